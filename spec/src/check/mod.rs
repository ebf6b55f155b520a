//! From syntax trees to the model, or to all that is wrong with them.
//!
//! The work is done in rounds over all files, so that items may be used before they are declared: names (`head`), codes,
//! bits and aliases, then everything that refers to fields, then what needs the whole picture (`layout`, `cycles`), and
//! last the classes that extend others.

mod bits;
mod choice;
mod class;
mod codes;
mod cycles;
mod facts;
mod fields;
mod head;
mod inherit;
mod layout;
mod literal;
mod obis;
mod patterns;
mod scope;
mod sequence;
mod tolerance;
mod types;

use std::collections::HashMap;

use crate::fault::{Collector, Fault, Faults};
use crate::model::{Clause, Encoding, Evidence, Item, ItemId, Kind, Model, Standard, Type};
use crate::source::Sources;
use crate::syntax::{self, ast};

use self::scope::Scoped;

/// Reads and checks all files together; an item may be used in a file in front of the one that declares it.
///
/// # Errors
///
/// Everything that is wrong with the files.
pub fn check(sources: Sources) -> Result<Model, Faults> {
    let mut faults = Collector::new();
    let files: Vec<ast::File> =
        sources.files().iter().enumerate().map(|(index, file)| syntax::parse(index, &file.text, &mut faults)).collect();
    let mut checker = Checker {
        sources: &sources,
        lost: files.iter().any(|file| file.lost),
        heads: Vec::new(),
        standards: Vec::new(),
        units: Vec::new(),
        names: Scoped::default(),
        tables: Scoped::default(),
        faults: &mut faults,
    };
    checker.declare(&files);
    checker.resolve();
    checker.lay_out();
    checker.inherit();
    checker.rules_apart();
    let (standards, units) = (checker.standards, checker.units);
    let declared = units.len();
    let items: Vec<Item> = units.into_iter().filter_map(Unit::into_item).collect();
    // An item number is a position among the items: without a fault none may be missing.
    debug_assert!(!faults.is_empty() || items.len() == declared, "an item was given up without a fault");
    faults.finish(&sources, ()).map(|()| Model { sources, standards, items })
}

/// What the head of a file says.
#[derive(Debug, Default)]
struct FileHead {
    /// Short names and their index in the model.
    standards: HashMap<String, usize>,
    encoding: Option<Encoding>,
    evidence: Option<Evidence>,
    /// True where the head says an evidence, even one that is wrong.
    evidence_given: bool,
    clause: Option<Clause>,
    /// True where an item without a clause was reported.
    clause_missed: bool,
    /// True where an item without evidence was reported.
    evidence_missed: bool,
}

/// One declaration on its way from the tree to the model.
#[derive(Debug)]
struct Unit<'a> {
    ast: &'a ast::Item,
    file: usize,
    /// Everything but the kind. The kind of this item is a placeholder.
    item: Item,
    /// What it is; `None` while that is not known, and for good where it cannot be known.
    kind: Option<Kind>,
    /// True where the item was looked at and is wrong.
    given_up: bool,
    /// What can be known of an item that is wrong somewhere, so that the rest of it is checked all the same.
    partial: Option<Kind>,
}

impl Unit<'_> {
    fn into_item(self) -> Option<Item> {
        self.kind.map(|kind| Item { kind, ..self.item })
    }
}

/// The state of one run.
#[derive(Debug)]
struct Checker<'a> {
    sources: &'a Sources,
    /// True where an item could not be read so far as to know its name: then an unknown name may be that item's.
    lost: bool,
    heads: Vec<FileHead>,
    standards: Vec<Standard>,
    units: Vec<Unit<'a>>,
    /// The names of types.
    names: Scoped<String, ItemId>,
    /// The names of tables of values and of catalogues, which are no types.
    tables: Scoped<String, ItemId>,
    faults: &'a mut Collector,
}

impl<'a> Checker<'a> {
    fn add(&mut self, fault: Fault) {
        self.faults.add(fault);
    }

    /// True where what there is of the item means something and its encoding is known.
    fn readable(&self, unit: &Unit<'_>) -> bool {
        !unit.ast.wrong && self.heads[unit.file].encoding.is_some()
    }

    /// True where parts of the item could not be read: what seems to be missing may be there.
    fn broken(&self, unit: usize) -> bool {
        self.units[unit].ast.broken
    }

    fn kind(&self, id: ItemId) -> Option<&Kind> {
        self.units[id.0].kind.as_ref()
    }

    fn name_of(&self, id: ItemId) -> &'a str {
        &self.units[id.0].ast.name.value
    }

    /// The type behind all aliases; `None` where an alias on the way is wrong.
    fn plain<'t>(&'t self, ty: &'t Type) -> Option<&'t Type> {
        let mut ty = ty;
        // An alias that leads back to itself has lost its kind in the meantime, but a bound costs nothing.
        for _ in 0..=self.units.len() {
            let Type::Item(id) = ty else { return Some(ty) };
            if !matches!(self.units[id.0].ast.body, ast::Body::Alias(_)) {
                return Some(ty);
            }
            let Some(Kind::Alias(target)) = self.kind(*id) else { return None };
            ty = target;
        }
        None
    }

    /// Gives every declaration its kind, in an order in which each finds what it needs.
    fn resolve(&mut self) {
        let readable: Vec<(usize, &'a ast::Body)> =
            self.units.iter().enumerate().filter(|(_, unit)| self.readable(unit)).map(|(at, unit)| (at, &unit.ast.body)).collect();
        for (at, body) in &readable {
            if let ast::Body::Codes(body) = body
                && !self.broken(*at)
            {
                self.units[*at].kind = self.codes(*at, body).map(Kind::Codes);
            }
        }
        for (at, body) in &readable {
            if let ast::Body::Bits(body) = body
                && !self.broken(*at)
            {
                self.units[*at].kind = self.bits(*at, body).map(Kind::Bits);
            }
        }
        for (at, body) in &readable {
            if let ast::Body::Alias(body) = body
                && !self.broken(*at)
            {
                self.units[*at].kind = self.type_outside(*at, body).map(Kind::Alias);
            }
        }
        self.break_alias_cycles();
        self.resolve_values();
        for (at, body) in &readable {
            if let ast::Body::Obis(body) = body
                && !self.broken(*at)
            {
                self.units[*at].kind = self.catalogue(*at, body).map(Kind::Catalogue);
            }
        }
        for (at, body) in &readable {
            let kind = match body {
                ast::Body::Sequence(body) => {
                    let (sequence, complete) = self.sequence(*at, body);
                    (Kind::Sequence(sequence), complete)
                }
                ast::Body::Class(body) => {
                    let Some((class, complete)) = self.class(*at, body) else { continue };
                    (Kind::Class(class), complete)
                }
                _ => continue,
            };
            self.settle(*at, kind);
        }
        // Alternatives with a tag of their own need the tags of the others; choices with a tag in front may come later.
        let choices: Vec<_> = readable
            .iter()
            .filter_map(|(at, body)| match body {
                ast::Body::Choice(body) => Some((*at, body)),
                _ => None,
            })
            .collect();
        for (at, body) in &choices {
            let tag = self.item_tag(*at, body.tag.as_ref());
            self.units[*at].kind = Some(Kind::Choice(crate::model::Choice { tag, arms: Vec::new(), open: None }));
        }
        for (at, body) in &choices {
            let Some((choice, complete)) = self.choice(*at, body) else { continue };
            self.units[*at].kind = None;
            self.settle(*at, (Kind::Choice(choice), complete));
        }
    }

    fn settle(&mut self, at: usize, (kind, complete): (Kind, bool)) {
        let unit = &mut self.units[at];
        *(if complete && !unit.ast.broken { &mut unit.kind } else { &mut unit.partial }) = Some(kind);
    }
}
