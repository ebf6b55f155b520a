//! Cutting a message into I frames (IEC 62056-46, 6.4.4.4.3.6).

use super::{Address, Control, Frame, FrameType, SequenceNumber};

/// Gives the I frames of one message, one after the other.
///
/// Each frame but the last has S = 1. P/F is set in the last frame of each window and in the last frame of all; after it the sender waits
/// for the acknowledgement before it takes the next frame.
///
/// The message starts with the LLC header; it stands in the first frame only.
#[derive(Debug, Clone, Copy)]
pub struct Segmenter<'a> {
    destination: Address,
    source: Address,
    rest: Option<&'a [u8]>,
    max_information: usize,
    window: u8,
    sent: u8,
    ns: SequenceNumber,
}

impl<'a> Segmenter<'a> {
    /// Cuts `message` into pieces of `max_information` octets, the negotiated value (at least 1 is taken), with acknowledgements after
    /// each `window` frames. `ns` is V(S): the number of the first frame.
    #[must_use]
    pub fn new(message: &'a [u8], destination: Address, source: Address, max_information: u16, window: u8, ns: SequenceNumber) -> Self {
        let max_information = usize::from(max_information.max(1));
        Self { destination, source, rest: Some(message), max_information, window: window.clamp(1, 7), sent: 0, ns }
    }

    /// V(S): the number of the next frame.
    #[must_use]
    pub const fn ns(&self) -> SequenceNumber {
        self.ns
    }

    /// Whether all frames were given.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.rest.is_none()
    }

    /// The next frame, with `nr` as N(R): what the sender expects from the other side.
    pub fn next_frame(&mut self, nr: SequenceNumber) -> Option<Frame<'a>> {
        let rest = self.rest?;
        let (information, rest) = match rest.split_at_checked(self.max_information) {
            Some((information, [])) => (information, None),
            Some((information, rest)) => (information, Some(rest)),
            None => (rest, None),
        };
        self.rest = rest;
        self.sent = self.sent.wrapping_add(1);
        let last_of_window = self.sent == self.window;
        if last_of_window {
            self.sent = 0;
        }
        let ns = self.ns;
        self.ns = ns.next();
        Some(Frame {
            destination: self.destination,
            source: self.source,
            control: Control::new(FrameType::I { ns, nr }, last_of_window || rest.is_none()),
            segmented: rest.is_some(),
            information,
        })
    }
}
