//! Strings of bits, borrowed.

use core::fmt;

/// The bits of an octet from first to last.
const MASKS: [u8; 8] = [0x80, 0x40, 0x20, 0x10, 0x08, 0x04, 0x02, 0x01];

/// BIT STRING: bits without a meaning of their own. The first bit is the most significant one of the first octet.
///
/// The bits behind the last one, up to the full octet, do not count: decoding takes them as they come, comparing does not look at
/// them, encoding writes zeros.
#[derive(Clone, Copy, Default)]
pub struct BitString<'a> {
    bits: usize,
    octets: &'a [u8],
}

impl<'a> BitString<'a> {
    /// The first `bits` bits of `octets`, or `None` where these are not exactly as many octets as the bits take.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn new(bits: usize, octets: &'a [u8]) -> Option<Self> {
        if bits.div_ceil(8) == octets.len() { Some(Self { bits, octets }) } else { None }
    }

    /// All bits of `octets`.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn from_octets(octets: &'a [u8]) -> Self {
        Self { bits: octets.len().saturating_mul(8), octets }
    }

    /// The number of bits.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn len(&self) -> usize {
        self.bits
    }

    /// True where there is no bit.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn is_empty(&self) -> bool {
        self.bits == 0
    }

    /// The octets, with the padding as it came.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn octets(&self) -> &'a [u8] {
        self.octets
    }

    /// The full octets, and the last one where the padding is cut from it (as zeros) when there is some.
    pub(crate) fn canonical(&self) -> (&'a [u8], Option<u8>) {
        match (self.bits % 8, self.octets.split_last()) {
            (0, _) | (_, None) => (self.octets, None),
            (used, Some((last, full))) => (full, Some(last & !(0xff >> used))),
        }
    }

    /// The bit at this position, counted from 0 for the first.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub fn get(&self, index: usize) -> Option<bool> {
        if index >= self.bits {
            return None;
        }
        self.octets.get(index / 8).map(|octet| octet & 0x80 >> (index % 8) != 0)
    }

    /// The bits from first to last.
    pub fn iter(&self) -> impl Iterator<Item = bool> + Clone + 'a {
        let octets = self.octets.iter();
        octets.flat_map(|octet| MASKS.iter().map(move |mask| octet & mask != 0)).take(self.bits)
    }

    /// The bits as a number, the first one most significant, or `None` above 64 bits.
    #[must_use]
    pub fn to_number(&self) -> Option<u64> {
        (self.bits <= 64).then(|| self.iter().fold(0, |number, bit| number << 1 | u64::from(bit)))
    }
}

impl PartialEq for BitString<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits && self.canonical() == other.canonical()
    }
}

impl Eq for BitString<'_> {}

impl core::hash::Hash for BitString<'_> {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.bits.hash(state);
        self.canonical().hash(state);
    }
}

/// The bits from first to last: `1011`.
impl fmt::Display for BitString<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|bit| out.write_str(if bit { "1" } else { "0" }))
    }
}

impl fmt::Debug for BitString<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "BitString({self})")
    }
}
