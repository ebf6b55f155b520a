//! Messages made from the model, held against the inspector and the composer: what is valid comes back, what is bent is reported, what is
//! wrong is refused for the reason and at the octet that the model says.

#![cfg(feature = "generate")]

mod generate_kinds;

use std::collections::{BTreeMap, BTreeSet};

use cosem_spec::coverage::{Coverage, Way};
use cosem_spec::generate::{Case, Expected, Generator, What};
use cosem_spec::inspect::{Inspection, to_json};
use cosem_spec::model::Model;
use cosem_spec::subject::Subject;
use cosem_spec::suite;

/// The messages of each subject at least.
const MESSAGES: usize = 2;
/// The messages of an item of which something was not decoded or refused yet, at most.
const MOST: usize = 150;
/// What messages made from the model must reach of each part of the standard, in percent: all of it is decoded and encoded, and of what can
/// be refused at least so much is.
const REFUSED: &[(&str, usize)] = &[("apdu", 93), ("class/common", 92), ("frame", 75), ("iso14908", 87)];
/// The same for all other parts.
const REFUSED_ELSEWHERE: usize = 95;

/// What the inspector says that is not expected, if anything.
fn difference(model: &Model, subject: Subject, case: &Case, inspection: &Inspection) -> Option<String> {
    let rules: Vec<_> = inspection.deviations().map(|deviation| deviation.rule).collect();
    match (case.expected, &inspection.error) {
        (Expected::Refused { kind, offset }, Some(error)) if (kind, offset) == (error.kind, error.offset) => None,
        (_, Some(error)) => Some(format!("inspector: {error}")),
        (Expected::Refused { .. }, None) => Some("inspector accepts".to_owned()),
        (Expected::Bent(rule), None) if rules.contains(&rule) => None,
        (Expected::Bent(_), None) => Some(format!("inspector reports {rules:?}")),
        (Expected::Valid, None) if !inspection.nested.is_empty() => Some(format!("inside: {}", inspection.nested[0])),
        (Expected::Valid, None) => match subject.compose(model, &to_json(&inspection.tree)) {
            Ok(octets) if octets == case.octets => None,
            other => Some(format!("composer: {other:02X?}, deviations {rules:?}")),
        },
    }
}

#[test]
fn verdicts() {
    let model = suite::model();
    let mut generator = Generator::new(model, 0);
    let mut coverage = Coverage::new(model);
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    let mut found: BTreeMap<(String, What), (usize, String)> = BTreeMap::new();
    let mut made: BTreeMap<Subject, BTreeSet<What>> = BTreeMap::new();
    for subject in Subject::all(model) {
        for round in 0..MOST {
            let complete = |id| {
                let counts = coverage.of_item(model.item(id));
                (counts.decoded, counts.refused) == (counts.places, counts.refusable)
            };
            let has_all = |id| {
                let made = made.get(&subject);
                generate_kinds::applicable(model, model.item(id)).iter().all(|kind| made.is_some_and(|made| made.contains(kind)))
            };
            let enough = !matches!(subject, Subject::Item(id) if !complete(id) || !has_all(id));
            if round >= MESSAGES && enough {
                break;
            }
            let message = generator.message(subject).expect("a message");
            for case in message.cases() {
                *counts.entry(case.what).or_default() += 1;
                made.entry(subject).or_default().insert(case.what);
                let inspection = subject.inspect(model, &case.octets).expect("a subject of the model");
                if !matches!(case.expected, Expected::Bent(_)) {
                    coverage.add_inspection(subject, &case.octets, &inspection);
                }
                if let Some(difference) = difference(model, subject, &case, &inspection) {
                    let hex: String = case.octets.iter().map(|octet| format!("{octet:02X}")).collect();
                    let text = format!("{:?} at {}: {:?}\n    {hex}\n    {difference}", case.what, case.offset, case.expected);
                    found.entry((subject.label(model).to_string(), case.what)).or_insert((0, text)).0 += 1;
                }
            }
        }
    }
    let total: usize = counts.values().sum();
    println!("{total} cases: {counts:?}");
    let shown: Vec<_> = found.iter().take(40).map(|((subject, _), (count, text))| format!("{subject} ({count} times) {text}")).collect();
    assert!(found.is_empty(), "{} differences\n{}", found.len(), shown.join("\n"));
    kinds(model, &counts, &made);
    let missing = |way| coverage.missing(way).map(|(item, point)| format!("{} {}", item.name, point.label(item))).collect::<Vec<_>>();
    let mut short = Vec::new();
    for (part, counts) in coverage.parts() {
        let percent = |reached: usize, whole: usize| (reached * 100).checked_div(whole).unwrap_or(100);
        let reached =
            [percent(counts.decoded, counts.places), percent(counts.encoded, counts.places), percent(counts.refused, counts.refusable)];
        println!("{part}: {reached:?} % of {} and {} places decoded, encoded, refused", counts.places, counts.refusable);
        let ways = [Way::Decoded, Way::Encoded, Way::Refused];
        let refused = REFUSED.iter().find(|(known, _)| *known == part).map_or(REFUSED_ELSEWHERE, |(_, floor)| *floor);
        for ((way, reached), floor) in ways.into_iter().zip(reached).zip([100, 100, refused]) {
            if reached < floor {
                short.push(format!("{part}: {reached} % {way:?}"));
            }
        }
    }
    let all = [Way::Decoded, Way::Encoded, Way::Refused].map(|way| format!("{way:?}: {}", missing(way).join(", ")));
    assert!(short.is_empty(), "{short:?}\nmissing\n{}", all.join("\n"));
}

/// Every item has each kind of change that applies to it. Prints how many cases of a kind there are, of how many items and members, and to
/// how many items it applies.
fn kinds(model: &Model, counts: &BTreeMap<What, usize>, made: &BTreeMap<Subject, BTreeSet<What>>) {
    let mut missing = Vec::new();
    let mut applies: BTreeMap<What, usize> = BTreeMap::new();
    for item in &model.items {
        let Some(made) = made.get(&Subject::Item(item.id)) else { continue };
        for kind in generate_kinds::applicable(model, item) {
            *applies.entry(kind).or_default() += 1;
            if !made.contains(&kind) {
                missing.push(format!("{} has no {}", item.name, kind.name()));
            }
        }
    }
    for kind in What::ALL.iter().filter(|kind| **kind != What::Nothing) {
        let subjects = made.values().filter(|made| made.contains(kind)).count();
        let (cases, items) = (counts.get(kind).copied().unwrap_or_default(), applies.get(kind).copied().unwrap_or_default());
        println!("{:<12} {cases:>7} cases of {subjects:>4} items and members; applies to {items:>3} items by themselves", kind.name());
    }
    assert!(missing.is_empty(), "{} kinds are missing\n{}", missing.len(), missing.join("\n"));
}
