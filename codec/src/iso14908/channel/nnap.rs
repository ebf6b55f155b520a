//! The end of the data concentrator.

use crate::decode::Decode as _;
use crate::encode::Encode as _;
use crate::iso14908::osgp_aes;
use crate::iso14908::unconfirmed::{
    AdaptationControl, AdaptationSegment, AuthenticationTag, ChallengeProof, ChallengeRequest, ChallengeResponse, ChannelDirection,
    ChannelKey, ChannelMessage, ChannelRandom, ChannelResult, ChannelSuite, CommissionAssociatedData, CommissionProof, CommissionRequest,
    CommissionResponse, DomainKeys, ProtectedAdaptationPdu, SessionKeys, UnicastNonce,
};
use crate::strings::OctetString;

use super::lnap::{broadcast_parts, setup_message};
use super::session::{Part, Session, Way, nonce, session_keys};
use super::{Address, ChannelError, Domain, Limits, Message, Saps};

/// What a message that came in leads to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NnapEvent<'o> {
    /// The next message of the set-up is to be sent.
    Send(&'o [u8]),
    /// The channel is set up.
    Open,
    /// The answer to the last request.
    Response(Message<'o>),
    /// The meter has the new keys of the domain.
    DomainKeysUpdated,
}

/// The data concentrator's end of the secure channel to one meter.
#[derive(Clone)]
pub struct Nnap {
    psk: ChannelKey,
    address: Address,
    limits: Limits,
    state: State,
    /// The channel in use; it stays until the next one is set up.
    session: Option<Session>,
    /// The number of the request that waits for its answer.
    waiting: Option<u32>,
}

#[derive(Clone)]
enum State {
    Idle,
    Challenging { nnap_random: ChannelRandom },
    Commissioning { keys: SessionKeys, nnap_random: ChannelRandom, lnap_random: ChannelRandom },
}

impl core::fmt::Debug for Nnap {
    // no keys
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.debug_struct("Nnap").field("address", &self.address).field("is_open", &self.is_open()).finish_non_exhaustive()
    }
}

impl Nnap {
    /// The end for one meter, with that meter's long-term key.
    #[must_use]
    pub const fn new(psk: ChannelKey, address: Address, limits: Limits) -> Self {
        Self { psk, address, limits, state: State::Idle, session: None, waiting: None }
    }

    /// True where a channel was set up.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.session.is_some()
    }

    /// True where 80 % of the uses of the unicast key are gone: time for a new set-up, which renews it.
    #[must_use]
    pub fn is_key_nearly_used_up(&self) -> bool {
        self.session.as_ref().is_some_and(Session::is_nearly_used_up)
    }

    /// Begins a set-up, or begins it again: writes the challenge request. `random` is fresh.
    ///
    /// # Errors
    /// The buffer is too small.
    pub fn challenge<'o>(&mut self, random: ChannelRandom, out: &'o mut [u8]) -> Result<&'o [u8], ChannelError> {
        self.state = State::Challenging { nnap_random: random };
        let request = ChallengeRequest { suite: ChannelSuite::OSGP_AES_128_PSK, nnap_random: random };
        setup_message(ChannelMessage::ChallengeRequest(request), out)
    }

    /// Takes a whole message of the adaptation layer. `domain_keys` go to the meter in the commission request.
    ///
    /// # Errors
    /// The message is not authentic, not expected, or the meter refuses: then the state is as before.
    pub fn receive<'o>(&mut self, pdu: &[u8], domain_keys: &DomainKeys, out: &'o mut [u8]) -> Result<NnapEvent<'o>, ChannelError> {
        let AdaptationSegment { control, content } = AdaptationSegment::decode(pdu)?;
        match (control.protected(), control.broadcast(), control.channel()) {
            (false, false, true) => match ChannelMessage::decode(&content)? {
                ChannelMessage::ChallengeResponse(response) => self.challenged(&response, domain_keys, out).map(NnapEvent::Send),
                ChannelMessage::CommissionResponse(response) => self.commissioned(&response),
                // In clear, so anyone may have sent it: the caller learns of it, and nothing changes.
                ChannelMessage::AuthenticationFailure => Err(ChannelError::Refused),
                _ => Err(ChannelError::NotExpected),
            },
            (true, false, _) => self.open_response(&ProtectedAdaptationPdu::decode(pdu)?, out),
            _ => Err(ChannelError::NotExpected),
        }
    }

    fn challenged<'o>(
        &mut self,
        response: &ChallengeResponse,
        domain_keys: &DomainKeys,
        out: &'o mut [u8],
    ) -> Result<&'o [u8], ChannelError> {
        let State::Challenging { nnap_random } = self.state else { return Err(ChannelError::NotExpected) };
        let ChallengeResponse { suite, lnap_random, unique_node_id, mac, .. } = *response;
        if suite != ChannelSuite::OSGP_AES_128_PSK {
            return Err(ChannelError::Suite);
        }
        if unique_node_id != self.address.unique_node_id {
            return Err(ChannelError::OtherNode);
        }
        if response.nnap_random != nnap_random {
            return Err(ChannelError::NotAuthentic);
        }
        let keys = session_keys(&self.psk, nnap_random, lnap_random, unique_node_id)?;
        let proof = Part::of(&ChallengeProof { suite, lnap_random, nnap_random, unique_node_id })?;
        osgp_aes::verify_mac(&keys.mac_key.0, &[proof.octets()], &mac.0)?;

        let nonce = nonce(&UnicastNonce { direction: ChannelDirection::COMMISSION, sequence: 0, unique_node_id })?;
        let associated = Part::of(&CommissionAssociatedData { lnap_random, nnap_random })?;
        let mut sealed = Part::of(domain_keys)?;
        let tag = AuthenticationTag(osgp_aes::seal(&keys.commission_key.0, &nonce.0, associated.octets(), sealed.octets_mut())?);
        let request = CommissionRequest { lnap_random, domain_keys: OctetString(sealed.octets()), tag };
        let written = setup_message(ChannelMessage::CommissionRequest(request), out)?;
        // The challenge is used up: its keys seal one commission request only, so that no nonce comes twice.
        self.state = State::Commissioning { keys, nnap_random, lnap_random };
        Ok(written)
    }

    fn commissioned(&mut self, response: &CommissionResponse) -> Result<NnapEvent<'static>, ChannelError> {
        let State::Commissioning { keys, nnap_random, lnap_random } = &self.state else { return Err(ChannelError::NotExpected) };
        let proof = Part::of(&CommissionProof { result: response.result, nnap_random: *nnap_random, lnap_random: *lnap_random })?;
        osgp_aes::verify_mac(&keys.mac_key.0, &[proof.octets()], &response.mac.0)?;
        if response.result != ChannelResult::SUCCESS {
            self.state = State::Idle;
            return Err(ChannelError::Refused);
        }
        // A response is bound to its request, so that any greater number will do: who makes the meter answer replays must not push it out of
        // step.
        let limits = Limits { window: u32::MAX, ..self.limits };
        self.session = Some(Session::new(keys.unicast_key, self.address, limits));
        self.state = State::Idle;
        self.waiting = None;
        Ok(NnapEvent::Open)
    }

    /// Seals a request: `payload` is encrypted in place, and the message written to `out`. A request that waited for its answer no longer does.
    ///
    /// # Errors
    /// There is no channel, the key is used up, or the buffer is too small.
    pub fn seal_request<'o>(&mut self, saps: Saps, payload: &mut [u8], out: &'o mut [u8]) -> Result<&'o [u8], ChannelError> {
        self.seal(false, saps, payload, out)
    }

    /// Seals new keys of the domain for this meter.
    ///
    /// # Errors
    /// As [`seal_request`](Self::seal_request).
    pub fn update_domain_keys<'o>(&mut self, saps: Saps, keys: DomainKeys, out: &'o mut [u8]) -> Result<&'o [u8], ChannelError> {
        let mut message = Part::of(&ChannelMessage::UpdateDomainKeysRequest(keys))?;
        self.seal(true, saps, message.octets_mut(), out)
    }

    fn seal<'o>(&mut self, channel: bool, saps: Saps, payload: &mut [u8], out: &'o mut [u8]) -> Result<&'o [u8], ChannelError> {
        let Some(session) = &mut self.session else { return Err(ChannelError::NotExpected) };
        self.waiting = None;
        let way = Way { direction: ChannelDirection::REQUEST, request_sequence: 0 };
        let request = session.seal(way, channel, saps, payload, out)?;
        self.waiting = Some(session.sent());
        Ok(request)
    }

    fn open_response<'o>(&mut self, pdu: &ProtectedAdaptationPdu<'_>, out: &'o mut [u8]) -> Result<NnapEvent<'o>, ChannelError> {
        let (Some(session), Some(request_sequence)) = (&mut self.session, self.waiting) else { return Err(ChannelError::NotExpected) };
        let message = session.open(Way { direction: ChannelDirection::RESPONSE, request_sequence }, pdu, out)?;
        self.waiting = None;
        if !pdu.control.channel() {
            return Ok(NnapEvent::Response(message));
        }
        match ChannelMessage::decode(message.payload)? {
            ChannelMessage::UpdateDomainKeysResponse(response) if response.result == ChannelResult::SUCCESS => {
                Ok(NnapEvent::DomainKeysUpdated)
            }
            ChannelMessage::UpdateDomainKeysResponse(_) => Err(ChannelError::Refused),
            // Going back to a number that was used would repeat a nonce: beyond the window only a new set-up helps.
            ChannelMessage::SequenceError(error) => Err(ChannelError::Sequence { expected: error.expected, found: request_sequence }),
            _ => Err(ChannelError::NotExpected),
        }
    }

    /// The last number that came from the meter; 0 before the first one.
    #[must_use]
    pub fn received(&self) -> u32 {
        self.session.as_ref().map_or(0, Session::received)
    }
}

/// The data concentrator's end of the keys of a domain: messages to all meters.
#[derive(Clone)]
pub struct Broadcaster {
    keys: DomainKeys,
    domain: Domain,
}

impl core::fmt::Debug for Broadcaster {
    // no keys
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.debug_struct("Broadcaster").field("version", &self.keys.version).field("sequence", &self.keys.sequence).finish_non_exhaustive()
    }
}

impl Broadcaster {
    /// The keys of a domain.
    #[must_use]
    pub const fn new(keys: DomainKeys, domain: Domain) -> Self {
        Self { keys, domain }
    }

    /// The keys as a meter needs them that is commissioned now.
    #[must_use]
    pub const fn keys(&self) -> &DomainKeys {
        &self.keys
    }

    /// Seals a message to all meters: `payload` is encrypted in place, and the message written to `out`.
    ///
    /// # Errors
    /// The numbers are used up, or the buffer is too small.
    pub fn seal<'o>(&mut self, saps: Saps, payload: &mut [u8], out: &'o mut [u8]) -> Result<&'o [u8], ChannelError> {
        let sequence = self.keys.sequence.checked_add(1).ok_or(ChannelError::KeyUsedUp)?;
        self.keys.sequence = sequence;
        let control = AdaptationControl::ZERO.with_protected(true).with_broadcast(true);
        let (nonce, associated) = broadcast_parts(&self.keys, self.domain, control, sequence, saps)?;
        let tag = AuthenticationTag(osgp_aes::seal(&self.keys.key.0, &nonce.0, associated.octets(), payload)?);
        let (client_sap, server_sap) = (saps.client, saps.server);
        Ok(ProtectedAdaptationPdu { control, sequence, client_sap, server_sap, ciphertext: OctetString(payload), tag }.encode(out)?)
    }
}
