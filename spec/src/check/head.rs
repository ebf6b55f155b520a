//! The heads of the files, the names of all items, and the attributes in front of anything.

use heck::{ToKebabCase, ToSnakeCase};

use crate::fault::{Code, Fault};
use crate::model::{Clause, Encoding, Evidence, Grade, Item, ItemId, Kind, Name, Since, Standard, Tolerance, Type};
use crate::similar::similar;
use crate::source::Place;
use crate::syntax::ast::{self, At, AttrKind, Body, ClauseRef, Decor, EvidenceRef, Header, Ident};

use super::scope::Scope;
use super::{Checker, FileHead, Unit};

/// What the attributes in front of something say.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) spelled: Option<String>,
    pub(super) since: Option<Since>,
    pub(super) tolerates: Vec<At<Tolerance>>,
    pub(super) closed: bool,
    pub(super) clause: Option<Clause>,
    pub(super) evidence: Option<Evidence>,
}

impl Notes {
    /// The tolerances without their places.
    pub(super) fn tolerances(&self) -> Vec<Tolerance> {
        self.tolerates.iter().map(|tolerance| tolerance.value).collect()
    }
}

/// The attributes that may stand in front of the parts of an item.
pub(super) mod allowed {
    pub(in super::super) const ITEM: &[&str] = &["clause", "evidence", "since", "spelled"];
    pub(in super::super) const CODES: &[&str] = &["clause", "evidence", "since", "spelled", "closed"];
    pub(in super::super) const FIELD: &[&str] = &["since", "spelled", "tolerate"];
    pub(in super::super) const BITS: &[&str] = &["spelled", "tolerate"];
    pub(in super::super) const DATED: &[&str] = &["since", "spelled"];
    pub(in super::super) const NAME: &[&str] = &["spelled"];
    pub(in super::super) const RULE: &[&str] = &["clause", "evidence", "since"];
    pub(in super::super) const NONE: &[&str] = &[];
}

impl<'a> Checker<'a> {
    /// Reads the heads of all files and gives every item its name and number.
    pub(super) fn declare(&mut self, files: &'a [ast::File]) {
        for file in files {
            let head = self.file_head(file);
            self.heads.push(head);
        }
        for (index, file) in files.iter().enumerate() {
            self.file_clause(index, file);
            for item in &file.items {
                self.declare_item(index, item);
            }
        }
    }

    fn file_head(&mut self, file: &ast::File) -> FileHead {
        let mut head = FileHead::default();
        let mut encoding: Option<Place> = None;
        let mut evidence: Option<Place> = None;
        let mut shorts: Vec<&Ident> = Vec::new();
        for header in &file.headers {
            match header {
                Header::Standard { short, title } => {
                    if let Some(first) = shorts.iter().find(|first| first.value == short.value) {
                        self.add(
                            Fault::new(Code::E0603, short.place, format!("the standard `{}` is named twice", short.value))
                                .label("named again")
                                .also(first.place, "named here"),
                        );
                        continue;
                    }
                    shorts.push(short);
                    let standard = Standard { short: short.value.clone(), title: title.value.clone() };
                    let at = self.standards.iter().position(|known| *known == standard).unwrap_or_else(|| {
                        self.standards.push(standard);
                        self.standards.len() - 1
                    });
                    head.standards.insert(short.value.clone(), at);
                }
                Header::Encoding(word) => {
                    if self.header_twice("encoding", &mut encoding, word.place) {
                        continue;
                    }
                    head.encoding = match word.value.as_str() {
                        "axdr" => Some(Encoding::Axdr),
                        "ber" => Some(Encoding::Ber),
                        "data" => Some(Encoding::Data),
                        "octets" => Some(Encoding::Octets),
                        other => {
                            let fault = Fault::new(Code::E0604, word.place, format!("unknown encoding `{other}`"));
                            self.add(fault.label("unknown").expected("`axdr`, `ber`, `data` or `octets`"));
                            None
                        }
                    };
                }
                Header::Evidence(given) => {
                    if !self.header_twice("evidence", &mut evidence, given.grade.place) {
                        head.evidence_given = true;
                        head.evidence = self.evidence(given);
                    }
                }
                // It may refer to a standard that is named further down.
                Header::Clause(_) => {}
            }
        }
        if let (None, Some(item)) = (encoding, file.items.first()) {
            self.add(
                Fault::new(Code::E0602, item.name.place, "the file does not say its encoding")
                    .label("how do the fields of this travel?")
                    .help("write `encoding axdr;`, `ber`, `data` or `octets` above the first item"),
            );
        }
        head
    }

    fn file_clause(&mut self, index: usize, file: &ast::File) {
        let mut first: Option<Place> = None;
        for header in &file.headers {
            if let Header::Clause(given) = header
                && !self.header_twice("clause", &mut first, given.place)
            {
                let clause = self.clause(index, &given.value);
                self.heads[index].clause = Some(clause);
            }
        }
    }

    fn header_twice(&mut self, word: &str, first: &mut Option<Place>, place: Place) -> bool {
        if let Some(first) = first {
            self.add(
                Fault::new(Code::E0603, place, format!("the header `{word}` is given twice"))
                    .label("given again")
                    .also(*first, "given here"),
            );
            return true;
        }
        *first = Some(place);
        false
    }

    fn evidence(&mut self, given: &EvidenceRef) -> Option<Evidence> {
        let grade = match given.grade.value.as_str() {
            "confirmed" => Grade::Confirmed,
            "single_source" => Grade::SingleSource,
            "unconfirmed" => Grade::Unconfirmed,
            other => {
                let fault = Fault::new(Code::E0611, given.grade.place, format!("unknown grade of evidence `{other}`"));
                self.add(fault.label("unknown").expected("`confirmed`, `single_source` or `unconfirmed`"));
                return None;
            }
        };
        Some(Evidence { grade, reason: given.reason.value.clone() })
    }

    fn declare_item(&mut self, file: usize, ast: &'a ast::Item) {
        let id = ItemId(self.units.len());
        let allowed = if matches!(ast.body, Body::Codes(_)) { allowed::CODES } else { allowed::ITEM };
        let notes = self.notes(file, &ast.decor, allowed, "here");
        let head = &self.heads[file];
        let encoding = head.encoding.unwrap_or(Encoding::Axdr);
        let has = |word| ast.decor.attributes.iter().any(|attribute| attribute.kind.keyword() == word);
        let clause = notes.clause.or_else(|| head.clause.clone());
        let evidence = notes.evidence.or_else(|| head.evidence.clone());
        let no_clause = clause.is_none() && !has("clause");
        let no_evidence = evidence.is_none() && !has("evidence") && !head.evidence_given;
        // Once for each file: one line of its head is the answer for all items.
        if no_clause && !std::mem::replace(&mut self.heads[file].clause_missed, true) {
            self.add(
                Fault::new(Code::E0608, ast.name.place, format!("`{}` does not say where the standard has it", ast.name.value))
                    .label("no clause")
                    .help(
                        "write `#[clause(short_name, \"7.3.3\")]` in front, or `clause(short_name, unknown);` in the head of the file for all \
                         items that do not say it",
                    ),
            );
        }
        if no_evidence && !std::mem::replace(&mut self.heads[file].evidence_missed, true) {
            self.add(
                Fault::new(Code::E0610, ast.name.place, format!("`{}` does not say how its layout is known", ast.name.value))
                    .label("no evidence")
                    .help("write `#[evidence(confirmed, \"...\")]` in front, or `evidence(confirmed, \"...\");` in the head of the file"),
            );
        }
        let family = ast.name.value.clone();
        let (name, spelled) = match &ast.body {
            Body::Class(class) => {
                let version = class.version.value;
                let spelled = notes.spelled.unwrap_or_else(|| family.to_kebab_case());
                (format!("{family}V{version}"), format!("{spelled} version {version}"))
            }
            _ => {
                let by_rule = if encoding == Encoding::Data { family.to_snake_case() } else { family.to_kebab_case() };
                (family, notes.spelled.unwrap_or(by_rule))
            }
        };
        self.claim(id, ast, file, &name);
        if matches!(ast.body, Body::Class(_)) {
            // The newest version of a class also goes by the name of the class.
            self.claim(id, ast, file, &ast.name.value);
        }
        let item = Item {
            id,
            name,
            spelled,
            docs: ast.decor.docs.clone(),
            clause: clause.unwrap_or(Clause { standard: 0, number: None, table: None, figure: None }),
            evidence: evidence.unwrap_or(Evidence { grade: Grade::Confirmed, reason: String::new() }),
            since: notes.since,
            encoding,
            folder: self.sources.files()[file].folder.clone(),
            place: ast.name.place,
            kind: Kind::Alias(Type::Null),
        };
        self.units.push(Unit { ast, file, item, kind: None, given_up: false, partial: None });
    }

    /// Takes a name for an item; the versions of one class share theirs.
    fn claim(&mut self, id: ItemId, ast: &'a ast::Item, file: usize, name: &str) {
        let scope = Scope::of(self.sources, file);
        let names = if matches!(ast.body, Body::Values(_) | Body::Obis(_)) { self.tables.own(scope) } else { self.names.own(scope) };
        let Some(first) = names.get(name).copied() else {
            names.insert(name.to_owned(), id);
            return;
        };
        let first = self.units.get(first.0).map_or(ast, |unit| unit.ast);
        let one_class = match (&ast.body, &first.body) {
            (Body::Class(this), Body::Class(other)) => this.class_id.value == other.class_id.value,
            _ => false,
        };
        // A class version that is there twice is reported with the classes.
        if !one_class {
            let fault = Fault::new(Code::E0202, ast.name.place, format!("the name `{name}` is already taken")).label("taken already");
            self.add(fault.also(first.name.place, "taken here"));
        }
    }

    /// What the attributes say; those that are not allowed here are reported.
    pub(super) fn notes(&mut self, file: usize, decor: &Decor, allowed: &[&str], here: &str) -> Notes {
        let mut notes = Notes::default();
        for (index, attribute) in decor.attributes.iter().enumerate() {
            let word = attribute.kind.keyword();
            if !allowed.contains(&word) {
                let expected = if allowed.is_empty() {
                    "no attribute".to_owned()
                } else {
                    allowed.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
                };
                self.add(
                    Fault::new(Code::E0606, attribute.place, format!("the attribute `{word}` does not fit {here}"))
                        .label("does not fit")
                        .expected(expected),
                );
                continue;
            }
            if let Some(first) = decor.attributes[..index].iter().find(|first| first.kind.keyword() == word) {
                self.add(
                    Fault::new(Code::E0607, attribute.place, format!("the attribute `{word}` is given twice"))
                        .label("given again")
                        .also(first.place, "given here"),
                );
                continue;
            }
            match &attribute.kind {
                AttrKind::Clause(given) => notes.clause = Some(self.clause(file, given)),
                AttrKind::Evidence(given) => notes.evidence = self.evidence(given),
                AttrKind::Since { standard, edition } => {
                    notes.since = self.standard(file, standard).map(|standard| Since { standard, edition: edition.value.clone() });
                }
                AttrKind::Spelled(spelling) => notes.spelled = Some(spelling.value.clone()),
                AttrKind::Tolerate(names) => {
                    for name in names {
                        match Tolerance::from_keyword(&name.value) {
                            Some(value) => notes.tolerates.push(At { value, place: name.place }),
                            None => {
                                let all: Vec<_> = Tolerance::ALL.iter().map(|known| format!("`{}`", known.keyword())).collect();
                                let fault = Fault::new(Code::E0612, name.place, format!("unknown tolerance `{}`", name.value));
                                self.add(fault.label("unknown").expected(all.join(", ")));
                            }
                        }
                    }
                }
                AttrKind::Closed => notes.closed = true,
            }
        }
        notes
    }

    fn clause(&mut self, file: usize, given: &ClauseRef) -> Clause {
        let known = self.standard(file, &given.standard);
        let number = given.number.as_ref().map(|number| number.value.clone());
        let mut clause = Clause { standard: known.unwrap_or(0), number, table: None, figure: None };
        for (name, value) in &given.details {
            let slot = match name.value.as_str() {
                "table" => &mut clause.table,
                "figure" => &mut clause.figure,
                other => {
                    let fault = Fault::new(Code::E0614, name.place, format!("a clause has no detail `{other}`"));
                    self.add(fault.label("unknown").expected("`table` or `figure`"));
                    continue;
                }
            };
            if slot.replace(value.value.clone()).is_some() {
                let fault = Fault::new(Code::E0607, name.place, format!("`{}` is given twice", name.value));
                self.add(fault.label("given again"));
            }
        }
        clause
    }

    fn standard(&mut self, file: usize, short: &Ident) -> Option<usize> {
        let known = &self.heads[file].standards;
        if let Some(index) = known.get(&short.value) {
            return Some(*index);
        }
        let help = match similar(&short.value, known.keys().map(String::as_str)) {
            Some(similar) => format!("did you mean `{similar}`?"),
            None => format!("name it in the head of the file: `standard {} = \"...\";`", short.value),
        };
        let fault = Fault::new(Code::E0609, short.place, format!("unknown standard `{}`", short.value));
        self.add(fault.label("not named in the head of this file").help(help));
        None
    }

    /// A name in its two forms: `#[spelled]`, or hyphenated by rule. In the `data` encoding the standard itself writes underscores.
    pub(super) fn name(&self, unit: usize, ident: &Ident, notes: &Notes) -> Name {
        let by_rule = || match self.units[unit].item.encoding {
            Encoding::Data => ident.value.clone(),
            Encoding::Axdr | Encoding::Ber | Encoding::Octets => ident.value.replace('_', "-"),
        };
        Name { snake: ident.value.clone(), spelled: notes.spelled.clone().unwrap_or_else(by_rule) }
    }
}
