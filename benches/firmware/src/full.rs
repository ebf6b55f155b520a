//! Every APDU, both ways.

use cosem_codec::apdu::Apdu;
use cosem_codec::{Decode, Encode};

/// An APDU; the same in canonical form.
pub fn run(apdu: &[u8], canonical: &mut [u8]) -> usize {
    match Apdu::decode(apdu) {
        Ok(apdu) => apdu.encode(canonical).map_or(0, |octets| octets.len()),
        Err(_) => 0,
    }
}
