//! One line of JSON to one line of hex.

use serde_json::{Value, json};

use super::Worker;
use super::decoder::failed;
use crate::encode::{self, EncodeFault};
use crate::hex;
use crate::layers::Layer;
use crate::outcome::Outcome;
use crate::protocol::Protocol;

/// Encodes lines.
pub(super) struct Encoder<'e> {
    protocol: &'e Protocol,
    from: Option<Layer>,
    text: String,
}

impl<'e> Encoder<'e> {
    pub(super) fn new(protocol: &'e Protocol, from: Option<Layer>) -> Self {
        Self { protocol, from, text: String::new() }
    }
}

impl Worker for Encoder<'_> {
    fn line(&mut self, number: usize, line: &[u8], out: &mut Vec<u8>) -> Outcome {
        let value: Result<Value, _> = serde_json::from_slice(line);
        match value.map_err(EncodeFault::Json).and_then(|value| encode::document(self.protocol, self.from, &value)) {
            Ok(octets) => {
                self.text.clear();
                hex::push(&octets, &mut self.text);
                self.text.push('\n');
                out.extend_from_slice(self.text.as_bytes());
                Outcome::Decoded
            }
            Err(fault) => {
                let error = json!({ "ok": false, "error": { "kind": fault.kind(), "path": fault.path(), "message": fault.message() } });
                failed(number, error, out)
            }
        }
    }

    fn too_long(&mut self, number: usize, longest: usize, out: &mut Vec<u8>) -> Outcome {
        let text = format!("a line of at most {} MiB expected", longest >> 20);
        failed(number, json!({ "ok": false, "error": { "kind": "too-long", "path": "", "message": text } }), out)
    }
}
