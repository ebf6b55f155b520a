//! The walk over Data as an iterator.

use core::iter::FusedIterator;

use crate::axdr;
use crate::data::compact::{self, CompactArray, PackedWalk};
use crate::data::tag;
use crate::data::value::Value;
use crate::data::view::{Data, Repr};
use crate::data::walk::{Container, Keep, MAX_DEPTH, Stack, Visitor, leaf, refused};
use crate::error::{DecodeError, ErrorKind, ParseError, before, saturated_u32, truncated};

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

impl<'a> Event<'a> {
    #[inline]
    pub(crate) fn show<V: Visitor<'a>>(self, visitor: &mut V) {
        match self {
            Self::Open(container, count) => visitor.open(container, count),
            Self::Leaf(value) => visitor.leaf(value),
            Self::Close => visitor.close(),
        }
    }
}

/// Everything in a value of Data, see [`Data::events`].
#[derive(Debug, Clone)]
pub struct Events<'a>(State<'a>);

#[derive(Debug, Clone)]
enum State<'a> {
    Octets(Flat<'a>),
    Built(Built<'a>),
}

impl<'a> Events<'a> {
    #[inline]
    pub(crate) fn new(data: Data<'a>) -> Self {
        Self(match *data.repr() {
            Repr::Octets(octets) => State::Octets(Flat::new(octets)),
            Repr::Value(_) => State::Built(Built::new(data)),
        })
    }

    /// Leaves the innermost open array, structure or compact array: what follows it comes next, without a
    /// [`Close`](Event::Close) for it.
    ///
    /// # Errors
    /// Those of the octets that are passed over.
    pub fn skip(&mut self) -> Result<(), DecodeError> {
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
}

impl<'a> Iterator for Events<'a> {
    type Item = Result<Event<'a>, DecodeError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            State::Octets(flat) => flat.next(),
            State::Built(built) => built.next(),
        }
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

/// The walk over octets.
#[derive(Debug, Clone)]
struct Flat<'a> {
    rest: &'a [u8],
    total: usize,
    /// Values still to come in the innermost open container.
    remaining: u32,
    stack: Stack,
    /// The compact array that is open.
    packed: Option<PackedWalk<'a>>,
}

impl<'a> Flat<'a> {
    #[inline]
    const fn new(octets: &'a [u8]) -> Self {
        Self { rest: octets, total: octets.len(), remaining: 1, stack: Stack::new(), packed: None }
    }

    /// The elements of an open array or structure.
    fn elements(octets: &'a [u8], count: usize) -> Self {
        Self { remaining: saturated_u32(count), stack: Stack::open(), ..Self::new(octets) }
    }

    /// The elements of an open compact array.
    const fn compact(compact: &CompactArray<'a>) -> Self {
        Self { rest: &[], total: 0, remaining: 0, stack: Stack::new(), packed: Some(PackedWalk::new(compact)) }
    }

    /// The containers that are open, a compact array counted as one.
    const fn depth(&self) -> usize {
        self.stack.depth() + if self.packed.is_some() { 1 } else { 0 }
    }

    #[inline]
    fn next(&mut self) -> Option<Result<Event<'a>, DecodeError>> {
        if self.packed.is_some() {
            return self.step_packed();
        }
        if self.remaining == 0 {
            return match self.stack.pop() {
                Some(count) => {
                    self.remaining = count;
                    Some(Ok(Event::Close))
                }
                None if self.rest.is_empty() => None,
                None => Some(Err(DecodeError::trailing(core::mem::take(&mut self.rest), self.total))),
            };
        }
        let rest = self.rest;
        let Some((&octet, content)) = rest.split_first() else { return self.refuse(truncated(1, rest)) };
        let mut keep = Keep(Value::Null);
        let visitor = &mut keep;
        self.rest = leaf!(octet, content, visitor, {
            tag::ARRAY | tag::STRUCTURE => {
                let (after, count) = match axdr::count(content) {
                    Ok(found) => found,
                    Err(error) => return self.refuse(error),
                };
                if let Err(error) = self.stack.push(self.remaining - 1, rest) {
                    return self.refuse(error);
                }
                self.remaining = saturated_u32(count);
                self.rest = after;
                let container = if octet == tag::ARRAY { Container::Array } else { Container::Structure };
                return Some(Ok(Event::Open(container, count)));
            }
            tag::COMPACT_ARRAY => return self.open_packed(content),
        } else return self.refuse(refused(octet, content, rest)));
        self.remaining -= 1;
        Some(Ok(Event::Leaf(keep.0)))
    }

    #[inline(never)]
    fn open_packed(&mut self, content: &'a [u8]) -> Option<Result<Event<'a>, DecodeError>> {
        let compact = match self.stack.room(self.rest).and_then(|()| compact::parse(content)) {
            Ok((rest, compact)) => {
                self.rest = rest;
                compact
            }
            Err(error) => return self.refuse(error),
        };
        self.remaining -= 1;
        self.packed = Some(PackedWalk::new(&compact));
        Some(Ok(Event::Open(Container::CompactArray, 0)))
    }

    #[inline(never)]
    fn step_packed(&mut self) -> Option<Result<Event<'a>, DecodeError>> {
        let mut take = Take(Event::Close);
        match self.packed.as_mut()?.step(&mut take) {
            Ok(true) => {}
            Ok(false) => self.packed = None,
            Err(error) => {
                let error = DecodeError::from_nom(before(self.rest)(error), self.total);
                *self = Self { remaining: 0, ..Self::new(&[]) };
                return Some(Err(error));
            }
        }
        Some(Ok(take.0))
    }

    /// Ends the iteration with what is wrong with the next value.
    #[cold]
    #[inline(never)]
    fn refuse(&mut self, error: nom::Err<ParseError>) -> Option<Result<Event<'a>, DecodeError>> {
        let error = DecodeError::from_nom(self.stack.refuse(error, self.rest), self.total);
        *self = Self { remaining: 0, ..Self::new(&[]) };
        Some(Err(error))
    }
}

/// The walk over values that were built, and over the octets among them.
#[derive(Debug, Clone)]
struct Built<'a> {
    root: Data<'a>,
    /// For each open array or structure, from the outermost inwards, the number of elements already taken from it.
    taken: [u32; MAX_DEPTH],
    depth: usize,
    started: bool,
    /// The octets that are being walked.
    inner: Option<Flat<'a>>,
}

impl<'a> Built<'a> {
    const fn new(root: Data<'a>) -> Self {
        Self { root, taken: [0; MAX_DEPTH], depth: 0, started: false, inner: None }
    }

    fn next(&mut self) -> Option<Result<Event<'a>, DecodeError>> {
        loop {
            if let Some(inner) = &mut self.inner {
                match inner.next() {
                    Some(Ok(event @ Event::Open(..))) => return Some(self.within(event)),
                    Some(Err(error)) => return Some(Err(self.stop(error))),
                    None => self.inner = None,
                    event => return event,
                }
            }
            let data = match self.depth.checked_sub(1) {
                None if self.started => return None,
                None => self.root,
                Some(top) => match self.take(top) {
                    Some(data) => data,
                    None => {
                        self.depth = top;
                        return Some(Ok(Event::Close));
                    }
                },
            };
            self.started = true;
            match *data.repr() {
                Repr::Octets(octets) => self.inner = Some(Flat::new(octets)),
                Repr::Value(value) => return Some(self.enter(value)),
            }
        }
    }

    /// The next element of the innermost open array or structure, which is number `top`.
    fn take(&mut self, top: usize) -> Option<Data<'a>> {
        let mut elements = self.root.values();
        for &taken in self.taken.get(..top)? {
            elements = elements.get(usize::try_from(taken).ok()?.checked_sub(1)?)?.values();
        }
        let taken = self.taken.get_mut(top)?;
        let data = elements.get(usize::try_from(*taken).ok()?)?;
        *taken += 1;
        Some(*data)
    }

    fn enter(&mut self, value: Value<'a>) -> Result<Event<'a>, DecodeError> {
        let (container, elements) = match value {
            Value::Array(elements) => (Container::Array, elements),
            Value::Structure(elements) => (Container::Structure, elements),
            Value::CompactArray(compact) => {
                self.inner = Some(Flat::compact(&compact));
                return self.within(Event::Open(Container::CompactArray, 0));
            }
            leaf => return Ok(Event::Leaf(leaf)),
        };
        let event = Event::Open(container, elements.len());
        if let Some(octets) = elements.octets() {
            self.inner = Some(Flat::elements(octets, elements.len()));
            return self.within(event);
        }
        match self.taken.get_mut(self.depth) {
            Some(taken) => *taken = 0,
            None => return Err(self.stop(too_deep())),
        }
        self.depth += 1;
        Ok(event)
    }

    /// Holds the octets among built values to the same depth as octets on their own.
    fn within(&mut self, event: Event<'a>) -> Result<Event<'a>, DecodeError> {
        let inner = self.inner.as_ref().map_or(0, Flat::depth);
        if self.depth + inner > MAX_DEPTH { Err(self.stop(too_deep())) } else { Ok(event) }
    }

    /// Ends the iteration.
    #[cold]
    fn stop(&mut self, error: DecodeError) -> DecodeError {
        *self = Self { started: true, ..Self::new(Data::NULL) };
        error
    }
}

#[cold]
const fn too_deep() -> DecodeError {
    DecodeError { kind: ErrorKind::TooDeep, offset: 0, field: None }
}
