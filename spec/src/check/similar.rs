//! Names that look alike, for "did you mean".

/// The candidate that differs least from the name, if it differs little.
pub(super) fn similar<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = (name.len() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= limit)
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        // The name itself breaks ties, so that the answer does not depend on the order of the candidates.
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many octets must be changed, added or left out; case does not count.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
    // Names longer than this are not typing slips, and the work is bounded.
    if a.len().max(b.len()) > 64 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.bytes().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::similar;

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        assert_eq!(similar("GetReqest", ["SetRequest", "GetRequest"]), Some("GetRequest"));
        assert_eq!(similar("getrequest", ["GetRequest"]), Some("GetRequest"));
        assert_eq!(similar("uint8", ["u8", "data"]), None);
    }
}
