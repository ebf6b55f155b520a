//! What dates and times stand for on the calendar, and what can be counted with them.

use core::fmt;

use super::{ClockStatus, Date, DateTime, DayOfMonth, DayOfWeek, Month, Time};

/// A part of a date-time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimePart {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day of the month.
    DayOfMonth,
    /// The hour.
    Hour,
    /// The minute.
    Minute,
    /// The second.
    Second,
    /// The hundredths of a second.
    Hundredths,
    /// The deviation of local time.
    Deviation,
}

impl fmt::Display for TimePart {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::DayOfMonth => "day of month",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
            Self::Hundredths => "hundredths",
            Self::Deviation => "deviation",
        })
    }
}

/// Why a date-time is no point in time, or a point in time no date-time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeError {
    /// This part is not specified: the value is a pattern, or tells less than was asked for.
    Unspecified(TimePart),
    /// This part needs rules that the value does not hold: the month in which daylight saving begins or ends.
    Special(TimePart),
    /// This part has a value without a meaning, or one that does not fit.
    OutOfRange(TimePart),
}

impl fmt::Display for TimeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unspecified(part) => write!(out, "{part} not specified"),
            Self::Special(part) => write!(out, "{part} depends on the rules of daylight saving"),
            Self::OutOfRange(part) => write!(out, "{part} out of range"),
        }
    }
}

impl core::error::Error for TimeError {}

pub(crate) const PER_SECOND: i64 = 100;
pub(crate) const PER_MINUTE: i64 = 60 * PER_SECOND;
const PER_HOUR: i64 = 60 * PER_MINUTE;
pub(crate) const PER_DAY: i64 = 24 * PER_HOUR;

/// The deviations that the standard allows, in minutes.
pub(crate) const DEVIATIONS: core::ops::RangeInclusive<i16> = -720..=840;

/// Days from 1970-01-01 to the day, in the Gregorian calendar.
fn days_of(year: u16, month: u8, day: u8) -> i64 {
    // years start in March, so that the day that is not always there is the last one
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The year, month and day so many days after 1970-01-01.
fn day_at(days: i64) -> Option<(u16, u8, u8)> {
    let days = days.checked_add(719_468)?;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let year = u16::try_from(year).ok().filter(|year| *year != 0xffff)?;
    Some((year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day of the week, 1 (Monday) to 7, so many days after 1970-01-01, a Thursday.
fn weekday_at(days: i64) -> u8 {
    u8::try_from((days + 3).rem_euclid(7) + 1).unwrap_or(0xff)
}

/// A stretch of local time, in hundredths of a second from 1970-01-01 00:00: the first and the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) first: i64,
    pub(crate) last: i64,
}

impl Stretch {
    pub(crate) const fn shifted(self, by: i64) -> Self {
        Self { first: self.first + by, last: self.last + by }
    }
}

/// A number within a range, or why it is none.
fn within(part: TimePart, value: Option<u8>, last: u8) -> Result<u8, TimeError> {
    match value {
        None => Err(TimeError::Unspecified(part)),
        Some(value) if value > last => Err(TimeError::OutOfRange(part)),
        Some(value) => Ok(value),
    }
}

impl Date {
    /// The date `days` after 1970-01-01, with its day of the week; `None` where its year is not between 0 and 65534.
    #[must_use]
    pub fn from_days(days: i64) -> Option<Self> {
        let (year, month, day) = day_at(days)?;
        Some(Self::new(Some(year), Month::from_octet(month), DayOfMonth::from_octet(day), DayOfWeek::from_octet(weekday_at(days))))
    }

    /// Days from 1970-01-01 to this date, in the Gregorian calendar.
    ///
    /// The last day of a month and the last such weekday count as the day they are. The day of the week is not compared with the
    /// date: many meters leave it at 0 or FF.
    ///
    /// # Errors
    /// Where the date is a pattern, and where it does not exist.
    pub fn days(self) -> Result<i64, TimeError> {
        let (year, month) = self.year_and_month()?;
        Ok(days_of(year, month, self.day(year, month)?))
    }

    fn year_and_month(self) -> Result<(u16, u8), TimeError> {
        let year = self.year().ok_or(TimeError::Unspecified(TimePart::Year))?;
        match self.month() {
            Month::Number(month) => Ok((year, month)),
            Month::Unspecified => Err(TimeError::Unspecified(TimePart::Month)),
            Month::DaylightSavingBegin | Month::DaylightSavingEnd => Err(TimeError::Special(TimePart::Month)),
            Month::Other(_) => Err(TimeError::OutOfRange(TimePart::Month)),
        }
    }

    fn day(self, year: u16, month: u8) -> Result<u8, TimeError> {
        let last = days_in(year, month);
        let from_end = match self.day_of_month() {
            DayOfMonth::Number(day) if day <= last => return Ok(day),
            DayOfMonth::Unspecified => return Err(TimeError::Unspecified(TimePart::DayOfMonth)),
            DayOfMonth::Number(_) | DayOfMonth::Other(_) => return Err(TimeError::OutOfRange(TimePart::DayOfMonth)),
            DayOfMonth::Last => 0,
            DayOfMonth::SecondLast => 1,
        };
        Ok(match self.day_of_week().to_octet() {
            weekday @ 1..=7 => {
                let back = (weekday_at(days_of(year, month, last)) + 7 - weekday) % 7;
                last - back - 7 * from_end
            }
            _ => last - from_end,
        })
    }

    /// Whether `day` is one that this date, a pattern, stands for: what is not specified fits every day. The last Sunday of March of
    /// every year fits 2025-03-30.
    ///
    /// # Errors
    /// Where `day` is no single day; [`TimeError::Special`] and [`TimeError::OutOfRange`] where this date cannot be compared.
    pub fn matches(self, day: Self) -> Result<bool, TimeError> {
        let day = Self::from_days(day.days()?).ok_or(TimeError::OutOfRange(TimePart::Year))?;
        let (year, month) = day.year_and_month()?;
        match self.month() {
            Month::DaylightSavingBegin | Month::DaylightSavingEnd => return Err(TimeError::Special(TimePart::Month)),
            Month::Other(_) => return Err(TimeError::OutOfRange(TimePart::Month)),
            Month::Number(wanted) if wanted != month => return Ok(false),
            Month::Number(_) | Month::Unspecified => {}
        }
        if self.year().is_some_and(|wanted| wanted != year) {
            return Ok(false);
        }
        match self.day_of_month() {
            DayOfMonth::Other(_) => Err(TimeError::OutOfRange(TimePart::DayOfMonth)),
            DayOfMonth::Last | DayOfMonth::SecondLast => {
                let wanted = Self::new(Some(year), Month::Number(month), self.day_of_month(), self.day_of_week());
                Ok(wanted.day(year, month)? == day.day(year, month)?)
            }
            DayOfMonth::Number(wanted) if DayOfMonth::Number(wanted) != day.day_of_month() => Ok(false),
            // a number and a day of the week must both fit
            _ => Ok(matches!(self.day_of_week(), DayOfWeek::Unspecified | DayOfWeek::Other(_)) || self.day_of_week() == day.day_of_week()),
        }
    }

    /// The days that the date covers: one, a month or a year, in hundredths of a second.
    pub(crate) fn stretch(self) -> Result<Stretch, TimeError> {
        let (first, after) = match (self.year_and_month(), self.day_of_month(), self.day_of_week()) {
            (Ok((year, month)), DayOfMonth::Unspecified, DayOfWeek::Unspecified) => {
                let first = days_of(year, month, 1);
                (first, first + i64::from(days_in(year, month)))
            }
            (Err(TimeError::Unspecified(TimePart::Month)), DayOfMonth::Unspecified, DayOfWeek::Unspecified) => {
                let year = self.year().ok_or(TimeError::Unspecified(TimePart::Year))?;
                (days_of(year, 1, 1), days_of(year, 12, 31) + 1)
            }
            _ => {
                let day = self.days()?;
                (day, day + 1)
            }
        };
        Ok(Stretch { first: first * PER_DAY, last: after * PER_DAY - 1 })
    }

    const fn is_one_day(self) -> bool {
        !matches!(self.day_of_month(), DayOfMonth::Unspecified)
    }
}

impl Time {
    /// The time so many hundredths of a second after midnight; `None` from 24 hours on.
    #[must_use]
    pub fn from_hundredths(hundredths: u32) -> Option<Self> {
        let (seconds, hundredths) = (hundredths / 100, u8::try_from(hundredths % 100).ok()?);
        let (minutes, second) = (seconds / 60, u8::try_from(seconds % 60).ok()?);
        let (hours, minute) = (minutes / 60, u8::try_from(minutes % 60).ok()?);
        let hour = u8::try_from(hours).ok().filter(|hour| *hour < 24)?;
        Some(Self::new(Some(hour), Some(minute), Some(second), Some(hundredths)))
    }

    /// Hundredths of a second from midnight to this time. Hundredths that are not specified count as 0.
    ///
    /// # Errors
    /// Where another part is not specified, and where one is out of its range.
    pub fn to_hundredths(self) -> Result<u32, TimeError> {
        let [hour, minute, second] = [
            within(TimePart::Hour, self.hour(), 23)?,
            within(TimePart::Minute, self.minute(), 59)?,
            within(TimePart::Second, self.second(), 59)?,
        ]
        .map(u32::from);
        let hundredths = within(TimePart::Hundredths, Some(self.hundredths().unwrap_or(0)), 99)?;
        let seconds = hour.saturating_mul(60).saturating_add(minute).saturating_mul(60).saturating_add(second);
        Ok(seconds.saturating_mul(100).saturating_add(hundredths.into()))
    }

    /// Whether `time` is one that this time, a pattern, stands for: what is not specified fits every time.
    ///
    /// # Errors
    /// Where `time` has a part that is not specified, but for its hundredths.
    pub fn matches(self, time: Self) -> Result<bool, TimeError> {
        time.to_hundredths()?;
        let parts = |of: Self| [of.hour(), of.minute(), of.second(), of.hundredths()];
        Ok(parts(self).into_iter().zip(parts(time)).all(|(wanted, part)| wanted.is_none() || wanted == Some(part.unwrap_or(0))))
    }

    /// What the time covers: a hundredth, a second, a minute, an hour or a day, in hundredths from midnight.
    pub(crate) fn stretch(self) -> Result<Stretch, TimeError> {
        let parts = [
            (TimePart::Hour, self.hour(), 23, PER_HOUR),
            (TimePart::Minute, self.minute(), 59, PER_MINUTE),
            (TimePart::Second, self.second(), 59, PER_SECOND),
            (TimePart::Hundredths, self.hundredths(), 99, 1),
        ];
        let (mut first, mut size, mut open) = (0, PER_DAY, None);
        for (part, value, last, unit) in parts {
            match (value, open) {
                (None, _) => open = open.or(Some(part)),
                // a minute of an hour that is not specified: a pattern
                (Some(_), Some(open)) => return Err(TimeError::Unspecified(open)),
                (Some(_), None) => {
                    first += i64::from(within(part, value, last)?) * unit;
                    size = unit;
                }
            }
        }
        Ok(Stretch { first, last: first + size - 1 })
    }
}

impl DateTime {
    /// The point in time that is `hundredths` of a second after 1970-01-01 00:00 UTC, on a clock with this deviation (in minutes, see
    /// [`deviation`](DateTime::deviation)).
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`]: a year beyond 0 to 65534, a deviation beyond -720 to 840.
    pub fn from_unix_hundredths(hundredths: i64, deviation: i16, status: ClockStatus) -> Result<Self, TimeError> {
        if !DEVIATIONS.contains(&deviation) {
            return Err(TimeError::OutOfRange(TimePart::Deviation));
        }
        let local = hundredths.checked_sub(i64::from(deviation) * PER_MINUTE).ok_or(TimeError::OutOfRange(TimePart::Year))?;
        Self::from_local(local, Some(deviation), status).ok_or(TimeError::OutOfRange(TimePart::Year))
    }

    /// Hundredths of a second from 1970-01-01 00:00 UTC to this point in time. Hundredths that are not specified count as 0.
    ///
    /// The status of the clock is not looked at: ask [`status`](DateTime::status) whether the time can be trusted.
    ///
    /// # Errors
    /// Where a part is not specified, the deviation among them, and where one is out of its range.
    pub fn to_unix_hundredths(self) -> Result<i64, TimeError> {
        let deviation = self.known_deviation()?.ok_or(TimeError::Unspecified(TimePart::Deviation))?;
        Ok(self.to_local_hundredths()?.saturating_add(i64::from(deviation) * PER_MINUTE))
    }

    /// Hundredths of a second from 1970-01-01 00:00 to this date and time, both by the clock of the meter.
    ///
    /// # Errors
    /// As [`to_unix_hundredths`](DateTime::to_unix_hundredths), but for the deviation.
    pub fn to_local_hundredths(self) -> Result<i64, TimeError> {
        Ok(self.date().days()? * PER_DAY + i64::from(self.time().to_hundredths()?))
    }

    /// The date-time `seconds` later, with the same deviation and status; a day of the week that is specified moves on.
    ///
    /// # Errors
    /// As [`to_local_hundredths`](DateTime::to_local_hundredths).
    pub fn plus_seconds(self, seconds: i64) -> Result<Self, TimeError> {
        const YEAR: TimeError = TimeError::OutOfRange(TimePart::Year);
        let by = seconds.checked_mul(PER_SECOND).ok_or(YEAR)?;
        let local = self.to_local_hundredths()?.checked_add(by).ok_or(YEAR)?;
        let later = Self::from_local(local, self.deviation(), self.status()).ok_or(YEAR)?;
        let (mut octets, before) = (later.to_octets(), self.date().day_of_week());
        let [_, _, _, _, weekday, _, _, _, hundredths, ..] = &mut octets;
        if matches!(before, DayOfWeek::Unspecified | DayOfWeek::Other(_)) {
            *weekday = before.to_octet();
        }
        if self.time().hundredths().is_none() {
            *hundredths = 0xff;
        }
        Ok(Self::from_octets(octets))
    }

    pub(crate) fn from_local(hundredths: i64, deviation: Option<i16>, status: ClockStatus) -> Option<Self> {
        let date = Date::from_days(hundredths.div_euclid(PER_DAY))?;
        let time = Time::from_hundredths(u32::try_from(hundredths.rem_euclid(PER_DAY)).ok()?)?;
        Some(Self::new(date, time, deviation, status))
    }

    /// The deviation, or `None` where not specified.
    pub(crate) fn known_deviation(self) -> Result<Option<i16>, TimeError> {
        match self.deviation() {
            Some(deviation) if !DEVIATIONS.contains(&deviation) => Err(TimeError::OutOfRange(TimePart::Deviation)),
            deviation => Ok(deviation),
        }
    }

    /// The local time that the value covers.
    pub(crate) fn stretch(self) -> Result<Stretch, TimeError> {
        let (date, time) = (self.date().stretch()?, self.time().stretch()?);
        if time.first == 0 && time.last == PER_DAY - 1 {
            return Ok(date);
        }
        if !self.date().is_one_day() {
            return Err(TimeError::Unspecified(TimePart::DayOfMonth));
        }
        Ok(time.shifted(date.first))
    }
}
