//! Whatever is given to the reader, it answers with a model or with faults: it neither panics nor hangs, and every fault renders.

use std::time::{Duration, Instant};

use cosem_spec::suite;

/// A small generator of numbers that look random (xorshift); the same seed gives the same numbers on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).expect("a small number")).expect("below a usize")
    }

    fn of<'t>(&mut self, choices: &[&'t str]) -> &'t str {
        choices[self.below(choices.len())]
    }
}

/// What spec files are made of, and what they are not made of.
const PIECES: &[&str] = &[
    "standard",
    "encoding",
    "evidence",
    "axdr",
    "ber",
    "data",
    "octets",
    "confirmed",
    "unconfirmed",
    "choice",
    "sequence",
    "frame",
    "bits",
    "codes",
    "type",
    "class",
    "values",
    "obis",
    "named",
    "first",
    "for",
    "form",
    "except",
    "any",
    "\"{e+1}\"",
    "\"{n}, {A}\"",
    "*",
    "|",
    "+",
    "version",
    "extends",
    "attribute",
    "method",
    "remove",
    "selector",
    "static",
    "dynamic",
    "default",
    "optional",
    "trailing",
    "if",
    "in",
    "at",
    "mandatory",
    "implicit",
    "application",
    "list",
    "of",
    "match",
    "containing",
    "or",
    "empty",
    "text",
    "utf8",
    "bit_string",
    "null",
    "bool",
    "u8",
    "u16",
    "u24_le",
    "i64",
    "u4",
    "f32",
    "bcd",
    "oid",
    "date_time",
    "date",
    "time",
    "prefix",
    "reserved",
    "check",
    "crc16_x25",
    "true",
    "false",
    "unknown",
    "clause",
    "since",
    "spelled",
    "tolerate",
    "closed",
    "table",
    "A",
    "B",
    "C",
    "Data",
    "a",
    "b",
    "c",
    "_",
    "=>",
    "->",
    "..",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ":",
    ";",
    ",",
    ".",
    "=",
    "-",
    "#",
    "#[",
    "0",
    "1",
    "7",
    "255",
    "256",
    "0xFF",
    "18446744073709551615",
    "99999999999999999999",
    "0x",
    "1a",
    "x\"00\"",
    "x\"0\"",
    "x\"",
    "\"text\"",
    "\"",
    "\\",
    "///",
    "// note",
    "\n",
    "\r\n",
    "\t",
    "é",
    "\u{feff}",
    "\u{0}",
    "\u{1b}[31m",
    "€",
];

fn read(text: &str) {
    let start = Instant::now();
    if let Err(faults) = cosem_spec::read([("hostile.spec", "", text)]) {
        assert!(!faults.faults().is_empty());
        for fault in faults.faults() {
            assert!(text.get(fault.place.start..fault.place.end).is_some(), "a place that is no piece of the text: {fault:?}");
            assert!(!fault.message.is_empty() && !fault.label.is_empty(), "a fault without words: {fault:?}");
        }
        let text = faults.render();
        assert!(text.contains("error[E"), "{text}");
    }
    assert!(start.elapsed() < Duration::from_secs(60), "too slow for {} octets", text.len());
}

#[test]
fn random_words_are_survived() {
    let mut random = Random(0x5EED_0001);
    for _ in 0..1_500 {
        let mut text = String::new();
        if random.below(2) == 0 {
            text.push_str("standard a = \"A\"; encoding ");
            text.push_str(random.of(&["axdr", "ber", "data", "octets"]));
            text.push_str("; evidence(confirmed, \"x\");\n");
        }
        for _ in 0..random.below(60) {
            text.push_str(random.of(PIECES));
            text.push_str(random.of(&[" ", " ", " ", "", "\n"]));
        }
        read(&text);
    }
}

#[test]
fn mutated_suite_files_are_survived() {
    let mut random = Random(0x5EED_0002);
    for file in suite::FILES {
        for _ in 0..25 {
            let mut text: Vec<char> = file.text.chars().collect();
            for _ in 0..=random.below(6) {
                let at = random.below(text.len());
                let end = (at + random.below(12)).min(text.len());
                match random.below(4) {
                    0 => drop(text.drain(at..end)),
                    1 => drop(text.splice(at..at, random.of(PIECES).chars())),
                    2 => {
                        let piece = text[at..end].to_vec();
                        let to = random.below(text.len());
                        drop(text.splice(to..to, piece));
                    }
                    _ => drop(text.splice(at..end, random.of(PIECES).chars())),
                }
            }
            read(&text.iter().collect::<String>());
        }
    }
}

#[test]
fn exchanged_words_of_the_suite_are_survived() {
    // Whole words change places, so that most of the files still parse and the checker has work.
    let mut random = Random(0x5EED_0003);
    let all: String = suite::FILES.iter().map(|file| file.text).collect();
    let words: Vec<&str> = all.split_whitespace().filter(|word| !word.starts_with('/')).collect();
    for file in suite::FILES {
        for _ in 0..3 {
            let mut lines: Vec<String> = file.text.lines().map(str::to_owned).collect();
            for _ in 0..=random.below(3) {
                let at = random.below(lines.len());
                let old: Vec<&str> = lines[at].split_whitespace().collect();
                if !old.is_empty() && !lines[at].contains("//") {
                    let which = random.below(old.len());
                    let mut new = old.clone();
                    new[which] = random.of(&words);
                    lines[at] = new.join(" ");
                }
            }
            let _ = suite::with_file("hostile.spec", &lines.join("\n")).map_err(|faults| faults.render());
        }
    }
}

#[test]
fn deep_and_long_texts_are_survived() {
    const HEAD: &str = "standard a = \"A\"; encoding axdr; evidence(confirmed, \"x\");\n";
    let clause = "#[clause(a, \"1\")] ";
    let n = 20_000;
    let chain = |word: fn(usize) -> String| (0..n).map(|i| format!("{clause}{}", word(i))).collect::<Vec<_>>().concat();
    let texts = [
        "{".repeat(n),
        "[".repeat(n),
        "///\n".repeat(n),
        "#[closed]".repeat(n),
        "#[".repeat(n),
        "type A = ".repeat(n / 100),
        "type A =\n".repeat(n),
        format!("{HEAD}{clause}type A = {}u8;", "list of ".repeat(n)),
        format!("{HEAD}{clause}sequence A {{ a: {}u8, }}", "octets containing ".repeat(n)),
        format!("{HEAD}{clause}sequence A {{ a: u8, b: {}", "match a { 0 => c: ".repeat(n)),
        format!("{HEAD}{}", chain(|i| format!("type A{i} = A{};\n", i + 1))),
        format!("{HEAD}{}", chain(|i| format!("sequence A{i} {{ a: A{}, }}\n", i + 1))),
        format!("{HEAD}{}", chain(|i| format!("choice A{i} {{ [0] a: A{}, }}\n", (i + 1) % 20_000))),
        format!("{HEAD}{clause}codes A: u32 {{ {} }}", (0..n).map(|i| format!("{i} c{i}, ")).collect::<String>()),
        format!("{HEAD}{clause}codes A: u8 {{ {} }}", "0 a,\n".repeat(n)),
        format!("{HEAD}{clause}sequence A {{ {} }}", "a: u8,\n".repeat(n)),
        format!(
            "{HEAD}{clause}sequence A {{ k: u32, v: match k {{ {} }} }}",
            (0..n / 4).map(|i| format!("{i} => a{i}: u8,\n")).collect::<String>()
        ),
    ];
    let codes = HEAD.replace("axdr", "octets");
    let codes_texts = [
        format!("{codes}{}", chain(|i| format!("values A{i} {{ 0 + A{} \"x\", }}\n", i + 1))),
        format!("{codes}{clause}values A0 {{ 0 \"x\", }} {}", chain(|i| format!("values A{} {{ 0 + A{i} \"x\", }}\n", i + 1))),
        format!(
            "{codes}{clause}values A {{ 0..1 \"x\", }} {clause}values B {{ {}A \"x\", }}",
            (0..n).map(|i| format!("a{i}: A + ")).collect::<String>()
        ),
        format!("{codes}{clause}values A {{ {} }}", "0 \"x\",\n".repeat(n)),
        format!("{codes}{clause}values A {{ 0 \"{{{}\", }}", "(".repeat(n)),
        format!(
            "{codes}{clause}obis A: 0-0 class 1 {{ {} }}",
            (0..n).map(|i| format!("{}.{}.0 \"x\",\n", i / 256 % 256, i % 256)).collect::<String>()
        ),
        format!(
            "{codes}{clause}obis A: 0-0 first class 1 {{ {} }} {clause}obis B: 0-0 class 1 {{ 1.8.0 \"x\", }}",
            "_._._ \"x\",\n".repeat(1000)
        ),
        format!("{codes}{clause}obis A: 0-0 class 1 {{ {}1.8.0 \"x\", }}", "0 | ".repeat(n)),
    ];
    for text in texts.into_iter().chain(codes_texts) {
        read(&text);
    }
}
