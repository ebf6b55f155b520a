//! What is made of other values: Data, lists, choices.

use super::leaf::{UNASSIGNED, tlv};
use super::message::What;
use super::{DEPTH, Generator, Message, Place};
use crate::inspect::{ErrorKind, Point};
use crate::model::{Arm, Choice, Encoding, Int, ItemId, Kind, Length, List, Type};

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
        let simple = |octets: u8, signed: bool| Type::Int(Int { octets, signed, little_endian: false, range: None, constant: None });
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
                let mut last = start;
                (0..count).for_each(|_| {
                    let element = self.data();
                    last = out.octets.len();
                    out.append(element);
                });
                self.depth -= 1;
                out.counted_elements(at, start, count, last);
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
        let mut last = 0;
        for _ in 0..count {
            let element = self.write(&list.element, &inner);
            last = elements.octets.len();
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
        let count_at = if place.encoding == Encoding::Data { 1 } else { 0 };
        out.needed(count);
        let prefixed = list.count == Length::Prefixed;
        out.append(elements);
        if prefixed {
            out.counted_elements(count_at, start, count, start + last);
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
            // the octet behind the last alternative, or behind a gap
            if let Some(other) = known.rev().find(|other| *other != unknown && place.encoding != Encoding::Data) {
                out.wrong(0, other, What::Tag, ErrorKind::UnknownSelector);
            }
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
    pub(super) fn tagged(&mut self, identifier: u8, explicit: bool, ty: &Type, place: &Place<'_>) -> Message {
        if !explicit {
            return self.write(ty, &Place { identifier: Some(identifier), ..*place });
        }
        let content = self.write(ty, &Place { identifier: None, ..*place });
        tlv(identifier, content)
    }
}

/// An item behind its tag.
pub(super) fn tagged(tag: Option<u8>, content: Message) -> Message {
    let Some(tag) = tag else { return content };
    let mut out = Message::default();
    out.piece(&[tag]);
    out.wrong(0, tag ^ 0x40, What::Tag, ErrorKind::UnexpectedTag);
    out.append(content);
    out
}
