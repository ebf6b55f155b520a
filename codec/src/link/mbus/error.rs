//! What can be wrong with a frame.

use core::fmt;

use crate::link::count::Needed;

/// What is wrong with a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FrameErrorKind {
    /// The octets end before the frame does; more of them could still be good.
    Incomplete {
        /// The number of octets still missing, at least.
        needed: usize,
    },
    /// No frame begins like this, or the second start octet of a long frame is not the first one again.
    Start {
        /// The octet found.
        found: u8,
    },
    /// The two length octets differ, or they are less than the three fields that are always there.
    Length {
        /// The first one.
        first: u8,
        /// The second one.
        second: u8,
    },
    /// The checksum does not fit.
    Checksum {
        /// The sum of the octets.
        expected: u8,
        /// The octet found.
        found: u8,
    },
    /// The last octet is not 16.
    Stop {
        /// The octet found.
        found: u8,
    },
}

impl FrameErrorKind {
    /// A stable name for reports.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Incomplete { .. } => "incomplete",
            Self::Start { .. } => "start",
            Self::Length { .. } => "length",
            Self::Checksum { .. } => "checksum",
            Self::Stop { .. } => "stop",
        }
    }
}

/// What is wrong with a frame, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameError {
    kind: FrameErrorKind,
    offset: usize,
}

impl FrameError {
    #[cold]
    pub(super) const fn new(kind: FrameErrorKind, offset: usize) -> Self {
        Self { kind, offset }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> FrameErrorKind {
        self.kind
    }

    /// Where, in octets from the start of the octets given.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The same error with its offset counted from `octets` octets earlier.
    #[must_use]
    pub const fn moved_by(self, octets: usize) -> Self {
        Self { offset: self.offset.saturating_add(octets), ..self }
    }
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.offset;
        match self.kind {
            FrameErrorKind::Incomplete { needed } => write!(f, "incomplete M-Bus frame at octet {at}: {}", Needed(needed)),
            FrameErrorKind::Start { found } => write!(f, "bad M-Bus start at octet {at}: 10, 68 or e5 expected, {found:02x} found"),
            FrameErrorKind::Length { first, second } if first == second => {
                write!(f, "bad M-Bus length at octet {at}: 3 or more expected, {first} found")
            }
            FrameErrorKind::Length { first, second } => {
                write!(f, "bad M-Bus length at octet {at}: {first} expected again, {second} found")
            }
            FrameErrorKind::Checksum { expected, found } => {
                write!(f, "bad M-Bus checksum at octet {at}: {expected:02x} expected, {found:02x} found")
            }
            FrameErrorKind::Stop { found } => write!(f, "bad M-Bus stop octet at octet {at}: 16 expected, {found:02x} found"),
        }
    }
}

impl core::error::Error for FrameError {}

/// Why a frame cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeFrameError {
    /// The buffer is too small.
    BufferTooSmall {
        /// The octets that the frame takes.
        needed: usize,
    },
    /// The content of a long frame is not of the length that L can say.
    Length {
        /// Its length in octets.
        length: usize,
    },
}

impl fmt::Display for EncodeFrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BufferTooSmall { needed } => write!(f, "buffer too small: {needed} octets needed"),
            Self::Length { length } => write!(f, "{length} octets in a long M-Bus frame: 3 to 255 are possible"),
        }
    }
}

impl core::error::Error for EncodeFrameError {}
