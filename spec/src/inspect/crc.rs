//! The check values of frames, bit by bit as their definitions say, independent of the codec's tables.

use crate::model::CheckAlgorithm;

/// The check octets of a frame, in the order in which they travel.
pub(crate) fn check_octets(algorithm: CheckAlgorithm, octets: &[u8]) -> [u8; 2] {
    match algorithm {
        CheckAlgorithm::Crc16Genibus => genibus(octets).to_be_bytes(),
        CheckAlgorithm::Crc16X25 => x25(octets).to_le_bytes(),
    }
}

/// CRC-16/GENIBUS: polynomial 1021, start FFFF, most significant bit first, result inverted.
fn genibus(octets: &[u8]) -> u16 {
    let mut state = 0xFFFF_u16;
    for octet in octets {
        state ^= u16::from(*octet) << 8;
        for _ in 0..8 {
            state = if state & 0x8000 == 0 { state << 1 } else { state << 1 ^ 0x1021 };
        }
    }
    !state
}

/// CRC-16/X-25: polynomial 1021 reflected, start FFFF, least significant bit first, result inverted.
fn x25(octets: &[u8]) -> u16 {
    let mut state = 0xFFFF_u16;
    for octet in octets {
        state ^= u16::from(*octet);
        for _ in 0..8 {
            state = if state & 1 == 0 { state >> 1 } else { state >> 1 ^ 0x8408 };
        }
    }
    !state
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catalogue_values() {
        assert_eq!(genibus(b"123456789"), 0xD64E);
        assert_eq!(x25(b"123456789"), 0x906E);
        assert_eq!(check_octets(CheckAlgorithm::Crc16X25, b"123456789"), [0x6E, 0x90]);
        assert_eq!(check_octets(CheckAlgorithm::Crc16Genibus, b"123456789"), [0xD6, 0x4E]);
    }
}
