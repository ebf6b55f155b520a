//! What of ISO/IEC 14908 is more than a layout: responses, repeaters, datagrams, segments, the secure channel.

use cosem_codec::iso14908::adaptation::{Reassembler, Received, Segments};
use cosem_codec::iso14908::channel::{Address, Domain, Limits, Lnap, LnapEvent, Nnap};
use cosem_codec::iso14908::cnip::CnipPackets;
use cosem_codec::iso14908::proxy::{Arrival, Step, step};
use cosem_codec::iso14908::unconfirmed::{
    AdaptationSegment, AtmMessage, ChannelKey, ChannelMessage, ChannelRandom, DomainKeys, ProtectedAdaptationPdu, UnprotectedAdaptationPdu,
};
use cosem_codec::iso14908::{LonApdu, LonResponse, Lpdu, ProxyService, Response, ResponseContext};
use cosem_codec::link::buffer::SliceBuffer;
use cosem_codec::{Decode, OctetString};

use crate::frames;
use crate::round_trip::{Item, round_trip};

/// Application messages, responses to them, and what a repeater makes of them.
///
/// # Panics
/// When an oracle finds a fault.
pub fn lon_apdu(octets: &[u8]) {
    frames::lon_message(octets);
    // the first octet is the request, the rest the response
    if let [request, code, data @ ..] = octets {
        for proxied in [false, true] {
            let context = ResponseContext { request: Some(*request), proxied };
            let _ = Response::of(context, LonResponse { code: *code, data: OctetString(data) });
        }
    }
    let mut out = vec![0; octets.len()];
    let arrival = Arrival { own_subnet: 1, source_subnet: 2, service: ProxyService::REQUEST_RESPONSE };
    match step(octets, arrival, &mut out) {
        Ok(Step::Repeat(repeat)) => {
            assert!(repeat.apdu.len() < octets.len(), "a message must get shorter on its way");
            assert!(matches!(LonApdu::decode(repeat.apdu), Ok(LonApdu::Proxy(_))), "what is handed on is a proxy message");
        }
        Ok(Step::Deliver(deliver)) => assert!(octets.ends_with(deliver.apdu)),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Datagrams of the IP tunnel and of LON/IP.
///
/// # Panics
/// When an oracle finds a fault.
pub fn lon_datagram(octets: &[u8]) {
    frames::lon_udp(octets);
    frames::cnip_header(octets);
    let mut end = 0;
    for packet in CnipPackets::new(octets) {
        let Ok(packet) = packet else { break };
        assert_eq!(packet.offset, end, "packets follow each other");
        end += packet.covered.len() + packet.digest.map_or(0, |digest| digest.len());
        assert!(end <= octets.len());
        let _ = Lpdu::decode(packet.payload);
    }
}

/// Requests and responses of the OSGP table services.
///
/// # Panics
/// When an oracle finds a fault.
pub fn osgp_table(octets: &[u8]) {
    frames::table_request(octets);
    frames::table_read_response(octets);
    frames::table_write_response(octets);
    frames::mep_request(octets);
    frames::mep_response(octets);
}

macro_rules! reconstructions {
    ($octets:ident: $($name:ident $(<$life:lifetime>)?),+) => {$(
        {
            struct Marker;

            impl Item for Marker {
                const NAME: &'static str = stringify!($name);
                type Of<'a> = $name $(<$life>)?;
            }

            round_trip::<Marker>($octets);
        }
    )+};
}

/// The adaptation layer, both ends of a secure channel, and the topology management. Reconstructions.
///
/// # Panics
/// When an oracle finds a fault.
pub fn lon_channel(octets: &[u8]) {
    reconstructions!(
        octets: AdaptationSegment<'a>, UnprotectedAdaptationPdu<'a>, ProtectedAdaptationPdu<'a>, ChannelMessage<'a>, AtmMessage<'a>
    );
    let mut storage = [0; 512];
    let mut reassembler = Reassembler::new(SliceBuffer::new(&mut storage));
    for segment in octets.chunks(23) {
        if let Ok(Received::Message(message)) = reassembler.push(segment) {
            assert!(!message.is_empty());
        }
    }
    if let Ok(mut segments) = Segments::new(octets, 40) {
        let mut storage = vec![0; octets.len()];
        let mut reassembler = Reassembler::new(SliceBuffer::new(&mut storage));
        let mut out = [0; 64];
        let mut whole = false;
        while let Some(segment) = segments.write_next(&mut out) {
            let received = reassembler.push(segment.expect("a segment fits")).expect("segments in order");
            whole = matches!(received, Received::Message(message) if message.get(1..) == octets.get(1..));
        }
        assert!(whole, "what was cut comes together again");
    }
    // Nobody who does not know the key gets anywhere.
    let address = Address { subnet: 1, node: 5, unique_node_id: [1, 2, 3, 4, 5, 6] };
    let keys = DomainKeys { version: 1, key: ChannelKey([9; 16]), sequence: 0 };
    let domain = Domain { id: [0x51, 0, 0, 0, 0, 0], length: 1 };
    let mut lnap = Lnap::new(ChannelKey([7; 16]), address, domain, Limits::OSGP);
    let mut nnap = Nnap::new(ChannelKey([7; 16]), address, Limits::OSGP);
    let mut out = vec![0; octets.len().max(256)];
    nnap.challenge(ChannelRandom([1; 16]), &mut out).expect("room for a challenge");
    assert!(nnap.receive(octets, &keys, &mut out).is_err());
    let event = lnap.receive(octets, ChannelRandom([2; 16]), &mut out);
    assert!(!matches!(event, Ok(LnapEvent::Request(_) | LnapEvent::Broadcast(_))));
    assert!(!lnap.is_open() && !nnap.is_open());
}
