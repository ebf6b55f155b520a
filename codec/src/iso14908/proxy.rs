//! The repeating mechanism, Annex E of IEC 62056-8-8: what a node does with a proxy message.
//!
//! A message goes from node to node, each a transaction of its own, until no hop is left: that node is the agent, which sends the plain
//! message to the target. The response goes back the same way, as each transaction is answered; a node that gives up answers with
//! [`failure`], and every node in front of it returns that answer. Table E.10, the code of an authentication failure, is not known: such a
//! failure is answered as any other.

use core::fmt;

use crate::decode::Decode as _;
use crate::error::DecodeError;

use super::{LonApdu, ProxyAlternateKeyIncrements, ProxyMessage, ProxyMessageHops, ProxyMessageRepeaters, ProxyService, ProxyTrailer};
use super::{ProxyTrailerAlternateKey, ProxyTrailerTarget, ProxyTxControl, TimerCode};

/// The octets that a target gets at most: a code, and data of 102 octets (one source).
pub const MAX_TARGET_MESSAGE: usize = 103;

/// The answer where a message was handed on and asks for no response (table E.8).
pub const SUCCESS: [u8; 1] = [PROXY];

/// The code of a proxy message, and of success.
const PROXY: u8 = 0x4d;

/// The answer of a node that gave up: how many hops were left in the message that it received (table E.9).
#[must_use]
pub const fn failure(remaining: u8) -> [u8; 2] {
    [0x4c, remaining]
}

/// How a proxy message came to a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// The subnet of the node itself, in the domain of the message.
    pub own_subnet: u8,
    /// The subnet of the node that sent the message.
    pub source_subnet: u8,
    /// The service in which it came; the next repeater gets it in the same one.
    pub service: ProxyService,
}

/// What a node has to send.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step<'o> {
    /// It is a repeater: the message goes to the next one.
    Repeat(Repeat<'o>),
    /// It is the agent: the message goes to the target.
    Deliver(Deliver<'o>),
}

/// A message to the next repeater, or to the agent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Repeat<'o> {
    /// The subnet of the next node.
    pub subnet: u8,
    /// The next node.
    pub node: u8,
    /// How to send.
    pub leg: Leg,
    /// The application message.
    pub apdu: &'o [u8],
    /// What goes to the target as well, unacknowledged and first, where every repeater is an agent too.
    pub flood: Option<Deliver<'o>>,
}

/// A message to the target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deliver<'o> {
    /// The target.
    pub target: Target,
    /// How to send.
    pub leg: Leg,
    /// What the key is made of with which a challenge of the target is answered, where it is not the domain's.
    pub alternate_key: Option<ProxyAlternateKeyIncrements>,
    /// The application message, without anything of the proxy.
    pub apdu: &'o [u8],
}

/// How a message goes to the next node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leg {
    /// The service.
    pub service: ProxyService,
    /// Over the alternate carrier.
    pub alternate_path: bool,
    /// How often it is sent again.
    pub retries: u8,
    /// How long to wait for an answer, in milliseconds; `None` where the sources do not know the code.
    pub timer: Option<u32>,
    /// What is added to the wait of the last try, in milliseconds, so that failures further on come first. One source.
    pub last_try_extra: u32,
}

/// A target in full, compact forms resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The members of a group.
    Group {
        /// The group.
        group: u8,
        /// How many members it has, where that is told.
        size: Option<u8>,
    },
    /// One node.
    SubnetNode {
        /// Its subnet.
        subnet: u8,
        /// Its number.
        node: u8,
    },
    /// One node by its hardware identifier.
    UniqueNodeId {
        /// The subnet, for routing; 0 where it is not known.
        subnet: u8,
        /// The identifier.
        id: [u8; 6],
    },
    /// All nodes of a subnet.
    Broadcast {
        /// The subnet; 0 for the whole domain.
        subnet: u8,
        /// The backlog to send with.
        backlog: u8,
    },
}

/// Why a message is not handed on. The answer is [`failure`] with the count of the message, where it has one.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum ProxyError {
    /// It does not follow the layout.
    Malformed(DecodeError),
    /// It is no proxy message.
    NotAProxyMessage,
    /// The buffer is too small for what is handed on.
    BufferTooSmall {
        /// The octets that are needed.
        needed: usize,
    },
}

impl fmt::Display for ProxyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(error) => write!(out, "malformed proxy message: {error}"),
            Self::NotAProxyMessage => out.write_str("no proxy message"),
            Self::BufferTooSmall { needed } => write!(out, "a buffer of {needed} octets is needed"),
        }
    }
}

impl core::error::Error for ProxyError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Malformed(error) => Some(error),
            Self::NotAProxyMessage | Self::BufferTooSmall { .. } => None,
        }
    }
}

/// What a node does with the application message `apdu`: it is written to `out`, which needs the length of `apdu` at most.
///
/// # Errors
/// [`ProxyError`]; then nothing is handed on.
pub fn step<'o>(apdu: &[u8], arrival: Arrival, out: &'o mut [u8]) -> Result<Step<'o>, ProxyError> {
    let LonApdu::Proxy(message) = LonApdu::decode(apdu).map_err(ProxyError::Malformed)? else { return Err(ProxyError::NotAProxyMessage) };
    let needed = apdu.len();
    let out = out.get_mut(..needed).ok_or(ProxyError::BufferTooSmall { needed })?;
    let deliver = Deliver::of(&message.trailer, arrival);
    let Some((hop, control)) = next_hop(&message, arrival)? else {
        let target = target_octets(&message.trailer);
        let place = out.get_mut(..target.len()).ok_or(ProxyError::BufferTooSmall { needed: target.len() })?;
        place.copy_from_slice(target);
        return Ok(Step::Deliver(Deliver { apdu: place, ..deliver }));
    };
    let left = message.count - 1;
    let leg = Leg {
        service: arrival.service,
        alternate_path: hop.alternate_path,
        retries: control.retries,
        timer: transmit_timer(control.timer, message.long_timer),
        last_try_extra: last_try_extra(left, control.timer.0, message.long_timer),
    };
    // The code, the header with one hop less, and all that stands behind the hop; without hops nobody needs the control octet.
    let (begin, behind) = apdu.split_at_checked(2 + hop.octets).unwrap_or((apdu, &[]));
    let header = begin.get(1).map_or(0, |header| header & 0xf0) | left;
    let behind = if left == 0 { behind.get(1..).unwrap_or_default() } else { behind };
    let written = 2 + behind.len();
    let front = out.get_mut(..written).ok_or(ProxyError::BufferTooSmall { needed: written })?;
    let [code, place, rest @ ..] = front else { return Err(ProxyError::BufferTooSmall { needed }) };
    (*code, *place) = (PROXY, header);
    rest.copy_from_slice(behind);
    let target = target_octets(&message.trailer).len();
    let flood = message.all_agents.then(|| Deliver {
        apdu: front.get(front.len().saturating_sub(target)..).unwrap_or_default(),
        leg: Leg { service: ProxyService::UNACKNOWLEDGED, ..deliver.leg },
        ..deliver
    });
    Ok(Step::Repeat(Repeat { subnet: hop.subnet, node: hop.node, leg, apdu: front, flood }))
}

/// The next hop, its subnet resolved.
struct Hop {
    subnet: u8,
    node: u8,
    alternate_path: bool,
    /// How many octets it takes in the message.
    octets: usize,
}

fn next_hop(message: &ProxyMessage<'_>, arrival: Arrival) -> Result<Option<(Hop, ProxyTxControl)>, ProxyError> {
    let ProxyMessageRepeaters::Control(control) = message.repeaters else { return Ok(None) };
    let uniform =
        |address: super::ProxyUniformAddress, subnet| Hop { subnet, node: address.node, alternate_path: address.alternate_path, octets: 1 };
    let hop = match message.hops {
        ProxyMessageHops::Detailed(hops) => hops
            .iter()
            .next()
            .map(|hop| hop.map(|hop| Hop { subnet: hop.subnet, node: hop.node, alternate_path: hop.alternate_path, octets: 2 })),
        ProxyMessageHops::ByDestination(hops) => hops.iter().next().map(|hop| hop.map(|hop| uniform(hop, arrival.own_subnet))),
        ProxyMessageHops::BySource(hops) => hops.iter().next().map(|hop| hop.map(|hop| uniform(hop, arrival.source_subnet))),
    };
    hop.transpose().map(|hop| hop.map(|hop| (hop, control))).map_err(ProxyError::Malformed)
}

fn target_octets<'a>(trailer: &ProxyTrailer<'a>) -> &'a [u8] {
    trailer.message.octets().unwrap_or_default()
}

impl Deliver<'_> {
    fn of(trailer: &ProxyTrailer<'_>, arrival: Arrival) -> Self {
        let target = match trailer.target {
            ProxyTrailerTarget::Group(group) => Target::Group { group: group.group, size: Some(group.size) },
            ProxyTrailerTarget::GroupCompact(group) => Target::Group { group: group.group, size: None },
            ProxyTrailerTarget::SubnetNode(address) => Target::SubnetNode { subnet: address.subnet, node: address.node },
            ProxyTrailerTarget::SubnetNodeCompactSource(address) => {
                Target::SubnetNode { subnet: arrival.source_subnet, node: address.node }
            }
            ProxyTrailerTarget::SubnetNodeCompactDestination(address) => {
                Target::SubnetNode { subnet: arrival.own_subnet, node: address.node }
            }
            ProxyTrailerTarget::UniqueNodeId(address) => Target::UniqueNodeId { subnet: address.subnet, id: address.unique_id },
            ProxyTrailerTarget::UniqueNodeIdCompact(id) => Target::UniqueNodeId { subnet: 0, id },
            ProxyTrailerTarget::Broadcast(address) => Target::Broadcast { subnet: address.subnet, backlog: address.backlog },
        };
        let alternate_key = match trailer.alternate_key {
            ProxyTrailerAlternateKey::Key(key) => Some(key.increments),
            ProxyTrailerAlternateKey::None => None,
        };
        let leg = Leg {
            service: trailer.service,
            alternate_path: trailer.alternate_path,
            retries: trailer.agent.retries,
            // the long table is for the ways between repeaters
            timer: transmit_timer(trailer.agent.timer, false),
            last_try_extra: 0,
        };
        Deliver { target, leg, alternate_key, apdu: &[] }
    }
}

/// How long a sender waits for an answer, in milliseconds, by the code of the timer. The long table is known for the codes 0 to 4 only.
#[must_use]
pub fn transmit_timer(code: TimerCode, long: bool) -> Option<u32> {
    const LONG: [u32; 5] = [4096, 6144, 8192, 12288, 16384];
    match long {
        true => LONG.get(usize::from(code.0)).copied(),
        false => code.milliseconds().and_then(|milliseconds| u32::try_from(milliseconds).ok()),
    }
}

/// What is added to the last wait at a node after which `left` hops follow, in milliseconds.
// lon-stack-ex writes 2 · count in one place where lon-stack-dx has 512 · count, most likely a slip.
fn last_try_extra(left: u8, code: u8, long: bool) -> u32 {
    match code {
        _ if long => 512 * u32::from(left),
        10.. => 512 * u32::from(left),
        8.. => 256 * u32::from(left),
        _ => 256,
    }
}

impl ProxyAlternateKeyIncrements {
    /// The key of 48 bits with which the agent answers a challenge, from that of its domain. `None` where the increments are of 96 bits.
    #[must_use]
    pub fn key(&self, domain: [u8; 6]) -> Option<[u8; 6]> {
        let Self::Bits48(increments) = *self else { return None };
        Some(sum(domain, increments))
    }

    /// The key of 96 bits, from those of both domains in order. `None` where the increments are of 48 bits.
    #[must_use]
    pub fn key_oma(&self, domains: [u8; 12]) -> Option<[u8; 12]> {
        let Self::Bits96(increments) = *self else { return None };
        Some(sum(domains, increments))
    }
}

/// Octet by octet, modulo 256.
fn sum<const N: usize>(mut key: [u8; N], increments: [u8; N]) -> [u8; N] {
    for (octet, increment) in key.iter_mut().zip(increments) {
        *octet = octet.wrapping_add(increment);
    }
    key
}
