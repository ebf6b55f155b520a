//! Sequences and frames: their elements, and what one element says about another.

use std::collections::HashMap;

use crate::fault::{Code, Fault};
use crate::model::{BitMeaning, Check, CheckAlgorithm, Element, Field, FieldRef, Match, Pattern, Presence, Sequence, Type, ValueSource};
use crate::source::Place;
use crate::syntax::ast::{self, Ident, PresenceExpr, SequenceBody};

use super::Checker;
use super::bits::part_name;
use super::fields::{Earlier, EarlierValue, Fields, Role};
use super::head::allowed;

impl Checker<'_> {
    /// Resolves a sequence or frame; false where an element is missing because it is wrong.
    pub(super) fn sequence(&mut self, unit: usize, body: &SequenceBody) -> (Sequence, bool) {
        let tag = self.item_tag(unit, body.tag.as_ref());
        let mut fields = Fields { names: self.field_names(body), broken: self.broken(unit), ..Fields::default() };
        let mut elements: Vec<Option<Element>> = Vec::new();
        for (index, element) in body.elements.iter().enumerate() {
            fields.element = index;
            fields.condition = None;
            let element = match element {
                ast::Element::Field(field) => self.field(unit, field, &mut fields).map(Element::Field),
                ast::Element::Bits(group) => {
                    let checked = self.group(unit, group);
                    // The names count even where the group is wrong, so that references to them are not reported too.
                    for (part, ast) in group.parts.iter().enumerate() {
                        let Some(name) = part_name(ast) else { continue };
                        let value = checked.as_ref().and_then(|group| group.parts.get(part));
                        fields.earlier.push(Earlier {
                            name: name.value.clone(),
                            place: name.place,
                            at: FieldRef { element: index, part: Some(part) },
                            value: value.map(|part| EarlierValue::Bits(part.meaning, part.width)),
                            presence: Presence::Required,
                        });
                    }
                    checked.map(Element::Bits)
                }
                ast::Element::Check { decor, name, algorithm } => {
                    if index + 1 != body.elements.len() {
                        let fault = Fault::new(Code::E0316, name.place, format!("the check value `{}` is not last", name.value));
                        self.add(fault.label("something follows").help("a check covers all octets in front of it and ends the frame"));
                    }
                    self.check_value(unit, decor, name, algorithm).map(Element::Check)
                }
            };
            elements.push(element);
        }
        let complete = elements.iter().all(Option::is_some);
        let mut elements: Vec<Element> = elements.into_iter().flatten().collect();
        // Without all elements their indices mean nothing.
        if complete && !fields.broken {
            self.derive(&mut elements, &fields);
        }
        (Sequence { tag, elements }, complete)
    }

    fn check_value(&mut self, unit: usize, decor: &ast::Decor, name: &Ident, algorithm: &Ident) -> Option<Check> {
        let notes = self.notes(self.units[unit].file, decor, allowed::NAME, "a check value");
        let known = [CheckAlgorithm::Crc16Genibus, CheckAlgorithm::Crc16X25];
        let Some(found) = known.into_iter().find(|known| known.keyword() == algorithm.value) else {
            let fault = Fault::new(Code::E0317, algorithm.place, format!("unknown check algorithm `{}`", algorithm.value));
            self.add(fault.label("unknown").expected("`crc16_genibus` or `crc16_x25`"));
            return None;
        };
        let name_of = self.name(unit, name, &notes);
        Some(Check { name: name_of, docs: decor.docs.clone(), algorithm: found, place: name.place })
    }

    /// All names of the sequence; those that are there twice are reported.
    fn field_names(&mut self, body: &SequenceBody) -> Vec<Ident> {
        let mut names: Vec<&Ident> = Vec::new();
        for element in &body.elements {
            match element {
                ast::Element::Field(field) => names.push(&field.name),
                ast::Element::Bits(group) => names.extend(group.parts.iter().filter_map(part_name)),
                ast::Element::Check { name, .. } => names.push(name),
            }
        }
        let mut first: HashMap<&str, Place> = HashMap::new();
        for name in &names {
            if let Some(taken) = first.insert(&name.value, name.place) {
                self.add(
                    Fault::new(Code::E0204, name.place, format!("the field name `{}` is already taken", name.value))
                        .label("taken already")
                        .also(taken, "taken here"),
                );
            }
        }
        names.into_iter().cloned().collect()
    }

    fn field(&mut self, unit: usize, field: &ast::Field, fields: &mut Fields) -> Option<Field> {
        let notes = self.notes(self.units[unit].file, &field.decor, allowed::FIELD, "a field");
        let mut good = true;
        let mut default = None;
        let presence = match field.presence.as_ref().map(|presence| &presence.value) {
            None => Presence::Required,
            Some(PresenceExpr::Optional) => Presence::Optional,
            Some(PresenceExpr::Trailing) => Presence::Trailing,
            Some(PresenceExpr::If(path)) => match self.condition(path, fields) {
                Some(at) => Presence::If(at),
                None => {
                    good = false;
                    Presence::Required
                }
            },
            Some(PresenceExpr::Default(literal)) => {
                default = Some(literal);
                Presence::Required
            }
        };
        fields.condition = if let Presence::If(at) = presence { Some(at) } else { None };
        let ty = self.field_type(unit, &field.ty, fields);
        fields.earlier.push(Earlier {
            name: field.name.value.clone(),
            place: field.name.place,
            at: FieldRef { element: fields.element, part: None },
            value: ty.clone().map(EarlierValue::Typed),
            presence: presence.clone(),
        });
        let ty = ty?;
        let presence = match default {
            // Choices are not known yet, and the items behind a name may come later; the layout checks the literal again.
            Some(literal) => Presence::Default(super::literal::literal(&literal.value)),
            None => presence,
        };
        if !good {
            return None;
        }
        let ber = self.ber_tag(unit, field, &ty);
        let name = self.name(unit, &field.name, &notes);
        Some(Field {
            name,
            docs: field.decor.docs.clone(),
            ber,
            ty,
            presence,
            source: ValueSource::Given,
            tolerates: notes.tolerances(),
            since: notes.since,
            place: field.name.place,
        })
    }

    /// Finds out which values the encoder takes from other elements.
    fn derive(&mut self, elements: &mut [Element], fields: &Fields) {
        let mut targets: Vec<FieldRef> = fields.uses.iter().map(|used| used.target).collect();
        targets.sort_by_key(|target| (target.element, target.part));
        targets.dedup();
        for target in targets {
            let uses: Vec<_> = fields.uses.iter().filter(|used| used.target == target).collect();
            let lengths: Vec<_> = uses.iter().filter(|used| used.role == Role::Length).collect();
            // Alternatives of one `match` may share a length: only one of them is there.
            if let [first, others @ ..] = lengths.as_slice()
                && let Some(second) = others.iter().find(|other| other.by != first.by)
            {
                let name = self.sources.text(second.place).to_owned();
                self.add(
                    Fault::new(Code::E0210, second.place, format!("`{name}` is the length of two elements"))
                        .label("used again")
                        .also(first.place, "used here")
                        .help("give each its own length, or contain both in one"),
                );
                continue;
            }
            // A part of a bits item is a field of that item, whatever refers to it.
            let own_field = target.part.is_none() || matches!(elements[target.element], Element::Bits(_));
            if !own_field {
                continue;
            }
            let presence_of = |index: usize| match &elements[index] {
                Element::Field(field) => field.presence.clone(),
                Element::Bits(_) | Element::Check(_) => Presence::Required,
            };
            let together = |by: usize| match (presence_of(by), presence_of(target.element)) {
                (Presence::Required, Presence::Required) => true,
                (Presence::If(a), Presence::If(b)) => a == b,
                _ => false,
            };
            let source = match (lengths.as_slice(), uses.as_slice()) {
                ([length], [_]) if together(length.by) => ValueSource::LengthOf(length.by),
                ([], [only]) => match only.role {
                    Role::Discriminator(position) if together(only.by) && always_written(&elements[only.by], position) => {
                        ValueSource::SelectorOf(only.by, position)
                    }
                    _ => continue,
                },
                _ => continue,
            };
            match (&mut elements[target.element], target.part) {
                (Element::Field(field), None) => field.source = source,
                (Element::Bits(group), Some(part)) => {
                    if let Some(part) = group.parts.get_mut(part) {
                        part.source = source;
                    }
                }
                _ => {}
            }
        }
        // Constants come last: nothing else can give them their value.
        for element in elements {
            match element {
                Element::Field(field) => {
                    let constant = matches!(self.plain(&field.ty), Some(Type::Int(int)) if int.constant.is_some());
                    if constant && field.presence == Presence::Required {
                        field.source = ValueSource::Constant;
                    }
                }
                Element::Bits(group) => {
                    for part in &mut group.parts {
                        if matches!(part.meaning, BitMeaning::Constant(_)) {
                            part.source = ValueSource::Constant;
                        }
                    }
                }
                Element::Check(_) => {}
            }
        }
    }
}

/// True where every alternative says which value is written at this position.
fn always_written(element: &Element, position: usize) -> bool {
    let Element::Field(Field { ty: Type::Match(matched), .. }) = element else { return false };
    let Match { arms, .. } = &**matched;
    arms.iter().all(|arm| matches!(arm.patterns.get(position), Some(Pattern::Value(_) | Pattern::AnyWritten(_))))
}
