//! Captures of network traffic: files built here, with segments cut, swapped, repeated and lost.

mod support;

use serde_json::Value;
use support::pcap::{ipv4, pcap, udp};
use support::{Folder, cosem, octets};

const METER: [u8; 4] = [10, 0, 0, 7];
const CLIENT: [u8; 4] = [10, 0, 0, 1];
const PORT: u16 = 4059;
const CLIENT_PORT: u16 = 50_000;

/// A wrapper PDU around an APDU.
fn wrapper(apdu: &str) -> Vec<u8> {
    let apdu = octets(apdu);
    let mut pdu = vec![0, 1, 0, 1, 0, 0x10];
    pdu.extend(u16::try_from(apdu.len()).expect("short").to_be_bytes());
    pdu.extend(apdu);
    pdu
}

fn get_request() -> Vec<u8> {
    wrapper("C001C100030100010800FF0200")
}

fn get_response() -> Vec<u8> {
    wrapper("C401C10006000A0B0C")
}

const SYN: u8 = 0x02;
const FIN: u8 = 0x01;
const ACK: u8 = 0x10;

fn tcp(from: u16, to: u16, sequence: u32, flags: u8, payload: &[u8]) -> Vec<u8> {
    let mut segment = Vec::new();
    segment.extend(from.to_be_bytes());
    segment.extend(to.to_be_bytes());
    segment.extend(sequence.to_be_bytes());
    segment.extend([0, 0, 0, 0, 0x50, flags, 0xFF, 0xFF, 0, 0, 0, 0]);
    segment.extend(payload);
    segment
}

fn to_meter(sequence: u32, flags: u8, payload: &[u8]) -> Vec<u8> {
    ipv4(CLIENT, METER, 6, 0, &tcp(CLIENT_PORT, PORT, sequence, flags, payload))
}

fn to_client(sequence: u32, flags: u8, payload: &[u8]) -> Vec<u8> {
    ipv4(METER, CLIENT, 6, 0, &tcp(PORT, CLIENT_PORT, sequence, flags, payload))
}

/// A pcapng file, most significant octet first, packets without a link layer.
fn pcapng(packets: &[Vec<u8>]) -> Vec<u8> {
    const RAW: u16 = 101;
    let block = |kind: u32, body: &[u8]| {
        let length = u32::try_from(body.len() + 12).expect("short").to_be_bytes();
        [kind.to_be_bytes().as_slice(), &length, body, &length].concat()
    };
    let mut file = block(0x0A0D_0D0A, &octets("1a2b3c4d 0001 0000 ffffffffffffffff"));
    let mut description = RAW.to_be_bytes().to_vec();
    description.extend([0, 0, 0, 0, 0, 0]);
    file.extend(block(1, &description));
    for packet in packets {
        let length = u32::try_from(packet.len()).expect("short").to_be_bytes();
        let mut body = octets("00000000 00060a24 181e4000");
        body.extend(length);
        body.extend(length);
        body.extend(packet);
        body.resize(body.len().next_multiple_of(4), 0);
        file.extend(block(6, &body));
    }
    file
}

/// Decodes a capture: the exit status and the objects.
fn decode(file: &[u8]) -> (i32, Vec<Value>) {
    let run = cosem(&["decode", "--format", "json"], file);
    (run.status, run.jsons())
}

/// The names of the APDUs, or the kind of the error.
fn names(values: &[Value]) -> Vec<String> {
    let name = |value: &Value| {
        if value["ok"] == true {
            let messages = value["value"]["messages"].as_array().expect("messages");
            let names = messages.iter().map(|message| message["apdu"].as_object().expect("an APDU").keys().next().expect("a name").clone());
            names.collect::<Vec<_>>().join("+")
        } else {
            format!("{}:{}", value["error"]["layer"].as_str().unwrap_or_default(), value["error"]["kind"].as_str().unwrap_or_default())
        }
    };
    values.iter().map(name).collect()
}

#[test]
fn a_conversation_cut_into_segments() {
    let (request, response) = (get_request(), get_response());
    let two = [response.clone(), response.clone()].concat();
    let packets = [
        to_meter(999, SYN, &[]),
        to_client(4_999, SYN | ACK, &[]),
        to_meter(1_000, ACK, &request[..3]),
        to_meter(1_003, ACK, &request[3..9]),
        to_meter(1_009, ACK, &request[9..]),
        // Two PDUs, cut in the middle of the second one.
        to_client(5_000, ACK, &two[..20]),
        to_client(5_020, ACK, &two[20..]),
        to_meter(1_021, FIN | ACK, &[]),
    ];
    for file in [pcap(&packets), pcapng(&packets)] {
        let (status, values) = decode(&file);
        assert_eq!((status, names(&values)), (0, vec!["get-request".into(), "get-response".into(), "get-response".into()]));
        let transport = &values[0]["transport"];
        assert_eq!(transport["protocol"], "tcp");
        assert_eq!(transport["source"], "10.0.0.1:50000");
        assert_eq!(transport["destination"], "10.0.0.7:4059");
        assert_eq!(transport["packet"], 5);
        assert!(transport["time"].as_str().expect("a time").starts_with("2023-11-14T22:13:2"), "{transport}");
        let run = cosem(&["encode"], values[0].to_string());
        assert_eq!(octets(&run.stdout), request);
    }
}

#[test]
fn segments_swapped_repeated_and_overlapping() {
    let response = get_response();
    // The sequence number wraps in the middle.
    let first = u32::MAX - 4;
    let at = |offset: u32| first.wrapping_add(offset);
    let packets = [
        to_client(first.wrapping_sub(1), SYN, &[]),
        to_client(at(10), ACK, &response[10..]),
        to_client(at(4), ACK, &response[4..10]),
        to_client(at(0), ACK, &response[..6]),
        to_client(at(0), ACK, &response[..6]),
        to_client(at(17), ACK, &response),
    ];
    assert_eq!(names(&decode(&pcap(&packets)).1), ["get-response", "get-response"]);
}

#[test]
fn a_lost_segment_is_told_and_the_rest_goes_on() {
    let response = get_response();
    let packets = [
        to_client(99, SYN, &[]),
        to_client(100, ACK, &response[..5]),
        // 12 octets are not in the capture.
        to_client(117, ACK, &response),
    ];
    let (status, values) = decode(&pcap(&packets));
    assert_eq!((status, names(&values)), (1, vec!["tcp:truncated".into(), "get-response".into()]));
    assert_eq!(values[0]["error"]["message"], "12 octets of the stream were not captured");
}

#[test]
fn a_stream_that_ends_inside_of_a_message() {
    let packets = [to_client(100, ACK, &get_response()[..12])];
    assert_eq!(names(&decode(&pcap(&packets)).1), ["wrapper:incomplete"]);
}

#[test]
fn datagrams_and_fragments() {
    let response = get_response();
    let datagram = udp(PORT, CLIENT_PORT, &response);
    let (first, second) = datagram.split_at(16);
    const MORE: u16 = 0x2000;
    let mut v6 = octets("60000000 0000 11 40");
    v6[4..6].copy_from_slice(&u16::try_from(datagram.len()).expect("short").to_be_bytes());
    v6.extend(octets("fe800000000000000000000000000007 fe800000000000000000000000000001"));
    v6.extend(&datagram);
    let packets = [
        ipv4(METER, CLIENT, 17, 0, &datagram),
        // The second fragment comes first.
        ipv4(METER, CLIENT, 17, 2, second),
        ipv4(METER, CLIENT, 17, MORE, first),
        v6,
        // Nothing of ours.
        ipv4(METER, CLIENT, 17, 0, &udp(53, 53, b"dns")),
    ];
    let (status, values) = decode(&pcapng(&packets));
    assert_eq!((status, names(&values)), (0, vec!["get-response".into(); 3]));
    assert_eq!(values[2]["transport"]["source"], "[fe80::7]:4059");
    assert_eq!(values[1]["transport"]["packet"], 3);
}

#[test]
fn one_datagram_holds_one_message() {
    let mut octets = get_response();
    octets.push(0xC2);
    let (status, values) = decode(&pcap(&[ipv4(METER, CLIENT, 17, 0, &udp(PORT, CLIENT_PORT, &octets))]));
    assert_eq!((status, names(&values)), (1, vec!["wrapper:trailing".into()]));
}

#[test]
fn block_transfer_over_several_pdus() {
    let blocks = [wrapper("E0 40 0001 0000 04 C401C100"), wrapper("E0 40 0002 0000 02 0600"), wrapper("E0 C0 0003 0000 03 0A0B0C")];
    let packets = [
        to_client(1, ACK, &blocks[0]),
        to_meter(1, ACK, &get_request()),
        to_client(1 + u32::try_from(blocks[0].len()).expect("short"), ACK, &[blocks[1].clone(), blocks[2].clone()].concat()),
    ];
    let (status, values) = decode(&pcap(&packets));
    let transfer = "general-block-transfer";
    assert_eq!((status, names(&values)), (0, vec!["get-request".to_owned(), format!("{transfer}+{transfer}+{transfer}+get-response")]));
    assert_eq!(values[1]["value"]["messages"][3]["blocks"], serde_json::json!([0, 1, 2]));
    let run = cosem(&["encode"], values[1].to_string());
    assert_eq!(octets(&run.stdout), blocks.concat());
}

#[test]
fn hdlc_over_tcp() {
    let frame = octets("7EA0190321107FDAE6E600C001C100030100010800FF020032687E");
    let packets = [to_meter(1, ACK, &frame[..10]), to_meter(11, ACK, &frame[10..])];
    let (status, values) = decode(&pcap(&packets));
    assert_eq!((status, names(&values), &values[0]["layer"]), (0, vec!["get-request".into()], &Value::from("hdlc")));
}

#[test]
fn other_ports_when_asked() {
    let folder = Folder::new("ports");
    let file = folder.file("other.pcap", pcap(&[ipv4(METER, CLIENT, 17, 0, &udp(1_234, CLIENT_PORT, &get_response()))]));
    let run = cosem(&["decode", "--format", "json", &file], "");
    assert_eq!((run.status, &run.json()["error"]["kind"]), (1, &Value::from("no-messages")));
    let run = cosem(&["decode", "--port", "1234", "--format", "json", &file], "");
    assert_eq!((run.status, &run.json()["ok"]), (0, &Value::from(true)));
}

#[test]
fn a_capture_that_is_cut_or_damaged() {
    let whole = pcap(&[ipv4(METER, CLIENT, 17, 0, &udp(PORT, CLIENT_PORT, &get_response())), to_client(1, ACK, &get_response())]);
    // The file header, and a packet header with a frame of the shortest length.
    let between_packets = 24 + 16 + 60;
    for end in (4..whole.len()).filter(|&end| end != between_packets) {
        let (status, values) = decode(&whole[..end]);
        assert_eq!(status, 1, "{end}");
        assert!(!values.is_empty(), "{end}");
    }
    let (status, values) = decode(&[&whole[..], &[0xFF; 40]].concat());
    assert_eq!((status, names(&values[..2])), (1, vec!["get-response".into(), "get-response".into()]));
    assert_eq!(values[2]["error"]["kind"], "capture");
}
