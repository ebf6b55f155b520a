//! The command `protect`: APDUs into protected ones.

mod key_info;

use std::io::{self, Write};

use cosem_codec::apdu::{Apdu, KeySet, SecurityControl, SecuritySuite};
use cosem_codec::security::backend::Curve;
use cosem_codec::security::rustcrypto::AesGcm;
use cosem_codec::security::{Envelope, Key, Keys, MessageHeader, Sender, SendingCounter, SystemTitle, sign};
use cosem_codec::{DateTime, Decode};

use crate::args::{Form, KeyInfo, Protect};
use crate::hex;
use crate::input;
use crate::keys::{self, Keyring, System};
use crate::outcome::Outcome;
use crate::render::style::{ERROR, Styled};
use key_info::Between;

/// Octets that protection adds at most, without the fields of the user.
const OVERHEAD: usize = 512;

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
    keyring: &'k Keyring,
    /// With the keys of the form; none where the key is made for each APDU.
    system: Option<&'k System>,
    authentication: Option<&'k Key>,
    originator: SystemTitle,
    recipient: Option<SystemTitle>,
    transaction_id: Vec<u8>,
    date_time: Option<DateTime>,
    other_information: Vec<u8>,
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
        let made = arguments.form == Form::GeneralCiphering
            && matches!(arguments.key_info, KeyInfo::Wrapped | KeyInfo::OnePass | KeyInfo::StaticUnified);
        if arguments.key_info != KeyInfo::None && arguments.form != Form::GeneralCiphering {
            return Err("key-info is a field of general-ciphering: --form".to_owned());
        }
        if made && arguments.broadcast {
            return Err("a key that is made for one APDU is no broadcast key".to_owned());
        }
        let usable = |system: &&System| match arguments.form {
            Form::GeneralSigning => system.signing_private.is_some(),
            Form::Ded | Form::GeneralDed => system.dedicated.is_some(),
            _ if arguments.broadcast => system.global_broadcast.is_some(),
            _ => system.global_unicast.is_some(),
        };
        let system = [titled(Some(originator)), titled(recipient), of_any()].into_iter().flatten().find(usable);
        if system.is_none() && !made {
            return Err("no key for this form: neither of the originator, nor of the recipient, nor of any".to_owned());
        }
        let cipher = match arguments.form {
            Form::GeneralSigning => None,
            _ if made => None,
            Form::Ded | Form::GeneralDed => system.and_then(|system| system.dedicated.as_ref()),
            _ if arguments.broadcast => system.and_then(|system| system.global_broadcast.as_ref()),
            _ => system.and_then(|system| system.global_unicast.as_ref()),
        }
        .map(AesGcm::new);
        let authenticating = [system, titled(Some(originator)), titled(recipient), of_any()];
        let authentication = authenticating.into_iter().flatten().find_map(|system| system.authentication.as_ref());
        let octets = |text: &str| hex::parse(text.as_bytes()).unwrap_or_default();
        let date_time = match octets(&arguments.date_time)[..] {
            [] => None,
            ref octets => Some(DateTime::from_octets(octets.try_into().map_err(|_| "--date-time: 12 octets expected")?)),
        };
        Ok(Self {
            arguments,
            keyring,
            system,
            authentication,
            originator,
            recipient,
            transaction_id: octets(&arguments.transaction_id),
            date_time,
            other_information: octets(&arguments.other_information),
            suite,
            counter: arguments.counter,
            cipher,
        })
    }

    fn protect(&mut self, apdu: &[u8]) -> Result<Vec<u8>, String> {
        let Self { transaction_id, date_time, other_information, .. } = &*self;
        let header = MessageHeader { transaction_id, recipient: self.recipient, date_time: *date_time, other_information };
        let mut buffer = apdu.to_vec();
        buffer.resize(apdu.len() + transaction_id.len() + other_information.len() + OVERHEAD, 0);
        let mut counter = self.counter;
        let place = if self.arguments.form == Form::GeneralSigning {
            let key = self.system.and_then(|system| system.signing_private.as_ref()).ok_or("no private key to sign with")?;
            let expected = if self.suite == SecuritySuite::ECDH_ECDSA_AES_GCM_256_SHA_384 { Curve::P384 } else { Curve::P256 };
            if key.public().curve() != expected {
                return Err("the signing key is not of the curve of the suite".to_owned());
            }
            sign(key, &header, self.originator, &mut buffer, 0..apdu.len())
        } else {
            let between = Between {
                keyring: self.keyring,
                originator: self.originator,
                recipient: self.recipient,
                transaction_id,
                suite: self.suite,
            };
            let made = match &self.cipher {
                Some(_) => None,
                None => Some(between.make(self.arguments.key_info)?),
            };
            let cipher_of_one = made.as_ref().map(|made| AesGcm::new(&made.key));
            let cipher = self.cipher.as_ref().or(cipher_of_one.as_ref()).ok_or("no key to encrypt with")?;
            let keys = match self.authentication {
                Some(key) => Keys::new(self.suite, cipher, key),
                None => Keys::without_authentication_key(self.suite, cipher),
            };
            let key_info = match (&made, self.arguments.key_info) {
                (Some(made), _) => Some(made.info()),
                (None, KeyInfo::Identified) => Some(key_info::identified(self.arguments.broadcast)),
                (None, _) => None,
            };
            let envelope = match self.arguments.form {
                Form::Glo => Envelope::Global,
                Form::Ded => Envelope::Dedicated,
                Form::GeneralGlo => Envelope::GeneralGlobal,
                Form::GeneralDed => Envelope::GeneralDedicated,
                Form::GeneralCiphering | Form::GeneralSigning => Envelope::General { header, key_info },
            };
            let (authenticated, encrypted) = self.arguments.policy.bits();
            // in general-ciphering the key-info tells the key
            let global = matches!(self.arguments.form, Form::Glo | Form::GeneralGlo);
            let control = SecurityControl::ZERO
                .with_suite(self.suite)
                .with_authenticated(authenticated)
                .with_encrypted(encrypted)
                .with_key_set(if self.arguments.broadcast && global { KeySet::BROADCAST } else { KeySet::UNICAST });
            keys.and_then(|keys| {
                let mut sender = Sender::new(keys, self.originator, SendingCounter::starting_at(counter));
                let place = sender.protect(&envelope, control, &mut buffer, 0..apdu.len())?;
                // the next APDU gets the next number
                counter = sender.counter().peek().unwrap_or(u32::MAX);
                Ok(place)
            })
        };
        let place = place.map_err(|error| error.to_string())?;
        self.counter = counter;
        Ok(buffer.get(place).unwrap_or_default().to_vec())
    }
}
