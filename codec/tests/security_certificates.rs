//! Certificates that `oracles/security.py` made with the Python package `cryptography`, and the rules of DLMS.
#![cfg(all(feature = "certificates", feature = "rustcrypto"))]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod security_support;

use cosem_codec::security::SystemTitle;
use cosem_codec::security::backend::Curve;
use cosem_codec::security::certificate::{Certificate, CertificateError, CertificateUse};
use cosem_codec::security::rustcrypto::PublicKey;
use security_support::{field, tables_at, text};
use toml::Table;

const TITLE: SystemTitle = SystemTitle(*b"MMM\0\0\xBC\x61\x4E");
/// 2026-06-01.
const NOW: u64 = 1_780_272_000;

fn all() -> Vec<Table> {
    tables_at("tests/oracles/security.toml", "certificate")
}

fn issuer(recorded: &Table) -> PublicKey {
    let curve = if text(recorded, "issuer_curve") == "P-256" { Curve::P256 } else { Curve::P384 };
    PublicKey::new(curve, &field(recorded, "issuer_key")).unwrap()
}

/// All checks in one.
fn judged(recorded: &Table, purpose: CertificateUse, now: u64) -> Result<(), CertificateError> {
    let certificate = Certificate::from_der(&field(recorded, "der"))?;
    certificate.check(purpose, now)?;
    certificate.verify(&issuer(recorded))?;
    if purpose != CertificateUse::CertificationAuthority && certificate.system_title()? != TITLE {
        return Err(CertificateError::Subject);
    }
    PublicKey::new(certificate.curve(), certificate.public_key()).map(drop).map_err(|_| CertificateError::PublicKey)
}

#[test]
fn certificates_are_judged() {
    use CertificateUse::{CertificationAuthority, DigitalSignature, KeyAgreement};
    let expected = [
        ("signing-p256", DigitalSignature, Ok(())),
        ("signing-p256", KeyAgreement, Err(CertificateError::KeyUsage)),
        ("signing-p256", CertificationAuthority, Err(CertificateError::KeyUsage)),
        ("signing-p256-below-p384", DigitalSignature, Ok(())),
        ("signing-p384", DigitalSignature, Ok(())),
        ("agreement-p256", KeyAgreement, Ok(())),
        ("agreement-p256", DigitalSignature, Err(CertificateError::KeyUsage)),
        ("authority-p256", CertificationAuthority, Ok(())),
        ("authority-p256", DigitalSignature, Err(CertificateError::KeyUsage)),
        ("signing-p384-below-p256", DigitalSignature, Err(CertificateError::Issuer)),
        ("usage-of-both", DigitalSignature, Err(CertificateError::KeyUsage)),
        ("usage-not-critical", DigitalSignature, Err(CertificateError::KeyUsage)),
        ("usage-missing", DigitalSignature, Err(CertificateError::KeyUsage)),
        ("system-as-authority", DigitalSignature, Err(CertificateError::BasicConstraints)),
        ("not-a-title", DigitalSignature, Err(CertificateError::Subject)),
        ("signs-in-title", DigitalSignature, Err(CertificateError::Subject)),
        ("unknown-critical", DigitalSignature, Err(CertificateError::CriticalExtension)),
        ("unknown-not-critical", DigitalSignature, Ok(())),
        ("short-lived", DigitalSignature, Err(CertificateError::Validity)),
        ("other-curve", DigitalSignature, Err(CertificateError::PublicKey)),
    ];
    let all = all();
    assert_eq!(all.len(), 16);
    for recorded in &all {
        let name = text(recorded, "name");
        let mut seen = 0;
        for (_, purpose, verdict) in expected.iter().filter(|(of, _, _)| *of == name) {
            assert_eq!(judged(recorded, *purpose, NOW), *verdict, "{name}, {purpose:?}");
            seen += 1;
        }
        assert!(seen > 0, "{name}");
    }
}

#[test]
fn validity_has_two_ends() {
    let all = all();
    let short = all.iter().find(|recorded| text(recorded, "name") == "short-lived").unwrap();
    let start = 1_767_225_600;
    for (now, valid) in [(start - 1, false), (start, true), (start + 86_400, true), (start + 86_401, false), (0, false), (u64::MAX, false)]
    {
        let verdict = judged(short, CertificateUse::DigitalSignature, now);
        assert_eq!(verdict, if valid { Ok(()) } else { Err(CertificateError::Validity) }, "{now}");
    }
}

/// No octet of a certificate can be changed without notice, and none of its prefixes is one.
#[test]
fn changed_certificates_are_refused() {
    let all = all();
    let good = all.iter().find(|recorded| text(recorded, "name") == "signing-p256").unwrap();
    let (der, issuer) = (field(good, "der"), issuer(good));
    for at in 0..der.len() {
        for bit in [0x01, 0x20, 0x80] {
            let mut changed = der.clone();
            changed[at] ^= bit;
            let verdict = Certificate::from_der(&changed).and_then(|certificate| certificate.verify(&issuer));
            assert!(verdict.is_err(), "octet {at}");
        }
        assert_eq!(Certificate::from_der(&der[..at]).unwrap_err(), CertificateError::Form);
    }
    let trailing = [&der[..], &[0]].concat();
    assert_eq!(Certificate::from_der(&trailing).unwrap_err(), CertificateError::Form);
    let stranger = PublicKey::new(Curve::P256, Certificate::from_der(&der).unwrap().public_key()).unwrap();
    assert_eq!(Certificate::from_der(&der).unwrap().verify(&stranger), Err(CertificateError::Signature));
}
