//! Everything of the suite that has octets, decoded by a name that is known at run time.

use std::fmt::Debug;
use std::sync::OnceLock;

use cosem_codec::class::any;
use cosem_codec::{Data, Decode, DecodeError, Encode, EncodeError};
use cosem_spec::model::{Class, Kind};
use cosem_spec::subject::Subject;

use crate::agreement::model;

/// A decoded value whose type is not known.
pub trait Answer {
    /// The canonical octets.
    ///
    /// # Errors
    /// As [`Encode`].
    fn octets(&self) -> Result<Vec<u8>, EncodeError>;
    /// How many octets are announced.
    fn announced(&self) -> usize;
    /// What `Debug` says.
    fn debug(&self) -> String;
}

impl<T: Encode + Debug> Answer for T {
    fn octets(&self) -> Result<Vec<u8>, EncodeError> {
        self.to_vec()
    }

    fn announced(&self) -> usize {
        self.encoded_len()
    }

    fn debug(&self) -> String {
        format!("{self:?}")
    }
}

/// What decoding gives.
type Decoded<'a> = Result<Box<dyn Answer + 'a>, DecodeError>;

fn answer<'a>(value: impl Answer + 'a) -> Box<dyn Answer + 'a> {
    Box::new(value)
}

macro_rules! decode_item {
    ($(#[cfg($condition:meta)] $name:literal => $type:path;)*) => {
        /// Decodes an item by its name in Rust; all features of the codec are on.
        fn decode_item<'a>(name: &str, octets: &'a [u8]) -> Option<Decoded<'a>> {
            Some(match name {
                $($name => <$type as Decode>::decode(octets).map(answer),)*
                _ => return None,
            })
        }

        /// The names of all items that decode by themselves.
        const ITEMS: &[&str] = &[$($name),*];
    };
}

cosem_derive::items!(decode_item);

/// Every item that decodes by itself, COSEM Data, and every member of every class version.
#[must_use]
pub fn all() -> &'static [Subject] {
    static ALL: OnceLock<Vec<Subject>> = OnceLock::new();
    ALL.get_or_init(|| {
        let decodes = |subject: &Subject| match subject {
            Subject::Item(id) => ITEMS.contains(&model().item(*id).name.as_str()),
            _ => true,
        };
        [Subject::Data].into_iter().chain(Subject::all(model()).into_iter().filter(decodes)).collect()
    })
}

/// Decodes all of `octets` as what the subject says. `None` where the codec has no such thing.
#[must_use]
pub fn decode(subject: Subject, octets: &[u8]) -> Option<Decoded<'_>> {
    let class = |id| match &model().item(id).kind {
        Kind::Class(Class { class_id, version, .. }) => Some((*class_id, *version)),
        _ => None,
    };
    Some(match subject {
        Subject::Data => Data::decode(octets).map(answer),
        Subject::Item(id) => return decode_item(&model().item(id).name, octets),
        Subject::Attribute(id, number) => {
            let (class_id, version) = class(id)?;
            any::Attribute::decode(class_id, version, number, octets).map(answer)
        }
        Subject::Parameter(id, number) => {
            let (class_id, version) = class(id)?;
            any::Method::decode(class_id, version, number, octets).map(answer)
        }
        Subject::Returned(id, number) => {
            let (class_id, version) = class(id)?;
            any::Return::decode(class_id, version, number, octets).map(answer)
        }
        Subject::Selection(id, number, selector) => {
            let (class_id, version) = class(id)?;
            any::Access::decode(class_id, version, number, selector, octets).map(answer)
        }
    })
}
