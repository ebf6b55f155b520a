//! What an OBIS code means, read from the catalogues of a model.

use crate::model::obis::{Catalogue, Owner, Piece, Role, Rule, Values};
use crate::model::{Grade, Item, ItemId, Kind, Model};

/// What a model says about a code.
#[derive(Debug, Clone)]
pub enum Lookup<'m> {
    /// A rule is about it.
    Named(Meaning<'m>),
    /// No rule is: it is reserved. The index is that of the first value group that no rule goes on with.
    Reserved(usize),
}

/// What a rule says about a code.
#[derive(Debug, Clone)]
pub struct Meaning<'m> {
    /// The catalogue.
    pub item: &'m Item,
    /// The rule.
    pub rule: &'m Rule,
    /// Whose code it is, where it is not the standard's own.
    pub owner: Option<Owner>,
    segments: Vec<Segment>,
}

/// A piece of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Segment {
    Separator(String),
    Text(Role, String),
}

impl Meaning<'_> {
    /// The name.
    #[must_use]
    pub fn name(&self) -> String {
        self.segments
            .iter()
            .map(|segment| match segment {
                Segment::Separator(text) | Segment::Text(_, text) => text.as_str(),
            })
            .collect()
    }

    /// What of the name says this; empty where nothing does.
    #[must_use]
    pub fn part(&self, wanted: Role) -> String {
        let mut part = String::new();
        let mut separator = "";
        for segment in &self.segments {
            match segment {
                Segment::Separator(text) => separator = text,
                Segment::Text(role, text) => {
                    if *role == wanted {
                        part.push_str(if part.is_empty() { "" } else { separator });
                        part.push_str(text);
                    }
                    separator = "";
                }
            }
        }
        part
    }
}

/// The catalogues of a model. A user's rules decide before those of the suite.
#[derive(Debug, Clone)]
pub struct Catalogues<'m> {
    model: &'m Model,
    catalogues: Vec<(&'m Item, &'m Catalogue)>,
    unconfirmed: bool,
}

impl<'m> Catalogues<'m> {
    /// Those of a model; what is unconfirmed only where it is asked for.
    #[must_use]
    pub fn of(model: &'m Model, unconfirmed: bool) -> Self {
        let mut catalogues: Vec<_> = model
            .items
            .iter()
            .filter_map(|item| match &item.kind {
                Kind::Catalogue(catalogue) => Some((item, catalogue)),
                _ => None,
            })
            .collect();
        catalogues.sort_by_key(|(item, catalogue)| (!item.folder.is_empty(), !catalogue.first));
        Self { model, catalogues, unconfirmed }
    }

    /// All rules with their catalogues, those that decide first in front.
    pub fn rules(&self) -> impl Iterator<Item = (&'m Item, &'m Catalogue, &'m Rule)> {
        let unconfirmed = self.unconfirmed;
        self.catalogues
            .iter()
            .flat_map(|(item, catalogue)| catalogue.rules.iter().map(move |rule| (*item, *catalogue, rule)))
            .filter(move |(_, _, rule)| unconfirmed || rule.evidence.grade != Grade::Unconfirmed)
    }

    /// What a code means.
    #[must_use]
    pub fn look_up(&self, code: [u8; 6]) -> Lookup<'m> {
        let Some((item, catalogue, rule)) = self.rules().find(|(_, _, rule)| rule.fits(code)) else {
            return Lookup::Reserved(self.first_unknown(code));
        };
        let mut segments = Vec::new();
        write(self.model, &rule.text, Role::Detail, 0, &|of| code[of], code, &mut segments);
        Lookup::Named(Meaning { item, rule, owner: catalogue.owner, segments })
    }

    /// The first value group at which no rule of the standard's own codes is left. Codes of manufacturers and utilities have room
    /// everywhere, so they do not count.
    fn first_unknown(&self, code: [u8; 6]) -> usize {
        let fitting = |rule: &Rule| rule.sets.iter().zip(code).take_while(|(set, value)| set.contains(*value)).count();
        self.rules().filter(|(_, catalogue, _)| !catalogue.first).map(|(_, _, rule)| fitting(rule)).max().unwrap_or(0).min(code.len() - 1)
    }
}

fn write(model: &Model, text: &[Piece], role: Role, form: usize, part: &dyn Fn(usize) -> u8, values: [u8; 6], out: &mut Vec<Segment>) {
    // The word of the form is a matter of the table that the text belongs to.
    for piece in text {
        match piece {
            Piece::Literal(text) => out.push(Segment::Text(role, text.clone())),
            Piece::Number(linear) => out.push(Segment::Text(role, linear.of(values).to_string())),
            Piece::Form(words) => out.push(Segment::Text(role, words.get(form).cloned().unwrap_or_default())),
            Piece::Part(piece) => {
                let Some(values) = table(model, piece.table) else { continue };
                let value = part(piece.of);
                let Some(entry) = values.entry(value).filter(|_| piece.only.contains(value)) else { continue };
                let before = out.len();
                if before > 0 && !piece.separator.is_empty() {
                    out.push(Segment::Separator(piece.separator.clone()));
                }
                let written = out.len();
                let line = &values.lines[entry.line];
                let inner = |of: usize| entry.addends.get(of).copied().unwrap_or(0);
                write(model, &line.text, values.role.unwrap_or(role), piece.form, &inner, [value, 0, 0, 0, 0, 0], out);
                if out.len() == written {
                    out.truncate(before);
                }
            }
        }
    }
}

fn table(model: &Model, id: ItemId) -> Option<&Values> {
    match &model.item(id).kind {
        Kind::Values(values) => Some(values),
        _ => None,
    }
}
