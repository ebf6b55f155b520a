//! Names that look alike, for "did you mean".

/// The candidate that differs least from the name, if it differs little.
pub(crate) fn similar<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
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

/// The words that people bring along from the standard and from other languages, and those of this one.
const FOREIGN: &[(&str, &str)] = &[
    ("null_data", "null"),
    ("boolean", "bool"),
    ("integer", "i8"),
    ("long", "i16"),
    ("double_long", "i32"),
    ("long64", "i64"),
    ("unsigned", "u8"),
    ("long_unsigned", "u16"),
    ("double_long_unsigned", "u32"),
    ("long64_unsigned", "u64"),
    ("float32", "f32"),
    ("float", "f32"),
    ("float64", "f64"),
    ("double", "f64"),
    ("octet_string", "octets"),
    ("octetstring", "octets"),
    ("bytes", "octets"),
    ("byte", "u8"),
    ("visible_string", "text"),
    ("visiblestring", "text"),
    ("string", "text"),
    ("utf8_string", "utf8"),
    ("utf8string", "utf8"),
    ("bitstring", "bit_string"),
    ("array", "list of"),
    ("vec", "list of"),
    ("object_identifier", "oid"),
    ("unsigned8", "u8"),
    ("unsigned16", "u16"),
    ("unsigned32", "u32"),
    ("integer8", "i8"),
    ("integer16", "i16"),
    ("integer32", "i32"),
    ("uint8", "u8"),
    ("uint16", "u16"),
    ("uint32", "u32"),
    ("uint64", "u64"),
    ("int8", "i8"),
    ("int16", "i16"),
    ("int32", "i32"),
    ("int64", "i64"),
];

/// The candidate that was meant: what a word of the standard or of another language is called here, or the one that looks alike.
pub(crate) fn meant<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let plain = name.to_ascii_lowercase();
    let plain = plain.strip_suffix("_t").unwrap_or(&plain);
    let foreign = FOREIGN.iter().find(|(foreign, _)| *foreign == plain).map(|(_, word)| *word);
    let candidates: Vec<&str> = candidates.into_iter().collect();
    candidates.iter().copied().find(|candidate| Some(*candidate) == foreign).or_else(|| similar(name, candidates))
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
    use super::{meant, similar};

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        assert_eq!(similar("GetReqest", ["SetRequest", "GetRequest"]), Some("GetRequest"));
        assert_eq!(similar("getrequest", ["GetRequest"]), Some("GetRequest"));
        assert_eq!(similar("uint8", ["u8", "data"]), None);
    }

    #[test]
    fn words_of_the_standard_are_translated() {
        assert_eq!(meant("long_unsigned", ["u8", "u16"]), Some("u16"));
        assert_eq!(meant("uint8_t", ["u8", "u16"]), Some("u8"));
        assert_eq!(meant("long_unsigned", ["octets"]), None);
        assert_eq!(meant("octet", ["octets", "text"]), Some("octets"));
    }
}
