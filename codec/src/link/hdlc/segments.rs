//! Joining the segments of a message: by N(S) in the I frames of a connection, by the S bit in UI frames.

use core::fmt;

use super::{Address, Frame, FrameType, Rule, RuleSet, SequenceNumber};
use crate::link::buffer::{Buffer, Full};

/// Why a segment was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SegmentError {
    /// N(S) is not the number that is expected: a frame was lost, or came twice. The information is dropped; what was joined so far stays,
    /// and the frame is to be answered with RR and the expected number as N(R) (6.4.4.9.3).
    Sequence {
        /// V(R), the number expected.
        expected: SequenceNumber,
        /// N(S) of the frame.
        found: SequenceNumber,
    },
    /// The message does not fit the buffer. It is dropped, with all its segments up to the last one.
    TooLong {
        /// The size of the buffer, in octets.
        limit: usize,
    },
    /// A segment came from or to other stations while a message was incomplete. The incomplete message is dropped; the frame may be pushed
    /// again to begin a message with it.
    Interleaved,
    /// The frame is not of a type that carries segments here.
    FrameType,
    /// The frame breaks a rule that is not tolerated.
    Rule(Rule),
}

impl fmt::Display for SegmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sequence { expected, found } => write!(f, "segment out of sequence: N(S) {expected} expected, {found} found"),
            Self::TooLong { limit } => write!(f, "message longer than the buffer of {limit} octets"),
            Self::Interleaved => f.write_str("segment of other stations inside a message"),
            Self::FrameType => f.write_str("frame of a type that carries no segment here"),
            Self::Rule(rule) => rule.fmt(f),
        }
    }
}

impl core::error::Error for SegmentError {}

/// The message as far as it came.
#[derive(Debug, Clone)]
struct Assembly<B> {
    buffer: B,
    /// Segments came, and the last one has not.
    open: bool,
    /// The message did not fit; its other segments are dropped.
    dropping: bool,
}

impl<B: Buffer> Assembly<B> {
    const fn new(buffer: B) -> Self {
        Self { buffer, open: false, dropping: false }
    }

    fn reset(&mut self) {
        self.buffer.clear();
        self.open = false;
        self.dropping = false;
    }

    /// Adds a segment; gives the message when it was the last one. A message in one segment is not copied.
    #[inline]
    fn add<'s>(&'s mut self, information: &'s [u8], segmented: bool) -> Result<Option<&'s [u8]>, SegmentError> {
        if !self.open {
            if !segmented {
                return Ok((!information.is_empty()).then_some(information));
            }
            self.buffer.clear();
        }
        self.open = segmented;
        if self.dropping || self.buffer.append(information) == Err(Full) {
            self.dropping = segmented;
            return Err(SegmentError::TooLong { limit: self.buffer.limit() });
        }
        Ok((!segmented).then(|| self.buffer.octets()))
    }
}

/// Joins the I frames that one station of a connection receives, in the order of N(S).
///
/// It keeps V(R), which goes on from message to message: feed it every I frame of the peer, and tell it when a connection begins.
#[derive(Debug, Clone)]
pub struct NumberedReassembler<B> {
    assembly: Assembly<B>,
    vr: SequenceNumber,
}

impl<B: Buffer> NumberedReassembler<B> {
    /// A reassembler for a new connection: V(R) is 0.
    #[must_use]
    pub const fn new(buffer: B) -> Self {
        Self { assembly: Assembly::new(buffer), vr: SequenceNumber::ZERO }
    }

    /// A connection begins or ends (SNRM and UA, DISC, DM, FRMR, a physical disconnection): V(R) is 0 again and an incomplete message is
    /// dropped.
    pub fn reset(&mut self) {
        self.resume_at(SequenceNumber::ZERO);
    }

    /// For a listener that joins in the middle of a connection: `vr` is the number of the next I frame. An incomplete message is dropped.
    pub fn resume_at(&mut self, vr: SequenceNumber) {
        self.assembly.reset();
        self.vr = vr;
    }

    /// V(R): the number of the next I frame, and N(R) in what is sent next.
    #[inline]
    #[must_use]
    pub const fn vr(&self) -> SequenceNumber {
        self.vr
    }

    /// Whether a message is incomplete: the peer has more segments to send.
    #[inline]
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.assembly.open
    }

    /// Takes an I frame. `Ok(Some(message))` with the last segment; `Ok(None)` while more are to come, and for an I frame without
    /// information. A message in one frame is given as it lies in the frame; otherwise it lies in the buffer until the next call.
    ///
    /// # Errors
    /// [`SegmentError::Sequence`], [`SegmentError::TooLong`], and [`SegmentError::FrameType`] for anything but an I frame.
    #[inline]
    pub fn push<'s>(&'s mut self, frame: &Frame<'s>) -> Result<Option<&'s [u8]>, SegmentError> {
        let FrameType::I { ns, .. } = frame.control.frame else { return Err(SegmentError::FrameType) };
        if ns != self.vr {
            return Err(SegmentError::Sequence { expected: self.vr, found: ns });
        }
        self.vr = ns.next();
        self.assembly.add(frame.information, frame.segmented)
    }
}

/// Joins what comes without a connection: UI frames, and I frames of meters that push in them.
///
/// The standard has an MSDU in one UI frame. Deployed meters set the S bit and send several ([`Rule::SegmentedUi`]); nothing numbers
/// them, so a lost segment is not seen here, and the segments of one message are those between the same two stations. Other meters push
/// in I frames without a connection ([`Rule::Connection`]); their N(S) means nothing.
#[derive(Debug, Clone)]
pub struct UnnumberedReassembler<B> {
    assembly: Assembly<B>,
    tolerated: RuleSet,
    stations: Option<(Address, Address)>,
}

impl<B: Buffer> UnnumberedReassembler<B> {
    /// A reassembler with no message begun.
    #[must_use]
    pub const fn new(buffer: B, tolerated: RuleSet) -> Self {
        Self { assembly: Assembly::new(buffer), tolerated, stations: None }
    }

    /// Drops an incomplete message, for example after a pause on the line.
    pub fn reset(&mut self) {
        self.assembly.reset();
        self.stations = None;
    }

    /// Whether a message is incomplete.
    #[inline]
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.assembly.open
    }

    /// Takes a UI frame. `Ok(Some(message))` when the message is whole, as [`NumberedReassembler::push`] gives it; `Ok(None)` while more
    /// is to come, and for a UI frame without information (a poll).
    ///
    /// # Errors
    /// [`SegmentError::Rule`] for several UI frames and for I frames, unless tolerated; [`SegmentError::Interleaved`];
    /// [`SegmentError::TooLong`]; [`SegmentError::FrameType`].
    #[inline]
    pub fn push<'s>(&'s mut self, frame: &Frame<'s>) -> Result<Option<&'s [u8]>, SegmentError> {
        let rule = match frame.control.frame {
            FrameType::I { .. } => Some(Rule::Connection),
            FrameType::Ui if frame.segmented => Some(Rule::SegmentedUi),
            FrameType::Ui => None,
            _ => return Err(SegmentError::FrameType),
        };
        if let Some(rule) = rule
            && !self.tolerated.contains(rule)
        {
            return Err(SegmentError::Rule(rule));
        }
        let stations = (frame.destination, frame.source);
        if self.assembly.open && self.stations != Some(stations) {
            self.assembly.reset();
            return Err(SegmentError::Interleaved);
        }
        self.stations = Some(stations);
        self.assembly.add(frame.information, frame.segmented)
    }
}
