//! What needs all items at once: whether each type fits the encoding, and whether a decoder can find its way.

use crate::fault::{Code, Fault};
use crate::model::{Carrier, Element, Encoding, Field, Kind, Length, Presence, Type};
use crate::source::Place;
use crate::syntax::ast::{self, At, Body, LengthExpr, Member, PresenceExpr, TypeExpr, TypeKind};

use super::Checker;
use super::facts::{Facts, type_facts};
use super::head::allowed;

/// How an encoding is written in spec files.
pub(super) const fn keyword(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Axdr => "axdr",
        Encoding::Ber => "ber",
        Encoding::Data => "data",
        Encoding::Octets => "octets",
    }
}

impl Checker<'_> {
    /// Checks the layout of all items.
    pub(super) fn lay_out(&mut self) {
        let order = self.contain_order();
        let facts = self.facts(&order);
        for at in 0..self.units.len() {
            // Of an item that is wrong somewhere the rest is checked, as far as it is known.
            let complete = self.units[at].kind.is_some();
            let Some(kind) = self.units[at].kind.take().or_else(|| self.units[at].partial.take()) else { continue };
            let encoding = self.units[at].item.encoding;
            let ast = self.units[at].ast;
            match (&kind, &ast.body) {
                (Kind::Alias(ty), Body::Alias(ast)) => self.type_fits(ast, ty, encoding, &facts),
                (Kind::Choice(choice), Body::Choice(body)) => {
                    let mut arms = choice.arms.iter().peekable();
                    for ast_arm in &body.arms {
                        if let (Some(arm), Some(ast)) = (arms.next_if(|arm| arm.place == ast_arm.name.place), &ast_arm.ty) {
                            self.type_fits(ast, &arm.ty, encoding, &facts);
                            self.range_fits(arm, ast_arm);
                        }
                    }
                }
                (Kind::Sequence(sequence), Body::Sequence(body)) => {
                    if let (Some(place), Encoding::Axdr | Encoding::Ber | Encoding::Data) = (body.frame, encoding) {
                        let fault = Fault::new(Code::E0315, place, format!("a frame in the encoding `{}`", keyword(encoding)));
                        self.add(fault.label("only `octets` has frames").expected("`sequence`"));
                    }
                    self.elements_fit(at, &sequence.elements, body, &facts);
                }
                (Kind::Class(class), Body::Class(body)) => self.members_fit(at, class, body, &facts),
                _ => {}
            }
            if complete {
                self.units[at].kind = Some(kind);
            }
        }
    }

    fn members_fit(&mut self, at: usize, class: &crate::model::Class, body: &ast::ClassBody, facts: &[Facts]) {
        for member in &body.members {
            match member {
                Member::Attribute(ast) => {
                    let Some(attribute) = class.attributes.iter().find(|attribute| attribute.place == ast.name.place) else { continue };
                    self.type_fits(&ast.ty, &attribute.ty, Encoding::Data, facts);
                    if let Some(default) = &ast.default {
                        self.default_fits(default, &attribute.ty);
                    }
                    let tolerates = self.tolerates(at, &ast.decor);
                    self.field_tolerances(&tolerates, &attribute.ty, &Presence::Required, Encoding::Data);
                    for (selector, ast) in attribute.selectors.iter().zip(&ast.selectors) {
                        self.type_fits(&ast.ty, &selector.ty, Encoding::Data, facts);
                    }
                }
                Member::Method(ast) => {
                    let Some(method) = class.methods.iter().find(|method| method.place == ast.name.place) else { continue };
                    if let Some(ast) = &ast.parameter {
                        self.type_fits(ast, &method.parameter, Encoding::Data, facts);
                    }
                    let tolerates = self.tolerates(at, &ast.decor);
                    self.field_tolerances(&tolerates, &method.parameter, &Presence::Required, Encoding::Data);
                    if let (Some(ast), Some(returns)) = (&ast.returns, &method.returns) {
                        self.type_fits(ast, returns, Encoding::Data, facts);
                    }
                }
                Member::Remove { .. } => {}
            }
        }
    }

    /// The tolerances with their places. Everything else about the attributes was checked before.
    fn tolerates(&mut self, at: usize, decor: &ast::Decor) -> Vec<At<crate::model::Tolerance>> {
        if !decor.attributes.iter().any(|attribute| attribute.kind.keyword() == "tolerate") {
            return Vec::new();
        }
        // What is wrong with them is reported once only.
        self.notes(self.units[at].file, decor, allowed::FIELD, "a field").tolerates
    }

    fn elements_fit(&mut self, at: usize, elements: &[Element], body: &ast::SequenceBody, facts: &[Facts]) {
        let encoding = self.units[at].item.encoding;
        // The last field that takes all that is left: its index, its place, and whether it does so by itself.
        let mut rest: Option<(usize, Place, bool)> = None;
        // The field that may be missing at the end.
        let mut trailing: Option<Place> = None;
        // Tags of `ber` that the next field must not have.
        let mut open: Vec<(u8, Place)> = Vec::new();
        let mut elements = elements.iter().peekable();
        for (index, ast) in body.elements.iter().enumerate() {
            let Some(element) = elements.next_if(|element| is_of(element, ast)) else {
                // It is wrong and was reported. It may have been the one that closes the list of tags.
                open.clear();
                continue;
            };
            let (place, own) = match (element, ast) {
                (Element::Field(field), ast::Element::Field(ast)) => {
                    self.type_fits(&ast.ty, &field.ty, encoding, facts);
                    self.presence_fits(field, ast, encoding, facts);
                    let tolerates = self.tolerates(at, &ast.decor);
                    self.field_tolerances(&tolerates, &field.ty, &field.presence, encoding);
                    if field.presence == Presence::Optional {
                        self.missing_is_last(&tolerates, index + 1 == body.elements.len());
                    }
                    if let (Some(ber), Some(tag)) = (field.ber, &ast.tag) {
                        if let Some((_, first)) = open.iter().find(|(octet, _)| *octet == ber.octet)
                            && !self.broken(at)
                        {
                            let fault = Fault::new(Code::E0308, tag.number.place, format!("the tag {} is ambiguous here", ber.number));
                            self.add(fault.label("the same tag").also(*first, "as this field, which may be absent"));
                        }
                        if field.presence == Presence::Required {
                            open.clear();
                        } else {
                            open.push((ber.octet, tag.number.place));
                        }
                    }
                    if let (Some(first), false) = (trailing, field.presence == Presence::Trailing) {
                        let fault = Fault::new(Code::E0310, first, "a trailing field that is not last").label("may be missing at the end");
                        self.add(fault.also(field.place, "but this follows").help("make all that follow `trailing` too"));
                        trailing = None;
                    }
                    if field.presence == Presence::Trailing {
                        trailing = trailing.or(ast.presence.as_ref().map(|presence| presence.place));
                    }
                    (ast.ty.place, type_facts(&field.ty, encoding, facts))
                }
                (Element::Bits(group), _) => (group.place, Facts { fixed: true, ..Facts::UNKNOWN }),
                (Element::Check(check), _) => (check.place, Facts { fixed: true, ..Facts::UNKNOWN }),
                _ => continue,
            };
            if let Some((taker, first, by_itself)) = rest {
                // The decoder must know how much to leave before it reads what takes the rest.
                let known = match element {
                    Element::Check(_) => true,
                    Element::Bits(_) => by_itself,
                    Element::Field(field) => match field.presence {
                        Presence::Required => by_itself && own.fixed,
                        Presence::If(condition) => by_itself && own.fixed && condition.element < taker,
                        _ => false,
                    },
                };
                if encoding != Encoding::Octets || !known {
                    let help = match (encoding, by_itself) {
                        (Encoding::Octets, true) => {
                            "only what always has the same number of octets can follow it, with a condition from in front of it"
                        }
                        (Encoding::Octets, false) => "only a check value can follow an item or match that takes all that is left",
                        _ => "nothing can follow it",
                    };
                    let fault = Fault::new(Code::E0311, place, "something behind a value that takes all that is left");
                    self.add(fault.label("nothing is left for this").also(first, "takes all that is left").help(help));
                }
            }
            if own.rest {
                let by_itself = !matches!(element, Element::Field(Field { ty: Type::Item(_) | Type::Match(_), .. }));
                rest = Some((index, place, by_itself));
            }
        }
    }

    fn presence_fits(&mut self, field: &Field, ast: &ast::Field, encoding: Encoding, facts: &[Facts]) {
        let Some(presence) = &ast.presence else { return };
        let (word, fits, help) = match &presence.value {
            PresenceExpr::Optional => ("optional", encoding != Encoding::Octets, "packed octets have no flag of their own; use `if`"),
            PresenceExpr::Default(_) => ("default", encoding != Encoding::Octets, "packed octets have no flag of their own; use `if`"),
            PresenceExpr::If(_) => ("if", encoding == Encoding::Octets, "use `optional`; the encoding says by itself what is there"),
            PresenceExpr::Trailing => ("trailing", encoding == Encoding::Data, "only structures of `data` may end early; use `optional`"),
        };
        if !fits {
            let fault = Fault::new(Code::E0304, presence.place, format!("`{word}` in the encoding `{}`", keyword(encoding)));
            self.add(fault.label("not in this encoding").help(help));
        }
        if let PresenceExpr::Default(value) = &presence.value {
            self.default_fits(value, &field.ty);
        }
        let null_means_absent = matches!(presence.value, PresenceExpr::Optional | PresenceExpr::Default(_)) && encoding == Encoding::Data;
        if null_means_absent && type_facts(&field.ty, encoding, facts).null {
            let fault = Fault::new(Code::E0309, presence.place, format!("`{}` may itself be null-data", field.name.snake));
            self.add(
                fault
                    .label("absent or null?")
                    .also(ast.ty.place, "can be null-data")
                    .help("leave out this word: null-data is a value of the type"),
            );
        }
    }

    /// Reports what of a type the encoding does not have.
    fn type_fits(&mut self, ast: &TypeExpr, ty: &Type, encoding: Encoding, facts: &[Facts]) {
        if let Err(help) = available(ty, encoding) {
            let place = match &ast.kind {
                TypeKind::Named { name, .. } => name.place,
                _ => Place { end: ast.place.start + self.sources.text(ast.place).find([' ', '[']).unwrap_or(0), ..ast.place },
            };
            let place = if place.start == place.end { ast.place } else { place };
            let word = self.sources.text(place).to_owned();
            let fault = Fault::new(Code::E0302, place, format!("the encoding `{}` has no `{word}`", keyword(encoding)));
            self.add(fault.label("not in this encoding").help(help));
            return;
        }
        match (ty, &ast.kind) {
            (Type::Octets(length) | Type::Text(length) | Type::Utf8(length), TypeKind::Str { length: written, .. }) => {
                self.length_fits(*length, written.as_ref(), ast.place, encoding, true);
            }
            (Type::BitString(length), TypeKind::Str { length: written, .. }) => {
                self.length_fits(*length, written.as_ref(), ast.place, encoding, false);
            }
            (Type::List(list), TypeKind::List { length, element }) => {
                self.length_fits(list.count, length.as_ref(), ast.place, encoding, true);
                self.type_fits(element, &list.element, encoding, facts);
                let own = type_facts(&list.element, encoding, facts);
                if own.rest {
                    let fault = Fault::new(Code::E0311, element.place, "elements of a list that take all that is left");
                    self.add(fault.label("the first takes everything").help("give the elements a length, or contain them in octets"));
                } else if own.least == 0 && matches!(encoding, Encoding::Axdr | Encoding::Octets) {
                    let fault = Fault::new(Code::E0326, element.place, "a list of elements that may take no octets").label("may be empty");
                    self.add(fault.help("a count alone must not make a decoder work; every element needs an octet"));
                }
            }
            (Type::Contained(contained), TypeKind::Str { length, containing: Some(inner), .. }) => {
                self.length_fits(contained.length, length.as_ref(), ast.place, encoding, true);
                self.contained_fits(contained, inner, facts);
            }
            (Type::Match(matched), TypeKind::Match { arms, .. }) => {
                for arm in &matched.arms {
                    if let Some(ast) = arms.iter().find(|ast| ast.name.place == arm.place) {
                        self.type_fits(&ast.ty, &arm.ty, encoding, facts);
                    }
                }
            }
            (Type::Item(id), _) => {
                let used = &self.units[id.0].item;
                let (theirs, declared, name) = (used.encoding, used.place, used.name.clone());
                if matches!(encoding, Encoding::Ber | Encoding::Data) && theirs != encoding {
                    let message = format!("`{name}` travels in `{}`, not in `{}`", keyword(theirs), keyword(encoding));
                    let fault = Fault::new(Code::E0305, ast.place, message).label("another encoding").also(declared, "declared here");
                    self.add(fault.help(format!("`octets containing {name}` holds an item of any encoding")));
                } else if let Some(Kind::Codes(codes)) = self.kind(*id)
                    && let Carrier::Unsigned(bits @ 0..8) = codes.carrier
                {
                    let fault = Fault::new(Code::E0419, ast.place, format!("the values of `{name}` have less than 8 bits ({bits})"));
                    let fault = fault.label("not whole octets").also(declared, "declared here");
                    self.add(fault.help("use it inside of bits, or give it the carrier `u8` or `enum`"));
                }
            }
            _ => {}
        }
    }

    fn contained_fits(&mut self, contained: &crate::model::Contained, inner: &ast::ContainingExpr, facts: &[Facts]) {
        if !matches!(contained.ty, Type::Item(_) | Type::DateTime | Type::Date | Type::Time | Type::Data) {
            let fault = Fault::new(Code::E0318, inner.ty.place, "something contained in octets that has no encoding of its own");
            self.add(fault.label("not an item").expected("an item, `data`, `date_time`, `date` or `time`"));
            return;
        }
        if let Length::Fixed(length) = contained.length {
            let own = type_facts(&contained.ty, Encoding::Octets, facts);
            if own.fixed && own.least != u64::from(length) {
                let fault =
                    Fault::new(Code::E0327, inner.ty.place, format!("the octets are {length}, what they contain takes {}", own.least));
                self.add(fault.label("another length"));
            }
            if contained.or_empty {
                let fault = Fault::new(Code::E0318, inner.place, "octets of a fixed length are never empty");
                self.add(fault.label("`or empty` means length 0"));
            }
        }
    }

    fn length_fits(&mut self, length: Length, written: Option<&At<LengthExpr>>, place: Place, encoding: Encoding, octets: bool) {
        let place = written.map_or(place, |written| written.place);
        let (fits, help) = match (length, encoding) {
            (Length::Fixed(_), _) => (true, ""),
            (Length::Prefixed, Encoding::Octets) => (false, "packed octets say no length by themselves: `[6]`, `[length]` or `[..]`"),
            (Length::Prefixed, _) => (true, ""),
            (_, Encoding::Ber | Encoding::Data) => (false, "the encoding says the length by itself; leave it out, or fix it with a number"),
            (Length::Rest, _) if !octets => (false, "what is left is octets, not bits"),
            (_, Encoding::Axdr | Encoding::Octets) => (true, ""),
        };
        if !fits {
            let what = if length == Length::Prefixed { "no length here" } else { "a length of this kind" };
            let fault = Fault::new(Code::E0303, place, format!("{what} in the encoding `{}`", keyword(encoding)));
            self.add(fault.label("not in this encoding").help(help));
        }
    }
}

/// Whether the element was made of this piece of the file.
fn is_of(element: &Element, ast: &ast::Element) -> bool {
    match (element, ast) {
        (Element::Field(field), ast::Element::Field(ast)) => field.place == ast.name.place,
        (Element::Bits(group), ast::Element::Bits(ast)) => group.place == ast.carrier.word.place,
        (Element::Check(check), ast::Element::Check { name, .. }) => check.place == name.place,
        _ => false,
    }
}

/// Whether the encoding has the type; otherwise what to use.
fn available(ty: &Type, encoding: Encoding) -> Result<(), &'static str> {
    let help = match (ty, encoding) {
        (Type::Int(int), _) if int.little_endian && encoding != Encoding::Octets => "only `octets` has integers with the least octet first",
        (Type::Int(int), Encoding::Data | Encoding::Ber) if matches!(int.octets, 3 | 6) => {
            "use the next wider integer, with a range: `u32 in 0..0xFFFFFF`"
        }
        (Type::Float32 | Type::Float64, Encoding::Axdr | Encoding::Ber) => "floating point values travel as `data`",
        (Type::Bcd, Encoding::Axdr | Encoding::Ber | Encoding::Octets) => "only `data` has `bcd`",
        (Type::Oid, Encoding::Axdr | Encoding::Data | Encoding::Octets) => "only `ber` has object identifiers; use `octets`",
        (Type::DateTime | Type::Date | Type::Time | Type::Data, Encoding::Ber) => "use `octets containing ...`",
        (Type::List(_), Encoding::Ber) => "use `octets containing ...`, or one field for each element",
        (Type::Match(_), Encoding::Ber) => "in `ber` tags tell what follows; use a choice",
        _ => return Ok(()),
    };
    Err(help)
}
