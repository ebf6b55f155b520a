//! The LLC sub-layer of the HDLC profile: three octets in front of the APDU (IEC 62056-46, clause 5).
//!
//! The header stands once per message: in a segmented message only in the first frame. Octets behind it that look like a header again are
//! user data; behind `E6 E6 00` the gateway tags E6 and E7 may follow.

use core::fmt;

use super::count::Needed;

/// The LSAP of the application layer.
const LSAP: u8 = 0xE6;
/// The source LSAP of a response: the lowest bit says response.
const RESPONSE_LSAP: u8 = 0xE7;
/// The destination LSAP of a broadcast; accepted, never sent.
const BROADCAST: u8 = 0xFF;

/// An LLC PDU: who speaks, and the APDU.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Llc<'a> {
    /// It comes from the server: source LSAP E7 instead of E6.
    pub response: bool,
    /// It came with the broadcast destination FF. It is taken as E6, and never sent.
    pub broadcast: bool,
    /// The APDU, with whatever follows it.
    pub apdu: &'a [u8],
}

/// What is wrong with an LLC header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LlcErrorKind {
    /// There are less than three octets.
    Incomplete {
        /// How many are missing.
        needed: usize,
    },
    /// The destination LSAP is neither E6 nor FF.
    Destination {
        /// The octet.
        found: u8,
    },
    /// The source LSAP is neither E6 nor E7.
    Source {
        /// The octet.
        found: u8,
    },
    /// The quality is not 0.
    Quality {
        /// The octet.
        found: u8,
    },
}

/// What is wrong with an LLC header, and where. Such a PDU is dropped without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LlcError {
    kind: LlcErrorKind,
}

impl LlcError {
    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> LlcErrorKind {
        self.kind
    }

    /// Where, in octets from the start of the header.
    #[must_use]
    pub const fn offset(&self) -> usize {
        match self.kind {
            LlcErrorKind::Incomplete { needed } => 3_usize.saturating_sub(needed),
            LlcErrorKind::Destination { .. } => 0,
            LlcErrorKind::Source { .. } => 1,
            LlcErrorKind::Quality { .. } => 2,
        }
    }

    /// Whether more octets could still make a good header.
    #[must_use]
    pub const fn is_incomplete(&self) -> bool {
        matches!(self.kind, LlcErrorKind::Incomplete { .. })
    }
}

impl fmt::Display for LlcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.offset();
        match self.kind {
            LlcErrorKind::Incomplete { needed } => write!(f, "incomplete LLC header at octet {at}: {}", Needed(needed)),
            LlcErrorKind::Destination { found } => write!(f, "bad LLC destination at octet {at}: e6 expected, {found:02x} found"),
            LlcErrorKind::Source { found } => write!(f, "bad LLC source at octet {at}: e6 or e7 expected, {found:02x} found"),
            LlcErrorKind::Quality { found } => write!(f, "bad LLC quality at octet {at}: 00 expected, {found:02x} found"),
        }
    }
}

impl core::error::Error for LlcError {}

impl<'a> Llc<'a> {
    /// The header of a PDU from client to server.
    pub const COMMAND: [u8; 3] = [LSAP, LSAP, 0];
    /// The header of a PDU from server to client.
    pub const RESPONSE: [u8; 3] = [LSAP, RESPONSE_LSAP, 0];

    /// Reads the header; everything behind it is the APDU.
    ///
    /// # Errors
    /// [`LlcError`], in the order of the octets.
    #[inline]
    pub const fn decode(octets: &'a [u8]) -> Result<Self, LlcError> {
        match *octets {
            [LSAP, LSAP, 0, ref apdu @ ..] => Ok(Self { response: false, broadcast: false, apdu }),
            [LSAP, RESPONSE_LSAP, 0, ref apdu @ ..] => Ok(Self { response: true, broadcast: false, apdu }),
            _ => Self::decode_rare(octets),
        }
    }

    #[cold]
    const fn decode_rare(octets: &'a [u8]) -> Result<Self, LlcError> {
        let kind = match *octets {
            [destination @ (LSAP | BROADCAST), source @ (LSAP | RESPONSE_LSAP), 0, ref apdu @ ..] => {
                return Ok(Self { response: source == RESPONSE_LSAP, broadcast: destination == BROADCAST, apdu });
            }
            [LSAP | BROADCAST, LSAP | RESPONSE_LSAP, found, ..] => LlcErrorKind::Quality { found },
            [LSAP | BROADCAST, LSAP | RESPONSE_LSAP] => LlcErrorKind::Incomplete { needed: 1 },
            [LSAP | BROADCAST, found, ..] => LlcErrorKind::Source { found },
            [LSAP | BROADCAST] => LlcErrorKind::Incomplete { needed: 2 },
            [found, ..] => LlcErrorKind::Destination { found },
            [] => LlcErrorKind::Incomplete { needed: 3 },
        };
        Err(LlcError { kind })
    }

    /// Reads a header that may be missing: `None` as header, and all octets as APDU.
    ///
    /// For the blocks of a general block transfer after the first one: Landis+Gyr meters send the header in the first frame only. No APDU
    /// starts like a header, except a gateway request for network E6 or E7 with an empty address.
    #[inline]
    #[must_use]
    pub const fn decode_optional(octets: &'a [u8]) -> (Option<Self>, &'a [u8]) {
        match Self::decode(octets) {
            Ok(llc) => (Some(llc), llc.apdu),
            Err(_) => (None, octets),
        }
    }

    /// Reads the PDU that follows an APDU in the same information field. Landis+Gyr meters put several LLC PDUs one after the other into
    /// one UI frame; the standard has one.
    ///
    /// `rest` is what the decoder of the APDU left over; `Ok(None)` when that is nothing.
    ///
    /// # Errors
    /// [`LlcError`] when something else follows than a header.
    #[inline]
    pub const fn decode_following(rest: &'a [u8]) -> Result<Option<Self>, LlcError> {
        if rest.is_empty() {
            return Ok(None);
        }
        match Self::decode(rest) {
            Ok(llc) => Ok(Some(llc)),
            Err(error) => Err(error),
        }
    }

    /// The header in front of the APDU. A broadcast is sent with destination E6 as everything else.
    #[inline]
    #[must_use]
    pub const fn header(&self) -> [u8; 3] {
        if self.response { Self::RESPONSE } else { Self::COMMAND }
    }

    /// The number of octets of header and APDU.
    #[inline]
    #[must_use]
    pub const fn encoded_len(&self) -> usize {
        self.apdu.len().saturating_add(3)
    }

    /// Writes header and APDU and gives the part of `out` that was written; `None` when `out` is shorter than
    /// [`encoded_len`](Self::encoded_len).
    pub fn encode<'o>(&self, out: &'o mut [u8]) -> Option<&'o mut [u8]> {
        let out = out.get_mut(..self.encoded_len())?;
        let (header, apdu) = out.split_at_mut_checked(3)?;
        header.copy_from_slice(&self.header());
        apdu.copy_from_slice(self.apdu);
        Some(out)
    }
}
