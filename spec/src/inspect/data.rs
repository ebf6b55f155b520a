//! COSEM Data: values behind their type tags.

use super::compact;
use super::cursor::Cursor;
use super::error::{ErrorKind, Fault, Read};
use super::leaf::{StringKind, calendar_shown, clear_padding, number};
use super::names::{data_tag_text, data_type_name};
use super::tree::{Node, Shape, Shown};
use super::walker::{Setting, Walker};
use crate::model::{Encoding, Rule};

/// Arrays, structures and compact arrays open inside of each other.
pub(crate) const MAX_DATA_DEPTH: usize = 32;

/// How the content of a Data type that is no array, structure or compact array is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DataLeaf {
    /// No octets.
    Empty,
    /// A truth value, one octet.
    Bool,
    /// A number of so many octets, signed or not.
    Number(usize, bool),
    /// A bit string with its own length.
    Bits,
    /// A string with its own length.
    String(StringKind),
    /// IEEE 754, four octets.
    Float32,
    /// IEEE 754, eight octets.
    Float64,
    /// Date-time, date, time of so many octets.
    Calendar(usize),
}

impl DataLeaf {
    /// How the type with this tag is read; `None` for arrays, structures, compact arrays and unassigned tags.
    pub(crate) fn of(tag: u8) -> Option<Self> {
        Some(match tag {
            0 | 255 => Self::Empty,
            3 => Self::Bool,
            4 => Self::Bits,
            5 | 30 => Self::Number(4, true),
            6 | 33 => Self::Number(4, false),
            9 => Self::String(StringKind::Octets),
            10 => Self::String(StringKind::Text),
            12 => Self::String(StringKind::Utf8),
            13 | 15 | 28 => Self::Number(1, true),
            16 | 29 => Self::Number(2, true),
            17 | 22 | 31 => Self::Number(1, false),
            18 | 32 => Self::Number(2, false),
            20 => Self::Number(8, true),
            21 => Self::Number(8, false),
            23 => Self::Float32,
            24 => Self::Float64,
            25 => Self::Calendar(12),
            26 => Self::Calendar(5),
            27 => Self::Calendar(4),
            _ => return None,
        })
    }
}

impl Walker<'_> {
    /// Reads one Data value that stands inside of `depth` others.
    pub(crate) fn read_data(&mut self, cursor: &mut Cursor<'_>, at: &Setting<'_>, node: &mut Node, depth: usize) -> Read<()> {
        let at = &Setting { encoding: Encoding::Data, scope: None, identifier: None, ..*at };
        let start = cursor.position();
        let tag = cursor.octet()?;
        node.type_name = data_tag_text(tag);
        let Some(name) = data_type_name(tag) else {
            return Err(Fault::new(ErrorKind::UnknownSelector, start, format!("the tag of a Data type expected, {tag} ({tag:02X}) found")));
        };
        node.type_name = name.to_owned();
        if let Some(leaf) = DataLeaf::of(tag) {
            return self.read_data_leaf(cursor, leaf, start, at, node);
        }
        check_depth(depth, start)?;
        if tag == 19 {
            return self.read_compact(cursor, at, node);
        }
        let count = cursor.length()?;
        self.note_length(node, at, count);
        node.value = Shown::Count(count.value as u64);
        if count.value > cursor.remaining() {
            return Err(Fault::truncated(cursor.position(), count.value - cursor.remaining()));
        }
        for index in 0..count.value {
            self.child(cursor, node, format!("[{index}]"), |walker, cursor, element| walker.read_data(cursor, at, element, depth + 1))?;
        }
        node.shape = Shape::Data;
        Ok(())
    }

    /// Reads the content of a simple type. When a value of fixed size is cut, the fault points at `start`.
    pub(crate) fn read_data_leaf(
        &self,
        cursor: &mut Cursor<'_>,
        leaf: DataLeaf,
        start: usize,
        at: &Setting<'_>,
        node: &mut Node,
    ) -> Read<()> {
        node.value = match leaf {
            DataLeaf::Empty => Shown::Null,
            DataLeaf::Bool => {
                let offset = cursor.position();
                let octet = cursor.take(1, start)?[0];
                if octet > 1 {
                    self.deviate(node, at, offset, Rule::Boolean, format!("{octet:02X} for true"));
                }
                Shown::Bool(octet != 0)
            }
            DataLeaf::Number(size, signed) => Shown::Int(number(cursor.take(size, start)?, signed)),
            DataLeaf::Float32 => Shown::Float32(f32::from_bits(number(cursor.take(4, start)?, false) as u32)),
            DataLeaf::Float64 => Shown::Float64(f64::from_bits(number(cursor.take(8, start)?, false) as u64)),
            DataLeaf::Calendar(size) => calendar_shown(cursor.take(size, start)?),
            DataLeaf::Bits => {
                let bits = cursor.length()?;
                self.note_length(node, at, bits);
                let content = cursor.position();
                let mut octets = cursor.take(bits.value.div_ceil(8), content)?.to_vec();
                if clear_padding(&mut octets, bits.value) {
                    self.deviate(node, at, content + octets.len() - 1, Rule::UnusedBits, "unused bits are set");
                }
                Shown::Bits { len: bits.value as u32, octets }
            }
            DataLeaf::String(kind) => {
                let length = cursor.length()?;
                self.note_length(node, at, length);
                let content = cursor.position();
                kind.shown(cursor.take(length.value, content)?)
            }
        };
        node.shape = Shape::Data;
        Ok(())
    }

    /// Reads a compact array after its tag: a type description, a length, and contents without tags.
    fn read_compact(&mut self, cursor: &mut Cursor<'_>, at: &Setting<'_>, node: &mut Node) -> Read<()> {
        let description_offset = cursor.position();
        let description = self.child(cursor, node, "contents-description", |walker, cursor, child| {
            child.type_name = "TypeDescription".to_owned();
            walker.read_description(cursor, at, child)
        })?;
        let mut contents = self.child(cursor, node, "array-contents", |walker, cursor, child| {
            child.set("octet-string", Shown::None, Shape::Broken);
            let length = cursor.length()?;
            walker.note_length(child, at, length);
            let contents = cursor.split(length.value)?;
            child.set("octet-string", Shown::Octets(contents.rest().to_vec()), Shape::Value);
            Ok(contents)
        })?;
        if contents.remaining() > 0 && description.is_empty() {
            return Err(Fault::new(ErrorKind::EmptyElement, description_offset, "elements that take octets expected"));
        }
        let mut shown = compact::Budget::new(contents.remaining());
        let mut count = 0_u64;
        let Some(mut holder) = node.children.pop() else { return Ok(()) };
        self.path.push(holder.name.clone());
        let mut result = Ok(());
        while contents.remaining() > 0 && result.is_ok() {
            result = self.compact_element(&mut contents, &description, format!("[{count}]"), at, &mut holder, &mut shown);
            count += 1;
        }
        if let Err(fault) = &mut result {
            self.locate(fault);
        }
        self.path.pop();
        node.children.push(holder);
        result?;
        node.value = Shown::Count(count);
        node.shape = Shape::Data;
        Ok(())
    }
}

/// Refuses a value at `start` that stands inside of too many others.
fn check_depth(depth: usize, start: usize) -> Read<()> {
    if depth < MAX_DATA_DEPTH {
        Ok(())
    } else {
        Err(Fault::new(ErrorKind::TooDeep, start, format!("at most {MAX_DATA_DEPTH} values inside of each other expected")))
    }
}
