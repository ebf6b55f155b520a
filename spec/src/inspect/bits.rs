//! Named bits and named values.

use super::coverage::{Point, counts};
use super::cursor::Cursor;
use super::error::{ErrorKind, Fault, Read};
use super::leaf::{clear_padding, number};
use super::names::data_tag_text;
use super::tree::{Node, Shape, Shown};
use super::walker::{Reading, Setting, Walker, unexpected_data_tag};
use crate::model::{BitMeaning, BitPart, Bits, Carrier, Codes, Encoding, ItemId, Kind, Model, Rule, Tolerance};

/// Where the parts of named bits are declared: an item of their own, or a group inside of a sequence.
#[derive(Clone, Copy)]
pub(crate) enum PartOwner {
    /// The item.
    Item(Option<ItemId>),
    /// The element of the item.
    Group(Option<ItemId>, usize),
}

impl PartOwner {
    fn point(self, part: usize) -> Option<(ItemId, Point)> {
        match self {
            Self::Item(owner) => owner.map(|owner| (owner, Point::Part(part))),
            Self::Group(owner, element) => owner.map(|owner| (owner, Point::GroupPart(element, part))),
        }
    }
}

/// The bits of a carrier, left aligned in octets, most significant bit first.
pub(crate) struct Carried {
    pub(crate) octets: Vec<u8>,
    pub(crate) bits: usize,
}

impl Carried {
    /// `width` bits, the lowest of them `shift` above the least significant bit of the carrier. Of more than 64 bits, the lowest 64.
    pub(crate) fn get(&self, shift: u8, width: u8) -> u64 {
        let end = self.bits.saturating_sub(usize::from(shift));
        let start = end.saturating_sub(usize::from(width));
        (start..end).fold(0, |value, index| {
            let octet = self.octets.get(index / 8).copied().unwrap_or_default();
            value << 1 | u64::from(octet >> (7 - index % 8) & 1)
        })
    }

    /// Sets the bits that [`Self::get`] gives.
    pub(crate) fn set(&mut self, shift: u8, width: u8, value: u64) {
        let end = self.bits.saturating_sub(usize::from(shift));
        for distance in 0..usize::from(width).min(64).min(end) {
            let index = end - 1 - distance;
            if let Some(octet) = self.octets.get_mut(index / 8) {
                let mask = 0x80 >> (index % 8);
                *octet = if value >> distance & 1 == 1 { *octet | mask } else { *octet & !mask };
            }
        }
    }
}

impl Walker<'_> {
    /// Reads named bits; gives their parts.
    pub(crate) fn read_bits(&mut self, cursor: &mut Cursor<'_>, bits: &Bits, at: &Setting<'_>, node: &mut Node) -> Read<Vec<i128>> {
        self.read_prefix(cursor, &bits.prefixes, at, node)?;
        let (carried, offset) = self.read_carrier(cursor, bits.carrier, at, node)?;
        self.read_parts(&carried, offset, &bits.parts, PartOwner::Item(at.owner), at, node)
    }

    /// Takes the constant octets in front of named bits, in any of their forms.
    fn read_prefix(&self, cursor: &mut Cursor<'_>, prefixes: &[Vec<u8>], at: &Setting<'_>, node: &mut Node) -> Read<()> {
        let Some(written) = prefixes.first() else { return Ok(()) };
        let offset = cursor.position();
        let rest = cursor.rest();
        if let Some(index) = prefixes.iter().position(|prefix| rest.starts_with(prefix)) {
            cursor.take(prefixes[index].len(), offset)?;
            if index > 0 {
                self.deviate(node, at, offset, Rule::Prefix, format!("{} in place of {}", hex(&prefixes[index]), hex(written)));
            }
            return Ok(());
        }
        // What is wrong is told against the form that is written.
        let same = written.iter().zip(rest).take_while(|(one, other)| one == other).count();
        match (written.get(same), rest.get(same)) {
            (Some(expected), Some(found)) => {
                Err(Fault::new(ErrorKind::UnexpectedTag, offset + same, format!("{expected:02X} expected, {found:02X} found")))
            }
            _ => Err(Fault::truncated(offset + same, written.len().saturating_sub(rest.len()).max(1))),
        }
    }

    /// Reads the bits of a carrier. Gives them with the offset of their content.
    pub(crate) fn read_carrier(
        &self,
        cursor: &mut Cursor<'_>,
        carrier: Carrier,
        at: &Setting<'_>,
        node: &mut Node,
    ) -> Read<(Carried, usize)> {
        if let Carrier::BitString(bits) = carrier {
            let (octets, bits, offset) = self.bit_string(cursor, Some(usize::from(bits)), at, node)?;
            let mut octets = octets.to_vec();
            if clear_padding(&mut octets, bits) {
                self.deviate(node, at, offset + octets.len() - 1, Rule::UnusedBits, "unused bits are set");
            }
            return Ok((Carried { octets, bits }, offset));
        }
        let size = usize::from(carrier.bits().div_ceil(8));
        let (octets, offset) = match at.encoding {
            Encoding::Axdr | Encoding::Octets => {
                let offset = cursor.position();
                (cursor.take(size, offset)?.to_vec(), offset)
            }
            Encoding::Data => {
                let expected = carrier_tag(carrier);
                let start = cursor.position();
                let found = cursor.tag_of(size)?;
                if found != expected {
                    if signed_tag(expected) != Some(found) || !at.tolerates(Tolerance::IntegerSign) {
                        return Err(unexpected_data_tag(start, expected, found));
                    }
                    self.deviate(
                        node,
                        at,
                        start,
                        Rule::IntegerSign,
                        format!("{} in place of {}", data_tag_text(found), data_tag_text(expected)),
                    );
                }
                let offset = cursor.position();
                (cursor.take(size, start)?.to_vec(), offset)
            }
            Encoding::Ber => {
                let identifier = if carrier == Carrier::Enum { 0x0A } else { 0x02 };
                let (value, offset) = self.ber_number(cursor, identifier, at, node)?;
                let last = (1_i128 << carrier.bits()) - 1;
                if !(0..=last).contains(&value) {
                    return Err(Fault::new(ErrorKind::Range, offset, format!("0 to {last} expected, {value} found")));
                }
                let octets = value.to_be_bytes();
                (octets[octets.len() - size..].to_vec(), offset)
            }
        };
        Ok((Carried { octets, bits: size * 8 }, offset))
    }

    /// Adds a child for each part and holds them against what the model says. Gives the values of all parts.
    pub(crate) fn read_parts(
        &mut self,
        carried: &Carried,
        offset: usize,
        parts: &[BitPart],
        owner: PartOwner,
        at: &Setting<'_>,
        node: &mut Node,
    ) -> Read<Vec<i128>> {
        for (index, part) in parts.iter().enumerate() {
            let value = carried.get(part.shift, part.width);
            let mut child = part_node(self.model, part, value);
            child.offset = offset;
            child.len = carried.octets.len();
            child.declared = owner.point(index);
            let fault = self.check_part(part, value, offset, at, &mut child);
            let name = child.name.clone();
            node.children.push(child);
            if let Some(mut fault) = fault {
                self.path.push(name);
                self.locate(&mut fault);
                self.path.pop();
                return Err(fault);
            }
            if let Some((item, point)) = owner.point(index)
                && counts(part)
                && !(part.meaning == BitMeaning::Flag && value == 0)
            {
                self.touched.touch_point(item, point);
            }
        }
        node.shape = Shape::Parts;
        Ok(parts.iter().map(|part| i128::from(carried.get(part.shift, part.width))).collect())
    }

    fn check_part(&mut self, part: &BitPart, value: u64, offset: usize, at: &Setting<'_>, node: &mut Node) -> Option<Box<Fault>> {
        match part.meaning {
            BitMeaning::Constant(expected) if expected != value => {
                if part.tolerates.contains(&Tolerance::ReservedBits) || at.tolerates(Tolerance::ReservedBits) {
                    self.deviate(node, at, offset, Rule::ReservedBits, format!("{value} in place of {expected}"));
                    return None;
                }
                let kind = if part.name.is_some() { ErrorKind::Constant } else { ErrorKind::ReservedBits };
                Some(Fault::new(kind, offset, format!("{expected} expected, {value} found")))
            }
            BitMeaning::Codes(id) => {
                let Kind::Codes(codes) = &self.model.item(id).kind else { return None };
                match self.check_code(id, codes, value, offset) {
                    Ok(()) => {
                        self.touched.touch(id);
                        None
                    }
                    Err(fault) => Some(fault),
                }
            }
            _ => None,
        }
    }

    /// Reads a named value.
    pub(crate) fn read_codes(&mut self, cursor: &mut Cursor<'_>, codes: &Codes, at: &Setting<'_>, node: &mut Node) -> Read<Reading> {
        let id = at.owner.unwrap_or(ItemId(usize::MAX));
        node.shape = Shape::Value;
        if codes.carrier == Carrier::Oid {
            let (arcs, offset) = self.read_oid(cursor, at, node)?;
            let known = codes.values.iter().position(|code| code.oid == arcs);
            node.value = match known {
                Some(index) => Shown::Code { value: 0, name: Some(codes.values[index].name.spelled.clone()) },
                None => Shown::Oid(arcs.clone()),
            };
            match known {
                Some(index) => self.touched.touch_point(id, Point::Code(index)),
                None if codes.closed => {
                    return Err(Fault::new(
                        ErrorKind::UnknownCode,
                        offset,
                        format!("a named object identifier expected, {} found", dotted(&arcs)),
                    ));
                }
                None => {}
            }
            return Ok(Reading::Other);
        }
        let (carried, offset) = self.read_carrier(cursor, codes.carrier, at, node)?;
        let value = number(&carried.octets, false) as u64;
        node.value = code_shown(codes, value);
        self.check_code(id, codes, value, offset)?;
        Ok(Reading::Number(i128::from(value)))
    }

    /// Holds a value against a closed list of codes, and notes the code.
    fn check_code(&mut self, id: ItemId, codes: &Codes, value: u64, offset: usize) -> Read<()> {
        if let Some(index) = codes.values.iter().position(|code| code.value == value) {
            self.touched.touch_point(id, Point::Code(index));
            return Ok(());
        }
        if codes.closed {
            return Err(Fault::new(ErrorKind::UnknownCode, offset, format!("a value with a name expected, {value} found")));
        }
        Ok(())
    }
}

/// The Data tag of an integer that carries bits or codes.
pub(crate) fn carrier_tag(carrier: Carrier) -> u8 {
    match carrier {
        Carrier::Enum => 22,
        Carrier::BitString(_) => 4,
        Carrier::Unsigned(bits) => match bits.div_ceil(8) {
            1 => 17,
            2 => 18,
            3 | 4 => 6,
            _ => 21,
        },
        Carrier::Oid => 9,
    }
}

/// The tag of the signed integer of the same width.
fn signed_tag(unsigned: u8) -> Option<u8> {
    match unsigned {
        17 => Some(15),
        18 => Some(16),
        6 => Some(5),
        21 => Some(20),
        _ => None,
    }
}

/// A named value as it is shown.
pub(crate) fn code_shown(codes: &Codes, value: u64) -> Shown {
    let name = codes.values.iter().find(|code| code.value == value).map(|code| code.name.spelled.clone());
    Shown::Code { value, name }
}

/// The node of one part of named bits; offset and length are set by the caller.
pub(crate) fn part_node(model: &Model, part: &BitPart, value: u64) -> Node {
    let mut node = Node::new(part.name.as_ref().map_or("reserved", |name| name.spelled.as_str()), 0);
    let type_name = if part.width == 1 { "1 bit".to_owned() } else { format!("{} bits", part.width) };
    let number = Shown::Int(i128::from(value));
    match part.meaning {
        BitMeaning::Flag => node.set("BOOLEAN", Shown::Bool(value != 0), Shape::Value),
        BitMeaning::Number => node.set(type_name, number, Shape::Value),
        BitMeaning::Codes(id) => {
            let item = model.item(id);
            let shown = match &item.kind {
                Kind::Codes(codes) => code_shown(codes, value),
                _ => number,
            };
            node.set(item.spelled.clone(), shown, Shape::Value);
            node.item = Some(id);
        }
        BitMeaning::Reserved if part.name.is_none() => node.set(type_name, number, Shape::Reserved),
        BitMeaning::Reserved => node.set(type_name, number, Shape::Value),
        BitMeaning::Constant(_) => {
            node.set(type_name, number, Shape::Value);
            node.derived = true;
        }
    }
    node.derived |= part.source != crate::model::ValueSource::Given;
    node
}

/// Octets in upper-case hexadecimal.
pub(crate) fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02X}")).collect()
}

/// An object identifier with dots: `2.16.756.5.8.1.1`.
pub(crate) fn dotted(arcs: &[u32]) -> String {
    arcs.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}
