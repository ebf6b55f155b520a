//! Captures of ISO/IEC 14908: from the packets of a pcap file down to the application messages in CN/IP and LON/UDP.

mod support;

use serde_json::Value;
use support::pcap::{ipv4, pcap, udp};
use support::{Folder, cosem, octets, text, vectors};

const NODE: [u8; 4] = [192, 168, 1, 12];
const MANAGER: [u8; 4] = [192, 168, 1, 126];
const CNIP: u16 = 1628;
const LON_UDP: u16 = 2541;

fn vector(name: &str) -> toml::Table {
    vectors("iso14908.toml", "vector").into_iter().find(|vector| text(vector, "name") == name).expect("a vector")
}

fn datagram(source: [u8; 4], destination: [u8; 4], port: u16, hex: &str) -> Vec<u8> {
    ipv4(source, destination, 17, 0, &udp(port, port, &octets(hex)))
}

fn decoded(arguments: &[&str], packets: &[Vec<u8>]) -> (i32, Vec<Value>) {
    let run = cosem(&[&["decode", "--format", "json"], arguments].concat(), pcap(packets));
    (run.status, run.jsons())
}

/// A packet of the tunnel around a frame.
fn tunnelled(frame: &str) -> String {
    let length = 20 + frame.len() / 2;
    format!("{length:04x}0101000000000000000100000005000000{:02x}{frame}", 0)
}

/// pcap, IP, UDP, CN/IP, LPDU, NPDU, network variable.
#[test]
fn from_a_packet_of_the_tunnel_to_the_network_variable() {
    let vector = vector("cnip_data_packet");
    let (status, values) = decoded(&[], &[datagram(NODE, MANAGER, CNIP, text(&vector, "hex"))]);
    assert_eq!((status, values.len()), (0, 1));
    let value = &values[0];
    assert_eq!((&value["layer"], &value["transport"]["source"]), (&"cnip".into(), &"192.168.1.12:1628".into()));
    let messages = value["value"]["messages"].as_array().expect("messages");
    assert_eq!(messages[0]["cnip"]["packet-type"], "data");
    let npdu = &messages[1]["lpdu"]["npdu"];
    assert_eq!((&npdu["source-subnet"], &npdu["source-node"]), (&1.into(), &12.into()));
    assert_eq!(npdu["payload"]["apdu"]["network-variable"]["selector"], 2);
    assert_eq!(npdu["payload"]["apdu"]["network-variable"]["value"], "010A00000100070008001FFF");
}

/// What one datagram asks another one answers: the response is read with its request.
#[test]
fn exchanges_over_the_tunnel() {
    let (request, response) = (tunnelled("0f100080000161000d83"), tunnelled("00180185008021210102030405069fffff00000004002420"));
    // two packets in one datagram, and the answer in the next
    let packets = [datagram(MANAGER, NODE, CNIP, &format!("{request}{request}")), datagram(NODE, MANAGER, CNIP, &response)];
    let (status, values) = decoded(&[], &packets);
    assert_eq!((status, values.len()), (0, 2));
    assert_eq!(values[0]["value"]["messages"].as_array().map(Vec::len), Some(4));
    assert_eq!(values[1]["inside"][0]["to"], "to query-id");
    assert_eq!(values[1]["inside"][0]["value"]["query-id"]["success"]["unique-node-id"], "010203040506");
    // encoded again, both are what they were
    for (value, octets) in values.iter().zip([format!("{request}{request}"), response]) {
        assert_eq!(cosem(&["encode"], value.to_string()).stdout.trim().to_lowercase(), octets);
    }
}

#[test]
fn authenticated_packets_are_checked_with_the_secret() {
    let vector = vector("cnip_data_packet_authenticated");
    let hex = text(&vector, "hex");
    let secret = text(vector["fields"].as_table().expect("fields"), "secret");
    let folder = Folder::new("cnip");
    let right = folder.file("right.toml", format!("[lon]\ncnip-secret = \"{secret}\"\n"));
    let wrong = folder.file("wrong.toml", "[lon]\ncnip-secret = \"00\"\n");
    let packets = [datagram(NODE, MANAGER, CNIP, hex)];
    let note = |arguments: &[&str]| decoded(arguments, &packets).1[0]["notes"][0].as_str().expect("a note").to_owned();
    assert!(note(&[]).contains("not verified"), "{}", note(&[]));
    let said = note(&["--key-file", &right]);
    assert!(said.contains("verified") && said.contains("broken") && !said.contains("not verified"), "{said}");
    assert!(note(&["--key-file", &wrong]).contains("does not fit"));
}

/// LON/UDP: the addresses are those of the datagram, and a response finds its request by them.
#[test]
fn from_a_datagram_of_lon_udp_to_the_application_message() {
    // request (SPDU) query-id from manager to node, transaction 5; the response with unique node id and program id
    let (request, response) = ("001105610000", "001125210102030405069fffff0000000400");
    let request = &request[..10];
    let packets = [datagram(MANAGER, NODE, LON_UDP, request), datagram(NODE, MANAGER, LON_UDP, response)];
    let (status, values) = decoded(&[], &packets);
    assert_eq!((status, values.len()), (0, 2), "{values:#?}");
    assert_eq!(values[0]["layer"], "lon-udp");
    let payload = &values[0]["value"]["payload"]["spdu"];
    assert_eq!(payload["transaction"], 5);
    assert!(payload["body"]["request"]["network-management"].get("query-id").is_some(), "{payload}");
    assert_eq!(values[1]["inside"][0]["value"]["query-id"]["success"]["program-id"], "9FFFFF0000000400");
    // not from another node
    let elsewhere = [datagram(MANAGER, NODE, LON_UDP, request), datagram(NODE, [192, 168, 1, 1], LON_UDP, response)];
    assert_eq!(decoded(&[], &elsewhere).1[1].get("inside"), None);
    for (value, octets) in values.iter().zip([request, response]) {
        assert_eq!(cosem(&["encode"], value.to_string()).stdout.trim().to_lowercase(), octets);
    }
}

#[test]
fn damaged_datagrams_say_where() {
    let whole = vector("cnip_data_packet");
    let cut = &text(&whole, "hex")[..60];
    let bad_check = tunnelled("0f100080000161000d84");
    let packets = [datagram(NODE, MANAGER, CNIP, cut), datagram(NODE, MANAGER, CNIP, &bad_check), datagram(NODE, MANAGER, LON_UDP, "0011")];
    let (status, values) = decoded(&[], &packets);
    let found: Vec<_> = values.iter().map(|value| (value["error"]["layer"].as_str(), value["error"]["kind"].as_str())).collect();
    let expected = [("cnip", "truncated"), ("lpdu", "check"), ("lon-udp", "truncated")];
    assert_eq!((status, found), (1, expected.map(|(layer, kind)| (Some(layer), Some(kind))).to_vec()), "{values:#?}");
    assert_eq!(values[1]["error"]["offset"], 28);
}
