//! Invocation counters of the sending side.

use super::error::SecurityError;

/// The invocation counter of a key for one direction: gives each number once.
///
/// It can be neither copied nor lowered. The largest number of 32 bits is never given: a key whose counter has come so far must be
/// replaced (IEC 62056-5-3, use of the invocation counter).
///
/// What must never happen is that a number is used twice with the same key, also not after a loss of power. So keep a number that is higher
/// than any in use in memory that lasts, and start with it again: [`reserve`](Self::reserve) tells which.
///
/// ```compile_fail
/// # use cosem_codec::security::SendingCounter;
/// let counter = SendingCounter::starting_at(7);
/// let same = counter.clone();
/// ```
#[derive(Debug)]
pub struct SendingCounter {
    /// The next number to give, `u32::MAX` when there is none left.
    next: u32,
}

impl SendingCounter {
    /// The counter of a key that was never used.
    #[must_use]
    pub const fn of_new_key() -> Self {
        Self { next: 0 }
    }

    /// A counter whose first number is `next`: one that was never used with this key.
    #[must_use]
    pub const fn starting_at(next: u32) -> Self {
        Self { next }
    }

    /// The next number, which the caller has used up then.
    ///
    /// # Errors
    /// [`SecurityError::CounterExhausted`] when all numbers were given.
    pub const fn take(&mut self) -> Result<InvocationCounter, SecurityError> {
        match self.next {
            u32::MAX => Err(SecurityError::CounterExhausted),
            number => {
                self.next = number + 1;
                Ok(InvocationCounter(number))
            }
        }
    }

    /// The number that the next [`take`](Self::take) gives, or `None` when there is none.
    #[must_use]
    pub const fn peek(&self) -> Option<u32> {
        match self.next {
            u32::MAX => None,
            next => Some(next),
        }
    }

    /// How many numbers are left.
    #[must_use]
    pub const fn remaining(&self) -> u32 {
        u32::MAX - self.next
    }

    /// The number to start with after a loss of power when at most `messages` are sent until this is asked again.
    #[must_use]
    pub const fn reserve(&self, messages: u32) -> u32 {
        self.next.saturating_add(messages)
    }

    /// Goes on with `next`, for example because the peer has already seen lower numbers.
    ///
    /// # Errors
    /// [`SecurityError::Lowered`] where `next` is lower than the number that would be given otherwise.
    pub const fn raise_to(&mut self, next: u32) -> Result<(), SecurityError> {
        if next < self.next {
            return Err(SecurityError::Lowered);
        }
        self.next = next;
        Ok(())
    }
}

/// A number of a [`SendingCounter`] that is used once: it can be neither copied nor made otherwise.
#[derive(Debug)]
pub struct InvocationCounter(u32);

impl InvocationCounter {
    /// The number, which is used up with this.
    pub(crate) const fn into_number(self) -> u32 {
        self.0
    }
}
