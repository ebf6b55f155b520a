//! How codes are written: `1-0:1.8.0*255`, `1.0.1.8.0.255`, `0100010800FF`, and the reduced forms of IEC 62056-21.

use core::fmt;
use core::str::FromStr;

use super::Obis;

/// A code as six numbers with dots: `1.0.1.8.0.255`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dotted(Obis);

impl Obis {
    /// As six numbers with dots: `1.0.1.8.0.255`.
    #[must_use]
    pub const fn dotted(self) -> Dotted {
        Dotted(self)
    }

    /// Reads a code in any of its usual notations.
    ///
    /// | text | code |
    /// | --- | --- |
    /// | `1-0:1.8.0*255`, `1-0:1.8.0&255`, `1-0:1.8.0.255` | all groups; `&` says that a reset was manual, which the code does not keep |
    /// | `1.0.1.8.0.255`, `1.0.1.8.0*255` | all groups |
    /// | `0100010800FF` | the octets: exactly 12 hexadecimal digits |
    /// | `1-0:1.8.0`, `0:1.8.0`, `1.8.0`, `1.8`, `1.8.0*01`, `C.1.0`, `F.F` | reduced: C and D, the others may be left out |
    ///
    /// In a reduced form B left out is 0, E is 0, F is 255; A is 1 (electricity), or 0 where C is a letter. The letters C, F, L and P in the
    /// place of C or D are 96, 97, 98 and 99. Other media have reduced forms too, but nothing in the text tells: see [`Obis::parse_reduced`].
    ///
    /// # Errors
    ///
    /// What is wrong with the text, and where.
    ///
    /// ```
    /// use cosem_codec::obis::Obis;
    ///
    /// assert_eq!(Obis::parse("1.8.0*05")?, Obis::new(1, 0, 1, 8, 0, 5));
    /// assert_eq!(Obis::parse("C.1.0")?, Obis::new(0, 0, 96, 1, 0, 255));
    /// assert_eq!(Obis::parse("1-0:1.8.300").unwrap_err().to_string(), "more than 255 at position 8");
    /// # Ok::<(), cosem_codec::obis::ParseObisError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, ParseObisError> {
        parse(text.as_bytes(), None)
    }

    /// As [`Obis::parse`], with the medium that a reduced form leaves out.
    ///
    /// # Errors
    ///
    /// What is wrong with the text, and where.
    ///
    /// ```
    /// use cosem_codec::obis::Obis;
    ///
    /// assert_eq!(Obis::parse_reduced("1.0", 6)?, Obis::new(6, 0, 1, 0, 0, 255));
    /// # Ok::<(), cosem_codec::obis::ParseObisError>(())
    /// ```
    pub fn parse_reduced(text: &str, medium: u8) -> Result<Self, ParseObisError> {
        parse(text.as_bytes(), Some(medium))
    }
}

impl FromStr for Obis {
    type Err = ParseObisError;

    fn from_str(text: &str) -> Result<Self, ParseObisError> {
        Self::parse(text)
    }
}

/// `1-0:1.8.0*255`.
impl fmt::Display for Obis {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, f] = self.0;
        write!(out, "{a}-{b}:{c}.{d}.{e}*{f}")
    }
}

/// `1.0.1.8.0.255`.
impl fmt::Display for Dotted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, f] = self.0.0;
        write!(out, "{a}.{b}.{c}.{d}.{e}.{f}")
    }
}

/// `0100010800FF`.
impl fmt::UpperHex for Obis {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|octet| write!(out, "{octet:02X}"))
    }
}

/// `0100010800ff`.
impl fmt::LowerHex for Obis {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|octet| write!(out, "{octet:02x}"))
    }
}

/// As `1-0:1.8.0*255`.
#[cfg(feature = "serde")]
impl serde::Serialize for Obis {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What is wrong with a text that is no code, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseObisError {
    /// What is wrong.
    pub kind: ParseObisErrorKind,
    /// The octet of the text, counted from 0.
    pub position: usize,
}

/// What is wrong with a text that is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParseObisErrorKind {
    /// A number is missing.
    NumberExpected,
    /// A number is greater than 255.
    NumberTooLarge,
    /// Something stands where it has no meaning.
    Unexpected,
    /// There is no group D: C and D may not be left out.
    Incomplete,
    /// Five numbers with dots: A or F is missing, and nothing tells which.
    Ambiguous,
    /// More than six groups.
    TooManyGroups,
}

impl fmt::Display for ParseObisError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            ParseObisErrorKind::NumberExpected => "a number expected",
            ParseObisErrorKind::NumberTooLarge => "more than 255",
            ParseObisErrorKind::Unexpected => "unexpected character",
            ParseObisErrorKind::Incomplete => "value groups C and D are needed, but the text ends",
            ParseObisErrorKind::Ambiguous => "five groups, A or F is missing, and the text ends",
            ParseObisErrorKind::TooManyGroups => "more than six groups",
        };
        write!(f, "{what} at position {}", self.position)
    }
}

impl core::error::Error for ParseObisError {}

/// The rest of the text, and how much was read.
struct Reader<'t> {
    rest: &'t [u8],
    position: usize,
}

impl Reader<'_> {
    const fn error<T>(&self, kind: ParseObisErrorKind) -> Result<T, ParseObisError> {
        Err(ParseObisError { kind, position: self.position })
    }

    fn eat(&mut self, mark: u8) -> bool {
        match self.rest.split_first() {
            Some((first, rest)) if *first == mark => {
                self.rest = rest;
                self.position = self.position.wrapping_add(1);
                true
            }
            _ => false,
        }
    }

    fn number(&mut self) -> Result<u8, ParseObisError> {
        let start = self.position;
        let mut number: Option<u16> = None;
        while let Some((digit @ b'0'..=b'9', rest)) = self.rest.split_first() {
            let value = number.unwrap_or(0).saturating_mul(10).saturating_add(u16::from(digit - b'0'));
            number = Some(value);
            self.rest = rest;
            self.position = self.position.wrapping_add(1);
        }
        let Some(number) = number else { return self.error(ParseObisErrorKind::NumberExpected) };
        u8::try_from(number).map_err(|_| ParseObisError { kind: ParseObisErrorKind::NumberTooLarge, position: start })
    }

    /// A number, or a letter that stands for one on displays.
    fn group(&mut self) -> Result<(u8, bool), ParseObisError> {
        for (letter, value) in [(b'C', 96), (b'F', 97), (b'L', 98), (b'P', 99)] {
            if self.eat(letter) {
                return Ok((value, true));
            }
        }
        Ok((self.number()?, false))
    }
}

fn parse(text: &[u8], medium: Option<u8>) -> Result<Obis, ParseObisError> {
    if let Some(octets) = hexadecimal(text) {
        return Ok(Obis(octets));
    }
    let mut reader = Reader { rest: text, position: 0 };
    let (mut a, mut b) = (None, None);
    let mut first = reader.group()?;
    // `A-` and `B:` in front, each of which may be left out.
    if !first.1 && reader.eat(b'-') {
        a = Some(first.0);
        first = (reader.number()?, false);
        if !reader.eat(b':') {
            return reader.error(ParseObisErrorKind::Unexpected);
        }
        b = Some(first.0);
        first = reader.group()?;
    } else if !first.1 && reader.eat(b':') {
        b = Some(first.0);
        first = reader.group()?;
    }
    // Groups with dots between them.
    let mut groups = [first.0, 0, 0, 0, 0, 0];
    let mut count = 1;
    let bare = a.is_none() && b.is_none() && !first.1;
    let most = if bare { 6 } else { 4 };
    while reader.eat(b'.') {
        if count == most {
            return reader.error(ParseObisErrorKind::TooManyGroups);
        }
        let value = if count == 1 { reader.group()?.0 } else { reader.number()? };
        if let Some(slot) = groups.get_mut(count) {
            *slot = value;
        }
        count += 1;
    }
    let f = if reader.eat(b'*') || reader.eat(b'&') { Some(reader.number()?) } else { None };
    if !reader.rest.is_empty() {
        return reader.error(ParseObisErrorKind::Unexpected);
    }
    let [g0, g1, g2, g3, g4, _] = groups;
    Ok(match (count, f) {
        (1, _) => return reader.error(ParseObisErrorKind::Incomplete),
        (6, None) if bare => Obis(groups),
        (5, Some(f)) if bare => Obis([g0, g1, g2, g3, g4, f]),
        (5, None) if bare => return reader.error(ParseObisErrorKind::Ambiguous),
        (4, None) | (2 | 3, _) => {
            let a = a.or(medium).unwrap_or(if first.1 { 0 } else { 1 });
            let f = if count == 4 { g3 } else { f.unwrap_or(u8::MAX) };
            Obis([a, b.unwrap_or(0), g0, g1, g2, f])
        }
        _ => return reader.error(ParseObisErrorKind::TooManyGroups),
    })
}

/// Twelve hexadecimal digits.
fn hexadecimal(text: &[u8]) -> Option<[u8; 6]> {
    let (pairs, rest) = text.as_chunks::<2>();
    if !rest.is_empty() || pairs.len() != 6 {
        return None;
    }
    let digit = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let mut octets = [0; 6];
    for (octet, [high, low]) in octets.iter_mut().zip(pairs) {
        *octet = digit(*high)? << 4 | digit(*low)?;
    }
    Some(octets)
}
