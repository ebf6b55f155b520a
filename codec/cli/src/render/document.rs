//! A whole document as an annotated tree, with its faults.

use std::io::{self, Write};
use std::ops::Range;

use cosem_codec::apdu::KeySet;
use cosem_codec::link::hdlc::{Control, FrameErrorKind, FrameType, FrmrInformation, LinkParameters, ParsedParameters};

use super::message::Source;
use super::style::{ERROR, FAINT, HEADING, MEANING, OCTETS, Styled};
use super::table::{self, Note, Row};
use super::{lon, mbus};
use crate::hex;
use crate::layers::hdlc::{HdlcFrame, rule_text};
use crate::layers::protection::Verdict;
use crate::layers::wrapper::WrapperFrame;
use crate::layers::{Document, Fault, Frame, Layer, Message, Protection};
use crate::meaning::Meanings;
use crate::meaning::names::Names;
use crate::objects;
use crate::protocol::Protocol;

/// Octets that are shown on each side of a fault.
const AROUND: usize = 8;

/// What the tree is made with.
pub(crate) struct Renderer<'r> {
    pub(crate) protocol: &'r Protocol,
    pub(crate) names: &'r Names<'r>,
    /// Print long octet strings in full.
    pub(crate) full: bool,
}

impl Renderer<'_> {
    /// Writes a document: a heading, the tree, the faults.
    pub(crate) fn document(&self, out: &mut impl Write, name: Option<&str>, document: &Document) -> io::Result<()> {
        self.heading(out, name, document)?;
        let rows = self.rows(document);
        if !rows.is_empty() {
            writeln!(out)?;
            table::write(out, &rows, document.octets.len(), self.full)?;
        }
        for note in &document.notes {
            writeln!(out, "\n{} {note}", Styled(MEANING, "note:"))?;
        }
        let mut faults: Vec<&Fault> = document.faults().collect();
        faults.sort_by_key(|fault| fault.offset);
        for fault in faults {
            writeln!(out)?;
            self.fault(out, &document.octets, fault)?;
        }
        Ok(())
    }

    fn heading(&self, out: &mut impl Write, name: Option<&str>, document: &Document) -> io::Result<()> {
        if let Some(name) = name {
            write!(out, "{} ", Styled(HEADING, format_args!("{name}:")))?;
        }
        write!(
            out,
            "{}{}",
            Styled(HEADING, document.layer.name()),
            Styled(FAINT, format_args!(", {}", counted(document.octets.len(), "octet")))
        )?;
        if !document.frames.is_empty() {
            let unit = if document.layer == Layer::Wrapper { "pdu" } else { "frame" };
            write!(out, "{}", Styled(FAINT, format_args!(", {}", counted(document.frames.len(), unit))))?;
        }
        if document.frames.len() + document.messages.len() > 1 {
            write!(out, "{}", Styled(FAINT, format_args!(", {}", counted(document.messages.len(), "message"))))?;
        }
        if let Some(transport) = &document.transport {
            let (source, destination) = (transport.source, transport.destination);
            let text = format!(", {} {source} to {destination}, packet {}", transport.protocol.name(), transport.packet);
            write!(out, "{}", Styled(FAINT, text))?;
            if let Some(time) = transport.time {
                write!(out, "{}", Styled(FAINT, format_args!(", {time}")))?;
            }
        }
        writeln!(out)
    }

    fn rows(&self, document: &Document) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut by_last_frame: Vec<Vec<&Message>> = vec![Vec::new(); document.frames.len()];
        let mut without_frame = Vec::new();
        for message in document.messages.iter().filter(|message| message.protected_by.is_none()) {
            match message.frames.last().and_then(|&frame| by_last_frame.get_mut(frame)) {
                Some(messages) => messages.push(message),
                None => without_frame.push(message),
            }
        }
        for ((number, frame), messages) in document.frames.iter().enumerate().zip(by_last_frame) {
            let information = frame.information();
            // A message in one piece stands inside of its frame, any other behind its last frame.
            let in_one_piece = |message: &&Message| {
                message.frames.len() == 1 && message.blocks.is_empty() && message.value_of_blocks.is_none() && message.handed_on.is_none()
            };
            let (here, behind): (Vec<&Message>, Vec<&Message>) = messages.into_iter().partition(in_one_piece);
            let place = |inner: &mut Vec<Row>| {
                if here.is_empty() && !information.is_empty() {
                    inner.push(part(&document.octets, &information, 1, "information", &segment_text(frame), ""));
                    inner.extend(parameters(frame, document.octets.get(information.clone()).unwrap_or_default()));
                }
                for message in &here {
                    self.message(message, document, 1, inner);
                }
            };
            match frame {
                Frame::Hdlc(frame) => hdlc_rows(&document.octets, number, frame, document.frames.len() > 1, place, &mut rows),
                Frame::Wrapper(frame) => wrapper_rows(&document.octets, number, frame, document.frames.len() > 1, place, &mut rows),
                Frame::MBus(frame) => {
                    let title = title("frame", number, document.frames.len() > 1);
                    mbus::rows(self, &document.octets, &title, frame, place, &mut rows);
                }
            }
            for message in behind {
                self.message(message, document, 0, &mut rows);
            }
        }
        if !document.tail.is_empty() {
            let last = document.octets.get(document.tail.clone()).unwrap_or_default();
            let name = if last.len() == 1 { "flag" } else { "flags" };
            rows.push(part(&document.octets, &document.tail, usize::from(last.len() == 1), name, "", ""));
        }
        for message in without_frame {
            self.message(message, document, 0, &mut rows);
        }
        rows
    }

    fn message(&self, message: &Message, document: &Document, depth: usize, rows: &mut Vec<Row>) {
        let title = match (message.blocks.as_slice(), message.handed_on) {
            ([], None) if let Some(blocks) = message.value_of_blocks => {
                Some(("value", format!("from {}, its octets counted from 0", counted(blocks, "block"))))
            }
            ([], None) if depth == 0 && message.frames.len() > 1 => Some(("message", format!("from {}", frame_list(&message.frames)))),
            ([], None) => None,
            ([], Some(_)) => Some(("handed on", "the APDU behind the gateway prefix".to_owned())),
            (blocks, _) => Some(("message", format!("from {}", counted(blocks.len(), "block")))),
        };
        let title = message.inside.clone().or(title);
        let mut inner = depth;
        if let Some((name, value)) = title {
            rows.push(Row { depth, name: name.to_owned(), value, ..Row::default() });
            inner += 1;
        }
        if let Some((header, offset)) = message.llc {
            let direction = if header[1] & 1 == 0 { "to the server" } else { "to the client" };
            rows.push(part(&document.octets, &(offset..offset + header.len()), inner, "llc", "", direction));
        }
        let shown = objects::shown(message);
        let tree = shown.as_ref().unwrap_or(&message.inspection.tree);
        let meanings = if message.layer.is_lon() { Meanings::default() } else { Meanings::of(tree, self.names) };
        let source = Source {
            model: self.protocol.model,
            meanings: &meanings,
            octets: &message.octets,
            origin: &message.origin,
            fault_kind: message.inspection.error.as_ref().map(|error| error.kind.name()),
            nested: &message.inspection.nested,
            typed: &message.typed,
            full: self.full,
            depth: inner,
        };
        let mut own = source.rows(tree);
        if message.layer.is_lon() {
            lon::in_hexadecimal(&mut own);
            if let (Some(first), None, Some(summary)) = (own.first_mut(), &message.inside, lon::summary(message)) {
                first.value = summary;
            }
        }
        rows.append(&mut own);
        self.protections(message, document, inner + 1, rows);
    }

    /// The protected APDUs of a message: how they are protected, whether that holds, and what is inside.
    fn protections(&self, message: &Message, document: &Document, depth: usize, rows: &mut Vec<Row>) {
        let Some(index) = document.messages.iter().position(|one| std::ptr::eq(one, message)) else { return };
        for protection in document.protections.iter().filter(|protection| protection.outer == index) {
            let name = if protection.inner.is_some() { "inside" } else { "protection" };
            let failed = protection.verdict == Verdict::Failed;
            let value = protection_text(protection);
            rows.push(Row {
                depth,
                name: name.to_owned(),
                value,
                meaning: protection.verdict.text().to_owned(),
                fault: failed,
                ..Row::default()
            });
            if let Some(content) = &protection.compressed {
                rows.push(Row {
                    depth: depth + 1,
                    name: "compressed".to_owned(),
                    value: counted(content.len(), "octet"),
                    meaning: "ITU-T V.44, not expanded".to_owned(),
                    ..Row::default()
                });
            }
            if let Some(inner) = protection.inner.and_then(|inner| document.messages.get(inner)) {
                self.message(inner, document, depth + 1, rows);
            }
        }
    }

    fn fault(&self, out: &mut impl Write, octets: &[u8], fault: &Fault) -> io::Result<()> {
        let (label, layer) = ("error:", fault.layer);
        write!(out, "{} {layer}: {}", Styled(ERROR, label), Styled(HEADING, &fault.kind))?;
        if !fault.path.is_empty() {
            write!(out, " in {}", fault.path)?;
        }
        writeln!(out, " at octet {} ({:04X}): {}", fault.offset, fault.offset, fault.message)?;
        around(out, octets, fault.offset)
    }
}

/// `general-glo-ciphering of 4D4D4D0000BC614E, suite 0, authenticated and encrypted, counter 7`.
fn protection_text(protection: &Protection) -> String {
    let mut text = protection.name.clone();
    if let Some(title) = protection.originator {
        text.push_str(&format!(" of {title}"));
    }
    if let Some((control, counter)) = protection.header {
        let policy = match (control.authenticated(), control.encrypted()) {
            (true, true) => "authenticated and encrypted",
            (true, false) => "authenticated",
            (false, true) => "encrypted",
            (false, false) => "not protected",
        };
        let key = if control.key_set() == KeySet::BROADCAST { ", broadcast key" } else { "" };
        let compressed = if control.compression() { ", compressed" } else { "" };
        text.push_str(&format!(", suite {}, {policy}{key}{compressed}, counter {counter}", control.suite().0));
    }
    text
}

/// The octets around a fault, with a mark below the one concerned.
fn around(out: &mut impl Write, octets: &[u8], offset: usize) -> io::Result<()> {
    if octets.is_empty() {
        return Ok(());
    }
    let start = offset.saturating_sub(AROUND);
    let end = octets.len().min(offset.saturating_add(AROUND));
    let shown = octets.get(start..end).unwrap_or_default();
    let digits = table::offset_digits(octets.len());
    let left = if start > 0 { "… " } else { "" };
    let right = if end < octets.len() { " …" } else { "" };
    write!(out, "  {}  {left}", Styled(FAINT, format_args!("{start:0digits$X}")))?;
    for (index, octet) in shown.iter().enumerate() {
        let gap = if index == 0 { "" } else { " " };
        let style = if start + index == offset { ERROR } else { OCTETS };
        write!(out, "{gap}{}", Styled(style, hex::text(&[*octet])))?;
    }
    writeln!(out, "{right}")?;
    let margin = 2 + digits + 2 + left.chars().count() + (offset - start) * 3;
    writeln!(out, "{:margin$}{}", "", Styled(ERROR, "^^"))
}

/// `1 octet`, `2 octets`.
pub(crate) fn counted(count: usize, unit: &str) -> String {
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

fn frame_list(frames: &[usize]) -> String {
    match frames {
        [first, .., last] if last - first + 1 == frames.len() => format!("frames {} to {}", first + 1, last + 1),
        frames => format!("frames {}", frames.iter().map(|frame| (frame + 1).to_string()).collect::<Vec<_>>().join(", ")),
    }
}

fn segment_text(frame: &Frame) -> String {
    let length = counted(frame.information().len(), "octet");
    match frame {
        Frame::Hdlc(frame) if frame.carries_message() => {
            format!("{length} of a message in several frames")
        }
        Frame::MBus(frame) if frame.segment.is_some() => format!("{length} of a message in several frames"),
        Frame::Hdlc(_) | Frame::Wrapper(_) | Frame::MBus(_) => length,
    }
}

/// What the information field of a frame that opens or refuses a connection says.
fn parameters(frame: &Frame, information: &[u8]) -> Vec<Row> {
    let row = |name: &str, value: String| Row { depth: 2, name: name.to_owned(), value, ..Row::default() };
    let Frame::Hdlc(frame) = frame else { return Vec::new() };
    match frame.control().map(|control| control.frame) {
        Some(FrameType::Snrm | FrameType::Ua) => match LinkParameters::decode(information) {
            Ok(ParsedParameters { parameters, user_data }) => {
                let mut rows = vec![
                    row("max-information-transmit", parameters.max_information_transmit.to_string()),
                    row("max-information-receive", parameters.max_information_receive.to_string()),
                    row("window-transmit", parameters.window_transmit.to_string()),
                    row("window-receive", parameters.window_receive.to_string()),
                ];
                rows.extend(user_data.map(|octets| row("user-data", hex::text(octets))));
                rows
            }
            Err(error) => vec![row("not link parameters", error.to_string())],
        },
        Some(FrameType::Frmr) => match FrmrInformation::decode(information) {
            Ok(frmr) => {
                let reasons = [
                    (frmr.undefined_control, "undefined control field"),
                    (frmr.information_not_permitted, "information not permitted"),
                    (frmr.information_too_long, "information too long"),
                    (frmr.invalid_nr, "invalid N(R)"),
                ];
                let reasons: Vec<&str> = reasons.iter().filter(|(set, _)| *set).map(|(_, text)| *text).collect();
                vec![
                    row("rejected-control", hex::text(&[frmr.rejected])),
                    row("v-s", frmr.vs.to_string()),
                    row("v-r", frmr.vr.to_string()),
                    row("reason", reasons.join(", ")),
                ]
            }
            Err(error) => vec![row("not a frame reject", error.to_string())],
        },
        _ => Vec::new(),
    }
}

pub(super) fn part(octets: &[u8], place: &Range<usize>, depth: usize, name: &str, value: &str, meaning: &str) -> Row {
    Row {
        depth,
        offset: Some(place.start),
        octets: octets.get(place.clone()).unwrap_or_default().to_vec(),
        name: name.to_owned(),
        value: value.to_owned(),
        meaning: meaning.to_owned(),
        ..Row::default()
    }
}

fn title(unit: &str, number: usize, many: bool) -> String {
    if many { format!("{unit} {}", number + 1) } else { unit.to_owned() }
}

fn hdlc_rows(octets: &[u8], number: usize, frame: &HdlcFrame, many: bool, inner: impl FnOnce(&mut Vec<Row>), rows: &mut Vec<Row>) {
    let summary = frame.control().map_or_else(|| "undefined control field".to_owned(), |control: Control| control.to_string());
    let mut first = part(octets, &frame.flags, 0, &title("frame", number, many), "", "");
    first.notes.extend(frame.broken.iter().map(|rule| Note { label: "deviation", text: rule_text(rule) }));
    rows.push(first);

    let at = frame.header.start;
    let destination = at + 2 + frame.destination.size().octets();
    let source = destination + frame.source.size().octets();
    let length = octets
        .get(at..)
        .and_then(|rest| rest.first_chunk::<2>())
        .map_or(0, |&[high, low]| usize::from(u16::from_be_bytes([high & 0x07, low])));
    let more = if frame.segmented { ", more segments follow" } else { "" };
    rows.push(part(octets, &(at..at + 2), 1, "format", &format!("type 3, {}{more}", counted(length, "octet")), ""));
    rows.push(part(octets, &(at + 2..destination), 1, "destination", &frame.destination.to_string(), station(&frame.destination)));
    rows.push(part(octets, &(destination..source), 1, "source", &frame.source.to_string(), station(&frame.source)));
    rows.push(part(octets, &(source..source + 1), 1, "control", &summary, ""));
    let information = &frame.information;
    if !information.is_empty() {
        rows.push(part(octets, &(information.start - 2..information.start), 1, "hcs", "", ""));
        inner(rows);
    }
    if !frame.dropped.is_empty() {
        let mut row = part(octets, &frame.dropped, 1, "not decoded", frame.refused.map_or("", |error| error.kind().name()), "");
        row.fault = true;
        rows.push(row);
    }
    if !frame.complete {
        return;
    }
    let mut check = part(octets, &(frame.end - 2..frame.end), 1, "fcs", "", "");
    check.fault = frame.refused.is_some_and(|error| matches!(error.kind(), FrameErrorKind::Fcs { .. }));
    rows.push(check);
}

/// What an address stands for where that does not depend on who is client and who is server.
fn station(address: &cosem_codec::link::hdlc::Address) -> &'static str {
    if address.upper_is_all() {
        "all stations"
    } else if address.lower_is_calling() {
        "calling device"
    } else if address.upper() == 0 {
        "no station"
    } else {
        ""
    }
}

fn wrapper_rows(octets: &[u8], number: usize, frame: &WrapperFrame, many: bool, inner: impl FnOnce(&mut Vec<Row>), rows: &mut Vec<Row>) {
    let at = frame.start;
    rows.push(part(octets, &(at..at + 2), 0, &title("pdu", number, many), "version 1", ""));
    let length = octets.get(at + 6..).and_then(|rest| rest.first_chunk::<2>()).map_or(0, |&length| u16::from_be_bytes(length));
    rows.push(part(octets, &(at + 2..at + 4), 1, "source", &frame.source.to_string(), ""));
    rows.push(part(octets, &(at + 4..at + 6), 1, "destination", &frame.destination.to_string(), ""));
    rows.push(part(octets, &(at + 6..at + 8), 1, "length", &length.to_string(), ""));
    inner(rows);
}
