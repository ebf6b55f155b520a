//! Texts with placeholders: `credit {e} of account {d-10}`.

use crate::fault::{Code, Fault};
use crate::model::ItemId;
use crate::model::obis::{Linear, OctetSet, Part, Piece, Values};
use crate::source::Place;
use crate::syntax::ast::{At, Ident};

use super::super::Checker;
use super::Groups;

/// How deep parentheses of a placeholder may nest.
const DEEPEST: usize = 8;
/// Numbers in placeholders beyond this make no sense for octets.
const GREATEST: i64 = 1 << 16;

/// A piece of the text: outside of braces, or inside of them, with its place.
enum Raw<'t> {
    Literal(&'t str),
    Placeholder(&'t str, Place),
}

impl Checker<'_> {
    /// The name of a rule, and which value groups it names. In a text that rules share, a group without a table says nothing.
    pub(super) fn template(&mut self, text: &At<String>, shared: bool, groups: &Groups) -> Option<(Vec<Piece>, [bool; 6])> {
        let mut pieces = Vec::new();
        let mut named = [false; 6];
        for raw in self.split(text)? {
            match raw {
                Raw::Literal(literal) => pieces.push(Piece::Literal(literal.to_owned())),
                Raw::Placeholder(inside, place) => {
                    if let Some(group) = group_letter(inside).filter(|group| shared || !groups[*group].tables.is_empty()) {
                        named[group] = true;
                        let separator = take_separator(&mut pieces);
                        pieces.extend(groups[group].tables.iter().map(|mention| mention.part(group, &separator)));
                        continue;
                    }
                    pieces.push(Piece::Number(self.linear(inside, place, group_letter, "a value group from `a` to `f`")?));
                }
            }
        }
        Some((pieces, named))
    }

    /// The text of a line of a table; `tables` are the tables of its sum by the name that the text has for them.
    pub(super) fn line_text(&mut self, text: &At<String>, values: &Values, tables: &[(&Ident, ItemId)]) -> Option<Vec<Piece>> {
        let mut pieces = Vec::new();
        for raw in self.split(text)? {
            match raw {
                Raw::Literal(literal) => pieces.push(Piece::Literal(literal.to_owned())),
                Raw::Placeholder("form", place) => {
                    if values.forms.is_empty() {
                        let fault = Fault::new(Code::E0706, place, "a form in a table that has none").label("no form");
                        self.add(fault.help("name the forms in the head of the table: `values Name form power | energy`"));
                        return None;
                    }
                    pieces.push(Piece::Form(values.forms.clone()));
                }
                Raw::Placeholder(inside, place) => {
                    if let Some(of) = tables.iter().position(|(label, _)| label.value == inside) {
                        let separator = take_separator(&mut pieces);
                        pieces.push(Piece::Part(Part { separator, of, table: tables[of].1, only: OctetSet::ALL, form: 0 }));
                        continue;
                    }
                    let value = |name: &str| (name == "n").then_some(0);
                    pieces.push(Piece::Number(self.linear(inside, place, value, "`n`, `form`, or a table of the sum")?));
                }
            }
        }
        Some(pieces)
    }

    /// Cuts a text at its placeholders.
    fn split<'t>(&mut self, text: &'t At<String>) -> Option<Vec<Raw<'t>>> {
        let mut raws = Vec::new();
        let mut rest = text.value.as_str();
        // With an escape in front, places inside of the string are those of the whole.
        let exact = !self.sources.text(text.place).contains('\\');
        while let Some(open) = rest.find(['{', '}']) {
            let (literal, behind) = rest.split_at(open);
            if !literal.is_empty() {
                raws.push(Raw::Literal(literal));
            }
            let start = text.value.len() - behind.len();
            let place = |length: usize| {
                let start = text.place.start + 1 + start;
                if exact { Place { start, end: start + length, ..text.place } } else { text.place }
            };
            let closed = behind.strip_prefix('{').and_then(|inside| inside.find('}').map(|end| (&inside[..end], &inside[end + 1..])));
            let Some((inside, after)) = closed else {
                let fault = Fault::new(Code::E0707, place(1), "a brace that belongs to no placeholder").label("alone");
                self.add(fault.expected("a placeholder as in `{e+1}`"));
                return None;
            };
            raws.push(Raw::Placeholder(inside, place(inside.len() + 2)));
            rest = after;
        }
        if !rest.is_empty() {
            raws.push(Raw::Literal(rest));
        }
        Some(raws)
    }

    fn linear(&mut self, inside: &str, place: Place, name: impl Fn(&str) -> Option<usize>, expected: &str) -> Option<Linear> {
        let mut reader = Reader { rest: inside, name: &name };
        let found = reader.sum(DEEPEST).filter(|_| reader.rest.is_empty());
        if found.is_none() {
            let fault = Fault::new(Code::E0707, place, format!("`{{{inside}}}` means nothing here")).label("unknown");
            self.add(fault.expected(format!("{expected}, or a number made of them, as in `{{(d-16)*128+e}}`")));
        }
        found
    }
}

/// The value group that a letter names.
fn group_letter(text: &str) -> Option<usize> {
    match text {
        "a" => Some(0),
        "b" => Some(1),
        "c" => Some(2),
        "d" => Some(3),
        "e" => Some(4),
        "f" => Some(5),
        _ => None,
    }
}

/// What separates a part from the text in front of it goes away with the part.
fn take_separator(pieces: &mut Vec<Piece>) -> String {
    let Some(Piece::Literal(literal)) = pieces.last_mut() else { return String::new() };
    let Some(separator) = ["; ", ", "].into_iter().find(|separator| literal.ends_with(separator)) else { return String::new() };
    literal.truncate(literal.len() - separator.len());
    if literal.is_empty() {
        pieces.pop();
    }
    separator.to_owned()
}

/// Reads a sum of products of numbers and values.
struct Reader<'t, 'n> {
    rest: &'t str,
    name: &'n dyn Fn(&str) -> Option<usize>,
}

impl Reader<'_, '_> {
    fn eat(&mut self, mark: char) -> bool {
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn sum(&mut self, depth: usize) -> Option<Linear> {
        let mut sum = self.product(depth)?;
        loop {
            let sign = if self.eat('+') {
                1
            } else if self.eat('-') {
                -1
            } else {
                return Some(sum);
            };
            let next = scaled(self.product(depth)?, sign)?;
            sum = Linear { constant: sum.constant + next.constant, factors: std::array::from_fn(|at| sum.factors[at] + next.factors[at]) };
            scaled(sum, 1)?;
        }
    }

    fn product(&mut self, depth: usize) -> Option<Linear> {
        let mut product = self.atom(depth)?;
        while self.eat('*') {
            let factor = self.atom(depth)?;
            let is_number = |linear: &Linear| linear.factors == [0; 6];
            product = match (is_number(&product), is_number(&factor)) {
                (_, true) => scaled(product, factor.constant)?,
                (true, false) => scaled(factor, product.constant)?,
                (false, false) => return None,
            };
        }
        Some(product)
    }

    fn atom(&mut self, depth: usize) -> Option<Linear> {
        if self.eat('(') {
            let inside = self.sum(depth.checked_sub(1)?)?;
            return self.eat(')').then_some(inside);
        }
        let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        let mut linear = Linear::default();
        match (self.name)(word) {
            Some(value) => linear.factors[value] = 1,
            None => linear.constant = word.parse().ok().filter(|number| *number <= GREATEST)?,
        }
        Some(linear)
    }
}

/// The multiple, where its numbers still make sense.
fn scaled(linear: Linear, factor: i64) -> Option<Linear> {
    let scaled =
        Linear { constant: linear.constant.checked_mul(factor)?, factors: linear.factors.map(|value| value.saturating_mul(factor)) };
    let small = |number: i64| number.abs() <= GREATEST;
    (small(scaled.constant) && scaled.factors.into_iter().all(small)).then_some(scaled)
}
