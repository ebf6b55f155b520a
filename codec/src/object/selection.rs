//! What of a buffer is wanted, as access parameters of a Profile generic.

use core::ops::{Bound, RangeBounds};

use super::capture::{CaptureObject, CaptureObjects};
use crate::apdu::SelectiveAccessDescriptor;
use crate::class::{
    CaptureObjectDefinition, CaptureObjectDefinitionV0, EntryDescriptor, ProfileGenericV0BufferAccess, ProfileGenericV1BufferAccess,
    RangeDescriptor, RangeDescriptorV0, RestrictingValue, SortMethod,
};
use crate::data::Data;
use crate::date_time::DateTime;
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError};
use crate::list::List;
use crate::strings::OctetString;

/// How the bounds of a range of time travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimeForm {
    /// As octet-string of 12 octets: what most meters take.
    #[default]
    OctetString,
    /// As date-time.
    DateTime,
}

/// Wanted: the entries whose value in one column lies between two bounds, both included.
///
/// ```
/// use cosem_codec::class::{CaptureObjectDefinition, LogicalName};
/// use cosem_codec::object::{CaptureObjects, RangeWish};
/// use cosem_codec::DateTime;
///
/// let clock = CaptureObjectDefinition { class_id: 8, logical_name: LogicalName([0, 0, 1, 0, 0, 255]), attribute_index: 2, data_index: 0 };
/// let columns = [clock];
///
/// let from = DateTime::from_octets([0x07, 0xe1, 10, 1, 7, 0, 0, 0, 0, 0xff, 0xc4, 0x80]);
/// let to = from.plus_seconds(3_600).unwrap();
/// let wish = RangeWish::of_time(&CaptureObjects::from(&columns[..]), from, to)?.expect("there is a clock");
/// let mut buffer = [0; 64];
/// let selection = wish.encode(&mut buffer).unwrap();
/// assert_eq!(selection.access_selector, 1);
/// # Ok::<(), cosem_codec::DecodeError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct RangeWish<'a> {
    column: CaptureObjectDefinition,
    bounds: Bounds<'a>,
    columns: &'a [CaptureObjectDefinition],
}

#[derive(Debug, Clone, Copy)]
enum Bounds<'a> {
    Values(RestrictingValue<'a>, RestrictingValue<'a>),
    Times { from: [u8; 12], to: [u8; 12], form: TimeForm },
}

impl<'a> RangeWish<'a> {
    /// The entries from one time to another, both included, of a profile with these columns. `None` where none of them is the time of a
    /// clock.
    ///
    /// # Errors
    /// Where the columns are malformed.
    pub fn of_time(columns: &CaptureObjects<'_>, from: DateTime, to: DateTime) -> Result<Option<Self>, DecodeError> {
        for column in columns {
            let column = column?;
            if column.is_clock_time() {
                let bounds = Bounds::Times { from: from.to_octets(), to: to.to_octets(), form: TimeForm::default() };
                return Ok(Some(Self { column: definition(&column), bounds, columns: &[] }));
            }
        }
        Ok(None)
    }

    /// The entries whose value in `column` lies between two bounds, both included.
    #[must_use]
    pub fn of_values(column: &CaptureObject<'_>, from: RestrictingValue<'a>, to: RestrictingValue<'a>) -> Self {
        Self { column: definition(column), bounds: Bounds::Values(from, to), columns: &[] }
    }

    /// With times in another form; no change to other bounds.
    #[must_use]
    pub const fn in_form(mut self, wanted: TimeForm) -> Self {
        if let Bounds::Times { form, .. } = &mut self.bounds {
            *form = wanted;
        }
        self
    }

    /// Only these columns. The answer is read by them: give them in the order of the profile, as it is open which order a server takes.
    #[must_use]
    pub const fn with_columns(self, columns: &'a [CaptureObjectDefinition]) -> Self {
        Self { columns, ..self }
    }

    /// The access parameters of Profile generic version 1.
    #[must_use]
    pub fn access(&self) -> ProfileGenericV1BufferAccess<'_> {
        let (from_value, to_value) = self.values();
        ProfileGenericV1BufferAccess::RangeDescriptor(RangeDescriptor {
            restricting_object: self.column,
            from_value,
            to_value,
            selected_values: List::from(self.columns),
        })
    }

    /// The access parameters of Profile generic version 0, which has all columns. `None` where only some are wanted, or a part of one.
    #[must_use]
    pub fn access_v0(&self) -> Option<ProfileGenericV0BufferAccess<'_>> {
        if !self.columns.is_empty() || self.column.data_index != 0 {
            return None;
        }
        let (from_value, to_value) = self.values();
        let CaptureObjectDefinition { class_id, logical_name, attribute_index, .. } = self.column;
        Some(ProfileGenericV0BufferAccess::RangeDescriptor(RangeDescriptorV0 {
            restricting_object: CaptureObjectDefinitionV0 { class_id, logical_name, attribute_index, data_index: None },
            from_value,
            to_value,
            selected_values: List::default(),
        }))
    }

    fn values(&self) -> (RestrictingValue<'_>, RestrictingValue<'_>) {
        match &self.bounds {
            Bounds::Values(from, to) => (*from, *to),
            Bounds::Times { from, to, form: TimeForm::OctetString } => {
                (RestrictingValue::OctetString(OctetString(from)), RestrictingValue::OctetString(OctetString(to)))
            }
            Bounds::Times { from, to, form: TimeForm::DateTime } => {
                (RestrictingValue::DateTime(DateTime::from_octets(*from)), RestrictingValue::DateTime(DateTime::from_octets(*to)))
            }
        }
    }

    /// The selection for a request, in a buffer of the caller.
    ///
    /// # Errors
    /// [`EncodeError::BufferTooSmall`].
    pub fn encode<'b>(&self, buffer: &'b mut [u8]) -> Result<SelectiveAccessDescriptor<'b>, EncodeError> {
        let access = self.access();
        Ok(SelectiveAccessDescriptor { access_selector: access.number(), access_parameters: Data::from_octets(access.encode(buffer)?) })
    }
}

fn definition(column: &CaptureObject<'_>) -> CaptureObjectDefinition {
    CaptureObjectDefinition {
        class_id: column.class_id,
        logical_name: column.logical_name,
        attribute_index: column.attribute,
        data_index: column.data_index.bits(),
    }
}

/// Wanted: the entries at these positions, and these columns.
///
/// Positions count from 1, in the order of the buffer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EntryWish(EntryDescriptor);

/// The bounds of a range as the first and the last one, where 0 stands for the last one there is; `None` where nothing is between them.
fn bounds<T: Copy + PartialOrd>(
    range: &impl RangeBounds<T>,
    zero: T,
    one: T,
    before: impl Fn(T) -> T,
    after: impl Fn(T) -> Option<T>,
) -> Option<(T, T)> {
    let first = match range.start_bound() {
        Bound::Included(first) => *first,
        Bound::Excluded(last) => after(*last)?,
        Bound::Unbounded => one,
    };
    let last = match range.end_bound() {
        Bound::Included(last) => *last,
        Bound::Excluded(behind) if *behind > one => before(*behind),
        Bound::Excluded(_) => return None,
        Bound::Unbounded => zero,
    };
    let open = matches!(range.end_bound(), Bound::Unbounded);
    (first >= one && (open || last >= first)).then_some((first, last))
}

impl EntryWish {
    /// The entries at these positions: `1..=10`, `5..`. `None` where nothing is between them; positions start with 1.
    #[must_use]
    pub fn entries(range: impl RangeBounds<u32>) -> Option<Self> {
        let (from_entry, to_entry) = bounds(&range, 0, 1, |behind| behind - 1, |last| last.checked_add(1))?;
        Some(Self(EntryDescriptor { from_entry, to_entry, from_selected_value: 1, to_selected_value: 0 }))
    }

    /// The `count` newest of `entries_in_use` (attribute 7) entries, by the order of the buffer (attribute 5). `None` where none is wanted
    /// or there, and where the entries are sorted by a value, as their positions tell nothing of time then.
    #[must_use]
    pub fn newest(count: u32, entries_in_use: u32, sort_method: SortMethod) -> Option<Self> {
        let count = count.min(entries_in_use);
        if count == 0 {
            return None;
        }
        match sort_method {
            SortMethod::FIFO => Self::entries(entries_in_use - count + 1..),
            SortMethod::LIFO => Self::entries(1..=count),
            _ => None,
        }
    }

    /// Only these columns, counted from 1. `None` where nothing is between them.
    #[must_use]
    pub fn with_columns(self, range: impl RangeBounds<u16>) -> Option<Self> {
        let (from_selected_value, to_selected_value) = bounds(&range, 0, 1, |behind| behind - 1, |last| last.checked_add(1))?;
        Some(Self(EntryDescriptor { from_selected_value, to_selected_value, ..self.0 }))
    }

    /// The columns that the answer has, of those of the profile.
    #[must_use]
    pub fn columns<'a>(&self, all: CaptureObjects<'a>) -> CaptureObjects<'a> {
        all.between(self.0.from_selected_value, self.0.to_selected_value)
    }

    /// The access parameters, the same for versions 0 and 1.
    #[must_use]
    pub const fn descriptor(&self) -> EntryDescriptor {
        self.0
    }

    /// The selection for a request, in a buffer of the caller.
    ///
    /// # Errors
    /// [`EncodeError::BufferTooSmall`].
    pub fn encode<'b>(&self, buffer: &'b mut [u8]) -> Result<SelectiveAccessDescriptor<'b>, EncodeError> {
        let access = ProfileGenericV1BufferAccess::EntryDescriptor(self.0);
        Ok(SelectiveAccessDescriptor { access_selector: access.number(), access_parameters: Data::from_octets(access.encode(buffer)?) })
    }
}
