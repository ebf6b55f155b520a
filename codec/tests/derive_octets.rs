//! The golden files of packed octets: octets written down by hand from what the spec files say, both ways, and errors.

#![allow(clippy::indexing_slicing, clippy::expect_used, clippy::panic, clippy::as_conversions, reason = "a test fails by panicking")]

mod derive_support;

use cosem_codec::crc::{crc16_genibus, crc16_x25};
use cosem_codec::{ErrorKind, OctetString, VisibleString};
use derive_support::golden::{codes_measure, frame, frame_x25, octets_choice, octets_conditions, octets_integers};
use derive_support::{bent_to, both_ways, octets, refused, unwritable};

#[test]
fn numbers_in_both_orders() {
    use octets_integers::Mixed;
    let mixed = Mixed {
        a: 0x0102,
        b: 0x0003_0405,
        c: 0x0607_0809,
        d: 0x0a0b_0c0d_0e0f,
        e: 0x1011_1213_1415_1617,
        f: -2,
        g: -3,
        h: -4,
        i: 999,
        k: 1.5,
        l: -2.0,
        m: true,
        n: (),
        o: -1,
    };
    let hex =
        "55 0201 050403 09080706 0f0e0d0c0b0a 1716151413121110 feff fdffffff fcffffffffffffff e703 0201 3fc00000 c000000000000000 01 ff";
    both_ways!(octets_integers::Mixed, hex, mixed);
    unwritable(&Mixed { b: 0x0100_0000, ..mixed }, "out of range in mixed.b");
    unwritable(&Mixed { d: 0x0001_0000_0000_0000, ..mixed }, "out of range in mixed.d");
    unwritable(&Mixed { i: 0, ..mixed }, "out of range in mixed.i");
    let head = "55 0201 050403 09080706 0f0e0d0c0b0a 1716151413121110 feff fdffffff fcffffffffffffff";
    refused::<Mixed>(&octets(&format!("{head} e803")), ErrorKind::Range, 38);
    refused::<Mixed>(&octets(&format!("{head} e703 0102")), ErrorKind::Constant { found: 0x0201 }, 40);
    refused::<Mixed>(&octets("56"), ErrorKind::UnexpectedTag { expected: 0x55, found: 0x56 }, 0);
}

#[test]
fn fields_under_conditions() {
    use octets_conditions::{Checked, CheckedHead, CheckedShape, Conditional, Entry, EntryKind};
    let entries = [Entry { number: 7, kind: EntryKind::SECOND, unit: 9 }];
    let conditional = Conditional {
        has_key: true,
        has_name: true,
        reserved: 1,
        has_tag: true,
        key: Some(0x0102_0304),
        name: Some(VisibleString(b"ab")),
        entries: (&entries).into(),
        rest: OctetString(&[0xee, 0xef]),
        counter: 0x0506,
        tag: Some([1, 2, 3, 4]),
    };
    both_ways!(octets_conditions::Conditional, "d201 01 01020304 02 6162 0729 eeef 0506 01020304", conditional);
    let none = Conditional { has_key: false, has_name: false, has_tag: false, key: None, name: None, tag: None, ..conditional };
    both_ways!(octets_conditions::Conditional, "1201 00 0729 eeef 0506", none);
    // the flag and the field say the same
    unwritable(&Conditional { has_key: false, ..conditional }, "discriminator or length does not fit the content in conditional.key");
    unwritable(&Conditional { name: None, ..conditional }, "discriminator or length does not fit the content in conditional.name");
    unwritable(&Conditional { has_tag: true, ..none }, "discriminator or length does not fit the content in conditional.tag");
    unwritable(&Conditional { name: Some(VisibleString(&[b'a'; 256])), ..conditional }, "too long in conditional.name-length");
    unwritable(&Entry { kind: EntryKind(3), ..entries[0] }, "out of range in entry.kind");
    unwritable(&Conditional { reserved: 4, ..conditional }, "out of range in conditional.reserved");
    unwritable(&Entry { unit: 16, ..entries[0] }, "out of range in entry.unit");
    refused::<Conditional>(&octets("0101 00"), ErrorKind::Constant { found: 1 }, 0);
    refused::<Conditional>(&octets("0201 00 0739 0506"), ErrorKind::UnknownCode { found: 3 }, 4);
    // fewer octets left than what stands behind the rest
    refused::<Conditional>(&octets("0200 01 0102"), ErrorKind::Truncated { needed: 4 }, 5);

    let checked = Checked {
        head: CheckedHead::ZERO.with_kind(1).with_length(2),
        content: OctetString(&[5, 6]),
        size: 3,
        value: OctetString(&[7, 8, 9]),
        shape: CheckedShape::Few(4),
    };
    both_ways!(octets_conditions::Checked, "12 0506 03 070809 04", checked);
    let nothing = Checked { size: 0, value: OctetString(&[]), shape: CheckedShape::Nothing, ..checked };
    both_ways!(octets_conditions::Checked, "12 0506 00", nothing);
    let many = Checked { size: 5, value: OctetString(&[0; 5]), shape: CheckedShape::Many(OctetString(&[1; 5])), ..checked };
    both_ways!(octets_conditions::Checked, "12 0506 05 0000000000 0101010101", many);
    unwritable(&Checked { content: OctetString(&[5]), ..checked }, "discriminator or length does not fit the content in checked.content");
    unwritable(&Checked { size: 4, ..checked }, "discriminator or length does not fit the content in checked.value");
    unwritable(&Checked { shape: CheckedShape::Nothing, ..checked }, "discriminator or length does not fit the content in checked.shape");
    unwritable(
        &Checked { shape: CheckedShape::Many(OctetString(&[1])), ..many },
        "discriminator or length does not fit the content in checked.shape",
    );
}

#[test]
fn lengths_by_codes() {
    use codes_measure::{Point, Size, Sized, SizedLeft};
    let points = [Point { x: 1, y: -1 }, Point { x: 2, y: -2 }];
    let sized = Sized {
        content: OctetString(&[1, 2, 3, 4, 5]),
        again: Size::SMALL,
        list: (&points).into(),
        left: SizedLeft::Few(OctetString(&[6, 7])),
    };
    both_ways!(codes_measure::Sized, "07 0102030405 01 01ff 02fe 0607", sized);
    let empty = Sized { content: OctetString(&[]), again: Size::EMPTY, list: (&[]).into(), left: SizedLeft::Many(OctetString(&[9])) };
    both_ways!(codes_measure::Sized, "00 00 09", empty);
    unwritable(&Sized { content: OctetString(&[1, 2, 3]), ..sized }, "too long in sized.size");
    unwritable(&Sized { list: (&[]).into(), ..sized }, "discriminator or length does not fit the content in sized.list");
    unwritable(
        &Sized { left: SizedLeft::Few(OctetString(&[])), ..sized },
        "discriminator or length does not fit the content in sized.left",
    );
    unwritable(&Sized { again: Size(3), ..sized }, "discriminator or length does not fit the content in sized.list");
    refused::<Sized>(&octets("03 01"), ErrorKind::UnknownCode { found: 3 }, 1);
    assert_eq!(
        (Size::LARGE.octets(), Size(3).octets(), Size::from_octets(2), Size::from_octets(3)),
        (Some(5), None, Some(Size::SMALL), None)
    );
}

#[test]
fn frames_with_check_values() {
    use frame::{Control, Node, Packet, PacketTarget, Sealed};
    use frame_x25::{Inside, Telegram};
    let packet = Packet {
        urgent: true,
        target: PacketTarget::One(Node { subnet: 5, node: 6 }),
        name_octets: OctetString(&[1, 2, 3]),
        payload: OctetString(&[4, 5]),
        more: OctetString(&[6]),
    };
    let checked = |hex: &str| {
        let mut frame = octets(hex);
        frame.extend(crc16_genibus(&frame).to_be_bytes());
        frame.iter().map(|octet| format!("{octet:02x}")).collect::<String>()
    };
    // version 0, format 1, name length 2 (three octets), selector, urgent
    both_ways!(frame::Packet, &checked("1b 05 86 010203 0002 0405 06"), packet);
    let group = Packet { urgent: false, target: PacketTarget::Group([7, 8, 9]), name_octets: OctetString(&[]), ..packet };
    both_ways!(frame::Packet, &checked("10 070809 0002 0405 06"), group);
    let everybody = Packet { target: PacketTarget::Everybody(1), ..group };
    both_ways!(frame::Packet, &checked("02 01 0002 0405 06"), everybody);
    // the selector means nothing for everybody: 1 is written
    bent_to!(frame::Packet, &checked("00 01 0002 0405 06"), &checked("02 01 0002 0405 06"));
    unwritable(&Packet { name_octets: OctetString(&[1, 2]), ..packet }, "too long in packet.name-length");
    unwritable(&Packet { payload: OctetString(&[0; 0x1_0000]), ..packet }, "too long in packet.length");
    unwritable(&Packet { target: PacketTarget::One(Node { subnet: 5, node: 128 }), ..packet }, "out of range in node.node");
    refused::<Packet>(&octets(&checked("40")), ErrorKind::Constant { found: 1 }, 0);
    refused::<Packet>(&octets(&checked("20 01")), ErrorKind::UnknownSelector { found: 2 }, 1);
    refused::<Packet>(&octets(&checked("12 05 06")), ErrorKind::ReservedBits { found: 0 }, 2);
    refused::<Packet>(&octets("10"), ErrorKind::Truncated { needed: 1 }, 0);
    let expected = crc16_genibus(&octets("10 070809 0002 0405 06"));
    refused::<Packet>(&octets("10 070809 0002 0405 06 0000"), ErrorKind::Check { expected }, 9);

    let telegram = Telegram { inner: Inside { control: 1, address: 0x0002_0304, payload: OctetString(&[5, 6]) } };
    let body = octets("68 01 020304 0506");
    let [low, high] = crc16_x25(&body).to_le_bytes();
    both_ways!(frame_x25::Telegram, &format!("68 01 020304 0506 {low:02x}{high:02x}"), telegram);
    let error = <Telegram as cosem_codec::Decode>::decode(&octets("68 01 020304 0506 0000")).expect_err("a wrong check value");
    assert_eq!((error.offset, error.field.map(|field| field.name())), (7, Some("fcs")));

    let control = Control::ZERO.with_authenticated(true).with_suite(2);
    let sealed = Sealed { control, content: OctetString(&[1, 2, 3]), tag: Some([9; 12]) };
    both_ways!(frame::Sealed, "12 010203 090909090909090909090909", sealed);
    both_ways!(frame::Sealed, "02 010203", Sealed { control: control.with_authenticated(false), tag: None, ..sealed });
    unwritable(&Sealed { tag: None, ..sealed }, "discriminator or length does not fit the content in sealed.tag");
}

#[test]
fn alternatives_at_the_end() {
    use frame::{Cover, Letter, LetterBody, Node};
    let checked = |hex: &str| {
        let mut frame = octets(hex);
        frame.extend(crc16_genibus(&frame).to_be_bytes());
        frame.iter().map(|octet| format!("{octet:02x}")).collect::<String>()
    };
    let letter = Letter { hops: 3, body: LetterBody::Node(Node { subnet: 5, node: 6 }) };
    both_ways!(frame::Letter, &checked("03 05 86"), letter);
    both_ways!(frame::Letter, &checked("23"), Letter { body: LetterBody::Empty, ..letter });
    both_ways!(frame::Letter, &checked("33 0102"), Letter { body: LetterBody::Text(OctetString(&[1, 2])), ..letter });
    both_ways!(frame::Cover, &format!("07{}", checked("03 05 86")), Cover { colour: 7, letter });
    refused::<Letter>(&octets(&checked("43")), ErrorKind::UnknownSelector { found: 4 }, 1);
    refused::<Letter>(&octets(&checked("03 05 06")), ErrorKind::ReservedBits { found: 0 }, 2);
    refused::<Letter>(&octets(&checked("03 05 86 07")), ErrorKind::Trailing { count: 1 }, 3);
    refused::<Letter>(&octets(&checked("23 07")), ErrorKind::Trailing { count: 1 }, 1);
    refused::<Letter>(&octets(&checked("")), ErrorKind::Truncated { needed: 1 }, 0);
    refused::<Letter>(&octets("03 05 86 0000"), ErrorKind::Check { expected: crc16_genibus(&octets("03 05 86")) }, 3);
    refused::<Cover>(&octets(&format!("07{}", checked("43"))), ErrorKind::UnknownSelector { found: 4 }, 2);
}

#[test]
fn first_octets_select() {
    use octets_choice::{Answer, Message, Text, Variable};

    both_ways!(octets_choice::Message, "05 6f6b", Message::Text(Text { code: 5, content: OctetString(b"ok") }));
    both_ways!(octets_choice::Message, "50", Message::Ping);
    both_ways!(octets_choice::Message, "ff", Message::Variable(Variable { selector: 0x7f }));
    // between the ranges
    refused::<Message<'_>>(&[0x40], ErrorKind::UnknownSelector { found: 0x40 }, 0);

    // the selector stands elsewhere
    assert_eq!(Answer::decode_selected(1, &[]), Ok(Answer::Done));
    assert_eq!(Answer::decode_selected(2, &[0x01, 0x02]), Ok(Answer::Value(0x0102)));
    assert_eq!(Answer::decode_selected(3, &[0x09]), Ok(Answer::Octets(OctetString(&[0x09]))));
    let trailing = Answer::decode_selected(2, &[0x01, 0x02, 0x03]).expect_err("an octet is left");
    assert_eq!((trailing.kind, trailing.offset), (ErrorKind::Trailing { count: 1 }, 2));
    assert!(Answer::decode_selected(4, &[]).is_err());
}
