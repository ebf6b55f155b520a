//! The model made ready for Rust: what Rust has to name gets an item of its own, or a name.
//!
//! A `List<'_, T>` reads its elements through `T: Decode`, which for a number means COSEM Data. Elements that travel otherwise (a bare
//! number of A-XDR, a number with a range, octets that hold a date-time) become newtypes. A spec file that names such a type itself
//! (`type SystemTitle = octets[6];`) has the better name.

use cosem_spec::model::{
    BitMeaning, Contained, Element, Encoding, Item, ItemId, Kind, Length, List, MatchArm, Model, Name, Sequence, Type,
};
use heck::ToUpperCamelCase;

use crate::rust::is_calendar;

/// The model with names for the elements of the lists in one folder, or why there is no Rust for it.
pub(crate) fn prepare(model: &Model, folder: &str) -> Result<Model, String> {
    let mut prepared = model.clone();
    // The items that are added on the way have lists too.
    let mut index = 0;
    while let Some(item) = prepared.items.get(index) {
        if item.folder == folder {
            let owner = item.clone();
            let kind = Preparation { model: &mut prepared, owner: &owner }.kind(owner.kind.clone())?;
            if let Some(item) = prepared.items.get_mut(index) {
                item.kind = kind;
            }
        }
        index += 1;
    }
    Ok(prepared)
}

struct Preparation<'p> {
    model: &'p mut Model,
    owner: &'p Item,
}

impl Preparation<'_> {
    fn kind(&mut self, mut kind: Kind) -> Result<Kind, String> {
        match &mut kind {
            Kind::Choice(choice) => {
                for arm in &mut choice.arms {
                    self.replace(&mut arm.ty, &[&arm.name])?;
                }
            }
            Kind::Sequence(sequence) => {
                name_reserved(sequence);
                for element in &mut sequence.elements {
                    if let Element::Field(field) = element {
                        self.replace(&mut field.ty, &[&field.name])?;
                    }
                }
            }
            Kind::Alias(ty) => self.replace(ty, &[])?,
            Kind::Class(class) => {
                for attribute in &mut class.attributes {
                    self.replace(&mut attribute.ty, &[&attribute.name])?;
                    for selector in &mut attribute.selectors {
                        self.replace(&mut selector.ty, &[&attribute.name, &selector.name])?;
                    }
                }
                for method in &mut class.methods {
                    self.replace(&mut method.parameter, &[&method.name])?;
                    if let Some(returns) = &mut method.returns {
                        let result = Name { snake: "result".to_owned(), spelled: "result".to_owned() };
                        self.replace(returns, &[&method.name, &result])?;
                    }
                }
            }
            Kind::Bits(_) | Kind::Codes(_) | Kind::Values(_) | Kind::Catalogue(_) => {}
        }
        Ok(kind)
    }

    fn replace(&mut self, ty: &mut Type, names: &[&Name]) -> Result<(), String> {
        match ty {
            Type::List(list) => {
                if refers(&list.element) {
                    let (owner, field) = (&self.owner.spelled, names.last().map_or("", |name| &name.spelled));
                    return Err(format!("the elements of `{field}` of `{owner}` depend on a field: declare an item for them"));
                }
                self.calendar(&mut list.element);
                if self.reads_itself(&list.element) {
                    return self.replace(&mut list.element, names);
                }
                let element = std::mem::replace(&mut list.element, Type::Null);
                list.element = Type::Item(self.newtype(element, names));
            }
            Type::Contained(_) => self.calendar(ty),
            Type::Match(matched) => {
                for MatchArm { name, ty, .. } in &mut matched.arms {
                    let names: Vec<&Name> = names.iter().copied().chain([&*name]).collect();
                    self.replace(ty, &names)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Octets that hold a date-time under another name hold a date-time.
    fn calendar(&self, ty: &mut Type) {
        let Type::Contained(contained) = ty else { return };
        let Contained { ty: inner, .. } = &mut **contained;
        let mut plain = &*inner;
        // no circle of names leads through here, but a bound costs nothing
        for _ in 0..self.model.items.len() {
            match plain {
                Type::Item(id) => match &self.model.item(*id).kind {
                    Kind::Alias(target) => plain = target,
                    _ => return,
                },
                _ => break,
            }
        }
        if is_calendar(plain) {
            *inner = plain.clone();
        }
    }

    /// True where the Rust type of an element reads and writes itself as the element travels.
    fn reads_itself(&self, element: &Type) -> bool {
        let data = self.owner.encoding == Encoding::Data;
        match element {
            Type::Item(_) | Type::Data => true,
            Type::Int(int) => data && int.range.is_none() && int.constant.is_none(),
            Type::Bool | Type::Float32 | Type::Float64 | Type::DateTime | Type::Date | Type::Time => data,
            Type::Octets(Length::Prefixed | Length::Fixed(_)) => data,
            Type::Text(length) | Type::Utf8(length) | Type::BitString(length) => data && *length == Length::Prefixed,
            Type::List(list) => data && list.count == Length::Prefixed,
            Type::Octets(_) | Type::Null | Type::Bcd | Type::Oid | Type::Contained(_) | Type::Match(_) => false,
        }
    }

    fn newtype(&mut self, ty: Type, names: &[&Name]) -> ItemId {
        let id = ItemId(self.model.items.len());
        let path: String = names.iter().map(|name| name.snake.to_upper_camel_case()).collect();
        let mut name = format!("{}{path}Element", self.owner.name);
        while self.model.items.iter().any(|item| item.folder == self.owner.folder && item.name == name) {
            name.push('_');
        }
        let (list, owner) = (names.last().map_or(self.owner.spelled.as_str(), |name| &name.spelled), self.owner);
        let item = Item {
            id,
            name,
            spelled: format!("{}.{list} element", owner.spelled),
            docs: format!("An element of `{list}` of [`{}`].", owner.name),
            kind: Kind::Alias(ty),
            ..owner.clone()
        };
        self.model.items.push(item);
        id
    }
}

/// Gives names to reserved bits that are kept as they came: they are fields of the Rust type.
fn name_reserved(sequence: &mut Sequence) {
    let mut taken: Vec<String> = Vec::new();
    for element in &sequence.elements {
        match element {
            Element::Field(field) => taken.push(field.name.snake.clone()),
            Element::Bits(group) => taken.extend(group.parts.iter().filter_map(|part| part.name.as_ref()).map(|name| name.snake.clone())),
            Element::Check(check) => taken.push(check.name.snake.clone()),
        }
    }
    let groups = sequence.elements.iter_mut().filter_map(|element| match element {
        Element::Bits(group) => Some(group),
        Element::Field(_) | Element::Check(_) => None,
    });
    for part in groups.flat_map(|group| &mut group.parts).filter(|part| part.name.is_none() && part.meaning == BitMeaning::Reserved) {
        let numbered = (2..).map(|number| format!("reserved_{number}"));
        let free = std::iter::once("reserved".to_owned()).chain(numbered).find(|name| !taken.contains(name));
        let snake = free.unwrap_or_default();
        taken.push(snake.clone());
        part.name = Some(Name { spelled: snake.replace('_', "-"), snake });
        if part.docs.is_empty() {
            part.docs = "Reserved bits, kept as they came.".to_owned();
        }
    }
}

/// True where the length of something inside is told by a field.
fn refers(ty: &Type) -> bool {
    let told = |length: &Length| matches!(length, Length::Field(_) | Length::Measure(_));
    match ty {
        Type::Octets(length) | Type::Text(length) | Type::Utf8(length) | Type::BitString(length) => told(length),
        Type::List(list) => {
            let List { element, count } = &**list;
            told(count) || refers(element)
        }
        Type::Contained(contained) => told(&contained.length),
        _ => false,
    }
}
