//! What octets are to be decoded as, chosen at run time.

use std::collections::BTreeSet;
use std::fmt::Debug;

use cosem_codec::class::{self, any};
use cosem_codec::{Data, Decode, DecodeError, Encode, EncodeError};
use cosem_spec::model::{Kind, Model, Type};
use cosem_spec::subject;

/// What octets are to be decoded as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// An item of the suite that stands alone, by its name in Rust.
    Item(&'static str),
    /// One value of COSEM Data.
    Data,
    /// The value of an attribute.
    Attribute { class_id: u16, version: u8, number: i8 },
    /// The parameter of a method.
    Method { class_id: u16, version: u8, number: i8 },
    /// What a method returns.
    Returned { class_id: u16, version: u8, number: i8 },
    /// Selective access parameters.
    Selection { class_id: u16, version: u8, attribute: i8, selector: u8 },
}

/// A decoded value whose type is not known.
pub(crate) trait Answer {
    /// The canonical octets.
    fn octets(&self) -> Result<Vec<u8>, EncodeError>;
    /// What `Debug` says.
    fn debug(&self) -> String;
    /// What `Serialize` says.
    #[cfg(feature = "serde")]
    fn json(&self) -> Result<serde_json::Value, serde_json::Error>;
}

/// Encodes into exactly as many octets as the value announces.
pub(crate) fn encode(value: &(impl Encode + ?Sized)) -> Result<Vec<u8>, EncodeError> {
    let mut out = vec![0; value.encoded_len()];
    let written = value.encode(&mut out)?.len();
    assert_eq!(written, out.len());
    Ok(out)
}

#[cfg(not(feature = "serde"))]
impl<T: Encode + Debug> Answer for T {
    fn octets(&self) -> Result<Vec<u8>, EncodeError> {
        encode(self)
    }

    fn debug(&self) -> String {
        format!("{self:?}")
    }
}

#[cfg(feature = "serde")]
impl<T: Encode + Debug + serde::Serialize> Answer for T {
    fn octets(&self) -> Result<Vec<u8>, EncodeError> {
        encode(self)
    }

    fn debug(&self) -> String {
        format!("{self:?}")
    }

    fn json(&self) -> Result<serde_json::Value, serde_json::Error> {
        serde_json::to_value(self)
    }
}

fn answer<'a>(value: impl Answer + 'a) -> Box<dyn Answer + 'a> {
    Box::new(value)
}

macro_rules! decode_item {
    ($(#[cfg($condition:meta)] $name:literal => $type:path;)*) => {
        /// Decodes an item by its name in Rust.
        fn decode_item<'a>(name: &str, octets: &'a [u8]) -> Result<Box<dyn Answer + 'a>, DecodeError> {
            match name {
                $(#[cfg($condition)] $name => <$type as Decode>::decode(octets).map(answer),)*
                other => panic!("no item {other}"),
            }
        }

        /// The names of all items that are compiled in and decode by themselves.
        pub(crate) const ITEMS: &[&str] = &[$(#[cfg($condition)] $name),*];
    };
}

cosem_derive::items!(decode_item);

impl Subject {
    /// The items that stand alone: no other item has them as a part that is opened while decoding.
    pub(crate) fn items(model: &Model) -> Vec<Self> {
        let mut used = BTreeSet::new();
        for item in &model.items {
            let mut opened = item.uses().into_iter().collect::<BTreeSet<_>>();
            if let Kind::Sequence(sequence) = &item.kind {
                let contained = sequence.fields().filter_map(|(_, field)| match &field.ty {
                    Type::Contained(contained) => Some(&contained.ty),
                    _ => None,
                });
                contained.for_each(|ty| opened.retain(|id| *ty != Type::Item(*id)));
            }
            used.extend(opened.into_iter().filter(|id| *id != item.id));
        }
        let alone = model.items.iter().filter(|item| !used.contains(&item.id));
        let named = alone.filter_map(|item| ITEMS.iter().find(|name| **name == item.name));
        named.map(|name| Self::Item(name)).collect()
    }

    /// Every member of the class versions that are compiled in, and what the model calls it.
    pub(crate) fn members(model: &Model) -> Vec<(Self, subject::Subject)> {
        let member = |of_model: subject::Subject| {
            let Kind::Class(class) = &model.item(of_model.item()?).kind else { return None };
            let (class_id, version) = (class.class_id, class.version);
            class::find(class_id, version)?;
            let member = match of_model {
                subject::Subject::Attribute(_, number) => Self::Attribute { class_id, version, number },
                subject::Subject::Selection(_, attribute, selector) => Self::Selection { class_id, version, attribute, selector },
                subject::Subject::Parameter(_, number) => Self::Method { class_id, version, number },
                subject::Subject::Returned(_, number) => Self::Returned { class_id, version, number },
                subject::Subject::Item(_) | subject::Subject::Data => return None,
            };
            Some((member, of_model))
        };
        subject::Subject::all(model).into_iter().filter_map(member).collect()
    }

    /// Any APDU.
    pub(crate) const APDU: Self = Self::Item("Apdu");
    /// A frame of the link layer of ISO/IEC 14908-1.
    pub(crate) const LPDU: Self = Self::Item("Lpdu");

    /// Decodes all of `octets`.
    pub(crate) fn decode(self, octets: &[u8]) -> Result<Box<dyn Answer + '_>, DecodeError> {
        match self {
            Self::Data => Data::decode(octets).map(answer),
            Self::Item(name) => decode_item(name, octets),
            Self::Attribute { class_id, version, number } => any::Attribute::decode(class_id, version, number, octets).map(answer),
            Self::Method { class_id, version, number } => any::Method::decode(class_id, version, number, octets).map(answer),
            Self::Returned { class_id, version, number } => any::Return::decode(class_id, version, number, octets).map(answer),
            Self::Selection { class_id, version, attribute, selector } => {
                any::Access::decode(class_id, version, attribute, selector, octets).map(answer)
            }
        }
    }

    /// Decodes what belongs to a class, and leaves lists or Data at the end to be checked while they are walked.
    pub(crate) fn decode_lazy(self, octets: &[u8]) -> Option<Result<Box<dyn Answer + '_>, DecodeError>> {
        Some(match self {
            Self::Attribute { class_id, version, number } => any::Attribute::decode_lazy(class_id, version, number, octets).map(answer),
            Self::Method { class_id, version, number } => any::Method::decode_lazy(class_id, version, number, octets).map(answer),
            Self::Returned { class_id, version, number } => any::Return::decode_lazy(class_id, version, number, octets).map(answer),
            Self::Selection { class_id, version, attribute, selector } => {
                any::Access::decode_lazy(class_id, version, attribute, selector, octets).map(answer)
            }
            Self::Item(_) | Self::Data => return None,
        })
    }

    /// The class version that it belongs to, if any.
    pub(crate) fn class(self) -> Option<(u16, u8)> {
        match self {
            Self::Attribute { class_id, version, .. }
            | Self::Method { class_id, version, .. }
            | Self::Returned { class_id, version, .. }
            | Self::Selection { class_id, version, .. } => Some((class_id, version)),
            Self::Item(_) | Self::Data => None,
        }
    }
}
