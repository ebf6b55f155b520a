//! The golden files of the emitter as a library: one module for each, compiled under the lints of this crate.
//!
//! `derive/tests/golden/<name>.spec` is what each is expanded from.

/// Newtypes as fields: what depends on them looks through.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/alias.rs"]
pub mod alias;
/// One of three, behind a tag.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/axdr_choice.rs"]
pub mod axdr_choice;
/// Octets that hold something: with the length in front, or absent when empty, or of a length told elsewhere.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/axdr_contained.rs"]
pub mod axdr_contained;
/// Numbers of every width.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/axdr_integers.rs"]
pub mod axdr_integers;
/// Lists of items, with their count in front, of a fixed count, and with a count that another field tells.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/axdr_lists.rs"]
pub mod axdr_lists;
/// Alternatives by codes, by ranges, and for all other values.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/axdr_match.rs"]
pub mod axdr_match;
/// Optional and default fields, strings, and Data at the end, which may stay unread.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/axdr_presence.rs"]
pub mod axdr_presence;
/// A row of a compact array: one chunk, with the length of the date-time in it.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/axdr_runs.rs"]
pub mod axdr_runs;
/// Strings with lengths of their own, of fixed length, and with a length that another field tells.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/axdr_strings.rs"]
pub mod axdr_strings;
/// Fields under context tags.
#[rustfmt::skip]
#[allow(clippy::redundant_closure, reason = "a closure is put in place where a function by its name is called")]
#[path = "../../../derive/tests/golden/ber_sequence.rs"]
pub mod ber_sequence;
/// Every type under implicit and explicit tags.
#[rustfmt::skip]
#[allow(clippy::redundant_closure, reason = "a closure is put in place where a function by its name is called")]
#[path = "../../../derive/tests/golden/ber_types.rs"]
pub mod ber_types;
/// Flags and numbers of an octet.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/bits.rs"]
pub mod bits;
/// Bits behind their type tags.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/bits_data.rs"]
pub mod bits_data;
/// Constant bits that are refused, and others that are put right.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/bits_tolerant.rs"]
pub mod bits_tolerant;
/// A class.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/class.rs"]
pub mod class;
/// Version 0 has everything that a class can have.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/class_versions.rs"]
pub mod class_versions;
/// Open: values without a name pass through.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/codes.rs"]
pub mod codes;
/// Codes behind their type tags.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/codes_data.rs"]
pub mod codes_data;
/// The length follows from a code that is a field.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/codes_measure.rs"]
pub mod codes_measure;
/// Dates and times under their own tags and in octet-strings, as declared and as meters send them.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/data_dates.rs"]
pub mod data_dates;
/// The type depends on an earlier member.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/data_match.rs"]
pub mod data_match;
/// Members that may be null-data or missing.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/data_presence.rs"]
pub mod data_presence;
/// A row of a profile: one chunk.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/data_structure.rs"]
pub mod data_structure;
/// Declared deviations of COSEM Data.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/data_tolerances.rs"]
pub mod data_tolerances;
/// A value of every type.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/data_types.rs"]
pub mod data_types;
/// Bits, a match on two of them, a length from a code, and a check at the end.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/frame.rs"]
pub mod frame;
/// An inner frame that takes what is left in front of the check.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/frame_x25.rs"]
pub mod frame_x25;
/// Names that are words of Rust, begin like locals of the generated code, or are spelled otherwise.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/names.rs"]
pub mod names;
/// Tables of value groups and the catalogue that uses them.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/obis.rs"]
pub mod obis;
/// Alternatives by ranges of first octets, and with selectors that stand elsewhere.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/octets_choice.rs"]
pub mod octets_choice;
/// Fields that are there when a bit says so, with lengths of their own, around octets that take all the rest.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/octets_conditions.rs"]
pub mod octets_conditions;
/// Numbers with the least octet first beside others, and floating point.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/octets_integers.rs"]
pub mod octets_integers;
/// A class that the suite has too: this one is meant here.
#[rustfmt::skip]
#[path = "../../../derive/tests/golden/shadow.rs"]
pub mod shadow;
