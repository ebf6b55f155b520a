//! The walk over the octets of Data: flat, with an explicit stack of the counts that are still open.

use crate::axdr;
use crate::bit_string::BitString;
use crate::data::compact::{self, CompactArray};
use crate::data::tag;
use crate::data::value::{Elements, Value};
use crate::date_time::{Date, DateTime, Time};
use crate::error::{ErrorKind, ParseError, Parsed, error, saturated_u32, truncated};
use crate::octets;
use crate::strings::{OctetString, Utf8String, VisibleString};

/// How deep arrays, structures and compact arrays may nest. The syntax has no limit.
pub const MAX_DEPTH: usize = 32;

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

/// Takes nothing: for walks that only check or look for the end.
pub(crate) struct Ignore;

impl<'a> Visitor<'a> for Ignore {
    #[inline]
    fn leaf(&mut self, _: Value<'a>) {}
}

/// Keeps the one leaf it is given.
pub(crate) struct Keep<'a>(pub(crate) Value<'a>);

impl<'a> Visitor<'a> for Keep<'a> {
    #[inline]
    fn leaf(&mut self, value: Value<'a>) {
        self.0 = value;
    }
}

/// Reads the content of a value by its tag and shows it to the visitor; gives what follows, or leaves through `$fail`.
/// `$others` are the arms for tags of values that are no leaves.
///
/// It is a macro so that a loop over values has one jump and no value passes through memory.
macro_rules! leaf {
    ($octet:expr, $content:ident, $visitor:ident, { $($others:tt)* } else $fail:expr) => {{
        macro_rules! fixed {
            ($size:literal, $method:ident, $from:expr) => {{
                let Some((octets, rest)) = $content.split_first_chunk::<$size>() else { $fail };
                $visitor.$method($from(*octets));
                rest
            }};
        }
        macro_rules! string {
            ($method:ident, $from:expr) => {{
                let Ok((rest, length)) = $crate::axdr::length($content) else { $fail };
                let Some((octets, rest)) = rest.split_at_checked(length) else { $fail };
                $visitor.$method($from(octets));
                rest
            }};
        }
        match $octet {
            $($others)*
            $crate::data::tag::NULL => {
                $visitor.null();
                $content
            }
            $crate::data::tag::DONT_CARE => {
                $visitor.dont_care();
                $content
            }
            $crate::data::tag::BOOLEAN => fixed!(1, boolean, |[octet]: [u8; 1]| octet != 0),
            $crate::data::tag::BIT_STRING => {
                let Ok((rest, bits)) = $crate::axdr::bit_string($content) else { $fail };
                $visitor.bit_string(bits);
                rest
            }
            $crate::data::tag::DOUBLE_LONG => fixed!(4, double_long, i32::from_be_bytes),
            $crate::data::tag::DOUBLE_LONG_UNSIGNED => fixed!(4, double_long_unsigned, u32::from_be_bytes),
            $crate::data::tag::OCTET_STRING => string!(octet_string, $crate::strings::OctetString),
            $crate::data::tag::VISIBLE_STRING => string!(visible_string, $crate::strings::VisibleString),
            $crate::data::tag::UTF8_STRING => string!(utf8_string, $crate::strings::Utf8String),
            $crate::data::tag::BCD => fixed!(1, bcd, i8::from_be_bytes),
            $crate::data::tag::INTEGER => fixed!(1, integer, i8::from_be_bytes),
            $crate::data::tag::LONG => fixed!(2, long, i16::from_be_bytes),
            $crate::data::tag::UNSIGNED => fixed!(1, unsigned, u8::from_be_bytes),
            $crate::data::tag::LONG_UNSIGNED => fixed!(2, long_unsigned, u16::from_be_bytes),
            $crate::data::tag::LONG64 => fixed!(8, long64, i64::from_be_bytes),
            $crate::data::tag::LONG64_UNSIGNED => fixed!(8, long64_unsigned, u64::from_be_bytes),
            $crate::data::tag::ENUM => fixed!(1, enumerated, u8::from_be_bytes),
            $crate::data::tag::FLOAT32 => fixed!(4, float32, f32::from_be_bytes),
            $crate::data::tag::FLOAT64 => fixed!(8, float64, f64::from_be_bytes),
            $crate::data::tag::DATE_TIME => fixed!(12, date_time, $crate::date_time::DateTime::from_octets),
            $crate::data::tag::DATE => fixed!(5, date, $crate::date_time::Date::from_octets),
            $crate::data::tag::TIME => fixed!(4, time, $crate::date_time::Time::from_octets),
            $crate::data::tag::DELTA_INTEGER => fixed!(1, delta_integer, i8::from_be_bytes),
            $crate::data::tag::DELTA_LONG => fixed!(2, delta_long, i16::from_be_bytes),
            $crate::data::tag::DELTA_DOUBLE_LONG => fixed!(4, delta_double_long, i32::from_be_bytes),
            $crate::data::tag::DELTA_UNSIGNED => fixed!(1, delta_unsigned, u8::from_be_bytes),
            $crate::data::tag::DELTA_LONG_UNSIGNED => fixed!(2, delta_long_unsigned, u16::from_be_bytes),
            $crate::data::tag::DELTA_DOUBLE_LONG_UNSIGNED => fixed!(4, delta_double_long_unsigned, u32::from_be_bytes),
            _ => $fail,
        }
    }};
}
pub(crate) use leaf;

/// Reads the content of a leaf with the tag `octet`; `start` is where a fixed value is said to be cut.
#[inline]
pub(crate) fn untagged<'a, V: Visitor<'a>>(octet: u8, content: &'a [u8], start: &[u8], visitor: &mut V) -> Parsed<'a, ()> {
    let rest = leaf!(octet, content, visitor, {} else return Err(refused(octet, content, start)));
    Ok((rest, ()))
}

/// Reads one value. The elements of an array or structure are not looked at: they are everything that follows, and follow still.
#[inline]
pub(crate) fn head(input: &[u8]) -> Parsed<'_, Value<'_>> {
    let Some((&octet, content)) = input.split_first() else { return Err(truncated(1, input)) };
    let mut keep = Keep(Value::Null);
    let visitor = &mut keep;
    let rest = leaf!(octet, content, visitor, {
        tag::ARRAY | tag::STRUCTURE => {
            let (after, count) = axdr::count(content)?;
            let elements = Elements::from_octets(count, after);
            return Ok((after, if octet == tag::ARRAY { Value::Array(elements) } else { Value::Structure(elements) }));
        }
        tag::COMPACT_ARRAY => return compact::parse(content).map(|(rest, compact)| (rest, Value::CompactArray(compact))),
    } else return Err(refused(octet, content, input)));
    Ok((rest, keep.0))
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

/// The counts of elements still to come, from the outermost open container inwards.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stack {
    counts: [u32; MAX_DEPTH],
    depth: usize,
}

impl Stack {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self { counts: [0; MAX_DEPTH], depth: 0 }
    }

    /// One container is open, and nothing follows it.
    pub(crate) const fn open() -> Self {
        Self { counts: [0; MAX_DEPTH], depth: 1 }
    }

    /// Sets a count aside.
    #[inline]
    pub(crate) fn push(&mut self, count: u32, at: &[u8]) -> Result<(), nom::Err<ParseError>> {
        let Some(place) = self.counts.get_mut(self.depth) else { return Err(error(ErrorKind::TooDeep, at)) };
        *place = count;
        self.depth += 1;
        Ok(())
    }

    /// Takes the last count back, or `None` where all containers are closed.
    #[inline]
    pub(crate) fn pop(&mut self) -> Option<u32> {
        self.depth = self.depth.checked_sub(1)?;
        self.counts.get(self.depth).copied()
    }

    /// The containers that are open.
    #[inline]
    pub(crate) const fn depth(&self) -> usize {
        self.depth
    }

    /// Fails where no further container may open.
    #[inline]
    pub(crate) fn room(&self, at: &[u8]) -> Result<(), nom::Err<ParseError>> {
        if self.depth < MAX_DEPTH { Ok(()) } else { Err(error(ErrorKind::TooDeep, at)) }
    }

    /// The error to report for the value at `at`: that it nests too deep comes before all that is wrong inside of it.
    #[cold]
    #[inline(never)]
    pub(crate) fn refuse(&self, error: nom::Err<ParseError>, at: &[u8]) -> nom::Err<ParseError> {
        match at.first() {
            Some(&(tag::ARRAY | tag::STRUCTURE | tag::COMPACT_ARRAY)) => self.room(at).err().unwrap_or(error),
            _ => error,
        }
    }
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
    let mut stack = Stack::new();
    let mut remaining: u32 = 1;
    let mut rest = input;
    loop {
        let Some((&octet, content)) = rest.split_first() else { return Err(truncated(1, rest)) };
        remaining -= 1;
        rest = leaf!(octet, content, visitor, {
            tag::ARRAY | tag::STRUCTURE => {
                let (after, count) = match axdr::count(content) {
                    Ok(found) => found,
                    Err(error) => return Err(stack.refuse(error, rest)),
                };
                stack.push(remaining, rest)?;
                visitor.open(if octet == tag::ARRAY { Container::Array } else { Container::Structure }, count);
                remaining = saturated_u32(count);
                after
            }
            tag::COMPACT_ARRAY => {
                stack.room(rest)?;
                compact::walk(content, visitor)?.0
            }
        } else return Err(refused(octet, content, rest)));
        while remaining == 0 {
            match stack.pop() {
                Some(count) => {
                    visitor.close();
                    remaining = count;
                }
                None => return Ok((rest, ())),
            }
        }
    }
}
