//! The rules of IEC 62056-46 that a frame with right check sequences can still break, each with a name, and which of them to tolerate.

use core::fmt;

use super::{Address, AddressSize, Control, FrameType};

/// The largest information field, in octets (6.4.4.4.3.2).
pub const MAX_INFORMATION: usize = 2030;

/// A rule of the data link layer that deployed devices break. Where a meter is known for it, the description says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// The source is not ALL_STATION or NO_STATION, in no part (6.4.2.4). Kaifa pushes come from 1/0 and 0/0.
    SourceStation,
    /// The client's address has one octet (6.4.2.5). Landis+Gyr E450 pushes go to the two octets `CE FF`.
    ClientAddressSize,
    /// Only the client sends to ALL_STATION or NO_STATION (6.4.2.4). Kaifa pushes go to NO_STATION.
    DestinationStation,
    /// Only UI and DISC are sent to ALL_STATION, NO_STATION or a group (6.4.2.4, 6.4.4.6).
    BroadcastFrame,
    /// P is 0 in frames to ALL_STATION, NO_STATION or a group (6.4.2.4).
    BroadcastPoll,
    /// RR and RNR have no information field (6.4.3.10).
    InformationNotPermitted,
    /// The information field is not longer than agreed (6.4.4.4.3.2).
    InformationLength,
    /// The HCS is there only when there is information (6.4.1).
    HeaderCheckWithoutInformation,
    /// An MSDU sent by UI fits one frame (6.4.4.7). Iskraemeco AM550 pushes span several UI frames.
    SegmentedUi,
    /// SNRM and DISC are sent by the client, UA, DM and FRMR by the server (table 7). Checked when the direction is given; a reader
    /// between meter and client hears both.
    Direction,
    /// A frame that shares a flag with one whose HCS is wrong is dropped with it (6.4.4.9.2). Only a
    /// [`Deframer`](super::Deframer) checks this.
    JoinedToDamaged,
    /// I frames are exchanged in a connection (6.4.4.4). Kaifa pushes in I frames without one. Only
    /// [`UnnumberedReassembler`](super::UnnumberedReassembler) checks this.
    Connection,
}

impl Rule {
    /// All rules.
    pub const ALL: [Self; 12] = [
        Self::SourceStation,
        Self::ClientAddressSize,
        Self::DestinationStation,
        Self::BroadcastFrame,
        Self::BroadcastPoll,
        Self::InformationNotPermitted,
        Self::InformationLength,
        Self::HeaderCheckWithoutInformation,
        Self::SegmentedUi,
        Self::Direction,
        Self::JoinedToDamaged,
        Self::Connection,
    ];

    /// A stable name for reports: `source-station`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SourceStation => "source-station",
            Self::ClientAddressSize => "client-address-size",
            Self::DestinationStation => "destination-station",
            Self::BroadcastFrame => "broadcast-frame",
            Self::BroadcastPoll => "broadcast-poll",
            Self::InformationNotPermitted => "information-not-permitted",
            Self::InformationLength => "information-length",
            Self::HeaderCheckWithoutInformation => "header-check-without-information",
            Self::SegmentedUi => "segmented-ui",
            Self::Direction => "direction",
            Self::JoinedToDamaged => "joined-to-damaged",
            Self::Connection => "connection",
        }
    }

    /// The clause of IEC 62056-46:2002+A1:2006 that has the rule.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::SourceStation | Self::DestinationStation | Self::BroadcastFrame | Self::BroadcastPoll => "6.4.2.4",
            Self::ClientAddressSize => "6.4.2.5",
            Self::InformationNotPermitted => "6.4.3.10",
            Self::InformationLength => "6.4.4.4.3.2",
            Self::HeaderCheckWithoutInformation => "6.4.1",
            Self::SegmentedUi => "6.4.4.7",
            Self::Direction => "6.4.3",
            Self::JoinedToDamaged => "6.4.4.9.2",
            Self::Connection => "6.4.4.4",
        }
    }

    const fn bit(self) -> u16 {
        match self {
            Self::SourceStation => 1,
            Self::ClientAddressSize => 1 << 1,
            Self::DestinationStation => 1 << 2,
            Self::BroadcastFrame => 1 << 3,
            Self::BroadcastPoll => 1 << 4,
            Self::InformationNotPermitted => 1 << 5,
            Self::InformationLength => 1 << 6,
            Self::HeaderCheckWithoutInformation => 1 << 7,
            Self::SegmentedUi => 1 << 8,
            Self::Direction => 1 << 9,
            Self::JoinedToDamaged => 1 << 10,
            Self::Connection => 1 << 11,
        }
    }

    const fn message(self) -> &'static str {
        match self {
            Self::SourceStation => "source is ALL_STATION or NO_STATION",
            Self::ClientAddressSize => "client address of more than one octet",
            Self::DestinationStation => "server sends to ALL_STATION or NO_STATION",
            Self::BroadcastFrame => "frame type that may not be broadcast",
            Self::BroadcastPoll => "P is 1 in a broadcast",
            Self::InformationNotPermitted => "information in a frame that has none",
            Self::InformationLength => "information field longer than agreed",
            Self::HeaderCheckWithoutInformation => "header check sequence without information",
            Self::SegmentedUi => "MSDU in several UI frames",
            Self::Direction => "frame type of the other side",
            Self::JoinedToDamaged => "joined by a shared flag to a frame with a bad HCS",
            Self::Connection => "I frame without a connection",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

/// A set of [`Rule`]s.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct RuleSet(u16);

impl RuleSet {
    /// No rule.
    pub const NONE: Self = Self(0);

    /// Every rule.
    pub const ALL: Self = {
        let mut set = Self::NONE;
        let mut rules: &[Rule] = &Rule::ALL;
        while let [first, rest @ ..] = rules {
            set = set.with(*first);
            rules = rest;
        }
        set
    };

    /// The rules that deployed meters are known to break when they push, and that a reader of pushes tolerates.
    pub const DEPLOYED_PUSH: Self = Self::NONE
        .with(Rule::SourceStation)
        .with(Rule::ClientAddressSize)
        .with(Rule::DestinationStation)
        .with(Rule::BroadcastPoll)
        .with(Rule::SegmentedUi)
        .with(Rule::JoinedToDamaged)
        .with(Rule::Connection);

    /// The set with `rule` in it.
    #[must_use]
    pub const fn with(self, rule: Rule) -> Self {
        Self(self.0 | rule.bit())
    }

    /// The set without `rule`.
    #[must_use]
    pub const fn without(self, rule: Rule) -> Self {
        Self(self.0 & !rule.bit())
    }

    /// Whether `rule` is in the set.
    #[inline]
    #[must_use]
    pub const fn contains(self, rule: Rule) -> bool {
        self.0 & rule.bit() != 0
    }

    /// Whether no rule is in the set.
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The rules of this set that are not in `other`.
    #[inline]
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The rules of the set, in the order of [`Rule::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Rule> {
        Rule::ALL.into_iter().filter(move |rule| self.contains(*rule))
    }
}

impl fmt::Debug for RuleSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Who sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The client, the primary station.
    ToServer,
    /// The server, the secondary station.
    ToClient,
}

/// What a reader asks of a frame besides its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// The rules that may be broken.
    pub tolerated: RuleSet,
    /// Who sends the frames, when the reader knows. Without it the frame type and the sizes of the addresses tell as far as they do.
    pub direction: Option<Direction>,
    /// The largest information field to accept, in octets: the negotiated value, or [`MAX_INFORMATION`].
    pub max_information: usize,
}

impl Rules {
    /// Everything as the standard says; both directions.
    pub const STRICT: Self = Self { tolerated: RuleSet::NONE, direction: None, max_information: MAX_INFORMATION };

    /// For a reader of what meters push, with all that deployed meters are known for ([`RuleSet::DEPLOYED_PUSH`]).
    pub const DEPLOYED_PUSH: Self = Self { tolerated: RuleSet::DEPLOYED_PUSH, ..Self::STRICT };

    /// These rules with one more tolerated.
    #[must_use]
    pub const fn tolerating(self, rule: Rule) -> Self {
        Self { tolerated: self.tolerated.with(rule), ..self }
    }

    /// These rules for frames of one direction.
    #[must_use]
    pub const fn towards(self, direction: Direction) -> Self {
        Self { direction: Some(direction), ..self }
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self::STRICT
    }
}

/// What the checks look at.
pub(super) struct Subject {
    pub(super) destination: Address,
    pub(super) source: Address,
    pub(super) control: Control,
    pub(super) segmented: bool,
    pub(super) information: usize,
    pub(super) header_check_without_information: bool,
}

impl Subject {
    /// Whether the frame is of the kind that nearly all are, which breaks no rule: I, between individual addresses of which one is a
    /// client's. `false` says nothing.
    #[inline]
    pub(super) const fn is_ordinary(&self, rules: &Rules) -> bool {
        matches!(self.control.frame, FrameType::I { .. })
            && self.destination.is_individual()
            && self.source.is_individual()
            && match rules.direction {
                None => one(self.source) || one(self.destination),
                Some(Direction::ToServer) => one(self.source),
                Some(Direction::ToClient) => one(self.destination),
            }
            && self.information <= rules.max_information
            && !self.header_check_without_information
    }

    /// Every rule that the frame breaks by itself.
    #[inline(never)]
    pub(super) const fn broken(&self, rules: &Rules) -> RuleSet {
        let mut broken = RuleSet::NONE;
        if self.source.has_all_station() || self.source.has_no_station() {
            broken = broken.with(Rule::SourceStation);
        }
        broken = self.broken_by_direction(rules, broken);
        if self.information > 0 && !self.control.frame.permits_information() {
            broken = broken.with(Rule::InformationNotPermitted);
        }
        if self.information > rules.max_information {
            broken = broken.with(Rule::InformationLength);
        }
        if self.header_check_without_information {
            broken = broken.with(Rule::HeaderCheckWithoutInformation);
        }
        if self.segmented && matches!(self.control.frame, FrameType::Ui) {
            broken = broken.with(Rule::SegmentedUi);
        }
        broken
    }

    /// Who sent the frame, as far as its type and, failing that, its addresses tell.
    const fn direction(&self) -> Option<Direction> {
        match self.control.frame {
            FrameType::Snrm | FrameType::Disc => Some(Direction::ToServer),
            FrameType::Ua | FrameType::Dm | FrameType::Frmr => Some(Direction::ToClient),
            FrameType::I { .. } | FrameType::Rr { .. } | FrameType::Rnr { .. } | FrameType::Ui => None,
        }
    }

    const fn broken_by_direction(&self, rules: &Rules, mut broken: RuleSet) -> RuleSet {
        let own = self.direction();
        let stated = rules.direction;
        if let (Some(own), Some(stated)) = (own, stated)
            && (matches!(own, Direction::ToServer) != matches!(stated, Direction::ToServer))
        {
            broken = broken.with(Rule::Direction);
        }
        let direction = match (own, stated) {
            (Some(direction), _) | (None, Some(direction)) => Some(direction),
            (None, None) => match (one(self.destination), one(self.source)) {
                (true, false) => Some(Direction::ToClient),
                (false, true) => Some(Direction::ToServer),
                (true, true) | (false, false) => None,
            },
        };
        let client_is_one = match direction {
            Some(Direction::ToServer) => one(self.source),
            Some(Direction::ToClient) => one(self.destination),
            None => one(self.source) || one(self.destination),
        };
        if !client_is_one {
            broken = broken.with(Rule::ClientAddressSize);
        }
        if self.destination.has_all_station() || self.destination.has_no_station() {
            if matches!(direction, Some(Direction::ToClient)) {
                broken = broken.with(Rule::DestinationStation);
            } else {
                if !matches!(self.control.frame, FrameType::Ui | FrameType::Disc) {
                    broken = broken.with(Rule::BroadcastFrame);
                }
                if self.control.poll_final {
                    broken = broken.with(Rule::BroadcastPoll);
                }
            }
        }
        broken
    }
}

const fn one(address: Address) -> bool {
    matches!(address.size(), AddressSize::One)
}

impl RuleSet {
    /// The first rule of the set.
    #[inline]
    pub(super) fn first(self) -> Option<Rule> {
        self.iter().next()
    }
}
