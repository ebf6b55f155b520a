//! The known answers for the interface classes of ISO/IEC 14908, 130 to 133, in both directions and in every version.

#![cfg(feature = "class-iso14908")]
#![allow(clippy::indexing_slicing, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use cosem_codec::OctetString;
use cosem_codec::class::{
    CLASSES, Iso14908DiagnosticV0Attribute, Iso14908DiagnosticV1Attribute, Iso14908IdentificationV0Attribute, Iso14908ModuleState,
    Iso14908ProtocolSetupV0Attribute, Iso14908ProtocolStatusV0Attribute, Iso14908ProtocolStatusV1Attribute, Iso14908SignalQuality,
    any::Attribute,
};
use support::hex;
use support::subject::encode;
use support::vectors::{octets, tables, text};

/// The value that a vector states, in every version of its class.
fn expected(name: &str) -> Vec<Attribute<'static>> {
    use Attribute::{
        Iso14908DiagnosticV0 as Diagnostic0, Iso14908DiagnosticV1 as Diagnostic1, Iso14908IdentificationV0 as Identification,
        Iso14908ProtocolSetupV0 as Setup, Iso14908ProtocolStatusV0 as Status0, Iso14908ProtocolStatusV1 as Status1,
    };
    use Iso14908IdentificationV0Attribute as Identified;
    match name {
        "ic130_node_id" => vec![Identification(Identified::NodeId(5))],
        "ic130_domain_id" => vec![Identification(Identified::DomainId(OctetString(&[0x51])))],
        "ic130_program_id" => vec![Identification(Identified::ProgramId(OctetString(&[0x9F, 0xFF, 0xFF, 0, 0, 0, 4, 0])))],
        "ic130_unique_node_id" => vec![Identification(Identified::UniqueNodeId(OctetString(&[1, 2, 3, 4, 5, 6])))],
        "ic131_inactivity_timeout" => vec![Setup(Iso14908ProtocolSetupV0Attribute::InactivityTimeout(60))],
        "ic132_messages_received" => vec![
            Status0(Iso14908ProtocolStatusV0Attribute::MessagesReceived(100_000)),
            Status1(Iso14908ProtocolStatusV1Attribute::MessagesReceived(100_000)),
        ],
        "ic133_signal_quality" => vec![
            Diagnostic0(Iso14908DiagnosticV0Attribute::PlcSignalQualityStatus(Iso14908SignalQuality(4))),
            Diagnostic1(Iso14908DiagnosticV1Attribute::PlcSignalQualityStatus(Iso14908SignalQuality(4))),
        ],
        "ic133_com_module_state_bypass" => vec![
            Diagnostic0(Iso14908DiagnosticV0Attribute::ComModuleState(Iso14908ModuleState::BYPASS)),
            Diagnostic1(Iso14908DiagnosticV1Attribute::ComModuleState(Iso14908ModuleState::BYPASS)),
        ],
        other => panic!("{other} is not listed"),
    }
}

#[test]
fn attributes() {
    let mut count = 0;
    for vector in tables("iso14908.toml", "vector").into_iter().filter(|vector| text(vector, "kind") == "axdr") {
        let (name, stated, fields) = (text(&vector, "name"), octets(text(&vector, "hex")), &vector["fields"]);
        let number = |key: &str| fields[key].as_integer().expect("a number");
        let versions: Vec<u8> =
            CLASSES.iter().filter(|class| i64::from(class.class_id) == number("class_id")).map(|class| class.version).collect();
        let expected = expected(name);
        assert_eq!(expected.iter().map(Attribute::version).collect::<Vec<_>>(), versions, "{name}");
        for value in expected {
            assert_eq!((i64::from(value.class_id()), i64::from(value.number())), (number("class_id"), number("attribute")), "{name}");
            assert_eq!(Attribute::decode(value.class_id(), value.version(), value.number(), &stated), Ok(value), "{name}");
            assert_eq!(hex(&encode(&value).expect("a value")), hex(&stated), "{name}");
        }
        count += 1;
    }
    assert_eq!(count, 8);
}
