//! A reader that keeps the octets of a stream until frames are whole.

use alloc::vec::Vec;

use super::error::FrameErrorKind;
use super::{Deframer, FLAG, Frame, FrameError, Rule, Rules};
use crate::link::Progress;

/// Collects the octets of a stream and gives the frames in it.
///
/// Push what came, however it was cut, and take frames until there are no more. At most one incomplete frame, 2,048 octets, stays
/// between the calls.
///
/// The result does not depend on how the stream was cut: a run of octets that belong to no frame is reported once, however long, and what
/// is dropped because it is joined to a damaged frame is reported with that frame.
///
/// ```
/// use cosem_codec::link::hdlc::{FrameReader, Rules};
///
/// let mut reader = FrameReader::new(Rules::STRICT);
/// for octet in [0x7E, 0xA0, 0x07, 0x03, 0x03, 0x93, 0x8C, 0x11] {
///     reader.push(&[octet]);
///     assert!(reader.next_frame().is_none());
/// }
/// assert_eq!(reader.needed(), 1);
/// reader.push(&[0x7E]);
/// assert!(reader.next_frame().unwrap().is_ok());
/// ```
#[derive(Debug, Clone)]
pub struct FrameReader {
    deframer: Deframer,
    octets: Vec<u8>,
    /// Octets at the start of `octets` that are used up.
    used: usize,
    /// Octets of the stream in front of `octets`.
    before: usize,
    /// The octets skipped last ran to the end of what there was, so garbage that follows is part of the same run.
    in_garbage: bool,
}

impl FrameReader {
    /// A reader at the start of a stream.
    #[must_use]
    pub const fn new(rules: Rules) -> Self {
        Self { deframer: Deframer::new(rules), octets: Vec::new(), used: 0, before: 0, in_garbage: false }
    }

    /// Other rules from here on, for example for a negotiated maximum of information.
    pub const fn set_rules(&mut self, rules: Rules) {
        self.deframer.set_rules(rules);
    }

    /// Adds octets that came.
    pub fn push(&mut self, octets: &[u8]) {
        // What is used up goes first, so that the buffer does not grow with the stream.
        if self.used > 0 {
            self.octets.drain(..self.used);
            self.before = self.before.wrapping_add(self.used);
            self.used = 0;
        }
        self.octets.extend_from_slice(octets);
    }

    /// The number of octets of the stream that are used up.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.before.wrapping_add(self.used)
    }

    /// The octets that came and are not used up.
    #[must_use]
    pub fn pending(&self) -> &[u8] {
        self.octets.get(self.used..).unwrap_or_default()
    }

    /// The smallest number of octets that must come before there is another frame; 0 when [`next_frame`](Self::next_frame) has
    /// something to give.
    #[must_use]
    pub fn needed(&self) -> usize {
        let mut deframer = self.deframer;
        match deframer.read(self.pending()) {
            Progress::Incomplete { needed, .. } => needed,
            Progress::Complete { .. } | Progress::Invalid { .. } => 0,
        }
    }

    /// The next frame, or what is wrong with the octets that were skipped; `None` when more octets must come first. Offsets count from
    /// the start of the stream.
    pub fn next_frame(&mut self) -> Option<Result<Frame<'_>, FrameError>> {
        loop {
            let pending = self.octets.get(self.used..).unwrap_or_default();
            let offset = self.before.wrapping_add(self.used);
            match self.deframer.read(pending) {
                Progress::Complete { unit, consumed } => {
                    self.used += consumed;
                    self.in_garbage = false;
                    return Some(Ok(unit));
                }
                Progress::Incomplete { skip, .. } => {
                    self.used += skip;
                    return None;
                }
                Progress::Invalid { error, skip } => {
                    self.used += skip;
                    let reported = match error.kind() {
                        FrameErrorKind::OpeningFlag { .. } => self.in_garbage,
                        FrameErrorKind::Rule(Rule::JoinedToDamaged) => true,
                        _ => false,
                    };
                    self.in_garbage = skip == pending.len();
                    if !reported {
                        return Some(Err(error.moved_by(offset)));
                    }
                }
            }
        }
    }

    /// Ends a frame that is incomplete: to be called when the inter-octet time-out has run out (6.4.4.3.3) or the stream has ended.
    ///
    /// Gives the error when a frame was cut. The search goes on at the next flag inside it, so [`next_frame`](Self::next_frame) may have
    /// more, and what it leaves may be cut again.
    pub fn time_out(&mut self) -> Option<FrameError> {
        let mut deframer = self.deframer;
        let Progress::Incomplete { needed, skip } = deframer.read(self.pending()) else { return None };
        self.deframer.reset();
        self.used += skip;
        let offset = self.before.wrapping_add(self.octets.len());
        let (_, inside) = self.pending().split_first()?;
        let next = inside.iter().position(|octet| *octet == FLAG).unwrap_or(inside.len());
        // A single flag is the end of the last frame, or fill: nothing is lost with it.
        let lost = !inside.is_empty();
        self.used += 1 + next;
        lost.then(|| FrameError::new(FrameErrorKind::Incomplete { needed }, offset, None))
    }
}
