//! The protocol as the spec files have it: the model, and the items that whole messages are made of.

use std::collections::HashMap;

use cosem_spec::classes::{self, ClassVersion};
use cosem_spec::model::{ItemId, Model};

/// The model of the suite with what the command line needs of it.
pub(crate) struct Protocol {
    pub(crate) model: &'static Model,
    pub(crate) apdu: ItemId,
    pub(crate) lpdu: ItemId,
    pub(crate) npdu: ItemId,
    /// The versions of each class, the newest first.
    classes: HashMap<u16, Vec<ClassVersion<'static>>>,
}

impl Protocol {
    /// The suite that is built in.
    pub(crate) fn load() -> Self {
        let model = cosem_spec::suite::model();
        let item = |name: &str| model.find(name).map_or_else(|| panic!("the suite has no item {name}"), |item| item.id);
        let mut classes: HashMap<u16, Vec<_>> = HashMap::new();
        for version in classes::versions(model).into_iter().rev() {
            classes.entry(version.class.class_id).or_default().push(version);
        }
        Self { model, apdu: item("Apdu"), lpdu: item("Lpdu"), npdu: item("Npdu"), classes }
    }

    /// The versions of a class, the newest first.
    pub(crate) fn class(&self, class_id: u16) -> &[ClassVersion<'static>] {
        self.classes.get(&class_id).map_or(&[], Vec::as_slice)
    }
}
