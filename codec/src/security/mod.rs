//! Security of the application layer (IEC 62056-5-3, clause 5): protection of APDUs, authentication, keys.
//!
//! ```
//! # #[cfg(feature = "rustcrypto")] {
//! use cosem_codec::apdu::{SecurityControl, SecuritySuite};
//! use cosem_codec::security::rustcrypto::AesGcm;
//! use cosem_codec::security::{CipheredApdu, Envelope, Key, Keys, ReceiveWindow, Sender, SendingCounter, SystemTitle};
//!
//! # fn main() -> Result<(), cosem_codec::security::SecurityError> {
//! let cipher = AesGcm::new(&Key::new(b"sixteen octets !")?);
//! let authentication_key = Key::new(b"sixteen others !")?;
//! let keys = Keys::new(SecuritySuite::AES_GCM_128, &cipher, &authentication_key)?;
//! let title = SystemTitle(*b"MMM\0\0\xBC\x61\x4E");
//!
//! // a GET request, with room for what stands in front of it and behind it
//! let both = SecurityControl::ZERO.with_authenticated(true).with_encrypted(true);
//! let mut buffer = [0; 64];
//! buffer[16..29].copy_from_slice(&[0xC0, 0x01, 0xC1, 0, 8, 0, 0, 1, 0, 0, 0xFF, 2, 0]);
//! let mut sender = Sender::new(keys, title, SendingCounter::of_new_key());
//! let place = sender.protect(&Envelope::Global, both, &mut buffer, 16..29)?;
//! assert_eq!(buffer[place.clone()][..3], [0xC8, 30, 0x30]);
//!
//! // the other side
//! let mut window = ReceiveWindow::strict(0);
//! let request = CipheredApdu::parse(&mut buffer[place])?.remove(&keys, Some(title), &mut window)?;
//! assert_eq!(request.octets()[..3], [0xC0, 0x01, 0xC1]);
//! # Ok(())
//! # }
//! # main().unwrap();
//! # }
//! ```
//!
//! - **Protection**: [`Sender::protect`] and [`CipheredApdu::remove`] work in the buffer of the caller and allocate nothing.
//! - **Compression** (ITU-T V.44, a bit of the security control) is recognised and not expanded: [`Cleartext::apdu`] refuses with
//!   [`SecurityError::Compressed`], [`Cleartext::octets`] are then those of the compressed content.
//! - **Freshness**: a [`SendingCounter`] gives each number once; a [`ReceiveWindow`] accepts each number once.
//! - **Signatures**: [`sign`] and [`SignedApdu`].
//! - **Authentication**: a [`Secret`] for LLS, the exchanges of [`hls`] for the four passes of HLS.
//! - **Keys**: [`wrap_key`], and the key agreements of [`agreement`].
//! - **Certificates** (feature `certificates`): X.509 with the rules of DLMS.
//! - **Policies**: [`Policy`] says what a security setup demands.
//! - **Back ends**: what a library or a secure element provides stands in [`backend`]; the feature `rustcrypto` has one.
//!
//! How it is known to be right; each number is asserted by the test named.
//!
//! | what | number | test |
//! |---|---:|---|
//! | known answers of `spec/vectors/security.toml`, all of them | 75 | |
//! | of these APDUs, protected and opened; one tag that a book misprints is computed instead | 49 | `security_vectors` |
//! | of these answers of HLS, key agreements, signatures, wrapped keys | 8, 7, 7, 2 | `security_keys` |
//! | of these APDUs that must be refused | 2 | `security_vectors` |
//! | captures of meters whose keys are public, opened and compared value by value | 7 | `protection` of the command line |
//! | APDUs exchanged both ways with gurux-dlms for Python; of these also with dlms-cosem for Python | 45, 15 | `security_interop` |
//! | answers of GMAC and wrapped keys of the same programs | 2, 2 | `security_interop` |
//! | certificates made with the Python package `cryptography`, judged | 16 | `security_certificates` |
//! | single bits changed in authenticated APDUs of every form and suite | 13,056 | `security_negative` |
//!
//! Beside these stand APDUs cut at every octet, shortened tags, wrong titles, keys and suites, counters at every edge of every window, and
//! properties over random input; `fuzz` has a target for every way that protection is removed.

pub mod agreement;
pub mod backend;
#[cfg(feature = "certificates")]
pub mod certificate;
mod counter;
mod error;
mod form;
mod freshness;
mod header;
pub mod hls;
mod key;
mod policy;
mod protect;
mod remove;
#[cfg(feature = "ring")]
pub mod ring;
#[cfg(feature = "rustcrypto")]
pub mod rustcrypto;
mod secret;
mod signing;
mod wrap;

pub use counter::{InvocationCounter, SendingCounter};
pub use error::SecurityError;
pub use form::Form;
pub use freshness::{Freshness, MAX_WINDOW, NotChecked, Peer, PeerKey, ReceiveWindow, ReceiveWindows};
pub use header::MessageHeader;
pub use key::{Key, Keys, MAX_KEY_LEN, SYSTEM_TITLE_LEN, SystemTitle, key_len};
pub use policy::{Direction, Policy, Protection};
pub use protect::{Envelope, Sender};
pub use remove::{CipheredApdu, Cleartext, KeyChoice};
pub use secret::{MAX_SECRET_LEN, Secret};
pub use signing::{SignedApdu, sign, signing_front_len};
pub use wrap::{WRAP_OVERHEAD, unwrap_key, wrap_key};
