//! Frames of the wired M-Bus.

use cosem_codec::frame::MBusSegment;
use cosem_codec::link::mbus::{self, Segmenter};
use cosem_codec::{Decode as _, Encode as _};
use cosem_spec::compose::compose;
use serde_json::Value;

use super::{EncodeFault, form, hex_member, member, msdu, number, own_messages};
use crate::protocol::Protocol;

/// The octets of frames, or of the frames that messages take.
pub(super) fn frames(protocol: &Protocol, value: &Value, path: &str) -> Result<Vec<u8>, EncodeFault> {
    let mut octets = Vec::new();
    if let Some(frames) = value.get("frames") {
        let frames = frames.as_array().ok_or_else(|| form(format!("{path}.frames"), "an array"))?;
        for (index, frame) in frames.iter().enumerate() {
            octets.extend(one(protocol, frame, &format!("{path}.frames[{index}]"))?);
        }
        return Ok(octets);
    }
    let messages = member(value, "messages", path).map_err(|_| form(path, "an object with \"frames\" or \"messages\""))?;
    for (index, message) in own_messages(messages, path)? {
        let path = format!("{path}.messages[{index}]");
        let apdu = msdu(protocol, message, &path)?;
        let ends = [("fin", Value::from(true)), ("sequence-number", Value::from(0)), ("data", Value::from(""))];
        let head = composed(protocol, member(message, "segment", &path)?, ends, &path)?;
        let head = MBusSegment::decode(&head).map_err(|error| form(format!("{path}.segment"), error.to_string()))?;
        let segments = Segmenter::new(head.c_field, head.a_field, head.stsap, head.dtsap, &apdu)
            .ok_or_else(|| form(format!("{path}.apdu"), format!("an APDU that {} frames can hold", mbus::MOST_SEGMENTS)))?;
        for segment in segments {
            let content = segment.to_vec().map_err(|error| form(&path, error.to_string()))?;
            octets.extend(long_frame(&content, false, &path)?);
        }
    }
    Ok(octets)
}

fn one(protocol: &Protocol, value: &Value, path: &str) -> Result<Vec<u8>, EncodeFault> {
    let kind = member(value, "type", path)?.as_str().unwrap_or_default();
    let frame = match kind {
        "acknowledgement" => mbus::Frame::Acknowledgement,
        "short" => mbus::Frame::Short { c_field: number(value, "c-field", path)?, a_field: number(value, "a-field", path)? },
        "long" => {
            let information = member(value, "information", path)?;
            let content = match value.get("segment") {
                Some(segment) => composed(protocol, segment, [("data", information.clone())], path)?,
                None => {
                    let mut content =
                        vec![number(value, "c-field", path)?, number(value, "a-field", path)?, number(value, "ci-field", path)?];
                    content.extend(hex_member(information, &format!("{path}.information"))?);
                    content
                }
            };
            return long_frame(&content, value.get("length-wraps") == Some(&Value::Bool(true)), path);
        }
        _ => return Err(form(format!("{path}.type"), "one of acknowledgement, short, long")),
    };
    frame.to_vec(&mbus::Rules::STRICT).map_err(|error| form(path, error.to_string()))
}

/// The octets of a piece of an APDU, some of whose members stand elsewhere.
fn composed<const N: usize>(protocol: &Protocol, value: &Value, besides: [(&str, Value); N], path: &str) -> Result<Vec<u8>, EncodeFault> {
    let mut value = value.clone();
    let object = value.as_object_mut().ok_or_else(|| form(format!("{path}.segment"), "an object"))?;
    object.extend(besides.map(|(name, value)| (name.to_owned(), value)));
    compose(protocol.model, protocol.mbus_segment, &value)
        .map_err(|error| form(format!("{path}.segment.{}", error.path_text()), error.message))
}

fn long_frame(content: &[u8], length_wraps: bool, path: &str) -> Result<Vec<u8>, EncodeFault> {
    mbus::Frame::Long { content }.to_vec(&mbus::Rules { length_wraps }).map_err(|error| form(path, error.to_string()))
}
