//! Hash functions of the crates `md-5`, `sha1` and `sha2`.

use sha2::Digest;

use crate::security::backend::Hash;
use crate::security::error::SecurityError;

/// The hash functions.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hashes;

pub(super) fn hash<D: Digest>(message: &[&[u8]]) -> sha2::digest::Output<D> {
    let mut digest = D::new();
    for part in message {
        digest.update(part);
    }
    digest.finalize()
}

impl Hash for Hashes {
    fn md5(&self, message: &[&[u8]]) -> Result<[u8; 16], SecurityError> {
        Ok(hash::<md5::Md5>(message).0)
    }

    fn sha1(&self, message: &[&[u8]]) -> Result<[u8; 20], SecurityError> {
        Ok(hash::<sha1::Sha1>(message).0)
    }

    fn sha256(&self, message: &[&[u8]]) -> Result<[u8; 32], SecurityError> {
        Ok(hash::<sha2::Sha256>(message).0)
    }

    fn sha384(&self, message: &[&[u8]]) -> Result<[u8; 48], SecurityError> {
        Ok(hash::<sha2::Sha384>(message).0)
    }
}
