//! Which items an item is made of.

use crate::model::obis::Piece;
use crate::model::{BitMeaning, BitPart, Element, Item, ItemId, Kind, Type};

impl Item {
    /// The items that the declaration names, each once, in the order of the model.
    #[must_use]
    pub fn uses(&self) -> Vec<ItemId> {
        let mut used = Vec::new();
        match &self.kind {
            Kind::Choice(choice) => choice.arms.iter().for_each(|arm| collect(&arm.ty, &mut used)),
            Kind::Sequence(sequence) => {
                for element in &sequence.elements {
                    match element {
                        Element::Field(field) => collect(&field.ty, &mut used),
                        Element::Bits(group) => used.extend(codes(&group.parts)),
                        Element::Check(_) => {}
                    }
                }
            }
            Kind::Bits(bits) => used.extend(codes(&bits.parts)),
            Kind::Codes(_) => {}
            Kind::Values(values) => used.extend(values.lines.iter().flat_map(|line| tables(&line.text))),
            Kind::Catalogue(catalogue) => used.extend(catalogue.rules.iter().flat_map(|rule| tables(&rule.text))),
            Kind::Alias(ty) => collect(ty, &mut used),
            Kind::Class(class) => {
                for attribute in &class.attributes {
                    collect(&attribute.ty, &mut used);
                    attribute.selectors.iter().for_each(|selector| collect(&selector.ty, &mut used));
                }
                for method in &class.methods {
                    collect(&method.parameter, &mut used);
                    method.returns.iter().for_each(|ty| collect(ty, &mut used));
                }
            }
        }
        used.sort_unstable();
        used.dedup();
        used
    }
}

fn tables(text: &[Piece]) -> impl Iterator<Item = ItemId> {
    text.iter().filter_map(|piece| if let Piece::Part(part) = piece { Some(part.table) } else { None })
}

fn codes(parts: &[BitPart]) -> impl Iterator<Item = ItemId> {
    parts.iter().filter_map(|part| if let BitMeaning::Codes(id) = part.meaning { Some(id) } else { None })
}

fn collect(ty: &Type, used: &mut Vec<ItemId>) {
    match ty {
        Type::Item(id) => used.push(*id),
        Type::List(list) => collect(&list.element, used),
        Type::Contained(contained) => collect(&contained.ty, used),
        Type::Match(alternatives) => alternatives.arms.iter().for_each(|arm| collect(&arm.ty, used)),
        _ => {}
    }
}
