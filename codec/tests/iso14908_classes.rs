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

/// Tables of OSGP and objects of class 26: the names that the catalogue of OBIS codes gives them.
#[cfg(all(feature = "iso14908", feature = "obis"))]
#[test]
fn tables_become_objects() {
    use cosem_codec::iso14908::TableId;
    use cosem_codec::iso14908::migration::{BaseNames, TableCategory, UtilityTable};
    use cosem_codec::obis::Obis;
    let said = [
        (TableCategory::Standard, "standard"),
        (TableCategory::Manufacturer, "manufacturer"),
        (TableCategory::StandardPending, "standard pending"),
        (TableCategory::ManufacturerPending, "manufacturer pending"),
    ];
    for (category, words) in said {
        for number in [0, 1, 7, 52, 79, 127, 128, 129, 1000, 2047] {
            let table = UtilityTable::new(category, number).expect("a table");
            let name = table.logical_name(3).expect("a channel");
            assert_eq!(Obis::from(name).describe().to_string(), format!("utility table, {words} {number}, channel 3"), "{name:?}");
            assert_eq!(UtilityTable::of_logical_name(name), Some((table, 3)));
            match table.table_id() {
                Some(id) => assert_eq!(UtilityTable::of_table_id(id), Some(table)),
                None => assert!(words.ends_with("pending")),
            }
        }
    }
    // ET46 is 082E, as the guide has it but for a misprint
    assert_eq!(UtilityTable::new(TableCategory::Manufacturer, 46).and_then(UtilityTable::table_id), Some(TableId(0x082E)));
    assert_eq!((UtilityTable::new(TableCategory::Standard, 2048), UtilityTable::of_table_id(TableId(0x1000))), (None, None));
    for name in [[1, 0, 65, 0, 0, 255], [0, 65, 65, 0, 0, 255], [0, 0, 65, 64, 0, 255], [0, 0, 65, 0, 128, 255], [0, 0, 64, 0, 0, 255]] {
        assert_eq!(UtilityTable::of_logical_name(name), None, "{name:?}");
    }
    let names = BaseNames { first: 0x1000, step: 0x20, count: 80 };
    assert_eq!((names.base_name(0), names.base_name(79), names.base_name(80)), (Some(0x1000), Some(0x19E0), None));
    assert_eq!(BaseNames { step: 0x18, ..names }.base_name(0), None);
    assert_eq!(BaseNames { first: 0xFFF8, ..names }.base_name(1), None);
}
