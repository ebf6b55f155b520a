//! The object list of an Association LN, version 1, by its own layout.

use super::{get_response_data, length};
use crate::decoder;
use crate::sink::{Sink, signed};

decoder! {
    /// Object list elements with their access rights.
    ObjectList(message, sink) {
        let rest = get_response_data(message)?;
        let (&tag, rest) = rest.split_first()?;
        let (count, mut rest) = length(rest)?;
        if tag != 0x01 || count > rest.len() {
            return None;
        }
        for _ in 0..count {
            rest = element(rest, sink)?;
        }
        rest.is_empty().then_some(())
    }
}

/// `object_list_element`: class, version, logical name, access rights.
#[inline(always)]
fn element<'a, S: Sink>(rest: &'a [u8], sink: &mut S) -> Option<&'a [u8]> {
    let (head, rest) = rest.split_first_chunk::<18>()?;
    let constants = head[0] ^ 2
        | head[1] ^ 4
        | head[2] ^ 0x12
        | head[5] ^ 0x11
        | head[7] ^ 9
        | head[8] ^ 6
        | head[15] ^ 2
        | head[16] ^ 2
        | head[17] ^ 1;
    if constants != 0 {
        return None;
    }
    sink.number(u16::from_be_bytes([head[3], head[4]]).into());
    sink.number(head[6].into());
    sink.octets(&head[9..15]);
    let (attributes, mut rest) = length(rest)?;
    if attributes > rest.len() {
        return None;
    }
    for _ in 0..attributes {
        rest = attribute(rest, sink)?;
    }
    let (&tag, rest) = rest.split_first()?;
    let (methods, mut rest) = length(rest)?;
    if tag != 1 || methods > rest.len() {
        return None;
    }
    for _ in 0..methods {
        let (item, after) = rest.split_first_chunk::<6>()?;
        if item[0] ^ 2 | item[1] ^ 2 | item[2] ^ 0x0F | item[4] ^ 0x16 != 0 {
            return None;
        }
        sink.number(signed(item[3].cast_signed()));
        sink.number(item[5].into());
        rest = after;
    }
    Some(rest)
}

/// `attribute_access_item`: attribute, mode, selectors or null-data.
#[inline(always)]
fn attribute<'a, S: Sink>(rest: &'a [u8], sink: &mut S) -> Option<&'a [u8]> {
    let (item, rest) = rest.split_first_chunk::<7>()?;
    if item[0] ^ 2 | item[1] ^ 3 | item[2] ^ 0x0F | item[4] ^ 0x16 != 0 {
        return None;
    }
    sink.number(signed(item[3].cast_signed()));
    sink.number(item[5].into());
    match item[6] {
        0 => {
            sink.number(0);
            Some(rest)
        }
        1 => {
            let (count, rest) = length(rest)?;
            let (selectors, rest) = rest.split_at_checked(count.checked_mul(2)?)?;
            for &[tag, selector] in selectors.as_chunks::<2>().0 {
                if tag != 0x0F {
                    return None;
                }
                sink.number(signed(selector.cast_signed()));
            }
            Some(rest)
        }
        _ => None,
    }
}
