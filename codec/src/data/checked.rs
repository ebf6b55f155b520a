//! Data that was checked once.

use core::iter::FusedIterator;

use crate::data::events::{Event, Events};
use crate::data::view::Data;

/// Data that was checked from end to end: going through it cannot fail. [`Data::check`] makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckedData<'a>(Data<'a>);

impl<'a> CheckedData<'a> {
    #[inline]
    pub(crate) const fn new(data: Data<'a>) -> Self {
        Self(data)
    }

    /// The Data.
    #[must_use]
    #[inline]
    pub const fn data(&self) -> Data<'a> {
        self.0
    }

    /// Everything in the value, one thing after the other.
    #[must_use]
    #[inline]
    pub fn events(&self) -> CheckedEvents<'a> {
        CheckedEvents(self.0.events())
    }
}

/// Everything in a value that was checked, see [`CheckedData::events`].
#[derive(Debug, Clone)]
pub struct CheckedEvents<'a>(Events<'a>);

impl<'a> Iterator for CheckedEvents<'a> {
    type Item = Event<'a>;

    #[inline]
    fn next(&mut self) -> Option<Event<'a>> {
        // the check saw the same octets, so that no error is lost
        self.0.next()?.ok()
    }
}

impl FusedIterator for CheckedEvents<'_> {}
