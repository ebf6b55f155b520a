//! The known answers for interface classes, value by value: what `serde` shows of the decoded types is what the vectors state, under the
//! names of the standard.
#![cfg(feature = "serde")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use cosem_spec::model::{BitMeaning, Kind, Model};
use cosem_spec::suite;
use serde_json::{Map, Value};
use support::vectors::{Validity, classes, octets};
use toml::Value as Stated;

/// True where the decoded value is the stated one.
fn agrees(model: &Model, stated: &Stated, found: &Value) -> bool {
    let direct = match (stated, found) {
        (Stated::String(leaf), _) => leaf_agrees(model, leaf, found),
        (Stated::Array(stated), Value::Array(found)) => all_agree(model, stated, &found.iter().collect::<Vec<_>>()),
        (Stated::Table(stated), Value::Object(found)) => match stated.get("structure") {
            Some(Stated::Array(members)) if stated.len() == 1 => all_agree(model, members, &found.values().collect::<Vec<_>>()),
            _ => {
                stated.len() == found.len()
                    && stated.iter().all(|(name, value)| found.get(name).is_some_and(|found| agrees(model, value, found)))
            }
        },
        // The structure of COSEM Data, whose members have no names.
        (Stated::Table(stated), Value::Array(found)) => {
            matches!(stated.get("structure"), Some(Stated::Array(members)) if all_agree(model, members, &found.iter().collect::<Vec<_>>()))
        }
        _ => false,
    };
    // The alternative of a choice, or the type of COSEM Data.
    direct || only(found).is_some_and(|(_, inner)| agrees(model, stated, inner))
}

fn all_agree(model: &Model, stated: &[Stated], found: &[&Value]) -> bool {
    stated.len() == found.len() && stated.iter().zip(found).all(|(stated, found)| agrees(model, stated, found))
}

fn only(value: &Value) -> Option<(&String, &Value)> {
    let object = value.as_object()?;
    if object.len() == 1 { object.iter().next() } else { None }
}

/// A leaf of the vectors, `long-unsigned 5`, and a value with a type, `{"long-unsigned": 5}`, or of a type that is known, `5`.
fn leaf_agrees(model: &Model, leaf: &str, found: &Value) -> bool {
    let (type_name, stated) = leaf.split_once(' ').unwrap_or((leaf, ""));
    match only(found) {
        Some((name, inner)) if name == type_name => return value_agrees(type_name, stated, inner),
        _ => {}
    }
    match found {
        Value::String(name) if matches!(type_name, "enum" | "unsigned") => is_code(model, name, stated),
        Value::Object(parts) if matches!(type_name, "enum" | "unsigned" | "bit-string") => bits(model, parts).contains(&stated.to_owned()),
        _ => value_agrees(type_name, stated, found),
    }
}

fn value_agrees(type_name: &str, stated: &str, found: &Value) -> bool {
    match type_name {
        "null-data" => found.is_null(),
        "boolean" => found.as_bool().is_some_and(|found| stated.parse() == Ok(found)),
        "octet-string" | "date-time" | "date" | "time" => found.as_str() == Some(stated),
        "visible-string" | "utf8-string" => {
            let text = stated.split_once(' ').map_or("", |(digits, _)| digits);
            found.as_str().is_some_and(|found| octets(text) == found.as_bytes())
        }
        "bit-string" => found.as_str() == stated.split_once(':').map(|(_, bits)| bits),
        "float32" => {
            let bits = u32::from_str_radix(&stated[..8], 16).expect("hexadecimal digits");
            found.as_f64() == Some(f64::from(f32::from_bits(bits)))
        }
        "float64" => {
            let bits = u64::from_str_radix(&stated[..16], 16).expect("hexadecimal digits");
            found.as_f64() == Some(f64::from_bits(bits))
        }
        _ => found.is_number() && serde_json::from_str(stated).is_ok_and(|stated: Value| stated == *found),
    }
}

/// True where some codes of the classes have the name for the number.
fn is_code(model: &Model, name: &str, number: &str) -> bool {
    model.items.iter().filter(|item| item.folder == "class").any(|item| match &item.kind {
        Kind::Codes(codes) => codes.values.iter().any(|code| code.name.spelled == name && code.value.to_string() == number),
        _ => false,
    })
}

/// What named bits of the classes with exactly these parts say, as a number and as a bit string.
fn bits(model: &Model, parts: &Map<String, Value>) -> Vec<String> {
    let mut found = Vec::new();
    for item in model.items.iter().filter(|item| item.folder == "class") {
        let Kind::Bits(bits) = &item.kind else { continue };
        let named = || bits.parts.iter().filter_map(|part| part.name.as_ref().map(|name| (part, &name.spelled)));
        if named().count() != parts.len() || !named().all(|(_, name)| parts.contains_key(name)) {
            continue;
        }
        let number = named().map(|(part, name)| match (part.meaning, &parts[name]) {
            (BitMeaning::Flag, Value::Bool(set)) => u64::from(*set) << part.shift,
            (_, value) => value.as_u64().expect("a number") << part.shift,
        });
        let number: u64 = number.sum();
        let width = usize::from(bits.carrier.bits());
        found.extend([number.to_string(), format!("{width}:{number:0width$b}")]);
    }
    found
}

#[test]
fn decoded_values_are_the_stated_ones() {
    let model = suite::model();
    let mut compared = 0;
    for vector in classes() {
        let value = match vector.subject.decode(&vector.octets) {
            Ok(value) => value,
            Err(_) if vector.validity == Validity::Disputed => continue,
            Err(error) => panic!("{}: {error}", vector.name),
        };
        let json = value.json().unwrap_or_else(|error| panic!("{}: {error}", vector.name));
        let stated = &vector.table["decodes"];
        assert!(agrees(model, stated, &json), "{}:\n{json}\nshould be\n{stated}", vector.name);
        compared += 1;
    }
    assert_eq!(compared, 223);
}

#[test]
fn another_value_would_be_noticed() {
    let model = suite::model();
    let json = serde_json::json!({"scaler_unit": {"scaler": -3, "unit": "Wh"}});
    let stated = |scaler: &str, unit: &str| {
        Stated::Table([("scaler".to_owned(), scaler.into()), ("unit".to_owned(), unit.into())].into_iter().collect())
    };
    assert!(agrees(model, &stated("integer -3", "enum 30"), &json));
    assert!(!agrees(model, &stated("integer 3", "enum 30"), &json));
    assert!(!agrees(model, &stated("integer -3", "enum 31"), &json));
}
