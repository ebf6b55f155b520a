//! BER: every value is an identifier, a length and contents. A field replaces the identifier (implicit) or stands around the value
//! with its own one (explicit).

use cosem_spec::model::{Arm, BerTag, Carrier, Choice, Element, Field, Item, Kind, Length, Presence, Sequence, Type, ValueSource};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::elements::{field_constant, is_default, literal, local, uses_value};
use super::{Impls, docs, sequence};
use crate::leaf::calendar_octets;
use crate::path;
use crate::rust::{Rust, ident, is_calendar, number, octet, variant};
use crate::wire::{Parser, Site, bounded, count, plain, sum, within};

/// The implementation of a type that has an identifier of its own: of `Contents`, and of `Decode` and `Encode` by it.
pub(crate) struct Contents {
    /// The identifier octet.
    pub(crate) identifier: u8,
    /// The body of `parse_contents`; reads `input`.
    pub(crate) parse: TokenStream,
    /// The body of `parse_contents_then`, where it has one of its own; reads `input` and calls `then`.
    pub(crate) then: Option<TokenStream>,
    /// The body of `contents_len`.
    pub(crate) len: TokenStream,
    /// The body of `write_contents`; writes to `out`.
    pub(crate) write: TokenStream,
}

impl Contents {
    pub(crate) fn write(&self, rust: &Rust<'_>, item: &Item) -> TokenStream {
        let Self { identifier, parse, then, len, write } = self;
        let (ber, parsed, writer, encode_error) = (path::ber(), path::parsed(), path::writer(), path::encode_error());
        let in_place = rust.in_place();
        let then = then.as_ref().filter(|_| !rust.small).map(|body| {
            quote! {
                #[inline(always)]
                fn parse_contents_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R { #body }
            }
        });
        let (name, generics, identifier) = (ident(&item.name), rust.generics(item.id), octet(*identifier));
        let impls = Impls {
            parse: quote!(#ber::field(input, #identifier, #ber::Contents::parse_contents)),
            then: then.is_some().then(|| {
                quote! {
                    match #ber::whole_contents(input, #identifier) {
                        Some(contents) => #ber::Contents::parse_contents_then(contents, then),
                        None => then(None),
                    }
                }
            }),
            len: quote!(#ber::field_len(#ber::Contents::contents_len(self))),
            write: quote! {
                #ber::write_head(#identifier, #ber::Contents::contents_len(self), out)?;
                #ber::Contents::write_contents(self, out)
            },
            ..Impls::default()
        }
        .write(rust, item);
        quote! {
            impl<'a> #ber::Contents<'a> for #name #generics {
                const IDENTIFIER: u8 = #identifier;

                #in_place
                fn parse_contents(input: &'a [u8]) -> #parsed<'a, Self> { #parse }

                #then

                fn contents_len(&self) -> usize { #len }

                fn write_contents(&self, out: &mut #writer<'_>) -> Result<(), #encode_error> { #write }
            }

            #impls
        }
    }
}

/// How the contents of a type are read, measured and written, and what stands in front of them.
struct Wire {
    /// `None` for a choice, whose alternatives have identifiers of their own.
    identifier: Option<u8>,
    /// The length that the contents must have, where a wrong one is a fault of the length, and whether they may be empty.
    size: Option<(usize, bool)>,
    /// Reads the contents, `input`.
    parser: Parser,
    len: TokenStream,
    /// An expression of type `Result<(), EncodeError>`, or `None` where nothing is written.
    write: Option<TokenStream>,
}

/// How a type travels; `value` is a place of the type, `field` the expression of its name.
fn wire(rust: &Rust<'_>, ty: &Type, value: &TokenStream, field: &TokenStream) -> Wire {
    let (ber, octets, support) = (path::ber(), path::octets(), path::support());
    let function = |name: &str| {
        let name = format_ident!("{name}");
        Parser::Function(quote!(#ber::#name))
    };
    let of = |identifier, parser, len, write| Wire { identifier: Some(identifier), size: None, parser, len, write: Some(write) };
    let string = |identifier, length: &Length, free: &str, ty: TokenStream| {
        let write = quote!(out.octets(&#value));
        match length {
            Length::Fixed(length) => {
                let length = plain(count(*length));
                let parser = Parser::Expression(quote!(#support::map(#octets::take(input, #length), #ty)));
                let write = quote!(#support::check_count(#value.len(), #length, #field).and_then(|()| #write));
                of(identifier, parser, length, write)
            }
            _ => of(
                identifier,
                if free.is_empty() { Parser::Function(quote!(#support::rest)) } else { function(free) },
                quote!(#value.len()),
                write,
            ),
        }
    };
    match ty {
        Type::Null => Wire { write: None, ..of(0x05, Parser::Function(quote!(#support::nothing)), quote!(0), TokenStream::new()) },
        Type::Bool => of(0x01, function("boolean_content"), quote!(1), quote!(out.chunk([if #value { 0xff } else { 0x00 }]))),
        Type::Int(int) => {
            let bits = int.octets * 8;
            let parser = format_ident!("{}{bits}_content", if int.signed { 'i' } else { 'u' });
            let (len, write) = integer(bits, int.signed, value);
            // Another number is no constant, whether it fits the type or not.
            let parser = match int.constant.map(number) {
                Some(constant) => Parser::Expression(quote!(#support::map(#ber::constant_content(input, #constant), |()| #constant))),
                None => bounded(int, quote!(#ber::#parser), 0, Site::PLAIN),
            };
            of(0x02, parser, len, within(int, value, field, write))
        }
        Type::BitString(Length::Fixed(bits)) => {
            let (bits, len) = (plain(count(*bits)), plain(1 + count(bits.div_ceil(8))));
            let parser = Parser::Expression(quote!(#ber::bit_string_sized_content(input, #bits)));
            let write = quote!(#ber::write_bit_string_content(&#value, out));
            of(0x03, parser, len, quote!(#support::check_count(#value.len(), #bits, #field).and_then(|()| #write)))
        }
        Type::BitString(_) => of(
            0x03,
            function("bit_string_content"),
            quote!(#ber::bit_string_content_len(&#value)),
            quote!(#ber::write_bit_string_content(&#value, out)),
        ),
        Type::Octets(Length::Fixed(length)) => {
            of(0x04, Parser::Function(quote!(#octets::fixed)), plain(count(*length)), quote!(out.chunk(#value)))
        }
        Type::Octets(length) => string(0x04, length, "", path::octet_string()),
        Type::Text(length) => string(0x1a, length, "text_content", path::visible_string()),
        Type::Utf8(length) => string(0x0c, length, "utf8_content", path::utf8_string()),
        Type::Oid => {
            of(0x06, function("oid_content"), quote!(#ber::oid_content_len(&#value)), quote!(#ber::write_oid_content(&#value, out)))
        }
        Type::Contained(contained) => contained_wire(contained, value, field),
        Type::Item(id) => match identifier(rust, ty) {
            Some(identifier) => {
                let contents = quote!(#ber::Contents);
                of(
                    identifier,
                    Parser::Function(quote!(#contents::parse_contents)),
                    quote!(#contents::contents_len(&#value)),
                    quote!(#contents::write_contents(&#value, out)),
                )
            }
            None => {
                let (decode, encode) = (path::decode(), path::encode());
                debug_assert!(matches!(rust.item(*id).kind, Kind::Choice(_) | Kind::Alias(_)));
                Wire {
                    identifier: None,
                    size: None,
                    parser: Parser::Function(quote!(#decode::parse)),
                    len: quote!(#encode::encoded_len(&#value)),
                    write: Some(quote!(#encode::write(&#value, out))),
                }
            }
        },
        // no other type travels in BER
        _ => of(0x04, Parser::Function(quote!(#support::rest)), quote!(#value.len()), quote!(out.octets(&#value))),
    }
}

/// Octets that hold something: a date-time is read at once, an item is left to be decoded.
fn contained_wire(contained: &cosem_spec::model::Contained, value: &TokenStream, field: &TokenStream) -> Wire {
    let (axdr, octets, support, encode, container) = (path::axdr(), path::octets(), path::support(), path::encode(), path::contained());
    let (size, parser, len, write) = if is_calendar(&contained.ty) {
        let bare = format_ident!(
            "{}",
            match contained.ty {
                Type::Date => "date",
                Type::Time => "time",
                _ => "date_time",
            }
        );
        let size = usize::from(calendar_octets(&contained.ty));
        let octets = plain(size);
        let (size, parser) = (Some((size, contained.or_empty)), Parser::Function(quote!(#axdr::#bare)));
        if contained.or_empty {
            let write = quote!(#value.map_or(Ok(()), |value| out.chunk(value.to_octets())));
            (size, parser, quote!(#value.map_or(0, |_| #octets)), write)
        } else {
            (size, parser, octets, quote!(out.chunk(#value.to_octets())))
        }
    } else {
        match (contained.length, contained.or_empty) {
            (Length::Fixed(length), _) => {
                let length = plain(count(length));
                let parser = Parser::Expression(quote!(#support::map(#octets::take(input, #length), #container::from_octets)));
                let check = quote!(#support::check_count(#encode::encoded_len(&#value), #length, #field));
                (None, parser, length, quote!(#check.and_then(|()| #encode::write(&#value, out))))
            }
            (_, true) => (
                None,
                Parser::Expression(quote!(#support::map(#octets::rest(input), #support::contained_or_empty))),
                quote!(#value.map_or(0, |value| #encode::encoded_len(&value))),
                quote!(#value.map_or(Ok(()), |value| #encode::write(&value, out))),
            ),
            (_, false) => {
                let decode = path::decode();
                let parser = Parser::Function(quote!(#decode::parse));
                (None, parser, quote!(#encode::encoded_len(&#value)), quote!(#encode::write(&#value, out)))
            }
        }
    };
    Wire { identifier: Some(0x04), size, parser, len, write: Some(write) }
}

/// The octets of an INTEGER's contents, and the expression that writes them.
pub(crate) fn integer(bits: u8, signed: bool, value: &TokenStream) -> (TokenStream, TokenStream) {
    let ber = path::ber();
    match (bits, signed) {
        (64, false) => (quote!(#ber::u64_content_len(#value)), quote!(#ber::write_u64_content(#value, out))),
        (64, true) => (quote!(#ber::integer_content_len(#value)), quote!(#ber::write_integer_content(#value, out))),
        _ => (quote!(#ber::integer_content_len(#value.into())), quote!(#ber::write_integer_content(#value.into(), out))),
    }
}

/// The identifier of a type, `None` where it has none of its own.
fn identifier(rust: &Rust<'_>, ty: &Type) -> Option<u8> {
    let Type::Item(id) = rust.plain(ty).0 else {
        return wire(rust, rust.plain(ty).0, &TokenStream::new(), &TokenStream::new()).identifier;
    };
    match &rust.item(*id).kind {
        Kind::Sequence(sequence) => Some(sequence_identifier(sequence)),
        Kind::Codes(codes) => Some(carrier_identifier(codes.carrier)),
        Kind::Bits(bits) => Some(carrier_identifier(bits.carrier)),
        Kind::Choice(_) | Kind::Alias(_) | Kind::Class(_) | Kind::Values(_) | Kind::Catalogue(_) => None,
    }
}

fn sequence_identifier(sequence: &Sequence) -> u8 {
    sequence.tag.map_or(0x30, |tag| tag.octet)
}

const fn carrier_identifier(carrier: Carrier) -> u8 {
    match carrier {
        Carrier::Enum => 0x0a,
        Carrier::Oid => 0x06,
        Carrier::BitString(_) => 0x03,
        Carrier::Unsigned(_) => 0x02,
    }
}

/// A field or alternative under its tag.
struct Tagged {
    /// Reads identifier, length and what is inside.
    parser: TokenStream,
    /// The same, or nothing where another identifier follows.
    optional: TokenStream,
    len: TokenStream,
    /// Expressions of type `Result<(), EncodeError>`: identifiers and lengths, then the contents.
    head: TokenStream,
    write: Option<TokenStream>,
}

impl Tagged {
    /// Statements, and an expression of type `Result<(), EncodeError>`.
    fn all(&self) -> TokenStream {
        let head = &self.head;
        match &self.write {
            Some(write) => quote!(#head?; #write),
            None => head.clone(),
        }
    }
}

fn tagged(rust: &Rust<'_>, ty: &Type, tag: BerTag, value: &TokenStream, field: &TokenStream) -> Tagged {
    let ber = path::ber();
    let Wire { identifier, size, parser, len, write } = wire(rust, ty, value, field);
    // A function by its name is called through another one that stays where it is.
    let (outer, in_place, call) = (octet(tag.octet), rust.in_place(), parser.call());
    let parse = if rust.small { parser.argument() } else { quote!(#in_place |input| #call) };
    // Contents of known size have a known head.
    let known = literal_number(&len).filter(|len| *len < 0x70);
    let inner = identifier.filter(|_| tag.explicit);
    let (parser, optional) = match (inner.map(octet), size) {
        (Some(inner), None) => {
            (quote!(#ber::explicit(input, #outer, #inner, #parse)), quote!(#ber::optional_explicit(input, #outer, #inner, #parse)))
        }
        (None, None) => (quote!(#ber::field(input, #outer, #parse)), quote!(#ber::optional_field(input, #outer, #parse))),
        (inner, Some((size, or_empty))) => {
            let (size, sized) = (plain(size), format_ident!("field_sized{}", if or_empty { "_or_empty" } else { "" }));
            let field = match inner {
                Some(inner) => quote!(#ber::field(input, #outer, |input| #ber::#sized(input, #inner, #size, #parse))),
                None => quote!(#ber::#sized(input, #outer, #size, #parse)),
            };
            (field.clone(), quote!(#ber::optional(input, #outer, |input| #field)))
        }
    };
    let (len, head) = match (known.and_then(|len| Some((len, u8::try_from(len).ok()?))), inner) {
        (Some((len, octets)), Some(inner)) => {
            let head = [tag.octet, octets + 2, inner, octets].map(octet);
            (plain(len + 4), quote!(out.chunk([#(#head),*])))
        }
        (Some((len, octets)), None) => {
            let head = [tag.octet, octets].map(octet);
            (plain(len + 2), quote!(out.chunk([#(#head),*])))
        }
        (None, Some(inner)) => {
            let inner = octet(inner);
            (quote!(#ber::explicit_len(#len)), quote!(#ber::write_explicit_head(#outer, #inner, #len, out)))
        }
        (None, None) => (quote!(#ber::field_len(#len)), quote!(#ber::write_head(#outer, #len, out))),
    };
    Tagged { parser, optional, len, head, write }
}

/// The number that an expression is, where it is a literal.
fn literal_number(expression: &TokenStream) -> Option<usize> {
    expression.to_string().parse().ok()
}

/// A sequence of tagged fields.
pub(crate) fn write_sequence(rust: &Rust<'_>, item: &Item, sequence: &Sequence) -> TokenStream {
    let declaration = sequence::declare(rust, item, sequence);
    let fields: Vec<(&Field, BerTag)> = sequence
        .elements
        .iter()
        .filter_map(|element| match element {
            Element::Field(field) => Some((field, field.ber?)),
            Element::Bits(_) | Element::Check(_) => None,
        })
        .collect();
    let parse: TokenStream = fields.iter().map(|(field, tag)| parse_field(rust, field, *tag)).collect();
    let then: TokenStream = fields.iter().map(|(field, tag)| parse_field_then(rust, field, *tag)).collect();
    let construct = fields.iter().filter(|(field, _)| field.source == ValueSource::Given).map(|(field, _)| {
        let (field_name, local) = (ident(&field.name.snake), local(&field.name.snake));
        if field_name == local { quote!(#field_name) } else { quote!(#field_name: #local) }
    });
    let construct: Vec<_> = construct.collect();
    let lens: Vec<TokenStream> = fields.iter().map(|(field, tag)| field_len(rust, field, *tag)).collect();
    let fixed: usize = lens.iter().filter_map(literal_number).sum();
    let mut lens: Vec<TokenStream> = lens.into_iter().filter(|len| literal_number(len).is_none()).collect();
    if fixed > 0 || lens.is_empty() {
        lens.insert(0, plain(fixed));
    }
    let mut writes: Vec<TokenStream> = fields.iter().flat_map(|(field, tag)| write_field(rust, field, *tag)).collect();
    let last = writes.pop().unwrap_or(quote!(Ok(())));
    let contents = Contents {
        identifier: sequence_identifier(sequence),
        parse: quote! {
            #parse
            Ok((input, Self { #(#construct),* }))
        },
        then: Some(quote! {
            #then
            if !input.is_empty() {
                return then(None);
            }
            then(Some(Self { #(#construct),* }))
        }),
        len: sum(&lens),
        write: quote!(#(#writes?;)* #last),
    }
    .write(rust, item);
    let names: Vec<_> = sequence.fields().map(|(_, field)| &field.name).collect();
    let constants = sequence::constants(rust, item, &names, &contents);
    quote! {
        #declaration
        #constants
        #contents
    }
}

fn parse_field(rust: &Rust<'_>, field: &Field, tag: BerTag) -> TokenStream {
    let (bound, call, constant, in_field) = (bound(field), field_call(rust, field, tag), field_constant(&field.name), path::in_field());
    quote!(let (input, #bound) = #call.map_err(#in_field(Self::#constant))?;)
}

/// The same in `parse_then`.
fn parse_field_then(rust: &Rust<'_>, field: &Field, tag: BerTag) -> TokenStream {
    let (bound, call) = (bound(field), field_call(rust, field, tag));
    quote!(let Ok((input, #bound)) = #call else { return then(None) };)
}

/// What a field is called while it is read.
fn bound(field: &Field) -> TokenStream {
    let local = local(&field.name.snake);
    if field.source == ValueSource::Constant { quote!(_) } else { quote!(#local) }
}

/// The call that reads a field by its presence.
fn field_call(rust: &Rust<'_>, field: &Field, tag: BerTag) -> TokenStream {
    let (support, constant) = (path::support(), field_constant(&field.name));
    let Tagged { parser, optional, .. } = tagged(rust, &field.ty, tag, &quote!(value), &quote!(Self::#constant));
    match &field.presence {
        Presence::Optional => optional,
        Presence::Default(default) => {
            let default = literal(rust, default, &field.ty);
            quote!(#support::map(#optional, |value| value.unwrap_or(#default)))
        }
        Presence::Required | Presence::If(_) | Presence::Trailing => parser,
    }
}

fn field_len(rust: &Rust<'_>, field: &Field, tag: BerTag) -> TokenStream {
    let (name, constant) = (ident(&field.name.snake), field_constant(&field.name));
    let named = quote!(Self::#constant);
    match (&field.presence, constant_octets(rust, field, tag)) {
        (_, Some(octets)) => plain(octets.len()),
        (Presence::Optional, _) => {
            let len = tagged(rust, &field.ty, tag, &quote!(value), &named).len;
            let binding = if uses_value(&len) { quote!(value) } else { quote!(_) };
            quote!(self.#name.map_or(0, |#binding| #len))
        }
        (Presence::Default(default), _) => {
            let (len, default) = (tagged(rust, &field.ty, tag, &quote!(self.#name), &named).len, literal(rust, default, &field.ty));
            let absent = is_default(rust, &field.ty, &quote!(self.#name), &default);
            quote!(if #absent { 0 } else { #len })
        }
        _ => tagged(rust, &field.ty, tag, &quote!(self.#name), &named).len,
    }
}

/// Expressions of type `Result<(), EncodeError>`.
fn write_field(rust: &Rust<'_>, field: &Field, tag: BerTag) -> Vec<TokenStream> {
    let (name, constant) = (ident(&field.name.snake), field_constant(&field.name));
    let named = quote!(Self::#constant);
    if let Some(octets) = constant_octets(rust, field, tag) {
        let octets = octets.into_iter().map(octet);
        return vec![quote!(out.chunk([#(#octets),*]))];
    }
    match &field.presence {
        Presence::Optional => {
            let write = tagged(rust, &field.ty, tag, &quote!(value), &named).all();
            let binding = if uses_value(&write) { quote!(value) } else { quote!(_) };
            vec![quote!(match self.#name { Some(#binding) => { #write } None => Ok(()) })]
        }
        Presence::Default(default) => {
            let write = tagged(rust, &field.ty, tag, &quote!(self.#name), &named).all();
            let default = literal(rust, default, &field.ty);
            let absent = is_default(rust, &field.ty, &quote!(self.#name), &default);
            vec![quote!(if #absent { Ok(()) } else { #write })]
        }
        Presence::Required | Presence::If(_) | Presence::Trailing => {
            let Tagged { head, write, .. } = tagged(rust, &field.ty, tag, &quote!(self.#name), &named);
            std::iter::once(head).chain(write).collect()
        }
    }
}

/// The octets of a field that is a constant.
fn constant_octets(rust: &Rust<'_>, field: &Field, tag: BerTag) -> Option<Vec<u8>> {
    let Type::Int(int) = rust.plain(&field.ty).0 else { return None };
    let constant = int.constant.filter(|_| field.source == ValueSource::Constant)?;
    let all = constant.to_be_bytes();
    // the fewest octets whose sign bit is that of the number
    let fewest = (1..=all.len()).find(|octets| (constant >> (8 * octets - 1)) == constant >> 127)?;
    let content = all.get(all.len() - fewest..)?;
    let value =
        |identifier: u8, content: &[u8]| -> Option<Vec<u8>> { Some([&[identifier, u8::try_from(content.len()).ok()?], content].concat()) };
    if tag.explicit { value(tag.octet, &value(0x02, content)?) } else { value(tag.octet, content) }
}

/// A choice by identifiers.
pub(crate) fn choice(rust: &Rust<'_>, item: &Item, choice: &Choice) -> Impls {
    let (support, octets) = (path::support(), path::octets());
    let under = |arm: &Arm| BerTag { octet: arm.selector, number: arm.selector & 0x1f, explicit: arm.explicit };
    let named = |arm: &Arm| docs::field_constant(&item.spelled, &arm.name.spelled);
    let arms = choice.arms.iter().map(|arm| {
        let (selector, variant) = (octet(arm.selector), variant(&arm.name));
        let call = tagged(rust, &arm.ty, under(arm), &quote!(value), &named(arm)).parser;
        match arm.ty {
            Type::Null => quote!(#selector => #support::map(#call, |()| Self::#variant),),
            _ => quote!(#selector => #support::map(#call, Self::#variant),),
        }
    });
    let lens = choice.arms.iter().map(|arm| {
        let (variant, len) = (variant(&arm.name), tagged(rust, &arm.ty, under(arm), &quote!(value), &named(arm)).len);
        match arm.ty {
            Type::Null => quote!(Self::#variant => #len,),
            _ if uses_value(&len) => quote!(Self::#variant(value) => #len,),
            _ => quote!(Self::#variant(_) => #len,),
        }
    });
    let writes = choice.arms.iter().map(|arm| {
        let (variant, write) = (variant(&arm.name), tagged(rust, &arm.ty, under(arm), &quote!(value), &named(arm)).all());
        match arm.ty {
            Type::Null => quote!(Self::#variant => { #write }),
            _ => quote!(Self::#variant(value) => { #write }),
        }
    });
    Impls {
        parse: quote! {
            let (_, selector) = #octets::u8(input)?;
            match selector {
                #(#arms)*
                found => Err(#octets::unknown_selector(found.into(), input)),
            }
        },
        len: quote!(match *self { #(#lens)* }),
        write: quote!(match *self { #(#writes)* }),
        ..Impls::default()
    }
}

/// The implementation of a newtype.
pub(crate) fn alias(rust: &Rust<'_>, item: &Item, ty: &Type) -> TokenStream {
    let (support, field) = (path::support(), docs::field_constant(&item.spelled, ""));
    let wire = wire(rust, ty, &quote!(self.0), &field);
    let call = wire.parser.call();
    let write = wire.write.unwrap_or(quote!(Ok(())));
    let (parse, len) = (quote!(#support::map(#call, Self)), wire.len);
    match wire.identifier {
        Some(identifier) => Contents { identifier, parse, then: None, len, write }.write(rust, item),
        None => Impls { parse, len, write, ..Impls::default() }.write(rust, item),
    }
}
