//! Reading a value from octets.

use crate::encode::{Encode, Writer};
use crate::error::{DecodeError, EncodeError, ErrorKind, ParseError, Parsed, saturated_u32};
use crate::support;

/// A value that can be read from octets. It borrows from them; nothing is copied but numbers.
///
/// [`parse`](Decode::parse) has the signature of a `nom` parser and can be used as one:
///
/// ```
/// use cosem_codec::Decode;
/// use nom::Parser;
///
/// // two values of COSEM Data, one after the other
/// let (rest, pair) = nom::sequence::pair(u16::parse, bool::parse).parse(&[0x12, 0x00, 0x05, 0x03, 0x01][..]).unwrap();
/// assert_eq!((rest.len(), pair), (0, (5, true)));
/// ```
pub trait Decode<'a>: Sized {
    /// Reads one value from the start of `input`, checks everything in it, and returns what follows.
    ///
    /// # Errors
    /// The first thing that is wrong, in the order of the octets.
    fn parse(input: &'a [u8]) -> Parsed<'a, Self>;

    /// True where [`parse_usual`](Decode::parse_usual) is less work than [`parse`](Decode::parse); such a value takes an octet at least.
    const USUAL: bool = false;

    /// Reads one value as [`parse`](Decode::parse) does, where it stands in its usual form; `None` where it does not, or where something
    /// is wrong: then `parse` says what.
    ///
    /// Lists read their elements with it first. It has no error to carry along with the value, so that both stay in registers.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        Self::parse(input).ok()
    }

    /// What follows a value that [`parse_again`](Decode::parse_again) may be asked for: one in its usual form, or in one that differs from
    /// it where `parse_again` looks. `None` for any other, and where something is wrong.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn pass_usual(input: &'a [u8]) -> Option<&'a [u8]> {
        Self::parse_usual(input).map(|(rest, _)| rest)
    }

    /// Reads a value that [`pass_usual`](Decode::pass_usual) has passed before, where it stands in its usual form. It does not look again at
    /// octets that only tell it from faults.
    ///
    /// Lists that were checked are iterated with it.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn parse_again(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        Self::parse_usual(input)
    }

    /// Reads one value that takes all of `octets`.
    ///
    /// # Errors
    /// As [`parse`](Decode::parse), and [`ErrorKind::Trailing`] where octets are left over.
    #[inline]
    fn decode(octets: &'a [u8]) -> Result<Self, DecodeError> {
        support::whole(octets, Self::parse(octets))
    }

    /// Reads one value that takes all of `input` and hands it to `then`, or `None` where something is wrong: [`parse`](Decode::parse)
    /// says what.
    ///
    /// Each alternative of a choice calls `then` by itself. So a message is put together in the place where it is returned, whatever
    /// its alternatives and however deep it is: a large value that the alternatives have to agree on is copied at every layer.
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn parse_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R {
        match Self::parse(input) {
            Ok(([], value)) => then(Some(value)),
            _ => then(None),
        }
    }

    /// Reads one value from the start of `octets` and returns what follows.
    ///
    /// # Errors
    /// As [`parse`](Decode::parse).
    #[inline]
    fn decode_prefix(octets: &'a [u8]) -> Result<(Self, &'a [u8]), DecodeError> {
        match Self::parse(octets) {
            Ok((rest, value)) => Ok((value, rest)),
            Err(error) => Err(DecodeError::from_nom(error, octets.len())),
        }
    }

    /// Reads one value that takes all of `octets`, but leaves Data or a list at its end unchecked until it is walked.
    ///
    /// Nothing is walked twice: use it where the tail is walked anyway. Errors in the tail then come from its iteration, with
    /// offsets that count from the start of the tail.
    ///
    /// # Errors
    /// As [`decode`](Decode::decode), without those of the tail.
    #[inline]
    fn decode_lazy(octets: &'a [u8]) -> Result<Self, DecodeError> {
        Self::parse_lazy(octets).map_err(|error| DecodeError::from_nom(error, octets.len()))
    }

    /// What [`decode_lazy`](Decode::decode_lazy) is made of: reads one value that takes all of `input`.
    ///
    /// # Errors
    /// As [`decode_lazy`](Decode::decode_lazy).
    #[inline]
    fn parse_lazy(input: &'a [u8]) -> Result<Self, nom::Err<ParseError>> {
        support::complete(Self::parse(input))
    }

    /// Reads one value that takes all of `octets`, which must be what encoding the value writes.
    ///
    /// # Errors
    /// As [`decode`](Decode::decode), and [`ErrorKind::NotCanonical`] at the first octet that encoding writes otherwise.
    fn decode_canonical(octets: &'a [u8]) -> Result<Self, DecodeError>
    where
        Self: Encode,
    {
        let value = Self::decode(octets)?;
        let mut out = Writer::compare(octets);
        let written = value.write(&mut out);
        // the last octets before a failure are compared by `finish`
        let offset = match (written, out.finish()) {
            (Ok(()), Ok(())) => return Ok(value),
            (Err(EncodeError::NotCanonical { offset }), _) | (_, Err(EncodeError::NotCanonical { offset })) => offset,
            _ => out.position(),
        };
        Err(DecodeError { kind: ErrorKind::NotCanonical, offset: saturated_u32(offset), field: None })
    }
}

/// Nothing: takes no octet.
impl<'a> Decode<'a> for () {
    #[inline]
    fn parse(input: &'a [u8]) -> Parsed<'a, Self> {
        Ok((input, ()))
    }
}
