//! What the tests of the golden files share: one value, its octets, and what the inspector says of both.

#![allow(dead_code, unused_macros, unused_imports, reason = "each test uses some of it")]

#[allow(unreachable_pub, reason = "the lints see it as a library, the example `golden`")]
#[path = "golden.rs"]
pub(crate) mod golden;

use std::collections::HashMap;
use std::fmt::Debug;
use std::path::Path;
use std::sync::{LazyLock, Mutex};

use cosem_codec::{Decode, DecodeError, Encode, EncodeError, ErrorKind};
use cosem_spec::inspect::{Inspection, inspect};
use cosem_spec::model::{Model, Rule};
use cosem_spec::suite;

/// Octets from hexadecimal digits; spaces group.
pub(crate) fn octets(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> =
        hex.chars().filter(|digit| !digit.is_whitespace()).map(|digit| digit.to_digit(16).expect("hexadecimal digits")).collect();
    assert!(digits.len().is_multiple_of(2), "whole octets: {hex}");
    digits.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).expect("an octet")).collect()
}

/// The model that a golden file is expanded from, with the suite.
pub(crate) fn model(file: &str) -> &'static Model {
    static MODELS: LazyLock<Mutex<HashMap<String, &'static Model>>> = LazyLock::new(Mutex::default);
    let mut models = MODELS.lock().expect("no test panics in here");
    models.entry(file.to_owned()).or_insert_with(|| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../derive/tests/golden").join(format!("{file}.spec"));
        let text = std::fs::read_to_string(&path).expect("a readable spec file");
        match suite::with_file(&format!("{file}.spec"), &text) {
            Ok(model) => Box::leak(Box::new(model)),
            Err(faults) => panic!("{faults}"),
        }
    })
}

/// What the codec makes of octets: what it writes again, or the error.
pub(crate) type Answer = Result<Result<Vec<u8>, EncodeError>, DecodeError>;

/// Decodes and encodes again.
pub(crate) fn answer<'a, T: Decode<'a> + Encode>(octets: &'a [u8]) -> Answer {
    T::decode(octets).map(|value| encoded(&value))
}

fn encoded(value: &impl Encode) -> Result<Vec<u8>, EncodeError> {
    let mut out = vec![0; value.encoded_len()];
    let len = value.encode(&mut out)?.len();
    assert_eq!(len, out.len(), "the length is exact");
    Ok(out)
}

/// The value stands for these octets, both ways.
pub(crate) fn same<'a, T: Decode<'a> + Encode + PartialEq + Debug>(octets: &'a [u8], value: &T) {
    assert_eq!(T::decode(octets).as_ref(), Ok(value));
    assert_eq!(T::decode_lazy(octets).as_ref(), Ok(value), "lazily");
    assert_eq!(encoded(value).as_deref(), Ok(octets));
    assert_eq!(T::decode_canonical(octets).as_ref(), Ok(value), "canonical");
}

/// The octets are accepted, but others are written.
pub(crate) fn bent<'a, T: Decode<'a> + Encode + PartialEq + Debug>(octets: &'a [u8], canonical: &[u8]) {
    let value = T::decode(octets).expect("a declared deviation");
    assert_eq!(encoded(&value).as_deref(), Ok(canonical));
    let refused = T::decode_canonical(octets).expect_err("not canonical");
    assert_eq!(refused.kind, ErrorKind::NotCanonical);
    let same = octets.iter().zip(canonical).take_while(|(one, other)| one == other).count();
    assert_eq!(refused.offset as usize, same, "the first octet that differs");
}

/// The octets are refused for this reason at this place.
pub(crate) fn refused<'a, T: Decode<'a> + Debug>(octets: &'a [u8], kind: ErrorKind, offset: u32) {
    let error = T::decode(octets).expect_err("an error");
    assert_eq!((error.kind, error.offset), (kind, offset), "{error}");
}

/// The value cannot be written; the message names the reason and the field.
pub(crate) fn unwritable(value: &impl Encode, message: &str) {
    assert_eq!(encoded(value).expect_err("an error").to_string(), message);
}

/// Holds the codec against the inspector: on the octets, on each of their prefixes, and with each octet changed in several ways.
pub(crate) fn agree(file: &str, item: &str, octets: &[u8], answer: &dyn Fn(&[u8]) -> Answer) {
    let model = model(file);
    let item = model.items.iter().find(|found| found.name == item && found.folder.is_empty()).expect("an item of the file").id;
    agree_with(octets, answer, &|octets| inspect(model, item, octets));
}

/// As [`agree`], for any two.
pub(crate) fn agree_with(octets: &[u8], answer: &dyn Fn(&[u8]) -> Answer, inspected: &dyn Fn(&[u8]) -> Inspection) {
    let compare = |octets: &[u8]| {
        let inspection = inspected(octets);
        match (answer(octets), &inspection.error) {
            (Err(codec), Some(inspector)) => {
                let one = (codec.kind.name(), codec.offset as usize);
                assert_eq!(one, (inspector.kind.name(), inspector.offset), "{octets:02x?}: codec {codec}; inspector {inspector:?}");
            }
            (Ok(Ok(written)), None) => {
                let again = inspected(&written);
                assert!(again.error.is_none(), "{octets:02x?}: the codec writes {written:02x?}: {:?}", again.error);
                // no other octets say that a value is null, or that the last ones are missing
                let bent = |inspection: &Inspection| {
                    inspection.deviations().filter(|one| !one.rule.is_kept()).map(|one| one.rule).collect::<Vec<_>>()
                };
                assert_eq!(bent(&again), [], "{octets:02x?}: the codec writes {written:02x?}");
                assert_eq!(
                    bent(&inspection).is_empty(),
                    written == octets,
                    "{octets:02x?}: the codec writes {written:02x?}: {:?}",
                    bent(&inspection)
                );
            }
            // no other octets say the number
            (Ok(Err(EncodeError::Range { .. })), None) if inspection.deviations().any(|one| one.rule == Rule::Range) => {}
            (codec, inspector) => panic!("{octets:02x?}: codec {codec:02x?}; inspector {inspector:?}"),
        }
    };
    compare(octets);
    for len in 0..octets.len() {
        compare(&octets[..len]);
    }
    let mut changed = octets.to_vec();
    changed.push(0);
    compare(&changed);
    for at in 0..octets.len() {
        let mut changed = octets.to_vec();
        for value in [
            0x00,
            0x01,
            0x02,
            0x09,
            0x0c,
            0x7f,
            0x80,
            0x81,
            0xff,
            octets[at].wrapping_add(1),
            octets[at].wrapping_sub(1),
            octets[at] ^ 0x80,
            octets[at] ^ 0x10,
        ] {
            changed[at] = value;
            compare(&changed);
        }
    }
}

/// Runs [`agree`] and [`same`] for a value of an item of a golden file.
macro_rules! both_ways {
    ($file:ident::$item:ident, $hex:expr, $value:expr) => {{
        let octets = $crate::derive_support::octets($hex);
        let value: $crate::derive_support::golden::$file::$item = $value;
        $crate::derive_support::same(&octets, &value);
        $crate::derive_support::agree(stringify!($file), stringify!($item), &octets, &|octets| {
            $crate::derive_support::answer::<$crate::derive_support::golden::$file::$item>(octets)
        });
    }};
}
pub(crate) use both_ways;

/// Runs [`agree`] and [`bent`].
macro_rules! bent_to {
    ($file:ident::$item:ident, $hex:expr, $canonical:expr) => {{
        let octets = $crate::derive_support::octets($hex);
        $crate::derive_support::bent::<$crate::derive_support::golden::$file::$item>(&octets, &$crate::derive_support::octets($canonical));
        $crate::derive_support::agree(stringify!($file), stringify!($item), &octets, &|octets| {
            $crate::derive_support::answer::<$crate::derive_support::golden::$file::$item>(octets)
        });
    }};
}
pub(crate) use bent_to;
