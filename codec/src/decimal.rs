//! Exact decimal numbers: what a scaler makes of a whole number.

#[cfg(feature = "rust_decimal")]
mod rust_decimal;

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

/// A whole number times a power of ten, exact: 2330 × 10^-1 is `233.0`.
///
/// Every number that travels in COSEM Data fits with every scaler. Trailing zeroes are kept, as they tell how finely a meter counts;
/// two numbers are equal where they stand for the same value, however they are written: `233.0` is `233`.
///
/// ```
/// use cosem_codec::Decimal;
///
/// let voltage = Decimal::new(2330, -1);
/// assert_eq!(voltage.to_string(), "233.0");
/// assert_eq!(voltage, Decimal::from(233));
/// assert!(voltage < "233.01".parse()?);
/// assert_eq!(voltage.checked_sub(Decimal::new(5, -3)), Some(Decimal::new(232_995, -3)));
/// # Ok::<(), cosem_codec::ParseDecimalError>(())
/// ```
#[derive(Clone, Copy, Default)]
pub struct Decimal {
    mantissa: i128,
    exponent: i8,
}

/// Powers beyond this are written as such: a line full of zeroes helps nobody.
const MOST_ZEROES: u8 = 20;

/// Digits, a point, zeroes, and `×10^-128`.
const LONGEST: usize = 80;

impl Decimal {
    /// 0.
    pub const ZERO: Self = Self::new(0, 0);

    /// `mantissa` × 10^`exponent`.
    #[must_use]
    #[inline]
    pub const fn new(mantissa: i128, exponent: i8) -> Self {
        Self { mantissa, exponent }
    }

    /// The whole number.
    #[must_use]
    #[inline]
    pub const fn mantissa(self) -> i128 {
        self.mantissa
    }

    /// The power of ten that the mantissa is multiplied by.
    #[must_use]
    #[inline]
    pub const fn exponent(self) -> i8 {
        self.exponent
    }

    /// The same value with another exponent; `None` where it would not be exact, or the mantissa not fit.
    ///
    /// With the scaler of a register this gives the number that is written to it.
    #[must_use]
    pub fn with_exponent(self, exponent: i8) -> Option<Self> {
        let places = i16::from(self.exponent) - i16::from(exponent);
        if self.mantissa == 0 {
            return Some(Self::new(0, exponent));
        }
        let power = 10_i128.checked_pow(u32::from(places.unsigned_abs()));
        let mantissa = match (places >= 0, power) {
            (true, Some(power)) => self.mantissa.checked_mul(power)?,
            (false, Some(power)) if self.mantissa.checked_rem(power) == Some(0) => self.mantissa.checked_div(power)?,
            _ => return None,
        };
        Some(Self::new(mantissa, exponent))
    }

    /// The value as a whole number; `None` where it is none, or does not fit.
    #[must_use]
    pub fn to_integer(self) -> Option<i128> {
        self.with_exponent(0).map(Self::mantissa)
    }

    /// The nearest binary floating point number. Not exact: for plots, not for bills.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        let mut text = Text::new();
        // neither can fail: the text is shorter than the buffer, and is a number
        let _ = fmt::Write::write_fmt(&mut text, format_args!("{}e{}", self.mantissa, self.exponent));
        text.as_str().parse().unwrap_or(f64::NAN)
    }

    /// The sum, with the smaller of the two exponents; `None` where the mantissa does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let (one, two) = (self.with_exponent(exponent)?, other.with_exponent(exponent)?);
        Some(Self::new(one.mantissa.checked_add(two.mantissa)?, exponent))
    }

    /// The difference, with the smaller of the two exponents; `None` where the mantissa does not fit.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self::new(other.mantissa.checked_neg()?, other.exponent))
    }

    /// The product; `None` where mantissa or exponent do not fit.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        Some(Self::new(self.mantissa.checked_mul(other.mantissa)?, self.exponent.checked_add(other.exponent)?))
    }

    /// Mantissa and exponent without trailing zeroes: the same for equal values.
    fn normal(self) -> (i128, i16) {
        let (mut mantissa, mut exponent) = (self.mantissa, i16::from(self.exponent));
        if mantissa == 0 {
            return (0, 0);
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        (mantissa, exponent)
    }
}

/// Compares two amounts that are not 0, given as digits and a power of ten.
fn compare_amounts((one, one_exponent): (u128, i16), (two, two_exponent): (u128, i16)) -> Ordering {
    let places = one_exponent - two_exponent;
    if places < 0 {
        return compare_amounts((two, two_exponent), (one, one_exponent)).reverse();
    }
    // an amount beyond 128 bits is larger than all that fit
    match 10_u128.checked_pow(u32::from(places.unsigned_abs())).and_then(|power| one.checked_mul(power)) {
        Some(one) => one.cmp(&two),
        None => Ordering::Greater,
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, two) = (self.mantissa.signum(), other.mantissa.signum());
        if one != two || one == 0 {
            return one.cmp(&two);
        }
        let amount = |number: &Self| (number.mantissa.unsigned_abs(), i16::from(number.exponent));
        let order = compare_amounts(amount(self), amount(other));
        if one > 0 { order } else { order.reverse() }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.normal().hash(state);
    }
}

macro_rules! from {
    ($($number:ident)*) => {$(
        impl From<$number> for Decimal {
            #[inline]
            fn from(number: $number) -> Self {
                Self::new(number.into(), 0)
            }
        }
    )*};
}

from!(i8 i16 i32 i64 i128 u8 u16 u32 u64);

/// A text on the stack.
pub(crate) struct Text {
    octets: [u8; LONGEST],
    len: usize,
}

impl Text {
    pub(crate) const fn new() -> Self {
        Self { octets: [0; LONGEST], len: 0 }
    }

    pub(crate) fn as_str(&self) -> &str {
        self.octets.get(..self.len).and_then(|octets| str::from_utf8(octets).ok()).unwrap_or_default()
    }
}

impl fmt::Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = self.octets.get_mut(self.len..).ok_or(fmt::Error)?;
        let (place, _) = room.split_at_mut_checked(text.len()).ok_or(fmt::Error)?;
        place.copy_from_slice(text.as_bytes());
        self.len = self.len.saturating_add(text.len());
        Ok(())
    }
}

/// All digits, never rounded: `233.0`, `-0.005`, `109552250`; a power of ten beyond 20 as such: `1 × 10^-128`. Takes a width and
/// a sign as integers do; a precision is ignored.
impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        let mut text = Text::new();
        let (amount, places) = (self.mantissa.unsigned_abs(), self.exponent.unsigned_abs());
        if self.exponent == 0 || amount == 0 && self.exponent > 0 {
            write!(text, "{amount}")?;
        } else if places > MOST_ZEROES {
            write!(text, "{amount} × 10^{}", self.exponent)?;
        } else if self.exponent > 0 {
            write!(text, "{amount}{:0<1$}", "", usize::from(places))?;
        } else {
            // at most 20 places, so the power fits
            let power = 10_u128.checked_pow(places.into()).unwrap_or(u128::MAX);
            write!(text, "{}.{:0>2$}", amount / power, amount % power, usize::from(places))?;
        }
        out.pad_integral(self.mantissa >= 0, "", text.as_str())
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Decimal({self})")
    }
}

/// Why a text is no [`Decimal`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseDecimalError {
    /// The octet of the text where it stops to be one, counted from 0.
    pub offset: usize,
}

impl fmt::Display for ParseDecimalError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "no decimal number, or too long, at octet {}", self.offset)
    }
}

impl core::error::Error for ParseDecimalError {}

/// Digits with at most one point between them, and a sign: `-0.005`. Places behind the point become the exponent.
impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, ParseDecimalError> {
        let (negative, digits) = match text.as_bytes() {
            [b'-', digits @ ..] => (true, digits),
            [b'+', digits @ ..] => (false, digits),
            digits => (false, digits),
        };
        let signs = text.len().saturating_sub(digits.len());
        let (mut mantissa, mut exponent, mut point, mut before) = (0_i128, 0_i8, false, false);
        for (index, octet) in digits.iter().enumerate() {
            let wrong = ParseDecimalError { offset: signs.saturating_add(index) };
            match octet {
                b'0'..=b'9' => {
                    let digit = i128::from(octet - b'0');
                    let next = mantissa.checked_mul(10).and_then(|shifted| shifted.checked_add(if negative { -digit } else { digit }));
                    mantissa = next.ok_or(wrong)?;
                    exponent = if point { exponent.checked_sub(1).ok_or(wrong)? } else { exponent };
                    before = true;
                }
                b'.' if !point && before => (point, before) = (true, false),
                _ => return Err(wrong),
            }
        }
        if before { Ok(Self::new(mantissa, exponent)) } else { Err(ParseDecimalError { offset: text.len() }) }
    }
}

/// The text, as floating point would not be exact.
#[cfg(feature = "serde")]
impl serde::Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
