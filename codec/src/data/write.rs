//! Writing Data.

use crate::axdr;
use crate::bit_string::BitString;
use crate::contained::Contained;
use crate::data::compact::{CompactArray, PackedWalk, TypeDescription};
use crate::data::tag;
use crate::data::value::{Elements, Value};
use crate::data::view::{Data, Repr};
use crate::data::walk::{Container, MAX_DEPTH, Visitor};
use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::error::{DecodeError, EncodeError, ErrorKind};
use crate::list::List;
use crate::octets;
use crate::strings::OctetString;

/// Writes null-data.
///
/// # Errors
/// As [`Writer::chunk`].
#[inline]
pub fn write_null(out: &mut Writer<'_>) -> Result<(), EncodeError> {
    out.chunk([tag::NULL])
}

/// Writes an enum.
///
/// # Errors
/// As [`Writer::chunk`].
#[inline]
pub fn write_enumerated(value: u8, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    out.chunk([tag::ENUM, value])
}

/// Writes a bcd.
///
/// # Errors
/// As [`Writer::chunk`].
#[inline]
pub fn write_bcd(value: i8, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    let [octet] = value.to_be_bytes();
    out.chunk([tag::BCD, octet])
}

/// The octets that [`write_octets`] writes.
#[must_use]
#[inline]
pub const fn octets_len(length: usize) -> usize {
    1 + axdr::content_len(length)
}

/// Writes an octet-string.
///
/// # Errors
/// As [`axdr::write_length`].
#[inline]
pub fn write_octets(content: &[u8], out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_content(tag::OCTET_STRING, content, out)
}

#[inline]
fn write_content(tag: u8, content: &[u8], out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_open(tag, content.len(), out)?;
    out.octets(content)
}

/// Writes a bit-string of `BITS` bits (1 to 64): the most significant bit of the number goes first. Higher bits must be zero.
///
/// # Errors
/// [`EncodeError::Range`] where `value` has more bits, and as [`Writer::chunk`].
#[inline]
pub fn write_bit_string_fixed<const BITS: u8>(value: u64, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    out.chunk([tag::BIT_STRING, BITS])?;
    octets::write_bits::<BITS>(value, out)
}

/// The octets that [`write_structure`] and [`write_array_open`] write.
#[must_use]
#[inline]
pub const fn open_len(count: usize) -> usize {
    1 + axdr::length_len(count)
}

/// Writes the head of a structure.
///
/// # Errors
/// As [`axdr::write_length`].
#[inline]
pub fn write_structure(members: usize, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_open(tag::STRUCTURE, members, out)
}

/// Writes the head of an array.
///
/// # Errors
/// As [`axdr::write_length`].
#[inline]
pub fn write_array_open(count: usize, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_open(tag::ARRAY, count, out)
}

#[inline]
fn write_open(tag: u8, count: usize, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    match u8::try_from(count) {
        Ok(octet) if octet < 0x80 => out.chunk([tag, octet]),
        _ => {
            out.chunk([tag])?;
            axdr::write_length(count, out)
        }
    }
}

/// The octets that [`write_array`] writes.
#[must_use]
#[inline]
pub fn array_len<'a, T: Decode<'a> + Encode + Clone>(list: &List<'a, T>) -> usize {
    1 + axdr::list_len(list)
}

/// Writes an array.
///
/// # Errors
/// As [`axdr::write_list`].
#[inline]
pub fn write_array<'a, T: Decode<'a> + Encode + Clone>(list: &List<'a, T>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_open(tag::ARRAY, list.len(), out)?;
    list.write_elements(out)
}

/// The octets that [`write_contained`] writes.
#[must_use]
#[inline]
pub fn contained_len<'a, T: Decode<'a> + Encode>(contained: &Contained<'a, T>) -> usize {
    1 + axdr::contained_len(contained)
}

/// Writes an octet-string that holds an item.
///
/// # Errors
/// As [`axdr::write_contained`].
#[inline]
pub fn write_contained<'a, T: Decode<'a> + Encode>(contained: &Contained<'a, T>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    out.chunk([tag::OCTET_STRING])?;
    axdr::write_contained(contained, out)
}

/// The octets of a value without its tag; elements of arrays and structures are not counted.
fn content_len(value: &Value<'_>) -> usize {
    match value {
        Value::Null | Value::DontCare => 0,
        Value::Array(elements) | Value::Structure(elements) => axdr::length_len(elements.len()),
        Value::Boolean(_) | Value::Bcd(_) | Value::Integer(_) | Value::Unsigned(_) | Value::Enum(_) => 1,
        Value::DeltaInteger(_) | Value::DeltaUnsigned(_) => 1,
        Value::Long(_) | Value::LongUnsigned(_) | Value::DeltaLong(_) | Value::DeltaLongUnsigned(_) => 2,
        Value::DoubleLong(_) | Value::DoubleLongUnsigned(_) | Value::Float32(_) | Value::Time(_) => 4,
        Value::DeltaDoubleLong(_) | Value::DeltaDoubleLongUnsigned(_) => 4,
        Value::Long64(_) | Value::Long64Unsigned(_) | Value::Float64(_) => 8,
        Value::Date(_) => 5,
        Value::DateTime(_) => 12,
        Value::BitString(bits) => axdr::bit_string_len(bits),
        Value::OctetString(octets) => axdr::content_len(octets.len()),
        Value::VisibleString(octets) => axdr::content_len(octets.len()),
        Value::Utf8String(octets) => axdr::content_len(octets.len()),
        Value::CompactArray(compact) => description_len(&compact.description()) + axdr::content_len(contents_len(compact)),
    }
}

/// Writes a value without its tag; elements of arrays and structures are not written.
fn write_untagged(value: &Value<'_>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    match value {
        Value::Null | Value::DontCare => Ok(()),
        Value::Array(elements) | Value::Structure(elements) => axdr::write_length(elements.len(), out),
        Value::Boolean(value) => axdr::write_boolean(*value, out),
        Value::Bcd(value) | Value::Integer(value) | Value::DeltaInteger(value) => out.chunk(value.to_be_bytes()),
        Value::Unsigned(value) | Value::Enum(value) | Value::DeltaUnsigned(value) => out.chunk([*value]),
        Value::Long(value) | Value::DeltaLong(value) => out.chunk(value.to_be_bytes()),
        Value::LongUnsigned(value) | Value::DeltaLongUnsigned(value) => out.chunk(value.to_be_bytes()),
        Value::DoubleLong(value) | Value::DeltaDoubleLong(value) => out.chunk(value.to_be_bytes()),
        Value::DoubleLongUnsigned(value) | Value::DeltaDoubleLongUnsigned(value) => out.chunk(value.to_be_bytes()),
        Value::Float32(value) => out.chunk(value.to_be_bytes()),
        Value::Long64(value) => out.chunk(value.to_be_bytes()),
        Value::Long64Unsigned(value) => out.chunk(value.to_be_bytes()),
        Value::Float64(value) => out.chunk(value.to_be_bytes()),
        Value::DateTime(value) => out.chunk(value.to_octets()),
        Value::Date(value) => out.chunk(value.to_octets()),
        Value::Time(value) => out.chunk(value.to_octets()),
        Value::BitString(bits) => axdr::write_bit_string(bits, out),
        Value::OctetString(octets) => axdr::write_content(octets, out),
        Value::VisibleString(octets) => axdr::write_content(octets, out),
        Value::Utf8String(octets) => axdr::write_content(octets, out),
        Value::CompactArray(compact) => {
            write_description(&compact.description(), out)?;
            axdr::write_length(contents_len(compact), out)?;
            write_contents(compact, out)
        }
    }
}

/// The octets of a type description in its canonical form: only member counts can be longer than they must.
fn description_len(description: &TypeDescription<'_>) -> usize {
    let inner = || description.inner().map(|inner| description_len(&inner)).sum::<usize>();
    match description.tag() {
        tag::ARRAY => 3 + inner(),
        tag::STRUCTURE => 1 + axdr::length_len(description.len()) + inner(),
        _ => 1,
    }
}

fn write_description(description: &TypeDescription<'_>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    out.chunk([description.tag()])?;
    match description.tag() {
        tag::ARRAY => out.chunk(u16::try_from(description.len()).unwrap_or(u16::MAX).to_be_bytes())?,
        tag::STRUCTURE => axdr::write_length(description.len(), out)?,
        _ => {}
    }
    description.inner().try_for_each(|inner| write_description(&inner, out))
}

fn contents_len(compact: &CompactArray<'_>) -> usize {
    struct Untagged(usize);
    impl<'a> Visitor<'a> for Untagged {
        fn leaf(&mut self, value: Value<'a>) {
            self.0 += content_len(&value);
        }
    }
    let mut measure = Untagged(0);
    let mut walk = PackedWalk::new(compact);
    while let Ok(true) = walk.step(&mut measure) {}
    measure.0
}

fn write_contents(compact: &CompactArray<'_>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    struct Untagged<'w, 'o>(Rewrite<'w, 'o>);
    impl<'a> Visitor<'a> for Untagged<'_, '_> {
        fn leaf(&mut self, value: Value<'a>) {
            self.0.put(|out| write_untagged(&value, out));
        }
    }
    let mut rewrite = Untagged(Rewrite::new(out, 0));
    let mut walk = PackedWalk::new(compact);
    while walk.step(&mut rewrite).map_err(|error| DecodeError::from_nom(error, compact.contents().len()))? {
        rewrite.0.result?;
    }
    rewrite.0.result
}

/// What is built deeper than can be read is not written. Built values have no offsets.
const TOO_DEEP: EncodeError = EncodeError::Content(DecodeError { kind: ErrorKind::TooDeep, offset: 0, field: None });

/// Counts the octets of what is shown.
struct Measure(usize);

impl<'a> Visitor<'a> for Measure {
    #[inline]
    fn open(&mut self, _: Container, count: usize) {
        self.0 += open_len(count);
    }

    #[inline]
    fn leaf(&mut self, value: Value<'a>) {
        self.0 += 1 + content_len(&value);
    }

    // the common types on their own: no value passes through memory
    #[inline]
    fn double_long_unsigned(&mut self, value: u32) {
        self.0 += value.encoded_len();
    }

    #[inline]
    fn long_unsigned(&mut self, value: u16) {
        self.0 += value.encoded_len();
    }

    #[inline]
    fn unsigned(&mut self, value: u8) {
        self.0 += value.encoded_len();
    }

    #[inline]
    fn octet_string(&mut self, value: OctetString<'a>) {
        self.0 += value.encoded_len();
    }

    fn compact_array(&mut self, array: CompactArray<'a>) -> bool {
        self.leaf(Value::CompactArray(array));
        false
    }
}

/// Writes what is shown, until something cannot be written.
struct Rewrite<'w, 'o> {
    out: &'w mut Writer<'o>,
    result: Result<(), EncodeError>,
    /// The containers that are open, those around the octets too.
    depth: usize,
}

impl<'w, 'o> Rewrite<'w, 'o> {
    fn new(out: &'w mut Writer<'o>, depth: usize) -> Self {
        Self { out, result: Ok(()), depth }
    }

    /// Refuses a container where no further one may open.
    #[inline]
    fn room(&mut self) {
        if self.depth >= MAX_DEPTH && self.result.is_ok() {
            self.result = Err(TOO_DEEP);
        }
    }

    #[inline]
    fn put(&mut self, write: impl FnOnce(&mut Writer<'_>) -> Result<(), EncodeError>) {
        if self.result.is_ok() {
            self.result = write(self.out);
        }
    }
}

impl<'a> Visitor<'a> for Rewrite<'_, '_> {
    #[inline]
    fn open(&mut self, container: Container, count: usize) {
        let tag = if container == Container::Structure { tag::STRUCTURE } else { tag::ARRAY };
        self.room();
        self.depth += 1;
        self.put(|out| write_open(tag, count, out));
    }

    #[inline]
    fn close(&mut self) {
        self.depth -= 1;
    }

    #[inline]
    fn leaf(&mut self, value: Value<'a>) {
        self.put(|out| write_leaf(&value, out));
    }

    #[inline]
    fn double_long_unsigned(&mut self, value: u32) {
        self.put(|out| value.write(out));
    }

    #[inline]
    fn long_unsigned(&mut self, value: u16) {
        self.put(|out| value.write(out));
    }

    #[inline]
    fn unsigned(&mut self, value: u8) {
        self.put(|out| value.write(out));
    }

    #[inline]
    fn octet_string(&mut self, value: OctetString<'a>) {
        self.put(|out| value.write(out));
    }

    fn compact_array(&mut self, array: CompactArray<'a>) -> bool {
        self.room();
        self.leaf(Value::CompactArray(array));
        false
    }
}

/// In the canonical form: shortest lengths, booleans 00 or 01, padding of bit strings zero.
impl Encode for Data<'_> {
    fn encoded_len(&self) -> usize {
        match self.repr() {
            Repr::Value(value) => value.encoded_len(),
            Repr::Octets(octets) => {
                let mut measure = Measure(0);
                // octets that do not decode are refused by `write`
                self.visit(&mut measure).map_or(octets.len(), |()| measure.0)
            }
        }
    }

    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        write_data(self, 0, out)
    }
}

impl Encode for Value<'_> {
    fn encoded_len(&self) -> usize {
        let elements = match self {
            Value::Array(elements) | Value::Structure(elements) => elements_len(elements),
            _ => 0,
        };
        1 + content_len(self) + elements
    }

    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        write_value(self, 0, out)
    }
}

fn elements_len(elements: &Elements<'_>) -> usize {
    match elements.values() {
        Some(values) => values.iter().map(Encode::encoded_len).sum(),
        None => elements.iter().map(|element| element.map_or(0, |element| element.encoded_len())).sum(),
    }
}

/// `depth` counts the containers around the value, so that nothing is written that cannot be read.
fn write_data(data: &Data<'_>, depth: usize, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    match data.repr() {
        Repr::Value(value) => write_value(value, depth, out),
        Repr::Octets(_) => {
            let mut rewrite = Rewrite::new(out, depth);
            data.visit(&mut rewrite)?;
            rewrite.result
        }
    }
}

fn write_value(value: &Value<'_>, depth: usize, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    if depth >= MAX_DEPTH && matches!(value, Value::Array(_) | Value::Structure(_) | Value::CompactArray(_)) {
        return Err(TOO_DEEP);
    }
    write_leaf(value, out)?;
    let (Value::Array(elements) | Value::Structure(elements)) = value else { return Ok(()) };
    match elements.values() {
        Some(values) => values.iter().try_for_each(|element| write_data(element, depth + 1, out)),
        None => elements.iter().try_for_each(|element| write_data(&element?, depth + 1, out)),
    }
}

/// Writes the tag and the content, without elements.
fn write_leaf(value: &Value<'_>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    match value {
        Value::Array(elements) | Value::Structure(elements) => write_open(value.tag(), elements.len(), out),
        Value::OctetString(octets) => octets.write(out),
        Value::VisibleString(octets) => octets.write(out),
        Value::Utf8String(octets) => octets.write(out),
        Value::Boolean(value) => value.write(out),
        Value::Integer(value) => value.write(out),
        Value::Unsigned(value) => value.write(out),
        Value::Enum(value) => write_enumerated(*value, out),
        Value::Long(value) => value.write(out),
        Value::LongUnsigned(value) => value.write(out),
        Value::DoubleLong(value) => value.write(out),
        Value::DoubleLongUnsigned(value) => value.write(out),
        Value::Long64(value) => value.write(out),
        Value::Long64Unsigned(value) => value.write(out),
        Value::Float32(value) => value.write(out),
        Value::Float64(value) => value.write(out),
        _ => {
            out.chunk([value.tag()])?;
            write_untagged(value, out)
        }
    }
}

/// Writes a bit-string.
///
/// # Errors
/// As [`axdr::write_bit_string`].
#[inline]
pub fn write_bit_string(bits: &BitString<'_>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    out.chunk([tag::BIT_STRING])?;
    axdr::write_bit_string(bits, out)
}

/// Writes a visible-string.
///
/// # Errors
/// As [`axdr::write_length`].
#[inline]
pub fn write_visible_string(content: &[u8], out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_content(tag::VISIBLE_STRING, content, out)
}

/// Writes a utf8-string.
///
/// # Errors
/// As [`axdr::write_length`].
#[inline]
pub fn write_utf8_string(content: &[u8], out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_content(tag::UTF8_STRING, content, out)
}
