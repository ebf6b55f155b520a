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
    // one more travels in frames of the wired M-Bus, a layer that is not supported
    let captures: Vec<_> = vectors("captures.toml", "capture")
        .into_iter()
        .filter(|capture| !text(capture, "key_encryption").is_empty() && !text(capture, "hex").starts_with("68"))
        .collect();
    assert_eq!(captures.len(), 6);
    let folder = Folder::new("public-keys");
    let file = |name: &str, keys: &dyn Fn(&toml::Table) -> String| {
        let systems = captures.iter().map(|capture| {
            let title = text(capture["ciphered"].as_table().expect("a table"), "system_title");
            format!("[[system]]\ntitle = \"{title}\"\n{}\n", keys(capture))
        });
        folder.file(name, systems.collect::<String>())
    };
    let block = |capture: &toml::Table| format!("global-unicast = \"{}\"\n", text(capture, "key_encryption"));
    let both = |capture: &toml::Table| format!("{}authentication = \"{}\"", block(capture), text(capture, "key_authentication"));
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
        ("keys = 1\n".to_owned(), "keys: neither [any] nor [[system]]"),
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
