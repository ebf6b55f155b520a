//! Keys that travel wrapped: the data of key_transfer, and the wrapped key of a general-ciphering.

use super::backend::KeyWrap;
use super::error::SecurityError;
use super::key::Key;

/// The octets that wrapping adds: 16 become 24, 32 become 40.
pub const WRAP_OVERHEAD: usize = 8;

/// Wraps a key with a key-encrypting key (RFC 3394) into the start of `out` and returns the part that was written.
///
/// # Errors
/// [`SecurityError::BufferTooSmall`]; those of the back end.
pub fn wrap_key<'o>(kek: &(impl KeyWrap + ?Sized), key: &Key, out: &'o mut [u8]) -> Result<&'o [u8], SecurityError> {
    let needed = key.octets().len() + WRAP_OVERHEAD;
    let out = out.get_mut(..needed).ok_or(SecurityError::BufferTooSmall { needed })?;
    kek.wrap(key.octets(), out)?;
    Ok(out)
}

/// Unwraps a key and checks its integrity.
///
/// # Errors
/// [`SecurityError::KeyLength`] unless `wrapped` has 24 or 40 octets; [`SecurityError::Authentication`] where it was wrapped with another key
/// or changed.
pub fn unwrap_key(kek: &(impl KeyWrap + ?Sized), wrapped: &[u8]) -> Result<Key, SecurityError> {
    let mut key = Key::zero(wrapped.len().saturating_sub(WRAP_OVERHEAD))?;
    kek.unwrap(wrapped, key.octets_mut())?;
    Ok(key)
}
