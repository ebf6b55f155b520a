//! The layers between the octets of a line and the octets of an APDU: framing, headers, check sequences, and the joining of segments
//! and blocks.
//!
//! | layer | module | standard |
//! |---|---|---|
//! | HDLC data link layer | [`hdlc`] | IEC 62056-46 |
//! | LLC sub-layer of the HDLC profile | [`llc`] | IEC 62056-46, clause 5 |
//! | wrapper for TCP and UDP | [`wrapper`] | IEC 62056-47, today 62056-4-7 |
//! | wired M-Bus | [`mbus`] | EN 13757-2, IEC 62056-7-3 |
//! | gateway prefix | [`gateway`] | IEC 62056-5-3, reserved tags E6 and E7 |
//! | block transfer | [`block_transfer`] | IEC 62056-5-3 |
//!
//! No module here reads from a device, keeps a clock or allocates. A reader is a function over the octets that are there; it answers
//! with [`Progress`]: one whole unit, *incomplete* (more octets could still make it good) or *invalid* (no further octet can repair
//! it). This distinction is all that a stream needs to stay in step. Whoever has the octets in a `Vec` anyway uses the owning readers,
//! which exist under the feature `alloc` and do the keeping of the rest.
//!
//! Decoders are strict by default. What deployed meters do against the standard has a name each ([`hdlc::Rule`]) and is accepted when
//! the caller says so.

pub mod block_transfer;
pub mod buffer;
mod count;
pub mod detect;
pub mod gateway;
pub mod hdlc;
pub mod llc;
pub mod mbus;
mod progress;
pub mod wrapper;

pub use progress::Progress;
