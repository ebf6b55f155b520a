//! OBIS codes: logical names of six octets, IEC 62056-6-1.

/// The code as people write it: `1.0.1.8.0.255`.
pub(crate) fn text([a, b, c, d, e, f]: [u8; 6]) -> String {
    format!("{a}.{b}.{c}.{d}.{e}.{f}")
}

/// Whether six octets that nothing declares as a logical name look like one: value group F unused (255), or a medium, channel and
/// billing period as meters use them. A guess, and shown as one.
pub(crate) fn is_likely([a, b, _, _, _, f]: [u8; 6]) -> bool {
    let medium = matches!(a, 0 | 1 | 4..=9 | 15);
    medium && (f == 255 || b <= 4 && f <= 126 && a != 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likely() {
        assert_eq!(text([1, 0, 1, 8, 0, 255]), "1.0.1.8.0.255");
        assert!(is_likely([1, 1, 0, 2, 129, 255]));
        assert!(is_likely([0, 0, 96, 1, 0, 255]));
        assert!(is_likely([1, 0, 1, 8, 0, 101]));
        assert!(!is_likely(*b"123456"));
        assert!(!is_likely([0x00, 0x1A, 0x2B, 0x3C, 0x4D, 0x5E]));
    }
}
