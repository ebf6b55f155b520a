//! What each part of the standard must reach at least, in percent, as a TOML file.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use cosem_spec::coverage::{Counts, Coverage};
use toml::{Table, Value};

const HEADER: &str = "\
# What the messages must reach of each part of the standard, in percent of its places. `cosem spec coverage --floor` fails below that,
# `cosem spec coverage --write-floor` writes what is reached now.
";

/// The ways by name, as what was reached and of how much.
fn ways(counts: Counts) -> [(&'static str, usize); 3] {
    let percent = |reached: usize, whole: usize| (reached * 100).checked_div(whole).unwrap_or(100);
    [
        ("decoded", percent(counts.decoded, counts.places)),
        ("encoded", percent(counts.encoded, counts.places)),
        ("refused", percent(counts.refused, counts.refusable)),
    ]
}

/// What is below the floor, in words.
pub(super) fn hold(path: &Path, coverage: &Coverage<'_>) -> Result<Vec<String>, String> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let floor: Table = text.parse().map_err(|error| format!("{name}: {error}"))?;
    let parts = coverage.parts();
    let mut short = Vec::new();
    for (part, least) in &floor {
        let counts = parts.get(part.as_str()).ok_or_else(|| format!("{name}: the suite has no part {part:?}"))?;
        for (way, reached) in ways(*counts) {
            let least = least.get(way).and_then(Value::as_integer).and_then(|least| usize::try_from(least).ok());
            let least = least.ok_or_else(|| format!("{name}: {part}: a whole number {way} is missing"))?;
            if reached < least {
                short.push(format!("{part}: {reached} % {way}, {name} asks for {least} %"));
            }
        }
    }
    let missing = parts.keys().find(|part| !floor.contains_key(**part));
    missing.map_or(Ok(short), |part| Err(format!("{name}: nothing about {part}; --write-floor writes it anew")))
}

/// Writes what is reached now.
pub(super) fn write(path: &Path, coverage: &Coverage<'_>) -> Result<(), String> {
    let mut text = HEADER.to_owned();
    for (part, counts) in coverage.parts() {
        let _ = writeln!(text, "\n[{part:?}]");
        for (way, reached) in ways(counts) {
            let _ = writeln!(text, "{way} = {reached}");
        }
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
