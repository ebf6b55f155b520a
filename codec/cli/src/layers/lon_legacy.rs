//! Checks of the old security of ISO/IEC 14908 and OSGP, which is broken: replies to challenges, and digests of table messages.

use std::collections::HashMap;

use cosem_codec::iso14908::authentication::{Digest, OmaDestination, osgp_digest, reply, reply_oma};
use cosem_codec::iso14908::{AuthPdu, AuthPduBody, NpduDestination};

use super::lon::Key;
use crate::keys::LonKeys;

/// Messages that may still be challenged; more are forgotten.
const MOST_MESSAGES: usize = 4_096;
const DIGEST_LEN: usize = 8;

/// Messages whose senders have to prove themselves.
#[derive(Debug, Default)]
pub(super) struct Challenges {
    open: HashMap<Key, Challenged>,
}

#[derive(Debug)]
struct Challenged {
    apdu: Vec<u8>,
    destination: Option<OmaDestination>,
    challenge: Option<Digest>,
}

impl Challenges {
    /// A message that its receiver is asked to challenge.
    pub(super) fn asked(&mut self, sender: Key, apdu: &[u8], destination: Option<OmaDestination>) {
        if self.open.len() >= MOST_MESSAGES {
            self.open.clear();
        }
        self.open.insert(sender, Challenged { apdu: apdu.to_vec(), destination, challenge: None });
    }

    /// A challenge or a reply; of a reply, whether it is right.
    pub(super) fn take(&mut self, pdu: &AuthPdu, source: Key, destination: Option<Key>, keys: &LonKeys) -> Option<String> {
        match pdu.body {
            AuthPduBody::Challenge(challenge) | AuthPduBody::ChallengeOma(challenge) => {
                let challenged = self.open.get_mut(&destination?.numbered(pdu.transaction))?;
                challenged.challenge = Some(challenge);
                None
            }
            AuthPduBody::Reply(found) | AuthPduBody::ReplyOma(found) => {
                let challenged = self.open.get(&source.numbered(pdu.transaction))?;
                let challenge = challenged.challenge?;
                let octets = keys.authentication.as_deref()?;
                let expected = match (pdu.body, octets.try_into(), octets.try_into()) {
                    (AuthPduBody::Reply(_), Ok(key), _) => Some(reply(&key, challenge, &challenged.apdu)),
                    (AuthPduBody::ReplyOma(_), _, Ok(key)) => {
                        challenged.destination.as_ref().map(|destination| reply_oma(&key, challenge, destination, &challenged.apdu))
                    }
                    _ => None,
                };
                Some(match expected {
                    Some(expected) if expected == found => "the reply to the challenge is right; this authentication is broken".to_owned(),
                    Some(_) => "the reply to the challenge does not fit the key".to_owned(),
                    None => "the reply to the challenge is not of the length of the key".to_owned(),
                })
            }
        }
    }
}

/// The destination of a message as open media authentication has it.
pub(super) fn oma_destination(domain: &[u8], destination: &NpduDestination) -> Option<OmaDestination> {
    match destination {
        NpduDestination::SubnetNode(address) => OmaDestination::subnet_node(domain, address.subnet, address.node),
        NpduDestination::Multicast(address) => OmaDestination::group(domain, address.group),
        NpduDestination::UniqueId(address) => Some(OmaDestination::unique_node_id(address.unique_id)),
        NpduDestination::Broadcast(_) | NpduDestination::MulticastAcknowledgement(_) => None,
    }
}

/// Whether the digest at the end of a table message is right; both from their message code 00 on.
pub(super) fn table_digest(keys: &LonKeys, meter: (u8, u8), request: &[u8], response: Option<&[u8]>) -> Option<String> {
    let key = keys.osgp.as_ref()?;
    let (request, of_request) = request.split_last_chunk::<DIGEST_LEN>()?;
    let (what, response, found) = match response {
        None => ("request", None, of_request),
        Some(response) => {
            let (response, digest) = response.split_last_chunk::<DIGEST_LEN>()?;
            ("response", Some(response), digest)
        }
    };
    let right = osgp_digest(key, meter.0, meter.1, request, response) == *found;
    let verdict = if right { "is right; it is broken" } else { "does not fit the key" };
    Some(format!("the digest of the table {what} {verdict}"))
}
