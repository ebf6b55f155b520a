//! Former crashes, and all seeds, through the oracles.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

use cosem_fuzz::inspector::hex;
use cosem_fuzz::seeds::seeds;
use cosem_fuzz::{Oracle, TARGETS};

fn oracle(target: &str) -> Oracle {
    TARGETS.iter().find(|(name, _)| *name == target).map(|(_, oracle)| *oracle).unwrap_or_else(|| panic!("no target {target}"))
}

/// Runs all of them, so that one run tells everything that is wrong.
fn all_pass(inputs: impl Iterator<Item = (String, Oracle, Vec<u8>)>) -> usize {
    let mut count = 0;
    let mut failed = Vec::new();
    for (name, oracle, octets) in inputs {
        count += 1;
        if catch_unwind(|| oracle(&octets)).is_err() {
            failed.push(format!("{name} {}", hex(&octets[..octets.len().min(64)])));
        }
    }
    assert!(failed.is_empty(), "{} of {count} fail:\n{}", failed.len(), failed.join("\n"));
    count
}

#[test]
fn former_crashes_pass() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("regressions");
    let mut inputs = Vec::new();
    for target in fs::read_dir(folder).expect("regressions exist").map(|entry| entry.expect("a folder").path()).filter(|path| path.is_dir())
    {
        let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for file in fs::read_dir(&target).expect("a folder").map(|entry| entry.expect("a file").path()) {
            let octets = fs::read(&file).expect("a file");
            inputs.push((format!("{name}/{}", file.file_name().unwrap_or_default().to_string_lossy()), oracle(&name), octets));
        }
    }
    all_pass(inputs.into_iter());
}

#[test]
fn seeds_pass() {
    let seeds = seeds().expect("vectors can be read");
    let covered = |target: &str| seeds.iter().any(|seed| seed.target == target);
    let without: Vec<_> = TARGETS.iter().map(|(name, _)| *name).filter(|name| !covered(name)).collect();
    assert!(without.is_empty(), "no seeds for {without:?}");
    let count = all_pass(seeds.iter().map(|seed| (format!("{}/{}", seed.target, seed.name), oracle(seed.target), seed.octets.clone())));
    assert!(count > 500, "{count} seeds");
}
