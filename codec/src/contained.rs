//! Items that travel as the content of an octet string.

use core::fmt;

use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::error::{DecodeError, EncodeError, Parsed};
use crate::octets;
use crate::strings::Hex;

/// The content of an octet string that holds an item of its own: octets to decode later, or a value to encode.
///
/// Decoding the item around it does not look inside, since the content may be ciphered, or a part of something larger. Encoding
/// writes the content in its canonical form when it decodes, and as it is otherwise.
///
/// Decoded and encoded on its own it is the content alone, without a length in front.
pub struct Contained<'a, T>(Repr<'a, T>);

enum Repr<'a, T> {
    Octets(&'a [u8]),
    Value(&'a T),
}

impl<T> Clone for Contained<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Contained<'_, T> {}

impl<T> Clone for Repr<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Repr<'_, T> {}

impl<'a, T> Contained<'a, T> {
    /// Content that is to be decoded later.
    #[must_use]
    #[inline]
    pub const fn from_octets(octets: &'a [u8]) -> Self {
        Self(Repr::Octets(octets))
    }

    /// A value to encode.
    #[must_use]
    #[inline]
    pub const fn from_value(value: &'a T) -> Self {
        Self(Repr::Value(value))
    }

    /// The content, or `None` where it was built of a value.
    #[must_use]
    #[inline]
    pub const fn octets(&self) -> Option<&'a [u8]> {
        match self.0 {
            Repr::Octets(octets) => Some(octets),
            Repr::Value(_) => None,
        }
    }
}

impl<'a, T> From<&'a T> for Contained<'a, T> {
    fn from(value: &'a T) -> Self {
        Self::from_value(value)
    }
}

impl<'a, T: Decode<'a> + Clone> Contained<'a, T> {
    /// Decodes the content, all of it.
    ///
    /// # Errors
    /// Those of the item; offsets count from the start of the content.
    #[inline]
    pub fn decode(&self) -> Result<T, DecodeError> {
        match self.0 {
            Repr::Octets(octets) => T::decode(octets),
            Repr::Value(value) => Ok(value.clone()),
        }
    }
}

impl<'a, T> Decode<'a> for Contained<'a, T> {
    #[inline]
    fn parse(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, content) = octets::rest(input)?;
        Ok((rest, Self::from_octets(content)))
    }
}

impl<'a, T: Decode<'a> + Encode> Encode for Contained<'a, T> {
    fn encoded_len(&self) -> usize {
        match self.0 {
            Repr::Octets(octets) => T::decode(octets).map_or(octets.len(), |value| value.encoded_len()),
            Repr::Value(value) => value.encoded_len(),
        }
    }

    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        match self.0 {
            Repr::Octets(octets) => match T::decode(octets) {
                Ok(value) => value.write(out),
                Err(_) => out.octets(octets),
            },
            Repr::Value(value) => value.write(out),
        }
    }
}

impl<'a, T: Decode<'a> + Clone + PartialEq> PartialEq for Contained<'a, T> {
    fn eq(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Repr::Octets(one), Repr::Octets(two)) if one == two => true,
            (Repr::Value(one), Repr::Value(two)) => one == two,
            _ => matches!((self.decode(), other.decode()), (Ok(one), Ok(two)) if one == two),
        }
    }
}

impl<'a, T: Decode<'a> + Clone + Eq> Eq for Contained<'a, T> {}

/// The decoded content; its octets where it does not decode.
impl<'a, T: Decode<'a> + Clone + fmt::Debug> fmt::Debug for Contained<'a, T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.decode(), self.0) {
            (Ok(value), _) => value.fmt(out),
            (Err(_), Repr::Octets(octets)) => write!(out, "Contained({})", Hex(octets)),
            (Err(error), Repr::Value(_)) => write!(out, "Contained({error})"),
        }
    }
}
