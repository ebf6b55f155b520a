//! Passing over octets of Data without looking at the values: to check them, to find their end, or to mend what is not canonical.

use crate::axdr;
use crate::bit_string::BitString;
use crate::data::compact::{self, CompactArray, PackedWalk, Step};
use crate::data::tag;
use crate::data::walk::{MAX_DEPTH, refused, too_deep};
use crate::error::{ParseError, Parsed, before, saturated_u32, truncated};
use crate::octets::take;

/// What is done about octets that are not canonical.
pub(crate) trait Mend<'a> {
    /// Why the pass ends early.
    type Error: From<nom::Err<ParseError>>;

    /// Between the start of `at` and the start of `after` stands what should be `canonical`.
    fn mend(&mut self, at: &'a [u8], after: &'a [u8], canonical: &[u8]) -> Result<(), Self::Error>;

    /// Between the start of `at` and the start of `after` stands a compact array, without its tag. Errors of its elements are counted
    /// from the end of its contents.
    fn compact_array(&mut self, array: &CompactArray<'a>, at: &'a [u8], after: &'a [u8]) -> Result<(), Self::Error>;
}

/// Nothing is done.
struct Check;

impl<'a> Mend<'a> for Check {
    type Error = nom::Err<ParseError>;

    #[cfg_attr(not(feature = "small"), inline(always))]
    fn mend(&mut self, _: &'a [u8], _: &'a [u8], _: &[u8]) -> Result<(), Self::Error> {
        Ok(())
    }

    fn compact_array(&mut self, array: &CompactArray<'a>, _: &'a [u8], after: &'a [u8]) -> Result<(), Self::Error> {
        contents(array, self).map_err(before(after))
    }
}

/// Checks one value: what follows.
///
/// # Errors
/// As [`walk`](crate::data::walk).
#[inline]
pub(crate) fn check(input: &[u8]) -> Parsed<'_, ()> {
    // most values are leaves: they need no call
    if let Some((&octet, content)) = input.split_first()
        && let Some(after) = plain(octet, content)
    {
        return Ok((after, ()));
    }
    check_values(input)
}

#[inline(never)]
fn check_values(input: &[u8]) -> Parsed<'_, ()> {
    Ok((values(input, 1, MAX_DEPTH, &mut Check)?, ()))
}

/// Passes over `count` values, in which `room` containers may be open at a time: what follows.
#[cfg_attr(not(feature = "small"), inline(always))]
pub(crate) fn values<'a, M: Mend<'a>>(octets: &'a [u8], count: usize, room: usize, mend: &mut M) -> Result<&'a [u8], M::Error> {
    // values still to come: in the innermost open container, and in each one around it
    let mut remaining = saturated_u32(count);
    let mut counts = [0; MAX_DEPTH];
    let mut depth: usize = 0;
    let mut rest = octets;
    if remaining == 0 {
        return Ok(rest);
    }
    loop {
        let Some((&octet, content)) = rest.split_first() else { return Err(truncated(1, rest).into()) };
        rest = match octet {
            tag::ARRAY | tag::STRUCTURE => {
                let Some(place) = counts.get_mut(depth).filter(|_| depth < room) else { return Err(too_deep(rest).into()) };
                let (after, count) = axdr::count(content)?;
                if is_long(content, after) {
                    length(content, mend)?;
                }
                if count > 0 {
                    *place = remaining;
                    depth += 1;
                    remaining = saturated_u32(count);
                    rest = after;
                    continue;
                }
                after
            }
            tag::COMPACT_ARRAY => {
                if depth >= room {
                    return Err(too_deep(rest).into());
                }
                let (after, array) = compact::parse(content)?;
                mend.compact_array(&array, content, after)?;
                after
            }
            _ => match plain(octet, content) {
                Some(after) => after,
                None => leaf(octet, content, rest, mend)?,
            },
        };
        remaining -= 1;
        while remaining == 0 {
            let Some(outer) = depth.checked_sub(1) else { return Ok(rest) };
            let Some(&count) = counts.get(outer) else { return Ok(rest) };
            depth = outer;
            remaining = count.wrapping_sub(1);
        }
    }
}

/// Passes over the contents of a compact array.
pub(crate) fn contents<'a, M: Mend<'a>>(array: &CompactArray<'a>, mend: &mut M) -> Result<(), M::Error> {
    let mut walk = PackedWalk::new(array);
    loop {
        match walk.step()? {
            Step::Leaf(octet) => walk.rest = leaf(octet, walk.rest, walk.rest, mend)?,
            Step::Open(..) | Step::Close => {}
            Step::End => return Ok(()),
        }
    }
}

/// True where a length took more than one octet.
#[cfg_attr(not(feature = "small"), inline(always))]
fn is_long(at: &[u8], after: &[u8]) -> bool {
    at.len().saturating_sub(after.len()) > 1
}

/// Passes over the content of a leaf that is seen at first sight to be canonical: what follows.
#[cfg_attr(not(feature = "small"), inline(always))]
fn plain(octet: u8, content: &[u8]) -> Option<&[u8]> {
    match octet {
        // most numbers are of these types; that the size needs no look into the table lets a processor run ahead
        tag::DOUBLE_LONG_UNSIGNED => Some(content.split_first_chunk::<4>()?.1),
        tag::LONG_UNSIGNED => Some(content.split_first_chunk::<2>()?.1),
        tag::OCTET_STRING | tag::VISIBLE_STRING | tag::UTF8_STRING => match content.split_first() {
            Some((&length, rest)) if length < 0x80 => Some(rest.split_at_checked(length.into())?.1),
            _ => None,
        },
        tag::BOOLEAN => None,
        _ => Some(content.split_at_checked(tag::fixed_len(octet)?)?.1),
    }
}

/// Passes over a length: what follows, and the length.
pub(crate) fn length<'a, M: Mend<'a>>(at: &'a [u8], mend: &mut M) -> Result<(&'a [u8], usize), M::Error> {
    let (after, length) = axdr::length(at)?;
    if is_long(at, after) && at.len().saturating_sub(after.len()) != axdr::length_len(length) {
        let (octets, len) = axdr::length_octets(saturated_u32(length));
        mend.mend(at, after, octets.get(..len).unwrap_or_default())?;
    }
    Ok((after, length))
}

/// Passes over the content of a leaf: what follows. `start` is where a fixed value is said to be cut.
#[inline(never)]
fn leaf<'a, M: Mend<'a>>(octet: u8, content: &'a [u8], start: &[u8], mend: &mut M) -> Result<&'a [u8], M::Error> {
    match octet {
        tag::BOOLEAN => match content.split_first() {
            Some((0 | 1, after)) => Ok(after),
            Some((_, after)) => {
                mend.mend(content, after, &[1])?;
                Ok(after)
            }
            None => Err(refused(octet, content, start).into()),
        },
        tag::OCTET_STRING | tag::VISIBLE_STRING | tag::UTF8_STRING => {
            let (octets, length) = length(content, mend)?;
            Ok(take(octets, length)?.0)
        }
        tag::BIT_STRING => {
            let (octets, bits) = length(content, mend)?;
            let (after, octets) = take(octets, bits.div_ceil(8))?;
            if let (_, Some(last)) = BitString::new(bits, octets).unwrap_or_default().canonical()
                && octets.last() != Some(&last)
            {
                let at = content.len().saturating_sub(after.len()).saturating_sub(1);
                mend.mend(content.get(at..).unwrap_or_default(), after, &[last])?;
            }
            Ok(after)
        }
        _ => match tag::fixed_len(octet).and_then(|size| content.split_at_checked(size)) {
            Some((_, after)) => Ok(after),
            None => Err(refused(octet, content, start).into()),
        },
    }
}
