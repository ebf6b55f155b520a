//! The command `protect`: APDUs into protected ones.

use std::io::{self, Write};

use cosem_codec::Decode;
use cosem_codec::apdu::{Apdu, KeySet, SecurityControl, SecuritySuite};
use cosem_codec::security::backend::Curve;
use cosem_codec::security::rustcrypto::AesGcm;
use cosem_codec::security::{Envelope, Key, Keys, MessageHeader, Sender, SendingCounter, SystemTitle, sign};

use crate::args::{Form, Protect};
use crate::hex;
use crate::input;
use crate::keys::{self, Keyring, System};
use crate::outcome::Outcome;
use crate::render::style::{ERROR, Styled};

/// Octets that protection adds at most, without the fields of the user.
const OVERHEAD: usize = 256;

/// Protects every input and prints it, one line each. Every APDU takes the next counter.
pub(crate) fn run(arguments: &Protect, out: &mut impl Write) -> io::Result<Outcome> {
    let fail = |text: &str| writeln!(anstream::stderr(), "{} {text}", Styled(ERROR, "error:"));
    let keyring = match Keyring::read(&arguments.keys) {
        Ok(keyring) => keyring,
        Err(text) => return fail(&text).map(|()| Outcome::Misused),
    };
    let mut protector = match Protector::new(arguments, &keyring) {
        Ok(protector) => protector,
        Err(text) => return fail(&text).map(|()| Outcome::Misused),
    };
    let standard_input = ["-".to_owned()];
    let inputs = if arguments.inputs.is_empty() { &standard_input[..] } else { &arguments.inputs[..] };
    let mut outcome = Outcome::Decoded;
    for argument in inputs {
        let apdu = match input::open(argument) {
            Ok(input::Input { content: input::Content::Octets(octets), .. }) => octets,
            Ok(input) => {
                fail(&format!("{}: one APDU expected, a capture found", input.name))?;
                outcome = Outcome::Misused;
                continue;
            }
            Err(fault) => {
                fail(&fault.to_string())?;
                outcome = Outcome::Misused;
                continue;
            }
        };
        if let Err(error) = Apdu::decode(&apdu) {
            fail(&format!("not an APDU: {error}"))?;
            outcome = outcome.max(Outcome::Malformed);
            continue;
        }
        match protector.protect(&apdu) {
            Ok(octets) => writeln!(out, "{}", hex::text(&octets))?,
            Err(text) => {
                fail(&text)?;
                outcome = Outcome::Misused;
            }
        }
    }
    Ok(outcome)
}

struct Protector<'k> {
    arguments: &'k Protect,
    system: &'k System,
    authentication: Option<&'k Key>,
    originator: SystemTitle,
    recipient: Option<SystemTitle>,
    transaction_id: Vec<u8>,
    suite: SecuritySuite,
    counter: u32,
    cipher: Option<AesGcm>,
}

impl<'k> Protector<'k> {
    fn new(arguments: &'k Protect, keyring: &'k Keyring) -> Result<Self, String> {
        let originator = keys::title("--originator", &arguments.originator)?;
        let recipient = arguments.recipient.as_deref().map(|text| keys::title("--recipient", text)).transpose()?;
        let suite = match arguments.suite {
            0 => SecuritySuite::AES_GCM_128,
            1 => SecuritySuite::ECDH_ECDSA_AES_GCM_128_SHA_256,
            _ => SecuritySuite::ECDH_ECDSA_AES_GCM_256_SHA_384,
        };
        // the keys of a meter protect both directions: those of the originator, of the recipient, or of any
        let titled = |title: Option<SystemTitle>| keyring.systems.iter().find(move |system| system.title == title && title.is_some());
        let of_any = || keyring.systems.iter().find(|system| system.title.is_none());
        let usable = |system: &&System| match arguments.form {
            Form::GeneralSigning => system.signing_private.is_some(),
            Form::Ded | Form::GeneralDed => system.dedicated.is_some(),
            _ if arguments.broadcast => system.global_broadcast.is_some(),
            _ => system.global_unicast.is_some(),
        };
        let system = [titled(Some(originator)), titled(recipient), of_any()].into_iter().flatten().find(usable);
        let system = system.ok_or("no key for this form: neither of the originator, nor of the recipient, nor of any")?;
        let cipher = match arguments.form {
            Form::GeneralSigning => None,
            Form::Ded | Form::GeneralDed => system.dedicated.as_ref(),
            _ if arguments.broadcast => system.global_broadcast.as_ref(),
            _ => system.global_unicast.as_ref(),
        }
        .map(AesGcm::new);
        let authentication = system.authentication.as_ref().or_else(|| of_any().and_then(|system| system.authentication.as_ref()));
        let transaction_id = hex::parse(arguments.transaction_id.as_bytes()).unwrap_or_default();
        Ok(Self { arguments, system, authentication, originator, recipient, transaction_id, suite, counter: arguments.counter, cipher })
    }

    fn protect(&mut self, apdu: &[u8]) -> Result<Vec<u8>, String> {
        let header =
            MessageHeader { transaction_id: &self.transaction_id, recipient: self.recipient, date_time: None, other_information: &[] };
        let mut buffer = apdu.to_vec();
        buffer.resize(apdu.len() + self.transaction_id.len() + OVERHEAD, 0);
        let place = match &self.cipher {
            None => {
                let key = self.system.signing_private.as_ref().ok_or("no private key to sign with")?;
                let expected = if self.suite == SecuritySuite::ECDH_ECDSA_AES_GCM_256_SHA_384 { Curve::P384 } else { Curve::P256 };
                if key.public().curve() != expected {
                    return Err("the signing key is not of the curve of the suite".to_owned());
                }
                sign(key, &header, self.originator, &mut buffer, 0..apdu.len())
            }
            Some(cipher) => {
                let keys = match self.authentication {
                    Some(key) => Keys::new(self.suite, cipher, key),
                    None => Keys::without_authentication_key(self.suite, cipher),
                };
                let envelope = match self.arguments.form {
                    Form::Glo => Envelope::Global,
                    Form::Ded => Envelope::Dedicated,
                    Form::GeneralGlo => Envelope::GeneralGlobal,
                    Form::GeneralDed => Envelope::GeneralDedicated,
                    Form::GeneralCiphering | Form::GeneralSigning => Envelope::General { header, key_info: None },
                };
                let (authenticated, encrypted) = self.arguments.policy.bits();
                let control = SecurityControl::ZERO
                    .with_suite(self.suite)
                    .with_authenticated(authenticated)
                    .with_encrypted(encrypted)
                    .with_key_set(if self.arguments.broadcast { KeySet::BROADCAST } else { KeySet::UNICAST });
                keys.and_then(|keys| {
                    let mut sender = Sender::new(keys, self.originator, SendingCounter::starting_at(self.counter));
                    let place = sender.protect(&envelope, control, &mut buffer, 0..apdu.len())?;
                    // the next APDU gets the next number
                    self.counter = sender.counter().peek().unwrap_or(u32::MAX);
                    Ok(place)
                })
            }
        };
        let place = place.map_err(|error| error.to_string())?;
        Ok(buffer.get(place).unwrap_or_default().to_vec())
    }
}
