//! Telling by the first octets which layer some octets begin with.
//!
//! A convenience for tools that are given octets of unknown origin. A decoder for a known profile must not use it: the marks are short, and
//! some layers have none.

use core::fmt;

/// What octets can begin with. The layers that this crate has no module for are named so that a tool can say what it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layer {
    /// HDLC: a flag and format type 1010, `7E Ax`. See [`hdlc`](super::hdlc).
    Hdlc,
    /// The wrapper: version `00 01`. See [`wrapper`](super::wrapper).
    Wrapper,
    /// The LLC sub-layer of the PLC profiles (IEC 61334-4-32): `90`.
    Llc432,
    /// The serial form of S-FSK frames: `02 length 50`.
    SfskSerial,
    /// Wired M-Bus (EN 13757-2): `68 L L 68`, `10 ... 16` or `E5`. See [`mbus`](super::mbus).
    MBus,
    /// IEC 62056-21 identification, or a P1 telegram: `/`.
    Text,
    /// General-glo-ciphering without a layer around it, as encrypted P1 telegrams are: `DB 08`.
    GeneralGloCiphering,
    /// A CoAP message: version 1 in the two highest bits. Not where the octet is the tag of an APDU.
    Coap,
    /// `E6 E6 00`, `E6 E7 00` is the LLC header that remains when HDLC was taken off; E6 and E7 are also the gateway tags. Only the caller
    /// knows.
    LlcOrGateway,
    /// Nothing of this: an APDU with this tag.
    Apdu {
        /// The first octet.
        tag: u8,
    },
}

impl Layer {
    /// A stable name for reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hdlc => "hdlc",
            Self::Wrapper => "wrapper",
            Self::Llc432 => "llc432",
            Self::SfskSerial => "sfsk-serial",
            Self::MBus => "mbus",
            Self::Text => "p1",
            Self::GeneralGloCiphering => "general-glo-ciphering",
            Self::Coap => "coap",
            Self::LlcOrGateway => "llc-or-gateway",
            Self::Apdu { .. } => "apdu",
        }
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hdlc => f.write_str("HDLC frame"),
            Self::Wrapper => f.write_str("wrapper PDU"),
            Self::Llc432 => f.write_str("IEC 61334-4-32 LLC PDU"),
            Self::SfskSerial => f.write_str("S-FSK frame in its serial form"),
            Self::MBus => f.write_str("M-Bus frame"),
            Self::Text => f.write_str("IEC 62056-21 text or P1 telegram"),
            Self::GeneralGloCiphering => f.write_str("general-glo-ciphering APDU"),
            Self::Coap => f.write_str("CoAP message"),
            Self::LlcOrGateway => f.write_str("LLC PDU or gateway prefix"),
            Self::Apdu { tag } => write!(f, "APDU with tag {tag:02x}"),
        }
    }
}

/// The layer that `octets` begin with; `None` when there are too few octets to tell.
///
/// Fill flags in front of an HDLC frame are read over.
#[must_use]
pub fn detect(octets: &[u8]) -> Option<Layer> {
    let layer = match *octets {
        [] | [0x7E | 0x00 | 0x68 | 0x02 | 0xDB] | [0x02, _] | [0x68, _] | [0x68, _, _] => return None,
        [0x7E, ref rest @ ..] => match rest.iter().find(|octet| **octet != 0x7E) {
            None => return None,
            Some(format) if format & 0xF0 == 0xA0 => Layer::Hdlc,
            Some(_) => Layer::Apdu { tag: 0x7E },
        },
        [0x00, 0x01, ..] => Layer::Wrapper,
        [0x90, ..] => Layer::Llc432,
        [0x02, _, 0x50, ..] => Layer::SfskSerial,
        [0x68, length, again, 0x68, ..] if length == again => Layer::MBus,
        [0x10, _, _, _, 0x16] | [0xE5] => Layer::MBus,
        [b'/', ..] => Layer::Text,
        [0xDB, 0x08, ..] => Layer::GeneralGloCiphering,
        [0xE6 | 0xE7, ..] => Layer::LlcOrGateway,
        // Type 0 to 3, token length 0 to 8; 60 to 63 are the ACSE APDUs.
        [tag @ 0x40..=0x7F, ..] if tag & 0x0F <= 8 && !(0x60..=0x63).contains(&tag) => Layer::Coap,
        [tag, ..] => Layer::Apdu { tag },
    };
    Some(layer)
}
