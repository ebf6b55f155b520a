//! What follows from the layout of a type: how many octets it takes, whether it takes all that is left, whether it can be null.

use crate::model::{Carrier, Element, Encoding, Kind, Length, Presence, Type};

use super::Checker;

/// What is known about a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Facts {
    /// The least number of octets.
    pub(super) least: u64,
    /// True where that is also the greatest.
    pub(super) fixed: bool,
    /// True where it takes all octets that are left.
    pub(super) rest: bool,
    /// True where it can be null-data by itself.
    pub(super) null: bool,
}

impl Facts {
    /// What is assumed about an item that contains itself through octets, or is wrong: nothing that could be reported.
    pub(super) const UNKNOWN: Self = Self { least: 1, fixed: false, rest: false, null: false };
    const NOTHING: Self = Self::exactly(0);

    const fn exactly(octets: u64) -> Self {
        Self { least: octets, fixed: true, rest: false, null: false }
    }

    const fn at_least(octets: u64) -> Self {
        Self { least: octets, fixed: false, rest: false, null: false }
    }

    const fn rest() -> Self {
        Self { least: 0, fixed: false, rest: true, null: false }
    }

    fn then(self, next: Self) -> Self {
        Self { least: self.least.saturating_add(next.least), fixed: self.fixed && next.fixed, rest: self.rest || next.rest, null: false }
    }

    fn or(self, other: Self) -> Self {
        Self {
            least: self.least.min(other.least),
            fixed: self.fixed && other.fixed && self.least == other.least,
            rest: self.rest || other.rest,
            null: self.null || other.null,
        }
    }
}

impl Checker<'_> {
    /// What is known about each item; `order` has what is contained in front of what contains it.
    pub(super) fn facts(&self, order: &[usize]) -> Vec<Facts> {
        let mut known = vec![Facts::UNKNOWN; self.units.len()];
        for at in order {
            known[*at] = self.item_facts(*at, &known);
        }
        known
    }

    fn item_facts(&self, at: usize, known: &[Facts]) -> Facts {
        let encoding = self.units[at].item.encoding;
        let tagged = matches!(encoding, Encoding::Ber | Encoding::Data);
        match &self.units[at].kind {
            None | Some(Kind::Class(_) | Kind::Values(_) | Kind::Catalogue(_)) => Facts::UNKNOWN,
            Some(Kind::Alias(ty)) => type_facts(ty, encoding, known),
            Some(Kind::Codes(codes)) => carrier_facts(codes.carrier, encoding),
            Some(Kind::Bits(bits)) => match bits.prefixes.as_slice() {
                [] => carrier_facts(bits.carrier, encoding),
                prefixes => prefixes
                    .iter()
                    .map(|prefix| Facts::exactly(prefix.len() as u64).then(carrier_facts(bits.carrier, encoding)))
                    .reduce(Facts::or)
                    .unwrap_or(Facts::NOTHING),
            },
            // Identifier or type tag, and length or count.
            Some(Kind::Sequence(_)) if tagged => Facts::at_least(2),
            Some(Kind::Sequence(sequence)) => {
                let tag = Facts::exactly(u64::from(sequence.tag.is_some()));
                sequence.elements.iter().map(|element| element_facts(element, encoding, known)).fold(tag, Facts::then)
            }
            Some(Kind::Choice(choice)) => {
                let arms = choice.arms.iter().map(|arm| {
                    let content = type_facts(&arm.ty, encoding, known);
                    // In `ber` and `data` the selector is the content's tag, which the content counts itself.
                    if arm.own_tag || tagged { content } else { Facts::exactly(1).then(content) }
                });
                let open = choice.open.iter().map(|_| Facts::exactly(1));
                let any = arms.chain(open).reduce(Facts::or).unwrap_or(Facts::UNKNOWN);
                let tag = Facts::exactly(u64::from(choice.tag.is_some()));
                Facts { null: any.null, ..tag.then(any) }
            }
        }
    }
}

fn element_facts(element: &Element, encoding: Encoding, known: &[Facts]) -> Facts {
    match element {
        Element::Bits(group) => Facts::exactly(u64::from(group.carrier.bits() / 8)),
        Element::Check(check) => Facts::exactly(check.algorithm.size() as u64),
        Element::Field(field) => {
            let facts = type_facts(&field.ty, encoding, known);
            match field.presence {
                Presence::Required => facts,
                Presence::Optional | Presence::Default(_) => Facts { least: 1, fixed: false, ..facts },
                Presence::If(_) | Presence::Trailing => Facts { least: 0, fixed: false, ..facts },
            }
        }
    }
}

fn carrier_facts(carrier: Carrier, encoding: Encoding) -> Facts {
    match encoding {
        Encoding::Ber | Encoding::Data => Facts::at_least(2),
        Encoding::Axdr | Encoding::Octets => Facts::exactly(u64::from(carrier.bits().div_ceil(8))),
    }
}

/// What is known about a type; `known` is what is known about the items.
pub(super) fn type_facts(ty: &Type, encoding: Encoding, known: &[Facts]) -> Facts {
    match ty {
        Type::Item(id) => return known[id.0],
        Type::Match(matched) => {
            let arms = matched.arms.iter().map(|arm| type_facts(&arm.ty, encoding, known));
            return arms.reduce(Facts::or).unwrap_or(Facts::UNKNOWN);
        }
        Type::Null | Type::Data if encoding == Encoding::Data => return Facts { null: true, ..Facts::at_least(1) },
        _ => {}
    }
    if matches!(encoding, Encoding::Ber | Encoding::Data) {
        return Facts::at_least(1);
    }
    match ty {
        Type::Null => Facts::NOTHING,
        Type::Bool | Type::Bcd => Facts::exactly(1),
        Type::Int(int) => Facts::exactly(u64::from(int.octets)),
        Type::Float32 | Type::Time => Facts::exactly(4),
        Type::Float64 => Facts::exactly(8),
        Type::DateTime => Facts::exactly(12),
        Type::Date => Facts::exactly(5),
        Type::Octets(length) | Type::Text(length) | Type::Utf8(length) => string_facts(*length),
        Type::Contained(contained) => string_facts(contained.length),
        Type::BitString(Length::Fixed(bits)) => Facts::exactly(u64::from(bits.div_ceil(8))),
        Type::BitString(length) => string_facts(*length),
        Type::List(list) => match list.count {
            Length::Fixed(count) => {
                let element = type_facts(&list.element, encoding, known);
                Facts { least: element.least.saturating_mul(u64::from(count)), fixed: element.fixed, rest: false, null: false }
            }
            length => string_facts(length),
        },
        Type::Oid | Type::Data | Type::Item(_) | Type::Match(_) => Facts::at_least(1),
    }
}

fn string_facts(length: Length) -> Facts {
    match length {
        Length::Prefixed => Facts::at_least(1),
        Length::Fixed(octets) => Facts::exactly(u64::from(octets)),
        Length::Field(_) | Length::Measure(_) => Facts::at_least(0),
        Length::Rest => Facts::rest(),
    }
}
