//! What the runtime tests share.
#![allow(dead_code, unreachable_pub, reason = "each test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write;

use cosem_codec::Encode;
use cosem_codec::data::{Container, Data, Event, Value};

/// Octets from hexadecimal digits.
pub fn hex(digits: &str) -> Vec<u8> {
    let digits: Vec<u8> = digits.bytes().filter(|digit| !digit.is_ascii_whitespace()).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// Hexadecimal digits of octets.
pub fn digits(octets: &[u8]) -> String {
    octets.iter().fold(String::new(), |mut digits, octet| {
        write!(digits, "{octet:02X}").unwrap();
        digits
    })
}

/// What a value writes, into a buffer of exactly its length.
pub fn encoded(value: &impl Encode) -> Vec<u8> {
    let mut out = vec![0xaa; value.encoded_len()];
    let len = value.encode(&mut out).unwrap().len();
    assert_eq!(len, out.len());
    out
}

/// Everything in a value, from the outside in.
pub fn show(data: Data<'_>) -> String {
    let parts: Vec<String> = data
        .events()
        .filter_map(|event| match event.unwrap() {
            Event::Open(Container::Array, count) => Some(format!("array {count}")),
            Event::Open(Container::Structure, count) => Some(format!("structure {count}")),
            Event::Open(Container::CompactArray, _) => Some("compact-array".to_owned()),
            Event::Close => None,
            Event::Leaf(value) => Some(leaf(&value)),
        })
        .collect();
    parts.join(" | ")
}

fn text(octets: &[u8]) -> String {
    let digits = if octets.is_empty() { "(empty)".to_owned() } else { digits(octets) };
    format!("{digits} '{}'", String::from_utf8_lossy(octets))
}

fn leaf(value: &Value<'_>) -> String {
    let shown = match value {
        Value::Null | Value::DontCare => return value.type_name().to_owned(),
        Value::Boolean(value) => value.to_string(),
        Value::BitString(bits) => format!("{}:{bits}", bits.len()),
        Value::OctetString(octets) => octets.to_string(),
        Value::VisibleString(octets) => text(octets),
        Value::Utf8String(octets) => text(octets),
        Value::Bcd(value) | Value::Integer(value) | Value::DeltaInteger(value) => value.to_string(),
        Value::Unsigned(value) | Value::Enum(value) | Value::DeltaUnsigned(value) => value.to_string(),
        Value::Long(value) | Value::DeltaLong(value) => value.to_string(),
        Value::LongUnsigned(value) | Value::DeltaLongUnsigned(value) => value.to_string(),
        Value::DoubleLong(value) | Value::DeltaDoubleLong(value) => value.to_string(),
        Value::DoubleLongUnsigned(value) | Value::DeltaDoubleLongUnsigned(value) => value.to_string(),
        Value::Long64(value) => value.to_string(),
        Value::Long64Unsigned(value) => value.to_string(),
        Value::Float32(value) if value.is_nan() => "nan".to_owned(),
        Value::Float32(value) => format!("{:?}", f64::from(*value)),
        Value::Float64(value) => format!("{value:?}"),
        Value::DateTime(value) => digits(&value.to_octets()),
        Value::Date(value) => digits(&value.to_octets()),
        Value::Time(value) => digits(&value.to_octets()),
        Value::Array(_) | Value::Structure(_) | Value::CompactArray(_) => panic!("not a leaf"),
    };
    format!("{} {shown}", value.type_name())
}
