//! What the macros refuse, and how they say it: `tests/fail/<name>.rs` beside the compiler's `<name>.stderr`.
//!
//! `TRYBUILD=overwrite cargo test -p cosem-derive --test compile_fail` writes the latter anew.

use std::fs;
use std::path::Path;

#[test]
fn faults_are_explained() {
    // The crate that the cases are built in; spec files are looked up beside its manifest.
    let built_in = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../tests/trybuild/cosem-derive");
    fs::create_dir_all(&built_in).expect("a writable target directory");
    for entry in fs::read_dir("tests/fail").expect("the folder of the cases") {
        let path = entry.expect("an entry").path();
        if let Some(name) = path.file_name().filter(|_| path.extension().is_some_and(|extension| extension == "spec")) {
            fs::copy(&path, built_in.join(name)).expect("a writable target directory");
        }
    }
    trybuild::TestCases::new().compile_fail("tests/fail/*.rs");
}
