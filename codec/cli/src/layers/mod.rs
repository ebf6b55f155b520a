//! From octets to messages: link layers are opened, segments and blocks joined, and each message is inspected.

pub(crate) mod blocks;
pub(crate) mod detect;
pub(crate) mod hdlc;
pub(crate) mod lon;
pub(crate) mod lon_datagram;
mod lon_legacy;
pub(crate) mod mbus;
pub(crate) mod message;
pub(crate) mod protection;
pub(crate) mod segments;
pub(crate) mod wrapper;

use std::ops::Range;

use clap::ValueEnum;

use crate::capture::{Carried, Gap, Transport};
use crate::keys::Learned;
use crate::protocol::Protocol;
pub(crate) use detect::Unsupported;
pub(crate) use message::Message;
pub(crate) use protection::Protection;

/// A layer that octets can be taken as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
pub(crate) enum Layer {
    /// HDLC frames, IEC 62056-46
    Hdlc,
    /// PDUs of the wrapper for TCP and UDP, IEC 62056-47
    Wrapper,
    /// Frames of the wired M-Bus, EN 13757-2, with pieces of APDUs in them, IEC 62056-7-3
    Mbus,
    /// The LLC header of the HDLC profile and the APDU behind it
    Llc,
    /// One APDU, IEC 62056-5-3
    Apdu,
    /// One COSEM Data with its type tag
    Data,
    /// A link layer frame of ISO/IEC 14908-1
    Lpdu,
    /// A network layer PDU of ISO/IEC 14908-1
    Npdu,
    /// A datagram of the IP tunnel of ISO/IEC 14908-4, port 1628 or 1629 of UDP
    Cnip,
    /// A datagram of LON/IP, port 2541 of UDP
    LonUdp,
    /// A whole message of the adaptation layer of IEC 62056-8-8; a reconstruction, not conformant
    Adaptation,
}

impl Layer {
    /// The name on the command line and in JSON.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Hdlc => "hdlc",
            Self::Wrapper => "wrapper",
            Self::Mbus => "mbus",
            Self::Llc => "llc",
            Self::Apdu => "apdu",
            Self::Data => "data",
            Self::Lpdu => "lpdu",
            Self::Npdu => "npdu",
            Self::Cnip => "cnip",
            Self::LonUdp => "lon-udp",
            Self::Adaptation => "adaptation",
        }
    }

    /// Whether it is one of ISO/IEC 14908, where six octets are an identifier and no OBIS code.
    pub(crate) const fn is_lon(self) -> bool {
        matches!(self, Self::Lpdu | Self::Npdu | Self::Cnip | Self::LonUdp | Self::Adaptation)
    }

    /// The layer with this name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::value_variants().iter().copied().find(|layer| layer.name() == name)
    }
}

/// What some octets turned out to be.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) layer: Layer,
    pub(crate) octets: Vec<u8>,
    /// How the octets came over the network, when they are from a capture.
    pub(crate) transport: Option<Transport>,
    /// Frames of the link layer, in order.
    pub(crate) frames: Vec<Frame>,
    /// Octets behind the last frame that belong to the link layer: closing flags and fill.
    pub(crate) tail: Range<usize>,
    /// Messages, in the order in which they were complete.
    pub(crate) messages: Vec<Message>,
    /// Protected APDUs, in the order in which they were found.
    pub(crate) protections: Vec<Protection>,
    /// What the messages told about titles and keys.
    pub(crate) learned: Learned,
    /// What is wrong with the link layers, in order.
    pub(crate) link_faults: Vec<Fault>,
    /// What is worth saying and not wrong.
    pub(crate) notes: Vec<String>,
}

/// A frame of a link layer.
#[derive(Debug)]
pub(crate) enum Frame {
    Hdlc(hdlc::HdlcFrame),
    Wrapper(wrapper::WrapperFrame),
    MBus(mbus::MBusFrame),
}

impl Frame {
    /// The octets that it hands to the layer above.
    pub(crate) fn information(&self) -> Range<usize> {
        match self {
            Self::Hdlc(frame) => frame.information.clone(),
            Self::Wrapper(frame) => frame.apdu.clone(),
            Self::MBus(frame) => frame.information.clone(),
        }
    }
}

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The layer that is malformed.
    pub(crate) layer: &'static str,
    /// The stable name of the kind.
    pub(crate) kind: String,
    /// In the octets of the document.
    pub(crate) offset: usize,
    /// The field, from the outermost name down.
    pub(crate) path: String,
    /// What was expected, and what was found instead.
    pub(crate) message: String,
}

/// Where the octets of a message stand in the document: pieces of (offset in the message, offset in the document).
#[derive(Debug, Clone, Default)]
pub(crate) struct Origin {
    pieces: Vec<(usize, usize)>,
}

impl Origin {
    /// A message in one piece.
    pub(crate) fn at(offset: usize) -> Self {
        Self { pieces: vec![(0, offset)] }
    }

    /// Adds the place of the octets from `message` on.
    pub(crate) fn push(&mut self, message: usize, document: usize) {
        self.pieces.push((message, document));
    }

    /// The offset in the document.
    pub(crate) fn map(&self, offset: usize) -> usize {
        let piece = self.pieces.partition_point(|&(message, _)| message <= offset).saturating_sub(1);
        self.pieces.get(piece).map_or(offset, |&(message, document)| document + (offset - message))
    }

    /// Adds the places of octets that follow the first `joined` ones.
    pub(crate) fn append(&mut self, joined: usize, other: &Self) {
        self.pieces.extend(other.pieces.iter().map(|&(message, document)| (joined + message, document)));
    }

    /// The places of a part of the message, counted from its first octet.
    pub(crate) fn part(&self, part: &Range<usize>) -> Self {
        let mut places = Self::at(self.map(part.start));
        for &(message, document) in self.pieces.iter().filter(|(message, _)| part.contains(message) && *message > part.start) {
            places.push(message - part.start, document);
        }
        places
    }
}

/// Why octets were not looked at.
#[derive(Debug)]
pub(crate) enum Refused {
    /// They are of a layer that is not supported yet.
    Unsupported(Unsupported),
}

impl Document {
    /// A document without content.
    fn empty(layer: Layer, octets: Vec<u8>) -> Self {
        let tail = octets.len()..octets.len();
        Self {
            layer,
            octets,
            transport: None,
            frames: Vec::new(),
            tail,
            messages: Vec::new(),
            protections: Vec::new(),
            learned: Learned::default(),
            link_faults: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Takes octets as the layer that is given, or as the one that they look like.
    pub(crate) fn read(protocol: &Protocol, from: Option<Layer>, octets: Vec<u8>) -> Result<Self, Refused> {
        let layer = match from {
            Some(layer) => layer,
            None => detect::layer(&octets).map_err(Refused::Unsupported)?,
        };
        Ok(match layer {
            Layer::Hdlc => hdlc::read(protocol, octets),
            Layer::Wrapper => wrapper::read(protocol, octets),
            Layer::Mbus => mbus::read(protocol, octets),
            Layer::Cnip => lon_datagram::read(protocol, octets),
            Layer::Llc | Layer::Apdu | Layer::Data | Layer::Lpdu | Layer::Npdu | Layer::LonUdp | Layer::Adaptation => {
                let mut document = Self::empty(layer, octets);
                document.messages = message::split(protocol, layer, document.octets.clone(), Origin::at(0), Vec::new());
                message::join(protocol, &mut document);
                document
            }
        })
    }

    /// Takes a message from a capture.
    pub(crate) fn read_carried(protocol: &Protocol, from: Option<Layer>, carried: Carried) -> Result<Self, Refused> {
        let end = carried.octets.len();
        let mut document = Self::read(protocol, from, carried.octets)?;
        let message = match carried.gap {
            Some(Gap::Missing(octets)) => Some(format!("{octets} octets of the stream were not captured")),
            Some(Gap::End) if document.faults().next().is_none() => Some("the stream ends inside of a message".to_owned()),
            Some(Gap::End) | None => None,
        };
        if let Some(message) = message {
            let fault =
                Fault { layer: carried.transport.protocol.name(), kind: "truncated".to_owned(), offset: end, path: String::new(), message };
            document.link_faults.insert(0, fault);
        }
        document.transport = Some(carried.transport);
        Ok(document)
    }

    /// All faults: those of the link layer first, then those of the messages in order.
    pub(crate) fn faults(&self) -> impl Iterator<Item = &Fault> {
        self.link_faults.iter().chain(self.messages.iter().filter_map(|message| message.fault.as_ref()))
    }

    /// The fault to name when only one can be named: what a damaged frame holds is not to be trusted.
    pub(crate) fn first_fault(&self) -> Option<&Fault> {
        self.faults().next()
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn origins() {
        let mut origin = Origin::at(9);
        origin.push(10, 30);
        origin.push(20, 55);
        assert_eq!([0, 9, 10, 19, 20, 25].map(|offset| origin.map(offset)), [9, 18, 30, 39, 55, 60]);
        let part = origin.part(&(5..22));
        assert_eq!([0, 4, 5, 14, 15].map(|offset| part.map(offset)), [14, 18, 30, 39, 55]);
        assert_eq!(Origin::default().map(3), 3);
    }
}
