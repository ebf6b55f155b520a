//! AES-GCM of the crates `aes`, `ctr` and `ghash`.
//!
//! The crate `aes-gcm` is made of the same three in the same way, but takes what is authenticated in one piece. An APDU that is only
//! authenticated would have to be copied behind the authentication key for that, and there is no memory to copy it to. A property test holds
//! the two against each other.

use core::fmt;

use aes::cipher::array::Array;
use aes::cipher::consts::U16;
use aes::cipher::{BlockCipherEncrypt, InnerIvInit, KeyInit, StreamCipherCore};
use aes::{Aes128, Aes256, Block};
use ctr::CtrCore;
use ctr::flavors::Ctr32BE;
use ghash::GHash;
use ghash::universal_hash::UniversalHash;
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use crate::security::backend::{Gcm, IV_LEN, TAG_LEN};
use crate::security::error::SecurityError;
use crate::security::key::Key;

/// AES-GCM with one key, which stays expanded.
///
/// Everything that depends on the key is overwritten when it is dropped.
pub struct AesGcm {
    aes: Aes,
    ghash: GHash,
}

#[allow(clippy::large_enum_variant, reason = "a box would allocate")]
enum Aes {
    Short(Aes128),
    Long(Aes256),
}

impl AesGcm {
    /// Expands a key of 16 or 32 octets.
    #[must_use]
    pub fn new(key: &Key) -> Self {
        let octets = key.octets();
        let aes = match (octets.first_chunk::<32>(), octets.first_chunk::<16>()) {
            (Some(long), _) => Aes::Long(Aes256::new(&Array(*long))),
            (None, short) => Aes::Short(Aes128::new(&Array(short.copied().unwrap_or_default()))),
        };
        let mut hash_key = ghash::Key::default();
        match &aes {
            Aes::Short(aes) => aes.encrypt_block(&mut hash_key),
            Aes::Long(aes) => aes.encrypt_block(&mut hash_key),
        }
        let ghash = GHash::new(&hash_key);
        hash_key.zeroize();
        Self { aes, ghash }
    }

    /// Encrypts `in_out` with the key stream and returns its first block, which masks the tag.
    #[inline]
    fn apply(&self, iv: &[u8; IV_LEN], in_out: &mut [u8]) -> Block {
        match &self.aes {
            Aes::Short(aes) => apply(aes, iv, in_out),
            Aes::Long(aes) => apply(aes, iv, in_out),
        }
    }

    /// The tag over `aad` and `ciphertext`.
    #[inline]
    fn tag(&self, mask: &Block, aad: &[&[u8]], ciphertext: &[u8]) -> [u8; TAG_LEN] {
        let mut hash = Parts { ghash: self.ghash.clone(), block: Block::default(), filled: 0 };
        let mut aad_len = 0;
        for part in aad {
            hash.update(part);
            aad_len += bits(part);
        }
        hash.pad();
        hash.update(ciphertext);
        hash.pad();
        let [a, b, c, d, e, f, g, h] = aad_len.to_be_bytes();
        let [i, j, k, l, m, n, o, p] = bits(ciphertext).to_be_bytes();
        hash.ghash.update(&[Array([a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p])]);
        let mut tag = [0; TAG_LEN];
        let whole = hash.ghash.finalize();
        for (tag, (octet, mask)) in tag.iter_mut().zip(whole.iter().zip(mask.iter())) {
            *tag = octet ^ mask;
        }
        tag
    }
}

/// The length in bits, as it is authenticated.
fn bits(octets: &[u8]) -> u64 {
    u64::try_from(octets.len()).unwrap_or(u64::MAX).saturating_mul(8)
}

fn apply<C>(aes: &C, iv: &[u8; IV_LEN], in_out: &mut [u8]) -> Block
where
    C: BlockCipherEncrypt<BlockSize = U16>,
{
    let [a, b, c, d, e, f, g, h, i, j, k, l] = *iv;
    let first: Block = Array([a, b, c, d, e, f, g, h, i, j, k, l, 0, 0, 0, 1]);
    let mut stream = CtrCore::<&C, Ctr32BE>::inner_iv_init(aes, &first);
    let mut mask = Block::default();
    stream.write_keystream_block(&mut mask);
    stream.apply_keystream_partial(in_out.into());
    mask
}

/// GHASH over parts that need not end with a block.
struct Parts {
    ghash: GHash,
    block: Block,
    filled: usize,
}

impl Parts {
    #[inline]
    fn update(&mut self, part: &[u8]) {
        let mut part = part;
        if let Some(room) = self.block.get_mut(self.filled..).filter(|_| self.filled > 0) {
            let taken = room.len().min(part.len());
            let Some(((room, _), (head, rest))) = room.split_at_mut_checked(taken).zip(part.split_at_checked(taken)) else { return };
            room.copy_from_slice(head);
            self.filled += taken;
            part = rest;
            if self.filled < self.block.len() {
                return;
            }
            self.ghash.update(core::slice::from_ref(&self.block));
            self.filled = 0;
        }
        let (blocks, tail) = Array::slice_as_chunks(part);
        self.ghash.update(blocks);
        if let Some(room) = self.block.get_mut(..tail.len()) {
            room.copy_from_slice(tail);
        }
        self.filled = tail.len();
    }

    /// Fills the last block with zeros.
    #[inline]
    fn pad(&mut self) {
        if self.filled > 0 {
            self.block.iter_mut().skip(self.filled).for_each(|octet| *octet = 0);
            self.ghash.update(core::slice::from_ref(&self.block));
            self.filled = 0;
        }
    }
}

impl Gcm for AesGcm {
    fn key_len(&self) -> usize {
        match self.aes {
            Aes::Short(_) => 16,
            Aes::Long(_) => 32,
        }
    }

    fn seal(&self, iv: &[u8; IV_LEN], aad: &[&[u8]], in_out: &mut [u8]) -> Result<[u8; TAG_LEN], SecurityError> {
        let mask = self.apply(iv, in_out);
        Ok(self.tag(&mask, aad, in_out))
    }

    fn open(&self, iv: &[u8; IV_LEN], aad: &[&[u8]], in_out: &mut [u8], tag: &[u8; TAG_LEN]) -> Result<(), SecurityError> {
        let mask = self.apply(iv, &mut []);
        if self.tag(&mask, aad, in_out).ct_eq(tag).into() {
            self.apply(iv, in_out);
            Ok(())
        } else {
            Err(SecurityError::Authentication)
        }
    }

    fn apply_keystream(&self, iv: &[u8; IV_LEN], in_out: &mut [u8]) -> Result<(), SecurityError> {
        self.apply(iv, in_out);
        Ok(())
    }
}

impl fmt::Debug for AesGcm {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "AesGcm({} octets)", self.key_len())
    }
}
