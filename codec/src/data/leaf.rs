//! Parsers for single types of Data, each with its tag: what typed decoders are made of.
//!
//! A fixed value that is cut is [`ErrorKind::Truncated`] at its tag; a string at the octet of its length that is cut, or at its
//! first content octet. Another tag is [`ErrorKind::UnexpectedTag`].

use crate::axdr;
use crate::bit_string::BitString;
use crate::contained::Contained;
use crate::data::tag;
use crate::data::view::Data;
use crate::date_time::{Date, DateTime, Time};
use crate::decode::Decode;
use crate::error::{ErrorKind, ParseError, Parsed, error, fail, saturated_u8, truncated};
use crate::list::List;
use crate::octets::{self as packed, take, wrong_length, wrong_tag};
use crate::strings::{OctetString, Utf8String, VisibleString};

/// Any value: checks all of it and finds its end.
///
/// # Errors
/// As [`walk`](crate::data::walk).
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn data(input: &[u8]) -> Parsed<'_, Data<'_>> {
    Data::parse(input)
}

/// null-data.
///
/// # Errors
/// [`ErrorKind::UnexpectedTag`], [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn null(input: &[u8]) -> Parsed<'_, ()> {
    packed::tag(input, tag::NULL)
}

/// boolean: 00 is false, any other octet is true.
///
/// # Errors
/// [`ErrorKind::UnexpectedTag`], [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn boolean(input: &[u8]) -> Parsed<'_, bool> {
    match input.split_first_chunk::<2>() {
        Some((&[tag::BOOLEAN, octet], rest)) => Ok((rest, octet != 0)),
        _ => Err(wrong_tag(input, tag::BOOLEAN, 2)),
    }
}

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident -> $type:ty: $tag:ident + $size:literal, $from:expr;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// [`ErrorKind::UnexpectedTag`], [`ErrorKind::Truncated`].
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $name(input: &[u8]) -> Parsed<'_, $type> {
            match input.split_first_chunk::<{ 1 + $size }>() {
                Some(([tag::$tag, content @ ..], rest)) => {
                    let content: [u8; $size] = *content;
                    Ok((rest, $from(content)))
                }
                _ => Err(wrong_tag(input, tag::$tag, 1 + $size)),
            }
        }
    )*};
}

fixed! {
    /// unsigned.
    u8 -> u8: UNSIGNED + 1, u8::from_be_bytes;
    /// integer.
    i8 -> i8: INTEGER + 1, i8::from_be_bytes;
    /// long-unsigned.
    u16 -> u16: LONG_UNSIGNED + 2, u16::from_be_bytes;
    /// long.
    i16 -> i16: LONG + 2, i16::from_be_bytes;
    /// double-long-unsigned.
    u32 -> u32: DOUBLE_LONG_UNSIGNED + 4, u32::from_be_bytes;
    /// double-long.
    i32 -> i32: DOUBLE_LONG + 4, i32::from_be_bytes;
    /// long64-unsigned.
    u64 -> u64: LONG64_UNSIGNED + 8, u64::from_be_bytes;
    /// long64.
    i64 -> i64: LONG64 + 8, i64::from_be_bytes;
    /// float32.
    f32 -> f32: FLOAT32 + 4, f32::from_be_bytes;
    /// float64.
    f64 -> f64: FLOAT64 + 8, f64::from_be_bytes;
    /// bcd.
    bcd -> i8: BCD + 1, i8::from_be_bytes;
    /// enum.
    enumerated -> u8: ENUM + 1, u8::from_be_bytes;
    /// date-time.
    date_time -> DateTime: DATE_TIME + 12, DateTime::from_octets;
    /// date.
    date -> Date: DATE + 5, Date::from_octets;
    /// time.
    time -> Time: TIME + 4, Time::from_octets;
    /// delta-integer.
    delta_integer -> i8: DELTA_INTEGER + 1, i8::from_be_bytes;
    /// delta-long.
    delta_long -> i16: DELTA_LONG + 2, i16::from_be_bytes;
    /// delta-double-long.
    delta_double_long -> i32: DELTA_DOUBLE_LONG + 4, i32::from_be_bytes;
    /// delta-unsigned.
    delta_unsigned -> u8: DELTA_UNSIGNED + 1, u8::from_be_bytes;
    /// delta-long-unsigned.
    delta_long_unsigned -> u16: DELTA_LONG_UNSIGNED + 2, u16::from_be_bytes;
    /// delta-double-long-unsigned.
    delta_double_long_unsigned -> u32: DELTA_DOUBLE_LONG_UNSIGNED + 4, u32::from_be_bytes;
}

macro_rules! any_sign {
    ($($name:ident -> $type:ident: $tag:ident, or $other_tag:ident of $other:ident, $size:literal;)*) => {$(
        #[doc = concat!("[`", stringify!($type), "`](", stringify!($type), "()), also under the tag of the type with the other sign (tolerance `integer_sign`).")]
        ///
        /// # Errors
        /// [`ErrorKind::Range`] at the content where the value does not fit; [`ErrorKind::UnexpectedTag`], [`ErrorKind::Truncated`].
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $name(input: &[u8]) -> Parsed<'_, $type> {
            match input.split_first_chunk::<{ 1 + $size }>() {
                Some(([tag::$tag, content @ ..], rest)) => {
                    let content: [u8; $size] = *content;
                    Ok((rest, $type::from_be_bytes(content)))
                }
                _ => other_sign(input, tag::$tag, tag::$other_tag, |content: [u8; $size]| {
                    $type::try_from($other::from_be_bytes(content)).ok()
                }),
            }
        }
    )*};
}

any_sign! {
    u8_any_sign -> u8: UNSIGNED, or INTEGER of i8, 1;
    i8_any_sign -> i8: INTEGER, or UNSIGNED of u8, 1;
    u16_any_sign -> u16: LONG_UNSIGNED, or LONG of i16, 2;
    i16_any_sign -> i16: LONG, or LONG_UNSIGNED of u16, 2;
    u32_any_sign -> u32: DOUBLE_LONG_UNSIGNED, or DOUBLE_LONG of i32, 4;
    i32_any_sign -> i32: DOUBLE_LONG, or DOUBLE_LONG_UNSIGNED of u32, 4;
    u64_any_sign -> u64: LONG64_UNSIGNED, or LONG64 of i64, 8;
    i64_any_sign -> i64: LONG64, or LONG64_UNSIGNED of u64, 8;
}

#[cold]
fn other_sign<'a, T, const N: usize>(
    input: &'a [u8],
    expected: u8,
    other: u8,
    convert: impl FnOnce([u8; N]) -> Option<T>,
) -> Parsed<'a, T> {
    match input.split_first() {
        Some((&found, content)) if found == other => {
            let Ok((rest, octets)) = packed::fixed::<N>(content) else { return Err(wrong_tag(input, other, 1 + N)) };
            convert(octets).map_or_else(|| fail(ErrorKind::Range, content), |value| Ok((rest, value)))
        }
        _ => Err(wrong_tag(input, expected, 1 + N)),
    }
}

macro_rules! any_width {
    ($($width:ident, $both:ident -> $type:ident: $tag:ident, $size:literal;)*) => {$(
        #[doc = concat!("[`", stringify!($type), "`](", stringify!($type), "()), also under the tag of another width (tolerance `integer_width`).")]
        ///
        /// # Errors
        /// [`ErrorKind::Range`] at the content where the value does not fit; [`ErrorKind::UnexpectedTag`], [`ErrorKind::Truncated`].
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $width(input: &[u8]) -> Parsed<'_, $type> {
            other_width(input, tag::$tag, 1 + $size, false)
        }

        #[doc = concat!("[`", stringify!($type), "`](", stringify!($type), "()), also under the tag of any other integer (tolerances `integer_width` and `integer_sign`).")]
        ///
        /// # Errors
        /// [`ErrorKind::Range`] at the content where the value does not fit; [`ErrorKind::UnexpectedTag`], [`ErrorKind::Truncated`].
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $both(input: &[u8]) -> Parsed<'_, $type> {
            other_width(input, tag::$tag, 1 + $size, true)
        }
    )*};
}

any_width! {
    u8_any_width, u8_any_integer -> u8: UNSIGNED, 1;
    i8_any_width, i8_any_integer -> i8: INTEGER, 1;
    u16_any_width, u16_any_integer -> u16: LONG_UNSIGNED, 2;
    i16_any_width, i16_any_integer -> i16: LONG, 2;
    u32_any_width, u32_any_integer -> u32: DOUBLE_LONG_UNSIGNED, 4;
    i32_any_width, i32_any_integer -> i32: DOUBLE_LONG, 4;
    u64_any_width, u64_any_integer -> u64: LONG64_UNSIGNED, 8;
    i64_any_width, i64_any_integer -> i64: LONG64, 8;
}

/// An integer under the tag `expected`, which takes `size` octets with its tag, or that of another width, or of the other sign too.
#[inline]
fn other_width<T: TryFrom<i128>>(input: &[u8], expected: u8, size: usize, any_sign: bool) -> Parsed<'_, T> {
    let (rest, value) = integer(input, expected, size, any_sign)?;
    match T::try_from(value) {
        Ok(value) => Ok((rest, value)),
        Err(_) => fail(ErrorKind::Range, input.get(1..).unwrap_or_default()),
    }
}

#[inline(never)]
fn integer(input: &[u8], expected: u8, size: usize, any_sign: bool) -> Parsed<'_, i128> {
    const fn is_signed(found: u8) -> bool {
        matches!(found, tag::INTEGER | tag::LONG | tag::DOUBLE_LONG | tag::LONG64)
    }
    fn value<'a, const N: usize>(input: &'a [u8], content: &'a [u8], number: impl FnOnce([u8; N]) -> i128) -> Parsed<'a, i128> {
        match packed::fixed::<N>(content) {
            Ok((rest, octets)) => Ok((rest, number(octets))),
            Err(_) => Err(truncated((1 + N).saturating_sub(input.len()), input)),
        }
    }
    match input {
        [found, ..] if *found != expected && is_signed(*found) != is_signed(expected) && !any_sign => Err(wrong_tag(input, expected, size)),
        [tag::UNSIGNED, content @ ..] => value(input, content, |octets| u8::from_be_bytes(octets).into()),
        [tag::INTEGER, content @ ..] => value(input, content, |octets| i8::from_be_bytes(octets).into()),
        [tag::LONG_UNSIGNED, content @ ..] => value(input, content, |octets| u16::from_be_bytes(octets).into()),
        [tag::LONG, content @ ..] => value(input, content, |octets| i16::from_be_bytes(octets).into()),
        [tag::DOUBLE_LONG_UNSIGNED, content @ ..] => value(input, content, |octets| u32::from_be_bytes(octets).into()),
        [tag::DOUBLE_LONG, content @ ..] => value(input, content, |octets| i32::from_be_bytes(octets).into()),
        [tag::LONG64_UNSIGNED, content @ ..] => value(input, content, |octets| u64::from_be_bytes(octets).into()),
        [tag::LONG64, content @ ..] => value(input, content, |octets| i64::from_be_bytes(octets).into()),
        _ => Err(wrong_tag(input, expected, size)),
    }
}

/// Reads the tag `expected`, a length, and so many octets.
#[cfg_attr(not(feature = "small"), inline(always))]
fn content(input: &[u8], expected: u8) -> Parsed<'_, &[u8]> {
    let (rest, ()) = packed::tag(input, expected)?;
    axdr::content(rest)
}

/// Reads the tag `expected`, a length that must be `size`, and so many octets.
#[cfg_attr(not(feature = "small"), inline(always))]
fn content_sized(input: &[u8], expected: u8, size: usize) -> Parsed<'_, &[u8]> {
    let (at, ()) = packed::tag(input, expected)?;
    let (rest, found) = axdr::length(at)?;
    if found != size {
        return Err(wrong_length(found, at));
    }
    take(rest, size)
}

macro_rules! strings {
    ($($name:ident, $sized:ident -> $type:ident: $tag:ident, $spelled:literal;)*) => {$(
        #[doc = concat!($spelled, ".")]
        ///
        /// # Errors
        /// [`ErrorKind::UnexpectedTag`], [`ErrorKind::LengthForm`], [`ErrorKind::Truncated`].
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $name(input: &[u8]) -> Parsed<'_, $type<'_>> {
            let (rest, octets) = content(input, tag::$tag)?;
            Ok((rest, $type(octets)))
        }

        #[doc = concat!($spelled, " of `size` octets.")]
        ///
        /// # Errors
        #[doc = concat!("[`ErrorKind::Length`] with another length, and as [`", stringify!($name), "`].")]
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $sized(input: &[u8], size: usize) -> Parsed<'_, $type<'_>> {
            let (rest, octets) = content_sized(input, tag::$tag, size)?;
            Ok((rest, $type(octets)))
        }
    )*};
}

strings! {
    octet_string, octet_string_sized -> OctetString: OCTET_STRING, "octet-string";
    visible_string, visible_string_sized -> VisibleString: VISIBLE_STRING, "visible-string";
    utf8_string, utf8_string_sized -> Utf8String: UTF8_STRING, "utf8-string";
}

/// octet-string of `N` octets.
///
/// # Errors
/// [`ErrorKind::Length`] with another length, and as [`octet_string`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn octets<const N: usize>(input: &[u8]) -> Parsed<'_, [u8; N]> {
    if let Some((&[tag::OCTET_STRING, length], content)) = input.split_first_chunk::<2>()
        && length < 0x80
        && usize::from(length) == N
        && let Some((octets, rest)) = content.split_first_chunk::<N>()
    {
        return Ok((rest, *octets));
    }
    octets_slow(input)
}

/// The same octet by octet, for what is wrong or has a long length.
#[cold]
#[inline(never)]
fn octets_slow<const N: usize>(input: &[u8]) -> Parsed<'_, [u8; N]> {
    let (rest, ()) = packed::tag(input, tag::OCTET_STRING)?;
    axdr::content_fixed::<N>(rest)
}

/// bit-string.
///
/// # Errors
/// As [`octet_string`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn bit_string(input: &[u8]) -> Parsed<'_, BitString<'_>> {
    let (rest, ()) = packed::tag(input, tag::BIT_STRING)?;
    axdr::bit_string(rest)
}

/// bit-string of `bits` bits.
///
/// # Errors
/// [`ErrorKind::Length`] with another length, and as [`octet_string`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn bit_string_sized(input: &[u8], bits: usize) -> Parsed<'_, BitString<'_>> {
    let (at, ()) = packed::tag(input, tag::BIT_STRING)?;
    match axdr::length(at)? {
        (_, found) if found == bits => axdr::bit_string(at),
        (_, found) => Err(wrong_length(found, at)),
    }
}

/// As [`bit_string_sized`], also with zeros behind the bits, up to whole octets (tolerance `bit_count`).
///
/// # Errors
/// As [`bit_string_sized`].
pub fn bit_string_sized_or_filled(input: &[u8], bits: usize) -> Parsed<'_, BitString<'_>> {
    let (rest, octets) = filled(input, bits)?;
    // the octets for so many bits
    Ok((rest, BitString::new(bits, octets).unwrap_or_default()))
}

/// As [`bit_string_fixed`], also with zeros behind the bits, up to whole octets (tolerance `bit_count`).
///
/// # Errors
/// As [`bit_string_fixed`].
pub fn bit_string_fixed_or_filled<const BITS: u8>(input: &[u8]) -> Parsed<'_, u64> {
    let (rest, octets) = filled(input, usize::from(BITS))?;
    packed::bits::<BITS>(octets).map(|(_, bits)| (rest, bits))
}

/// The octets of a bit-string of `bits` bits, or of as many more, all zero, as make up whole octets.
#[inline(never)]
fn filled(input: &[u8], bits: usize) -> Parsed<'_, &[u8]> {
    let (at, ()) = packed::tag(input, tag::BIT_STRING)?;
    let (content, found) = axdr::length(at)?;
    let octets = bits.div_ceil(8);
    if found != bits && found != octets.saturating_mul(8) {
        return Err(wrong_length(found, at));
    }
    let (rest, octets) = take(content, octets)?;
    let used = u32::try_from(bits % 8).unwrap_or_default();
    match octets.last() {
        Some(last) if found != bits && last.wrapping_shl(used) != 0 => Err(wrong_length(found, at)),
        _ => Ok((rest, octets)),
    }
}

/// bit-string of `BITS` bits (1 to 64) as a number: the first bit sent is the most significant. Padding is not looked at.
///
/// # Errors
/// [`ErrorKind::Length`] with another length, and as [`octet_string`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn bit_string_fixed<const BITS: u8>(input: &[u8]) -> Parsed<'_, u64> {
    let (at, ()) = packed::tag(input, tag::BIT_STRING)?;
    let (rest, found) = axdr::length(at)?;
    if found != usize::from(BITS) {
        return Err(wrong_length(found, at));
    }
    packed::bits::<BITS>(rest)
}

/// An octet-string that holds an item.
///
/// # Errors
/// As [`octet_string`]; the item is not looked at.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn contained<'a, T>(input: &'a [u8]) -> Parsed<'a, Contained<'a, T>> {
    let (rest, octets) = content(input, tag::OCTET_STRING)?;
    Ok((rest, Contained::from_octets(octets)))
}

/// An octet-string that holds an item, or nothing where its length is 0.
///
/// # Errors
/// As [`octet_string`]; the item is not looked at.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn contained_or_empty<'a, T>(input: &'a [u8]) -> Parsed<'a, Option<Contained<'a, T>>> {
    let (rest, octets) = content(input, tag::OCTET_STRING)?;
    Ok((rest, (!octets.is_empty()).then_some(Contained::from_octets(octets))))
}

macro_rules! dates {
    ($($name:literal, $type:ident: $tag:ident, $own:ident,
       $octets:ident, $or_octets:ident, $octets_or_tagged:ident, $or_empty:ident, $or_empty_or_tagged:ident;)*) => {$(
        #[doc = concat!("An octet-string that holds a ", $name, ".")]
        ///
        /// # Errors
        /// [`ErrorKind::Length`] with another length, and as [`octet_string`].
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $octets(input: &[u8]) -> Parsed<'_, $type> {
            let (rest, octets) = octets(input)?;
            Ok((rest, $type::from_octets(octets)))
        }

        #[doc = concat!($name, ", or an octet-string that holds one (tolerance `date_time_tag`).")]
        ///
        /// # Errors
        #[doc = concat!("As [`", stringify!($own), "`] and [`", stringify!($octets), "`].")]
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $or_octets(input: &[u8]) -> Parsed<'_, $type> {
            if input.first() == Some(&tag::OCTET_STRING) { $octets(input) } else { $own(input) }
        }

        #[doc = concat!("An octet-string that holds a ", $name, ", or a ", $name, " under its own tag (tolerance `date_time_tag`).")]
        ///
        /// # Errors
        #[doc = concat!("As [`", stringify!($own), "`] and [`", stringify!($octets), "`].")]
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $octets_or_tagged(input: &[u8]) -> Parsed<'_, $type> {
            if input.first() == Some(&tag::$tag) { $own(input) } else { $octets(input) }
        }

        #[doc = concat!("An octet-string that holds a ", $name, ", or nothing where its length is 0.")]
        ///
        /// # Errors
        #[doc = concat!("As [`", stringify!($octets), "`].")]
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $or_empty(input: &[u8]) -> Parsed<'_, Option<$type>> {
            let (at, ()) = packed::tag(input, tag::OCTET_STRING)?;
            match axdr::length(at)? {
                (rest, 0) => Ok((rest, None)),
                _ => $octets(input).map(|(rest, value)| (rest, Some(value))),
            }
        }

        #[doc = concat!("As [`", stringify!($or_empty), "`], or a ", $name, " under its own tag (tolerance `date_time_tag`).")]
        ///
        /// # Errors
        #[doc = concat!("As [`", stringify!($own), "`] and [`", stringify!($octets), "`].")]
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $or_empty_or_tagged(input: &[u8]) -> Parsed<'_, Option<$type>> {
            if input.first() == Some(&tag::$tag) { $own(input).map(|(rest, value)| (rest, Some(value))) } else { $or_empty(input) }
        }
    )*};
}

dates! {
    "date-time", DateTime: DATE_TIME, date_time,
        date_time_octets, date_time_or_octets, date_time_octets_or_tagged, date_time_octets_or_empty, date_time_octets_or_empty_or_tagged;
    "date", Date: DATE, date,
        date_octets, date_or_octets, date_octets_or_tagged, date_octets_or_empty, date_octets_or_empty_or_tagged;
    "time", Time: TIME, time,
        time_octets, time_or_octets, time_octets_or_tagged, time_octets_or_empty, time_octets_or_empty_or_tagged;
}

/// null-data or a value.
///
/// # Errors
/// Those of the value.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn optional<'a, T>(input: &'a [u8], parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>) -> Parsed<'a, Option<T>> {
    match input {
        [tag::NULL, rest @ ..] => Ok((rest, None)),
        _ => parse(input).map(|(rest, value)| (rest, Some(value))),
    }
}

/// null-data, which means `default`, or a value.
///
/// # Errors
/// Those of the value.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn default<'a, T>(input: &'a [u8], parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>, default: T) -> Parsed<'a, T> {
    match input {
        [tag::NULL, rest @ ..] => Ok((rest, default)),
        _ => parse(input),
    }
}

/// The head of a structure with any number of members: the number. The octets for them need not be there.
///
/// # Errors
/// [`ErrorKind::UnexpectedTag`], [`ErrorKind::LengthForm`], [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn structure_open(input: &[u8]) -> Parsed<'_, usize> {
    let (rest, ()) = packed::tag(input, tag::STRUCTURE)?;
    axdr::length(rest)
}

/// The head of a structure with `members` members.
///
/// # Errors
/// [`ErrorKind::Count`] at the count where it is another one, and as [`structure_open`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn structure(input: &[u8], members: u8) -> Parsed<'_, ()> {
    match input.split_first_chunk() {
        // the compiler does not join two comparisons
        Some((&head, rest)) if members < 0x80 && u16::from_be_bytes(head) == u16::from_be_bytes([tag::STRUCTURE, members]) => {
            Ok((rest, ()))
        }
        _ => structure_slow(input, members, members).map(|(rest, _)| (rest, ())),
    }
}

/// The head of a structure with `least` to `most` members: the number.
///
/// # Errors
/// [`ErrorKind::Count`] at the count where it lies outside, and as [`structure_open`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn structure_between(input: &[u8], least: u8, most: u8) -> Parsed<'_, u8> {
    match input.split_first_chunk::<2>() {
        Some((&[tag::STRUCTURE, count], rest)) if (least..=most).contains(&count) && count < 0x80 => Ok((rest, count)),
        _ => structure_slow(input, least, most),
    }
}

/// The same octet by octet, for what is wrong or has a long count.
#[cold]
#[inline(never)]
fn structure_slow(input: &[u8], least: u8, most: u8) -> Parsed<'_, u8> {
    let (at, ()) = packed::tag(input, tag::STRUCTURE)?;
    let (rest, found) = axdr::length(at)?;
    match u8::try_from(found) {
        Ok(count) if (least..=most).contains(&count) => Ok((rest, count)),
        _ => Err(wrong_count(most, found, at)),
    }
}

/// [`ErrorKind::Count`] at the first octet of `at`.
#[must_use]
#[cold]
#[inline(never)]
pub fn wrong_count(expected: u8, found: usize, at: &[u8]) -> nom::Err<ParseError> {
    error(ErrorKind::Count { expected, found: saturated_u8(found) }, at)
}

/// array: each element is checked.
///
/// # Errors
/// [`ErrorKind::UnexpectedTag`], [`ErrorKind::LengthForm`], [`ErrorKind::Truncated`], and those of the elements.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn array<'a, T: Decode<'a>>(input: &'a [u8]) -> Parsed<'a, List<'a, T>> {
    match input.split_first_chunk() {
        Some((&[tag::ARRAY, count @ ..0x80], rest)) => List::parse_count(rest, count.into()),
        _ => array_slow(input),
    }
}

/// The same octet by octet, for what is wrong or has a long count.
#[cold]
#[inline(never)]
fn array_slow<'a, T: Decode<'a>>(input: &'a [u8]) -> Parsed<'a, List<'a, T>> {
    let (rest, ()) = packed::tag(input, tag::ARRAY)?;
    axdr::list(rest)
}

/// As [`array()`]; `None` where something is wrong.
#[must_use]
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn array_usual<'a, T: Decode<'a>>(input: &'a [u8]) -> Option<(&'a [u8], List<'a, T>)> {
    match input.split_first_chunk() {
        Some((&[tag::ARRAY, count @ ..0x80], rest)) => List::parse_count_usual(rest, count.into()),
        _ => array_slow(input).ok(),
    }
}

/// array of `count` elements, each of which is checked.
///
/// # Errors
/// [`ErrorKind::Count`] at the count where it is another one, and as [`array()`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn array_sized<'a, T: Decode<'a>>(input: &'a [u8], count: usize) -> Parsed<'a, List<'a, T>> {
    let (at, ()) = packed::tag(input, tag::ARRAY)?;
    let (rest, found) = axdr::length(at)?;
    if found != count {
        return Err(wrong_count(saturated_u8(count), found, at));
    }
    List::parse_count(rest, count)
}

/// array that takes all of `input`; the elements are checked by their iteration.
///
/// # Errors
/// As [`array()`], without those of the elements.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn array_lazy<'a, T>(input: &'a [u8]) -> Result<List<'a, T>, nom::Err<ParseError>> {
    let (rest, ()) = packed::tag(input, tag::ARRAY)?;
    axdr::list_lazy(rest)
}
