//! What must hold for COSEM Data whatever the octets and whatever the value.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod runtime_support;

use cosem_codec::data::{CompactArray, Container, Data, Event, TypeDescription, Value, Visitor};
use cosem_codec::{
    BitString, Contained, Date, DateTime, Decode, DecodeError, Encode, ErrorKind, List, OctetString, Time, Utf8String, VisibleString, ber,
};
use proptest::prelude::*;
use runtime_support::encoded;

/// A value that owns what it holds.
#[derive(Debug, Clone)]
enum Tree {
    Array(Vec<Tree>),
    Structure(Vec<Tree>),
    Octets(Vec<u8>),
    Text(String),
    Utf8(String),
    Bits(Vec<u8>, u8),
    /// Elements of `structure {long-unsigned, octet-string}`.
    Compact(Vec<(u16, Vec<u8>)>),
    Leaf(Value<'static>),
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        Just(Value::Null),
        Just(Value::DontCare),
        any::<bool>().prop_map(Value::Boolean),
        any::<i32>().prop_map(Value::DoubleLong),
        any::<u32>().prop_map(Value::DoubleLongUnsigned),
        any::<i8>().prop_map(Value::Bcd),
        any::<i8>().prop_map(Value::Integer),
        any::<i16>().prop_map(Value::Long),
        any::<u8>().prop_map(Value::Unsigned),
        any::<u16>().prop_map(Value::LongUnsigned),
        any::<i64>().prop_map(Value::Long64),
        any::<u64>().prop_map(Value::Long64Unsigned),
        any::<u8>().prop_map(Value::Enum),
        any::<u32>().prop_map(|bits| Value::Float32(f32::from_bits(bits))),
        any::<u64>().prop_map(|bits| Value::Float64(f64::from_bits(bits))),
        any::<[u8; 12]>().prop_map(|octets| Value::DateTime(DateTime::from_octets(octets))),
        any::<[u8; 5]>().prop_map(|octets| Value::Date(Date::from_octets(octets))),
        any::<[u8; 4]>().prop_map(|octets| Value::Time(Time::from_octets(octets))),
        any::<i8>().prop_map(Value::DeltaInteger),
        any::<i16>().prop_map(Value::DeltaLong),
        any::<i32>().prop_map(Value::DeltaDoubleLong),
        any::<u8>().prop_map(Value::DeltaUnsigned),
        any::<u16>().prop_map(Value::DeltaLongUnsigned),
        any::<u32>().prop_map(Value::DeltaDoubleLongUnsigned),
    ];
    let leaf = prop_oneof![
        6 => leaf.prop_map(Tree::Leaf),
        1 => prop::collection::vec(any::<u8>(), 0..200).prop_map(Tree::Octets),
        1 => ".{0,20}".prop_map(Tree::Utf8),
        1 => "[ -~]{0,20}".prop_map(Tree::Text),
        1 => (prop::collection::vec(any::<u8>(), 1..20), 0u8..8).prop_map(|(octets, unused)| Tree::Bits(octets, unused)),
        1 => prop::collection::vec((any::<u16>(), prop::collection::vec(any::<u8>(), 0..5)), 0..50).prop_map(Tree::Compact),
    ];
    leaf.prop_recursive(6, 100, 10, |inner| {
        let elements = prop::collection::vec(inner, 0..10);
        prop_oneof![elements.clone().prop_map(Tree::Array), elements.prop_map(Tree::Structure)]
    })
}

/// The value as Data. What it needs to borrow is leaked: tests are short.
fn data(tree: &Tree) -> Data<'static> {
    fn elements(trees: &[Tree]) -> &'static [Data<'static>] {
        trees.iter().map(data).collect::<Vec<_>>().leak()
    }
    match tree {
        Tree::Array(trees) => Data::array(elements(trees)),
        Tree::Structure(trees) => Data::structure(elements(trees)),
        Tree::Octets(octets) => OctetString(octets.clone().leak()).into(),
        Tree::Text(text) => VisibleString(text.clone().leak().as_bytes()).into(),
        Tree::Utf8(text) => Utf8String(text.clone().leak().as_bytes()).into(),
        Tree::Bits(octets, unused) => BitString::new(octets.len() * 8 - usize::from(*unused), octets.clone().leak()).unwrap().into(),
        Tree::Compact(rows) => {
            let mut contents = Vec::new();
            for (number, octets) in rows {
                contents.extend(number.to_be_bytes());
                contents.push(u8::try_from(octets.len()).unwrap());
                contents.extend(octets);
            }
            CompactArray::new(TypeDescription::decode(&[2, 2, 0x12, 9]).unwrap(), contents.leak()).unwrap().into()
        }
        Tree::Leaf(value) => (*value).into(),
    }
}

/// Octets that often are Data, at least for a while.
fn near_data() -> impl Strategy<Value = Vec<u8>> {
    let small = prop_oneof![3 => 0u8..6, 2 => 9u8..34, 1 => Just(0xff), 1 => Just(0x81), 1 => Just(0x82), 1 => any::<u8>()];
    let containers =
        prop_oneof![Just(vec![1, 1]), Just(vec![2, 2]), Just(vec![1, 0]), Just(vec![2, 0x81, 1]), Just(vec![0x13, 2, 2, 0x11, 9])];
    let parts = prop_oneof![3 => small.prop_map(|octet| vec![octet]), 1 => containers, 1 => tree().prop_map(|tree| encoded(&data(&tree)))];
    prop::collection::vec(parts, 0..30).prop_map(|parts| parts.concat())
}

/// Counts what a visitor is shown.
#[derive(Debug, Default, PartialEq)]
struct Count {
    opened: usize,
    closed: usize,
    leaves: usize,
}

impl<'a> Visitor<'a> for Count {
    fn open(&mut self, _: Container, _: usize) {
        self.opened += 1;
    }

    fn close(&mut self) {
        self.closed += 1;
    }

    fn leaf(&mut self, _: Value<'a>) {
        self.leaves += 1;
    }
}

/// All that must hold for any octets.
fn holds(octets: &[u8]) -> Result<(), TestCaseError> {
    let lazy = Data::from_octets(octets);
    let mut visited = Count::default();
    let walked = lazy.visit(&mut visited);
    let events: Vec<Result<Event<'_>, DecodeError>> = lazy.events().collect();
    let count = |wanted: fn(&Event<'_>) -> bool| events.iter().flatten().filter(|event| wanted(event)).count();
    prop_assert_eq!(visited.opened, count(|event| matches!(event, Event::Open(..))));
    prop_assert_eq!(visited.closed, count(|event| matches!(event, Event::Close)));
    prop_assert_eq!(visited.leaves, count(|event| matches!(event, Event::Leaf(_))));
    prop_assert_eq!(walked.err(), events.last().and_then(|event| event.err()));
    prop_assert_eq!(lazy.check().err(), walked.err());
    // what shows values must cope with any octets
    let _ = format!("{lazy:?}");

    let data = match (Data::decode(octets), walked) {
        (Ok(data), Ok(())) => data,
        (decoded, walked) => {
            prop_assert_eq!(decoded.err(), walked.err());
            prop_assert!(lazy.encode(&mut vec![0; octets.len()]).is_err());
            return Ok(());
        }
    };
    prop_assert_eq!(visited.opened, visited.closed);
    let canonical = encoded(&data);
    prop_assert!(canonical.len() <= octets.len());
    let again = Data::decode_canonical(&canonical);
    prop_assert_eq!(again, Ok(data));
    let differs = octets.iter().zip(&canonical).position(|(one, other)| one != other);
    match Data::decode_canonical(octets) {
        Ok(_) => prop_assert_eq!(octets, canonical),
        Err(error) => {
            prop_assert_eq!(error.kind, ErrorKind::NotCanonical);
            prop_assert_eq!(Some(usize::try_from(error.offset).unwrap()), differs.or(Some(canonical.len())));
        }
    }
    // cut anywhere, it is truncated; with more behind it, that is left over
    for cut in 0..octets.len().min(40) {
        let error = Data::decode(&octets[..cut]).unwrap_err();
        prop_assert!(matches!(error.kind, ErrorKind::Truncated { needed: 1.. }), "{error}");
    }
    let longer = [octets, &[0]].concat();
    prop_assert_eq!(Data::decode(&longer).unwrap_err().kind, ErrorKind::Trailing { count: 1 });
    prop_assert_eq!(Data::decode_prefix(&longer), Ok((data, &[0][..])));
    Ok(())
}

proptest! {
    #[test]
    fn any_octets(octets in prop::collection::vec(any::<u8>(), 0..300)) {
        holds(&octets)?;
    }

    #[test]
    fn octets_near_data(octets in near_data()) {
        holds(&octets)?;
    }

    #[test]
    fn changed_data(tree in tree(), at in any::<prop::sample::Index>(), octet in any::<u8>()) {
        let mut octets = encoded(&data(&tree));
        let index = at.index(octets.len());
        octets[index] = octet;
        holds(&octets)?;
        octets.remove(index);
        holds(&octets)?;
    }

    #[test]
    fn built_data(tree in tree()) {
        let built = data(&tree);
        let octets = encoded(&built);
        let decoded = Data::decode_canonical(&octets).unwrap();
        prop_assert_eq!(decoded, built);
        prop_assert!(decoded.events().eq(built.events()));
        let (mut of_decoded, mut of_built) = (Count::default(), Count::default());
        prop_assert_eq!((decoded.visit(&mut of_decoded), built.visit(&mut of_built)), (Ok(()), Ok(())));
        prop_assert_eq!(of_decoded, of_built);
        prop_assert_eq!(format!("{decoded:?}"), format!("{built:?}"));
        // decoded parts inside of built ones
        let members = [decoded, built, Data::NULL];
        let outer = Data::structure(&members);
        let octets = encoded(&outer);
        prop_assert_eq!(Data::decode_canonical(&octets).unwrap(), outer);
        holds(&octets)?;
    }

    #[test]
    fn lists_of_numbers(numbers in prop::collection::vec(any::<u16>(), 0..300)) {
        let built = List::from(&numbers[..]);
        let octets = encoded(&built);
        let decoded = List::<'_, u16>::decode_canonical(&octets).unwrap();
        prop_assert_eq!(decoded, built);
        prop_assert_eq!(decoded.iter().collect::<Result<Vec<_>, _>>().unwrap(), &numbers[..]);
        let lazy = List::<'_, u16>::decode_lazy(&octets).unwrap();
        prop_assert_eq!(lazy, built);
        let content = Contained::<'_, List<'_, u16>>::from_octets(&octets);
        prop_assert_eq!(encoded(&content), octets);
    }

    #[test]
    fn typed_values_read_what_data_reads(octets in near_data()) {
        // a typed value decodes exactly where the Data is of its type
        let value = Data::decode(&octets).ok().and_then(|data| data.value().ok());
        prop_assert_eq!(u32::decode(&octets).ok(), match value { Some(Value::DoubleLongUnsigned(number)) => Some(number), _ => None });
        prop_assert_eq!(u8::decode(&octets).ok(), match value { Some(Value::Unsigned(number)) => Some(number), _ => None });
        prop_assert_eq!(bool::decode(&octets).ok(), match value { Some(Value::Boolean(value)) => Some(value), _ => None });
        prop_assert_eq!(OctetString::decode(&octets).ok(), match value { Some(Value::OctetString(octets)) => Some(octets), _ => None });
        prop_assert_eq!(BitString::decode(&octets).ok(), match value { Some(Value::BitString(bits)) => Some(bits), _ => None });
        prop_assert_eq!(DateTime::decode(&octets).ok(), match value { Some(Value::DateTime(value)) => Some(value), _ => None });
    }

    #[test]
    fn ber_numbers(value in any::<i64>(), shift in 0u32..64) {
        let value = value >> shift;
        let mut out = vec![0; ber::integer_content_len(value)];
        ber::write_integer_content(value, &mut cosem_codec::Writer::new(&mut out)).unwrap();
        prop_assert_eq!(ber::i64_content(&out).unwrap().1, value);
    }
}
