//! Counters and receive windows: replay at every edge.
#![cfg(feature = "rustcrypto")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod security_support;

use std::collections::BTreeSet;

use cosem_codec::apdu::{KeySet, SecurityControl, SecuritySuite};
use cosem_codec::security::{
    CipheredApdu, Envelope, Freshness, MAX_WINDOW, Peer, PeerKey, ReceiveWindow, ReceiveWindows, SecurityError, Sender, SendingCounter,
    SystemTitle,
};
use proptest::prelude::*;
use security_support::Material;

const GET: [u8; 13] = [0xC0, 1, 0xC1, 0, 8, 0, 0, 1, 0, 0, 0xFF, 2, 0];
const TITLE: SystemTitle = SystemTitle(*b"MMM\0\0\0\0\x01");

#[test]
fn a_sending_counter_gives_each_number_once_and_ends() {
    let mut counter = SendingCounter::starting_at(u32::MAX - 2);
    assert_eq!(counter.remaining(), 2);
    assert_eq!(counter.peek(), Some(u32::MAX - 2));
    counter.take().unwrap();
    assert_eq!(counter.peek(), Some(u32::MAX - 1));
    counter.take().unwrap();
    assert_eq!((counter.peek(), counter.remaining()), (None, 0));
    // the largest number is never given, and the counter does not start again
    for _ in 0..3 {
        assert_eq!(counter.take().unwrap_err(), SecurityError::CounterExhausted);
    }
    assert_eq!(SendingCounter::of_new_key().peek(), Some(0));
}

#[test]
fn a_sending_counter_is_raised_and_never_lowered() {
    let mut counter = SendingCounter::starting_at(10);
    assert_eq!(counter.reserve(5), 15);
    assert_eq!(counter.raise_to(9), Err(SecurityError::Lowered));
    counter.raise_to(10).unwrap();
    counter.raise_to(20).unwrap();
    assert_eq!(counter.peek(), Some(20));
    counter.raise_to(u32::MAX).unwrap();
    assert_eq!(counter.take().unwrap_err(), SecurityError::CounterExhausted);
    assert_eq!(counter.reserve(5), u32::MAX);
}

/// The counters that a sender uses, seen in what it sends.
#[test]
fn senders_never_repeat_a_number() {
    let material = Material::new(&[1; 16], &[2; 16]);
    let mut sender = Sender::new(material.keys(SecuritySuite::AES_GCM_128), TITLE, SendingCounter::starting_at(u32::MAX - 4));
    let mut seen = BTreeSet::new();
    let both = SecurityControl::from_bits(0x30);
    loop {
        let mut buffer = [0; 64];
        buffer[20..33].copy_from_slice(&GET);
        let before = sender.counter().peek();
        // what fails beforehand uses up nothing
        assert!(matches!(sender.protect(&Envelope::Global, both, &mut buffer[..40], 20..33), Err(SecurityError::BufferTooSmall { .. })));
        assert_eq!(
            sender.protect(&Envelope::Dedicated, SecurityControl::from_bits(0x70), &mut buffer, 20..33),
            Err(SecurityError::Control { found: 0x70 })
        );
        assert_eq!(sender.counter().peek(), before);
        match sender.protect(&Envelope::Global, both, &mut buffer, 20..33) {
            Ok(place) => assert!(seen.insert(CipheredApdu::parse(&mut buffer[place]).unwrap().counter())),
            Err(error) => {
                assert_eq!(error, SecurityError::CounterExhausted);
                assert_eq!(buffer[20..33], GET);
                break;
            }
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [u32::MAX - 4, u32::MAX - 3, u32::MAX - 2, u32::MAX - 1]);
}

fn receive(window: &mut ReceiveWindow, counter: u32) -> bool {
    let fresh = window.check(counter).is_ok();
    if fresh {
        window.accept(counter);
    }
    fresh
}

#[test]
fn the_strict_window_accepts_only_what_is_higher() {
    for mut window in [ReceiveWindow::strict(5), ReceiveWindow::reordering(5, 0), ReceiveWindow::reordering(5, 1)] {
        for (counter, fresh) in [(0, false), (4, false), (5, true), (5, false), (4, false), (6, true), (9, true), (7, false), (8, false)] {
            assert_eq!(receive(&mut window, counter), fresh, "{counter}");
        }
        assert_eq!(window.next(), Some(10));
    }
}

#[test]
fn the_last_counters_of_a_key() {
    for width in [0, 1, 8, MAX_WINDOW] {
        let mut window = ReceiveWindow::reordering(u32::MAX - 2, width);
        assert!(receive(&mut window, u32::MAX - 1));
        assert_eq!(window.next(), Some(u32::MAX));
        assert!(receive(&mut window, u32::MAX));
        // nothing starts again from zero
        assert_eq!(window.next(), None);
        for counter in [0, 1, u32::MAX, u32::MAX - 1, u32::MAX - 3] {
            assert!(!receive(&mut window, counter), "{counter}");
        }
        assert_eq!(receive(&mut window, u32::MAX - 2), width >= 3);
        assert_eq!(window.raise_to(u32::MAX), Err(SecurityError::Lowered));
    }
    // a counter with its highest bit set is not negative
    let mut window = ReceiveWindow::strict(0x7FFF_FFFF);
    assert!(receive(&mut window, 0xDD16_28BA));
    assert!(!receive(&mut window, 0x7FFF_FFFF));
}

#[test]
fn a_reordering_window_accepts_each_once() {
    let mut window = ReceiveWindow::reordering(100, 4);
    assert!(receive(&mut window, 110));
    for (counter, fresh) in [(110, false), (106, false), (107, true), (107, false), (109, true), (108, true), (108, false), (111, true)] {
        assert_eq!(receive(&mut window, counter), fresh, "{counter}");
    }
    // a long way forward leaves nothing of what was seen, and lets nothing older in
    assert!(receive(&mut window, 110 + 64));
    assert!(!receive(&mut window, 111));
    assert!(receive(&mut window, u32::MAX - 1));
    assert!(receive(&mut window, u32::MAX - 4));
    assert!(!receive(&mut window, 110 + 64));
    // the lowest acceptable counter holds inside of the window too
    let mut window = ReceiveWindow::reordering(100, 64);
    assert!(receive(&mut window, 101));
    assert!(!receive(&mut window, 99));
    assert!(receive(&mut window, 100));
    window.raise_to(120).unwrap();
    for counter in [101, 102, 119] {
        assert!(!receive(&mut window, counter), "{counter}");
    }
    assert!(receive(&mut window, 120));
}

#[test]
fn the_widest_window() {
    let mut window = ReceiveWindow::reordering(0, u8::MAX);
    assert!(receive(&mut window, 1000));
    assert!(!receive(&mut window, 1000 - 64));
    assert!(receive(&mut window, 1000 - 63));
    assert!(!receive(&mut window, 1000 - 63));
    // one step on, and the lowest falls out
    assert!(receive(&mut window, 1001));
    assert!(!receive(&mut window, 1000 - 63));
    assert!(receive(&mut window, 1000 - 62));
}

proptest! {
    /// Against a window that remembers everything.
    #[test]
    fn windows_agree_with_a_set(lowest in 0u32..40, width in 0u8..70, counters in prop::collection::vec(0u32..200, 0..200)) {
        let mut window = ReceiveWindow::reordering(lowest, width);
        let mut seen = BTreeSet::new();
        for counter in counters {
            let highest = seen.last().copied();
            let low = highest.map_or(lowest, |highest: u32| lowest.max((highest + 1).saturating_sub(u32::from(width.clamp(1, MAX_WINDOW)))));
            let expected = counter >= low && !seen.contains(&counter);
            prop_assert_eq!(receive(&mut window, counter), expected, "{} after {:?}", counter, seen);
            if expected {
                seen.insert(counter);
            }
        }
    }
}

#[test]
fn windows_of_peers_are_kept_apart() {
    let mut windows = ReceiveWindows::<3>::new();
    let peer = |key| Peer { system_title: TITLE, key };
    let keys = [PeerKey::Global(KeySet::UNICAST), PeerKey::Global(KeySet::BROADCAST), PeerKey::Dedicated];
    for key in keys {
        windows.add(peer(key), ReceiveWindow::strict(0)).unwrap();
    }
    let stranger = Peer { system_title: SystemTitle([9; 8]), key: PeerKey::Dedicated };
    assert!(windows.get(&stranger).is_none());
    // no peer is pushed out by another one, and none starts again by being added again
    assert_eq!(windows.add(stranger, ReceiveWindow::strict(0)), Err(SecurityError::Full));
    assert_eq!(windows.add(peer(keys[0]), ReceiveWindow::strict(0)), Err(SecurityError::Lowered));
    assert!(receive(windows.get(&peer(keys[0])).unwrap(), 7));
    assert!(!receive(windows.get(&peer(keys[0])).unwrap(), 7));
    assert!(receive(windows.get(&peer(keys[1])).unwrap(), 7));
    windows.rekeyed(&peer(keys[0]), Some(ReceiveWindow::strict(0))).unwrap();
    assert!(receive(windows.get(&peer(keys[0])).unwrap(), 7));
    windows.rekeyed(&peer(keys[2]), None).unwrap();
    assert!(windows.get(&peer(keys[2])).is_none());
    assert_eq!(windows.rekeyed(&peer(keys[2]), None), Err(SecurityError::UnknownKey));
    windows.add(stranger, ReceiveWindow::strict(3)).unwrap();
    assert!(receive(windows.get(&stranger).unwrap(), 3));
}

/// Replays of whole APDUs: a forged counter moves nothing, a verified one does.
#[test]
fn only_verified_apdus_move_the_window() {
    let material = Material::new(&[1; 16], &[2; 16]);
    let keys = material.keys(SecuritySuite::AES_GCM_128);
    let mut sender = Sender::new(keys, TITLE, SendingCounter::starting_at(50));
    let mut sealed = |bits: u8| {
        let mut buffer = [0; 64];
        buffer[20..33].copy_from_slice(&GET);
        let place = sender.protect(&Envelope::Global, SecurityControl::from_bits(bits), &mut buffer, 20..33).unwrap();
        buffer[place].to_vec()
    };
    let mut window = ReceiveWindow::strict(50);
    let open = |apdu: &[u8], window: &mut ReceiveWindow| {
        let mut buffer = apdu.to_vec();
        CipheredApdu::parse(&mut buffer).unwrap().remove(&keys, Some(TITLE), window).map(|clear| clear.octets().to_vec())
    };
    let first = sealed(0x30);
    let mut forged = first.clone();
    forged[3..7].copy_from_slice(&[0xFF; 4]);
    assert_eq!(open(&forged, &mut window), Err(SecurityError::Authentication));
    assert_eq!(window.next(), Some(50));
    assert_eq!(open(&first, &mut window).unwrap(), GET);
    assert_eq!(window.next(), Some(51));
    assert_eq!(open(&first, &mut window), Err(SecurityError::Replayed));
    let (second, third) = (sealed(0x10), sealed(0x30));
    assert_eq!(open(&third, &mut window).unwrap(), GET);
    assert_eq!(open(&second, &mut window), Err(SecurityError::Replayed));
    // anybody can write an APDU that is only encrypted: its counter is looked at, but not noted
    let encrypted = sealed(0x20);
    assert_eq!(open(&encrypted, &mut window).unwrap(), GET);
    assert_eq!(window.next(), Some(53));
    let mut old = encrypted.clone();
    old[3..7].copy_from_slice(&52u32.to_be_bytes());
    assert_eq!(open(&old, &mut window), Err(SecurityError::Replayed));
}
