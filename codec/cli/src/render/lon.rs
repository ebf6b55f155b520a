//! A frame of ISO/IEC 14908 in one line, as those who work with such networks speak of it: who, to whom, how, what.

use cosem_codec::Decode;
use cosem_codec::iso14908::{
    AuthPduBody, LonApdu, LonUdpPdu, LonUdpPduPayload, Lpdu, Npdu, NpduDestination, NpduPayload, NvDirection, SpduBody, TpduBody,
};

use super::table::Row;
use crate::hex;
use crate::layers::lon::innermost;
use crate::layers::{Layer, Message};

/// Who sends what to whom; nothing for messages without addresses of their own, and for those that do not decode.
pub(super) fn summary(message: &Message) -> Option<String> {
    let octets = &message.octets;
    let (npdu, options) = match message.layer {
        Layer::Lpdu => {
            let lpdu = Lpdu::decode(octets).ok()?;
            let mut options = String::new();
            if lpdu.priority {
                options.push_str(", priority");
            }
            if lpdu.alt_path {
                options.push_str(", alternate path");
            }
            (lpdu.npdu, options)
        }
        Layer::Npdu => (Npdu::decode(octets).ok()?, String::new()),
        Layer::LonUdp => {
            let payload = match LonUdpPdu::decode(octets).ok()?.payload {
                LonUdpPduPayload::Tpdu(tpdu) => NpduPayload::Tpdu(tpdu),
                LonUdpPduPayload::Spdu(spdu) => NpduPayload::Spdu(spdu),
                LonUdpPduPayload::AuthPdu(pdu) => NpduPayload::AuthPdu(pdu),
                LonUdpPduPayload::Apdu(apdu) => NpduPayload::Apdu(apdu),
            };
            return Some(service(message, &payload));
        }
        _ => return None,
    };
    let domain = match npdu.domain.len() {
        0 => "without a domain identifier".to_owned(),
        _ => format!("in domain {}", hex::text(npdu.domain.0)),
    };
    let (subnet, node) = (npdu.source_subnet, npdu.source_node);
    let to = destination(&npdu.destination);
    Some(format!("{subnet}/{node} to {to}, {domain}{options}: {}", service(message, &npdu.payload)))
}

/// `1/11` is node 11 of subnet 1.
fn destination(destination: &NpduDestination) -> String {
    match destination {
        NpduDestination::Broadcast(address) if address.subnet == 0 => "all nodes".to_owned(),
        NpduDestination::Broadcast(address) => format!("all of subnet {}", address.subnet),
        NpduDestination::Multicast(address) => format!("group {}", address.group),
        NpduDestination::SubnetNode(address) => format!("{}/{}", address.subnet, address.node),
        NpduDestination::MulticastAcknowledgement(address) => {
            format!("{}/{} as member {} of group {}", address.subnet, address.node, address.member, address.group)
        }
        NpduDestination::UniqueId(address) if address.subnet == 0 => format!("unique id {}", hex::text(&address.unique_id)),
        NpduDestination::UniqueId(address) => format!("unique id {} in subnet {}", hex::text(&address.unique_id), address.subnet),
    }
}

fn service(message: &Message, payload: &NpduPayload<'_>) -> String {
    let numbered = |what: &str, transaction: u8, authenticated: bool| {
        format!("{what} {transaction}{}", if authenticated { ", to be authenticated" } else { "" })
    };
    let (service, apdu) = match payload {
        NpduPayload::Apdu(apdu) => ("unacknowledged".to_owned(), Some(apdu)),
        NpduPayload::Tpdu(tpdu) => {
            let (what, apdu) = match &tpdu.body {
                TpduBody::Acknowledged(apdu) => ("acknowledged", Some(apdu)),
                TpduBody::Repeated(apdu) => ("repeated", Some(apdu)),
                TpduBody::Acknowledgement => ("acknowledgement", None),
                TpduBody::Reminder(_) => ("reminder", None),
                TpduBody::ReminderMessage(reminder) => ("reminder with message", Some(&reminder.apdu)),
            };
            (numbered(what, tpdu.transaction, tpdu.authenticated), apdu)
        }
        NpduPayload::Spdu(spdu) => {
            let (what, apdu) = match &spdu.body {
                SpduBody::Request(apdu) => ("request", Some(apdu)),
                SpduBody::Response(_) => ("response", None),
                SpduBody::Reminder(_) => ("reminder", None),
                SpduBody::ReminderMessage(reminder) => ("reminder with request", Some(&reminder.apdu)),
            };
            (numbered(what, spdu.transaction, spdu.authenticated), apdu)
        }
        NpduPayload::AuthPdu(pdu) => {
            let what = match pdu.body {
                AuthPduBody::Challenge(_) => "challenge",
                AuthPduBody::ChallengeOma(_) => "challenge of open media authentication",
                AuthPduBody::Reply(_) => "reply to a challenge",
                AuthPduBody::ReplyOma(_) => "reply to a challenge of open media authentication",
            };
            (numbered(what, pdu.transaction, false), None)
        }
    };
    match apdu {
        Some(apdu) => format!("{service}, {}", application(message, apdu)),
        None => service,
    }
}

fn application(message: &Message, apdu: &LonApdu<'_>) -> String {
    match apdu {
        LonApdu::NetworkVariable(variable) => {
            let what = if variable.direction == NvDirection::OUTPUT { "poll" } else { "update" };
            format!("{what} of the network variable with selector {:04X}", variable.selector)
        }
        LonApdu::ApplicationMessage(application) => format!("application message {:02X}", application.code),
        _ => {
            let names = ["request", "acknowledged", "repeated", "apdu", "message"];
            let node = message.inspection.tree.walk().find(|node| names.contains(&node.name.as_str()));
            node.map_or_else(|| "application message".to_owned(), innermost)
        }
    }
}

/// Codes and selectors are spoken of in hexadecimal digits.
pub(super) fn in_hexadecimal(rows: &mut [Row]) {
    for row in rows {
        let digits = match row.name.as_str() {
            "code" => 2,
            "selector" => 4,
            _ => continue,
        };
        if let Ok(number) = row.value.parse::<u16>() {
            row.value = format!("{number} ({number:0digits$X})");
        }
    }
}
