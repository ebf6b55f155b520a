//! What can be wrong with a message of a secure channel.

use core::fmt;

use crate::error::{DecodeError, EncodeError};
use crate::iso14908::osgp_aes::NotAuthentic;

/// Why a message was not taken or not written.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum ChannelError {
    /// It does not follow the layout.
    Malformed(DecodeError),
    /// It does not fit into the buffer, or its parts do not fit the layout.
    NotWritten(EncodeError),
    /// The tag or code is not that of this message under these keys.
    NotAuthentic,
    /// The sequence number was used before, or is beyond the window.
    Sequence {
        /// The next one that is accepted.
        expected: u32,
        /// The one found.
        found: u32,
    },
    /// There is no channel, or the message does not belong to this step of its set-up.
    NotExpected,
    /// The other end names another suite.
    Suite,
    /// The other end is another node.
    OtherNode,
    /// The other end says that it could not verify a message.
    Refused,
    /// The key was used as often as it may be: a new set-up is needed.
    KeyUsedUp,
    /// Too many messages were not authentic, or too many set-ups were tried.
    LockedOut,
}

impl fmt::Display for ChannelError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(error) => write!(out, "malformed message: {error}"),
            Self::NotWritten(error) => write!(out, "message not written: {error}"),
            Self::NotAuthentic => out.write_str("message not authentic"),
            Self::Sequence { expected, found } => write!(out, "sequence number {found} where {expected} is the next one"),
            Self::NotExpected => out.write_str("message not expected in this state"),
            Self::Suite => out.write_str("another security suite"),
            Self::OtherNode => out.write_str("another node"),
            Self::Refused => out.write_str("refused by the other end"),
            Self::KeyUsedUp => out.write_str("key used up"),
            Self::LockedOut => out.write_str("locked out"),
        }
    }
}

impl core::error::Error for ChannelError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Malformed(error) => Some(error),
            Self::NotWritten(error) => Some(error),
            _ => None,
        }
    }
}

impl From<DecodeError> for ChannelError {
    fn from(error: DecodeError) -> Self {
        Self::Malformed(error)
    }
}

impl From<EncodeError> for ChannelError {
    fn from(error: EncodeError) -> Self {
        Self::NotWritten(error)
    }
}

impl From<NotAuthentic> for ChannelError {
    fn from(_: NotAuthentic) -> Self {
        Self::NotAuthentic
    }
}
