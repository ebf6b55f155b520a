//! The statements that read the elements.

use cosem_spec::model::{BitGroup, BitMeaning, Element, Encoding, Field, Presence, Tolerance, Type, ValueSource};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Elements, FieldNames, Member, Part, has_known, is_counted, local};
use crate::leaf::{Names, Octet};
use crate::path;
use crate::rust::{ident, octet, variants_of};
use crate::wire::{Parser, Site, plain};
use crate::write::bits;

mod then;
mod usual;

impl<'r> Elements<'r, '_> {
    /// The body of `parse`.
    pub(crate) fn parse(&self) -> TokenStream {
        let construct = self.construct();
        if let [Part::Run { fields, head }] = self.parts.as_slice()
            && self.is_one_run()
            && self.has_usual()
        {
            let (slow, decode) = (self.slow_name(fields, head), path::decode());
            return quote! {
                match <Self as #decode>::parse_usual(input) {
                    Some(parsed) => Ok(parsed),
                    None => Self::#slow(input),
                }
            };
        }
        let statements = self.statements(self.parts.len());
        quote! { #statements Ok((input, #construct)) }
    }

    /// The body of `parse_lazy`.
    pub(crate) fn parse_lazy(&self) -> TokenStream {
        let Some(Part::Field { field, .. }) = self.parts.last() else {
            let support = path::support();
            return quote!(#support::complete(Self::parse(input)));
        };
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
        let (octets, data) = (path::octets(), path::data());
        let tag = self.sequence.tag.map(|tag| {
            let tag = octet(tag.octet);
            quote!(let (input, ()) = #octets::tag(input, #tag)?;)
        });
        let parts = self.parts.iter().take(count).map(|part| match part {
            Part::Run { fields, head } => self.parse_run(fields, head),
            Part::Structure { members, least } => {
                let (most, fewest) = (plain(usize::from(*members)), plain(usize::from(*least)));
                if members == least {
                    quote!(let (input, ()) = #data::structure(input, #most)?;)
                } else {
                    quote!(let (input, members) = #data::structure_between(input, #fewest, #most)?;)
                }
            }
            Part::Field { index, field } => self.parse_field(*index, field),
            Part::Bits { group } => self.parse_bits(group),
        });
        quote!(#tag #(#parts)*)
    }

    fn parse_run(&self, fields: &[Member<'r>], head: &[u8]) -> TokenStream {
        let (pattern, guard, values) = read_run(fields, head, None, Look::Whole);
        let mut locals: Vec<_> = fields.iter().map(|member| local(&member.field.name.snake)).collect();
        if has_known(fields, head) {
            let slow = self.slow_name(fields, head);
            let mut values = values;
            if let [_, members] = head
                && is_counted(head, self.least)
            {
                locals.insert(0, format_ident!("members"));
                values.insert(0, plain(usize::from(*members)));
            }
            let (locals, values) = match (locals.as_slice(), values.as_slice()) {
                ([local], [value]) => (quote!(#local), quote!(#value)),
                (locals, values) => (quote!((#(#locals),*)), quote!((#(#values),*))),
            };
            return quote! {
                let (input, #locals) = match input.split_first_chunk() {
                    Some((&[#(#pattern),*], input)) #guard => (input, #values),
                    _ => Self::#slow(input)?,
                };
            };
        }
        let octets = path::octets();
        let mut start = 0;
        let mut spans = Vec::new();
        for Member { field, leaf, .. } in fields {
            for span in leaf.spans(start, &self.item.spelled, &field.name.spelled) {
                let own = self.names().find(|name| span.item == self.item.spelled && name.spelled == span.field);
                let name = match own {
                    Some(name) => self.named(name),
                    None => crate::write::docs::field_constant(&span.item, &span.field),
                };
                let (start, end) = (plain(span.start), plain(span.end));
                spans.push(quote!((#end, #start, #name)));
            }
            start += leaf.size();
        }
        quote! {
            let Some((&[#(#pattern),*], input)) = input.split_first_chunk() else {
                return Err(#octets::truncated_run(input, const { &[#(#spans),*] }));
            };
            #(let #locals = #values;)*
        }
    }

    /// True where one chunk is all there is.
    pub(super) fn is_one_run(&self) -> bool {
        matches!(self.parts.as_slice(), [Part::Run { .. }]) && self.sequence.tag.is_none()
    }

    /// The function behind the chunk of a run: of all members, of the first ones, or of later ones.
    fn slow_name(&self, fields: &[Member<'r>], head: &[u8]) -> Ident {
        // On a type of the user the name must not be one of theirs.
        let prefix = if self.names == FieldNames::Inline { "__cosem_" } else { "" };
        match (fields, head) {
            ([first, ..], []) if !self.is_one_run() => format_ident!("{prefix}parse_from_{}", first.field.name.snake),
            _ => format_ident!("{prefix}parse_members"),
        }
    }

    /// The functions behind the chunks with known octets: member by member, for errors in the right place and tolerated deviations.
    pub(crate) fn cold(&self) -> TokenStream {
        let functions: Vec<TokenStream> = self
            .parts
            .iter()
            .filter_map(|part| match part {
                Part::Run { fields, head } if has_known(fields, head) => Some(self.slow(fields, head)),
                _ => None,
            })
            .collect();
        if functions.is_empty() {
            return TokenStream::new();
        }
        let (name, generics) = (ident(&self.item.name), self.rust.generics(self.item.id));
        let lifetime = if self.rust.item_borrows(self.item.id) { quote!(<'a>) } else { TokenStream::new() };
        quote! {
            impl #lifetime #name #generics { #(#functions)* }
        }
    }

    fn slow(&self, fields: &[Member<'r>], head: &[u8]) -> TokenStream {
        let (data, parsed, slow) = (path::data(), path::parsed(), self.slow_name(fields, head));
        let counted = is_counted(head, self.least);
        let open = head.get(1).map(|members| {
            let (members, least) = (plain(usize::from(*members)), plain(usize::from(self.least)));
            if counted {
                quote!(let (input, members) = #data::structure_between(input, #least, #members)?;)
            } else {
                quote!(let (input, ()) = #data::structure(input, #members)?;)
            }
        });
        let statements = fields.iter().map(|member| self.parse_field(member.index, member.field));
        let all = self.is_one_run();
        let (ty, value, docs) = if all {
            (quote!(Self), self.construct(), " The members one by one, where they do not stand in their usual form.")
        } else {
            let types = fields.iter().map(|member| {
                let variants = variants_of(&self.item.name, &member.field.name);
                self.rust.field_type(member.field, &variants)
            });
            let types: Vec<_> = counted.then(|| quote!(u8)).into_iter().chain(types).collect();
            let locals = fields.iter().map(|member| local(&member.field.name.snake));
            let locals: Vec<_> = counted.then(|| format_ident!("members")).into_iter().chain(locals).collect();
            let docs = if counted {
                " The number of members and the first ones one by one, where they do not stand in their usual form."
            } else if head.is_empty() {
                " These members one by one, where they do not stand in their usual form."
            } else {
                " The first members one by one, where they do not stand in their usual form."
            };
            match (types.as_slice(), locals.as_slice()) {
                ([ty], [local]) => (quote!(#ty), quote!(#local), docs),
                (types, locals) => (quote!((#(#types),*)), quote!((#(#locals),*)), docs),
            }
        };
        let (input, parsed) = if self.rust.item_borrows(self.item.id) {
            (quote!(&'a [u8]), quote!(#parsed<'a, #ty>))
        } else {
            (quote!(&[u8]), quote!(#parsed<'_, #ty>))
        };
        quote! {
            #[doc = #docs]
            #[cold]
            #[inline(never)]
            fn #slow(input: #input) -> #parsed {
                #open
                #(#statements)*
                Ok((input, #value))
            }
        }
    }

    /// The statement that reads one field.
    fn parse_field(&self, index: usize, field: &Field) -> TokenStream {
        let (local, name, in_field) = (local(&field.name.snake), self.named(&field.name), path::in_field());
        let call = self.present(index, field);
        let bound = if field.source == ValueSource::Constant { quote!(_) } else { quote!(#local) };
        // What other fields look into, or nobody, must be known by its type.
        let constant = field.source == ValueSource::Constant;
        let ty = ((constant || self.is_referred(index)) && matches!(field.ty, Type::Item(_))).then(|| {
            let ty = self.rust.field_type(field, &variants_of(&self.item.name, &field.name));
            quote!(: (_, #ty))
        });
        match self.rest_tail(index) {
            Some(tail) => {
                let (support, before) = (path::support(), path::before());
                quote! {
                    let (after, input) = #support::all_but(input, #tail);
                    let (_, #bound) #ty = #call.map_err(#before(after)).map_err(#in_field(#name))?;
                    let input = after;
                }
            }
            None => quote!(let (input, #bound) #ty = #call.map_err(#in_field(#name))?;),
        }
    }

    /// The call that reads a field by its presence.
    fn present(&self, index: usize, field: &Field) -> TokenStream {
        let parser = self.field_parser(field);
        let data = self.item.encoding == Encoding::Data;
        let (support, module) = (path::support(), if data { path::data() } else { path::axdr() });
        match &field.presence {
            Presence::Required if self.rust.is_nullable(&field.ty, &field.tolerates) => {
                let parser = parser.argument();
                quote!(#module::optional(input, #parser))
            }
            Presence::Required => parser.call(),
            Presence::Optional if data && field.tolerates.contains(&Tolerance::MissingMember) => {
                let (parser, position) = (parser.argument(), plain(index));
                quote!(#support::optional_if(input, members > #position, #parser))
            }
            Presence::Optional => match self.tolerant_optional(field) {
                Some(call) => call,
                None => {
                    let parser = parser.argument();
                    quote!(#module::optional(input, #parser))
                }
            },
            Presence::Default(default) => {
                let (parser, default) = (parser.argument(), super::literal(self.rust, default, &field.ty));
                quote!(#module::default(input, #parser, #default))
            }
            Presence::If(condition) => {
                let (condition, parser) = (self.local_value(*condition), parser.argument());
                quote!(#support::present_if(input, #condition, #parser))
            }
            Presence::Trailing => {
                let (parser, position) = (parser.argument(), plain(index));
                quote!(#support::present_if(input, members > #position, #parser))
            }
        }
    }

    /// The call for an optional field of A-XDR whose presence flag may be a Data tag.
    fn tolerant_optional(&self, field: &Field) -> Option<TokenStream> {
        if self.item.encoding != Encoding::Axdr {
            return None;
        }
        let (axdr, support) = (path::axdr(), path::support());
        let (tag, missing) = (field.tolerates.contains(&Tolerance::TagForFlag), field.tolerates.contains(&Tolerance::MissingLength));
        match &field.ty {
            Type::Contained(contained)
                if crate::rust::is_calendar(&contained.ty)
                    && (tag || missing)
                    && !contained.or_empty
                    && !field.tolerates.contains(&Tolerance::OctetStringTag) =>
            {
                let name = match contained.ty {
                    Type::Date => format_ident!("optional_date_octets"),
                    Type::Time => format_ident!("optional_time_octets"),
                    _ => format_ident!("optional_date_time_octets"),
                };
                Some(quote!(#axdr::#name(input, #tag, #missing)))
            }
            _ if tag => {
                let parser = self.field_parser(field).argument();
                Some(quote!(#support::optional_tagged(input, #parser)))
            }
            _ => None,
        }
    }

    /// The parser of a field, without regard to its presence.
    fn field_parser(&self, field: &Field) -> Parser {
        let site = Site { tolerates: &field.tolerates, length_of: &|length| self.length(length) };
        match &field.ty {
            Type::Match(matched) => Parser::Expression(self.parse_match(field, matched, site)),
            ty => self.rust.parser(ty, self.item.encoding, site),
        }
    }

    /// Where a field takes everything that is left and others follow: the octets of those, as an expression.
    fn rest_tail(&self, index: usize) -> Option<TokenStream> {
        let Some(Element::Field(field)) = self.sequence.elements.get(index) else { return None };
        if !takes_rest(&field.ty) {
            return None;
        }
        let (mut fixed, mut terms) = (0, Vec::new());
        for element in self.sequence.elements.iter().skip(index + 1) {
            match element {
                Element::Check(_) => {}
                Element::Bits(group) => fixed += usize::from(group.carrier.bits() / 8),
                Element::Field(field) => {
                    let size = self.rust.fixed_size(&field.ty, self.item.encoding).unwrap_or(0);
                    match field.presence {
                        Presence::If(condition) => {
                            let (condition, size) = (self.local_value(condition), plain(size));
                            terms.push(quote!(if #condition { #size } else { 0 }));
                        }
                        _ => fixed += size,
                    }
                }
            }
        }
        if fixed > 0 {
            terms.push(plain(fixed));
        }
        (!terms.is_empty()).then(|| quote!(#(#terms)+*))
    }

    fn parse_bits(&self, group: &BitGroup) -> TokenStream {
        let data = self.item.encoding == Encoding::Data;
        let (module, in_field) = (if data { path::data() } else { path::octets() }, path::in_field());
        let read = format_ident!("u{}", group.carrier.bits());
        let first = group.parts.iter().find_map(|part| part.name.as_ref()).map(|name| self.named(name));
        let name = first.map(|first| quote!(.map_err(#in_field(#first))));
        let named = |part: &cosem_spec::model::BitPart| part.name.as_ref().map(|name| self.named(name));
        let check = bits::checks(self.rust, &group.parts, group.carrier, &[], &quote!(bits), &quote!(at), &named);
        let keep_at = (!check.is_empty()).then(|| {
            let support = path::support();
            if data { quote!(let at = #support::skip(input, 1);) } else { quote!(let at = input;) }
        });
        let parts = group.parts.iter().filter_map(|part| {
            let local = local(&part.name.as_ref()?.snake);
            let number = bits::extract(part, group.carrier, &quote!(bits));
            Some(match part.meaning {
                BitMeaning::Flag => {
                    let flag = bits::flag(part, &quote!(bits));
                    quote!(let #local = #flag;)
                }
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
            let (input, bits) = #module::#read(input)#name?;
            #check
            #(#parts)*
        }
    }
}

/// Which octets of a run are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// All of them.
    Whole,
    /// Those of values: the others were found to be the known ones before.
    Again,
    /// Those that are known in advance: the values are wanted by nobody.
    Pass,
}

/// The octets of a run, with one more behind them or none, as a pattern, a guard behind it, and the values over the names in the pattern.
///
/// Adjacent known octets are named and compared four or two at a time: the compiler does not join them.
fn read_run(fields: &[Member<'_>], head: &[u8], next: Option<Octet>, look: Look) -> (Vec<TokenStream>, TokenStream, Vec<TokenStream>) {
    let mut names = Names::default();
    let mut octets: Vec<Octet> = head.iter().copied().map(Octet::Known).collect();
    let values = fields.iter().map(|member| member.leaf.read(&mut names, &mut octets)).collect();
    for octet in &mut octets {
        if look == if octet.known().is_some() { Look::Again } else { Look::Pass } {
            *octet = Octet::Value(quote!(_));
        }
    }
    octets.extend(next);
    let (mut pattern, mut conditions) = (Vec::new(), Vec::new());
    let mut rest = octets.as_slice();
    while let Some((first, behind)) = rest.split_first() {
        let known: Vec<u8> = rest.iter().map_while(Octet::known).collect();
        let size = if known.len() >= 4 { 4 } else { known.len() / 2 * 2 };
        let Some(group) = known.get(..size).filter(|group| !group.is_empty()) else {
            pattern.push(first.tokens());
            rest = behind;
            continue;
        };
        let names: Vec<Ident> = (0..size).map(|index| format_ident!("k{}", pattern.len() + index)).collect();
        let digits: String = group.iter().map(|value| format!("{value:02x}")).collect();
        let (value, ty): (TokenStream, _) = (format!("0x{digits}").parse().unwrap_or_default(), format_ident!("u{}", size * 8));
        conditions.push(quote!(#ty::from_be_bytes([#(#names),*]) == #value));
        pattern.extend(names.iter().map(|name| quote!(#name)));
        rest = rest.get(size..).unwrap_or_default();
    }
    let guard = if conditions.is_empty() { TokenStream::new() } else { quote!(if #(#conditions)&&*) };
    (pattern, guard, values)
}

/// True where a value takes all octets that are left.
fn takes_rest(ty: &Type) -> bool {
    use cosem_spec::model::Length;
    match ty {
        Type::Octets(length) | Type::Text(length) | Type::Utf8(length) => *length == Length::Rest,
        Type::List(list) => list.count == Length::Rest,
        Type::Contained(contained) => contained.length == Length::Rest,
        Type::Match(matched) => matched.arms.iter().any(|arm| takes_rest(&arm.ty)),
        _ => false,
    }
}
