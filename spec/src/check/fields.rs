//! The fields that stand in front of another one, and references to them.

use crate::fault::{Code, Fault};
use crate::model::{BitMeaning, BitPart, Carrier, FieldRef, ItemId, Kind, Length, Presence, Type};
use crate::similar::similar;
use crate::source::Place;
use crate::syntax::ast::{Body, Ident, Path};

use super::Checker;
use super::codes::most;
use super::types::bounds;

/// The fields of a sequence, as far as they were read.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// All names of the sequence, later ones included.
    pub(super) names: Vec<Ident>,
    /// The fields read so far.
    pub(super) earlier: Vec<Earlier>,
    /// The index of the element that is being read.
    pub(super) element: usize,
    /// Its condition.
    pub(super) condition: Option<FieldRef>,
    /// Every reference so far.
    pub(super) uses: Vec<Use>,
    /// True where fields may be missing because they could not be read.
    pub(super) broken: bool,
}

/// A field that can be referred to.
#[derive(Debug, Clone)]
pub(super) struct Earlier {
    pub(super) name: String,
    pub(super) place: Place,
    pub(super) at: FieldRef,
    /// `None` where the field is wrong itself: then nothing about it is reported again.
    pub(super) value: Option<EarlierValue>,
    pub(super) presence: Presence,
}

/// What a field holds.
#[derive(Debug, Clone)]
pub(super) enum EarlierValue {
    /// A field with a type.
    Typed(Type),
    /// A part of a group of bits.
    Bits(BitMeaning, u8),
}

/// A reference from an element to an earlier one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Use {
    pub(super) target: FieldRef,
    /// The element that refers.
    pub(super) by: usize,
    pub(super) role: Role,
    pub(super) place: Place,
}

/// What a reference is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The length of the whole element.
    Length,
    /// A length inside of the element's type.
    InnerLength,
    /// The condition for the element.
    Condition,
    /// The discriminator at this position of the element's `match`.
    Discriminator(usize),
}

/// What a reference leads to.
#[derive(Debug, Clone)]
pub(super) struct Target {
    pub(super) at: FieldRef,
    pub(super) value: Value,
    /// True where the path ends with the measure of codes.
    pub(super) measure: bool,
}

/// What stands at the end of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// A flag or a truth value.
    Flag,
    /// An integer from the first to the second value; true where the type has a sign or is a constant.
    Number { least: i128, most: i128, plain: bool },
    /// Codes.
    Codes(ItemId),
    /// Something else.
    Other,
}

impl Checker<'_> {
    /// Follows a path. Reports what does not exist, what comes later and what may be absent.
    pub(super) fn follow(&mut self, path: &Path, fields: &Fields) -> Option<Target> {
        let first = path.segments.first()?;
        let Some(earlier) = fields.earlier.iter().find(|earlier| earlier.name == first.value) else {
            self.missing(first, fields);
            return None;
        };
        let value = earlier.value.as_ref()?;
        let (mut at, name_place) = (earlier.at, earlier.place);
        let mut ends = match value {
            EarlierValue::Bits(meaning, width) => bits_value(*meaning, *width),
            EarlierValue::Typed(ty) => self.value(ty)?,
        };
        let mut rest = &path.segments[1..];
        // A part of a field that is a bits item.
        if let (EarlierValue::Typed(ty), Some(segment)) = (value, rest.first())
            && let Some(Type::Item(id)) = self.plain(ty)
            && let Some(Kind::Bits(bits)) = self.kind(*id)
        {
            let named = |part: &BitPart| part.name.as_ref().is_some_and(|name| name.snake == segment.value);
            match bits.parts.iter().enumerate().find(|(_, part)| named(part)) {
                Some((index, part)) => {
                    at.part = Some(index);
                    ends = bits_value(part.meaning, part.width);
                    rest = &rest[1..];
                }
                None => {
                    let place = self.units[id.0].ast.name.place;
                    let fault = Fault::new(Code::E0206, segment.place, format!("`{}` has no bits `{}`", first.value, segment.value));
                    self.add(fault.label("not declared").also(place, "the bits are declared here"));
                    return None;
                }
            }
        }
        let mut measure = false;
        if let (Value::Codes(id), Some(segment)) = (ends, rest.first())
            && let Some(Kind::Codes(codes)) = self.kind(id)
        {
            if codes.measure.as_ref() != Some(&segment.value) {
                let (declared, help) = (
                    self.units[id.0].ast.name.place,
                    match &codes.measure {
                        Some(measure) => format!("its measure is `{measure}`"),
                        None => format!("name it behind the carrier: `-> {}`", segment.value),
                    },
                );
                let fault = Fault::new(Code::E0212, segment.place, format!("the codes have no measure `{}`", segment.value));
                self.add(fault.label("not declared").also(declared, "the codes are declared here").help(help));
                return None;
            }
            measure = true;
            rest = &rest[1..];
        }
        if let Some(segment) = rest.first() {
            let fault = Fault::new(Code::E0206, segment.place, format!("there is nothing named `{}` inside", segment.value));
            self.add(fault.label("nothing of this name").also(name_place, "the field"));
            return None;
        }
        if matches!(earlier.presence, Presence::Optional | Presence::Trailing | Presence::If(_)) {
            // Both under the same condition come together.
            let same = matches!((&earlier.presence, fields.condition), (Presence::If(a), Some(b)) if *a == b);
            if !same {
                let fault = Fault::new(Code::E0211, path.place(), format!("`{}` may be absent", path.text()));
                self.add(fault.label("needs a field that is always there").also(name_place, "not always there"));
                return None;
            }
        }
        Some(Target { at, value: ends, measure })
    }

    fn missing(&mut self, name: &Ident, fields: &Fields) {
        if let Some(later) = fields.names.iter().find(|later| later.value == name.value) {
            let fault = Fault::new(Code::E0207, name.place, format!("`{}` does not come earlier", name.value));
            self.add(
                fault.label("not known yet here").also(later.place, "comes here").help("only what was read before can be referred to"),
            );
            return;
        }
        if fields.broken {
            return;
        }
        let help = match similar(&name.value, fields.earlier.iter().map(|earlier| earlier.name.as_str())) {
            Some(similar) => format!("did you mean `{similar}`?"),
            None => "only earlier fields and bits of the same sequence can be referred to".to_owned(),
        };
        self.add(Fault::new(Code::E0206, name.place, format!("there is no field `{}`", name.value)).label("not declared").help(help));
    }

    /// What a value of this type can be compared with; `None` where the type is wrong itself.
    fn value(&self, ty: &Type) -> Option<Value> {
        Some(match self.plain(ty)? {
            Type::Bool => Value::Flag,
            Type::Int(int) => {
                let (least, most) = int.constant.map(|v| (v, v)).or(int.range).unwrap_or_else(|| bounds(int));
                Value::Number { least, most, plain: !int.signed && int.constant.is_none() }
            }
            // Only codes are sure to be known here, and only they matter.
            Type::Item(id) if matches!(self.units[id.0].ast.body, Body::Codes(_)) => match self.kind(*id)? {
                Kind::Codes(codes) if codes.carrier != Carrier::Oid => Value::Codes(*id),
                _ => Value::Other,
            },
            _ => Value::Other,
        })
    }

    /// A length that an earlier field gives.
    pub(super) fn length_field(&mut self, path: &Path, fields: &mut Fields, role: Role) -> Option<Length> {
        let target = self.follow(path, fields)?;
        let length = match target.value {
            Value::Codes(_) if target.measure => Length::Measure(target.at),
            Value::Number { plain: true, .. } => Length::Field(target.at),
            value => {
                let help = match value {
                    Value::Codes(_) => "write the measure of the codes behind a dot: `[domain_length.octets]`",
                    Value::Number { .. } => "a length has no sign; one that never changes is written as its number",
                    Value::Flag | Value::Other => "a length is an unsigned integer, or bits that are a number",
                };
                let fault = Fault::new(Code::E0209, path.place(), format!("`{}` is not a length", path.text()));
                self.add(fault.label("not an unsigned integer").help(help));
                return None;
            }
        };
        fields.uses.push(Use { target: target.at, by: fields.element, role, place: path.place() });
        Some(length)
    }

    /// The flag of a condition.
    pub(super) fn condition(&mut self, path: &Path, fields: &mut Fields) -> Option<FieldRef> {
        let target = self.follow(path, fields)?;
        if target.value != Value::Flag {
            let fault = Fault::new(Code::E0208, path.place(), format!("`{}` is not a flag", path.text()));
            self.add(fault.label("not a flag").expected("one bit without a type, or `bool`"));
            return None;
        }
        fields.uses.push(Use { target: target.at, by: fields.element, role: Role::Condition, place: path.place() });
        Some(target.at)
    }
}

fn bits_value(meaning: BitMeaning, width: u8) -> Value {
    match meaning {
        BitMeaning::Flag => Value::Flag,
        BitMeaning::Number => Value::Number { least: 0, most: i128::from(most(width)), plain: true },
        BitMeaning::Constant(value) => Value::Number { least: i128::from(value), most: i128::from(value), plain: false },
        BitMeaning::Codes(id) => Value::Codes(id),
        BitMeaning::Reserved => Value::Other,
    }
}
