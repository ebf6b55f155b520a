//! LON/IP (port 2541 of UDP): every form of address, both ways, and what is refused.

#![cfg(feature = "iso14908")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use cosem_codec::iso14908::{AuthPduBody, LonUdpPdu, LonUdpPduDestination, LonUdpPduPayload, SpduBody, TpduBody};
use cosem_codec::{Decode, ErrorKind};
use cosem_spec::suite;
use support::hex;
use support::oracle::disagreement;
use support::subject::{Subject, encode};
use support::vectors::octets;

/// An update of a network variable.
const VARIABLE: &str = "800201";

/// Octets in front of the payload, and the destination that they tell.
const ADDRESSES: &[(&str, &str)] = &[
    ("0003", "UniqueId"),
    ("0013", "SubnetNode"),
    ("0023", "DomainBroadcast"),
    ("003305", "SubnetBroadcast"),
    ("004307", "Group"),
    ("0053073F", "GroupResponse"),
    ("006304010203040506", "BroadcastUniqueId"),
    ("0073020C", "ExplicitNode"),
    // the member of a group that is answered
    ("0073028C0705", "ExplicitNode"),
    // several responses are expected, with priority
    ("001F09", "SubnetNode"),
    // the sender stands in the message: in the domain of the datagram, in a domain of one octet, of none
    ("0113020C", "SubnetNode"),
    ("0113028C0151", "SubnetNode"),
    ("0113028C00", "SubnetNode"),
];

fn both(octets: &[u8]) -> Result<LonUdpPdu<'_>, cosem_codec::DecodeError> {
    assert_eq!(disagreement(suite::model(), Subject::Item("LonUdpPdu"), octets), None, "{}", hex(octets));
    LonUdpPdu::decode(octets)
}

#[test]
fn every_form_of_address() {
    for (head, destination) in ADDRESSES {
        let message = octets(&format!("{head}{VARIABLE}"));
        let pdu = both(&message).unwrap_or_else(|error| panic!("{head}: {error}"));
        let name = format!("{:?}", pdu.destination);
        assert!(name.starts_with(destination), "{head}: {name}");
        assert!(matches!(pdu.payload, LonUdpPduPayload::Apdu(_)), "{head}");
        assert_eq!(encode(&pdu).as_deref(), Ok(&message[..]), "{head}");
        // the value of a variable may be empty: cut anywhere in front of it, the message is refused
        for cut in 0..message.len() - 1 {
            assert!(matches!(both(&message[..cut]).unwrap_err().kind, ErrorKind::Truncated { .. }), "{head}, {cut}");
        }
    }
}

#[test]
fn every_kind_of_payload() {
    let pdu = |hex: &str| octets(&format!("001{hex}"));
    let (acknowledged, request) = (pdu("009800201"), pdu("1056100"));
    let LonUdpPduPayload::Tpdu(tpdu) = both(&acknowledged).unwrap().payload else { panic!("a transport PDU") };
    assert!(matches!((tpdu.transaction, tpdu.body), (9, TpduBody::Acknowledged(_))));
    let LonUdpPduPayload::Spdu(spdu) = both(&request).unwrap().payload else { panic!("a session PDU") };
    assert!(matches!((spdu.transaction, spdu.body), (5, SpduBody::Request(_))));
    let challenge = pdu("2870102030405060708");
    let LonUdpPdu { destination, payload, .. } = both(&challenge).unwrap();
    assert_eq!(destination, LonUdpPduDestination::SubnetNode);
    let LonUdpPduPayload::AuthPdu(auth) = payload else { panic!("an authentication PDU") };
    assert_eq!((auth.transaction, auth.body), (7, AuthPduBody::Challenge([1, 2, 3, 4, 5, 6, 7, 8])));
    for message in [&acknowledged, &request, &challenge] {
        assert_eq!(encode(&both(message).unwrap()).as_deref(), Ok(&message[..]));
    }
}

#[test]
fn what_is_refused() {
    for (message, kind, offset) in [
        // the enhanced mode is not declared
        ("1013800201", ErrorKind::Constant { found: 1 }, 0),
        // an address format that is none, and a member that no group has
        ("0083800201", ErrorKind::UnknownCode { found: 8 }, 1),
        ("00530740800201", ErrorKind::Range, 3),
    ] {
        let message = octets(message);
        let error = both(&message).unwrap_err();
        assert_eq!((error.kind, error.offset), (kind, offset), "{}", hex(&message));
    }
}
