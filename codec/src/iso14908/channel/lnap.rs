//! The end of the meter.

use crate::decode::Decode as _;
use crate::encode::Encode as _;
use crate::iso14908::osgp_aes;
use crate::iso14908::unconfirmed::{
    AdaptationControl, AdaptationSegment, BroadcastAssociatedData, BroadcastNonce, ChallengeProof, ChallengeRequest, ChallengeResponse,
    ChannelDirection, ChannelKey, ChannelMac, ChannelMessage, ChannelRandom, ChannelResult, ChannelSuite, CommissionAssociatedData,
    CommissionProof, CommissionRequest, CommissionResponse, DomainKeys, ProtectedAdaptationPdu, SequenceError, SessionKeys, UnicastNonce,
    UpdateDomainKeysResponse,
};
use crate::strings::OctetString;

use super::session::{Part, Session, Way, copied, nonce, session_keys, whole};
use super::{Address, ChannelError, Domain, Limits, Message, Saps};

/// What a message that came in leads to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LnapEvent<'o> {
    /// The answer is to be sent; there is nothing for the application.
    Send(&'o [u8]),
    /// A request for the application, to be answered with [`Lnap::seal_response`].
    Request(Message<'o>),
    /// A message for all meters of the domain.
    Broadcast(Message<'o>),
    /// The message was refused, and the answer says why.
    Refused(ChannelError, &'o [u8]),
}

/// The meter's end of the secure channel.
#[derive(Clone)]
pub struct Lnap {
    psk: ChannelKey,
    address: Address,
    domain: Domain,
    limits: Limits,
    state: State,
    /// The channel in use; it stays until the next one is commissioned.
    session: Option<Session>,
    domain_keys: Option<DomainKeys>,
    /// The number of the request that is being answered.
    answering: Option<u32>,
    failures: u8,
    setups: u8,
}

#[derive(Clone)]
enum State {
    Idle,
    /// The challenge was answered.
    Challenged {
        keys: SessionKeys,
        nnap_random: ChannelRandom,
        lnap_random: ChannelRandom,
    },
}

impl core::fmt::Debug for Lnap {
    // no keys
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.debug_struct("Lnap").field("address", &self.address).field("is_open", &self.is_open()).finish_non_exhaustive()
    }
}

impl Lnap {
    /// A meter with its long-term key.
    #[must_use]
    pub const fn new(psk: ChannelKey, address: Address, domain: Domain, limits: Limits) -> Self {
        Self { psk, address, domain, limits, state: State::Idle, session: None, domain_keys: None, answering: None, failures: 0, setups: 0 }
    }

    /// True where a channel was set up.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.session.is_some()
    }

    /// The version of the domain's keys, where there are some.
    #[must_use]
    pub fn domain_key_version(&self) -> Option<u8> {
        self.domain_keys.map(|keys| keys.version)
    }

    /// True where 80 % of the uses of the unicast key are gone.
    #[must_use]
    pub fn is_key_nearly_used_up(&self) -> bool {
        self.session.as_ref().is_some_and(Session::is_nearly_used_up)
    }

    /// Midnight: set-ups are counted by the day.
    pub const fn new_day(&mut self) {
        self.setups = 0;
    }

    /// The lock-out is over. How long it lasts is the caller's.
    pub const fn unlock(&mut self) {
        self.failures = 0;
    }

    /// True where nothing is answered, because too many messages were not authentic.
    #[must_use]
    pub const fn is_locked_out(&self) -> bool {
        self.failures >= self.limits.failures
    }

    /// Takes a whole message of the adaptation layer. `random` is a fresh challenge, which is used for a challenge request.
    ///
    /// # Errors
    /// The message is not for this end, or does not follow the layout; then nothing is answered.
    pub fn receive<'o>(&mut self, pdu: &[u8], random: ChannelRandom, out: &'o mut [u8]) -> Result<LnapEvent<'o>, ChannelError> {
        if self.is_locked_out() {
            return Err(ChannelError::LockedOut);
        }
        let AdaptationSegment { control, content } = AdaptationSegment::decode(pdu)?;
        match (control.protected(), control.broadcast(), control.channel()) {
            (false, false, true) => self.receive_setup(ChannelMessage::decode(&content)?, random, out),
            (true, true, false) => {
                let pdu = ProtectedAdaptationPdu::decode(pdu)?;
                self.open_broadcast(&pdu, out).map(LnapEvent::Broadcast)
            }
            (true, false, _) => {
                let pdu = ProtectedAdaptationPdu::decode(pdu)?;
                self.receive_request(&pdu, out)
            }
            _ => Err(ChannelError::NotExpected),
        }
    }

    fn receive_setup<'o>(
        &mut self,
        message: ChannelMessage<'_>,
        random: ChannelRandom,
        out: &'o mut [u8],
    ) -> Result<LnapEvent<'o>, ChannelError> {
        if !matches!(message, ChannelMessage::ChallengeRequest(_) | ChannelMessage::CommissionRequest(_)) {
            return Err(ChannelError::NotExpected);
        }
        if self.setups >= self.limits.setups_in_a_day {
            return Err(ChannelError::LockedOut);
        }
        self.setups += 1;
        match message {
            ChannelMessage::ChallengeRequest(request) => self.challenged(request, random, out),
            ChannelMessage::CommissionRequest(request) => match self.commissioned(&request, out) {
                Ok(()) => self.commission_response(out),
                Err(ChannelError::NotAuthentic) => self.not_authentic(out),
                Err(error) => Err(error),
            },
            _ => Err(ChannelError::NotExpected),
        }
    }

    fn challenged<'o>(
        &mut self,
        request: ChallengeRequest,
        lnap_random: ChannelRandom,
        out: &'o mut [u8],
    ) -> Result<LnapEvent<'o>, ChannelError> {
        let ChallengeRequest { suite, nnap_random } = request;
        if suite != ChannelSuite::OSGP_AES_128_PSK {
            return Err(ChannelError::Suite);
        }
        let unique_node_id = self.address.unique_node_id;
        let keys = session_keys(&self.psk, nnap_random, lnap_random, unique_node_id)?;
        let proof = Part::of(&ChallengeProof { suite, lnap_random, nnap_random, unique_node_id })?;
        let mac = ChannelMac(osgp_aes::mac(&keys.mac_key.0, &[proof.octets()]));
        self.state = State::Challenged { keys, nnap_random, lnap_random };
        let response = ChallengeResponse { suite, lnap_random, nnap_random, unique_node_id, mac };
        setup_message(ChannelMessage::ChallengeResponse(response), out).map(LnapEvent::Send)
    }

    /// Takes the keys of the domain. The challenge is used up only by a message that is authentic.
    fn commissioned(&mut self, request: &CommissionRequest<'_>, scratch: &mut [u8]) -> Result<(), ChannelError> {
        let State::Challenged { keys, nnap_random, lnap_random } = &self.state else { return Err(ChannelError::NotExpected) };
        if request.lnap_random != *lnap_random {
            return Err(ChannelError::NotAuthentic);
        }
        let nonce =
            nonce(&UnicastNonce { direction: ChannelDirection::COMMISSION, sequence: 0, unique_node_id: self.address.unique_node_id })?;
        let associated = Part::of(&CommissionAssociatedData { lnap_random: *lnap_random, nnap_random: *nnap_random })?;
        let plain = copied(&request.domain_keys, scratch)?;
        osgp_aes::open(&keys.commission_key.0, &nonce.0, associated.octets(), plain, &request.tag.0)?;
        self.domain_keys = Some(DomainKeys::decode(plain)?);
        self.failures = 0;
        Ok(())
    }

    fn commission_response<'o>(&mut self, out: &'o mut [u8]) -> Result<LnapEvent<'o>, ChannelError> {
        let State::Challenged { keys, nnap_random, lnap_random } = core::mem::replace(&mut self.state, State::Idle) else {
            return Err(ChannelError::NotExpected);
        };
        let result = ChannelResult::SUCCESS;
        let proof = Part::of(&CommissionProof { result, nnap_random, lnap_random })?;
        let mac = ChannelMac(osgp_aes::mac(&keys.mac_key.0, &[proof.octets()]));
        self.session = Some(Session::new(keys.unicast_key, self.address, self.limits));
        self.answering = None;
        setup_message(ChannelMessage::CommissionResponse(CommissionResponse { result, mac }), out).map(LnapEvent::Send)
    }

    /// The answer to what is not authentic, in clear: it tells nothing but that.
    fn not_authentic<'o>(&mut self, out: &'o mut [u8]) -> Result<LnapEvent<'o>, ChannelError> {
        self.failures = self.failures.saturating_add(1);
        let answer = setup_message(ChannelMessage::AuthenticationFailure, out)?;
        Ok(LnapEvent::Refused(ChannelError::NotAuthentic, answer))
    }

    fn receive_request<'o>(&mut self, pdu: &ProtectedAdaptationPdu<'_>, out: &'o mut [u8]) -> Result<LnapEvent<'o>, ChannelError> {
        const REQUEST: Way = Way { direction: ChannelDirection::REQUEST, request_sequence: 0 };
        let Some(session) = &mut self.session else { return Err(ChannelError::NotExpected) };
        let channel = pdu.control.channel();
        match session.open(REQUEST, pdu, out) {
            Ok(message) => {
                self.failures = 0;
                self.answering = Some(pdu.sequence);
                if !channel {
                    // the borrow of `out` ends here on the other way
                    let Message { saps, payload } = message;
                    let len = payload.len();
                    return Ok(LnapEvent::Request(Message { saps, payload: out.get(..len).unwrap_or_default() }));
                }
                let (saps, update) = (message.saps, ChannelMessage::decode(message.payload)?);
                let ChannelMessage::UpdateDomainKeysRequest(keys) = update else { return Err(ChannelError::NotExpected) };
                self.domain_keys = Some(keys);
                let response = ChannelMessage::UpdateDomainKeysResponse(UpdateDomainKeysResponse { result: ChannelResult::SUCCESS });
                self.seal(true, saps, Part::of(&response)?.octets_mut(), out).map(LnapEvent::Send)
            }
            Err(ChannelError::NotAuthentic) => self.not_authentic(out),
            Err(error @ ChannelError::Sequence { expected, found }) => {
                // Who did not seal it gets no answer under the key.
                match session.verify(REQUEST, pdu, out) {
                    Ok(_) => {}
                    Err(ChannelError::NotAuthentic) => return self.not_authentic(out),
                    Err(error) => return Err(error),
                }
                self.answering = Some(found);
                let saps = Saps { client: pdu.client_sap, server: pdu.server_sap };
                let answer = Part::of(&ChannelMessage::SequenceError(SequenceError { expected }))?.sealed(self, saps, out)?;
                Ok(LnapEvent::Refused(error, answer))
            }
            Err(error) => Err(error),
        }
    }

    /// Seals the answer to the last request: `payload` is encrypted in place, and the message written to `out`.
    ///
    /// # Errors
    /// There is no request to answer, or the buffer is too small.
    pub fn seal_response<'o>(&mut self, saps: Saps, payload: &mut [u8], out: &'o mut [u8]) -> Result<&'o [u8], ChannelError> {
        self.seal(false, saps, payload, out)
    }

    fn seal<'o>(&mut self, channel: bool, saps: Saps, payload: &mut [u8], out: &'o mut [u8]) -> Result<&'o [u8], ChannelError> {
        let (Some(session), Some(request_sequence)) = (&mut self.session, self.answering) else { return Err(ChannelError::NotExpected) };
        let answer = session.seal(Way { direction: ChannelDirection::RESPONSE, request_sequence }, channel, saps, payload, out)?;
        self.answering = None;
        Ok(answer)
    }

    fn open_broadcast<'o>(&mut self, pdu: &ProtectedAdaptationPdu<'_>, out: &'o mut [u8]) -> Result<Message<'o>, ChannelError> {
        let Some(keys) = &mut self.domain_keys else { return Err(ChannelError::NotExpected) };
        let expected = keys.sequence.saturating_add(1);
        let last = keys.sequence.saturating_add(self.limits.broadcast_window);
        if !(expected..=last).contains(&pdu.sequence) || keys.sequence == u32::MAX {
            return Err(ChannelError::Sequence { expected, found: pdu.sequence });
        }
        let saps = Saps { client: pdu.client_sap, server: pdu.server_sap };
        let (nonce, associated) = broadcast_parts(keys, self.domain, whole(pdu.control), pdu.sequence, saps)?;
        let plain = copied(&pdu.ciphertext, out)?;
        osgp_aes::open(&keys.key.0, &nonce.0, associated.octets(), plain, &pdu.tag.0)?;
        keys.sequence = pdu.sequence;
        Ok(Message { saps, payload: plain })
    }
}

impl Part {
    fn sealed<'o>(mut self, lnap: &mut Lnap, saps: Saps, out: &'o mut [u8]) -> Result<&'o [u8], ChannelError> {
        lnap.seal(true, saps, self.octets_mut(), out)
    }
}

/// The nonce and the associated data of a message to all meters of a domain.
pub(super) fn broadcast_parts(
    keys: &DomainKeys,
    domain: Domain,
    control: AdaptationControl,
    sequence: u32,
    saps: Saps,
) -> Result<(crate::iso14908::unconfirmed::ChannelNonce, Part), ChannelError> {
    let nonce = nonce(&BroadcastNonce { direction: ChannelDirection::BROADCAST, sequence, domain: domain.id, version: keys.version })?;
    let (client_sap, server_sap) = (saps.client, saps.server);
    let associated = Part::of(&BroadcastAssociatedData { control, domain_length: domain.length, client_sap, server_sap })?;
    Ok((nonce, associated))
}

/// A message of the set-up, or in clear about a channel, with its control octet.
pub(super) fn setup_message<'o>(message: ChannelMessage<'_>, out: &'o mut [u8]) -> Result<&'o [u8], ChannelError> {
    let content = Part::of(&message)?;
    let control = AdaptationControl::ZERO.with_channel(true);
    Ok(AdaptationSegment { control, content: OctetString(content.octets()) }.encode(out)?)
}
