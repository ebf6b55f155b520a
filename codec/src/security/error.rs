//! What can go wrong with protection, authentication and keys.

use core::fmt;

use crate::error::{DecodeError, EncodeError};

/// Why something was not protected, or why protection was not removed.
///
/// An error tells which step failed. It holds no key, no plaintext, and nothing that tells *how far* a tag or a secret was off.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecurityError {
    /// The octets are not what they should be; offsets count from the first octet of the APDU.
    Decode(DecodeError),
    /// A header does not encode.
    Encode(EncodeError),
    /// The APDU that starts with this tag is not one that can be asked for here.
    Tag {
        /// The tag.
        found: u8,
    },
    /// There is no ciphered form of the APDU with this tag that names the service; a general form has to be used.
    NoServiceForm {
        /// The tag of the APDU.
        tag: u8,
    },
    /// A ciphered APDU that names its service holds another one.
    Service {
        /// The tag of the APDU that should be inside.
        expected: u8,
    },
    /// The APDU names another security suite than the keys are for, or one that is not known.
    Suite {
        /// The number of the suite found.
        found: u8,
    },
    /// The security control octet has bits that this kind of APDU cannot have.
    Control {
        /// The octet.
        found: u8,
    },
    /// A system title is missing, is not 8 octets long, or is not that of the peer.
    SystemTitle,
    /// A key does not have the length that the suite demands.
    KeyLength {
        /// The length found, in octets.
        found: usize,
    },
    /// The key that protects an APDU is not known.
    UnknownKey,
    /// A tag, a signature, an integrity check or an answer to a challenge is not what the key gives.
    Authentication,
    /// The content is compressed (ITU-T V.44): it is no APDU before it is expanded, which is not done here.
    Compressed,
    /// The protection is weaker than the policy demands.
    Policy,
    /// The invocation counter was seen before or is too old.
    Replayed,
    /// The invocation counter has no value left: the key must be replaced.
    CounterExhausted,
    /// A counter or a limit was to be lowered.
    Lowered,
    /// There is no place for one more peer.
    Full,
    /// A challenge is too short or too long, or repeats the one of the other side.
    Challenge,
    /// A public key is not a point of its curve, a private key is out of range, or curves differ.
    Point,
    /// A call came in the wrong order of an exchange.
    Order,
    /// A mechanism, scheme or algorithm that is not supported here.
    Unsupported,
    /// The buffer is too short.
    BufferTooSmall {
        /// The octets needed.
        needed: usize,
    },
    /// The back end failed: a secure element did not answer, a random source had nothing to give.
    Backend,
}

impl fmt::Display for SecurityError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decode(error) => error.fmt(out),
            Self::Encode(error) => error.fmt(out),
            Self::Tag { found } => write!(out, "an APDU with the tag {found:02x} is not expected here"),
            Self::NoServiceForm { tag } => write!(out, "the APDU with the tag {tag:02x} has no ciphered form of its own"),
            Self::Service { expected } => write!(out, "another APDU inside than the one with the tag {expected:02x}"),
            Self::Suite { found } => write!(out, "security suite {found} is not that of the keys"),
            Self::Control { found } => write!(out, "security control {found:02x} is not possible here"),
            Self::SystemTitle => out.write_str("system title missing, malformed or not that of the peer"),
            Self::KeyLength { found } => write!(out, "a key of {found} octets does not fit the suite"),
            Self::UnknownKey => out.write_str("the key is not known"),
            Self::Authentication => out.write_str("authentication failed"),
            Self::Compressed => out.write_str("the content is compressed (ITU-T V.44)"),
            Self::Policy => out.write_str("less protection than the policy demands"),
            Self::Replayed => out.write_str("invocation counter was used before or is too old"),
            Self::CounterExhausted => out.write_str("invocation counter is exhausted: the key must be replaced"),
            Self::Lowered => out.write_str("a counter cannot be lowered"),
            Self::Full => out.write_str("no place for another peer"),
            Self::Challenge => out.write_str("challenge of a wrong length, or the same as that of the other side"),
            Self::Point => out.write_str("not a key of the curve"),
            Self::Order => out.write_str("call in the wrong order"),
            Self::Unsupported => out.write_str("not supported"),
            Self::BufferTooSmall { needed } => write!(out, "buffer too small: {needed} octets needed"),
            Self::Backend => out.write_str("the cryptographic back end failed"),
        }
    }
}

impl core::error::Error for SecurityError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Decode(error) => Some(error),
            Self::Encode(error) => Some(error),
            _ => None,
        }
    }
}

impl From<DecodeError> for SecurityError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

impl From<EncodeError> for SecurityError {
    fn from(error: EncodeError) -> Self {
        match error {
            EncodeError::BufferTooSmall { needed } => Self::BufferTooSmall { needed },
            error => Self::Encode(error),
        }
    }
}
