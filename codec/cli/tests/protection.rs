//! Protected messages on the command line: with keys, without, with wrong ones, and made by `protect`.

mod support;

use serde_json::Value;
use support::{Folder, cosem, octets, text, vectors};

const TITLE: &str = "4D4D4D0000BC614E";
const GUEK: &str = "000102030405060708090A0B0C0D0E0F";
const GAK: &str = "D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF";
const GET: &str = "C0010000080000010000FF0200";

/// A key file for one system.
fn key_file(folder: &Folder, name: &str, title: &str, keys: &[(&str, &str)]) -> String {
    let keys: String = keys.iter().map(|(name, key)| format!("{name} = \"{key}\"\n")).collect();
    folder.file(name, format!("[[system]]\ntitle = \"{title}\"\n{keys}"))
}

fn protections(value: &Value) -> &[Value] {
    value["protection"].as_array().map_or(&[], Vec::as_slice)
}

/// The APDU inside of the last protection of a document.
fn inside(value: &Value) -> Value {
    let last = protections(value).last().expect("a protection");
    match last.get("message").and_then(Value::as_u64) {
        Some(index) => value["value"]["messages"][index as usize]["apdu"].clone(),
        None => last["apdu"].clone(),
    }
}

/// Decodes one message per line: the suite is read once for all of them.
fn decoded(keys: Option<&str>, lines: &[&str]) -> Vec<Value> {
    let mut arguments = vec!["decode", "--lines"];
    arguments.extend(keys.iter().flat_map(|keys| ["--key-file", keys]));
    let run = cosem(&arguments, lines.join("\n"));
    assert_eq!(run.status, 0, "{run:?}");
    run.jsons()
}

#[test]
fn captures_with_public_keys() {
    let captures: Vec<_> =
        vectors("captures.toml", "capture").into_iter().filter(|capture| !text(capture, "key_encryption").is_empty()).collect();
    assert_eq!(captures.len(), 7);
    let folder = Folder::new("public-keys");
    let file = |name: &str, keys: &dyn Fn(&toml::Table) -> String| {
        let systems = captures.iter().map(|capture| {
            let title = text(capture["ciphered"].as_table().expect("a table"), "system_title");
            format!("[[system]]\ntitle = \"{title}\"\n{}\n", keys(capture))
        });
        folder.file(name, systems.collect::<String>())
    };
    let block = |capture: &toml::Table| format!("global-unicast = \"{}\"\n", text(capture, "key_encryption"));
    let both = |capture: &toml::Table| match text(capture, "key_authentication") {
        // one meter only encrypts
        "" => block(capture),
        key => format!("{}authentication = \"{key}\"", block(capture)),
    };
    let hex: Vec<&str> = captures.iter().map(|capture| text(capture, "hex")).collect();
    let right = file("both.toml", &both);
    let verified = decoded(Some(&right), &hex);
    let alone = decoded(Some(&file("alone.toml", &block)), &hex);
    let wrong = decoded(Some(&file("wrong.toml", &|_| format!("global-unicast = \"{GUEK}\"\nauthentication = \"{GAK}\""))), &hex);
    let plain = decoded(None, &captures.iter().map(|capture| text(capture, "plain")).collect::<Vec<_>>());
    let again: String = verified.iter().map(|value| format!("{value}\n")).collect();
    let again = cosem(&["encode", "--lines"], again).stdout;

    for (number, capture) in captures.iter().enumerate() {
        let name = text(capture, "name");
        let ciphered = capture["ciphered"].as_table().expect("a table");
        let control = ciphered["security_control"].as_integer().expect("a number");
        let protection = protections(&verified[number]).last().expect("a protection");
        assert_eq!(protection["verdict"], if control & 0x10 != 0 { "verified" } else { "not-authenticated" }, "{name}");
        assert_eq!(protection["originator"].as_str().expect("a title").to_lowercase(), text(ciphered, "system_title"));
        assert_eq!(protection["invocation-counter"].as_i64(), ciphered["invocation_counter"].as_integer());
        // what is inside is what the plaintext of the capture decodes to, and decoding is undone without the keys
        assert_eq!(inside(&verified[number]), plain[number]["value"], "{name}");
        assert_eq!(again.lines().nth(number).map(octets), Some(octets(hex[number])), "{name}");

        // with the block cipher key alone: read, and said that it is not verified
        let clear = control & 0x30 == 0x10;
        let expected = match control & 0x30 {
            0x10 => "failed",
            0x20 => "not-authenticated",
            _ => "not-verified",
        };
        assert_eq!(protections(&alone[number]).last().expect("one")["verdict"], expected, "{name}");
        assert_eq!(inside(&alone[number]), plain[number]["value"], "{name}");
        // with another key: nothing is shown but what is in clear
        let last = protections(&wrong[number]).last().expect("one");
        assert_eq!((last["verdict"].as_str(), last.get("message").is_some()), (Some("failed"), clear), "{name}");
    }
    // a tree has the header, the verdict and the APDU inside
    let tree = cosem(&["decode", "--key-file", &right, hex[0]], "").stdout;
    for part in [
        "general-glo-ciphering of 4C475A677370B177, suite 0, authenticated and encrypted, counter 1539018",
        "verified",
        "data-notification",
    ] {
        assert!(tree.contains(part), "{part} in\n{tree}");
    }
}

#[test]
fn without_keys_what_is_clear_is_shown() {
    let authenticated = "C81E1001234567C0010000080000010000FF020006725D910F9221D263877516";
    let value = cosem(&["decode", "--format", "json", authenticated], "").json();
    assert_eq!(protections(&value)[0]["verdict"], "not-verified");
    assert!(inside(&value)["get-request"]["normal"].is_object());
    let line = cosem(&["decode", "--lines"], format!("{authenticated}\n")).json();
    assert_eq!(line, value);
    // nothing is said about what cannot be read
    let encrypted = "C81E3001234567411312FF935A47566827C467BC7D825C3BE4A77C3FCC056B6B";
    assert!(protections(&cosem(&["decode", "--format", "json", encrypted], "").json()).is_empty());
    // signed content is clear too
    let signed = vectors("security.toml", "vector").into_iter().find(|vector| text(vector, "name") == "general-signing-computed");
    let signed = signed.expect("a vector");
    let value = cosem(&["decode", "--format", "json", text(&signed, "apdu")], "").json();
    assert_eq!((protections(&value)[0]["verdict"].as_str(), inside(&value)["get-request"].is_object()), (Some("not-verified"), true));
    let folder = Folder::new("signed");
    let keys = key_file(&folder, "keys.toml", TITLE, &[("signing-public", text(&signed, "public_key"))]);
    let verified = cosem(&["decode", "--format", "json", "--key-file", &keys, text(&signed, "apdu")], "").json();
    assert_eq!(protections(&verified)[0]["verdict"], "verified");
}

#[test]
fn options_and_lines() {
    let encrypted = "C81E3001234567411312FF935A47566827C467BC7D825C3BE4A77C3FCC056B6B";
    let options = ["--system-title", TITLE, "--global-unicast-key", GUEK, "--authentication-key", GAK].map(str::to_owned);
    let arguments = |first: &[&str]| first.iter().map(|text| (*text).to_owned()).chain(options.clone()).collect::<Vec<_>>();
    let value = cosem(&arguments(&["decode", "--format", "json", encrypted]), "").json();
    assert_eq!(protections(&value)[0]["verdict"], "verified");
    assert_eq!(protections(&value)[0]["invocation-counter"], 0x0123_4567);
    let lines = cosem(&arguments(&["decode", "--lines"]), format!("{encrypted}\n{GET}\n{encrypted}\n")).jsons();
    assert_eq!(lines[0], value);
    assert_eq!(lines[2], value);
    assert!(lines[1].get("protection").is_none());
}

/// An AARQ tells the title of the client, the ciphered initiate request in it the dedicated key: both hold for what follows.
#[test]
fn conversations() {
    let folder = Folder::new("conversation");
    let keys = folder.file("keys.toml", format!("[any]\nglobal-unicast = \"{GUEK}\"\nauthentication = \"{GAK}\"\n"));
    let initiate = vectors("security.toml", "vector").into_iter().find(|vector| text(vector, "name") == "glo-initiate-request");
    let initiate = text(&initiate.expect("a vector"), "apdu").to_owned();
    let dedicated = vectors("security.toml", "vector").into_iter().find(|vector| text(vector, "name") == "computed-ded-get-request");
    let dedicated = text(&dedicated.expect("a vector"), "apdu").to_owned();
    // context LN with ciphering, calling-AP-title, user-information
    let information = octets(&initiate);
    let tail = format!("A60A0408{TITLE}BE{:02X}04{:02X}{initiate}", information.len() + 2, information.len());
    let body = format!("A109060760857405080103{tail}");
    let aarq = format!("60{:02X}{body}", body.len() / 2);
    let runs = cosem(&["decode", "--format", "json", "--key-file", &keys, &aarq, &dedicated], "").jsons();
    assert_eq!(protections(&runs[0])[0]["verdict"], "verified", "{}", runs[0]);
    assert_eq!(inside(&runs[0])["initiateRequest"]["dedicated-key"], "00112233445566778899AABBCCDDEEFF");
    assert_eq!(protections(&runs[1])[0]["verdict"], "verified", "{}", runs[1]);
    assert_eq!(protections(&runs[1])[0]["originator"], TITLE);
    assert!(inside(&runs[1])["get-request"].is_object());
}

#[test]
fn key_agreement() {
    let folder = Folder::new("agreement");
    let find = |name: &str| vectors("security.toml", "vector").into_iter().find(|vector| text(vector, "name") == name).expect("a vector");
    let agreement = find("key-agreement-1e1s-client-to-server");
    let statics = find("key-agreement-0e2s");
    let signing = find("agreed-key-1e1s-signature-client");
    let file = format!(
        "[any]\nauthentication = \"{GAK}\"\n\
         [[system]]\ntitle = \"4D4D4D0000000001\"\nagreement-private = \"{}\"\n\
         [[system]]\ntitle = \"{TITLE}\"\nsigning-public = \"{}\"\nagreement-public = \"{}\"\nmaster = \"{GUEK}\"\n",
        text(&agreement, "v_static_private"),
        text(&signing, "public_key"),
        text(&statics, "u_static_public"),
    );
    let keys = folder.file("keys.toml", file);
    for name in ["general-ciphering-agreed-key-1e1s", "general-ciphering-agreed-key-0e2s", "general-ciphering-wrapped-key"] {
        let value = cosem(&["decode", "--format", "json", "--key-file", &keys, text(&find(name), "apdu")], "").json();
        assert_eq!(protections(&value)[0]["verdict"], "verified", "{name}: {value}");
        assert!(inside(&value)["get-request"].is_object(), "{name}");
    }
    // the tag printed in the Green Book is not right
    let printed = cosem(&["decode", "--format", "json", "--key-file", &keys, text(&find("general-ciphering-table-41"), "apdu")], "").json();
    assert_eq!(protections(&printed)[0]["verdict"], "failed");
}

#[test]
fn what_protect_makes_decodes() {
    let folder = Folder::new("protect");
    let private = "418073C239FA6125011DE4D6CD2E645780289F761BB21BFB0835CB5585E8B373";
    let all =
        [("global-unicast", GUEK), ("global-broadcast", GAK), ("authentication", GAK), ("dedicated", GUEK), ("signing-private", private)];
    let keys = key_file(&folder, "keys.toml", TITLE, &all);
    let (mut lines, mut expected) = (String::new(), Vec::new());
    for form in ["glo", "ded", "general-glo", "general-ded", "general-ciphering", "general-signing"] {
        for policy in ["authenticated", "encrypted", "both"] {
            for broadcast in [false, true] {
                if broadcast && !form.contains("glo") {
                    continue;
                }
                let suite = if form == "general-signing" { "1" } else { "0" };
                let mut arguments = vec!["protect", "--form", form, "--policy", policy, "--originator", TITLE, "--counter", "7"];
                arguments.extend(["--suite", suite, "--transaction-id", "0102", "--key-file", &keys, GET, GET]);
                if broadcast {
                    arguments.push("--broadcast");
                }
                let run = cosem(&arguments, "");
                assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{form}");
                lines.push_str(&run.stdout);
                expected.extend([7, 8].map(|counter| (form, policy, broadcast, counter)));
            }
        }
    }
    let values = decoded(Some(&keys), &lines.lines().collect::<Vec<_>>());
    assert_eq!(values.len(), expected.len());
    for (value, (form, policy, broadcast, counter)) in values.iter().zip(expected) {
        let protection = &protections(value)[0];
        let signed = form == "general-signing";
        let verdict = if policy == "encrypted" && !signed { "not-authenticated" } else { "verified" };
        assert_eq!(protection["verdict"], verdict, "{form} {policy}");
        assert!(inside(value)["get-request"].is_object());
        if !signed {
            // no counter is used twice
            assert_eq!((&protection["broadcast"], &protection["invocation-counter"]), (&broadcast.into(), &counter.into()), "{form}");
        }
    }
    let example = cosem(&["protect", "--originator", TITLE, "--counter", "19088743", "--key-file", &keys, GET], "");
    assert_eq!(example.stdout, "C81E3001234567411312FF935A47566827C467BC7D825C3BE4A77C3FCC056B6B\n");
}

#[test]
fn misuse() {
    let folder = Folder::new("misuse");
    let run = |text: &str| cosem(&["decode", "--key-file", &folder.file("keys.toml", text), GET], "");
    let long = "00112233445566778899AABBCCDDEEFF00";
    for (file, said) in [
        (format!("[[system]]\ntitle = \"{TITLE}\"\nglobal-unicast = \"{long}\"\n"), "system 1: global-unicast: 16 or 32 octets expected"),
        (format!("[[system]]\nglobal-unicast = \"{GUEK}\"\n"), "system 1: no title"),
        (format!("[any]\nguek = \"{GUEK}\"\n"), "guek: no such key"),
        (format!("[any]\nglobal-unicast = \"{GUEK}\n"), "not TOML, in line 2"),
        ("[any]\nsigning-public = \"00\"\n".to_owned(), "signing-public: 64 or 96 octets expected"),
        (format!("[any]\nsigning-private = \"{}\"\n", "00".repeat(32)), "signing-private: not a key of the curve"),
        ("keys = 1\n".to_owned(), "keys: neither [any] nor [[system]] nor [lon]"),
    ] {
        let run = run(&file);
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains(said), "{}", run.stderr);
        // a message never repeats a key
        for key in [GUEK, long] {
            assert!(!run.stderr.contains(&key[..8]), "{}", run.stderr);
        }
    }
    assert_eq!(cosem(&["decode", "--key-file", "/nonexistent/keys.toml", GET], "").status, 2);
    let none = cosem(&["protect", "--originator", TITLE, GET], "");
    assert_eq!(none.status, 2);
    assert!(none.stderr.contains("no key for this form"), "{}", none.stderr);
    let help = cosem(&["decode", "--help"], "").stdout;
    assert!(help.contains("Discouraged") && help.contains("[[system]]"), "{help}");
}

/// APDUs, each in a PDU of the wrapper.
fn wrapped(apdus: &[String]) -> String {
    apdus.iter().map(|apdu| format!("000100010010{:04X}{apdu}", apdu.len() / 2)).collect()
}

fn protect(keys: &str, form: &str, apdus: &[&str]) -> Vec<String> {
    let arguments = ["protect", "--form", form, "--originator", TITLE, "--key-file", keys];
    let run = cosem(&[&arguments[..], apdus].concat(), "");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    run.stdout.lines().map(str::to_owned).collect()
}

/// The octets of an APDU in blocks of general block transfer.
fn blocks(apdu: &str) -> Vec<String> {
    let pieces: Vec<&[u8]> = apdu.as_bytes().chunks(20).collect();
    let last = pieces.len() - 1;
    let block = |(index, piece): (usize, &&[u8])| {
        let piece = std::str::from_utf8(piece).expect("digits");
        format!("E0{}{:04X}0000{:02X}{piece}", if index == last { "80" } else { "40" }, index + 1, piece.len() / 2)
    };
    pieces.iter().enumerate().map(block).collect()
}

/// The names of all APDUs of a document.
fn names(value: &Value) -> Vec<String> {
    let messages = value["value"]["messages"].as_array().expect("messages");
    messages.iter().map(|message| message["apdu"].as_object().expect("an APDU").keys().next().expect("a name").clone()).collect()
}

/// Protection inside of blocks, blocks inside of protection, and both.
#[test]
fn blocks_and_protection() {
    const PUSH: &str = "0F0000000100020206000000010600000002";
    let folder = Folder::new("blocks");
    let keys = key_file(&folder, "keys.toml", TITLE, &[("global-unicast", GUEK), ("authentication", GAK)]);
    let decode = |apdus: &[String]| {
        let run = cosem(&["decode", "--format", "json", "--key-file", &keys, &wrapped(apdus)], "");
        assert_eq!(run.status, 0, "{run:?}");
        run.json()
    };
    // a ciphered push in blocks
    let ciphered = &protect(&keys, "general-glo", &[PUSH])[0];
    let value = decode(&blocks(ciphered));
    let found = names(&value);
    assert_eq!(found.last().map(String::as_str), Some("data-notification"), "{found:?}");
    assert_eq!(protections(&value).last().expect("one")["verdict"], "verified");
    // blocks that are ciphered one by one
    let pieces = blocks(PUSH);
    let value = decode(&protect(&keys, "general-glo", &pieces.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(protections(&value).len(), pieces.len());
    assert_eq!(names(&value).last().map(String::as_str), Some("data-notification"));
    // and ciphered blocks of a ciphered push
    let pieces = blocks(ciphered);
    let value = decode(&protect(&keys, "general-glo", &pieces.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(protections(&value).len(), pieces.len() + 1);
    assert!(protections(&value).iter().all(|protection| protection["verdict"] == "verified"));
    assert_eq!(names(&value).last().map(String::as_str), Some("data-notification"));
    // what was decoded comes back
    assert_eq!(cosem(&["encode"], value.to_string()).status, 0);
}

/// The blocks of GET, SET and ACTION, each ciphered: their value is put together and has the type of its class.
#[test]
fn ciphered_blocks_of_a_service() {
    let folder = Folder::new("service-blocks");
    let keys = key_file(&folder, "keys.toml", TITLE, &[("global-unicast", GUEK), ("authentication", GAK)]);
    let get = ["C001C100030100010800FF0300", "C402C10000000001000302020F", "C402C1010000000200 03FD161E"];
    let set = ["C102C100080000010000FF0200000000000105090C07E401", "C103C10100000002090106000000FF800000"];
    let action = ["C304C1000900000A0064FF010000000001021200", "C306C101000000020101"];
    for (apdus, data, class, member) in [
        (&get[..], r#"{"structure":[{"integer":-3},{"enum":30}]}"#, 3, "attribute"),
        (&set, r#"{"octet-string":"07E4010106000000FF800000"}"#, 8, "attribute"),
        (&action, r#"{"long-unsigned":1}"#, 9, "parameter"),
    ] {
        let apdus: Vec<String> = apdus.iter().map(|apdu| apdu.replace(' ', "")).collect();
        let ciphered = protect(&keys, "glo", &apdus.iter().map(String::as_str).collect::<Vec<_>>());
        let run = cosem(&["decode", "--format", "json", "--key-file", &keys, &wrapped(&ciphered)], "");
        assert_eq!(run.status, 0, "{run:?}");
        let value = run.json();
        let messages = value["value"]["messages"].as_array().expect("messages");
        let joined = messages.iter().find(|message| message.get("value-of-blocks").is_some()).unwrap_or_else(|| panic!("{value:#}"));
        assert_eq!(joined["data"].to_string(), data);
        let typed = value["typed"].as_array().unwrap_or_else(|| panic!("{value:#}"));
        assert!(typed.iter().any(|typed| typed["class"] == class && typed.get(member).is_some()), "{value:#}");
    }
}

/// Every key-info of general-ciphering, with all fields of its header.
#[test]
fn key_info_of_general_ciphering() {
    const METER: &str = "4D4D4D0000000001";
    let folder = Folder::new("key-info");
    let find = |name: &str| vectors("security.toml", "vector").into_iter().find(|vector| text(vector, "name") == name).expect("a vector");
    let one = find("key-agreement-1e1s-client-to-server");
    let statics = find("key-agreement-0e2s");
    let signing = find("agreed-key-1e1s-signature-client");
    let (meter, client) = (text(&one, "v_static_private"), text(&statics, "u_static_private"));
    let file = format!(
        "[any]\nauthentication = \"{GAK}\"\nmaster = \"{GUEK}\"\nglobal-unicast = \"{GUEK}\"\nglobal-broadcast = \"{GAK}\"\n\
         [[system]]\ntitle = \"{METER}\"\nagreement-private = \"{meter}\"\n\
         [[system]]\ntitle = \"{TITLE}\"\nsigning-private = \"{}\"\nagreement-private = \"{client}\"\n",
        text(&signing, "private_key"),
    );
    let keys = folder.file("keys.toml", file);
    let header = ["--transaction-id", "0102030405060708", "--date-time", "07E6010203040506FF800000", "--other-information", "AABB"];
    for (choice, suite, expected) in [
        ("none", "0", "null"),
        ("identified", "0", r#"{"identified-key":{"key-id":"global-unicast-encryption-key"}}"#),
        ("identified --broadcast", "0", r#"{"identified-key":{"key-id":"global-broadcast-encryption-key"}}"#),
        ("wrapped", "0", r#"{"wrapped-key":{"kek-id":"master-key""#),
        ("wrapped", "2", r#"{"wrapped-key":{"kek-id":"master-key""#),
        ("one-pass", "1", r#"{"agreed-key":{"key-parameters":"01""#),
        ("static-unified", "1", r#"{"agreed-key":{"key-parameters":"02","key-ciphered-data":""}}"#),
    ] {
        // suite 2 has keys of 32 octets only
        let keys = if suite == "2" {
            let long = GUEK.repeat(2);
            folder.file("long.toml", format!("[any]\nauthentication = \"{long}\"\nmaster = \"{long}\"\n"))
        } else {
            keys.clone()
        };
        let mut arguments = vec!["protect", "--form", "general-ciphering", "--originator", TITLE, "--recipient", METER, "--suite", suite];
        arguments.extend(["--key-file", &keys, "--key-info"]);
        arguments.extend(choice.split(' '));
        arguments.extend(header);
        let run = cosem(&[&arguments[..], &[GET, GET]].concat(), "");
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{choice}");
        let [first, second] = run.stdout.lines().collect::<Vec<_>>()[..] else { panic!("two lines") };
        for apdu in [first, second] {
            let value = cosem(&["decode", "--format", "json", "--key-file", &keys, apdu], "").json();
            let general = &value["value"]["general-ciphering"];
            assert_eq!(general["transaction-id"], "0102030405060708", "{choice}");
            assert_eq!((&general["date-time"], &general["other-information"]), (&"07E6010203040506FF800000".into(), &"AABB".into()));
            let info = general["key-info"].to_string();
            assert!(info.starts_with(expected), "{choice}: {info}");
            assert_eq!(protections(&value)[0]["verdict"], "verified", "{choice}");
            assert!(inside(&value)["get-request"].is_object(), "{choice}");
        }
        // a wrapped or ephemeral key is another one each time
        let fresh = |apdu: &str| cosem(&["decode", "--format", "json", apdu], "").json()["value"]["general-ciphering"]["key-info"].clone();
        assert_eq!(fresh(first) == fresh(second), !matches!(choice, "wrapped" | "one-pass"), "{choice}");
    }
    for (arguments, said) in [
        (&["--form", "glo", "--key-info", "wrapped"][..], "key-info is a field of general-ciphering"),
        (&["--form", "general-ciphering", "--key-info", "one-pass"], "suites 1 and 2 only"),
        (&["--form", "general-ciphering", "--key-info", "one-pass", "--suite", "1"], "--recipient"),
        (&["--form", "general-ciphering", "--key-info", "wrapped", "--broadcast"], "no broadcast key"),
        (&["--form", "general-ciphering", "--date-time", "07E6"], "12 octets expected"),
    ] {
        let run = cosem(&[&["protect", "--originator", TITLE, "--key-file", &keys], arguments, &[GET]].concat(), "");
        assert_eq!(run.status, 2, "{said}");
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
}

/// A compressed content (ITU-T V.44) is said to be one, and never shown as if it were an APDU; here it is one, to show that.
#[test]
fn compressed_content_is_not_taken_for_an_apdu() {
    let folder = Folder::new("compressed");
    let keys = key_file(&folder, "keys.toml", TITLE, &[("global-unicast", GUEK), ("authentication", GAK)]);
    // general-glo-ciphering, authenticated only and with the compression bit, which the tag covers
    let readable = format!("DB08{TITLE}1E90{:08X}{GET}{}", 1, "00".repeat(12));
    let without = cosem(&["decode", "--format", "json", &readable], "").json();
    let one = &protections(&without)[0];
    assert_eq!((one["verdict"].as_str(), one["compressed"].as_bool()), (Some("not-verified"), Some(true)));
    assert_eq!((one["compressed-content"].as_str(), one.get("apdu"), one.get("message")), (Some(GET), None, None));
    let failed = cosem(&["decode", "--format", "json", "--key-file", &keys, &readable], "").json();
    assert_eq!(protections(&failed)[0]["verdict"], "failed");
    let tree = cosem(&["decode", &readable], "").stdout;
    assert!(tree.contains("compressed") && tree.contains("V.44") && !tree.contains("get-request"), "{tree}");
}
