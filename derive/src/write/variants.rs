//! The enum of a field whose type depends on earlier ones.

use cosem_spec::model::{Match, Name, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{derives, docs};
use crate::rust::{Rust, variant, variants_of};

/// The declaration of the enum; its octets are read and written by the sequence that owns the field.
pub(crate) fn declare(rust: &Rust<'_>, owner: &str, field: &Name, field_docs: &str, matched: &Match) -> TokenStream {
    let name: Ident = variants_of(owner, field);
    let generics = if matched.arms.iter().any(|arm| rust.borrows(&arm.ty)) { quote!(<'a>) } else { TokenStream::new() };
    let docs = match field_docs {
        "" => docs::lines(&format!("The alternatives of `{}` of [`{owner}`].", field.spelled)),
        given => docs::part(rust.model, given, &field.spelled, None),
    };
    let derives = derives(rust);
    let arms = matched.arms.iter().map(|arm| {
        let (docs, variant) = (docs::part(rust.model, &arm.docs, &arm.name.spelled, None), variant(&arm.name));
        let serde = super::serde_part(rust, &arm.name.spelled, &arm.ty, false);
        match &arm.ty {
            Type::Null => quote!(#docs #serde #variant,),
            ty => {
                let ty = rust.ty(ty, &variants_of(owner, &arm.name));
                quote!(#docs #serde #variant(#ty),)
            }
        }
    });
    quote! {
        #docs
        #derives
        pub enum #name #generics { #(#arms)* }
    }
}
