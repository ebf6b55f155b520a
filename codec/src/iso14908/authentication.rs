//! The authentication transform of ISO/IEC 14908-1, and the digest of OSGP that is made of it.
//!
//! **Broken.** Who sees a few digests finds the key ("Dumb Crypto in Smart Grids", ePrint 2015/428). It is here to read and check what
//! deployed meters send and to move away from it; it protects nothing.

/// A digest, a challenge, or a start value.
pub type Digest = [u8; 8];

/// The reply to a challenge: the digest of an application message, its code octet included, by a key of 48 bits. **Broken.**
#[must_use]
pub fn reply(key: &[u8; 6], challenge: Digest, apdu: &[u8]) -> Digest {
    transform(challenge, key, 6, apdu.iter().rev().copied(), Empty::Nothing)
}

/// The reply to a challenge of open media authentication (OMA), by a key of 96 bits: that of domain 0 followed by that of domain 1.
/// **Broken.**
#[must_use]
pub fn reply_oma(key: &[u8; 12], challenge: Digest, destination: &OmaDestination, apdu: &[u8]) -> Digest {
    transform(challenge, key, 18, apdu.iter().rev().chain(destination.octets().iter().rev()).copied(), Empty::Nothing)
}

/// The destination of a message as open media authentication has it in front of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OmaDestination([u8; 9]);

impl OmaDestination {
    /// A node by its unique identifier.
    #[must_use]
    pub const fn unique_node_id(id: [u8; 6]) -> Self {
        let [a, b, c, d, e, f] = id;
        Self([a, b, c, d, e, f, 0xff, 0xff, 0xff])
    }

    /// A node of a domain; `None` where a domain has no such length.
    #[must_use]
    pub fn subnet_node(domain: &[u8], subnet: u8, node: u8) -> Option<Self> {
        Self::in_domain(domain, subnet, node & 0x7f)
    }

    /// A group of a domain; `None` where a domain has no such length.
    #[must_use]
    pub fn group(domain: &[u8], group: u8) -> Option<Self> {
        Self::in_domain(domain, group, 0xff)
    }

    fn in_domain(domain: &[u8], first: u8, second: u8) -> Option<Self> {
        let length = u8::try_from(domain.len()).ok().filter(|length| matches!(length, 0 | 1 | 3 | 6))?;
        let mut octets = [0; 9];
        octets.get_mut(..domain.len())?.copy_from_slice(domain);
        let [.., at_length, at_first, at_second] = &mut octets;
        (*at_length, *at_first, *at_second) = (length, first, second);
        Some(Self(octets))
    }

    /// The octets that are part of the message.
    #[must_use]
    pub const fn octets(&self) -> &[u8; 9] {
        &self.0
    }
}

/// The digest of an OSGP table message on the power line, by the 12-octet key. **Broken.**
///
/// `request` is the request from its message code 00 to the end of the sequence number; `response`, where its digest is wanted, the
/// response from its message code 00 to the end of its data.
#[must_use]
pub fn osgp_digest(key: &[u8; 12], subnet: u8, node: u8, request: &[u8], response: Option<&[u8]>) -> Digest {
    // the sender takes the length of the response as one octet
    let length = response.map(|response| response.len().to_be_bytes()).map(|[.., last]| last);
    let message = [subnet, node].into_iter().chain(request.iter().copied());
    let message = message.chain(response.unwrap_or_default().iter().copied()).chain(length);
    transform([0; 8], key, 18, message, Empty::OneBlock)
}

/// The digest of an OSGP table message on the customer port (MEP), by the 16-octet key. **Broken.**
///
/// `request` is the request from its service octet to the end of the sequence number; `response`, where its digest is wanted, the response
/// from its code to the end of its data. The lengths in front are not part of it.
#[must_use]
pub fn mep_digest(key: &[u8; 16], request: &[u8], response: Option<&[u8]>) -> Digest {
    let message = request.iter().chain(response.unwrap_or_default()).copied();
    transform([0; 8], key, 24, message, Empty::OneBlock)
}

/// The base encryption key of the RC4 era. **Broken**: for reading what was recorded, never for protection.
///
/// One source.
#[must_use]
pub fn osgp_base_encryption_key(key: &[u8; 12]) -> [u8; 16] {
    const START: [Digest; 2] = [[0x81, 0x3f, 0x52, 0x9a, 0x7b, 0xe3, 0x89, 0xba], [0x72, 0xb0, 0x91, 0x8d, 0x44, 0x05, 0xaa, 0x57]];
    let [first, second] = START.map(|start| transform(start, key, 6, core::iter::empty(), Empty::OneBlock));
    let mut derived = [0; 16];
    for (place, octet) in derived.iter_mut().zip(first.into_iter().chain(second)) {
        *place = octet;
    }
    derived
}

/// What the transform of no octets at all is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Empty {
    /// The start value.
    Nothing,
    /// That of one block of zeros.
    OneBlock,
}

/// Runs `rounds` octets of the key, which is repeated, over the message, in blocks of one message octet for each key bit.
fn transform(start: Digest, key: &[u8], rounds: usize, message: impl Iterator<Item = u8>, empty: Empty) -> Digest {
    let mut state = start;
    let mut message = message.peekable();
    let mut more = empty == Empty::OneBlock || message.peek().is_some();
    while more {
        for &octet in key.iter().cycle().take(rounds) {
            // from the last octet of the state to the first; each takes in the one behind it, the last one the first
            let [mut behind, ..] = state;
            // each reversed alone: a reversed pair of iterators compares their lengths, and panics
            for ((place, index), bit) in state.iter_mut().rev().zip((0u8..8).rev()).zip(bits(octet).into_iter().rev()) {
                let taken = message.next().unwrap_or(0);
                let complement = !place.wrapping_add(index);
                let mixed = behind.wrapping_add(taken);
                *place = if bit { mixed.wrapping_add(complement.rotate_left(1)) } else { mixed.wrapping_sub(complement.rotate_right(1)) };
                behind = *place;
            }
        }
        more = message.peek().is_some();
    }
    state
}

/// The bits of an octet from the most significant one: that of index 7 - j goes with octet j of the state.
fn bits(octet: u8) -> [bool; 8] {
    [0x80, 0x40, 0x20, 0x10, 0x08, 0x04, 0x02, 0x01].map(|bit| octet & bit != 0)
}
