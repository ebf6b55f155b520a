//! The known answers for APDUs and COSEM Data: what is valid decodes, entirely, as a prefix and lazily, and encodes back to the same
//! octets; what is not valid is refused with the right kind of error at the right place; what is cut never decodes.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use std::collections::BTreeMap;
use std::fmt::Debug;

use cosem_codec::apdu::{Apdu, UserInformation};
use cosem_codec::{Data, Decode, DecodeError, Encode, EncodeError, ErrorKind};
use support::hex;
use support::subject::{Subject, encode};
use support::vectors::{Validity, Vector, apdus};

/// Why the refused vectors are refused: name, kind, offset.
const REFUSED: &[(&str, ErrorKind, u32)] = &[
    // The AARE ends one octet earlier than its user information.
    ("aare-ln-hls2-authentication-required", ErrorKind::Truncated { needed: 1 }, 52),
    // A1 is the length of the contents, behind the description `boolean`.
    ("data-compact-array-opaque-junk", ErrorKind::LengthForm { octet: 0xA1 }, 2),
    ("data-unknown-tag", ErrorKind::UnknownSelector { found: 0x99 }, 0),
    ("data-truncated-double-long", ErrorKind::Truncated { needed: 2 }, 0),
    ("data-tag-07-reserved", ErrorKind::UnknownSelector { found: 0x07 }, 0),
    ("data-octet-string-short", ErrorKind::Truncated { needed: 3 }, 2),
    ("data-structure-count-short", ErrorKind::Truncated { needed: 1 }, 2),
    ("data-indefinite-length", ErrorKind::LengthForm { octet: 0x80 }, 1),
    ("data-compact-array-nested-compact", ErrorKind::UnknownSelector { found: 0x13 }, 1),
    ("data-compact-array-null-elements", ErrorKind::EmptyElement, 1),
    ("bad-unknown-apdu-tag", ErrorKind::UnknownSelector { found: 0xC6 }, 0),
    ("bad-get-request-choice-4", ErrorKind::UnknownSelector { found: 4 }, 1),
    ("bad-get-request-missing-optional-flag", ErrorKind::Truncated { needed: 1 }, 12),
    // As a GET response: the choice of the result is `data`, and 08 is no tag of Data.
    ("bad-action-tag", ErrorKind::UnknownSelector { found: 0x08 }, 4),
    // As an event notification: a time of twelve octets without its length, and one octet of the class that follows.
    ("bad-set-choice", ErrorKind::Truncated { needed: 1 }, 14),
    ("bad-set-request-trailing", ErrorKind::Trailing { count: 1 }, 15),
    ("bad-data-notification-truncated", ErrorKind::Truncated { needed: 1 }, 6),
    ("bad-exception-truncated", ErrorKind::Truncated { needed: 1 }, 2),
    ("bad-exception-ic-missing", ErrorKind::Truncated { needed: 4 }, 3),
    ("bad-initiate-conformance-tag", ErrorKind::UnexpectedTag { expected: 0x5F, found: 0x5B }, 3),
    ("bad-gbt-length", ErrorKind::Truncated { needed: 4 }, 9),
];

/// Why the content of these vectors is refused: name, kind, offset from the start of the content.
const REFUSED_INSIDE: &[(&str, ErrorKind, u32)] = &[
    // The protected APDU announces one octet, two follow.
    ("rlrq-user-defined-userinfo", ErrorKind::Trailing { count: 1 }, 3),
    // Ten octets behind the security header cannot end with a tag of twelve.
    ("bad-glo-short-tag", ErrorKind::Truncated { needed: 2 }, 5),
];

/// An APDU of these kinds takes all octets that are left, so that any cut or longer form of it is one too.
fn is_open(octets: &[u8]) -> bool {
    matches!(Apdu::decode(octets), Ok(Apdu::GatewayRequest(_) | Apdu::GatewayResponse(_)))
}

/// Calls a generic function for the type of the vector.
macro_rules! with_type {
    ($vector:expr, $function:ident($($argument:expr),*)) => {
        match $vector.subject {
            Subject::Data => $function::<Data<'_>>($($argument),*),
            _ => $function::<Apdu<'_>>($($argument),*),
        }
    };
}

fn of(validity: Validity) -> impl Iterator<Item = Vector> {
    apdus().into_iter().filter(move |vector| vector.validity == validity)
}

fn shown<'a, T: Decode<'a> + Debug>(octets: &'a [u8]) -> String {
    let value = T::decode(octets).unwrap_or_else(|error| panic!("{}: {error}", hex(octets)));
    format!("{value:?}")
}

/// Decodes, and encodes to the octets that are returned.
fn comes_back<'a, T: Decode<'a> + Encode + Debug + PartialEq>(vector: &'a Vector) -> Vec<u8> {
    let name = &vector.name;
    let value = T::decode(&vector.octets).unwrap_or_else(|error| panic!("{name}: {error}"));
    let octets = encode(&value).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(hex(&octets) == hex(&vector.octets), vector.canonical, "{name}: encodes to {}", hex(&octets));
    match T::decode_canonical(&vector.octets) {
        Ok(again) => assert!(vector.canonical && again == value, "{name}"),
        Err(error) => {
            assert!(!vector.canonical, "{name}: {error}");
            let differs = vector.octets.iter().zip(&octets).position(|(one, other)| one != other).expect("a difference");
            assert_eq!((error.kind, error.offset as usize), (ErrorKind::NotCanonical, differs), "{name}");
        }
    }
    octets
}

#[test]
fn valid_vectors_come_back() {
    for vector in of(Validity::Valid).chain(of(Validity::RefusedInside)) {
        let octets = with_type!(vector, comes_back(&vector));
        let (one, other) = (with_type!(vector, shown(&vector.octets)), with_type!(vector, shown(&octets)));
        assert_eq!(one, other, "{}", vector.name);
    }
}

#[test]
fn all_vectors_are_looked_at() {
    let mut counts = BTreeMap::new();
    for vector in apdus() {
        let kind = if vector.subject == Subject::Data { "Data" } else { "Apdu" };
        *counts.entry(format!("{kind} {:?}", vector.validity)).or_insert(0) += 1;
    }
    let expected = [("Apdu Refused", 12), ("Apdu RefusedInside", 2), ("Apdu Valid", 185), ("Data Refused", 9), ("Data Valid", 57)];
    assert_eq!(counts, expected.map(|(name, count)| (name.to_owned(), count)).into());
}

fn refused<'a, T: Decode<'a> + Debug>(octets: &'a [u8]) -> DecodeError {
    let error = T::decode(octets).expect_err("refused");
    assert!(error.offset as usize <= octets.len());
    error
}

#[test]
fn refused_vectors_are_refused_at_the_right_place() {
    let expected: BTreeMap<_, _> = REFUSED.iter().map(|(name, kind, offset)| (*name, (*kind, *offset))).collect();
    assert_eq!(expected.len(), of(Validity::Refused).count());
    for vector in of(Validity::Refused) {
        let error = with_type!(vector, refused(&vector.octets));
        assert_eq!((error.kind, error.offset), expected[vector.name.as_str()], "{}: {error}", vector.name);
    }
}

#[test]
fn content_of_vectors_is_refused_at_the_right_place() {
    let expected: BTreeMap<_, _> = REFUSED_INSIDE.iter().map(|(name, kind, offset)| (*name, (*kind, *offset))).collect();
    assert_eq!(expected.len(), of(Validity::RefusedInside).count());
    for vector in of(Validity::RefusedInside) {
        let error = match Apdu::decode(&vector.octets).expect("an APDU") {
            Apdu::Rlrq(rlrq) => rlrq.user_information.expect("user information").decode().expect_err("refused"),
            Apdu::GloGetRequest(ciphered) => ciphered.0.decode().expect_err("refused"),
            other => panic!("{other:?}"),
        };
        assert_eq!((error.kind, error.offset), expected[vector.name.as_str()], "{}: {error}", vector.name);
    }
}

fn is_prefix<'a, T: Decode<'a> + Debug + PartialEq>(whole: &'a [u8], octets: &'a [u8]) {
    let (value, rest) = T::decode_prefix(whole).unwrap_or_else(|error| panic!("{}: {error}", hex(whole)));
    assert_eq!(rest, &whole[octets.len()..]);
    assert_eq!(Ok(&value), T::decode(octets).as_ref());
    let (after, parsed) = T::parse(whole).expect("as decode_prefix");
    assert_eq!((after, parsed), (rest, value));
    let left_over = u16::try_from(rest.len()).unwrap();
    let error = T::decode(whole).expect_err("octets are left over");
    assert_eq!((error.kind, error.offset as usize), (ErrorKind::Trailing { count: left_over }, octets.len()));
}

#[test]
fn what_follows_a_vector_is_left_alone() {
    for vector in of(Validity::Valid).filter(|vector| !is_open(&vector.octets)) {
        for rest in [&[0x00][..], &[0xFF, 0x01, 0x02], &vector.octets] {
            let whole = [&vector.octets, rest].concat();
            with_type!(vector, is_prefix(&whole, &vector.octets));
        }
    }
}

/// What is taken lazily fails no later than when it is walked.
fn lazily<'a, T: Decode<'a> + Encode + Debug + PartialEq>(octets: &'a [u8]) {
    let lazy = T::decode_lazy(octets);
    match T::decode(octets) {
        Ok(value) => {
            let lazy = lazy.unwrap_or_else(|error| panic!("{}: {error}", hex(octets)));
            assert_eq!(encode(&lazy), encode(&value), "{}", hex(octets));
            assert_eq!(format!("{lazy:?}"), format!("{value:?}"));
            assert_eq!(lazy, value);
        }
        Err(_) => {
            let walked = lazy.map_err(EncodeError::Content).and_then(|value| encode(&value));
            assert!(matches!(walked, Err(EncodeError::Content(_))), "{}: {walked:02X?}", hex(octets));
        }
    }
}

#[test]
fn decoding_lazily_and_walking_is_the_same() {
    for vector in apdus() {
        with_type!(vector, lazily(&vector.octets));
        for len in 0..vector.octets.len() {
            with_type!(vector, lazily(&vector.octets[..len]));
        }
        let longer = [&vector.octets[..], &[0x00]].concat();
        with_type!(vector, lazily(&longer));
    }
}

fn is_cut<'a, T: Decode<'a> + Debug>(octets: &'a [u8]) {
    let error = refused::<T>(octets);
    assert!(!error.to_string().is_empty());
    let prefix = T::decode_prefix(octets).expect_err("a prefix decodes no better");
    assert_eq!(prefix, error);
}

#[test]
fn nothing_that_is_cut_decodes() {
    let mut cut = 0;
    for vector in of(Validity::Valid).filter(|vector| !is_open(&vector.octets)) {
        for len in 0..vector.octets.len() {
            with_type!(vector, is_cut(&vector.octets[..len]));
            cut += 1;
        }
    }
    assert!(cut > 6_000, "{cut}");
}

#[test]
fn user_information_decodes() {
    let mut seen = 0;
    for vector in of(Validity::Valid).filter(|vector| vector.subject == Subject::APDU) {
        let user_information = match Apdu::decode(&vector.octets).expect("an APDU") {
            Apdu::Aarq(apdu) => apdu.user_information,
            Apdu::Aare(apdu) => apdu.user_information,
            Apdu::Rlrq(apdu) => apdu.user_information,
            Apdu::Rlre(apdu) => apdu.user_information,
            _ => None,
        };
        let Some(user_information) = user_information else { continue };
        seen += 1;
        let content = user_information.octets().expect("octets");
        assert_eq!(UserInformation::decode(content), user_information.decode(), "{}", vector.name);
        if vector.canonical {
            assert_eq!(encode(&user_information.decode().expect("an APDU")).as_deref(), Ok(content), "{}", vector.name);
        }
        for len in 0..content.len() {
            is_cut::<UserInformation<'_>>(&content[..len]);
        }
    }
    assert!(seen >= 30, "{seen}");
}
