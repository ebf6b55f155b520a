//! The known answers of `vectors/apdu.toml`: every vector is inspected, its stated fields are held against the tree, and its JSON is
//! composed back to octets.
#![cfg(feature = "inspect")]

use std::collections::{BTreeMap, BTreeSet};

use cosem_spec::compose::{compose, compose_type};
use cosem_spec::inspect::{Inspection, Node, Shape, Shown, inspect, inspect_type, to_json};
use cosem_spec::model::{Encoding, ItemId, Kind, Model, Type};
use cosem_spec::suite;

struct Vector {
    name: String,
    kind: String,
    octets: Vec<u8>,
    valid: bool,
    canonical: bool,
    refused_by: Option<String>,
    fields: Vec<(String, String)>,
}

fn octets(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2).map(|index| u8::from_str_radix(&hex[2 * index..2 * index + 2], 16).unwrap()).collect()
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02X}")).collect()
}

fn vectors() -> Vec<Vector> {
    let file: toml::Table = include_str!("../vectors/apdu.toml").parse().unwrap();
    let text = |table: &toml::Table, key: &str| table.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let flag = |table: &toml::Table, key: &str, otherwise: bool| table.get(key).and_then(toml::Value::as_bool).unwrap_or(otherwise);
    let vector = |value: &toml::Value| {
        let table = value.as_table().unwrap();
        let fields = table.get("fields").and_then(toml::Value::as_array).into_iter().flatten();
        Vector {
            name: text(table, "name").unwrap(),
            kind: text(table, "kind").unwrap(),
            octets: octets(&text(table, "hex").unwrap()),
            valid: flag(table, "valid", true),
            canonical: flag(table, "canonical", true),
            refused_by: text(table, "refused_by"),
            fields: fields
                .map(|field| field.as_table().unwrap())
                .map(|field| (text(field, "path").unwrap(), text(field, "value").unwrap()))
                .collect(),
        }
    };
    file["vector"].as_array().unwrap().iter().map(vector).collect()
}

/// The fields (or, with no field, the vectors) that are left out, from `vectors/apdu-exceptions.toml`.
fn exceptions() -> BTreeSet<(String, Option<String>)> {
    let file: toml::Table = include_str!("../vectors/apdu-exceptions.toml").parse().unwrap();
    let exceptions = file.get("exception").and_then(toml::Value::as_array).into_iter().flatten();
    exceptions
        .map(|exception| {
            assert!(exception.get("reason").is_some_and(toml::Value::is_str), "an exception needs a reason");
            (exception["name"].as_str().unwrap().to_owned(), exception.get("field").and_then(toml::Value::as_str).map(str::to_owned))
        })
        .collect()
}

fn apdu(model: &Model) -> ItemId {
    model.items.iter().find(|item| item.name == "Apdu").expect("the suite declares Apdu").id
}

fn inspected(model: &Model, vector: &Vector) -> Inspection {
    match vector.kind.as_str() {
        "data" => inspect_type(model, &Type::Data, Encoding::Data, &vector.octets),
        _ => inspect(model, apdu(model), &vector.octets),
    }
}

/// The nodes under the paths that the vectors use for them.
fn paths<'n>(model: &Model, tree: &'n Node, is_data: bool) -> BTreeMap<String, &'n Node> {
    let mut found = BTreeMap::new();
    if is_data {
        descend(tree, "data", &mut found);
        return found;
    }
    alternatives(model, tree, "", &mut found);
    found
}

/// An APDU told by its tag: `apdu`, perhaps `choice`, and the fields with and without the name of the APDU in front.
fn alternatives<'n>(model: &Model, tree: &'n Node, prefix: &str, found: &mut BTreeMap<String, &'n Node>) {
    found.insert(format!("{prefix}apdu"), tree);
    let Some(arm) = tree.children.first() else { return };
    let chooses = arm.item.is_some_and(|id| matches!(&model.item(id).kind, Kind::Choice(choice) if choice.tag.is_some()));
    if chooses {
        found.insert(format!("{prefix}choice"), arm);
        if let Some(content) = arm.children.first() {
            fields(content, prefix, found);
        }
    }
    fields(arm, prefix, found);
    // Last, as the list of readResponse has the name of the APDU.
    descend(arm, &format!("{prefix}{}", arm.name), found);
}

/// The children of a node under `prefix`, which ends with a separator or is empty.
fn fields<'n>(node: &'n Node, prefix: &str, found: &mut BTreeMap<String, &'n Node>) {
    for child in &node.children {
        let path = if child.name.starts_with('[') {
            format!("{}{}", prefix.trim_end_matches('.'), child.name)
        } else {
            format!("{prefix}{}", child.name)
        };
        descend(child, &path, found);
    }
}

/// A node and everything below it. What octets hold stands both behind a slash and behind a dot.
fn descend<'n>(node: &'n Node, path: &str, found: &mut BTreeMap<String, &'n Node>) {
    found.entry(path.to_owned()).or_insert(node);
    match (node.shape, node.children.first()) {
        (Shape::Contained | Shape::Undecoded, Some(content)) => {
            if content.shape == Shape::Choice {
                let slash = format!("{path}/");
                found.insert(format!("{slash}apdu"), content);
                if let Some(arm) = content.children.first() {
                    descend(arm, &format!("{slash}{}", arm.name), found);
                }
            }
            fields(content, &format!("{path}."), found);
        }
        _ => {
            fields(node, &format!("{path}."), found);
            // The elements of a compact array stand directly under the array in the vectors.
            if let Some(contents) = node.child("array-contents") {
                fields(contents, &format!("{path}."), found);
            }
        }
    }
}

/// The node for a stated path. What the model calls ciphertext is the plaintext where nothing is encrypted.
fn find<'n>(found: &BTreeMap<String, &'n Node>, path: &str) -> Option<&'n Node> {
    let Some(header) = path.strip_suffix(".plaintext") else { return found.get(path).copied() };
    let control = found.get(&format!("{header}.security-control"))?;
    let plain = control.child("encrypted")?.value == Shown::Bool(false);
    found.get(&format!("{header}.ciphertext")).filter(|_| plain).copied()
}

/// A number that stands for a node: of an integer, a flag, a code.
fn number(node: &Node) -> Option<i128> {
    match &node.value {
        Shown::Int(value) => Some(*value),
        Shown::Bool(value) => Some(i128::from(*value)),
        Shown::Code { value, .. } => Some(i128::from(*value)),
        _ => None,
    }
}

/// The names of a value of a coded bit in the vectors, which follow the standard's text more closely than its ASN.1.
fn is_named(node: &Node, stated: &str) -> bool {
    match &node.value {
        Shown::Code { name: Some(name), .. } => name == stated,
        _ => false,
    }
}

/// True where a node says what the vector states.
fn agrees(model: &Model, octets: &[u8], node: &Node, stated: &str) -> bool {
    let content = &octets[node.offset..node.offset + node.len];
    match stated {
        "absent" | "(empty)" if matches!(node.shape, Shape::Absent | Shape::Empty) => return true,
        "(empty)" => return node.value == Shown::Octets(Vec::new()),
        "NULL" => return node.value == Shown::Null,
        _ => {}
    }
    if let Some(value) = stated.strip_suffix(" (explicit)") {
        return !node.implied && agrees(model, octets, node, value);
    }
    if let Some(value) = stated.strip_suffix(" (default, not encoded)") {
        return node.implied && agrees(model, octets, node, value);
    }
    if let Some(count) = stated.strip_prefix("list of ") {
        return node.value == Shown::Count(count.parse().unwrap());
    }
    if let Some(length) = stated.strip_prefix("OCTET STRING of ") {
        return matches!(&node.value, Shown::Octets(octets) if octets.len().to_string() == length);
    }
    if let Some(bits) = stated.strip_prefix("BIT STRING unused=") {
        let (unused, stated) = bits.split_once(' ').unwrap();
        return content.ends_with(&[vec![unused.parse().unwrap()], self::octets(stated)].concat());
    }
    match &node.value {
        _ if matches!(node.shape, Shape::Data | Shape::Description) => data_text(node) == stated,
        Shown::Choice { selector, name } => {
            let item = node.children.first().and_then(|arm| arm.item).map(|id| model.item(id).spelled.clone());
            let named = |text: &str| text == name || item.as_deref() == Some(text);
            let told = stated.strip_suffix([']', ')']).and_then(|told| told.split_once(" [").or_else(|| told.split_once('(')));
            told.map_or_else(|| named(stated), |(text, tag)| named(text) && tag == selector.to_string())
        }
        Shown::None if node.shape == Shape::Parts => parts_agree(node, content, stated),
        Shown::Code { value, name } => {
            let oid = name.as_ref().and_then(|name| oid_of(model, node, name));
            match oid {
                Some(oid) => oid == stated,
                None => stated == format!("{}({value})", name.as_deref().unwrap_or("?")),
            }
        }
        Shown::Bool(value) => stated == value.to_string(),
        Shown::Int(value) => stated == value.to_string() || stated == format!("0x{value:04X}"),
        Shown::Text(octets) => stated.as_bytes() == octets,
        Shown::Octets(octets) => stated == hex(octets),
        Shown::DateTime(octets) => stated == hex(octets),
        _ => false,
    }
}

/// The object identifier behind a name.
fn oid_of(model: &Model, node: &Node, name: &str) -> Option<String> {
    let Kind::Codes(codes) = &model.item(node.item?).kind else { return None };
    let code = codes.values.iter().find(|code| code.name.spelled == name)?;
    (!code.oid.is_empty()).then(|| code.oid.iter().map(u32::to_string).collect::<Vec<_>>().join("."))
}

/// `0x81 invoke-id=1 reserved=0 service-class=unconfirmed priority=high`, or `007E1F` and the names of the flags that are set.
fn parts_agree(node: &Node, content: &[u8], stated: &str) -> bool {
    let mut words = stated.split(' ');
    let first = words.next().unwrap();
    let value = octets(first.strip_prefix("0x").unwrap_or(first));
    if !content.ends_with(&value) {
        return false;
    }
    if first.starts_with("0x") {
        return words.all(|word| {
            let (name, stated) = word.split_once('=').unwrap();
            let part = node.children.iter().find(|part| part.name == name);
            part.is_some_and(|part| is_named(part, stated) || number(part).is_some_and(|number| number.to_string() == stated))
        });
    }
    let set: Vec<&str> = node.children.iter().filter(|part| part.value == Shown::Bool(true)).map(|part| part.name.as_str()).collect();
    set == words.collect::<Vec<_>>()
}

/// A Data value in the notation of the vectors.
fn data_text(node: &Node) -> String {
    let name = &node.type_name;
    match &node.value {
        Shown::None | Shown::Null => name.clone(),
        Shown::Count(_) if name == "compact-array" => name.clone(),
        Shown::Count(count) => format!("{name} {count}"),
        Shown::Bool(value) => format!("{name} {value}"),
        Shown::Int(value) => format!("{name} {value}"),
        Shown::Float32(value) => format!("{name} {:?}", f64::from(*value)).to_lowercase(),
        Shown::Float64(value) => format!("{name} {value:?}").to_lowercase(),
        Shown::Octets(octets) if octets.is_empty() => format!("{name} (empty)"),
        Shown::Octets(octets) => format!("{name} {}", hex(octets)),
        Shown::Text(octets) | Shown::Utf8(octets) => {
            let shown = if octets.is_empty() { "(empty)".to_owned() } else { hex(octets) };
            format!("{name} {shown} '{}'", String::from_utf8_lossy(octets))
        }
        Shown::Bits { len, octets } => {
            let bits: String = (0..*len as usize).map(|bit| if octets[bit / 8] >> (7 - bit % 8) & 1 == 1 { '1' } else { '0' }).collect();
            format!("{name} {len}:{bits}")
        }
        Shown::DateTime(octets) => format!("{name} {}", hex(octets)),
        Shown::Date(octets) => format!("{name} {}", hex(octets)),
        Shown::Time(octets) => format!("{name} {}", hex(octets)),
        _ => format!("{node:?}"),
    }
}

#[test]
fn valid_vectors_have_the_stated_fields() {
    let model = suite::model();
    let exceptions = exceptions();
    let mut wrong = Vec::new();
    let mut compared = 0;
    for vector in vectors().iter().filter(|vector| vector.valid) {
        if exceptions.contains(&(vector.name.clone(), None)) {
            continue;
        }
        let inspection = inspected(model, vector);
        for error in inspection.error.iter().chain(&inspection.nested) {
            wrong.push(format!("{}: {error}", vector.name));
        }
        let found = paths(model, &inspection.tree, vector.kind == "data");
        for (path, stated) in &vector.fields {
            if exceptions.contains(&(vector.name.clone(), Some(path.clone()))) {
                continue;
            }
            compared += 1;
            match find(&found, path) {
                None => wrong.push(format!("{}: no node for {path} = {stated}", vector.name)),
                Some(node) if !agrees(model, &vector.octets, node, stated) => {
                    wrong.push(format!("{}: {path} should be {stated}, the tree has {:?} {:?}", vector.name, node.type_name, node.value));
                }
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {compared} wrong\n{}", wrong.len(), wrong.join("\n"));
    assert!(compared > 1400, "only {compared} fields were compared");
}

#[test]
fn invalid_vectors_are_refused() {
    let model = suite::model();
    let exceptions = exceptions();
    for vector in vectors().iter().filter(|vector| !vector.valid) {
        if exceptions.contains(&(vector.name.clone(), None)) {
            continue;
        }
        let inspection = inspected(model, vector);
        match vector.refused_by.as_deref() {
            None => assert!(inspection.error.is_some(), "{} is accepted", vector.name),
            Some("protection") => assert_eq!(inspection.error, None, "{}", vector.name),
            Some(_) => {
                assert_eq!(inspection.error, None, "{}", vector.name);
                assert!(!inspection.nested.is_empty(), "{} has no nested fault", vector.name);
            }
        }
        for error in inspection.error.iter().chain(&inspection.nested) {
            assert!(!error.path.is_empty() && !error.expected.is_empty(), "{}: {error:?}", vector.name);
        }
    }
}

#[test]
fn json_composes_to_the_canonical_octets() {
    let model = suite::model();
    let exceptions = exceptions();
    for vector in vectors().iter().filter(|vector| vector.valid) {
        if exceptions.contains(&(vector.name.clone(), None)) {
            continue;
        }
        let inspection = inspected(model, vector);
        let value = to_json(&inspection.tree);
        let composed = match vector.kind.as_str() {
            "data" => compose_type(model, &Type::Data, Encoding::Data, &value),
            _ => compose(model, apdu(model), &value),
        };
        let composed = composed.unwrap_or_else(|error| panic!("{}: {error}\n{value}", vector.name));
        let deviations: Vec<_> = inspection.deviations().collect();
        if vector.canonical && !exceptions.contains(&(vector.name.clone(), Some("canonical".to_owned()))) {
            assert_eq!(hex(&composed), hex(&vector.octets), "{}\n{value}", vector.name);
            assert_eq!(deviations, Vec::<&_>::new(), "{}", vector.name);
        } else {
            assert_ne!(hex(&composed), hex(&vector.octets), "{}", vector.name);
            assert!(!deviations.is_empty(), "{} has no deviation", vector.name);
            assert!(deviations.iter().all(|deviation| !deviation.detail.is_empty()));
            let again = Vector {
                octets: composed,
                name: vector.name.clone(),
                kind: vector.kind.clone(),
                fields: Vec::new(),
                refused_by: None,
                ..*vector
            };
            let again = inspected(model, &again);
            assert_eq!(to_json(&again.tree), value, "{}", vector.name);
            assert_eq!(again.deviations().count(), 0, "{}", vector.name);
        }
    }
}
