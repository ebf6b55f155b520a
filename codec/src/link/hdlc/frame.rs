//! One frame: its parts, the octets of exactly one frame, and back.

use core::fmt;

use super::error::{FrameError, FrameErrorKind, Header};
use super::rules::Subject;
use super::{Address, AddressError, Control, RuleSet, Rules};
use crate::crc::Crc16X25;

/// The octet that opens and closes a frame.
pub const FLAG: u8 = 0x7E;

/// The largest number of octets between the flags: the length subfield has 11 bits.
pub const MAX_LENGTH: usize = 0x7FF;

/// The smallest number of octets between the flags: format, two addresses of one octet, control, FCS (6.4.4.2.3).
pub(super) const MIN_LENGTH: usize = 7;

/// A frame whose check sequences were right, or one to send.
///
/// The information field borrows from the octets of the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame<'a> {
    /// To whom.
    pub destination: Address,
    /// From whom.
    pub source: Address,
    /// Frame type, sequence numbers, P/F.
    pub control: Control,
    /// The S bit of the format field: more segments of the same message follow.
    pub segmented: bool,
    /// The information field, 0 to 2030 octets; empty when there is none.
    pub information: &'a [u8],
}

/// Why a frame cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameEncodeError {
    /// The buffer is too small.
    BufferTooSmall {
        /// The octets that the frame takes, flags included.
        needed: usize,
    },
    /// The frame has more octets than the length subfield can say.
    TooLong {
        /// The number of octets between the flags; [`MAX_LENGTH`] is the most.
        length: usize,
    },
}

impl fmt::Display for FrameEncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BufferTooSmall { needed } => write!(f, "buffer too small: {needed} octets needed"),
            Self::TooLong { length } => write!(f, "frame of {length} octets between the flags: {MAX_LENGTH} is the most"),
        }
    }
}

impl core::error::Error for FrameEncodeError {}

impl<'a> Frame<'a> {
    /// A frame without information.
    #[inline]
    #[must_use]
    pub const fn new(destination: Address, source: Address, control: Control) -> Self {
        Self { destination, source, control, segmented: false, information: &[] }
    }

    /// The frame with an information field.
    #[inline]
    #[must_use]
    pub const fn with_information(self, information: &'a [u8]) -> Self {
        Self { information, ..self }
    }

    /// Reads the octets of exactly one frame, from its opening to its closing flag.
    ///
    /// Use [`read`](super::read) for a stream, where one frame follows the other and may be cut anywhere. Here the caller says that the
    /// octets end where the frame ends: when they do end with a flag, but not where the length says, the length is wrong.
    ///
    /// # Errors
    /// What is wrong and where; [`FrameErrorKind::Incomplete`] when the octets are the start of what could be a good frame.
    pub fn decode(octets: &'a [u8], rules: &Rules) -> Result<Self, FrameError> {
        let Some((&first, after)) = octets.split_first() else { return Err(incomplete(MIN_LENGTH + 2, 0)) };
        if first != FLAG {
            return Err(FrameError::new(FrameErrorKind::OpeningFlag { found: first }, 0, None));
        }
        let length = match announced_length(after) {
            Ok(Some(length)) => length,
            Ok(None) => return Err(incomplete((MIN_LENGTH + 1).saturating_sub(after.len()), octets.len())),
            Err(error) => return Err(error.moved_by(1)),
        };
        let (body, behind) = match after.split_at_checked(length) {
            Some((body, [FLAG])) => return Self::from_body(body, rules).map_err(|error| error.moved_by(1)),
            Some(parts) => parts,
            None => return Err(cut(after, length, octets.len())),
        };
        Err(match *behind {
            [] => cut(after, length, octets.len()),
            [found] => unclosed(body, found).moved_by(1),
            [FLAG, ref rest @ ..] if Self::from_body(body, rules).is_ok() => {
                FrameError::new(FrameErrorKind::Trailing { count: rest.len() }, length.saturating_add(2), None)
            }
            [_, ..] => FrameError::new(FrameErrorKind::Length { announced: length, found: after.len().saturating_sub(1) }, 1, None),
        })
    }

    /// Reads the octets between the flags; they are as many as the format field says.
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub(super) fn from_body(body: &'a [u8], rules: &Rules) -> Result<Self, FrameError> {
        let head = Head::split(body).map_err(|fault| fault.in_whole_body(body.len()))?;
        let (header, _) = body.split_at_checked(head.len).unwrap_or((body, &[]));
        let state = Crc16X25::new().update(header);
        let expected = state.value().to_le_bytes();
        let Some((&found, behind)) = head.rest.split_first_chunk::<2>() else { return Err(too_short(body.len())) };
        let (information, doubled) = if behind.is_empty() {
            if expected != found {
                return Err(FrameError::new(FrameErrorKind::Fcs { expected, found }, head.len, None));
            }
            (behind, false)
        } else {
            let Some((information, &found_behind)) = behind.split_last_chunk::<2>() else { return Err(too_short(body.len())) };
            if expected != found {
                return Err(FrameError::new(FrameErrorKind::Hcs { expected, found }, head.len, None));
            }
            let found = found_behind;
            // The FCS continues from the HCS: only the octets behind the header are new.
            let (checked, _) = head.rest.split_at_checked(information.len().saturating_add(2)).unwrap_or((head.rest, &[]));
            let expected = state.update(checked).value().to_le_bytes();
            if expected != found {
                let offset = head.len.saturating_add(2).saturating_add(information.len());
                return Err(FrameError::new(FrameErrorKind::Fcs { expected, found }, offset, Some(head.header())));
            }
            (information, information.is_empty())
        };
        let Some(control) = Control::from_octet(head.control) else {
            let kind = FrameErrorKind::UndefinedControl { found: head.control };
            return Err(FrameError::new(kind, head.len.saturating_sub(1), Some(head.header())));
        };
        let frame = Self { destination: head.destination, source: head.source, control, segmented: head.segmented, information };
        let subject = frame.subject(doubled);
        if !subject.is_ordinary(rules)
            && let Some(rule) = subject.broken(rules).minus(rules.tolerated).first()
        {
            return Err(FrameError::new(FrameErrorKind::Rule(rule), 2, Some(head.header())));
        }
        Ok(frame)
    }

    /// Every rule of the standard that this frame breaks, tolerated or not.
    #[must_use]
    pub const fn broken_rules(&self, rules: &Rules) -> RuleSet {
        self.subject(false).broken(rules)
    }

    #[inline]
    const fn subject(&self, header_check_without_information: bool) -> Subject {
        Subject {
            destination: self.destination,
            source: self.source,
            control: self.control,
            segmented: self.segmented,
            information: self.information.len(),
            header_check_without_information,
        }
    }

    /// The octets between the flags.
    #[inline]
    const fn length(&self) -> usize {
        let checks = if self.information.is_empty() { 2 } else { 4 };
        (3 + self.destination.size().octets() + self.source.size().octets() + checks).saturating_add(self.information.len())
    }

    /// The number of octets that the frame takes, both flags included.
    #[inline]
    #[must_use]
    pub const fn encoded_len(&self) -> usize {
        self.length().saturating_add(2)
    }

    /// Writes the frame with both flags and gives the part of `out` that was written. A frame that follows at once may share the closing
    /// flag.
    ///
    /// # Errors
    /// [`FrameEncodeError`]; nothing is cut silently.
    pub fn encode<'o>(&self, out: &'o mut [u8]) -> Result<&'o mut [u8], FrameEncodeError> {
        let length = self.length();
        let too_long = FrameEncodeError::TooLong { length };
        let format = u16::try_from(length).map_err(|_| too_long)?;
        if length > MAX_LENGTH {
            return Err(too_long);
        }
        let needed = length.saturating_add(2);
        let out = out.get_mut(..needed).ok_or(FrameEncodeError::BufferTooSmall { needed })?;
        self.write(format, out).ok_or(FrameEncodeError::BufferTooSmall { needed })?;
        Ok(out)
    }

    /// Fills `out`, which has the length of the frame. `None` never comes then.
    fn write(&self, format: u16, out: &mut [u8]) -> Option<()> {
        let head_len = 3 + self.destination.size().octets() + self.source.size().octets();
        let (open, out) = out.split_first_mut()?;
        *open = FLAG;
        let (head, out) = out.split_at_mut_checked(head_len)?;
        let segmentation = if self.segmented { 0x0800 } else { 0 };
        let rest = put(head, &(0xA000 | segmentation | format).to_be_bytes())?;
        let rest = put_address(rest, self.destination)?;
        let rest = put_address(rest, self.source)?;
        put(rest, &[self.control.to_octet()])?;
        let state = Crc16X25::new().update(head);
        let check = state.value().to_le_bytes();
        let out = if self.information.is_empty() {
            put(out, &check)?
        } else {
            let (checked, out) = out.split_at_mut_checked(self.information.len().saturating_add(2))?;
            put(put(checked, &check)?, self.information)?;
            put(out, &state.update(checked).value().to_le_bytes())?
        };
        put(out, &[FLAG])?;
        Some(())
    }

    /// The frame in a new `Vec`, both flags included.
    ///
    /// # Errors
    /// [`FrameEncodeError::TooLong`].
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, FrameEncodeError> {
        let mut octets = alloc::vec![0; self.encoded_len()];
        self.encode(&mut octets)?;
        Ok(octets)
    }
}

#[inline]
fn put<'o>(out: &'o mut [u8], octets: &[u8]) -> Option<&'o mut [u8]> {
    let (place, rest) = out.split_at_mut_checked(octets.len())?;
    place.copy_from_slice(octets);
    Some(rest)
}

#[inline]
fn put_address(out: &mut [u8], address: Address) -> Option<&mut [u8]> {
    put(out, address.to_octets().get(..address.size().octets())?)
}

/// The header, taken apart but not checked.
struct Head<'a> {
    segmented: bool,
    destination: Address,
    source: Address,
    control: u8,
    /// Octets from format to control.
    len: usize,
    rest: &'a [u8],
}

impl<'a> Head<'a> {
    /// Takes the header of a body apart that may be cut.
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn split(body: &'a [u8]) -> Result<Self, HeadFault> {
        let [format, _, addresses @ ..] = body else { return Err(HeadFault::Cut) };
        let (destination, behind) = Address::split(addresses).map_err(|fault| HeadFault::new(fault, 2))?;
        let offset = 2 + destination.size().octets();
        let (source, behind) = Address::split(behind).map_err(|fault| HeadFault::new(fault, offset))?;
        let [control, rest @ ..] = behind else { return Err(HeadFault::Cut) };
        let len = body.len().wrapping_sub(rest.len());
        Ok(Self { segmented: format & 0x08 != 0, destination, source, control: *control, len, rest })
    }

    fn header(&self) -> Header {
        Header { segmented: self.segmented, destination: self.destination, source: self.source, control: self.control }
    }
}

/// Why a header cannot be taken apart.
enum HeadFault {
    /// The octets end inside it.
    Cut,
    /// The address at this place has a length that does not exist.
    Address(usize),
}

impl HeadFault {
    #[inline]
    const fn new(fault: AddressError, offset: usize) -> Self {
        match fault {
            AddressError::Incomplete => Self::Cut,
            AddressError::Length => Self::Address(offset),
        }
    }

    /// The error where the body is whole, and has `length` octets.
    #[cold]
    fn in_whole_body(self, length: usize) -> FrameError {
        match self {
            Self::Cut => too_short(length),
            Self::Address(offset) => FrameError::new(FrameErrorKind::AddressLength, offset, None),
        }
    }
}

/// The length that the format field announces, `None` when it is cut.
#[inline]
pub(super) fn announced_length(after_flag: &[u8]) -> Result<Option<usize>, FrameError> {
    let Some(&first) = after_flag.first() else { return Ok(None) };
    if first & 0xF0 != 0xA0 {
        return Err(FrameError::new(FrameErrorKind::FormatType { found: first >> 4 }, 0, None));
    }
    let Some(&second) = after_flag.get(1) else { return Ok(None) };
    let length = usize::from(u16::from_be_bytes([first & 0x07, second]));
    if length < MIN_LENGTH {
        return Err(too_short(length));
    }
    Ok(Some(length))
}

/// Why a frame that is cut is nevertheless known to be bad; `None` when it could still be good. A damaged length must not make a reader
/// wait for octets that never come, so the header is checked as soon as it is there.
#[cold]
pub(super) fn cut_fault(body: &[u8], length: usize) -> Option<FrameError> {
    let head = match Head::split(body) {
        Ok(head) => head,
        Err(HeadFault::Cut) => return None,
        Err(fault) => return Some(fault.in_whole_body(length)),
    };
    let behind = match length.checked_sub(head.len) {
        None | Some(0 | 1 | 3) => return Some(too_short(length)),
        Some(behind) => behind,
    };
    let (&found, _) = head.rest.split_first_chunk::<2>()?;
    let expected = Crc16X25::new().update(body.get(..head.len)?).value().to_le_bytes();
    if expected == found {
        return None;
    }
    let kind = if behind == 2 { FrameErrorKind::Fcs { expected, found } } else { FrameErrorKind::Hcs { expected, found } };
    Some(FrameError::new(kind, head.len, None))
}

/// The error for octets that end before the frame does.
#[cold]
fn cut(after_flag: &[u8], length: usize, total: usize) -> FrameError {
    // The caller gives one frame, and it ends with a flag: it just is not where the length says.
    if let [between @ .., FLAG] = after_flag
        && between.len() >= MIN_LENGTH
    {
        return FrameError::new(FrameErrorKind::Length { announced: length, found: between.len() }, 1, None);
    }
    if let Some(error) = cut_fault(after_flag, length) {
        return error.moved_by(1);
    }
    incomplete(length.saturating_add(1).saturating_sub(after_flag.len()), total)
}

/// The error for a whole body that another octet than a flag follows.
#[cold]
pub(super) fn unclosed(body: &[u8], found: u8) -> FrameError {
    cut_fault(body, body.len()).unwrap_or_else(|| FrameError::new(FrameErrorKind::ClosingFlag { found }, body.len(), None))
}

#[cold]
fn incomplete(needed: usize, offset: usize) -> FrameError {
    FrameError::new(FrameErrorKind::Incomplete { needed }, offset, None)
}

#[cold]
fn too_short(length: usize) -> FrameError {
    FrameError::new(FrameErrorKind::TooShort { length }, 0, None)
}
