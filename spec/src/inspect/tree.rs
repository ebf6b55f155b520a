//! The annotated tree: what every octet is.

use super::coverage::Point;
use crate::model::{ItemId, Rule};

/// One line of the annotated tree: a value with the octets it takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The first octet, counted from the first octet given to the inspector. Flags, tags, lengths and counts of the value are included.
    pub offset: usize,
    /// The number of octets; parts of named bits have those of their carrier.
    pub len: usize,
    /// The name in the standard's spelling: `invoke-id-and-priority`, `[0]` for an element of a list, the name of the alternative.
    pub name: String,
    /// The item of the model that was read; clause, evidence and docs come from there, see [`super::explain()`].
    pub item: Option<ItemId>,
    /// The declaration that gives the name: a field, an alternative, a part of named bits.
    pub declared: Option<(ItemId, Point)>,
    /// What it is in the standard's words: `long-unsigned` in Data, `Unsigned16` in A-XDR, the item's name where it has one.
    pub type_name: String,
    /// The value.
    pub value: Shown,
    /// How value and children make up the whole, and so the form in JSON.
    pub shape: Shape,
    /// True where the value says nothing of its own (a constant, a length, a discriminator, a check): not in the JSON, the composer
    /// computes it.
    pub derived: bool,
    /// True where nothing was encoded and the value is the declared default.
    pub implied: bool,
    /// What was bent here.
    pub deviations: Vec<Deviation>,
    /// What it is made of.
    pub children: Vec<Node>,
}

/// A value as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// Nothing of its own: a sequence, named bits.
    None,
    /// NULL, null-data, dont-care.
    Null,
    /// A truth value.
    Bool(bool),
    /// A number.
    Int(i128),
    /// IEEE 754, four octets; the payload of a NaN is kept.
    Float32(f32),
    /// IEEE 754, eight octets.
    Float64(f64),
    /// Octets without a known form.
    Octets(Vec<u8>),
    /// A visible string, in its octets.
    Text(Vec<u8>),
    /// A UTF-8 string, in its octets.
    Utf8(Vec<u8>),
    /// A bit string; bit 0 is the most significant bit of the first octet, unused bits are zero.
    Bits {
        /// The number of bits.
        len: u32,
        /// The bits.
        octets: Vec<u8>,
    },
    /// An object identifier without a name.
    Oid(Vec<u32>),
    /// A coded value.
    Code {
        /// The value; 0 for an object identifier.
        value: u64,
        /// Its name, where it has one.
        name: Option<String>,
    },
    /// Date and time.
    DateTime([u8; 12]),
    /// A date.
    Date([u8; 5]),
    /// A time.
    Time([u8; 4]),
    /// An optional value that is not there.
    Absent,
    /// A list, array or structure of so many elements.
    Count(u64),
    /// One of several alternatives.
    Choice {
        /// The octet, or the value of the first discriminator, that selects it.
        selector: i128,
        /// Its name.
        name: String,
    },
}

/// How the value and the children of a node make up the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A single value.
    Value,
    /// The children are the fields of a sequence.
    Fields,
    /// The children are the parts of named bits.
    Parts,
    /// Reserved bits that are kept as they came.
    Reserved,
    /// The only child is the alternative that was taken.
    Choice,
    /// The alternative that keeps an unknown selector; no child.
    Open,
    /// The children are the elements.
    List,
    /// A COSEM Data value; `type_name` is the name of its type.
    Data,
    /// A type description of a compact array.
    Description,
    /// Octets whose only child is the item they hold.
    Contained,
    /// Octets that do not hold what the model says; a child, if there, shows how far it went.
    Undecoded,
    /// An optional value that is not there.
    Absent,
    /// `or empty`: octets of length 0 inside of an optional field, where `Absent` would mean something else.
    Empty,
    /// Reading stopped here.
    Broken,
}

/// A rule that was bent without hiding the meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deviation {
    /// The octet concerned.
    pub offset: usize,
    /// The rule.
    pub rule: Rule,
    /// The standard and the clause of the item that sets it: `IEC 62056-5-3:2013, 7.3.3`.
    pub clause: String,
    /// What was found, in words.
    pub detail: String,
}

impl Node {
    /// A node at an offset, to be filled in.
    pub(crate) fn new(name: impl Into<String>, offset: usize) -> Self {
        Self {
            offset,
            len: 0,
            name: name.into(),
            item: None,
            declared: None,
            type_name: String::new(),
            value: Shown::None,
            shape: Shape::Broken,
            derived: false,
            implied: false,
            deviations: Vec::new(),
            children: Vec::new(),
        }
    }

    /// Sets what it is, in one go.
    pub(crate) fn set(&mut self, type_name: impl Into<String>, value: Shown, shape: Shape) {
        self.type_name = type_name.into();
        self.value = value;
        self.shape = shape;
    }

    /// The child with this name.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The node under these names: `["normal", "result", "data", "[0]"]`.
    #[must_use]
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    /// This node and all below it, in the order of the octets.
    pub fn walk(&self) -> impl Iterator<Item = &Self> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let node = waiting.pop()?;
            waiting.extend(node.children.iter().rev());
            Some(node)
        })
    }

    /// All deviations of this node and of those below it, in the order of the tree. Octets that do not hold what they should have
    /// none: nothing says that what was read of them means anything.
    pub fn all_deviations(&self) -> impl Iterator<Item = &Deviation> {
        let mut waiting = vec![self];
        let nodes = std::iter::from_fn(move || {
            let node = waiting.pop()?;
            if node.shape != Shape::Undecoded {
                waiting.extend(node.children.iter().rev());
            }
            Some(node)
        });
        nodes.flat_map(|node| node.deviations.iter())
    }
}
