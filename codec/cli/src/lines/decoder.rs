//! One line of hex to one line of JSON.

use cosem_codec::link::detect::{Layer as Mark, detect};
use cosem_codec::security::{CipheredApdu, Form};
use serde_json::Value;

use super::{Worker, tree};
use crate::args::Decode;
use crate::hex;
use crate::json;
use crate::layers::message::{LARGEST_MESSAGE, decode_as, inspect_as};
use crate::layers::{Document, Layer, Origin, Refused};
use crate::meaning::names::Names;
use crate::meaning::{Meanings, may_have_readings};
use crate::objects::{Member, ObjectClass, Session, may_be_typed};
use crate::outcome::Outcome;
use crate::protocol::Protocol;

/// Decodes lines.
pub(super) struct Decoder<'d> {
    protocol: &'d Protocol,
    names: &'d Names<'d>,
    from: Option<Layer>,
    given: Option<(ObjectClass, Member)>,
    octets: Vec<u8>,
}

impl<'d> Decoder<'d> {
    pub(super) fn new(protocol: &'d Protocol, names: &'d Names<'d>, arguments: &Decode) -> Self {
        Self { protocol, names, from: arguments.from, given: arguments.given(), octets: Vec::new() }
    }

    /// Most lines are one APDU, or one Data, and well formed: their JSON is written while the tree is walked. Everything else takes the
    /// same way as without `--lines`. Gives whether it was such a line.
    fn short_way(&self, out: &mut Vec<u8>) -> bool {
        if self.octets.len() > LARGEST_MESSAGE {
            return false;
        }
        let layer = match (self.from, self.octets.first()) {
            (Some(layer @ (Layer::Apdu | Layer::Data)), _) => layer,
            (Some(_), _) => return false,
            (None, Some(0xE0 | 0xE6 | 0xE7)) => return false,
            (None, _) => match detect(&self.octets) {
                Some(Mark::Apdu { .. } | Mark::GeneralGloCiphering) => Layer::Apdu,
                _ => return false,
            },
        };
        let layer = match (decode_as(layer, &self.octets), self.from) {
            (Ok(()), _) => layer,
            (Err(_), None) if decode_as(Layer::Data, &self.octets).is_ok() => Layer::Data,
            (Err(_), _) => return false,
        };
        let inspection = inspect_as(self.protocol, layer, &self.octets);
        if !self.protocol.keys.is_empty() || is_protected(&self.octets) {
            return false;
        }
        if inspection.error.is_some() || !inspection.nested.is_empty() || may_be_typed(&inspection.tree, self.given) {
            return false;
        }
        out.extend_from_slice(br#"{"ok":true,"layer":""#);
        out.extend_from_slice(layer.name().as_bytes());
        out.extend_from_slice(br#"","value":"#);
        tree::write(&inspection.tree, out);
        out.extend_from_slice(br#","deviations":"#);
        if inspection.deviations().next().is_none() {
            out.extend_from_slice(b"[]");
        } else {
            write(&Value::Array(json::tree_deviations(&inspection.tree, &Origin::at(0))), out);
        }
        if may_have_readings(&inspection.tree) {
            let readings = Meanings::of(&inspection.tree, self.names).readings;
            if !readings.is_empty() {
                out.extend_from_slice(br#","readings":"#);
                write(&readings.iter().map(|reading| reading.to_json()).collect(), out);
            }
        }
        out.extend_from_slice(b"}\n");
        true
    }
}

impl Worker for Decoder<'_> {
    fn line(&mut self, number: usize, line: &[u8], out: &mut Vec<u8>) -> Outcome {
        self.octets.clear();
        if let Err(fault) = hex::parse_into(line, &mut self.octets) {
            return failed(number, json::failure("hex", fault.offset(line), &fault.to_string()), out);
        }
        if self.short_way(out) {
            return Outcome::Decoded;
        }
        match Document::read(self.protocol, self.from, self.octets.clone()) {
            Ok(mut document) => {
                Session::new(self.protocol, self.given).read(&mut document);
                let value = json::document(self.names, &document);
                if document.first_fault().is_some() { failed(number, value, out) } else { finish(&value, out, Outcome::Decoded) }
            }
            Err(Refused::Unsupported(layer)) => failed(number, json::unsupported(&layer), out),
        }
    }

    fn too_long(&mut self, number: usize, longest: usize, out: &mut Vec<u8>) -> Outcome {
        let text = format!("a line of at most {} MiB expected", longest >> 20);
        failed(number, json::failure("too-long", longest, &text), out)
    }
}

/// A line that did not decode says which one it is.
pub(super) fn failed(number: usize, mut value: Value, out: &mut Vec<u8>) -> Outcome {
    if let Some(object) = value.as_object_mut() {
        object.insert("line".into(), number.into());
    }
    finish(&value, out, Outcome::Malformed)
}

fn finish(value: &Value, out: &mut Vec<u8>, outcome: Outcome) -> Outcome {
    write(value, out);
    out.push(b'\n');
    outcome
}

fn write(value: &Value, out: &mut Vec<u8>) {
    // Writing to a vector and serialising a value of strings and numbers cannot fail.
    let _ = serde_json::to_writer(out, value);
}

/// Whether an APDU is protected in a way that can be read without keys.
fn is_protected(apdu: &[u8]) -> bool {
    const GENERAL_SIGNING: u8 = 0xDF;
    match apdu.first() {
        Some(&GENERAL_SIGNING) => true,
        Some(&tag) if Form::of_tag(tag).is_some() => {
            CipheredApdu::parse(&mut apdu.to_vec()).is_ok_and(|ciphered| !ciphered.control().encrypted())
        }
        _ => false,
    }
}
