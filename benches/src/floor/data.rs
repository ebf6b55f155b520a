//! The generic walk over COSEM Data: one loop, an explicit stack of remaining counts, all counts checked.

use super::{get_response_data, length};
use crate::decoder;
use crate::sink::{Sink, signed};

/// The deepest nesting that is followed.
const MAX_DEPTH: usize = 32;

/// Hands all leaves of the value in front of `rest` to the sink; gives what is behind it.
#[inline]
pub fn walk<'a, S: Sink>(mut rest: &'a [u8], sink: &mut S) -> Option<&'a [u8]> {
    let mut stack = [0_usize; MAX_DEPTH];
    let mut depth = 0;
    let mut left = 1_usize;
    loop {
        let (&tag, after) = rest.split_first()?;
        rest = match tag {
            0x01 | 0x02 => {
                let (count, after) = length(after)?;
                if count > after.len() {
                    return None;
                }
                if count != 0 {
                    *stack.get_mut(depth)? = left;
                    depth += 1;
                    left = count;
                    rest = after;
                    continue;
                }
                after
            }
            0x06 | 0x21 => {
                let (octets, after) = after.split_first_chunk()?;
                sink.number(u32::from_be_bytes(*octets).into());
                after
            }
            0x09 | 0x0A | 0x0C => {
                let (count, after) = length(after)?;
                let (octets, after) = after.split_at_checked(count)?;
                sink.octets(octets);
                after
            }
            0x00 | 0xFF => {
                sink.number(0);
                after
            }
            0x03 => {
                let (octet, after) = after.split_first()?;
                sink.number(u64::from(*octet != 0));
                after
            }
            0x04 => {
                let (bits, after) = length(after)?;
                let (octets, after) = after.split_at_checked(bits.div_ceil(8))?;
                sink.number(bits as u64);
                sink.octets(octets);
                after
            }
            0x05 | 0x1E => {
                let (octets, after) = after.split_first_chunk()?;
                sink.number(signed(i32::from_be_bytes(*octets)));
                after
            }
            0x0D | 0x0F | 0x1C => {
                let (octets, after) = after.split_first_chunk()?;
                sink.number(signed(i8::from_be_bytes(*octets)));
                after
            }
            0x10 | 0x1D => {
                let (octets, after) = after.split_first_chunk()?;
                sink.number(signed(i16::from_be_bytes(*octets)));
                after
            }
            0x11 | 0x16 | 0x1F => {
                let (octet, after) = after.split_first()?;
                sink.number((*octet).into());
                after
            }
            0x12 | 0x20 => {
                let (octets, after) = after.split_first_chunk()?;
                sink.number(u16::from_be_bytes(*octets).into());
                after
            }
            0x14 | 0x15 | 0x18 => {
                let (octets, after) = after.split_first_chunk()?;
                sink.number(u64::from_be_bytes(*octets));
                after
            }
            0x17 => {
                let (octets, after) = after.split_first_chunk()?;
                sink.number(u32::from_be_bytes(*octets).into());
                after
            }
            0x19 => {
                let (octets, after) = after.split_first_chunk::<12>()?;
                sink.octets(octets);
                after
            }
            0x1A => {
                let (octets, after) = after.split_first_chunk::<5>()?;
                sink.octets(octets);
                after
            }
            0x1B => {
                let (octets, after) = after.split_first_chunk::<4>()?;
                sink.octets(octets);
                after
            }
            _ => return None,
        };
        left -= 1;
        while left == 0 {
            if depth == 0 {
                return Some(rest);
            }
            depth -= 1;
            left = stack[depth] - 1;
        }
    }
}

decoder! {
    /// GET response with any data.
    GetResponse(message, sink) {
        walk(get_response_data(message)?, sink)?.is_empty().then_some(())
    }
}

decoder! {
    /// DATA-NOTIFICATION without date and time.
    DataNotification(message, sink) {
        let (&[tag, a, b, c, d, date_time], rest) = message.split_first_chunk()?;
        if tag != 0x0F || date_time != 0 {
            return None;
        }
        sink.number(u32::from_be_bytes([a, b, c, d]).into());
        walk(rest, sink)?.is_empty().then_some(())
    }
}
