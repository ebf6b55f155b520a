//! Where the values of attributes and methods stand in an APDU, and which class, object and member they belong to.

use cosem_spec::inspect::{Node, Shape, Shown};

use crate::meaning::object_definition;

/// A member of a class that a value belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Member {
    /// The value of an attribute.
    Attribute(i8),
    /// The selective access parameters of an attribute: attribute, selector.
    Selection(i8, u8),
    /// The parameter of a method.
    Parameter(i8),
    /// What a method returns.
    Returned(i8),
}

/// What a value is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Subject {
    pub(crate) class_id: u16,
    pub(crate) logical_name: Option<[u8; 6]>,
    pub(crate) member: Member,
}

/// What a message asks for, and what it answers.
#[derive(Debug, Default)]
pub(crate) struct Exchange {
    /// The number of the request, and what its answer will hold, in order.
    pub(crate) asks: Option<(u32, Vec<Subject>)>,
    /// The number of the request that is answered.
    pub(crate) answers: Option<u32>,
    /// More answers to the same request follow.
    pub(crate) goes_on: bool,
}

/// The integer of a node.
pub(crate) fn integer(node: &Node) -> Option<i128> {
    if let Shown::Int(value) = node.value { Some(value) } else { None }
}

/// The logical name of a node.
pub(crate) fn logical_name(node: &Node) -> Option<[u8; 6]> {
    if let Shown::Octets(octets) = &node.value { octets.as_slice().try_into().ok() } else { None }
}

/// A node below the alternatives taken: `get-request`, `normal`, then a field.
pub(super) fn below<'n>(node: &'n Node, path: &[&str]) -> Option<&'n Node> {
    path.iter().try_fold(node, |node, name| node.child(name))
}

pub(super) fn attribute(descriptor: &Node) -> Option<Subject> {
    let number = integer(descriptor.child("attribute-id")?)?;
    subject(descriptor, Member::Attribute(i8::try_from(number).ok()?))
}

pub(super) fn method(descriptor: &Node, member: fn(i8) -> Member) -> Option<Subject> {
    let number = integer(descriptor.child("method-id")?)?;
    subject(descriptor, member(i8::try_from(number).ok()?))
}

fn subject(descriptor: &Node, member: Member) -> Option<Subject> {
    let class_id = u16::try_from(integer(descriptor.child("class-id")?)?).ok()?;
    Some(Subject { class_id, logical_name: descriptor.child("instance-id").and_then(logical_name), member })
}

/// The Data at a node, or below the alternative that was taken there, and where its octets begin: the octet that selects an
/// alternative belongs to the node of the alternative.
fn data(node: &Node) -> Option<(&Node, usize)> {
    match (node.shape, node.children.as_slice()) {
        (Shape::Data, _) => Some((node, node.offset)),
        (Shape::Choice, [taken]) => data(taken).map(|(node, start)| (node, start + 1)),
        _ => None,
    }
}

fn is_data(node: &Node) -> bool {
    node.shape == Shape::Data
}

/// A value in a message, and what it is of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'n> {
    pub(crate) subject: Subject,
    pub(crate) node: &'n Node,
    /// Where its octets begin.
    pub(crate) start: usize,
}

/// What a message asks for, and which request it answers.
pub(crate) fn exchange(tree: &Node) -> Exchange {
    let Some(service) = tree.children.first() else { return Exchange::default() };
    let Some(taken) = service.children.first() else { return Exchange::default() };
    let list = |name: &str| taken.child(name).map_or(&[][..], |list| list.children.as_slice());
    let short = |node: &Node| below(node, &["invoke-id-and-priority", "invoke-id"]).and_then(integer);
    let long = |node: &Node| below(node, &["long-invoke-id-and-priority", "long-invoke-id"]).and_then(integer);
    let id = |found: Option<i128>| found.and_then(|id| u32::try_from(id).ok());
    let asks = |id: Option<u32>, subjects: Vec<Subject>| Exchange { asks: id.map(|id| (id, subjects)), ..Exchange::default() };
    let descriptors = |list: &[Node]| list.iter().filter_map(|entry| attribute(entry.child("cosem-attribute-descriptor")?)).collect();
    match (service.name.as_str(), taken.name.as_str()) {
        ("get-request", "normal") => {
            asks(id(short(taken)), taken.child("cosem-attribute-descriptor").and_then(attribute).into_iter().collect())
        }
        ("get-request", "with-list") => asks(id(short(taken)), descriptors(list("attribute-descriptor-list"))),
        ("action-request", "normal" | "with-first-pblock") => {
            let descriptor = taken.child("cosem-method-descriptor");
            asks(id(short(taken)), descriptor.and_then(|descriptor| method(descriptor, Member::Returned)).into_iter().collect())
        }
        ("action-request", "with-list" | "with-list-and-first-pblock") => {
            let descriptors = list("cosem-method-descriptor-list").iter().filter_map(|descriptor| method(descriptor, Member::Returned));
            asks(id(short(taken)), descriptors.collect())
        }
        ("get-response", "with-datablock") => {
            let last = below(taken, &["result", "last-block"]).is_some_and(|last| last.value == Shown::Bool(true));
            Exchange { answers: id(short(taken)), goes_on: !last, ..Exchange::default() }
        }
        ("get-response" | "action-response", _) => Exchange { answers: id(short(taken)), ..Exchange::default() },
        ("access-request", _) => {
            let subjects = service.child("access-request-specification").map_or(&[][..], |list| list.children.as_slice());
            asks(id(long(service)), subjects.iter().filter_map(|entry| accessed(entry, Member::Returned)).collect())
        }
        ("access-response", _) => Exchange { answers: id(long(service)), ..Exchange::default() },
        _ => Exchange::default(),
    }
}

/// What an entry of an access request is about.
fn accessed(entry: &Node, of_method: fn(i8) -> Member) -> Option<Subject> {
    let taken = entry.children.first()?;
    taken
        .child("cosem-attribute-descriptor")
        .and_then(attribute)
        .or_else(|| taken.child("cosem-method-descriptor").and_then(|descriptor| method(descriptor, of_method)))
}

/// The values whose subject the message names itself.
pub(crate) fn values(tree: &Node) -> Vec<Place<'_>> {
    let mut found = Vec::new();
    let Some(service) = tree.children.first() else { return found };
    match service.name.as_str() {
        "event-notification-request" => {
            pair(service.child("cosem-attribute-descriptor").and_then(attribute), service.child("attribute-value"), &mut found);
        }
        "data-notification" => pushed(service, &mut found),
        "access-request" => {
            let entries = service.child("access-request-specification").map_or(&[][..], |list| list.children.as_slice());
            let values = service.child("access-request-list-of-data").map_or(&[][..], |list| list.children.as_slice());
            for (entry, value) in entries.iter().zip(values) {
                let Some(taken) = entry.children.first() else { continue };
                selections(taken, &mut found);
                // null-data stands where nothing is written or passed.
                let has_value = !taken.name.starts_with("access-request-get");
                pair(accessed(entry, Member::Parameter).filter(|_| has_value), Some(value), &mut found);
            }
        }
        "get-request" | "set-request" | "action-request" => {
            let Some(taken) = service.children.first() else { return found };
            selections(taken, &mut found);
            let list = |name: &str| taken.child(name).map_or(&[][..], |list| list.children.as_slice());
            pair(taken.child("cosem-attribute-descriptor").and_then(attribute), taken.child("value"), &mut found);
            let descriptor = taken.child("cosem-method-descriptor").and_then(|descriptor| method(descriptor, Member::Parameter));
            // The flag that says that the parameters are there belongs to their node.
            if let (Some(subject), Some(node)) = (descriptor, taken.child("method-invocation-parameters").filter(|node| is_data(node))) {
                found.push(Place { subject, node, start: node.offset + 1 });
            }
            for (index, entry) in list("attribute-descriptor-list").iter().enumerate() {
                selections(entry, &mut found);
                let subject = entry.child("cosem-attribute-descriptor").and_then(attribute);
                pair(subject, list("value-list").get(index), &mut found);
            }
            for (descriptor, value) in list("cosem-method-descriptor-list").iter().zip(list("method-invocation-parameters")) {
                pair(method(descriptor, Member::Parameter), Some(value), &mut found);
            }
        }
        _ => {}
    }
    found
}

/// The members of a push that starts with the list of its objects. The list itself stays as it is: it gives the others their names.
fn pushed<'n>(service: &'n Node, found: &mut Vec<Place<'n>>) {
    let Some(body) = below(service, &["notification-body", "data-value"]) else { return };
    let Some((list, members)) = body.children.split_first().filter(|_| is_data(body)) else { return };
    if list.children.len() != body.children.len() {
        return;
    }
    let entries: Option<Vec<_>> = list.children.iter().map(object_definition).collect();
    for ((class_id, logical_name, number), (entry, member)) in
        entries.unwrap_or_default().into_iter().skip(1).zip(list.children.iter().skip(1).zip(members))
    {
        // Anything but 0 names a part of the attribute, which has another type.
        let whole = entry.children.get(3).and_then(integer).is_none_or(|index| index == 0);
        let subject = Subject { class_id, logical_name: Some(logical_name), member: Member::Attribute(number) };
        pair(Some(subject).filter(|_| whole && number != 0), Some(member), found);
    }
}

/// The selective access parameters beside an attribute.
fn selections<'n>(around: &'n Node, found: &mut Vec<Place<'n>>) {
    let Some(subject) = around.child("cosem-attribute-descriptor").and_then(attribute) else { return };
    let Some(selection) = around.child("access-selection") else { return };
    let selector = selection.child("access-selector").and_then(integer).and_then(|selector| u8::try_from(selector).ok());
    if let (Member::Attribute(number), Some(selector)) = (subject.member, selector) {
        let subject = Subject { member: Member::Selection(number, selector), ..subject };
        pair(Some(subject), selection.child("access-parameters"), found);
    }
}

fn pair<'n>(subject: Option<Subject>, value: Option<&'n Node>, found: &mut Vec<Place<'n>>) {
    if let (Some(subject), Some((node, start))) = (subject, value.and_then(data)) {
        found.push(Place { subject, node, start });
    }
}

/// The values that answer a request, in its order.
pub(crate) fn answered<'n>(tree: &'n Node, asked: &[Subject]) -> Vec<Place<'n>> {
    let mut found = Vec::new();
    let Some(service) = tree.children.first() else { return found };
    let Some(taken) = service.children.first() else { return found };
    let values: Vec<Option<&Node>> = match (service.name.as_str(), taken.name.as_str()) {
        ("get-response", "normal") => vec![taken.child("result")],
        ("get-response", "with-list") => taken.child("result").map_or_else(Vec::new, |list| list.children.iter().map(Some).collect()),
        ("action-response", "normal") => vec![below(taken, &["single-response", "return-parameters"])],
        ("action-response", "with-list") => taken
            .child("list-of-responses")
            .map_or_else(Vec::new, |list| list.children.iter().map(|response| response.child("return-parameters")).collect()),
        ("access-response", _) => {
            service.child("access-response-list-of-data").map_or_else(Vec::new, |list| list.children.iter().map(Some).collect())
        }
        _ => Vec::new(),
    };
    for (subject, value) in asked.iter().zip(values) {
        // null-data stands in an access response where there is no value, and beside an error.
        let value = value.filter(|value| service.name != "access-response" || value.value != Shown::Null);
        pair(Some(*subject), value, &mut found);
    }
    found
}
