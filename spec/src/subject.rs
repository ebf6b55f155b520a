//! What octets stand for: an item, a value of COSEM Data, a member of a class. One name for what can be inspected, composed, made and
//! counted.

use std::fmt;

use serde_json::Value;

use crate::compose::{self, ComposeError};
use crate::inspect::{self, Inspection, attribute_of, class_of};
use crate::model::{Encoding, ItemId, Kind, Method, Model, Tolerance, Type};

/// What octets stand for. Class members are named by the item of the class version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// An item that stands alone: an APDU, a frame.
    Item(ItemId),
    /// One value of COSEM Data.
    Data,
    /// The value of an attribute: class, number.
    Attribute(ItemId, i8),
    /// Selective access parameters: class, attribute, selector.
    Selection(ItemId, i8, u8),
    /// The parameter of a method: class, number.
    Parameter(ItemId, i8),
    /// What a method returns: class, number.
    Returned(ItemId, i8),
}

impl Subject {
    /// Everything of a model that has octets, in the order of the files: each item, and each member of each class version.
    #[must_use]
    pub fn all(model: &Model) -> Vec<Self> {
        let mut subjects = Vec::new();
        for item in &model.items {
            let Kind::Class(class) = &item.kind else {
                if !matches!(item.kind, Kind::Values(_) | Kind::Catalogue(_)) {
                    subjects.push(Self::Item(item.id));
                }
                continue;
            };
            for attribute in &class.attributes {
                subjects.push(Self::Attribute(item.id, attribute.number));
                subjects.extend(attribute.selectors.iter().map(|known| Self::Selection(item.id, attribute.number, known.number)));
            }
            for method in &class.methods {
                subjects.push(Self::Parameter(item.id, method.number));
                subjects.extend(method.returns.iter().map(|_| Self::Returned(item.id, method.number)));
            }
        }
        subjects
    }

    /// The class version with this number in the suite.
    #[must_use]
    pub fn class(model: &Model, class_id: u16, version: u8) -> Option<ItemId> {
        let wanted = |kind: &Kind| matches!(kind, Kind::Class(class) if (class.class_id, class.version) == (class_id, version));
        model.items.iter().find(|item| wanted(&item.kind)).map(|item| item.id)
    }

    /// The item, or the class of the member.
    #[must_use]
    pub const fn item(self) -> Option<ItemId> {
        match self {
            Self::Item(id) | Self::Attribute(id, _) | Self::Selection(id, ..) | Self::Parameter(id, _) | Self::Returned(id, _) => Some(id),
            Self::Data => None,
        }
    }

    /// Its type, how that travels, and what decoding tolerates there. `None` where the model has no such item or member.
    #[must_use]
    pub fn ty(self, model: &Model) -> Option<(Type, Encoding, &[Tolerance])> {
        let method = |class, number| method_of(model, class, number);
        Some(match self {
            Self::Item(id) => (Type::Item(id), model.items.get(id.0)?.encoding, &[][..]),
            Self::Data => (Type::Data, Encoding::Data, &[][..]),
            Self::Attribute(class, number) => {
                let attribute = attribute_of(model, class, number)?;
                (attribute.ty.clone(), model.item(class).encoding, &attribute.tolerates)
            }
            Self::Selection(class, number, selector) => {
                let known = attribute_of(model, class, number)?.selectors.iter().find(|known| known.number == selector)?;
                (known.ty.clone(), model.item(class).encoding, &[][..])
            }
            Self::Parameter(class, number) => {
                let method = method(class, number)?;
                (method.parameter.clone(), model.item(class).encoding, &method.tolerates)
            }
            Self::Returned(class, number) => (method(class, number)?.returns.clone()?, model.item(class).encoding, &[][..]),
        })
    }

    /// What the inspector says of octets. `None` where the model has no such item or member.
    #[must_use]
    pub fn inspect(self, model: &Model, octets: &[u8]) -> Option<Inspection> {
        match self {
            Self::Item(id) => model.items.get(id.0).map(|_| inspect::inspect(model, id, octets)),
            Self::Data => Some(inspect::inspect_type(model, &Type::Data, Encoding::Data, octets)),
            Self::Attribute(class, number) => inspect::inspect_attribute(model, class, number, octets),
            Self::Selection(class, number, selector) => inspect::inspect_selection(model, class, number, selector, octets),
            Self::Parameter(class, number) => inspect::inspect_method(model, class, number, octets),
            Self::Returned(class, number) => inspect::inspect_method_result(model, class, number, octets),
        }
    }

    /// What the composer makes of a value.
    ///
    /// # Errors
    /// The value does not make up what the subject is.
    pub fn compose(self, model: &Model, value: &Value) -> Result<Vec<u8>, ComposeError> {
        match self {
            Self::Item(id) => compose::compose(model, id, value),
            Self::Data => compose::compose_type(model, &Type::Data, Encoding::Data, value),
            Self::Attribute(class, number) => compose::compose_attribute(model, class, number, value),
            Self::Selection(class, number, selector) => compose::compose_selection(model, class, number, selector, value),
            Self::Parameter(class, number) => compose::compose_method(model, class, number, value),
            Self::Returned(class, number) => compose::compose_method_result(model, class, number, value),
        }
    }

    /// The subject in words: `GetRequest`, `RegisterV0 attribute 2`.
    #[must_use]
    pub fn label(self, model: &Model) -> impl fmt::Display {
        let name = self.item().and_then(|id| model.items.get(id.0)).map_or("Data", |item| item.name.as_str());
        match self {
            Self::Item(_) | Self::Data => name.to_owned(),
            Self::Attribute(_, number) => format!("{name} attribute {number}"),
            Self::Selection(_, number, selector) => format!("{name} attribute {number} selector {selector}"),
            Self::Parameter(_, number) => format!("{name} method {number}"),
            Self::Returned(_, number) => format!("{name} method {number} result"),
        }
    }
}

fn method_of(model: &Model, class: ItemId, number: i8) -> Option<&Method> {
    class_of(model, class)?.methods.iter().find(|method| method.number == number)
}
