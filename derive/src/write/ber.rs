//! BER: every value is an identifier, a length and contents. A field replaces the identifier (implicit) or stands around the value
//! with its own one (explicit).

use cosem_spec::model::{BerTag, Carrier, Choice, Element, Encoding, Field, Item, Kind, Presence, Sequence, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::elements::{field_constant, local};
use super::{Impls, sequence};
use crate::path;
use crate::rust::{Rust, ident, octet, variant};

/// How the contents of a type are read, measured and written, and the identifier in front of them.
struct Contents {
    /// `None` for a choice, whose alternatives have identifiers of their own.
    identifier: Option<u8>,
    parser: TokenStream,
    len: TokenStream,
    write: TokenStream,
}

fn contents(rust: &Rust<'_>, ty: &Type, value: &TokenStream) -> Contents {
    let (ber, octets, support, encode) = (path::ber(), path::octets(), path::support(), path::encode());
    let of = |identifier, parser, len, write| Contents { identifier: Some(identifier), parser, len, write };
    match ty {
        Type::Bool => of(0x01, quote!(#ber::boolean_content), quote!(1), quote!(out.chunk([if #value { 0xff } else { 0x00 }]))),
        Type::Int(int) => {
            let bits = u32::from(int.octets) * 8;
            let parser = format_ident!("{}{}_content", if int.signed { 'i' } else { 'u' }, bits);
            let wide = quote!(i64::from(#value));
            of(0x02, quote!(#ber::#parser), quote!(#ber::integer_content_len(#wide)), quote!(#ber::write_integer_content(#wide, out)))
        }
        Type::BitString(_) => of(
            0x03,
            quote!(#ber::bit_string_content),
            quote!(#ber::bit_string_content_len(&#value)),
            quote!(#ber::write_bit_string_content(&#value, out)),
        ),
        Type::Octets(cosem_spec::model::Length::Fixed(_)) => {
            of(0x04, quote!(#octets::fixed), quote!(#value.len()), quote!(out.octets(&#value)))
        }
        Type::Text(_) => of(0x1a, quote!(#ber::text_content), quote!(#value.len()), quote!(out.octets(&#value))),
        Type::Utf8(_) => of(0x0c, quote!(#ber::utf8_content), quote!(#value.len()), quote!(out.octets(&#value))),
        Type::Oid => {
            of(0x06, quote!(#ber::oid_content), quote!(#ber::oid_content_len(&#value)), quote!(#ber::write_oid_content(&#value, out)))
        }
        Type::Contained(_) => of(
            0x04,
            {
                let decode = path::decode();
                quote!(#decode::parse)
            },
            quote!(#encode::encoded_len(&#value)),
            quote!(#encode::write(&#value, out)),
        ),
        Type::Item(id) => {
            let item = rust.item(*id);
            let path = rust.path(*id);
            let own = of(
                identifier(item).unwrap_or(0),
                quote!(#path::parse_content),
                quote!(#value.content_len()),
                quote!(#value.write_content(out)),
            );
            match (&item.kind, identifier(item)) {
                (_, Some(_)) => own,
                _ => {
                    let (decode, encode) = (path::decode(), path::encode());
                    Contents {
                        identifier: None,
                        parser: quote!(#decode::parse),
                        len: quote!(#encode::encoded_len(&#value)),
                        write: quote!(#encode::write(&#value, out)),
                    }
                }
            }
        }
        _ => of(0x04, quote!(#support::rest), quote!(#value.len()), quote!(out.octets(&#value))),
    }
}

/// The identifier of an item, `None` where it has none of its own.
fn identifier(item: &Item) -> Option<u8> {
    match &item.kind {
        Kind::Sequence(sequence) => Some(sequence.tag.map_or(0x30, |tag| tag.octet)),
        Kind::Codes(codes) => Some(match codes.carrier {
            Carrier::Enum => 0x0a,
            Carrier::Oid => 0x06,
            Carrier::Unsigned(_) | Carrier::BitString(_) => 0x02,
        }),
        Kind::Bits(_) => Some(0x03),
        Kind::Choice(_) | Kind::Alias(_) | Kind::Class(_) => None,
    }
}

/// A field or alternative under its tag.
struct Tagged {
    parser: TokenStream,
    len: TokenStream,
    write: TokenStream,
}

fn tagged(rust: &Rust<'_>, ty: &Type, tag: BerTag, value: &TokenStream) -> Tagged {
    let ber = path::ber();
    let Contents { identifier, parser, len, write } = contents(rust, ty, value);
    let outer = octet(tag.octet);
    match (tag.explicit, identifier) {
        (true, Some(identifier)) => {
            let inner = octet(identifier);
            Tagged {
                parser: quote!(|content| #ber::field(content, #inner, #parser)),
                len: quote!(#ber::field_len(#ber::field_len(#len))),
                write: quote! {
                    let len = #len;
                    #ber::write_head(#outer, #ber::field_len(len), out)?;
                    #ber::write_head(#inner, len, out)?;
                    #write?;
                },
            }
        }
        _ => Tagged {
            parser,
            len: quote!(#ber::field_len(#len)),
            write: quote! {
                #ber::write_head(#outer, #len, out)?;
                #write?;
            },
        },
    }
}

/// A sequence of tagged fields.
pub(crate) fn write_sequence(rust: &Rust<'_>, item: &Item, sequence: &Sequence) -> TokenStream {
    let declaration = sequence::declare(rust, item, sequence);
    let (ber, in_field, field_type, parsed, writer, encode_error) =
        (path::ber(), path::in_field(), path::field(), path::parsed(), path::writer(), path::encode_error());
    let (name, generics) = (ident(&item.name), rust.generics(item.id));
    let (lifetime, own) = if rust.item_borrows(item.id) { (quote!(<'a>), None) } else { (TokenStream::new(), Some(quote!(<'a>))) };
    let fields: Vec<&Field> = sequence
        .elements
        .iter()
        .filter_map(|element| match element {
            Element::Field(field) => Some(field),
            Element::Bits(_) | Element::Check(_) => None,
        })
        .collect();
    let spelled = &item.spelled;
    let constants = fields.iter().map(|field| {
        let (constant, field_spelled) = (field_constant(&field.name), &field.name.spelled);
        quote!(const #constant: &'static #field_type = &#field_type::new(#spelled, #field_spelled);)
    });
    let parse = fields.iter().map(|field| {
        let Some(tag) = field.ber else { return TokenStream::new() };
        let (local, constant) = (local(&field.name.snake), field_constant(&field.name));
        let Tagged { parser, .. } = tagged(rust, &field.ty, tag, &quote!(value));
        let identifier = octet(tag.octet);
        let call = match &field.presence {
            Presence::Required => quote!(#ber::field(input, #identifier, #parser)),
            _ => quote!(#ber::optional_field(input, #identifier, #parser)),
        };
        quote!(let (input, #local) = #call.map_err(#in_field(Self::#constant))?;)
    });
    let construct = fields.iter().map(|field| {
        let (field_name, local) = (ident(&field.name.snake), local(&field.name.snake));
        if field_name == local { quote!(#field_name) } else { quote!(#field_name: #local) }
    });
    let lens = fields.iter().filter_map(|field| {
        let field_name = ident(&field.name.snake);
        let given = quote!(self.#field_name);
        Some(match field.presence {
            Presence::Required => tagged(rust, &field.ty, field.ber?, &given).len,
            _ => {
                let len = tagged(rust, &field.ty, field.ber?, &quote!(value)).len;
                quote!(#given.map_or(0, |value| #len))
            }
        })
    });
    let lens: Vec<_> = lens.collect();
    let lens = if lens.is_empty() { vec![quote!(0)] } else { lens };
    let writes = fields.iter().filter_map(|field| {
        let field_name = ident(&field.name.snake);
        let given = quote!(self.#field_name);
        Some(match field.presence {
            Presence::Required => {
                let write = tagged(rust, &field.ty, field.ber?, &given).write;
                quote!({ #write })
            }
            _ => {
                let write = tagged(rust, &field.ty, field.ber?, &quote!(value)).write;
                quote!(if let Some(value) = #given { #write })
            }
        })
    });
    let identifier = octet(identifier(item).unwrap_or(0x30));
    let impls = Impls {
        parse: quote!(#ber::field(input, #identifier, Self::parse_content)),
        lazy: None,
        len: quote!(#ber::field_len(self.content_len())),
        write: quote! {
            #ber::write_head(#identifier, self.content_len(), out)?;
            self.write_content(out)
        },
    }
    .write(rust, item);
    quote! {
        #declaration

        impl #lifetime #name #generics {
            #(#constants)*

            fn parse_content #own (input: &'a [u8]) -> #parsed<'a, Self> {
                #(#parse)*
                Ok((input, Self { #(#construct),* }))
            }

            fn content_len(&self) -> usize {
                #(#lens)+*
            }

            fn write_content(&self, out: &mut #writer<'_>) -> Result<(), #encode_error> {
                #(#writes)*
                Ok(())
            }
        }

        #impls
    }
}

/// A choice by identifiers.
pub(crate) fn choice(rust: &Rust<'_>, choice: &Choice) -> Impls {
    let (ber, kind, fail, octets) = (path::ber(), path::error_kind(), path::fail(), path::octets());
    let under = |arm: &cosem_spec::model::Arm| BerTag { octet: arm.selector, number: arm.selector & 0x1f, explicit: arm.explicit };
    let arms = choice.arms.iter().map(|arm| {
        let (selector, variant) = (octet(arm.selector), variant(&arm.name));
        let Tagged { parser, .. } = tagged(rust, &arm.ty, under(arm), &quote!(value));
        quote!(#selector => #ber::field(input, #selector, #parser).map(|(input, value)| (input, Self::#variant(value))),)
    });
    let lens = choice.arms.iter().map(|arm| {
        let variant = variant(&arm.name);
        let len = tagged(rust, &arm.ty, under(arm), &quote!(value)).len;
        quote!(Self::#variant(value) => #len,)
    });
    let writes = choice.arms.iter().map(|arm| {
        let variant = variant(&arm.name);
        let write = tagged(rust, &arm.ty, under(arm), &quote!(value)).write;
        quote!(Self::#variant(value) => { #write Ok(()) })
    });
    Impls {
        parse: quote! {
            let (_, selector) = #octets::u8(input)?;
            match selector {
                #(#arms)*
                found => #fail(#kind::UnknownSelector { found: found.into() }, input),
            }
        },
        lazy: None,
        len: quote!(match *self { #(#lens)* }),
        write: quote!(match *self { #(#writes)* }),
    }
}

/// The functions of codes that a field with an implicit tag calls.
pub(crate) fn codes_content(rust: &Rust<'_>, item: &Item, carrier: Carrier) -> TokenStream {
    if item.encoding != Encoding::Ber {
        return TokenStream::new();
    }
    let (ber, parsed, writer, encode_error) = (path::ber(), path::parsed(), path::writer(), path::encode_error());
    let name = ident(&item.name);
    let (generics, lifetime, own) = if rust.item_borrows(item.id) {
        (quote!(<'a>), quote!(<'a>), None)
    } else {
        (TokenStream::new(), TokenStream::new(), Some(quote!(<'a>)))
    };
    let (parser, len, write) = match carrier {
        Carrier::Oid => (quote!(#ber::oid_content), quote!(#ber::oid_content_len(&self.0)), quote!(#ber::write_oid_content(&self.0, out))),
        _ => {
            let parser = format_ident!("u{}_content", carrier.bits());
            let wide = quote!(i64::from(self.0));
            (quote!(#ber::#parser), quote!(#ber::integer_content_len(#wide)), quote!(#ber::write_integer_content(#wide, out)))
        }
    };
    quote! {
        impl #lifetime #name #generics {
            fn parse_content #own (input: &'a [u8]) -> #parsed<'a, Self> {
                #parser(input).map(|(input, value)| (input, Self(value)))
            }

            fn content_len(&self) -> usize {
                #len
            }

            fn write_content(&self, out: &mut #writer<'_>) -> Result<(), #encode_error> {
                #write
            }
        }
    }
}

/// The functions of named bits that a field with an implicit tag calls.
pub(crate) fn bits_content(item: &Item, bits: u8, narrow: &TokenStream, check: &TokenStream, kept: &TokenStream) -> TokenStream {
    let (ber, parsed, writer, encode_error, name) = (path::ber(), path::parsed(), path::writer(), path::encode_error(), ident(&item.name));
    let width = proc_macro2::Literal::u8_unsuffixed(bits);
    let octets = bits.div_ceil(8);
    let unused = octet(octets * 8 - bits);
    let len = proc_macro2::Literal::u8_unsuffixed(1 + octets);
    let all: Vec<_> = (0..octets.next_power_of_two()).map(|index| format_ident!("b{}", index)).collect();
    let (skipped, sent) = all.split_at(all.len() - usize::from(octets));
    let skipped = skipped.iter().map(|_| quote!(_));
    let shift = proc_macro2::Literal::u8_unsuffixed(octets * 8 - bits);
    let placed = if octets * 8 == bits { quote!(self.0) } else { quote!((self.0 << #shift)) };
    quote! {
        impl #name {
            fn parse_content(input: &[u8]) -> #parsed<'_, Self> {
                let at = input;
                let (input, bits) = #ber::bit_string_fixed_content::<#width>(input)?;
                #narrow
                #check
                Ok((input, Self(#kept)))
            }

            const fn content_len(self) -> usize {
                #len
            }

            fn write_content(self, out: &mut #writer<'_>) -> Result<(), #encode_error> {
                let [#(#skipped,)* #(#sent),*] = #placed.to_be_bytes();
                out.chunk([#unused, #(#sent),*])
            }
        }
    }
}

/// The implementations of an item that is read and written through its contents.
pub(crate) fn through_contents(item: &Item) -> Impls {
    let ber = path::ber();
    let identifier = octet(identifier(item).unwrap_or(0));
    Impls {
        parse: quote!(#ber::field(input, #identifier, Self::parse_content)),
        lazy: None,
        len: quote!(#ber::field_len(self.content_len())),
        write: quote! {
            #ber::write_head(#identifier, self.content_len(), out)?;
            self.write_content(out)
        },
    }
}
