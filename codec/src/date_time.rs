//! Dates and times (IEC 62056-6-2:2017, 4.6.1).
//!
//! The three types keep their octets, so that every value comes back as it was; the getters give them a meaning. A part can be
//! *not specified*, which makes the value a pattern.
//!
//! | to | use |
//! |---|---|
//! | know which comes first | [`DateTime::compare`], [`Date::compare`], [`Time::compare`]: what has no order says why |
//! | count | [`DateTime::to_unix_hundredths`], [`Date::days`], and back; [`DateTime::plus_seconds`] |
//! | see whether a pattern fits | [`Date::matches`], [`Time::matches`] |
//! | know what a time is worth | [`DateTime::status`], [`ClockStatus::is_reliable`] |
//! | leave | `TryFrom` from and to the types of `chrono` and `jiff`, behind features of those names |

mod calendar;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
mod order;

use core::fmt;

pub use calendar::{TimeError, TimePart};
pub use order::Unordered;

/// A month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Month {
    /// 1 (January) to 12.
    Number(u8),
    /// FD: the month in which daylight saving ends.
    DaylightSavingEnd,
    /// FE: the month in which daylight saving begins.
    DaylightSavingBegin,
    /// FF: not specified.
    Unspecified,
    /// A value without a meaning: 0, 13 to FC.
    Other(u8),
}

impl Month {
    /// From its octet.
    #[must_use]
    pub const fn from_octet(octet: u8) -> Self {
        match octet {
            1..=12 => Self::Number(octet),
            0xfd => Self::DaylightSavingEnd,
            0xfe => Self::DaylightSavingBegin,
            0xff => Self::Unspecified,
            _ => Self::Other(octet),
        }
    }

    /// Its octet.
    #[must_use]
    pub const fn to_octet(self) -> u8 {
        match self {
            Self::Number(octet) | Self::Other(octet) => octet,
            Self::DaylightSavingEnd => 0xfd,
            Self::DaylightSavingBegin => 0xfe,
            Self::Unspecified => 0xff,
        }
    }
}

/// A day of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOfMonth {
    /// 1 to 31.
    Number(u8),
    /// FD: the last day but one; with a day of the week, the last but one such weekday.
    SecondLast,
    /// FE: the last day; with a day of the week, the last such weekday.
    Last,
    /// FF: not specified.
    Unspecified,
    /// A value without a meaning: 0, 32 to FC.
    Other(u8),
}

impl DayOfMonth {
    /// From its octet.
    #[must_use]
    pub const fn from_octet(octet: u8) -> Self {
        match octet {
            1..=31 => Self::Number(octet),
            0xfd => Self::SecondLast,
            0xfe => Self::Last,
            0xff => Self::Unspecified,
            _ => Self::Other(octet),
        }
    }

    /// Its octet.
    #[must_use]
    pub const fn to_octet(self) -> u8 {
        match self {
            Self::Number(octet) | Self::Other(octet) => octet,
            Self::SecondLast => 0xfd,
            Self::Last => 0xfe,
            Self::Unspecified => 0xff,
        }
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOfWeek {
    /// 1.
    Monday,
    /// 2.
    Tuesday,
    /// 3.
    Wednesday,
    /// 4.
    Thursday,
    /// 5.
    Friday,
    /// 6.
    Saturday,
    /// 7.
    Sunday,
    /// FF: not specified.
    Unspecified,
    /// A value without a meaning: 0, 8 to FE.
    Other(u8),
}

impl DayOfWeek {
    /// From its octet.
    #[must_use]
    pub const fn from_octet(octet: u8) -> Self {
        match octet {
            1 => Self::Monday,
            2 => Self::Tuesday,
            3 => Self::Wednesday,
            4 => Self::Thursday,
            5 => Self::Friday,
            6 => Self::Saturday,
            7 => Self::Sunday,
            0xff => Self::Unspecified,
            _ => Self::Other(octet),
        }
    }

    /// Its octet.
    #[must_use]
    pub const fn to_octet(self) -> u8 {
        match self {
            Self::Monday => 1,
            Self::Tuesday => 2,
            Self::Wednesday => 3,
            Self::Thursday => 4,
            Self::Friday => 5,
            Self::Saturday => 6,
            Self::Sunday => 7,
            Self::Unspecified => 0xff,
            Self::Other(octet) => octet,
        }
    }

    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Monday => Some("monday"),
            Self::Tuesday => Some("tuesday"),
            Self::Wednesday => Some("wednesday"),
            Self::Thursday => Some("thursday"),
            Self::Friday => Some("friday"),
            Self::Saturday => Some("saturday"),
            Self::Sunday => Some("sunday"),
            Self::Unspecified | Self::Other(_) => None,
        }
    }
}

/// How far a time can be trusted, and whether daylight saving is active: a set of bits.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct ClockStatus(pub u8);

impl ClockStatus {
    /// FF: the status is not specified.
    pub const UNSPECIFIED: Self = Self(0xff);
    /// 80: nothing but that daylight saving is active.
    pub const DAYLIGHT_SAVING: Self = Self(0x80);

    /// True where the status is not specified; no bit counts then.
    #[must_use]
    pub const fn is_unspecified(self) -> bool {
        self.0 == 0xff
    }

    /// True where the time can be relied on: a status is specified, and none of the bits 0 to 3 is set.
    #[must_use]
    pub const fn is_reliable(self) -> bool {
        !self.is_unspecified() && self.0 & 0x0f == 0
    }

    /// Bit 0: the time could not be recovered, for example after a power failure.
    #[must_use]
    pub const fn invalid_value(self) -> bool {
        self.has(0x01)
    }

    /// Bit 1: the time was recovered, but is not guaranteed.
    #[must_use]
    pub const fn doubtful_value(self) -> bool {
        self.has(0x02)
    }

    /// Bit 2: another time source than the declared one is in use.
    #[must_use]
    pub const fn different_clock_base(self) -> bool {
        self.has(0x04)
    }

    /// Bit 3: at least one bit of the status is not valid.
    #[must_use]
    pub const fn invalid_clock_status(self) -> bool {
        self.has(0x08)
    }

    /// Bit 7: daylight saving is active; the deviation includes it.
    #[must_use]
    pub const fn daylight_saving_active(self) -> bool {
        self.has(0x80)
    }

    const fn has(self, mask: u8) -> bool {
        !self.is_unspecified() && self.0 & mask != 0
    }
}

impl From<crate::class::ClockStatus> for ClockStatus {
    fn from(status: crate::class::ClockStatus) -> Self {
        Self(status.bits())
    }
}

impl From<ClockStatus> for crate::class::ClockStatus {
    fn from(status: ClockStatus) -> Self {
        Self::from_bits(status.0)
    }
}

/// The names of the bits that are set: `doubtful-value daylight-saving-active`; `*` where not specified.
impl fmt::Display for ClockStatus {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_unspecified() {
            return out.write_str("*");
        }
        let names = [
            (self.invalid_value(), "invalid-value"),
            (self.doubtful_value(), "doubtful-value"),
            (self.different_clock_base(), "different-clock-base"),
            (self.invalid_clock_status(), "invalid-clock-status"),
            (self.0 & 0x70 != 0, "reserved-bits"),
            (self.daylight_saving_active(), "daylight-saving-active"),
        ];
        let mut separator = "";
        for (_, name) in names.iter().filter(|(set, _)| *set) {
            out.write_str(separator)?;
            out.write_str(name)?;
            separator = " ";
        }
        Ok(())
    }
}

impl fmt::Debug for ClockStatus {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "ClockStatus({:#04x})", self.0)
    }
}

/// A date: year, month, day of the month, day of the week.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date([u8; 5]);

impl Date {
    /// Every part not specified.
    pub const UNSPECIFIED: Self = Self([0xff; 5]);

    /// From its parts; a year of `None` is not specified.
    #[must_use]
    pub const fn new(year: Option<u16>, month: Month, day_of_month: DayOfMonth, day_of_week: DayOfWeek) -> Self {
        let year = match year {
            Some(year) => year,
            None => 0xffff,
        };
        let [high, low] = year.to_be_bytes();
        Self([high, low, month.to_octet(), day_of_month.to_octet(), day_of_week.to_octet()])
    }

    /// From its octets; all values are possible.
    #[must_use]
    #[inline]
    pub const fn from_octets(octets: [u8; 5]) -> Self {
        Self(octets)
    }

    /// Its octets.
    #[must_use]
    #[inline]
    pub const fn to_octets(self) -> [u8; 5] {
        self.0
    }

    /// The year, or `None` where not specified (FFFF).
    #[must_use]
    pub const fn year(self) -> Option<u16> {
        let [high, low, ..] = self.0;
        match u16::from_be_bytes([high, low]) {
            0xffff => None,
            year => Some(year),
        }
    }

    /// The month.
    #[must_use]
    pub const fn month(self) -> Month {
        let [_, _, month, ..] = self.0;
        Month::from_octet(month)
    }

    /// The day of the month.
    #[must_use]
    pub const fn day_of_month(self) -> DayOfMonth {
        let [_, _, _, day, _] = self.0;
        DayOfMonth::from_octet(day)
    }

    /// The day of the week.
    #[must_use]
    pub const fn day_of_week(self) -> DayOfWeek {
        let [_, _, _, _, day] = self.0;
        DayOfWeek::from_octet(day)
    }
}

/// `2022-02-21`, `*` for what is not specified, words for special values. The day of the week follows where the date is a pattern.
impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year() {
            Some(year) => write!(out, "{year:04}-")?,
            None => out.write_str("*-")?,
        }
        match self.month() {
            Month::Number(month) => write!(out, "{month:02}-")?,
            Month::DaylightSavingEnd => out.write_str("dst-end-")?,
            Month::DaylightSavingBegin => out.write_str("dst-begin-")?,
            Month::Unspecified => out.write_str("*-")?,
            Month::Other(octet) => write!(out, "{octet:#04x}-")?,
        }
        match self.day_of_month() {
            DayOfMonth::Number(day) => write!(out, "{day:02}")?,
            DayOfMonth::SecondLast => out.write_str("second-last")?,
            DayOfMonth::Last => out.write_str("last")?,
            DayOfMonth::Unspecified => out.write_str("*")?,
            DayOfMonth::Other(octet) => write!(out, "{octet:#04x}")?,
        }
        match (self.year(), self.month(), self.day_of_month(), self.day_of_week()) {
            (_, _, _, DayOfWeek::Unspecified) | (Some(_), Month::Number(_), DayOfMonth::Number(_), _) => Ok(()),
            (.., DayOfWeek::Other(octet)) => write!(out, " {octet:#04x}"),
            (.., day) => day.name().map_or(Ok(()), |name| write!(out, " {name}")),
        }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Date({self})")
    }
}

/// A time of day: hour, minute, second, hundredths of a second.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Time([u8; 4]);

impl Time {
    /// Every part not specified.
    pub const UNSPECIFIED: Self = Self([0xff; 4]);

    /// From its parts; `None` is not specified.
    #[must_use]
    pub const fn new(hour: Option<u8>, minute: Option<u8>, second: Option<u8>, hundredths: Option<u8>) -> Self {
        const fn octet(part: Option<u8>) -> u8 {
            match part {
                Some(part) => part,
                None => 0xff,
            }
        }
        Self([octet(hour), octet(minute), octet(second), octet(hundredths)])
    }

    /// From its octets; all values are possible.
    #[must_use]
    #[inline]
    pub const fn from_octets(octets: [u8; 4]) -> Self {
        Self(octets)
    }

    /// Its octets.
    #[must_use]
    #[inline]
    pub const fn to_octets(self) -> [u8; 4] {
        self.0
    }

    /// The hour, 0 to 23, or `None` where not specified (FF).
    #[must_use]
    pub const fn hour(self) -> Option<u8> {
        let [hour, ..] = self.0;
        specified(hour)
    }

    /// The minute, 0 to 59, or `None` where not specified (FF).
    #[must_use]
    pub const fn minute(self) -> Option<u8> {
        let [_, minute, ..] = self.0;
        specified(minute)
    }

    /// The second, 0 to 59, or `None` where not specified (FF).
    #[must_use]
    pub const fn second(self) -> Option<u8> {
        let [_, _, second, _] = self.0;
        specified(second)
    }

    /// The hundredths of a second, 0 to 99, or `None` where not specified (FF).
    #[must_use]
    pub const fn hundredths(self) -> Option<u8> {
        let [_, _, _, hundredths] = self.0;
        specified(hundredths)
    }
}

const fn specified(octet: u8) -> Option<u8> {
    match octet {
        0xff => None,
        octet => Some(octet),
    }
}

/// `17:37:30`, `*` for what is not specified; hundredths follow where they are neither unspecified nor zero: `17:37:30.25`.
impl fmt::Display for Time {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (part, separator) in [(self.hour(), ":"), (self.minute(), ":"), (self.second(), "")] {
            match part {
                Some(part) => write!(out, "{part:02}{separator}")?,
                None => write!(out, "*{separator}")?,
            }
        }
        match self.hundredths() {
            None | Some(0) => Ok(()),
            Some(hundredths) => write!(out, ".{hundredths:02}"),
        }
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Time({self})")
    }
}

/// A date and a time, the deviation of local time, and the status of the clock.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateTime([u8; 12]);

impl DateTime {
    /// Every part not specified.
    pub const UNSPECIFIED: Self = Self::new(Date::UNSPECIFIED, Time::UNSPECIFIED, None, ClockStatus::UNSPECIFIED);

    /// From its parts. `deviation` is in minutes, see [`deviation`](DateTime::deviation); `None` is not specified.
    #[must_use]
    pub const fn new(date: Date, time: Time, deviation: Option<i16>, status: ClockStatus) -> Self {
        let deviation = match deviation {
            Some(deviation) => deviation,
            None => i16::MIN,
        };
        let Date([year_high, year_low, month, day, weekday]) = date;
        let Time([hour, minute, second, hundredths]) = time;
        let [deviation_high, deviation_low] = deviation.to_be_bytes();
        let ClockStatus(status) = status;
        Self([year_high, year_low, month, day, weekday, hour, minute, second, hundredths, deviation_high, deviation_low, status])
    }

    /// From its octets; all values are possible.
    #[must_use]
    #[inline]
    pub const fn from_octets(octets: [u8; 12]) -> Self {
        Self(octets)
    }

    /// Its octets.
    #[must_use]
    #[inline]
    pub const fn to_octets(self) -> [u8; 12] {
        self.0
    }

    /// The date.
    #[must_use]
    pub const fn date(self) -> Date {
        let [year_high, year_low, month, day, weekday, ..] = self.0;
        Date([year_high, year_low, month, day, weekday])
    }

    /// The time of day, local.
    #[must_use]
    pub const fn time(self) -> Time {
        let [_, _, _, _, _, hour, minute, second, hundredths, ..] = self.0;
        Time([hour, minute, second, hundredths])
    }

    /// The minutes to add to local time to get UTC: -60 in a zone one hour east of Greenwich; `None` where not specified (8000).
    ///
    /// The standard allows -720 to 840. Some meters send the opposite sign; the octets do not tell.
    #[must_use]
    pub const fn deviation(self) -> Option<i16> {
        let [.., high, low, _] = self.0;
        match i16::from_be_bytes([high, low]) {
            i16::MIN => None,
            deviation => Some(deviation),
        }
    }

    /// The status of the clock.
    #[must_use]
    pub const fn status(self) -> ClockStatus {
        let [.., status] = self.0;
        ClockStatus(status)
    }

    /// The same date-time with another status.
    #[must_use]
    pub const fn with_status(self, status: ClockStatus) -> Self {
        Self::new(self.date(), self.time(), self.deviation(), status)
    }

    /// The same date and time with another deviation, see [`deviation`](DateTime::deviation): the clock stays, the point in time moves.
    ///
    /// For meters that send the opposite sign, and those that send none.
    #[must_use]
    pub const fn with_deviation(self, deviation: Option<i16>) -> Self {
        Self::new(self.date(), self.time(), deviation, self.status())
    }
}

/// Date and time; then the deviation in minutes where specified, and the status where a bit is set:
/// `2022-02-21 17:37:30 deviation -60 daylight-saving-active`.
impl fmt::Display for DateTime {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.date(), self.time())?;
        if let Some(deviation) = self.deviation() {
            write!(out, " deviation {deviation}")?;
        }
        match self.status() {
            ClockStatus::UNSPECIFIED | ClockStatus(0) => Ok(()),
            status => write!(out, " {status}"),
        }
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "DateTime({self})")
    }
}
