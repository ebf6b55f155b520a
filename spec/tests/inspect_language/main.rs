//! The inspector and the composer on every construct of the language, with spec files of their own.
#![cfg(feature = "inspect")]

mod axdr;
mod ber;
mod data;
mod packed;

use cosem_spec::compose::compose;
use cosem_spec::inspect::{Inspection, Point, inspect, to_json};
use cosem_spec::model::{ItemId, Model};
use cosem_spec::suite;
use serde_json::Value;

fn model(text: &str) -> Model {
    suite::with_file("own.spec", text).unwrap_or_else(|faults| panic!("{faults}"))
}

fn id(model: &Model, name: &str) -> ItemId {
    model.items.iter().find(|item| item.name == name && item.folder.is_empty()).unwrap_or_else(|| panic!("{name}")).id
}

fn octets(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(|digit| !digit.is_ascii_whitespace()).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02X}")).collect()
}

fn look(model: &Model, name: &str, octets: &[u8]) -> Inspection {
    inspect(model, id(model, name), octets)
}

/// Kind, offset and path of the fault in some octets.
fn fault(model: &Model, name: &str, octets: &[u8]) -> String {
    let inspection = look(model, name, octets);
    let error = inspection.error.unwrap_or_else(|| panic!("{} has no fault: {:?}", hex(octets), to_json(&inspection.tree)));
    format!("{} in {} at {}", error.kind, error.path_text(), error.offset)
}

fn rules(inspection: &Inspection) -> Vec<String> {
    inspection.deviations().map(|deviation| format!("{} at {}", deviation.rule.keyword(), deviation.offset)).collect()
}

/// Canonical octets: they inspect without a deviation to this JSON, and come back.
fn both_ways(model: &Model, name: &str, octets: &[u8], value: &Value) -> Inspection {
    let inspection = look(model, name, octets);
    assert_eq!(inspection.error, None, "{}", hex(octets));
    assert_eq!(inspection.nested, [], "{}", hex(octets));
    assert_eq!(rules(&inspection), Vec::<String>::new());
    assert_eq!(&to_json(&inspection.tree), value);
    assert_eq!(compose(model, id(model, name), value).map(|octets| hex(&octets)), Ok(hex(octets)));
    inspection
}

/// Bent octets: the rules, and what the composer makes of them.
fn bent(model: &Model, name: &str, octets: &[u8], expected: &[&str], straight: &[u8]) {
    let inspection = look(model, name, octets);
    assert_eq!(inspection.error, None, "{}", hex(octets));
    assert_eq!(rules(&inspection), expected, "{}", hex(octets));
    assert_eq!(compose(model, id(model, name), &to_json(&inspection.tree)).map(|octets| hex(&octets)), Ok(hex(straight)));
}

#[test]
fn coverage_by_field_alternative_and_code() {
    let model = axdr::model();
    let inspection = look(model, "Plain", &octets(&axdr::plain()));
    let reached = |name: &str| {
        let item = model.item(id(model, name));
        let points = Point::all(item);
        let labels: Vec<String> =
            points.iter().filter(|point| inspection.touched.point(item.id, **point)).map(|point| point.label(item)).collect();
        assert!(inspection.touched.points().filter(|(owner, _)| *owner == item.id).all(|(_, point)| points.contains(&point)), "{name}");
        labels.join(", ")
    };
    assert_eq!(reached("Mode"), "code slow");
    assert_eq!(reached("Status"), "code busy");
    assert_eq!(reached("Selected"), "number");
    assert_eq!(reached("Flags"), "on, mode, kept");
    assert!(reached("Plain").contains("truth missing, status, bits, text"));
    assert!(inspection.touched.item(id(model, "Pair")));
    let unread = look(model, "Plain", &octets(&axdr::plain())[..20]);
    assert!(!unread.touched.item(id(model, "Pair")) && !unread.touched.item(id(model, "Plain")));
    let mut both = unread.touched;
    both.merge(&inspection.touched);
    assert_eq!(both, inspection.touched);

    let inspection = look(packed::model(), "Frame", &packed::crc("5400 0200 99 07"));
    let frame = packed::model().item(id(packed::model(), "Frame"));
    let reached: Vec<String> =
        Point::all(frame).into_iter().filter(|point| inspection.touched.point(frame.id, *point)).map(|point| point.label(frame)).collect();
    assert_eq!(reached.join(", "), "version, kind, size, length, low, time missing, address, body, body raw, payload, rest, tail, sum");
}

/// Whatever the octets are, reading ends, and what was read can be written: canonical octets come back identical.
#[test]
fn any_octets() {
    let mut state = 7_u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    let seeds: Vec<(&Model, &str, Vec<u8>)> = vec![
        (axdr::model(), "Plain", octets(&axdr::plain())),
        (axdr::model(), "Selected", octets("0305 0303 0205 01")),
        (packed::model(), "Frame", packed::crc("5B80 E803 13141500 010203040506 02 0100 0302 08")),
        (
            data::model(),
            "Entry",
            octets("0209 120102 090C 07E2010A031314150CFFC400 1A07E2010A03 0A0141 00 1602 040A D840 18 3FE0000000000000 0DFF"),
        ),
        (
            ber::model(),
            "Envelope",
            octets("69 2D 8002FF7F A105 0603883704 82020640 A305 A103 020107 A403 0101FF A506 A004 020200C8 A604 0C02C3A9 87020102"),
        ),
    ];
    let mut sound = 0;
    for (model, name, seed) in &seeds {
        for _ in 0..4000 {
            let mut octets = seed.clone();
            for _ in 0..=next() % 3 {
                let at = usize::from(next()) % octets.len();
                match next() % 4 {
                    0 => octets[at] = next(),
                    1 => octets[at] ^= 1 << (next() % 8),
                    2 => octets.insert(at, next()),
                    _ => drop(octets.remove(at)),
                }
            }
            if *name == "Frame" && octets.len() > 2 {
                octets.truncate(octets.len() - 2);
                octets = packed::crc(&hex(&octets));
            }
            let inspection = look(model, name, &octets);
            if let Some(error) = &inspection.error {
                assert!(error.offset <= octets.len() && !error.path.is_empty(), "{}: {error}", hex(&octets));
                continue;
            }
            let value = to_json(&inspection.tree);
            match compose(model, id(model, name), &value) {
                Ok(written) => {
                    sound += 1;
                    let bent = rules(&inspection)
                        .into_iter()
                        .filter(|rule| !rule.starts_with("member_count") && !rule.starts_with("null"))
                        .count();
                    assert_eq!(written == octets, bent == 0, "{} became {}\n{value}", hex(&octets), hex(&written));
                    assert_eq!(to_json(&look(model, name, &written).tree), value, "{}", hex(&octets));
                }
                // A tolerated value outside of its range is the one thing that is read but not written.
                Err(error) => {
                    assert!(rules(&inspection).iter().any(|rule| rule.starts_with("range")), "{}: {error}\n{value}", hex(&octets))
                }
            }
        }
    }
    assert!(sound > 2000, "only {sound} were sound");
}
