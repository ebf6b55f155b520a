//! What holds for every stream, frame and PDU: no panic, nothing lost or invented, the same result however a stream is cut.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod link_support;

use cosem_codec::link::Progress;
use cosem_codec::link::block_transfer::{BlockControl, BlockReassembler, Received, acknowledge, blocks_to_send};
use cosem_codec::link::buffer::{Buffer, SliceBuffer};
use cosem_codec::link::detect::detect;
use cosem_codec::link::gateway::Gateway;
use cosem_codec::link::hdlc::{
    Address, Control, Deframer, FLAG, Frame, FrameErrorKind, FrameType, FrmrInformation, LinkParameters, NumberedReassembler,
    ParameterForm, RuleSet, Rules, Secondary, Segmenter, SequenceNumber, UnnumberedReassembler, negotiate, read,
};
use cosem_codec::link::llc::Llc;
use cosem_codec::link::wrapper::{self, Recovery, Wrapper};
use link_support::{Members, tables};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const LENIENT: Rules = Rules { tolerated: RuleSet::ALL, ..Rules::STRICT };

/// As many cases as the environment says; failures are told, not written to files.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

fn addresses() -> impl Strategy<Value = Address> {
    prop_oneof![
        (0..0x80_u16).prop_map(|upper| Address::one(upper).unwrap()),
        (0..0x80_u16, 0..0x80_u16).prop_map(|(upper, lower)| Address::two(upper, lower).unwrap()),
        (0..0x4000_u16, 0..0x4000_u16).prop_map(|(upper, lower)| Address::four(upper, lower).unwrap()),
    ]
}

fn controls() -> impl Strategy<Value = Control> {
    select((0..=255).filter_map(Control::from_octet).collect::<Vec<_>>())
}

#[derive(Debug, Clone)]
struct Parts {
    destination: Address,
    source: Address,
    control: Control,
    segmented: bool,
    information: Vec<u8>,
}

impl Parts {
    fn frame(&self) -> Frame<'_> {
        Frame {
            destination: self.destination,
            source: self.source,
            control: self.control,
            segmented: self.segmented,
            information: &self.information,
        }
    }

    fn octets(&self) -> Vec<u8> {
        let mut out = [0; 2100];
        self.frame().encode(&mut out).unwrap().to_vec()
    }
}

/// Octets among which flags and format fields are frequent.
fn noise(len: usize) -> impl Strategy<Value = Vec<u8>> {
    vec(prop_oneof![any::<u8>(), select(vec![FLAG, 0xA0, 0xA1, 0x07, 0x03, 0x01, 0x00])], 0..len)
}

fn frames() -> impl Strategy<Value = Parts> {
    (addresses(), addresses(), controls(), any::<bool>(), noise(300))
        .prop_map(|(destination, source, control, segmented, information)| Parts { destination, source, control, segmented, information })
}

/// Frames with noise and fill between them. The noise ends with two flags, so that nothing is joined to what it seems to begin.
fn streams() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        3 => frames().prop_map(|parts| parts.octets()),
        1 => frames().prop_map(|parts| parts.octets()[1..].to_vec()),
        1 => noise(40),
        1 => Just(vec![FLAG; 3]),
        1 => (frames(), any::<prop::sample::Index>(), any::<u8>()).prop_map(|(parts, place, octet)| {
            let mut octets = parts.octets();
            let place = place.index(octets.len());
            octets[place] = octet;
            octets
        }),
    ];
    vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// Everything that a caller with a buffer sees: the frames as octets, and all octets it was told to drop.
fn walk(rules: Rules, stream: &[u8], mut ends: Vec<usize>) -> (Vec<Vec<u8>>, usize) {
    let mut deframer = Deframer::new(rules);
    ends.push(stream.len());
    ends.sort_unstable();
    let (mut frames, mut start) = (Vec::new(), 0);
    for end in ends {
        loop {
            let input = &stream[start..end];
            match deframer.read(input) {
                Progress::Complete { unit, consumed } => {
                    assert!(consumed > 0 && consumed < input.len(), "the closing flag stays");
                    let mut out = [0; 2100];
                    let octets = unit.encode(&mut out).unwrap();
                    assert!(input.starts_with(&[FLAG]) && input[..=consumed].ends_with(octets), "the same octets");
                    frames.push(octets.to_vec());
                    start += consumed;
                }
                Progress::Invalid { error, skip } => {
                    assert!(skip > 0 && skip <= input.len() && error.offset() <= input.len());
                    assert!(!error.is_incomplete() && !error.to_string().is_empty());
                    start += skip;
                }
                Progress::Incomplete { needed, skip } => {
                    assert!(needed > 0 && skip <= input.len() && input.len() - skip < 2049);
                    start += skip;
                    break;
                }
            }
        }
    }
    (frames, stream.len() - start)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn frames_come_back(parts in frames()) {
        let octets = parts.octets();
        let frame = parts.frame();
        prop_assert_eq!(octets.len(), frame.encoded_len());
        prop_assert_eq!(Frame::decode(&octets, &LENIENT), Ok(frame));
        prop_assert_eq!(read(&octets, &LENIENT), Progress::Complete { unit: frame, consumed: octets.len() - 1 });
        let broken = frame.broken_rules(&Rules::STRICT);
        prop_assert_eq!(Frame::decode(&octets, &Rules::STRICT).is_ok(), broken.is_empty());
        if let Err(error) = Frame::decode(&octets, &Rules::STRICT) {
            prop_assert!(matches!(error.kind(), FrameErrorKind::Rule(rule) if broken.contains(rule)));
            prop_assert_eq!(error.header().unwrap().control(), Some(frame.control));
        }
    }

    #[test]
    fn no_prefix_is_accepted(parts in frames(), cut in any::<prop::sample::Index>()) {
        let octets = parts.octets();
        let prefix = &octets[..cut.index(octets.len())];
        let Progress::Incomplete { needed, skip: 0 } = read(prefix, &LENIENT) else { panic!("not incomplete") };
        prop_assert!(needed <= octets.len() - prefix.len());
        prop_assert!(Frame::decode(prefix, &LENIENT).is_err());
    }

    #[test]
    fn a_changed_bit_is_found(parts in frames(), place in any::<prop::sample::Index>(), bit in 0..8) {
        let mut octets = parts.octets();
        let place = 1 + place.index(octets.len() - 2);
        octets[place] ^= 1_u8 << bit;
        prop_assert!(Frame::decode(&octets, &LENIENT).is_err());
        prop_assert!(read(&octets, &LENIENT).unit().is_none());
    }

    #[test]
    fn any_cuts_give_the_same_frames(stream in streams(), cuts in vec(any::<prop::sample::Index>(), 0..6), strict in any::<bool>()) {
        let rules = if strict { Rules { tolerated: RuleSet::ALL.without(cosem_codec::link::hdlc::Rule::JoinedToDamaged), ..Rules::STRICT } } else { LENIENT };
        let (whole, rest) = walk(rules, &stream, Vec::new());
        let cuts = cuts.into_iter().map(|cut| cut.index(stream.len() + 1)).collect();
        prop_assert_eq!(walk(rules, &stream, cuts), (whole, rest));
    }

    #[test]
    fn the_frame_after_garbage_is_found(garbage in noise(200), parts in frames()) {
        // The largest frame that garbage can announce is ended by the octets behind it; then the search has come back.
        let good = parts.octets();
        let stream = [&garbage, &[FLAG; 2][..], &good, &[FLAG; 2100]].concat();
        let (found, _) = walk(LENIENT, &stream, Vec::new());
        prop_assert!(found.contains(&good));
    }

    #[test]
    fn arbitrary_octets_never_panic(octets in noise(2200)) {
        let (frames, rest) = walk(Rules::STRICT, &octets, Vec::new());
        let total: usize = frames.iter().map(|frame| frame.len() - 1).sum();
        prop_assert!(total + rest <= octets.len());
        let _ = Frame::decode(&octets, &Rules::STRICT).map_err(|error| assert!(error.offset() <= octets.len()));
        let _ = LinkParameters::decode(&octets).map_err(|error| assert!(error.offset() <= octets.len()));
        let _ = FrmrInformation::decode(&octets);
        let _ = Llc::decode(&octets).map_err(|error| assert!(error.offset() <= octets.len()));
        let _ = Gateway::decode(&octets).map_err(|error| assert!(error.offset() <= octets.len()));
        let _ = Wrapper::decode_datagram(&octets).map_err(|error| assert!(error.offset() <= octets.len()));
        let _ = detect(&octets);
    }

    #[test]
    fn headers_come_back(response in any::<bool>(), octets in vec(any::<u8>(), 0..50), address in vec(any::<u8>(), 0..128), numbers in any::<(u8, u16, u16)>()) {
        let mut out = [0; 300];
        let llc = Llc { response, broadcast: false, apdu: &octets };
        prop_assert_eq!(Llc::decode(llc.encode(&mut out).unwrap()), Ok(llc));
        let gateway = Gateway { response, network_id: numbers.0, address: &address, apdu: &octets };
        prop_assert_eq!(Gateway::decode(gateway.encode(&mut out).unwrap()), Ok(gateway));
        let wrapper = Wrapper { source: numbers.1, destination: numbers.2, apdu: &octets };
        prop_assert_eq!(Wrapper::decode_datagram(wrapper.encode(&mut out).unwrap()), Ok(wrapper));
    }

    #[test]
    fn wrapper_streams(octets in vec(prop_oneof![Just(0), Just(1), any::<u8>()], 0..200), scan in any::<bool>()) {
        let recovery = if scan { Recovery::Scan } else { Recovery::Close };
        let mut start = 0;
        loop {
            match wrapper::read(&octets[start..], recovery) {
                Progress::Complete { unit, consumed } => {
                    let mut out = [0; 300];
                    prop_assert_eq!(unit.encode(&mut out).unwrap(), &octets[start..start + consumed]);
                    start += consumed;
                }
                Progress::Invalid { skip, .. } => {
                    prop_assert!(skip > 0 && start + skip <= octets.len());
                    start += skip;
                }
                Progress::Incomplete { needed, skip } => {
                    prop_assert!(needed > 0 && skip == 0);
                    break;
                }
            }
        }
        prop_assert!(start <= octets.len());
    }

    #[test]
    fn negotiation_takes_the_smaller(values in any::<[[u16; 2]; 4]>()) {
        let station = |at: usize| LinkParameters {
            max_information_transmit: values[0][at] % 2030 + 1,
            max_information_receive: values[1][at] % 2030 + 1,
            window_transmit: u8::try_from(values[2][at] % 7 + 1).unwrap(),
            window_receive: u8::try_from(values[3][at] % 7 + 1).unwrap(),
        };
        let (client, server) = (station(0), station(1));
        let agreed = negotiate(&client, &server);
        prop_assert!(agreed.client_to_server_information >= 1);
        prop_assert_eq!(agreed.client_to_server_information, client.max_information_transmit.min(server.max_information_receive));
        prop_assert_eq!(agreed.server_to_client_window, server.window_transmit.min(client.window_receive));
        prop_assert_eq!(negotiate(&client, &agreed.as_server()), agreed);
        prop_assert_eq!(negotiate(&agreed.as_client(), &server), agreed);
        for form in [ParameterForm::Shortest, ParameterForm::TwoOctets] {
            prop_assert_eq!(LinkParameters::decode(&client.encode(form)).unwrap().parameters, client);
        }
    }

    #[test]
    fn segments_join_to_what_was_cut(message in vec(any::<u8>(), 1..3000), max_information in 1..400_u16, window in 1..8_u8, first in 0..8_u8) {
        let (client, server) = (Address::PUBLIC_CLIENT, Address::two(1, 17).unwrap());
        let mut segmenter = Segmenter::new(&message, client, server, max_information, window, SequenceNumber::modulo(first));
        let mut storage = vec![0; message.len()];
        let mut reassembler = NumberedReassembler::new(SliceBuffer::new(&mut storage));
        reassembler.resume_at(SequenceNumber::modulo(first));
        let mut out = [0; 2100];
        let mut sent = 0;
        loop {
            let frame = segmenter.next_frame(SequenceNumber::ZERO).unwrap();
            let octets = frame.encode(&mut out).unwrap();
            let frame = Frame::decode(octets, &Rules::STRICT).unwrap();
            sent += 1;
            prop_assert_eq!(frame.control.poll_final, sent % window == 0 || !frame.segmented);
            sent %= window;
            if let Some(joined) = reassembler.push(&frame).unwrap() {
                prop_assert_eq!(joined, &message);
                break;
            }
        }
        prop_assert!(segmenter.is_done() && !reassembler.is_open());
    }

    #[test]
    fn reassembly_never_yields_more_than_came(pushed in vec(frames(), 0..10), limit in 0..500_usize) {
        let (mut numbered, mut unnumbered) = (vec![0; limit], vec![0; limit]);
        let mut numbered = NumberedReassembler::new(SliceBuffer::new(&mut numbered));
        let mut unnumbered = UnnumberedReassembler::new(SliceBuffer::new(&mut unnumbered), RuleSet::ALL);
        let mut server = Secondary::new();
        let mut came = 0;
        for parts in &pushed {
            came += parts.information.len();
            let frame = parts.frame();
            prop_assert!(numbered.push(&frame).map_or(true, |message| message.is_none_or(|message| message.len() <= came)));
            prop_assert!(unnumbered.push(&frame).map_or(true, |message| message.is_none_or(|message| message.len() <= came)));
            let _ = server.receive(&frame);
            let _ = server.accept(7);
        }
    }

    /// A transfer over a line that loses and doubles blocks comes to its end by the acknowledgements alone.
    #[test]
    fn blocks_arrive_over_a_bad_line(apdu in vec(any::<u8>(), 1..600), block_len in 1..50_usize, window in 1..64_u8, faults in vec(0..4_u8, 0..200)) {
        let mut storage = vec![0; apdu.len()];
        let mut receiver = BlockReassembler::new(SliceBuffer::new(&mut storage));
        let mut faults = faults.into_iter();
        let (mut acknowledged, mut number) = (0, 0);
        'transfer: for _ in 0..2000 {
            let blocks: Vec<_> = blocks_to_send(&apdu, block_len, acknowledged, window, 1).collect();
            prop_assert!(!blocks.is_empty() && blocks.len() <= usize::from(window));
            prop_assert!(blocks.iter().rev().skip(1).all(|block| block.control.streaming));
            prop_assert!(!blocks.last().unwrap().control.streaming);
            for block in &blocks {
                // The block that ends a window is only ever doubled: if it is lost too, a time-out has to help.
                let fault = faults.next().unwrap_or(0);
                let times = if fault == 2 { 2 } else { usize::from(fault != 1 || !block.control.streaming) };
                for _ in 0..times {
                    let complete = match receiver.push(block.control, block.number, 0, block.data) {
                        Ok(Received::Message(message)) => {
                            prop_assert_eq!(message, &apdu);
                            break 'transfer;
                        }
                        Ok(_) => false,
                        Err(error) => {
                            prop_assert!(error.to_string().starts_with("block"));
                            false
                        }
                    };
                    let last = u16::try_from(receiver.last_in_order()).unwrap();
                    if let Some(answer) = acknowledge(block.control, last, complete, number + 1, window) {
                        number = answer.number;
                        acknowledged = answer.ack;
                        prop_assert!(answer.control.last_block && answer.control.window == window);
                    }
                }
            }
        }
        prop_assert!(!receiver.is_open());
        prop_assert_eq!(receiver.octets(), apdu.as_slice());
    }

    #[test]
    fn block_reassembly_is_bounded(blocks in vec((any::<u8>(), 0..6_u16, any::<u16>(), vec(any::<u8>(), 0..30)), 0..40), limit in 0..100_usize) {
        let mut storage = vec![0; limit];
        let mut receiver = BlockReassembler::new(SliceBuffer::new(&mut storage));
        for (control, number, ack, data) in &blocks {
            let control = BlockControl::from_octet(*control);
            prop_assert_eq!(BlockControl::from_octet(control.to_octet()), control);
            if let Ok(Received::Message(message)) = receiver.push(control, *number, *ack, data) {
                prop_assert!(message.len() <= limit);
            }
            prop_assert!(receiver.octets().len() <= limit);
        }
    }
}

/// Every capture, cut at every place.
#[test]
fn captures_cut_everywhere() {
    for capture in tables("captures.toml", "capture").iter().filter(|capture| capture.contains_key("hdlc")) {
        let hex = capture.octets("hex");
        let whole = walk(Rules::DEPLOYED_PUSH, &hex, Vec::new());
        for cut in 0..hex.len() {
            assert_eq!(walk(Rules::DEPLOYED_PUSH, &hex, vec![cut]), whole, "{} cut at {cut}", capture.text("name"));
        }
    }
}

#[test]
fn long_messages_and_their_rest_are_dropped() {
    let mut storage = [0; 5];
    let mut reassembler = NumberedReassembler::new(SliceBuffer::new(&mut storage));
    let frame = |ns, segmented| Frame {
        segmented,
        information: &[1, 2, 3],
        ..Frame::new(
            Address::PUBLIC_CLIENT,
            Address::two(1, 17).unwrap(),
            Control::new(FrameType::I { ns: SequenceNumber::modulo(ns), nr: SequenceNumber::ZERO }, true),
        )
    };
    assert_eq!(reassembler.push(&frame(0, true)), Ok(None));
    assert!(reassembler.push(&frame(1, true)).is_err());
    assert!(reassembler.push(&frame(2, false)).is_err());
    assert_eq!(reassembler.push(&frame(3, false)), Ok(Some(&[1, 2, 3][..])), "the next message is taken");
    assert_eq!(reassembler.vr().get(), 4);
    let mut buffer = SliceBuffer::new(&mut [0; 0]);
    assert!(buffer.append(&[]).is_ok() && buffer.append(&[1]).is_err());
}

#[cfg(feature = "alloc")]
mod owned {
    use cosem_codec::link::buffer::VecBuffer;
    use cosem_codec::link::hdlc::{FrameError, FrameReader};
    use cosem_codec::link::wrapper::WrapperReader;

    use super::*;

    type Outcomes = Vec<Result<Vec<u8>, FrameError>>;

    fn read_all(rules: Rules, stream: &[u8], cuts: &[usize]) -> (Outcomes, usize) {
        let mut reader = FrameReader::new(rules);
        let mut outcomes = Outcomes::new();
        let mut start = 0;
        for end in cuts.iter().copied().chain([stream.len()]) {
            reader.push(&stream[start..end]);
            start = end;
            while let Some(outcome) = reader.next_frame() {
                outcomes.push(outcome.map(|frame| frame.to_vec().unwrap()));
            }
            assert!(reader.needed() > 0 && reader.pending().len() < 2049);
        }
        (outcomes, reader.offset())
    }

    proptest! {
        #![proptest_config(config())]

        #[test]
        fn a_reader_tells_the_same_however_the_stream_is_cut(stream in streams(), cuts in vec(any::<prop::sample::Index>(), 0..8), rules in select(vec![Rules::STRICT, LENIENT])) {
            let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.index(stream.len() + 1)).collect();
            cuts.sort_unstable();
            prop_assert_eq!(read_all(rules, &stream, &cuts).0, read_all(rules, &stream, &[]).0);
            let octets: Vec<_> = (0..stream.len()).collect();
            prop_assert_eq!(read_all(rules, &stream, &octets).0, read_all(rules, &stream, &[]).0);
        }

        #[test]
        fn time_outs_come_to_an_end(stream in streams()) {
            let mut reader = FrameReader::new(Rules::STRICT);
            reader.push(&stream);
            let mut calls = 0;
            loop {
                while reader.next_frame().is_some() {}
                if reader.time_out().is_none() {
                    break;
                }
                calls += 1;
                prop_assert!(calls <= stream.len());
            }
            prop_assert!(reader.pending().len() <= 1);
        }

        #[test]
        fn wrapper_reader(pdus in vec(vec(any::<u8>(), 0..40), 0..6), garbage in vec(2..=255_u8, 0..5), cuts in vec(any::<prop::sample::Index>(), 0..8)) {
            let wrapped: Vec<_> = pdus.iter().map(|apdu| Wrapper { source: 1, destination: 16, apdu }.to_vec().unwrap()).collect();
            let stream = [wrapped.concat(), garbage.clone(), wrapped.concat()].concat();
            let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.index(stream.len() + 1)).collect();
            cuts.sort_unstable();
            for recovery in [Recovery::Close, Recovery::Scan] {
                let mut reader = WrapperReader::new(recovery);
                let (mut good, mut bad, mut start) = (Vec::new(), Vec::new(), 0);
                for end in cuts.iter().copied().chain([stream.len()]) {
                    reader.push(&stream[start..end]);
                    start = end;
                    while let Some(outcome) = reader.next_pdu() {
                        match outcome {
                            Ok(pdu) => good.push(pdu.to_vec().unwrap()),
                            Err(error) => bad.push(error),
                        }
                    }
                }
                let lost = recovery == Recovery::Close && !garbage.is_empty() && (garbage.len() > 1 || !pdus.is_empty());
                prop_assert_eq!(reader.is_lost(), lost);
                let times = if lost { 1 } else { 2 };
                prop_assert_eq!(good, wrapped.iter().cycle().take(times * wrapped.len()).cloned().collect::<Vec<_>>());
                let single = garbage.len() == 1 && pdus.is_empty();
                prop_assert_eq!(bad.len(), usize::from(!garbage.is_empty() && !single));
                if let Some(error) = bad.first() {
                    prop_assert_eq!(error.offset(), wrapped.concat().len());
                }
            }
        }
    }

    #[test]
    fn a_cut_frame_gives_way_to_the_next() {
        let good = [0x7E, 0xA0, 0x07, 0x03, 0x03, 0x93, 0x8C, 0x11, 0x7E];
        let mut reader = FrameReader::new(Rules::STRICT);
        reader.push(&good[..5]);
        assert!(reader.next_frame().is_none());
        assert_eq!(reader.time_out().map(|error| error.to_string()), Some("incomplete frame at octet 5: 4 more octets needed".into()));
        assert!(reader.time_out().is_none());
        reader.push(&good);
        assert!(reader.next_frame().unwrap().is_ok());
        assert!(reader.next_frame().is_none());
        assert!(reader.time_out().is_none(), "the closing flag is no loss");
    }

    #[test]
    fn owned_buffer() {
        let mut buffer = VecBuffer::new(3);
        assert!(buffer.append(&[1, 2]).is_ok() && buffer.append(&[3, 4]).is_err() && buffer.append(&[3]).is_ok());
        assert_eq!(buffer.take(), [1, 2, 3]);
        assert_eq!((buffer.octets().len(), buffer.limit()), (0, 3));
    }
}
