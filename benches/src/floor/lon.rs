//! A frame of ISO/IEC 14908-1 down to its application message, and CRC-16/GENIBUS, 16 octets at a time.

use crate::decoder;

/// Table `k` advances an octet over `k` further octets.
static TABLES: [[u16; 256]; 16] = tables();

const fn tables() -> [[u16; 256]; 16] {
    let mut tables = [[0_u16; 256]; 16];
    let mut index = 0;
    while index < 256 {
        let mut crc = (index as u16) << 8;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 0x8000 != 0 { crc << 1 ^ 0x1021 } else { crc << 1 };
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
            tables[table][index] = before << 8 ^ tables[0][(before >> 8) as usize];
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
        let [high, low] = crc.to_be_bytes();
        crc = free ^ (at(15, c[0] ^ high) ^ at(14, c[1] ^ low));
    }
    for &octet in rest {
        let [high, _] = crc.to_be_bytes();
        crc = crc << 8 ^ at(0, octet ^ high);
    }
    crc
}

decoder! {
    /// CRC-16/GENIBUS over the whole message.
    Genibus(message, sink) {
        sink.number((!update(0xFFFF, message)).into());
        Some(())
    }
}

decoder! {
    /// A frame: any address format and domain, any kind of PDU; the application message is told by its first octet.
    Lpdu(message, sink) {
        let (frame, &check) = message.split_last_chunk::<2>()?;
        if !update(0xFFFF, frame) != u16::from_be_bytes(check) {
            return None;
        }
        let (&[link, network, subnet, node], rest) = frame.split_first_chunk::<4>()?;
        if network >> 6 != 0 {
            return None;
        }
        sink.number(link.into());
        sink.number(subnet.into());
        sink.number((node & 0x7F).into());
        let (address, rest) = rest.split_at_checked(match (network >> 2 & 3, node >> 7) {
            (0 | 1, _) => 1,
            (2, 1) => 2,
            (2, _) => 4,
            _ => 7,
        })?;
        if let [_, _, _, member] = address
            && *member > 63
        {
            return None;
        }
        sink.octets(address);
        let (domain, rest) = rest.split_at_checked([0, 1, 3, 6][usize::from(network & 3)])?;
        sink.octets(domain);
        let apdu = match network >> 4 & 3 {
            0 => {
                let (&head, rest) = rest.split_first()?;
                sink.number(head.into());
                if !matches!(head >> 4 & 7, 0 | 1) {
                    return None;
                }
                rest
            }
            1 => {
                let (&head, rest) = rest.split_first()?;
                sink.number(head.into());
                if head >> 4 & 7 != 0 {
                    return None;
                }
                rest
            }
            3 => rest,
            _ => return None,
        };
        let (&code, data) = apdu.split_first()?;
        match code {
            0x00..=0x3E => {
                sink.number(code.into());
                sink.octets(data);
            }
            0x80.. => {
                let (&low, value) = data.split_first()?;
                sink.number(u16::from_be_bytes([code & 0x3F, low]).into());
                sink.octets(value);
            }
            0x6D => {
                let &[mode, high, low, count] = data.as_array::<4>()?;
                sink.number(mode.into());
                sink.number(u16::from_be_bytes([high, low]).into());
                sink.number(count.into());
            }
            _ => return None,
        }
        Some(())
    }
}
