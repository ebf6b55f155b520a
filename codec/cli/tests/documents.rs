//! The examples in `JSON.md` do what they say.

mod support;

use support::{cosem, package};

/// The words of a command line; single quotes keep blanks.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            letter => words.last_mut().expect("there is one").push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn examples() {
    let text = std::fs::read_to_string(package("JSON.md")).expect("the document is there");
    let mut count = 0;
    for block in text.split("```console\n").skip(1) {
        let (block, _) = block.split_once("\n```").expect("the block ends");
        let (command, expected) = block.split_once('\n').expect("a command and what it prints");
        let words = words(command.strip_prefix("$ cosem ").expect("a command"));
        let run = cosem(&words, "");
        assert_eq!(run.stdout.trim_end(), expected, "{command}\n{}", run.stderr);
        assert_eq!(run.status, i32::from(expected.contains("\"ok\": false")), "{command}");
        count += 1;
    }
    assert!(count >= 8, "{count}");
}
