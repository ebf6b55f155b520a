//! Fields whose type depends on earlier ones.

use cosem_spec::model::{Encoding, Field, Match, MatchArm, Pattern, Type, ValueSource};
use proc_macro2::TokenStream;
use quote::quote;

use super::Elements;
use super::refer::{Plain, Side};
use crate::path;
use crate::rust::{ident, number, ranges, variant, variants_of};
use crate::wire::Site;

impl Elements<'_, '_> {
    /// The expression that reads the alternative which earlier fields select.
    pub(super) fn parse_match(&self, field: &Field, matched: &Match, site: Site<'_>) -> TokenStream {
        let support = path::support();
        let variants = variants_of(&self.item.name, &field.name);
        let read = |arm: &MatchArm| {
            let variant = variant(&arm.name);
            let call = self.rust.parser(&arm.ty, self.item.encoding, site).call();
            match &arm.ty {
                Type::Null if self.item.encoding != Encoding::Data => quote!(Ok((input, #variants::#variant))),
                Type::Null => quote!(#support::map(#call, |()| #variants::#variant)),
                _ => quote!(#support::map(#call, #variants::#variant)),
            }
        };
        self.choose(matched, read, |selector| quote!(#support::no_alternative(i128::from(#selector), input)))
    }

    /// The expression that hands each alternative to `then` by itself, as the last value of its sequence.
    pub(super) fn parse_match_then(&self, field: &Field, matched: &Match, site: Site<'_>) -> TokenStream {
        let (support, decode, variants) = (path::support(), path::decode(), variants_of(&self.item.name, &field.name));
        let read = |arm: &MatchArm| {
            let variant = variant(&arm.name);
            let whole = |value: TokenStream| self.construct_with(|name| (name == field.name.snake).then(|| value.clone()));
            let (empty, construct) = (whole(quote!(#variants::#variant)), whole(quote!(#variants::#variant(value))));
            match &arm.ty {
                Type::Null => quote!(then(input.is_empty().then_some(#empty))),
                Type::Item(_) => {
                    quote!(#decode::parse_then(input, #[inline(always)] |value| then(value.map(#[inline(always)] |value| #construct))))
                }
                ty => {
                    let call = self.rust.parser(ty, self.item.encoding, site).call();
                    quote!(then(#support::complete(#call).ok().map(#[inline(always)] |value| #construct)))
                }
            }
        };
        self.choose(matched, read, |_| quote!(then(None)))
    }

    /// A `match` with an arm for each alternative; `unknown` takes the expression of the first discriminator.
    fn choose(
        &self,
        matched: &Match,
        read: impl Fn(&MatchArm) -> TokenStream,
        unknown: impl Fn(Option<&TokenStream>) -> TokenStream,
    ) -> TokenStream {
        let on: Vec<_> = matched.on.iter().map(|reference| self.referred(*reference, Side::Parsing)).collect();
        let kinds: Vec<Plain> = on.iter().map(|referred| referred.kind).collect();
        let values: Vec<_> = on.iter().map(|referred| referred.value()).collect();
        let arms = matched.arms.iter().map(|arm| {
            let (patterns, read) = (tuple(arm.patterns.iter().zip(&kinds).map(|(one, kind)| pattern(one, *kind))), read(arm));
            quote!(#patterns => #read,)
        });
        let domains: Vec<(i128, i128)> = kinds.iter().map(|kind| kind.domain()).collect();
        let covers: Vec<Vec<(i128, i128)>> = matched.arms.iter().map(|arm| cover(arm, &domains)).collect();
        let unknown = (!exhaustive(&domains, &covers)).then(|| {
            let unknown = unknown(values.first());
            quote!(_ => #unknown,)
        });
        let scrutinee = tuple(values.iter().cloned());
        quote! {
            match #scrutinee {
                #(#arms)*
                #unknown
            }
        }
    }

    /// The discriminator that the variant of a `match` field stands for, at one position: an expression of the type of what it is
    /// written as, or of its codes.
    pub(super) fn selector_value(&self, field: &Field, matched: &Match, position: usize) -> TokenStream {
        let (name, variants) = (ident(&field.name.snake), variants_of(&self.item.name, &field.name));
        let kind = matched.on.get(position).map_or(Plain::Bool, |reference| self.referred(*reference, Side::Writing).kind);
        let optional = self.is_optional(field);
        // Alternatives with the same discriminator share an arm.
        let mut arms: Vec<(i128, Vec<TokenStream>)> = Vec::new();
        for arm in &matched.arms {
            let variant = variant(&arm.name);
            let pattern = if arm.ty == Type::Null { quote!(#variants::#variant) } else { quote!(#variants::#variant(_)) };
            let pattern = if optional { quote!(Some(#pattern)) } else { pattern };
            let value = match arm.patterns.get(position) {
                Some(Pattern::Value(value) | Pattern::AnyWritten(value)) => *value,
                _ => 0,
            };
            match arms.iter_mut().find(|(other, _)| *other == value) {
                Some((_, patterns)) => patterns.push(pattern),
                None => arms.push((value, vec![pattern])),
            }
        }
        if let ([(value, _)], false) = (arms.as_slice(), optional) {
            return pattern(&Pattern::Value(*value), kind);
        }
        let arms = arms.iter().map(|(value, patterns)| {
            let value = pattern(&Pattern::Value(*value), kind);
            quote!(#(#patterns)|* => #value,)
        });
        // Absent together with what it selects: then it is not written either.
        let none = optional.then(|| {
            let zero = pattern(&Pattern::Value(0), kind);
            quote!(None => #zero,)
        });
        quote!(match self.#name { #(#arms)* #none })
    }

    /// The expression that writes one alternative, of type `Result<(), EncodeError>`; `place` is a place of the enum.
    pub(super) fn write_match(&self, index: usize, field: &Field, matched: &Match, place: &TokenStream, name: &TokenStream) -> TokenStream {
        let (variants, support) = (variants_of(&self.item.name, &field.name), path::support());
        let arms = matched.arms.iter().enumerate().map(|(position, arm)| {
            let variant = variant(&arm.name);
            let write = self.rust.writer(&arm.ty, self.item.encoding, &quote!(value), name);
            let consistent = self.consistent(matched, position).map(|condition| quote!(#support::check_consistent(#condition, #name)));
            let length = self.length_check(index, &arm.ty, &quote!(value), name);
            // Nothing is written for nothing outside of COSEM Data.
            let write = (arm.ty != Type::Null || self.item.encoding == Encoding::Data).then_some(write);
            let steps: Vec<TokenStream> = consistent.into_iter().chain(length).chain(write).collect();
            let write = match steps.split_last() {
                Some((last, checks)) => checks.iter().rev().fold(last.clone(), |write, check| quote!(#check.and_then(|()| #write))),
                None => self.rust.writer(&Type::Null, self.item.encoding, &TokenStream::new(), name),
            };
            if arm.ty == Type::Null {
                quote!(#variants::#variant => #write,)
            } else {
                let binding = if super::uses_value(&write) { quote!(value) } else { quote!(_) };
                quote!(#variants::#variant(#binding) => #write,)
            }
        });
        quote!(match #place { #(#arms)* })
    }

    /// The condition under which the discriminators that the user gives select an alternative: its patterns fit, and none in front.
    fn consistent(&self, matched: &Match, position: usize) -> Option<TokenStream> {
        let given: Vec<usize> = (0..matched.on.len()).filter(|at| self.is_given(matched, *at)).collect();
        let arm = matched.arms.get(position)?;
        let values: Vec<_> =
            given.iter().filter_map(|at| matched.on.get(*at)).map(|reference| self.referred(*reference, Side::Writing)).collect();
        let patterns = |arm: &MatchArm| {
            let each = given.iter().zip(&values).filter_map(|(at, value)| Some(pattern(arm.patterns.get(*at)?, value.kind)));
            tuple(each)
        };
        let any =
            |arm: &MatchArm| given.iter().all(|at| matches!(arm.patterns.get(*at), Some(Pattern::Any | Pattern::AnyWritten(_)) | None));
        let overlapping = || matched.arms.iter().take(position).filter(|other| self.overlap(matched, other, arm));
        let earlier: Vec<_> = match (given.as_slice(), values.as_slice()) {
            // Numbers are put together to ranges.
            ([at], [value]) if value.kind != Plain::Bool => {
                let covered = overlapping().filter_map(|arm| Some(range(arm.patterns.get(*at)?, value.kind.domain()))).collect::<Vec<_>>();
                if covered.is_empty() { Vec::new() } else { vec![ranges(covered, number)] }
            }
            _ => overlapping().map(patterns).collect(),
        };
        let scrutinee = tuple(values.iter().map(|value| value.value()));
        let own = patterns(arm);
        match (any(arm), earlier.is_empty()) {
            (true, true) => None,
            (false, true) => Some(match (given.as_slice(), values.as_slice()) {
                ([at], [value]) => equals(arm.patterns.get(*at), value.kind, &scrutinee, &own),
                _ => quote!(matches!(#scrutinee, #own)),
            }),
            (true, false) => Some(quote!(!matches!(#scrutinee, #(#earlier)|*))),
            (false, false) => Some(quote!(matches!(#scrutinee, #own) && !matches!(#scrutinee, #(#earlier)|*))),
        }
    }

    fn is_given(&self, matched: &Match, at: usize) -> bool {
        matched.on.get(at).is_some_and(|reference| match self.source(*reference) {
            // A part of a bits item is a field of that item, whatever refers to it.
            Some(ValueSource::Given) => true,
            _ => {
                reference.part.is_some()
                    && matches!(self.sequence.elements.get(reference.element), Some(cosem_spec::model::Element::Field(_)))
            }
        })
    }

    /// True where an alternative in front could take what an alternative stands for.
    fn overlap(&self, matched: &Match, earlier: &MatchArm, arm: &MatchArm) -> bool {
        (0..matched.on.len()).all(|at| {
            let (Some(one), Some(other)) = (earlier.patterns.get(at), arm.patterns.get(at)) else { return true };
            let whole = (i128::MIN, i128::MAX);
            // What is written is one value.
            let written = |pattern: &Pattern| match pattern {
                Pattern::AnyWritten(value) => (*value, *value),
                other => range(other, whole),
            };
            let ((low, high), (first, last)) =
                (range(one, whole), if self.is_given(matched, at) { range(other, whole) } else { written(other) });
            low <= last && first <= high
        })
    }
}

/// One value, or several in parentheses.
fn tuple(each: impl Iterator<Item = TokenStream>) -> TokenStream {
    let each: Vec<_> = each.collect();
    match each.as_slice() {
        [only] => only.clone(),
        each => quote!((#(#each),*)),
    }
}

fn pattern(pattern: &Pattern, kind: Plain) -> TokenStream {
    match (pattern, kind) {
        (Pattern::Any | Pattern::AnyWritten(_), _) => quote!(_),
        (Pattern::Value(value), Plain::Bool) => {
            let value = *value != 0;
            quote!(#value)
        }
        (Pattern::Range(low, high), Plain::Bool) if low != high => quote!(_),
        (Pattern::Range(low, _), Plain::Bool) => {
            let value = *low != 0;
            quote!(#value)
        }
        (Pattern::Value(value), Plain::Int { .. }) => number(*value),
        (Pattern::Range(low, high), Plain::Int { .. }) => {
            let (low, high) = (number(*low), number(*high));
            quote!(#low..=#high)
        }
    }
}

/// The condition that a value fits a pattern.
fn equals(pattern: Option<&Pattern>, kind: Plain, value: &TokenStream, tokens: &TokenStream) -> TokenStream {
    match (pattern, kind) {
        (Some(Pattern::Value(0)), Plain::Bool) => quote!(!#value),
        (Some(Pattern::Value(_)), Plain::Bool) => value.clone(),
        (Some(Pattern::Value(_)), Plain::Int { .. }) => quote!(#value == #tokens),
        _ => quote!(matches!(#value, #tokens)),
    }
}

fn range(pattern: &Pattern, whole: (i128, i128)) -> (i128, i128) {
    match pattern {
        Pattern::Value(value) => (*value, *value),
        Pattern::Range(low, high) => (*low, *high),
        Pattern::Any | Pattern::AnyWritten(_) => whole,
    }
}

/// The values that an alternative stands for.
fn cover(arm: &MatchArm, domains: &[(i128, i128)]) -> Vec<(i128, i128)> {
    arm.patterns.iter().zip(domains).map(|(pattern, domain)| range(pattern, *domain)).collect()
}

/// True where every combination of values is covered: each value range of the first discriminator between two borders, with all others.
fn exhaustive(domains: &[(i128, i128)], covers: &[Vec<(i128, i128)>]) -> bool {
    let Some(((low, high), rest)) = domains.split_first() else { return !covers.is_empty() };
    let mut starts = vec![*low];
    for cover in covers {
        if let Some((first, last)) = cover.first() {
            starts.extend([*first, last.saturating_add(1)]);
        }
    }
    starts.retain(|start| low <= start && start <= high);
    starts.sort_unstable();
    starts.dedup();
    starts.iter().all(|start| {
        let inside: Vec<Vec<(i128, i128)>> = covers
            .iter()
            .filter(|cover| cover.first().is_some_and(|(first, last)| first <= start && start <= last))
            .map(|cover| cover.iter().skip(1).copied().collect())
            .collect();
        exhaustive(rest, &inside)
    })
}

#[cfg(test)]
mod tests {
    use super::exhaustive;

    #[test]
    fn all_values_covered() {
        let flag = (0, 1);
        let octet = (0, 255);
        assert!(exhaustive(&[flag], &[vec![(0, 0)], vec![(1, 1)]]));
        assert!(!exhaustive(&[flag], &[vec![(0, 0)]]));
        assert!(exhaustive(&[octet], &[vec![(0, 9)], vec![(10, 255)]]));
        assert!(!exhaustive(&[octet], &[vec![(0, 9)], vec![(11, 255)]]));
        assert!(exhaustive(&[octet, flag], &[vec![(0, 9), (0, 0)], vec![(0, 255), (1, 1)], vec![(10, 255), (0, 0)]]));
        assert!(!exhaustive(&[octet, flag], &[vec![(0, 9), (0, 0)], vec![(0, 255), (1, 1)], vec![(10, 254), (0, 0)]]));
        assert!(!exhaustive(&[octet], &[]));
        assert!(exhaustive(&[(i128::from(i64::MIN), i128::from(i64::MAX))], &[vec![(i128::from(i64::MIN), i128::from(i64::MAX))]]));
    }
}
