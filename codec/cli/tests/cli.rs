//! The command line from outside: what a person types, what comes back, and with which exit status.

mod support;

use std::process::Command;

use support::{Folder, Run, cosem, octets, package, run};

const GET: &str = "C001C100030100010800FF0200";

fn decode(arguments: &[&str]) -> Run {
    let mut all = vec!["decode"];
    all.extend(arguments);
    cosem(&all, "")
}

#[test]
fn hex_on_the_command_line() {
    let expected = decode(&[GET]);
    assert_eq!((expected.status, expected.stderr.as_str()), (0, ""));
    let spaced: Vec<String> = octets(GET).iter().map(|octet| format!("{octet:02x}")).collect();
    let spelled = [
        spaced.join(" "),
        spaced.join(":"),
        spaced.join("-"),
        format!("0x{GET}"),
        spaced.iter().map(|octet| format!("0x{octet},")).collect(),
    ];
    for text in &spelled {
        assert_eq!(decode(&[text]).stdout, expected.stdout, "{text}");
    }
    // Pieces that only decode together are one message.
    assert_eq!(decode(&spaced.iter().map(String::as_str).collect::<Vec<_>>()).stdout, expected.stdout);
    assert_eq!(decode(&["C001C100", "0301", "00010800FF0200"]).stdout, expected.stdout);
    // Messages that decode alone are messages of their own.
    let two = decode(&["--format", "json", "C5018100", "C5015103"]);
    assert_eq!((two.status, two.jsons().len()), (0, 2));
    let two = decode(&["--format", "json", "C5018100", "C501"]);
    assert_eq!((two.status, two.jsons().len()), (1, 2));
}

#[test]
fn standard_input_and_files() {
    let expected = decode(&[GET]).stdout;
    let binary = octets(GET);
    for arguments in [&["decode"][..], &["decode", "-"]] {
        assert_eq!(cosem(arguments, GET).stdout, expected);
        assert_eq!(cosem(arguments, &binary).stdout, expected);
        assert_eq!(cosem(arguments, "C0 01 C1 00 03\r\n01 00 01 08 00 FF\n02 00\n").stdout, expected);
    }
    let folder = Folder::new("files");
    for (name, content) in [("text.hex", GET.as_bytes()), ("lower.txt", GET.to_lowercase().as_bytes()), ("message.bin", &binary)] {
        assert_eq!(decode(&[&folder.file(name, content)]).stdout, expected, "{name}");
    }
    // A file whose name is hex is a file all the same.
    let named = folder.file("C0", "C5018100");
    assert!(decode(&[&named]).stdout.contains("set-response"));
    // Several inputs say which is which.
    let both = decode(&[&named, &folder.file("other.hex", GET)]).stdout;
    assert!(both.contains("other.hex: apdu") && both.contains("C0: apdu"), "{both}");
}

#[test]
fn nonsense() {
    let status = |arguments: &[&str]| decode(arguments).status;
    // Misused: nothing that could be decoded.
    assert_eq!(status(&["nonsense"]), 2);
    assert_eq!(status(&["C0 0g"]), 2);
    assert_eq!(status(&["abc"]), 2);
    assert_eq!(status(&["/no/such/file.hex"]), 2);
    assert_eq!(status(&["no-such-file.pcap"]), 2);
    assert_eq!(status(&[env!("CARGO_MANIFEST_DIR")]), 2);
    assert_eq!(status(&["--from", "nothing", GET]), 2);
    assert_eq!(status(&["--no-such-option"]), 2);
    assert_eq!(cosem::<&str>(&[], "").status, 2);
    assert_eq!(cosem(&["decode"], "C001C1oo").status, 2);
    assert_eq!(cosem(&["decode"], "C00").status, 2);
    // Malformed: octets that are not a message.
    assert_eq!(status(&["FE"]), 1);
    assert_eq!(status(&["C0"]), 1);
    assert_eq!(status(&["--from", "hdlc", GET]), 1);
    assert_eq!(status(&["--from", "wrapper", GET]), 1);
    assert_eq!(cosem(&["decode"], "").status, 1);
    assert_eq!(cosem(&["decode"], [0xFF; 5_000]).status, 1);
    // More than any meter sends is not taken into memory as a tree.
    let long = cosem(&["decode", "--format", "json"], vec![0; 3 << 20]);
    assert_eq!((long.status, long.json()["error"]["kind"].as_str()), (1, Some("too-long")));
    // The worst of several counts.
    assert_eq!(status(&["C0", "-", GET]), 1);
    assert_eq!(status(&["nonsense", GET]), 2);

    let message = |arguments: &[&str]| decode(arguments).stderr;
    assert_eq!(message(&["nonsense"]), "error: nonsense is neither a file nor hex digits: 'n' at position 1 is not a hex digit\n");
    assert_eq!(message(&["abc"]), "error: abc: 3 hex digits, an odd number: the last octet is incomplete\n");
    assert!(message(&["/no/such/file.hex"]).starts_with("error: /no/such/file.hex: "));
    let json = decode(&["--format", "json", "abc"]);
    assert_eq!((json.status, json.json()["error"]["kind"].as_str()), (2, Some("hex")));
}

#[test]
fn forced_layers() {
    let kind = |layer: &str, hex: &str| {
        let json = decode(&["--format", "json", "--from", layer, hex]).json();
        json["value"].as_object().and_then(|value| value.keys().next().cloned()).unwrap_or_else(|| json["error"]["kind"].to_string())
    };
    // 0F 05 is an integer, and the start of a notification.
    assert_eq!(kind("data", "0F05"), "integer");
    assert_eq!(kind("apdu", "0F05"), "\"truncated\"");
    assert_eq!(kind("apdu", GET), "get-request");
    assert_eq!(kind("llc", &format!("E6E600{GET}")), "messages");
    assert_eq!(kind("hdlc", "7EA0070303938C117E"), "frames");
    assert_eq!(kind("wrapper", &format!("000100100001000D{GET}")), "frames");
    assert_eq!(kind("lpdu", "01090185018A5107004869F54C"), "priority");
    assert_eq!(kind("npdu", "090185018A5107004869"), "source-subnet");
}

#[test]
fn layers_are_recognised() {
    let layer = |hex: &str| decode(&["--format", "json", hex]).json()["layer"].as_str().map(str::to_owned);
    assert_eq!(layer(GET).as_deref(), Some("apdu"));
    assert_eq!(layer("0F05").as_deref(), Some("data"));
    assert_eq!(layer(&format!("E6E700{GET}")).as_deref(), Some("llc"));
    assert_eq!(layer("7E7E7EA0070303938C117E").as_deref(), Some("hdlc"));
    assert_eq!(layer("7E").as_deref(), Some("hdlc"));
    assert_eq!(layer(&format!("000100100001000D{GET}")).as_deref(), Some("wrapper"));
    assert_eq!(layer("01090185018A5107004869F54C").as_deref(), Some("lpdu"));
    assert_eq!(layer("1040FE3E16").as_deref(), Some("mbus"));
    let pieces = "680D0D6853FF0001670F400000000001121C166807076853FF1101670203D016";
    assert_eq!(layer(pieces).as_deref(), Some("mbus"));
    // A gateway prefix, with the APDU behind it shown as well.
    let gateway = decode(&[&format!("0001001000010014E6010401020304{GET}")]).stdout;
    assert!(gateway.contains("gateway-request") && gateway.contains("handed on") && gateway.contains("get-request"), "{gateway}");
}

/// Messages without frames are cut into as many as they take.
#[test]
fn frames_of_the_m_bus_are_made() {
    let apdu = format!("0F00000001000981F4{}", "AB".repeat(0xF4));
    let long = cosem(&["decode", "--format", "json", &apdu], "").json()["value"].clone();
    let segment = serde_json::json!({ "c-field": "snd-ud", "a-field": 255, "stsap": 1, "dtsap": 103 });
    let value = serde_json::json!({ "layer": "mbus", "value": { "messages": [{ "segment": segment, "apdu": long }] } });
    let made = cosem(&["encode"], value.to_string());
    assert_eq!(made.status, 0, "{made:?}");
    assert!(
        made.stdout.starts_with("68FFFF6853FF000167") && made.stdout.contains("16680808") && made.stdout.contains("53FF110167"),
        "{made:?}"
    );
    let again = cosem(&["decode", "--format", "json", made.stdout.trim()], "").json();
    assert_eq!(again["value"]["frames"].as_array().map(Vec::len), Some(2));
    assert_eq!(again["value"]["messages"][0]["apdu"], value["value"]["messages"][0]["apdu"]);
    // a piece that is missing is told, and what is left goes on
    let whole = "680D0D6853FF1001670F400000000001122C16";
    let gap = format!("680D0D6853FF0001670F400000000001121C166807076853FF1201670203D116{whole}E5");
    let run = cosem(&["decode", "--format", "json", &gap], "");
    let value = run.json();
    assert_eq!((run.status, value["error"]["kind"].as_str(), value["error"]["layer"].as_str()), (1, Some("sequence"), Some("mbus")));
    assert_eq!(value["value"]["frames"].as_array().map(Vec::len), Some(4));
}

#[test]
fn layers_that_are_not_supported_yet() {
    for (hex, name) in [
        ("900101C001", "IEC 61334-4-32"),
        ("2F49534B350D0A", "IEC 62056-21"),
        ("020550010203", "IEC 62056-8-3"),
        ("4401AABB01020304B1", "CoAP"),
    ] {
        let run = decode(&[hex]);
        assert_eq!(run.status, 1, "{hex}");
        assert!(run.stdout.contains(name) && run.stdout.contains("not supported yet"), "{}", run.stdout);
    }
}

#[test]
fn colours_only_where_they_belong() {
    let coloured = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cosem"));
        command.args(arguments).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").envs(variables.iter().copied());
        run(command, "").stdout.contains('\u{1b}')
    };
    assert!(!coloured(&["decode", GET], &[]), "not a terminal");
    assert!(coloured(&["decode", "--color", "always", GET], &[]));
    assert!(coloured(&["decode", GET], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["decode", "--color", "never", GET], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["decode", GET], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!coloured(&["decode", "--format", "json", "--color", "always", GET], &[]), "JSON has no colours");
}

/// The trees in `tests/trees`: `name.txt` is what `decode` prints for `name.hex`. `UPDATE_TREES=1` writes them anew, to be reviewed.
#[test]
fn trees() {
    let mut count = 0;
    for entry in std::fs::read_dir(package("tests/trees")).expect("the folder is there") {
        let hex = entry.expect("an entry").path();
        if hex.extension().is_none_or(|extension| extension != "hex") {
            continue;
        }
        let run = cosem(&["decode"], std::fs::read(&hex).expect("a file"));
        let tree = hex.with_extension("txt");
        if std::env::var_os("UPDATE_TREES").is_some() {
            std::fs::write(&tree, &run.stdout).expect("a file");
        }
        let expected = std::fs::read_to_string(&tree).unwrap_or_default();
        assert_eq!(run.stdout, expected, "{}", tree.display());
        assert!(run.stdout.lines().all(|line| line == line.trim_end()), "blanks at the end of a line of {}", tree.display());
        count += 1;
    }
    assert!(count >= 8, "{count}");
}

#[test]
fn long_octet_strings_in_full() {
    let long = format!("0982012C{}", "AB".repeat(300));
    let (short, full) = (decode(&["--from", "data", &long]).stdout, decode(&["--from", "data", "--full", &long]).stdout);
    assert!(short.contains("… 276 more octets"), "{short}");
    assert!(!full.contains('…'));
    assert_eq!(full.matches("AB").count(), 300);
}

#[test]
fn spec_files() {
    let list = cosem(&["spec", "list"], "");
    assert_eq!(list.status, 0);
    assert!(list.stdout.contains("GetRequest ") && list.stdout.contains("IEC 62056-5-3:2013, 7.3.3, table 36"), "{}", list.stdout);
    let some = cosem(&["spec", "list", "get-request"], "");
    assert!(some.stdout.contains("GetRequestNormal") && !some.stdout.contains("SetRequest"));
    let json = cosem(&["spec", "list", "--json", "getrequestnormal"], "").json();
    assert_eq!((json["kind"].as_str(), json["evidence"].as_str()), (Some("sequence"), Some("confirmed")));
    assert_eq!(cosem(&["spec", "list", "no such thing"], "").status, 2);

    for name in ["GetRequest", "get-request", "getrequest"] {
        let show = cosem(&["spec", "show", name], "");
        assert_eq!(show.status, 0, "{name}");
        for text in ["choice GetRequest", "[1] normal:    GetRequestNormal,", "used by    Apdu", "confirmed: ", "spec/suite/apdu/get.spec:"]
        {
            assert!(show.stdout.contains(text), "{name}: {text}\n{}", show.stdout);
        }
    }
    let class = cosem(&["spec", "show", "Register"], "").stdout;
    assert!(class.contains("`cosem class 3 --version 0`") && class.contains("scaler_unit:  ScalerUnit"), "{class}");
    let unknown = cosem(&["spec", "show", "GetReq"], "");
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("did you mean GetRequest"), "{}", unknown.stderr);
    // Any item can be shown; to show all takes a process each.
    for line in cosem(&["spec", "list", "--json"], "").jsons().iter().step_by(29) {
        let name = line["name"].as_str().expect("a name");
        let show = cosem(&["spec", "show", name], "");
        assert!(
            show.status == 0 && show.stdout.contains("\n  clause ") && show.stdout.contains("\n  evidence "),
            "{name}: {}",
            show.stdout
        );
    }
}

const SPEC: &str = r#"standard mine = "My meter, manual of 2024";
encoding data;

/// What the meter pushes.
#[clause(mine, "3.1")] #[evidence(single_source, "the manual")]
sequence Push {
    name:  LogicalName,
    value: u32,
}
"#;

#[test]
fn checks_of_spec_files() {
    let folder = Folder::new("spec");
    let good = folder.file("good.spec", SPEC);
    let run = cosem(&["spec", "check", &good], "");
    assert_eq!((run.status, run.stdout, run.stderr), (0, format!("ok: {good}: 1 item\n"), String::new()));

    let bad = folder.file("bad.spec", SPEC.replace("u32", "u33").replace("LogicalName", "LogicalNam"));
    let run = cosem(&["spec", "check", &good, &bad], "");
    assert_eq!(run.status, 1);
    for text in [
        "error[E0201]: unknown type `LogicalNam`",
        &format!("--> {bad}:7:12"),
        "did you mean `LogicalName`?",
        "`u33`",
        "bad.spec: 2 faults",
    ] {
        assert!(run.stderr.contains(text), "{text}\n{}", run.stderr);
    }
    assert!(!run.stderr.contains('\u{1b}'));
    assert_eq!(cosem(&["spec", "check", "/no/such.spec"], "").status, 2);
    assert_eq!(cosem(&["spec", "check"], "").status, 2);
}

#[test]
fn completions_and_manual() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = cosem(&["completions", shell], "");
        assert!(run.status == 0 && run.stdout.contains("cosem") && run.stdout.contains("decode"), "{shell}");
    }
    assert_eq!(cosem(&["completions", "nothing"], "").status, 2);
    let manual = cosem(&["man"], "");
    assert!(
        manual.status == 0 && manual.stdout.contains(".TH cosem 1") && manual.stdout.contains("cosem\\-decode(1)"),
        "{}",
        manual.stdout
    );
    let page = cosem(&["man", "decode"], "");
    assert!(page.status == 0 && page.stdout.contains(".TH cosem-decode 1") && page.stdout.contains("\\-\\-from"), "{}", page.stdout);
    assert_eq!(cosem(&["man", "nothing"], "").status, 2);
    let help = cosem(&["--help"], "");
    assert!(help.status == 0 && help.stdout.contains("Exit status: 0"));
    assert!(cosem(&["--version"], "").stdout.starts_with("cosem "));
}

#[test]
fn encode_says_what_it_misses() {
    let encode = |text: &str| cosem(&["encode"], text);
    assert_eq!(encode("nonsense").status, 2);
    assert_eq!(encode("").status, 0);
    let cases = [
        (r#"{"layer":"apdu"}"#, "an object with \"layer\" and \"value\""),
        (r#"{"layer":"nothing","value":1}"#, "layer: the name of a layer"),
        (r#"{"ok":false,"layer":"apdu","value":{}}"#, "\"ok\": false"),
        (r#"{"layer":"apdu","value":{"get-request":{"normal":{}}}}"#, "value.get-request.normal"),
        (
            r#"{"layer":"hdlc","value":{"frames":[{"destination":{"upper":200},"source":{"upper":1},"control":{"type":"UI"}}]}}"#,
            "frames[0].destination",
        ),
        (
            r#"{"layer":"hdlc","value":{"frames":[{"destination":{"upper":2},"source":{"upper":1},"control":{"type":"XX"}}]}}"#,
            "control.type",
        ),
        (
            r#"{"layer":"wrapper","value":{"frames":[{"source":70000,"destination":1,"information":""}]}}"#,
            "source: an unsigned number of 16 bits",
        ),
        (r#"{"layer":"wrapper","value":{"frames":[{"source":7,"destination":1,"information":"C"}]}}"#, "information: one hex digit"),
        (r#"{"layer":"llc","value":{"messages":[{"llc":"E6E600"}]}}"#, "messages[0]: an object with \"apdu\""),
    ];
    for (text, message) in cases {
        let run = encode(text);
        assert_eq!((run.status, run.stdout.as_str()), (1, ""), "{text}");
        assert!(run.stderr.contains(message), "{text}\n{}", run.stderr);
    }
    let binary = Command::new(env!("CARGO_BIN_EXE_cosem")).args(["encode", "--binary", "--from", "data", r#"{"unsigned": 200}"#]).output();
    assert_eq!(binary.expect("it runs").stdout, [0x11, 200]);
}

#[test]
fn frames_are_built_from_messages() {
    let frames = |edit: &dyn Fn(&mut serde_json::Value)| {
        let mut json = decode(&["--format", "json", "7EA0190321107FDAE6E600C001C100030100010800FF020032687E"]).json();
        json["value"].as_object_mut().expect("an object").remove("frames");
        edit(&mut json);
        let run = cosem(&["encode"], json.to_string());
        assert_eq!(run.status, 0, "{}", run.stderr);
        run.stdout.trim_end().to_owned()
    };
    assert_eq!(frames(&|_| ()), "7EA0190321107FDAE6E600C001C100030100010800FF020032687E");
    let cut = frames(&|json| json["value"]["max-information"] = 6.into());
    let again = decode(&["--format", "json", &cut]).json();
    let frames = again["value"]["frames"].as_array().expect("an array");
    let parts: Vec<_> = frames
        .iter()
        .map(|frame| (frame["segmented"] == true, frame["control"]["ns"].as_u64(), frame["control"]["poll-final"] == true))
        .collect();
    assert_eq!(parts, [(true, Some(0), false), (true, Some(1), false), (false, Some(2), true)]);
    assert_eq!(again["value"]["messages"][0]["frames"], serde_json::json!([0, 1, 2]));
    assert_eq!(again["ok"], true);
}

#[test]
fn output_that_nobody_reads_is_no_error() {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("yes {GET} | head -100000 | '{}' decode --lines | head -1 >/dev/null", env!("CARGO_BIN_EXE_cosem"))]);
    let run = run(command, "");
    assert_eq!(run.stderr, "");
}
