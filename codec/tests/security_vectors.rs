//! The known answers of `security.toml`, in both directions.
#![cfg(feature = "rustcrypto")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod security_support;

use cosem_codec::Decode;
use cosem_codec::apdu::{Apdu, GeneralCiphering};
use cosem_codec::security::backend::Gcm;
use cosem_codec::security::{CipheredApdu, Envelope, Form, KeyChoice, MessageHeader, NotChecked, SecurityError, Sender, SystemTitle};
use security_support::{Material, control, counter, field, optional, tables, text, title, vectors_of};
use toml::Table;

/// What the APDU of a vector holds.
fn inside(vector: &Table) -> Vec<u8> {
    optional(vector, "information").unwrap_or_else(|| field(vector, "plaintext"))
}

/// The tag that must come out: that of the vector, or the one that it gives as computed where the printed one is an exception.
fn tag(vector: &Table) -> Vec<u8> {
    optional(vector, "tag_computed_with_aad_expected").unwrap_or_else(|| field(vector, "tag"))
}

/// The vector's APDU, with the tag that must come out.
fn whole(vector: &Table) -> Vec<u8> {
    let (mut apdu, tag) = (field(vector, "apdu"), tag(vector));
    let start = apdu.len() - tag.len();
    apdu[start..].copy_from_slice(&tag);
    apdu
}

#[test]
fn the_exceptions_are_those_that_are_found() {
    let named: Vec<_> = tables("security-exceptions.toml", "exception").iter().map(|table| text(table, "name").to_owned()).collect();
    let mut found = Vec::new();
    for vector in vectors_of("aes-gcm-apdu") {
        let mut apdu = field(&vector, "apdu");
        let material = Material::of(&vector);
        let ciphered = CipheredApdu::parse(&mut apdu).unwrap();
        let result = ciphered.remove(&material.keys(control(&vector).suite()), Some(title(&vector, "system_title")), NotChecked);
        match result {
            Ok(_) => {}
            Err(SecurityError::Authentication) => found.push(text(&vector, "name").to_owned()),
            Err(error) => panic!("{}: {error}", text(&vector, "name")),
        }
    }
    assert_eq!(found, named);
}

#[test]
fn protection_is_removed() {
    let vectors = vectors_of("aes-gcm-apdu");
    assert_eq!(vectors.len(), 49);
    for vector in vectors {
        let name = text(&vector, "name");
        let material = Material::of(&vector);
        let originator = title(&vector, "system_title");
        let mut apdu = whole(&vector);
        let ciphered = CipheredApdu::parse(&mut apdu).unwrap();
        assert_eq!(ciphered.control(), control(&vector), "{name}");
        assert_eq!(ciphered.counter().to_be_bytes()[..], field(&vector, "invocation_counter"), "{name}");
        assert_eq!(ciphered.unverified_clear_text().is_some(), !control(&vector).encrypted(), "{name}");
        let clear = ciphered.remove(&material.keys(control(&vector).suite()), Some(originator), NotChecked).unwrap();
        assert_eq!(clear.octets(), inside(&vector), "{name}");
        assert_eq!(clear.originator(), originator, "{name}");
        Apdu::decode(clear.octets()).unwrap_or_else(|error| panic!("{name}: {error}"));

        let mut apdu = field(&vector, "apdu");
        let ciphered = CipheredApdu::parse(&mut apdu).unwrap();
        let unverified = ciphered.decrypt_without_verifying(&material.cipher, Some(originator)).unwrap();
        assert_eq!(unverified.octets(), inside(&vector), "{name}");
    }
}

#[test]
fn apdus_are_protected() {
    for vector in vectors_of("aes-gcm-apdu") {
        let name = text(&vector, "name");
        let mut expected = whole(&vector);
        let material = Material::of(&vector);
        let originator = title(&vector, "system_title");
        let fields = expected.clone();
        let general = GeneralCiphering::decode(&fields).ok();
        let titled = {
            let ciphered = CipheredApdu::parse(&mut expected).unwrap();
            (ciphered.form(), ciphered.originator().is_some())
        };
        let envelope = match titled {
            (Form::Global, _) => Envelope::Global,
            (Form::Dedicated, _) => Envelope::Dedicated,
            (Form::GeneralGlobal, true) => Envelope::GeneralGlobal,
            (Form::GeneralGlobal, false) => Envelope::GeneralGlobalUntitled,
            (Form::GeneralDedicated, true) => Envelope::GeneralDedicated,
            (Form::GeneralDedicated, false) => Envelope::GeneralDedicatedUntitled,
            (Form::General, true) => {
                let general = general.unwrap();
                let header = MessageHeader {
                    transaction_id: general.transaction_id.0,
                    recipient: SystemTitle::try_from(general.recipient_system_title.0).ok(),
                    date_time: general.date_time,
                    other_information: general.other_information.0,
                };
                Envelope::General { header, key_info: general.key_info }
            }
            // a sender always names itself in a general-ciphering
            (Form::General, false) => {
                assert_eq!(name, "general-ciphering-rtds-mac");
                continue;
            }
        };
        let plain = inside(&vector);
        let front = envelope.front_len(plain.len(), control(&vector));
        // with the room that it takes, with more of it, and with none
        for start in [front, front + 7, 0] {
            let mut sender = Sender::new(material.keys(control(&vector).suite()), originator, counter(&vector));
            let mut buffer = vec![0x55; start.max(front) + plain.len() + 12];
            buffer[start..start + plain.len()].copy_from_slice(&plain);
            let place = sender.protect(&envelope, control(&vector), &mut buffer, start..start + plain.len()).unwrap();
            assert_eq!(place.start, start.max(front) - front, "{name}");
            assert_eq!(buffer[place], expected, "{name}");
        }
        let mut sender = Sender::new(material.keys(control(&vector).suite()), originator, counter(&vector));
        let mut buffer = vec![0; expected.len()];
        let message = Apdu::decode(&plain).unwrap();
        let protected = sender.protect_message(&envelope, control(&vector), &message, &mut buffer).unwrap();
        assert_eq!(protected, expected, "{name}");
    }
}

#[test]
fn the_stated_initialization_vector_and_additional_data_give_the_tag() {
    for vector in vectors_of("aes-gcm-apdu") {
        let name = text(&vector, "name");
        if !control(&vector).authenticated() {
            assert_eq!(field(&vector, "tag"), [0; 0], "{name}");
            continue;
        }
        let iv: [u8; 12] = field(&vector, "iv").try_into().unwrap();
        let aad = optional(&vector, "aad_expected").unwrap_or_else(|| field(&vector, "aad"));
        // with authentication alone, what is protected is not repeated under `ciphertext`
        let mut text = if control(&vector).encrypted() { field(&vector, "plaintext") } else { Vec::new() };
        let (first, rest) = aad.split_at(5);
        let computed = Material::of(&vector).cipher.seal(&iv, &[first, rest], &mut text).unwrap();
        assert_eq!((&computed[..], &text[..]), (&tag(&vector)[..], &field(&vector, "ciphertext")[..]), "{name}");
    }
}

#[test]
fn changed_apdus_are_refused() {
    let vectors = vectors_of("aes-gcm-reject");
    assert_eq!(vectors.len(), 2);
    for vector in vectors {
        let apdu = field(&vector, "apdu");
        let mut buffer = apdu.clone();
        let ciphered = CipheredApdu::parse(&mut buffer).unwrap();
        let suite = ciphered.control().suite();
        let result = ciphered.remove(&Material::of(&vector).keys(suite), Some(title(&vector, "system_title")), NotChecked);
        assert_eq!(result.unwrap_err(), SecurityError::Authentication, "{}", text(&vector, "name"));
        assert_eq!(buffer, apdu);
    }
}

#[test]
fn the_key_is_told() {
    let key = |name: &str| {
        let vector = vectors_of("aes-gcm-apdu").into_iter().find(|vector| text(vector, "name") == name).expect("a vector");
        let mut apdu = field(&vector, "apdu");
        format!("{:?}", CipheredApdu::parse(&mut apdu).unwrap().key())
    };
    assert_eq!(key("glo-get-request-suite2"), "Global(KeySet(unicast))");
    assert_eq!(key("glo-set-request-broadcast-auth"), "Global(KeySet(broadcast))");
    assert_eq!(key("computed-ded-get-request"), "Dedicated");
    assert_eq!(key("general-ciphering-no-key-info"), format!("{:?}", KeyChoice::Known));
    assert!(key("general-ciphering-wrapped-key").starts_with("Info(WrappedKey("));
    assert!(key("general-ciphering-agreed-key-1e1s").starts_with("Info(AgreedKey("));
}
