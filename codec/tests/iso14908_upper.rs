//! The known answers for the layers of ISO/IEC 14908 above the network layer, its containers, and the table services of OSGP.

#![cfg(feature = "iso14908")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use cosem_codec::iso14908::authentication::{self, OmaDestination};
use cosem_codec::iso14908::cnip::CnipPackets;
use cosem_codec::iso14908::{
    LonApdu, LonResponse, Lpdu, MepRequest, MepResponse, Response, ResponseContext, TableReadResponse, TableRequest, TableWriteResponse,
};
use cosem_codec::{Decode, Encode, OctetString};
use cosem_spec::compose::compose;
use cosem_spec::inspect::{Inspection, Node, Shown, inspect, inspect_selected, to_json};
use cosem_spec::suite;
use support::hex;
use support::subject::encode;
use support::vectors::{octets, tables, text};
use toml::{Table, Value};

fn vectors(kind: &str) -> Vec<Table> {
    let found: Vec<Table> = tables("iso14908.toml", "vector").into_iter().filter(|vector| text(vector, "kind") == kind).collect();
    assert!(!found.is_empty(), "{kind}");
    found
}

fn fields(vector: &Table) -> &Table {
    vector["fields"].as_table().expect("fields")
}

fn field<'t>(vector: &'t Table, name: &str) -> &'t str {
    text(fields(vector), name)
}

fn number(vector: &Table, name: &str) -> u8 {
    fields(vector)[name].as_integer().and_then(|number| number.try_into().ok()).unwrap_or_else(|| panic!("{name} is an octet"))
}

fn item(name: &str) -> cosem_spec::model::ItemId {
    suite::model().find(name).unwrap_or_else(|| panic!("the suite has {name}")).id
}

/// What the vectors call a node of the tree, where its name is another one.
fn renamed(name: &str) -> &str {
    match name {
        "trans_no" => "transaction",
        "src_subnet" => "source-subnet",
        "src_node" => "source-node",
        "dst_node" | "target_node" => "node",
        "dst_subnet" | "target_subnet" => "subnet",
        "nv_selector" => "selector",
        "nv_data" => "value",
        "nv_dir" => "direction",
        "tx_retry" | "agent_retry" => "retries",
        "tx_timer" | "agent_timer" => "timer",
        "address_type" => "address-type",
        "path" | "hop_path" => "alternate-path",
        "receive_transactions_full" => "receive-transactions-full",
        "transmit_errors" => "transmission-errors",
        "auth_type" => "authentication",
        "domain_len" => "domain-length",
        "uniform_by_dest" => "uniform-by-destination",
        "uniform_by_src" => "uniform-by-source",
        "auth" => "authenticated",
        "service" if false => "service",
        "ext_header_words" => "extension-words",
        "secure" => "authenticated",
        other => other,
    }
}

/// What a node says, as the vectors say it.
fn said(node: &Node) -> Option<Value> {
    Some(match &node.value {
        Shown::Bool(value) => Value::Integer((*value).into()),
        Shown::Int(value) => Value::Integer(i64::try_from(*value).ok()?),
        Shown::Code { value, .. } => Value::Integer(i64::try_from(*value).ok()?),
        Shown::Choice { selector, .. } => Value::Integer(i64::try_from(*selector).ok()?),
        Shown::Octets(octets) => Value::String(hex(octets).to_lowercase()),
        _ => return None,
    })
}

/// Holds the stated fields against the tree; every one has to be there.
fn compare(name: &str, stated: &Table, tree: &Node, passed_over: &[&str]) -> usize {
    let mut compared = 0;
    for (field, value) in stated {
        if passed_over.contains(&field.as_str()) {
            continue;
        }
        let wanted = renamed(field).replace('_', "-");
        let nodes: Vec<&Node> = tree.walk().filter(|node| node.name == wanted).collect();
        assert!(!nodes.is_empty(), "{name}: nothing is called {wanted}");
        let found: Vec<Value> = nodes.into_iter().filter_map(said).collect();
        assert!(found.contains(value), "{name}: {field} is {value}, found {found:?}");
        compared += 1;
    }
    compared
}

fn sound(name: &str, inspection: &Inspection) {
    assert!(inspection.is_sound(), "{name}: {:?} {:?}", inspection.error, inspection.nested);
}

/// Both back ends read the octets and write them again.
fn both_ways<'a, T: Decode<'a> + Encode + std::fmt::Debug>(name: &str, of: &str, octets: &'a [u8]) -> (T, Inspection) {
    let value = T::decode_canonical(octets).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(encode(&value).map(|octets| hex(&octets)), Ok(hex(octets)), "{name}");
    let inspection = inspect(suite::model(), item(of), octets);
    sound(name, &inspection);
    let composed = compose(suite::model(), item(of), &to_json(&inspection.tree)).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(hex(&composed), hex(octets), "{name}");
    (value, inspection)
}

#[test]
fn the_layers_of_frames_say_what_is_stated() {
    let mut compared = 0;
    for vector in vectors("lpdu") {
        let (name, frame) = (text(&vector, "name"), octets(text(&vector, "hex")));
        let (_, inspection) = both_ways::<Lpdu<'_>>(name, "Lpdu", &frame);
        // words of the vectors for alternatives, and what the response says with its request only
        let words = ["version", "pdu_format", "addr_format", "domain_len", "apdu", "code", "tpdu_type", "spdu_type", "authpdu_type", "fmt"];
        let mut later = vec!["response_code", "unique_node_id", "program_id", "random", "digest", "selector"];
        if fields(&vector).get("spdu_type").and_then(Value::as_str) == Some("response") {
            later.extend(["nv_dir", "nv_selector", "nv_data"]);
        }
        compared += compare(name, fields(&vector), &inspection.tree, &[&words[..], &later].concat());
        for (field, node) in [("random", "challenge"), ("digest", "reply")] {
            let Some(stated) = fields(&vector).get(field) else { continue };
            assert!(inspection.tree.walk().any(|found| found.name == node && said(found).as_ref() == Some(stated)), "{name}: {field}");
            compared += 1;
        }
        let below = |name: &str| inspection.tree.walk().any(|node| node.name == name);
        for (field, words) in
            [("tpdu_type", ["ackd", "ack"]), ("spdu_type", ["request", "response"]), ("authpdu_type", ["challenge", "reply"])]
        {
            let Some(stated) = fields(&vector).get(field).and_then(Value::as_str) else { continue };
            let [first, second] = words;
            let expected = match stated {
                "ackd" => "acknowledged",
                "ack" => "acknowledgement",
                other => other,
            };
            assert!([first, second].contains(&stated) && below(expected), "{name}: {stated}");
            compared += 1;
        }
        if later.contains(&"nv_dir") {
            continue;
        }
        let family = match fields(&vector).get("apdu").and_then(Value::as_str) {
            Some("nv") => "network-variable",
            Some("nm") => "network-management",
            Some("nd") => "network-diagnostic",
            Some("app") => "application-message",
            _ => continue,
        };
        assert!(below(family), "{name}: {family}");
        compared += 1;
    }
    assert_eq!(compared, 71);
}

#[test]
fn requests_of_the_management_come_back() {
    for vector in vectors("apdu") {
        let (name, apdu) = (text(&vector, "name"), octets(text(&vector, "hex")));
        let (_, inspection) = both_ways::<LonApdu<'_>>(name, "LonApdu", &apdu);
        assert_eq!(compare(name, fields(&vector), &inspection.tree, &["code"]), 3);
    }
}

#[test]
fn responses_are_read_with_their_request() {
    let mut compared = 0;
    for vector in vectors("apdu_response") {
        let (name, response) = (text(&vector, "name"), octets(text(&vector, "hex")));
        let request = number(&vector, "request_code");
        let (code, data) = response.split_first().unwrap();
        assert_eq!(*code, number(&vector, "code"));
        let context = ResponseContext::of_octets(&[request]);
        let decoded =
            Response::of(context, LonResponse { code: *code, data: OctetString(data) }).unwrap_or_else(|error| panic!("{name}: {error}"));
        let (of, written) = match decoded {
            Response::Diagnostic(response) => ("DiagnosticResponse", encode(&response)),
            Response::Management(response) => ("ManagementResponse", encode(&response)),
            other => panic!("{name}: {other:?}"),
        };
        // encoded it is the request's code and the response
        assert_eq!(written.map(|octets| hex(&octets)), Ok(hex(&[&[request][..], &response].concat())), "{name}");
        let inspection = inspect_selected(suite::model(), item(of), request, &response);
        sound(name, &inspection);
        assert_eq!((inspection.tree.offset, inspection.tree.len), (0, response.len()));
        compared += compare(name, fields(&vector), &inspection.tree, &["request_code", "code"]);
    }
    assert_eq!(compared, 18);
}

#[test]
fn the_response_of_the_capture_tells_who_the_node_is() {
    let vector = vectors("lpdu").into_iter().find(|vector| text(vector, "name") == "lpdu_query_id_response").unwrap();
    let frame = octets(text(&vector, "hex"));
    let lpdu = Lpdu::decode(&frame).unwrap();
    let cosem_codec::iso14908::NpduPayload::Spdu(spdu) = lpdu.npdu.payload else { panic!("a session PDU") };
    let cosem_codec::iso14908::SpduBody::Response(response) = spdu.body else { panic!("a response") };
    assert_eq!(response.code, number(&vector, "response_code"));
    let context = ResponseContext { request: Some(0x61), proxied: false };
    let Ok(Response::Management(answer)) = Response::of(context, response) else { panic!("an answer of the management") };
    let shown = format!("{answer:?}");
    let inspection = inspect_selected(suite::model(), item("ManagementResponse"), 0x61, &frame[7..frame.len() - 2]);
    assert_eq!(
        compare(
            "query id",
            fields(&vector),
            &inspection.tree,
            &[
                "addr_format",
                "domain_len",
                "dst_node",
                "dst_subnet",
                "pdu_format",
                "response_code",
                "spdu_type",
                "src_node",
                "src_subnet",
                "trans_no"
            ]
        ),
        2,
        "{shown}"
    );
    // the answer to a poll
    let vector = vectors("lpdu").into_iter().find(|vector| text(vector, "name") == "lpdu_nv_poll_response").unwrap();
    let frame = octets(text(&vector, "hex"));
    let apdu = &frame[8..frame.len() - 2];
    let context = ResponseContext::of_octets(&[0xC0, 0x05]);
    let polled = Response::of(context, LonResponse { code: apdu[0], data: OctetString(&apdu[1..]) });
    let Ok(Response::NetworkVariable(variable)) = polled else { panic!("{polled:?}") };
    assert_eq!(hex(&encode(&variable).unwrap()), hex(apdu));
    assert_eq!((i64::from(variable.selector), i64::from(variable.direction.0)), (5, 0));
    assert_eq!(hex(&variable.value), field(&vector, "nv_data"));
    // another request, another meaning: 21 is no answer to query status
    assert!(Response::of(ResponseContext { request: Some(0x51), proxied: false }, response).is_err());
}

#[test]
fn proxy_messages_come_back() {
    let mut compared = 0;
    for vector in vectors("proxy") {
        let (name, apdu) = (text(&vector, "name"), octets(text(&vector, "hex")));
        let (value, inspection) = both_ways::<LonApdu<'_>>(name, "LonApdu", &apdu);
        assert!(matches!(value, LonApdu::Proxy(_)), "{name}");
        let mut stated = fields(&vector).clone();
        if let Some(hops) = stated.remove("hops") {
            let proxy = inspection.tree.walk().find(|node| node.name == "hops").expect("hops");
            let found = &apdu[proxy.offset..proxy.offset + proxy.len];
            assert_eq!(hex(found).to_lowercase(), hops.as_str().unwrap().replace(' ', ""), "{name}");
            compared += 1;
        }
        if let Some(message) = stated.remove("target_apdu") {
            let node = inspection.tree.walk().find(|node| node.name == "message").expect("the message");
            assert_eq!(hex(&apdu[node.offset..]).to_lowercase(), message.as_str().unwrap(), "{name}");
            compared += 1;
        }
        for (key, node) in [("unique_node_id", "unique-id"), ("key_delta", "bits-48"), ("key_type", "bits-48")] {
            let Some(value) = stated.remove(key) else { continue };
            let of_96 = |node: &Node| node.name == "bits-96" || node.name.starts_with("unique");
            let found: Vec<Value> = inspection.tree.walk().filter(|found| found.name == node || of_96(found)).filter_map(said).collect();
            assert!(key == "key_type" || found.contains(&value), "{name}: {key} {found:?}");
            compared += 1;
        }
        compared += compare(name, &stated, &inspection.tree, &[]);
    }
    assert_eq!(compared, 84);
}

#[test]
fn answers_of_a_proxy_and_wrong_messages() {
    for vector in vectors("proxy_response") {
        let apdu = octets(text(&vector, "hex"));
        let response = LonResponse { code: apdu[0], data: OctetString(&apdu[1..]) };
        let context = ResponseContext { request: Some(0x51), proxied: true };
        match Response::of(context, response).expect("an answer of the proxy") {
            Response::ProxySuccess => assert_eq!(number(&vector, "success"), 1),
            Response::ProxyFailure(failure) => {
                assert_eq!((number(&vector, "success"), number(&vector, "remaining_count")), (0, failure.remaining_count));
            }
            other => panic!("{other:?}"),
        }
    }
    for vector in vectors("proxy_error") {
        let (name, apdu) = (text(&vector, "name"), octets(text(&vector, "hex")));
        let error = LonApdu::decode(&apdu).expect_err(name);
        assert_eq!(error.kind.name(), field(&vector, "error"), "{name}");
    }
}

#[test]
fn challenges_are_answered() {
    let key = |vector: &Table| octets(field(vector, "key"));
    let challenge = |vector: &Table| octets(field(vector, "challenge")).try_into().expect("eight octets");
    for vector in vectors("auth48") {
        let digest = authentication::reply(&key(&vector).try_into().unwrap(), challenge(&vector), &octets(text(&vector, "hex")));
        assert_eq!(hex(&digest).to_lowercase(), field(&vector, "digest"), "{}", text(&vector, "name"));
    }
    for vector in vectors("auth96") {
        let input = octets(text(&vector, "hex"));
        let (block, apdu) = input.split_at(9);
        let destination = OmaDestination::subnet_node(&[0x51], 1, 10).unwrap();
        assert_eq!(destination.octets(), block);
        let digest = authentication::reply_oma(&key(&vector).try_into().unwrap(), challenge(&vector), &destination, apdu);
        assert_eq!(hex(&digest).to_lowercase(), field(&vector, "digest"), "{}", text(&vector, "name"));
    }
    assert_eq!(OmaDestination::subnet_node(&[1, 2], 1, 10), None);
    assert_eq!(OmaDestination::group(&[], 5).unwrap().octets(), &[0, 0, 0, 0, 0, 0, 0, 5, 0xFF]);
    assert_eq!(OmaDestination::unique_node_id([1; 6]).octets(), &[1, 1, 1, 1, 1, 1, 0xFF, 0xFF, 0xFF]);
}

#[test]
fn digests_of_table_messages_are_computed() {
    for vector in vectors("digest") {
        let (name, input) = (text(&vector, "name"), octets(text(&vector, "hex")));
        let key = octets(field(&vector, "key"));
        let digest = match <[u8; 12]>::try_from(key.clone()) {
            Ok(key) => {
                let (request, response) = (octets(field(&vector, "request")), octets(field(&vector, "response")));
                let digest =
                    authentication::osgp_digest(&key, number(&vector, "subnet"), number(&vector, "node"), &request, Some(&response));
                assert_eq!(input.last(), Some(&(response.len() as u8)));
                digest
            }
            Err(_) => authentication::mep_digest(&key.try_into().unwrap(), &input, None),
        };
        assert_eq!(hex(&digest).to_lowercase(), field(&vector, "digest"), "{name}");
    }
    for vector in vectors("osgp_kdf_legacy") {
        let derived = authentication::osgp_base_encryption_key(&octets(field(&vector, "key")).try_into().unwrap());
        assert_eq!(hex(&derived).to_lowercase(), field(&vector, "derived"));
    }
}

#[test]
fn table_messages_come_back() {
    for vector in vectors("mep") {
        let (name, message) = (text(&vector, "name"), octets(text(&vector, "hex")));
        let key: [u8; 16] = octets(field(&vector, "key")).try_into().unwrap();
        let input = octets(field(&vector, "digest_input"));
        let digest = hex(&authentication::mep_digest(&key, &input, None)).to_lowercase();
        assert_eq!(digest, field(&vector, "digest"), "{name}");
        let passed_over = ["key", "digest_input", "response", "procedure", "psn", "data", "digest"];
        if fields(&vector).contains_key("response") {
            let (value, _) = both_ways::<MepResponse<'_>>(name, "MepResponse", &message);
            let OctetString(response) = value.response;
            // both are answers to reads
            let (_, inspection) = both_ways::<TableReadResponse<'_>>(name, "TableReadResponse", response);
            assert!(compare(name, fields(&vector), &inspection.tree, &passed_over) >= 1);
            let code = inspection.tree.child("code").and_then(said);
            assert_eq!(code.as_ref(), fields(&vector).get("response"), "{name}");
            // the request and the response make up the digest
            let request = &input[..input.len() - (response.len() - 8)];
            let of_both = authentication::mep_digest(&key, request, Some(&response[..response.len() - 8]));
            assert_eq!(hex(&of_both).to_lowercase(), digest, "{name}");
        } else {
            let (value, inspection) = both_ways::<MepRequest<'_>>(name, "MepRequest", &message);
            assert!(value.request.decode().is_ok(), "{name}");
            let stated: Table =
                fields(&vector).iter().filter(|(key, _)| *key != "service").map(|(key, value)| (key.clone(), value.clone())).collect();
            assert!(compare(name, &stated, &inspection.tree, &passed_over) >= 3, "{name}");
            let service = inspection.tree.walk().find_map(|node| match node.value {
                Shown::Choice { selector, .. } => Some(selector),
                _ => None,
            });
            assert_eq!(service, Some(number(&vector, "service").into()), "{name}");
            if fields(&vector).contains_key("procedure") {
                let data = inspection.tree.walk().find(|node| node.name == "data").expect("the data");
                let content = &message[data.offset..data.offset + data.len];
                let (initiate, _) = both_ways::<cosem_codec::iso14908::ProcedureInitiate<'_>>(name, "ProcedureInitiate", content);
                assert_eq!(i64::from(initiate.procedure), fields(&vector)["procedure"].as_integer().unwrap());
                assert_eq!(i64::from(initiate.sequence), fields(&vector)["psn"].as_integer().unwrap());
            }
        }
    }
    for vector in vectors("osgp") {
        // the message code of the power line is in front, and the digest is missing
        let message = octets(text(&vector, "hex"));
        let (code, request) = message.split_first().unwrap();
        assert_eq!(*code, number(&vector, "message_code"));
        let request = [request, &[0x5A; 8]].concat();
        let (_, inspection) = both_ways::<TableRequest<'_>>("osgp", "TableRequest", &request);
        assert_eq!(compare("osgp", fields(&vector), &inspection.tree, &["message_code", "service"]), 2);
    }
    // an error, and a write that was done
    for response in ["00 0102030405060708", "03 0102030405060708", "0B", "0C 00000001 0102030405060708", "77 01"] {
        both_ways::<TableWriteResponse<'_>>(response, "TableWriteResponse", &octets(&response.replace(' ', "")));
    }
}

#[test]
fn packets_of_the_tunnel_are_found() {
    for vector in vectors("cnip") {
        let (name, datagram) = (text(&vector, "name"), octets(text(&vector, "hex")));
        let packets: Result<Vec<_>, _> = CnipPackets::new(&datagram).collect();
        let [packet] = packets.expect(name)[..] else { panic!("one packet") };
        let inspection = inspect(suite::model(), item("CnipHeader"), &datagram[..20]);
        sound(name, &inspection);
        compare(name, fields(&vector), &inspection.tree, &["payload", "secret", "md5"]);
        assert_eq!(encode(&packet.header).as_deref(), Ok(&datagram[..20]));
        let lpdu = Lpdu::decode_canonical(packet.payload).expect("a frame with its check value");
        assert_eq!(lpdu.npdu.source_node, 12);
        match fields(&vector).get("md5") {
            Some(md5) => {
                assert_eq!(packet.digest.map(|digest| hex(digest).to_lowercase()).as_deref(), md5.as_str());
                assert_eq!(packet.covered.len() + 16, datagram.len());
            }
            None => assert_eq!(hex(packet.payload).to_lowercase(), field(&vector, "payload")),
        }
        // two packets in one datagram, and one that is cut
        let twice = [&datagram[..], &datagram].concat();
        let offsets: Vec<usize> = CnipPackets::new(&twice).map(|packet| packet.unwrap().offset).collect();
        assert_eq!(offsets, [0, datagram.len()]);
        for cut in 1..datagram.len() {
            let found: Vec<_> = CnipPackets::new(&datagram[..cut]).collect();
            let [Err(error)] = &found[..] else { panic!("{name}, {cut}: {found:?}") };
            assert_eq!(error.kind.name(), "truncated", "{name}, {cut}");
        }
    }
}

#[cfg(feature = "broken-ciphers")]
#[test]
fn rc4_of_osgp_deciphers_what_others_enciphered() {
    use cosem_codec::iso14908::rc4;
    for vector in vectors("osgp_rc4") {
        let (name, mut message) = (text(&vector, "name"), octets(text(&vector, "hex")));
        let key: [u8; 12] = octets(field(&vector, "key")).try_into().expect("12 octets");
        let base = authentication::osgp_base_encryption_key(&key);
        assert_eq!(hex(&base).to_lowercase(), field(&vector, "base_encryption_key"), "{name}");
        let digest: authentication::Digest = octets(field(&vector, "digest")).try_into().expect("8 octets");
        rc4::apply(&base, digest, &mut message);
        assert_eq!(hex(&message).to_lowercase(), field(&vector, "plain"), "{name}");
        // subnet, node, request, response, its length: what the digest is over
        let (request, response) = (&message[2..10], &message[10..message.len() - 1]);
        assert_eq!(authentication::osgp_digest(&key, message[0], message[1], request, Some(response)), digest, "{name}");
        // another digest is another key
        rc4::apply(&base, digest.map(|octet| octet ^ 1), &mut message);
        assert_ne!(message, octets(text(&vector, "hex")), "{name}");
    }
}

#[cfg(feature = "broken-ciphers")]
#[test]
fn digests_of_tunnelled_packets_are_checked() {
    use cosem_codec::iso14908::cnip::DigestOrder;
    let vector = vectors("cnip").into_iter().find(|vector| fields(vector).contains_key("md5")).expect("an authenticated packet");
    let secret = octets(field(&vector, "secret"));
    let mut datagram = octets(text(&vector, "hex"));
    let order = |datagram: &[u8], secret: &[u8]| CnipPackets::new(datagram).next().unwrap().unwrap().digest_order(secret);
    assert_eq!(order(&datagram, &secret), Some(DigestOrder::Standard));
    assert_eq!(order(&datagram, &secret[1..]), None);
    for at in (20..datagram.len()).step_by(3) {
        datagram[at] ^= 0x10;
        assert_eq!(order(&datagram, &secret), None, "octet {at}");
        datagram[at] ^= 0x10;
    }
    // MD5 of the secret and the packet, computed with Python's hashlib
    let packet = datagram.len() - 16;
    datagram.truncate(packet);
    datagram.extend(octets("6b35b3ea06030838cb260081ba1480d9"));
    assert_eq!(order(&datagram, &secret), Some(DigestOrder::SecretFirst));
    // a packet without a digest fits nothing
    let plain = vectors("cnip").into_iter().find(|vector| !fields(vector).contains_key("md5")).expect("a packet without");
    assert_eq!(order(&octets(text(&plain, "hex")), &secret), None);
}
