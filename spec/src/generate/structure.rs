//! What is made of other values: Data, lists, choices, sequences.

use std::collections::BTreeMap;

use super::leaf::{UNASSIGNED, tlv};
use super::message::What;
use super::{DEPTH, Generator, Message, Place};
use crate::inspect::{ErrorKind, Point};
use crate::model::{
    Arm, BitPart, Choice, Codes, Element, Encoding, Field, FieldRef, ItemId, Kind, Length, List, Literal, Match, Model, Pattern, Presence,
    Rule, Sequence, Tolerance, Type,
};

/// What is known of the elements of a sequence before they are written.
#[derive(Default)]
struct Plan {
    /// Values that fields and parts must have.
    forced: BTreeMap<(usize, Option<usize>), i128>,
    /// The alternatives of `match` fields.
    arms: BTreeMap<usize, usize>,
    /// Lengths and counts of elements.
    counts: BTreeMap<usize, usize>,
    /// Whether elements that may be missing are there.
    there: BTreeMap<usize, bool>,
}

impl Generator<'_> {
    /// A value of a type.
    pub(super) fn write(&mut self, ty: &Type, place: &Place<'_>) -> Message {
        match ty {
            Type::Item(id) => self.item(*id, place),
            Type::List(list) => self.list(list, place),
            Type::Contained(contained) => self.contained(contained, place),
            Type::Data => self.data(),
            Type::Match(found) => match place.arm.and_then(|arm| found.arms.get(arm)) {
                Some(arm) => self.write(&arm.ty.clone(), &Place { arm: None, ..*place }),
                None => unreachable!("a match without its fields"),
            },
            _ => self.leaf(ty, place),
        }
    }

    /// Any COSEM Data.
    fn data(&mut self) -> Message {
        let place = Place { encoding: Encoding::Data, tolerates: &[], forced: None, parts: &[], arm: None, count: None, identifier: None };
        let simple =
            |octets: u8, signed: bool| Type::Int(crate::model::Int { octets, signed, little_endian: false, range: None, constant: None });
        let out = match self.random.below(if self.depth > DEPTH { 9 } else { 11 }) {
            0 => self.leaf(&Type::Null, &place),
            1 => self.leaf(&simple(1, false), &place),
            2 => self.leaf(&simple(4, false), &place),
            3 => self.leaf(&simple(2, true), &place),
            4 => self.leaf(&Type::Octets(Length::Prefixed), &place),
            5 => self.leaf(&Type::Text(Length::Prefixed), &place),
            6 => self.leaf(&Type::BitString(Length::Prefixed), &place),
            7 => self.leaf(&Type::DateTime, &place),
            8 => self.leaf(&Type::Bool, &place),
            container => {
                let count = self.random.below(4);
                let mut out = Message::default();
                out.piece(&[container as u8 - 8]);
                let at = out.octets.len();
                out.length(count);
                let start = out.octets.len();
                out.needed(count);
                self.depth += 1;
                (0..count).for_each(|_| {
                    let element = self.data();
                    out.append(element);
                });
                self.depth -= 1;
                if count == 0 {
                    out.counted(at, start);
                }
                out
            }
        };
        let mut out = out.selected();
        out.wrong(0, UNASSIGNED, What::Tag, ErrorKind::UnknownSelector);
        out
    }

    fn list(&mut self, list: &List, place: &Place<'_>) -> Message {
        let count = match (place.count, list.count) {
            (Some(count), _) => count,
            (None, Length::Fixed(count)) => count as usize,
            _ if self.depth > DEPTH => 0,
            // one with many elements needs a longer count
            (None, Length::Prefixed) if place.encoding != Encoding::Ber && self.depth < 4 && self.random.below(96) == 0 => 130,
            _ => self.random.below(4),
        };
        let inner = Place { count: None, forced: None, identifier: None, ..*place };
        let mut elements = Message::default();
        for _ in 0..count {
            let element = self.write(&list.element, &inner);
            elements.append(element);
        }
        let mut out = Message::default();
        match (place.encoding, list.count) {
            (Encoding::Ber, _) => return tlv(place.identifier.unwrap_or(0x30), elements),
            (Encoding::Axdr | Encoding::Octets, Length::Rest) => {
                out.rest(&[]);
                out.append(elements);
                return out;
            }
            (Encoding::Axdr | Encoding::Octets, Length::Prefixed) => out.length(count),
            (Encoding::Axdr | Encoding::Octets, _) => {}
            (Encoding::Data, fixed) => {
                out.piece(&[1]);
                out.wrong(0, UNASSIGNED, What::Tag, ErrorKind::UnexpectedTag);
                out.length(count);
                if let Length::Fixed(_) = fixed
                    && count < 0x7F
                {
                    out.wrong(1, count as u8 + 1, What::Count, ErrorKind::Count);
                    if count > 0 {
                        out.wrong(1, count as u8 - 1, What::Count, ErrorKind::Count);
                    }
                }
            }
        }
        let start = out.octets.len();
        out.needed(count);
        let prefixed = list.count == Length::Prefixed && start > 0;
        out.append(elements);
        if prefixed && count == 0 {
            out.counted(start - 1, start);
        }
        out
    }

    fn item(&mut self, id: ItemId, place: &Place<'_>) -> Message {
        let model = self.model;
        let item = model.item(id);
        let place = &Place { encoding: item.encoding, ..*place };
        self.depth += 1;
        let out = match &item.kind {
            Kind::Choice(choice) => self.choice(id, choice, place),
            Kind::Sequence(sequence) => self.sequence(id, sequence, place),
            Kind::Bits(bits) => self.bits(id, bits, place),
            Kind::Codes(codes) => self.codes(id, codes, place),
            Kind::Alias(ty) => self.write(ty, place),
            Kind::Class(_) | Kind::Values(_) | Kind::Catalogue(_) => unreachable!("{} has no octets", item.name),
        };
        self.depth -= 1;
        out
    }

    fn choice(&mut self, id: ItemId, choice: &Choice, place: &Place<'_>) -> Message {
        let arms: Vec<_> = (0..choice.arms.len()).map(Point::Arm).chain(choice.open.iter().map(|_| Point::Open)).collect();
        let plain = |arm: &Arm| !matches!(arm.ty, Type::Item(_) | Type::List(_) | Type::Data);
        let index = match choice.arms.iter().position(plain) {
            Some(index) if self.depth > DEPTH => index,
            _ => self.choose(id, &arms),
        };
        let mut known = (0..=255_u8).filter(|octet| !choice.arms.iter().any(|arm| arm.is_selected_by(*octet)));
        let unknown =
            if place.encoding == Encoding::Data { Some(UNASSIGNED) } else { known.clone().find(|octet| *octet != 0).or(known.next()) };
        let mut out = match choice.arms.get(index) {
            Some(arm) => self.arm(arm, place),
            None => {
                let mut out = Message::default();
                out.piece(&[unknown.unwrap_or_default()]);
                out
            }
        };
        if choice.open.is_none()
            && let Some(unknown) = unknown
        {
            out.wrong(0, unknown, What::Tag, ErrorKind::UnknownSelector);
        }
        if place.encoding == Encoding::Ber {
            return match place.identifier.or(choice.tag.map(|tag| tag.octet)) {
                Some(identifier) => tlv(identifier, out),
                None => out,
            };
        }
        tagged(choice.tag.map(|tag| tag.octet), out)
    }

    fn arm(&mut self, arm: &Arm, place: &Place<'_>) -> Message {
        let inner = Place { identifier: None, tolerates: &[], forced: None, parts: &[], count: None, ..*place };
        if arm.own_tag || place.encoding == Encoding::Data {
            // Where several first octets select, the content says which of them it has.
            let mut out = self.write(&arm.ty, &inner);
            for _ in 0..1_000 {
                if out.octets.first().is_some_and(|first| arm.is_selected_by(*first)) {
                    break;
                }
                out = self.write(&arm.ty, &inner);
            }
            let mut out = out.selected();
            if arm.selector != arm.last {
                // another value of the first octet is another alternative
                out = out.without_changes_of_first();
            }
            return out;
        }
        if place.encoding == Encoding::Ber {
            return self.tagged(arm.selector, arm.explicit, &arm.ty, &inner).selected();
        }
        let mut out = Message::default();
        out.piece(&[arm.selector]);
        out.append(self.write(&arm.ty, &inner));
        out
    }

    /// In `ber`: a type behind a context identifier, around the type's own or in place of it.
    fn tagged(&mut self, identifier: u8, explicit: bool, ty: &Type, place: &Place<'_>) -> Message {
        if !explicit {
            return self.write(ty, &Place { identifier: Some(identifier), ..*place });
        }
        let content = self.write(ty, &Place { identifier: None, ..*place });
        tlv(identifier, content)
    }

    fn sequence(&mut self, id: ItemId, sequence: &Sequence, place: &Place<'_>) -> Message {
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
        written.into_iter().flatten().for_each(|out| fields.append(out));
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

    /// Decides what other elements must know of a field.
    fn plan(&mut self, id: ItemId, sequence: &Sequence, index: usize, field: &Field, plan: &mut Plan) {
        let there = match &field.presence {
            Presence::Required | Presence::Trailing => true,
            Presence::Optional | Presence::Default(_) => self.is_there(id, index),
            Presence::If(reference) => {
                let told = plan.forced.get(&(reference.element, reference.part)).copied();
                let there = told.map_or_else(|| self.is_there(id, index), |told| told != 0);
                plan.forced.insert((reference.element, reference.part), i128::from(there));
                there
            }
        };
        plan.there.insert(index, there);
        if let Some(found) = find_match(&field.ty) {
            self.matched(id, sequence, index, found, plan);
        }
        let mut ty = &field.ty;
        if let Type::Match(found) = ty
            && let Some(arm) = plan.arms.get(&index).and_then(|arm| found.arms.get(*arm))
        {
            ty = &arm.ty;
        }
        match length_kind(ty) {
            Some(Length::Field(reference)) if !matches!(ty, Type::Contained(_)) || calendar(self.model, ty) => {
                let limit = self.largest(sequence, reference).min(12);
                let told = plan.forced.get(&(reference.element, reference.part)).copied();
                let count = told.map_or_else(|| self.random.below(limit + 1), |told| told as usize);
                plan.forced.insert((reference.element, reference.part), count as i128);
                plan.counts.insert(index, count);
            }
            Some(Length::Measure(reference)) => {
                if let Some((codes_id, codes)) = self.codes_of(sequence, reference) {
                    let code = match plan.forced.get(&(reference.element, reference.part)) {
                        Some(told) => codes.values.iter().position(|code| i128::from(code.value) == *told).unwrap_or_default(),
                        None => self.choose(codes_id, &(0..codes.values.len()).map(Point::Code).collect::<Vec<_>>()),
                    };
                    plan.forced.insert((reference.element, reference.part), i128::from(codes.values[code].value));
                    plan.counts.insert(index, codes.values[code].measure.unwrap_or_default() as usize);
                }
            }
            _ => {}
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
            self.made.insert((id, Point::Element(index)));
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
    fn is_there(&mut self, id: ItemId, index: usize) -> bool {
        self.depth <= DEPTH && self.choose(id, &[Point::Element(index), Point::Missing(index)]) == 0
    }

    /// Chooses an alternative, and notes what the fields are that it depends on.
    fn matched(&mut self, id: ItemId, sequence: &Sequence, index: usize, found: &Match, plan: &mut Plan) {
        let told: Vec<Option<i128>> = found.on.iter().map(|on| plan.forced.get(&(on.element, on.part)).copied()).collect();
        let fits = |pattern: &Pattern, told: &Option<i128>| match (pattern, told) {
            (_, None) | (Pattern::Any | Pattern::AnyWritten(_), _) => true,
            (Pattern::Value(value), Some(told)) => value == told,
            (Pattern::Range(low, high), Some(told)) => (low..=high).contains(&told),
        };
        // What was told before takes the first alternative that it fits, so only these may be chosen.
        let possible: Vec<usize> = (0..found.arms.len())
            .filter(|arm| found.arms[*arm].patterns.iter().zip(&told).all(|(pattern, told)| fits(pattern, told)))
            .collect();
        let possible = if told.iter().all(Option::is_some) { possible[..possible.len().min(1)].to_vec() } else { possible };
        let points: Vec<Point> = possible.iter().map(|arm| Point::MatchArm(index, *arm)).collect();
        let Some(&chosen) = possible.get(self.choose(id, &points)) else {
            unreachable!("no alternative of {} fits {told:?}", self.model.item(id).name)
        };
        plan.arms.insert(index, chosen);
        let arm = &found.arms[chosen];
        for (position, (on, pattern)) in found.on.iter().zip(&arm.patterns).enumerate() {
            if told[position].is_some() {
                continue;
            }
            let known = |value: i128| {
                let is = |pattern: &Pattern| match pattern {
                    Pattern::Value(known) => *known == value,
                    Pattern::Range(low, high) => (*low..=*high).contains(&value),
                    Pattern::AnyWritten(_) | Pattern::Any => false,
                };
                found.arms[..chosen].iter().any(|arm| is(&arm.patterns[position]))
            };
            let last = self.largest(sequence, *on) as i128;
            let value = match pattern {
                Pattern::Value(value) | Pattern::AnyWritten(value) => *value,
                Pattern::Range(low, high) => low + i128::from(self.random.wide()) % (high - low + 1),
                Pattern::Any => (0..=last.min(255)).rev().find(|value| !known(*value)).unwrap_or(last),
            };
            plan.forced.insert((on.element, on.part), value);
        }
    }

    /// The largest value of a field or part that others refer to.
    fn largest(&self, sequence: &Sequence, reference: FieldRef) -> usize {
        let of_part = |parts: &[BitPart]| reference.part.and_then(|part| parts.get(part)).map_or(255, |part| (1 << part.width.min(16)) - 1);
        match sequence.elements.get(reference.element) {
            Some(Element::Bits(group)) => of_part(&group.parts),
            Some(Element::Field(field)) => match resolved(self.model, &field.ty) {
                Type::Int(int) => int.range.map_or(if int.signed { 127 } else { 255 }, |(_, high)| usize::try_from(high).unwrap_or(255)),
                Type::Bool => 1,
                Type::Item(id) => match &self.model.item(*id).kind {
                    Kind::Bits(bits) => of_part(&bits.parts),
                    _ => 255,
                },
                _ => 255,
            },
            _ => 255,
        }
    }

    /// The codes that a measure refers to.
    fn codes_of(&self, sequence: &Sequence, reference: FieldRef) -> Option<(ItemId, Codes)> {
        let of_part = |parts: &[BitPart]| match parts.get(reference.part?)?.meaning {
            crate::model::BitMeaning::Codes(id) => Some(id),
            _ => None,
        };
        let id = match sequence.elements.get(reference.element)? {
            Element::Bits(group) => of_part(&group.parts)?,
            Element::Field(field) => match resolved(self.model, &field.ty) {
                Type::Item(id) => match &self.model.item(*id).kind {
                    Kind::Bits(bits) => of_part(&bits.parts)?,
                    _ => *id,
                },
                _ => return None,
            },
            Element::Check(_) => return None,
        };
        match &self.model.item(id).kind {
            Kind::Codes(codes) => Some((id, codes.clone())),
            _ => None,
        }
    }
}

impl Plan {
    /// The values that parts of an element must have.
    fn parts(&self, index: usize) -> Vec<(usize, i128)> {
        let of = |((element, part), value): (&(usize, Option<usize>), &i128)| (*element == index).then_some(((*part)?, *value));
        self.forced.iter().filter_map(of).collect()
    }
}

/// Parts whose value other elements do not depend on; the others keep their place and lose what could be changed.
fn without_forced(parts: &[BitPart], forced: &[(usize, i128)]) -> Vec<BitPart> {
    let mut parts = parts.to_vec();
    for (index, _) in forced {
        if let crate::model::BitMeaning::Codes(_) = parts[*index].meaning {
            parts[*index].meaning = crate::model::BitMeaning::Number;
        }
    }
    parts
}

/// An item behind its tag.
fn tagged(tag: Option<u8>, content: Message) -> Message {
    let Some(tag) = tag else { return content };
    let mut out = Message::default();
    out.piece(&[tag]);
    out.wrong(0, tag ^ 0x40, What::Tag, ErrorKind::UnexpectedTag);
    out.append(content);
    out
}

/// The `match` of a field, itself or as what a list or an octet string holds.
fn find_match(ty: &Type) -> Option<&Match> {
    match ty {
        Type::Match(found) => Some(found),
        Type::List(list) => find_match(&list.element),
        Type::Contained(contained) => find_match(&contained.ty),
        _ => None,
    }
}

/// Where the length of a type stands.
fn length_kind(ty: &Type) -> Option<Length> {
    match ty {
        Type::Octets(length) | Type::Text(length) | Type::Utf8(length) | Type::BitString(length) => Some(*length),
        Type::List(list) => Some(list.count),
        Type::Contained(contained) => Some(contained.length),
        _ => None,
    }
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

/// True for octets that hold a date-time, date or time.
fn calendar(model: &Model, ty: &Type) -> bool {
    matches!(ty, Type::Contained(contained) if super::leaf::calendar_size(model, &contained.ty).is_some())
}

/// A type without its aliases.
fn resolved<'t>(model: &'t Model, ty: &'t Type) -> &'t Type {
    match ty {
        Type::Item(id) => match &model.item(*id).kind {
            Kind::Alias(ty) => resolved(model, ty),
            _ => ty,
        },
        _ => ty,
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
