//! Writes what the fuzzer starts from, all of it from the project's vectors and spec files: `corpus/<target>/`, `cosem.dict` for targets
//! over octets, `spec_language.dict` for the one over texts.
//!
//! `seeds [FOLDER]`; without a folder, that of this crate.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use cosem_fuzz::dictionary;
use cosem_fuzz::seeds::seeds;

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf(), PathBuf::from);
    let seeds = seeds()?;
    let mut written = BTreeMap::<&str, usize>::new();
    for seed in &seeds {
        let corpus = folder.join("corpus").join(seed.target);
        fs::create_dir_all(&corpus)?;
        fs::write(corpus.join(&seed.name), &seed.octets)?;
        *written.entry(seed.target).or_default() += 1;
    }
    for (name, entries) in [("cosem.dict", dictionary::octets(&seeds)), ("spec_language.dict", dictionary::words())] {
        fs::write(folder.join(name), dictionary::to_text(&entries))?;
        println!("{name:<22} {:>6} entries", entries.len());
    }
    for (target, count) in written {
        println!("{target:<22} {count:>6} seeds");
    }
    Ok(())
}
