//! The fields of a struct, by the names of their Rust types.

use cosem_spec::model::{Contained, Element, Encoding, Field, Int, Kind, Length, List, Name, Presence, Type, ValueSource};
use proc_macro2::Span;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Error, GenericArgument, Ident, LitInt, PathArguments, Result, Token};

use super::attributes::Options;
use super::{UserType, spelled};

impl UserType {
    pub(super) fn fields(&mut self, fields: &Punctuated<syn::Field, Token![,]>) -> Result<Vec<Element>> {
        let mut elements = Vec::new();
        // The field that takes all that is left.
        let mut rest = None;
        for field in fields {
            if let Some(taker) = &rest {
                return Err(Error::new(place_of(field), format!("nothing is left for it: `{taker}` takes all octets that are left")));
            }
            let found = self.field(field)?;
            if takes_rest(&found.ty) {
                rest = field.ident.clone();
            }
            elements.push(Element::Field(found));
        }
        Ok(elements)
    }

    fn field(&mut self, field: &syn::Field) -> Result<Field> {
        let options = Options::read(&field.attrs)?;
        if options.width.is_some() || options.reserved > 0 {
            return Err(Error::new(place_of(field), "a width is possible under `#[cosem(bits)]` only"));
        }
        let (presence, rust_type) = match argument(&field.ty, "Option") {
            Some(inner) => (Presence::Optional, inner),
            None => (Presence::Required, &field.ty),
        };
        if presence == Presence::Optional && self.encoding == Encoding::Octets {
            return Err(Error::new(field.ty.span(), "packed octets have no optional fields"));
        }
        let mut ty = self.ty(rust_type)?;
        if options.octet_string {
            if !crate::rust::is_calendar(&ty) {
                return Err(Error::new(
                    field.ty.span(),
                    "`octet_string` is for `DateTime`, `Date` and `Time`; octets are an `OctetString`",
                ));
            }
            if self.encoding == Encoding::Octets {
                return Err(Error::new(place_of(field), "packed octets have no octet strings with a length"));
            }
            ty = Type::Contained(Box::new(Contained { length: Length::Prefixed, ty, or_empty: false }));
        }
        if presence == Presence::Optional && self.encoding == Encoding::Data && matches!(ty, Type::Data | Type::Null) {
            return Err(Error::new(field.ty.span(), "absent or null? null-data is a value of the type: leave `Option` out"));
        }
        Ok(Field {
            name: name(field.ident.as_ref().map(Ident::to_string), self.encoding),
            docs: String::new(),
            ber: None,
            ty,
            presence,
            source: ValueSource::Given,
            tolerates: Vec::new(),
            since: None,
            place: self.place,
        })
    }

    fn ty(&mut self, ty: &syn::Type) -> Result<Type> {
        let int = |octets, signed| Type::Int(Int { octets, signed, little_endian: false, range: None, constant: None });
        let prefixed = if self.encoding == Encoding::Octets { Length::Rest } else { Length::Prefixed };
        let path = match ty {
            syn::Type::Array(array) => return octets(array),
            syn::Type::Tuple(tuple) if tuple.elems.is_empty() => return Ok(Type::Null),
            syn::Type::Reference(_) => {
                return Err(Error::new(ty.span(), "use `OctetString`, `VisibleString` or `Utf8String`, which say what the octets are"));
            }
            syn::Type::Path(path) => path,
            _ => return Err(Error::new(ty.span(), "no type that can be decoded")),
        };
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
            "BitString" if self.encoding == Encoding::Octets => {
                return Err(Error::new(ty.span(), "packed octets do not say how many bits there are: use `#[cosem(bits)]`"));
            }
            "BitString" => Type::BitString(prefixed),
            "DateTime" => Type::DateTime,
            "Date" => Type::Date,
            "Time" => Type::Time,
            "Data" => Type::Data,
            "List" => Type::List(Box::new(List { element: self.element(ty)?, count: prefixed })),
            "Contained" => match argument(ty, "Contained") {
                Some(inner) => Type::Contained(Box::new(Contained { length: prefixed, ty: self.external(inner), or_empty: false })),
                None => return Err(Error::new(ty.span(), "say what is contained: `Contained<'a, T>`")),
            },
            "Option" => return Err(Error::new(ty.span(), "an option cannot be told from the one around it")),
            "u128" | "i128" | "usize" | "isize" | "char" | "String" | "Vec" | "Box" | "str" => {
                return Err(Error::new(
                    ty.span(),
                    format!("`{}` does not travel: numbers have 8 to 64 bits, strings and lists borrow", last.ident),
                ));
            }
            _ => self.external(ty),
        })
    }

    /// The elements of a list, which read themselves: in COSEM Data numbers too, otherwise only types that implement `Decode`.
    fn element(&mut self, list: &syn::Type) -> Result<Type> {
        let Some(element) = argument(list, "List") else { return Err(Error::new(list.span(), "a list needs the type of its elements")) };
        let ty = self.ty(element)?;
        let reads_itself = match &ty {
            Type::Item(_) | Type::Data => true,
            Type::Null | Type::Contained(_) => false,
            _ => self.encoding == Encoding::Data,
        };
        if reads_itself {
            Ok(ty)
        } else {
            Err(Error::new(
                element.span(),
                "elements of a list read themselves, and this type reads COSEM Data: put it into a struct of its own",
            ))
        }
    }

    /// A type of the user, of which nothing is known but its traits.
    fn external(&mut self, ty: &syn::Type) -> Type {
        let id = self.item(String::new(), Kind::Alias(Type::Null));
        self.externals.push(with_lifetime_a(ty));
        Type::Item(id)
    }
}

/// `[u8; n]`.
fn octets(array: &syn::TypeArray) -> Result<Type> {
    let octet = matches!(&*array.elem, syn::Type::Path(path) if path.path.is_ident("u8"));
    if !octet {
        return Err(Error::new(array.elem.span(), "only arrays of octets have a fixed form: use a `List`"));
    }
    let length: LitInt =
        syn::parse2(array.len.to_token_stream()).map_err(|_| Error::new(array.len.span(), "the length must be a literal"))?;
    Ok(Type::Octets(Length::Fixed(length.base10_parse()?)))
}

/// True for a value that takes all octets that are left.
fn takes_rest(ty: &Type) -> bool {
    match ty {
        Type::Octets(length) | Type::Text(length) | Type::Utf8(length) => *length == Length::Rest,
        Type::List(list) => list.count == Length::Rest,
        Type::Contained(contained) => contained.length == Length::Rest,
        _ => false,
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
    use proc_macro2::{Group, Ident, TokenStream, TokenTree};
    fn rename(tokens: TokenStream) -> TokenStream {
        let mut after_quote = false;
        tokens
            .into_iter()
            .map(|token| {
                let renamed = match token {
                    TokenTree::Group(group) => Group::new(group.delimiter(), rename(group.stream())).into(),
                    TokenTree::Ident(ident) if after_quote && ident != "static" => Ident::new("a", ident.span()).into(),
                    other => other,
                };
                after_quote = matches!(&renamed, TokenTree::Punct(punct) if punct.as_char() == '\'');
                renamed
            })
            .collect()
    }
    syn::parse2(rename(ty.to_token_stream())).unwrap_or_else(|_| ty.clone())
}

/// Where a field is named.
pub(super) fn place_of(field: &syn::Field) -> Span {
    field.ident.as_ref().map_or_else(|| field.span(), Ident::span)
}

/// A field's name, raw or not.
pub(super) fn name(ident: Option<String>, encoding: Encoding) -> Name {
    let snake = ident.map(|ident| ident.trim_start_matches("r#").to_owned()).unwrap_or_default();
    Name { spelled: spelled(&snake, encoding), snake }
}
