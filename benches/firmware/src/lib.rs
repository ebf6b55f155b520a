//! Typical uses of the codec in firmware. Each module is one use: a function that takes octets from the line, does what a device does
//! with them, and gives the octets to send. `src/bin` makes a program of each: `benches/sizes.sh` weighs them, `benches/no-panic.sh`
//! looks for ways to a panic in them.
#![no_std]
#![forbid(unsafe_code)]

pub mod full;
pub mod get_client;
pub mod get_server;
pub mod hdlc;
pub mod meter;
pub mod push_meter;
#[cfg(feature = "surface")]
pub mod surface;
pub mod typed_client;

/// What a device does with the octets that came, and how many octets it wrote for an answer.
pub type Use = fn(received: &[u8], answer: &mut [u8]) -> usize;
