//! Octets for every part of the suite, grown from errors: what the codec says of octets that do not decode tells how to go on until they
//! do. Where they hold a code, named bits or a choice, all its values follow. All forms on the way are held against the inspector, and
//! what the inspector touched shows that nothing of the suite was left out.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use std::collections::{BTreeSet, HashMap, HashSet};

use cosem_codec::ErrorKind;
use cosem_spec::generate::{Generator, Random};
use cosem_spec::inspect::{Point, Shape, Shown, Touched};
use cosem_spec::model::{Element, Encoding, Field, Grade, Item, ItemId, Kind, Model, Pattern, Type};
use cosem_spec::{subject, suite};
use support::oracle::{disagreement, inspected, report};
use support::subject::Subject;
use support::vectors::{octets, vectors};

/// Fields of the ACSE APDUs, which random octets do not become: with all of them there, and with as few as possible.
const ACSE: &[(u8, &[&str])] = &[
    (
        0x60,
        &[
            "80020780",
            "A109060760857405080101",
            "A203040101",
            "A303040102",
            "A403020103",
            "A503020104",
            "A603040105",
            "A703040106",
            "A803020107",
            "A903020108",
            "8A020780",
            "8B0760857405080205",
            "AC03800130",
            "9D0141",
            "BE0404020100",
        ],
    ),
    (0x60, &["A109060760857405080101"]),
    (0x60, &["A109060760857405080101", "AC04810200FF"]),
    (
        0x61,
        &[
            "80020780",
            "A109060760857405080101",
            "A203020100",
            "A305A103020100",
            "A403040105",
            "A503040106",
            "A603020107",
            "A703020108",
            "88020780",
            "890760857405080205",
            "AA03800130",
            "9D0141",
            "BE0404020100",
        ],
    ),
    (0x61, &["A109060760857405080101", "A203020100", "A305A203020100"]),
    (0x62, &[]),
    (0x62, &["800100", "BE0404020100"]),
    (0x63, &[]),
    (0x63, &["800100", "BE0404020100"]),
];

/// More that random octets do not become: closed lists of codes, flags that are rarely set, long structures and short ones.
const STARTS: &[(Subject, &str)] = &[
    (Subject::Item("LlcPdu"), "E6E60001"),
    (Subject::Item("LlcPdu"), "FFE700"),
    (Subject::Item("MBusSegment"), "53FF1101670203"),
    (Subject::LPDU, "C030008000000000"),
    (Subject::Attribute { class_id: 7, version: 0, number: 3 }, "0101020312000109060000000000FF0F02"),
    (Subject::Attribute { class_id: 7, version: 0, number: 6 }, "020312000109000F02"),
    (
        Subject::Selection { class_id: 7, version: 0, attribute: 2, selector: 1 },
        "0204020312000809060000010000FF0F02060000000006000000010100",
    ),
    (Subject::Item("CiPdu"), "390301"),
    (Subject::Item("CiPduHdlc"), "390301"),
    (Subject::Item("WrapperPdu"), "00010001001000020102"),
    (Subject::Method { class_id: 15, version: 3, number: 3 }, "02041200011103090600002A0000FF0202010102030F01160101010F010100"),
    (Subject::Method { class_id: 15, version: 0, number: 3 }, "02041200011100090600002A0000FF020201000100"),
];

/// What was grown, and held against the inspector.
struct Growth<'m> {
    model: &'m Model,
    random: Random,
    /// Now mostly zeros, which end things, now mostly small numbers: counts, lengths, selectors, tags of Data.
    calm: bool,
    touched: Touched,
    /// The shortest octets in which an item was found.
    examples: HashMap<ItemId, (Subject, Vec<u8>)>,
    /// The items all of whose values were tried.
    swept: HashSet<ItemId>,
    /// The lists that got an element, the optional fields that got a value.
    filled: HashSet<(ItemId, Point)>,
    /// What is still to be grown.
    starts: Vec<(Subject, Vec<u8>)>,
    inputs: usize,
    found: Vec<(Subject, Vec<u8>, String)>,
}

impl Growth<'_> {
    fn run(&mut self) {
        while let Some((subject, octets)) = self.starts.pop() {
            self.grow(subject, octets);
        }
    }

    /// An octet to go on with.
    fn octet(&mut self) -> u8 {
        match self.random.below(8) {
            0..=4 if self.calm => 0,
            0..=2 => self.random.below(4) as u8,
            3..=5 => self.random.below(32) as u8,
            _ => self.random.octet(),
        }
    }

    /// What was not reached yet.
    fn missing(&self) -> Vec<(&Item, Point)> {
        // reconstructions are compiled with a feature only
        let compiled = |item: &&Item| cfg!(feature = "unconfirmed") || item.evidence.grade != Grade::Unconfirmed;
        let points = self.model.items.iter().filter(compiled).flat_map(|item| Point::all(item).into_iter().map(move |point| (item, point)));
        points.filter(|(item, point)| !self.touched.point(item.id, *point)).collect()
    }

    /// Tries all values of the items again of which something was not reached.
    fn again(&mut self) {
        let missing = self.missing();
        let classes: BTreeSet<_> =
            missing.iter().filter(|(item, _)| matches!(item.kind, Kind::Class(_))).map(|(item, _)| item.id).collect();
        let of_them = |(_, of_model): &(Subject, subject::Subject)| of_model.item().is_some_and(|id| classes.contains(&id));
        let members = Subject::members(self.model).into_iter().filter(of_them).map(|(subject, _)| subject);
        let mut chosen = Vec::new();
        for (item, point) in &missing {
            // what chooses an alternative stands somewhere in front; what follows grows anew
            let Some((subject, octets)) = self.examples.get(&item.id) else { continue };
            let values = chosen_by(item, *point);
            chosen.extend((0..octets.len()).flat_map(|at| values.iter().map(move |value| (*subject, [&octets[..at], &[*value]].concat()))));
        }
        let missing: BTreeSet<_> = missing.into_iter().map(|(item, _)| item.id).collect();
        self.starts.extend(chosen);
        self.starts.extend(members.map(|subject| (subject, Vec::new())));
        for item in missing {
            self.swept.remove(&item);
            if let Some((subject, octets)) = self.examples.get(&item).cloned() {
                self.sweep(subject, &octets);
                // a flag between other fields
                for bit in 0..octets.len() * 8 {
                    let mut changed = octets.clone();
                    changed[bit / 8] ^= 0x80 >> (bit % 8);
                    self.starts.push((subject, changed));
                }
            }
        }
        self.run();
    }

    /// Goes on from `octets` until they decode, or for a number of steps.
    fn grow(&mut self, subject: Subject, mut octets: Vec<u8>) {
        self.calm = self.random.below(4) != 0;
        let mut last = None;
        for step in 0..100 {
            self.inputs += 1;
            if let Some(message) = disagreement(self.model, subject, &octets) {
                self.found.push((subject, octets.clone(), message));
            }
            let error = match subject.decode(&octets) {
                Ok(_) => return self.sweep(subject, &octets),
                Err(error) => error,
            };
            let at = error.offset as usize;
            let is_unknown = matches!(error.kind, ErrorKind::UnknownSelector { .. } | ErrorKind::UnknownCode { .. });
            if step == 0 && is_unknown || octets.len() > 200 {
                return;
            }
            let again = last.replace(error) == Some(error);
            match error.kind {
                // cut inside of something that has a length: make that shorter
                ErrorKind::Truncated { .. } if again && at > 0 => octets[at - 1] = self.random.below(8) as u8,
                ErrorKind::Truncated { needed } => octets.extend((0..needed.min(64)).map(|_| self.octet())),
                ErrorKind::Trailing { .. } if again => octets[at] = self.octet(),
                ErrorKind::Trailing { .. } => octets.truncate(at),
                ErrorKind::UnexpectedTag { expected, .. } | ErrorKind::Count { expected, .. } => octets[at] = expected,
                ErrorKind::Check { expected } => octets[at..at + 2].copy_from_slice(&expected.to_be_bytes()),
                _ if at < octets.len() => octets[at] = self.octet(),
                _ => octets.push(self.octet()),
            }
        }
    }

    /// Remembers what of the suite was touched, and starts from all values of the codes, bits and choices that are new.
    fn sweep(&mut self, subject: Subject, octets: &[u8]) {
        let inspection = inspected(self.model, subject, octets);
        self.touched.merge(&inspection.touched);
        let mut nodes = vec![&inspection.tree];
        while let Some(node) = nodes.pop() {
            // what octets contain has a length in front that other values would not fit
            if !matches!(node.shape, Shape::Contained | Shape::Undecoded) {
                nodes.extend(&node.children);
            }
            if (node.implied || matches!((node.shape, &node.value), (Shape::List, Shown::Count(0)) | (Shape::Absent, _)))
                && node.len > 0
                && node.declared.is_some_and(|declared| self.filled.insert(declared))
            {
                // the count, or the flag, is 1, and what follows grows anew
                self.starts.push((subject, [&octets[..node.offset + node.len - 1], &[1]].concat()));
            }
            let Some(item) = node.item.filter(|_| node.len > 0) else { continue };
            let example = self.examples.entry(item).or_insert_with(|| (subject, octets.to_vec()));
            if octets.len() < example.1.len() {
                *example = (subject, octets.to_vec());
            }
            if self.swept.contains(&item) {
                continue;
            }
            let places = match (node.shape, &node.value) {
                // the selector, or the one of the choice around it and then the selector; what follows grows anew
                (_, Shown::Choice { .. }) => {
                    for at in node.offset..octets.len().min(node.offset + 2) {
                        self.starts.extend((0..=255).map(|value| (subject, [&octets[..at], &[value]].concat())));
                    }
                    0..0
                }
                (_, Shown::Code { .. }) => {
                    self.starts.extend(
                        codes(self.model.item(item), node.len)
                            .into_iter()
                            .map(|code| (subject, [&octets[..node.offset], &code, &octets[node.offset + node.len..]].concat())),
                    );
                    node.offset + node.len - 1..node.offset + node.len
                }
                (Shape::Parts, _) => node.offset..node.offset + node.len,
                _ => continue,
            };
            self.swept.insert(item);
            for at in places {
                let with = |value| [&octets[..at], &[value], &octets[at + 1..]].concat();
                self.starts.extend((0..=255).map(|value| (subject, with(value))));
            }
        }
    }
}

/// The values of codes that take more than one octet and stand alone: trying all values of the last octet does not reach them.
fn codes(item: &Item, len: usize) -> Vec<Vec<u8>> {
    match &item.kind {
        Kind::Codes(codes) if len > 1 && len * 8 == usize::from(codes.carrier.bits()) => {
            codes.values.iter().map(|code| code.value.to_be_bytes()[8 - len..].to_vec()).collect()
        }
        _ => Vec::new(),
    }
}

/// The values that choose an alternative of a `match`.
fn chosen_by(item: &Item, point: Point) -> Vec<u8> {
    let (Point::MatchArm(index, arm), Kind::Sequence(sequence)) = (point, &item.kind) else { return Vec::new() };
    let Some(Element::Field(Field { ty: Type::Match(matched), .. })) = sequence.elements.get(index) else { return Vec::new() };
    let value = |pattern: &Pattern| match pattern {
        Pattern::Value(value) | Pattern::Range(value, _) | Pattern::AnyWritten(value) => u8::try_from(*value).ok(),
        Pattern::Any => None,
    };
    matched.arms[arm].patterns.iter().filter_map(value).collect()
}

/// Values of all members of classes, and of items of COSEM Data that stand alone.
fn made(model: &Model) -> Vec<(Subject, Vec<u8>)> {
    let mut generator = Generator::new(model, 0);
    let mut octets = |of_model| generator.message(of_model).expect("a message").octets;
    let mut made = Vec::new();
    for (subject, of_model) in Subject::members(model) {
        made.extend((0..4).map(|_| (subject, octets(of_model))));
    }
    for subject in Subject::items(model) {
        let Subject::Item(name) = subject else { continue };
        if let Some(item) = model.find(name).filter(|item| item.encoding == Encoding::Data) {
            made.extend((0..8).map(|_| (subject, octets(subject::Subject::Item(item.id)))));
        }
    }
    made
}

fn label(item: &Item, point: Point) -> String {
    format!("{}: {}", item.spelled, point.label(item))
}

#[test]
fn every_part_of_the_suite_is_reached() {
    let model = suite::model();
    let starts: Vec<_> = vectors()
        .into_iter()
        .filter(|vector| vector.octets.len() < 100)
        .map(|vector| (vector.subject, vector.octets))
        .chain(ACSE.iter().map(|(tag, fields)| {
            let content = octets(&fields.concat());
            (Subject::APDU, [&[*tag, u8::try_from(content.len()).expect("a short form")], &content[..]].concat())
        }))
        .chain(STARTS.iter().map(|(subject, hex)| (*subject, octets(hex))))
        .chain(Subject::members(model).into_iter().flat_map(|(subject, _)| vec![(subject, Vec::new()); 8]))
        .chain(made(model))
        .chain(Subject::items(model).into_iter().flat_map(|subject| vec![(subject, Vec::new()); 20]))
        .chain((0..=255).map(|tag| (Subject::Data, vec![tag])))
        .collect();
    let mut growth = Growth {
        model,
        random: Random::new(0),
        calm: true,
        touched: Touched::new(model),
        examples: HashMap::new(),
        swept: HashSet::new(),
        filled: HashSet::new(),
        starts,
        inputs: 0,
        found: Vec::new(),
    };
    growth.run();
    let mut rounds = 0;
    while !growth.missing().is_empty() && rounds < 40 {
        rounds += 1;
        growth.again();
    }
    let missing: Vec<_> = growth.missing().into_iter().map(|(item, point)| label(item, point)).collect();
    report(growth.found, growth.inputs);
    println!("{} inputs in {rounds} rounds", growth.inputs);
    assert!(missing.is_empty(), "{} after {} inputs:\n{}", missing.len(), growth.inputs, missing.join("\n"));
}
