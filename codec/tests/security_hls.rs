//! Four passes between a client and a server, and what goes wrong in them.
#![cfg(feature = "rustcrypto")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths are small")]

mod security_support;

use cosem_codec::apdu::{MechanismName, SecuritySuite};
use cosem_codec::security::backend::Curve;
use cosem_codec::security::hls::{
    Challenge, Ecdsa, Gmac, Hashed, HlsClient, HlsServer, MAX_ANSWER_LEN, Md5, Mechanism, Sha1, Sha256, Transcript,
};
use cosem_codec::security::rustcrypto::{Hashes, PrivateKey};
use cosem_codec::security::{ReceiveWindow, Secret, SecurityError, Sender, SendingCounter, SystemTitle};
use security_support::Material;

const CLIENT: SystemTitle = SystemTitle(*b"MMM\0\0\0\0\x01");
const SERVER: SystemTitle = SystemTitle(*b"MMM\0\0\xBC\x61\x4E");

fn challenges(len: usize) -> [Challenge; 2] {
    [0x10, 0x60].map(|first: u8| Challenge::new(&(0..len).map(|at| first + at as u8 % 0x40).collect::<Vec<_>>()).unwrap())
}

/// Runs the passes; the octets of pass 3 and 4 go through `change`.
fn run(
    client: impl Mechanism,
    server: impl Mechanism,
    len: usize,
    mut change: impl FnMut(usize, &mut Vec<u8>),
) -> Result<(), (usize, SecurityError)> {
    let [ctos, stoc] = challenges(len);
    let mut client = HlsClient::new(client, Some(CLIENT), ctos).unwrap();
    let mut server = HlsServer::new(server, Some(SERVER), stoc).unwrap();
    assert_eq!(client.mechanism_name(), server.mechanism_name());
    server.challenged(Some(CLIENT), client.ctos()).map_err(|error| (1, error))?;
    client.challenged(Some(SERVER), server.stoc()).map_err(|error| (2, error))?;
    let mut third = client.answer().map_err(|error| (3, error))?.to_vec();
    change(3, &mut third);
    server.check(&third).map_err(|error| (3, error))?;
    assert!(!server.is_established());
    let mut fourth = server.answer().map_err(|error| (4, error))?.to_vec();
    change(4, &mut fourth);
    assert!(server.is_established());
    let result = client.check(&fourth).map_err(|error| (4, error));
    assert_eq!(client.is_established(), result.is_ok());
    result
}

/// Runs with every bit of every octet of the answers changed once, and with answers cut.
fn run_all<C: Mechanism, S: Mechanism>(len: usize, sides: impl Fn(&mut dyn FnMut(C, S))) {
    let mut lengths = [0; 5];
    sides(&mut |client, server| run(client, server, len, |pass, answer| lengths[pass] = answer.len()).unwrap());
    for pass in [3, 4] {
        for bit in (0..lengths[pass] * 8).step_by(5) {
            let change = |at, answer: &mut Vec<u8>| {
                if at == pass {
                    answer[bit / 8] ^= 1 << (bit % 8)
                }
            };
            sides(&mut |client, server| {
                let refused = run(client, server, len, change).unwrap_err();
                assert_eq!(refused, (pass, SecurityError::Authentication), "bit {bit}");
            });
        }
        for length in [0, 1, lengths[pass] - 1] {
            let change = |at, answer: &mut Vec<u8>| {
                if at == pass {
                    answer.truncate(length)
                }
            };
            sides(&mut |client, server| {
                assert_eq!(run(client, server, len, change).unwrap_err(), (pass, SecurityError::Authentication));
            });
        }
        let change = |at, answer: &mut Vec<u8>| {
            if at == pass {
                answer.push(0)
            }
        };
        sides(&mut |client, server| {
            assert_eq!(run(client, server, len, change).unwrap_err(), (pass, SecurityError::Authentication));
        });
    }
}

#[test]
fn hashed_mechanisms() {
    let (secret, other) = (Secret::new(b"0123456789").unwrap(), Secret::new(b"0123456780").unwrap());
    run_all(8, |with| with(Hashed::new(Md5, Hashes, &secret), Hashed::new(Md5, Hashes, &secret)));
    run_all(16, |with| with(Hashed::new(Sha1, Hashes, &secret), Hashed::new(Sha1, Hashes, &secret)));
    run_all(64, |with| with(Hashed::new(Sha256, Hashes, &secret), Hashed::new(Sha256, Hashes, &secret)));
    let wrong = run(Hashed::new(Sha256, Hashes, &secret), Hashed::new(Sha256, Hashes, &other), 8, |_, _| {});
    assert_eq!(wrong, Err((3, SecurityError::Authentication)));
}

#[test]
fn gmac() {
    for (suite, len) in [(SecuritySuite::AES_GCM_128, 16), (SecuritySuite::ECDH_ECDSA_AES_GCM_256_SHA_384, 32)] {
        let material = Material::new(&vec![1; len], &vec![2; len]);
        let keys = material.keys(suite);
        run_all(16, |with| {
            // each run has senders of its own; the test ends before they matter
            let client = Box::leak(Box::new(Sender::new(keys, CLIENT, SendingCounter::starting_at(7))));
            let server = Box::leak(Box::new(Sender::new(keys, SERVER, SendingCounter::starting_at(9))));
            // changed counters are caught by the tag, not by the windows
            with(Gmac::new(client, keys, ReceiveWindow::strict(0)), Gmac::new(server, keys, ReceiveWindow::strict(0)));
        });
        // an answer that was given before
        let mut client = Sender::new(keys, CLIENT, SendingCounter::starting_at(7));
        let mut server = Sender::new(keys, SERVER, SendingCounter::starting_at(9));
        let replayed = run(
            Gmac::new(&mut client, keys, ReceiveWindow::strict(0)),
            Gmac::new(&mut server, keys, ReceiveWindow::strict(8)),
            16,
            |_, _| {},
        );
        assert_eq!(replayed, Err((3, SecurityError::Replayed)));
        assert_eq!((client.counter().peek(), server.counter().peek()), (Some(8), Some(9)));
        // a sender in somebody else's name
        let mut client = Sender::new(keys, SERVER, SendingCounter::starting_at(7));
        let named = run(
            Gmac::new(&mut client, keys, ReceiveWindow::strict(0)),
            Gmac::new(&mut server, keys, ReceiveWindow::strict(0)),
            16,
            |_, _| {},
        );
        assert_eq!(named, Err((3, SecurityError::SystemTitle)));
    }
}

#[test]
fn ecdsa() {
    for curve in [Curve::P256, Curve::P384] {
        let [client, server] = [3, 5].map(|octet| PrivateKey::new(curve, &vec![octet; curve.field_len()]).unwrap());
        let sides = || (Ecdsa::new(&client, server.public()), Ecdsa::new(&server, client.public()));
        run(sides().0, sides().1, 32, |_, _| {}).unwrap();
        for (pass, at) in [(3, 0), (3, curve.pair_len() - 1), (4, 1), (4, curve.field_len())] {
            let refused = run(sides().0, sides().1, 32, |now, answer| {
                if now == pass {
                    answer[at] ^= 1
                }
            });
            assert_eq!(refused, Err((pass, SecurityError::Authentication)));
        }
        // the signature of one side sent back by the other
        let reflected = run(sides().0, Ecdsa::new(&client, client.public()), 32, |_, _| {});
        assert_eq!(reflected, Err((4, SecurityError::Authentication)));
        let [short, _] = challenges(31);
        assert_eq!(HlsClient::new(sides().0, Some(CLIENT), short).unwrap_err(), SecurityError::Challenge);
    }
}

/// The mechanism of a manufacturer, as a user writes it.
struct Reversed;

impl Mechanism for Reversed {
    const NAME: MechanismName<'static> = MechanismName::HIGH_LEVEL;
    const USES_TITLES: bool = false;

    fn answer(&mut self, transcript: &Transcript<'_>, out: &mut [u8; MAX_ANSWER_LEN]) -> Result<usize, SecurityError> {
        out.iter_mut().zip(transcript.challenge.iter().rev()).for_each(|(out, octet)| *out = !octet);
        Ok(transcript.challenge.len())
    }

    fn check(&mut self, transcript: &Transcript<'_>, answer: &[u8]) -> Result<(), SecurityError> {
        let mut expected = [0; MAX_ANSWER_LEN];
        let len = self.answer(transcript, &mut expected)?;
        if answer == &expected[..len] { Ok(()) } else { Err(SecurityError::Authentication) }
    }
}

#[test]
fn mechanism_of_a_manufacturer() {
    run_all(12, |with| with(Reversed, Reversed));
    // without titles
    let [ctos, stoc] = challenges(8);
    let mut client = HlsClient::new(Reversed, None, ctos.clone()).unwrap();
    client.challenged(None, stoc.octets()).unwrap();
    assert_eq!(client.answer().unwrap().len(), 8);
    let secret = Secret::new(b"secret").unwrap();
    assert_eq!(HlsClient::new(Hashed::new(Sha256, Hashes, &secret), None, ctos).unwrap_err(), SecurityError::SystemTitle);
}

#[test]
fn challenges_are_checked() {
    for len in [0, 7, 65, 200] {
        assert_eq!(Challenge::new(&vec![1; len]).unwrap_err(), SecurityError::Challenge);
    }
    let [ctos, stoc] = challenges(16);
    let client = || HlsClient::new(Reversed, Some(CLIENT), ctos.clone()).unwrap();
    // a server that repeats the challenge would get its own answer from the client
    assert_eq!(client().challenged(Some(SERVER), ctos.octets()), Err(SecurityError::Challenge));
    assert_eq!(client().challenged(Some(CLIENT), stoc.octets()), Err(SecurityError::SystemTitle));
    assert_eq!(client().challenged(Some(SERVER), &stoc.octets()[..7]), Err(SecurityError::Challenge));
    let mut random = |out: &mut [u8]| {
        out.fill(7);
        Ok(())
    };
    assert_eq!(Challenge::generate(20, &mut random).unwrap().octets(), [7; 20]);
    assert_eq!(Challenge::generate(65, &mut random).unwrap_err(), SecurityError::Challenge);
    let mut nothing = |_: &mut [u8]| Err(SecurityError::Backend);
    assert_eq!(Challenge::generate(20, &mut nothing).unwrap_err(), SecurityError::Backend);
}

#[test]
fn the_order_is_kept() {
    let [ctos, stoc] = challenges(16);
    let mut server = HlsServer::new(Reversed, Some(SERVER), stoc.clone()).unwrap();
    // no answer for a client that has not proved itself
    assert_eq!(server.answer().unwrap_err(), SecurityError::Order);
    server.challenged(Some(CLIENT), ctos.octets()).unwrap();
    assert_eq!(server.answer().unwrap_err(), SecurityError::Order);
    assert_eq!(server.challenged(Some(CLIENT), ctos.octets()), Err(SecurityError::Order));
    // one wrong answer ends it
    assert_eq!(server.check(&[0; 16]), Err(SecurityError::Authentication));
    let mut client = HlsClient::new(Reversed, Some(CLIENT), ctos).unwrap();
    assert_eq!(client.check(&[0; 16]), Err(SecurityError::Order));
    client.challenged(Some(SERVER), stoc.octets()).unwrap();
    let right = client.answer().unwrap().to_vec();
    assert_eq!(server.check(&right), Err(SecurityError::Order));
    assert_eq!(server.answer().unwrap_err(), SecurityError::Order);
    assert!(!server.is_established());
    assert_eq!(client.answer().unwrap_err(), SecurityError::Order);
}

#[test]
fn passwords_and_secrets() {
    let secret = Secret::new(b"12345678").unwrap();
    secret.check(b"12345678").unwrap();
    for wrong in [&b""[..], b"1234567", b"123456789", b"12345679", b"02345678"] {
        assert_eq!(secret.check(wrong), Err(SecurityError::Authentication));
    }
    assert_eq!(format!("{secret:?}"), "Secret(..)");
    assert_eq!(Secret::new(&[0; 65]).unwrap_err(), SecurityError::KeyLength { found: 65 });
    Secret::new(&[]).unwrap().check(&[]).unwrap();
}
