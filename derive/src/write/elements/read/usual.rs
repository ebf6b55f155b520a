//! The statements that read elements in their usual form: nothing that they do not fit is explained.

use cosem_spec::model::{Element, Encoding, Field, Length, Presence, Tolerance, Type, ValueSource};
use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::super::{Elements, Member, Part, has_known, is_counted, local};
use super::{Look, read_run};
use crate::leaf::Octet;
use crate::path;
use crate::rust::{ident, variants_of};
use crate::wire::plain;

impl<'r> Elements<'r, '_> {
    /// The body of `parse_usual`; `None` where `parse` alone does as well: where it has no chunk of known octets, or reads more than
    /// octets one after the other.
    pub(crate) fn parse_usual(&self) -> Option<TokenStream> {
        if !self.has_usual() {
            return None;
        }
        if let ([Part::Run { fields, head }], true) = (self.parts.as_slice(), self.is_one_run()) {
            return Some(usual_all(fields, head, Look::Whole));
        }
        if let Some(body) = self.usual_with_last(Look::Whole) {
            return Some(body);
        }
        let statements: Option<Vec<TokenStream>> = self.parts.iter().map(|part| self.usual_part(part)).collect();
        let (statements, construct) = (statements?, self.construct());
        Some(quote! {
            #(#statements)*
            Some((input, #construct))
        })
    }

    /// The body of `pass_usual`; `None` where it is what `parse_usual` does.
    pub(crate) fn pass_usual(&self) -> Option<TokenStream> {
        if self.has_usual() { self.usual_with_last(Look::Pass) } else { None }
    }

    /// The body of `parse_again`; `None` where it would look at the same octets as `parse_usual`.
    pub(crate) fn parse_again(&self) -> Option<TokenStream> {
        if !self.has_usual() {
            return None;
        }
        match self.parts.as_slice() {
            [Part::Run { fields, head }] if self.is_one_run() => Some(usual_all(fields, head, Look::Again)),
            _ => self.usual_with_last(Look::Again),
        }
    }

    /// True where there is a chunk with known octets, or an array, and nothing around it.
    pub(super) fn has_usual(&self) -> bool {
        let chunked = self.parts.iter().any(|part| match part {
            Part::Run { fields, head } => has_known(fields, head),
            Part::Field { field, .. } => self.item.encoding == Encoding::Data && matches!(field.ty, Type::List(_)),
            Part::Structure { .. } | Part::Bits { .. } => false,
        });
        let checked = self.sequence.elements.iter().any(|element| matches!(element, Element::Check(_)));
        chunked && !checked && self.sequence.tag.is_none()
    }

    /// The body where an optional value of COSEM Data stands behind a chunk: usually that is null-data, which is an octet of the chunk.
    /// Where it is there, the element is left to `parse`, so that the value in its usual form is made in one place; passing it needs none.
    fn usual_with_last(&self, look: Look) -> Option<TokenStream> {
        let [before @ .., Part::Run { fields, head }, Part::Field { field, .. }] = self.parts.as_slice() else { return None };
        if self.item.encoding != Encoding::Data
            || field.presence != Presence::Optional
            || field.source != ValueSource::Given
            || !has_known(fields, head)
        {
            return None;
        }
        let before: Option<Vec<TokenStream>> = before
            .iter()
            .map(|part| match part {
                Part::Run { fields, head } if look == Look::Whole => Some(self.usual_run(fields, head, false)),
                _ => None,
            })
            .collect();
        let before = before?;
        let (last, construct) = (local(&field.name.snake), self.construct());
        let locals: Vec<_> = fields.iter().map(|member| local(&member.field.name.snake)).collect();
        if look != Look::Pass {
            let (pattern, guard, values) = read_run(fields, head, Some(Octet::Known(0x00)), look);
            return Some(quote! {
                #(#before)*
                match input.split_first_chunk() {
                    Some((&[#(#pattern),*], input)) #guard => {
                        #(let #locals = #values;)*
                        let #last = None;
                        Some((input, #construct))
                    }
                    _ => None,
                }
            });
        }
        // what is tolerated in it is left to `parse`
        if !matches!(field.tolerates.as_slice(), [] | [Tolerance::MissingMember])
            || !matches!(&field.ty, Type::List(list) if list.count == Length::Prefixed)
        {
            return None;
        }
        let (pattern, guard, _) = read_run(fields, head, Some(Octet::Bound(format_ident!("next"))), look);
        let ty = self.rust.ty(&field.ty, &variants_of(&self.item.name, &field.name));
        Some(quote! {
            match input.split_first_chunk() {
                Some((&[#(#pattern),*], input)) #guard => match next {
                    0x00 => Some(input),
                    0x01 => <#ty>::pass_counted(input),
                    _ => None,
                },
                _ => None,
            }
        })
    }

    fn usual_part(&self, part: &Part<'r>) -> Option<TokenStream> {
        let data = path::data();
        match part {
            Part::Run { fields, head } => Some(self.usual_run(fields, head, is_counted(head, self.least))),
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

    /// A chunk; with the number of members where it tells what follows.
    fn usual_run(&self, fields: &[Member<'r>], head: &[u8], counted: bool) -> TokenStream {
        let (pattern, guard, values) = read_run(fields, head, None, Look::Whole);
        let locals: Vec<_> = fields.iter().map(|member| local(&member.field.name.snake)).collect();
        let members = head.get(1).filter(|_| counted).map(|members| {
            let members = plain(usize::from(*members));
            quote!(let members = #members;)
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
fn usual_all(fields: &[Member<'_>], head: &[u8], look: Look) -> TokenStream {
    let (pattern, guard, values) = read_run(fields, head, None, look);
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
