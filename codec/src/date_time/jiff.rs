//! Conversions from and to `jiff`.

use jiff::civil;
use jiff::{Timestamp, Zoned};

use super::calendar::{DEVIATIONS, PER_SECOND, TimeError, TimePart};
use super::{ClockStatus, Date, DateTime, DayOfMonth, DayOfWeek, Month, Time};

/// Nanoseconds of a hundredth of a second.
const HUNDREDTH: i32 = 10_000_000;

/// # Errors
/// Where the date is a pattern, does not exist, or lies behind the year 9999.
impl TryFrom<Date> for civil::Date {
    type Error = TimeError;

    fn try_from(date: Date) -> Result<Self, TimeError> {
        const YEAR: TimeError = TimeError::OutOfRange(TimePart::Year);
        // by way of the days, so that the last day of a month is the day it is
        let definite = Date::from_days(date.days()?).ok_or(YEAR)?;
        let (Some(year), Month::Number(month), DayOfMonth::Number(day)) = (definite.year(), definite.month(), definite.day_of_month())
        else {
            return Err(YEAR);
        };
        Self::new(year.try_into().map_err(|_| YEAR)?, month.cast_signed(), day.cast_signed()).map_err(|_| YEAR)
    }
}

/// With its day of the week.
///
/// # Errors
/// [`TimeError::OutOfRange`]: a year before 0.
impl TryFrom<civil::Date> for Date {
    type Error = TimeError;

    fn try_from(date: civil::Date) -> Result<Self, TimeError> {
        let year = u16::try_from(date.year()).map_err(|_| TimeError::OutOfRange(TimePart::Year))?;
        let (month, day) = (date.month().cast_unsigned(), date.day().cast_unsigned());
        let weekday = date.weekday().to_monday_one_offset().cast_unsigned();
        Ok(Self::new(Some(year), Month::from_octet(month), DayOfMonth::from_octet(day), DayOfWeek::from_octet(weekday)))
    }
}

/// Hundredths that are not specified count as 0.
///
/// # Errors
/// Where another part is not specified, and where one is out of its range.
impl TryFrom<Time> for civil::Time {
    type Error = TimeError;

    fn try_from(time: Time) -> Result<Self, TimeError> {
        time.to_hundredths()?;
        let [hour, minute, second, hundredths] =
            [time.hour(), time.minute(), time.second(), time.hundredths()].map(|part| part.unwrap_or(0));
        let nanoseconds = i32::from(hundredths) * HUNDREDTH;
        Self::new(hour.cast_signed(), minute.cast_signed(), second.cast_signed(), nanoseconds)
            .map_err(|_| TimeError::OutOfRange(TimePart::Hour))
    }
}

/// Cut to hundredths of a second.
impl From<civil::Time> for Time {
    fn from(time: civil::Time) -> Self {
        let hundredths = u8::try_from(time.subsec_nanosecond() / HUNDREDTH).ok();
        let [hour, minute, second] = [time.hour(), time.minute(), time.second()].map(|part| Some(part.cast_unsigned()));
        Self::new(hour, minute, second, hundredths)
    }
}

/// The local date and time, whatever the deviation is.
///
/// # Errors
/// As those of date and time.
impl TryFrom<DateTime> for civil::DateTime {
    type Error = TimeError;

    fn try_from(value: DateTime) -> Result<Self, TimeError> {
        Ok(Self::from_parts(value.date().try_into()?, value.time().try_into()?))
    }
}

/// Without a deviation; the status is not specified, as nothing tells of daylight saving.
///
/// # Errors
/// As those of the date.
impl TryFrom<civil::DateTime> for DateTime {
    type Error = TimeError;

    fn try_from(value: civil::DateTime) -> Result<Self, TimeError> {
        Ok(Self::new(value.date().try_into()?, value.time().into(), None, ClockStatus::UNSPECIFIED))
    }
}

/// The point in time. The clock status is left behind: look at [`DateTime::status`] first.
///
/// # Errors
/// Where a part is not specified, the deviation among them, and where one is out of its range.
impl TryFrom<DateTime> for Timestamp {
    type Error = TimeError;

    fn try_from(value: DateTime) -> Result<Self, TimeError> {
        let hundredths = value.to_unix_hundredths()?;
        let nanoseconds = i32::try_from(hundredths.rem_euclid(PER_SECOND)).unwrap_or(0) * HUNDREDTH;
        Self::new(hundredths.div_euclid(PER_SECOND), nanoseconds).map_err(|_| TimeError::OutOfRange(TimePart::Year))
    }
}

/// Cut to hundredths of a second. The status tells whether the time zone is in daylight saving.
///
/// # Errors
/// [`TimeError::OutOfRange`]: a year before 0; an offset of broken minutes, or beyond 14 hours to the east and 12 to the west.
impl TryFrom<&Zoned> for DateTime {
    type Error = TimeError;

    fn try_from(value: &Zoned) -> Result<Self, TimeError> {
        const DEVIATION: TimeError = TimeError::OutOfRange(TimePart::Deviation);
        let east = value.offset().seconds();
        if east % 60 != 0 {
            return Err(DEVIATION);
        }
        let deviation = i16::try_from(-east / 60).ok().filter(|deviation| DEVIATIONS.contains(deviation)).ok_or(DEVIATION)?;
        let saving = value.time_zone().to_offset_info(value.timestamp()).dst().is_dst();
        let status = if saving { ClockStatus::DAYLIGHT_SAVING } else { ClockStatus::default() };
        Ok(Self::new(value.date().try_into()?, value.time().into(), Some(deviation), status))
    }
}
