//! Zero-copy decoders and encoders for DLMS/COSEM.
//!
//! Everything that decodes is a [`Decode`]: a `nom` parser over `&[u8]` that borrows, never allocates and never panics. Everything
//! that encodes is an [`Encode`] that writes into `&mut [u8]`. Decoding accepts what meters send where the meaning is clear;
//! encoding always writes the canonical form, and [`decode_canonical`](Decode::decode_canonical) accepts nothing else.
//!
//! ```
//! use cosem_codec::data::{Data, Value};
//! use cosem_codec::{Decode, Encode};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // double-long-unsigned 5477187
//! let data = Data::decode(&[0x06, 0x00, 0x53, 0x93, 0x43])?;
//! assert_eq!(data.value()?, Value::DoubleLongUnsigned(5_477_187));
//! assert_eq!(data.decode_as::<u32>()?, 5_477_187);
//!
//! let mut buffer = [0; 8];
//! assert_eq!(5_477_187u32.encode(&mut buffer)?, [0x06, 0x00, 0x53, 0x93, 0x43]);
//!
//! // errors tell what, where, and how much
//! let error = Data::decode(&[0x06, 0x00]).unwrap_err();
//! assert_eq!(error.to_string(), "truncated at octet 0: 3 more octets needed");
//! # Ok(())
//! # }
//! ```
//!
//! # Modules
//! - [`apdu`], [`class`], [`frame`]: what the spec files declare, as Rust types: APDUs, attributes of interface classes, packed frames.
//! - `iso14908`: the frames of ISO/IEC 14908 and the profile on top of it; with the feature of that name.
//! - [`link`]: HDLC, LLC, wrapper, gateway, block transfer: from the octets of a line to an APDU and back.
//! - [`data`]: any COSEM Data, and the types that read and write it.
//! - [`object`]: what a meter says about itself: object lists, profiles, compact data, pushes.
//! - [`obis`]: the names of objects, and with the feature of that name what they mean.
//! - [`error`]: what can be wrong, and where.
//! - [`describe`]: name, clause and evidence of what a spec file declares.
//! - [`octets`], [`axdr`], [`ber`], [`support`]: small parsers and writers that generated code is made of.
//! - [`crc`]: check sequences.
//! - `security` (feature of that name): protection of APDUs, authentication, keys.
//!
//! # Features
//! - `names` (default): names of items and fields in errors.
//! - `alloc`: [`Encode::to_vec`] and other conveniences that allocate; `std` as well.
//! - `serde`: `Serialize` for everything that decodes.
//! - `obis` (default): the catalogue of OBIS codes.
//! - `chrono`, `jiff`: conversions of date-times; `rust_decimal`: conversions of [`Decimal`].
//! - `fast-crc`: larger tables for the check sequences.
//! - `small`: small rather than fast code, the same behaviour. Cargo turns it on for everybody in a build, so it is for programs, not for
//!   libraries.
//! - `security`: protection and authentication; `rustcrypto`: its default back end.
//! - `unconfirmed`: items whose layout is a reconstruction.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;
// Generated code names this crate as its users do.
extern crate self as cosem_codec;

pub mod apdu;
pub mod axdr;
pub mod ber;
pub mod class;
pub mod crc;
pub mod data;
pub mod describe;
pub mod error;
pub mod frame;
#[cfg(feature = "iso14908")]
pub mod iso14908;
pub mod link;
pub mod obis;
#[cfg(any(feature = "class-access", feature = "class-measurement"))]
pub mod object;
pub mod octets;
#[cfg(feature = "security")]
pub mod security;
pub mod support;

mod bit_string;
mod contained;
mod date_time;
mod decimal;
mod decode;
mod encode;
mod list;
mod oid;
mod quantity;
#[cfg(feature = "serde")]
mod serialize;
mod strings;

pub use bit_string::BitString;
pub use contained::Contained;
pub use cosem_derive::{Decode, Encode, spec_file};
pub use data::Data;
pub use date_time::{ClockStatus, Date, DateTime, DayOfMonth, DayOfWeek, Month, Time, TimeError, TimePart, Unordered};
pub use decimal::{Decimal, ParseDecimalError};
pub use decode::Decode;
pub use describe::{Change, Class, ClassDescription, Describe, Description, Evidence};
pub use encode::{Encode, Writer};
pub use error::{DecodeError, EncodeError, ErrorKind, Field, ParseError, Parsed};
pub use list::{Iter as ListIter, List};
pub use oid::{Arcs, Oid};
pub use quantity::{Number, Quantity};
pub use strings::{OctetString, Utf8String, VisibleString};

/// What generated code names beside this crate's own items.
#[doc(hidden)]
pub mod __private {
    pub use nom;
    #[cfg(feature = "serde")]
    pub use serde;
}

/// Views and errors go from one thread to another.
const _: () = {
    const fn shared<T: Send + Sync>() {}
    shared::<apdu::Apdu<'_>>();
    shared::<data::Events<'_>>();
    shared::<data::CheckedEvents<'_>>();
    shared::<data::Value<'_>>();
    shared::<ListIter<'_, Data<'_>>>();
    shared::<(class::any::Attribute<'_>, class::any::Method<'_>, class::any::Return<'_>, class::any::Access<'_>)>();
    shared::<Contained<'_, apdu::Apdu<'_>>>();
    shared::<link::hdlc::Frames<'_>>();
    shared::<(DecodeError, EncodeError, ParseError)>();
    shared::<(link::hdlc::FrameError, link::wrapper::WrapperError, link::block_transfer::BlockError)>();
};

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
