//! The body of `parse_then`: what stands in front of the last value, then each alternative of that by itself.

use std::collections::HashSet;

use cosem_spec::model::{Element, Encoding, Field, ItemId, Kind, Presence, Sequence, Type, ValueSource};
use proc_macro2::TokenStream;
use quote::quote;

use super::super::{Elements, Part, local};
use crate::path;
use crate::rust::Rust;
use crate::wire::Site;
use crate::write::sequence::identifiers;

impl Elements<'_, '_> {
    /// The body of `parse_then`, where the last value has alternatives.
    pub(crate) fn parse_then(&self) -> Option<TokenStream> {
        let field = last_with_alternatives(self.rust, self.sequence, self.item.encoding)?;
        let Some(Part::Field { .. }) = self.parts.last() else { return None };
        let site = Site { tolerates: &field.tolerates, length_of: &|length| self.length(length) };
        let (parsed, decode, support) = (path::parsed(), path::decode(), path::support());
        let last = match &field.ty {
            Type::Match(matched) => self.parse_match_then(field, matched, site),
            _ => {
                let construct = self.construct_with(|name| (name == field.name.snake).then(|| quote!(value)));
                quote!(#decode::parse_then(input, #[inline(always)] |value| then(value.map(#[inline(always)] |value| #construct))))
            }
        };
        let statements = self.statements(self.parts.len() - 1);
        if statements.is_empty() {
            return Some(last);
        }
        let mut used = HashSet::new();
        identifiers(&last, &mut used);
        let locals = self.names().filter(|name| **name != field.name).map(|name| local(&name.snake));
        let locals: Vec<_> = locals.filter(|local| used.contains(&local.to_string())).collect();
        let locals = match locals.as_slice() {
            [local] => quote!(#local),
            locals => quote!((#(#locals),*)),
        };
        Some(quote! {
            let front = #support::attempt(#[inline(always)] || -> #parsed<'a, _> {
                #statements
                Ok((input, #locals))
            });
            let Ok((input, #locals)) = front else { return then(None) };
            #last
        })
    }
}

/// The last value of a sequence, where it is one of alternatives that are better not brought together.
fn last_with_alternatives<'s>(rust: &Rust<'_>, sequence: &'s Sequence, encoding: Encoding) -> Option<&'s Field> {
    if !matches!(encoding, Encoding::Axdr | Encoding::Octets) {
        return None;
    }
    let last = sequence.elements.iter().rev().find(|element| !matches!(element, Element::Check(_)));
    let Some(Element::Field(field)) = last else { return None };
    let plain = field.presence == Presence::Required && field.source == ValueSource::Given && field.tolerates.is_empty();
    let alternatives = match &field.ty {
        Type::Match(matched) => matched.arms.iter().any(|arm| matches!(arm.ty, Type::Item(_))),
        Type::Item(id) => has_alternatives(rust, *id),
        _ => false,
    };
    (plain && alternatives).then_some(field)
}

fn has_alternatives(rust: &Rust<'_>, id: ItemId) -> bool {
    let item = rust.item(id);
    match &item.kind {
        Kind::Choice(_) => true,
        Kind::Sequence(sequence) => last_with_alternatives(rust, sequence, item.encoding).is_some(),
        Kind::Alias(_) | Kind::Bits(_) | Kind::Codes(_) | Kind::Class(_) | Kind::Values(_) | Kind::Catalogue(_) => false,
    }
}
