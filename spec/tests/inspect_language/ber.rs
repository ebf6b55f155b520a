//! BER.

use std::sync::OnceLock;

use cosem_spec::inspect::to_json;
use cosem_spec::model::Model;
use serde_json::json;

use super::{bent, both_ways, fault, look, octets};

const SPEC: &str = r#"
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

pub(crate) fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| super::model(SPEC))
}

#[test]
fn ber_values() {
    let value = json!({
        "number": -129, "name": "second", "marks": {"x": false, "y": true}, "choice": {"code": 7}, "flag": true,
        "inside": {"value": 200}, "text": {"utf8-string": "é"}, "fixed": "0102",
    });
    let sent = octets("69 2D 8002FF7F A105 0603883704 82020640 A305 A103 020107 A403 0101FF A506 A004 020200C8 A604 0C02C3A9 87020102");
    both_ways(model(), "Envelope", &sent, &value);
    let short = octets("69 08 800100 A303 800155");
    let value = json!({
        "number": 0, "name": null, "marks": null, "choice": {"octets": "55"}, "flag": null, "inside": null, "text": null, "fixed": null,
    });
    both_ways(model(), "Envelope", &short, &value);
    let unnamed = octets("69 0F 800100 A105 0603883705 A303 800155");
    assert_eq!(to_json(&look(model(), "Envelope", &unnamed).tree)["name"], json!("2.999.5"));
    both_ways(model(), "Envelope", &unnamed, &to_json(&look(model(), "Envelope", &unnamed).tree));

    bent(model(), "Envelope", &octets("69 09 80020000 A303 800155"), &["long_integer at 4"], &short);
    bent(model(), "Envelope", &octets("69 8108 800100 A303 800155"), &["long_length at 1"], &short);
    let flagged = |octet: &str| octets(&format!("69 0D 800100 A303 800155 A403 0101{octet}"));
    bent(model(), "Envelope", &flagged("01"), &["boolean at 14"], &flagged("FF"));
    let fault = |hex: &str| fault(model(), "Envelope", &octets(hex));
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
