//! Link layers.

use cosem_codec::iso14908::adaptation::{Reassembler, Segments};
use cosem_codec::iso14908::cnip::CnipPackets;
use cosem_codec::iso14908::{Response, ResponseContext, authentication};
use cosem_codec::link::block_transfer::{BlockControl, BlockReassembler, Received, acknowledge, blocks_to_send};
use cosem_codec::link::buffer::SliceBuffer;
use cosem_codec::link::detect::detect;
use cosem_codec::link::gateway::Gateway;
use cosem_codec::link::hdlc::{
    Deframer, Frames, FrmrInformation, LinkParameters, NumberedReassembler, ParameterForm, RuleSet, Rules, Segmenter, SequenceNumber,
    UnnumberedReassembler, negotiate,
};
use cosem_codec::link::wrapper::{self, Recovery, Wrapper};
use cosem_codec::link::{Progress, hdlc};
use cosem_codec::{Decode, Encode};

use super::number;

/// A stream of frames with everything tolerated that meters are known for, cut anywhere; segments joined and cut again.
pub(super) fn hdlc(octets: &[u8], out: &mut [u8]) -> usize {
    let mut sum = crate::hdlc::run(octets, out);
    let (mut joined, mut joined_unnumbered) = ([0; 128], [0; 128]);
    let mut numbered = NumberedReassembler::new(SliceBuffer::new(&mut joined));
    let mut unnumbered = UnnumberedReassembler::new(SliceBuffer::new(&mut joined_unnumbered), RuleSet::DEPLOYED_PUSH);
    for frame in Frames::new(octets, Rules::DEPLOYED_PUSH) {
        let Ok(frame) = frame else { continue };
        if let Ok(parsed) = LinkParameters::decode(frame.information) {
            let agreed = negotiate(&parsed.parameters, &LinkParameters::LARGEST).as_server();
            sum = sum.wrapping_add(agreed.encode(ParameterForm::TwoOctets).octets().len());
        }
        sum = sum.wrapping_add(usize::from(FrmrInformation::decode(frame.information).is_ok()));
        if let Ok(Some(message)) = numbered.push(&frame) {
            let mut segments = Segmenter::new(message, frame.source, frame.destination, 17, 3, SequenceNumber::ZERO);
            while let Some(segment) = segments.next_frame(SequenceNumber::ZERO) {
                sum = sum.wrapping_add(segment.encode(out).map_or(0, |octets| octets.len()));
            }
        }
        sum = sum.wrapping_add(unnumbered.push(&frame).ok().flatten().map_or(0, <[u8]>::len));
    }
    let mut deframer = Deframer::new(Rules::STRICT);
    if let Progress::Invalid { skip, .. } = deframer.read(octets) {
        sum = sum.wrapping_add(skip);
    }
    sum.wrapping_add(hdlc::Frame::decode(octets, &Rules::STRICT).map_or(0, |frame| frame.information.len()))
}

/// Wrapper, gateway, block transfer, recognition of a layer.
pub(super) fn others(octets: &[u8], out: &mut [u8]) -> usize {
    let mut sum = usize::from(detect(octets).is_some());
    if let Progress::Complete { unit, consumed } = wrapper::read(octets, Recovery::Scan) {
        sum = sum.wrapping_add(consumed).wrapping_add(unit.encode(out).map_or(0, |octets| octets.len()));
    }
    if let Ok(unit) = Wrapper::decode_datagram(octets) {
        sum = sum.wrapping_add(unit.apdu.len());
    }
    if let Ok(gateway) = Gateway::decode(octets) {
        sum = sum.wrapping_add(gateway.encode(out).map_or(0, |octets| octets.len()));
    }
    let ([control, high, low, window], data) = number(octets);
    let (control, number) = (BlockControl::from_octet(control), u16::from_be_bytes([high, low]));
    let mut joined = [0; 128];
    let mut reassembler = BlockReassembler::new(SliceBuffer::new(&mut joined));
    for number in [1, number] {
        match reassembler.push(control, number, 0, data) {
            Ok(Received::Message(message)) => sum = sum.wrapping_add(message.len()),
            Ok(_) => {}
            Err(_) => return sum,
        }
    }
    sum = sum.wrapping_add(usize::from(acknowledge(control, number, false, number, window).is_some()));
    blocks_to_send(data, usize::from(window), number, window, control.window).fold(sum, |sum, _| sum.wrapping_add(1))
}

/// Datagrams, segments and responses of ISO/IEC 14908.
pub(super) fn iso14908(octets: &[u8], out: &mut [u8]) -> usize {
    let mut sum = 0_usize;
    for packet in CnipPackets::new(octets) {
        let Ok(packet) = packet else { break };
        sum = sum.wrapping_add(packet.payload.len());
    }
    let ([room], pdu) = number(octets);
    if let Ok(mut segments) = Segments::new(pdu, usize::from(room)) {
        while let Some(Ok(segment)) = segments.write_next(out) {
            sum = sum.wrapping_add(segment.len());
        }
    }
    let mut joined = [0; 128];
    let mut reassembler = Reassembler::new(SliceBuffer::new(&mut joined));
    sum = sum.wrapping_add(usize::from(reassembler.push(pdu).is_ok()));
    let context = ResponseContext::of_octets(octets);
    if let Ok(response) = cosem_codec::iso14908::LonResponse::decode(pdu) {
        sum = sum.wrapping_add(usize::from(Response::of(context, response).is_ok()));
        sum = sum.wrapping_add(response.encoded_len());
    }
    let (key, rest) = number(octets);
    let (challenge, rest) = number(rest);
    let digest = authentication::reply(&key, challenge, rest);
    sum.wrapping_add(usize::from(digest[0]))
}
