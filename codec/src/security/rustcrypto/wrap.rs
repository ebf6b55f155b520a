//! AES key wrap of the crate `aes-kw`.

use core::fmt;

use aes::cipher::KeyInit;
use aes::cipher::array::Array;
use aes_kw::{KwAes128, KwAes256};

use crate::security::backend::KeyWrap;
use crate::security::error::SecurityError;
use crate::security::key::Key;

/// AES key wrap with one key-encrypting key, which is overwritten when it is dropped.
pub struct AesKeyWrap(Cipher);

#[allow(clippy::large_enum_variant, reason = "a box would allocate")]
enum Cipher {
    Short(KwAes128),
    Long(KwAes256),
}

impl AesKeyWrap {
    /// Expands a key of 16 or 32 octets.
    #[must_use]
    pub fn new(key: &Key) -> Self {
        let octets = key.octets();
        match (octets.first_chunk::<32>(), octets.first_chunk::<16>()) {
            (Some(long), _) => Self(Cipher::Long(KwAes256::new(&Array(*long)))),
            (None, short) => Self(Cipher::Short(KwAes128::new(&Array(short.copied().unwrap_or_default())))),
        }
    }
}

fn error(error: aes_kw::Error, found: usize) -> SecurityError {
    match error {
        aes_kw::Error::IntegrityCheckFailed => SecurityError::Authentication,
        aes_kw::Error::InvalidDataSize => SecurityError::KeyLength { found },
        aes_kw::Error::InvalidOutputSize { expected_len } => SecurityError::BufferTooSmall { needed: expected_len },
    }
}

impl KeyWrap for AesKeyWrap {
    fn wrap(&self, key: &[u8], out: &mut [u8]) -> Result<(), SecurityError> {
        if !matches!(key.len(), 16 | 32) || out.len() != key.len() + 8 {
            return Err(SecurityError::KeyLength { found: key.len() });
        }
        let wrapped = match &self.0 {
            Cipher::Short(cipher) => cipher.wrap_key(key, out).map(drop),
            Cipher::Long(cipher) => cipher.wrap_key(key, out).map(drop),
        };
        wrapped.map_err(|cause| error(cause, key.len()))
    }

    fn unwrap(&self, wrapped: &[u8], out: &mut [u8]) -> Result<(), SecurityError> {
        if !matches!(wrapped.len(), 24 | 40) || out.len() + 8 != wrapped.len() {
            return Err(SecurityError::KeyLength { found: wrapped.len().saturating_sub(8) });
        }
        let unwrapped = match &self.0 {
            Cipher::Short(cipher) => cipher.unwrap_key(wrapped, out).map(drop),
            Cipher::Long(cipher) => cipher.unwrap_key(wrapped, out).map(drop),
        };
        unwrapped.map_err(|cause| error(cause, wrapped.len()))
    }
}

impl fmt::Debug for AesKeyWrap {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self.0 {
            Cipher::Short(_) => "AesKeyWrap(16 octets)",
            Cipher::Long(_) => "AesKeyWrap(32 octets)",
        })
    }
}
