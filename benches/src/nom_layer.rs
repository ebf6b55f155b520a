//! What the signature of nom costs: the rows of the profile read field by field, once by functions that return what nom's parsers
//! return, and once by the same functions with a plain error.

use cosem_codec::{ErrorKind, ParseError};

use crate::decoder;
use crate::floor::{get_response_data, length};

/// The same functions over two types of errors.
macro_rules! readers {
    ($(#[$doc:meta])* $candidate:ident, $module:ident: $error:ty, $wrap:expr) => {
        mod $module {
            use super::{ErrorKind, ParseError};

            type Parsed<'a, T> = Result<(&'a [u8], T), $error>;

            #[cold]
            #[inline(never)]
            fn error(kind: ErrorKind, at: &[u8]) -> $error {
                let wrap = $wrap;
                wrap(ParseError { kind, remaining: u32::try_from(at.len()).unwrap_or(u32::MAX), field: None })
            }

            #[inline]
            fn chunk<const N: usize>(input: &[u8]) -> Parsed<'_, &[u8; N]> {
                let missing = u16::try_from(N.saturating_sub(input.len())).unwrap_or(u16::MAX);
                let (chunk, rest) = input.split_first_chunk().ok_or_else(|| error(ErrorKind::Truncated { needed: missing }, input))?;
                Ok((rest, chunk))
            }

            #[inline]
            fn tag(input: &[u8], expected: u8) -> Parsed<'_, ()> {
                match chunk(input)? {
                    (rest, [found]) if *found == expected => Ok((rest, ())),
                    (_, [found]) => Err(error(ErrorKind::UnexpectedTag { expected, found: *found }, input)),
                }
            }

            #[inline]
            fn unsigned(input: &[u8]) -> Parsed<'_, u32> {
                let (input, ()) = tag(input, 0x06)?;
                let (input, octets) = chunk(input)?;
                Ok((input, u32::from_be_bytes(*octets)))
            }

            /// One row: time and four values.
            #[inline]
            pub(super) fn row(input: &[u8]) -> Parsed<'_, (&[u8; 12], [u32; 4])> {
                let (input, ()) = tag(input, 0x02)?;
                let (input, ()) = tag(input, 5)?;
                let (input, ()) = tag(input, 0x09)?;
                let (input, ()) = tag(input, 12)?;
                let (input, time) = chunk(input)?;
                let (input, first) = unsigned(input)?;
                let (input, second) = unsigned(input)?;
                let (input, third) = unsigned(input)?;
                let (input, fourth) = unsigned(input)?;
                Ok((input, (time, [first, second, third, fourth])))
            }
        }

        decoder! {
            $(#[$doc])*
            $candidate(message, sink) {
                let (&tag, rest) = get_response_data(message)?.split_first()?;
                let (count, mut rest) = length(rest)?;
                if tag != 0x01 {
                    return None;
                }
                for _ in 0..count {
                    let (behind, (time, values)) = $module::row(rest).ok()?;
                    rest = behind;
                    sink.octets(time);
                    for value in values {
                        sink.number(value.into());
                    }
                }
                rest.is_empty().then_some(())
            }
        }
    };
}

readers! {
    /// With a plain error.
    Plain, plain: ParseError, core::convert::identity
}

readers! {
    /// With the error of nom around it.
    Nom, wrapped: nom::Err<ParseError>, nom::Err::Error
}
