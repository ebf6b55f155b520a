//! Compact arrays: descriptions, contents, and bounds on the work.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod runtime_support;

use cosem_codec::data::{
    CompactArray, Container, Data, Event, MAX_DEPTH, MAX_DESCRIPTION_DEPTH, MAX_DESCRIPTION_NODES, TypeDescription, Value, Visitor,
};
use cosem_codec::{Decode, DecodeError, Encode, ErrorKind, Parsed, octets};
use runtime_support::{digits, encoded, hex, show};

/// Octets, the description, the contents, and what is in them.
const ARRAYS: &[(&str, &str, &str, &str)] = &[
    (
        "13020212060C0001000000640002000000C8",
        "structure {long-unsigned, double-long-unsigned}",
        "0001000000640002000000C8",
        "compact-array | structure 2 | long-unsigned 1 | double-long-unsigned 100 | structure 2 | long-unsigned 2 | double-long-unsigned 200",
    ),
    ("13090702AABB03010203", "octet-string", "02AABB03010203", "compact-array | octet-string AABB | octet-string 010203"),
    (
        "13010002110401020304",
        "array 2 of unsigned",
        "01020304",
        "compact-array | array 2 | unsigned 1 | unsigned 2 | array 2 | unsigned 3 | unsigned 4",
    ),
    ("131100", "unsigned", "", "compact-array"),
    ("130000", "null-data", "", "compact-array"),
    (
        "13 0203 00 010000 11 0F 02 01 02",
        "structure {null-data, array 0 of unsigned, integer}",
        "0102",
        "compact-array | structure 3 | null-data | array 0 | integer 1 | structure 3 | null-data | array 0 | integer 2",
    ),
    (
        "13 0202 11 010002 0202 09 03 08 07 01AA 01 02BBCC 00",
        "structure {unsigned, array 2 of structure {octet-string, boolean}}",
        "0701AA0102BBCC00",
        "compact-array | structure 2 | unsigned 7 | array 2 | structure 2 | octet-string AA | boolean true | structure 2 | octet-string BBCC | boolean false",
    ),
    (
        "13 0203 04 19 1B 13 0AFFC0 07E80416010E1E0000003C00 0E1E0000",
        "structure {bit-string, date-time, time}",
        "0AFFC007E80416010E1E0000003C000E1E0000",
        "compact-array | structure 3 | bit-string 10:1111111111 | date-time 07E80416010E1E0000003C00 | time 0E1E0000",
    ),
];

#[test]
fn known_arrays() {
    for (octets, description, contents, shown) in ARRAYS {
        let octets = hex(octets);
        let data = Data::decode_canonical(&octets).unwrap();
        let Value::CompactArray(array) = data.value().unwrap() else { panic!("a compact array") };
        assert_eq!(array.description().to_string(), *description);
        assert_eq!(digits(array.contents()), *contents);
        assert_eq!(show(data), *shown);
        let description = TypeDescription::decode(array.description().octets()).unwrap();
        let built = Data::from(CompactArray::new(description, array.contents()).unwrap());
        assert_eq!(built, data);
        assert_eq!(encoded(&built), octets);
        // as a member among others, in octets and built
        let outer = [&[2, 2][..], &octets, &[0x11, 5]].concat();
        let members = [data, Data::from(5u8)];
        assert_eq!(Data::decode(&outer).unwrap(), Data::structure(&members));
        assert_eq!(encoded(&Data::structure(&members)), outer);
    }
}

#[test]
fn what_is_wrong_and_where() {
    use ErrorKind::{DescriptionTooLong, EmptyElement, LengthForm, TooDeep, Truncated, UnknownSelector};
    let deep = "13".to_owned() + &"0201".repeat(MAX_DESCRIPTION_DEPTH + 1) + "1100";
    let long = "13".to_owned() + "0281FF" + &"11".repeat(255) + "00";
    let at_depth = "0201".repeat(MAX_DEPTH) + "131100";
    let cases: &[(&str, ErrorKind, u32)] = &[
        // descriptions
        ("1303A1B2C3", LengthForm { octet: 0xa1 }, 2),
        ("1313110000", UnknownSelector { found: 0x13 }, 1),
        ("13020213", Truncated { needed: 1 }, 3),
        ("1302021311", UnknownSelector { found: 0x13 }, 3),
        ("1308", UnknownSelector { found: 8 }, 1),
        ("13", Truncated { needed: 1 }, 1),
        ("130100", Truncated { needed: 1 }, 2),
        ("13010001", Truncated { needed: 1 }, 4),
        ("1302", Truncated { needed: 1 }, 2),
        ("13028211", Truncated { needed: 1 }, 2),
        (&deep, TooDeep, 33),
        (&long, DescriptionTooLong, 258),
        (&at_depth, TooDeep, 64),
        // elements that take no octet
        ("1300020000", EmptyElement, 1),
        ("13FF0100", EmptyElement, 1),
        ("1302000100", EmptyElement, 1),
        ("13010000110100", EmptyElement, 1),
        ("13010005000100", EmptyElement, 4),
        ("1301000000 00", EmptyElement, 4),
        ("13 0202 11 010002 010000 11 00", EmptyElement, 7),
        // contents
        ("131203000100", Truncated { needed: 1 }, 5),
        ("1312040001", Truncated { needed: 2 }, 3),
        ("1309020500", Truncated { needed: 4 }, 4),
        ("1301FFFF110201", Truncated { needed: 1 }, 6),
        ("1301FFFF11020101", Truncated { needed: 0xffff - 2 }, 6),
        ("130901800000", LengthForm { octet: 0x80 }, 3),
    ];
    for (octets, kind, offset) in cases {
        let octets = hex(octets);
        let error = DecodeError { kind: *kind, offset: *offset, field: None };
        assert_eq!(Data::decode(&octets), Err(error), "{}", digits(&octets));
        let lazy = Data::decode_lazy(&octets).unwrap();
        assert_eq!(lazy.events().last(), Some(Err(error)), "{}", digits(&octets));
        assert_eq!(lazy.check(), Err(error));
    }
    // an element that is cut, followed by other octets that do not belong to the contents
    let octets = hex("0202 1312 03 0001 00 1105");
    assert_eq!(Data::decode(&octets), Err(DecodeError { kind: Truncated { needed: 1 }, offset: 7, field: None }));
}

#[test]
fn limits_are_reached() {
    let deep = hex(&("13".to_owned() + &"0201".repeat(MAX_DESCRIPTION_DEPTH) + "11 01 05"));
    let data = Data::decode_canonical(&deep).unwrap();
    assert_eq!(data.events().count(), 2 * (MAX_DESCRIPTION_DEPTH + 1) + 1);
    let long = hex(&("13".to_owned() + "0281FE" + &"11".repeat(MAX_DESCRIPTION_NODES - 1) + "81FE" + &"05".repeat(254)));
    assert_eq!(Data::decode_canonical(&long).unwrap().events().count(), 254 + 4);
    let at_depth = hex(&("0201".repeat(MAX_DEPTH - 1) + "13110101"));
    assert_eq!(Data::decode_canonical(&at_depth).unwrap().events().count(), 2 * MAX_DEPTH + 1);
}

#[test]
fn work_is_bounded() {
    // the most that the contents can cost: one octet for each element of 254 types, 252 of which take none
    let contents: usize = 2000;
    let octets = [hex("130281FE"), vec![0; 253], hex("118207D0"), vec![1; contents]].concat();
    let data = Data::decode(&octets).unwrap();
    let count = data.events().count();
    assert!(count <= MAX_DESCRIPTION_NODES * 2 * contents, "{count}");
    assert_eq!(data.check().unwrap().events().count(), count);
}

#[test]
fn contents_that_are_not_canonical() {
    for (octets, canonical) in [
        ("1303020500", "1303020100"),
        ("1303 8102 0500", "1303 02 0100"),
        ("130281011101 05", "1302011101 05"),
        ("1309 03 8101AA", "1309 02 01AA"),
        ("1304 02 04FF", "1304 02 04F0"),
    ] {
        let octets = hex(octets);
        let data = Data::decode(&octets).unwrap();
        assert_eq!(encoded(&data), hex(canonical));
        assert_eq!(Data::decode_canonical(&octets).unwrap_err().kind, ErrorKind::NotCanonical);
        assert!(Data::decode_canonical(&hex(canonical)).is_ok());
    }
}

#[test]
fn a_visitor_may_take_the_array_as_a_whole() {
    #[derive(Default)]
    struct Arrays<'a>(Vec<CompactArray<'a>>, usize);
    impl<'a> Visitor<'a> for Arrays<'a> {
        fn compact_array(&mut self, array: CompactArray<'a>) -> bool {
            self.0.push(array);
            false
        }

        fn open(&mut self, container: Container, _: usize) {
            assert_ne!(container, Container::CompactArray);
            self.1 += 1;
        }
    }
    let octets = hex("0102 13110201 02 131200");
    let mut arrays = Arrays::default();
    Data::from_octets(&octets).visit(&mut arrays).unwrap();
    assert_eq!((arrays.0.len(), arrays.1), (2, 1));
    assert_eq!(arrays.0[0].contents(), [1, 2]);
}

/// An element of `structure {long-unsigned, double-long-unsigned}`, packed.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Row(u16, u32);

impl<'a> Decode<'a> for Row {
    fn parse(input: &'a [u8]) -> Parsed<'a, Self> {
        let (input, first) = octets::u16(input)?;
        let (input, second) = octets::u32(input)?;
        Ok((input, Self(first, second)))
    }
}

#[test]
fn elements_of_a_known_type() {
    let octets = hex(ARRAYS[0].0);
    let Value::CompactArray(array) = Data::from_octets(&octets).value().unwrap() else { panic!("a compact array") };
    let rows: Result<Vec<Row>, DecodeError> = array.elements_as(&[2, 2, 0x12, 6]).unwrap().collect();
    assert_eq!(rows, Ok(vec![Row(1, 100), Row(2, 200)]));
    assert_eq!(array.elements_as::<Row>(&[2, 2, 0x12, 5]).unwrap_err().kind, ErrorKind::Constant { found: 2 });

    let cut = CompactArray::new(array.description(), &array.contents()[..8]).unwrap();
    let mut rows = cut.elements_as::<Row>(&[2, 2, 0x12, 6]).unwrap();
    assert_eq!(rows.next(), Some(Ok(Row(1, 100))));
    assert_eq!(rows.next(), Some(Err(DecodeError { kind: ErrorKind::Truncated { needed: 4 }, offset: 8, field: None })));
    assert_eq!(rows.next(), None);
    // a built array whose contents do not fit its description is not written
    let data = Data::from(cut);
    assert!(data.encode(&mut [0; 64]).is_err());
    assert!(matches!(data.events().last(), Some(Err(_))));
    assert!(matches!(data.events().next(), Some(Ok(Event::Open(Container::CompactArray, 0)))));
    assert!(CompactArray::new(TypeDescription::decode(&[0]).unwrap(), &[1]).is_err());
}
