//! PDUs of the wrapper for TCP and UDP, one after the other.

use std::ops::Range;

use cosem_codec::link::Progress;
use cosem_codec::link::wrapper::{self, HEADER_LEN, Recovery, WrapperErrorKind};

use super::{Document, Fault, Frame, Layer, Origin, message};
use crate::protocol::Protocol;

/// A PDU and its place in the document.
#[derive(Debug)]
pub(crate) struct WrapperFrame {
    pub(crate) start: usize,
    pub(crate) source: u16,
    pub(crate) destination: u16,
    pub(crate) apdu: Range<usize>,
}

/// Reads PDUs to the end of the octets, and the APDUs in them.
pub(crate) fn read(protocol: &Protocol, octets: Vec<u8>) -> Document {
    let mut document = Document::empty(Layer::Wrapper, octets);
    let octets = document.octets.clone();
    let mut at = 0;
    while at < octets.len() || document.frames.is_empty() {
        let number = document.frames.len();
        match wrapper::read(octets.get(at..).unwrap_or_default(), Recovery::Close) {
            Progress::Complete { unit, consumed } => {
                let apdu = at + HEADER_LEN..at + consumed;
                let frame = WrapperFrame { start: at, source: unit.source, destination: unit.destination, apdu: apdu.clone() };
                document.frames.push(Frame::Wrapper(frame));
                let messages = message::split(protocol, Layer::Apdu, unit.apdu.to_vec(), Origin::at(apdu.start), vec![number]);
                document.messages.extend(messages);
                at += consumed;
            }
            Progress::Incomplete { needed, .. } => {
                let message = format!("{needed} more octet{} needed", if needed == 1 { "" } else { "s" });
                document.link_faults.push(fault("incomplete", octets.len(), number, message));
                // What is there of a PDU whose header is whole.
                if let Some(&[_, _, s1, s0, d1, d0, _, _]) = octets.get(at..).and_then(|rest| rest.first_chunk::<HEADER_LEN>()) {
                    let (source, destination) = (u16::from_be_bytes([s1, s0]), u16::from_be_bytes([d1, d0]));
                    let apdu = at + HEADER_LEN..octets.len();
                    let content = octets.get(apdu.clone()).unwrap_or_default().to_vec();
                    let mut messages = message::split(protocol, Layer::Apdu, content, Origin::at(apdu.start), vec![number]);
                    // The APDU is cut because its PDU is.
                    messages.iter_mut().for_each(|message| message.fault = None);
                    document.messages.extend(messages);
                    document.frames.push(Frame::Wrapper(WrapperFrame { start: at, source, destination, apdu }));
                }
                break;
            }
            // Behind a whole PDU these octets are left over; in front of any they are of another layer.
            Progress::Invalid { .. } if number > 0 => {
                let left = octets.len() - at;
                let message = format!("{left} octet{} left over", if left == 1 { "" } else { "s" });
                document.link_faults.push(fault("trailing", at, number, message));
                break;
            }
            Progress::Invalid { error, .. } => {
                let message = match error.kind() {
                    WrapperErrorKind::Version { found } => format!("version 0001 expected, {found:04X} found"),
                    kind => kind.name().to_owned(),
                };
                document.link_faults.push(fault(error.kind().name(), at + error.offset(), number, message));
                break;
            }
        }
    }
    message::join(protocol, &mut document);
    document
}

fn fault(kind: &str, offset: usize, number: usize, message: String) -> Fault {
    Fault { layer: "wrapper", kind: kind.to_owned(), offset, path: format!("frame[{number}]"), message }
}
