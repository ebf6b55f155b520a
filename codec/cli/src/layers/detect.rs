//! Tells which layer some octets begin with.

use std::fmt;

use cosem_codec::link::detect::{Layer as Mark, detect};

use super::Layer;
use super::message::{decode_as, llc_header};

/// A layer that is known and not supported yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unsupported(Mark);

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, standard) = match self.0 {
            Mark::Llc432 => ("an LLC PDU of the PLC profiles", "IEC 61334-4-32"),
            Mark::SfskSerial => ("an S-FSK frame in its serial form", "IEC 62056-8-3"),
            Mark::Text => ("text of the direct local exchange or a P1 telegram", "IEC 62056-21"),
            Mark::Coap => ("a CoAP message", "RFC 7252"),
            _ => ("octets of another layer", "unknown"),
        };
        write!(f, "this is {what} ({standard}), a layer that is not supported yet")
    }
}

/// The layer that octets look like.
///
/// Link layers have marks. An APDU and Data have none that the other cannot have, so that what decodes to its end decides, and where
/// neither does, what decodes further.
pub(crate) fn layer(octets: &[u8]) -> Result<Layer, Unsupported> {
    match detect(octets) {
        Some(Mark::Hdlc) => return Ok(Layer::Hdlc),
        Some(Mark::Wrapper) => return Ok(Layer::Wrapper),
        Some(Mark::MBus) => return Ok(Layer::Mbus),
        Some(mark @ (Mark::Llc432 | Mark::SfskSerial | Mark::Text)) => return Err(Unsupported(mark)),
        Some(Mark::LlcOrGateway) if llc_header(octets).is_some() => return Ok(Layer::Llc),
        _ => {}
    }
    let apdu = match decode_as(Layer::Apdu, octets) {
        Ok(()) => return Ok(Layer::Apdu),
        Err(error) => error.offset,
    };
    let data = match decode_as(Layer::Data, octets) {
        Ok(()) => return Ok(Layer::Data),
        Err(error) => error.offset,
    };
    if decode_as(Layer::Lpdu, octets).is_ok() {
        return Ok(Layer::Lpdu);
    }
    match detect(octets) {
        Some(mark @ Mark::Coap) if apdu == 0 && is_coap(octets) => Err(Unsupported(mark)),
        // A link layer that ends before its mark does.
        None if matches!(octets, [0x7E, ..]) => Ok(Layer::Hdlc),
        _ if data > apdu => Ok(Layer::Data),
        _ => Ok(Layer::Apdu),
    }
}

/// Whether the header is that of a CoAP message: version 1, a token that is there, a method or a response code.
fn is_coap(octets: &[u8]) -> bool {
    const HEADER: usize = 4;
    let Some(&[first, code, ..]) = octets.first_chunk::<HEADER>() else { return false };
    let token = usize::from(first & 0x0F);
    first >> 6 == 1 && token <= 8 && octets.len() >= HEADER + token && matches!(code, 0x01..=0x04 | 0x41..=0x45 | 0x80..=0x8F | 0xA0..=0xA5)
}
