//! Packed octets: frames, bit groups, lengths, checks.

use std::sync::OnceLock;

use cosem_spec::compose::compose;
use cosem_spec::inspect::Shown;
use cosem_spec::model::Model;
use serde_json::{Value, json};

use super::{bent, both_ways, fault, id, look, octets};

const SPEC: &str = r#"
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

pub(crate) fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| super::model(SPEC))
}

pub(crate) fn crc(body: &str) -> Vec<u8> {
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
    both_ways(model(), "Frame", &crc("5002 0200 010203 AABB CCDD 07"), &value);
    // a time, text, six octets of address, no payload, nothing left
    let value = json!({
        "has-time": true, "kind": "text", "low": 1000, "time": "13141500", "address": "010203040506",
        "body": {"text": {"elements": [1, 515]}}, "payload": "", "rest": "", "tail": 8,
    });
    let inspection = both_ways(model(), "Frame", &crc("5B80 E803 13141500 010203040506 02 0100 0302 08"), &value);
    assert_eq!(inspection.tree.child("low").unwrap().type_name, "Unsigned16, low octet first");
    assert!(inspection.tree.child("sum").unwrap().derived);
    // an alternative for any other value: the discriminator is given by the user
    let value = json!({
        "has-time": false, "kind": 2, "low": 2, "time": null, "address": "", "body": {"raw": "99"}, "payload": "", "rest": "", "tail": 7,
    });
    both_ways(model(), "Frame", &crc("5400 0200 99 07"), &value);
}

#[test]
fn packed_octets_faults() {
    let fault = |octets: &[u8]| fault(model(), "Frame", octets);
    assert_eq!(fault(&[1]), "truncated in frame at 0");
    let mut wrong = crc("5002 0200 010203 AABB CCDD 07");
    let last = wrong.len() - 1;
    wrong[last] ^= 1;
    assert_eq!(fault(&wrong), "check in frame.sum at 12");
    assert_eq!(look(model(), "Frame", &wrong).tree.child("payload").unwrap().value, Shown::Octets(vec![0xAA, 0xBB]));
    assert_eq!(fault(&crc("6002 0200 010203 AABB 07")), "constant in frame.version at 0");
    assert_eq!(fault(&crc("5102 0200 010203 AABB 07")), "unknown-code in frame.address at 4");
    assert_eq!(fault(&crc("5005 0200 010203 AABB 07")), "truncated in frame.payload at 7");
    assert_eq!(fault(&crc("5000 0200 010203")), "truncated in frame.tail at 7");
    assert_eq!(fault(&crc("5200 0200 05 0100 07")), "truncated in frame.body.text.elements at 5");
    bent(model(), "Frame", &crc("5000 0200 010203 07"), &[], &crc("5000 0200 010203 07"));
}

#[test]
fn packed_octets_that_cannot_be_written() {
    let error = |value: Value| compose(model(), id(model(), "Frame"), &value).unwrap_err().to_string();
    let frame = json!({
        "has-time": false, "kind": "number", "low": 2, "time": null, "address": "", "body": {"number": 1}, "payload": "", "rest": "", "tail": 7,
    });
    assert!(compose(model(), id(model(), "Frame"), &frame).is_ok());
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
