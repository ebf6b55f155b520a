//! Choices, and the tags in front of items, alternatives and fields.

use std::collections::HashMap;

use crate::fault::{Code, Fault};
use crate::model::{Arm, BerTag, BitMeaning, BitPart, Carrier, Choice, Element, Encoding, Kind, Name, Presence, Sequence, Tag, Type};
use crate::source::Place;
use crate::syntax::ast::{self, Body, ChoiceBody, ItemTag, MemberTag};

use super::Checker;
use super::head::allowed;

/// The greatest tag number that fits the identifier octet of BER.
const MOST_BER_NUMBER: u8 = 30;

/// What is known about the first octet of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FirstOctet {
    /// It is always this.
    Always(u8),
    /// It differs, or there may be none.
    Varies,
    /// The type is wrong itself.
    Unknown,
}

/// What selects an alternative.
struct Selection {
    octet: u8,
    /// The last octet of a range; the octet itself where there is none.
    last: u8,
    /// Whether the content keeps its own identifier behind it, in `ber`.
    explicit: bool,
    /// What says so.
    place: Place,
}

impl Selection {
    const fn overlaps(&self, other: &Self) -> bool {
        self.octet <= other.last && other.octet <= self.last
    }
}

/// Between which octets bits begin.
fn top_octets(carrier: Carrier, parts: &[BitPart]) -> (u8, u8) {
    let mut bounds = (0u128, 0u128);
    for part in parts {
        let ones = (1u128 << part.width) - 1;
        let (least, most) = match part.meaning {
            BitMeaning::Constant(value) if part.tolerates.is_empty() => (u128::from(value), u128::from(value)),
            _ => (0, ones),
        };
        bounds = (bounds.0 | least << part.shift, bounds.1 | most << part.shift);
    }
    let shift = carrier.bits().saturating_sub(8);
    let top = |bound: u128| u8::try_from(bound >> shift & 0xFF).unwrap_or(u8::MAX);
    (top(bounds.0), top(bounds.1))
}

impl Checker<'_> {
    /// Resolves a choice; false where an alternative is missing because it is wrong.
    pub(super) fn choice(&mut self, unit: usize, body: &ChoiceBody) -> Option<(Choice, bool)> {
        let Some(Kind::Choice(Choice { tag, .. })) = self.units[unit].kind else { return None };
        if body.arms.is_empty() && !self.broken(unit) {
            let place = self.units[unit].ast.name.place;
            self.add(Fault::new(Code::E0325, place, "a choice without alternatives").label("no alternative"));
        }
        let mut names: HashMap<&str, Place> = HashMap::new();
        let mut selectors: Vec<(Selection, &ast::Arm)> = Vec::new();
        let mut arms = Vec::new();
        let mut open = None;
        let mut good = true;
        for (index, arm) in body.arms.iter().enumerate() {
            if let Some(first) = names.insert(&arm.name.value, arm.name.place) {
                self.add(
                    Fault::new(Code::E0205, arm.name.place, format!("the name `{}` is already taken", arm.name.value))
                        .label("taken already")
                        .also(first, "taken here"),
                );
            }
            if let Some(place) = arm.open {
                open = self.open_arm(unit, arm, place, index + 1 == body.arms.len());
                continue;
            }
            let (checked, selector) = self.arm(unit, arm);
            match checked {
                Some(checked) => arms.push(checked),
                None => good = false,
            }
            let Some(selection) = selector else { continue };
            if let Some((taken, first)) = selectors.iter().find(|(taken, _)| taken.overlaps(&selection)) {
                let octet = taken.octet.max(selection.octet);
                let selector = match (&arm.tag, self.units[unit].item.encoding) {
                    (Some(tag), _) => format!("selector {}", tag.number.value),
                    (None, Encoding::Data) => format!("type tag {octet}"),
                    (None, _) => format!("first octet {octet:02X}"),
                };
                let message = format!("{selector} of `{}` is already taken by `{}`", arm.name.value, first.name.value);
                let fault = Fault::new(Code::E0203, selection.place, message).label("taken already").also(taken.place, "taken here");
                self.add(fault);
            } else {
                selectors.push((selection, arm));
            }
        }
        Some((Choice { tag, arms, open }, good))
    }

    fn open_arm(&mut self, unit: usize, arm: &ast::Arm, place: Place, last: bool) -> Option<Name> {
        let notes = self.notes(self.units[unit].file, &arm.decor, allowed::NAME, "an alternative for unknown selectors");
        if matches!(self.units[unit].item.encoding, Encoding::Ber | Encoding::Data) {
            let fault = Fault::new(Code::E0324, place, "an alternative for unknown selectors where they are type tags");
            self.add(fault.label("not in this encoding").help("what follows an unknown type tag cannot be kept; leave this out"));
        } else if !last {
            let fault = Fault::new(Code::E0324, place, "the alternative for unknown selectors is not last").label("not last");
            self.add(fault.help("move it below all others; there can be only one"));
        }
        Some(self.name(unit, &arm.name, &notes))
    }

    /// One alternative, and its selector with its place. An alternative of a wrong type still takes its selector.
    fn arm(&mut self, unit: usize, arm: &ast::Arm) -> (Option<Arm>, Option<Selection>) {
        let notes = self.notes(self.units[unit].file, &arm.decor, allowed::DATED, "an alternative");
        let ty = match &arm.ty {
            Some(ty) => self.type_outside(unit, ty),
            None => Some(Type::Null),
        };
        let selection = match &arm.range {
            Some(range) => self.range(unit, range),
            None => self.selector(unit, arm, ty.as_ref()),
        };
        let Some(selection) = selection else { return (None, None) };
        let checked = ty.map(|ty| Arm {
            name: self.name(unit, &arm.name, &notes),
            docs: arm.decor.docs.clone(),
            selector: selection.octet,
            last: selection.last,
            own_tag: arm.tag.is_none(),
            explicit: selection.explicit,
            ty,
            since: notes.since,
            place: arm.name.place,
        });
        (checked, Some(selection))
    }

    /// A range of first octets. Whether the content begins with one of them is known when all items are.
    fn range(&mut self, unit: usize, (first, last): &(ast::Int, ast::Int)) -> Option<Selection> {
        let place = first.place.to(last.place);
        if matches!(self.units[unit].item.encoding, Encoding::Ber | Encoding::Data) {
            let fault = Fault::new(Code::E0323, place, "a range of selectors where they are type tags or identifiers");
            self.add(fault.label("not in this encoding").expected("`name: type`, with a type that has one tag"));
            return None;
        }
        let octet = self.number(first.value, u8::MAX, first.place)?;
        let last = self.number(last.value, u8::MAX, last.place)?;
        if last <= octet {
            let fault = Fault::new(Code::E0313, place, "a range of less than two octets").label("too small");
            self.add(fault.help("write the lower octet first; for a single one `[1] name: Type`"));
            return None;
        }
        Some(Selection { octet, last, explicit: false, place })
    }

    /// Reports an alternative that is selected by a range, but whose content may begin with another octet.
    pub(super) fn range_fits(&mut self, arm: &Arm, ast: &ast::Arm) {
        if arm.selector == arm.last {
            return;
        }
        let Some((first, last)) = self.first_octets(&arm.ty, 0) else { return };
        if first < arm.selector || arm.last < last {
            let place = ast.ty.as_ref().map_or(ast.name.place, |ty| ty.place);
            let message = format!("`{}` may begin with an octet that does not select it", ast.name.value);
            let fault = Fault::new(Code::E0306, place, message).label(format!("begins with {first:02X} to {last:02X}"));
            let help = format!("restrict its first field to {:02X} to {:02X}: `in a..b`, or constant bits", arm.selector, arm.last);
            self.add(fault.help(help));
        }
    }

    /// Between which octets a value of this type begins, in packed octets; `None` where the type is wrong itself.
    fn first_octets(&self, ty: &Type, depth: u8) -> Option<(u8, u8)> {
        const MAX_DEPTH: u8 = 16;
        const ANY: Option<(u8, u8)> = Some((0, u8::MAX));
        if depth == MAX_DEPTH {
            return ANY;
        }
        match self.plain(ty)? {
            Type::Int(int) if !int.little_endian && !int.signed => {
                let (first, last) = match (int.constant, int.range) {
                    (Some(value), _) => (value, value),
                    (None, Some(range)) => range,
                    (None, None) => return ANY,
                };
                let shift = 8 * u32::from(int.octets.saturating_sub(1));
                Some((u8::try_from(first >> shift).ok()?, u8::try_from(last >> shift).ok()?))
            }
            Type::Item(id) => match &self.units[id.0].kind.as_ref().or(self.units[id.0].partial.as_ref())? {
                Kind::Sequence(Sequence { tag: Some(tag), .. }) | Kind::Choice(Choice { tag: Some(tag), .. }) => {
                    Some((tag.octet, tag.octet))
                }
                Kind::Sequence(sequence) => match sequence.elements.first()? {
                    Element::Field(field) if field.presence == Presence::Required => self.first_octets(&field.ty, depth + 1),
                    Element::Bits(group) => Some(top_octets(group.carrier, &group.parts)),
                    _ => ANY,
                },
                Kind::Bits(bits) if bits.prefixes.is_empty() => Some(top_octets(bits.carrier, &bits.parts)),
                Kind::Choice(choice) if choice.open.is_none() => {
                    let first = choice.arms.iter().map(|arm| arm.selector).min()?;
                    Some((first, choice.arms.iter().map(|arm| arm.last).max()?))
                }
                Kind::Codes(codes) if codes.closed && codes.carrier.bits() == 8 => {
                    let values = || codes.values.iter().filter_map(|code| u8::try_from(code.value).ok());
                    Some((values().min()?, values().max()?))
                }
                _ => ANY,
            },
            _ => ANY,
        }
    }

    /// The octet that selects an alternative, whether the content keeps its own identifier behind it, and the place of what says so.
    fn selector(&mut self, unit: usize, arm: &ast::Arm, ty: Option<&Type>) -> Option<Selection> {
        let encoding = self.units[unit].item.encoding;
        let one = |octet, explicit, place| Some(Selection { octet, last: octet, explicit, place });
        let Some(tag) = &arm.tag else {
            let place = arm.ty.as_ref().map_or(arm.name.place, |ty| ty.place);
            return match self.first_octet(ty?, encoding) {
                FirstOctet::Always(octet) => one(octet, false, place),
                FirstOctet::Unknown => None,
                FirstOctet::Varies => {
                    let message = format!("`{}` has no first octet of its own that could select it", arm.name.value);
                    let fault = Fault::new(Code::E0306, place, message).label("no single first octet");
                    self.add(fault.help(match encoding {
                        Encoding::Data => "name a type with one type tag, or list its alternatives here",
                        Encoding::Axdr | Encoding::Octets => "give it a selector: `[1] name: Type`, or give the item a tag",
                        Encoding::Ber => "give it a context tag: `[0] name: Type`, or give the item an application tag",
                    }));
                    None
                }
            };
        };
        let place = tag.number.place;
        match encoding {
            Encoding::Axdr | Encoding::Octets => {
                self.no_implicit(tag);
                one(self.number(tag.number.value, u8::MAX, place)?, false, place)
            }
            Encoding::Ber => self.context_tag(tag, ty?).and_then(|tag| one(tag.octet, tag.explicit, place)),
            Encoding::Data => {
                let fault = Fault::new(Code::E0323, place, "a selector where type tags select");
                self.add(fault.label("not in `data`").expected("`name: type`, with a type that has one type tag"));
                None
            }
        }
    }

    /// The octet a value of this type begins with.
    pub(super) fn first_octet(&self, ty: &Type, encoding: Encoding) -> FirstOctet {
        let Some(ty) = self.plain(ty) else { return FirstOctet::Unknown };
        if let Type::Item(id) = ty {
            let unit = &self.units[id.0];
            let Some(kind) = &unit.kind else { return FirstOctet::Unknown };
            let carrier = match kind {
                Kind::Sequence(sequence) => {
                    return match (sequence.tag, unit.item.encoding) {
                        (_, Encoding::Data) => FirstOctet::Always(2),
                        (Some(tag), _) => FirstOctet::Always(tag.octet),
                        (None, Encoding::Ber) => FirstOctet::Always(0x30),
                        (None, Encoding::Axdr | Encoding::Octets) => FirstOctet::Varies,
                    };
                }
                Kind::Choice(choice) => return choice.tag.map_or(FirstOctet::Varies, |tag| FirstOctet::Always(tag.octet)),
                Kind::Bits(bits) => bits.carrier,
                Kind::Codes(codes) => codes.carrier,
                Kind::Alias(_) | Kind::Class(_) | Kind::Values(_) | Kind::Catalogue(_) => return FirstOctet::Varies,
            };
            let tag = match (unit.item.encoding, carrier) {
                (Encoding::Data, Carrier::Enum) => 22,
                (Encoding::Data, Carrier::BitString(_)) => 4,
                (Encoding::Data, Carrier::Unsigned(bits)) => match bits {
                    0..=8 => 17,
                    9..=16 => 18,
                    17..=32 => 6,
                    _ => 21,
                },
                (Encoding::Ber, Carrier::Enum) => 0x0A,
                (Encoding::Ber, Carrier::BitString(_)) => 0x03,
                (Encoding::Ber, Carrier::Unsigned(_)) => 0x02,
                (Encoding::Ber, Carrier::Oid) => 0x06,
                _ => return FirstOctet::Varies,
            };
            return FirstOctet::Always(tag);
        }
        let tag = match encoding {
            Encoding::Axdr | Encoding::Octets => return FirstOctet::Varies,
            Encoding::Data => match ty {
                Type::Null => 0,
                Type::List(_) => 1,
                Type::Bool => 3,
                Type::BitString(_) => 4,
                Type::Octets(_) | Type::Contained(_) => 9,
                Type::Text(_) => 10,
                Type::Utf8(_) => 12,
                Type::Bcd => 13,
                Type::Int(int) => match (int.octets, int.signed) {
                    (1, true) => 15,
                    (2, true) => 16,
                    (4, true) => 5,
                    (8, true) => 20,
                    (1, false) => 17,
                    (2, false) => 18,
                    (4, false) => 6,
                    (8, false) => 21,
                    // No type tag; the layout reports it.
                    _ => return FirstOctet::Unknown,
                },
                Type::Float32 => 23,
                Type::Float64 => 24,
                Type::DateTime => 25,
                Type::Date => 26,
                Type::Time => 27,
                Type::Data | Type::Match(_) | Type::Item(_) => return FirstOctet::Varies,
                Type::Oid => return FirstOctet::Unknown,
            },
            Encoding::Ber => match ty {
                Type::Bool => 0x01,
                Type::Int(_) => 0x02,
                Type::BitString(_) => 0x03,
                Type::Octets(_) | Type::Contained(_) => 0x04,
                Type::Null => 0x05,
                Type::Oid => 0x06,
                Type::Utf8(_) => 0x0C,
                Type::Text(_) => 0x1A,
                _ => return FirstOctet::Unknown,
            },
        };
        FirstOctet::Always(tag)
    }

    /// The tag in front of an item.
    pub(super) fn item_tag(&mut self, unit: usize, tag: Option<&ItemTag>) -> Option<Tag> {
        let tag = tag?;
        let place = tag.number.place;
        let misfit = |message: &str, expected: &str| {
            let fault = Fault::new(Code::E0321, place, message).label("does not fit");
            if expected.is_empty() { fault } else { fault.expected(expected) }
        };
        let fault = match (self.units[unit].item.encoding, &self.units[unit].ast.body, tag.application) {
            (Encoding::Data, ..) => misfit("a tag in front of an item of `data`, which has its type tag", ""),
            (Encoding::Ber, Body::Choice(_), _) => misfit("a tag in front of a choice of `ber`", "a tag on the field that has this type"),
            (Encoding::Ber, _, None) => misfit("a plain tag in `ber`", "`[application n]`"),
            (Encoding::Axdr | Encoding::Octets, _, Some(_)) => misfit("an application tag outside of `ber`", "`[n]`, the octet itself"),
            (Encoding::Ber, _, Some(_)) => match u8::try_from(tag.number.value) {
                Ok(number @ 0..=MOST_BER_NUMBER) => return Some(Tag { octet: 0x60 | number, number }),
                _ => misfit("the tag number does not fit one octet", "0 to 30"),
            },
            (Encoding::Axdr | Encoding::Octets, _, None) => match u8::try_from(tag.number.value) {
                Ok(number) => return Some(Tag { octet: number, number }),
                Err(_) => misfit("the tag does not fit one octet", "0 to 255"),
            },
        };
        self.add(fault);
        None
    }

    /// The identifier octet of a field.
    pub(super) fn ber_tag(&mut self, unit: usize, field: &ast::Field, ty: &Type) -> Option<BerTag> {
        match (self.units[unit].item.encoding, &field.tag) {
            (Encoding::Ber, Some(tag)) => self.context_tag(tag, ty),
            (Encoding::Ber, None) => {
                let fault = Fault::new(Code::E0307, field.name.place, format!("the field `{}` has no tag", field.name.value));
                self.add(fault.label("no tag").expected("`[n]` or `[n] implicit` in front of the name"));
                None
            }
            (_, Some(tag)) => {
                let fault =
                    Fault::new(Code::E0323, tag.number.place, "a tag in front of a field outside of `ber`").label("not in this encoding");
                self.add(fault.help("fields follow each other by position; leave the tag out"));
                None
            }
            (_, None) => None,
        }
    }

    fn context_tag(&mut self, tag: &MemberTag, ty: &Type) -> Option<BerTag> {
        let number = self.number(tag.number.value, MOST_BER_NUMBER, tag.number.place)?;
        let body = match self.plain(ty)? {
            Type::Item(id) => Some(&self.units[id.0].ast.body),
            _ => None,
        };
        let choice = matches!(body, Some(Body::Choice(_)));
        let constructed = choice || matches!(body, Some(Body::Sequence(_)));
        // A choice has no identifier of its own that could be replaced.
        let explicit = tag.implicit.is_none() || choice;
        let octet = if explicit || constructed { 0xA0 | number } else { 0x80 | number };
        Some(BerTag { octet, number, explicit })
    }

    fn no_implicit(&mut self, tag: &MemberTag) {
        if let Some(place) = tag.implicit {
            self.add(Fault::new(Code::E0323, place, "`implicit` outside of `ber`").label("not in this encoding").help("leave it out"));
        }
    }

    fn number(&mut self, number: i128, most: u8, place: Place) -> Option<u8> {
        match u8::try_from(number) {
            Ok(number) if number <= most => Some(number),
            _ => {
                let fault = Fault::new(Code::E0322, place, format!("the number {number} does not fit"));
                self.add(fault.label("does not fit").expected(format!("0 to {most}")));
                None
            }
        }
    }
}
