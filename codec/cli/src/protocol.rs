//! The protocol as the spec files have it: the model, and the items that whole messages are made of.

use cosem_spec::model::{ItemId, Model};

/// The model of the suite with what the command line needs of it.
pub(crate) struct Protocol {
    pub(crate) model: &'static Model,
    pub(crate) apdu: ItemId,
    pub(crate) lpdu: ItemId,
    pub(crate) npdu: ItemId,
}

impl Protocol {
    /// The suite that is built in.
    pub(crate) fn load() -> Self {
        let model = cosem_spec::suite::model();
        let item = |name: &str| model.find(name).map_or_else(|| panic!("the suite has no item {name}"), |item| item.id);
        Self { model, apdu: item("Apdu"), lpdu: item("Lpdu"), npdu: item("Npdu") }
    }
}
