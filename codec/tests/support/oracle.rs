//! The inspector of `cosem-spec`, held against the generated codec.

use std::collections::HashSet;

use cosem_codec::{DecodeError, EncodeError, ErrorKind};
use cosem_spec::compose::{
    ComposeError, compose, compose_attribute, compose_method, compose_method_result, compose_selection, compose_type,
};
use cosem_spec::inspect::{
    InspectError, Inspection, inspect, inspect_attribute, inspect_method, inspect_method_result, inspect_selection, inspect_type, to_json,
};
use cosem_spec::model::{Encoding, ItemId, Kind, Model, Rule, Type};
use serde_json::Value;

use super::hex;
#[cfg(feature = "serde")]
use super::subject::Answer;
use super::subject::Subject;

fn item(model: &Model, name: &str) -> ItemId {
    model.items.iter().find(|item| item.name == name).unwrap_or_else(|| panic!("the suite has no {name}")).id
}

fn class(model: &Model, class_id: u16, version: u8) -> ItemId {
    let wanted = |kind: &Kind| matches!(kind, Kind::Class(class) if (class.class_id, class.version) == (class_id, version));
    model.items.iter().find(|item| wanted(&item.kind)).unwrap_or_else(|| panic!("the suite has no class {class_id} version {version}")).id
}

fn item_of(model: &Model, subject: Subject) -> ItemId {
    match subject {
        Subject::Item(name) => item(model, name),
        Subject::Data => panic!("Data is no item"),
        Subject::Attribute { class_id, version, .. }
        | Subject::Method { class_id, version, .. }
        | Subject::Returned { class_id, version, .. }
        | Subject::Selection { class_id, version, .. } => class(model, class_id, version),
    }
}

/// What the inspector says.
pub(crate) fn inspected(model: &Model, subject: Subject, octets: &[u8]) -> Inspection {
    match subject {
        Subject::Data => inspect_type(model, &Type::Data, Encoding::Data, octets),
        Subject::Attribute { number, .. } => inspect_attribute(model, item_of(model, subject), number, octets).expect("an attribute"),
        Subject::Method { number, .. } => inspect_method(model, item_of(model, subject), number, octets).expect("a method"),
        Subject::Returned { number, .. } => inspect_method_result(model, item_of(model, subject), number, octets).expect("a method"),
        Subject::Selection { attribute, selector, .. } => {
            inspect_selection(model, item_of(model, subject), attribute, selector, octets).expect("a selection")
        }
        _ => inspect(model, item_of(model, subject), octets),
    }
}

/// What the composer makes of a value.
pub(crate) fn composed(model: &Model, subject: Subject, value: &Value) -> Result<Vec<u8>, ComposeError> {
    match subject {
        Subject::Data => compose_type(model, &Type::Data, Encoding::Data, value),
        Subject::Attribute { number, .. } => compose_attribute(model, item_of(model, subject), number, value),
        Subject::Method { number, .. } => compose_method(model, item_of(model, subject), number, value),
        Subject::Returned { number, .. } => compose_method_result(model, item_of(model, subject), number, value),
        Subject::Selection { attribute, selector, .. } => compose_selection(model, item_of(model, subject), attribute, selector, value),
        _ => compose(model, item_of(model, subject), value),
    }
}

/// What the codec says of an error in the inspector's words, where both count something.
fn counted(error: &DecodeError) -> Option<String> {
    match error.kind {
        // The largest number that the codec can name.
        ErrorKind::Truncated { needed: u16::MAX } | ErrorKind::Trailing { count: u16::MAX } => None,
        ErrorKind::Truncated { needed: 1 } => Some("1 more octet needed".to_owned()),
        ErrorKind::Truncated { needed } => Some(format!("{needed} more octets needed")),
        ErrorKind::Trailing { count: 1 } => Some("1 octet left over".to_owned()),
        ErrorKind::Trailing { count } => Some(format!("{count} octets left over")),
        _ => None,
    }
}

fn errors_agree(codec: &DecodeError, inspector: &InspectError) -> bool {
    codec.kind.name() == inspector.kind.name()
        && codec.offset as usize == inspector.offset
        && counted(codec).is_none_or(|counted| counted == inspector.expected)
}

/// What the two back ends disagree about, if anything.
pub(crate) fn disagreement(model: &Model, subject: Subject, octets: &[u8]) -> Option<String> {
    let inspection = inspected(model, subject, octets);
    match (subject.decode(octets), &inspection.error) {
        (Err(codec), Some(inspector)) if errors_agree(&codec, inspector) => None,
        (Err(codec), Some(inspector)) => Some(format!("codec: {codec}; inspector: {inspector}")),
        (Err(codec), None) => Some(format!("codec: {codec}; inspector accepts")),
        (Ok(_), Some(inspector)) => Some(format!("codec accepts; inspector: {inspector}")),
        (Ok(answer), None) => {
            let json = to_json(&inspection.tree);
            let bent = |rule: Rule| inspection.deviations().any(|deviation| deviation.rule == rule);
            match (answer.octets(), composed(model, subject, &json)) {
                #[cfg(feature = "serde")]
                _ if let Some(message) = differing_value(subject, &*answer, &json) => Some(message),
                (Ok(codec), Ok(composer)) if codec == composer => {
                    let canonical = codec == octets;
                    let deviates = inspection.deviations().any(|deviation| !deviation.rule.is_kept());
                    (canonical == deviates).then(|| format!("codec: canonical is {canonical}; inspector: deviations {deviates}"))
                }
                (Ok(codec), Ok(composer)) => Some(format!("codec encodes {}; composer gives {}", hex(&codec), hex(&composer))),
                // a value out of its range is read where that is tolerated, and never written
                (Err(EncodeError::Range { .. }), Err(_)) if bent(Rule::Range) => None,
                (codec, composer) => Some(format!("codec encodes {codec:02X?}; composer gives {composer:02X?}")),
            }
        }
    }
}

/// Fails with everything that was found, the shortest input first, each message once whatever field and numbers it names.
pub(crate) fn report(mut found: Vec<(Subject, Vec<u8>, String)>, looked_at: usize) {
    found.sort_by_key(|(_, octets, _)| octets.len());
    let mut seen = HashSet::new();
    let words = |message: &str| {
        message.split(' ').filter(|word| !word.contains(|c: char| c.is_ascii_digit() || ".-_".contains(c))).collect::<String>()
    };
    let lines: Vec<_> = found
        .iter()
        .filter(|(subject, _, message)| seen.insert((std::mem::discriminant(subject), words(message))))
        .map(|(subject, octets, message)| format!("{subject:?} {}\n    {message}", hex(octets)))
        .collect();
    assert!(found.is_empty(), "{} disagreements in {looked_at} inputs, {} kinds:\n{}", found.len(), lines.len(), lines.join("\n"));
}

/// Where the value that `serde` shows of the codec's type and the one that the inspector shows are not the same.
#[cfg(feature = "serde")]
fn differing_value(subject: Subject, answer: &dyn Answer, inspector: &Value) -> Option<String> {
    let codec = match answer.json() {
        Ok(codec) => codec,
        Err(error) => return Some(format!("codec: no JSON: {error}")),
    };
    // The class and its member are named; the inspector was told them.
    let value = match (subject.class(), &codec) {
        (Some(_), Value::Object(class)) => match class.values().next() {
            Some(Value::Object(member)) => member.values().next().unwrap_or(&Value::Null),
            // One without a value is its name alone.
            _ => &Value::Null,
        },
        (_, codec) => codec,
    };
    (!is_same(value, inspector)).then(|| format!("codec shows {value}; inspector {inspector}"))
}

#[cfg(feature = "serde")]
fn is_same(codec: &Value, inspector: &Value) -> bool {
    match (codec, inspector) {
        // An alternative without content.
        (Value::String(name), Value::Object(choice)) => choice.len() == 1 && choice.get(name) == Some(&Value::Null),
        (Value::Object(codec), Value::Object(inspector)) => {
            // Reserved bits that are kept have a name, or none, in the codec's types.
            let kept = |(name, value): &(&String, &Value)| name.starts_with("reserved") && (value.is_number() || value.is_array());
            let named = || inspector.iter().filter(|member| !kept(member));
            codec.iter().filter(|member| !kept(member)).count() == named().count()
                && named().all(|(name, value)| match codec.get(name) {
                    // `to_value` widens 32 bits to 64, the inspector writes the shortest digits that tell the 32 bits.
                    Some(codec) if name == "float32" => narrow(codec) == narrow(value),
                    Some(codec) => is_same(codec, value),
                    None => false,
                })
        }
        (Value::Array(codec), Value::Array(inspector)) => {
            codec.len() == inspector.len() && codec.iter().zip(inspector).all(|(codec, inspector)| is_same(codec, inspector))
        }
        _ => codec == inspector,
    }
}

#[cfg(feature = "serde")]
fn narrow(number: &Value) -> Option<f32> {
    number.as_f64().map(|number| number as f32)
}
