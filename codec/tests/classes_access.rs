//! The lists of objects and of access rights as a client walks them: both kinds of association alike, without allocation.
#![cfg(feature = "class-access")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use cosem_codec::class::{
    AccessRightsElementV2, AssociationLnV1Attribute, AssociationSnV2Attribute, AssociationSnV4Attribute, AttributeAccessItemV1,
    AttributeAccessModeV1, LogicalName, PushSetupV1Attribute, RestrictionElementRestrictionValue,
};
use cosem_codec::{DecodeError, ErrorKind};

/// Attribute 1 is read only, method 1 may be invoked; the rights of an attribute come with three members, or with two.
const RIGHTS: [&[u8]; 2] = [
    &[0x01, 0x01, 0x02, 0x03, 0x0F, 0x01, 0x16, 0x01, 0x00, 0x01, 0x01, 0x02, 0x02, 0x0F, 0x01, 0x16, 0x01],
    &[0x01, 0x01, 0x02, 0x02, 0x0F, 0x01, 0x16, 0x01, 0x01, 0x01, 0x02, 0x02, 0x0F, 0x01, 0x16, 0x01],
];

fn read_only(item: Result<AttributeAccessItemV1<'_>, DecodeError>) -> bool {
    let item = item.expect("an item");
    item.attribute_id == 1 && item.access_mode == AttributeAccessModeV1::READ_ONLY && item.access_selectors.is_none()
}

#[test]
fn rights_are_the_same_in_both_kinds_of_association() {
    for rights in RIGHTS {
        let short: Vec<u8> = [&[0x01, 0x01, 0x02, 0x03, 0x10, 0xFA, 0x00], rights].concat();
        let AssociationSnV2Attribute::AccessRightsList(list) = AssociationSnV2Attribute::decode(3, &short).expect("a list") else {
            panic!("the access rights")
        };
        let element: AccessRightsElementV2<'_> = list.iter().next().expect("one element").expect("an element");
        assert_eq!(element.base_name, -0x0600);
        assert!(element.attribute_access.iter().all(read_only));

        let object = [0x01, 0x01, 0x02, 0x04, 0x12, 0x00, 0x0F, 0x11, 0x01, 0x09, 0x06, 0, 0, 40, 0, 0, 255, 0x02, 0x02];
        let long: Vec<u8> = [&object, rights].concat();
        let AssociationLnV1Attribute::ObjectList(list) = AssociationLnV1Attribute::decode(2, &long).expect("a list") else {
            panic!("the object list")
        };
        let element = list.iter().next().expect("one element").expect("an element");
        assert!(element.access_rights.attribute_access.iter().all(read_only));
    }
}

#[test]
fn base_names_have_no_sign_though_their_type_has() {
    let octets = |tag: u8| [0x01, 0x01, 0x02, 0x04, tag, 0xFA, 0x00, 0x12, 0x00, 0x0C, 0x11, 0x04, 0x09, 0x06, 0, 0, 40, 0, 0, 255];
    for tag in [0x10, 0x12] {
        let list = octets(tag);
        let AssociationSnV4Attribute::ObjectList(list) = AssociationSnV4Attribute::decode(2, &list).expect("a list") else {
            panic!("the object list")
        };
        let element = list.iter().next().expect("one element").expect("an element");
        assert_eq!((element.base_name.cast_unsigned(), element.class_id, element.version), (0xFA00, 12, 4));
        assert_eq!(element.logical_name, LogicalName([0, 0, 40, 0, 0, 255]));
    }
    let error = AssociationSnV4Attribute::decode(2, &octets(0x11)).expect_err("one octet is no base name");
    assert_eq!((error.kind, error.offset), (ErrorKind::UnexpectedTag { expected: 0x10, found: 0x11 }, 4));
}

#[test]
fn a_restriction_has_what_its_type_says() {
    let push = |restriction: &[u8]| {
        [&[0x01, 0x01, 0x02, 0x05, 0x12, 0, 7, 0x09, 0x06, 1, 0, 99, 1, 0, 255, 0x0F, 2, 0x12, 0, 0, 0x02, 0x02], restriction].concat()
    };
    let by_entry = push(&[0x16, 2, 0x02, 0x02, 0x06, 0, 0, 0, 1, 0x12, 0, 96]);
    let PushSetupV1Attribute::PushObjectList(list) = PushSetupV1Attribute::decode(2, &by_entry).expect("a list") else {
        panic!("the push object list")
    };
    let object = list.iter().next().expect("one object").expect("an object");
    let RestrictionElementRestrictionValue::ByEntry(entries) = object.restriction.restriction_value else { panic!("{object:?}") };
    assert_eq!((entries.from_entry, entries.to_entry), (1, 96));
    // none, but something is there; by date, but entries; a type that is not known
    for (restriction, kind, offset) in [
        (&[0x16, 0, 0x02][..], ErrorKind::UnexpectedTag { expected: 0x00, found: 0x02 }, 24),
        (&[0x16, 1, 0x02, 0x02, 0x06, 0, 0, 0, 1], ErrorKind::UnexpectedTag { expected: 0x09, found: 0x06 }, 26),
        (&[0x16, 3, 0x00], ErrorKind::UnknownSelector { found: 3 }, 24),
    ] {
        let error = PushSetupV1Attribute::decode(2, &push(restriction)).expect_err("no restriction");
        assert_eq!((error.kind, error.offset), (kind, offset));
    }
}
