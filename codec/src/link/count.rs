//! Numbers of octets in messages.

use core::fmt;

/// `1 octet`, `6 octets`.
pub(super) struct Octets(pub(super) usize);

impl fmt::Display for Octets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.0 == 1 { "" } else { "s" };
        write!(f, "{} octet{plural}", self.0)
    }
}

/// `1 more octet needed`, `6 more octets needed`.
pub(super) struct Needed(pub(super) usize);

impl fmt::Display for Needed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.0 == 1 { "" } else { "s" };
        write!(f, "{} more octet{plural} needed", self.0)
    }
}
