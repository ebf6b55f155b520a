//! Short names: the numbers that attributes and methods have beside their object's base name (IEC 62056-6-2:2017, 4.2).

use crate::class::{self, AssociationSn, ReservedBaseName, SapAssignment};
use crate::describe::ClassDescription;

/// An attribute or a method, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Member {
    /// An attribute.
    Attribute(i8),
    /// A method.
    Method(i8),
}

/// What a short name stands for within its object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ShortName {
    /// The attribute or method.
    pub member: Member,
    /// True where the spec file of the class has the short name. False where only the rule speaks for it that attribute n stands at
    /// base name + 8 (n - 1): the class is not known, or the short names of this attribute are not.
    pub declared: bool,
}

/// Between the short names of two attributes.
const STEP: u16 = 8;

fn by_rule(number: i8) -> Option<u16> {
    let index = u16::try_from(number.checked_sub(1)?).ok()?;
    index.checked_mul(STEP)
}

/// Whether an attribute that the spec file gives no short name may have the one of the rule.
fn free(class: Option<&ClassDescription>, offset: u16) -> bool {
    class.is_none_or(|class| class.attribute_at(offset).is_none() && class.method_at(offset).is_none())
}

/// The short name of a member, where it is declared, or, for an attribute, follows from the rule.
pub(super) fn of(base_name: u16, class: Option<&ClassDescription>, member: Member) -> Option<u16> {
    let offset = match (member, class) {
        (Member::Method(number), class) => class?.method(number)?.offset?,
        (Member::Attribute(number), Some(class)) => match class.attribute(number)?.offset {
            Some(offset) => offset,
            None => by_rule(number).filter(|offset| free(Some(class), *offset))?,
        },
        (Member::Attribute(number), None) => by_rule(number)?,
    };
    base_name.checked_add(offset)
}

/// The member at a short name.
pub(super) fn member(base_name: u16, class: Option<&ClassDescription>, short_name: u16) -> Option<ShortName> {
    let offset = short_name.checked_sub(base_name)?;
    if let Some(class) = class {
        if let Some(attribute) = class.attribute_at(offset) {
            return Some(ShortName { member: Member::Attribute(attribute.number), declared: true });
        }
        if let Some(method) = class.method_at(offset) {
            return Some(ShortName { member: Member::Method(method.number), declared: true });
        }
    }
    if offset % STEP != 0 {
        return None;
    }
    let number = i8::try_from(offset / STEP + 1).ok()?;
    let known = class.is_none_or(|class| class.attribute(number).is_some_and(|attribute| attribute.offset.is_none()));
    known.then_some(ShortName { member: Member::Attribute(number), declared: false })
}

impl ReservedBaseName {
    /// The class of the object at this base name; `None` where it is not reserved, or its class is open.
    #[must_use]
    pub const fn class_id(self) -> Option<u16> {
        match self {
            Self::ASSOCIATION_SN => Some(AssociationSn::CLASS_ID),
            Self::SAP_ASSIGNMENT => Some(SapAssignment::CLASS_ID),
            _ => None,
        }
    }

    /// The short name of an attribute or method of the object at this base name, by the newest version of its class: where the object list
    /// of a server is read before anything is known of it, attribute 2 of the association. `None` where the class is open.
    #[must_use]
    pub fn short_name(self, member: Member) -> Option<u16> {
        of(self.0, Some(class::versions(self.class_id()?).last()?), member)
    }
}
