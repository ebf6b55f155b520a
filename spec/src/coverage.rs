//! Spec coverage: what of a model a set of messages decodes, encodes and has refused, as numbers by part of the standard.
//!
//! A *place* is whatever of an item octets can reach: a field that is there, an optional field that is missing, an alternative, a code, a
//! flag, an attribute, a selector, a method ([`Point`]). A place is
//!
//! - **decoded** when a message that follows the model, the items inside of octet strings included, went through it;
//! - **encoded** when the canonical octets that the composer makes of such a message go through it;
//! - **refused** when a message was refused because of what stands there, or of what stands inside of it.
//!
//! Codes, flags and fields that are missing cannot be refused by themselves; a field whose octets may be anything cannot either. They do not
//! count there, see [`can_be_refused`].
//!
//! ```
//! use cosem_spec::coverage::Coverage;
//! use cosem_spec::subject::Subject;
//!
//! let model = cosem_spec::suite::model();
//! let request = Subject::Item(model.find("GetRequest").unwrap().id);
//! let mut coverage = Coverage::new(model);
//! assert!(coverage.add(request, &[0xC0, 1, 0xC1, 0, 3, 1, 0, 1, 8, 0, 255, 2, 0]));
//! assert!(!coverage.add(request, &[0xC0, 1, 0xC1, 0, 3, 1, 0]));
//! let apdu = &coverage.parts()["apdu"];
//! assert!(apdu.decoded > 0 && apdu.encoded == apdu.decoded && apdu.refused > 0);
//! ```

use std::collections::BTreeMap;

use crate::inspect::{ErrorKind, Inspection, Node, Point, Shape, Touched, to_json};
use crate::model::{Element, Encoding, Item, ItemId, Kind, Length, Match, Model, Type};
use crate::subject::Subject;

/// What of a model was reached.
#[derive(Debug, Clone)]
pub struct Coverage<'m> {
    model: &'m Model,
    decoded: Touched,
    encoded: Touched,
    refused: Touched,
    accepted: usize,
    faulty: usize,
}

/// Places of a part of the standard, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Items with octets.
    pub items: usize,
    /// Places.
    pub places: usize,
    /// Places that were decoded.
    pub decoded: usize,
    /// Places that were encoded.
    pub encoded: usize,
    /// Places that can be refused.
    pub refusable: usize,
    /// Places that were.
    pub refused: usize,
}

impl Counts {
    /// The sum of two parts.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            items: self.items + other.items,
            places: self.places + other.places,
            decoded: self.decoded + other.decoded,
            encoded: self.encoded + other.encoded,
            refusable: self.refusable + other.refusable,
            refused: self.refused + other.refused,
        }
    }
}

/// A way to reach a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By decoding.
    Decoded,
    /// By encoding.
    Encoded,
    /// By refusing.
    Refused,
}

impl<'m> Coverage<'m> {
    /// Nothing yet.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        let none = Touched::new(model);
        Self { model, decoded: none.clone(), encoded: none.clone(), refused: none, accepted: 0, faulty: 0 }
    }

    /// Adds a message; true where it follows the model. A subject that the model does not have adds nothing.
    pub fn add(&mut self, subject: Subject, octets: &[u8]) -> bool {
        let Some(inspection) = subject.inspect(self.model, octets) else { return false };
        self.add_inspection(subject, octets, &inspection)
    }

    /// Adds a message that was inspected already.
    pub fn add_inspection(&mut self, subject: Subject, octets: &[u8], inspection: &Inspection) -> bool {
        if !inspection.is_sound() {
            self.faulty += 1;
            self.refuse(inspection);
            return false;
        }
        self.accepted += 1;
        self.decoded.merge(&inspection.touched);
        match subject.compose(self.model, &to_json(&inspection.tree)) {
            Ok(written) if written == octets => self.encoded.merge(&inspection.touched),
            Ok(written) => {
                if let Some(again) = subject.inspect(self.model, &written).filter(Inspection::is_sound) {
                    self.encoded.merge(&again.touched);
                }
            }
            // what is only tolerated has no octets of its own
            Err(_) => {}
        }
        true
    }

    /// Adds what a [`Generator`](crate::generate::Generator) with this seed makes of everything in the model: messages of each subject, with
    /// all changes of them, until nothing of its item is missing or many messages brought nothing more.
    #[cfg(feature = "generate")]
    pub fn add_generated(&mut self, seed: u64) {
        const MESSAGES: usize = 2;
        const MOST: usize = 150;
        let mut generator = crate::generate::Generator::new(self.model, seed);
        for subject in Subject::all(self.model) {
            for round in 0..MOST {
                let complete = |id| {
                    let counts = self.of_item(self.model.item(id));
                    (counts.decoded, counts.refused) == (counts.places, counts.refusable)
                };
                if round >= MESSAGES && !matches!(subject, Subject::Item(id) if !complete(id)) {
                    break;
                }
                let cases = generator.message(subject).map(|message| message.cases()).unwrap_or_default();
                for case in cases {
                    self.add(subject, &case.octets);
                }
            }
        }
    }

    /// The places around a fault: from the whole message down to what was being read.
    fn refuse(&mut self, inspection: &Inspection) {
        let check = inspection.error.as_ref().is_some_and(|error| error.kind == ErrorKind::Check);
        if inspection.error.is_some() {
            let deepest = self.refuse_down(&inspection.tree);
            if check && let Some(item) = deepest.map(|id| self.model.item(id)) {
                self.refuse_check(item);
            }
        }
        for node in inspection.tree.walk().filter(|node| node.shape == Shape::Undecoded) {
            if let Some((item, point)) = node.declared {
                self.refused.touch_point(item, point);
            }
            if let Some(content) = node.children.first() {
                self.refuse_down(content);
            }
        }
    }

    fn refuse_check(&mut self, item: &Item) {
        if let Kind::Sequence(sequence) = &item.kind
            && let Some(Element::Check(_)) = sequence.elements.last()
        {
            self.refused.touch_point(item.id, Point::Element(sequence.elements.len() - 1));
        }
    }

    /// Follows the nodes at which reading stopped. Gives the outermost item.
    fn refuse_down(&mut self, node: &Node) -> Option<ItemId> {
        let outermost = node.item;
        let mut next = Some(node);
        while let Some(node) = next {
            if let Some(item) = node.item {
                self.refused.touch(item);
            }
            if let Some((item, point)) = node.declared {
                self.refused.touch(item);
                self.refused.touch_point(item, point);
            }
            next = node.children.last().filter(|child| child.shape == Shape::Broken);
        }
        outermost
    }

    /// Adds what another set of messages reached.
    pub fn merge(&mut self, other: &Self) {
        self.decoded.merge(&other.decoded);
        self.encoded.merge(&other.encoded);
        self.refused.merge(&other.refused);
        self.accepted += other.accepted;
        self.faulty += other.faulty;
    }

    /// The messages that follow the model, and those that do not.
    #[must_use]
    pub const fn messages(&self) -> (usize, usize) {
        (self.accepted, self.faulty)
    }

    /// True where a place was reached.
    #[must_use]
    pub fn reached(&self, way: Way, item: ItemId, point: Point) -> bool {
        let touched = match way {
            Way::Decoded => &self.decoded,
            Way::Encoded => &self.encoded,
            Way::Refused => &self.refused,
        };
        touched.point(item, point)
    }

    /// The numbers by folder of the suite; a user's items stand under the empty name.
    #[must_use]
    pub fn parts(&self) -> BTreeMap<&'m str, Counts> {
        let mut parts = BTreeMap::new();
        for item in self.model.items.iter().filter(|item| has_octets(item)) {
            let counts: &mut Counts = parts.entry(item.folder.as_str()).or_default();
            *counts = counts.plus(self.of_item(item));
        }
        parts
    }

    /// The numbers of one item.
    #[must_use]
    pub fn of_item(&self, item: &Item) -> Counts {
        let points = Point::all(item);
        let reached = |way| points.iter().filter(|point| self.reached(way, item.id, **point)).count();
        let refusable = |point: &&Point| can_be_refused(self.model, item, **point);
        Counts {
            items: 1,
            places: points.len(),
            decoded: reached(Way::Decoded),
            encoded: reached(Way::Encoded),
            refusable: points.iter().filter(refusable).count(),
            refused: points.iter().filter(refusable).filter(|point| self.reached(Way::Refused, item.id, **point)).count(),
        }
    }

    /// The places that were not reached, in the order of the files.
    pub fn missing(&self, way: Way) -> impl Iterator<Item = (&'m Item, Point)> {
        let items = self.model.items.iter().filter(|item| has_octets(item));
        let places = items.flat_map(|item| Point::all(item).into_iter().map(move |point| (item, point)));
        places.filter(move |(item, point)| {
            !self.reached(way, item.id, *point) && (way != Way::Refused || can_be_refused(self.model, item, *point))
        })
    }
}

/// True where an item has octets at all: rules about OBIS codes have none.
fn has_octets(item: &Item) -> bool {
    !matches!(item.kind, Kind::Values(_) | Kind::Catalogue(_))
}

/// True where some octets at a place are refused because of it.
#[must_use]
pub fn can_be_refused(model: &Model, item: &Item, point: Point) -> bool {
    let ty = match (point, &item.kind) {
        (Point::Element(index), Kind::Sequence(sequence)) => match &sequence.elements[index] {
            Element::Field(field) => &field.ty,
            Element::Check(_) => return true,
            Element::Bits(_) => return false,
        },
        (Point::MatchArm(index, arm), Kind::Sequence(sequence)) => match &sequence.elements[index] {
            Element::Field(field) => match find_match(&field.ty).and_then(|found| found.arms.get(arm)) {
                Some(arm) => &arm.ty,
                None => return false,
            },
            Element::Check(_) | Element::Bits(_) => return false,
        },
        (Point::Arm(arm), Kind::Choice(choice)) => &choice.arms[arm].ty,
        (Point::Attribute(_) | Point::Selector(..) | Point::Parameter(_) | Point::Returned(_), Kind::Class(_)) => return true,
        _ => return false,
    };
    refuses(model, ty, item.encoding, 0)
}

/// The `match` of a field, itself or as what a list or an octet string holds.
pub(crate) fn find_match(ty: &Type) -> Option<&Match> {
    match ty {
        Type::Match(found) => Some(found),
        Type::List(list) => find_match(&list.element),
        Type::Contained(contained) => find_match(&contained.ty),
        _ => None,
    }
}

/// True where not all octets are a value of the type.
fn refuses(model: &Model, ty: &Type, encoding: Encoding, depth: usize) -> bool {
    const DEEP: usize = 16;
    if depth > DEEP || matches!(encoding, Encoding::Ber | Encoding::Data) {
        return true;
    }
    match ty {
        Type::Null | Type::Octets(Length::Rest | Length::Fixed(0)) | Type::Text(Length::Rest) | Type::Utf8(Length::Rest) => false,
        Type::List(list) if list.count == Length::Rest => refuses(model, &list.element, encoding, depth + 1),
        Type::Contained(contained) if contained.length == Length::Rest => refuses(model, &contained.ty, encoding, depth + 1),
        Type::Match(found) => found.arms.iter().any(|arm| refuses(model, &arm.ty, encoding, depth + 1)),
        Type::Item(id) => {
            let item = model.item(*id);
            match &item.kind {
                Kind::Alias(ty) => refuses(model, ty, item.encoding, depth + 1),
                Kind::Sequence(sequence) => {
                    sequence.tag.is_some()
                        || item.encoding == Encoding::Data
                        || sequence.elements.iter().any(|element| match element {
                            Element::Field(field) => refuses(model, &field.ty, item.encoding, depth + 1),
                            Element::Bits(_) | Element::Check(_) => true,
                        })
                }
                _ => true,
            }
        }
        _ => true,
    }
}
