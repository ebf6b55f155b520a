//! One line of hex to one line of JSON.

use std::io::Write;

use serde_json::Value;

use super::Worker;
use crate::hex;
use crate::json;
use crate::layers::{Document, Layer, Refused};
use crate::meaning::names::Names;
use crate::outcome::Outcome;
use crate::protocol::Protocol;

/// Decodes lines.
pub(super) struct Decoder<'d> {
    protocol: &'d Protocol,
    names: &'d Names<'d>,
    from: Option<Layer>,
    octets: Vec<u8>,
}

impl<'d> Decoder<'d> {
    pub(super) fn new(protocol: &'d Protocol, names: &'d Names<'d>, from: Option<Layer>) -> Self {
        Self { protocol, names, from, octets: Vec::new() }
    }
}

impl Worker for Decoder<'_> {
    fn line(&mut self, number: usize, line: &[u8], out: &mut Vec<u8>) -> Outcome {
        self.octets.clear();
        if let Err(fault) = hex::parse_into(line, &mut self.octets) {
            return failed(number, json::failure("hex", fault.offset(line), &fault.to_string()), out);
        }
        match Document::read(self.protocol, self.from, self.octets.clone()) {
            Ok(document) => {
                let value = json::document(self.names, &document);
                if document.first_fault().is_some() { failed(number, value, out) } else { finish(&value, out, Outcome::Decoded) }
            }
            Err(Refused::Unsupported(layer)) => failed(number, json::unsupported(&layer), out),
        }
    }

    fn too_long(&mut self, number: usize, longest: usize, out: &mut Vec<u8>) -> Outcome {
        let text = format!("a line of at most {} MiB", longest >> 20);
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
    // Writing to a vector and serialising a value of strings and numbers cannot fail.
    let _ = serde_json::to_writer(&mut *out, value);
    let _ = out.write_all(b"\n");
    outcome
}
