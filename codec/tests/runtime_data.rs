//! COSEM Data against known answers.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod runtime_support;

use cosem_codec::data::{self, CompactArray, Container, Data, Elements, Event, MAX_DEPTH, Value, Visitor};
use cosem_codec::{
    BitString, Date, DateTime, Decode, DecodeError, Encode, EncodeError, ErrorKind, List, OctetString, Time, Utf8String, VisibleString,
};
use runtime_support::{encoded, hex, show};

/// Octets, and what is in them, from the outside in.
const VALUES: &[(&str, &str)] = &[
    // null
    ("00", "null-data"),
    // boolean-true
    ("0301", "boolean true"),
    // boolean-false
    ("0300", "boolean false"),
    // boolean-ff
    ("03FF", "boolean true"),
    // bit-string-8
    ("04082A", "bit-string 8:00101010"),
    // bit-string-40
    ("04280FF0FF0155", "bit-string 40:0000111111110000111111110000000101010101"),
    // bit-string-4
    ("0404F0", "bit-string 4:1111"),
    // bit-string-0
    ("0400", "bit-string 0:"),
    // bit-string-1
    ("040180", "bit-string 1:1"),
    // double-long-negative
    ("05FE93BA98", "double-long -23872872"),
    // double-long-12345
    ("0500003039", "double-long 12345"),
    // double-long-min
    ("0580000000", "double-long -2147483648"),
    // double-long-unsigned
    ("0600539343", "double-long-unsigned 5477187"),
    // double-long-unsigned-max
    ("06FFFFFFFF", "double-long-unsigned 4294967295"),
    // octet-string-4
    ("090401020304", "octet-string 01020304"),
    // octet-string-obis
    ("09060100010800FF", "octet-string 0100010800FF"),
    // visible-string
    ("0A0454455354", "visible-string 54455354 'TEST'"),
    // visible-string-hello
    ("0A0568656C6C6F", "visible-string 68656C6C6F 'hello'"),
    // utf8-string
    ("0C03E282AC", "utf8-string E282AC '€'"),
    // bcd
    ("0D7F", "bcd 127"),
    // bcd-negative
    ("0DFF", "bcd -1"),
    // integer-negative
    ("0FD6", "integer -42"),
    // integer-min
    ("0F80", "integer -128"),
    // long-negative
    ("108A55", "long -30123"),
    // long-min
    ("108000", "long -32768"),
    // unsigned
    ("1143", "unsigned 67"),
    // unsigned-max
    ("11FF", "unsigned 255"),
    // long-unsigned
    ("123554", "long-unsigned 13652"),
    // long-unsigned-fffe
    ("12FFFE", "long-unsigned 65534"),
    // long64-negative
    ("14FFFFDD19629C63F9", "long64 -38373878373383"),
    // long64-42
    ("14000000000000002A", "long64 42"),
    // long64-unsigned
    ("150000494849474342", "long64-unsigned 80574815880002"),
    // long64-unsigned-max
    ("15FFFFFFFFFFFFFFFF", "long64-unsigned 18446744073709551615"),
    // enum
    ("1603", "enum 3"),
    // float32-pi
    ("174048F5C3", "float32 3.140000104904175"),
    // float32-real-meter
    ("17A3D70A3D", "float32 -2.3314682789209348e-17"),
    // float64-pi
    ("18400921FB54442D18", "float64 3.141592653589793"),
    // float64-neg
    ("18C0091EB851EB851F", "float64 -3.14"),
    // float32-nan
    ("177FC00000", "float32 nan"),
    // date-time
    ("1907E80416010E1E0000003C00", "date-time 07E80416010E1E0000003C00"),
    // date-time-all-unspecified
    ("19FFFFFFFFFFFFFFFFFF8000FF", "date-time FFFFFFFFFFFFFFFFFF8000FF"),
    // date-time-last-day-dst
    ("1907E2FDFEFF020000FF800080", "date-time 07E2FDFEFF020000FF800080"),
    // date
    ("1A07E8041601", "date 07E8041601"),
    // date-unspecified
    ("1AFFFFFFFFFF", "date FFFFFFFFFF"),
    // time
    ("1B0E1E0000", "time 0E1E0000"),
    // time-unspecified
    ("1BFFFFFFFF", "time FFFFFFFF"),
    // array-2
    ("0102030111FF", "array 2 | boolean true | unsigned 255"),
    // structure-2
    ("0202050000002A0300", "structure 2 | double-long 42 | boolean false"),
    // array-empty
    ("0100", "array 0"),
    // nested
    ("020201021101110202010A00", "structure 2 | array 2 | unsigned 1 | unsigned 2 | structure 1 | visible-string (empty) ''"),
    // delta-long
    ("1DFF9C", "delta-long -100"),
    // delta-unsigned
    ("1F05", "delta-unsigned 5"),
    // delta-long-unsigned
    ("200064", "delta-long-unsigned 100"),
    // dont-care
    ("FF", "dont-care"),
];

#[test]
fn known_values() {
    for (octets, shown) in VALUES {
        let octets = hex(octets);
        let data = Data::decode(&octets).unwrap();
        assert_eq!(show(data), *shown);
        assert_eq!(Data::decode(&encoded(&data)).unwrap(), data);
        if *shown != "boolean true" {
            assert_eq!(encoded(&data), octets, "{shown}");
            assert_eq!(Data::decode_canonical(&octets), Ok(data), "{shown}");
        }
    }
}

#[test]
fn what_is_wrong_and_where() {
    use ErrorKind::{LengthForm, TooDeep, Trailing, Truncated, UnknownSelector};
    let deep = "0201".repeat(MAX_DEPTH + 1);
    let cases: &[(&str, ErrorKind, u32)] = &[
        ("", Truncated { needed: 1 }, 0),
        ("05FFFF", Truncated { needed: 2 }, 0),
        ("06", Truncated { needed: 4 }, 0),
        ("1907E804", Truncated { needed: 9 }, 0),
        ("090401", Truncated { needed: 3 }, 2),
        ("09", Truncated { needed: 1 }, 1),
        ("0981", Truncated { needed: 1 }, 1),
        ("098200", Truncated { needed: 1 }, 1),
        ("0A05", Truncated { needed: 5 }, 2),
        ("0409FF", Truncated { needed: 1 }, 2),
        ("02031101", Truncated { needed: 1 }, 2),
        ("0102110102", Truncated { needed: 1 }, 5),
        ("0102020211010202", Truncated { needed: 2 }, 8),
        ("0184FFFFFFFF00", Truncated { needed: 0xffff }, 6),
        ("0980010000", LengthForm { octet: 0x80 }, 1),
        ("0985000000000100", LengthForm { octet: 0x85 }, 1),
        ("01FF", LengthForm { octet: 0xff }, 1),
        ("99010203", UnknownSelector { found: 0x99 }, 0),
        ("0700", UnknownSelector { found: 7 }, 0),
        ("02030003000800", UnknownSelector { found: 8 }, 5),
        ("0000", Trailing { count: 1 }, 1),
        ("0101110511", Trailing { count: 1 }, 4),
        (&deep, TooDeep, 64),
        (&(deep.clone() + "00"), TooDeep, 64),
    ];
    for (octets, kind, offset) in cases {
        let octets = hex(octets);
        let error = DecodeError { kind: *kind, offset: *offset, field: None };
        assert_eq!(Data::decode(&octets), Err(error));
        // every way through the octets finds the same
        let lazy = Data::decode_lazy(&octets).unwrap();
        assert_eq!(lazy.check(), Err(error));
        assert_eq!(lazy.events().last(), Some(Err(error)));
        let mut events = lazy.events();
        while !matches!(events.next(), Some(Err(_)) | None) {}
        assert_eq!(events.next(), None);
        let mut out = vec![0; octets.len()];
        assert_eq!(lazy.encode(&mut out).map(|out| out.len()), Err(EncodeError::Content(error)));
    }
}

#[test]
fn deepest_value() {
    for (count, leaf) in [("01", "00"), ("00", "")] {
        let octets = hex(&("0201".repeat(MAX_DEPTH - 1) + "02" + count + leaf));
        let data = Data::decode(&octets).unwrap();
        assert_eq!(data.events().filter(|event| matches!(event, Ok(Event::Open(..)))).count(), MAX_DEPTH);
        assert_eq!(data.events().filter(|event| *event == Ok(Event::Close)).count(), MAX_DEPTH);
        assert_eq!(encoded(&data), octets);
        assert!(!format!("{data:?}").contains("nested"));
    }
}

#[test]
fn lengths_and_booleans_that_are_not_canonical() {
    for (octets, canonical, offset) in [
        ("03FF", "0301", 1),
        ("09810101", "090101", 1),
        ("0982000101", "090101", 1),
        ("0283000001030E", "02010301", 1),
        ("040107", "040100", 2),
        ("0409FF81", "0409FF80", 3),
        ("018400000001097F", "", 0),
    ] {
        let octets = hex(octets);
        if canonical.is_empty() {
            assert!(Data::decode(&octets).is_err());
            continue;
        }
        let data = Data::decode(&octets).unwrap();
        assert_eq!(encoded(&data), hex(canonical));
        assert_eq!(data, Data::decode(&hex(canonical)).unwrap());
        assert_eq!(Data::decode_canonical(&octets), Err(DecodeError { kind: ErrorKind::NotCanonical, offset, field: None }));
    }
}

#[test]
fn values_that_were_built() {
    let row = [Data::from(OctetString(&[1, 2])), Data::from(5u32), Data::NULL];
    let decoded_octets = hex("0A024142");
    let rows =
        [Data::structure(&row), Data::array(&[]), Data::decode(&decoded_octets).unwrap(), Data::from(BitString::new(3, &[0xff]).unwrap())];
    let built = Data::array(&rows);
    let octets = encoded(&built);
    assert_eq!(octets, hex("0104 0203 09020102 0600000005 00 0100 0A024142 0403E0"));
    let decoded = Data::decode(&octets).unwrap();
    assert_eq!(decoded, built);
    assert_eq!(built, decoded);
    assert_eq!(show(built), show(decoded));
    assert_eq!(format!("{built:?}"), format!("{decoded:?}"));
    assert_eq!(built.octets(), None);
    assert_eq!(built.decode_as::<List<'_, u8>>().unwrap_err().kind, ErrorKind::Truncated { needed: 1 });

    // elements of a decoded array as part of a built one
    let Value::Array(elements) = decoded.value().unwrap() else { panic!("an array") };
    let again = Data::from(Value::Structure(elements));
    assert_eq!(encoded(&again)[1..], octets[1..]);
    assert_eq!(show(again), show(built).replacen("array", "structure", 1));
    assert_ne!(again, built);
}

#[test]
fn built_values_nest_no_deeper_than_decoded_ones() {
    fn nest(inner: &[Data<'_>], levels: usize, check: &mut dyn FnMut(Data<'_>)) {
        let outer = [Data::structure(inner)];
        if levels == 1 { check(Data::structure(inner)) } else { nest(&outer, levels - 1, check) }
    }
    let octets = hex("0201 0201 00");
    let inner = [Data::from_octets(&octets)];
    nest(&inner, MAX_DEPTH - 2, &mut |data| {
        assert!(data.check().is_ok());
        let octets = encoded(&data);
        assert_eq!(Data::decode(&octets).unwrap(), data);
    });
    nest(&inner, MAX_DEPTH - 1, &mut |data| {
        assert_eq!(data.events().last().unwrap().unwrap_err().kind, ErrorKind::TooDeep);
        let mut out = vec![0; data.encoded_len()];
        assert!(data.encode(&mut out).is_err());
    });
    nest(&[], MAX_DEPTH + 1, &mut |data| {
        assert_eq!(data.events().last().unwrap().unwrap_err().kind, ErrorKind::TooDeep);
        let mut out = vec![0; data.encoded_len()];
        assert!(matches!(data.encode(&mut out), Err(EncodeError::Content(DecodeError { kind: ErrorKind::TooDeep, .. }))));
    });
}

#[test]
fn skipping_a_container() {
    let octets = hex("0203 0102 1101 0201 1102 1103 1104");
    let data = Data::decode(&octets).unwrap();
    let mut events = data.events();
    assert_eq!(events.next(), Some(Ok(Event::Open(Container::Structure, 3))));
    assert_eq!(events.next(), Some(Ok(Event::Open(Container::Array, 2))));
    events.leave().unwrap();
    assert_eq!(events.next(), Some(Ok(Event::Leaf(Value::Unsigned(3)))));
    events.leave().unwrap();
    assert_eq!(events.next(), None);
}

#[test]
fn typed_values() {
    fn same<'a, T: Decode<'a> + Encode + PartialEq + std::fmt::Debug>(value: T, octets: &'a [u8]) {
        assert_eq!(encoded(&value), octets, "{value:?}");
        assert_eq!(T::decode_canonical(octets), Ok(value));
    }
    same(0xABu8, &hex("11AB"));
    same(-1i8, &hex("0FFF"));
    same(0x0102u16, &hex("120102"));
    same(-2i16, &hex("10FFFE"));
    same(0x0102_0304u32, &hex("0601020304"));
    same(-3i32, &hex("05FFFFFFFD"));
    same(0x0102_0304_0506_0708u64, &hex("150102030405060708"));
    same(-4i64, &hex("14FFFFFFFFFFFFFFFC"));
    same(1.5f32, &hex("173FC00000"));
    same(-2.0f64, &hex("18C000000000000000"));
    same(true, &hex("0301"));
    same([1u8, 2, 3], &hex("0903010203"));
    same([0u8; 130], &hex(&("098182".to_owned() + &"00".repeat(130))));
    same(None::<u8>, &hex("00"));
    same(Some(7u8), &hex("1107"));
    same(OctetString(&[9]), &hex("090109"));
    same(VisibleString::from("ab"), &hex("0A026162"));
    same(Utf8String::from("€"), &hex("0C03E282AC"));
    same(List::from(&[1u16, 2]), &hex("0102120001120002"));
    same(BitString::from_octets(&[0xa5]), &hex("0408A5"));
    same(DateTime::UNSPECIFIED, &hex("19FFFFFFFFFFFFFFFFFF8000FF"));
    same(Date::UNSPECIFIED, &hex("1AFFFFFFFFFF"));
    same(Time::UNSPECIFIED, &hex("1BFFFFFFFF"));
}

#[test]
fn typed_values_that_are_wrong() {
    fn kind<'a, T: Decode<'a> + std::fmt::Debug>(octets: &'a [u8]) -> (ErrorKind, u32) {
        let error = T::decode(octets).unwrap_err();
        (error.kind, error.offset)
    }
    use ErrorKind::{Length, Range, Truncated, UnexpectedTag};
    assert_eq!(kind::<u32>(&[]), (Truncated { needed: 5 }, 0));
    assert_eq!(kind::<u32>(&[6, 0, 0]), (Truncated { needed: 2 }, 0));
    assert_eq!(kind::<u32>(&[5]), (UnexpectedTag { expected: 6, found: 5 }, 0));
    assert_eq!(kind::<bool>(&[3]), (Truncated { needed: 1 }, 0));
    assert_eq!(kind::<OctetString<'_>>(&[]), (Truncated { needed: 1 }, 0));
    assert_eq!(kind::<OctetString<'_>>(&[9]), (Truncated { needed: 1 }, 1));
    assert_eq!(kind::<OctetString<'_>>(&[9, 3, 0]), (Truncated { needed: 2 }, 2));
    assert_eq!(kind::<[u8; 6]>(&[9, 5, 0, 0, 0, 0, 0]), (Length { found: 5 }, 1));
    assert_eq!(kind::<[u8; 6]>(&[9, 6, 0, 0, 0, 0]), (Truncated { needed: 2 }, 2));
    assert_eq!(kind::<List<'_, u8>>(&[1, 3, 17, 1]), (Truncated { needed: 1 }, 2));
    assert_eq!(kind::<List<'_, u8>>(&[1, 2, 17, 1, 18, 0]), (UnexpectedTag { expected: 17, found: 18 }, 4));

    let error = |parsed: Result<(&[u8], u8), nom::Err<cosem_codec::ParseError>>| DecodeError::from_nom(parsed.unwrap_err(), 2).kind;
    assert_eq!(data::u8_any_sign(&[15, 5]), Ok((&[][..], 5)));
    assert_eq!(data::u8_any_sign(&[17, 200]), Ok((&[][..], 200)));
    assert_eq!(error(data::u8_any_sign(&[15, 0xff])), Range);
    assert_eq!(error(data::u8_any_sign(&[18, 0])), UnexpectedTag { expected: 17, found: 18 });
    assert_eq!(error(data::u8_any_sign(&[15])), Truncated { needed: 1 });
}

#[test]
fn structures_of_several_lengths() {
    let kind = |error: nom::Err<cosem_codec::ParseError>, total| {
        let error = DecodeError::from_nom(error, total);
        (error.kind, error.offset)
    };
    assert_eq!(data::structure(&[2, 3, 9], 3), Ok((&[9][..], ())));
    assert_eq!(data::structure(&[2, 0x81, 3, 9], 3), Ok((&[9][..], ())));
    assert_eq!(kind(data::structure(&[2, 2, 9], 3).unwrap_err(), 3), (ErrorKind::Count { expected: 3, found: 2 }, 1));
    assert_eq!(kind(data::structure(&[2, 0x82, 1, 3], 3).unwrap_err(), 4), (ErrorKind::Count { expected: 3, found: 255 }, 1));
    assert_eq!(kind(data::structure(&[1, 3], 3).unwrap_err(), 2), (ErrorKind::UnexpectedTag { expected: 2, found: 1 }, 0));
    assert_eq!(kind(data::structure(&[2], 3).unwrap_err(), 1), (ErrorKind::Truncated { needed: 1 }, 1));
    assert_eq!(data::structure_between(&[2, 3], 3, 4), Ok((&[][..], 3)));
    assert_eq!(kind(data::structure_between(&[2, 5], 3, 4).unwrap_err(), 2), (ErrorKind::Count { expected: 4, found: 5 }, 1));
    assert_eq!(data::structure_open(&[2, 5]), Ok((&[][..], 5)));
}

#[test]
fn dates_under_either_tag() {
    let date_time = hex("07E80416010E1E0000003C00");
    let value = DateTime::from_octets(date_time.clone().try_into().unwrap());
    let typed = [&[25][..], &date_time].concat();
    let octets = [&[9, 12][..], &date_time].concat();
    let long = [&[9, 0x81, 12][..], &date_time].concat();
    assert_eq!(data::date_time_octets(&octets), Ok((&[][..], value)));
    assert_eq!(data::date_time_octets(&long), Ok((&[][..], value)));
    assert!(data::date_time_octets(&typed).is_err());
    assert_eq!(data::date_time_octets_or_tagged(&typed), Ok((&[][..], value)));
    assert_eq!(data::date_time_octets_or_tagged(&octets), Ok((&[][..], value)));
    assert_eq!(data::date_time_or_octets(&typed), Ok((&[][..], value)));
    assert_eq!(data::date_time_or_octets(&octets), Ok((&[][..], value)));
    assert_eq!(data::date_time_octets_or_empty(&[9, 0, 7]), Ok((&[7][..], None)));
    assert_eq!(data::date_time_octets_or_empty_or_tagged(&typed), Ok((&[][..], Some(value))));
    assert_eq!(data::date_time_octets_or_empty_or_tagged(&octets), Ok((&[][..], Some(value))));
}

#[test]
fn bits_as_numbers() {
    assert_eq!(data::bit_string_fixed::<3>(&[4, 3, 0b1010_1111]), Ok((&[][..], 0b101)));
    assert_eq!(data::bit_string_fixed::<16>(&[4, 16, 1, 2]), Ok((&[][..], 0x0102)));
    let error = DecodeError::from_nom(data::bit_string_fixed::<3>(&[4, 4, 0]).unwrap_err(), 3);
    assert_eq!((error.kind, error.offset), (ErrorKind::Length { found: 4 }, 1));
    let mut out = [0; 3];
    let mut writer = cosem_codec::Writer::new(&mut out);
    data::write_bit_string_fixed::<3>(0b101, &mut writer).unwrap();
    assert_eq!(out, [4, 3, 0b1010_0000]);
    assert!(data::write_bit_string_fixed::<3>(8, &mut cosem_codec::Writer::new(&mut [0; 3])).is_err());
}

#[test]
fn elements_and_debug() {
    let octets = hex("0202 12000A 0102 0301 0300");
    let data = Data::decode(&octets).unwrap();
    assert_eq!(format!("{data:?}"), "Structure([LongUnsigned(10), Array([Boolean(true), Boolean(false)])])");
    let Value::Structure(members) = data.value().unwrap() else { panic!("a structure") };
    assert_eq!(members.len(), 2);
    let members: Vec<Data<'_>> = members.iter().map(Result::unwrap).collect();
    assert_eq!(members[1].type_name(), Some("array"));
    assert_eq!(members[1].decode_as::<List<'_, bool>>().unwrap(), List::from(&[true, false]));
    assert_eq!(Elements::from(&members[..]), Elements::from(&[Data::from(10u16), members[1]]));
    assert_eq!(data.check().unwrap().events().count(), 7);
}

#[test]
fn visitors_see_types_in_octets_and_in_built_values() {
    /// Takes single types only.
    #[derive(Default, Debug, PartialEq)]
    struct Sum {
        numbers: u64,
        nulls: usize,
        open: usize,
        arrays: usize,
    }
    impl<'a> Visitor<'a> for Sum {
        fn unsigned(&mut self, value: u8) {
            self.numbers += u64::from(value);
        }

        fn double_long_unsigned(&mut self, value: u32) {
            self.numbers += u64::from(value);
        }

        fn null(&mut self) {
            self.nulls += 1;
        }

        fn open(&mut self, _: Container, _: usize) {
            self.open += 1;
        }

        fn compact_array(&mut self, _: CompactArray<'a>) -> bool {
            self.arrays += 1;
            true
        }
    }
    let compact = hex("1311020506");
    let members = [Data::from(7u8), Data::from(100_000u32), Data::NULL, Data::decode(&compact).unwrap()];
    let built = Data::structure(&members);
    let octets = encoded(&built);
    let mut of_built = Sum::default();
    built.visit(&mut of_built).unwrap();
    let mut of_octets = Sum::default();
    Data::decode(&octets).unwrap().visit(&mut of_octets).unwrap();
    assert_eq!(of_octets, Sum { numbers: 100_018, nulls: 1, open: 2, arrays: 1 });
    assert_eq!(of_built, of_octets);
}
