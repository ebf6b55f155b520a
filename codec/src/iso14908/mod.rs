//! ISO/IEC 14908 (LonTalk): the frames of the base protocol, and the DLMS/COSEM profile on top of it, IEC 62056-8-8.
//!
//! [`Lpdu`] is a frame as the carrier delivers it, down to the application message ([`LonApdu`]).
//!
//! ```
//! use cosem_codec::Decode;
//! use cosem_codec::iso14908::{LonApdu, Lpdu, NpduPayload};
//!
//! // an update of the network variable with the selector 2, recorded on a network
//! let frame = [
//!     0x00, 0x39, 0x01, 0x8c, 0x01, 0x8b, 0xf2, 0x80, 0x02, 0x01, 0x0a, 0x00, 0x00, 0x01, 0x00, 0x07, 0x00, 0x08, 0x00, 0x1f, 0xff, 0x1f, 0x0a,
//! ];
//! let lpdu = Lpdu::decode(&frame)?;
//! let NpduPayload::Apdu(LonApdu::NetworkVariable(variable)) = lpdu.npdu.payload else { unreachable!() };
//! assert_eq!((variable.selector, variable.value.len()), (2, 12));
//! # Ok::<(), cosem_codec::DecodeError>(())
//! ```
//!
//! What is broken and still read: the authentication transform of ISO/IEC 14908-1 with the digests of OSGP ([`authentication`]), and behind
//! the feature `broken-ciphers` RC4 of OSGP (`rc4`) and the MD5 of the IP tunnel ([`cnip`]).
//!
//! What of ISO/IEC 14908-3 matters to a codec: nothing but the alternate path and the registers of the transceiver, which are here. Preamble,
//! code words, interleaving and error correction stay inside of the modem, which hands over a frame and its check value.

cosem_derive::suite!("iso14908");

#[cfg(feature = "unconfirmed")]
pub mod adaptation;
pub mod authentication;
#[cfg(all(feature = "unconfirmed", feature = "osgp-aes"))]
pub mod channel;
pub mod cnip;
#[cfg(feature = "unconfirmed")]
pub mod commissioning;
pub mod migration;
#[cfg(feature = "osgp-aes")]
pub mod osgp_aes;
pub mod proxy;
#[cfg(feature = "broken-ciphers")]
pub mod rc4;

mod response;

pub use response::{Response, ResponseContext};
