//! High level security: two systems that prove to each other that they hold the same secret, or the private key of a public one.
//!
//! ```text
//! pass 1   client -> server   CtoS, in the AARQ              HlsClient::ctos
//! pass 2   server -> client   StoC, in the AARE              HlsServer::stoc
//! pass 3   client -> server   f(StoC), in reply_to_HLS_authentication
//! pass 4   server -> client   f(CtoS), in the answer to it
//! ```
//!
//! [`HlsClient`] and [`HlsServer`] keep the order and take octets and give octets. What f is stands in a [`Mechanism`]; that of the
//! manufacturers (2) is one that the user writes.

mod exchange;
mod mechanism;

pub use exchange::{Challenge, HlsClient, HlsServer, MAX_CHALLENGE_LEN, MIN_CHALLENGE_LEN};
pub use mechanism::{Ecdsa, Gmac, HashFunction, Hashed, MAX_ANSWER_LEN, Md5, Mechanism, Sha1, Sha256, Transcript};
