//! Messages: the octets of an APDU, of Data or of an ISO/IEC 14908-1 PDU, inspected and decoded.

use std::ops::Range;

use cosem_codec::{Decode, DecodeError};
use cosem_spec::inspect::{self, ErrorKind, InspectError, Inspection};
use cosem_spec::model::{Encoding, Type};

use super::{Document, Fault, Layer, Origin, blocks, protection};
use crate::objects::Typed;
use crate::protocol::Protocol;

/// The LLC headers: destination E6, source E6 (to the server) or E7 (to the client), quality 00.
const LLC_LEN: usize = 3;
/// Messages inside of one information field; more is not what anybody sends.
const MOST_MESSAGES: usize = 4_096;

/// The octets that are inspected of one message: a tree takes some hundred times their memory, and no meter sends nearly as many.
pub(crate) const LARGEST_MESSAGE: usize = 2 << 20;

/// One message.
#[derive(Debug)]
pub(crate) struct Message {
    /// The frames that carried it.
    pub(crate) frames: Vec<usize>,
    /// The LLC header in front: its octets and their place in the document.
    pub(crate) llc: Option<([u8; LLC_LEN], usize)>,
    /// The messages whose blocks make up this one.
    pub(crate) blocks: Vec<usize>,
    /// The value that so many blocks of a service carried. Its places are counted in itself.
    pub(crate) value_of_blocks: Option<usize>,
    /// The message that this one was handed on in by a gateway.
    pub(crate) handed_on: Option<usize>,
    /// The protection that was removed: its place in [`Document::protections`].
    pub(crate) protected_by: Option<usize>,
    /// What the message is that stands in another one and is read with what is known besides, and what that is.
    pub(crate) inside: Option<(&'static str, String)>,
    /// What the octets are: not a layer of frames.
    pub(crate) layer: Layer,
    pub(crate) octets: Vec<u8>,
    pub(crate) origin: Origin,
    pub(crate) inspection: Inspection,
    /// Values of attributes and methods under their own types, where the class is known.
    pub(crate) typed: Vec<Typed>,
    pub(crate) fault: Option<Fault>,
}

/// Takes the octets of a link layer apart: an LLC header, the message behind it, and again where several follow each other.
pub(crate) fn split(protocol: &Protocol, layer: Layer, octets: Vec<u8>, origin: Origin, frames: Vec<usize>) -> Vec<Message> {
    let mut messages = Vec::new();
    let mut start = 0;
    while messages.len() < MOST_MESSAGES {
        let rest = octets.get(start..).unwrap_or_default();
        let (llc, header) = match (layer, llc_header(rest)) {
            (Layer::Llc, Some(llc)) => (Some((llc, origin.map(start))), LLC_LEN),
            _ => (None, 0),
        };
        let begin = start + header;
        let inner = if layer == Layer::Llc { Layer::Apdu } else { layer };
        let body = octets.get(begin..).unwrap_or_default();
        let mut message = Message::read(protocol, inner, body.to_vec(), origin.part(&(begin..octets.len())));
        message.llc = llc;
        message.frames.clone_from(&frames);
        // One information field can hold several LLC PDUs; the next one starts where this APDU ends.
        let next = message.inspection.error.as_ref().filter(|error| error.kind == ErrorKind::Trailing).map(|error| error.offset);
        let again = next.filter(|&next| layer == Layer::Llc && body.get(next..).and_then(llc_header).is_some());
        if let Some(length) = again {
            let alone = Message::read(protocol, inner, body[..length].to_vec(), origin.part(&(begin..begin + length)));
            message = Message { llc, frames: frames.clone(), ..alone };
            start = begin + length;
            messages.push(message);
            continue;
        }
        messages.push(message);
        break;
    }
    messages
}

/// The LLC header at the start of some octets.
pub(crate) fn llc_header(octets: &[u8]) -> Option<[u8; LLC_LEN]> {
    let &header = octets.first_chunk::<LLC_LEN>()?;
    matches!(header, [0xE6 | 0xFF, 0xE6 | 0xE7, 0x00]).then_some(header)
}

/// Puts blocks together, opens what gateways hand on and removes protection, each inside of the others; the messages inside are added behind
/// the one that they are in.
pub(crate) fn join(protocol: &Protocol, document: &mut Document) {
    let mut joiner = blocks::Joiner::default();
    let messages = std::mem::take(&mut document.messages);
    for message in messages {
        let mut index = document.messages.len();
        document.messages.push(message);
        protection::open(protocol, document, index);
        // What is inside is shorter than what it is in, so this ends.
        while let Some(message) = document.messages.get(index) {
            let handed_on = handed_on(message);
            let whole = joiner.take(index, message, &document.frames, &mut document.link_faults);
            for (octets, origin, frames, blocks, gateway) in handed_on.into_iter().chain(whole) {
                let mut inner = Message::read(protocol, Layer::Apdu, octets, origin);
                inner.frames = frames;
                inner.blocks = blocks;
                inner.handed_on = gateway.then_some(index);
                let place = document.messages.len();
                document.messages.push(inner);
                protection::open(protocol, document, place);
            }
            index += 1;
        }
    }
    joiner.finish(&mut document.notes);
}

/// A message that others carry: octets, places, frames, the messages whose blocks they are, whether a gateway hands it on.
pub(crate) type Carried = (Vec<u8>, Origin, Vec<usize>, Vec<usize>, bool);

fn handed_on(message: &Message) -> Option<Carried> {
    if message.layer != Layer::Apdu || message.fault.is_some() {
        return None;
    }
    let gateway = message.inspection.tree.child("gateway-request").or_else(|| message.inspection.tree.child("gateway-response"))?;
    let apdu = gateway.child("apdu").filter(|apdu| apdu.len > 0)?;
    let place: Range<usize> = apdu.offset..apdu.offset + apdu.len;
    let octets = message.octets.get(place.clone())?.to_vec();
    Some((octets, message.origin.part(&place), message.frames.clone(), Vec::new(), true))
}

impl Message {
    /// Inspects the octets and lets the generated decoder look at them too; the two have to agree.
    pub(crate) fn read(protocol: &Protocol, layer: Layer, octets: Vec<u8>, origin: Origin) -> Self {
        let too_long = octets.len() > LARGEST_MESSAGE;
        let looked_at = octets.get(..LARGEST_MESSAGE).unwrap_or(&octets);
        let inspection = inspect_as(protocol, layer, looked_at);
        let decoded = decode_as(layer, looked_at);
        let fault = too_long.then(|| Fault {
            layer: layer.name(),
            kind: "too-long".to_owned(),
            offset: origin.map(LARGEST_MESSAGE),
            path: String::new(),
            message: format!("a message of at most {} MiB expected, {} octets found", LARGEST_MESSAGE >> 20, octets.len()),
        });
        let fault = fault.or_else(|| disagreement(layer, inspection.error.as_ref(), decoded, &origin));
        let mut message = Self {
            frames: Vec::new(),
            llc: None,
            blocks: Vec::new(),
            value_of_blocks: None,
            handed_on: None,
            inside: None,
            protected_by: None,
            layer,
            octets,
            origin,
            inspection,
            typed: Vec::new(),
            fault,
        };
        if message.fault.is_none() {
            message.fault = message.inspection.error.as_ref().map(|error| message.fault_of(error));
        }
        message
    }

    /// A message that stands in another one, inspected with what is known besides.
    pub(crate) fn inside(layer: Layer, octets: Vec<u8>, origin: Origin, inspection: Inspection, inside: (&'static str, String)) -> Self {
        let mut message = Self {
            frames: Vec::new(),
            llc: None,
            blocks: Vec::new(),
            value_of_blocks: None,
            handed_on: None,
            inside: Some(inside),
            protected_by: None,
            layer,
            octets,
            origin,
            inspection,
            typed: Vec::new(),
            fault: None,
        };
        message.fault = message.inspection.error.as_ref().map(|error| message.fault_of(error));
        message
    }

    /// What the inspector found, at its place in the document.
    pub(crate) fn fault_of(&self, error: &InspectError) -> Fault {
        Fault {
            layer: self.layer.name(),
            kind: error.kind.name().to_owned(),
            offset: self.origin.map(error.offset),
            path: error.path_text(),
            message: error.expected.clone(),
        }
    }
}

/// The explaining back end.
pub(crate) fn inspect_as(protocol: &Protocol, layer: Layer, octets: &[u8]) -> Inspection {
    match layer {
        Layer::Data => inspect::inspect_type(protocol.model, &Type::Data, Encoding::Data, octets),
        Layer::Lpdu => inspect::inspect(protocol.model, protocol.lpdu, octets),
        Layer::Npdu => inspect::inspect(protocol.model, protocol.npdu, octets),
        Layer::Cnip => inspect::inspect(protocol.model, protocol.lon.tunnel_header, octets),
        Layer::LonUdp => inspect::inspect(protocol.model, protocol.lon.udp, octets),
        Layer::Adaptation => match octets.first() {
            Some(0x80..) => inspect::inspect(protocol.model, protocol.lon.protected, octets),
            _ => inspect::inspect(protocol.model, protocol.lon.unprotected, octets),
        },
        Layer::Apdu | Layer::Llc | Layer::Hdlc | Layer::Wrapper | Layer::Mbus => inspect::inspect(protocol.model, protocol.apdu, octets),
    }
}

/// The generated back end.
pub(crate) fn decode_as(layer: Layer, octets: &[u8]) -> Result<(), DecodeError> {
    match layer {
        Layer::Data => cosem_codec::data::Data::decode(octets).map(drop),
        Layer::Lpdu => cosem_codec::iso14908::Lpdu::decode(octets).map(drop),
        Layer::Npdu => cosem_codec::iso14908::Npdu::decode(octets).map(drop),
        Layer::Cnip => cosem_codec::iso14908::CnipHeader::decode(octets).map(drop),
        Layer::LonUdp => cosem_codec::iso14908::LonUdpPdu::decode(octets).map(drop),
        Layer::Adaptation => match octets.first() {
            Some(0x80..) => cosem_codec::iso14908::unconfirmed::ProtectedAdaptationPdu::decode(octets).map(drop),
            _ => cosem_codec::iso14908::unconfirmed::UnprotectedAdaptationPdu::decode(octets).map(drop),
        },
        Layer::Apdu | Layer::Llc | Layer::Hdlc | Layer::Wrapper | Layer::Mbus => cosem_codec::apdu::Apdu::decode(octets).map(drop),
    }
}

/// The kind of a fault that is not in the octets but in this program.
pub(crate) const DISAGREEMENT: &str = "back-ends-disagree";

/// The fault of this program that the two back ends do not say the same of some octets.
pub(crate) fn disagreement(
    layer: Layer,
    inspected: Option<&InspectError>,
    decoded: Result<(), DecodeError>,
    origin: &Origin,
) -> Option<Fault> {
    let inspected = inspected.map(|error| (error.kind.name(), error.offset));
    let decoded = decoded.err().map(|error| (error.kind.name(), usize::try_from(error.offset).unwrap_or(usize::MAX)));
    if inspected == decoded {
        return None;
    }
    let say =
        |outcome: Option<(&str, usize)>| outcome.map_or_else(|| "ok".to_owned(), |(kind, offset)| format!("{kind} at octet {offset}"));
    Some(Fault {
        layer: layer.name(),
        kind: DISAGREEMENT.to_owned(),
        offset: origin.map(inspected.or(decoded).map_or(0, |(_, offset)| offset)),
        path: String::new(),
        message: format!(
            "the two back ends disagree: the inspector says {} and the codec says {}; please report this message",
            say(inspected),
            say(decoded)
        ),
    })
}
