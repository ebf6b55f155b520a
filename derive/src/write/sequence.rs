//! Sequences and frames: a struct whose parser lists the fields from first to last.

use std::collections::HashSet;

use cosem_spec::model::{Check, Element, Item, Name, Presence, Sequence, Type, ValueSource};
use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::elements::{Elements, FieldNames, field_constant};
use super::{Impls, derives, docs, variants};
use crate::path;
use crate::rust::{Rust, ident, part_type, variants_of};
use crate::wire::{plain, sum};

pub(crate) fn write(rust: &Rust<'_>, item: &Item, sequence: &Sequence) -> TokenStream {
    let declaration = declare(rust, item, sequence);
    let elements = Elements::of(rust, item, sequence, FieldNames::Constants);
    let (parse, len, write, cold) = (elements.parse(), elements.len(), elements.write(), elements.cold());
    let then = elements.parse_then();
    let lazy = rust.ends_lazily(item.id).then(|| elements.parse_lazy());
    let check = sequence.elements.iter().find_map(|element| match element {
        Element::Check(check) => Some(check),
        Element::Field(_) | Element::Bits(_) => None,
    });
    let (impls, checked) = match check {
        None => (
            Impls {
                parse,
                usual: elements.parse_usual(),
                pass: elements.pass_usual(),
                again: elements.parse_again(),
                lazy,
                len,
                write,
                then,
                fixed: elements.write_fixed(),
            },
            TokenStream::new(),
        ),
        Some(check) => with_check(rust, item, check, Impls { parse, then, len, write, ..Impls::default() }),
    };
    let impls = impls.write(rust, item);
    let code = quote! {
        #cold
        #checked
        #impls
    };
    let constants = constants(rust, item, &elements.names().collect::<Vec<_>>(), &code);
    quote! {
        #declaration
        #constants
        #code
    }
}

/// The implementation block with the names of the fields that some code looks at.
pub(crate) fn constants(rust: &Rust<'_>, item: &Item, names: &[&Name], code: &TokenStream) -> TokenStream {
    let (ty, name, spelled) = (path::field(), ident(&item.name), &item.spelled);
    let elided = if rust.item_borrows(item.id) { quote!(<'_>) } else { TokenStream::new() };
    let mut used = HashSet::new();
    identifiers(code, &mut used);
    let constants: Vec<TokenStream> = names
        .iter()
        .map(|field| (field_constant(field), &field.spelled))
        .filter(|(constant, _)| used.contains(&constant.to_string()))
        .map(|(constant, field)| quote!(const #constant: &'static #ty = &#ty::new(#spelled, #field);))
        .collect();
    if constants.is_empty() { TokenStream::new() } else { quote!(impl #name #elided { #(#constants)* }) }
}

/// The identifiers in some code.
pub(crate) fn identifiers(code: &TokenStream, found: &mut HashSet<String>) {
    for token in code.clone() {
        match token {
            TokenTree::Ident(ident) => {
                found.insert(ident.to_string());
            }
            TokenTree::Group(group) => identifiers(&group.stream(), found),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The struct, and the enums of its `match` fields.
pub(crate) fn declare(rust: &Rust<'_>, item: &Item, sequence: &Sequence) -> TokenStream {
    let (docs, derives, name, generics) = (docs::item(rust.model, item), derives(rust), ident(&item.name), rust.generics(item.id));
    let fields = sequence.elements.iter().map(|element| match element {
        Element::Field(field) if field.source == ValueSource::Given => {
            let docs = docs::part(rust.model, &field.docs, &field.name.spelled, field.since.as_ref());
            let (field_name, ty) = (ident(&field.name.snake), rust.field_type(field, &variants_of(&item.name, &field.name)));
            let optional = !matches!(field.presence, Presence::Required | Presence::Default(_));
            let optional = optional || rust.is_nullable(&field.ty, &field.tolerates);
            let serde = super::serde_part(rust, &field.name.spelled, &field.ty, optional);
            quote!(#docs #serde pub #field_name: #ty,)
        }
        Element::Bits(group) => group
            .parts
            .iter()
            .filter(|part| part.source == ValueSource::Given)
            .filter_map(|part| {
                let part_name = part.name.as_ref()?;
                let docs = docs::part(rust.model, &part.docs, &part_name.spelled, None);
                let (field_name, ty) = (ident(&part_name.snake), part_type(rust, part.meaning, part.width));
                let serde = super::serde_part(rust, &part_name.spelled, &Type::Null, false);
                Some(quote!(#docs #serde pub #field_name: #ty,))
            })
            .collect(),
        Element::Field(_) | Element::Check(_) => TokenStream::new(),
    });
    let enums = sequence.fields().filter_map(|(_, field)| match &field.ty {
        Type::Match(matched) => Some(variants::declare(rust, &item.name, &field.name, &field.docs, matched)),
        _ => None,
    });
    let fields: Vec<_> = fields.collect();
    quote! {
        #docs
        #derives
        pub struct #name #generics { #(#fields)* }
        #(#enums)*
    }
}

/// A frame with a check value at its end: the check is proved first, the octets in front of it are the frame.
fn with_check(rust: &Rust<'_>, item: &Item, check: &Check, impls: Impls) -> (Impls, TokenStream) {
    let Impls { parse, then, len, write, .. } = impls;
    let (octets, support, parsed, before, in_field) = (path::octets(), path::support(), path::parsed(), path::before(), path::in_field());
    let (writer, encode_error, constant) = (path::writer(), path::encode_error(), field_constant(&check.name));
    let (name, generics) = (ident(&item.name), rust.generics(item.id));
    let (lifetime, input, output) = if rust.item_borrows(item.id) {
        (quote!(<'a>), quote!(&'a [u8]), quote!(#parsed<'a, Self>))
    } else {
        (TokenStream::new(), quote!(&[u8]), quote!(#parsed<'_, Self>))
    };
    let (prove, write_check) = (format_ident!("check_{}", check.algorithm.keyword()), format_ident!("write_{}", check.algorithm.keyword()));
    let size = plain(check.algorithm.size());
    let body = quote! {
        impl #lifetime #name #generics {
            /// Reads the frame without its check value.
            fn parse_checked(input: #input) -> #output { #parse }

            /// Writes the frame without its check value.
            fn write_checked(&self, out: &mut #writer<'_>) -> Result<(), #encode_error> { #write }
        }
    };
    let impls = Impls {
        parse: quote! {
            let frame = #octets::#prove(input).map_err(#in_field(Self::#constant))?;
            let check = #support::skip(input, frame.len());
            let value = #support::complete(Self::parse_checked(frame)).map_err(#before(check))?;
            Ok((#support::skip(check, #size), value))
        },
        then: then.map(|then| {
            quote! {
                let Ok(input) = #octets::#prove(input) else { return then(None) };
                #then
            }
        }),
        len: sum(&[len, size.clone()]),
        write: quote!(#support::#write_check(out, |out| self.write_checked(out))),
        ..Impls::default()
    };
    (impls, body)
}
