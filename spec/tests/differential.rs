//! What the differential farm recorded (`fuzz/differential`): this project still says the same of every message, and each disagreement with
//! a program of somebody else is decided.

#![cfg(feature = "inspect")]

use std::collections::BTreeSet;
use std::path::Path;

use cosem_spec::inspect::to_json;
use cosem_spec::subject::Subject;
use cosem_spec::suite;
use toml::{Table, Value};

/// What a message has beside the verdicts of others.
const OWN: [&str; 4] = ["name", "kind", "hex", "ours"];

fn tables(file: &str, list: &str) -> Vec<Table> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/differential").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let file: Table = text.parse().unwrap();
    file[list].as_array().unwrap().iter().map(|entry| entry.as_table().unwrap().clone()).collect()
}

fn text<'t>(table: &'t Table, key: &str) -> &'t str {
    table[key].as_str().unwrap()
}

fn octets(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn verdicts_are_those_that_were_recorded() {
    let model = suite::model();
    let apdu = Subject::Item(model.find("Apdu").unwrap().id);
    let (mut wrong, mut refused) = (Vec::new(), 0);
    let messages = tables("results.toml", "message");
    for message in &messages {
        let subject = if text(message, "kind") == "data" { Subject::Data } else { apdu };
        let octets = octets(text(message, "hex"));
        let inspection = subject.inspect(model, &octets).unwrap();
        let said = match inspection.error {
            Some(_) => "refused".to_owned(),
            None => {
                let written = subject.compose(model, &to_json(&inspection.tree)).unwrap();
                if written == octets { "same".to_owned() } else { written.iter().map(|octet| format!("{octet:02X}")).collect() }
            }
        };
        refused += usize::from(said == "refused");
        if said != text(message, "ours") {
            wrong.push(format!("{}: {said}, recorded was {}", text(message, "name"), text(message, "ours")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} messages; fuzz/differential/run records anew\n{}", wrong.len(), messages.len(), wrong.join("\n"));
    assert!(messages.len() > 2_000 && refused > 100, "{} messages, {refused} refused", messages.len());
}

#[test]
fn every_disagreement_is_decided() {
    let mut decided = BTreeSet::new();
    for decision in tables("decisions.toml", "decision") {
        assert!(["ours", "peer", "both"].contains(&text(&decision, "right")) && !text(&decision, "reason").is_empty(), "{decision}");
        let names = decision["names"].as_array().unwrap();
        decided.extend(names.iter().map(|name| (text(&decision, "peer").to_owned(), name.as_str().unwrap().to_owned())));
    }
    let mut found = BTreeSet::new();
    for message in tables("results.toml", "message") {
        for (peer, said) in message.iter().filter(|(key, _)| !OWN.contains(&key.as_str())) {
            assert!(matches!(said, Value::String(_)), "{message}");
            found.insert((peer.clone(), text(&message, "name").to_owned()));
        }
    }
    assert_eq!(found, decided);
}

#[test]
fn the_page_has_every_decision() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/differential/DISAGREEMENTS.md")).unwrap();
    for decision in tables("decisions.toml", "decision") {
        let names = decision["names"].as_array().unwrap();
        let row = format!("| {} | {} |", names.len(), text(&decision, "reason"));
        assert!(page.contains(&row), "{row}; fuzz/differential/page.py writes the page anew");
        assert!(names.iter().all(|name| page.contains(&format!("`{}`", name.as_str().unwrap()))), "{row}");
    }
}
