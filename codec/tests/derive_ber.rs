//! The golden files of BER: octets written down by hand from what the spec files say, both ways, and errors.

#![allow(clippy::indexing_slicing, clippy::expect_used, clippy::panic, clippy::as_conversions, reason = "a test fails by panicking")]

mod derive_support;

use cosem_codec::{BitString, Contained, Date, DateTime, ErrorKind, OctetString, Oid, Time, Utf8String, VisibleString};
use derive_support::golden::{ber_sequence, ber_types};
use derive_support::{bent_to, both_ways, octets, refused, unwritable};

#[test]
fn sequences_and_choices() {
    use ber_sequence::{CallName, Diagnostic, Hello, Verdict};
    let hello = Hello { version: None, name: CallName::PLAIN, result: Verdict::ACCEPTED, diagnostic: None, content: None };
    // [application 5], [1] { OID 2.16.756.5.8.1.1 }, [2] { INTEGER 0 }
    both_ways!(ber_sequence::Hello, "65 10 a1 09 06 07 60857405080101 a2 03 02 01 00", hello);
    let full = Hello {
        version: BitString::new(1, &[0x80]),
        diagnostic: Some(Diagnostic::Provider(Verdict::REJECTED)),
        content: Some(Contained::from_value(&hello)),
        name: CallName(Oid::from_octets(&[0x88, 0x37])),
        ..hello
    };
    both_ways!(
        ber_sequence::Hello,
        "65 2a 80 02 07 80 a1 04 06 02 8837 a2 03 02 01 00 a3 03 82 01 01 a4 14 04 12 65 10 a1 09 06 07 60857405080101 a2 03 02 01 00",
        full
    );
    assert_eq!((CallName::CIPHERED.name(), full.name.name()), (Some("ciphered"), None));
    assert_eq!(format!("{:?} {:?}", CallName::PLAIN, full.name), "CallName(plain) CallName(2.999)");
    both_ways!(ber_sequence::Diagnostic, "a1 03 02 01 05", Diagnostic::User(Verdict(5)));
    // a length in a long form, an integer in more octets than it needs
    bent_to!(ber_sequence::Diagnostic, "a1 81 04 02 02 0005", "a1 03 02 01 05");
    refused::<Hello>(&octets("66 00"), ErrorKind::UnexpectedTag { expected: 0x65, found: 0x66 }, 0);
    refused::<Hello>(&octets("65 05 a1 03 02 01 00"), ErrorKind::UnexpectedTag { expected: 0x06, found: 0x02 }, 4);
    refused::<Hello>(&octets("65 04 a1 02 06 00"), ErrorKind::Oid, 6);
    refused::<Hello>(&octets("65 12 a1 09 06 07 60857405080101 a2 03 02 01 00 00 00"), ErrorKind::Trailing { count: 2 }, 18);
    refused::<Diagnostic>(&octets("a3 00"), ErrorKind::UnknownSelector { found: 0xa3 }, 0);
    refused::<Diagnostic>(&octets("82 02 0100"), ErrorKind::Range, 2);
    refused::<Diagnostic>(&octets("82 00"), ErrorKind::Length { found: 0 }, 2);
}

const ALL: &str = "80 01 ff
    a1 03 01 01 00
    82 01 05
    a3 0b 02 09 00ffffffffffffffff
    84 02 fc18
    a5 03 02 01 03
    86 01 08
    a7 04 1a 02 6162
    88 03 616263
    a9 04 0c 02 c3a9
    8a 02 0102
    ab 06 04 04 01020304
    8c 02 04 f0
    ad 04 03 02 04 a0
    8e 03 2a8648
    af 02 05 00
    b0 05 a0 03 02 01 07
    b1 09 04 07 30 05 a0 03 02 01 07
    92 05 3003 a00100
    b3 0e 04 0c 07e6021503112530ff800000
    94 04 112530ff
    b5 07 04 05 07e6021503
    b6 05 02 03 008001
    97 03 06 8040
    b8 03 0a 01 01
    99 02 0100
    ba 02 80 00
    bb 0a 02 08 8000000000000000";

#[test]
fn every_type() {
    use ber_types::{Held, HeldCount, HeldFlags, HeldHello, HeldMask, HeldMode, HeldName, HeldPick, HeldPick2, Types};
    let inner = Held { number: 7 };
    let types = Types {
        flag: true,
        truth: false,
        small: 5,
        large: u64::MAX,
        negative: -1000,
        level: 8,
        text: VisibleString(b"ab"),
        label: VisibleString(b"abc"),
        remark: Some(Utf8String("é".as_bytes())),
        key: OctetString(&[1, 2]),
        serial: [1, 2, 3, 4],
        bits: BitString::new(4, &[0xf0]).expect("four bits"),
        four: BitString::new(4, &[0xa0]).expect("four bits"),
        id: Oid::from_octets(&[0x2a, 0x86, 0x48]),
        nothing: (),
        inner,
        held: Some(Contained::from_value(&inner)),
        fixed: Contained::from_octets(&[0x30, 0x03, 0xa0, 0x01, 0x00]),
        stamp: DateTime::from_octets([0x07, 0xe6, 0x02, 0x15, 0x03, 0x11, 0x25, 0x30, 0xff, 0x80, 0x00, 0x00]),
        hour: Some(Time::from_octets([0x11, 0x25, 0x30, 0xff])),
        day: Some(Date::from_octets([0x07, 0xe6, 0x02, 0x15, 0x03])),
        flags: HeldFlags::ZERO.with_urgent(true).with_kind(1),
        mask: HeldMask::ZERO.with_first(true),
        mode: HeldMode::LOUD,
        count: HeldCount(0x0100),
        pick: HeldPick::Nothing,
        wide: i64::MIN,
    };
    let all = format!("30 81 {:02x} {ALL}", octets(ALL).len());
    both_ways!(ber_types::Types, &all, types);
    // defaults and what is optional left out
    let least = Types { level: 7, remark: None, held: None, hour: None, day: None, mode: HeldMode::QUIET, wide: 0, large: 0, ..types };
    let mut out = [0; 256];
    let written = cosem_codec::Encode::encode(&least, &mut out).expect("room");
    assert_eq!(<Types as cosem_codec::Decode>::decode(written), Ok(least));

    both_ways!(ber_types::HeldPick, "a1 03 02 01 09", HeldPick::Number(9));
    both_ways!(ber_types::HeldPick, "a2 05 a0 03 02 01 07", HeldPick::Pair(inner));
    both_ways!(ber_types::HeldPick, "a3 04 1a 02 6162", HeldPick::Deeper(HeldPick2::Text(VisibleString(b"ab"))));
    both_ways!(ber_types::HeldPick, "69 08 80 06 2a864886f70d", HeldPick::Hello(HeldHello { name: Some(HeldName::RSA) }));
    both_ways!(ber_types::HeldPick, "69 00", HeldPick::from(HeldHello { name: None }));
    both_ways!(ber_types::HeldPick, "02 01 05", HeldPick::Count(HeldCount(5)));
    both_ways!(ber_types::HeldPick2, "03 03 06 8040", HeldPick2::Bits(HeldMask::ZERO.with_first(true)));
    refused::<HeldHello>(&octets("69 04 80 02 2a86"), ErrorKind::Oid, 4);
    refused::<HeldHello>(&octets("69 03 80 01 2a"), ErrorKind::UnknownCode { found: 0 }, 4);
    refused::<HeldMode>(&octets("0a 01 02"), ErrorKind::UnknownCode { found: 2 }, 2);
    refused::<HeldMask>(&octets("03 03 06 8000"), ErrorKind::ReservedBits { found: 0 }, 3);
    refused::<HeldMask>(&octets("03 03 05 8040"), ErrorKind::Length { found: 11 }, 2);
    refused::<HeldFlags>(&octets("02 02 0100"), ErrorKind::ReservedBits { found: 1 }, 2);
    refused::<HeldFlags>(&octets("02 03 010000"), ErrorKind::Range, 2);

    unwritable(&Types { negative: 1001, ..types }, "out of range in types.negative");
    unwritable(&Types { label: VisibleString(b"ab"), ..types }, "discriminator or length does not fit the content in types.label");
    unwritable(&Types { four: BitString::from_octets(&[1]), ..types }, "discriminator or length does not fit the content in types.four");
    unwritable(&Types { mode: HeldMode(2), ..types }, "out of range in held-mode");
    unwritable(&HeldName(Oid::from_octets(&[0x2a])), "out of range in held-name");
}
