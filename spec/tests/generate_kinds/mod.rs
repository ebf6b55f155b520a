//! Which changes an item must have, from its own declaration: what items inside of it must have, they have themselves.

use std::collections::BTreeSet;

use cosem_spec::generate::What;
use cosem_spec::model::{
    Arm, BitMeaning, BitPart, Carrier, Codes, Element, Encoding, Field, Int, Item, Kind, Length, Literal, Match, Model, Pattern, Presence,
    Sequence, Type,
};

/// The kinds that the nearest wrong messages of an item must be of.
pub(crate) fn applicable(model: &Model, item: &Item) -> BTreeSet<What> {
    let mut kinds = BTreeSet::new();
    let ty = Type::Item(item.id);
    if !may_be_empty(model, &ty, item.encoding, 0) {
        kinds.insert(What::Cut);
    }
    if !is_elastic(model, &ty, item.encoding, 0) && !is_checked(item) {
        kinds.insert(What::Longer);
    }
    match &item.kind {
        Kind::Choice(choice) => {
            let every_octet = (0..=255).all(|octet| choice.arms.iter().any(|arm: &Arm| arm.is_selected_by(octet)));
            if choice.tag.is_some() || (choice.open.is_none() && !every_octet) {
                kinds.insert(What::Tag);
            }
            for arm in &choice.arms {
                of_type(&arm.ty, item.encoding, &mut kinds);
            }
        }
        Kind::Sequence(sequence) => {
            if sequence.tag.is_some() {
                kinds.insert(What::Tag);
            }
            match item.encoding {
                Encoding::Ber => kinds.extend([What::Tag, What::Length, What::LongLength, What::LengthForm]),
                Encoding::Data => kinds.extend([What::Tag, What::Count, What::LongLength, What::LengthForm]),
                Encoding::Axdr | Encoding::Octets => {}
            }
            for element in &sequence.elements {
                match element {
                    Element::Field(field) => of_field(field, item.encoding, &mut kinds),
                    Element::Bits(group) => of_parts(model, &group.parts, &mut kinds),
                    Element::Check(_) => _ = kinds.insert(What::Check),
                }
            }
            for (_, field) in sequence.fields() {
                if let Type::Match(found) = &field.ty
                    && is_open(model, sequence, found)
                {
                    kinds.insert(What::Selector);
                }
            }
        }
        Kind::Bits(bits) => {
            if !bits.prefixes.is_empty() {
                kinds.insert(What::Tag);
            }
            of_carrier(bits.carrier, item.encoding, &mut kinds);
            if item.encoding != Encoding::Ber {
                of_parts(model, &bits.parts, &mut kinds);
            }
        }
        Kind::Codes(codes) => {
            of_carrier(codes.carrier, item.encoding, &mut kinds);
            of_codes(codes, codes.carrier.bits(), &mut kinds);
        }
        Kind::Alias(ty) => of_type(ty, item.encoding, &mut kinds),
        Kind::Class(_) | Kind::Values(_) | Kind::Catalogue(_) => kinds.clear(),
    }
    kinds
}

fn of_field(field: &Field, encoding: Encoding, kinds: &mut BTreeSet<What>) {
    let flagged = matches!(field.presence, Presence::Optional | Presence::Default(_));
    match encoding {
        Encoding::Axdr | Encoding::Octets if flagged => _ = kinds.insert(What::Flag),
        Encoding::Ber if field.ber.is_some() => kinds.extend([What::Length, What::LengthForm]),
        _ => {}
    }
    match (&field.presence, &field.ty) {
        // only false is sent, and false has one form
        (Presence::Default(Literal::Bool(true)), Type::Bool) => {}
        _ => of_type(&field.ty, encoding, kinds),
    }
}

fn of_type(ty: &Type, encoding: Encoding, kinds: &mut BTreeSet<What>) {
    let behind_tag = matches!(encoding, Encoding::Data | Encoding::Ber);
    match ty {
        Type::Int(Int { range, constant, .. }) if constant.is_some() || (range.is_some() && encoding != Encoding::Ber) => {
            kinds.insert(What::Value);
        }
        Type::Bool => _ = kinds.insert(What::Value),
        Type::Octets(length) | Type::Text(length) | Type::Utf8(length) | Type::BitString(length)
            if behind_tag || *length == Length::Prefixed =>
        {
            kinds.extend([What::Length, What::LongLength, What::LengthForm]);
        }
        Type::Contained(contained) if behind_tag || contained.length == Length::Prefixed => {
            kinds.extend([What::Length, What::LongLength, What::LengthForm]);
        }
        Type::List(list) => {
            if encoding == Encoding::Data || (list.count == Length::Prefixed && encoding != Encoding::Ber) {
                kinds.extend([What::Count, What::LongLength, What::LengthForm]);
            }
            of_type(&list.element, encoding, kinds);
        }
        Type::Match(found) => found.arms.iter().for_each(|arm| of_type(&arm.ty, encoding, kinds)),
        _ => {}
    }
    if encoding == Encoding::Data && !matches!(ty, Type::Item(_) | Type::Match(_)) {
        kinds.insert(What::Tag);
    }
}

fn of_parts(model: &Model, parts: &[BitPart], kinds: &mut BTreeSet<What>) {
    for part in parts {
        match part.meaning {
            BitMeaning::Constant(_) => _ = kinds.insert(What::Bits),
            BitMeaning::Codes(id) if part.source == cosem_spec::model::ValueSource::Given => {
                if let Kind::Codes(codes) = &model.item(id).kind {
                    of_codes(codes, part.width, kinds);
                }
            }
            _ => {}
        }
    }
}

fn of_codes(codes: &Codes, width: u8, kinds: &mut BTreeSet<What>) {
    let all = u32::from(width) < usize::BITS && codes.values.len() >= 1 << width.min(16);
    if codes.closed && codes.carrier != Carrier::Oid && !all {
        kinds.insert(What::Code);
    }
}

fn of_carrier(carrier: Carrier, encoding: Encoding, kinds: &mut BTreeSet<What>) {
    match (encoding, carrier) {
        (Encoding::Ber, _) => kinds.extend([What::Tag, What::Length, What::LengthForm]),
        (Encoding::Data, Carrier::BitString(_)) => kinds.extend([What::Tag, What::Length, What::LongLength, What::LengthForm]),
        (Encoding::Data, _) => _ = kinds.insert(What::Tag),
        _ => {}
    }
}

/// True where a discriminator may have a value that no alternative has.
fn is_open(model: &Model, sequence: &Sequence, found: &Match) -> bool {
    let [on] = found.on[..] else { return false };
    let width = match &sequence.elements[on.element] {
        Element::Bits(group) => on.part.map_or(0, |part| group.parts[part].width),
        Element::Field(field) => match &field.ty {
            Type::Int(int) => int.octets * 8,
            Type::Item(id) => match &model.item(*id).kind {
                Kind::Codes(codes) => codes.carrier.bits(),
                Kind::Bits(bits) => on.part.map_or(0, |part| bits.parts[part].width),
                _ => 0,
            },
            _ => 0,
        },
        Element::Check(_) => 0,
    };
    let fits = |pattern: &Pattern, value: i128| match pattern {
        Pattern::Value(known) => *known == value,
        Pattern::Range(first, last) => (first..=last).contains(&&value),
        Pattern::Any | Pattern::AnyWritten(_) => true,
    };
    (0..1_i128 << width.min(16)).any(|value| !found.arms.iter().any(|arm| fits(&arm.patterns[0], value)))
}

fn is_checked(item: &Item) -> bool {
    matches!(&item.kind, Kind::Sequence(sequence) if matches!(sequence.elements.last(), Some(Element::Check(_))))
}

const DEEP: usize = 24;

/// True where every form ends with octets of which there may be any number.
fn is_elastic(model: &Model, ty: &Type, encoding: Encoding, depth: usize) -> bool {
    if depth > DEEP || matches!(encoding, Encoding::Data | Encoding::Ber) {
        return false;
    }
    match ty {
        Type::Octets(Length::Rest) | Type::Text(Length::Rest) | Type::Utf8(Length::Rest) => true,
        Type::List(list) => list.count == Length::Rest,
        Type::Contained(contained) => contained.length == Length::Rest,
        Type::Match(found) => found.arms.iter().all(|arm| is_elastic(model, &arm.ty, encoding, depth + 1)),
        Type::Item(id) => {
            let item = model.item(*id);
            match &item.kind {
                Kind::Alias(ty) => is_elastic(model, ty, item.encoding, depth + 1),
                Kind::Choice(choice) => {
                    choice.open.is_none() && choice.arms.iter().all(|arm| is_elastic(model, &arm.ty, item.encoding, depth + 1))
                }
                Kind::Sequence(sequence) => sequence.elements.iter().any(|element| match element {
                    Element::Field(field) => field.presence == Presence::Required && is_elastic(model, &field.ty, item.encoding, depth + 1),
                    Element::Check(_) => true,
                    Element::Bits(_) => false,
                }),
                _ => false,
            }
        }
        _ => false,
    }
}

/// True where some form has no octet, so that there is nothing to cut.
fn may_be_empty(model: &Model, ty: &Type, encoding: Encoding, depth: usize) -> bool {
    if depth > DEEP || matches!(encoding, Encoding::Data | Encoding::Ber) {
        return false;
    }
    match ty {
        Type::Null | Type::Octets(Length::Rest) | Type::Text(Length::Rest) | Type::Utf8(Length::Rest) => true,
        Type::List(list) => list.count == Length::Rest,
        Type::Contained(contained) => contained.length == Length::Rest,
        Type::Match(found) => found.arms.iter().any(|arm| may_be_empty(model, &arm.ty, encoding, depth + 1)),
        Type::Item(id) => {
            let item = model.item(*id);
            match &item.kind {
                Kind::Alias(ty) => may_be_empty(model, ty, item.encoding, depth + 1),
                Kind::Sequence(sequence) => {
                    sequence.tag.is_none()
                        && sequence.elements.iter().all(|element| match element {
                            Element::Field(field) => may_be_empty(model, &field.ty, item.encoding, depth + 1),
                            Element::Bits(_) | Element::Check(_) => false,
                        })
                }
                _ => false,
            }
        }
        _ => false,
    }
}
