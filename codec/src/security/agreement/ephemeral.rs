//! C(2e,0s), the ephemeral unified model: global keys and the master key.

use core::fmt;

use zeroize::Zeroizing;

use super::derive::{AlgorithmId, derive_key};
use crate::security::backend::{Agree, Hash, Sign, Verify};
use crate::security::error::SecurityError;
use crate::security::key::{Key, SystemTitle};

/// The key that is agreed on, or transferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgreedKey {
    /// The global unicast encryption key, 0.
    UnicastEncryption,
    /// The global broadcast encryption key, 1.
    BroadcastEncryption,
    /// The global authentication key, 2.
    Authentication,
    /// The master key, 3, which wraps the others.
    Master,
}

impl AgreedKey {
    /// The number, key_id.
    #[must_use]
    pub const fn id(self) -> u8 {
        match self {
            Self::UnicastEncryption => 0,
            Self::BroadcastEncryption => 1,
            Self::Authentication => 2,
            Self::Master => 3,
        }
    }

    /// The key with a number.
    ///
    /// # Errors
    /// [`SecurityError::Unsupported`] above 3.
    pub const fn from_id(id: u8) -> Result<Self, SecurityError> {
        match id {
            0 => Ok(Self::UnicastEncryption),
            1 => Ok(Self::BroadcastEncryption),
            2 => Ok(Self::Authentication),
            3 => Ok(Self::Master),
            _ => Err(SecurityError::Unsupported),
        }
    }
}

/// The system titles of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Titles {
    /// Of the client, party U.
    pub client: SystemTitle,
    /// Of the server, party V.
    pub server: SystemTitle,
}

/// One side of the agreement on one key: octets to send, octets to take, a key.
///
/// Give each a fresh ephemeral private key; [`finish`](Self::finish) uses it up.
pub struct EphemeralUnified<A> {
    key: AgreedKey,
    ephemeral: A,
    algorithm: AlgorithmId,
}

impl<A: Agree> EphemeralUnified<A> {
    /// Starts with a fresh ephemeral key, and the algorithm identifier of the block cipher.
    #[must_use]
    pub fn new(key: AgreedKey, ephemeral: A) -> Self {
        let algorithm = AlgorithmId::of_curve(ephemeral.curve());
        Self { key, ephemeral, algorithm }
    }

    /// With another algorithm identifier: that of key wrap, or the form of another source.
    #[must_use]
    pub fn with_algorithm(self, algorithm: AlgorithmId) -> Self {
        Self { algorithm, ..self }
    }

    /// The octets that [`key_data`](Self::key_data) writes: 128 or 192.
    #[must_use]
    pub fn key_data_len(&self) -> usize {
        2 * self.ephemeral.curve().pair_len()
    }

    /// Writes what the other side needs to the start of `out` and returns the part that was written: the ephemeral public key, and the
    /// signature over key_id and it.
    ///
    /// # Errors
    /// [`SecurityError::Point`] where the signing key is of another curve; [`SecurityError::BufferTooSmall`]; [`SecurityError::Backend`].
    pub fn key_data<'o>(&self, signer: &(impl Sign + ?Sized), out: &'o mut [u8]) -> Result<&'o [u8], SecurityError> {
        if signer.curve() != self.ephemeral.curve() {
            return Err(SecurityError::Point);
        }
        let needed = self.key_data_len();
        let out = out.get_mut(..needed).ok_or(SecurityError::BufferTooSmall { needed })?;
        let (public, signature) = out.split_at_mut_checked(needed / 2).ok_or(SecurityError::Backend)?;
        self.ephemeral.public_key(public)?;
        signer.sign(&[&[self.key.id()], public], signature)?;
        Ok(out)
    }

    /// Checks what the other side sent and derives the key.
    ///
    /// # Errors
    /// [`SecurityError::Authentication`] where the signature is not that of the peer; [`SecurityError::Point`] where its key is none of the
    /// curve, or is the own one sent back; [`SecurityError::KeyLength`] where `peer` has a wrong length; [`SecurityError::Backend`].
    pub fn finish(self, hash: &impl Hash, peer: &[u8], verifier: &(impl Verify + ?Sized), titles: &Titles) -> Result<Key, SecurityError> {
        let curve = self.ephemeral.curve();
        if peer.len() != self.key_data_len() {
            return Err(SecurityError::KeyLength { found: peer.len() });
        }
        if verifier.curve() != curve {
            return Err(SecurityError::Point);
        }
        let (public, signature) = peer.split_at_checked(curve.pair_len()).ok_or(SecurityError::Backend)?;
        verifier.verify(&[&[self.key.id()], public], signature)?;
        let mut own = [0; 96];
        let own = own.get_mut(..curve.pair_len()).ok_or(SecurityError::Backend)?;
        self.ephemeral.public_key(own)?;
        if own == public {
            return Err(SecurityError::Point);
        }
        let mut z = Zeroizing::new([0; 48]);
        let z = z.get_mut(..curve.field_len()).ok_or(SecurityError::Backend)?;
        self.ephemeral.agree(public, z)?;
        derive_key(hash, curve, z, self.algorithm, [&titles.client.0, &[], &titles.server.0, &[]])
    }
}

impl<A> fmt::Debug for EphemeralUnified<A> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("EphemeralUnified").field("key", &self.key).finish_non_exhaustive()
    }
}
