//! The gateway prefix: it names a meter behind a gateway in front of any APDU, plain or ciphered.
//!
//! ```text
//! tag E6 or E7 | network id 1 | address length 1 | physical device address | APDU
//! ```
//!
//! The tags are reserved in the ASN.1 of IEC 62056-5-3; the layout is known from one implementation only. The prefix stands behind the
//! wrapper header or the LLC header, and is not authenticated.

use core::fmt;

use super::count::{Needed, Octets};

/// The tag of a request, to the meter behind the gateway.
pub const REQUEST: u8 = 0xE6;
/// The tag of a response.
pub const RESPONSE: u8 = 0xE7;

/// The longest address in octets. The length is one octet, and no form for more than 127 is known.
pub const MAX_ADDRESS: usize = 127;

/// A gateway prefix with the APDU behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gateway<'a> {
    /// It comes from the meter: tag E7 instead of E6.
    pub response: bool,
    /// The network behind the gateway.
    pub network_id: u8,
    /// The address of the meter in that network, 0 to 127 octets.
    pub address: &'a [u8],
    /// The APDU.
    pub apdu: &'a [u8],
}

/// What is wrong with a gateway prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum GatewayErrorKind {
    /// The octets end before the prefix does.
    Incomplete {
        /// The number of octets still missing, at least.
        needed: usize,
    },
    /// The tag is neither E6 nor E7.
    Tag {
        /// The octet.
        found: u8,
    },
    /// The address is longer than 127 octets.
    AddressLength {
        /// The length octet, or the length of an address to encode as far as it fits an octet.
        found: u8,
    },
    /// The buffer to write to is too small.
    BufferTooSmall {
        /// The octets that are written.
        needed: usize,
    },
}

/// What is wrong with a gateway prefix, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GatewayError {
    kind: GatewayErrorKind,
    offset: usize,
}

impl GatewayError {
    #[cold]
    const fn new(kind: GatewayErrorKind, offset: usize) -> Self {
        Self { kind, offset }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> GatewayErrorKind {
        self.kind
    }

    /// Where, in octets from the tag.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// Whether more octets could still make a good prefix.
    #[must_use]
    pub const fn is_incomplete(&self) -> bool {
        matches!(self.kind, GatewayErrorKind::Incomplete { .. })
    }
}

impl fmt::Display for GatewayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.offset;
        match self.kind {
            GatewayErrorKind::Incomplete { needed } => write!(f, "incomplete gateway prefix at octet {at}: {}", Needed(needed)),
            GatewayErrorKind::Tag { found } => write!(f, "bad gateway tag at octet {at}: e6 or e7 expected, {found:02x} found"),
            GatewayErrorKind::AddressLength { found } => {
                write!(f, "gateway address too long at octet {at}: {}", Octets(usize::from(found)))
            }
            GatewayErrorKind::BufferTooSmall { needed } => write!(f, "buffer too small: {needed} octets needed"),
        }
    }
}

impl core::error::Error for GatewayError {}

impl<'a> Gateway<'a> {
    /// Reads the prefix; everything behind it is the APDU.
    ///
    /// # Errors
    /// [`GatewayError`], in the order of the octets.
    pub fn decode(octets: &'a [u8]) -> Result<Self, GatewayError> {
        let incomplete = |needed| GatewayError::new(GatewayErrorKind::Incomplete { needed }, octets.len());
        let response = match *octets {
            [REQUEST, ..] => false,
            [RESPONSE, ..] => true,
            [found, ..] => return Err(GatewayError::new(GatewayErrorKind::Tag { found }, 0)),
            [] => return Err(incomplete(3)),
        };
        let &[_, network_id, length, ref behind @ ..] = octets else { return Err(incomplete(3 - octets.len())) };
        let count = usize::from(length);
        if count > MAX_ADDRESS {
            return Err(GatewayError::new(GatewayErrorKind::AddressLength { found: length }, 2));
        }
        let (address, apdu) = behind.split_at_checked(count).ok_or_else(|| incomplete(count - behind.len()))?;
        Ok(Self { response, network_id, address, apdu })
    }

    /// The number of octets of prefix and APDU.
    #[must_use]
    pub const fn encoded_len(&self) -> usize {
        self.apdu.len().saturating_add(self.address.len()).saturating_add(3)
    }

    /// Writes prefix and APDU and gives the part of `out` that was written.
    ///
    /// # Errors
    /// [`GatewayErrorKind::AddressLength`], [`GatewayErrorKind::BufferTooSmall`].
    pub fn encode<'o>(&self, out: &'o mut [u8]) -> Result<&'o mut [u8], GatewayError> {
        let length = u8::try_from(self.address.len()).unwrap_or(u8::MAX);
        if usize::from(length) > MAX_ADDRESS {
            return Err(GatewayError::new(GatewayErrorKind::AddressLength { found: length }, 2));
        }
        let needed = self.encoded_len();
        let too_small = GatewayError::new(GatewayErrorKind::BufferTooSmall { needed }, 0);
        let out = out.get_mut(..needed).ok_or(too_small)?;
        let (head, rest) = out.split_first_chunk_mut::<3>().ok_or(too_small)?;
        *head = [if self.response { RESPONSE } else { REQUEST }, self.network_id, length];
        let (address, rest) = rest.split_at_mut_checked(self.address.len()).ok_or(too_small)?;
        let (apdu, _) = rest.split_at_mut_checked(self.apdu.len()).ok_or(too_small)?;
        address.copy_from_slice(self.address);
        apdu.copy_from_slice(self.apdu);
        Ok(out)
    }
}
