//! Keys, and who they belong to.

use core::fmt;

use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use super::backend::{Gcm, IV_LEN};
use super::error::SecurityError;
use super::policy::Protection;
use crate::apdu::SecuritySuite;
use crate::strings::Hex;

/// The octets of a system title.
pub const SYSTEM_TITLE_LEN: usize = 8;

/// The name of a system, unique in the world: three octets of its manufacturer, five that the manufacturer chose.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SystemTitle(pub [u8; SYSTEM_TITLE_LEN]);

impl SystemTitle {
    /// The three letters of the manufacturer, where they are letters.
    #[must_use]
    pub fn manufacturer(&self) -> Option<&str> {
        let letters = self.0.first_chunk::<3>()?;
        letters.iter().all(u8::is_ascii_uppercase).then(|| core::str::from_utf8(letters).ok()).flatten()
    }

    /// The first 12 octets of the counter block: the title of the originator and its invocation counter.
    #[must_use]
    pub(crate) const fn iv(&self, counter: u32) -> [u8; IV_LEN] {
        let [a, b, c, d, e, f, g, h] = self.0;
        let [i, j, k, l] = counter.to_be_bytes();
        [a, b, c, d, e, f, g, h, i, j, k, l]
    }
}

impl TryFrom<&[u8]> for SystemTitle {
    type Error = SecurityError;

    fn try_from(octets: &[u8]) -> Result<Self, SecurityError> {
        octets.try_into().map(Self).map_err(|_| SecurityError::SystemTitle)
    }
}

impl fmt::Display for SystemTitle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Hex(&self.0), out)
    }
}

impl fmt::Debug for SystemTitle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SystemTitle({self})")
    }
}

/// The longest symmetric key, in octets.
pub const MAX_KEY_LEN: usize = 32;

/// A symmetric key of 16 octets (suites 0 and 1) or 32 (suite 2).
///
/// It is overwritten when it is dropped, compared in constant time, and never printed.
#[derive(Clone)]
pub struct Key {
    octets: [u8; MAX_KEY_LEN],
    long: bool,
}

impl Key {
    /// A key of these octets.
    ///
    /// # Errors
    /// [`SecurityError::KeyLength`] unless they are 16 or 32.
    pub fn new(octets: &[u8]) -> Result<Self, SecurityError> {
        let mut key = Self::zero(octets.len())?;
        key.octets_mut().copy_from_slice(octets);
        Ok(key)
    }

    /// A key of zeros that is to be filled.
    pub(crate) const fn zero(len: usize) -> Result<Self, SecurityError> {
        match len {
            16 | MAX_KEY_LEN => Ok(Self { octets: [0; MAX_KEY_LEN], long: len == MAX_KEY_LEN }),
            found => Err(SecurityError::KeyLength { found }),
        }
    }

    /// The octets.
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        match (self.long, self.octets.first_chunk::<16>()) {
            (false, Some(short)) => short,
            _ => &self.octets,
        }
    }

    pub(crate) fn octets_mut(&mut self) -> &mut [u8] {
        let len = if self.long { MAX_KEY_LEN } else { 16 };
        self.octets.get_mut(..len).unwrap_or_default()
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.octets.zeroize();
    }
}

impl zeroize::ZeroizeOnDrop for Key {}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.octets().ct_eq(other.octets()).into()
    }
}

impl Eq for Key {}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Key({} octets)", self.octets().len())
    }
}

/// The octets of the symmetric keys of a suite: 16 or 32.
///
/// # Errors
/// [`SecurityError::Suite`] where the suite is not known.
pub const fn key_len(suite: SecuritySuite) -> Result<usize, SecurityError> {
    match suite {
        SecuritySuite::AES_GCM_128 | SecuritySuite::ECDH_ECDSA_AES_GCM_128_SHA_256 => Ok(16),
        SecuritySuite::ECDH_ECDSA_AES_GCM_256_SHA_384 => Ok(MAX_KEY_LEN),
        SecuritySuite(found) => Err(SecurityError::Suite { found }),
    }
}

/// What protects APDUs: a block cipher key in the hands of a back end, and the authentication key.
///
/// One for each block cipher key: global unicast, global broadcast, dedicated, ephemeral. The authentication key is the global one with
/// all of them.
pub struct Keys<'k, G: ?Sized> {
    suite: SecuritySuite,
    cipher: &'k G,
    authentication_key: Option<&'k Key>,
    demanded: Protection,
}

impl<'k, G: Gcm + ?Sized> Keys<'k, G> {
    /// The keys of a security context.
    ///
    /// # Errors
    /// [`SecurityError::Suite`] where the suite is not known; [`SecurityError::KeyLength`] where a key is not as long as it demands.
    pub fn new(suite: SecuritySuite, cipher: &'k G, authentication_key: &'k Key) -> Result<Self, SecurityError> {
        Self::checked(suite, cipher, Some(authentication_key))
    }

    /// Keys of a profile that uses no authentication key, such as that of Great Britain.
    ///
    /// # Errors
    /// As [`new`](Keys::new).
    pub fn without_authentication_key(suite: SecuritySuite, cipher: &'k G) -> Result<Self, SecurityError> {
        Self::checked(suite, cipher, None)
    }

    fn checked(suite: SecuritySuite, cipher: &'k G, authentication_key: Option<&'k Key>) -> Result<Self, SecurityError> {
        let expected = key_len(suite)?;
        let lengths = [cipher.key_len(), authentication_key.map_or(expected, |key| key.octets().len())];
        match lengths.into_iter().find(|&found| found != expected) {
            Some(found) => Err(SecurityError::KeyLength { found }),
            None => Ok(Self { suite, cipher, authentication_key, demanded: Protection::AUTHENTICATED }),
        }
    }

    /// The same, with another demand on what is received.
    ///
    /// Without this, what is received must be authenticated. That an APDU says to be authenticated is itself authenticated; that it says to be
    /// not, is not: anybody can take the tag away and change the rest. So accept less only where the policy does.
    #[must_use]
    pub const fn demanding(self, demanded: Protection) -> Self {
        Self { demanded, ..self }
    }

    /// What is demanded of what is received.
    #[must_use]
    pub const fn demanded(&self) -> Protection {
        self.demanded
    }

    /// The suite.
    #[must_use]
    pub const fn suite(&self) -> SecuritySuite {
        self.suite
    }

    pub(crate) const fn cipher(&self) -> &'k G {
        self.cipher
    }

    pub(crate) fn authentication_octets(&self) -> &'k [u8] {
        self.authentication_key.map_or(&[], Key::octets)
    }
}

impl<G: ?Sized> Clone for Keys<'_, G> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<G: ?Sized> Copy for Keys<'_, G> {}

impl<G: ?Sized> fmt::Debug for Keys<'_, G> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Keys").field("suite", &self.suite).finish_non_exhaustive()
    }
}
