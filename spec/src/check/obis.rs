//! Tables of value groups and catalogues of OBIS codes.

mod overlap;
mod template;

use crate::fault::{Code, Fault};
use crate::model::obis::{Catalogue, Entry, GROUPS, Line, OctetSet, Owner, Part, Piece, Role, Rule, Values};
use crate::model::{Clause, Encoding, Evidence, ItemId, Kind};
use crate::similar::similar;
use crate::source::Place;
use crate::syntax::MAX_NESTING;
use crate::syntax::ast::{At, Body, ClassesExpr, Ident, Int, KeyExpr, ObisBody, RuleExpr, SetExpr, TermExpr, ValueLine, ValuesBody};

use super::Checker;
use super::head::allowed;
use super::scope::Scope;

/// What a set of a rule is made of.
#[derive(Debug, Clone, Default)]
struct Group {
    set: OctetSet,
    /// The tables that have texts for its values.
    tables: Vec<Mention>,
}

/// A table that a set names.
#[derive(Debug, Clone, Copy)]
struct Mention {
    table: ItemId,
    /// The values that are meant.
    only: OctetSet,
    form: usize,
}

impl Mention {
    fn part(self, of: usize, separator: &str) -> Piece {
        Piece::Part(Part { separator: separator.to_owned(), of, table: self.table, only: self.only, form: self.form })
    }
}

/// The sets of a rule: the shared ones and its own.
type Groups = [Group; 6];

impl Checker<'_> {
    /// Gives tables their kind, each behind those that it is made of.
    pub(super) fn resolve_values(&mut self) {
        let mut depths = vec![0; self.units.len()];
        for at in 0..self.units.len() {
            self.table_kind(at, &mut Vec::new(), &mut depths);
        }
    }

    /// Resolves one table; `open` are those that wait for it, `depths` how deep each is made of others.
    fn table_kind(&mut self, at: usize, open: &mut Vec<usize>, depths: &mut [usize]) {
        let Body::Values(body) = &self.units[at].ast.body else { return };
        if self.units[at].kind.is_some() || self.units[at].given_up || !self.readable(&self.units[at]) || self.broken(at) {
            return;
        }
        open.push(at);
        let mut complete = self.octets_only(at);
        for line in &body.lines {
            let KeyExpr::Sum(addends) = &line.key else { continue };
            for name in addends.iter().filter_map(|addend| addend.table.as_ref()) {
                let Some(ItemId(inner)) = self.table(at, name) else {
                    complete = false;
                    continue;
                };
                if open.contains(&inner) {
                    let fault = Fault::new(Code::E0704, name.place, format!("`{}` is made of itself", name.value));
                    self.add(fault.label("without end").also(self.units[inner].ast.name.place, "declared here"));
                    complete = false;
                    continue;
                }
                if open.len() < MAX_NESTING {
                    self.table_kind(inner, open, depths);
                }
                depths[at] = depths[at].max(depths[inner] + 1);
                if open.len() >= MAX_NESTING || depths[at] >= MAX_NESTING {
                    let fault = Fault::new(Code::E0111, name.place, "tables that nest too deep").label("too deep");
                    self.add(fault.expected(format!("at most {MAX_NESTING} tables that are made of each other")));
                    complete = false;
                }
                complete &= self.units[inner].kind.is_some();
            }
        }
        open.pop();
        let values = if complete { self.values(at, body) } else { None };
        self.units[at].given_up = values.is_none();
        self.units[at].kind = values.map(Kind::Values);
    }

    /// True where the item stands in a file of packed octets, as codes are.
    fn octets_only(&mut self, at: usize) -> bool {
        let unit = &self.units[at];
        if unit.item.encoding == Encoding::Octets {
            return true;
        }
        let fault = Fault::new(Code::E0714, unit.ast.name.place, format!("`{}` outside of the encoding `octets`", unit.ast.name.value));
        self.add(fault.label("codes are packed octets").help("put it into a file with `encoding octets;`"));
        false
    }

    /// The table with this name.
    fn table(&mut self, user: usize, name: &Ident) -> Option<ItemId> {
        let scope = Scope::of(self.sources, name.place.file);
        let found = self.tables.find(scope, name.value.as_str()).copied();
        if let Some(id) = found.filter(|id| matches!(self.units[id.0].ast.body, Body::Values(_))) {
            self.uses(user, id, name.place);
            return Some(id);
        }
        let unreadable = |id: &ItemId| matches!(self.units[id.0].ast.body, Body::Unreadable);
        if self.lost || self.names.find(scope, name.value.as_str()).is_some_and(unreadable) {
            return None;
        }
        let help = match similar(&name.value, self.tables.visible(scope).map(String::as_str)) {
            Some(similar) => format!("did you mean `{similar}`?"),
            None => format!("declare it: `values {} {{ 0 \"...\", }}`", name.value),
        };
        self.add(Fault::new(Code::E0703, name.place, format!("there is no table of values `{}`", name.value)).label("no table").help(help));
        None
    }

    fn values_of(&self, id: ItemId) -> Option<&Values> {
        match self.kind(id) {
            Some(Kind::Values(values)) => Some(values),
            _ => None,
        }
    }

    fn octet(&mut self, number: &Int) -> Option<u8> {
        let octet = u8::try_from(number.value).ok();
        if octet.is_none() {
            let fault = Fault::new(Code::E0701, number.place, format!("{} is not the value of a group", number.value));
            self.add(fault.label("not an octet").expected("0 to 255"));
        }
        octet
    }

    fn octets(&mut self, first: &Int, last: &Int) -> Option<(u8, u8)> {
        let (start, end) = (self.octet(first)?, self.octet(last)?);
        if start > end {
            let fault = Fault::new(Code::E0701, first.place.to(last.place), format!("the range {start}..{end} is empty"));
            self.add(fault.label("empty").expected("the smaller value first"));
            return None;
        }
        Some((start, end))
    }

    fn values(&mut self, at: usize, body: &ValuesBody) -> Option<Values> {
        let role = match &body.role {
            None => None,
            Some(word) => Some(Role::from_keyword(&word.value).or_else(|| {
                let all: Vec<_> = Role::ALL.iter().map(|role| format!("`{}`", role.keyword())).collect();
                let fault = Fault::new(Code::E0705, word.place, format!("`{}` is nothing that a text can say", word.value));
                self.add(fault.label("unknown").expected(all.join(", ")));
                None
            })?),
        };
        let mut values =
            Values { role, forms: body.forms.iter().map(|form| form.value.clone()).collect(), lines: Vec::new(), entries: Vec::new() };
        let mut good = true;
        let mut taken: Vec<(Entry, Place)> = Vec::new();
        for line in &body.lines {
            self.notes(self.units[at].file, &line.decor, allowed::NONE, "a line of a table");
            let Some((entries, text)) = self.value_line(at, &values, line) else {
                good = false;
                continue;
            };
            for entry in entries {
                let other = taken.iter().find(|(other, _)| entry.first <= other.last && other.first <= entry.last);
                if let Some((other, place)) = other {
                    let value = entry.first.max(other.first);
                    let fault = Fault::new(Code::E0702, line.place, format!("the value {value} has a text already")).label("taken already");
                    let place = *place;
                    self.add(if place == line.place {
                        fault.help("two sums of the line are the same")
                    } else {
                        fault.also(place, "taken here")
                    });
                    good = false;
                    break;
                }
                taken.push((Entry { line: values.lines.len(), ..entry }, line.place));
            }
            values.lines.push(Line { docs: line.decor.docs.clone(), text, place: line.place });
        }
        if body.lines.is_empty() {
            let place = self.units[at].ast.name.place;
            self.add(Fault::new(Code::E0709, place, "a table without values").label("empty").expected("at least one line"));
            return None;
        }
        taken.sort_by_key(|(entry, _)| entry.first);
        values.entries = taken.into_iter().map(|(entry, _)| entry).collect();
        good.then_some(values)
    }

    fn value_line(&mut self, at: usize, values: &Values, line: &ValueLine) -> Option<(Vec<Entry>, Vec<Piece>)> {
        match &line.key {
            KeyExpr::Range(first, last) => {
                let (first, last) = self.octets(first, last)?;
                let text = self.line_text(&line.text, values, &[])?;
                Some((vec![Entry { first, last, line: 0, addends: Vec::new() }], text))
            }
            KeyExpr::Sum(addends) => {
                let mut tables: Vec<(&Ident, ItemId)> = Vec::new();
                let mut sums: Vec<(i128, Vec<u8>)> = vec![(0, Vec::new())];
                for addend in addends {
                    let number = addend.number.as_ref();
                    let Some(name) = &addend.table else {
                        sums.iter_mut().for_each(|(sum, _)| *sum = sum.saturating_add(number.map_or(0, |number| number.value)));
                        continue;
                    };
                    let id = self.table(at, name)?;
                    let label = addend.label.as_ref().unwrap_or(name);
                    if let Some((first, _)) = tables.iter().find(|(other, _)| other.value == label.value) {
                        let fault = Fault::new(Code::E0707, label.place, format!("`{}` stands twice in the sum", label.value));
                        let fault = fault.label("again").also(first.place, "here first");
                        self.add(fault.help("give it a name of its own: `from: Name`"));
                        return None;
                    }
                    if tables.len() >= Self::MOST_TABLES {
                        let fault = Fault::new(Code::E0701, line.place, format!("a sum of more than {} tables", Self::MOST_TABLES));
                        self.add(fault.label("too many for an octet"));
                        return None;
                    }
                    tables.push((label, id));
                    let factor = number.map_or(1, |number| number.value);
                    let inner = self.values_of(id)?.set();
                    sums = sums
                        .iter()
                        .flat_map(|(sum, chosen)| {
                            inner.iter().map(move |value| {
                                let mut chosen = chosen.clone();
                                chosen.push(value);
                                (sum.saturating_add(factor.saturating_mul(i128::from(value))), chosen)
                            })
                        })
                        .take(Self::MOST_SUMS)
                        .collect();
                }
                let text = self.line_text(&line.text, values, &tables)?;
                let mut entries = Vec::new();
                for (sum, addends) in sums {
                    let Ok(value) = u8::try_from(sum) else {
                        let fault = Fault::new(Code::E0701, line.place, format!("the sum {sum} is not the value of a group"));
                        self.add(fault.label("not an octet").expected("0 to 255"));
                        return None;
                    };
                    entries.push(Entry { first: value, last: value, line: 0, addends });
                }
                Some((entries, text))
            }
        }
    }

    /// More sums than this cannot all be different octets.
    const MOST_SUMS: usize = 257;
    /// Tables of two values each make 256 sums of eight.
    const MOST_TABLES: usize = 8;

    /// Checks a catalogue. What is wrong with one rule does not hide the others.
    pub(super) fn catalogue(&mut self, at: usize, body: &ObisBody) -> Option<Catalogue> {
        let mut good = self.octets_only(at);
        let owner = match &body.owner {
            None => None,
            Some(word) => {
                let owner = Owner::from_keyword(&word.value);
                if owner.is_none() {
                    let all: Vec<_> = Owner::ALL.iter().map(|owner| format!("`{}`", owner.keyword())).collect();
                    let fault = Fault::new(Code::E0715, word.place, format!("codes have no owner `{}`", word.value));
                    self.add(fault.label("unknown").expected(all.join(", ")));
                    good = false;
                }
                owner
            }
        };
        let classes = match &body.classes {
            None => None,
            Some(classes) => Some(self.classes(classes)?),
        };
        let prefix: Vec<Group> = body.prefix.iter().map(|set| self.value_set(at, set)).collect::<Option<_>>()?;
        let mut rules = Vec::new();
        if body.rules.is_empty() {
            let place = self.units[at].ast.name.place;
            self.add(Fault::new(Code::E0709, place, "a catalogue without rules").label("empty").expected("at least one rule"));
            good = false;
        }
        for rule in &body.rules {
            match self.rule(at, body, &prefix, classes.as_ref(), rule) {
                Some(rule) => rules.push(rule),
                None => good = false,
            }
        }
        good.then_some(Catalogue { first: body.first.is_some(), owner, rules })
    }

    #[expect(clippy::option_option, reason = "no answer, any class, or these")]
    fn classes(&mut self, classes: &ClassesExpr) -> Option<Option<Vec<u16>>> {
        let mut numbers = Vec::new();
        for number in &classes.numbers {
            match u16::try_from(number.value) {
                Ok(class) if !numbers.contains(&class) => numbers.push(class),
                Ok(class) => {
                    let fault = Fault::new(Code::E0713, number.place, format!("the class {class} is named twice"));
                    self.add(fault.label("again"));
                    return None;
                }
                Err(_) => {
                    let fault = Fault::new(Code::E0713, number.place, format!("{} is not a class identifier", number.value));
                    self.add(fault.label("out of range").expected("0 to 65535"));
                    return None;
                }
            }
        }
        Some((!numbers.is_empty()).then_some(numbers))
    }

    fn rule(&mut self, at: usize, body: &ObisBody, prefix: &[Group], shared: Option<&Option<Vec<u16>>>, rule: &RuleExpr) -> Option<Rule> {
        let notes = self.notes(self.units[at].file, &rule.decor, allowed::RULE, "a rule");
        let count = prefix.len() + rule.sets.len();
        if count != GROUPS.len() - 1 {
            let fault = Fault::new(Code::E0708, rule.place, format!("{count} value groups in front of F"));
            let behind: Vec<String> = GROUPS[prefix.len()..GROUPS.len() - 1].iter().map(char::to_string).collect();
            self.add(fault.label("not five").expected(format!("the groups {} behind those that all rules share", behind.join(", "))));
            return None;
        }
        let own: Vec<Group> = rule.sets.iter().map(|set| self.value_set(at, set)).collect::<Option<_>>()?;
        let period = match &rule.period {
            Some(set) => self.value_set(at, set)?,
            None => Group { set: OctetSet::EMPTY.with(u8::MAX, u8::MAX), tables: Vec::new() },
        };
        let mut all = prefix.iter().cloned().chain(own).chain([period]);
        let groups: Groups = std::array::from_fn(|_| all.next().unwrap_or_default());
        let text = match &rule.text {
            Some(text) => self.rule_text(Some((text, false)), &groups)?,
            None => self.rule_text(body.text.as_ref().map(|text| (text, true)), &groups)?,
        };
        if text.is_empty() {
            let fault = Fault::new(Code::E0712, rule.place, "a rule without a name").label("what is it?");
            self.add(fault.help("write the name behind it, or use a table that has texts for its values"));
            return None;
        }
        let classes = match (&rule.classes, shared) {
            (Some(classes), _) => self.classes(classes)?,
            (None, Some(shared)) => shared.clone(),
            (None, None) => {
                let fault = Fault::new(Code::E0713, rule.place, "a rule that does not say which classes its codes may have");
                self.add(fault.label("no class").help("write `class 1 | 3` or `class any` behind it, or in the head of the catalogue"));
                return None;
            }
        };
        let unit = &self.units[at].item;
        let clause: Clause = notes.clause.unwrap_or_else(|| unit.clause.clone());
        let evidence: Evidence = notes.evidence.unwrap_or_else(|| unit.evidence.clone());
        let since = notes.since.or_else(|| unit.since.clone());
        let sets = groups.map(|group| group.set);
        Some(Rule { docs: rule.decor.docs.clone(), sets, text, classes, clause, evidence, since, place: rule.place })
    }

    fn value_set(&mut self, at: usize, expr: &SetExpr) -> Option<Group> {
        let mut group = Group::default();
        for term in &expr.terms {
            let (set, table) = self.term(at, term)?;
            if !group.set.and(set).is_empty() {
                let both = group.set.and(set);
                let fault = Fault::new(Code::E0709, expr.place, format!("{both} is named twice"));
                self.add(fault.label("twice").help("each value belongs to one part of the set"));
                return None;
            }
            group.set = group.set.or(set);
            group.tables.extend(table);
        }
        let mut except = OctetSet::EMPTY;
        for term in &expr.except {
            except = except.or(self.term(at, term)?.0);
        }
        group.set = group.set.without(except);
        if group.set.is_empty() {
            self.add(Fault::new(Code::E0709, expr.place, "a set without values").label("empty"));
            return None;
        }
        Some(group)
    }

    fn term(&mut self, at: usize, term: &TermExpr) -> Option<(OctetSet, Option<Mention>)> {
        match term {
            TermExpr::Any => Some((OctetSet::ALL, None)),
            TermExpr::Range(first, last) => {
                let (first, last) = self.octets(first, last)?;
                Some((OctetSet::EMPTY.with(first, last), None))
            }
            TermExpr::Table { name, form, only } => {
                let id = self.table(at, name)?;
                let values = self.values_of(id)?;
                let all = values.set();
                let forms = if form.is_some() { values.forms.clone() } else { Vec::new() };
                let form = match form {
                    None => 0,
                    Some(form) => match forms.iter().position(|known| *known == form.value) {
                        Some(form) => form,
                        None => {
                            let fault = Fault::new(Code::E0706, form.place, format!("`{}` has no form `{}`", name.value, form.value));
                            let known: Vec<_> = forms.iter().map(|form| format!("`{form}`")).collect();
                            let expected = if known.is_empty() { "no form".to_owned() } else { known.join(", ") };
                            self.add(fault.label("unknown").expected(expected));
                            return None;
                        }
                    },
                };
                let mut set = if only.is_empty() { all } else { OctetSet::EMPTY };
                for (first, last) in only {
                    let (start, end) = self.octets(first, last)?;
                    let range = OctetSet::EMPTY.with(start, end);
                    let missing = range.without(all);
                    if !missing.is_empty() {
                        let fault =
                            Fault::new(Code::E0709, first.place.to(last.place), format!("`{}` has no text for {missing}", name.value));
                        self.add(fault.label("not in the table").also(self.units[id.0].ast.name.place, "declared here"));
                        return None;
                    }
                    set = set.or(range);
                }
                Some((set, Some(Mention { table: id, only: set, form })))
            }
        }
    }

    /// The name of a rule: the text, and behind it the texts of tables that it does not name. The text may be `shared` by all rules.
    fn rule_text(&mut self, text: Option<(&At<String>, bool)>, groups: &Groups) -> Option<Vec<Piece>> {
        /// In which order parts stand behind a name that does not name them.
        const ORDER: [usize; 5] = [2, 3, 4, 5, 1];
        let (mut pieces, named) = match text {
            Some((text, shared)) => self.template(text, shared, groups)?,
            None => (Vec::new(), [false; 6]),
        };
        for group in ORDER.into_iter().filter(|group| !named[*group]) {
            pieces.extend(groups[group].tables.iter().map(|mention| mention.part(group, ", ")));
        }
        Some(pieces)
    }
}
