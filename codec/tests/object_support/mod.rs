//! Known answers of classes, as the tests of objects read them.

#![allow(dead_code, reason = "no test uses all of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;

use toml::{Table, Value};

/// Octets from hexadecimal digits and white space.
pub(crate) fn octets(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(|octet| !octet.is_ascii_whitespace()).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(core::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// The tables of an array of a file under `spec/vectors`.
pub(crate) fn tables(file: &str, array: &str) -> Vec<Table> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/vectors").join(file);
    let file: Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    file[array].as_array().unwrap().iter().map(|table| table.as_table().unwrap().clone()).collect()
}

/// All known answers of classes.
pub(crate) fn all() -> Vec<Table> {
    tables("classes.toml", "vector")
}

/// The known answers for an attribute, but for those that must be refused and those of selective access.
pub(crate) fn vectors(class_id: i64, attribute: i64) -> Vec<Table> {
    let number = |table: &Table, key: &str| table.get(key).and_then(Value::as_integer);
    all()
        .into_iter()
        .filter(|vector| number(vector, "class_id") == Some(class_id) && number(vector, "attribute") == Some(attribute))
        .filter(|vector| !vector.contains_key("selector") && vector["valid"].as_bool() != Some(false))
        .collect()
}

/// The octets of a known answer.
pub(crate) fn of(vector: &Table) -> Vec<u8> {
    octets(vector["hex"].as_str().unwrap())
}

/// The value of a leaf without its type: `integer 1` becomes `1`.
pub(crate) fn leaf(stated: &Value) -> String {
    let text = stated.as_str().unwrap_or_else(|| panic!("{stated}"));
    text.split_once(' ').map_or(text, |(_, value)| value).to_owned()
}
