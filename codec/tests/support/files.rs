//! The files under `spec/vectors`: tables of texts, most of them octets in hexadecimal digits.

use std::path::Path;

use toml::{Table, Value};

/// The tables of an array of tables in a file under `spec/vectors`.
pub(crate) fn tables(file: &str, array: &str) -> Vec<Table> {
    tables_at(&format!("../spec/vectors/{file}"), array)
}

/// The tables of an array of tables in a file under the package.
#[allow(dead_code, reason = "each test uses its part")]
pub(crate) fn tables_at(path: &str, array: &str) -> Vec<Table> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
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

/// The text that a table must have under `key`.
pub(crate) fn text<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("no text {key} in {table}"))
}
