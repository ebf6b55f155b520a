//! The buffer of a Compact data, against its template and the objects that it captures (IEC 62056-6-2:2017, 5.2.10).

use super::capture::{CaptureIter, CaptureObject, CaptureObjects};
use super::cell::Cell;
use super::profile::packed;
use crate::class::CompactData;
use crate::data::{TypeDescription, tag};
use crate::decode::Decode;
use crate::error::{DecodeError, ErrorKind, error, saturated_u8, saturated_u16};
use crate::octets::wrong_tag;

const COMPACT_DATA: u16 = CompactData::CLASS_ID;
/// The attribute `template_id`.
const TEMPLATE_ID: i8 = 4;

/// How the buffer of a Compact data is read: the template, and which attribute each value is.
///
/// The module has [examples](super#compact-data).
#[derive(Debug, Clone, Copy)]
pub struct CompactBuffer<'a> {
    objects: CaptureObjects<'a>,
    /// The types of the values, without the head of the structure.
    types: &'a [u8],
}

impl<'a> CompactBuffer<'a> {
    /// From the content of attribute 5, `template_description`, and attribute 3, `capture_objects`.
    ///
    /// # Errors
    /// What is wrong with the template; the offset counts from its start. [`ErrorKind::Count`] where it has not as many members as there
    /// are capture objects.
    pub fn new(template_description: &'a [u8], objects: CaptureObjects<'a>) -> Result<Self, DecodeError> {
        let located = |error| DecodeError::from_nom(error, template_description.len());
        let Some((count, types)) = TypeDescription::decode(template_description)?.members() else {
            return Err(located(wrong_tag(template_description, tag::STRUCTURE, 1)));
        };
        if count != objects.len() {
            let kind = ErrorKind::Count { expected: saturated_u8(objects.len()), found: saturated_u8(count) };
            return Err(DecodeError { kind, offset: 1, field: None });
        }
        Ok(Self { objects, types })
    }

    /// The number of the template that a buffer was filled by: its first octet, where the first capture object is `template_id`. So a
    /// reader knows whether it has the right template. `None` for an empty buffer, and where no template is told.
    ///
    /// # Errors
    /// Where the capture objects are malformed.
    pub fn template_id(objects: &CaptureObjects<'_>, compact_buffer: &[u8]) -> Result<Option<u8>, DecodeError> {
        let first = objects.get(0)?.filter(|first| first.class_id == COMPACT_DATA && first.attribute == TEMPLATE_ID);
        Ok(first.and(compact_buffer.first().copied()))
    }

    /// The objects that are captured.
    #[must_use]
    pub const fn objects(&self) -> CaptureObjects<'a> {
        self.objects
    }

    /// The values in the content of attribute 2, `compact_buffer`, each with the attribute that it is. There is none in an empty buffer:
    /// nothing was captured.
    #[must_use]
    pub fn values(&self, compact_buffer: &'a [u8]) -> CompactValues<'a> {
        let types = if compact_buffer.is_empty() { &[][..] } else { self.types };
        CompactValues { objects: self.objects.iter(), types, rest: compact_buffer, total: compact_buffer.len() }
    }
}

/// The values of a [`CompactBuffer`]. The iteration ends after the first error; its offset counts from the start of the buffer.
#[derive(Debug, Clone)]
pub struct CompactValues<'a> {
    objects: CaptureIter<'a>,
    types: &'a [u8],
    rest: &'a [u8],
    total: usize,
}

impl<'a> Iterator for CompactValues<'a> {
    type Item = Result<(CaptureObject<'a>, Cell<'a>), DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.types.is_empty() {
            return match core::mem::take(&mut self.rest) {
                [] => None,
                rest => {
                    let trailing = error(ErrorKind::Trailing { count: saturated_u16(rest.len()) }, rest);
                    Some(Err(DecodeError::from_nom(trailing, self.total)))
                }
            };
        }
        // as many as there are types, which was checked
        let object = self.objects.next()?;
        let mut cell = Cell::EMPTY;
        let read = object.and_then(|object| match packed(&mut cell, self.types, self.rest, 0) {
            Ok((types, rest)) => {
                (self.types, self.rest) = (types, rest);
                Ok((object, cell))
            }
            Err(error) => Err(DecodeError::from_nom(error, self.total)),
        });
        if read.is_err() {
            (self.types, self.rest) = (&[], &[]);
        }
        Some(read)
    }
}
