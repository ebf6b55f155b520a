//! ISO/IEC 14908 on the command line: frames with their exchange, datagrams, captures.

mod support;

use std::process::{Command, Output};

use serde_json::Value;

fn cosem(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cosem")).args(arguments).output().expect("the program runs")
}

fn tree(arguments: &[&str]) -> String {
    let output = cosem(&[&["decode"], arguments].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn json(arguments: &[&str]) -> Vec<Value> {
    let output = cosem(&[&["decode", "--format", "json"], arguments].concat());
    let text = String::from_utf8(output.stdout).expect("text");
    serde_json::Deserializer::from_str(&text).into_iter().collect::<Result<_, _>>().expect("JSON")
}

const CAPTURE: &str = "0039018c018bf28002010a00000100070008001fff1f0a";
const QUERY_ID: [&str; 2] = ["0f100080000161000d83", "00180185008021210102030405069fffff00000004002420"];
const DATAGRAM: &str = "002b0101000000000000000100000005000000000039018c018bf28002010a00000100070008001fff1f0a";

#[test]
fn a_recorded_frame_is_readable_down_to_the_value() {
    let text = tree(&["--from", "lpdu", CAPTURE]);
    for line in ["source-subnet", "selector          2", "subnet-node", "direction         input", "010A00000100070008001FFF", "crc"] {
        let words: Vec<&str> = line.split_whitespace().collect();
        let found = text.lines().any(|found| words.iter().all(|word| found.split_whitespace().any(|other| other == *word)));
        assert!(found, "{line}\n{text}");
    }
    // a unique identifier is no OBIS code
    assert!(!tree(&["--from", "lpdu", QUERY_ID[1]]).contains("reading"));
}

#[test]
fn responses_are_read_with_the_request_in_front() {
    let answers = json(&["--from", "lpdu", QUERY_ID[0], QUERY_ID[1]]);
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0].get("inside"), None);
    let inside = &answers[1]["inside"][0];
    assert_eq!((inside["what"].as_str(), inside["to"].as_str()), (Some("response"), Some("to query-id")));
    let identity = &inside["value"]["query-id"]["success"];
    assert_eq!(identity["unique-node-id"], "010203040506");
    assert_eq!(identity["program-id"], "9FFFFF0000000400");
    // alone it stays what it is, and says so
    let alone = json(&["--from", "lpdu", QUERY_ID[1]]);
    assert_eq!(alone[0].get("inside"), None);
    assert!(alone[0]["notes"][0].as_str().expect("a note").contains("request"));
    // the value of a variable, to a poll
    let polled = json(&["--from", "lpdu", "01190185018a5104c005cd4c", "0019018a01855124800512346f96"]);
    assert_eq!(polled[1]["inside"][0]["value"]["network-variable"]["value"], "1234");
}

#[test]
fn datagrams_hold_frames() {
    let found = json(&["--from", "cnip", DATAGRAM]);
    let messages = found[0]["value"]["messages"].as_array().expect("messages");
    assert_eq!(messages.len(), 2);
    assert_eq!(messages[0]["cnip"]["sequence"], 5);
    assert_eq!(messages[1]["lpdu"]["npdu"]["source-node"], 12);
    // and come back
    let folder = std::env::temp_dir().join(format!("cosem-lon-{}", std::process::id()));
    std::fs::write(&folder, found[0].to_string()).expect("a file");
    let output = cosem(&["encode", folder.to_str().expect("a path")]);
    std::fs::remove_file(&folder).expect("it was there");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim().to_lowercase(), DATAGRAM);
    // cut, it says where
    let cut = cosem(&["decode", "--format", "json", "--from", "cnip", &DATAGRAM[..60]]);
    assert!(!cut.status.success());
}

#[test]
fn table_services_are_told_by_their_layout() {
    // explicit message 00 with a full read of table 3, by acknowledged service; the check value is computed by `encode`
    let frame = json(&["--from", "lpdu", "01090185018a5107004869f54c"]);
    assert_eq!(frame[0].get("inside"), None);
    let mut value = frame[0].clone();
    let message = &mut value["value"]["npdu"]["payload"]["tpdu"]["body"]["acknowledged"]["application-message"];
    message["data"] = Value::from("3000037F30EA6D0102030405060708");
    let file = std::env::temp_dir().join(format!("cosem-osgp-{}", std::process::id()));
    std::fs::write(&file, value.to_string()).expect("a file");
    let output = cosem(&["encode", file.to_str().expect("a path")]);
    std::fs::remove_file(&file).expect("it was there");
    let octets = String::from_utf8(output.stdout).expect("digits");
    let found = json(&["--from", "lpdu", octets.trim()]);
    assert_eq!(found[0]["inside"][0]["what"], "table service");
    assert_eq!(found[0]["inside"][0]["value"]["full-read"]["table"], "end-device-mode-and-status");
}

#[test]
fn unconfirmed_layouts_say_so() {
    let text = tree(&["--from", "adaptation", "00 10 01 C0 01 C1 00"]);
    assert!(text.contains("unconfirmed") && text.contains("reconstruction"), "{text}");
}

/// The security that is broken is still checked, for those who move away from it.
#[test]
fn legacy_security_is_checked_with_its_keys() {
    let folder = support::Folder::new("lon-legacy");
    let notes = |keys: &str, packets: &[&str]| -> Vec<String> {
        let file = folder.file("keys.toml", format!("[lon]\n{keys}\n"));
        let values = json(&[&["--key-file", &file, "--from", "npdu"][..], packets].concat());
        let text = |value: &Value| value["notes"].as_array().cloned().unwrap_or_default();
        values.iter().flat_map(text).map(|note| note.as_str().expect("text").to_owned()).collect()
    };
    // a message to be authenticated from 1/5 to 1/10, the challenge, the reply of the vectors
    let message = "09018501 8a51 87 8123012c".replace(' ', "");
    let challenge = "29018a018551870102030405060708";
    let reply = "290185018a51a7158d661d208af49b";
    let said = notes("authentication = \"112233445566\"", &[&message, challenge, reply]);
    assert_eq!(said, ["the reply to the challenge is right; this authentication is broken"]);
    let said = notes("authentication = \"112233445567\"", &[&message, challenge, reply]);
    assert_eq!(said, ["the reply to the challenge does not fit the key"]);
    // nothing to compare with, no key
    assert!(notes("authentication = \"112233445566\"", &[&message, reply]).is_empty());
    assert!(notes("cnip-secret = \"00\"", &[&message, challenge, reply]).is_empty());
    // the same by open media authentication
    let (challenge, reply) = ("29018a018551970102030405060708", "290185018a51b741c77721bfd456e7");
    let said = notes("authentication = \"0102030405060708090a0b0c\"", &[&message, challenge, reply]);
    assert_eq!(said, ["the reply to the challenge is right; this authentication is broken"]);

    // a read of a table of the meter 2/2: the digest of the response is that of the public test vector, that of the request is not right
    let request = "1801810282 05 003000037f30ea6d 0000000000000000".replace(' ', "");
    let response = "1802820181 25 0000000d0020980031c300080000000000 dbe5cde507b1cb3d".replace(' ', "");
    let said = notes("osgp = \"dfdfdfdfdfdfdfdfdfdfdfdf\"", &[&request, &response]);
    assert_eq!(said, ["the digest of the table request does not fit the key", "the digest of the table response is right; it is broken"]);
}
