//! Named bits: a newtype over the integer that carries them.

use cosem_spec::model::{BitMeaning, BitPart, Bits, Carrier, Encoding, Item, Tolerance};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{Impls, ber, docs};
use crate::path;
use crate::rust::{Rust, bits_type, ident, octet, part_type};

pub(crate) fn write(rust: &Rust<'_>, item: &Item, bits: &Bits) -> TokenStream {
    let name = ident(&item.name);
    let docs = docs::item(rust.model, item);
    let carrier = bits.carrier;
    let repr = bits_type(carrier.bits());
    let fixed = mask_of(bits.parts.iter().filter_map(|part| constant(part).map(|value| value << part.shift)));
    let named: Vec<_> = bits.parts.iter().filter(|part| part.name.is_some() && constant(part).is_none()).collect();
    let methods = named.iter().map(|part| accessors(rust, part, carrier));
    let debug = named.iter().filter_map(|part| {
        let part_name = part.name.as_ref()?;
        let (getter, label) = (ident(&part_name.snake), &part_name.snake);
        Some(quote!(.field(#label, &self.#getter())))
    });
    let serialize = rust.serde.then(|| serialize(&name, &named));
    let label = name.to_string();
    let impls = impls(rust, item, bits);
    quote! {
        #docs
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct #name(#repr);

        impl #name {
            /// All named parts zero or false.
            pub const ZERO: Self = Self(#fixed);

            /// From the bits as they travel, the most significant one first.
            #[inline]
            #[must_use]
            pub const fn from_bits(bits: #repr) -> Self {
                Self(bits)
            }

            /// The bits as they travel.
            #[inline]
            #[must_use]
            pub const fn bits(self) -> #repr {
                self.0
            }

            #(#methods)*
        }

        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(#label)#(#debug)*.finish()
            }
        }

        #serialize
        #impls
    }
}

fn constant(part: &BitPart) -> Option<u64> {
    match part.meaning {
        BitMeaning::Constant(value) => Some(value),
        _ => None,
    }
}

fn mask_of(values: impl Iterator<Item = u64>) -> TokenStream {
    hexadecimal(values.fold(0, |all, value| all | value))
}

fn hexadecimal(value: u64) -> TokenStream {
    format!("0x{value:02x}").parse().unwrap_or_default()
}

/// The mask of a part at the bottom of the carrier.
fn low_mask(part: &BitPart) -> u64 {
    if part.width >= 64 { u64::MAX } else { (1 << part.width) - 1 }
}

/// The expression of a part's number in its own type; `value` is an expression of the carrier's type.
pub(crate) fn extract(part: &BitPart, carrier: Carrier, value: &TokenStream) -> TokenStream {
    let (from, to) = (bits_octets(carrier.bits()), bits_octets(part.width));
    let mask = hexadecimal(low_mask(part));
    let shift = Literal::u8_unsuffixed(part.shift);
    let whole = part.width == carrier.bits();
    let number = match (part.shift, whole) {
        (0, true) => quote!(#value),
        (0, false) => quote!(#value & #mask),
        _ => quote!((#value >> #shift) & #mask),
    };
    if from == to {
        return number;
    }
    let low: Vec<_> = (0..to).map(|index| format_ident!("b{}", index)).collect();
    let ty = bits_type(part.width);
    quote!({ let [.., #(#low),*] = (#number).to_be_bytes(); #ty::from_be_bytes([#(#low),*]) })
}

fn bits_octets(bits: u8) -> u8 {
    bits.div_ceil(8).next_power_of_two()
}

/// The getter and the setter of a part.
fn accessors(rust: &Rust<'_>, part: &BitPart, carrier: Carrier) -> TokenStream {
    let Some(name) = &part.name else { return TokenStream::new() };
    let getter = ident(&name.snake);
    let setter = format_ident!("with_{}", name.snake);
    let docs = docs::part(rust.model, &part.docs, &name.spelled, None);
    let set_docs = format!(" The same with another `{}`.", name.spelled);
    let ty = part_type(rust, part.meaning, part.width);
    let repr = bits_type(carrier.bits());
    let shift = Literal::u8_unsuffixed(part.shift);
    let mask = hexadecimal(low_mask(part));
    match part.meaning {
        BitMeaning::Flag => {
            let flag = hexadecimal(1 << part.shift);
            quote! {
                #docs
                #[inline]
                #[must_use]
                pub const fn #getter(self) -> bool {
                    self.0 & #flag != 0
                }

                #[doc = #set_docs]
                #[inline]
                #[must_use]
                pub const fn #setter(self, value: bool) -> Self {
                    if value { Self(self.0 | #flag) } else { Self(self.0 & !#flag) }
                }
            }
        }
        _ => {
            let number = extract(part, carrier, &quote!(self.0));
            let (value, given) = match part.meaning {
                BitMeaning::Codes(id) => {
                    let path = rust.path(id);
                    (quote!(#path(#number)), quote!(value.0))
                }
                _ => (number, quote!(value)),
            };
            let wide = widen(part.width, carrier.bits(), &given);
            let truncated = if part.width < bits_octets(part.width) * 8 { " Bits above its width are left out." } else { "" };
            let set_docs = format!("{set_docs}{truncated}");
            let place = if part.shift == 0 { quote!(wide & #mask) } else { quote!((wide & #mask) << #shift) };
            let kept = if part.shift == 0 { quote!(!#mask) } else { quote!(!(#mask << #shift)) };
            let body = if part.width == carrier.bits() { quote!(Self(wide)) } else { quote!(Self((self.0 & #kept) | (#place))) };
            quote! {
                #docs
                #[inline]
                #[must_use]
                pub const fn #getter(self) -> #ty {
                    #value
                }

                #[doc = #set_docs]
                #[inline]
                #[must_use]
                pub const fn #setter(self, value: #ty) -> Self {
                    let wide: #repr = #wide;
                    #body
                }
            }
        }
    }
}

/// The expression of a part's number in the carrier's type, usable in a `const fn`.
pub(crate) fn widen(width: u8, carrier: u8, value: &TokenStream) -> TokenStream {
    let (from, to) = (bits_octets(width), bits_octets(carrier));
    if from == to {
        return value.clone();
    }
    let bound: Vec<_> = (0..from).map(|index| format_ident!("b{}", index)).collect();
    let zeros = (0..to - from).map(|_| quote!(0));
    let ty = bits_type(carrier);
    quote!({ let [#(#bound),*] = #value.to_be_bytes(); #ty::from_be_bytes([#(#zeros,)* #(#bound),*]) })
}

fn serialize(name: &proc_macro2::Ident, named: &[&BitPart]) -> TokenStream {
    let count = named.len();
    let label = name.to_string();
    let fields = named.iter().filter_map(|part| {
        let part_name = part.name.as_ref()?;
        let (getter, label) = (ident(&part_name.snake), &part_name.spelled);
        Some(quote!(::serde::ser::SerializeStruct::serialize_field(&mut parts, #label, &self.#getter())?;))
    });
    quote! {
        #[cfg(feature = "serde")]
        impl ::serde::Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut parts = ::serde::Serializer::serialize_struct(serializer, #label, #count)?;
                #(#fields)*
                ::serde::ser::SerializeStruct::end(parts)
            }
        }
    }
}

/// The checks of constant and reserved bits: statements over `bits` that return an error at `at`, and the bits to keep.
pub(crate) fn checks(parts: &[BitPart], carrier: Carrier, value: &TokenStream, at: &TokenStream) -> TokenStream {
    let (kind, fail, support) = (path::error_kind(), path::fail(), path::support());
    parts
        .iter()
        .filter_map(|part| {
            let expected = hexadecimal(constant(part)?);
            if part.tolerates.contains(&Tolerance::ReservedBits) {
                return None;
            }
            let number = extract(part, carrier, value);
            let kind = if part.name.is_some() { quote!(#kind::Constant) } else { quote!(#kind::ReservedBits) };
            Some(quote! {
                if #number != #expected {
                    return #fail(#kind { found: #support::saturate(#number) }, #at);
                }
            })
        })
        .collect()
}

/// The bits that are kept of what was read: tolerated constants are written as declared.
pub(crate) fn normalised(parts: &[BitPart], carrier: Carrier, value: &TokenStream) -> TokenStream {
    let tolerated: Vec<_> =
        parts.iter().filter(|part| constant(part).is_some() && part.tolerates.contains(&Tolerance::ReservedBits)).collect();
    if tolerated.is_empty() {
        return value.clone();
    }
    let clear = tolerated.iter().fold(0, |all, part| all | (low_mask(part) << part.shift));
    let set = tolerated.iter().fold(0, |all, part| all | (constant(part).unwrap_or(0) << part.shift));
    let repr = bits_type(carrier.bits());
    let (clear, set) = (hexadecimal(clear), hexadecimal(set));
    quote!(((#value & !(#clear as #repr)) | #set))
}

/// The implementations, and the functions that they call.
fn impls(rust: &Rust<'_>, item: &Item, bits: &Bits) -> TokenStream {
    let octets = path::octets();
    let (encoding, carrier) = (item.encoding, bits.carrier);
    let width = Literal::u8_unsuffixed(carrier.bits());
    let from_string = matches!(carrier, Carrier::BitString(_));
    let content_octets = carrier.bits().div_ceil(8);
    // Bit strings are read as a number of 64 bits, of which the carrier takes the low octets.
    let narrow = from_string.then(|| {
        let low: Vec<_> = (0..bits_octets(carrier.bits())).map(|index| format_ident!("b{}", index)).collect();
        let ty = bits_type(carrier.bits());
        quote! {
            let [.., #(#low),*] = bits.to_be_bytes();
            let bits = #ty::from_be_bytes([#(#low),*]);
        }
    });
    let at = if encoding == Encoding::Data { quote!(::cosem_codec::support::skip(at, 1)) } else { quote!(at) };
    let check = checks(&bits.parts, carrier, &quote!(bits), &at);
    let kept = normalised(&bits.parts, carrier, &quote!(bits));
    if encoding == Encoding::Ber {
        let content = ber::bits_content(item, carrier.bits(), &narrow.unwrap_or_default(), &check, &kept);
        let impls = ber::through_contents(item).write(rust, item);
        return quote!(#content #impls);
    }
    let read = match (carrier, encoding) {
        (Carrier::BitString(_), Encoding::Data) => {
            let data = path::data();
            quote!(#data::bit_string_fixed::<#width>(input))
        }
        (Carrier::Enum, Encoding::Data) => {
            let data = path::data();
            quote!(#data::enumerated(input))
        }
        (_, Encoding::Data) => {
            let (decode, repr) = (path::decode(), bits_type(carrier.bits()));
            quote!(<#repr as #decode>::parse(input))
        }
        (Carrier::BitString(_), _) => quote!(#octets::bits::<#width>(input)),
        _ => {
            let function = format_ident!("u{}", u32::from(content_octets) * 8);
            quote!(#octets::#function(input))
        }
    };
    let keep_at = (!check.is_empty()).then(|| quote!(let at = input;));
    let prefix = (!bits.prefixes.is_empty()).then(|| {
        let alternatives = bits.prefixes.iter().map(|prefix| {
            let octets = prefix.iter().map(|value| octet(*value));
            quote!(&[#(#octets),*])
        });
        quote!(let (input, ()) = ::cosem_codec::support::prefix(input, &[#(#alternatives),*])?;)
    });
    let parse = quote! {
        #prefix
        #keep_at
        let (input, bits) = #read?;
        #narrow
        #check
        Ok((input, Self(#kept)))
    };
    let head: Vec<u8> = match (carrier, encoding) {
        (Carrier::BitString(bits), Encoding::Data) => vec![0x04, bits],
        (Carrier::Enum, Encoding::Data) => vec![0x16],
        (Carrier::Unsigned(bits), Encoding::Data) => crate::leaf::int_tag(bits / 8, false).into_iter().collect(),
        _ => bits.prefixes.first().cloned().unwrap_or_default(),
    };
    let size = Literal::usize_unsuffixed(head.len() + usize::from(content_octets));
    let head = head.into_iter().map(octet);
    let all: Vec<_> = (0..bits_octets(carrier.bits())).map(|index| format_ident!("b{}", index)).collect();
    let (unused, sent) = all.split_at(all.len() - usize::from(content_octets));
    let unused = unused.iter().map(|_| quote!(_));
    let padding = content_octets * 8 - carrier.bits();
    let shift = Literal::u8_unsuffixed(padding);
    let placed = if padding == 0 { quote!(self.0) } else { quote!((self.0 << #shift)) };
    let write = quote! {
        let [#(#unused,)* #(#sent),*] = #placed.to_be_bytes();
        out.chunk([#(#head,)* #(#sent),*])
    };
    Impls { parse, lazy: None, len: quote!(#size), write }.write(rust, item)
}
