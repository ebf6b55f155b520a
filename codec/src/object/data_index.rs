//! Parts of attributes: what a `data_index` means (IEC 62056-6-2:2017, 5.3.8, table 16).

use super::capture::CaptureObject;
use crate::class::{DataIndex, DataIndexKind};
use crate::data::{Data, Elements, Value};
use crate::error::DecodeError;

/// The part of an attribute that a `data_index` means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of it.
    Whole,
    /// One element of a structure or array, counted from 1.
    Element(u16),
    /// Recent entries of the buffer of a Profile generic.
    Recent {
        /// What is counted: entries, minutes, days, …
        kind: DataIndexKind,
        /// How many.
        count: u8,
        /// The first so many columns; 0 for all.
        columns: u8,
    },
}

impl DataIndex {
    /// What it means.
    #[must_use]
    pub const fn part(self) -> Part {
        match (self.kind(), self.bits()) {
            (_, 0) => Part::Whole,
            (DataIndexKind::ELEMENT, number) => Part::Element(number),
            (kind, _) => Part::Recent { kind, count: self.count(), columns: self.columns() },
        }
    }

    /// The last `count` entries of a buffer, with their first `columns` columns (at most 15; 0 for all).
    #[must_use]
    pub const fn last_entries(count: u8, columns: u8) -> Self {
        Self::ZERO.with_kind(DataIndexKind::LAST_ENTRIES).with_columns(columns).with_count(count)
    }
}

impl<'a> CaptureObject<'a> {
    /// The part that is meant of `whole`, the value of the attribute: all of it, one element, or the last entries of a buffer (whose
    /// columns are left as they are). `None` where it has no such element, and for entries that only their time tells.
    ///
    /// This is what a server does when it captures or pushes.
    ///
    /// # Errors
    /// Where `whole` is malformed.
    pub fn select(&self, whole: Data<'a>) -> Result<Option<Selected<'a>>, DecodeError> {
        let elements = || match whole.value() {
            Ok(Value::Array(elements) | Value::Structure(elements)) => Ok(Some(elements)),
            Ok(_) => Ok(None),
            Err(error) => Err(error),
        };
        match self.part() {
            Part::Whole => Ok(Some(Selected::One(whole))),
            Part::Element(number) => {
                let Some(index) = usize::from(number).checked_sub(1) else { return Ok(None) };
                let Some(elements) = elements()? else { return Ok(None) };
                elements.iter().nth(index).transpose().map(|element| element.map(Selected::One))
            }
            Part::Recent { kind: DataIndexKind::LAST_ENTRIES, count, .. } => {
                let Some(elements) = elements()? else { return Ok(None) };
                Ok(Some(Selected::Entries { skip: elements.len().saturating_sub(count.into()), entries: elements }))
            }
            Part::Recent { .. } => Ok(None),
        }
    }
}

/// A part of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selected<'a> {
    /// One value.
    One(Data<'a>),
    /// Entries of a buffer, but for the first ones.
    Entries {
        /// How many are left out in front.
        skip: usize,
        /// All entries.
        entries: Elements<'a>,
    },
}
