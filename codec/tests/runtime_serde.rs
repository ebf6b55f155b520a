//! The form of values in reports.
#![cfg(feature = "serde")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod runtime_support;

use cosem_codec::data::Data;
use cosem_codec::{Contained, DateTime, Decode, List, OctetString, Oid, Utf8String, VisibleString};
use runtime_support::hex;
use serde_json::{json, to_value};

#[test]
fn data() {
    for (octets, form) in [
        ("00", json!({"null-data": null})),
        ("FF", json!({"dont-care": null})),
        ("0301", json!({"boolean": true})),
        ("0403A0", json!({"bit-string": "101"})),
        ("120005", json!({"long-unsigned": 5})),
        ("15FFFFFFFFFFFFFFFF", json!({"long64-unsigned": u64::MAX})),
        ("0902ABCD", json!({"octet-string": "ABCD"})),
        ("0A026162", json!({"visible-string": "ab"})),
        ("0A020061", json!({"visible-string-hex": "0061"})),
        ("0C03E282AC", json!({"utf8-string": "€"})),
        ("0C01FF", json!({"utf8-string-hex": "FF"})),
        ("173FC00000", json!({"float32": 1.5})),
        ("177FC00001", json!({"float32-hex": "7FC00001"})),
        ("187FF0000000000000", json!({"float64-hex": "7FF0000000000000"})),
        ("1A07E8041601", json!({"date": "07E8041601"})),
        ("0202 1105 0101 1603", json!({"structure": [{"unsigned": 5}, {"array": [{"enum": 3}]}]})),
        (
            "13 0202 12 010002 11 04 0001 0506",
            json!({"compact-array": {
                "contents-description": {"structure": ["long-unsigned", {"array": {"count": 2, "element": "unsigned"}}]},
                "array-contents": "00010506",
            }}),
        ),
    ] {
        let octets = hex(octets);
        assert_eq!(to_value(Data::decode(&octets).unwrap()).unwrap(), form);
    }
    assert!(to_value(Data::from_octets(&[6])).is_err());
}

#[test]
fn other_values() {
    assert_eq!(to_value(OctetString(&[0xab])).unwrap(), json!("AB"));
    assert_eq!(to_value(VisibleString(b"ab")).unwrap(), json!({"visible-string": "ab"}));
    assert_eq!(to_value(Utf8String(b"ab")).unwrap(), json!({"utf8-string": "ab"}));
    assert_eq!(to_value(DateTime::UNSPECIFIED).unwrap(), json!("FFFFFFFFFFFFFFFFFF8000FF"));
    assert_eq!(to_value(Oid::from_octets(&[0x60, 0x85, 0x74])).unwrap(), json!("2.16.756"));
    assert_eq!(to_value(List::from(&[1u8, 2])).unwrap(), json!([1, 2]));
    assert_eq!(to_value(Contained::<'_, u8>::from_octets(&[17, 5])).unwrap(), json!(5));
    assert_eq!(to_value(Contained::<'_, u8>::from_octets(&[17])).unwrap(), json!({"octets": "11"}));
}
