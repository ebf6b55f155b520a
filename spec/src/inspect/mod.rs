//! The inspector: the model over octets.
//!
//! It interprets the checked model and tells what every octet is ([`Node`]), the full path of a fault ([`InspectError`]), every rule
//! that was bent ([`Deviation`]) and what of the model was touched ([`Touched`]). It shares no code with the generated codec, so that
//! each can be held against the other: kinds and offsets of faults are the same.
//!
//! ```
//! use cosem_spec::inspect::{inspect, to_json};
//!
//! let model = cosem_spec::suite::model();
//! let get_request = model.find("get-request").expect("the suite has it").id;
//!
//! let inspection = inspect(model, get_request, &[0xC0, 0x01, 0xC1, 0x00]);
//! let error = inspection.error.expect("it is cut");
//! assert_eq!(error.kind.name(), "truncated");
//! assert_eq!(error.offset, 3);
//! ```
//!
//! Limits: Data values nest 32 deep, the description of a compact array has 255 types at most and nests 16 deep, items in octets of
//! each other are opened 16 deep, items nest 128 deep. Memory is bounded by a constant times the length of the octets.

mod ber;
mod bits;
mod compact;
mod contained;
mod coverage;
mod crc;
mod cursor;
mod data;
mod error;
mod explain;
mod json;
mod leaf;
mod literal;
mod names;
mod structure;
mod tree;
mod walker;

pub use coverage::{Point, Touched};
pub use error::{ErrorKind, InspectError};
pub use explain::{Explanation, explain};
pub use json::to_json;
pub use tree::{Deviation, Node, Shape, Shown};

pub(crate) use ber::oid_octets;
pub(crate) use bits::{Carried, carrier_tag};
pub(crate) use compact::{Description, MAX_DESCRIPTION_DEPTH, MAX_DESCRIPTION_NODES};
pub(crate) use contained::content_encoding;
pub(crate) use crc::check_octets;
pub(crate) use cursor::{Cursor, write_length};
pub(crate) use data::{DataLeaf, MAX_DATA_DEPTH};
pub(crate) use error::{Fault, join_path};
pub(crate) use leaf::{StringKind, calendar, clear_padding, limits};
pub(crate) use literal::default_node;
pub(crate) use names::{data_type_tag, int_tag, type_name};
pub(crate) use walker::{MAX_CONTAINED_DEPTH, MAX_ITEM_DEPTH, codes_of, fits, measure_of, resolve};

use crate::model::{Attribute, Class, Encoding, ItemId, Kind, Model, Tolerance, Type};
use error::Read;
use walker::{Reading, Setting, Walker};

/// What an inspection found.
#[derive(Debug, Clone)]
pub struct Inspection {
    /// The tree, up to the fault where there is one.
    pub tree: Node,
    /// Why the octets do not follow the model.
    pub error: Option<InspectError>,
    /// Faults inside of octets that should hold an item. They do not fail the item around: the octets may be ciphered.
    pub nested: Vec<InspectError>,
    /// The octets that were read.
    pub consumed: usize,
    /// What of the model was touched.
    pub touched: Touched,
}

impl Inspection {
    /// True where the octets follow the model, contained items included.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.error.is_none() && self.nested.is_empty()
    }

    /// All rules that were bent, in the order of the tree.
    pub fn deviations(&self) -> impl Iterator<Item = &Deviation> {
        self.tree.all_deviations()
    }
}

/// Inspects octets that must be exactly one item.
#[must_use]
pub fn inspect(model: &Model, item: ItemId, octets: &[u8]) -> Inspection {
    inspect_prefix(model, item, octets).complete(octets)
}

/// Inspects octets that start with an item; [`Inspection::consumed`] tells where it ends.
#[must_use]
pub fn inspect_prefix(model: &Model, item: ItemId, octets: &[u8]) -> Inspection {
    let encoding = model.item(item).encoding;
    let ty = Type::Item(item);
    let name = contained::content_name(model, &ty);
    run(model, name, &model.item(item).spelled, octets, |walker, cursor, node| {
        walker.read(cursor, &ty, &Setting::alone(encoding, None, &[]), node)
    })
}

/// Inspects octets that must be exactly the content of an alternative, whose selector stands elsewhere: as `decode_selected` of the
/// generated code does.
#[must_use]
pub fn inspect_selected(model: &Model, choice: ItemId, selector: u8, octets: &[u8]) -> Inspection {
    let whole: Vec<u8> = std::iter::once(selector).chain(octets.iter().copied()).collect();
    let mut inspection = inspect(model, choice, &whole);
    inspection.consumed = inspection.consumed.saturating_sub(1);
    for error in inspection.error.iter_mut().chain(&mut inspection.nested) {
        error.offset = error.offset.saturating_sub(1);
    }
    without_selector(&mut inspection.tree);
    inspection
}

/// Moves a tree to the front by the octet of the selector.
fn without_selector(node: &mut Node) {
    match node.offset.checked_sub(1) {
        Some(offset) => node.offset = offset,
        None => node.len = node.len.saturating_sub(1),
    }
    for deviation in &mut node.deviations {
        deviation.offset = deviation.offset.saturating_sub(1);
    }
    node.children.iter_mut().for_each(without_selector);
}

/// Inspects octets that must be exactly one value of a type, such as [`Type::Data`], in an encoding.
#[must_use]
pub fn inspect_type(model: &Model, ty: &Type, encoding: Encoding, octets: &[u8]) -> Inspection {
    let name = match ty {
        Type::Item(_) => contained::content_name(model, ty),
        _ => Some(root_name(model, ty, encoding)),
    };
    let shown = name.clone().unwrap_or_else(|| root_name(model, ty, encoding));
    run(model, name, &shown, octets, |walker, cursor, node| walker.read(cursor, ty, &Setting::alone(encoding, None, &[]), node))
        .complete(octets)
}

/// Inspects the value of an attribute of a class. `None` where the class, or the attribute, does not exist.
#[must_use]
pub fn inspect_attribute(model: &Model, class: ItemId, number: i8, octets: &[u8]) -> Option<Inspection> {
    let attribute = attribute_of(model, class, number)?;
    let (name, point) = (attribute.name.spelled.clone(), Point::Attribute(number));
    Some(inspect_member(model, class, name, point, &attribute.ty, &attribute.tolerates, octets))
}

/// Inspects the selective access parameters of an attribute. `None` where the class, the attribute or the selector does not exist.
#[must_use]
pub fn inspect_selection(model: &Model, class: ItemId, number: i8, selector: u8, octets: &[u8]) -> Option<Inspection> {
    let selection = attribute_of(model, class, number)?.selectors.iter().find(|known| known.number == selector)?;
    let (name, point) = (selection.name.spelled.clone(), Point::Selector(number, selector));
    Some(inspect_member(model, class, name, point, &selection.ty, &[], octets))
}

/// Inspects the parameter of a method of a class. `None` where the class, or the method, does not exist.
#[must_use]
pub fn inspect_method(model: &Model, class: ItemId, number: i8, octets: &[u8]) -> Option<Inspection> {
    let method = class_of(model, class)?.methods.iter().find(|method| method.number == number)?;
    let (name, point) = (method.name.spelled.clone(), Point::Parameter(number));
    Some(inspect_member(model, class, name, point, &method.parameter, &method.tolerates, octets))
}

/// Inspects what a method of a class returns. `None` where the class, or the method, does not exist, or returns nothing.
#[must_use]
pub fn inspect_method_result(model: &Model, class: ItemId, number: i8, octets: &[u8]) -> Option<Inspection> {
    let method = class_of(model, class)?.methods.iter().find(|method| method.number == number)?;
    let (name, point) = (method.name.spelled.clone(), Point::Returned(number));
    Some(inspect_member(model, class, name, point, method.returns.as_ref()?, &[], octets))
}

pub(crate) fn class_of(model: &Model, class: ItemId) -> Option<&Class> {
    match &model.items.get(class.0)?.kind {
        Kind::Class(class) => Some(class),
        _ => None,
    }
}

pub(crate) fn attribute_of(model: &Model, class: ItemId, number: i8) -> Option<&Attribute> {
    class_of(model, class)?.attributes.iter().find(|attribute| attribute.number == number)
}

fn inspect_member(
    model: &Model,
    class: ItemId,
    name: String,
    point: Point,
    ty: &Type,
    tolerates: &[Tolerance],
    octets: &[u8],
) -> Inspection {
    let encoding = model.item(class).encoding;
    let owner = model.item(class).spelled.clone();
    let mut inspection = run(model, Some(owner), &name, octets, |walker, cursor, node| {
        walker.path.push(name.clone());
        node.declared = Some((class, point));
        let result = walker.read_value(cursor, ty, &Setting::alone(encoding, Some(class), tolerates), node).map_err(|mut fault| {
            walker.locate(&mut fault);
            fault
        });
        walker.path.pop();
        result
    })
    .complete(octets);
    if inspection.error.is_none() {
        inspection.touched.touch(class);
        inspection.touched.touch_point(class, point);
    }
    inspection
}

/// What a value that stands alone is called.
fn root_name(model: &Model, ty: &Type, encoding: Encoding) -> String {
    match ty {
        Type::Data => "data".to_owned(),
        _ => type_name(model, ty, encoding),
    }
}

fn run(
    model: &Model,
    path: Option<String>,
    name: &str,
    octets: &[u8],
    read: impl FnOnce(&mut Walker<'_>, &mut Cursor<'_>, &mut Node) -> Read<Reading>,
) -> Inspection {
    let mut walker = Walker::new(model);
    let mut cursor = Cursor::new(octets);
    let mut tree = Node::new(name, 0);
    let root: Vec<String> = path.into_iter().collect();
    walker.path.clone_from(&root);
    let result = read(&mut walker, &mut cursor, &mut tree);
    tree.len = cursor.position();
    let error = result.err().map(|mut fault| {
        walker.locate(&mut fault);
        let mut error = fault.into_error(0);
        // A fault of a choice without a name of its own still has a place to name.
        if error.path.is_empty() {
            error.path.push(tree.name.clone());
        }
        error
    });
    Inspection { consumed: cursor.position(), error, nested: walker.nested, touched: walker.touched, tree }
}

impl Inspection {
    /// The same for octets that must be used up.
    fn complete(mut self, octets: &[u8]) -> Self {
        if self.error.is_none() && self.consumed < octets.len() {
            let mut error = Fault::trailing(self.consumed, octets.len() - self.consumed).into_error(0);
            error.path.push(self.tree.name.clone());
            self.error = Some(error);
        }
        self
    }
}
