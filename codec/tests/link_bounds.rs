//! Bounds, offsets and numbers of missing octets of the link layers, each stated by hand: what mutation testing found unproved.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use cosem_codec::link::Progress;
use cosem_codec::link::gateway::{Gateway, GatewayErrorKind};
use cosem_codec::link::hdlc::{
    Address, Control, Frame, FrameEncodeError, FrameErrorKind, LinkParameters, ParametersErrorKind, Rules, read,
};
use cosem_codec::link::wrapper::{Wrapper, WrapperErrorKind};

/// UI of the client 16 to the server 1, without information; the check octets are those of a program that goes bit by bit.
const UI: [u8; 9] = [0x7E, 0xA0, 0x07, 0x03, 0x21, 0x13, 0x07, 0x85, 0x7E];

#[test]
fn prefixes_of_a_gateway_tell_what_is_missing() {
    for (octets, missing) in [(&[][..], 3), (&[0xE6], 2), (&[0xE6, 0], 1), (&[0xE6, 0, 2], 2), (&[0xE6, 0, 2, 9], 1)] {
        let error = Gateway::decode(octets).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (GatewayErrorKind::Incomplete { needed: missing }, octets.len()));
        assert!(error.is_incomplete());
    }
    assert!(!Gateway::decode(&[0xC0]).unwrap_err().is_incomplete());
}

#[test]
fn addresses_behind_a_gateway_have_up_to_127_octets() {
    let mut octets = [0; 3 + 127];
    octets[..3].copy_from_slice(&[0xE6, 0, 127]);
    assert_eq!(Gateway::decode(&octets).unwrap().address.len(), 127);
    octets[2] = 128;
    assert_eq!(Gateway::decode(&octets).unwrap_err().kind(), GatewayErrorKind::AddressLength { found: 128 });
}

#[test]
fn wrapper_errors_tell_where() {
    let octets = [0, 1, 0, 1, 0, 16, 0, 1, 0xC0, 1, 2, 3];
    let error = Wrapper::decode_datagram(&octets).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (WrapperErrorKind::Trailing { count: 3 }, 9));
    assert!(!error.is_incomplete());
    assert!(Wrapper::decode_datagram(&octets[..8]).unwrap_err().is_incomplete());
}

#[test]
fn individual_addresses_are_neither_all_nor_none() {
    assert!(Address::one(0x10).unwrap().is_individual());
    for (upper, lower, individual) in
        [(1, 17, true), (1, 0x7F, false), (0x7F, 17, false), (0x7F, 0x7F, false), (1, 0, false), (0, 17, false)]
    {
        let address = Address::two(upper, lower).unwrap();
        assert_eq!(address.is_individual(), individual, "{upper} {lower}");
    }
}

#[test]
fn cut_frames_tell_what_is_missing() {
    // flags, format, two addresses, control and a check sequence are nine octets
    for (length, missing) in [(0, 9), (1, 8), (2, 7), (3, 6), (8, 1)] {
        let error = Frame::decode(&UI[..length], &Rules::STRICT).unwrap_err();
        assert_eq!(error.kind(), FrameErrorKind::Incomplete { needed: missing }, "{length}");
    }
    assert!(read(&UI[..4], &Rules::STRICT).is_incomplete());
    assert!(!matches!(read(&UI, &Rules::STRICT), Progress::Incomplete { .. }));
}

#[test]
fn a_length_that_does_not_fit_is_told_with_the_one_found() {
    let mut octets = [0; 13];
    octets[..9].copy_from_slice(&UI);
    octets[8] = 0;
    let error = Frame::decode(&octets, &Rules::STRICT).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (FrameErrorKind::Length { announced: 7, found: 11 }, 1));
}

#[test]
fn frames_have_up_to_2047_octets_between_the_flags() {
    let frame = Frame::new(Address::one(1).unwrap(), Address::one(0x10).unwrap(), Control::from_octet(0x13).unwrap());
    let mut out = [0; 2100];
    // format 2, addresses 2, control 1, check sequences 4
    let information = [0; 2039];
    assert_eq!(frame.with_information(&information[..2038]).encode(&mut out).unwrap().len(), 2049);
    let error = frame.with_information(&information).encode(&mut out).unwrap_err();
    assert_eq!(error, FrameEncodeError::TooLong { length: 2048 });
    assert_eq!(error.to_string(), "frame of 2048 octets between the flags: 2047 is the most");
    let error = frame.encode(&mut out[..8]).unwrap_err();
    assert_eq!(error.to_string(), "buffer too small: 9 octets needed");
}

#[test]
fn faults_of_link_parameters_tell_where() {
    let error = LinkParameters::decode(&[0x81, 0x80, 0x04, 0x09, 0x01, 0x01, 0x00]).unwrap_err();
    assert_eq!(error.kind(), ParametersErrorKind::UnknownParameter { found: 0x09 });
    assert_eq!(error.offset(), 3);
    assert_eq!(LinkParameters::decode(&[0x82]).unwrap_err().offset(), 0);
}
