//! Packed octets, and the leaves that all encodings share.
//!
//! Every function is a `nom` parser. One that is cut fails with [`ErrorKind::Truncated`] at its first octet.

use crate::crc::{Crc16Genibus, Crc16X25};
use crate::encode::Writer;
use crate::error::{EncodeError, ErrorKind, Field, ParseError, Parsed, error, saturated_u16, truncated};

/// A fixed number of octets, borrowed.
///
/// # Errors
/// [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn chunk<const N: usize>(input: &[u8]) -> Parsed<'_, &[u8; N]> {
    match input.split_first_chunk::<N>() {
        Some((octets, rest)) => Ok((rest, octets)),
        None => Err(truncated(N - input.len(), input)),
    }
}

/// A fixed number of octets, copied.
///
/// # Errors
/// [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn fixed<const N: usize>(input: &[u8]) -> Parsed<'_, [u8; N]> {
    let (rest, octets) = chunk::<N>(input)?;
    Ok((rest, *octets))
}

/// So many octets.
///
/// # Errors
/// [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn take(input: &[u8], count: usize) -> Parsed<'_, &[u8]> {
    match input.split_at_checked(count) {
        Some((octets, rest)) => Ok((rest, octets)),
        None => Err(truncated(count - input.len(), input)),
    }
}

/// All octets that are left.
///
/// # Errors
/// None; the result has the type of a parser.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn rest(input: &[u8]) -> Parsed<'_, &[u8]> {
    let (octets, end) = input.split_at_checked(input.len()).unwrap_or((input, &[]));
    Ok((end, octets))
}

macro_rules! integers {
    ($($(#[$doc:meta])* $name:ident, $name_le:ident: $type:ident, $size:literal;)*) => {$(
        $(#[$doc])*
        ///, most significant octet first.
        ///
        /// # Errors
        /// [`ErrorKind::Truncated`].
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $name(input: &[u8]) -> Parsed<'_, $type> {
            let (rest, octets) = chunk::<$size>(input)?;
            Ok((rest, $type::from_be_bytes(*octets)))
        }

        $(#[$doc])*
        ///, least significant octet first.
        ///
        /// # Errors
        /// [`ErrorKind::Truncated`].
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $name_le(input: &[u8]) -> Parsed<'_, $type> {
            let (rest, octets) = chunk::<$size>(input)?;
            Ok((rest, $type::from_le_bytes(*octets)))
        }
    )*};
}

integers! {
    /// An unsigned number of 8 bits
    u8, u8_le: u8, 1;
    /// An unsigned number of 16 bits
    u16, u16_le: u16, 2;
    /// An unsigned number of 32 bits
    u32, u32_le: u32, 4;
    /// An unsigned number of 64 bits
    u64, u64_le: u64, 8;
    /// A signed number of 8 bits
    i8, i8_le: i8, 1;
    /// A signed number of 16 bits
    i16, i16_le: i16, 2;
    /// A signed number of 32 bits
    i32, i32_le: i32, 4;
    /// A signed number of 64 bits
    i64, i64_le: i64, 8;
    /// An IEEE 754 number of 32 bits
    f32, f32_le: f32, 4;
    /// An IEEE 754 number of 64 bits
    f64, f64_le: f64, 8;
}

/// An unsigned number of 24 bits, most significant octet first.
///
/// # Errors
/// [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn u24(input: &[u8]) -> Parsed<'_, u32> {
    let (rest, &[a, b, c]) = chunk::<3>(input)?;
    Ok((rest, u32::from_be_bytes([0, a, b, c])))
}

/// An unsigned number of 24 bits, least significant octet first.
///
/// # Errors
/// [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn u24_le(input: &[u8]) -> Parsed<'_, u32> {
    let (rest, &[a, b, c]) = chunk::<3>(input)?;
    Ok((rest, u32::from_le_bytes([a, b, c, 0])))
}

/// An unsigned number of 48 bits, most significant octet first.
///
/// # Errors
/// [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn u48(input: &[u8]) -> Parsed<'_, u64> {
    let (rest, &[a, b, c, d, e, f]) = chunk::<6>(input)?;
    Ok((rest, u64::from_be_bytes([0, 0, a, b, c, d, e, f])))
}

/// An unsigned number of 48 bits, least significant octet first.
///
/// # Errors
/// [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn u48_le(input: &[u8]) -> Parsed<'_, u64> {
    let (rest, &[a, b, c, d, e, f]) = chunk::<6>(input)?;
    Ok((rest, u64::from_le_bytes([a, b, c, d, e, f, 0, 0])))
}

/// The three octets of a number of 24 bits, most significant first.
///
/// # Errors
/// [`EncodeError::Range`] above 24 bits.
#[cfg_attr(not(feature = "small"), inline(always))]
pub const fn u24_octets(value: u32) -> Result<[u8; 3], EncodeError> {
    match value.to_be_bytes() {
        [0, a, b, c] => Ok([a, b, c]),
        _ => Err(EncodeError::Range { field: None }),
    }
}

/// The six octets of a number of 48 bits, most significant first.
///
/// # Errors
/// [`EncodeError::Range`] above 48 bits.
#[cfg_attr(not(feature = "small"), inline(always))]
pub const fn u48_octets(value: u64) -> Result<[u8; 6], EncodeError> {
    match value.to_be_bytes() {
        [0, 0, a, b, c, d, e, f] => Ok([a, b, c, d, e, f]),
        _ => Err(EncodeError::Range { field: None }),
    }
}

/// `BITS` bits (1 to 64), padded to whole octets, as a number: the first bit sent is the most significant. Padding is not looked at.
///
/// # Errors
/// [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn bits<const BITS: u8>(input: &[u8]) -> Parsed<'_, u64> {
    const { assert!(BITS >= 1 && BITS <= 64) };
    let (rest, octets) = take(input, usize::from(BITS.div_ceil(8)))?;
    Ok((rest, number_of_bits::<BITS>(octets)))
}

#[cfg_attr(not(feature = "small"), inline(always))]
pub(crate) fn number_of_bits<const BITS: u8>(octets: &[u8]) -> u64 {
    let number = octets.iter().fold(0, |number: u64, &octet| number << 8 | u64::from(octet));
    number >> (BITS.div_ceil(8) * 8 - BITS)
}

/// Writes `BITS` bits (1 to 64) as whole octets, padded with zero. Higher bits of `value` must be zero.
///
/// # Errors
/// [`EncodeError::Range`] where `value` has more bits, and as [`Writer::octets`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_bits<const BITS: u8>(value: u64, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    const { assert!(BITS >= 1 && BITS <= 64) };
    if BITS < 64 && value >> BITS != 0 {
        return Err(EncodeError::Range { field: None });
    }
    let octets = (value << (64 - u32::from(BITS))).to_be_bytes();
    let (used, _) = octets.split_at_checked(usize::from(BITS.div_ceil(8))).unwrap_or((&octets, &[]));
    out.octets(used)
}

/// One octet that must be `expected`.
///
/// # Errors
/// [`ErrorKind::UnexpectedTag`], [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn tag(input: &[u8], expected: u8) -> Parsed<'_, ()> {
    match input.split_first() {
        Some((&found, rest)) if found == expected => Ok((rest, ())),
        _ => Err(wrong_tag(input, expected, 1)),
    }
}

/// Why `size` octets that start with the tag `expected` are not there.
#[cold]
#[inline(never)]
pub(crate) fn wrong_tag(input: &[u8], expected: u8, size: usize) -> nom::Err<ParseError> {
    match input.first() {
        Some(&found) if found != expected => error(ErrorKind::UnexpectedTag { expected, found }, input),
        _ => truncated(size.saturating_sub(input.len()).max(1), input),
    }
}

/// [`ErrorKind::UnknownSelector`] at the first octet of `at`.
#[must_use]
#[cold]
#[inline(never)]
pub fn unknown_selector(found: u64, at: &[u8]) -> nom::Err<ParseError> {
    error(ErrorKind::UnknownSelector { found: saturated_u64(found) }, at)
}

/// [`ErrorKind::Length`] at the first octet of `at`.
#[must_use]
#[cold]
#[inline(never)]
pub fn wrong_length(found: usize, at: &[u8]) -> nom::Err<ParseError> {
    error(ErrorKind::Length { found: saturated_u16(found) }, at)
}

fn saturated_u64(value: u64) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX)
}

/// The field that a run of fixed fields is cut in. `run` lists the end and the start of each field, counted from the start of
/// `input`, which is shorter than the run.
#[must_use]
#[cold]
#[inline(never)]
pub fn truncated_run(input: &[u8], run: &'static [(u8, u8, &'static Field)]) -> nom::Err<ParseError> {
    let cut = run.iter().find(|(end, ..)| usize::from(*end) > input.len());
    let Some(&(end, start, field)) = cut else { return truncated(1, &[]) };
    let at = input.split_at_checked(start.into()).map_or(&[][..], |(_, at)| at);
    match truncated(usize::from(end).saturating_sub(usize::from(start)).saturating_sub(at.len()), at) {
        nom::Err::Error(error) => nom::Err::Error(error.in_field(field)),
        other => other,
    }
}

macro_rules! checks {
    ($($(#[$doc:meta])* $name:ident: $crc:ident, $from:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// Returns the octets in front of the check sequence.
        ///
        /// # Errors
        /// [`ErrorKind::Check`] at the check sequence; [`ErrorKind::Truncated`] where the frame has less than two octets.
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $name(frame: &[u8]) -> Result<&[u8], nom::Err<ParseError>> {
            let Some((body, check)) = frame.split_last_chunk::<2>() else { return Err(truncated(2 - frame.len(), frame)) };
            let expected = $crc::of(body);
            if expected == u16::$from(*check) { Ok(body) } else { Err(error(ErrorKind::Check { expected }, check)) }
        }
    )*};
}

checks! {
    /// Checks the last two octets of a frame: CRC-16/GENIBUS over all octets in front, most significant octet first.
    check_crc16_genibus: Crc16Genibus, from_be_bytes;
    /// Checks the last two octets of a frame: CRC-16/X-25 over all octets in front, least significant octet first.
    check_crc16_x25: Crc16X25, from_le_bytes;
}
