//! What a security setup demands of requests and responses.

use super::error::SecurityError;
use crate::apdu::SecurityControl;

/// How an APDU is, or has to be, protected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Protection {
    /// By a tag.
    pub authenticated: bool,
    /// Against reading.
    pub encrypted: bool,
    /// By a digital signature.
    pub signed: bool,
}

impl Protection {
    /// No demand.
    pub const NOTHING: Self = Self { authenticated: false, encrypted: false, signed: false };
    /// By a tag.
    pub const AUTHENTICATED: Self = Self { authenticated: true, encrypted: false, signed: false };

    const fn of_bits(bits: u8) -> Self {
        Self { authenticated: bits & 1 != 0, encrypted: bits & 2 != 0, signed: bits & 4 != 0 }
    }

    /// Whether nothing is missing that `demanded` has; more is accepted.
    #[must_use]
    pub const fn covers(self, demanded: Self) -> bool {
        (self.authenticated || !demanded.authenticated) && (self.encrypted || !demanded.encrypted) && (self.signed || !demanded.signed)
    }

    /// Both together: what a policy and the access rights of an attribute demand.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            authenticated: self.authenticated || other.authenticated,
            encrypted: self.encrypted || other.encrypted,
            signed: self.signed || other.signed,
        }
    }

    /// Checks that what was received has the protection that is `demanded`.
    ///
    /// # Errors
    /// [`SecurityError::Policy`].
    pub const fn check(self, demanded: Self) -> Result<(), SecurityError> {
        if self.covers(demanded) { Ok(()) } else { Err(SecurityError::Policy) }
    }
}

impl From<SecurityControl> for Protection {
    fn from(control: SecurityControl) -> Self {
        Self { authenticated: control.authenticated(), encrypted: control.encrypted(), signed: false }
    }
}

/// The direction of an APDU.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From the client.
    Request,
    /// From the server.
    Response,
}

/// A security policy. It can only become stricter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Policy {
    /// What requests need.
    pub request: Protection,
    /// What responses need.
    pub response: Protection,
}

impl Policy {
    /// The policy of Security setup version 0: 0 nothing, 1 authenticated, 2 encrypted, 3 both, for all messages.
    ///
    /// # Errors
    /// [`SecurityError::Unsupported`] with other values.
    pub const fn of_version_0(value: u8) -> Result<Self, SecurityError> {
        if value > 3 {
            return Err(SecurityError::Unsupported);
        }
        let both = Protection { authenticated: value & 1 != 0, encrypted: value & 2 != 0, signed: false };
        Ok(Self { request: both, response: both })
    }

    /// The policy of Security setup version 1, a set of bits: from bit 2 up authenticated, encrypted and signed request, then response.
    ///
    /// # Errors
    /// [`SecurityError::Unsupported`] where one of the bits 0 and 1 is set, which mean nothing.
    pub const fn of_version_1(value: u8) -> Result<Self, SecurityError> {
        if value & 0b11 != 0 {
            return Err(SecurityError::Unsupported);
        }
        Ok(Self { request: Protection::of_bits(value >> 2), response: Protection::of_bits(value >> 5) })
    }

    /// What is demanded in a direction.
    #[must_use]
    pub const fn of(self, direction: Direction) -> Protection {
        match direction {
            Direction::Request => self.request,
            Direction::Response => self.response,
        }
    }

    /// Takes a stricter policy.
    ///
    /// # Errors
    /// [`SecurityError::Lowered`] where `next` leaves something out.
    pub const fn activate(&mut self, next: Self) -> Result<(), SecurityError> {
        if !next.request.covers(self.request) || !next.response.covers(self.response) {
            return Err(SecurityError::Lowered);
        }
        *self = next;
        Ok(())
    }
}

#[cfg(feature = "class-access")]
impl TryFrom<crate::class::SecurityPolicyV0> for Policy {
    type Error = SecurityError;

    fn try_from(policy: crate::class::SecurityPolicyV0) -> Result<Self, SecurityError> {
        Self::of_version_0(policy.0)
    }
}

#[cfg(feature = "class-access")]
impl TryFrom<crate::class::SecurityPolicyV1> for Policy {
    type Error = SecurityError;

    fn try_from(policy: crate::class::SecurityPolicyV1) -> Result<Self, SecurityError> {
        Self::of_version_1(policy.bits())
    }
}
