//! Spec files that are wrong, each with the text of its faults beside it. `BLESS=1` writes the texts anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cosem_spec::fault::{Code, Faults};

/// What files of another encoding are needed for: an item that the wrong files may use.
const HELPER: &str = r#"standard helper = "Test 2:2026"; encoding axdr; evidence(confirmed, "test");
#[clause(helper, "1")] sequence AxdrItem { first: u8, }"#;

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of wrong files")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "spec"))
        .collect();
    files.sort();
    files
}

fn stem(path: &Path) -> String {
    path.file_stem().expect("a name").to_string_lossy().into_owned()
}

fn faults(path: &Path) -> Faults {
    let text = fs::read_to_string(path).expect("a spec file").replace("\r\n", "\n");
    let name = format!("{}.spec", stem(path));
    match cosem_spec::read([(name.as_str(), "", text.as_str()), ("helper.spec", "", HELPER)]) {
        Ok(_) => panic!("{name} has no fault"),
        Err(faults) => faults,
    }
}

#[test]
fn wrong_files_are_explained() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut differing = Vec::new();
    for path in files() {
        let found = format!("{}\n", faults(&path));
        let golden = path.with_extension("txt");
        if bless {
            fs::write(&golden, &found).expect("the text is written");
        } else if fs::read_to_string(&golden).unwrap_or_default().replace("\r\n", "\n") != found {
            differing.push(format!("--- {}\n{found}", stem(&path)));
        }
    }
    assert!(differing.is_empty(), "other texts than expected; BLESS=1 accepts them\n{}", differing.join("\n"));
}

#[test]
fn a_wrong_file_has_the_fault_of_its_name_and_no_other() {
    for path in files() {
        let name = stem(&path);
        let found: BTreeSet<&str> = faults(&path).faults().iter().map(|fault| fault.code.id()).collect();
        let (code, _) = name.split_once('-').expect("a code and a name");
        if code == "several" {
            assert!(found.len() > 1, "{name}: only {found:?}");
        } else {
            assert_eq!(found, BTreeSet::from([code]), "{name}");
        }
    }
}

#[test]
fn every_code_has_a_file() {
    let names: Vec<String> = files().iter().map(|path| stem(path)).collect();
    let missing: Vec<&str> =
        Code::ALL.iter().map(|code| code.id()).filter(|code| !names.iter().any(|name| name.starts_with(&format!("{code}-")))).collect();
    assert!(missing.is_empty(), "no file for {missing:?}");
    assert!(Code::ALL.is_sorted_by(|a, b| a.id() < b.id()), "codes are listed in ascending order, each once");
}

#[test]
fn colours_do_not_change_the_text() {
    for path in files() {
        let faults = faults(&path);
        let styled = faults.render_styled();
        let mut plain = String::new();
        let mut rest = styled.as_str();
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            plain.push_str(before);
            rest = after.split_once('m').map_or("", |(_, rest)| rest);
        }
        plain.push_str(rest);
        assert_eq!(plain, faults.render(), "{}", stem(&path));
    }
}
