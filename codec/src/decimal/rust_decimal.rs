//! Conversions from and to `rust_decimal`, whose numbers have 96 bits and at most 28 places.

use rust_decimal::Decimal as Other;

use super::Decimal;

/// # Errors
/// Where the number does not fit exactly: the error is the number itself.
impl TryFrom<Decimal> for Other {
    type Error = Decimal;

    fn try_from(number: Decimal) -> Result<Self, Decimal> {
        let whole = if number.exponent > 0 { number.with_exponent(0).ok_or(number)? } else { number };
        Self::try_from_i128_with_scale(whole.mantissa, u32::from(whole.exponent.unsigned_abs())).map_err(|_| number)
    }
}

impl From<Other> for Decimal {
    fn from(number: Other) -> Self {
        // at most 28 places
        Self::new(number.mantissa(), i8::try_from(number.scale()).map_or(0, |scale| -scale))
    }
}
