//! The known answers of the project, and octets that are made to be dear, in growing lengths.

use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// Octets with a name.
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) octets: Vec<u8>,
    /// True where they may hold a compact array.
    pub(crate) compact: bool,
}

/// The lengths of the dear ones, about.
const LENGTHS: &[usize] = &[64, 256, 1024, 4096, 16_384];

pub(crate) fn all() -> Vec<Input> {
    let mut inputs = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/vectors");
    for entry in fs::read_dir(folder).expect("the vectors are there") {
        let path = entry.expect("a file").path();
        let Ok(table) = fs::read_to_string(&path).expect("a text").parse::<Table>() else { continue };
        for list in ["vector", "capture"] {
            for entry in table.get(list).and_then(Value::as_array).into_iter().flatten() {
                let text = |key| entry.get(key).and_then(Value::as_str).unwrap_or_default();
                let octets = hex(text("hex"));
                let compact = octets.contains(&COMPACT_ARRAY);
                inputs.push(Input { name: text("name").to_owned(), octets, compact });
            }
        }
    }
    for (name, make) in DEAR {
        for length in LENGTHS {
            let octets = make(*length);
            for (tag, front) in [("", &[][..]), (" in GET", &[0xC4, 1, 0x41, 0])] {
                let octets = [front, &octets].concat();
                inputs.push(Input { name: format!("{name}{tag}, {length}"), compact: name.starts_with("compact"), octets });
            }
        }
    }
    inputs
}

const COMPACT_ARRAY: u8 = 0x13;

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.chars().filter_map(|digit| digit.to_digit(16)).filter_map(|digit| u8::try_from(digit).ok()).collect();
    digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

/// A count or length in three octets.
fn count(number: usize) -> [u8; 3] {
    let number = u16::try_from(number).expect("a short one").to_be_bytes();
    [0x82, number[0], number[1]]
}

/// What makes octets of about a length.
type Make = fn(usize) -> Vec<u8>;

const DEAR: &[(&str, Make)] = &[
    ("nulls", |length| [&[1][..], &count(length), &vec![0; length]].concat()),
    ("empty structures", |length| [&[1][..], &count(length / 2), &[2, 0].repeat(length / 2)].concat()),
    ("empty strings", |length| [&[1][..], &count(length / 2), &[9, 0].repeat(length / 2)].concat()),
    ("long empty strings", |length| [&[1][..], &count(length / 6), &[9, 0x84, 0, 0, 0, 0].repeat(length / 6)].concat()),
    ("bit strings", |length| [&[1][..], &count(length / 3), &[4, 1, 0xFF].repeat(length / 3)].concat()),
    ("nested", |length| [&[1][..], &count(length / 60), &[[2, 1].repeat(29), vec![2, 0]].concat().repeat(length / 60)].concat()),
    ("too deep", |length| [1, 1].repeat(length / 2)),
    ("promises", |length| [2, 0x84, 0xFF, 0xFF, 0xFF, 0xFF].repeat(length / 6)),
    ("rows", |length| {
        let row = [&[2, 4, 9, 12][..], &[0xFF; 12], &[6, 0, 0, 0, 1, 18, 0, 1, 17, 1]].concat();
        [&[1][..], &count(length / row.len()), &row.repeat(length / row.len())].concat()
    }),
    ("compact nulls around an octet", |length| {
        let description = [&[2, 0x81, 0xFD][..], &[0; 252], &[17]].concat();
        [&[0x13][..], &description, &count(length), &vec![1; length]].concat()
    }),
    ("compact arrays of arrays", |length| {
        let description = [[1, 0, 1].repeat(15), vec![17]].concat();
        [&[0x13][..], &description, &count(length), &vec![1; length]].concat()
    }),
    ("compact structures of structures", |length| {
        let mut description = vec![17];
        for _ in 0..15 {
            description = [&[2, 16][..], &[2, 0].repeat(15), &description].concat();
        }
        [&[0x13][..], &description, &count(length), &vec![1; length]].concat()
    }),
    ("compact descriptions", |length| [0x13, 2, 0x82, 0xFF, 0xFF].repeat(length / 5)),
    ("get-request-with-list", |length| {
        let one = [0, 3, 1, 0, 1, 8, 0, 255, 2, 0];
        let number = length / one.len();
        [&[0xC0, 3, 0x41][..], &count(number), &one.repeat(number)].concat()
    }),
    ("access-request", |length| {
        let one = [1, 0, 3, 1, 0, 1, 8, 0, 255, 2];
        let number = length / (one.len() + 1);
        [&[0xD9, 0x40, 0, 0, 0, 1, 0][..], &count(number), &one.repeat(number), &count(number), &vec![0; number]].concat()
    }),
    ("AARQ", |length| {
        let value = length.saturating_sub(40).min(0xFF00);
        let inner =
            [&[0xA1, 9, 6, 7, 0x60, 0x85, 0x74, 5, 8, 1, 1, 0xAC, 0x82][..], &be(value + 4), &[0x80, 0x82], &be(value), &vec![0; value]]
                .concat();
        [&[0x60, 0x82][..], &be(inner.len()), &inner].concat()
    }),
    ("general-block-transfer", |length| [&[0xE0, 0x80, 0, 1, 0, 0][..], &count(length), &vec![0; length]].concat()),
    ("flags", |length| vec![0x7E; length]),
    ("beginnings of frames", |length| [0x7E, 0xA7, 0xFF].repeat(length / 3)),
    ("sound headers without a frame", |length| {
        // the check of the header is right, that of the frame is not, and every header starts a frame of 2047 octets
        let mut header = vec![0xA7, 0xFF, 0x03, 0x03, 0x13];
        let check = crc(&header);
        header.extend(check.to_le_bytes());
        [&[0x7E][..], &header].concat().repeat(length / 8)
    }),
    ("wrapper headers", |length| [0, 1, 0, 1, 0, 16, 0xFF, 0xFF].repeat(length / 8)),
    ("wrapper, no version", |length| vec![0xFF; length]),
    ("wrapper, empty", |length| [0, 1, 0, 1, 0, 16, 0, 0].repeat(length / 8)),
];

fn be(number: usize) -> [u8; 2] {
    u16::try_from(number).expect("a short one").to_be_bytes()
}

/// CRC-16/X-25.
fn crc(octets: &[u8]) -> u16 {
    !octets.iter().fold(0xFFFF, |state, octet| {
        (0..8).fold(state ^ u16::from(*octet), |state, _| state >> 1 ^ if state & 1 == 1 { 0x8408 } else { 0 })
    })
}
