//! Class versions that extend others.

use std::collections::HashMap;

use crate::fault::{Code, Fault};
use crate::model::{Class, ItemId, Kind};
use crate::source::Place;
use crate::syntax::ast::{Body, Member};

use super::Checker;
use super::scope::{Scope, Scoped};

impl Checker<'_> {
    /// Gives every class version what it inherits, and finds the newest versions.
    pub(super) fn inherit(&mut self) {
        let mut versions: Scoped<(u16, u8), usize> = Scoped::default();
        let mut order: Vec<(Scope, u16, u8, usize)> = Vec::new();
        for at in 0..self.units.len() {
            let Some((class_id, version)) = self.declared_version(at) else { continue };
            let name = &self.units[at].ast.name;
            let scope = Scope::of(self.sources, name.place.file);
            if let Some(first) = versions.own(scope).get(&(class_id, version)) {
                let first = self.units[*first].ast.name.place;
                let fault = Fault::new(Code::E0503, name.place, format!("class {class_id} version {version} is declared twice"));
                self.add(fault.label("declared again").also(first, "declared here"));
                continue;
            }
            versions.own(scope).insert((class_id, version), at);
            order.push((scope, class_id, version, at));
        }
        // A version extends a lower one, of its own scope or of the suite, so that what it inherits is complete when its turn comes.
        order.sort_unstable();
        for (index, (scope, class_id, version, at)) in order.iter().enumerate() {
            if !self.complete(*at, *class_id, *version, &versions) {
                self.units[*at].kind = None;
                continue;
            }
            let newest = order.get(index + 1).is_none_or(|(next_scope, next, ..)| (next_scope, next) != (scope, class_id));
            if let Some(Kind::Class(class)) = &mut self.units[*at].kind {
                class.newest = newest;
            }
        }
    }

    /// Identifier and version as they are written, where they are numbers of the right size.
    fn declared_version(&self, at: usize) -> Option<(u16, u8)> {
        match &self.units[at].ast.body {
            Body::Class(body) => Some((u16::try_from(body.class_id.value).ok()?, u8::try_from(body.version.value).ok()?)),
            _ => None,
        }
    }

    /// Adds what is inherited; false where that cannot be known.
    fn complete(&mut self, at: usize, class_id: u16, version: u8, versions: &Scoped<(u16, u8), usize>) -> bool {
        let ast = self.units[at].ast;
        let Body::Class(body) = &ast.body else { return false };
        let base = match &body.extends {
            None => None,
            Some(extends) => {
                let Ok(base) = u8::try_from(extends.value) else { return false };
                if base >= version {
                    let fault = Fault::new(Code::E0505, extends.place, format!("version {version} extends version {base}"));
                    self.add(fault.label("not lower").expected(format!("a version below {version}")));
                    return false;
                }
                let scope = Scope::of(self.sources, ast.name.place.file);
                let Some(base_at) = versions.find(scope, &(class_id, base)) else {
                    if !self.lost {
                        let message = format!("there is no version {base} of class {class_id}");
                        let fault = Fault::new(Code::E0504, extends.place, message).label("not declared");
                        self.add(fault.help("declare it, or declare this version completely, without `extends`"));
                    }
                    return false;
                };
                self.uses(at, ItemId(*base_at), extends.place);
                // A base that is wrong was reported.
                match self.kind(ItemId(*base_at)) {
                    Some(Kind::Class(class)) => Some(class.clone()),
                    _ => return false,
                }
            }
        };
        let Some(Kind::Class(mut class)) = self.units[at].kind.take() else { return false };
        if let Some(base) = base {
            self.merge(&mut class, base, &body.members);
        } else {
            for member in &body.members {
                if let Member::Remove { number, .. } = member {
                    let fault =
                        Fault::new(Code::E0506, number.place, "removal in a class that extends no other").label("nothing to remove");
                    self.add(fault.expected("`extends` behind the version"));
                }
            }
        }
        self.names_differ(&class);
        self.units[at].kind = Some(Kind::Class(class));
        true
    }

    /// Own members replace inherited ones of the same number.
    fn merge(&mut self, class: &mut Class, mut base: Class, members: &[Member]) {
        for member in members {
            let Member::Remove { method, number, .. } = member else { continue };
            let there = |of: i8| i128::from(of) == number.value;
            let (kind, before, after, own) = if *method {
                let before = base.methods.len();
                base.methods.retain(|inherited| !there(inherited.number));
                ("method", before, base.methods.len(), class.methods.iter().find(|own| there(own.number)).map(|own| own.place))
            } else {
                let before = base.attributes.len();
                base.attributes.retain(|inherited| !there(inherited.number));
                ("attribute", before, base.attributes.len(), class.attributes.iter().find(|own| there(own.number)).map(|own| own.place))
            };
            if before == after {
                let fault = Fault::new(Code::E0506, number.place, format!("{kind} {} is not inherited", number.value));
                self.add(fault.label("nothing to remove"));
            }
            if let Some(own) = own {
                let fault = Fault::new(Code::E0507, number.place, format!("{kind} {} is removed and declared", number.value));
                self.add(fault.label("removed here").also(own, "declared here").help("a declaration alone replaces what is inherited"));
            }
        }
        base.attributes.retain(|inherited| class.attributes.iter().all(|own| own.number != inherited.number));
        base.methods.retain(|inherited| class.methods.iter().all(|own| own.number != inherited.number));
        let inherited: HashMap<u16, Place> = base
            .attributes
            .iter()
            .filter_map(|attribute| attribute.offset.map(|offset| (offset, attribute.place)))
            .chain(base.methods.iter().filter_map(|method| method.offset.map(|offset| (offset, method.place))))
            .collect();
        let own = class.attributes.iter().map(|own| (own.offset, own.place)).chain(class.methods.iter().map(|own| (own.offset, own.place)));
        for (offset, place) in own.collect::<Vec<_>>() {
            if let Some(offset) = offset
                && let Some(first) = inherited.get(&offset)
            {
                self.offset_taken(offset, place, *first);
            }
        }
        class.attributes.append(&mut base.attributes);
        class.methods.append(&mut base.methods);
        class.attributes.sort_by_key(|attribute| attribute.number);
        class.methods.sort_by_key(|method| method.number);
    }

    /// Names of attributes differ, and names of methods do.
    fn names_differ(&mut self, class: &Class) {
        let attributes: Vec<_> = class.attributes.iter().map(|attribute| (attribute.name.snake.as_str(), attribute.place)).collect();
        let methods: Vec<_> = class.methods.iter().map(|method| (method.name.snake.as_str(), method.place)).collect();
        for mut names in [attributes, methods] {
            // The later declaration is the one to report: an own one behind an inherited one.
            names.sort_by_key(|(_, place)| (place.file, place.start));
            let mut first: HashMap<&str, Place> = HashMap::new();
            for (name, place) in names {
                if let Some(taken) = first.insert(name, place) {
                    let fault = Fault::new(Code::E0508, place, format!("the name `{name}` is already taken"));
                    self.add(fault.label("taken already").also(taken, "taken here"));
                }
            }
        }
    }
}
