//! The four passes, from the side of the client and of the server.

use subtle::ConstantTimeEq;

use super::mechanism::{MAX_ANSWER_LEN, Mechanism, Transcript};
use crate::apdu::MechanismName;
use crate::security::backend::Random;
use crate::security::error::SecurityError;
use crate::security::key::SystemTitle;

/// The shortest challenge, in octets.
pub const MIN_CHALLENGE_LEN: usize = 8;
/// The longest challenge, in octets.
pub const MAX_CHALLENGE_LEN: usize = 64;

/// A challenge: 8 to 64 octets (32 to 64 with mechanism 7) that were never used before.
#[derive(Debug, Clone)]
pub struct Challenge {
    octets: [u8; MAX_CHALLENGE_LEN],
    len: usize,
}

impl Challenge {
    /// A challenge of these octets, which must come from a good source of random octets.
    ///
    /// # Errors
    /// [`SecurityError::Challenge`] where there are fewer than 8 or more than 64.
    pub fn new(octets: &[u8]) -> Result<Self, SecurityError> {
        let mut challenge = Self { octets: [0; MAX_CHALLENGE_LEN], len: octets.len() };
        match challenge.octets.get_mut(..octets.len()) {
            Some(place) if octets.len() >= MIN_CHALLENGE_LEN => place.copy_from_slice(octets),
            _ => return Err(SecurityError::Challenge),
        }
        Ok(challenge)
    }

    /// A new challenge of `len` octets.
    ///
    /// # Errors
    /// As [`new`](Self::new); those of the source.
    pub fn generate(len: usize, random: &mut impl Random) -> Result<Self, SecurityError> {
        let mut octets = [0; MAX_CHALLENGE_LEN];
        let octets = octets.get_mut(..len).ok_or(SecurityError::Challenge)?;
        random.fill(octets)?;
        Self::new(octets)
    }

    /// The octets.
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        self.octets.get(..self.len).unwrap_or_default()
    }
}

/// How far an exchange is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Nothing was received yet.
    Started,
    /// The challenge of the other side is there.
    Challenged,
    /// The client has answered, or the server has checked the answer.
    Halfway,
    /// Both have proved themselves.
    Done,
    /// Something was wrong: the association must not be established.
    Failed,
}

/// What the two sides have in common.
#[derive(Debug)]
struct Exchange<M> {
    mechanism: M,
    own_title: Option<SystemTitle>,
    own: Challenge,
    peer: Option<(Option<SystemTitle>, Challenge)>,
    step: Step,
    answer: [u8; MAX_ANSWER_LEN],
}

impl<M: Mechanism> Exchange<M> {
    fn new(mechanism: M, own_title: Option<SystemTitle>, own: Challenge) -> Result<Self, SecurityError> {
        if own.len < M::SHORTEST_CHALLENGE {
            return Err(SecurityError::Challenge);
        }
        if M::USES_TITLES && own_title.is_none() {
            return Err(SecurityError::SystemTitle);
        }
        Ok(Self { mechanism, own_title, own, peer: None, step: Step::Started, answer: [0; MAX_ANSWER_LEN] })
    }

    /// Goes from one step to another; what happens between fails the exchange where it goes wrong.
    fn advance<T>(&mut self, from: Step, to: Step, act: impl FnOnce(&mut Self) -> Result<T, SecurityError>) -> Result<T, SecurityError> {
        if self.step != from {
            return Err(SecurityError::Order);
        }
        self.step = Step::Failed;
        let result = act(self)?;
        self.step = to;
        Ok(result)
    }

    fn challenged(&mut self, title: Option<SystemTitle>, challenge: &[u8]) -> Result<(), SecurityError> {
        self.advance(Step::Started, Step::Challenged, |this| {
            let challenge = Challenge::new(challenge)?;
            // Whoever repeats a challenge, or comes in one's own name, wants it answered by its author.
            let repeated: bool = challenge.octets().ct_eq(this.own.octets()).into();
            if repeated || challenge.len < M::SHORTEST_CHALLENGE {
                return Err(SecurityError::Challenge);
            }
            if title.is_some() && title == this.own_title || M::USES_TITLES && title.is_none() {
                return Err(SecurityError::SystemTitle);
            }
            this.peer = Some((title, challenge));
            Ok(())
        })
    }

    fn answer(&mut self) -> Result<usize, SecurityError> {
        let (title, challenge) = self.peer.as_ref().ok_or(SecurityError::Order)?;
        let transcript = Transcript {
            prover: known(self.own_title),
            verifier: known(*title),
            challenge: challenge.octets(),
            other_challenge: self.own.octets(),
        };
        self.mechanism.answer(&transcript, &mut self.answer)
    }

    fn check(&mut self, answer: &[u8]) -> Result<(), SecurityError> {
        let (title, challenge) = self.peer.as_ref().ok_or(SecurityError::Order)?;
        let transcript = Transcript {
            prover: known(*title),
            verifier: known(self.own_title),
            challenge: self.own.octets(),
            other_challenge: challenge.octets(),
        };
        self.mechanism.check(&transcript, answer)
    }
}

/// Mechanisms that do not use the titles are not concerned with what stands in their place.
fn known(title: Option<SystemTitle>) -> SystemTitle {
    title.unwrap_or(SystemTitle([0; 8]))
}

/// The client of a four-pass authentication.
#[derive(Debug)]
pub struct HlsClient<M>(Exchange<M>);

impl<M: Mechanism> HlsClient<M> {
    /// Starts with the client's own title and its challenge CtoS.
    ///
    /// # Errors
    /// [`SecurityError::Challenge`] where the challenge is too short for the mechanism; [`SecurityError::SystemTitle`] where the mechanism
    /// uses titles and there is none.
    pub fn new(mechanism: M, own_title: Option<SystemTitle>, ctos: Challenge) -> Result<Self, SecurityError> {
        Exchange::new(mechanism, own_title, ctos).map(Self)
    }

    /// The mechanism name for the AARQ.
    #[must_use]
    pub const fn mechanism_name(&self) -> MechanismName<'static> {
        M::NAME
    }

    /// Pass 1: the challenge to send as calling-authentication-value.
    #[must_use]
    pub fn ctos(&self) -> &[u8] {
        self.0.own.octets()
    }

    /// Pass 2: takes the title and the challenge of the server, from responding-AP-title and responding-authentication-value.
    ///
    /// # Errors
    /// [`SecurityError::Challenge`] where the challenge has a wrong length or repeats CtoS; [`SecurityError::SystemTitle`] where the title is
    /// that of this client, or is missing and used by the mechanism; [`SecurityError::Order`].
    pub fn challenged(&mut self, server: Option<SystemTitle>, stoc: &[u8]) -> Result<(), SecurityError> {
        self.0.challenged(server, stoc)
    }

    /// Pass 3: f(StoC), the argument of reply_to_HLS_authentication.
    ///
    /// # Errors
    /// Those of the mechanism; [`SecurityError::Order`].
    pub fn answer(&mut self) -> Result<&[u8], SecurityError> {
        let len = self.0.advance(Step::Challenged, Step::Halfway, Exchange::answer)?;
        Ok(self.0.answer.get(..len).unwrap_or_default())
    }

    /// Pass 4: checks f(CtoS), what the method returned. Only then is the server known.
    ///
    /// # Errors
    /// [`SecurityError::Authentication`]; [`SecurityError::Replayed`]; [`SecurityError::Order`]. The association must be released then.
    pub fn check(&mut self, answer: &[u8]) -> Result<(), SecurityError> {
        self.0.advance(Step::Halfway, Step::Done, |this| this.check(answer))
    }

    /// Whether the server has proved itself.
    #[must_use]
    pub fn is_established(&self) -> bool {
        self.0.step == Step::Done
    }
}

/// The server of a four-pass authentication.
#[derive(Debug)]
pub struct HlsServer<M>(Exchange<M>);

impl<M: Mechanism> HlsServer<M> {
    /// Starts with the server's own title and its challenge StoC.
    ///
    /// # Errors
    /// [`SecurityError::Challenge`] where the challenge is too short for the mechanism; [`SecurityError::SystemTitle`] where the mechanism
    /// uses titles and there is none.
    pub fn new(mechanism: M, own_title: Option<SystemTitle>, stoc: Challenge) -> Result<Self, SecurityError> {
        Exchange::new(mechanism, own_title, stoc).map(Self)
    }

    /// The mechanism name for the AARE.
    #[must_use]
    pub const fn mechanism_name(&self) -> MechanismName<'static> {
        M::NAME
    }

    /// Pass 1: takes the title and the challenge of the client, from calling-AP-title and calling-authentication-value.
    ///
    /// # Errors
    /// As [`HlsClient::challenged`].
    pub fn challenged(&mut self, client: Option<SystemTitle>, ctos: &[u8]) -> Result<(), SecurityError> {
        self.0.challenged(client, ctos)
    }

    /// Pass 2: the challenge to send as responding-authentication-value.
    #[must_use]
    pub fn stoc(&self) -> &[u8] {
        self.0.own.octets()
    }

    /// Pass 3: checks f(StoC), the argument of reply_to_HLS_authentication.
    ///
    /// # Errors
    /// As [`HlsClient::check`]. The method answers with an error then.
    pub fn check(&mut self, answer: &[u8]) -> Result<(), SecurityError> {
        self.0.advance(Step::Challenged, Step::Halfway, |this| this.check(answer))
    }

    /// Pass 4: f(CtoS), what the method returns. The association is established with it.
    ///
    /// # Errors
    /// Those of the mechanism; [`SecurityError::Order`] where the client has not proved itself.
    pub fn answer(&mut self) -> Result<&[u8], SecurityError> {
        let len = self.0.advance(Step::Halfway, Step::Done, Exchange::answer)?;
        Ok(self.0.answer.get(..len).unwrap_or_default())
    }

    /// Whether the client has proved itself and got its answer.
    #[must_use]
    pub fn is_established(&self) -> bool {
        self.0.step == Step::Done
    }
}
