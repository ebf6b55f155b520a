//! The wrapper of the TCP-UDP/IP profile: eight octets in front of the APDU (IEC 62056-47, today 62056-4-7).
//!
//! ```text
//! version 0001 | source wPort u16 | destination wPort u16 | length u16 | APDU
//! ```
//!
//! The wrapper never segments: it holds one whole APDU. On TCP a PDU may be cut anywhere and several follow each other ([`read`]); on UDP
//! one datagram is one PDU ([`Wrapper::decode_datagram`]).

use core::fmt;

use super::Progress;
use super::count::{Needed, Octets};

/// The only version.
pub const VERSION: u16 = 1;
/// The number of octets in front of the APDU.
pub const HEADER_LEN: usize = 8;

/// Reserved wPorts (the same on TCP and UDP). All-station is 007F in this field of 16 bits, not 3FFF.
pub mod wport {
    /// No-station, of clients and servers.
    pub const NO_STATION: u16 = 0x0000;
    /// The client management process.
    pub const CLIENT_MANAGEMENT: u16 = 0x0001;
    /// The public client.
    pub const PUBLIC_CLIENT: u16 = 0x0010;
    /// The management logical device of a server.
    pub const MANAGEMENT_LOGICAL_DEVICE: u16 = 0x0001;
    /// All-station, of servers.
    pub const ALL_STATION: u16 = 0x007F;
}

/// A wrapper PDU.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrapper<'a> {
    /// The wPort of the sender.
    pub source: u16,
    /// The wPort of the receiver.
    pub destination: u16,
    /// The APDU, 0 to 65,535 octets.
    pub apdu: &'a [u8],
}

/// What is wrong with a wrapper PDU.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WrapperErrorKind {
    /// The octets end before the PDU does; a longer buffer could still be good.
    Incomplete {
        /// The number of octets still missing, at least.
        needed: usize,
    },
    /// The version is not 1. In a stream this means that the place in it is lost.
    Version {
        /// The version; its low octet is 0 when only the high one is there.
        found: u16,
    },
    /// Octets follow the PDU in its datagram.
    Trailing {
        /// How many.
        count: usize,
    },
}

/// What is wrong with a wrapper PDU, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrapperError {
    kind: WrapperErrorKind,
    offset: usize,
}

impl WrapperError {
    #[cold]
    const fn new(kind: WrapperErrorKind, offset: usize) -> Self {
        Self { kind, offset }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> WrapperErrorKind {
        self.kind
    }

    /// Where, in octets from the start of the octets given.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// Whether more octets could still make a good PDU.
    #[must_use]
    pub const fn is_incomplete(&self) -> bool {
        matches!(self.kind, WrapperErrorKind::Incomplete { .. })
    }

    /// The same error with its offset counted from `octets` octets earlier.
    #[must_use]
    pub const fn moved_by(self, octets: usize) -> Self {
        Self { offset: self.offset.saturating_add(octets), ..self }
    }
}

impl WrapperErrorKind {
    /// A stable name for reports.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Incomplete { .. } => "incomplete",
            Self::Version { .. } => "version",
            Self::Trailing { .. } => "trailing",
        }
    }
}

impl fmt::Display for WrapperError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.offset;
        match self.kind {
            WrapperErrorKind::Incomplete { needed } => write!(f, "incomplete wrapper PDU at octet {at}: {}", Needed(needed)),
            WrapperErrorKind::Version { found } => write!(f, "bad wrapper version at octet {at}: 0001 expected, {found:04x} found"),
            WrapperErrorKind::Trailing { count } => write!(f, "{} after the wrapper PDU at octet {at}", Octets(count)),
        }
    }
}

impl core::error::Error for WrapperError {}

/// Why a PDU cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrapperEncodeError {
    /// The buffer is too small.
    BufferTooSmall {
        /// The octets that the PDU takes.
        needed: usize,
    },
    /// The APDU is longer than 65,535 octets; it needs block transfer.
    TooLong {
        /// Its length in octets.
        length: usize,
    },
}

impl fmt::Display for WrapperEncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BufferTooSmall { needed } => write!(f, "buffer too small: {needed} octets needed"),
            Self::TooLong { length } => write!(f, "APDU of {length} octets in one wrapper PDU: 65535 is the most"),
        }
    }
}

impl core::error::Error for WrapperEncodeError {}

/// The first PDU, or what is missing or wrong.
#[inline]
fn split(octets: &[u8]) -> Result<(Wrapper<'_>, &[u8]), WrapperError> {
    let &[0x00, 0x01, s1, s0, d1, d0, l1, l0, ref behind @ ..] = octets else { return Err(header_fault(octets)) };
    let length = usize::from(u16::from_be_bytes([l1, l0]));
    let Some((apdu, rest)) = behind.split_at_checked(length) else {
        return Err(WrapperError::new(WrapperErrorKind::Incomplete { needed: length - behind.len() }, octets.len()));
    };
    Ok((Wrapper { source: u16::from_be_bytes([s1, s0]), destination: u16::from_be_bytes([d1, d0]), apdu }, rest))
}

#[cold]
fn header_fault(octets: &[u8]) -> WrapperError {
    let (high, low) = match *octets {
        [] | [0x00] | [0x00, 0x01, ..] => {
            return WrapperError::new(WrapperErrorKind::Incomplete { needed: HEADER_LEN.saturating_sub(octets.len()) }, octets.len());
        }
        [high] => (high, 0),
        [high, low, ..] => (high, low),
    };
    WrapperError::new(WrapperErrorKind::Version { found: u16::from_be_bytes([high, low]) }, 0)
}

impl<'a> Wrapper<'a> {
    /// Reads a datagram, which holds exactly one PDU.
    ///
    /// # Errors
    /// [`WrapperErrorKind::Trailing`] when octets are left over; [`WrapperErrorKind::Incomplete`] when some are missing, which on UDP
    /// means that the datagram is not good; [`WrapperErrorKind::Version`].
    pub fn decode_datagram(octets: &'a [u8]) -> Result<Self, WrapperError> {
        match split(octets)? {
            (wrapper, []) => Ok(wrapper),
            (_, rest) => Err(WrapperError::new(WrapperErrorKind::Trailing { count: rest.len() }, octets.len() - rest.len())),
        }
    }

    /// The number of octets that the PDU takes.
    #[inline]
    #[must_use]
    pub const fn encoded_len(&self) -> usize {
        self.apdu.len().saturating_add(HEADER_LEN)
    }

    /// The header of the PDU, for callers that send header and APDU without copying.
    ///
    /// # Errors
    /// [`WrapperEncodeError::TooLong`].
    pub fn header(&self) -> Result<[u8; HEADER_LEN], WrapperEncodeError> {
        let length = u16::try_from(self.apdu.len()).map_err(|_| WrapperEncodeError::TooLong { length: self.apdu.len() })?;
        let ([s1, s0], [d1, d0], [l1, l0]) = (self.source.to_be_bytes(), self.destination.to_be_bytes(), length.to_be_bytes());
        Ok([0x00, 0x01, s1, s0, d1, d0, l1, l0])
    }

    /// Writes the PDU and gives the part of `out` that was written.
    ///
    /// # Errors
    /// [`WrapperEncodeError`]; nothing is cut silently.
    pub fn encode<'o>(&self, out: &'o mut [u8]) -> Result<&'o mut [u8], WrapperEncodeError> {
        let header = self.header()?;
        let needed = self.encoded_len();
        let too_small = WrapperEncodeError::BufferTooSmall { needed };
        let out = out.get_mut(..needed).ok_or(too_small)?;
        let (place, apdu) = out.split_at_mut_checked(HEADER_LEN).ok_or(too_small)?;
        place.copy_from_slice(&header);
        apdu.copy_from_slice(self.apdu);
        Ok(out)
    }

    /// The PDU in a new `Vec`.
    ///
    /// # Errors
    /// [`WrapperEncodeError::TooLong`].
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, WrapperEncodeError> {
        let mut octets = alloc::vec::Vec::with_capacity(self.encoded_len());
        octets.extend_from_slice(&self.header()?);
        octets.extend_from_slice(self.apdu);
        Ok(octets)
    }
}

/// What to do with a stream after a wrong version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Recovery {
    /// The stream is lost: everything is skipped, and the connection is to be closed.
    #[default]
    Close,
    /// Skip to the next octets 00 01 and try again. These may be octets of an APDU, so what is read afterwards can be wrong.
    Scan,
}

/// Looks for a PDU at the start of a TCP stream. Octets behind it are the next one.
///
/// ```
/// use cosem_codec::link::{Progress, wrapper};
///
/// let octets = [0x00, 0x01, 0x00, 0x10, 0x00, 0x01, 0x00, 0x03, 0xC0];
/// assert_eq!(wrapper::read(&octets, wrapper::Recovery::Close), Progress::Incomplete { needed: 2, skip: 0 });
/// ```
#[inline]
pub fn read(input: &[u8], recovery: Recovery) -> Progress<Wrapper<'_>, WrapperError> {
    match split(input) {
        Ok((unit, rest)) => Progress::Complete { unit, consumed: input.len() - rest.len() },
        Err(WrapperError { kind: WrapperErrorKind::Incomplete { needed }, .. }) => Progress::Incomplete { needed, skip: 0 },
        Err(error) => Progress::Invalid { error, skip: skip(input, recovery) },
    }
}

/// How much to skip of octets that do not start with the version.
#[cold]
fn skip(input: &[u8], recovery: Recovery) -> usize {
    if recovery == Recovery::Close {
        return input.len();
    }
    // The last octet may be the first half of the version.
    let keep = usize::from(input.len() > 1 && input.last() == Some(&0x00));
    let behind = input.get(1..).unwrap_or_default();
    behind
        .array_windows()
        .position(|pair| *pair == [0x00, 0x01])
        .map_or(input.len().saturating_sub(keep), |position| position.saturating_add(1))
}

/// Collects the octets of a TCP stream and gives the PDUs in it.
///
/// After a wrong version under [`Recovery::Close`] the error is given once, and the reader takes nothing any more.
#[cfg(feature = "alloc")]
#[derive(Debug, Clone)]
pub struct WrapperReader {
    recovery: Recovery,
    octets: alloc::vec::Vec<u8>,
    used: usize,
    before: usize,
    lost: bool,
    in_garbage: bool,
}

#[cfg(feature = "alloc")]
impl WrapperReader {
    /// A reader at the start of a stream.
    #[must_use]
    pub const fn new(recovery: Recovery) -> Self {
        Self { recovery, octets: alloc::vec::Vec::new(), used: 0, before: 0, lost: false, in_garbage: false }
    }

    /// Adds octets that came.
    pub fn push(&mut self, octets: &[u8]) {
        if self.used > 0 {
            self.octets.drain(..self.used);
            self.before = self.before.wrapping_add(self.used);
            self.used = 0;
        }
        if !self.lost {
            self.octets.extend_from_slice(octets);
        }
    }

    /// Whether the place in the stream is lost, so that the connection is to be closed.
    #[must_use]
    pub const fn is_lost(&self) -> bool {
        self.lost
    }

    /// The octets that came and are not used up.
    #[must_use]
    pub fn pending(&self) -> &[u8] {
        self.octets.get(self.used..).unwrap_or_default()
    }

    /// The smallest number of octets that must come before there is another PDU; 0 when [`next_pdu`](Self::next_pdu) has something to
    /// give.
    #[must_use]
    pub fn needed(&self) -> usize {
        if let [_] = self.pending() {
            return HEADER_LEN - 1;
        }
        match read(self.pending(), self.recovery) {
            Progress::Incomplete { needed, .. } => needed,
            Progress::Complete { .. } | Progress::Invalid { .. } => 0,
        }
    }

    /// The next PDU, or what is wrong with the octets that were skipped; `None` when more octets must come first, and after the stream
    /// is lost. Offsets count from the start of the stream.
    pub fn next_pdu(&mut self) -> Option<Result<Wrapper<'_>, WrapperError>> {
        loop {
            let pending = self.octets.get(self.used..).unwrap_or_default();
            // An error tells the whole version, so it waits for both octets.
            if self.lost || pending.len() < 2 {
                return None;
            }
            let offset = self.before.wrapping_add(self.used);
            match read(pending, self.recovery) {
                Progress::Complete { unit, consumed } => {
                    self.used += consumed;
                    self.in_garbage = false;
                    return Some(Ok(unit));
                }
                Progress::Incomplete { .. } => return None,
                Progress::Invalid { error, skip } => {
                    self.used += skip;
                    self.lost = self.recovery == Recovery::Close;
                    // A run of octets without a version is reported once, however it was cut.
                    let reported = self.in_garbage;
                    self.in_garbage = true;
                    if !reported {
                        return Some(Err(error.moved_by(offset)));
                    }
                }
            }
        }
    }
}
