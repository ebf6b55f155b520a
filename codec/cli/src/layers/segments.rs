//! Joins the information fields of HDLC frames to whole MSDUs, as a listener between client and server sees them.

use std::collections::HashMap;

use cosem_codec::link::hdlc::{Address, SequenceNumber};

use super::{Fault, Origin};

/// Octets that a message may have before it is given up.
const LARGEST_MESSAGE: usize = 16 << 20;

/// One information field.
pub(crate) struct Segment<'s> {
    /// The index of its frame.
    pub(crate) frame: usize,
    /// From whom to whom.
    pub(crate) route: (Address, Address),
    /// N(S), in an I frame.
    pub(crate) number: Option<SequenceNumber>,
    /// More segments follow.
    pub(crate) segmented: bool,
    /// Where the octets stand in the document.
    pub(crate) offset: usize,
    pub(crate) octets: &'s [u8],
}

/// An MSDU.
#[derive(Debug, Default)]
pub(crate) struct Whole {
    pub(crate) frames: Vec<usize>,
    pub(crate) octets: Vec<u8>,
    pub(crate) origin: Origin,
    last: Option<SequenceNumber>,
}

impl Whole {
    fn add(&mut self, segment: &Segment<'_>) {
        self.origin.push(self.octets.len(), segment.offset);
        self.octets.extend_from_slice(segment.octets);
        self.frames.push(segment.frame);
        self.last = segment.number;
    }
}

/// The MSDUs that are still growing, one for each pair of stations.
#[derive(Debug, Default)]
pub(crate) struct Assembler {
    growing: HashMap<(Address, Address), Whole>,
}

impl Assembler {
    /// Takes a segment and gives the MSDU that it completes.
    pub(crate) fn take(&mut self, segment: Segment<'_>, faults: &mut Vec<Fault>) -> Option<Whole> {
        let fault = |message: String| Fault {
            layer: "hdlc",
            kind: "sequence".to_owned(),
            offset: segment.offset,
            path: format!("frame[{}]", segment.frame),
            message,
        };
        let mut whole = self.growing.remove(&segment.route).unwrap_or_default();
        if let (Some(last), Some(number)) = (whole.last, segment.number) {
            if number == last {
                // The same frame again: its acknowledgement was lost.
                self.growing.insert(segment.route, whole);
                return None;
            }
            if number != last.next() {
                faults.push(fault(format!("the segment N(S)={} expected, N(S)={number} found", last.next())));
                whole = Whole::default();
            }
        }
        if whole.octets.len() + segment.octets.len() > LARGEST_MESSAGE {
            faults.push(fault(format!("a message of at most {} MiB expected", LARGEST_MESSAGE >> 20)));
            return None;
        }
        whole.add(&segment);
        if segment.segmented {
            self.growing.insert(segment.route, whole);
            return None;
        }
        Some(whole)
    }

    /// No frame follows: what is still growing will not be complete.
    pub(crate) fn finish(self, faults: &mut Vec<Fault>) {
        let mut left: Vec<Whole> = self.growing.into_values().collect();
        left.sort_by_key(|whole| whole.frames.first().copied());
        for whole in left {
            faults.push(Fault {
                layer: "hdlc",
                kind: "incomplete".to_owned(),
                offset: whole.origin.map(whole.octets.len()),
                path: whole.frames.last().map_or_else(String::new, |frame| format!("frame[{frame}]")),
                message: "another segment expected, the segmentation bit of the last one is set".to_owned(),
            });
        }
    }
}
