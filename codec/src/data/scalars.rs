//! Rust types that read and write themselves as COSEM Data.

use crate::axdr;
use crate::bit_string::BitString;
use crate::data::{leaf, tag, write};
use crate::date_time::{Date, DateTime, Time};
use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::error::{EncodeError, Parsed};
use crate::list::List;
use crate::strings::{OctetString, Utf8String, VisibleString};

macro_rules! numbers {
    ($($type:ident: $tag:ident, $size:literal, [$($octet:ident)*];)*) => {$(
        #[doc = concat!("As ", stringify!($tag), ".")]
        impl<'a> Decode<'a> for $type {
            #[cfg_attr(not(feature = "small"), inline(always))]
            fn parse(input: &'a [u8]) -> Parsed<'a, Self> {
                leaf::$type(input)
            }

            const USUAL: bool = true;

            #[cfg_attr(not(feature = "small"), inline(always))]
            fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
                match input.split_first_chunk() {
                    Some((&[tag::$tag, $($octet),*], rest)) => Some((rest, $type::from_be_bytes([$($octet),*]))),
                    _ => None,
                }
            }

            #[cfg_attr(not(feature = "small"), inline(always))]
            fn parse_again(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
                let (&[_, $($octet),*], rest) = input.split_first_chunk()?;
                Some((rest, $type::from_be_bytes([$($octet),*])))
            }
        }

        impl Encode for $type {
            #[cfg_attr(not(feature = "small"), inline(always))]
            fn encoded_len(&self) -> usize {
                1 + $size
            }

            #[cfg_attr(not(feature = "small"), inline(always))]
            fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
                let [$($octet),*] = self.to_be_bytes();
                out.chunk([tag::$tag, $($octet),*])
            }
        }
    )*};
}

numbers! {
    u8: UNSIGNED, 1, [a];
    i8: INTEGER, 1, [a];
    u16: LONG_UNSIGNED, 2, [a b];
    i16: LONG, 2, [a b];
    u32: DOUBLE_LONG_UNSIGNED, 4, [a b c d];
    i32: DOUBLE_LONG, 4, [a b c d];
    u64: LONG64_UNSIGNED, 8, [a b c d e f g h];
    i64: LONG64, 8, [a b c d e f g h];
    f32: FLOAT32, 4, [a b c d];
    f64: FLOAT64, 8, [a b c d e f g h];
}

/// As boolean.
impl<'a> Decode<'a> for bool {
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn parse(input: &'a [u8]) -> Parsed<'a, Self> {
        leaf::boolean(input)
    }
}

impl Encode for bool {
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn encoded_len(&self) -> usize {
        2
    }

    #[cfg_attr(not(feature = "small"), inline(always))]
    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        out.chunk([tag::BOOLEAN, u8::from(*self)])
    }
}

macro_rules! dates {
    ($($type:ident: $parse:ident, $tag:ident, $size:literal;)*) => {$(
        #[doc = concat!("As ", stringify!($parse), " under its own tag.")]
        impl<'a> Decode<'a> for $type {
            #[cfg_attr(not(feature = "small"), inline(always))]
            fn parse(input: &'a [u8]) -> Parsed<'a, Self> {
                leaf::$parse(input)
            }
        }

        impl Encode for $type {
            #[cfg_attr(not(feature = "small"), inline(always))]
            fn encoded_len(&self) -> usize {
                1 + $size
            }

            #[cfg_attr(not(feature = "small"), inline(always))]
            fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
                out.chunk([tag::$tag])?;
                out.chunk(self.to_octets())
            }
        }
    )*};
}

dates! {
    DateTime: date_time, DATE_TIME, 12;
    Date: date, DATE, 5;
    Time: time, TIME, 4;
}

macro_rules! strings {
    ($($type:ident: $parse:ident, $write:ident;)*) => {$(
        #[doc = concat!("As ", stringify!($parse), ".")]
        impl<'a> Decode<'a> for $type<'a> {
            #[cfg_attr(not(feature = "small"), inline(always))]
            fn parse(input: &'a [u8]) -> Parsed<'a, Self> {
                leaf::$parse(input)
            }
        }

        impl Encode for $type<'_> {
            #[cfg_attr(not(feature = "small"), inline(always))]
            fn encoded_len(&self) -> usize {
                write::octets_len(self.len())
            }

            #[cfg_attr(not(feature = "small"), inline(always))]
            fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
                write::$write(self, out)
            }
        }
    )*};
}

strings! {
    OctetString: octet_string, write_octets;
    VisibleString: visible_string, write_visible_string;
    Utf8String: utf8_string, write_utf8_string;
}

/// As bit-string.
impl<'a> Decode<'a> for BitString<'a> {
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn parse(input: &'a [u8]) -> Parsed<'a, Self> {
        leaf::bit_string(input)
    }
}

impl Encode for BitString<'_> {
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn encoded_len(&self) -> usize {
        axdr::bit_string_len(self).saturating_add(1)
    }

    #[cfg_attr(not(feature = "small"), inline(always))]
    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        write::write_bit_string(self, out)
    }
}

/// As octet-string of `N` octets.
impl<'a, const N: usize> Decode<'a> for [u8; N] {
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn parse(input: &'a [u8]) -> Parsed<'a, Self> {
        leaf::octets(input)
    }
}

impl<const N: usize> Encode for [u8; N] {
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn encoded_len(&self) -> usize {
        write::octets_len(N)
    }

    #[cfg_attr(not(feature = "small"), inline(always))]
    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        out.chunk([tag::OCTET_STRING])?;
        axdr::write_content_fixed(*self, out)
    }
}

/// `None` as null-data.
impl<'a, T: Decode<'a>> Decode<'a> for Option<T> {
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn parse(input: &'a [u8]) -> Parsed<'a, Self> {
        leaf::optional(input, T::parse)
    }
}

impl<T: Encode> Encode for Option<T> {
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn encoded_len(&self) -> usize {
        self.as_ref().map_or(1, Encode::encoded_len)
    }

    #[cfg_attr(not(feature = "small"), inline(always))]
    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        match self {
            None => write::write_null(out),
            Some(value) => value.write(out),
        }
    }
}

/// As array.
impl<'a, T: Decode<'a>> Decode<'a> for List<'a, T> {
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn parse(input: &'a [u8]) -> Parsed<'a, Self> {
        leaf::array(input)
    }

    #[cfg_attr(not(feature = "small"), inline(always))]
    fn parse_lazy(input: &'a [u8]) -> Result<Self, nom::Err<crate::error::ParseError>> {
        leaf::array_lazy(input)
    }
}

impl<'a, T: Decode<'a> + Encode + Clone> Encode for List<'a, T> {
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn encoded_len(&self) -> usize {
        write::array_len(self)
    }

    #[cfg_attr(not(feature = "small"), inline(always))]
    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        write::write_array(self, out)
    }
}
