//! The interpreter: a type of the model over octets.

use super::coverage::{Point, Touched};
use super::cursor::{Cursor, LengthRead};
use super::error::{ErrorKind, Fault, InspectError, Read};
use super::names::{data_tag_text, type_name};
use super::tree::{Deviation, Node, Shape, Shown};
use crate::model::{Element, Encoding, FieldRef, Item, ItemId, Kind, Length, Model, Rule, Sequence, Tolerance, Type};

/// Items nested deeper than this are refused: no layout of the standards comes near, and the stack stays bounded.
pub(crate) const MAX_ITEM_DEPTH: usize = 128;

/// Octets that contain items that contain items ... are opened so far.
pub(crate) const MAX_CONTAINED_DEPTH: usize = 16;

/// The state of one inspection.
pub(crate) struct Walker<'m> {
    pub(crate) model: &'m Model,
    pub(crate) touched: Touched,
    pub(crate) nested: Vec<InspectError>,
    pub(crate) path: Vec<String>,
    pub(crate) item_depth: usize,
    pub(crate) contained_depth: usize,
    /// Where the octets of the innermost contained item start.
    pub(crate) base: usize,
}

/// Where a type stands: what decides how it travels.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'s> {
    pub(crate) encoding: Encoding,
    /// The item whose declaration the type is part of.
    pub(crate) owner: Option<ItemId>,
    /// The element of the owner, where it is a sequence.
    pub(crate) element: usize,
    pub(crate) tolerates: &'s [Tolerance],
    /// The earlier fields of the owner.
    pub(crate) scope: Option<&'s Scope<'s>>,
    /// In `ber`: the identifier octet that stands in place of the type's own.
    pub(crate) identifier: Option<u8>,
}

impl<'s> Setting<'s> {
    /// A type that stands alone.
    pub(crate) fn alone(encoding: Encoding, owner: Option<ItemId>, tolerates: &'s [Tolerance]) -> Self {
        Self { encoding, owner, element: 0, tolerates, scope: None, identifier: None }
    }

    pub(crate) fn tolerates(&self, tolerance: Tolerance) -> bool {
        self.tolerates.contains(&tolerance)
    }
}

/// The values of the fields of a sequence that were read so far.
pub(crate) struct Scope<'s> {
    pub(crate) sequence: &'s Sequence,
    pub(crate) values: Vec<Reading>,
}

/// What reading a value tells the fields after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Nothing that a field can refer to.
    Other,
    /// A number, a truth value, a code.
    Number(i128),
    /// The parts of named bits.
    Parts(Vec<i128>),
}

impl Scope<'_> {
    /// The value of an earlier field.
    pub(crate) fn value(&self, reference: FieldRef) -> Option<i128> {
        match (self.values.get(reference.element)?, reference.part) {
            (Reading::Number(value), None) => Some(*value),
            (Reading::Parts(parts), Some(part)) => parts.get(part).copied(),
            _ => None,
        }
    }
}

/// The number that a code in a field of a sequence stands for.
pub(crate) fn measure_of(model: &Model, sequence: &Sequence, reference: FieldRef, code: i128) -> Option<u32> {
    let Kind::Codes(codes) = &model.item(codes_of(model, sequence, reference)?).kind else { return None };
    codes.values.iter().find(|known| i128::from(known.value) == code)?.measure
}

/// The `codes` item that gives a field of a sequence its meaning.
pub(crate) fn codes_of(model: &Model, sequence: &Sequence, reference: FieldRef) -> Option<ItemId> {
    use crate::model::BitMeaning;
    let of_part = |parts: &[crate::model::BitPart]| match parts.get(reference.part?)?.meaning {
        BitMeaning::Codes(id) => Some(id),
        _ => None,
    };
    match sequence.elements.get(reference.element)? {
        Element::Bits(group) => of_part(&group.parts),
        Element::Field(field) => {
            let (id, item) = resolve(model, &field.ty).1?;
            match &item.kind {
                Kind::Codes(_) => Some(id),
                Kind::Bits(bits) => of_part(&bits.parts),
                _ => None,
            }
        }
        Element::Check(_) => None,
    }
}

/// Follows aliases down to the type they stand for, and its item where it is one. `None` for the type where aliases go in circles.
pub(crate) fn resolve<'m>(model: &'m Model, ty: &'m Type) -> (&'m Type, Option<(ItemId, &'m Item)>) {
    let mut ty = ty;
    for _ in 0..MAX_ITEM_DEPTH {
        let Type::Item(id) = ty else { return (ty, None) };
        let item = model.item(*id);
        match &item.kind {
            Kind::Alias(inner) => ty = inner,
            _ => return (ty, Some((*id, item))),
        }
    }
    (ty, None)
}

impl<'m> Walker<'m> {
    pub(crate) fn new(model: &'m Model) -> Self {
        Self { model, touched: Touched::new(model), nested: Vec::new(), path: Vec::new(), item_depth: 0, contained_depth: 0, base: 0 }
    }

    /// Reads something into a new child. The child is there even when reading fails, so that the tree shows how far it went.
    pub(crate) fn child<'o, T>(
        &mut self,
        cursor: &mut Cursor<'o>,
        parent: &mut Node,
        name: impl Into<String>,
        read: impl FnOnce(&mut Self, &mut Cursor<'o>, &mut Node) -> Read<T>,
    ) -> Read<T> {
        let mut node = Node::new(name, cursor.position());
        self.path.push(node.name.clone());
        let mut result = read(self, cursor, &mut node);
        if let Err(fault) = &mut result {
            self.locate(fault);
        }
        self.path.pop();
        node.len = cursor.position() - node.offset;
        parent.children.push(node);
        result
    }

    /// Gives a fault the path, unless it has one from further inside.
    pub(crate) fn locate(&self, fault: &mut Fault) {
        if fault.path.is_none() {
            fault.path = Some(self.path.clone());
        }
    }

    /// Notes a bent rule.
    pub(crate) fn deviate(&self, node: &mut Node, at: &Setting<'_>, offset: usize, rule: Rule, detail: impl Into<String>) {
        let clause = at.owner.map_or_else(String::new, |owner| self.model.clause_text(&self.model.item(owner).clause));
        node.deviations.push(Deviation { offset, rule, clause, detail: detail.into() });
    }

    /// Notes a length or count that is not in its shortest form.
    pub(crate) fn note_length(&self, node: &mut Node, at: &Setting<'_>, length: LengthRead) {
        if length.long {
            self.deviate(node, at, length.offset, Rule::LongLength, format!("{} fits fewer octets", length.value));
        }
    }

    /// Reads the value of a field or an attribute: as [`Self::read`], and null-data in its place where the model tolerates it.
    pub(crate) fn read_value(&mut self, cursor: &mut Cursor<'_>, ty: &Type, at: &Setting<'_>, node: &mut Node) -> Read<Reading> {
        if at.encoding == Encoding::Data && at.tolerates(Tolerance::Null) && cursor.peek() == Some(0) && !self.takes_null(ty) {
            let offset = cursor.position();
            cursor.octet()?;
            node.set(type_name(self.model, ty, at.encoding), Shown::Absent, Shape::Absent);
            self.deviate(node, at, offset, Rule::Null, "null-data in place of a value");
            return Ok(Reading::Other);
        }
        self.read(cursor, ty, at, node)
    }

    /// Reads one value of a type into a node whose offset is set.
    pub(crate) fn read(&mut self, cursor: &mut Cursor<'_>, ty: &Type, at: &Setting<'_>, node: &mut Node) -> Read<Reading> {
        match ty {
            Type::Item(id) => self.read_item(cursor, *id, at, node),
            Type::List(list) => self.read_list(cursor, list, at, node).map(|()| Reading::Other),
            Type::Contained(contained) => self.read_contained(cursor, contained, at, node).map(|()| Reading::Other),
            Type::Match(found) => self.read_match(cursor, found, at, node).map(|()| Reading::Other),
            Type::Data => self.read_data(cursor, at, node, 0).map(|()| Reading::Other),
            _ => self.read_leaf(cursor, ty, at, node),
        }
    }

    /// True where null-data is a value of the type itself.
    fn takes_null(&self, ty: &Type) -> bool {
        match resolve(self.model, ty) {
            (Type::Null | Type::Data, _) => true,
            (_, Some((_, item))) => match &item.kind {
                Kind::Choice(choice) => choice.arms.iter().any(|arm| arm.is_selected_by(0)),
                _ => false,
            },
            _ => false,
        }
    }

    /// Reads an item. It travels as its own file says, whatever the encoding around it.
    pub(crate) fn read_item(&mut self, cursor: &mut Cursor<'_>, id: ItemId, at: &Setting<'_>, node: &mut Node) -> Read<Reading> {
        if self.item_depth >= MAX_ITEM_DEPTH {
            return Err(Fault::new(
                ErrorKind::TooDeep,
                cursor.position(),
                format!("at most {MAX_ITEM_DEPTH} items inside of each other expected"),
            ));
        }
        let model = self.model;
        let item = model.item(id);
        node.item = Some(id);
        node.type_name.clone_from(&item.spelled);
        let inner = Setting {
            encoding: item.encoding,
            owner: Some(id),
            element: 0,
            tolerates: at.tolerates,
            scope: None,
            identifier: at.identifier,
        };
        self.item_depth += 1;
        let result = match &item.kind {
            Kind::Choice(choice) => self.read_choice(cursor, choice, &inner, node).map(|()| Reading::Other),
            Kind::Sequence(sequence) => self.read_sequence(cursor, sequence, &inner, node).map(|()| Reading::Other),
            Kind::Bits(bits) => self.read_bits(cursor, bits, &inner, node).map(Reading::Parts),
            Kind::Codes(codes) => self.read_codes(cursor, codes, &inner, node),
            Kind::Alias(ty) => {
                let result = self.read(cursor, ty, &inner, node);
                if !matches!(ty, Type::Item(_) | Type::Data) {
                    node.item = Some(id);
                }
                result
            }
            Kind::Values(_) | Kind::Catalogue(_) => {
                Err(Fault::new(ErrorKind::UnknownSelector, cursor.position(), "a catalogue has no octets of its own"))
            }
            Kind::Class(_) => {
                Err(Fault::new(ErrorKind::UnknownSelector, cursor.position(), "a class has no octets of its own, its attributes have"))
            }
        };
        self.item_depth -= 1;
        if result.is_ok() {
            self.touched.touch(id);
        }
        result
    }

    /// The number of elements, octets or bits that a length given elsewhere stands for. `None` for [`Length::Prefixed`] and
    /// [`Length::Rest`], which the octets themselves tell.
    pub(crate) fn given_length(&self, cursor: &Cursor<'_>, length: Length, at: &Setting<'_>) -> Read<Option<usize>> {
        let told = |reference| at.scope.and_then(|scope| scope.value(reference));
        Ok(Some(match length {
            Length::Prefixed | Length::Rest => return Ok(None),
            Length::Fixed(count) => count as usize,
            // A number that is no number of octets is more than there can be.
            Length::Field(reference) => told(reference).and_then(|value| usize::try_from(value).ok()).unwrap_or(usize::MAX),
            Length::Measure(reference) => {
                let measure =
                    at.scope.zip(told(reference)).and_then(|(scope, code)| measure_of(self.model, scope.sequence, reference, code));
                match measure {
                    Some(measure) => measure as usize,
                    None => return Err(Fault::new(ErrorKind::UnknownCode, cursor.position(), "a code that stands for a length expected")),
                }
            }
        }))
    }

    /// Reads elements of one type.
    fn read_list(&mut self, cursor: &mut Cursor<'_>, list: &crate::model::List, at: &Setting<'_>, node: &mut Node) -> Read<()> {
        node.type_name = type_name(self.model, &Type::List(Box::new(list.clone())), at.encoding);
        let elements = Setting { identifier: None, ..*at };
        let counted = match at.encoding {
            Encoding::Ber => {
                let header = self.ber_header(cursor, at.identifier.unwrap_or(0x30), at, node)?;
                let mut content = cursor.split(header)?;
                return self.read_elements(&mut content, &list.element, None, &elements, node);
            }
            Encoding::Data => {
                self.data_tag(cursor, 1)?;
                let count = cursor.length()?;
                self.note_length(node, at, count);
                if let Length::Fixed(expected) = list.count
                    && count.value != expected as usize
                {
                    return Err(Fault::new(
                        ErrorKind::Count,
                        count.offset,
                        format!("{expected} elements expected, {} announced", count.value),
                    ));
                }
                Some(count.value)
            }
            Encoding::Axdr | Encoding::Octets => match list.count {
                Length::Prefixed => {
                    let count = cursor.length()?;
                    self.note_length(node, at, count);
                    Some(count.value)
                }
                other => self.given_length(cursor, other, at)?,
            },
        };
        // Each element takes an octet or more, so a count beyond the octets left is not believed.
        if let Some(count) = counted
            && count > cursor.remaining()
        {
            node.value = Shown::Count(count as u64);
            return Err(Fault::truncated(cursor.position(), count - cursor.remaining()));
        }
        self.read_elements(cursor, &list.element, counted, &elements, node)
    }

    /// Reads so many elements, or elements up to the end.
    fn read_elements(&mut self, cursor: &mut Cursor<'_>, ty: &Type, count: Option<usize>, at: &Setting<'_>, node: &mut Node) -> Read<()> {
        let mut index = 0;
        while count.map_or(cursor.remaining() > 0, |count| index < count) {
            let start = cursor.position();
            node.value = Shown::Count(count.unwrap_or(index + 1) as u64);
            self.child(cursor, node, format!("[{index}]"), |walker, cursor, element| walker.read(cursor, ty, at, element))?;
            if count.is_none() && cursor.position() == start {
                return Err(Fault::new(ErrorKind::EmptyElement, start, "elements that take octets expected"));
            }
            index += 1;
        }
        node.value = Shown::Count(index as u64);
        node.shape = Shape::List;
        Ok(())
    }

    /// Reads the alternative that earlier fields select.
    fn read_match(&mut self, cursor: &mut Cursor<'_>, found: &crate::model::Match, at: &Setting<'_>, node: &mut Node) -> Read<()> {
        let values: Vec<Option<i128>> = found.on.iter().map(|reference| at.scope.and_then(|scope| scope.value(*reference))).collect();
        let selected = found.arms.iter().position(|arm| arm.patterns.iter().zip(&values).all(|(pattern, value)| fits(*pattern, *value)));
        let first = values.first().copied().flatten().unwrap_or(-1);
        node.set("CHOICE", Shown::None, Shape::Broken);
        let Some(index) = selected else {
            let text = values
                .iter()
                .map(|value| value.map_or_else(|| "nothing".to_owned(), |value| value.to_string()))
                .collect::<Vec<_>>()
                .join(", ");
            return Err(Fault::new(ErrorKind::UnknownSelector, cursor.position(), format!("an alternative for {text} expected")));
        };
        let arm = &found.arms[index];
        node.value = Shown::Choice { selector: first, name: arm.name.spelled.clone() };
        for (pattern, value) in arm.patterns.iter().zip(&values) {
            if let (crate::model::Pattern::AnyWritten(written), Some(value)) = (pattern, value)
                && written != value
            {
                self.deviate(node, at, node.offset, Rule::UnusedBits, format!("{value} where {written} is written"));
            }
        }
        self.child(cursor, node, arm.name.spelled.clone(), |walker, cursor, child| {
            child.declared = at.owner.map(|owner| (owner, Point::MatchArm(at.element, index)));
            walker.read(cursor, &arm.ty, at, child)
        })?;
        if let Some(owner) = at.owner {
            self.touched.touch_point(owner, Point::MatchArm(at.element, index));
        }
        node.shape = Shape::Choice;
        Ok(())
    }

    /// Takes a Data tag that must be this one.
    pub(crate) fn data_tag(&self, cursor: &mut Cursor<'_>, expected: u8) -> Read<()> {
        let offset = cursor.position();
        let found = cursor.octet()?;
        if found == expected { Ok(()) } else { Err(unexpected_data_tag(offset, expected, found)) }
    }
}

/// The fault of another Data tag than the one expected.
pub(crate) fn unexpected_data_tag(offset: usize, expected: u8, found: u8) -> Box<Fault> {
    Fault::new(ErrorKind::UnexpectedTag, offset, format!("{} expected, {} found", data_tag_text(expected), data_tag_text(found)))
}

/// True where a pattern covers a value. A field that is not there is covered only by what covers everything.
pub(crate) fn fits(pattern: crate::model::Pattern, value: Option<i128>) -> bool {
    use crate::model::Pattern;
    match (pattern, value) {
        (Pattern::Any | Pattern::AnyWritten(_), _) => true,
        (Pattern::Value(expected), Some(value)) => expected == value,
        (Pattern::Range(first, last), Some(value)) => (first..=last).contains(&value),
        (Pattern::Value(_) | Pattern::Range(..), None) => false,
    }
}
