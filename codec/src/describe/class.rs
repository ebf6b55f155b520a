//! What the spec file says about the versions of interface classes, for run time.

use super::{Description, Evidence};
use crate::Field;

/// One version of a COSEM interface class.
pub trait Class {
    /// The class identifier.
    const CLASS_ID: u16;
    /// The version.
    const VERSION: u8;
    /// What the spec file says about it.
    const DESCRIPTION: Description;
    /// Its attributes, by number.
    const ATTRIBUTES: &'static [AttributeDescription];
    /// Its methods, by number.
    const METHODS: &'static [MethodDescription];
}

/// What the spec file says about one version of a COSEM interface class: a [`Class`] as a value.
///
/// ```
/// # #[cfg(feature = "class-measurement")] {
/// let register = cosem_codec::class::find(3, 0).expect("Register has one version");
/// let scaler_unit = register.attribute_at(0x10).expect("the third attribute");
/// assert_eq!(scaler_unit.number, 3);
/// # #[cfg(feature = "names")]
/// assert_eq!((register.name(), scaler_unit.name()), ("register version 0", "scaler_unit"));
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClassDescription {
    /// The class identifier.
    pub class_id: u16,
    /// The version.
    pub version: u8,
    /// How the layout is known.
    pub evidence: Evidence,
    /// The attributes, by number.
    pub attributes: &'static [AttributeDescription],
    /// The methods, by number.
    pub methods: &'static [MethodDescription],
    #[cfg(feature = "names")]
    description: &'static Description,
}

impl ClassDescription {
    /// What the spec file says about `C`.
    #[must_use]
    pub const fn of<C: Class>() -> Self {
        Self {
            class_id: C::CLASS_ID,
            version: C::VERSION,
            evidence: C::DESCRIPTION.evidence,
            attributes: C::ATTRIBUTES,
            methods: C::METHODS,
            #[cfg(feature = "names")]
            description: const { &C::DESCRIPTION },
        }
    }

    /// The name as the standard spells it, with the version: `register version 0`. The empty string without the feature `names`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        #[cfg(feature = "names")]
        return self.description.name;
        #[cfg(not(feature = "names"))]
        return "";
    }

    /// The standard, its edition and the clause. The empty string without the feature `names`.
    #[must_use]
    pub const fn clause(&self) -> &'static str {
        #[cfg(feature = "names")]
        return self.description.clause;
        #[cfg(not(feature = "names"))]
        return "";
    }

    /// Where the layout is known from. The empty string without the feature `names`.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        #[cfg(feature = "names")]
        return self.description.reason;
        #[cfg(not(feature = "names"))]
        return "";
    }

    /// The attribute with this number.
    #[must_use]
    pub fn attribute(&self, number: i8) -> Option<&'static AttributeDescription> {
        self.attributes.iter().find(|attribute| attribute.number == number)
    }

    /// The method with this number.
    #[must_use]
    pub fn method(&self, number: i8) -> Option<&'static MethodDescription> {
        self.methods.iter().find(|method| method.number == number)
    }

    /// The attribute whose short name has this distance from the base name.
    #[must_use]
    pub fn attribute_at(&self, offset: u16) -> Option<&'static AttributeDescription> {
        self.attributes.iter().find(|attribute| attribute.offset == Some(offset))
    }

    /// The method whose short name has this distance from the base name.
    #[must_use]
    pub fn method_at(&self, offset: u16) -> Option<&'static MethodDescription> {
        self.methods.iter().find(|method| method.offset == Some(offset))
    }

    /// The attribute with this name, as the standard spells it: `scaler_unit`.
    #[cfg(feature = "names")]
    #[must_use]
    pub fn attribute_named(&self, name: &str) -> Option<&'static AttributeDescription> {
        self.attributes.iter().find(|attribute| attribute.name() == name)
    }

    /// The method with this name, as the standard spells it: `reset`.
    #[cfg(feature = "names")]
    #[must_use]
    pub fn method_named(&self, name: &str) -> Option<&'static MethodDescription> {
        self.methods.iter().find(|method| method.name() == name)
    }
}

/// What the spec file says about an attribute of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttributeDescription {
    /// Its number.
    pub number: i8,
    /// The class and the name, as errors name them.
    pub field: Field,
    /// Whether the meter changes it by itself, where known.
    pub change: Option<Change>,
    /// The distance of its short name from the base name, where it has one.
    pub offset: Option<u16>,
    /// Its selective access parameters.
    pub selectors: &'static [SelectorDescription],
}

impl AttributeDescription {
    /// The name as the standard spells it: `scaler_unit`. The empty string without the feature `names`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.field.name()
    }
}

/// Whether the meter changes an attribute by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Configuration.
    Static,
    /// Changed at run time.
    Dynamic,
}

/// What the spec file says about selective access to an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SelectorDescription {
    /// The access selector.
    pub number: u8,
    /// The class and the name, as errors name them.
    pub field: Field,
}

impl SelectorDescription {
    /// The name as the standard spells it: `range_descriptor`. The empty string without the feature `names`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.field.name()
    }
}

/// What the spec file says about a method of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MethodDescription {
    /// Its number.
    pub number: i8,
    /// The class and the name, as errors name them.
    pub field: Field,
    /// True where every server has it.
    pub mandatory: bool,
    /// True where it returns something.
    pub returns: bool,
    /// The distance of its short name from the base name, where it has one.
    pub offset: Option<u16>,
}

impl MethodDescription {
    /// The name as the standard spells it: `reset`. The empty string without the feature `names`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.field.name()
    }
}
