//! CRC-16/X-25, 16 octets at a time; the two table loads that depend on the register are XORed last.

use crate::decoder;

/// Table `k` advances an octet over `k` further octets.
static TABLES: [[u16; 256]; 16] = tables();

const fn tables() -> [[u16; 256]; 16] {
    let mut tables = [[0_u16; 256]; 16];
    let mut index = 0;
    while index < 256 {
        let mut crc = index as u16;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0x8408 } else { crc >> 1 };
            bit += 1;
        }
        tables[0][index] = crc;
        index += 1;
    }
    let mut table = 1;
    while table < 16 {
        let mut index = 0;
        while index < 256 {
            let before = tables[table - 1][index];
            tables[table][index] = before >> 8 ^ tables[0][(before & 0xFF) as usize];
            index += 1;
        }
        table += 1;
    }
    tables
}

/// The register behind `octets`.
#[inline]
#[must_use]
pub fn update(mut crc: u16, octets: &[u8]) -> u16 {
    let at = |table: usize, octet: u8| TABLES[table][usize::from(octet)];
    let (chunks, rest) = octets.as_chunks::<16>();
    for c in chunks {
        let free = at(13, c[2]) ^ at(12, c[3]) ^ at(11, c[4]) ^ at(10, c[5]) ^ at(9, c[6]) ^ at(8, c[7]) ^ at(7, c[8]);
        let free = free ^ at(6, c[9]) ^ at(5, c[10]) ^ at(4, c[11]) ^ at(3, c[12]) ^ at(2, c[13]) ^ at(1, c[14]) ^ at(0, c[15]);
        let [low, high] = crc.to_le_bytes();
        crc = free ^ (at(15, c[0] ^ low) ^ at(14, c[1] ^ high));
    }
    for &octet in rest {
        let [low, _] = crc.to_le_bytes();
        crc = crc >> 8 ^ at(0, octet ^ low);
    }
    crc
}

/// The register before the first octet.
pub const START: u16 = 0xFFFF;

/// The register behind octets and their own check value.
pub const RESIDUE: u16 = 0xF0B8;

decoder! {
    /// CRC-16/X-25 over the whole message.
    X25(message, sink) {
        sink.number((!update(START, message)).into());
        Some(())
    }
}
