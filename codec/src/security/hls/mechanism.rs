//! What a system answers to a challenge, by mechanism.

use core::fmt;
use core::marker::PhantomData;

use subtle::ConstantTimeEq;

use super::exchange::{MAX_CHALLENGE_LEN, MIN_CHALLENGE_LEN};
use crate::apdu::{CipheredContent, MechanismName};
use crate::decode::Decode;
use crate::security::backend::{Gcm, Hash, Sign, TAG_LEN, Verify};
use crate::security::error::SecurityError;
use crate::security::freshness::Freshness;
use crate::security::key::{Keys, SystemTitle};
use crate::security::protect::{Sender, gmac_control};
use crate::security::secret::Secret;

/// The longest answer, in octets: an ECDSA signature of suite 2.
pub const MAX_ANSWER_LEN: usize = 96;

/// What both sides know when one of them proves something to the other.
///
/// The titles are zero with mechanisms that [do not use them](Mechanism::USES_TITLES) where they were not told.
#[derive(Debug, Clone, Copy)]
pub struct Transcript<'a> {
    /// The system title of who proves.
    pub prover: SystemTitle,
    /// The system title of who wants to know.
    pub verifier: SystemTitle,
    /// The challenge that the verifier chose, to which the prover answers.
    pub challenge: &'a [u8],
    /// The challenge that the prover chose.
    pub other_challenge: &'a [u8],
}

/// An authentication mechanism with what it needs: how challenges are answered, and answers checked.
///
/// The mechanism of a manufacturer (number 2) is a type with this trait.
pub trait Mechanism {
    /// The name of the mechanism, as AARQ and AARE carry it.
    const NAME: MechanismName<'static>;

    /// The shortest challenge that it takes, in octets.
    const SHORTEST_CHALLENGE: usize = MIN_CHALLENGE_LEN;

    /// Whether the answers depend on the system titles, so that both have to be known.
    const USES_TITLES: bool = true;

    /// Writes the answer to the start of `out` and returns its length, at most [`MAX_ANSWER_LEN`].
    ///
    /// # Errors
    /// Those of the back end; [`SecurityError::CounterExhausted`].
    fn answer(&mut self, transcript: &Transcript<'_>, out: &mut [u8; MAX_ANSWER_LEN]) -> Result<usize, SecurityError>;

    /// Checks the answer of the other side.
    ///
    /// # Errors
    /// [`SecurityError::Authentication`] where it is not right; [`SecurityError::Replayed`].
    fn check(&mut self, transcript: &Transcript<'_>, answer: &[u8]) -> Result<(), SecurityError>;
}

/// The hash function of a [`Hashed`] mechanism.
pub trait HashFunction {
    /// The mechanism.
    const NAME: MechanismName<'static>;

    /// Whether it hashes the system titles.
    const USES_TITLES: bool;

    /// Hashes what the mechanism hashes to the start of `out` and returns the length.
    ///
    /// # Errors
    /// Those of the back end.
    fn digest(hash: &impl Hash, secret: &[u8], transcript: &Transcript<'_>, out: &mut [u8; MAX_ANSWER_LEN])
    -> Result<usize, SecurityError>;
}

macro_rules! hash_functions {
    ($($(#[$doc:meta])* $type:ident, $name:ident, $titles:literal, |$hash:ident, $secret:ident, $transcript:ident| $digest:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $type;

        impl HashFunction for $type {
            const NAME: MechanismName<'static> = MechanismName::$name;
            const USES_TITLES: bool = $titles;

            fn digest(
                $hash: &impl Hash,
                $secret: &[u8],
                $transcript: &Transcript<'_>,
                out: &mut [u8; MAX_ANSWER_LEN],
            ) -> Result<usize, SecurityError> {
                Ok(write(&$digest?, out))
            }
        }
    )*};
}

hash_functions! {
    /// Mechanism 3: MD5 over the challenge and the secret.
    Md5, HIGH_LEVEL_MD5, false, |hash, secret, transcript| hash.md5(&[transcript.challenge, secret]);
    /// Mechanism 4: SHA-1 over the challenge and the secret.
    Sha1, HIGH_LEVEL_SHA1, false, |hash, secret, transcript| hash.sha1(&[transcript.challenge, secret]);
    /// Mechanism 6: SHA-256 over the secret, the titles of prover and verifier, the challenge, and the other challenge.
    Sha256, HIGH_LEVEL_SHA256, true, |hash, secret, transcript| hash.sha256(&[
        secret,
        &transcript.prover.0,
        &transcript.verifier.0,
        transcript.challenge,
        transcript.other_challenge,
    ]);
}

fn write(answer: &[u8], out: &mut [u8; MAX_ANSWER_LEN]) -> usize {
    out.iter_mut().zip(answer).for_each(|(out, octet)| *out = *octet);
    answer.len().min(MAX_ANSWER_LEN)
}

/// The mechanisms that hash a secret: 3, 4 and 6.
#[derive(Debug)]
pub struct Hashed<'s, F, H> {
    hash: H,
    secret: &'s Secret,
    function: PhantomData<F>,
}

impl<'s, F: HashFunction, H: Hash> Hashed<'s, F, H> {
    /// With the hash function [`Md5`], [`Sha1`] or [`Sha256`], from the back end `hash`.
    #[must_use]
    pub const fn new(_: F, hash: H, secret: &'s Secret) -> Self
    where
        F: Copy,
    {
        Self { hash, secret, function: PhantomData }
    }
}

impl<F: HashFunction, H: Hash> Mechanism for Hashed<'_, F, H> {
    const NAME: MechanismName<'static> = F::NAME;
    const USES_TITLES: bool = F::USES_TITLES;

    fn answer(&mut self, transcript: &Transcript<'_>, out: &mut [u8; MAX_ANSWER_LEN]) -> Result<usize, SecurityError> {
        F::digest(&self.hash, self.secret.octets(), transcript, out)
    }

    fn check(&mut self, transcript: &Transcript<'_>, answer: &[u8]) -> Result<(), SecurityError> {
        let mut expected = [0; MAX_ANSWER_LEN];
        let len = F::digest(&self.hash, self.secret.octets(), transcript, &mut expected)?;
        let expected = expected.get(..len).unwrap_or_default();
        if expected.ct_eq(answer).into() { Ok(()) } else { Err(SecurityError::Authentication) }
    }
}

/// Mechanism 5: GMAC over the challenge, with the global unicast key.
///
/// The counters are those of the key: an answer uses up one of the sender, and one that was seen before is refused.
pub struct Gmac<'s, 'k, G: ?Sized, F> {
    sender: &'s mut Sender<'k, G>,
    peer_keys: Keys<'k, G>,
    freshness: F,
}

impl<'s, 'k, G: Gcm + ?Sized, F: Freshness> Gmac<'s, 'k, G, F> {
    /// Answers with `sender`; checks with `peer_keys` and the receive window of the peer.
    #[must_use]
    pub const fn new(sender: &'s mut Sender<'k, G>, peer_keys: Keys<'k, G>, freshness: F) -> Self {
        Self { sender, peer_keys, freshness }
    }
}

impl<G: Gcm + ?Sized, F: Freshness> Mechanism for Gmac<'_, '_, G, F> {
    const NAME: MechanismName<'static> = MechanismName::HIGH_LEVEL_GMAC;

    fn answer(&mut self, transcript: &Transcript<'_>, out: &mut [u8; MAX_ANSWER_LEN]) -> Result<usize, SecurityError> {
        if self.sender.originator() != transcript.prover {
            return Err(SecurityError::SystemTitle);
        }
        Ok(write(&self.sender.gmac(transcript.challenge)?, out))
    }

    fn check(&mut self, transcript: &Transcript<'_>, answer: &[u8]) -> Result<(), SecurityError> {
        // security control, counter and tag, with nothing between them
        let answer = CipheredContent::decode(answer).map_err(|_| SecurityError::Authentication)?;
        let control = gmac_control(&self.peer_keys);
        let tag: [u8; TAG_LEN] = answer.authentication_tag.ok_or(SecurityError::Authentication)?;
        if answer.security_control != control || !answer.ciphertext.is_empty() {
            return Err(SecurityError::Authentication);
        }
        self.freshness.check(answer.invocation_counter)?;
        let aad = [&[control.bits()], self.peer_keys.authentication_octets(), transcript.challenge];
        self.peer_keys.cipher().open(&transcript.prover.iv(answer.invocation_counter), &aad, &mut [], &tag)?;
        self.freshness.accept(answer.invocation_counter);
        Ok(())
    }
}

impl<G: ?Sized, F: fmt::Debug> fmt::Debug for Gmac<'_, '_, G, F> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sender, peer_keys, freshness } = self;
        out.debug_struct("Gmac").field("sender", sender).field("peer_keys", peer_keys).field("freshness", freshness).finish()
    }
}

/// Mechanism 7: an ECDSA signature over the titles of prover and verifier, the challenge, and the other challenge.
#[derive(Debug)]
pub struct Ecdsa<S, V> {
    own: S,
    peer: V,
}

impl<S: Sign, V: Verify> Ecdsa<S, V> {
    /// Signs with `own`; verifies with the public key of the peer.
    #[must_use]
    pub const fn new(own: S, peer: V) -> Self {
        Self { own, peer }
    }
}

impl<S: Sign, V: Verify> Mechanism for Ecdsa<S, V> {
    const NAME: MechanismName<'static> = MechanismName::HIGH_LEVEL_ECDSA;
    const SHORTEST_CHALLENGE: usize = 32;

    fn answer(&mut self, transcript: &Transcript<'_>, out: &mut [u8; MAX_ANSWER_LEN]) -> Result<usize, SecurityError> {
        let len = self.own.curve().pair_len();
        self.own.sign(&signed(transcript), out.get_mut(..len).unwrap_or_default())?;
        Ok(len)
    }

    fn check(&mut self, transcript: &Transcript<'_>, answer: &[u8]) -> Result<(), SecurityError> {
        self.peer.verify(&signed(transcript), answer)
    }
}

fn signed<'a>(transcript: &'a Transcript<'_>) -> [&'a [u8]; 4] {
    [&transcript.prover.0, &transcript.verifier.0, transcript.challenge, transcript.other_challenge]
}

const _: () = assert!(MAX_CHALLENGE_LEN >= 32);
