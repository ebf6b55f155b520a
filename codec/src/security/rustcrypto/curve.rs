//! ECDSA and ECDH of the crates `p256` and `p384`.

use core::fmt;

use p256::ecdsa::signature::hazmat::{PrehashSigner, PrehashVerifier};
use p256::elliptic_curve::sec1::ToSec1Point;
use zeroize::Zeroizing;

use super::hash::hash;
use crate::security::backend::{Agree, Curve, Random, Sign, Verify};
use crate::security::error::SecurityError;

/// A private key: signs, or agrees on keys. It is overwritten when it is dropped.
///
/// Signatures are deterministic (RFC 6979), so that they need no source of random octets.
pub struct PrivateKey(Private);

enum Private {
    P256(p256::SecretKey),
    P384(p384::SecretKey),
}

impl PrivateKey {
    /// A key of 32 or 48 octets.
    ///
    /// # Errors
    /// [`SecurityError::KeyLength`]; [`SecurityError::Point`] where the number is zero or not below the order of the curve.
    pub fn new(curve: Curve, octets: &[u8]) -> Result<Self, SecurityError> {
        if octets.len() != curve.field_len() {
            return Err(SecurityError::KeyLength { found: octets.len() });
        }
        match curve {
            Curve::P256 => p256::SecretKey::from_slice(octets).map(Private::P256),
            Curve::P384 => p384::SecretKey::from_slice(octets).map(Private::P384),
        }
        .map(Self)
        .map_err(|_| SecurityError::Point)
    }

    /// A new key, for example an ephemeral one.
    ///
    /// # Errors
    /// [`SecurityError::Backend`] where the source gives nothing, or nothing usable.
    pub fn generate(curve: Curve, random: &mut impl Random) -> Result<Self, SecurityError> {
        // the chance that a number is out of range is below 1 in 2^32 each time
        const ATTEMPTS: usize = 8;
        let mut octets = Zeroizing::new([0; 48]);
        let octets = octets.get_mut(..curve.field_len()).unwrap_or_default();
        for _ in 0..ATTEMPTS {
            random.fill(octets)?;
            match Self::new(curve, octets) {
                Err(SecurityError::Point) => {}
                result => return result,
            }
        }
        Err(SecurityError::Backend)
    }

    /// The public key that belongs to it.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(match &self.0 {
            Private::P256(key) => Public::P256(key.public_key()),
            Private::P384(key) => Public::P384(key.public_key()),
        })
    }

    const fn curve(&self) -> Curve {
        match self.0 {
            Private::P256(_) => Curve::P256,
            Private::P384(_) => Curve::P384,
        }
    }
}

impl Sign for PrivateKey {
    fn curve(&self) -> Curve {
        self.curve()
    }

    fn sign(&self, message: &[&[u8]], signature: &mut [u8]) -> Result<(), SecurityError> {
        match &self.0 {
            Private::P256(key) => {
                let made: Result<p256::ecdsa::Signature, _> =
                    p256::ecdsa::SigningKey::from(key).sign_prehash(&hash::<sha2::Sha256>(message));
                copy(&made.map_err(|_| SecurityError::Backend)?.to_bytes(), signature)
            }
            Private::P384(key) => {
                let made: Result<p384::ecdsa::Signature, _> =
                    p384::ecdsa::SigningKey::from(key).sign_prehash(&hash::<sha2::Sha384>(message));
                copy(&made.map_err(|_| SecurityError::Backend)?.to_bytes(), signature)
            }
        }
    }
}

impl Agree for PrivateKey {
    fn curve(&self) -> Curve {
        self.curve()
    }

    fn public_key(&self, out: &mut [u8]) -> Result<(), SecurityError> {
        self.public().write(out)
    }

    fn agree(&self, peer: &[u8], z: &mut [u8]) -> Result<(), SecurityError> {
        match (&self.0, PublicKey::new(self.curve(), peer)?.0) {
            (Private::P256(key), Public::P256(peer)) => copy(key.diffie_hellman(&peer).raw_secret_bytes(), z),
            (Private::P384(key), Public::P384(peer)) => copy(key.diffie_hellman(&peer).raw_secret_bytes(), z),
            _ => Err(SecurityError::Point),
        }
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "PrivateKey({:?})", self.curve())
    }
}

/// A public key: verifies, or is the peer of a key agreement.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(Public);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Public {
    P256(p256::PublicKey),
    P384(p384::PublicKey),
}

impl PublicKey {
    /// A key in the form of the wire: x, then y, without a leading 04; 64 or 96 octets.
    ///
    /// # Errors
    /// [`SecurityError::KeyLength`]; [`SecurityError::Point`] where it is not a point of the curve.
    pub fn new(curve: Curve, pair: &[u8]) -> Result<Self, SecurityError> {
        const UNCOMPRESSED: u8 = 4;
        let mut point = [UNCOMPRESSED; 97];
        let point = point.get_mut(..=pair.len()).filter(|_| pair.len() == curve.pair_len());
        let point = point.ok_or(SecurityError::KeyLength { found: pair.len() })?;
        point.get_mut(1..).unwrap_or_default().copy_from_slice(pair);
        match curve {
            Curve::P256 => p256::PublicKey::from_sec1_bytes(point).map(Public::P256),
            Curve::P384 => p384::PublicKey::from_sec1_bytes(point).map(Public::P384),
        }
        .map(Self)
        .map_err(|_| SecurityError::Point)
    }

    /// Writes x and y.
    ///
    /// # Errors
    /// [`SecurityError::BufferTooSmall`] where `out` is not [`Curve::pair_len`] octets long.
    pub fn write(&self, out: &mut [u8]) -> Result<(), SecurityError> {
        match &self.0 {
            Public::P256(key) => copy(key.to_sec1_point(false).as_bytes().get(1..).unwrap_or_default(), out),
            Public::P384(key) => copy(key.to_sec1_point(false).as_bytes().get(1..).unwrap_or_default(), out),
        }
    }

    /// The curve.
    #[must_use]
    pub const fn curve(&self) -> Curve {
        match self.0 {
            Public::P256(_) => Curve::P256,
            Public::P384(_) => Curve::P384,
        }
    }
}

impl Verify for PublicKey {
    fn curve(&self) -> Curve {
        self.curve()
    }

    fn verify(&self, message: &[&[u8]], signature: &[u8]) -> Result<(), SecurityError> {
        let verified = match &self.0 {
            Public::P256(key) => p256::ecdsa::Signature::from_slice(signature)
                .and_then(|signature| p256::ecdsa::VerifyingKey::from(key).verify_prehash(&hash::<sha2::Sha256>(message), &signature)),
            Public::P384(key) => p384::ecdsa::Signature::from_slice(signature)
                .and_then(|signature| p384::ecdsa::VerifyingKey::from(key).verify_prehash(&hash::<sha2::Sha384>(message), &signature)),
        };
        verified.map_err(|_| SecurityError::Authentication)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "PublicKey({:?})", self.curve())
    }
}

fn copy(from: &[u8], to: &mut [u8]) -> Result<(), SecurityError> {
    if from.len() != to.len() {
        return Err(SecurityError::BufferTooSmall { needed: from.len() });
    }
    to.copy_from_slice(from);
    Ok(())
}
