//! The golden files of A-XDR: octets written down by hand from what the spec files say, both ways, and errors.

#![allow(clippy::indexing_slicing, clippy::expect_used, clippy::panic, clippy::as_conversions, reason = "a test fails by panicking")]

mod derive_support;

use cosem_codec::data::Data;
use cosem_codec::{BitString, Contained, Date, DateTime, ErrorKind, List, OctetString, Time, Utf8String, VisibleString};
use derive_support::golden::{
    alias, axdr_choice, axdr_contained, axdr_integers, axdr_lists, axdr_match, axdr_presence, axdr_runs, axdr_strings, bits, bits_tolerant,
    codes, names,
};
use derive_support::{bent_to, both_ways, octets, refused, unwritable};

const STAMP: [u8; 12] = [0x07, 0xe6, 0x02, 0x15, 0x03, 0x11, 0x25, 0x30, 0xff, 0x80, 0x00, 0x00];
const DAY: [u8; 5] = [0x07, 0xe6, 0x02, 0x15, 0x03];
const HOUR: [u8; 4] = [0x11, 0x25, 0x30, 0xff];

#[test]
fn numbers_of_every_width() {
    use axdr_integers::{Limited, Numbers};
    both_ways!(
        axdr_integers::Numbers,
        "a2 01 0203 040506 0708090a 0b0c0d0e0f10 1112131415161718 ff fffe fffffffd fffffffffffffffc",
        Numbers {
            a: 1,
            b: 0x0203,
            c: 0x0004_0506,
            d: 0x0708_090a,
            e: 0x0b0c_0d0e_0f10,
            f: 0x1112_1314_1516_1718,
            g: -1,
            h: -2,
            i: -3,
            j: -4,
        }
    );
    let limited = Limited { level: -2, percent: 1000, grade: Some(7), wide: 1 };
    both_ways!(axdr_integers::Limited, "06 010203 fe 03e8 0107 000000000001", limited);
    refused::<Limited>(&octets("05 010203 fe 03e8 00 000000000001"), ErrorKind::Constant { found: 5 }, 0);
    refused::<Limited>(&octets("06 010204 fe 03e8 00 000000000001"), ErrorKind::Constant { found: u16::MAX }, 1);
    refused::<Limited>(&octets("06 010203 03 03e8 00 000000000001"), ErrorKind::Range, 4);
    refused::<Limited>(&octets("06 010203 02 03e8 0108 000000000001"), ErrorKind::Constant { found: 8 }, 8);
    refused::<Limited>(&octets("06 010203 02 03e8 02"), ErrorKind::PresenceFlag { found: 2 }, 7);
    // above the range, which is tolerated when it comes, but not written
    assert!(derive_support::answer::<Limited>(&octets("06 010203 fe 03e9 00 000000000001")).is_ok_and(|written| written.is_err()));
    unwritable(&Limited { level: 3, ..limited }, "out of range in limited.level");
    unwritable(&Limited { percent: 1001, ..limited }, "out of range in limited.percent");
    unwritable(&Limited { grade: Some(8), ..limited }, "out of range in limited.grade");
    unwritable(&Limited { wide: 0x0001_0000_0000_0000, ..limited }, "out of range in limited.wide");
    let numbers = octets("a2 01 0203 040506 0708090a 0b0c0d0e0f10 1112131415161718 ff fffe fffffffd fffffffffffffffc");
    let wide = <Numbers as cosem_codec::Decode>::decode(&numbers).expect("as above");
    unwritable(&Numbers { c: 0x0100_0000, ..wide }, "out of range in numbers.c");
}

#[test]
fn strings_of_every_length() {
    use axdr_strings::Strings;
    let serial: [u8; 20] = core::array::from_fn(|index| u8::try_from(index).unwrap_or_default());
    let strings = Strings {
        name: VisibleString(b"ab"),
        label: VisibleString(b"abcd"),
        remark: Utf8String("é".as_bytes()),
        mark: Utf8String(b"xy"),
        key: OctetString(&[1, 2, 3]),
        serial,
        flags: BitString::new(3, &[0xa0]).expect("three bits"),
        twelve: BitString::new(12, &[0xab, 0xc0]).expect("twelve bits"),
        bits: BitString::new(5, &[0xf8]).expect("five bits"),
        value: OctetString(&[0x0a, 0x0b]),
        comment: VisibleString(b"xyz"),
        left: Utf8String(b"rest"),
    };
    let hex = "02 6162 61626364 02 c3a9 7879 03 010203 000102030405060708090a0b0c0d0e0f10111213 03 a0 abc0 05 f8 0002 0a0b 00000003 78797a 72657374";
    both_ways!(axdr_strings::Strings, hex, strings);
    // the unused bits of a bit string are cleared, a length in a long form becomes short
    let long = "81 02 6162 61626364 02 c3a9 7879 03 010203 000102030405060708090a0b0c0d0e0f10111213 03 bf abcf 05 ff 0002 0a0b 00000003 78797a 72657374";
    bent_to!(axdr_strings::Strings, long, hex);
    unwritable(&Strings { label: VisibleString(b"abc"), ..strings }, "discriminator or length does not fit the content in strings.label");
    unwritable(&Strings { mark: Utf8String(b"abc"), ..strings }, "discriminator or length does not fit the content in strings.mark");
    unwritable(
        &Strings { twelve: BitString::from_octets(&[1]), ..strings },
        "discriminator or length does not fit the content in strings.twelve",
    );
    unwritable(&Strings { bits: BitString::from_octets(&[0; 32]), ..strings }, "too long in strings.count");
    unwritable(&Strings { value: OctetString(&[0; 0x1_0000]), ..strings }, "too long in strings.length");
    refused::<Strings>(&octets("02 61"), ErrorKind::Truncated { needed: 1 }, 1);
    refused::<Strings>(&octets("02 6162 616263"), ErrorKind::Truncated { needed: 1 }, 3);
}

#[test]
fn lists_of_every_count() {
    use axdr_lists::{
        BareLists, BareListsNumbersElement, BareListsRowsElement, BareListsRowsElementElement, BareListsStampsElement,
        BareListsTitlesElement, Lists, Pair,
    };
    let pair = |key| Pair { key, value: 0x0102 };
    let (two, three, one) = ([pair(1), pair(2)], [pair(3), pair(4), pair(5)], [pair(6)]);
    let values = [Data::from(5_u8), Data::NULL];
    let lists =
        Lists { pairs: (&two).into(), three: (&three).into(), counted: (&one).into(), values: (&values).into(), left: (&two).into() };
    both_ways!(axdr_lists::Lists, "02 010102 020102 030102 040102 050102 01 060102 02 1105 00 010102 020102", lists);
    unwritable(&Lists { three: (&two).into(), ..lists }, "discriminator or length does not fit the content in lists.three");
    let many = [pair(0); 256];
    unwritable(&Lists { counted: (&many).into(), ..lists }, "too long in lists.count");
    // a count that promises more than there is; an element that is cut
    refused::<Lists>(&octets("05 010102"), ErrorKind::Truncated { needed: 2 }, 1);
    refused::<Lists>(&octets("02 010102 0201"), ErrorKind::Truncated { needed: 1 }, 5);

    let (numbers, titles) = ([BareListsNumbersElement(1), BareListsNumbersElement(9)], [BareListsTitlesElement(*b"ABCDEFGH")]);
    let (row, stamps) =
        ([BareListsRowsElementElement(7), BareListsRowsElementElement(8)], [BareListsStampsElement(DateTime::from_octets(STAMP))]);
    let rows = [BareListsRowsElement((&row).into()), BareListsRowsElement(List::default())];
    let lists = BareLists { numbers: (&numbers).into(), titles: (&titles).into(), rows: (&rows).into(), stamps: (&stamps).into() };
    let hex = "02 0001 0009 01 4142434445464748 02 02 07 08 00 01 0c 07e6021503112530ff800000";
    both_ways!(axdr_lists::BareLists, hex, lists);
    refused::<BareLists>(&octets("02 0001 000a 00 00 00"), ErrorKind::Range, 3);
    let numbers = [BareListsNumbersElement(10)];
    unwritable(&BareLists { numbers: (&numbers).into(), ..lists }, "out of range in bare-lists.numbers element");
}

#[test]
fn octets_that_hold_something() {
    use axdr_contained::{Calendars, Containers, Inner, TolerantCalendars};
    let inner = Inner { key: 1, value: 0x0203 };
    let value = Data::from(5_u8);
    let containers = Containers {
        inner: Contained::from_value(&inner),
        maybe: None,
        fixed: Contained::from_value(&inner),
        any: Contained::from_value(&value),
        measured: Some(Contained::from_value(&inner)),
        rest: Contained::from_value(&inner),
    };
    both_ways!(axdr_contained::Containers, "03 010203 00 010203 02 1105 03 010203 010203", containers);
    let containers =
        Containers { maybe: Some(Contained::from_octets(&[0xff])), measured: None, rest: Contained::from_octets(&[]), ..containers };
    // what does not decode is kept
    both_ways!(axdr_contained::Containers, "03 010203 01 ff 010203 02 1105 00", containers);
    unwritable(
        &Containers { fixed: Contained::from_octets(&[1]), ..containers },
        "discriminator or length does not fit the content in containers.fixed",
    );

    let (stamp, day, hour) = (DateTime::from_octets(STAMP), Date::from_octets(DAY), Time::from_octets(HOUR));
    let calendars = Calendars {
        stamp,
        day,
        hour,
        held: stamp,
        held_day: Some(day),
        held_hour: hour,
        measured: Some(day),
        absent: Some(hour),
        rest: Some(stamp),
    };
    both_ways!(
        axdr_contained::Calendars,
        "07e6021503112530ff800000 07e6021503 112530ff 0c 07e6021503112530ff800000 05 07e6021503 112530ff 05 07e6021503 01 04 112530ff 07e6021503112530ff800000",
        calendars
    );
    let calendars = Calendars { held_day: None, measured: None, absent: None, rest: None, ..calendars };
    both_ways!(
        axdr_contained::Calendars,
        "07e6021503112530ff800000 07e6021503 112530ff 0c 07e6021503112530ff800000 00 112530ff 00 00",
        calendars
    );
    let head = "07e6021503112530ff800000 07e6021503 112530ff";
    refused::<Calendars>(&octets(&format!("{head} 0b 07")), ErrorKind::Length { found: 11 }, 21);
    let head = format!("{head} 0c 07e6021503112530ff800000 00 112530ff");
    refused::<Calendars>(&octets(&format!("{head} 03 010203 00")), ErrorKind::Length { found: 3 }, 40);
    refused::<Calendars>(&octets(&format!("{head} 00 00 0102")), ErrorKind::Length { found: 2 }, 41);

    let all = TolerantCalendars {
        tagged: stamp,
        tagged_empty: Some(stamp),
        bare: day,
        event: Some(stamp),
        all: Some(Some(hour)),
        key: Some(OctetString(&[7])),
    };
    let canonical =
        "0c 07e6021503112530ff800000 0c 07e6021503112530ff800000 05 07e6021503 01 0c 07e6021503112530ff800000 01 04 112530ff 01 01 07";
    both_ways!(axdr_contained::TolerantCalendars, canonical, all);
    both_ways!(
        axdr_contained::TolerantCalendars,
        "0c 07e6021503112530ff800000 00 05 07e6021503 00 00 00",
        TolerantCalendars { tagged_empty: None, event: None, all: None, key: None, ..all }
    );
    for deviation in [
        "09 0c 07e6021503112530ff800000 0c 07e6021503112530ff800000 05 07e6021503 01 0c 07e6021503112530ff800000 01 04 112530ff 01 01 07",
        "0c 07e6021503112530ff800000 09 0c 07e6021503112530ff800000 05 07e6021503 01 0c 07e6021503112530ff800000 01 04 112530ff 01 01 07",
        "0c 07e6021503112530ff800000 0c 07e6021503112530ff800000 07e6021503 01 0c 07e6021503112530ff800000 01 04 112530ff 01 01 07",
        "0c 07e6021503112530ff800000 0c 07e6021503112530ff800000 05 07e6021503 09 0c 07e6021503112530ff800000 01 04 112530ff 01 01 07",
        "0c 07e6021503112530ff800000 0c 07e6021503112530ff800000 05 07e6021503 01 07e6021503112530ff800000 01 04 112530ff 01 01 07",
        "0c 07e6021503112530ff800000 0c 07e6021503112530ff800000 05 07e6021503 01 0c 07e6021503112530ff800000 09 04 112530ff 01 01 07",
        "0c 07e6021503112530ff800000 0c 07e6021503112530ff800000 05 07e6021503 01 0c 07e6021503112530ff800000 01 112530ff 01 01 07",
        "0c 07e6021503112530ff800000 0c 07e6021503112530ff800000 05 07e6021503 01 0c 07e6021503112530ff800000 01 09 112530ff 01 01 07",
        "0c 07e6021503112530ff800000 0c 07e6021503112530ff800000 05 07e6021503 01 0c 07e6021503112530ff800000 09 09 04 112530ff 01 01 07",
        "0c 07e6021503112530ff800000 0c 07e6021503112530ff800000 05 07e6021503 01 0c 07e6021503112530ff800000 01 04 112530ff 09 01 07",
        "0c 07e6021503112530ff800000 0c 07e6021503112530ff800000 05 07e6021503 ff 0c 07e6021503112530ff800000 01 04 112530ff 01 01 07",
    ] {
        bent_to!(axdr_contained::TolerantCalendars, deviation, canonical);
    }
}

#[test]
fn types_that_depend_on_fields() {
    use axdr_match::{Derived, DerivedContent, DerivedSign, Method, Selected, SelectedContent, SelectedExtra};
    let selected = Selected { method: Method::NONE, content: SelectedContent::Nothing, kind: 9, extra: None };
    both_ways!(axdr_match::Selected, "00 09 00", selected);
    let number =
        Selected { method: Method::BY_NUMBER, content: SelectedContent::Number(0x0102), kind: 0, extra: Some(SelectedExtra::Short(5)) };
    both_ways!(axdr_match::Selected, "01 0102 00 01 05", number);
    let methods = [Method::NONE, Method(77)];
    let text = Selected {
        method: Method(31),
        content: SelectedContent::Text(VisibleString(b"a")),
        kind: 1,
        extra: Some(SelectedExtra::List((&methods).into())),
    };
    both_ways!(axdr_match::Selected, "1f 01 61 01 01 02 00 4d", text);
    let other = Selected {
        method: Method(32),
        content: SelectedContent::Other(OctetString(&[1])),
        kind: 2,
        extra: Some(SelectedExtra::Inner(Contained::from_value(&selected))),
    };
    both_ways!(axdr_match::Selected, "20 01 01 02 01 03 000900", other);
    refused::<Selected>(&octets("00 03 01 00"), ErrorKind::UnknownSelector { found: 3 }, 3);
    // a discriminator that the user gives must be that of the alternative
    unwritable(&Selected { method: Method(1), ..selected }, "discriminator or length does not fit the content in selected.content");
    unwritable(&Selected { method: Method(16), ..other }, "discriminator or length does not fit the content in selected.content");
    unwritable(&Selected { kind: 1, ..number }, "discriminator or length does not fit the content in selected.extra");

    let derived = Derived { content: DerivedContent::Number(0x0102), sign: DerivedSign::Negative(3) };
    both_ways!(axdr_match::Derived, "01 0102 ffff 03", derived);
    both_ways!(axdr_match::Derived, "00 0001 04", Derived { content: DerivedContent::Nothing, sign: DerivedSign::Positive(4) });
    refused::<Derived>(&octets("02 0001 04"), ErrorKind::UnknownSelector { found: 2 }, 1);
    refused::<Derived>(&octets("00 fffe 04"), ErrorKind::UnknownSelector { found: 0xfffe }, 3);
}

#[test]
fn newtypes() {
    use alias::{AliasCode, AliasNumbers, AliasRange, AliasTime, AliasTitle, AliasVersion, Aliased, AliasedValue};
    let numbers = [AliasRange(-3), AliasRange(3)];
    let aliased = Aliased {
        title: AliasTitle(*b"ABCDEFGH"),
        content: OctetString(&[1, 2]),
        value: AliasedValue::Other(0x0304),
        when: AliasTime(DateTime::from_octets(STAMP)),
        numbers: AliasNumbers((&numbers).into()),
    };
    both_ways!(alias::Aliased, "02 4142434445464748 0002 0102 02 0304 0c 07e6021503112530ff800000 02 fd 03", aliased);
    both_ways!(alias::AliasCode, "616263", AliasCode(VisibleString(b"abc")));
    both_ways!(alias::AliasVersion, "02", AliasVersion(2));
    both_ways!(alias::AliasRange, "03", AliasRange(3));
    refused::<Aliased>(&octets("03 4142434445464748"), ErrorKind::Constant { found: 3 }, 0);
    refused::<AliasRange>(&octets("04"), ErrorKind::Range, 0);
    unwritable(&AliasVersion(3), "out of range in alias-version");
    unwritable(&AliasRange(4), "out of range in alias-range");
    unwritable(&AliasCode(VisibleString(b"ab")), "discriminator or length does not fit the content in alias-code");
    unwritable(&Aliased { content: OctetString(&[0; 0x1_0000]), ..aliased }, "too long in aliased.length");
}

#[test]
fn runs_with_lengths_in_them() {
    use axdr_runs::{CompactRow, Runs};
    let row = CompactRow { clock: DateTime::from_octets(STAMP), status: 1, import: 2, export: 3 };
    let hex = "0c 07e6021503112530ff800000 01 00000002 00000003";
    both_ways!(axdr_runs::CompactRow, hex, row);
    bent_to!(axdr_runs::CompactRow, "81 0c 07e6021503112530ff800000 01 00000002 00000003", hex);
    refused::<CompactRow>(&octets("0b 07e6021503112530ff8000 01 00000002 00000003"), ErrorKind::Length { found: 11 }, 0);
    refused::<CompactRow>(&octets("0c 07e6021503112530ff800000 01 000000"), ErrorKind::Truncated { needed: 1 }, 14);
    let runs = Runs {
        day: Date::from_octets(DAY),
        number: 5,
        name: VisibleString(b"ab"),
        row,
        hour: Time::from_octets(HOUR),
        on: true,
        mac: *b"abcdef",
        last: -1,
    };
    both_ways!(axdr_runs::Runs, &format!("a3 05 07e6021503 0005 02 6162 {hex} 04 112530ff 01 616263646566 ffffffffffffffff"), runs);
}

#[test]
fn choices() {
    use axdr_choice::{Message, Question, QuestionNumber};
    let number = QuestionNumber { id: 0x0102, name: *b"abcdef", positive: true, offset: -2 };
    both_ways!(axdr_choice::Question, "a0 01 0102 616263646566 01 fffffffe", Question::Number(number));
    both_ways!(axdr_choice::Question, "a0 02", Question::Nothing);
    both_ways!(axdr_choice::Question, "a0 77", Question::Other(0x77));
    both_ways!(axdr_choice::Message, "a0 02", Message::from(Question::Nothing));
    both_ways!(axdr_choice::Message, "07 02 0102", Message::Raw(OctetString(&[1, 2])));
    bent_to!(axdr_choice::Question, "a0 01 0102 616263646566 ff fffffffe", "a0 01 0102 616263646566 01 fffffffe");
    refused::<Question>(&octets("a1 02"), ErrorKind::UnexpectedTag { expected: 0xa0, found: 0xa1 }, 0);
    refused::<Question>(&octets("a0"), ErrorKind::Truncated { needed: 1 }, 1);
    refused::<Question>(&octets("a0 02 00"), ErrorKind::Trailing { count: 1 }, 2);
    refused::<Question>(&octets("a0 01 0102 616263"), ErrorKind::Truncated { needed: 3 }, 4);
    refused::<Message>(&octets("08"), ErrorKind::UnknownSelector { found: 8 }, 0);
    // the selector of another alternative
    unwritable(&Question::Other(1), "discriminator or length does not fit the content in question.other");
}

#[test]
fn optional_and_default_fields() {
    use axdr_presence::{Envelope, Many, Presence};
    let presence = Presence {
        key: Some(OctetString(&[1])),
        allowed: false,
        level: 4,
        comment: VisibleString(b"a"),
        when: Some(DateTime::from_octets(STAMP)),
        value: Data::from(1_u8),
    };
    let full = "a1 01 01 01 01 00 04 01 61 0c 07e6021503112530ff800000 1101";
    both_ways!(axdr_presence::Presence, full, presence);
    let sparse = Presence { key: None, allowed: true, when: None, ..presence };
    both_ways!(axdr_presence::Presence, "a1 00 00 04 01 61 00 1101", sparse);
    // a default that is sent is left out, another presence flag than 01 is put right
    bent_to!(axdr_presence::Presence, "a1 00 ff 01 04 01 61 00 1101", "a1 00 00 04 01 61 00 1101");
    let both = [sparse, sparse];
    both_ways!(axdr_presence::Many, "02 a1 00 00 04 01 61 00 1101 a1 00 00 04 01 61 00 1101", Many { items: (&both).into() });
    both_ways!(
        axdr_presence::Envelope,
        "08 a1 00 00 04 01 61 00 00 99",
        Envelope { content: Contained::from_octets(&[0xa1, 0, 0, 4, 1, 0x61, 0, 0]), rest: OctetString(&[0x99]) }
    );
    refused::<Presence>(&octets("a1 02"), ErrorKind::PresenceFlag { found: 2 }, 1);
    refused::<Presence>(&octets("a1 00 00 05"), ErrorKind::Range, 3);
    unwritable(&Presence { level: 0, ..sparse }, "out of range in presence.level");
}

#[test]
fn bits_of_every_carrier() {
    use bits::{Control, Features, Kind, LongControl};
    use bits_tolerant::{BitsEnum, BitsLong, BitsShort, BitsU16, BitsU24, BitsU64, Carriers, OwnTolerance, Strict, Tolerant};
    let control = Control::ZERO.with_urgent(true).with_kind(Kind::SECOND).with_count(3);
    both_ways!(bits::Control, "97", control);
    assert_eq!((control.urgent(), control.kind(), control.count(), Control::ZERO.bits()), (true, Kind::SECOND, 3, 0x10));
    // reserved bits are kept as they came
    both_ways!(bits::Control, "f7", Control::from_bits(0xf7));
    refused::<Control>(&octets("87"), ErrorKind::Constant { found: 0 }, 0);
    // the constant cannot be built wrong
    assert_eq!(Control::from_bits(0x00).bits(), 0x10);

    both_ways!(bits::Features, "5f1f0400 800001", Features::ZERO.with_read(true).with_write(true));
    bent_to!(bits::Features, "5f0400 800001", "5f1f0400 800001");
    refused::<Features>(&octets("5f1f05 00800001"), ErrorKind::UnexpectedTag { expected: 4, found: 5 }, 2);
    both_ways!(bits::LongControl, "80010203", LongControl::ZERO.with_urgent(true).with_id(0x0001_0203));
    refused::<LongControl>(&octets("81010203"), ErrorKind::ReservedBits { found: 1 }, 0);

    let tolerant =
        Tolerant { own: OwnTolerance::ZERO.with_number(3), field: Strict::ZERO.with_number(4), strict: Strict::ZERO.with_number(5) };
    both_ways!(bits_tolerant::Tolerant, "23 aa 84 aa 85", tolerant);
    bent_to!(bits_tolerant::Tolerant, "c3 aa 84 aa 85", "23 aa 84 aa 85");
    bent_to!(bits_tolerant::Tolerant, "23 bbcc 04 aa 85", "23 aa 84 aa 85");
    refused::<Tolerant>(&octets("23 aa 84 aa 05"), ErrorKind::ReservedBits { found: 0 }, 4);

    let carriers = Carriers {
        a: BitsU16::ZERO.with_high(0x12).with_flag(true).with_low(0x34),
        b: BitsU24::ZERO.with_upper(0x123).with_lower(0x456),
        c: BitsU64::ZERO.with_flag(true).with_upper(0x0102_0304).with_lower(0x0506_0708),
        d: BitsEnum::ZERO.with_all(9),
        e: BitsShort::ZERO.with_first(true).with_number(5),
        f: BitsLong::ZERO.with_number(0x1234).with_last(true),
    };
    assert_eq!(
        (carriers.a.high(), carriers.a.low(), carriers.b.upper(), carriers.c.upper(), carriers.f.number()),
        (0x12, 0x34, 0x123, 0x0102_0304, 0x1234)
    );
    // bits_long: 10, 001001000110100, 1, and six bits of padding
    both_ways!(bits_tolerant::Carriers, "12b4 123456 8102030405060708 09 a8 891a 40", carriers);
    bent_to!(bits_tolerant::Carriers, "12b4 123456 8102030405060708 09 af 891a 7f", "12b4 123456 8102030405060708 09 a8 891a 40");
    refused::<Carriers>(&octets("12b4 123456 8102030405060708 09 a8 491a 40"), ErrorKind::ReservedBits { found: 1 }, 15);
}

#[test]
fn codes_open_and_closed() {
    use codes::{Kind, Outcome};
    both_ways!(codes::Outcome, "fa", Outcome::OTHER_REASON);
    both_ways!(codes::Outcome, "05", Outcome(5));
    both_ways!(codes::Kind, "02", Kind::SECOND);
    refused::<Kind>(&octets("03"), ErrorKind::UnknownCode { found: 3 }, 0);
    unwritable(&Kind(3), "out of range in kind");
    assert_eq!((Outcome::FAILURE.name(), Outcome(5).name()), (Some("failure"), None));
    assert_eq!(
        (format!("{:?} {0}", Outcome::FAILURE), format!("{:?} {0}", Outcome(5))),
        ("Outcome(failure) failure".to_owned(), "Outcome(5) 5".to_owned())
    );
}

#[test]
fn names_that_are_words_of_rust() {
    use names::{Names, NamesCode, NamesFn};
    let inner = NamesFn::Struct(5);
    let names = Names {
        r#type: 1,
        self_: OctetString(&[2]),
        r#match: NamesFn::Self_,
        input: 3,
        value: VisibleString(b"v"),
        out: true,
        b0: 0x0405,
        b1: 0x0607,
        members: OctetString(&[]),
        content: Contained::from_value(&inner),
        rest: OctetString(&[8]),
        at: 9,
        bits: BitString::from_octets(&[0x0a]),
        super_: Some(11),
        found: OctetString(&[12, 13]),
    };
    both_ways!(names::Names, "01 01 02 00 03 01 76 01 0405 0607 00 02 0105 01 08 09 08 0a 01 0b 02 0c0d", names);
    both_ways!(names::NamesFn, "02 01", NamesFn::None(NamesCode::LOOP));
    assert_eq!((NamesCode::SELF.name(), NamesCode::NAME.name()), (Some("self"), Some("name")));
    let error = <Names as cosem_codec::Decode>::decode(&octets("01 01 02 00 03 01 76 01 0405 0607 00 02 0105 02 08")).expect_err("cut");
    assert_eq!(error.to_string(), "truncated in names.THE-rest at octet 17: 1 more octet needed");
}
