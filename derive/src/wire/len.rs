//! How many octets a value takes.

use cosem_spec::model::{Carrier, Element, Encoding, ItemId, Kind, Length, Presence, Type};
use proc_macro2::TokenStream;
use quote::quote;

use super::{count, plain, sum};
use crate::leaf::{Leaf, calendar_octets};
use crate::path;
use crate::rust::{Rust, is_calendar};

impl Rust<'_> {
    /// The number of octets of a value; `value` is a place of the type.
    pub(crate) fn len(&self, ty: &Type, encoding: Encoding, value: &TokenStream) -> TokenStream {
        if let Some(size) = self.fixed_size(ty, encoding) {
            return plain(size);
        }
        let (axdr, data, encode) = (path::axdr(), path::data(), path::encode());
        let tagged = encoding == Encoding::Data;
        match ty {
            Type::Contained(contained) if is_calendar(&contained.ty) => {
                let size = plain(usize::from(calendar_octets(&contained.ty)));
                let content = if contained.or_empty { quote!(#value.map_or(0, |_| #size)) } else { size };
                match (tagged, contained.length) {
                    (true, _) => sum(&[plain(2), content]),
                    (false, Length::Prefixed) => sum(&[plain(1), content]),
                    (false, _) => content,
                }
            }
            Type::Contained(contained) => {
                let (of, empty) = match (tagged, contained.length) {
                    (true, _) => (quote!(#data::contained_len), 2_usize),
                    (false, Length::Prefixed) => (quote!(#axdr::contained_len), 1),
                    (false, _) => (quote!(#encode::encoded_len), 0),
                };
                let empty = plain(empty);
                if contained.or_empty { quote!(#value.map_or(#empty, |value| #of(&value))) } else { quote!(#of(&#value)) }
            }
            _ if tagged => quote!(#encode::encoded_len(&#value)),
            Type::Octets(Length::Prefixed) | Type::Text(Length::Prefixed) | Type::Utf8(Length::Prefixed) => {
                quote!(#axdr::content_len(#value.len()))
            }
            Type::Octets(_) | Type::Text(_) | Type::Utf8(_) => quote!(#value.len()),
            Type::BitString(Length::Prefixed) => quote!(#axdr::bit_string_len(&#value)),
            Type::BitString(_) => quote!(#value.octets().len()),
            Type::List(list) if list.count == Length::Prefixed => quote!(#axdr::list_len(&#value)),
            Type::List(_) => quote!(#value.elements_len()),
            _ => quote!(#encode::encoded_len(&#value)),
        }
    }

    /// What a length field counts of a value: octets, bits, or elements.
    pub(crate) fn content_count(&self, ty: &Type, value: &TokenStream) -> TokenStream {
        match ty {
            Type::Contained(contained) => {
                let encode = path::encode();
                let calendar = is_calendar(&contained.ty).then(|| plain(usize::from(calendar_octets(&contained.ty))));
                match (calendar, contained.or_empty) {
                    (Some(size), true) => quote!(#value.map_or(0, |_| #size)),
                    (Some(size), false) => size,
                    (None, true) => quote!(#value.map_or(0, |value| #encode::encoded_len(&value))),
                    (None, false) => quote!(#encode::encoded_len(&#value)),
                }
            }
            _ => quote!(#value.len()),
        }
    }

    /// The octets that a type always takes, where it always takes the same.
    pub(crate) fn fixed_size(&self, ty: &Type, encoding: Encoding) -> Option<usize> {
        if encoding == Encoding::Ber {
            return None;
        }
        if let Some(leaf) = Leaf::of(self, ty, encoding) {
            return Some(leaf.size());
        }
        let tagged = encoding == Encoding::Data;
        // In COSEM Data a string of fixed length has its tag and its length.
        let string = |length: u32, octets: usize| if tagged { 1 + length_octets(length) + octets } else { octets };
        match ty {
            Type::Null => Some(usize::from(tagged)),
            Type::Bcd => Some(2),
            Type::Int(int) => Some(usize::from(int.octets) + usize::from(tagged)),
            Type::Octets(Length::Fixed(length)) | Type::Text(Length::Fixed(length)) | Type::Utf8(Length::Fixed(length)) => {
                Some(string(*length, count(*length)))
            }
            Type::BitString(Length::Fixed(bits)) => Some(string(*bits, count(bits.div_ceil(8)))),
            Type::Contained(contained) if is_calendar(&contained.ty) && !contained.or_empty => {
                let octets = calendar_octets(&contained.ty);
                match contained.length {
                    Length::Prefixed => Some(1 + usize::from(tagged) + usize::from(octets)),
                    _ => Some(string(u32::from(octets), usize::from(octets))),
                }
            }
            Type::Contained(contained) => match contained.length {
                Length::Fixed(length) => Some(string(length, count(length))),
                _ => None,
            },
            Type::List(list) => match list.count {
                Length::Fixed(length) => {
                    let elements = self.fixed_size(&list.element, encoding)?.checked_mul(count(length))?;
                    elements.checked_add(string(length, 0))
                }
                _ => None,
            },
            Type::Item(id) => self.fixed_item_size(*id),
            _ => None,
        }
    }

    fn fixed_item_size(&self, id: ItemId) -> Option<usize> {
        if self.is_external(id) {
            return None;
        }
        let item = self.item(id);
        let bare = matches!(item.encoding, Encoding::Axdr | Encoding::Octets);
        match &item.kind {
            Kind::Bits(bits) if bare => {
                let prefix = bits.prefixes.first().map_or(0, Vec::len);
                Some(prefix + usize::from(bits.carrier.bits().div_ceil(8)))
            }
            Kind::Codes(codes) if bare && codes.carrier != Carrier::Oid => Some(usize::from(codes.carrier.bits().div_ceil(8))),
            Kind::Alias(ty) => self.fixed_size(ty, item.encoding),
            Kind::Sequence(sequence) if bare => {
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

/// The octets of a length in its shortest form.
const fn length_octets(length: u32) -> usize {
    match length {
        0..=0x7f => 1,
        0x80..=0xff => 2,
        0x100..=0xffff => 3,
        _ => 4,
    }
}
