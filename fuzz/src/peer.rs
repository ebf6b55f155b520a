//! The codec against `dlms-cosem-rs`, where that crate reads what the standard says.

use cosem_codec::apdu::Apdu;
use cosem_codec::data::{CompactArray, Container, Data, Value, Visitor};
use cosem_codec::{Decode, DecodeError, Encode, ErrorKind};
use dlms_cosem_rs::codec::{Decode as PeerDecode, Encode as PeerEncode, SliceWriter};
use dlms_cosem_rs::{axdr, xdlms};

use crate::inspector::hex;

/// How deep the peer reads Data.
const PEER_DEPTH: usize = axdr::MAX_DEPTH as usize;

/// The services that are compared. Of the others the peer reads other forms than the standard has, or none; `fuzz/differential` has each.
const SERVICES: &[u8] = &[0xC0, 0xC1, 0xC3, 0xC4, 0xC5, 0xC7];

/// Any octets as COSEM Data, and as an APDU of GET, SET or ACTION.
///
/// 1. What one of both accepts, the other accepts, but for what is known and has a reason: Data nested deeper than the peer reads, compact
///    arrays, whose contents the peer does not check while it decodes, and presence flags that are neither 00, 01 nor FF, which the peer
///    takes for 01.
/// 2. What the codec finds canonical, the peer writes as it came.
///
/// # Panics
/// When one of these does not hold.
pub fn peer(octets: &[u8]) {
    let own = Data::decode(octets);
    let known = own.as_ref().is_ok_and(|data| Shape::of(*data).differs()) || own.is_err() && octets.contains(&COMPACT_ARRAY);
    agree("Data", octets, own.map(|value| value.to_vec().expect("what decodes encodes")), again::<axdr::Data<'_>>(octets), known);
    if octets.first().is_some_and(|tag| SERVICES.contains(tag)) {
        let own = Apdu::decode(octets);
        let flag = matches!(own, Err(DecodeError { kind: ErrorKind::PresenceFlag { .. }, .. }));
        let known = flag || deep_or_compact(octets);
        agree("Apdu", octets, own.map(|value| value.to_vec().expect("what decodes encodes")), again::<xdlms::Apdu<'_>>(octets), known);
    }
}

const COMPACT_ARRAY: u8 = 0x13;

/// True where octets may hold a compact array, or Data deeper than the peer reads: a container takes two octets, and its tag is 1 or 2.
fn deep_or_compact(octets: &[u8]) -> bool {
    octets.contains(&COMPACT_ARRAY) || octets.iter().filter(|octet| matches!(octet, 1 | 2)).count() >= PEER_DEPTH
}

fn agree(name: &str, octets: &[u8], own: Result<Vec<u8>, DecodeError>, peer: Option<Vec<u8>>, known: bool) {
    match (own, peer) {
        (Ok(own), Some(peer)) if own == octets => {
            assert_eq!(hex(&peer), hex(octets), "{name}: canonical, and the peer writes it otherwise")
        }
        (Ok(_), Some(_)) | (Err(_), None) => {}
        _ if known => {}
        (Ok(_), None) => panic!("{name}: the peer refuses {}", hex(octets)),
        (Err(error), Some(_)) => panic!("{name}: the peer accepts {}: {error}", hex(octets)),
    }
}

/// What the peer writes for what it reads.
fn again<'a, T: PeerDecode<'a> + PeerEncode>(octets: &'a [u8]) -> Option<Vec<u8>> {
    let value = T::from_bytes(octets).ok()?;
    let mut buffer = vec![0; value.encoded_len()];
    let mut writer = SliceWriter::new(&mut buffer);
    value.encode(&mut writer).ok()?;
    Some(writer.as_slice().to_vec())
}

/// What decides whether the peer reads a value.
#[derive(Default)]
struct Shape {
    depth: usize,
    deepest: usize,
    compact: bool,
}

impl Shape {
    fn of(data: Data<'_>) -> Self {
        let mut shape = Self::default();
        data.visit(&mut shape).expect("it was decoded");
        shape
    }

    fn differs(&self) -> bool {
        self.compact || self.deepest >= PEER_DEPTH
    }
}

impl<'a> Visitor<'a> for Shape {
    fn open(&mut self, _: Container, _: usize) {
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
    }

    fn close(&mut self) {
        self.depth -= 1;
    }

    fn compact_array(&mut self, _: CompactArray<'a>) -> bool {
        self.compact = true;
        false
    }

    fn leaf(&mut self, _: Value<'a>) {}
}
