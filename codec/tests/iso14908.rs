//! The known answers for the link and network layers of ISO/IEC 14908-1, in both directions.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use std::collections::BTreeMap;

use cosem_codec::crc::crc16_genibus;
use cosem_codec::iso14908::{
    ApplicationMessage, BroadcastAddress, LonApdu, Lpdu, MulticastAcknowledgementAddress, MulticastAddress, Npdu, NpduDestination,
    NpduPayload, SubnetNodeAddress, UniqueIdAddress,
};
use cosem_codec::{Decode, EncodeError, ErrorKind, OctetString};
use support::hex;
use support::subject::encode;
use support::vectors::{octets, tables, text};
use toml::{Table, Value};

/// The kinds of vectors that other tests answer, with the file.
const ELSEWHERE: &[(&str, &str)] = &[
    ("apdu", "iso14908_upper"),
    ("apdu_response", "iso14908_upper"),
    ("auth48", "iso14908_upper"),
    ("auth96", "iso14908_upper"),
    ("axdr", "iso14908_classes"),
    ("ccm", "iso14908_secure_channel"),
    ("cmac", "iso14908_secure_channel"),
    ("cnip", "iso14908_upper"),
    ("digest", "iso14908_upper"),
    ("gkdf", "iso14908_secure_channel"),
    ("mep", "iso14908_upper"),
    ("osgp", "iso14908_upper"),
    ("osgp_kdf_legacy", "iso14908_upper"),
    ("osgp_rc4", "iso14908_upper"),
    ("proxy", "iso14908_upper"),
    ("proxy_error", "iso14908_upper"),
    ("proxy_response", "iso14908_upper"),
];

/// The stated fields of frames that stand in the payload of the network layer, or only count octets.
const ABOVE: &[&str] = &[
    "apdu",
    "auth",
    "authpdu_type",
    "code",
    "data",
    "digest",
    "fmt",
    "nv_data",
    "nv_dir",
    "nv_selector",
    "program_id",
    "random",
    "response_code",
    "selector",
    "spdu_type",
    "tpdu_type",
    "trans_no",
];

/// The frames that are refused: kind, offset.
const REFUSED: &[(&str, ErrorKind, u32)] = &[
    ("neg_bad_crc", ErrorKind::Check { expected: 0xF54C }, 11),
    ("neg_version_3", ErrorKind::Constant { found: 3 }, 1),
    // three of the six octets of a unique identifier
    ("neg_truncated_address", ErrorKind::Truncated { needed: 3 }, 5),
    ("neg_tpdu_type_3", ErrorKind::UnknownCode { found: 3 }, 7),
    ("neg_spdu_type_1", ErrorKind::UnknownCode { found: 1 }, 7),
    ("neg_reminder_mlist_9", ErrorKind::Range, 9),
    ("neg_ackd_without_apdu", ErrorKind::Truncated { needed: 1 }, 8),
    ("neg_challenge_group_missing", ErrorKind::Truncated { needed: 1 }, 20),
];

fn vectors(kind: &str) -> Vec<Table> {
    tables("iso14908.toml", "vector").into_iter().filter(|vector| text(vector, "kind") == kind).collect()
}

fn fields(vector: &Table) -> &Table {
    vector["fields"].as_table().expect("fields")
}

#[test]
fn every_kind_is_known() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for vector in tables("iso14908.toml", "vector") {
        *counts.entry(text(&vector, "kind").to_owned()).or_default() += 1;
    }
    for (kind, file) in ELSEWHERE {
        assert!(counts.remove(*kind).is_some(), "no vectors of {kind}, {file}");
    }
    assert_eq!(counts, [("crc", 2), ("lpdu", 12), ("lpdu_error", 8)].map(|(kind, count)| (kind.to_owned(), count)).into());
}

#[test]
fn check_sequences_are_computed() {
    for vector in vectors("crc") {
        let crc = crc16_genibus(&octets(text(&vector, "hex")));
        assert_eq!(format!("{crc:04x}"), text(fields(&vector), "crc"), "{}", text(&vector, "name"));
    }
}

/// The fields of a frame as the vectors state them.
fn shown(lpdu: &Lpdu<'_>, crc: &[u8]) -> Table {
    let mut fields = Table::new();
    let mut set = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    let number = |value: u8| Value::Integer(value.into());
    let digits = |octets: &[u8]| Value::String(hex(octets).to_lowercase());
    set("priority", number(lpdu.priority.into()));
    set("alt_path", number(lpdu.alt_path.into()));
    set("delta_backlog", number(lpdu.delta_backlog));
    set("version", number(0));
    let format = match lpdu.npdu.payload {
        NpduPayload::Tpdu(_) => "tpdu",
        NpduPayload::Spdu(_) => "spdu",
        NpduPayload::AuthPdu(_) => "authpdu",
        NpduPayload::Apdu(_) => "apdu",
    };
    set("pdu_format", format.into());
    set("src_subnet", number(lpdu.npdu.source_subnet));
    set("src_node", number(lpdu.npdu.source_node));
    let address_format = match lpdu.npdu.destination {
        NpduDestination::Broadcast(address) => {
            set("dst_subnet", number(address.subnet));
            "0"
        }
        NpduDestination::Multicast(address) => {
            set("group", number(address.group));
            "1"
        }
        NpduDestination::SubnetNode(address) => {
            set("dst_subnet", number(address.subnet));
            set("dst_node", number(address.node));
            "2a"
        }
        NpduDestination::MulticastAcknowledgement(address) => {
            set("dst_subnet", number(address.subnet));
            set("dst_node", number(address.node));
            set("group", number(address.group));
            set("member", number(address.member));
            "2b"
        }
        NpduDestination::UniqueId(address) => {
            set("dst_subnet", number(address.subnet));
            set("unique_node_id", digits(&address.unique_id));
            "3"
        }
    };
    set("addr_format", address_format.into());
    set("domain", digits(&lpdu.npdu.domain));
    let domain_length = [0, 1, 3, 6].iter().position(|len| *len == lpdu.npdu.domain.len()).expect("a length of a domain");
    set("domain_len", Value::Integer(domain_length.try_into().expect("a small number")));
    set("crc", digits(crc));
    fields
}

/// A frame of the stated fields; those that are not stated are those of `other`.
fn built<'a>(stated: &Table, domain: &'a [u8], unique_id: [u8; 6], other: &Lpdu<'a>) -> Lpdu<'a> {
    let number = |name: &str, other: u8| {
        let stated = stated.get(name).and_then(Value::as_integer);
        stated.map_or(other, |number| u8::try_from(number).expect("an octet"))
    };
    let destination = match other.npdu.destination {
        NpduDestination::Broadcast(address) => {
            NpduDestination::Broadcast(BroadcastAddress { subnet: number("dst_subnet", address.subnet) })
        }
        NpduDestination::Multicast(address) => NpduDestination::Multicast(MulticastAddress { group: number("group", address.group) }),
        NpduDestination::SubnetNode(address) => NpduDestination::SubnetNode(SubnetNodeAddress {
            subnet: number("dst_subnet", address.subnet),
            node: number("dst_node", address.node),
        }),
        NpduDestination::MulticastAcknowledgement(address) => NpduDestination::MulticastAcknowledgement(MulticastAcknowledgementAddress {
            subnet: number("dst_subnet", address.subnet),
            node: number("dst_node", address.node),
            group: number("group", address.group),
            member: number("member", address.member),
        }),
        NpduDestination::UniqueId(address) => {
            NpduDestination::UniqueId(UniqueIdAddress { subnet: number("dst_subnet", address.subnet), unique_id })
        }
    };
    Lpdu {
        priority: number("priority", other.priority.into()) == 1,
        alt_path: number("alt_path", other.alt_path.into()) == 1,
        delta_backlog: number("delta_backlog", other.delta_backlog),
        npdu: Npdu {
            source_subnet: number("src_subnet", other.npdu.source_subnet),
            source_node: number("src_node", other.npdu.source_node),
            destination,
            domain: OctetString(domain),
            payload: other.npdu.payload,
        },
    }
}

#[test]
fn frames_have_the_stated_fields_and_come_back() {
    let mut compared = 0;
    for vector in vectors("lpdu") {
        let (name, stated) = (text(&vector, "name"), fields(&vector));
        let frame = octets(text(&vector, "hex"));
        let lpdu = Lpdu::decode(&frame).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(Lpdu::decode_canonical(&frame).as_ref(), Ok(&lpdu), "{name}");

        let shown = shown(&lpdu, &frame[frame.len() - 2..]);
        let is_address = matches!(lpdu.npdu.destination, NpduDestination::UniqueId(_));
        for (field, value) in stated {
            // an identifier in a broadcast is what the sender tells of itself
            if ABOVE.contains(&field.as_str()) || field == "unique_node_id" && !is_address {
                continue;
            }
            assert_eq!(shown.get(field), Some(value), "{name}: {field}");
            compared += 1;
        }

        let domain = stated.get("domain").and_then(Value::as_str).map_or_else(|| lpdu.npdu.domain.to_vec(), octets);
        let unique_id = stated.get("unique_node_id").and_then(Value::as_str).map_or(vec![0; 6], octets);
        let built = built(stated, &domain, unique_id.try_into().expect("six octets"), &lpdu);
        assert_eq!(encode(&built).map(|octets| hex(&octets)), Ok(hex(&frame)), "{name}");
        assert_eq!(built, lpdu, "{name}");
    }
    assert_eq!(compared, 56);
}

#[test]
fn wrong_frames_are_refused_at_the_right_place() {
    let wrong = vectors("lpdu_error");
    assert_eq!(wrong.len(), REFUSED.len());
    for vector in wrong {
        let name = text(&vector, "name");
        let frame = octets(text(&vector, "hex"));
        let &(_, kind, offset) = REFUSED.iter().find(|(refused, ..)| *refused == name).unwrap_or_else(|| panic!("{name} is not listed"));
        let error = Lpdu::decode(&frame).expect_err(name);
        assert_eq!((error.kind, error.offset), (kind, offset), "{name}: {error}");
    }
}

#[test]
fn every_changed_bit_and_every_cut_is_noticed() {
    for vector in vectors("lpdu") {
        let frame = octets(text(&vector, "hex"));
        for bit in 0..frame.len() * 8 {
            let mut changed = frame.clone();
            changed[bit / 8] ^= 0x80 >> (bit % 8);
            let error = Lpdu::decode(&changed).expect_err("a bit is wrong");
            assert_eq!((error.kind.name(), error.offset as usize), ("check", frame.len() - 2));
        }
        for len in 0..frame.len() {
            let error = Lpdu::decode(&frame[..len]).expect_err("it is cut");
            assert!(error.offset as usize <= len);
        }
    }
}

/// A packet to one node, made of its header octet and what follows.
fn packet(header: u8, rest: &[u8]) -> Vec<u8> {
    [&[header], rest].concat()
}

#[test]
fn deviations_of_packets_are_written_in_the_canonical_form() {
    // the selector of the source does not count in a broadcast, the top bit of a node is reserved as 1
    let broadcast = packet(0x30, &[0x01, 0x02, 0x00, 0x00]);
    assert_eq!(encode(&Npdu::decode(&broadcast).unwrap()).unwrap(), packet(0x30, &[0x01, 0x82, 0x00, 0x00]));
    let node = packet(0x38, &[0x01, 0x82, 0x01, 0x05, 0x00]);
    assert_eq!(encode(&Npdu::decode(&node).unwrap()).unwrap(), packet(0x38, &[0x01, 0x82, 0x01, 0x85, 0x00]));
    // a member has six bits
    let member = packet(0x08, &[0x01, 0x02, 0x01, 0x85, 0x07, 0x40, 0x21]);
    let error = Npdu::decode(&member).expect_err("64 members at most");
    assert_eq!((error.kind, error.offset), (ErrorKind::Range, 6));
}

#[test]
fn values_that_do_not_fit_are_not_written() {
    let npdu = Npdu {
        source_subnet: 1,
        source_node: 2,
        destination: NpduDestination::Broadcast(BroadcastAddress { subnet: 0 }),
        domain: OctetString(&[0x51]),
        payload: NpduPayload::Apdu(LonApdu::ApplicationMessage(ApplicationMessage { code: 0, data: OctetString(&[]) })),
    };
    assert_eq!(encode(&npdu), Ok(vec![0x31, 0x01, 0x82, 0x00, 0x51, 0x00]));
    let lpdu = Lpdu { priority: false, alt_path: false, delta_backlog: 0, npdu };
    assert!(encode(&lpdu).is_ok());
    assert!(matches!(encode(&Lpdu { delta_backlog: 0x40, ..lpdu }), Err(EncodeError::Range { .. })));
    assert!(matches!(encode(&Npdu { source_node: 0x80, ..npdu }), Err(EncodeError::Range { .. })));
    // no domain has two octets
    let error = encode(&Npdu { domain: OctetString(&[0x51, 0x52]), ..npdu });
    assert!(matches!(error, Err(EncodeError::Range { .. } | EncodeError::Inconsistent { .. } | EncodeError::TooLong { .. })), "{error:?}");
}
