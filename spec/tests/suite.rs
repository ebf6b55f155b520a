//! The embedded suite.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cosem_spec::suite;

#[test]
fn the_suite_has_no_faults() {
    if let Err(faults) = suite::try_model() {
        panic!("\n{faults}");
    }
}

#[test]
fn every_file_of_the_folder_is_listed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("suite");
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(&folder).expect("the suite's folder") {
        let entry = entry.expect("an entry");
        assert!(entry.path().is_dir(), "{} belongs into a folder of the suite", entry.path().display());
        let inner = entry.file_name().into_string().expect("a name in Unicode");
        for file in fs::read_dir(entry.path()).expect("a folder of the suite") {
            let name = file.expect("an entry").file_name().into_string().expect("a name in Unicode");
            assert!(name.ends_with(".spec"), "{inner}/{name} is no spec file");
            found.insert(format!("spec/suite/{inner}/{name}"));
        }
    }
    let listed: BTreeSet<String> = suite::FILES.iter().map(|file| file.path.to_owned()).collect();
    assert_eq!(found, listed, "list the files in src/suite.rs");
}
