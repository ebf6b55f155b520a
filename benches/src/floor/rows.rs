//! Rows of a load profile: one chunk check for each row, tags compared inside; and the row template for the way back.

use super::{get_response_data, length};
use crate::candidate::Candidate;
use crate::decoder;
use crate::messages::{GET_RESPONSE, PROFILE_DESCRIPTION, Row, rows};
use crate::sink::Sink;

/// Octets of a row: structure of 5, octet-string of 12, four double-long-unsigned.
const ROW: usize = 36;

#[inline(always)]
fn number<const N: usize>(row: &[u8; N], at: usize) -> u64 {
    u32::from_be_bytes([row[at], row[at + 1], row[at + 2], row[at + 3]]).into()
}

decoder! {
    /// The profile as an array of structures.
    Profile(message, sink) {
        let rest = get_response_data(message)?;
        let (&tag, rest) = rest.split_first()?;
        let (count, rest) = length(rest)?;
        let (rows, end) = rest.as_chunks::<ROW>();
        if tag != 0x01 || rows.len() != count || !end.is_empty() {
            return None;
        }
        for row in rows {
            let tags = row[16] ^ 0x06 | row[21] ^ 0x06 | row[26] ^ 0x06 | row[31] ^ 0x06;
            if [row[0], row[1], row[2], row[3]] != [0x02, 5, 0x09, 12] || tags != 0 {
                return None;
            }
            sink.octets(&row[4..16]);
            for at in [17, 22, 27, 32] {
                sink.number(number(row, at));
            }
        }
        Some(())
    }
}

/// Octets of a row in the compact-array: length octet, 12 octets, four times four octets.
const COMPACT_ROW: usize = 29;

decoder! {
    /// The profile as a compact-array.
    ProfileCompact(message, sink) {
        let rest = get_response_data(message)?;
        let (&tag, rest) = rest.split_first()?;
        let (description, rest) = rest.split_first_chunk()?;
        let (size, rest) = length(rest)?;
        let (rows, end) = rest.as_chunks::<COMPACT_ROW>();
        if tag != 0x13 || *description != PROFILE_DESCRIPTION || rest.len() != size || !end.is_empty() {
            return None;
        }
        for row in rows {
            if row[0] != 12 {
                return None;
            }
            sink.octets(&row[1..13]);
            for at in [13, 17, 21, 25] {
                sink.number(number(row, at));
            }
        }
        Some(())
    }
}

/// Encoding of the profile from rows: each row is a copy of a template with five places filled in.
#[derive(Debug)]
pub struct EncodeProfile;

/// Rows, and a buffer of the size of the message.
#[derive(Debug)]
pub struct RowsAndBuffer {
    /// What is encoded.
    pub rows: Vec<Row>,
    /// Where to.
    pub out: Vec<u8>,
}

impl RowsAndBuffer {
    /// The rows of the profile, and a buffer as long as `message`.
    #[must_use]
    pub fn new(message: &[u8]) -> Self {
        Self { rows: rows(), out: vec![0; message.len()] }
    }
}

impl Candidate for EncodeProfile {
    type State = RowsAndBuffer;

    fn prepare(message: &[u8]) -> RowsAndBuffer {
        RowsAndBuffer::new(message)
    }

    #[inline]
    fn run<S: Sink>(state: &mut RowsAndBuffer, _: &[u8], sink: &mut S) -> Option<()> {
        let RowsAndBuffer { rows, out } = state;
        let [high, low] = u16::try_from(rows.len()).ok()?.to_be_bytes();
        let (header, rest) = out.split_first_chunk_mut::<8>()?;
        header[..4].copy_from_slice(&GET_RESPONSE);
        header[4..].copy_from_slice(&[0x01, 0x82, high, low]);
        let (chunks, end) = rest.as_chunks_mut::<ROW>();
        if chunks.len() != rows.len() || !end.is_empty() {
            return None;
        }
        for (chunk, row) in chunks.iter_mut().zip(rows.iter()) {
            chunk[..4].copy_from_slice(&[0x02, 5, 0x09, 12]);
            chunk[4..16].copy_from_slice(&row.time);
            for (place, value) in chunk[16..].as_chunks_mut::<5>().0.iter_mut().zip(row.values) {
                place[0] = 0x06;
                place[1..].copy_from_slice(&value.to_be_bytes());
            }
        }
        sink.octets(out);
        Some(())
    }
}
