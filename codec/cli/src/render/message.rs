//! From the inspector's tree to rows.

use cosem_spec::inspect::{Deviation, InspectError, Node, Shape, Shown};
use cosem_spec::model::{Encoding, Grade, Kind, Model};

use super::document::counted;
use super::table::{Note, Row};
use crate::hex;
use crate::layers::Origin;
use crate::meaning::{Meanings, bits_text};
use crate::objects::Typed;

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
    /// Faults inside of octets that should hold an item.
    pub(crate) nested: &'s [InspectError],
    /// Values under the types of their classes; those that have their type stand in the tree.
    pub(crate) typed: &'s [Typed],
    /// Show what says nothing as well.
    pub(crate) full: bool,
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
        // A choice and the alternative taken are one line: `get-request  normal`.
        let mut inner = node;
        let mut taken: Vec<&str> = Vec::new();
        let mut notes = Vec::new();
        while let (Shown::Choice { .. }, [alternative]) = (&inner.value, inner.children.as_slice()) {
            if self.has_no_name(inner) {
                break;
            }
            notes.extend(self.notes(inner));
            // In COSEM Data most alternatives are named like their type, which is shown anyway.
            if alternative.name.replace('_', "-") != alternative.type_name {
                taken.push(&alternative.name);
            }
            inner = alternative;
        }
        let end = inner.offset + inner.len;
        let own_end = match inner.shape {
            // The parts of named bits share the octets of their carrier.
            Shape::Parts => end,
            _ => inner.children.first().map_or(end, |child| child.offset),
        };
        let start = node.offset.max(self.shown);
        let own = self.source.octets.get(start..own_end.max(start)).unwrap_or_default();
        if let (Shown::Choice { .. }, [alternative], true, true) =
            (&inner.value, inner.children.as_slice(), own.is_empty(), taken.is_empty())
        {
            // The alternative has a tag and a name of its own: nothing to say in front of it.
            return self.node(alternative, depth, &alternative.name);
        }
        if own.is_empty() && !self.source.full && says_nothing(inner) {
            return;
        }

        let mut row = self.row(inner, depth, name);
        notes.append(&mut row.notes);
        row.notes = notes;
        if row.value.is_empty() && row.kind.is_empty() || inner.value == Shown::Null {
            row.value = taken.join(" ");
        } else if !taken.is_empty() {
            row.kind = [taken.join(" "), row.kind].join(" ").trim_end().to_owned();
        }
        if let Some(content) = data_content(inner) {
            row.header = own.len().saturating_sub(content);
        }
        self.place(&mut row, start, own);
        self.broken = inner.shape == Shape::Broken && inner.children.is_empty();
        self.rows.push(row);
        self.children(inner, depth);
    }

    fn children(&mut self, node: &Node, depth: usize) {
        for child in &node.children {
            if !self.source.full && child.value == Shown::Bool(false) && set_flags(node).is_some() {
                continue;
            }
            // Reserved bits that are as they should be say nothing.
            if !self.source.full && child.name == "reserved" && child.derived && child.deviations.is_empty() {
                continue;
            }
            // What octets hold begins where they do: its fields are enough.
            let begins = child.children.first().is_some_and(|first| first.offset == child.offset);
            if node.shape == Shape::Contained && child.shape == Shape::Fields && begins && child.deviations.is_empty() {
                self.children(child, depth);
            } else {
                self.node(child, depth + 1, &child.name);
            }
        }
    }

    /// Whether a choice only tells its alternatives apart by their first octet, as an APDU does: it adds nothing to their names.
    fn has_no_name(&self, choice: &Node) -> bool {
        let Some(item) = choice.item.map(|id| self.source.model.item(id)) else { return false };
        match &item.kind {
            Kind::Choice(choice) => item.encoding != Encoding::Data && choice.tag.is_none() && choice.arms.iter().any(|arm| arm.own_tag),
            _ => false,
        }
    }

    fn row(&self, node: &Node, depth: usize, name: &str) -> Row {
        let mut row = Row { depth, name: name.to_owned(), notes: self.notes(node), ..Row::default() };
        if data_content(node).is_some() {
            row.kind.clone_from(&node.type_name);
        }
        row.value = match (&node.value, node.shape) {
            (Shown::Octets(octets), Shape::Contained) => counted(octets.len(), "octet"),
            (_, Shape::Parts) => flags(node),
            (Shown::Code { name: Some(name), .. }, _) => self.object_identifier(node, name).unwrap_or_else(|| value(node)),
            _ => value(node),
        };
        if let Some(typed) = self.source.typed.iter().find(|typed| typed.is_at(node)) {
            match &typed.fault {
                None => row.of.clone_from(&typed.label),
                Some(fault) => {
                    let text = format!("{}: {} at octet {}: {}", typed.label, fault.kind.name(), fault.offset, fault.expected);
                    row.notes.push(Note { label: "not of its type", text });
                }
            }
        }
        if let Some(meaning) = self.source.meanings.get(node) {
            row.meaning.clone_from(&meaning.text);
            row.guess = meaning.guess;
            row.object = meaning.object.clone().unwrap_or_default();
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

    /// `logical-name (2.16.756.5.8.1.1)`, where a name stands for an object identifier.
    fn object_identifier(&self, node: &Node, name: &str) -> Option<String> {
        let Kind::Codes(codes) = &self.source.model.item(node.item?).kind else { return None };
        let code = codes.values.iter().find(|code| code.name.spelled == name && !code.oid.is_empty())?;
        Some(format!("{name} ({})", dotted(&code.oid)))
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
        if let (Shape::Undecoded, Shown::Octets(octets)) = (node.shape, &node.value) {
            let content = node.offset + node.len - octets.len();
            notes.extend(self.source.nested.iter().filter(|fault| fault.base == content).map(|fault| Note {
                label: "not decoded",
                text: format!(
                    "{} in {} at octet {}: {}",
                    fault.kind,
                    fault.path_text(),
                    self.source.origin.map(fault.offset),
                    fault.expected
                ),
            }));
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
                    let mut row =
                        Row { depth: self.source.depth, name: "not decoded".to_owned(), value: kind.to_owned(), ..Row::default() };
                    self.place(&mut row, start, left);
                    row.fault = true;
                    self.rows.push(row);
                }
            }
        }
    }
}

fn deviation(deviation: &Deviation) -> Note {
    Note {
        label: "deviation",
        text: format!("{} [{}; {}]", deviation.detail, deviation.rule.keyword().replace('_', "-"), deviation.clause),
    }
}

/// Parts of named bits of which only those that are set are shown.
const MANY_FLAGS: usize = 8;

fn set_flags(node: &Node) -> Option<(usize, usize)> {
    let flags: Vec<bool> =
        node.children.iter().filter_map(|part| if let Shown::Bool(set) = part.value { Some(set) } else { None }).collect();
    (flags.len() > MANY_FLAGS).then(|| (flags.iter().filter(|&&set| set).count(), flags.len()))
}

/// How many of many flags are set.
fn flags(node: &Node) -> String {
    set_flags(node).map_or_else(String::new, |(set, all)| format!("{set} of {all} set"))
}

/// Whether a value without octets of its own can be left out: an absent field of BER, reserved bits that are clear.
fn says_nothing(node: &Node) -> bool {
    node.deviations.is_empty() && (node.value == Shown::Absent || node.shape == Shape::Reserved && node.value == Shown::Int(0))
}

fn dotted(arcs: &[u32]) -> String {
    arcs.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

/// How many of a Data value's octets are content, without type tag, length and count; nothing for what is not Data.
fn data_content(node: &Node) -> Option<usize> {
    Some(match (node.type_name.as_str(), &node.value) {
        ("octet-string" | "visible-string" | "utf8-string", Shown::Octets(octets) | Shown::Text(octets) | Shown::Utf8(octets)) => {
            octets.len()
        }
        ("bit-string", Shown::Bits { octets, .. }) => octets.len(),
        ("octet-string" | "date-time", Shown::DateTime(_)) => 12,
        ("octet-string" | "date", Shown::Date(_)) => 5,
        ("octet-string" | "time", Shown::Time(_)) => 4,
        ("null-data" | "dont-care", _) | ("array" | "structure" | "compact-array", Shown::Count(_)) => 0,
        ("boolean" | "bcd" | "integer" | "unsigned" | "enum" | "delta-integer" | "delta-unsigned", _) => 1,
        ("long" | "long-unsigned" | "delta-long" | "delta-long-unsigned", _) => 2,
        ("double-long" | "double-long-unsigned" | "float32" | "delta-double-long" | "delta-double-long-unsigned", _) => 4,
        ("long64" | "long64-unsigned" | "float64", _) => 8,
        _ => return None,
    })
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
        Shown::Oid(arcs) => dotted(arcs),
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
