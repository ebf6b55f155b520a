//! The tree as JSON. [`crate::compose`] reads the same form.
//!
//! | what | JSON |
//! |---|---|
//! | sequence | object by the standard's names; constants, lengths, discriminators and checks are left out |
//! | choice, `match` | `{"alternative": content}`, `null` where there is no content |
//! | kept unknown selector | `{"other": 17}` |
//! | named bits | object of their parts; kept reserved bits under `reserved`, only where one is set |
//! | named value | its name, or its number (an object identifier: `"2.16.756.5.8.1.1"`) where it has none |
//! | truth value, number | `true`, `5` |
//! | octets, date-time, date, time | upper-case hexadecimal |
//! | bit string | `"1011"`, the first bit first |
//! | visible string | `{"visible-string": "abc"}`, or `{"visible-string-hex": "0001"}` where not printable ASCII |
//! | UTF-8 string | `{"utf8-string": "..."}`, or `{"utf8-string-hex": "FF"}` where not UTF-8 |
//! | floating point | `1.5`, or `{"float32-hex": "7FC00001"}` where not finite |
//! | optional, not there | `null` |
//! | default, not sent | the value |
//! | `or empty`, empty | `null`, or `""` where the field is also optional |
//! | list | array |
//! | Data | `{"long-unsigned": 5}`, `{"structure": [...]}`, `{"null-data": null}`, `{"octet-string": "0100"}`, `{"bit-string": "1011"}`, `{"float32": 1.5}` |
//! | compact array | `{"compact-array": {"contents-description": "long-unsigned", "array-contents": "00010002"}}` |
//! | its description | a type name, `{"array": {"count": 2, "element": ...}}`, `{"structure": [...]}` |
//! | octets that hold an item | the item's own form, or `{"octets": "0102"}` where they do not hold it |

use serde_json::{Map, Number, Value, json};

use super::bits::{dotted, hex};
use super::tree::{Node, Shape, Shown};

/// The JSON of a tree. Where reading stopped in the middle, it has what was read.
#[must_use]
pub fn to_json(node: &Node) -> Value {
    match node.shape {
        Shape::Absent => Value::Null,
        Shape::Empty => Value::String(String::new()),
        Shape::Value | Shape::Reserved => scalar(node),
        Shape::Fields | Shape::Parts => Value::Object(fields(node)),
        Shape::Choice => match node.children.first() {
            Some(child) => single(&child.name, to_json(child)),
            None => Value::Null,
        },
        Shape::Open => match &node.value {
            Shown::Choice { selector, name } => single(name, integer(*selector)),
            _ => Value::Null,
        },
        Shape::List => node.children.iter().map(to_json).collect(),
        Shape::Data => data(node),
        Shape::Description => description(node),
        Shape::Contained => node.children.first().map_or(Value::Null, to_json),
        Shape::Undecoded => json!({ "octets": scalar(node) }),
        Shape::Broken => broken(node),
    }
}

fn single(name: &str, value: Value) -> Value {
    let mut object = Map::new();
    object.insert(name.to_owned(), value);
    Value::Object(object)
}

/// The fields of a sequence, the parts of named bits.
fn fields(node: &Node) -> Map<String, Value> {
    let mut object = Map::new();
    let mut reserved = Vec::new();
    for child in &node.children {
        match child.shape {
            Shape::Reserved => reserved.push(child),
            _ if child.derived => {}
            _ => {
                object.insert(child.name.clone(), to_json(child));
            }
        }
    }
    if reserved.iter().any(|child| child.value != Shown::Int(0)) {
        let value = match reserved.as_slice() {
            [only] => scalar(only),
            several => several.iter().map(|child| scalar(child)).collect(),
        };
        object.insert("reserved".to_owned(), value);
    }
    object
}

/// What was read of something that was not read to its end.
fn broken(node: &Node) -> Value {
    match &node.value {
        Shown::Count(_) => node.children.iter().map(to_json).collect(),
        Shown::None | Shown::Choice { .. } if !node.children.is_empty() => Value::Object(fields(node)),
        Shown::None | Shown::Choice { .. } => Value::Null,
        _ => scalar(node),
    }
}

/// A number; one beyond 64 bits as text.
fn integer(value: i128) -> Value {
    if let Ok(value) = u64::try_from(value) {
        Value::Number(Number::from(value))
    } else if let Ok(value) = i64::try_from(value) {
        Value::Number(Number::from(value))
    } else {
        Value::String(value.to_string())
    }
}

/// A single value.
fn scalar(node: &Node) -> Value {
    match &node.value {
        Shown::None | Shown::Null | Shown::Absent => Value::Null,
        Shown::Bool(value) => Value::Bool(*value),
        Shown::Int(value) => integer(*value),
        Shown::Float32(value) => float32(*value).unwrap_or_else(|| single("float32-hex", Value::String(hex(&value.to_be_bytes())))),
        Shown::Float64(value) => float64(*value).unwrap_or_else(|| single("float64-hex", Value::String(hex(&value.to_be_bytes())))),
        Shown::Octets(octets) => Value::String(hex(octets)),
        Shown::Text(octets) => {
            let (key, value) = text("visible-string", octets);
            single(&key, value)
        }
        Shown::Utf8(octets) => {
            let (key, value) = text("utf8-string", octets);
            single(&key, value)
        }
        Shown::Bits { len, octets } => Value::String(bit_text(*len, octets)),
        Shown::Oid(arcs) => Value::String(dotted(arcs)),
        Shown::Code { name: Some(name), .. } => Value::String(name.clone()),
        Shown::Code { value, name: None } => integer(i128::from(*value)),
        Shown::DateTime(octets) => Value::String(hex(octets)),
        Shown::Date(octets) => Value::String(hex(octets)),
        Shown::Time(octets) => Value::String(hex(octets)),
        Shown::Count(count) => integer(i128::from(*count)),
        Shown::Choice { selector, .. } => integer(*selector),
    }
}

/// A finite number in its shortest form that gives the same 32 bits again.
fn float32(value: f32) -> Option<Value> {
    let short: f64 = value.to_string().parse().ok()?;
    let exact = f64::from(value);
    let chosen = if (short as f32).to_bits() == value.to_bits() { short } else { exact };
    Number::from_f64(chosen).map(Value::Number)
}

fn float64(value: f64) -> Option<Value> {
    Number::from_f64(value).map(Value::Number)
}

/// The key and the value of a string.
fn text(type_name: &str, octets: &[u8]) -> (String, Value) {
    let printable = match type_name {
        "visible-string" => octets.iter().all(|octet| (0x20..0x7F).contains(octet)).then(|| String::from_utf8_lossy(octets).into_owned()),
        _ => String::from_utf8(octets.to_vec()).ok(),
    };
    match printable {
        Some(text) => (type_name.to_owned(), Value::String(text)),
        None => (format!("{type_name}-hex"), Value::String(hex(octets))),
    }
}

/// Bits as 0 and 1, the first one sent first.
pub(crate) fn bit_text(len: u32, octets: &[u8]) -> String {
    (0..len as usize)
        .map(|index| {
            let octet = octets.get(index / 8).copied().unwrap_or_default();
            if octet >> (7 - index % 8) & 1 == 1 { '1' } else { '0' }
        })
        .collect()
}

/// A Data value: an object whose only key is the type name.
fn data(node: &Node) -> Value {
    match (&node.value, node.type_name.as_str()) {
        (Shown::Count(_), "compact-array") => {
            let description = node.child("contents-description").map_or(Value::Null, description);
            let contents = node.child("array-contents").map_or(Value::Null, scalar);
            json!({ "compact-array": { "contents-description": description, "array-contents": contents } })
        }
        (Shown::Count(_), name) => single(name, node.children.iter().map(to_json).collect()),
        (Shown::Float32(value), name) if !value.is_finite() => single(&format!("{name}-hex"), Value::String(hex(&value.to_be_bytes()))),
        (Shown::Float64(value), name) if !value.is_finite() => single(&format!("{name}-hex"), Value::String(hex(&value.to_be_bytes()))),
        (Shown::Text(octets) | Shown::Utf8(octets), name) => {
            let (key, value) = text(name, octets);
            single(&key, value)
        }
        (_, name) => single(name, scalar(node)),
    }
}

/// The type description of a compact array.
fn description(node: &Node) -> Value {
    match (node.type_name.as_str(), &node.value) {
        ("array", Shown::Count(count)) => {
            let element = node.children.first().map_or(Value::Null, description);
            json!({ "array": { "count": count, "element": element } })
        }
        ("structure", _) => json!({ "structure": node.children.iter().map(description).collect::<Vec<_>>() }),
        (name, _) => Value::String(name.to_owned()),
    }
}
