//! How a type travels: the expressions that parse it, measure it and write it, by encoding.

use cosem_spec::model::{Contained, Encoding, Int, Length, List, Tolerance, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::leaf::Leaf;
use crate::path;
use crate::rust::{Rust, is_calendar, number};

/// A parser of one value: something to call with the input.
#[derive(Clone)]
pub(crate) enum Parser {
    /// A function of the input: `axdr::octets`.
    Function(TokenStream),
    /// An expression over `input`.
    Expression(TokenStream),
}

impl Parser {
    /// The call with `input`.
    pub(crate) fn call(&self) -> TokenStream {
        match self {
            Self::Function(function) => quote!(#function(input)),
            Self::Expression(expression) => expression.clone(),
        }
    }

    /// The parser as an argument of another one.
    pub(crate) fn argument(&self) -> TokenStream {
        match self {
            Self::Function(function) => function.clone(),
            Self::Expression(expression) => quote!(|input| #expression),
        }
    }
}

/// Where lengths and counts come from that are not in front of the value: the expression of a `usize`.
pub(crate) type LengthOf<'f> = &'f dyn Fn(Length) -> TokenStream;

impl Rust<'_> {
    /// The parser of a type.
    pub(crate) fn parser(&self, ty: &Type, encoding: Encoding, length_of: LengthOf<'_>) -> Parser {
        let (octets, axdr, data, support, decode) = (path::octets(), path::axdr(), path::data(), path::support(), path::decode());
        let (list_type, contained_type) = (path::list(), path::contained());
        let tagged = encoding == Encoding::Data;
        match ty {
            Type::Int(Int { range: None, constant: None, .. }) if tagged => Parser::Function(quote!(#decode::parse)),
            Type::Int(int) => {
                let plain = if tagged {
                    quote!(#decode::parse)
                } else {
                    let name = int_function(int);
                    quote!(#octets::#name)
                };
                let skip = usize::from(tagged);
                let skip = crate::rust::usize_literal(u32::try_from(skip).unwrap_or(0));
                if let Some(constant) = int.constant {
                    let value = number(constant);
                    Parser::Expression(quote!(#support::constant(input, #plain, #value, #skip)))
                } else if let Some((low, high)) = int.range {
                    let (low, high) = (number(low), number(high));
                    Parser::Expression(quote!(#support::range(input, #plain, #low, #high, #skip)))
                } else {
                    Parser::Function(plain)
                }
            }
            Type::Contained(contained) if is_calendar(&contained.ty) => Parser::Function(self.calendar_container(contained, encoding, &[])),
            Type::Null if tagged => Parser::Function(quote!(#data::null)),
            Type::Bcd if tagged => Parser::Function(quote!(#data::bcd)),
            Type::Contained(contained) if tagged => {
                if contained.or_empty {
                    Parser::Function(quote!(#data::contained_or_empty))
                } else {
                    Parser::Function(quote!(#data::contained))
                }
            }
            _ if tagged => Parser::Function(quote!(#decode::parse)),
            Type::Null => Parser::Function(quote!(#support::nothing)),
            Type::Bool => Parser::Function(quote!(#axdr::boolean)),
            Type::Float32 => Parser::Function(quote!(#octets::f32)),
            Type::Float64 => Parser::Function(quote!(#octets::f64)),
            Type::Octets(length) => match length {
                Length::Prefixed => Parser::Function(quote!(#axdr::octets)),
                Length::Fixed(_) => Parser::Function(quote!(#octets::fixed)),
                Length::Rest => Parser::Function(quote!(#support::rest)),
                Length::Field(_) | Length::Measure(_) => {
                    let length = length_of(*length);
                    Parser::Expression(quote!(#support::string(input, #length)))
                }
            },
            Type::Text(_) => Parser::Function(quote!(#axdr::text)),
            Type::Utf8(_) => Parser::Function(quote!(#axdr::utf8)),
            Type::BitString(_) => Parser::Function(quote!(#axdr::bit_string)),
            Type::DateTime => Parser::Function(quote!(#axdr::date_time)),
            Type::Date => Parser::Function(quote!(#axdr::date)),
            Type::Time => Parser::Function(quote!(#axdr::time)),
            Type::Data | Type::Item(_) | Type::Bcd | Type::Oid | Type::Match(_) => Parser::Function(quote!(#decode::parse)),
            Type::List(list) => match list.count {
                Length::Prefixed => Parser::Function(quote!(#axdr::list)),
                Length::Rest => Parser::Function(quote!(#list_type::parse_all)),
                Length::Fixed(_) | Length::Field(_) | Length::Measure(_) => {
                    let count = length_of(list.count);
                    Parser::Expression(quote!(#list_type::parse_count(input, #count)))
                }
            },
            Type::Contained(contained) => match contained.length {
                Length::Prefixed if contained.or_empty => Parser::Function(quote!(#axdr::contained_or_empty)),
                Length::Prefixed => Parser::Function(quote!(#axdr::contained)),
                Length::Rest => Parser::Function(quote!(#decode::parse)),
                length => {
                    let length = length_of(length);
                    Parser::Expression(
                        quote!(#octets::take(input, #length).map(|(input, octets)| (input, #contained_type::from_octets(octets)))),
                    )
                }
            },
        }
    }

    /// The parser of a type that accepts the declared deviations of its field.
    pub(crate) fn tolerant_parser(&self, ty: &Type, encoding: Encoding, tolerates: &[Tolerance], length_of: LengthOf<'_>) -> Parser {
        let tagged = encoding == Encoding::Data;
        match ty {
            Type::Contained(contained) if is_calendar(&contained.ty) => {
                Parser::Function(self.calendar_container(contained, encoding, tolerates))
            }
            Type::DateTime | Type::Date | Type::Time if tagged && tolerates.contains(&Tolerance::DateTimeTag) => {
                let (data, name) = (
                    path::data(),
                    format_ident!(
                        "{}",
                        match ty {
                            Type::Date => "date_or_octets",
                            Type::Time => "time_or_octets",
                            _ => "date_time_or_octets",
                        }
                    ),
                );
                Parser::Function(quote!(#data::#name))
            }
            Type::Int(int) => {
                let range = if tolerates.contains(&Tolerance::Range) { None } else { int.range };
                let plain = if tagged && tolerates.contains(&Tolerance::IntegerSign) {
                    let (data, name) = (path::data(), format_ident!("{}_any_sign", int_function(int)));
                    quote!(#data::#name)
                } else {
                    return self.parser(&Type::Int(Int { range, ..int.clone() }), encoding, length_of);
                };
                match range {
                    Some((low, high)) => {
                        let (support, low, high) = (path::support(), number(low), number(high));
                        Parser::Expression(quote!(#support::range(input, #plain, #low, #high, 1)))
                    }
                    None => Parser::Function(plain),
                }
            }
            ty => self.parser(ty, encoding, length_of),
        }
    }

    /// The parser of an octet string that holds a date-time, date or time, with the tolerances of its field.
    pub(crate) fn calendar_container(&self, contained: &Contained, encoding: Encoding, tolerates: &[Tolerance]) -> TokenStream {
        let module = if encoding == Encoding::Data { path::data() } else { path::axdr() };
        let mut name = String::from(match contained.ty {
            Type::Date => "date_octets",
            Type::Time => "time_octets",
            _ => "date_time_octets",
        });
        if contained.or_empty {
            name.push_str("_or_empty");
        }
        for tolerance in tolerates {
            match tolerance {
                Tolerance::OctetStringTag => name.push_str("_tagged"),
                Tolerance::DateTimeTag => name.push_str("_or_tagged"),
                _ => {}
            }
        }
        let name = format_ident!("{name}");
        quote!(#module::#name)
    }

    /// The parser of the last value of an item that may leave its octets unread, or `None` where the type has no such end.
    pub(crate) fn lazy_parser(&self, ty: &Type, encoding: Encoding) -> Option<TokenStream> {
        if !self.type_ends_lazily(ty, encoding) {
            return None;
        }
        let (axdr, decode) = (path::axdr(), path::decode());
        Some(match ty {
            Type::List(_) if encoding == Encoding::Axdr => quote!(#axdr::list_lazy),
            _ => quote!(#decode::parse_lazy),
        })
    }

    /// The number of octets of a value; `value` is a place of the type.
    pub(crate) fn len(&self, ty: &Type, encoding: Encoding, value: &TokenStream) -> TokenStream {
        let (axdr, data, encode) = (path::axdr(), path::data(), path::encode());
        if let Some(size) = self.fixed_size(ty, encoding) {
            let size = crate::rust::usize_literal(u32::try_from(size).unwrap_or(u32::MAX));
            return quote!(#size);
        }
        let tagged = encoding == Encoding::Data;
        match ty {
            Type::Contained(contained) if is_calendar(&contained.ty) => {
                let size = crate::rust::usize_literal(u32::from(crate::leaf::calendar_octets(&contained.ty)));
                let head = crate::rust::usize_literal(1 + u32::from(tagged));
                if contained.or_empty { quote!(#head + #value.map_or(0, |_| #size)) } else { quote!(#head + #size) }
            }
            Type::Contained(contained) => match (contained.length, tagged, contained.or_empty) {
                (Length::Prefixed, true, true) => quote!(#value.map_or(2, |value| #data::contained_len(&value))),
                (Length::Prefixed, true, false) => quote!(#data::contained_len(&#value)),
                (Length::Prefixed, false, true) => quote!(#value.map_or(1, |value| #axdr::contained_len(&value))),
                (Length::Prefixed, false, false) => quote!(#axdr::contained_len(&#value)),
                _ => quote!(#encode::encoded_len(&#value)),
            },
            _ if tagged => quote!(#encode::encoded_len(&#value)),
            Type::Octets(length) | Type::Text(length) | Type::Utf8(length) => match length {
                Length::Prefixed => quote!(#axdr::content_len(#value.len())),
                _ => quote!(#value.len()),
            },
            Type::BitString(_) => quote!(#axdr::bit_string_len(&#value)),
            Type::List(list) if list.count == Length::Prefixed => quote!(#axdr::list_len(&#value)),
            Type::List(_) => quote!(#value.elements_len()),
            _ => quote!(#encode::encoded_len(&#value)),
        }
    }

    /// The expression that writes a value to `out`; `value` is a place of the type, `field` the expression of its [`Field`](path::field).
    pub(crate) fn writer(&self, ty: &Type, encoding: Encoding, value: &TokenStream, field: &TokenStream) -> TokenStream {
        let (axdr, data, encode, support) = (path::axdr(), path::data(), path::encode(), path::support());
        let tagged = encoding == Encoding::Data;
        match ty {
            Type::Int(int) => {
                let plain = if tagged { quote!(#encode::write(&#value, out)) } else { write_int(int, value, field) };
                match int.range {
                    Some((low, high)) => {
                        let (low, high) = (number(low), number(high));
                        quote!(#support::check_range(#value, #low, #high, #field).and_then(|()| #plain))
                    }
                    None => plain,
                }
            }
            Type::Contained(contained) if is_calendar(&contained.ty) => match (tagged, contained.or_empty) {
                (false, false) => quote!(#axdr::write_content_fixed(#value.to_octets(), out)),
                (true, false) => quote!(#encode::write(&#value.to_octets(), out)),
                (false, true) => quote!(#support::write_or_empty(#value.map(|value| value.to_octets()), out)),
                (true, true) => quote!(#support::write_data_or_empty(#value.map(|value| value.to_octets()), out)),
            },
            Type::Contained(contained) => match (contained.length, tagged, contained.or_empty) {
                (Length::Prefixed, true, true) => {
                    quote!(match #value { Some(value) => #data::write_contained(&value, out), None => out.chunk([0x09, 0x00]) })
                }
                (Length::Prefixed, true, false) => quote!(#data::write_contained(&#value, out)),
                (Length::Prefixed, false, true) => {
                    quote!(match #value { Some(value) => #axdr::write_contained(&value, out), None => out.chunk([0x00]) })
                }
                (Length::Prefixed, false, false) => quote!(#axdr::write_contained(&#value, out)),
                _ => quote!(#encode::write(&#value, out)),
            },
            Type::Null if tagged => quote!(out.chunk([0x00])),
            Type::Bcd if tagged => quote!(#data::write_bcd(#value, out)),
            _ if tagged => quote!(#encode::write(&#value, out)),
            Type::Null => quote!(Ok(())),
            Type::Bool => quote!(out.chunk([u8::from(#value)])),
            Type::Float32 | Type::Float64 => quote!(out.chunk(#value.to_be_bytes())),
            Type::Octets(Length::Fixed(_)) => quote!(out.chunk(#value)),
            Type::DateTime | Type::Date | Type::Time => quote!(out.chunk(#value.to_octets())),
            Type::Octets(length) | Type::Text(length) | Type::Utf8(length) => match length {
                Length::Prefixed => quote!(#axdr::write_content(&#value, out)),
                _ => quote!(out.octets(&#value)),
            },
            Type::BitString(_) => quote!(#axdr::write_bit_string(&#value, out)),
            Type::List(list) => match list.count {
                Length::Prefixed => quote!(#axdr::write_list(&#value, out)),
                Length::Fixed(count) => {
                    let count = crate::rust::usize_literal(count);
                    quote!(#support::check_count(#value.len(), #count, #field).and_then(|()| #value.write_elements(out)))
                }
                _ => quote!(#value.write_elements(out)),
            },
            Type::Data | Type::Item(_) | Type::Bcd | Type::Oid | Type::Match(_) => quote!(#encode::write(&#value, out)),
        }
    }

    /// The octets that a type always takes, where it always takes the same.
    pub(crate) fn fixed_size(&self, ty: &Type, encoding: Encoding) -> Option<usize> {
        if let Some(leaf) = Leaf::of(self, ty, encoding) {
            return Some(leaf.size());
        }
        match ty {
            Type::Null => Some(usize::from(encoding == Encoding::Data)),
            Type::Bcd => Some(2),
            Type::Int(int) => Some(usize::from(int.octets) + usize::from(encoding == Encoding::Data)),
            Type::Octets(Length::Fixed(length)) if encoding != Encoding::Data => usize::try_from(*length).ok(),
            Type::List(list) => match **list {
                List { ref element, count: Length::Fixed(count) } => {
                    Some(self.fixed_size(element, encoding)? * usize::try_from(count).ok()?)
                }
                _ => None,
            },
            Type::Item(id) => self.fixed_item_size(*id),
            _ => None,
        }
    }

    fn fixed_item_size(&self, id: cosem_spec::model::ItemId) -> Option<usize> {
        use cosem_spec::model::{Element, Kind, Presence};
        if self.is_external(id) {
            return None;
        }
        let item = self.item(id);
        match &item.kind {
            Kind::Bits(bits) if bits.prefixes.is_empty() && item.encoding != Encoding::Data && item.encoding != Encoding::Ber => {
                Some(usize::from(bits.carrier.bits().div_ceil(8)))
            }
            Kind::Codes(codes) if item.encoding == Encoding::Axdr || item.encoding == Encoding::Octets => {
                (codes.carrier != cosem_spec::model::Carrier::Oid).then(|| usize::from(codes.carrier.bits().div_ceil(8)))
            }
            Kind::Alias(ty) => self.fixed_size(ty, item.encoding),
            Kind::Sequence(sequence) if item.encoding == Encoding::Axdr || item.encoding == Encoding::Octets => {
                let mut size = usize::from(sequence.tag.is_some());
                for element in &sequence.elements {
                    size += match element {
                        Element::Field(field) if field.presence == Presence::Required => self.fixed_size(&field.ty, item.encoding)?,
                        Element::Field(_) => return None,
                        Element::Bits(group) => usize::from(group.carrier.bits() / 8),
                        Element::Check(check) => check.algorithm.size(),
                    };
                }
                Some(size)
            }
            _ => None,
        }
    }
}

/// The function of the runtime that reads such an integer.
fn int_function(int: &Int) -> proc_macro2::Ident {
    format_ident!(
        "{}{}{}",
        if int.signed { 'i' } else { 'u' },
        u32::from(int.octets) * 8,
        if int.little_endian && int.octets > 1 { "_le" } else { "" }
    )
}

fn write_int(int: &Int, value: &TokenStream, field: &TokenStream) -> TokenStream {
    if int.octets.is_power_of_two() {
        let to = if int.little_endian { quote!(to_le_bytes) } else { quote!(to_be_bytes) };
        return quote!(out.chunk(#value.#to()));
    }
    let (octets, split) = (path::octets(), format_ident!("u{}_octets", u32::from(int.octets) * 8));
    let reverse = int.little_endian.then(|| quote!(octets.reverse();));
    let binding = if int.little_endian { quote!(mut octets) } else { quote!(octets) };
    quote!(#octets::#split(#value).map_err(|error| error.in_field(#field)).and_then(|#binding| { #reverse out.chunk(octets) }))
}
