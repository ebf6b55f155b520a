//! The adaptation layer (IEC 62056-8-8, 5.4): its data service, segments, and which associations go with which services.
//! **A reconstruction, not conformant.**
//!
//! The layouts stand in `adaptation_unconfirmed.spec`: whoever holds the text corrects that file. The rules of table 3 are those of every
//! profile of IEC 62056; the table itself is not public.

use core::fmt;

use crate::decode::Decode as _;
use crate::encode::Encode as _;
use crate::error::{DecodeError, EncodeError};
use crate::link::buffer::Buffer;
use crate::strings::OctetString;

use super::unconfirmed::{AdaptationControl, AdaptationSegment, ClientSap, ServerSap};

/// The segments that a message has at most: their number has four bits.
pub const MAX_SEGMENTS: usize = 16;

/// How an application association was established.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Association {
    /// By AARQ and AARE.
    Confirmed,
    /// By an AARQ without an answer.
    Unconfirmed,
    /// By configuration.
    PreEstablished {
        /// Whether it has confirmed services.
        confirmed: bool,
    },
}

impl Association {
    /// Whether it can be released; one that is pre-established cannot.
    #[must_use]
    pub const fn can_be_released(self) -> bool {
        !matches!(self, Self::PreEstablished { .. })
    }
}

/// How a message is addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Addressing {
    /// To one node.
    Unicast,
    /// To a group.
    Multicast,
    /// To all nodes of a subnet or domain.
    Broadcast,
}

/// The service of ISO/IEC 14908-1 that carries a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// Request and response.
    RequestResponse,
    /// Unacknowledged, or unacknowledged and repeated.
    Unacknowledged,
}

/// The data service of the layer, ADP_DATA: what request and indication have in common. Services have no wire form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdpData<'a> {
    /// The client.
    pub client_sap: ClientSap,
    /// The server.
    pub server_sap: ServerSap,
    /// Whether the xDLMS service is confirmed.
    pub confirmed: bool,
    /// How the message is addressed.
    pub addressing: Addressing,
    /// One complete APDU.
    pub data: &'a [u8],
}

/// A rule that a service breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RuleBroken {
    /// A confirmed service in an association without them.
    ConfirmedService,
    /// A confirmed service to more than one node.
    ConfirmedToMany,
}

impl fmt::Display for RuleBroken {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::ConfirmedService => "a confirmed service in an association without them",
            Self::ConfirmedToMany => "a confirmed service to more than one node",
        })
    }
}

impl core::error::Error for RuleBroken {}

impl AdpData<'_> {
    /// Which service carries the message in this association (table 3).
    ///
    /// # Errors
    /// The rule that forbids it.
    pub const fn carrier(&self, association: Association) -> Result<Carrier, RuleBroken> {
        match (self.confirmed, association, self.addressing) {
            (true, Association::Unconfirmed | Association::PreEstablished { confirmed: false }, _) => Err(RuleBroken::ConfirmedService),
            (true, _, Addressing::Multicast | Addressing::Broadcast) => Err(RuleBroken::ConfirmedToMany),
            (true, _, Addressing::Unicast) => Ok(Carrier::RequestResponse),
            (false, ..) => Ok(Carrier::Unacknowledged),
        }
    }
}

/// The segments of a whole message.
#[derive(Debug, Clone)]
pub struct Segments<'a> {
    control: AdaptationControl,
    rest: &'a [u8],
    /// Octets of the content of one segment.
    room: usize,
    next: u8,
    done: bool,
}

impl<'a> Segments<'a> {
    /// Cuts a message, control octet in front, into segments of `room` octets at most.
    ///
    /// # Errors
    /// The message has no control octet, or it takes more than [`MAX_SEGMENTS`].
    pub fn new(pdu: &'a [u8], room: usize) -> Result<Self, SegmentError> {
        let AdaptationSegment { control, content: OctetString(rest) } = AdaptationSegment::decode(pdu).map_err(SegmentError::Malformed)?;
        let room = room.saturating_sub(pdu.len().saturating_sub(rest.len()));
        if rest.len() > room.saturating_mul(MAX_SEGMENTS) {
            return Err(SegmentError::TooLong { limit: room.saturating_mul(MAX_SEGMENTS) });
        }
        Ok(Self { control, rest, room, next: 0, done: false })
    }

    /// Writes the next segment; `None` behind the last one.
    ///
    /// # Errors
    /// The buffer is too small.
    pub fn write_next<'o>(&mut self, out: &'o mut [u8]) -> Option<Result<&'o [u8], EncodeError>> {
        if self.done {
            return None;
        }
        let (content, rest) = self.rest.split_at_checked(self.room).unwrap_or((self.rest, &[]));
        let control = self.control.with_more_segments(!rest.is_empty()).with_segment(self.next);
        let written = AdaptationSegment { control, content: OctetString(content) }.encode(out);
        if written.is_ok() {
            (self.rest, self.next, self.done) = (rest, self.next.wrapping_add(1), rest.is_empty());
        }
        Some(written.map(|segment| &*segment))
    }
}

/// What a segment leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received<'b> {
    /// More segments follow.
    More,
    /// The segment came again.
    Duplicate,
    /// The whole message, its control octet in front.
    Message(&'b [u8]),
}

/// Why a segment was not taken. The segments so far are forgotten.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum SegmentError {
    /// It does not follow the layout.
    Malformed(DecodeError),
    /// Another segment follows.
    Missing {
        /// Its number.
        expected: u8,
        /// The number found.
        found: u8,
    },
    /// It belongs to a message of another kind than the segments so far.
    OtherMessage,
    /// The message is longer than may be.
    TooLong {
        /// The octets that it may have.
        limit: usize,
    },
}

impl fmt::Display for SegmentError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(error) => write!(out, "malformed segment: {error}"),
            Self::Missing { expected, found } => write!(out, "segment {found} where {expected} should follow"),
            Self::OtherMessage => out.write_str("segment of a message of another kind"),
            Self::TooLong { limit } => write!(out, "message of more than {limit} octets"),
        }
    }
}

impl core::error::Error for SegmentError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Malformed(error) => Some(error),
            _ => None,
        }
    }
}

/// Puts the segments of one sender together. Memory is bounded by the buffer.
#[derive(Debug)]
pub struct Reassembler<B> {
    buffer: B,
    /// The control octet of the last segment, while a message is open.
    last: Option<AdaptationControl>,
}

impl<B: Buffer> Reassembler<B> {
    /// Nothing so far.
    pub const fn new(buffer: B) -> Self {
        Self { buffer, last: None }
    }

    /// Takes a segment. The first one of a message begins anew, whatever came before.
    ///
    /// # Errors
    /// [`SegmentError`]; then the message is lost.
    pub fn push(&mut self, segment: &[u8]) -> Result<Received<'_>, SegmentError> {
        let last = self.last.take();
        let AdaptationSegment { control, content } = AdaptationSegment::decode(segment).map_err(SegmentError::Malformed)?;
        let whole = control.with_more_segments(false).with_segment(0);
        match last {
            Some(last) if last == control && control.segment() > 0 => {
                self.last = Some(last);
                return Ok(Received::Duplicate);
            }
            _ if control.segment() == 0 => {
                self.buffer.clear();
                let mut octets = [0; 8];
                let head = AdaptationSegment { control: whole, content: OctetString(&[]) }.encode(&mut octets);
                self.append(head.unwrap_or_default())?;
            }
            Some(last) if last.segment() + 1 != control.segment() => {
                return Err(SegmentError::Missing { expected: last.segment() + 1, found: control.segment() });
            }
            Some(last) if last.with_more_segments(false).with_segment(0) != whole => return Err(SegmentError::OtherMessage),
            Some(_) => {}
            None => return Err(SegmentError::Missing { expected: 0, found: control.segment() }),
        }
        self.append(&content)?;
        if control.more_segments() {
            self.last = Some(control);
            return Ok(Received::More);
        }
        Ok(Received::Message(self.buffer.octets()))
    }

    fn append(&mut self, octets: &[u8]) -> Result<(), SegmentError> {
        self.buffer.append(octets).map_err(|_| SegmentError::TooLong { limit: self.buffer.limit() })
    }
}
