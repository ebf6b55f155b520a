//! What the README shows of the measurements.

use std::fmt::Write as _;

use cosem_benches::candidate::{Role, Subject};

/// The subjects that are shown, in this order, and what the README calls them.
const TITLES: [(&str, &str, &str); 16] = [
    ("generic", "scalar", "GET response with one number, value visited"),
    ("generic", "structure", "structure of 32 fields, every value visited"),
    ("generic", "push", "push of a real meter, every value visited"),
    ("generic", "profile", "load profile of 1,000 rows, every value visited"),
    ("generic", "object-list", "object list of 300 objects, every value visited"),
    ("typed", "profile", "load profile of 1,000 rows, typed"),
    ("typed", "profile-compact", "the same as a compact array, typed"),
    ("typed", "object-list", "object list of 300 objects, typed"),
    ("apdu", "get-request", "GET request through the enum of all APDUs"),
    ("apdu", "aarq", "AARQ through the enum of all APDUs"),
    ("encode", "profile", "encode 1,000 rows"),
    ("hdlc", "segments-128", "HDLC, 36 KB in segments of 128 octets"),
    ("hdlc", "segments-2030", "HDLC, 36 KB in segments of 2,030 octets"),
    ("lon", "nv-update", "ISO/IEC 14908 frame, a network variable"),
    ("lon", "explicit-114", "ISO/IEC 14908 frame, a message of 114 octets"),
    ("security", "open-36008", "open 36 KB, authenticated and encrypted"),
];

/// One subject: the codec's first candidate, the floor, and the fastest peer, in nanoseconds.
pub(crate) struct Line {
    order: usize,
    pub(crate) title: &'static str,
    pub(crate) codec: f64,
    pub(crate) floor: f64,
    pub(crate) peer: Option<f64>,
}

impl Line {
    /// `None` where the README does not show it.
    pub(crate) fn of(subject: &Subject, times: &[f64]) -> Option<Self> {
        let shown = |(group, name, _): &(&str, &str, &str)| *group == subject.group && *name == subject.name;
        let order = TITLES.iter().position(shown)?;
        let (_, _, title) = TITLES.get(order)?;
        let first = subject.entries.iter().position(|entry| entry.role == Role::Codec)?;
        Some(Self {
            order,
            title,
            codec: *times.get(first)?,
            floor: subject.best(Role::Floor, times)?,
            peer: subject.best(Role::Peer, times),
        })
    }
}

/// The lines in the order of the README.
pub(crate) fn sorted(lines: &[Line]) -> Vec<&Line> {
    let mut lines: Vec<&Line> = lines.iter().collect();
    lines.sort_by_key(|line| line.order);
    lines
}

/// The table.
pub(crate) fn markdown(lines: &[Line]) -> String {
    let mut table = "| what | time | to the floor | to the peer |\n| --- | ---: | ---: | ---: |\n".to_owned();
    for line in sorted(lines) {
        let peer = line.peer.map_or_else(String::new, |peer| format!("{} ×", digits(peer / line.codec)));
        // Writing to a string does not fail.
        let _ = writeln!(table, "| {} | {} | {:.2} | {peer} |", line.title, time(line.codec), line.codec / line.floor);
    }
    table
}

/// Nanoseconds for people.
pub(crate) fn time(nanoseconds: f64) -> String {
    if nanoseconds < 1e3 { format!("{} ns", digits(nanoseconds)) } else { format!("{} µs", digits(nanoseconds / 1e3)) }
}

/// Two or three digits.
pub(crate) fn digits(number: f64) -> String {
    if number < 10.0 { format!("{number:.1}") } else { format!("{number:.0}") }
}

#[cfg(test)]
mod tests {
    use super::{TITLES, time};
    use cosem_benches::subjects;

    #[test]
    fn every_title_is_of_a_subject() {
        let subjects = subjects::all();
        for (group, name, _) in TITLES {
            assert!(subjects.iter().any(|subject| subject.group == group && subject.name == name), "{group}/{name}");
        }
    }

    #[test]
    fn times_for_people() {
        assert_eq!([time(4.04), time(281.4), time(2512.0), time(142_000.0)], ["4.0 ns", "281 ns", "2.5 µs", "142 µs"]);
    }
}
