//! With the feature `serde` every decoded value serialises, under the names of the standard.
#![cfg(feature = "serde")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use cosem_codec::apdu::{Apdu, DataNotification, LongInvokeIdAndPriority, NotificationBody};
use cosem_codec::class::{ProfileGenericV1Attribute, RegisterV0Attribute};
use cosem_codec::iso14908::Lpdu;
use cosem_codec::{Data, Decode};
use serde_json::{Value, json};
use support::vectors::{octets, vectors};

#[test]
fn every_vector_serialises() {
    let mut serialised = 0;
    for vector in vectors() {
        let Ok(value) = vector.subject.decode(&vector.octets) else { continue };
        let json = value.json().unwrap_or_else(|error| panic!("{}: {error}", vector.name));
        assert_ne!(json, Value::Null, "{}", vector.name);
        serialised += 1;
    }
    assert!(serialised > 470, "{serialised}");
}

fn shown<'a, T: Decode<'a> + serde::Serialize>(octets: &'a [u8]) -> Value {
    let value = T::decode(octets).expect("valid octets");
    let text = serde_json::to_string(&value).expect("it serialises");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn names_and_values_are_those_of_the_standard() {
    assert_eq!(
        shown::<Apdu<'_>>(&octets("C001C100030100010800FF0200")),
        json!({"get-request": {"normal": {
            "invoke-id-and-priority": {"priority": "high", "service-class": "confirmed", "invoke-id": 1},
            "cosem-attribute-descriptor": {"class-id": 3, "instance-id": "0100010800FF", "attribute-id": 2},
            "access-selection": null,
        }}})
    );
    // a result without a name stays a number
    assert_eq!(
        shown::<Apdu<'_>>(&octets("C5010304")),
        json!({"set-response": {"normal": {
            "invoke-id-and-priority": {"priority": "normal", "service-class": "unconfirmed", "invoke-id": 3},
            "result": "object-undefined",
        }}})
    );
    assert_eq!(shown::<Apdu<'_>>(&octets("C50103C8"))["set-response"]["normal"]["result"], json!(200));
    assert_eq!(
        shown::<Data<'_>>(&octets("02060600BC614E0F030A036E2F610403A0000102120001120002")),
        json!({"structure": [
            {"double-long-unsigned": 12_345_678},
            {"integer": 3},
            {"visible-string": "n/a"},
            {"bit-string": "101"},
            {"null-data": null},
            {"array": [{"long-unsigned": 1}, {"long-unsigned": 2}]},
        ]})
    );
    assert_eq!(
        shown::<Lpdu<'_>>(&octets("0039018C018BF28002010A00000100070008001FFF1F0A"))["npdu"]["destination"],
        json!({"subnet-node": {"subnet": 1, "node": 11}})
    );
    // attributes are enums, named as the class names them
    let attribute = RegisterV0Attribute::decode(3, &[0x02, 0x02, 0x0F, 0xFD, 0x16, 0x1E]).expect("a scaler and a unit");
    assert_eq!(serde_json::to_value(attribute).unwrap(), json!({"scaler_unit": {"scaler": -3, "unit": "Wh"}}));
    let none = ProfileGenericV1Attribute::decode(6, &[0x00]).expect("no sort object");
    assert_eq!(serde_json::to_value(none).unwrap(), json!({"sort_object": null}));
}

#[test]
fn built_values_serialise_as_decoded_ones() {
    let members = [Data::from(5u16), Data::octet_string(&[1, 2])];
    let notification = DataNotification {
        long_invoke_id_and_priority: LongInvokeIdAndPriority::from_bits(7),
        date_time: None,
        notification_body: NotificationBody { data_value: Data::structure(&members) },
    };
    let built = serde_json::to_value(Apdu::DataNotification(notification)).expect("it serialises");
    assert_eq!(built, shown::<Apdu<'_>>(&support::subject::encode(&Apdu::DataNotification(notification)).unwrap()));
}

/// A list or Data that was taken lazily is checked while it is serialised.
#[test]
fn what_does_not_decode_does_not_serialise() {
    let octets = octets("0F00000001000203110511");
    let lazy = Apdu::decode_lazy(&octets).expect("the Data is not looked at");
    let error = serde_json::to_string(&lazy).expect_err("the Data is cut");
    assert!(error.to_string().contains("truncated"), "{error}");
}
