//! Conversions from and to `chrono`.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset as _, TimeDelta, TimeZone, Timelike as _, Utc};

use super::calendar::{PER_SECOND, TimeError, TimePart};
use super::{ClockStatus, Date, DateTime, Time};

/// # Errors
/// Where the date is a pattern or does not exist.
impl TryFrom<Date> for NaiveDate {
    type Error = TimeError;

    fn try_from(date: Date) -> Result<Self, TimeError> {
        let days = TimeDelta::try_days(date.days()?).ok_or(TimeError::OutOfRange(TimePart::Year))?;
        chrono::DateTime::UNIX_EPOCH.date_naive().checked_add_signed(days).ok_or(TimeError::OutOfRange(TimePart::Year))
    }
}

/// With its day of the week.
///
/// # Errors
/// [`TimeError::OutOfRange`]: a year beyond 0 to 65534.
impl TryFrom<NaiveDate> for Date {
    type Error = TimeError;

    fn try_from(date: NaiveDate) -> Result<Self, TimeError> {
        let days = date.signed_duration_since(chrono::DateTime::UNIX_EPOCH.date_naive()).num_days();
        Self::from_days(days).ok_or(TimeError::OutOfRange(TimePart::Year))
    }
}

/// Hundredths that are not specified count as 0.
///
/// # Errors
/// Where another part is not specified, and where one is out of its range.
impl TryFrom<Time> for NaiveTime {
    type Error = TimeError;

    fn try_from(time: Time) -> Result<Self, TimeError> {
        let hundredths = time.to_hundredths()?;
        Self::from_num_seconds_from_midnight_opt(hundredths / 100, hundredths % 100 * 10_000_000)
            .ok_or(TimeError::OutOfRange(TimePart::Hour))
    }
}

/// Cut to hundredths of a second; a leap second is the last hundredth of the second before.
impl From<NaiveTime> for Time {
    fn from(time: NaiveTime) -> Self {
        let hundredths = (time.nanosecond() / 10_000_000).min(99);
        Self::from_hundredths(time.num_seconds_from_midnight() * 100 + hundredths).unwrap_or(Self::UNSPECIFIED)
    }
}

/// The local date and time, whatever the deviation is.
///
/// # Errors
/// As those of date and time.
impl TryFrom<DateTime> for NaiveDateTime {
    type Error = TimeError;

    fn try_from(value: DateTime) -> Result<Self, TimeError> {
        Ok(Self::new(value.date().try_into()?, value.time().try_into()?))
    }
}

/// Without a deviation; the status is not specified, as nothing tells of daylight saving.
///
/// # Errors
/// As those of the date.
impl TryFrom<NaiveDateTime> for DateTime {
    type Error = TimeError;

    fn try_from(value: NaiveDateTime) -> Result<Self, TimeError> {
        Ok(Self::new(value.date().try_into()?, value.time().into(), None, ClockStatus::UNSPECIFIED))
    }
}

/// The point in time with the offset of the meter. The clock status is left behind: look at [`DateTime::status`] first.
///
/// # Errors
/// Where a part is not specified, the deviation among them, and where one is out of its range.
impl TryFrom<DateTime> for chrono::DateTime<FixedOffset> {
    type Error = TimeError;

    fn try_from(value: DateTime) -> Result<Self, TimeError> {
        let deviation = value.known_deviation()?.ok_or(TimeError::Unspecified(TimePart::Deviation))?;
        let offset = FixedOffset::west_opt(i32::from(deviation) * 60).ok_or(TimeError::OutOfRange(TimePart::Deviation))?;
        let local = NaiveDateTime::try_from(value)?;
        offset.from_local_datetime(&local).single().ok_or(TimeError::OutOfRange(TimePart::Year))
    }
}

/// # Errors
/// As those of the conversion with an offset.
impl TryFrom<DateTime> for chrono::DateTime<Utc> {
    type Error = TimeError;

    fn try_from(value: DateTime) -> Result<Self, TimeError> {
        chrono::DateTime::<FixedOffset>::try_from(value).map(|value| value.to_utc())
    }
}

/// Cut to hundredths of a second, with the deviation that the offset is. The status is not specified: an offset does not tell of
/// daylight saving. [`DateTime::with_status`] sets it.
///
/// # Errors
/// [`TimeError::OutOfRange`]: a year beyond 0 to 65534; an offset of broken minutes, or beyond 14 hours to the east and 12 to the west.
impl<Tz: TimeZone> TryFrom<chrono::DateTime<Tz>> for DateTime {
    type Error = TimeError;

    fn try_from(value: chrono::DateTime<Tz>) -> Result<Self, TimeError> {
        const DEVIATION: TimeError = TimeError::OutOfRange(TimePart::Deviation);
        let west = value.offset().fix().utc_minus_local();
        if west % 60 != 0 {
            return Err(DEVIATION);
        }
        let deviation = i16::try_from(west / 60).map_err(|_| DEVIATION)?;
        let hundredths = i64::from(value.timestamp_subsec_millis().min(999) / 10);
        let seconds = value.timestamp().checked_mul(PER_SECOND).ok_or(TimeError::OutOfRange(TimePart::Year))?;
        Self::from_unix_hundredths(seconds + hundredths, deviation, ClockStatus::UNSPECIFIED)
    }
}
