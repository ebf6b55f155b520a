//! The parsers of types.

use cosem_spec::model::{Carrier, Codes, Contained, Encoding, Int, Item, Kind, Length, List, Tolerance, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

use super::{Parser, Site, count, plain};
use crate::leaf::{calendar_octets, calendar_tag};
use crate::path;
use crate::rust::{Rust, is_calendar, number, octet};
use crate::write::bits;

impl Rust<'_> {
    /// The parser of a type.
    pub(crate) fn parser(&self, ty: &Type, encoding: Encoding, site: Site<'_>) -> Parser {
        if encoding == Encoding::Data { self.data_parser(ty, site) } else { self.bare_parser(ty, encoding, site) }
    }

    /// The parser of a type that travels as COSEM Data.
    fn data_parser(&self, ty: &Type, site: Site<'_>) -> Parser {
        let (data, decode, support) = (path::data(), path::decode(), path::support());
        let function = |name: &str| {
            let name = format_ident!("{name}");
            Parser::Function(quote!(#data::#name))
        };
        let sized = |name: &str, length: u32| {
            let (name, length) = (format_ident!("{name}"), plain(count(length)));
            Parser::Expression(quote!(#data::#name(input, #length)))
        };
        match ty {
            Type::Null => function("null"),
            Type::Bool => function("boolean"),
            Type::Int(int) if site.tolerates(Tolerance::IntegerBits) => Parser::Expression(bits::either_tag(int.octets * 8, int.signed)),
            Type::Int(int) => {
                let tolerant = match (site.tolerates(Tolerance::IntegerSign), site.tolerates(Tolerance::IntegerWidth)) {
                    (false, false) => "",
                    (true, false) => "_any_sign",
                    (false, true) => "_any_width",
                    (true, true) => "_any_integer",
                };
                let name = format_ident!("{}{}{tolerant}", if int.signed { 'i' } else { 'u' }, u32::from(int.octets) * 8);
                bounded(int, quote!(#data::#name), 1, site)
            }
            Type::Float32 => function("f32"),
            Type::Float64 => function("f64"),
            Type::Bcd => function("bcd"),
            Type::Octets(Length::Fixed(length)) => match calendar_of(*length) {
                Some(ty) if site.tolerates(Tolerance::DateTimeTag) => {
                    let tag = octet(calendar_tag(&ty));
                    Parser::Expression(quote!(#support::octets_or_tagged(input, #tag)))
                }
                _ => function("octets"),
            },
            Type::Text(Length::Fixed(length)) => sized("visible_string_sized", *length),
            Type::Utf8(Length::Fixed(length)) => sized("utf8_string_sized", *length),
            Type::BitString(Length::Fixed(length)) if site.tolerates(Tolerance::BitCount) => sized("bit_string_sized_or_filled", *length),
            Type::BitString(Length::Fixed(length)) => sized("bit_string_sized", *length),
            Type::Octets(_) => function("octet_string"),
            Type::Text(_) => function("visible_string"),
            Type::Utf8(_) => function("utf8_string"),
            Type::BitString(_) => function("bit_string"),
            Type::DateTime | Type::Date | Type::Time => {
                let tolerant = if site.tolerates(Tolerance::DateTimeTag) { "_or_octets" } else { "" };
                function(&format!("{}{tolerant}", calendar_name(ty)))
            }
            Type::List(list) => match list.count {
                Length::Fixed(length) => sized("array_sized", length),
                _ => function("array"),
            },
            Type::Contained(contained) if is_calendar(&contained.ty) => {
                let empty = if contained.or_empty { "_or_empty" } else { "" };
                let tolerant = if site.tolerates(Tolerance::DateTimeTag) { "_or_tagged" } else { "" };
                function(&format!("{}_octets{empty}{tolerant}", calendar_name(&contained.ty)))
            }
            Type::Contained(contained) => match contained.length {
                Length::Fixed(length) => {
                    let (length, contained) = (plain(count(length)), path::contained());
                    let sized = quote!(#data::octet_string_sized(input, #length));
                    Parser::Expression(quote!(#support::map(#sized, |octets| #contained::from_octets(octets.0))))
                }
                _ => function(if contained.or_empty { "contained_or_empty" } else { "contained" }),
            },
            Type::Item(id) if !self.is_external(*id) => {
                self.item_parser(*id, site).unwrap_or_else(|| Parser::Function(quote!(#decode::parse)))
            }
            Type::Item(id) => self.external_parser(*id),
            Type::Data | Type::Oid | Type::Match(_) => Parser::Function(quote!(#decode::parse)),
        }
    }

    /// The parser of a type that travels without type tags.
    fn bare_parser(&self, ty: &Type, encoding: Encoding, site: Site<'_>) -> Parser {
        let (octets, axdr, decode, support) = (path::octets(), path::axdr(), path::decode(), path::support());
        let function = |name: &str| {
            let name = format_ident!("{name}");
            Parser::Function(quote!(#axdr::#name))
        };
        let string = |length: Length, prefixed: &str, ty: TokenStream| match length {
            Length::Prefixed => function(prefixed),
            Length::Rest => Parser::Expression(quote!(#support::map(#octets::rest(input), #ty))),
            length => {
                let length = told(length, site);
                Parser::Expression(quote!(#support::map(#octets::take(input, #length), #ty)))
            }
        };
        match ty {
            Type::Null => Parser::Function(quote!(#support::nothing)),
            Type::Bool => function("boolean"),
            Type::Int(int) => {
                let name = int_function(int);
                bounded(int, quote!(#octets::#name), 0, site)
            }
            Type::Float32 => Parser::Function(quote!(#octets::f32)),
            Type::Float64 => Parser::Function(quote!(#octets::f64)),
            Type::Octets(Length::Fixed(_)) => Parser::Function(quote!(#octets::fixed)),
            Type::Octets(length) => string(*length, "octets", path::octet_string()),
            Type::Text(length) => string(*length, "text", path::visible_string()),
            Type::Utf8(length) => string(*length, "utf8", path::utf8_string()),
            Type::BitString(Length::Prefixed) => function("bit_string"),
            Type::BitString(length) => {
                let bits = told(*length, site);
                Parser::Expression(quote!(#support::bit_string(input, #bits)))
            }
            Type::DateTime | Type::Date | Type::Time => function(calendar_name(ty)),
            Type::List(list) => list_parser(list, site),
            Type::Contained(contained) if is_calendar(&contained.ty) => calendar_parser(contained, encoding, site),
            Type::Contained(contained) => {
                let content = match contained.length {
                    Length::Prefixed if contained.or_empty => return function("contained_or_empty"),
                    Length::Prefixed => return function("contained"),
                    Length::Rest => quote!(#octets::rest(input)),
                    length => {
                        let length = told(length, site);
                        quote!(#octets::take(input, #length))
                    }
                };
                let ty = path::contained();
                let into = if contained.or_empty { quote!(#support::contained_or_empty) } else { quote!(#ty::from_octets) };
                Parser::Expression(quote!(#support::map(#content, #into)))
            }
            Type::Item(id) if !self.is_external(*id) => {
                self.item_parser(*id, site).unwrap_or_else(|| Parser::Function(quote!(#decode::parse)))
            }
            Type::Item(id) => self.external_parser(*id),
            Type::Data | Type::Bcd | Type::Oid | Type::Match(_) => Parser::Function(quote!(#decode::parse)),
        }
    }

    /// The parser of a user's type, at the place where the user names it: there the compiler says that it cannot be decoded.
    fn external_parser(&self, id: cosem_spec::model::ItemId) -> Parser {
        let (ty, decode) = (self.path(id), path::decode());
        let place = ty.clone().into_iter().next().map_or_else(proc_macro2::Span::call_site, |token| token.span());
        Parser::Function(quote_spanned!(place=> <#ty as #decode>::parse))
    }

    /// The parser of an item where something is tolerated that its own `Decode` refuses.
    fn item_parser(&self, id: cosem_spec::model::ItemId, site: Site<'_>) -> Option<Parser> {
        let (item, path) = (self.item(id), self.path(id));
        match &item.kind {
            Kind::Alias(ty) if site.tolerates.iter().any(|tolerance| *tolerance != Tolerance::Null) => {
                let (support, inner) = (path::support(), self.parser(ty, item.encoding, Site::tolerating(site.tolerates)).call());
                Some(Parser::Expression(quote!(#support::map(#inner, #path))))
            }
            Kind::Bits(bits)
                if [Tolerance::ReservedBits, Tolerance::IntegerSign, Tolerance::BitCount]
                    .iter()
                    .any(|tolerance| site.tolerates(*tolerance)) =>
            {
                Some(Parser::Expression(bits::tolerant_parser(self, item, bits, &path, site.tolerates)))
            }
            Kind::Codes(codes) if site.tolerates(Tolerance::IntegerSign) => Some(Parser::Expression(any_sign(item, codes, &path))),
            _ => None,
        }
    }
}

/// The parser of codes that may come under the signed type tag.
fn any_sign(item: &Item, codes: &Codes, path: &TokenStream) -> TokenStream {
    debug_assert!(item.encoding == Encoding::Data && matches!(codes.carrier, Carrier::Unsigned(_)));
    let (support, read) = (path::support(), bits::either_tag(codes.carrier.bits(), false));
    if codes.closed {
        let known = quote!(#support::known(#path(value).name().is_some(), value, #support::skip(input, 1)));
        return quote!(#read.and_then(|(rest, value)| #known.map(|()| (rest, #path(value)))));
    }
    quote!(#support::map(#read, #path))
}

/// The parser of an integer with its constant or range; the number stands behind `tags` octets.
pub(crate) fn bounded(int: &Int, function: TokenStream, tags: usize, site: Site<'_>) -> Parser {
    let (support, tags) = (path::support(), plain(tags));
    match (int.constant, int.range) {
        (Some(constant), _) => {
            let value = number(constant);
            Parser::Expression(quote!(#support::constant(input, #function, #value, #tags)))
        }
        (None, Some((low, high))) if !site.tolerates(Tolerance::Range) => {
            let (low, high) = (number(low), number(high));
            Parser::Expression(quote!(#support::range(input, #function, #low, #high, #tags)))
        }
        _ => Parser::Function(function),
    }
}

fn list_parser(list: &List, site: Site<'_>) -> Parser {
    let (axdr, ty) = (path::axdr(), path::list());
    match list.count {
        Length::Prefixed => Parser::Function(quote!(#axdr::list)),
        Length::Rest => Parser::Function(quote!(#ty::parse_all)),
        length => {
            let count = told(length, site);
            Parser::Expression(quote!(#ty::parse_count(input, #count)))
        }
    }
}

/// The parser of octets that hold a date-time, date or time, outside of COSEM Data.
fn calendar_parser(contained: &Contained, encoding: Encoding, site: Site<'_>) -> Parser {
    let (axdr, support) = (path::axdr(), path::support());
    let (name, size) = (calendar_name(&contained.ty), plain(usize::from(calendar_octets(&contained.ty))));
    let bare = format_ident!("{name}");
    let length = match contained.length {
        Length::Prefixed => {
            let empty = if contained.or_empty { "_or_empty" } else { "" };
            let tagged = if site.tolerates(Tolerance::OctetStringTag) { "_tagged" } else { "" };
            let counted = format_ident!("{name}_octets{empty}{tagged}");
            if !(site.tolerates(Tolerance::MissingLength) && encoding == Encoding::Axdr) {
                return Parser::Function(quote!(#axdr::#counted));
            }
            let counted = format_ident!("{name}_octets{empty}");
            let bare = if contained.or_empty { quote!(|input| #support::map(#axdr::#bare(input), Some)) } else { quote!(#axdr::#bare) };
            let input = if tagged.is_empty() { quote!(input) } else { quote!(#support::untagged(input)) };
            return Parser::Expression(quote!(#support::unless_length(#input, #size, #bare, #axdr::#counted)));
        }
        Length::Fixed(_) if !contained.or_empty => return Parser::Function(quote!(#axdr::#bare)),
        Length::Rest => quote!(input.len()),
        length => told(length, site),
    };
    Parser::Expression(if contained.or_empty {
        quote!(#support::of_length_or_empty(input, #length, #size, #axdr::#bare))
    } else {
        quote!(#support::of_length(input, #length, #size, #axdr::#bare))
    })
}

/// The expression of a length that stands in the spec file or is told by a field.
fn told(length: Length, site: Site<'_>) -> TokenStream {
    match length {
        Length::Fixed(length) => plain(count(length)),
        length => (site.length_of)(length),
    }
}

/// The function that reads a date-time, date or time.
fn calendar_name(ty: &Type) -> &'static str {
    match ty {
        Type::Date => "date",
        Type::Time => "time",
        _ => "date_time",
    }
}

/// What takes so many octets.
fn calendar_of(octets: u32) -> Option<Type> {
    match octets {
        4 => Some(Type::Time),
        5 => Some(Type::Date),
        12 => Some(Type::DateTime),
        _ => None,
    }
}

/// The function of the runtime that reads such an integer.
fn int_function(int: &Int) -> proc_macro2::Ident {
    let sign = if int.signed { 'i' } else { 'u' };
    let order = if int.little_endian && int.octets > 1 { "_le" } else { "" };
    format_ident!("{sign}{}{order}", u32::from(int.octets) * 8)
}

impl Rust<'_> {
    /// The parser of the last value of an item that may leave its octets unread, or `None` where the type has no such end.
    pub(crate) fn lazy_parser(&self, ty: &Type, encoding: Encoding) -> Option<TokenStream> {
        if !self.type_ends_lazily(ty, encoding) {
            return None;
        }
        let (axdr, data, decode) = (path::axdr(), path::data(), path::decode());
        Some(match ty {
            Type::List(_) if encoding == Encoding::Axdr => quote!(#axdr::list_lazy),
            Type::List(_) => quote!(#data::array_lazy),
            _ => quote!(#decode::parse_lazy),
        })
    }
}
