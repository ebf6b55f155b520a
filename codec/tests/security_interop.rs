//! Octets of programs that were not written here: gurux-dlms, dlms-cosem and cryptography for Python.
//!
//! `oracles/security.py` wrote them, and checked with the command line of this project that those programs open what is sealed here.
#![cfg(feature = "rustcrypto")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod security_support;

use cosem_codec::apdu::SecurityControl;
use cosem_codec::security::hls::{Gmac, MAX_ANSWER_LEN, Mechanism, Transcript};
use cosem_codec::security::rustcrypto::AesKeyWrap;
use cosem_codec::security::{CipheredApdu, Envelope, Key, NotChecked, Sender, SendingCounter, SystemTitle, unwrap_key, wrap_key};
use security_support::{Material, field, tables_at, text, title};
use toml::Table;

const FILE: &str = "tests/oracles/security.toml";

fn counter(table: &Table) -> SendingCounter {
    SendingCounter::starting_at(table["counter"].as_integer().unwrap().try_into().unwrap())
}

#[test]
fn apdus_both_ways() {
    let apdus = tables_at(FILE, "apdu");
    assert_eq!(apdus.len(), 45);
    let mut programs = [0; 2];
    for recorded in &apdus {
        let control = SecurityControl::from_bits(field(recorded, "control")[0]);
        let (plain, apdu, material) = (field(recorded, "plain"), field(recorded, "apdu"), Material::of(recorded));
        let originator = title(recorded, "system_title");
        let keys = material.keys(control.suite());
        let what = format!("{} {control:?}", text(recorded, "form"));

        let mut buffer = apdu.clone();
        let clear = CipheredApdu::parse(&mut buffer).unwrap().remove(&keys, Some(originator), NotChecked);
        assert_eq!(clear.unwrap_or_else(|error| panic!("{what}: {error}")).octets(), plain, "{what}");

        let envelope = match text(recorded, "form") {
            "glo" => Envelope::Global,
            "ded" => Envelope::Dedicated,
            "general-glo" => Envelope::GeneralGlobal,
            "general-ded" => Envelope::GeneralDedicated,
            other => panic!("unknown form {other}"),
        };
        let mut buffer = vec![0; apdu.len()];
        buffer[..plain.len()].copy_from_slice(&plain);
        let place = Sender::new(keys, originator, counter(recorded)).protect(&envelope, control, &mut buffer, 0..plain.len()).unwrap();
        assert_eq!(buffer[place], apdu, "{what}");
        for (count, program) in programs.iter_mut().zip(["gurux-dlms", "dlms-cosem"]) {
            *count += usize::from(recorded["programs"].as_array().unwrap().iter().any(|name| name.as_str() == Some(program)));
        }
    }
    assert_eq!(programs, [45, 15]);
}

#[test]
fn gmac_and_key_wrap() {
    let answers = tables_at(FILE, "gmac");
    assert_eq!(answers.len(), 2);
    for recorded in &answers {
        let (material, own, challenge) = (Material::of(recorded), title(recorded, "system_title"), field(recorded, "challenge"));
        let keys = material.keys(SecurityControl::from_bits(field(recorded, "answer")[0]).suite());
        let mut sender = Sender::new(keys, own, counter(recorded));
        let mut out = [0; MAX_ANSWER_LEN];
        let transcript = Transcript { prover: own, verifier: SystemTitle([1; 8]), challenge: &challenge, other_challenge: &[] };
        let mut gmac = Gmac::new(&mut sender, keys, NotChecked);
        let len = gmac.answer(&transcript, &mut out).unwrap();
        assert_eq!(out[..len], field(recorded, "answer"));
        gmac.check(&transcript, &field(recorded, "answer")).unwrap();
    }
    let wrapped = tables_at(FILE, "wrap");
    assert_eq!(wrapped.len(), 2);
    for recorded in &wrapped {
        let kek = AesKeyWrap::new(&Key::new(&field(recorded, "kek")).unwrap());
        let key = Key::new(&field(recorded, "key")).unwrap();
        let mut out = [0; 40];
        assert_eq!(wrap_key(&kek, &key, &mut out).unwrap(), field(recorded, "wrapped"));
        assert_eq!(unwrap_key(&kek, &field(recorded, "wrapped")).unwrap(), key);
    }
}
