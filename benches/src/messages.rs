//! The messages that the benches read, built octet by octet so that no codec under test has a hand in them.
//!
//! | name | what | octets |
//! |---|---|---|
//! | [`scalar`] | GET response with one double-long-unsigned | 9 |
//! | [`structure`] | GET response with a structure of 32 fields of 15 types | 156 |
//! | [`profile`] | GET response with 1,000 rows of {12-octet date-time, 4 × double-long-unsigned} | 36,008 |
//! | [`profile_compact`] | the same rows as a compact-array | 29,015 |
//! | [`object_list`] | GET response with 300 objects and their access rights | 18,383 |
//! | [`push`] | DATA-NOTIFICATION of a real meter | 381 |
//! | [`get_request`] | GET request for one attribute | 13 |
//! | [`aarq`] | AARQ with a password | 56 |

/// One row of [`profile`]: what a meter captures every quarter of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Date and time, 12 octets.
    pub time: [u8; 12],
    /// Four register values.
    pub values: [u32; 4],
}

/// The number of rows of [`profile`].
pub const ROWS: u16 = 1000;

/// GET-response-normal with data, invoke-id-and-priority C1: everything in front of the value.
pub const GET_RESPONSE: [u8; 4] = [0xC4, 0x01, 0xC1, 0x00];

/// GET response with one double-long-unsigned.
#[must_use]
pub fn scalar() -> Vec<u8> {
    let mut out = GET_RESPONSE.to_vec();
    out.push(0x06);
    out.extend(0x0012_D687_u32.to_be_bytes());
    out
}

/// GET response with a structure of 32 fields of 15 types, like the instantaneous values of a polyphase meter.
#[must_use]
pub fn structure() -> Vec<u8> {
    let mut out = GET_RESPONSE.to_vec();
    out.extend([0x02, 32]);
    out.extend([0x09, 12]);
    out.extend(row(0).time);
    out.extend([0x09, 6, 1, 0, 99, 1, 0, 255]);
    out.extend([0x0A, 8]);
    out.extend(b"12345678");
    out.extend([0x11, 0x03]);
    out.extend([0x16, 0x1E]);
    out.extend([0x03, 0x01]);
    out.extend([0x0F, 0xFD]);
    out.extend([0x04, 12, 0xA5, 0x50]);
    out.push(0x00);
    for index in 0..10_u32 {
        out.push(0x06);
        out.extend((1_234_567 + 89_123 * index).to_be_bytes());
    }
    for index in 0..4_i32 {
        out.push(0x05);
        out.extend((-4_500 * index).to_be_bytes());
    }
    for index in 0..5_u16 {
        out.push(0x12);
        out.extend((2_300 + index).to_be_bytes());
    }
    for index in 0..2_i16 {
        out.push(0x10);
        out.extend((-15 - index).to_be_bytes());
    }
    out.push(0x15);
    out.extend(9_876_543_210_u64.to_be_bytes());
    out.push(0x17);
    out.extend(49.98_f32.to_be_bytes());
    out
}

/// The row with this number of [`profile`].
#[must_use]
pub fn row(index: u16) -> Row {
    let [year_high, year_low] = 2024_u16.to_be_bytes();
    let quarter = index % 96;
    let day = u8::try_from(index / 96 + 1).unwrap_or(1);
    let hour = u8::try_from(quarter / 4).unwrap_or(0);
    let minute = u8::try_from(quarter % 4 * 15).unwrap_or(0);
    let number = u32::from(index);
    Row {
        time: [year_high, year_low, 3, day, 0xFF, hour, minute, 0, 0, 0xFF, 0xC4, 0],
        values: [1_000_000 + 317 * number, 2_000 + 7 * number, 50_000 + 11 * number, 0x8000_0000 | number],
    }
}

/// The rows of [`profile`].
#[must_use]
pub fn rows() -> Vec<Row> {
    (0..ROWS).map(row).collect()
}

/// GET response with 1,000 rows of {12-octet date-time, 4 × double-long-unsigned}.
#[must_use]
pub fn profile() -> Vec<u8> {
    let mut out = GET_RESPONSE.to_vec();
    out.extend([0x01, 0x82]);
    out.extend(ROWS.to_be_bytes());
    for row in rows() {
        out.extend([0x02, 5, 0x09, 12]);
        out.extend(row.time);
        for value in row.values {
            out.push(0x06);
            out.extend(value.to_be_bytes());
        }
    }
    assert_eq!(out.len(), 36_008);
    out
}

/// The type description of [`profile_compact`]: a structure of an octet-string and four double-long-unsigned.
pub const PROFILE_DESCRIPTION: [u8; 7] = [0x02, 5, 0x09, 0x06, 0x06, 0x06, 0x06];

/// The rows of [`profile`] as a compact-array: types once, in front; then 29 octets for each row.
#[must_use]
pub fn profile_compact() -> Vec<u8> {
    let mut contents = Vec::new();
    for row in rows() {
        contents.push(12);
        contents.extend(row.time);
        for value in row.values {
            contents.extend(value.to_be_bytes());
        }
    }
    let length = u16::try_from(contents.len()).unwrap_or(u16::MAX);
    let mut out = GET_RESPONSE.to_vec();
    out.push(0x13);
    out.extend(PROFILE_DESCRIPTION);
    out.push(0x82);
    out.extend(length.to_be_bytes());
    out.extend(contents);
    out
}

/// The number of objects of [`object_list`].
pub const OBJECTS: u16 = 300;

/// GET response with the object list of an Association LN, version 1: 300 objects with access rights.
///
/// Register, extended register, profile generic (with selective access to its buffer) and script table in turn, which
/// gives 61.25 octets for an object and 18,383 octets for the message.
#[must_use]
pub fn object_list() -> Vec<u8> {
    /// Class, version, value group C, attributes, methods, and the attribute that has selective access.
    const CLASSES: [(u16, u8, u8, i8, i8, Option<i8>); 4] =
        [(3, 0, 1, 3, 1, None), (4, 0, 2, 5, 1, None), (7, 1, 99, 8, 2, Some(2)), (9, 0, 10, 2, 1, None)];
    let mut out = GET_RESPONSE.to_vec();
    out.extend([0x01, 0x82]);
    out.extend(OBJECTS.to_be_bytes());
    for index in 0..OBJECTS {
        let (class, version, group_c, attributes, methods, selective) = CLASSES[usize::from(index % 4)];
        let number = u8::try_from(index / 4).unwrap_or(0);
        out.extend([0x02, 4, 0x12]);
        out.extend(class.to_be_bytes());
        out.extend([0x11, version, 0x09, 6, 1, 0, group_c, 8, number, 255]);
        out.extend([0x02, 2, 0x01, attributes.unsigned_abs()]);
        for attribute in 1..=attributes {
            let mode = if attribute == 1 { 1 } else { 3 };
            out.extend([0x02, 3, 0x0F, attribute.unsigned_abs(), 0x16, mode]);
            if selective == Some(attribute) {
                out.extend([0x01, 2, 0x0F, 1, 0x0F, 2]);
            } else {
                out.push(0x00);
            }
        }
        out.extend([0x01, methods.unsigned_abs()]);
        for method in 1..=methods {
            out.extend([0x02, 2, 0x0F, method.unsigned_abs(), 0x16, 1]);
        }
    }
    assert_eq!(out.len(), 18_383);
    out
}

/// The HDLC frame of a real meter, flags included; `data/push.hex` says where it is from.
#[must_use]
pub fn push_frame() -> Vec<u8> {
    hex(include_str!("../data/push.hex"))
}

/// The DATA-NOTIFICATION inside of [`push_frame`].
#[must_use]
pub fn push() -> Vec<u8> {
    let frame = push_frame();
    // flag 1, format 2, destination 1, source 2, control 1, HCS 2, LLC 3 in front; FCS 2, flag 1 behind
    frame[12..frame.len() - 3].to_vec()
}

/// An update of a network variable, recorded on a network: one node, a domain of one octet, no transport.
#[must_use]
pub fn lon_update() -> Vec<u8> {
    hex("0039018C018BF28002010A00000100070008001FFF1F0A")
}

/// A request of the network management by unique identifier, in a domain of six octets.
#[must_use]
pub fn lon_request() -> Vec<u8> {
    with_check(hex("011F018500010203040506112233445566036D01000006"))
}

/// An acknowledged explicit message as long as OSGP meters take it.
#[must_use]
pub fn lon_explicit() -> Vec<u8> {
    let data: Vec<u8> = (0..113).collect();
    with_check([hex("01090185018A510700"), data].concat())
}

fn with_check(mut frame: Vec<u8>) -> Vec<u8> {
    let check = !crate::floor::lon::update(0xFFFF, &frame);
    frame.extend(check.to_be_bytes());
    frame
}

/// GET request for attribute 2 of the register 1-0:1.8.0*255.
#[must_use]
pub fn get_request() -> Vec<u8> {
    vec![0xC0, 0x01, 0xC1, 0x00, 0x03, 1, 0, 1, 8, 0, 255, 0x02, 0x00]
}

/// AARQ with low level security: logical names, password `12345678`, InitiateRequest.
#[must_use]
pub fn aarq() -> Vec<u8> {
    hex("6036A1090607608574050801018A0207808B0760857405080201AC0A80083132333435363738BE10040E01000000065F1F0400007E1F04B0")
}

/// LLC header of an answer, which is the first three octets of the reassembled message in [`hdlc_stream`].
pub const LLC: [u8; 3] = [0xE6, 0xE7, 0x00];

/// `message` in HDLC frames of at most `segment` information octets, from server 1 to client 16, one flag between frames.
#[must_use]
pub fn hdlc_stream(message: &[u8], segment: usize) -> Vec<u8> {
    let mut information = LLC.to_vec();
    information.extend(message);
    let mut out = vec![0x7E];
    let segments = information.chunks(segment);
    let count = segments.len();
    for (index, part) in segments.enumerate() {
        let more = index + 1 < count;
        let length = u16::try_from(2 + 1 + 1 + 1 + 2 + part.len() + 2).unwrap_or(0);
        let mut frame = (0xA000 | (u16::from(more) << 11) | length).to_be_bytes().to_vec();
        let sequence = u8::try_from(index % 8).unwrap_or(0);
        frame.extend([0x21, 0x03, 0x10 | (sequence << 1)]);
        frame.extend(x25_by_bits(&frame).to_le_bytes());
        frame.extend(part);
        frame.extend(x25_by_bits(&frame).to_le_bytes());
        out.extend(frame);
        out.push(0x7E);
    }
    out
}

/// CRC-16/X-25, bit by bit: slow, and obviously what the standard says.
#[must_use]
pub fn x25_by_bits(octets: &[u8]) -> u16 {
    let mut crc = 0xFFFF_u16;
    for &octet in octets {
        crc ^= u16::from(octet);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0x8408 } else { crc >> 1 };
        }
    }
    !crc
}

/// The octets of a text of hexadecimal digits; white space and lines that start with `#` do not count.
fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> =
        text.lines().filter(|line| !line.starts_with('#')).flat_map(str::chars).filter_map(|digit| digit.to_digit(16)).collect();
    digits.chunks_exact(2).filter_map(|pair| u8::try_from(pair[0] << 4 | pair[1]).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_those_of_the_table() {
        let sizes = [scalar(), structure(), profile(), profile_compact(), object_list(), push(), get_request(), aarq()]
            .map(|message| message.len());
        assert_eq!(sizes, [9, 156, 36_008, 29_015, 18_383, 381, 13, 56]);
    }

    #[test]
    fn the_capture_is_whole() {
        let frame = push_frame();
        assert_eq!(x25_by_bits(&frame[1..frame.len() - 3]).to_le_bytes(), frame[frame.len() - 3..frame.len() - 1]);
        assert_eq!(push()[..6], [0x0F, 0x40, 0, 0, 0, 0]);
    }
}
