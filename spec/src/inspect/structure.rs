//! Choices and sequences.

use super::bits::PartOwner;
use super::coverage::Point;
use super::crc::check_octets;
use super::cursor::Cursor;
use super::error::{ErrorKind, Fault, Read};
use super::leaf::calendar;
use super::literal::default_node;
use super::names::{data_tag_text, type_name};
use super::tree::{Node, Shape, Shown};
use super::walker::{MAX_ITEM_DEPTH, Reading, Scope, Setting, Walker};
use crate::model::{
    Arm, Check, Choice, Element, Encoding, Field, Kind, Length, Model, Presence, Rule, Sequence, Tag, Tolerance, Type, ValueSource,
};

impl Walker<'_> {
    /// Takes the tag in front of an item, where it has one and the encoding sends it as one octet.
    fn item_tag(&self, cursor: &mut Cursor<'_>, tag: Option<Tag>) -> Read<()> {
        let Some(tag) = tag else { return Ok(()) };
        let offset = cursor.position();
        let found = cursor.octet()?;
        if found == tag.octet {
            Ok(())
        } else {
            Err(Fault::new(ErrorKind::UnexpectedTag, offset, format!("tag {:02X} expected, {found:02X} found", tag.octet)))
        }
    }

    /// Reads exactly one of several alternatives.
    pub(crate) fn read_choice(&mut self, cursor: &mut Cursor<'_>, choice: &Choice, at: &Setting<'_>, node: &mut Node) -> Read<()> {
        if at.encoding == Encoding::Ber {
            // A choice has no identifier that another one could replace: the outer one stands around it.
            let wrapper = at.identifier.or(choice.tag.map(|tag| tag.octet));
            if let Some(identifier) = wrapper {
                let length = self.ber_header(cursor, identifier, at, node)?;
                let mut content = cursor.split(length)?;
                self.read_alternative(&mut content, choice, at, node)?;
                return content.finish();
            }
        } else {
            self.item_tag(cursor, choice.tag)?;
        }
        self.read_alternative(cursor, choice, at, node)
    }

    fn read_alternative(&mut self, cursor: &mut Cursor<'_>, choice: &Choice, at: &Setting<'_>, node: &mut Node) -> Read<()> {
        let offset = cursor.position();
        let Some(selector) = cursor.peek() else { return Err(Fault::truncated(offset, 1)) };
        let Some(index) = choice.arms.iter().position(|arm| arm.is_selected_by(selector)) else {
            let Some(open) = &choice.open else {
                let found = if at.encoding == Encoding::Data { data_tag_text(selector) } else { format!("{selector:02X}") };
                return Err(Fault::new(
                    ErrorKind::UnknownSelector,
                    offset,
                    format!("{} expected, {found} found", alternatives(choice, at.encoding)),
                ));
            };
            cursor.octet()?;
            node.value = Shown::Choice { selector: i128::from(selector), name: open.spelled.clone() };
            node.shape = Shape::Open;
            if let Some(owner) = at.owner {
                self.touched.touch_point(owner, Point::Open);
            }
            return Ok(());
        };
        let arm = &choice.arms[index];
        node.value = Shown::Choice { selector: i128::from(selector), name: arm.name.spelled.clone() };
        let point = at.owner.map(|owner| (owner, Point::Arm(index)));
        self.child(cursor, node, arm.name.spelled.clone(), |walker, cursor, child| {
            child.declared = point;
            walker.read_arm(cursor, arm, at, child)
        })?;
        if let Some((owner, point)) = point {
            self.touched.touch_point(owner, point);
        }
        node.shape = Shape::Choice;
        Ok(())
    }

    fn read_arm(&mut self, cursor: &mut Cursor<'_>, arm: &Arm, at: &Setting<'_>, node: &mut Node) -> Read<()> {
        let inner = Setting { identifier: None, tolerates: &[], ..*at };
        if arm.own_tag || at.encoding == Encoding::Data {
            return self.read(cursor, &arm.ty, &inner, node).map(drop);
        }
        if at.encoding != Encoding::Ber {
            cursor.octet()?;
            return self.read(cursor, &arm.ty, &inner, node).map(drop);
        }
        self.read_tagged(cursor, arm.selector, arm.explicit, &arm.ty, &inner, node).map(drop)
    }

    /// In `ber`: reads a type behind a context identifier, around the type's own one or in place of it.
    fn read_tagged(
        &mut self,
        cursor: &mut Cursor<'_>,
        identifier: u8,
        explicit: bool,
        ty: &Type,
        at: &Setting<'_>,
        node: &mut Node,
    ) -> Read<Reading> {
        if !explicit {
            return self.read_value(cursor, ty, &Setting { identifier: Some(identifier), ..*at }, node);
        }
        let length = self.ber_header(cursor, identifier, at, node)?;
        let mut content = cursor.split(length)?;
        let reading = self.read_value(&mut content, ty, &Setting { identifier: None, ..*at }, node)?;
        content.finish()?;
        Ok(reading)
    }

    /// Reads fields one after the other.
    pub(crate) fn read_sequence(&mut self, cursor: &mut Cursor<'_>, sequence: &Sequence, at: &Setting<'_>, node: &mut Node) -> Read<()> {
        match at.encoding {
            Encoding::Axdr | Encoding::Octets => {
                let start = cursor.position();
                match sequence.elements.last() {
                    Some(Element::Check(check)) => self.read_frame(cursor, sequence, check, start, at, node),
                    _ => {
                        self.item_tag(cursor, sequence.tag)?;
                        self.read_fields(cursor, sequence, sequence.elements.len(), at, node).map(drop)
                    }
                }
            }
            Encoding::Ber => {
                let identifier = at.identifier.or(sequence.tag.map(|tag| tag.octet)).unwrap_or(0x30);
                let length = self.ber_header(cursor, identifier, at, node)?;
                let mut content = cursor.split(length)?;
                self.read_fields(&mut content, sequence, sequence.elements.len(), at, node)?;
                content.finish()
            }
            Encoding::Data => {
                self.data_tag(cursor, 2)?;
                let count = cursor.length()?;
                self.note_length(node, at, count);
                let all = sequence.elements.len();
                let trailing = sequence.fields().filter(|(_, field)| field.presence == Presence::Trailing).count();
                let may_miss =
                    |tolerance| sequence.fields().find(|(_, field)| field.tolerates.contains(&tolerance)).map(|(index, _)| index);
                let least = may_miss(Tolerance::MissingMember).unwrap_or(all - trailing);
                // The members that belong to it.
                let usual = may_miss(Tolerance::ExtraMember).unwrap_or(all);
                if !(least..=all).contains(&count.value) {
                    let expected = if least == all { all.to_string() } else { format!("{least} to {all}") };
                    return Err(Fault::new(
                        ErrorKind::Count,
                        count.offset,
                        format!("{expected} members expected, {} announced", count.value),
                    ));
                }
                if count.value != usual {
                    let rule = match (count.value > usual, trailing) {
                        (true, _) => Rule::ExtraMember,
                        (false, 0) => Rule::MissingMember,
                        (false, _) => Rule::MemberCount,
                    };
                    self.deviate(node, at, count.offset, rule, format!("{} of {usual} members", count.value));
                }
                self.read_fields(cursor, sequence, count.value, at, node)?;
                for (index, element) in sequence.elements.iter().enumerate().skip(count.value) {
                    if let Element::Field(field) = element {
                        let mut child = Node::new(field.name.spelled.clone(), cursor.position());
                        child.set(type_name(self.model, &field.ty, at.encoding), Shown::Absent, Shape::Absent);
                        child.declared = at.owner.map(|owner| (owner, Point::Element(index)));
                        node.children.push(child);
                        self.touch(at, Point::Missing(index));
                    }
                }
                Ok(())
            }
        }
    }

    /// Reads a frame that ends with check octets: they are held against the octets first, as nothing else can be believed otherwise.
    fn read_frame(
        &mut self,
        cursor: &mut Cursor<'_>,
        sequence: &Sequence,
        check: &Check,
        start: usize,
        at: &Setting<'_>,
        node: &mut Node,
    ) -> Read<()> {
        let size = check.algorithm.size();
        if cursor.remaining() < size {
            return Err(Fault::truncated(start, size - cursor.remaining()));
        }
        let mut body = cursor.without_tail(size);
        let expected = check_octets(check.algorithm, body.rest());
        let check_offset = start + body.remaining();
        let found = cursor.rest()[body.remaining()..].to_vec();
        let count = sequence.elements.len() - 1;
        // The fields are read even when the check is wrong, for the tree.
        let result = self
            .item_tag(&mut body, sequence.tag)
            .and_then(|()| self.read_fields(&mut body, sequence, count, at, node))
            .and_then(|_| body.finish())
            .map_err(|mut fault| {
                self.locate(&mut fault);
                fault
            });
        if expected[..] != found[..] {
            let mut fault = Fault::new(
                ErrorKind::Check,
                check_offset,
                format!("{} {} expected, {} found", check.algorithm.keyword(), super::bits::hex(&expected), super::bits::hex(&found)),
            );
            self.path.push(check.name.spelled.clone());
            self.locate(&mut fault);
            self.path.pop();
            return Err(fault);
        }
        result?;
        let mut child = Node::new(check.name.spelled.clone(), check_offset);
        child.len = size;
        child.declared = at.owner.map(|owner| (owner, Point::Element(count)));
        child.set(check.algorithm.keyword(), Shown::Octets(found), Shape::Value);
        child.derived = true;
        node.children.push(child);
        self.touch(at, Point::Element(count));
        cursor.skip_rest();
        Ok(())
    }

    fn touch(&mut self, at: &Setting<'_>, point: Point) {
        if let Some(owner) = at.owner {
            self.touched.touch_point(owner, point);
        }
    }

    /// Reads the first `count` elements of a sequence.
    fn read_fields(&mut self, cursor: &mut Cursor<'_>, sequence: &Sequence, count: usize, at: &Setting<'_>, node: &mut Node) -> Read<()> {
        let mut scope = Scope { sequence, values: Vec::with_capacity(sequence.elements.len()) };
        for (index, element) in sequence.elements.iter().enumerate().take(count) {
            let inner = Setting { element: index, scope: Some(&scope), identifier: None, tolerates: &[], ..*at };
            let reading = match element {
                Element::Field(field) if takes_rest(&field.ty) => {
                    let mut bounded = cursor.without_tail(self.tail(sequence, index, &scope));
                    let result = self.read_field(&mut bounded, field, &inner, node);
                    cursor.advance_to(&bounded);
                    result?
                }
                Element::Field(field) => self.read_field(cursor, field, &inner, node)?,
                Element::Bits(group) => {
                    let (carried, offset) = self.read_carrier(cursor, group.carrier, &inner, node)?;
                    let parts = self.read_parts(&carried, offset, &group.parts, PartOwner::Group(at.owner, index), &inner, node)?;
                    Reading::Parts(parts)
                }
                Element::Check(_) => Reading::Other,
            };
            scope.values.push(reading);
        }
        node.shape = Shape::Fields;
        Ok(())
    }

    /// The octets of the elements after one that takes all that is left. They have a fixed size, or the model would not be sound; a
    /// check value at the end is not counted, as it was taken off before.
    fn tail(&self, sequence: &Sequence, index: usize, scope: &Scope<'_>) -> usize {
        let sizes = sequence.elements.iter().skip(index + 1).map(|element| match element {
            Element::Check(_) => 0,
            Element::Bits(group) => usize::from(group.carrier.bits().div_ceil(8)),
            Element::Field(field) => match field.presence {
                Presence::If(reference) if scope.value(reference).is_none_or(|value| value == 0) => 0,
                _ => fixed_size(self.model, &field.ty, Encoding::Octets, 0).unwrap_or_default(),
            },
        });
        sizes.sum()
    }

    fn read_field(&mut self, cursor: &mut Cursor<'_>, field: &Field, at: &Setting<'_>, parent: &mut Node) -> Read<Reading> {
        let point = Point::Element(at.element);
        let at = &Setting { tolerates: &field.tolerates, ..*at };
        let reading = self.child(cursor, parent, field.name.spelled.clone(), |walker, cursor, node| {
            node.declared = at.owner.map(|owner| (owner, point));
            node.derived = field.source != ValueSource::Given;
            walker.read_present(cursor, field, at, node)
        })?;
        match reading {
            Some(reading) => {
                self.touch(at, point);
                Ok(reading)
            }
            None => {
                self.touch(at, Point::Missing(at.element));
                Ok(Reading::Other)
            }
        }
    }

    /// Reads a field by its presence rule; `None` where it is not there.
    fn read_present(&mut self, cursor: &mut Cursor<'_>, field: &Field, at: &Setting<'_>, node: &mut Node) -> Read<Option<Reading>> {
        let offset = cursor.position();
        let present = match (&field.presence, at.encoding) {
            (Presence::Required | Presence::Trailing, _) => true,
            (Presence::If(reference), _) => at.scope.and_then(|scope| scope.value(*reference)).is_some_and(|value| value != 0),
            (Presence::Optional | Presence::Default(_), Encoding::Axdr | Encoding::Octets) => {
                let flag = cursor.octet()?;
                match flag {
                    0 => false,
                    1 => true,
                    0xFF => {
                        self.deviate(node, at, offset, Rule::PresenceFlag, "FF for present");
                        true
                    }
                    9 if at.tolerates(Tolerance::TagForFlag) => {
                        self.deviate(node, at, offset, Rule::TagForFlag, "the Data tag 09 in place of the presence flag");
                        true
                    }
                    _ => return Err(Fault::new(ErrorKind::PresenceFlag, offset, format!("00 or 01 expected, {flag:02X} found"))),
                }
            }
            (Presence::Optional | Presence::Default(_), Encoding::Data) => {
                let null = cursor.peek() == Some(0);
                if null {
                    cursor.octet()?;
                }
                !null
            }
            (Presence::Optional | Presence::Default(_), Encoding::Ber) => match field.ber {
                Some(tag) => cursor.peek() == Some(tag.octet),
                None => cursor.remaining() > 0,
            },
        };
        if !present {
            match &field.presence {
                Presence::Default(literal) => default_node(self.model, &field.ty, at.encoding, literal, node),
                _ => node.set(type_name(self.model, &field.ty, at.encoding), Shown::Absent, Shape::Absent),
            }
            return Ok(None);
        }
        let reading = match field.ber {
            Some(tag) if at.encoding == Encoding::Ber => self.read_tagged(cursor, tag.octet, tag.explicit, &field.ty, at, node)?,
            _ => self.read_value(cursor, &field.ty, at, node)?,
        };
        match &field.presence {
            Presence::Optional if node.shape == Shape::Absent && at.encoding != Encoding::Data => node.shape = Shape::Empty,
            Presence::Default(literal) => {
                let mut default = Node::new("", 0);
                default_node(self.model, &field.ty, at.encoding, literal, &mut default);
                if super::json::to_json(&default) == super::json::to_json(node) {
                    self.deviate(node, at, offset, Rule::DefaultSent, "the default value could be left out");
                }
            }
            _ => {}
        }
        Ok(Some(reading))
    }
}

/// The alternatives of a choice in words.
fn alternatives(choice: &Choice, encoding: Encoding) -> String {
    let names: Vec<String> = choice
        .arms
        .iter()
        .map(|arm| match (encoding, arm.last == arm.selector) {
            (Encoding::Data, _) => data_tag_text(arm.selector),
            (_, true) => format!("{:02X}", arm.selector),
            (_, false) => format!("{:02X} to {:02X}", arm.selector, arm.last),
        })
        .collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) if rest.len() < 12 => format!("{} or {last}", rest.join(", ")),
        _ => format!("one of {} alternatives", names.len()),
    }
}

/// True where a value takes all octets that are left.
fn takes_rest(ty: &Type) -> bool {
    match ty {
        Type::Octets(length) | Type::Text(length) | Type::Utf8(length) => *length == Length::Rest,
        Type::List(list) => list.count == Length::Rest,
        Type::Contained(contained) => contained.length == Length::Rest,
        Type::Match(found) => found.arms.iter().any(|arm| takes_rest(&arm.ty)),
        _ => false,
    }
}

/// The octets that a type always takes in packed octets, where it always takes the same.
fn fixed_size(model: &Model, ty: &Type, encoding: Encoding, depth: usize) -> Option<usize> {
    if depth > MAX_ITEM_DEPTH || !matches!(encoding, Encoding::Octets | Encoding::Axdr) {
        return None;
    }
    let fixed = |length: Length| match length {
        Length::Fixed(count) => Some(count as usize),
        _ => None,
    };
    match ty {
        Type::Null => Some(0),
        Type::Bool | Type::Bcd => Some(1),
        Type::Int(int) => Some(usize::from(int.octets)),
        Type::Float32 => Some(4),
        Type::Float64 => Some(8),
        Type::DateTime | Type::Date | Type::Time => calendar(ty).map(|(_, size)| size),
        Type::Octets(length) | Type::Text(length) | Type::Utf8(length) => fixed(*length),
        Type::Contained(contained) => fixed(contained.length),
        Type::BitString(length) => fixed(*length).map(|bits| bits.div_ceil(8)),
        Type::List(list) => fixed(list.count)?.checked_mul(fixed_size(model, &list.element, encoding, depth + 1)?),
        Type::Item(id) => {
            let item = model.item(*id);
            match &item.kind {
                Kind::Alias(ty) => fixed_size(model, ty, item.encoding, depth + 1),
                Kind::Codes(codes) if item.encoding != Encoding::Data => Some(usize::from(codes.carrier.bits().div_ceil(8))),
                Kind::Bits(bits) if item.encoding != Encoding::Data && bits.prefixes.is_empty() => {
                    Some(usize::from(bits.carrier.bits().div_ceil(8)))
                }
                Kind::Sequence(sequence) => {
                    let mut size = usize::from(sequence.tag.is_some());
                    for element in &sequence.elements {
                        size += match element {
                            Element::Field(field) if field.presence == Presence::Required => {
                                fixed_size(model, &field.ty, item.encoding, depth + 1)?
                            }
                            Element::Field(_) => return None,
                            Element::Bits(group) => usize::from(group.carrier.bits().div_ceil(8)),
                            Element::Check(check) => check.algorithm.size(),
                        };
                    }
                    Some(size)
                }
                _ => None,
            }
        }
        Type::Oid | Type::Data | Type::Match(_) => None,
    }
}
