//! From a stream of octets to messages: wrapper PDUs, or HDLC frames where a gateway sends those.

use super::{Carried, Gap, Transport};

const WRAPPER_VERSION: [u8; 2] = [0x00, 0x01];
const WRAPPER_HEADER: usize = 8;
const HDLC_FLAG: u8 = 0x7E;
/// Octets of HDLC frames that are kept for one message.
const LARGEST_HDLC: usize = 1 << 20;

/// The octets of a stream that do not make a message yet.
#[derive(Debug, Default)]
pub(super) struct Stream {
    pending: Vec<u8>,
}

/// What the pending octets are.
enum Next {
    /// A message of so many octets.
    Message(usize),
    /// More octets are needed.
    More,
    /// Nothing that a message starts with.
    Unknown,
}

impl Stream {
    /// Takes octets and hands on every message that they complete.
    pub(super) fn append(&mut self, octets: &[u8], transport: &Transport, hand_on: &mut impl FnMut(Carried)) {
        self.pending.extend_from_slice(octets);
        let mut done = 0;
        while let Some(rest) = self.pending.get(done..).filter(|rest| !rest.is_empty()) {
            match next(rest) {
                Next::Message(length) => {
                    let octets = rest.iter().take(length).copied().collect();
                    hand_on(Carried { transport: transport.clone(), octets, gap: None });
                    done += length;
                }
                Next::More => break,
                // The place of the next message is lost: what came up to the end of this segment is handed on as it is.
                Next::Unknown => {
                    hand_on(Carried { transport: transport.clone(), octets: rest.to_vec(), gap: None });
                    done = self.pending.len();
                }
            }
        }
        self.pending.drain(..done);
    }

    /// No octets follow, or some were lost: what is pending stays incomplete.
    pub(super) fn close(&mut self, transport: &Transport, gap: Gap, hand_on: &mut impl FnMut(Carried)) {
        let octets = std::mem::take(&mut self.pending);
        if !octets.is_empty() || matches!(gap, Gap::Missing(_)) {
            hand_on(Carried { transport: transport.clone(), octets, gap: Some(gap) });
        }
    }
}

fn next(octets: &[u8]) -> Next {
    if octets.first() == Some(&HDLC_FLAG) {
        return hdlc(octets);
    }
    match octets.first_chunk::<WRAPPER_HEADER>() {
        Some(&[0x00, 0x01, _, _, _, _, high, low]) => {
            let length = WRAPPER_HEADER + usize::from(u16::from_be_bytes([high, low]));
            if octets.len() >= length { Next::Message(length) } else { Next::More }
        }
        Some(_) => Next::Unknown,
        None if octets.iter().zip(WRAPPER_VERSION).all(|(&found, expected)| found == expected) => Next::More,
        None => Next::Unknown,
    }
}

/// Frames up to the end of an information field that is not continued (segmentation bit clear).
fn hdlc(octets: &[u8]) -> Next {
    let mut at = 0;
    loop {
        while octets.get(at + 1) == Some(&HDLC_FLAG) {
            at += 1;
        }
        let Some(&[high, low]) = octets.get(at + 1..).and_then(|rest| rest.first_chunk::<2>()) else { return Next::More };
        if high & 0xF0 != 0xA0 {
            return Next::Unknown;
        }
        let length = usize::from(u16::from_be_bytes([high & 0x07, low]));
        let close = at + 1 + length;
        match octets.get(close) {
            None => return Next::More,
            Some(&HDLC_FLAG) => {}
            Some(_) => return Next::Unknown,
        }
        let segmented = high & 0x08 != 0;
        if !segmented || close >= LARGEST_HDLC {
            return Next::Message(close + 1);
        }
        // The closing flag may open the next frame as well.
        at = if octets.get(close + 1) == Some(&HDLC_FLAG) { close + 1 } else { close };
    }
}
