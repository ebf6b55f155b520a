//! Writers for single types of Data, each with its tag: what typed encoders are made of.

use crate::axdr;
use crate::bit_string::BitString;
use crate::contained::Contained;
use crate::data::tag;
use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::error::EncodeError;
use crate::list::List;
use crate::octets;

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
    axdr::content_len(length).saturating_add(1)
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
pub(crate) fn write_content(tag: u8, content: &[u8], out: &mut Writer<'_>) -> Result<(), EncodeError> {
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
pub(crate) fn write_open(tag: u8, count: usize, out: &mut Writer<'_>) -> Result<(), EncodeError> {
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
    axdr::list_len(list).saturating_add(1)
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
    axdr::contained_len(contained).saturating_add(1)
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
