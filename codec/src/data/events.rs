//! The walk over Data as an iterator.

use core::iter::FusedIterator;

use crate::data::compact::PackedWalk;
use crate::data::value::{ElementIter, Value};
use crate::data::view::{Data, Repr};
use crate::data::walk::{Container, Head, Keep, MAX_DEPTH, Stack, Visitor, head};
use crate::error::{DecodeError, ErrorKind, ParseError, before};

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
    remaining: usize,
    stack: Stack,
    /// The compact array that is open.
    packed: Option<PackedWalk<'a>>,
}

impl<'a> Flat<'a> {
    #[inline]
    const fn new(octets: &'a [u8]) -> Self {
        Self { rest: octets, total: octets.len(), remaining: 1, stack: Stack::new(), packed: None }
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
        let mut keep = Keep(Value::Null);
        match head(self.rest, &mut keep) {
            Ok((rest, Head::Leaf)) => {
                self.remaining -= 1;
                self.rest = rest;
                Some(Ok(Event::Leaf(keep.0)))
            }
            Ok((rest, Head::Open(container, count))) => {
                if let Err(error) = self.stack.push(self.remaining - 1, self.rest) {
                    return Some(Err(self.stop(error)));
                }
                self.remaining = count;
                self.rest = rest;
                Some(Ok(Event::Open(container, count)))
            }
            Ok((rest, Head::Compact(compact))) => {
                if let Err(error) = self.stack.room(self.rest) {
                    return Some(Err(self.stop(error)));
                }
                self.remaining -= 1;
                self.rest = rest;
                self.packed = Some(PackedWalk::new(&compact));
                Some(Ok(Event::Open(Container::CompactArray, 0)))
            }
            Err(error) => Some(Err(self.stop(self.stack.refuse(error, self.rest)))),
        }
    }

    #[inline(never)]
    fn step_packed(&mut self) -> Option<Result<Event<'a>, DecodeError>> {
        let mut take = Take(Event::Close);
        match self.packed.as_mut()?.step(&mut take) {
            Ok(true) => {}
            Ok(false) => self.packed = None,
            Err(error) => return Some(Err(self.stop(before(self.rest)(error)))),
        }
        Some(Ok(take.0))
    }

    /// Ends the iteration.
    #[cold]
    #[inline(never)]
    fn stop(&mut self, error: nom::Err<ParseError>) -> DecodeError {
        let total = self.total;
        *self = Self { remaining: 0, ..Self::new(&[]) };
        DecodeError::from_nom(error, total)
    }
}

/// The walk over values that were built: a stack of what is open, and the octets in between.
#[derive(Debug, Clone)]
struct Built<'a> {
    /// The value that comes next.
    next: Option<Data<'a>>,
    open: [Option<ElementIter<'a>>; MAX_DEPTH],
    depth: usize,
    /// The octets that are being walked.
    inner: Option<Flat<'a>>,
}

impl<'a> Built<'a> {
    fn new(data: Data<'a>) -> Self {
        Self { next: Some(data), open: [const { None }; MAX_DEPTH], depth: 0, inner: None }
    }

    fn next(&mut self) -> Option<Result<Event<'a>, DecodeError>> {
        let event = self.advance();
        if let Some(Err(_)) = event {
            *self = Self { next: None, open: [const { None }; MAX_DEPTH], depth: 0, inner: None };
        }
        event
    }

    fn advance(&mut self) -> Option<Result<Event<'a>, DecodeError>> {
        if let Some(inner) = &mut self.inner {
            match inner.next() {
                Some(Ok(Event::Open(..))) if self.depth + inner.stack.depth() > MAX_DEPTH => return Some(Err(too_deep())),
                Some(event) => return Some(event),
                None => self.inner = None,
            }
        }
        let data = match self.next.take() {
            Some(data) => data,
            None => match self.open.get_mut(self.depth.checked_sub(1)?)?.as_mut().and_then(Iterator::next) {
                Some(Ok(data)) => data,
                Some(Err(error)) => return Some(Err(error)),
                None => {
                    self.depth -= 1;
                    return Some(Ok(Event::Close));
                }
            },
        };
        let value = match *data.repr() {
            Repr::Octets(octets) => {
                self.inner = Some(Flat::new(octets));
                return self.advance();
            }
            Repr::Value(value) => value,
        };
        let (container, elements) = match value {
            Value::Array(elements) => (Container::Array, elements),
            Value::Structure(elements) => (Container::Structure, elements),
            Value::CompactArray(compact) => {
                let mut packed = Flat { remaining: 0, ..Flat::new(&[]) };
                packed.packed = Some(PackedWalk::new(&compact));
                self.inner = Some(packed);
                return Some(Ok(Event::Open(Container::CompactArray, 0)));
            }
            leaf => return Some(Ok(Event::Leaf(leaf))),
        };
        let Some(place) = self.open.get_mut(self.depth) else { return Some(Err(too_deep())) };
        *place = Some(elements.iter());
        self.depth += 1;
        Some(Ok(Event::Open(container, elements.len())))
    }
}

#[cold]
const fn too_deep() -> DecodeError {
    DecodeError { kind: ErrorKind::TooDeep, offset: 0, field: None }
}
