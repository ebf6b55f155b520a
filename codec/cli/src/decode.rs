//! The command `decode`.

use std::io::{self, Write};

use cosem_codec::Decode as _;

use crate::args::{Decode, Format};
use crate::capture::{self, COSEM_PORT};
use crate::hex;
use crate::input::{self, Argument, Content, Input, InputFault};
use crate::json;
use crate::keys::Keyring;
use crate::layers::blocks::Transfers;
use crate::layers::lon::Exchanges;
use crate::layers::lon_datagram;
use crate::layers::{Document, Layer, Refused};
use crate::meaning::names::Names;
use crate::objects::{self, Session};
use crate::outcome::Outcome;
use crate::protocol::Protocol;
use crate::render::document::{Renderer, counted};
use crate::render::style::{ERROR, FAINT, HEADING, Styled};

/// Where captures are looked into when nothing is said: DLMS/COSEM, CN/IP and LON/IP.
const DEFAULT_PORTS: [u16; 4] = [COSEM_PORT, lon_datagram::CNIP_PORTS[0], lon_datagram::CNIP_PORTS[1], lon_datagram::LON_UDP_PORT];

/// The arguments, with hex in several pieces as one message where only all pieces together decode.
fn arguments_of(protocol: &Protocol, arguments: &Decode) -> Vec<String> {
    let sound = |text: &str| {
        let octets = hex::parse(text.as_bytes()).unwrap_or_default();
        Document::read(protocol, arguments.from, octets).is_ok_and(|document| document.first_fault().is_none())
    };
    let mut inputs = Vec::new();
    for group in input::group(&arguments.inputs) {
        match group {
            Argument::Source(name) => inputs.push(name),
            Argument::Hex(pieces) => {
                let whole = pieces.join(" ");
                let alone = pieces.iter().filter(|piece| sound(piece)).count();
                if pieces.len() > 1 && alone < pieces.len() && (alone == 0 || sound(&whole)) {
                    inputs.push(whole)
                } else {
                    inputs.extend(pieces)
                }
            }
        }
    }
    inputs
}

/// Decodes every input and prints it.
pub(crate) fn run(arguments: &Decode, out: &mut impl Write) -> io::Result<Outcome> {
    let mut protocol = Protocol::load();
    protocol.keys = match Keyring::read(&arguments.keys) {
        Ok(keys) => keys,
        Err(text) => {
            writeln!(anstream::stderr(), "{} {text}", Styled(ERROR, "error:"))?;
            return Ok(Outcome::Misused);
        }
    };
    if let Some(text) = objects::unknown(&protocol, arguments.given()) {
        writeln!(anstream::stderr(), "{} {text}", Styled(ERROR, "error:"))?;
        return Ok(Outcome::Misused);
    }
    let names = Names::of(protocol.model);
    let groups = arguments_of(&protocol, arguments);
    let mut printer = Printer {
        renderer: Renderer { protocol: &protocol, names: &names, full: arguments.full },
        format: arguments.format.unwrap_or(Format::Tree),
        from: arguments.from,
        several: groups.len() > 1,
        printed: 0,
        session: Session::new(&protocol, arguments.given()),
        exchanges: Exchanges::default(),
        outcome: Outcome::Decoded,
    };
    for argument in &groups {
        match input::open(argument) {
            Ok(input) => printer.input(out, input, &arguments.ports)?,
            Err(fault) => printer.input_fault(out, &fault)?,
        }
    }
    Ok(printer.outcome)
}

struct Printer<'p> {
    renderer: Renderer<'p>,
    format: Format,
    from: Option<Layer>,
    several: bool,
    printed: usize,
    session: Session<'p>,
    exchanges: Exchanges,
    outcome: Outcome,
}

impl Printer<'_> {
    fn input(&mut self, out: &mut impl Write, input: Input, ports: &[u16]) -> io::Result<()> {
        match input.content {
            Content::Octets(octets) => {
                // With a class for it, octets that are one Data are taken as such, whatever else they could be.
                let is_data = || self.session.has_class() && cosem_codec::Data::decode(&octets).is_ok();
                let from = self.from.or_else(|| is_data().then_some(Layer::Data));
                let document = Document::read(self.renderer.protocol, from, octets);
                let name = self.several.then_some(input.name.as_str());
                self.document(out, name, document)
            }
            Content::Capture(reader) => {
                let ports = if ports.is_empty() { &DEFAULT_PORTS[..] } else { ports };
                let mut written = Ok(());
                let mut hand_on = |carried: capture::Carried| {
                    if written.is_ok() {
                        let from = self.from.or_else(|| lon_datagram::layer_of(&carried.transport));
                        let document = Document::read_carried(self.renderer.protocol, from, carried);
                        written = self.document(out, None, document);
                    }
                };
                let mut transfers = Transfers::default();
                let outcome = capture::read(reader, ports, |carried| transfers.take(carried, &mut hand_on));
                transfers.finish(&mut hand_on);
                written?;
                match outcome {
                    Ok(summary) if summary.matching == 0 => {
                        let ports = ports.iter().map(u16::to_string).collect::<Vec<_>>().join(", ");
                        let text = format!("{}: none of its {} is for port {ports}", input.name, counted(summary.packets, "packet"));
                        self.note(out, "no-messages", &text)
                    }
                    Ok(_) => Ok(()),
                    Err(fault) => self.note(out, "capture", &format!("{}: {fault}", input.name)),
                }
            }
        }
    }

    fn document(&mut self, out: &mut impl Write, name: Option<&str>, mut document: Result<Document, Refused>) -> io::Result<()> {
        if let Ok(document) = &mut document {
            self.exchanges.read(self.renderer.protocol, document);
            self.session.read(document);
        }
        let malformed = document.as_ref().map_or(true, |document| document.first_fault().is_some());
        if malformed {
            self.outcome = self.outcome.max(Outcome::Malformed);
        }
        if self.format == Format::Tree && self.printed > 0 {
            writeln!(out)?;
        }
        self.printed += 1;
        match (document, self.format) {
            (Ok(document), Format::Tree) => self.renderer.document(out, name, &document),
            (Ok(document), Format::Json) => print(out, &json::document(self.renderer.names, &document)),
            (Err(Refused::Unsupported(layer)), Format::Json) => print(out, &json::unsupported(&layer)),
            (Err(Refused::Unsupported(layer)), Format::Tree) => {
                if let Some(name) = name {
                    write!(out, "{} ", Styled(HEADING, format_args!("{name}:")))?;
                }
                writeln!(out, "{} {layer}", Styled(ERROR, "error:"))?;
                writeln!(out, "  {}", Styled(FAINT, "use --from to take the octets as another layer"))
            }
        }
    }

    /// An input that gives no octets: the command was misused.
    fn input_fault(&mut self, out: &mut impl Write, fault: &InputFault) -> io::Result<()> {
        self.outcome = Outcome::Misused;
        match self.format {
            Format::Json => print(out, &json::input_fault(fault)),
            Format::Tree => {
                out.flush()?;
                writeln!(anstream::stderr(), "{} {fault}", Styled(ERROR, "error:"))
            }
        }
    }

    /// A capture that cannot be read to its end, or has nothing to decode.
    fn note(&mut self, out: &mut impl Write, kind: &str, text: &str) -> io::Result<()> {
        self.outcome = self.outcome.max(Outcome::Malformed);
        match self.format {
            Format::Json => print(out, &json::failure(kind, 0, text)),
            Format::Tree => {
                out.flush()?;
                writeln!(anstream::stderr(), "{} {text}", Styled(ERROR, "error:"))
            }
        }
    }
}

fn print(out: &mut impl Write, value: &serde_json::Value) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}
