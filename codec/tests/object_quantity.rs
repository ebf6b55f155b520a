//! Exact decimals, scalers and units.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::HashSet;

use cosem_codec::class::{ScalerUnit, Unit};
use cosem_codec::data::{Data, Value};
use cosem_codec::{Decimal, Decode, Number, ParseDecimalError};
use proptest::prelude::*;

#[test]
fn a_decimal_is_printed_exactly() {
    let text = |mantissa, exponent| Decimal::new(mantissa, exponent).to_string();
    assert_eq!(text(2330, -1), "233.0");
    assert_eq!(text(-5, -3), "-0.005");
    assert_eq!(text(0, -2), "0.00");
    assert_eq!(text(0, 3), "0");
    assert_eq!(text(10_955_225, 1), "109552250");
    assert_eq!(text(-7, 0), "-7");
    assert_eq!(text(1, -128), "1 × 10^-128");
    assert_eq!(text(-1, 127), "-1 × 10^127");
    assert_eq!(text(u64::MAX.into(), -20), "0.18446744073709551615");
    assert_eq!(text(i64::MIN.into(), 20), "-922337203685477580800000000000000000000");
    assert_eq!(text(i128::MIN, 20), "-17014118346046923173168730371588410572800000000000000000000");
    assert_eq!(text(i128::MIN, -20), "-1701411834604692317.31687303715884105728");
    assert_eq!(format!("{:>8}|{:+}", Decimal::new(25, -1), Decimal::new(25, -1)), "     2.5|+2.5");
}

#[test]
fn equal_values_are_equal_however_they_are_written() {
    let same = [Decimal::new(10, 2), Decimal::new(1000, 0), Decimal::new(1, 3), Decimal::new(10_000, -1)];
    assert_eq!(same.into_iter().collect::<HashSet<_>>().len(), 1);
    assert!(same.iter().all(|one| same.iter().all(|other| one == other)));
    assert_eq!(Decimal::new(0, 5), Decimal::new(0, -5));
    assert!(Decimal::new(1, 127) > Decimal::new(i128::MAX, 0));
    assert!(Decimal::new(-1, 127) < Decimal::new(i128::MIN, 0));
    assert!(Decimal::new(1, -128) > Decimal::ZERO);
    assert!(Decimal::new(1, -128) < Decimal::new(1, -127));
}

#[test]
fn a_text_that_is_no_decimal_is_refused_where_it_stops_to_be_one() {
    let parse = |text: &str| text.parse::<Decimal>();
    assert_eq!(parse("-0.005"), Ok(Decimal::new(-5, -3)));
    assert_eq!(parse("+12").map(|number| (number.mantissa(), number.exponent())), Ok((12, 0)));
    assert_eq!(parse("233.0").map(|number| (number.mantissa(), number.exponent())), Ok((2330, -1)));
    for (text, offset) in [("", 0), ("-", 1), (".5", 0), ("5.", 2), ("1e3", 1), ("1.2.3", 3), ("12 ", 2), ("−1", 0)] {
        assert_eq!(parse(text), Err(ParseDecimalError { offset }), "{text}");
    }
    assert_eq!(parse("170141183460469231731687303715884105728"), Err(ParseDecimalError { offset: 38 }));
    assert_eq!(parse("-170141183460469231731687303715884105728"), Ok(Decimal::from(i128::MIN)));
}

#[test]
fn every_numeric_type_takes_a_scaler() {
    let scaler_unit = ScalerUnit { scaler: -2, unit: Unit::VOLT };
    let shown = |octets: &[u8]| scaler_unit.apply(Data::decode(octets).unwrap().value().unwrap()).map(|quantity| quantity.to_string());
    let numbers: [(&[u8], &str); 16] = [
        (&[0x0f, 0xff], "-0.01 V"),
        (&[0x10, 0xff, 0xff], "-0.01 V"),
        (&[0x05, 0x80, 0, 0, 0], "-21474836.48 V"),
        (&[0x14, 0x80, 0, 0, 0, 0, 0, 0, 0], "-92233720368547758.08 V"),
        (&[0x11, 0xff], "2.55 V"),
        (&[0x12, 0xff, 0xff], "655.35 V"),
        (&[0x06, 0xff, 0xff, 0xff, 0xff], "42949672.95 V"),
        (&[0x15, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], "184467440737095516.15 V"),
        (&[0x17, 0x43, 0x66, 0x80, 0x00], "2.305 V"),
        (&[0x18, 0x40, 0x6c, 0xd0, 0, 0, 0, 0, 0], "2.305 V"),
        (&[0x1c, 0xff], "-0.01 V"),
        (&[0x1d, 0xff, 0xff], "-0.01 V"),
        (&[0x1e, 0xff, 0xff, 0xff, 0xff], "-0.01 V"),
        (&[0x1f, 0xff], "2.55 V"),
        (&[0x20, 0xff, 0xff], "655.35 V"),
        (&[0x21, 0, 0, 0, 1], "0.01 V"),
    ];
    for (octets, text) in numbers {
        assert_eq!(shown(octets).as_deref(), Some(text), "{octets:02x?}");
    }
    for octets in [&[0x00][..], &[0x03, 0x01], &[0x0d, 0x12], &[0x16, 0x01], &[0x09, 0x01, 0x31], &[0x02, 0x00], &[0xff]] {
        assert_eq!(shown(octets), None, "{octets:02x?}");
    }
}

#[test]
fn floating_point_passes_as_it_is() {
    assert_eq!(Number::of(Value::Float32(0.1), 0), Some(Number::Float32(0.1)));
    assert_eq!(Number::of(Value::Float64(f64::INFINITY), 3), Some(Number::Float64(f64::INFINITY)));
    assert!(matches!(Number::of(Value::Float64(f64::NAN), 3), Some(Number::Float64(number)) if number.is_nan()));
    // rounded once: 0.1 × 10^3 is not 0.1f32 widened
    assert_eq!(Number::of(Value::Float32(0.1), 3), Some(Number::Float32(100.0)));
    assert_eq!(Number::of(Value::Float32(0.1), 0).unwrap().decimal(), None);
}

#[test]
fn units_are_shown_by_their_symbols() {
    let shown = |code| ScalerUnit { scaler: 0, unit: Unit(code) }.apply(Value::Unsigned(7)).unwrap().to_string();
    assert_eq!(shown(30), "7 Wh");
    assert_eq!(shown(13), "7 m3");
    assert_eq!(shown(255), "7");
    assert_eq!(shown(58), "7 (unit 58)");
    assert_eq!(shown(0), "7 (unit 0)");
}

#[test]
fn what_is_written_to_a_register_is_exact() {
    let scaler_unit = ScalerUnit { scaler: -1, unit: Unit::VOLT };
    assert_eq!(scaler_unit.unscaled("230".parse().unwrap()), Some(2300));
    assert_eq!(scaler_unit.unscaled("230.50".parse().unwrap()), Some(2305));
    assert_eq!(scaler_unit.unscaled("230.55".parse().unwrap()), None);
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(mantissa in any::<i128>(), exponent in -20_i8..=0) {
        let number = Decimal::new(mantissa, exponent);
        let read: Decimal = number.to_string().parse().unwrap();
        prop_assert_eq!((read.mantissa(), read.exponent()), (mantissa, exponent));
    }

    #[test]
    fn the_order_is_that_of_the_numbers(one in -10_000_i64..10_000, two in -10_000_i64..10_000, places in 0_i8..=4, more in 0_i8..=4) {
        // both over 10^4: whole numbers
        let over = |mantissa: i64, places: i8| i128::from(mantissa) * 10_i128.pow(4 - u32::from(places.unsigned_abs()));
        let order = Decimal::new(one.into(), -places).cmp(&Decimal::new(two.into(), -more));
        prop_assert_eq!(order, over(one, places).cmp(&over(two, more)));
    }

    #[test]
    fn another_exponent_changes_nothing(mantissa in any::<i64>(), exponent in any::<i8>(), other in any::<i8>()) {
        let number = Decimal::new(mantissa.into(), exponent);
        if let Some(moved) = number.with_exponent(other) {
            prop_assert_eq!(moved, number);
            prop_assert_eq!(moved.exponent(), other);
        } else {
            prop_assert!(mantissa != 0);
        }
    }

    #[test]
    fn adding_and_taking_away_comes_back(one in any::<i64>(), two in any::<i64>(), places in -9_i8..=9, more in -9_i8..=9) {
        let (one, two) = (Decimal::new(one.into(), places), Decimal::new(two.into(), more));
        let back = one.checked_add(two).unwrap().checked_sub(two).unwrap();
        prop_assert_eq!(back, one);
    }
}

#[cfg(feature = "rust_decimal")]
mod other {
    use cosem_codec::Decimal;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rust_decimal_agrees(one in any::<i64>(), two in any::<i64>(), places in -9_i8..=9, more in -9_i8..=9) {
            let (one, two) = (Decimal::new(one.into(), places), Decimal::new(two.into(), more));
            let (first, second) = (rust_decimal::Decimal::try_from(one).unwrap(), rust_decimal::Decimal::try_from(two).unwrap());
            prop_assert_eq!(first.cmp(&second), one.cmp(&two));
            prop_assert_eq!(first.to_string(), one.to_string());
            prop_assert_eq!(Decimal::from(first), one);
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let too_fine = Decimal::new(1, -29);
        assert_eq!(rust_decimal::Decimal::try_from(too_fine), Err(too_fine));
        assert_eq!(rust_decimal::Decimal::try_from(Decimal::new(1, 29)), Err(Decimal::new(1, 29)));
    }
}

#[cfg(feature = "serde")]
#[test]
fn decimals_are_serialised_as_text() {
    let scaler_unit = ScalerUnit { scaler: -1, unit: Unit::VOLT };
    let json = |value| serde_json::to_string(&scaler_unit.apply(value).unwrap()).unwrap();
    assert_eq!(json(Value::LongUnsigned(2330)), r#"{"number":"233.0","unit":"V"}"#);
    assert_eq!(json(Value::Float64(1.5)), r#"{"number":0.15,"unit":"V"}"#);
}
