//! Frames of this crate as Wireshark reads them: its dissectors `cnip` and `lon` find the same fields.
//!
//! Where tshark is installed it is asked; elsewhere its recorded answers are used. `RECORD=1` records them anew, see `recorded/record_tshark.sh`.

#![cfg(feature = "iso14908")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cosem_codec::iso14908::*;
use cosem_codec::{Contained, OctetString};
use support::hex;
use support::subject::encode;

const FIELDS: [&str; 22] = [
    "cnip.seqno",
    "lon.prio",
    "lon.alt_path",
    "lon.delta_bl",
    "lon.pdufmt",
    "lon.addrfmt",
    "lon.domainlen",
    "lon.srcnet",
    "lon.srcnode",
    "lon.dstnet",
    "lon.dstgrp",
    "lon.dstnode",
    "lon.grp",
    "lon.grpmem",
    "lon.uid",
    "lon.domain",
    "lon.auth",
    "lon.tpdu_type",
    "lon.spdu_type",
    "lon.trans_no",
    "lon.nv.selector",
    "lon.code",
];

fn destinations() -> [NpduDestination; 5] {
    [
        NpduDestination::Broadcast(BroadcastAddress { subnet: 3 }),
        NpduDestination::Multicast(MulticastAddress { group: 5 }),
        NpduDestination::SubnetNode(SubnetNodeAddress { subnet: 2, node: 127 }),
        NpduDestination::MulticastAcknowledgement(MulticastAcknowledgementAddress { subnet: 9, node: 1, group: 5, member: 63 }),
        NpduDestination::UniqueId(UniqueIdAddress { subnet: 4, unique_id: [1, 2, 3, 4, 5, 6] }),
    ]
}

/// Payloads with what tshark says of them: authenticated, kinds of PDU, transaction, selector of a variable, code.
fn payloads<'a>(target: &'a TargetApdu<'static>) -> Vec<(NpduPayload<'a>, [String; 6])> {
    let text = |auth: &str, tpdu: &str, spdu: &str, transaction: &str, selector: &str, code: &str| {
        [auth, tpdu, spdu, transaction, selector, code].map(str::to_owned)
    };
    let variable =
        LonApdu::NetworkVariable(NetworkVariable { direction: NvDirection::INPUT, selector: 0x1234, value: OctetString(&[0xAA, 0xBB]) });
    let explicit = LonApdu::ApplicationMessage(ApplicationMessage { code: 0x3D, data: OctetString(&[1, 2, 3]) });
    let query = LonApdu::NetworkManagement(NetworkManagement::QueryDomain(DomainIndex { index: 1 }));
    let status = LonApdu::NetworkDiagnostic(NetworkDiagnostic::QueryStatus);
    let proxy = LonApdu::Proxy(ProxyMessage {
        uniform_by_destination: false,
        long_timer: false,
        all_agents: false,
        count: 0,
        hops: ProxyMessageHops::Detailed((&[][..]).into()),
        repeaters: ProxyMessageRepeaters::None,
        trailer: ProxyTrailer {
            alternate_path: false,
            service: ProxyService::REQUEST_RESPONSE,
            mode: ProxyMode::NORMAL,
            agent: ProxyTxControl { retries: 2, timer: TimerCode::MS512 },
            alternate_key: ProxyTrailerAlternateKey::None,
            target: ProxyTrailerTarget::UniqueNodeIdCompact([1, 2, 3, 4, 5, 6]),
            message: Contained::from_value(target),
        },
    });
    let response = LonResponse { code: 0x2A, data: OctetString(&[0; 15]) };
    vec![
        (NpduPayload::Apdu(variable), text("", "", "", "", "0x1234", "")),
        (NpduPayload::Apdu(explicit), text("", "", "", "", "", "0x3d")),
        (
            NpduPayload::Tpdu(Tpdu { authenticated: true, transaction: 15, body: TpduBody::Acknowledged(explicit) }),
            text("0x01", "0x00", "", "0x0f", "", "0x3d"),
        ),
        (
            NpduPayload::Tpdu(Tpdu { authenticated: false, transaction: 1, body: TpduBody::Repeated(variable) }),
            text("0x00", "0x01", "", "0x01", "0x1234", ""),
        ),
        (
            NpduPayload::Tpdu(Tpdu { authenticated: false, transaction: 2, body: TpduBody::Acknowledgement }),
            text("0x00", "0x02", "", "0x02", "", ""),
        ),
        (
            NpduPayload::Spdu(Spdu { authenticated: false, transaction: 3, body: SpduBody::Request(query) }),
            text("0x00", "", "0x00", "0x03", "", "0x6a"),
        ),
        (
            NpduPayload::Spdu(Spdu { authenticated: true, transaction: 4, body: SpduBody::Request(status) }),
            text("0x01", "", "0x00", "0x04", "", "0x51"),
        ),
        (
            NpduPayload::Spdu(Spdu { authenticated: false, transaction: 5, body: SpduBody::Request(proxy) }),
            // of foreign frames the number within their range
            text("0x00", "", "0x00", "0x05", "", "0x0d"),
        ),
        (
            NpduPayload::Spdu(Spdu { authenticated: false, transaction: 6, body: SpduBody::Response(response) }),
            text("0x00", "", "0x02", "0x06", "", "0x2a"),
        ),
        (
            NpduPayload::AuthPdu(AuthPdu {
                transaction: 7,
                body: AuthPduBody::Challenge([1, 2, 3, 4, 5, 6, 7, 8]),
                message: AuthPduMessage::Multicast(5),
            }),
            // the other fields of these PDUs are shown through wrong masks
            text("", "", "", "0x07", "", ""),
        ),
    ]
}

/// Every address format with every length of domain and every kind of PDU: the frame, and the line that tshark prints of it.
fn frames() -> Vec<(Vec<u8>, String)> {
    let target = TargetApdu::NetworkDiagnostic(NetworkDiagnostic::QueryStatus);
    let mut frames = Vec::new();
    for (format, destination) in destinations().into_iter().enumerate() {
        for (length, domain) in [&[][..], &[0x51], &[0xAA, 0xBB, 0xCC], &[1, 2, 3, 4, 5, 6]].into_iter().enumerate() {
            for (payload, shown) in payloads(&target) {
                let number = frames.len();
                let (priority, alt_path, delta_backlog) = (number % 2 == 1, number % 3 == 1, (number % 64) as u8);
                let npdu = Npdu { source_subnet: 1, source_node: 12, destination, domain: OctetString(domain), payload };
                let octets = encode(&Lpdu { priority, alt_path, delta_backlog, npdu }).expect("a frame");
                let octet = |value: u8| format!("0x{value:02x}");
                let mut line = vec![(number + 1).to_string(), u8::from(priority).to_string(), u8::from(alt_path).to_string()];
                let address_format = if format < 3 { format } else { format - 1 } as u8;
                let pdu_format = match payload {
                    NpduPayload::Tpdu(_) => 0,
                    NpduPayload::Spdu(_) => 1,
                    NpduPayload::AuthPdu(_) => 2,
                    NpduPayload::Apdu(_) => 3,
                };
                line.extend([delta_backlog.to_string(), octet(pdu_format), octet(address_format), octet(length as u8)]);
                line.extend([octet(1), octet(12)]);
                // destination subnet, "destination group", node, group, member, unique identifier
                let [mut subnet, mut labelled, mut node, mut group, mut member, mut id] = [const { String::new() }; 6];
                match destination {
                    NpduDestination::Broadcast(address) => subnet = octet(address.subnet),
                    NpduDestination::Multicast(address) => labelled = octet(address.group),
                    NpduDestination::SubnetNode(address) => (subnet, node) = (octet(address.subnet), octet(address.node)),
                    // Wireshark calls the destination subnet of this form a group.
                    NpduDestination::MulticastAcknowledgement(address) => {
                        (labelled, node) = (octet(address.subnet), octet(address.node));
                        (group, member) = (octet(address.group), octet(address.member));
                    }
                    NpduDestination::UniqueId(address) => {
                        (subnet, id) = (octet(address.subnet), hex(&address.unique_id).to_lowercase());
                    }
                }
                line.extend([subnet, labelled, node, group, member, id]);
                line.push(if domain.is_empty() { "<MISSING>".to_owned() } else { hex(domain).to_lowercase() });
                line.extend(shown);
                frames.push((octets, line.join("|")));
            }
        }
    }
    frames
}

/// A capture of IPv4 packets that carry the frames in the IP tunnel.
fn capture(frames: &[(Vec<u8>, String)]) -> Vec<u8> {
    let mut file = Vec::new();
    // microseconds, version 2.4, raw IP
    for word in [0xA1B2_C3D4u32, 0x0002_0004, 0, 0, 65_535, 101] {
        file.extend(word.to_be_bytes());
    }
    for (number, (frame, _)) in frames.iter().enumerate() {
        let header = CnipHeader {
            length: (20 + frame.len()) as u16,
            vendor_specific: false,
            packet_type: CnipPacketType::DATA,
            extension_words: 0,
            authenticated: false,
            protocol: 0,
            vendor: 0,
            session: 1,
            sequence: number as u32 + 1,
            timestamp: 0,
            reserved: 0,
            reserved_2: 0,
        };
        let datagram = [encode(&header).expect("a header"), frame.clone()].concat();
        let length = 28 + datagram.len() as u16;
        let mut packet = vec![0x45, 0];
        packet.extend(length.to_be_bytes());
        packet.extend([0, 0, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2]);
        for word in [1628, 1628, length - 20, 0] {
            packet.extend(word.to_be_bytes());
        }
        packet.extend(datagram);
        for word in [number as u32, 0, packet.len() as u32, packet.len() as u32] {
            file.extend(word.to_be_bytes());
        }
        file.extend(packet);
    }
    file
}

fn recorded() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recorded/iso14908_tshark.txt")
}

/// What tshark says of each frame; `None` where it is not installed.
fn asked(frames: &[(Vec<u8>, String)]) -> Option<Vec<String>> {
    Command::new("tshark").arg("--version").output().ok().filter(|output| output.status.success())?;
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("iso14908.pcap");
    fs::write(&file, capture(frames)).expect("a capture");
    let mut command = Command::new("tshark");
    command.arg("-r").arg(&file).args(["-T", "fields", "-E", "separator=|", "-E", "occurrence=f"]);
    for field in FIELDS {
        command.args(["-e", field]);
    }
    let output = command.output().expect("tshark runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).expect("text").lines().map(str::to_owned).collect())
}

#[test]
fn wireshark_finds_the_same_fields() {
    let frames = frames();
    assert_eq!(frames.len(), 200);
    let line = |frame: &[u8], answer: &str| format!("{} {answer}", hex(frame));
    let answers = asked(&frames);
    if std::env::var_os("RECORD").is_some() {
        let answers = answers.expect("tshark is installed");
        let lines: Vec<String> = frames.iter().zip(&answers).map(|((frame, _), answer)| line(frame, answer)).collect();
        fs::write(recorded(), lines.join("\n") + "\n").expect("a writable file");
        return;
    }
    // The recorded answers have to hold everywhere, those of a tshark that is installed besides.
    let stored = fs::read_to_string(recorded()).expect("recorded answers").lines().map(str::to_owned).collect::<Vec<_>>();
    let live = answers.map(|answers| frames.iter().zip(answers).map(|((frame, _), answer)| line(frame, &answer)).collect::<Vec<_>>());
    for answers in [Some(stored), live].into_iter().flatten() {
        assert_eq!(answers.len(), frames.len());
        for ((frame, expected), answer) in frames.iter().zip(answers) {
            assert_eq!(answer, line(frame, expected));
        }
    }
}
