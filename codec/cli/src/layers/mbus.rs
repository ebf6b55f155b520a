//! Frames of the wired M-Bus, one after the other, and the APDUs that their pieces make.

use std::collections::HashMap;
use std::ops::Range;

use cosem_codec::link::Progress;
use cosem_codec::link::buffer::VecBuffer;
use cosem_codec::link::mbus::{self, FrameError, FrameErrorKind, Reassembler, Rules, SegmentError};
use cosem_spec::inspect::{self, Inspection};

use super::{Document, Fault, Frame, Layer, Origin, message};
use crate::protocol::Protocol;

/// A reader of captures takes what deployed meters send; what is bent is reported.
pub(crate) const RULES: Rules = Rules::DEPLOYED;
/// Octets of an APDU in pieces: more than sixteen frames hold.
const LARGEST_APDU: usize = 1 << 13;
/// From C to the SAPs.
const SEGMENT_HEAD: usize = 5;
/// From C to CI.
const CONTROL_HEAD: usize = 3;
/// Start, L, L, start.
const LONG_HEAD: usize = 4;

/// A frame and the places of its parts in the document.
#[derive(Debug)]
pub(crate) struct MBusFrame {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    /// C and A; an acknowledgement has none.
    pub(crate) fields: Option<(u8, u8)>,
    /// CI of a long frame.
    pub(crate) ci_field: Option<u8>,
    /// What the frame carries: behind the SAPs, or behind CI.
    pub(crate) information: Range<usize>,
    /// The piece of an APDU as the spec file declares it.
    pub(crate) segment: Option<Box<Segment>>,
    /// The length octets count anew, against the standard.
    pub(crate) length_wraps: bool,
}

/// The form of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Acknowledgement,
    Short,
    Long,
}

impl Kind {
    /// The name in the tree and in JSON.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Acknowledgement => "acknowledgement",
            Self::Short => "short",
            Self::Long => "long",
        }
    }
}

/// A piece of an APDU.
#[derive(Debug)]
pub(crate) struct Segment {
    pub(crate) stsap: u8,
    pub(crate) dtsap: u8,
    pub(crate) inspection: Inspection,
}

impl MBusFrame {
    fn new(protocol: &Protocol, document: &mut Document, start: usize, frame: &mbus::Frame<'_>) -> Self {
        let end = start + frame.encoded_len();
        let kind = match frame {
            mbus::Frame::Acknowledgement => Kind::Acknowledgement,
            mbus::Frame::Short { .. } => Kind::Short,
            mbus::Frame::Long { .. } => Kind::Long,
        };
        let mut new = Self {
            start,
            end,
            kind,
            fields: frame.c_field().zip(frame.a_field()),
            ci_field: frame.ci_field(),
            information: end..end,
            segment: None,
            length_wraps: frame.length_wraps(),
        };
        let mbus::Frame::Long { content } = frame else { return new };
        let content_start = start + LONG_HEAD;
        new.information = content_start + CONTROL_HEAD..content_start + content.len();
        if !frame.carries_apdu() {
            return new;
        }
        let inspection = inspect::inspect(protocol.model, protocol.mbus_segment, content);
        let origin = Origin::at(content_start);
        let decoded = frame.segment();
        let disagreement = message::disagreement(Layer::Mbus, inspection.error.as_ref(), decoded.map(drop), &origin);
        let number = document.frames.len();
        match (disagreement, decoded) {
            (Some(fault), _) => document.link_faults.push(fault),
            (None, Ok(segment)) => {
                new.information.start = content_start + SEGMENT_HEAD;
                new.segment = Some(Box::new(Segment { stsap: segment.stsap, dtsap: segment.dtsap, inspection }));
            }
            (None, Err(error)) => {
                let offset = usize::try_from(error.offset).map_or(end, |offset| content_start + offset);
                let expected = inspection.error.map_or_else(String::new, |error| error.expected);
                document.link_faults.push(fault(error.kind.name(), offset, number, "", expected));
            }
        }
        new
    }
}

/// Reads frames to the end of the octets, and the APDUs in them.
pub(crate) fn read(protocol: &Protocol, octets: Vec<u8>) -> Document {
    let mut document = Document::empty(Layer::Mbus, octets);
    let octets = document.octets.clone();
    let mut assembler = Assembler::default();
    let mut at = 0;
    while at < octets.len() || (document.frames.is_empty() && document.link_faults.is_empty()) {
        let number = document.frames.len();
        match mbus::read(octets.get(at..).unwrap_or_default(), &RULES) {
            Progress::Complete { unit, consumed } => {
                let frame = MBusFrame::new(protocol, &mut document, at, &unit);
                document.frames.push(Frame::MBus(frame));
                if let Ok(segment) = unit.segment()
                    && let Some(whole) = assembler.take(&mut document, number, &segment)
                {
                    let messages = message::split(protocol, Layer::Apdu, whole.octets, whole.origin, whole.frames);
                    document.messages.extend(messages);
                }
                at += consumed;
            }
            // A frame that is cut, or one whose length octets are damaged.
            Progress::Incomplete { needed, .. } => {
                let message = format!("{needed} more octet{} needed", if needed == 1 { "" } else { "s" });
                document.link_faults.push(fault("incomplete", octets.len(), number, "", message));
                break;
            }
            Progress::Invalid { error, skip } => {
                let text = frame_error(error);
                document.link_faults.push(fault(error.kind().name(), at + error.offset(), number, "", text));
                at += skip;
            }
        }
    }
    assembler.finish(&mut document);
    message::join(protocol, &mut document);
    document
}

fn frame_error(error: FrameError) -> String {
    match error.kind() {
        FrameErrorKind::Start { found } => format!("10, 68 or E5 expected, {found:02X} found"),
        FrameErrorKind::Length { first, second } if first == second => format!("a length from 3 expected, {first} found"),
        FrameErrorKind::Length { first, second } => format!("the length {first} again expected, {second} found"),
        FrameErrorKind::Checksum { expected, found } => format!("{expected:02X} expected, {found:02X} found"),
        FrameErrorKind::Stop { found } => format!("16 expected, {found:02X} found"),
        other => other.name().to_owned(),
    }
}

fn fault(kind: &str, offset: usize, number: usize, field: &str, message: String) -> Fault {
    Fault { layer: "mbus", kind: kind.to_owned(), offset, path: format!("frame[{number}]{field}"), message }
}

/// What the deviation of a frame whose length octets count anew is called, and what it is.
pub(crate) const LENGTH_WRAPS: (&str, &str) =
    ("mbus-length-wraps", "the length octets are the number of octets modulo 256; the standard has at most 255");

/// A whole APDU, and where it comes from.
struct Whole {
    octets: Vec<u8>,
    origin: Origin,
    frames: Vec<usize>,
}

/// The APDUs that are still growing: for each address and pair of SAPs.
#[derive(Default)]
struct Assembler {
    growing: HashMap<(u8, u8, u8), Growing>,
}

struct Growing {
    reassembler: Reassembler<VecBuffer>,
    origin: Origin,
    frames: Vec<usize>,
    joined: usize,
}

impl Assembler {
    fn take(&mut self, document: &mut Document, number: usize, segment: &cosem_codec::frame::MBusSegment<'_>) -> Option<Whole> {
        let Some(Frame::MBus(frame)) = document.frames.get(number) else { return None };
        let information = frame.information.clone();
        let growing = self.growing.entry((segment.a_field, segment.stsap, segment.dtsap)).or_insert_with(|| Growing {
            reassembler: Reassembler::new(VecBuffer::new(LARGEST_APDU)),
            origin: Origin::default(),
            frames: Vec::new(),
            joined: 0,
        });
        if segment.sequence_number == 0 {
            growing.restart();
        }
        growing.origin.push(growing.joined, information.start);
        growing.joined += information.len();
        growing.frames.push(number);
        let octets = match growing.reassembler.push(segment) {
            Ok(None) => return None,
            Ok(Some(octets)) => octets.to_vec(),
            Err(error) => {
                let text = match error {
                    SegmentError::Sequence { expected: Some(expected), found } => {
                        format!("segment {expected} expected, segment {found} found")
                    }
                    SegmentError::Sequence { expected: None, found } => format!("no segment after 15 expected, segment {found} found"),
                    other => other.to_string(),
                };
                growing.restart();
                document.link_faults.push(fault(
                    "sequence",
                    information.start.saturating_sub(CONTROL_HEAD),
                    number,
                    ".sequence_number",
                    text,
                ));
                return None;
            }
        };
        let whole = Whole { octets, origin: growing.origin.clone(), frames: growing.frames.clone() };
        growing.restart();
        Some(whole)
    }

    /// No frame follows: what is still growing will not be complete.
    fn finish(self, document: &mut Document) {
        let mut left: Vec<Growing> = self.growing.into_values().filter(|growing| growing.reassembler.is_open()).collect();
        left.sort_by_key(|growing| growing.frames.first().copied());
        for growing in left {
            let number = growing.frames.last().copied().unwrap_or_default();
            let message = "another segment expected, FIN of the last one is not set".to_owned();
            document.link_faults.push(fault("incomplete", growing.origin.map(growing.joined), number, "", message));
        }
    }
}

impl Growing {
    fn restart(&mut self) {
        self.origin = Origin::default();
        self.frames.clear();
        self.joined = 0;
    }
}
