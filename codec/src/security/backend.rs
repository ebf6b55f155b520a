//! What a cryptographic library or a secure element has to provide.
//!
//! Each trait is one operation with one key, so that a back end may keep the key where it likes. Messages come in parts: what is
//! authenticated is seldom in one piece in memory, and nothing here allocates.

use super::error::SecurityError;

/// The octets of an initialization vector.
pub const IV_LEN: usize = 12;
/// The octets of an authentication tag, in every suite: the first 12 of the 16 that GCM computes.
pub const TAG_LEN: usize = 12;

/// AES-GCM with one key of 16 octets (suites 0 and 1) or 32 (suite 2).
///
/// The initialization vector must never be used twice with the same key; [`Sender`](super::Sender) sees to that.
pub trait Gcm {
    /// The octets of the key.
    fn key_len(&self) -> usize;

    /// Encrypts `in_out` and returns the tag over `aad`, the parts one behind the other, and the ciphertext.
    ///
    /// # Errors
    /// [`SecurityError::Backend`]; then `in_out` may hold anything but must not be sent.
    fn seal(&self, iv: &[u8; IV_LEN], aad: &[&[u8]], in_out: &mut [u8]) -> Result<[u8; TAG_LEN], SecurityError>;

    /// Checks the tag, in constant time, and decrypts `in_out`.
    ///
    /// # Errors
    /// [`SecurityError::Authentication`] where the tag is not right, and [`SecurityError::Backend`]. `in_out` is as it was.
    fn open(&self, iv: &[u8; IV_LEN], aad: &[&[u8]], in_out: &mut [u8], tag: &[u8; TAG_LEN]) -> Result<(), SecurityError>;

    /// Encrypts or decrypts, which is the same, without any authentication.
    ///
    /// # Errors
    /// [`SecurityError::Backend`].
    fn apply_keystream(&self, iv: &[u8; IV_LEN], in_out: &mut [u8]) -> Result<(), SecurityError>;
}

/// AES key wrap (RFC 3394) with one key-encrypting key.
pub trait KeyWrap {
    /// Wraps `key`, 16 or 32 octets, into `out`, which is 8 octets longer.
    ///
    /// # Errors
    /// [`SecurityError::KeyLength`] with other lengths; [`SecurityError::Backend`].
    fn wrap(&self, key: &[u8], out: &mut [u8]) -> Result<(), SecurityError>;

    /// Unwraps `wrapped` into `out`, which is 8 octets shorter, and checks its integrity.
    ///
    /// # Errors
    /// [`SecurityError::Authentication`] where the integrity check fails (`out` is zero then); as [`wrap`](KeyWrap::wrap).
    fn unwrap(&self, wrapped: &[u8], out: &mut [u8]) -> Result<(), SecurityError>;
}

/// Hash functions, each over the parts of a message one behind the other.
pub trait Hash {
    /// MD5, of the mechanism 3 only.
    ///
    /// # Errors
    /// [`SecurityError::Unsupported`] where the back end leaves it out; [`SecurityError::Backend`].
    fn md5(&self, message: &[&[u8]]) -> Result<[u8; 16], SecurityError>;

    /// SHA-1, of the mechanism 4 only.
    ///
    /// # Errors
    /// As [`md5`](Hash::md5).
    fn sha1(&self, message: &[&[u8]]) -> Result<[u8; 20], SecurityError>;

    /// SHA-256.
    ///
    /// # Errors
    /// As [`md5`](Hash::md5).
    fn sha256(&self, message: &[&[u8]]) -> Result<[u8; 32], SecurityError>;

    /// SHA-384.
    ///
    /// # Errors
    /// As [`md5`](Hash::md5).
    fn sha384(&self, message: &[&[u8]]) -> Result<[u8; 48], SecurityError>;
}

/// The elliptic curve of a suite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Curve {
    /// P-256, suite 1.
    P256,
    /// P-384, suite 2.
    P384,
}

impl Curve {
    /// The octets of a coordinate, of r and of s: 32 or 48.
    #[must_use]
    pub const fn field_len(self) -> usize {
        match self {
            Self::P256 => 32,
            Self::P384 => 48,
        }
    }

    /// The octets of a public key (x, y) and of a signature (r, s) on the wire: 64 or 96.
    #[must_use]
    pub const fn pair_len(self) -> usize {
        match self {
            Self::P256 => 64,
            Self::P384 => 96,
        }
    }
}

/// ECDSA with one private key: SHA-256 with P-256, SHA-384 with P-384.
pub trait Sign {
    /// The curve.
    fn curve(&self) -> Curve;

    /// Signs the message; `signature`, [`Curve::pair_len`] octets, receives r and s.
    ///
    /// # Errors
    /// [`SecurityError::BufferTooSmall`] where `signature` has another length; [`SecurityError::Backend`].
    fn sign(&self, message: &[&[u8]], signature: &mut [u8]) -> Result<(), SecurityError>;
}

/// ECDSA with one public key.
pub trait Verify {
    /// The curve.
    fn curve(&self) -> Curve;

    /// Checks a signature, r and s.
    ///
    /// # Errors
    /// [`SecurityError::Authentication`] where it is not one of this message; [`SecurityError::Backend`].
    fn verify(&self, message: &[&[u8]], signature: &[u8]) -> Result<(), SecurityError>;
}

/// ECDH with one private key.
pub trait Agree {
    /// The curve.
    fn curve(&self) -> Curve;

    /// Writes the own public key, x and y, to `out`, [`Curve::pair_len`] octets.
    ///
    /// # Errors
    /// [`SecurityError::BufferTooSmall`] where `out` has another length; [`SecurityError::Backend`].
    fn public_key(&self, out: &mut [u8]) -> Result<(), SecurityError>;

    /// Writes the shared secret Z, the x coordinate, to `z`, [`Curve::field_len`] octets.
    ///
    /// # Errors
    /// [`SecurityError::Point`] where `peer` (x, y) is not a point of the curve; [`SecurityError::Backend`].
    fn agree(&self, peer: &[u8], z: &mut [u8]) -> Result<(), SecurityError>;
}

/// A source of random octets that is fit for keys and challenges.
pub trait Random {
    /// Fills `out`.
    ///
    /// # Errors
    /// [`SecurityError::Backend`] where there is nothing to give.
    fn fill(&mut self, out: &mut [u8]) -> Result<(), SecurityError>;
}

impl<F: FnMut(&mut [u8]) -> Result<(), SecurityError>> Random for F {
    fn fill(&mut self, out: &mut [u8]) -> Result<(), SecurityError> {
        self(out)
    }
}

macro_rules! by_reference {
    ($($trait:ident { $($(#[$attribute:meta])* fn $name:ident(&self $(, $argument:ident: $type:ty)*) $(-> $result:ty)?;)* })*) => {$(
        impl<T: $trait + ?Sized> $trait for &T {
            $(#[inline] fn $name(&self $(, $argument: $type)*) $(-> $result)? { (**self).$name($($argument),*) })*
        }
    )*};
}

by_reference! {
    Gcm {
        fn key_len(&self) -> usize;
        fn seal(&self, iv: &[u8; IV_LEN], aad: &[&[u8]], in_out: &mut [u8]) -> Result<[u8; TAG_LEN], SecurityError>;
        fn open(&self, iv: &[u8; IV_LEN], aad: &[&[u8]], in_out: &mut [u8], tag: &[u8; TAG_LEN]) -> Result<(), SecurityError>;
        fn apply_keystream(&self, iv: &[u8; IV_LEN], in_out: &mut [u8]) -> Result<(), SecurityError>;
    }
    KeyWrap {
        fn wrap(&self, key: &[u8], out: &mut [u8]) -> Result<(), SecurityError>;
        fn unwrap(&self, wrapped: &[u8], out: &mut [u8]) -> Result<(), SecurityError>;
    }
    Sign {
        fn curve(&self) -> Curve;
        fn sign(&self, message: &[&[u8]], signature: &mut [u8]) -> Result<(), SecurityError>;
    }
    Verify {
        fn curve(&self) -> Curve;
        fn verify(&self, message: &[&[u8]], signature: &[u8]) -> Result<(), SecurityError>;
    }
    Agree {
        fn curve(&self) -> Curve;
        fn public_key(&self, out: &mut [u8]) -> Result<(), SecurityError>;
        fn agree(&self, peer: &[u8], z: &mut [u8]) -> Result<(), SecurityError>;
    }
}
