//! HDLC frames in some octets.

use std::ops::Range;

use cosem_codec::link::Progress;
use cosem_codec::link::hdlc::{self, Address, Control, FLAG, FrameError, FrameErrorKind, FrameType, Rule, RuleSet, Rules};

use super::segments::{Assembler, Segment};
use super::{Document, Fault, Frame, Layer, Origin, message};
use crate::protocol::Protocol;

/// A reader of captures takes what deployed meters send; every rule that is bent is reported.
const RULES: Rules = Rules::DEPLOYED_PUSH;

/// A frame and the places of its parts in the document.
#[derive(Debug)]
pub(crate) struct HdlcFrame {
    /// Flags in front, the closing flag of the frame before included.
    pub(crate) flags: Range<usize>,
    /// Format, addresses, control; the header check sequence behind it where there is information.
    pub(crate) header: Range<usize>,
    pub(crate) information: Range<usize>,
    pub(crate) end: usize,
    pub(crate) destination: Address,
    pub(crate) source: Address,
    /// The control octet; it may be undefined in a frame that was refused.
    pub(crate) control: u8,
    pub(crate) segmented: bool,
    /// Rules that the frame breaks and that are tolerated.
    pub(crate) broken: RuleSet,
    /// What is wrong, where the frame was refused although its header is right.
    pub(crate) refused: Option<FrameError>,
    /// False where the octets end inside of the frame, or nobody knows where it ends.
    pub(crate) complete: bool,
    /// Octets behind the header of a damaged frame, up to where the next one may start.
    pub(crate) dropped: Range<usize>,
}

impl HdlcFrame {
    /// The control field, when the octet is in the repertoire of the profile.
    pub(crate) const fn control(&self) -> Option<Control> {
        Control::from_octet(self.control)
    }

    /// Whether the information field belongs to a message.
    pub(crate) fn carries_message(&self) -> bool {
        self.control().is_some_and(|control| matches!(control.frame, FrameType::I { .. } | FrameType::Ui))
    }

    fn new(octets: &[u8], start: usize, destination: Address, source: Address, control: u8) -> Option<Self> {
        let run = octets.get(start..)?.iter().take_while(|&&octet| octet == FLAG).count();
        let body = start + run;
        let &[high, low] = octets.get(body..)?.first_chunk::<2>()?;
        let length = usize::from(u16::from_be_bytes([high & 0x07, low]));
        let header = body..body + 3 + destination.size().octets() + source.size().octets();
        let end = body + length;
        // The header check sequence is there only when something follows it.
        let information = if end > header.end + 2 { header.end + 2..end - 2 } else { header.end..header.end };
        Some(Self {
            flags: start..body,
            header,
            information,
            end,
            destination,
            source,
            control,
            segmented: high & 0x08 != 0,
            broken: RuleSet::NONE,
            refused: None,
            complete: true,
            dropped: 0..0,
        })
    }

    /// The header of a frame whose length is not to be trusted, and the octets behind it.
    fn damaged(octets: &[u8], start: usize, error: FrameError, end: usize) -> Option<Self> {
        let frame = Self::cut(octets, start)?;
        let header = frame.header.end;
        let dropped = header..end.clamp(header, octets.len());
        Some(Self { information: header..header, end: dropped.end, refused: Some(error), dropped, ..frame })
    }

    /// What is there of a frame that is cut: nothing unless its header is whole.
    fn cut(octets: &[u8], start: usize) -> Option<Self> {
        let body = octets.get(start..)?;
        let after = body.get(body.iter().take_while(|&&octet| octet == FLAG).count() + 2..)?;
        let (destination, after) = Address::split(after).ok()?;
        let (source, after) = Address::split(after).ok()?;
        let &control = after.first()?;
        let frame = Self::new(octets, start, destination, source, control)?;
        let end = octets.len();
        let information = frame.information.start.min(end)..frame.information.end.min(end);
        Some(Self { information, end, complete: false, ..frame })
    }
}

/// Reads frames to the end of the octets, and the messages in them.
pub(crate) fn read(protocol: &Protocol, octets: Vec<u8>) -> Document {
    let mut document = Document::empty(Layer::Hdlc, octets);
    let octets = document.octets.clone();
    let mut assembler = Assembler::default();
    let mut at = 0;
    loop {
        let rest = octets.get(at..).unwrap_or_default();
        // What is left after the last frame: its closing flag, and fill.
        if at > 0 && rest.iter().all(|&octet| octet == FLAG) {
            break;
        }
        match hdlc::read(rest, &RULES) {
            Progress::Complete { unit, consumed } => {
                if let Some(mut frame) = HdlcFrame::new(&octets, at, unit.destination, unit.source, unit.control.to_octet()) {
                    frame.broken = unit.broken_rules(&Rules::STRICT);
                    take(protocol, &mut document, &mut assembler, frame);
                }
                at += consumed;
            }
            Progress::Invalid { error, skip } => {
                let start = at;
                document.link_faults.push(fault(error.moved_by(at), document.frames.len()));
                if let Some(header) = error.header()
                    && let Some(mut frame) = HdlcFrame::new(&octets, start, header.destination, header.source, header.control)
                {
                    frame.refused = Some(error.moved_by(at));
                    take(protocol, &mut document, &mut assembler, frame);
                } else if has_header(error.kind())
                    && let Some(frame) = HdlcFrame::damaged(&octets, start, error.moved_by(at), at + skip)
                {
                    document.frames.push(Frame::Hdlc(frame));
                }
                at += skip.max(1);
            }
            Progress::Incomplete { needed, .. } => {
                document.link_faults.push(Fault {
                    layer: "hdlc",
                    kind: "incomplete".to_owned(),
                    offset: octets.len(),
                    path: frame_path(&document),
                    message: more_octets(needed),
                });
                if let Some(frame) = HdlcFrame::cut(&octets, at) {
                    if frame.carries_message() && !frame.segmented && !frame.information.is_empty() {
                        let (number, information) = (document.frames.len(), frame.information.clone());
                        let content = octets.get(information.clone()).unwrap_or_default().to_vec();
                        let mut messages = message::split(protocol, Layer::Llc, content, Origin::at(information.start), vec![number]);
                        // The message is cut because its frame is.
                        messages.iter_mut().for_each(|message| message.fault = None);
                        document.messages.extend(messages);
                    }
                    document.frames.push(Frame::Hdlc(frame));
                }
                document.tail = octets.len()..octets.len();
                assembler.finish(&mut document.link_faults);
                message::join(protocol, &mut document);
                return document;
            }
        }
        if at >= octets.len() {
            break;
        }
    }
    document.tail = at.min(octets.len())..octets.len();
    assembler.finish(&mut document.link_faults);
    message::join(protocol, &mut document);
    document
}

fn take(protocol: &Protocol, document: &mut Document, assembler: &mut Assembler, frame: HdlcFrame) {
    let number = document.frames.len();
    let information = document.octets.get(frame.information.clone()).unwrap_or_default();
    let segment = Segment {
        frame: number,
        route: (frame.source, frame.destination),
        number: frame.control().and_then(|control| control.frame.ns()),
        segmented: frame.segmented,
        offset: frame.information.start,
        octets: information,
    };
    if frame.carries_message()
        && !information.is_empty()
        && let Some(whole) = assembler.take(segment, &mut document.link_faults)
    {
        document.messages.extend(message::split(protocol, Layer::Llc, whole.octets, whole.origin, whole.frames));
    }
    document.frames.push(Frame::Hdlc(frame));
}

/// Whether a frame that was refused looks like one up to its control field.
const fn has_header(kind: FrameErrorKind) -> bool {
    matches!(
        kind,
        FrameErrorKind::Hcs { .. } | FrameErrorKind::Fcs { .. } | FrameErrorKind::ClosingFlag { .. } | FrameErrorKind::Length { .. }
    )
}

fn frame_path(document: &Document) -> String {
    format!("frame[{}]", document.frames.len())
}

fn more_octets(needed: usize) -> String {
    format!("{needed} more octet{} needed", if needed == 1 { "" } else { "s" })
}

fn pair([first, second]: [u8; 2]) -> String {
    format!("{first:02X}{second:02X}")
}

fn fault(error: FrameError, number: usize) -> Fault {
    let kind = error.kind();
    let (path, message) = match kind {
        FrameErrorKind::OpeningFlag { found } => (".flag", format!("7E expected, {found:02X} found")),
        FrameErrorKind::ClosingFlag { found } => (".flag", format!("7E expected, {found:02X} found")),
        FrameErrorKind::FormatType { found } => (".format", format!("format type A expected, {found:X} found")),
        FrameErrorKind::TooShort { length } => (".format", format!("a length that covers the header expected, {length} found")),
        FrameErrorKind::Length { announced, found } => (".format", format!("{announced} octets between the flags expected, {found} found")),
        FrameErrorKind::AddressLength => (".address", "1, 2 or 4 octets expected".to_owned()),
        FrameErrorKind::Hcs { expected, found } => (".hcs", format!("{} expected, {} found", pair(expected), pair(found))),
        FrameErrorKind::Fcs { expected, found } => (".fcs", format!("{} expected, {} found", pair(expected), pair(found))),
        FrameErrorKind::UndefinedControl { found } => (".control", format!("a frame type of the profile expected, {found:02X} found")),
        FrameErrorKind::Rule(rule) => ("", rule_text(rule)),
        other => ("", other.name().to_owned()),
    };
    Fault { layer: "hdlc", kind: kind.name().to_owned(), offset: error.offset(), path: format!("frame[{number}]{path}"), message }
}

/// A rule that was broken, with its clause.
pub(crate) fn rule_text(rule: Rule) -> String {
    format!("{rule} [{}; IEC 62056-46, {}]", rule.name(), rule.clause())
}
