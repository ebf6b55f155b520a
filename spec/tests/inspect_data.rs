//! The inspector and the composer on COSEM Data, which needs no spec file.
#![cfg(feature = "inspect")]

use cosem_spec::compose::compose_type;
use cosem_spec::inspect::{ErrorKind, Inspection, Shown, inspect_type, to_json};
use cosem_spec::model::{Encoding, Model, Rule, Type};
use serde_json::json;

fn octets(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(|digit| !digit.is_ascii_whitespace()).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

fn data(octets: &[u8]) -> Inspection {
    inspect_type(&Model::default(), &Type::Data, Encoding::Data, octets)
}

fn composed(value: &serde_json::Value) -> Result<Vec<u8>, String> {
    compose_type(&Model::default(), &Type::Data, Encoding::Data, value).map_err(|error| error.to_string())
}

#[test]
fn values_and_their_json() {
    let cases = [
        ("00", json!({"null-data": null})),
        ("0301", json!({"boolean": true})),
        ("04 0C A5 F0", json!({"bit-string": "101001011111"})),
        ("0400", json!({"bit-string": ""})),
        ("05 FFFFFFFE", json!({"double-long": -2})),
        ("06 FFFFFFFE", json!({"double-long-unsigned": 4_294_967_294_u32})),
        ("09 03 010203", json!({"octet-string": "010203"})),
        ("0A 03 414243", json!({"visible-string": "ABC"})),
        ("0A 02 4100", json!({"visible-string-hex": "4100"})),
        ("0C 03 E282AC", json!({"utf8-string": "€"})),
        ("0C 01 FF", json!({"utf8-string-hex": "FF"})),
        ("0D 99", json!({"bcd": -103})),
        ("0F 80", json!({"integer": -128})),
        ("10 8000", json!({"long": -32768})),
        ("11 FF", json!({"unsigned": 255})),
        ("12 FFFF", json!({"long-unsigned": 65535})),
        ("14 8000000000000000", json!({"long64": i64::MIN})),
        ("15 FFFFFFFFFFFFFFFF", json!({"long64-unsigned": u64::MAX})),
        ("16 2A", json!({"enum": 42})),
        ("17 3DCCCCCD", json!({"float32": 0.1})),
        ("17 FFC00001", json!({"float32-hex": "FFC00001"})),
        ("17 7FA00000", json!({"float32-hex": "7FA00000"})),
        ("17 80000000", json!({"float32": -0.0})),
        ("18 3FB999999999999A", json!({"float64": 0.1})),
        ("18 7FF0000000000000", json!({"float64-hex": "7FF0000000000000"})),
        ("19 07E2010A031314150CFFC400", json!({"date-time": "07E2010A031314150CFFC400"})),
        ("1A 07E2010A03", json!({"date": "07E2010A03"})),
        ("1B 13141500", json!({"time": "13141500"})),
        ("1C FF", json!({"delta-integer": -1})),
        ("21 00000001", json!({"delta-double-long-unsigned": 1})),
        ("FF", json!({"dont-care": null})),
        ("0100", json!({"array": []})),
        (
            "02 02 01 02 1101 1102 02 01 0A00",
            json!({"structure": [{"array": [{"unsigned": 1}, {"unsigned": 2}]}, {"structure": [{"visible-string": ""}]}]}),
        ),
        (
            "13 02 02 12 06 0C 000100000064000200 0000C8",
            json!({"compact-array": {
                "contents-description": {"structure": ["long-unsigned", "double-long-unsigned"]},
                "array-contents": "0001000000640002000000C8",
            }}),
        ),
        (
            "13 01 0002 11 04 01020304",
            json!({"compact-array": {"contents-description": {"array": {"count": 2, "element": "unsigned"}}, "array-contents": "01020304"}}),
        ),
    ];
    for (hex, value) in cases {
        let octets = octets(hex);
        let inspection = data(&octets);
        assert_eq!(inspection.error, None, "{hex}");
        assert_eq!(inspection.consumed, octets.len(), "{hex}");
        assert_eq!(inspection.deviations().count(), 0, "{hex}");
        assert_eq!(to_json(&inspection.tree), value, "{hex}");
        assert_eq!(composed(&value).as_deref(), Ok(octets.as_slice()), "{hex}");
    }
}

#[test]
fn faults_point_at_the_octet() {
    let nested = |depth: usize| [[0x02, 0x01].repeat(depth), vec![0x00]].concat();
    let description = |depth: usize| [vec![0x13], [0x02, 0x01].repeat(depth), vec![0x11, 0x00]].concat();
    let wide = |members: usize| [vec![0x13, 0x02, 0x82], (members as u16).to_be_bytes().to_vec(), vec![0x11; members], vec![0x00]].concat();
    let cases: Vec<(Vec<u8>, ErrorKind, usize)> = vec![
        (octets(""), ErrorKind::Truncated, 0),
        (octets("05FFFF"), ErrorKind::Truncated, 0),
        (octets("09"), ErrorKind::Truncated, 1),
        (octets("0982"), ErrorKind::Truncated, 1),
        (octets("098200"), ErrorKind::Truncated, 1),
        (octets("090401"), ErrorKind::Truncated, 2),
        (octets("0982000401"), ErrorKind::Truncated, 4),
        (octets("04 09 FF"), ErrorKind::Truncated, 2),
        (octets("0980010000"), ErrorKind::LengthForm, 1),
        (octets("09850000000001"), ErrorKind::LengthForm, 1),
        (octets("02031101"), ErrorKind::Truncated, 2),
        (octets("0203110111"), ErrorKind::Truncated, 4),
        (octets("02051101"), ErrorKind::Truncated, 2),
        (octets("010212"), ErrorKind::Truncated, 2),
        (octets("0102120001"), ErrorKind::Truncated, 5),
        (octets("990102"), ErrorKind::UnknownSelector, 0),
        (octets("0700"), ErrorKind::UnknownSelector, 0),
        (octets("020107"), ErrorKind::UnknownSelector, 2),
        (octets("0000"), ErrorKind::Trailing, 1),
        (nested(33), ErrorKind::TooDeep, 64),
        ([nested(32)[..64].to_vec(), octets("131100")].concat(), ErrorKind::TooDeep, 64),
        (octets("13"), ErrorKind::Truncated, 1),
        (octets("1301"), ErrorKind::Truncated, 2),
        (octets("130100"), ErrorKind::Truncated, 2),
        (octets("13020211"), ErrorKind::Truncated, 3),
        (octets("1311"), ErrorKind::Truncated, 2),
        (octets("131102FF"), ErrorKind::Truncated, 3),
        (octets("131203000100"), ErrorKind::Truncated, 5),
        (octets("1303A1B2C3"), ErrorKind::LengthForm, 2),
        (octets("1313110000"), ErrorKind::UnknownSelector, 1),
        (octets("1307"), ErrorKind::UnknownSelector, 1),
        (octets("13090305AABB"), ErrorKind::Truncated, 4),
        (octets("1300020000"), ErrorKind::EmptyElement, 1),
        (octets("13010000000100"), ErrorKind::EmptyElement, 4),
        (description(17), ErrorKind::TooDeep, 33),
        (wide(255), ErrorKind::DescriptionTooLong, 5 + 254),
    ];
    for (octets, kind, offset) in cases {
        let inspection = data(&octets);
        let error = inspection.error.unwrap_or_else(|| panic!("{octets:02X?} has no fault"));
        assert_eq!((error.kind, error.offset), (kind, offset), "{octets:02X?}: {error}");
    }
    for octets in [nested(32), description(16), wide(254)] {
        assert_eq!(data(&octets).error, None);
    }
}

#[test]
fn paths_and_messages() {
    let inspection = data(&octets("0202 1101 0102 120001 1200"));
    let error = inspection.error.unwrap();
    assert_eq!(error.to_string(), "truncated in data[1][1] at octet 9: 1 more octet needed");
    assert_eq!(inspection.tree.children.len(), 2);
    assert_eq!(inspection.tree.at(&["[1]", "[0]"]).unwrap().value, Shown::Int(1));

    let error = data(&octets("0203")).error.unwrap();
    assert_eq!(error.to_string(), "truncated in data at octet 2: 3 more octets needed");
    let error = data(&octets("13 12 03 0001 00")).error.unwrap();
    assert_eq!(error.to_string(), "truncated in data.array-contents[1] at octet 5: 1 more octet needed");
}

#[test]
fn bent_rules_are_named_and_straightened() {
    let cases = [
        ("03FF", Rule::Boolean, 1, "0301"),
        ("0A8103414243", Rule::LongLength, 1, "0A03414243"),
        ("0182000111FF", Rule::LongLength, 1, "010111FF"),
        ("0409FFFF", Rule::UnusedBits, 3, "0409FF80"),
        ("13 03 02 01FF", Rule::Boolean, 4, "1303020101"),
        ("13 09 04 8102AABB", Rule::LongLength, 3, "13090302AABB"),
        ("13 0281020303 81020100", Rule::LongLength, 2, "1302020303020100"),
    ];
    for (bent, rule, offset, straight) in cases {
        let inspection = data(&octets(bent));
        assert_eq!(inspection.error, None, "{bent}");
        let first = inspection.deviations().next().unwrap_or_else(|| panic!("{bent} has no deviation"));
        assert_eq!((first.rule, first.offset), (rule, offset), "{bent}");
        assert_eq!(composed(&to_json(&inspection.tree)), Ok(octets(straight)), "{bent}");
    }
}

#[test]
fn the_composer_says_where_a_value_is_wrong() {
    let cases = [
        (json!({"unsigned": 256}), "unsigned: 0 to 255 expected, 256 found"),
        (json!({"structure": [{"unsigned": 1}, {"long": "x"}]}), "structure[1].long: a whole number expected, \"x\" found"),
        (json!({"octet-string": "0"}), "octet-string: octets in hexadecimal expected, \"0\" found"),
        (json!({"word": 1}), "the name of a Data type such as \"long-unsigned\" expected, \"word\" found"),
        (json!(5), "an object with the name of a Data type expected, 5 found"),
        (json!({"bit-string": "012"}), "bit-string: bits as 0 and 1 expected, \"012\" found"),
        (
            json!({"compact-array": {"contents-description": "long-unsigned", "array-contents": "000100"}}),
            "compact-array.array-contents: truncated at octet 2 of the contents: 1 more octet needed",
        ),
        (
            json!({"compact-array": {"contents-description": "compact-array", "array-contents": ""}}),
            "compact-array.contents-description: the name of a Data type that a compact array can hold expected, \"compact-array\" found",
        ),
    ];
    for (value, message) in cases {
        assert_eq!(composed(&value), Err(message.to_owned()));
    }
    let mut deep = json!({"null-data": null});
    for _ in 0..33 {
        deep = json!({ "array": [deep] });
    }
    assert!(composed(&deep).unwrap_err().contains("at most 32 values inside of each other expected"));
}

/// Values that take no octets must not make the tree larger than a constant times the octets.
#[test]
fn the_tree_of_a_compact_array_is_bounded() {
    let mut octets = vec![0x13, 0x02, 0x81, 200];
    octets.extend([0x00; 199]);
    octets.push(0x11);
    octets.extend([0x82, 0x10, 0x00]);
    octets.extend([0x55; 0x1000]);
    let inspection = data(&octets);
    assert_eq!(inspection.error, None);
    assert_eq!(inspection.tree.value, Shown::Count(0x1000));
    assert!(inspection.tree.walk().count() < 10 * octets.len());
    assert_eq!(composed(&to_json(&inspection.tree)), Ok(octets));
}

/// A generator of octets that often look like Data.
struct Octets(u64);

impl Octets {
    fn next(&mut self) -> u8 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 56) as u8
    }

    fn some(&mut self) -> Vec<u8> {
        let len = self.next() % 40;
        (0..len)
            .map(|_| match self.next() % 4 {
                0 => self.next() % 34,
                1 => self.next() % 4,
                2 => [0x13, 0x02, 0x01, 0x81, 0x80, 0xFF, 0x09, 0x11][usize::from(self.next() % 8)],
                _ => self.next(),
            })
            .collect()
    }
}

#[test]
fn what_is_read_can_be_written() {
    let mut generator = Octets(1);
    let mut sound = 0;
    for _ in 0..60_000 {
        let mut octets = generator.some();
        let mut inspection = data(&octets);
        if inspection.error.as_ref().is_some_and(|error| error.kind == ErrorKind::Trailing) {
            octets.truncate(inspection.consumed);
            inspection = data(&octets);
        }
        if let Some(error) = &inspection.error {
            assert!(error.offset <= octets.len(), "{octets:02X?}");
            continue;
        }
        sound += 1;
        let value = to_json(&inspection.tree);
        let written = composed(&value).unwrap_or_else(|error| panic!("{octets:02X?}: {error}"));
        assert_eq!(written == octets, inspection.deviations().next().is_none(), "{octets:02X?} became {written:02X?}");
        let again = data(&written);
        assert_eq!(again.error, None);
        assert_eq!(again.deviations().count(), 0, "{written:02X?}");
    }
    assert!(sound > 1000, "only {sound} were sound");
}
