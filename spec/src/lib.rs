//! The DLMS/COSEM protocol, written down once, and the library that reads it.
//!
//! Spec files (`suite/**/*.spec`) declare APDUs, interface classes and frames. This crate parses them ([`syntax`]), checks them
//! ([`check`]) into a [`model`], and reports every [`fault`] with its place. With the feature `inspect` it also interprets the
//! model over octets.
#![doc = concat!("The language is explained in `LANGUAGE.md`.")]

pub mod check;
pub mod emit;
pub mod fault;
pub mod model;
pub mod obis;
mod similar;
pub mod source;
pub mod suite;
pub mod syntax;
mod uses;

#[cfg(feature = "inspect")]
pub mod classes;
#[cfg(feature = "inspect")]
pub mod compose;
#[cfg(feature = "inspect")]
pub mod coverage;
#[cfg(feature = "generate")]
pub mod generate;
#[cfg(feature = "inspect")]
pub mod inspect;
#[cfg(feature = "inspect")]
pub mod subject;

/// Reads and checks spec files: `(path, folder, text)` each. The path is what messages show; the folder is that of the suite, or
/// empty for a user's file.
///
/// # Errors
///
/// Everything that is wrong with the files, see [`fault`].
pub fn read<P, F, T>(files: impl IntoIterator<Item = (P, F, T)>) -> Result<model::Model, fault::Faults>
where
    P: Into<String>,
    F: Into<String>,
    T: Into<String>,
{
    let mut sources = source::Sources::default();
    for (path, folder, text) in files {
        sources.add(path, folder, text);
    }
    check::check(sources)
}
