//! What the tests of the security share: the vectors, and keys made of them.

#![allow(dead_code, unused_imports, reason = "each test uses its part")]

#[path = "../support/files.rs"]
mod files;

use cosem_codec::apdu::{SecurityControl, SecuritySuite};
use cosem_codec::security::rustcrypto::AesGcm;
use cosem_codec::security::{Key, Keys, Protection, SendingCounter, SystemTitle};
use toml::Table;

pub(crate) use files::{octets, tables, tables_at, text};

/// The vectors of a type.
pub(crate) fn vectors_of(kind: &str) -> Vec<Table> {
    tables("security.toml", "vector").into_iter().filter(|vector| text(vector, "type") == kind).collect()
}

/// The octets under `key`.
pub(crate) fn field(vector: &Table, key: &str) -> Vec<u8> {
    octets(text(vector, key))
}

/// The octets under `key`, where it is there.
pub(crate) fn optional(vector: &Table, key: &str) -> Option<Vec<u8>> {
    vector.contains_key(key).then(|| field(vector, key))
}

/// The system title under `key`.
pub(crate) fn title(vector: &Table, key: &str) -> SystemTitle {
    SystemTitle::try_from(&field(vector, key)[..]).expect("a system title")
}

/// The two keys of a vector, in the hands of the back end.
pub(crate) struct Material {
    pub(crate) cipher: AesGcm,
    authentication_key: Option<Key>,
}

impl Material {
    pub(crate) fn of(vector: &Table) -> Self {
        let authentication_key = field(vector, "authentication_key");
        Self {
            cipher: AesGcm::new(&Key::new(&field(vector, "block_cipher_key")).expect("a key")),
            authentication_key: (!authentication_key.is_empty()).then(|| Key::new(&authentication_key).expect("a key")),
        }
    }

    pub(crate) fn new(cipher: &[u8], authentication_key: &[u8]) -> Self {
        Self {
            cipher: AesGcm::new(&Key::new(cipher).expect("a key")),
            authentication_key: Some(Key::new(authentication_key).expect("a key")),
        }
    }

    /// Keys that accept whatever comes.
    pub(crate) fn keys(&self, suite: SecuritySuite) -> Keys<'_, AesGcm> {
        self.strict_keys(suite).demanding(Protection::NOTHING)
    }

    /// As users make them: what is not authenticated is refused.
    pub(crate) fn strict_keys(&self, suite: SecuritySuite) -> Keys<'_, AesGcm> {
        match &self.authentication_key {
            Some(key) => Keys::new(suite, &self.cipher, key).expect("keys of the suite"),
            None => Keys::without_authentication_key(suite, &self.cipher).expect("a key of the suite"),
        }
    }
}

/// The security control octet of a vector.
pub(crate) fn control(vector: &Table) -> SecurityControl {
    SecurityControl::from_bits(field(vector, "security_control")[0])
}

/// A counter that gives the one of the vector first.
pub(crate) fn counter(vector: &Table) -> SendingCounter {
    SendingCounter::starting_at(u32::from_be_bytes(field(vector, "invocation_counter").try_into().expect("4 octets")))
}
