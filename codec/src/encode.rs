//! Writing a value as octets.

use crate::error::EncodeError;

/// Where encoders write: a slice of exactly the right size.
///
/// It can also compare instead of write, which is how [`decode_canonical`](crate::Decode::decode_canonical) needs no buffer.
pub struct Writer<'o> {
    /// What is still to be filled. Empty in the other modes, so that they cost nothing while writing.
    out: &'o mut [u8],
    mode: Mode<'o>,
    /// The length of the whole.
    total: usize,
}

enum Mode<'o> {
    Write,
    /// What is still to come.
    Compare(&'o [u8]),
    /// Hands the octets on, for a check value over them.
    Digest(&'o mut dyn FnMut(&[u8])),
}

impl<'o> Writer<'o> {
    /// A writer that fills `out` and must fill all of it.
    #[must_use]
    #[inline]
    pub const fn new(out: &'o mut [u8]) -> Self {
        let total = out.len();
        Self { out, mode: Mode::Write, total }
    }

    /// A writer that compares what is written with `octets`.
    #[must_use]
    #[inline]
    pub const fn compare(octets: &'o [u8]) -> Self {
        Self { out: &mut [], mode: Mode::Compare(octets), total: octets.len() }
    }

    /// A writer that hands on what is written and keeps nothing.
    #[must_use]
    pub(crate) fn digest(update: &'o mut dyn FnMut(&[u8])) -> Self {
        Self { out: &mut [], mode: Mode::Digest(update), total: 0 }
    }

    /// Writes a fixed number of octets.
    ///
    /// # Errors
    /// [`EncodeError::Inconsistent`] behind the end of the slice; [`EncodeError::NotCanonical`] when comparing.
    #[inline]
    pub fn chunk<const N: usize>(&mut self, octets: [u8; N]) -> Result<(), EncodeError> {
        match core::mem::take(&mut self.out).split_first_chunk_mut::<N>() {
            Some((place, rest)) => {
                *place = octets;
                self.out = rest;
                Ok(())
            }
            None => self.elsewhere(&octets),
        }
    }

    /// Writes octets.
    ///
    /// # Errors
    /// As [`chunk`](Writer::chunk).
    #[inline]
    pub fn octets(&mut self, octets: &[u8]) -> Result<(), EncodeError> {
        match core::mem::take(&mut self.out).split_at_mut_checked(octets.len()) {
            Some((place, rest)) => {
                place.copy_from_slice(octets);
                self.out = rest;
                Ok(())
            }
            None => self.elsewhere(octets),
        }
    }

    /// The octets written or compared so far.
    #[must_use]
    #[inline]
    pub const fn position(&self) -> usize {
        match &self.mode {
            Mode::Compare(expected) => self.total.saturating_sub(expected.len()),
            Mode::Write | Mode::Digest(_) => self.total.saturating_sub(self.out.len()),
        }
    }

    /// Checks that all was written.
    ///
    /// # Errors
    /// [`EncodeError::Inconsistent`] where octets of the slice are left; [`EncodeError::NotCanonical`] when comparing.
    #[inline]
    pub const fn finish(&self) -> Result<(), EncodeError> {
        match &self.mode {
            Mode::Digest(_) | Mode::Compare([]) => Ok(()),
            Mode::Compare(_) => Err(EncodeError::NotCanonical { offset: self.position() }),
            Mode::Write if self.out.is_empty() => Ok(()),
            Mode::Write => Err(EncodeError::Inconsistent { field: None }),
        }
    }

    #[cold]
    #[inline(never)]
    fn elsewhere(&mut self, octets: &[u8]) -> Result<(), EncodeError> {
        match &mut self.mode {
            Mode::Write => Err(EncodeError::Inconsistent { field: None }),
            Mode::Digest(update) => {
                update(octets);
                Ok(())
            }
            Mode::Compare(expected) => {
                let same = expected.iter().zip(octets).take_while(|(one, other)| one == other).count();
                *expected = expected.split_at_checked(same).map_or(&[], |(_, rest)| rest);
                if same == octets.len() { Ok(()) } else { Err(EncodeError::NotCanonical { offset: self.position() }) }
            }
        }
    }
}

/// A value that can be written as octets, always in the canonical form.
pub trait Encode {
    /// Exactly how many octets [`write`](Encode::write) writes.
    fn encoded_len(&self) -> usize;

    /// Writes the value.
    ///
    /// # Errors
    /// What makes the value impossible to encode, see [`EncodeError`].
    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError>;

    /// Writes the value to the start of `out` and returns the part that was written.
    ///
    /// # Errors
    /// [`EncodeError::BufferTooSmall`] with the length needed, and as [`write`](Encode::write).
    #[inline]
    fn encode<'o>(&self, out: &'o mut [u8]) -> Result<&'o mut [u8], EncodeError> {
        let needed = self.encoded_len();
        let Some((place, _)) = out.split_at_mut_checked(needed) else { return Err(EncodeError::BufferTooSmall { needed }) };
        let mut writer = Writer::new(place);
        self.write(&mut writer)?;
        writer.finish()?;
        Ok(place)
    }

    /// Writes the value into a new vector of exactly its length.
    ///
    /// # Errors
    /// As [`write`](Encode::write).
    #[cfg(feature = "alloc")]
    fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, EncodeError> {
        let mut out = alloc::vec![0; self.encoded_len()];
        let mut writer = Writer::new(&mut out);
        self.write(&mut writer)?;
        writer.finish()?;
        Ok(out)
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    #[inline]
    fn encoded_len(&self) -> usize {
        (**self).encoded_len()
    }

    #[inline]
    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        (**self).write(out)
    }
}

/// Nothing: takes no octet.
impl Encode for () {
    #[inline]
    fn encoded_len(&self) -> usize {
        0
    }

    #[inline]
    fn write(&self, _: &mut Writer<'_>) -> Result<(), EncodeError> {
        Ok(())
    }
}
