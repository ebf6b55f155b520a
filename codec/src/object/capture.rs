//! Lists of attributes: what a profile captures, what a Compact data holds, what a push carries.

use core::fmt;

use super::data_index::Part;
#[cfg(feature = "class-access")]
use crate::class::PushObjectDefinition;
use crate::class::any::Attribute;
use crate::class::{CaptureObjectDefinition, DataIndex, LogicalName, ObjectDefinition, RestrictionElement};
#[cfg(feature = "class-measurement")]
use crate::class::{CaptureObjectDefinitionV0, CompactDataCaptureObject};
use crate::decode::Decode;
use crate::error::{DecodeError, ErrorKind, saturated_u32};
use crate::list::{Iter as ListIter, List};

/// The class identifier of Clock.
const CLOCK: u16 = 8;

/// An attribute in a list, and what of it is meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CaptureObject<'a> {
    /// The class identifier.
    pub class_id: u16,
    /// The logical name of the object.
    pub logical_name: LogicalName,
    /// The number of the attribute; 0 for all public attributes.
    pub attribute: i8,
    /// The part of the attribute; see [`part`](CaptureObject::part).
    pub data_index: DataIndex,
    /// Which entries of a buffer are meant, where the list has restrictions.
    pub restriction: Option<RestrictionElement<'a>>,
    /// Which columns of a buffer are meant; empty for all.
    pub columns: List<'a, CaptureObjectDefinition>,
}

impl CaptureObject<'_> {
    /// What of the attribute is meant.
    #[must_use]
    pub const fn part(&self) -> Part {
        self.data_index.part()
    }

    /// True for the time of a clock.
    #[must_use]
    pub const fn is_clock_time(&self) -> bool {
        self.class_id == CLOCK && self.attribute == 2
    }

    /// True for this attribute of this object, whatever part of it.
    #[must_use]
    pub fn is(&self, class_id: u16, logical_name: LogicalName, attribute: i8) -> bool {
        self.class_id == class_id && self.logical_name == logical_name && self.attribute == attribute
    }

    /// Reads a value of the whole attribute by its own type. The version of the class is what the object list says.
    ///
    /// # Errors
    /// As [`Attribute::decode`]. [`ErrorKind::UnknownAttribute`] for attribute 0 and where only a part of the attribute is meant: those
    /// have no type of their own.
    pub fn decode<'v>(&self, version: u8, octets: &'v [u8]) -> Result<Attribute<'v>, DecodeError> {
        match self.part() {
            Part::Whole => Attribute::decode(self.class_id, version, self.attribute, octets),
            _ => Err(DecodeError { kind: ErrorKind::UnknownAttribute { number: self.attribute }, offset: 0, field: None }),
        }
    }
}

/// A list of attributes: the columns of a profile, the values of a Compact data, the members of a push. A view over octets, or over a
/// slice.
///
/// Nothing is checked in advance: the walk checks what it passes over, and returns errors whose offsets count from the start of the
/// octets.
#[derive(Clone, Copy)]
pub struct CaptureObjects<'a> {
    items: Items<'a>,
    /// Octets in front of the first one.
    head: u32,
    skip: usize,
    take: usize,
}

#[derive(Clone, Copy)]
enum Items<'a> {
    #[cfg(feature = "class-measurement")]
    Three(List<'a, CaptureObjectDefinitionV0>),
    Four(List<'a, CaptureObjectDefinition>),
    #[cfg(feature = "class-measurement")]
    Compact(List<'a, CompactDataCaptureObject<'a>>),
    #[cfg_attr(not(feature = "class-access"), allow(dead_code))]
    Five(List<'a, ObjectDefinition<'a>>),
    #[cfg(feature = "class-access")]
    Six(List<'a, PushObjectDefinition<'a>>),
}

impl<'a> From<List<'a, CaptureObjectDefinition>> for CaptureObjects<'a> {
    fn from(list: List<'a, CaptureObjectDefinition>) -> Self {
        Self { items: Items::Four(list), head: 0, skip: 0, take: list.len() }
    }
}

impl<'a> From<&'a [CaptureObjectDefinition]> for CaptureObjects<'a> {
    fn from(list: &'a [CaptureObjectDefinition]) -> Self {
        List::from(list).into()
    }
}

const fn unknown(version: u8) -> DecodeError {
    DecodeError { kind: ErrorKind::UnknownVersion { version }, offset: 0, field: None }
}

/// A list, how many octets are in front of its elements, and how many elements it has.
fn open<'a, T: Decode<'a>>(octets: &'a [u8]) -> Result<(List<'a, T>, u32, usize), DecodeError> {
    let list = List::decode_lazy(octets)?;
    let head = octets.len().saturating_sub(list.octets().unwrap_or_default().len());
    Ok((list, saturated_u32(head), list.len()))
}

impl<'a> CaptureObjects<'a> {
    /// Attribute 3 of a Profile generic, versions 0 and 1: its columns.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownVersion`], and where the octets are no array.
    #[cfg(feature = "class-measurement")]
    pub fn of_profile(version: u8, octets: &'a [u8]) -> Result<Self, DecodeError> {
        match version {
            0 => open(octets).map(|(list, head, take)| Self { items: Items::Three(list), head, skip: 0, take }),
            1 => open(octets).map(|(list, head, take)| Self { items: Items::Four(list), head, skip: 0, take }),
            _ => Err(unknown(version)),
        }
    }

    /// Attribute 3 of a Compact data, versions 0 and 1.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownVersion`], and where the octets are no array.
    #[cfg(feature = "class-measurement")]
    pub fn of_compact_data(version: u8, octets: &'a [u8]) -> Result<Self, DecodeError> {
        match version {
            0 => open(octets).map(|(list, head, take)| Self { items: Items::Four(list), head, skip: 0, take }),
            1 => open(octets).map(|(list, head, take)| Self { items: Items::Compact(list), head, skip: 0, take }),
            _ => Err(unknown(version)),
        }
    }

    /// Attribute 2 of a Push setup, versions 0 to 3. The elements of version 3 are not known; they are read as those of version 2.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownVersion`], and where the octets are no array.
    #[cfg(feature = "class-access")]
    pub fn of_push_setup(version: u8, octets: &'a [u8]) -> Result<Self, DecodeError> {
        match version {
            0 => open(octets).map(|(list, head, take)| Self { items: Items::Four(list), head, skip: 0, take }),
            1 => open(octets).map(|(list, head, take)| Self { items: Items::Five(list), head, skip: 0, take }),
            2 | 3 => open(octets).map(|(list, head, take)| Self { items: Items::Six(list), head, skip: 0, take }),
            _ => Err(unknown(version)),
        }
    }

    /// The number of attributes.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.take
    }

    /// True where there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.take == 0
    }

    /// The attributes, in the order of the list. The iteration ends after the first error.
    #[must_use]
    pub fn iter(&self) -> CaptureIter<'a> {
        let items = match self.items {
            #[cfg(feature = "class-measurement")]
            Items::Three(list) => Walk::Three(list.iter()),
            Items::Four(list) => Walk::Four(list.iter()),
            #[cfg(feature = "class-measurement")]
            Items::Compact(list) => Walk::Compact(list.iter()),
            Items::Five(list) => Walk::Five(list.iter()),
            #[cfg(feature = "class-access")]
            Items::Six(list) => Walk::Six(list.iter()),
        };
        CaptureIter { items, head: self.head, skip: self.skip, take: self.take, bounded: self.is_part() }
    }

    /// The attribute with this index, counted from 0.
    ///
    /// # Errors
    /// Where the list is malformed in front of it.
    pub fn get(&self, index: usize) -> Result<Option<CaptureObject<'a>>, DecodeError> {
        self.iter().nth(index).transpose()
    }

    /// The index of an attribute, counted from 0.
    ///
    /// # Errors
    /// Where the list is malformed in front of it.
    pub fn position(&self, wanted: impl Fn(&CaptureObject<'a>) -> bool) -> Result<Option<usize>, DecodeError> {
        for (index, object) in self.iter().enumerate() {
            if wanted(&object?) {
                return Ok(Some(index));
            }
        }
        Ok(None)
    }

    /// The first `count` attributes: what a `data_index` of recent entries leaves of the columns of a profile; 0 for all.
    #[must_use]
    pub fn first(self, count: u8) -> Self {
        if count == 0 { self } else { Self { take: self.take.min(count.into()), ..self } }
    }

    /// The attributes from `first` to `last`, counted from 1; a `last` of 0 is the last one there is. These are the columns that an
    /// entry descriptor asks for.
    #[must_use]
    pub fn between(self, first: u16, last: u16) -> Self {
        let before = usize::from(first.saturating_sub(1)).min(self.take);
        let end = if last == 0 { self.take } else { self.take.min(last.into()) };
        Self { skip: self.skip.saturating_add(before), take: end.saturating_sub(before), ..self }
    }

    fn is_part(&self) -> bool {
        let all = match self.items {
            #[cfg(feature = "class-measurement")]
            Items::Three(list) => list.len(),
            Items::Four(list) => list.len(),
            #[cfg(feature = "class-measurement")]
            Items::Compact(list) => list.len(),
            Items::Five(list) => list.len(),
            #[cfg(feature = "class-access")]
            Items::Six(list) => list.len(),
        };
        self.take != all
    }
}

impl fmt::Debug for CaptureObjects<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.iter()).finish()
    }
}

impl<'a> IntoIterator for &CaptureObjects<'a> {
    type Item = Result<CaptureObject<'a>, DecodeError>;
    type IntoIter = CaptureIter<'a>;

    fn into_iter(self) -> CaptureIter<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for CaptureObjects<'a> {
    type Item = Result<CaptureObject<'a>, DecodeError>;
    type IntoIter = CaptureIter<'a>;

    fn into_iter(self) -> CaptureIter<'a> {
        self.iter()
    }
}

/// The attributes of [`CaptureObjects`].
#[derive(Debug, Clone)]
pub struct CaptureIter<'a> {
    items: Walk<'a>,
    head: u32,
    skip: usize,
    take: usize,
    /// True where the list has more than is wanted, so that what follows is not looked at.
    bounded: bool,
}

#[derive(Debug, Clone)]
enum Walk<'a> {
    #[cfg(feature = "class-measurement")]
    Three(ListIter<'a, CaptureObjectDefinitionV0>),
    Four(ListIter<'a, CaptureObjectDefinition>),
    #[cfg(feature = "class-measurement")]
    Compact(ListIter<'a, CompactDataCaptureObject<'a>>),
    Five(ListIter<'a, ObjectDefinition<'a>>),
    #[cfg(feature = "class-access")]
    Six(ListIter<'a, PushObjectDefinition<'a>>),
}

impl From<CaptureObjectDefinition> for CaptureObject<'_> {
    fn from(item: CaptureObjectDefinition) -> Self {
        Self {
            class_id: item.class_id,
            logical_name: item.logical_name,
            attribute: item.attribute_index,
            data_index: DataIndex::from_bits(item.data_index),
            restriction: None,
            columns: List::default(),
        }
    }
}

impl<'a> Walk<'a> {
    fn next(&mut self) -> Option<Result<CaptureObject<'a>, DecodeError>> {
        let four = |class_id, logical_name, attribute_index, data_index| {
            CaptureObject::from(CaptureObjectDefinition { class_id, logical_name, attribute_index, data_index })
        };
        Some(match self {
            #[cfg(feature = "class-measurement")]
            Self::Three(items) => {
                items.next()?.map(|item| four(item.class_id, item.logical_name, item.attribute_index, item.data_index.unwrap_or_default()))
            }
            Self::Four(items) => items.next()?.map(CaptureObject::from),
            #[cfg(feature = "class-measurement")]
            Self::Compact(items) => items.next()?.map(|item| CaptureObject {
                restriction: item.restriction,
                ..four(item.class_id, item.logical_name, item.attribute_index, item.data_index)
            }),
            Self::Five(items) => items.next()?.map(|item| CaptureObject {
                restriction: Some(item.restriction),
                ..four(item.class_id, item.logical_name, item.attribute_index, item.data_index)
            }),
            #[cfg(feature = "class-access")]
            Self::Six(items) => items.next()?.map(|item| CaptureObject {
                restriction: Some(item.restriction),
                columns: item.columns,
                ..four(item.class_id, item.logical_name, item.attribute_index, item.data_index)
            }),
        })
    }
}

impl<'a> Iterator for CaptureIter<'a> {
    type Item = Result<CaptureObject<'a>, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        let located = |error: DecodeError, head: u32| DecodeError { offset: error.offset.saturating_add(head), ..error };
        for _ in 0..core::mem::take(&mut self.skip) {
            if let Err(error) = self.items.next()? {
                self.take = 0;
                return Some(Err(located(error, self.head)));
            }
        }
        if self.bounded && self.take == 0 {
            return None;
        }
        self.take = self.take.saturating_sub(1);
        Some(self.items.next()?.map_err(|error| located(error, self.head)))
    }
}
