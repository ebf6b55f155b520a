//! With the feature `alloc`: encoding into a vector is encoding into a buffer of the right size.
#![cfg(feature = "alloc")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use cosem_codec::apdu::{Apdu, CipheredContent, SecurityControl};
use cosem_codec::{Data, Decode, Encode, EncodeError, OctetString};
use support::subject::{Subject, encode};
use support::vectors::apdus;

#[test]
fn vectors_are_encoded_as_into_a_buffer() {
    for vector in apdus() {
        if vector.subject == Subject::Data {
            let Ok(data) = Data::decode(&vector.octets) else { continue };
            assert_eq!(data.to_vec(), encode(&data), "{}", vector.name);
        } else {
            let Ok(apdu) = Apdu::decode(&vector.octets) else { continue };
            assert_eq!(apdu.to_vec(), encode(&apdu), "{}", vector.name);
        }
    }
}

#[test]
fn errors_are_the_same() {
    let contradiction = CipheredContent {
        security_control: SecurityControl::from_bits(0x30),
        invocation_counter: 0,
        ciphertext: OctetString(&[]),
        authentication_tag: None,
    };
    assert!(matches!(contradiction.to_vec(), Err(EncodeError::Inconsistent { .. })));
    assert_eq!(contradiction.to_vec(), encode(&contradiction));
}
