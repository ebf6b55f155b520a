//! Lists the files of the suite, so that a new spec file is part of it by being there.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("suite");
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        let inside = file.strip_prefix(&root)?.to_str().ok_or("a path of the suite is not Unicode")?.replace('\\', "/");
        let folder = inside.rsplit_once('/').ok_or_else(|| format!("{inside} belongs into a folder of the suite"))?.0;
        let full = file.to_str().ok_or("a path of the suite is not Unicode")?;
        writeln!(
            list,
            "    SuiteFile {{ path: {:?}, folder: {folder:?}, text: include_str!({full:?}) }},",
            format!("spec/suite/{inside}")
        )?;
    }
    list.push_str("]\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("suite.rs"), list)?;
    println!("cargo::rerun-if-changed={}", root.display());
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "spec") {
            files.push(path);
        } else {
            return Err(format!("{} is no spec file", path.display()).into());
        }
    }
    Ok(())
}
