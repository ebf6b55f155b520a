//! The protocol as the spec files have it: the model, and the items that whole messages are made of.

use std::collections::HashMap;

use cosem_spec::classes::{self, ClassVersion};
use cosem_spec::model::{ItemId, Model};

use crate::keys::Keyring;

/// The model of the suite with what the command line needs of it.
pub(crate) struct Protocol {
    pub(crate) model: &'static Model,
    pub(crate) apdu: ItemId,
    pub(crate) lpdu: ItemId,
    pub(crate) npdu: ItemId,
    /// A piece of an APDU in a frame of the wired M-Bus.
    pub(crate) mbus_segment: ItemId,
    pub(crate) lon: Lon,
    /// The keys of the user.
    pub(crate) keys: Keyring,
    /// The versions of each class, the newest first.
    classes: HashMap<u16, Vec<ClassVersion<'static>>>,
}

/// The items of ISO/IEC 14908 that stand in others, or in datagrams.
pub(crate) struct Lon {
    pub(crate) apdu: ItemId,
    pub(crate) tunnel_header: ItemId,
    pub(crate) udp: ItemId,
    pub(crate) protected: ItemId,
    pub(crate) unprotected: ItemId,
    pub(crate) management_response: ItemId,
    pub(crate) diagnostic_response: ItemId,
    pub(crate) table_request: ItemId,
    pub(crate) table_read_response: ItemId,
    pub(crate) table_write_response: ItemId,
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
        let lon = Lon {
            apdu: item("LonApdu"),
            tunnel_header: item("CnipHeader"),
            udp: item("LonUdpPdu"),
            protected: item("ProtectedAdaptationPdu"),
            unprotected: item("UnprotectedAdaptationPdu"),
            management_response: item("ManagementResponse"),
            diagnostic_response: item("DiagnosticResponse"),
            table_request: item("TableRequest"),
            table_read_response: item("TableReadResponse"),
            table_write_response: item("TableWriteResponse"),
        };
        let (apdu, lpdu, npdu, mbus_segment) = (item("Apdu"), item("Lpdu"), item("Npdu"), item("MBusSegment"));
        Self { model, apdu, lpdu, npdu, mbus_segment, lon, keys: Keyring::default(), classes }
    }

    /// The versions of a class, the newest first.
    pub(crate) fn class(&self, class_id: u16) -> &[ClassVersion<'static>] {
        self.classes.get(&class_id).map_or(&[], Vec::as_slice)
    }
}
