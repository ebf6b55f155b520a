//! Interface classes: what each version declares itself. What it inherits comes in [`super::inherit`].

use std::collections::HashMap;

use crate::fault::{Code, Fault};
use crate::model::{Attribute, Change, Class, Encoding, Method, Selector, Type};
use crate::source::Place;
use crate::syntax::ast::{AttributeExpr, ClassBody, Int, Member, MethodExpr, SelectorExpr};

use super::Checker;
use super::head::allowed;

impl Checker<'_> {
    /// Resolves what a class version declares itself; false where a member is missing because it is wrong.
    pub(super) fn class(&mut self, unit: usize, body: &ClassBody) -> Option<(Class, bool)> {
        if self.units[unit].item.encoding != Encoding::Data {
            let place = self.units[unit].ast.name.place;
            let fault = Fault::new(Code::E0510, place, "a class outside of the `data` encoding").label("not in this encoding");
            self.add(fault.help("attributes are COSEM Data: put classes into files with `encoding data;`"));
        }
        let class_id = self.in_range::<u16>(&body.class_id, 1, "a class identifier", "1 to 65535");
        let version = self.in_range::<u8>(&body.version, 0, "a version", "0 to 255");
        let extends = match &body.extends {
            Some(extends) => Some(self.in_range::<u8>(extends, 0, "a version", "0 to 255")?),
            None => None,
        };
        let mut class = Class {
            family: self.units[unit].ast.name.value.clone(),
            class_id: class_id?,
            version: version?,
            extends,
            newest: false,
            attributes: Vec::new(),
            methods: Vec::new(),
        };
        let mut numbers: HashMap<(bool, i8), Place> = HashMap::new();
        let mut offsets: HashMap<u16, Place> = HashMap::new();
        let mut good = true;
        for member in &body.members {
            let (method, number, offset) = match member {
                Member::Attribute(attribute) => {
                    match self.attribute(unit, attribute) {
                        Some(checked) => class.attributes.push(checked),
                        None => good = false,
                    }
                    (false, &attribute.number, attribute.offset.as_ref())
                }
                Member::Method(method) => {
                    match self.method(unit, method) {
                        Some(checked) => class.methods.push(checked),
                        None => good = false,
                    }
                    (true, &method.number, method.offset.as_ref())
                }
                // Whether it is there to be removed is found out with what is inherited.
                Member::Remove { decor, .. } => {
                    self.notes(self.units[unit].file, decor, allowed::NONE, "what is removed");
                    continue;
                }
            };
            if let Ok(key) = i8::try_from(number.value)
                && let Some(first) = numbers.insert((method, key), number.place)
            {
                let kind = if method { "method" } else { "attribute" };
                self.number_taken(kind, number, first);
                good = false;
            }
            if let Some((value, place)) = offset.and_then(|offset| Some((u16::try_from(offset.value).ok()?, offset.place)))
                && let Some(first) = offsets.insert(value, place)
            {
                self.offset_taken(value, place, first);
            }
        }
        class.attributes.sort_by_key(|attribute| attribute.number);
        class.methods.sort_by_key(|method| method.number);
        Some((class, good))
    }

    pub(super) fn number_taken(&mut self, kind: &str, number: &Int, first: Place) {
        let fault = Fault::new(Code::E0507, number.place, format!("the {kind} number {} is already taken", number.value));
        self.add(fault.label("taken already").also(first, "taken here"));
    }

    pub(super) fn offset_taken(&mut self, offset: u16, place: Place, first: Place) {
        let fault = Fault::new(Code::E0509, place, format!("the short-name offset 0x{offset:02X} is already taken"));
        self.add(fault.label("taken already").also(first, "taken here"));
    }

    fn in_range<T: TryFrom<i128>>(&mut self, number: &Int, least: i128, what: &str, expected: &str) -> Option<T> {
        let found = T::try_from(number.value).ok().filter(|_| number.value >= least);
        if found.is_none() {
            let fault = Fault::new(Code::E0501, number.place, format!("{} is not {what}", number.value));
            self.add(fault.label("out of range").expected(expected));
        }
        found
    }

    /// A number of an attribute or method; 0 stands for all attributes, negative ones are manufacturer specific.
    fn member_number(&mut self, number: &Int, what: &str) -> Option<i8> {
        let found = i8::try_from(number.value).ok().filter(|number| *number != 0);
        if found.is_none() {
            let fault = Fault::new(Code::E0502, number.place, format!("{} is not the number of {what}", number.value));
            self.add(fault.label("out of range").expected("1 to 127, or -128 to -1 for a manufacturer's own"));
        }
        found
    }

    fn attribute(&mut self, unit: usize, attribute: &AttributeExpr) -> Option<Attribute> {
        let notes = self.notes(self.units[unit].file, &attribute.decor, allowed::FIELD, "an attribute of a class");
        let number = self.member_number(&attribute.number, "an attribute");
        let offset = self.offset(attribute.offset.as_ref());
        let ty = self.type_outside(unit, &attribute.ty);
        let selectors = self.selectors(unit, &attribute.selectors);
        Some(Attribute {
            number: number?,
            name: self.name(unit, &attribute.name, &notes),
            docs: attribute.decor.docs.clone(),
            ty: ty?,
            change: attribute.dynamic.map(|dynamic| if dynamic { Change::Dynamic } else { Change::Static }),
            default: attribute.default.as_ref().map(|default| super::literal::literal(&default.value)),
            offset: offset?,
            selectors: selectors?,
            tolerates: notes.tolerances(),
            since: notes.since,
            place: attribute.name.place,
        })
    }

    fn offset(&mut self, offset: Option<&Int>) -> Option<Option<u16>> {
        match offset {
            None => Some(None),
            Some(offset) => self.in_range(offset, 0, "an offset of a short name", "0 to 0xFFFF").map(Some),
        }
    }

    fn selectors(&mut self, unit: usize, selectors: &[SelectorExpr]) -> Option<Vec<Selector>> {
        let mut checked = Vec::new();
        let mut numbers: HashMap<u8, Place> = HashMap::new();
        let mut names: HashMap<&str, Place> = HashMap::new();
        for selector in selectors {
            let notes = self.notes(self.units[unit].file, &selector.decor, allowed::NAME, "an access selector");
            let number = u8::try_from(selector.number.value).ok();
            match number {
                None => {
                    let fault = Fault::new(Code::E0502, selector.number.place, format!("{} is no access selector", selector.number.value));
                    self.add(fault.label("out of range").expected("0 to 255"));
                }
                Some(number) => {
                    if let Some(first) = numbers.insert(number, selector.number.place) {
                        self.number_taken("selector", &selector.number, first);
                    }
                }
            }
            if let Some(first) = names.insert(&selector.name.value, selector.name.place) {
                let fault = Fault::new(Code::E0508, selector.name.place, format!("the name `{}` is already taken", selector.name.value));
                self.add(fault.label("taken already").also(first, "taken here"));
            }
            let ty = self.type_outside(unit, &selector.ty);
            checked.push(number.zip(ty).map(|(number, ty)| Selector {
                number,
                name: self.name(unit, &selector.name, &notes),
                docs: selector.decor.docs.clone(),
                ty,
                place: selector.name.place,
            }));
        }
        checked.into_iter().collect()
    }

    fn method(&mut self, unit: usize, method: &MethodExpr) -> Option<Method> {
        let notes = self.notes(self.units[unit].file, &method.decor, allowed::FIELD, "a method");
        let number = self.member_number(&method.number, "a method");
        let offset = self.offset(method.offset.as_ref());
        let parameter = match &method.parameter {
            Some(ty) => self.type_outside(unit, ty),
            None => Some(Type::Null),
        };
        let returns = match &method.returns {
            Some(ty) => self.type_outside(unit, ty).map(Some),
            None => Some(None),
        };
        Some(Method {
            number: number?,
            name: self.name(unit, &method.name, &notes),
            docs: method.decor.docs.clone(),
            parameter: parameter?,
            returns: returns?,
            mandatory: method.mandatory,
            offset: offset?,
            tolerates: notes.tolerances(),
            since: notes.since,
            place: method.name.place,
        })
    }
}
