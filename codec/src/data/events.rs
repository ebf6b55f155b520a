//! The walk over Data as an iterator.

use core::iter::FusedIterator;

use crate::axdr;
use crate::data::compact::{self, CompactArray, PackedWalk};
use crate::data::tag;
use crate::data::value::Value;
use crate::data::view::{Data, Repr};
use crate::data::walk::{Container, MAX_DEPTH, Visitor, leaf, refused, refused_container, too_deep};
use crate::error::{DecodeError, ParseError, before, saturated_u32, truncated};

/// One thing that a walk over Data finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<'a> {
    /// An array, structure or compact array with so many elements starts. For a compact array, whose count is not known in advance,
    /// the number is 0.
    Open(Container, usize),
    /// A value that is neither array, structure nor compact array.
    Leaf(Value<'a>),
    /// The innermost array, structure or compact array ends.
    Close,
}

/// Everything in a value of Data, see [`Data::events`].
// What is seldom (ends, compact arrays, values that were built) stands apart in `pause`, so that the loop over the leaves stays small.
#[derive(Debug, Clone)]
pub struct Events<'a> {
    rest: &'a [u8],
    /// The length of the octets that are being walked.
    total: usize,
    /// Values still to come in the innermost open container; 0 also while a compact array is open or a built value comes next.
    remaining: u32,
    depth: usize,
    /// For the containers around: in octets the values still to come, in built values the elements already taken.
    counts: [u32; MAX_DEPTH],
    /// How many of the open containers are built ones, around the octets.
    built: usize,
    /// What is to be walked, where it was built.
    root: Option<Data<'a>>,
    /// True where `root` itself was shown.
    started: bool,
    /// The compact array that is open.
    packed: Option<PackedWalk<'a>>,
    /// What a pause found.
    found: Result<Event<'a>, DecodeError>,
}

/// What a pause found.
enum Pause {
    /// The end of a container.
    Close,
    /// What is in `found`.
    Found,
    /// The end.
    End,
    /// Octets to walk.
    Octets,
}

impl<'a> Events<'a> {
    #[inline]
    pub(crate) const fn new(data: Data<'a>) -> Self {
        const NONE: &[u8] = &[];
        let (rest, remaining, root) = match *data.repr() {
            Repr::Octets(octets) => (octets, 1, None),
            Repr::Value(_) => (NONE, 0, Some(data)),
        };
        Self {
            rest,
            total: rest.len(),
            remaining,
            depth: 0,
            counts: [0; MAX_DEPTH],
            built: 0,
            root,
            started: false,
            packed: None,
            found: Ok(Event::Close),
        }
    }

    /// Leaves the innermost open array, structure or compact array: what follows it comes next, without a
    /// [`Close`](Event::Close) for it.
    ///
    /// # Errors
    /// Those of the octets that are passed over.
    pub fn leave(&mut self) -> Result<(), DecodeError> {
        let mut open: usize = 0;
        for event in self {
            match event? {
                Event::Open(..) => open += 1,
                Event::Close if open == 0 => break,
                Event::Close => open -= 1,
                Event::Leaf(_) => {}
            }
        }
        Ok(())
    }

    /// Closes what is open, or goes on in a compact array or in values that were built.
    #[inline(never)]
    fn pause(&mut self) -> Pause {
        if let Some(packed) = &mut self.packed {
            let mut take = Take(Event::Close);
            match packed.show(&mut take) {
                Ok(true) => {
                    self.found = Ok(take.0);
                    return Pause::Found;
                }
                Ok(false) => self.packed = None,
                Err(error) => return self.fail(before(self.rest)(error)),
            }
        }
        if self.depth > self.built {
            return self.close();
        }
        if !self.rest.is_empty() {
            self.found = Err(DecodeError::trailing(self.rest, self.total));
            self.end();
            return Pause::Found;
        }
        let data = match (self.root, self.depth.checked_sub(1)) {
            (None, _) => return Pause::End,
            (Some(root), None) if !self.started => root,
            (Some(_), None) => return Pause::End,
            (Some(root), Some(top)) => match self.take(root, top) {
                Some(data) => data,
                None => {
                    self.built = top;
                    self.depth = top;
                    return Pause::Close;
                }
            },
        };
        self.started = true;
        match *data.repr() {
            Repr::Octets(octets) => {
                self.walk(octets, 1);
                Pause::Octets
            }
            Repr::Value(value) => self.enter(value),
        }
    }

    /// Closes a container in octets, or a compact array.
    fn close(&mut self) -> Pause {
        self.depth = self.depth.saturating_sub(1);
        self.remaining = self.counts.get(self.depth).copied().unwrap_or_default();
        Pause::Close
    }

    /// Goes on with `count` values in octets.
    fn walk(&mut self, octets: &'a [u8], count: u32) {
        self.rest = octets;
        self.total = octets.len();
        self.remaining = count;
    }

    /// The next element of the built array or structure number `top`, the innermost one that is open in `root`.
    fn take(&mut self, root: Data<'a>, top: usize) -> Option<Data<'a>> {
        let mut elements = root.values();
        for &taken in self.counts.get(..top)? {
            elements = elements.get(usize::try_from(taken).ok()?.checked_sub(1)?)?.values();
        }
        let taken = self.counts.get_mut(top)?;
        let data = elements.get(usize::try_from(*taken).ok()?)?;
        *taken = taken.wrapping_add(1);
        Some(*data)
    }

    /// Shows a value that was built.
    fn enter(&mut self, value: Value<'a>) -> Pause {
        let (container, elements) = match value {
            Value::Array(elements) => (Container::Array, elements),
            Value::Structure(elements) => (Container::Structure, elements),
            Value::CompactArray(compact) => return self.open_packed(&compact, &[]),
            leaf => {
                self.found = Ok(Event::Leaf(leaf));
                return Pause::Found;
            }
        };
        let Some(place) = self.counts.get_mut(self.depth) else { return self.fail(too_deep(&[])) };
        *place = 0;
        self.depth += 1;
        match elements.octets() {
            Some(octets) => self.walk(octets, saturated_u32(elements.len())),
            None => self.built = self.depth,
        }
        self.found = Ok(Event::Open(container, elements.len()));
        Pause::Found
    }

    /// Opens a compact array; `rest` follows it.
    fn open_packed(&mut self, compact: &CompactArray<'a>, rest: &'a [u8]) -> Pause {
        let Some(place) = self.counts.get_mut(self.depth) else { return self.fail(too_deep(self.rest)) };
        *place = self.remaining.saturating_sub(1);
        self.depth = self.depth.saturating_add(1);
        self.remaining = 0;
        self.rest = rest;
        self.packed = Some(PackedWalk::new(compact));
        self.found = Ok(Event::Open(Container::CompactArray, 0));
        Pause::Found
    }

    /// Opens the compact array whose content this is.
    #[inline(never)]
    fn compact_array(&mut self, content: &'a [u8]) -> Pause {
        match compact::parse(content) {
            Ok((rest, compact)) => self.open_packed(&compact, rest),
            Err(error) => self.fail(refused_container(error, self.rest, self.depth)),
        }
    }

    #[cold]
    fn fail(&mut self, error: nom::Err<ParseError>) -> Pause {
        self.found = Err(self.refuse(error));
        Pause::Found
    }

    /// Ends the iteration.
    #[cold]
    #[inline(never)]
    fn refuse(&mut self, error: nom::Err<ParseError>) -> DecodeError {
        let error = DecodeError::from_nom(error, self.total);
        self.end();
        error
    }

    fn end(&mut self) {
        *self = Self { remaining: 0, found: self.found, ..Self::new(Data::from_octets(&[])) };
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = Result<Event<'a>, DecodeError>;

    // always: a call would hand every event over in memory, at more than twice the cost
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn next(&mut self) -> Option<Self::Item> {
        macro_rules! found {
            ($method:ident, $variant:ident $(($value:expr))?, $rest:expr) => {{
                self.rest = $rest;
                self.remaining = self.remaining.wrapping_sub(1);
                Some(Ok(Event::Leaf(Value::$variant$(($value))?)))
            }};
        }
        while self.remaining == 0 {
            match self.pause() {
                Pause::Octets => {}
                Pause::Close => return Some(Ok(Event::Close)),
                Pause::Found => return Some(self.found),
                Pause::End => return None,
            }
        }
        let Some((&octet, content)) = self.rest.split_first() else { return Some(Err(self.refuse(truncated(1, self.rest)))) };
        leaf!(octet, content, found, {
            tag::ARRAY | tag::STRUCTURE => {
                let (after, count) = match axdr::count(content) {
                    Ok(found) => found,
                    Err(error) => return Some(Err(self.refuse(refused_container(error, self.rest, self.depth)))),
                };
                let Some(place) = self.counts.get_mut(self.depth) else { return Some(Err(self.refuse(too_deep(self.rest)))) };
                *place = self.remaining.wrapping_sub(1);
                self.depth += 1;
                self.remaining = saturated_u32(count);
                self.rest = after;
                Some(Ok(Event::Open(if octet == tag::ARRAY { Container::Array } else { Container::Structure }, count)))
            }
            tag::COMPACT_ARRAY => {
                self.compact_array(content);
                Some(self.found)
            }
        } else Some(Err(self.refuse(refused(octet, content, self.rest)))))
    }
}

impl FusedIterator for Events<'_> {}

/// Takes one event.
struct Take<'a>(Event<'a>);

impl<'a> Visitor<'a> for Take<'a> {
    #[inline]
    fn open(&mut self, container: Container, count: usize) {
        self.0 = Event::Open(container, count);
    }

    #[inline]
    fn close(&mut self) {
        self.0 = Event::Close;
    }

    #[inline]
    fn leaf(&mut self, value: Value<'a>) {
        self.0 = Event::Leaf(value);
    }
}
