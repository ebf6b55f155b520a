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

macro_rules! changes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What was changed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum What { $($(#[$doc])* $variant,)* }

        impl What {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name, as used in JSON: `nothing`, `cut`, ...
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

changes! {
    /// Nothing.
    Nothing = "nothing",
    /// The last octets are missing.
    Cut = "cut",
    /// An octet too many at the end.
    Longer = "longer",
    /// Another tag, identifier or selector.
    Tag = "tag",
    /// A discriminator that selects nothing.
    Selector = "selector",
    /// Another length.
    Length = "length",
    /// A length or count in more octets than needed.
    LongLength = "long-length",
    /// A length or count in a form that does not exist.
    LengthForm = "length-form",
    /// Another count of members or elements.
    Count = "count",
    /// Another presence flag.
    Flag = "flag",
    /// A number next to its range, or another one than the constant.
    Value = "value",
    /// A code that a closed list does not have.
    Code = "code",
    /// Bits that are reserved or constant.
    Bits = "bits",
    /// Another check value.
    Check = "check",
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

/// One change: octets in place of others, in one place or two.
#[derive(Debug, Clone)]
struct Change {
    edits: Vec<(Range<usize>, Vec<u8>)>,
    what: What,
    expected: Expected,
}

/// A length or count of one octet.
#[derive(Debug, Clone, Copy)]
struct Counted {
    /// Its place.
    at: usize,
    /// The end of what it counts.
    end: usize,
    /// For a count: where the last element starts. A length counts octets.
    elements: Option<Last>,
    /// True where any octets, and any number of them, are a value.
    free: bool,
    /// True for a length that counts bits.
    bits: bool,
    /// The end of the region that it stands in, where that is not the whole message.
    region: Option<usize>,
}

/// The last of some elements.
#[derive(Debug, Clone, Copy)]
struct Last {
    /// How many there are.
    count: usize,
    /// Where the last one starts.
    start: usize,
}

/// Octets in canonical form, with what they are.
#[derive(Debug, Clone, Default)]
pub struct Message {
    /// The octets.
    pub octets: Vec<u8>,
    /// What is read in one piece, in the order in which it is read: what starts there is cut when its octets end too early.
    pieces: Vec<Range<usize>>,
    changes: Vec<Change>,
    lengths: Vec<Counted>,
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
        self.changes.push(Change { edits: vec![(at, by.to_vec())], what, expected: Expected::Refused { kind, offset } });
    }

    /// Other octets at `at` are accepted and reported.
    pub(super) fn bent(&mut self, at: Range<usize>, by: &[u8], what: What, rule: Rule) {
        self.changes.push(Change { edits: vec![(at, by.to_vec())], what, expected: Expected::Bent(rule) });
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

    /// The octets that a length of one octet in front counts end here; `free` where any octets would do.
    pub(super) fn counted(&mut self, length_at: usize, content_at: usize, free: bool) {
        if content_at == length_at + 1 {
            self.lengths.push(Counted { at: length_at, end: self.octets.len(), elements: None, free, bits: false, region: None });
        }
    }

    /// The bits that a length of one octet in front counts end here, in the last of their octets.
    pub(super) fn counted_bits(&mut self, length_at: usize, content_at: usize) {
        if content_at == length_at + 1 {
            self.lengths.push(Counted { at: length_at, end: self.octets.len(), elements: None, free: false, bits: true, region: None });
        }
    }

    /// The elements that a count of one octet in front counts end here; the last one starts at `last`.
    pub(super) fn counted_elements(&mut self, count_at: usize, content_at: usize, count: usize, last: usize) {
        if content_at == count_at + 1 {
            let elements = Some(Last { count, start: last });
            self.lengths.push(Counted { at: count_at, end: self.octets.len(), elements, free: false, bits: false, region: None });
        }
    }

    /// Adds what is read next.
    pub(super) fn append(&mut self, next: Self) {
        // Behind what may end anywhere nothing is known, and a check value counts all octets.
        let known = self.elastic.is_none() && next.check.is_none();
        if known {
            self.shift_border(&next);
        }
        let by = self.octets.len();
        self.octets.extend(next.octets);
        self.pieces.extend(next.pieces.into_iter().map(|piece| piece.start + by..piece.end + by));
        if known {
            self.changes.extend(next.changes.into_iter().map(|change| change.shifted(by)));
            self.lengths.extend(next.lengths.into_iter().map(|counted| counted.shifted(by)));
        }
        let elastic = if next.check.is_some() { Some(0) } else { next.elastic };
        self.elastic = self.elastic.or(elastic.map(|at| at + by));
    }

    /// A length that is off by one moves the border to what is read next. Where that refuses some first octet, such an octet is put where it
    /// starts then.
    fn shift_border(&mut self, next: &Self) {
        const LARGEST: u8 = 0x7F;
        let end = self.octets.len();
        let Some((octet, kind)) = next.changes.iter().find_map(Change::refused_first) else { return };
        let whole = next.pieces.first().is_some_and(|piece| piece.end < next.octets.len());
        let ends_here = |counted: &&Counted| counted.end == end && counted.free && counted.region.is_none();
        let Some(counted) = self.lengths.iter().rev().find(ends_here).copied() else { return };
        let length = self.octets[counted.at];
        let mut shifted = |length: u8, at: usize| {
            let edits = vec![(counted.at..counted.at + 1, vec![length]), (at..at + 1, vec![octet])];
            self.changes.push(Change { edits, what: What::Length, expected: Expected::Refused { kind, offset: at } });
        };
        if length > 0 {
            shifted(length - 1, end - 1);
        }
        if whole && length < LARGEST {
            shifted(length + 1, end + 1);
        }
    }

    /// As the content of a region whose length stands elsewhere: its octets can change, their number cannot.
    pub(super) fn bounded(mut self) -> Self {
        self.changes.retain(|change| change.growth() == 0);
        self.elastic = None;
        let end = self.octets.len();
        self.lengths.iter_mut().for_each(|counted| counted.region = counted.region.or(Some(end)));
        if self.check.take().is_some() {
            self.changes.clear();
            self.lengths.clear();
        }
        self
    }

    /// Adds a region behind its length, which stands at `length_at`: what changes the number of its octets changes the length too.
    pub(super) fn append_region(&mut self, length_at: usize, content: Self) {
        let start = self.octets.len();
        let length = content.octets.len();
        let growing: Vec<_> = content.changes.iter().filter(|change| change.growth() != 0).cloned().collect();
        self.append(content.bounded());
        if start != length_at + 1 {
            return;
        }
        for change in growing {
            let new = usize::try_from(length as isize + change.growth()).ok().and_then(|length| u8::try_from(length).ok());
            if let Some(new @ 0..0x80) = new {
                let mut change = change.shifted(start);
                change.edits.insert(0, (length_at..length_at + 1, vec![new]));
                self.changes.push(change);
            }
        }
    }

    /// As what another octet in front, or the same octet, selects: its first tag is told by that.
    pub(super) fn selected(mut self) -> Self {
        self.changes.retain(|change| !(change.what == What::Tag && change.start() == 0));
        self
    }

    /// Where other fields depend on the value: no other value is put in its place, but for those that are refused before anything depends on
    /// them.
    pub(super) fn without_values(mut self) -> Self {
        let beyond = |expected| matches!(expected, Expected::Refused { kind: ErrorKind::Range, .. });
        self.changes.retain(|change| !matches!(change.what, What::Value | What::Code) || beyond(change.expected));
        self
    }

    /// Where the first octet tells what it is: nothing else is put in its place.
    pub(super) fn without_changes_of_first(mut self) -> Self {
        self.changes.retain(|change| change.start() > 0);
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
        let lengths = self.lengths.iter().flat_map(|counted| self.near(*counted));
        for change in self.changes.iter().cloned().chain(lengths) {
            let mut octets = self.octets.clone();
            // from the end on, so that what is in front keeps its place
            let mut edits = change.edits.clone();
            edits.sort_by_key(|(at, _)| std::cmp::Reverse(at.start));
            for (at, by) in edits {
                octets.splice(at, by);
            }
            if let Some(algorithm) = self.check {
                octets.truncate(octets.len() - algorithm.size());
                let check = check_octets(algorithm, &octets);
                octets.extend(check);
            }
            cases.push(Case { what: change.what, offset: change.start(), octets, expected: change.expected });
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

    /// A length or count of one octet that is larger than what follows, and where it ends its region also one less.
    fn near(&self, counted: Counted) -> Vec<Change> {
        const LARGEST: u8 = 0x7F;
        let Counted { at, end, elements, free, bits, region } = counted;
        let region = region.unwrap_or(self.octets.len() - self.check.map_or(0, CheckAlgorithm::size));
        let what = if elements.is_some() { What::Count } else { What::Length };
        let change = |by: usize, kind, offset| Change {
            edits: vec![(at..at + 1, vec![by.min(usize::from(LARGEST)) as u8])],
            what,
            expected: Expected::Refused { kind, offset },
        };
        let mut near = Vec::new();
        if bits {
            let octets = end - at - 1;
            if region - at - 1 < usize::from(LARGEST).div_ceil(8) {
                near.push(change(usize::from(LARGEST), ErrorKind::Truncated, at + 1));
            }
            let border = end == region && self.elastic.is_none_or(|elastic| elastic > end);
            if border && octets * 8 < usize::from(LARGEST) {
                near.push(change(octets * 8 + 1, ErrorKind::Truncated, at + 1));
            }
            if border && octets > 0 {
                near.push(change((octets - 1) * 8, ErrorKind::Trailing, end - 1));
            }
            return near;
        }
        if region - at <= usize::from(LARGEST) {
            near.push(change(usize::from(LARGEST), ErrorKind::Truncated, at + 1));
        }
        // Behind what may end anywhere, or in front of other values, one less or more is another message.
        if end != region || self.elastic.is_some_and(|elastic| elastic <= end) {
            return near;
        }
        let count = elements.map_or(end - at - 1, |last| last.count);
        if region - at < usize::from(LARGEST) {
            near.push(change(region - at, ErrorKind::Truncated, at + 1));
        }
        match elements {
            None if free && count > 0 => {
                let mut shorter = change(count - 1, ErrorKind::Trailing, end - 1);
                // no octet with which something else begins
                shorter.edits.push((end - 1..end, vec![0]));
                near.push(shorter);
            }
            Some(last) if count > 0 && last.start < end => {
                near.push(change(count - 1, ErrorKind::Trailing, last.start));
                if end - at - 1 > count {
                    near.push(change(count + 1, ErrorKind::Truncated, end));
                }
            }
            _ => {}
        }
        near
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
    /// The first octet that changes.
    fn start(&self) -> usize {
        self.edits.iter().map(|(at, _)| at.start).min().unwrap_or_default()
    }

    /// How many octets more there are.
    fn growth(&self) -> isize {
        self.edits.iter().map(|(at, by)| by.len() as isize - at.len() as isize).sum()
    }

    /// Another first octet that is refused there, and for what.
    fn refused_first(&self) -> Option<(u8, ErrorKind)> {
        match (&self.edits[..], self.expected) {
            ([(at, by)], Expected::Refused { kind, offset: 0 }) if *at == (0..1) && by.len() == 1 => Some((by[0], kind)),
            _ => None,
        }
    }

    fn shifted(self, by: usize) -> Self {
        let expected = match self.expected {
            Expected::Refused { kind, offset } => Expected::Refused { kind, offset: offset + by },
            other => other,
        };
        let edits = self.edits.into_iter().map(|(at, octets)| (at.start + by..at.end + by, octets)).collect();
        Self { edits, expected, ..self }
    }
}

impl Counted {
    fn shifted(self, by: usize) -> Self {
        let elements = self.elements.map(|last| Last { start: last.start + by, ..last });
        Self { at: self.at + by, end: self.end + by, elements, region: self.region.map(|end| end + by), ..self }
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
