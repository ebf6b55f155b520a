//! What of the model an inspection touched: items, and inside of them fields, alternatives, codes.

use std::collections::BTreeSet;

use crate::model::{BitMeaning, BitPart, Element, Item, ItemId, Kind, Model, Presence, Type};

/// A place inside of an item that octets can reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Point {
    /// An element of a sequence, by its index, that was there.
    Element(usize),
    /// An element of a sequence that may be missing, and was.
    Missing(usize),
    /// A part of a bit group of a sequence: element, part.
    GroupPart(usize, usize),
    /// A part of named bits. A flag counts when it is set, everything else when it is read.
    Part(usize),
    /// An alternative of a choice.
    Arm(usize),
    /// The alternative that keeps an unknown selector.
    Open,
    /// An alternative of a `match`: element, alternative.
    MatchArm(usize, usize),
    /// A named value.
    Code(usize),
    /// An attribute of a class, by its number.
    Attribute(i8),
    /// A selective access parameter of a class: attribute number, selector.
    Selector(i8, u8),
    /// The parameter of a method of a class, by its number.
    Parameter(i8),
    /// What a method of a class returns.
    Returned(i8),
}

impl Point {
    /// All places of an item, in the order of the spec file.
    #[must_use]
    pub fn all(item: &Item) -> Vec<Self> {
        match &item.kind {
            Kind::Choice(choice) => {
                let open = choice.open.iter().map(|_| Self::Open);
                (0..choice.arms.len()).map(Self::Arm).chain(open).collect()
            }
            Kind::Sequence(sequence) => {
                sequence.elements.iter().enumerate().flat_map(|(index, element)| element_points(index, element)).collect()
            }
            Kind::Bits(bits) => (0..bits.parts.len()).filter(|part| counts(&bits.parts[*part])).map(Self::Part).collect(),
            Kind::Codes(codes) => (0..codes.values.len()).map(Self::Code).collect(),
            Kind::Alias(_) | Kind::Values(_) | Kind::Catalogue(_) => Vec::new(),
            Kind::Class(class) => {
                let attributes = class.attributes.iter().flat_map(|attribute| {
                    let selectors = attribute.selectors.iter().map(|selector| Self::Selector(attribute.number, selector.number));
                    std::iter::once(Self::Attribute(attribute.number)).chain(selectors)
                });
                let methods = class.methods.iter().flat_map(|method| {
                    std::iter::once(Self::Parameter(method.number)).chain(method.returns.iter().map(|_| Self::Returned(method.number)))
                });
                attributes.chain(methods).collect()
            }
        }
    }

    /// The place in words: `invoke-id-and-priority`, `result missing`, `code hardware-fault`, `attribute 2 value`.
    #[must_use]
    pub fn label(self, item: &Item) -> String {
        self.try_label(item).unwrap_or_else(|| format!("{self:?}"))
    }

    fn try_label(self, item: &Item) -> Option<String> {
        let part_name = |part: &BitPart| part.name.as_ref().map_or_else(|| "reserved".to_owned(), |name| name.spelled.clone());
        Some(match (self, &item.kind) {
            (Self::Element(index), Kind::Sequence(sequence)) => element_name(sequence.elements.get(index)?),
            (Self::Missing(index), Kind::Sequence(sequence)) => format!("{} missing", element_name(sequence.elements.get(index)?)),
            (Self::GroupPart(index, part), Kind::Sequence(sequence)) => match sequence.elements.get(index)? {
                Element::Bits(group) => part_name(group.parts.get(part)?),
                Element::Field(_) | Element::Check(_) => return None,
            },
            (Self::MatchArm(index, arm), Kind::Sequence(sequence)) => match sequence.elements.get(index)? {
                Element::Field(field) => format!("{} {}", field.name.spelled, find_match(&field.ty)?.arms.get(arm)?.name.spelled),
                Element::Bits(_) | Element::Check(_) => return None,
            },
            (Self::Part(part), Kind::Bits(bits)) => part_name(bits.parts.get(part)?),
            (Self::Arm(arm), Kind::Choice(choice)) => choice.arms.get(arm)?.name.spelled.clone(),
            (Self::Open, Kind::Choice(choice)) => choice.open.as_ref()?.spelled.clone(),
            (Self::Code(code), Kind::Codes(codes)) => format!("code {}", codes.values.get(code)?.name.spelled),
            (Self::Attribute(number), Kind::Class(class)) => {
                format!("attribute {number} {}", class.attributes.iter().find(|attribute| attribute.number == number)?.name.spelled)
            }
            (Self::Selector(number, selector), Kind::Class(class)) => {
                let attribute = class.attributes.iter().find(|attribute| attribute.number == number)?;
                let name = &attribute.selectors.iter().find(|known| known.number == selector)?.name.spelled;
                format!("attribute {number} selector {selector} {name}")
            }
            (Self::Parameter(number), Kind::Class(class)) => {
                format!("method {number} {}", class.methods.iter().find(|method| method.number == number)?.name.spelled)
            }
            (Self::Returned(number), Kind::Class(class)) => {
                format!("method {number} {} result", class.methods.iter().find(|method| method.number == number)?.name.spelled)
            }
            _ => return None,
        })
    }

    /// The doc comment of the place; empty where it has none.
    #[must_use]
    pub fn docs(self, item: &Item) -> &str {
        let found = match (self, &item.kind) {
            (Self::Element(index) | Self::Missing(index), Kind::Sequence(sequence)) => match sequence.elements.get(index) {
                Some(Element::Field(field)) => Some(&field.docs),
                Some(Element::Check(check)) => Some(&check.docs),
                Some(Element::Bits(_)) | None => None,
            },
            (Self::GroupPart(index, part), Kind::Sequence(sequence)) => match sequence.elements.get(index) {
                Some(Element::Bits(group)) => group.parts.get(part).map(|part| &part.docs),
                _ => None,
            },
            (Self::MatchArm(index, arm), Kind::Sequence(sequence)) => match sequence.elements.get(index) {
                Some(Element::Field(field)) => find_match(&field.ty).and_then(|found| found.arms.get(arm)).map(|arm| &arm.docs),
                _ => None,
            },
            (Self::Part(part), Kind::Bits(bits)) => bits.parts.get(part).map(|part| &part.docs),
            (Self::Arm(arm), Kind::Choice(choice)) => choice.arms.get(arm).map(|arm| &arm.docs),
            (Self::Code(code), Kind::Codes(codes)) => codes.values.get(code).map(|code| &code.docs),
            (Self::Attribute(number), Kind::Class(class)) => {
                class.attributes.iter().find(|attribute| attribute.number == number).map(|attribute| &attribute.docs)
            }
            (Self::Selector(number, selector), Kind::Class(class)) => {
                let attribute = class.attributes.iter().find(|attribute| attribute.number == number);
                attribute
                    .and_then(|attribute| attribute.selectors.iter().find(|known| known.number == selector))
                    .map(|selector| &selector.docs)
            }
            (Self::Parameter(number) | Self::Returned(number), Kind::Class(class)) => {
                class.methods.iter().find(|method| method.number == number).map(|method| &method.docs)
            }
            _ => None,
        };
        found.map_or("", String::as_str)
    }
}

/// Reserved bits and constants without a name are no place that a test would name.
pub(crate) fn counts(part: &BitPart) -> bool {
    part.name.is_some() && !matches!(part.meaning, BitMeaning::Reserved)
}

fn element_name(element: &Element) -> String {
    match element {
        Element::Field(field) => field.name.spelled.clone(),
        Element::Check(check) => check.name.spelled.clone(),
        Element::Bits(_) => "bits".to_owned(),
    }
}

fn element_points(index: usize, element: &Element) -> Vec<Point> {
    match element {
        Element::Check(_) => vec![Point::Element(index)],
        Element::Bits(group) => {
            (0..group.parts.len()).filter(|part| counts(&group.parts[*part])).map(|part| Point::GroupPart(index, part)).collect()
        }
        Element::Field(field) => {
            let mut points = vec![Point::Element(index)];
            if field.presence != Presence::Required {
                points.push(Point::Missing(index));
            }
            if let Some(found) = find_match(&field.ty) {
                points.extend((0..found.arms.len()).map(|arm| Point::MatchArm(index, arm)));
            }
            points
        }
    }
}

/// The `match` of a field, itself or as what a list or an octet string holds.
fn find_match(ty: &Type) -> Option<&crate::model::Match> {
    match ty {
        Type::Match(found) => Some(found),
        Type::List(list) => find_match(&list.element),
        Type::Contained(contained) => find_match(&contained.ty),
        _ => None,
    }
}

/// What of a model was touched. Only what was read completely counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    items: Vec<bool>,
    points: BTreeSet<(ItemId, Point)>,
}

impl Touched {
    /// Nothing yet.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        Self { items: vec![false; model.items.len()], points: BTreeSet::new() }
    }

    /// True where the item was read.
    #[must_use]
    pub fn item(&self, id: ItemId) -> bool {
        self.items.get(id.0).copied().unwrap_or(false)
    }

    /// The items that were read.
    pub fn items(&self) -> impl Iterator<Item = ItemId> {
        self.items.iter().enumerate().filter_map(|(index, touched)| touched.then_some(ItemId(index)))
    }

    /// True where this place of the item was reached.
    #[must_use]
    pub fn point(&self, id: ItemId, point: Point) -> bool {
        self.points.contains(&(id, point))
    }

    /// The places that were reached, by item.
    pub fn points(&self) -> impl Iterator<Item = (ItemId, Point)> {
        self.points.iter().copied()
    }

    /// Adds what another inspection over the same model touched.
    pub fn merge(&mut self, other: &Self) {
        if self.items.len() < other.items.len() {
            self.items.resize(other.items.len(), false);
        }
        for id in other.items() {
            self.items[id.0] = true;
        }
        self.points.extend(other.points.iter().copied());
    }

    pub(crate) fn touch(&mut self, id: ItemId) {
        if let Some(item) = self.items.get_mut(id.0) {
            *item = true;
        }
    }

    pub(crate) fn touch_point(&mut self, id: ItemId, point: Point) {
        self.points.insert((id, point));
    }
}
