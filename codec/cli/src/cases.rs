//! The command `spec cases`: messages made from the model, each with the verdict it must get.

use std::io::{self, Write};

use cosem_spec::generate::{Case, Expected, Generator};
use cosem_spec::model::{Kind, Model};
use cosem_spec::subject::Subject;
use serde_json::{Map, Value, json};

use crate::args::{SpecCases, Verdict};
use crate::outcome::Outcome;
use crate::render::style::{ERROR, Styled};
use crate::spec::{encoding, find};

/// Makes and prints.
pub(crate) fn run(arguments: &SpecCases, out: &mut impl Write) -> io::Result<Outcome> {
    let model = cosem_spec::suite::model();
    let mut subjects = Vec::new();
    for name in &arguments.items {
        let found = named(model, name);
        if found.is_empty() {
            let text = format!("the suite has no item {name:?} with octets; see `cosem spec list`");
            writeln!(anstream::stderr(), "{} {text}", Styled(ERROR, "error:"))?;
            return Ok(Outcome::Misused);
        }
        subjects.extend(found);
    }
    if arguments.items.is_empty() {
        subjects.push(Subject::Data);
        subjects.extend(Subject::all(model));
    }
    for subject in subjects {
        // of its own, so that what is made of an item does not depend on which others are asked for
        let mut generator = Generator::new(model, arguments.seed);
        for message in (0..arguments.count).map_while(|_| generator.message(subject)) {
            let context = context(model, subject);
            for case in message.cases().into_iter().filter(|case| arguments.only.is_none_or(|only| only == verdict(case))) {
                writeln!(out, "{}", Value::Object(line(context.clone(), &case)))?;
            }
        }
    }
    Ok(Outcome::Decoded)
}

/// What a name on the command line stands for: an item, or all members of a class version.
fn named(model: &Model, name: &str) -> Vec<Subject> {
    if name.eq_ignore_ascii_case("data") {
        return vec![Subject::Data];
    }
    let Some(item) = find(model, name) else { return Vec::new() };
    Subject::all(model).into_iter().filter(|subject| subject.item() == Some(item.id)).collect()
}

fn verdict(case: &Case) -> Verdict {
    match case.expected {
        Expected::Valid => Verdict::Valid,
        Expected::Bent(_) => Verdict::Bent,
        Expected::Refused { .. } => Verdict::Refused,
    }
}

/// What a decoder must know beside the octets.
fn context(model: &Model, subject: Subject) -> Map<String, Value> {
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| _ = members.insert(name.to_owned(), value);
    let item = subject.item().map(|id| model.item(id));
    put("item", json!(item.map_or("Data", |item| &item.name)));
    if let Some(Kind::Class(class)) = item.map(|item| &item.kind) {
        put("class-id", json!(class.class_id));
        put("version", json!(class.version));
    }
    match subject {
        Subject::Item(_) | Subject::Data => {}
        Subject::Attribute(_, number) => put("attribute", json!(number)),
        Subject::Selection(_, number, selector) => {
            put("attribute", json!(number));
            put("selector", json!(selector));
        }
        Subject::Parameter(_, number) => put("method", json!(number)),
        Subject::Returned(_, number) => put("method-result", json!(number)),
    }
    put("encoding", json!(subject.ty(model).map_or("", |(_, travels, _)| encoding(travels))));
    members
}

fn line(mut members: Map<String, Value>, case: &Case) -> Map<String, Value> {
    let mut put = |name: &str, value: Value| _ = members.insert(name.to_owned(), value);
    put("octets", json!(case.octets.iter().map(|octet| format!("{octet:02X}")).collect::<String>()));
    put("changed", json!(case.what.name()));
    put("at", json!(case.offset));
    match case.expected {
        Expected::Valid => put("verdict", json!("valid")),
        Expected::Bent(rule) => {
            put("verdict", json!("bent"));
            put("rule", json!(rule.keyword().replace('_', "-")));
        }
        Expected::Refused { kind, offset } => {
            put("verdict", json!("refused"));
            put("kind", json!(kind.name()));
            put("offset", json!(offset));
        }
    }
    members
}
