//! Block transfer: joining and cutting APDUs that are longer than one APDU may be (IEC 62056-5-3).
//!
//! The parts of a general-block-transfer APDU come as plain numbers, so that nothing here depends on how it was decoded. The blocks of
//! GET, SET and ACTION are joined by the same [`BlockReassembler`].
//!
//! | field | meaning |
//! |---|---|
//! | block-control bit 7 | last-block: nothing follows in this direction |
//! | block-control bit 6 | streaming: more blocks of this window follow, no answer yet |
//! | block-control bits 5..0 | window: how many blocks the sender of this APDU takes before it must acknowledge |
//! | block-number | starts at 1 for each message and direction |
//! | block-number-ack | the last block received in order, 0 at the start |

use core::fmt;

use super::buffer::{Buffer, Full};

/// The block-control octet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BlockControl {
    /// Nothing follows in this direction.
    pub last_block: bool,
    /// More blocks of this window follow; the other side must not answer yet.
    pub streaming: bool,
    /// How many blocks the sender takes before it must acknowledge: 0 to 63.
    pub window: u8,
}

impl BlockControl {
    /// Reads the octet; every octet is valid.
    #[inline]
    #[must_use]
    pub const fn from_octet(octet: u8) -> Self {
        Self { last_block: octet & 0x80 != 0, streaming: octet & 0x40 != 0, window: octet & 0x3F }
    }

    /// The octet; of the window only 6 bits are taken.
    #[inline]
    #[must_use]
    pub const fn to_octet(self) -> u8 {
        let last = if self.last_block { 0x80 } else { 0 };
        let streaming = if self.streaming { 0x40 } else { 0 };
        last | streaming | (self.window & 0x3F)
    }
}

/// What a block led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received<'b> {
    /// The block was the next one; more follow.
    More,
    /// The block was number 1 although others were there already: the sender began anew, and what was joined before is dropped.
    Restarted,
    /// The block was there already and is dropped.
    Duplicate,
    /// The APDU has no data and no message is being received: it only acknowledges.
    Acknowledgement,
    /// The block was the last one: the whole message. It stays until the next block.
    Message(&'b [u8]),
}

/// Why a block was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlockError {
    /// A block is missing. The block that came is dropped; what is there stays, and the sender resends from the missing one.
    Missing {
        /// The number of the block that is missing: the last one in order plus 1.
        expected: u32,
        /// The number of the block that came.
        found: u32,
    },
    /// The block has number 0 and does not abort.
    Number,
    /// The sender ended the transfer: last block, number 0, no data. What was joined is dropped.
    Aborted,
    /// The message does not fit the buffer. What was joined is dropped; only block 1 of another message leads on.
    TooLong {
        /// The size of the buffer, in octets.
        limit: usize,
    },
}

impl fmt::Display for BlockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { expected, found } => write!(f, "block {expected} missing: block {found} found"),
            Self::Number => f.write_str("block number 0"),
            Self::Aborted => f.write_str("block transfer aborted by the sender"),
            Self::TooLong { limit } => write!(f, "message longer than the buffer of {limit} octets"),
        }
    }
}

impl core::error::Error for BlockError {}

/// Joins the blocks of a message in the order of their numbers.
///
/// Blocks that come too early are not kept, because their place is not known before those in front of them came: the sender resends from
/// the missing one. Block 1 always begins anew, as a meter does whose push broke off.
#[derive(Debug, Clone)]
pub struct BlockReassembler<B> {
    buffer: B,
    /// The last block received in order; 0 when none.
    last: u32,
    /// The message is whole.
    complete: bool,
    /// The message did not fit.
    too_long: bool,
}

impl<B: Buffer> BlockReassembler<B> {
    /// A reassembler that waits for block 1.
    #[must_use]
    pub const fn new(buffer: B) -> Self {
        Self { buffer, last: 0, complete: false, too_long: false }
    }

    /// Drops what was joined and waits for block 1. A broken association must not leave blocks to be continued in the next one.
    pub fn reset(&mut self) {
        self.buffer.clear();
        self.last = 0;
        self.complete = false;
        self.too_long = false;
    }

    /// The last block received in order, 0 when none: the block-number-ack to send.
    #[inline]
    #[must_use]
    pub const fn last_in_order(&self) -> u32 {
        self.last
    }

    /// Whether blocks of a message came and its last one has not.
    #[inline]
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.last > 0 && !self.complete
    }

    /// The octets joined so far.
    #[inline]
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        self.buffer.octets()
    }

    /// Takes the parts of a general-block-transfer APDU. The block-number-ack concerns the other direction: see [`blocks_to_send`].
    ///
    /// # Errors
    /// [`BlockError`].
    #[inline]
    pub fn push(&mut self, control: BlockControl, number: u16, ack: u16, data: &[u8]) -> Result<Received<'_>, BlockError> {
        if data.is_empty() {
            if number == 0 && ack == 0 && control.last_block && !control.streaming {
                self.reset();
                return Err(BlockError::Aborted);
            }
            if !self.is_open() {
                return Ok(Received::Acknowledgement);
            }
        }
        self.push_block(control.last_block, u32::from(number), data)
    }

    /// Takes a block of GET, SET or ACTION: `number` counts from 1, `last` is last-block.
    ///
    /// # Errors
    /// [`BlockError`].
    #[inline]
    pub fn push_block(&mut self, last: bool, number: u32, data: &[u8]) -> Result<Received<'_>, BlockError> {
        if self.complete || self.last.checked_add(1) != Some(number) {
            match self.out_of_order(number) {
                Ok(None) => {}
                Ok(Some(received)) => return Ok(received),
                Err(error) => return Err(error),
            }
        }
        let restarted = self.last != 0 && number == 1;
        if number == 1 {
            self.reset();
        }
        if self.too_long || self.buffer.append(data) == Err(Full) {
            let limit = self.buffer.limit();
            self.reset();
            self.too_long = true;
            return Err(BlockError::TooLong { limit });
        }
        self.last = number;
        self.complete = last;
        Ok(match (last, restarted) {
            (true, _) => Received::Message(self.buffer.octets()),
            (false, true) => Received::Restarted,
            (false, false) => Received::More,
        })
    }

    /// A block that is not the next one: `Ok(None)` when it begins a message.
    #[cold]
    fn out_of_order(&self, number: u32) -> Result<Option<Received<'static>>, BlockError> {
        match number {
            0 => Err(BlockError::Number),
            1 => Ok(None),
            _ if number <= self.last => Ok(Some(Received::Duplicate)),
            _ if self.too_long => Err(BlockError::TooLong { limit: self.buffer.limit() }),
            _ if self.complete => Err(BlockError::Missing { expected: 1, found: number }),
            _ => Err(BlockError::Missing { expected: self.last.saturating_add(1), found: number }),
        }
    }
}

/// The fields of a general-block-transfer APDU that acknowledges; its block-data are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acknowledgement {
    /// The block-control.
    pub control: BlockControl,
    /// The block-number of the sender of the acknowledgement.
    pub number: u16,
    /// The block-number-ack: the last block received in order. The other side goes on, or resends, from the next one.
    pub ack: u16,
}

/// What the receiving side sends after a block, `None` for nothing.
///
/// - While the sender streams, nothing is sent.
/// - Nothing is sent for the last block when all came.
/// - Otherwise the window of the sender has ended, and an acknowledgement with the last block received in order lets it go on; after a
///   loss it resends from there.
///
/// `received` is the block-control of the block that came, `last_in_order` and `complete` what [`BlockReassembler`] knows after it;
/// `number` is the own block-number for the acknowledgement (the last one sent plus 1), `window` how many blocks the receiving side takes
/// in a row.
#[must_use]
pub const fn acknowledge(received: BlockControl, last_in_order: u16, complete: bool, number: u16, window: u8) -> Option<Acknowledgement> {
    if received.streaming || complete {
        return None;
    }
    Some(Acknowledgement { control: BlockControl { last_block: true, streaming: false, window }, number, ack: last_in_order })
}

/// One block to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block<'a> {
    /// The block-control.
    pub control: BlockControl,
    /// The block-number.
    pub number: u16,
    /// The block-data.
    pub data: &'a [u8],
}

/// Block `number` (from 1) of an APDU that is cut into blocks of `block_len` octets: whether it is the last one, and its data. `None`
/// when there is no such block. An empty APDU has one block.
#[must_use]
pub fn block(apdu: &[u8], block_len: usize, number: u16) -> Option<(bool, &[u8])> {
    let start = usize::from(number).checked_sub(1)?.checked_mul(block_len)?;
    if start > 0 && start >= apdu.len() {
        return None;
    }
    let rest = apdu.get(start..)?;
    match rest.split_at_checked(block_len) {
        Some((data, [_, ..])) if block_len > 0 => Some((false, data)),
        _ if block_len == 0 && !rest.is_empty() => None,
        _ => Some((true, rest)),
    }
}

/// The blocks to send next: those behind `acknowledged` (the block-number-ack that the other side sent last, 0 at the start), as many as
/// the window of the other side takes; streaming in all but the last of them. A window of 0 counts as 1: one block, one acknowledgement.
///
/// `own_window` goes into the block-control: how many blocks this side takes.
pub fn blocks_to_send(apdu: &[u8], block_len: usize, acknowledged: u16, window: u8, own_window: u8) -> impl Iterator<Item = Block<'_>> {
    let first = u32::from(acknowledged) + 1;
    let end = first + u32::from((window & 0x3F).max(1));
    (first..end).map_while(move |number| {
        let number_16 = u16::try_from(number).ok()?;
        let (last_block, data) = block(apdu, block_len, number_16)?;
        let streaming = !last_block && number + 1 < end;
        Some(Block { control: BlockControl { last_block, streaming, window: own_window }, number: number_16, data })
    })
}
