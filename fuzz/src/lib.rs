//! Oracles: documented functions over octets that panic when they find a fault in `cosem-codec` or `cosem-spec`.
//!
//! A fuzz target is three lines around one of them; a former crash is a file in `regressions/<target>/` that an ordinary test hands
//! to the same function. [`TARGETS`] is the list of both.
//!
//! - `fuzz/run.sh SECONDS [target ...]` writes the seeds, runs the targets and prints a table.
//! - `cargo test --no-default-features` in this folder builds without the fuzzer, with a stable compiler, and walks seeds of the
//!   vectors and former crashes.

mod agreement;
pub mod bounds;
pub mod class;
mod compact_array;
mod data;
pub mod dictionary;
pub mod families;
pub mod frames;
pub mod inspector;
pub mod link;
pub mod lon;
mod mbus;
mod obis;
mod peer;
mod rebuilt;
pub mod round_trip;
pub mod security;
pub mod seeds;
mod spec_language;
pub mod structured;
pub mod subjects;

pub use class::class;
pub use compact_array::compact_array;
pub use data::data;
pub use families::{
    access, acse, action, apdu, ciase, errors, family_of, gateway, get, initiate, notifications, protection, set, short_name,
};
pub use frames::{lpdu, npdu};
pub use link::{hdlc, wrapper};
pub use lon::{lon_apdu, lon_channel, lon_datagram, osgp_table};
pub use mbus::mbus;
pub use obis::obis;
pub use peer::peer;
pub use spec_language::spec_language;
pub use structured::structured;

/// General block transfer: the APDU, and the joining of the blocks of several.
///
/// # Panics
/// When an oracle finds a fault.
pub fn block_transfer(octets: &[u8]) {
    families::block_transfer(octets);
    link::blocks(octets);
}

/// What [`cosem_spec::generate::Mutator`] makes of octets in a buffer, for `fuzz_mutator!`; the new length.
#[must_use]
pub fn mutate(item: &str, buffer: &mut [u8], length: usize, most: usize, seed: u32) -> usize {
    let mutator = cosem_spec::generate::Mutator::new(agreement::model(), agreement::item(item));
    let changed = mutator.mutate(&buffer[..length], seed.into());
    let length = changed.len().min(most).min(buffer.len());
    buffer[..length].copy_from_slice(&changed[..length]);
    length
}

/// A function over any octets that panics when it finds a fault.
pub type Oracle = fn(&[u8]);

/// The fuzz targets by name.
pub const TARGETS: &[(&str, Oracle)] = &[
    ("access", access),
    ("acse", acse),
    ("action", action),
    ("apdu", apdu),
    ("apdu_grown", apdu),
    ("block_transfer", block_transfer),
    ("ciase", ciase),
    ("class", class),
    ("compact_array", compact_array),
    ("data", data),
    ("errors", errors),
    ("gateway", gateway),
    ("get", get),
    ("hdlc", hdlc),
    ("initiate", initiate),
    ("lon_apdu", lon_apdu),
    ("lon_channel", lon_channel),
    ("lon_datagram", lon_datagram),
    ("lpdu", lpdu),
    ("mbus", mbus),
    ("notifications", notifications),
    ("npdu", npdu),
    ("obis", obis),
    ("osgp_table", osgp_table),
    ("peer", peer),
    ("protection", protection),
    ("security_certificates", security::certificates),
    ("security_hls", security::hls),
    ("security_keys", security::keys),
    ("security_removal", security::removal),
    ("security_signing", security::signing),
    ("set", set),
    ("short_name", short_name),
    ("spec_language", spec_language),
    ("structured", structured),
    ("wrapper", wrapper),
];
