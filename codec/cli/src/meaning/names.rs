//! Names that the spec files give to numbers: classes, attributes, methods, units.

use std::collections::HashMap;

use cosem_spec::classes::{ClassVersion, name};
use cosem_spec::inspect::{Node, Shown};
use cosem_spec::model::{Class, Kind, Model};

/// The item of the spec files that lists the units.
const UNITS: &str = "Unit";
/// The item of the spec files that holds a scaler and a unit.
const SCALER_UNIT: &str = "ScalerUnit";
/// The item of the spec files that is a logical name.
const LOGICAL_NAME: &str = "LogicalName";
/// Fields of that form outside of the interface classes.
const LOGICAL_NAME_FIELDS: [&str; 2] = ["instance-id", "logical-name"];

/// The names of a model.
pub(crate) struct Names<'m> {
    model: &'m Model,
    classes: HashMap<u16, (&'m Class, String)>,
    units: HashMap<u8, &'m str>,
}

impl<'m> Names<'m> {
    /// Collects them.
    pub(crate) fn of(model: &'m Model) -> Self {
        let mut classes = HashMap::new();
        for item in &model.items {
            if let Kind::Class(class) = &item.kind
                && class.newest
            {
                classes.insert(class.class_id, (class, name(ClassVersion { item, class })));
            }
        }
        let mut units = HashMap::new();
        if let Some(Kind::Codes(codes)) = model.find(UNITS).map(|item| &item.kind) {
            for code in &codes.values {
                if let Ok(value) = u8::try_from(code.value) {
                    units.insert(value, code.name.spelled.as_str());
                }
            }
        }
        Self { model, classes, units }
    }

    /// The name of an interface class.
    pub(crate) fn class(&self, id: u16) -> Option<&str> {
        self.classes.get(&id).map(|(_, name)| name.as_str())
    }

    /// The name of an attribute, in the newest version of the class.
    pub(crate) fn attribute(&self, class: u16, number: i128) -> Option<&'m str> {
        let (class, _) = self.classes.get(&class)?;
        class.attributes.iter().find(|attribute| i128::from(attribute.number) == number).map(|attribute| attribute.name.spelled.as_str())
    }

    /// The name of a method, in the newest version of the class.
    pub(crate) fn method(&self, class: u16, number: i128) -> Option<&'m str> {
        let (class, _) = self.classes.get(&class)?;
        class.methods.iter().find(|method| i128::from(method.number) == number).map(|method| method.name.spelled.as_str())
    }

    /// Whether the spec files say that a value is a logical name.
    pub(crate) fn is_logical_name(&self, node: &Node) -> bool {
        let item = node.item.is_some_and(|id| self.model.item(id).name == LOGICAL_NAME);
        let six = matches!(&node.value, Shown::Octets(octets) if octets.len() == 6);
        six && (item || LOGICAL_NAME_FIELDS.contains(&node.name.as_str()))
    }

    /// What a value says that the spec files declare as scaler and unit.
    pub(crate) fn declared_scaler_unit(&self, node: &Node) -> Option<(i8, u8)> {
        let item = self.model.item(node.item?);
        let (scaler, unit) = (node.child("scaler")?, node.child("unit")?);
        match (&scaler.value, &unit.value) {
            (Shown::Int(scaler), Shown::Code { value, .. }) if item.name == SCALER_UNIT => {
                Some((i8::try_from(*scaler).ok()?, u8::try_from(*value).ok()?))
            }
            _ => None,
        }
    }

    /// The symbol of a unit, which is how the spec files spell its code: 30 is `Wh`.
    pub(crate) fn unit(&self, code: u8) -> Option<&str> {
        self.units.get(&code).copied()
    }

    /// A number with its unit: `233.0 V`. Counts and numbers without a unit (254, 255) stand alone.
    pub(crate) fn with_unit(&self, number: &str, code: u8) -> String {
        const COUNT: u8 = 255;
        match self.unit(code) {
            _ if code == COUNT => number.to_owned(),
            Some(symbol) => format!("{number} {symbol}"),
            None => format!("{number} (unit {code})"),
        }
    }

    /// A scaler and a unit for themselves: `× 10^-1 V`.
    pub(crate) fn scaler_unit(&self, scaler: i8, code: u8) -> String {
        let factor = if scaler == 0 { "× 1".to_owned() } else { format!("× 10^{scaler}") };
        self.with_unit(&factor, code)
    }
}
