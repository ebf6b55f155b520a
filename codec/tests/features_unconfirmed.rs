//! With the feature `unconfirmed` reconstructions are there, in modules that say so, and never part of anything else.
#![cfg(feature = "unconfirmed")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use cosem_codec::apdu::unconfirmed::DataNotificationConfirm;
use cosem_codec::apdu::{Apdu, GetRequest, LongInvokeIdAndPriority};
use cosem_codec::class::unconfirmed::GetBufferByIndex;
use cosem_codec::{Decode, Describe, ErrorKind, Evidence};
use support::subject::encode;

#[test]
fn reconstructions_say_what_they_are() {
    assert_eq!(DataNotificationConfirm::DESCRIPTION.evidence, Evidence::Unconfirmed);
    assert_eq!(GetBufferByIndex::DESCRIPTION.evidence, Evidence::Unconfirmed);
    assert_eq!(GetRequest::DESCRIPTION.evidence, Evidence::Confirmed);
}

#[test]
fn reconstructions_decode_by_themselves_alone() {
    let confirm = DataNotificationConfirm { long_invoke_id_and_priority: LongInvokeIdAndPriority::from_bits(5), date_time: None };
    let octets = encode(&confirm).expect("it can be encoded");
    assert_eq!(octets, [0x10, 0x00, 0x00, 0x00, 0x05, 0x00]);
    assert_eq!(DataNotificationConfirm::decode(&octets), Ok(confirm));
    let error = Apdu::decode(&octets).expect_err("no APDU that is known");
    assert_eq!((error.kind, error.offset), (ErrorKind::UnknownSelector { found: 16 }, 0));
}
