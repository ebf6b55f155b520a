//! The pieces of an APDU: joined, and made.

use core::fmt;

use crate::OctetString;
use crate::frame::{MBusControl, MBusSegment};
use crate::link::buffer::{Buffer, Full};

/// The most pieces of one APDU: what follows the sequence number 15 is not known.
pub const MOST_SEGMENTS: usize = 16;
/// The octets of a piece in a frame of 255: C, A, CI and the two SAPs are taken off.
const LARGEST_SEGMENT: usize = 250;

/// Why a piece was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SegmentError {
    /// A piece is missing. What was joined so far is dropped.
    Sequence {
        /// The number expected; `None` behind the last number that is known.
        expected: Option<u8>,
        /// The number of the piece.
        found: u8,
    },
    /// The piece is from or to others while an APDU was incomplete. The incomplete one is dropped; the piece may be pushed again.
    Interleaved,
    /// The APDU does not fit the buffer. It is dropped.
    TooLong {
        /// The size of the buffer, in octets.
        limit: usize,
    },
}

impl fmt::Display for SegmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sequence { expected: Some(expected), found } => {
                write!(f, "M-Bus segment out of sequence: {expected} expected, {found} found")
            }
            Self::Sequence { expected: None, found } => write!(f, "M-Bus segment out of sequence: none expected after 15, {found} found"),
            Self::Interleaved => f.write_str("M-Bus segment of others inside of an APDU"),
            Self::TooLong { limit } => write!(f, "APDU longer than the buffer of {limit} octets"),
        }
    }
}

impl core::error::Error for SegmentError {}

/// From whom, to whom: A, STSAP, DTSAP.
type Route = (u8, u8, u8);

/// Joins the pieces of an APDU between two processes, as one side receives them.
#[derive(Debug, Clone)]
pub struct Reassembler<B> {
    buffer: B,
    /// The number expected next, from whom; `None` in front of an APDU.
    open: Option<(Route, Option<u8>)>,
}

impl<B: Buffer> Reassembler<B> {
    /// A reassembler with no APDU begun.
    #[must_use]
    pub const fn new(buffer: B) -> Self {
        Self { buffer, open: None }
    }

    /// Drops an incomplete APDU, for example after a pause on the line.
    pub fn reset(&mut self) {
        self.open = None;
        self.buffer.clear();
    }

    /// Whether an APDU is incomplete.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Takes a piece. `Ok(Some(apdu))` with the last one, which lies in the buffer until the next call; one in a single piece is given as it
    /// lies in its frame.
    ///
    /// The number 0 begins a new APDU: a meter that was cut off begins again.
    ///
    /// # Errors
    /// [`SegmentError`].
    pub fn push<'s>(&'s mut self, segment: &MBusSegment<'s>) -> Result<Option<&'s [u8]>, SegmentError> {
        let (found, OctetString(data)) = (segment.sequence_number, segment.data);
        let route = (segment.a_field, segment.stsap, segment.dtsap);
        if found == 0 {
            self.reset();
            if segment.fin {
                return Ok(Some(data));
            }
        } else {
            match self.open {
                Some((from, _)) if from != route => {
                    self.reset();
                    return Err(SegmentError::Interleaved);
                }
                Some((_, Some(expected))) if expected == found => {}
                Some((_, expected)) => {
                    self.reset();
                    return Err(SegmentError::Sequence { expected, found });
                }
                None => return Err(SegmentError::Sequence { expected: Some(0), found }),
            }
        }
        if self.buffer.append(data) == Err(Full) {
            self.reset();
            return Err(SegmentError::TooLong { limit: self.buffer.limit() });
        }
        if segment.fin {
            self.open = None;
            return Ok(Some(self.buffer.octets()));
        }
        self.open = Some((route, (found < 15).then_some(found + 1)));
        Ok(None)
    }
}

/// Cuts an APDU into pieces for long frames.
#[derive(Debug, Clone)]
pub struct Segmenter<'a> {
    rest: Option<&'a [u8]>,
    next: u8,
    head: MBusSegment<'a>,
}

impl<'a> Segmenter<'a> {
    /// The pieces of an APDU from STSAP to DTSAP; `None` where it needs more than [`MOST_SEGMENTS`].
    #[must_use]
    pub fn new(c_field: MBusControl, a_field: u8, stsap: u8, dtsap: u8, apdu: &'a [u8]) -> Option<Self> {
        let head = MBusSegment { c_field, a_field, fin: false, sequence_number: 0, stsap, dtsap, data: OctetString(&[]) };
        (apdu.len() <= MOST_SEGMENTS * LARGEST_SEGMENT).then_some(Self { rest: Some(apdu), next: 0, head })
    }
}

impl<'a> Iterator for Segmenter<'a> {
    type Item = MBusSegment<'a>;

    fn next(&mut self) -> Option<MBusSegment<'a>> {
        let rest = self.rest?;
        let (data, behind) = rest.split_at_checked(LARGEST_SEGMENT).unwrap_or((rest, &[]));
        let fin = behind.is_empty();
        let segment = MBusSegment { fin, sequence_number: self.next, data: OctetString(data), ..self.head };
        self.rest = (!fin).then_some(behind);
        self.next = self.next.saturating_add(1);
        Some(segment)
    }
}
