//! The command `obis`.

mod support;

use serde_json::Value;
use support::{cosem, vectors};

#[test]
fn one_code_is_told_in_full() {
    let run = cosem(&["obis", "1.0.1.8.0.255"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("1-0:1.8.0*255  1.0.1.8.0.255  0100010800FF\n"), "{}", run.stdout);
    for expected in [
        "name            active energy + (QI+QIV), all phases; time integral 1; total",
        "medium          electricity",
        "phase           all phases",
        "tariff          total",
        "classes           3  register",
        "4  extended register",
        "clause          IEC 62056-6-2:2017",
        "evidence        confirmed: ",
        "spec/suite/obis/electricity.spec:",
    ] {
        assert!(run.stdout.contains(expected), "{expected} in {}", run.stdout);
    }
}

#[test]
fn several_codes_are_a_line_each() {
    let run = cosem(&["obis", "1-0:32.7.0", "C.1.0", "0000600100FF"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(
        run.stdout,
        "1-0:32.7.0*255      voltage, L1; instantaneous value  class 3, 4\n\
         0-0:96.1.0*255      device ID 1, manufacturing number  class 1, 3, 4\n\
         0-0:96.1.0*255      device ID 1, manufacturing number  class 1, 3, 4\n"
    );
    let run = cosem(&["obis", "-"], "1.8.0 import\n# a remark\n\n1-0:2.8.0;export\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(run.stdout.lines().count(), 2, "{}", run.stdout);
    let run = cosem(&["obis", "--medium", "6", "1.0"], "");
    assert!(run.stdout.contains("heat: energy; current value; total"), "{}", run.stdout);
}

#[test]
fn an_unknown_code_says_where_knowledge_ends() {
    let run = cosem(&["obis", "1.0.108.7.0.255"], "");
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("value group C, 108"), "{}", run.stdout);
    let run = cosem(&["obis", "1.0.1.8.64.255", "--json"], "");
    assert_eq!((run.status, &run.json()["unknown_group"]), (1, &Value::from("E")));
    let run = cosem(&["obis", "1.0.1.8.300.255"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("more than 255 at position 8"), "{}", run.stderr);
}

#[test]
fn what_is_unconfirmed_is_called_so() {
    let run = cosem(&["obis", "6-0:13.0.0", "6-0:1.0.0"], "");
    assert!(run.stdout.lines().next().is_some_and(|line| line.ends_with("unconfirmed")), "{}", run.stdout);
    assert!(run.stdout.lines().nth(1).is_some_and(|line| !line.ends_with("unconfirmed")), "{}", run.stdout);
}

#[test]
fn codes_are_found_by_words() {
    let run = cosem(&["obis", "--find", "active energy import", "total"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("1-0:1.8.0*255 "), "{}", run.stdout);
    assert!(!run.stdout.contains("reactive"), "{}", run.stdout);
    let found = cosem(&["obis", "--find", "--json", "push", "setup"], "").jsons();
    assert!(found.iter().any(|code| code["code"] == "0-0:25.9.0*255"), "{found:?}");
    let run = cosem(&["obis", "--find", "perpetuum"], "");
    assert_eq!(run.status, 2);
}

#[test]
fn the_json_has_what_the_vectors_say() {
    let vectors = vectors("obis.toml", "vector");
    let codes: String = vectors.iter().map(|vector| format!("{}\n", vector["hex"].as_str().expect("hex"))).collect();
    let answers = cosem(&["obis", "--json", "-"], codes).jsons();
    assert_eq!(answers.len(), vectors.len());
    for (vector, answer) in vectors.iter().zip(&answers) {
        assert_eq!(answer["dotted"].as_str(), vector["name"].as_str());
        assert_eq!(answer["named"].as_bool(), vector["named"].as_bool(), "{answer}");
        assert_eq!(answer["name"].as_str().unwrap_or_default(), vector["meaning"].as_str().expect("a meaning"), "{answer}");
        if vector["named"].as_bool() == Some(true) {
            assert_eq!(answer["classes"] == "any", vector["any_class"].as_bool() == Some(true), "{answer}");
        }
    }
}
