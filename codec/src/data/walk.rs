//! The walk over the octets of Data: flat, with an explicit stack of the counts that are still open.

use crate::axdr;
use crate::bit_string::BitString;
use crate::data::compact::{self, CompactArray};
use crate::data::tag;
use crate::data::value::{Elements, Value};
use crate::date_time::{Date, DateTime, Time};
use crate::error::{DecodeError, ErrorKind, ParseError, Parsed, error, saturated_u32, truncated};
use crate::octets;
use crate::strings::{OctetString, Utf8String, VisibleString};

/// How deep arrays, structures and compact arrays may nest. The syntax has no limit.
pub const MAX_DEPTH: usize = 32;

/// A value that was built deeper than can be read. Built values have no offsets.
pub(crate) const TOO_DEEP: DecodeError = DecodeError { kind: ErrorKind::TooDeep, offset: 0, field: None };

/// What holds other values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Container {
    /// An array.
    Array,
    /// A structure.
    Structure,
    /// A compact array, which is shown as the array that it stands for.
    CompactArray,
}

macro_rules! visitor {
    ($($(#[$doc:meta])* $method:ident($type:ty) => $variant:ident;)*) => {
        /// Takes what a walk finds, in the order of the octets.
        ///
        /// Every method has a default: those of the types call [`leaf`](Visitor::leaf), the others do nothing. Implement `leaf`
        /// for convenience, single types for speed.
        pub trait Visitor<'a> {
            /// An array, structure or compact array with `count` elements starts. For a compact array the count is not known in
            /// advance, and 0 is given.
            #[inline]
            fn open(&mut self, container: Container, count: usize) {
                let _ = (container, count);
            }

            /// The innermost array, structure or compact array ends.
            #[inline]
            fn close(&mut self) {}

            /// A compact array. Returns true to be shown its elements, as those of an array; false to pass over them: they are
            /// not checked then.
            #[inline]
            fn compact_array(&mut self, array: CompactArray<'a>) -> bool {
                let _ = array;
                true
            }

            /// A value that is neither array, structure nor compact array.
            #[inline]
            fn leaf(&mut self, value: Value<'a>) {
                let _ = value;
            }

            /// null-data.
            #[inline]
            fn null(&mut self) {
                self.leaf(Value::Null);
            }

            /// dont-care.
            #[inline]
            fn dont_care(&mut self) {
                self.leaf(Value::DontCare);
            }

            $(
                $(#[$doc])*
                #[inline]
                fn $method(&mut self, value: $type) {
                    self.leaf(Value::$variant(value));
                }
            )*
        }

        /// Shows a leaf by its type.
        pub(crate) fn show<'a, V: Visitor<'a>>(value: Value<'a>, visitor: &mut V) {
            match value {
                Value::Null => visitor.null(),
                Value::DontCare => visitor.dont_care(),
                $(Value::$variant(value) => visitor.$method(value),)*
                Value::Array(_) | Value::Structure(_) | Value::CompactArray(_) => visitor.leaf(value),
            }
        }
    };
}

visitor! {
    /// boolean.
    boolean(bool) => Boolean;
    /// bit-string.
    bit_string(BitString<'a>) => BitString;
    /// double-long.
    double_long(i32) => DoubleLong;
    /// double-long-unsigned.
    double_long_unsigned(u32) => DoubleLongUnsigned;
    /// octet-string.
    octet_string(OctetString<'a>) => OctetString;
    /// visible-string.
    visible_string(VisibleString<'a>) => VisibleString;
    /// utf8-string.
    utf8_string(Utf8String<'a>) => Utf8String;
    /// bcd.
    bcd(i8) => Bcd;
    /// integer.
    integer(i8) => Integer;
    /// long.
    long(i16) => Long;
    /// unsigned.
    unsigned(u8) => Unsigned;
    /// long-unsigned.
    long_unsigned(u16) => LongUnsigned;
    /// long64.
    long64(i64) => Long64;
    /// long64-unsigned.
    long64_unsigned(u64) => Long64Unsigned;
    /// enum.
    enumerated(u8) => Enum;
    /// float32.
    float32(f32) => Float32;
    /// float64.
    float64(f64) => Float64;
    /// date-time.
    date_time(DateTime) => DateTime;
    /// date.
    date(Date) => Date;
    /// time.
    time(Time) => Time;
    /// delta-integer.
    delta_integer(i8) => DeltaInteger;
    /// delta-long.
    delta_long(i16) => DeltaLong;
    /// delta-double-long.
    delta_double_long(i32) => DeltaDoubleLong;
    /// delta-unsigned.
    delta_unsigned(u8) => DeltaUnsigned;
    /// delta-long-unsigned.
    delta_long_unsigned(u16) => DeltaLongUnsigned;
    /// delta-double-long-unsigned.
    delta_double_long_unsigned(u32) => DeltaDoubleLongUnsigned;
}

/// Reads the content of a value by its tag, and hands what it found to the macro `$found` of the caller:
/// `found!(method, Variant(value), rest)`. `$others` are the arms for tags of values that are no leaves; `$fail` is returned where
/// the content cannot be read.
///
/// It is a macro so that a loop over values has one jump, and no value passes through memory.
macro_rules! leaf {
    ($octet:expr, $content:ident, $found:ident, { $($others:tt)* } else $fail:expr) => {{
        macro_rules! fixed {
            ($size:literal, $method:ident, $variant:ident, $from:expr) => {{
                let Some((octets, rest)) = $content.split_first_chunk::<$size>() else { return $fail };
                $found!($method, $variant($from(*octets)), rest)
            }};
        }
        macro_rules! string {
            ($method:ident, $variant:ident, $from:expr) => {{
                let Ok((rest, length)) = $crate::axdr::length($content) else { return $fail };
                let Some((octets, rest)) = rest.split_at_checked(length) else { return $fail };
                $found!($method, $variant($from(octets)), rest)
            }};
        }
        match $octet {
            $($others)*
            $crate::data::tag::NULL => $found!(null, Null, $content),
            $crate::data::tag::DONT_CARE => $found!(dont_care, DontCare, $content),
            $crate::data::tag::BIT_STRING => {
                let Ok((rest, bits)) = $crate::axdr::bit_string($content) else { return $fail };
                $found!(bit_string, BitString(bits), rest)
            }
            $crate::data::tag::OCTET_STRING => string!(octet_string, OctetString, $crate::strings::OctetString),
            $crate::data::tag::VISIBLE_STRING => string!(visible_string, VisibleString, $crate::strings::VisibleString),
            $crate::data::tag::UTF8_STRING => string!(utf8_string, Utf8String, $crate::strings::Utf8String),
            $crate::data::tag::BOOLEAN => fixed!(1, boolean, Boolean, |[octet]: [u8; 1]| octet != 0),
            $crate::data::tag::DOUBLE_LONG => fixed!(4, double_long, DoubleLong, i32::from_be_bytes),
            $crate::data::tag::DOUBLE_LONG_UNSIGNED => fixed!(4, double_long_unsigned, DoubleLongUnsigned, u32::from_be_bytes),
            $crate::data::tag::BCD => fixed!(1, bcd, Bcd, i8::from_be_bytes),
            $crate::data::tag::INTEGER => fixed!(1, integer, Integer, i8::from_be_bytes),
            $crate::data::tag::LONG => fixed!(2, long, Long, i16::from_be_bytes),
            $crate::data::tag::UNSIGNED => fixed!(1, unsigned, Unsigned, u8::from_be_bytes),
            $crate::data::tag::LONG_UNSIGNED => fixed!(2, long_unsigned, LongUnsigned, u16::from_be_bytes),
            $crate::data::tag::LONG64 => fixed!(8, long64, Long64, i64::from_be_bytes),
            $crate::data::tag::LONG64_UNSIGNED => fixed!(8, long64_unsigned, Long64Unsigned, u64::from_be_bytes),
            $crate::data::tag::ENUM => fixed!(1, enumerated, Enum, u8::from_be_bytes),
            $crate::data::tag::FLOAT32 => fixed!(4, float32, Float32, f32::from_be_bytes),
            $crate::data::tag::FLOAT64 => fixed!(8, float64, Float64, f64::from_be_bytes),
            $crate::data::tag::DATE_TIME => fixed!(12, date_time, DateTime, $crate::date_time::DateTime::from_octets),
            $crate::data::tag::DATE => fixed!(5, date, Date, $crate::date_time::Date::from_octets),
            $crate::data::tag::TIME => fixed!(4, time, Time, $crate::date_time::Time::from_octets),
            $crate::data::tag::DELTA_INTEGER => fixed!(1, delta_integer, DeltaInteger, i8::from_be_bytes),
            $crate::data::tag::DELTA_LONG => fixed!(2, delta_long, DeltaLong, i16::from_be_bytes),
            $crate::data::tag::DELTA_DOUBLE_LONG => fixed!(4, delta_double_long, DeltaDoubleLong, i32::from_be_bytes),
            $crate::data::tag::DELTA_UNSIGNED => fixed!(1, delta_unsigned, DeltaUnsigned, u8::from_be_bytes),
            $crate::data::tag::DELTA_LONG_UNSIGNED => fixed!(2, delta_long_unsigned, DeltaLongUnsigned, u16::from_be_bytes),
            $crate::data::tag::DELTA_DOUBLE_LONG_UNSIGNED => fixed!(4, delta_double_long_unsigned, DeltaDoubleLongUnsigned, u32::from_be_bytes),
            _ => return $fail,
        }
    }};
}
pub(crate) use leaf;

/// Reads the content of a leaf with the tag `octet`; `start` is where a fixed value is said to be cut.
#[inline]
pub(crate) fn untagged<'a, V: Visitor<'a>>(octet: u8, content: &'a [u8], start: &[u8], visitor: &mut V) -> Parsed<'a, ()> {
    macro_rules! found {
        ($method:ident, $variant:ident $(($value:expr))?, $rest:expr) => {{
            visitor.$method($($value)?);
            Ok(($rest, ()))
        }};
    }
    leaf!(octet, content, found, {} else Err(refused(octet, content, start)))
}

/// Reads the content of a leaf with the tag `octet`, as [`untagged`] shows it.
#[inline]
pub(crate) fn untagged_value<'a>(octet: u8, content: &'a [u8]) -> Parsed<'a, Value<'a>> {
    macro_rules! found {
        ($method:ident, $variant:ident $(($value:expr))?, $rest:expr) => {
            Ok(($rest, Value::$variant$(($value))?))
        };
    }
    leaf!(octet, content, found, {} else Err(refused(octet, content, content)))
}

/// Reads one value. The elements of an array or structure are not looked at: they are everything that follows, and follow still.
#[inline]
pub(crate) fn head(input: &[u8]) -> Parsed<'_, Value<'_>> {
    macro_rules! found {
        ($method:ident, $variant:ident $(($value:expr))?, $rest:expr) => {
            Ok(($rest, Value::$variant$(($value))?))
        };
    }
    let Some((&octet, content)) = input.split_first() else { return Err(truncated(1, input)) };
    leaf!(octet, content, found, {
        tag::ARRAY | tag::STRUCTURE => {
            let (after, count) = axdr::count(content)?;
            let elements = Elements::from_octets(count, after);
            Ok((after, if octet == tag::ARRAY { Value::Array(elements) } else { Value::Structure(elements) }))
        }
        tag::COMPACT_ARRAY => compact::parse(content).map(|(rest, compact)| (rest, Value::CompactArray(compact))),
    } else Err(refused(octet, content, input)))
}

/// Why the leaf with the tag `octet` cannot be read from `content`.
#[cold]
#[inline(never)]
pub(crate) fn refused(octet: u8, content: &[u8], start: &[u8]) -> nom::Err<ParseError> {
    let strings = match octet {
        tag::BIT_STRING => axdr::bit_string(content).err(),
        tag::OCTET_STRING | tag::VISIBLE_STRING | tag::UTF8_STRING => axdr::content(content).err(),
        _ => None,
    };
    strings.unwrap_or_else(|| match tag::fixed_len(octet) {
        Some(size) => truncated(size.saturating_sub(content.len()), start),
        None => octets::unknown_selector(octet.into(), start),
    })
}

/// The error to report for the value at `at`, which `depth` containers are around: that it nests too deep comes before all that is
/// wrong inside of it.
#[cold]
#[inline(never)]
pub(crate) fn refused_container(error: nom::Err<ParseError>, at: &[u8], depth: usize) -> nom::Err<ParseError> {
    if depth >= MAX_DEPTH { too_deep(at) } else { error }
}

/// [`ErrorKind::TooDeep`] at the first octet of `at`.
#[cold]
#[inline(never)]
pub(crate) fn too_deep(at: &[u8]) -> nom::Err<ParseError> {
    error(ErrorKind::TooDeep, at)
}

/// Reads one value of Data from the start of `input` and shows all of it to `visitor`: a `nom` parser but for the visitor.
///
/// What was shown before an error is found was correct as far as it went.
///
/// # Errors
/// [`ErrorKind::Truncated`]: fixed values at their tag, strings at the octet of their length that is cut or at their first content
/// octet, containers that promise more elements than octets are left at their first element.
/// [`ErrorKind::UnknownSelector`]: a tag that is no type. [`ErrorKind::LengthForm`], [`ErrorKind::TooDeep`], and those of compact
/// arrays: [`ErrorKind::EmptyElement`], [`ErrorKind::DescriptionTooLong`].
#[inline]
pub fn walk<'a, V: Visitor<'a>>(input: &'a [u8], visitor: &mut V) -> Parsed<'a, ()> {
    walk_within(input, visitor, MAX_DEPTH)
}

/// As [`walk`], where only `room` more containers may be open at a time.
#[cfg_attr(not(feature = "small"), inline(always))]
pub(crate) fn walk_within<'a, V: Visitor<'a>>(input: &'a [u8], visitor: &mut V, room: usize) -> Parsed<'a, ()> {
    macro_rules! found {
        ($method:ident, $variant:ident $(($value:expr))?, $rest:expr) => {{
            visitor.$method($($value)?);
            $rest
        }};
    }
    // values still to come: in the innermost open container, and in each one around it; locals of their own stay in registers
    let mut remaining: u32 = 1;
    let mut counts = [0; MAX_DEPTH];
    let mut depth: usize = 0;
    let mut rest = input;
    loop {
        let Some((&octet, content)) = rest.split_first() else { return Err(truncated(1, rest)) };
        rest = leaf!(octet, content, found, {
            tag::ARRAY | tag::STRUCTURE => {
                let (after, count) = match axdr::count(content) {
                    Ok(found) => found,
                    Err(error) => return Err(if depth < room { error } else { too_deep(rest) }),
                };
                let Some(place) = counts.get_mut(depth).filter(|_| depth < room) else { return Err(too_deep(rest)) };
                visitor.open(if octet == tag::ARRAY { Container::Array } else { Container::Structure }, count);
                if count > 0 {
                    *place = remaining;
                    depth += 1;
                    remaining = saturated_u32(count);
                    rest = after;
                    continue;
                }
                visitor.close();
                after
            }
            tag::COMPACT_ARRAY => {
                if depth >= room {
                    return Err(too_deep(rest));
                }
                compact::walk(content, visitor)?.0
            }
        } else Err(refused(octet, content, rest)));
        remaining -= 1;
        while remaining == 0 {
            let Some(outer) = depth.checked_sub(1) else { return Ok((rest, ())) };
            let Some(&count) = counts.get(outer) else { return Ok((rest, ())) };
            visitor.close();
            depth = outer;
            remaining = count.wrapping_sub(1);
        }
    }
}
