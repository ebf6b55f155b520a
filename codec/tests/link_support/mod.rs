//! Reads the vector files.

#![allow(dead_code, reason = "each test uses its part")]

use toml::{Table, Value};

/// The tables of an array of tables in a file under `spec/vectors`.
pub(crate) fn tables(file: &str, array: &str) -> Vec<Table> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/vectors").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let file: Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let Some(Value::Array(tables)) = file.get(array) else { panic!("{}: no array {array}", path.display()) };
    tables.iter().map(|table| table.as_table().expect("a table").clone()).collect()
}

/// Octets from hexadecimal digits.
pub(crate) fn octets(hex: &str) -> Vec<u8> {
    assert!(hex.len().is_multiple_of(2), "odd number of digits: {hex}");
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal digits")).collect()
}

/// Access to the members of a table that a test requires.
pub(crate) trait Members {
    fn text(&self, key: &str) -> &str;
    fn number(&self, key: &str) -> i64;
    fn flag(&self, key: &str) -> bool;
    fn octets(&self, key: &str) -> Vec<u8>;
    fn table(&self, key: &str) -> &Table;
    fn texts(&self, key: &str) -> Vec<&str>;
    fn tables(&self, key: &str) -> Vec<&Table>;
}

impl Members for Table {
    fn text(&self, key: &str) -> &str {
        self.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("no text {key} in {self}"))
    }

    fn number(&self, key: &str) -> i64 {
        self.get(key).and_then(Value::as_integer).unwrap_or_else(|| panic!("no number {key} in {self}"))
    }

    fn flag(&self, key: &str) -> bool {
        self.get(key).and_then(Value::as_bool).unwrap_or_else(|| panic!("no flag {key} in {self}"))
    }

    fn octets(&self, key: &str) -> Vec<u8> {
        octets(self.text(key))
    }

    fn table(&self, key: &str) -> &Table {
        self.get(key).and_then(Value::as_table).unwrap_or_else(|| panic!("no table {key} in {self}"))
    }

    fn texts(&self, key: &str) -> Vec<&str> {
        let array = self.get(key).and_then(Value::as_array).unwrap_or_else(|| panic!("no array {key} in {self}"));
        array.iter().map(|value| value.as_str().expect("texts")).collect()
    }

    fn tables(&self, key: &str) -> Vec<&Table> {
        let array = self.get(key).and_then(Value::as_array).unwrap_or_else(|| panic!("no array {key} in {self}"));
        array.iter().map(|value| value.as_table().expect("tables")).collect()
    }
}
