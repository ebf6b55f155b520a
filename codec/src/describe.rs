//! What the spec file says about an item, as constants: its name, its clause, and how its layout is known.

mod class;

pub use class::{AttributeDescription, Change, Class, ClassDescription, MethodDescription, SelectorDescription};

/// How the layout of an item is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Two independent sources agree, or the text of the standard was seen.
    Confirmed,
    /// One source.
    SingleSource,
    /// A reconstruction. Never conformant.
    Unconfirmed,
}

/// What the spec file says about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Description {
    /// The name as the standard spells it.
    pub name: &'static str,
    /// The standard, its edition and the clause.
    pub clause: &'static str,
    /// How the layout is known.
    pub evidence: Evidence,
    /// Where from.
    pub reason: &'static str,
    /// The spec file and the line of the declaration.
    pub source: &'static str,
}

/// A type that a spec file declares.
pub trait Describe {
    /// What the spec file says about it.
    const DESCRIPTION: Description;
}
