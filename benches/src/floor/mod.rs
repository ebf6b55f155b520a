//! Floors: what the machine can do when somebody writes the decoder of one message layout by hand.
//!
//! They check everything the codec checks (tags, counts, lengths, ends), but give no reason when something is wrong.

pub mod aarq;
pub mod crc;
pub mod data;
pub mod hdlc;
pub mod lon;
pub mod objects;
pub mod rows;
pub mod small;

/// An A-XDR length: one octet below 80, else 81 to 84 and so many octets.
#[inline]
pub(crate) fn length(input: &[u8]) -> Option<(usize, &[u8])> {
    let (&first, rest) = input.split_first()?;
    if first < 0x80 { Some((usize::from(first), rest)) } else { long_length(first, rest) }
}

#[cold]
#[inline(never)]
fn long_length(first: u8, rest: &[u8]) -> Option<(usize, &[u8])> {
    let count = usize::from(first & 0x7F);
    if count == 0 || count > 4 {
        return None;
    }
    let (octets, rest) = rest.split_at_checked(count)?;
    let value = octets.iter().fold(0_usize, |value, octet| value << 8 | usize::from(*octet));
    Some((value, rest))
}

/// The octets behind a GET-response-normal with data.
#[inline]
pub(crate) fn get_response_data(message: &[u8]) -> Option<&[u8]> {
    let (&[tag, choice, _invoke, result], rest) = message.split_first_chunk::<4>()?;
    (tag == 0xC4 && choice == 1 && result == 0).then_some(rest)
}
