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

/// The typed values of a decoded conversation.
fn typed(inputs: &[&str]) -> Vec<Value> {
    let arguments: Vec<&str> = ["decode", "--format", "json"].into_iter().chain(inputs.iter().copied()).collect();
    let documents = cosem(&arguments, "").jsons();
    documents.iter().filter_map(|document| document["typed"].as_array()).flatten().cloned().collect()
}

#[test]
fn values_are_typed_where_the_message_names_the_class() {
    // a SET of the time of a clock, an event notification with a register, an ACTION with a parameter
    let found = typed(&["C101C100080000010000FF0200090C07E4010106000000FF800000"]);
    assert_eq!((&found[0]["name"], &found[0]["value"]), (&Value::from("time"), &Value::from("07E4010106000000FF800000")));
    let found = typed(&["C20000030100010800FF02060000002A"]);
    assert_eq!((&found[0]["name"], &found[0]["value"]["double-long-unsigned"]), (&Value::from("value"), &Value::from(42)));
    let found = typed(&["C301C100080000010000FF060110000A"]);
    assert_eq!((&found[0]["parameter"], &found[0]["value"]), (&Value::from(6), &Value::from(10)));
    // a selection of entries
    let found = typed(&["C001C100070100630100FF020102020406000000010600000002120001120000"]);
    assert_eq!((&found[0]["selection"], &found[0]["selector"]), (&Value::from(2), &Value::from(2)), "{found:?}");
    assert_eq!(found[0]["value"]["to_entry"], Value::from(2));
}

#[test]
fn answers_are_typed_as_their_request_says() {
    let request = "C001C100030100010800FF0300";
    let found = typed(&[request, "C401C10002020FFD161E"]);
    assert_eq!((&found[0]["obis"], &found[0]["value"]["unit"]), (&Value::from("1.0.1.8.0.255"), &Value::from("Wh")));
    // another invoke-id is another request, and an answer counts once
    assert!(typed(&[request, "C401C20002020FFD161E"]).is_empty());
    assert_eq!(typed(&[request, "C401C10002020FFD161E", "C401C10002020FFD161E"]).len(), 1);
    // two attributes at once
    let list = "C003C10200030100010800FF020000030100010800FF0300";
    let found = typed(&[list, "C403C1020006000000050002020FFD161E"]);
    let names: Vec<&str> = found.iter().filter_map(|value| value["name"].as_str()).collect();
    assert_eq!(names, ["value", "scaler_unit"]);
    // an error is no value
    assert!(typed(&[request, "C401C10103"]).is_empty());
}

#[test]
fn a_value_of_another_type_is_named_and_hides_nothing() {
    let set = "C101C100080000010000FF020006000000FF";
    let found = typed(&[set]);
    assert_eq!((&found[0]["error"]["kind"], &found[0]["error"]["offset"]), (&Value::from("unexpected-tag"), &Value::from(13)));
    let tree = cosem(&["decode", set], "");
    assert_eq!(tree.status, 0);
    assert!(
        tree.stdout.contains("double-long-unsigned 255") && tree.stdout.contains("not of its type: clock version 0, time"),
        "{}",
        tree.stdout
    );
}

#[test]
fn the_user_can_name_the_class() {
    let tree = cosem(&["decode", "--object", "3:0", "--attribute", "3", "02020FFD161E"], "");
    assert!(tree.stdout.contains("× 10^-3 Wh  of register version 0, scaler_unit"), "{}", tree.stdout);
    let lines = cosem(&["decode", "--lines", "--object", "3", "--attribute", "3"], "02020FFD161E\n").json();
    assert_eq!(lines["typed"][0]["value"]["scaler"], Value::from(-3));
    for arguments in [
        &["decode", "--object", "3:9", "--attribute", "2", "00"][..],
        &["decode", "--object", "3", "--attribute", "9", "00"],
        &["decode", "--object", "3", "--method", "1", "--returned", "00"],
        &["decode", "--object", "3", "00"],
        &["decode", "--attribute", "3", "00"],
        &["decode", "--object", "x", "--attribute", "1", "00"],
    ] {
        assert_eq!(cosem(arguments, "").status, 2, "{arguments:?}");
    }
}

/// The object list says which version an object has, and later values are typed so.
#[test]
fn object_lists_tell_versions() {
    let profile = "020412000711000906010063010 0FF020201000100".replace(' ', "");
    let list = format!("C401C1000101{profile}");
    let columns = "C401C200010102041200080906000001000 0FF0F02120000".replace(' ', "");
    let found = typed(&["C001C1000F0000280000FF0200", &list, "C001C200070100630100FF0300", &columns]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!((&found[1]["class"], &found[1]["version"]), (&Value::from(7), &Value::from(0)));
}

#[test]
fn values_in_blocks_are_put_together() {
    let request = "C001C100070100630100FF0300";
    // capture objects of one column in two blocks
    let (first, next, second) = ("C402C1000000000100080101020412000809", "C002C100000001", "C402C1010000000200 0C060000010000FF0F02120000");
    let second = second.replace(' ', "");
    let found = typed(&[request, first, next, &second]);
    assert_eq!((&found[0]["name"], &found[0]["value"][0]["class_id"]), (&Value::from("capture_objects"), &Value::from(8)), "{found:?}");
    let tree = cosem(&["decode", request, first, next, &second], "");
    assert!(tree.stdout.contains("from 2 blocks, its octets counted from 0"), "{}", tree.stdout);
    assert!(tree.stdout.contains("of profile generic version 1, capture_objects"), "{}", tree.stdout);
    // a block that is missing is told
    let third = second.replacen("00000002", "00000003", 1);
    let lost = cosem(&["decode", request, first, &third], "");
    assert!(lost.stdout.contains("block 2 expected, block 3 found"), "{}", lost.stdout);
    // so is a SET
    let found =
        typed(&["C102C100080000010000FF0200000000000105090C07E401", "C103C1010000000209 0106000000FF800000".replace(' ', "").as_str()]);
    assert_eq!(found[0]["value"], Value::from("07E4010106000000FF800000"), "{found:?}");
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
