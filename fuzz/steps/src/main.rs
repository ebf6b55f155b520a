//! How many steps the codec takes for each octet of its input, at most: over the known answers, and over octets that are made to be dear,
//! in growing lengths. Above the stated multiple it fails.
//!
//! ```sh
//! RUSTFLAGS="-C instrument-coverage" LLVM_PROFILE_FILE=/dev/null cargo run --release --manifest-path fuzz/steps/Cargo.toml
//! ```

mod counters;
mod inputs;
mod ways;

use std::process::ExitCode;

use counters::steps;
use ways::WAYS;

/// What one call takes beside its octets.
const ONCE: u64 = 4_000;

fn main() -> ExitCode {
    let mut short = false;
    println!("{:<24} {:>10} {:>12} {:>14} {:>8} {:>8}  dearest input", "way", "inputs", "octets", "steps", "an octet", "at most");
    let inputs = inputs::all();
    for way in WAYS {
        let (mut octets, mut all, mut dearest) = (0, 0, (0, ""));
        for input in inputs.iter().filter(|input| way.takes(input)) {
            let taken = steps(|| (way.run)(&input.octets));
            let length = input.octets.len() as u64;
            octets += length;
            all += taken;
            let each = taken.saturating_sub(ONCE).div_ceil(length.max(1));
            if each >= dearest.0 {
                dearest = (each, &input.name);
            }
        }
        let count = inputs.iter().filter(|input| way.takes(input)).count();
        let (each, name) = dearest;
        println!("{:<24} {count:>10} {octets:>12} {all:>14} {each:>8} {:>8}  {name}", way.name, way.most);
        if all == 0 {
            eprintln!("nothing was counted: build with RUSTFLAGS=\"-C instrument-coverage\"");
            return ExitCode::from(2);
        }
        short |= each > way.most;
    }
    if short { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
