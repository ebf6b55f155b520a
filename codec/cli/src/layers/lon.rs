//! What of ISO/IEC 14908 depends on more than one message: responses, which are read with their request, and table services of OSGP, which
//! look like any other application message.

use std::collections::HashMap;

use cosem_codec::iso14908::authentication::OmaDestination;
use cosem_codec::iso14908::{
    ApplicationMessage, AuthPdu, LonApdu, LonResponse, LonUdpPdu, LonUdpPduPayload, Lpdu, Npdu, NpduDestination, NpduPayload, ProxyMessage,
    ResponseContext, Spdu, SpduBody, TableRequest, Tpdu, TpduBody,
};
use cosem_codec::{Decode, OctetString};
use cosem_spec::inspect::{self, Inspection, Node};
use cosem_spec::model::ItemId;

use super::lon_legacy::{self, Challenges};
use super::{Document, Layer, Message};
use crate::protocol::Protocol;

/// Requests that wait for a response; more are forgotten.
const MOST_REQUESTS: usize = 4_096;
/// The code of application messages that carry the table services.
const TABLE_SERVICES: u8 = 0x00;

/// Requests that may still be answered.
#[derive(Debug, Default)]
pub(crate) struct Exchanges {
    waiting: HashMap<Key, Request>,
    challenges: Challenges,
}

/// Who asked, and the number of the transaction.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Key {
    domain: Vec<u8>,
    subnet: u8,
    node: u8,
    transaction: u8,
}

impl Key {
    /// A transaction of this node.
    pub(super) fn numbered(self, transaction: u8) -> Self {
        Self { transaction, ..self }
    }
}

/// Where a packet comes from and goes to.
struct Ends {
    source: Key,
    /// One node.
    destination: Option<Key>,
    /// As open media authentication has it.
    oma: Option<OmaDestination>,
}

#[derive(Debug, Clone)]
struct Request {
    context: ResponseContext,
    /// What it is called.
    name: String,
    /// The service of a table request: `true` for a read.
    table_read: Option<bool>,
    /// Its octets from the message code on, where it is one to a meter whose address is known.
    table: Option<((u8, u8), Vec<u8>)>,
}

impl Exchanges {
    /// Adds to a document what its messages say together with those before.
    pub(crate) fn read(&mut self, protocol: &Protocol, document: &mut Document) {
        let mut inside = Vec::new();
        for message in document.messages.iter().filter(|message| message.fault.is_none()) {
            match message.layer {
                Layer::Lpdu => {
                    if let Ok(lpdu) = Lpdu::decode(&message.octets) {
                        self.packet(protocol, message, &lpdu.npdu, &mut inside, &mut document.notes);
                    }
                }
                Layer::Npdu => {
                    if let Ok(npdu) = Npdu::decode(&message.octets) {
                        self.packet(protocol, message, &npdu, &mut inside, &mut document.notes);
                    }
                }
                // The addresses are those of the datagram.
                Layer::LonUdp => {
                    if let Ok(pdu) = LonUdpPdu::decode(&message.octets) {
                        let payload = match pdu.payload {
                            LonUdpPduPayload::Tpdu(tpdu) => NpduPayload::Tpdu(tpdu),
                            LonUdpPduPayload::Spdu(spdu) => NpduPayload::Spdu(spdu),
                            LonUdpPduPayload::AuthPdu(pdu) => NpduPayload::AuthPdu(pdu),
                            LonUdpPduPayload::Apdu(apdu) => NpduPayload::Apdu(apdu),
                        };
                        let ends = document.transport.as_ref().map(|transport| {
                            let end =
                                |address: std::net::SocketAddr| Key { domain: address.ip().to_string().into_bytes(), ..Key::default() };
                            Ends { source: end(transport.source), destination: Some(end(transport.destination)), oma: None }
                        });
                        self.message(protocol, message, &payload, ends, &mut inside, &mut document.notes);
                    }
                }
                _ => {}
            }
        }
        document.messages.extend(inside);
    }

    fn packet(&mut self, protocol: &Protocol, message: &Message, npdu: &Npdu<'_>, inside: &mut Vec<Message>, notes: &mut Vec<String>) {
        let end = |subnet, node| Key { domain: npdu.domain.to_vec(), subnet, node, transaction: 0 };
        let destination = match &npdu.destination {
            NpduDestination::SubnetNode(address) => Some(end(address.subnet, address.node)),
            NpduDestination::MulticastAcknowledgement(address) => Some(end(address.subnet, address.node)),
            _ => None,
        };
        let source = end(npdu.source_subnet, npdu.source_node);
        let ends = Some(Ends { source, destination, oma: lon_legacy::oma_destination(npdu.domain.0, &npdu.destination) });
        self.message(protocol, message, &npdu.payload, ends, inside, notes);
    }

    /// What is in a packet from one end to another.
    fn message(
        &mut self,
        protocol: &Protocol,
        message: &Message,
        payload: &NpduPayload<'_>,
        ends: Option<Ends>,
        inside: &mut Vec<Message>,
        notes: &mut Vec<String>,
    ) {
        inside.extend(apdu_of(payload).and_then(|apdu| table_request(protocol, message, apdu)));
        let Some(Ends { source, destination, oma }) = ends else { return };
        let keys = &protocol.keys.lon;
        if let NpduPayload::AuthPdu(pdu) = payload {
            notes.extend(self.challenges.take(pdu, source, destination, keys));
            return;
        }
        let meter = destination.as_ref().map(|key| (key.subnet, key.node));
        let own = apdu_octets(message);
        if let (Some(meter), Some(octets), true) = (meter, own, apdu_of(payload).is_some_and(|apdu| table_octets(apdu).is_some())) {
            notes.extend(lon_legacy::table_digest(keys, meter, octets, None));
        }
        if let (Some(transaction), Some(octets)) = (to_be_authenticated(payload), own) {
            self.challenges.asked(source.clone().numbered(transaction), octets, oma);
        }
        let NpduPayload::Spdu(Spdu { transaction, body, .. }) = payload else { return };
        match body {
            SpduBody::Request(apdu) => {
                let key = source.numbered(*transaction);
                let name = message.inspection.tree.walk().find(|node| node.name == "request").map_or_else(String::new, innermost);
                if self.waiting.len() >= MOST_REQUESTS {
                    self.waiting.clear();
                }
                let table = meter.zip(own.map(<[u8]>::to_vec)).filter(|_| table_read(apdu).is_some());
                self.waiting.insert(key, Request { context: ResponseContext::of(apdu), name, table_read: table_read(apdu), table });
            }
            SpduBody::Response(response) => {
                // A response goes to one node.
                let Some(destination) = destination else { return };
                let key = destination.numbered(*transaction);
                match self.waiting.get(&key) {
                    Some(request) => {
                        inside.extend(response_to(protocol, message, request, response));
                        if let (Some((meter, request)), Some(response)) = (&request.table, own) {
                            notes.extend(lon_legacy::table_digest(keys, *meter, request, Some(response)));
                        }
                    }
                    None => notes.push("the request that this response answers is not here: what its data mean depends on it".to_owned()),
                }
            }
            SpduBody::Reminder(_) | SpduBody::ReminderMessage(_) => {}
        }
    }
}

/// The octets of the application message, or of the response, that a packet carries.
fn apdu_octets(message: &Message) -> Option<&[u8]> {
    const BODIES: [&str; 4] = ["acknowledged", "repeated", "request", "response"];
    let node = message.inspection.tree.walk().find(|node| BODIES.contains(&node.name.as_str()))?;
    message.octets.get(node.offset..node.offset + node.len)
}

/// The number of a transaction whose receiver is asked to challenge the sender.
fn to_be_authenticated(payload: &NpduPayload<'_>) -> Option<u8> {
    match payload {
        NpduPayload::Tpdu(Tpdu { authenticated: true, transaction, body: TpduBody::Acknowledged(_) | TpduBody::Repeated(_) }) => {
            Some(*transaction)
        }
        NpduPayload::Spdu(Spdu { authenticated: true, transaction, body: SpduBody::Request(_) }) => Some(*transaction),
        _ => None,
    }
}

/// The application message that a packet carries.
fn apdu_of<'p, 'a>(payload: &'p NpduPayload<'a>) -> Option<&'p LonApdu<'a>> {
    match payload {
        NpduPayload::Tpdu(Tpdu { body, .. }) => match body {
            TpduBody::Acknowledged(apdu) | TpduBody::Repeated(apdu) => Some(apdu),
            TpduBody::ReminderMessage(message) => Some(&message.apdu),
            TpduBody::Acknowledgement | TpduBody::Reminder(_) => None,
        },
        NpduPayload::Spdu(Spdu { body, .. }) => match body {
            SpduBody::Request(apdu) => Some(apdu),
            SpduBody::ReminderMessage(message) => Some(&message.apdu),
            SpduBody::Response(_) | SpduBody::Reminder(_) => None,
        },
        NpduPayload::AuthPdu(AuthPdu { .. }) => None,
        NpduPayload::Apdu(apdu) => Some(apdu),
    }
}

/// The octets of a table request in an application message, that of a proxy's target included.
fn table_octets<'a>(apdu: &LonApdu<'a>) -> Option<&'a [u8]> {
    let octets = match apdu {
        LonApdu::ApplicationMessage(ApplicationMessage { code: TABLE_SERVICES, data: OctetString(octets) }) => octets,
        LonApdu::Proxy(ProxyMessage { trailer, .. }) => trailer.message.octets()?.strip_prefix(&[TABLE_SERVICES])?,
        _ => return None,
    };
    // Nothing marks a table service: it is one where all of it follows the layout.
    TableRequest::decode(octets).ok().map(|_| octets)
}

fn table_read(apdu: &LonApdu<'_>) -> Option<bool> {
    match TableRequest::decode(table_octets(apdu)?).ok()? {
        TableRequest::FullRead(_) | TableRequest::PartialRead(_) => Some(true),
        TableRequest::FullWrite(_) | TableRequest::PartialWrite(_) => Some(false),
    }
}

fn table_request(protocol: &Protocol, message: &Message, apdu: &LonApdu<'_>) -> Option<Message> {
    let octets = table_octets(apdu)?;
    let place = position(&message.octets, octets)?;
    let inspection = inspect::inspect(protocol.model, protocol.lon.table_request, octets);
    Some(part(message, place, octets, inspection, ("table service", "of OSGP, by its layout".to_owned())))
}

/// A response, read with its request.
fn response_to(protocol: &Protocol, message: &Message, request: &Request, response: &LonResponse<'_>) -> Option<Message> {
    let node = message.inspection.tree.walk().find(|node| node.name == "response")?;
    let octets = message.octets.get(node.offset..node.offset + node.len)?;
    let selected = |item: ItemId, selector: u8| Some((inspect::inspect_selected(protocol.model, item, selector, octets), 0));
    let proxys_own = request.context.proxied && matches!(response.code, 0x4C | 0x4D);
    let (inspection, skipped) = match request.context.request {
        _ if proxys_own && response.code == 0x4C => Some((inspect::inspect(protocol.model, protocol.lon.apdu, octets), 0)),
        _ if proxys_own => None,
        Some(0x50 | 0x52 | 0x55 | 0x5A..=0x5F | 0x74..=0x7F) | None => None,
        Some(code @ 0x51..=0x59) => selected(protocol.lon.diagnostic_response, code),
        Some(code @ 0x60..=0x73) => selected(protocol.lon.management_response, code),
        Some(0x80..) => Some((inspect::inspect(protocol.model, protocol.lon.apdu, octets), 0)),
        Some(TABLE_SERVICES) if response.code == TABLE_SERVICES => {
            let item = if request.table_read? { protocol.lon.table_read_response } else { protocol.lon.table_write_response };
            Some((inspect::inspect(protocol.model, item, octets.get(1..)?), 1))
        }
        Some(_) => None,
    }?;
    let title = if request.name.is_empty() { String::new() } else { format!("to {}", request.name) };
    Some(part(message, node.offset + skipped, octets.get(skipped..)?, inspection, ("response", title)))
}

fn part(message: &Message, place: usize, octets: &[u8], inspection: Inspection, inside: (&'static str, String)) -> Message {
    let origin = message.origin.part(&(place..place + octets.len()));
    Message::inside(message.layer, octets.to_vec(), origin, inspection, inside)
}

/// Where a part of some octets stands in them.
fn position(whole: &[u8], part: &[u8]) -> Option<usize> {
    // They are the same memory, but only a search says so without counting addresses; the last place is the innermost one.
    whole.windows(part.len().max(1)).rposition(|window| window == part)
}

/// The name of the innermost alternative of a request.
pub(crate) fn innermost(node: &Node) -> String {
    let mut name = node.name.clone();
    let mut node = node;
    while let Some(child) = node.children.first().filter(|_| matches!(node.value, inspect::Shown::Choice { .. })) {
        name.clone_from(&child.name);
        node = child;
    }
    name
}
