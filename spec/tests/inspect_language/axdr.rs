//! A-XDR.

use std::sync::OnceLock;

use cosem_spec::compose::compose;
use cosem_spec::inspect::{Shown, explain, inspect_prefix, to_json};
use cosem_spec::model::Model;
use serde_json::json;

use super::{bent, both_ways, fault, id, look, octets, rules};

const SPEC: &str = r#"
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

pub(crate) fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| super::model(SPEC))
}

/// A `Plain` in its canonical form.
pub(crate) fn plain() -> String {
    "07 AA55 9840 00FF 03 00 0101 0104B0 616263 02C3A9 02 010005 020006 01 1105 3FC00000 00 00 02 0205 07E2010A03 07E20A0A04".to_owned()
}

#[test]
fn a_xdr() {
    let sent = octets(&plain());
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
    let inspection = both_ways(model(), "Plain", &sent, &value);
    let truth = inspection.tree.child("truth").unwrap();
    assert!(truth.implied);
    assert_eq!((truth.offset, truth.len, &truth.value), (8, 1, &Shown::Bool(true)));
    assert_eq!(inspection.tree.child("number").unwrap().type_name, "Integer16");
    assert_eq!(inspection.tree.child("fixed").map(|node| node.derived), Some(true));
    assert_eq!(inspection.tree.at(&["list", "[1]", "value"]).unwrap().value, Shown::Int(6));

    let explanation = explain(model(), inspection.tree.child("flags").unwrap());
    assert_eq!(explanation.clause().as_deref(), Some("Own standard:2020, 1.3"));
    assert_eq!(explanation.docs(), "Flags.");
    let explanation = explain(model(), &inspection.tree);
    assert_eq!(explanation.clause().as_deref(), Some("Own standard:2020, 1.1, table 2"));
    assert_eq!(explanation.place().map(|(path, ..)| path), Some("own.spec"));
}

#[test]
fn a_xdr_faults() {
    let whole = octets(&plain());
    let cut = |len: usize| fault(model(), "Plain", &whole[..len]);
    let with = |from: usize, octet: u8| {
        let mut changed = whole.clone();
        changed[from] = octet;
        fault(model(), "Plain", &changed)
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
    assert_eq!(fault(model(), "Plain", &[whole.clone(), vec![0, 0]].concat()), format!("trailing in plain at {}", whole.len()));
    let error = look(model(), "Plain", &whole[..6]).error.unwrap();
    assert_eq!(error.to_string(), "truncated in plain.number at octet 5: 1 more octet needed");
    let prefix = inspect_prefix(model(), id(model(), "Plain"), &[whole.clone(), vec![0, 0]].concat());
    assert_eq!((prefix.error, prefix.consumed), (None, whole.len()));
}

#[test]
fn a_xdr_deviations() {
    let whole = octets(&plain());
    let put = |from: usize, remove: usize, insert: &str| [&whole[..from], &octets(insert), &whole[from + remove..]].concat();
    let straightened = |changed: Vec<u8>, rules: &[&str]| bent(model(), "Plain", &changed, rules, &whole);
    straightened(put(1, 2, "AB"), &["prefix at 1"]);
    straightened(put(3, 1, "90"), &["reserved_bits at 3"]);
    straightened(put(8, 1, "0102"), &["boolean at 9", "default_sent at 8"]);
    straightened(put(11, 1, "FF"), &["presence_flag at 11"]);
    straightened(put(13, 1, "BF"), &["unused_bits at 13"]);
    straightened(put(17, 1, "820002"), &["long_length at 17"]);
    straightened(put(20, 1, "8102"), &["long_length at 20"]);
    straightened(put(9, 2, "0101"), &[]);
    // A tolerated range is read, but not written.
    let inspection = look(model(), "Plain", &put(22, 2, "0100"));
    assert_eq!(rules(&inspection), ["range at 22"]);
    let error = compose(model(), id(model(), "Plain"), &to_json(&inspection.tree)).unwrap_err();
    assert_eq!(error.to_string(), "list[0].value: 0 to 9 expected, 256 found");

    let stamp = "07E2010A031314150CFFC400";
    let stamped = put(34, 1, &format!("0C{stamp}"));
    assert_eq!(to_json(&look(model(), "Plain", &stamped).tree)["stamp"], json!(stamp));
    bent(model(), "Plain", &put(34, 1, &format!("090C{stamp}")), &["octet_string_tag at 34"], &stamped);
    bent(model(), "Plain", &put(34, 1, "0900"), &["octet_string_tag at 34"], &whole);
    let timed = put(35, 1, &format!("010C{stamp}"));
    both_ways(model(), "Plain", &timed, &to_json(&look(model(), "Plain", &timed).tree));
    bent(model(), "Plain", &put(35, 1, &format!("01{stamp}")), &["missing_length at 36"], &timed);
    bent(model(), "Plain", &put(35, 1, &format!("090C{stamp}")), &["tag_for_flag at 35"], &timed);
    let deviation = look(model(), "Plain", &put(1, 2, "AB")).deviations().next().cloned().unwrap();
    assert_eq!((deviation.clause.as_str(), deviation.detail.as_str()), ("Own standard:2020, 1.3", "AB in place of AA55"));
}

#[test]
fn reserved_bits_are_kept() {
    let mut whole = octets(&plain());
    whole[4] = 0x49;
    let inspection = look(model(), "Plain", &whole);
    assert_eq!(to_json(&inspection.tree)["flags"]["reserved"], json!([2, 1]));
    both_ways(model(), "Plain", &whole, &to_json(&inspection.tree));
}

#[test]
fn contained_items_do_not_fail_the_outer_one() {
    let whole = octets(&plain());
    let inner = |octets: &[u8]| [&whole[..36], &[octets.len() as u8], octets, &whole[39..]].concat();
    let bad = inner(&[0x02]);
    let inspection = look(model(), "Plain", &bad);
    assert_eq!(inspection.error, None);
    let nested = &inspection.nested[0];
    assert_eq!(nested.to_string(), "truncated in plain.inner.selected.number at octet 38: 1 more octet needed");
    assert_eq!(nested.offset - nested.base, 1);
    let value = to_json(&inspection.tree);
    assert_eq!(value["inner"], json!({"octets": "02"}));
    assert_eq!(compose(model(), id(model(), "Plain"), &value), Ok(bad));

    let trailing = look(model(), "Plain", &inner(&[0x01, 0x00]));
    assert_eq!(trailing.nested[0].to_string(), "trailing in plain.inner.selected at octet 38: 1 octet left over");
    let open = inner(&[0x77]);
    assert_eq!(to_json(&look(model(), "Plain", &open).tree)["inner"], json!({"other": 0x77}));
    both_ways(model(), "Plain", &open, &to_json(&look(model(), "Plain", &open).tree));

    let mut deep = vec![0x01];
    for _ in 0..20 {
        deep = [vec![0x03, deep.len() as u8], deep].concat();
    }
    let inspection = look(model(), "Selected", &deep);
    assert_eq!(inspection.error, None);
    assert_eq!(inspection.nested.len(), 1);
    assert_eq!(inspection.nested[0].kind.name(), "too-deep");
    assert_eq!(compose(model(), id(model(), "Selected"), &to_json(&inspection.tree)), Ok(deep));
}
