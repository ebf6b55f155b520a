//! C(1e,1s) and C(0e,2s): the key of one general-ciphering, told by its key-info.

use zeroize::Zeroizing;

use super::derive::{AlgorithmId, derive_key};
use crate::apdu;
use crate::axdr;
use crate::encode::Writer;
use crate::security::backend::{Agree, Curve, Hash, Sign, Verify};
use crate::security::error::SecurityError;
use crate::security::key::{Key, SystemTitle};
use crate::strings::OctetString;

/// Who agrees on a key for what: fields of the general-ciphering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parties<'a> {
    /// The system title of the originator, party U.
    pub originator: SystemTitle,
    /// The system title of the recipient, party V.
    pub recipient: SystemTitle,
    /// The transaction id, the nonce of C(0e,2s). Not used by C(1e,1s).
    pub transaction_id: &'a [u8],
    /// The algorithm identifier; [`AlgorithmId::of_curve`] unless the parties use another form.
    pub algorithm: AlgorithmId,
}

fn secret<A: Agree + ?Sized>(own: &A, peer: &[u8]) -> Result<(Zeroizing<[u8; 48]>, usize), SecurityError> {
    let mut z = Zeroizing::new([0; 48]);
    let len = own.curve().field_len();
    own.agree(peer, z.get_mut(..len).unwrap_or_default())?;
    Ok((z, len))
}

/// C(1e,1s), the one-pass Diffie-Hellman model.
pub mod one_pass {
    use super::{Agree, Hash, Key, OctetString, Parties, SecurityError, Sign, Verify, apdu, derive_key, secret};

    /// The octet of key-parameters.
    pub const KEY_PARAMETERS: u8 = 1;

    /// The side of the originator: derives the key from a fresh ephemeral key and the static key of the recipient (x, y), and writes
    /// key-ciphered-data to the start of `out`: the ephemeral public key and the signature over it. Returns the key and the part written.
    ///
    /// # Errors
    /// [`SecurityError::Point`]; [`SecurityError::BufferTooSmall`]; [`SecurityError::Backend`].
    pub fn originate<'o>(
        hash: &impl Hash,
        parties: &Parties<'_>,
        ephemeral: &impl Agree,
        recipient: &[u8],
        signer: &(impl Sign + ?Sized),
        out: &'o mut [u8],
    ) -> Result<(Key, &'o [u8]), SecurityError> {
        let curve = ephemeral.curve();
        if signer.curve() != curve {
            return Err(SecurityError::Point);
        }
        let needed = 2 * curve.pair_len();
        let out = out.get_mut(..needed).ok_or(SecurityError::BufferTooSmall { needed })?;
        let (public, signature) = out.split_at_mut_checked(curve.pair_len()).ok_or(SecurityError::Backend)?;
        ephemeral.public_key(public)?;
        signer.sign(&[public], signature)?;
        Ok((key(hash, parties, ephemeral, recipient)?, out))
    }

    /// The side of the recipient: checks the signature of the originator and derives the key.
    ///
    /// # Errors
    /// [`SecurityError::Unsupported`] where key-info names another scheme; [`SecurityError::KeyLength`], [`SecurityError::Authentication`],
    /// [`SecurityError::Point`] where key-ciphered-data is not right; [`SecurityError::Backend`].
    pub fn receive(
        hash: &impl Hash,
        parties: &Parties<'_>,
        info: &apdu::AgreedKey<'_>,
        own: &impl Agree,
        verifier: &(impl Verify + ?Sized),
    ) -> Result<Key, SecurityError> {
        let OctetString(data) = info.key_ciphered_data;
        let curve = own.curve();
        if info.key_parameters.0 != [KEY_PARAMETERS] {
            return Err(SecurityError::Unsupported);
        }
        if data.len() != 2 * curve.pair_len() {
            return Err(SecurityError::KeyLength { found: data.len() });
        }
        if verifier.curve() != curve {
            return Err(SecurityError::Point);
        }
        let (public, signature) = data.split_at_checked(curve.pair_len()).ok_or(SecurityError::Backend)?;
        verifier.verify(&[public], signature)?;
        key(hash, parties, own, public)
    }

    fn key(hash: &impl Hash, parties: &Parties<'_>, own: &impl Agree, peer: &[u8]) -> Result<Key, SecurityError> {
        let (z, len) = secret(own, peer)?;
        let z = z.get(..len).unwrap_or_default();
        derive_key(hash, own.curve(), z, parties.algorithm, [&parties.originator.0, &[], &parties.recipient.0, &[]])
    }
}

/// C(0e,2s), the static unified model.
pub mod static_unified {
    use super::{Agree, Curve, Hash, Key, Parties, SecurityError, Writer, apdu, axdr, derive_key, secret};

    /// The octet of key-parameters. key-ciphered-data is empty.
    pub const KEY_PARAMETERS: u8 = 2;

    /// Derives the key, on either side, from the own static key and that of the peer (x, y).
    ///
    /// The transaction id must never be used twice: it is all that makes the key another one each time.
    ///
    /// # Errors
    /// [`SecurityError::Point`] where `peer` is none of the curve; [`SecurityError::Backend`].
    pub fn key(hash: &impl Hash, parties: &Parties<'_>, own: &impl Agree, peer: &[u8]) -> Result<Key, SecurityError> {
        let curve: Curve = own.curve();
        let (z, len) = secret(own, peer)?;
        let z = z.get(..len).unwrap_or_default();
        let mut length = [0; 5];
        let mut out = Writer::new(&mut length);
        axdr::write_length(parties.transaction_id.len(), &mut out)?;
        let written = out.position();
        // PartyUInfo is the title and the nonce: the transaction id with its length
        let nonce_length = length.get(..written).unwrap_or_default();
        let parts = [&parties.originator.0, nonce_length, parties.transaction_id, &parties.recipient.0];
        derive_key(hash, curve, z, parties.algorithm, parts)
    }

    /// Checks that key-info names this scheme.
    ///
    /// # Errors
    /// [`SecurityError::Unsupported`] where it does not.
    pub fn check_info(info: &apdu::AgreedKey<'_>) -> Result<(), SecurityError> {
        if info.key_parameters.0 == [KEY_PARAMETERS] && info.key_ciphered_data.is_empty() {
            Ok(())
        } else {
            Err(SecurityError::Unsupported)
        }
    }
}
