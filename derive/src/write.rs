//! The emitter: items of a model to Rust tokens, one file per kind of item.

mod any;
mod ber;
pub(crate) mod bits;
mod choice;
mod class;
mod codes;
pub(crate) mod docs;
pub(crate) mod elements;
mod obis;
mod sequence;
mod variants;

use std::path::PathBuf;

use cosem_spec::model::{Encoding, Item, Kind, Length, Type};
use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

use crate::path;
use crate::prepare::prepare;
use crate::rust::{Rust, ident};
use crate::wire::Site;

/// `suite!("folder")`.
pub(crate) fn suite(input: TokenStream) -> TokenStream {
    let folder: LitStr = match syn::parse2(input) {
        Ok(folder) => folder,
        Err(error) => return error.into_compile_error(),
    };
    let model = cosem_spec::suite::model();
    if !model.items.iter().any(|item| item.folder == folder.value()) {
        return syn::Error::new(folder.span(), format!("the suite has no folder `{}`", folder.value())).into_compile_error();
    }
    match prepare(model, &folder.value()) {
        Ok(model) => items(&Rust::new(&model, &folder.value(), true)),
        Err(fault) => syn::Error::new(folder.span(), fault).into_compile_error(),
    }
}

/// `class_enums!()`.
pub(crate) fn class_enums() -> TokenStream {
    any::enums(&Rust::new(cosem_spec::suite::model(), "class", true))
}

/// `class_table!()`.
pub(crate) fn class_table() -> TokenStream {
    any::table(&Rust::new(cosem_spec::suite::model(), "class", true))
}

/// `items!(callback)`.
pub(crate) fn all_items(input: TokenStream) -> TokenStream {
    match syn::parse2(input) {
        Ok(callback) => any::items(&Rust::new(cosem_spec::suite::model(), "", true), &callback),
        Err(error) => error.into_compile_error(),
    }
}

/// `spec_file!("path")`.
pub(crate) fn spec_file(input: TokenStream) -> TokenStream {
    let path: LitStr = match syn::parse2(input) {
        Ok(path) => path,
        Err(error) => return error.into_compile_error(),
    };
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let file = root.join(path.value());
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => return syn::Error::new(path.span(), format!("cannot read `{}`: {error}", path.value())).into_compile_error(),
    };
    // The compiler watches the files of `include_bytes!`, so a change of the spec file rebuilds the crate.
    let tracked = file.display().to_string();
    let tracked = quote!(
        const _: &[u8] = ::core::include_bytes!(#tracked);
    );
    let expanded = match cosem_spec::suite::with_file(&path.value(), &text) {
        Ok(model) => prepare(&model, "").map(|model| items(&Rust::new(&model, "", false))),
        Err(faults) => Err(format!("\n{faults}")),
    };
    let items = expanded.unwrap_or_else(|fault| syn::Error::new(path.span(), fault).into_compile_error());
    quote!(#tracked #items)
}

/// Everything for the items of one module. What is unconfirmed in the suite stands in a module of that name, behind the feature.
pub(crate) fn items(rust: &Rust<'_>) -> TokenStream {
    let written = |item: &&Item| !matches!(item.kind, Kind::Values(_) | Kind::Catalogue(_));
    let (gated, open): (Vec<&Item>, Vec<&Item>) = rust.items().filter(written).partition(|item| rust.is_gated(item));
    let open = open.into_iter().map(|item| write_item(rust, item));
    let gated: Vec<_> = gated.into_iter().map(|item| write_item(rust, item)).collect();
    let gated = (!gated.is_empty()).then(|| {
        quote! {
            /// Items whose layout is a reconstruction. **Not conformant.**
            #[cfg(feature = "unconfirmed")]
            pub mod unconfirmed {
                use super::*;

                #(#gated)*
            }
        }
    });
    let codes = obis::write(rust);
    quote!(#(#open)* #gated #codes)
}

fn write_item(rust: &Rust<'_>, item: &Item) -> TokenStream {
    let body = match &item.kind {
        Kind::Choice(choice) => choice::write(rust, item, choice),
        Kind::Sequence(sequence) if item.encoding == Encoding::Ber => ber::write_sequence(rust, item, sequence),
        Kind::Sequence(sequence) => sequence::write(rust, item, sequence),
        Kind::Bits(bits) => bits::write(rust, item, bits),
        Kind::Codes(codes) => codes::write(rust, item, codes),
        Kind::Alias(ty) => alias(rust, item, ty),
        Kind::Class(class) => class::write(rust, item, class),
        // They stand together in one catalogue.
        Kind::Values(_) | Kind::Catalogue(_) => return TokenStream::new(),
    };
    let describe = docs::describe(rust, item);
    quote!(#body #describe)
}

/// The derives that every type has.
pub(crate) fn derives(rust: &Rust<'_>) -> TokenStream {
    let serde = serde(rust);
    quote!(#[derive(Debug, Clone, Copy, PartialEq)] #serde)
}

/// `Serialize` under the codec's feature; only the codec has it.
pub(crate) fn serde(rust: &Rust<'_>) -> TokenStream {
    if rust.serde { quote!(#[cfg_attr(feature = "serde", derive(::serde::Serialize))]) } else { TokenStream::new() }
}

/// The name of a field or variant in serialised form: as the standard spells it. Octets become hexadecimal digits.
pub(crate) fn serde_part(rust: &Rust<'_>, spelled: &str, ty: &Type, optional: bool) -> TokenStream {
    if !rust.serde {
        return TokenStream::new();
    }
    let with = hexadecimal(ty, optional).map(|function| quote!(, serialize_with = #function));
    quote!(#[cfg_attr(feature = "serde", serde(rename = #spelled #with))])
}

/// The function that shows octets of fixed length, or a list of them, as hexadecimal digits.
fn hexadecimal(ty: &Type, optional: bool) -> Option<&'static str> {
    match (ty, optional) {
        (Type::Octets(Length::Fixed(_)), false) => Some("crate::serialize::array"),
        (Type::Octets(Length::Fixed(_)), true) => Some("crate::serialize::optional_array"),
        (Type::List(list), false) if matches!(list.element, Type::Octets(Length::Fixed(_))) => Some("crate::serialize::arrays"),
        (Type::List(list), true) if matches!(list.element, Type::Octets(Length::Fixed(_))) => Some("crate::serialize::optional_arrays"),
        _ => None,
    }
}

/// `impl<'a> Decode<'a> for Name<'a>` and its counterpart, around the bodies of their functions.
#[derive(Default)]
pub(crate) struct Impls {
    /// The body of `parse`; reads `input`.
    pub(crate) parse: TokenStream,
    /// The body of `parse_usual`, where there is one; reads `input`.
    pub(crate) usual: Option<TokenStream>,
    /// The body of `pass_usual`, where it differs; reads `input`.
    pub(crate) pass: Option<TokenStream>,
    /// The body of `parse_again`, where it differs; reads `input`.
    pub(crate) again: Option<TokenStream>,
    /// The body of `parse_then`, where it has alternatives; reads `input` and calls `then`.
    pub(crate) then: Option<TokenStream>,
    /// The body of `parse_lazy`, where it differs; reads `input`.
    pub(crate) lazy: Option<TokenStream>,
    /// The body of `encoded_len`.
    pub(crate) len: TokenStream,
    /// The body of `write`; writes to `out`.
    pub(crate) write: TokenStream,
    /// The body of `write_fixed`, where there is one; writes to the start of `out`.
    pub(crate) fixed: Option<TokenStream>,
}

impl Impls {
    pub(crate) fn write(&self, rust: &Rust<'_>, item: &Item) -> TokenStream {
        let (decode, encode) = (self.decode(rust, item), self.encode(rust, item));
        quote!(#decode #encode)
    }

    /// The implementation of `Decode`.
    pub(crate) fn decode(&self, rust: &Rust<'_>, item: &Item) -> TokenStream {
        let (name, generics, parse) = (ident(&item.name), rust.generics(item.id), &self.parse);
        let (decode, parsed, support, decode_error) = (path::decode(), path::parsed(), path::support(), path::decode_error());
        // A value of several words comes back through memory, in pieces that the caller waits for. What is small or often read is
        // therefore put in place; the ACSE APDUs come once an association, and the choices of frames are read by `parse_then`.
        let called = match item.kind {
            Kind::Sequence(_) => item.encoding == Encoding::Ber,
            Kind::Choice(_) => item.encoding == Encoding::Octets,
            _ => false,
        };
        let inline = if called { quote!(#[inline]) } else { rust.in_place() };
        let in_place = rust.in_place();
        let lazy = self.lazy.as_ref().map(|body| {
            quote! {
                #inline
                fn parse_lazy(input: &'a [u8]) -> #support::Last<Self> { #body }
            }
        });
        let then = self.then.as_ref().filter(|_| !rust.small).map(|body| {
            quote! {
                #[inline]
                fn decode(octets: &'a [u8]) -> Result<Self, #decode_error> { #support::decode_then(octets) }
                #[inline(always)]
                fn parse_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R { #body }
            }
        });
        let pass = self.pass.as_ref().map(|body| {
            quote! {
                #in_place
                fn pass_usual(input: &'a [u8]) -> Option<&'a [u8]> { #body }
            }
        });
        let again = self.again.as_ref().map(|body| {
            quote! {
                #in_place
                fn parse_again(input: &'a [u8]) -> Option<(&'a [u8], Self)> { #body }
            }
        });
        let usual = self.usual.as_ref().map(|body| {
            quote! {
                const USUAL: bool = true;
                #in_place
                fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> { #body }
            }
        });
        quote! {
            impl<'a> #decode<'a> for #name #generics {
                #usual
                #pass
                #again
                #inline
                fn parse(input: &'a [u8]) -> #parsed<'a, Self> { #parse }
                #then
                #lazy
            }
        }
    }

    /// The implementation of `Encode`.
    pub(crate) fn encode(&self, rust: &Rust<'_>, item: &Item) -> TokenStream {
        let (name, len, write) = (ident(&item.name), &self.len, &self.write);
        let elided = if rust.item_borrows(item.id) { quote!(<'_>) } else { TokenStream::new() };
        let (encode, writer, encode_error) = (path::encode(), path::writer(), path::encode_error());
        let fixed = self.fixed.as_ref().filter(|_| !rust.small).map(|body| {
            quote! {
                const FIXED: bool = true;
                #[inline]
                fn write_fixed<'o>(&self, out: &'o mut [u8]) -> Option<&'o mut [u8]> { #body }
            }
        });
        quote! {
            impl #encode for #name #elided {
                #[inline]
                fn encoded_len(&self) -> usize { #len }
                #[inline]
                fn write(&self, out: &mut #writer<'_>) -> Result<(), #encode_error> { #write }
                #fixed
            }
        }
    }
}

/// A newtype.
fn alias(rust: &Rust<'_>, item: &Item, ty: &Type) -> TokenStream {
    let (docs, derives, name, generics) = (docs::item(rust.model, item), derives(rust), ident(&item.name), rust.generics(item.id));
    let inner = rust.ty(ty, &name);
    let inner_docs = docs::type_line(rust.model, ty);
    let impls = if item.encoding == Encoding::Ber { ber::alias(rust, item, ty) } else { alias_impls(rust, item, ty).write(rust, item) };
    let hex = hexadecimal(ty, false)
        .filter(|_| rust.serde)
        .map(|function| quote!(#[cfg_attr(feature = "serde", serde(serialize_with = #function))]));
    quote! {
        #docs
        #derives
        pub struct #name #generics (#[doc = #inner_docs] #hex pub #inner);
        #impls
    }
}

fn alias_impls(rust: &Rust<'_>, item: &Item, ty: &Type) -> Impls {
    let support = path::support();
    let parse = rust.parser(ty, item.encoding, Site::PLAIN).call();
    let field = docs::field_constant(&item.spelled, "");
    let lazy = rust.lazy_parser(ty, item.encoding).map(|parser| quote!(#parser(input).map(Self)));
    let len = rust.len(ty, item.encoding, &quote!(self.0));
    let write = rust.writer(ty, item.encoding, &quote!(self.0), &field);
    Impls { parse: quote!(#support::map(#parse, Self)), lazy, len, write, ..Impls::default() }
}
