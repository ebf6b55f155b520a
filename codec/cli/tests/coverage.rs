//! `cosem spec coverage`: the numbers of single messages, and where the known answers must reach at least.

mod support;

use support::{Folder, cosem};

#[test]
fn one_message_and_a_part_of_it() {
    let folder = Folder::new("coverage");
    let whole = folder.file("whole.hex", "C001C100030100010800FF0200");
    let cut = folder.file("cut.hex", "C001C10003");
    let vectors = folder.file("vectors.toml", "[[vector]]\nclass_id = 3\nversion = 0\nattribute = 3\nhex = \"02020FFD161E\"\n");
    let run = cosem(&["spec", "coverage", "--json", &whole, &cut, &vectors], "");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let parts = run.jsons();
    let part = |name: &str| parts.iter().find(|part| part["part"] == name).unwrap();
    let apdu = part("apdu");
    assert!(apdu["decoded"].as_u64().unwrap() >= 10 && apdu["encoded"] == apdu["decoded"], "{apdu}");
    // the request among the APDUs, its form, the descriptor, its instance-id
    assert_eq!(apdu["refused"], 4, "{apdu}");
    // the attribute; its structure is shared by several groups of classes
    assert_eq!(part("class/measurement")["decoded"], 1);
    assert!(part("class/common")["decoded"].as_u64().unwrap() >= 2);
    let missing = cosem(&["spec", "coverage", "--missing", "decoded", &whole], "").stdout;
    assert!(missing.contains("GetRequest  next") && !missing.contains("GetRequest  normal"), "{missing}");
}

#[test]
fn floors() {
    let folder = Folder::new("coverage-floor");
    let whole = folder.file("whole.hex", "C001C100030100010800FF0200");
    let floor = folder.file("floor.toml", "");
    let cosem = |arguments: &[&str]| cosem(&[&["spec", "coverage"], arguments].concat(), "");
    assert_eq!(cosem(&["--write-floor", &floor, &whole]).status, 0);
    let text = std::fs::read_to_string(&floor).unwrap();
    assert!(text.contains("\n[\"class/time\"]\ndecoded = 0\nencoded = 0\nrefused = 0\n"), "{text}");
    assert_eq!(cosem(&["--floor", &floor, &whole]).status, 0);
    // one message less
    let run = cosem(&["--floor", &floor, &folder.file("data.hex", "0906000000000000")]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("apdu: 0 % decoded") && run.stderr.contains("floor.toml asks for 1 %"), "{}", run.stderr);
    // a part that the file knows nothing of, and one that does not exist
    for text in [&text.replace("[\"apdu\"]", "[\"apdus\"]"), "[apdu]\ndecoded = 0\nencoded = 0\nrefused = 0\n", "[apdu]\n"] {
        assert_eq!(cosem(&["--floor", &folder.file("other.toml", text), &whole]).status, 2, "{text}");
    }
}

#[test]
fn files_that_are_no_messages() {
    let folder = Folder::new("coverage-misused");
    for (name, text) in [("empty.toml", "a = 1\n"), ("broken.toml", "[["), ("digits.toml", "[[vector]]\nkind = \"data\"\nhex = \"0\"\n")] {
        let run = cosem(&["spec", "coverage", &folder.file(name, text)], "");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{name}");
        assert!(run.stderr.contains(name), "{}", run.stderr);
    }
}
