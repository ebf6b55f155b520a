//! The back end that the RustCrypto crates make up.

mod gcm;

pub use gcm::AesGcm;
