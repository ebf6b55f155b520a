//! Where segments and blocks are put together: a slice of the caller, or a growing buffer with a limit (feature `alloc`).

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

/// The buffer has no room for the octets that should be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Full;

/// A place of bounded size in which a message grows piece by piece.
pub trait Buffer {
    /// Forgets all octets; the room stays.
    fn clear(&mut self);

    /// Adds octets at the end.
    ///
    /// # Errors
    /// [`Full`] when they do not all fit; then nothing was added.
    fn append(&mut self, octets: &[u8]) -> Result<(), Full>;

    /// The octets so far.
    fn octets(&self) -> &[u8];

    /// The largest number of octets that fit.
    fn limit(&self) -> usize;
}

/// A [`Buffer`] in a slice of the caller. Its limit is the length of the slice.
#[derive(Debug)]
pub struct SliceBuffer<'b> {
    storage: &'b mut [u8],
    len: usize,
}

impl<'b> SliceBuffer<'b> {
    /// An empty buffer that grows into `storage`.
    #[must_use]
    pub const fn new(storage: &'b mut [u8]) -> Self {
        Self { storage, len: 0 }
    }
}

impl Buffer for SliceBuffer<'_> {
    #[inline]
    fn clear(&mut self) {
        self.len = 0;
    }

    #[inline]
    fn append(&mut self, octets: &[u8]) -> Result<(), Full> {
        let room = self.storage.get_mut(self.len..).ok_or(Full)?;
        let (place, _) = room.split_at_mut_checked(octets.len()).ok_or(Full)?;
        place.copy_from_slice(octets);
        self.len += octets.len();
        Ok(())
    }

    #[inline]
    fn octets(&self) -> &[u8] {
        self.storage.get(..self.len).unwrap_or_default()
    }

    #[inline]
    fn limit(&self) -> usize {
        self.storage.len()
    }
}

/// A [`Buffer`] in a `Vec` that grows up to a limit.
#[cfg(feature = "alloc")]
#[derive(Debug, Clone)]
pub struct VecBuffer {
    octets: Vec<u8>,
    limit: usize,
}

#[cfg(feature = "alloc")]
impl VecBuffer {
    /// An empty buffer that will never hold more than `limit` octets. Nothing is allocated before the first octet comes.
    #[must_use]
    pub const fn new(limit: usize) -> Self {
        Self { octets: Vec::new(), limit }
    }

    /// The octets so far, taken out; the buffer is empty afterwards.
    #[must_use]
    pub fn take(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.octets)
    }
}

#[cfg(feature = "alloc")]
impl Buffer for VecBuffer {
    #[inline]
    fn clear(&mut self) {
        self.octets.clear();
    }

    #[inline]
    fn append(&mut self, octets: &[u8]) -> Result<(), Full> {
        if octets.len() > self.limit.saturating_sub(self.octets.len()) {
            return Err(Full);
        }
        self.octets.extend_from_slice(octets);
        Ok(())
    }

    #[inline]
    fn octets(&self) -> &[u8] {
        &self.octets
    }

    #[inline]
    fn limit(&self) -> usize {
        self.limit
    }
}
