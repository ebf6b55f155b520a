//! One value of Data by its type.

use core::fmt;
use core::iter::FusedIterator;

use crate::bit_string::BitString;
use crate::data::compact::CompactArray;
use crate::data::pass::check;
use crate::data::tag;
use crate::data::view::Data;
use crate::date_time::{Date, DateTime, Time};
use crate::error::DecodeError;
use crate::list::consumed;
use crate::strings::{OctetString, Utf8String, VisibleString};

macro_rules! values {
    ($($(#[$doc:meta])* $variant:ident($type:ty) = $tag:ident $(, compared by $bits:ident)?;)*) => {
        /// One value of Data.
        ///
        /// Floating point numbers are equal when their octets are.
        // the layout keeps numbers of different sizes at different places: otherwise a loop over events takes each apart into octets
        #[repr(u8)]
        #[derive(Debug, Clone, Copy)]
        pub enum Value<'a> {
            /// null-data: no value; in buffers often the value before.
            Null,
            /// dont-care: any value.
            DontCare,
            $($(#[$doc])* $variant($type),)*
        }

        impl Value<'_> {
            /// The type tag.
            #[must_use]
            #[inline]
            pub const fn tag(&self) -> u8 {
                match self {
                    Self::Null => tag::NULL,
                    Self::DontCare => tag::DONT_CARE,
                    $(Self::$variant(_) => tag::$tag,)*
                }
            }
        }

        impl PartialEq for Value<'_> {
            fn eq(&self, other: &Self) -> bool {
                match (self, other) {
                    (Self::Null, Self::Null) | (Self::DontCare, Self::DontCare) => true,
                    $((Self::$variant(one), Self::$variant(two)) => one$(.$bits())? == two$(.$bits())?,)*
                    _ => false,
                }
            }
        }
    };
}

values! {
    /// Elements that should be of one type.
    Array(Elements<'a>) = ARRAY;
    /// Members.
    Structure(Elements<'a>) = STRUCTURE;
    /// A truth value.
    Boolean(bool) = BOOLEAN;
    /// Bits.
    BitString(BitString<'a>) = BIT_STRING;
    /// 32 bits, signed.
    DoubleLong(i32) = DOUBLE_LONG;
    /// 32 bits.
    DoubleLongUnsigned(u32) = DOUBLE_LONG_UNSIGNED;
    /// Octets.
    OctetString(OctetString<'a>) = OCTET_STRING;
    /// Characters of ISO 646.
    VisibleString(VisibleString<'a>) = VISIBLE_STRING;
    /// Characters in UTF-8.
    Utf8String(Utf8String<'a>) = UTF8_STRING;
    /// One octet, signed.
    Bcd(i8) = BCD;
    /// 8 bits, signed.
    Integer(i8) = INTEGER;
    /// 16 bits, signed.
    Long(i16) = LONG;
    /// 8 bits.
    Unsigned(u8) = UNSIGNED;
    /// 16 bits.
    LongUnsigned(u16) = LONG_UNSIGNED;
    /// Elements of one described type, without tags.
    CompactArray(CompactArray<'a>) = COMPACT_ARRAY;
    /// 64 bits, signed.
    Long64(i64) = LONG64;
    /// 64 bits.
    Long64Unsigned(u64) = LONG64_UNSIGNED;
    /// One octet with a meaning for each value.
    Enum(u8) = ENUM;
    /// IEEE 754, 32 bits.
    Float32(f32) = FLOAT32, compared by to_bits;
    /// IEEE 754, 64 bits.
    Float64(f64) = FLOAT64, compared by to_bits;
    /// Date and time.
    DateTime(DateTime) = DATE_TIME;
    /// A date.
    Date(Date) = DATE;
    /// A time of day.
    Time(Time) = TIME;
    /// Difference to the value before: 8 bits, signed.
    DeltaInteger(i8) = DELTA_INTEGER;
    /// Difference to the value before: 16 bits, signed.
    DeltaLong(i16) = DELTA_LONG;
    /// Difference to the value before: 32 bits, signed.
    DeltaDoubleLong(i32) = DELTA_DOUBLE_LONG;
    /// Difference to the value before: 8 bits.
    DeltaUnsigned(u8) = DELTA_UNSIGNED;
    /// Difference to the value before: 16 bits.
    DeltaLongUnsigned(u16) = DELTA_LONG_UNSIGNED;
    /// Difference to the value before: 32 bits.
    DeltaDoubleLongUnsigned(u32) = DELTA_DOUBLE_LONG_UNSIGNED;
}

impl Eq for Value<'_> {}

impl Value<'_> {
    /// The name of the type, as the standard spells it: `long-unsigned`.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        match tag::name(self.tag()) {
            Some(name) => name,
            None => "",
        }
    }
}

macro_rules! from {
    ($([$($generics:tt)*] $type:ty => $variant:ident in $life:lifetime;)*) => {$(
        impl $($generics)* From<$type> for Value<$life> {
            #[inline]
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        }

        impl $($generics)* From<$type> for Data<$life> {
            #[inline]
            fn from(value: $type) -> Self {
                Self::from(Value::$variant(value))
            }
        }
    )*};
}

from! {
    [] bool => Boolean in '_;
    [] i32 => DoubleLong in '_;
    [] u32 => DoubleLongUnsigned in '_;
    [] i8 => Integer in '_;
    [] i16 => Long in '_;
    [] u8 => Unsigned in '_;
    [] u16 => LongUnsigned in '_;
    [] i64 => Long64 in '_;
    [] u64 => Long64Unsigned in '_;
    [] f32 => Float32 in '_;
    [] f64 => Float64 in '_;
    [] DateTime => DateTime in '_;
    [] Date => Date in '_;
    [] Time => Time in '_;
    [<'a>] BitString<'a> => BitString in 'a;
    [<'a>] OctetString<'a> => OctetString in 'a;
    [<'a>] VisibleString<'a> => VisibleString in 'a;
    [<'a>] Utf8String<'a> => Utf8String in 'a;
    [<'a>] CompactArray<'a> => CompactArray in 'a;
}

/// The elements of an array or the members of a structure: a view over octets, or over a slice of values to encode.
#[derive(Clone, Copy)]
pub struct Elements<'a>(Repr<'a>);

#[derive(Clone, Copy)]
enum Repr<'a> {
    Octets { count: usize, octets: &'a [u8] },
    Values(&'a [Data<'a>]),
}

impl<'a> Elements<'a> {
    #[inline]
    pub(crate) const fn from_octets(count: usize, octets: &'a [u8]) -> Self {
        Self(Repr::Octets { count, octets })
    }

    /// How many there are, as announced.
    #[must_use]
    #[inline]
    pub const fn len(&self) -> usize {
        match self.0 {
            Repr::Octets { count, .. } => count,
            Repr::Values(values) => values.len(),
        }
    }

    /// True where there is none.
    #[must_use]
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The octets of the elements, or `None` where they were built of values.
    #[must_use]
    #[inline]
    pub const fn octets(&self) -> Option<&'a [u8]> {
        match self.0 {
            Repr::Octets { octets, .. } => Some(octets),
            Repr::Values(_) => None,
        }
    }

    /// The values they were built of, or `None` where they are a view of octets.
    #[must_use]
    #[inline]
    pub const fn values(&self) -> Option<&'a [Data<'a>]> {
        match self.0 {
            Repr::Octets { .. } => None,
            Repr::Values(values) => Some(values),
        }
    }

    /// The elements one by one. The iteration ends after the first error; offsets count from the first element.
    ///
    /// To find where an element ends, all of it is walked: in deep trees use [`Data::events`] or [`Data::visit`], which see every
    /// octet once.
    #[inline]
    #[must_use]
    pub const fn iter(&self) -> ElementIter<'a> {
        ElementIter(match self.0 {
            Repr::Octets { count, octets } => State::Octets { remaining: count, rest: octets, total: octets.len() },
            Repr::Values(values) => State::Values(values),
        })
    }
}

impl<'a> From<&'a [Data<'a>]> for Elements<'a> {
    fn from(values: &'a [Data<'a>]) -> Self {
        Self(Repr::Values(values))
    }
}

impl<'a, const N: usize> From<&'a [Data<'a>; N]> for Elements<'a> {
    fn from(values: &'a [Data<'a>; N]) -> Self {
        Self(Repr::Values(values))
    }
}

impl<'a> IntoIterator for Elements<'a> {
    type Item = Result<Data<'a>, DecodeError>;
    type IntoIter = ElementIter<'a>;

    fn into_iter(self) -> ElementIter<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &Elements<'a> {
    type Item = Result<Data<'a>, DecodeError>;
    type IntoIter = ElementIter<'a>;

    fn into_iter(self) -> ElementIter<'a> {
        self.iter()
    }
}

impl PartialEq for Elements<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Eq for Elements<'_> {}

impl fmt::Debug for Elements<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = out.debug_list();
        for element in self {
            match element {
                Ok(value) => list.entry(&value),
                Err(error) => list.entry(&error),
            };
        }
        list.finish()
    }
}

/// The elements of [`Elements`].
#[derive(Debug, Clone)]
pub struct ElementIter<'a>(State<'a>);

#[derive(Debug, Clone, Copy)]
enum State<'a> {
    Octets { remaining: usize, rest: &'a [u8], total: usize },
    Values(&'a [Data<'a>]),
}

impl<'a> Iterator for ElementIter<'a> {
    type Item = Result<Data<'a>, DecodeError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            State::Octets { remaining: 0, rest: [], .. } => None,
            State::Octets { remaining: 0, rest, total } => Some(Err(DecodeError::trailing(core::mem::take(rest), *total))),
            State::Octets { remaining, rest, total } => match check(rest) {
                Ok((after, ())) => {
                    let octets = consumed(rest, after);
                    *remaining -= 1;
                    *rest = after;
                    Some(Ok(Data::from_octets(octets)))
                }
                Err(error) => {
                    *remaining = 0;
                    *rest = &[];
                    Some(Err(DecodeError::from_nom(error, *total)))
                }
            },
            State::Values(values) => {
                let (first, others) = values.split_first()?;
                *values = others;
                Some(Ok(*first))
            }
        }
    }
}

impl FusedIterator for ElementIter<'_> {}
