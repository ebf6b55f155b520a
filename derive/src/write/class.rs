//! Interface classes: for each version a type that names it, an enum of its attributes, one of its methods, and one for the selective
//! access parameters of each attribute that has some.

use cosem_spec::model::{Attribute, Change, Class, Item, Method, Name, Selector, Type};
use heck::ToUpperCamelCase;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::elements::{field_constant, uses_value};
use super::{derives, docs};
use crate::path;
use crate::rust::{Rust, ident, variant};
use crate::wire::Site;

/// A case of one of the enums: its number, its variant, and what it holds.
struct Case<'r> {
    number: i128,
    name: &'r Name,
    docs: TokenStream,
    ty: &'r Type,
    tolerates: &'r [cosem_spec::model::Tolerance],
}

pub(crate) fn write(rust: &Rust<'_>, item: &Item, class: &Class) -> TokenStream {
    let name = ident(&item.name);
    let docs = docs::item(rust.model, item);
    let (class_id, version) = (Literal::u16_unsuffixed(class.class_id), Literal::u8_unsuffixed(class.version));
    let attributes = attributes(rust, item, class);
    let methods = methods(rust, item, class);
    let selections =
        class.attributes.iter().filter(|attribute| !attribute.selectors.is_empty()).map(|attribute| selection(rust, item, attribute));
    let alias = (class.newest && class.family != item.name).then(|| {
        let family = ident(&class.family);
        let docs = format!(" The newest version of the class: [`{}`].", item.name);
        quote!(#[doc = #docs] pub type #family = #name;)
    });
    let class_trait = path::class();
    let description = docs::description(rust.model, item);
    let description_type = path::description();
    let offsets = offsets(class);
    let tables = tables(item, class);
    quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct #name;

        impl #name {
            /// The class identifier.
            pub const CLASS_ID: u16 = #class_id;
            /// The version of the class.
            pub const VERSION: u8 = #version;
            #offsets
        }

        impl #class_trait for #name {
            const CLASS_ID: u16 = #class_id;
            const VERSION: u8 = #version;
            const DESCRIPTION: #description_type = #description;
            #tables
        }

        #alias
        #attributes
        #methods
        #(#selections)*
    }
}

/// The offsets of short names, as constants of the class.
fn offsets(class: &Class) -> TokenStream {
    let of = |prefix: &str, name: &Name, offset: Option<u16>| {
        let offset = format!("0x{:02x}", offset?).parse::<TokenStream>().ok()?;
        let constant = format_ident!("{}_{}_OFFSET", prefix, name.snake.to_uppercase());
        let docs = format!(" The distance of the short name of `{}` from the base name.", name.spelled);
        Some(quote!(#[doc = #docs] pub const #constant: u16 = #offset;))
    };
    let attributes = class.attributes.iter().filter_map(|attribute| of("ATTRIBUTE", &attribute.name, attribute.offset));
    let methods = class.methods.iter().filter_map(|method| of("METHOD", &method.name, method.offset));
    quote!(#(#attributes)* #(#methods)*)
}

/// What is known of the attributes and methods, as constants of the trait.
fn tables(item: &Item, class: &Class) -> TokenStream {
    let (describe, field_type) = (path::describe_module(), path::field());
    let option = |value: Option<TokenStream>| value.map_or_else(|| quote!(None), |value| quote!(Some(#value)));
    let offset = |offset: Option<u16>| option(offset.and_then(|offset| format!("0x{offset:02x}").parse().ok()));
    let named = |label: &str, name: &Name| {
        let (owner, spelled) = (label_of(item, label), &name.spelled);
        quote!(#field_type::new(#owner, #spelled))
    };
    let attributes = class.attributes.iter().map(|attribute| {
        let (number, field, offset) =
            (crate::rust::number(attribute.number.into()), named("attribute", &attribute.name), offset(attribute.offset));
        let change = option(attribute.change.map(|change| match change {
            Change::Static => quote!(#describe::Change::Static),
            Change::Dynamic => quote!(#describe::Change::Dynamic),
        }));
        let selectors = attribute.selectors.iter().map(|selector| {
            let (number, field) = (Literal::u8_unsuffixed(selector.number), named("access selector", &selector.name));
            quote!(#describe::SelectorDescription { number: #number, field: #field })
        });
        quote! {
            #describe::AttributeDescription {
                number: #number, field: #field, change: #change, offset: #offset, selectors: &[#(#selectors),*],
            }
        }
    });
    let methods = class.methods.iter().map(|method| {
        let (number, field, offset) = (crate::rust::number(method.number.into()), named("method", &method.name), offset(method.offset));
        let (mandatory, returns) = (method.mandatory, method.returns.is_some());
        quote! {
            #describe::MethodDescription {
                number: #number, field: #field, mandatory: #mandatory, returns: #returns, offset: #offset,
            }
        }
    });
    quote! {
        const ATTRIBUTES: &'static [#describe::AttributeDescription] = &[#(#attributes),*];
        const METHODS: &'static [#describe::MethodDescription] = &[#(#methods),*];
    }
}

/// What errors call the owner of a member.
fn label_of(item: &Item, what: &str) -> String {
    format!("{} {what}", item.spelled)
}

fn attributes(rust: &Rust<'_>, item: &Item, class: &Class) -> TokenStream {
    let name = format_ident!("{}Attribute", item.name);
    let cases: Vec<_> = class
        .attributes
        .iter()
        .map(|Attribute { number, name, docs, ty, since, tolerates, .. }| Case {
            number: i128::from(*number),
            name,
            docs: docs::part(rust.model, &format!("Attribute {number}: {}", text(docs, &name.spelled)), &name.spelled, since.as_ref()),
            ty,
            tolerates,
        })
        .collect();
    let docs = format!(" The value of an attribute of [`{}`].", item.name);
    numbered(rust, item, &name, &docs, &cases, &quote!(i8), "attribute")
}

fn methods(rust: &Rust<'_>, item: &Item, class: &Class) -> TokenStream {
    if class.methods.is_empty() {
        return TokenStream::new();
    }
    let name = format_ident!("{}Method", item.name);
    let cases: Vec<_> = class
        .methods
        .iter()
        .map(|Method { number, name, docs, parameter, mandatory, tolerates, since, .. }| {
            let kind = if *mandatory { "mandatory" } else { "optional" };
            Case {
                number: i128::from(*number),
                name,
                docs: docs::part(
                    rust.model,
                    &format!("Method {number}, {kind}: {}", text(docs, &name.spelled)),
                    &name.spelled,
                    since.as_ref(),
                ),
                ty: parameter,
                tolerates,
            }
        })
        .collect();
    let docs = format!(" The parameter of a method of [`{}`].", item.name);
    let parameters = numbered(rust, item, &name, &docs, &cases, &quote!(i8), "method");
    let returning: Vec<_> = class
        .methods
        .iter()
        .filter_map(|Method { number, name, docs, returns, since, .. }| {
            Some(Case {
                number: i128::from(*number),
                name,
                docs: docs::part(rust.model, &format!("Method {number}: {}", text(docs, &name.spelled)), &name.spelled, since.as_ref()),
                ty: returns.as_ref()?,
                tolerates: &[],
            })
        })
        .collect();
    if returning.is_empty() {
        return parameters;
    }
    let name = format_ident!("{}Return", item.name);
    let docs = format!(" What a method of [`{}`] returns.", item.name);
    let returns = numbered(rust, item, &name, &docs, &returning, &quote!(i8), "method");
    quote!(#parameters #returns)
}

fn selection(rust: &Rust<'_>, item: &Item, attribute: &Attribute) -> TokenStream {
    let name = format_ident!("{}{}Access", item.name, attribute.name.snake.to_upper_camel_case());
    let cases: Vec<_> = attribute
        .selectors
        .iter()
        .map(|Selector { number, name, docs, ty, .. }| Case {
            number: i128::from(*number),
            name,
            docs: docs::part(rust.model, &format!("Access selector {number}: {}", text(docs, &name.spelled)), &name.spelled, None),
            ty,
            tolerates: &[],
        })
        .collect();
    let docs = format!(" The selective access parameters of `{}` of [`{}`].", attribute.name.spelled, item.name);
    numbered(rust, item, &name, &docs, &cases, &quote!(u8), "access selector")
}

fn text<'t>(docs: &'t str, spelled: &'t str) -> std::borrow::Cow<'t, str> {
    if docs.is_empty() { format!("`{spelled}`.").into() } else { docs.into() }
}

/// An enum whose cases are chosen by a number that travels elsewhere.
fn numbered(rust: &Rust<'_>, item: &Item, name: &Ident, docs: &str, cases: &[Case<'_>], number: &TokenStream, what: &str) -> TokenStream {
    let (encode, writer, encode_error, decode_error) = (path::encode(), path::writer(), path::encode_error(), path::decode_error());
    let (support, field_type) = (path::support(), path::field());
    let borrows = cases.iter().any(|case| rust.borrows(case.ty));
    let (generics, elided) = if borrows { (quote!(<'a>), quote!(<'_>)) } else { (TokenStream::new(), TokenStream::new()) };
    let octets_type = if borrows { quote!(&'a [u8]) } else { quote!(&[u8]) };
    let derives = derives(rust);
    let variants = cases.iter().map(|case| {
        let (docs, variant) = (&case.docs, variant(case.name));
        let ty = rust.ty(case.ty, name);
        let optional = rust.is_nullable(case.ty, case.tolerates);
        let ty = if optional { quote!(Option<#ty>) } else { ty };
        let serde = super::serde_part(rust, &case.name.spelled, case.ty, optional);
        if *case.ty == Type::Null { quote!(#docs #serde #variant,) } else { quote!(#docs #serde #variant(#ty),) }
    });
    let numbers = cases.iter().map(|case| {
        let (value, variant) = (crate::rust::number(case.number), variant(case.name));
        if *case.ty == Type::Null { quote!(Self::#variant => #value,) } else { quote!(Self::#variant(_) => #value,) }
    });
    let item_label = label_of(item, what);
    let constants = cases.iter().map(|case| {
        let (constant, spelled) = (field_constant(case.name), &case.name.spelled);
        quote!(const #constant: &'static #field_type = &#field_type::new(#item_label, #spelled);)
    });
    let parses = cases.iter().map(|case| parse_case(rust, item, case));
    let lens = cases.iter().map(|case| len_case(rust, item, case));
    let writes = cases.iter().map(|case| write_case(rust, item, case));
    let lazy = lazy(rust, item, cases, number, &octets_type);
    let decode_docs = format!(" Reads the value for the {what} `number`; it takes all of `octets`.");
    let (kind, unknown) = match what {
        "attribute" => (quote!(UnknownAttribute), quote!(number)),
        "method" => (quote!(UnknownMethod), quote!(number)),
        _ => (quote!(UnknownAccessSelector), quote!(selector)),
    };
    let (error_kind, fail) = (path::error_kind(), path::fail());
    let errors = format!(" `{kind}` for a number that the class does not have, and what is wrong with the octets.");
    let number_docs = format!(" The number of the {what}.");
    quote! {
        #[doc = #docs]
        #derives
        pub enum #name #generics { #(#variants)* }

        impl #generics #name #generics {
            #(#constants)*

            #[doc = #decode_docs]
            ///
            /// # Errors
            #[doc = #errors]
            pub fn decode(number: #number, octets: #octets_type) -> Result<Self, #decode_error> {
                let input = octets;
                #support::whole(octets, match number {
                    #(#parses)*
                    #unknown => #fail(#error_kind::#kind { #unknown }, input),
                })
            }

            #lazy

            #[doc = #number_docs]
            #[must_use]
            pub const fn number(&self) -> #number {
                match self { #(#numbers)* }
            }
        }

        impl #encode for #name #elided {
            fn encoded_len(&self) -> usize {
                match *self { #(#lens)* }
            }

            fn write(&self, out: &mut #writer<'_>) -> Result<(), #encode_error> {
                match *self { #(#writes)* }
            }
        }
    }
}

/// `decode_lazy`, where some value may end unread.
fn lazy(rust: &Rust<'_>, item: &Item, cases: &[Case<'_>], number: &TokenStream, octets_type: &TokenStream) -> Option<TokenStream> {
    let (support, decode_error, in_field) = (path::support(), path::decode_error(), path::in_field());
    let arms: Vec<TokenStream> = cases
        .iter()
        .filter(|case| case.tolerates.is_empty())
        .filter_map(|case| {
            let (value, variant, field) = (crate::rust::number(case.number), variant(case.name), field_constant(case.name));
            let parser = rust.lazy_parser(case.ty, item.encoding)?;
            Some(quote!(#value => #parser(octets).map(Self::#variant).map_err(#in_field(Self::#field)),))
        })
        .collect();
    let all = (!arms.is_empty()).then_some(arms)?;
    Some(quote! {
        /// As [`decode`](Self::decode), but any Data or list at the end is left unchecked until it is walked.
        ///
        /// # Errors
        /// As [`decode`](Self::decode), without those of the tail.
        pub fn decode_lazy(number: #number, octets: #octets_type) -> Result<Self, #decode_error> {
            #support::whole_lazy(octets, match number {
                #(#all)*
                _ => return Self::decode(number, octets),
            })
        }
    })
}

fn parse_case(rust: &Rust<'_>, item: &Item, case: &Case<'_>) -> TokenStream {
    let (value, variant, field) = (crate::rust::number(case.number), variant(case.name), field_constant(case.name));
    let (in_field, data, support) = (path::in_field(), path::data(), path::support());
    if *case.ty == Type::Null {
        return quote!(#value => #support::map(#data::null(input), |()| Self::#variant).map_err(#in_field(Self::#field)),);
    }
    let parser = rust.parser(case.ty, item.encoding, Site::tolerating(case.tolerates));
    let call = if rust.is_nullable(case.ty, case.tolerates) {
        let parser = parser.argument();
        quote!(#data::optional(input, #parser))
    } else {
        parser.call()
    };
    quote!(#value => #support::map(#call, Self::#variant).map_err(#in_field(Self::#field)),)
}

fn len_case(rust: &Rust<'_>, item: &Item, case: &Case<'_>) -> TokenStream {
    let variant = variant(case.name);
    if *case.ty == Type::Null {
        return quote!(Self::#variant => 1,);
    }
    let len = rust.len(case.ty, item.encoding, &quote!(value));
    let binding = if uses_value(&len) { quote!(value) } else { quote!(_) };
    if rust.is_nullable(case.ty, case.tolerates) {
        quote!(Self::#variant(value) => value.map_or(1, |#binding| #len),)
    } else {
        quote!(Self::#variant(#binding) => #len,)
    }
}

fn write_case(rust: &Rust<'_>, item: &Item, case: &Case<'_>) -> TokenStream {
    let (variant, field) = (variant(case.name), field_constant(case.name));
    if *case.ty == Type::Null {
        return quote!(Self::#variant => out.chunk([0x00]),);
    }
    let write = rust.writer(case.ty, item.encoding, &quote!(value), &quote!(Self::#field));
    if rust.is_nullable(case.ty, case.tolerates) {
        quote!(Self::#variant(value) => match value { Some(value) => #write, None => out.chunk([0x00]) },)
    } else {
        quote!(Self::#variant(value) => #write,)
    }
}
