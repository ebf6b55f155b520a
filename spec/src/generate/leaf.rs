//! Single values: numbers, strings, times, codes, named bits.

use super::message::What;
use super::{Generator, Message, Place};
use crate::inspect::{ErrorKind, Point};
use crate::model::{
    BitMeaning, BitPart, Bits, Carrier, Codes, Contained, Encoding, Int, ItemId, Kind, Length, Model, Rule, Tolerance, Type,
};

/// A tag that no type of COSEM Data has, and no tolerance.
pub(super) const UNASSIGNED: u8 = 0x7E;

impl Generator<'_> {
    /// A value of a type that is no item, list or `match`.
    pub(super) fn leaf(&mut self, ty: &Type, place: &Place<'_>) -> Message {
        match ty {
            Type::Null => self.fixed(place, 0, 0x05, &[]),
            Type::Bool => {
                let truth = place.forced.map_or_else(|| self.random.below(2) == 1, |forced| forced != 0);
                let written = if place.encoding == Encoding::Ber { 0xFF } else { 0x01 };
                let mut out = self.fixed(place, 3, 0x01, &[if truth { written } else { 0 }]);
                if truth {
                    let at = out.octets.len() - 1;
                    out.bent(at..at + 1, &[0x02], What::Value, Rule::Boolean);
                }
                out
            }
            Type::Int(int) => self.int(int, place),
            Type::Float32 => {
                let value = f32::from(self.random.octet()) / 8.0;
                self.fixed(place, 23, 0x04, &value.to_be_bytes())
            }
            Type::Float64 => {
                let value = f64::from(self.random.octet()) / -8.0;
                self.fixed(place, 24, 0x04, &value.to_be_bytes())
            }
            Type::Bcd => {
                let octet = self.random.octet() & 0x7F;
                self.fixed(place, 13, 0x02, &[octet])
            }
            Type::Octets(length) => self.string(9, 0x04, *length, place),
            Type::Text(length) => self.string(10, 0x1A, *length, place),
            Type::Utf8(length) => self.string(12, 0x0C, *length, place),
            Type::BitString(length) => self.bit_string(*length, place),
            Type::Oid => self.oid(&[2, 16, 756, 5, 8, 1, 1], place),
            Type::DateTime => self.calendar(25, 12, place),
            Type::Date => self.calendar(26, 5, place),
            Type::Time => self.calendar(27, 4, place),
            Type::Data | Type::Item(_) | Type::List(_) | Type::Contained(_) | Type::Match(_) => unreachable!("no single value: {ty:?}"),
        }
    }

    fn calendar(&mut self, tag: u8, size: usize, place: &Place<'_>) -> Message {
        let octets = self.random.octets(size);
        self.fixed(place, tag, 0x04, &octets)
    }

    /// A value of fixed size: behind its tag in Data, its identifier and length in BER.
    fn fixed(&mut self, place: &Place<'_>, tag: u8, identifier: u8, content: &[u8]) -> Message {
        let mut out = Message::default();
        match place.encoding {
            Encoding::Axdr | Encoding::Octets => out.piece(content),
            Encoding::Data => {
                out.piece(&[&[tag], content].concat());
                out.wrong(0, UNASSIGNED, What::Tag, ErrorKind::UnexpectedTag);
            }
            Encoding::Ber => {
                let mut inner = Message::default();
                inner.raw(content);
                out = tlv(place.identifier.unwrap_or(identifier), inner);
            }
        }
        out
    }

    fn int(&mut self, int: &Int, place: &Place<'_>) -> Message {
        let bits = u32::from(int.octets) * 8;
        let whole = if int.signed { (-(1_i128 << (bits - 1)), (1 << (bits - 1)) - 1) } else { (0, (1_i128 << bits) - 1) };
        let (low, high) = int.range.unwrap_or(whole);
        let value = place.forced.or(int.constant).unwrap_or_else(|| match self.random.below(4) {
            0 => low,
            1 => high,
            _ => low + i128::from(self.random.wide()) % (high - low + 1),
        });
        let octets = |value: i128| {
            let mut octets = value.to_be_bytes()[16 - usize::from(int.octets)..].to_vec();
            if int.little_endian && place.encoding != Encoding::Data {
                octets.reverse();
            }
            octets
        };
        if place.encoding == Encoding::Ber {
            let mut out = number_tlv(place.identifier.unwrap_or(0x02), value);
            if let Some(constant) = int.constant {
                let at = out.octets.len() - 1;
                out.refused(at..at + 1, &[(constant as u8) ^ 1], What::Value, ErrorKind::Constant, at);
            }
            return out;
        }
        let mut out = self.fixed(place, int_tag(int.octets, int.signed), 0x02, &octets(value));
        let start = out.octets.len() - usize::from(int.octets);
        let at = start..out.octets.len();
        if let Some(constant) = int.constant {
            let other = if constant == whole.1 { constant - 1 } else { constant + 1 };
            out.refused(at, &octets(other), What::Value, ErrorKind::Constant, start);
        } else if int.range.is_some() {
            for beyond in [low - 1, high + 1].into_iter().filter(|value| (whole.0..=whole.1).contains(value)) {
                if place.tolerates(Tolerance::Range) {
                    if place.forced.is_none() {
                        out.bent(at.clone(), &octets(beyond), What::Value, Rule::Range);
                    }
                } else {
                    out.refused(at.clone(), &octets(beyond), What::Value, ErrorKind::Range, start);
                }
            }
        }
        out
    }

    /// The number of octets or bits of a string.
    fn size(&mut self, length: Length, place: &Place<'_>) -> usize {
        match (place.count, length, self.random.below(32)) {
            (Some(count), ..) => count,
            (None, Length::Fixed(count), _) => count as usize,
            (None, _, 0) => 130,
            (None, _, 1..=3) => 0,
            (None, _, count) => count / 2,
        }
    }

    fn string(&mut self, tag: u8, identifier: u8, length: Length, place: &Place<'_>) -> Message {
        let count = self.size(length, place);
        let content = match tag {
            9 => self.random.octets(count),
            // text that every kind of string can hold
            _ => (0..count).map(|_| b' ' + self.random.below(90) as u8).collect(),
        };
        let mut out = Message::default();
        match (place.encoding, length) {
            (Encoding::Ber, _) => {
                return octets_tlv(place.identifier.unwrap_or(identifier), &content);
            }
            (Encoding::Axdr | Encoding::Octets, Length::Rest) => out.rest(&content),
            (Encoding::Axdr | Encoding::Octets, Length::Fixed(_) | Length::Field(_) | Length::Measure(_)) => out.piece(&content),
            (Encoding::Axdr | Encoding::Octets, Length::Prefixed) => prefixed(&mut out, &content),
            (Encoding::Data, _) => {
                out.piece(&[tag]);
                out.wrong(0, UNASSIGNED, What::Tag, ErrorKind::UnexpectedTag);
                known_length(&mut out, &content, matches!(length, Length::Fixed(_)), &[]);
            }
        }
        out
    }

    fn bit_string(&mut self, length: Length, place: &Place<'_>) -> Message {
        let bits = self.size(length, place);
        let octets = self.random.octets(bits.div_ceil(8));
        bits_out(place, bits, length != Length::Prefixed, octets)
    }

    /// An object identifier.
    fn oid(&mut self, arcs: &[u32], place: &Place<'_>) -> Message {
        let mut content = Message::default();
        let [root, second, rest @ ..] = arcs else { unreachable!("an object identifier has two arcs") };
        for arc in std::iter::once(root * 40 + second).chain(rest.iter().copied()) {
            let groups = (32 - arc.leading_zeros()).div_ceil(7).max(1);
            content.raw(
                &(0..groups).rev().map(|group| (arc >> (7 * group)) as u8 & 0x7F | if group == 0 { 0 } else { 0x80 }).collect::<Vec<_>>(),
            );
        }
        let last = content.octets.len() - 1;
        let more = content.octets[last] | 0x80;
        content.refused(last..last + 1, &[more], What::Value, ErrorKind::Oid, 0);
        tlv(place.identifier.unwrap_or(0x06), content)
    }

    /// A named value, or another one where that is possible.
    pub(super) fn codes(&mut self, id: ItemId, codes: &Codes, place: &Place<'_>) -> Message {
        if codes.carrier == Carrier::Oid {
            let points: Vec<_> = (0..codes.values.len()).map(Point::Code).collect();
            let index = self.choose(id, &points);
            return self.oid(&codes.values[index].oid.clone(), place);
        }
        let width = codes.carrier.bits();
        let value = place.forced.map_or_else(|| self.code(id, codes, 64), |forced| forced as u64);
        let carrier = codes.carrier;
        let mut out = self.carried(carrier, value, place);
        let size = usize::from(width.div_ceil(8));
        if codes.closed
            && place.forced.is_none()
            && place.encoding != Encoding::Ber
            && let Some(unknown) = unknown_code(codes, u32::from(width))
        {
            let at = out.octets.len() - size..out.octets.len();
            let start = at.start;
            out.refused(at, &unknown.to_be_bytes()[8 - size..], What::Code, ErrorKind::UnknownCode, start);
        }
        out
    }

    /// A code with a name, or another value where that is possible.
    fn code(&mut self, id: ItemId, codes: &Codes, width: u32) -> u64 {
        let new = (0..codes.values.len()).any(|index| self.is_new(id, Point::Code(index)));
        if !new && !codes.closed && codes.measure.is_none() && self.random.below(4) == 0 || codes.values.is_empty() {
            let width = width.min(u32::from(codes.carrier.bits()));
            return self.random.wide() & (u64::MAX >> (64 - width));
        }
        let index = self.choose(id, &(0..codes.values.len()).map(Point::Code).collect::<Vec<_>>());
        codes.values[index].value
    }

    /// Named bits of an item.
    pub(super) fn bits(&mut self, id: ItemId, bits: &Bits, place: &Place<'_>) -> Message {
        let values = self.parts(id, Point::Part, &bits.parts, place.parts);
        let mut out = Message::default();
        for (at, octet) in bits.prefixes.first().into_iter().flatten().enumerate() {
            out.piece(&[*octet]);
            if at == 0 {
                out.wrong(0, octet ^ 0x20, What::Tag, ErrorKind::UnexpectedTag);
            }
        }
        out.append(self.group(bits.carrier, &bits.parts, &values, place));
        out
    }

    /// A carrier with parts of these values, and the changes of single parts.
    pub(super) fn group(&mut self, carrier: Carrier, parts: &[BitPart], values: &[u64], place: &Place<'_>) -> Message {
        let whole = parts.iter().zip(values).fold(0_u64, |whole, (part, value)| whole | value << part.shift);
        let mut out = self.carried(carrier, whole, place);
        if place.encoding == Encoding::Ber {
            return out;
        }
        let size = usize::from(carrier.bits().div_ceil(8));
        let at = out.octets.len() - size..out.octets.len();
        let padding = match carrier {
            Carrier::BitString(bits) => size * 8 - usize::from(bits),
            _ => 0,
        };
        for (part, value) in parts.iter().zip(values) {
            let mask = u64::MAX >> (64 - u32::from(part.width));
            let other = |other: u64| {
                let carried = (whole & !(mask << part.shift) | other << part.shift) << padding;
                carried.to_be_bytes()[8 - size..].to_vec()
            };
            match part.meaning {
                BitMeaning::Constant(_) => {
                    let by = other(value ^ 1);
                    if part.tolerates.contains(&Tolerance::ReservedBits) || place.tolerates(Tolerance::ReservedBits) {
                        out.bent(at.clone(), &by, What::Bits, Rule::ReservedBits);
                    } else {
                        let kind = if part.name.is_some() { ErrorKind::Constant } else { ErrorKind::ReservedBits };
                        out.refused(at.clone(), &by, What::Bits, kind, at.start);
                    }
                }
                BitMeaning::Codes(id) => {
                    if let Kind::Codes(codes) = &self.model.item(id).kind
                        && codes.closed
                        && part.source == crate::model::ValueSource::Given
                        && let Some(unknown) = unknown_code(codes, u32::from(part.width))
                    {
                        out.refused(at.clone(), &other(unknown), What::Code, ErrorKind::UnknownCode, at.start);
                    }
                }
                BitMeaning::Flag | BitMeaning::Number | BitMeaning::Reserved => {}
            }
        }
        out
    }

    /// The values of the parts of named bits, some of them forced by other fields.
    pub(super) fn parts(&mut self, id: ItemId, point: impl Fn(usize) -> Point, parts: &[BitPart], forced: &[(usize, i128)]) -> Vec<u64> {
        let mut values = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            let mask = u64::MAX >> (64 - u32::from(part.width));
            let told = forced.iter().find(|(known, _)| *known == index).map(|(_, value)| *value as u64 & mask);
            values.push(told.unwrap_or_else(|| match part.meaning {
                BitMeaning::Flag => u64::from(self.note(id, point(index)) || self.random.below(2) == 1),
                BitMeaning::Number | BitMeaning::Reserved => self.random.wide() & mask,
                BitMeaning::Constant(value) => value,
                BitMeaning::Codes(codes_id) => match &self.model.item(codes_id).kind {
                    Kind::Codes(codes) => self.code(codes_id, codes, u32::from(part.width)),
                    _ => unreachable!("codes expected"),
                },
            }));
        }
        values
    }

    /// The integer or bit string that carries codes or bits.
    fn carried(&mut self, carrier: Carrier, value: u64, place: &Place<'_>) -> Message {
        if let Carrier::BitString(bits) = carrier {
            let size = usize::from(bits).div_ceil(8);
            let padding = size * 8 - usize::from(bits);
            return bits_out(place, usize::from(bits), true, (value << padding).to_be_bytes()[8 - size..].to_vec());
        }
        let size = usize::from(carrier.bits().div_ceil(8));
        if place.encoding == Encoding::Ber {
            let identifier = if carrier == Carrier::Enum { 0x0A } else { 0x02 };
            return number_tlv(place.identifier.unwrap_or(identifier), i128::from(value));
        }
        let tag = if carrier == Carrier::Enum { 22 } else { int_tag(size as u8, false) };
        self.fixed(place, tag, 0x02, &value.to_be_bytes()[8 - size..])
    }

    /// Octets that hold something else.
    pub(super) fn contained(&mut self, contained: &Contained, place: &Place<'_>) -> Message {
        let empty = contained.or_empty && place.count.is_none() && self.random.below(2) == 0;
        let size = calendar_size(self.model, &contained.ty);
        let content = match size {
            _ if empty => Vec::new(),
            Some(size) => self.random.octets(size),
            None => {
                let encoding = match (&contained.ty, place.encoding) {
                    (Type::Data, _) => Encoding::Data,
                    (_, Encoding::Axdr) => Encoding::Axdr,
                    _ => Encoding::Octets,
                };
                let inner = Place { encoding, tolerates: &[], count: None, identifier: None, ..*place };
                // What is to be opened later is no part of this message.
                self.write(&contained.ty, &inner).octets
            }
        };
        let mut out = Message::default();
        match (place.encoding, contained.length) {
            (Encoding::Ber, _) => {
                return octets_tlv(place.identifier.unwrap_or(0x04), &content);
            }
            (Encoding::Axdr | Encoding::Octets, Length::Rest) => out.rest(&content),
            (Encoding::Axdr | Encoding::Octets, Length::Prefixed) => {
                let missing = place.tolerates(Tolerance::MissingLength);
                let mut own = Message::default();
                prefixed(&mut own, &content);
                if let Some(size) = size.filter(|_| !missing) {
                    let or_empty: &[usize] = if contained.or_empty { &[0] } else { &[] };
                    let tag: &[usize] = if place.tolerates(Tolerance::OctetStringTag) { &[9] } else { &[] };
                    own = Message::default();
                    own.length(content.len());
                    own.piece(&content);
                    wrong_lengths(&mut own, 0, if empty { size } else { content.len() }, &[or_empty, tag].concat());
                } else if missing {
                    own = Message::default();
                    own.piece(&[content.len() as u8]);
                    own.piece(&content);
                }
                out.append(own);
            }
            (Encoding::Axdr | Encoding::Octets, _) => out.piece(&content),
            (Encoding::Data, length) => {
                out.piece(&[9]);
                out.wrong(0, UNASSIGNED, What::Tag, ErrorKind::UnexpectedTag);
                if let Some(size) = size {
                    out.length(content.len());
                    out.piece(&content);
                    wrong_lengths(&mut out, 1, if empty { size } else { content.len() }, if contained.or_empty { &[0] } else { &[] });
                } else {
                    known_length(&mut out, &content, matches!(length, Length::Fixed(_)), &[]);
                }
            }
        }
        out
    }
}

/// A length and the octets that it counts.
fn prefixed(out: &mut Message, content: &[u8]) {
    let at = out.octets.len();
    out.length(content.len());
    let start = out.octets.len();
    out.piece(content);
    out.counted(at, start, true);
}

/// A length and the octets that it counts; `known` where only one length is allowed, but for some others.
fn known_length(out: &mut Message, content: &[u8], known: bool, but: &[usize]) {
    if !known {
        return prefixed(out, content);
    }
    let at = out.octets.len();
    out.length(content.len());
    out.piece(content);
    wrong_lengths(out, at, content.len(), but);
}

/// Lengths next to the only one that is allowed, where they take one octet.
fn wrong_lengths(out: &mut Message, at: usize, length: usize, but: &[usize]) {
    let near = [length.checked_sub(1), Some(length + 1)];
    for wrong in near.into_iter().flatten().filter(|wrong| *wrong < 0x80 && !but.contains(wrong)) {
        out.wrong(at, wrong as u8, What::Length, ErrorKind::Length);
    }
}

/// A bit string; `fixed` where its length is known.
fn bits_out(place: &Place<'_>, bits: usize, fixed: bool, mut octets: Vec<u8>) -> Message {
    if let (Some(last), used @ 1..) = (octets.last_mut(), bits % 8) {
        *last &= 0xFF << (8 - used);
    }
    let mut out = Message::default();
    match place.encoding {
        Encoding::Ber => {
            let mut inner = Message::default();
            inner.raw(&[(octets.len() * 8 - bits) as u8]);
            inner.raw(&octets);
            inner.refused(0..1, &[8], What::Value, ErrorKind::Length, 0);
            return tlv(place.identifier.unwrap_or(0x03), inner);
        }
        Encoding::Axdr | Encoding::Octets if fixed => out.piece(&octets),
        Encoding::Axdr | Encoding::Octets | Encoding::Data => {
            if place.encoding == Encoding::Data {
                out.piece(&[4]);
                out.wrong(0, UNASSIGNED, What::Tag, ErrorKind::UnexpectedTag);
            }
            let at = out.octets.len();
            out.length(bits);
            let start = out.octets.len();
            out.piece(&octets);
            if !fixed {
                out.counted_bits(at, start);
            } else {
                let filled: &[usize] = if place.tolerates(Tolerance::BitCount) { &[bits.div_ceil(8) * 8] } else { &[] };
                wrong_lengths(&mut out, at, bits, filled);
            }
        }
    }
    out
}

/// A BER value: identifier, length, content.
pub(super) fn tlv(identifier: u8, content: Message) -> Message {
    region(identifier, content, false)
}

/// A BER value whose content may be any octets.
fn octets_tlv(identifier: u8, content: &[u8]) -> Message {
    let mut inner = Message::default();
    inner.raw(content);
    region(identifier, inner, true)
}

fn region(identifier: u8, content: Message, free: bool) -> Message {
    let mut out = Message::default();
    out.piece(&[identifier]);
    out.wrong(0, identifier ^ 0x40, What::Tag, ErrorKind::UnexpectedTag);
    let at = out.octets.len();
    out.length(content.octets.len());
    let start = out.octets.len();
    out.needed(content.octets.len());
    out.append_region(at, content);
    out.counted(at, start, free);
    out
}

/// An INTEGER or ENUMERATED in its shortest form.
fn number_tlv(identifier: u8, value: i128) -> Message {
    let octets = value.to_be_bytes();
    let spare = |pair: &[u8]| pair[0] == 0 && pair[1] < 0x80 || pair[0] == 0xFF && pair[1] >= 0x80;
    let start = octets.windows(2).take_while(|pair| spare(pair)).count();
    let mut content = Message::default();
    content.raw(&octets[start..]);
    tlv(identifier, content)
}

/// A value without a name that fits so many bits.
fn unknown_code(codes: &Codes, width: u32) -> Option<u64> {
    let last = u64::MAX >> (64 - width.clamp(1, 64));
    let known = |value: u64| codes.values.iter().any(|code| code.value == value);
    (0..=last.min(0xFFFF)).find(|value| !known(*value))
}

/// The tag of an integer of COSEM Data.
fn int_tag(octets: u8, signed: bool) -> u8 {
    match (octets, signed) {
        (1, false) => 17,
        (1, true) => 15,
        (2, false) => 18,
        (2, true) => 16,
        (4, true) => 5,
        (8, true) => 20,
        (8, false) => 21,
        _ => 6,
    }
}

/// The octets of a date-time, date or time, whatever it is called.
pub(super) fn calendar_size(model: &Model, ty: &Type) -> Option<usize> {
    match ty {
        Type::DateTime => Some(12),
        Type::Date => Some(5),
        Type::Time => Some(4),
        Type::Item(id) => match &model.item(*id).kind {
            Kind::Alias(ty) => calendar_size(model, ty),
            _ => None,
        },
        _ => None,
    }
}
