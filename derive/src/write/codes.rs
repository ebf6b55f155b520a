//! Named values: a newtype over the integer with a constant for each, so that unknown values pass through.

use cosem_spec::model::{Carrier, Code, Codes, Encoding, Item};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{Impls, ber, docs};
use crate::path;
use crate::rust::{Rust, bits_type, constant, ident};
use crate::wire::plain;

pub(crate) fn write(rust: &Rust<'_>, item: &Item, codes: &Codes) -> TokenStream {
    if codes.carrier == Carrier::Oid {
        return write_oids(rust, item, codes);
    }
    let name = ident(&item.name);
    let docs = docs::item(rust.model, item);
    let repr = bits_type(codes.carrier.bits());
    let constants = codes.values.iter().map(|code| {
        let (docs, constant) = (code_docs(code, &code.value.to_string()), constant(&code.name));
        let value = Literal::u64_unsuffixed(code.value);
        quote!(#docs pub const #constant: Self = Self(#value);)
    });
    let names = codes.values.iter().map(|code| {
        let (value, spelled) = (Literal::u64_unsuffixed(code.value), &code.name.spelled);
        quote!(#value => Some(#spelled),)
    });
    let measure = measure(codes);
    let (named, unnamed) = (format!("{name}({{name}})"), format!("{name}({{}})"));
    let serialize = serialize(
        rust,
        &name,
        &quote!(serializer.serialize_str(name)),
        &quote!(::serde::Serialize::serialize(&self.0, serializer)),
        &TokenStream::new(),
    );
    let impls = codes.carrier.bits().is_multiple_of(8).then(|| match item.encoding {
        Encoding::Ber => contents(item, codes).write(rust, item),
        _ => impls(item, codes).write(rust, item),
    });
    let unnamed_docs = docs::lines(&unnamed_docs(codes));
    quote! {
        #docs
        ///
        #unnamed_docs
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(#[doc = " The value on the wire."] pub #repr);

        impl #name {
            #(#constants)*

            /// The name as the standard spells it, or `None` for a value without one.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self.0 { #(#names)* _ => None }
            }

            #measure
        }

        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self.name() {
                    Some(name) => write!(f, #named),
                    None => write!(f, #unnamed, self.0),
                }
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self.name() {
                    Some(name) => f.write_str(name),
                    None => ::core::fmt::Display::fmt(&self.0, f),
                }
            }
        }

        #serialize
        #impls
    }
}

/// What a code means, its value, and how the standard spells it.
fn code_docs(code: &Code, value: &str) -> TokenStream {
    let spelled = &code.name.spelled;
    let text = if code.docs.is_empty() { format!("`{spelled}`: {value}.") } else { format!("{}\n\n`{spelled}`: {value}.", code.docs) };
    docs::lines(&text)
}

/// What becomes of values without a name.
fn unnamed_docs(codes: &Codes) -> String {
    let mut text =
        String::from(if codes.closed { "Values without a name are refused." } else { "Values without a name pass through unchanged." });
    for range in &codes.ranges {
        let (first, last, label) = (range.first, range.last, range.label.spelled.replace('-', " "));
        text.push_str(&if first == last { format!(" {first} is {label}.") } else { format!(" {first} to {last} are {label}.") });
    }
    text
}

fn serialize(
    rust: &Rust<'_>,
    name: &proc_macro2::Ident,
    named: &TokenStream,
    unnamed: &TokenStream,
    generics: &TokenStream,
) -> TokenStream {
    if !rust.serde {
        return TokenStream::new();
    }
    quote! {
        #[cfg(feature = "serde")]
        impl ::serde::Serialize for #name #generics {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self.name() {
                    Some(name) => #named,
                    None => #unnamed,
                }
            }
        }
    }
}

/// The number that a code stands for, both ways.
fn measure(codes: &Codes) -> Option<TokenStream> {
    let measure = codes.measure.as_ref()?;
    let (getter, from) = (ident(measure), format_ident!("from_{}", measure));
    let forward = codes.values.iter().filter_map(|code| {
        let (value, stands_for) = (Literal::u64_unsuffixed(code.value), Literal::u32_unsuffixed(code.measure?));
        Some(quote!(#value => Some(#stands_for),))
    });
    let backward = codes.values.iter().filter_map(|code| {
        let (constant, stands_for) = (constant(&code.name), Literal::u32_unsuffixed(code.measure?));
        Some(quote!(#stands_for => Some(Self::#constant),))
    });
    let (get_docs, from_docs) =
        (format!(" The number of {measure} that it stands for."), format!(" The code for so many {measure}, where there is one."));
    Some(quote! {
        #[doc = #get_docs]
        #[inline]
        #[must_use]
        pub const fn #getter(self) -> Option<usize> {
            match self.0 { #(#forward)* _ => None }
        }

        #[doc = #from_docs]
        #[inline]
        #[must_use]
        pub const fn #from(count: usize) -> Option<Self> {
            match count { #(#backward)* _ => None }
        }
    })
}

fn impls(item: &Item, codes: &Codes) -> Impls {
    let (octets, data) = (path::octets(), path::data());
    let width = codes.carrier.bits();
    let function = format_ident!("u{}", width);
    let read = match (item.encoding, codes.carrier) {
        (Encoding::Data, Carrier::Enum) => quote!(#data::enumerated(input)),
        (Encoding::Data, _) => quote!(#data::#function(input)),
        (Encoding::Axdr | Encoding::Octets | Encoding::Ber, _) => quote!(#octets::#function(input)),
    };
    let parse = parse(&read, codes, u8::from(item.encoding == Encoding::Data));
    let known = check_known(item, codes);
    let (len, write) = match (item.encoding, codes.carrier) {
        (Encoding::Data, Carrier::Enum) => (quote!(2), quote!(out.chunk([0x16, self.0]))),
        (Encoding::Data, _) => {
            let encode = path::encode();
            (plain(1 + usize::from(width / 8)), quote!(#encode::write(&self.0, out)))
        }
        (Encoding::Axdr | Encoding::Octets | Encoding::Ber, _) => {
            let octets = if width == 8 { quote!([self.0]) } else { quote!(self.0.to_be_bytes()) };
            (plain(usize::from(width / 8)), quote!(out.chunk(#octets)))
        }
    };
    Impls { parse, len, write: quote!(#known #write), ..Impls::default() }
}

/// The body of a parser: the value, and in a closed list its name; the value stands behind `tags` octets.
fn parse(read: &TokenStream, codes: &Codes, tags: u8) -> TokenStream {
    let support = path::support();
    if !codes.closed {
        return quote!(#support::map(#read, Self));
    }
    let at = if tags == 0 {
        quote!(input)
    } else {
        let tags = plain(usize::from(tags));
        quote!(#support::skip(input, #tags))
    };
    let found = if codes.carrier == Carrier::Oid { quote!(0_u8) } else { quote!(code.0) };
    quote! {
        let (rest, code) = #support::map(#read, Self)?;
        #support::known(code.name().is_some(), #found, #at)?;
        Ok((rest, code))
    }
}

/// The statement that refuses to write a value without a name, in a closed list.
fn check_known(item: &Item, codes: &Codes) -> Option<TokenStream> {
    let (support, field) = (path::support(), docs::field_constant(&item.spelled, ""));
    codes.closed.then(|| quote!(#support::check_known(self.name().is_some(), #field)?;))
}

/// INTEGER, ENUMERATED or OBJECT IDENTIFIER.
fn contents(item: &Item, codes: &Codes) -> ber::Contents {
    let (ber, known) = (path::ber(), check_known(item, codes));
    let (identifier, read, len, write) = match codes.carrier {
        Carrier::Oid => {
            (0x06, quote!(#ber::oid_content(input)), quote!(#ber::oid_content_len(&self.0)), quote!(#ber::write_oid_content(&self.0, out)))
        }
        carrier => {
            let parser = format_ident!("u{}_content", carrier.bits());
            let (len, write) = ber::integer(carrier.bits(), false, &quote!(self.0));
            (if carrier == Carrier::Enum { 0x0a } else { 0x02 }, quote!(#ber::#parser(input)), len, write)
        }
    };
    ber::Contents { identifier, parse: parse(&read, codes, 0), then: None, len, write: quote!(#known #write) }
}

/// Named object identifiers.
fn write_oids(rust: &Rust<'_>, item: &Item, codes: &Codes) -> TokenStream {
    let (name, docs, oid) = (ident(&item.name), docs::item(rust.model, item), path::oid());
    let constants = codes.values.iter().map(|code| {
        let arcs: Vec<_> = code.oid.iter().map(u32::to_string).collect();
        let (docs, constant) = (code_docs(code, &arcs.join(".")), constant(&code.name));
        let octets = oid_octets(&code.oid).into_iter().map(crate::rust::octet);
        quote!(#docs pub const #constant: Self = Self(#oid::from_octets(&[#(#octets),*]));)
    });
    let names = codes.values.iter().map(|code| {
        let spelled = &code.name.spelled;
        let octets = oid_octets(&code.oid).into_iter().map(crate::rust::octet);
        quote!([#(#octets),*] => Some(#spelled),)
    });
    let serialize = serialize(
        rust,
        &name,
        &quote!(serializer.serialize_str(name)),
        &quote!(::serde::Serialize::serialize(&self.0, serializer)),
        &quote!(<'_>),
    );
    let impls = contents(item, codes).write(rust, item);
    let (named, unnamed) = (format!("{name}({{name}})"), format!("{name}({{}})"));
    let unnamed_docs = if codes.closed {
        " Object identifiers without a name are refused."
    } else {
        " Object identifiers without a name pass through unchanged."
    };
    quote! {
        #docs
        ///
        #[doc = #unnamed_docs]
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct #name<'a>(#[doc = " The object identifier."] pub #oid<'a>);

        impl #name<'_> {
            #(#constants)*

            /// The name of the object identifier, where it has one.
            #[must_use]
            pub fn name(&self) -> Option<&'static str> {
                match *self.0.octets() { #(#names)* _ => None }
            }
        }

        impl ::core::fmt::Debug for #name<'_> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self.name() {
                    Some(name) => write!(f, #named),
                    None => write!(f, #unnamed, self.0),
                }
            }
        }

        #serialize
        #impls
    }
}

/// The content octets of an object identifier, ITU-T X.690, 8.19.
fn oid_octets(arcs: &[u32]) -> Vec<u8> {
    let mut octets = Vec::new();
    let mut push = |arc: u64| {
        let groups = (1..10).find(|groups| arc >> (7 * groups) == 0).unwrap_or(10);
        for group in (0..groups).rev() {
            let low = u8::try_from((arc >> (7 * group)) & 0x7f).unwrap_or(0);
            octets.push(if group == 0 { low } else { low | 0x80 });
        }
    };
    if let [first, second, rest @ ..] = arcs {
        push(u64::from(*first) * 40 + u64::from(*second));
        rest.iter().for_each(|arc| push(u64::from(*arc)));
    }
    octets
}
