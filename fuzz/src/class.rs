//! Attributes, methods and selective access parameters of interface classes.

use cosem_codec::class::any::{Access, Attribute, Method, Return};
use cosem_codec::{Encode, EncodeError};
use cosem_spec::model::{Class, Item, Kind};
use cosem_spec::subject::Subject;

use crate::agreement::{compare, model};
use crate::inspector::hex;

/// A member of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// The value of the attribute with this number.
    Attribute(i8),
    /// The parameter of the method with this number.
    Parameter(i8),
    /// What the method with this number returns.
    Returned(i8),
    /// The selective access parameters of an attribute: its number, the selector.
    Selection(i8, u8),
}

/// The octets in front of a value: class, version, kind of member, number, selector.
#[must_use]
pub fn header(class_id: u16, version: u8, member: Member) -> [u8; 6] {
    let [high, low] = class_id.to_be_bytes();
    let (kind, number, selector) = match member {
        Member::Attribute(number) => (0, number, 0),
        Member::Parameter(number) => (1, number, 0),
        Member::Returned(number) => (2, number, 0),
        Member::Selection(number, selector) => (3, number, selector),
    };
    [high, low, version, kind, number.cast_unsigned(), selector]
}

/// [`compare`] and the round trip of one member, by the enum that has it and what chooses it.
macro_rules! check {
    ($any:ident, $name:ident, $subject:ident, $octets:ident, $($which:ident),+) => {{
        let decoded = $any::decode($($which,)+ $octets);
        let Some(subject) = $subject else {
            assert!(decoded.is_err_and(|error| error.offset == 0 && error.kind.name().starts_with("unknown-")), "{}", $name);
            return;
        };
        compare(&$name, subject, $octets, decoded.map(|value| value.to_vec()));
        let Ok(value) = decoded else { return };
        let lazy = $any::decode_lazy($($which,)+ $octets);
        assert_eq!(format!("{decoded:?}"), format!("{lazy:?}"), "{} {}: decode_lazy", $name, hex($octets));
        let encoded = match value.to_vec() {
            Ok(encoded) => encoded,
            Err(EncodeError::Range { .. }) => return,
            Err(error) => panic!("{} {}: does not encode: {error}", $name, hex($octets)),
        };
        assert_eq!(encoded.len(), value.encoded_len(), "{} {}: encoded_len", $name, hex($octets));
        let again = $any::decode($($which,)+ &encoded);
        assert_eq!(format!("{decoded:?}"), format!("{again:?}"), "{} {}", $name, hex(&encoded));
    }};
}

/// A member of a class, chosen by the first six octets as [`header`] writes them, and the others as its value.
///
/// What the suite does not have, the codec refuses at the first octet. What decodes encodes and decodes to itself, lazily too, and the
/// inspector agrees, as for whole APDUs.
///
/// # Panics
/// When one of these does not hold.
pub fn class(octets: &[u8]) {
    let Some((&[high, low, version, kind, number, selector], octets)) = octets.split_first_chunk() else { return };
    let (class_id, number) = (u16::from_be_bytes([high, low]), number.cast_signed());
    let member = match kind & 3 {
        0 => Member::Attribute(number),
        1 => Member::Parameter(number),
        2 => Member::Returned(number),
        _ => Member::Selection(number, selector),
    };
    let subject = find(class_id, version).and_then(|(item, class)| subject(item, class, member));
    let name = format!("class {class_id} version {version} {member:?}");
    match member {
        Member::Attribute(_) => check!(Attribute, name, subject, octets, class_id, version, number),
        Member::Parameter(_) => check!(Method, name, subject, octets, class_id, version, number),
        Member::Returned(_) => check!(Return, name, subject, octets, class_id, version, number),
        Member::Selection(..) => check!(Access, name, subject, octets, class_id, version, number, selector),
    }
}

/// The class with this identifier and version.
fn find(class_id: u16, version: u8) -> Option<(&'static Item, &'static Class)> {
    model().items.iter().find_map(|item| match &item.kind {
        Kind::Class(class) if (class.class_id, class.version) == (class_id, version) => Some((item, class)),
        _ => None,
    })
}

/// The member, where the class has it.
fn subject(item: &Item, class: &Class, member: Member) -> Option<Subject> {
    let attribute = |number| class.attributes.iter().find(|attribute| attribute.number == number);
    let method = |number| class.methods.iter().find(|method| method.number == number);
    match member {
        Member::Attribute(number) => attribute(number).map(|_| Subject::Attribute(item.id, number)),
        Member::Parameter(number) => method(number).map(|_| Subject::Parameter(item.id, number)),
        Member::Returned(number) => method(number)?.returns.as_ref().map(|_| Subject::Returned(item.id, number)),
        Member::Selection(number, selector) => {
            let known = attribute(number)?.selectors.iter().any(|known| known.number == selector);
            known.then_some(Subject::Selection(item.id, number, selector))
        }
    }
}
