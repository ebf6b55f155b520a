//! Decoding, encoding and decoding again.

use std::fmt::Debug;

use cosem_codec::{Decode, DecodeError, Encode, EncodeError, ErrorKind};

/// A type of the codec, named so that a function can be written for all of them whatever they borrow.
pub trait Item {
    /// The name of the item in the spec files.
    const NAME: &'static str;
    /// The type.
    type Of<'a>: Decode<'a> + Encode + PartialEq + Debug + Copy;
}

/// What decodes encodes, decodes to itself, and all ways of decoding agree.
///
/// For any octets:
/// 1. `decode_prefix` gives the end of its input as the rest, and an error lies inside of the input or right behind it;
/// 2. `decode` accepts exactly what `decode_prefix` accepts without a rest, and otherwise says how much is left over;
/// 3. `decode_lazy` accepts whatever `decode` accepts, as the same value;
/// 4. what decodes encodes, into exactly `encoded_len` octets, and refuses a smaller buffer;
/// 5. what was encoded decodes to the same value, is canonical, and encodes to the same octets;
/// 6. `decode_canonical` accepts the input exactly when it is what encoding writes, and otherwise points at the first other octet;
/// 7. values and errors can be printed.
///
/// # Panics
/// When one of these does not hold.
pub fn round_trip<I: Item>(octets: &[u8]) {
    let (value, rest) = match I::Of::decode_prefix(octets) {
        Ok(decoded) => decoded,
        Err(error) => return refused::<I>(octets, error),
    };
    assert!(octets.ends_with(rest), "{}: the rest is not the end of the input", I::NAME);
    let consumed = &octets[..octets.len() - rest.len()];
    whole::<I>(octets, &value, consumed);

    let encoded = match value.to_vec() {
        Ok(encoded) => encoded,
        Err(error) => panic!("{}: what decodes does not encode: {error}\n{value:?}", I::NAME),
    };
    assert_eq!(encoded.len(), value.encoded_len(), "{}: encoded_len of {value:?}", I::NAME);
    small_buffer(&value, &encoded, I::NAME);

    let again = match I::Of::decode(&encoded) {
        Ok(again) => again,
        Err(error) => panic!("{}: what was encoded does not decode: {error}\n{value:?}\n{encoded:02x?}", I::NAME),
    };
    assert_same(I::NAME, "encoded and decoded again", &value, &again);
    assert_eq!(again.to_vec().as_deref(), Ok(&encoded[..]), "{}: encoded twice", I::NAME);

    let canonical = I::Of::decode_canonical(consumed);
    match first_difference(consumed, &encoded) {
        None => match canonical {
            Ok(canonical) => assert_same(I::NAME, "canonical", &value, &canonical),
            Err(error) => panic!("{}: canonical octets are refused: {error}", I::NAME),
        },
        Some(offset) => match canonical {
            Ok(_) => panic!("{}: octets pass for canonical that differ at {offset} from\n{encoded:02x?}", I::NAME),
            Err(error) => assert_eq!((error.kind, at(error)), (ErrorKind::NotCanonical, offset), "{}: {encoded:02x?}", I::NAME),
        },
    }
}

/// `decode` and `decode_lazy` against what `decode_prefix` found.
fn whole<'a, I: Item>(octets: &'a [u8], value: &I::Of<'a>, consumed: &[u8]) {
    match I::Of::decode(octets) {
        Ok(whole) => {
            assert_eq!(consumed.len(), octets.len(), "{}: octets left over are accepted", I::NAME);
            assert_same(I::NAME, "decode", value, &whole);
            match I::Of::decode_lazy(octets) {
                Ok(lazy) => assert_same(I::NAME, "decode_lazy", value, &lazy),
                Err(error) => panic!("{}: decode_lazy refuses what decode accepts: {error}", I::NAME),
            }
        }
        Err(error) => {
            let left = octets.len() - consumed.len();
            assert!(left != 0, "{}: decode refuses what decode_prefix accepts: {error}", I::NAME);
            let count = u16::try_from(left).unwrap_or(u16::MAX);
            assert_eq!((error.kind, at(error)), (ErrorKind::Trailing { count }, consumed.len()), "{}", I::NAME);
        }
    }
}

/// An error is inside of the input, is the same for the whole input, and can be printed.
fn refused<I: Item>(octets: &[u8], error: DecodeError) {
    assert!(at(error) <= octets.len(), "{}: {error} behind the end of the input", I::NAME);
    assert!(!error.to_string().is_empty());
    assert_eq!(I::Of::decode(octets).err(), Some(error), "{}: decode and decode_prefix refuse differently", I::NAME);
}

/// A buffer that is one octet short is refused, with the length that is needed.
fn small_buffer(value: &impl Encode, encoded: &[u8], name: &str) {
    if let Some(short) = encoded.len().checked_sub(1) {
        let result = value.encode(&mut vec![0; short]).map(|written| written.len());
        assert_eq!(result, Err(EncodeError::BufferTooSmall { needed: encoded.len() }), "{name}");
    }
}

/// Equal, or printed equally: a float that is not a number does not equal itself.
fn assert_same<T: PartialEq + Debug>(name: &str, way: &str, left: &T, right: &T) {
    if left != right {
        assert_eq!(format!("{left:?}"), format!("{right:?}"), "{name}: {way}");
    }
}

/// The first offset at which two strings of octets differ, the end of the shorter one included.
pub(crate) fn first_difference(left: &[u8], right: &[u8]) -> Option<usize> {
    let common = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    (common < left.len() || common < right.len()).then_some(common)
}

/// The offset of an error.
pub(crate) fn at(error: DecodeError) -> usize {
    usize::try_from(error.offset).unwrap_or(usize::MAX)
}
