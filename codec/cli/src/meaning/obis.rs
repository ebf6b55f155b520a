//! OBIS codes in messages: how they are shown, what they mean, and what looks like one.

use cosem_codec::Evidence;
use cosem_codec::obis::{Meaning, Obis};

/// The code as people write it: `1.0.1.8.0.255`.
pub(crate) fn text(code: [u8; 6]) -> String {
    Obis(code).dotted().to_string()
}

/// What the code means, where the catalogue names it.
pub(crate) fn name(code: [u8; 6]) -> Option<String> {
    let meaning = Obis(code).describe();
    meaning.is_named().then(|| if is_unconfirmed(&meaning) { format!("{meaning} (unconfirmed)") } else { meaning.to_string() })
}

/// Whether nothing but memory speaks for a meaning.
pub(crate) fn is_unconfirmed(meaning: &Meaning) -> bool {
    meaning.source().is_some_and(|source| source.evidence == Evidence::Unconfirmed)
}

/// Whether six octets that nothing declares as a logical name look like one: a medium, and value group F unused (255) or a code of the
/// standard. A guess, and shown as one.
pub(crate) fn is_likely(code: [u8; 6]) -> bool {
    let code = Obis(code);
    let of_the_standard = || {
        let meaning = code.describe();
        meaning.is_named() && meaning.owner().is_none()
    };
    code.medium().is_some() && (code.f() == 255 || of_the_standard())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likely() {
        assert!(is_likely([1, 1, 0, 2, 129, 255]));
        assert!(is_likely([0, 0, 96, 1, 0, 255]));
        assert!(is_likely([1, 0, 1, 8, 0, 101]));
        assert!(!is_likely([0, 0, 0, 0, 0, 0]));
        assert!(!is_likely(*b"123456"));
        assert!(!is_likely([0x00, 0x1A, 0x2B, 0x3C, 0x4D, 0x5E]));
    }

    #[test]
    fn named() {
        assert_eq!(name([0, 0, 96, 1, 0, 255]).as_deref(), Some("device ID 1, manufacturing number"));
        assert_eq!(name([1, 0, 108, 7, 0, 255]), None);
    }
}
