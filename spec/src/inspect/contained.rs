//! Octets that hold an item of their own.

use super::cursor::{Cursor, LengthRead};
use super::error::{ErrorKind, Fault, InspectError, Read};
use super::leaf::{StringKind, calendar, calendar_shown};
use super::names::{data_tag_text, type_name};
use super::tree::{Node, Shape, Shown};
use super::walker::{MAX_CONTAINED_DEPTH, Setting, Walker, resolve};
use crate::model::{Contained, Encoding, Kind, Length, Model, Rule, Tolerance, Type};

/// The encoding of what octets hold: an item's own; otherwise that of the octets around, without type tags and identifiers.
pub(crate) fn content_encoding(ty: &Type, around: Encoding) -> Encoding {
    match (ty, around) {
        (Type::Data, _) => Encoding::Data,
        (_, Encoding::Axdr) => Encoding::Axdr,
        (_, Encoding::Data | Encoding::Ber | Encoding::Octets) => Encoding::Octets,
    }
}

/// The name of what octets hold. A choice that only tells items apart by their first octet adds nothing to a path, so it has none.
pub(crate) fn content_name(model: &Model, ty: &Type) -> Option<String> {
    match ty {
        Type::Item(id) => {
            let item = model.item(*id);
            match &item.kind {
                Kind::Choice(choice) if choice.tag.is_none() && choice.arms.iter().any(|arm| arm.own_tag) => None,
                _ => Some(item.spelled.clone()),
            }
        }
        _ => Some("content".to_owned()),
    }
}

impl Walker<'_> {
    /// Reads octets that hold an item. The item is opened, but a fault inside of it is no fault of the octets: it is noted apart.
    pub(crate) fn read_contained(&mut self, cursor: &mut Cursor<'_>, contained: &Contained, at: &Setting<'_>, node: &mut Node) -> Read<()> {
        node.type_name = type_name(self.model, &Type::Contained(Box::new(contained.clone())), at.encoding);
        let (resolved, _) = resolve(self.model, &contained.ty);
        if let Some((tag, size)) = calendar(resolved) {
            return self.read_contained_calendar(cursor, contained, tag, size, at, node);
        }
        self.octet_string_tag(cursor, at, node);
        let length = self.string_length(cursor, StringKind::Octets, contained.length, at, node)?;
        let content = cursor.split(length)?;
        node.value = Shown::Octets(content.rest().to_vec());
        if contained.or_empty && length == 0 {
            node.value = Shown::Absent;
            node.shape = Shape::Absent;
            return Ok(());
        }
        self.open(content, contained, at, node);
        Ok(())
    }

    /// Reads the content as what it should be.
    fn open(&mut self, content: Cursor<'_>, contained: &Contained, at: &Setting<'_>, node: &mut Node) {
        node.shape = Shape::Undecoded;
        let start = content.position();
        if self.contained_depth >= MAX_CONTAINED_DEPTH {
            let expected = format!("at most {MAX_CONTAINED_DEPTH} items in octets of each other expected");
            self.nested.push(InspectError { kind: ErrorKind::TooDeep, offset: start, base: start, path: self.path.clone(), expected });
            return;
        }
        let encoding = content_encoding(&contained.ty, at.encoding);
        let inner = Setting { encoding, tolerates: &[], identifier: None, ..*at };
        let name = content_name(self.model, &contained.ty);
        let mut child = Node::new(name.clone().unwrap_or_else(|| type_name(self.model, &contained.ty, encoding)), start);
        let base = std::mem::replace(&mut self.base, start);
        self.contained_depth += 1;
        let deep = self.path.len();
        self.path.extend(name);
        let mut content = content;
        let result = self.read(&mut content, &contained.ty, &inner, &mut child).and_then(|_| content.finish());
        match result {
            Ok(()) => node.shape = Shape::Contained,
            Err(mut fault) => {
                self.locate(&mut fault);
                self.nested.push(fault.into_error(start));
            }
        }
        self.path.truncate(deep);
        self.contained_depth -= 1;
        self.base = base;
        child.len = content.position() - start;
        node.children.push(child);
    }

    /// Skips the Data tag 09 in front of a length where the model tolerates it.
    fn octet_string_tag(&self, cursor: &mut Cursor<'_>, at: &Setting<'_>, node: &mut Node) {
        let offset = cursor.position();
        if matches!(at.encoding, Encoding::Axdr | Encoding::Octets)
            && at.tolerates(Tolerance::OctetStringTag)
            && cursor.peek() == Some(9)
            && cursor.octet().is_ok()
        {
            self.deviate(node, at, offset, Rule::OctetStringTag, "the Data tag 09 in front of the length");
        }
    }

    /// Reads octets that hold a date-time, a date or a time. These are checked where they stand: their size is known.
    fn read_contained_calendar(
        &mut self,
        cursor: &mut Cursor<'_>,
        contained: &Contained,
        tag: u8,
        size: usize,
        at: &Setting<'_>,
        node: &mut Node,
    ) -> Read<()> {
        let start = cursor.position();
        if at.encoding == Encoding::Data && at.tolerates(Tolerance::DateTimeTag) && cursor.peek() == Some(tag) {
            cursor.octet()?;
            let octets = cursor.take(size, start)?;
            self.deviate(node, at, start, Rule::DateTimeTag, format!("{} in place of {}", data_tag_text(tag), data_tag_text(9)));
            node.value = calendar_shown(octets);
            node.shape = Shape::Value;
            return Ok(());
        }
        self.octet_string_tag(cursor, at, node);
        let length = if at.encoding == Encoding::Axdr
            && at.tolerates(Tolerance::MissingLength)
            && cursor.peek().is_some_and(|first| usize::from(first) != size)
        {
            let offset = cursor.position();
            self.deviate(node, at, offset, Rule::MissingLength, format!("the length {size} is missing"));
            LengthRead { value: size, offset, long: false }
        } else {
            self.calendar_length(cursor, contained.length, at, node)?
        };
        if contained.or_empty && length.value == 0 {
            node.value = Shown::Absent;
            node.shape = Shape::Absent;
            return Ok(());
        }
        if length.value != size {
            return Err(Fault::new(ErrorKind::Length, length.offset, format!("length {size} expected, {} found", length.value)));
        }
        let content = cursor.position();
        node.value = calendar_shown(cursor.take(size, content)?);
        node.shape = Shape::Value;
        Ok(())
    }

    /// The length of octets of known size, with the place to name when it is wrong.
    fn calendar_length(&self, cursor: &mut Cursor<'_>, length: Length, at: &Setting<'_>, node: &mut Node) -> Read<LengthRead> {
        let offset = match at.encoding {
            Encoding::Axdr | Encoding::Octets => cursor.position(),
            Encoding::Data | Encoding::Ber => cursor.position() + 1,
        };
        let value = self.string_length(cursor, StringKind::Octets, length, at, node)?;
        Ok(LengthRead { value, offset, long: false })
    }
}
