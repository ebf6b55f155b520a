//! Sequences and frames: a struct whose parser lists the fields from first to last.

use cosem_spec::model::{CheckAlgorithm, Element, Item, Presence, Sequence, Type, ValueSource};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::elements::{Elements, FieldNames};
use super::{Impls, derives, docs, variants};
use crate::path;
use crate::rust::{Rust, ident, part_type, variants_of};

pub(crate) fn write(rust: &Rust<'_>, item: &Item, sequence: &Sequence) -> TokenStream {
    let declaration = declare(rust, item, sequence);
    let name = ident(&item.name);
    let elided = if rust.item_borrows(item.id) { quote!(<'_>) } else { TokenStream::new() };
    let elements = Elements::of(rust, item, sequence, FieldNames::Constants);
    let constants = elements.constants();
    let (parse, len, write, cold) = (elements.parse(), elements.len(), elements.write(), elements.cold());
    let lazy = rust.ends_lazily(item.id).then(|| elements.parse_lazy());
    let check = sequence.elements.iter().find_map(|element| match element {
        Element::Check(check) => Some(check),
        Element::Field(_) | Element::Bits(_) => None,
    });
    let (impls, checked) = match check {
        None => (Impls { parse, lazy, len, write }, TokenStream::new()),
        Some(check) => with_check(rust, item, check.algorithm, parse, len, write),
    };
    let impls = impls.write(rust, item);
    quote! {
        #declaration

        impl #name #elided {
            #constants
        }

        #cold
        #checked
        #impls
    }
}

/// The struct, and the enums of its `match` fields.
pub(crate) fn declare(rust: &Rust<'_>, item: &Item, sequence: &Sequence) -> TokenStream {
    let (docs, derives, name, generics) = (docs::item(rust.model, item), derives(rust), ident(&item.name), rust.generics(item.id));
    let fields = sequence.elements.iter().map(|element| match element {
        Element::Field(field) if field.source == ValueSource::Given => {
            let docs = docs::part(rust.model, &field.docs, &field.name.spelled, field.since.as_ref());
            let (field_name, ty) = (ident(&field.name.snake), rust.field_type(field, item.encoding, &variants_of(&item.name, &field.name)));
            let optional = field.presence != Presence::Required && !matches!(field.presence, Presence::Default(_));
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
        Type::Match(matched) => Some(variants::declare(rust, &item.name, &field.name, &field.docs, matched, item.encoding)),
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
fn with_check(
    rust: &Rust<'_>,
    item: &Item,
    algorithm: CheckAlgorithm,
    parse: TokenStream,
    len: TokenStream,
    write: TokenStream,
) -> (Impls, TokenStream) {
    let (octets, support, parsed, before, writer, encode_error) =
        (path::octets(), path::support(), path::parsed(), path::before(), path::writer(), path::encode_error());
    let (name, generics) = (ident(&item.name), rust.generics(item.id));
    let (lifetime, own) = if rust.item_borrows(item.id) { (quote!(<'a>), None) } else { (TokenStream::new(), Some(quote!(<'a>))) };
    let check = format_ident!("check_{}", algorithm.keyword());
    let write_check = format_ident!("write_{}", algorithm.keyword());
    let size = proc_macro2::Literal::usize_unsuffixed(algorithm.size());
    let body = quote! {
        impl #lifetime #name #generics {
            /// Reads the frame without its check value.
            fn parse_checked #own (input: &'a [u8]) -> #parsed<'a, Self> { #parse }

            /// Writes the frame without its check value.
            fn write_checked(&self, out: &mut #writer<'_>) -> Result<(), #encode_error> { #write }
        }
    };
    let impls = Impls {
        parse: quote! {
            let frame = #octets::#check(input)?;
            let check = #support::skip(input, frame.len());
            let value = Self::parse_checked(frame).and_then(|(rest, value)| #support::end(rest, value)).map_err(#before(check))?;
            Ok((#support::skip(check, check.len()), value))
        },
        lazy: None,
        len: quote!(#len + #size),
        write: quote!(#support::#write_check(out, |out| self.write_checked(out))),
    };
    (impls, body)
}
