//! What can be wrong with an HDLC frame.

use core::fmt;

use super::{Address, Control, Rule};
use crate::link::count::{Needed, Octets};

/// The header of a frame whose header can be trusted although the frame was not accepted.
///
/// After a bad FCS with a good HCS the length, P/F and N(R) may be used (IEC 62056-46, 6.4.4.9.2); an undefined control field or
/// information where none is allowed is answered with FRMR (6.4.3.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Header {
    /// The S bit of the format field: more segments follow.
    pub segmented: bool,
    /// To whom the frame was sent.
    pub destination: Address,
    /// Who sent it.
    pub source: Address,
    /// The control octet as it came; it may be undefined.
    pub control: u8,
}

impl Header {
    /// The control field, when the octet is in the repertoire of the profile.
    #[must_use]
    pub const fn control(&self) -> Option<Control> {
        Control::from_octet(self.control)
    }
}

/// What is wrong with a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FrameErrorKind {
    /// The octets end before the frame does; a longer buffer could still be good.
    Incomplete {
        /// The number of octets still missing, at least.
        needed: usize,
    },
    /// There is another octet where the opening flag 7E should be.
    OpeningFlag {
        /// The octet.
        found: u8,
    },
    /// There is another octet where, by the length, the closing flag 7E should be.
    ClosingFlag {
        /// The octet.
        found: u8,
    },
    /// The format type is not 1010, frame format type 3.
    FormatType {
        /// The four bits.
        found: u8,
    },
    /// The length is too small for the addresses, the control field and a check sequence.
    TooShort {
        /// The length in the format field, in octets.
        length: usize,
    },
    /// The octets between the flags are not as many as the format field says.
    Length {
        /// The length in the format field, in octets.
        announced: usize,
        /// The number of octets there are.
        found: usize,
    },
    /// Octets follow the closing flag.
    Trailing {
        /// How many.
        count: usize,
    },
    /// An address of three octets, or of more than four.
    AddressLength,
    /// The header check sequence is wrong. Nothing in the header can be trusted, the length least of all.
    Hcs {
        /// The octets that would be right, as on the line.
        expected: [u8; 2],
        /// The octets that came.
        found: [u8; 2],
    },
    /// The frame check sequence is wrong.
    Fcs {
        /// The octets that would be right, as on the line.
        expected: [u8; 2],
        /// The octets that came.
        found: [u8; 2],
    },
    /// The control octet is outside the repertoire of the profile.
    UndefinedControl {
        /// The octet.
        found: u8,
    },
    /// The frame is well formed and breaks a rule that is not tolerated.
    Rule(Rule),
}

/// Why some octets are not a frame, and where it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameError {
    kind: FrameErrorKind,
    offset: usize,
    header: Option<Header>,
}

impl FrameError {
    #[cold]
    #[inline(never)]
    pub(super) const fn new(kind: FrameErrorKind, offset: usize, header: Option<Header>) -> Self {
        Self { kind, offset, header }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> FrameErrorKind {
        self.kind
    }

    /// Where it shows, in octets from the start of the octets given.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The header, when its check sequence was right: the frame as a whole is refused, but an answer can be given.
    #[must_use]
    pub const fn header(&self) -> Option<Header> {
        self.header
    }

    /// Whether more octets could still make a good frame.
    #[must_use]
    pub const fn is_incomplete(&self) -> bool {
        matches!(self.kind, FrameErrorKind::Incomplete { .. })
    }

    /// Whether the check over the header failed, so that the end of the frame is not known.
    #[must_use]
    pub const fn header_is_damaged(&self) -> bool {
        match self.kind {
            FrameErrorKind::Hcs { .. } => true,
            FrameErrorKind::Fcs { .. } => self.header.is_none(),
            _ => false,
        }
    }

    /// The same error with its offset counted from `octets` octets earlier.
    #[must_use]
    pub const fn moved_by(self, octets: usize) -> Self {
        Self { offset: self.offset.saturating_add(octets), ..self }
    }
}

impl FrameErrorKind {
    /// A stable name for reports: `incomplete`, `opening-flag`, `hcs`, ...; the name of the rule for [`Rule`](Self::Rule).
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Incomplete { .. } => "incomplete",
            Self::OpeningFlag { .. } => "opening-flag",
            Self::ClosingFlag { .. } => "closing-flag",
            Self::FormatType { .. } => "format-type",
            Self::TooShort { .. } => "too-short",
            Self::Length { .. } => "length",
            Self::Trailing { .. } => "trailing",
            Self::AddressLength => "address-length",
            Self::Hcs { .. } => "hcs",
            Self::Fcs { .. } => "fcs",
            Self::UndefinedControl { .. } => "undefined-control",
            Self::Rule(rule) => rule.name(),
        }
    }
}

/// Two octets as they follow each other on the line.
struct Pair([u8; 2]);

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = self.0;
        write!(f, "{first:02x}{second:02x}")
    }
}

impl fmt::Display for FrameError {
    /// `bad FCS at octet 394: 6b1f expected, 287e found`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.offset;
        match self.kind {
            FrameErrorKind::Incomplete { needed } => write!(f, "incomplete frame at octet {at}: {}", Needed(needed)),
            FrameErrorKind::OpeningFlag { found } => write!(f, "no opening flag at octet {at}: 7e expected, {found:02x} found"),
            FrameErrorKind::ClosingFlag { found } => write!(f, "no closing flag at octet {at}: 7e expected, {found:02x} found"),
            FrameErrorKind::FormatType { found } => write!(f, "bad format type at octet {at}: a expected, {found:x} found"),
            FrameErrorKind::TooShort { length } => write!(f, "length {length} too short for the header at octet {at}"),
            FrameErrorKind::Length { announced, found } => {
                write!(f, "bad length at octet {at}: {announced} octets announced, {found} between the flags")
            }
            FrameErrorKind::Trailing { count } => write!(f, "{} after the closing flag at octet {at}", Octets(count)),
            FrameErrorKind::AddressLength => write!(f, "bad address at octet {at}: 1, 2 or 4 octets expected"),
            FrameErrorKind::Hcs { expected, found } => {
                write!(f, "bad HCS at octet {at}: {} expected, {} found", Pair(expected), Pair(found))
            }
            FrameErrorKind::Fcs { expected, found } => {
                write!(f, "bad FCS at octet {at}: {} expected, {} found", Pair(expected), Pair(found))
            }
            FrameErrorKind::UndefinedControl { found } => write!(f, "undefined control field at octet {at}: {found:02x}"),
            FrameErrorKind::Rule(rule) => write!(f, "{rule} at octet {at} (IEC 62056-46, {})", rule.clause()),
        }
    }
}

impl core::error::Error for FrameError {}
