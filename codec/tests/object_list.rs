//! Object lists of associations: views, look-ups, access rights, short names, and the index.

#![cfg(all(feature = "class-access", feature = "class-measurement", feature = "class-time", feature = "alloc"))]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod object_support;

use std::collections::BTreeMap;

use cosem_codec::class::{LogicalName, ReservedBaseName, any};
use cosem_codec::object::{Member, Model, ModelError, Object, ObjectList, Permission, Protection, ShortName};
use cosem_codec::{DecodeError, ErrorKind};
use object_support::octets;
use proptest::prelude::*;
use toml::{Table, Value};

/// The known answers for attribute 2 of associations, also those that nobody agrees about.
fn vectors(class_id: i64) -> Vec<Table> {
    object_support::vectors(class_id, 2)
}

fn version(vector: &Table) -> u8 {
    u8::try_from(vector["version"].as_integer().unwrap()).unwrap()
}

fn text<'t>(table: &'t Value, key: &str) -> &'t str {
    table[key].as_str().unwrap_or_else(|| panic!("{key} in {table}"))
}

/// `integer 1` becomes 1.
fn last(text: &str) -> i64 {
    text.rsplit(' ').next().unwrap().parse().unwrap()
}

/// What the vector says of an object's access rights: number and mode of each attribute, its selectors, and of each method.
type Rights = (Vec<(i64, i64, Vec<i64>)>, Vec<(i64, i64)>);

fn stated_rights(rights: &Value) -> Rights {
    let attributes = rights["attribute_access"].as_array().unwrap().iter().map(|item| {
        let (id, mode, selectors) = match item.get("structure") {
            Some(members) => (members[0].as_str().unwrap(), members[1].as_str().unwrap(), None),
            None => (text(item, "attribute_id"), text(item, "access_mode"), item["access_selectors"].as_array()),
        };
        let selectors = selectors.into_iter().flatten().map(|selector| last(selector.as_str().unwrap())).collect();
        (last(id), last(mode), selectors)
    });
    let methods = rights["method_access"].as_array().unwrap().iter().map(|item| {
        let mode = match text(item, "access_mode") {
            "boolean true" => 1,
            "boolean false" => 0,
            mode => last(mode),
        };
        (last(text(item, "method_id")), mode)
    });
    (attributes.collect(), methods.collect())
}

fn rights(object: &Object<'_>) -> Rights {
    let attributes = object.attribute_rights().unwrap().map(|right| {
        let right = right.unwrap();
        let selectors = right.selectors().iter().map(|selector| selector.unwrap().into());
        (right.attribute.into(), right.mode.code().into(), selectors.collect())
    });
    let methods = object.method_rights().unwrap().map(|right| {
        let right = right.unwrap();
        (right.method.into(), right.mode.code().into())
    });
    (attributes.collect(), methods.collect())
}

fn stated_name(element: &Value) -> LogicalName {
    let hex = text(element, "logical_name").strip_prefix("octet-string ").unwrap();
    LogicalName(octets(hex).try_into().unwrap())
}

#[test]
fn lists_of_meters_and_programs_say_what_their_sources_state() {
    let mut seen = BTreeMap::new();
    for vector in vectors(15) {
        let (name, octets) = (vector["name"].as_str().unwrap(), octets(vector["hex"].as_str().unwrap()));
        let list = ObjectList::of_association(15, version(&vector), &octets).unwrap();
        if vector["valid"].as_bool() != Some(true) {
            assert!(list.check().is_err(), "{name}");
            continue;
        }
        let stated = vector["decodes"].as_array().unwrap();
        assert_eq!((list.len(), list.check()), (stated.len(), Ok(stated.len())), "{name}");
        let model = Model::new(list).unwrap();
        for (object, stated) in list.iter().zip(stated) {
            let object = object.unwrap();
            assert_eq!(i64::from(object.class_id), last(text(stated, "class_id")), "{name}");
            assert_eq!(i64::from(object.version), last(text(stated, "version")), "{name}");
            assert_eq!(object.logical_name, stated_name(stated), "{name}");
            let stated = stated_rights(&stated["access_rights"]);
            assert_eq!(rights(&object), stated, "{name} {object:?}");
            // the look-ups find the same object
            let same = |found: Object<'_>| (found.class_id, found.version, found.logical_name, rights(&found));
            let wanted = same(object);
            let of_list = list.get(object.class_id, object.logical_name).unwrap().unwrap();
            let of_model = model.get(object.class_id, object.logical_name).unwrap();
            assert_eq!((same(of_list), same(of_model)), (wanted.clone(), wanted.clone()), "{name}");
            assert!(list.named(object.logical_name).any(|found| same(found.unwrap()) == wanted), "{name}");
            assert!(model.named(object.logical_name).any(|found| same(found) == wanted), "{name}");
            assert!(list.of_class(object.class_id).any(|found| same(found.unwrap()) == wanted), "{name}");
            assert!(model.of_class(object.class_id).any(|found| same(found) == wanted), "{name}");
            for (attribute, _, selectors) in &stated.0 {
                let attribute = i8::try_from(*attribute).unwrap();
                for selector in 0..=4 {
                    assert_eq!(object.selective(attribute, selector), Ok(Some(selectors.contains(&selector.into()))), "{name}");
                }
            }
            *seen.entry(version(&vector)).or_insert(0) += 1;
        }
        assert_eq!(model.len(), stated.len());
        assert_eq!(model.iter().count(), stated.len());
        assert_eq!((list.is_empty(), model.is_empty()), (stated.is_empty(), stated.is_empty()));
    }
    assert_eq!(seen, BTreeMap::from([(0, 125), (1, 77), (2, 12), (3, 2)]));
}

#[test]
fn short_names_are_looked_up_both_ways() {
    let mut seen = 0;
    for vector in vectors(12) {
        let (name, octets) = (vector["name"].as_str().unwrap(), octets(vector["hex"].as_str().unwrap()));
        let list = ObjectList::of_association(12, version(&vector), &octets).unwrap();
        let stated = vector["decodes"].as_array().unwrap();
        assert_eq!(list.check(), Ok(stated.len()), "{name}");
        let model = Model::new(list).unwrap();
        for (object, stated) in list.iter().zip(stated) {
            let object = object.unwrap();
            let base = i16::try_from(last(text(stated, "base_name"))).unwrap().cast_unsigned();
            assert_eq!((object.base_name, object.logical_name), (Some(base), stated_name(stated)), "{name}");
            assert_eq!(list.at_base_name(base).unwrap().unwrap().logical_name, object.logical_name);
            assert_eq!(model.at_base_name(base).unwrap().logical_name, object.logical_name);
            let class = object.class().unwrap();
            for (member, offset) in (class.attributes.iter().map(|attribute| (Member::Attribute(attribute.number), attribute.offset)))
                .chain(class.methods.iter().map(|method| (Member::Method(method.number), method.offset)))
            {
                let Some(offset) = offset else { continue };
                let short_name = base.checked_add(offset).unwrap();
                assert_eq!(object.short_name(member), Some(short_name), "{name}");
                let (found, what) = list.resolve(short_name).unwrap().unwrap();
                assert_eq!((found.base_name, what), (Some(base), ShortName { member, declared: true }), "{name}");
                let (found, what) = model.resolve(short_name).unwrap();
                assert_eq!((found.base_name, what), (Some(base), ShortName { member, declared: true }), "{name}");
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

/// Association at FA00, a clock at 2BC0, a register at 0100, and one of a class that nobody knows at 0200.
const SHORT: &str = "01 04
    02 04 10 FA 00 12 00 0C 11 02 09 06 00 00 28 00 00 FF
    02 04 10 2B C0 12 00 08 11 00 09 06 00 00 01 00 00 FF
    02 04 10 01 00 12 00 03 11 00 09 06 01 00 01 08 00 FF
    02 04 10 02 00 12 7F FF 11 00 09 06 00 00 80 00 00 FF";

#[test]
fn short_names_without_a_declaration_follow_the_rule() {
    let octets = octets(SHORT);
    let list = ObjectList::of_sn(3, &octets).unwrap();
    let resolve = |short_name| list.resolve(short_name).unwrap().map(|(object, what)| (object.class_id, what.member, what.declared));
    assert_eq!(resolve(0xfa08), Some((12, Member::Attribute(2), true)));
    assert_eq!(resolve(0xfa58), Some((12, Member::Method(8), true)));
    assert_eq!(resolve(0x0108), Some((3, Member::Attribute(2), true)));
    assert_eq!(resolve(0x0128), Some((3, Member::Method(1), true)));
    // a register has neither attribute nor method there
    assert_eq!(resolve(0x0118), None);
    assert_eq!(resolve(0x0109), None);
    assert_eq!(resolve(0x00f8), None);
    // nothing is known of the class: attributes by the rule
    assert_eq!(resolve(0x0210), Some((0x7fff, Member::Attribute(3), false)));
    assert_eq!(resolve(0x0211), None);
    let unknown = list.at_base_name(0x0200).unwrap().unwrap();
    assert_eq!(unknown.short_name(Member::Attribute(3)), Some(0x0210));
    assert_eq!(unknown.short_name(Member::Method(1)), None);
    assert_eq!(unknown.short_name(Member::Attribute(0)), None);
    assert_eq!(unknown.short_name(Member::Attribute(-1)), None);
    // attributes 5 and 6 of version 3 have no short name in the spec, but nothing else has theirs
    let octets = [&octets[..11], &[0x03], &octets[12..]].concat();
    let list = ObjectList::of_sn(3, &octets).unwrap();
    assert_eq!(list.get(12, LogicalName([0, 0, 40, 0, 0, 255])).unwrap().unwrap().version, 3);
    let (association, what) = list.resolve(0xfa20).unwrap().unwrap();
    assert_eq!(what, ShortName { member: Member::Attribute(5), declared: false });
    assert_eq!(association.short_name(Member::Attribute(5)), Some(0xfa20));
}

#[test]
fn some_base_names_are_known_before_the_list_is_read() {
    let short_name = |base: ReservedBaseName, number| base.short_name(Member::Attribute(number));
    assert_eq!(short_name(ReservedBaseName::ASSOCIATION_SN, 2), Some(0xfa08));
    assert_eq!(ReservedBaseName::ASSOCIATION_SN.short_name(Member::Method(8)), Some(0xfa58));
    assert_eq!(short_name(ReservedBaseName::SAP_ASSIGNMENT, 2), Some(0xfc08));
    // a Data or a Register
    assert_eq!(short_name(ReservedBaseName::LOGICAL_DEVICE_NAME, 2), None);
    assert_eq!(short_name(ReservedBaseName(0x0100), 2), None);
}

#[test]
fn rights_of_short_names_stand_in_a_list_of_their_own() {
    let objects = octets(SHORT);
    // the register: attribute 2 may be read with authentication, method 1 not at all
    let rights = octets("01 01 02 03 10 01 00 01 01 02 03 0F 02 16 04 00 01 01 02 02 0F 01 16 00");
    let list = ObjectList::of_sn(2, &objects).unwrap().with_access_rights(2, &rights).unwrap();
    let model = Model::new(list).unwrap();
    for register in [list.at_base_name(0x0100).unwrap().unwrap(), model.at_base_name(0x0100).unwrap()] {
        let authenticated = Protection { authenticated: true, ..Protection::NONE };
        assert_eq!(register.read(2), Ok(Some(Permission::Allowed { request: authenticated, response: authenticated })));
        assert_eq!(register.write(2), Ok(Some(Permission::Denied)));
        assert_eq!(register.invoke(1), Ok(Some(Permission::Denied)));
        assert_eq!(register.read(3), Ok(None));
    }
    for clock in [list.at_base_name(0x2bc0).unwrap().unwrap(), model.at_base_name(0x2bc0).unwrap()] {
        assert_eq!(clock.read(2), Ok(None));
    }
    // version 4 reads the same modes as bits
    let list = ObjectList::of_sn(4, &objects).unwrap().with_access_rights(4, &rights).unwrap();
    let register = list.at_base_name(0x0100).unwrap().unwrap();
    assert_eq!(register.read(2), Ok(Some(Permission::Denied)));

    let unknown = |list: Result<ObjectList<'_>, DecodeError>| list.map(|_| ()).unwrap_err().kind;
    assert_eq!(unknown(ObjectList::of_sn(1, &objects).unwrap().with_access_rights(1, &rights)), ErrorKind::UnknownVersion { version: 1 });
    assert_eq!(unknown(ObjectList::of_ln(1, &[1, 0]).unwrap().with_access_rights(2, &rights)), ErrorKind::UnknownAttribute { number: 3 });
    let broken = &rights[..rights.len() - 1];
    let list = ObjectList::of_sn(2, &objects).unwrap().with_access_rights(2, broken).unwrap();
    assert_eq!(Model::new(list).map(|_| ()).unwrap_err().offset, 20);
    assert!(list.at_base_name(0x0100).unwrap().unwrap().read(2).is_err());
}

fn one_object(version: u8, mode: u8, method_mode: &[u8], ask: impl Fn(&Object<'_>)) {
    let mut octets = octets("01 01 02 04 12 00 03 11 00 09 06 01 00 01 08 00 FF 02 02 01 01 02 03 0F 02 16 00 00 01 01 02 02 0F 01");
    octets[26] = mode;
    octets.extend(method_mode);
    ask(&ObjectList::of_ln(version, &octets).unwrap().iter().next().unwrap().unwrap());
}

#[test]
fn permissions_are_asked_in_one_way_in_all_versions() {
    let authenticated = Protection { authenticated: true, ..Protection::NONE };
    let with_tag = Permission::Allowed { request: authenticated, response: authenticated };
    let (no, yes) = (Permission::Denied, Permission::ALLOWED);
    let unknown = |mode| Permission::Unknown { mode };
    let modes = [
        (0, [(0, no, no), (1, yes, no), (2, no, yes), (3, yes, yes), (4, unknown(4), unknown(4))].to_vec()),
        (
            1,
            [(0, no, no), (3, yes, yes), (4, with_tag, no), (5, no, with_tag), (6, with_tag, with_tag), (7, unknown(7), unknown(7))]
                .to_vec(),
        ),
        (2, [(1, yes, no), (6, with_tag, with_tag)].to_vec()),
    ];
    for (version, modes) in modes {
        for (mode, read, write) in modes {
            let method: &[u8] = if version == 0 { &[0x03, 0x01] } else { &[0x16, 0x01] };
            one_object(version, mode, method, |object| {
                assert_eq!((object.read(2), object.write(2)), (Ok(Some(read)), Ok(Some(write))), "version {version} mode {mode}");
                assert_eq!(object.invoke(1), Ok(Some(yes)));
                assert_eq!(object.invoke(2), Ok(None));
            });
        }
    }
    for (mode, permission) in [(0, no), (1, yes), (2, with_tag), (3, unknown(3))] {
        one_object(2, 0, &[0x16, mode], |object| assert_eq!(object.invoke(1), Ok(Some(permission))));
    }
    // version 3: encrypted and signed requests, authenticated and encrypted responses
    let request = Protection { encrypted: true, signed: true, authenticated: false };
    let response = Protection { authenticated: true, encrypted: true, signed: false };
    one_object(3, 0b0111_1001, &[0x16, 0b1000_0101], |object| {
        assert_eq!(object.read(2), Ok(Some(Permission::Allowed { request, response })));
        assert_eq!(object.write(2), Ok(Some(no)));
        let signed = Protection { signed: true, ..Protection::NONE };
        assert_eq!(object.invoke(1), Ok(Some(Permission::Allowed { request: authenticated, response: signed })));
    });
    one_object(3, 0b0000_0100, &[0x16, 0b0000_0100], |object| {
        assert_eq!((object.read(2), object.invoke(1)), (Ok(Some(no)), Ok(Some(no))));
    });
}

#[test]
fn values_are_typed_by_the_list() {
    let octets = octets(
        "01 02
        02 04 12 00 03 11 00 09 06 01 00 01 08 00 FF 02 02 01 00 01 00
        02 04 12 00 03 11 63 09 06 01 00 02 08 00 FF 02 02 01 00 01 00",
    );
    let list = ObjectList::of_ln(1, &octets).unwrap();
    let model = Model::new(list).unwrap();
    let (energy, export) = (LogicalName([1, 0, 1, 8, 0, 255]), LogicalName([1, 0, 2, 8, 0, 255]));
    let scaler_unit = [0x02, 0x02, 0x0f, 0xff, 0x16, 0x1e];
    let found = list.decode(3, energy, 3, &scaler_unit).unwrap();
    assert_eq!((found.class_id(), found.version(), found.number()), (3, 0, 3));
    assert_eq!(model.decode(3, energy, 3, &scaler_unit), Ok(found));
    assert!(matches!(found, any::Attribute::RegisterV0(_)));

    let both = |class, name, attribute, octets: &[u8]| {
        let error = list.decode(class, name, attribute, octets).map(|_| ()).unwrap_err();
        assert_eq!(model.decode(class, name, attribute, octets).map(|_| ()), Err(error));
        error
    };
    assert_eq!(both(3, export, 3, &scaler_unit), ModelError::UnknownVersion { version: 0x63 });
    assert_eq!(both(4, energy, 3, &scaler_unit), ModelError::UnknownObject);
    assert_eq!(both(3, energy, 3, &scaler_unit[..5]).to_string(), "truncated in scal_unit_type.unit at octet 4: 1 more octet needed");
    let ModelError::Value(error) = both(3, energy, 9, &scaler_unit) else { panic!() };
    assert_eq!(error.kind, ErrorKind::UnknownAttribute { number: 9 });
    let parameter = list.get(3, energy).unwrap().unwrap().decode_parameter(1, &[0x0f, 0x00]);
    assert!(matches!(parameter, Ok(any::Method::RegisterV0(_))));
}

#[test]
fn a_list_without_rights_does_not_tell() {
    let octets = octets("01 01 02 03 12 00 08 11 00 09 06 00 00 01 00 00 FF");
    let list = ObjectList::without_rights(&octets).unwrap();
    let clock = list.get(8, LogicalName([0, 0, 1, 0, 0, 255])).unwrap().unwrap();
    assert_eq!((clock.read(2), clock.invoke(1), clock.base_name), (Ok(None), Ok(None), None));
    assert_eq!(Model::new(list).unwrap().get(8, clock.logical_name).unwrap().version, 0);
}

#[test]
fn errors_have_offsets_in_the_list() {
    let octets = octets("01 02 02 04 12 00 03 11 00 09 06 01 00 01 08 00 FF 02 02 01 00 01 00 02 04 12 00 03 12");
    let list = ObjectList::of_ln(1, &octets).unwrap();
    let error = list.check().unwrap_err();
    assert_eq!((error.offset, error.kind), (28, ErrorKind::UnexpectedTag { expected: 0x11, found: 0x12 }));
    assert_eq!(Model::new(list).map(|_| ()), Err(error));
    // in front of what is wrong everything is found
    assert!(list.get(3, LogicalName([1, 0, 1, 8, 0, 255])).unwrap().is_some());
    assert_eq!(list.get(9, LogicalName([0; 6])).map(|_| ()), Err(error));
    let trailing = [0x01, 0x00, 0x00];
    let error = ObjectList::of_sn(0, &trailing).unwrap().check().unwrap_err();
    assert_eq!((error.offset, error.kind), (2, ErrorKind::Trailing { count: 1 }));
    assert_eq!(ObjectList::of_ln(4, &octets).unwrap_err().kind, ErrorKind::UnknownVersion { version: 4 });
    assert_eq!(ObjectList::of_association(3, 0, &octets).unwrap_err().kind, ErrorKind::UnknownClass { class_id: 3 });
    assert_eq!(ObjectList::of_ln(0, &[]).unwrap_err().kind, ErrorKind::Truncated { needed: 1 });
}

proptest! {
    #[test]
    fn no_octets_make_it_fail(mut octets in prop::collection::vec(any::<u8>(), 0..200), class_id in 0_u16..20, version in 0_u8..5, name in any::<u16>()) {
        if let Some(first) = octets.first_mut() {
            *first = 1;
        }
        if let Ok(list) = ObjectList::of_association(class_id, version, &octets) {
            let model = Model::new(list).map(|_| ());
            prop_assert_eq!(model.is_ok(), list.check().is_ok());
            let _ = (list.resolve(name), list.at_base_name(name), format!("{list:?}"));
        }
    }

    #[test]
    fn changed_lists_never_panic(at in 0_usize..131, to in any::<u8>()) {
        let mut octets = octets(SHORT);
        let at = at % octets.len();
        octets[at] = to;
        for version in 0..5 {
            if let Ok(list) = ObjectList::of_sn(version, &octets) {
                match Model::new(list) {
                    Ok(model) => prop_assert_eq!(Ok(model.len()), list.check()),
                    Err(error) => prop_assert_eq!(Err(error), list.check()),
                }
            }
        }
    }
}
