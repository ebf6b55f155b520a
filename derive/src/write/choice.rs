//! Choices: an enum with a variant for each alternative.

use cosem_spec::model::{Arm, Choice, Encoding, Item, Type};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Impls, ber, derives, docs};
use crate::path;
use crate::rust::{Rust, ident, octet, variant, variants_of};
use crate::wire::Parser;

pub(crate) fn write(rust: &Rust<'_>, item: &Item, choice: &Choice) -> TokenStream {
    let (docs, derives, name, generics) = (docs::item(rust.model, item), derives(rust), ident(&item.name), rust.generics(item.id));
    let variants = choice.arms.iter().map(|arm| {
        let (docs, variant) = (docs::part(rust.model, &arm.docs, &arm.name.spelled, arm.since.as_ref()), variant(&arm.name));
        match &arm.ty {
            Type::Null => {
                let serde = super::serde_part(rust, &arm.name.spelled, &Type::Null, false);
                quote!(#docs #serde #variant,)
            }
            ty => {
                let serde = super::serde_part(rust, &arm.name.spelled, ty, false);
                let ty = rust.ty(ty, item.encoding, &variants_of(&item.name, &arm.name));
                quote!(#docs #serde #variant(#ty),)
            }
        }
    });
    let open = choice.open.as_ref().map(|name| {
        let variant = variant(name);
        let serde = super::serde_part(rust, &name.spelled, &Type::Null, false);
        quote!(/** An alternative that the standard does not name, by its selector. */ #serde #variant(u8),)
    });
    let impls = if item.encoding == Encoding::Ber { ber::choice(rust, choice) } else { impls(rust, item, choice) }.write(rust, item);
    let from = conversions(rust, item, choice);
    quote! {
        #docs
        #derives
        pub enum #name #generics {
            #(#variants)*
            #open
        }
        #impls
        #from
    }
}

/// `From` for each type that stands in one alternative only.
fn conversions(rust: &Rust<'_>, item: &Item, choice: &Choice) -> TokenStream {
    let (name, generics) = (ident(&item.name), rust.generics(item.id));
    choice
        .arms
        .iter()
        .filter(|arm| matches!(arm.ty, Type::Item(_)) && choice.arms.iter().filter(|other| other.ty == arm.ty).count() == 1)
        .map(|arm| {
            let (variant, ty) = (variant(&arm.name), rust.ty(&arm.ty, item.encoding, &variants_of(&item.name, &arm.name)));
            let lifetime = if rust.item_borrows(item.id) { quote!(<'a>) } else { TokenStream::new() };
            quote! {
                impl #lifetime From<#ty> for #name #generics {
                    #[inline]
                    fn from(value: #ty) -> Self { Self::#variant(value) }
                }
            }
        })
        .collect()
}

/// The variant around the value of a parser.
fn wrapped(parser: &Parser, variant: &proc_macro2::Ident) -> TokenStream {
    let call = parser.call();
    quote!(#call.map(|(input, value)| (input, Self::#variant(value))))
}

fn impls(rust: &Rust<'_>, item: &Item, choice: &Choice) -> Impls {
    let (octets, support, kind, fail) = (path::octets(), path::support(), path::error_kind(), path::fail());
    let no_length = |_| quote!(0);
    let tagged = item.encoding == Encoding::Data;
    let null_tag = |arm: &Arm| tagged && arm.ty == Type::Null;
    let arms = choice.arms.iter().map(|arm| {
        let (selector, variant) = (octet(arm.selector), variant(&arm.name));
        match &arm.ty {
            Type::Null => quote!(#selector => Ok((input, Self::#variant)),),
            ty => {
                let parser = rust.parser(ty, item.encoding, &no_length);
                let body = if arm.own_tag { own(wrapped(&parser, &variant)) } else { wrapped(&parser, &variant) };
                quote!(#selector => #body,)
            }
        }
    });
    let open = choice.open.as_ref().map(|name| {
        let variant = variant(name);
        quote!(found => Ok((input, Self::#variant(found))),)
    });
    let unknown = choice.open.is_none().then(|| quote!(found => #fail(#kind::UnknownSelector { found: found.into() }, whole),));
    let tag = choice.tag.map(|tag| {
        let tag = octet(tag.octet);
        quote!(let (input, ()) = #octets::tag(input, #tag)?;)
    });
    let arms: Vec<_> = arms.collect();
    let keep = choice.open.is_none() || choice.arms.iter().any(|arm| arm.own_tag);
    let whole = keep.then(|| quote!(let whole = input;));
    let head = quote! {
        #tag
        #whole
        let (input, selector) = #octets::u8(input)?;
    };
    let parse = quote! {
        #head
        match selector { #(#arms)* #open #unknown }
    };
    let lazy = rust.ends_lazily(item.id).then(|| {
        let arms = choice.arms.iter().map(|arm| {
            let (selector, variant) = (octet(arm.selector), variant(&arm.name));
            let end = quote!(#support::end);
            match &arm.ty {
                Type::Null => quote!(#selector => #end(input, Self::#variant),),
                ty => {
                    let input = if arm.own_tag { quote!(whole) } else { quote!(input) };
                    match rust.lazy_parser(ty, item.encoding) {
                        Some(parser) => quote!(#selector => #parser(#input).map(Self::#variant),),
                        None => {
                            let parser = rust.parser(ty, item.encoding, &no_length).call();
                            let body = quote!(#parser.and_then(|(input, value)| #end(input, Self::#variant(value))));
                            let body = if arm.own_tag { own(body) } else { body };
                            quote!(#selector => #body,)
                        }
                    }
                }
            }
        });
        let open = choice.open.as_ref().map(|name| {
            let variant = variant(name);
            quote!(found => #support::end(input, Self::#variant(found)),)
        });
        let fault = path::fault();
        let unknown = choice.open.is_none().then(|| quote!(found => Err(#fault(#kind::UnknownSelector { found: found.into() }, whole)),));
        quote! {
            #head
            match selector { #(#arms)* #open #unknown }
        }
    });
    let in_front = usize::from(choice.tag.is_some());
    let lens = choice.arms.iter().map(|arm| {
        let variant = variant(&arm.name);
        let before = in_front + usize::from(!arm.own_tag || null_tag(arm));
        let fixed = if arm.ty == Type::Null { Some(0) } else { rust.fixed_size(&arm.ty, item.encoding) };
        match (&arm.ty, fixed) {
            (ty, Some(size)) => {
                let size = proc_macro2::Literal::usize_unsuffixed(before + size);
                if *ty == Type::Null { quote!(Self::#variant => #size,) } else { quote!(Self::#variant(_) => #size,) }
            }
            (ty, None) => {
                let before = (before > 0).then(|| proc_macro2::Literal::usize_unsuffixed(before)).map(|before| quote!(#before +));
                let len = rust.len(ty, item.encoding, &quote!(value));
                quote!(Self::#variant(value) => #before #len,)
            }
        }
    });
    let open_len = choice.open.as_ref().map(|name| {
        let (variant, size) = (variant(name), proc_macro2::Literal::usize_unsuffixed(in_front + 1));
        quote!(Self::#variant(_) => #size,)
    });
    let tag = choice.tag.map(|tag| octet(tag.octet));
    let writes = choice.arms.iter().map(|arm| {
        let (selector, variant) = (octet(arm.selector), variant(&arm.name));
        let selector = (!arm.own_tag || null_tag(arm)).then_some(selector);
        let head: Vec<_> = tag.iter().chain(selector.iter()).collect();
        match &arm.ty {
            Type::Null => quote!(Self::#variant => out.chunk([#(#head),*]),),
            ty => {
                let field = docs::field_constant(&item.spelled, &arm.name.spelled);
                let write = rust.writer(ty, item.encoding, &quote!(value), &field);
                let head = (!head.is_empty()).then(|| quote!(out.chunk([#(#head),*])?;));
                quote!(Self::#variant(value) => { #head #write })
            }
        }
    });
    let open_write = choice.open.as_ref().map(|name| {
        let (variant, tag) = (variant(name), tag.iter());
        quote!(Self::#variant(selector) => out.chunk([#(#tag,)* selector]),)
    });
    Impls { parse, lazy, len: quote!(match *self { #(#lens)* #open_len }), write: quote!(match *self { #(#writes)* #open_write }) }
}

/// An expression over `input` that starts at the selector again.
fn own(expression: TokenStream) -> TokenStream {
    quote!({ let input = whole; #expression })
}
