//! The discriminators and patterns of a `match`.

use std::collections::HashMap;

use crate::fault::{Code, Fault};
use crate::model::{self, FieldRef, ItemId, Kind, Pattern, Type};
use crate::similar::similar;
use crate::source::Place;
use crate::syntax::ast::{At, MatchArm, Path, PatternExpr};

use super::Checker;
use super::codes::most;
use super::fields::{Fields, Role, Target, Use, Value};
use super::head::allowed;

/// More pieces than this are not tracked: then an alternative counts as reachable.
const MOST_PIECES: usize = 256;

/// The values that patterns cover, one range for each discriminator.
type Cover = Vec<(i128, i128)>;

impl Checker<'_> {
    /// What a `match` depends on; `None` where one of them is wrong.
    pub(super) fn discriminators(&mut self, on: &[Path], fields: &mut Fields) -> Option<Vec<Target>> {
        let mut targets = Vec::new();
        for (position, path) in on.iter().enumerate() {
            let Some(target) = self.follow(path, fields) else { continue };
            if target.value == Value::Other || target.measure {
                let fault = Fault::new(Code::E0213, path.place(), format!("a match cannot depend on `{}`", path.text()));
                self.add(fault.label("has no numeric value").expected("an integer, a truth value, or codes over an integer"));
                continue;
            }
            let role = Role::Discriminator(position);
            fields.uses.push(Use { target: target.at, by: fields.element, role, place: path.place() });
            targets.push(target);
        }
        (targets.len() == on.len()).then_some(targets)
    }

    /// The alternatives of a `match`, with their types already known.
    pub(super) fn arms(
        &mut self,
        unit: usize,
        place: Place,
        on: Vec<Target>,
        arms: Vec<(&MatchArm, Option<Type>)>,
    ) -> Option<(Vec<FieldRef>, Vec<model::MatchArm>)> {
        if arms.is_empty() && !self.broken(unit) {
            self.add(Fault::new(Code::E0325, place, "a match without alternatives").label("no alternative"));
        }
        let domains: Cover = on.iter().map(|target| self.domain(target.value)).collect();
        let mut names: HashMap<&str, Place> = HashMap::new();
        let mut covers: Vec<(Cover, Place)> = Vec::new();
        let mut checked = Vec::new();
        let mut good = true;
        for (arm, ty) in arms {
            let notes = self.notes(self.units[unit].file, &arm.decor, allowed::NAME, "an alternative of a match");
            if let Some(first) = names.insert(&arm.name.value, arm.name.place) {
                self.add(
                    Fault::new(Code::E0205, arm.name.place, format!("the name `{}` is already taken", arm.name.value))
                        .label("taken already")
                        .also(first, "taken here"),
                );
            }
            let from_first = arm.patterns.first().map_or(arm.name.place, |pattern| pattern.place);
            let pattern_place = arm.patterns.last().map_or(from_first, |pattern| from_first.to(pattern.place));
            if arm.patterns.len() != on.len() {
                let plural = if on.len() == 1 { "one pattern".to_owned() } else { format!("{} patterns", on.len()) };
                let fault = Fault::new(Code::E0217, pattern_place, format!("the match needs {plural} here, not {}", arm.patterns.len()));
                self.add(fault.label("wrong number of patterns").expected("one pattern for each field behind `match`"));
                good = false;
                continue;
            }
            let patterns: Vec<Option<Pattern>> =
                arm.patterns.iter().zip(&on).map(|(pattern, target)| self.pattern(pattern, target.value)).collect();
            let Some(patterns) = patterns.into_iter().collect::<Option<Vec<_>>>() else {
                good = false;
                continue;
            };
            let cover: Cover = patterns
                .iter()
                .zip(&domains)
                .map(|(pattern, domain)| match pattern {
                    Pattern::Value(value) => (*value, *value),
                    Pattern::Range(first, last) => (*first, *last),
                    Pattern::AnyWritten(_) | Pattern::Any => *domain,
                })
                .collect();
            if let Some(by) = covered(&cover, &covers) {
                let fault = Fault::new(Code::E0215, pattern_place, format!("the alternative `{}` is never reached", arm.name.value));
                self.add(fault.label("what it stands for is taken").also(by, "taken here at the latest"));
            }
            covers.push((cover, pattern_place));
            let Some(ty) = ty else {
                good = false;
                continue;
            };
            let name = self.name(unit, &arm.name, &notes);
            checked.push(model::MatchArm { patterns, name, docs: arm.decor.docs.clone(), ty, place: arm.name.place });
        }
        good.then(|| (on.iter().map(|target| target.at).collect(), checked))
    }

    /// The values that can occur.
    fn domain(&self, value: Value) -> (i128, i128) {
        match value {
            Value::Flag | Value::Other => (0, 1),
            Value::Number { least, most, .. } => (least, most),
            Value::Codes(id) => match self.kind(id) {
                Some(Kind::Codes(codes)) => (0, i128::from(most(codes.carrier.bits()))),
                _ => (0, 0),
            },
        }
    }

    fn pattern(&mut self, pattern: &At<PatternExpr>, value: Value) -> Option<Pattern> {
        let checked = match &pattern.value {
            PatternExpr::Any => return Some(Pattern::Any),
            PatternExpr::AnyWritten(written) => Pattern::AnyWritten(*written),
            PatternExpr::Value(number) => Pattern::Value(*number),
            PatternExpr::Range(first, last) => Pattern::Range(*first, *last),
            PatternExpr::Name(name) => Pattern::Value(self.code_value(name, pattern.place, value)?),
        };
        let (first, last) = match checked {
            Pattern::Value(v) | Pattern::AnyWritten(v) => (v, v),
            Pattern::Range(first, last) => (first, last),
            Pattern::Any => return Some(checked),
        };
        let (least, most) = self.domain(value);
        if first > last || first < least || last > most {
            let fault = Fault::new(Code::E0216, pattern.place, "the pattern never occurs").label("never occurs");
            self.add(fault.expected(if first > last { "the smaller value first".to_owned() } else { format!("{least} to {most}") }));
            return None;
        }
        if let Value::Codes(id) = value
            && let Some(Kind::Codes(codes)) = self.kind(id)
            && codes.closed
            && !codes.values.iter().any(|code| (first..=last).contains(&i128::from(code.value)))
        {
            let place = self.units[id.0].ast.name.place;
            let fault = Fault::new(Code::E0216, pattern.place, "the pattern never occurs").label("no such code");
            self.add(fault.also(place, "these codes are closed"));
            return None;
        }
        Some(checked)
    }

    fn code_value(&mut self, name: &str, place: Place, value: Value) -> Option<i128> {
        let Value::Codes(id) = value else {
            let fault = Fault::new(Code::E0214, place, format!("`{name}` is no value of this field")).label("not a number");
            self.add(fault.help("names are for fields whose type is a codes item; write the number"));
            return None;
        };
        let found = self.code(id, name);
        if found.is_none() && self.kind(id).is_some() {
            let help = match similar(name, self.code_names(id)) {
                Some(similar) => format!("did you mean `{similar}`?"),
                None => "write one of their names, or a number".to_owned(),
            };
            let codes = self.units[id.0].ast.name.place;
            let fault = Fault::new(Code::E0214, place, format!("`{}` has no code `{name}`", self.name_of(id)));
            self.add(fault.label("not declared").also(codes, "the codes are declared here").help(help));
        }
        found
    }

    /// The value of a code by its name.
    pub(super) fn code(&self, id: ItemId, name: &str) -> Option<i128> {
        match self.kind(id) {
            Some(Kind::Codes(codes)) => codes.values.iter().find(|code| code.name.snake == name).map(|code| i128::from(code.value)),
            _ => None,
        }
    }

    fn code_names(&self, id: ItemId) -> Vec<&str> {
        match self.kind(id) {
            Some(Kind::Codes(codes)) => codes.values.iter().map(|code| code.name.snake.as_str()).collect(),
            _ => Vec::new(),
        }
    }
}

/// The place of the cover with which the last value of `cover` was taken, if all of its values are taken.
fn covered(cover: &Cover, earlier: &[(Cover, Place)]) -> Option<Place> {
    let mut left = vec![cover.clone()];
    for (taken, place) in earlier {
        if left.iter().all(|piece| disjoint(piece, taken)) {
            continue;
        }
        left = left.iter().flat_map(|piece| without(piece, taken)).collect();
        if left.is_empty() {
            return Some(*place);
        }
        if left.len() > MOST_PIECES {
            return None;
        }
    }
    None
}

/// True where no combination of values lies in both.
fn disjoint(a: &Cover, b: &Cover) -> bool {
    a.iter().zip(b).any(|(a, b)| a.1 < b.0 || b.1 < a.0)
}

/// What is left of a piece where `taken` is taken away.
fn without(piece: &Cover, taken: &Cover) -> Vec<Cover> {
    if disjoint(piece, taken) {
        return vec![piece.clone()];
    }
    let mut left = Vec::new();
    let mut rest = piece.clone();
    for (at, (first, last)) in taken.iter().enumerate() {
        let (start, end) = rest[at];
        if start < *first {
            let mut below = rest.clone();
            below[at] = (start, first - 1);
            left.push(below);
        }
        if *last < end {
            let mut above = rest.clone();
            above[at] = (last + 1, end);
            left.push(above);
        }
        rest[at] = (start.max(*first), end.min(*last));
    }
    left
}

#[cfg(test)]
mod tests {
    use super::{Place, covered};

    #[test]
    fn two_ranges_cover_a_third_together() {
        let place = |start| Place { file: 0, start, end: start };
        let earlier = [(vec![(0, 4), (0, 9)], place(1)), (vec![(5, 9), (0, 9)], place(2))];
        assert_eq!(covered(&vec![(3, 7), (2, 2)], &earlier), Some(place(2)));
        assert_eq!(covered(&vec![(3, 10), (2, 2)], &earlier), None);
    }
}
