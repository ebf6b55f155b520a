//! Passwords and secrets of the authentication mechanisms.

use core::fmt;

use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use super::error::SecurityError;

/// The longest secret, in octets.
pub const MAX_SECRET_LEN: usize = 64;

/// The password of LLS, or the secret of the mechanisms 3, 4 and 6: up to 64 octets.
///
/// It is overwritten when it is dropped, compared in constant time, and never printed.
#[derive(Clone)]
pub struct Secret {
    octets: [u8; MAX_SECRET_LEN],
    len: usize,
}

impl Secret {
    /// A secret of these octets.
    ///
    /// # Errors
    /// [`SecurityError::KeyLength`] above [`MAX_SECRET_LEN`].
    pub fn new(octets: &[u8]) -> Result<Self, SecurityError> {
        let mut secret = Self { octets: [0; MAX_SECRET_LEN], len: octets.len() };
        let place = secret.octets.get_mut(..octets.len()).ok_or(SecurityError::KeyLength { found: octets.len() })?;
        place.copy_from_slice(octets);
        Ok(secret)
    }

    /// The octets: what the client of an LLS association sends.
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        self.octets.get(..self.len).unwrap_or_default()
    }

    /// Checks the password that a client sent (LLS). Only its length can be told from the time that it takes.
    ///
    /// # Errors
    /// [`SecurityError::Authentication`] where it is another one.
    pub fn check(&self, password: &[u8]) -> Result<(), SecurityError> {
        if self.octets().ct_eq(password).into() { Ok(()) } else { Err(SecurityError::Authentication) }
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.octets.zeroize();
        self.len.zeroize();
    }
}

impl zeroize::ZeroizeOnDrop for Secret {}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.check(other.octets()).is_ok()
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(..)")
    }
}
