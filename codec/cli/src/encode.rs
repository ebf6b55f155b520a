//! The command `encode`: the JSON of `decode` back into octets.

mod mbus;

use std::fmt;
use std::io::{self, Write};

use cosem_codec::link::hdlc::{Address, Control, FLAG, Frame, FrameType, SequenceNumber};
use cosem_codec::link::wrapper::Wrapper;
use cosem_spec::compose::{compose, compose_type};
use cosem_spec::model::{Encoding, Type};
use serde_json::Value;

use crate::args::Encode;
use crate::hex;
use crate::input;
use crate::json::{INNER_FLAGS, OUTER_FLAGS};
use crate::layers::Layer;
use crate::outcome::Outcome;
use crate::protocol::Protocol;
use crate::render::style::{ERROR, Styled};

/// The largest information field that is written when frames are built from messages.
const LARGEST_INFORMATION: usize = 2030;
/// Fill flags that a frame may ask for.
const MOST_FLAGS: u64 = 1_024;

/// Why JSON does not give octets.
#[derive(Debug)]
pub(crate) enum EncodeFault {
    /// It is not JSON.
    Json(serde_json::Error),
    /// It is not what `decode` prints.
    Form { path: String, expected: String },
}

impl EncodeFault {
    /// The stable name of the kind.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Json(_) => "json",
            Self::Form { .. } => "form",
        }
    }

    /// Where in the JSON it is.
    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Json(_) => "",
            Self::Form { path, .. } => path,
        }
    }

    /// What is wrong there.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::Json(error) => error.to_string(),
            Self::Form { expected, .. } => expected.clone(),
        }
    }
}

impl fmt::Display for EncodeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => write!(f, "not JSON: {error}"),
            Self::Form { path, expected } if path.is_empty() => f.write_str(expected),
            Self::Form { path, expected } => write!(f, "{path}: {expected}"),
        }
    }
}

fn form(path: impl Into<String>, expected: impl Into<String>) -> EncodeFault {
    EncodeFault::Form { path: path.into(), expected: expected.into() }
}

/// Encodes every input and prints its octets.
pub(crate) fn run(arguments: &Encode, out: &mut impl Write) -> io::Result<Outcome> {
    let protocol = Protocol::load();
    let standard_input = ["-".to_owned()];
    let inputs = if arguments.inputs.is_empty() { &standard_input[..] } else { &arguments.inputs[..] };
    let mut outcome = Outcome::Decoded;
    let report = |name: &str, fault: &dyn fmt::Display| writeln!(anstream::stderr(), "{} {name}{fault}", Styled(ERROR, "error:"));
    for argument in inputs {
        let text = match input::open_text(argument) {
            Ok(text) => text,
            Err(fault) => {
                report("", &fault)?;
                outcome = Outcome::Misused;
                continue;
            }
        };
        // What `decode` printed can be one object or several, one after the other.
        for value in serde_json::Deserializer::from_slice(&text).into_iter::<Value>() {
            match value.map_err(EncodeFault::Json).and_then(|value| document(&protocol, arguments.from, &value)) {
                Ok(octets) if arguments.binary => out.write_all(&octets)?,
                Ok(octets) => writeln!(out, "{}", hex::text(&octets))?,
                Err(fault) => {
                    out.flush()?;
                    report("", &fault)?;
                    outcome = outcome.max(if matches!(fault, EncodeFault::Json(_)) { Outcome::Misused } else { Outcome::Malformed });
                    if matches!(fault, EncodeFault::Json(_)) {
                        break;
                    }
                }
            }
        }
    }
    Ok(outcome)
}

/// The octets of one object as `decode` prints it; of a bare value when the layer is given.
pub(crate) fn document(protocol: &Protocol, from: Option<Layer>, value: &Value) -> Result<Vec<u8>, EncodeFault> {
    if value.get("ok") == Some(&Value::Bool(false)) {
        return Err(form("", "a message that was decoded, and this one has \"ok\": false"));
    }
    match (value.get("layer"), value.get("value")) {
        (Some(layer), Some(value)) => {
            let name = layer.as_str().unwrap_or_default();
            let layer = Layer::from_name(name).ok_or_else(|| form("layer", format!("the name of a layer, and {layer} found")))?;
            layered(protocol, layer, value, "value")
        }
        _ => match from {
            Some(layer) => layered(protocol, layer, value, ""),
            None => Err(form("", "an object with \"layer\" and \"value\", or --from for a bare value")),
        },
    }
}

fn layered(protocol: &Protocol, layer: Layer, value: &Value, path: &str) -> Result<Vec<u8>, EncodeFault> {
    match layer {
        Layer::Hdlc => hdlc(protocol, value, path),
        Layer::Wrapper => wrapper(protocol, value, path),
        Layer::Mbus => mbus::frames(protocol, value, path),
        Layer::Llc => {
            let messages = member(value, "messages", path)?;
            let mut octets = Vec::new();
            for (index, message) in own_messages(messages, path)? {
                octets.extend(msdu(protocol, message, &format!("{path}.messages[{index}]"))?);
            }
            Ok(octets)
        }
        Layer::Cnip => tunnel(protocol, value, path),
        Layer::Apdu | Layer::Data | Layer::Lpdu | Layer::Npdu | Layer::LonUdp | Layer::Adaptation => message(protocol, layer, value, path),
    }
}

/// The packets of a datagram: headers and frames as they follow each other.
fn tunnel(protocol: &Protocol, value: &Value, path: &str) -> Result<Vec<u8>, EncodeFault> {
    let messages = member(value, "messages", path)?;
    let list = messages.as_array().ok_or_else(|| form(format!("{path}.messages"), "an array"))?;
    let mut octets = Vec::new();
    for (index, part) in list.iter().enumerate() {
        let path = format!("{path}.messages[{index}]");
        let (layer, value) = match (part.get("cnip"), part.get("lpdu")) {
            (Some(header), None) => (Layer::Cnip, header),
            (None, Some(frame)) => (Layer::Lpdu, frame),
            _ => return Err(form(path, "an object with \"cnip\" or \"lpdu\"")),
        };
        octets.extend(message(protocol, layer, value, &path)?);
    }
    Ok(octets)
}

fn message(protocol: &Protocol, layer: Layer, value: &Value, path: &str) -> Result<Vec<u8>, EncodeFault> {
    let composed = match layer {
        Layer::Data => compose_type(protocol.model, &Type::Data, Encoding::Data, value),
        Layer::Lpdu => compose(protocol.model, protocol.lpdu, value),
        Layer::Npdu => compose(protocol.model, protocol.npdu, value),
        Layer::Cnip => compose(protocol.model, protocol.lon.tunnel_header, value),
        Layer::LonUdp => compose(protocol.model, protocol.lon.udp, value),
        Layer::Adaptation => {
            let control = value.get("control").and_then(|control| control.get("protected")).and_then(Value::as_bool);
            let item = if control == Some(true) { protocol.lon.protected } else { protocol.lon.unprotected };
            compose(protocol.model, item, value)
        }
        Layer::Apdu | Layer::Llc | Layer::Hdlc | Layer::Wrapper | Layer::Mbus => compose(protocol.model, protocol.apdu, value),
    };
    composed.map_err(|error| {
        let inner = error.path_text();
        let gap = if inner.is_empty() || inner.starts_with('[') || path.is_empty() { "" } else { "." };
        form(format!("{path}{gap}{inner}"), error.message)
    })
}

fn member<'v>(value: &'v Value, name: &str, path: &str) -> Result<&'v Value, EncodeFault> {
    value.get(name).ok_or_else(|| form(path, format!("an object with {name:?}")))
}

/// The messages that stand for octets of their own: not those put together from blocks or handed on by a gateway.
fn own_messages<'v>(messages: &'v Value, path: &str) -> Result<impl Iterator<Item = (usize, &'v Value)>, EncodeFault> {
    let list = messages.as_array().ok_or_else(|| form(format!("{path}.messages"), "an array"))?;
    let of_others = |message: &Value| {
        ["blocks", "value-of-blocks", "handed-on-by", "protected-by"].into_iter().any(|member| message.get(member).is_some())
    };
    Ok(list.iter().enumerate().filter(move |(_, message)| !of_others(message)))
}

/// An APDU with the LLC header in front, where there is one.
fn msdu(protocol: &Protocol, value: &Value, path: &str) -> Result<Vec<u8>, EncodeFault> {
    let mut octets = match value.get("llc") {
        Some(header) => hex_member(header, &format!("{path}.llc"))?,
        None => Vec::new(),
    };
    octets.extend(message(protocol, Layer::Apdu, member(value, "apdu", path)?, &format!("{path}.apdu"))?);
    Ok(octets)
}

fn hex_member(value: &Value, path: &str) -> Result<Vec<u8>, EncodeFault> {
    let text = value.as_str().ok_or_else(|| form(path, "hex digits in a string"))?;
    hex::parse(text.as_bytes()).map_err(|fault| form(path, fault.to_string()))
}

fn number<T: TryFrom<u64>>(value: &Value, name: &str, path: &str) -> Result<T, EncodeFault> {
    let bits = size_of::<T>() * 8;
    let found = member(value, name, path)?.as_u64().and_then(|number| T::try_from(number).ok());
    found.ok_or_else(|| form(format!("{path}.{name}"), format!("an unsigned number of {bits} bits")))
}

fn flags(value: &Value, name: &str, usual: usize, path: &str) -> Result<usize, EncodeFault> {
    match value.get(name) {
        None => Ok(usual),
        Some(count) => match count.as_u64().filter(|&count| count <= MOST_FLAGS) {
            Some(count) => Ok(usize::try_from(count).unwrap_or(usual)),
            None => Err(form(format!("{path}.{name}"), format!("a number of flags up to {MOST_FLAGS}"))),
        },
    }
}

fn hdlc(protocol: &Protocol, value: &Value, path: &str) -> Result<Vec<u8>, EncodeFault> {
    let Some(frames) = value.get("frames") else { return hdlc_from_messages(protocol, value, path) };
    let frames = frames.as_array().ok_or_else(|| form(format!("{path}.frames"), "an array"))?;
    let mut octets = Vec::new();
    for (index, frame) in frames.iter().enumerate() {
        let path = format!("{path}.frames[{index}]");
        let usual = if index == 0 { OUTER_FLAGS } else { INNER_FLAGS };
        let opening = flags(frame, "opening-flags", usual, &path)?;
        let information = match frame.get("information") {
            Some(information) => hex_member(information, &format!("{path}.information"))?,
            None => Vec::new(),
        };
        let segmented = match frame.get("segmented") {
            None => false,
            Some(value) => value.as_bool().ok_or_else(|| form(format!("{path}.segmented"), "true or false"))?,
        };
        octets.extend(std::iter::repeat_n(FLAG, opening));
        octets.extend(body(&link_frame(frame, &information, segmented, &path)?, &path)?);
    }
    octets.extend(std::iter::repeat_n(FLAG, flags(value, "closing-flags", OUTER_FLAGS, path)?));
    Ok(octets)
}

/// The octets of a frame between its flags.
fn body(frame: &Frame<'_>, path: &str) -> Result<Vec<u8>, EncodeFault> {
    let octets = frame.to_vec().map_err(|error| form(path, error.to_string()))?;
    Ok(octets.get(1..octets.len().saturating_sub(1)).unwrap_or_default().to_vec())
}

fn link_frame<'i>(value: &Value, information: &'i [u8], segmented: bool, path: &str) -> Result<Frame<'i>, EncodeFault> {
    let destination = address(member(value, "destination", path)?, &format!("{path}.destination"))?;
    let source = address(member(value, "source", path)?, &format!("{path}.source"))?;
    let control = control(member(value, "control", path)?, &format!("{path}.control"))?;
    Ok(Frame { segmented, ..Frame::new(destination, source, control).with_information(information) })
}

fn address(value: &Value, path: &str) -> Result<Address, EncodeFault> {
    let upper = number(value, "upper", path)?;
    let address = match value.get("lower") {
        None => Address::one(upper),
        Some(_) => {
            let lower = number(value, "lower", path)?;
            match value.get("octets").map_or(Some(2), Value::as_u64) {
                Some(2) => Address::two(upper, lower),
                Some(4) => Address::four(upper, lower),
                _ => return Err(form(format!("{path}.octets"), "2 or 4")),
            }
        }
    };
    address.ok_or_else(|| form(path, "parts of at most 7 bits, 14 in an address of 4 octets"))
}

fn control(value: &Value, path: &str) -> Result<Control, EncodeFault> {
    let name = member(value, "type", path)?.as_str().unwrap_or_default();
    let sequence = |field: &str| match number::<u8>(value, field, path)? {
        number @ 0..=7 => Ok(SequenceNumber::modulo(number)),
        _ => Err(form(format!("{path}.{field}"), "0 to 7")),
    };
    let frame = match name {
        "I" => FrameType::I { ns: sequence("ns")?, nr: sequence("nr")? },
        "RR" => FrameType::Rr { nr: sequence("nr")? },
        "RNR" => FrameType::Rnr { nr: sequence("nr")? },
        "SNRM" => FrameType::Snrm,
        "DISC" => FrameType::Disc,
        "UA" => FrameType::Ua,
        "DM" => FrameType::Dm,
        "FRMR" => FrameType::Frmr,
        "UI" => FrameType::Ui,
        _ => return Err(form(format!("{path}.type"), "one of I, RR, RNR, SNRM, DISC, UA, DM, FRMR, UI")),
    };
    let poll_final = match value.get("poll-final") {
        None => false,
        Some(value) => value.as_bool().ok_or_else(|| form(format!("{path}.poll-final"), "true or false"))?,
    };
    Ok(Control::new(frame, poll_final))
}

/// Frames for messages: as many segments as the largest information field asks for.
fn hdlc_from_messages(protocol: &Protocol, value: &Value, path: &str) -> Result<Vec<u8>, EncodeFault> {
    let messages = member(value, "messages", path).map_err(|_| form(path, "an object with \"frames\" or \"messages\""))?;
    let largest = match value.get("max-information") {
        None => LARGEST_INFORMATION,
        Some(_) => match number::<u16>(value, "max-information", path).map(usize::from)? {
            largest @ 1..=LARGEST_INFORMATION => largest,
            _ => return Err(form(format!("{path}.max-information"), format!("1 to {LARGEST_INFORMATION}"))),
        },
    };
    let mut octets = Vec::new();
    for (index, message) in own_messages(messages, path)? {
        let path = format!("{path}.messages[{index}]");
        let whole = msdu(protocol, message, &path)?;
        let last = whole.chunks(largest).count().saturating_sub(1);
        for (segment, information) in whole.chunks(largest).enumerate() {
            let mut frame = link_frame(message, information, segment < last, &path)?;
            if let FrameType::I { ns, nr } = frame.control.frame {
                let step = u8::try_from(segment % 8).unwrap_or(0);
                frame.control.frame = FrameType::I { ns: SequenceNumber::modulo(ns.get() + step), nr };
            }
            frame.control.poll_final &= segment == last;
            octets.extend(std::iter::repeat_n(FLAG, if octets.is_empty() { OUTER_FLAGS } else { INNER_FLAGS }));
            octets.extend(body(&frame, &path)?);
        }
    }
    octets.extend(std::iter::repeat_n(FLAG, OUTER_FLAGS));
    Ok(octets)
}

fn wrapper(protocol: &Protocol, value: &Value, path: &str) -> Result<Vec<u8>, EncodeFault> {
    let mut octets = Vec::new();
    let mut add = |link: &Value, apdu: &[u8], path: &str| {
        let pdu = Wrapper { source: number(link, "source", path)?, destination: number(link, "destination", path)?, apdu };
        octets.extend(pdu.to_vec().map_err(|error| form(path, error.to_string()))?);
        Ok(())
    };
    match value.get("frames") {
        Some(frames) => {
            let frames = frames.as_array().ok_or_else(|| form(format!("{path}.frames"), "an array"))?;
            for (index, frame) in frames.iter().enumerate() {
                let path = format!("{path}.frames[{index}]");
                let apdu = hex_member(member(frame, "information", &path)?, &format!("{path}.information"))?;
                add(frame, &apdu, &path)?;
            }
        }
        None => {
            let messages = member(value, "messages", path).map_err(|_| form(path, "an object with \"frames\" or \"messages\""))?;
            for (index, message) in own_messages(messages, path)? {
                let path = format!("{path}.messages[{index}]");
                let apdu = msdu(protocol, message, &path)?;
                add(message, &apdu, &path)?;
            }
        }
    }
    Ok(octets)
}
