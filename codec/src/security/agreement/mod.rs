//! Keys that two systems agree on, with ECDH (NIST SP 800-56A) and a key derivation function.
//!
//! | scheme | who brings what | for | here |
//! | --- | --- | --- | --- |
//! | C(2e,0s) | both an ephemeral key, signed | global keys and the master key (Security setup, key_agreement) | [`EphemeralUnified`] |
//! | C(1e,1s) | the originator an ephemeral key, signed; the recipient its static key | one general-ciphering | [`one_pass`] |
//! | C(0e,2s) | both their static keys | one general-ciphering | [`static_unified`] |
//!
//! A client of C(2e,0s) sends its [`key_data`](EphemeralUnified::key_data), takes that of the server, and has the key:
//!
//! ```
//! # #[cfg(feature = "rustcrypto")] {
//! use cosem_codec::security::SystemTitle;
//! use cosem_codec::security::agreement::{AgreedKey, EphemeralUnified, Titles};
//! use cosem_codec::security::backend::Curve;
//! use cosem_codec::security::rustcrypto::{Hashes, PrivateKey};
//!
//! # fn main() -> Result<(), cosem_codec::security::SecurityError> {
//! # let mut last = 0u8;
//! # let mut random = |out: &mut [u8]| { out.iter_mut().for_each(|octet| { last = last.wrapping_mul(5).wrapping_add(99); *octet = last }); Ok(()) };
//! # let [client_signs, server_signs] = [1, 2].map(|octet| PrivateKey::new(Curve::P256, &[octet; 32]).unwrap());
//! let titles = Titles { client: SystemTitle(*b"MMM\0\0\0\0\x01"), server: SystemTitle(*b"MMM\0\0\xBC\x61\x4E") };
//! let (mut request, mut response) = ([0; 128], [0; 128]);
//!
//! let client = EphemeralUnified::new(AgreedKey::UnicastEncryption, PrivateKey::generate(Curve::P256, &mut random)?);
//! client.key_data(&client_signs, &mut request)?;
//!
//! let server = EphemeralUnified::new(AgreedKey::UnicastEncryption, PrivateKey::generate(Curve::P256, &mut random)?);
//! server.key_data(&server_signs, &mut response)?;
//! let of_server = server.finish(&Hashes, &request, &client_signs.public(), &titles)?;
//!
//! let of_client = client.finish(&Hashes, &response, &server_signs.public(), &titles)?;
//! assert_eq!(of_client, of_server);
//! # Ok(())
//! # }
//! # main().unwrap();
//! # }
//! ```

mod derive;
mod ephemeral;
mod general;

pub use derive::{AlgorithmId, derive_key};
pub use ephemeral::{AgreedKey, EphemeralUnified, Titles};
pub use general::{Parties, one_pass, static_unified};
