//! General block transfer: the blocks of one sender become an APDU again.

use std::collections::HashMap;
use std::net::SocketAddr;

use cosem_codec::link::block_transfer::{BlockControl, BlockError, BlockReassembler, Received};
use cosem_codec::link::buffer::VecBuffer;
use cosem_codec::link::hdlc::Address;
use cosem_spec::inspect::{Node, Shown};

use crate::capture;

use super::message::{Carried, Message};
use super::{Fault, Frame, Layer, Origin};

/// Octets that an APDU in blocks may have.
const LARGEST_APDU: usize = 16 << 20;

/// From whom to whom; nothing where no link layer says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Route {
    Unknown,
    Hdlc(Address, Address),
    Wrapper(u16, u16),
    MBus(u8, u8),
}

/// The transfers that go on, one for each direction.
#[derive(Debug, Default)]
pub(crate) struct Joiner {
    transfers: HashMap<Route, Transfer>,
}

#[derive(Debug)]
struct Transfer {
    reassembler: BlockReassembler<VecBuffer>,
    origin: Origin,
    joined: usize,
    frames: Vec<usize>,
    blocks: Vec<usize>,
    /// Where the octets of the last block end in the document.
    end: usize,
}

impl Default for Transfer {
    fn default() -> Self {
        Self {
            reassembler: BlockReassembler::new(VecBuffer::new(LARGEST_APDU)),
            origin: Origin::default(),
            joined: 0,
            frames: Vec::new(),
            blocks: Vec::new(),
            end: 0,
        }
    }
}

impl Transfer {
    fn restart(&mut self) {
        self.origin = Origin::default();
        self.joined = 0;
        self.frames.clear();
        self.blocks.clear();
    }

    fn add(&mut self, index: usize, message: &Message, data: &Block<'_>) {
        let place = data.place..data.place + data.octets.len();
        // A block may lie in several segments of the link layer.
        self.origin.append(self.joined, &message.origin.part(&place));
        self.joined += data.octets.len();
        self.end = message.origin.map(place.end.saturating_sub(1)) + 1;
        self.blocks.push(index);
        for &frame in &message.frames {
            if !self.frames.contains(&frame) {
                self.frames.push(frame);
            }
        }
    }
}

/// The parts of a general-block-transfer APDU.
struct Block<'m> {
    control: BlockControl,
    number: u16,
    number_place: usize,
    ack: u16,
    octets: &'m [u8],
    place: usize,
}

impl Joiner {
    /// Takes a message; where it is the last block of a transfer, gives the APDU.
    pub(crate) fn take(&mut self, index: usize, message: &Message, frames: &[Frame], faults: &mut Vec<Fault>) -> Option<Carried> {
        let block = block(message)?;
        let transfer = self.transfers.entry(route(message, frames)).or_default();
        let received = transfer.reassembler.push(block.control, block.number, block.ack, block.octets);
        let (whole, restarted) = match received {
            Ok(Received::Message(octets)) => (Some(octets.to_vec()), block.number == 1),
            Ok(Received::More) => (None, block.number == 1),
            Ok(Received::Restarted) => (None, true),
            Ok(Received::Duplicate | Received::Acknowledgement) => return None,
            // The transfer began before the octets at hand do.
            Err(BlockError::Missing { expected: 1, .. }) => return None,
            Err(error) => {
                faults.push(fault(error, index, message.origin.map(block.number_place)));
                return None;
            }
        };
        if restarted {
            transfer.restart();
        }
        transfer.add(index, message, &block);
        let octets = whole?;
        let carried = (octets, transfer.origin.clone(), transfer.frames.clone(), transfer.blocks.clone(), false);
        transfer.restart();
        Some(carried)
    }

    /// No message follows: tells which transfers stay open.
    pub(crate) fn finish(self, notes: &mut Vec<String>) {
        let mut open: Vec<Transfer> = self.transfers.into_values().filter(|transfer| transfer.reassembler.is_open()).collect();
        open.sort_by_key(|transfer| transfer.end);
        for transfer in open {
            let next = transfer.reassembler.last_in_order() + 1;
            notes.push(format!("the block transfer that ends at octet {} goes on with block {next}, which is not here", transfer.end));
        }
    }
}

fn fault(error: BlockError, index: usize, offset: usize) -> Fault {
    let (kind, message) = match error {
        BlockError::Missing { expected, found } => ("block-number", format!("block {expected} expected, block {found} found")),
        BlockError::Number => ("block-number", "a block number from 1 expected, 0 found".to_owned()),
        BlockError::Aborted => ("aborted", "another block expected, the sender ended the transfer".to_owned()),
        BlockError::TooLong { limit } => ("too-long", format!("an APDU of at most {limit} octets expected")),
        other => ("block-number", other.to_string()),
    };
    Fault {
        layer: "block-transfer",
        kind: kind.to_owned(),
        offset,
        path: format!("message[{index}].general-block-transfer.block-number"),
        message,
    }
}

fn route(message: &Message, frames: &[Frame]) -> Route {
    match message.frames.first().and_then(|&frame| frames.get(frame)) {
        Some(Frame::Hdlc(frame)) => Route::Hdlc(frame.source, frame.destination),
        Some(Frame::Wrapper(frame)) => Route::Wrapper(frame.source, frame.destination),
        Some(Frame::MBus(frame)) => frame.segment.as_ref().map_or(Route::Unknown, |segment| Route::MBus(segment.stsap, segment.dtsap)),
        None => Route::Unknown,
    }
}

fn block(message: &Message) -> Option<Block<'_>> {
    if message.layer != Layer::Apdu || message.fault.is_some() {
        return None;
    }
    let transfer = message.inspection.tree.child("general-block-transfer")?;
    let number = |node: &Node| match &node.value {
        Shown::Int(value) => u16::try_from(*value).ok(),
        _ => None,
    };
    let control = transfer.child("block-control")?;
    let octet = *message.octets.get(control.offset)?;
    let number_node = transfer.child("block-number")?;
    let data = transfer.child("block-data")?;
    let octets = match &data.value {
        Shown::Octets(octets) => octets.as_slice(),
        _ => return None,
    };
    Some(Block {
        control: BlockControl::from_octet(octet),
        number: number(number_node)?,
        number_place: number_node.offset,
        ack: number(transfer.child("block-number-ack")?)?,
        octets,
        place: data.offset + data.len - octets.len(),
    })
}

/// Messages of a capture that are blocks of one APDU, kept together until its last block.
#[derive(Debug, Default)]
pub(crate) struct Transfers {
    open: HashMap<(SocketAddr, SocketAddr), capture::Carried>,
}

impl Transfers {
    /// Hands a message on, or keeps it until the blocks that follow are there.
    pub(crate) fn take(&mut self, carried: capture::Carried, hand_on: &mut impl FnMut(capture::Carried)) {
        let route = (carried.transport.source, carried.transport.destination);
        let goes_on = carried.gap.is_none() && is_open_block(&carried.octets);
        let whole = match self.open.remove(&route) {
            Some(mut kept) if is_block(&carried.octets) && kept.octets.len() + carried.octets.len() <= LARGEST_APDU => {
                kept.octets.extend_from_slice(&carried.octets);
                capture::Carried { transport: carried.transport, octets: kept.octets, gap: carried.gap }
            }
            Some(kept) => {
                hand_on(kept);
                carried
            }
            None => carried,
        };
        if goes_on {
            self.open.insert(route, whole);
        } else {
            hand_on(whole);
        }
    }

    /// The capture is at its end.
    pub(crate) fn finish(self, hand_on: &mut impl FnMut(capture::Carried)) {
        let mut open: Vec<capture::Carried> = self.open.into_values().collect();
        open.sort_by_key(|carried| carried.transport.packet);
        open.into_iter().for_each(hand_on);
    }
}

/// Header of the wrapper, tag of general-block-transfer.
const WRAPPER_HEADER: usize = 8;
const GENERAL_BLOCK_TRANSFER: u8 = 0xE0;

fn is_block(pdu: &[u8]) -> bool {
    pdu.starts_with(&[0x00, 0x01]) && pdu.get(WRAPPER_HEADER) == Some(&GENERAL_BLOCK_TRANSFER)
}

/// Whether the APDU in a wrapper PDU is a block that others follow. An acknowledgement has no data: control, two numbers and the length
/// 00 are all.
fn is_open_block(pdu: &[u8]) -> bool {
    const ACKNOWLEDGEMENT: usize = 7;
    let apdu = pdu.get(WRAPPER_HEADER..).unwrap_or_default();
    is_block(pdu) && apdu.len() > ACKNOWLEDGEMENT && apdu.get(1).is_some_and(|&control| !BlockControl::from_octet(control).last_block)
}
