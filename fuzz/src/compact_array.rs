//! Compact arrays: what follows the tag.

use std::fmt::Write as _;

use cosem_codec::data::{CompactArray, Container, Data, MAX_DESCRIPTION_DEPTH, MAX_DESCRIPTION_NODES, TypeDescription, Value, Visitor};
use cosem_codec::{Decode, Encode, ErrorKind};

use crate::bounds;
use crate::data::data;
use crate::inspector::hex;

/// The tag of a compact array.
const TAG: u8 = 0x13;

/// Counts, and keeps nothing.
#[derive(Default)]
struct Count {
    events: usize,
    depth: usize,
    deepest: usize,
}

impl<'a> Visitor<'a> for Count {
    fn open(&mut self, _: Container, _: usize) {
        self.events += 1;
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
    }

    fn close(&mut self) {
        self.events += 1;
        self.depth -= 1;
    }

    fn leaf(&mut self, _: Value<'a>) {
        self.events += 1;
    }
}

/// Any octets as a type description, the length of the contents and the contents.
///
/// Beside [`data()`] of them behind their tag:
/// 1. a type description that is read gives back its octets, is announced with its length, and so is each description inside of it; it
///    can be printed; it names at most [`MAX_DESCRIPTION_NODES`] types, [`MAX_DESCRIPTION_DEPTH`] deep;
/// 2. a walk has at most [`bounds::EVENTS`] events for each octet of the contents, beside the two of the whole;
/// 3. an array that is built of a description and contents encodes as the one that was read; contents of a type without octets are refused.
///
/// # Panics
/// When one of these does not hold.
pub fn compact_array(octets: &[u8]) {
    data(&[&[TAG], octets].concat());
    if let Ok((_, description)) = TypeDescription::parse(octets) {
        let nodes = described(description, 0);
        assert!(nodes <= MAX_DESCRIPTION_NODES, "a description of {nodes} types");
        let contents = octets.get(description.octets().len()..).unwrap_or_default();
        built(description, contents);
    }
}

/// The number of types that a description names.
fn described(description: TypeDescription<'_>, depth: usize) -> usize {
    assert!(depth <= MAX_DESCRIPTION_DEPTH);
    assert_eq!(TypeDescription::decode(description.octets()), Ok(description), "a description of its own octets");
    let mut text = String::new();
    write!(text, "{description}{description:?}").expect("a text");
    1 + description.inner().map(|inner| described(inner, depth + 1)).sum::<usize>()
}

/// An array over contents that were not part of it.
fn built(description: TypeDescription<'_>, contents: &[u8]) {
    let array = match CompactArray::new(description, contents) {
        Ok(array) => array,
        Err(error) => return assert_eq!((error.kind, error.offset), (ErrorKind::EmptyElement, 0)),
    };
    let mut count = Count::default();
    let view = Data::from(Value::CompactArray(array));
    let verdict = view.visit(&mut count);
    assert!(count.events <= bounds::events(contents.len()) + 2, "{} events for {} octets", count.events, contents.len());
    assert!(count.deepest <= MAX_DESCRIPTION_DEPTH + 1, "{} containers are open", count.deepest);
    if verdict.is_err() {
        return;
    }
    assert_eq!(count.depth, 0, "a container stays open");
    let written = view.to_vec().expect("it was walked");
    let read = Data::decode(&written).unwrap_or_else(|error| panic!("{error}: {}", hex(&written)));
    let Ok(Value::CompactArray(again)) = read.value() else { panic!("another type: {read:?}") };
    // the count of a structure is written in its shortest form
    assert_eq!(again.description().to_string(), description.to_string());
    assert!(again.description().octets().len() <= description.octets().len());
}
