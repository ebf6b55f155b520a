//! What a reader says about the octets at the start of a stream.

/// The outcome of looking for one unit (a frame, a wrapper PDU) at the start of some octets.
///
/// A caller with a buffer of its own drops the octets that were consumed or skipped and asks again; on
/// [`Incomplete`](Self::Incomplete) it first waits for more. Every [`Complete`](Self::Complete) and [`Invalid`](Self::Invalid) takes at
/// least one octet and never more than there are, so such a loop always ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Progress<T, E> {
    /// One whole, valid unit.
    Complete {
        /// What was read; it borrows from the octets.
        unit: T,
        /// The number of octets that are used up, counted from the start of the octets given.
        consumed: usize,
    },
    /// The octets so far could become a valid unit.
    Incomplete {
        /// The smallest number of octets that is still missing, at least 1. It is exact as soon as the length is known.
        needed: usize,
        /// The number of octets at the start that belong to nothing (fill between frames) and may be dropped at once.
        skip: usize,
    },
    /// The octets are not a valid unit, whatever follows.
    Invalid {
        /// What is wrong; offsets count from the start of the octets given.
        error: E,
        /// The number of octets to drop before trying again, at least 1.
        skip: usize,
    },
}

impl<T, E> Progress<T, E> {
    /// The unit, when there is one.
    #[inline]
    pub fn unit(self) -> Option<T> {
        match self {
            Self::Complete { unit, .. } => Some(unit),
            Self::Incomplete { .. } | Self::Invalid { .. } => None,
        }
    }

    /// Whether more octets could still make a valid unit.
    #[inline]
    pub const fn is_incomplete(&self) -> bool {
        matches!(self, Self::Incomplete { .. })
    }
}
