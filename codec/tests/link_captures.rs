//! Frames of real meters: what the capture file states about each, and the same octets when written again.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod link_support;

use cosem_codec::link::block_transfer::{BlockControl, BlockError, BlockReassembler, Received};
use cosem_codec::link::buffer::{Buffer, SliceBuffer};
use cosem_codec::link::hdlc::{
    FLAG, Frame, FrameErrorKind, FrameType, Frames, LinkParameters, NumberedReassembler, ParameterForm, Rule, RuleSet, Rules,
    UnnumberedReassembler,
};
use cosem_codec::link::llc::Llc;
use cosem_codec::link::wrapper::{self, Recovery, Wrapper};
use cosem_codec::link::{Progress, detect::Layer, detect::detect};
use link_support::{Members, octets, tables};
use toml::{Table, Value};

fn captures() -> Vec<Table> {
    tables("captures.toml", "capture")
}

/// What the capture file says about an HDLC frame.
fn compare(frame: &Frame<'_>, stated: &Table) {
    assert_eq!(i64::try_from(frame.encoded_len() - 2), Ok(stated.number("length")));
    assert_eq!(frame.segmented, stated.flag("segmented"));
    assert_eq!(frame.destination.to_octets()[..frame.destination.size().octets()], stated.octets("destination"));
    assert_eq!(frame.source.to_octets()[..frame.source.size().octets()], stated.octets("source"));
    assert_eq!(i64::from(frame.control.to_octet()), stated.number("control"));
    assert_eq!(i64::try_from(frame.information.len()), Ok(stated.number("info_octets")));
}

#[test]
fn hdlc_frames() {
    let (mut good, mut damaged, mut cut) = (0, 0, 0);
    for capture in captures().iter().filter(|capture| capture.contains_key("hdlc")) {
        println!("{}", capture.text("name"));
        let hex = capture.octets("hex");
        assert_eq!(detect(&hex), Some(Layer::Hdlc));
        let mut frames = Frames::new(&hex, Rules::DEPLOYED_PUSH);
        for stated in capture.tables("hdlc") {
            let start = frames.offset();
            if stated.get("error").and_then(Value::as_str) == Some("truncated") {
                assert_eq!(frames.next(), None);
                let whole = usize::try_from(stated.number("length")).unwrap() + 2;
                assert_eq!(frames.needed(), Some(whole - (hex.len() - start)));
                cut += 1;
                continue;
            }
            assert!(stated.flag("hcs_ok"), "no capture has a bad HCS");
            let frame = frames.next().unwrap();
            assert_eq!(frame.is_ok(), stated.flag("fcs_ok"));
            match frame {
                Ok(frame) => {
                    compare(&frame, stated);
                    let length = frame.encoded_len();
                    let mut out = [0; 2100];
                    let first = start + hex[start..].iter().take_while(|octet| **octet == FLAG).count() - 1;
                    assert_eq!(frame.encode(&mut out).unwrap(), &hex[first..first + length]);
                    good += 1;
                }
                Err(error) => {
                    let FrameErrorKind::Fcs { expected, found } = error.kind() else { panic!("{error}") };
                    assert_ne!(expected, found);
                    let header = error.header().unwrap();
                    assert_eq!(i64::from(header.control), stated.number("control"));
                    // With the check sequence put right the frame is good.
                    let mut repaired = hex.clone();
                    repaired[error.offset()..error.offset() + 2].copy_from_slice(&expected);
                    compare(&Frame::decode(&repaired[start..=frames.offset()], &Rules::DEPLOYED_PUSH).unwrap(), stated);
                    damaged += 1;
                }
            }
        }
        let rest = frames.rest();
        if capture.text("name") == "ams-gh175-2" {
            assert_eq!(rest, [FLAG, 0x29], "one octet of noise at the end");
        } else if !capture.tables("hdlc").iter().any(|stated| stated.contains_key("error")) {
            assert_eq!(rest, [FLAG]);
        }
    }
    assert_eq!((good, damaged, cut), (76, 3, 1));
}

/// Which meters need which tolerance: what the strict rules refuse in each capture.
#[test]
fn deviations_have_names() {
    let mut all = RuleSet::NONE;
    for capture in captures().iter().filter(|capture| capture.contains_key("hdlc")) {
        let hex = capture.octets("hex");
        let mut broken = RuleSet::NONE;
        for frame in Frames::new(&hex, Rules { tolerated: RuleSet::ALL, ..Rules::STRICT }).flatten() {
            for rule in frame.broken_rules(&Rules::STRICT).iter() {
                broken = broken.with(rule);
            }
            assert!(frame.broken_rules(&Rules::STRICT).minus(RuleSet::DEPLOYED_PUSH).is_empty());
        }
        let kaifa = RuleSet::NONE.with(Rule::SourceStation).with(Rule::DestinationStation);
        let expected = match capture.text("vendor") {
            vendor if vendor.starts_with("Kaifa") => kaifa,
            // Two octets for the client, the lower one ALL_STATION: by the sizes alone this looks like a broadcast with P = 1.
            _ if hex.get(3..5) == Some(&[0xCE, 0xFF]) => RuleSet::NONE.with(Rule::BroadcastPoll),
            _ if broken == kaifa => kaifa,
            _ => RuleSet::NONE,
        };
        assert_eq!(broken, expected, "{} {}", capture.text("name"), capture.text("vendor"));
        for rule in broken.iter() {
            all = all.with(rule);
        }
    }
    assert_eq!(all.iter().count(), 3);
}

/// Every push is taken out of its frames: LLC header and APDU.
#[test]
fn pushes() {
    let mut messages = 0;
    for capture in captures() {
        let Some(Value::Array(stated)) = capture.get("hdlc") else { continue };
        let intact = stated.iter().all(|frame| frame.get("fcs_ok").and_then(Value::as_bool) == Some(true));
        let (true, None) = (intact, capture.get("gbt")) else { continue };
        let hex = capture.octets("hex");
        let mut storage = [0; 2048];
        let mut reassembler = UnnumberedReassembler::new(SliceBuffer::new(&mut storage), RuleSet::DEPLOYED_PUSH);
        for frame in Frames::new(&hex, Rules::DEPLOYED_PUSH).flatten() {
            let message = reassembler.push(&frame).unwrap().unwrap();
            let llc = Llc::decode(message).unwrap();
            assert!(llc.response && matches!(llc.apdu[0], 0x0F | 0xC2 | 0xDB), "{}", capture.text("name"));
            messages += 1;
        }
    }
    assert_eq!(messages, 45);
}

/// One information field with three LLC PDUs: behind each APDU, which here is known to have 29 octets, the next header follows.
#[test]
fn several_llc_pdus_in_one_frame() {
    let capture = captures().into_iter().find(|capture| capture.text("name") == "issue-scs74-lg").unwrap();
    let hex = capture.octets("hex");
    let frame = Frames::new(&hex, Rules::DEPLOYED_PUSH).next().unwrap().unwrap();
    let mut rest = frame.information;
    let mut invoke_ids = Vec::new();
    while let Some(llc) = Llc::decode_following(rest).unwrap() {
        let (apdu, behind) = llc.apdu.split_at(frame.information.len() / 3 - 3);
        invoke_ids.push(apdu[..5].to_vec());
        rest = behind;
    }
    assert_eq!(invoke_ids, [octets("0f0008fd7b"), octets("0f0008fd7c"), octets("0f0008fd7d")]);
    assert!(Llc::decode_following(&frame.information[1..]).is_err());
}

/// The general block transfer in a frame: control, number, acknowledgement, data.
fn block(apdu: &[u8]) -> (BlockControl, u16, u16, &[u8]) {
    let [0xE0, control, n1, n0, a1, a0, data @ ..] = apdu else { panic!("no general-block-transfer") };
    let data = match *data {
        [0x82, _, _, ref data @ ..] | [0x81, _, ref data @ ..] => data,
        [_, ref data @ ..] => data,
        [] => panic!("no length"),
    };
    (BlockControl::from_octet(*control), u16::from_be_bytes([*n1, *n0]), u16::from_be_bytes([*a1, *a0]), data)
}

#[test]
fn blocks() {
    for capture in captures().iter().filter(|capture| capture.contains_key("gbt")) {
        let name = capture.text("name");
        println!("{name}");
        let hex = capture.octets("hex");
        let mut storage = [0; 2048];
        let mut reassembler = BlockReassembler::new(SliceBuffer::new(&mut storage));
        let (mut outcomes, mut message) = (Vec::new(), None);
        let frames: Vec<_> = Frames::new(&hex, Rules::DEPLOYED_PUSH).map(Result::unwrap).collect();
        for (frame, stated) in frames.iter().zip(capture.tables("gbt")) {
            // These meters send the LLC header in the first frame of a transfer only.
            let (header, apdu) = Llc::decode_optional(frame.information);
            let (control, number, ack, data) = block(apdu);
            assert_eq!(header.is_some(), number == 1);
            assert_eq!(i64::from(control.to_octet()), stated.number("control"));
            assert_eq!((control.last_block, control.streaming), (stated.flag("last"), stated.flag("streaming")));
            assert_eq!((i64::from(number), i64::from(ack)), (stated.number("block"), stated.number("block_ack")));
            assert_eq!(i64::try_from(data.len()), Ok(stated.number("data_octets")));
            outcomes.push(match reassembler.push(control, number, ack, data) {
                Ok(Received::Message(octets)) => {
                    message = Some(octets.to_vec());
                    "message"
                }
                Ok(Received::More) => "more",
                Ok(Received::Restarted) => "restarted",
                Ok(Received::Duplicate) => "duplicate",
                Ok(Received::Acknowledgement) => "acknowledgement",
                Err(BlockError::Missing { expected: 3, found: 4 }) => "missing 3",
                Err(error) => panic!("{error}"),
            });
        }
        match name {
            // The first push breaks off after two blocks.
            "scs-lg-e450-unencrypted-valid-data" => assert_eq!(outcomes, ["more", "more", "restarted", "more", "more", "message"]),
            // A block twice, and the last two in the wrong order: the message is never whole.
            "scs-lg-e450-unencrypted-invalid-data" => {
                assert_eq!(outcomes, ["more", "more", "duplicate", "missing 3", "more"]);
                assert!(reassembler.is_open());
                assert_eq!(reassembler.last_in_order(), 3);
                continue;
            }
            _ => assert!(outcomes.iter().rev().skip(1).all(|outcome| *outcome == "more")),
        }
        let message = message.unwrap();
        assert!(matches!(message[0], 0x0F | 0xDB));
        assert!(!reassembler.is_open() && reassembler.octets() == message);
    }
}

#[test]
fn sessions_over_hdlc() {
    let (mut frames, mut damaged, mut messages) = (0, 0, 0);
    for capture in captures() {
        let Some(Value::Array(steps)) = capture.get("frames") else { continue };
        if capture.text_of_first_layer() != "hdlc" {
            continue;
        }
        println!("{}", capture.text("name"));
        let (mut from_client, mut from_server) = ([0; 4096], [0; 4096]);
        let mut client = NumberedReassembler::new(SliceBuffer::new(&mut from_server));
        let mut server = NumberedReassembler::new(SliceBuffer::new(&mut from_client));
        // The others are parts of connections: only the numbers inside a segmented message follow each other.
        let whole = capture.text("name").starts_with("session-mel");
        for step in steps {
            let step = step.as_table().unwrap();
            let mut hex = step.octets("hex");
            if let Err(error) = Frame::decode(&hex, &Rules::STRICT) {
                // The association request with a password: someone changed it and left the FCS.
                let FrameErrorKind::Fcs { expected, .. } = error.kind() else { panic!("{error}") };
                assert_eq!(error.to_string(), "bad FCS at octet 67: 99e9 expected, 0bdb found");
                hex[error.offset()..error.offset() + 2].copy_from_slice(&expected);
                damaged += 1;
            }
            let frame = Frame::decode(&hex, &Rules::STRICT).unwrap();
            assert_eq!(frame.encode(&mut [0; 2100]).unwrap(), hex);
            frames += 1;
            match frame.control.frame {
                FrameType::Snrm | FrameType::Disc => {
                    client.reset();
                    server.reset();
                }
                FrameType::Ua if !frame.information.is_empty() => {
                    let parsed = LinkParameters::decode(frame.information).unwrap();
                    let forms = [ParameterForm::Shortest, ParameterForm::TwoOctets];
                    assert!(forms.iter().any(|form| parsed.parameters.encode(*form).octets() == frame.information));
                }
                FrameType::I { ns, nr } => {
                    let (receiver, sender) = if step.text("dir") == "C" { (&mut server, &client) } else { (&mut client, &server) };
                    if whole {
                        assert_eq!(nr, sender.vr(), "acknowledges all that came");
                    } else if !receiver.is_open() {
                        receiver.resume_at(ns);
                    }
                    if let Some(message) = receiver.push(&frame).unwrap() {
                        let llc = Llc::decode(message).unwrap();
                        assert_eq!(llc.response, step.text("dir") == "S");
                        messages += 1;
                    }
                }
                _ => {}
            }
        }
    }
    assert_eq!((frames, damaged, messages), (99, 1, 52));
}

trait FirstLayer {
    fn text_of_first_layer(&self) -> &str;
}

impl FirstLayer for Table {
    fn text_of_first_layer(&self) -> &str {
        self["layers"].as_array().and_then(|layers| layers.first()).and_then(Value::as_str).unwrap()
    }
}

#[test]
fn wrapper_pdus() {
    let (mut pdus, mut in_sessions) = (0, 0);
    for capture in captures() {
        if let Some(Value::Table(stated)) = capture.get("wrapper") {
            let hex = capture.octets("hex");
            assert_eq!(detect(&hex), Some(Layer::Wrapper));
            let Progress::Complete { unit, consumed } = wrapper::read(&hex, Recovery::Close) else { panic!("a whole PDU") };
            assert_eq!(i64::from(unit.source), stated.number("source_wport"));
            assert_eq!(i64::from(unit.destination), stated.number("destination_wport"));
            assert_eq!(i64::try_from(unit.apdu.len()), Ok(stated.number("length")));
            assert_eq!(unit.encode(&mut [0; 300]).unwrap(), &hex[..consumed]);
            // One string has an octet too many: on TCP it begins the next PDU, on UDP it is an error.
            let has_rest = capture.text("name") == "connexo-plain-frame2";
            assert_eq!(Wrapper::decode_datagram(&hex).is_err(), has_rest);
            assert_eq!(hex.len() - consumed, usize::from(has_rest));
            pdus += 1;
        } else if capture.text_of_first_layer() == "wrapper" {
            for step in capture.tables("frames") {
                let hex = step.octets("hex");
                assert_eq!(Wrapper::decode_datagram(&hex).unwrap().encode(&mut [0; 300]).unwrap(), hex);
                in_sessions += 1;
            }
        }
    }
    assert_eq!((pdus, in_sessions), (9, 19));
}

#[test]
fn buffers_have_a_limit() {
    let mut storage = [0; 4];
    let mut buffer = SliceBuffer::new(&mut storage);
    assert!(buffer.append(&[1, 2, 3]).is_ok() && buffer.append(&[4, 5]).is_err());
    assert_eq!((buffer.octets(), buffer.limit()), ([1, 2, 3].as_slice(), 4));
}
