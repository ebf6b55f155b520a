//! What changed between two versions of a class, computed from the spec files.

use super::text::{Part, literal_text, parts};
use crate::model::{Attribute, Change as Dynamics, Class, Method, Model, Type};

/// A member of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Member {
    /// The attribute with this number.
    Attribute(i8),
    /// The method with this number.
    Method(i8),
}

/// A difference between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub member: Member,
    /// Its name, in the newer version where it is there.
    pub name: String,
    /// What happened.
    pub edit: Edit,
}

/// What happened to a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// These of its aspects differ.
    Changed(Vec<Aspect>),
}

/// An aspect of a member that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aspect {
    /// Which one: `name`, `type`, `type[].class_id`, `default`, `short name`, …
    pub what: String,
    /// What the older version says; `None` where it says nothing.
    pub from: Option<String>,
    /// What the newer version says; `None` where it says nothing.
    pub to: Option<String>,
}

/// The differences from one class version to another: attributes first, each kind by number. Documentation is not compared.
#[must_use]
pub fn changes(model: &Model, from: &Class, to: &Class) -> Vec<Change> {
    let attributes =
        |class: &Class| -> Vec<Described> { class.attributes.iter().map(|attribute| of_attribute(model, attribute)).collect() };
    let methods = |class: &Class| -> Vec<Described> { class.methods.iter().map(|method| of_method(model, method)).collect() };
    let mut changes = compare(attributes(from), attributes(to));
    changes.extend(compare(methods(from), methods(to)));
    changes
}

/// A member as facts in a fixed order.
struct Described {
    member: Member,
    name: String,
    facts: Vec<(String, String)>,
}

fn of_attribute(model: &Model, attribute: &Attribute) -> Described {
    let mut facts = vec![("name".to_owned(), attribute.name.spelled.clone())];
    of_type(model, "type", &attribute.ty, &mut facts);
    let change = attribute.change.map(|change| if change == Dynamics::Static { "static" } else { "dynamic" });
    facts.extend(change.map(|change| ("static or dynamic".to_owned(), change.to_owned())));
    facts.extend(attribute.default.iter().map(|value| ("default".to_owned(), literal_text(value))));
    facts.extend(attribute.offset.map(short_name));
    for selector in &attribute.selectors {
        let what = format!("selector {}", selector.number);
        facts.push((what.clone(), selector.name.spelled.clone()));
        of_type(model, &format!("{what} parameter"), &selector.ty, &mut facts);
    }
    Described { member: Member::Attribute(attribute.number), name: attribute.name.spelled.clone(), facts }
}

fn of_method(model: &Model, method: &Method) -> Described {
    let mut facts = vec![("name".to_owned(), method.name.spelled.clone())];
    of_type(model, "parameter", &method.parameter, &mut facts);
    method.returns.iter().for_each(|ty| of_type(model, "returns", ty, &mut facts));
    facts.push(("presence".to_owned(), if method.mandatory { "mandatory" } else { "optional" }.to_owned()));
    facts.extend(method.offset.map(short_name));
    Described { member: Member::Method(method.number), name: method.name.spelled.clone(), facts }
}

fn short_name(offset: u16) -> (String, String) {
    ("short name".to_owned(), format!("x + 0x{offset:02X}"))
}

fn of_type(model: &Model, what: &str, ty: &Type, facts: &mut Vec<(String, String)>) {
    facts.extend(parts(model, ty).into_iter().map(|Part { path, text }| (format!("{what}{path}"), text)));
}

fn compare(from: Vec<Described>, to: Vec<Described>) -> Vec<Change> {
    let mut members: Vec<Member> = from.iter().chain(&to).map(|described| described.member).collect();
    members.sort_unstable();
    members.dedup();
    let find = |of: &[Described], member| of.iter().position(|described| described.member == member);
    members
        .into_iter()
        .filter_map(|member| {
            let (old, new) = (find(&from, member).map(|at| &from[at]), find(&to, member).map(|at| &to[at]));
            let (name, edit) = match (old, new) {
                (None, Some(new)) => (&new.name, Edit::Added),
                (Some(old), None) => (&old.name, Edit::Removed),
                (Some(old), Some(new)) => (&new.name, Edit::Changed(aspects(&old.facts, &new.facts))),
                (None, None) => return None,
            };
            (edit != Edit::Changed(Vec::new())).then(|| Change { member, name: name.clone(), edit })
        })
        .collect()
}

/// What one list of facts has and the other has not, or has otherwise.
fn aspects(from: &[(String, String)], to: &[(String, String)]) -> Vec<Aspect> {
    let value = |of: &[(String, String)], what: &str| of.iter().find(|(known, _)| known == what).map(|(_, value)| value.clone());
    let known = from.iter().map(|(what, _)| what);
    let new = to.iter().map(|(what, _)| what).filter(|what| value(from, what).is_none());
    known
        .chain(new)
        .map(|what| Aspect { what: what.clone(), from: value(from, what), to: value(to, what) })
        .filter(|aspect| aspect.from != aspect.to)
        .collect()
}
