//! Numbers with a scaler and a unit: what the value of a register means.

use core::fmt;

use crate::class::{ScalerUnit, Unit};
use crate::data::Value;
use crate::decimal::{Decimal, Text};

/// A number as it is meant: exact where whole numbers travel, floating point where that is what the meter sends.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
pub enum Number {
    /// A whole number with its scaler.
    Decimal(Decimal),
    /// A number of 32 bits, floating point.
    Float32(f32),
    /// A number of 64 bits, floating point.
    Float64(f64),
}

impl Number {
    /// The number that `value` is, times 10^`scaler`; `None` where it is none.
    ///
    /// Numbers are the integers of all sizes, those of the delta types, and floating point. An enum, a boolean and a bcd are none: an
    /// enum and a boolean stand for something else, and what the octet of a bcd stands for is not agreed.
    #[must_use]
    pub fn of(value: Value<'_>, scaler: i8) -> Option<Self> {
        let mantissa: i128 = match value {
            Value::Integer(number) | Value::DeltaInteger(number) => number.into(),
            Value::Long(number) | Value::DeltaLong(number) => number.into(),
            Value::DoubleLong(number) | Value::DeltaDoubleLong(number) => number.into(),
            Value::Long64(number) => number.into(),
            Value::Unsigned(number) | Value::DeltaUnsigned(number) => number.into(),
            Value::LongUnsigned(number) | Value::DeltaLongUnsigned(number) => number.into(),
            Value::DoubleLongUnsigned(number) | Value::DeltaDoubleLongUnsigned(number) => number.into(),
            Value::Long64Unsigned(number) => number.into(),
            Value::Float32(number) => return Some(Self::Float32(scaled(number, scaler))),
            Value::Float64(number) => return Some(Self::Float64(scaled(number, scaler))),
            _ => return None,
        };
        Some(Self::Decimal(Decimal::new(mantissa, scaler)))
    }

    /// The exact decimal; `None` for floating point.
    #[must_use]
    pub const fn decimal(self) -> Option<Decimal> {
        match self {
            Self::Decimal(decimal) => Some(decimal),
            Self::Float32(_) | Self::Float64(_) => None,
        }
    }

    /// The nearest binary floating point number. Not exact where the number is a decimal.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        match self {
            Self::Decimal(decimal) => decimal.to_f64(),
            Self::Float32(number) => number.into(),
            Self::Float64(number) => number,
        }
    }
}

/// A floating point number times a power of ten, rounded once: the power is put behind its shortest decimal form.
fn scaled<F: fmt::LowerExp + core::str::FromStr + Copy>(number: F, scaler: i8) -> F {
    if scaler == 0 {
        return number;
    }
    let mut text = Text::new();
    // the shortest form of 64 bits has 24 octets; infinities and what is no number have no exponent and stay as they are
    if fmt::Write::write_fmt(&mut text, format_args!("{number:e}")).is_err() {
        return number;
    }
    let Some((digits, exponent)) = text.as_str().split_once('e') else { return number };
    let Ok(exponent) = exponent.parse::<i32>() else { return number };
    let mut shifted = Text::new();
    if fmt::Write::write_fmt(&mut shifted, format_args!("{digits}e{}", exponent.saturating_add(scaler.into()))).is_err() {
        return number;
    }
    shifted.as_str().parse().unwrap_or(number)
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decimal(decimal) => decimal.fmt(out),
            Self::Float32(number) => number.fmt(out),
            Self::Float64(number) => number.fmt(out),
        }
    }
}

/// A number and its unit: what a register says.
///
/// ```
/// use cosem_codec::Decode;
/// use cosem_codec::class::ScalerUnit;
/// use cosem_codec::data::Data;
///
/// // attributes 3 and 2 of a register: 10^-1 V, long-unsigned 2330
/// let scaler_unit = ScalerUnit::decode(&[0x02, 0x02, 0x0f, 0xff, 0x16, 0x23])?;
/// let voltage = scaler_unit.apply(Data::decode(&[0x12, 0x09, 0x1a])?.value()?).unwrap();
/// assert_eq!(voltage.to_string(), "233.0 V");
/// # Ok::<(), cosem_codec::DecodeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Quantity {
    /// The number, scaled.
    pub number: Number,
    /// Its unit.
    pub unit: Unit,
}

/// Number and symbol: `233.0 V`. A count stands alone, a unit without a name is told by its code: `7 (unit 58)`.
impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(out)?;
        match self.unit.name() {
            _ if self.unit == Unit::COUNT => Ok(()),
            Some(symbol) => write!(out, " {symbol}"),
            None => write!(out, " (unit {})", self.unit.0),
        }
    }
}

impl ScalerUnit {
    /// What `value` means; `None` where it is no number ([`Number::of`] says which are).
    ///
    /// Whole numbers become exact decimals. A floating point number stays one; a scaler other than 0, which such a register should not
    /// have, is applied with one rounding.
    #[must_use]
    pub fn apply(&self, value: Value<'_>) -> Option<Quantity> {
        Some(Quantity { number: Number::of(value, self.scaler)?, unit: self.unit })
    }

    /// The whole number that stands for `decimal` in a register with this scaler: what is written to it. `None` where it would not be
    /// exact.
    #[must_use]
    pub fn unscaled(&self, decimal: Decimal) -> Option<i128> {
        decimal.with_exponent(self.scaler).map(Decimal::mantissa)
    }
}
