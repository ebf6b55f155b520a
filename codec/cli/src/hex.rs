//! Hex text.

/// Why a text is not hex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HexFault {
    /// Another character, at this position (octets of the text).
    Character { at: usize, found: char },
    /// The last digit has no partner.
    Odd { digits: usize },
}

impl HexFault {
    /// Where it is, in octets of the text.
    pub(crate) fn offset(self, text: &[u8]) -> usize {
        match self {
            Self::Character { at, .. } => at,
            Self::Odd { .. } => text.iter().rposition(|&octet| digit(octet) < 16).unwrap_or(0),
        }
    }
}

impl std::fmt::Display for HexFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Character { at, found } => write!(f, "{found:?} at position {} is not a hex digit", at + 1),
            Self::Odd { digits: 1 } => write!(f, "one hex digit, and an octet takes two"),
            Self::Odd { digits } => write!(f, "{digits} hex digits, an odd number: the last octet is incomplete"),
        }
    }
}

const OTHER: u8 = 0xFF;
const SEPARATOR: u8 = 0xFE;

const CLASS: [u8; 256] = {
    let mut table = [OTHER; 256];
    let mut digit = 0;
    while digit < 16 {
        table[b"0123456789abcdef"[digit] as usize] = digit as u8;
        table[b"0123456789ABCDEF"[digit] as usize] = digit as u8;
        digit += 1;
    }
    let separators = b" \t\r\n:-,_";
    let mut at = 0;
    while at < separators.len() {
        table[separators[at] as usize] = SEPARATOR;
        at += 1;
    }
    table
};

fn digit(octet: u8) -> u8 {
    CLASS[usize::from(octet)]
}

/// Appends the octets that a text spells. Blanks, line ends, `:`, `-`, `,` and `_` may stand between digits, `0x` in front of a
/// group.
pub(crate) fn parse_into(text: &[u8], octets: &mut Vec<u8>) -> Result<(), HexFault> {
    octets.reserve(text.len() / 2);
    let mut rest = text;
    // Nearly all input is nothing but digits: take pairs for as long as they last.
    while let Some((&[high, low], after)) = rest.split_first_chunk::<2>() {
        let (high, low) = (digit(high), digit(low));
        if (high | low) >= 16 {
            break;
        }
        octets.push(high << 4 | low);
        rest = after;
    }
    if rest.is_empty() { Ok(()) } else { parse_grouped(text, text.len() - rest.len(), octets) }
}

#[cold]
fn parse_grouped(text: &[u8], from: usize, octets: &mut Vec<u8>) -> Result<(), HexFault> {
    let mut high = None;
    let mut digits = from;
    let mut at = from;
    let mut fresh = from == 0;
    while let Some(&octet) = text.get(at) {
        match digit(octet) {
            SEPARATOR => fresh = true,
            OTHER => {
                return Err(HexFault::Character { at, found: character(text, at) });
            }
            0 if fresh && high.is_none() && matches!(text.get(at + 1), Some(b'x' | b'X')) => at += 1,
            value => {
                digits += 1;
                fresh = false;
                match high.take() {
                    None => high = Some(value),
                    Some(high) => octets.push(high << 4 | value),
                }
            }
        }
        at += 1;
    }
    if high.is_some() { Err(HexFault::Odd { digits }) } else { Ok(()) }
}

fn character(text: &[u8], at: usize) -> char {
    let end = text.len().min(at + 4);
    text[at..end].utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next()).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The octets that a text spells.
pub(crate) fn parse(text: &[u8]) -> Result<Vec<u8>, HexFault> {
    let mut octets = Vec::new();
    parse_into(text, &mut octets)?;
    Ok(octets)
}

/// Whether a text looks like hex to a person: digits and separators only, odd or not.
pub(crate) fn looks_like_hex(text: &[u8]) -> bool {
    matches!(parse(text), Ok(_) | Err(HexFault::Odd { .. }))
}

/// Appends the upper-case digits of octets.
pub(crate) fn push(octets: &[u8], text: &mut String) {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    text.reserve(octets.len() * 2);
    for &octet in octets {
        text.push(DIGITS[usize::from(octet >> 4)]);
        text.push(DIGITS[usize::from(octet & 15)]);
    }
}

/// The upper-case digits of octets.
pub(crate) fn text(octets: &[u8]) -> String {
    let mut text = String::new();
    push(octets, &mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_prefixes() {
        for spelled in ["c001C1", "C0 01 C1", "c0:01:c1", "0xC0, 0x01, 0xC1", "0xC001C1", " C0\r\n01-C1\n", "C_001_C1"] {
            assert_eq!(parse(spelled.as_bytes()), Ok(vec![0xC0, 0x01, 0xC1]), "{spelled}");
        }
        assert_eq!(parse(b""), Ok(vec![]));
    }

    #[test]
    fn faults() {
        assert_eq!(parse(b"C00"), Err(HexFault::Odd { digits: 3 }));
        assert_eq!(parse(b"C0 0"), Err(HexFault::Odd { digits: 3 }));
        assert_eq!(parse(b"C0 zz"), Err(HexFault::Character { at: 3, found: 'z' }));
        assert_eq!(parse("C0é".as_bytes()), Err(HexFault::Character { at: 2, found: 'é' }));
        assert_eq!(parse(b"x"), Err(HexFault::Character { at: 0, found: 'x' }));
        assert_eq!(HexFault::Odd { digits: 3 }.offset(b"C0 0 \n"), 3);
    }

    #[test]
    fn there_and_back() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(parse(text(&all).as_bytes()), Ok(all));
    }
}
