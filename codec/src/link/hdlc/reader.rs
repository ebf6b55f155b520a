//! Frames out of a stream that may be cut anywhere.

use super::error::{FrameError, FrameErrorKind};
use super::frame::{FLAG, MIN_LENGTH, announced_length, cut_fault, unclosed};
use super::{Frame, Rule, Rules};
use crate::link::Progress;

/// Looks for a frame at the start of `input`.
///
/// - Flags in front of the frame are fill and belong to it. The closing flag is looked at but *not* consumed, because it may open the
///   next frame; where it does not, it is fill in front of the next one.
/// - Octets that no flag precedes are invalid up to the next flag.
/// - The length says where a frame ends. A flag inside a frame is data and is never searched for; only after a damaged frame whose
///   length cannot be trusted the search starts again at the next flag.
/// - The header is checked as soon as it is there, so that a damaged length does not make the caller wait.
///
/// A good frame whose closing flag has not come yet is incomplete: no prefix of a frame is ever accepted.
///
/// This function remembers nothing. [`Deframer`] does, for the one rule that needs it.
///
/// ```
/// use cosem_codec::link::{Progress, hdlc};
///
/// // two SNRM frames that share a flag, the second one still coming
/// let octets = [0x7E, 0xA0, 0x07, 0x03, 0x03, 0x93, 0x8C, 0x11, 0x7E, 0xA0, 0x07, 0x03];
/// let Progress::Complete { unit, consumed } = hdlc::read(&octets, &hdlc::Rules::STRICT) else { panic!("a whole frame") };
/// assert_eq!(unit.control.to_string(), "SNRM P/F");
/// assert_eq!(hdlc::read(&octets[consumed..], &hdlc::Rules::STRICT), Progress::Incomplete { needed: 5, skip: 0 });
/// ```
#[inline]
pub fn read<'a>(input: &'a [u8], rules: &Rules) -> Progress<Frame<'a>, FrameError> {
    match good(input, rules) {
        Some((unit, consumed)) => Progress::Complete { unit, consumed },
        None => read_any(input, rules),
    }
}

/// A good frame behind one or two flags, with the octets up to its closing flag. Everything else is left to [`read_any`], so that a frame
/// need not pass through the memory that errors take.
#[cfg_attr(not(feature = "small"), inline(always))]
fn good<'a>(input: &'a [u8], rules: &Rules) -> Option<(Frame<'a>, usize)> {
    let ([FLAG, FLAG, after @ ..] | [FLAG, after @ ..]) = input else { return None };
    let length = announced_length(after).ok()??;
    let (body, [FLAG, ..]) = after.split_at_checked(length)? else { return None };
    let frame = Frame::from_body(body, rules).ok()?;
    Some((frame, input.len().wrapping_sub(after.len()).wrapping_add(length)))
}

#[cold]
fn read_any<'a>(input: &'a [u8], rules: &Rules) -> Progress<Frame<'a>, FrameError> {
    let after = match input {
        [FLAG, after @ ..] => behind_flags(after),
        [] => return Progress::Incomplete { needed: MIN_LENGTH + 2, skip: 0 },
        [found, ..] => return no_opening_flag(input, *found),
    };
    let start = input.len().wrapping_sub(after.len());
    let length = match announced_length(after) {
        Ok(Some(length)) => length,
        Ok(None) => return Progress::Incomplete { needed: (MIN_LENGTH + 1).saturating_sub(after.len()), skip: start.saturating_sub(1) },
        Err(error) => return damaged(error, start, after),
    };
    match after.split_at_checked(length) {
        Some((body, [FLAG, ..])) => match Frame::from_body(body, rules) {
            Ok(unit) => Progress::Complete { unit, consumed: start.saturating_add(length) },
            // With a good header the length is good too, and the flag behind it is the closing one.
            Err(error) if error.header().is_some() => {
                Progress::Invalid { error: error.moved_by(start), skip: start.saturating_add(length) }
            }
            Err(error) => damaged(error, start, after),
        },
        // Octets were lost or added inside, so that the true closing flag may be inside or behind.
        Some((body, [found, ..])) => damaged(unclosed(body, *found), start, after),
        Some((_, [])) | None => match cut_fault(after, length) {
            Some(error) => damaged(error, start, after),
            None => Progress::Incomplete { needed: length.saturating_add(1).saturating_sub(after.len()), skip: start.saturating_sub(1) },
        },
    }
}

/// The octets behind a run of flags.
fn behind_flags(octets: &[u8]) -> &[u8] {
    let flags = octets.iter().take_while(|octet| **octet == FLAG).count();
    octets.get(flags..).unwrap_or_default()
}

/// The octets in front of the next flag; all when there is none.
fn to_next_flag(octets: &[u8]) -> usize {
    octets.iter().position(|octet| *octet == FLAG).unwrap_or(octets.len())
}

fn no_opening_flag<'a>(input: &'a [u8], found: u8) -> Progress<Frame<'a>, FrameError> {
    Progress::Invalid { error: FrameError::new(FrameErrorKind::OpeningFlag { found }, 0, None), skip: to_next_flag(input) }
}

/// A frame whose length cannot be trusted: the search goes on at the next flag.
fn damaged<'a>(error: FrameError, start: usize, after: &'a [u8]) -> Progress<Frame<'a>, FrameError> {
    Progress::Invalid { error: error.moved_by(start), skip: start.saturating_add(to_next_flag(after)) }
}

/// [`read`] with the memory that a stream needs: after a frame with a bad HCS, frames joined to it by a shared flag are dropped too
/// (IEC 62056-46, 6.4.4.9.2), because without its length nobody knows where they start. It ends at the next pair of flags.
///
/// Under [`Rule::JoinedToDamaged`] it equals [`read`].
#[derive(Debug, Clone, Copy)]
pub struct Deframer {
    rules: Rules,
    joined: bool,
}

impl Deframer {
    /// A deframer at the start of a stream.
    #[must_use]
    pub const fn new(rules: Rules) -> Self {
        Self { rules, joined: false }
    }

    /// The rules that frames are checked against.
    #[must_use]
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Other rules from here on, for example for a negotiated maximum of information.
    pub const fn set_rules(&mut self, rules: Rules) {
        self.rules = rules;
    }

    /// After a pause on the line: what comes next is joined to nothing.
    pub const fn reset(&mut self) {
        self.joined = false;
    }

    /// Looks for a frame at the start of `input`, the octets of the stream that are not used up yet. See [`read`].
    #[inline]
    pub fn read<'a>(&mut self, input: &'a [u8]) -> Progress<Frame<'a>, FrameError> {
        if self.joined {
            return self.read_joined(input);
        }
        let progress = read(input, &self.rules);
        if let Progress::Invalid { error, .. } = &progress {
            self.remember(error);
        }
        progress
    }

    #[cold]
    fn remember(&mut self, error: &FrameError) {
        self.joined = error.header_is_damaged() && !self.rules.tolerated.contains(Rule::JoinedToDamaged);
    }

    /// Drops everything up to a pair of flags.
    #[cold]
    fn read_joined<'a>(&mut self, input: &'a [u8]) -> Progress<Frame<'a>, FrameError> {
        match input.array_windows().position(|pair| *pair == [FLAG, FLAG]) {
            Some(0) => {
                self.joined = false;
                self.read(input)
            }
            Some(skip) => joined(skip),
            None => match input {
                [] | [FLAG] => Progress::Incomplete { needed: MIN_LENGTH + 2, skip: 0 },
                [rest @ .., FLAG] => joined(rest.len()),
                _ => joined(input.len()),
            },
        }
    }
}

fn joined<'a>(skip: usize) -> Progress<Frame<'a>, FrameError> {
    Progress::Invalid { error: FrameError::new(FrameErrorKind::Rule(Rule::JoinedToDamaged), 0, None), skip }
}

/// Walks the frames in some octets: each item is a frame, or what is wrong with the octets that were skipped.
///
/// Offsets count from the start of the octets given. The walk ends where the octets are used up or incomplete; [`rest`](Self::rest) gives
/// what remains, [`needed`](Self::needed) how much is missing.
#[derive(Debug, Clone)]
pub struct Frames<'a> {
    deframer: Deframer,
    offset: usize,
    rest: &'a [u8],
}

impl<'a> Frames<'a> {
    /// Starts in front of the first octet.
    #[must_use]
    pub const fn new(octets: &'a [u8], rules: Rules) -> Self {
        Self { deframer: Deframer::new(rules), offset: 0, rest: octets }
    }

    /// The octets that are not used up: after the last item at least a closing flag, at most an incomplete frame.
    #[must_use]
    pub const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The number of octets used up.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// What is left after the last item: `Some` with the octets missing when a frame has started and is cut, `None` when only flags are
    /// left.
    #[must_use]
    pub fn needed(&self) -> Option<usize> {
        if self.rest.iter().all(|octet| *octet == FLAG) {
            return None;
        }
        match read(self.rest, self.deframer.rules()) {
            Progress::Incomplete { needed, .. } => Some(needed),
            Progress::Complete { .. } | Progress::Invalid { .. } => None,
        }
    }

    fn advance(&mut self, octets: usize) {
        self.rest = self.rest.get(octets..).unwrap_or_default();
        self.offset = self.offset.wrapping_add(octets);
    }

    #[cold]
    fn next_any(&mut self) -> Option<Result<Frame<'a>, FrameError>> {
        let offset = self.offset;
        match self.deframer.read(self.rest) {
            Progress::Complete { unit, consumed } => {
                self.advance(consumed);
                Some(Ok(unit))
            }
            Progress::Invalid { error, skip } => {
                self.advance(skip);
                Some(Err(error.moved_by(offset)))
            }
            Progress::Incomplete { .. } => None,
        }
    }
}

impl<'a> Iterator for Frames<'a> {
    type Item = Result<Frame<'a>, FrameError>;

    #[cfg_attr(not(feature = "small"), inline(always))]
    fn next(&mut self) -> Option<Self::Item> {
        if !self.deframer.joined
            && let Some((frame, consumed)) = good(self.rest, &self.deframer.rules)
        {
            self.advance(consumed);
            return Some(Ok(frame));
        }
        self.next_any()
    }
}
