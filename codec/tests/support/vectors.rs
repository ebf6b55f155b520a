//! The files under `spec/vectors` whose octets the generated codec decodes.

use std::collections::{BTreeMap, BTreeSet};

use cosem_codec::class::find;
use toml::{Table, Value};

pub(crate) use super::files::{octets, tables, text};
use super::subject::Subject;

/// Whether octets must decode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Validity {
    /// They must.
    Valid,
    /// They must not.
    Refused,
    /// They must, but what they hold must not: protection, or an APDU inside of another one.
    RefusedInside,
    /// Sources disagree.
    Disputed,
}

/// A known answer.
#[derive(Debug, Clone)]
pub(crate) struct Vector {
    /// Its name, unique within its file.
    pub(crate) name: String,
    /// What it is decoded as.
    pub(crate) subject: Subject,
    /// The octets.
    pub(crate) octets: Vec<u8>,
    /// Whether they must decode.
    pub(crate) validity: Validity,
    /// Whether encoding gives the same octets again.
    pub(crate) canonical: bool,
    /// Everything the file says.
    pub(crate) table: Table,
}

fn number<T: TryFrom<i64>>(table: &Table, key: &str) -> Option<T> {
    table.get(key).and_then(Value::as_integer).map(|number| T::try_from(number).unwrap_or_else(|_| panic!("{key} in {table}")))
}

fn vector(table: Table, subject: Subject, validity: Validity) -> Vector {
    Vector {
        name: text(&table, "name").to_owned(),
        subject,
        octets: octets(text(&table, "hex")),
        validity,
        canonical: table.get("canonical").and_then(Value::as_bool).unwrap_or(true),
        table,
    }
}

/// The vectors of `apdu.toml`, corrected by `apdu-exceptions.toml`.
pub(crate) fn apdus() -> Vec<Vector> {
    let not_canonical: BTreeSet<String> = tables("apdu-exceptions.toml", "exception")
        .iter()
        .filter(|exception| exception.get("field").and_then(Value::as_str) == Some("canonical"))
        .map(|exception| text(exception, "name").to_owned())
        .collect();
    let of_table = |table: Table| {
        let subject = match text(&table, "kind") {
            "apdu" => Subject::APDU,
            "data" => Subject::Data,
            other => panic!("unknown kind {other}"),
        };
        let validity = match (table.get("valid").and_then(Value::as_bool), table.contains_key("refused_by")) {
            (Some(true), _) => Validity::Valid,
            (Some(false), true) => Validity::RefusedInside,
            (Some(false), false) => Validity::Refused,
            (None, _) => panic!("no validity in {table}"),
        };
        let mut vector = vector(table, subject, validity);
        vector.canonical &= !not_canonical.contains(&vector.name);
        vector
    };
    tables("apdu.toml", "vector").into_iter().map(of_table).collect()
}

/// The vectors of `classes.toml` whose class is compiled in.
pub(crate) fn classes() -> Vec<Vector> {
    let of_table = |table: Table| {
        let class_id = number(&table, "class_id").expect("a class");
        let version = number(&table, "version").expect("a version");
        let subject = match (number(&table, "attribute"), number(&table, "method"), number(&table, "selector")) {
            (Some(number), None, None) => Subject::Attribute { class_id, version, number },
            (Some(attribute), None, Some(selector)) => Subject::Selection { class_id, version, attribute, selector },
            (None, Some(number), None) => Subject::Method { class_id, version, number },
            _ => panic!("neither an attribute nor a method: {table}"),
        };
        let validity = match &table["valid"] {
            Value::Boolean(true) => Validity::Valid,
            Value::Boolean(false) => Validity::Refused,
            other => {
                assert_eq!(other.as_str(), Some("disputed"));
                Validity::Disputed
            }
        };
        vector(table, subject, validity)
    };
    let compiled = |vector: &Vector| vector.subject.class().is_some_and(|(class_id, version)| find(class_id, version).is_some());
    tables("classes.toml", "vector").into_iter().map(of_table).filter(compiled).collect()
}

/// What `class-exceptions.toml` decides of vectors of `classes.toml`: `accept`, `report` or `refuse`.
pub(crate) fn class_decisions() -> BTreeMap<String, String> {
    let decisions = tables("class-exceptions.toml", "exception").into_iter().filter_map(|exception| {
        let decision = exception.get("decision")?.as_str().expect("a word").to_owned();
        Some((text(&exception, "name").to_owned(), decision))
    });
    decisions.collect()
}

/// The frames of `iso14908.toml`.
pub(crate) fn lpdus() -> Vec<Vector> {
    let of_table = |table: Table| match text(&table, "kind") {
        "lpdu" => Some(vector(table, Subject::LPDU, Validity::Valid)),
        // The fault of some lies above the network layer.
        "lpdu_error" => Some(vector(table, Subject::LPDU, Validity::Disputed)),
        _ => None,
    };
    tables("iso14908.toml", "vector").into_iter().filter_map(of_table).collect()
}

/// All of them.
pub(crate) fn vectors() -> Vec<Vector> {
    [apdus(), classes(), lpdus()].concat()
}
