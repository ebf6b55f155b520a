//! Default values.

use crate::fault::{Code, Fault};
use crate::model::{Carrier, Kind, Length, Literal, Type};
use crate::syntax::ast::{At, LiteralExpr};

use super::Checker;
use super::codes::most;
use super::types::bounds;

/// A literal as the model has it.
pub(super) fn literal(literal: &LiteralExpr) -> Literal {
    match literal {
        LiteralExpr::Int(value) => Literal::Int(*value),
        LiteralExpr::Octets(octets) => Literal::Octets(octets.clone()),
        LiteralExpr::Text(text) => Literal::Text(text.clone()),
        LiteralExpr::Word(word) => match word.as_str() {
            "true" => Literal::Bool(true),
            "false" => Literal::Bool(false),
            name => Literal::Code(name.to_owned()),
        },
    }
}

impl Checker<'_> {
    /// Reports a default value that its type cannot have.
    pub(super) fn default_fits(&mut self, value: &At<LiteralExpr>, ty: &Type) {
        if self.fits(&literal(&value.value), ty, 0) == Some(false) {
            let expected = self.literals(ty);
            let fault = Fault::new(Code::E0320, value.place, "the default value does not fit its type").label("does not fit");
            self.add(match expected {
                Some(expected) => fault.expected(expected),
                None => fault.help("values of this type cannot be written down; use `optional`"),
            });
        }
    }

    /// Whether the type has this value; `None` where the type is wrong itself.
    fn fits(&self, value: &Literal, ty: &Type, depth: usize) -> Option<bool> {
        let length_fits = |length: &Length, count: usize| match length {
            Length::Fixed(fixed) => usize::try_from(*fixed) == Ok(count),
            _ => true,
        };
        Some(match (self.plain(ty)?, value) {
            (Type::Data, _) => true,
            (Type::Bool, Literal::Bool(_)) => true,
            (Type::Int(int), Literal::Int(value)) => {
                let (least, most) = int.range.unwrap_or_else(|| bounds(int));
                (least..=most).contains(value) && int.constant.is_none_or(|constant| constant == *value)
            }
            (Type::Bcd, Literal::Int(value)) => (-128..=127).contains(value),
            (Type::Float32 | Type::Float64, Literal::Int(_)) => true,
            (Type::Octets(length), Literal::Octets(octets)) => length_fits(length, octets.len()),
            (Type::Text(length) | Type::Utf8(length), Literal::Text(text)) => length_fits(length, text.len()),
            (Type::DateTime, Literal::Octets(octets)) => octets.len() == 12,
            (Type::Date, Literal::Octets(octets)) => octets.len() == 5,
            (Type::Time, Literal::Octets(octets)) => octets.len() == 4,
            (Type::Contained(contained), Literal::Octets(octets)) => match self.plain(&contained.ty)? {
                Type::DateTime => octets.len() == 12,
                Type::Date => octets.len() == 5,
                Type::Time => octets.len() == 4,
                _ => true,
            },
            (Type::Item(id), value) => match (self.kind(*id)?, value) {
                (Kind::Codes(_), Literal::Code(name)) => self.code(*id, name).is_some(),
                (Kind::Codes(codes), Literal::Int(value)) => {
                    codes.carrier != Carrier::Oid && (0..=i128::from(most(codes.carrier.bits()))).contains(value)
                }
                (Kind::Bits(bits), Literal::Int(value)) => (0..=i128::from(most(bits.carrier.bits()))).contains(value),
                (Kind::Choice(choice), value) => {
                    // A choice has the values of its alternatives. Choices in choices in choices are not looked into.
                    depth < 2 && choice.arms.iter().any(|arm| self.fits(value, &arm.ty, depth + 1) == Some(true))
                }
                _ => false,
            },
            _ => false,
        })
    }

    /// What values of this type look like.
    fn literals(&self, ty: &Type) -> Option<String> {
        Some(match self.plain(ty)? {
            Type::Bool => "`true` or `false`".to_owned(),
            Type::Int(int) => {
                let (least, most) = int.constant.map(|v| (v, v)).or(int.range).unwrap_or_else(|| bounds(int));
                format!("a number from {least} to {most}")
            }
            Type::Bcd => "a number from -128 to 127".to_owned(),
            Type::Float32 | Type::Float64 => "a whole number".to_owned(),
            Type::Octets(Length::Fixed(count)) => format!("{count} octets as in `x\"00FF\"`"),
            Type::Octets(_) => "octets as in `x\"00FF\"`".to_owned(),
            Type::Text(Length::Fixed(count)) | Type::Utf8(Length::Fixed(count)) => format!("a string of {count} octets"),
            Type::Text(_) | Type::Utf8(_) => "a string".to_owned(),
            Type::DateTime => "12 octets as in `x\"00FF\"`".to_owned(),
            Type::Date => "5 octets as in `x\"00FF\"`".to_owned(),
            Type::Time => "4 octets as in `x\"00FF\"`".to_owned(),
            Type::Item(id) => match self.kind(*id)? {
                Kind::Codes(_) => format!("the name of a code of `{}`, or its number", self.name_of(*id)),
                Kind::Bits(bits) => format!("a number from 0 to {}", most(bits.carrier.bits())),
                Kind::Choice(_) => format!("a value of an alternative of `{}`", self.name_of(*id)),
                _ => return None,
            },
            _ => return None,
        })
    }
}
