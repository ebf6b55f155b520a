//! Frames: `E5`, `10 C A CS 16`, `68 L L 68 C A CI ... CS 16`.

use super::{ACKNOWLEDGEMENT, EncodeFrameError, FrameError, FrameErrorKind, LONG_START, SHORT_START, STOP};
use crate::frame::MBusSegment;
use crate::link::Progress;
use crate::{Decode, DecodeError};

/// Octets of a long frame in front of its content, and behind it.
const HEAD: usize = 4;
const TAIL: usize = 2;
const SHORT_LEN: usize = 5;
/// C, A and CI.
const SHORTEST: usize = 3;
/// Where the octet of the length begins to count anew.
const WRAP: usize = 256;

/// What is accepted besides the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Up to 258 octets in a long frame, L being their number modulo 256: what the Sagemcom T210-D does. Where L is less than 3, and the stop
    /// octet and the checksum stand where so many octets end, it is taken so.
    pub length_wraps: bool,
}

impl Rules {
    /// The standard.
    pub const STRICT: Self = Self { length_wraps: false };
    /// What deployed meters send.
    pub const DEPLOYED: Self = Self { length_wraps: true };
}

/// A frame of the wired M-Bus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame<'a> {
    /// The single octet E5.
    Acknowledgement,
    /// A frame without data.
    Short {
        /// What the frame is for; the codes are those of [`MBusControl`](crate::frame::MBusControl).
        c_field: u8,
        /// The address.
        a_field: u8,
    },
    /// A frame with data. Without octets behind CI the standard calls it a control frame.
    Long {
        /// From C to the last data octet, 3 to 255 octets; 256 to 258 where [`Rules::length_wraps`] says so.
        content: &'a [u8],
    },
}

impl<'a> Frame<'a> {
    /// The control field. An acknowledgement has none.
    #[must_use]
    pub const fn c_field(&self) -> Option<u8> {
        match *self {
            Self::Acknowledgement => None,
            Self::Short { c_field, .. } => Some(c_field),
            Self::Long { content } => match content {
                [c, ..] => Some(*c),
                [] => None,
            },
        }
    }

    /// The address field. An acknowledgement has none.
    #[must_use]
    pub const fn a_field(&self) -> Option<u8> {
        match *self {
            Self::Acknowledgement => None,
            Self::Short { a_field, .. } => Some(a_field),
            Self::Long { content } => match content {
                [_, a, ..] => Some(*a),
                _ => None,
            },
        }
    }

    /// The control information field of a long frame.
    #[must_use]
    pub const fn ci_field(&self) -> Option<u8> {
        match self {
            Self::Long { content: [_, _, ci, ..] } => Some(*ci),
            _ => None,
        }
    }

    /// Whether the CI field says that a piece of an APDU follows.
    #[must_use]
    pub const fn carries_apdu(&self) -> bool {
        matches!(self.ci_field(), Some(0x00..=0x1F))
    }

    /// The piece of an APDU in a long frame.
    ///
    /// # Errors
    /// As [`MBusSegment`] decodes; offsets count from the C field. A frame without content is as one that ends before its C field.
    pub fn segment(&self) -> Result<MBusSegment<'a>, DecodeError> {
        match self {
            Self::Long { content } => MBusSegment::decode(content),
            Self::Acknowledgement | Self::Short { .. } => MBusSegment::decode(&[]),
        }
    }

    /// Whether its length octets have to count anew, against the standard.
    #[must_use]
    pub const fn length_wraps(&self) -> bool {
        matches!(self, Self::Long { content } if content.len() >= WRAP)
    }

    /// The number of octets that the frame takes.
    #[must_use]
    pub const fn encoded_len(&self) -> usize {
        match self {
            Self::Acknowledgement => 1,
            Self::Short { .. } => SHORT_LEN,
            Self::Long { content } => HEAD + content.len() + TAIL,
        }
    }

    /// Writes the frame and gives the part of `out` that was written.
    ///
    /// # Errors
    /// [`EncodeFrameError`]; a content of more than 255 octets is written only where `rules` accept its length.
    pub fn encode<'o>(&self, rules: &Rules, out: &'o mut [u8]) -> Result<&'o mut [u8], EncodeFrameError> {
        let needed = self.encoded_len();
        let out = out.get_mut(..needed).ok_or(EncodeFrameError::BufferTooSmall { needed })?;
        match *self {
            Self::Acknowledgement => out.copy_from_slice(&[ACKNOWLEDGEMENT]),
            Self::Short { c_field, a_field } => {
                out.copy_from_slice(&[SHORT_START, c_field, a_field, c_field.wrapping_add(a_field), STOP]);
            }
            Self::Long { content } => {
                let length = content.len();
                let wraps = rules.length_wraps && (WRAP..WRAP + SHORTEST).contains(&length);
                let [.., l] = length.to_be_bytes();
                if !(SHORTEST..WRAP).contains(&length) && !wraps {
                    return Err(EncodeFrameError::Length { length });
                }
                if let Some((head, rest)) = out.split_first_chunk_mut::<HEAD>()
                    && let Some((place, tail)) = rest.split_last_chunk_mut::<TAIL>()
                {
                    *head = [LONG_START, l, l, LONG_START];
                    place.copy_from_slice(content);
                    *tail = [sum(content), STOP];
                }
            }
        }
        Ok(out)
    }

    /// The frame in a new `Vec`.
    ///
    /// # Errors
    /// [`EncodeFrameError::Length`].
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self, rules: &Rules) -> Result<alloc::vec::Vec<u8>, EncodeFrameError> {
        let mut octets = alloc::vec![0; self.encoded_len()];
        self.encode(rules, &mut octets)?;
        Ok(octets)
    }
}

/// The checksum of some octets.
fn sum(octets: &[u8]) -> u8 {
    octets.iter().fold(0, |sum, octet| sum.wrapping_add(*octet))
}

/// The frame at the start of some octets. Where there is none, as many octets are to be dropped as stand in front of the next one that may
/// start a frame.
#[inline]
pub fn read<'a>(octets: &'a [u8], rules: &Rules) -> Progress<Frame<'a>, FrameError> {
    match first(octets, rules) {
        Ok((unit, consumed)) => Progress::Complete { unit, consumed },
        Err(error) => match error.kind() {
            FrameErrorKind::Incomplete { needed } => Progress::Incomplete { needed, skip: 0 },
            _ => Progress::Invalid { error, skip: to_next_start(octets) },
        },
    }
}

/// The octets in front of the next one that may start a frame; all where there is none.
#[cold]
fn to_next_start(octets: &[u8]) -> usize {
    let behind = octets.get(1..).unwrap_or_default();
    let next = behind.iter().position(|octet| matches!(*octet, ACKNOWLEDGEMENT | SHORT_START | LONG_START));
    next.map_or(octets.len(), |next| next + 1).max(1)
}

fn first<'a>(octets: &'a [u8], rules: &Rules) -> Result<(Frame<'a>, usize), FrameError> {
    match *octets {
        [ACKNOWLEDGEMENT, ..] => Ok((Frame::Acknowledgement, 1)),
        [SHORT_START, c_field, a_field, checksum, stop, ..] => {
            end(&[c_field, a_field], checksum, stop, 3)?;
            Ok((Frame::Short { c_field, a_field }, SHORT_LEN))
        }
        [SHORT_START, ..] => Err(incomplete(SHORT_LEN, octets)),
        [LONG_START, length, again, ..] if length != again => {
            Err(FrameError::new(FrameErrorKind::Length { first: length, second: again }, 2))
        }
        [LONG_START, _, _, found, ..] if found != LONG_START => Err(FrameError::new(FrameErrorKind::Start { found }, 3)),
        [LONG_START, length, _, _, ref behind @ ..] => long(octets, behind, usize::from(length), rules),
        [] => Err(incomplete(1, octets)),
        [LONG_START, ..] => Err(incomplete(HEAD + SHORTEST + TAIL, octets)),
        [found, ..] => Err(FrameError::new(FrameErrorKind::Start { found }, 0)),
    }
}

fn long<'a>(octets: &[u8], behind: &'a [u8], announced: usize, rules: &Rules) -> Result<(Frame<'a>, usize), FrameError> {
    let length = match announced {
        SHORTEST.. => announced,
        _ if rules.length_wraps => WRAP + announced,
        _ => {
            let [.., l] = announced.to_be_bytes();
            return Err(FrameError::new(FrameErrorKind::Length { first: l, second: l }, 1));
        }
    };
    let whole = HEAD + length + TAIL;
    let Some((content, &[checksum, stop, ..])) = behind.split_at_checked(length) else { return Err(incomplete(whole, octets)) };
    end(content, checksum, stop, HEAD + length)?;
    Ok((Frame::Long { content }, whole))
}

/// Checks what stands behind the octets that the checksum is over, which is at `offset`.
fn end(content: &[u8], checksum: u8, stop: u8, offset: usize) -> Result<(), FrameError> {
    let expected = sum(content);
    if checksum != expected {
        return Err(FrameError::new(FrameErrorKind::Checksum { expected, found: checksum }, offset));
    }
    if stop != STOP {
        return Err(FrameError::new(FrameErrorKind::Stop { found: stop }, offset + 1));
    }
    Ok(())
}

#[cold]
fn incomplete(whole: usize, octets: &[u8]) -> FrameError {
    FrameError::new(FrameErrorKind::Incomplete { needed: whole.saturating_sub(octets.len()).max(1) }, octets.len())
}
