//! Types of COSEM Data in the standard's words, in one line or part by part.

use crate::inspect::type_name;
use crate::model::{BitMeaning, BitPart, Bits, Carrier, Element, Encoding, Int, ItemId, Kind, Length, Literal, Model, Presence, Type};

/// A type in one line: `array of capture-object-definition`, `long-unsigned (0..86400)`, `octet-string[6]`.
#[must_use]
pub fn type_text(model: &Model, ty: &Type) -> String {
    let name = || type_name(model, ty, Encoding::Data);
    match ty {
        Type::Int(int) => int_text(int, name()),
        Type::Octets(length) | Type::Text(length) | Type::Utf8(length) | Type::BitString(length) => sized(name(), *length),
        Type::Contained(contained) => {
            let empty = if contained.or_empty { ", or empty" } else { "" };
            format!("{} ({}{empty})", sized(name(), contained.length), type_text(model, &contained.ty))
        }
        Type::List(list) => format!("{} of {}", sized(name(), list.count), type_text(model, &list.element)),
        Type::Match(alternatives) => {
            let arms: Vec<String> = alternatives.arms.iter().map(|arm| type_text(model, &arm.ty)).collect();
            format!("one of {}", arms.join(", "))
        }
        _ => name(),
    }
}

fn sized(name: String, length: Length) -> String {
    if let Length::Fixed(length) = length { format!("{name}[{length}]") } else { name }
}

fn int_text(int: &Int, name: String) -> String {
    match (int.constant, int.range) {
        (Some(value), _) => format!("{name} = {value}"),
        (None, Some((first, last))) => format!("{name} ({first}..{last})"),
        (None, None) => name,
    }
}

/// A literal as the spec files write it.
#[must_use]
pub fn literal_text(literal: &Literal) -> String {
    match literal {
        Literal::Bool(value) => value.to_string(),
        Literal::Int(value) => value.to_string(),
        Literal::Octets(octets) => octets.iter().map(|octet| format!("{octet:02X}")).collect(),
        Literal::Text(text) => format!("{text:?}"),
        Literal::Code(name) => name.clone(),
    }
}

/// A part of a type, with names on the way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The way: empty for the type itself, `[]` for the elements of an array, `.name` for members, ` 5` for codes and bits.
    pub path: String,
    /// What it is, without the names of items: two types with equal parts travel alike.
    pub text: String,
}

/// A type part by part, declared items opened.
#[must_use]
pub fn parts(model: &Model, ty: &Type) -> Vec<Part> {
    let mut collector = Collector { model, open: Vec::new(), parts: Vec::new() };
    collector.ty(ty, String::new(), "");
    collector.parts
}

struct Collector<'m> {
    model: &'m Model,
    /// The items around, so that a type inside of itself ends.
    open: Vec<ItemId>,
    parts: Vec<Part>,
}

impl Collector<'_> {
    fn push(&mut self, path: &str, text: impl Into<String>, presence: &str) {
        let text = text.into();
        self.parts.push(Part { path: path.to_owned(), text: format!("{text}{presence}") });
    }

    fn ty(&mut self, ty: &Type, path: String, presence: &str) {
        match ty {
            Type::Item(id) if self.open.contains(id) => self.push(&path, self.model.item(*id).spelled.clone(), presence),
            Type::Item(id) => {
                self.open.push(*id);
                self.item(*id, &path, presence);
                self.open.pop();
            }
            Type::List(list) => {
                self.push(&path, sized("array".to_owned(), list.count), presence);
                self.ty(&list.element, format!("{path}[]"), "");
            }
            Type::Contained(contained) => {
                let empty = if contained.or_empty { ", may be empty" } else { "" };
                self.push(&path, sized("octet-string".to_owned(), contained.length) + empty, presence);
                self.ty(&contained.ty, format!("{path} content"), "");
            }
            Type::Match(alternatives) => {
                self.push(&path, "one of several types", presence);
                for arm in &alternatives.arms {
                    self.ty(&arm.ty, format!("{path}.{}", arm.name.spelled), "");
                }
            }
            _ => self.push(&path, type_text(self.model, ty), presence),
        }
    }

    fn item(&mut self, id: ItemId, path: &str, presence: &str) {
        match &self.model.item(id).kind {
            Kind::Alias(ty) => self.ty(ty, path.to_owned(), presence),
            Kind::Sequence(sequence) => {
                self.push(path, "structure", presence);
                for element in &sequence.elements {
                    if let Element::Field(field) = element {
                        self.ty(&field.ty, format!("{path}.{}", field.name.spelled), &presence_text(&field.presence));
                    }
                }
            }
            Kind::Choice(choice) => {
                self.push(path, "choice", presence);
                for arm in &choice.arms {
                    self.ty(&arm.ty, format!("{path}.{}", arm.name.spelled), "");
                }
            }
            Kind::Codes(codes) => {
                self.push(path, carrier_text(codes.carrier), presence);
                for code in &codes.values {
                    self.push(&format!("{path} {}", code.value), code.name.spelled.clone(), "");
                }
            }
            Kind::Bits(bits) => self.bits(bits, path, presence),
            Kind::Class(_) | Kind::Values(_) | Kind::Catalogue(_) => {}
        }
    }

    fn bits(&mut self, bits: &Bits, path: &str, presence: &str) {
        self.push(path, carrier_text(bits.carrier), presence);
        for part in &bits.parts {
            let place = format!("{path} bits {}", bit_numbers(bits.carrier, part));
            let name = part.name.as_ref().map_or("reserved", |name| name.spelled.as_str());
            match part.meaning {
                BitMeaning::Codes(id) => {
                    self.push(&place, name, "");
                    self.item(id, &place, "");
                }
                BitMeaning::Constant(value) => self.push(&place, format!("{name} = {value}"), ""),
                BitMeaning::Flag | BitMeaning::Number | BitMeaning::Reserved => self.push(&place, name, ""),
            }
        }
    }
}

/// What may stand in place of a member, as an addition to its type: `, or null-data`. Empty where the member is always there.
#[must_use]
pub fn presence_text(presence: &Presence) -> String {
    match presence {
        Presence::Required | Presence::If(_) => String::new(),
        Presence::Optional => ", or null-data".to_owned(),
        Presence::Default(value) => format!(", or null-data for {}", literal_text(value)),
        Presence::Trailing => ", may be left out".to_owned(),
    }
}

fn carrier_text(carrier: Carrier) -> String {
    match carrier {
        Carrier::Unsigned(8) => "unsigned".to_owned(),
        Carrier::Unsigned(16) => "long-unsigned".to_owned(),
        Carrier::Unsigned(32) => "double-long-unsigned".to_owned(),
        Carrier::Unsigned(64) => "long64-unsigned".to_owned(),
        Carrier::Unsigned(bits) => format!("{bits} bits"),
        Carrier::Enum => "enum".to_owned(),
        Carrier::BitString(bits) => format!("bit-string[{bits}]"),
        Carrier::Oid => "object identifier".to_owned(),
    }
}

/// The numbers of the bits as the standard counts them: from the first one in a bit string, from the least significant one elsewhere.
fn bit_numbers(carrier: Carrier, part: &BitPart) -> String {
    let (low, high) = (part.shift, part.shift + part.width.saturating_sub(1));
    let (first, last) = match carrier {
        Carrier::BitString(bits) => (bits.saturating_sub(1 + high), bits.saturating_sub(1 + low)),
        _ => (high, low),
    };
    if first == last { first.to_string() } else { format!("{first}..{last}") }
}
