//! Captures of real meters: what the source says the meter reported is what comes out.

mod support;

use serde_json::Value;
use support::{cosem, text, vectors};

/// Captures of layers that are not supported, with the words that the message must have. P1 telegrams are text that anybody can read, without
/// an octet of DLMS/COSEM in them. PDUs of IEC 61334-4-32 have no length: the MAC layer around them, which is not in the capture, tells where
/// one ends.
const MISSING_LAYER: &[(&str, &str)] = &[
    ("p1-gh1037-1", "IEC 62056-21"),
    ("p1-gh497-1", "IEC 62056-21"),
    ("p1-gh934-2", "IEC 62056-21"),
    ("p1-gh1177-1", "IEC 62056-21"),
    ("p1-gh712-1", "IEC 62056-21"),
    ("session-wsdlms-4-32", "IEC 61334-4-32"),
];

/// Captures that are damaged or not what the standard says: layer, kind and offset of the error.
const DAMAGED: &[(&str, &str, &str, u64)] = &[
    // Cut by the buffer of the reader.
    ("ams-gh146-1", "hdlc", "incomplete", 512),
    // Damaged on the line.
    ("ams-gh175-1", "hdlc", "fcs", 225),
    ("ams-gh175-3", "hdlc", "fcs", 225),
    // One octet behind the closing flag, which is no format field.
    ("ams-gh175-2", "hdlc", "format-type", 228),
    // A transcribed log; the check sequence does not fit, nor does the order of tag and length.
    ("dlmsparser-hdlc-landis-gyr-zmf100", "hdlc", "fcs", 393),
    // Attribute descriptors without type tags inside of Data.
    ("dlmsparser-raw-egd-example", "apdu", "unknown-selector", 18),
    ("dlmsparser-raw-sagecom-xt211", "apdu", "unknown-selector", 18),
    // Block 4 comes before block 3.
    ("scs-lg-e450-unencrypted-invalid-data", "block-transfer", "block-number", 399),
    // One octet more than the wrapper says.
    ("connexo-plain-frame2", "wrapper", "trailing", 106),
    // The length of the client's ciphered APDU counts a tag of 12 octets that is not sent.
    ("session-mel-encryption", "apdu", "truncated", 564),
    // The publisher changed the password and not the check sequence.
    ("session-wsdlms-association", "hdlc", "fcs", 108),
];

/// Captures whose stated values are wrong, as their notes say.
const STATED_WRONGLY: &[&str] = &["ams-gh242-1"];

fn hex(capture: &toml::Table) -> String {
    match capture.get("frames") {
        Some(frames) => {
            frames.as_array().expect("an array").iter().map(|frame| frame["hex"].as_str().expect("hex")).collect::<Vec<_>>().join("\n")
        }
        None => text(capture, "hex").to_owned(),
    }
}

fn captures() -> Vec<toml::Table> {
    vectors("captures.toml", "capture")
}

fn entry<T: Copy>(list: &[T], name: &str, key: impl Fn(&T) -> &'static str) -> Option<T> {
    list.iter().copied().find(|entry| key(entry) == name)
}

#[test]
fn every_capture_decodes_or_says_why_not() {
    let mut names = Vec::new();
    for capture in captures() {
        let name = text(&capture, "name").to_owned();
        let input = if capture.contains_key("text") { text(&capture, "text").to_owned() } else { hex(&capture) };
        let run = cosem(&["decode", "--format", "json"], &input);
        let json = run.json();
        if let Some((_, words)) = entry(MISSING_LAYER, &name, |entry| entry.0) {
            assert_eq!((run.status, &json["error"]["kind"]), (1, &Value::from("unsupported-layer")), "{name}");
            let message = json["error"]["message"].as_str().unwrap_or_default();
            assert!(message.contains(words) && message.contains("not supported yet"), "{name}: {message}");
        } else if let Some((_, layer, kind, offset)) = entry(DAMAGED, &name, |entry| entry.0) {
            let error = &json["error"];
            assert_eq!((run.status, &json["ok"]), (1, &Value::from(false)), "{name}");
            let found = (error["layer"].as_str(), error["kind"].as_str(), error["offset"].as_u64());
            assert_eq!(found, (Some(layer), Some(kind), Some(offset)), "{name}: {error}");
        } else {
            assert_eq!((run.status, &json["ok"]), (0, &Value::from(true)), "{name}: {}", json["error"]);
            says_what_the_source_says(&name, &capture, &json);
            round_trip(&name, &input, &run.stdout);
        }
        names.push(name);
    }
    let listed = MISSING_LAYER.iter().map(|entry| entry.0).chain(DAMAGED.iter().map(|entry| entry.0)).chain(STATED_WRONGLY.iter().copied());
    for name in listed {
        assert!(names.iter().any(|known| known == name), "{name} is listed and no capture has that name");
    }
    assert!(names.len() >= 97, "{}", names.len());
}

fn round_trip(name: &str, input: &str, json: &str) {
    let run = cosem(&["encode"], json);
    assert_eq!(run.status, 0, "{name}: {}", run.stderr);
    let canonical: String = input.split_whitespace().collect::<String>().to_uppercase();
    assert_eq!(run.stdout.trim_end(), canonical, "{name}");
}

/// The Data values in the order of the octets: type name and value.
fn data_values<'v>(value: &'v Value, found: &mut Vec<(&'v str, &'v Value)>) {
    const TYPES: [&str; 14] = [
        "octet-string",
        "visible-string",
        "unsigned",
        "integer",
        "long",
        "long-unsigned",
        "double-long",
        "double-long-unsigned",
        "long64",
        "long64-unsigned",
        "enum",
        "boolean",
        "float32",
        "null-data",
    ];
    match value {
        Value::Array(list) => list.iter().for_each(|value| data_values(value, found)),
        Value::Object(object) => {
            for (key, value) in object {
                if object.len() == 1 && TYPES.contains(&key.as_str()) && !value.is_array() && !value.is_object() {
                    found.push((key.as_str(), value));
                }
                data_values(value, found);
            }
        }
        _ => {}
    }
}

fn type_name(short: &str) -> &'static str {
    match short {
        "str" => "visible-string",
        "octets" => "octet-string",
        "u8" => "unsigned",
        "i8" => "integer",
        "u16" => "long-unsigned",
        "i16" => "long",
        "u32" => "double-long-unsigned",
        "i32" => "double-long",
        "u64" => "long64-unsigned",
        "i64" => "long64",
        "enum" => "enum",
        "bool" => "boolean",
        "null" => "null-data",
        other => panic!("a type called {other}"),
    }
}

/// A value of the vectors as it stands in the JSON.
fn raw(item: &toml::Table) -> Value {
    match (&item.get("raw"), text(item, "type")) {
        (Some(toml::Value::Integer(raw)), _) => Value::from(*raw),
        (Some(toml::Value::Boolean(raw)), _) => Value::from(*raw),
        (_, "null") => Value::Null,
        (Some(toml::Value::String(_)), "str") => Value::from(text(item, "text")),
        (Some(toml::Value::String(raw)), _) => Value::from(raw.to_uppercase()),
        (raw, _) => panic!("a value of {raw:?}"),
    }
}

fn says_what_the_source_says(name: &str, capture: &toml::Table, json: &Value) {
    links(name, capture, json);
    blocks(name, capture, &messages(json));
    if !capture.contains_key("ciphered") {
        return content(name, capture, json);
    }
    ciphered(name, capture, &messages(json));
    // Where the source publishes the keys, the vectors have the APDU without protection.
    if capture.contains_key("plain") {
        let plain = cosem(&["decode", "--format", "json"], text(capture, "plain"));
        assert_eq!(plain.status, 0, "{name}: {plain:?}");
        content(name, capture, &plain.json());
    }
}

fn content(name: &str, capture: &toml::Table, json: &Value) {
    let messages = messages(json);
    let mut values = Vec::new();
    messages.iter().for_each(|apdu| data_values(apdu, &mut values));
    items(name, capture, json, &values);
    stated(name, capture, json, &values);
    notification(name, capture, &messages);
    event(name, capture, &messages);
}

/// The APDUs of a document.
fn messages(json: &Value) -> Vec<&Value> {
    match json["value"].get("messages") {
        Some(messages) => messages.as_array().expect("an array").iter().map(|message| &message["apdu"]).collect(),
        None => vec![&json["value"]],
    }
}

fn items(name: &str, capture: &toml::Table, json: &Value, values: &[(&str, &Value)]) {
    let readings = json["readings"].as_array().cloned().unwrap_or_default();
    for item in capture.get("items").and_then(toml::Value::as_array).into_iter().flatten() {
        let item = item.as_table().expect("a table");
        let (kind, raw) = (type_name(text(item, "type")), raw(item));
        assert!(values.contains(&(kind, &raw)), "{name}: no {kind} {raw}");
        let Some(obis) = item.get("obis").and_then(toml::Value::as_str) else { continue };
        let same = |reading: &&Value| {
            let number = |key: &str| (item.get(key).and_then(toml::Value::as_integer), reading.get(key).and_then(Value::as_i64));
            let equal = |(stated, found): (Option<i64>, Option<i64>)| stated == found;
            reading["obis"] == obis && reading["raw"] == raw && reading["type"] == kind && equal(number("scaler")) && equal(number("unit"))
        };
        assert!(readings.iter().any(|reading| same(&reading)), "{name}: no reading for {obis} = {raw}");
    }
}

/// The values that a reader program printed. It may scale by a power of ten that the message does not carry, and counts in thousands.
fn stated(name: &str, capture: &toml::Table, json: &Value, values: &[(&str, &Value)]) {
    if STATED_WRONGLY.contains(&name) {
        return;
    }
    let printed = serde_json::to_string(json).expect("JSON");
    for stated in capture.get("stated").and_then(toml::Value::as_array).into_iter().flatten() {
        let (what, value) = (stated["what"].as_str().expect("text"), stated["value"].as_str().expect("text"));
        let Ok(number) = value.parse::<f64>() else {
            let hex: String = value.bytes().map(|octet| format!("{octet:02X}")).collect();
            let known = printed.contains(value) || printed.contains(&hex) || what == "alarm";
            assert!(known, "{name}: {what} is not {value}");
            continue;
        };
        // Zero is in every message; the program behind these two makes one number of several values.
        if number == 0.0 || what.contains("epoch") || what == "protocol code" {
            continue;
        }
        // Printed values are rounded to their last digit, and went through 32-bit floating point.
        let decimals = value.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let tolerance = 0.51 * 10_f64.powi(-i32::try_from(decimals).expect("few digits")) + number.abs() * 1e-6;
        let close = |raw: f64| (-4..=4).any(|power| (raw * 10_f64.powi(power) - number).abs() < tolerance);
        let numbers = values.iter().filter_map(|(_, value)| value.as_f64());
        let hex: String = value.bytes().map(|octet| format!("{octet:02X}")).collect();
        let known = numbers.into_iter().any(close) || printed.contains(&hex) || printed.contains(&format!("\"{value}\""));
        assert!(known, "{name}: {what} is not {value}");
    }
}

fn notification(name: &str, capture: &toml::Table, messages: &[&Value]) {
    let Some(stated) = capture.get("data_notification").and_then(toml::Value::as_table) else { return };
    let invoke_id = u64::from_str_radix(text(stated, "long_invoke_id"), 16).expect("hex");
    let date_time = match text(stated, "date_time") {
        "" => Value::Null,
        hex => Value::from(hex.to_uppercase()),
    };
    let (kind, count) = text(stated, "body").split_once(" of ").expect("a body");
    let kind = if kind == "struct" { "structure" } else { kind };
    let same = |apdu: &&&Value| {
        let notification = &apdu["data-notification"];
        let invoke = &notification["long-invoke-id-and-priority"];
        let body = notification["notification-body"]["data-value"][kind].as_array().map(Vec::len);
        let bit = |set: bool, place: u32| u64::from(set) << place;
        let options = bit(invoke["priority"] == "high", 31)
            | bit(invoke["service-class"] == "confirmed", 30)
            | bit(invoke["processing-option"] == "break-on-error", 29)
            | bit(invoke["self-descriptive"] == true, 28);
        let found = invoke["long-invoke-id"].as_u64().map(|id| id | options);
        found == Some(invoke_id) && notification["date-time"] == date_time && body == count.parse().ok()
    };
    assert!(messages.iter().any(|apdu| same(&apdu)), "{name}: no notification {invoke_id:08X} with {kind} of {count}");
}

fn event(name: &str, capture: &toml::Table, messages: &[&Value]) {
    let stated = text(capture, "event_notification_apdu").to_uppercase();
    if stated.is_empty() {
        return;
    }
    let apdu = messages.first().expect("a message");
    assert!(apdu.get("event-notification-request").is_some(), "{name}: {apdu}");
    let run = cosem(&["encode", "--from", "apdu"], apdu.to_string());
    // The capture of this meter has a Data tag in its time field; encoding writes what the standard says.
    let canonical = if name == "osgp-mx382-2" { stated.replacen("C2090C", "C2010C", 1) } else { stated };
    assert_eq!(run.stdout.trim_end(), canonical, "{name}");
}

fn ciphered(name: &str, capture: &toml::Table, messages: &[&Value]) {
    let Some(stated) = capture.get("ciphered").and_then(toml::Value::as_table) else { return };
    let apdu = messages.iter().find_map(|apdu| apdu.get("general-glo-ciphering")).unwrap_or_else(|| panic!("{name}: nothing ciphered"));
    let content = &apdu["ciphered-content"];
    assert_eq!(apdu["system-title"], text(stated, "system_title").to_uppercase().as_str(), "{name}");
    assert_eq!(content["invocation-counter"].as_i64(), stated["invocation_counter"].as_integer(), "{name}");
    let control = stated["security_control"].as_integer().expect("a number");
    assert_eq!(content["security-control"]["encrypted"], control & 0x20 != 0, "{name}");
    assert_eq!(content["security-control"]["authenticated"], control & 0x10 != 0, "{name}");
    let digits = |key: &str| content[key].as_str().map_or(0, str::len);
    let octets = 5 + (digits("ciphertext") + digits("authentication-tag")) / 2;
    assert_eq!(i64::try_from(octets).ok(), stated["content_octets"].as_integer(), "{name}");
}

fn links(name: &str, capture: &toml::Table, json: &Value) {
    let frames = json["value"]["frames"].as_array().cloned().unwrap_or_default();
    if let Some(stated) = capture.get("hdlc").and_then(toml::Value::as_array) {
        assert_eq!(frames.len(), stated.len(), "{name}");
        for (frame, stated) in frames.iter().zip(stated) {
            let information = frame["information"].as_str().expect("hex");
            assert_eq!(i64::try_from(information.len() / 2).ok(), stated["info_octets"].as_integer(), "{name}");
            assert_eq!(frame["segmented"].as_bool(), stated["segmented"].as_bool(), "{name}");
            for key in ["destination", "source"] {
                assert_eq!(address(&frame[key]), stated[key].as_str().expect("hex"), "{name}");
            }
        }
    }
    if let Some(stated) = capture.get("mbus").and_then(toml::Value::as_array) {
        assert_eq!(frames.len(), stated.len(), "{name}");
        for (frame, stated) in frames.iter().zip(stated) {
            let number = |key: &str| stated[key].as_integer();
            let segment = &frame["segment"];
            assert_eq!((segment["c-field"].as_str(), number("c")), (Some("snd-ud"), Some(0x53)), "{name}");
            let ci_field = segment["sequence-number"].as_i64().map(|number| number | i64::from(segment["fin"] == true) << 4);
            assert_eq!((segment["a-field"].as_i64(), ci_field), (number("a"), number("ci")), "{name}");
            assert_eq!((segment["stsap"].as_i64(), segment["dtsap"].as_i64()), (number("stsap"), number("dtsap")), "{name}");
            // C, A, CI and two SAPs stand in front of the piece
            let octets = frame["information"].as_str().map(|hex| hex.len() / 2 + 5);
            assert_eq!(octets.and_then(|octets| i64::try_from(octets).ok()), number("body_octets"), "{name}");
            let wraps = number("l_octet") != number("body_octets");
            assert_eq!(frame.get("length-wraps").is_some(), wraps, "{name}");
            let told = json["deviations"].as_array().is_some_and(|all| all.iter().any(|one| one["rule"] == "mbus-length-wraps"));
            assert_eq!(told, name == "fkw9-sagemcom", "{name}");
        }
    }
    if let Some(stated) = capture.get("wrapper").and_then(toml::Value::as_table) {
        assert_eq!(frames[0]["source"].as_i64(), stated["source_wport"].as_integer(), "{name}");
        assert_eq!(frames[0]["destination"].as_i64(), stated["destination_wport"].as_integer(), "{name}");
    }
}

/// The octets of an HDLC address.
fn address(value: &Value) -> String {
    let part = |key: &str| value.get(key).and_then(Value::as_u64);
    match (part("upper").expect("an address"), part("lower"), part("octets")) {
        (upper, None, _) => format!("{:02x}", upper << 1 | 1),
        (upper, Some(lower), Some(2)) => format!("{:02x}{:02x}", upper << 1, lower << 1 | 1),
        (upper, Some(lower), _) => {
            format!("{:02x}{:02x}{:02x}{:02x}", upper >> 7 << 1, (upper & 0x7F) << 1, lower >> 7 << 1, (lower & 0x7F) << 1 | 1)
        }
    }
}

fn blocks(name: &str, capture: &toml::Table, messages: &[&Value]) {
    let Some(stated) = capture.get("gbt").and_then(toml::Value::as_array) else { return };
    let found: Vec<&Value> = messages.iter().filter_map(|apdu| apdu.get("general-block-transfer")).collect();
    assert_eq!(found.len(), stated.len(), "{name}");
    for (block, stated) in found.iter().zip(stated) {
        assert_eq!(block["block-number"].as_i64(), stated["block"].as_integer(), "{name}");
        assert_eq!(block["block-number-ack"].as_i64(), stated["block_ack"].as_integer(), "{name}");
        assert_eq!(block["block-control"]["last-block"].as_bool(), stated["last"].as_bool(), "{name}");
        let octets = block["block-data"].as_str().expect("hex").len() / 2;
        assert_eq!(i64::try_from(octets).ok(), stated["data_octets"].as_integer(), "{name}");
    }
    assert!(messages.iter().any(|apdu| apdu.get("general-block-transfer").is_none()), "{name}: the blocks are not put together");
}
