//! Messages made from the model: valid ones, and the nearest octets that are not, each with the verdict it must get.
//!
//! A [`Generator`] makes octets of anything that a model declares, with every alternative, code, flag and optional field in turn. Beside the
//! octets a [`Message`] knows what each of them is, and so which changes of one thing make it bent or wrong: [`Message::cases`] gives a cut in
//! each place, wrong tags and selectors, lengths and counts that are off by one or larger than what follows, values next to their range,
//! reserved bits, codes that a closed list does not have, lengths in a longer form than needed. The kind of the error and its offset follow
//! from the model alone. No code is shared with the codec, the inspector or the composer, so all three can be held against it, and so can
//! codecs of others.
//!
//! ```
//! use cosem_spec::generate::{Expected, Generator};
//! use cosem_spec::inspect::ErrorKind;
//! use cosem_spec::subject::Subject;
//!
//! let model = cosem_spec::suite::model();
//! let request = Subject::Item(model.find("GetRequest").unwrap().id);
//! let message = Generator::new(model, 7).message(request).unwrap();
//! assert_eq!(message.octets[0], 0xC0);
//! let cut = message.cases().into_iter().find(|case| case.octets == [0xC0]).unwrap();
//! assert_eq!(cut.expected, Expected::Refused { kind: ErrorKind::Truncated, offset: 1 });
//! ```

mod leaf;
mod message;
mod mutate;
mod plan;
mod random;
mod sequence;
mod structure;

use std::collections::HashSet;

pub use message::{Case, Expected, Message, What};
pub use mutate::Mutator;
pub use random::Random;

use crate::inspect::Point;
use crate::model::{Encoding, ItemId, Model, Tolerance};
use crate::subject::Subject;

/// Values nested deeper than this get as short as they can.
const DEPTH: usize = 12;

/// Makes messages. The same seed gives the same messages.
#[derive(Debug)]
pub struct Generator<'m> {
    model: &'m Model,
    random: Random,
    /// What was made already: the others come first. `None` where chance decides alone.
    made: Option<HashSet<(ItemId, Point)>>,
    depth: usize,
}

/// Where a value stands: what decides how it travels.
#[derive(Clone, Copy)]
struct Place<'t> {
    encoding: Encoding,
    tolerates: &'t [Tolerance],
    /// The value that another field says a number or code must have.
    forced: Option<i128>,
    /// The same for parts of named bits.
    parts: &'t [(usize, i128)],
    /// The alternative of a `match` that other fields select.
    arm: Option<usize>,
    /// The length or count that another field says.
    count: Option<usize>,
    /// In `ber`: the identifier in place of the type's own.
    identifier: Option<u8>,
}

impl Place<'_> {
    fn tolerates(&self, tolerance: Tolerance) -> bool {
        self.tolerates.contains(&tolerance)
    }
}

impl<'m> Generator<'m> {
    /// A generator at its start.
    #[must_use]
    pub fn new(model: &'m Model, seed: u64) -> Self {
        Self { model, random: Random::new(seed), made: Some(HashSet::new()), depth: 0 }
    }

    /// A generator for which these octets decide, in place of a seed: what a fuzzer hands over becomes a message that follows the model,
    /// and a change of one octet a change of one thing in it.
    #[must_use]
    pub fn of_octets(model: &'m Model, octets: &[u8]) -> Self {
        Self { model, random: Random::of_octets(octets), made: None, depth: 0 }
    }

    /// Makes a message in canonical form. `None` where the model has no such subject.
    pub fn message(&mut self, subject: Subject) -> Option<Message> {
        let (ty, encoding, tolerates) = subject.ty(self.model)?;
        let place = Place { encoding, tolerates, forced: None, parts: &[], arm: None, count: None, identifier: None };
        Some(self.write(&ty, &place))
    }

    /// The first of these places of an item that was not made yet, or any.
    fn choose(&mut self, item: ItemId, points: &[Point]) -> usize {
        let new = self.made.as_mut().and_then(|made| points.iter().position(|point| made.insert((item, *point))));
        new.unwrap_or_else(|| self.random.below(points.len()))
    }

    /// Notes that a place was made; true where it is the first time.
    fn note(&mut self, item: ItemId, point: Point) -> bool {
        self.made.as_mut().is_some_and(|made| made.insert((item, point)))
    }

    /// True where a place was not made yet.
    fn is_new(&self, item: ItemId, point: Point) -> bool {
        self.made.as_ref().is_some_and(|made| !made.contains(&(item, point)))
    }
}
