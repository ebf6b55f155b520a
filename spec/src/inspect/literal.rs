//! Default values: a literal of a spec file as the node that it stands for.

use super::bits::{Carried, code_shown, part_node};
use super::leaf::{calendar, calendar_shown, clear_padding, number};
use super::names::type_name;
use super::tree::{Node, Shape, Shown};
use super::walker::resolve;
use crate::model::{Bits, Codes, Encoding, Kind, Literal, Model, Type};

/// Fills a node with a default value that was not encoded.
pub(crate) fn default_node(model: &Model, ty: &Type, encoding: Encoding, literal: &Literal, node: &mut Node) {
    node.type_name = type_name(model, ty, encoding);
    node.implied = true;
    node.shape = Shape::Value;
    let (plain, item) = resolve(model, ty);
    match item.map(|(_, item)| &item.kind) {
        Some(Kind::Codes(codes)) => node.value = code(codes, literal),
        Some(Kind::Bits(bits)) => {
            let carried = carried(bits, literal);
            for part in &bits.parts {
                node.children.push(part_node(model, part, carried.get(part.shift, part.width)));
            }
            node.shape = Shape::Parts;
        }
        _ => {
            node.value = match (literal, plain) {
                (Literal::Bool(value), _) => Shown::Bool(*value),
                (Literal::Int(value), _) => Shown::Int(*value),
                (Literal::Octets(octets), plain) if calendar(plain).is_some() => calendar_shown(octets),
                (Literal::Octets(octets), Type::Contained(contained)) if calendar(resolve(model, &contained.ty).0).is_some() => {
                    calendar_shown(octets)
                }
                (Literal::Octets(octets), Type::BitString(length)) => {
                    let len = match length {
                        crate::model::Length::Fixed(bits) => *bits,
                        _ => octets.len() as u32 * 8,
                    };
                    let mut octets = octets.clone();
                    clear_padding(&mut octets, len as usize);
                    Shown::Bits { len, octets }
                }
                (Literal::Octets(octets), _) => Shown::Octets(octets.clone()),
                (Literal::Text(text), Type::Utf8(_)) => Shown::Utf8(text.clone().into_bytes()),
                (Literal::Text(text), _) => Shown::Text(text.clone().into_bytes()),
                (Literal::Code(name), _) => Shown::Code { value: 0, name: Some(name.clone()) },
            }
        }
    }
}

/// The value of a default among codes.
fn code(codes: &Codes, literal: &Literal) -> Shown {
    match literal {
        Literal::Int(value) => code_shown(codes, u64::try_from(*value).unwrap_or_default()),
        Literal::Octets(octets) => code_shown(codes, number(octets, false) as u64),
        Literal::Code(name) => match codes.values.iter().find(|code| code.name.snake == *name || code.name.spelled == *name) {
            Some(code) => Shown::Code { value: code.value, name: Some(code.name.spelled.clone()) },
            None => Shown::Code { value: 0, name: Some(name.clone()) },
        },
        Literal::Bool(value) => code_shown(codes, u64::from(*value)),
        Literal::Text(_) => Shown::None,
    }
}

/// The bits of a default: a number is the value of the carrier, octets are its content.
pub(crate) fn carried(bits: &Bits, literal: &Literal) -> Carried {
    let width = usize::from(bits.carrier.bits());
    let mut carried = Carried { octets: vec![0; width.div_ceil(8)], bits: width };
    match literal {
        Literal::Octets(octets) => {
            for (to, from) in carried.octets.iter_mut().zip(octets) {
                *to = *from;
            }
        }
        Literal::Int(value) => carried.set(0, bits.carrier.bits(), u64::try_from(*value).unwrap_or_default()),
        Literal::Bool(value) => carried.set(0, bits.carrier.bits(), u64::from(*value)),
        Literal::Text(_) | Literal::Code(_) => {}
    }
    carried
}
