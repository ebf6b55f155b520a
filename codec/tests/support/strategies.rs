//! Values of the generated types, for `proptest`.
//!
//! The types borrow what they hold. Here it is leaked: some megabytes in the life of a test, and strategies need no second set of types.

pub(crate) mod apdus;
pub(crate) mod frames;

use cosem_codec::data::{CompactArray, Data, TypeDescription, Value};
use cosem_codec::{BitString, Date, DateTime, Decode, OctetString, Time, Utf8String, VisibleString};
use proptest::collection::vec;
use proptest::prelude::*;

fn keep<T>(values: Vec<T>) -> &'static [T] {
    values.leak()
}

/// Mostly short, sometimes with a length of two or three octets.
pub(crate) fn octets() -> impl Strategy<Value = OctetString<'static>> {
    let len = prop_oneof![8 => 0..20usize, 1 => 120..140usize, 1 => 250..270usize];
    len.prop_flat_map(|len| vec(any::<u8>(), len)).prop_map(|octets| OctetString(keep(octets)))
}

fn visible() -> impl Strategy<Value = VisibleString<'static>> {
    octets().prop_map(|octets| VisibleString(octets.0))
}

/// Bits, with anything in the padding, which does not count.
pub(crate) fn bit_string() -> impl Strategy<Value = BitString<'static>> {
    (0..200usize)
        .prop_flat_map(|bits| (Just(bits), vec(any::<u8>(), bits.div_ceil(8))))
        .prop_map(|(bits, octets)| BitString::new(bits, keep(octets)).expect("octets for the bits"))
}

pub(crate) fn date_time() -> impl Strategy<Value = DateTime> {
    any::<[u8; 12]>().prop_map(DateTime::from_octets)
}

/// A type description, and octets for one value of the type.
fn described() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
    let numbers = prop_oneof![Just((17, 1)), Just((18, 2)), Just((6, 4)), Just((21, 8)), Just((22, 1)), Just((25, 12)), Just((3, 1))];
    let number = numbers.prop_flat_map(|(tag, size)| (Just(vec![tag]), vec(0..=1u8, size)));
    let string = vec(any::<u8>(), 0..10).prop_map(|octets| (vec![9], [vec![octets.len() as u8], octets].concat()));
    prop_oneof![4 => number, 1 => string].prop_recursive(3, 16, 4, |inner| {
        let structure = vec(inner.clone(), 1..4).prop_map(|members| {
            let (descriptions, values): (Vec<_>, Vec<_>) = members.into_iter().unzip();
            ([vec![2, descriptions.len() as u8], descriptions.concat()].concat(), values.concat())
        });
        let array = (inner, 1..4u8)
            .prop_map(|((description, value), count)| ([vec![1, 0, count], description].concat(), value.repeat(usize::from(count))));
        prop_oneof![structure, array]
    })
}

fn compact_array() -> impl Strategy<Value = CompactArray<'static>> {
    (described(), 0..4usize).prop_map(|((description, value), count)| {
        let (_, description) = TypeDescription::parse(keep(description)).expect("a description");
        CompactArray::new(description, keep(value.repeat(count))).expect("whole elements")
    })
}

fn leaf() -> impl Strategy<Value = Value<'static>> {
    prop_oneof![
        prop_oneof![Just(Value::Null), Just(Value::DontCare), any::<bool>().prop_map(Value::Boolean), any::<u8>().prop_map(Value::Enum)],
        prop_oneof![
            any::<i8>().prop_map(Value::Integer),
            any::<i16>().prop_map(Value::Long),
            any::<i32>().prop_map(Value::DoubleLong),
            any::<i64>().prop_map(Value::Long64),
            any::<i8>().prop_map(Value::Bcd),
        ],
        prop_oneof![
            any::<u8>().prop_map(Value::Unsigned),
            any::<u16>().prop_map(Value::LongUnsigned),
            any::<u32>().prop_map(Value::DoubleLongUnsigned),
            any::<u64>().prop_map(Value::Long64Unsigned),
        ],
        prop_oneof![
            any::<u32>().prop_map(|bits| Value::Float32(f32::from_bits(bits))),
            any::<u64>().prop_map(|bits| Value::Float64(f64::from_bits(bits)))
        ],
        prop_oneof![
            octets().prop_map(Value::OctetString),
            visible().prop_map(Value::VisibleString),
            octets().prop_map(|octets| Value::Utf8String(Utf8String(octets.0))),
            bit_string().prop_map(Value::BitString),
            compact_array().prop_map(Value::CompactArray),
        ],
        prop_oneof![
            date_time().prop_map(Value::DateTime),
            any::<[u8; 5]>().prop_map(|octets| Value::Date(Date::from_octets(octets))),
            any::<[u8; 4]>().prop_map(|octets| Value::Time(Time::from_octets(octets))),
        ],
        prop_oneof![
            any::<i8>().prop_map(Value::DeltaInteger),
            any::<i16>().prop_map(Value::DeltaLong),
            any::<i32>().prop_map(Value::DeltaDoubleLong),
            any::<u8>().prop_map(Value::DeltaUnsigned),
            any::<u16>().prop_map(Value::DeltaLongUnsigned),
            any::<u32>().prop_map(Value::DeltaDoubleLongUnsigned),
        ],
    ]
}

/// Any COSEM Data, nested.
pub(crate) fn data() -> impl Strategy<Value = Data<'static>> {
    leaf().prop_map(Data::from).prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(|members| Data::structure(keep(members))),
            vec(inner, 0..5).prop_map(|elements| Data::array(keep(elements))),
        ]
    })
}
