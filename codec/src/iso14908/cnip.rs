//! ISO/IEC 14908-4: frames in datagrams of UDP (CN/IP).

use crate::decode::Decode as _;
use crate::error::{DecodeError, ErrorKind};

use super::CnipHeader;

/// The ports of UDP: the usual one, and that of urgent packets.
pub const PORTS: [u16; 2] = [1628, 1629];
/// Octets of a header without its extension.
pub const HEADER_LEN: usize = 20;
/// Octets of the digest behind an authenticated packet.
pub const DIGEST_LEN: usize = 16;

/// One packet of a datagram.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CnipPacket<'a> {
    /// The header.
    pub header: CnipHeader,
    /// Its extension.
    pub extension: &'a [u8],
    /// The content; a frame of the link layer with its check value ([`Lpdu`](super::Lpdu)) in a packet of data.
    pub payload: &'a [u8],
    /// The digest of an authenticated packet; with the feature `broken-ciphers`, `digest_order` checks it. **Broken**, and one source.
    pub digest: Option<&'a [u8; DIGEST_LEN]>,
    /// What the digest covers of the packet.
    pub covered: &'a [u8],
    /// Where the packet begins in the datagram.
    pub offset: usize,
}

/// In which order the digest of an authenticated packet takes packet and secret.
#[cfg(feature = "broken-ciphers")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DigestOrder {
    /// MD5 over the packet, [`DIGEST_LEN`] zeros and the secret: that of the standard, EIA-852.
    Standard,
    /// MD5 over the secret and the packet: what the devices of one vendor did before.
    SecretFirst,
}

#[cfg(feature = "broken-ciphers")]
impl CnipPacket<'_> {
    /// The order in which the digest fits the shared secret, usually of 16 octets; `None` where it fits in neither, or there is no digest.
    ///
    /// **Broken**: MD5 with a secret in front or behind protects nobody today. Both orders are from one source, the stack of one vendor; no
    /// recorded packet confirms them.
    #[must_use]
    pub fn digest_order(&self, secret: &[u8]) -> Option<DigestOrder> {
        use md5::{Digest as _, Md5};
        let digest = self.digest?;
        let of = |parts: [&[u8]; 3]| parts.iter().fold(Md5::new(), |state, part| state.chain_update(part)).finalize().0;
        if of([self.covered, &[0; DIGEST_LEN], secret]) == *digest {
            Some(DigestOrder::Standard)
        } else if of([secret, self.covered, &[]]) == *digest {
            Some(DigestOrder::SecretFirst)
        } else {
            None
        }
    }
}

/// The packets of a datagram. After an error there are none.
#[derive(Debug, Clone)]
pub struct CnipPackets<'a> {
    rest: &'a [u8],
    offset: usize,
}

impl<'a> CnipPackets<'a> {
    /// The packets of a datagram, which is used up.
    #[must_use]
    pub const fn new(datagram: &'a [u8]) -> Self {
        Self { rest: datagram, offset: 0 }
    }

    fn packet(&self) -> Result<(CnipPacket<'a>, usize), DecodeError> {
        let offset = self.offset;
        let at = |within: usize, kind| DecodeError {
            kind,
            offset: u32::try_from(offset.saturating_add(within)).unwrap_or(u32::MAX),
            field: None,
        };
        let missing = |within: usize, needed: usize| at(within, ErrorKind::Truncated { needed: u16::try_from(needed).unwrap_or(u16::MAX) });
        let cut = |needed: usize| move |(): ()| missing(self.rest.len(), needed);
        let head = self.rest.get(..HEADER_LEN.min(self.rest.len())).unwrap_or_default();
        let header = CnipHeader::decode(head).map_err(|error| at(usize::try_from(error.offset).unwrap_or(usize::MAX), error.kind))?;
        let length = usize::from(header.length);
        let behind = HEADER_LEN + 4 * usize::from(header.extension_words);
        if length < behind {
            return Err(at(0, ErrorKind::Length { found: header.length }));
        }
        let (covered, rest) = self.rest.split_at_checked(length).ok_or(()).map_err(cut(length.saturating_sub(self.rest.len())))?;
        let (front, payload) = covered.split_at_checked(behind).unwrap_or((covered, &[]));
        let extension = front.get(HEADER_LEN..).unwrap_or_default();
        let digest = if header.authenticated {
            Some(rest.first_chunk().ok_or(()).map_err(cut(DIGEST_LEN.saturating_sub(rest.len())))?)
        } else {
            None
        };
        let used = length + digest.map_or(0, |_| DIGEST_LEN);
        Ok((CnipPacket { header, extension, payload, digest, covered, offset }, used))
    }
}

impl<'a> Iterator for CnipPackets<'a> {
    type Item = Result<CnipPacket<'a>, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        match self.packet() {
            Ok((packet, used)) => {
                self.rest = self.rest.get(used..).unwrap_or_default();
                self.offset = self.offset.saturating_add(used);
                Some(Ok(packet))
            }
            Err(error) => {
                self.rest = &[];
                Some(Err(error))
            }
        }
    }
}
