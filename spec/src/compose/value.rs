//! What JSON values say: numbers, hexadecimal, bits.

use serde_json::{Map, Value};

use super::error::Compose;
use super::writer::Composer;

/// A short description of a JSON value, for messages.
pub(crate) fn kind(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.chars().count() <= 24 => format!("\"{text}\""),
        Value::String(_) => "a string".to_owned(),
        Value::Array(elements) => format!("an array of {}", elements.len()),
        Value::Object(members) => match members.keys().next() {
            Some(key) if members.len() == 1 => format!("an object with the key \"{key}\""),
            _ => format!("an object of {}", members.len()),
        },
    }
}

/// A whole number; beyond 64 bits the inspector writes text.
pub(crate) fn integer(value: &Value) -> Option<i128> {
    match value {
        Value::Number(number) => number.as_u64().map(i128::from).or_else(|| number.as_i64().map(i128::from)),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// Octets in hexadecimal, of either case.
pub(crate) fn octets(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text.bytes().map(|digit| (digit as char).to_digit(16).map(|digit| digit as u8)).collect();
    let digits = digits?;
    (digits.len() % 2 == 0).then(|| digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

/// Bits as 0 and 1: their number, and the octets they fill from the first bit on.
pub(crate) fn bits(text: &str) -> Option<(usize, Vec<u8>)> {
    let mut filled = vec![0; text.len().div_ceil(8)];
    for (index, digit) in text.bytes().enumerate() {
        match digit {
            b'0' => {}
            b'1' => filled[index / 8] |= 0x80 >> (index % 8),
            _ => return None,
        }
    }
    Some((text.len(), filled))
}

/// The arcs of an object identifier with dots.
pub(crate) fn arcs(text: &str) -> Option<Vec<u32>> {
    text.split('.').map(|arc| arc.parse().ok()).collect()
}

impl Composer<'_> {
    pub(crate) fn object<'v>(&self, value: &'v Value) -> Compose<&'v Map<String, Value>> {
        value.as_object().ok_or_else(|| self.expected("an object", value))
    }

    pub(crate) fn array<'v>(&self, value: &'v Value) -> Compose<&'v [Value]> {
        value.as_array().map(Vec::as_slice).ok_or_else(|| self.expected("an array", value))
    }

    /// The only key of an object and its value.
    pub(crate) fn only<'v>(&self, value: &'v Value, what: &str) -> Compose<(&'v str, &'v Value)> {
        match value.as_object() {
            Some(members) if members.len() == 1 => {
                members.iter().next().map(|(key, value)| (key.as_str(), value)).ok_or_else(|| self.expected(what, value))
            }
            _ => Err(self.expected(what, value)),
        }
    }

    pub(crate) fn text<'v>(&self, value: &'v Value, what: &str) -> Compose<&'v str> {
        value.as_str().ok_or_else(|| self.expected(what, value))
    }

    pub(crate) fn integer(&self, value: &Value) -> Compose<i128> {
        integer(value).ok_or_else(|| self.expected("a whole number", value))
    }

    pub(crate) fn boolean(&self, value: &Value) -> Compose<bool> {
        value.as_bool().ok_or_else(|| self.expected("true or false", value))
    }

    pub(crate) fn octets(&self, value: &Value) -> Compose<Vec<u8>> {
        value.as_str().and_then(octets).ok_or_else(|| self.expected("octets in hexadecimal", value))
    }

    /// Octets of a given number.
    pub(crate) fn octets_of(&self, value: &Value, count: usize) -> Compose<Vec<u8>> {
        let octets = self.octets(value)?;
        if octets.len() == count { Ok(octets) } else { Err(self.fail(format!("{count} octets expected, {} found", octets.len()))) }
    }
}
