//! How a type travels: the expressions that parse it, measure it and write it, by encoding. BER has its own in `write::ber`.

mod len;
mod parse;
mod write;

pub(crate) use parse::bounded;
pub(crate) use write::within;

use cosem_spec::model::{Length, Tolerance};
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::quote;

/// A parser of one value: something to call with the input.
#[derive(Clone)]
pub(crate) enum Parser {
    /// A function of the input: `axdr::octets`.
    Function(TokenStream),
    /// An expression over `input`.
    Expression(TokenStream),
}

impl Parser {
    /// The call with `input`.
    pub(crate) fn call(&self) -> TokenStream {
        match self {
            Self::Function(function) => quote!(#function(input)),
            Self::Expression(expression) => expression.clone(),
        }
    }

    /// The call with what is named otherwise.
    pub(crate) fn call_with(&self, input: &Ident) -> TokenStream {
        match self {
            Self::Function(function) => quote!(#function(#input)),
            Self::Expression(expression) => renamed(expression.clone(), input),
        }
    }

    /// The parser as an argument of another one.
    pub(crate) fn argument(&self) -> TokenStream {
        match self {
            Self::Function(function) => function.clone(),
            Self::Expression(expression) => quote!(|input| #expression),
        }
    }
}

/// Numbers of octets together, which no caller can make overflow.
pub(crate) fn sum(terms: &[TokenStream]) -> TokenStream {
    let support = crate::path::support();
    match terms {
        [only] => only.clone(),
        terms => quote!(#support::sum([#(#terms),*])),
    }
}

/// The same expression over `input` by another name.
pub(crate) fn renamed(expression: TokenStream, input: &Ident) -> TokenStream {
    expression
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) if ident == "input" => TokenTree::Ident(input.clone()),
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), renamed(group.stream(), input));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            other => other,
        })
        .collect()
}

/// Where a type stands, as far as it matters for parsing it.
#[derive(Clone, Copy)]
pub(crate) struct Site<'s> {
    /// Deviations that are accepted here.
    pub(crate) tolerates: &'s [Tolerance],
    /// The expression of a length or count that is told by an earlier field, as a `usize`.
    pub(crate) length_of: &'s dyn Fn(Length) -> TokenStream,
}

impl Site<'static> {
    /// Where there are no fields and nothing is tolerated.
    pub(crate) const PLAIN: Self = Self { tolerates: &[], length_of: &|_| TokenStream::new() };
}

impl<'s> Site<'s> {
    /// Where there are no fields.
    pub(crate) const fn tolerating(tolerates: &'s [Tolerance]) -> Self {
        Self { tolerates, length_of: &|_| TokenStream::new() }
    }

    pub(crate) fn tolerates(&self, tolerance: Tolerance) -> bool {
        self.tolerates.contains(&tolerance)
    }
}

/// A number as a literal without suffix.
pub(crate) fn plain(value: usize) -> TokenStream {
    let literal = proc_macro2::Literal::usize_unsuffixed(value);
    quote!(#literal)
}

/// A length of the model as a number.
pub(crate) fn count(length: u32) -> usize {
    usize::try_from(length).unwrap_or(usize::MAX)
}
