//! What invocation counters a receiver still accepts.

use super::error::SecurityError;
use super::key::SystemTitle;
use crate::apdu::KeySet;

/// Decides whether the invocation counter of a received APDU is new.
pub trait Freshness {
    /// Looks whether the counter could be accepted.
    ///
    /// # Errors
    /// [`SecurityError::Replayed`] where it was accepted before or is too old.
    fn check(&self, counter: u32) -> Result<(), SecurityError>;

    /// Takes note of a counter that passed [`check`](Freshness::check), of an APDU whose tag was verified.
    fn accept(&mut self, counter: u32);
}

impl<F: Freshness + ?Sized> Freshness for &mut F {
    fn check(&self, counter: u32) -> Result<(), SecurityError> {
        (**self).check(counter)
    }

    fn accept(&mut self, counter: u32) {
        (**self).accept(counter);
    }
}

/// Every counter is accepted: for recorded traffic, never for a peer that is being talked to.
#[derive(Debug, Clone, Copy, Default)]
pub struct NotChecked;

impl Freshness for NotChecked {
    fn check(&self, _: u32) -> Result<(), SecurityError> {
        Ok(())
    }

    fn accept(&mut self, _: u32) {}
}

/// The counters of one key of one peer that are still accepted.
///
/// The standard knows one number, the lowest acceptable: each verified APDU raises it to one more than its counter ([`strict`](Self::strict)).
/// Over transports that reorder, a window remembers which of the counters just below were seen, so that those that overtook each other
/// are all accepted, and each once ([`reordering`](Self::reordering)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiveWindow {
    /// One more than the highest counter accepted; above 32 bits when there is none left.
    next: u64,
    /// Counters below this are refused, whatever the window says.
    lowest: u64,
    /// Which of the counters below `next` were accepted: the lowest bit is `next - 1`.
    seen: u64,
    /// How many of them are looked up in `seen`, at most 64; those below are refused.
    width: u8,
}

/// The widest window, in counters.
pub const MAX_WINDOW: u8 = 64;

impl ReceiveWindow {
    /// The window of the standard: no counter lower than the lowest acceptable one, which is `lowest` at first (0 for a new key).
    #[must_use]
    pub const fn strict(lowest: u32) -> Self {
        Self::reordering(lowest, 0)
    }

    /// A window over the last `width` counters, at most [`MAX_WINDOW`], the highest one seen being the last: each is accepted once. A width
    /// of 0 or 1 is [`strict`](Self::strict).
    #[must_use]
    pub const fn reordering(lowest: u32, width: u8) -> Self {
        #[allow(clippy::as_conversions, reason = "widening; `from` is not const")]
        let lowest = lowest as u64;
        Self { next: lowest, lowest, seen: 0, width: if width > MAX_WINDOW { MAX_WINDOW } else { width } }
    }

    /// The lowest counter that is accepted without a look at the window: what to keep in memory that lasts. `None` when none is left.
    #[must_use]
    pub fn next(&self) -> Option<u32> {
        u32::try_from(self.next).ok()
    }

    /// Refuses all counters below `lowest` from now on.
    ///
    /// # Errors
    /// [`SecurityError::Lowered`] where counters would be accepted again.
    pub fn raise_to(&mut self, lowest: u32) -> Result<(), SecurityError> {
        let lowest = u64::from(lowest);
        if lowest < self.next {
            return Err(SecurityError::Lowered);
        }
        (self.next, self.lowest, self.seen) = (lowest, lowest, 0);
        Ok(())
    }
}

impl Freshness for ReceiveWindow {
    fn check(&self, counter: u32) -> Result<(), SecurityError> {
        let counter = u64::from(counter);
        if counter >= self.next {
            return Ok(());
        }
        // 1 is the highest counter seen
        let below = self.next - counter;
        let inside = below <= u64::from(self.width) && counter >= self.lowest;
        if inside && self.seen >> (below - 1) & 1 == 0 { Ok(()) } else { Err(SecurityError::Replayed) }
    }

    fn accept(&mut self, counter: u32) {
        let counter = u64::from(counter);
        if counter >= self.next {
            let shift = counter - self.next + 1;
            let moved = u32::try_from(shift).ok().and_then(|shift| self.seen.checked_shl(shift)).unwrap_or(0);
            self.seen = moved | 1;
            self.next = counter + 1;
        } else if let Some(bit) = u32::try_from(self.next - counter - 1).ok().and_then(|bit| 1u64.checked_shl(bit)) {
            self.seen |= bit;
        }
    }
}

/// Whose counters, and of which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Peer {
    /// The originator.
    pub system_title: SystemTitle,
    /// Its key.
    pub key: PeerKey,
}

/// The keys of a peer whose counters are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeerKey {
    /// A global key.
    Global(KeySet),
    /// The dedicated key of an association.
    Dedicated,
}

/// Receive windows of up to `N` peers and keys.
///
/// Peers are added by hand and never forgotten by themselves: one that is pushed out and comes back could be replayed.
#[derive(Debug)]
pub struct ReceiveWindows<const N: usize> {
    places: [Option<(Peer, ReceiveWindow)>; N],
}

impl<const N: usize> Default for ReceiveWindows<N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const N: usize> ReceiveWindows<N> {
    /// No peer yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { places: [const { None }; N] }
    }

    /// Adds a peer.
    ///
    /// # Errors
    /// [`SecurityError::Lowered`] where the peer is there: its window cannot be replaced, see [`rekeyed`](Self::rekeyed);
    /// [`SecurityError::Full`].
    pub fn add(&mut self, peer: Peer, window: ReceiveWindow) -> Result<(), SecurityError> {
        if self.get(&peer).is_some() {
            return Err(SecurityError::Lowered);
        }
        let place = self.places.iter_mut().find(|place| place.is_none()).ok_or(SecurityError::Full)?;
        *place = Some((peer, window));
        Ok(())
    }

    /// The window of a peer.
    pub fn get(&mut self, peer: &Peer) -> Option<&mut ReceiveWindow> {
        self.places.iter_mut().flatten().find(|(known, _)| known == peer).map(|(_, window)| window)
    }

    /// Starts again for a peer whose key was replaced by a new one, and forgets it where `window` is `None`.
    ///
    /// # Errors
    /// [`SecurityError::UnknownKey`] where the peer is not there.
    pub fn rekeyed(&mut self, peer: &Peer, window: Option<ReceiveWindow>) -> Result<(), SecurityError> {
        let known = |place: &&mut Option<(Peer, ReceiveWindow)>| place.as_ref().is_some_and(|(known, _)| known == peer);
        let place = self.places.iter_mut().find(known).ok_or(SecurityError::UnknownKey)?;
        *place = window.map(|window| (*peer, window));
        Ok(())
    }
}
