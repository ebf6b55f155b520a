//! The golden files of classes: attributes, methods and selective access, by their numbers.

#![allow(clippy::indexing_slicing, clippy::expect_used, clippy::panic, clippy::as_conversions, reason = "a test fails by panicking")]

mod derive_support;

use cosem_codec::data::Data;
use cosem_codec::{Class, DateTime, DecodeError, Encode, ErrorKind, VisibleString};
use cosem_spec::inspect::{inspect_attribute, inspect_method, inspect_method_result, inspect_selection};
use cosem_spec::model::ItemId;
use derive_support::golden::class::{Counter, CounterV0};
use derive_support::golden::class_versions::{
    Device, DeviceEntry, DeviceName, DeviceV0, DeviceV0Attribute, DeviceV0EntriesAccess, DeviceV0EntriesByNamesElement, DeviceV0Method,
    DeviceV0Return, DeviceV1, DeviceV1Attribute, DeviceV1Method, DeviceV1Return,
};
use derive_support::{Answer, agree_with, model, octets};

const FILE: &str = "class_versions";

fn version(version: u8) -> ItemId {
    let name = format!("DeviceV{version}");
    model(FILE).items.iter().find(|item| item.name == name).expect("a class of the file").id
}

fn encoded(value: &impl Encode) -> Result<Vec<u8>, cosem_codec::EncodeError> {
    let mut out = vec![0; value.encoded_len()];
    value.encode(&mut out)?;
    Ok(out)
}

fn again<T: Encode>(value: Result<T, DecodeError>) -> Answer {
    value.map(|value| encoded(&value))
}

#[test]
fn attributes() {
    let entries = [DeviceEntry { from: 1, to: 2 }];
    let stamp = DateTime::from_octets([0x07, 0xe6, 0x02, 0x15, 0x03, 0x11, 0x25, 0x30, 0xff, 0x80, 0x00, 0x00]);
    for (hex, value) in [
        ("0906 0100010800ff", DeviceV0Attribute::LogicalName(DeviceName([1, 0, 1, 8, 0, 255]))),
        ("0600000005", DeviceV0Attribute::Counter(Some(5))),
        ("00", DeviceV0Attribute::Counter(None)),
        ("090c07e6021503112530ff800000", DeviceV0Attribute::Started(stamp)),
        ("0101 0202 120001 120002", DeviceV0Attribute::Entries((&entries).into())),
        ("0ffb", DeviceV0Attribute::Level(-5)),
        ("1105", DeviceV0Attribute::Own(Data::from(5_u8))),
    ] {
        let (octets, number) = (octets(hex), value.number());
        assert_eq!(DeviceV0Attribute::decode(number, &octets), Ok(value));
        assert_eq!(DeviceV0Attribute::decode_lazy(number, &octets), Ok(value));
        assert_eq!(encoded(&value), Ok(octets.clone()));
        agree_with(&octets, &|octets| again(DeviceV0Attribute::decode(number, octets)), &|octets| {
            inspect_attribute(model(FILE), version(0), number, octets).expect("an attribute")
        });
    }
    // declared deviations
    let own_tag = octets("1907e6021503112530ff800000");
    assert_eq!(DeviceV0Attribute::decode(3, &own_tag), Ok(DeviceV0Attribute::Started(stamp)));
    assert_eq!(DeviceV0Attribute::decode(5, &octets("1104")), Ok(DeviceV0Attribute::Level(4)));
    let error = DeviceV0Attribute::decode(5, &octets("0f06")).expect_err("out of range");
    assert_eq!(
        (error.kind, error.offset, error.to_string().as_str()),
        (ErrorKind::Range, 1, "out of range in device version 0 attribute.level at octet 1")
    );
    let error = encoded(&DeviceV0Attribute::Level(6)).expect_err("out of range");
    assert_eq!(error.to_string(), "out of range in device version 0 attribute.level");
    let error = DeviceV0Attribute::decode(-2, &[]).expect_err("no such attribute");
    assert_eq!((error.kind, error.offset), (ErrorKind::UnknownAttribute { number: -2 }, 0));
    let error = DeviceV0Attribute::decode(2, &octets("0600000005 00")).expect_err("an octet too many");
    assert_eq!((error.kind, error.offset), (ErrorKind::Trailing { count: 1 }, 5));
}

#[test]
fn a_version_extends_another() {
    assert_eq!((DeviceV1::CLASS_ID, DeviceV1::VERSION, <DeviceV1 as Class>::VERSION), (9000, 1, 1));
    assert_eq!((DeviceV0::ATTRIBUTE_STARTED_OFFSET, DeviceV1::ATTRIBUTE_STARTED_OFFSET, DeviceV0::METHOD_RESET_OFFSET), (0x10, 0x10, 0x20));
    assert_eq!((<Device as Class>::DESCRIPTION, Counter::VERSION, CounterV0::VERSION), (DeviceV1::DESCRIPTION, 1, 0));
    // inherited, replaced, removed, added
    assert_eq!(
        DeviceV1Attribute::decode(1, &octets("0906 0100010800ff")),
        Ok(DeviceV1Attribute::LogicalName(DeviceName([1, 0, 1, 8, 0, 255])))
    );
    assert_eq!(DeviceV1Attribute::decode(2, &octets("150000000000000005")), Ok(DeviceV1Attribute::Counter(5)));
    assert!(DeviceV1Attribute::decode(2, &octets("00")).is_err());
    assert!(DeviceV1Attribute::decode(5, &octets("0ffb")).is_err_and(|error| error.kind == ErrorKind::UnknownAttribute { number: 5 }));
    assert_eq!(DeviceV1Attribute::decode(6, &octets("0ffb")), Ok(DeviceV1Attribute::Scale(-5)));
    for (hex, number) in [("150000000000000005", 2), ("0ffb", 6), ("0101 0202 120001 120002", 4)] {
        agree_with(&octets(hex), &|octets| again(DeviceV1Attribute::decode(number, octets)), &|octets| {
            inspect_attribute(model(FILE), version(1), number, octets).expect("an attribute")
        });
    }
}

#[test]
fn methods_and_selective_access() {
    let entry = DeviceEntry { from: 1, to: 2 };
    for (hex, value) in
        [("0f00", DeviceV0Method::Reset(0)), ("00", DeviceV0Method::Capture), ("0202 120001 120002", DeviceV0Method::Read(entry))]
    {
        let (octets, number) = (octets(hex), value.number());
        assert_eq!(DeviceV0Method::decode(number, &octets), Ok(value));
        assert_eq!(encoded(&value), Ok(octets.clone()));
        agree_with(&octets, &|octets| again(DeviceV0Method::decode(number, octets)), &|octets| {
            inspect_method(model(FILE), version(0), number, octets).expect("a method")
        });
    }
    // the other sign is tolerated
    assert_eq!(DeviceV0Method::decode(1, &octets("1107")), Ok(DeviceV0Method::Reset(7)));
    for hex in ["1107", "1180", "1207"] {
        agree_with(&octets(hex), &|octets| again(DeviceV0Method::decode(1, octets)), &|octets| {
            inspect_method(model(FILE), version(0), 1, octets).expect("a method")
        });
    }
    assert_eq!((DeviceV1Method::decode(1, &[0]), DeviceV1Return::decode(1, &[0])), (Ok(DeviceV1Method::Reset), Ok(DeviceV1Return::Reset)));
    assert!(DeviceV1Method::decode(2, &[0]).is_err());
    let numbers = [7_u8, 8];
    let value = DeviceV0Return::Read((&numbers).into());
    let returned = octets("0102 1107 1108");
    assert_eq!((DeviceV0Return::decode(-2, &returned), encoded(&value)), (Ok(value), Ok(returned.clone())));
    agree_with(&returned, &|octets| again(DeviceV0Return::decode(-2, octets)), &|octets| {
        inspect_method_result(model(FILE), version(0), -2, octets).expect("a method that returns something")
    });

    let names = [DeviceV0EntriesByNamesElement(VisibleString(b"abcd"))];
    for (hex, value) in [
        ("0202 120001 120002", DeviceV0EntriesAccess::ByRange(entry)),
        ("0101 0a0461626364", DeviceV0EntriesAccess::ByNames((&names).into())),
        ("00", DeviceV0EntriesAccess::Everything),
    ] {
        let (octets, number) = (octets(hex), value.number());
        assert_eq!(DeviceV0EntriesAccess::decode(number, &octets), Ok(value));
        assert_eq!(encoded(&value), Ok(octets.clone()));
        agree_with(&octets, &|octets| again(DeviceV0EntriesAccess::decode(number, octets)), &|octets| {
            inspect_selection(model(FILE), version(0), 4, number, octets).expect("a selection")
        });
    }
}
