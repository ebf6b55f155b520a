//! The primitives of the security suite OSGP-AES-128-PSK (IEC 62056-8-8, D.4 and D.5): AES-CMAC, AES-CCM, and a key derivation.
//!
//! CMAC and CCM are those of NIST SP 800-38B and 800-38C. Which lengths of nonce and tag the suite takes is not known, so both are parameters
//! here. **The key derivation is a candidate**, that of RFC 5433: the definition of OSGP_KDF is not public.

use core::fmt;

use aes::Aes128;
use ccm::aead::AeadInOut as _;
use ccm::aead::array::{Array, AssocArraySize};
use ccm::aead::inout::InOutBuf;
use ccm::{Ccm, KeyInit as _, NonceSize, TagSize};
use cmac::{Cmac, Mac as _};

/// The octets of a key.
pub const KEY_LEN: usize = 16;
/// The octets of a message authentication code.
pub const MAC_LEN: usize = 16;

/// The octets are not what was sealed: other octets, another key, or another place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAuthentic;

impl fmt::Display for NotAuthentic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not authentic")
    }
}

impl core::error::Error for NotAuthentic {}

fn cmac_of(key: &[u8; KEY_LEN], parts: &[&[u8]]) -> Cmac<Aes128> {
    let mut mac = Cmac::<Aes128>::new(&Array(*key));
    for part in parts {
        mac.update(part);
    }
    mac
}

/// OSGP_MAC: AES-CMAC over parts that follow each other.
#[must_use]
pub fn mac(key: &[u8; KEY_LEN], parts: &[&[u8]]) -> [u8; MAC_LEN] {
    cmac_of(key, parts).finalize().into_bytes().0
}

/// OSGP_MAC_VERIFY, in constant time.
///
/// # Errors
/// The code is another one.
pub fn verify_mac(key: &[u8; KEY_LEN], parts: &[&[u8]], mac: &[u8]) -> Result<(), NotAuthentic> {
    cmac_of(key, parts).verify_slice(mac).map_err(|_| NotAuthentic)
}

/// Lengths of nonces and tags that AES-CCM has: 7 to 13 octets, and 4, 6, … 16.
pub trait CcmLengths<const TAG: usize> {
    #[doc(hidden)]
    fn seal(key: &[u8; KEY_LEN], nonce: &Self, associated: &[u8], buffer: &mut [u8]) -> Result<[u8; TAG], NotAuthentic>;
    #[doc(hidden)]
    fn open(key: &[u8; KEY_LEN], nonce: &Self, associated: &[u8], buffer: &mut [u8], tag: &[u8; TAG]) -> Result<(), NotAuthentic>;
}

impl<const NONCE: usize, const TAG: usize> CcmLengths<TAG> for [u8; NONCE]
where
    [u8; NONCE]: AssocArraySize,
    [u8; TAG]: AssocArraySize,
    <[u8; NONCE] as AssocArraySize>::Size: NonceSize,
    <[u8; TAG] as AssocArraySize>::Size: TagSize,
{
    fn seal(key: &[u8; KEY_LEN], nonce: &Self, associated: &[u8], buffer: &mut [u8]) -> Result<[u8; TAG], NotAuthentic> {
        let cipher = Ccm::<Aes128, <[u8; TAG] as AssocArraySize>::Size, <[u8; NONCE] as AssocArraySize>::Size>::new(&Array(*key));
        let nonce = Array::try_from(nonce.as_slice()).map_err(|_| NotAuthentic)?;
        let sealed = cipher.encrypt_inout_detached(&nonce, associated, InOutBuf::from(buffer)).map_err(|_| NotAuthentic)?;
        sealed.as_slice().try_into().map_err(|_| NotAuthentic)
    }

    fn open(key: &[u8; KEY_LEN], nonce: &Self, associated: &[u8], buffer: &mut [u8], tag: &[u8; TAG]) -> Result<(), NotAuthentic> {
        let cipher = Ccm::<Aes128, <[u8; TAG] as AssocArraySize>::Size, <[u8; NONCE] as AssocArraySize>::Size>::new(&Array(*key));
        let nonce = Array::try_from(nonce.as_slice()).map_err(|_| NotAuthentic)?;
        let tag = Array::try_from(tag.as_slice()).map_err(|_| NotAuthentic)?;
        cipher.decrypt_inout_detached(&nonce, associated, InOutBuf::from(buffer), &tag).map_err(|_| NotAuthentic)
    }
}

/// OSGP_AE: AES-CCM. Encrypts `buffer` in place and gives the tag. A nonce must never come twice under one key.
///
/// # Errors
/// The buffer is longer than the length of the nonce allows for.
pub fn seal<const NONCE: usize, const TAG: usize>(
    key: &[u8; KEY_LEN],
    nonce: &[u8; NONCE],
    associated: &[u8],
    buffer: &mut [u8],
) -> Result<[u8; TAG], NotAuthentic>
where
    [u8; NONCE]: CcmLengths<TAG>,
{
    <[u8; NONCE]>::seal(key, nonce, associated, buffer)
}

/// OSGP_AD: AES-CCM. Decrypts `buffer` in place, or leaves nothing of the plain text where the tag does not fit.
///
/// # Errors
/// The tag is that of something else.
pub fn open<const NONCE: usize, const TAG: usize>(
    key: &[u8; KEY_LEN],
    nonce: &[u8; NONCE],
    associated: &[u8],
    buffer: &mut [u8],
    tag: &[u8; TAG],
) -> Result<(), NotAuthentic>
where
    [u8; NONCE]: CcmLengths<TAG>,
{
    <[u8; NONCE]>::open(key, nonce, associated, buffer, tag)
}

/// The key derivation GKDF of RFC 5433: CMAC over a counter of two octets and the input, once for each 16 octets of `out`.
///
/// **A candidate** for OSGP_KDF, whose definition is not public.
pub fn gkdf(key: &[u8; KEY_LEN], input: &[u8], out: &mut [u8]) {
    for (counter, block) in (1u16..).zip(out.chunks_mut(MAC_LEN)) {
        let mac = mac(key, &[&counter.to_be_bytes(), input]);
        for (place, octet) in block.iter_mut().zip(mac) {
            *place = octet;
        }
    }
}
