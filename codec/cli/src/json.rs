//! The JSON of `decode`, described in `JSON.md`.

use cosem_codec::apdu::KeySet;
use cosem_codec::link::hdlc::{Address, Control, FrameType};
use cosem_spec::inspect::{Deviation, Node, to_json};
use serde_json::{Map, Value, json};

use crate::hex;
use crate::input::InputFault;
use crate::layers::hdlc::HdlcFrame;
use crate::layers::mbus::{Kind, LENGTH_WRAPS, MBusFrame};
use crate::layers::{Document, Fault, Frame, Layer, Message, Origin, Protection, Unsupported};
use crate::meaning::Meanings;
use crate::meaning::names::Names;
use crate::objects::Typed;

/// Flags in front of the first frame, and behind the last one, when nothing is said.
pub(crate) const OUTER_FLAGS: usize = 1;
/// Flags between two frames when nothing is said: one closes, one opens.
pub(crate) const INNER_FLAGS: usize = 2;

/// A document as one JSON object.
pub(crate) fn document(names: &Names<'_>, document: &Document) -> Value {
    let mut object = Map::new();
    let fault = document.first_fault();
    object.insert("ok".into(), json!(fault.is_none()));
    object.insert("layer".into(), json!(document.layer.name()));
    if let Some(transport) = &document.transport {
        let mut carried = Map::new();
        carried.insert("protocol".into(), json!(transport.protocol.name()));
        carried.insert("source".into(), json!(transport.source.to_string()));
        carried.insert("destination".into(), json!(transport.destination.to_string()));
        carried.insert("packet".into(), json!(transport.packet));
        if let Some(time) = transport.time {
            carried.insert("time".into(), json!(time.to_string()));
        }
        object.insert("transport".into(), Value::Object(carried));
    }
    if let Some(fault) = fault {
        object.insert("error".into(), error(fault, Some(&document.octets)));
    }
    match document.layer {
        Layer::Hdlc | Layer::Wrapper | Layer::Mbus => {
            object.insert("value".into(), framed(document));
        }
        _ if fault.is_none() => {
            object.insert("value".into(), unframed(document));
        }
        _ => {}
    }
    let faults: Vec<&Fault> = document.faults().collect();
    if faults.len() > 1 {
        object.insert("errors".into(), faults.iter().map(|fault| error(fault, Some(&document.octets))).collect());
    }
    object.insert("deviations".into(), Value::Array(deviations(document)));
    let undecoded: Vec<Value> = document.messages.iter().flat_map(undecoded).collect();
    if !undecoded.is_empty() {
        object.insert("undecoded".into(), Value::Array(undecoded));
    }
    let inside: Vec<Value> = document.messages.iter().filter_map(inside).collect();
    if !inside.is_empty() {
        object.insert("inside".into(), Value::Array(inside));
    }
    if !document.notes.is_empty() {
        object.insert("notes".into(), json!(document.notes));
    }
    let typed: Vec<Value> = document.messages.iter().flat_map(|message| &message.typed).map(Typed::to_json).collect();
    if !typed.is_empty() {
        object.insert("typed".into(), Value::Array(typed));
    }
    if !document.protections.is_empty() {
        let all = document.protections.iter().map(|protection| protection_json(document, protection)).collect();
        object.insert("protection".into(), Value::Array(all));
    }
    let readings = readings(document, names);
    if !readings.is_empty() {
        object.insert("readings".into(), Value::Array(readings));
    }
    Value::Object(object)
}

/// Octets of a layer that is not supported yet.
pub(crate) fn unsupported(layer: &Unsupported) -> Value {
    failure("unsupported-layer", 0, &layer.to_string())
}

/// An input without octets.
pub(crate) fn input_fault(fault: &InputFault) -> Value {
    let offset = match fault {
        InputFault::Hex { offset, .. } => *offset,
        InputFault::Nothing { .. } | InputFault::Io { .. } | InputFault::TooLarge { .. } => 0,
    };
    failure(fault.kind(), offset, &fault.to_string())
}

/// Something else than a message that is wrong.
pub(crate) fn failure(kind: &str, offset: usize, text: &str) -> Value {
    json!({ "ok": false, "error": { "kind": kind, "offset": offset, "path": "", "message": text } })
}

/// A fault; with octets, those around it.
pub(crate) fn error(fault: &Fault, octets: Option<&[u8]>) -> Value {
    const AROUND: usize = 8;
    let mut object = Map::new();
    object.insert("kind".into(), json!(fault.kind));
    object.insert("offset".into(), json!(fault.offset));
    object.insert("path".into(), json!(fault.path));
    object.insert("message".into(), json!(fault.message));
    object.insert("layer".into(), json!(fault.layer));
    if let Some(octets) = octets {
        let part = |from: usize, to: usize| hex::text(octets.get(from.min(octets.len())..to.min(octets.len())).unwrap_or_default());
        object.insert("before".into(), json!(part(fault.offset.saturating_sub(AROUND), fault.offset)));
        object.insert("after".into(), json!(part(fault.offset, fault.offset.saturating_add(AROUND))));
    }
    Value::Object(object)
}

fn framed(document: &Document) -> Value {
    let mut value = Map::new();
    let frames = document.frames.iter().enumerate().map(|(number, frame)| frame_json(&document.octets, number, frame)).collect();
    value.insert("frames".into(), Value::Array(frames));
    if document.layer == Layer::Hdlc && document.tail.len() != OUTER_FLAGS {
        value.insert("closing-flags".into(), json!(document.tail.len()));
    }
    let messages = document.messages.iter().map(|message| message_json(document, message)).collect();
    value.insert("messages".into(), Value::Array(messages));
    Value::Object(value)
}

fn frame_json(octets: &[u8], number: usize, frame: &Frame) -> Value {
    let information = hex::text(octets.get(frame.information()).unwrap_or_default());
    match frame {
        Frame::Hdlc(frame) => {
            let mut object = hdlc_link(frame);
            object.insert("segmented".into(), json!(frame.segmented));
            object.insert("information".into(), json!(information));
            if frame.flags.len() != if number == 0 { OUTER_FLAGS } else { INNER_FLAGS } {
                object.insert("opening-flags".into(), json!(frame.flags.len()));
            }
            if !frame.complete {
                object.insert("refused".into(), json!("incomplete"));
            }
            if let Some(error) = frame.refused {
                object.insert("refused".into(), json!(error.kind().name()));
            }
            Value::Object(object)
        }
        Frame::Wrapper(frame) => json!({ "source": frame.source, "destination": frame.destination, "information": information }),
        Frame::MBus(frame) => mbus_json(frame, information),
    }
}

fn mbus_json(frame: &MBusFrame, information: String) -> Value {
    let mut object = Map::new();
    object.insert("type".into(), json!(frame.kind.name()));
    match (&frame.segment, frame.fields) {
        (Some(segment), _) => {
            object.insert("segment".into(), segment_head(&segment.inspection.tree, &["data"]));
        }
        (None, Some((c_field, a_field))) => {
            object.insert("c-field".into(), json!(c_field));
            object.insert("a-field".into(), json!(a_field));
        }
        (None, None) => {}
    }
    if frame.kind == Kind::Long {
        if frame.segment.is_none() {
            object.insert("ci-field".into(), json!(frame.ci_field));
        }
        object.insert("information".into(), json!(information));
    }
    if frame.length_wraps {
        object.insert("length-wraps".into(), json!(true));
    }
    Value::Object(object)
}

/// A piece of an APDU without some of its members.
fn segment_head(tree: &Node, without: &[&str]) -> Value {
    let mut value = to_json(tree);
    if let Some(object) = value.as_object_mut() {
        object.retain(|name, _| !without.contains(&name.as_str()));
    }
    value
}

fn hdlc_link(frame: &HdlcFrame) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("destination".into(), address_json(frame.destination));
    object.insert("source".into(), address_json(frame.source));
    object.insert("control".into(), control_json(frame.control));
    object
}

fn address_json(address: Address) -> Value {
    match address.lower() {
        None => json!({ "upper": address.upper() }),
        Some(lower) => json!({ "upper": address.upper(), "lower": lower, "octets": address.size().octets() }),
    }
}

fn control_json(octet: u8) -> Value {
    let Some(Control { frame, poll_final }) = Control::from_octet(octet) else { return json!({ "type": hex::text(&[octet]) }) };
    let mut object = Map::new();
    object.insert("type".into(), json!(frame.name()));
    if let FrameType::I { ns, .. } = frame {
        object.insert("ns".into(), json!(ns.get()));
    }
    if let Some(nr) = frame.nr() {
        object.insert("nr".into(), json!(nr.get()));
    }
    object.insert("poll-final".into(), json!(poll_final));
    Value::Object(object)
}

fn message_json(document: &Document, message: &Message) -> Value {
    let mut object = Map::new();
    object.insert("frames".into(), json!(message.frames));
    if let Some(blocks) = message.value_of_blocks {
        object.insert("value-of-blocks".into(), json!(blocks));
    } else if !message.blocks.is_empty() {
        object.insert("blocks".into(), json!(message.blocks));
    } else if let Some(by) = message.protected_by {
        object.insert("protected-by".into(), json!(by));
    } else if let Some(by) = message.handed_on {
        object.insert("handed-on-by".into(), json!(by));
    } else {
        match message.frames.first().and_then(|&frame| document.frames.get(frame)) {
            Some(Frame::Hdlc(frame)) => object.append(&mut hdlc_link(frame)),
            Some(Frame::Wrapper(frame)) => {
                object.insert("source".into(), json!(frame.source));
                object.insert("destination".into(), json!(frame.destination));
            }
            Some(Frame::MBus(frame)) => {
                if let Some(segment) = &frame.segment {
                    let head = segment_head(&segment.inspection.tree, &["data", "fin", "sequence-number"]);
                    object.insert("segment".into(), head);
                }
            }
            None => {}
        }
    }
    if let Some((header, _)) = message.llc {
        object.insert("llc".into(), json!(hex::text(&header)));
    }
    match (&message.fault, &message.inspection.error) {
        (Some(fault), _) => object.insert("error".into(), error(fault, None)),
        (None, Some(fault)) => object.insert("error".into(), error(&message.fault_of(fault), None)),
        (None, None) => {
            let what = if message.layer == Layer::Data { "data" } else { "apdu" };
            object.insert(what.into(), to_json(&message.inspection.tree))
        }
    };
    Value::Object(object)
}

fn unframed(document: &Document) -> Value {
    let tree = |message: &Message| to_json(&message.inspection.tree);
    match (document.layer, document.messages.as_slice()) {
        (Layer::Llc, messages) => {
            let messages = messages.iter().map(|message| message_json(document, message)).collect();
            json!({ "messages": Value::Array(messages) })
        }
        (Layer::Cnip, messages) => {
            let own = messages.iter().filter(|message| message.inside.is_none());
            json!({ "messages": own.map(|message| json!({ message.layer.name(): tree(message) })).collect::<Vec<_>>() })
        }
        (_, [message, ..]) => tree(message),
        (_, []) => Value::Null,
    }
}

/// A message that stands in another one, and is read with what is known besides.
fn inside(message: &Message) -> Option<Value> {
    let (what, to) = message.inside.as_ref()?;
    let value = if message.fault.is_none() { to_json(&message.inspection.tree) } else { Value::Null };
    Some(json!({ "what": what, "to": to, "value": value }))
}

/// A protected APDU, and the message inside where the document has no list of messages.
fn protection_json(document: &Document, protection: &Protection) -> Value {
    let mut object = Map::new();
    let listed = matches!(document.layer, Layer::Hdlc | Layer::Wrapper | Layer::Mbus | Layer::Llc);
    object.insert("offset".into(), json!(protection.offset));
    if listed {
        object.insert("outer".into(), json!(protection.outer));
    }
    object.insert("form".into(), json!(protection.name));
    if let Some(title) = protection.originator {
        object.insert("originator".into(), json!(title.to_string()));
    }
    if let Some((control, counter)) = protection.header {
        object.insert("suite".into(), json!(control.suite().0));
        object.insert("authenticated".into(), json!(control.authenticated()));
        object.insert("encrypted".into(), json!(control.encrypted()));
        object.insert("broadcast".into(), json!(control.key_set() == KeySet::BROADCAST));
        object.insert("compressed".into(), json!(control.compression()));
        object.insert("invocation-counter".into(), json!(counter));
    }
    object.insert("verdict".into(), json!(protection.verdict.name()));
    if let Some(content) = &protection.compressed {
        object.insert("compressed-content".into(), json!(hex::text(content)));
    }
    if let Some(inner) = protection.inner {
        match document.messages.get(inner) {
            Some(message) if !listed => match &message.inspection.error {
                Some(fault) => object.insert("error".into(), error(&message.fault_of(fault), None)),
                None => object.insert("apdu".into(), to_json(&message.inspection.tree)),
            },
            _ => object.insert("message".into(), json!(inner)),
        };
    }
    Value::Object(object)
}

/// Octets of a message that should hold an item and do not, as protected ones do.
fn undecoded(message: &Message) -> Vec<Value> {
    message.inspection.nested.iter().map(|fault| error(&message.fault_of(fault), None)).collect()
}

fn deviations(document: &Document) -> Vec<Value> {
    let mut all = Vec::new();
    for frame in &document.frames {
        match frame {
            Frame::Hdlc(frame) => all.extend(frame.broken.iter().map(|rule| {
                json!({
                    "offset": frame.header.start,
                    "rule": rule.name(),
                    "clause": format!("IEC 62056-46, {}", rule.clause()),
                    "detail": rule.to_string(),
                })
            })),
            Frame::MBus(frame) if frame.length_wraps => {
                let (rule, detail) = LENGTH_WRAPS;
                all.push(json!({ "offset": frame.start + 1, "rule": rule, "clause": "EN 13757-2, unknown", "detail": detail }));
            }
            Frame::MBus(_) | Frame::Wrapper(_) => {}
        }
    }
    for message in &document.messages {
        all.extend(tree_deviations(&message.inspection.tree, &message.origin));
    }
    all
}

/// The deviations in a tree, at their place in the document.
pub(crate) fn tree_deviations(tree: &Node, origin: &Origin) -> Vec<Value> {
    let json = |deviation: &Deviation| {
        json!({
            "offset": origin.map(deviation.offset),
            "rule": deviation.rule.keyword().replace('_', "-"),
            "clause": deviation.clause,
            "detail": deviation.detail,
        })
    };
    tree.all_deviations().map(json).collect()
}

fn readings(document: &Document, names: &Names<'_>) -> Vec<Value> {
    let whole = document.messages.iter().filter(|message| message.inspection.error.is_none() && !message.layer.is_lon());
    whole.flat_map(|message| Meanings::of(&message.inspection.tree, names).readings).map(|reading| reading.to_json()).collect()
}
