//! What both ends of a channel have in common: keys, counters, and how one message is sealed and opened.

use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::error::EncodeError;
use crate::iso14908::osgp_aes;
use crate::iso14908::unconfirmed::{
    AdaptationControl, AuthenticationTag, ChannelDirection, ChannelKey, ChannelNonce, ChannelRandom, ChannelSuite, ClientSap,
    KeyDerivationInput, ProtectedAdaptationPdu, ServerSap, SessionKeys, UnicastAssociatedData, UnicastNonce,
};
use crate::strings::OctetString;

use super::ChannelError;

/// The most octets that keys, nonces, associated data and other parts have that are not sent as they are.
const PART_LEN: usize = 128;

/// Where a meter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Address {
    /// Its subnet.
    pub subnet: u8,
    /// Its node number.
    pub node: u8,
    /// Its hardware identifier.
    pub unique_node_id: [u8; 6],
}

/// The domain that keys belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Domain {
    /// The identifier, filled up with zeros.
    pub id: [u8; 6],
    /// The octets of it that count.
    pub length: u8,
}

/// The two application processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saps {
    /// That of the client.
    pub client: ClientSap,
    /// That of the server.
    pub server: ServerSap,
}

/// A message that was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message<'o> {
    /// From whom to whom, or the reverse.
    pub saps: Saps,
    /// The plain text.
    pub payload: &'o [u8],
}

/// What an end puts up with. The defaults are those of OSGP meters, as far as these are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// By how much a sequence number may be greater than the last one: 8 in the RC4-era suite.
    pub window: u32,
    /// How much a broadcast's may be.
    pub broadcast_window: u32,
    /// How often a key may be used: 1 000 000.
    pub key_usage: u32,
    /// How many messages in a row may be not authentic.
    pub failures: u8,
    /// How many challenge and commission requests are answered in a day: 100.
    pub setups_in_a_day: u8,
}

impl Limits {
    /// The defaults.
    pub const OSGP: Self = Self { window: 8, broadcast_window: 1000, key_usage: 1_000_000, failures: 10, setups_in_a_day: 100 };
}

impl Default for Limits {
    fn default() -> Self {
        Self::OSGP
    }
}

/// Encodes a part that is not sent as it is.
pub(super) struct Part {
    octets: [u8; PART_LEN],
    len: usize,
}

impl Part {
    pub(super) fn of(value: &impl Encode) -> Result<Self, EncodeError> {
        let mut octets = [0; PART_LEN];
        let len = value.encode(&mut octets)?.len();
        Ok(Self { octets, len })
    }

    pub(super) fn octets(&self) -> &[u8] {
        self.octets.get(..self.len).unwrap_or_default()
    }

    pub(super) fn octets_mut(&mut self) -> &mut [u8] {
        self.octets.get_mut(..self.len).unwrap_or_default()
    }
}

/// A nonce from its fields, which fill it.
pub(super) fn nonce(fields: &impl Encode) -> Result<ChannelNonce, EncodeError> {
    let mut nonce = ChannelNonce([0; _]);
    let mut out = Writer::new(&mut nonce.0);
    fields.write(&mut out)?;
    out.finish()?;
    Ok(nonce)
}

/// Derives the keys of a session.
pub(super) fn session_keys(
    psk: &ChannelKey,
    nnap_random: ChannelRandom,
    lnap_random: ChannelRandom,
    unique_node_id: [u8; 6],
) -> Result<SessionKeys, ChannelError> {
    let input = Part::of(&KeyDerivationInput { suite: ChannelSuite::OSGP_AES_128_PSK, nnap_random, lnap_random, unique_node_id })?;
    let mut octets = [0; PART_LEN];
    let empty = ChannelKey([0; _]);
    let len = SessionKeys { mac_key: empty, commission_key: empty, unicast_key: empty }.encoded_len();
    let keys = octets.get_mut(..len).ok_or(EncodeError::Inconsistent { field: None })?;
    osgp_aes::gkdf(&psk.0, input.octets(), keys);
    Ok(SessionKeys::decode(keys)?)
}

/// One channel behind its set-up.
#[derive(Clone)]
pub(super) struct Session {
    key: ChannelKey,
    address: Address,
    limits: Limits,
    /// The last number sent.
    sent: u32,
    /// The last number received.
    received: u32,
    used: u32,
}

/// Which way a message goes, and what it answers.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub(super) direction: ChannelDirection,
    /// The number of the request, in a response.
    pub(super) request_sequence: u32,
}

impl Session {
    pub(super) const fn new(key: ChannelKey, address: Address, limits: Limits) -> Self {
        Self { key, address, limits, sent: 0, received: 0, used: 0 }
    }

    pub(super) const fn sent(&self) -> u32 {
        self.sent
    }

    pub(super) const fn received(&self) -> u32 {
        self.received
    }

    pub(super) fn is_nearly_used_up(&self) -> bool {
        u64::from(self.used) * 5 >= u64::from(self.limits.key_usage) * 4
    }

    fn use_key(&mut self) -> Result<(), ChannelError> {
        if self.used >= self.limits.key_usage {
            return Err(ChannelError::KeyUsedUp);
        }
        self.used += 1;
        Ok(())
    }

    fn nonce(&self, way: Way, sequence: u32) -> Result<ChannelNonce, EncodeError> {
        nonce(&UnicastNonce { direction: way.direction, sequence, unique_node_id: self.address.unique_node_id })
    }

    fn associated(&self, way: Way, control: AdaptationControl, saps: Saps) -> Result<Part, EncodeError> {
        let Address { subnet, node, .. } = self.address;
        let (client_sap, server_sap) = (saps.client, saps.server);
        Part::of(&UnicastAssociatedData { control, subnet, node, client_sap, server_sap, request_sequence: way.request_sequence })
    }

    /// Encrypts `payload` in place and writes the message.
    pub(super) fn seal<'o>(
        &mut self,
        way: Way,
        channel: bool,
        saps: Saps,
        payload: &mut [u8],
        out: &'o mut [u8],
    ) -> Result<&'o [u8], ChannelError> {
        let sequence = self.sent.checked_add(1).ok_or(ChannelError::KeyUsedUp)?;
        let control = AdaptationControl::ZERO.with_protected(true).with_channel(channel);
        // The number is used up by now, whatever becomes of the message: a nonce never comes twice.
        self.use_key()?;
        self.sent = sequence;
        let (nonce, associated) = (self.nonce(way, sequence)?, self.associated(way, control, saps)?);
        let tag = AuthenticationTag(osgp_aes::seal(&self.key.0, &nonce.0, associated.octets(), payload)?);
        let (client_sap, server_sap) = (saps.client, saps.server);
        let pdu = ProtectedAdaptationPdu { control, sequence, client_sap, server_sap, ciphertext: OctetString(payload), tag };
        Ok(pdu.encode(out)?)
    }

    /// Checks and decrypts a message into `out`. Its number counts as received only when it is authentic.
    pub(super) fn open<'o>(&mut self, way: Way, pdu: &ProtectedAdaptationPdu<'_>, out: &'o mut [u8]) -> Result<Message<'o>, ChannelError> {
        let expected = self.received.saturating_add(1);
        let last = self.received.saturating_add(self.limits.window);
        if !(expected..=last).contains(&pdu.sequence) || self.received == u32::MAX {
            return Err(ChannelError::Sequence { expected, found: pdu.sequence });
        }
        let plain = self.verify(way, pdu, out)?;
        self.received = pdu.sequence;
        Ok(plain)
    }

    /// Checks and decrypts a message without a look at its number.
    pub(super) fn verify<'o>(
        &mut self,
        way: Way,
        pdu: &ProtectedAdaptationPdu<'_>,
        out: &'o mut [u8],
    ) -> Result<Message<'o>, ChannelError> {
        if self.used >= self.limits.key_usage {
            return Err(ChannelError::KeyUsedUp);
        }
        let saps = Saps { client: pdu.client_sap, server: pdu.server_sap };
        let (nonce, associated) = (self.nonce(way, pdu.sequence)?, self.associated(way, whole(pdu.control), saps)?);
        let plain = copied(&pdu.ciphertext, out)?;
        osgp_aes::open(&self.key.0, &nonce.0, associated.octets(), plain, &pdu.tag.0)?;
        // forged messages use nothing up
        self.used += 1;
        Ok(Message { saps, payload: plain })
    }
}

/// The control octet of the whole message, without what says which segment it is.
pub(super) fn whole(control: AdaptationControl) -> AdaptationControl {
    control.with_more_segments(false).with_segment(0)
}

/// Copies octets to the start of a buffer.
pub(super) fn copied<'o>(octets: &[u8], out: &'o mut [u8]) -> Result<&'o mut [u8], ChannelError> {
    let place = out.get_mut(..octets.len()).ok_or(EncodeError::BufferTooSmall { needed: octets.len() })?;
    place.copy_from_slice(octets);
    Ok(place)
}
