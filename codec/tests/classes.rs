//! The known answers for interface classes: attributes, method parameters and selective access parameters decode to the stated values and
//! encode back to the same octets.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use std::collections::BTreeMap;

use cosem_codec::class::{
    AssociationLnV1Attribute, AssociationLnV3Attribute, AssociationLnV3Method, AssociationLnV3ObjectListAccess, AssociationLnV3Return,
    ClockV0Attribute, ClockV0Method, ProfileGeneric, ProfileGenericV0, ProfileGenericV1Attribute, ProfileGenericV1BufferAccess, Register,
    RegisterV0Attribute, Unit,
};
use cosem_codec::{DecodeError, EncodeError, ErrorKind};
use support::hex;
use support::subject::Subject;
use support::vectors::{Validity, Vector, class_decisions, classes, octets};

/// What is to become of a vector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decision {
    /// It decodes, and encodes to the same octets.
    Accept,
    /// It decodes; where its value has another form, encoding writes that.
    Report,
    /// It does not decode.
    Refuse,
}

/// What may become of each vector, by its validity and the exceptions; nothing where a disputed one is not decided.
fn decided() -> Vec<(Vector, Vec<Decision>)> {
    let exceptions = class_decisions();
    let decide = |vector: Vector| {
        let decisions = match (exceptions.get(&vector.name).map(String::as_str), vector.validity) {
            (Some("accept"), _) => vec![Decision::Accept],
            (Some("report"), _) => vec![Decision::Report],
            (Some("refuse"), _) => vec![Decision::Refuse],
            (Some(other), _) => panic!("{}: unknown decision {other}", vector.name),
            (None, Validity::Valid) if vector.canonical => vec![Decision::Accept],
            (None, Validity::Valid) => vec![Decision::Report],
            (None, Validity::Refused) => vec![Decision::Report, Decision::Refuse],
            (None, _) => Vec::new(),
        };
        (vector, decisions)
    };
    classes().into_iter().map(decide).collect()
}

#[test]
fn every_vector_is_as_decided() {
    let mut faults = Vec::new();
    let mut counts = BTreeMap::new();
    for (vector, decisions) in decided() {
        let name = &vector.name;
        *counts.entry(format!("{:?}", vector.validity)).or_insert(0) += 1;
        if decisions.is_empty() {
            faults.push(format!("{name} is disputed and not decided"));
        }
        let value = match vector.subject.decode(&vector.octets) {
            Ok(value) => value,
            Err(_) if decisions.contains(&Decision::Refuse) => continue,
            Err(error) => {
                faults.push(format!("{name}: {error}"));
                continue;
            }
        };
        if decisions == [Decision::Refuse] {
            faults.push(format!("{name}: decodes to {}", value.debug()));
            continue;
        }
        let octets = match value.octets() {
            Ok(octets) => octets,
            // read but never written
            Err(EncodeError::Range { .. }) if decisions.contains(&Decision::Report) => continue,
            Err(error) => {
                faults.push(format!("{name}: {error}"));
                continue;
            }
        };
        if decisions == [Decision::Accept] && octets != vector.octets {
            faults.push(format!("{name}: encodes to {}", hex(&octets)));
        }
        match vector.subject.decode(&octets) {
            Ok(again) if again.debug() == value.debug() => {}
            Ok(again) => faults.push(format!("{name}: comes back as {}", again.debug())),
            Err(error) => faults.push(format!("{name}: comes back as {error}")),
        }
    }
    assert!(faults.is_empty(), "{} of {counts:?}:\n{}", faults.len(), faults.join("\n"));
    // none is left out
    #[cfg(all(feature = "classes", feature = "unconfirmed"))]
    assert_eq!(counts.values().sum::<usize>(), 939, "{counts:?}");
}

#[test]
fn nothing_that_is_cut_or_longer_decodes() {
    for (vector, _) in decided().iter().filter(|(_, decisions)| *decisions == [Decision::Accept]) {
        // the object lists are long: every octet of their first elements, then some
        let lens = (0..vector.octets.len()).filter(|len| *len < 400 || len % 97 == 0);
        for len in lens {
            match vector.subject.decode(&vector.octets[..len]) {
                Ok(value) => panic!("{}: {len} octets decode to {}", vector.name, value.debug()),
                Err(error) => assert!(error.offset as usize <= len, "{}: {error}", vector.name),
            }
        }
        let longer = [&vector.octets[..], &[0x00]].concat();
        let error = vector.subject.decode(&longer).map(|value| value.debug()).expect_err("an octet is left over");
        assert_eq!((error.kind, error.offset as usize), (ErrorKind::Trailing { count: 1 }, vector.octets.len()), "{}", vector.name);
    }
}

#[test]
fn decoding_lazily_and_walking_is_the_same() {
    let mut compared = 0;
    for vector in classes() {
        let lens = (0..=vector.octets.len()).filter(|len| *len < 300 || len % 97 == 0 || *len == vector.octets.len());
        for octets in lens.map(|len| &vector.octets[..len]) {
            let Some(lazy) = vector.subject.decode_lazy(octets) else { continue };
            let walked = lazy.map_err(EncodeError::Content).and_then(|value| value.octets().map(|octets| (octets, value.debug())));
            match vector.subject.decode(octets) {
                Ok(value) => assert_eq!(walked, value.octets().map(|octets| (octets, value.debug())), "{}", vector.name),
                Err(_) => assert!(matches!(walked, Err(EncodeError::Content(_))), "{}: {walked:?}", vector.name),
            }
            compared += 1;
        }
    }
    assert!(compared > 5_000, "{compared}");
}

fn place<T: std::fmt::Debug>(result: Result<T, DecodeError>) -> (ErrorKind, u32) {
    let error = result.expect_err("refused");
    (error.kind, error.offset)
}

#[test]
fn wrong_values_are_refused_at_the_right_place() {
    let tag = |expected, found| ErrorKind::UnexpectedTag { expected, found };
    let scaler_unit = |octets: &'static [u8]| place(RegisterV0Attribute::decode(3, octets));
    assert_eq!(scaler_unit(&[0x01, 0x02, 0x0F, 0xFD, 0x16, 0x1E]), (tag(0x02, 0x01), 0));
    assert_eq!(scaler_unit(&[0x02, 0x03, 0x0F, 0xFD, 0x16, 0x1E]), (ErrorKind::Count { expected: 2, found: 3 }, 1));
    assert_eq!(scaler_unit(&[0x02, 0x02, 0x10, 0xFD, 0x16, 0x1E]), (tag(0x0F, 0x10), 2));
    assert_eq!(scaler_unit(&[0x02, 0x02, 0x0F, 0xFD, 0x11, 0x1E]), (tag(0x16, 0x11), 4));
    assert_eq!(scaler_unit(&[0x02, 0x02, 0x0F, 0xFD, 0x16]), (ErrorKind::Truncated { needed: 1 }, 4));
    assert_eq!(scaler_unit(&[0x02]), (ErrorKind::Truncated { needed: 1 }, 1));

    // a logical name of five octets
    let logical_name = [0x09, 0x05, 1, 0, 1, 8, 0];
    assert_eq!(place(RegisterV0Attribute::decode(1, &logical_name)), (ErrorKind::Length { found: 5 }, 1));
    // a shift beyond 900 seconds, which is not tolerated
    assert_eq!(place(ClockV0Method::decode(6, &[0x10, 0x03, 0x85])), (ErrorKind::Range, 1));
    // a date-time of eleven octets
    let mut time = vec![0x09, 0x0B];
    time.extend([0; 11]);
    assert_eq!(place(ClockV0Attribute::decode(2, &time)), (ErrorKind::Length { found: 11 }, 1));
    // an application context name that is neither a structure nor an octet-string
    assert_eq!(place(AssociationLnV3Attribute::decode(4, &[0x0A, 0x00])), (ErrorKind::UnknownSelector { found: 0x0A }, 0));
    // a conformance of 16 bits
    let context = [0x02, 0x06, 0x04, 0x10, 0x00, 0x00, 0x12, 0, 0, 0x12, 0, 0, 0x11, 6, 0x0F, 0, 0x09, 0];
    assert_eq!(place(AssociationLnV3Attribute::decode(5, &context)), (ErrorKind::Length { found: 16 }, 3));
}

#[test]
fn unknown_numbers_are_refused() {
    assert_eq!(place(RegisterV0Attribute::decode(4, &[0x00])), (ErrorKind::UnknownAttribute { number: 4 }, 0));
    assert_eq!(place(ClockV0Method::decode(0, &[0x00])), (ErrorKind::UnknownMethod { number: 0 }, 0));
    assert_eq!(place(AssociationLnV3Return::decode(2, &[0x00])), (ErrorKind::UnknownMethod { number: 2 }, 0));
    assert_eq!(place(ProfileGenericV1BufferAccess::decode(3, &[0x00])), (ErrorKind::UnknownAccessSelector { selector: 3 }, 0));
    // attribute 11 is of version 2
    assert_eq!(place(AssociationLnV1Attribute::decode(11, &[0x00])), (ErrorKind::UnknownAttribute { number: 11 }, 0));
    // methods 3 and 4 of Profile generic are of version 0 alone
    assert!(Subject::Method { class_id: 7, version: 0, number: 3 }.decode(&[0x00]).is_ok());
    assert!(Subject::Method { class_id: 7, version: 1, number: 3 }.decode(&[0x00]).is_err());
}

#[test]
fn declared_deviations_are_accepted_and_written_in_the_canonical_form() {
    let rewritten = |subject: Subject, octets: &[u8]| hex(&subject.decode(octets).map(|value| value.octets()).unwrap().unwrap());
    let clock = |number| Subject::Attribute { class_id: 8, version: 0, number };
    let time = "07E8010204030201FFFFC400";
    let tagged = octets(&format!("19{time}"));
    for number in [2, 5, 6] {
        assert_eq!(rewritten(clock(number), &tagged), format!("090C{time}"));
    }
    // out of range: read, but never written
    let zone = ClockV0Attribute::decode(3, &[0x10, 0x7F, 0xFF]).expect("tolerated");
    assert_eq!(zone, ClockV0Attribute::TimeZone(0x7FFF));
    assert!(matches!(support::subject::encode(&zone), Err(EncodeError::Range { .. })));
    // no sort object
    assert_eq!(ProfileGenericV1Attribute::decode(6, &[0x00]), Ok(ProfileGenericV1Attribute::SortObject(None)));
    // an unsigned attribute index
    let sort_object = Subject::Attribute { class_id: 7, version: 1, number: 6 };
    assert_eq!(rewritten(sort_object, &octets("020412000309001102120000")), "020412000309000F02120000");
}

#[test]
fn numbers_and_constants_are_those_of_the_classes() {
    assert_eq!((Register::CLASS_ID, Register::VERSION), (3, 0));
    assert_eq!((ProfileGenericV0::CLASS_ID, ProfileGenericV0::VERSION), (7, 0));
    // without a version: the newest one
    assert_eq!((<ProfileGeneric as cosem_codec::Class>::CLASS_ID, <ProfileGeneric as cosem_codec::Class>::VERSION), (7, 1));
    let status = AssociationLnV3Attribute::decode(8, &[0x16, 0x02]).expect("a status");
    assert_eq!(status.number(), 8);
    let all = AssociationLnV3ObjectListAccess::decode(1, &[0x00]).expect("no parameters");
    assert_eq!(all.number(), 1);
    let user = AssociationLnV3Method::decode(5, &[0x02, 0x02, 0x11, 0x07, 0x0A, 0x00]).expect("a user");
    assert_eq!(user.number(), 5);
    let Ok(RegisterV0Attribute::ScalerUnit(scaler_unit)) = RegisterV0Attribute::decode(3, &[0x02, 0x02, 0x0F, 0xFD, 0x16, 0xF9]) else {
        panic!("a scaler and a unit")
    };
    // a unit without a name is kept
    assert_eq!((scaler_unit.scaler, scaler_unit.unit), (-3, Unit(0xF9)));
}
