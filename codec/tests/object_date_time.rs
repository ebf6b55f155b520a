//! The order of dates and times, and what they are on the calendar.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use core::cmp::Ordering::{self, Equal, Greater, Less};

use cosem_codec::{ClockStatus, Date, DateTime, Time, TimeError, TimePart, Unordered};
use proptest::prelude::*;

const NS: u8 = 0xff;

fn date(year: u16, month: u8, day: u8, weekday: u8) -> Date {
    let [high, low] = year.to_be_bytes();
    Date::from_octets([high, low, month, day, weekday])
}

fn at(year: u16, month: u8, day: u8, time: [u8; 4], deviation: i16, status: u8) -> DateTime {
    let deviation = if deviation == i16::MIN { None } else { Some(deviation) };
    DateTime::new(date(year, month, day, NS), Time::from_octets(time), deviation, ClockStatus(status))
}

#[test]
fn days_count_from_1970() {
    assert_eq!(date(1970, 1, 1, 4).days(), Ok(0));
    assert_eq!(date(2000, 3, 1, NS).days(), Ok(11_017));
    assert_eq!(date(2022, 2, 21, 1).days(), Ok(19_044));
    assert_eq!(date(0, 1, 1, NS).days(), Ok(-719_528));
    assert_eq!(Date::from_days(19_044), Some(date(2022, 2, 21, 1)));
    assert_eq!(Date::from_days(-719_529), None);
    assert_eq!(Date::from_days(date(0xfffe, 12, 31, NS).days().unwrap() + 1), None);
    assert_eq!(Date::from_days(i64::MAX), None);
}

#[test]
fn special_days_are_the_days_they_are() {
    let same = |special: Date, day: Date| assert_eq!(special.days(), day.days(), "{special}");
    same(date(2024, 2, 0xfe, NS), date(2024, 2, 29, NS));
    same(date(2023, 2, 0xfe, NS), date(2023, 2, 28, NS));
    same(date(2100, 2, 0xfd, NS), date(2100, 2, 27, NS));
    // the last Sunday of March and of October, when daylight saving changes in Europe
    same(date(2025, 3, 0xfe, 7), date(2025, 3, 30, 7));
    same(date(2025, 10, 0xfe, 7), date(2025, 10, 26, 7));
    same(date(2025, 3, 0xfd, 7), date(2025, 3, 23, 7));
    // a last Monday that is the last day
    same(date(2025, 3, 0xfe, 1), date(2025, 3, 31, 1));
}

#[test]
fn what_is_no_day_says_why() {
    let why = |date: Date| date.days().unwrap_err();
    assert_eq!(why(date(0xffff, 3, 0xfe, 7)), TimeError::Unspecified(TimePart::Year));
    assert_eq!(why(date(2025, NS, 1, NS)), TimeError::Unspecified(TimePart::Month));
    assert_eq!(why(date(2025, 1, NS, NS)), TimeError::Unspecified(TimePart::DayOfMonth));
    assert_eq!(why(date(2025, 0xfe, 1, NS)), TimeError::Special(TimePart::Month));
    assert_eq!(why(date(2025, 0xfd, 1, NS)), TimeError::Special(TimePart::Month));
    assert_eq!(why(date(2025, 13, 1, NS)), TimeError::OutOfRange(TimePart::Month));
    assert_eq!(why(date(2025, 2, 29, NS)), TimeError::OutOfRange(TimePart::DayOfMonth));
    assert_eq!(why(date(2025, 2, 0xe0, NS)), TimeError::OutOfRange(TimePart::DayOfMonth));
    assert_eq!(Time::from_octets([24, 0, 0, 0]).to_hundredths(), Err(TimeError::OutOfRange(TimePart::Hour)));
    assert_eq!(Time::from_octets([1, NS, 0, 0]).to_hundredths(), Err(TimeError::Unspecified(TimePart::Minute)));
    assert_eq!(Time::from_octets([1, 0, 0, 100]).to_hundredths(), Err(TimeError::OutOfRange(TimePart::Hundredths)));
    assert_eq!(at(2025, 1, 1, [0, 0, 0, 0], -721, 0).to_unix_hundredths(), Err(TimeError::OutOfRange(TimePart::Deviation)));
    assert_eq!(at(2025, 1, 1, [0, 0, 0, 0], i16::MIN, 0).to_unix_hundredths(), Err(TimeError::Unspecified(TimePart::Deviation)));
    assert_eq!(TimeError::Unspecified(TimePart::DayOfMonth).to_string(), "day of month not specified");
}

#[test]
fn points_in_time_are_ordered() {
    let noon = [12, 0, 0, 0];
    let compare = |one: DateTime, two: DateTime| {
        let order = one.compare(two);
        assert_eq!(two.compare(one), order.map(Ordering::reverse), "{one} {two}");
        order
    };
    // the same instant in two zones
    assert_eq!(compare(at(2025, 7, 1, noon, -120, 0x80), at(2025, 7, 1, [10, 0, 0, 0], 0, 0)), Ok(Equal));
    assert_eq!(compare(at(2025, 7, 1, noon, -120, 0x80), at(2025, 7, 1, [11, 0, 0, 0], -60, 0)), Ok(Equal));
    assert_eq!(compare(at(2025, 1, 1, [0, 30, 0, 0], -60, 0), at(2024, 12, 31, [23, 45, 0, 0], 0, 0)), Ok(Less));
    // the hour that comes twice: with deviations it is in order, without it is not
    let (summer, winter) = ([2, 30, 0, 0], [2, 10, 0, 0]);
    assert_eq!(compare(at(2025, 10, 26, summer, -120, 0x80), at(2025, 10, 26, winter, -60, 0)), Ok(Less));
    let none = i16::MIN;
    assert_eq!(compare(at(2025, 10, 26, summer, none, 0x80), at(2025, 10, 26, winter, none, 0)), Err(Unordered::DaylightSaving));
    assert_eq!(compare(at(2025, 10, 26, summer, none, 0x80), at(2025, 10, 26, [5, 0, 0, 0], none, 0)), Ok(Less));
    assert_eq!(compare(at(2025, 10, 26, summer, none, 0), at(2025, 10, 26, winter, none, 0)), Ok(Greater));
    // one of the two does not tell its deviation
    assert_eq!(compare(at(2025, 7, 1, noon, none, 0), at(2025, 7, 1, noon, 0, 0)), Err(Unordered::Deviation));
    assert_eq!(compare(at(2025, 7, 1, noon, none, 0), at(2025, 7, 3, noon, 0, 0)), Ok(Less));
}

#[test]
fn open_parts_make_stretches_and_patterns() {
    let compare = |one: DateTime, two: DateTime| one.compare(two);
    let whole = |octets| at(2025, 7, 1, octets, 0, 0);
    assert_eq!(compare(whole([12, 0, 0, NS]), whole([12, 0, 0, NS])), Ok(Equal));
    assert_eq!(compare(whole([12, 0, 0, NS]), whole([12, 0, 0, 50])), Err(Unordered::Overlap));
    assert_eq!(compare(whole([12, NS, NS, NS]), whole([13, 0, 0, 0])), Ok(Less));
    assert_eq!(compare(whole([12, NS, NS, NS]), whole([12, 59, 59, 99])), Err(Unordered::Overlap));
    assert_eq!(compare(whole([NS; 4]), at(2025, 7, 2, [0; 4], 0, 0)), Ok(Less));
    // every quarter past is a pattern
    let pattern = Unordered::NoTime(TimeError::Unspecified(TimePart::Hour));
    assert_eq!(compare(whole([NS, 15, 0, 0]), whole([12, 0, 0, 0])), Err(pattern));
    // a month, then a day; a time of an open day is a pattern
    assert_eq!(date(2025, 7, NS, NS).compare(date(2025, 8, 1, NS)), Ok(Less));
    assert_eq!(date(2025, NS, NS, NS).compare(date(2025, 8, 1, NS)), Err(Unordered::Overlap));
    assert_eq!(date(2025, NS, NS, NS).compare(date(2026, 1, 1, NS)), Ok(Less));
    assert_eq!(date(2025, 7, NS, 1).compare(date(2025, 8, 1, NS)), Err(Unordered::NoTime(TimeError::Unspecified(TimePart::DayOfMonth))));
    assert_eq!(
        compare(at(2025, 7, NS, [12, 0, 0, 0], 0, 0), whole([12, 0, 0, 0])),
        Err(Unordered::NoTime(TimeError::Unspecified(TimePart::DayOfMonth)))
    );
    assert_eq!(DateTime::UNSPECIFIED.compare(DateTime::UNSPECIFIED), Err(Unordered::NoTime(TimeError::Unspecified(TimePart::Year))));
}

#[test]
fn patterns_fit_the_days_they_stand_for() {
    let last_sunday_of_march = date(0xffff, 3, 0xfe, 7);
    let fits = |pattern: Date, day: Date| pattern.matches(day);
    assert_eq!(fits(last_sunday_of_march, date(2025, 3, 30, NS)), Ok(true));
    assert_eq!(fits(last_sunday_of_march, date(2025, 3, 31, NS)), Ok(false));
    assert_eq!(fits(last_sunday_of_march, date(2025, 10, 26, NS)), Ok(false));
    assert_eq!(fits(date(0xffff, 3, 0xfd, 7), date(2025, 3, 23, NS)), Ok(true));
    assert_eq!(fits(date(0xffff, NS, 0xfe, NS), date(2024, 2, 29, NS)), Ok(true));
    // every Monday; a 13th that is a Friday
    assert_eq!(fits(date(0xffff, NS, NS, 1), date(2022, 2, 21, NS)), Ok(true));
    assert_eq!(fits(date(0xffff, NS, NS, 1), date(2022, 2, 22, NS)), Ok(false));
    assert_eq!(fits(date(0xffff, NS, 13, 5), date(2026, 2, 13, NS)), Ok(true));
    assert_eq!(fits(date(0xffff, NS, 13, 5), date(2026, 4, 13, NS)), Ok(false));
    assert_eq!(fits(Date::UNSPECIFIED, date(2026, 4, 13, NS)), Ok(true));
    assert_eq!(fits(date(2025, NS, NS, NS), date(2026, 4, 13, NS)), Ok(false));
    assert_eq!(fits(date(2025, 0xfe, 1, NS), date(2025, 4, 13, NS)), Err(TimeError::Special(TimePart::Month)));
    assert_eq!(fits(date(2025, 4, 0xe0, NS), date(2025, 4, 13, NS)), Err(TimeError::OutOfRange(TimePart::DayOfMonth)));
    assert_eq!(fits(Date::UNSPECIFIED, Date::UNSPECIFIED), Err(TimeError::Unspecified(TimePart::Year)));
    let quarter = Time::from_octets([NS, 15, 0, NS]);
    assert_eq!(quarter.matches(Time::from_octets([7, 15, 0, 0])), Ok(true));
    assert_eq!(quarter.matches(Time::from_octets([7, 16, 0, 0])), Ok(false));
    assert_eq!(Time::from_octets([7, 15, 0, 0]).matches(Time::from_octets([7, 15, 0, NS])), Ok(true));
    assert_eq!(quarter.matches(quarter), Err(TimeError::Unspecified(TimePart::Hour)));
}

#[test]
fn seconds_can_be_added() {
    let stamp = DateTime::new(date(2024, 2, 28, 3), Time::from_octets([23, 45, 0, NS]), Some(-60), ClockStatus(0));
    let later = stamp.plus_seconds(900).unwrap();
    assert_eq!(later, DateTime::new(date(2024, 2, 29, 4), Time::from_octets([0, 0, 0, NS]), Some(-60), ClockStatus(0)));
    assert_eq!(later.plus_seconds(-900), Ok(stamp));
    // the day of the week that a meter leaves at 0 stays there
    let aidon = DateTime::from_octets([0x07, 0xe9, 12, 14, 0, 16, 0, 0, 0xff, 0, 0, 0]);
    assert_eq!(aidon.plus_seconds(86_400), Ok(DateTime::from_octets([0x07, 0xe9, 12, 15, 0, 16, 0, 0, 0xff, 0, 0, 0])));
    assert_eq!(stamp.plus_seconds(i64::MAX), Err(TimeError::OutOfRange(TimePart::Year)));
}

#[test]
fn a_status_tells_what_a_time_is_worth() {
    assert!(ClockStatus(0x80).is_reliable() && ClockStatus(0).is_reliable());
    assert!(!ClockStatus(0x01).is_reliable() && !ClockStatus(0x82).is_reliable() && !ClockStatus::UNSPECIFIED.is_reliable());
}

proptest! {
    #[test]
    fn days_and_dates_are_one_to_one(days in -719_528_i64..=23_217_001) {
        prop_assert_eq!(Date::from_days(days).unwrap().days(), Ok(days));
    }

    #[test]
    fn unix_times_come_back(hundredths in 0_i64..=2_000_000_000_000, deviation in -720_i16..=840) {
        let value = DateTime::from_unix_hundredths(hundredths, deviation, ClockStatus(0)).unwrap();
        prop_assert_eq!(value.to_unix_hundredths(), Ok(hundredths));
        prop_assert_eq!(value.deviation(), Some(deviation));
    }

    #[test]
    fn no_octets_make_it_fail(one in any::<[u8; 12]>(), two in any::<[u8; 12]>(), seconds in any::<i64>()) {
        let (one, two) = (DateTime::from_octets(one), DateTime::from_octets(two));
        prop_assert_eq!(one.compare(two), two.compare(one).map(Ordering::reverse).or_else(|_| one.compare(two)));
        let _ = (one.to_unix_hundredths(), one.plus_seconds(seconds), DateTime::from_unix_hundredths(seconds, 0, ClockStatus(0)));
    }
}

#[cfg(all(feature = "chrono", feature = "jiff"))]
mod crates {
    use super::*;

    #[test]
    fn a_reading_becomes_a_time_of_chrono_and_of_jiff() {
        let stamp = DateTime::from_octets([0x07, 0xe6, 2, 21, 1, 17, 37, 30, 0xff, 0xff, 0xc4, 0x00]);
        let there = chrono::DateTime::<chrono::FixedOffset>::try_from(stamp).unwrap();
        assert_eq!(there.to_string(), "2022-02-21 17:37:30 +01:00");
        let here = jiff::Timestamp::try_from(stamp).unwrap();
        assert_eq!((here.as_second(), here.subsec_nanosecond()), (there.timestamp(), 0));
        let local = jiff::civil::DateTime::try_from(stamp).unwrap();
        assert_eq!(local, jiff::civil::datetime(2022, 2, 21, 17, 37, 30, 0));
        // and back: hundredths and status are told now
        let back = DateTime::try_from(there).unwrap();
        assert_eq!(back.to_octets(), [0x07, 0xe6, 2, 21, 1, 17, 37, 30, 0, 0xff, 0xc4, 0xff]);
        assert_eq!(back.compare(stamp), Err(Unordered::Overlap));
        let zoned = here.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(2)));
        assert_eq!(DateTime::try_from(&zoned).unwrap().to_octets(), [0x07, 0xe6, 2, 21, 1, 18, 37, 30, 0, 0xff, 0x88, 0x00]);
    }

    #[test]
    fn daylight_saving_is_known_to_jiff() {
        let zone = jiff::tz::TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let status = |month| {
            let zoned = jiff::civil::date(2025, month, 1).at(0, 0, 0, 0).to_zoned(zone.clone()).unwrap();
            let value = DateTime::try_from(&zoned).unwrap();
            (value.deviation(), value.status())
        };
        assert_eq!(status(7), (Some(-120), ClockStatus::DAYLIGHT_SAVING));
        assert_eq!(status(12), (Some(-60), ClockStatus(0)));
    }

    #[test]
    fn what_is_no_time_says_why() {
        let pattern = at(0xffff, 3, 0xfe, [2, 0, 0, 0], -60, 0);
        assert_eq!(chrono::DateTime::<chrono::Utc>::try_from(pattern), Err(TimeError::Unspecified(TimePart::Year)));
        assert_eq!(jiff::Timestamp::try_from(pattern).unwrap_err(), TimeError::Unspecified(TimePart::Year));
        let behind = at(10_000, 1, 1, [0; 4], 0, 0);
        assert_eq!(jiff::Timestamp::try_from(behind).unwrap_err(), TimeError::OutOfRange(TimePart::Year));
        assert!(chrono::DateTime::<chrono::Utc>::try_from(behind).is_ok());
        let odd = chrono::FixedOffset::east_opt(3_601).unwrap();
        let time = chrono::DateTime::UNIX_EPOCH.with_timezone(&odd);
        assert_eq!(DateTime::try_from(time), Err(TimeError::OutOfRange(TimePart::Deviation)));
    }

    proptest! {
        #[test]
        fn both_agree_with_the_calendar_here(days in -719_528_i64..=2_932_896, hundredths in 0_u32..8_640_000) {
            use chrono::Datelike as _;
            let (date, time) = (Date::from_days(days).unwrap(), Time::from_hundredths(hundredths).unwrap());
            let one = chrono::NaiveDate::try_from(date).unwrap();
            prop_assert_eq!((i32::from(date.year().unwrap()), one.month()), (one.year(), u32::from(date.month().to_octet())));
            prop_assert_eq!((one.day(), one.weekday().number_from_monday()), (date.day_of_month().to_octet().into(), date.day_of_week().to_octet().into()));
            prop_assert_eq!(Date::try_from(one), Ok(date));
            let two = jiff::civil::Date::try_from(date).unwrap();
            prop_assert_eq!(Date::try_from(two), Ok(date));
            prop_assert_eq!(Time::from(chrono::NaiveTime::try_from(time).unwrap()), time);
            prop_assert_eq!(Time::from(jiff::civil::Time::try_from(time).unwrap()), time);
        }
    }
}
