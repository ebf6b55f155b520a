//! From the inspector's tree to rows.

use cosem_spec::inspect::{Deviation, Node, Shape, Shown};
use cosem_spec::model::{Grade, Model};

use super::table::{Note, Row};
use crate::hex;
use crate::layers::Origin;
use crate::meaning::{Meanings, bits_text};

/// Octets that are shown in the value column as well.
const SHORT: usize = 16;

/// What the rows are made from.
pub(crate) struct Source<'s> {
    pub(crate) model: &'s Model,
    pub(crate) meanings: &'s Meanings,
    /// The octets that were inspected.
    pub(crate) octets: &'s [u8],
    /// Where they stand in the input.
    pub(crate) origin: &'s Origin,
    /// Why decoding stopped.
    pub(crate) fault_kind: Option<&'static str>,
    /// How far the tree goes in.
    pub(crate) depth: usize,
}

impl Source<'_> {
    /// The rows of a tree.
    pub(crate) fn rows(&self, tree: &Node) -> Vec<Row> {
        let mut rows = Rows { source: self, rows: Vec::new(), shown: 0, broken: false };
        rows.node(tree, self.depth, &tree.name);
        rows.rest();
        rows.rows
    }
}

struct Rows<'r, 's> {
    source: &'r Source<'s>,
    rows: Vec<Row>,
    /// Octets in front of this offset have been shown.
    shown: usize,
    /// The last row is the value at which reading stopped.
    broken: bool,
}

impl Rows<'_, '_> {
    fn node(&mut self, node: &Node, depth: usize, name: &str) {
        let end = node.offset + node.len;
        let own_end = match node.shape {
            // The parts of named bits share the octets of their carrier.
            Shape::Parts => end,
            _ => node.children.first().map_or(end, |child| child.offset),
        };
        let start = node.offset.max(self.shown);
        let own = self.source.octets.get(start..own_end.max(start)).unwrap_or_default();

        // A choice and the alternative taken are one line: `get-request  normal`.
        if let (Shown::Choice { .. }, [taken]) = (&node.value, node.children.as_slice()) {
            return self.choice(node, taken, start, own, depth, name);
        }

        let mut row = self.row(node, depth, name);
        if node.shape == Shape::Data {
            row.header = header(&node.value, own.len());
        }
        self.place(&mut row, start, own);
        self.broken = node.shape == Shape::Broken && node.children.is_empty();
        self.rows.push(row);
        self.children(node, depth);
    }

    fn children(&mut self, node: &Node, depth: usize) {
        for child in &node.children {
            // Reserved bits that are clear say nothing.
            if child.shape == Shape::Reserved && child.value == Shown::Int(0) && child.deviations.is_empty() {
                continue;
            }
            self.node(child, depth + 1, &child.name);
        }
    }

    fn choice(&mut self, node: &Node, taken: &Node, start: usize, own: &[u8], depth: usize, name: &str) {
        if own.is_empty() && node.deviations.is_empty() {
            // The alternative brings its own tag: nothing to show but the alternative.
            return self.node(taken, depth, &taken.name);
        }
        let mut row = self.row(node, depth, name);
        row.value.clone_from(&taken.name);
        row.notes.extend(self.notes(taken));
        self.place(&mut row, start, own);
        let plain = matches!(taken.shape, Shape::Fields | Shape::Parts) && taken.value == Shown::None;
        let has_octets = taken.children.first().map_or(taken.len, |child| child.offset.saturating_sub(taken.offset)) > 0;
        let nothing = taken.len == 0 && taken.children.is_empty() && matches!(taken.value, Shown::Null | Shown::None);
        if plain && !has_octets {
            self.rows.push(row);
            self.children(taken, depth);
        } else if nothing {
            self.rows.push(row);
        } else {
            row.notes.clear();
            self.rows.push(row);
            self.node(taken, depth + 1, &taken.name);
        }
    }

    fn row(&self, node: &Node, depth: usize, name: &str) -> Row {
        let mut row = Row { depth, name: name.to_owned(), notes: self.notes(node), ..Row::default() };
        if node.shape == Shape::Data {
            row.kind.clone_from(&node.type_name);
        }
        row.value = value(node);
        if let Some(meaning) = self.source.meanings.get(node) {
            row.meaning.clone_from(&meaning.text);
            row.guess = meaning.guess;
            // The meaning says it better than the digits next to the digits.
            if !meaning.guess && matches!(node.value, Shown::Octets(_) | Shown::DateTime(_) | Shown::Date(_) | Shown::Time(_)) {
                row.value = std::mem::take(&mut row.meaning);
            }
        }
        if node.implied {
            row.meaning = "default".to_owned();
        }
        row
    }

    fn place(&mut self, row: &mut Row, start: usize, own: &[u8]) {
        row.octets = own.to_vec();
        row.offset = (!own.is_empty()).then(|| self.source.origin.map(start));
        self.shown = self.shown.max(start + own.len());
    }

    fn notes(&self, node: &Node) -> Vec<Note> {
        let mut notes: Vec<Note> = node.deviations.iter().map(deviation).collect();
        if let Some(id) = node.item {
            let item = self.source.model.item(id);
            if item.evidence.grade == Grade::Unconfirmed {
                notes.push(Note { label: "unconfirmed", text: format!("the layout of {} is a reconstruction", item.spelled) });
            }
        }
        notes
    }

    /// Octets that no line has shown: what stands behind a fault.
    fn rest(&mut self) {
        let Some(kind) = self.source.fault_kind else { return };
        let start = self.shown;
        let left = self.source.octets.get(start..).unwrap_or_default();
        match self.rows.pop() {
            // The value that was being read when it happened.
            Some(mut row) if row.octets.is_empty() && self.broken => {
                self.place(&mut row, start, left);
                row.fault = true;
                row.kind.clear();
                row.value = kind.to_owned();
                self.rows.push(row);
            }
            last => {
                self.rows.extend(last);
                if !left.is_empty() {
                    let mut row = Row { depth: self.source.depth, name: "not decoded".to_owned(), value: kind.to_owned(), ..Row::default() };
                    self.place(&mut row, start, left);
                    row.fault = true;
                    self.rows.push(row);
                }
            }
        }
    }
}

fn deviation(deviation: &Deviation) -> Note {
    Note { label: "deviation", text: format!("{} [{}; {}]", deviation.detail, deviation.rule.keyword().replace('_', "-"), deviation.clause) }
}

/// How many of a Data value's octets are type tag, length and count.
fn header(value: &Shown, len: usize) -> usize {
    let content = match value {
        Shown::Octets(octets) | Shown::Text(octets) | Shown::Utf8(octets) => octets.len(),
        Shown::Bits { octets, .. } => octets.len(),
        Shown::Count(_) | Shown::Null => 0,
        _ => len.saturating_sub(1),
    };
    len.saturating_sub(content)
}

/// A value in one line.
fn value(node: &Node) -> String {
    match &node.value {
        Shown::None => String::new(),
        Shown::Null if node.shape == Shape::Data => String::new(),
        Shown::Null => "null".to_owned(),
        Shown::Bool(value) => value.to_string(),
        Shown::Int(value) => value.to_string(),
        Shown::Float32(value) => value.to_string(),
        Shown::Float64(value) => value.to_string(),
        Shown::Octets(octets) if octets.is_empty() => "empty".to_owned(),
        Shown::Octets(octets) if octets.len() <= SHORT => hex::text(octets),
        Shown::Octets(octets) => format!("{} octets", octets.len()),
        Shown::Text(octets) | Shown::Utf8(octets) => format!("{:?}", String::from_utf8_lossy(octets)),
        Shown::Bits { len, octets } => bits_text(*len, octets),
        Shown::Oid(arcs) => arcs.iter().map(u32::to_string).collect::<Vec<_>>().join("."),
        Shown::Code { value, name: Some(name) } => format!("{name} ({value})"),
        Shown::Code { value, name: None } => value.to_string(),
        Shown::DateTime(octets) => hex::text(octets),
        Shown::Date(octets) => hex::text(octets),
        Shown::Time(octets) => hex::text(octets),
        Shown::Absent => "absent".to_owned(),
        Shown::Count(count) => match node.type_name.as_str() {
            "structure" | "array" => format!("of {count}"),
            _ => format!("{count} elements"),
        },
        Shown::Choice { name, .. } => name.clone(),
    }
}
