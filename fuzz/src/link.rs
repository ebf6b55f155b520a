//! Readers of streams: what they find must not depend on how the stream was cut.

use cosem_codec::Decode as _;
use cosem_codec::frame;
use cosem_codec::link::buffer::VecBuffer;
use cosem_codec::link::hdlc::{self, Frame, FrameReader, NumberedReassembler, RuleSet, Rules, UnnumberedReassembler};
use cosem_codec::link::wrapper::{self, Recovery, Wrapper, WrapperReader};
use cosem_codec::link::{Progress, llc::Llc};

use crate::frames::{llc_pdu, wrapper_pdu};

/// The largest message that the reassemblers may build here.
const LIMIT: usize = 3000;

/// Any octets as a stream of HDLC frames.
///
/// Under three sets of rules: the owning reader gives the same frames and errors at the same offsets however the stream is cut; the
/// walk over the octets at hand gives the same frames; the stateless reader always goes on and never beyond the end; every frame
/// encodes and decodes to itself; reassembled messages stay below their limit; the information fields pass the LLC oracles.
///
/// # Panics
/// When one of these does not hold.
pub fn hdlc(octets: &[u8]) {
    for rules in [Rules::STRICT, Rules::DEPLOYED_PUSH, Rules { tolerated: RuleSet::ALL, ..Rules::STRICT }] {
        let whole = read_frames(octets, rules, [octets.len()].into_iter());
        assert_eq!(whole, read_frames(octets, rules, std::iter::repeat(1)), "whole and octet by octet");
        for seed in 0..2 {
            assert_eq!(whole, read_frames(octets, rules, Cuts::new(octets, seed)), "whole and cut by {seed}");
        }
        let walked: Vec<_> = hdlc::Frames::new(octets, rules).flatten().map(|frame| format!("{frame:?}")).collect();
        let good: Vec<_> = whole.iter().filter_map(|item| item.as_ref().ok()).cloned().collect();
        assert_eq!(walked, good, "Frames and FrameReader");
        step_through(octets, |rest| match hdlc::read(rest, &rules) {
            Progress::Complete { consumed, .. } => Some(consumed),
            Progress::Invalid { skip, error } => {
                assert!(error.offset() <= rest.len(), "{error:?} behind the end");
                assert!(!error.to_string().is_empty());
                Some(skip)
            }
            Progress::Incomplete { needed, skip } => {
                assert!(needed > 0 && skip <= rest.len());
                None
            }
        });
        let mut numbered = NumberedReassembler::new(VecBuffer::new(LIMIT));
        let mut unnumbered = UnnumberedReassembler::new(VecBuffer::new(LIMIT), rules.tolerated);
        for frame in hdlc::Frames::new(octets, rules).flatten() {
            one_frame(&frame, rules);
            for message in [numbered.push(&frame), unnumbered.push(&frame)].into_iter().flatten().flatten() {
                assert!(message.len() <= LIMIT.max(frame.information.len()), "a message above the limit");
            }
        }
    }
}

/// A frame comes back from its octets, and its information field goes through the LLC.
fn one_frame(frame: &Frame<'_>, rules: Rules) {
    match frame.to_vec() {
        Ok(encoded) => {
            assert_eq!(encoded.len(), frame.encoded_len());
            assert_eq!(Frame::decode(&encoded, &rules), Ok(*frame), "encoded and decoded again");
        }
        Err(error) => assert!(frame.encoded_len() > hdlc::MAX_LENGTH + 2, "{frame:?}: {error}"),
    }
    llc_pdu(frame.information);
    if let (Ok(by_hand), Ok(by_spec)) = (Llc::decode(frame.information), frame::LlcPdu::decode(frame.information)) {
        assert_eq!(by_hand.apdu, by_spec.lsdu.0, "the LLC of the link and that of the spec file");
    }
}

/// Frames and errors of the reader that keeps the octets, printed.
fn read_frames(octets: &[u8], rules: Rules, cuts: impl Iterator<Item = usize>) -> Vec<Result<String, String>> {
    let mut reader = FrameReader::new(rules);
    let mut found = Vec::new();
    for piece in (Pieces { rest: octets, cuts }) {
        reader.push(piece);
        while let Some(frame) = reader.next_frame() {
            found.push(frame.map(|frame| format!("{frame:?}")).map_err(|error| format!("{error:?}")));
        }
        assert!(reader.pending().len() <= 2 * hdlc::MAX_LENGTH.max(piece.len()), "the reader keeps {} octets", reader.pending().len());
    }
    found
}

/// Any octets as a stream of the TCP wrapper, and as a datagram.
///
/// As [`hdlc`]; beside it, the wrapper of the link and that of the spec file accept the same datagrams with the same contents.
///
/// # Panics
/// When one of these does not hold.
pub fn wrapper(octets: &[u8]) {
    for recovery in [Recovery::Close, Recovery::Scan] {
        let whole = read_pdus(octets, recovery, [octets.len()].into_iter());
        assert_eq!(whole, read_pdus(octets, recovery, std::iter::repeat(1)), "whole and octet by octet");
        for seed in 0..2 {
            assert_eq!(whole, read_pdus(octets, recovery, Cuts::new(octets, seed)), "whole and cut by {seed}");
        }
        step_through(octets, |rest| match wrapper::read(rest, recovery) {
            Progress::Complete { unit, consumed } => {
                let encoded = unit.to_vec().unwrap_or_default();
                assert_eq!(encoded.get(..), rest.get(..consumed), "encoded again");
                Some(consumed)
            }
            Progress::Invalid { skip, error } => {
                assert!(error.offset() <= rest.len() && !error.to_string().is_empty());
                Some(skip)
            }
            Progress::Incomplete { needed, skip } => {
                assert!(needed > 0 && skip <= rest.len());
                None
            }
        });
    }
    wrapper_pdu(octets);
    match (Wrapper::decode_datagram(octets), frame::WrapperPdu::decode(octets)) {
        (Ok(link), Ok(spec)) => {
            assert_eq!((link.source, link.destination, link.apdu), (spec.source_wport, spec.destination_wport, spec.data.0));
        }
        (Err(_), Err(_)) => {}
        (link, spec) => panic!("the wrapper of the link: {link:?}; that of the spec file: {spec:?}"),
    }
}

/// PDUs and errors of the reader that keeps the octets, printed.
fn read_pdus(octets: &[u8], recovery: Recovery, cuts: impl Iterator<Item = usize>) -> Vec<Result<String, String>> {
    let mut reader = WrapperReader::new(recovery);
    let mut found = Vec::new();
    for piece in (Pieces { rest: octets, cuts }) {
        reader.push(piece);
        while let Some(pdu) = reader.next_pdu() {
            found.push(pdu.map(|pdu| format!("{pdu:?}")).map_err(|error| format!("{error:?}")));
        }
    }
    found
}

/// Calls `step` for what is left until it is at the end or wants more; every step takes at least one octet.
fn step_through(octets: &[u8], step: impl Fn(&[u8]) -> Option<usize>) {
    let mut rest = octets;
    while let Some(taken) = step(rest) {
        assert!(taken > 0 || rest.is_empty(), "a step of nothing");
        let Some(after) = rest.get(taken..) else { panic!("a step of {taken} over {} octets", rest.len()) };
        if after.is_empty() {
            break;
        }
        rest = after;
    }
}

/// Pieces of a stream with these lengths; the last one takes what is left.
struct Pieces<'a, C> {
    rest: &'a [u8],
    cuts: C,
}

impl<'a, C: Iterator<Item = usize>> Iterator for Pieces<'a, C> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let length = self.cuts.next().unwrap_or(self.rest.len()).clamp(1, self.rest.len());
        let (piece, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some(piece)
    }
}

/// Lengths from 1 to 16 that depend on the octets, so that a finding repeats.
struct Cuts(u64);

impl Cuts {
    fn new(octets: &[u8], seed: u64) -> Self {
        Self(octets.iter().fold(seed ^ 0x9E37_79B9_7F4A_7C15, |state, octet| (state ^ u64::from(*octet)).wrapping_mul(0x0100_0000_01B3)))
    }
}

impl Iterator for Cuts {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 60).ok().map(|length| length + 1)
    }
}

/// Any octets as general-block-transfer APDUs one after the other, whose blocks are joined.
///
/// # Panics
/// When the joined message outgrows its limit.
pub fn blocks(octets: &[u8]) {
    use cosem_codec::apdu::GeneralBlockTransfer;
    use cosem_codec::link::block_transfer::{BlockControl, BlockReassembler};
    let mut reassembler = BlockReassembler::new(VecBuffer::new(LIMIT));
    let mut rest = octets;
    while let Ok((block, after)) = GeneralBlockTransfer::decode_prefix(rest) {
        let control = BlockControl::from_octet(block.block_control.bits());
        assert_eq!(control.to_octet(), block.block_control.bits());
        let _ = reassembler.push(control, block.block_number, block.block_number_ack, block.block_data.0);
        assert!(reassembler.octets().len() <= LIMIT);
        rest = after;
    }
}
