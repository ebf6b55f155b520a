//! Which of two dates or times comes first, as far as that can be told.

use core::cmp::Ordering;
use core::fmt;

use super::calendar::{DEVIATIONS, PER_MINUTE, Stretch, TimeError};
use super::{Date, DateTime, Time};

/// The most that daylight saving moves a clock, in minutes.
const MOST_DAYLIGHT_SAVING: i64 = 120;

/// Why two dates or times have no order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unordered {
    /// One of them is a pattern, or none at all.
    NoTime(TimeError),
    /// One of them leaves parts open, and the other one lies within them: 12:30 and an hour of 12 without a minute.
    Overlap,
    /// One of them does not tell its deviation, and they are too near to each other to do without.
    Deviation,
    /// Neither tells its deviation, one was in daylight saving, and they are too near to each other.
    DaylightSaving,
}

impl fmt::Display for Unordered {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTime(error) => error.fmt(out),
            Self::Overlap => out.write_str("one time lies within what the other leaves open"),
            Self::Deviation => out.write_str("too near to each other without a deviation"),
            Self::DaylightSaving => out.write_str("too near to each other at a change of daylight saving"),
        }
    }
}

impl core::error::Error for Unordered {}

impl From<TimeError> for Unordered {
    fn from(error: TimeError) -> Self {
        Self::NoTime(error)
    }
}

/// The order of two stretches; equal only where they are the same.
fn compare(one: Stretch, two: Stretch) -> Option<Ordering> {
    match () {
        () if one.last < two.first => Some(Ordering::Less),
        () if one.first > two.last => Some(Ordering::Greater),
        () if one == two => Some(Ordering::Equal),
        () => None,
    }
}

impl Date {
    /// Which date comes first. A month or a year is one stretch: it comes before all days behind it.
    ///
    /// # Errors
    /// Where the two have no order.
    pub fn compare(self, other: Self) -> Result<Ordering, Unordered> {
        compare(self.stretch()?, other.stretch()?).ok_or(Unordered::Overlap)
    }
}

impl Time {
    /// Which time of the same day comes first. An hour or a minute is one stretch.
    ///
    /// # Errors
    /// Where the two have no order.
    pub fn compare(self, other: Self) -> Result<Ordering, Unordered> {
        compare(self.stretch()?, other.stretch()?).ok_or(Unordered::Overlap)
    }
}

impl DateTime {
    /// Which point in time comes first.
    ///
    /// Two that tell their deviations are compared by UTC. Two that do not are compared by local time, as of one meter; where their
    /// status tells that only one was in daylight saving, up to two hours are uncertain. One with and one without a deviation
    /// are in order where no deviation could change it. Parts that are not specified at the end make the value a stretch, parts that are
    /// not specified before others make it a pattern, which has no order.
    ///
    /// Equal means the same point in time, not the same octets: day of the week and status do not count.
    ///
    /// ```
    /// use core::cmp::Ordering;
    /// use cosem_codec::{DateTime, Unordered};
    ///
    /// let at = |hour, deviation: i16| {
    ///     let [high, low] = deviation.to_be_bytes();
    ///     DateTime::from_octets([0x07, 0xe9, 12, 14, 7, hour, 0, 0, 0xff, high, low, 0])
    /// };
    /// // 16:00 one hour east of Greenwich is 15:00 there
    /// assert_eq!(at(16, -60).compare(at(15, 0)), Ok(Ordering::Equal));
    /// // a clock that does not tell its deviation
    /// assert_eq!(at(16, i16::MIN).compare(at(16, i16::MIN)), Ok(Ordering::Equal));
    /// assert_eq!(at(16, i16::MIN).compare(at(15, 0)), Err(Unordered::Deviation));
    /// ```
    ///
    /// # Errors
    /// Where the two have no order, and why.
    pub fn compare(self, other: Self) -> Result<Ordering, Unordered> {
        let (one, two) = (self.stretch()?, other.stretch()?);
        match (self.known_deviation()?, other.known_deviation()?) {
            (Some(first), Some(second)) => compare(utc(one, first), utc(two, second)).ok_or(Unordered::Overlap),
            (Some(first), None) => certain(utc(one, first), anywhere(two)).ok_or(Unordered::Deviation),
            (None, Some(second)) => certain(anywhere(one), utc(two, second)).ok_or(Unordered::Deviation),
            (None, None) => {
                let (first, second) = (self.status(), other.status());
                let known = !first.is_unspecified() && !second.is_unspecified();
                if known && first.daylight_saving_active() != second.daylight_saving_active() {
                    certain(widened(one, MOST_DAYLIGHT_SAVING, MOST_DAYLIGHT_SAVING), two).ok_or(Unordered::DaylightSaving)
                } else {
                    compare(one, two).ok_or(Unordered::Overlap)
                }
            }
        }
    }
}

fn utc(local: Stretch, deviation: i16) -> Stretch {
    local.shifted(i64::from(deviation) * PER_MINUTE)
}

const fn widened(stretch: Stretch, minutes_before: i64, minutes_after: i64) -> Stretch {
    Stretch { first: stretch.first - minutes_before * PER_MINUTE, last: stretch.last + minutes_after * PER_MINUTE }
}

/// All that a local time can be in UTC.
fn anywhere(local: Stretch) -> Stretch {
    widened(local, -i64::from(*DEVIATIONS.start()), i64::from(*DEVIATIONS.end()))
}

/// As [`compare`], of stretches that are wider than what they stand for: never equal.
fn certain(one: Stretch, two: Stretch) -> Option<Ordering> {
    compare(one, two).filter(|order| order.is_ne())
}
