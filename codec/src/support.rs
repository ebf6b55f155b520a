//! What generated code calls beyond the encodings: constants and ranges, numbers that one field tells of another, parts of frames.

use crate::bit_string::BitString;
use crate::contained::Contained;
use crate::crc::{Crc16Genibus, Crc16X25};
use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::error::{DecodeError, EncodeError, ErrorKind, Field, ParseError, Parsed, error, fail, saturated_u16, truncated};
use crate::strings::OctetString;
use crate::{axdr, data, octets};

/// What a parser of the last value of an item returns.
pub type Last<T> = Result<T, nom::Err<ParseError>>;

/// The value of an item that takes all of `octets`, from what its parser returned.
///
/// # Errors
/// Those of the parser, and [`ErrorKind::Trailing`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn whole<'a, T>(octets: &'a [u8], parsed: Parsed<'a, T>) -> Result<T, DecodeError> {
    whole_lazy(octets, parsed.and_then(|(rest, value)| end(rest, value)))
}

/// As [`whole`], for a parser that takes all of its input.
///
/// # Errors
/// Those of the parser.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn whole_lazy<T>(octets: &[u8], parsed: Last<T>) -> Result<T, DecodeError> {
    parsed.map_err(|error| DecodeError::from_nom(error, octets.len()))
}

/// [`Decode::decode`] of what is put together in place, see [`Decode::parse_then`].
///
/// # Errors
/// As [`Decode::decode`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn decode_then<'a, T: Decode<'a>>(octets: &'a [u8]) -> Result<T, DecodeError> {
    T::parse_then(
        octets,
        #[cfg_attr(not(feature = "small"), inline(always))]
        |value| match value {
            Some(value) => Ok(value),
            None => explained(octets),
        },
    )
}

/// What a function with several exits returns.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn attempt<T>(function: impl FnOnce() -> T) -> T {
    function()
}

/// What is wrong, by reading once more.
#[cold]
#[inline(never)]
fn explained<'a, T: Decode<'a>>(octets: &'a [u8]) -> Result<T, DecodeError> {
    whole(octets, T::parse(octets))
}

/// `value`, where nothing is left behind it.
///
/// # Errors
/// [`ErrorKind::Trailing`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn end<T>(rest: &[u8], value: T) -> Last<T> {
    if rest.is_empty() { Ok(value) } else { Err(error(ErrorKind::Trailing { count: saturated_u16(rest.len()) }, rest)) }
}

/// The value that a parser returned, inside of something else.
///
/// # Errors
/// Those of the parser.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn map<'a, T, U>(parsed: Parsed<'a, T>, into: impl FnOnce(T) -> U) -> Parsed<'a, U> {
    parsed.map(|(rest, value)| (rest, into(value)))
}

/// The value that a parser returned, where it took all of its input.
///
/// # Errors
/// Those of the parser, and [`ErrorKind::Trailing`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn complete<T>(parsed: Parsed<'_, T>) -> Last<T> {
    parsed.and_then(|(rest, value)| end(rest, value))
}

/// No octet.
///
/// # Errors
/// None.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn nothing(input: &[u8]) -> Parsed<'_, ()> {
    Ok((input, ()))
}

/// All octets that are left.
///
/// # Errors
/// None.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn rest(input: &[u8]) -> Parsed<'_, OctetString<'_>> {
    octets::rest(input).map(|(rest, octets)| (rest, OctetString(octets)))
}

/// Constant octets in one of several forms; the first one is the form that is written.
///
/// # Errors
/// Where none fits, [`ErrorKind::UnexpectedTag`] at the first octet that differs from the first form, or [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn prefix<'a>(input: &'a [u8], forms: &[&[u8]]) -> Parsed<'a, ()> {
    match forms.iter().find_map(|form| input.strip_prefix(*form)) {
        Some(rest) => Ok((rest, ())),
        None => wrong_prefix(input, forms),
    }
}

#[cold]
#[inline(never)]
fn wrong_prefix<'a>(input: &'a [u8], forms: &[&[u8]]) -> Parsed<'a, ()> {
    let first = forms.first().copied().unwrap_or_default();
    let same = first.iter().zip(input).take_while(|(one, other)| one == other).count();
    let at = skip(input, same);
    match (first.get(same), at.first()) {
        (Some(&expected), Some(&found)) => fail(ErrorKind::UnexpectedTag { expected, found }, at),
        _ => Err(truncated(first.len().saturating_sub(input.len()), at)),
    }
}

/// Splits off the octets that belong to the fields behind one that takes all the rest: those octets, and the ones in front.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub fn all_but(input: &[u8], behind: usize) -> (&[u8], &[u8]) {
    let (front, after) = input.split_at_checked(input.len().saturating_sub(behind)).unwrap_or((input, &[]));
    (after, front)
}

/// So many bits, padded to whole octets.
///
/// # Errors
/// [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn bit_string(input: &[u8], bits: usize) -> Parsed<'_, BitString<'_>> {
    let (rest, octets) = octets::take(input, bits.div_ceil(8))?;
    Ok((rest, BitString::new(bits, octets).unwrap_or_default()))
}

/// Octets whose number stands elsewhere, and that hold an item; nothing where there are none.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub const fn contained_or_empty<'a, T>(octets: &'a [u8]) -> Option<Contained<'a, T>> {
    if octets.is_empty() { None } else { Some(Contained::from_octets(octets)) }
}

/// A value of `size` octets, for which another place says `length`.
///
/// # Errors
/// [`ErrorKind::Length`] where the two differ, and those of the parser.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn of_length<'a, T>(input: &'a [u8], length: usize, size: usize, parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>) -> Parsed<'a, T> {
    if length == size { parse(input) } else { Err(octets::wrong_length(length, input)) }
}

/// As [`of_length`], or nothing where the length is 0.
///
/// # Errors
/// As [`of_length`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn of_length_or_empty<'a, T>(
    input: &'a [u8],
    length: usize,
    size: usize,
    parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
) -> Parsed<'a, Option<T>> {
    present_if(input, length != 0, |input| of_length(input, length, size, parse))
}

/// A value of known length behind its length octet, which may be missing (tolerance `missing_length`).
///
/// # Errors
/// Those of the parsers.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn unless_length<'a, T>(
    input: &'a [u8],
    length: u8,
    bare: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
    counted: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
) -> Parsed<'a, T> {
    match input.first() {
        Some(&first) if first != length => bare(input),
        _ => counted(input),
    }
}

/// Leaves out the Data tag of octet-string where it stands in front of a length (tolerance `octet_string_tag`). No date or time has
/// length 9, so that there the tag is never a length.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub const fn untagged(input: &[u8]) -> &[u8] {
    match input {
        [data::tag::OCTET_STRING, rest @ ..] => rest,
        _ => input,
    }
}

/// An optional value in A-XDR whose presence flag may be the Data tag of octet-string (tolerance `tag_for_flag`).
///
/// # Errors
/// As [`axdr::optional`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn optional_tagged<'a, T>(input: &'a [u8], parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>) -> Parsed<'a, Option<T>> {
    match input {
        [data::tag::OCTET_STRING, rest @ ..] => map(parse(rest), Some),
        _ => axdr::optional(input, parse),
    }
}

/// The octets of an integer of COSEM Data that carries bits or codes, under its own type tag or that of the integer with the other
/// sign (tolerance `integer_sign`).
///
/// # Errors
/// [`ErrorKind::UnexpectedTag`], [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn either_tag<const N: usize>(input: &[u8], tag: u8, other: u8) -> Parsed<'_, [u8; N]> {
    match input {
        [found, content @ ..] if *found == tag || *found == other => {
            octets::fixed(content).map_err(|_| truncated((N + 1).saturating_sub(input.len()), input))
        }
        _ => Err(octets::wrong_tag(input, tag, N + 1)),
    }
}

/// An octet-string of `N` octets of COSEM Data, or the date-time, date or time of as many octets with the type tag `tag`
/// (tolerance `date_time_tag`).
///
/// # Errors
/// As [`data::octets`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn octets_or_tagged<const N: usize>(input: &[u8], tag: u8) -> Parsed<'_, [u8; N]> {
    match input {
        [found, rest @ ..] if *found == tag => octets::fixed(rest).map_err(|_| truncated((N + 1).saturating_sub(input.len()), input)),
        _ => data::octets(input),
    }
}

/// A field that is there when an earlier bit says so.
///
/// # Errors
/// Those of the parser.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn present_if<'a, T>(input: &'a [u8], present: bool, parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>) -> Parsed<'a, Option<T>> {
    if present { parse(input).map(|(rest, value)| (rest, Some(value))) } else { Ok((input, None)) }
}

/// A member that may be null-data, and be left out of its structure (tolerance `missing_member`).
///
/// # Errors
/// Those of the parser.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn optional_if<'a, T>(input: &'a [u8], present: bool, parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>) -> Parsed<'a, Option<T>> {
    if present { data::optional(input, parse) } else { Ok((input, None)) }
}

/// As [`optional_if`], with a parser of the usual form.
#[must_use]
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn optional_usual<'a, T>(
    input: &'a [u8],
    present: bool,
    parse: impl FnOnce(&'a [u8]) -> Option<(&'a [u8], T)>,
) -> Option<(&'a [u8], Option<T>)> {
    match input {
        _ if !present => Some((input, None)),
        [data::tag::NULL, rest @ ..] => Some((rest, None)),
        _ => parse(input).map(|(rest, value)| (rest, Some(value))),
    }
}

/// An optional last value in A-XDR.
///
/// # Errors
/// Those of the presence flag and of the parser, and [`ErrorKind::Trailing`] behind an absent value.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn optional_lazy<'a, T>(input: &'a [u8], parse: impl FnOnce(&'a [u8]) -> Last<T>) -> Last<Option<T>> {
    match axdr::presence(input)? {
        (rest, true) => parse(rest).map(Some),
        (rest, false) => end(rest, None),
    }
}

/// An optional last value in COSEM Data.
///
/// # Errors
/// Those of the parser, and [`ErrorKind::Trailing`] behind null-data.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn nullable_lazy<'a, T>(input: &'a [u8], parse: impl FnOnce(&'a [u8]) -> Last<T>) -> Last<Option<T>> {
    match input.split_first() {
        Some((&data::tag::NULL, rest)) => end(rest, None),
        _ => parse(input).map(Some),
    }
}

/// Writes a date-time, date or time in an octet string, or an empty one.
///
/// # Errors
/// Those of the writer.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_or_empty<const N: usize>(octets: Option<[u8; N]>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    match octets {
        Some(octets) => axdr::write_content_fixed(octets, out),
        None => out.chunk([0]),
    }
}

/// As [`write_or_empty`], as COSEM Data.
///
/// # Errors
/// Those of the writer.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_data_or_empty<const N: usize>(octets: Option<[u8; N]>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    match octets {
        Some(octets) => octets.write(out),
        None => out.chunk([data::tag::OCTET_STRING, 0]),
    }
}

/// Numbers of octets together. One that is too large for any slice stays so, instead of a panic.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub fn sum<const N: usize>(parts: [usize; N]) -> usize {
    parts.into_iter().fold(0, usize::saturating_add)
}

/// The end part of `at` behind `count` octets.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub fn skip(at: &[u8], count: usize) -> &[u8] {
    at.split_at_checked(count).map_or(at, |(_, rest)| rest)
}

/// The content of a value, from its first octet on: the last `size` octets of `input` in front of `rest`.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub fn content_of<'a>(input: &'a [u8], rest: &[u8], size: usize) -> &'a [u8] {
    skip(input, input.len().saturating_sub(rest.len()).saturating_sub(size))
}

/// Reads a value that must be `expected`; the value stands behind `tags` octets.
///
/// # Errors
/// Those of the parser, and [`ErrorKind::Constant`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn constant<'a, T: PartialEq + TryInto<u16>>(
    input: &'a [u8],
    parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
    expected: T,
    tags: usize,
) -> Parsed<'a, T> {
    let (rest, value) = parse(input)?;
    if value == expected {
        Ok((rest, value))
    } else {
        fail(ErrorKind::Constant { found: value.try_into().unwrap_or(u16::MAX) }, skip(input, tags))
    }
}

/// Reads a value between `low` and `high`, both included; the value stands behind `tags` octets.
///
/// # Errors
/// Those of the parser, and [`ErrorKind::Range`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn range<'a, T: PartialOrd>(
    input: &'a [u8],
    parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
    low: T,
    high: T,
    tags: usize,
) -> Parsed<'a, T> {
    let (rest, value) = parse(input)?;
    if low <= value && value <= high { Ok((rest, value)) } else { fail(ErrorKind::Range, skip(input, tags)) }
}

/// Checks a value that is to be encoded.
///
/// # Errors
/// [`EncodeError::Range`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn check_range<T: PartialOrd>(value: T, low: T, high: T, field: &'static Field) -> Result<(), EncodeError> {
    if low <= value && value <= high { Ok(()) } else { Err(EncodeError::range(field)) }
}

/// Checks a code of a closed list, found at `at`.
///
/// # Errors
/// [`ErrorKind::UnknownCode`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn known(known: bool, value: impl TryInto<u16>, at: &[u8]) -> Result<(), nom::Err<ParseError>> {
    if known { Ok(()) } else { Err(error(ErrorKind::UnknownCode { found: value.try_into().unwrap_or(u16::MAX) }, at)) }
}

/// The number that a code stands for.
///
/// # Errors
/// [`ErrorKind::UnknownCode`] at `at` where it stands for none.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn measured(measure: Option<usize>, code: impl TryInto<u16>, at: &[u8]) -> Result<usize, nom::Err<ParseError>> {
    measure.ok_or_else(|| error(ErrorKind::UnknownCode { found: code.try_into().unwrap_or(u16::MAX) }, at))
}

/// A length field as a number of octets or elements.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub fn size(length: impl TryInto<usize>) -> usize {
    length.try_into().unwrap_or(usize::MAX)
}

/// A number of octets or elements as the value of a length field.
///
/// # Errors
/// [`EncodeError::TooLong`] where the field is too narrow.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn length<T: TryFrom<usize>>(length: usize, field: &'static Field) -> Result<T, EncodeError> {
    T::try_from(length).map_err(|_| EncodeError::too_long(field))
}

/// The code for a number of octets or elements.
///
/// # Errors
/// [`EncodeError::TooLong`] where no code stands for it.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn code<T>(code: Option<T>, field: &'static Field) -> Result<T, EncodeError> {
    code.ok_or(EncodeError::too_long(field))
}

/// Checks the number of elements of a list whose count does not travel.
///
/// # Errors
/// [`EncodeError::Inconsistent`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn check_count(count: usize, expected: usize, field: &'static Field) -> Result<(), EncodeError> {
    if count == expected { Ok(()) } else { Err(EncodeError::inconsistent(field)) }
}

/// Checks the number of octets or elements that a code stands for.
///
/// # Errors
/// [`EncodeError::Inconsistent`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn check_measure(measure: Option<usize>, count: usize, field: &'static Field) -> Result<(), EncodeError> {
    if measure == Some(count) { Ok(()) } else { Err(EncodeError::inconsistent(field)) }
}

/// Checks that a value is what other fields say about it.
///
/// # Errors
/// [`EncodeError::Inconsistent`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn check_consistent(consistent: bool, field: &'static Field) -> Result<(), EncodeError> {
    if consistent { Ok(()) } else { Err(EncodeError::inconsistent(field)) }
}

/// Checks a code of a closed list that is to be encoded.
///
/// # Errors
/// [`EncodeError::Range`] where it has no name.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn check_known(known: bool, field: &'static Field) -> Result<(), EncodeError> {
    if known { Ok(()) } else { Err(EncodeError::range(field)) }
}

/// Writes a frame and behind it CRC-16/GENIBUS over its octets, most significant octet first.
///
/// # Errors
/// Those of the frame.
pub fn write_crc16_genibus(out: &mut Writer<'_>, frame: impl Fn(&mut Writer<'_>) -> Result<(), EncodeError>) -> Result<(), EncodeError> {
    let mut crc = Crc16Genibus::new();
    let mut update = |octets: &[u8]| crc = crc.update(octets);
    let mut digest = Writer::digest(&mut update);
    frame(&mut digest)?;
    digest.finish()?;
    frame(out)?;
    out.chunk(crc.value().to_be_bytes())
}

/// Writes a frame and behind it CRC-16/X-25 over its octets, least significant octet first.
///
/// # Errors
/// Those of the frame.
pub fn write_crc16_x25(out: &mut Writer<'_>, frame: impl Fn(&mut Writer<'_>) -> Result<(), EncodeError>) -> Result<(), EncodeError> {
    let mut crc = Crc16X25::new();
    let mut update = |octets: &[u8]| crc = crc.update(octets);
    let mut digest = Writer::digest(&mut update);
    frame(&mut digest)?;
    digest.finish()?;
    frame(out)?;
    out.chunk(crc.value().to_le_bytes())
}

/// A number that must fit `width` bits.
///
/// # Errors
/// [`EncodeError::Range`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn fits<T: Copy + Into<u64>>(value: T, width: u32, field: &'static Field) -> Result<T, EncodeError> {
    if value.into() >> width == 0 { Ok(value) } else { Err(EncodeError::range(field)) }
}

/// Refuses a discriminator without an alternative: [`ErrorKind::UnknownSelector`] at `at`.
///
/// # Errors
/// Always.
#[cold]
#[inline(never)]
pub fn no_alternative<'a, T>(found: i128, at: &'a [u8]) -> Parsed<'a, T> {
    fail(ErrorKind::UnknownSelector { found: saturate_signed(found) }, at)
}

/// The error of what the class model does not have.
#[cold]
#[inline(never)]
#[must_use]
pub const fn unknown(kind: ErrorKind) -> DecodeError {
    DecodeError { kind, offset: 0, field: None }
}

/// A number for an error.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub fn saturate(value: impl TryInto<usize>) -> u16 {
    value.try_into().map_or(u16::MAX, saturated_u16)
}

/// A number that may be negative, for an error: the low 16 bits of a small negative number.
#[cfg_attr(not(feature = "small"), inline(always))]
#[must_use]
pub fn saturate_signed(value: i128) -> u16 {
    match i16::try_from(value) {
        Ok(value) => u16::from_be_bytes(value.to_be_bytes()),
        Err(_) => u16::try_from(value).unwrap_or(u16::MAX),
    }
}
