//! Keys of the user: a file, or options.

use std::path::PathBuf;
use std::sync::Mutex;

use clap::Args;
use cosem_codec::security::backend::Curve;
use cosem_codec::security::rustcrypto::{PrivateKey, PublicKey};
use cosem_codec::security::{Key, SystemTitle};
use toml::{Table, Value};

use crate::hex;

/// Where keys come from.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Keys")]
pub(crate) struct KeyArguments {
    /// A file with keys by system title (TOML); see `cosem decode --help`
    #[arg(long, value_name = "FILE")]
    pub(crate) key_file: Option<PathBuf>,
    /// The system title that goes with the key options, or a title that messages without one may be from
    #[arg(long = "system-title", value_name = "HEX")]
    pub(crate) system_titles: Vec<String>,
    /// Discouraged, as other users of the machine and the history of the shell see it: prefer --key-file
    #[arg(long, value_name = "HEX")]
    pub(crate) global_unicast_key: Option<String>,
    /// Discouraged: prefer --key-file
    #[arg(long, value_name = "HEX")]
    pub(crate) global_broadcast_key: Option<String>,
    /// Discouraged: prefer --key-file
    #[arg(long, value_name = "HEX")]
    pub(crate) authentication_key: Option<String>,
    /// Discouraged: prefer --key-file
    #[arg(long, value_name = "HEX")]
    pub(crate) dedicated_key: Option<String>,
    /// Discouraged: prefer --key-file
    #[arg(long, value_name = "HEX")]
    pub(crate) master_key: Option<String>,
}

/// The keys of a system; with no title, of any.
#[derive(Debug, Default)]
pub(crate) struct System {
    pub(crate) title: Option<SystemTitle>,
    pub(crate) global_unicast: Option<Key>,
    pub(crate) global_broadcast: Option<Key>,
    pub(crate) authentication: Option<Key>,
    pub(crate) dedicated: Option<Key>,
    pub(crate) master: Option<Key>,
    pub(crate) signing_private: Option<PrivateKey>,
    pub(crate) signing_public: Option<PublicKey>,
    pub(crate) agreement_private: Option<PrivateKey>,
    pub(crate) agreement_public: Option<PublicKey>,
}

/// All keys, and what the messages themselves told.
#[derive(Debug, Default)]
pub(crate) struct Keyring {
    pub(crate) systems: Vec<System>,
    pub(crate) lon: LonKeys,
    /// What was learned goes from one message to the next; not where messages are decoded side by side.
    pub(crate) learns: bool,
    learned: Mutex<Learned>,
}

/// Keys of ISO/IEC 14908 and OSGP, all of mechanisms that are broken.
#[derive(Default)]
pub(crate) struct LonKeys {
    /// The secret of the IP tunnel of ISO/IEC 14908-4.
    pub(crate) cnip_secret: Option<Vec<u8>>,
    /// 6 octets, 12 for open media authentication.
    pub(crate) authentication: Option<Vec<u8>>,
    /// The key of the digests of table messages.
    pub(crate) osgp: Option<[u8; 12]>,
}

/// Which keys there are, not what they are.
impl std::fmt::Debug for LonKeys {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { cnip_secret, authentication, osgp } = self;
        write!(out, "LonKeys({:?}, {:?}, {:?})", cnip_secret.is_some(), authentication.is_some(), osgp.is_some())
    }
}

/// System titles of AARQ and AARE, and dedicated keys of initiate requests.
#[derive(Debug, Clone, Default)]
pub(crate) struct Learned {
    pub(crate) titles: Vec<SystemTitle>,
    pub(crate) dedicated: Vec<Key>,
}

impl Keyring {
    /// Reads the key file and the options.
    ///
    /// The text of an error holds no key.
    pub(crate) fn read(arguments: &KeyArguments) -> Result<Self, String> {
        let mut keyring = Self { learns: true, ..Self::default() };
        if let Some(path) = &arguments.key_file {
            let name = path.display();
            let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
            // the message of the parser quotes the line, which may hold a key
            let table: Table = text.parse().map_err(|error: toml::de::Error| {
                let line = error.span().map_or(1, |span| text.get(..span.start).map_or(1, |before| before.matches('\n').count() + 1));
                format!("{name}: not TOML, in line {line}")
            })?;
            keyring.file(&table).map_err(|error| format!("{name}: {error}"))?;
        }
        let mut system = System::default();
        let options = [
            ("--global-unicast-key", &arguments.global_unicast_key, &mut system.global_unicast),
            ("--global-broadcast-key", &arguments.global_broadcast_key, &mut system.global_broadcast),
            ("--authentication-key", &arguments.authentication_key, &mut system.authentication),
            ("--dedicated-key", &arguments.dedicated_key, &mut system.dedicated),
            ("--master-key", &arguments.master_key, &mut system.master),
        ];
        let mut given = false;
        for (name, text, place) in options {
            if let Some(text) = text {
                *place = Some(key(name, text)?);
                given = true;
            }
        }
        if given {
            keyring.systems.push(system);
        }
        for text in &arguments.system_titles {
            let title = title("--system-title", text)?;
            if !keyring.systems.iter().any(|system| system.title == Some(title)) {
                keyring.systems.push(System { title: Some(title), ..System::default() });
            }
        }
        Ok(keyring)
    }

    fn file(&mut self, table: &Table) -> Result<(), String> {
        for (name, value) in table {
            match (name.as_str(), value) {
                ("any", Value::Table(keys)) => self.systems.push(system(keys, false)?),
                ("system", Value::Array(systems)) => {
                    for (number, keys) in systems.iter().enumerate() {
                        let keys = keys.as_table().ok_or_else(|| format!("system {}: a table expected", number + 1))?;
                        let system = system(keys, true).map_err(|error| format!("system {}: {error}", number + 1))?;
                        self.systems.push(system);
                    }
                }
                ("lon", Value::Table(keys)) => {
                    for (name, value) in keys {
                        let text = value.as_str().ok_or_else(|| format!("{name}: a text with hexadecimal digits expected"))?;
                        let octets = octets(name, text)?;
                        match (name.as_str(), octets.len()) {
                            ("cnip-secret", _) => self.lon.cnip_secret = Some(octets),
                            ("authentication", 6 | 12) => self.lon.authentication = Some(octets),
                            ("authentication", _) => return Err(format!("{name}: 6 or 12 octets expected")),
                            ("osgp", _) => {
                                self.lon.osgp = Some(octets.try_into().map_err(|_| format!("{name}: 12 octets expected"))?);
                            }
                            _ => return Err(format!("{name}: no such key")),
                        }
                    }
                }
                ("lon", _) => return Err("lon: [lon] expected".to_owned()),
                ("any" | "system", _) => return Err(format!("{name}: [any] or [[system]] expected")),
                (name, _) => return Err(format!("{name}: neither [any] nor [[system]] nor [lon]")),
            }
        }
        Ok(())
    }

    /// Whether the user gave nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.systems.is_empty()
    }

    /// What the messages told so far.
    pub(crate) fn learned(&self) -> Learned {
        self.learned.lock().map_or_else(|error| error.into_inner().clone(), |learned| learned.clone())
    }

    /// Keeps what a message told.
    pub(crate) fn keep(&self, learned: Learned) {
        if self.learns
            && let Ok(mut kept) = self.learned.lock()
        {
            *kept = learned;
        }
    }
}

fn system(keys: &Table, titled: bool) -> Result<System, String> {
    let mut system = System::default();
    for (name, value) in keys {
        let text = value.as_str().ok_or_else(|| format!("{name}: a text with hexadecimal digits expected"))?;
        match name.as_str() {
            "title" if titled => system.title = Some(title(name, text)?),
            "global-unicast" => system.global_unicast = Some(key(name, text)?),
            "global-broadcast" => system.global_broadcast = Some(key(name, text)?),
            "authentication" => system.authentication = Some(key(name, text)?),
            "dedicated" => system.dedicated = Some(key(name, text)?),
            "master" => system.master = Some(key(name, text)?),
            "signing-private" => system.signing_private = Some(private(name, text)?),
            "signing-public" => system.signing_public = Some(public(name, text)?),
            "agreement-private" => system.agreement_private = Some(private(name, text)?),
            "agreement-public" => system.agreement_public = Some(public(name, text)?),
            _ => return Err(format!("{name}: no such key")),
        }
    }
    if titled && system.title.is_none() {
        return Err("no title".to_owned());
    }
    // a private key is as good as the public one
    system.signing_public = system.signing_public.or_else(|| system.signing_private.as_ref().map(PrivateKey::public));
    system.agreement_public = system.agreement_public.or_else(|| system.agreement_private.as_ref().map(PrivateKey::public));
    Ok(system)
}

fn octets(name: &str, text: &str) -> Result<Vec<u8>, String> {
    hex::parse(text.as_bytes()).map_err(|_| format!("{name}: not hexadecimal digits"))
}

/// A system title from hexadecimal digits.
pub(crate) fn title(name: &str, text: &str) -> Result<SystemTitle, String> {
    SystemTitle::try_from(&octets(name, text)?[..]).map_err(|_| format!("{name}: 8 octets expected"))
}

fn key(name: &str, text: &str) -> Result<Key, String> {
    Key::new(&octets(name, text)?).map_err(|_| format!("{name}: 16 or 32 octets expected"))
}

fn private(name: &str, text: &str) -> Result<PrivateKey, String> {
    let octets = octets(name, text)?;
    let curve = match octets.len() {
        32 => Curve::P256,
        48 => Curve::P384,
        _ => return Err(format!("{name}: 32 or 48 octets expected")),
    };
    PrivateKey::new(curve, &octets).map_err(|error| format!("{name}: {error}"))
}

fn public(name: &str, text: &str) -> Result<PublicKey, String> {
    let octets = octets(name, text)?;
    let curve = match octets.len() {
        64 => Curve::P256,
        96 => Curve::P384,
        _ => return Err(format!("{name}: 64 or 96 octets expected")),
    };
    PublicKey::new(curve, &octets).map_err(|error| format!("{name}: {error}"))
}
