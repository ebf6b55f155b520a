//! Known answers of authentication, key wrap, key agreement and signatures.
#![cfg(feature = "rustcrypto")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod security_support;

use std::collections::BTreeMap;

use cosem_codec::Decode;
use cosem_codec::apdu::{GeneralCiphering, GeneralSigning, KeyInfo, SecuritySuite};
use cosem_codec::security::agreement::{self, AgreedKey, AlgorithmId, EphemeralUnified, Parties, Titles, one_pass, static_unified};
use cosem_codec::security::backend::{Agree, Curve, Sign, Verify};
use cosem_codec::security::hls::{Ecdsa, Gmac, Hashed, MAX_ANSWER_LEN, Md5, Mechanism, Sha1, Sha256, Transcript};
use cosem_codec::security::rustcrypto::{AesKeyWrap, Hashes, PrivateKey, PublicKey};
use cosem_codec::security::{
    Key, MessageHeader, NotChecked, ReceiveWindow, Secret, SecurityError, Sender, SendingCounter, SignedApdu, SystemTitle, sign,
    signing_front_len, unwrap_key, wrap_key,
};
use security_support::{Material, counter, field, optional, text, title, vectors_of};
use toml::Table;

fn curve(vector: &Table) -> Curve {
    match text(vector, "curve") {
        "P-256" => Curve::P256,
        "P-384" => Curve::P384,
        other => panic!("unknown curve {other}"),
    }
}

fn private(vector: &Table, key: &str) -> Option<PrivateKey> {
    optional(vector, key).map(|octets| PrivateKey::new(curve(vector), &octets).unwrap())
}

/// The answer of a mechanism, and that it is accepted; a changed one is refused.
fn answered(mut prover: impl Mechanism, mut verifier: impl Mechanism, transcript: &Transcript<'_>) -> Vec<u8> {
    let mut out = [0; MAX_ANSWER_LEN];
    let len = prover.answer(transcript, &mut out).unwrap();
    let answer = out[..len].to_vec();
    for at in 0..answer.len() {
        let mut changed = answer.clone();
        changed[at] ^= 0x10;
        assert_eq!(verifier.check(transcript, &changed), Err(SecurityError::Authentication), "octet {at}");
    }
    assert_eq!(verifier.check(transcript, &answer[..len - 1]), Err(SecurityError::Authentication));
    assert_eq!(verifier.check(transcript, &[]), Err(SecurityError::Authentication));
    verifier.check(transcript, &answer).unwrap();
    answer
}

#[test]
fn high_level_security() {
    let vectors = vectors_of("hls");
    assert_eq!(vectors.len(), 8);
    for vector in &vectors {
        let name = text(vector, "name");
        let (client, server) = (optional(vector, "client_system_title"), optional(vector, "server_system_title"));
        let [stoc, ctos, challenge] = ["stoc", "ctos", "challenge"].map(|key| optional(vector, key).unwrap_or_default());
        let [own, client, server] = [optional(vector, "system_title"), client, server]
            .map(|title| title.map_or(SystemTitle([0; 8]), |title| SystemTitle::try_from(&title[..]).unwrap()));
        let transcript = match name.rsplit('-').next() {
            _ if !challenge.is_empty() => {
                Transcript { prover: own, verifier: SystemTitle([1; 8]), challenge: &challenge, other_challenge: &[] }
            }
            Some("pass3") => Transcript { prover: client, verifier: server, challenge: &stoc, other_challenge: &ctos },
            _ => Transcript { prover: server, verifier: client, challenge: &ctos, other_challenge: &stoc },
        };
        let secret = Secret::new(&optional(vector, "secret").unwrap_or_default()).unwrap();
        let answer = match text(vector, "mechanism") {
            "3" => answered(Hashed::new(Md5, Hashes, &secret), Hashed::new(Md5, Hashes, &secret), &transcript),
            "4" => answered(Hashed::new(Sha1, Hashes, &secret), Hashed::new(Sha1, Hashes, &secret), &transcript),
            "5" => {
                let material = Material::of(vector);
                let keys = material.keys(SecuritySuite::AES_GCM_128);
                let mut sender = Sender::new(keys, own, counter(vector));
                let mut nobody = Sender::new(keys, own, SendingCounter::of_new_key());
                let prover = Gmac::new(&mut sender, keys, NotChecked);
                answered(prover, Gmac::new(&mut nobody, keys, ReceiveWindow::strict(0)), &transcript)
            }
            "6" => answered(Hashed::new(Sha256, Hashes, &secret), Hashed::new(Sha256, Hashes, &secret), &transcript),
            "7" => {
                let own = PrivateKey::new(Curve::P256, &field(vector, "private_key")).unwrap();
                let public = PublicKey::new(Curve::P256, &field(vector, "public_key")).unwrap();
                assert_eq!(own.public(), public);
                answered(Ecdsa::new(&own, public), Ecdsa::new(&own, public), &transcript)
            }
            other => panic!("unknown mechanism {other}"),
        };
        // signatures are those of RFC 6979 on both sides, so they are the same too
        assert_eq!(answer, field(vector, "result"), "{name}");
    }
}

#[test]
fn key_wrap() {
    let vectors = vectors_of("aes-key-wrap");
    assert_eq!(vectors.len(), 2);
    for vector in &vectors {
        let (key, wrapped) = (Key::new(&field(vector, "key")).unwrap(), field(vector, "result"));
        let kek = AesKeyWrap::new(&Key::new(&field(vector, "kek")).unwrap());
        let mut out = [0; 48];
        assert_eq!(wrap_key(&kek, &key, &mut out).unwrap(), wrapped);
        assert_eq!(unwrap_key(&kek, &wrapped).unwrap(), key);
        for at in 0..wrapped.len() {
            let mut changed = wrapped.clone();
            changed[at] ^= 1;
            assert_eq!(unwrap_key(&kek, &changed), Err(SecurityError::Authentication));
        }
        for len in 0..wrapped.len() {
            let expected = match len {
                24 | 40 => SecurityError::Authentication,
                _ => SecurityError::KeyLength { found: len.saturating_sub(8) },
            };
            assert_eq!(unwrap_key(&kek, &wrapped[..len]), Err(expected));
        }
        assert_eq!(wrap_key(&kek, &key, &mut out[..wrapped.len() - 1]), Err(SecurityError::BufferTooSmall { needed: wrapped.len() }));
    }
}

#[test]
fn key_agreement() {
    let vectors = vectors_of("key-agreement");
    assert_eq!(vectors.len(), 7);
    for vector in &vectors {
        let name = text(vector, "name");
        let curve = curve(vector);
        let (expected, z) = (Key::new(&field(vector, "key")).unwrap(), field(vector, "z"));
        let algorithm = AlgorithmId(field(vector, "algorithm_id").try_into().unwrap());
        let printed = algorithm == AlgorithmId::of_curve(curve).with_printed_octet();
        assert!(printed || algorithm == AlgorithmId::of_curve(curve), "{name}");
        let (u, v) = (field(vector, "party_u"), field(vector, "party_v"));
        assert_eq!(agreement::derive_key(&Hashes, curve, &z, algorithm, [&u, &[], &v, &[]]).unwrap(), expected, "{name}");

        // whatever private keys the vector has give the same Z
        let sides = [
            ("u_ephemeral_private", "v_static_public"),
            ("v_ephemeral_private", "u_ephemeral_public"),
            ("u_static_private", "v_static_public"),
            ("v_static_private", "u_ephemeral_public"),
            ("v_static_private", "u_static_public"),
        ];
        let mut sides_seen = 0;
        for (own, peer) in sides {
            let (Some(own), Some(peer)) = (private(vector, own), optional(vector, peer)) else { continue };
            let mut found = vec![0; curve.field_len()];
            own.agree(&peer, &mut found).unwrap();
            assert_eq!(found, z, "{name}");
            sides_seen += 1;
            if text(vector, "scheme") == "C(0e,2s)" {
                let nonce = &u[9..];
                assert_eq!(usize::from(u[8]), nonce.len());
                let parties = Parties {
                    originator: SystemTitle::try_from(&u[..8]).unwrap(),
                    recipient: title(vector, "party_v"),
                    transaction_id: nonce,
                    algorithm,
                };
                assert_eq!(static_unified::key(&Hashes, &parties, &own, &peer).unwrap(), expected, "{name}");
            }
        }
        assert!(sides_seen > 0, "{name}");
    }
}

fn named(kind: &str, name: &str) -> Table {
    vectors_of(kind).into_iter().find(|vector| text(vector, "name") == name).unwrap_or_else(|| panic!("no vector {name}"))
}

#[test]
fn ephemeral_unified_of_the_green_book() {
    let agreement = named("key-agreement", "key-agreement-2e0s-guek");
    let signature = named("ecdsa", "key-agreement-2e0s-signature");
    let of_client = [field(&agreement, "u_ephemeral_public"), field(&signature, "signature")].concat();
    let client_key = PublicKey::new(Curve::P256, &field(&signature, "public_key")).unwrap();
    let titles = Titles { client: title(&agreement, "party_u"), server: title(&agreement, "party_v") };
    let server = || EphemeralUnified::new(AgreedKey::UnicastEncryption, private(&agreement, "v_ephemeral_private").unwrap());
    let key = server().finish(&Hashes, &of_client, &client_key, &titles).unwrap();
    assert_eq!(key.octets(), field(&agreement, "key"));

    // the signature is that of one key of two: it does not pass for another
    let other = EphemeralUnified::new(AgreedKey::Authentication, private(&agreement, "v_ephemeral_private").unwrap());
    assert_eq!(other.finish(&Hashes, &of_client, &client_key, &titles), Err(SecurityError::Authentication));
    for at in [0, 31, 32, 63, 64, 127] {
        let mut changed = of_client.clone();
        changed[at] ^= 1;
        assert_eq!(server().finish(&Hashes, &changed, &client_key, &titles), Err(SecurityError::Authentication), "octet {at}");
    }
    assert_eq!(server().finish(&Hashes, &of_client[..127], &client_key, &titles), Err(SecurityError::KeyLength { found: 127 }));

    // the own key sent back, well signed
    let signer = PrivateKey::new(Curve::P256, &[7; 32]).unwrap();
    let mut own = [0; 128];
    server().key_data(&signer, &mut own).unwrap();
    assert_eq!(server().finish(&Hashes, &own, &signer.public(), &titles), Err(SecurityError::Point));
}

#[test]
fn one_pass_of_the_green_book() {
    let agreement = named("key-agreement", "key-agreement-1e1s-client-to-server");
    let signature = named("ecdsa", "agreed-key-1e1s-signature-client");
    let apdu = field(&named("aes-gcm-apdu", "general-ciphering-agreed-key-1e1s"), "apdu");
    let general = GeneralCiphering::decode(&apdu).unwrap();
    let Some(KeyInfo::AgreedKey(info)) = general.key_info else { panic!("no agreed key") };
    let parties = Parties {
        originator: SystemTitle::try_from(general.originator_system_title.0).unwrap(),
        recipient: SystemTitle::try_from(general.recipient_system_title.0).unwrap(),
        transaction_id: general.transaction_id.0,
        algorithm: AlgorithmId::AES_GCM_128,
    };
    let client_key = PublicKey::new(Curve::P256, &field(&signature, "public_key")).unwrap();
    let own = private(&agreement, "v_static_private").unwrap();
    let key = one_pass::receive(&Hashes, &parties, &info, &own, &client_key).unwrap();
    assert_eq!(key.octets(), field(&agreement, "key"));

    let ephemeral = private(&agreement, "u_ephemeral_private").unwrap();
    let signer = private(&signature, "private_key").unwrap();
    let mut out = [0; 128];
    let (same, data) =
        one_pass::originate(&Hashes, &parties, &ephemeral, &field(&agreement, "v_static_public"), &signer, &mut out).unwrap();
    assert_eq!(same, key);
    assert_eq!(data[..64], info.key_ciphered_data[..64]);
    client_key.verify(&[&data[..64]], &data[64..]).unwrap();

    let other = named("aes-gcm-apdu", "general-ciphering-agreed-key-0e2s");
    let other = field(&other, "apdu");
    let Some(KeyInfo::AgreedKey(other)) = GeneralCiphering::decode(&other).unwrap().key_info else { panic!("no agreed key") };
    static_unified::check_info(&other).unwrap();
    assert_eq!(static_unified::check_info(&info), Err(SecurityError::Unsupported));
    assert_eq!(one_pass::receive(&Hashes, &parties, &other, &own, &client_key), Err(SecurityError::Unsupported));
}

#[test]
fn signatures() {
    let vectors = vectors_of("ecdsa");
    assert_eq!(vectors.len(), 7);
    let mut seen: BTreeMap<bool, usize> = BTreeMap::new();
    for vector in &vectors {
        let name = text(vector, "name");
        let public = PublicKey::new(curve(vector), &field(vector, "public_key")).unwrap();
        let (message, signature) = (field(vector, "message"), field(vector, "signature"));
        let (front, back) = message.split_at(message.len() / 3);
        let verified = public.verify(&[front, &[], back], &signature);
        let good = text(vector, "verifies") == "true";
        assert_eq!(verified, if good { Ok(()) } else { Err(SecurityError::Authentication) }, "{name}");
        *seen.entry(good).or_default() += 1;
        for len in [0, 1, signature.len() - 1] {
            assert_eq!(public.verify(&[&message], &signature[..len]), Err(SecurityError::Authentication), "{name}");
        }
        assert_eq!(public.verify(&[&message], &vec![0; signature.len()]), Err(SecurityError::Authentication), "{name}");
        if let Some(private) = private(vector, "private_key") {
            assert_eq!(private.public(), public, "{name}");
            let mut made = vec![0; signature.len()];
            private.sign(&[front, back], &mut made).unwrap();
            public.verify(&[&message], &made).unwrap();
        }
        let Some(apdu) = optional(vector, "apdu") else { continue };
        let signed = SignedApdu::parse(&apdu).unwrap();
        assert_eq!(signed.verify(&public).unwrap(), signed.unverified().content.0, "{name}");
        for at in 1..apdu.len() {
            let mut changed = apdu.clone();
            changed[at] ^= 1;
            assert!(SignedApdu::parse(&changed).and_then(|signed| signed.verify(&public).map(drop)).is_err(), "{name}: octet {at}");
        }
    }
    assert_eq!(seen, BTreeMap::from([(false, 1), (true, 6)]));
}

#[test]
fn general_signing_is_made() {
    let vector = named("ecdsa", "general-signing-computed");
    let expected = field(&vector, "apdu");
    let fields = GeneralSigning::decode(&expected).unwrap();
    let header = MessageHeader {
        transaction_id: fields.transaction_id.0,
        recipient: SystemTitle::try_from(fields.recipient_system_title.0).ok(),
        date_time: fields.date_time,
        other_information: fields.other_information.0,
    };
    let key = private(&vector, "private_key").unwrap();
    let originator = SystemTitle::try_from(fields.originator_system_title.0).unwrap();
    let content = fields.content.0;
    let front = signing_front_len(&header, content.len());
    for start in [front, front + 3, 0] {
        let mut buffer = vec![0; start.max(front) + content.len() + 65];
        buffer[start..start + content.len()].copy_from_slice(content);
        let place = sign(&key, &header, originator, &mut buffer, start..start + content.len()).unwrap();
        // RFC 6979 on both sides
        assert_eq!(buffer[place], expected);
    }
    let mut small = vec![0; expected.len() - 1];
    small[..content.len()].copy_from_slice(content);
    let before = small.clone();
    let needed = expected.len();
    assert_eq!(sign(&key, &header, originator, &mut small, 0..content.len()), Err(SecurityError::BufferTooSmall { needed }));
    assert_eq!(small, before);
}

#[test]
fn keys_that_are_none() {
    for curve in [Curve::P256, Curve::P384] {
        let len = curve.field_len();
        assert_eq!(PrivateKey::new(curve, &vec![0; len]).unwrap_err(), SecurityError::Point);
        assert_eq!(PrivateKey::new(curve, &vec![0xFF; len]).unwrap_err(), SecurityError::Point);
        assert_eq!(PrivateKey::new(curve, &vec![1; len - 1]).unwrap_err(), SecurityError::KeyLength { found: len - 1 });
        assert_eq!(PublicKey::new(curve, &vec![0; 2 * len]).unwrap_err(), SecurityError::Point);
        assert_eq!(PublicKey::new(curve, &vec![1; 2 * len]).unwrap_err(), SecurityError::Point);
        assert_eq!(PublicKey::new(curve, &vec![1; 2 * len + 1]).unwrap_err(), SecurityError::KeyLength { found: 2 * len + 1 });
        let own = PrivateKey::new(curve, &vec![1; len]).unwrap();
        let mut z = vec![0; len];
        assert_eq!(own.agree(&vec![1; 2 * len], &mut z), Err(SecurityError::Point));
        assert_eq!(z, vec![0; len]);
        assert_eq!(
            PrivateKey::generate(curve, &mut |out: &mut [u8]| {
                out.fill(0);
                Ok(())
            })
            .unwrap_err(),
            SecurityError::Backend
        );
    }
}
