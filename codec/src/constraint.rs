//! Checks that generated code makes: constants, ranges, codes, and numbers that one field tells of another.

use crate::error::{EncodeError, ErrorKind, Field, ParseError, Parsed, error, fail, saturated_u16};

/// The end part of `at` behind `count` octets.
#[inline]
#[must_use]
pub fn skip(at: &[u8], count: usize) -> &[u8] {
    at.split_at_checked(count).map_or(at, |(_, rest)| rest)
}

/// Reads a value that must be `expected`; the value stands behind `tags` octets.
///
/// # Errors
/// Those of the parser, and [`ErrorKind::Constant`].
#[inline]
pub fn constant<'a, T: PartialEq + TryInto<u16>>(
    input: &'a [u8],
    parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
    expected: T,
    tags: usize,
) -> Parsed<'a, T> {
    let (rest, value) = parse(input)?;
    if value == expected { Ok((rest, value)) } else { fail(ErrorKind::Constant { found: value.try_into().unwrap_or(u16::MAX) }, skip(input, tags)) }
}

/// Reads a value between `low` and `high`, both included; the value stands behind `tags` octets.
///
/// # Errors
/// Those of the parser, and [`ErrorKind::Range`].
#[inline]
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
#[inline]
pub fn check_range<T: PartialOrd>(value: T, low: T, high: T, field: &'static Field) -> Result<(), EncodeError> {
    if low <= value && value <= high { Ok(()) } else { Err(EncodeError::range(field)) }
}

/// Checks a code of a closed list, found at `at`.
///
/// # Errors
/// [`ErrorKind::UnknownCode`].
#[inline]
pub fn known(known: bool, value: impl TryInto<u16>, at: &[u8]) -> Result<(), nom::Err<ParseError>> {
    if known { Ok(()) } else { Err(error(ErrorKind::UnknownCode { found: value.try_into().unwrap_or(u16::MAX) }, at)) }
}

/// The number that a code stands for.
///
/// # Errors
/// [`ErrorKind::UnknownCode`] at `at` where it stands for none.
#[inline]
pub fn measured(measure: Option<usize>, code: impl TryInto<u16>, at: &[u8]) -> Result<usize, nom::Err<ParseError>> {
    measure.ok_or_else(|| error(ErrorKind::UnknownCode { found: code.try_into().unwrap_or(u16::MAX) }, at))
}

/// A length field as a number of octets or elements.
#[inline]
#[must_use]
pub fn size(length: impl TryInto<usize>) -> usize {
    length.try_into().unwrap_or(usize::MAX)
}

/// A number of octets or elements as the value of a length field.
///
/// # Errors
/// [`EncodeError::TooLong`] where the field is too narrow.
#[inline]
pub fn length<T: TryFrom<usize>>(length: usize, field: &'static Field) -> Result<T, EncodeError> {
    T::try_from(length).map_err(|_| EncodeError::too_long(field))
}

/// The code for a number of octets or elements.
///
/// # Errors
/// [`EncodeError::TooLong`] where no code stands for it.
#[inline]
pub fn code<T>(code: Option<T>, field: &'static Field) -> Result<T, EncodeError> {
    code.ok_or(EncodeError::too_long(field))
}

/// A number that must fit `width` bits.
///
/// # Errors
/// [`EncodeError::Range`].
#[inline]
pub fn fits<T: Copy + Into<u64>>(value: T, width: u32, field: &'static Field) -> Result<T, EncodeError> {
    if value.into() >> width == 0 { Ok(value) } else { Err(EncodeError::range(field)) }
}

/// A discriminator, wide enough for every pattern.
#[inline]
#[must_use]
pub fn discriminator(value: impl Into<i128>) -> i128 {
    value.into()
}

/// A number for an error.
#[inline]
#[must_use]
pub fn saturate(value: impl TryInto<usize>) -> u16 {
    value.try_into().map_or(u16::MAX, saturated_u16)
}

/// A number that may be negative, for an error: the low 16 bits of a small negative number.
#[inline]
#[must_use]
pub fn saturate_signed(value: i128) -> u16 {
    match i16::try_from(value) {
        Ok(value) => u16::from_be_bytes(value.to_be_bytes()),
        Err(_) => u16::try_from(value).unwrap_or(u16::MAX),
    }
}
