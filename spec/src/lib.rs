//! The DLMS/COSEM protocol, written down once, and the library that reads it.
//!
//! Spec files (`suite/**/*.spec`) declare APDUs, interface classes and frames. This crate parses them ([`syntax`]), checks them
//! ([`check`]) into a [`model`], and reports every [`fault`] with its place. With the feature `inspect` it also interprets the
//! model over octets.
#![doc = concat!("The language is explained in `LANGUAGE.md`.")]

pub mod check;
pub mod fault;
pub mod model;
pub mod source;
pub mod suite;
pub mod syntax;

#[cfg(feature = "inspect")]
pub mod compose;
#[cfg(feature = "inspect")]
pub mod inspect;
