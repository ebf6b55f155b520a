//! What the tests of the generated codec share: the vectors, and one way to decode whatever a vector holds.

#![allow(dead_code, reason = "each test uses its part")]

pub(crate) mod files;
pub(crate) mod oracle;
pub(crate) mod strategies;
pub(crate) mod subject;
pub(crate) mod vectors;

/// Octets as the vectors write them.
pub(crate) fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02X}")).collect()
}
