//! What a candidate does with the leaves it meets.

/// Takes the leaves of a message in their order.
///
/// Every candidate hands the same leaves to its sink: numbers (signed ones sign-extended, floats as their bits, truth values and
/// codes as 0, 1, ...; null-data as 0), and the contents of strings. Bit strings are their number of bits, then their octets.
/// Counts and tags are no leaves.
pub trait Sink: Default {
    /// A number.
    fn number(&mut self, value: u64);
    /// The contents of a string.
    fn octets(&mut self, octets: &[u8]);
    /// What came of it.
    fn finish(self) -> u64;
}

/// A signed leaf, as [`Sink::number`] wants it.
#[inline(always)]
#[must_use]
pub fn signed(value: impl Into<i64>) -> u64 {
    value.into().cast_unsigned()
}

/// The cheapest sink that still needs every leaf: the one that is timed.
#[derive(Debug, Default)]
pub struct Sum(u64);

impl Sink for Sum {
    #[inline(always)]
    fn number(&mut self, value: u64) {
        self.0 = self.0.wrapping_add(value);
    }

    #[inline(always)]
    fn octets(&mut self, octets: &[u8]) {
        let first = octets.first().map_or(0, |octet| u64::from(*octet));
        self.0 = self.0.wrapping_add(octets.len() as u64).wrapping_add(first);
    }

    fn finish(self) -> u64 {
        self.0
    }
}

/// A hash over every octet of every leaf in its order: the one by which candidates are compared before they are timed.
#[derive(Debug)]
pub struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Digest {
    fn octet(&mut self, octet: u8) {
        self.0 = (self.0 ^ u64::from(octet)).wrapping_mul(0x0100_0000_01B3);
    }
}

impl Sink for Digest {
    fn number(&mut self, value: u64) {
        self.octet(1);
        value.to_be_bytes().into_iter().for_each(|octet| self.octet(octet));
    }

    fn octets(&mut self, octets: &[u8]) {
        self.octet(2);
        octets.len().to_be_bytes().into_iter().for_each(|octet| self.octet(octet));
        octets.iter().for_each(|octet| self.octet(*octet));
    }

    fn finish(self) -> u64 {
        self.0
    }
}
