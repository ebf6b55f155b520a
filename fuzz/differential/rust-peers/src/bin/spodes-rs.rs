//! Asks `spodes-rs`.

use rust_peers::{Kind, Said};
use spodes_rs::service::acse::{AssociationRequest, AssociationResponse, ReleaseRequest};
use spodes_rs::service::action::{ActionRequest, ActionResponse};
use spodes_rs::service::error::{ConfirmedServiceError, ExceptionResponse};
use spodes_rs::service::gbt::GeneralBlockTransfer;
use spodes_rs::service::general_ciphering::{GeneralCiphering, GeneralGloDedCiphering, GeneralSigning};
use spodes_rs::service::get::{GetRequest, GetResponse};
use spodes_rs::service::initiate::{InitiateRequest, InitiateResponse};
use spodes_rs::service::notification::{DataNotification, EventNotificationRequest};
use spodes_rs::service::set::{SetRequest, SetResponse};
use spodes_rs::types::CosemDataType;

/// What a message is read and written by: some of the writers can fail.
macro_rules! by {
    ($octets:ident, $read:path, $write:expr) => {
        match $read($octets) {
            Ok(value) => Said::from_written($write(&value)),
            Err(_) => Said::Refused,
        }
    };
}

/// What a writer of the crate gives.
trait FromWritten<T> {
    fn from_written(written: T) -> Self;
}

impl FromWritten<Vec<u8>> for Said {
    fn from_written(written: Vec<u8>) -> Self {
        Self::Written(written)
    }
}

impl<E> FromWritten<Result<Vec<u8>, E>> for Said {
    fn from_written(written: Result<Vec<u8>, E>) -> Self {
        written.map_or(Self::NotWritten, Self::Written)
    }
}

fn data(octets: &[u8]) -> Said {
    let Ok((value, [])) = CosemDataType::deserialize_ber(octets) else { return Said::Refused };
    let mut written = Vec::new();
    match value.serialize_ber(&mut written) {
        Ok(()) => Said::Written(written),
        Err(_) => Said::NotWritten,
    }
}

fn apdu(octets: &[u8]) -> Said {
    match octets.first() {
        Some(0x01) => by!(octets, InitiateRequest::decode, InitiateRequest::encode),
        Some(0x08) => by!(octets, InitiateResponse::decode, InitiateResponse::encode),
        Some(0x0E) => by!(octets, ConfirmedServiceError::decode, ConfirmedServiceError::encode),
        Some(0x0F) => by!(octets, DataNotification::decode, DataNotification::encode),
        Some(0x60) => by!(octets, AssociationRequest::decode, AssociationRequest::encode),
        Some(0x61) => by!(octets, AssociationResponse::decode, AssociationResponse::encode),
        Some(0x62) => by!(octets, ReleaseRequest::decode_rlrq, ReleaseRequest::encode_rlrq),
        Some(0x63) => by!(octets, ReleaseRequest::decode_rlre, ReleaseRequest::encode_rlre),
        Some(0xC0) => by!(octets, GetRequest::decode, GetRequest::encode),
        Some(0xC1) => by!(octets, SetRequest::decode, SetRequest::encode),
        Some(0xC2) => by!(octets, EventNotificationRequest::decode, EventNotificationRequest::encode),
        Some(0xC3) => by!(octets, ActionRequest::decode, ActionRequest::encode),
        Some(0xC4) => by!(octets, GetResponse::decode, GetResponse::encode),
        Some(0xC5) => by!(octets, SetResponse::decode, SetResponse::encode),
        Some(0xC7) => by!(octets, ActionResponse::decode, ActionResponse::encode),
        Some(0xD8) => by!(octets, ExceptionResponse::decode, ExceptionResponse::encode),
        Some(0xDB | 0xDC) => by!(octets, GeneralGloDedCiphering::decode, GeneralGloDedCiphering::encode),
        Some(0xDD) => by!(octets, GeneralCiphering::decode, GeneralCiphering::encode),
        Some(0xDF) => by!(octets, GeneralSigning::decode, GeneralSigning::encode),
        Some(0xE0) => by!(octets, GeneralBlockTransfer::decode, GeneralBlockTransfer::encode),
        _ => Said::NotAsked,
    }
}

fn main() {
    rust_peers::main(|kind, octets| match kind {
        Kind::Data => data(octets),
        Kind::Apdu => apdu(octets),
    });
}
