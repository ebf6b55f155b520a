//! Protected APDUs: what their headers say, and what is inside where a key fits or nothing is encrypted.

use std::ops::Range;

use cosem_codec::Decode;
use cosem_codec::apdu::{Apdu, GeneralCiphering, KeyId, KeyInfo, KeySet, SecurityControl};
use cosem_codec::security::agreement::{AlgorithmId, Parties, one_pass, static_unified};
use cosem_codec::security::backend::{Agree, Curve, TAG_LEN, Verify};
use cosem_codec::security::rustcrypto::{AesGcm, AesKeyWrap, Hashes, PublicKey};
use cosem_codec::security::{
    CipheredApdu, Cleartext, Form, Key, KeyChoice, Keys, NotChecked, Protection as Demand, SecurityError, SignedApdu, SystemTitle,
    unwrap_key,
};
use cosem_spec::inspect::{Node, Shown};

use super::{Document, Layer, Message};
use crate::keys::{Keyring, Learned, System};
use crate::protocol::Protocol;

/// Keys that are tried on one APDU; a file may hold those of many meters.
const MOST_ATTEMPTS: usize = 4_096;
/// Protection inside of protection that is opened.
const DEEPEST: usize = 8;
const GENERAL_SIGNING: u8 = 0xDF;

/// A protected APDU, and what became of it.
#[derive(Debug)]
pub(crate) struct Protection {
    /// The message that it is, or is in.
    pub(crate) outer: usize,
    /// Where it starts in the document.
    pub(crate) offset: usize,
    /// Its name: `glo-get-request`, `general-ciphering`.
    pub(crate) name: String,
    /// Who protected it, where that is known.
    pub(crate) originator: Option<SystemTitle>,
    /// The security header; a signed APDU has none.
    pub(crate) header: Option<(SecurityControl, u32)>,
    pub(crate) verdict: Verdict,
    /// The message inside.
    pub(crate) inner: Option<usize>,
    /// What is inside, where it was opened and is compressed (ITU-T V.44): it is not expanded.
    pub(crate) compressed: Option<Vec<u8>>,
}

/// What can be said about a protected APDU.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The tag or the signature is right.
    Verified,
    /// It has neither tag nor signature: it was deciphered, and anybody could have written it.
    NotAuthenticated,
    /// Readable, but the key to verify it with is not known.
    NotVerified,
    /// None of the keys that could be its own gives its tag or signature.
    Failed,
    /// No key for it is known.
    NoKey,
    /// The security control or the suite is not possible.
    Malformed,
}

impl Verdict {
    /// The name in JSON.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::NotAuthenticated => "not-authenticated",
            Self::NotVerified => "not-verified",
            Self::Failed => "failed",
            Self::NoKey => "no-key",
            Self::Malformed => "malformed",
        }
    }

    /// What the tree says.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::NotAuthenticated => "deciphered; it has no tag, so nothing vouches for it",
            Self::NotVerified => "not verified: the key for that is not known",
            Self::Failed => "authentication failed: changed, or protected with other keys",
            Self::NoKey => "no key for it is known",
            Self::Malformed => "the security control is not possible here",
        }
    }
}

/// Opens the protection of a message of the document, and what is inside of that.
pub(crate) fn open(protocol: &Protocol, document: &mut Document, index: usize) {
    let keys = &protocol.keys;
    let mut learned = if keys.learns { keys.learned() } else { Learned::default() };
    // in lines, what a document told holds for the document
    learned.titles.extend(document.learned.titles.iter().copied());
    learned.dedicated.extend(document.learned.dedicated.iter().cloned());
    level(protocol, document, index, &mut learned, 0);
    keys.keep(learned.clone());
    document.learned = learned;
}

fn level(protocol: &Protocol, document: &mut Document, index: usize, learned: &mut Learned, depth: usize) {
    let Some(message) = document.messages.get(index) else { return };
    if message.layer != Layer::Apdu || message.inspection.error.is_some() || depth >= DEEPEST {
        return;
    }
    learn(&message.inspection.tree, learned);
    let mut places = Vec::new();
    find(&message.inspection.tree, &message.octets, &mut places);
    for (place, name) in places {
        let Some(message) = document.messages.get(index) else { return };
        let Some(octets) = message.octets.get(place.clone()) else { continue };
        let Some(opened) = open_one(&protocol.keys, learned, octets) else { continue };
        let mut protection = Protection {
            outer: index,
            offset: message.origin.map(place.start),
            name,
            originator: opened.originator,
            header: opened.header,
            verdict: opened.verdict,
            inner: None,
            compressed: opened.compressed,
        };
        if let Some((octets, within)) = opened.inside {
            let origin = message.origin.part(&(place.start + within.start..place.start + within.end));
            let mut inner = Message::read(protocol, Layer::Apdu, octets, origin);
            inner.frames.clone_from(&message.frames);
            inner.protected_by = Some(document.protections.len());
            protection.inner = Some(document.messages.len());
            document.messages.push(inner);
        }
        let inner = protection.inner;
        document.protections.push(protection);
        if let Some(inner) = inner {
            level(protocol, document, inner, learned, depth + 1);
        }
    }
}

/// Protected APDUs in a tree.
fn find(node: &Node, octets: &[u8], places: &mut Vec<(Range<usize>, String)>) {
    let named = ["glo-", "ded-", "general-glo-", "general-ded-", "general-ciphering", "general-signing"]
        .iter()
        .any(|start| node.name.starts_with(start));
    let starts = octets.get(node.offset).is_some_and(|&tag| tag == GENERAL_SIGNING || Form::of_tag(tag).is_some());
    if named && starts {
        places.push((node.offset..node.offset + node.len, node.name.clone()));
        return;
    }
    node.children.iter().for_each(|child| find(child, octets, places));
}

/// System titles and dedicated keys in a tree.
fn learn(node: &Node, learned: &mut Learned) {
    if let Shown::Octets(octets) = &node.value {
        match node.name.as_str() {
            "calling-AP-title" | "responding-AP-title" => {
                if let Ok(title) = SystemTitle::try_from(&octets[..])
                    && !learned.titles.contains(&title)
                {
                    learned.titles.push(title);
                }
            }
            "dedicated-key" => {
                if let Ok(key) = Key::new(octets)
                    && !learned.dedicated.contains(&key)
                {
                    learned.dedicated.push(key);
                }
            }
            _ => {}
        }
    }
    node.children.iter().for_each(|child| learn(child, learned));
}

struct Opened {
    originator: Option<SystemTitle>,
    header: Option<(SecurityControl, u32)>,
    verdict: Verdict,
    /// The APDU inside, and where its octets stand in the one outside.
    inside: Option<(Vec<u8>, Range<usize>)>,
    /// What is inside, and is not expanded.
    compressed: Option<Vec<u8>>,
}

impl Opened {
    /// Puts the content in: an APDU, or what is none because it is compressed.
    fn fill(&mut self, control: SecurityControl, octets: &[u8], content: Vec<u8>) {
        let end = octets.len() - if control.authenticated() { TAG_LEN } else { 0 };
        if control.compression() {
            self.compressed = Some(content);
        } else {
            let start = end - content.len();
            self.inside = Some((content, start..end));
        }
    }
}

/// Opens one protected APDU. `None` where there is nothing to say: encrypted, and the user gave no keys.
fn open_one(keys: &Keyring, learned: &Learned, octets: &[u8]) -> Option<Opened> {
    if octets.first() == Some(&GENERAL_SIGNING) {
        return Some(open_signed(keys, SignedApdu::parse(octets).ok()?, octets));
    }
    let mut buffer = octets.to_vec();
    let ciphered = CipheredApdu::parse(&mut buffer).ok()?;
    let (control, counter, told) = (ciphered.control(), ciphered.counter(), ciphered.originator());
    let clear = (!control.encrypted()).then(|| ciphered.content().to_vec());
    if clear.is_none() && keys.is_empty() && learned.dedicated.is_empty() {
        return None;
    }
    let header = Some((control, counter));
    let mut opened = Opened { originator: told, header, verdict: Verdict::NoKey, inside: None, compressed: None };
    if !control.authenticated() && !control.encrypted() {
        opened.verdict = Verdict::NotAuthenticated;
        if let Some(clear) = clear {
            opened.fill(control, octets, clear);
        }
        return Some(opened);
    }
    let mut attempts = 0;
    for (cipher, system) in candidates(keys, learned, &ciphered) {
        let gcm = AesGcm::new(&cipher);
        for title in titles(keys, learned, told) {
            attempts += 1;
            if attempts > MOST_ATTEMPTS {
                break;
            }
            match attempt(octets, &gcm, system, keys, title) {
                Ok((text, verdict)) => {
                    opened.originator = Some(title);
                    opened.verdict = verdict;
                    opened.fill(control, octets, text);
                    return Some(opened);
                }
                Err(SecurityError::Control { .. } | SecurityError::Suite { .. }) => opened.verdict = Verdict::Malformed,
                Err(_) => opened.verdict = Verdict::Failed,
            }
        }
    }
    if let Some(clear) = clear {
        // readable whoever reads it
        if opened.verdict != Verdict::Failed {
            opened.verdict = Verdict::NotVerified;
        }
        opened.fill(control, octets, clear);
    }
    Some(opened)
}

/// Tries one key under one title.
fn attempt(
    octets: &[u8],
    gcm: &AesGcm,
    system: Option<&System>,
    keys: &Keyring,
    title: SystemTitle,
) -> Result<(Vec<u8>, Verdict), SecurityError> {
    let text = |clear: Cleartext<'_>| clear.octets().to_vec();
    // an ephemeral or dedicated key goes with the authentication key of any of the systems
    let own = system.into_iter().filter(|system| system.authentication.is_some());
    let authentication_keys = own.chain(&keys.systems).filter_map(|system| system.authentication.as_ref());
    let mut buffer = octets.to_vec();
    let control = CipheredApdu::parse(&mut buffer)?.control();
    let mut known = false;
    for authentication_key in authentication_keys {
        known = true;
        let Ok(set) = Keys::new(control.suite(), gcm, authentication_key) else { continue };
        let set = set.demanding(Demand::NOTHING);
        let mut buffer = octets.to_vec();
        match CipheredApdu::parse(&mut buffer)?.remove(&set, Some(title), NotChecked) {
            Ok(clear) if control.authenticated() => return Ok((text(clear), Verdict::Verified)),
            Ok(clear) => return plausible(clear.is_compressed(), text(clear), Verdict::NotAuthenticated),
            Err(error @ (SecurityError::Control { .. } | SecurityError::Suite { .. })) => return Err(error),
            Err(_) => {}
        }
    }
    // profiles without an authentication key, and APDUs that are only encrypted
    let set = Keys::without_authentication_key(control.suite(), gcm)?.demanding(Demand::NOTHING);
    let mut buffer = octets.to_vec();
    match CipheredApdu::parse(&mut buffer)?.remove(&set, Some(title), NotChecked) {
        Ok(clear) if control.authenticated() => return Ok((text(clear), Verdict::Verified)),
        Ok(clear) => return plausible(clear.is_compressed(), text(clear), Verdict::NotAuthenticated),
        Err(error) if known || !control.encrypted() => return Err(error),
        Err(_) => {}
    }
    let mut buffer = octets.to_vec();
    let clear = CipheredApdu::parse(&mut buffer)?.decrypt_without_verifying(gcm, Some(title))?;
    plausible(clear.is_compressed(), text(clear), Verdict::NotVerified)
}

/// Without a tag, only what comes out tells a right key from a wrong one.
fn plausible(compressed: bool, text: Vec<u8>, verdict: Verdict) -> Result<(Vec<u8>, Verdict), SecurityError> {
    if compressed || Apdu::decode(&text).is_ok() { Ok((text, verdict)) } else { Err(SecurityError::Authentication) }
}

/// The titles that an APDU may be from.
fn titles(keys: &Keyring, learned: &Learned, told: Option<SystemTitle>) -> Vec<SystemTitle> {
    if let Some(title) = told {
        return vec![title];
    }
    let mut titles = learned.titles.clone();
    for title in keys.systems.iter().filter_map(|system| system.title) {
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles
}

/// The keys that an APDU may be protected with, those of its originator first.
fn candidates<'k>(keys: &'k Keyring, learned: &Learned, ciphered: &CipheredApdu<'_>) -> Vec<(Key, Option<&'k System>)> {
    let told = ciphered.originator();
    let mut systems: Vec<&System> = keys.systems.iter().collect();
    systems.sort_by_key(|system| system.title != told || told.is_none());
    let global = |set: KeySet| {
        let key =
            move |system: &&'k System| if set == KeySet::BROADCAST { &system.global_broadcast } else { &system.global_unicast }.clone();
        systems.iter().filter_map(move |system| key(system).map(|key| (key, Some(*system)))).collect::<Vec<_>>()
    };
    match ciphered.key() {
        KeyChoice::Global(set) => global(set),
        KeyChoice::Dedicated => {
            let given = systems.iter().filter_map(|system| system.dedicated.clone().map(|key| (key, Some(*system))));
            given.chain(learned.dedicated.iter().map(|key| (key.clone(), None))).collect()
        }
        KeyChoice::Info(KeyInfo::IdentifiedKey(info)) if info.key_id == KeyId::GLOBAL_BROADCAST_ENCRYPTION_KEY => global(KeySet::BROADCAST),
        KeyChoice::Info(KeyInfo::IdentifiedKey(_)) => global(KeySet::UNICAST),
        KeyChoice::Known => [global(KeySet::UNICAST), global(KeySet::BROADCAST)].concat(),
        KeyChoice::Info(KeyInfo::WrappedKey(info)) => systems
            .iter()
            .filter_map(|system| {
                let master = AesKeyWrap::new(system.master.as_ref()?);
                Some((unwrap_key(&master, info.key_ciphered_data.0).ok()?, Some(*system)))
            })
            .collect(),
        KeyChoice::Info(KeyInfo::AgreedKey(_)) => agreed(&systems, ciphered.octets()),
    }
}

/// The keys that one of the two parties can agree on.
fn agreed<'k>(systems: &[&'k System], octets: &[u8]) -> Vec<(Key, Option<&'k System>)> {
    let Ok(general) = GeneralCiphering::decode(octets) else { return Vec::new() };
    let (Some(KeyInfo::AgreedKey(info)), Ok(originator), Ok(recipient)) = (
        general.key_info,
        SystemTitle::try_from(general.originator_system_title.0),
        SystemTitle::try_from(general.recipient_system_title.0),
    ) else {
        return Vec::new();
    };
    let find = |title| systems.iter().find(|system| system.title == Some(title)).copied();
    let (from, to) = (find(originator), find(recipient));
    let mut found = Vec::new();
    let curves = [(Curve::P256, AlgorithmId::AES_GCM_128), (Curve::P384, AlgorithmId::AES_GCM_256)];
    for (curve, default) in curves {
        for algorithm in [default, default.with_printed_octet()] {
            let parties = Parties { originator, recipient, transaction_id: general.transaction_id.0, algorithm };
            let private = |system: Option<&'k System>| system?.agreement_private.as_ref().filter(|key| Agree::curve(*key) == curve);
            let public = |system: Option<&System>| {
                let mut pair = vec![0; curve.pair_len()];
                let key = system?.agreement_public.filter(|key| key.curve() == curve)?;
                key.write(&mut pair).ok().map(|()| pair)
            };
            if let Some(own) = private(to) {
                let key = match from.and_then(|system| system.signing_public).filter(|key| key.curve() == curve) {
                    Some(verifier) => one_pass::receive(&Hashes, &parties, &info, own, &verifier),
                    None => one_pass::receive(&Hashes, &parties, &info, own, &Anybody(curve)),
                };
                found.extend(key.ok().map(|key| (key, from)));
            }
            if static_unified::check_info(&info).is_ok() {
                for (own, peer) in [(private(to), public(from)), (private(from), public(to))] {
                    if let Some((own, peer)) = own.zip(peer) {
                        found.extend(static_unified::key(&Hashes, &parties, own, &peer).ok().map(|key| (key, from)));
                    }
                }
            }
        }
    }
    found
}

/// The signing key of an originator that the user did not give: the tag of the APDU decides whether the key is right.
struct Anybody(Curve);

impl Verify for Anybody {
    fn curve(&self) -> Curve {
        self.0
    }

    fn verify(&self, _: &[&[u8]], _: &[u8]) -> Result<(), SecurityError> {
        Ok(())
    }
}

fn open_signed(keys: &Keyring, signed: SignedApdu<'_>, octets: &[u8]) -> Opened {
    let originator = signed.originator().ok();
    let content = signed.unverified().content.0;
    let signature = octets.len() - signed.unverified().signature.len();
    let length = cosem_codec::axdr::length_len(octets.len() - signature);
    let end = signature - length;
    let systems = keys.systems.iter().filter(|system| system.title.is_none() || system.title == originator);
    let known: Vec<PublicKey> = systems.filter_map(|system| system.signing_public).collect();
    let verdict = match known.iter().any(|key| signed.verify(key).is_ok()) {
        true => Verdict::Verified,
        false if known.is_empty() => Verdict::NotVerified,
        false => Verdict::Failed,
    };
    let inside = Apdu::decode(content).is_ok().then(|| (content.to_vec(), end - content.len()..end));
    Opened { originator, header: None, verdict, inside, compressed: None }
}
