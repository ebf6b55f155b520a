//! The known answers for the layers below the application layer, in both directions.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod link_support;

use cosem_codec::crc::Crc16X25;
use cosem_codec::link::buffer::SliceBuffer;
use cosem_codec::link::detect::detect;
use cosem_codec::link::gateway::{Gateway, GatewayErrorKind};
use cosem_codec::link::hdlc::{
    Address, AddressError, AddressSize, Control, Deframer, Direction, Frame, FrameError, FrameErrorKind, FrameType, Frames,
    FrmrInformation, LinkParameters, Mode, NumberedReassembler, ParameterForm, ParametersErrorKind, Reaction, Rule, RuleSet, Rules,
    Secondary, SegmentError, Segmenter, SequenceNumber, UnnumberedReassembler, negotiate, read, repeat_after_time_out,
};
use cosem_codec::link::llc::{Llc, LlcErrorKind};
use cosem_codec::link::wrapper::{self, Recovery, Wrapper, WrapperErrorKind};
use cosem_codec::link::{Progress, detect};
use link_support::{Members, octets, tables};
use toml::Table;

/// The kinds of vectors that belong to layers which have no module yet, with the layer.
const NOT_YET: &[(&str, &str)] = &[
    ("ciase", "IEC 62056-8-3 CIASE"),
    ("coap", "CoAP"),
    ("llc432", "IEC 61334-4-32 LLC"),
    ("mbus_manufacturer", "EN 13757-4 wireless M-Bus"),
    ("mode21", "IEC 62056-21"),
    ("mode21_baud", "IEC 62056-21"),
    ("mode21_bcc", "IEC 62056-21"),
    ("p1", "P1 customer interface"),
    ("p1_crc", "P1 customer interface"),
    ("p1_encrypted", "P1 customer interface"),
    ("prime_data", "IEC 62056-8-4 PRIME, base node to concentrator"),
    ("prime_dc", "IEC 62056-8-4 PRIME, base node to concentrator"),
    ("profile_rule", "rules of the profiles for associations, an application layer matter"),
    ("sfsk_addresses", "IEC 61334-5-1 S-FSK MAC"),
    ("sfsk_credit", "IEC 61334-5-1 S-FSK MAC"),
    ("sfsk_fcs24", "IEC 61334-5-1 S-FSK MAC"),
    ("sfsk_ns", "IEC 61334-5-1 S-FSK MAC"),
    ("sfsk_serial", "IEC 61334-5-1 S-FSK MAC, serial form"),
    ("sms", "SMS short wrapper"),
];

/// The kinds that `link_mbus` answers.
const ELSEWHERE: &[&str] = &["mbus", "mbus_deviation", "mbus_segmentation"];

/// A well-formed frame as Kaifa meters send it: from lower address NO_STATION to NO_STATION, which the standard has dropped.
const KAIFA: Rules = Rules::STRICT.tolerating(Rule::SourceStation).tolerating(Rule::DestinationStation);

#[test]
fn all_vectors() {
    let mut checked = 0;
    for vector in tables("transports.toml", "vector") {
        let (name, kind) = (vector.text("name"), vector.text("kind"));
        let fields = vector.table("fields");
        let hex = vector.octets("hex");
        println!("{name}");
        checked += 1;
        match kind {
            "fcs" => assert_eq!(Crc16X25::of(&hex).to_le_bytes().to_vec(), fields.octets("fcs_line")),
            // The register before the complement is the complement of the check value.
            "fcs_residue" => assert_eq!(i64::from(!Crc16X25::of(&hex)), fields.number("residue")),
            "hdlc_address" => address(&hex, fields),
            "hdlc_address_error" => assert_eq!(Address::split(&hex), Err(AddressError::Length)),
            "hdlc_address_rule" => address_rule(fields),
            "hdlc_control" => control(&hex, fields),
            "hdlc_control_error" => assert_eq!(Control::from_octet(hex[0]), None),
            "hdlc_control_census" => {
                let defined = (0..=255).filter_map(Control::from_octet).count();
                assert_eq!(i64::try_from(defined), Ok(fields.number("defined")));
                assert_eq!(256 - i64::try_from(defined).unwrap(), fields.number("undefined"));
            }
            "hdlc_frame" => frame(&hex, fields, if name == "frame_i_without_info" { &KAIFA } else { &Rules::STRICT }),
            "hdlc_frame_error" => frame_error(&hex, fields),
            "hdlc_stream" => stream(&hex, fields),
            "hdlc_stream_chunks" => (0..=hex.len()).for_each(|cut| stream_in_two(&hex, cut, fields)),
            "hdlc_segmentation" => segmentation(&hex, fields),
            "hdlc_segmentation_error" => segmentation_error(&hex, fields),
            "hdlc_params" => params(&hex, fields),
            "hdlc_params_error" => params_error(&hex, fields),
            "hdlc_negotiation" => negotiation(&hex, fields),
            "hdlc_frmr_info" => frmr(&hex, fields),
            "hdlc_dialogue" => dialogue(&fields.texts("steps")),
            "llc" => llc(&hex, fields),
            "llc_error" => {
                let kind = Llc::decode(&hex).unwrap_err().kind();
                assert_eq!(matches!(kind, LlcErrorKind::Incomplete { .. }), fields.text("error") == "incomplete");
            }
            "wrapper" | "wrapper_generated" => wrapper_pdu(hex, fields),
            "wrapper_error" => {
                let expected = fields.text("error");
                match wrapper::read(&hex, Recovery::Close) {
                    Progress::Incomplete { .. } => assert_eq!(expected, "incomplete"),
                    Progress::Invalid { error, skip } => assert_eq!((error.kind().name(), skip), (expected, hex.len())),
                    Progress::Complete { .. } => panic!("accepted"),
                }
            }
            "wrapper_udp_error" => {
                assert_eq!(Wrapper::decode_datagram(&hex).unwrap_err().kind().name(), fields.text("error"));
            }
            "wrapper_stream" => wrapper_stream(&hex, fields),
            "wrapper_stream_error" => wrapper_stream_error(&hex, fields),
            "detect" => assert_eq!(detect(&hex).map(detect::Layer::name), Some(fields.text("protocol"))),
            "gateway" => gateway(&hex, fields),
            "gateway_error" => assert!(matches!(Gateway::decode(&hex).unwrap_err().kind(), GatewayErrorKind::Incomplete { .. })),
            other => {
                let positive = other.strip_suffix("_error").unwrap_or(other);
                let known = NOT_YET.iter().any(|(kind, _)| *kind == positive) || ELSEWHERE.contains(&positive);
                assert!(known, "no test for vectors of kind {other}");
                checked -= 1;
            }
        }
    }
    assert_eq!(checked, 162, "vectors of the layers here");
}

fn number<T: TryFrom<i64, Error: std::fmt::Debug>>(table: &Table, key: &str) -> T {
    T::try_from(table.number(key)).expect("in range")
}

fn address(hex: &[u8], fields: &Table) {
    let (address, rest) = Address::split(hex).unwrap();
    assert!(rest.is_empty());
    assert_eq!(i64::try_from(address.size().octets()), Ok(fields.number("octets")));
    assert_eq!(i64::from(address.upper()), fields.number("upper"));
    assert_eq!(address.lower().map(i64::from), fields.get("lower").and_then(toml::Value::as_integer));
    assert_eq!(&address.to_octets()[..hex.len()], hex);
    for cut in 0..hex.len() {
        assert_eq!(Address::split(&hex[..cut]), Err(AddressError::Incomplete));
    }
}

/// Every combination of special parts, against the rule of the vector.
fn address_rule(fields: &Table) {
    let size = |octets: i64, upper: u16, lower: u16| match octets {
        1 => Address::one(upper),
        2 => Address::two(upper, lower),
        _ => Address::four(upper, lower),
    };
    let (received, own) = (fields.number("received_octets"), fields.number("own_octets"));
    let (all, calling) = if received == 4 { (0x3FFF, 0x3FFE) } else { (0x7F, 0x7E) };
    let own = size(own, 5, 6).unwrap();
    for upper in [1, 5, all] {
        for lower in [6, calling, all] {
            for calling_device in [false, true] {
                let destination = size(received, upper, lower).unwrap();
                let taken = destination.in_size_of(own, calling_device);
                let expected = match fields.text("accept") {
                    "never" => false,
                    "lower_all" => lower == all,
                    "converted" => true,
                    "both_all" => upper == all && lower == all,
                    "both_all_or_calling" => (upper == all && lower == all) || (upper == 1 && lower == calling && calling_device),
                    other => panic!("rule {other}"),
                };
                assert_eq!(taken.is_some(), expected, "{destination}");
                if let Some(taken) = taken {
                    assert_eq!(taken.size(), own.size());
                    assert_eq!(taken.upper_is_all(), upper == all);
                    assert_eq!(taken.lower_is_all(), lower == all && own.size() != AddressSize::One);
                    assert_eq!(taken.lower_is_calling(), lower == calling && own.size() != AddressSize::One);
                }
            }
        }
    }
}

fn check_control(control: Control, fields: &Table) {
    if let Some(name) = fields.get("frame").and_then(toml::Value::as_str) {
        assert_eq!(control.frame.name(), name);
        assert_eq!(i64::from(control.poll_final), fields.number("pf"));
        let optional = |key| fields.get(key).and_then(toml::Value::as_integer);
        assert_eq!(control.frame.ns().map(|ns| i64::from(ns.get())), optional("ns"));
        assert_eq!(control.frame.nr().map(|nr| i64::from(nr.get())), optional("nr"));
    }
}

fn control(hex: &[u8], fields: &Table) {
    let control = Control::from_octet(hex[0]).unwrap();
    check_control(control, fields);
    assert_eq!([control.to_octet()], hex);
}

fn frame(hex: &[u8], fields: &Table, rules: &Rules) {
    let frame = Frame::decode(hex, rules).unwrap();
    assert_eq!(frame.broken_rules(&Rules::STRICT), rules.tolerated);
    assert_eq!(i64::try_from(frame.encoded_len() - 2), Ok(fields.number("length")));
    assert_eq!(frame.segmented, fields.flag("segmented"));
    let address = |address: Address| address.to_octets()[..address.size().octets()].to_vec();
    assert_eq!(address(frame.destination), fields.octets("destination"));
    assert_eq!(address(frame.source), fields.octets("source"));
    assert_eq!(frame.information, fields.octets("info"));
    if let Some(control) = fields.get("control") {
        assert_eq!(Some(i64::from(frame.control.to_octet())), control.as_integer());
    }
    check_control(frame.control, fields);
    let mut out = [0; 2100];
    assert_eq!(frame.encode(&mut out).unwrap(), hex);
    assert!(frame.encode(&mut out[..hex.len() - 1]).is_err());
    assert_eq!(read(hex, rules), Progress::Complete { unit: frame, consumed: hex.len() - 1 });
    for cut in 0..hex.len() {
        let Progress::Incomplete { needed, skip: 0 } = read(&hex[..cut], rules) else { panic!("cut at {cut}") };
        assert!(needed >= 1 && needed <= hex.len() - cut);
        assert!(cut < 3 || needed == hex.len() - cut, "the length is known");
    }
}

fn class(error: &FrameError) -> &'static str {
    match error.kind() {
        FrameErrorKind::OpeningFlag { .. } | FrameErrorKind::ClosingFlag { .. } => "flag",
        FrameErrorKind::FormatType { .. } => "format_type",
        FrameErrorKind::TooShort { .. } => "too_short",
        FrameErrorKind::UndefinedControl { .. } => "undefined_control",
        FrameErrorKind::AddressLength => "address_length",
        FrameErrorKind::Rule(Rule::SourceStation | Rule::ClientAddressSize) => "source_address",
        FrameErrorKind::Rule(Rule::BroadcastFrame | Rule::BroadcastPoll) => "broadcast",
        FrameErrorKind::Rule(Rule::InformationNotPermitted) => "info_not_permitted",
        kind => kind.name(),
    }
}

fn frame_error(hex: &[u8], fields: &Table) {
    let error = Frame::decode(hex, &Rules::STRICT).unwrap_err();
    assert_eq!(class(&error), fields.text("error"), "{error}");
    assert!(error.offset() <= hex.len());
    assert_eq!(error.is_incomplete(), fields.text("error") == "incomplete");
    if let Some(nr) = fields.get("usable_nr") {
        let control = error.header().unwrap().control().unwrap();
        assert_eq!(control.frame.nr().map(|nr| i64::from(nr.get())), nr.as_integer());
        assert_eq!(i64::from(control.poll_final), fields.number("usable_pf"));
    }
    // A stream with this in front gives the next good frame, whatever the error. Two flags part them: see `Rule::JoinedToDamaged`.
    let good = octets("7ea0070303938c117e");
    let stream = [hex, &[0x7E], &good].concat();
    let frames: Vec<_> = Frames::new(&stream, Rules::STRICT).filter_map(Result::ok).collect();
    assert_eq!(frames.last(), Some(&Frame::decode(&good, &Rules::STRICT).unwrap()), "resynchronised");
    // What only breaks a rule is accepted when the rule is tolerated, and comes back as it was.
    if let FrameErrorKind::Rule(rule) = error.kind() {
        let lenient = Rules { tolerated: RuleSet::ALL, ..Rules::STRICT };
        let frame = Frame::decode(hex, &lenient).unwrap();
        assert!(frame.broken_rules(&Rules::STRICT).contains(rule));
        assert_eq!(frame.encode(&mut [0; 100]).unwrap(), hex);
    }
}

/// The frame of these octets between flags.
fn with_flags(body: &str) -> Vec<u8> {
    octets(&format!("7e{body}7e"))
}

fn stream(hex: &[u8], fields: &Table) {
    let frames: Vec<_> = Frames::new(hex, Rules::STRICT).filter_map(Result::ok).collect();
    let expected: Vec<_> = fields.texts("frames").into_iter().map(with_flags).collect();
    let expected: Vec<_> = expected.iter().map(|octets| Frame::decode(octets, &Rules::STRICT).unwrap()).collect();
    assert_eq!(frames, expected);
    (0..=hex.len()).for_each(|cut| stream_in_two(hex, cut, fields));
}

/// Reads a stream that comes in two parts, keeping the rest as a caller with a buffer does.
fn stream_in_two(hex: &[u8], cut: usize, fields: &Table) {
    let mut deframer = Deframer::new(Rules::STRICT);
    let mut found = Vec::new();
    let mut start = 0;
    for end in [cut, hex.len()] {
        loop {
            match deframer.read(&hex[start..end]) {
                Progress::Complete { unit, consumed } => {
                    let mut out = [0; 100];
                    found.push(unit.encode(&mut out).unwrap().to_vec());
                    start += consumed;
                }
                Progress::Invalid { skip, .. } => start += skip,
                Progress::Incomplete { needed, skip } => {
                    assert!(needed > 0);
                    start += skip;
                    break;
                }
            }
        }
    }
    let expected: Vec<_> = fields.texts("frames").into_iter().map(with_flags).collect();
    assert_eq!(found, expected);
}

fn segmentation(hex: &[u8], fields: &Table) {
    let deviates = fields.get("lenient").is_some();
    let frames: Vec<_> = fields.texts("frames").into_iter().map(octets).collect();
    let rules = if deviates { Rules::DEPLOYED_PUSH } else { Rules::STRICT };
    let decoded: Vec<_> = frames.iter().map(|octets| Frame::decode(octets, &rules).unwrap()).collect();
    let from_stream: Vec<_> = Frames::new(hex, rules).map(Result::unwrap).collect();
    assert_eq!(from_stream, decoded);
    let message = fields.octets("msdu");
    let mut storage = vec![0; message.len()];
    if deviates {
        assert_eq!(fields.text("strict"), "reject");
        assert!(frames.iter().all(|octets| Frame::decode(octets, &Rules::STRICT).is_err()));
        let mut strict = UnnumberedReassembler::new(SliceBuffer::new(&mut storage), RuleSet::NONE);
        assert_eq!(strict.push(&decoded[0]), Err(SegmentError::Rule(Rule::SegmentedUi)));
        let mut reassembler = UnnumberedReassembler::new(SliceBuffer::new(&mut storage), RuleSet::DEPLOYED_PUSH);
        for (index, frame) in decoded.iter().enumerate() {
            let last = index + 1 == decoded.len();
            assert_eq!(reassembler.push(frame).unwrap(), last.then_some(message.as_slice()));
        }
        return;
    }
    let mut reassembler = NumberedReassembler::new(SliceBuffer::new(&mut storage));
    let mut acknowledgements = fields.octets_list("client_rr").into_iter();
    for (index, frame) in decoded.iter().enumerate() {
        let last = index + 1 == decoded.len();
        assert_eq!(reassembler.push(frame).unwrap(), last.then_some(message.as_slice()));
        if frame.control.poll_final && !last {
            let rr = Control::new(FrameType::Rr { nr: reassembler.vr() }, true);
            let rr = Frame::new(frame.source, frame.destination, rr);
            assert_eq!(Some(rr.encode(&mut [0; 20]).unwrap().to_vec()), acknowledgements.next());
        }
    }
    assert_eq!(acknowledgements.next(), None);
    // And cut again.
    let first = &decoded[0];
    let window = if fields.texts("client_rr").is_empty() { u8::try_from(decoded.len()).unwrap() } else { 1 };
    let FrameType::I { ns, nr } = first.control.frame else { panic!("I frames") };
    let max_information = u16::try_from(first.information.len()).unwrap();
    let mut segmenter = Segmenter::new(&message, first.destination, first.source, max_information, window, ns);
    for expected in &frames {
        assert_eq!(segmenter.next_frame(nr).unwrap().encode(&mut [0; 300]).unwrap(), expected);
    }
    assert!(segmenter.is_done() && segmenter.next_frame(nr).is_none());
}

trait OctetsList {
    fn octets_list(&self, key: &str) -> Vec<Vec<u8>>;
}

impl OctetsList for Table {
    fn octets_list(&self, key: &str) -> Vec<Vec<u8>> {
        self.texts(key).into_iter().map(octets).collect()
    }
}

fn segmentation_error(hex: &[u8], fields: &Table) {
    let mut storage = [0; 100];
    let mut reassembler = NumberedReassembler::new(SliceBuffer::new(&mut storage));
    let frames: Vec<_> = Frames::new(hex, Rules::STRICT).map(Result::unwrap).collect();
    assert_eq!(reassembler.push(&frames[0]), Ok(None));
    match fields.text("error") {
        "sequence" => {
            let expected = SequenceNumber::modulo(number(fields, "expected_nr"));
            let found = frames[1].control.frame.ns().unwrap();
            assert_eq!(reassembler.push(&frames[1]), Err(SegmentError::Sequence { expected, found }));
            assert_eq!(reassembler.vr(), expected);
            assert!(reassembler.is_open(), "the segments so far stay");
        }
        "none_but_watch" => assert_eq!(reassembler.push(&frames[1]), Ok(Some(fields.octets("msdu").as_slice()))),
        other => panic!("error {other}"),
    }
}

fn link_parameters(fields: &Table, keys: [&str; 4]) -> LinkParameters {
    let [transmit, receive, window_transmit, window_receive] = keys;
    LinkParameters {
        max_information_transmit: number(fields, transmit),
        max_information_receive: number(fields, receive),
        window_transmit: number(fields, window_transmit),
        window_receive: number(fields, window_receive),
    }
}

fn params(hex: &[u8], fields: &Table) {
    let parsed = LinkParameters::decode(hex).unwrap();
    assert_eq!(parsed.parameters, link_parameters(fields, ["max_info_tx", "max_info_rx", "window_tx", "window_rx"]));
    let user_data = fields.get("user_data").map(|_| fields.octets("user_data"));
    assert_eq!(parsed.user_data.map(<[u8]>::to_vec), user_data);
    let encoded = [ParameterForm::Shortest, ParameterForm::TwoOctets].map(|form| parsed.parameters.encode(form));
    for encoded in &encoded {
        assert_eq!(LinkParameters::decode(encoded).unwrap().parameters, parsed.parameters);
    }
    // Where all four are said in one of the usual forms, it is the form written.
    if matches!(hex.len(), 21..=23) {
        assert!(encoded.iter().any(|encoded| encoded.octets() == hex));
    }
}

fn params_error(hex: &[u8], fields: &Table) {
    let error = LinkParameters::decode(hex).unwrap_err();
    assert_eq!(error.kind().name().replace('-', "_"), fields.text("error"));
    assert!(error.offset() < hex.len());
    if fields.get("reply").is_some() {
        assert!(matches!(error.kind(), ParametersErrorKind::UnknownParameter { .. }));
        assert_eq!(Secondary::new().refuse(), Control::new(FrameType::Dm, true));
    }
}

fn negotiation(hex: &[u8], fields: &Table) {
    let proposed = LinkParameters::decode(hex).unwrap().parameters;
    let keys = ["tx", "rx", "wtx", "wrx"];
    assert_eq!(proposed, link_parameters(fields.table("client"), keys));
    let server = link_parameters(fields.table("server"), keys);
    let agreed = negotiate(&proposed, &server);
    assert_eq!(i64::from(agreed.client_to_server_information), fields.number("client_to_server_info"));
    assert_eq!(i64::from(agreed.server_to_client_information), fields.number("server_to_client_info"));
    assert_eq!(i64::from(agreed.client_to_server_window), fields.number("client_to_server_window"));
    assert_eq!(i64::from(agreed.server_to_client_window), fields.number("server_to_client_window"));
    // The client comes to the same from its proposal and what UA says.
    let ua = agreed.as_server().encode(ParameterForm::Shortest);
    assert_eq!(negotiate(&proposed, &LinkParameters::decode(&ua).unwrap().parameters), agreed);
}

fn frmr(hex: &[u8], fields: &Table) {
    let information = FrmrInformation::decode(hex).unwrap();
    assert_eq!(i64::from(information.rejected), fields.number("rejected"));
    assert_eq!(i64::from(information.vs.get()), fields.number("vs"));
    assert_eq!(i64::from(information.vr.get()), fields.number("vr"));
    assert_eq!(i64::from(information.response), fields.number("cr"));
    assert_eq!(information.undefined_control, fields.flag("w"));
    assert_eq!(information.information_not_permitted, fields.flag("x"));
    assert_eq!(information.information_too_long, fields.flag("y"));
    assert_eq!(information.invalid_nr, fields.flag("z"));
    assert_eq!(information.to_octets(), hex);
    assert!(FrmrInformation::decode(&hex[..2]).is_err());
}

/// The control field of a step such as `S I s0 r1 F`.
fn step_control(step: &str) -> Control {
    let mut words = step.split_whitespace().skip(1);
    let frame = words.next().unwrap();
    let (mut ns, mut nr, mut poll_final) = (None, None, false);
    for word in words {
        let digit = |word: &str| SequenceNumber::modulo(word[1..].parse().unwrap());
        match word {
            "P" | "F" => poll_final = true,
            _ if word.starts_with('s') => ns = Some(digit(word)),
            _ if word.starts_with('r') => nr = Some(digit(word)),
            _ => break,
        }
    }
    let frame = match frame {
        "I" => FrameType::I { ns: ns.unwrap(), nr: nr.unwrap() },
        "RR" => FrameType::Rr { nr: nr.unwrap() },
        "RNR" => FrameType::Rnr { nr: nr.unwrap() },
        "SNRM" => FrameType::Snrm,
        "DISC" => FrameType::Disc,
        "UA" => FrameType::Ua,
        "DM" => FrameType::Dm,
        "FRMR" => FrameType::Frmr,
        "UI" => FrameType::Ui,
        other => panic!("frame {other}"),
    };
    Control::new(frame, poll_final)
}

/// Plays a dialogue: what the client sends goes to the server's side of the connection, and what the server sends must be what that gives.
fn dialogue(steps: &[&str]) {
    let mut server = Secondary::new();
    // Dialogues that begin in the middle begin in a fresh connection.
    let begins_connected = !steps.iter().any(|step| step.contains("SNRM") || step.contains("DM"));
    if begins_connected || steps[0].contains("DISC") || steps[0].contains("RR") {
        assert_eq!(server.accept(3).frame, FrameType::Ua);
    }
    let mut reaction = Reaction::Nothing;
    let mut last_of_client = None;
    for step in steps {
        if *step == "timeout" {
            let repeated = repeat_after_time_out(last_of_client.unwrap(), SequenceNumber::ZERO);
            assert_eq!(repeated, last_of_client);
            continue;
        }
        let control = step_control(step);
        if step.starts_with('C') {
            let (client, address) = (Address::PUBLIC_CLIENT, Address::two(1, 17).unwrap());
            let information: &[u8] = if matches!(control.frame, FrameType::I { .. }) { &[0xE6] } else { &[] };
            let frame = Frame::new(address, client, control).with_information(information);
            reaction = server.receive(&frame);
            last_of_client = Some(control);
            continue;
        }
        let may_answer = matches!(reaction, Reaction::Turn | Reaction::Information { turn: true } | Reaction::Unnumbered { turn: true });
        match control.frame {
            FrameType::Ua if reaction == Reaction::Connect => assert_eq!(server.accept(3), control),
            FrameType::Ua => {
                assert_eq!(reaction, Reaction::Disconnect);
                assert_eq!(server.disconnect(), control);
            }
            FrameType::I { .. } => {
                assert!(may_answer);
                assert_eq!(server.information(control.poll_final), Some(control));
            }
            FrameType::Rr { .. } if reaction == Reaction::Answer(control) => {}
            FrameType::Rr { .. } => {
                assert!(may_answer);
                assert_eq!(server.receive_ready(), control);
            }
            FrameType::Ui => assert!(may_answer),
            FrameType::Dm => assert_eq!(reaction, Reaction::Answer(control)),
            FrameType::Frmr => {
                let Reaction::Reject(information) = reaction else { panic!("{reaction:?}") };
                assert!(information.invalid_nr && server.mode() == Mode::Rejected(information));
            }
            _ => panic!("{step}"),
        }
    }
}

fn llc(hex: &[u8], fields: &Table) {
    let llc = Llc::decode(hex).unwrap();
    assert_eq!(i64::from(llc.broadcast), i64::from(fields.number("dsap") == 0xFF));
    assert_eq!(i64::from(llc.response), fields.number("ssap") - 0xE6);
    assert_eq!(llc.apdu, fields.octets("payload"));
    let mut sent = hex.to_vec();
    sent[0] = 0xE6;
    assert_eq!(llc.encode(&mut [0; 20]).unwrap(), sent, "a broadcast is never sent");
    for cut in 0..3 {
        assert!(Llc::decode(&hex[..cut]).unwrap_err().is_incomplete());
    }
}

fn wrapper_pdu(mut hex: Vec<u8>, fields: &Table) {
    let length = usize::try_from(fields.number("length")).unwrap();
    if fields.get("apdu_fill").is_some() {
        hex.resize(hex.len() + length, fields.octets("apdu_fill")[0]);
    }
    let pdu = Wrapper::decode_datagram(&hex).unwrap();
    assert_eq!(fields.number("version"), i64::from(wrapper::VERSION));
    assert_eq!((i64::from(pdu.source), i64::from(pdu.destination)), (fields.number("source"), fields.number("destination")));
    assert_eq!(pdu.apdu.len(), length);
    if fields.get("apdu").is_some() {
        assert_eq!(pdu.apdu, fields.octets("apdu"));
    }
    assert_eq!(pdu.encode(&mut vec![0; hex.len()]).unwrap(), hex);
    assert_eq!(wrapper::read(&hex, Recovery::Close), Progress::Complete { unit: pdu, consumed: hex.len() });
    for cut in (0..hex.len()).step_by(hex.len().div_ceil(100)) {
        let Progress::Incomplete { needed, .. } = wrapper::read(&hex[..cut], Recovery::Close) else { panic!("cut at {cut}") };
        assert_eq!(needed, if cut < 8 { 8 - cut } else { hex.len() - cut });
    }
}

fn wrapper_stream(hex: &[u8], fields: &Table) {
    let (mut start, mut end) = (0, 0);
    let mut found = Vec::new();
    for chunk in fields["chunks"].as_array().unwrap() {
        end += usize::try_from(chunk.as_integer().unwrap()).unwrap();
        while let Progress::Complete { unit, consumed } = wrapper::read(&hex[start..end], Recovery::Close) {
            found.push(unit.encode(&mut [0; 1100]).unwrap().to_vec());
            start += consumed;
        }
    }
    assert_eq!((start, end), (hex.len(), hex.len()));
    assert_eq!(found, fields.octets_list("pdus"));
}

fn wrapper_stream_error(hex: &[u8], fields: &Table) {
    let mut start = 0;
    let mut good = 0;
    let error = loop {
        match wrapper::read(&hex[start..], Recovery::Close) {
            Progress::Complete { consumed, .. } => {
                start += consumed;
                good += 1;
            }
            Progress::Invalid { error, skip } => {
                assert_eq!(skip, hex.len() - start, "the stream is lost");
                break error;
            }
            Progress::Incomplete { .. } => panic!("incomplete"),
        }
    };
    assert_eq!(error.kind(), WrapperErrorKind::Version { found: 2 });
    assert_eq!((error.kind().name(), good), (fields.text("error"), fields.number("good_pdus")));
    // The explicit recovery skips to the next octets 00 01, which here are inside the header.
    let Progress::Invalid { skip, .. } = wrapper::read(&hex[start..], Recovery::Scan) else { panic!("not a PDU") };
    assert_eq!(hex[start + skip..start + skip + 2], [0x00, 0x01]);
}

fn gateway(hex: &[u8], fields: &Table) {
    let prefixed = match fields.get("llc") {
        Some(_) => Llc::decode(hex).unwrap().apdu,
        None => hex,
    };
    let gateway = Gateway::decode(prefixed).unwrap();
    assert_eq!(0xE6 + i64::from(gateway.response), fields.number("tag"));
    assert_eq!(i64::from(gateway.network_id), fields.number("network_id"));
    assert_eq!((gateway.address, gateway.apdu), (fields.octets("address").as_slice(), fields.octets("apdu").as_slice()));
    assert_eq!(gateway.encode(&mut [0; 100]).unwrap(), prefixed);
}

#[test]
fn direction_is_checked_when_given() {
    let snrm = octets("7ea0070303938c117e");
    let from_meter = Rules::STRICT.towards(Direction::ToClient);
    let error = Frame::decode(&snrm, &from_meter).unwrap_err();
    assert_eq!(error.kind(), FrameErrorKind::Rule(Rule::Direction));
    assert_eq!(error.to_string(), "frame type of the other side at octet 3 (IEC 62056-46, 6.4.3)");
}
