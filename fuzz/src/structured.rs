//! Values of every type, made of what the fuzzer hands over, and the nearest octets that are no values.

use cosem_codec::DecodeError;
use cosem_spec::generate::{Case, Expected, Generator};
use cosem_spec::inspect::{Inspection, to_json};
use cosem_spec::subject::Subject;

use crate::agreement::{compare, model};
use crate::inspector::hex;
use crate::subjects::{self, Answer};

/// Messages longer than this are made, but not bent: the number of changes grows with the length.
const BENT_UP_TO: usize = 200;

/// What stands in front of the octets that decide: which subject.
pub const HEADER: usize = 2;

/// The first two octets choose what is made: an item, COSEM Data, or a member of a class version. The others decide about each choice, number,
/// length and flag in it ([`Generator::of_octets`]).
///
/// 1. What is made is a value of its type: the codec decodes it, encodes it to the same octets, announces their number, and decodes these
///    to an equal value; the inspector shows it without a deviation, and the composer writes it again.
/// 2. Each change whose verdict follows from the model (cut, longer, another tag, length, count, flag, value, code, bits, check) gets that
///    verdict from the codec and from the inspector: accepted and canonical, accepted with that rule bent, refused for that reason at that
///    octet.
///
/// # Panics
/// When one of these does not hold.
pub fn structured(octets: &[u8]) {
    let Some((header, entropy)) = octets.split_first_chunk::<HEADER>() else { return };
    let subjects = subjects::all();
    let subject = subjects[usize::from(u16::from_be_bytes(*header)) % subjects.len()];
    let message = Generator::of_octets(model(), entropy).message(subject).expect("a subject of the model");
    value(subject, &message.octets);
    if message.len() <= BENT_UP_TO {
        message.cases().iter().for_each(|case| verdict(subject, case));
    }
}

/// What the codec reads.
fn decode(subject: Subject, octets: &[u8]) -> Result<Box<dyn Answer + '_>, DecodeError> {
    subjects::decode(subject, octets).expect("the codec has it")
}

/// A value comes back from its octets.
fn value(subject: Subject, octets: &[u8]) {
    let name = subject.label(model()).to_string();
    let first = decode(subject, octets).unwrap_or_else(|error| panic!("{name}: {error}: {}", hex(octets)));
    let written = first.octets().unwrap_or_else(|error| panic!("{name}: {error}: {}", first.debug()));
    assert_eq!(hex(&written), hex(octets), "{name}: {}", first.debug());
    assert_eq!(first.announced(), octets.len(), "{name}: encoded_len of {}", first.debug());
    let second = decode(subject, &written).unwrap_or_else(|error| panic!("{name}: {error} when decoded again: {}", hex(octets)));
    assert_eq!(first.debug(), second.debug(), "{name}");
    compare(&name, subject, octets, decode(subject, octets).map(|value| value.octets()));
}

/// What codec and inspector say of a case is what follows from the model.
///
/// # Panics
/// When one of them says something else.
pub fn verdict(subject: Subject, case: &Case) {
    let inspection = subject.inspect(model(), &case.octets).expect("a subject of the model");
    let difference = match subjects::decode(subject, &case.octets) {
        Some(decoded) => codec(case, decoded).or_else(|| inspector(subject, case, &inspection)),
        None => inspector(subject, case, &inspection),
    };
    if let Some(difference) = difference {
        let name = subject.label(model()).to_string();
        panic!("{name}: {:?} at {}, {:?}: {difference}\n{}", case.what, case.offset, case.expected, hex(&case.octets));
    }
}

fn codec(case: &Case, decoded: Result<Box<dyn Answer + '_>, DecodeError>) -> Option<String> {
    match (case.expected, decoded) {
        (Expected::Refused { kind, offset }, Err(error))
            if kind.name() == error.kind.name() && u32::try_from(offset) == Ok(error.offset) =>
        {
            None
        }
        (_, Err(error)) => Some(format!("codec: {error}")),
        (Expected::Refused { .. }, Ok(value)) => Some(format!("codec accepts {}", value.debug())),
        (Expected::Valid, Ok(value)) if value.octets().as_deref() == Ok(&case.octets) => None,
        (Expected::Bent(_), Ok(value)) if value.octets().as_deref() != Ok(&case.octets) => None,
        (_, Ok(value)) => Some(format!("codec writes {:02X?}", value.octets())),
    }
}

fn inspector(subject: Subject, case: &Case, inspection: &Inspection) -> Option<String> {
    let rules: Vec<_> = inspection.deviations().map(|deviation| deviation.rule).collect();
    match (case.expected, &inspection.error) {
        (Expected::Refused { kind, offset }, Some(error)) if (kind, offset) == (error.kind, error.offset) => None,
        (_, Some(error)) => Some(format!("inspector: {error}")),
        (Expected::Refused { .. }, None) => Some("inspector accepts".to_owned()),
        (Expected::Bent(rule), None) if rules.contains(&rule) => None,
        (Expected::Bent(_), None) => Some(format!("inspector reports {rules:?}")),
        (Expected::Valid, None) => match subject.compose(model(), &to_json(&inspection.tree)) {
            Ok(octets) if octets == case.octets => None,
            other => Some(format!("composer: {other:02X?}, deviations {rules:?}")),
        },
    }
}
