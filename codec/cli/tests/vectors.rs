//! Known answers through the command line: canonical octets come back identical, malformed ones are refused.

mod support;

use std::collections::HashSet;

use serde_json::Value;
use support::{cosem, text, vectors};

/// Decodes lines and gives one object for each.
fn decode(arguments: &[&str], lines: &[String]) -> Vec<Value> {
    let mut all = vec!["decode", "--lines"];
    all.extend(arguments);
    let run = cosem(&all, lines.join("\n"));
    let values = run.jsons();
    assert_eq!(values.len(), lines.len(), "{}", run.stderr);
    values
}

/// Encodes the values and gives the octets of each in upper-case hex.
fn encode(values: &[&Value]) -> Vec<String> {
    let lines: Vec<String> = values.iter().map(ToString::to_string).collect();
    let run = cosem(&["encode", "--lines"], lines.join("\n"));
    assert_eq!(run.status, 0, "{}", run.stdout);
    run.stdout.lines().map(str::to_owned).collect()
}

/// Canonical octets come back; others come back without what was bent, and then decode without a deviation.
fn round_trip(arguments: &[&str], names: &[&str], hex: &[String], values: &[Value]) {
    let sound: Vec<usize> = (0..values.len()).filter(|&index| values[index]["ok"] == true).collect();
    let encoded = encode(&sound.iter().map(|&index| &values[index]).collect::<Vec<_>>());
    let mut bent = Vec::new();
    for (&index, encoded) in sound.iter().zip(&encoded) {
        if values[index]["deviations"] == Value::Array(Vec::new()) {
            assert_eq!(*encoded, hex[index].to_uppercase(), "{}", names[index]);
        } else {
            bent.push((index, encoded.clone()));
        }
    }
    let again: Vec<String> = bent.iter().map(|(_, hex)| hex.clone()).collect();
    for ((index, hex), value) in bent.iter().zip(decode(arguments, &again)) {
        assert_eq!((&value["ok"], &value["value"]), (&Value::from(true), &values[*index]["value"]), "{} {hex}", names[*index]);
    }
}

fn apdus(kind: &str) {
    let all = vectors("apdu.toml", "vector");
    let of_kind: Vec<&toml::Table> = all.iter().filter(|vector| text(vector, "kind") == kind).collect();
    let names: Vec<&str> = of_kind.iter().map(|vector| text(vector, "name")).collect();
    let hex: Vec<String> = of_kind.iter().map(|vector| text(vector, "hex").to_owned()).collect();
    let values = decode(&["--from", kind], &hex);
    let exceptions = vectors("apdu-exceptions.toml", "exception");
    let exceptions: HashSet<&str> = exceptions.iter().map(|exception| text(exception, "name")).collect();
    for (vector, value) in of_kind.iter().zip(&values) {
        let name = text(vector, "name");
        // Some faults lie deeper than the structure of the APDU: protection, a nested APDU.
        if !vector.contains_key("refused_by") && !exceptions.contains(name) {
            assert_eq!(value["ok"].as_bool(), vector["valid"].as_bool(), "{name}: {value}");
        }
        if value["ok"] == true && vector.get("canonical").and_then(toml::Value::as_bool) == Some(false) {
            assert_ne!(value["deviations"], Value::Array(Vec::new()), "{name}");
        }
        assert_ne!(value["error"]["kind"], "back-ends-disagree", "{name}: {value}");
    }
    round_trip(&["--from", kind], &names, &hex, &values);
    assert!(of_kind.len() >= 60, "{}", of_kind.len());
}

#[test]
fn apdu() {
    apdus("apdu");
}

#[test]
fn data() {
    apdus("data");
}

#[test]
fn floating_point_keeps_every_bit() {
    let hex: Vec<String> = [
        "18840921FB54442D18",
        "18C0091EB851EB811F",
        "180000000000000001",
        "187FEFFFFFFFFFFFFF",
        "188000000000000000",
        "18FFF0000000000001",
    ]
    .into_iter()
    .chain(["1700000001", "177F7FFFFF", "1780000000", "173DCCCCCD", "17FF800000", "177FA00001"])
    .map(str::to_owned)
    .collect();
    let values = decode(&["--from", "data"], &hex);
    assert!(values.iter().all(|value| value["ok"] == true));
    round_trip(&["--from", "data"], &vec![""; hex.len()], &hex, &values);
}

/// Vectors of a link layer: those of `good` kinds decode, those of `bad` kinds do not.
fn link(file: &str, layer: &str, good: &[&str], bad: impl Fn(&toml::Table) -> bool) {
    let all = vectors(file, "vector");
    let (mut names, mut hex) = (Vec::new(), Vec::new());
    for vector in all.iter().filter(|vector| good.contains(&text(vector, "kind"))) {
        names.push(text(vector, "name"));
        hex.push(text(vector, "hex").to_owned());
    }
    let values = decode(&["--from", layer], &hex);
    for (name, value) in names.iter().zip(&values) {
        // Many of these vectors are about the frame and have no whole APDU in it.
        let link_is_at_fault = value["error"]["layer"] == layer;
        assert!(!link_is_at_fault, "{name}: {value}");
    }
    round_trip(&["--from", layer], &names, &hex, &values);
    assert!(hex.len() >= 3, "{}", hex.len());

    let refused: Vec<&toml::Table> = all.iter().filter(|vector| bad(vector) && !text(vector, "hex").is_empty()).collect();
    let hex: Vec<String> = refused.iter().map(|vector| text(vector, "hex").to_owned()).collect();
    for (vector, value) in refused.iter().zip(decode(&["--from", layer], &hex)) {
        let bent = value["deviations"].as_array().is_some_and(|deviations| !deviations.is_empty());
        assert!(value["ok"] == false || bent, "{}: {value}", text(vector, "name"));
    }
    assert!(!refused.is_empty());
}

#[test]
fn hdlc() {
    link("transports.toml", "hdlc", &["hdlc_frame"], |vector| text(vector, "kind") == "hdlc_frame_error");
}

#[test]
fn wrapper() {
    link("transports.toml", "wrapper", &["wrapper"], |vector| text(vector, "kind") == "wrapper_error");
}

#[test]
fn lpdu() {
    // What stands in the payload of the network layer is not taken apart.
    let in_frame = |vector: &toml::Table| {
        matches!(text(vector["fields"].as_table().expect("a table"), "error"), "crc" | "version")
            || text(vector, "name") == "neg_truncated_address"
    };
    link("iso14908.toml", "lpdu", &["lpdu"], |vector| text(vector, "kind") == "lpdu_error" && in_frame(vector));
}
