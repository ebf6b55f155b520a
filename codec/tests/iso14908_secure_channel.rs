//! OSGP-AES-128-PSK: the primitives against known answers, and two ends of a channel with loss, replay, reordering and wrong keys.
//!
//! The channel is a reconstruction: these runs show that both ends of this crate agree, and that attacks fail, not that it is conformant.

#![cfg(feature = "osgp-aes")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use cosem_codec::iso14908::osgp_aes::{self, CcmLengths};
use support::hex;
use support::vectors::{octets, tables, text};
use toml::Table;

fn vectors(kind: &str) -> Vec<Table> {
    tables("iso14908.toml", "vector").into_iter().filter(|vector| text(vector, "kind") == kind).collect()
}

fn field(vector: &Table, name: &str) -> Vec<u8> {
    octets(text(vector["fields"].as_table().expect("fields"), name))
}

fn key(vector: &Table) -> [u8; 16] {
    field(vector, "key").try_into().expect("16 octets")
}

#[test]
fn codes_are_those_of_the_standard() {
    let vectors = vectors("cmac");
    assert_eq!(vectors.len(), 4);
    for vector in vectors {
        let message = octets(text(&vector, "hex"));
        let mac = osgp_aes::mac(&key(&vector), &[&message]);
        assert_eq!(hex(&mac), hex(&field(&vector, "mac")), "{}", text(&vector, "name"));
        // in parts it is the same
        let (one, two) = message.split_at(message.len() / 3);
        assert!(osgp_aes::verify_mac(&key(&vector), &[one, two], &mac).is_ok());
        assert!(osgp_aes::verify_mac(&key(&vector), &[one, two], &mac[..15]).is_err());
        assert!(osgp_aes::verify_mac(&key(&vector), &[one, two, b"x"], &mac).is_err());
    }
}

fn sealed_and_opened<const NONCE: usize, const TAG: usize>(vector: &Table)
where
    [u8; NONCE]: CcmLengths<TAG>,
{
    let nonce: [u8; NONCE] = field(vector, "nonce").try_into().unwrap();
    let (plain, associated) = (octets(text(vector, "hex")), field(vector, "aad"));
    let mut buffer = plain.clone();
    let tag: [u8; TAG] = osgp_aes::seal(&key(vector), &nonce, &associated, &mut buffer).unwrap();
    assert_eq!(hex(&[&buffer[..], &tag].concat()), hex(&field(vector, "ciphertext")), "{}", text(vector, "name"));
    let ciphertext = buffer.clone();
    osgp_aes::open(&key(vector), &nonce, &associated, &mut buffer, &tag).unwrap();
    assert_eq!(buffer, plain);
    for bit in 0..TAG * 8 {
        let (mut wrong, mut buffer) = (tag, ciphertext.clone());
        wrong[bit / 8] ^= 1 << (bit % 8);
        assert!(osgp_aes::open(&key(vector), &nonce, &associated, &mut buffer, &wrong).is_err());
        assert_ne!(buffer, plain, "nothing of the plain text is left");
    }
}

#[test]
fn sealing_is_that_of_the_standard() {
    let vectors = vectors("ccm");
    assert_eq!(vectors.len(), 4);
    for vector in vectors {
        let tag = vector["fields"]["tag_len"].as_integer().unwrap();
        match (field(&vector, "nonce").len(), tag) {
            (7, 4) => sealed_and_opened::<7, 4>(&vector),
            (8, 6) => sealed_and_opened::<8, 6>(&vector),
            (12, 8) => sealed_and_opened::<12, 8>(&vector),
            (13, 8) => sealed_and_opened::<13, 8>(&vector),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn the_candidate_of_the_key_derivation_is_that_of_rfc_5433() {
    let vectors = vectors("gkdf");
    assert_eq!(vectors.len(), 1);
    for vector in vectors {
        let mut out = [0; 32];
        osgp_aes::gkdf(&key(&vector), &octets(text(&vector, "hex")), &mut out);
        assert_eq!(hex(&out), hex(&field(&vector, "output")));
    }
}

#[cfg(feature = "unconfirmed")]
mod channel {
    use cosem_codec::iso14908::adaptation::{
        Addressing, AdpData, Association, Carrier, MAX_SEGMENTS, Reassembler, Received, RuleBroken, SegmentError, Segments,
    };
    use cosem_codec::iso14908::channel::{
        Address, Broadcaster, ChannelError, Domain, Limits, Lnap, LnapEvent, Message, Nnap, NnapEvent, Saps,
    };
    use cosem_codec::iso14908::unconfirmed::{
        AdaptationControl, ChannelKey, ChannelRandom, ClientSap, DomainKeys, ProtectedAdaptationPdu, ServerSap,
    };
    use cosem_codec::link::buffer::SliceBuffer;
    use cosem_codec::{Decode, Encode, OctetString};
    use proptest::prelude::*;

    const PSK: ChannelKey = ChannelKey([7; 16]);
    const ADDRESS: Address = Address { subnet: 1, node: 5, unique_node_id: [1, 2, 3, 4, 5, 6] };
    const DOMAIN: Domain = Domain { id: [0x51, 0, 0, 0, 0, 0], length: 1 };
    const SAPS: Saps = Saps { client: ClientSap::PUBLIC_CLIENT, server: ServerSap::MANAGEMENT_LOGICAL_DEVICE };
    const KEYS: DomainKeys = DomainKeys { version: 1, key: ChannelKey([9; 16]), sequence: 40 };

    fn random(seed: u8) -> ChannelRandom {
        ChannelRandom([seed; 16])
    }

    fn ends() -> (Nnap, Lnap) {
        (Nnap::new(PSK, ADDRESS, Limits::OSGP), Lnap::new(PSK, ADDRESS, DOMAIN, Limits::OSGP))
    }

    /// What the meter says to a message of the set-up.
    fn answer(lnap: &mut Lnap, message: &[u8], seed: u8) -> Vec<u8> {
        let mut out = [0; 256];
        match lnap.receive(message, random(seed), &mut out).expect("an answer") {
            LnapEvent::Send(answer) => answer.to_vec(),
            other => panic!("{other:?}"),
        }
    }

    fn next(nnap: &mut Nnap, message: &[u8]) -> Vec<u8> {
        let mut out = [0; 256];
        match nnap.receive(message, &KEYS, &mut out).expect("the next message") {
            NnapEvent::Send(next) => next.to_vec(),
            other => panic!("{other:?}"),
        }
    }

    fn challenge(nnap: &mut Nnap, seed: u8) -> Vec<u8> {
        nnap.challenge(random(seed), &mut [0; 64]).expect("a challenge").to_vec()
    }

    /// Sets a channel up; gives the four messages.
    fn set_up(nnap: &mut Nnap, lnap: &mut Lnap, seed: u8) -> [Vec<u8>; 4] {
        let first = challenge(nnap, seed);
        let second = answer(lnap, &first, seed.wrapping_add(100));
        let third = next(nnap, &second);
        let fourth = answer(lnap, &third, 0);
        assert_eq!(nnap.receive(&fourth, &KEYS, &mut [0; 64]), Ok(NnapEvent::Open));
        assert!(nnap.is_open() && lnap.is_open());
        [first, second, third, fourth]
    }

    fn request(nnap: &mut Nnap, payload: &[u8]) -> Vec<u8> {
        let mut payload = payload.to_vec();
        let mut out = [0; 256];
        nnap.seal_request(SAPS, &mut payload, &mut out).expect("a request").to_vec()
    }

    /// A request arrives and is answered.
    fn served(lnap: &mut Lnap, request: &[u8], expected: &[u8], payload: &[u8]) -> Vec<u8> {
        let mut out = [0; 256];
        assert_eq!(lnap.receive(request, random(0), &mut out), Ok(LnapEvent::Request(Message { saps: SAPS, payload: expected })));
        let mut payload = payload.to_vec();
        lnap.seal_response(SAPS, &mut payload, &mut out).expect("a response").to_vec()
    }

    fn exchange(nnap: &mut Nnap, lnap: &mut Lnap, number: u8) {
        let request = request(nnap, &[0xC0, number]);
        let response = served(lnap, &request, &[0xC0, number], &[0xC4, number]);
        let mut out = [0; 256];
        let opened = nnap.receive(&response, &KEYS, &mut out);
        assert_eq!(opened, Ok(NnapEvent::Response(Message { saps: SAPS, payload: &[0xC4, number] })));
    }

    #[test]
    fn a_channel_is_set_up_used_and_renewed() {
        let (mut nnap, mut lnap) = ends();
        set_up(&mut nnap, &mut lnap, 1);
        assert_eq!(lnap.domain_key_version(), Some(1));
        for number in 0..50 {
            exchange(&mut nnap, &mut lnap, number);
        }
        assert_eq!(nnap.received(), 50);
        // new keys of the meter: a new set-up, while the old ones serve until it is done
        let first = challenge(&mut nnap, 2);
        exchange(&mut nnap, &mut lnap, 51);
        let second = answer(&mut lnap, &first, 102);
        exchange(&mut nnap, &mut lnap, 52);
        let third = next(&mut nnap, &second);
        let fourth = answer(&mut lnap, &third, 0);
        assert_eq!(nnap.receive(&fourth, &KEYS, &mut [0; 64]), Ok(NnapEvent::Open));
        assert_eq!(nnap.received(), 0);
        exchange(&mut nnap, &mut lnap, 53);
    }

    #[test]
    fn keys_of_the_domain_are_distributed_and_renewed() {
        let (mut nnap, mut lnap) = ends();
        let mut broadcaster = Broadcaster::new(KEYS, DOMAIN);
        let send = |broadcaster: &mut Broadcaster, text: &[u8]| {
            let mut payload = text.to_vec();
            broadcaster.seal(SAPS, &mut payload, &mut [0; 64]).expect("a broadcast").to_vec()
        };
        let early = send(&mut broadcaster, b"early");
        assert_eq!(lnap.receive(&early, random(0), &mut [0; 64]), Err(ChannelError::NotExpected));
        set_up(&mut nnap, &mut lnap, 1);
        let heard = |lnap: &mut Lnap, message: &[u8], text: &[u8]| {
            let mut out = [0; 64];
            assert_eq!(lnap.receive(message, random(0), &mut out), Ok(LnapEvent::Broadcast(Message { saps: SAPS, payload: text })));
        };
        heard(&mut lnap, &early, b"early");
        // a second time, or an older one
        let [one, two] = [b"one", b"two"].map(|text| send(&mut broadcaster, text));
        heard(&mut lnap, &two, b"two");
        for old in [&early, &one, &two] {
            let mut out = [0; 64];
            let refused = lnap.receive(old, random(0), &mut out);
            assert!(matches!(refused, Err(ChannelError::Sequence { expected: 44, .. })), "{refused:?}");
        }
        // new keys, under the unicast protection
        let new = DomainKeys { version: 2, key: ChannelKey([3; 16]), sequence: 0 };
        let update = nnap.update_domain_keys(SAPS, new, &mut [0; 128]).expect("an update").to_vec();
        let done = answer(&mut lnap, &update, 0);
        assert_eq!(nnap.receive(&done, &KEYS, &mut [0; 64]), Ok(NnapEvent::DomainKeysUpdated));
        assert_eq!(lnap.domain_key_version(), Some(2));
        let old = send(&mut broadcaster, b"old");
        assert!(lnap.receive(&old, random(0), &mut [0; 64]).is_err());
        let mut broadcaster = Broadcaster::new(new, DOMAIN);
        let fresh = send(&mut broadcaster, b"new");
        heard(&mut lnap, &fresh, b"new");
        // the same message in another domain
        let mut elsewhere = Lnap::new(PSK, ADDRESS, Domain { id: [0x52, 0, 0, 0, 0, 0], length: 1 }, Limits::OSGP);
        set_up(&mut nnap, &mut elsewhere, 9);
        let message = send(&mut Broadcaster::new(KEYS, DOMAIN), b"here");
        assert_eq!(elsewhere.receive(&message, random(0), &mut [0; 64]), Err(ChannelError::NotAuthentic));
    }

    #[test]
    fn what_is_lost_is_sent_again() {
        let (mut nnap, mut lnap) = ends();
        // the challenge response is lost: the set-up begins again
        let first = challenge(&mut nnap, 1);
        answer(&mut lnap, &first, 2);
        set_up(&mut nnap, &mut lnap, 3);
        // requests and responses are lost: up to the window the next ones are taken
        for lost in 0..7 {
            request(&mut nnap, &[lost]);
        }
        exchange(&mut nnap, &mut lnap, 1);
        for _ in 0..7 {
            let request = request(&mut nnap, &[1]);
            served(&mut lnap, &request, &[1], &[2]);
        }
        exchange(&mut nnap, &mut lnap, 2);
        // one more than the window: refused with the number that is expected, and a new set-up helps
        for lost in 0..8 {
            request(&mut nnap, &[lost]);
        }
        let beyond = request(&mut nnap, &[1]);
        let mut out = [0; 64];
        let Ok(LnapEvent::Refused(ChannelError::Sequence { expected: 17, found: 25 }, why)) = lnap.receive(&beyond, random(0), &mut out)
        else {
            panic!("beyond the window")
        };
        let mut told = [0; 64];
        let told = nnap.receive(why, &KEYS, &mut told);
        assert_eq!(told, Err(ChannelError::Sequence { expected: 17, found: 25 }));
        set_up(&mut nnap, &mut lnap, 5);
        exchange(&mut nnap, &mut lnap, 3);
    }

    #[test]
    fn replays_are_refused() {
        let (mut nnap, mut lnap) = ends();
        let [first, _, third, fourth] = set_up(&mut nnap, &mut lnap, 1);
        let mut out = [0; 256];
        // the set-up: a commission request without its challenge, a commission response
        assert_eq!(lnap.receive(&third, random(0), &mut out), Err(ChannelError::NotExpected));
        assert_eq!(nnap.receive(&fourth, &KEYS, &mut out), Err(ChannelError::NotExpected));
        // an old challenge is answered with a fresh one, which the old commission request does not fit
        answer(&mut lnap, &first, 77);
        assert!(matches!(lnap.receive(&third, random(0), &mut out), Ok(LnapEvent::Refused(ChannelError::NotAuthentic, _))));
        exchange(&mut nnap, &mut lnap, 1);
        // a request
        let request = request(&mut nnap, &[1]);
        let response = served(&mut lnap, &request, &[1], &[2]);
        for _ in 0..3 {
            let again = lnap.receive(&request, random(0), &mut out);
            assert!(matches!(again, Ok(LnapEvent::Refused(ChannelError::Sequence { expected: 3, found: 2 }, _))), "{again:?}");
        }
        // a response
        assert!(nnap.receive(&response, &KEYS, &mut out).is_ok());
        assert_eq!(nnap.receive(&response, &KEYS, &mut out), Err(ChannelError::NotExpected));
        // an old response to a new request
        let request = self::request(&mut nnap, &[3]);
        assert!(matches!(nnap.receive(&response, &KEYS, &mut out), Err(ChannelError::Sequence { .. })));
        let response = served(&mut lnap, &request, &[3], &[4]);
        assert!(nnap.receive(&response, &KEYS, &mut out).is_ok());
    }

    #[test]
    fn what_comes_in_another_order_is_taken_once_or_not_at_all() {
        let (mut nnap, mut lnap) = ends();
        set_up(&mut nnap, &mut lnap, 1);
        let [one, two] = [[1], [2]].map(|payload| request(&mut nnap, &payload));
        let mut out = [0; 256];
        served(&mut lnap, &two, &[2], &[2]);
        let late = lnap.receive(&one, random(0), &mut out);
        assert!(matches!(late, Ok(LnapEvent::Refused(ChannelError::Sequence { expected: 3, found: 1 }, _))), "{late:?}");
        // the answer to an earlier request is none to the last one: it is bound to its number
        let [three, four] = [[3], [4]].map(|payload| request(&mut nnap, &payload));
        let old = served(&mut lnap, &three, &[3], &[3]);
        let new = served(&mut lnap, &four, &[4], &[4]);
        assert_eq!(nnap.receive(&old, &KEYS, &mut out), Err(ChannelError::NotAuthentic));
        assert!(matches!(nnap.receive(&new, &KEYS, &mut out), Ok(NnapEvent::Response(_))));
    }

    #[test]
    fn wrong_keys_and_other_nodes_are_refused() {
        let mut out = [0; 256];
        // another long-term key
        let (mut nnap, _) = ends();
        let mut other = Lnap::new(ChannelKey([8; 16]), ADDRESS, DOMAIN, Limits::OSGP);
        let first = challenge(&mut nnap, 1);
        let second = answer(&mut other, &first, 2);
        assert_eq!(nnap.receive(&second, &KEYS, &mut out), Err(ChannelError::NotAuthentic));
        // the right meter still gets through: nothing was lost
        let (_, mut lnap) = ends();
        let second = answer(&mut lnap, &first, 2);
        let third = next(&mut nnap, &second);
        // a forged commission request
        let mut forged = third.clone();
        *forged.last_mut().unwrap() ^= 1;
        let Ok(LnapEvent::Refused(ChannelError::NotAuthentic, why)) = lnap.receive(&forged, random(0), &mut out) else {
            panic!("it is forged")
        };
        assert_eq!(nnap.receive(why, &KEYS, &mut [0; 64]), Err(ChannelError::Refused));
        let fourth = answer(&mut lnap, &third, 0);
        assert_eq!(nnap.receive(&fourth, &KEYS, &mut out), Ok(NnapEvent::Open));
        // another node with the same key
        let elsewhere = Address { unique_node_id: [6, 5, 4, 3, 2, 1], ..ADDRESS };
        let mut wrong = Lnap::new(PSK, elsewhere, DOMAIN, Limits::OSGP);
        let first = challenge(&mut nnap, 3);
        let second = answer(&mut wrong, &first, 4);
        assert_eq!(nnap.receive(&second, &KEYS, &mut out), Err(ChannelError::OtherNode));
        // the open channel does not suffer
        exchange(&mut nnap, &mut lnap, 1);
        // the suite of the RC4 era
        let mut rc4 = first.clone();
        rc4[2] = 0;
        assert_eq!(lnap.receive(&rc4, random(0), &mut out), Err(ChannelError::Suite));
    }

    #[test]
    fn every_changed_bit_is_noticed() {
        let (mut nnap, mut lnap) = ends();
        let limits = Limits { failures: u8::MAX, ..Limits::OSGP };
        set_up(&mut nnap, &mut lnap, 1);
        let request = request(&mut nnap, &[1, 2, 3]);
        for bit in 0..request.len() * 8 {
            let mut lnap = lnap.clone();
            let mut changed = request.clone();
            changed[bit / 8] ^= 0x80 >> (bit % 8);
            let mut out = [0; 256];
            match lnap.receive(&changed, random(0), &mut out) {
                Ok(LnapEvent::Refused(ChannelError::NotAuthentic, _)) | Err(_) => {}
                // which segment it is counts for the segments, not for the whole message
                Ok(LnapEvent::Request(_)) if (3..8).contains(&bit) => {}
                other => panic!("bit {bit}: {other:?}"),
            }
        }
        assert_eq!(limits.window, 8);
    }

    #[test]
    fn limits_hold() {
        let limits = Limits { key_usage: 10, failures: 3, setups_in_a_day: 4, ..Limits::OSGP };
        let (mut nnap, mut lnap) = (Nnap::new(PSK, ADDRESS, limits), Lnap::new(PSK, ADDRESS, DOMAIN, limits));
        set_up(&mut nnap, &mut lnap, 1);
        for number in 0..4 {
            assert!(!nnap.is_key_nearly_used_up() && !lnap.is_key_nearly_used_up(), "{number}");
            exchange(&mut nnap, &mut lnap, number);
        }
        assert!(nnap.is_key_nearly_used_up() && lnap.is_key_nearly_used_up());
        exchange(&mut nnap, &mut lnap, 4);
        assert_eq!(nnap.seal_request(SAPS, &mut [1], &mut [0; 64]), Err(ChannelError::KeyUsedUp));
        set_up(&mut nnap, &mut lnap, 2);
        // the set-ups of the day are used up: two messages each
        let first = challenge(&mut nnap, 3);
        assert_eq!(lnap.receive(&first, random(0), &mut [0; 64]), Err(ChannelError::LockedOut));
        lnap.new_day();
        answer(&mut lnap, &first, 5);
        // three failures in a row
        let mut out = [0; 64];
        let mut forged = request(&mut nnap, &[1]);
        *forged.last_mut().unwrap() ^= 1;
        for _ in 0..3 {
            assert!(!lnap.is_locked_out());
            assert!(matches!(lnap.receive(&forged, random(0), &mut out), Ok(LnapEvent::Refused(..))));
        }
        assert_eq!(lnap.receive(&forged, random(0), &mut out), Err(ChannelError::LockedOut));
        lnap.unlock();
        exchange(&mut nnap, &mut lnap, 9);
    }

    #[test]
    fn no_keys_are_shown() {
        let (mut nnap, mut lnap) = ends();
        set_up(&mut nnap, &mut lnap, 1);
        assert_eq!(
            format!("{lnap:?}"),
            "Lnap { address: Address { subnet: 1, node: 5, unique_node_id: [1, 2, 3, 4, 5, 6] }, is_open: true, .. }"
        );
        assert!(!format!("{nnap:?} {:?}", Broadcaster::new(KEYS, DOMAIN)).contains("9, 9"));
    }

    #[test]
    fn associations_and_services_go_together() {
        let data = |confirmed, addressing| AdpData {
            client_sap: ClientSap::PUBLIC_CLIENT,
            server_sap: ServerSap::MANAGEMENT_LOGICAL_DEVICE,
            confirmed,
            addressing,
            data: &[],
        };
        let cases = [
            (true, Addressing::Unicast, Association::Confirmed, Ok(Carrier::RequestResponse)),
            (false, Addressing::Broadcast, Association::Confirmed, Ok(Carrier::Unacknowledged)),
            (true, Addressing::Broadcast, Association::Confirmed, Err(RuleBroken::ConfirmedToMany)),
            (true, Addressing::Unicast, Association::Unconfirmed, Err(RuleBroken::ConfirmedService)),
            (false, Addressing::Multicast, Association::Unconfirmed, Ok(Carrier::Unacknowledged)),
            (true, Addressing::Unicast, Association::PreEstablished { confirmed: true }, Ok(Carrier::RequestResponse)),
            (true, Addressing::Unicast, Association::PreEstablished { confirmed: false }, Err(RuleBroken::ConfirmedService)),
        ];
        for (confirmed, addressing, association, expected) in cases {
            assert_eq!(data(confirmed, addressing).carrier(association), expected);
        }
        assert!(Association::Confirmed.can_be_released() && !Association::PreEstablished { confirmed: true }.can_be_released());
    }

    fn message(len: usize) -> Vec<u8> {
        let payload: Vec<u8> = (0..len).map(|octet| octet as u8).collect();
        let pdu = ProtectedAdaptationPdu {
            control: AdaptationControl::ZERO.with_protected(true),
            sequence: 1,
            client_sap: ClientSap::PUBLIC_CLIENT,
            server_sap: ServerSap::MANAGEMENT_LOGICAL_DEVICE,
            ciphertext: OctetString(&payload),
            tag: cosem_codec::iso14908::unconfirmed::AuthenticationTag([0; 8]),
        };
        let mut out = vec![0; len + 64];
        pdu.encode(&mut out).unwrap().to_vec()
    }

    fn cut(pdu: &[u8], room: usize) -> Vec<Vec<u8>> {
        let mut segments = Segments::new(pdu, room).expect("it fits");
        let mut cut = Vec::new();
        while let Some(segment) = segments.write_next(&mut [0; 128]) {
            cut.push(segment.expect("room").to_vec());
        }
        cut
    }

    #[test]
    fn segments_become_the_message_again() {
        let pdu = message(600);
        let segments = cut(&pdu, 114);
        assert_eq!(segments.len(), 6);
        let mut storage = [0; 1024];
        let mut reassembler = Reassembler::new(SliceBuffer::new(&mut storage));
        for (number, segment) in segments.iter().enumerate() {
            assert!(segment.len() <= 114);
            let expected = if number == 5 { Received::Message(&pdu) } else { Received::More };
            assert_eq!(reassembler.push(segment), Ok(expected));
            if (1..5).contains(&number) {
                assert_eq!(reassembler.push(segment), Ok(Received::Duplicate));
            }
        }
        assert!(ProtectedAdaptationPdu::decode(&pdu).is_ok());
        // one is lost; then the rest has nowhere to go, and the next message starts anew
        assert_eq!(reassembler.push(&segments[0]), Ok(Received::More));
        assert_eq!(reassembler.push(&segments[2]), Err(SegmentError::Missing { expected: 1, found: 2 }));
        assert_eq!(reassembler.push(&segments[3]), Err(SegmentError::Missing { expected: 0, found: 3 }));
        let short = message(3);
        assert_eq!(reassembler.push(&short), Ok(Received::Message(&short)));
        // a segment of a message without protection
        assert_eq!(reassembler.push(&segments[0]), Ok(Received::More));
        let mut other = segments[1].clone();
        other[0] &= 0x7F;
        assert_eq!(reassembler.push(&other), Err(SegmentError::OtherMessage));
        // too long for the buffer, or for the number of segments
        let mut small = [0; 200];
        let mut reassembler = Reassembler::new(SliceBuffer::new(&mut small));
        assert_eq!(reassembler.push(&segments[0]), Ok(Received::More));
        assert_eq!(reassembler.push(&segments[1]), Err(SegmentError::TooLong { limit: 200 }));
        assert_eq!(Segments::new(&pdu, 20).err(), Some(SegmentError::TooLong { limit: 19 * MAX_SEGMENTS }));
        assert!(matches!(Segments::new(&[], 20), Err(SegmentError::Malformed(_))));
    }

    proptest! {
        #[test]
        fn any_message_is_cut_and_put_together(len in 0..300usize, room in 21..114usize) {
            let pdu = message(len);
            let mut storage = [0; 512];
            let mut reassembler = Reassembler::new(SliceBuffer::new(&mut storage));
            let segments = cut(&pdu, room.max(2 + pdu.len() / 15));
            let (last, others) = segments.split_last().expect("one at least");
            for segment in others {
                prop_assert_eq!(reassembler.push(segment), Ok(Received::More));
            }
            prop_assert_eq!(reassembler.push(last), Ok(Received::Message(&pdu)));
        }

        #[test]
        fn no_octets_open_a_channel(octets in proptest::collection::vec(any::<u8>(), 0..120), control in prop_oneof![Just(0x20u8), Just(0x80), Just(0xA0), Just(0xC0), any::<u8>()]) {
            let (mut nnap, mut lnap) = ends();
            set_up(&mut nnap, &mut lnap, 1);
            let waiting = request(&mut nnap, &[1]);
            let message = [&[control][..], &octets].concat();
            let mut out = [0; 256];
            prop_assert!(!matches!(lnap.receive(&message, random(3), &mut out), Ok(LnapEvent::Request(_) | LnapEvent::Broadcast(_))));
            prop_assert!(nnap.receive(&message, &KEYS, &mut out).is_err());
            // what was open stays open
            served(&mut lnap, &waiting, &[1], &[2]);
        }

        /// A line that loses, repeats and reorders: each request is served once at most, and the ends stay in step.
        #[test]
        fn a_bad_line_does_no_harm(line in proptest::collection::vec((0..5u8, any::<prop::sample::Index>()), 1..60)) {
            let (mut nnap, mut lnap) = ends();
            set_up(&mut nnap, &mut lnap, 1);
            let (mut recorded, mut served_once) = (Vec::new(), std::collections::HashSet::new());
            let mut out = [0; 256];
            for (number, (kind, index)) in line.into_iter().enumerate() {
                let payload = (number as u16).to_be_bytes();
                match kind {
                    // lost
                    0 => recorded.push(request(&mut nnap, &payload)),
                    // delivered late, or again
                    1 if !recorded.is_empty() => {
                        let message = recorded[index.index(recorded.len())].clone();
                        if let Ok(LnapEvent::Request(message)) = lnap.receive(&message, random(0), &mut out) {
                            prop_assert!(served_once.insert(message.payload.to_vec()));
                        }
                    }
                    _ => {
                        let message = request(&mut nnap, &payload);
                        recorded.push(message.clone());
                        match lnap.receive(&message, random(0), &mut out) {
                            Ok(LnapEvent::Request(message)) => {
                                prop_assert!(served_once.insert(message.payload.to_vec()));
                                let response = lnap.seal_response(SAPS, &mut [9], &mut out).unwrap().to_vec();
                                if kind != 2 {
                                    let opened = nnap.receive(&response, &KEYS, &mut out);
                                    prop_assert!(matches!(opened, Ok(NnapEvent::Response(_))));
                                }
                            }
                            Ok(LnapEvent::Refused(ChannelError::Sequence { .. }, _)) => {
                                set_up(&mut nnap, &mut lnap, number as u8);
                                recorded.clear();
                            }
                            other => panic!("{other:?}"),
                        }
                        lnap.new_day();
                    }
                }
            }
        }
    }
}
