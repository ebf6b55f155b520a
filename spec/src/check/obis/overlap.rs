//! Whether each code has at most one rule, and each rule a code.

use crate::fault::{Code, Fault};
use crate::model::Kind;
use crate::model::obis::{Catalogue, OctetSet, Rule};

use super::super::Checker;
use super::super::scope::Scope;

/// A rule among all others of its scope.
struct Member<'r> {
    rule: &'r Rule,
    catalogue: usize,
    first: bool,
}

impl Checker<'_> {
    /// Compares the rules of all catalogues, those of the suite and those of the user for themselves.
    pub(in super::super) fn rules_apart(&mut self) {
        let catalogues: Vec<(usize, Catalogue)> = (0..self.units.len())
            .filter_map(|at| match self.units[at].kind.as_ref().or(self.units[at].partial.as_ref()) {
                Some(Kind::Catalogue(catalogue)) => Some((at, catalogue.clone())),
                _ => None,
            })
            .collect();
        for scope in [Scope::Suite, Scope::User] {
            let members: Vec<Member<'_>> = catalogues
                .iter()
                .filter(|(at, _)| Scope::of(self.sources, self.units[*at].file) == scope)
                .flat_map(|(at, catalogue)| catalogue.rules.iter().map(|rule| Member { rule, catalogue: *at, first: catalogue.first }))
                .collect();
            match members.get(MOST_RULES) {
                None => self.compare(&members),
                Some(member) => {
                    let fault = Fault::new(Code::E0717, member.rule.place, format!("more than {MOST_RULES} rules")).label("one too many");
                    self.add(fault.help("one rule can be about many codes: with ranges, tables and numbers in its name"));
                }
            }
        }
    }

    fn compare(&mut self, members: &[Member<'_>]) {
        let firsts: Vec<&Rule> = members.iter().filter(|member| member.first).map(|member| member.rule).collect();
        for (index, member) in members.iter().enumerate() {
            let rule = member.rule;
            for other in members[..index].iter().filter(|other| other.first == member.first) {
                // Rules of one catalogue that say the same may share codes.
                let same = other.catalogue == member.catalogue && other.rule.text == rule.text && other.rule.classes == rule.classes;
                if same && !covered(rule.sets, &[other.rule], &mut { PATIENCE }) {
                    continue;
                }
                if let Some(code) = common(rule, other.rule) {
                    self.add(
                        Fault::new(Code::E0710, rule.place, format!("the code {code} has a rule already"))
                            .label("this one is about it too")
                            .also(other.rule.place, "the other rule")
                            .help("leave values out with `except`, or let one of the catalogues decide `first`"),
                    );
                    break;
                }
            }
            if !member.first {
                let near: Vec<&Rule> = firsts.iter().copied().filter(|first| common(rule, first).is_some()).collect();
                if covered(rule.sets, &near, &mut { PATIENCE }) {
                    let fault = Fault::new(Code::E0711, rule.place, "a rule that is never reached").label("no code is left for it");
                    let fault = near.iter().take(1).fold(fault, |fault, first| fault.also(first.place, "decides first"));
                    self.add(fault);
                }
            }
        }
    }
}

/// A code that both rules are about.
fn common(one: &Rule, other: &Rule) -> Option<String> {
    // Nearly all pairs have nothing in common, most of them not even the medium.
    // What differs most is looked at first: C, then D.
    if [2, 3, 0, 4, 5, 1].into_iter().any(|group| one.sets[group].and(other.sets[group]).is_empty()) {
        return None;
    }
    let mut code = [0; 6];
    for (slot, (one, other)) in code.iter_mut().zip(one.sets.iter().zip(&other.sets)) {
        *slot = one.and(*other).iter().next()?;
    }
    let [a, b, c, d, e, f] = code;
    Some(format!("{a}-{b}:{c}.{d}.{e}*{f}"))
}

/// More rules than this are not compared. The suite has a tenth of it.
const MOST_RULES: usize = 4096;

/// How many pieces a product of sets is cut into before it counts as not covered.
const PATIENCE: usize = 10_000;

/// True where the rules together are about every code of the product of sets.
fn covered(sets: [OctetSet; 6], rules: &[&Rule], patience: &mut usize) -> bool {
    *patience = patience.saturating_sub(1);
    if *patience == 0 {
        return false;
    }
    let Some((rule, rest)) = rules.split_first() else { return sets.iter().any(|set| set.is_empty()) };
    // What the rule leaves: for each group the values it has not, the groups in front restricted to those that it has.
    let mut left = sets;
    for group in 0..sets.len() {
        let mut part = left;
        part[group] = left[group].without(rule.sets[group]);
        if part.iter().all(|set| !set.is_empty()) && !covered(part, rest, patience) {
            return false;
        }
        left[group] = left[group].and(rule.sets[group]);
    }
    true
}
