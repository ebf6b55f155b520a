//! RC4 as OSGP has it in its first security suite. **Broken**: the digest that is part of the key can be forged and gives the key away
//! ("Dumb Crypto in Smart Grids", ePrint 2015/428; "Structural Weaknesses in the Open Smart Grid Protocol", ePrint 2015/088). It is here to
//! read what was recorded; nothing here protects.
//!
//! One source, an exercise of those who broke it; the cipher itself is of the crate `rc4`. On the customer port (MEP) the octets from the code
//! of the service or response to the end of the sequence number are enciphered, and the length in front and the digest behind are clear. How far
//! encryption reaches in messages on the power line is not known: no text that says it is public.
//!
//! ```
//! use cosem_codec::iso14908::{authentication, rc4};
//!
//! let key = *b"\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c";
//! let base = authentication::osgp_base_encryption_key(&key);
//! let digest = authentication::osgp_digest(&key, 2, 2, &[0x00, 0x30, 0x00, 0x03, 0x7f, 0x30, 0xea, 0x6d], None);
//! let mut octets = [0x30, 0x00, 0x03, 0x7f, 0x30, 0xea, 0x6d];
//! rc4::apply(&base, digest, &mut octets);
//! rc4::apply(&base, digest, &mut octets);
//! assert_eq!(octets, [0x30, 0x00, 0x03, 0x7f, 0x30, 0xea, 0x6d]);
//! ```

use rc4::{KeyInit as _, Rc4, StreamCipher as _};

use super::authentication::Digest;

/// Deciphers octets, or enciphers them, which is the same: RC4 under the base encryption key whose first eight octets are XORed with the
/// digest of the message. **Broken.**
///
/// The base encryption key is that of [`osgp_base_encryption_key`](super::authentication::osgp_base_encryption_key). The digest is over the
/// clear text, so only deciphering and computing it tells whether the key was right.
pub fn apply(base_encryption_key: &[u8; 16], digest: Digest, octets: &mut [u8]) {
    let mut key = *base_encryption_key;
    key.iter_mut().zip(digest).for_each(|(place, octet)| *place ^= octet);
    // A key of 16 octets is one that RC4 has, and its key stream does not end.
    if let Ok(mut cipher) = Rc4::new_from_slice(&key) {
        cipher.apply_keystream(octets);
    }
}
