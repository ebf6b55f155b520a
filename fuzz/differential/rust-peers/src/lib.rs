//! What the programs have in common: `PROGRAM apdu|data HEX` prints what a crate says of octets.

use std::env::args;
use std::panic::{catch_unwind, set_hook};

/// The kind of a message: what `apdu` and `data` of the command line stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An APDU.
    Apdu,
    /// COSEM Data.
    Data,
}

/// What a crate says of octets.
#[derive(Debug)]
pub enum Said {
    /// It does not read them.
    Refused,
    /// It reads them and has no way to write them.
    Accepted,
    /// It has no such message.
    NotAsked,
    /// It reads them and cannot write what it read.
    NotWritten,
    /// It reads them and writes these.
    Written(Vec<u8>),
}

/// Asks about the message of the command line. A panic is a refusal.
pub fn main(ask: fn(Kind, &[u8]) -> Said) {
    let arguments: Vec<String> = args().collect();
    let [_, kind, hex] = &arguments[..] else { panic!("usage: PROGRAM apdu|data HEX") };
    let kind = if kind == "data" { Kind::Data } else { Kind::Apdu };
    let octets: Vec<u8> = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex digits")).collect();
    set_hook(Box::new(|_| ()));
    let said = match catch_unwind(|| ask(kind, &octets)).unwrap_or(Said::Refused) {
        Said::Refused => "refused".to_owned(),
        Said::Accepted => "accepted".to_owned(),
        Said::NotAsked => "not asked".to_owned(),
        Said::NotWritten => "not written".to_owned(),
        Said::Written(octets) => octets.iter().map(|octet| format!("{octet:02X}")).collect(),
    };
    println!("{said}");
}
