//! Asks `dlms_cosem`, which reads notifications, general-glo-ciphering and Data, and writes nothing.

use dlms_cosem::{Apdu, Data};
use rust_peers::{Kind, Said};

fn main() {
    rust_peers::main(|kind, octets| {
        let rest = match (kind, octets.first()) {
            (Kind::Data, _) => Data::parse(octets).map(|(rest, _)| rest),
            (Kind::Apdu, Some(0x0F | 0xDB)) => Apdu::parse(octets).map(|(rest, _)| rest),
            (Kind::Apdu, _) => return Said::NotAsked,
        };
        if rest.is_ok_and(<[u8]>::is_empty) { Said::Accepted } else { Said::Refused }
    });
}
