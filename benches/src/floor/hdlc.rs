//! HDLC frames of a stream, checked and put together, by hand.

use super::crc::{RESIDUE, START, update};
use crate::candidate::Candidate;
use crate::sink::Sink;

/// The information fields of the frames of one segmented message, one after the other.
#[derive(Debug)]
pub struct Reassemble;

impl Candidate for Reassemble {
    type State = Vec<u8>;

    fn prepare(message: &[u8]) -> Vec<u8> {
        vec![0; message.len()]
    }

    #[inline]
    fn run<S: Sink>(out: &mut Vec<u8>, message: &[u8], sink: &mut S) -> Option<()> {
        let mut rest = message;
        let mut filled = 0;
        loop {
            let (frame, more, after) = frame(rest)?;
            let place = out.get_mut(filled..filled + frame.len())?;
            place.copy_from_slice(frame);
            filled += frame.len();
            rest = after;
            if !more {
                break;
            }
        }
        sink.octets(&out[..filled]);
        (rest == [0x7E]).then_some(())
    }
}

/// The information field of the frame behind the flag in front, whether segments follow, and what begins with the closing flag.
#[inline]
fn frame(stream: &[u8]) -> Option<(&[u8], bool, &[u8])> {
    let (&[flag, format_high, format_low], _) = stream.split_first_chunk()?;
    let format = u16::from_be_bytes([format_high, format_low]);
    let length = usize::from(format & 0x07FF);
    if flag != 0x7E || format & 0xF000 != 0xA000 {
        return None;
    }
    let (frame, rest) = stream[1..].split_at_checked(length)?;
    if rest.first() != Some(&0x7E) {
        return None;
    }
    let mut header = 2;
    for _ in 0..2 {
        let start = header;
        loop {
            header += 1;
            if frame.get(header - 1)? & 1 == 1 {
                break;
            }
        }
        if !matches!(header - start, 1 | 2 | 4) {
            return None;
        }
    }
    header += 1;
    if length < header + 4 {
        return None;
    }
    let (head, body) = frame.split_at(header + 2);
    let crc = update(START, head);
    if crc != RESIDUE || update(crc, body) != RESIDUE {
        return None;
    }
    Some((&body[..body.len() - 2], format & 0x0800 != 0, rest))
}
