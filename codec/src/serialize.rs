//! `serde::Serialize` for the types of the runtime, for reports and tests. There is no `Deserialize`: values borrow from octets.
//!
//! | type | form |
//! |---|---|
//! | [`OctetString`], [`Date`], [`Time`], [`DateTime`] | upper-case hexadecimal digits |
//! | [`VisibleString`] | `{"visible-string": "abc"}`, `{"visible-string-hex": "0001"}` where not printable ASCII |
//! | [`Utf8String`] | `{"utf8-string": "..."}`, `{"utf8-string-hex": "FF"}` where not UTF-8 |
//! | [`BitString`] | `"1011"` |
//! | [`Oid`] | `"2.16.756.5.8.1.1"` |
//! | [`List`] | array |
//! | [`Contained`] | the item, `{"octets": "0102"}` where it does not decode |
//! | [`Data`] | an object whose one key is the type: `{"long-unsigned": 5}`, `{"structure": [...]}`, `{"null-data": null}` |

use core::fmt::Display;

use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::bit_string::BitString;
use crate::contained::Contained;
use crate::data::{CompactArray, Data, Elements, TypeDescription, Value, tag};
use crate::date_time::{ClockStatus, Date, DateTime, Time};
use crate::decode::Decode;
use crate::list::List;
use crate::oid::Oid;
use crate::strings::{Hex, OctetString, Utf8String, VisibleString};

/// Something that shows itself, as a string.
struct Shown<T>(T);

impl<T: Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// An object with one key.
fn single<S: Serializer>(serializer: S, key: &str, value: &(impl Serialize + ?Sized)) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(key, value)?;
    map.end()
}

/// Octets of fixed length, as upper-case hexadecimal digits.
pub(crate) fn array<S: Serializer, const N: usize>(octets: &[u8; N], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&Hex(octets))
}

/// As [`array`], or null.
pub(crate) fn optional_array<S: Serializer, const N: usize>(octets: &Option<[u8; N]>, serializer: S) -> Result<S::Ok, S::Error> {
    match octets {
        Some(octets) => array(octets, serializer),
        None => serializer.serialize_none(),
    }
}

/// A list of octets of fixed length.
#[allow(dead_code, reason = "some groups of classes have such lists")]
pub(crate) fn arrays<S: Serializer, const N: usize>(list: &List<'_, [u8; N]>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut seq = serializer.serialize_seq(Some(list.len()))?;
    for octets in list {
        seq.serialize_element(&Shown(Hex(&octets.map_err(S::Error::custom)?)))?;
    }
    seq.end()
}

/// As [`arrays`], or null.
#[allow(dead_code, reason = "some groups of classes have such lists")]
pub(crate) fn optional_arrays<S: Serializer, const N: usize>(list: &Option<List<'_, [u8; N]>>, serializer: S) -> Result<S::Ok, S::Error> {
    match list {
        Some(list) => arrays(list, serializer),
        None => serializer.serialize_none(),
    }
}

impl Serialize for OctetString<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for VisibleString<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_str() {
            Ok(text) if self.iter().all(|octet| (0x20..0x7f).contains(octet)) => single(serializer, "visible-string", text),
            _ => single(serializer, "visible-string-hex", &Shown(Hex(self.0))),
        }
    }
}

impl Serialize for Utf8String<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_str() {
            Ok(text) => single(serializer, "utf8-string", text),
            Err(_) => single(serializer, "utf8-string-hex", &Shown(Hex(self.0))),
        }
    }
}

macro_rules! shown {
    ($($type:ty, $value:ident => $shown:expr;)*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $value = self;
                serializer.collect_str(&$shown)
            }
        }
    )*};
}

shown! {
    BitString<'_>, bits => bits;
    Oid<'_>, oid => oid;
    Date, date => Hex(&date.to_octets());
    Time, time => Hex(&time.to_octets());
    DateTime, date_time => Hex(&date_time.to_octets());
}

impl Serialize for ClockStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'a, T: Decode<'a> + Clone + Serialize> Serialize for List<'a, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.len()))?;
        for element in self {
            list.serialize_element(&element.map_err(S::Error::custom)?)?;
        }
        list.end()
    }
}

impl<'a, T: Decode<'a> + Clone + Serialize> Serialize for Contained<'a, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.decode(), self.octets()) {
            (Ok(value), _) => value.serialize(serializer),
            (Err(_), Some(octets)) => single(serializer, "octets", &Shown(Hex(octets))),
            (Err(error), None) => Err(S::Error::custom(error)),
        }
    }
}

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl Serialize for Elements<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.len()))?;
        for element in self {
            list.serialize_element(&element.map_err(S::Error::custom)?)?;
        }
        list.end()
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name = self.type_name();
        match self {
            Self::Null | Self::DontCare => single(serializer, name, &()),
            Self::Array(elements) | Self::Structure(elements) => single(serializer, name, elements),
            Self::Boolean(value) => single(serializer, name, value),
            Self::BitString(value) => single(serializer, name, value),
            Self::OctetString(value) => single(serializer, name, value),
            Self::VisibleString(value) => value.serialize(serializer),
            Self::Utf8String(value) => value.serialize(serializer),
            Self::CompactArray(value) => single(serializer, name, value),
            Self::Bcd(value) | Self::Integer(value) | Self::DeltaInteger(value) => single(serializer, name, value),
            Self::Unsigned(value) | Self::Enum(value) | Self::DeltaUnsigned(value) => single(serializer, name, value),
            Self::Long(value) | Self::DeltaLong(value) => single(serializer, name, value),
            Self::LongUnsigned(value) | Self::DeltaLongUnsigned(value) => single(serializer, name, value),
            Self::DoubleLong(value) | Self::DeltaDoubleLong(value) => single(serializer, name, value),
            Self::DoubleLongUnsigned(value) | Self::DeltaDoubleLongUnsigned(value) => single(serializer, name, value),
            Self::Long64(value) => single(serializer, name, value),
            Self::Long64Unsigned(value) => single(serializer, name, value),
            Self::Float32(value) if value.is_finite() => single(serializer, name, value),
            Self::Float32(value) => single(serializer, "float32-hex", &Shown(Hex(&value.to_be_bytes()))),
            Self::Float64(value) if value.is_finite() => single(serializer, name, value),
            Self::Float64(value) => single(serializer, "float64-hex", &Shown(Hex(&value.to_be_bytes()))),
            Self::DateTime(value) => single(serializer, name, value),
            Self::Date(value) => single(serializer, name, value),
            Self::Time(value) => single(serializer, name, value),
        }
    }
}

/// `{"contents-description": "long-unsigned", "array-contents": "00010002"}`.
impl Serialize for CompactArray<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("contents-description", &self.description())?;
        map.serialize_entry("array-contents", &Shown(Hex(self.contents())))?;
        map.end()
    }
}

/// A type name, `{"array": {"count": 2, "element": ...}}`, or `{"structure": [...]}`.
impl Serialize for TypeDescription<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name = tag::name(self.tag()).unwrap_or_default();
        match self.tag() {
            tag::ARRAY => single(serializer, name, &DescribedArray(*self)),
            tag::STRUCTURE => single(serializer, name, &Members(*self)),
            _ => serializer.serialize_str(name),
        }
    }
}

struct Members<'a>(TypeDescription<'a>);

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.inner())
    }
}

struct DescribedArray<'a>(TypeDescription<'a>);

impl Serialize for DescribedArray<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("count", &self.0.len())?;
        for element in self.0.inner() {
            map.serialize_entry("element", &element)?;
        }
        map.end()
    }
}
