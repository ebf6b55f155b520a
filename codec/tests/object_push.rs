//! Compact data against its template, pushes against their list.

#![cfg(all(feature = "class-measurement", feature = "class-access", feature = "class-time", feature = "alloc"))]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod object_support;

use cosem_codec::apdu::{Apdu, DataNotification};
use cosem_codec::class::{CaptureObjectDefinition, DataIndex, LogicalName, RegisterV0Attribute, RestrictionElementRestrictionValue, any};
use cosem_codec::data::{Data, Value};
use cosem_codec::link::block_transfer::{BlockControl, BlockReassembler, Received};
use cosem_codec::link::buffer::SliceBuffer;
use cosem_codec::link::hdlc::{Frames, Rules};
use cosem_codec::link::llc::Llc;
use cosem_codec::object::{CaptureObjects, CompactBuffer, Content, Part, Profile, Push, Pushed};
use cosem_codec::{Decode, Encode, ErrorKind};
use object_support::{leaf, octets, of, tables, vectors};
use proptest::prelude::*;
use toml::Table;

const fn object(class_id: u16, logical_name: [u8; 6], attribute_index: i8, data_index: u16) -> CaptureObjectDefinition {
    CaptureObjectDefinition { class_id, logical_name: LogicalName(logical_name), attribute_index, data_index }
}

const COMPACT: [u8; 6] = [0, 0, 66, 0, 1, 255];
const CLOCK: [u8; 6] = [0, 0, 1, 0, 0, 255];

/// Daily billing: the template, the time, three registers, a status.
const BILLING: [CaptureObjectDefinition; 6] = [
    object(62, COMPACT, 4, 0),
    object(8, CLOCK, 2, 0),
    object(3, [1, 0, 1, 8, 0, 255], 2, 0),
    object(3, [1, 0, 2, 8, 0, 255], 2, 0),
    object(3, [1, 0, 3, 8, 0, 255], 2, 0),
    object(1, [0, 0, 96, 10, 1, 255], 2, 0),
];

#[test]
fn compact_data_is_read_by_its_template() {
    let template = octets("02 06 11 09 06 06 06 11");
    let buffer = octets("01 0C 07 E5 0A 1F 07 00 00 00 00 FF C4 00 00 12 D6 87 00 74 CB B1 00 00 00 2A 00");
    // the same values with their tags, as the results of a GET with list
    let tagged =
        octets("06 00 11 01 00 09 0C 07 E5 0A 1F 07 00 00 00 00 FF C4 00 00 06 00 12 D6 87 00 06 00 74 CB B1 00 06 00 00 00 2A 00 11 00");
    let objects = CaptureObjects::from(&BILLING[..]);
    assert_eq!(CompactBuffer::template_id(&objects, &buffer), Ok(Some(1)));
    let compact = CompactBuffer::new(&template, objects).unwrap();
    let values: Vec<_> = compact.values(&buffer).map(Result::unwrap).collect();
    let mut rest = &tagged[1..];
    for ((object, cell), definition) in values.iter().zip(&BILLING) {
        assert_eq!((object.class_id, object.logical_name), (definition.class_id, definition.logical_name));
        let (data, after) = Data::decode_prefix(&rest[1..]).unwrap();
        rest = after;
        let mut out = [0; 32];
        let encoded = &*cell.encode(&mut out).unwrap();
        assert_eq!(encoded, data.octets().unwrap());
        // every value by the type of its attribute
        let typed = object.decode(0, encoded).unwrap();
        assert_eq!((typed.class_id(), typed.number()), (definition.class_id, definition.attribute_index));
    }
    assert_eq!((values.len(), rest), (6, &[][..]));
    assert_eq!(values[3].1.value(), Some(Value::DoubleLongUnsigned(7_654_321)));
    assert_eq!(values[1].1.date_time().unwrap().to_string(), "2021-10-31 00:00:00 deviation -60");
}

#[test]
fn a_logbook_in_compact_data_is_a_buffer() {
    let template = octets("02 02 11 01 00 03 02 02 09 12");
    let buffer = octets(
        "02 0C 07 E5 0A 1F 07 01 00 00 00 FF C4 00 00 11 0C 07 E5 0A 1F 07 02 00 00 00 FF C4 00 00 12
        0C 07 E5 0A 1F 07 03 00 00 00 FF C4 00 00 13",
    );
    let direct = octets(
        "01 03 02 02 09 0C 07 E5 0A 1F 07 01 00 00 00 FF C4 00 12 00 11 02 02 09 0C 07 E5 0A 1F 07 02 00 00 00 FF C4 00 12 00 12
        02 02 09 0C 07 E5 0A 1F 07 03 00 00 00 FF C4 00 12 00 13",
    );
    let objects = [object(62, COMPACT, 4, 0), object(7, [0, 0, 99, 98, 0, 255], 2, 0x1003)];
    let compact = CompactBuffer::new(&template, CaptureObjects::from(&objects[..])).unwrap();
    assert_eq!(CompactBuffer::template_id(&compact.objects(), &buffer), Ok(Some(2)));
    let (log, cell) = compact.values(&buffer).nth(1).unwrap().unwrap();
    assert_eq!(log.data_index, DataIndex::last_entries(3, 0));
    let Content::Packed(packed) = cell.content else { panic!() };
    assert_eq!((packed.encoded_len(), packed.elements().count()), (direct.len(), 3));
    // with tags it is the buffer that the profile gives
    let mut out = [0; 64];
    let data = packed.to_data(&mut out).unwrap();
    assert_eq!(data.octets(), Some(&direct[..]));
    let columns = [object(8, CLOCK, 2, 0), object(1, [0, 0, 96, 11, 0, 255], 2, 0)];
    let rows = Profile::new(CaptureObjects::from(&columns[..])).table(data.octets().unwrap()).unwrap();
    let events: Vec<_> = rows.iter().map(|row| (row[0].date_time().unwrap().time().hour(), row[1].value().unwrap())).collect();
    assert_eq!(events, [(Some(1), Value::LongUnsigned(0x11)), (Some(2), Value::LongUnsigned(0x12)), (Some(3), Value::LongUnsigned(0x13))]);
}

#[test]
fn templates_and_objects_of_programs_are_read() {
    // an array of three structures: the worked example; the template that a program made is the same
    for vector in vectors(62, 5) {
        let octets = of(&vector);
        let Ok(Value::OctetString(template)) = Data::from_octets(&octets).value() else { panic!() };
        let count = usize::from(template.0[1]);
        let objects = &BILLING[..count];
        assert!(CompactBuffer::new(template.0, CaptureObjects::from(objects)).is_ok(), "{vector}");
    }
    let mut seen = 0;
    for vector in vectors(62, 3) {
        let octets = of(&vector);
        let version = u8::try_from(vector["version"].as_integer().unwrap()).unwrap();
        let objects = CaptureObjects::of_compact_data(version, &octets).unwrap();
        let stated = vector["decodes"].as_array().unwrap();
        for (found, stated) in objects.iter().zip(stated) {
            let found = found.unwrap();
            let class_id = stated.get("class_id").unwrap_or_else(|| &stated["structure"][0]);
            assert_eq!((found.class_id.to_string(), found.restriction.is_none()), (leaf(class_id), true), "{vector}");
            seen += 1;
        }
    }
    assert_eq!(seen, 8);
    // version 1 with a restriction: entries 1 to 10 of a buffer
    let octets = octets("01 01 02 05 12 00 07 09 06 01 00 63 01 00 FF 0F 02 12 00 00 02 02 16 02 02 02 06 00 00 00 01 06 00 00 00 0A");
    let object = CaptureObjects::of_compact_data(1, &octets).unwrap().get(0).unwrap().unwrap();
    let RestrictionElementRestrictionValue::ByEntry(entries) = object.restriction.unwrap().restriction_value else { panic!() };
    assert_eq!((entries.from_entry, entries.to_entry), (1, 10));
    assert_eq!(CaptureObjects::of_compact_data(2, &octets).unwrap_err().kind, ErrorKind::UnknownVersion { version: 2 });
}

#[test]
fn malformed_compact_data_is_refused_where_it_is_wrong() {
    let objects = CaptureObjects::from(&BILLING[..2]);
    let refused = |template: &str| {
        let template = octets(template);
        let error = CompactBuffer::new(&template, objects).map(|_| ()).unwrap_err();
        (error.kind, error.offset)
    };
    assert_eq!(refused(""), (ErrorKind::Truncated { needed: 1 }, 0));
    assert_eq!(refused("11"), (ErrorKind::UnexpectedTag { expected: 2, found: 0x11 }, 0));
    assert_eq!(refused("02 03 11 11 11"), (ErrorKind::Count { expected: 2, found: 3 }, 1));
    assert_eq!(refused("02 02 11"), (ErrorKind::Truncated { needed: 1 }, 2));
    assert_eq!(refused("02 02 11 01"), (ErrorKind::Truncated { needed: 2 }, 4));
    assert_eq!(refused("02 02 11 07"), (ErrorKind::UnknownSelector { found: 7 }, 3));
    assert_eq!(refused("02 02 11 11 00"), (ErrorKind::Trailing { count: 1 }, 4));

    let template = octets("02 02 11 02 02 06 09");
    let compact = CompactBuffer::new(&template, objects).unwrap();
    let fails = |buffer: &str| {
        let buffer = octets(buffer);
        let mut values = compact.values(&buffer);
        let error = values.find_map(Result::err).unwrap();
        assert!(values.next().is_none());
        (error.kind, error.offset)
    };
    assert_eq!(fails("01"), (ErrorKind::Truncated { needed: 1 }, 1));
    assert_eq!(fails("01 00 00 00"), (ErrorKind::Truncated { needed: 1 }, 1));
    assert_eq!(fails("01 00 00 00 07 02 41"), (ErrorKind::Truncated { needed: 1 }, 6));
    assert_eq!(fails("01 00 00 00 07 00 00"), (ErrorKind::Trailing { count: 1 }, 6));
    // nothing was captured
    assert_eq!(compact.values(&[]).count(), 0);
    assert_eq!(CompactBuffer::template_id(&objects, &[]), Ok(None));
    assert_eq!(CompactBuffer::template_id(&CaptureObjects::from(&BILLING[1..]), &[1]), Ok(None));
    // null-data takes no octet
    let template = octets("02 02 11 00");
    let compact = CompactBuffer::new(&template, objects).unwrap();
    assert_eq!(compact.values(&[7]).map(|value| value.unwrap().1.value().unwrap()).collect::<Vec<_>>(), [Value::Unsigned(7), Value::Null]);
}

/// The DataNotification of a capture.
fn notification(capture: &Table) -> Option<Vec<u8>> {
    let layers: Vec<_> = capture["layers"].as_array()?.iter().filter_map(toml::Value::as_str).collect();
    let hex = octets(capture.get("hex")?.as_str()?);
    if layers == ["apdu"] {
        return Some(hex);
    }
    let frames: Vec<_> = Frames::new(&hex, Rules::DEPLOYED_PUSH).filter_map(Result::ok).map(|frame| frame.information).collect();
    let apdus = frames.iter().filter_map(|information| Llc::decode(information).ok()).map(|llc| llc.apdu.to_vec());
    if !layers.contains(&"gbt") {
        return apdus.into_iter().next();
    }
    let mut buffer = vec![0; 4096];
    let mut blocks = BlockReassembler::new(SliceBuffer::new(&mut buffer));
    let mut whole = None;
    for apdu in frames.iter().map(|information| information.strip_prefix(&[0xe6, 0xe7, 0x00]).unwrap_or(information)) {
        let Ok(Apdu::GeneralBlockTransfer(block)) = Apdu::decode(apdu) else { panic!("{apdu:02x?}") };
        let control = BlockControl::from_octet(block.block_control.bits());
        if let Ok(Received::Message(message)) = blocks.push(control, block.block_number, block.block_number_ack, block.block_data.0) {
            whole = Some(message.to_vec());
        }
    }
    whole
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

#[test]
fn pushes_of_meters_hold_what_their_sources_state() {
    let (mut pushes, mut values) = (0, 0);
    for capture in tables("captures.toml", "capture") {
        let name = capture["name"].as_str().unwrap();
        let stated = capture.get("data_notification").and_then(|stated| stated.get("push_list")).and_then(toml::Value::as_integer);
        let Some(stated) = stated else { continue };
        let octets = notification(&capture).unwrap();
        let notification = DataNotification::decode(&octets).unwrap();
        let push = Push::of_body(notification.notification_body.data_value).unwrap().unwrap_or_else(|| panic!("{name}"));
        assert_eq!(Ok(push.objects().len()), usize::try_from(stated), "{name}");
        let found: Vec<Pushed<'_>> = push.values().map(Result::unwrap).collect();
        for item in capture["items"].as_array().unwrap() {
            let number = |key: &str| item[key].as_integer().unwrap();
            let code: Vec<u8> = item["obis"].as_str().unwrap().split('.').map(|group| group.parse().unwrap()).collect();
            let logical_name = LogicalName(code.try_into().unwrap());
            let (class_id, attribute) = (u16::try_from(number("class")).unwrap(), i8::try_from(number("attribute")).unwrap());
            let value = push.get(class_id, logical_name, attribute).unwrap().unwrap();
            let pushed = found.iter().find(|pushed| pushed.object.is(class_id, logical_name, attribute)).unwrap();
            assert_eq!((pushed.value, pushed.object.part()), (value, Part::Whole), "{name}");
            match value.value().unwrap() {
                Value::OctetString(octets) => assert_eq!(hex(octets.0), item["raw"].as_str().unwrap(), "{name}"),
                Value::DoubleLongUnsigned(value) => assert_eq!(i64::from(value), number("raw"), "{name}"),
                Value::LongUnsigned(value) => assert_eq!(i64::from(value), number("raw"), "{name}"),
                other => panic!("{name}: {other:?}"),
            }
            let typed = pushed.object.decode(0, value.octets().unwrap()).unwrap();
            assert_eq!((typed.class_id(), typed.number()), (class_id, attribute), "{name}");
            values += 1;
        }
        // the list that was read before gives the same
        let (Value::Array(_), Some(list)) = (found[0].value.value().unwrap(), found[0].value.octets()) else { panic!() };
        let objects = CaptureObjects::of_push_setup(0, list).unwrap();
        let again = Push::new(notification.notification_body.data_value, objects).unwrap();
        assert!(again.values().map(Result::unwrap).eq(found.iter().copied()), "{name}");
        pushes += 1;
    }
    assert_eq!((pushes, values), (6, 80));
}

#[test]
fn a_body_without_a_list_says_so() {
    let of = |hex: &str| Push::of_body(Data::from_octets(&octets(hex))).map(|push| push.is_some());
    assert_eq!(of("02 02 09 00 11 00"), Ok(false));
    assert_eq!(of("11 00"), Ok(false));
    assert_eq!(of("02 01 01 01 02 04 12 00 28 09 06 00 08 19 09 00 FF 0F 02 12 00 00"), Ok(true));
    // attribute 1, another class, an element of the list: not the list of all
    assert_eq!(of("02 01 01 01 02 04 12 00 28 09 06 00 08 19 09 00 FF 0F 01 12 00 00"), Ok(false));
    assert_eq!(of("02 01 01 01 02 04 12 00 07 09 06 00 08 19 09 00 FF 0F 02 12 00 00"), Ok(false));
    assert_eq!(of("02 01 01 01 02 04 12 00 28 09 06 00 08 19 09 00 FF 0F 02 12 00 01"), Ok(false));
    assert_eq!(of("02 01 01 01 02 03 12 00 28 09 06 00 08 19 09 00 FF 0F 02"), Ok(false));
    // two members, one of them in the list
    assert_eq!(of("02 02 01 01 02 04 12 00 28 09 06 00 08 19 09 00 FF 0F 02 12 00 00 11 00"), Ok(false));
    assert!(Push::of_body(Data::from_octets(&octets("02 02 11"))).is_err());

    let objects = CaptureObjects::from(&BILLING[..2]);
    let refused = |hex: &str| Push::new(Data::from_octets(&octets(hex)), objects).map(|_| ()).unwrap_err().kind;
    assert_eq!(refused("02 03 11 00 11 00 11 00"), ErrorKind::Count { expected: 2, found: 3 });
    assert_eq!(refused("01 02 11 00 11 00"), ErrorKind::UnexpectedTag { expected: 2, found: 1 });
}

#[test]
fn lists_of_all_versions_are_read() {
    // itself, the clock, the last two entries of a profile and their first column
    let four = |class, name: &str, attribute, index: &str| format!("12 00 {class:02X} 09 06 {name} 0F {attribute:02X} 12 {index}");
    let entries =
        [four(40, "00 08 19 09 00 FF", 2, "00 00"), four(8, "00 00 01 00 00 FF", 2, "00 00"), four(7, "01 00 63 01 00 FF", 2, "11 02")];
    let none = "02 02 16 00 00";
    for (version, size, behind) in [(0, 4, String::new()), (1, 5, none.to_owned()), (2, 6, format!("{none} 01 00"))] {
        let list = entries.iter().map(|entry| format!("02 {size:02X} {entry} {behind}")).collect::<String>();
        let buffer = "01 02 02 01 09 0C 07 E5 0A 1F 07 01 00 00 00 FF C4 00 02 01 09 0C 07 E5 0A 1F 07 02 00 00 00 FF C4 00";
        let body = octets(&format!("02 03 01 03 {list} 09 0C 07 E5 0A 1F 07 03 00 00 00 FF C4 00 {buffer}"));
        let push = Push::of_body(Data::from_octets(&body)).unwrap().unwrap();
        let values: Vec<_> = push.values().map(Result::unwrap).collect();
        assert_eq!((values.len(), values[0].object.restriction.is_some()), (3, version > 0));
        // the buffer has as many columns as the data_index says
        let Part::Recent { columns, count, .. } = values[2].object.part() else { panic!() };
        let all = CaptureObjects::from(&BILLING[1..3]);
        let rows = Profile::new(all.first(columns)).table(values[2].value.octets().unwrap()).unwrap();
        assert_eq!((rows.len(), rows[0].len()), (count.into(), 1));
        assert_eq!(rows[1][0].date_time().unwrap().time().hour(), Some(2));
    }
    assert_eq!(CaptureObjects::of_push_setup(4, &[1, 0]).unwrap_err().kind, ErrorKind::UnknownVersion { version: 4 });
    for vector in vectors(40, 2) {
        let octets = of(&vector);
        let version = u8::try_from(vector["version"].as_integer().unwrap()).unwrap();
        let objects = CaptureObjects::of_push_setup(version, &octets).unwrap();
        let read = objects.iter().filter_map(Result::ok).count();
        let stated = vector["decodes"].as_array().unwrap();
        assert_eq!(read, stated.len(), "{vector}");
    }
}

#[test]
fn a_pushed_register_is_typed() {
    let body = octets("02 01 06 00 00 00 07");
    let objects = [object(3, [1, 0, 1, 8, 0, 255], 2, 0)];
    let push = Push::new(Data::from_octets(&body), CaptureObjects::from(&objects[..])).unwrap();
    let pushed = push.values().next().unwrap().unwrap();
    let any::Attribute::RegisterV0(RegisterV0Attribute::Value(_)) = pushed.object.decode(0, pushed.value.octets().unwrap()).unwrap() else {
        panic!()
    };
}

proptest! {
    #[test]
    fn no_octets_make_it_fail(octets in prop::collection::vec(any::<u8>(), 0..200), template in prop::collection::vec(any::<u8>(), 0..12), count in 0_u8..4) {
        let _ = Push::of_body(Data::from_octets(&octets)).map(|push| push.map(|push| push.values().count()));
        let template = [&[0x02, count][..], &template].concat();
        let objects = CaptureObjects::from(&BILLING[..usize::from(count)]);
        if let Ok(compact) = CompactBuffer::new(&template, objects) {
            for value in compact.values(&octets) {
                let Ok((_, cell)) = value else { break };
                let mut out = vec![0; cell.encoded_len()];
                prop_assert!(cell.encode(&mut out).is_ok());
                prop_assert!(Data::decode(&out).is_ok());
            }
        }
        for version in 0..4 {
            if let Ok(list) = CaptureObjects::of_push_setup(version, &octets) {
                let _ = list.iter().count();
            }
        }
    }
}
