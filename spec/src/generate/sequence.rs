//! Sequences: their fields in order, presence, tags, check values.

use super::leaf::{UNASSIGNED, tlv};
use super::message::What;
use super::plan::{Plan, resolved};
use super::structure::tagged;
use super::{DEPTH, Generator, Message, Place};
use crate::inspect::{ErrorKind, Point};
use crate::model::{
    BitMeaning, BitPart, Carrier, Codes, Element, Encoding, Field, FieldRef, ItemId, Kind, Length, Literal, Model, Pattern, Presence, Rule,
    Sequence, Tolerance, Type,
};

impl Generator<'_> {
    /// The fields of a sequence.
    pub(super) fn sequence(&mut self, id: ItemId, sequence: &Sequence, place: &Place<'_>) -> Message {
        let mut plan = Plan::default();
        for (index, field) in sequence.fields() {
            self.plan(id, sequence, index, field, &mut plan);
        }
        let trailing = |element: &Element| matches!(element, Element::Field(field) if field.presence == Presence::Trailing);
        let least = sequence.elements.iter().take_while(|element| !trailing(element)).count();
        let count = (least..sequence.elements.len()).find(|index| !self.is_there(id, *index)).unwrap_or(sequence.elements.len());
        // What a length counts is written first.
        let mut written: Vec<Option<Message>> = sequence.elements.iter().map(|_| None).collect();
        let refers = |index: usize| sequence.fields().any(|(_, field)| length_of(&field.ty).is_some_and(|length| length.element == index));
        let order = (0..count).filter(|index| !refers(*index)).chain((0..count).filter(|index| refers(*index)));
        for index in order {
            let out = match &sequence.elements[index] {
                Element::Field(field) => self.field(id, index, field, &plan, place),
                Element::Bits(group) => {
                    let forced = plan.parts(index);
                    let values = self.parts(id, |part| Point::GroupPart(index, part), &group.parts, &forced);
                    let inner = Place { tolerates: &[], identifier: None, ..*place };
                    let parts = without_forced(&group.parts, &forced);
                    self.group(group.carrier, &parts, &values, &inner)
                }
                Element::Check(_) => Message::default(),
            };
            if let Element::Field(field) = &sequence.elements[index]
                && let Type::Contained(contained) = &field.ty
                && let Length::Field(reference) = contained.length
            {
                plan.forced.insert((reference.element, reference.part), out.octets.len() as i128);
            }
            written[index] = Some(out);
        }
        let mut fields = Message::default();
        let mut starts = Vec::new();
        for out in written {
            starts.push(fields.octets.len());
            if let Some(out) = out {
                fields.append(out);
            }
        }
        self.unknown_selectors(sequence, place, &starts, &mut fields);
        match place.encoding {
            Encoding::Ber => tlv(place.identifier.or(sequence.tag.map(|tag| tag.octet)).unwrap_or(0x30), fields),
            Encoding::Axdr | Encoding::Octets => {
                let out = tagged(sequence.tag.map(|tag| tag.octet), fields);
                match sequence.elements.last() {
                    Some(Element::Check(check)) => out.checked(check.algorithm),
                    _ => out,
                }
            }
            Encoding::Data => {
                let mut out = Message::default();
                out.piece(&[2]);
                out.wrong(0, UNASSIGNED, What::Tag, ErrorKind::UnexpectedTag);
                out.length(count);
                let may_miss =
                    |tolerance| sequence.fields().find(|(_, field)| field.tolerates.contains(&tolerance)).map(|(index, _)| index);
                let fewest = may_miss(Tolerance::MissingMember).unwrap_or(least);
                let wrong = [Some(sequence.elements.len() + 1), fewest.checked_sub(1)];
                for wrong in wrong.into_iter().flatten().filter(|wrong| *wrong < 0x80) {
                    out.wrong(1, wrong as u8, What::Count, ErrorKind::Count);
                }
                out.append(fields);
                out
            }
        }
    }

    /// Values of discriminators that no alternative has.
    fn unknown_selectors(&self, sequence: &Sequence, place: &Place<'_>, starts: &[usize], out: &mut Message) {
        if place.encoding == Encoding::Ber {
            return;
        }
        let mut seen = Vec::new();
        for (index, field) in sequence.fields() {
            let Type::Match(found) = &field.ty else { continue };
            let [on] = found.on[..] else { continue };
            if seen.contains(&on) || index >= starts.len() {
                continue;
            }
            seen.push(on);
            let Some((carrier, shift, width, codes)) = self.discriminator(sequence, on) else { continue };
            let fits = |pattern: Pattern, value: i128| match pattern {
                Pattern::Value(known) => known == value,
                Pattern::Range(first, last) => (first..=last).contains(&value),
                Pattern::AnyWritten(_) | Pattern::Any => true,
            };
            let taken = |value: u64| found.arms.iter().any(|arm| arm.patterns.iter().all(|pattern| fits(*pattern, value.into())));
            let Some(unknown) = (0..=u64::MAX >> (64 - u32::from(width)).min(63)).take(0x1_0000).find(|value| !taken(*value)) else {
                continue;
            };
            let size = usize::from(carrier.div_ceil(8));
            let Some(end) = starts.get(on.element + 1).copied().filter(|end| *end >= size && *end <= out.octets.len()) else { continue };
            let at = end - size..end;
            let old = out.octets[at.clone()].iter().fold(0_u64, |whole, octet| whole << 8 | u64::from(*octet));
            let mask = u64::MAX >> (64 - u32::from(width));
            let new = (old & !(mask << shift) | unknown << shift).to_be_bytes()[8 - size..].to_vec();
            let closed = codes.is_some_and(|codes| codes.closed && !codes.values.iter().any(|code| code.value == unknown));
            let (kind, offset) = if closed { (ErrorKind::UnknownCode, at.start) } else { (ErrorKind::UnknownSelector, starts[index]) };
            out.refused(at, &new, What::Selector, kind, offset);
        }
    }

    /// Where a discriminator stands: the bits of what carries it, its lowest bit, its width, its named values.
    fn discriminator(&self, sequence: &Sequence, on: FieldRef) -> Option<(u8, u8, u8, Option<&Codes>)> {
        let codes = |id: ItemId| match &self.model.item(id).kind {
            Kind::Codes(codes) => Some(codes),
            _ => None,
        };
        let part = |carrier: Carrier, part: &BitPart| {
            let Carrier::Unsigned(bits) = carrier else { return None };
            let named = if let BitMeaning::Codes(id) = part.meaning { codes(id) } else { None };
            Some((bits, part.shift, part.width, named))
        };
        match (sequence.elements.get(on.element)?, on.part) {
            (Element::Bits(group), Some(index)) => part(group.carrier, group.parts.get(index)?),
            (Element::Field(field), index) => match (resolved(self.model, &field.ty), index) {
                (Type::Int(int), None) if int.range.is_none() && !int.signed && !int.little_endian => {
                    Some((int.octets * 8, 0, int.octets * 8, None))
                }
                (Type::Item(id), None) => codes(*id).map(|found| (found.carrier.bits(), 0, found.carrier.bits(), Some(found))),
                (Type::Item(id), Some(index)) => match &self.model.item(*id).kind {
                    Kind::Bits(bits) if bits.prefixes.is_empty() => part(bits.carrier, bits.parts.get(index)?),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        }
    }

    fn field(&mut self, id: ItemId, index: usize, field: &Field, plan: &Plan, place: &Place<'_>) -> Message {
        let there = plan.there.get(&index).copied().unwrap_or(true);
        let forced_parts = plan.parts(index);
        let inner = Place {
            encoding: place.encoding,
            tolerates: &field.tolerates,
            forced: plan.forced.get(&(index, None)).copied(),
            parts: &forced_parts,
            arm: plan.arms.get(&index).copied(),
            count: plan.counts.get(&index).copied(),
            identifier: None,
        };
        if field.presence == Presence::Trailing {
            self.note(id, Point::Element(index));
        }
        let flag = matches!(field.presence, Presence::Optional | Presence::Default(_));
        let mut out = Message::default();
        match (flag, place.encoding) {
            (true, Encoding::Axdr | Encoding::Octets) => {
                out.piece(&[u8::from(there)]);
                out.wrong(0, 2, What::Flag, ErrorKind::PresenceFlag);
                if there {
                    out.bent(0..1, &[0xFF], What::Flag, Rule::PresenceFlag);
                }
            }
            (true, Encoding::Data) if !there => out.piece(&[0]),
            _ => {}
        }
        if !there {
            return out;
        }
        let default = match &field.presence {
            Presence::Default(literal) => Some(literal),
            _ => None,
        };
        loop {
            let value = match field.ber {
                Some(tag) if place.encoding == Encoding::Ber => {
                    let value = self.tagged(tag.octet, tag.explicit, &field.ty, &inner);
                    // Another identifier is another field, or none.
                    if flag { value.selected() } else { value }
                }
                _ => self.write(&field.ty, &inner),
            };
            // A default value is left out.
            if default.is_some_and(|literal| is_default(self.model, &field.ty, literal, &value.octets)) {
                continue;
            }
            let value =
                if inner.forced.is_some() || !forced_parts.is_empty() || default.is_some() { value.without_values() } else { value };
            out.append(value);
            return out;
        }
    }

    /// Whether a field that may be missing is there: once each, then by chance.
    pub(super) fn is_there(&mut self, id: ItemId, index: usize) -> bool {
        self.depth <= DEPTH && self.choose(id, &[Point::Element(index), Point::Missing(index)]) == 0
    }
}

/// Parts whose value other elements do not depend on; the others keep their place and lose what could be changed.
fn without_forced(parts: &[BitPart], forced: &[(usize, i128)]) -> Vec<BitPart> {
    let mut parts = parts.to_vec();
    for (index, _) in forced {
        if let BitMeaning::Codes(_) = parts[*index].meaning {
            parts[*index].meaning = BitMeaning::Number;
        }
    }
    parts
}

/// The field that is the length of octets that hold something.
fn length_of(ty: &Type) -> Option<FieldRef> {
    match ty {
        Type::Contained(contained) => match contained.length {
            Length::Field(reference) => Some(reference),
            _ => None,
        },
        _ => None,
    }
}

/// True where octets end with a default value.
fn is_default(model: &Model, ty: &Type, literal: &Literal, octets: &[u8]) -> bool {
    let ends = |value: i128, size: usize| octets.ends_with(&value.to_be_bytes()[16 - size..]);
    match (literal, resolved(model, ty)) {
        (Literal::Bool(value), _) => octets.last().is_some_and(|last| (*last != 0) == *value),
        (Literal::Int(value), Type::Int(int)) => ends(*value, usize::from(int.octets)),
        (Literal::Octets(value), _) => octets.ends_with(value),
        (Literal::Text(value), _) => octets.ends_with(value.as_bytes()),
        (Literal::Int(value), Type::Item(_)) => ends(*value, 1),
        (Literal::Code(name), Type::Item(id)) => match &model.item(*id).kind {
            Kind::Codes(codes) => codes.values.iter().any(|code| code.name.snake == *name && ends(i128::from(code.value), 1)),
            _ => false,
        },
        _ => false,
    }
}
