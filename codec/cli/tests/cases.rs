//! `cosem spec cases`: messages with the verdict that a decoder must give, held against the decoder of the command line itself.

mod support;

use std::collections::BTreeMap;

use serde_json::Value;
use support::cosem;

#[test]
fn the_decoder_of_the_command_line_says_the_same() {
    let run = cosem(&["spec", "cases", "--count", "4", "--seed", "3", "Apdu"], "");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let cases = run.jsons();
    let lines: String = cases.iter().map(|case| format!("{}\n", case["octets"].as_str().unwrap())).collect();
    let decoded = cosem(&["decode", "--lines", "--from", "apdu"], &lines).jsons();
    // the octets of no message are an empty line, which is passed over
    let cases: Vec<&Value> = cases.iter().filter(|case| case["octets"] != "").collect();
    assert_eq!(cases.len(), decoded.len());
    let mut verdicts: BTreeMap<&str, usize> = BTreeMap::new();
    for (case, decoded) in cases.into_iter().zip(&decoded) {
        let verdict = case["verdict"].as_str().unwrap();
        *verdicts.entry(verdict).or_default() += 1;
        match verdict {
            "refused" => {
                let error = &decoded["error"];
                assert_eq!((&error["kind"], &error["offset"]), (&case["kind"], &case["offset"]), "{case}\n{decoded}");
            }
            "bent" => {
                let deviations = decoded["deviations"].as_array().unwrap();
                assert!(deviations.iter().any(|deviation| deviation["rule"] == case["rule"]), "{case}\n{decoded}");
            }
            _ => assert_eq!((&decoded["ok"], &decoded["deviations"]), (&Value::Bool(true), &serde_json::json!([])), "{case}\n{decoded}"),
        }
    }
    assert_eq!(verdicts["valid"], 4);
    assert!(verdicts["refused"] > 50, "{verdicts:?}");
}

#[test]
fn members_of_a_class_and_one_verdict_alone() {
    let run = cosem(&["spec", "cases", "--only", "valid", "Register", "RegisterV0"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let cases = run.jsons();
    let of = |member: &str, number: i64| cases.iter().filter(|case| case[member] == number).count();
    assert_eq!((of("attribute", 3), of("method", 1)), (2, 2), "twice: by the name of the class, and by that of its version");
    assert!(cases.iter().all(|case| case["class-id"] == 3 && case["version"] == 0 && case["encoding"] == "COSEM Data"));
}

#[test]
fn every_run_is_the_same_and_every_seed_another() {
    let run = |seed: &str| cosem(&["spec", "cases", "--seed", seed, "Data"], "").stdout;
    assert_eq!(run("1"), run("1"));
    assert_ne!(run("1"), run("2"));
}

#[test]
fn an_item_without_octets() {
    for name in ["NoSuchItem", "Electricity"] {
        let run = cosem(&["spec", "cases", name], "");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{name}");
        assert!(run.stderr.contains(name), "{}", run.stderr);
    }
}
