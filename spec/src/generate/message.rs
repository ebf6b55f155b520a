//! A message, what its octets are, and the changes that make it bent or wrong.

use std::ops::Range;

use crate::inspect::ErrorKind;
use crate::model::{CheckAlgorithm, Rule};

/// What a decoder must say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// The octets follow the model in canonical form.
    Valid,
    /// They are accepted, and this rule is reported as bent.
    Bent(Rule),
    /// They are refused.
    Refused {
        /// For what.
        kind: ErrorKind,
        /// The octet concerned.
        offset: usize,
    },
}

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// Nothing.
    Nothing,
    /// The last octets are missing.
    Cut,
    /// An octet too many at the end.
    Longer,
    /// Another tag, identifier or selector.
    Tag,
    /// Another length.
    Length,
    /// A length or count in more octets than needed.
    LongLength,
    /// A length or count in a form that does not exist.
    LengthForm,
    /// Another count of members or elements.
    Count,
    /// Another presence flag.
    Flag,
    /// A number next to its range, or another one than the constant.
    Value,
    /// A code that a closed list does not have.
    Code,
    /// Bits that are reserved or constant.
    Bits,
    /// Another check value.
    Check,
}

/// Octets with the verdict they must get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// What was changed.
    pub what: What,
    /// Where.
    pub offset: usize,
    /// The octets.
    pub octets: Vec<u8>,
    /// The verdict.
    pub expected: Expected,
}

/// One change: octets in place of others.
#[derive(Debug, Clone)]
struct Change {
    at: Range<usize>,
    by: Vec<u8>,
    what: What,
    expected: Expected,
}

/// Octets in canonical form, with what they are.
#[derive(Debug, Clone, Default)]
pub struct Message {
    /// The octets.
    pub octets: Vec<u8>,
    /// What is read in one piece, in the order in which it is read: what starts there is cut when its octets end too early.
    pieces: Vec<Range<usize>>,
    changes: Vec<Change>,
    /// Lengths and counts of one octet: their place, and the end of what they count.
    lengths: Vec<(usize, usize)>,
    /// Where octets start that may be as many as there are.
    elastic: Option<usize>,
    check: Option<CheckAlgorithm>,
}

impl Message {
    /// Adds octets that are read in one piece.
    pub(super) fn piece(&mut self, octets: &[u8]) {
        let start = self.octets.len();
        self.octets.extend(octets);
        self.pieces.push(start..self.octets.len());
    }

    /// Adds octets that are part of what was read before.
    pub(super) fn raw(&mut self, octets: &[u8]) {
        self.octets.extend(octets);
    }

    /// Adds octets that may be as many as there are.
    pub(super) fn rest(&mut self, octets: &[u8]) {
        self.elastic.get_or_insert(self.octets.len());
        self.octets.extend(octets);
    }

    /// So many octets from here on are known to be needed before any of them is read.
    pub(super) fn needed(&mut self, count: usize) {
        let start = self.octets.len();
        self.pieces.push(start..start + count);
    }

    /// Another octet at `at` is refused for `kind`.
    pub(super) fn wrong(&mut self, at: usize, by: u8, what: What, kind: ErrorKind) {
        self.refused(at..at + 1, &[by], what, kind, at);
    }

    /// Other octets at `at` are refused for `kind`, at an offset.
    pub(super) fn refused(&mut self, at: Range<usize>, by: &[u8], what: What, kind: ErrorKind, offset: usize) {
        self.changes.push(Change { at, by: by.to_vec(), what, expected: Expected::Refused { kind, offset } });
    }

    /// Other octets at `at` are accepted and reported.
    pub(super) fn bent(&mut self, at: Range<usize>, by: &[u8], what: What, rule: Rule) {
        self.changes.push(Change { at, by: by.to_vec(), what, expected: Expected::Bent(rule) });
    }

    /// Adds a length or count in its shortest form, and the forms that are bent or wrong.
    pub(super) fn length(&mut self, length: usize) {
        let start = self.octets.len();
        let octets = shortest(length);
        self.piece(&octets);
        let at = start..start + octets.len();
        // One octet more than needed.
        let count = octets.len();
        let mut long = vec![0x80 | count as u8];
        long.extend(&length.to_be_bytes()[size_of::<usize>() - count..]);
        self.bent(at.clone(), &long, What::LongLength, Rule::LongLength);
        self.wrong_form(at);
    }

    fn wrong_form(&mut self, at: Range<usize>) {
        self.wrong(at.start, 0x80, What::LengthForm, ErrorKind::LengthForm);
        self.wrong(at.start, 0x85, What::LengthForm, ErrorKind::LengthForm);
    }

    /// What a length of one octet in front counts ends here.
    pub(super) fn counted(&mut self, length_at: usize, content_at: usize) {
        if content_at == length_at + 1 {
            self.lengths.push((length_at, self.octets.len()));
        }
    }

    /// Adds what is read next.
    pub(super) fn append(&mut self, next: Self) {
        let by = self.octets.len();
        self.octets.extend(next.octets);
        self.pieces.extend(next.pieces.into_iter().map(|piece| piece.start + by..piece.end + by));
        // Behind what may end anywhere nothing is known, and a check value counts all octets.
        if self.elastic.is_none() && next.check.is_none() {
            self.changes.extend(next.changes.into_iter().map(|change| change.shifted(by)));
            self.lengths.extend(next.lengths.into_iter().map(|(at, end)| (at + by, end + by)));
        }
        let elastic = if next.check.is_some() { Some(0) } else { next.elastic };
        self.elastic = self.elastic.or(elastic.map(|at| at + by));
    }

    /// As the content of a region whose length stands elsewhere: its octets can change, their number cannot.
    pub(super) fn bounded(mut self) -> Self {
        self.changes.retain(|change| change.by.len() == change.at.len());
        self.elastic = None;
        if self.check.take().is_some() {
            self.changes.clear();
            self.lengths.clear();
        }
        self
    }

    /// As what another octet in front, or the same octet, selects: its first tag is told by that.
    pub(super) fn selected(mut self) -> Self {
        self.changes.retain(|change| !(change.what == What::Tag && change.at.start == 0));
        self
    }

    /// Where other fields depend on the value: no other value is put in its place.
    pub(super) fn without_values(mut self) -> Self {
        self.changes.retain(|change| !matches!(change.what, What::Value | What::Code));
        self
    }

    /// Where the first octet tells what it is: nothing else is put in its place.
    pub(super) fn without_changes_of_first(mut self) -> Self {
        self.changes.retain(|change| change.at.start > 0);
        self
    }

    /// With check octets at the end, over all octets in front.
    pub(super) fn checked(mut self, algorithm: CheckAlgorithm) -> Self {
        self.check = Some(algorithm);
        let check = check_octets(algorithm, &self.octets);
        self.octets.extend(check);
        self
    }

    /// The message itself and the nearest octets that are bent or wrong, each with its verdict.
    #[must_use]
    pub fn cases(&self) -> Vec<Case> {
        let mut cases = vec![Case { what: What::Nothing, offset: 0, octets: self.octets.clone(), expected: Expected::Valid }];
        let end = self.octets.len();
        cases.extend((0..end).filter_map(|at| self.cut(at)));
        if let Some(algorithm) = self.check {
            let at = end - algorithm.size();
            let mut octets = self.octets.clone();
            octets[at] ^= 1;
            cases.push(Case { what: What::Check, offset: at, octets, expected: Expected::Refused { kind: ErrorKind::Check, offset: at } });
        } else if self.elastic.is_none() {
            let octets = [&self.octets[..], &[0]].concat();
            let expected = Expected::Refused { kind: ErrorKind::Trailing, offset: end };
            cases.push(Case { what: What::Longer, offset: end, octets, expected });
        }
        let lengths = self.lengths.iter().flat_map(|&(at, content_end)| self.larger(at, content_end));
        for change in self.changes.iter().cloned().chain(lengths) {
            let mut octets = self.octets.clone();
            octets.splice(change.at.clone(), change.by.iter().copied());
            if let Some(algorithm) = self.check {
                octets.truncate(octets.len() - algorithm.size());
                let check = check_octets(algorithm, &octets);
                octets.extend(check);
            }
            cases.push(Case { what: change.what, offset: change.at.start, octets, expected: change.expected });
        }
        cases
    }

    /// The first `end` octets alone. `None` where these are a message too.
    fn cut(&self, end: usize) -> Option<Case> {
        let octets = self.octets[..end].to_vec();
        let refused = |kind, offset| {
            Some(Case { what: What::Cut, offset: end, octets: octets.clone(), expected: Expected::Refused { kind, offset } })
        };
        if let Some(algorithm) = self.check {
            let Some(body) = end.checked_sub(algorithm.size()) else { return refused(ErrorKind::Truncated, 0) };
            let sound = check_octets(algorithm, &octets[..body])[..] == octets[body..];
            return if sound { None } else { refused(ErrorKind::Check, body) };
        }
        let piece = self.pieces.iter().find(|piece| piece.end > end && !piece.is_empty())?;
        if self.elastic.is_some_and(|elastic| elastic <= piece.start.max(end)) {
            return None;
        }
        refused(ErrorKind::Truncated, piece.start.min(end))
    }

    /// A length or count of one octet that is larger than what follows.
    fn larger(&self, at: usize, content_end: usize) -> Vec<Change> {
        const LARGEST: u8 = 0x7F;
        let end = self.octets.len() - self.check.map_or(0, CheckAlgorithm::size);
        if self.elastic.is_some() || end - at > usize::from(LARGEST) {
            return Vec::new();
        }
        let expected = Expected::Refused { kind: ErrorKind::Truncated, offset: at + 1 };
        let change = |by: u8| Change { at: at..at + 1, by: vec![by], what: What::Length, expected };
        // One more than there are octets is the nearest.
        let nearest = u8::try_from(end - at).unwrap_or(LARGEST);
        if content_end == end && nearest < LARGEST { vec![change(nearest), change(LARGEST)] } else { vec![change(LARGEST)] }
    }

    /// The number of octets.
    #[must_use]
    pub fn len(&self) -> usize {
        self.octets.len()
    }

    /// True where there are no octets.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.octets.is_empty()
    }
}

impl Change {
    fn shifted(self, by: usize) -> Self {
        let expected = match self.expected {
            Expected::Refused { kind, offset } => Expected::Refused { kind, offset: offset + by },
            other => other,
        };
        Self { at: self.at.start + by..self.at.end + by, expected, ..self }
    }
}

/// A length in its shortest form.
pub(super) fn shortest(length: usize) -> Vec<u8> {
    let digits = length.to_be_bytes();
    match length {
        0..0x80 => vec![length as u8],
        _ => {
            let zeros = digits.iter().take_while(|octet| **octet == 0).count();
            let mut octets = vec![0x80 | (digits.len() - zeros) as u8];
            octets.extend(&digits[zeros..]);
            octets
        }
    }
}

/// The check octets, bit by bit as their definitions say.
fn check_octets(algorithm: CheckAlgorithm, octets: &[u8]) -> [u8; 2] {
    let mut state = 0xFFFF_u16;
    for octet in octets {
        for bit in 0..8 {
            state = match algorithm {
                CheckAlgorithm::Crc16Genibus => {
                    let top = state >> 15 ^ u16::from(octet >> (7 - bit) & 1);
                    state << 1 ^ if top == 1 { 0x1021 } else { 0 }
                }
                CheckAlgorithm::Crc16X25 => {
                    let low = state & 1 ^ u16::from(octet >> bit & 1);
                    state >> 1 ^ if low == 1 { 0x8408 } else { 0 }
                }
            };
        }
    }
    match algorithm {
        CheckAlgorithm::Crc16Genibus => (!state).to_be_bytes(),
        CheckAlgorithm::Crc16X25 => (!state).to_le_bytes(),
    }
}
