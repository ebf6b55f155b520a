//! Messages made from the model, valid, bent and wrong, held against the generated codec: every item of the suite, and every member of
//! every class version. The verdicts come from the model alone.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use cosem_spec::generate::{Case, Expected, Generator};
use cosem_spec::model::Model;
use cosem_spec::subject;
use cosem_spec::suite;
use support::oracle::report;
use support::subject::{ITEMS, Subject};

/// The messages of each member of a class.
const MEMBER: usize = 2;
/// The messages of each item.
const ITEM: usize = 20;

/// What the codec and the model call the same thing: all of it that is compiled.
fn subjects(model: &Model) -> Vec<(Subject, subject::Subject, usize)> {
    let items = ITEMS.iter().copied().map(|name| {
        let item = model.items.iter().find(|item| item.name == name).unwrap_or_else(|| panic!("the suite has no {name}"));
        (Subject::Item(name), subject::Subject::Item(item.id), ITEM)
    });
    let members = Subject::members(model).into_iter().map(|(of_codec, of_model)| (of_codec, of_model, MEMBER));
    items.chain([(Subject::Data, subject::Subject::Data, ITEM)]).chain(members).collect()
}

/// What the codec says that is not expected, if anything.
fn difference(subject: Subject, case: &Case) -> Option<String> {
    match (case.expected, subject.decode(&case.octets)) {
        (Expected::Refused { kind, offset }, Err(error)) if (kind.name(), offset) == (error.kind.name(), error.offset as usize) => None,
        (expected, Err(error)) => Some(format!("{:?} at {}: {expected:?} expected, codec: {error}", case.what, case.offset)),
        (expected @ Expected::Refused { .. }, Ok(_)) => {
            Some(format!("{:?} at {}: {expected:?} expected, codec accepts", case.what, case.offset))
        }
        (Expected::Valid, Ok(answer)) => {
            let written = answer.octets();
            (written.as_deref() != Ok(&case.octets)).then(|| format!("valid, comes back as {written:02X?}"))
        }
        (Expected::Bent(rule), Ok(answer)) => {
            let written = answer.octets();
            (written.as_deref() == Ok(&case.octets)).then(|| format!("{:?} at {}: {rule:?} is written again", case.what, case.offset))
        }
    }
}

#[test]
fn verdicts_of_the_model() {
    let model = suite::model();
    let mut generator = Generator::new(model, 1);
    let (mut found, mut cases) = (Vec::new(), 0);
    for (subject, of_model, messages) in subjects(model) {
        for _ in 0..messages {
            for case in generator.message(of_model).expect("a message").cases() {
                cases += 1;
                if let Some(difference) = difference(subject, &case) {
                    found.push((subject, case.octets, difference));
                }
            }
        }
    }
    println!("{cases} cases");
    report(found, cases);
    assert!(cases > 50_000, "{cases}");
}
