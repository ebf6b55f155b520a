//! What elements of a sequence must know of each other before they are written.

use std::collections::BTreeMap;

use super::Generator;
use crate::coverage::find_match;
use crate::inspect::Point;
use crate::model::{
    BitMeaning, BitPart, Codes, Element, Field, FieldRef, ItemId, Kind, Length, Match, Model, Pattern, Presence, Sequence, Type,
};

/// What is known of the elements of a sequence before they are written.
#[derive(Default)]
pub(super) struct Plan {
    /// Values that fields and parts must have.
    pub(super) forced: BTreeMap<(usize, Option<usize>), i128>,
    /// The alternatives of `match` fields.
    pub(super) arms: BTreeMap<usize, usize>,
    /// Lengths and counts of elements.
    pub(super) counts: BTreeMap<usize, usize>,
    /// Whether elements that may be missing are there.
    pub(super) there: BTreeMap<usize, bool>,
}

impl Plan {
    /// The values that parts of an element must have.
    pub(super) fn parts(&self, index: usize) -> Vec<(usize, i128)> {
        let of = |((element, part), value): (&(usize, Option<usize>), &i128)| (*element == index).then_some(((*part)?, *value));
        self.forced.iter().filter_map(of).collect()
    }
}

impl Generator<'_> {
    /// Decides what other elements must know of a field.
    pub(super) fn plan(&mut self, id: ItemId, sequence: &Sequence, index: usize, field: &Field, plan: &mut Plan) {
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
            BitMeaning::Codes(id) => Some(id),
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

/// Where the length of a type stands.
fn length_kind(ty: &Type) -> Option<Length> {
    match ty {
        Type::Octets(length) | Type::Text(length) | Type::Utf8(length) | Type::BitString(length) => Some(*length),
        Type::List(list) => Some(list.count),
        Type::Contained(contained) => Some(contained.length),
        _ => None,
    }
}

/// True for octets that hold a date-time, date or time.
fn calendar(model: &Model, ty: &Type) -> bool {
    matches!(ty, Type::Contained(contained) if super::leaf::calendar_size(model, &contained.ty).is_some())
}

/// A type without its aliases.
pub(super) fn resolved<'t>(model: &'t Model, ty: &'t Type) -> &'t Type {
    match ty {
        Type::Item(id) => match &model.item(*id).kind {
            Kind::Alias(ty) => resolved(model, ty),
            _ => ty,
        },
        _ => ty,
    }
}
