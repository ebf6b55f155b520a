//! The writers of types.

use cosem_spec::model::{Contained, Encoding, Int, Length, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{count, plain};
use crate::path;
use crate::rust::{Rust, is_calendar, number};

impl Rust<'_> {
    /// The expression that writes a value to `out`, of type `Result<(), EncodeError>`; `value` is a place of the type, `field` the
    /// expression of its [`Field`](path::field).
    pub(crate) fn writer(&self, ty: &Type, encoding: Encoding, value: &TokenStream, field: &TokenStream) -> TokenStream {
        let (axdr, data, encode) = (path::axdr(), path::data(), path::encode());
        let tagged = encoding == Encoding::Data;
        match ty {
            Type::Int(int) => {
                let plain = if tagged { quote!(#encode::write(&#value, out)) } else { write_int(int, value, field) };
                within(int, value, field, plain)
            }
            Type::Contained(contained) if is_calendar(&contained.ty) => write_calendar(contained, tagged, value),
            Type::Contained(contained) => write_contained(contained, tagged, value, field),
            Type::Null if tagged => quote!(out.chunk([0x00])),
            Type::Bcd if tagged => quote!(#data::write_bcd(#value, out)),
            Type::Text(Length::Fixed(length)) | Type::Utf8(Length::Fixed(length)) => {
                let write = if tagged { quote!(#encode::write(&#value, out)) } else { quote!(out.octets(&#value)) };
                counted(value, *length, field, write)
            }
            Type::BitString(Length::Fixed(length)) => {
                let write = if tagged { quote!(#encode::write(&#value, out)) } else { quote!(#axdr::write_bits(&#value, out)) };
                counted(value, *length, field, write)
            }
            Type::List(list) => match list.count {
                Length::Prefixed if tagged => quote!(#encode::write(&#value, out)),
                Length::Prefixed => quote!(#axdr::write_list(&#value, out)),
                Length::Fixed(length) => {
                    let write = if tagged { quote!(#encode::write(&#value, out)) } else { quote!(#value.write_elements(out)) };
                    counted(value, length, field, write)
                }
                _ => quote!(#value.write_elements(out)),
            },
            _ if tagged => quote!(#encode::write(&#value, out)),
            // typed, where `Ok(())` would not say of what error
            Type::Null => quote!(#encode::write(&(), out)),
            Type::Bool => quote!(out.chunk([u8::from(#value)])),
            Type::Float32 | Type::Float64 => quote!(out.chunk(#value.to_be_bytes())),
            Type::Octets(Length::Fixed(_)) => quote!(out.chunk(#value)),
            Type::DateTime | Type::Date | Type::Time => quote!(out.chunk(#value.to_octets())),
            Type::Octets(Length::Prefixed) | Type::Text(Length::Prefixed) | Type::Utf8(Length::Prefixed) => {
                quote!(#axdr::write_content(&#value, out))
            }
            Type::Octets(_) | Type::Text(_) | Type::Utf8(_) => quote!(out.octets(&#value)),
            Type::BitString(Length::Prefixed) => quote!(#axdr::write_bit_string(&#value, out)),
            Type::BitString(_) => quote!(#axdr::write_bits(&#value, out)),
            Type::Data | Type::Item(_) | Type::Bcd | Type::Oid | Type::Match(_) => quote!(#encode::write(&#value, out)),
        }
    }
}

/// A writer behind the check that there are as many octets, bits or elements as the spec file says.
fn counted(value: &TokenStream, length: u32, field: &TokenStream, write: TokenStream) -> TokenStream {
    let (support, length) = (path::support(), plain(count(length)));
    quote!(#support::check_count(#value.len(), #length, #field).and_then(|()| #write))
}

/// A writer behind the check of the number's range or constant.
pub(crate) fn within(int: &Int, value: &TokenStream, field: &TokenStream, write: TokenStream) -> TokenStream {
    match int.constant.map(|constant| (constant, constant)).or(int.range) {
        Some((low, high)) => {
            let (support, low, high) = (path::support(), number(low), number(high));
            quote!(#support::check_range(#value, #low, #high, #field).and_then(|()| #write))
        }
        None => write,
    }
}

fn write_calendar(contained: &Contained, tagged: bool, value: &TokenStream) -> TokenStream {
    let (axdr, encode, support) = (path::axdr(), path::encode(), path::support());
    let octets = quote!(#value.map(|value| value.to_octets()));
    match (tagged, contained.length, contained.or_empty) {
        (true, _, false) => quote!(#encode::write(&#value.to_octets(), out)),
        (true, _, true) => quote!(#support::write_data_or_empty(#octets, out)),
        (false, Length::Prefixed, false) => quote!(#axdr::write_content_fixed(#value.to_octets(), out)),
        (false, Length::Prefixed, true) => quote!(#support::write_or_empty(#octets, out)),
        (false, _, false) => quote!(out.chunk(#value.to_octets())),
        (false, _, true) => quote!(#value.map_or(Ok(()), |value| out.chunk(value.to_octets()))),
    }
}

fn write_contained(contained: &Contained, tagged: bool, value: &TokenStream, field: &TokenStream) -> TokenStream {
    let (axdr, data, encode, support) = (path::axdr(), path::data(), path::encode(), path::support());
    let (write, empty) = match (tagged, contained.length) {
        (true, _) => (quote!(#data::write_contained), quote!(out.chunk([0x09, 0x00]))),
        (false, Length::Prefixed) => (quote!(#axdr::write_contained), quote!(out.chunk([0x00]))),
        (false, _) => (quote!(#encode::write), quote!(Ok(()))),
    };
    match (contained.length, contained.or_empty) {
        (Length::Fixed(length), _) => {
            let length = plain(count(length));
            quote!(#support::check_count(#encode::encoded_len(&#value), #length, #field).and_then(|()| #write(&#value, out)))
        }
        (_, true) => quote!(match #value { Some(value) => #write(&value, out), None => #empty }),
        (_, false) => quote!(#write(&#value, out)),
    }
}

fn write_int(int: &Int, value: &TokenStream, field: &TokenStream) -> TokenStream {
    if int.octets == 1 && !int.signed {
        return quote!(out.chunk([#value]));
    }
    if int.octets.is_power_of_two() {
        let to = if int.little_endian { quote!(to_le_bytes) } else { quote!(to_be_bytes) };
        return quote!(out.chunk(#value.#to()));
    }
    let (octets, split) = (path::octets(), format_ident!("u{}_octets", u32::from(int.octets) * 8));
    let chunk = if int.little_endian {
        let bound: Vec<_> = (0..int.octets).map(|index| format_ident!("b{index}")).collect();
        let reversed = bound.iter().rev();
        quote!(|[#(#bound),*]| out.chunk([#(#reversed),*]))
    } else {
        quote!(|octets| out.chunk(octets))
    };
    quote!(#octets::#split(#value).map_err(|error| error.in_field(#field)).and_then(#chunk))
}
