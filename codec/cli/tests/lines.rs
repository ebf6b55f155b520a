//! `--lines`: as many objects as lines, in their order, whatever the lines hold.

mod support;

use serde_json::Value;
use support::{Folder, cosem, octets, text, vectors};

/// A number that looks random and is the same in each run.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).expect("31 bits")
}

#[test]
fn order_is_kept_and_bad_lines_do_not_stop() {
    let mut state = 7;
    let mut lines = String::new();
    let mut good = Vec::new();
    for index in 0..60_000_u32 {
        let line = match next(&mut state) % 10 {
            0 => "not hex".to_owned(),
            1 => "C0".to_owned(),
            2 => "C00".to_owned(),
            _ => format!("C401C10006{index:08X}"),
        };
        good.push((line.len() > 7).then_some(index));
        lines.push_str(&line);
        lines.push_str(if index % 3 == 0 { "\r\n" } else { "\n" });
    }
    let run = cosem(&["decode", "--lines"], &lines);
    assert_eq!(run.status, 1);
    assert_eq!(run.stdout.lines().count(), good.len());
    for (number, (line, good)) in run.stdout.lines().zip(&good).enumerate() {
        let value: Value = serde_json::from_str(line).expect("JSON");
        let found = value["value"]["get-response"]["normal"]["result"]["data"]["double-long-unsigned"].as_u64();
        assert_eq!(found, good.map(u64::from), "line {}", number + 1);
        if good.is_none() {
            assert_eq!(value["line"].as_u64(), Some(number as u64 + 1));
            assert_eq!(value["ok"], false);
        }
    }
    let objects: String = run.stdout.lines().filter(|line| line.contains("\"ok\":true")).map(|line| format!("{line}\n")).collect();
    let back = cosem(&["encode", "--lines"], objects);
    assert_eq!(back.status, 0);
    let expected: Vec<String> = good.iter().flatten().map(|index| format!("C401C10006{index:08X}")).collect();
    assert_eq!(back.stdout.lines().collect::<Vec<_>>(), expected);
}

/// The short way through `--lines` gives what the long way gives.
#[test]
fn the_same_object_as_without_lines() {
    let mut hex: Vec<String> = vectors("apdu.toml", "vector").iter().map(|vector| text(vector, "hex").to_owned()).collect();
    hex.extend(vectors("captures.toml", "capture").iter().map(|capture| text(capture, "hex").to_owned()).filter(|hex| !hex.is_empty()));
    // Octets that follow no rule: cut in the middle, one octet changed.
    let mut state = 1;
    for index in 0..hex.len() {
        let mut octets = octets(&hex[index]);
        let at = next(&mut state) % octets.len();
        octets[at] = u8::try_from(next(&mut state) % 256).expect("an octet");
        octets.truncate(octets.len() - next(&mut state) % 2);
        hex.push(octets.iter().map(|octet| format!("{octet:02X}")).collect());
    }
    let lines = cosem(&["decode", "--lines"], hex.join("\n") + "\n");
    let lines: Vec<&str> = lines.stdout.lines().collect();
    // An empty line is passed over.
    hex.retain(|hex| !hex.is_empty());
    assert_eq!(lines.len(), hex.len());
    let folder = Folder::new("lines");
    for (chunk, lines) in hex.chunks(64).zip(lines.chunks(64)) {
        let mut arguments = vec!["decode".to_owned(), "--format".to_owned(), "json".to_owned()];
        arguments.extend(chunk.iter().enumerate().map(|(index, hex)| folder.file(&format!("{index}.hex"), hex)));
        let alone = cosem(&arguments, "").jsons();
        assert_eq!(alone.len(), lines.len());
        for ((hex, line), mut alone) in chunk.iter().zip(lines).zip(alone) {
            // Inputs beside each other are a conversation, so that a response may answer a request in front of it; each line stands alone.
            if alone["value"].as_object().is_some_and(|value| value.keys().any(|service| service.ends_with("-response"))) {
                alone.as_object_mut().expect("an object").shift_remove("typed");
            }
            let mut line: Value = serde_json::from_str(line).expect("JSON");
            line.as_object_mut().expect("an object").shift_remove("line");
            assert_eq!(line, alone, "{hex}");
            assert_eq!(line.to_string(), alone.to_string(), "the order of members for {hex}");
            assert_ne!(line["error"]["kind"], "back-ends-disagree", "{hex}");
        }
    }
}

#[test]
fn line_ends_empty_lines_and_the_last_line() {
    let count = |input: &str| cosem(&["decode", "--lines"], input).stdout.lines().count();
    assert_eq!(count(""), 0);
    assert_eq!(count("\n\n \r\n"), 0);
    assert_eq!(count("C5018100"), 1);
    assert_eq!(count("C5018100\n\nC5018100\r\n  C5 01 81 00  "), 3);
}

#[test]
fn encode_reports_a_bad_line_and_goes_on() {
    let input = "{\"layer\":\"data\",\"value\":{\"unsigned\":1}}\nnonsense\n{\"layer\":\"data\",\"value\":{\"unsigned\":300}}\n{\"layer\":\"data\",\"value\":{\"unsigned\":2}}\n";
    let run = cosem(&["encode", "--lines"], input);
    assert_eq!(run.status, 1);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!((lines[0], lines[3], lines.len()), ("1101", "1102", 4));
    for (line, kind, number) in [(lines[1], "json", 2), (lines[2], "form", 3)] {
        let value: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(
            (value["ok"].as_bool(), value["error"]["kind"].as_str(), value["line"].as_u64()),
            (Some(false), Some(kind), Some(number))
        );
    }
}

#[test]
fn formats() {
    assert_eq!(cosem(&["decode", "--lines", "--format", "json"], "C5018100").status, 0);
    assert_eq!(cosem(&["decode", "--lines", "--format", "tree"], "C5018100").status, 2);
    assert_eq!(cosem(&["decode", "--lines", "--from", "data"], "C5018100").status, 1);
    assert_eq!(cosem(&["decode", "--lines", "/no/such/file"], "").status, 2);
}
