//! Proc macros that turn COSEM spec files and plain Rust types into zero-copy decoders and encoders.
//!
//! Use them through `cosem-codec`, which re-exports them: [`spec_file!`] expands a spec file of your own, [`derive@Decode`] and
//! [`derive@Encode`] take a Rust type, and `suite!` expands a folder of the built-in suite inside of `cosem-codec`. All build the same
//! model (`cosem_spec::model`) and go through the same emitter.
//!
//! # How it is built
//!
//! | module | what it knows |
//! | --- | --- |
//! | `prepare` | what has no name in the spec file but needs one in Rust |
//! | `rust` | what a type is called in Rust, and whether it borrows |
//! | `leaf` | which values always take the same octets, so that neighbours are read and written as one chunk |
//! | `wire` | how a type is parsed, measured and written in A-XDR, COSEM Data and packed octets |
//! | `write` | one emitter for each kind of item; BER |
//! | `types` | Rust types as a model |
//!
//! The expansion of one small spec file for each construct stands formatted in `tests/golden` and is reviewed like source.

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

/// Expands to enums over all class versions of the suite: `class_enums!();`. For `cosem-codec` itself.
#[proc_macro]
pub fn class_enums(_: TokenStream) -> TokenStream {
    write::class_enums().into()
}

/// Expands to a table of all class versions of the suite: `class_table!();`. For `cosem-codec` itself.
#[proc_macro]
pub fn class_table(_: TokenStream) -> TokenStream {
    write::class_table().into()
}

/// Calls a macro with every item of the suite, for tests over all of them: `items!(callback);` expands to
/// `callback! { #[cfg(…)] "Apdu" => ::cosem_codec::apdu::Apdu; … }`.
#[proc_macro]
pub fn items(input: TokenStream) -> TokenStream {
    write::all_items(input.into()).into()
}

/// Expands a spec file of your own: `cosem_codec::spec_file!("meter.spec");`, relative to the manifest of your crate.
///
/// The file may use every item of the built-in suite, and hides those that it declares itself. A change of the file rebuilds your crate.
/// Faults of the file are reported as `cosem spec check` reports them.
///
/// `meter.spec`:
///
/// ```text
#[doc = include_str!("../tests/golden/data_structure.spec")]
/// ```
///
/// becomes
///
/// ```
/// use cosem_codec::{DateTime, Decode, Encode};
///
/// mod meter {
/// # /*
///     cosem_codec::spec_file!("meter.spec");
/// # */
/// #    cosem_codec::spec_file!("tests/golden/data_structure.spec");
/// }
///
/// let row = meter::Row { clock: DateTime::from_octets([0xff; 12]), first: 1, second: 2 };
/// let mut buffer = [0; 32];
/// let octets = row.encode(&mut buffer)?;
/// assert_eq!(octets.len(), 26);
/// assert_eq!(meter::Row::decode(octets)?, row);
///
/// // by type tag: double-long
/// assert_eq!(meter::Amount::decode(&[0x05, 0xff, 0xff, 0xff, 0xfe])?, meter::Amount::Signed(-2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[proc_macro]
pub fn spec_file(input: TokenStream) -> TokenStream {
    write::spec_file(input.into()).into()
}

/// Implements `cosem_codec::Decode` for a struct whose fields are declared in wire order.
///
/// | on the struct | what it is |
/// | --- | --- |
/// | `#[cosem(data)]`, or nothing | a structure of COSEM Data: tag, count of members, members with their tags |
/// | `#[cosem(axdr)]` | an A-XDR sequence: the fields without tags |
/// | `#[cosem(octets)]` | packed octets; a string or list takes all that is left, so it must be the last field |
/// | `#[cosem(bits)]` | flags and numbers that share an integer of 8, 16, 24, 32 or 64 bits, the most significant bit first |
/// | `#[cosem(data, bits)]` | the same behind its type tag: unsigned, long-unsigned, … |
///
/// A field is told by the name of its type: numbers, `bool`, `[u8; n]`, the strings, dates and times of `cosem_codec`, `Data`, `List<T>`,
/// `Contained<T>`, `Option` of one (null-data in COSEM Data, a presence flag in A-XDR). Any other type must implement `Decode` itself:
/// another struct that derives it, or an item of the suite.
///
/// | on a field | what it is |
/// | --- | --- |
/// | `#[cosem(octet_string)]` | the `DateTime`, `Date` or `Time` stands in an octet string |
/// | `#[cosem(width = n)]` | bits that a number takes; with `bits` |
/// | `#[cosem(reserved = n)]` | bits in front of the field that must be zero; with `bits`. On the struct: at the end |
///
/// A structure of COSEM Data that holds other types:
///
/// ```
/// use cosem_codec::class::Unit;
/// use cosem_codec::{DateTime, Decode, Encode, List, OctetString};
///
/// #[derive(Debug, PartialEq, Decode, Encode)]
/// struct Reading<'a> {
///     #[cosem(octet_string)]
///     clock: DateTime,
///     serial: OctetString<'a>,
///     error: Option<u16>,
///     values: List<'a, Value>,
/// }
///
/// #[derive(Debug, Clone, PartialEq, Decode, Encode)]
/// struct Value {
///     value: u32,
///     scaler: i8,
///     unit: Unit,
/// }
///
/// let values = [Value { value: 4027, scaler: -1, unit: Unit::WATT }];
/// let reading = Reading { clock: DateTime::from_octets([0xff; 12]), serial: OctetString(b"1234"), error: None, values: (&values).into() };
/// let mut buffer = [0; 64];
/// let octets = reading.encode(&mut buffer)?;
/// assert_eq!(octets[octets.len() - 11..], [0x02, 0x03, 0x06, 0x00, 0x00, 0x0f, 0xbb, 0x0f, 0xff, 0x16, 0x1b]);
/// assert_eq!(Reading::decode(octets)?, reading);
///
/// let error = Reading::decode(&octets[..20]).unwrap_err();
/// assert_eq!(error.to_string(), "truncated in reading.serial at octet 18: 2 more octets needed");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A bit field inside of an A-XDR sequence:
///
/// ```
/// use cosem_codec::{Decode, Encode};
///
/// #[derive(Debug, PartialEq, Decode, Encode)]
/// #[cosem(axdr)]
/// struct Request {
///     control: Control,
///     block: Option<u32>,
/// }
///
/// #[derive(Debug, PartialEq, Decode, Encode)]
/// #[cosem(bits)]
/// struct Control {
///     confirmed: bool,
///     #[cosem(reserved = 3, width = 4)]
///     id: u8,
/// }
///
/// let request = Request { control: Control { confirmed: true, id: 5 }, block: None };
/// assert_eq!(request.encode(&mut [0; 8])?, [0x85, 0x00]);
/// assert_eq!(Request::decode(&[0x85, 0x00])?, request);
/// assert!(Request::decode(&[0xc5, 0x00]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[proc_macro_derive(Decode, attributes(cosem))]
pub fn derive_decode(input: TokenStream) -> TokenStream {
    types::decode(input.into()).into()
}

/// Implements `cosem_codec::Encode`, the counterpart of [`derive@Decode`], with the same attributes.
#[proc_macro_derive(Encode, attributes(cosem))]
pub fn derive_encode(input: TokenStream) -> TokenStream {
    types::encode(input.into()).into()
}
