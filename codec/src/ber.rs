//! BER, ITU-T X.690, as the ACSE APDUs use it: identifiers of one octet, definite lengths.
//!
//! A value is an identifier, a length and contents. [`field`] reads identifier and length and hands the contents to one of the
//! parsers whose names end in `_content`; implicit tags replace the identifier, explicit ones stand around it.

use crate::bit_string::BitString;
use crate::encode::Writer;
use crate::error::{EncodeError, ErrorKind, Parsed, before, error, fail, saturated_u16};
use crate::oid::Oid;
use crate::strings::{Utf8String, VisibleString};
use crate::{axdr, octets, support};

/// Reads a value under `identifier`; `parse` reads its contents and must take all of them.
///
/// # Errors
/// [`ErrorKind::UnexpectedTag`] for another identifier, those of the length and of the parser, [`ErrorKind::Trailing`] where the
/// parser leaves octets.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn field<'a, T>(input: &'a [u8], identifier: u8, parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>) -> Parsed<'a, T> {
    let (input, ()) = octets::tag(input, identifier)?;
    let (after, content) = axdr::content(input)?;
    let value = parse(content).and_then(|(rest, value)| support::end(rest, value)).map_err(before(after))?;
    Ok((after, value))
}

/// As [`field`], or nothing where another identifier or no octet follows.
///
/// # Errors
/// As [`field`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn optional_field<'a, T>(input: &'a [u8], identifier: u8, parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>) -> Parsed<'a, Option<T>> {
    match input.first() {
        Some(&found) if found == identifier => field(input, identifier, parse).map(|(rest, value)| (rest, Some(value))),
        _ => Ok((input, None)),
    }
}

/// Reads a value under an explicit tag: `outer` stands around the value with its own identifier `inner`.
///
/// # Errors
/// As [`field`], for both.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn explicit<'a, T>(input: &'a [u8], outer: u8, inner: u8, parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>) -> Parsed<'a, T> {
    field(
        input,
        outer,
        #[cfg_attr(not(feature = "small"), inline(always))]
        |content| field(content, inner, parse),
    )
}

/// As [`explicit`], or nothing where another identifier or no octet follows.
///
/// # Errors
/// As [`explicit`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn optional_explicit<'a, T>(
    input: &'a [u8],
    outer: u8,
    inner: u8,
    parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
) -> Parsed<'a, Option<T>> {
    optional(
        input,
        outer,
        #[cfg_attr(not(feature = "small"), inline(always))]
        |input| explicit(input, outer, inner, parse),
    )
}

/// A value that starts with `identifier`, or nothing where another octet or none follows.
///
/// # Errors
/// Those of the parser.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn optional<'a, T>(input: &'a [u8], identifier: u8, parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>) -> Parsed<'a, Option<T>> {
    support::present_if(input, input.first() == Some(&identifier), parse)
}

/// As [`field`], for contents that always take `size` octets.
///
/// # Errors
/// [`ErrorKind::Length`] at the length where it is another one, and as [`field`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn field_sized<'a, T>(input: &'a [u8], identifier: u8, size: usize, parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>) -> Parsed<'a, T> {
    let (at, ()) = octets::tag(input, identifier)?;
    let (after, content) = axdr::content(at)?;
    if content.len() != size {
        return Err(octets::wrong_length(content.len(), at));
    }
    let value = parse(content).and_then(|(rest, value)| support::end(rest, value)).map_err(before(after))?;
    Ok((after, value))
}

/// As [`field_sized`], or nothing where the contents are empty.
///
/// # Errors
/// As [`field_sized`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn field_sized_or_empty<'a, T>(
    input: &'a [u8],
    identifier: u8,
    size: usize,
    parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
) -> Parsed<'a, Option<T>> {
    match field(input, identifier, octets::rest)? {
        (after, []) => Ok((after, None)),
        _ => support::map(field_sized(input, identifier, size, parse), Some),
    }
}

/// A type with an identifier of its own that can be read and written without it: an implicit tag stands in its place.
pub trait Contents<'a>: Sized {
    /// The identifier octet.
    const IDENTIFIER: u8;

    /// Reads the value from its contents.
    ///
    /// # Errors
    /// As [`Decode::parse`](crate::Decode::parse); what is left is [`ErrorKind::Trailing`] for [`field`].
    fn parse_contents(content: &'a [u8]) -> Parsed<'a, Self>;

    /// As [`Decode::parse_then`](crate::Decode::parse_then), of the contents.
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn parse_contents_then<R>(content: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R {
        match Self::parse_contents(content) {
            Ok(([], value)) => then(Some(value)),
            _ => then(None),
        }
    }

    /// Exactly how many octets [`write_contents`](Contents::write_contents) writes.
    fn contents_len(&self) -> usize;

    /// Writes the contents.
    ///
    /// # Errors
    /// As [`Encode::write`](crate::Encode::write).
    fn write_contents(&self, out: &mut Writer<'_>) -> Result<(), EncodeError>;
}

/// The contents of a value under `identifier` that takes all of `input`, or `None` where something else stands there.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub fn whole_contents(input: &[u8], identifier: u8) -> Option<&[u8]> {
    match input.split_first() {
        Some((&found, rest)) if found == identifier => match axdr::content(rest) {
            Ok(([], content)) => Some(content),
            _ => None,
        },
        _ => None,
    }
}

/// The octets of a value whose contents take `content` octets.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub const fn field_len(content: usize) -> usize {
    axdr::content_len(content).saturating_add(1)
}

/// The octets of a value under an explicit tag whose contents take `content` octets.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub const fn explicit_len(content: usize) -> usize {
    field_len(field_len(content))
}

/// Writes what stands in front of the contents of a value under an explicit tag: identifiers and lengths.
///
/// # Errors
/// Those of the writer.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_explicit_head(outer: u8, inner: u8, content: usize, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_head(outer, field_len(content), out)?;
    write_head(inner, content, out)
}

/// Writes identifier and length.
///
/// # Errors
/// Those of the writer.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_head(identifier: u8, content: usize, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    out.chunk([identifier])?;
    axdr::write_length(content, out)
}

/// The contents of a BOOLEAN: one octet, true unless 00.
///
/// # Errors
/// [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn boolean_content(content: &[u8]) -> Parsed<'_, bool> {
    axdr::boolean(content)
}

/// The contents of an INTEGER as a number of 64 bits.
fn integer_content(content: &[u8]) -> Parsed<'_, i64> {
    let Some((&first, rest)) = content.split_first() else { return fail(ErrorKind::Length { found: 0 }, content) };
    let sign = if first & 0x80 == 0 { 0 } else { -1 };
    let [.., low] = i64::from(first).to_be_bytes();
    let start = (sign << 8) | i64::from(low);
    let value = rest.iter().try_fold(start, |value: i64, octet| value.checked_mul(256).map(|value| value | i64::from(*octet)));
    match value {
        Some(value) => Ok((&[], value)),
        None => fail(ErrorKind::Range, content),
    }
}

macro_rules! integers {
    ($($name:ident, $type:ident;)*) => {$(
        #[doc = concat!("The contents of an INTEGER or ENUMERATED that fits `", stringify!($type), "`, also in more octets than it needs.")]
        ///
        /// # Errors
        /// [`ErrorKind::Length`] without octets, [`ErrorKind::Range`] for other numbers.
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $name(content: &[u8]) -> Parsed<'_, $type> {
            let (rest, value) = integer_content(content)?;
            match $type::try_from(value) {
                Ok(value) => Ok((rest, value)),
                Err(_) => fail(ErrorKind::Range, content),
            }
        }
    )*};
}

integers! {
    u8_content, u8;
    u16_content, u16;
    u32_content, u32;
    i8_content, i8;
    i16_content, i16;
    i32_content, i32;
    i64_content, i64;
}

/// The octets that the contents of an INTEGER take.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub const fn integer_content_len(value: i64) -> usize {
    match value {
        -0x80..=0x7f => 1,
        -0x8000..=0x7fff => 2,
        -0x80_0000..=0x7f_ffff => 3,
        -0x8000_0000..=0x7fff_ffff => 4,
        -0x80_0000_0000..=0x7f_ffff_ffff => 5,
        -0x8000_0000_0000..=0x7fff_ffff_ffff => 6,
        -0x80_0000_0000_0000..=0x7f_ffff_ffff_ffff => 7,
        _ => 8,
    }
}

/// Writes the contents of an INTEGER in as few octets as it needs.
///
/// # Errors
/// Those of the writer.
pub fn write_integer_content(value: i64, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    let octets = value.to_be_bytes();
    let (_, sent) = octets.split_at_checked(octets.len().saturating_sub(integer_content_len(value))).unwrap_or((&[], &octets));
    out.octets(sent)
}

/// The contents of an INTEGER that fits `u64`, also in more octets than it needs.
///
/// # Errors
/// [`ErrorKind::Length`] without octets, [`ErrorKind::Range`] for other numbers.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn u64_content(content: &[u8]) -> Parsed<'_, u64> {
    // above the signed numbers a leading zero keeps the sign bit clear
    if let [0, octets @ ..] = content
        && let Some((zeros, low)) = octets.split_last_chunk::<8>()
        && zeros.iter().all(|octet| *octet == 0)
    {
        return Ok((&[], u64::from_be_bytes(*low)));
    }
    let (rest, value) = integer_content(content)?;
    match u64::try_from(value) {
        Ok(value) => Ok((rest, value)),
        Err(_) => fail(ErrorKind::Range, content),
    }
}

/// The contents of an INTEGER that must be `expected`, also in more octets than it needs.
///
/// # Errors
/// [`ErrorKind::Length`] without octets, [`ErrorKind::Constant`] for another number.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn constant_content(content: &[u8], expected: i128) -> Parsed<'_, ()> {
    let Some((&first, rest)) = content.split_first() else { return fail(ErrorKind::Length { found: 0 }, content) };
    let start = i128::from(i8::from_be_bytes([first]));
    let value = rest.iter().try_fold(start, |value, octet| value.checked_mul(256)?.checked_add(i128::from(*octet)));
    match value {
        Some(value) if value == expected => Ok((&[], ())),
        _ => fail(ErrorKind::Constant { found: value.map_or(u16::MAX, support::saturate_signed) }, content),
    }
}

/// As [`integer_content_len`], for numbers above the signed ones too.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub fn u64_content_len(value: u64) -> usize {
    i64::try_from(value).map_or(9, integer_content_len)
}

/// As [`write_integer_content`], for numbers above the signed ones too.
///
/// # Errors
/// Those of the writer.
pub fn write_u64_content(value: u64, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    match i64::try_from(value) {
        Ok(value) => write_integer_content(value, out),
        Err(_) => {
            out.chunk([0])?;
            out.chunk(value.to_be_bytes())
        }
    }
}

/// The contents of a BIT STRING of exactly `bits` bits.
///
/// # Errors
/// [`ErrorKind::Length`] for another number of bits, and those of [`bit_string_content`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn bit_string_sized_content(content: &[u8], bits: usize) -> Parsed<'_, BitString<'_>> {
    let (rest, found) = bit_string_content(content)?;
    if found.len() == bits { Ok((rest, found)) } else { Err(error(ErrorKind::Length { found: saturated_u16(found.len()) }, content)) }
}

/// The contents of a BIT STRING: the number of unused bits, then the octets.
///
/// # Errors
/// [`ErrorKind::Length`] without octets, or where more bits are unused than the last octet has.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn bit_string_content(content: &[u8]) -> Parsed<'_, BitString<'_>> {
    let Some((&unused, octets)) = content.split_first() else { return fail(ErrorKind::Length { found: 0 }, content) };
    let bits = octets.len().saturating_mul(8).checked_sub(usize::from(unused));
    match bits.and_then(|bits| BitString::new(bits, octets)) {
        Some(bits) => Ok((&[], bits)),
        None => fail(ErrorKind::Length { found: unused.into() }, content),
    }
}

/// The octets that the contents of a BIT STRING take.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub const fn bit_string_content_len(bits: &BitString<'_>) -> usize {
    bits.octets().len().saturating_add(1)
}

/// Writes the contents of a BIT STRING.
///
/// # Errors
/// Those of the writer.
pub fn write_bit_string_content(bits: &BitString<'_>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    let unused = u8::try_from(bits.octets().len().saturating_mul(8).saturating_sub(bits.len())).unwrap_or(0);
    out.chunk([unused])?;
    axdr::write_bits(bits, out)
}

/// The contents of a BIT STRING of exactly `BITS` bits, as a number, the first bit most significant.
///
/// # Errors
/// [`ErrorKind::Length`] for another number of bits, and those of [`bit_string_content`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn bit_string_fixed_content<const BITS: u8>(content: &[u8]) -> Parsed<'_, u64> {
    match content.split_first() {
        Some((&unused, octets)) if octets.len() == usize::from(BITS.div_ceil(8)) && unused == BITS.div_ceil(8) * 8 - BITS => {
            Ok((&[], octets::number_of_bits::<BITS>(octets)))
        }
        _ => wrong_bits(content),
    }
}

/// Why the contents are no BIT STRING of the right size.
#[cold]
#[inline(never)]
fn wrong_bits(content: &[u8]) -> Parsed<'_, u64> {
    let (_, bits) = bit_string_content(content)?;
    fail(ErrorKind::Length { found: saturated_u16(bits.len()) }, content)
}

/// The contents of an OBJECT IDENTIFIER.
///
/// # Errors
/// [`ErrorKind::Oid`] where they are not well formed.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn oid_content(content: &[u8]) -> Parsed<'_, Oid<'_>> {
    let oid = Oid::from_octets(content);
    if oid.is_well_formed() { Ok((&[], oid)) } else { fail(ErrorKind::Oid, content) }
}

/// The octets that the contents of an OBJECT IDENTIFIER take.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub const fn oid_content_len(oid: &Oid<'_>) -> usize {
    oid.octets().len()
}

/// Writes the contents of an OBJECT IDENTIFIER.
///
/// # Errors
/// Those of the writer.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_oid_content(oid: &Oid<'_>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    out.octets(oid.octets())
}

/// The contents of a VisibleString or GraphicString.
///
/// # Errors
/// None.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn text_content(content: &[u8]) -> Parsed<'_, VisibleString<'_>> {
    Ok((&[], VisibleString(content)))
}

/// The contents of a UTF8String.
///
/// # Errors
/// None.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn utf8_content(content: &[u8]) -> Parsed<'_, Utf8String<'_>> {
    Ok((&[], Utf8String(content)))
}
