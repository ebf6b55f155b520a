//! The types of the runtime on their own: dates, strings, lists, contained items, check sequences, errors, writers.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod runtime_support;

use cosem_codec::crc::{Crc16Genibus, Crc16X25, crc16_genibus, crc16_x25};
use cosem_codec::error::in_field;
use cosem_codec::{
    BitString, ClockStatus, Contained, Date, DateTime, DayOfMonth, DayOfWeek, Decode, DecodeError, Encode, EncodeError, ErrorKind, Field,
    List, Month, Oid, ParseError, Parsed, Time, Utf8String, VisibleString, Writer, ber, octets,
};
use runtime_support::{encoded, hex};

#[test]
fn check_sequences() {
    // the catalogue's check values, and the example of the HDLC reference
    assert_eq!(crc16_genibus(b"123456789"), 0xd64e);
    assert_eq!(crc16_x25(b"123456789"), 0x906e);
    assert_eq!((crc16_genibus(&[]), crc16_x25(&[])), (0, 0));
    assert_eq!(crc16_x25(&[0x03, 0x3f]).to_le_bytes(), [0x5b, 0xec]);
    assert_eq!(crc16_genibus(&hex("010901850 18A5107004869".replace(' ', "").as_str())).to_be_bytes(), [0xf5, 0x4c]);

    // bit by bit, for all lengths around the width of a block, and continued at every octet
    let message: Vec<u8> = (0..100u16).map(|octet| (octet * 37 + 11).to_le_bytes()[0]).collect();
    for len in 0..message.len() {
        let message = &message[..len];
        let genibus = message.iter().fold(0xffffu16, |state, octet| {
            (0..8).fold(state ^ u16::from(*octet) << 8, |state, _| if state & 0x8000 == 0 { state << 1 } else { state << 1 ^ 0x1021 })
        });
        let x25 = message.iter().fold(0xffffu16, |state, octet| {
            (0..8).fold(state ^ u16::from(*octet), |state, _| if state & 1 == 0 { state >> 1 } else { state >> 1 ^ 0x8408 })
        });
        assert_eq!(crc16_genibus(message), !genibus);
        assert_eq!(crc16_x25(message), !x25);
        for at in 0..len {
            let (front, back) = message.split_at(at);
            assert_eq!(Crc16Genibus::new().update(front).update(back).value(), !genibus);
            assert_eq!(Crc16X25::new().update(front).update(back).value(), !x25);
        }
    }
}

#[test]
fn frames_with_check_sequences() {
    let frame = hex("0109018501 8A5107004869 F54C");
    assert_eq!(octets::check_crc16_genibus(&frame), Ok(&frame[..frame.len() - 2]));
    assert_eq!(octets::check_crc16_x25(&hex("033F5BEC")), Ok(&[0x03, 0x3f][..]));
    let error = DecodeError::from_nom(octets::check_crc16_x25(&hex("033F5BED")).unwrap_err(), 4);
    assert_eq!((error.kind, error.offset), (ErrorKind::Check { expected: 0xec5b }, 2));
    let error = DecodeError::from_nom(octets::check_crc16_genibus(&[1]).unwrap_err(), 1);
    assert_eq!((error.kind, error.offset), (ErrorKind::Truncated { needed: 1 }, 0));
}

#[test]
fn dates_and_times() {
    for (octets, shown) in [
        ("07E60215 01 11251E00 8000 00", "2022-02-21 17:37:30"),
        ("07E60215 01 11251EFF FFC4 80", "2022-02-21 17:37:30 deviation -60 daylight-saving-active"),
        ("07E60215 01 11251E19 003C 03", "2022-02-21 17:37:30.25 deviation 60 invalid-value doubtful-value"),
        ("FFFFFFFF FF FFFFFFFF 8000 FF", "*-*-* *:*:*"),
        ("07E2FDFE FF 020000FF 8000 80", "2018-dst-end-last 02:00:00 daylight-saving-active"),
        ("FFFFFEFD 07 02FF00FF 8000 FF", "*-dst-begin-second-last sunday 02:*:00"),
        ("FFFF0DE0 08 18000000 8000 1C", "*-0x0d-0xe0 0x08 24:00:00 different-clock-base invalid-clock-status reserved-bits"),
        ("FFFFFFFF 01 080000FF 8000 FF", "*-*-* monday 08:00:00"),
    ] {
        let octets: [u8; 12] = hex(octets).try_into().unwrap();
        let value = DateTime::from_octets(octets);
        assert_eq!(value.to_string(), shown);
        let rebuilt = DateTime::new(value.date(), value.time(), value.deviation(), value.status());
        assert_eq!(rebuilt.to_octets(), octets);
        let date = value.date();
        assert_eq!(Date::new(date.year(), date.month(), date.day_of_month(), date.day_of_week()), date);
        let time = value.time();
        assert_eq!(Time::new(time.hour(), time.minute(), time.second(), time.hundredths()), time);
    }
    let date = Date::new(Some(2024), Month::Number(4), DayOfMonth::Number(22), DayOfWeek::Monday);
    assert_eq!(date.to_octets(), [0x07, 0xe8, 4, 22, 1]);
    assert_eq!(format!("{date:?} {:?}", Time::UNSPECIFIED), "Date(2024-04-22) Time(*:*:*)");
    for octet in 0..=255 {
        assert_eq!(Month::from_octet(octet).to_octet(), octet);
        assert_eq!(DayOfMonth::from_octet(octet).to_octet(), octet);
        assert_eq!(DayOfWeek::from_octet(octet).to_octet(), octet);
    }
    assert!(!ClockStatus::UNSPECIFIED.invalid_value() && ClockStatus(0x81).daylight_saving_active());
    assert_eq!(ClockStatus::UNSPECIFIED.to_string(), "*");
}

#[test]
fn bit_strings() {
    let bits = BitString::new(11, &[0xa5, 0xff]).unwrap();
    assert_eq!(bits.to_string(), "10100101111");
    assert_eq!(bits.iter().filter(|bit| *bit).count(), 7);
    assert_eq!((bits.get(0), bits.get(1), bits.get(10), bits.get(11)), (Some(true), Some(false), Some(true), None));
    assert_eq!(bits.to_number(), Some(0b101_0010_1111));
    assert_eq!(bits, BitString::new(11, &[0xa5, 0xe0]).unwrap());
    assert_ne!(bits, BitString::new(11, &[0xa5, 0xc0]).unwrap());
    assert_ne!(bits, BitString::new(12, &[0xa5, 0xe0]).unwrap());
    assert_eq!(BitString::new(8, &[1, 2]), None);
    assert_eq!(BitString::new(9, &[1]), None);
    assert!(BitString::default().is_empty());
    assert_eq!(BitString::from_octets(&[0; 9]).to_number(), None);
    assert_eq!(BitString::from_octets(&[0xff; 8]).to_number(), Some(u64::MAX));
}

#[test]
fn texts() {
    assert_eq!(VisibleString(b"ab\xff").to_string(), "ab\u{fffd}");
    assert_eq!(format!("{:?}", VisibleString(b"a\"\x00")), r#"VisibleString("a\"\x00")"#);
    assert_eq!(Utf8String::from("€").as_str(), Ok("€"));
    assert!(Utf8String(b"\xff").as_str().is_err());
}

#[test]
fn lists() {
    let octets = hex("0103 1101 1102 1103");
    let list = List::<'_, u8>::decode(&octets).unwrap();
    assert_eq!(list.iter().collect::<Result<Vec<_>, _>>(), Ok(vec![1, 2, 3]));
    assert_eq!(list, List::from(&[1, 2, 3]));
    assert_ne!(list, List::from(&[1, 2, 4]));
    assert_ne!(list, List::from(&[1, 2]));
    assert_eq!(format!("{list:?}"), "[1, 2, 3]");
    assert_eq!((list.len(), list.octets().unwrap().len(), list.iter().size_hint()), (3, 6, (1, Some(6))));
    assert_eq!(encoded(&list), octets);
    assert_eq!(List::from(&[1, 2, 3]).iter().size_hint(), (3, Some(3)));

    // taken as it is, and checked by its iteration
    let lazy = List::<'_, u8>::decode_lazy(&hex("0102 1101 1202").clone().leak()[..]).unwrap();
    let mut elements = lazy.iter();
    assert_eq!(elements.next(), Some(Ok(1)));
    let error = DecodeError { kind: ErrorKind::UnexpectedTag { expected: 17, found: 18 }, offset: 2, field: None };
    assert_eq!(elements.next(), Some(Err(error)));
    assert_eq!(elements.next(), None);
    assert_eq!(lazy.encode(&mut [0; 32]).map(|out| out.len()), Err(EncodeError::Content(error)));
    let longer = List::<'_, u8>::decode_lazy(&[1, 1, 17, 1, 17]).unwrap();
    assert_eq!(longer.iter().last(), Some(Err(DecodeError { kind: ErrorKind::Trailing { count: 1 }, offset: 2, field: None })));
    assert_eq!(longer.iter().count(), 2);
    assert!(List::<'_, u8>::decode_lazy(&[1, 3, 17, 1]).is_err());
    assert_eq!(List::<'_, u8>::parse_all(&[17, 1, 17, 2]).unwrap().1.len(), 2);
    assert!(List::<'_, ()>::parse_all(&[17]).is_err());
}

#[test]
fn contained_items() {
    let content = <Contained<'_, bool> as Decode<'_>>::decode(&[3, 0xff]).unwrap();
    assert_eq!(content.decode(), Ok(true));
    assert_eq!(encoded(&content), [3, 1]);
    assert_eq!(content, Contained::from(&true));
    assert_eq!(format!("{content:?}"), "true");
    // what does not decode is written as it came
    let other = Contained::<'_, bool>::from_octets(&[0xde, 0xad]);
    assert!(other.decode().is_err());
    assert_eq!(encoded(&other), [0xde, 0xad]);
    assert_eq!(format!("{other:?}"), "Contained(DEAD)");
    assert_eq!(other, other);
    assert_ne!(other, content);
}

static NUMBER: Field = Field::new("get-request-next", "block-number");

#[test]
fn errors_name_the_field() {
    fn parse(input: &[u8]) -> Parsed<'_, (u8, u32)> {
        let (input, tag) = octets::u8(input)?;
        let (input, number) = octets::u32(input).map_err(in_field(&NUMBER))?;
        Ok((input, (tag, number)))
    }
    let error = DecodeError::from_nom(parse(&[1, 2, 3]).unwrap_err(), 3);
    assert_eq!((error.kind, error.offset), (ErrorKind::Truncated { needed: 2 }, 1));
    let shown = error.to_string();
    if cfg!(feature = "names") {
        assert_eq!(shown, "truncated in get-request-next.block-number at octet 1: 2 more octets needed");
    } else {
        assert_eq!(shown, "truncated at octet 1: 2 more octets needed");
    }
    assert_eq!(error.kind.name(), "truncated");
    assert_eq!(EncodeError::range(&NUMBER), EncodeError::Range { field: None }.in_field(&NUMBER));
    assert!(EncodeError::Content(error).to_string().starts_with("content does not decode: truncated"));

    // a run of fields read as one names the field that is cut
    static OTHER: Field = Field::new("get-request-next", "other");
    static RUN: [(u8, u8, &Field); 3] = [(1, 0, &OTHER), (5, 1, &NUMBER), (6, 5, &OTHER)];
    let error = DecodeError::from_nom(octets::truncated_run(&[1, 2, 3], &RUN), 3);
    assert_eq!((error.kind, error.offset, error.field), (ErrorKind::Truncated { needed: 2 }, 1, Some(&NUMBER)));
    let error = DecodeError::from_nom(octets::truncated_run(&[1, 2, 3, 4, 5], &RUN), 5);
    assert_eq!((error.kind, error.offset, error.field), (ErrorKind::Truncated { needed: 1 }, 5, Some(&OTHER)));
}

#[test]
fn parsers_work_with_nom() {
    use nom::Parser;
    let mut parser = nom::multi::fold_many0(u8::parse, || 0u32, |sum, value| sum + u32::from(value));
    assert_eq!(parser.parse(&[17, 1, 17, 2][..]), Ok((&[][..], 3)));
    let mut refused = nom::bytes::tag::<_, _, ParseError>(&b"ab"[..]);
    let error = DecodeError::from_nom(refused.parse(&b"xy"[..]).unwrap_err(), 2);
    assert_eq!((error.kind, error.offset), (ErrorKind::Rejected, 0));
    let error = DecodeError::from_nom(nom::combinator::eof::<_, ParseError>(&b"xy"[..]).unwrap_err(), 5);
    assert_eq!((error.kind, error.offset), (ErrorKind::Trailing { count: 2 }, 3));
    let incomplete = DecodeError::from_nom(nom::Err::Incomplete(nom::Needed::new(7)), 3);
    assert_eq!((incomplete.kind, incomplete.offset), (ErrorKind::Truncated { needed: 7 }, 3));
}

#[test]
fn writers() {
    let mut out = [0; 4];
    assert_eq!(5u32.encode(&mut out), Err(EncodeError::BufferTooSmall { needed: 5 }));
    let mut writer = Writer::new(&mut out);
    writer.chunk([1, 2]).unwrap();
    writer.octets(&[3]).unwrap();
    assert_eq!((writer.position(), writer.finish()), (3, Err(EncodeError::Inconsistent { field: None })));
    assert_eq!(writer.octets(&[4, 5]), Err(EncodeError::Inconsistent { field: None }));
    assert_eq!(out, [1, 2, 3, 0]);
    let mut writer = Writer::compare(&[1, 2, 3, 4]);
    writer.chunk([1, 2]).unwrap();
    writer.octets(&[]).unwrap();
    assert_eq!(writer.finish(), Err(EncodeError::NotCanonical { offset: 2 }));
    // a chunk is compared with the next call at the latest
    writer.chunk([3, 5]).unwrap();
    assert_eq!(writer.chunk([6]), Err(EncodeError::NotCanonical { offset: 3 }));
    assert_eq!(writer.finish(), Err(EncodeError::NotCanonical { offset: 3 }));
    let mut longer = Writer::compare(&[1]);
    longer.chunk([1, 2]).unwrap();
    assert_eq!(longer.finish(), Err(EncodeError::NotCanonical { offset: 1 }));
    // measuring: chunks of any size, and octets
    let mut measure = Writer::measure();
    measure.chunk([0; 3]).unwrap();
    measure.chunk([0; 100]).unwrap();
    measure.octets(&[0; 7]).unwrap();
    assert_eq!((measure.position(), measure.finish()), (110, Ok(())));
}

#[test]
fn object_identifiers() {
    for (octets, shown) in [
        ("60857405080101", "2.16.756.5.8.1.1"),
        ("00", "0.0"),
        ("2A8648", "1.2.840"),
        ("78", "2.40"),
        ("27", "0.39"),
        ("4F", "1.39"),
        ("8FFFFFFF7F", "2.4294967215"),
        ("2A8FFFFFFF7F", "1.2.4294967295"),
    ] {
        let octets = hex(octets);
        assert!(Oid::from_octets(&octets).is_well_formed());
        assert_eq!(Oid::from_octets(&octets).to_string(), shown);
    }
    for octets in ["", "80", "2A80", "2A8001", "2A90FFFFFF7F", "2A86"] {
        assert!(!Oid::from_octets(&hex(octets)).is_well_formed(), "{octets}");
    }
    assert_eq!(Oid::from_octets(&[0x60, 0x85, 0x74]).arcs().collect::<Vec<_>>(), [2, 16, 756]);
}

#[test]
fn ber_values() {
    let kind = |error: nom::Err<ParseError>, total| {
        let error = DecodeError::from_nom(error, total);
        (error.kind, error.offset)
    };
    // numbers in their shortest form, and longer
    for value in [0, 1, 127, 128, 255, 256, -1, -128, -129, 32767, 32768, i64::MAX, i64::MIN, -0x80_0000, 0x7f_ffff, 0x80_0000] {
        let mut out = vec![0; ber::integer_content_len(value)];
        ber::write_integer_content(value, &mut Writer::new(&mut out)).unwrap();
        assert_eq!(ber::i64_content(&out), Ok((&[][..], value)));
        let shorter = out[1..].to_vec();
        assert_ne!(ber::i64_content(&shorter).map(|(_, value)| value).ok(), Some(value), "{value} is in its shortest form");
        let padding = if value < 0 { 0xff } else { 0 };
        let longer = [&[padding; 4][..], &out].concat();
        assert_eq!(ber::i64_content(&longer), Ok((&[][..], value)));
    }
    assert_eq!(kind(ber::i64_content(&[]).unwrap_err(), 0).0, ErrorKind::Length { found: 0 });
    assert_eq!(
        ber::i64_content(&[0, 0x80, 0, 0, 0, 0, 0, 0, 0]).unwrap_err(),
        nom::Err::Error(ParseError { kind: ErrorKind::Range, remaining: 9, field: None })
    );
    assert_eq!(ber::u8_content(&[0, 255]), Ok((&[][..], 255)));
    assert!(ber::u8_content(&[255]).is_err());
    assert!(ber::u8_content(&[1, 0]).is_err());

    // a field: everything inside, nothing left over, offsets in the whole
    let octets = hex("A2 03 02 01 05 FF");
    fn nested(input: &[u8]) -> Parsed<'_, u8> {
        ber::field(input, 0xa2, |content| ber::field(content, 2, ber::u8_content))
    }
    assert_eq!(nested(&octets), Ok((&[0xff][..], 5)));
    assert_eq!(kind(nested(&hex("A2 03 02 02 05 FF")).unwrap_err(), 6), (ErrorKind::Truncated { needed: 1 }, 4));
    assert_eq!(kind(nested(&hex("A2 04 02 01 05 FF")).unwrap_err(), 6), (ErrorKind::Trailing { count: 1 }, 5));
    assert_eq!(kind(nested(&hex("A2 03 03 01 05 FF")).unwrap_err(), 6), (ErrorKind::UnexpectedTag { expected: 2, found: 3 }, 2));
    assert_eq!(kind(nested(&hex("A2 80 02 01 05 FF")).unwrap_err(), 6), (ErrorKind::LengthForm { octet: 0x80 }, 1));
    assert_eq!(nested(&hex("A2 81 04 02 81 01 05")), Ok((&[][..], 5)));
    assert_eq!(ber::optional_field(&octets, 0xa3, ber::u8_content), Ok((&octets[..], None)));

    assert_eq!(ber::bit_string_content(&[7, 0x80]), Ok((&[][..], BitString::new(1, &[0x80]).unwrap())));
    assert_eq!(ber::bit_string_content(&[0]), Ok((&[][..], BitString::default())));
    assert!(
        ber::bit_string_content(&[]).is_err() && ber::bit_string_content(&[1]).is_err() && ber::bit_string_content(&[8, 0, 0]).is_err()
    );
    assert_eq!(ber::bit_string_fixed_content::<1>(&[7, 0xff]), Ok((&[][..], 1)));
    let bits = BitString::new(9, &[0xff, 0xff]).unwrap();
    let mut out = vec![0; ber::bit_string_content_len(&bits)];
    ber::write_bit_string_content(&bits, &mut Writer::new(&mut out)).unwrap();
    assert_eq!(out, [7, 0xff, 0x80]);
    assert!(ber::oid_content(&[0x80]).is_err());
}
