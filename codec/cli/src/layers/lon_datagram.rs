//! Datagrams that carry packets of ISO/IEC 14908: the IP tunnel of ISO/IEC 14908-4, and LON/IP.

use cosem_codec::iso14908::CnipPacketType;
use cosem_codec::iso14908::cnip::{CnipPackets, DIGEST_LEN, DigestOrder, HEADER_LEN, PORTS};

use super::{Document, Fault, Layer, Message, Origin};
use crate::capture::{Protocol as TransportProtocol, Transport};
use crate::protocol::Protocol;
use crate::render::document::counted;

/// The ports of the IP tunnel.
pub(crate) const CNIP_PORTS: [u16; 2] = PORTS;
/// The port of LON/IP.
pub(crate) const LON_UDP_PORT: u16 = 2541;

/// The layer of a datagram, where its ports tell.
pub(crate) fn layer_of(transport: &Transport) -> Option<Layer> {
    let has = |ports: &[u16]| ports.contains(&transport.source.port()) || ports.contains(&transport.destination.port());
    match transport.protocol {
        TransportProtocol::Udp if has(&CNIP_PORTS) => Some(Layer::Cnip),
        TransportProtocol::Udp if has(&[LON_UDP_PORT]) => Some(Layer::LonUdp),
        _ => None,
    }
}

/// Reads the packets of a datagram of the IP tunnel, and the frames in them.
pub(crate) fn read(protocol: &Protocol, octets: Vec<u8>) -> Document {
    let mut document = Document::empty(Layer::Cnip, octets);
    let octets = document.octets.clone();
    for (number, packet) in CnipPackets::new(&octets).enumerate() {
        let packet = match packet {
            Ok(packet) => packet,
            Err(error) => {
                document.link_faults.push(Fault {
                    layer: Layer::Cnip.name(),
                    kind: error.kind.name().to_owned(),
                    offset: usize::try_from(error.offset).unwrap_or(usize::MAX),
                    path: format!("packet[{number}]"),
                    message: error.to_string(),
                });
                break;
            }
        };
        let header = packet.covered.get(..HEADER_LEN).unwrap_or_default().to_vec();
        document.messages.push(Message::read(protocol, Layer::Cnip, header, Origin::at(packet.offset)));
        let payload = packet.offset + packet.covered.len() - packet.payload.len();
        if packet.header.packet_type == CnipPacketType::DATA {
            document.messages.push(Message::read(protocol, Layer::Lpdu, packet.payload.to_vec(), Origin::at(payload)));
        } else if !packet.payload.is_empty() {
            let count = counted(packet.payload.len(), "octet");
            document.notes.push(format!("packet {} carries {count} from octet {payload} on that are no frame", number + 1));
        }
        if !packet.extension.is_empty() {
            let count = counted(packet.extension.len(), "octet");
            document.notes.push(format!("the header of packet {} has an extension of {count}", number + 1));
        }
        if packet.digest.is_some() {
            let at = packet.offset + packet.covered.len();
            let verdict = match &protocol.keys.lon.cnip_secret {
                None => "not verified, as no secret is given",
                Some(secret) => match packet.digest_order(secret) {
                    Some(DigestOrder::SecretFirst) => "verified, with the secret in front of the packet",
                    Some(_) => "verified",
                    None => "which does not fit the secret",
                },
            };
            let packet = number + 1;
            let text = format!("packet {packet} is followed by {DIGEST_LEN} octets of MD5, which is broken, from octet {at} on: {verdict}");
            document.notes.push(text);
        }
    }
    document
}
