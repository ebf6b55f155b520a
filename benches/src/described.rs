//! The codec's candidates that learn at run time what they read: from an object list, from the columns of a profile.

use cosem_codec::class::{CaptureObjectDefinition, LogicalName};
use cosem_codec::data::Value;
use cosem_codec::object::{CaptureObjects, Cell, ObjectList, Profile};
use cosem_codec::{Decode as _, apdu};

use crate::codec::data;
use crate::decoder;
use crate::sink::signed;

const fn column(class_id: u16, group_c: u8) -> CaptureObjectDefinition {
    CaptureObjectDefinition { class_id, logical_name: LogicalName([1, 0, group_c, 8, 0, 255]), attribute_index: 2, data_index: 0 }
}

/// The columns of the profile: a clock, four registers.
const COLUMNS: [CaptureObjectDefinition; 5] = [column(8, 0), column(3, 1), column(3, 2), column(3, 3), column(3, 4)];

decoder! {
    /// Rows of the profile, cell by cell, whose types and number nobody knows before.
    Cells(message, sink) {
        let buffer = data(apdu::GetResponse::decode_lazy(message).ok()?)?.octets()?;
        let mut cells = [Cell::EMPTY; 5];
        let profile = Profile::new(CaptureObjects::from(&COLUMNS[..]));
        let mut rows = profile.rows(buffer, &mut cells).ok()?;
        while let Some(row) = rows.next_row().ok()? {
            for cell in row {
                match cell.value()? {
                    Value::DoubleLongUnsigned(value) => sink.number(value.into()),
                    Value::OctetString(octets) => sink.octets(octets.0),
                    _ => return None,
                }
            }
        }
        Some(())
    }
}

decoder! {
    /// The object list of whatever version, with its access rights.
    Objects(message, sink) {
        let octets = data(apdu::GetResponse::decode_lazy(message).ok()?)?.octets()?;
        for object in ObjectList::of_association(15, 1, octets).ok()? {
            let object = object.ok()?;
            sink.number(object.class_id.into());
            sink.number(object.version.into());
            sink.octets(&object.logical_name.0);
            for right in object.attribute_rights().ok()? {
                let right = right.ok()?;
                sink.number(signed(right.attribute));
                sink.number(right.mode.code().into());
                let selectors = right.selectors();
                if selectors.is_empty() {
                    sink.number(0);
                } else {
                    for selector in selectors {
                        sink.number(signed(selector.ok()?));
                    }
                }
            }
            for right in object.method_rights().ok()? {
                let right = right.ok()?;
                sink.number(signed(right.method));
                sink.number(right.mode.code().into());
            }
        }
        Some(())
    }
}
