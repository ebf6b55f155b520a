//! The golden files of COSEM Data: octets written down by hand from what the spec files say, both ways, and errors.

#![allow(clippy::indexing_slicing, clippy::expect_used, clippy::panic, clippy::as_conversions, reason = "a test fails by panicking")]

mod derive_support;

use cosem_codec::data::Data;
use cosem_codec::{BitString, Contained, Date, DateTime, Decode, ErrorKind, List, OctetString, Time, Utf8String, VisibleString};
use derive_support::golden::{bits_data, codes_data, data_dates, data_match, data_presence, data_structure, data_tolerances, data_types};
use derive_support::{answer, bent_to, both_ways, octets, refused, unwritable};

const STAMP: [u8; 12] = [0x07, 0xe6, 0x02, 0x15, 0x03, 0x11, 0x25, 0x30, 0xff, 0x80, 0x00, 0x00];
const DAY: [u8; 5] = [0x07, 0xe6, 0x02, 0x15, 0x03];
const HOUR: [u8; 4] = [0x11, 0x25, 0x30, 0xff];

#[test]
fn every_type() {
    use data_types::{Cell, Everything, Nothing, Rows};
    let pair = [-1_i8, 2];
    let rows = [0x0102_u16];
    let everything = Everything {
        nothing: (),
        truth: true,
        a: 1,
        b: 0x0203,
        c: 0x0405_0607,
        d: 0x08090a0b_0c0d0e0f,
        e: -1,
        f: -2,
        g: -3,
        h: -4,
        real: 1.5,
        precise: -2.0,
        digits: 0x12,
        key: OctetString(&[1, 2]),
        mac: [1, 2, 3, 4, 5, 6],
        name: VisibleString(b"ab"),
        code: VisibleString(b"abc"),
        remark: Utf8String("é".as_bytes()),
        sign: Utf8String(b"xy"),
        flags: BitString::new(3, &[0xa0]).expect("three bits"),
        nibble: BitString::new(4, &[0x90]).expect("four bits"),
        stamp: DateTime::from_octets(STAMP),
        day: Date::from_octets(DAY),
        hour: Time::from_octets(HOUR),
        rows: (&rows).into(),
        pair: (&pair).into(),
        any: Data::NULL,
    };
    let head = "02 1b 00 0301 1101 120203 0604050607 1508090a0b0c0d0e0f 0fff 10fffe 05fffffffd 14fffffffffffffffc";
    let strings = "173fc00000 18c000000000000000 0d12 09020102 0906010203040506 0a026162 0a03616263 0c02c3a9 0c027879 0403a0 040490";
    let tail = "1907e6021503112530ff800000 1a07e6021503 1b112530ff 0101120102 01020fff0f02 00";
    both_ways!(data_types::Everything, &format!("{head} {strings} {tail}"), everything);
    // lengths in a long form, a boolean other than 01, padding that is set
    let bent = format!("{head} {strings} {tail}").replace("0301", "03ff").replace("0403a0", "0403bf").replace("09020102", "0981020102");
    bent_to!(data_types::Everything, &bent, &format!("{head} {strings} {tail}"));
    unwritable(
        &Everything { code: VisibleString(b"ab"), ..everything },
        "discriminator or length does not fit the content in everything.code",
    );
    unwritable(&Everything { sign: Utf8String(b"a"), ..everything }, "discriminator or length does not fit the content in everything.sign");
    unwritable(
        &Everything { nibble: BitString::default(), ..everything },
        "discriminator or length does not fit the content in everything.nibble",
    );
    unwritable(&Everything { pair: List::default(), ..everything }, "discriminator or length does not fit the content in everything.pair");

    let rows = Rows { name: VisibleString(b"ab"), first: 1, second: 2, third: Cell { scale: -3, big: [7; 200] }, value: Data::from(5_u8) };
    let big = "07".repeat(200);
    both_ways!(data_types::Rows, &format!("0205 0a026162 0600000001 0600000002 0202 0ffd 0981c8 {big} 1105"), rows);
    refused::<Rows>(&octets("0205 0a026162 0600000001 06000002"), ErrorKind::Truncated { needed: 1 }, 11);
    refused::<Rows>(&octets("0205 0a026162 0600000001 0500000002 0202"), ErrorKind::UnexpectedTag { expected: 6, found: 5 }, 11);
    both_ways!(data_types::Nothing, "0200", Nothing {});
    refused::<Nothing>(&octets("0201 00"), ErrorKind::Count { expected: 0, found: 1 }, 1);
}

#[test]
fn structures_and_choices() {
    use data_structure::{Amount, Old, Row, Rows};
    let row = Row { clock: DateTime::from_octets(STAMP), first: 1, second: 2 };
    let hex = "0203 090c07e6021503112530ff800000 0600000001 0600000002";
    both_ways!(data_structure::Row, hex, row);
    bent_to!(data_structure::Row, "028103 09810c07e6021503112530ff800000 0600000001 0600000002", hex);
    let rows = [row, row];
    both_ways!(data_structure::Rows, &format!("0102 {hex} {hex}"), Rows((&rows).into()));
    both_ways!(data_structure::Amount, "00", Amount::None);
    both_ways!(data_structure::Amount, "1107", Amount::Small(7));
    both_ways!(data_structure::Amount, "05fffffffe", Amount::Signed(-2));
    both_ways!(data_structure::Amount, hex, Amount::from(row));
    both_ways!(data_structure::Amount, &format!("0101 {hex}"), Amount::Rows((&rows[..1]).into()));
    refused::<Amount>(&octets("1007"), ErrorKind::UnknownSelector { found: 0x10 }, 0);
    refused::<Row>(&octets("0202 090c"), ErrorKind::Count { expected: 3, found: 2 }, 1);
    refused::<Row>(&octets("0203 090b07e60215031125"), ErrorKind::Length { found: 11 }, 3);
    // lazily, elements are checked where they are walked
    let cut = octets(&format!("0102 {hex} 0203"));
    assert!(Amount::decode(&cut).is_err());
    let Ok(Amount::Rows(rows)) = Amount::decode_lazy(&cut) else { panic!("the head is sound") };
    assert_eq!((rows.iter().filter(Result::is_ok).count(), rows.iter().filter(Result::is_err).count()), (1, 1));

    both_ways!(data_structure::Old, "0203 0600000001 120002 0f03", Old { first: 1, second: Some(2), third: Some(3) });
    both_ways!(data_structure::Old, "0202 0600000001 00", Old { first: 1, second: None, third: None });
    refused::<Old>(&octets("0201 0600000001"), ErrorKind::Count { expected: 3, found: 1 }, 1);
}

#[test]
fn members_that_may_be_missing() {
    use data_presence::{Sparse, SparseChoice, SparseMode, SparseRow, Tail};
    let defaults = Sparse {
        level: 5,
        mode: SparseMode::FAST,
        name: VisibleString(b"none"),
        mac: [1, 2],
        on: false,
        since: DateTime::from_octets(STAMP),
        choice: SparseChoice::Number(3),
        limit: None,
        row: None,
        extra: None,
        last: None,
    };
    both_ways!(data_presence::Sparse, "0209 00 00 00 00 00 00 00 00 00", defaults);
    let numbers = [1_u8];
    let given = Sparse {
        level: 6,
        mode: SparseMode::SLOW,
        name: VisibleString(b"a"),
        mac: [3, 4],
        on: true,
        since: DateTime::from_octets([0xff; 12]),
        choice: SparseChoice::Text(VisibleString(b"b")),
        limit: Some(9),
        row: Some(SparseRow { a: 1, b: 2 }),
        extra: Some((&numbers).into()),
        last: Some(7),
    };
    let full = "020b 1106 1600 0a0161 09020304 0301 090cffffffffffffffffffffffff 0a0162 100009 0202 1101 1102 01011101 0600000007";
    both_ways!(data_presence::Sparse, full, given);
    bent_to!(data_presence::Sparse, "0209 1105 1601 0a046e6f6e65 09020102 0300 00 1103 00 00", "0209 00 00 00 00 00 00 00 00 00");
    // a member behind one that is missing would be taken for it
    unwritable(&Sparse { extra: None, ..given }, "discriminator or length does not fit the content in sparse.last");
    unwritable(&Sparse { limit: Some(10), ..given }, "out of range in sparse.limit");
    refused::<Sparse>(&octets("0208 00"), ErrorKind::Count { expected: 11, found: 8 }, 1);

    let rows = [SparseRow { a: 1, b: 2 }];
    both_ways!(data_presence::Tail, "0202 1101 01010202 1101 1102", Tail { id: 1, items: Some((&rows).into()) });
    both_ways!(data_presence::Tail, "0202 1101 00", Tail { id: 1, items: None });
}

#[test]
fn elements_of_every_form_checked_before_or_not() {
    use data_presence::Tail;
    // an absent value, a present one, a count and a nested count in their long form
    let forms = ["0202 1100 00", "0202 1101 0102 0202 1101 1102 0202 1103 1104", "028102 1102 00", "0202 1103 018101 0202 1101 1102"];
    let items = [None, Some(2), None, Some(1)];
    for chosen in 0..4_usize.pow(3) {
        let chosen = [chosen % 4, chosen / 4 % 4, chosen / 16];
        for count in 0..=chosen.len() {
            let elements: String = chosen[..count].iter().map(|form| forms[*form]).collect();
            let list = octets(&format!("01{count:02x} {elements}"));
            let wanted: Vec<_> = chosen[..count].iter().map(|form| (u8::try_from(*form).expect("one of four"), items[*form])).collect();
            let found = |list: List<'_, Tail<'_>>| {
                list.iter()
                    .map(|tail| tail.map(|tail| (tail.id, tail.items.map(|rows| rows.iter().count()))))
                    .collect::<Result<Vec<_>, _>>()
            };
            assert_eq!(found(List::decode(&list).expect("checked")), Ok(wanted.clone()), "{elements}");
            assert_eq!(found(List::decode_lazy(&list).expect("a head")), Ok(wanted.clone()), "{elements}");
            assert_eq!(found(List::parse_all(&list[2..]).expect("checked").1), Ok(wanted), "{elements}");
            for len in 2..list.len() {
                let strict = List::<'_, Tail<'_>>::decode(&list[..len]).expect_err("cut");
                let lazy = List::<'_, Tail<'_>>::decode_lazy(&list[..len]).map_or_else(Err, &found).expect_err("cut");
                assert_eq!(strict.kind, lazy.kind, "{elements} cut at {len}");
            }
        }
    }
}

#[test]
fn dates_and_octets_that_hold_something() {
    use data_dates::{StampInner, StampName, Stamps};
    let (stamp, inner, value) = (DateTime::from_octets(STAMP), StampInner { a: 5 }, Data::from(5_u8));
    let stamps = Stamps {
        stamp,
        day: Date::from_octets(DAY),
        hour: Time::from_octets(HOUR),
        empty: Some(stamp),
        inner: Contained::from_value(&inner),
        inner_empty: Some(Contained::from_value(&inner)),
        sized: Contained::from_value(&inner),
        any: Contained::from_value(&value),
        tagged: stamp,
        tagged_day: Some(Date::from_octets(DAY)),
        own: stamp,
        own_time: Time::from_octets(HOUR),
        raw: STAMP,
        named: StampName(stamp),
    };
    let (in_octets, own) = ("090c07e6021503112530ff800000", "1907e6021503112530ff800000");
    let inners = "09050201120005 09050201120005 09050201120005 09021105";
    let head = format!("020e {in_octets} 090507e6021503 0904112530ff {in_octets} {inners}");
    let canonical = format!("{head} {in_octets} 090507e6021503 {own} 1b112530ff {in_octets} {in_octets}");
    both_ways!(data_dates::Stamps, &canonical, stamps);
    for deviation in [
        format!("{head} {own} 090507e6021503 {own} 1b112530ff {in_octets} {in_octets}"),
        format!("{head} {in_octets} 1a07e6021503 {own} 1b112530ff {in_octets} {in_octets}"),
        format!("{head} {in_octets} 090507e6021503 {in_octets} 1b112530ff {in_octets} {in_octets}"),
        format!("{head} {in_octets} 090507e6021503 {own} 0904112530ff {in_octets} {in_octets}"),
        format!("{head} {in_octets} 090507e6021503 {own} 1b112530ff {own} {in_octets}"),
        format!("{head} {in_octets} 090507e6021503 {own} 1b112530ff {in_octets} {own}"),
    ] {
        bent_to!(data_dates::Stamps, &deviation, &canonical);
    }
    let empty = canonical.replacen(&format!("0904112530ff {in_octets}"), "0904112530ff 0900", 1).replacen(
        "09050201120005 09050201120005",
        "09050201120005 0900",
        1,
    );
    let empty = empty.replacen("090507e6021503 19", "0900 19", 1);
    both_ways!(data_dates::Stamps, &empty, Stamps { empty: None, inner_empty: None, tagged_day: None, ..stamps });
    unwritable(
        &Stamps { sized: Contained::from_octets(&[1]), ..stamps },
        "discriminator or length does not fit the content in stamps.sized",
    );
    refused::<Stamps>(&octets(&format!("020e {own}")), ErrorKind::UnexpectedTag { expected: 9, found: 0x19 }, 2);
}

#[test]
fn declared_deviations() {
    use data_tolerances::{Lenient, LenientChoice};
    let lenient = Lenient {
        count: Some(1),
        name: Some(VisibleString(b"a")),
        scale: -1,
        level: 9,
        bound: -5,
        month: 12,
        both: Some(3),
        choice: LenientChoice::None,
    };
    let canonical = "0209 0600000001 0a0161 0fff 120009 05fffffffb 110c 1104 1103 00";
    both_ways!(data_tolerances::Lenient, canonical, lenient);
    both_ways!(
        data_tolerances::Lenient,
        "0209 00 00 0fff 120009 05fffffffb 110c 1104 00 1105",
        Lenient { count: None, name: None, both: None, choice: LenientChoice::Number(5), ..lenient }
    );
    bent_to!(
        data_tolerances::Lenient,
        "0209 0600000001 0a0161 1101 100009 0600000005 110c 1104 0f03 00",
        "0209 0600000001 0a0161 0f01 120009 0500000005 110c 1104 1103 00"
    );
    // outside of the range: accepted where that is tolerated, but not written
    for out_of_range in ["0209 00 00 0fff 12000a 05fffffffb 110c 1104 00 00", "0209 00 00 0fff 120009 05fffffffb 110d 1104 00 00"] {
        assert!(matches!(answer::<Lenient>(&octets(out_of_range)), Ok(Err(cosem_codec::EncodeError::Range { .. }))));
    }
    refused::<Lenient>(&octets("0209 00 00 0fff 120009 0500000006 110c 1104 00 00"), ErrorKind::Range, 10);
    refused::<Lenient>(&octets("0209 00 00 1180 120009 0500000005 110c 1104 00 00"), ErrorKind::Range, 5);
    refused::<Lenient>(&octets("0209 00 00 0fff 120009 0500000005 110c 1105 00 00"), ErrorKind::Constant { found: 5 }, 17);
    refused::<Lenient>(&octets("0209 0500000001"), ErrorKind::UnexpectedTag { expected: 6, found: 5 }, 2);
}

#[test]
fn other_forms_of_numbers_bits_and_structures() {
    use data_tolerances::{LenientCount, LenientFlags, LenientForms};
    let bits = BitString::new(5, &[0xa8]).expect("five bits");
    let offsets = [-1_i8];
    let forms =
        LenientForms { width: 7, integer: 1000, name: -1536, flags: LenientFlags::from_bits(5), bits, offsets: Some((&offsets).into()) };
    let canonical = "0206 1107 06000003e8 10fa00 0403a0 0405a8 0101 0fff";
    both_ways!(data_tolerances::LenientForms, canonical, forms);
    both_ways!(data_tolerances::LenientForms, "0206 1107 06000003e8 10fa00 0403a0 0405a8 00", LenientForms { offsets: None, ..forms });
    let without_list = "0206 1107 06000003e8 10fa00 0403a0 0405a8 00";
    for bent in [
        "0206 120007 06000003e8 12fa00 0403a0 0405a8 00",
        "0206 150000000000000007 1003e8 12fa00 0403a0 0405a8 00",
        "0206 1107 1400000000000003e8 10fa00 0408a0 0408a8 00",
        "0205 1107 06000003e8 10fa00 0403a0 0405a8",
    ] {
        bent_to!(data_tolerances::LenientForms, bent, without_list);
    }
    // another sign is not tolerated, nor what does not fit, nor bits beyond those declared
    refused::<LenientForms>(&octets("0206 0f07"), ErrorKind::UnexpectedTag { expected: 0x11, found: 0x0f }, 2);
    refused::<LenientForms>(&octets("0206 120100"), ErrorKind::Range, 3);
    refused::<LenientForms>(&octets("0206 1107 0fff"), ErrorKind::Range, 5);
    refused::<LenientForms>(&octets("0206 1107 1003e9"), ErrorKind::Range, 5);
    refused::<LenientForms>(&octets("0206 1107 12"), ErrorKind::Truncated { needed: 2 }, 4);
    refused::<LenientForms>(&octets("0206 1107 06000003e8 10fa00 0408a1"), ErrorKind::Length { found: 8 }, 13);
    refused::<LenientForms>(&octets("0206 1107 06000003e8 10fa00 0410a000"), ErrorKind::Length { found: 16 }, 13);
    refused::<LenientForms>(&octets("0204"), ErrorKind::Count { expected: 6, found: 4 }, 1);
    // a member that is there although it should not be is written as it came
    both_ways!(data_tolerances::LenientCount, "0201 1107", LenientCount { number: 7, more: None });
    both_ways!(data_tolerances::LenientCount, "0202 1107 120008", LenientCount { number: 7, more: Some(8) });
}

#[test]
fn types_that_depend_on_members() {
    use data_match::{Depending, DependingKind, DependingRow, DependingState, DependingValue};
    let nothing = Depending { kind: DependingKind::NOTHING, value: DependingValue::None, state: DependingState::On(5) };
    both_ways!(data_match::Depending, "0204 1600 00 0301 1105", nothing);
    let off = Depending { kind: DependingKind::NUMBER, value: DependingValue::Number(7), state: DependingState::Off };
    both_ways!(data_match::Depending, "0204 1601 0600000007 0300 00", off);
    let row = Depending { kind: DependingKind::ROW, value: DependingValue::Row(DependingRow { a: 1, b: 2 }), ..off };
    both_ways!(data_match::Depending, "0204 1602 0202 1101 1102 0300 00", row);
    let any = Depending { kind: DependingKind(9), value: DependingValue::Any(Data::from(1_u8)), ..off };
    both_ways!(data_match::Depending, "0204 1609 1101 0300 00", any);
    unwritable(&Depending { kind: DependingKind::ROW, ..any }, "discriminator or length does not fit the content in depending.value");
    unwritable(&Depending { kind: DependingKind::ROW, ..off }, "discriminator or length does not fit the content in depending.value");
}

#[test]
fn bits_and_codes() {
    use bits_data::{Tagged, TaggedBits, TaggedEnum, TaggedKind, TaggedOdd, TaggedU8, TaggedU16, TaggedWide};
    use codes_data::{Coded, CodedClosed, CodedLonger, CodedPlain, CodedShut, CodedWide};
    let octet = TaggedU8::ZERO.with_flag(true).with_kind(TaggedKind::SOME);
    let tagged = Tagged {
        a: octet,
        b: TaggedU16::ZERO.with_number(0x0102),
        c: TaggedEnum::ZERO.with_number(3),
        d: TaggedBits::ZERO.with_first(true).with_others(4),
        e: TaggedWide::ZERO.with_number(u64::MAX),
        f: TaggedOdd::ZERO.with_number(0x55),
        g: octet,
        h: octet,
    };
    // odd: 01, 01010101, and six bits of padding
    let canonical = "0208 1181 120102 1603 04108004 0440ffffffffffffffff 040a5540 1181 1181";
    both_ways!(bits_data::Tagged, canonical, tagged);
    bent_to!(bits_data::Tagged, "0208 1181 120102 1603 04108004 0440ffffffffffffffff 040a557f 0f81 1191", canonical);
    refused::<Tagged>(&octets("0208 1191"), ErrorKind::ReservedBits { found: 1 }, 3);
    refused::<Tagged>(&octets("0208 1182"), ErrorKind::UnknownCode { found: 2 }, 3);
    refused::<Tagged>(&octets("0208 1181 120102 1603 04108004 0440ffffffffffffffff 040a9540"), ErrorKind::ReservedBits { found: 2 }, 25);
    refused::<Tagged>(&octets("0208 1181 120102 1603 041180040000"), ErrorKind::Length { found: 17 }, 10);

    let coded = Coded {
        plain: CodedPlain(50),
        wide: CodedWide::WIDE,
        longer: CodedLonger::LONGER,
        closed: CodedClosed::OPEN,
        signed: CodedPlain::ONE,
        both: CodedShut::SHUT,
    };
    let canonical = "0206 1132 120102 0601020304 1601 1101 1102";
    both_ways!(codes_data::Coded, canonical, coded);
    bent_to!(codes_data::Coded, "0206 1132 120102 0601020304 1601 0f01 0f02", canonical);
    refused::<Coded>(&octets("0206 1132 120102 0601020304 1603"), ErrorKind::UnknownCode { found: 3 }, 13);
    refused::<Coded>(&octets("0206 1132 120102 0601020304 1601 0f01 0f03"), ErrorKind::UnknownCode { found: 3 }, 17);
    unwritable(&Coded { closed: CodedClosed(9), ..coded }, "out of range in coded_closed");
}
