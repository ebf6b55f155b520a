//! One direction of a TCP connection: segments in any order become a stream.

use std::collections::{BTreeMap, HashMap};
use std::net::SocketAddr;

use super::stream::Stream;
use super::{Carried, Gap, Transport};

/// Octets that may wait for a missing segment; more means that it was not captured.
const LARGEST_WAIT: usize = 1 << 20;
/// Directions that are followed at the same time; beyond it the one that was silent for longest is closed.
const MOST_FLOWS: usize = 4_096;

/// All directions of all connections.
#[derive(Debug, Default)]
pub(super) struct Flows {
    flows: HashMap<(SocketAddr, SocketAddr), Flow>,
}

#[derive(Debug)]
struct Flow {
    /// The sequence number that comes next, once known.
    next: Option<u32>,
    /// Segments that came early, by their distance from `next` at the time of the first one.
    early: BTreeMap<u64, Vec<u8>>,
    early_octets: usize,
    /// Octets taken so far, so that early segments stay ordered when the sequence number wraps.
    taken: u64,
    stream: Stream,
    last: Transport,
}

impl Flows {
    /// Takes one segment.
    pub(super) fn segment(
        &mut self,
        transport: Transport,
        sequence: u32,
        syn: bool,
        end: bool,
        payload: &[u8],
        hand_on: &mut impl FnMut(Carried),
    ) {
        let key = (transport.source, transport.destination);
        if !self.flows.contains_key(&key) && self.flows.len() >= MOST_FLOWS {
            self.close_oldest(hand_on);
        }
        let flow = self.flows.entry(key).or_insert_with(|| Flow {
            next: None,
            early: BTreeMap::new(),
            early_octets: 0,
            taken: 0,
            stream: Stream::default(),
            last: transport.clone(),
        });
        flow.last = transport;
        let sequence = if syn {
            // A repeated SYN changes nothing; another one opens a new connection.
            if flow.next.is_some_and(|next| next != sequence.wrapping_add(1)) {
                flow.finish(hand_on);
            }
            flow.next.get_or_insert(sequence.wrapping_add(1));
            sequence.wrapping_add(1)
        } else {
            sequence
        };
        flow.take(sequence, payload, hand_on);
        if end && flow.early.is_empty() {
            flow.finish(hand_on);
            self.flows.remove(&key);
        }
    }

    /// The capture is at its end.
    pub(super) fn finish(&mut self, hand_on: &mut impl FnMut(Carried)) {
        let mut flows: Vec<Flow> = std::mem::take(&mut self.flows).into_values().collect();
        flows.sort_by_key(|flow| flow.last.packet);
        for mut flow in flows {
            flow.finish(hand_on);
        }
    }

    fn close_oldest(&mut self, hand_on: &mut impl FnMut(Carried)) {
        let oldest = self.flows.iter().min_by_key(|(_, flow)| flow.last.packet).map(|(key, _)| *key);
        if let Some(mut flow) = oldest.and_then(|key| self.flows.remove(&key)) {
            flow.finish(hand_on);
        }
    }
}

impl Flow {
    fn take(&mut self, sequence: u32, payload: &[u8], hand_on: &mut impl FnMut(Carried)) {
        if payload.is_empty() {
            return;
        }
        let next = *self.next.get_or_insert(sequence);
        // Sequence numbers wrap: half of their range lies behind, half ahead.
        let ahead = sequence.wrapping_sub(next).cast_signed();
        match u32::try_from(ahead) {
            Ok(0) => self.append(payload, hand_on),
            Ok(ahead) => {
                let at = self.taken + u64::from(ahead);
                let slot = self.early.entry(at).or_default();
                if slot.len() < payload.len() {
                    self.early_octets += payload.len() - slot.len();
                    *slot = payload.to_vec();
                }
            }
            // Sent again: what is new in it counts.
            Err(_) => {
                let known = usize::try_from(ahead.unsigned_abs()).unwrap_or(usize::MAX);
                if let Some(new) = payload.get(known..).filter(|new| !new.is_empty()) {
                    self.append(new, hand_on);
                }
            }
        }
        self.join_early(hand_on);
        while self.early_octets > LARGEST_WAIT {
            self.skip_gap(hand_on);
        }
    }

    fn append(&mut self, payload: &[u8], hand_on: &mut impl FnMut(Carried)) {
        let length = u32::try_from(payload.len()).unwrap_or(u32::MAX);
        self.next = self.next.map(|next| next.wrapping_add(length));
        self.taken += u64::from(length);
        self.stream.append(payload, &self.last, hand_on);
    }

    fn join_early(&mut self, hand_on: &mut impl FnMut(Carried)) {
        while let Some(entry) = self.early.first_entry() {
            let Some(known) = self.taken.checked_sub(*entry.key()) else { break };
            let payload = entry.remove();
            self.early_octets -= payload.len();
            if let Some(new) = usize::try_from(known).ok().and_then(|known| payload.get(known..)).filter(|new| !new.is_empty()) {
                self.append(new, hand_on);
            }
        }
    }

    /// Gives up on the octets in front of the first early segment.
    fn skip_gap(&mut self, hand_on: &mut impl FnMut(Carried)) {
        let Some((&at, _)) = self.early.first_key_value() else { return };
        let missing = u32::try_from(at - self.taken).unwrap_or(u32::MAX);
        self.stream.close(&self.last, Gap::Missing(missing), hand_on);
        self.next = self.next.map(|next| next.wrapping_add(missing));
        self.taken = at;
        self.join_early(hand_on);
    }

    fn finish(&mut self, hand_on: &mut impl FnMut(Carried)) {
        while !self.early.is_empty() {
            self.skip_gap(hand_on);
        }
        self.stream.close(&self.last, Gap::End, hand_on);
        self.next = None;
    }
}
