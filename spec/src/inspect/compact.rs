//! Compact arrays: the description of their element type, and their contents.

use super::cursor::Cursor;
use super::data::DataLeaf;
use super::error::{ErrorKind, Fault, Read};
use super::names::{data_tag_text, data_type_name};
use super::tree::{Node, Shape, Shown};
use super::walker::{Setting, Walker};

/// Nodes of a type description.
pub(crate) const MAX_DESCRIPTION_NODES: usize = 255;

/// Arrays and structures of a type description inside of each other.
pub(crate) const MAX_DESCRIPTION_DEPTH: usize = 16;

/// The type of the elements of a compact array.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Description {
    /// A simple type, by its tag.
    Leaf(u8, DataLeaf),
    /// So many elements of one type.
    Array(u16, Box<Description>),
    /// Members of different types.
    Structure(Vec<Description>),
}

impl Description {
    /// True where a value takes no octets.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Leaf(_, leaf) => *leaf == DataLeaf::Empty,
            Self::Array(count, _) => *count == 0,
            Self::Structure(members) => members.iter().all(Self::is_empty),
        }
    }
}

/// How many more nodes of the contents are shown. Values that take no octets would make the tree larger than any constant times
/// the input; what is beyond is checked and not shown.
pub(crate) struct Budget(usize);

impl Budget {
    pub(crate) fn new(octets: usize) -> Self {
        Self(octets.saturating_mul(8).saturating_add(MAX_DESCRIPTION_NODES))
    }

    fn take(&mut self) -> bool {
        let left = self.0 > 0;
        self.0 = self.0.saturating_sub(1);
        left
    }
}

impl Walker<'_> {
    /// Reads a type description into a node.
    pub(crate) fn read_description(&self, cursor: &mut Cursor<'_>, at: &Setting<'_>, node: &mut Node) -> Read<Description> {
        let mut nodes = 0;
        self.read_type(cursor, at, node, 0, &mut nodes)
    }

    fn read_type(&self, cursor: &mut Cursor<'_>, at: &Setting<'_>, node: &mut Node, depth: usize, nodes: &mut usize) -> Read<Description> {
        let start = cursor.position();
        if *nodes == MAX_DESCRIPTION_NODES {
            let expected = format!("a description of at most {MAX_DESCRIPTION_NODES} types expected");
            return Err(Fault::new(ErrorKind::DescriptionTooLong, start, expected));
        }
        *nodes += 1;
        let tag = cursor.octet()?;
        if let Some(leaf) = DataLeaf::of(tag) {
            node.set(data_type_name(tag).unwrap_or_default(), Shown::None, Shape::Description);
            return Ok(Description::Leaf(tag, leaf));
        }
        if tag != 1 && tag != 2 {
            let expected = format!("a type that a compact array can hold expected, {} found", data_tag_text(tag));
            return Err(Fault::new(ErrorKind::UnknownSelector, start, expected));
        }
        if depth == MAX_DESCRIPTION_DEPTH {
            return Err(Fault::new(
                ErrorKind::TooDeep,
                start,
                format!("at most {MAX_DESCRIPTION_DEPTH} types inside of each other expected"),
            ));
        }
        if tag == 1 {
            let count_offset = cursor.position();
            let octets = cursor.take(2, count_offset)?;
            let count = u16::from_be_bytes([octets[0], octets[1]]);
            node.set("array", Shown::Count(u64::from(count)), Shape::Description);
            let element_offset = cursor.position();
            let element = self.read_inner_type(cursor, at, node, "element".to_owned(), depth, nodes)?;
            if element.is_empty() {
                return Err(Fault::new(ErrorKind::EmptyElement, element_offset, "elements that take octets expected"));
            }
            return Ok(Description::Array(count, Box::new(element)));
        }
        let count = cursor.length()?;
        self.note_length(node, at, count);
        node.set("structure", Shown::Count(count.value as u64), Shape::Description);
        if count.value > cursor.remaining() {
            return Err(Fault::truncated(cursor.position(), count.value - cursor.remaining()));
        }
        let mut members = Vec::new();
        for index in 0..count.value {
            members.push(self.read_inner_type(cursor, at, node, format!("[{index}]"), depth, nodes)?);
        }
        Ok(Description::Structure(members))
    }

    fn read_inner_type(
        &self,
        cursor: &mut Cursor<'_>,
        at: &Setting<'_>,
        parent: &mut Node,
        name: String,
        depth: usize,
        nodes: &mut usize,
    ) -> Read<Description> {
        let mut child = Node::new(name, cursor.position());
        let result = self.read_type(cursor, at, &mut child, depth + 1, nodes);
        child.len = cursor.position() - child.offset;
        parent.children.push(child);
        result
    }

    /// Reads one value of the contents, and shows it while the budget lasts.
    pub(crate) fn compact_element(
        &mut self,
        cursor: &mut Cursor<'_>,
        description: &Description,
        name: String,
        at: &Setting<'_>,
        parent: &mut Node,
        budget: &mut Budget,
    ) -> Read<()> {
        let show = budget.take();
        let mut node = Node::new(name, cursor.position());
        self.path.push(node.name.clone());
        let mut result = self.compact_value(cursor, description, at, &mut node, budget);
        if let Err(fault) = &mut result {
            self.locate(fault);
        }
        self.path.pop();
        node.len = cursor.position() - node.offset;
        if show || result.is_err() {
            parent.children.push(node);
        } else {
            // What is not shown must be reported all the same.
            parent.deviations.append(&mut node.deviations);
        }
        result
    }

    fn compact_value(
        &mut self,
        cursor: &mut Cursor<'_>,
        description: &Description,
        at: &Setting<'_>,
        node: &mut Node,
        budget: &mut Budget,
    ) -> Read<()> {
        match description {
            Description::Leaf(tag, leaf) => {
                node.type_name = data_type_name(*tag).unwrap_or_default().to_owned();
                let start = cursor.position();
                self.read_data_leaf(cursor, *leaf, start, at, node)
            }
            Description::Array(count, element) => {
                node.set("array", Shown::Count(u64::from(*count)), Shape::Data);
                // Each element takes an octet or more, as with a count that is sent.
                let left = cursor.remaining();
                if usize::from(*count) > left {
                    return Err(Fault::truncated(cursor.position(), usize::from(*count) - left));
                }
                for index in 0..usize::from(*count) {
                    self.compact_element(cursor, element, format!("[{index}]"), at, node, budget)?;
                }
                Ok(())
            }
            Description::Structure(members) => {
                node.set("structure", Shown::Count(members.len() as u64), Shape::Data);
                for (index, member) in members.iter().enumerate() {
                    self.compact_element(cursor, member, format!("[{index}]"), at, node, budget)?;
                }
                Ok(())
            }
        }
    }
}
