//! What octets are to be decoded as, chosen at run time.

use std::fmt::Debug;

#[cfg(feature = "unconfirmed")]
use cosem_codec::apdu::unconfirmed as unconfirmed_apdu;
use cosem_codec::apdu::{Apdu, CiPdu, CiPduHdlc, CipheredContent, UserInformation};
#[cfg(feature = "unconfirmed")]
use cosem_codec::class::unconfirmed as unconfirmed_class;
use cosem_codec::class::{
    AssociationLnV0Attribute, AssociationLnV0Method, AssociationLnV0ObjectListAccess, AssociationLnV0Return, AssociationLnV1Attribute,
    AssociationLnV1Method, AssociationLnV1ObjectListAccess, AssociationLnV1Return, AssociationLnV2Attribute, AssociationLnV2Method,
    AssociationLnV2ObjectListAccess, AssociationLnV2Return, AssociationLnV3Attribute, AssociationLnV3Method,
    AssociationLnV3ObjectListAccess, AssociationLnV3Return, ClockV0Attribute, ClockV0Method, DataV0Attribute,
    ObjectListElementWithoutRights, ProfileGenericV0Attribute, ProfileGenericV0BufferAccess, ProfileGenericV0Method,
    ProfileGenericV0Return, ProfileGenericV1Attribute, ProfileGenericV1BufferAccess, ProfileGenericV1Method, RegisterV0Attribute,
    RegisterV0Method,
};
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

/// Calls a function of the enum that belongs to a version of a class.
macro_rules! of_class {
    ($function:ident($number:expr, $octets:expr), ($class_id:expr, $version:expr), { $($id:literal, $of:literal => $type:ident,)* }) => {
        match ($class_id, $version) {
            $(($id, $of) => $type::$function($number, $octets).map(answer),)*
            other => panic!("no class {other:?}"),
        }
    };
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
            Self::Attribute { class_id, version, number } => of_class!(decode(number, octets), (class_id, version), {
                1, 0 => DataV0Attribute,
                3, 0 => RegisterV0Attribute,
                7, 0 => ProfileGenericV0Attribute,
                7, 1 => ProfileGenericV1Attribute,
                8, 0 => ClockV0Attribute,
                15, 0 => AssociationLnV0Attribute,
                15, 1 => AssociationLnV1Attribute,
                15, 2 => AssociationLnV2Attribute,
                15, 3 => AssociationLnV3Attribute,
            }),
            Self::Method { class_id, version, number } => of_class!(decode(number, octets), (class_id, version), {
                3, 0 => RegisterV0Method,
                7, 0 => ProfileGenericV0Method,
                7, 1 => ProfileGenericV1Method,
                8, 0 => ClockV0Method,
                15, 0 => AssociationLnV0Method,
                15, 1 => AssociationLnV1Method,
                15, 2 => AssociationLnV2Method,
                15, 3 => AssociationLnV3Method,
            }),
            Self::Returned { class_id, version, number } => of_class!(decode(number, octets), (class_id, version), {
                7, 0 => ProfileGenericV0Return,
                15, 0 => AssociationLnV0Return,
                15, 1 => AssociationLnV1Return,
                15, 2 => AssociationLnV2Return,
                15, 3 => AssociationLnV3Return,
            }),
            Self::Selection { class_id, version, attribute, selector } => {
                assert_eq!(attribute, 2, "the only attribute with selections in the classes of the suite");
                of_class!(decode(selector, octets), (class_id, version), {
                    7, 0 => ProfileGenericV0BufferAccess,
                    7, 1 => ProfileGenericV1BufferAccess,
                    15, 0 => AssociationLnV0ObjectListAccess,
                    15, 1 => AssociationLnV1ObjectListAccess,
                    15, 2 => AssociationLnV2ObjectListAccess,
                    15, 3 => AssociationLnV3ObjectListAccess,
                })
            }
        }
    }

    /// Decodes the value of an attribute whose class has lists or Data, and leaves these to be checked while they are walked.
    pub(crate) fn decode_lazy(self, octets: &[u8]) -> Option<Result<Box<dyn Answer + '_>, DecodeError>> {
        let Self::Attribute { class_id, version, number } = self else { return None };
        if class_id == 8 {
            return None;
        }
        Some(of_class!(decode_lazy(number, octets), (class_id, version), {
            1, 0 => DataV0Attribute,
            3, 0 => RegisterV0Attribute,
            7, 0 => ProfileGenericV0Attribute,
            7, 1 => ProfileGenericV1Attribute,
            15, 0 => AssociationLnV0Attribute,
            15, 1 => AssociationLnV1Attribute,
            15, 2 => AssociationLnV2Attribute,
            15, 3 => AssociationLnV3Attribute,
        }))
    }
}
