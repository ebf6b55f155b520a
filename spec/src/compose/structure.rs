//! Choices and sequences.

use serde_json::{Map, Value};

use super::error::Compose;
use super::leaf::{Kept, carried, given_name, is_kept, tlv};
use super::value::kind;
use super::writer::{Composer, Place, Written};
use crate::inspect::{Node, check_octets, codes_of, default_node, resolve, to_json, write_length};
use crate::model::{
    BitGroup, BitMeaning, Choice, Element, Encoding, Field, Kind, Length, Literal, Pattern, Presence, Sequence, Type, ValueSource,
};

impl Composer<'_> {
    pub(crate) fn write_choice(&mut self, choice: &Choice, value: &Value, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<()> {
        let (name, content) = self.only(value, "an object with the name of an alternative")?;
        let mut octets = Vec::new();
        let inner = Place { identifier: None, tolerates: &[], ..*at };
        match choice.arms.iter().find(|arm| arm.name.spelled == name || arm.name.snake == name) {
            Some(arm) => self.under(name, |composer| {
                if arm.own_tag || at.encoding == Encoding::Data {
                    return composer.write(&arm.ty, content, &inner, &mut octets);
                }
                if at.encoding != Encoding::Ber {
                    octets.push(arm.selector);
                    return composer.write(&arm.ty, content, &inner, &mut octets);
                }
                composer.write_tagged(arm.selector, arm.explicit, &arm.ty, content, &inner, &mut octets)
            })?,
            None => {
                let Some(open) = choice.open.as_ref().filter(|open| open.spelled == name || open.snake == name) else {
                    let names: Vec<&str> = choice.arms.iter().map(|arm| arm.name.spelled.as_str()).collect();
                    return Err(self.fail(format!("one of the alternatives {} expected, \"{name}\" found", names.join(", "))));
                };
                let selector = self.under(open.spelled.clone(), |composer| composer.number_within(content, 0, 255))? as u8;
                if choice.arms.iter().any(|arm| arm.is_selected_by(selector)) {
                    return Err(self.fail(format!("{selector} selects an alternative with a name")));
                }
                octets.push(selector);
                Written::default()
            }
        };
        let wrapper = at.identifier.or(choice.tag.map(|tag| tag.octet));
        match (at.encoding, wrapper, choice.tag) {
            (Encoding::Ber, Some(identifier), _) => tlv(identifier, &octets, out),
            (Encoding::Axdr | Encoding::Octets, _, Some(tag)) => {
                out.push(tag.octet);
                out.append(&mut octets);
            }
            _ => out.append(&mut octets),
        }
        Ok(())
    }

    /// In `ber`: writes a type behind a context identifier, around the type's own one or in place of it.
    fn write_tagged(
        &mut self,
        identifier: u8,
        explicit: bool,
        ty: &Type,
        value: &Value,
        at: &Place<'_>,
        out: &mut Vec<u8>,
    ) -> Compose<Written> {
        if !explicit {
            return self.write_value(ty, value, &Place { identifier: Some(identifier), ..*at }, out);
        }
        let mut content = Vec::new();
        let written = self.write_value(ty, value, &Place { identifier: None, ..*at }, &mut content)?;
        tlv(identifier, &content, out);
        Ok(written)
    }

    pub(crate) fn write_sequence(&mut self, sequence: &Sequence, value: &Value, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<()> {
        let members = self.object(value)?;
        self.check_keys(sequence, members)?;
        let kept_parts = kept_parts(sequence);
        let mut kept = Kept::of(self, members.get("reserved"), kept_parts)?;
        let mut written: Vec<Written> = Vec::new();
        let mut pieces: Vec<Vec<u8>> = Vec::new();
        for element in &sequence.elements {
            let mut piece = Vec::new();
            let inner = Place { identifier: None, tolerates: &[], around: Some((sequence, &written)), ..*at };
            let done = match element {
                Element::Field(field) if field.source == ValueSource::Given => self.write_field(field, members, &inner, &mut piece)?,
                Element::Bits(group) => self.group_parts(group, members, &mut kept)?,
                Element::Field(_) | Element::Check(_) => Written::default(),
            };
            written.push(done);
            pieces.push(piece);
        }
        for (index, element) in sequence.elements.iter().enumerate() {
            match element {
                Element::Field(field) if field.source != ValueSource::Given => {
                    let number = self.derived(field.source, sequence, index, &written, constant_of(&field.ty))?;
                    let name = field.name.spelled.clone();
                    let piece = self.under(name, |composer| composer.write_derived(field, number, at))?;
                    pieces[index] = piece;
                }
                Element::Bits(group) => pieces[index] = self.write_group(group, sequence, index, &written, at)?,
                Element::Field(_) | Element::Check(_) => {}
            }
        }
        self.finish_sequence(sequence, &written, pieces, at, out)
    }

    /// Puts what stands around the fields in place: tag, count, identifier, check.
    fn finish_sequence(
        &self,
        sequence: &Sequence,
        written: &[Written],
        pieces: Vec<Vec<u8>>,
        at: &Place<'_>,
        out: &mut Vec<u8>,
    ) -> Compose<()> {
        match at.encoding {
            Encoding::Axdr | Encoding::Octets => {
                let start = out.len();
                out.extend(sequence.tag.map(|tag| tag.octet));
                out.extend(pieces.into_iter().flatten());
                if let Some(Element::Check(check)) = sequence.elements.last() {
                    let octets = check_octets(check.algorithm, &out[start..]);
                    out.extend(octets);
                }
            }
            Encoding::Ber => {
                let identifier = at.identifier.or(sequence.tag.map(|tag| tag.octet)).unwrap_or(0x30);
                tlv(identifier, &pieces.concat(), out);
            }
            Encoding::Data => {
                let trailing =
                    |index: usize| matches!(&sequence.elements[index], Element::Field(field) if field.presence == Presence::Trailing);
                let missing = |index: usize| trailing(index) && !written[index].present;
                let count = (0..pieces.len()).rev().skip_while(|index| missing(*index)).count();
                if let Some(hole) = (0..count).find(|index| missing(*index)) {
                    let Element::Field(field) = &sequence.elements[hole] else { return Err(self.fail("a field expected")) };
                    return Err(self.fail(format!("\"{}\" may be missing only together with all fields after it", field.name.spelled)));
                }
                out.push(2);
                write_length(count, out);
                out.extend(pieces.into_iter().take(count).flatten());
            }
        }
        Ok(())
    }

    /// Refuses keys that no field has: a mistyped name must not pass for an absent field.
    fn check_keys(&self, sequence: &Sequence, members: &Map<String, Value>) -> Compose<()> {
        let mut known: Vec<&str> = Vec::new();
        for element in &sequence.elements {
            match element {
                Element::Field(field) if field.source == ValueSource::Given => known.push(&field.name.spelled),
                Element::Bits(group) => known.extend(group.parts.iter().filter_map(given_name)),
                Element::Field(_) | Element::Check(_) => {}
            }
        }
        if kept_parts(sequence) > 0 {
            known.push("reserved");
        }
        match members.keys().find(|key| !known.contains(&key.as_str())) {
            Some(unknown) => Err(self.fail(format!("no field is called \"{unknown}\", the fields are {}", known.join(", ")))),
            None => Ok(()),
        }
    }

    /// Writes a field that the user gives, with its presence flag or identifier.
    fn write_field(&mut self, field: &Field, members: &Map<String, Value>, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<Written> {
        let at = &Place { tolerates: &field.tolerates, ..*at };
        let given = members.get(&field.name.spelled);
        let name = field.name.spelled.clone();
        let null = given.is_none_or(Value::is_null);
        match &field.presence {
            Presence::Required => match given {
                Some(value) => self.under(name, |composer| composer.write_present(field, value, at, out)),
                None if matches!(resolve(self.model, &field.ty).0, Type::Null) => self.write_present(field, &Value::Null, at, out),
                None => Err(self.fail(format!("\"{name}\" is missing"))),
            },
            Presence::If(reference) => {
                let flag = at.earlier(*reference);
                match (flag, given) {
                    (Some(0), Some(value)) if !value.is_null() => {
                        Err(self.fail(format!("\"{name}\" is not expected, as its flag is not set, {} found", kind(value))))
                    }
                    (Some(0), _) => Ok(Written::default()),
                    (_, Some(value)) => self.under(name, |composer| composer.write_present(field, value, at, out)),
                    (Some(_), None) => Err(self.fail(format!("\"{name}\" is missing, though its flag is set"))),
                    (None, None) => Ok(Written::default()),
                }
            }
            Presence::Trailing if null => Ok(Written::default()),
            Presence::Optional | Presence::Default(_) if null => {
                self.write_absent(at, out);
                Ok(Written::default())
            }
            presence => {
                let value = given.unwrap_or(&Value::Null);
                let mut content = Vec::new();
                let written = self.under(name, |composer| composer.write_present(field, value, at, &mut content))?;
                if let Presence::Default(literal) = presence
                    && self.is_default(field, literal, &content, at)
                {
                    self.write_absent(at, out);
                    return Ok(written);
                }
                let flagged = *presence != Presence::Trailing && matches!(at.encoding, Encoding::Axdr | Encoding::Octets);
                if flagged {
                    out.push(1);
                }
                out.append(&mut content);
                Ok(written)
            }
        }
    }

    /// Says that an optional field is not there.
    fn write_absent(&self, at: &Place<'_>, out: &mut Vec<u8>) {
        match at.encoding {
            Encoding::Axdr | Encoding::Octets | Encoding::Data => out.push(0),
            Encoding::Ber => {}
        }
    }

    fn write_present(&mut self, field: &Field, value: &Value, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<Written> {
        match field.ber {
            Some(tag) if at.encoding == Encoding::Ber => self.write_tagged(tag.octet, tag.explicit, &field.ty, value, at, out),
            _ => self.write_value(&field.ty, value, at, out),
        }
    }

    /// True where a field was written as its default: the octets tell, whatever form the value was given in.
    fn is_default(&mut self, field: &Field, literal: &Literal, content: &[u8], at: &Place<'_>) -> bool {
        let mut node = Node::new("", 0);
        default_node(self.model, &field.ty, at.encoding, literal, &mut node);
        let mut default = Vec::new();
        self.write_present(field, &to_json(&node), at, &mut default).is_ok() && default == content
    }

    /// Takes the parts of a bit group that the user gives.
    fn group_parts(&mut self, group: &BitGroup, members: &Map<String, Value>, kept: &mut Kept<'_>) -> Compose<Written> {
        let mut parts = Vec::new();
        for part in &group.parts {
            parts.push(match (part.meaning, given_name(part)) {
                (BitMeaning::Constant(constant), _) => Some(i128::from(constant)),
                (_, Some(name)) => Some(i128::from(self.part(part, name, members.get(name))?)),
                (_, None) if is_kept(part) => Some(i128::from(self.kept_part(part, kept.next())?)),
                (_, None) => None,
            });
        }
        Ok(Written { parts, present: true, ..Written::default() })
    }

    /// Writes a bit group, with the parts that follow from other fields.
    fn write_group(
        &mut self,
        group: &BitGroup,
        sequence: &Sequence,
        index: usize,
        written: &[Written],
        at: &Place<'_>,
    ) -> Compose<Vec<u8>> {
        let mut bits = carried(group.carrier);
        for (position, part) in group.parts.iter().enumerate() {
            let number = match written[index].parts.get(position).copied().flatten() {
                Some(number) => number,
                None => self.derived(part.source, sequence, index, written, None)?,
            };
            let last = (1_i128 << part.width.min(64)) - 1;
            if !(0..=last).contains(&number) {
                let name = part.name.as_ref().map_or("reserved", |name| name.spelled.as_str());
                return Err(self.fail(format!("0 to {last} expected for {name}, {number} follows from the other fields")));
            }
            bits.set(part.shift, part.width, number as u64);
        }
        let mut out = Vec::new();
        self.write_carried(group.carrier, &bits, at, &mut out);
        Ok(out)
    }

    /// Writes a field whose value follows from others.
    fn write_derived(&mut self, field: &Field, number: i128, at: &Place<'_>) -> Compose<Vec<u8>> {
        let mut out = Vec::new();
        let at = &Place { identifier: None, tolerates: &field.tolerates, around: None, ..*at };
        let value = match (resolve(self.model, &field.ty).0, u64::try_from(number), i64::try_from(number)) {
            (Type::Bool, ..) => Value::Bool(number != 0),
            (_, Ok(number), _) => Value::from(number),
            (_, _, Ok(number)) => Value::from(number),
            _ => return Err(self.fail(format!("a number of 64 bits expected, {number} follows from the other fields"))),
        };
        self.write_present(field, &value, at, &mut out)?;
        Ok(out)
    }

    /// The value of a field or part that follows from another element.
    fn derived(
        &self,
        source: ValueSource,
        sequence: &Sequence,
        index: usize,
        written: &[Written],
        constant: Option<i128>,
    ) -> Compose<i128> {
        match source {
            ValueSource::Constant => constant.ok_or_else(|| self.fail("a constant expected")),
            ValueSource::LengthOf(target) => self.length_of(sequence, index, target, written),
            ValueSource::SelectorOf(target, position) => {
                let Some(arm) = written.get(target).and_then(|target| target.arm) else { return Ok(0) };
                let Some(Element::Field(field)) = sequence.elements.get(target) else { return Err(self.fail("a field expected")) };
                let pattern = find_match(&field.ty).and_then(|found| found.arms.get(arm)?.patterns.get(position).copied());
                match pattern {
                    Some(Pattern::Value(value) | Pattern::AnyWritten(value)) => Ok(value),
                    _ => Err(self.fail("a discriminator with one value expected")),
                }
            }
            ValueSource::Given => Err(self.fail("a value given by the user expected")),
        }
    }

    /// The length of another element, or the code that stands for it.
    fn length_of(&self, sequence: &Sequence, index: usize, target: usize, written: &[Written]) -> Compose<i128> {
        let units = written.get(target).map_or(0, |target| target.units);
        let length = match sequence.elements.get(target) {
            Some(Element::Field(field)) => type_length(&field.ty),
            _ => None,
        };
        let Some(Length::Measure(reference)) =
            length.filter(|length| matches!(length, Length::Measure(reference) if reference.element == index))
        else {
            return Ok(units as i128);
        };
        let codes = codes_of(self.model, sequence, reference).map(|id| &self.model.item(id).kind);
        let Some(Kind::Codes(codes)) = codes else { return Err(self.fail("named values with a measure expected")) };
        match codes.values.iter().find(|code| code.measure.is_some_and(|measure| measure as usize == units)) {
            Some(code) => Ok(i128::from(code.value)),
            None => {
                let possible: Vec<String> =
                    codes.values.iter().filter_map(|code| code.measure).map(|measure| measure.to_string()).collect();
                Err(self.fail(format!("a length of {} expected, {units} found", possible.join(", "))))
            }
        }
    }
}

fn kept_parts(sequence: &Sequence) -> usize {
    let groups = sequence.elements.iter().filter_map(|element| match element {
        Element::Bits(group) => Some(group),
        Element::Field(_) | Element::Check(_) => None,
    });
    groups.flat_map(|group| &group.parts).filter(|part| is_kept(part)).count()
}

fn constant_of(ty: &Type) -> Option<i128> {
    match ty {
        Type::Int(int) => int.constant,
        _ => None,
    }
}

fn find_match(ty: &Type) -> Option<&crate::model::Match> {
    match ty {
        Type::Match(found) => Some(found),
        Type::Contained(contained) => find_match(&contained.ty),
        _ => None,
    }
}

/// The length of a type that an earlier field can tell.
fn type_length(ty: &Type) -> Option<Length> {
    match ty {
        Type::Octets(length) | Type::Text(length) | Type::Utf8(length) | Type::BitString(length) => Some(*length),
        Type::List(list) => Some(list.count),
        Type::Contained(contained) => Some(contained.length),
        _ => None,
    }
}
