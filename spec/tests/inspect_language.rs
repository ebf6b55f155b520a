//! The inspector and the composer on every construct of the language, with a spec file of its own.
#![cfg(feature = "inspect")]

use std::sync::OnceLock;

use cosem_spec::compose::{compose, compose_attribute, compose_method, compose_method_result, compose_selection};
use cosem_spec::inspect::{
    Inspection, Point, Shown, explain, inspect, inspect_attribute, inspect_method, inspect_method_result, inspect_prefix,
    inspect_selection, to_json,
};
use cosem_spec::model::{ItemId, Model};
use cosem_spec::suite;
use serde_json::{Value, json};

const AXDR: &str = r#"
standard own = "Own standard:2020";
encoding axdr;
evidence(confirmed, "made up");

/// Everything that A-XDR has.
#[clause(own, "1.1", table = "2")]
sequence Plain: [7] {
    /// Flags.
    flags:    Flags,
    number:   i16 in -5..500,
    fixed:    u8 = 3,
    truth:    bool default true,
    status:   Status default idle,
    bits:     bit_string optional,
    text:     text[3],
    name:     utf8,
    list:     list of Pair,
    value:    data optional,
    big:      u32,
    #[tolerate(octet_string_tag)]
    stamp:    octets containing date_time or empty,
    #[tolerate(missing_length, tag_for_flag)]
    time:     octets containing date_time optional,
    inner:    octets containing Selected,
    days:     list[2] of date,
}

#[clause(own, "1.2")]
sequence Pair {
    key:   u8,
    #[tolerate(range)]
    value: u16 in 0..9,
}

#[clause(own, "1.3")]
bits Flags: u16 prefix x"AA55" or x"AB" {
    15     on,
    14..12 mode: Mode,
    #[tolerate(reserved_bits)]
    11     reserved = 1,
    10..8  reserved = 0,
    7..4   kept: u4,
    3..2   reserved,
    1..0   reserved,
}

#[clause(own, "1.4")]
codes Mode: u3 { 0 off, 1 slow, 2 fast, 3..7 reserved }

#[clause(own, "1.5")]
#[closed]
codes Status: enum { 0 idle, 1 busy }

#[clause(own, "1.6")]
choice Selected {
    [1] nothing,
    [2] number: u8,
    [3] more: octets containing Selected,
    _ other,
}
"#;

const OCTETS: &str = r#"
standard own = "Own standard:2020";
encoding octets;
evidence(confirmed, "made up");

#[clause(own, "2.1")]
frame Frame {
    bits u16 {
        15..12 version = 5,
        11     has_time,
        10..9  kind:   FrameKind,
        8..7   size:   Size,
        6..0   length: u7,
    },
    #[tolerate(range)]
    low:     u16_le in 1..1000,
    time:    time if has_time,
    address: octets[size.octets],
    body:    match kind {
        number => number: u24,
        text   => text: Counted,
        _      => raw: octets[1],
    },
    payload: octets[length],
    rest:    octets[..],
    tail:    u8,
    sum:     check crc16_x25,
}

#[clause(own, "2.2")]
codes FrameKind: u2 { 0 number, 1 text }

#[clause(own, "2.3")]
codes Size: u2 -> octets { 0 none -> 0, 1 one -> 1, 3 six -> 6 }

#[clause(own, "2.4")]
frame Counted {
    count:    u8,
    elements: list[count] of u16_le,
}
"#;

const DATA: &str = r#"
standard own = "Own standard:2020";
encoding data;
evidence(single_source, "made up");

#[clause(own, "3.1")]
sequence Entry {
    #[tolerate(integer_sign)]
    id:     u16,
    #[tolerate(date_time_tag)]
    at:     octets containing date_time,
    #[tolerate(date_time_tag)]
    on:     date,
    #[tolerate(null)]
    text:   text,
    maybe:  i32 optional,
    kind:   EntryKind,
    value:  match kind { first => number: u32, second => marks: Marks },
    late:   f64 trailing,
    later:  bcd trailing,
}

#[clause(own, "3.2")]
codes EntryKind: enum { 1 first, 2 second }

#[clause(own, "3.3")]
bits Marks: bit_string[10] { 0 a, 1..3 b: u3, 4..8 reserved, 9 c }

#[clause(own, "3.4")]
choice Several {
    none:   null,
    number: u8,
    entry:  Entry,
    list:   list of i8,
}

#[clause(own, "3.5")]
class Thing: 40000 version 0 {
    attribute 1 logical_name: octets[6] static,
    #[tolerate(null)]
    attribute 2 value: Several dynamic {
        selector 1 range: list of u32,
    },
    method 1 reset(i8) mandatory,
    method 2 read(u8) -> Several optional,
}
"#;

const BER: &str = r#"
standard own = "Own standard:2020";
encoding ber;
evidence(confirmed, "made up");

#[clause(own, "4.1")]
sequence Envelope: [application 9] {
    [0] implicit number: i16,
    [1] name: EnvelopeName optional,
    [2] implicit marks: EnvelopeMarks optional,
    [3] choice: EnvelopeChoice,
    [4] flag: bool optional,
    [5] implicit inside: Inside optional,
    [6] text: utf8 optional,
    [7] implicit fixed: octets[2] optional,
}

#[clause(own, "4.2")]
codes EnvelopeName: oid { 1.2.3 first, 2.999.4 second }

#[clause(own, "4.3")]
bits EnvelopeMarks: bit_string[2] { 0 x, 1 y }

#[clause(own, "4.4")]
choice EnvelopeChoice {
    [0] implicit octets: octets,
    [1] code: EnvelopeCode,
}

#[clause(own, "4.5")]
codes EnvelopeCode: u8 { 0 zero }

#[clause(own, "4.6")]
sequence Inside { [0] value: u8 }
"#;

fn model(text: &str) -> Model {
    suite::with_file("own.spec", text).unwrap_or_else(|faults| panic!("{faults}"))
}

fn axdr() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| model(AXDR))
}

fn packed() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| model(OCTETS))
}

fn data() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| model(DATA))
}

fn ber() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| model(BER))
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

/// A `Plain` in its canonical form.
fn plain_fields() -> String {
    "07 AA55 9840 00FF 03 00 0101 0104B0 616263 02C3A9 02 010005 020006 01 1105 3FC00000 00 00 02 0205 07E2010A03 07E20A0A04".to_owned()
}

#[test]
fn a_xdr() {
    let sent = octets(&plain_fields());
    let value = json!({
        "flags": {"on": true, "mode": "slow", "kept": 4},
        "number": 255,
        "truth": true,
        "status": "busy",
        "bits": "1011",
        "text": {"visible-string": "abc"},
        "name": {"utf8-string": "é"},
        "list": [{"key": 1, "value": 5}, {"key": 2, "value": 6}],
        "value": {"unsigned": 5},
        "big": 1_069_547_520,
        "stamp": null,
        "time": null,
        "inner": {"number": 5},
        "days": ["07E2010A03", "07E20A0A04"],
    });
    let inspection = both_ways(axdr(), "Plain", &sent, &value);
    let truth = inspection.tree.child("truth").unwrap();
    assert!(truth.implied);
    assert_eq!((truth.offset, truth.len, &truth.value), (8, 1, &Shown::Bool(true)));
    assert_eq!(inspection.tree.child("number").unwrap().type_name, "Integer16");
    assert_eq!(inspection.tree.child("fixed").map(|node| node.derived), Some(true));
    assert_eq!(inspection.tree.at(&["list", "[1]", "value"]).unwrap().value, Shown::Int(6));

    let explanation = explain(axdr(), inspection.tree.child("flags").unwrap());
    assert_eq!(explanation.clause().as_deref(), Some("Own standard:2020, 1.3"));
    assert_eq!(explanation.docs(), "Flags.");
    let explanation = explain(axdr(), &inspection.tree);
    assert_eq!(explanation.clause().as_deref(), Some("Own standard:2020, 1.1, table 2"));
    assert_eq!(explanation.place().map(|(path, ..)| path), Some("own.spec"));
}

#[test]
fn a_xdr_faults() {
    let whole = octets(&plain_fields());
    let cut = |len: usize| fault(axdr(), "Plain", &whole[..len]);
    let with = |from: usize, octet: u8| {
        let mut changed = whole.clone();
        changed[from] = octet;
        fault(axdr(), "Plain", &changed)
    };
    assert_eq!(cut(0), "truncated in plain at 0");
    assert_eq!(cut(2), "truncated in plain.flags at 2");
    assert_eq!(cut(4), "truncated in plain.flags at 3");
    assert_eq!(cut(6), "truncated in plain.number at 5");
    assert_eq!(cut(9), "truncated in plain.status at 9");
    assert_eq!(cut(10), "truncated in plain.status at 10");
    assert_eq!(cut(13), "truncated in plain.bits at 13");
    assert_eq!(cut(16), "truncated in plain.text at 14");
    assert_eq!(cut(18), "truncated in plain.name at 18");
    assert_eq!(cut(22), "truncated in plain.list at 21");
    assert_eq!(cut(23), "truncated in plain.list[0].value at 22");
    assert_eq!(cut(24), "truncated in plain.list[1].key at 24");
    assert_eq!(cut(29), "truncated in plain.value at 28");
    assert_eq!(with(0, 8), "unexpected-tag in plain at 0");
    assert_eq!(with(2, 0x56), "unexpected-tag in plain.flags at 2");
    assert_eq!(with(3, 0x99), "reserved-bits in plain.flags.reserved at 3");
    assert_eq!(with(5, 0x02), "range in plain.number at 5");
    assert_eq!(with(7, 0x02), "constant in plain.fixed at 7");
    assert_eq!(with(8, 0x02), "presence-flag in plain.truth at 8");
    assert_eq!(with(10, 0x02), "unknown-code in plain.status at 10");
    assert_eq!(with(17, 0x80), "length-form in plain.name at 17");
    assert_eq!(with(28, 0x99), "unknown-selector in plain.value at 28");
    assert_eq!(with(34, 0x0B), "length in plain.stamp at 34");
    assert_eq!(fault(axdr(), "Plain", &[whole.clone(), vec![0, 0]].concat()), format!("trailing in plain at {}", whole.len()));
    let error = look(axdr(), "Plain", &whole[..6]).error.unwrap();
    assert_eq!(error.to_string(), "truncated in plain.number at octet 5: 1 more octet needed");
    let prefix = inspect_prefix(axdr(), id(axdr(), "Plain"), &[whole.clone(), vec![0, 0]].concat());
    assert_eq!((prefix.error, prefix.consumed), (None, whole.len()));
}

#[test]
fn a_xdr_deviations() {
    let whole = octets(&plain_fields());
    let put = |from: usize, remove: usize, insert: &str| [&whole[..from], &octets(insert), &whole[from + remove..]].concat();
    let plain = |changed: Vec<u8>, rules: &[&str]| bent(axdr(), "Plain", &changed, rules, &whole);
    plain(put(1, 2, "AB"), &["prefix at 1"]);
    plain(put(3, 1, "90"), &["reserved_bits at 3"]);
    plain(put(8, 1, "0102"), &["boolean at 9", "default_sent at 8"]);
    plain(put(11, 1, "FF"), &["presence_flag at 11"]);
    plain(put(13, 1, "BF"), &["unused_bits at 13"]);
    plain(put(17, 1, "820002"), &["long_length at 17"]);
    plain(put(20, 1, "8102"), &["long_length at 20"]);
    plain(put(9, 2, "0101"), &[]);
    // A tolerated range is read, but not written.
    let inspection = look(axdr(), "Plain", &put(22, 2, "0100"));
    assert_eq!(rules(&inspection), ["range at 22"]);
    let error = compose(axdr(), id(axdr(), "Plain"), &to_json(&inspection.tree)).unwrap_err();
    assert_eq!(error.to_string(), "list[0].value: 0 to 9 expected, 256 found");

    let stamp = "07E2010A031314150CFFC400";
    let stamped = put(34, 1, &format!("0C{stamp}"));
    assert_eq!(to_json(&look(axdr(), "Plain", &stamped).tree)["stamp"], json!(stamp));
    bent(axdr(), "Plain", &put(34, 1, &format!("090C{stamp}")), &["octet_string_tag at 34"], &stamped);
    bent(axdr(), "Plain", &put(34, 1, "0900"), &["octet_string_tag at 34"], &whole);
    let timed = put(35, 1, &format!("010C{stamp}"));
    both_ways(axdr(), "Plain", &timed, &to_json(&look(axdr(), "Plain", &timed).tree));
    bent(axdr(), "Plain", &put(35, 1, &format!("01{stamp}")), &["missing_length at 36"], &timed);
    bent(axdr(), "Plain", &put(35, 1, &format!("090C{stamp}")), &["tag_for_flag at 35"], &timed);
    let deviation = look(axdr(), "Plain", &put(1, 2, "AB")).deviations().next().cloned().unwrap();
    assert_eq!((deviation.clause.as_str(), deviation.detail.as_str()), ("Own standard:2020, 1.3", "AB in place of AA55"));
}

#[test]
fn reserved_bits_are_kept() {
    let mut whole = octets(&plain_fields());
    whole[4] = 0x49;
    let inspection = look(axdr(), "Plain", &whole);
    assert_eq!(to_json(&inspection.tree)["flags"]["reserved"], json!([2, 1]));
    both_ways(axdr(), "Plain", &whole, &to_json(&inspection.tree));
}

#[test]
fn contained_items_do_not_fail_the_outer_one() {
    let whole = octets(&plain_fields());
    let inner = |octets: &[u8]| [&whole[..36], &[octets.len() as u8], octets, &whole[39..]].concat();
    let bad = inner(&[0x02]);
    let inspection = look(axdr(), "Plain", &bad);
    assert_eq!(inspection.error, None);
    let nested = &inspection.nested[0];
    assert_eq!(nested.to_string(), "truncated in plain.inner.selected.number at octet 38: 1 more octet needed");
    assert_eq!(nested.offset - nested.base, 1);
    let value = to_json(&inspection.tree);
    assert_eq!(value["inner"], json!({"octets": "02"}));
    assert_eq!(compose(axdr(), id(axdr(), "Plain"), &value), Ok(bad));

    let trailing = look(axdr(), "Plain", &inner(&[0x01, 0x00]));
    assert_eq!(trailing.nested[0].to_string(), "trailing in plain.inner.selected at octet 38: 1 octet left over");
    let open = inner(&[0x77]);
    assert_eq!(to_json(&look(axdr(), "Plain", &open).tree)["inner"], json!({"other": 0x77}));
    both_ways(axdr(), "Plain", &open, &to_json(&look(axdr(), "Plain", &open).tree));

    let mut deep = vec![0x01];
    for _ in 0..20 {
        deep = [vec![0x03, deep.len() as u8], deep].concat();
    }
    let inspection = look(axdr(), "Selected", &deep);
    assert_eq!(inspection.error, None);
    assert_eq!(inspection.nested.len(), 1);
    assert_eq!(inspection.nested[0].kind.name(), "too-deep");
    assert_eq!(compose(axdr(), id(axdr(), "Selected"), &to_json(&inspection.tree)), Ok(deep));
}

fn crc(body: &str) -> Vec<u8> {
    let mut frame = octets(body);
    let mut state = 0xFFFF_u16;
    for octet in &frame {
        state ^= u16::from(*octet);
        for _ in 0..8 {
            state = if state & 1 == 0 { state >> 1 } else { (state >> 1) ^ 0x8408 };
        }
    }
    frame.extend((!state).to_le_bytes());
    frame
}

#[test]
fn packed_octets() {
    // version 5, no time, number, no address, two octets of payload
    let value = json!({"has-time": false, "kind": "number", "low": 2, "time": null, "address": "", "body": {"number": 66051}, "payload": "AABB", "rest": "CCDD", "tail": 7});
    both_ways(packed(), "Frame", &crc("5002 0200 010203 AABB CCDD 07"), &value);
    // a time, text, six octets of address, no payload, nothing left
    let value = json!({
        "has-time": true, "kind": "text", "low": 1000, "time": "13141500", "address": "010203040506",
        "body": {"text": {"elements": [1, 515]}}, "payload": "", "rest": "", "tail": 8,
    });
    let inspection = both_ways(packed(), "Frame", &crc("5B80 E803 13141500 010203040506 02 0100 0302 08"), &value);
    assert_eq!(inspection.tree.child("low").unwrap().type_name, "Unsigned16, low octet first");
    assert!(inspection.tree.child("sum").unwrap().derived);
    // an alternative for any other value: the discriminator is given by the user
    let value = json!({
        "has-time": false, "kind": 2, "low": 2, "time": null, "address": "", "body": {"raw": "99"}, "payload": "", "rest": "", "tail": 7,
    });
    both_ways(packed(), "Frame", &crc("5400 0200 99 07"), &value);
}

#[test]
fn packed_octets_faults() {
    let fault = |octets: &[u8]| fault(packed(), "Frame", octets);
    assert_eq!(fault(&[1]), "truncated in frame at 0");
    let mut wrong = crc("5002 0200 010203 AABB CCDD 07");
    let last = wrong.len() - 1;
    wrong[last] ^= 1;
    assert_eq!(fault(&wrong), "check in frame.sum at 12");
    assert_eq!(look(packed(), "Frame", &wrong).tree.child("payload").unwrap().value, Shown::Octets(vec![0xAA, 0xBB]));
    assert_eq!(fault(&crc("6002 0200 010203 AABB 07")), "constant in frame.version at 0");
    assert_eq!(fault(&crc("5102 0200 010203 AABB 07")), "unknown-code in frame.address at 4");
    assert_eq!(fault(&crc("5005 0200 010203 AABB 07")), "truncated in frame.payload at 7");
    assert_eq!(fault(&crc("5000 0200 010203")), "truncated in frame.tail at 7");
    assert_eq!(fault(&crc("5200 0200 05 0100 07")), "truncated in frame.body.text.elements at 5");
    bent(packed(), "Frame", &crc("5000 0200 010203 07"), &[], &crc("5000 0200 010203 07"));
}

#[test]
fn packed_octets_that_cannot_be_written() {
    let error = |value: Value| compose(packed(), id(packed(), "Frame"), &value).unwrap_err().to_string();
    let frame = json!({
        "has-time": false, "kind": "number", "low": 2, "time": null, "address": "", "body": {"number": 1}, "payload": "", "rest": "", "tail": 7,
    });
    assert!(compose(packed(), id(packed(), "Frame"), &frame).is_ok());
    let with = |name: &str, value: Value| {
        let mut frame = frame.clone();
        frame.as_object_mut().unwrap().insert(name.to_owned(), value);
        frame
    };
    assert_eq!(error(with("address", json!("0102"))), "a length of 0, 1, 6 expected, 2 found");
    assert_eq!(error(with("time", json!("13141500"))), "\"time\" is not expected, as its flag is not set, \"13141500\" found");
    assert_eq!(error(with("has-time", json!(true))), "time: octets in hexadecimal expected, null found");
    assert_eq!(error(with("low", json!(1001))), "low: 1 to 1000 expected, 1001 found");
    assert_eq!(error(with("body", json!({"word": 1}))), "body: one of the alternatives number, text, raw expected, \"word\" found");
    assert_eq!(
        error(with("lenght", json!(1))),
        "no field is called \"lenght\", the fields are has-time, kind, low, time, address, body, payload, rest, tail"
    );
    assert_eq!(error(with("payload", json!("00".repeat(128)))), "0 to 127 expected for length, 128 follows from the other fields");
    assert_eq!(error(with("kind", json!("text"))), "body: an alternative for 1 expected, number found");
    let mut missing = frame.clone();
    missing.as_object_mut().unwrap().remove("tail");
    assert_eq!(error(missing), "\"tail\" is missing");
    assert_eq!(error(json!(7)), "an object expected, 7 found");
}

#[test]
fn tagged_data() {
    let stamp = "07E2010A031314150CFFC400";
    let start = format!("12 0102 090C{stamp} 1A07E2010A03 0A0141 00");
    let value = json!({"id": 258, "at": stamp, "on": "07E2010A03", "text": {"visible-string": "A"}, "maybe": null, "value": {"number": 7}, "late": null, "later": null});
    let short = octets(&format!("0207 {start} 1601 0600000007"));
    let inspection = look(data(), "Entry", &short);
    assert_eq!(rules(&inspection), ["member_count at 1"]);
    assert_eq!(to_json(&inspection.tree), value);
    assert_eq!(compose(data(), id(data(), "Entry"), &value), Ok(short.clone()));

    let value = json!({
        "id": 258, "at": stamp, "on": "07E2010A03", "text": {"visible-string": "A"}, "maybe": null,
        "value": {"marks": {"a": true, "b": 5, "c": true, "reserved": 16}}, "late": 0.5, "later": -1,
    });
    both_ways(data(), "Entry", &octets(&format!("0209 {start} 1602 040A D840 18 3FE0000000000000 0DFF")), &value);

    let fault = |hex: &str| fault(data(), "Entry", &octets(hex));
    assert_eq!(fault("0206"), "count in entry at 1");
    assert_eq!(fault("020A"), "count in entry at 1");
    assert_eq!(fault("0109"), "unexpected-tag in entry at 0");
    assert_eq!(fault("0209 13"), "unexpected-tag in entry.id at 2");
    assert_eq!(fault("0209 1201"), "truncated in entry.id at 2");
    assert_eq!(fault("0209 120102 0905"), "length in entry.at at 6");
    assert_eq!(fault("0209 10FFFF"), "range in entry.id at 3");
    assert_eq!(fault(&format!("0209 {start} 1603 0600000007")), "unknown-selector in entry.value at 31");
    assert_eq!(fault(&format!("0209 {start} 1602 040B")), "length in entry.value.marks at 32");

    let put = |old: &str, new: &str| {
        let text = format!("0207{start}16010600000007").replace(' ', "");
        let (old, new) = (old.replace(' ', ""), new.replace(' ', ""));
        assert!(text.contains(&old));
        octets(&text.replacen(&old, &new, 1))
    };
    let member_count = "member_count at 1";
    bent(data(), "Entry", &put("120102", "100102"), &[member_count, "integer_sign at 2"], &short);
    bent(data(), "Entry", &put(&format!("090C{stamp}"), &format!("19{stamp}")), &[member_count, "date_time_tag at 5"], &short);
    bent(data(), "Entry", &put("1A07E2010A03", "090507E2010A03"), &[member_count, "date_time_tag at 19"], &short);
    let null = put("0A0141", "00");
    bent(data(), "Entry", &null, &[member_count, "null at 25"], &null);
    bent(data(), "Entry", &put("0207", "028107"), &["long_length at 1", member_count], &short);
}

#[test]
fn classes() {
    let class = id(data(), "ThingV0");
    let value = json!({"list": [1, -1]});
    let inspection = inspect_attribute(data(), class, 2, &octets("0102 0F01 0FFF")).unwrap();
    assert_eq!(inspection.error, None);
    assert_eq!(to_json(&inspection.tree), value);
    assert!(inspection.touched.point(class, Point::Attribute(2)));
    assert_eq!(Point::Attribute(2).label(data().item(class)), "attribute 2 value");
    assert_eq!(compose_attribute(data(), class, 2, &value), Ok(octets("0102 0F01 0FFF")));
    let error = inspect_attribute(data(), class, 2, &octets("0102 0F01 11FF")).unwrap().error.unwrap();
    let name = &data().item(class).spelled;
    assert_eq!(
        error.to_string(),
        format!("unexpected-tag in {name}.value.list[1] at octet 4: integer (tag 15) expected, unsigned (tag 17) found")
    );
    let error = inspect_attribute(data(), class, 1, &octets("0905 0102030405")).unwrap().error.unwrap();
    assert_eq!((error.kind.name(), error.offset), ("length", 1));
    assert!(inspect_attribute(data(), class, 3, &[]).is_none());
    assert!(inspect_attribute(data(), id(data(), "Entry"), 1, &[]).is_none());

    let inspection = inspect_selection(data(), class, 2, 1, &octets("0101 0600000001")).unwrap();
    assert_eq!(to_json(&inspection.tree), json!([1]));
    assert_eq!(compose_selection(data(), class, 2, 1, &json!([1])), Ok(octets("0101 0600000001")));
    assert!(inspect_selection(data(), class, 2, 2, &[]).is_none());

    assert_eq!(to_json(&inspect_method(data(), class, 1, &octets("0F00")).unwrap().tree), json!(0));
    assert_eq!(compose_method(data(), class, 1, &json!(0)), Ok(octets("0F00")));
    assert_eq!(to_json(&inspect_method_result(data(), class, 2, &octets("1105")).unwrap().tree), json!({"number": 5}));
    assert_eq!(compose_method_result(data(), class, 2, &json!({"number": 5})), Ok(octets("1105")));
    assert!(inspect_method_result(data(), class, 1, &[]).is_none());
    assert!(compose_method(data(), class, 9, &json!(0)).unwrap_err().to_string().ends_with("has no method 9"));
}

#[test]
fn ber_values() {
    let value = json!({
        "number": -129, "name": "second", "marks": {"x": false, "y": true}, "choice": {"code": 7}, "flag": true,
        "inside": {"value": 200}, "text": {"utf8-string": "é"}, "fixed": "0102",
    });
    let sent = octets("69 2D 8002FF7F A105 0603883704 82020640 A305 A103 020107 A403 0101FF A506 A004 020200C8 A604 0C02C3A9 87020102");
    both_ways(ber(), "Envelope", &sent, &value);
    let short = octets("69 08 800100 A303 800155");
    let value = json!({
        "number": 0, "name": null, "marks": null, "choice": {"octets": "55"}, "flag": null, "inside": null, "text": null, "fixed": null,
    });
    both_ways(ber(), "Envelope", &short, &value);
    let unnamed = octets("69 0F 800100 A105 0603883705 A303 800155");
    assert_eq!(to_json(&look(ber(), "Envelope", &unnamed).tree)["name"], json!("2.999.5"));
    both_ways(ber(), "Envelope", &unnamed, &to_json(&look(ber(), "Envelope", &unnamed).tree));

    bent(ber(), "Envelope", &octets("69 09 80020000 A303 800155"), &["long_integer at 4"], &short);
    bent(ber(), "Envelope", &octets("69 8108 800100 A303 800155"), &["long_length at 1"], &short);
    let flagged = |octet: &str| octets(&format!("69 0D 800100 A303 800155 A403 0101{octet}"));
    bent(ber(), "Envelope", &flagged("01"), &["boolean at 14"], &flagged("FF"));
    let fault = |hex: &str| fault(ber(), "Envelope", &octets(hex));
    assert_eq!(fault("68"), "unexpected-tag in envelope at 0");
    assert_eq!(fault("69"), "truncated in envelope at 1");
    assert_eq!(fault("6980"), "length-form in envelope at 1");
    assert_eq!(fault("6905 800100"), "truncated in envelope at 2");
    assert_eq!(fault("6903 800100"), "truncated in envelope.choice at 5");
    assert_eq!(fault("6903 810100"), "unexpected-tag in envelope.number at 2");
    assert_eq!(fault("6902 8000"), "length in envelope.number at 4");
    assert_eq!(fault("6905 8003 010000"), "range in envelope.number at 4");
    assert_eq!(fault("6905 800100 A300"), "truncated in envelope.choice at 7");
    assert_eq!(fault("6907 800100 A302 8200"), "unknown-selector in envelope.choice at 7");
    assert_eq!(fault("6907 800100 A102 0600"), "oid in envelope.name at 9");
    assert_eq!(fault("6908 800100 A303 060188"), "unknown-selector in envelope.choice at 7");
    assert_eq!(fault("6907 800100 82020740"), "length in envelope.marks at 7");
    assert_eq!(fault("690A 800100 A303 800155 A400"), "truncated in envelope.flag at 12");
}

#[test]
fn coverage_by_field_alternative_and_code() {
    let model = axdr();
    let inspection = look(model, "Plain", &octets(&plain_fields()));
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
    let unread = look(model, "Plain", &octets(&plain_fields())[..20]);
    assert!(!unread.touched.item(id(model, "Pair")) && !unread.touched.item(id(model, "Plain")));
    let mut both = unread.touched;
    both.merge(&inspection.touched);
    assert_eq!(both, inspection.touched);

    let inspection = look(packed(), "Frame", &crc("5400 0200 99 07"));
    let frame = packed().item(id(packed(), "Frame"));
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
        (axdr(), "Plain", octets(&plain_fields())),
        (axdr(), "Selected", octets("0305 0303 0205 01")),
        (packed(), "Frame", crc("5B80 E803 13141500 010203040506 02 0100 0302 08")),
        (
            data(),
            "Entry",
            octets("0209 120102 090C 07E2010A031314150CFFC400 1A07E2010A03 0A0141 00 1602 040A D840 18 3FE0000000000000 0DFF"),
        ),
        (
            ber(),
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
                octets = crc(&hex(&octets));
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
