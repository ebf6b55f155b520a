//! The back end that the RustCrypto crates make up.
//!
//! It holds keys in memory, overwrites them when they are dropped, and needs neither an allocator nor an operating system.

mod curve;
mod gcm;
mod hash;
mod wrap;

pub use curve::{PrivateKey, PublicKey};
pub use gcm::AesGcm;
pub use hash::Hashes;
pub use wrap::AesKeyWrap;
