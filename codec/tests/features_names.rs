//! Errors name the field with the feature `names`, and link no names without it: `cargo test --no-default-features --test features_names`.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use cosem_codec::apdu::{Apdu, CipheredContent, SecurityControl};
use cosem_codec::class::RegisterV0Attribute;
use cosem_codec::{Decode, DecodeError, Encode, OctetString};

/// A GET request that ends inside of the logical name, and a scaler that is no integer.
fn errors() -> [DecodeError; 2] {
    [
        Apdu::decode(&[0xC0, 0x01, 0xC1, 0x00, 0x03, 0x01, 0x00]).expect_err("it is cut"),
        RegisterV0Attribute::decode(3, &[0x02, 0x02, 0x10, 0xFD, 0x16, 0x1E]).expect_err("a long is no integer"),
    ]
}

fn encode_error() -> String {
    let contradiction = CipheredContent {
        security_control: SecurityControl::from_bits(0x10),
        invocation_counter: 0,
        ciphertext: OctetString(&[]),
        authentication_tag: None,
    };
    contradiction.encode(&mut [0; 40]).expect_err("there is no tag").to_string()
}

#[cfg(feature = "names")]
#[test]
fn errors_name_the_field() {
    let [cut, wrong] = errors();
    let field = cut.field.expect("a field");
    assert_eq!((field.item(), field.name()), ("cosem-attribute-descriptor", "instance-id"));
    assert_eq!(cut.to_string(), "truncated in cosem-attribute-descriptor.instance-id at octet 5: 4 more octets needed");
    assert_eq!(wrong.to_string(), "unexpected tag in scal_unit_type.scaler at octet 2: 10 instead of 0f");
    assert!(encode_error().contains("ciphered-content.authentication-tag"), "{}", encode_error());
}

#[cfg(not(feature = "names"))]
#[test]
fn errors_have_no_names() {
    let [cut, wrong] = errors();
    for field in [cut, wrong].into_iter().filter_map(|error| error.field) {
        assert_eq!((field.item(), field.name()), ("", ""));
        assert_eq!(size_of_val(field), 0);
    }
    assert_eq!(cut.to_string(), "truncated at octet 5: 4 more octets needed");
    assert_eq!(wrong.to_string(), "unexpected tag at octet 2: 10 instead of 0f");
    assert!(!encode_error().contains("ciphered"), "{}", encode_error());
}

/// Kinds and places do not depend on the feature.
#[test]
fn errors_tell_what_and_where() {
    let [cut, wrong] = errors();
    assert_eq!((cut.kind.name(), cut.offset), ("truncated", 5));
    assert_eq!((wrong.kind.name(), wrong.offset), ("unexpected-tag", 2));
}
