//! Writes the seeds of all targets into `corpus/<target>/`, from the project's vectors and spec files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use cosem_fuzz::seeds::seeds;

fn main() -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut written = BTreeMap::<&str, usize>::new();
    for seed in seeds()? {
        let folder: PathBuf = here.join("corpus").join(seed.target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(&seed.name), &seed.octets)?;
        *written.entry(seed.target).or_default() += 1;
    }
    for (target, count) in written {
        println!("{target:<16} {count:>6}");
    }
    Ok(())
}
