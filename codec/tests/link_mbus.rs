//! The wired M-Bus: known answers, the telegrams of meters, and what holds for all frames.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod link_support;

use cosem_codec::frame::{MBusControl, MBusSegment};
use cosem_codec::link::Progress;
use cosem_codec::link::buffer::SliceBuffer;
use cosem_codec::link::mbus::{EncodeFrameError, Frame, FrameErrorKind, MOST_SEGMENTS, Reassembler, Rules, SegmentError, Segmenter, read};
use cosem_codec::{Encode, OctetString};
use link_support::{Members, octets, tables};
use proptest::prelude::*;
use toml::Table;

/// All frames of some octets, which they use up.
fn frames<'a>(mut rest: &'a [u8], rules: &Rules) -> Vec<Frame<'a>> {
    let mut found = Vec::new();
    while !rest.is_empty() {
        let Progress::Complete { unit, consumed } = read(rest, rules) else { panic!("{:?}", read(rest, rules)) };
        assert_eq!(unit.encode(rules, &mut [0; 300]).unwrap(), &rest[..consumed]);
        // no part of a frame is a frame
        for cut in 0..consumed {
            let Progress::Incomplete { needed, skip: 0 } = read(&rest[..cut], rules) else { panic!("cut at {cut}") };
            assert!(needed >= 1 && needed <= consumed - cut, "cut at {cut}");
        }
        found.push(unit);
        rest = &rest[consumed..];
    }
    found
}

fn error(hex: &[u8]) -> FrameErrorKind {
    let Progress::Invalid { error, skip } = read(hex, &Rules::STRICT) else { panic!("{:?}", read(hex, &Rules::STRICT)) };
    assert!(skip >= 1 && skip <= hex.len() && error.offset() < hex.len() && !error.to_string().is_empty());
    error.kind()
}

fn segment(frame: &Frame<'_>, fields: &Table) {
    let segment = frame.segment().unwrap();
    assert_eq!(fields.flag("fin"), segment.fin);
    assert_eq!(fields.number("seq"), i64::from(segment.sequence_number));
    assert_eq!((fields.number("stsap"), fields.number("dtsap")), (i64::from(segment.stsap), i64::from(segment.dtsap)));
    assert_eq!(fields.octets("apdu"), segment.data.0);
    assert_eq!(segment.c_field, MBusControl::SND_UD);
}

#[test]
fn known_answers() {
    let mut checked = 0;
    for vector in tables("transports.toml", "vector") {
        let (name, kind) = (vector.text("name"), vector.text("kind"));
        let fields = vector.table("fields");
        let hex = vector.octets("hex");
        let mut storage = [0; 600];
        let mut reassembler = Reassembler::new(SliceBuffer::new(&mut storage));
        match kind {
            "mbus" => {
                let [frame] = frames(&hex, &Rules::STRICT)[..] else { panic!("{name}: one frame") };
                let form = match frame {
                    Frame::Acknowledgement => "ack",
                    Frame::Short { .. } => "short",
                    Frame::Long { content: [_, _, _] } => "control",
                    Frame::Long { .. } => "long",
                };
                assert_eq!(form, fields.text("frame"), "{name}");
                for (key, field) in [("c", frame.c_field()), ("a", frame.a_field()), ("ci", frame.ci_field())] {
                    assert_eq!(fields.get(key).and_then(toml::Value::as_integer), field.map(i64::from), "{name}");
                }
                assert_eq!(frame.carries_apdu(), fields.contains_key("apdu"), "{name}");
                if frame.carries_apdu() {
                    segment(&frame, fields);
                }
            }
            "mbus_segmentation" => {
                let found = frames(&hex, &Rules::STRICT);
                let stated: Vec<_> = fields.texts("frames").into_iter().map(octets).collect();
                assert_eq!(found.len(), stated.len(), "{name}");
                let [rest @ .., last] = &found[..] else { panic!("frames") };
                for frame in rest {
                    assert_eq!(reassembler.push(&frame.segment().unwrap()), Ok(None), "{name}");
                }
                assert_eq!(reassembler.push(&last.segment().unwrap()), Ok(Some(&fields.octets("apdu")[..])), "{name}");
            }
            "mbus_segmentation_error" => {
                assert_eq!(fields.text("error"), "sequence", "{name}");
                let found = frames(&hex, &Rules::STRICT);
                assert_eq!(reassembler.push(&found[0].segment().unwrap()), Ok(None));
                assert_eq!(reassembler.push(&found[1].segment().unwrap()), Err(SegmentError::Sequence { expected: Some(1), found: 2 }));
                assert!(!reassembler.is_open());
            }
            "mbus_deviation" => {
                assert_eq!(error(&hex), FrameErrorKind::Length { first: 1, second: 1 }, "{name}");
                let [frame] = frames(&hex, &Rules::DEPLOYED)[..] else { panic!("{name}: one frame") };
                let Frame::Long { content } = frame else { panic!("{name}: a long frame") };
                assert_eq!((i64::try_from(content.len()), frame.length_wraps()), (Ok(fields.number("real_length")), true), "{name}");
                assert_eq!(frame.encode(&Rules::STRICT, &mut [0; 300]), Err(EncodeFrameError::Length { length: 257 }));
            }
            "mbus_error" => assert_eq!(error(&hex).name(), fields.text("error"), "{name}"),
            _ => continue,
        }
        checked += 1;
    }
    assert_eq!(checked, 13, "vectors of the wired M-Bus");
}

/// The telegrams of the Austrian customer interface: frames as the captures state them, and a ciphered APDU in each two.
#[test]
fn captures() {
    let mut apdus = 0;
    for capture in tables("captures.toml", "capture").iter().filter(|capture| capture.contains_key("mbus")) {
        let name = capture.text("name");
        let hex = capture.octets("hex");
        let found = frames(&hex, &Rules::DEPLOYED);
        let stated = capture.tables("mbus");
        assert_eq!(found.len(), stated.len(), "{name}");
        let mut storage = [0; 1024];
        let mut reassembler = Reassembler::new(SliceBuffer::new(&mut storage));
        for (frame, stated) in found.iter().zip(stated) {
            let Frame::Long { content } = frame else { panic!("{name}: a long frame") };
            assert!(stated.flag("checksum_ok") && stated.flag("stop_ok"));
            assert_eq!(i64::try_from(content.len()), Ok(stated.number("body_octets")), "{name}");
            assert_eq!(i64::try_from(content.len() % 256), Ok(stated.number("l_octet")), "{name}");
            let fields = (frame.c_field(), frame.a_field(), frame.ci_field()).into();
            let fields: [Option<u8>; 3] = fields;
            assert_eq!(fields.map(|field| field.map(i64::from)), ["c", "a", "ci"].map(|key| Some(stated.number(key))), "{name}");
            let segment = frame.segment().unwrap();
            assert_eq!((i64::from(segment.stsap), i64::from(segment.dtsap)), (stated.number("stsap"), stated.number("dtsap")), "{name}");
            let Some(apdu) = reassembler.push(&segment).unwrap() else { continue };
            let ciphered = capture.table("ciphered");
            let title = [&[0xDB, 0x08][..], &ciphered.octets("system_title")].concat();
            assert_eq!(apdu[..title.len()], title, "{name}");
            apdus += 1;
        }
        assert!(!reassembler.is_open());
    }
    assert_eq!(apdus, 4);
}

#[test]
fn segments_out_of_order() {
    let segment = |sequence_number, fin, stsap| MBusSegment {
        c_field: MBusControl::SND_UD,
        a_field: 0xFF,
        fin,
        sequence_number,
        stsap,
        dtsap: 0x67,
        data: OctetString(&[1, 2, 3]),
    };
    let mut storage = [0; 6];
    let mut reassembler = Reassembler::new(SliceBuffer::new(&mut storage));
    assert_eq!(reassembler.push(&segment(1, true, 1)), Err(SegmentError::Sequence { expected: Some(0), found: 1 }));
    // one that begins again
    assert_eq!(reassembler.push(&segment(0, false, 1)), Ok(None));
    assert_eq!(reassembler.push(&segment(0, false, 1)), Ok(None));
    assert_eq!(reassembler.push(&segment(1, true, 2)), Err(SegmentError::Interleaved));
    assert_eq!(reassembler.push(&segment(0, false, 1)), Ok(None));
    assert_eq!(reassembler.push(&segment(1, false, 1)), Ok(None));
    assert_eq!(reassembler.push(&segment(2, true, 1)), Err(SegmentError::TooLong { limit: 6 }));
    assert_eq!(reassembler.push(&segment(0, true, 1)), Ok(Some(&[1, 2, 3][..])));
    // behind 15 no number is known
    let mut storage = [0; 60];
    let mut reassembler = Reassembler::new(SliceBuffer::new(&mut storage));
    for number in 0..=15 {
        assert_eq!(reassembler.push(&segment(number, false, 1)), Ok(None));
    }
    assert_eq!(reassembler.push(&segment(1, true, 1)), Err(SegmentError::Sequence { expected: None, found: 1 }));
    assert!(Segmenter::new(MBusControl::SND_UD, 1, 1, 1, &[0; MOST_SEGMENTS * 250 + 1]).is_none());
}

proptest! {
    /// What is cut into frames is joined again, and no flipped bit goes unnoticed.
    #[test]
    fn apdus_come_back(apdu in prop::collection::vec(any::<u8>(), 0..4000), route in any::<(u8, u8, u8)>(), at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let (a_field, stsap, dtsap) = route;
        let mut line = Vec::new();
        for segment in Segmenter::new(MBusControl::SND_UD, a_field, stsap, dtsap, &apdu).unwrap() {
            let mut content = [0; 255];
            let content = segment.encode(&mut content).unwrap();
            line.extend_from_slice(Frame::Long { content }.encode(&Rules::STRICT, &mut [0; 261]).unwrap());
        }
        let mut storage = [0; 4000];
        let mut reassembler = Reassembler::new(SliceBuffer::new(&mut storage));
        let mut rest = &line[..];
        let mut whole = None;
        while let Progress::Complete { unit, consumed } = read(rest, &Rules::STRICT) {
            whole = reassembler.push(&unit.segment().unwrap()).unwrap().map(<[u8]>::to_vec);
            rest = &rest[consumed..];
        }
        prop_assert_eq!(whole.as_deref(), Some(&apdu[..]));
        prop_assert!(rest.is_empty());
        let Progress::Complete { consumed, .. } = read(&line, &Rules::STRICT) else { panic!("a frame") };
        let at = at.index(consumed);
        line[at] ^= 1u8 << bit;
        let first = read(&line[..consumed], &Rules::STRICT);
        let unnoticed = matches!(first, Progress::Complete { consumed: read, .. } if read == consumed);
        prop_assert!(!unnoticed, "octet {}", at);
    }

    /// Whatever comes over a line, a reader goes on.
    #[test]
    fn noise_ends(octets in prop::collection::vec(prop_oneof![any::<u8>(), Just(0x68), Just(0x16), Just(0x10), Just(0xE5)], 0..400)) {
        for rules in [Rules::STRICT, Rules::DEPLOYED] {
            let mut at = 0;
            while at < octets.len() {
                match read(&octets[at..], &rules) {
                    Progress::Complete { unit, consumed } => {
                        let mut again = [0; 300];
                        prop_assert_eq!(&*unit.encode(&rules, &mut again).unwrap(), &octets[at..at + consumed]);
                        at += consumed;
                    }
                    Progress::Invalid { skip, error } => {
                        prop_assert!(skip >= 1 && skip <= octets.len() - at && error.offset() <= octets.len() - at);
                        at += skip;
                    }
                    Progress::Incomplete { needed, .. } => {
                        prop_assert!(needed >= 1);
                        break;
                    }
                }
            }
        }
    }
}
