//! One value under the type that its class gives it.

use cosem_codec::DecodeError;
use cosem_spec::classes::{self, ClassVersion};
use cosem_spec::inspect::{self, InspectError, Inspection, Node, Shape, to_json};
use cosem_spec::model::{Grade, Model};
use serde_json::{Value, json};

use super::places::{Member, Subject};
use crate::layers::{Fault, Layer, Origin, message};
use crate::meaning::obis;
use crate::protocol::Protocol;

/// A value under its type.
#[derive(Debug)]
pub(crate) struct Typed {
    pub(crate) subject: Subject,
    /// The version of the class that the type is from.
    pub(crate) version: u8,
    /// The class and member: `profile generic version 1, capture_objects`.
    pub(crate) label: String,
    /// The place of the value in the message, with the octet that selects it.
    pub(crate) offset: usize,
    pub(crate) len: usize,
    /// The value, its places counted in the message.
    pub(crate) tree: Node,
    /// Why the octets are not of that type.
    pub(crate) fault: Option<InspectError>,
    /// The generated codec and the inspector say different things, which is a mistake in this program.
    pub(crate) disagreement: Option<Fault>,
}

/// Reads a value. Without a version the newest one whose type the octets have is taken. `None` where the suite does not know the member.
pub(crate) fn read(protocol: &Protocol, subject: &Subject, version: Option<u8>, octets: &[u8], offset: usize) -> Option<Typed> {
    let mut best: Option<(ClassVersion<'_>, Inspection)> = None;
    for &known in protocol.class(subject.class_id).iter().filter(|known| version.is_none_or(|wanted| known.class.version == wanted)) {
        let Some(inspection) = inspected(protocol.model, known, subject.member, octets) else { continue };
        let sound = inspection.error.is_none();
        if best.is_none() || sound {
            best = Some((known, inspection));
        }
        if sound {
            break;
        }
    }
    let (known, inspection) = best?;
    let name = inspection.tree.name.clone();
    let mut tree = inspection.tree;
    shift(&mut tree, offset);
    let decoded = decoded(subject, known.class.version, octets);
    let disagreement = message::disagreement(Layer::Data, inspection.error.as_ref(), decoded, &Origin::at(offset));
    let fault = inspection.error.map(|error| InspectError { offset: error.offset + offset, ..error });
    Some(Typed {
        subject: *subject,
        version: known.class.version,
        label: label(known, &name),
        offset,
        len: octets.len(),
        tree,
        fault,
        disagreement,
    })
}

/// `profile generic version 1, capture_objects`.
fn label(known: ClassVersion<'_>, member: &str) -> String {
    let unconfirmed = if known.item.evidence.grade == Grade::Unconfirmed { " (unconfirmed layout)" } else { "" };
    format!("{} version {}{unconfirmed}, {member}", classes::name(known), known.class.version)
}

fn inspected(model: &Model, version: ClassVersion<'_>, member: Member, octets: &[u8]) -> Option<Inspection> {
    let class = version.item.id;
    match member {
        Member::Attribute(number) => inspect::inspect_attribute(model, class, number, octets),
        Member::Selection(number, selector) => inspect::inspect_selection(model, class, number, selector, octets),
        Member::Parameter(number) => inspect::inspect_method(model, class, number, octets),
        Member::Returned(number) => inspect::inspect_method_result(model, class, number, octets),
    }
}

/// The generated back end.
fn decoded(subject: &Subject, version: u8, octets: &[u8]) -> Result<(), DecodeError> {
    use cosem_codec::class::any;
    let class_id = subject.class_id;
    match subject.member {
        Member::Attribute(number) => any::Attribute::decode(class_id, version, number, octets).map(drop),
        Member::Selection(number, selector) => any::Access::decode(class_id, version, number, selector, octets).map(drop),
        Member::Parameter(number) => any::Method::decode(class_id, version, number, octets).map(drop),
        Member::Returned(number) => any::Return::decode(class_id, version, number, octets).map(drop),
    }
}

fn shift(node: &mut Node, by: usize) {
    node.offset += by;
    for deviation in &mut node.deviations {
        deviation.offset += by;
    }
    node.children.iter_mut().for_each(|child| shift(child, by));
}

impl Typed {
    /// Whether this is the value of a node of the message, typed or raw.
    pub(crate) fn is_at(&self, node: &Node) -> bool {
        let same_place = (node.offset, node.len) == (self.offset, self.len);
        same_place && (node.shape == Shape::Data || node.declared.is_some() && node.declared == self.tree.declared)
    }

    /// The value as it stands under `typed` in the JSON.
    pub(crate) fn to_json(&self) -> Value {
        let (kind, number) = match self.subject.member {
            Member::Attribute(number) => ("attribute", number),
            Member::Selection(number, _) => ("selection", number),
            Member::Parameter(number) => ("parameter", number),
            Member::Returned(number) => ("return", number),
        };
        let mut object = json!({
            "offset": self.offset,
            "class": self.subject.class_id,
            "version": self.version,
            kind: number,
            "name": self.tree.name,
        });
        if let Some(members) = object.as_object_mut() {
            if let Member::Selection(_, selector) = self.subject.member {
                members.insert("selector".into(), json!(selector));
            }
            if let Some(name) = self.subject.logical_name {
                members.insert("obis".into(), json!(obis::text(name)));
                if let Some(name) = obis::name(name) {
                    members.insert("object".into(), json!(name));
                }
            }
            match &self.fault {
                None => members.insert("value".into(), to_json(&self.tree)),
                Some(fault) => members.insert(
                    "error".into(),
                    json!({ "kind": fault.kind.name(), "offset": fault.offset, "path": fault.path_text(), "message": fault.expected }),
                ),
            };
        }
        object
    }
}
