//! The second back end gives what the first one gives.
#![cfg(all(feature = "ring", feature = "rustcrypto"))]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod security_support;

use cosem_codec::security::backend::{Curve, Gcm, Hash, Verify};
use cosem_codec::security::ring::{AesGcm, Hashes, MAX_SIGNED_LEN, PublicKey};
use cosem_codec::security::{CipheredApdu, Key, Keys, NotChecked, Protection, SecurityError, rustcrypto};
use proptest::prelude::*;
use security_support::{control, field, text, title, vectors_of};

#[test]
fn known_answers() {
    for vector in vectors_of("aes-gcm-apdu") {
        // no authentication key, or a tag that is not right in the source
        if field(&vector, "authentication_key").is_empty() || vector.contains_key("tag_printed") {
            continue;
        }
        let cipher = AesGcm::<256>::new(&Key::new(&field(&vector, "block_cipher_key")).unwrap()).unwrap();
        let authentication_key = Key::new(&field(&vector, "authentication_key")).unwrap();
        let keys = Keys::new(control(&vector).suite(), &cipher, &authentication_key).unwrap().demanding(Protection::NOTHING);
        let mut apdu = field(&vector, "apdu");
        let clear = CipheredApdu::parse(&mut apdu).unwrap().remove(&keys, Some(title(&vector, "system_title")), NotChecked);
        assert_eq!(clear.unwrap().octets(), field(&vector, "plaintext"), "{}", text(&vector, "name"));
    }
    for vector in vectors_of("ecdsa") {
        let curve = if text(&vector, "curve") == "P-256" { Curve::P256 } else { Curve::P384 };
        let key = PublicKey::new(curve, &field(&vector, "public_key")).unwrap();
        let verified = key.verify(&[&field(&vector, "message")], &field(&vector, "signature"));
        assert_eq!(verified.is_ok(), text(&vector, "verifies") == "true", "{}", text(&vector, "name"));
    }
}

#[test]
fn what_it_does_not_have() {
    assert_eq!(Hashes.md5(&[b"x"]), Err(SecurityError::Unsupported));
    let cipher = AesGcm::<32>::new(&Key::new(&[1; 16]).unwrap()).unwrap();
    let mut text = [7; 20];
    assert_eq!(cipher.seal(&[0; 12], &[&[0; 33]], &mut text), Err(SecurityError::Unsupported));
    assert_eq!(cipher.open(&[0; 12], &[&[0; 30], &[0; 3]], &mut text, &[0; 12]), Err(SecurityError::Unsupported));
    assert_eq!(text, [7; 20]);
    let key = PublicKey::new(Curve::P256, &[1; 64]).unwrap();
    assert_eq!(key.verify(&[&[0; MAX_SIGNED_LEN + 1]], &[0; 64]), Err(SecurityError::Unsupported));
    assert_eq!(key.verify(&[b"x"], &[1; 64]), Err(SecurityError::Authentication));
    assert_eq!(PublicKey::new(Curve::P384, &[1; 64]).unwrap_err(), SecurityError::KeyLength { found: 64 });
}

proptest! {
    #[test]
    fn both_back_ends_agree(
        long: bool,
        seed: [u8; 32],
        iv: [u8; 12],
        aad in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..4),
        text in prop::collection::vec(any::<u8>(), 0..300),
        flip in any::<prop::sample::Index>(),
    ) {
        let key = Key::new(if long { &seed[..] } else { &seed[..16] }).unwrap();
        let (one, two) = (AesGcm::<160>::new(&key).unwrap(), rustcrypto::AesGcm::new(&key));
        let parts: Vec<&[u8]> = aad.iter().map(Vec::as_slice).collect();
        let (mut first, mut second) = (text.clone(), text.clone());
        let tag = one.seal(&iv, &parts, &mut first).unwrap();
        prop_assert_eq!(two.seal(&iv, &parts, &mut second).unwrap(), tag);
        prop_assert_eq!(&first, &second);
        let mut wrong = tag;
        wrong[flip.index(12)] ^= 1;
        prop_assert_eq!(one.open(&iv, &parts, &mut first, &wrong), Err(SecurityError::Authentication));
        prop_assert_eq!(&first, &second);
        one.open(&iv, &parts, &mut first, &tag).unwrap();
        prop_assert_eq!(&first, &text);
        prop_assert_eq!(Hashes.sha1(&parts), rustcrypto::Hashes.sha1(&parts));
        prop_assert_eq!(Hashes.sha256(&parts), rustcrypto::Hashes.sha256(&parts));
        prop_assert_eq!(Hashes.sha384(&parts), rustcrypto::Hashes.sha384(&parts));
    }
}
