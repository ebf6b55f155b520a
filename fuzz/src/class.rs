//! Attributes, methods and selective access parameters of interface classes.

use cosem_codec::{Encode, EncodeError, class};
use cosem_spec::model::{Class, Item, Kind as ItemKind};

use crate::agreement::{compare, model};
use crate::inspector::{Subject, hex};

/// What of a class is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The value of an attribute.
    Attribute,
    /// The parameter of a method.
    Parameter,
    /// What a method returns.
    Returned,
    /// The selective access parameters of an attribute.
    Selection(i8),
}

/// The octets in front of the seed of a value: class, version, and the member with its number (below 64).
#[must_use]
pub fn header(class_id: u16, version: u8, member: Member) -> [u8; 4] {
    let [high, low] = class_id.to_be_bytes();
    let (kind, number) = match member {
        Member::Attribute(number) => (0x00, number),
        Member::Parameter(number) => (0x40, number),
        Member::Returned(number) => (0x80, number),
        Member::Selection(number) => (0xC0, number),
    };
    [high, low, version, kind | number & 0x3F]
}

/// A member of a class by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// The value of an attribute.
    Attribute(u8),
    /// The parameter of a method.
    Parameter(u8),
    /// What a method returns.
    Returned(u8),
    /// The selective access parameters with this selector, of the first attribute that has some.
    Selection(u8),
}

/// A member of a class, chosen by the first four octets as [`header`] writes them, and the others as its value.
///
/// What decodes encodes and decodes to itself, lazily too, and the inspector agrees, as for whole APDUs.
///
/// # Panics
/// When one of these does not hold.
pub fn class(octets: &[u8]) {
    let Some((&[high, low, version, member], octets)) = octets.split_first_chunk() else { return };
    let class_id = u16::from_be_bytes([high, low]);
    let Some((item, class)) = find(class_id, version) else { return };
    let number = member & 0x3F;
    let signed = number.cast_signed();
    let method = |number| class.methods.iter().find(|method| method.number == number);
    let (kind, subject) = match member >> 6 {
        0 if class.attributes.iter().any(|attribute| attribute.number == signed) => (Kind::Attribute, Subject::Attribute(item.id, signed)),
        1 if method(signed).is_some() => (Kind::Parameter, Subject::Parameter(item.id, signed)),
        2 if method(signed).is_some_and(|method| method.returns.is_some()) => (Kind::Returned, Subject::Returned(item.id, signed)),
        3 => {
            let Some(attribute) = class.attributes.iter().find(|attribute| !attribute.selectors.is_empty()) else { return };
            if attribute.selectors.iter().all(|selector| selector.number != number) {
                return;
            }
            (Kind::Selection(attribute.number), Subject::Selection(item.id, attribute.number, number))
        }
        _ => return,
    };
    let name = format!("{} {kind:?} {number}", item.name);
    check(&name, class_id, version, kind, number, subject, octets);
}

/// The class with this identifier and version.
fn find(class_id: u16, version: u8) -> Option<(&'static Item, &'static Class)> {
    model().items.iter().find_map(|item| match &item.kind {
        ItemKind::Class(class) if (class.class_id, class.version) == (class_id, version) => Some((item, class)),
        _ => None,
    })
}

/// Stands in where a type has nothing that could be lazy, and so no `decode_lazy` of its own.
trait NothingLazy: Sized {
    fn decode_lazy<N>(_: N, _: &[u8]) -> Result<Self, &'static str> {
        Err("nothing lazy")
    }
}

impl<T> NothingLazy for T {}

/// Calls [`compare`] and the round trip for the type that the table of the build script names.
fn check(name: &str, class_id: u16, version: u8, kind: Kind, number: u8, subject: Subject<'_>, octets: &[u8]) {
    macro_rules! member {
        ($type:path) => {{
            use $type as Type;
            let number = number.try_into().unwrap_or_default();
            let decoded = Type::decode(number, octets);
            compare(name, subject, octets, decoded.map(|value| value.to_vec()));
            let Ok(value) = decoded else { return };
            assert_eq!(value.number(), number, "{name}");
            match Type::decode_lazy(number, octets) {
                Ok(lazy) => assert_eq!(format!("{value:?}"), format!("{lazy:?}"), "{name}: decode_lazy"),
                Err(error) => {
                    assert_eq!(error.to_string(), "nothing lazy", "{name} {}: decode_lazy refuses what decode accepts", hex(octets))
                }
            }
            let encoded = match value.to_vec() {
                Ok(encoded) => encoded,
                Err(EncodeError::Range { .. }) => return,
                Err(error) => panic!("{name} {}: does not encode: {error}", hex(octets)),
            };
            assert_eq!(encoded.len(), value.encoded_len(), "{name} {}: encoded_len", hex(octets));
            let again = Type::decode(number, &encoded);
            assert_eq!(format!("{:?}", Ok::<_, cosem_codec::DecodeError>(value)), format!("{again:?}"), "{name} {}", hex(&encoded));
        }};
    }
    include!(concat!(env!("OUT_DIR"), "/classes.rs"))
}
