//! Proc macros that turn COSEM spec files and plain Rust types into zero-copy decoders and encoders.
//!
//! [`spec_file!`] reads a spec file of your own, [`derive@Decode`] and [`derive@Encode`] take a Rust type, and `suite!` expands a folder of
//! the built-in suite inside of `cosem-codec`. All three build the same model (`cosem_spec::model`) and go through the same
//! emitter: model → [`write`] → tokens. What the emitter needs to know about a type on the wire is in [`wire`], how a type is
//! called in Rust in [`rust`].

mod leaf;
mod path;
mod prepare;
mod rust;
mod types;
mod wire;
mod write;

#[cfg(test)]
mod golden;

use proc_macro::TokenStream;

/// Expands one folder of the built-in suite: `suite!("apdu");`. For `cosem-codec` itself.
#[proc_macro]
pub fn suite(input: TokenStream) -> TokenStream {
    write::suite(input.into()).into()
}

/// Expands a spec file of your own: `cosem_derive::spec_file!("meter.spec");`, relative to the manifest of your crate.
///
/// The file may use every item of the built-in suite. A change of the file rebuilds your crate. Faults of the file are reported
/// as `cosem spec check` reports them.
#[proc_macro]
pub fn spec_file(input: TokenStream) -> TokenStream {
    write::spec_file(input.into()).into()
}

/// Implements `cosem_codec::Decode` for a struct whose fields are declared in wire order.
///
/// `#[cosem(data)]` (a structure of COSEM Data, the default), `#[cosem(axdr)]` (an A-XDR sequence) or `#[cosem(octets)]` (packed
/// octets) on the type says how the fields travel; `#[cosem(bits)]` on a struct of flags and `#[cosem(width = n)]` numbers makes
/// a bit field of it.
#[proc_macro_derive(Decode, attributes(cosem))]
pub fn derive_decode(input: TokenStream) -> TokenStream {
    types::decode(input.into()).into()
}

/// Implements `cosem_codec::Encode`, the counterpart of [`derive@Decode`].
#[proc_macro_derive(Encode, attributes(cosem))]
pub fn derive_encode(input: TokenStream) -> TokenStream {
    types::encode(input.into()).into()
}
