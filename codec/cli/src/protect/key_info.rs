//! The key of a general-ciphering, and what tells the recipient which it is.

use cosem_codec::OctetString;
use cosem_codec::apdu::{AgreedKey, IdentifiedKey, KekId, KeyId, KeyInfo, SecuritySuite, WrappedKey};
use cosem_codec::security::agreement::{AlgorithmId, Parties, one_pass, static_unified};
use cosem_codec::security::backend::{Curve, Sign};
use cosem_codec::security::rustcrypto::{AesKeyWrap, Hashes, PrivateKey, PublicKey};
use cosem_codec::security::{Key, SecurityError, SystemTitle, key_len, wrap_key};
use zeroize::Zeroizing;

use crate::args::KeyInfo as Choice;
use crate::keys::{Keyring, System};

/// A key that was wrapped or agreed on for one APDU, and what stands in the APDU about it.
pub(super) struct Made {
    pub(super) key: Key,
    choice: Choice,
    /// key-ciphered-data.
    data: Vec<u8>,
}

impl Made {
    pub(super) fn info(&self) -> KeyInfo<'_> {
        let key_ciphered_data = OctetString(&self.data);
        match self.choice {
            Choice::OnePass => {
                KeyInfo::AgreedKey(AgreedKey { key_parameters: OctetString(&[one_pass::KEY_PARAMETERS]), key_ciphered_data })
            }
            Choice::StaticUnified => {
                KeyInfo::AgreedKey(AgreedKey { key_parameters: OctetString(&[static_unified::KEY_PARAMETERS]), key_ciphered_data })
            }
            Choice::None | Choice::Identified | Choice::Wrapped => {
                KeyInfo::WrappedKey(WrappedKey { kek_id: KekId::MASTER_KEY, key_ciphered_data })
            }
        }
    }
}

/// The name of a global key.
pub(super) const fn identified(broadcast: bool) -> KeyInfo<'static> {
    let key_id = if broadcast { KeyId::GLOBAL_BROADCAST_ENCRYPTION_KEY } else { KeyId::GLOBAL_UNICAST_ENCRYPTION_KEY };
    KeyInfo::IdentifiedKey(IdentifiedKey { key_id })
}

/// Who protects for whom, under which suite.
pub(super) struct Between<'k> {
    pub(super) keyring: &'k Keyring,
    pub(super) originator: SystemTitle,
    pub(super) recipient: Option<SystemTitle>,
    pub(super) transaction_id: &'k [u8],
    pub(super) suite: SecuritySuite,
}

impl<'k> Between<'k> {
    fn of(&self, title: Option<SystemTitle>) -> impl Iterator<Item = &'k System> {
        let any = self.keyring.systems.iter().filter(|system| system.title.is_none());
        self.keyring.systems.iter().filter(move |system| title.is_some() && system.title == title).chain(any)
    }

    fn curve(&self) -> Result<Curve, String> {
        match self.suite {
            SecuritySuite::ECDH_ECDSA_AES_GCM_128_SHA_256 => Ok(Curve::P256),
            SecuritySuite::ECDH_ECDSA_AES_GCM_256_SHA_384 => Ok(Curve::P384),
            _ => Err("keys are agreed on in the suites 1 and 2 only: --suite".to_owned()),
        }
    }

    /// A key for one APDU.
    pub(super) fn make(&self, choice: Choice) -> Result<Made, String> {
        let text = |error: SecurityError| error.to_string();
        if choice == Choice::Wrapped {
            let systems = self.of(Some(self.originator)).chain(self.of(self.recipient));
            let master = systems.filter_map(|system| system.master.as_ref()).next().ok_or("no master key to wrap a key with")?;
            let mut octets = Zeroizing::new(vec![0; key_len(self.suite).map_err(text)?]);
            random(&mut octets).map_err(text)?;
            let key = Key::new(&octets).map_err(text)?;
            let mut data = [0; 64];
            let data = wrap_key(&AesKeyWrap::new(master), &key, &mut data).map_err(text)?.to_vec();
            return Ok(Made { key, choice, data });
        }
        let curve = self.curve()?;
        let recipient = self.recipient.ok_or("a key is agreed on with a recipient: --recipient")?;
        let public = self.of(Some(recipient)).filter_map(|system| system.agreement_public);
        let public = public.filter(|key| key.curve() == curve).map(|key| pair(&key));
        let peer = public.into_iter().next().ok_or("no agreement-public of the recipient on the curve of the suite")?.map_err(text)?;
        let algorithm = AlgorithmId::of_curve(curve);
        let parties = Parties { originator: self.originator, recipient, transaction_id: self.transaction_id, algorithm };
        if choice == Choice::StaticUnified {
            let own = self.of(Some(self.originator)).filter_map(|system| system.agreement_private.as_ref());
            let own = own.into_iter().find(|key| key.public().curve() == curve);
            let own = own.ok_or("no agreement-private of the originator on the curve of the suite")?;
            let key = static_unified::key(&Hashes, &parties, own, &peer).map_err(text)?;
            return Ok(Made { key, choice, data: Vec::new() });
        }
        let mut signers = self.of(Some(self.originator)).filter_map(|system| system.signing_private.as_ref());
        let signer = signers.find(|key| Sign::curve(*key) == curve);
        let signer = signer.ok_or("no signing-private of the originator on the curve of the suite")?;
        let ephemeral = PrivateKey::generate(curve, &mut random).map_err(text)?;
        let mut data = vec![0; 2 * curve.pair_len()];
        let (key, _) = one_pass::originate(&Hashes, &parties, &ephemeral, &peer, signer, &mut data).map_err(text)?;
        Ok(Made { key, choice, data })
    }
}

fn pair(key: &PublicKey) -> Result<Vec<u8>, SecurityError> {
    let mut octets = vec![0; key.curve().pair_len()];
    key.write(&mut octets)?;
    Ok(octets)
}

fn random(out: &mut [u8]) -> Result<(), SecurityError> {
    getrandom::fill(out).map_err(|_| SecurityError::Backend)
}
