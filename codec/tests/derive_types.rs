//! `#[derive(Decode, Encode)]` on plain types: octets written down by hand, both ways, and errors.

#![allow(clippy::indexing_slicing, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Debug;

use cosem_codec::class::Unit;
use cosem_codec::data::Data;
use cosem_codec::{
    BitString, Contained, Date, DateTime, Decode, Encode, EncodeError, ErrorKind, List, OctetString, Time, Utf8String, VisibleString,
};

const STAMP: [u8; 12] = [0x07, 0xe6, 0x02, 0x15, 0x03, 0x11, 0x25, 0x30, 0xff, 0x80, 0x00, 0x00];

fn octets(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> =
        hex.chars().filter(|digit| !digit.is_whitespace()).map(|digit| digit.to_digit(16).expect("hexadecimal digits")).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).expect("an octet")).collect()
}

fn encoded(value: &impl Encode) -> Result<Vec<u8>, EncodeError> {
    let mut out = vec![0; value.encoded_len()];
    value.encode(&mut out)?;
    Ok(out)
}

fn same<'a, T: Decode<'a> + Encode + PartialEq + Debug>(octets: &'a [u8], value: &T) {
    assert_eq!(T::decode(octets).as_ref(), Ok(value));
    assert_eq!(T::decode_lazy(octets).as_ref(), Ok(value));
    assert_eq!(T::decode_canonical(octets).as_ref(), Ok(value));
    assert_eq!(encoded(value).as_deref(), Ok(octets));
    for len in 0..octets.len() {
        let error = T::decode(&octets[..len]).expect_err("cut");
        assert!(matches!(error.kind, ErrorKind::Truncated { .. }), "{error}");
    }
}

/// Everything that a structure of COSEM Data can hold.
#[derive(Debug, PartialEq, Decode, Encode)]
struct Structure<'m> {
    nothing: (),
    truth: bool,
    small: u8,
    wide: u64,
    real: f32,
    key: OctetString<'m>,
    title: [u8; 8],
    name: VisibleString<'m>,
    remark: Utf8String<'m>,
    flags: BitString<'m>,
    #[cosem(octet_string)]
    clock: DateTime,
    #[cosem(octet_string)]
    since: Option<Date>,
    own_tag: Time,
    level: Option<i16>,
    unit: Unit,
    inner: Inner,
    maybe: Option<Named<'m>>,
    held: Contained<'m, Inner>,
    numbers: List<'m, u16>,
    rows: List<'m, Inner>,
    r#type: i8,
    any: Data<'m>,
}

/// Not `Copy`, nor is what contains it.
#[derive(Debug, Clone, PartialEq, Decode, Encode)]
struct Inner {
    first: u16,
    second: i32,
}

#[derive(Debug, Clone, PartialEq, Decode, Encode)]
#[cosem(data)]
struct Named<'n> {
    name: VisibleString<'n>,
}

#[test]
fn a_structure_of_data() {
    let (inner, numbers) = (Inner { first: 1, second: -2 }, [7_u16, 8]);
    let rows = [inner.clone(), Inner { first: 3, second: 4 }];
    let structure = Structure {
        nothing: (),
        truth: true,
        small: 1,
        wide: 2,
        real: 1.5,
        key: OctetString(&[1, 2]),
        title: *b"ABCDEFGH",
        name: VisibleString(b"ab"),
        remark: Utf8String(b"c"),
        flags: BitString::new(3, &[0xa0]).expect("three bits"),
        clock: DateTime::from_octets(STAMP),
        since: None,
        own_tag: Time::from_octets([1, 2, 3, 4]),
        level: Some(-1),
        unit: Unit::WATT_HOUR,
        inner: inner.clone(),
        maybe: Some(Named { name: VisibleString(b"d") }),
        held: Contained::from_value(&inner),
        numbers: (&numbers).into(),
        rows: (&rows).into(),
        r#type: -5,
        any: Data::from(6_u8),
    };
    let in_front = "0216 00 0301 1101 150000000000000002 173fc00000 09020102 09084142434445464748 0a026162 0c0163 0403a0";
    let times = "090c07e6021503112530ff800000 00 1b01020304 10ffff 161e";
    let inner = "0202 120001 05fffffffe";
    let lists = format!("0102 120007 120008 0102 {inner} 0202 120003 0500000004");
    same(&octets(&format!("{in_front} {times} {inner} 0201 0a0164 090a {inner} {lists} 0ffb 1106")), &structure);
    let error = Structure::decode(&octets(&format!("{in_front} {times} 0202 120001 06"))).expect_err("another tag");
    assert_eq!(error.to_string(), "unexpected tag in inner.second at octet 75: 06 instead of 05");
}

#[test]
fn rows_are_one_chunk() {
    let value = Inner { first: 1, second: -2 };
    same(&octets("0202 120001 05fffffffe"), &value);
    let error = Inner::decode(&octets("0203 120001 05fffffffe")).expect_err("another count");
    assert_eq!((error.kind, error.offset), (ErrorKind::Count { expected: 2, found: 3 }, 1));
    // a length in a long form is accepted, but not canonical
    assert_eq!(Inner::decode(&octets("028102 120001 05fffffffe")), Ok(value));
    assert!(Inner::decode_canonical(&octets("028102 120001 05fffffffe")).is_err());
}

#[derive(Debug, Clone, Copy, PartialEq, Decode, Encode)]
#[cosem(axdr)]
struct Message<'a> {
    id: u16,
    key: Option<OctetString<'a>>,
    mac: [u8; 2],
    text: VisibleString<'a>,
    bits: BitString<'a>,
    #[cosem(octet_string)]
    clock: DateTime,
    bare: Date,
    control: Control,
    maybe: Option<Control>,
    entries: List<'a, Entry>,
    held: Option<Contained<'a, Entry>>,
    value: Data<'a>,
}

#[derive(Debug, Clone, Copy, PartialEq, Decode, Encode)]
#[cosem(axdr)]
struct Entry {
    key: u8,
    on: bool,
}

/// Flags and numbers of two octets, with reserved bits in front of one and at the end.
#[derive(Debug, Clone, Copy, PartialEq, Decode, Encode)]
#[cosem(bits, reserved = 2)]
struct Control {
    urgent: bool,
    #[cosem(width = 4)]
    kind: u8,
    #[cosem(reserved = 1, width = 8)]
    count: u8,
}

#[test]
fn an_axdr_sequence() {
    let (entries, entry) = ([Entry { key: 1, on: true }, Entry { key: 2, on: false }], Entry { key: 3, on: true });
    let control = Control { urgent: true, kind: 5, count: 0x81 };
    let message = Message {
        id: 0x0102,
        key: Some(OctetString(&[9])),
        mac: [3, 4],
        text: VisibleString(b"ab"),
        bits: BitString::new(3, &[0xa0]).expect("three bits"),
        clock: DateTime::from_octets(STAMP),
        bare: Date::from_octets([0x07, 0xe6, 0x02, 0x15, 0x03]),
        control,
        maybe: None,
        entries: (&entries).into(),
        held: Some(Contained::from_value(&entry)),
        value: Data::from(6_u8),
    };
    let hex = "0102 01 01 09 0304 02 6162 03 a0 0c 07e6021503112530ff800000 07e6021503 aa04 00 02 0101 0200 01 02 0301 1106";
    same(&octets(hex), &message);
    let error = Message::decode(&octets("0102 02")).expect_err("a wrong flag");
    assert_eq!(error.to_string(), "wrong presence flag in message.key at octet 2: 02 instead of 00 or 01");
}

#[test]
fn bit_fields() {
    // 1 0101 0 10000001 00
    let control = Control { urgent: true, kind: 5, count: 0x81 };
    same(&octets("aa04"), &control);
    let error = Control::decode(&octets("aa05")).expect_err("reserved bits");
    assert_eq!((error.kind, error.offset), (ErrorKind::ReservedBits { found: 1 }, 0));
    let error = encoded(&Control { kind: 16, ..control }).expect_err("five bits");
    assert_eq!(error.to_string(), "out of range in control.kind");

    same(&octets("12 8003"), &Status { alarm: true, code: 3 });
    let error = Status::decode(&octets("11 80")).expect_err("another tag");
    assert_eq!((error.kind, error.offset), (ErrorKind::UnexpectedTag { expected: 0x12, found: 0x11 }, 0));
    let error = Status::decode(&octets("12 c003")).expect_err("reserved bits");
    assert_eq!((error.kind, error.offset), (ErrorKind::ReservedBits { found: 1 }, 1));
    same(&octets("0202 12 8003 1105"), &Reading { status: Status { alarm: true, code: 3 }, value: 5 });
    same(&octets("123456"), &Three { high: 0x12345, low: 6 });
}

/// A bit field behind its type tag.
#[derive(Debug, Clone, Copy, PartialEq, Decode, Encode)]
#[cosem(data, bits)]
struct Status {
    alarm: bool,
    #[cosem(reserved = 1, width = 14)]
    code: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Decode, Encode)]
struct Reading {
    status: Status,
    value: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Decode, Encode)]
#[cosem(bits)]
struct Three {
    #[cosem(width = 20)]
    high: u32,
    #[cosem(width = 4)]
    low: u8,
}

/// A packed frame; the last field takes what is left.
#[derive(Debug, Clone, Copy, PartialEq, Decode, Encode)]
#[cosem(octets)]
struct Frame<'f> {
    control: Control,
    length: u32,
    clock: DateTime,
    value: i64,
    rate: f64,
    payload: OctetString<'f>,
}

#[derive(Debug, Clone, Copy, PartialEq, Decode, Encode)]
#[cosem(octets)]
struct Entries<'e> {
    entries: List<'e, Entry>,
}

#[test]
fn packed_octets() {
    let frame = Frame {
        control: Control { urgent: false, kind: 0, count: 1 },
        length: 2,
        clock: DateTime::from_octets(STAMP),
        value: -1,
        rate: -2.0,
        payload: OctetString(&[7, 8]),
    };
    let hex = "0004 00000002 07e6021503112530ff800000 ffffffffffffffff c000000000000000 0708";
    assert_eq!(Frame::decode(&octets(hex)), Ok(frame));
    assert_eq!(encoded(&frame).as_deref(), Ok(&*octets(hex)));
    let error = Frame::decode(&octets("0004 00000002 07e6")).expect_err("cut");
    assert_eq!(error.to_string(), "truncated in frame.clock at octet 6: 10 more octets needed");
    let entries = [Entry { key: 1, on: true }];
    assert_eq!(Entries::decode(&octets("0101")), Ok(Entries { entries: (&entries).into() }));
}
