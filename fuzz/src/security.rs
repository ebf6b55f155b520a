//! Removal of protection, answers to challenges, wrapped and agreed keys, certificates.

use cosem_codec::Decode;
use cosem_codec::apdu::{Apdu, GeneralCiphering, KeyInfo, SecurityControl, SecuritySuite};
use cosem_codec::security::agreement::{AgreedKey, AlgorithmId, EphemeralUnified, Parties, Titles, one_pass, static_unified};
use cosem_codec::security::backend::Curve;
use cosem_codec::security::certificate::{Certificate, CertificateUse};
use cosem_codec::security::hls::{Challenge, Ecdsa, Gmac, Hashed, HlsServer, Md5, Mechanism, Sha1, Sha256};
use cosem_codec::security::rustcrypto::{AesGcm, AesKeyWrap, Hashes, PrivateKey};
use cosem_codec::security::{
    CipheredApdu, Envelope, Key, Keys, NotChecked, Protection, ReceiveWindow, Secret, SecurityError, Sender, SendingCounter, SignedApdu,
    SystemTitle, unwrap_key, wrap_key,
};

const TITLE: SystemTitle = SystemTitle(*b"MMM\0\0\xBC\x61\x4E");
const OTHER: SystemTitle = SystemTitle(*b"MMM\0\0\0\0\x01");

fn key(first: u8, len: u8) -> Key {
    let octets: Vec<u8> = (first..=u8::MAX).take(len.into()).collect();
    Key::new(&octets).expect("16 or 32 octets")
}

/// The keys of the examples, of 16 octets or 32.
fn material(suite: SecuritySuite) -> (AesGcm, Key) {
    let len = if suite == SecuritySuite::ECDH_ECDSA_AES_GCM_256_SHA_384 { 32 } else { 16 };
    (AesGcm::new(&key(0, len)), key(0xD0, len))
}

/// Ciphered APDUs: what is refused leaves everything as it was, what is accepted is what sealing it again gives, and what is sealed opens.
///
/// # Panics
/// When an oracle finds a fault.
pub fn removal(octets: &[u8]) {
    let mut buffer = octets.to_vec();
    if let Ok(ciphered) = CipheredApdu::parse(&mut buffer) {
        let (control, counter) = (ciphered.control(), ciphered.counter());
        let _ = (ciphered.key(), format!("{ciphered:?}"));
        let (cipher, authentication) = material(control.suite());
        let mut window = ReceiveWindow::reordering(7, 64);
        if let Ok(keys) = Keys::new(control.suite(), &cipher, &authentication) {
            let originator = ciphered.originator().unwrap_or(TITLE);
            match ciphered.remove(&keys.demanding(Protection::NOTHING), Some(originator), &mut window) {
                Err(_) => {
                    assert_eq!(buffer, octets, "a refused APDU was changed");
                    assert_eq!(window, ReceiveWindow::reordering(7, 64), "a refused APDU moved the window");
                }
                Ok(clear) => {
                    let plain = clear.octets().to_vec();
                    let _ = Apdu::decode(&plain);
                    assert!(counter >= 7 || !control.authenticated());
                    // sealed again, with the same counter, the content ends the same
                    let mut sender = Sender::new(keys, originator, SendingCounter::starting_at(counter));
                    let mut again = plain.clone();
                    again.resize(plain.len() + 64, 0);
                    let general = GeneralCiphering::decode(octets).is_ok();
                    if !general && !plain.is_empty() && counter != u32::MAX {
                        let envelope = match octets.first() {
                            Some(219) => Envelope::GeneralGlobal,
                            Some(220) => Envelope::GeneralDedicated,
                            Some(64..=95 | 208..=215) => Envelope::Dedicated,
                            _ => Envelope::Global,
                        };
                        let place = sender.protect(&envelope, control, &mut again, 0..plain.len()).expect("it was protected like this");
                        let tail = 5 + plain.len() + if control.authenticated() { 12 } else { 0 };
                        assert_eq!(again[place.end - tail..place.end], octets[octets.len() - tail..], "sealed otherwise");
                    }
                }
            }
        }
        let mut twice = octets.to_vec();
        for _ in 0..2 {
            if let Ok(ciphered) = CipheredApdu::parse(&mut twice) {
                let _ = ciphered.decrypt_without_verifying(&cipher, Some(TITLE));
            }
        }
        assert_eq!(twice, octets, "deciphering twice is not what there was");
    }
    sealed(octets);
}

/// Any octets, sealed and opened, and refused with one bit changed.
fn sealed(plain: &[u8]) {
    let Some(&first) = plain.first() else { return };
    let (cipher, authentication) = material(SecuritySuite::AES_GCM_128);
    let keys = Keys::new(SecuritySuite::AES_GCM_128, &cipher, &authentication).expect("keys of the suite");
    let control = SecurityControl::from_bits([0x10, 0x20, 0x30][usize::from(first) % 3]);
    let mut sender = Sender::new(keys, TITLE, SendingCounter::starting_at(first.into()));
    let mut buffer = vec![0; plain.len() + 64];
    buffer[..plain.len()].copy_from_slice(plain);
    let place = sender.protect(&Envelope::GeneralGlobal, control, &mut buffer, 0..plain.len()).expect("there is room");
    let apdu = buffer[place].to_vec();
    let open = |apdu: &[u8], keys: Keys<'_, AesGcm>| {
        CipheredApdu::parse(&mut apdu.to_vec())
            .and_then(|ciphered| ciphered.remove(&keys, None, NotChecked).map(|clear| clear.octets().to_vec()))
    };
    assert_eq!(open(&apdu, keys.demanding(Protection::NOTHING)).as_deref(), Ok(plain), "what was sealed does not open");
    if control.authenticated() {
        let mut changed = apdu.clone();
        let at = 10 + usize::from(first) % (apdu.len() - 10);
        changed[at] ^= 1 << (plain.len() % 8);
        assert!(open(&changed, keys).is_err(), "a changed octet was not noticed");
    }
}

/// Signed APDUs: nothing is signed by a key that the input cannot know.
///
/// # Panics
/// When an oracle finds a fault.
pub fn signing(octets: &[u8]) {
    for (curve, len) in [(Curve::P256, 32), (Curve::P384, 48)] {
        let private = PrivateKey::new(curve, &vec![0x5A; len]).expect("in range");
        if let Ok(signed) = SignedApdu::parse(octets) {
            let _ = (signed.originator(), format!("{signed:?}"));
            assert_eq!(signed.verify(&private.public()), Err(SecurityError::Authentication), "forged");
        }
    }
}

/// Answers to challenges, of every mechanism: none is right, and none ends in a panic.
///
/// # Panics
/// When an oracle finds a fault.
pub fn hls(octets: &[u8]) {
    fn run(mechanism: impl Mechanism, challenge: &[u8], answer: &[u8]) {
        let Ok(stoc) = Challenge::new(&[0x77; 40]) else { return };
        let mut server = HlsServer::new(mechanism, Some(TITLE), stoc).expect("a challenge of 40 octets");
        if server.challenged(Some(OTHER), challenge).is_ok() {
            assert!(server.check(answer).is_err(), "an answer without the secret");
            assert!(!server.is_established());
            assert!(server.answer().is_err(), "an answer for who has not proved itself");
        }
    }
    let (challenge, answer) = octets.split_at(octets.len().min(usize::from(octets.first().copied().unwrap_or(0)) % 65));
    let secret = Secret::new(b"not in any seed").expect("short");
    run(Hashed::new(Md5, Hashes, &secret), challenge, answer);
    run(Hashed::new(Sha1, Hashes, &secret), challenge, answer);
    run(Hashed::new(Sha256, Hashes, &secret), challenge, answer);
    let (cipher, authentication) = (AesGcm::new(&key(0x31, 16)), key(0x42, 16));
    let keys = Keys::new(SecuritySuite::AES_GCM_128, &cipher, &authentication).expect("keys of the suite");
    let mut sender = Sender::new(keys, TITLE, SendingCounter::of_new_key());
    run(Gmac::new(&mut sender, keys, ReceiveWindow::strict(0)), challenge, answer);
    let private = PrivateKey::new(Curve::P256, &[0x5A; 32]).expect("in range");
    run(Ecdsa::new(&private, private.public()), challenge, answer);
}

/// Wrapped keys and the data of key agreements.
///
/// # Panics
/// When an oracle finds a fault.
pub fn keys(octets: &[u8]) {
    for len in [16, 32] {
        let kek = AesKeyWrap::new(&key(0, len));
        if let Ok(unwrapped) = unwrap_key(&kek, octets) {
            let mut again = [0; 40];
            assert_eq!(wrap_key(&kek, &unwrapped, &mut again).expect("there is room"), octets, "wrapped otherwise");
        }
    }
    let titles = Titles { client: TITLE, server: OTHER };
    for (curve, len) in [(Curve::P256, 32), (Curve::P384, 48)] {
        let private = || PrivateKey::new(curve, &vec![0x5A; len]).expect("in range");
        let agreed = EphemeralUnified::new(AgreedKey::Master, private()).finish(&Hashes, octets, &private().public(), &titles);
        assert!(agreed.is_err(), "forged");
        let Ok(GeneralCiphering { key_info: Some(KeyInfo::AgreedKey(info)), transaction_id, .. }) = GeneralCiphering::decode(octets) else {
            continue;
        };
        let parties =
            Parties { originator: TITLE, recipient: OTHER, transaction_id: transaction_id.0, algorithm: AlgorithmId::of_curve(curve) };
        assert!(one_pass::receive(&Hashes, &parties, &info, &private(), &private().public()).is_err(), "forged");
        if static_unified::check_info(&info).is_ok() {
            let mut own = vec![0; curve.pair_len()];
            private().public().write(&mut own).expect("of that length");
            static_unified::key(&Hashes, &parties, &private(), &own).expect("any nonce");
        }
    }
}

/// Certificates: what is taken apart can be checked, and is signed by no key that the input cannot know.
///
/// # Panics
/// When an oracle finds a fault.
pub fn certificates(octets: &[u8]) {
    let Ok(certificate) = Certificate::from_der(octets) else { return };
    let _ = certificate.system_title();
    for purpose in [CertificateUse::DigitalSignature, CertificateUse::KeyAgreement, CertificateUse::CertificationAuthority] {
        let _ = certificate.check(purpose, 1_780_272_000);
    }
    for (curve, len) in [(Curve::P256, 32), (Curve::P384, 48)] {
        let private = PrivateKey::new(curve, &vec![0x5A; len]).expect("in range");
        assert!(certificate.verify(&private.public()).is_err(), "forged");
    }
}
