//! Data as users hold it.

use core::fmt;

use crate::data::checked::CheckedData;
use crate::data::compact;
use crate::data::events::Events;
use crate::data::pass::check;
use crate::data::tag;
use crate::data::value::{Elements, Value};
use crate::data::walk::{Container, MAX_DEPTH, TOO_DEEP, Visitor, head, show, walk_within};
use crate::decode::Decode;
use crate::error::{DecodeError, ParseError, Parsed};
use crate::list::consumed;

/// One value of COSEM Data: a view over octets, or a value to encode.
///
/// Two are equal when they hold the same values, however they are represented: the length forms and the octet of a boolean do not
/// count.
#[derive(Clone, Copy)]
pub struct Data<'a>(Repr<'a>);

#[derive(Clone, Copy)]
pub(crate) enum Repr<'a> {
    Octets(&'a [u8]),
    Value(Value<'a>),
}

impl<'a> From<Value<'a>> for Data<'a> {
    #[inline]
    fn from(value: Value<'a>) -> Self {
        Self(Repr::Value(value))
    }
}

impl Default for Data<'_> {
    fn default() -> Self {
        Self::NULL
    }
}

impl<'a> Data<'a> {
    /// null-data.
    pub const NULL: Self = Self(Repr::Value(Value::Null));

    /// A view of octets that should be one value. Nothing is checked; whatever walks them does it.
    #[must_use]
    #[inline]
    pub const fn from_octets(octets: &'a [u8]) -> Self {
        Self(Repr::Octets(octets))
    }

    /// A structure of `members`.
    #[must_use]
    pub fn structure(members: &'a [Data<'a>]) -> Self {
        Self::from(Value::Structure(Elements::from(members)))
    }

    /// An array of `elements`.
    #[must_use]
    pub fn array(elements: &'a [Data<'a>]) -> Self {
        Self::from(Value::Array(Elements::from(elements)))
    }

    /// An octet-string.
    #[must_use]
    pub const fn octet_string(octets: &'a [u8]) -> Self {
        Self(Repr::Value(Value::OctetString(crate::strings::OctetString(octets))))
    }

    /// A visible-string.
    #[must_use]
    pub const fn visible_string(text: &'a str) -> Self {
        Self(Repr::Value(Value::VisibleString(crate::strings::VisibleString(text.as_bytes()))))
    }

    /// The octets, or `None` where it is a value to encode.
    #[must_use]
    #[inline]
    pub const fn octets(&self) -> Option<&'a [u8]> {
        match self.0 {
            Repr::Octets(octets) => Some(octets),
            Repr::Value(_) => None,
        }
    }

    #[inline]
    pub(crate) const fn repr(&self) -> &Repr<'a> {
        &self.0
    }

    /// The elements that it was built of; none for anything else.
    pub(crate) const fn values(&self) -> &'a [Self] {
        match self.0 {
            Repr::Value(Value::Array(elements) | Value::Structure(elements)) => match elements.values() {
                Some(values) => values,
                None => &[],
            },
            _ => &[],
        }
    }

    /// The type tag, or `None` where there is no octet.
    #[must_use]
    #[inline]
    pub const fn tag(&self) -> Option<u8> {
        match self.0 {
            Repr::Octets([tag, ..]) => Some(*tag),
            Repr::Octets([]) => None,
            Repr::Value(value) => Some(value.tag()),
        }
    }

    /// The name of the type as the standard spells it, or `None` where there is no octet or the tag is no type.
    #[must_use]
    pub const fn type_name(&self) -> Option<&'static str> {
        match self.tag() {
            Some(tag) => tag::name(tag),
            None => None,
        }
    }

    /// True for null-data.
    #[must_use]
    #[inline]
    pub const fn is_null(&self) -> bool {
        matches!(self.tag(), Some(tag::NULL))
    }

    /// The value. Elements of an array or structure are not looked at.
    ///
    /// # Errors
    /// As [`walk`](crate::data::walk)(crate::data::walk); offsets count from the start of the Data.
    #[inline]
    pub fn value(&self) -> Result<Value<'a>, DecodeError> {
        let octets = match self.0 {
            Repr::Octets(octets) => octets,
            Repr::Value(value) => return Ok(value),
        };
        match head(octets) {
            Ok((_, value @ (Value::Array(_) | Value::Structure(_)))) => Ok(value),
            Ok(([], value)) => Ok(value),
            Ok((rest, _)) => Err(DecodeError::trailing(rest, octets.len())),
            Err(error) => Err(DecodeError::from_nom(error, octets.len())),
        }
    }

    /// Everything in the value, one thing after the other, in the order of the octets. The iteration ends after the first error.
    #[inline]
    #[must_use]
    pub fn events(&self) -> Events<'a> {
        Events::new(*self)
    }

    /// Shows everything in the value to `visitor`: the fastest way through it.
    ///
    /// # Errors
    /// As [`walk`](crate::data::walk)(crate::data::walk), and [`ErrorKind::Trailing`](crate::ErrorKind::Trailing) where octets are left over; offsets
    /// count from the start of the Data. What was shown before was correct as far as it went.
    #[inline]
    pub fn visit<V: Visitor<'a>>(&self, visitor: &mut V) -> Result<(), DecodeError> {
        match self.0 {
            Repr::Octets(octets) => visit_octets(octets, visitor, MAX_DEPTH),
            Repr::Value(value) => visit_value(value, visitor, MAX_DEPTH),
        }
    }

    /// Decodes the value as a type that reads COSEM Data.
    ///
    /// # Errors
    /// Those of the type. A value to encode has no octets: [`ErrorKind::Truncated`](crate::ErrorKind::Truncated).
    #[inline]
    pub fn decode_as<T: Decode<'a>>(&self) -> Result<T, DecodeError> {
        T::decode(self.octets().unwrap_or_default())
    }

    /// Checks all of the value once.
    ///
    /// # Errors
    /// As [`visit`](Data::visit).
    #[inline]
    pub fn check(&self) -> Result<CheckedData<'a>, DecodeError> {
        match self.0 {
            Repr::Octets(octets) => match check(octets) {
                Ok(([], ())) => {}
                Ok((rest, ())) => return Err(DecodeError::trailing(rest, octets.len())),
                Err(error) => return Err(DecodeError::from_nom(error, octets.len())),
            },
            Repr::Value(_) => self.events().try_for_each(|event| event.map(|_| ()))?,
        }
        Ok(CheckedData::new(*self))
    }
}

#[cfg_attr(not(feature = "small"), inline(always))]
fn visit_octets<'a, V: Visitor<'a>>(octets: &'a [u8], visitor: &mut V, room: usize) -> Result<(), DecodeError> {
    match walk_within(octets, visitor, room) {
        Ok(([], ())) => Ok(()),
        Ok((rest, ())) => Err(DecodeError::trailing(rest, octets.len())),
        Err(error) => Err(DecodeError::from_nom(error, octets.len())),
    }
}

/// Shows a value that was built; `room` more containers may be open at a time.
fn visit_value<'a, V: Visitor<'a>>(value: Value<'a>, visitor: &mut V, room: usize) -> Result<(), DecodeError> {
    let (container, elements) = match value {
        Value::Array(elements) => (Container::Array, elements),
        Value::Structure(elements) => (Container::Structure, elements),
        Value::CompactArray(compact) if room > 0 => {
            return compact::show(&compact, visitor).map_err(|error| DecodeError::from_nom(error, compact.contents().len()));
        }
        Value::CompactArray(_) => return Err(TOO_DEEP),
        leaf => {
            show(leaf, visitor);
            return Ok(());
        }
    };
    let Some(room) = room.checked_sub(1) else { return Err(TOO_DEEP) };
    visitor.open(container, elements.len());
    for element in elements {
        match element?.0 {
            Repr::Octets(octets) => visit_octets(octets, visitor, room)?,
            Repr::Value(value) => visit_value(value, visitor, room)?,
        }
    }
    visitor.close();
    Ok(())
}

/// The octets of one value: [`parse`](Decode::parse) walks it once to check it and find its end; [`parse_lazy`](Decode::parse_lazy)
/// takes everything as it is.
impl<'a> Decode<'a> for Data<'a> {
    #[inline]
    fn parse(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, ()) = check(input)?;
        Ok((rest, Self::from_octets(consumed(input, rest))))
    }

    #[inline]
    fn parse_lazy(input: &'a [u8]) -> Result<Self, nom::Err<ParseError>> {
        Ok(Self::from_octets(input))
    }
}

impl PartialEq for Data<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Repr::Octets(one), Repr::Octets(two)) if one == two => true,
            _ => self.events().eq(other.events()),
        }
    }
}

impl Eq for Data<'_> {}

/// The value by type: `Structure([LongUnsigned(8), Unsigned(255)])`.
impl fmt::Debug for Data<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value() {
            Ok(value) => value.fmt(out),
            Err(error) => write!(out, "Data({error})"),
        }
    }
}
