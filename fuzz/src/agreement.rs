//! The codec and the inspector, each against the other: they come from the same spec files and share no code.

use std::sync::OnceLock;

use cosem_codec::{Decode, DecodeError, Encode, EncodeError, ErrorKind};
use cosem_spec::inspect::{InspectError, Inspection, to_json};
use cosem_spec::model::{Model, Rule};
use cosem_spec::subject::Subject;

use crate::inspector::{hex, inspector};
use crate::round_trip::{Item, at};

/// The suite's model.
pub(crate) fn model() -> &'static Model {
    static MODEL: OnceLock<&'static Model> = OnceLock::new();
    MODEL.get_or_init(cosem_spec::suite::model)
}

/// The item of the suite with this name.
pub(crate) fn item(name: &str) -> Subject {
    Subject::Item(model().find(name).unwrap_or_else(|| panic!("no item {name} in the suite")).id)
}

/// [`compare`] for an item, and [`inspector`] for the same octets.
pub(crate) fn agreement<I: Item>(octets: &[u8]) {
    compare(I::NAME, item(I::NAME), octets, I::Of::decode(octets).map(|value| value.to_vec()));
}

/// [`compare`] for any COSEM Data, and [`inspector`] for the same octets.
pub(crate) fn data_agreement(octets: &[u8]) {
    compare("Data", Subject::Data, octets, cosem_codec::data::Data::decode(octets).map(|value| value.to_vec()));
}

/// The verdict of the codec against that of the inspector.
///
/// 1. Both accept, or both refuse with the same kind of error at the same octet, with the same numbers of octets missing or left over.
/// 2. What both accept, the codec encodes to the octets that the composer writes for the inspected value.
/// 3. The codec finds octets canonical exactly when the inspector finds no rule bent.
///
/// # Panics
/// When one of these does not hold.
pub(crate) fn compare(name: &str, subject: Subject, octets: &[u8], decoded: Result<Result<Vec<u8>, EncodeError>, DecodeError>) {
    let Some(inspection) = subject.inspect(model(), octets) else { panic!("{name}: not in the model") };
    match (decoded, &inspection.error) {
        (Err(codec), Some(inspector)) => {
            assert!(same(&codec, inspector), "{name} {}\n codec: {codec}\n inspector: {inspector}", hex(octets))
        }
        (Err(codec), None) => panic!("{name} {}\n codec: {codec}\n inspector accepts", hex(octets)),
        (Ok(_), Some(inspector)) => panic!("{name} {}\n codec accepts\n inspector: {inspector}", hex(octets)),
        (Ok(encoded), None) => accepted(name, subject, octets, encoded, &inspection),
    }
}

fn accepted(name: &str, subject: Subject, octets: &[u8], encoded: Result<Vec<u8>, EncodeError>, inspection: &Inspection) {
    let bent = |rule: Rule| inspection.deviations().any(|deviation| deviation.rule == rule);
    let encoded = match encoded {
        Ok(encoded) => encoded,
        // a value out of its range is read where that is tolerated, and never written
        Err(EncodeError::Range { .. }) if bent(Rule::Range) => {
            assert!(
                subject.compose(model(), &to_json(&inspection.tree)).is_err(),
                "{name} {}: only the codec does not write it",
                hex(octets)
            );
            return;
        }
        Err(error) => panic!("{name} {}: the codec does not encode what it decoded: {error}", hex(octets)),
    };
    let deviates = inspection.deviations().any(|deviation| !deviation.rule.is_kept());
    assert_eq!(encoded == octets, !deviates, "{name} {}: canonical for one, not for the other: {:?}", hex(octets), inspection.tree);
    let composed = inspector(model(), subject, octets);
    assert_eq!(composed.as_deref().map(hex), Some(hex(&encoded)), "{name} {}: composer and codec write differently", hex(octets));
}

/// The same kind at the same octet, and the same count where both name one.
fn same(codec: &DecodeError, inspector: &InspectError) -> bool {
    let counted = match codec.kind {
        // the largest number that the codec can name
        ErrorKind::Truncated { needed: u16::MAX } | ErrorKind::Trailing { count: u16::MAX } => None,
        ErrorKind::Truncated { needed } => Some(format!("{needed} more {} needed", if needed == 1 { "octet" } else { "octets" })),
        ErrorKind::Trailing { count } => Some(format!("{count} {} left over", if count == 1 { "octet" } else { "octets" })),
        _ => None,
    };
    codec.kind.name() == inspector.kind.name()
        && at(*codec) == inspector.offset
        && counted.is_none_or(|counted| counted == inspector.expected)
}
