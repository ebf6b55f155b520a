//! What the generator contributes to the differential farm (`fuzz/differential/made.toml`): a message of each service, and some of COSEM
//! Data, with the nearest ones that are bent or wrong. They are kept in a file, so that their names and octets stay when the generator learns more; this holds the file
//! against the inspector. `RECORD=1` makes the file anew.

#![cfg(feature = "generate")]

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use cosem_spec::generate::{Case, Expected, Generator, What};
use cosem_spec::inspect::{Inspection, to_json};
use cosem_spec::model::Model;
use cosem_spec::subject::Subject;
use cosem_spec::suite;
use serde_json::Value;
use toml::Table;

/// Bent and wrong messages beside the valid one of each service.
const CASES: usize = 3;
/// Attempts to find them, and octets of a message at most.
const ATTEMPTS: usize = 4_000;
const LONGEST: usize = 120;
/// Services have this many names on the way to their fields: `get-request`, `get-request-normal`.
const LEVELS: usize = 2;

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/differential/made.toml")
}

fn subjects(model: &Model) -> [(&'static str, Subject); 2] {
    [("apdu", Subject::Item(model.find("Apdu").expect("the suite has APDUs").id)), ("data", Subject::Data)]
}

/// The service or type that a message is, as the inspector calls it.
fn service(inspection: &Inspection) -> String {
    let tree = to_json(&inspection.tree);
    let (mut value, mut names) = (&tree, Vec::new());
    while let (Value::Object(members), true) = (value, names.len() < LEVELS)
        && let (1, Some((name, inner))) = (members.len(), members.iter().next())
    {
        names.push(name.as_str());
        value = inner;
    }
    names.join(" ")
}

fn what(what: What) -> String {
    format!("{what:?}").chars().flat_map(|c| c.is_uppercase().then_some(' ').into_iter().chain(c.to_lowercase())).collect()
}

fn expected(expected: Expected) -> String {
    match expected {
        Expected::Valid => "valid".to_owned(),
        Expected::Bent(rule) => format!("bent: {}", rule.keyword()),
        Expected::Refused { kind, offset } => format!("refused: {} at {offset}", kind.name()),
    }
}

fn entry(text: &mut String, name: &str, kind: &str, case: &Case) {
    let hex: String = case.octets.iter().map(|octet| format!("{octet:02X}")).collect();
    let verdict = expected(case.expected);
    writeln!(text, "\n[[message]]\nname = \"{name}\"\nkind = \"{kind}\"\nhex = \"{hex}\"\nexpected = \"{verdict}\"")
        .expect("a string grows");
}

/// The file: of each service a message, and of each message changes of different kinds.
fn made(model: &Model) -> String {
    let mut text = "# Made by the generator of cosem-spec; see spec/tests/differential_made.rs.\n".to_owned();
    for (kind, subject) in subjects(model) {
        let mut generator = Generator::new(model, 3);
        let mut services = BTreeSet::new();
        let mut changes: BTreeMap<What, usize> = BTreeMap::new();
        for _ in 0..ATTEMPTS {
            let message = generator.message(subject).expect("a message");
            if message.len() > LONGEST {
                continue;
            }
            let inspection = subject.inspect(model, &message.octets).expect("a subject of the model");
            let name = service(&inspection);
            // octets that are not encrypted should be a message too, which they are not
            let open = to_json(&inspection.tree).to_string().contains("\"encrypted\":false");
            if open || !inspection.is_sound() || !services.insert(name.clone()) {
                continue;
            }
            let (mut cases, label) = (message.cases(), format!("made {name}"));
            entry(&mut text, &label, kind, &cases.remove(0));
            let mut places = BTreeSet::new();
            cases.retain(|case| !case.octets.is_empty() && places.insert((case.what, case.offset)));
            for _ in 0..CASES {
                let seen = |case: &Case| changes.get(&case.what).copied().unwrap_or(0);
                let Some(least) = (0..cases.len()).min_by_key(|index| (seen(&cases[*index]), Reverse(cases[*index].offset))) else { break };
                let case = cases.remove(least);
                *changes.entry(case.what).or_default() += 1;
                entry(&mut text, &format!("{label},{} at {}", what(case.what), case.offset), kind, &case);
            }
        }
    }
    text
}

#[test]
fn made_messages_get_the_verdict_of_the_model() {
    let model = suite::model();
    if std::env::var_os("RECORD").is_some() {
        std::fs::write(file(), made(model)).expect("a writable file");
    }
    let table: Table = std::fs::read_to_string(file()).expect("the file of made messages").parse().expect("TOML");
    let messages = table["message"].as_array().expect("messages");
    let (mut wrong, mut verdicts): (Vec<String>, BTreeMap<&str, usize>) = (Vec::new(), BTreeMap::new());
    for message in messages {
        let text = |key: &str| message[key].as_str().expect("text");
        let octets: Vec<u8> =
            (0..text("hex").len()).step_by(2).map(|at| u8::from_str_radix(&text("hex")[at..at + 2], 16).expect("hex digits")).collect();
        let (_, subject) = subjects(model).into_iter().find(|(kind, _)| *kind == text("kind")).expect("a kind");
        let inspection = subject.inspect(model, &octets).expect("a subject of the model");
        let (verdict, detail) = text("expected").split_once(": ").unwrap_or((text("expected"), ""));
        *verdicts.entry(verdict).or_default() += 1;
        let rules: Vec<_> = inspection.deviations().map(|deviation| deviation.rule.keyword()).collect();
        let said = match &inspection.error {
            Some(error) => format!("refused: {} at {}", error.kind.name(), error.offset),
            None if verdict == "bent" && rules.contains(&detail) => format!("bent: {detail}"),
            None if rules.is_empty() => "valid".to_owned(),
            None => format!("bent: {rules:?}"),
        };
        if said != text("expected") {
            wrong.push(format!("{}: {said}, expected {}", text("name"), text("expected")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(["valid", "bent", "refused"].iter().all(|verdict| verdicts.get(verdict).is_some_and(|count| *count > 20)), "{verdicts:?}");
}
