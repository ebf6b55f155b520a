//! Tables of value groups and catalogues of OBIS codes: statics that the codec's `obis` module reads.
//!
//! The rules of all catalogues become one decision diagram: a step for each value group, with the intervals of values and where they
//! lead. What leads to the same rules shares its steps.

use std::collections::HashMap;

use cosem_spec::model::obis::{Catalogue, Linear, OctetSet, Part, Piece, Role, Rule, Values};
use cosem_spec::model::{Grade, Item, ItemId, Kind, Model};
use heck::ToShoutySnakeCase;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs;
use crate::path;
use crate::rust::Rust;

/// A lead from here on is a rule, as in the codec.
const RULES: u16 = 0x8000;
/// A lead from here on is the value group that is not known, as in the codec.
const UNKNOWN: u16 = 0xFFFA;

/// Everything for the tables and catalogues of one module.
pub(crate) fn write(rust: &Rust<'_>) -> TokenStream {
    let tables: Vec<(&Item, &Values)> = rust
        .items()
        .filter_map(|item| match &item.kind {
            Kind::Values(values) => Some((item, values)),
            _ => None,
        })
        .collect();
    let mut rules: Vec<Member<'_>> = rust
        .items()
        .filter_map(|item| match &item.kind {
            Kind::Catalogue(catalogue) => Some((item, catalogue)),
            _ => None,
        })
        .flat_map(|(item, catalogue)| catalogue.rules.iter().map(move |rule| Member { item, catalogue, rule }))
        .collect();
    if tables.is_empty() && rules.is_empty() {
        return TokenStream::new();
    }
    let gated = |member: &Member<'_>| !member.item.folder.is_empty() && member.rule.evidence.grade == Grade::Unconfirmed;
    // What the feature adds stands last.
    rules.sort_by_key(gated);
    let open = rules.iter().filter(|member| !gated(member)).count();
    let tables = tables.into_iter().map(|(item, values)| table(rust, item, values));
    let tables = quote! {
        /// The tables of value groups.
        pub mod tables {
            #(#tables)*
        }
    };
    if rules.is_empty() {
        return tables;
    }
    let catalogues = if open == rules.len() {
        catalogue(rust, &rules, None)
    } else {
        let without = catalogue(rust, &rules[..open], Some(&quote!(#[cfg(not(feature = "unconfirmed"))])));
        let with = catalogue(rust, &rules, Some(&quote!(#[cfg(feature = "unconfirmed")])));
        quote!(#without #with)
    };
    quote!(#tables #catalogues)
}

/// A rule of a catalogue.
struct Member<'m> {
    item: &'m Item,
    catalogue: &'m Catalogue,
    rule: &'m Rule,
}

fn gate(gated: bool) -> Option<TokenStream> {
    gated.then(|| quote!(#[cfg(feature = "unconfirmed")]))
}

fn table(rust: &Rust<'_>, item: &Item, values: &Values) -> TokenStream {
    let (ty, name) = (path::obis_table(), table_name(item));
    let docs = docs::item(rust.model, item);
    let gate = gate(rust.is_gated(item));
    let role = option(values.role.map(role));
    let mut statics = Statics { among_tables: true, ..Statics::default() };
    let lines: Vec<TokenStream> = values.lines.iter().map(|line| pieces(rust, &line.text, &mut statics)).collect();
    let mut addends: Vec<u8> = Vec::new();
    let entries: Vec<TokenStream> = values
        .entries
        .iter()
        .map(|entry| {
            let at = Literal::usize_unsuffixed(addends.len());
            addends.extend(&entry.addends);
            let (first, last, line) =
                (Literal::u8_unsuffixed(entry.first), Literal::u8_unsuffixed(entry.last), Literal::usize_unsuffixed(entry.line));
            quote!(#ty::Entry { first: #first, last: #last, line: #line, addends: #at })
        })
        .collect();
    let addends = addends.into_iter().map(Literal::u8_unsuffixed);
    let statics = statics.tokens();
    quote! {
        #docs
        #gate
        pub static #name: #ty::Table = {
            #statics
            #ty::Table { role: #role, lines: &[#(#lines),*], entries: &[#(#entries),*], addends: &[#(#addends),*] }
        };
    }
}

fn table_name(item: &Item) -> Ident {
    format_ident!("{}", item.name.to_shouty_snake_case())
}

/// Parts and numbers that several texts share, each once.
#[derive(Default)]
struct Statics {
    /// True where they stand in the module of the tables.
    among_tables: bool,
    parts: Vec<(Part, TokenStream)>,
    numbers: Vec<Linear>,
    tails: Vec<(Vec<Piece>, TokenStream)>,
}

impl Statics {
    fn part(&mut self, rust: &Rust<'_>, part: &Part) -> Ident {
        let at = self.parts.iter().position(|(known, _)| known == part).unwrap_or_else(|| {
            let (ty, table) = (path::obis_table(), table_path(rust, part.table, self.among_tables));
            let (separator, of, form) = (&part.separator, Literal::usize_unsuffixed(part.of), Literal::usize_unsuffixed(part.form));
            let all = part.only == OctetSet::ALL || table_set(rust.model, part.table) == Some(part.only);
            let only = if all { Vec::new() } else { ranges(part.only) };
            let only = only.into_iter().map(|(first, last)| {
                let (first, last) = (Literal::u8_unsuffixed(first), Literal::u8_unsuffixed(last));
                quote!((#first, #last))
            });
            let tokens = quote!(#ty::Part { separator: #separator, of: #of, table: &#table, only: &[#(#only),*], form: #form });
            self.parts.push((part.clone(), tokens));
            self.parts.len() - 1
        });
        format_ident!("PART_{}", at)
    }

    fn number(&mut self, linear: &Linear) -> Ident {
        let at = self.numbers.iter().position(|known| known == linear).unwrap_or_else(|| {
            self.numbers.push(*linear);
            self.numbers.len() - 1
        });
        format_ident!("NUMBER_{}", at)
    }

    fn tail(&mut self, rust: &Rust<'_>, text: &[Piece]) -> Ident {
        let at = self.tails.iter().position(|(known, _)| known == text).unwrap_or_else(|| {
            let tokens = pieces(rust, text, self);
            self.tails.push((text.to_vec(), tokens));
            self.tails.len() - 1
        });
        format_ident!("TAIL_{}", at)
    }

    fn tokens(&self) -> TokenStream {
        let ty = path::obis_table();
        let parts = self.parts.iter().enumerate().map(|(at, (_, tokens))| {
            let name = format_ident!("PART_{}", at);
            quote!(static #name: #ty::Part = #tokens;)
        });
        let numbers = self.numbers.iter().enumerate().map(|(at, linear)| {
            let name = format_ident!("NUMBER_{}", at);
            let constant = Literal::i64_unsuffixed(linear.constant);
            let factors = linear.factors.iter().map(|factor| Literal::i64_unsuffixed(*factor));
            quote!(static #name: #ty::Linear = #ty::Linear { constant: #constant, factors: [#(#factors),*] };)
        });
        let tails = self.tails.iter().enumerate().map(|(at, (_, tokens))| {
            let name = format_ident!("TAIL_{}", at);
            quote!(static #name: &[#ty::Piece] = #tokens;)
        });
        quote!(#(#parts)* #(#numbers)* #(#tails)*)
    }
}

fn table_set(model: &Model, id: ItemId) -> Option<OctetSet> {
    match &model.item(id).kind {
        Kind::Values(values) => Some(values.set()),
        _ => None,
    }
}

/// The path of a table's static, from the module of the tables or the one around it.
fn table_path(rust: &Rust<'_>, id: ItemId, among_tables: bool) -> TokenStream {
    let item = rust.model.item(id);
    let name = table_name(item);
    match item.folder.split('/').next().unwrap_or_default() {
        _ if rust.is_own(item) && among_tables => quote!(#name),
        _ if rust.is_own(item) => quote!(tables::#name),
        folder => {
            let folder = crate::rust::ident(folder);
            quote!(::cosem_codec::#folder::tables::#name)
        }
    }
}

fn ranges(set: OctetSet) -> Vec<(u8, u8)> {
    let mut ranges: Vec<(u8, u8)> = Vec::new();
    for value in set.iter() {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(value) => *last = value,
            _ => ranges.push((value, value)),
        }
    }
    ranges
}

fn pieces(rust: &Rust<'_>, text: &[Piece], statics: &mut Statics) -> TokenStream {
    let ty = path::obis_table();
    let pieces = text.iter().map(|piece| match piece {
        Piece::Literal(text) => quote!(#ty::Piece::Literal(#text)),
        Piece::Number(linear) => {
            let number = statics.number(linear);
            quote!(#ty::Piece::Number(&#number))
        }
        Piece::Form(words) => quote!(#ty::Piece::Form(&[#(#words),*])),
        Piece::Part(part) => {
            let part = statics.part(rust, part);
            quote!(#ty::Piece::Part(&#part))
        }
    });
    quote!(&[#(#pieces),*])
}

fn role(role: Role) -> TokenStream {
    let (ty, variant) = (path::obis_role(), format_ident!("{}", format!("{role:?}")));
    quote!(#ty::#variant)
}

fn option(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}

/// The catalogue of these rules.
fn catalogue(rust: &Rust<'_>, members: &[Member<'_>], gate: Option<&TokenStream>) -> TokenStream {
    let (ty, rule_type, description) = (path::obis_catalogue(), path::obis_rule(), path::description());
    let mut statics = Statics::default();
    let mut sources = Sources::default();
    let rules: Vec<TokenStream> = members.iter().map(|member| rule(rust, member, &mut statics, &mut sources)).collect();
    let Diagram { ends, leads, start } = Diagram::of(members);
    let ends = ends.into_iter().map(Literal::u8_unsuffixed);
    let (leads, start) = (leads.into_iter().map(Literal::u16_unsuffixed), Literal::u16_unsuffixed(start));
    let (statics, sources) = (statics.tokens(), sources.0.into_iter().map(|(_, tokens)| tokens));
    quote! {
        /// What the codes mean that the spec files name.
        #gate
        pub static CATALOGUE: #ty = {
            #statics
            static RULES: &[#rule_type] = &[#(#rules),*];
            static SOURCES: &[#description] = &[#(#sources),*];
            #ty { ends: &[#(#ends),*], leads: &[#(#leads),*], start: #start, rules: RULES, sources: SOURCES }
        };
    }
}

/// Clauses and evidence, each once.
#[derive(Default)]
struct Sources(Vec<(Item, TokenStream)>);

impl Sources {
    fn index(&mut self, rust: &Rust<'_>, member: &Member<'_>) -> usize {
        let (rule, item) = (member.rule, member.item);
        let own = rule.clause != item.clause || rule.evidence != item.evidence;
        let known =
            |(known, _): &(Item, TokenStream)| known.id == item.id && known.clause == rule.clause && known.evidence == rule.evidence;
        self.0.iter().position(known).unwrap_or_else(|| {
            let place = if own { rule.place } else { item.place };
            let item = Item { clause: rule.clause.clone(), evidence: rule.evidence.clone(), place, ..item.clone() };
            let tokens = docs::description(rust.model, &item);
            self.0.push((item, tokens));
            self.0.len() - 1
        })
    }
}

fn rule(rust: &Rust<'_>, member: &Member<'_>, statics: &mut Statics, sources: &mut Sources) -> TokenStream {
    let (ty, rule) = (path::obis_rule(), member.rule);
    // Many names end alike: with the billing period and the channel.
    let tail = rule.text.iter().rev().take_while(|piece| matches!(piece, Piece::Part(part) if part.of == 1 || part.of == 5)).count();
    let (text, tail) = rule.text.split_at(rule.text.len() - tail);
    let (text, tail) = (pieces(rust, text, statics), statics.tail(rust, tail));
    let classes = option(rule.classes.as_ref().map(|classes| {
        let classes = classes.iter().copied().map(Literal::u16_unsuffixed);
        quote!(&[#(#classes),*])
    }));
    let owner = option(member.catalogue.owner.map(|owner| {
        let (ty, variant) = (path::obis_owner(), format_ident!("{}", format!("{owner:?}")));
        quote!(#ty::#variant)
    }));
    let source = Literal::usize_unsuffixed(sources.index(rust, member));
    quote!(#ty { text: #text, tail: #tail, classes: #classes, owner: #owner, source: #source })
}

/// The steps from value group to value group. A step is a run of intervals, the last of which ends at 255; each leads to another step, to
/// a rule, or to the group that is not known.
#[derive(Default)]
struct Diagram {
    ends: Vec<u8>,
    leads: Vec<u16>,
    start: u16,
}

/// What a step depends on: the depth, the rules that are left, and the group from which no rule of the standard's own is.
type Step = (usize, Vec<u16>, Option<u16>);

impl Diagram {
    fn of(members: &[Member<'_>]) -> Self {
        let mut diagram = Self::default();
        let mut order: Vec<u16> = (0..members.len()).filter_map(|at| u16::try_from(at).ok()).filter(|at| *at < UNKNOWN - RULES).collect();
        assert_eq!(order.len(), members.len(), "more rules than a catalogue can hold");
        order.sort_by_key(|at| !members[usize::from(*at)].catalogue.first);
        diagram.start = diagram.step(members, (0, order, None), &mut HashMap::new());
        diagram
    }

    fn step(&mut self, members: &[Member<'_>], step: Step, known: &mut HashMap<Step, u16>) -> u16 {
        let (depth, left, unknown) = &step;
        let member = |at: &u16| &members[usize::from(*at)];
        match left.first() {
            None => return UNKNOWN + unknown.unwrap_or(0),
            // The first rule decides alone where it takes everything that can still come.
            Some(first) if member(first).rule.sets[*depth..].iter().all(|set| *set == OctetSet::ALL) => return RULES + first,
            Some(_) => {}
        }
        if let Some(at) = known.get(&step) {
            return *at;
        }
        let mut intervals: Vec<(u8, u16)> = Vec::new();
        let mut before: Option<Vec<u16>> = None;
        for value in 0..=u8::MAX {
            let fitting: Vec<u16> = left.iter().copied().filter(|at| member(at).rule.sets[*depth].contains(value)).collect();
            if before.as_ref() == Some(&fitting) {
                if let Some((end, _)) = intervals.last_mut() {
                    *end = value;
                }
                continue;
            }
            before = Some(fitting.clone());
            let own = fitting.iter().any(|at| !member(at).catalogue.first);
            let group = u16::try_from(*depth).unwrap_or(0);
            let unknown = unknown.or((!own).then_some(group));
            let lead = self.step(members, (depth + 1, fitting, unknown), known);
            match intervals.last_mut() {
                Some((end, last)) if *last == lead => *end = value,
                _ => intervals.push((value, lead)),
            }
        }
        // A step that always leads to the same place is that place, but for the depth: only what ends there can be taken.
        if let [(_, lead)] = intervals.as_slice()
            && *lead >= RULES
        {
            known.insert(step, intervals[0].1);
            return intervals[0].1;
        }
        let at = u16::try_from(self.ends.len()).unwrap_or(RULES);
        assert!(at < RULES, "more steps than a catalogue can hold");
        for (end, lead) in intervals {
            self.ends.push(end);
            self.leads.push(lead);
        }
        known.insert(step, at);
        at
    }
}
