//! The statements that read elements in their usual form: nothing that they do not fit is explained.

use cosem_spec::model::{Element, Encoding, Field, Length, Presence, Tolerance, Type, ValueSource};
use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::super::{Elements, Member, Part, has_known, is_counted, local};
use super::read_run;
use crate::path;
use crate::rust::ident;
use crate::wire::plain;

impl<'r> Elements<'r, '_> {
    /// The body of `parse_usual`; `None` where `parse` alone does as well: where it has no chunk of known octets, or reads more than
    /// octets one after the other.
    pub(crate) fn parse_usual(&self) -> Option<TokenStream> {
        if !self.has_usual() {
            return None;
        }
        if let ([Part::Run { fields, head }], true) = (self.parts.as_slice(), self.is_one_run()) {
            return Some(usual_all(fields, head));
        }
        let (parts, absent) = self.without_last();
        let statements: Option<Vec<TokenStream>> = parts.iter().map(|part| self.usual_part(part, absent)).collect();
        let (statements, construct) = (statements?, self.construct());
        Some(quote! {
            #(#statements)*
            Some((input, #construct))
        })
    }

    /// True where there is a chunk with known octets, and nothing around it.
    pub(super) fn has_usual(&self) -> bool {
        let chunked = self.parts.iter().any(|part| matches!(part, Part::Run { fields, head } if has_known(fields, head)));
        let checked = self.sequence.elements.iter().any(|element| matches!(element, Element::Check(_)));
        chunked && !checked && self.sequence.tag.is_none()
    }

    /// The parts without an optional value of COSEM Data at the end of a chunk: usually it is null-data, which is an octet of that chunk.
    /// Where it is there, the element is left to `parse`, so that the value in its usual form is made in one place.
    fn without_last(&self) -> (&[Part<'r>], Option<&'r Field>) {
        match self.parts.as_slice() {
            [parts @ .., Part::Run { fields, head }, Part::Field { field, .. }]
                if self.item.encoding == Encoding::Data
                    && field.presence == Presence::Optional
                    && field.source == ValueSource::Given
                    && has_known(fields, head)
                    && parts.iter().all(|part| matches!(part, Part::Run { .. })) =>
            {
                (self.parts.split_last().map_or(&[], |(_, parts)| parts), Some(field))
            }
            parts => (parts, None),
        }
    }

    fn usual_part(&self, part: &Part<'r>, absent: Option<&Field>) -> Option<TokenStream> {
        let data = path::data();
        match part {
            Part::Run { fields, head } => {
                let last = matches!(self.parts.as_slice(), [.., before, _] if std::ptr::eq(before, part));
                Some(self.usual_run(fields, head, absent.filter(|_| last)))
            }
            Part::Structure { members, least } if members == least => {
                let members = plain(usize::from(*members));
                Some(quote!(let (input, ()) = #data::structure(input, #members).ok()?;))
            }
            Part::Structure { members, least } => {
                let (most, fewest) = (plain(usize::from(*members)), plain(usize::from(*least)));
                Some(quote!(let (input, members) = #data::structure_between(input, #fewest, #most).ok()?;))
            }
            Part::Field { index, field } => {
                let (local, call) = (local(&field.name.snake), self.usual_field(*index, field)?);
                Some(quote!(let (input, #local) = #call?;))
            }
            Part::Bits { .. } => None,
        }
    }

    /// A chunk, with the null-data of the value that is absent.
    fn usual_run(&self, fields: &[Member<'r>], head: &[u8], absent: Option<&Field>) -> TokenStream {
        let (pattern, guard, values) = read_run(fields, head, if absent.is_some() { &[0x00] } else { &[] });
        let locals: Vec<_> = fields.iter().map(|member| local(&member.field.name.snake)).collect();
        let all_here = absent.is_some() || !is_counted(head, self.least);
        let members = head.get(1).filter(|_| !all_here).map(|members| {
            let members = plain(usize::from(*members));
            quote!(let members = #members;)
        });
        let absent = absent.map(|field| {
            let local = local(&field.name.snake);
            quote!(let #local = None;)
        });
        if !has_known(fields, head) {
            return quote! {
                let (&[#(#pattern),*], input) = input.split_first_chunk()?;
                #(let #locals = #values;)*
            };
        }
        let (locals, values) = match (locals.as_slice(), values.as_slice()) {
            ([local], [value]) => (quote!(#local), quote!(#value)),
            (locals, values) => (quote!((#(#locals),*)), quote!((#(#values),*))),
        };
        quote! {
            let (input, #locals) = match input.split_first_chunk() {
                Some((&[#(#pattern),*], input)) #guard => (input, #values),
                _ => return None,
            };
            #members
            #absent
        }
    }

    /// The call that reads a field, of type `Option`.
    fn usual_field(&self, index: usize, field: &Field) -> Option<TokenStream> {
        let data = self.item.encoding == Encoding::Data;
        let (support, tolerates_none) = (path::support(), field.tolerates.is_empty());
        if field.source != ValueSource::Given || self.is_referred(index) || self.rest_tail(index).is_some() {
            return None;
        }
        let missing = field.tolerates == [Tolerance::MissingMember];
        let call = match (self.usual_function(&field.ty), &field.presence) {
            (Some(function), Presence::Required) if tolerates_none => quote!(#function(input)),
            (Some(function), Presence::Optional) if data && (tolerates_none || missing) => {
                let position = plain(index);
                let present = if missing { quote!(members > #position) } else { quote!(true) };
                quote!(#support::optional_usual(input, #present, #function))
            }
            _ => {
                let call = self.present(index, field);
                // what leaves the function by itself has an error to give
                if leaves(&call) {
                    return None;
                }
                quote!(#call.ok())
            }
        };
        Some(call)
    }

    /// The function that reads the usual form of a type, where it has one of its own.
    fn usual_function(&self, ty: &Type) -> Option<TokenStream> {
        let (data, axdr, decode) = (path::data(), path::axdr(), path::decode());
        match ty {
            Type::List(list) if list.count == Length::Prefixed && self.item.encoding == Encoding::Data => Some(quote!(#data::array_usual)),
            Type::List(list) if list.count == Length::Prefixed => Some(quote!(#axdr::list_usual)),
            Type::Item(id) if !self.rust.is_external(*id) => Some(quote!(#decode::parse_usual)),
            _ => None,
        }
    }
}

/// The body where one chunk is all there is.
fn usual_all(fields: &[Member<'_>], head: &[u8]) -> TokenStream {
    let (pattern, guard, values) = read_run(fields, head, &[]);
    let named = fields.iter().zip(values).map(|(member, value)| {
        let name = ident(&member.field.name.snake);
        quote!(#name: #value)
    });
    quote! {
        match input.split_first_chunk() {
            Some((&[#(#pattern),*], input)) #guard => Some((input, Self { #(#named),* })),
            _ => None,
        }
    }
}

/// True for an expression that returns from the function around it.
fn leaves(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Punct(punct) => punct.as_char() == '?',
        TokenTree::Ident(ident) => ident == format_ident!("return"),
        TokenTree::Group(group) => leaves(&group.stream()),
        TokenTree::Literal(_) => false,
    })
}
