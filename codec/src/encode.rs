//! Writing a value as octets.

use crate::error::EncodeError;

/// Where encoders write: a slice of the caller.
///
/// A writer can also measure, compare or digest instead of write, which is how [`encoded_len`](Encode::encoded_len) of views,
/// [`decode_canonical`](crate::Decode::decode_canonical) and check sequences need no buffer.
pub struct Writer<'o> {
    /// What is still to be filled. Empty in the other modes, so that they cost nothing while writing.
    out: &'o mut [u8],
    /// The length of the whole slice.
    total: usize,
    aside: Option<Aside<'o>>,
}

/// The largest chunk that is put aside; longer ones go as slices.
const ASIDE: usize = 64;

/// Octets that are not written but used for something else.
struct Aside<'o> {
    /// The last chunk. It is used with the next one: so the octets of a chunk have one place to go to in every mode, and while writing
    /// they never pass through the stack.
    chunk: [u8; ASIDE],
    /// How many octets of `chunk` are to be used.
    pending: usize,
    consumer: Consumer<'o>,
}

/// What uses octets that are not written.
struct Consumer<'o> {
    purpose: Purpose<'o>,
    /// The octets used.
    used: usize,
    /// The difference found.
    failure: Option<EncodeError>,
}

enum Purpose<'o> {
    /// Counting.
    Measure,
    /// Comparing with what is still to come.
    Compare(&'o [u8]),
    /// Handing on, for a check value.
    Digest(&'o mut dyn FnMut(&[u8])),
}

impl<'o> Writer<'o> {
    /// A writer that fills `out` from its start.
    #[must_use]
    #[inline]
    pub const fn new(out: &'o mut [u8]) -> Self {
        let total = out.len();
        Self { out, total, aside: None }
    }

    /// A writer that compares what is written with `octets`. A difference is reported by the next call at the latest, or by
    /// [`finish`](Writer::finish).
    #[must_use]
    pub const fn compare(octets: &'o [u8]) -> Self {
        Self::beside(Purpose::Compare(octets))
    }

    /// A writer that counts what is written, see [`position`](Writer::position).
    #[must_use]
    pub const fn measure() -> Self {
        Self::beside(Purpose::Measure)
    }

    /// A writer that hands on what is written, the last of it at [`finish`](Writer::finish).
    #[must_use]
    pub(crate) const fn digest(update: &'o mut dyn FnMut(&[u8])) -> Self {
        Self::beside(Purpose::Digest(update))
    }

    const fn beside(purpose: Purpose<'o>) -> Self {
        Self {
            out: &mut [],
            total: 0,
            aside: Some(Aside { chunk: [0; ASIDE], pending: 0, consumer: Consumer { purpose, used: 0, failure: None } }),
        }
    }

    /// Writes a fixed number of octets.
    ///
    /// # Errors
    /// [`EncodeError::Inconsistent`] behind the end of the slice; [`EncodeError::NotCanonical`] when comparing.
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub fn chunk<const N: usize>(&mut self, octets: [u8; N]) -> Result<(), EncodeError> {
        if N > ASIDE {
            return self.octets(&octets);
        }
        let place = match self.out.split_off_mut(..N).and_then(|place| place.first_chunk_mut()) {
            Some(place) => place,
            None => match self.chunk_aside(N).and_then(|place| place.first_chunk_mut()) {
                Some(place) => place,
                None => return self.failure(),
            },
        };
        *place = octets;
        Ok(())
    }

    /// Writes octets.
    ///
    /// # Errors
    /// As [`chunk`](Writer::chunk).
    #[inline]
    pub fn octets(&mut self, octets: &[u8]) -> Result<(), EncodeError> {
        match self.out.split_off_mut(..octets.len()) {
            Some(place) => {
                place.copy_from_slice(octets);
                Ok(())
            }
            None => self.octets_aside(octets),
        }
    }

    /// Writes values of fixed size one after the other.
    ///
    /// # Errors
    /// As [`chunk`](Writer::chunk).
    #[inline]
    pub(crate) fn fixed<T: Encode>(&mut self, values: &[T]) -> Result<(), EncodeError> {
        if self.aside.is_some() {
            return values.iter().try_for_each(|value| value.write(self));
        }
        let mut free = core::mem::take(&mut self.out);
        for value in values {
            match value.write_fixed(free) {
                Some(behind) => free = behind,
                None => return self.failure(),
            }
        }
        self.out = free;
        Ok(())
    }

    /// The octets written, measured, compared or handed on so far.
    #[must_use]
    #[inline]
    pub const fn position(&self) -> usize {
        match &self.aside {
            Some(aside) => aside.consumer.used.saturating_add(aside.pending),
            None => self.total.saturating_sub(self.out.len()),
        }
    }

    /// Checks that all was written.
    ///
    /// # Errors
    /// [`EncodeError::Inconsistent`] where octets of the slice are left; [`EncodeError::NotCanonical`] when comparing.
    pub fn finish(&mut self) -> Result<(), EncodeError> {
        match &mut self.aside {
            Some(aside) => {
                aside.flush();
                match aside.consumer {
                    Consumer { failure: Some(error), .. } => Err(error),
                    Consumer { purpose: Purpose::Compare([_, ..]), used, .. } => Err(EncodeError::NotCanonical { offset: used }),
                    _ => Ok(()),
                }
            }
            None if self.out.is_empty() => Ok(()),
            None => Err(EncodeError::Inconsistent { field: None }),
        }
    }

    /// Where a chunk of `size` octets goes that is not written. `None` where the writer [failed](Writer::failure).
    #[cold]
    #[inline(never)]
    fn chunk_aside(&mut self, size: usize) -> Option<&mut [u8; ASIDE]> {
        let aside = self.aside.as_mut()?;
        aside.flush();
        aside.pending = size;
        aside.consumer.failure.is_none().then_some(&mut aside.chunk)
    }

    #[cold]
    #[inline(never)]
    fn octets_aside(&mut self, octets: &[u8]) -> Result<(), EncodeError> {
        if let Some(aside) = &mut self.aside {
            aside.flush();
            aside.consumer.take(octets);
            if aside.consumer.failure.is_none() {
                return Ok(());
            }
        }
        self.failure()
    }

    /// Why there is no place for octets.
    #[cold]
    #[inline(never)]
    fn failure(&self) -> Result<(), EncodeError> {
        Err(self.aside.as_ref().and_then(|aside| aside.consumer.failure).unwrap_or(EncodeError::Inconsistent { field: None }))
    }
}

impl Aside<'_> {
    /// Uses the chunk that is pending.
    fn flush(&mut self) {
        self.consumer.take(self.chunk.get(..self.pending).unwrap_or_default());
        self.pending = 0;
    }
}

impl Consumer<'_> {
    fn take(&mut self, octets: &[u8]) {
        if self.failure.is_some() {
            return;
        }
        let mut taken = octets.len();
        match &mut self.purpose {
            Purpose::Measure => {}
            Purpose::Digest(update) => update(octets),
            Purpose::Compare(expected) => match expected.strip_prefix(octets) {
                Some(rest) => *expected = rest,
                None => {
                    taken = expected.iter().zip(octets).take_while(|(one, other)| one == other).count();
                    self.failure = Some(EncodeError::NotCanonical { offset: self.used.saturating_add(taken) });
                }
            },
        }
        self.used = self.used.saturating_add(taken);
    }
}

/// The error of an encoder that did not fit into `room` octets, or that had another reason to fail.
#[cold]
#[inline(never)]
fn too_small(room: usize, error: EncodeError, write: &dyn Fn(&mut Writer<'_>) -> Result<(), EncodeError>) -> EncodeError {
    let mut measure = Writer::measure();
    match write(&mut measure) {
        Ok(()) if measure.position() > room => EncodeError::BufferTooSmall { needed: measure.position() },
        Ok(()) => error,
        Err(error) => error,
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

    /// True where [`write_fixed`](Encode::write_fixed) is there.
    const FIXED: bool = false;

    /// Writes a value that always takes the same number of octets to the start of `out`, and returns what is behind it; `None` where
    /// there is no room, and of types whose size is not fixed.
    ///
    /// Lists write their elements with it: the place of the next one stays in registers, as it does not where a writer holds it.
    #[must_use]
    #[inline]
    fn write_fixed<'o>(&self, _out: &'o mut [u8]) -> Option<&'o mut [u8]> {
        None
    }

    /// Writes the value to the start of `out` and returns the part that was written.
    ///
    /// # Errors
    /// [`EncodeError::BufferTooSmall`] with the length needed, and as [`write`](Encode::write).
    #[inline]
    fn encode<'o>(&self, out: &'o mut [u8]) -> Result<&'o mut [u8], EncodeError> {
        // straight into the buffer: the length is counted only where it does not fit
        let mut writer = Writer::new(out);
        match self.write(&mut writer) {
            Ok(()) => {
                let written = writer.position();
                Ok(out.split_at_mut_checked(written).map_or(&mut [], |(written, _)| written))
            }
            Err(error) => Err(too_small(out.len(), error, &|out| self.write(out))),
        }
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
