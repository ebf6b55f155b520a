//! A-XDR: lengths, presence flags, strings, lists, dates with their tolerances.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod runtime_support;

use cosem_codec::{BitString, Contained, DateTime, DecodeError, ErrorKind, List, OctetString, Parsed, Writer, axdr, octets};
use runtime_support::hex;

/// The kind and the offset of an error.
fn wrong<T>(parse: impl Fn(&'static [u8]) -> Parsed<'static, T>, octets: &str) -> (ErrorKind, u32) {
    let octets = hex(octets).leak();
    let error = DecodeError::from_nom(parse(octets).err().unwrap(), octets.len());
    (error.kind, error.offset)
}

fn written(write: impl FnOnce(&mut Writer<'_>) -> Result<(), cosem_codec::EncodeError>, len: usize) -> Vec<u8> {
    let mut out = vec![0; len];
    let mut writer = Writer::new(&mut out);
    write(&mut writer).unwrap();
    writer.finish().unwrap();
    out
}

#[test]
fn lengths() {
    for length in [0, 1, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x1_0000, 0xff_ffff, 0x100_0000, 0xffff_ffff] {
        let octets = written(|out| axdr::write_length(length, out), axdr::length_len(length));
        assert_eq!(axdr::length(&octets), Ok((&[][..], length)));
        if length > 0x7f {
            assert_eq!(usize::from(octets[0] & 0x7f), octets.len() - 1);
            assert_ne!(octets[1], 0, "the shortest form");
        }
    }
    assert_eq!(axdr::length(&hex("82000A")), Ok((&[][..], 10)));
    assert_eq!(axdr::length(&hex("8400000005")), Ok((&[][..], 5)));
    assert_eq!(wrong(axdr::length, ""), (ErrorKind::Truncated { needed: 1 }, 0));
    assert_eq!(wrong(axdr::length, "82"), (ErrorKind::Truncated { needed: 2 }, 0));
    assert_eq!(wrong(axdr::length, "8400"), (ErrorKind::Truncated { needed: 3 }, 0));
    for octet in [0x80, 0x85, 0x88, 0xff] {
        assert_eq!(wrong(axdr::length, &format!("{octet:02X}0000000000000001")), (ErrorKind::LengthForm { octet }, 0));
    }
    if let Ok(too_long) = usize::try_from(0x1_0000_0000u64) {
        assert!(axdr::write_length(too_long, &mut Writer::new(&mut [0; 8])).is_err());
    }
}

#[test]
fn strings() {
    assert_eq!(axdr::octets(&hex("020A0B0C")), Ok((&[0x0c][..], OctetString(&[0x0a, 0x0b]))));
    assert_eq!(wrong(axdr::octets, "050A"), (ErrorKind::Truncated { needed: 4 }, 1));
    assert_eq!(wrong(axdr::octets, "8300FFFF0A"), (ErrorKind::Truncated { needed: 0xfffe }, 4));
    let bits = BitString::new(10, &[0xff, 0xff]).unwrap();
    assert_eq!(axdr::bit_string(&hex("0AFFC5")), Ok((&[][..], bits)));
    assert_eq!(written(|out| axdr::write_bit_string(&bits, out), axdr::bit_string_len(&bits)), hex("0AFFC0"));
    assert_eq!(wrong(axdr::bit_string, "11FFFF"), (ErrorKind::Truncated { needed: 1 }, 1));
    assert_eq!(axdr::content_fixed::<2>(&hex("020102")), Ok((&[][..], [1, 2])));
    assert_eq!(wrong(axdr::content_fixed::<2>, "03010203"), (ErrorKind::Length { found: 3 }, 0));
    assert_eq!(wrong(axdr::content_fixed::<2>, "0201"), (ErrorKind::Truncated { needed: 1 }, 1));
}

#[test]
fn presence() {
    let optional = |input| axdr::optional(input, octets::u8);
    assert_eq!(optional(&[0, 9]), Ok((&[9][..], None)));
    assert_eq!(optional(&[1, 9]), Ok((&[][..], Some(9))));
    assert_eq!(optional(&[0xff, 9]), Ok((&[][..], Some(9))));
    assert_eq!(axdr::default(&[0], axdr::boolean, true), Ok((&[][..], true)));
    assert_eq!(axdr::default(&[1, 0], axdr::boolean, true), Ok((&[][..], false)));
    assert_eq!(wrong(|input| axdr::optional(input, octets::u8), "02"), (ErrorKind::PresenceFlag { found: 2 }, 0));
    assert_eq!(wrong(|input| axdr::optional(input, octets::u8), ""), (ErrorKind::Truncated { needed: 1 }, 0));
    assert_eq!(wrong(|input| axdr::optional(input, octets::u8), "01"), (ErrorKind::Truncated { needed: 1 }, 1));
}

#[test]
fn lists_and_contained_items() {
    // elements of COSEM Data in a list of A-XDR, as in ACCESS
    let octets = hex("02 1105 1106 AA");
    let (rest, list) = axdr::list::<u8>(&octets).unwrap();
    assert_eq!((rest, list), (&[0xaa][..], List::from(&[5, 6])));
    assert_eq!(written(|out| axdr::write_list(&list, out), axdr::list_len(&list)), octets[..5]);
    assert_eq!(wrong(axdr::list::<u8>, "03 1105"), (ErrorKind::Truncated { needed: 1 }, 1));
    assert!(axdr::list_lazy::<u8>(&hex("03 1105")).is_err());
    assert_eq!(axdr::list_lazy::<u8>(&hex("01 1105")).unwrap(), List::from(&[5]));

    let (rest, contained) = axdr::contained::<bool>(&[2, 3, 0xff, 7]).unwrap();
    assert_eq!((rest, contained.decode()), (&[7][..], Ok(true)));
    assert_eq!(written(|out| axdr::write_contained(&contained, out), axdr::contained_len(&contained)), [2, 3, 1]);
    assert_eq!(axdr::contained_or_empty::<bool>(&[0]), Ok((&[][..], None)));
    assert_eq!(axdr::contained_or_empty::<bool>(&[2, 3, 0]), Ok((&[][..], Some(Contained::from(&false)))));
}

#[test]
fn dates_in_octet_strings() {
    let raw = "07E6021501112519FF800000";
    let value = DateTime::from_octets(hex(raw).try_into().unwrap());
    let tagged = hex(&format!("090C{raw}"));
    let plain = hex(&format!("0C{raw}"));
    assert_eq!(axdr::date_time(&hex(raw)), Ok((&[][..], value)));
    assert_eq!(axdr::date_time_octets(&plain), Ok((&[][..], value)));
    assert!(axdr::date_time_octets(&tagged).is_err());
    assert_eq!(axdr::date_time_octets_tagged(&plain), Ok((&[][..], value)));
    assert_eq!(axdr::date_time_octets_tagged(&tagged), Ok((&[][..], value)));
    assert_eq!(axdr::date_time_octets_or_empty(&[0]), Ok((&[][..], None)));
    assert_eq!(axdr::date_time_octets_or_empty(&plain), Ok((&[][..], Some(value))));
    assert_eq!(axdr::date_time_octets_or_empty_tagged(&[9, 0]), Ok((&[][..], None)));
    assert_eq!(axdr::date_time_octets_or_empty_tagged(&tagged), Ok((&[][..], Some(value))));
    assert_eq!(wrong(axdr::date_time_octets_or_empty, "0B00"), (ErrorKind::Length { found: 11 }, 0));
    assert_eq!(wrong(axdr::date_time_octets_or_empty_tagged, "09050000"), (ErrorKind::Length { found: 5 }, 1));

    let strict = |input| axdr::optional_date_time_octets(input, false, false);
    let lenient = |input| axdr::optional_date_time_octets(input, true, true);
    let flagged = hex(&format!("010C{raw}"));
    let without_length = hex(&format!("01{raw}"));
    assert_eq!(strict(&[0, 5]), Ok((&[5][..], None)));
    assert_eq!(strict(&flagged), Ok((&[][..], Some(value))));
    assert!(strict(&tagged).is_err() && strict(&without_length).is_err());
    for octets in [&flagged, &tagged, &without_length] {
        assert_eq!(lenient(octets), Ok((&[][..], Some(value))));
    }
    assert_eq!(wrong(|input| axdr::optional_date_time_octets(input, true, true), "01"), (ErrorKind::Truncated { needed: 1 }, 1));
    assert_eq!(wrong(|input| axdr::optional_date_time_octets(input, true, true), "0107E6"), (ErrorKind::Truncated { needed: 10 }, 1));
    assert_eq!(axdr::date_octets(&hex("05FFFFFFFFFF")).unwrap().1.to_string(), "*-*-*");
    assert_eq!(axdr::time_octets(&hex("0401020300")).unwrap().1.to_string(), "01:02:03");
}

#[test]
fn packed_octets() {
    assert_eq!(octets::u24(&[1, 2, 3]), Ok((&[][..], 0x01_0203)));
    assert_eq!(octets::u24_le(&[1, 2, 3]), Ok((&[][..], 0x03_0201)));
    assert_eq!(octets::u48(&[1, 2, 3, 4, 5, 6]), Ok((&[][..], 0x0102_0304_0506)));
    assert_eq!(octets::u48_le(&[1, 2, 3, 4, 5, 6]), Ok((&[][..], 0x0605_0403_0201)));
    assert_eq!(octets::u16_le(&[1, 2]), Ok((&[][..], 0x0201)));
    assert_eq!(octets::i16(&[0xff, 0xfe]), Ok((&[][..], -2)));
    assert_eq!((octets::u24_octets(0x01_0203), octets::u24_octets(0x100_0000).is_err()), (Ok([1, 2, 3]), true));
    assert_eq!((octets::u48_octets(5), octets::u48_octets(1 << 48).is_err()), (Ok([0, 0, 0, 0, 0, 5]), true));
    assert_eq!(wrong(octets::u32, "0102"), (ErrorKind::Truncated { needed: 2 }, 0));
    assert_eq!(wrong(|input| octets::take(input, 9), "0102"), (ErrorKind::Truncated { needed: 7 }, 0));
    assert_eq!(wrong(|input| octets::tag(input, 5), "06"), (ErrorKind::UnexpectedTag { expected: 5, found: 6 }, 0));
    assert_eq!(wrong(|input| octets::tag(input, 5), ""), (ErrorKind::Truncated { needed: 1 }, 0));
    for (value, octets) in [(0, [0, 0]), (0x1ff, [0xff, 0x80]), (0x100, [0x80, 0])] {
        assert_eq!(written(|out| octets::write_bits::<9>(value, out), 2), octets);
        assert_eq!(octets::bits::<9>(&octets), Ok((&[][..], value)));
    }
    assert_eq!(octets::bits::<64>(&[0xff; 8]), Ok((&[][..], u64::MAX)));
    assert_eq!(written(|out| octets::write_bits::<64>(u64::MAX, out), 8), [0xff; 8]);
    assert_eq!(octets::bits::<1>(&[0xff]), Ok((&[][..], 1)));
}
