//! A bare BER walk over the AARQ: identifiers and lengths, and four fields that are looked at.

use crate::decoder;

/// Identifier, contents, rest; lengths in the short form and with one or two length octets.
#[inline]
fn tlv(input: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&[identifier, first], rest) = input.split_first_chunk()?;
    let (length, rest) = match first {
        0..=0x7F => (usize::from(first), rest),
        0x81 => rest.split_first().map(|(length, rest)| (usize::from(*length), rest))?,
        0x82 => rest.split_first_chunk().map(|(length, rest)| (usize::from(u16::from_be_bytes(*length)), rest))?,
        _ => return None,
    };
    let (contents, rest) = rest.split_at_checked(length)?;
    Some((identifier, contents, rest))
}

decoder! {
    /// Application context, mechanism, authentication value and user information of an AARQ.
    Aarq(message, sink) {
        let (identifier, mut fields, rest) = tlv(message)?;
        if identifier != 0x60 || !rest.is_empty() {
            return None;
        }
        let (mut context, mut mechanism, mut value, mut information) = (None, None, None, None);
        while !fields.is_empty() {
            let (identifier, contents, rest) = tlv(fields)?;
            fields = rest;
            match identifier {
                0xA1 => {
                    let (inner, oid, end) = tlv(contents)?;
                    if inner != 0x06 || !end.is_empty() {
                        return None;
                    }
                    context = oid.last_chunk::<1>();
                }
                0x8B => mechanism = contents.last_chunk::<1>(),
                0xAC => {
                    let (inner, octets, end) = tlv(contents)?;
                    if inner != 0x80 || !end.is_empty() {
                        return None;
                    }
                    value = Some(octets);
                }
                0xBE => {
                    let (inner, octets, end) = tlv(contents)?;
                    if inner != 0x04 || !end.is_empty() {
                        return None;
                    }
                    information = Some(octets);
                }
                0x8A | 0xA2..=0xA9 | 0xBD => {}
                _ => return None,
            }
        }
        sink.number(context?[0].into());
        sink.number(mechanism?[0].into());
        sink.octets(value?);
        sink.octets(information?);
        Some(())
    }
}
