//! Buffers of profiles against their columns, and what is asked of them.

#![cfg(all(feature = "class-measurement", feature = "class-access", feature = "alloc"))]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod object_support;

use cosem_codec::class::{
    CaptureObjectDefinition, DataIndex, DataIndexKind, LogicalName, ProfileGenericV1BufferAccess, RestrictingValue, ScalerUnit, SortMethod,
    Unit, any,
};
use cosem_codec::data::{Data, Value};
use cosem_codec::object::{CaptureObjects, Cell, Content, EntryWish, Origin, Part, Profile, RangeWish, Selected, TimeForm};
use cosem_codec::{DateTime, DecodeError, Encode, ErrorKind};
use object_support::{leaf, octets, of, vectors};
use proptest::prelude::*;
use toml::Value as Toml;

const CLOCK: LogicalName = LogicalName([0, 0, 1, 0, 0, 255]);
const IMPORT: LogicalName = LogicalName([1, 0, 1, 8, 0, 255]);
const EXPORT: LogicalName = LogicalName([1, 0, 2, 8, 0, 255]);

const fn column(class_id: u16, logical_name: LogicalName, attribute_index: i8, data_index: u16) -> CaptureObjectDefinition {
    CaptureObjectDefinition { class_id, logical_name, attribute_index, data_index }
}

/// Clock, status, two energies.
const COLUMNS: [CaptureObjectDefinition; 4] =
    [column(8, CLOCK, 2, 0), column(1, LogicalName([0, 0, 96, 10, 1, 255]), 2, 0), column(3, IMPORT, 2, 0), column(3, EXPORT, 2, 0)];

fn profile(columns: &[CaptureObjectDefinition]) -> Profile<'_> {
    Profile::new(CaptureObjects::from(columns))
}

fn stamp(minute: u8) -> [u8; 12] {
    [0x07, 0xe8, 3, 31, 7, 1, minute, 0, 0, 0xff, 0xc4, 0]
}

#[test]
fn capture_objects_of_meters_and_programs_say_what_their_sources_state() {
    let mut seen = 0;
    for vector in vectors(7, 3) {
        let octets = of(&vector);
        let version = u8::try_from(vector["version"].as_integer().unwrap()).unwrap();
        let columns = CaptureObjects::of_profile(version, &octets).unwrap();
        let stated = vector["decodes"].as_array().unwrap();
        assert_eq!(columns.len(), stated.len(), "{vector}");
        for (index, (column, stated)) in columns.iter().zip(stated).enumerate() {
            let column = column.unwrap();
            let members: Vec<_> = match stated.get("structure") {
                Some(members) => members.as_array().unwrap().iter().map(leaf).collect(),
                None => ["class_id", "logical_name", "attribute_index", "data_index"].map(|name| leaf(&stated[name])).to_vec(),
            };
            let name: String = column.logical_name.0.iter().map(|octet| format!("{octet:02X}")).collect();
            let found = [column.class_id.to_string(), name, column.attribute.to_string(), column.data_index.bits().to_string()];
            assert_eq!(found.to_vec(), members, "{vector}");
            assert_eq!(columns.get(index), Ok(Some(column)));
            let first = columns.position(|other| *other == column).unwrap().unwrap();
            assert_eq!(columns.get(first), Ok(Some(column)));
        }
        seen += stated.len();
    }
    assert!(seen > 130, "{seen}");
}

/// A value of the vectors as the leaves of its tree.
fn leaves(stated: &Toml, out: &mut Vec<String>) {
    match stated {
        Toml::Array(elements) => elements.iter().for_each(|element| leaves(element, out)),
        Toml::Table(table) => table.values().for_each(|element| leaves(element, out)),
        other => out.push(leaf(other)),
    }
}

fn shown(value: Value<'_>, out: &mut Vec<String>) {
    out.push(match value {
        Value::Array(elements) | Value::Structure(elements) => {
            return elements.iter().for_each(|element| shown(element.unwrap().value().unwrap(), out));
        }
        Value::OctetString(octets) => octets.to_string(),
        Value::Null => "null-data".to_owned(),
        Value::Unsigned(number) | Value::Enum(number) => number.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::LongUnsigned(number) => number.to_string(),
        Value::DoubleLongUnsigned(number) => number.to_string(),
        Value::Long64Unsigned(number) => number.to_string(),
        other => panic!("{other:?}"),
    });
}

#[test]
fn buffers_of_meters_and_programs_hold_what_their_sources_state() {
    let any_column = column(1, IMPORT, 2, 0);
    let (mut cells_seen, mut repeated) = (0, 0);
    for vector in vectors(7, 2) {
        let (octets, stated) = (of(&vector), vector["decodes"].as_array().unwrap());
        let Some(first) = stated.first() else { continue };
        let width = first["structure"].as_array().unwrap().len();
        let columns = vec![any_column; width];
        let table = profile(&columns).table(&octets).unwrap();
        assert_eq!(table.len(), stated.len());
        for (row, stated) in table.iter().zip(stated) {
            for (cell, stated) in row.iter().zip(stated["structure"].as_array().unwrap()) {
                let (mut found, mut wanted) = (Vec::new(), Vec::new());
                leaves(stated, &mut wanted);
                if cell.origin == Origin::Repeated {
                    assert_eq!(wanted, ["null-data"]);
                    repeated += 1;
                    continue;
                }
                shown(cell.value().unwrap(), &mut found);
                assert_eq!(found, wanted, "{vector}");
                let mut buffer = vec![0; cell.encoded_len()];
                assert_eq!(cell.encode(&mut buffer).unwrap(), cell.octets().unwrap());
                cells_seen += 1;
            }
        }
    }
    assert_eq!((cells_seen, repeated), (294, 2));
}

#[test]
fn null_data_stands_for_the_value_before() {
    // the second entry: no time, the same status, another energy, the same export
    let vector = vectors(7, 2).into_iter().find(|vector| vector["name"].as_str().unwrap().contains("null-data-time")).unwrap();
    let octets = of(&vector);
    let table = profile(&COLUMNS).table(&octets).unwrap();
    let [first, second] = table.as_slice() else { panic!() };
    assert_eq!(second.iter().map(|cell| cell.origin).collect::<Vec<_>>(), [Origin::Repeated, Origin::Sent, Origin::Sent, Origin::Repeated]);
    assert_eq!((first[3].value(), second[3].value()), (second[3].value(), first[3].value()));
    assert_eq!(second[3].octets(), first[3].octets());
    // with the capture period the time moves on
    let table = profile(&COLUMNS).with_period(900, SortMethod::FIFO).table(&octets).unwrap();
    let times: Vec<_> = table.iter().map(|row| row[0].date_time().unwrap().to_string()).collect();
    assert_eq!(times, ["2024-01-01 00:00:00 deviation -60", "2024-01-01 00:15:00 deviation -60"]);
    assert_eq!((table[1][0].origin, table[1][0].octets()), (Origin::Period, None));
    // the newest first
    let table = profile(&COLUMNS).with_period(900, SortMethod::LIFO).table(&octets).unwrap();
    assert_eq!(table[1][0].date_time().unwrap().to_string(), "2023-12-31 23:45:00 deviation -60");
    let table = profile(&COLUMNS).with_period(900, SortMethod::LARGEST).table(&octets).unwrap();
    assert_eq!(table[1][0].origin, Origin::Repeated);
}

#[test]
fn null_data_without_a_value_before_is_missing() {
    let columns = &COLUMNS[..2];
    let octets = octets("01 03 02 02 00 00 02 02 00 11 07 02 02 00 00");
    let table = profile(columns).with_period(900, SortMethod::FIFO).table(&octets).unwrap();
    let origins: Vec<_> = table.iter().flatten().map(|cell| cell.origin).collect();
    use Origin::{Missing, Repeated, Sent};
    assert_eq!(origins, [Missing, Missing, Missing, Sent, Missing, Repeated]);
    assert_eq!(table[0][0].value(), Some(Value::Null));
    // a time that is a pattern has no time behind it
    let octets = [&[0x01, 2, 0x02, 2, 0x19][..], &DateTime::UNSPECIFIED.to_octets(), &[0x11, 1, 0x02, 2, 0x00, 0x00]].concat();
    let table = profile(columns).with_period(900, SortMethod::FIFO).table(&octets).unwrap();
    assert_eq!(table[1][0].origin, Missing);
}

#[test]
fn differences_are_added() {
    let columns = [COLUMNS[2], COLUMNS[3]];
    // 1000 and 500; +5 and -1; +300 and repeated; -2 and +70000
    let buffer = octets("01 04 02 02 06 00 00 03 E8 05 00 00 01 F4  02 02 1F 05 1C FF  02 02 20 01 2C 00  02 02 1C FE 21 00 01 11 70");
    let table = profile(&columns).table(&buffer).unwrap();
    let values: Vec<_> = table.iter().map(|row| (row[0].value().unwrap(), row[1].value().unwrap())).collect();
    let expected = [(1000, 500), (1005, 499), (1305, 499), (1303, 70_499)];
    assert_eq!(values, expected.map(|(import, export)| (Value::DoubleLongUnsigned(import), Value::DoubleLong(export))));
    assert_eq!(table[3][0].origin, Origin::Delta);
    let scaler_unit = ScalerUnit { scaler: 1, unit: Unit::WATT_HOUR };
    assert_eq!(table[3][0].quantity(&scaler_unit).unwrap().to_string(), "13030 Wh");

    let fails = |hex: &str| {
        let error = profile(&columns[..1]).table(&octets(hex)).unwrap_err();
        (error.kind, error.offset)
    };
    // nothing to add to, text before, below 0, beyond the type
    assert_eq!(fails("01 01 02 01 1C 01"), (ErrorKind::UnknownSelector { found: 0x1c }, 4));
    assert_eq!(fails("01 02 02 01 0A 01 31 02 01 1C 01"), (ErrorKind::UnknownSelector { found: 0x1c }, 9));
    assert_eq!(fails("01 02 02 01 11 00 02 01 1C FF"), (ErrorKind::Range, 8));
    assert_eq!(fails("01 02 02 01 11 FF 02 01 1F 01"), (ErrorKind::Range, 8));
    assert_eq!(fails("01 02 02 01 11 FF 02 01 20 01"), (ErrorKind::Truncated { needed: 1 }, 8));
}

#[test]
fn compact_arrays_are_walked_as_arrays() {
    // time, status, energy, and a structure of scaler and unit
    let columns = [COLUMNS[0], COLUMNS[1], COLUMNS[2], column(3, IMPORT, 3, 0)];
    let mut buffer = octets("13 02 04 09 11 06 02 02 0F 16 28");
    let mut ordinary = vec![0x01, 2];
    for (minute, energy) in [(15, 1000_u32), (30, 1007)] {
        buffer.push(12);
        buffer.extend(stamp(minute));
        buffer.push(7);
        buffer.extend(energy.to_be_bytes());
        buffer.extend([0xff, 30]);
        ordinary.extend([0x02, 4, 0x09, 12]);
        ordinary.extend(stamp(minute));
        ordinary.extend([0x11, 7, 0x06]);
        ordinary.extend(energy.to_be_bytes());
        ordinary.extend([0x02, 2, 0x0f, 0xff, 0x16, 30]);
    }
    let (compact, plain) = (profile(&columns).table(&buffer).unwrap(), profile(&columns).table(&ordinary).unwrap());
    assert_eq!((compact.len(), plain.len()), (2, 2));
    for (packed, tagged) in compact.iter().flatten().zip(plain.iter().flatten()) {
        let mut out = [0; 32];
        assert_eq!(packed.encode(&mut out).unwrap(), tagged.octets().unwrap());
        assert_eq!((packed.encoded_len(), packed.octets()), (tagged.octets().unwrap().len(), None));
    }
    let Content::Packed(scaler_unit) = compact[0][3].content else { panic!() };
    assert_eq!(scaler_unit.elements().map(|member| member.leaf().unwrap()).collect::<Vec<_>>(), [Value::Integer(-1), Value::Enum(30)]);
    assert_eq!((scaler_unit.octets(), scaler_unit.leaf()), (&[0xff, 30][..], None));
    // typed by way of a buffer
    let mut out = [0; 32];
    let data = scaler_unit.to_data(&mut out).unwrap();
    assert_eq!(data.decode_as::<ScalerUnit>(), Ok(ScalerUnit { scaler: -1, unit: Unit::WATT_HOUR }));

    let fails = |buffer: &[u8], columns: &[CaptureObjectDefinition]| {
        let error = profile(columns).table(buffer).unwrap_err();
        (error.kind, error.offset)
    };
    assert_eq!(fails(&buffer, &columns[..3]), (ErrorKind::Count { expected: 3, found: 4 }, 11));
    assert_eq!(fails(&octets("13 02 01 06 03 00 00 01"), &columns[..1]), (ErrorKind::Truncated { needed: 1 }, 5));
    assert_eq!(fails(&octets("13 02 01 06 00 00"), &columns[..1]), (ErrorKind::Trailing { count: 1 }, 5));
    // one column without a structure around it
    let buffer = octets("13 12 04 00 01 00 02");
    let table = profile(&columns[2..3]).table(&buffer).unwrap();
    assert_eq!(table.iter().map(|row| row[0].value().unwrap()).collect::<Vec<_>>(), [Value::LongUnsigned(1), Value::LongUnsigned(2)]);
}

#[test]
fn cells_are_typed_by_their_columns() {
    let buffer = [&[0x01, 1, 0x02, 4, 0x09, 12][..], &stamp(15), &octets("11 00 06 00 00 03 E8 06 00 00 00 07")].concat();
    let mut cells = [Cell::EMPTY; 8];
    let profile = profile(&COLUMNS);
    let mut rows = profile.rows(&buffer, &mut cells).unwrap();
    assert_eq!(rows.remaining(), Some(1));
    let row = rows.next_row().unwrap().unwrap().to_vec();
    assert_eq!(rows.next_row(), Ok(None));
    let typed = |index: usize| profile.columns().get(index).unwrap().unwrap().decode(0, row[index].octets().unwrap());
    assert!(matches!(typed(2), Ok(any::Attribute::RegisterV0(_))), "{:?}", typed(2));
    assert!(matches!(typed(1), Ok(any::Attribute::DataV0(_))));
    assert_eq!(typed(0).map(|value| (value.class_id(), value.number())), Ok((8, 2)));
    assert_eq!(row[0].date_time(), Some(DateTime::from_octets(stamp(15))));
}

#[test]
fn malformed_buffers_are_refused_where_they_are_wrong() {
    let two = &COLUMNS[..2];
    let fails = |hex: &str| {
        let octets = octets(hex);
        let mut cells = [Cell::EMPTY; 2];
        let mut rows = match profile(two).rows(&octets, &mut cells) {
            Ok(rows) => rows,
            Err(error) => return (error.kind, error.offset),
        };
        loop {
            match rows.next_row() {
                Ok(Some(_)) => {}
                Ok(None) => panic!("{hex}"),
                Err(error) => {
                    assert_eq!(rows.next_row(), Ok(None));
                    return (error.kind, error.offset);
                }
            }
        }
    };
    assert_eq!(fails(""), (ErrorKind::Truncated { needed: 1 }, 0));
    assert_eq!(fails("02 00"), (ErrorKind::UnexpectedTag { expected: 1, found: 2 }, 0));
    assert_eq!(fails("01 01"), (ErrorKind::Truncated { needed: 1 }, 2));
    assert_eq!(fails("01 01 11 00"), (ErrorKind::UnexpectedTag { expected: 2, found: 0x11 }, 2));
    assert_eq!(fails("01 01 02 03 11 00 11 00 11 00"), (ErrorKind::Count { expected: 2, found: 3 }, 3));
    assert_eq!(fails("01 01 02 02 11 00 12 00"), (ErrorKind::Truncated { needed: 1 }, 6));
    assert_eq!(fails("01 01 02 02 11 00 07 00"), (ErrorKind::UnknownSelector { found: 7 }, 6));
    assert_eq!(fails("01 01 02 02 11 00 02 01 07"), (ErrorKind::UnknownSelector { found: 7 }, 8));
    assert_eq!(fails("01 01 02 02 11 00 11 00 AA"), (ErrorKind::Trailing { count: 1 }, 8));
    let mut few = [Cell::EMPTY; 1];
    assert_eq!(profile(two).rows(&[1, 0], &mut few).unwrap_err().kind, ErrorKind::Length { found: 2 });
    // columns that are malformed
    let columns = octets("01 01 02 04 12 00 08 09 05");
    let mut cells = [Cell::EMPTY; 1];
    let error = Profile::new(CaptureObjects::of_profile(1, &columns).unwrap()).rows(&[1, 0], &mut cells).unwrap_err();
    assert_eq!((error.kind, error.offset), (ErrorKind::Length { found: 5 }, 8));
    assert_eq!(CaptureObjects::of_profile(2, &columns).unwrap_err().kind, ErrorKind::UnknownVersion { version: 2 });
}

/// The access parameters that a program of others made for the same wish.
fn selection(name: &str) -> Vec<u8> {
    of(&vectors_with_selector().into_iter().find(|vector| vector["name"].as_str() == Some(name)).expect(name))
}

fn vectors_with_selector() -> Vec<toml::Table> {
    object_support::all().into_iter().filter(|vector| vector.contains_key("selector")).collect()
}

#[test]
fn wishes_become_the_access_parameters_that_others_make() {
    let columns = CaptureObjects::from(&COLUMNS[..]);
    let mut buffer = [0; 256];
    let stated = selection("ic7-v1-a2-selector1-one-day-all-columns");
    let access = ProfileGenericV1BufferAccess::decode(1, &stated).unwrap();
    let ProfileGenericV1BufferAccess::RangeDescriptor(range) = access else { panic!() };
    let time = |value| match value {
        RestrictingValue::OctetString(octets) => DateTime::from_octets(octets.0.try_into().unwrap()),
        other => panic!("{other:?}"),
    };
    let wish = RangeWish::of_time(&columns, time(range.from_value), time(range.to_value)).unwrap().unwrap();
    let made = wish.encode(&mut buffer).unwrap();
    assert_eq!((made.access_selector, made.access_parameters.octets().unwrap()), (1, &stated[..]));

    // the example of the reference: one hour, behind the octet of the presence and the selector
    let stated = octets(
        "02 04 02 04 12 00 08 09 06 00 00 01 00 00 FF 0F 02 12 00 00 09 0C 07 E1 0A 01 07 00 00 00 00 FF C4 80
        09 0C 07 E1 0A 01 07 01 00 00 00 FF C4 80 01 00",
    );
    let from = DateTime::from_octets([0x07, 0xe1, 10, 1, 7, 0, 0, 0, 0, 0xff, 0xc4, 0x80]);
    let wish = RangeWish::of_time(&columns, from, from.plus_seconds(3_600).unwrap()).unwrap().unwrap();
    assert_eq!(wish.encode(&mut buffer).unwrap().access_parameters.octets().unwrap(), stated);
    assert!(wish.access_v0().is_some() && wish.with_columns(&COLUMNS[2..]).access_v0().is_none());
    assert_eq!(wish.encode(&mut [0; 8]).map(|_| ()), Err(cosem_codec::EncodeError::BufferTooSmall { needed: stated.len() }));
    let tagged = wish.in_form(TimeForm::DateTime);
    let octets = tagged.encode(&mut buffer).unwrap().access_parameters.octets().unwrap().to_vec();
    assert_eq!((octets[20], octets.len()), (0x19, stated.len() - 2));
    let wish = wish.with_columns(&COLUMNS[2..3]);
    let ProfileGenericV1BufferAccess::RangeDescriptor(range) = wish.access() else { panic!() };
    assert!(range.selected_values.iter().map(Result::unwrap).eq([COLUMNS[2]]));
    assert!(RangeWish::of_time(&CaptureObjects::from(&COLUMNS[1..]), from, from).unwrap().is_none());
    let by_energy =
        RangeWish::of_values(&columns.get(2).unwrap().unwrap(), RestrictingValue::LongUnsigned(1), RestrictingValue::LongUnsigned(2));
    assert!(by_energy.encode(&mut buffer).is_ok());

    for (name, wish) in [
        ("ic7-v1-a2-selector2-rows-1-to-10", EntryWish::entries(1..=10).unwrap()),
        ("ic7-v1-a2-selector2-from-row-5-on", EntryWish::entries(5..).unwrap()),
    ] {
        let made = wish.encode(&mut buffer).unwrap();
        assert_eq!((made.access_selector, made.access_parameters.octets().unwrap()), (2, &selection(name)[..]), "{name}");
    }
}

#[test]
fn entries_are_counted_from_one() {
    let bounds = |wish: Option<EntryWish>| wish.map(|wish| (wish.descriptor().from_entry, wish.descriptor().to_entry));
    assert_eq!(bounds(EntryWish::entries(..)), Some((1, 0)));
    assert_eq!(bounds(EntryWish::entries(1..11)), Some((1, 10)));
    assert_eq!(bounds(EntryWish::entries(..=3)), Some((1, 3)));
    for (first, last) in [(0, 5), (5, 4), (1, 0)] {
        assert_eq!(bounds(EntryWish::entries(first..=last)), None);
    }
    assert_eq!(bounds(EntryWish::entries(1..1)), None);
    assert_eq!(bounds(EntryWish::entries(..0)), None);
    assert_eq!(bounds(EntryWish::newest(24, 1000, SortMethod::FIFO)), Some((977, 0)));
    assert_eq!(bounds(EntryWish::newest(24, 10, SortMethod::FIFO)), Some((1, 0)));
    assert_eq!(bounds(EntryWish::newest(24, 1000, SortMethod::LIFO)), Some((1, 24)));
    assert_eq!(bounds(EntryWish::newest(24, 1000, SortMethod::LARGEST)), None);
    assert_eq!(bounds(EntryWish::newest(0, 1000, SortMethod::FIFO)), None);
    assert_eq!(bounds(EntryWish::newest(1, 0, SortMethod::FIFO)), None);

    let wish = EntryWish::entries(..).unwrap().with_columns(2..=3).unwrap();
    assert_eq!((wish.descriptor().from_selected_value, wish.descriptor().to_selected_value), (2, 3));
    let all = CaptureObjects::from(&COLUMNS[..]);
    let names = |columns: CaptureObjects<'_>| columns.iter().map(|column| column.unwrap().logical_name.0[2]).collect::<Vec<_>>();
    assert_eq!(names(wish.columns(all)), [96, 1]);
    assert_eq!(names(all.between(2, 0)), [96, 1, 2]);
    assert_eq!(names(all.between(3, 9).first(1)), [1]);
    assert_eq!((names(all.between(5, 9)), all.between(5, 9).is_empty()), (vec![], true));
    assert_eq!((names(all.first(0)).len(), all.first(2).len()), (4, 2));
    // the answer has only these columns
    let octets = octets("01 01 02 02 11 05 06 00 00 00 07");
    assert_eq!(Profile::new(wish.columns(all)).table(&octets).unwrap()[0][1].value(), Some(Value::DoubleLongUnsigned(7)));
}

#[test]
fn a_data_index_has_a_meaning() {
    let part = |bits| DataIndex::from_bits(bits).part();
    let recent = |kind, columns, count| Part::Recent { kind, columns, count };
    assert_eq!(part(0), Part::Whole);
    assert_eq!(part(1), Part::Element(1));
    assert_eq!(part(0x0fff), Part::Element(0x0fff));
    assert_eq!(part(0x1001), recent(DataIndexKind::LAST_ENTRIES, 0, 1));
    assert_eq!(part(0x1218), recent(DataIndexKind::LAST_ENTRIES, 2, 24));
    assert_eq!(part(0x9001), recent(DataIndexKind::LAST_DAYS_AND_CURRENT, 0, 1));
    assert_eq!(part(0xf001), recent(DataIndexKind::LAST_MONTHS, 0, 1));
    assert_eq!(DataIndex::last_entries(24, 2).bits(), 0x1218);

    // applied to a value
    let select = |data_index, value: &[u8]| -> Result<Option<Vec<Vec<u8>>>, DecodeError> {
        let definitions = [column(7, IMPORT, 2, data_index)];
        let object = CaptureObjects::from(&definitions[..]).get(0).unwrap().unwrap();
        let selected = object.select(Data::from_octets(value))?;
        Ok(selected.map(|selected| match selected {
            Selected::One(data) => vec![data.octets().unwrap().to_vec()],
            Selected::Entries { skip, entries } => {
                entries.iter().skip(skip).map(|entry| entry.unwrap().octets().unwrap().to_vec()).collect()
            }
        }))
    };
    let value = [0x01, 3, 0x11, 1, 0x11, 2, 0x11, 3];
    assert_eq!(select(0, &value), Ok(Some(vec![value[..].to_vec()])));
    assert_eq!(select(2, &value), Ok(Some(vec![vec![0x11, 2]])));
    assert_eq!(select(4, &value), Ok(None));
    assert_eq!(select(1, &[0x11, 1]), Ok(None));
    assert_eq!(select(0x1002, &value), Ok(Some(vec![vec![0x11, 2], vec![0x11, 3]])));
    assert_eq!(select(0x1009, &value).unwrap().unwrap().len(), 3);
    assert_eq!(select(0x9001, &value), Ok(None));
    assert!(select(2, &value[..5]).is_err());
    // a part has no type of its own
    let definitions = [column(3, IMPORT, 3, 1)];
    let object = CaptureObjects::from(&definitions[..]).get(0).unwrap().unwrap();
    assert_eq!(object.decode(0, &[0x0f, 0x00]).map(|_| ()).unwrap_err().kind, ErrorKind::UnknownAttribute { number: 3 });
}

#[test]
fn version_0_has_three_members_or_four() {
    let three = octets("01 01 02 03 12 00 08 09 06 00 00 01 00 00 FF 0F 02");
    let columns = CaptureObjects::of_profile(0, &three).unwrap();
    let clock = columns.get(0).unwrap().unwrap();
    assert!(clock.is_clock_time() && clock.part() == Part::Whole && clock.is(8, CLOCK, 2));
    assert!(CaptureObjects::of_profile(1, &three).unwrap().get(0).is_err());
}

proptest! {
    #[test]
    fn no_octets_make_it_fail(mut octets in prop::collection::vec(any::<u8>(), 0..300), tag in prop::sample::select(vec![1_u8, 0x13]), period in 0_u32..1000) {
        if let Some(first) = octets.first_mut() {
            *first = tag;
        }
        let _ = profile(&COLUMNS[..2]).with_period(period, SortMethod::FIFO).table(&octets);
        if let Ok(columns) = CaptureObjects::of_profile(1, &octets) {
            let _ = (columns.iter().count(), columns.between(2, 5).iter().count(), format!("{columns:?}"));
        }
    }

    #[test]
    fn rows_of_differences_are_those_of_values(start in 0_u32..1000, steps in prop::collection::vec(-128_i8..=127, 0..50)) {
        let (mut value, mut octets) = (i64::from(start) + 10_000, vec![0x01, u8::try_from(steps.len() + 1).unwrap()]);
        octets.extend([0x02, 1, 0x06]);
        octets.extend(u32::try_from(value).unwrap().to_be_bytes());
        let mut values = vec![value];
        for step in steps {
            octets.extend([0x02, 1, 0x1c, step.cast_unsigned()]);
            value += i64::from(step);
            values.push(value);
        }
        let table = profile(&COLUMNS[2..3]).table(&octets).unwrap();
        let found: Vec<_> = table.iter().map(|row| match row[0].value() { Some(Value::DoubleLongUnsigned(value)) => i64::from(value), other => panic!("{other:?}") }).collect();
        prop_assert_eq!(found, values);
    }
}
