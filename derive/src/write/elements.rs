//! The elements of a sequence: statements that read, measure and write them in wire order.

use cosem_spec::model::{
    BitGroup, BitMeaning, Element, Encoding, Field, FieldRef, Item, Kind, Length, Literal, Match, Pattern, Presence, Sequence, Tolerance,
    Type, ValueSource,
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::bits;
use crate::leaf::{Leaf, Names, Octet};
use crate::path;
use crate::rust::{Rust, bits_type, constant, ident, number, octet, variant, variants_of};
use crate::wire::Parser;

/// The largest chunk that is read at once.
const MAX_RUN: usize = 64;

/// How generated code names the fields in errors.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldNames {
    /// By constants of the type.
    Constants,
    /// In place, where the type belongs to the user.
    Inline,
}

pub(crate) struct Elements<'r, 'm> {
    names: FieldNames,
    rust: &'r Rust<'m>,
    item: &'r Item,
    sequence: &'r Sequence,
    parts: Vec<Part<'r>>,
}

/// What is read or written by one statement.
enum Part<'r> {
    /// Neighbouring leaves, read as one chunk.
    Run {
        fields: Vec<(&'r Field, Leaf)>,
        head: Vec<u8>,
    },
    /// The head of a structure that does not start with a leaf.
    Structure {
        members: u8,
        least: u8,
    },
    Field {
        index: usize,
        field: &'r Field,
    },
    Bits {
        index: usize,
        group: &'r BitGroup,
    },
}

impl<'r, 'm> Elements<'r, 'm> {
    pub(crate) fn of(rust: &'r Rust<'m>, item: &'r Item, sequence: &'r Sequence, names: FieldNames) -> Self {
        let mut parts: Vec<Part<'r>> = Vec::new();
        let structure = item.encoding == Encoding::Data;
        let members = u8::try_from(sequence.elements.len()).unwrap_or(u8::MAX);
        let trailing = sequence.fields().filter(|(_, field)| field.presence == Presence::Trailing).count();
        let least = members.saturating_sub(u8::try_from(trailing).unwrap_or(0));
        for (index, element) in sequence.elements.iter().enumerate() {
            match element {
                Element::Bits(group) => parts.push(Part::Bits { index, group }),
                Element::Check(_) => {}
                Element::Field(field) => {
                    let plain = field.tolerates.is_empty() || structure;
                    let null = field.tolerates.contains(&Tolerance::Null);
                    let leaf = if plain && !null { Leaf::of_field(rust, field, item.encoding) } else { None };
                    let in_run = leaf.is_some() && !(structure && trailing > 0);
                    match (leaf, parts.last_mut()) {
                        (Some(leaf), Some(Part::Run { fields, head })) if in_run && size(fields, head) + leaf.size() <= MAX_RUN => {
                            fields.push((field, leaf))
                        }
                        (Some(leaf), _) if in_run && !(structure && index > 0) => {
                            let head = if structure { vec![0x02, members] } else { Vec::new() };
                            parts.push(Part::Run { fields: vec![(field, leaf)], head });
                        }
                        _ => {
                            if structure && index == 0 {
                                parts.push(Part::Structure { members, least });
                            }
                            parts.push(Part::Field { index, field });
                        }
                    }
                }
            }
        }
        if structure && sequence.elements.is_empty() {
            parts.push(Part::Structure { members: 0, least: 0 });
        }
        Self { names, rust, item, sequence, parts }
    }

    /// The constants that name the fields in errors.
    pub(crate) fn constants(&self) -> TokenStream {
        let ty = path::field();
        let item = &self.item.spelled;
        self.names()
            .map(|name| {
                let (constant, spelled) = (field_constant(name), &name.spelled);
                quote!(const #constant: &'static #ty = &#ty::new(#item, #spelled);)
            })
            .collect()
    }

    /// The expression of a field's name for errors.
    fn named(&self, name: &cosem_spec::model::Name) -> TokenStream {
        match self.names {
            FieldNames::Constants => {
                let constant = field_constant(name);
                quote!(Self::#constant)
            }
            FieldNames::Inline => super::docs::field_constant(&self.item.spelled, &name.spelled),
        }
    }

    fn names(&self) -> impl Iterator<Item = &'r cosem_spec::model::Name> + use<'r> {
        let sequence = self.sequence;
        sequence.elements.iter().flat_map(|element| -> Vec<&'r cosem_spec::model::Name> {
            match element {
                Element::Field(field) => vec![&field.name],
                Element::Bits(group) => group.parts.iter().filter_map(|part| part.name.as_ref()).collect(),
                Element::Check(_) => Vec::new(),
            }
        })
    }

    /// The body of `parse`.
    pub(crate) fn parse(&self) -> TokenStream {
        let statements = self.statements(self.parts.len());
        let construct = self.construct();
        quote! { #statements Ok((input, #construct)) }
    }

    /// The body of `parse_lazy`.
    pub(crate) fn parse_lazy(&self) -> TokenStream {
        let Some(Part::Field { field, .. }) = self.parts.last() else { return quote!(Self::parse(input).map(|(_, value)| value)) };
        let statements = self.statements(self.parts.len() - 1);
        let construct = self.construct();
        let (local, name, in_field) = (local(&field.name.snake), self.named(&field.name), path::in_field());
        let lazy = self.rust.lazy_parser(&field.ty, self.item.encoding).unwrap_or_default();
        let (support, optional) = (
            path::support(),
            if self.item.encoding == Encoding::Data { format_ident!("nullable_lazy") } else { format_ident!("optional_lazy") },
        );
        let value = match field.presence {
            Presence::Optional => quote!(#support::#optional(input, #lazy)),
            _ => quote!(#lazy(input)),
        };
        quote! {
            #statements
            let #local = #value.map_err(#in_field(#name))?;
            Ok(#construct)
        }
    }

    fn statements(&self, count: usize) -> TokenStream {
        let octets = path::octets();
        let tag = self.sequence.tag.map(|tag| {
            let tag = octet(tag.octet);
            quote!(let (input, ()) = #octets::tag(input, #tag)?;)
        });
        let parts = self.parts.iter().take(count).map(|part| match part {
            Part::Run { fields, head } => self.parse_run(fields, head),
            Part::Structure { members, least } => {
                let data = path::data();
                let (members_literal, least_literal) = (plain(usize::from(*members)), plain(usize::from(*least)));
                if members == least {
                    quote!(let (input, ()) = #data::structure(input, #members_literal)?;)
                } else {
                    quote!(let (input, members) = #data::structure_between(input, #least_literal, #members_literal)?;)
                }
            }
            Part::Field { index, field } => self.parse_field(*index, field),
            Part::Bits { group, .. } => self.parse_bits(group),
        });
        quote!(#tag #(#parts)*)
    }

    /// The struct from the locals.
    fn construct(&self) -> TokenStream {
        let fields = self.given().map(|name| {
            let (field, local) = (ident(name), local(name));
            if field == local { quote!(#field) } else { quote!(#field: #local) }
        });
        quote!(Self { #(#fields),* })
    }

    fn given(&self) -> impl Iterator<Item = &'r str> + use<'r> {
        let sequence = self.sequence;
        sequence.elements.iter().flat_map(|element| -> Vec<&'r str> {
            match element {
                Element::Field(field) if field.source == ValueSource::Given => vec![field.name.snake.as_str()],
                Element::Bits(group) => group
                    .parts
                    .iter()
                    .filter(|part| part.source == ValueSource::Given)
                    .filter_map(|part| part.name.as_ref())
                    .map(|name| name.snake.as_str())
                    .collect(),
                Element::Field(_) | Element::Check(_) => Vec::new(),
            }
        })
    }

    fn parse_run(&self, fields: &[(&'r Field, Leaf)], head: &[u8]) -> TokenStream {
        let mut names = Names::default();
        let mut pattern: Vec<Octet> = head.iter().copied().map(Octet::Known).collect();
        let values: Vec<_> = fields.iter().map(|(_, leaf)| leaf.read(&mut names, &mut pattern)).collect();
        let locals: Vec<_> = fields.iter().map(|(field, _)| local(&field.name.snake)).collect();
        let pattern = pattern.iter().map(Octet::tokens);
        if self.item.encoding == Encoding::Data {
            let slow = self.slow_name();
            return quote! {
                let (input, (#(#locals,)*)) = match input.split_first_chunk() {
                    Some((&[#(#pattern),*], input)) => (input, (#(#values,)*)),
                    _ => Self::#slow(input)?,
                };
            };
        }
        let octets = path::octets();
        let mut start = 0;
        let spans: Vec<_> = fields
            .iter()
            .flat_map(|(field, leaf)| {
                let spans = leaf.spans(start, &self.item.spelled, &field.name.spelled);
                start += leaf.size();
                spans
            })
            .map(|span| {
                let own = self.names().find(|name| span.item == self.item.spelled && name.spelled == span.field);
                let field = match own {
                    Some(name) => self.named(name),
                    None => super::docs::field_constant(&span.item, &span.field),
                };
                let (start, end) = (plain(span.start), plain(span.end));
                quote!((#end, #start, #field))
            })
            .collect();
        quote! {
            let Some((&[#(#pattern),*], input)) = input.split_first_chunk() else {
                return Err(#octets::truncated_run(input, const { &[#(#spans),*] }));
            };
            #(let #locals = #values;)*
        }
    }

    fn slow_name(&self) -> Ident {
        format_ident!("parse_members")
    }

    /// The functions behind the chunks of `data`: member by member, for errors in the right place and tolerated deviations.
    pub(crate) fn cold(&self) -> TokenStream {
        if self.item.encoding != Encoding::Data {
            return TokenStream::new();
        }
        let Some(Part::Run { fields, head }) = self.parts.first() else { return TokenStream::new() };
        let (name, generics) = (ident(&self.item.name), self.rust.generics(self.item.id));
        let (lifetime, own) =
            if self.rust.item_borrows(self.item.id) { (quote!(<'a>), None) } else { (TokenStream::new(), Some(quote!(<'a>))) };
        let (data, parsed, slow) = (path::data(), path::parsed(), self.slow_name());
        let members = plain(usize::from(head.get(1).copied().unwrap_or(0)));
        let statements = fields.iter().map(|(field, _)| {
            let index = self.sequence.fields().find(|(_, other)| other.name == field.name).map_or(0, |(index, _)| index);
            self.parse_field(index, field)
        });
        let locals: Vec<_> = fields.iter().map(|(field, _)| local(&field.name.snake)).collect();
        let types =
            fields.iter().map(|(field, _)| self.rust.field_type(field, self.item.encoding, &variants_of(&self.item.name, &field.name)));
        quote! {
            impl #lifetime #name #generics {
                /// The first members one by one, where they do not stand in their usual form.
                #[cold]
                #[inline(never)]
                fn #slow #own (input: &'a [u8]) -> #parsed<'a, (#(#types,)*)> {
                    let (input, ()) = #data::structure(input, #members)?;
                    #(#statements)*
                    Ok((input, (#(#locals,)*)))
                }
            }
        }
    }

    fn parse_field(&self, index: usize, field: &Field) -> TokenStream {
        let (local, name, in_field) = (local(&field.name.snake), self.named(&field.name), path::in_field());
        let local = if field.source == ValueSource::Constant { format_ident!("_{}", local) } else { local };
        if let Type::Match(matched) = &field.ty {
            let value = self.parse_match(field, matched);
            return quote!(let (input, #local) = #value;);
        }
        let tail = self.rest_tail(index);
        let parser = self.field_parser(field);
        let module = if self.item.encoding == Encoding::Data { path::data() } else { path::axdr() };
        let call = match &field.presence {
            Presence::Required if field.tolerates.contains(&Tolerance::Null) => {
                let parser = parser.argument();
                quote!(#module::optional(input, #parser))
            }
            Presence::Required => parser.call(),
            Presence::Optional => {
                let tolerant = self.item.encoding == Encoding::Axdr
                    && (field.tolerates.contains(&Tolerance::TagForFlag) || field.tolerates.contains(&Tolerance::MissingLength));
                if tolerant {
                    let (tag, missing) =
                        (field.tolerates.contains(&Tolerance::TagForFlag), field.tolerates.contains(&Tolerance::MissingLength));
                    quote!(#module::optional_date_time_octets(input, #tag, #missing))
                } else {
                    let parser = parser.argument();
                    quote!(#module::optional(input, #parser))
                }
            }
            Presence::Default(default) => {
                let (parser, default) = (parser.argument(), self.literal(default, &field.ty));
                quote!(#module::default(input, #parser, #default))
            }
            Presence::If(condition) => {
                let (condition, parser) = (self.condition(*condition, &quote!()), parser.argument());
                let support = path::support();
                quote!(#support::present_if(input, #condition, #parser))
            }
            Presence::Trailing => {
                let (parser, position) = (parser.argument(), plain(index));
                {
                    let support = path::support();
                    quote!(#support::present_if(input, members > #position, #parser))
                }
            }
        };
        match tail {
            Some(tail) => {
                let (support, before) = (path::support(), path::before());
                quote! {
                    let (after, input) = #support::all_but(input, #tail);
                    let (_, #local) = #call.map_err(#before(after)).map_err(#in_field(#name))?;
                    let input = after;
                }
            }
            None => quote!(let (input, #local) = #call.map_err(#in_field(#name))?;),
        }
    }

    /// Where a field takes everything that is left and others follow: the octets of those, as an expression.
    fn rest_tail(&self, index: usize) -> Option<TokenStream> {
        let Some(Element::Field(field)) = self.sequence.elements.get(index) else { return None };
        if !takes_rest(&field.ty) {
            return None;
        }
        let mut fixed = 0;
        let mut terms = Vec::new();
        for element in self.sequence.elements.iter().skip(index + 1) {
            match element {
                Element::Check(_) => {}
                Element::Bits(group) => fixed += usize::from(group.carrier.bits() / 8),
                Element::Field(field) => {
                    let size = self.rust.fixed_size(&field.ty, self.item.encoding).unwrap_or(0);
                    match field.presence {
                        Presence::If(condition) => {
                            let (condition, size) = (self.condition(condition, &quote!()), plain(size));
                            terms.push(quote!(if #condition { #size } else { 0 }));
                        }
                        _ => fixed += size,
                    }
                }
            }
        }
        if fixed > 0 || terms.is_empty() {
            let fixed = plain(fixed);
            terms.push(quote!(#fixed));
        }
        let alone =
            terms.len() == 1 && fixed == 0 && !matches!(self.sequence.elements.get(index + 1), Some(Element::Field(_) | Element::Bits(_)));
        (!alone).then(|| quote!(#(#terms)+*))
    }

    fn field_parser(&self, field: &Field) -> Parser {
        self.rust.tolerant_parser(&field.ty, self.item.encoding, &field.tolerates, &|length| self.length(length))
    }

    /// The expression of a length or count that an earlier field gives.
    fn length(&self, length: Length) -> TokenStream {
        let support = path::support();
        match length {
            Length::Field(reference) => {
                let value = self.reference(reference, &quote!());
                quote!(#support::size(#value))
            }
            Length::Measure(reference) => {
                let (value, measure) = (self.reference(reference, &quote!()), self.measure(reference));
                quote!(#support::measured(#value.#measure(), #value.0, input)?)
            }
            Length::Fixed(length) => plain(usize::try_from(length).unwrap_or(usize::MAX)),
            Length::Prefixed | Length::Rest => quote!(0),
        }
    }

    fn measure(&self, reference: FieldRef) -> Ident {
        let codes = match self.meaning(reference) {
            Some(BitMeaning::Codes(id)) => Some(id),
            _ => match self.sequence.elements.get(reference.element) {
                Some(Element::Field(Field { ty: Type::Item(id), .. })) => Some(*id),
                _ => None,
            },
        };
        match codes.map(|id| &self.rust.item(id).kind) {
            Some(Kind::Codes(codes)) => ident(codes.measure.as_deref().unwrap_or("measure")),
            _ => format_ident!("measure"),
        }
    }

    fn meaning(&self, reference: FieldRef) -> Option<BitMeaning> {
        let part = reference.part?;
        match self.sequence.elements.get(reference.element)? {
            Element::Bits(group) => Some(group.parts.get(part)?.meaning),
            Element::Field(Field { ty: Type::Item(id), .. }) => match &self.rust.item(*id).kind {
                Kind::Bits(bits) => Some(bits.parts.get(part)?.meaning),
                _ => None,
            },
            _ => None,
        }
    }

    /// The value of an earlier element; `base` is empty for the locals of a parser and `self.` for the fields of an encoder.
    fn reference(&self, reference: FieldRef, base: &TokenStream) -> TokenStream {
        let place = |name: &str| {
            if base.is_empty() {
                let local = local(name);
                quote!(#local)
            } else {
                let field = ident(name);
                quote!(#base #field)
            }
        };
        match self.sequence.elements.get(reference.element) {
            Some(Element::Bits(group)) => {
                let name = reference.part.and_then(|part| group.parts.get(part)).and_then(|part| part.name.as_ref());
                name.map(|name| place(&name.snake)).unwrap_or_default()
            }
            Some(Element::Field(field)) => {
                let value = place(&field.name.snake);
                let part = match (&field.ty, reference.part) {
                    (Type::Item(id), Some(part)) => match &self.rust.item(*id).kind {
                        Kind::Bits(bits) => bits.parts.get(part).and_then(|part| part.name.as_ref()).map(|name| ident(&name.snake)),
                        _ => None,
                    },
                    _ => None,
                };
                match part {
                    Some(part) => quote!(#value.#part()),
                    None => value,
                }
            }
            _ => TokenStream::new(),
        }
    }

    fn condition(&self, reference: FieldRef, base: &TokenStream) -> TokenStream {
        self.reference(reference, base)
    }

    /// A discriminator as a number of 64 or 128 bits, so that patterns of all kinds fit.
    fn discriminator(&self, reference: FieldRef, base: &TokenStream) -> TokenStream {
        let value = self.reference(reference, base);
        let support = path::support();
        let coded = matches!(self.meaning(reference), Some(BitMeaning::Codes(_)))
            || matches!(self.sequence.elements.get(reference.element), Some(Element::Field(Field { ty: Type::Item(id), .. }))
                if reference.part.is_none() && matches!(self.rust.item(*id).kind, Kind::Codes(_)));
        if coded { quote!(#support::discriminator(#value.0)) } else { quote!(#support::discriminator(#value)) }
    }

    fn parse_match(&self, field: &Field, matched: &Match) -> TokenStream {
        let (fail, kind, in_field, support) = (path::fail(), path::error_kind(), path::in_field(), path::support());
        let (name, variants) = (self.named(&field.name), variants_of(&self.item.name, &field.name));
        let on: Vec<_> = matched.on.iter().map(|reference| self.discriminator(*reference, &quote!())).collect();
        let found = on.first();
        let arms = matched.arms.iter().map(|arm| {
            let patterns = arm.patterns.iter().map(pattern);
            let variant = variant(&arm.name);
            match &arm.ty {
                Type::Null => quote!((#(#patterns,)*) => (input, #variants::#variant),),
                ty => {
                    let parser = self.rust.parser(ty, self.item.encoding, &|length| self.length(length)).call();
                    quote! {
                        (#(#patterns,)*) => {
                            let (input, value) = #parser.map_err(#in_field(#name))?;
                            (input, #variants::#variant(value))
                        }
                    }
                }
            }
        });
        let catch_all =
            matched.arms.iter().any(|arm| arm.patterns.iter().all(|pattern| matches!(pattern, Pattern::Any | Pattern::AnyWritten(_))));
        let unknown = (!catch_all).then(|| {
            quote!(_ => return #fail(#kind::UnknownSelector { found: #support::saturate_signed(#found) }, input).map_err(#in_field(#name)),)
        });
        quote! {
            match (#(#on,)*) {
                #(#arms)*
                #unknown
            }
        }
    }

    fn parse_bits(&self, group: &BitGroup) -> TokenStream {
        let (octets, in_field) = (path::octets(), path::in_field());
        let read = format_ident!("u{}", group.carrier.bits());
        let first = group.parts.iter().find_map(|part| part.name.as_ref()).map(|name| self.named(name));
        let name = first.map(|first| quote!(.map_err(#in_field(#first))));
        let check = bits::checks(&group.parts, group.carrier, &quote!(bits), &quote!(at));
        let keep_at = if check.is_empty() { TokenStream::new() } else { quote!(let at = input;) };
        let parts = group.parts.iter().filter_map(|part| {
            let part_name = part.name.as_ref()?;
            let number = bits::extract(part, group.carrier, &quote!(bits));
            let local = local(&part_name.snake);
            Some(match part.meaning {
                BitMeaning::Flag => quote!(let #local = #number != 0;),
                BitMeaning::Codes(id) => {
                    let path = self.rust.path(id);
                    quote!(let #local = #path(#number);)
                }
                BitMeaning::Number | BitMeaning::Reserved => quote!(let #local = #number;),
                BitMeaning::Constant(_) => return None,
            })
        });
        quote! {
            #keep_at
            let (input, bits) = #octets::#read(input)#name?;
            #check
            #(#parts)*
        }
    }

    /// The expression of `encoded_len`.
    pub(crate) fn len(&self) -> TokenStream {
        let mut fixed = usize::from(self.sequence.tag.is_some());
        let mut terms = Vec::new();
        for part in &self.parts {
            match part {
                Part::Run { fields, head } => fixed += size(fields, head),
                Part::Structure { .. } => fixed += 2,
                Part::Bits { group, .. } => fixed += usize::from(group.carrier.bits() / 8),
                Part::Field { field, .. } => match self.field_len(field) {
                    Ok(size) => fixed += size,
                    Err(term) => terms.push(term),
                },
            }
        }
        if fixed > 0 || terms.is_empty() {
            terms.insert(0, plain(fixed));
        }
        quote!(#(#terms)+*)
    }

    /// The octets of a field: a number, or an expression.
    fn field_len(&self, field: &Field) -> Result<usize, TokenStream> {
        let encoding = self.item.encoding;
        if field.presence == Presence::Required
            && !field.tolerates.contains(&Tolerance::Null)
            && let Some(size) = self.rust.fixed_size(&field.ty, encoding)
        {
            return Ok(size);
        }
        let name = ident(&field.name.snake);
        let value = quote!(self.#name);
        if let Type::Match(matched) = &field.ty {
            let variants = variants_of(&self.item.name, &field.name);
            let arms = matched.arms.iter().map(|arm| {
                let variant = variant(&arm.name);
                match &arm.ty {
                    Type::Null => quote!(#variants::#variant => 0,),
                    ty => {
                        let len = self.rust.len(ty, encoding, &quote!(value));
                        let value = if uses_value(&len) { quote!(value) } else { quote!(_) };
                        quote!(#variants::#variant(#value) => #len,)
                    }
                }
            });
            return Err(quote!(match #value { #(#arms)* }));
        }
        let inner = self.rust.len(&field.ty, encoding, &quote!(value));
        let binding = if uses_value(&inner) { quote!(value) } else { quote!(_) };
        Err(match &field.presence {
            Presence::Required if !field.tolerates.contains(&Tolerance::Null) => self.rust.len(&field.ty, encoding, &value),
            Presence::Required | Presence::Optional if encoding == Encoding::Data => quote!(#value.map_or(1, |#binding| #inner)),
            Presence::Required | Presence::Optional => quote!(#value.map_or(1, |#binding| 1 + #inner)),
            Presence::If(_) | Presence::Trailing => quote!(#value.map_or(0, |#binding| #inner)),
            Presence::Default(default) => {
                let default = self.literal(default, &field.ty);
                let given = self.rust.len(&field.ty, encoding, &value);
                let flag = plain(usize::from(encoding != Encoding::Data));
                quote!(if #value == #default { 1 } else { #flag + #given })
            }
        })
    }

    /// The body of `write`.
    pub(crate) fn write(&self) -> TokenStream {
        let tag = self.sequence.tag.map(|tag| octet(tag.octet));
        let mut statements: Vec<TokenStream> = Vec::new();
        let mut pending = tag;
        for part in &self.parts {
            if let (Some(tag), false) = (&pending, matches!(part, Part::Run { .. })) {
                statements.push(quote!(out.chunk([#tag])?;));
                pending = None;
            }
            statements.push(match part {
                Part::Run { fields, head } => {
                    let (mut names, mut octets) = (Names::default(), Vec::new());
                    let bindings: TokenStream = fields
                        .iter()
                        .map(|(field, leaf)| {
                            let name = ident(&field.name.snake);
                            leaf.write(&quote!(self.#name), &mut names, &mut octets)
                        })
                        .collect();
                    let octets = octets.iter().map(Octet::tokens);
                    let head = pending.take().into_iter().chain(head.iter().map(|value| octet(*value)));
                    quote!(#bindings out.chunk([#(#head,)* #(#octets),*])?;)
                }
                Part::Structure { members, least } if members == least => {
                    let members = octet(*members);
                    quote!(out.chunk([0x02, #members])?;)
                }
                Part::Structure { least, .. } => self.write_open_structure(*least),
                Part::Field { field, .. } => self.write_field(field),
                Part::Bits { index, group } => self.write_bits(*index, group),
            });
        }
        if let Some(tag) = pending {
            statements.push(quote!(out.chunk([#tag])?;));
        }
        quote! { #(#statements)* Ok(()) }
    }

    /// The head of a structure whose last members may be missing.
    fn write_open_structure(&self, least: u8) -> TokenStream {
        let least = plain(usize::from(least));
        let trailing = self.sequence.fields().filter(|(_, field)| field.presence == Presence::Trailing).map(|(_, field)| {
            let name = ident(&field.name.snake);
            quote!(u8::from(self.#name.is_some()))
        });
        quote!(out.chunk([0x02, #least #(+ #trailing)*])?;)
    }

    fn write_field(&self, field: &Field) -> TokenStream {
        let encoding = self.item.encoding;
        let field_of = self.named(&field.name);
        match field.source {
            ValueSource::Constant => {
                let Type::Int(int) = &field.ty else { return TokenStream::new() };
                let (value, ty) = (number(int.constant.unwrap_or(0)), crate::rust::int_type(int.octets, int.signed));
                let free = Type::Int(cosem_spec::model::Int { constant: None, range: None, ..int.clone() });
                let write = self.rust.writer(&free, encoding, &quote!(value), &field_of);
                return quote!(let value: #ty = #value; #write?;);
            }
            ValueSource::LengthOf(target) => {
                let value = self.length_value(field, target);
                let write = self.rust.writer(&field.ty, encoding, &quote!(value), &field_of);
                return quote!(let value = #value; #write?;);
            }
            ValueSource::SelectorOf(target, position) => {
                let value = self.selector_value(target, position, None);
                let ty = self.rust.ty(&field.ty, encoding, &variants_of(&self.item.name, &field.name));
                let value = if self.is_codes(&field.ty) { quote!({ let code = #value; #ty(code) }) } else { value };
                let write = self.rust.writer(&field.ty, encoding, &quote!(value), &field_of);
                return quote!(let value: #ty = #value; #write?;);
            }
            ValueSource::Given => {}
        }
        let name = ident(&field.name.snake);
        let value = quote!(self.#name);
        if let Type::Match(matched) = &field.ty {
            return self.write_match(field, matched);
        }
        let required = self.rust.writer(&field.ty, encoding, &value, &field_of);
        let inner = self.rust.writer(&field.ty, encoding, &quote!(value), &field_of);
        let inconsistent = path::encode_error();
        match &field.presence {
            Presence::Required if !field.tolerates.contains(&Tolerance::Null) => quote!(#required?;),
            Presence::Required | Presence::Optional if encoding == Encoding::Data => quote! {
                match #value {
                    Some(value) => #inner?,
                    None => out.chunk([0x00])?,
                }
            },
            Presence::Required | Presence::Optional => quote! {
                match #value {
                    Some(value) => {
                        out.chunk([0x01])?;
                        #inner?;
                    }
                    None => out.chunk([0x00])?,
                }
            },
            Presence::Default(default) => {
                let default = self.literal(default, &field.ty);
                let flag = (encoding != Encoding::Data).then(|| quote!(out.chunk([0x01])?;));
                quote! {
                    if #value == #default {
                        out.chunk([0x00])?;
                    } else {
                        #flag
                        #required?;
                    }
                }
            }
            Presence::If(condition) => {
                let condition = self.condition(*condition, &quote!(self.));
                quote! {
                    if #condition != #value.is_some() {
                        return Err(#inconsistent::inconsistent(#field_of));
                    }
                    if let Some(value) = #value {
                        #inner?;
                    }
                }
            }
            Presence::Trailing => quote! {
                if let Some(value) = #value {
                    #inner?;
                }
            },
        }
    }

    fn is_codes(&self, ty: &Type) -> bool {
        matches!(ty, Type::Item(id) if matches!(self.rust.item(*id).kind, Kind::Codes(_)))
    }

    /// The value of a field that tells the length of another one.
    fn length_value(&self, field: &Field, target: usize) -> TokenStream {
        let (support, constant_name) = (path::support(), self.named(&field.name));
        let len = self.content_len(target);
        match &field.ty {
            Type::Item(id) => {
                let path = self.rust.path(*id);
                let from = self.from_measure(*id);
                quote!(#support::code(#path::#from(#len), #constant_name)?)
            }
            ty => {
                let ty = self.rust.ty(ty, self.item.encoding, &variants_of(&self.item.name, &field.name));
                quote!(#support::length::<#ty>(#len, #constant_name)?)
            }
        }
    }

    fn from_measure(&self, id: cosem_spec::model::ItemId) -> Ident {
        match &self.rust.item(id).kind {
            Kind::Codes(codes) => format_ident!("from_{}", codes.measure.as_deref().unwrap_or("measure")),
            _ => format_ident!("from_measure"),
        }
    }

    /// What a length field counts of an element: octets, bits, or list elements.
    fn content_len(&self, target: usize) -> TokenStream {
        let Some(Element::Field(field)) = self.sequence.elements.get(target) else { return quote!(0) };
        let name = ident(&field.name.snake);
        match &field.ty {
            Type::Contained(_) => {
                let encode = path::encode();
                quote!(#encode::encoded_len(&self.#name))
            }
            _ => quote!(self.#name.len()),
        }
    }

    /// The discriminator that the variant of a `match` field stands for, at one position.
    fn selector_value(&self, target: usize, position: usize, part: Option<&cosem_spec::model::BitPart>) -> TokenStream {
        let Some(Element::Field(field)) = self.sequence.elements.get(target) else { return quote!(0) };
        let Type::Match(matched) = &field.ty else { return quote!(0) };
        let (name, variants) = (ident(&field.name.snake), variants_of(&self.item.name, &field.name));
        let flag = part.is_some_and(|part| part.meaning == BitMeaning::Flag);
        let arms = matched.arms.iter().map(|arm| {
            let variant = variant(&arm.name);
            let value = match arm.patterns.get(position) {
                Some(Pattern::Value(value) | Pattern::AnyWritten(value)) => *value,
                _ => 0,
            };
            let value = if flag { if value == 0 { quote!(false) } else { quote!(true) } } else { number(value) };
            match arm.ty {
                Type::Null => quote!(#variants::#variant => #value,),
                _ => quote!(#variants::#variant(_) => #value,),
            }
        });
        quote!(match self.#name { #(#arms)* })
    }

    fn write_match(&self, field: &Field, matched: &Match) -> TokenStream {
        let (name, variants, constant_name) =
            (ident(&field.name.snake), variants_of(&self.item.name, &field.name), self.named(&field.name));
        let error = path::encode_error();
        let checks: Vec<_> = matched
            .on
            .iter()
            .enumerate()
            .filter(|(_, reference)| self.is_given(**reference))
            .map(|(position, reference)| (position, self.discriminator(*reference, &quote!(self.))))
            .collect();
        let arms = matched.arms.iter().map(|arm| {
            let variant = variant(&arm.name);
            let checks = checks.iter().filter_map(|(position, value)| {
                let pattern = match arm.patterns.get(*position)? {
                    Pattern::Any | Pattern::AnyWritten(_) => return None,
                    other => pattern(other),
                };
                Some(quote! {
                    if !matches!(#value, #pattern) {
                        return Err(#error::inconsistent(#constant_name));
                    }
                })
            });
            match &arm.ty {
                Type::Null => quote!(#variants::#variant => { #(#checks)* }),
                ty => {
                    let write = self.rust.writer(ty, self.item.encoding, &quote!(value), &quote!(#constant_name));
                    quote!(#variants::#variant(value) => { #(#checks)* #write?; })
                }
            }
        });
        quote!(match self.#name { #(#arms)* })
    }

    fn is_given(&self, reference: FieldRef) -> bool {
        match self.sequence.elements.get(reference.element) {
            Some(Element::Bits(group)) => {
                reference.part.and_then(|part| group.parts.get(part)).is_some_and(|part| part.source == ValueSource::Given)
            }
            Some(Element::Field(field)) => field.source == ValueSource::Given,
            _ => false,
        }
    }

    fn write_bits(&self, _index: usize, group: &BitGroup) -> TokenStream {
        let (support, repr) = (path::support(), bits_type(group.carrier.bits()));
        let terms = group.parts.iter().filter_map(|part| {
            let shift = proc_macro2::Literal::u8_unsuffixed(part.shift);
            let placed = |value: TokenStream| if part.shift == 0 { value } else { quote!((#value << #shift)) };
            let name = part.name.as_ref();
            if let BitMeaning::Constant(value) = part.meaning {
                let value: TokenStream = format!("0x{:02x}", value << part.shift).parse().unwrap_or_default();
                return Some(value);
            }
            let name = name?;
            let (field, constant_name) = (ident(&name.snake), self.named(name));
            let value = match part.source {
                ValueSource::Given => match part.meaning {
                    BitMeaning::Codes(_) => quote!(self.#field.0),
                    _ => quote!(self.#field),
                },
                ValueSource::SelectorOf(target, position) => self.selector_value(target, position, Some(part)),
                ValueSource::LengthOf(target) => {
                    let len = self.content_len(target);
                    match part.meaning {
                        BitMeaning::Codes(id) => {
                            let (path, from) = (self.rust.path(id), self.from_measure(id));
                            quote!(#support::code(#path::#from(#len), #constant_name)?.0)
                        }
                        _ => {
                            let ty = bits_type(part.width);
                            quote!(#support::length::<#ty>(#len, #constant_name)?)
                        }
                    }
                }
                ValueSource::Constant => return None,
            };
            if part.meaning == BitMeaning::Flag {
                return Some(placed(quote!(#repr::from(#value))));
            }
            let width = proc_macro2::Literal::u8_unsuffixed(part.width);
            let given = part.source == ValueSource::Given || matches!(part.source, ValueSource::LengthOf(_));
            let value = if given && part.width % 8 != 0 { quote!(#support::fits(#value, #width, #constant_name)?) } else { value };
            Some(placed(quote!(#repr::from(#value))))
        });
        let terms: Vec<_> = terms.collect();
        let terms = if terms.is_empty() { vec![quote!(0)] } else { terms };
        quote! {
            let bits: #repr = #(#terms)|*;
            out.chunk(bits.to_be_bytes())?;
        }
    }

    fn literal(&self, literal: &Literal, ty: &Type) -> TokenStream {
        match literal {
            Literal::Bool(value) => quote!(#value),
            Literal::Int(value) => {
                let value = number(*value);
                match ty {
                    Type::Item(id) => {
                        let path = self.rust.path(*id);
                        match &self.rust.item(*id).kind {
                            Kind::Bits(_) => quote!(#path::from_bits(#value)),
                            _ => quote!(#path(#value)),
                        }
                    }
                    _ => value,
                }
            }
            Literal::Octets(octets) => {
                let octets = octets.iter().map(|value| octet(*value));
                match ty {
                    Type::Octets(Length::Fixed(_)) => quote!([#(#octets),*]),
                    _ => {
                        let string = path::octet_string();
                        quote!(#string(&[#(#octets),*]))
                    }
                }
            }
            Literal::Text(text) => {
                let (string, text) = (path::visible_string(), proc_macro2::Literal::byte_string(text.as_bytes()));
                quote!(#string(#text))
            }
            Literal::Code(code) => match ty {
                Type::Item(id) => {
                    let path = self.rust.path(*id);
                    let name = constant(&cosem_spec::model::Name { snake: code.clone(), spelled: code.clone() });
                    quote!(#path::#name)
                }
                _ => TokenStream::new(),
            },
        }
    }
}

fn size(fields: &[(&Field, Leaf)], head: &[u8]) -> usize {
    head.len() + fields.iter().map(|(_, leaf)| leaf.size()).sum::<usize>()
}

fn plain(value: usize) -> TokenStream {
    let literal = proc_macro2::Literal::usize_unsuffixed(value);
    quote!(#literal)
}

fn pattern(pattern: &Pattern) -> TokenStream {
    match pattern {
        Pattern::Value(value) => number(*value),
        Pattern::Range(low, high) => {
            let (low, high) = (number(*low), number(*high));
            quote!(#low..=#high)
        }
        Pattern::Any | Pattern::AnyWritten(_) => quote!(_),
    }
}

fn uses_value(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        proc_macro2::TokenTree::Ident(ident) => ident == "value",
        proc_macro2::TokenTree::Group(group) => uses_value(&group.stream()),
        _ => false,
    })
}

/// True where a value takes all octets that are left.
fn takes_rest(ty: &Type) -> bool {
    match ty {
        Type::Octets(length) | Type::Text(length) | Type::Utf8(length) => *length == Length::Rest,
        Type::List(list) => list.count == Length::Rest,
        Type::Contained(contained) => contained.length == Length::Rest,
        Type::Match(matched) => matched.arms.iter().any(|arm| takes_rest(&arm.ty)),
        _ => false,
    }
}

/// The local variable that holds a field while parsing.
pub(crate) fn local(name: &str) -> Ident {
    let taken = matches!(name, "input" | "out" | "at" | "bits" | "value" | "after" | "members" | "rest" | "content")
        || name.strip_prefix('b').is_some_and(|number| number.parse::<u8>().is_ok());
    if taken { format_ident!("{}_field", name) } else { ident(name) }
}

/// The constant that names a field in errors.
pub(crate) fn field_constant(name: &cosem_spec::model::Name) -> Ident {
    format_ident!("FIELD_{}", name.snake.to_uppercase())
}
