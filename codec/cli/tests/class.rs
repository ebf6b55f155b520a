//! The command `class`.

mod support;

use serde_json::Value;
use support::cosem;

#[test]
fn the_list_has_every_class_version_and_counts_them() {
    let run = cosem(&["class", "list"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let lines: Vec<&str> = run.stdout.lines().take_while(|line| !line.is_empty()).skip(1).collect();
    let count = format!("{} class versions in ", lines.len());
    assert!(run.stdout.contains(&count), "{}", run.stdout);
    assert!(lines.iter().any(|line| line.contains("ProfileGenericV0") && line.contains("7.2")), "{}", run.stdout);
    let objects = cosem(&["class", "list", "--json"], "").jsons();
    assert_eq!(objects.len(), lines.len());
    let filtered = cosem(&["class", "list", "profile"], "");
    assert!(filtered.stdout.contains("2 class versions in 1 class:"), "{}", filtered.stdout);
}

#[test]
fn one_version_is_a_table() {
    let newest = cosem(&["class", "7"], "");
    assert!(newest.stdout.starts_with("class 7, profile generic, version 1\n"), "{}", newest.stdout);
    let old = cosem(&["class", "ProfileGeneric", "--version", "0"], "");
    assert!(old.stdout.starts_with("class 7, profile generic, version 0\n"), "{}", old.stdout);
    for expected in ["double-long-unsigned", "x + 0x18", "selector 1 range_descriptor", "get_buffer_by_range", "1  fifo"] {
        assert!(old.stdout.contains(expected), "{expected} in {}", old.stdout);
    }
    let json = cosem(&["class", "3", "--json"], "").json();
    assert_eq!((&json["class"], &json["attributes"][2]["name"]), (&Value::from(3), &Value::from("scaler_unit")));
}

#[test]
fn versions_are_compared() {
    let run = cosem(&["class", "7", "--diff", "0", "1"], "");
    assert!(run.stdout.contains("- method      3  get_buffer_by_range"), "{}", run.stdout);
    assert!(run.stdout.contains("type[].data_index: long-unsigned, may be left out → long-unsigned"), "{}", run.stdout);
    let run = cosem(&["class", "15", "--diff", "1", "3"], "");
    assert!(run.stdout.contains("access_mode: removed: 0 no_access, 1 read_only"), "{}", run.stdout);
    let json = cosem(&["class", "7", "--diff", "0", "1", "--json"], "").json();
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(5));
}

#[test]
fn misuse_is_told() {
    for (arguments, said) in [
        (&["class", "99"][..], "no class \"99\""),
        (&["class", "7", "--version", "4"], "no version 4; there is 0, 1"),
        (&["class", "7", "--diff", "1"], "2 values required"),
        (&["class", "7", "--diff", "1", "9"], "no version 9"),
        (&["class", "list", "zzz"], "\"zzz\""),
    ] {
        let run = cosem(arguments, "");
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(run.stderr.contains(said), "{arguments:?}: {}", run.stderr);
    }
}
