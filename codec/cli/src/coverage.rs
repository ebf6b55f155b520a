//! The command `spec coverage`: what of the suite the messages of some files reach.

mod floor;

use std::io::{self, Write};
use std::path::Path;

use cosem_spec::coverage::{Counts, Coverage, Way};
use cosem_spec::subject::Subject;
use serde_json::json;
use toml::{Table, Value};

use crate::args::{CoverageWay, SpecCoverage};
use crate::capture::{self, COSEM_PORT};
use crate::hex;
use crate::input::{self, Content};
use crate::layers::blocks::Transfers;
use crate::layers::{Document, Layer};
use crate::objects::{Member, Session};
use crate::outcome::Outcome;
use crate::protocol::Protocol;
use crate::render::document::counted;
use crate::render::style::{ERROR, FAINT, HEADING, NAME, Styled};

/// Kinds of known answers, with what they can be of: the first that accepts them, or else the first.
const KINDS: &[(&str, &[&str])] = &[
    ("apdu", &["Apdu", "LonApdu"]),
    ("apdu_response", &["ManagementResponse"]),
    ("ciase", &["CiPdu", "CiPduHdlc"]),
    ("ciase_error", &["CiPdu"]),
    ("cnip", &["CnipPacket"]),
    ("gateway", &["Apdu"]),
    ("gateway_error", &["Apdu"]),
    ("lpdu", &["Lpdu"]),
    ("lpdu_error", &["Lpdu"]),
    ("osgp", &["TableRequest"]),
    ("proxy", &["LonApdu", "ProxyMessage"]),
    ("proxy_error", &["LonApdu"]),
];

/// Known answers that are taken through the link layers.
const LAYERS: &[(&str, Layer)] = &[("hdlc_frame", Layer::Hdlc), ("llc", Layer::Llc), ("wrapper", Layer::Wrapper)];

/// Counts and prints.
pub(crate) fn run(arguments: &SpecCoverage, out: &mut impl Write) -> io::Result<Outcome> {
    let protocol = Protocol::load();
    let mut count = Count { protocol: &protocol, coverage: Coverage::new(protocol.model), left_out: 0 };
    for name in &arguments.inputs {
        if let Err(fault) = count.input(name) {
            writeln!(anstream::stderr(), "{} {fault}", Styled(ERROR, "error:"))?;
            return Ok(Outcome::Misused);
        }
    }
    if arguments.generated {
        count.coverage.add_generated(0);
    }
    match (arguments.missing, arguments.json) {
        (Some(way), _) => missing(&count.coverage, way.into(), out)?,
        (None, true) => as_json(&count, out)?,
        (None, false) => table(&count, out)?,
    }
    let floor = match (&arguments.floor, &arguments.write_floor) {
        (Some(path), _) => floor::hold(path, &count.coverage),
        (None, Some(path)) => floor::write(path, &count.coverage).map(|()| Vec::new()),
        (None, None) => Ok(Vec::new()),
    };
    match floor {
        Ok(short) => {
            for line in &short {
                writeln!(anstream::stderr(), "{} {line}", Styled(ERROR, "error:"))?;
            }
            Ok(if short.is_empty() { Outcome::Decoded } else { Outcome::Malformed })
        }
        Err(fault) => {
            writeln!(anstream::stderr(), "{} {fault}", Styled(ERROR, "error:"))?;
            Ok(Outcome::Misused)
        }
    }
}

impl From<CoverageWay> for Way {
    fn from(way: CoverageWay) -> Self {
        match way {
            CoverageWay::Decoded => Self::Decoded,
            CoverageWay::Encoded => Self::Encoded,
            CoverageWay::Refused => Self::Refused,
        }
    }
}

struct Count<'p> {
    protocol: &'p Protocol,
    coverage: Coverage<'static>,
    /// Known answers of layers that no spec file describes.
    left_out: usize,
}

impl Count<'_> {
    fn input(&mut self, name: &str) -> Result<(), String> {
        if Path::new(name).extension().is_some_and(|extension| extension == "toml") {
            let text = input::open_text(name).map_err(|fault| fault.to_string())?;
            let text = String::from_utf8(text).map_err(|_| format!("{name}: not UTF-8"))?;
            let table: Table = text.parse().map_err(|error| format!("{name}: {error}"))?;
            return self.vectors(name, &table);
        }
        match input::open(name).map_err(|fault| fault.to_string())?.content {
            Content::Octets(octets) => {
                let document = Document::read(self.protocol, None, octets).map_err(|refused| format!("{name}: {refused:?}"))?;
                self.document(document, &mut Session::new(self.protocol, None));
            }
            Content::Capture(reader) => {
                let mut session = Session::new(self.protocol, None);
                let mut transfers = Transfers::default();
                let mut hand_on = |carried| {
                    if let Ok(document) = Document::read_carried(self.protocol, None, carried) {
                        self.document(document, &mut session);
                    }
                };
                let outcome = capture::read(reader, &[COSEM_PORT], |carried| transfers.take(carried, &mut hand_on));
                transfers.finish(&mut hand_on);
                outcome.map_err(|fault| format!("{name}: {fault}"))?;
            }
        }
        Ok(())
    }

    /// Known answers: tables `vector` and `capture` with octets under `hex`.
    fn vectors(&mut self, name: &str, file: &Table) -> Result<(), String> {
        let entries = ["vector", "capture"].into_iter().filter_map(|list| file.get(list)?.as_array()).flatten();
        let mut any = false;
        for entry in entries.filter_map(Value::as_table) {
            any = true;
            let Some(digits) = entry.get("hex").and_then(Value::as_str) else {
                self.left_out += 1;
                continue;
            };
            let octets = hex::parse(digits.as_bytes()).map_err(|fault| format!("{name}: {fault} in {digits:?}"))?;
            self.vector(entry, octets);
        }
        if any { Ok(()) } else { Err(format!("{name}: no tables [[vector]] or [[capture]]")) }
    }

    fn vector(&mut self, entry: &Table, mut octets: Vec<u8>) {
        let model = self.protocol.model;
        let kind = entry.get("kind").and_then(Value::as_str).unwrap_or_default();
        if let Some(subject) = self.member(entry) {
            self.coverage.add(subject, &octets);
        } else if kind == "data" {
            self.coverage.add(Subject::Data, &octets);
        } else if let Some((_, items)) = KINDS.iter().find(|(known, _)| *known == kind) {
            // What a response is an answer to stands in front of it.
            let request = entry.get("fields").and_then(|fields| fields.get("request_code")).and_then(Value::as_integer);
            octets.splice(0..0, request.and_then(|code| u8::try_from(code).ok()));
            let subjects: Vec<_> = items.iter().filter_map(|name| model.find(name)).map(|item| Subject::Item(item.id)).collect();
            let accepts = |subject: &&Subject| subject.inspect(model, &octets).is_some_and(|inspection| inspection.is_sound());
            match subjects.iter().find(accepts).or(subjects.first()) {
                Some(subject) => _ = self.coverage.add(*subject, &octets),
                None => self.left_out += 1,
            }
        } else {
            let layer = LAYERS.iter().find(|(known, _)| *known == kind).map(|(_, layer)| *layer);
            let opened = entry.contains_key("layers") || layer.is_some();
            match Document::read(self.protocol, layer, octets) {
                Ok(document) if opened => self.document(document, &mut Session::new(self.protocol, None)),
                _ => self.left_out += 1,
            }
        }
    }

    /// The member of a class that a known answer is of.
    fn member(&self, entry: &Table) -> Option<Subject> {
        fn number<T: TryFrom<i64>>(entry: &Table, key: &str) -> Option<T> {
            entry.get(key)?.as_integer().and_then(|number| T::try_from(number).ok())
        }
        let class = Subject::class(self.protocol.model, number(entry, "class_id")?, number(entry, "version")?)?;
        match (number(entry, "attribute"), number(entry, "selector"), number(entry, "method")) {
            (Some(attribute), Some(selector), _) => Some(Subject::Selection(class, attribute, selector)),
            (Some(attribute), None, _) => Some(Subject::Attribute(class, attribute)),
            (None, _, Some(method)) => Some(Subject::Parameter(class, method)),
            (None, _, None) => None,
        }
    }

    /// Messages behind their link layers, and the values in them whose class is known.
    fn document(&mut self, mut document: Document, session: &mut Session<'_>) {
        session.read(&mut document);
        for message in &document.messages {
            let subject = match message.layer {
                Layer::Data => Subject::Data,
                Layer::Lpdu => Subject::Item(self.protocol.lpdu),
                Layer::Npdu => Subject::Item(self.protocol.npdu),
                Layer::Cnip => Subject::Item(self.protocol.lon.tunnel_header),
                Layer::LonUdp => Subject::Item(self.protocol.lon.udp),
                Layer::Adaptation if matches!(message.octets.first(), Some(0x80..)) => Subject::Item(self.protocol.lon.protected),
                Layer::Adaptation => Subject::Item(self.protocol.lon.unprotected),
                Layer::Apdu | Layer::Llc | Layer::Hdlc | Layer::Wrapper | Layer::Mbus => Subject::Item(self.protocol.apdu),
            };
            self.coverage.add_inspection(subject, &message.octets, &message.inspection);
            for typed in &message.typed {
                let class = Subject::class(self.protocol.model, typed.subject.class_id, typed.version);
                let octets = message.octets.get(typed.offset..typed.offset + typed.len);
                let (Some(class), Some(octets)) = (class, octets) else { continue };
                let subject = match typed.subject.member {
                    Member::Attribute(number) => Subject::Attribute(class, number),
                    Member::Selection(number, selector) => Subject::Selection(class, number, selector),
                    Member::Parameter(number) => Subject::Parameter(class, number),
                    Member::Returned(number) => Subject::Returned(class, number),
                };
                self.coverage.add(subject, octets);
            }
        }
    }
}

/// Of `whole`, in percent and cut, so that only all are 100.
fn percent(reached: usize, whole: usize) -> String {
    (reached * 100).checked_div(whole).map_or_else(|| "-".to_owned(), |percent| format!("{percent} %"))
}

fn table(count: &Count<'_>, out: &mut impl Write) -> io::Result<()> {
    let parts = count.coverage.parts();
    let width = parts.keys().map(|part| part.len()).max().unwrap_or(0).max("all".len());
    let header = format!(
        "{:width$}  {:>5}  {:>6}  {:>13}  {:>13}  {:>9}  {:>13}",
        "part", "items", "places", "decoded", "encoded", "refusable", "refused"
    );
    writeln!(out, "{}", Styled(HEADING, header))?;
    let mut line = |name: &str, counts: Counts| {
        let of = |reached, whole| format!("{reached:>6} {:>6}", percent(reached, whole));
        writeln!(
            out,
            "{}{:padding$}  {:>5}  {:>6}  {}  {}  {:>9}  {}",
            Styled(NAME, name),
            "",
            counts.items,
            counts.places,
            of(counts.decoded, counts.places),
            of(counts.encoded, counts.places),
            counts.refusable,
            of(counts.refused, counts.refusable),
            padding = width - name.len(),
        )
    };
    for (name, counts) in &parts {
        line(name, *counts)?;
    }
    line("all", parts.values().fold(Counts::default(), |sum, counts| sum.plus(*counts)))?;
    let (accepted, refused) = count.coverage.messages();
    let text = format!(
        "{} accepted, {refused} refused; {} of layers without a spec file left out",
        counted(accepted, "message"),
        counted(count.left_out, "known answer")
    );
    writeln!(out, "{}", Styled(FAINT, text))
}

fn as_json(count: &Count<'_>, out: &mut impl Write) -> io::Result<()> {
    let object = |part: &str, counts: &Counts| {
        json!({
            "part": part,
            "items": counts.items,
            "places": counts.places,
            "decoded": counts.decoded,
            "encoded": counts.encoded,
            "refusable": counts.refusable,
            "refused": counts.refused,
        })
    };
    let parts = count.coverage.parts();
    for (part, counts) in &parts {
        writeln!(out, "{}", object(part, counts))?;
    }
    let all = parts.values().fold(Counts::default(), |sum, counts| sum.plus(*counts));
    writeln!(out, "{}", object("all", &all))
}

/// One line for each place that was not reached.
fn missing(coverage: &Coverage<'_>, way: Way, out: &mut impl Write) -> io::Result<()> {
    for (item, point) in coverage.missing(way) {
        writeln!(out, "{}  {}  {}", Styled(FAINT, &item.folder), Styled(NAME, &item.name), point.label(item))?;
    }
    Ok(())
}
