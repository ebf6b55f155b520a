//! Named bits: a newtype over the integer that carries them.

use cosem_spec::model::{BitMeaning, BitPart, Bits, Carrier, Encoding, Item, Tolerance};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{Impls, ber, docs};
use crate::leaf::int_tag;
use crate::path;
use crate::rust::{Rust, bits_type, ident, int_type, octet, part_type};
use crate::wire::plain;

pub(crate) fn write(rust: &Rust<'_>, item: &Item, bits: &Bits) -> TokenStream {
    let name = ident(&item.name);
    let docs = docs::item(rust.model, item);
    let carrier = bits.carrier;
    let repr = bits_type(carrier.bits());
    let (kept, fixed) = normal(bits);
    let all = all_bits(bits_octets(carrier.bits()) * 8);
    let normalised = match (kept == all, fixed) {
        (true, _) => quote!(bits),
        (false, 0) => {
            let kept = hexadecimal(kept);
            quote!(bits & #kept)
        }
        (false, fixed) => {
            let (kept, fixed) = (hexadecimal(kept), hexadecimal(fixed));
            quote!((bits & #kept) | #fixed)
        }
    };
    let from_docs = if kept == all {
        " From the bits as they travel, the most significant one first."
    } else {
        " From the bits as they travel, the most significant one first. Constant and reserved bits get the value that they must have."
    };
    let fixed = hexadecimal(fixed);
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

            #[doc = #from_docs]
            #[inline]
            #[must_use]
            pub const fn from_bits(bits: #repr) -> Self {
                Self(#normalised)
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

/// The bits that a value may have otherwise than declared, and the value of the others.
fn normal(bits: &Bits) -> (u64, u64) {
    let parts = bits.parts.iter().filter_map(|part| Some((low_mask(part) << part.shift, constant(part)? << part.shift)));
    let (masks, fixed) = parts.fold((0, 0), |(masks, fixed), (mask, value)| (masks | mask, fixed | value));
    (all_bits(bits.carrier.bits()) & !masks, fixed)
}

/// So many bits, all set.
fn all_bits(width: u8) -> u64 {
    u64::MAX.checked_shr(64 - u32::from(width.min(64))).unwrap_or(0)
}

fn hexadecimal(value: u64) -> TokenStream {
    format!("0x{value:02x}").parse().unwrap_or_default()
}

/// The mask of a part at the bottom of the carrier.
fn low_mask(part: &BitPart) -> u64 {
    all_bits(part.width)
}

/// The expression of a part's number in its own type; `value` is an expression of the carrier's type.
pub(crate) fn extract(part: &BitPart, carrier: Carrier, value: &TokenStream) -> TokenStream {
    let (from, to) = (bits_octets(carrier.bits()), bits_octets(part.width));
    let mask = hexadecimal(low_mask(part));
    let shift = Literal::u8_unsuffixed(part.shift);
    let whole = part.width == carrier.bits();
    let topmost = part.shift + part.width == bits_octets(carrier.bits()) * 8;
    let number = match (part.shift, topmost) {
        (0, _) if whole => quote!(#value),
        (0, _) => quote!(#value & #mask),
        (_, true) => quote!(#value >> #shift),
        (_, false) => quote!((#value >> #shift) & #mask),
    };
    if from == to {
        return number;
    }
    // The low octets need no mask where they are the part.
    let number = match (part.width == to * 8, part.shift) {
        (true, 0) => quote!(#value),
        (true, _) => quote!((#value >> #shift)),
        (false, _) => quote!((#number)),
    };
    if to == 1 {
        return quote!({ let [.., low] = #number.to_be_bytes(); low });
    }
    let low: Vec<_> = (0..to).map(|index| format_ident!("b{}", index)).collect();
    let ty = bits_type(part.width);
    quote!({ let [.., #(#low),*] = #number.to_be_bytes(); #ty::from_be_bytes([#(#low),*]) })
}

/// The condition that a part, which is a flag, is set.
pub(crate) fn flag(part: &BitPart, value: &TokenStream) -> TokenStream {
    let mask = hexadecimal(low_mask(part) << part.shift);
    quote!(#value & #mask != 0)
}

/// The octets of the integer that holds so many bits.
pub(crate) fn bits_octets(bits: u8) -> u8 {
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
            let kept = hexadecimal(all_bits(bits_octets(carrier.bits()) * 8) & !(low_mask(part) << part.shift));
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
    let zeros = (0..to - from).map(|_| quote!(0));
    let ty = bits_type(carrier);
    if from == 1 {
        return quote!(#ty::from_be_bytes([#(#zeros,)* #value]));
    }
    let bound: Vec<_> = (0..from).map(|index| format_ident!("b{}", index)).collect();
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

/// The checks of constant and reserved bits and of closed codes: statements over `value` that return an error at `at`. `named` gives
/// the field of a part for the error.
pub(crate) fn checks(
    rust: &Rust<'_>,
    parts: &[BitPart],
    carrier: Carrier,
    tolerates: &[Tolerance],
    value: &TokenStream,
    at: &TokenStream,
    named: &dyn Fn(&BitPart) -> Option<TokenStream>,
) -> TokenStream {
    let (kind, fail, support, in_field) = (path::error_kind(), path::fail(), path::support(), path::in_field());
    parts
        .iter()
        .filter_map(|part| {
            let number = extract(part, carrier, value);
            let named = named(part).map(|field| quote!(.map_err(#in_field(#field))));
            match part.meaning {
                BitMeaning::Constant(expected) => {
                    let tolerated = |tolerates: &[Tolerance]| tolerates.contains(&Tolerance::ReservedBits);
                    if tolerated(tolerates) || tolerated(&part.tolerates) {
                        return None;
                    }
                    let kind = if part.name.is_some() { quote!(#kind::Constant) } else { quote!(#kind::ReservedBits) };
                    let mask = low_mask(part) << part.shift;
                    let compared = if mask == all_bits(carrier.bits()) {
                        value.clone()
                    } else {
                        let mask = hexadecimal(mask);
                        quote!(#value & #mask)
                    };
                    let expected = hexadecimal(expected << part.shift);
                    Some(quote! {
                        if #compared != #expected {
                            return #fail(#kind { found: #support::saturate(#number) }, #at)#named;
                        }
                    })
                }
                BitMeaning::Codes(id) if rust.is_closed(id) => {
                    let path = rust.path(id);
                    Some(quote! {
                        if #path(#number).name().is_none() {
                            return #fail(#kind::UnknownCode { found: #support::saturate(#number) }, #at)#named;
                        }
                    })
                }
                _ => None,
            }
        })
        .collect()
}

/// The expression that reads the carrier, as an integer of the carrier's type; `input` is what it reads.
fn read(carrier: Carrier, encoding: Encoding, tolerates: &[Tolerance]) -> TokenStream {
    let (octets, data, ber) = (path::octets(), path::data(), path::ber());
    let bits = carrier.bits();
    let width = Literal::u8_unsuffixed(bits);
    let repr = u32::from(bits_octets(bits)) * 8;
    let unsigned = format_ident!("u{bits}");
    let narrowed = |read: TokenStream| {
        if repr == 64 {
            return read;
        }
        let low: Vec<_> = (0..bits_octets(bits)).map(|index| format_ident!("b{index}")).collect();
        let (support, ty) = (path::support(), bits_type(bits));
        let narrow = match low.as_slice() {
            [low] => quote!(|bits| { let [.., #low] = bits.to_be_bytes(); #low }),
            low => quote!(|bits| { let [.., #(#low),*] = bits.to_be_bytes(); #ty::from_be_bytes([#(#low),*]) }),
        };
        quote!(#support::map(#read, #narrow))
    };
    match (carrier, encoding) {
        (Carrier::BitString(_), Encoding::Data) if tolerates.contains(&Tolerance::BitCount) => {
            narrowed(quote!(#data::bit_string_fixed_or_filled::<#width>(input)))
        }
        (Carrier::BitString(_), Encoding::Data) => narrowed(quote!(#data::bit_string_fixed::<#width>(input))),
        (Carrier::BitString(_), Encoding::Ber) => narrowed(quote!(#ber::bit_string_fixed_content::<#width>(input))),
        (Carrier::BitString(8 | 16 | 24 | 32 | 48 | 64), _) => quote!(#octets::#unsigned(input)),
        (Carrier::BitString(_), _) => narrowed(quote!(#octets::bits::<#width>(input))),
        (Carrier::Enum, Encoding::Data) => quote!(#data::enumerated(input)),
        (Carrier::Enum, Encoding::Ber) => quote!(#ber::u8_content(input)),
        (Carrier::Enum, _) => quote!(#octets::u8(input)),
        (Carrier::Unsigned(_), Encoding::Data) if tolerates.contains(&Tolerance::IntegerSign) => either_tag(bits, false),
        (_, Encoding::Data) => quote!(#data::#unsigned(input)),
        (_, Encoding::Ber) => {
            let function = format_ident!("u{bits}_content");
            quote!(#ber::#function(input))
        }
        _ => quote!(#octets::#unsigned(input)),
    }
}

/// The expression that reads an integer under its own type tag or that of the other sign, and takes its octets as they are.
pub(crate) fn either_tag(bits: u8, signed: bool) -> TokenStream {
    let support = path::support();
    let tag = |signed: bool| int_tag(bits / 8, signed).map(octet);
    let (own, other, ty) = (tag(signed), tag(!signed), int_type(bits / 8, signed));
    quote!(#support::map(#support::either_tag(input, #own, #other), #ty::from_be_bytes))
}

/// Where the content of the carrier starts: an expression over `input` and the `rest` behind it.
fn content(carrier: Carrier, encoding: Encoding) -> TokenStream {
    let support = path::support();
    match (carrier, encoding) {
        (_, Encoding::Axdr | Encoding::Octets) => quote!(input),
        (Carrier::BitString(_), Encoding::Ber) => quote!(#support::skip(input, 1)),
        (_, Encoding::Ber) => quote!(input),
        (Carrier::BitString(bits), Encoding::Data) => {
            let octets = Literal::u8_unsuffixed(bits.div_ceil(8));
            quote!(#support::content_of(input, rest, #octets))
        }
        (_, Encoding::Data) => quote!(#support::skip(input, 1)),
    }
}

/// The parser of bits where more is tolerated than by the item itself: an expression over `input`.
pub(crate) fn tolerant_parser(rust: &Rust<'_>, item: &Item, bits: &Bits, path: &TokenStream, tolerates: &[Tolerance]) -> TokenStream {
    let (support, at) = (path::support(), content(bits.carrier, item.encoding));
    let read = read(bits.carrier, item.encoding, tolerates);
    let check = checks(rust, &bits.parts, bits.carrier, tolerates, &quote!(bits), &at, &|_| None);
    let parse = if check.is_empty() {
        quote!(#support::map(#read, #path::from_bits))
    } else {
        quote!(#read.and_then(|(rest, bits)| { #check Ok((rest, #path::from_bits(bits))) }))
    };
    match prefix(bits) {
        Some(prefix) => quote!(#prefix.and_then(|(input, ())| #parse)),
        None => parse,
    }
}

fn prefix(bits: &Bits) -> Option<TokenStream> {
    let alternatives = bits.prefixes.iter().map(|prefix| {
        let octets = prefix.iter().map(|value| octet(*value));
        quote!(&[#(#octets),*])
    });
    let support = path::support();
    (!bits.prefixes.is_empty()).then(|| quote!(#support::prefix(input, &[#(#alternatives),*])))
}

/// The implementations, and the functions that they call.
fn impls(rust: &Rust<'_>, item: &Item, bits: &Bits) -> TokenStream {
    let (encoding, carrier) = (item.encoding, bits.carrier);
    let at = content(carrier, encoding);
    let check = checks(rust, &bits.parts, carrier, &[], &quote!(bits), &at, &|_| None);
    let read = read(carrier, encoding, &[]);
    let (kept, _) = normal(bits);
    let value = if kept == all_bits(bits_octets(carrier.bits()) * 8) { quote!(Self) } else { quote!(Self::from_bits) };
    let body = if check.is_empty() {
        let support = path::support();
        quote!(#support::map(#read, #value))
    } else {
        quote! {
            let (rest, bits) = #read?;
            #check
            Ok((rest, #value(bits)))
        }
    };
    let octets = carrier.bits().div_ceil(8);
    let padding = octets * 8 - carrier.bits();
    if encoding == Encoding::Ber {
        let contents = match carrier {
            Carrier::BitString(_) => ber::Contents {
                identifier: 0x03,
                parse: body,
                then: None,
                len: plain(1 + usize::from(octets)),
                write: write_octets(carrier, &[padding]),
            },
            _ => {
                let identifier = if carrier == Carrier::Enum { 0x0a } else { 0x02 };
                let (len, write) = ber::integer(carrier.bits(), false, &quote!(self.0));
                ber::Contents { identifier, parse: body, then: None, len, write }
            }
        };
        return contents.write(rust, item);
    }
    let prefix = prefix(bits).map(|prefix| quote!(let (input, ()) = #prefix?;));
    let head: Vec<u8> = match (carrier, encoding) {
        (Carrier::BitString(bits), Encoding::Data) => vec![0x04, bits],
        (Carrier::Enum, Encoding::Data) => vec![0x16],
        (Carrier::Unsigned(bits), Encoding::Data) => int_tag(bits / 8, false).into_iter().collect(),
        _ => bits.prefixes.first().cloned().unwrap_or_default(),
    };
    let size = plain(head.len() + usize::from(octets));
    Impls { parse: quote!(#prefix #body), len: quote!(#size), write: write_octets(carrier, &head), ..Impls::default() }.write(rust, item)
}

/// The body that writes known octets and behind them the carrier.
fn write_octets(carrier: Carrier, head: &[u8]) -> TokenStream {
    let octets = carrier.bits().div_ceil(8);
    let padding = octets * 8 - carrier.bits();
    let shift = Literal::u8_unsuffixed(padding);
    let placed = if padding == 0 { quote!(self.0) } else { quote!((self.0 << #shift)) };
    let head = head.iter().map(|value| octet(*value));
    if bits_octets(carrier.bits()) == 1 {
        let placed = if padding == 0 { quote!(self.0) } else { quote!(self.0 << #shift) };
        return quote!(out.chunk([#(#head,)* #placed]));
    }
    let all: Vec<_> = (0..bits_octets(carrier.bits())).map(|index| format_ident!("b{}", index)).collect();
    let (unused, sent) = all.split_at(all.len() - usize::from(octets));
    let unused = unused.iter().map(|_| quote!(_));
    quote! {
        let [#(#unused,)* #(#sent),*] = #placed.to_be_bytes();
        out.chunk([#(#head,)* #(#sent),*])
    }
}
