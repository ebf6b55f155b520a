//! What must hold of every value and of all octets: whatever is built encodes to exactly as many octets as it announces and decodes to itself;
//! whatever decodes encodes, and decodes to the same again; what was read and what is left make up the input.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use std::fmt::Debug;

use cosem_codec::apdu::{Apdu, CipheredContent, Conformance, ExceptionServiceError, GetResponse, LongInvokeIdAndPriority, SecurityControl};
use cosem_codec::class::ConformanceBlock;
use cosem_codec::data::{Event, MAX_DEPTH, Value};
use cosem_codec::frame::{DestinationLsap, LlcPdu, MBusSegment, SourceLsap, WrapperPdu};
use cosem_codec::iso14908::{Lpdu, Npdu};
use cosem_codec::{Data, DateTime, Decode, Encode, EncodeError, ErrorKind, List, OctetString};
use cosem_spec::suite;
use proptest::prelude::*;
use support::oracle::disagreement;
use support::subject::{Subject, encode};
use support::vectors::vectors;
use support::{hex, strategies};

/// A value that was built, in its octets: they are as many as announced, fit into no smaller buffer, and decode to the value.
fn comes_back<'a, T: Decode<'a> + Encode + Debug + PartialEq>(value: &T, octets: &'a [u8]) {
    let len = value.encoded_len();
    assert_eq!(octets.len(), len);
    let mut buffer = vec![0xEE; len + 3];
    assert_eq!(value.encode(&mut buffer).as_deref(), Ok(octets));
    assert_eq!(buffer[len..], [0xEE; 3], "octets behind the value are left alone");
    for small in [0, 1, len / 2, len.saturating_sub(1)].into_iter().filter(|small| *small < len) {
        assert_eq!(value.encode(&mut buffer[..small]), Err(EncodeError::BufferTooSmall { needed: len }));
    }
    assert_eq!(T::decode(octets).as_ref(), Ok(value), "{}", hex(octets));
    assert_eq!(T::decode_lazy(octets).as_ref(), Ok(value), "{}", hex(octets));
    assert_eq!(T::decode_canonical(octets).as_ref(), Ok(value), "{}", hex(octets));
    assert_eq!(T::decode_prefix(octets), Ok((T::decode(octets).unwrap(), &[][..])));
}

/// As [`comes_back`], for a value that ends where its own lengths say: cut anywhere, it is truncated; what follows is left alone.
fn comes_back_closed<'a, T: Decode<'a> + Encode + Debug + PartialEq>(value: &T, octets: &'a [u8], longer: &'a [u8]) {
    comes_back(value, octets);
    for len in 0..octets.len() {
        let error = T::decode(&octets[..len]).expect_err("it is cut");
        assert!(matches!(error.kind, ErrorKind::Truncated { .. }), "{error} in {}", hex(&octets[..len]));
        assert!(error.offset as usize <= len);
    }
    let (again, rest) = T::decode_prefix(longer).expect("octets that follow do not count");
    assert_eq!((&again, rest), (value, &longer[octets.len()..]));
}

fn with_more(octets: &[u8]) -> Vec<u8> {
    [octets, &[0x00, 0xFF]].concat()
}

/// A row of a load profile.
#[derive(Debug, Clone, Copy, PartialEq, Decode, Encode)]
struct Row<'a> {
    #[cosem(octet_string)]
    time: DateTime,
    status: u8,
    energies: [u8; 4],
    import: u32,
    export: Option<u32>,
    text: OctetString<'a>,
    marks: List<'a, Mark>,
    last: Data<'a>,
}

/// An element of a row.
#[derive(Debug, Clone, Copy, PartialEq, Decode, Encode)]
struct Mark {
    scaler: i8,
    set: bool,
    large: i64,
}

fn row() -> impl Strategy<Value = Row<'static>> {
    let mark = any::<(i8, bool, i64)>().prop_map(|(scaler, set, large)| Mark { scaler, set, large });
    let marks = prop::collection::vec(mark, 0..4).prop_map(|marks| List::from(&*marks.leak()));
    (strategies::date_time(), any::<(u8, [u8; 4], u32, Option<u32>)>(), strategies::octets(), marks, strategies::data()).prop_map(
        |(time, (status, energies, import, export), text, marks, last)| Row { time, status, energies, import, export, text, marks, last },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn apdus_come_back(apdu in strategies::apdus::apdu()) {
        let octets = encode(&apdu).expect("it can be encoded");
        comes_back_closed(&apdu, &octets, &with_more(&octets));
        prop_assert_eq!(disagreement(suite::model(), Subject::APDU, &octets), None);
    }

    #[test]
    fn data_comes_back(data in strategies::data()) {
        let octets = encode(&data).expect("it can be encoded");
        comes_back_closed(&data, &octets, &with_more(&octets));
        prop_assert_eq!(disagreement(suite::model(), Subject::Data, &octets), None);
        // what was built and what was decoded show the same
        let decoded = Data::decode(&octets).unwrap();
        let built: Result<Vec<Event<'_>>, _> = data.events().collect();
        prop_assert_eq!(built, decoded.events().collect());
    }

    #[test]
    fn frames_come_back(
        lpdu in strategies::frames::lpdu(),
        wrapper in strategies::frames::wrapper_pdu(),
        llc in strategies::frames::llc_pdu(),
        segment in strategies::frames::mbus_segment(),
    ) {
        comes_back(&lpdu, &encode(&lpdu).unwrap());
        comes_back(&lpdu.npdu, &encode(&lpdu.npdu).unwrap());
        comes_back(&llc, &encode(&llc).unwrap());
        comes_back(&segment, &encode(&segment).unwrap());
        let octets = encode(&wrapper).unwrap();
        comes_back_closed(&wrapper, &octets, &with_more(&octets));
        for (subject, octets) in [
            (Subject::LPDU, encode(&lpdu)),
            (Subject::Item("Npdu"), encode(&lpdu.npdu)),
            (Subject::Item("WrapperPdu"), encode(&wrapper)),
            (Subject::Item("LlcPdu"), encode(&llc)),
            (Subject::Item("MBusSegment"), encode(&segment)),
        ] {
            prop_assert_eq!(disagreement(suite::model(), subject, &octets.unwrap()), None);
        }
    }

    #[test]
    fn derived_rows_come_back(row in row()) {
        let octets = encode(&row).expect("it can be encoded");
        comes_back_closed(&row, &octets, &with_more(&octets));
        let data = Data::decode(&octets).expect("a structure");
        prop_assert_eq!(data.decode_as::<Row<'_>>(), Ok(row));
        let Ok(Value::Structure(members)) = data.value() else { panic!("a structure") };
        prop_assert_eq!(members.len(), 8);
    }

    #[test]
    fn conformance_bits_are_those_that_were_set(bits in 0..1u32 << 24) {
        let conformance = Conformance::from_bits(bits);
        prop_assert_eq!(conformance.bits(), bits);
        let [_, a, b, c] = bits.to_be_bytes();
        prop_assert_eq!(encode(&conformance).unwrap(), [0x5F, 0x1F, 0x04, 0x00, a, b, c]);
        prop_assert_eq!(conformance.get(), bits & 1 << (23 - 19) != 0);
        prop_assert_eq!(conformance.with_get(true).bits(), bits | 1 << (23 - 19));
        prop_assert_eq!(conformance.general_protection(), bits & 1 << (23 - 1) != 0);
        prop_assert_eq!(encode(&ConformanceBlock::from_bits(bits)).unwrap(), [0x04, 0x18, a, b, c]);
    }

    /// Octets that mean something are found by changing those of the vectors.
    #[test]
    fn whatever_decodes_encodes(
        vector in prop::sample::select(vectors()),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3),
        cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let mut octets = vector.octets;
        for (index, octet) in changes.iter().filter(|_| !octets.is_empty()).copied().collect::<Vec<_>>() {
            let at = index.index(octets.len());
            octets[at] = octet;
        }
        if let Some(cut) = cut {
            octets.truncate(cut.index(octets.len() + 1));
        }
        match vector.subject.decode(&octets) {
            Ok(value) => match value.octets() {
                Ok(encoded) => {
                    let again = vector.subject.decode(&encoded);
                    let again = again.unwrap_or_else(|error| panic!("{error} in {}, the encoding of {}", hex(&encoded), hex(&octets)));
                    prop_assert_eq!(again.octets().map(|octets| hex(&octets)), Ok(hex(&encoded)));
                    prop_assert_eq!(again.debug(), value.debug());
                }
                // a tolerated value out of its range
                Err(error) => prop_assert!(matches!(error, EncodeError::Range { .. }), "{} in {}", error, hex(&octets)),
            },
            Err(error) => prop_assert!(error.offset as usize <= octets.len()),
        }
    }

    #[test]
    fn what_was_read_and_what_is_left_make_up_the_input(octets in prop::collection::vec(any::<u8>(), 0..60), tag in 0..30u8) {
        fn check<'a, T: Decode<'a> + Encode + Debug + PartialEq>(octets: &'a [u8]) {
            match T::decode_prefix(octets) {
                Ok((value, rest)) => {
                    let (read, end) = octets.split_at(octets.len() - rest.len());
                    assert_eq!(end, rest);
                    assert_eq!(T::decode(read).as_ref(), Ok(&value));
                    assert!(T::decode(octets).is_ok() == rest.is_empty());
                }
                Err(error) => {
                    assert!(error.offset as usize <= octets.len());
                    assert_eq!(T::decode(octets).as_ref(), Err(&error));
                }
            }
        }
        let tagged = [&[tag][..], &octets].concat();
        check::<Apdu<'_>>(&octets);
        check::<Data<'_>>(&tagged);
        check::<GetResponse<'_>>(&[&[0xC4, tag % 4][..], &octets].concat());
        check::<Npdu<'_>>(&octets);
        check::<Lpdu<'_>>(&octets);
        check::<WrapperPdu<'_>>(&octets);
        check::<MBusSegment<'_>>(&octets);
    }
}

/// `depth` structures around a number.
fn nested(depth: usize) -> Vec<u8> {
    [[0x02, 0x01].repeat(depth), vec![0x11, 0x05]].concat()
}

#[test]
fn values_nest_as_deep_as_the_limit() {
    let deepest = nested(MAX_DEPTH);
    let data = Data::decode(&deepest).expect("at the limit");
    assert_eq!(encode(&data).as_ref(), Ok(&deepest));
    assert_eq!(disagreement(suite::model(), Subject::Data, &deepest), None);

    for depth in [MAX_DEPTH + 1, MAX_DEPTH + 2, 10_000] {
        let octets = nested(depth);
        let error = Data::decode(&octets).expect_err("too deep");
        assert_eq!((error.kind, error.offset as usize), (ErrorKind::TooDeep, 2 * MAX_DEPTH));
        let lazy = Data::decode_lazy(&octets).expect("nothing is looked at");
        assert_eq!(encode(&lazy), Err(EncodeError::Content(error)));
        assert_eq!(lazy.events().last(), Some(Err(error)));
        assert_eq!(disagreement(suite::model(), Subject::Data, &octets), None);
        // behind the head of a response, of the descriptor of a request
        let response = [&[0xC4, 0x01, 0xC1, 0x00][..], &octets].concat();
        let error = Apdu::decode(&response).expect_err("too deep");
        assert_eq!((error.kind, error.offset as usize), (ErrorKind::TooDeep, 4 + 2 * MAX_DEPTH));
        assert_eq!(disagreement(suite::model(), Subject::APDU, &response), None);
    }
}

#[test]
fn built_values_nest_no_deeper_than_decoded_ones() {
    let built = |depth: usize| {
        let mut data = Data::from(5u8);
        for _ in 0..depth {
            data = Data::structure(vec![data].leak());
        }
        data
    };
    assert_eq!(encode(&built(MAX_DEPTH)), Ok(nested(MAX_DEPTH)));
    let error = encode(&built(MAX_DEPTH + 1)).expect_err("it would not decode");
    assert!(matches!(error, EncodeError::Content(error) if error.kind == ErrorKind::TooDeep), "{error}");
}

#[test]
fn unknown_selectors_are_not_those_of_other_alternatives() {
    assert_eq!(encode(&ExceptionServiceError::Unknown(7)), Ok(vec![7]));
    for selector in 1..=6 {
        let error = encode(&ExceptionServiceError::Unknown(selector)).expect_err("another alternative");
        assert!(matches!(error, EncodeError::Inconsistent { .. }), "{error}");
    }
}

#[test]
fn values_that_contradict_themselves_are_not_written() {
    // a tag, and a header that says there is none, and the reverse
    let content = |control: u8, authentication_tag| CipheredContent {
        security_control: SecurityControl::from_bits(control),
        invocation_counter: 1,
        ciphertext: OctetString(&[]),
        authentication_tag,
    };
    assert!(encode(&content(0x10, Some([0; 12]))).is_ok());
    assert!(encode(&content(0x20, None)).is_ok());
    assert!(matches!(encode(&content(0x20, Some([0; 12]))), Err(EncodeError::Inconsistent { .. })));
    assert!(matches!(encode(&content(0x10, None)), Err(EncodeError::Inconsistent { .. })));
    // a code that a closed list does not have
    let llc = LlcPdu { destination_lsap: DestinationLsap::COSEM, source_lsap: SourceLsap(0x12), lsdu: OctetString(&[]) };
    assert!(matches!(encode(&llc), Err(EncodeError::Range { .. })), "{:?}", encode(&llc));
    // more octets than a length of 16 bits can tell
    let long = vec![0; 0x1_0000];
    let wrapper = WrapperPdu { source_wport: 1, destination_wport: 1, data: OctetString(&long) };
    assert!(matches!(encode(&wrapper), Err(EncodeError::TooLong { .. } | EncodeError::Range { .. })));
}

#[test]
fn bits_beyond_the_carrier_are_left_out() {
    assert_eq!(Conformance::from_bits(0xFF00_0001), Conformance::from_bits(1));
    assert_eq!(ConformanceBlock::from_bits(0xFF00_0001).bits(), 1);
    // a part that is set leaves the other parts alone
    assert_eq!(LongInvokeIdAndPriority::from_bits(0).with_long_invoke_id(0xFF00_0001).bits(), 1);
}
