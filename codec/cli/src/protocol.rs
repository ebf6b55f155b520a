//! The protocol as the spec files have it: the model, the items that whole messages are made of, and names.

use cosem_spec::model::{ItemId, Model};

/// The model of the suite with what the command line needs of it.
pub(crate) struct Protocol {
    pub(crate) model: Model,
    pub(crate) apdu: ItemId,
    pub(crate) lpdu: ItemId,
    pub(crate) npdu: ItemId,
}

impl Protocol {
    /// Reads the suite that is built in.
    ///
    /// # Errors
    /// The faults of the suite, or the name of an item that it lacks: a mistake in the build, not in the input.
    pub(crate) fn load() -> Result<Self, String> {
        let model = cosem_spec::suite::model().map_err(|faults| faults.to_string())?;
        let item = |name: &str| model.find(name).map(|item| item.id).ok_or_else(|| format!("the suite has no item {name}"));
        let (apdu, lpdu, npdu) = (item("Apdu")?, item("Lpdu")?, item("Npdu")?);
        Ok(Self { model, apdu, lpdu, npdu })
    }
}
