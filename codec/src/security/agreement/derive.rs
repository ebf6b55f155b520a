//! The key derivation function (NIST SP 800-56A, concatenation).

use zeroize::Zeroizing;

use crate::security::backend::{Curve, Hash};
use crate::security::error::SecurityError;
use crate::security::key::Key;

/// The algorithm that a derived key is for, as the key derivation function takes it.
///
/// Sources disagree about one octet: the object identifier 2.16.756.5.8.3 reads 60 85 74 **05** 08 03, as the worked example of the Green
/// Book, Gurux and EnergyICT have it; Table 18 of the Green Book prints, and Great Britain uses, 60 85 74 **06** 08 03. The constants of
/// this type have 05; [`with_printed_octet`](Self::with_printed_octet) makes the other form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AlgorithmId(pub [u8; 7]);

impl AlgorithmId {
    /// AES-GCM with 128 bits, suite 1.
    pub const AES_GCM_128: Self = Self([0x60, 0x85, 0x74, 0x05, 0x08, 0x03, 0x00]);
    /// AES-GCM with 256 bits, suite 2.
    pub const AES_GCM_256: Self = Self([0x60, 0x85, 0x74, 0x05, 0x08, 0x03, 0x01]);
    /// AES key wrap with 128 bits; from a single source.
    pub const AES_WRAP_128: Self = Self([0x60, 0x85, 0x74, 0x05, 0x08, 0x03, 0x02]);
    /// AES key wrap with 256 bits; from a single source.
    pub const AES_WRAP_256: Self = Self([0x60, 0x85, 0x74, 0x05, 0x08, 0x03, 0x03]);

    /// That of the block cipher of a suite.
    #[must_use]
    pub const fn of_curve(curve: Curve) -> Self {
        match curve {
            Curve::P256 => Self::AES_GCM_128,
            Curve::P384 => Self::AES_GCM_256,
        }
    }

    /// The form that Table 18 of the Green Book prints and Great Britain uses: 06 instead of 05.
    #[must_use]
    pub const fn with_printed_octet(self) -> Self {
        let [a, b, c, _, e, f, g] = self.0;
        Self([a, b, c, 0x06, e, f, g])
    }
}

/// Derives a key of the suite that has the curve: the hash of 00000001, Z, the algorithm and the parties; its first 16 or 32 octets.
///
/// `parties` are the octets of PartyUInfo and PartyVInfo, in any number of parts.
///
/// # Errors
/// Those of the back end.
pub fn derive_key(hash: &impl Hash, curve: Curve, z: &[u8], algorithm: AlgorithmId, parties: [&[u8]; 4]) -> Result<Key, SecurityError> {
    const COUNTER: &[u8] = &[0, 0, 0, 1];
    let [a, b, c, d] = parties;
    let message: [&[u8]; 7] = [COUNTER, z, &algorithm.0, a, b, c, d];
    match curve {
        Curve::P256 => {
            let digest = Zeroizing::new(hash.sha256(&message)?);
            Key::new(digest.get(..16).unwrap_or_default())
        }
        Curve::P384 => {
            let digest = Zeroizing::new(hash.sha384(&message)?);
            Key::new(digest.get(..32).unwrap_or_default())
        }
    }
}
