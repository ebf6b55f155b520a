//! Single rules of the link layers that no vector shows: addressing of stations, answers of a server, acknowledgements, messages.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod link_support;

use cosem_codec::link::Progress;
use cosem_codec::link::block_transfer::{
    Acknowledgement, BlockControl, BlockError, BlockReassembler, Received, acknowledge, block, blocks_to_send,
};
use cosem_codec::link::buffer::SliceBuffer;
use cosem_codec::link::detect::{Layer, detect};
use cosem_codec::link::gateway::Gateway;
use cosem_codec::link::hdlc::{
    Address, Control, Deframer, Direction, Frame, FrameEncodeError, FrameError, FrameErrorKind, FrameType, Frames, FrmrInformation,
    LinkParameters, Mode, Reaction, Rule, RuleSet, Rules, Secondary, SegmentError, SequenceNumber, UnnumberedReassembler, read,
    repeat_after_time_out,
};
use cosem_codec::link::llc::Llc;
use cosem_codec::link::wrapper::{self, Recovery, Wrapper, WrapperEncodeError};
use link_support::octets;

const CLIENT: Address = Address::PUBLIC_CLIENT;

fn server() -> Address {
    Address::two(1, 17).unwrap()
}

fn control(octet: u8) -> Control {
    Control::from_octet(octet).unwrap()
}

fn to_server(octet: u8) -> Frame<'static> {
    Frame::new(server(), CLIENT, control(octet))
}

fn nr(number: u8) -> SequenceNumber {
    SequenceNumber::modulo(number)
}

#[test]
fn which_station_takes_a_frame() {
    let one = |upper| Address::one(upper).unwrap();
    let two = |upper, lower| Address::two(upper, lower).unwrap();
    let four = |upper, lower| Address::four(upper, lower).unwrap();
    // (destination, own address, CALLING DEVICE, taken)
    let cases = [
        (two(1, 17), two(1, 17), false, true),
        (two(1, 18), two(1, 17), false, false),
        (two(2, 17), two(1, 17), false, false),
        (two(0x7F, 17), two(1, 17), false, true),
        (two(1, 0x7F), two(1, 17), false, true),
        (two(0x7F, 0x7F), two(1, 17), false, true),
        (two(0, 0), two(1, 17), true, false),
        (two(1, 0x7E), two(1, 17), true, true),
        (two(1, 0x7E), two(1, 17), false, false),
        (two(2, 0x7E), two(2, 17), true, false),
        (one(1), two(1, 17), false, false),
        (one(1), one(1), false, true),
        (one(0x7F), one(1), false, true),
        (two(1, 0x7F), one(1), false, true),
        (two(1, 17), one(1), false, false),
        (two(1, 17), four(1, 17), false, true),
        (two(0x7F, 0x7F), four(1, 17), false, true),
        (two(1, 0x7E), four(1, 17), true, true),
        (four(1, 0x3FFE), two(1, 17), true, true),
        (four(1, 0x3FFE), two(1, 17), false, false),
        (four(0x3FFF, 0x3FFF), two(1, 17), false, true),
        (four(0x3FFF, 0x3FFF), one(1), false, true),
        (four(1, 17), two(1, 17), false, false),
        (four(1, 17), one(1), false, false),
    ];
    for (destination, own, calling_device, taken) in cases {
        assert_eq!(destination.admitted_at(own, calling_device), taken, "{destination} at {own}, calling device {calling_device}");
    }
    assert_eq!((Address::one(0x80), Address::two(0, 0x80), Address::four(0x4000, 0)), (None, None, None));
    assert_eq!((server().to_string(), CLIENT.to_string()), ("1/17".into(), "16".into()));
}

#[test]
fn rules_by_name() {
    let broken = |frame: Frame<'_>, direction| {
        let rules = Rules { direction, ..Rules::STRICT };
        frame.broken_rules(&rules).iter().collect::<Vec<_>>()
    };
    let pushed_to = |destination| Frame::new(destination, Address::one(1).unwrap(), control(0x13));
    let e450 = Address::two(0x67, 0x7F).unwrap();
    assert_eq!(broken(pushed_to(e450), None), [Rule::BroadcastPoll], "taken for a broadcast of a client");
    let to_client = Some(Direction::ToClient);
    assert_eq!(broken(pushed_to(e450), to_client), [Rule::ClientAddressSize, Rule::DestinationStation]);
    assert_eq!(broken(Frame::new(Address::NO_STATION, server(), control(0x10)), None), [Rule::DestinationStation]);
    assert_eq!(broken(to_server(0x93), to_client), [Rule::Direction]);
    assert_eq!(broken(to_server(0x93), Some(Direction::ToServer)), []);
    assert_eq!(broken(to_server(0x73), None), [Rule::ClientAddressSize], "UA goes to a client");
    let group = Address::two(0x7F, 17).unwrap();
    assert_eq!(broken(Frame::new(group, CLIENT, control(0x43)), None), [], "DISC may be broadcast");
    assert_eq!(broken(Frame::new(group, CLIENT, control(0x53)), None), [Rule::BroadcastPoll]);
    assert_eq!(broken(Frame::new(group, CLIENT, control(0x11)), None), [Rule::BroadcastFrame, Rule::BroadcastPoll]);
    let segmented = Frame { segmented: true, ..to_server(0x03) };
    assert_eq!(broken(segmented, None), [Rule::SegmentedUi]);
    let long = [0; 129];
    let rules = Rules { max_information: 128, ..Rules::STRICT };
    assert!(to_server(0x10).with_information(&long).broken_rules(&rules).contains(Rule::InformationLength));
    assert!(to_server(0x10).with_information(&long[1..]).broken_rules(&rules).is_empty());
    for rule in Rule::ALL {
        assert!(RuleSet::ALL.contains(rule) && !RuleSet::ALL.without(rule).contains(rule));
        assert!(!rule.name().is_empty() && !rule.to_string().is_empty() && rule.clause().starts_with("6.4"));
    }
    assert_eq!(RuleSet::NONE.with(Rule::Direction).iter().collect::<Vec<_>>(), [Rule::Direction]);
}

#[test]
fn a_header_check_without_information() {
    let frame = octets("7ea00802232193bd647e");
    let mut doubled = frame.clone();
    doubled[2] += 2;
    let header = cosem_codec::crc::Crc16X25::new().update(&doubled[1..7]);
    doubled[7..9].copy_from_slice(&header.value().to_le_bytes());
    let check = header.update(&doubled[7..9]).value().to_le_bytes();
    doubled.splice(9..9, check);
    let error = Frame::decode(&doubled, &Rules::STRICT).unwrap_err();
    assert_eq!(error.kind(), FrameErrorKind::Rule(Rule::HeaderCheckWithoutInformation));
    let lenient = Frame::decode(&doubled, &Rules::STRICT.tolerating(Rule::HeaderCheckWithoutInformation)).unwrap();
    assert_eq!(lenient.encode(&mut [0; 20]).unwrap(), frame, "written in the only right form");
}

#[test]
fn messages_of_frame_errors() {
    let message = |hex: &str| Frame::decode(&octets(hex), &Rules::STRICT).unwrap_err().to_string();
    assert_eq!(message("7ea00802232193bd657e"), "bad FCS at octet 7: bd64 expected, bd65 found");
    assert_eq!(message("7ea0142102233095f1e6e7007e7d5e7e7e007d94547e"), "bad HCS at octet 7: 95f0 expected, 95f1 found");
    assert_eq!(message("a0"), "no opening flag at octet 0: 7e expected, a0 found");
    assert_eq!(message("7ea00802232193bd6400"), "no closing flag at octet 9: 7e expected, 00 found");
    assert_eq!(message("7ea00802232193bd64"), "incomplete frame at octet 9: 1 more octet needed");
    assert_eq!(message("7eb0"), "bad format type at octet 1: a expected, b found");
    assert_eq!(message("7ea006"), "length 6 too short for the header at octet 1");
    assert_eq!(message("7ea00902232193bd647e"), "bad length at octet 1: 9 octets announced, 8 between the flags");
    assert_eq!(message("7ea00802232193bd647e00"), "1 octet after the closing flag at octet 10");
    assert_eq!(message("7ea0080202239300007e"), "bad address at octet 3: 1, 2 or 4 octets expected");
    let mut undefined = octets("7ea00802232109bd647e");
    let check = cosem_codec::crc::crc16_x25(&undefined[1..7]).to_le_bytes();
    undefined[7..9].copy_from_slice(&check);
    let error = Frame::decode(&undefined, &Rules::STRICT).unwrap_err();
    assert_eq!(error.to_string(), "undefined control field at octet 6: 09");
    assert_eq!(error.header().unwrap().source, Address::PUBLIC_CLIENT);
    assert_eq!(error.moved_by(10).offset(), 16);
    assert_eq!(control(0x30).to_string(), "I N(S)=0 N(R)=1 P/F");
}

#[test]
fn frames_that_cannot_be_written() {
    let long = [0; 2100];
    let frame = to_server(0x10).with_information(&long);
    assert_eq!(frame.encode(&mut [0; 2200]), Err(FrameEncodeError::TooLong { length: 2110 }));
    let frame = to_server(0x11);
    assert_eq!(frame.encode(&mut [0; 9]), Err(FrameEncodeError::BufferTooSmall { needed: 10 }));
    let too_long = vec![0; 65536];
    let pdu = Wrapper { source: 1, destination: 1, apdu: &too_long };
    assert_eq!(pdu.encode(&mut vec![0; 70000]), Err(WrapperEncodeError::TooLong { length: 65536 }));
    assert_eq!(Wrapper { apdu: &[], ..pdu }.encode(&mut [0; 7]).unwrap_err().to_string(), "buffer too small: 8 octets needed");
    let gateway = Gateway { response: false, network_id: 0, address: &long[..128], apdu: &[] };
    assert_eq!(gateway.encode(&mut [0; 200]).unwrap_err().to_string(), "gateway address too long at octet 2: 128 octets");
    assert_eq!(Llc { response: true, broadcast: false, apdu: &[1] }.encode(&mut [0; 3]), None);
}

/// A frame whose HCS is wrong takes those with it that share a flag with it, up to a pair of flags.
#[test]
fn frames_joined_to_a_damaged_one() {
    let damaged = "7ea0142102233095f1e6e70000005e0000000094547e";
    let good = "a008210223516a417e";
    let stream = octets(&format!("{damaged}{good}7e{good}"));
    let found = |rules| {
        let results: Vec<Result<Frame<'_>, FrameError>> = Frames::new(&stream, rules).collect();
        (results.iter().filter(|result| result.is_ok()).count(), results.len())
    };
    assert_eq!(found(Rules::STRICT), (1, 3), "the bad one, the joined one, a good one");
    assert_eq!(found(Rules::STRICT.tolerating(Rule::JoinedToDamaged)), (2, 3));
    let mut deframer = Deframer::new(Rules::STRICT);
    let Progress::Invalid { skip, .. } = deframer.read(&stream) else { panic!("accepted") };
    deframer.reset();
    assert!(deframer.read(&stream[skip..]).unit().is_some(), "after a pause nothing is joined");
}

/// A frame that claims to be longer than it is does not swallow the next one: its header tells at once.
#[test]
fn a_damaged_length_does_not_make_the_reader_wait() {
    let stream = octets("7ea7f42102233095f0e6e7007e7d5e7e7e007d9454");
    assert!(matches!(read(&stream[..8], &Rules::STRICT), Progress::Incomplete { .. }));
    let Progress::Invalid { error, .. } = read(&stream[..9], &Rules::STRICT) else { panic!("waits") };
    assert!(error.header_is_damaged());
}

#[test]
fn pushes_that_the_standard_has_dropped() {
    let kaifa = Frame { information: &[0xE6, 0xE7, 0x00, 0x0F], ..Frame::new(Address::NO_STATION, server(), control(0x10)) };
    let mut storage = [0; 8];
    let mut strict = UnnumberedReassembler::new(SliceBuffer::new(&mut storage), RuleSet::NONE);
    assert_eq!(strict.push(&kaifa), Err(SegmentError::Rule(Rule::Connection)));
    assert_eq!(strict.push(&to_server(0x11)), Err(SegmentError::FrameType));
    assert_eq!(strict.push(&to_server(0x13)), Ok(None), "a poll has no message");
    let mut storage = [0; 8];
    let mut lenient = UnnumberedReassembler::new(SliceBuffer::new(&mut storage), RuleSet::DEPLOYED_PUSH);
    assert_eq!(lenient.push(&kaifa), Ok(Some(kaifa.information)));
    let segment = |source, segmented, octet: &'static [u8]| Frame { segmented, source, information: octet, ..kaifa };
    assert_eq!(lenient.push(&segment(server(), true, &[1])), Ok(None));
    assert_eq!(lenient.push(&segment(CLIENT, false, &[2])), Err(SegmentError::Interleaved));
    assert_eq!(lenient.push(&segment(CLIENT, true, &[2])), Ok(None));
    assert!(lenient.is_open());
    assert_eq!(lenient.push(&segment(CLIENT, false, &[3])), Ok(Some(&[2, 3][..])));
}

#[test]
fn what_a_server_answers() {
    let mut station = Secondary::new();
    let dm = Reaction::Answer(control(0x1F));
    assert_eq!(station.receive(&to_server(0x11)), dm, "RR when not connected");
    assert_eq!(station.receive(&to_server(0x01)), Reaction::Nothing, "without P nobody may answer");
    assert_eq!(station.receive(&to_server(0x83)), Reaction::Nothing);
    assert_eq!(station.receive(&to_server(0x13)), Reaction::Unnumbered { turn: true });
    assert_eq!(station.information(true), None);
    assert_eq!(station.receive(&to_server(0x93)), Reaction::Connect);
    assert_eq!(station.accept(2).to_octet(), 0x73);
    assert_eq!(station.receive(&to_server(0x10)), Reaction::Information { turn: true });
    assert_eq!(station.information(false).unwrap().to_octet(), 0x20);
    assert_eq!(station.information(true).unwrap().to_octet(), 0x32);
    assert_eq!(station.information(true), None, "the window is full");
    assert_eq!(station.receive(&to_server(0x31)), Reaction::Turn, "the second frame is asked for again");
    assert_eq!(station.vs(), nr(1));
    assert_eq!(station.information(true).unwrap().to_octet(), 0x32);
    assert_eq!(station.receive(&to_server(0x55)), Reaction::Turn, "RNR");
    assert_eq!(station.information(true), None, "the client is busy");
    assert_eq!(station.receive_ready().to_octet(), 0x31);
    assert_eq!(station.receive(&to_server(0x51)), Reaction::Turn);
    assert!(station.information(true).is_some());
    assert_eq!(station.receive(&to_server(0x56)), Reaction::Answer(control(0x31)), "N(S) 3 when 1 is expected");
    assert_eq!(station.receive(&to_server(0x73)), Reaction::Nothing, "an answer is not for a server");
    // N(R) of a frame that was acknowledged long ago.
    let Reaction::Reject(information) = station.receive(&to_server(0x11)) else { panic!("taken") };
    assert_eq!(information, FrmrInformation { invalid_nr: true, ..FrmrInformation::new(0x11, station.vs(), nr(1)) });
    assert_eq!(station.mode(), Mode::Rejected(information));
    assert_eq!(station.receive(&to_server(0x10)), Reaction::Reject(information), "until SNRM or DISC");
    assert_eq!(station.receive(&to_server(0x53)), Reaction::Disconnect);
    assert_eq!((station.disconnect().to_octet(), station.mode()), (0x73, Mode::Disconnected));
    assert_eq!(station.receive(&to_server(0x53)), dm);
}

#[test]
fn what_a_server_answers_to_refused_frames() {
    let refused = |frame: &[u8], rules: &Rules| Frame::decode(frame, rules).unwrap_err();
    let mut out = [0; 200];
    let mut station = Secondary::new();
    // RR with information: w and x.
    let with_information = octets("7ea00b0223213169ff00ccc67e");
    let error = refused(&with_information, &Rules::STRICT);
    assert_eq!(station.receive_refused(&error), Reaction::Nothing, "not connected");
    station.accept(1);
    let Reaction::Reject(information) = station.receive_refused(&error) else { panic!("no answer") };
    assert_eq!(information.to_octets(), [0x31, 0x00, 0x03]);
    // Too long: y.
    station.accept(1);
    let rules = Rules { max_information: 8, ..Rules::STRICT };
    let long = to_server(0x10).with_information(&[0; 9]);
    let error = refused(long.encode(&mut out).unwrap(), &rules);
    let Reaction::Reject(information) = station.receive_refused(&error) else { panic!("no answer") };
    assert_eq!(information.to_octets(), [0x10, 0x00, 0x04]);
    // Bad FCS: P and N(R) count, the information does not.
    station.accept(1);
    let octets = to_server(0x10).with_information(&[1]).encode(&mut out).unwrap();
    octets[10] ^= 1;
    let error = refused(octets, &Rules::STRICT);
    assert_eq!(station.receive_refused(&error), Reaction::Answer(control(0x11)));
    assert_eq!(station.vr(), nr(0));
    // Bad HCS: nothing counts.
    octets[6] ^= 1;
    assert_eq!(station.receive_refused(&refused(octets, &Rules::STRICT)), Reaction::Nothing);
    // The client asks with RR which of its I frames arrived; UI is not repeated.
    assert_eq!(repeat_after_time_out(control(0x10), nr(3)), Some(control(0x71)));
    assert_eq!(repeat_after_time_out(control(0x13), nr(3)), None);
}

#[test]
fn parameters_that_are_refused() {
    let message = |hex: &str| LinkParameters::decode(&octets(hex)).unwrap_err().to_string();
    assert_eq!(message("80"), "bad format identifier at octet 0: 81 expected, 80 found");
    assert_eq!(message("8181"), "unknown parameter group at octet 1: 81");
    assert_eq!(message("8180"), "length runs past the end at octet 2: 1 octet missing");
    assert_eq!(message("818003050480"), "length runs past the end at octet 4: 3 octets missing");
    assert_eq!(message("818006050180050180"), "HDLC parameter given twice at octet 6: 05");
    assert_eq!(message("818004050207ef"), "value of HDLC parameter 05 out of range at octet 5");
    assert_eq!(message("818003030100"), "unknown HDLC parameter at octet 3: 03");
    let transmit = |hex: &str| LinkParameters::decode(&octets(hex)).unwrap().parameters.max_information_transmit;
    assert_eq!(transmit("81f00201028003050140"), 64, "user-defined parameters are read over");
    assert_eq!(transmit("81800805060000000000ff"), 255, "any width");
}

fn gbt(octet: u8) -> BlockControl {
    BlockControl::from_octet(octet)
}

/// The sequence of the Energy ICT test suite, both sides: windows of five blocks.
#[test]
fn block_transfer_in_windows() {
    let apdu: Vec<u8> = (0..85).collect();
    let send = |acknowledged, window| {
        let blocks = blocks_to_send(&apdu, 10, acknowledged, window, 5);
        blocks.map(|block| (block.control.to_octet(), block.number)).collect::<Vec<_>>()
    };
    assert_eq!(send(0, 1), [(0x05, 1)]);
    assert_eq!(send(1, 5), [(0x45, 2), (0x45, 3), (0x45, 4), (0x45, 5), (0x05, 6)]);
    assert_eq!(send(6, 5), [(0x45, 7), (0x45, 8), (0x85, 9)]);
    assert_eq!(send(9, 5), []);
    assert_eq!(send(3, 1), [(0x05, 4)], "one missing block is asked for with window 1");
    assert_eq!(send(3, 0), [(0x05, 4)]);
    assert_eq!((block(&apdu, 10, 0), block(&apdu, 0, 1), block(&[], 10, 1)), (None, None, Some((true, &[][..]))));
    let answer = |control, last, complete, number| acknowledge(gbt(control), last, complete, number, 5);
    let ack = |octet, number, ack| Some(Acknowledgement { control: gbt(octet), number, ack });
    assert_eq!(answer(0x05, 1, false, 1), ack(0x85, 1, 1));
    assert_eq!(answer(0x45, 2, false, 2), None);
    assert_eq!(answer(0x05, 6, false, 2), ack(0x85, 2, 6));
    assert_eq!(answer(0x85, 9, true, 3), None);
    assert_eq!(acknowledge(gbt(0x05), 3, false, 2, 1), ack(0x81, 2, 3));
}

#[test]
fn block_reassembly() {
    let mut storage = [0; 6];
    let mut receiver = BlockReassembler::new(SliceBuffer::new(&mut storage));
    assert_eq!(receiver.push(gbt(0x85), 1, 1, &[]), Ok(Received::Acknowledgement));
    assert_eq!(receiver.push(gbt(0x05), 2, 0, &[2]), Err(BlockError::Missing { expected: 1, found: 2 }));
    assert_eq!(receiver.push(gbt(0x05), 0, 0, &[2]), Err(BlockError::Number));
    assert_eq!(receiver.push(gbt(0x45), 1, 0, &[1]), Ok(Received::More));
    assert_eq!(receiver.push(gbt(0x45), 2, 0, &[2]), Ok(Received::More));
    assert_eq!(receiver.push(gbt(0x45), 2, 0, &[9]), Ok(Received::Duplicate));
    assert_eq!(receiver.push(gbt(0x45), 4, 0, &[4]), Err(BlockError::Missing { expected: 3, found: 4 }));
    assert_eq!(receiver.push(gbt(0x85), 3, 0, &[]), Ok(Received::Message(&[1, 2])), "the last block may be empty");
    assert_eq!(receiver.push(gbt(0x85), 3, 0, &[7]), Ok(Received::Duplicate));
    assert_eq!(receiver.push(gbt(0x45), 4, 0, &[7]), Err(BlockError::Missing { expected: 1, found: 4 }));
    assert_eq!(receiver.push(gbt(0x45), 1, 0, &[5]), Ok(Received::Restarted));
    assert_eq!(receiver.push(gbt(0x80), 0, 0, &[]), Err(BlockError::Aborted));
    assert!(!receiver.is_open());
    assert_eq!(receiver.push(gbt(0x45), 1, 0, &[1; 6]), Ok(Received::More));
    assert_eq!(receiver.push(gbt(0x45), 2, 0, &[1]), Err(BlockError::TooLong { limit: 6 }));
    assert_eq!(receiver.push(gbt(0x45), 3, 0, &[1]), Err(BlockError::TooLong { limit: 6 }));
    assert_eq!(receiver.push(gbt(0x85), 1, 0, &[1]), Ok(Received::Message(&[1])));
    // GET, SET and ACTION have block numbers of 32 bits.
    assert_eq!(receiver.push_block(false, 1, &[1]), Ok(Received::Restarted));
    assert_eq!(receiver.push_block(true, 2, &[2]), Ok(Received::Message(&[1, 2])));
}

#[test]
fn layers_by_their_first_octets() {
    let cases: [(&[u8], Option<Layer>); 20] = [
        (&[], None),
        (&[0x7E], None),
        (&[0x7E, 0x7E], None),
        (&[0x7E, 0x7E, 0xA8], Some(Layer::Hdlc)),
        (&[0x00], None),
        (&[0x00, 0x01], Some(Layer::Wrapper)),
        (&[0x90], Some(Layer::Llc432)),
        (&[0x02, 0x0B, 0x50], Some(Layer::SfskSerial)),
        (&[0x02, 0x0B], None),
        (&[0x68, 0x03, 0x03], None),
        (&[0x68, 0x03, 0x03, 0x68], Some(Layer::MBus)),
        (&[0x68, 0x03, 0x04, 0x68], Some(Layer::Coap)),
        (&[0xE5], Some(Layer::MBus)),
        (&[0x10, 0x40, 0x01, 0x41, 0x16], Some(Layer::MBus)),
        (b"/ABC5", Some(Layer::Text)),
        (&[0xDB, 0x08], Some(Layer::GeneralGloCiphering)),
        (&[0xDB, 0x00], Some(Layer::Apdu { tag: 0xDB })),
        (&[0xE6, 0xE6, 0x00], Some(Layer::LlcOrGateway)),
        (&[0x40, 0x02, 0x12, 0x34], Some(Layer::Coap)),
        (&[0x61, 0x29], Some(Layer::Apdu { tag: 0x61 })),
    ];
    for (octets, layer) in cases {
        assert_eq!(detect(octets), layer, "{octets:02x?}");
    }
}

#[test]
fn a_wrapper_stream_is_recovered_only_when_asked() {
    let stream = octets("0002000100010001c0000100010001000112");
    assert!(matches!(wrapper::read(&stream, Recovery::Close), Progress::Invalid { skip: 18, .. }));
    // Inside the header of the bad PDU two octets look like a version: what is read from there is wrong, and only the mode allows it.
    let Progress::Invalid { error, skip: 2 } = wrapper::read(&stream, Recovery::Scan) else { panic!("accepted") };
    assert_eq!(error.to_string(), "bad wrapper version at octet 0: 0001 expected, 0002 found");
    let Progress::Invalid { skip, .. } = wrapper::read(&[0x05, 0x06, 0x00], Recovery::Scan) else { panic!("accepted") };
    assert_eq!(skip, 2, "half a version is kept");
}

#[test]
fn a_missing_llc_header_is_told() {
    let with = octets("e6e700e04000010000");
    assert_eq!(Llc::decode_optional(&with).1, &with[3..]);
    assert_eq!(Llc::decode_optional(&with[3..]), (None, &with[3..]));
    assert_eq!(Llc::decode(&with[3..]).unwrap_err().to_string(), "bad LLC destination at octet 0: e6 expected, e0 found");
    assert_eq!(Llc::decode(&[0xE6, 0xE7, 0x01]).unwrap_err().to_string(), "bad LLC quality at octet 2: 00 expected, 01 found");
    assert_eq!(Llc::decode(&[0xE6]).unwrap_err().to_string(), "incomplete LLC header at octet 1: 2 more octets needed");
    assert_eq!(FrameType::Snrm.name(), "SNRM");
}
