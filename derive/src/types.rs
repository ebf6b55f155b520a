//! `#[derive(Decode, Encode)]` on plain Rust types: the struct becomes an item of a model and goes through the same emitter as the
//! items of spec files.

use cosem_spec::model::{
    BitGroup, BitMeaning, BitPart, Carrier, Clause, Contained, Element, Encoding, Evidence, Field, Grade, Int, Item, ItemId, Kind, Length,
    List, Model, Name, Presence, Sequence, Standard, Type, ValueSource,
};
use cosem_spec::source::Place;
use heck::{ToKebabCase, ToSnakeCase};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, GenericArgument, LitInt, PathArguments, Result};

use crate::rust::Rust;
use crate::write::Impls;
use crate::write::elements::{Elements, FieldNames};

pub(crate) fn decode(input: TokenStream) -> TokenStream {
    expand(input, |rust, item, sequence| {
        let elements = Elements::of(rust, item, sequence, FieldNames::Inline);
        let (cold, parse) = (elements.cold(), elements.parse());
        let lazy = rust.ends_lazily(item.id).then(|| elements.parse_lazy());
        let decode = Impls { parse, lazy, len: TokenStream::new(), write: TokenStream::new() }.decode(rust, item);
        quote!(#cold #decode)
    })
}

pub(crate) fn encode(input: TokenStream) -> TokenStream {
    expand(input, |rust, item, sequence| {
        let elements = Elements::of(rust, item, sequence, FieldNames::Inline);
        let (len, write) = (elements.len(), elements.write());
        Impls { parse: TokenStream::new(), lazy: None, len, write }.encode(rust, item)
    })
}

fn expand(input: TokenStream, write: impl FnOnce(&Rust<'_>, &Item, &Sequence) -> TokenStream) -> TokenStream {
    let read = syn::parse2::<DeriveInput>(input).and_then(|input| UserType::read(&input));
    match read {
        Ok(user) => {
            let mut rust = Rust::new(&user.model, "", false);
            rust.name_externals(&user.externals);
            let item = user.model.item(ItemId(0));
            match &item.kind {
                Kind::Sequence(sequence) => write(&rust, item, sequence),
                _ => TokenStream::new(),
            }
        }
        Err(error) => error.into_compile_error(),
    }
}

/// A user's struct as a model: item 0 is the struct, the others are the types it names.
struct UserType {
    model: Model,
    /// The Rust types behind the items from 1 on.
    externals: Vec<syn::Type>,
}

/// What `#[cosem(...)]` on the struct says.
enum Layout {
    Sequence(Encoding),
    Bits,
}

/// What `#[cosem(...)]` on a field says.
#[derive(Default)]
struct Options {
    width: Option<u8>,
    reserved: u8,
    octet_string: bool,
}

impl UserType {
    fn read(input: &DeriveInput) -> Result<Self> {
        let Data::Struct(data) = &input.data else {
            return Err(Error::new(input.ident.span(), "only structs can be derived: declare choices and codes in a spec file"));
        };
        let Fields::Named(fields) = &data.fields else {
            return Err(Error::new(input.ident.span(), "the struct needs named fields, in wire order"));
        };
        if input.generics.type_params().next().is_some()
            || input.generics.const_params().next().is_some()
            || input.generics.lifetimes().count() > 1
        {
            return Err(Error::new(input.generics.span(), "at most one lifetime is possible here"));
        }
        let layout = layout(&input.attrs)?;
        let mut user = Self { model: Model::default(), externals: Vec::new() };
        let place = Place { file: user.model.sources.add("", "", ""), start: 0, end: 0 };
        user.model.standards.push(Standard { short: "user".to_owned(), title: "user".to_owned() });
        let encoding = match layout {
            Layout::Sequence(encoding) => encoding,
            Layout::Bits => Encoding::Octets,
        };
        let name = input.ident.to_string();
        user.item(name, encoding, place, Kind::Sequence(Sequence { tag: None, elements: Vec::new() }));
        let elements = match layout {
            Layout::Sequence(encoding) => fields.named.iter().map(|field| user.field(field, encoding, place)).collect::<Result<_>>()?,
            Layout::Bits => vec![Element::Bits(bits(&fields.named, place, input.ident.span())?)],
        };
        if let Some(item) = user.model.items.first_mut() {
            item.kind = Kind::Sequence(Sequence { tag: None, elements });
        }
        Ok(user)
    }

    fn item(&mut self, name: String, encoding: Encoding, place: Place, kind: Kind) -> ItemId {
        let id = ItemId(self.model.items.len());
        self.model.items.push(Item {
            id,
            spelled: name.to_snake_case().to_kebab_case(),
            name,
            docs: String::new(),
            clause: Clause { standard: 0, number: None, table: None, figure: None },
            evidence: Evidence { grade: Grade::Unconfirmed, reason: String::new() },
            since: None,
            encoding,
            folder: String::new(),
            place,
            kind,
        });
        id
    }

    fn field(&mut self, field: &syn::Field, encoding: Encoding, place: Place) -> Result<Element> {
        let options = options(&field.attrs)?;
        if options.width.is_some() || options.reserved > 0 {
            return Err(Error::new(field.span(), "a width is possible under `#[cosem(bits)]` only"));
        }
        let (presence, rust_type) = match argument(&field.ty, "Option") {
            Some(inner) => (Presence::Optional, inner),
            None => (Presence::Required, &field.ty),
        };
        if presence == Presence::Optional && encoding == Encoding::Octets {
            return Err(Error::new(field.ty.span(), "packed octets have no optional fields"));
        }
        let ty = self.ty(rust_type, encoding, place)?;
        let ty =
            if options.octet_string { Type::Contained(Box::new(Contained { length: Length::Prefixed, ty, or_empty: false })) } else { ty };
        Ok(Element::Field(Field {
            name: name(field.ident.as_ref()),
            docs: String::new(),
            ber: None,
            ty,
            presence,
            source: ValueSource::Given,
            tolerates: Vec::new(),
            since: None,
            place,
        }))
    }

    fn ty(&mut self, ty: &syn::Type, encoding: Encoding, place: Place) -> Result<Type> {
        let int = |octets, signed| Type::Int(Int { octets, signed, little_endian: false, range: None, constant: None });
        let prefixed = if encoding == Encoding::Octets { Length::Rest } else { Length::Prefixed };
        if let syn::Type::Array(array) = ty {
            let length: LitInt =
                syn::parse2(array.len.to_token_stream()).map_err(|_| Error::new(array.len.span(), "the length must be a literal"))?;
            return Ok(Type::Octets(Length::Fixed(length.base10_parse()?)));
        }
        if let syn::Type::Reference(_) = ty {
            return Err(Error::new(ty.span(), "use `OctetString`, `VisibleString` or `Utf8String`, which say what the octets are"));
        }
        let syn::Type::Path(path) = ty else { return Err(Error::new(ty.span(), "no type that can be decoded")) };
        let Some(last) = path.path.segments.last() else { return Err(Error::new(ty.span(), "no type that can be decoded")) };
        Ok(match last.ident.to_string().as_str() {
            "bool" => Type::Bool,
            "u8" => int(1, false),
            "u16" => int(2, false),
            "u32" => int(4, false),
            "u64" => int(8, false),
            "i8" => int(1, true),
            "i16" => int(2, true),
            "i32" => int(4, true),
            "i64" => int(8, true),
            "f32" => Type::Float32,
            "f64" => Type::Float64,
            "OctetString" => Type::Octets(prefixed),
            "VisibleString" => Type::Text(prefixed),
            "Utf8String" => Type::Utf8(prefixed),
            "BitString" => Type::BitString(prefixed),
            "DateTime" => Type::DateTime,
            "Date" => Type::Date,
            "Time" => Type::Time,
            "Data" => Type::Data,
            "List" => match argument(ty, "List") {
                Some(element) => Type::List(Box::new(List { element: self.ty(element, encoding, place)?, count: prefixed })),
                None => return Err(Error::new(ty.span(), "a list needs the type of its elements")),
            },
            _ => {
                let id = self.item(last.ident.to_string(), encoding, place, Kind::Alias(Type::Null));
                self.externals.push(with_lifetime_a(ty));
                Type::Item(id)
            }
        })
    }
}

/// The type argument of `Name<..., T>`.
fn argument<'t>(ty: &'t syn::Type, name: &str) -> Option<&'t syn::Type> {
    let syn::Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// The type with its lifetime called `'a`, as the generated code does.
fn with_lifetime_a(ty: &syn::Type) -> syn::Type {
    fn rename(tokens: TokenStream) -> TokenStream {
        let mut after_quote = false;
        tokens
            .into_iter()
            .map(|token| {
                let renamed = match token {
                    proc_macro2::TokenTree::Group(group) => proc_macro2::Group::new(group.delimiter(), rename(group.stream())).into(),
                    proc_macro2::TokenTree::Ident(ident) if after_quote && ident != "static" => {
                        proc_macro2::Ident::new("a", ident.span()).into()
                    }
                    other => other,
                };
                after_quote = matches!(&renamed, proc_macro2::TokenTree::Punct(punct) if punct.as_char() == '\'');
                renamed
            })
            .collect()
    }
    syn::parse2(rename(ty.to_token_stream())).unwrap_or_else(|_| ty.clone())
}

fn name(ident: Option<&syn::Ident>) -> Name {
    let snake = ident.map(|ident| ident.to_string().trim_start_matches("r#").to_owned()).unwrap_or_default();
    Name { spelled: snake.to_kebab_case(), snake }
}

fn layout(attributes: &[syn::Attribute]) -> Result<Layout> {
    let mut layout = Layout::Sequence(Encoding::Data);
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("cosem")) {
        attribute.parse_nested_meta(|meta| {
            layout = match meta.path.get_ident().map(ToString::to_string).as_deref() {
                Some("data") => Layout::Sequence(Encoding::Data),
                Some("axdr") => Layout::Sequence(Encoding::Axdr),
                Some("octets") => Layout::Sequence(Encoding::Octets),
                Some("bits") => Layout::Bits,
                _ => return Err(meta.error("expected `data`, `axdr`, `octets` or `bits`")),
            };
            Ok(())
        })?;
    }
    Ok(layout)
}

fn options(attributes: &[syn::Attribute]) -> Result<Options> {
    let mut options = Options::default();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("cosem")) {
        attribute.parse_nested_meta(|meta| {
            match meta.path.get_ident().map(ToString::to_string).as_deref() {
                Some("width") => options.width = Some(meta.value()?.parse::<LitInt>()?.base10_parse()?),
                Some("reserved") => options.reserved = meta.value()?.parse::<LitInt>()?.base10_parse()?,
                Some("octet_string") => options.octet_string = true,
                _ => return Err(meta.error("expected `width = n`, `reserved = n` (zero bits in front) or `octet_string`")),
            }
            Ok(())
        })?;
    }
    Ok(options)
}

/// The fields of a `#[cosem(bits)]` struct, from the most significant bit down.
fn bits(fields: &syn::punctuated::Punctuated<syn::Field, syn::Token![,]>, place: Place, span: proc_macro2::Span) -> Result<BitGroup> {
    let mut widths = Vec::new();
    for field in fields {
        let options = options(&field.attrs)?;
        let is_flag = matches!(&field.ty, syn::Type::Path(path) if path.path.is_ident("bool"));
        let width = match (options.width, is_flag) {
            (None, true) | (Some(1), true) => 1,
            (_, true) => return Err(Error::new(field.ty.span(), "a flag is one bit wide")),
            (Some(width @ 1..=64), false) => width,
            (Some(_), false) => return Err(Error::new(field.span(), "a width lies between 1 and 64")),
            (None, false) => return Err(Error::new(field.span(), "say how many bits it takes: `#[cosem(width = 4)]`")),
        };
        let wanted = crate::rust::bits_type(width).to_string();
        if !is_flag && field.ty.to_token_stream().to_string() != wanted {
            return Err(Error::new(field.ty.span(), format!("{width} bits are a `{wanted}`")));
        }
        if options.reserved > 0 {
            widths.push((None, options.reserved, BitMeaning::Constant(0)));
        }
        widths.push((field.ident.as_ref(), width, if is_flag { BitMeaning::Flag } else { BitMeaning::Number }));
    }
    let total: u32 = widths.iter().map(|(_, width, _)| u32::from(*width)).sum();
    let Some(total) = u8::try_from(total).ok().filter(|total| matches!(total, 8 | 16 | 32 | 64)) else {
        return Err(Error::new(span, format!("the widths add up to {total} bits; 8, 16, 32 or 64 are possible")));
    };
    let mut shift = total;
    let parts = widths
        .into_iter()
        .map(|(ident, width, meaning)| {
            shift -= width;
            let source = if ident.is_some() { ValueSource::Given } else { ValueSource::Constant };
            BitPart {
                name: ident.map(|ident| name(Some(ident))),
                docs: String::new(),
                shift,
                width,
                meaning,
                source,
                tolerates: Vec::new(),
                place,
            }
        })
        .collect();
    Ok(BitGroup { carrier: Carrier::Unsigned(total), parts, place })
}
