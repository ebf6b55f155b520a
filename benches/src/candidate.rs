//! What is measured, and how it is run.

use std::hint::black_box;

use crate::sink::{Digest, Sink, Sum};

/// One way to do what a [`Subject`] asks for.
pub trait Candidate: 'static {
    /// What it keeps between runs: buffers, values to encode. `()` for decoders.
    type State;

    /// Builds the state; not measured.
    fn prepare(message: &[u8]) -> Self::State;

    /// Does it once, and hands what it found to the sink. `None` when the message is not understood.
    fn run<S: Sink>(state: &mut Self::State, message: &[u8], sink: &mut S) -> Option<()>;
}

/// Whose code it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Written by hand for this one message layout: what the machine can do.
    Floor,
    /// The codec.
    Codec,
    /// Another codec.
    Peer,
}

impl Role {
    /// One word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Floor => "floor",
            Self::Codec => "codec",
            Self::Peer => "peer",
        }
    }
}

/// A candidate with its name.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Unique within the subject.
    pub name: &'static str,
    /// Whose code it is.
    pub role: Role,
    make: fn(&[u8]) -> Box<dyn Run>,
}

impl Entry {
    /// The candidate `C` under this name.
    #[must_use]
    pub fn new<C: Candidate>(name: &'static str, role: Role) -> Self {
        Self { name, role, make: |message| Box::new(Ready::<C> { state: C::prepare(message), message: message.to_vec() }) }
    }

    /// Ready to run over this message.
    #[must_use]
    pub fn ready(&self, message: &[u8]) -> Box<dyn Run> {
        (self.make)(message)
    }
}

/// A candidate with its message and its state.
pub trait Run {
    /// Runs it so often, and gives something that depends on every run.
    fn measured(&mut self, times: u64) -> u64;

    /// A hash over everything it found; `None` when it does not understand the message.
    fn digest(&mut self) -> Option<u64>;
}

struct Ready<C: Candidate> {
    state: C::State,
    message: Vec<u8>,
}

impl<C: Candidate> Run for Ready<C> {
    fn measured(&mut self, times: u64) -> u64 {
        measured::<C>(&mut self.state, &self.message, times)
    }

    fn digest(&mut self) -> Option<u64> {
        let mut sink = Digest::default();
        C::run(&mut self.state, &self.message, &mut sink)?;
        Some(sink.finish())
    }
}

/// The only function that callgrind collects in: see `instructions.sh`.
#[inline(never)]
fn measured<C: Candidate>(state: &mut C::State, message: &[u8], times: u64) -> u64 {
    let mut all = 0_u64;
    for _ in 0..times {
        let mut sink = Sum::default();
        let understood = C::run(state, black_box(message), &mut sink);
        all = all.wrapping_add(sink.finish()).wrapping_add(u64::from(understood.is_none()));
    }
    all
}

/// A message and everybody who can read (or write) it.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The group of the criterion report and the first column of the tables.
    pub group: &'static str,
    /// The name of the message.
    pub name: &'static str,
    /// Its octets.
    pub message: Vec<u8>,
    /// The goals; `None` where there is none.
    pub goals: Goals,
    /// Floor first, then the codec, then the peers.
    pub entries: Vec<Entry>,
}

/// What the first candidate of the codec should reach.
#[derive(Debug, Clone, Copy, Default)]
pub struct Goals {
    /// At most so many times the floor.
    pub floor: Option<f64>,
    /// True where the floor ratio is one of instructions and not of time.
    pub instructions: bool,
    /// At least so many times faster than the fastest peer.
    pub peer: Option<f64>,
    /// At most so many nanoseconds.
    pub nanoseconds: Option<f64>,
}

impl Subject {
    /// The shortest of `times`, those of the entries in their order, among candidates of a role.
    #[must_use]
    pub fn best(&self, role: Role, times: &[f64]) -> Option<f64> {
        let of_role = self.entries.iter().zip(times).filter(|(entry, _)| entry.role == role);
        of_role.map(|(_, time)| *time).min_by(f64::total_cmp)
    }

    /// Runs every candidate once and compares what they found.
    ///
    /// # Errors
    /// The names of the candidates that do not understand the message or found something else than the first one.
    pub fn compare(&self) -> Result<(), String> {
        let mut wanted = None;
        for entry in &self.entries {
            let found = entry
                .ready(&self.message)
                .digest()
                .ok_or_else(|| format!("{}/{}: {} does not understand it", self.group, self.name, entry.name))?;
            let wanted = *wanted.get_or_insert(found);
            if wanted != found {
                return Err(format!("{}/{}: {} found other leaves than {}", self.group, self.name, entry.name, self.entries[0].name));
            }
        }
        Ok(())
    }
}

/// Declares a decoder as a [`Candidate`]: a unit struct and its `run`.
#[macro_export]
macro_rules! decoder {
    ($(#[$doc:meta])* $name:ident($message:ident, $sink:ident) $body:block) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name;

        impl $crate::candidate::Candidate for $name {
            type State = ();

            fn prepare(_: &[u8]) {}

            #[inline]
            fn run<S: $crate::sink::Sink>((): &mut (), $message: &[u8], $sink: &mut S) -> Option<()> {
                $body
            }
        }
    };
}
