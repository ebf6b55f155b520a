//! The expansion of one small spec file for each construct, formatted and reviewed like source.
//!
//! `tests/golden/<name>.spec` stands beside `tests/golden/<name>.rs`; `BLESS=1 cargo test -p cosem-derive` writes the latter anew.

use std::fs;
use std::path::{Path, PathBuf};

use crate::prepare::prepare;
use crate::rust::Rust;
use crate::write;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn expansion(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a readable spec file");
    let name = path.file_name().expect("a file").to_string_lossy();
    let model = match cosem_spec::suite::with_file(&name, &text) {
        Ok(model) => model,
        Err(faults) => panic!("{faults}"),
    };
    let model = prepare(&model, "").unwrap_or_else(|fault| panic!("{fault}"));
    let mut rust = Rust::new(&model, "", false);
    rust.small = false;
    let tokens = write::items(&rust);
    let file = syn::parse2(tokens).expect("the expansion is Rust");
    prettyplease::unparse(&file)
}

#[test]
fn expansions_are_as_reviewed() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut seen = 0;
    let mut different = Vec::new();
    let mut entries: Vec<_> =
        fs::read_dir(folder()).expect("the folder of golden files").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for spec in entries.iter().filter(|path| path.extension().is_some_and(|extension| extension == "spec")) {
        seen += 1;
        let golden = spec.with_extension("rs");
        let actual = expansion(spec);
        if bless {
            fs::write(&golden, actual).expect("a writable golden file");
        } else if fs::read_to_string(&golden).unwrap_or_default() != actual {
            different.push(golden.display().to_string());
        }
    }
    assert!(seen > 0, "no golden files");
    assert!(different.is_empty(), "run with BLESS=1 and review: {different:#?}");
}

#[test]
fn faults_read_as_the_checker_writes_them() {
    for name in ["spec_fault.spec", "spec_faults.spec"] {
        let path = format!("tests/fail/{name}");
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).expect("a readable spec file");
        let Err(faults) = cosem_spec::suite::with_file(&path, &text) else { panic!("{name} has faults") };
        let tokens = write::spec_file(quote::quote!(#path)).to_string();
        let message = format!("\n{faults}");
        let literal = proc_macro2::Literal::string(&message).to_string();
        assert!(tokens.contains(&literal), "{tokens}\n{literal}");
    }
}
