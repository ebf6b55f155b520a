//! A-XDR (IEC 61334-6): the encoding of the xDLMS APDUs.
//!
//! Integers, enumerations, fixed strings and dates are packed octets ([`crate::octets`]); here is what A-XDR adds: lengths, presence
//! flags, lists. Lengths that are not in their shortest form are accepted.

use crate::bit_string::BitString;
use crate::contained::Contained;
use crate::date_time::{Date, DateTime, Time};
use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::error::{EncodeError, ErrorKind, ParseError, Parsed, fail, truncated};
use crate::list::{List, promised};
use crate::octets::{fixed, take, wrong_length};
use crate::strings::{OctetString, Utf8String, VisibleString};
use crate::support::untagged;

/// A length or a count: one octet up to 127; above, 80 plus the number of octets that follow, at most four.
///
/// # Errors
/// [`ErrorKind::LengthForm`] with another first octet; [`ErrorKind::Truncated`]; both at the first octet.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn length(input: &[u8]) -> Parsed<'_, usize> {
    match input.split_first() {
        Some((&octet, rest)) if octet < 0x80 => Ok((rest, octet.into())),
        _ => long_length(input),
    }
}

#[cold]
#[inline(never)]
fn long_length(input: &[u8]) -> Parsed<'_, usize> {
    let Some((&octet, rest)) = input.split_first() else { return Err(truncated(1, input)) };
    let size = match octet {
        0x81..=0x84 => usize::from(octet - 0x80),
        _ => return fail(ErrorKind::LengthForm { octet }, input),
    };
    let Some((octets, rest)) = rest.split_at_checked(size) else { return Err(truncated(size - rest.len(), input)) };
    let length = octets.iter().fold(0, |length: u32, &octet| length << 8 | u32::from(octet));
    match usize::try_from(length) {
        Ok(length) => Ok((rest, length)),
        Err(_) => fail(ErrorKind::LengthForm { octet }, input),
    }
}

/// A count of elements that take at least one octet each.
///
/// # Errors
/// As [`length`]; [`ErrorKind::Truncated`] at the first element where fewer octets than elements are left.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn count(input: &[u8]) -> Parsed<'_, usize> {
    let (rest, count) = length(input)?;
    promised(rest, count)?;
    Ok((rest, count))
}

/// The octets that [`write_length`] writes: 1 to 5.
#[must_use]
#[cfg_attr(not(feature = "small"), inline(always))]
pub const fn length_len(length: usize) -> usize {
    match length {
        0..=0x7f => 1,
        0x80..=0xff => 2,
        0x100..=0xffff => 3,
        0x1_0000..=0xff_ffff => 4,
        _ => 5,
    }
}

/// Writes a length or a count in its shortest form.
///
/// # Errors
/// [`EncodeError::TooLong`] above 32 bits, and as [`Writer::chunk`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_length(length: usize, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    match u8::try_from(length) {
        Ok(octet) if octet < 0x80 => out.chunk([octet]),
        _ => write_long_length(length, out),
    }
}

#[cold]
#[inline(never)]
fn write_long_length(length: usize, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    let Ok(length) = u32::try_from(length) else { return Err(EncodeError::TooLong { field: None }) };
    let (octets, len) = length_octets(length);
    out.octets(octets.get(..len).unwrap_or_default())
}

/// The octets of a length, and how many they are.
pub(crate) const fn length_octets(length: u32) -> ([u8; 5], usize) {
    match length.to_be_bytes() {
        [0, 0, 0, a @ ..0x80] => ([a, 0, 0, 0, 0], 1),
        [0, 0, 0, a] => ([0x81, a, 0, 0, 0], 2),
        [0, 0, a, b] => ([0x82, a, b, 0, 0], 3),
        [0, a, b, c] => ([0x83, a, b, c, 0], 4),
        [a, b, c, d] => ([0x84, a, b, c, d], 5),
    }
}

/// A length and so many octets.
///
/// # Errors
/// As [`length`]; [`ErrorKind::Truncated`] at the first content octet.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn content(input: &[u8]) -> Parsed<'_, &[u8]> {
    let (rest, length) = length(input)?;
    take(rest, length)
}

/// The octets that [`write_content`] writes.
#[must_use]
#[cfg_attr(not(feature = "small"), inline(always))]
pub const fn content_len(length: usize) -> usize {
    length_len(length).saturating_add(length)
}

/// Writes the length of `content`, then `content`.
///
/// # Errors
/// As [`write_length`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_content(content: &[u8], out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_length(content.len(), out)?;
    out.octets(content)
}

/// Octets with a length that must be `N`: `OCTET STRING (SIZE(N))` where the length is sent nevertheless.
///
/// # Errors
/// [`ErrorKind::Length`] at the length octet; as [`content`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn content_fixed<const N: usize>(input: &[u8]) -> Parsed<'_, [u8; N]> {
    let (rest, found) = length(input)?;
    if found != N {
        return Err(wrong_length(found, input));
    }
    fixed(rest)
}

/// OCTET STRING: a length in octets, then the octets.
///
/// # Errors
/// As [`content`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn octets(input: &[u8]) -> Parsed<'_, OctetString<'_>> {
    let (rest, octets) = content(input)?;
    Ok((rest, OctetString(octets)))
}

/// VisibleString: as [`octets`].
///
/// # Errors
/// As [`content`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn text(input: &[u8]) -> Parsed<'_, VisibleString<'_>> {
    let (rest, octets) = content(input)?;
    Ok((rest, VisibleString(octets)))
}

/// UTF8String: as [`octets`]; the length counts octets.
///
/// # Errors
/// As [`content`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn utf8(input: &[u8]) -> Parsed<'_, Utf8String<'_>> {
    let (rest, octets) = content(input)?;
    Ok((rest, Utf8String(octets)))
}

/// BIT STRING: a length in bits, then the bits padded to whole octets.
///
/// # Errors
/// As [`content`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn bit_string(input: &[u8]) -> Parsed<'_, BitString<'_>> {
    let (rest, bits) = length(input)?;
    let (rest, octets) = take(rest, bits.div_ceil(8))?;
    Ok((rest, BitString::new(bits, octets).unwrap_or_default()))
}

/// The octets that [`write_bit_string`] writes.
#[must_use]
#[cfg_attr(not(feature = "small"), inline(always))]
pub const fn bit_string_len(bits: &BitString<'_>) -> usize {
    length_len(bits.len()).saturating_add(bits.octets().len())
}

/// Writes a BIT STRING, padded with zero.
///
/// # Errors
/// As [`write_length`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_bit_string(bits: &BitString<'_>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_length(bits.len(), out)?;
    write_bits(bits, out)
}

/// Writes the bits without a length, padded with zero.
///
/// # Errors
/// As [`Writer::octets`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_bits(bits: &BitString<'_>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    let (full, last) = bits.canonical();
    out.octets(full)?;
    last.map_or(Ok(()), |octet| out.chunk([octet]))
}

/// BOOLEAN: one octet, 00 is false, any other is true.
///
/// # Errors
/// [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn boolean(input: &[u8]) -> Parsed<'_, bool> {
    let (rest, octet) = crate::octets::u8(input)?;
    Ok((rest, octet != 0))
}

/// Writes a BOOLEAN: 00 or 01.
///
/// # Errors
/// As [`Writer::chunk`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_boolean(value: bool, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    out.chunk([value.into()])
}

/// The presence flag of an OPTIONAL or DEFAULT field: 00 absent, 01 present; FF is taken as present.
///
/// # Errors
/// [`ErrorKind::PresenceFlag`] with another octet, [`ErrorKind::Truncated`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn presence(input: &[u8]) -> Parsed<'_, bool> {
    match input.split_first() {
        Some((&0, rest)) => Ok((rest, false)),
        Some((&(0x01 | 0xff), rest)) => Ok((rest, true)),
        Some((&found, _)) => fail(ErrorKind::PresenceFlag { found }, input),
        None => Err(truncated(1, input)),
    }
}

/// An OPTIONAL field: a presence flag, then the value where present.
///
/// # Errors
/// As [`presence`], and those of the value.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn optional<'a, T>(input: &'a [u8], parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>) -> Parsed<'a, Option<T>> {
    match presence(input)? {
        (rest, false) => Ok((rest, None)),
        (rest, true) => parse(rest).map(|(rest, value)| (rest, Some(value))),
    }
}

/// A DEFAULT field: a presence flag, then the value where present; absence means `default`.
///
/// # Errors
/// As [`presence`], and those of the value.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn default<'a, T>(input: &'a [u8], parse: impl FnOnce(&'a [u8]) -> Parsed<'a, T>, default: T) -> Parsed<'a, T> {
    match presence(input)? {
        (rest, false) => Ok((rest, default)),
        (rest, true) => parse(rest),
    }
}

/// SEQUENCE OF: a count, then the elements, each of which is checked.
///
/// # Errors
/// As [`count`], and those of the elements.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn list<'a, T: Decode<'a>>(input: &'a [u8]) -> Parsed<'a, List<'a, T>> {
    let (rest, count) = length(input)?;
    List::parse_count(rest, count)
}

/// As [`list`]; `None` where something is wrong.
#[must_use]
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn list_usual<'a, T: Decode<'a>>(input: &'a [u8]) -> Option<(&'a [u8], List<'a, T>)> {
    let (rest, count) = length(input).ok()?;
    List::parse_count_usual(rest, count)
}

/// SEQUENCE OF at the end of an item: a count, then the elements, which take all of `input` and are checked by their iteration.
///
/// # Errors
/// As [`count`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn list_lazy<'a, T>(input: &'a [u8]) -> Result<List<'a, T>, nom::Err<ParseError>> {
    let (rest, count) = count(input)?;
    Ok(List::from_octets(count, rest))
}

/// The octets that [`write_list`] writes.
#[must_use]
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn list_len<'a, T: Decode<'a> + Encode + Clone>(list: &List<'a, T>) -> usize {
    length_len(list.len()).saturating_add(list.elements_len())
}

/// Writes a SEQUENCE OF: the count, then the elements.
///
/// # Errors
/// As [`write_length`], and those of the elements.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_list<'a, T: Decode<'a> + Encode + Clone>(list: &List<'a, T>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_length(list.len(), out)?;
    list.write_elements(out)
}

/// An octet string that holds an item.
///
/// # Errors
/// As [`content`]; the item is not looked at.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn contained<'a, T>(input: &'a [u8]) -> Parsed<'a, Contained<'a, T>> {
    let (rest, octets) = content(input)?;
    Ok((rest, Contained::from_octets(octets)))
}

/// An octet string that holds an item, or nothing where its length is 0.
///
/// # Errors
/// As [`content`]; the item is not looked at.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn contained_or_empty<'a, T>(input: &'a [u8]) -> Parsed<'a, Option<Contained<'a, T>>> {
    let (rest, octets) = content(input)?;
    Ok((rest, (!octets.is_empty()).then_some(Contained::from_octets(octets))))
}

/// The octets that [`write_contained`] writes.
#[must_use]
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn contained_len<'a, T: Decode<'a> + Encode>(contained: &Contained<'a, T>) -> usize {
    content_len(contained.encoded_len())
}

/// Writes an octet string that holds an item.
///
/// # Errors
/// As [`write_length`], and those of the item.
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_contained<'a, T: Decode<'a> + Encode>(contained: &Contained<'a, T>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_length(contained.encoded_len(), out)?;
    contained.write(out)
}

/// The Data tag of octet-string, which some meters send in front of the length.
const OCTET_STRING: u8 = 0x09;

macro_rules! dates {
    ($($name:literal, $type:ident, $size:literal: $packed:ident, $octets:ident, $octets_tagged:ident, $or_empty:ident, $or_empty_tagged:ident, $optional:ident;)*) => {$(
        #[doc = concat!("A ", $name, " as packed octets, without a length: ", stringify!($size), " octets.")]
        ///
        /// # Errors
        /// [`ErrorKind::Truncated`].
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $packed(input: &[u8]) -> Parsed<'_, $type> {
            let (rest, octets) = fixed(input)?;
            Ok((rest, $type::from_octets(octets)))
        }

        #[doc = concat!("An octet string that holds a ", $name, ": length ", stringify!($size), ", then the octets.")]
        ///
        /// # Errors
        /// [`ErrorKind::Length`] with another length; as [`content`].
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $octets(input: &[u8]) -> Parsed<'_, $type> {
            let (rest, octets) = content_fixed(input)?;
            Ok((rest, $type::from_octets(octets)))
        }

        #[doc = concat!("As [`", stringify!($octets), "`], also with the Data tag 09 in front (tolerance `octet_string_tag`).")]
        ///
        /// # Errors
        #[doc = concat!("As [`", stringify!($octets), "`].")]
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $octets_tagged(input: &[u8]) -> Parsed<'_, $type> {
            $octets(untagged(input))
        }

        #[doc = concat!("An octet string that holds a ", $name, ", or nothing where its length is 0.")]
        ///
        /// # Errors
        #[doc = concat!("As [`", stringify!($octets), "`].")]
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $or_empty(input: &[u8]) -> Parsed<'_, Option<$type>> {
            match length(input)? {
                (rest, 0) => Ok((rest, None)),
                _ => $octets(input).map(|(rest, value)| (rest, Some(value))),
            }
        }

        #[doc = concat!("As [`", stringify!($or_empty), "`], also with the Data tag 09 in front (tolerance `octet_string_tag`).")]
        ///
        /// # Errors
        #[doc = concat!("As [`", stringify!($octets), "`].")]
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $or_empty_tagged(input: &[u8]) -> Parsed<'_, Option<$type>> {
            $or_empty(untagged(input))
        }

        #[doc = concat!("An OPTIONAL octet string that holds a ", $name, ": presence flag, length, octets.")]
        ///
        /// With `tag_for_flag` the Data tag 09 may stand where the flag belongs. With `missing_length` the length may be missing:
        /// the octets follow the flag.
        ///
        /// # Errors
        #[doc = concat!("As [`presence`] and [`", stringify!($octets), "`].")]
        #[cfg_attr(not(feature = "small"), inline(always))]
        pub fn $optional(input: &[u8], tag_for_flag: bool, missing_length: bool) -> Parsed<'_, Option<$type>> {
            let (rest, present) = match input.split_first() {
                Some((&OCTET_STRING, rest)) if tag_for_flag => (rest, true),
                _ => presence(input)?,
            };
            if !present {
                return Ok((rest, None));
            }
            let (rest, value) = match rest.first() {
                Some(&first) if missing_length && first != $size => $packed(rest)?,
                _ => $octets(rest)?,
            };
            Ok((rest, Some(value)))
        }
    )*};
}

dates! {
    "date-time", DateTime, 12:
        date_time, date_time_octets, date_time_octets_tagged, date_time_octets_or_empty, date_time_octets_or_empty_tagged, optional_date_time_octets;
    "date", Date, 5: date, date_octets, date_octets_tagged, date_octets_or_empty, date_octets_or_empty_tagged, optional_date_octets;
    "time", Time, 4: time, time_octets, time_octets_tagged, time_octets_or_empty, time_octets_or_empty_tagged, optional_time_octets;
}

/// Writes an octet string of fixed length: its length, then the octets.
///
/// # Errors
/// As [`Writer::chunk`].
#[cfg_attr(not(feature = "small"), inline(always))]
pub fn write_content_fixed<const N: usize>(octets: [u8; N], out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_length(N, out)?;
    out.chunk(octets)
}
