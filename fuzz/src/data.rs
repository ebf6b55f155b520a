//! COSEM Data: all ways through it find the same.

use cosem_codec::data::{Container, Data, Event, MAX_DEPTH, MAX_DESCRIPTION_DEPTH, Value, Visitor, walk};
use cosem_codec::{Decode, DecodeError};

use crate::agreement::data_agreement;
use crate::bounds;
use crate::rebuilt::rebuilt;
use crate::round_trip::{Item, at, round_trip};

struct AnyData;

impl Item for AnyData {
    const NAME: &'static str = "Data";
    type Of<'a> = Data<'a>;
}

/// What a walk found, in an owned form that compares bit for bit.
#[derive(Default)]
struct Trace(Vec<String>, Depth);

/// The containers that are open, and the most that were.
#[derive(Default)]
struct Depth(usize, usize);

impl Depth {
    fn open(&mut self) {
        self.0 += 1;
        self.1 = self.1.max(self.0);
    }

    fn close(&mut self) {
        self.0 -= 1;
    }
}

impl<'a> Visitor<'a> for Trace {
    fn open(&mut self, container: Container, count: usize) {
        self.1.open();
        self.0.push(format!("{:?}", Event::Open(container, count)));
    }

    fn close(&mut self) {
        self.1.close();
        self.0.push(format!("{:?}", Event::Close));
    }

    fn leaf(&mut self, value: Value<'a>) {
        self.0.push(format!("{:?}", Event::Leaf(value)));
    }
}

/// Any octets as COSEM Data.
///
/// Beside [`round_trip`] and the agreement with the inspector: `walk`, `visit`, `events` and the recursive descent through `value`
/// find the same things in the same order and stop at the same error; `check` accepts exactly what they accept, and its iteration
/// gives the same again. A walk has no more events than [`bounds::events`] says, and opens no more than [`MAX_DEPTH`] containers and the
/// [`MAX_DESCRIPTION_DEPTH`] of a compact array. What is read can be built of values again ([`rebuilt`]).
///
/// # Panics
/// When one of these does not hold.
pub fn data(octets: &[u8]) {
    round_trip::<AnyData>(octets);
    data_agreement(octets);

    let view = Data::from_octets(octets);
    let mut visited = Trace::default();
    let verdict = view.visit(&mut visited);

    assert!(visited.0.len() <= bounds::events(octets.len()), "{} events for {} octets", visited.0.len(), octets.len());
    assert!(visited.1.1 <= MAX_DEPTH + MAX_DESCRIPTION_DEPTH, "{} containers are open", visited.1.1);

    let mut walked = Trace::default();
    match walk(octets, &mut walked) {
        Ok((rest, ())) => assert_eq!(verdict.is_ok(), rest.is_empty()),
        Err(error) => assert_eq!(verdict, Err(DecodeError::from_nom(error, octets.len()))),
    }
    assert_eq!(visited.0, walked.0, "visit and walk");

    let mut iterated = Vec::new();
    let mut stopped = Ok(());
    for event in view.events() {
        match event {
            Ok(event) => iterated.push(format!("{event:?}")),
            Err(error) => stopped = Err(error),
        }
    }
    assert_eq!(stopped, verdict, "events and visit stop differently");
    if verdict.is_ok() {
        assert_eq!(visited.0, iterated, "visit and events");
        let mut descended = Vec::new();
        assert_eq!(descend(view, &mut descended), Ok(()));
        let without_ends: Vec<_> = visited.0.iter().filter(|event| **event != format!("{:?}", Event::Close)).collect();
        assert!(descended.iter().eq(without_ends), "descent and visit: {descended:?}");
    }

    match view.check() {
        Ok(checked) => {
            assert_eq!(verdict, Ok(()));
            rebuilt(view);
            assert!(checked.events().map(|event| format!("{event:?}")).eq(visited.0), "checked events and visit");
        }
        Err(error) => assert_eq!(verdict, Err(error), "check and visit"),
    }
    if let Err(error) = verdict {
        assert!(at(error) <= octets.len());
    }
    assert_eq!(Data::decode(octets).map(|_| ()), verdict, "decode and visit");
}

/// The recursive way. Depth is bounded because the value was checked before.
fn descend(data: Data<'_>, found: &mut Vec<String>) -> Result<(), DecodeError> {
    match data.value()? {
        Value::Array(elements) => {
            found.push(format!("{:?}", Event::Open(Container::Array, elements.len())));
            elements.iter().try_for_each(|element| descend(element?, found))
        }
        Value::Structure(members) => {
            found.push(format!("{:?}", Event::Open(Container::Structure, members.len())));
            members.iter().try_for_each(|member| descend(member?, found))
        }
        Value::CompactArray(_) => {
            let mut packed = Trace::default();
            data.visit(&mut packed)?;
            found.extend(packed.0.into_iter().filter(|event| *event != format!("{:?}", Event::Close)));
            Ok(())
        }
        leaf => {
            found.push(format!("{:?}", Event::Leaf(leaf)));
            Ok(())
        }
    }
}
