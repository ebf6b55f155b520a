//! A back end on `ring`, the library behind many TLS stacks: AES-GCM, SHA-256, SHA-384 and ECDSA.
//!
//! It shows that a library which knows nothing of DLMS can stand in. ring has neither MD5 nor AES key wrap nor ECDH with keys that last; those
//! traits are left to another back end. Its tags have 16 octets, of which DLMS sends 12: so a tag is checked by sealing again, which
//! deciphers, enciphers and deciphers an APDU. And it takes what is authenticated in one piece: [`AesGcm`] copies it to a buffer of `N` octets
//! and refuses more, which bounds the length of APDUs that are only authenticated.

use core::fmt;

use ring::aead::{AES_128_GCM, AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::digest::{Context, SHA1_FOR_LEGACY_USE_ONLY, SHA256, SHA384};
use ring::signature::{ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, UnparsedPublicKey};
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use super::backend::{Curve, Gcm, Hash, IV_LEN, TAG_LEN, Verify};
use super::error::SecurityError;
use super::key::Key;

/// AES-GCM with one key. `N` octets can be authenticated beside what is encrypted.
pub struct AesGcm<const N: usize> {
    key: LessSafeKey,
    len: usize,
}

impl<const N: usize> AesGcm<N> {
    /// Expands a key of 16 or 32 octets.
    ///
    /// # Errors
    /// [`SecurityError::Backend`] where ring refuses it.
    pub fn new(key: &Key) -> Result<Self, SecurityError> {
        let octets = key.octets();
        let algorithm = if octets.len() == 16 { &AES_128_GCM } else { &AES_256_GCM };
        let unbound = UnboundKey::new(algorithm, octets).map_err(|_| SecurityError::Backend)?;
        Ok(Self { key: LessSafeKey::new(unbound), len: octets.len() })
    }

    /// Encrypts and gives the whole tag.
    fn seal_whole(&self, iv: &[u8; IV_LEN], aad: &[&[u8]], in_out: &mut [u8]) -> Result<[u8; TAG_LEN], SecurityError> {
        let mut joined = [0; N];
        let mut len = 0;
        for part in aad {
            let place = joined.get_mut(len..).and_then(|rest| rest.get_mut(..part.len())).ok_or(SecurityError::Unsupported)?;
            place.copy_from_slice(part);
            len += part.len();
        }
        let aad = Aad::from(joined.get(..len).unwrap_or_default());
        let sealed = self.key.seal_in_place_separate_tag(Nonce::assume_unique_for_key(*iv), aad, in_out);
        // the authentication key is a part of it
        joined.zeroize();
        let tag = sealed.map_err(|_| SecurityError::Backend)?;
        tag.as_ref().first_chunk().copied().ok_or(SecurityError::Backend)
    }
}

impl<const N: usize> Gcm for AesGcm<N> {
    fn key_len(&self) -> usize {
        self.len
    }

    fn seal(&self, iv: &[u8; IV_LEN], aad: &[&[u8]], in_out: &mut [u8]) -> Result<[u8; TAG_LEN], SecurityError> {
        self.seal_whole(iv, aad, in_out)
    }

    fn open(&self, iv: &[u8; IV_LEN], aad: &[&[u8]], in_out: &mut [u8], tag: &[u8; TAG_LEN]) -> Result<(), SecurityError> {
        // to the plaintext and back: the tag of the second is that of the ciphertext
        self.apply_keystream(iv, in_out)?;
        let computed = match self.seal_whole(iv, aad, in_out) {
            Ok(computed) => computed,
            Err(error) => {
                // it failed before it changed anything
                self.apply_keystream(iv, in_out)?;
                return Err(error);
            }
        };
        if !bool::from(computed.ct_eq(tag)) {
            return Err(SecurityError::Authentication);
        }
        self.apply_keystream(iv, in_out)
    }

    fn apply_keystream(&self, iv: &[u8; IV_LEN], in_out: &mut [u8]) -> Result<(), SecurityError> {
        self.key
            .seal_in_place_separate_tag(Nonce::assume_unique_for_key(*iv), Aad::empty(), in_out)
            .map(drop)
            .map_err(|_| SecurityError::Backend)
    }
}

impl<const N: usize> fmt::Debug for AesGcm<N> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "AesGcm({} octets)", self.len)
    }
}

/// SHA-1, SHA-256 and SHA-384. MD5 is not supported.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hashes;

fn hash<const N: usize>(algorithm: &'static ring::digest::Algorithm, message: &[&[u8]]) -> Result<[u8; N], SecurityError> {
    let mut context = Context::new(algorithm);
    message.iter().for_each(|part| context.update(part));
    context.finish().as_ref().try_into().map_err(|_| SecurityError::Backend)
}

impl Hash for Hashes {
    fn md5(&self, _: &[&[u8]]) -> Result<[u8; 16], SecurityError> {
        Err(SecurityError::Unsupported)
    }

    fn sha1(&self, message: &[&[u8]]) -> Result<[u8; 20], SecurityError> {
        hash(&SHA1_FOR_LEGACY_USE_ONLY, message)
    }

    fn sha256(&self, message: &[&[u8]]) -> Result<[u8; 32], SecurityError> {
        hash(&SHA256, message)
    }

    fn sha384(&self, message: &[&[u8]]) -> Result<[u8; 48], SecurityError> {
        hash(&SHA384, message)
    }
}

/// The longest message of an ECDSA signature that is verified: ring takes it in one piece.
pub const MAX_SIGNED_LEN: usize = 2048;

/// A public key that verifies signatures over at most [`MAX_SIGNED_LEN`] octets.
#[derive(Clone, Copy)]
pub struct PublicKey {
    curve: Curve,
    /// 04, x, y.
    point: [u8; 97],
}

impl PublicKey {
    /// A key in the form of the wire: x, then y; 64 or 96 octets. That it is a point of the curve is found out when it verifies.
    ///
    /// # Errors
    /// [`SecurityError::KeyLength`].
    pub fn new(curve: Curve, pair: &[u8]) -> Result<Self, SecurityError> {
        let mut point = [4; 97];
        let place = point.get_mut(1..=pair.len()).filter(|_| pair.len() == curve.pair_len());
        place.ok_or(SecurityError::KeyLength { found: pair.len() })?.copy_from_slice(pair);
        Ok(Self { curve, point })
    }
}

impl Verify for PublicKey {
    fn curve(&self) -> Curve {
        self.curve
    }

    fn verify(&self, message: &[&[u8]], signature: &[u8]) -> Result<(), SecurityError> {
        let mut joined = [0; MAX_SIGNED_LEN];
        let mut len = 0;
        for part in message {
            let place = joined.get_mut(len..).and_then(|rest| rest.get_mut(..part.len())).ok_or(SecurityError::Unsupported)?;
            place.copy_from_slice(part);
            len += part.len();
        }
        let point = self.point.get(..=self.curve.pair_len()).unwrap_or_default();
        let message = joined.get(..len).unwrap_or_default();
        let verified = match self.curve {
            Curve::P256 => UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature),
            Curve::P384 => UnparsedPublicKey::new(&ECDSA_P384_SHA384_FIXED, point).verify(message, signature),
        };
        verified.map_err(|_| SecurityError::Authentication)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "PublicKey({:?})", self.curve)
    }
}
