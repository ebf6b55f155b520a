//! What octets are to be decoded as, chosen at run time.

use std::fmt::Debug;

#[cfg(feature = "unconfirmed")]
use cosem_codec::apdu::unconfirmed as unconfirmed_apdu;
use cosem_codec::apdu::{Apdu, CiPdu, CiPduHdlc, CipheredContent, UserInformation};
#[cfg(feature = "unconfirmed")]
use cosem_codec::class::unconfirmed as unconfirmed_class;
use cosem_codec::class::{ObjectListElementWithoutRights, any};
use cosem_codec::frame::{LlcPdu, WrapperPdu};
use cosem_codec::iso14908::{Lpdu, Npdu};
use cosem_codec::{Data, Decode, DecodeError, Encode, EncodeError};

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

impl Subject {
    /// Any APDU.
    pub(crate) const APDU: Self = Self::Item("Apdu");
    /// A frame of the link layer of ISO/IEC 14908-1.
    pub(crate) const LPDU: Self = Self::Item("Lpdu");

    /// The items that stand alone: no other item has them as a part that is opened while decoding.
    pub(crate) const ITEMS: &[&str] = &[
        "Apdu",
        "UserInformation",
        "CipheredContent",
        "CiPdu",
        "CiPduHdlc",
        "ObjectListElementWithoutRights",
        "Lpdu",
        "Npdu",
        "WrapperPdu",
        "LlcPdu",
        #[cfg(feature = "unconfirmed")]
        "DataNotificationConfirm",
        #[cfg(feature = "unconfirmed")]
        "GetBufferByRange",
        #[cfg(feature = "unconfirmed")]
        "GetBufferByIndex",
    ];

    /// Decodes all of `octets`.
    pub(crate) fn decode(self, octets: &[u8]) -> Result<Box<dyn Answer + '_>, DecodeError> {
        match self {
            Self::Data => Data::decode(octets).map(answer),
            Self::Item(name) => match name {
                "Apdu" => Apdu::decode(octets).map(answer),
                "UserInformation" => UserInformation::decode(octets).map(answer),
                "CipheredContent" => CipheredContent::decode(octets).map(answer),
                "CiPdu" => CiPdu::decode(octets).map(answer),
                "CiPduHdlc" => CiPduHdlc::decode(octets).map(answer),
                "ObjectListElementWithoutRights" => ObjectListElementWithoutRights::decode(octets).map(answer),
                "Lpdu" => Lpdu::decode(octets).map(answer),
                "Npdu" => Npdu::decode(octets).map(answer),
                "WrapperPdu" => WrapperPdu::decode(octets).map(answer),
                "LlcPdu" => LlcPdu::decode(octets).map(answer),
                #[cfg(feature = "unconfirmed")]
                "DataNotificationConfirm" => unconfirmed_apdu::DataNotificationConfirm::decode(octets).map(answer),
                #[cfg(feature = "unconfirmed")]
                "GetBufferByRange" => unconfirmed_class::GetBufferByRange::decode(octets).map(answer),
                #[cfg(feature = "unconfirmed")]
                "GetBufferByIndex" => unconfirmed_class::GetBufferByIndex::decode(octets).map(answer),
                other => panic!("no item {other}"),
            },
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
