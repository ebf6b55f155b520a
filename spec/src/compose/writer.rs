//! One value of a type.

use serde_json::Value;

use super::error::{Compose, ComposeError};
use super::value::kind;
use crate::inspect::{
    MAX_CONTAINED_DEPTH, MAX_ITEM_DEPTH, StringKind, calendar, content_encoding, fits, measure_of, resolve, write_length,
};
use crate::model::{Contained, Encoding, FieldRef, ItemId, Kind, Length, List, Match, Model, Sequence, Tolerance, Type};

/// The state of one composition.
pub(crate) struct Composer<'m> {
    pub(crate) model: &'m Model,
    pub(crate) path: Vec<String>,
    item_depth: usize,
    contained_depth: usize,
}

/// Where a type stands.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p> {
    pub(crate) encoding: Encoding,
    pub(crate) tolerates: &'p [Tolerance],
    /// In `ber`: the identifier octet that stands in place of the type's own.
    pub(crate) identifier: Option<u8>,
    /// The sequence around, with what was written of its earlier elements.
    pub(crate) around: Option<(&'p Sequence, &'p [Written])>,
}

impl<'p> Place<'p> {
    /// A type that stands alone.
    pub(crate) fn alone(encoding: Encoding, tolerates: &'p [Tolerance]) -> Self {
        Self { encoding, tolerates, identifier: None, around: None }
    }

    /// The value of an earlier field, where the user gave it.
    pub(crate) fn earlier(&self, reference: FieldRef) -> Option<i128> {
        let written = self.around?.1.get(reference.element)?;
        match reference.part {
            None => written.number,
            Some(part) => written.parts.get(part).copied().flatten(),
        }
    }
}

/// What the rest of a sequence needs to know about an element.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written {
    /// The number that was written, of a field whose value the user gives.
    pub(crate) number: Option<i128>,
    /// The same for the parts of named bits.
    pub(crate) parts: Vec<Option<i128>>,
    /// The octets of a string, the bits of a bit string, the elements of a list.
    pub(crate) units: usize,
    /// The alternative of a `match`.
    pub(crate) arm: Option<usize>,
    /// False for a field that is not there.
    pub(crate) present: bool,
}

impl Written {
    pub(crate) fn number(number: i128) -> Self {
        Self { number: Some(number), present: true, ..Self::default() }
    }

    pub(crate) fn units(units: usize) -> Self {
        Self { units, present: true, ..Self::default() }
    }
}

impl<'m> Composer<'m> {
    pub(crate) fn new(model: &'m Model) -> Self {
        Self { model, path: Vec::new(), item_depth: 0, contained_depth: 0 }
    }

    pub(crate) fn fail(&self, message: impl Into<String>) -> Box<ComposeError> {
        Box::new(ComposeError { path: self.path.clone(), message: message.into() })
    }

    pub(crate) fn expected(&self, what: &str, found: &Value) -> Box<ComposeError> {
        self.fail(format!("{what} expected, {} found", kind(found)))
    }

    /// Writes something under a key.
    pub(crate) fn under<T>(&mut self, name: impl Into<String>, write: impl FnOnce(&mut Self) -> Compose<T>) -> Compose<T> {
        self.path.push(name.into());
        let result = write(self);
        self.path.pop();
        result
    }

    /// Writes the value of a field or an attribute. `null` becomes null-data where the model tolerates it: no other octets say the
    /// same.
    pub(crate) fn write_value(&mut self, ty: &Type, value: &Value, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<Written> {
        let plain = resolve(self.model, ty).0;
        if at.encoding == Encoding::Data
            && value.is_null()
            && at.tolerates.contains(&Tolerance::Null)
            && !matches!(plain, Type::Null | Type::Data)
        {
            out.push(0);
            return Ok(Written { present: true, ..Written::default() });
        }
        self.write(ty, value, at, out)
    }

    /// Writes one value of a type.
    pub(crate) fn write(&mut self, ty: &Type, value: &Value, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<Written> {
        match ty {
            Type::Item(id) => self.write_item(*id, value, at, out),
            Type::List(list) => self.write_list(list, value, at, out),
            Type::Contained(contained) => self.write_contained(contained, value, at, out),
            Type::Match(found) => self.write_match(found, value, at, out),
            Type::Data => {
                self.write_data(value, 0, out)?;
                Ok(Written { present: true, ..Written::default() })
            }
            _ => self.write_leaf(ty, value, at, out),
        }
    }

    fn write_item(&mut self, id: ItemId, value: &Value, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<Written> {
        if self.item_depth >= MAX_ITEM_DEPTH {
            return Err(self.fail(format!("at most {MAX_ITEM_DEPTH} items inside of each other expected")));
        }
        let item = self.model.item(id);
        let inner = Place { encoding: item.encoding, around: None, ..*at };
        self.item_depth += 1;
        let done = Written { present: true, ..Written::default() };
        let result = match &item.kind {
            Kind::Choice(choice) => self.write_choice(choice, value, &inner, out).map(|()| done),
            Kind::Sequence(sequence) => self.write_sequence(sequence, value, &inner, out).map(|()| done),
            Kind::Bits(bits) => self.write_bits(bits, value, &inner, out),
            Kind::Codes(codes) => self.write_codes(codes, value, &inner, out),
            Kind::Alias(ty) => self.write(ty, value, &inner, out),
            Kind::Class(_) => Err(self.fail("a class has no octets of its own, its attributes have")),
            Kind::Values(_) | Kind::Catalogue(_) => Err(self.fail("a catalogue has no octets of its own")),
        };
        self.item_depth -= 1;
        result
    }

    /// Holds a length against what the model says, where it does not stand in front.
    pub(crate) fn check_length(&self, length: Length, found: usize, unit: &str, at: &Place<'_>) -> Compose<()> {
        let expected = match length {
            Length::Prefixed | Length::Rest => return Ok(()),
            Length::Fixed(count) => i128::from(count),
            // A field that follows from the length is computed afterwards.
            Length::Field(reference) => match at.earlier(reference) {
                Some(count) => count,
                None => return Ok(()),
            },
            Length::Measure(reference) => match (at.earlier(reference), at.around) {
                (Some(code), Some((sequence, _))) => match measure_of(self.model, sequence, reference, code) {
                    Some(measure) => i128::from(measure),
                    None => return Err(self.fail(format!("{code} stands for no length"))),
                },
                _ => return Ok(()),
            },
        };
        if i128::try_from(found) == Ok(expected) { Ok(()) } else { Err(self.fail(format!("{expected} {unit} expected, {found} found"))) }
    }

    fn write_list(&mut self, list: &List, value: &Value, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<Written> {
        let elements = self.array(value)?;
        self.check_length(list.count, elements.len(), "elements", at)?;
        let inner = Place { identifier: None, ..*at };
        let mut content = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            self.under(format!("[{index}]"), |composer| composer.write(&list.element, element, &inner, &mut content))?;
        }
        match at.encoding {
            Encoding::Ber => super::leaf::tlv(at.identifier.unwrap_or(0x30), &content, out),
            Encoding::Data => {
                out.push(1);
                write_length(elements.len(), out);
                out.append(&mut content);
            }
            Encoding::Axdr | Encoding::Octets => {
                if list.count == Length::Prefixed {
                    write_length(elements.len(), out);
                }
                out.append(&mut content);
            }
        }
        Ok(Written::units(elements.len()))
    }

    fn write_match(&mut self, found: &Match, value: &Value, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<Written> {
        let (name, content) = self.only(value, "an object with the name of an alternative")?;
        let Some(index) = found.arms.iter().position(|arm| arm.name.spelled == name || arm.name.snake == name) else {
            let names: Vec<&str> = found.arms.iter().map(|arm| arm.name.spelled.as_str()).collect();
            return Err(self.fail(format!("one of the alternatives {} expected, \"{name}\" found", names.join(", "))));
        };
        let arm = &found.arms[index];
        for (reference, pattern) in found.on.iter().zip(&arm.patterns) {
            if let Some(given) = at.earlier(*reference)
                && !fits(*pattern, Some(given))
            {
                return Err(self.fail(format!("an alternative for {given} expected, {name} found")));
            }
        }
        self.under(name, |composer| composer.write(&arm.ty, content, at, out))?;
        Ok(Written { arm: Some(index), present: true, ..Written::default() })
    }

    fn write_contained(&mut self, contained: &Contained, value: &Value, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<Written> {
        let empty = value.is_null() || value.as_str() == Some("");
        let content = if empty && contained.or_empty {
            Vec::new()
        } else if let Some((_, size)) = calendar(resolve(self.model, &contained.ty).0) {
            self.octets_of(value, size)?
        } else if let Some(raw) = self.raw_octets(&contained.ty, value) {
            self.under("octets", |composer| composer.octets(raw))?
        } else {
            if self.contained_depth >= MAX_CONTAINED_DEPTH {
                return Err(self.fail(format!("at most {MAX_CONTAINED_DEPTH} items in octets of each other expected")));
            }
            let inner = Place { encoding: content_encoding(&contained.ty, at.encoding), tolerates: &[], identifier: None, ..*at };
            let mut content = Vec::new();
            self.contained_depth += 1;
            let result = self.write(&contained.ty, value, &inner, &mut content);
            self.contained_depth -= 1;
            result?;
            content
        };
        self.write_string(StringKind::Octets, contained.length, &content, at, out)
    }

    /// The octets of content that is given as it is: `{"octets": "0102"}`, unless that is what the item looks like itself.
    fn raw_octets<'v>(&self, ty: &Type, value: &'v Value) -> Option<&'v Value> {
        let members = value.as_object()?;
        let raw = members.get("octets").filter(|_| members.len() == 1)?;
        let own = match resolve(self.model, ty).1.map(|(_, item)| &item.kind) {
            Some(Kind::Sequence(sequence)) => sequence.fields().any(|(_, field)| field.name.spelled == "octets"),
            Some(Kind::Choice(choice)) => choice.arms.iter().any(|arm| arm.name.spelled == "octets"),
            _ => false,
        };
        (!own).then_some(raw)
    }
}
