//! The repeating mechanism: a message goes through a chain of repeaters, node by node, and its answer comes back.

#![cfg(feature = "iso14908")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use cosem_codec::iso14908::proxy::{self, Arrival, ProxyError, Step, Target, step};
use cosem_codec::iso14908::*;
use cosem_codec::{Contained, Decode, List};
use proptest::prelude::*;
use support::subject::encode;

const QUERY_STATUS: TargetApdu<'static> = TargetApdu::NetworkDiagnostic(NetworkDiagnostic::QueryStatus);

fn trailer<'a>(target: ProxyTrailerTarget, message: &'a TargetApdu<'a>) -> ProxyTrailer<'a> {
    ProxyTrailer {
        alternate_path: false,
        service: ProxyService::REQUEST_RESPONSE,
        mode: ProxyMode::NORMAL,
        agent: ProxyTxControl { retries: 2, timer: TimerCode::MS512 },
        alternate_key: ProxyTrailerAlternateKey::None,
        target,
        message: Contained::from_value(message),
    }
}

fn detailed<'a>(hops: &'a [ProxyDetailedAddress], trailer: ProxyTrailer<'a>) -> ProxyMessage<'a> {
    let control = ProxyTxControl { retries: 3, timer: TimerCode::MS384 };
    ProxyMessage {
        long_timer: false,
        all_agents: false,
        uniform_by_destination: false,
        count: hops.len() as u8,
        hops: ProxyMessageHops::Detailed(hops.into()),
        repeaters: if hops.is_empty() { ProxyMessageRepeaters::None } else { ProxyMessageRepeaters::Control(control) },
        trailer,
    }
}

const TARGET: ProxyTrailerTarget = ProxyTrailerTarget::SubnetNode(ProxyDetailedAddress { subnet: 1, alternate_path: false, node: 10 });

fn arrival(own_subnet: u8, source_subnet: u8) -> Arrival {
    Arrival { own_subnet, source_subnet, service: ProxyService::REQUEST_RESPONSE }
}

#[test]
fn a_message_goes_through_fifteen_repeaters_and_its_answer_comes_back() {
    let hops: Vec<ProxyDetailedAddress> =
        (1..=15).map(|hop| ProxyDetailedAddress { subnet: hop, alternate_path: hop % 4 == 0, node: 100 + hop }).collect();
    let message = QUERY_STATUS;
    let mut apdu = encode(&LonApdu::Proxy(detailed(&hops, trailer(TARGET, &message)))).unwrap();
    assert_eq!(apdu.len(), 2 + 30 + 1 + 2 + 2 + 1);

    // Whoever answers: the nodes between the source and the target.
    let mut waiting = Vec::new();
    let mut source_subnet = 0;
    let mut own_subnet = 9;
    let delivered = loop {
        let mut out = vec![0; apdu.len()];
        // what was sent is what a decoder reads, canonical in every step
        let decoded = LonApdu::decode_canonical(&apdu).unwrap();
        let LonApdu::Proxy(decoded) = decoded else { panic!("a proxy message") };
        assert_eq!(usize::from(decoded.count) + waiting.len(), 15);
        match step(&apdu, arrival(own_subnet, source_subnet), &mut out).unwrap() {
            Step::Repeat(repeat) => {
                let hop = &hops[waiting.len()];
                assert_eq!((repeat.subnet, repeat.node, repeat.leg.alternate_path), (hop.subnet, hop.node, hop.alternate_path));
                assert_eq!((repeat.leg.retries, repeat.leg.timer, repeat.leg.service), (3, Some(384), ProxyService::REQUEST_RESPONSE));
                assert_eq!(repeat.leg.last_try_extra, 256 * (14 - waiting.len() as u32));
                assert_eq!(repeat.flood, None);
                waiting.push(decoded.count);
                (source_subnet, own_subnet) = (own_subnet, repeat.subnet);
                apdu = repeat.apdu.to_vec();
            }
            Step::Deliver(deliver) => {
                assert_eq!(deliver.target, Target::SubnetNode { subnet: 1, node: 10 });
                assert_eq!((deliver.leg.retries, deliver.leg.timer), (2, Some(512)));
                break deliver.apdu.to_vec();
            }
        }
    };
    assert_eq!(waiting.len(), 15);
    // the agent has got the trailer alone, the target the plain message
    assert_eq!(apdu, [0x4D, 0x00, 0x2C, 0x2A, 0x01, 0x0A, 0x51]);
    assert_eq!(delivered, [0x51]);

    // the answer of the target returns unchanged, and is read with the innermost request
    let context = ResponseContext::of_octets(&encode(&LonApdu::Proxy(detailed(&hops, trailer(TARGET, &message)))).unwrap());
    assert_eq!(context, ResponseContext { request: Some(0x51), proxied: true });
    assert_eq!(context, ResponseContext::of(&LonApdu::Proxy(detailed(&hops, trailer(TARGET, &message)))));
    let answer = LonResponse { code: 0x31, data: cosem_codec::OctetString(&[0; 15]) };
    assert!(matches!(
        Response::of(context, answer),
        Ok(Response::Diagnostic(DiagnosticResponse::QueryStatus(QueryStatusResult::Success(_))))
    ));

    // any of them may fail instead: it answers with what was left in the message that it received
    for left in waiting.into_iter().chain([0]) {
        let [code, data @ ..] = proxy::failure(left);
        let failure = LonResponse { code, data: cosem_codec::OctetString(&data) };
        assert_eq!(Response::of(context, failure), Ok(Response::ProxyFailure(ProxyFailure { remaining_count: left })));
    }
}

#[test]
fn the_recorded_steps_follow_each_other() {
    let octets = |hex: &str| support::vectors::octets(hex);
    let mut out = [0; 32];
    let first = octets("4d0201050106392c2a010a51");
    let Ok(Step::Repeat(repeat)) = step(&first, arrival(1, 1), &mut out) else { panic!("a repeater") };
    assert_eq!((repeat.subnet, repeat.node), (1, 5));
    assert_eq!(repeat.apdu, octets("4d010106392c2a010a51"));
    let second = repeat.apdu.to_vec();
    let Ok(Step::Repeat(repeat)) = step(&second, arrival(1, 1), &mut out) else { panic!("a repeater") };
    assert_eq!((repeat.subnet, repeat.node, repeat.leg.last_try_extra), (1, 6, 0));
    assert_eq!(repeat.apdu, octets("4d002c2a010a51"));
}

#[test]
fn uniform_hops_take_the_subnet_of_a_node() {
    let hops = [ProxyUniformAddress { alternate_path: true, node: 5 }, ProxyUniformAddress { alternate_path: false, node: 6 }];
    let message = QUERY_STATUS;
    for (by_source, by_destination, subnet) in [(false, true, 7), (true, false, 9), (true, true, 9)] {
        let list = List::from(&hops[..]);
        let proxy = ProxyMessage {
            uniform_by_destination: by_destination,
            hops: if by_source { ProxyMessageHops::BySource(list) } else { ProxyMessageHops::ByDestination(list) },
            count: 2,
            repeaters: ProxyMessageRepeaters::Control(ProxyTxControl { retries: 1, timer: TimerCode::MS16 }),
            ..detailed(&[], trailer(TARGET, &message))
        };
        let apdu = encode(&LonApdu::Proxy(proxy)).unwrap();
        let mut out = [0; 32];
        let Ok(Step::Repeat(repeat)) = step(&apdu, arrival(7, 9), &mut out) else { panic!("a repeater") };
        assert_eq!((repeat.subnet, repeat.node, repeat.leg.alternate_path, repeat.leg.last_try_extra), (subnet, 5, true, 256));
        // the other bits of the header stay
        assert_eq!(repeat.apdu[1], apdu[1] - 1);
    }
    // what contradicts itself is not written
    let wrong = ProxyMessage { count: 3, ..detailed(&[], trailer(TARGET, &message)) };
    assert!(encode(&LonApdu::Proxy(wrong)).is_err());
}

#[test]
fn every_kind_of_target_is_resolved() {
    let message = QUERY_STATUS;
    let id = [1, 2, 3, 4, 5, 6];
    let uniform = ProxyUniformAddress { alternate_path: false, node: 10 };
    let targets = [
        (ProxyTrailerTarget::Group(ProxyGroupAddress { group: 3, size: 8 }), Target::Group { group: 3, size: Some(8) }),
        (TARGET, Target::SubnetNode { subnet: 1, node: 10 }),
        (ProxyTrailerTarget::UniqueNodeId(UniqueIdAddress { subnet: 2, unique_id: id }), Target::UniqueNodeId { subnet: 2, id }),
        (ProxyTrailerTarget::Broadcast(ProxyBroadcastAddress { subnet: 1, backlog: 15 }), Target::Broadcast { subnet: 1, backlog: 15 }),
        (ProxyTrailerTarget::GroupCompact(MulticastAddress { group: 3 }), Target::Group { group: 3, size: None }),
        (ProxyTrailerTarget::SubnetNodeCompactSource(uniform), Target::SubnetNode { subnet: 9, node: 10 }),
        (ProxyTrailerTarget::UniqueNodeIdCompact(id), Target::UniqueNodeId { subnet: 0, id }),
        (ProxyTrailerTarget::SubnetNodeCompactDestination(uniform), Target::SubnetNode { subnet: 7, node: 10 }),
    ];
    for (target, resolved) in targets {
        let apdu = encode(&LonApdu::Proxy(detailed(&[], trailer(target, &message)))).unwrap();
        let mut out = [0; 32];
        let Ok(Step::Deliver(deliver)) = step(&apdu, arrival(7, 9), &mut out) else { panic!("the agent") };
        assert_eq!((deliver.target, deliver.apdu), (resolved, &[0x51][..]));
    }
}

#[test]
fn flooding_repeaters_are_agents_too() {
    let hops = [ProxyDetailedAddress { subnet: 1, alternate_path: false, node: 5 }];
    let message = QUERY_STATUS;
    let broadcast = ProxyTrailerTarget::Broadcast(ProxyBroadcastAddress { subnet: 0, backlog: 4 });
    let proxy = ProxyMessage { all_agents: true, ..detailed(&hops, trailer(broadcast, &message)) };
    let apdu = encode(&LonApdu::Proxy(proxy)).unwrap();
    let mut out = [0; 32];
    let Ok(Step::Repeat(repeat)) = step(&apdu, arrival(1, 1), &mut out) else { panic!("a repeater") };
    let flood = repeat.flood.expect("a copy for its own neighbours");
    assert_eq!(flood.target, Target::Broadcast { subnet: 0, backlog: 4 });
    assert_eq!((flood.leg.service, flood.apdu), (ProxyService::UNACKNOWLEDGED, &[0x51][..]));
    assert_eq!(repeat.leg.service, ProxyService::REQUEST_RESPONSE);
}

#[test]
fn alternate_keys_are_increments() {
    let message = QUERY_STATUS;
    let increments = [0xFF, 1, 2, 3, 4, 5];
    let key = ProxyAlternateKey { increments: ProxyAlternateKeyIncrements::Bits48(increments) };
    let trailer =
        ProxyTrailer { mode: ProxyMode::ALTERNATE_KEY, alternate_key: ProxyTrailerAlternateKey::Key(key), ..trailer(TARGET, &message) };
    let apdu = encode(&LonApdu::Proxy(detailed(&[], trailer))).unwrap();
    let mut out = [0; 32];
    let Ok(Step::Deliver(deliver)) = step(&apdu, arrival(1, 1), &mut out) else { panic!("the agent") };
    let key = deliver.alternate_key.expect("a key");
    assert_eq!(key.key([2; 6]), Some([1, 3, 4, 5, 6, 7]));
    assert_eq!(key.key_oma([0; 12]), None);
    // the mode says that there is one, and there is none
    let message = QUERY_STATUS;
    let without = ProxyTrailer { mode: ProxyMode::ALTERNATE_KEY, ..self::trailer(TARGET, &message) };
    assert!(encode(&LonApdu::Proxy(detailed(&[], without))).is_err());
    // reserved bits in front of the key
    let reserved = support::vectors::octets("4d002e2a80010203040506010a51");
    assert_eq!(LonApdu::decode(&reserved).unwrap_err().kind.name(), "reserved-bits");
}

#[test]
fn timers_are_those_of_the_table() {
    assert_eq!(proxy::transmit_timer(TimerCode::MS16, false), Some(16));
    assert_eq!(proxy::transmit_timer(TimerCode::MS3072, false), Some(3072));
    assert_eq!(proxy::transmit_timer(TimerCode(4), true), Some(16384));
    assert_eq!(proxy::transmit_timer(TimerCode(5), true), None);
}

#[test]
fn what_is_no_proxy_message_or_does_not_fit_is_refused() {
    let mut out = [0; 32];
    assert_eq!(step(&[0x51], arrival(1, 1), &mut out), Err(ProxyError::NotAProxyMessage));
    let apdu = support::vectors::octets("4d0201050106392c2a010a51");
    assert_eq!(step(&apdu, arrival(1, 1), &mut [0; 4]), Err(ProxyError::BufferTooSmall { needed: 12 }));
    assert!(matches!(step(&apdu[..5], arrival(1, 1), &mut out), Err(ProxyError::Malformed(_))));
    assert!(matches!(step(&[], arrival(1, 1), &mut out), Err(ProxyError::Malformed(_))));
}

proptest! {
    #[test]
    fn no_octets_make_a_node_stumble(octets in proptest::collection::vec(any::<u8>(), 0..64)) {
        let apdu = [&[0x4D][..], &octets].concat();
        let mut out = vec![0; apdu.len()];
        match step(&apdu, arrival(1, 2), &mut out) {
            Ok(Step::Repeat(repeat)) => {
                prop_assert!(repeat.apdu.len() < apdu.len());
                // what is handed on is a proxy message again, with one hop less
                prop_assert!(matches!(LonApdu::decode(repeat.apdu), Ok(LonApdu::Proxy(next)) if next.count == (apdu[1] & 0x0F) - 1));
            }
            Ok(Step::Deliver(deliver)) => prop_assert!(apdu.ends_with(deliver.apdu)),
            Err(ProxyError::Malformed(_)) => {}
            Err(other) => panic!("{other}"),
        }
    }
}
