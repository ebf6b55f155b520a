//! The known answers of `vectors/classes.toml`: every vector is inspected under its class, version and member, its stated values are held
//! against the tree leaf by leaf, and its JSON is composed back to octets. All that is wrong is told in one run, class by class.
#![cfg(feature = "inspect")]

mod class_values;

use std::collections::{BTreeMap, BTreeSet};

use class_values::{Difference, differences};
use cosem_spec::compose::{ComposeError, compose_attribute, compose_method, compose_selection};
use cosem_spec::inspect::{Inspection, inspect_attribute, inspect_method, inspect_selection, to_json};
use cosem_spec::model::{ItemId, Kind, Model};
use cosem_spec::suite;
use serde_json::Value;

struct Vector {
    name: String,
    class: (u16, u8),
    member: Member,
    octets: Vec<u8>,
    stated: toml::Value,
    validity: Validity,
    canonical: bool,
}

#[derive(Clone, Copy)]
enum Member {
    Attribute(i8),
    Selection(i8, u8),
    Method(i8),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Validity {
    Valid,
    Invalid,
    Disputed,
}

/// What the suite makes of a vector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decision {
    Accept,
    Report,
    Refuse,
}

/// The entries of `vectors/class-exceptions.toml` for one vector.
#[derive(Default)]
struct Exceptions {
    decision: Option<Decision>,
    /// What stands at a path in place of the stated value.
    fields: BTreeMap<String, String>,
}

fn vectors() -> Vec<Vector> {
    let file: toml::Table = include_str!("../vectors/classes.toml").parse().unwrap();
    let vector = |table: &toml::Value| {
        let number = |key: &str| table.get(key).map(|value| value.as_integer().unwrap());
        let member = match (number("attribute"), number("selector"), number("method")) {
            (Some(attribute), None, None) => Member::Attribute(attribute.try_into().unwrap()),
            (Some(attribute), Some(selector), None) => Member::Selection(attribute.try_into().unwrap(), selector.try_into().unwrap()),
            (None, None, Some(method)) => Member::Method(method.try_into().unwrap()),
            _ => panic!("neither an attribute nor a method: {table}"),
        };
        let validity = match &table["valid"] {
            toml::Value::Boolean(true) => Validity::Valid,
            toml::Value::Boolean(false) => Validity::Invalid,
            other => {
                assert_eq!(other.as_str(), Some("disputed"));
                Validity::Disputed
            }
        };
        Vector {
            name: table["name"].as_str().unwrap().to_owned(),
            class: (number("class_id").unwrap().try_into().unwrap(), number("version").unwrap().try_into().unwrap()),
            member,
            octets: class_values::octets(table["hex"].as_str().unwrap()),
            stated: table["decodes"].clone(),
            validity,
            canonical: table.get("canonical").is_none_or(|canonical| canonical.as_bool().unwrap()),
        }
    };
    file["vector"].as_array().unwrap().iter().map(vector).collect()
}

fn exceptions() -> BTreeMap<String, Exceptions> {
    let file: toml::Table = include_str!("../vectors/class-exceptions.toml").parse().unwrap();
    let mut exceptions: BTreeMap<String, Exceptions> = BTreeMap::new();
    for entry in file["exception"].as_array().unwrap() {
        let text = |key: &str| entry.get(key).map(|value| value.as_str().unwrap());
        assert!(text("reason").is_some_and(|reason| !reason.is_empty()), "an exception needs a reason: {entry}");
        let of_vector = exceptions.entry(text("name").unwrap().to_owned()).or_default();
        match (text("decision"), text("field"), text("found")) {
            (Some(decision), None, None) => {
                let decision = match decision {
                    "accept" => Decision::Accept,
                    "report" => Decision::Report,
                    "refuse" => Decision::Refuse,
                    other => panic!("unknown decision {other}"),
                };
                assert_eq!(of_vector.decision.replace(decision), None, "two decisions: {entry}");
            }
            (None, Some(field), Some(found)) => {
                assert_eq!(of_vector.fields.insert(field.to_owned(), found.to_owned()), None, "two findings: {entry}");
            }
            _ => panic!("neither a decision nor a field: {entry}"),
        }
    }
    exceptions
}

/// The classes of the suite by class_id and version.
fn classes(model: &Model) -> BTreeMap<(u16, u8), ItemId> {
    let numbered = model.items.iter().filter_map(|item| match &item.kind {
        Kind::Class(class) => Some(((class.class_id, class.version), item.id)),
        _ => None,
    });
    numbered.collect()
}

fn inspected(model: &Model, class: ItemId, member: Member, octets: &[u8]) -> Option<Inspection> {
    match member {
        Member::Attribute(number) => inspect_attribute(model, class, number, octets),
        Member::Selection(attribute, selector) => inspect_selection(model, class, attribute, selector, octets),
        Member::Method(number) => inspect_method(model, class, number, octets),
    }
}

fn composed(model: &Model, class: ItemId, member: Member, value: &Value) -> Result<Vec<u8>, ComposeError> {
    match member {
        Member::Attribute(number) => compose_attribute(model, class, number, value),
        Member::Selection(attribute, selector) => compose_selection(model, class, attribute, selector, value),
        Member::Method(number) => compose_method(model, class, number, value),
    }
}

fn found(inspection: &Inspection) -> Decision {
    match (inspection.is_sound(), inspection.deviations().next()) {
        (false, _) => Decision::Refuse,
        (true, Some(_)) => Decision::Report,
        (true, None) => Decision::Accept,
    }
}

/// Everything that is wrong with one vector.
fn faults(model: &Model, class: ItemId, vector: &Vector, exceptions: Option<&Exceptions>) -> Vec<String> {
    let Some(inspection) = inspected(model, class, vector.member, &vector.octets) else { return vec!["no such member".to_owned()] };
    let found = found(&inspection);
    let told = || {
        let faults = inspection.error.iter().chain(&inspection.nested).map(ToString::to_string);
        faults
            .chain(inspection.deviations().map(|deviation| format!("{} at octet {}", deviation.detail, deviation.offset)))
            .collect::<Vec<_>>()
    };
    let ordinary = match vector.validity {
        Validity::Valid if vector.canonical => [Decision::Accept].as_slice(),
        Validity::Valid => &[Decision::Report],
        Validity::Invalid => &[Decision::Report, Decision::Refuse],
        Validity::Disputed => &[],
    };
    let decided = exceptions.and_then(|exceptions| exceptions.decision);
    let expected = decided.as_ref().map_or(ordinary, std::slice::from_ref);
    let mut faults = Vec::new();
    if !expected.contains(&found) {
        faults.push(format!("should be {expected:?}, is {found:?}: {}", told().join("; ")));
    }
    if decided.is_some_and(|decision| ordinary.contains(&decision)) {
        faults.push("the exception decides what holds without it".to_owned());
    }
    if found == Decision::Refuse {
        return faults;
    }
    if vector.validity != Validity::Invalid {
        faults.extend(disagreements(model, &inspection, vector, exceptions));
    }
    faults.extend(comes_back(model, class, vector, &inspection, found).err());
    faults
}

/// The stated values that the tree does not have, or has although an exception says otherwise.
fn disagreements(model: &Model, inspection: &Inspection, vector: &Vector, exceptions: Option<&Exceptions>) -> Vec<String> {
    let mut waiting = exceptions.map(|exceptions| exceptions.fields.clone()).unwrap_or_default();
    let mut faults = Vec::new();
    for Difference { path, stated, found } in differences(model, &vector.octets, &inspection.tree, &vector.stated) {
        if waiting.remove(&path).as_ref() != Some(&found) {
            faults.push(format!("`{path}` should be {stated}, is {found}"));
        }
    }
    faults.extend(waiting.keys().map(|path| format!("`{path}` is as stated, against the exception")));
    faults
}

/// What was read composes to the same octets, or, where it deviates, to octets that do not.
fn comes_back(model: &Model, class: ItemId, vector: &Vector, inspection: &Inspection, found: Decision) -> Result<(), String> {
    let json = to_json(&inspection.tree);
    let octets = match composed(model, class, vector.member, &json) {
        Ok(octets) => octets,
        // What is outside of a range, or null where a value belongs, is read but never written.
        Err(_) if found == Decision::Report => return Ok(()),
        Err(error) => return Err(format!("does not compose: {error}\n      {json}")),
    };
    if found == Decision::Accept {
        let equal = octets == vector.octets;
        return if equal { Ok(()) } else { Err(format!("composes to {}", class_values::hex(&octets))) };
    }
    let again = inspected(model, class, vector.member, &octets).expect("the member exists");
    match (self::found(&again), to_json(&again.tree) == json) {
        (Decision::Accept, true) => Ok(()),
        // What the value itself says is written as it came: a member left out, or one too many.
        (Decision::Report, true) if again.deviations().all(|deviation| deviation.rule.is_kept()) => Ok(()),
        other => Err(format!("composes to {}, which is {other:?}", class_values::hex(&octets))),
    }
}

#[test]
fn every_vector_is_decided() {
    let model = suite::model();
    let classes = classes(model);
    let mut exceptions = exceptions();
    let mut faults: BTreeMap<(u16, u8), Vec<String>> = BTreeMap::new();
    let mut missing = BTreeSet::new();
    for vector in vectors() {
        let excepted = exceptions.remove(&vector.name);
        let Some(class) = classes.get(&vector.class) else {
            missing.insert(vector.class);
            continue;
        };
        let of_vector = self::faults(model, *class, &vector, excepted.as_ref());
        if !of_vector.is_empty() {
            faults.entry(vector.class).or_default().push(format!("    {}\n      {}", vector.name, of_vector.join("\n      ")));
        }
    }
    assert!(missing.is_empty(), "class versions with vectors that are not in the suite: {missing:?}");
    let told: Vec<String> = faults
        .iter()
        .map(|((id, version), faults)| format!("  class {id} version {version}: {} vectors\n{}", faults.len(), faults.join("\n")))
        .collect();
    assert!(told.is_empty(), "{} vectors are wrong\n{}", faults.values().map(Vec::len).sum::<usize>(), told.join("\n"));
    assert_eq!(exceptions.into_keys().collect::<Vec<_>>(), Vec::<String>::new(), "exceptions for vectors that do not exist");
}

#[test]
fn another_value_would_be_noticed() {
    let model = suite::model();
    let classes = classes(model);
    let member = Member::Attribute(3);
    let octets = class_values::octets("02020FFD161E");
    let inspection = inspected(model, classes[&(3, 0)], member, &octets).unwrap();
    let paths = |scaler: &str, unit: &str| -> Vec<String> {
        let stated = [("scaler".to_owned(), scaler.into()), ("unit".to_owned(), unit.into())].into_iter().collect();
        differences(model, &octets, &inspection.tree, &toml::Value::Table(stated)).into_iter().map(|difference| difference.path).collect()
    };
    assert_eq!(paths("integer -3", "enum 30"), Vec::<String>::new());
    assert_eq!(paths("integer 3", "enum 30"), ["scaler"]);
    assert_eq!(paths("unsigned 253", "enum 31"), ["scaler", "unit"]);
}
