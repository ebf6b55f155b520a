//! Structures, choices and classes in COSEM Data.

use std::sync::OnceLock;

use cosem_spec::compose::{compose, compose_attribute, compose_method, compose_method_result, compose_selection};
use cosem_spec::inspect::{Point, inspect_attribute, inspect_method, inspect_method_result, inspect_selection, to_json};
use cosem_spec::model::{Model, Rule};
use serde_json::json;

use super::{bent, both_ways, fault, id, look, octets, rules};

const SPEC: &str = r#"
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

#[clause(own, "3.6")]
sequence Bent {
    #[tolerate(integer_width, integer_sign)]
    number: u16,
    #[tolerate(bit_count)]
    marks:  Marks,
    #[tolerate(missing_member)]
    last:   u8 optional,
}

#[clause(own, "3.7")]
sequence Grown {
    #[tolerate(integer_bits)]
    number: i8,
    #[tolerate(extra_member)]
    more:   u8 trailing,
}

#[clause(own, "3.5")]
class Thing: 40000 version 0 {
    attribute 1 logical_name: octets[6] static,
    #[tolerate(null)]
    attribute 2 value: Several dynamic {
        selector 1 range: list of u32,
    },
    #[tolerate(integer_sign)]
    method 1 reset(i8) mandatory,
    method 2 read(u8) -> Several optional,
}
"#;

pub(crate) fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| super::model(SPEC))
}

#[test]
fn tagged_data() {
    let stamp = "07E2010A031314150CFFC400";
    let start = format!("12 0102 090C{stamp} 1A07E2010A03 0A0141 00");
    let value = json!({"id": 258, "at": stamp, "on": "07E2010A03", "text": {"visible-string": "A"}, "maybe": null, "value": {"number": 7}, "late": null, "later": null});
    let short = octets(&format!("0207 {start} 1601 0600000007"));
    let inspection = look(model(), "Entry", &short);
    assert_eq!(rules(&inspection), ["member_count at 1"]);
    assert_eq!(to_json(&inspection.tree), value);
    assert_eq!(compose(model(), id(model(), "Entry"), &value), Ok(short.clone()));

    let value = json!({
        "id": 258, "at": stamp, "on": "07E2010A03", "text": {"visible-string": "A"}, "maybe": null,
        "value": {"marks": {"a": true, "b": 5, "c": true, "reserved": 16}}, "late": 0.5, "later": -1,
    });
    both_ways(model(), "Entry", &octets(&format!("0209 {start} 1602 040A D840 18 3FE0000000000000 0DFF")), &value);

    let fault = |hex: &str| fault(model(), "Entry", &octets(hex));
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
    bent(model(), "Entry", &put("120102", "100102"), &[member_count, "integer_sign at 2"], &short);
    bent(model(), "Entry", &put(&format!("090C{stamp}"), &format!("19{stamp}")), &[member_count, "date_time_tag at 5"], &short);
    bent(model(), "Entry", &put("1A07E2010A03", "090507E2010A03"), &[member_count, "date_time_tag at 19"], &short);
    let null = put("0A0141", "00");
    bent(model(), "Entry", &null, &[member_count, "null at 25"], &null);
    bent(model(), "Entry", &put("0207", "028107"), &["long_length at 1", member_count], &short);
}

#[test]
fn other_forms() {
    let rules_of = |item: &str, hex: &str| rules(&look(model(), item, &octets(hex)));
    assert_eq!(rules_of("Bent", "0203 120001 040AD840 1105"), [""; 0]);
    assert_eq!(rules_of("Bent", "0203 0F01 0410D840 1105"), ["integer_sign at 2", "integer_width at 2", "bit_count at 5"]);
    assert_eq!(rules_of("Bent", "0202 1101 040AD840"), ["missing_member at 1", "integer_width at 2"]);
    assert_eq!(fault(model(), "Bent", &octets("0203 0FFF")), "range in bent.number at 3");
    assert_eq!(fault(model(), "Bent", &octets("0203 1101 0410D841")), "length in bent.marks at 5");
    assert_eq!(fault(model(), "Bent", &octets("0201")), "count in bent at 1");
    assert_eq!(rules_of("Grown", "0201 0F01"), [""; 0]);
    assert_eq!(to_json(&look(model(), "Grown", &octets("0201 11FF")).tree)["number"], json!(-1));
    assert_eq!(rules_of("Grown", "0202 11FF 1102"), ["extra_member at 1", "integer_bits at 2"]);
}

#[test]
fn classes() {
    let class = id(model(), "ThingV0");
    let value = json!({"list": [1, -1]});
    let inspection = inspect_attribute(model(), class, 2, &octets("0102 0F01 0FFF")).unwrap();
    assert_eq!(inspection.error, None);
    assert_eq!(to_json(&inspection.tree), value);
    assert!(inspection.touched.point(class, Point::Attribute(2)));
    assert_eq!(Point::Attribute(2).label(model().item(class)), "attribute 2 value");
    assert_eq!(compose_attribute(model(), class, 2, &value), Ok(octets("0102 0F01 0FFF")));
    let error = inspect_attribute(model(), class, 2, &octets("0102 0F01 11FF")).unwrap().error.unwrap();
    let name = &model().item(class).spelled;
    assert_eq!(
        error.to_string(),
        format!("unexpected-tag in {name}.value.list[1] at octet 4: integer (tag 15) expected, unsigned (tag 17) found")
    );
    let error = inspect_attribute(model(), class, 1, &octets("0905 0102030405")).unwrap().error.unwrap();
    assert_eq!((error.kind.name(), error.offset), ("length", 1));
    assert!(inspect_attribute(model(), class, 3, &[]).is_none());
    assert!(inspect_attribute(model(), id(model(), "Entry"), 1, &[]).is_none());

    let inspection = inspect_selection(model(), class, 2, 1, &octets("0101 0600000001")).unwrap();
    assert_eq!(to_json(&inspection.tree), json!([1]));
    assert_eq!(compose_selection(model(), class, 2, 1, &json!([1])), Ok(octets("0101 0600000001")));
    assert!(inspect_selection(model(), class, 2, 2, &[]).is_none());

    assert_eq!(to_json(&inspect_method(model(), class, 1, &octets("0F00")).unwrap().tree), json!(0));
    let unsigned = inspect_method(model(), class, 1, &octets("1100")).unwrap();
    assert_eq!(
        (to_json(&unsigned.tree), unsigned.deviations().next().map(|deviation| deviation.rule)),
        (json!(0), Some(Rule::IntegerSign))
    );
    assert_eq!(compose_method(model(), class, 1, &json!(0)), Ok(octets("0F00")));
    assert_eq!(to_json(&inspect_method_result(model(), class, 2, &octets("1105")).unwrap().tree), json!({"number": 5}));
    assert_eq!(compose_method_result(model(), class, 2, &json!({"number": 5})), Ok(octets("1105")));
    assert!(inspect_method_result(model(), class, 1, &[]).is_none());
    assert!(compose_method(model(), class, 9, &json!(0)).unwrap_err().to_string().ends_with("has no method 9"));
}
