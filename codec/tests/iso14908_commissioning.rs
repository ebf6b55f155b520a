//! Commissioning of a node, and the messages of the topology management. Reconstructions: these runs show no conformance.

#![cfg(all(feature = "iso14908", feature = "unconfirmed"))]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use cosem_codec::iso14908::commissioning::{Assignment, Commissioning, CommissioningError, Operation};
use cosem_codec::iso14908::unconfirmed::{AtmCode, AtmFlags, AtmMessage, AtmMessagePayload, AtmQueryIdRequest, AtmRespondToQueryRequest};
use cosem_codec::iso14908::{LonApdu, NodeState, QueryIdSelector, RespondMode};
use cosem_codec::{Decode, OctetString};
use support::subject::encode;
use support::vectors::octets;

const ASSIGNMENT: Assignment = Assignment { domain: [0x51, 0, 0, 0, 0, 0], domain_length: 1, subnet: 1, node: 5, key: [0xFF; 6] };

fn request(commissioning: &Commissioning) -> Vec<u8> {
    commissioning.write_request(&mut [0; 32]).expect("a request").expect("it fits").to_vec()
}

#[test]
fn a_node_gets_its_address_and_goes_online() {
    let mut commissioning = Commissioning::new(ASSIGNMENT);
    assert_eq!(request(&commissioning), octets("6300510000000000018501ffffffffffff"));
    // refused, lost, an answer to something else: the operation is still to be done
    assert_eq!(commissioning.receive(&[0x03]), Err(CommissioningError::Refused(Operation::UpdateDomain)));
    assert!(matches!(commissioning.receive(&[0x2C]), Err(CommissioningError::Malformed(_))));
    assert!(matches!(commissioning.receive(&[]), Err(CommissioningError::Malformed(_))));
    assert_eq!(commissioning.receive(&[0x23]), Ok(Operation::SetOnline));
    assert_eq!(request(&commissioning), [0x6C, 3, 4]);
    assert_eq!(commissioning.receive(&[0x2C]), Ok(Operation::QueryStatus));
    assert_eq!(request(&commissioning), [0x51]);
    let mut status = octets("31000300010000000200000c02108100");
    assert_eq!(commissioning.receive(&status), Err(CommissioningError::State(NodeState::APPLICATION_UNCONFIGURED)));
    status[12] = 4;
    assert_eq!(commissioning.receive(&status), Ok(Operation::Done));
    assert!(commissioning.write_request(&mut [0; 32]).is_none());
    assert_eq!(commissioning.receive(&status), Err(CommissioningError::NotExpected));
    // a node number that does not fit
    let wrong = Commissioning::new(Assignment { node: 128, ..ASSIGNMENT });
    assert!(wrong.write_request(&mut [0; 32]).expect("a request").is_err());
}

#[test]
fn messages_of_the_topology_management_come_back() {
    let (source, destination) = ([1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1]);
    let flags = AtmFlags::ZERO;
    let payloads = [
        AtmMessagePayload::QueryIdRequest(AtmQueryIdRequest { selector: QueryIdSelector::UNCONFIGURED, flags }),
        AtmMessagePayload::RespondToQueryRequest(AtmRespondToQueryRequest { mode: RespondMode::OFF, unique_node_id: source }),
    ];
    for (kind, payload) in [1, 3].into_iter().zip(payloads) {
        let payload_type = cosem_codec::iso14908::unconfirmed::AtmPayloadType(kind);
        let message = AtmMessage { code: AtmCode::INBOUND, payload_type, source, destination, payload };
        let octets = encode(&message).unwrap();
        // what is known: the code, and the first identifier in octets 2 to 7
        assert_eq!((octets[0], &octets[2..8]), (0x4A, &source[..]));
        assert_eq!(AtmMessage::decode_canonical(&octets), Ok(message));
        // to a node that knows nothing of it, it is a foreign frame
        let Ok(LonApdu::ForeignFrame(frame)) = LonApdu::decode(&octets) else { panic!("a foreign frame") };
        assert_eq!((frame.code, frame.data), (0x4A, OctetString(&octets[1..])));
    }
}
