//! What must not pass: changed headers and tags, wrong titles and keys, cut APDUs; and that nothing is given away then.
#![cfg(feature = "rustcrypto")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths are small")]

mod security_support;

use aes_gcm::aead::{AeadInOut, KeyInit, Nonce};
use aes_gcm::{Aes128Gcm, Aes256Gcm};
use cosem_codec::apdu::{Apdu, IdentifiedKey, KeyId, KeyInfo, SecurityControl, SecuritySuite};
use cosem_codec::security::backend::{Agree, Curve, Gcm};
use cosem_codec::security::rustcrypto::{AesGcm, AesKeyWrap, PrivateKey};
use cosem_codec::security::{
    CipheredApdu, Direction, Envelope, Freshness, Key, Keys, MessageHeader, NotChecked, Policy, Protection, ReceiveWindow, Secret,
    SecurityError, Sender, SendingCounter, SystemTitle, key_len,
};
use proptest::prelude::*;
use security_support::Material;

const GET: [u8; 13] = [0xC0, 1, 0xC1, 0, 8, 0, 0, 1, 0, 0, 0xFF, 2, 0];
const TITLE: SystemTitle = SystemTitle(*b"MMM\0\0\xBC\x61\x4E");
const SUITES: [SecuritySuite; 3] =
    [SecuritySuite::AES_GCM_128, SecuritySuite::ECDH_ECDSA_AES_GCM_128_SHA_256, SecuritySuite::ECDH_ECDSA_AES_GCM_256_SHA_384];

fn material(suite: SecuritySuite) -> Material {
    let len = key_len(suite).unwrap();
    Material::new(&(0..len as u8).collect::<Vec<_>>(), &vec![0xD0; len])
}

fn general<'a>() -> Envelope<'a> {
    let header =
        MessageHeader { transaction_id: &[1, 2, 3], recipient: Some(SystemTitle([7; 8])), date_time: None, other_information: b"x" };
    let key = IdentifiedKey { key_id: KeyId::GLOBAL_UNICAST_ENCRYPTION_KEY };
    Envelope::General { header, key_info: Some(KeyInfo::IdentifiedKey(key)) }
}

const ENVELOPES: [Envelope<'static>; 6] = [
    Envelope::Global,
    Envelope::Dedicated,
    Envelope::GeneralGlobal,
    Envelope::GeneralDedicated,
    Envelope::GeneralGlobalUntitled,
    Envelope::GeneralDedicatedUntitled,
];

fn envelopes() -> Vec<Envelope<'static>> {
    ENVELOPES.into_iter().chain([general()]).collect()
}

fn sealed(suite: SecuritySuite, envelope: &Envelope<'_>, bits: u8, plain: &[u8]) -> Vec<u8> {
    let material = material(suite);
    let control = SecurityControl::from_bits(bits).with_suite(suite);
    let mut sender = Sender::new(material.keys(suite), TITLE, SendingCounter::starting_at(41));
    let mut buffer = vec![0; plain.len() + 128];
    buffer[64..64 + plain.len()].copy_from_slice(plain);
    let place = sender.protect(envelope, control, &mut buffer, 64..64 + plain.len()).unwrap();
    buffer[place].to_vec()
}

/// Removes the protection, as users do: without accepting what has no tag.
fn open_strictly(suite: SecuritySuite, apdu: &[u8], title: SystemTitle) -> Result<Vec<u8>, SecurityError> {
    open_with(material(suite).strict_keys(suite), suite, apdu, title)
}

/// Removes the protection, whatever it is.
fn open(suite: SecuritySuite, apdu: &[u8], title: SystemTitle) -> Result<Vec<u8>, SecurityError> {
    open_with(material(suite).keys(suite), suite, apdu, title)
}

/// Where it fails, the buffer must be as it was, and the window too.
fn open_with(keys: Keys<'_, AesGcm>, suite: SecuritySuite, apdu: &[u8], title: SystemTitle) -> Result<Vec<u8>, SecurityError> {
    assert_eq!(keys.suite(), suite);
    let mut buffer = apdu.to_vec();
    let mut window = ReceiveWindow::strict(0);
    let result = CipheredApdu::parse(&mut buffer)
        .and_then(|ciphered| ciphered.remove(&keys, Some(title), &mut window))
        .map(|clear| clear.octets().to_vec());
    if result.is_err() {
        assert_eq!(buffer, apdu);
        assert_eq!(window, ReceiveWindow::strict(0));
    }
    result
}

#[test]
fn no_bit_of_an_authenticated_apdu_can_be_changed() {
    let mut changes = 0;
    for suite in SUITES {
        for envelope in envelopes() {
            for bits in [0x10, 0x30] {
                let apdu = sealed(suite, &envelope, bits, &GET);
                assert_eq!(open(suite, &apdu, TITLE).unwrap(), GET);
                // The tag of general-glo and general-ded and the key-info are not authenticated by the standard: the first tells only
                // where the key comes from, as the second does. Here the same key is taken for all.
                let key_info =
                    matches!(envelope, Envelope::General { .. }).then(|| apdu.len() - 13 - 5 - 12 - 1 - 3..apdu.len() - 13 - 5 - 12 - 1);
                for at in 0..apdu.len() {
                    for bit in 0..8 {
                        let mut changed = apdu.clone();
                        changed[at] ^= 1 << bit;
                        changes += 1;
                        let other_general = at == 0 && matches!(changed[0], 219..=220) && matches!(apdu[0], 219..=220);
                        let unauthenticated = key_info.as_ref().is_some_and(|place| place.contains(&at));
                        match open_strictly(suite, &changed, TITLE) {
                            Ok(plain) => {
                                assert!((other_general || unauthenticated) && plain == GET, "{envelope:?} {bits:02x}: octet {at} bit {bit}")
                            }
                            Err(_) => assert!(!other_general, "{envelope:?}"),
                        }
                    }
                }
            }
        }
    }
    assert_eq!(changes, 13_056);
}

/// The tag taken away, and the security control changed to say so: only the policy of the receiver helps.
#[test]
fn protection_that_was_taken_away() {
    let mut apdu = sealed(SUITES[0], &Envelope::Global, 0x30, &GET);
    apdu.truncate(apdu.len() - 12);
    (apdu[1], apdu[2]) = (apdu[1] - 12, 0x20);
    assert_eq!(open_strictly(SUITES[0], &apdu, TITLE), Err(SecurityError::Policy));
    assert_eq!(open(SUITES[0], &apdu, TITLE).unwrap(), GET);
    let both = Protection { encrypted: true, ..Protection::AUTHENTICATED };
    let apdu = sealed(SUITES[0], &Envelope::Global, 0x10, &GET);
    assert_eq!(open_with(material(SUITES[0]).strict_keys(SUITES[0]).demanding(both), SUITES[0], &apdu, TITLE), Err(SecurityError::Policy));
    assert_eq!(open_strictly(SUITES[0], &apdu, TITLE).unwrap(), GET);
}

#[test]
fn policies() {
    let none = Protection::NOTHING;
    let authenticated = Protection::AUTHENTICATED;
    let encrypted = Protection { encrypted: true, ..none };
    let both = authenticated.and(encrypted);
    let of_0 = |value| Policy::of_version_0(value).map(|policy| (policy.of(Direction::Request), policy.of(Direction::Response)));
    for (value, demanded) in [(0, none), (1, authenticated), (2, encrypted), (3, both)] {
        assert_eq!(of_0(value), Ok((demanded, demanded)));
    }
    assert_eq!(of_0(4), Err(SecurityError::Unsupported));
    let policy = Policy::of_version_1(0b0110_1100).unwrap();
    assert_eq!((policy.request, policy.response), (both, both));
    let policy = Policy::of_version_1(0b1001_0100).unwrap();
    assert_eq!((policy.request, policy.response), (Protection { signed: true, ..authenticated }, Protection { signed: true, ..none }));
    assert_eq!(Policy::of_version_1(1), Err(SecurityError::Unsupported));
    // more is accepted, less is not, and a policy only becomes stricter
    assert_eq!((both.check(authenticated), authenticated.check(both)), (Ok(()), Err(SecurityError::Policy)));
    let mut active = Policy::of_version_0(1).unwrap();
    assert_eq!(active.activate(Policy::of_version_0(2).unwrap()), Err(SecurityError::Lowered));
    active.activate(Policy::of_version_0(3).unwrap()).unwrap();
    assert_eq!(active.activate(Policy::of_version_0(1).unwrap()), Err(SecurityError::Lowered));
}

#[test]
fn cut_and_extended_apdus() {
    for envelope in envelopes() {
        for bits in [0x10, 0x20, 0x30] {
            let apdu = sealed(SUITES[0], &envelope, bits, &GET);
            for len in 0..apdu.len() {
                let error = open(SUITES[0], &apdu[..len], TITLE).unwrap_err();
                assert!(matches!(error, SecurityError::Decode(_)), "{envelope:?} {bits:02x} {len}: {error:?}");
            }
            let extended = [&apdu[..], &[0]].concat();
            assert!(matches!(open(SUITES[0], &extended, TITLE).unwrap_err(), SecurityError::Decode(_)));
        }
    }
}

/// Tags that are shorter, with a length that fits: what is left is not taken for a tag.
#[test]
fn shortened_tags() {
    for bits in [0x10u8, 0x30] {
        let apdu = sealed(SUITES[0], &Envelope::Global, bits, &GET);
        for cut in 1..=12u8 {
            let mut short = apdu[..apdu.len() - usize::from(cut)].to_vec();
            short[1] -= cut;
            assert_eq!(open(SUITES[0], &short, TITLE).unwrap_err(), SecurityError::Authentication, "{bits:02x} {cut}");
        }
        // nothing but a header and too little for a tag
        let empty = [0xC8, 5 + 11, bits, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
        assert!(matches!(open(SUITES[0], &empty, TITLE).unwrap_err(), SecurityError::Decode(_)));
    }
}

#[test]
fn titles_keys_and_suites() {
    let apdu = sealed(SUITES[0], &Envelope::Global, 0x30, &GET);
    assert_eq!(open(SUITES[0], &apdu, SystemTitle([9; 8])), Err(SecurityError::Authentication));
    let titled = sealed(SUITES[0], &Envelope::GeneralGlobal, 0x30, &GET);
    assert_eq!(open(SUITES[0], &titled, SystemTitle([9; 8])), Err(SecurityError::SystemTitle));
    let material = material(SUITES[0]);
    let keys = material.keys(SUITES[0]);
    let remove = |apdu: &[u8], keys: &Keys<'_, AesGcm>, title| {
        CipheredApdu::parse(&mut apdu.to_vec()).unwrap().remove(keys, title, NotChecked).map(|clear| clear.octets().to_vec())
    };
    // a title is told by the APDU or by the caller; one of them has to
    assert_eq!(remove(&titled, &keys, None).unwrap(), GET);
    assert_eq!(remove(&apdu, &keys, None), Err(SecurityError::SystemTitle));
    // other keys
    let other = Material::new(&[0xEE; 16], &[0xD0; 16]);
    assert_eq!(remove(&apdu, &other.keys(SUITES[0]), Some(TITLE)), Err(SecurityError::Authentication));
    let other = Material::new(&(0..16).collect::<Vec<_>>(), &[0xD1; 16]);
    assert_eq!(remove(&apdu, &other.keys(SUITES[0]), Some(TITLE)), Err(SecurityError::Authentication));
    let without = Keys::without_authentication_key(SUITES[0], &material.cipher).unwrap();
    assert_eq!(remove(&apdu, &without, Some(TITLE)), Err(SecurityError::Authentication));
    // the keys of another suite, and keys that fit no suite
    assert_eq!(remove(&apdu, &material.keys(SUITES[1]), Some(TITLE)), Err(SecurityError::Suite { found: 0 }));
    let (short, long) = (Key::new(&[1; 16]).unwrap(), Key::new(&[1; 32]).unwrap());
    let cipher = AesGcm::new(&short);
    assert_eq!(Keys::new(SUITES[2], &cipher, &long).unwrap_err(), SecurityError::KeyLength { found: 16 });
    assert_eq!(Keys::new(SUITES[0], &cipher, &long).unwrap_err(), SecurityError::KeyLength { found: 32 });
    assert_eq!(Keys::new(SecuritySuite(3), &cipher, &short).unwrap_err(), SecurityError::Suite { found: 3 });
    for len in [0, 15, 17, 24, 31, 33] {
        assert_eq!(Key::new(&vec![0; len]).unwrap_err(), SecurityError::KeyLength { found: len });
    }
}

#[test]
fn security_controls_that_are_not_possible() {
    let material = material(SUITES[0]);
    let attempt = |envelope: &Envelope<'_>, bits: u8| {
        let mut sender = Sender::new(material.keys(SUITES[0]), TITLE, SendingCounter::of_new_key());
        let mut buffer = [0; 128];
        buffer[64..77].copy_from_slice(&GET);
        sender.protect(envelope, SecurityControl::from_bits(bits), &mut buffer, 64..77).map(|place| buffer[place].to_vec())
    };
    for envelope in envelopes() {
        let general_form = matches!(envelope, Envelope::General { .. });
        let global = matches!(envelope, Envelope::Global | Envelope::GeneralGlobal | Envelope::GeneralGlobalUntitled);
        let names_service = matches!(envelope, Envelope::Global | Envelope::Dedicated);
        for (bits, possible) in
            [(0x00, general_form), (0x70, global), (0xB0, !names_service), (0xF0, global && !names_service), (0x30, true)]
        {
            let made = attempt(&envelope, bits);
            assert_eq!(made.is_ok(), possible, "{envelope:?} {bits:02x}");
            match made {
                Ok(apdu) => {
                    let mut buffer = apdu.clone();
                    let made_again = apdu;
                    let clear =
                        CipheredApdu::parse(&mut buffer).unwrap().remove(&material.keys(SUITES[0]), Some(TITLE), NotChecked).unwrap();
                    assert_eq!((clear.octets(), clear.is_compressed()), (&GET[..], bits & 0x80 != 0));
                    // what is compressed is never taken for an APDU
                    match clear.apdu() {
                        Ok(apdu) => assert!(!clear.is_compressed() && matches!(apdu, Apdu::GetRequest(_)), "{apdu:?}"),
                        Err(error) => assert_eq!((error, clear.is_compressed()), (SecurityError::Compressed, true)),
                    }
                    let mut again = made_again.clone();
                    let ciphered = CipheredApdu::parse(&mut again).unwrap();
                    assert_eq!(ciphered.unverified_clear_text(), (bits & 0xA0 == 0).then_some(&GET[..]));
                    assert_eq!(ciphered.content().len(), GET.len());
                }
                Err(error) => assert_eq!(error, SecurityError::Control { found: bits }),
            }
        }
        assert_eq!(attempt(&envelope, 0x31).unwrap_err(), SecurityError::Suite { found: 1 });
    }
    // the same on the way in: a dedicated key has no broadcast set, and an unprotected glo- APDU is none
    for (bits, tag) in [(0x70u8, 0xD0u8), (0x00, 0xC8), (0xB0, 0xC8)] {
        let mut apdu = sealed(SUITES[0], &Envelope::Global, 0x30, &GET);
        (apdu[0], apdu[2]) = (tag, bits);
        assert_eq!(open(SUITES[0], &apdu, TITLE), Err(SecurityError::Control { found: bits }));
    }
    // what has no ciphered form of its own
    let mut sender = Sender::new(material.keys(SUITES[0]), TITLE, SendingCounter::of_new_key());
    let mut buffer = [0x0F; 64];
    let refused = sender.protect(&Envelope::Global, SecurityControl::from_bits(0x30), &mut buffer, 20..30);
    assert_eq!(refused, Err(SecurityError::NoServiceForm { tag: 0x0F }));
    assert_eq!(buffer, [0x0F; 64]);
    assert!(matches!(
        sender.protect(&Envelope::Global, SecurityControl::from_bits(0x30), &mut buffer, 64..64),
        Err(SecurityError::BufferTooSmall { .. })
    ));
    let (from, to) = (20, 10);
    assert!(matches!(
        sender.protect(&Envelope::Global, SecurityControl::from_bits(0x30), &mut buffer, from..to),
        Err(SecurityError::BufferTooSmall { .. })
    ));
}

/// An encrypted APDU has no tag: the service that its own tag names is all there is to see a wrong key by.
#[test]
fn another_service_inside() {
    let mut apdu = sealed(SUITES[0], &Envelope::Global, 0x20, &GET);
    apdu[0] = 0xC9;
    assert_eq!(open(SUITES[0], &apdu, TITLE), Err(SecurityError::Service { expected: 0xC1 }));
    // also where the tag is right: the tag of the APDU is not part of what is authenticated
    let mut apdu = sealed(SUITES[0], &Envelope::Global, 0x30, &GET);
    apdu[0] = 0xC9;
    assert_eq!(open(SUITES[0], &apdu, TITLE), Err(SecurityError::Service { expected: 0xC1 }));
}

#[test]
fn other_apdus_are_refused() {
    for tag in 0..=255u8 {
        let mut apdu = [tag, 5, 0x20, 0, 0, 0, 1];
        let ciphered =
            matches!(tag, 33 | 37 | 38 | 40 | 44..=46 | 54 | 56 | 65 | 69 | 70 | 72 | 76..=78 | 86 | 88 | 200..=205 | 207..=213 | 215);
        match CipheredApdu::parse(&mut apdu) {
            Ok(_) => assert!(ciphered, "{tag}"),
            Err(SecurityError::Tag { found }) => assert!(found == tag && !ciphered, "{tag}"),
            Err(error) => assert!(matches!((tag, error), (219..=221, SecurityError::Decode(_))), "{tag}: {error}"),
        }
    }
}

/// Nothing that can be printed holds a key, a secret, or what was deciphered.
#[test]
fn nothing_secret_is_printed() {
    let key = Key::new(&[0xAB; 16]).unwrap();
    let cipher = AesGcm::new(&key);
    let keys = Keys::new(SUITES[0], &cipher, &key).unwrap();
    let private = PrivateKey::new(Curve::P256, &[0xAB; 32]).unwrap();
    let sender = Sender::new(keys, TITLE, SendingCounter::of_new_key());
    let mut apdu = sealed(SUITES[0], &Envelope::Global, 0x30, &GET);
    let ciphered = CipheredApdu::parse(&mut apdu).unwrap();
    let mut printed =
        format!("{key:?} {cipher:?} {keys:?} {private:?} {sender:?} {:?} {:?}", AesKeyWrap::new(&key), Secret::new(&[0xAB; 9]));
    printed.push_str(&format!("{ciphered:?} {:?}", ciphered.originator()));
    let material = material(SUITES[0]);
    printed.push_str(&format!("{:?}", ciphered.remove(&material.keys(SUITES[0]), Some(TITLE), NotChecked).unwrap()));
    for octet in ["ab, ", "AB", "171, ", "0xab", "192, 1, 193"] {
        assert!(!printed.contains(octet), "{octet} in {printed}");
    }
    assert!(Agree::curve(&private) == Curve::P256);
    const fn cleared<T: zeroize::ZeroizeOnDrop>() {}
    cleared::<Key>();
    cleared::<Secret>();
}

/// The errors of a wrong key, a wrong tag and a changed text are one.
#[test]
fn failures_do_not_tell_what_is_wrong() {
    let apdu = sealed(SUITES[0], &Envelope::Global, 0x30, &GET);
    let mut said = Vec::new();
    for at in [7, 12, apdu.len() - 12, apdu.len() - 1] {
        let mut changed = apdu.clone();
        changed[at] ^= 1;
        said.push(open(SUITES[0], &changed, TITLE).unwrap_err().to_string());
    }
    said.dedup();
    assert_eq!(said, ["authentication failed"]);
}

/// A back end of the user: a secure element that does not answer.
struct Silent;

impl Gcm for Silent {
    fn key_len(&self) -> usize {
        16
    }
    fn seal(&self, _: &[u8; 12], _: &[&[u8]], _: &mut [u8]) -> Result<[u8; 12], SecurityError> {
        Err(SecurityError::Backend)
    }
    fn open(&self, _: &[u8; 12], _: &[&[u8]], _: &mut [u8], _: &[u8; 12]) -> Result<(), SecurityError> {
        Err(SecurityError::Backend)
    }
    fn apply_keystream(&self, _: &[u8; 12], _: &mut [u8]) -> Result<(), SecurityError> {
        Err(SecurityError::Backend)
    }
}

#[test]
fn a_back_end_that_fails() {
    let key = Key::new(&[1; 16]).unwrap();
    let element: &dyn Gcm = &Silent;
    let keys = Keys::new(SUITES[0], element, &key).unwrap();
    let mut sender = Sender::new(keys, TITLE, SendingCounter::of_new_key());
    let mut buffer = [0xC0; 64];
    assert_eq!(sender.protect(&Envelope::Global, SecurityControl::from_bits(0x30), &mut buffer, 20..30), Err(SecurityError::Backend));
    // the number may have been used by the element: it is not given again
    assert_eq!(sender.counter().peek(), Some(1));
    let mut window = ReceiveWindow::strict(0);
    let mut apdu = sealed(SUITES[0], &Envelope::Global, 0x30, &GET);
    assert_eq!(CipheredApdu::parse(&mut apdu).unwrap().remove(&keys, Some(TITLE), &mut window).unwrap_err(), SecurityError::Backend);
    assert!(window.check(0).is_ok());
}

proptest! {
    /// The parts of GCM put together here against the crate `aes-gcm`, whatever the parts are cut into.
    #[test]
    fn gcm_is_gcm(
        long: bool,
        seed: [u8; 32],
        iv: [u8; 12],
        aad in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..70), 0..5),
        text in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let octets = if long { &seed[..] } else { &seed[..16] };
        let ours = AesGcm::new(&Key::new(octets).unwrap());
        let parts: Vec<&[u8]> = aad.iter().map(Vec::as_slice).collect();
        let mut sealed = text.clone();
        let tag = ours.seal(&iv, &parts, &mut sealed).unwrap();
        let (mut expected, whole) = (text.clone(), aad.concat());
        let full = if long {
            Aes256Gcm::new_from_slice(octets).unwrap().encrypt_inout_detached(&Nonce::<Aes256Gcm>::from(iv), &whole, expected.as_mut_slice().into()).unwrap()
        } else {
            Aes128Gcm::new_from_slice(octets).unwrap().encrypt_inout_detached(&Nonce::<Aes128Gcm>::from(iv), &whole, expected.as_mut_slice().into()).unwrap()
        };
        prop_assert_eq!(&sealed, &expected);
        prop_assert_eq!(&tag[..], &full[..12]);
        let mut opened = sealed.clone();
        ours.open(&iv, &parts, &mut opened, &tag).unwrap();
        prop_assert_eq!(&opened, &text);
        let mut wrong = tag;
        wrong[usize::from(iv[0]) % 12] ^= 1 << (iv[1] % 8);
        prop_assert_eq!(ours.open(&iv, &parts, &mut opened, &wrong), Err(SecurityError::Authentication));
        prop_assert_eq!(&opened, &text);
        ours.apply_keystream(&iv, &mut opened).unwrap();
        prop_assert_eq!(&opened, &sealed);
    }

    /// What is protected comes back, in every form, at every place in the buffer.
    #[test]
    fn what_is_protected_comes_back(
        suite in 0usize..3,
        envelope in 0usize..7,
        bits in prop::sample::select(vec![0x10u8, 0x20, 0x30]),
        text in prop::collection::vec(any::<u8>(), 0..400),
        start in 0usize..90,
        counter in 0..u32::MAX - 1,
    ) {
        let (suite, envelope) = (SUITES[suite], envelopes()[envelope]);
        let material = material(suite);
        let plain = [&[0xC0][..], &text].concat();
        let mut buffer = vec![0x55; start.max(80) + plain.len() + 12];
        buffer[start..start + plain.len()].copy_from_slice(&plain);
        let control = SecurityControl::from_bits(bits).with_suite(suite);
        let mut sender = Sender::new(material.keys(suite), TITLE, SendingCounter::starting_at(counter));
        let place = sender.protect(&envelope, control, &mut buffer, start..start + plain.len()).unwrap();
        prop_assert_eq!(place.len(), envelope.front_len(plain.len(), control) + plain.len() + if bits & 0x10 != 0 { 12 } else { 0 });
        let ciphered = CipheredApdu::parse(&mut buffer[place]).unwrap();
        prop_assert_eq!(ciphered.counter(), counter);
        let clear = ciphered.remove(&material.keys(suite), Some(TITLE), NotChecked).unwrap();
        prop_assert_eq!(clear.octets(), &plain[..]);
    }

    /// Whatever octets come: no panic, no plaintext without a right tag.
    #[test]
    fn any_octets(octets in prop::collection::vec(any::<u8>(), 0..80), tag in prop::sample::select(vec![0xC8u8, 0x21, 0xDB, 0xDC, 0xDD, 0xDF])) {
        let apdu = [&[tag][..], &octets].concat();
        let mut buffer = apdu.clone();
        if let Ok(ciphered) = CipheredApdu::parse(&mut buffer) {
            let authenticated = ciphered.control().authenticated();
            let suite = SUITES[0];
            let result = ciphered.remove(&material(suite).keys(suite), Some(TITLE), NotChecked);
            prop_assert!(!authenticated || result.is_err());
        }
        let _ = cosem_codec::security::SignedApdu::parse(&apdu);
    }
}
