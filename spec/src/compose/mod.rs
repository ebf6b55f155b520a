//! The composer: values to octets, by the model.
//!
//! It reads the JSON that [`crate::inspect::to_json`] writes and gives the canonical octets: lengths in their shortest form, defaults
//! left out, lengths, discriminators, constants and check values computed. What was inspected without a deviation comes back
//! identical.
//!
//! Where the form written by the inspector has a longer and a shorter way, the composer takes both: keys of absent optional fields and
//! of flags that are not set may be left out, a named value may be given by its number, a string by its text alone.

mod data;
mod error;
mod leaf;
mod structure;
mod value;
mod writer;

pub use error::ComposeError;

use serde_json::Value;

use crate::inspect::{attribute_of, class_of};
use crate::model::{Encoding, ItemId, Model, Tolerance, Type};
use writer::{Composer, Place};

/// Writes an item.
///
/// # Errors
/// The value does not make up the item.
pub fn compose(model: &Model, item: ItemId, value: &Value) -> Result<Vec<u8>, ComposeError> {
    compose_type(model, &Type::Item(item), model.item(item).encoding, value)
}

/// Writes one value of a type, such as [`Type::Data`], in an encoding.
///
/// # Errors
/// The value does not make up the type.
pub fn compose_type(model: &Model, ty: &Type, encoding: Encoding, value: &Value) -> Result<Vec<u8>, ComposeError> {
    let mut out = Vec::new();
    Composer::new(model).write(ty, value, &Place::alone(encoding, &[]), &mut out).map_err(|error| *error)?;
    Ok(out)
}

/// Writes the value of an attribute of a class.
///
/// # Errors
/// The class has no such attribute, or the value does not make up its type.
pub fn compose_attribute(model: &Model, class: ItemId, number: i8, value: &Value) -> Result<Vec<u8>, ComposeError> {
    match attribute_of(model, class, number) {
        Some(attribute) => compose_member(model, class, &attribute.ty, &attribute.tolerates, value),
        None => Err(no_member(model, class, &format!("attribute {number}"))),
    }
}

/// Writes the selective access parameters of an attribute.
///
/// # Errors
/// The class has no such attribute or selector, or the value does not make up its type.
pub fn compose_selection(model: &Model, class: ItemId, number: i8, selector: u8, value: &Value) -> Result<Vec<u8>, ComposeError> {
    let known = attribute_of(model, class, number).and_then(|attribute| attribute.selectors.iter().find(|known| known.number == selector));
    match known {
        Some(known) => compose_member(model, class, &known.ty, &[], value),
        None => Err(no_member(model, class, &format!("selector {selector} of attribute {number}"))),
    }
}

/// Writes the parameter of a method of a class.
///
/// # Errors
/// The class has no such method, or the value does not make up its parameter.
pub fn compose_method(model: &Model, class: ItemId, number: i8, value: &Value) -> Result<Vec<u8>, ComposeError> {
    match class_of(model, class).and_then(|class| class.methods.iter().find(|method| method.number == number)) {
        Some(method) => compose_member(model, class, &method.parameter, &method.tolerates, value),
        None => Err(no_member(model, class, &format!("method {number}"))),
    }
}

/// Writes what a method of a class returns.
///
/// # Errors
/// The class has no such method, it returns nothing, or the value does not make up what it returns.
pub fn compose_method_result(model: &Model, class: ItemId, number: i8, value: &Value) -> Result<Vec<u8>, ComposeError> {
    let method = class_of(model, class).and_then(|class| class.methods.iter().find(|method| method.number == number));
    match method.and_then(|method| method.returns.as_ref()) {
        Some(returns) => compose_member(model, class, returns, &[], value),
        None => Err(no_member(model, class, &format!("method {number} that returns something"))),
    }
}

fn compose_member(model: &Model, class: ItemId, ty: &Type, tolerates: &[Tolerance], value: &Value) -> Result<Vec<u8>, ComposeError> {
    let mut out = Vec::new();
    let place = Place::alone(model.item(class).encoding, tolerates);
    Composer::new(model).write_value(ty, value, &place, &mut out).map_err(|error| *error)?;
    Ok(out)
}

fn no_member(model: &Model, class: ItemId, member: &str) -> ComposeError {
    let name = model.items.get(class.0).map_or("the class", |item| item.name.as_str());
    ComposeError { path: Vec::new(), message: format!("{name} has no {member}") }
}
