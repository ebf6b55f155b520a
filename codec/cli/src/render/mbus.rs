//! Frames of the wired M-Bus.

use cosem_codec::frame::MBusControl;

use super::document::{Renderer, counted, part};
use super::message::Source;
use super::table::{Note, Row};
use crate::layers::Origin;
use crate::layers::mbus::{Kind, LENGTH_WRAPS, MBusFrame};
use crate::meaning::Meanings;

/// The rows of a frame; `inner` adds those of what it carries.
pub(super) fn rows(
    renderer: &Renderer<'_>,
    octets: &[u8],
    title: &str,
    frame: &MBusFrame,
    inner: impl FnOnce(&mut Vec<Row>),
    rows: &mut Vec<Row>,
) {
    let at = frame.start;
    match frame.kind {
        Kind::Acknowledgement | Kind::Short => rows.push(part(octets, &(at..at + 1), 0, title, frame.kind.name(), "")),
        Kind::Long => {
            let value = format!("{}, {}", frame.kind.name(), counted(frame.end - at - 6, "octet"));
            let mut row = part(octets, &(at..at + 4), 0, title, &value, "");
            if frame.length_wraps {
                let (rule, detail) = LENGTH_WRAPS;
                row.notes.push(Note { label: "deviation", text: format!("{detail} [{rule}; EN 13757-2]") });
            }
            rows.push(row);
        }
    }
    let content = if frame.kind == Kind::Long { at + 4 } else { at + 1 };
    match (&frame.segment, frame.fields) {
        (Some(segment), _) => {
            let mut tree = segment.inspection.tree.clone();
            tree.children.retain(|child| child.name != "data");
            tree.len = frame.information.start - content;
            let origin = Origin::at(content);
            let source = Source {
                model: renderer.protocol.model,
                meanings: &Meanings::default(),
                octets: octets.get(content..frame.information.start).unwrap_or_default(),
                origin: &origin,
                fault_kind: None,
                nested: &[],
                typed: &[],
                full: renderer.full,
                depth: 1,
            };
            rows.extend(source.rows(&tree));
        }
        (None, Some((c_field, a_field))) => {
            let name = MBusControl(c_field).name().unwrap_or_default();
            rows.push(part(octets, &(content..content + 1), 1, "C-field", &c_field.to_string(), name));
            rows.push(part(octets, &(content + 1..content + 2), 1, "A-field", &a_field.to_string(), ""));
            if let Some(ci_field) = frame.ci_field {
                rows.push(part(octets, &(content + 2..content + 3), 1, "CI-field", &format!("{ci_field:02X}"), "no piece of an APDU"));
            }
        }
        (None, None) => {}
    }
    inner(rows);
    if frame.kind != Kind::Acknowledgement {
        rows.push(part(octets, &(frame.end - 2..frame.end - 1), 1, "checksum", "right", ""));
        rows.push(part(octets, &(frame.end - 1..frame.end), 1, "stop", "", ""));
    }
}
