//! Choices: an enum with a variant for each alternative.

use cosem_spec::model::{Arm, Choice, Encoding, Item, Kind, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::elements::uses_value;
use super::{Impls, ber, derives, docs};
use crate::path;
use crate::rust::{Rust, ident, octet, ranges, variant, variants_of};
use crate::wire::{Site, plain, sum};

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
                let ty = rust.ty(ty, &variants_of(&item.name, &arm.name));
                quote!(#docs #serde #variant(#ty),)
            }
        }
    });
    let open = choice.open.as_ref().map(|name| {
        let variant = variant(name);
        let serde = super::serde_part(rust, &name.spelled, &Type::Null, false);
        quote!(#[doc = " An alternative that the standard does not name, by its selector."] #serde #variant(u8),)
    });
    let impls = if item.encoding == Encoding::Ber { ber::choice(rust, item, choice) } else { impls(rust, item, choice) }.write(rust, item);
    let from = conversions(rust, item, choice);
    let selected = selected(rust, item, choice);
    quote! {
        #docs
        #derives
        pub enum #name #generics {
            #(#variants)*
            #open
        }
        #impls
        #from
        #selected
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
            let (variant, ty) = (variant(&arm.name), rust.ty(&arm.ty, &variants_of(&item.name, &arm.name)));
            // The lifetime needs no name where only one of the two types has it.
            let (lifetime, generics) = match (rust.item_borrows(item.id), rust.borrows(&arm.ty)) {
                (true, true) => (quote!(<'a>), generics.clone()),
                (true, false) => (TokenStream::new(), quote!(<'_>)),
                (false, _) => (TokenStream::new(), TokenStream::new()),
            };
            quote! {
                impl #lifetime From<#ty> for #name #generics {
                    #[inline]
                    fn from(value: #ty) -> Self { Self::#variant(value) }
                }
            }
        })
        .collect()
}

fn impls(rust: &Rust<'_>, item: &Item, choice: &Choice) -> Impls {
    let tagged = item.encoding == Encoding::Data;
    let null_tag = |arm: &Arm| tagged && arm.ty == Type::Null;
    let (head, parse) = parse(rust, item, choice);
    let lazy = rust.ends_lazily(item.id).then(|| parse_lazy(rust, item, choice, &head));
    let in_front = usize::from(choice.tag.is_some());
    let lens = choice.arms.iter().map(|arm| {
        let variant = variant(&arm.name);
        let before = in_front + usize::from(!arm.own_tag || null_tag(arm));
        let fixed = if arm.ty == Type::Null { Some(0) } else { rust.fixed_size(&arm.ty, item.encoding) };
        match (&arm.ty, fixed) {
            (ty, Some(size)) => {
                let size = plain(before + size);
                if *ty == Type::Null { quote!(Self::#variant => #size,) } else { quote!(Self::#variant(_) => #size,) }
            }
            (ty, None) => {
                let len = rust.len(ty, item.encoding, &quote!(value));
                let len = if before > 0 { sum(&[plain(before), len]) } else { len };
                quote!(Self::#variant(value) => #len,)
            }
        }
    });
    let open_len = choice.open.as_ref().map(|name| {
        let (variant, size) = (variant(name), plain(in_front + 1));
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
                let binding = if uses_value(&write) { quote!(value) } else { quote!(_) };
                if head.is_empty() {
                    return quote!(Self::#variant(#binding) => #write,);
                }
                quote!(Self::#variant(#binding) => { out.chunk([#(#head),*])?; #write })
            }
        }
    });
    let open_write = choice.open.as_ref().map(|name| {
        let (variant, tag) = (variant(name), tag.iter());
        let selectors = choice.arms.iter().map(|arm| (i128::from(arm.selector), i128::from(arm.last))).collect();
        let selectors = ranges(selectors, |selector| octet(u8::try_from(selector).unwrap_or_default()));
        let (support, field) = (path::support(), docs::field_constant(&item.spelled, &name.spelled));
        // The selector of another alternative would be read as that one.
        let check = quote!(#support::check_consistent(!matches!(selector, #selectors), #field));
        quote!(Self::#variant(selector) => #check.and_then(|()| out.chunk([#(#tag,)* selector])),)
    });
    let then = Some(parse_then(rust, item, choice));
    let (len, write) = (quote!(match *self { #(#lens)* #open_len }), quote!(match *self { #(#writes)* #open_write }));
    Impls { parse, then, lazy, len, write, ..Impls::default() }
}

/// The pattern of the octets that select an alternative.
fn selecting(arm: &Arm) -> TokenStream {
    let (first, last) = (octet(arm.selector), octet(arm.last));
    if arm.selector == arm.last { quote!(#first) } else { quote!(#first..=#last) }
}

/// What is read in front of the content, and the body of `parse`.
fn parse(rust: &Rust<'_>, item: &Item, choice: &Choice) -> (TokenStream, TokenStream) {
    let (octets, support) = (path::octets(), path::support());
    let content = format_ident!("content");
    let arms: Vec<_> = choice
        .arms
        .iter()
        .map(|arm| {
            let (selector, variant) = (selecting(arm), variant(&arm.name));
            if arm.ty == Type::Null {
                return quote!(#selector => Ok((content, Self::#variant)),);
            }
            let parser = rust.parser(&arm.ty, item.encoding, Site::PLAIN);
            let call = if arm.own_tag { parser.call() } else { parser.call_with(&content) };
            quote!(#selector => #support::map(#call, Self::#variant),)
        })
        .collect();
    let last = match &choice.open {
        Some(name) => {
            let variant = variant(name);
            quote!(found => Ok((content, Self::#variant(found))),)
        }
        None => quote!(found => Err(#octets::unknown_selector(found.into(), input)),),
    };
    let tag = choice.tag.map(|tag| {
        let tag = octet(tag.octet);
        quote!(let (input, ()) = #octets::tag(input, #tag)?;)
    });
    let rest = if reads_content(choice) { quote!(content) } else { quote!(_) };
    let head = quote! {
        #tag
        let (#rest, selector) = #octets::u8(input)?;
    };
    let parse = quote! {
        #head
        match selector { #(#arms)* #last }
    };
    (head, parse)
}

/// The body of `parse_then`: every alternative calls `then` by itself, so that they are never brought together in one place.
fn parse_then(rust: &Rust<'_>, item: &Item, choice: &Choice) -> TokenStream {
    let (octets, decode, support) = (path::octets(), path::decode(), path::support());
    // Ranges are compared in the order of the arms: what most selectors belong to goes first.
    let mut arms: Vec<&Arm> = choice.arms.iter().collect();
    arms.sort_by_key(|arm| std::cmp::Reverse(arm.last.abs_diff(arm.selector)));
    let arms = arms.into_iter().map(|arm| {
        let (selector, variant) = (selecting(arm), variant(&arm.name));
        let rest = if arm.own_tag { format_ident!("input") } else { format_ident!("content") };
        match &arm.ty {
            Type::Null => quote!(#selector => then(content.is_empty().then_some(Self::#variant)),),
            Type::Item(_) => quote!(#selector => #decode::parse_then(#rest, #[inline(always)] |value| then(value.map(Self::#variant))),),
            ty => {
                let call = rust.parser(ty, item.encoding, Site::PLAIN).call_with(&rest);
                quote!(#selector => then(#support::complete(#call).ok().map(Self::#variant)),)
            }
        }
    });
    let last = match &choice.open {
        Some(name) => {
            let variant = variant(name);
            quote!(found => then(content.is_empty().then_some(Self::#variant(found))),)
        }
        None => quote!(_ => then(None),),
    };
    let tag = choice.tag.map(|tag| {
        let tag = octet(tag.octet);
        quote!(let Ok((input, ())) = #octets::tag(input, #tag) else { return then(None) };)
    });
    let rest = if reads_content(choice) { quote!(content) } else { quote!(_) };
    quote! {
        #tag
        let Ok((#rest, selector)) = #octets::u8(input) else { return then(None) };
        match selector { #(#arms)* #last }
    }
}

/// True where some alternative is read behind its selector; what selects by its own first octet is read from there.
fn reads_content(choice: &Choice) -> bool {
    choice.open.is_some() || choice.arms.iter().any(|arm| !arm.own_tag || arm.ty == Type::Null)
}

/// True where every alternative has a selector of its own in packed octets.
fn is_selectable(item: &Item, choice: &Choice) -> bool {
    item.encoding == Encoding::Octets && choice.tag.is_none() && !choice.arms.iter().any(|arm| arm.own_tag)
}

/// The same where the alternatives are such choices themselves, and both selectors stand elsewhere.
fn selected_twice(rust: &Rust<'_>, item: &Item, choice: &Choice, input: &TokenStream) -> Option<TokenStream> {
    let inner = |arm: &Arm| match &arm.ty {
        Type::Item(id) => match &rust.item(*id).kind {
            Kind::Choice(inner) if is_selectable(rust.item(*id), inner) => Some(ident(&rust.item(*id).name)),
            _ => None,
        },
        _ => None,
    };
    let arms: Option<Vec<_>> = choice
        .arms
        .iter()
        .map(|arm| {
            let (selector, variant, inner) = (selecting(arm), variant(&arm.name), inner(arm)?);
            Some(quote!(#selector => #inner::decode_selected(inner, octets).map(Self::#variant),))
        })
        .collect();
    let (arms, decode_error) = (arms.filter(|arms| !arms.is_empty() && choice.open.is_none())?, path::decode_error());
    let name = &item.name;
    let docs = format!(" As [`{name}::decode_selected`], where the selector of the alternative inside is known from elsewhere too.");
    Some(quote! {
        #[doc = #docs]
        ///
        /// # Errors
        /// What is wrong with the octets; offsets count from their start.
        #[inline]
        pub fn decode_selected_twice(selector: u8, inner: u8, octets: #input) -> Result<Self, #decode_error> {
            match selector {
                #(#arms)*
                // the fault is that of the outer selector
                _ => Self::decode_selected(selector, octets),
            }
        }
    })
}

/// A function for selectors that do not stand in front of the content, where every alternative has one of its own in packed octets.
fn selected(rust: &Rust<'_>, item: &Item, choice: &Choice) -> Option<TokenStream> {
    if !is_selectable(item, choice) {
        return None;
    }
    let (name, generics) = (ident(&item.name), rust.generics(item.id));
    let (support, decode_error) = (path::support(), path::decode_error());
    let (generics_of_impl, input) = if rust.item_borrows(item.id) { (quote!(<'a>), quote!(&'a [u8])) } else { (quote!(), quote!(&[u8])) };
    let arms = choice.arms.iter().map(|arm| {
        let (selector, variant) = (selecting(arm), variant(&arm.name));
        match &arm.ty {
            Type::Null => quote!(#selector => #support::whole_lazy(octets, #support::end(octets, Self::#variant)),),
            Type::Item(_) => {
                let decode = path::decode();
                quote!(#selector => #decode::decode(octets).map(Self::#variant),)
            }
            ty => {
                let call = rust.parser(ty, item.encoding, Site::PLAIN).call_with(&format_ident!("octets"));
                quote!(#selector => #support::whole(octets, #call).map(Self::#variant),)
            }
        }
    });
    let last = match &choice.open {
        Some(name) => {
            let variant = variant(name);
            quote!(found => #support::whole_lazy(octets, #support::end(octets, Self::#variant(found))),)
        }
        None => {
            let error = path::octets();
            quote!(found => #support::whole_lazy(octets, Err(#error::unknown_selector(found.into(), octets))),)
        }
    };
    let nested = selected_twice(rust, item, choice, &input);
    Some(quote! {
        impl #generics_of_impl #name #generics {
            /// Reads an alternative whose selector is known from elsewhere: `octets` begin behind it, and are used up.
            ///
            /// # Errors
            /// What is wrong with the octets; offsets count from their start.
            #[inline]
            pub fn decode_selected(selector: u8, octets: #input) -> Result<Self, #decode_error> {
                match selector { #(#arms)* #last }
            }

            #nested
        }
    })
}

/// The body of `parse_lazy`: alternatives that may end unread, and the others as ever.
fn parse_lazy(rust: &Rust<'_>, item: &Item, choice: &Choice, head: &TokenStream) -> TokenStream {
    let (octets, support) = (path::octets(), path::support());
    let lazy = choice.arms.iter().filter_map(|arm| {
        let (selector, variant, parser) = (selecting(arm), variant(&arm.name), rust.lazy_parser(&arm.ty, item.encoding)?);
        let input = if arm.own_tag { quote!(input) } else { quote!(content) };
        Some((arm.own_tag, quote!(#selector => #parser(#input).map(Self::#variant),)))
    });
    let (own, lazy): (Vec<bool>, Vec<TokenStream>) = lazy.unzip();
    let all = lazy.len() == choice.arms.len() && choice.open.is_none();
    if all {
        return quote! {
            #head
            match selector {
                #(#lazy)*
                found => Err(#octets::unknown_selector(found.into(), input)),
            }
        };
    }
    let rest = if own.iter().all(|own| *own) { quote!(_) } else { quote!(content) };
    match choice.tag.map(|tag| octet(tag.octet)) {
        Some(tag) => {
            let rest_of = format_ident!("behind");
            let lazy = lazy.iter().map(|arm| crate::wire::renamed(arm.clone(), &rest_of));
            quote! {
                let (behind, ()) = #octets::tag(input, #tag)?;
                let (#rest, selector) = #octets::u8(behind)?;
                match selector {
                    #(#lazy)*
                    _ => #support::complete(Self::parse(input)),
                }
            }
        }
        None => quote! {
            let (#rest, selector) = #octets::u8(input)?;
            match selector {
                #(#lazy)*
                _ => #support::complete(Self::parse(input)),
            }
        },
    }
}
