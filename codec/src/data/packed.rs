//! Values without type tags, as compact arrays and compact data hold them.

use core::fmt;

use crate::data::compact::{self, TypeDescription};
use crate::data::value::Value;
use crate::data::view::Data;
use crate::data::walk::{Container, Visitor, untagged_value};
use crate::data::{tag, write_array_open, write_structure};
use crate::encode::{Encode, Writer};
use crate::error::{DecodeError, EncodeError, Parsed};

/// A value whose octets have no tags, and the description of its type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Packed<'a> {
    description: TypeDescription<'a>,
    octets: &'a [u8],
}

impl<'a> Packed<'a> {
    /// Splits the octets of one value off the start of `contents`.
    ///
    /// # Errors
    /// Those of the described types, and [`ErrorKind::Truncated`](crate::ErrorKind::Truncated).
    pub fn parse(description: TypeDescription<'a>, contents: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, octets) = compact::split(description, contents)?;
        Ok((rest, Self { description, octets }))
    }

    /// The type.
    #[must_use]
    pub const fn description(&self) -> TypeDescription<'a> {
        self.description
    }

    /// The octets, without tags.
    #[must_use]
    pub const fn octets(&self) -> &'a [u8] {
        self.octets
    }

    /// The value, where it is neither array nor structure.
    #[must_use]
    pub fn leaf(&self) -> Option<Value<'a>> {
        untagged_value(self.description.tag(), self.octets).ok().map(|(_, value)| value)
    }

    /// The members of a structure or the elements of an array; nothing for anything else.
    pub fn elements(&self) -> impl Iterator<Item = Self> + use<'a> {
        let (array, mut count) = (self.description.tag() == tag::ARRAY, self.description.len());
        let mut types = self.description.inner();
        let mut described = None;
        let mut rest = self.octets;
        core::iter::from_fn(move || {
            count = count.checked_sub(1)?;
            if described.is_none() || !array {
                described = types.next();
            }
            // checked when the value was split off
            let (after, element) = Self::parse(described?, rest).ok()?;
            rest = after;
            Some(element)
        })
    }

    /// Shows the value to `visitor` as the ordinary Data that it stands for.
    ///
    /// # Errors
    /// None for a value that was parsed.
    pub fn visit<V: Visitor<'a>>(&self, visitor: &mut V) -> Result<(), DecodeError> {
        match compact::show_one(self.description, self.octets, visitor) {
            Ok(_) => Ok(()),
            Err(error) => Err(DecodeError::from_nom(error, self.octets.len())),
        }
    }

    /// The value in ordinary Data, with tags, in a buffer of the caller: so that a type that reads Data can read it.
    ///
    /// # Errors
    /// [`EncodeError::BufferTooSmall`].
    pub fn to_data<'b>(&self, buffer: &'b mut [u8]) -> Result<Data<'b>, EncodeError> {
        Ok(Data::from_octets(self.encode(buffer)?))
    }
}

/// As ordinary Data, with tags.
impl Encode for Packed<'_> {
    fn encoded_len(&self) -> usize {
        let mut measure = Writer::measure();
        // a value that was parsed is written without an error
        let _ = self.write(&mut measure);
        measure.position()
    }

    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        let mut write = Write { out, result: Ok(()) };
        self.visit(&mut write)?;
        write.result
    }
}

/// Writes what it is shown, up to the first error.
struct Write<'w, 'o> {
    out: &'w mut Writer<'o>,
    result: Result<(), EncodeError>,
}

impl<'a> Visitor<'a> for Write<'_, '_> {
    fn open(&mut self, container: Container, count: usize) {
        self.result = self.result.and_then(|()| match container {
            Container::Structure => write_structure(count, self.out),
            Container::Array | Container::CompactArray => write_array_open(count, self.out),
        });
    }

    fn leaf(&mut self, value: Value<'a>) {
        self.result = self.result.and_then(|()| value.write(self.out));
    }
}

impl fmt::Debug for Packed<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.leaf() {
            Some(value) => value.fmt(out),
            None => out.debug_list().entries(self.elements()).finish(),
        }
    }
}
