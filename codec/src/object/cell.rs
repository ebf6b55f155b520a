//! One value of a table: a cell of a profile, a value of a Compact data.

use crate::class::ScalerUnit;
use crate::data::{Packed, Value};
use crate::date_time::DateTime;
use crate::encode::{Encode, Writer};
use crate::error::EncodeError;
use crate::quantity::Quantity;

/// A value, with or without type tags in the octets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content<'a> {
    /// A value of Data.
    Value(Value<'a>),
    /// An array or structure inside of a compact array or a Compact data.
    Packed(Packed<'a>),
}

/// Where the value of a cell comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// It was sent.
    Sent,
    /// null-data was sent: the value of the entry before.
    Repeated,
    /// A difference was sent: the value of the entry before and the difference.
    Delta,
    /// null-data was sent for the time of the entry: that of the entry before and the capture period.
    Period,
    /// null-data was sent, and nothing tells what it stands for; the value is null-data.
    Missing,
}

/// A value in a table, with what null-data and differences stand for put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The value.
    pub content: Content<'a>,
    /// Where it comes from.
    pub origin: Origin,
    pub(super) octets: &'a [u8],
}

impl Default for Cell<'_> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<'a> Cell<'a> {
    /// Nothing yet.
    pub const EMPTY: Self = Self { content: Content::Value(Value::Null), origin: Origin::Missing, octets: &[] };

    /// The value; `None` for an array or structure without tags.
    #[must_use]
    #[inline]
    pub const fn value(&self) -> Option<Value<'a>> {
        match self.content {
            Content::Value(value) => Some(value),
            Content::Packed(_) => None,
        }
    }

    /// The octets of the value, with its tag, as they came with this entry or the one that it repeats: what
    /// [`CaptureObject::decode`](super::CaptureObject::decode) reads. `None` where the value was computed or has no tags: the cell
    /// [encodes](Encode) itself then.
    #[must_use]
    pub const fn octets(&self) -> Option<&'a [u8]> {
        match self.octets {
            [] => None,
            octets => Some(octets),
        }
    }

    /// The value as a number with its unit; `None` where it is no number.
    #[must_use]
    pub fn quantity(&self, scaler_unit: &ScalerUnit) -> Option<Quantity> {
        scaler_unit.apply(self.value()?)
    }

    /// The value as a date-time: with the tag of one, or an octet-string of 12 octets.
    #[must_use]
    pub fn date_time(&self) -> Option<DateTime> {
        date_time(self.value()?)
    }
}

/// A date-time in one of its two forms.
pub(super) fn date_time(value: Value<'_>) -> Option<DateTime> {
    match value {
        Value::DateTime(date_time) => Some(date_time),
        Value::OctetString(octets) => Some(DateTime::from_octets(octets.0.try_into().ok()?)),
        _ => None,
    }
}

/// As ordinary Data, with tags.
impl Encode for Cell<'_> {
    fn encoded_len(&self) -> usize {
        match &self.content {
            Content::Value(value) => value.encoded_len(),
            Content::Packed(packed) => packed.encoded_len(),
        }
    }

    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        match &self.content {
            Content::Value(value) => value.write(out),
            Content::Packed(packed) => packed.write(out),
        }
    }
}
