//! BER for the ACSE APDUs: headers and integers by the crate `asn1-rs`, so that the inspector shares no code with the codec.

use asn1_rs::{FromBer, Header, Integer};

use super::cursor::{Cursor, MAX_LENGTH_OCTETS, length_octets};
use super::error::{ErrorKind, Fault, Read};
use super::tree::Node;
use super::walker::{Setting, Walker};
use crate::model::Rule;

impl Walker<'_> {
    /// Reads identifier and length. The identifier must be this one, and the content must be there. Gives the length of the content.
    pub(crate) fn ber_header(&self, cursor: &mut Cursor<'_>, expected: u8, at: &Setting<'_>, node: &mut Node) -> Read<usize> {
        let start = cursor.position();
        let octets = cursor.rest();
        let found = cursor.octet()?;
        if found != expected {
            return Err(Fault::new(ErrorKind::UnexpectedTag, start, format!("identifier {expected:02X} expected, {found:02X} found")));
        }
        let length_offset = cursor.position();
        let first = cursor.octet()?;
        let more = if first < 0x80 { 0 } else { usize::from(first & 0x7F) };
        if first == 0x80 || more > MAX_LENGTH_OCTETS {
            let expected = format!("a length of 1 to {MAX_LENGTH_OCTETS} octets expected, {first:02X} found");
            return Err(Fault::new(ErrorKind::LengthForm, length_offset, expected));
        }
        cursor.take(more, length_offset)?;
        let length = Header::from_ber(octets).ok().and_then(|(_, header)| header.length().definite().ok());
        let Some(length) = length else {
            return Err(Fault::new(ErrorKind::LengthForm, length_offset, "a definite length expected"));
        };
        if length_octets(length) < 1 + more {
            self.deviate(node, at, length_offset, Rule::LongLength, format!("{length} fits fewer octets"));
        }
        if length > cursor.remaining() {
            return Err(Fault::truncated(cursor.position(), length - cursor.remaining()));
        }
        Ok(length)
    }

    /// Reads identifier and length, and gives the content: a region of its own, which a value must fill.
    pub(crate) fn ber_content<'o>(&self, cursor: &mut Cursor<'o>, expected: u8, at: &Setting<'_>, node: &mut Node) -> Read<Cursor<'o>> {
        let length = self.ber_header(cursor, expected, at, node)?;
        cursor.split(length)
    }

    /// The content of a value of fixed size, and its offset.
    pub(crate) fn ber_fixed<'o>(&self, mut content: Cursor<'o>, size: usize) -> Read<(&'o [u8], usize)> {
        let offset = content.position();
        let octets = content.take(size, offset)?;
        content.finish()?;
        Ok((octets, offset))
    }

    /// Reads a number under one of the universal identifiers 02 (INTEGER) and 0A (ENUMERATED), or under the one that stands in its
    /// place. Gives the value and the offset of its content.
    pub(crate) fn ber_number(&self, cursor: &mut Cursor<'_>, identifier: u8, at: &Setting<'_>, node: &mut Node) -> Read<(i128, usize)> {
        let content = self.ber_content(cursor, at.identifier.unwrap_or(identifier), at, node)?;
        let (offset, mut octets) = (content.position(), content.rest());
        if octets.is_empty() {
            return Err(Fault::new(ErrorKind::Length, offset, "an integer of at least one octet expected"));
        }
        let sent = octets.len();
        while let [first, rest @ ..] = octets
            && let Some(second) = rest.first()
            && (*first == 0x00 && *second < 0x80 || *first == 0xFF && *second >= 0x80)
        {
            octets = rest;
        }
        let Ok(value) = Integer::new(octets).as_i128() else {
            return Err(Fault::new(ErrorKind::Range, offset, format!("an integer of at most 16 octets expected, {} found", octets.len())));
        };
        if octets.len() < sent {
            self.deviate(node, at, offset, Rule::LongInteger, format!("{value} fits fewer octets"));
        }
        Ok((value, offset))
    }

    /// Reads a BIT STRING. Gives its octets, the number of its bits and the offset of its octets.
    pub(crate) fn ber_bit_string<'o>(
        &self,
        cursor: &mut Cursor<'o>,
        fixed: Option<usize>,
        at: &Setting<'_>,
        node: &mut Node,
    ) -> Read<(&'o [u8], usize, usize)> {
        let content = self.ber_content(cursor, at.identifier.unwrap_or(0x03), at, node)?;
        let offset = content.position();
        let Some((unused, octets)) = content.rest().split_first() else {
            return Err(Fault::new(ErrorKind::Length, offset, "a bit string of at least one octet expected"));
        };
        let unused = usize::from(*unused);
        if unused > 7 || unused > octets.len() * 8 {
            let expected = format!("0 to 7 unused bits in {} octets expected, {unused} found", octets.len());
            return Err(Fault::new(ErrorKind::Length, offset, expected));
        }
        let bits = octets.len() * 8 - unused;
        if let Some(expected) = fixed
            && expected != bits
        {
            return Err(Fault::new(ErrorKind::Length, offset, format!("{expected} bits expected, {bits} found")));
        }
        Ok((octets, bits, offset + 1))
    }

    /// Reads an OBJECT IDENTIFIER. Gives its arcs and the offset of its content.
    pub(crate) fn read_oid(&self, cursor: &mut Cursor<'_>, at: &Setting<'_>, node: &mut Node) -> Read<(Vec<u32>, usize)> {
        let content = self.ber_content(cursor, at.identifier.unwrap_or(0x06), at, node)?;
        let offset = content.position();
        match arcs(content.rest()) {
            Some(arcs) => Ok((arcs, offset)),
            None => Err(Fault::new(ErrorKind::Oid, offset, "arcs of at most 32 bits, complete and in their shortest form, expected")),
        }
    }
}

/// The arcs of an object identifier: seven bits an octet, the first two arcs in one number. `asn1-rs` takes the first octet for the
/// first two arcs, which is wrong for arcs such as 2.999, so this is our own.
pub(crate) fn arcs(content: &[u8]) -> Option<Vec<u32>> {
    let mut numbers = Vec::new();
    let mut number = 0_u64;
    let mut inside = false;
    for octet in content {
        if !inside && *octet == 0x80 {
            return None;
        }
        number = number << 7 | u64::from(octet & 0x7F);
        if number > u64::from(u32::MAX) {
            return None;
        }
        inside = octet & 0x80 != 0;
        if !inside {
            numbers.push(number);
            number = 0;
        }
    }
    if inside {
        return None;
    }
    let (first, rest) = numbers.split_first()?;
    let root = (first / 40).min(2);
    let second = u32::try_from(first - root * 40).ok()?;
    let mut arcs = vec![root as u32, second];
    for number in rest {
        arcs.push(u32::try_from(*number).ok()?);
    }
    Some(arcs)
}

/// The content octets of an object identifier, or `None` where the arcs make none.
pub(crate) fn oid_octets(arcs: &[u32]) -> Option<Vec<u8>> {
    let [root, second, rest @ ..] = arcs else { return None };
    if *root > 2 || *root < 2 && *second > 39 {
        return None;
    }
    let mut octets = Vec::new();
    let first = u64::from(*root) * 40 + u64::from(*second);
    if first > u64::from(u32::MAX) {
        return None;
    }
    for number in std::iter::once(first).chain(rest.iter().map(|arc| u64::from(*arc))) {
        let groups = (64 - number.leading_zeros()).div_ceil(7).max(1);
        for group in (0..groups).rev() {
            let more = if group == 0 { 0 } else { 0x80 };
            octets.push((number >> (7 * group)) as u8 & 0x7F | more);
        }
    }
    Some(octets)
}

#[cfg(test)]
mod tests {
    use super::*;
    use asn1_rs::{Oid, ToDer};

    #[test]
    fn object_identifiers_as_asn1_rs_has_them() {
        let numbers = [2_u32, 16, 756, 5, 8, 1, 1];
        let content = oid_octets(&numbers).unwrap();
        assert_eq!(content, [0x60, 0x85, 0x74, 0x05, 0x08, 0x01, 0x01]);
        let wide: Vec<u64> = numbers.iter().map(|arc| u64::from(*arc)).collect();
        assert_eq!(Oid::from(&wide).unwrap().to_der_vec().unwrap()[2..], content);
        assert_eq!(arcs(&content).unwrap(), numbers);
    }

    #[test]
    fn large_second_arcs_and_bad_forms() {
        assert_eq!(oid_octets(&[2, 999, 3]).unwrap(), [0x88, 0x37, 0x03]);
        assert_eq!(arcs(&[0x88, 0x37, 0x03]).unwrap(), [2, 999, 3]);
        assert_eq!(arcs(&[0x27, 0x8F, 0xFF, 0xFF, 0xFF, 0x7F]).unwrap(), [0, 39, u32::MAX]);
        assert_eq!(arcs(&[0x8F, 0xFF, 0xFF, 0xFF, 0x7F]).unwrap(), [2, u32::MAX - 80]);
        assert_eq!(oid_octets(&[2, u32::MAX - 79]), None);
        assert_eq!(arcs(&[]), None);
        assert_eq!(arcs(&[0x60, 0x85]), None);
        assert_eq!(arcs(&[0x60, 0x80, 0x01]), None);
        assert_eq!(arcs(&[0x60, 0x90, 0x80, 0x80, 0x80, 0x00]), None);
        assert_eq!(oid_octets(&[1, 40]), None);
        assert_eq!(oid_octets(&[3, 1]), None);
    }
}
