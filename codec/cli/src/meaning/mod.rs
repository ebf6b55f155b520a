//! What values mean beyond their octets: logical names, dates, scaled numbers with their unit, class and attribute names.
//!
//! Where the spec files declare the meaning it is certain. Inside of raw Data nothing is declared; there the usual forms are
//! recognised and marked as readings.

pub(crate) mod names;
pub(crate) mod obis;

use std::collections::HashMap;

use cosem_codec::{Date, DateTime, Decimal, Time};
use cosem_spec::inspect::{Node, Shape, Shown};
use serde_json::{Map, Value, json};

use crate::hex;
use names::Names;

/// The meaning of one value.
#[derive(Debug, Clone)]
pub(crate) struct Meaning {
    pub(crate) text: String,
    /// True where nothing but the form of the octets speaks for it.
    pub(crate) guess: bool,
    /// What the object is that a logical name names.
    pub(crate) object: Option<String>,
}

/// A measured value with what the message says about it.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    /// The place of the value in the tree.
    pub(crate) path: String,
    pub(crate) obis: Option<[u8; 6]>,
    /// The class and attribute, where a list of pushed objects names them.
    pub(crate) attribute: Option<(u16, i8)>,
    pub(crate) type_name: String,
    pub(crate) raw: Value,
    pub(crate) scaler_unit: Option<(i8, u8)>,
    /// The value for people: scaled and with its unit, a readable date, text.
    pub(crate) text: Option<String>,
}

impl Reading {
    /// The reading as it stands under `readings` in the JSON.
    pub(crate) fn to_json(&self) -> Value {
        let mut object = Map::new();
        object.insert("path".into(), json!(self.path));
        if let Some(code) = self.obis {
            object.insert("obis".into(), json!(obis::text(code)));
            if let Some(name) = obis::name(code) {
                object.insert("object".into(), json!(name));
            }
        }
        if let Some((class, attribute)) = self.attribute {
            object.insert("class".into(), json!(class));
            object.insert("attribute".into(), json!(attribute));
        }
        object.insert("type".into(), json!(self.type_name));
        object.insert("raw".into(), self.raw.clone());
        if let Some((scaler, unit)) = self.scaler_unit {
            object.insert("scaler".into(), json!(scaler));
            object.insert("unit".into(), json!(unit));
        }
        if let Some(text) = &self.text {
            object.insert("text".into(), json!(text));
        }
        Value::Object(object)
    }
}

/// The meanings in one tree.
#[derive(Debug, Default)]
pub(crate) struct Meanings {
    by_node: HashMap<*const Node, Meaning>,
    /// The values that the message says something about, in the order of the octets.
    pub(crate) readings: Vec<Reading>,
}

/// Whether a tree has a structure or array of Data, or a date-time, without which there are no readings.
pub(crate) fn may_have_readings(tree: &Node) -> bool {
    is_data(tree, &["structure", "array"]) || is_stamp(tree) || tree.children.iter().any(may_have_readings)
}

impl Meanings {
    /// Reads a tree.
    pub(crate) fn of(tree: &Node, names: &Names<'_>) -> Self {
        let mut reader = Reader { names, meanings: Self::default(), path: Vec::new() };
        reader.node(tree, &mut Vec::new());
        reader.meanings
    }

    /// The meaning of a node of that tree.
    pub(crate) fn get(&self, node: &Node) -> Option<&Meaning> {
        self.by_node.get(&std::ptr::from_ref(node))
    }
}

struct Reader<'t, 'm> {
    names: &'t Names<'m>,
    meanings: Meanings,
    path: Vec<&'t str>,
}

/// What a list of objects says about one value.
#[derive(Clone, Copy)]
struct Described {
    obis: [u8; 6],
    attribute: Option<(u16, i8)>,
}

impl<'t> Reader<'t, '_> {
    fn mean(&mut self, node: &Node, text: impl Into<String>, guess: bool) {
        self.meanings.by_node.entry(std::ptr::from_ref(node)).or_insert_with(|| Meaning { text: text.into(), guess, object: None });
    }

    /// As [`Self::mean`], for a logical name.
    fn mean_code(&mut self, node: &Node, code: [u8; 6], guess: bool) {
        let meaning = || Meaning { text: obis::text(code), guess, object: obis::name(code) };
        self.meanings.by_node.entry(std::ptr::from_ref(node)).or_insert_with(meaning);
    }

    fn node(&mut self, node: &'t Node, scratch: &mut Vec<Described>) {
        self.value(node);
        self.descriptor(node);
        if let Some((scaler, unit)) = self.names.declared_scaler_unit(node) {
            self.mean(node, self.names.scaler_unit(scaler, unit), false);
        }
        if is_data(node, &["structure", "array"]) {
            self.members(node, scratch);
        }
        for child in &node.children {
            if is_stamp(child) {
                self.reading(child, None, None);
            }
            self.path.push(&child.name);
            self.node(child, scratch);
            self.path.pop();
        }
    }

    /// What a value says by itself.
    fn value(&mut self, node: &Node) {
        match &node.value {
            Shown::DateTime(octets) => self.mean(node, DateTime::from_octets(*octets).to_string(), false),
            Shown::Date(octets) => self.mean(node, Date::from_octets(*octets).to_string(), false),
            Shown::Time(octets) => self.mean(node, Time::from_octets(*octets).to_string(), false),
            Shown::Octets(octets) if self.names.is_logical_name(node) => {
                if let Ok(code) = <[u8; 6]>::try_from(octets.as_slice()) {
                    self.mean_code(node, code, false);
                }
            }
            Shown::Octets(octets) if matches!(node.shape, Shape::Data | Shape::Value) => match <[u8; 6]>::try_from(octets.as_slice()) {
                Ok(code) if obis::is_likely(code) => self.mean_code(node, code, true),
                _ => {
                    if let Some(text) = guess(octets) {
                        self.mean(node, text, true);
                    }
                }
            },
            _ => {}
        }
    }

    /// A class with an attribute or method: `class-id 3` is a register, its attribute 2 the value.
    fn descriptor(&mut self, node: &'t Node) {
        let child = |names: [&str; 3]| names.into_iter().find_map(|name| node.child(name));
        let Some(class) = child(["class-id", "class_id", "class"]) else { return };
        let Some(id) = integer(class).and_then(|id| u16::try_from(id).ok()) else { return };
        if let Some(name) = self.names.class(id) {
            self.mean(class, name, false);
        }
        if let Some(attribute) = child(["attribute-id", "attribute_id", "attribute_index"])
            && let Some(name) = integer(attribute).and_then(|number| self.names.attribute(id, number))
        {
            self.mean(attribute, name, false);
        }
        if let Some(method) = child(["method-id", "method_id", "method_index"])
            && let Some(name) = integer(method).and_then(|number| self.names.method(id, number))
        {
            self.mean(method, name, false);
        }
    }

    /// What the members of a structure or array say about each other.
    fn members(&mut self, node: &'t Node, scratch: &mut Vec<Described>) {
        if let Some((class, _, attribute)) = object_definition(node) {
            let [class_node, _, attribute_node, ..] = node.children.as_slice() else { return };
            if let Some(name) = self.names.class(class) {
                self.mean(class_node, name, true);
            }
            if let Some(name) = self.names.attribute(class, i128::from(attribute)) {
                self.mean(attribute_node, name, true);
            }
            return;
        }
        if scaler_unit(node).is_some() {
            self.scaling(node);
            return;
        }
        // A push starts with the list of the objects it holds, itself included; member k is what entry k names.
        scratch.clear();
        if let Some(list) = node.children.first().filter(|first| is_data(first, &["array"]) && first.children.len() == node.children.len())
        {
            scratch.extend(list.children.iter().map_while(|entry| {
                let (class, obis, attribute) = object_definition(entry)?;
                Some(Described { obis, attribute: Some((class, attribute)) })
            }));
            if scratch.len() != node.children.len() {
                scratch.clear();
            }
        }
        let mut named: Option<[u8; 6]> = None;
        let mut index = 0;
        while let Some(member) = node.children.get(index) {
            let described = scratch.get(index).copied().or(named.take().map(|obis| Described { obis, attribute: None }));
            let next = node.children.get(index + 1);
            if let Some(described) = described.filter(|_| is_scalar(member)) {
                let scaling = next.and_then(scaler_unit);
                self.reading(member, Some(described), scaling);
                if let (Some(_), Some(next)) = (scaling, next) {
                    self.scaling(next);
                    index += 1;
                }
            } else if let Some(scaling) = next.and_then(scaler_unit).filter(|_| integer(member).is_some()) {
                self.reading(member, None, Some(scaling));
            } else if scratch.is_empty() && is_likely_name(member) {
                named = six(member);
            }
            index += 1;
        }
    }

    fn scaling(&mut self, node: &Node) {
        if let Some((scaler, unit)) = scaler_unit(node) {
            self.mean(node, self.names.scaler_unit(scaler, unit), true);
            if let (Some(node), Some(symbol)) = (node.children.get(1), self.names.unit(unit)) {
                self.mean(node, symbol, true);
            }
        }
    }

    /// `1.0.1.8.0.255 value`: what an entry of a push object list stands for.
    fn described_text(&self, described: Described) -> String {
        let code = obis::text(described.obis);
        match described.attribute {
            None => code,
            Some((class, number)) => match self.names.attribute(class, i128::from(number)) {
                Some(name) => format!("{code} {name}"),
                None => format!("{code} attribute {number}"),
            },
        }
    }

    fn reading(&mut self, node: &'t Node, described: Option<Described>, scaler_unit: Option<(i8, u8)>) {
        let mut text = None;
        if let (Some(raw), Some((scaler, unit))) = (integer(node), scaler_unit) {
            let scaled = self.names.with_unit(&Decimal::new(raw, scaler).to_string(), unit);
            text = Some(scaled);
        }
        if text.is_none() {
            text = match &node.value {
                Shown::Octets(octets) => guess(octets).map(|text| text.trim_matches('"').to_owned()),
                Shown::DateTime(octets) => Some(DateTime::from_octets(*octets).to_string()),
                Shown::Date(octets) => Some(Date::from_octets(*octets).to_string()),
                Shown::Time(octets) => Some(Time::from_octets(*octets).to_string()),
                _ => None,
            };
        }
        let of = described.filter(|described| described.attribute.is_some()).map(|described| self.described_text(described));
        let meaning: Vec<String> = text.iter().cloned().chain(of).collect();
        if !meaning.is_empty() && !is_stamp(node) {
            self.mean(node, meaning.join("  "), true);
        }
        let mut path = String::new();
        for name in self.path.iter().copied().chain([node.name.as_str()]) {
            if !path.is_empty() && !name.starts_with('[') {
                path.push('.');
            }
            path.push_str(name);
        }
        self.meanings.readings.push(Reading {
            path,
            obis: described.map(|described| described.obis),
            attribute: described.and_then(|described| described.attribute),
            type_name: if is_stamp(node) { "date-time".to_owned() } else { node.type_name.clone() },
            raw: raw_json(&node.value),
            scaler_unit,
            text,
        });
    }
}

fn raw_json(value: &Shown) -> Value {
    match value {
        Shown::Bool(value) => json!(value),
        Shown::Int(value) => {
            i64::try_from(*value).map_or_else(|_| u64::try_from(*value).map_or(Value::Null, |value| json!(value)), |value| json!(value))
        }
        Shown::Code { value, .. } => json!(value),
        Shown::Float32(value) => json!(value),
        Shown::Float64(value) => json!(value),
        Shown::Octets(octets) => json!(hex::text(octets)),
        Shown::Text(octets) | Shown::Utf8(octets) => {
            std::str::from_utf8(octets).map_or_else(|_| json!(hex::text(octets)), |text| json!(text))
        }
        Shown::Bits { len, octets } => json!(bits_text(*len, octets)),
        Shown::DateTime(octets) => json!(hex::text(octets)),
        Shown::Date(octets) => json!(hex::text(octets)),
        Shown::Time(octets) => json!(hex::text(octets)),
        Shown::None | Shown::Null | Shown::Oid(_) | Shown::Absent | Shown::Count(_) | Shown::Choice { .. } => Value::Null,
    }
}

/// The bits as 0 and 1, the first one sent first.
pub(crate) fn bits_text(len: u32, octets: &[u8]) -> String {
    let bits = octets.iter().flat_map(|octet| (0..8).rev().map(move |bit| octet >> bit & 1));
    bits.take(usize::try_from(len).unwrap_or(usize::MAX)).map(|bit| if bit == 1 { '1' } else { '0' }).collect()
}

fn is_data(node: &Node, types: &[&str]) -> bool {
    node.shape == Shape::Data && types.contains(&node.type_name.as_str())
}

/// A date-time that the spec files declare: when something was sent, or happened.
fn is_stamp(node: &Node) -> bool {
    matches!(node.value, Shown::DateTime(_)) && node.shape != Shape::Data
}

fn integer(node: &Node) -> Option<i128> {
    match &node.value {
        Shown::Int(value) => Some(*value),
        _ => None,
    }
}

/// A Data value that is not made of others.
fn is_scalar(node: &Node) -> bool {
    node.shape == Shape::Data && node.children.is_empty() && !matches!(node.value, Shown::Count(_) | Shown::Null)
}

fn six(node: &Node) -> Option<[u8; 6]> {
    match &node.value {
        Shown::Octets(octets) => octets.as_slice().try_into().ok(),
        _ => None,
    }
}

fn is_likely_name(node: &Node) -> bool {
    is_data(node, &["octet-string"]) && six(node).is_some_and(obis::is_likely)
}

/// `{integer, enum}`: a scaler and a unit.
fn scaler_unit(node: &Node) -> Option<(i8, u8)> {
    let [scaler, unit] = node.children.as_slice() else { return None };
    if !is_data(node, &["structure"]) || scaler.type_name != "integer" || unit.type_name != "enum" {
        return None;
    }
    let unit = match &unit.value {
        Shown::Code { value, .. } => u8::try_from(*value).ok()?,
        Shown::Int(value) => u8::try_from(*value).ok()?,
        _ => return None,
    };
    Some((i8::try_from(integer(scaler)?).ok()?, unit))
}

/// `{long-unsigned, octet-string of 6, integer, ...}`: class, logical name and attribute of an object.
pub(crate) fn object_definition(node: &Node) -> Option<(u16, [u8; 6], i8)> {
    let [class, name, attribute, ..] = node.children.as_slice() else { return None };
    let types = class.type_name == "long-unsigned" && name.type_name == "octet-string" && attribute.type_name == "integer";
    if !is_data(node, &["structure"]) || !types {
        return None;
    }
    Some((u16::try_from(integer(class)?).ok()?, six(name)?, i8::try_from(integer(attribute)?).ok()?))
}

/// What an octet string inside of raw Data looks like.
fn guess(octets: &[u8]) -> Option<String> {
    const SHORTEST_TEXT: usize = 3;
    if let Ok(octets) = <[u8; 12]>::try_from(octets)
        && is_plausible_date_time(octets)
    {
        return Some(DateTime::from_octets(octets).to_string());
    }
    if let Ok(code) = <[u8; 6]>::try_from(octets)
        && obis::is_likely(code)
    {
        return Some(obis::text(code));
    }
    let printable = octets.len() >= SHORTEST_TEXT && octets.iter().all(|octet| matches!(octet, b' '..=b'~'));
    printable.then(|| format!("{:?}", String::from_utf8_lossy(octets)))
}

/// Whether twelve octets that nothing declares as a date-time can be one, every field in its range.
fn is_plausible_date_time([year_high, year_low, month, day, weekday, hour, minute, second, hundredths, high, low, _]: [u8; 12]) -> bool {
    let year = u16::from_be_bytes([year_high, year_low]);
    let deviation = i16::from_be_bytes([high, low]);
    (matches!(year, 1970..=2199) || year == 0xFFFF)
        && matches!(month, 1..=12 | 0xFD..=0xFF)
        && matches!(day, 1..=31 | 0xFD..=0xFF)
        // Aidon leaves the day of the week at 0.
        && matches!(weekday, 0..=7 | 0xFF)
        && matches!(hour, 0..=23 | 0xFF)
        && matches!(minute, 0..=59 | 0xFF)
        && matches!(second, 0..=59 | 0xFF)
        && matches!(hundredths, 0..=99 | 0xFF)
        && (matches!(deviation, -840..=840) || deviation == i16::MIN)
        && !(year == 0xFFFF && month == 0xFF && day == 0xFF && hour == 0xFF)
}
