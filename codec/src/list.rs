//! Lists of elements of one type: views over octets, or over a slice to encode.

use core::fmt;
use core::iter::FusedIterator;

use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::error::{DecodeError, EncodeError, ErrorKind, ParseError, Parsed, truncated};

/// Elements of one type: a count and the octets that hold them, or a slice of values to encode.
///
/// A list that was checked while decoding iterates without errors; one that was taken lazily is checked by its iteration.
/// The octets of elements stand one after the other in the encoding of `T`; what is in front of them (a count in A-XDR, tag and
/// count in COSEM Data) is no part of the list.
///
/// Decoded and encoded on its own, a list is an array of COSEM Data.
pub struct List<'a, T>(Repr<'a, T>);

enum Repr<'a, T> {
    Octets { count: Count, octets: &'a [u8] },
    Values(&'a [T]),
}

/// How many elements, and in the highest bit whether all of them were read in their usual form: nothing in memory is as long as that.
#[derive(Clone, Copy)]
struct Count(usize);

impl Count {
    const USUAL: usize = !(usize::MAX >> 1);

    #[cfg_attr(not(feature = "small"), inline(always))]
    const fn number(self) -> usize {
        self.0 & !Self::USUAL
    }

    #[cfg_attr(not(feature = "small"), inline(always))]
    const fn is_usual(self) -> bool {
        self.0 & Self::USUAL != 0
    }
}

impl<T> Clone for List<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<'_, T> {}

impl<T> Clone for Repr<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Repr<'_, T> {}

impl<T> Default for List<'_, T> {
    fn default() -> Self {
        Self(Repr::Values(&[]))
    }
}

impl<'a, T> From<&'a [T]> for List<'a, T> {
    fn from(values: &'a [T]) -> Self {
        Self(Repr::Values(values))
    }
}

impl<'a, T, const N: usize> From<&'a [T; N]> for List<'a, T> {
    fn from(values: &'a [T; N]) -> Self {
        Self(Repr::Values(values))
    }
}

impl<'a, T> List<'a, T> {
    /// A view of `octets` that should hold `count` elements. Nothing is checked; the iteration does it.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn from_octets(count: usize, octets: &'a [u8]) -> Self {
        // no octets hold more elements than that
        let count = if count < Count::USUAL { count } else { Count::USUAL - 1 };
        Self(Repr::Octets { count: Count(count), octets })
    }

    /// A view of `count` elements that were checked, all of them in their usual form or not.
    #[cfg_attr(not(feature = "small"), inline(always))]
    const fn checked(count: usize, usual: bool, octets: &'a [u8]) -> Self {
        Self(Repr::Octets { count: Count(if usual { count | Count::USUAL } else { count }), octets })
    }

    /// The number of elements, as announced.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn len(&self) -> usize {
        match self.0 {
            Repr::Octets { count, .. } => count.number(),
            Repr::Values(values) => values.len(),
        }
    }

    /// True where there is no element.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The octets of the elements, or `None` where the list was built of values.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn octets(&self) -> Option<&'a [u8]> {
        match self.0 {
            Repr::Octets { octets, .. } => Some(octets),
            Repr::Values(_) => None,
        }
    }

    /// The values that the list was built of, or `None` where it is a view of octets.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn values(&self) -> Option<&'a [T]> {
        match self.0 {
            Repr::Octets { .. } => None,
            Repr::Values(values) => Some(values),
        }
    }
}

impl<'a, T: Decode<'a>> List<'a, T> {
    /// Reads `count` elements, checking each one.
    ///
    /// # Errors
    /// [`ErrorKind::Truncated`] at the first element where fewer octets than elements are left, and those of the elements.
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub fn parse_count(input: &'a [u8], count: usize) -> Parsed<'a, Self> {
        promised(input, count)?;
        let (mut rest, mut usual) = (input, T::USUAL);
        for _ in 0..count {
            rest = behind::<T>(rest, &mut usual)?;
        }
        Ok((rest, Self::checked(count, usual, consumed(input, rest))))
    }

    /// As [`parse_count`](List::parse_count), of elements that [`pass_usual`](Decode::pass_usual) passes; `None` with any other.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub fn parse_count_usual(input: &'a [u8], count: usize) -> Option<(&'a [u8], Self)> {
        // what has a usual form takes an octet at least
        if !T::USUAL && count > input.len() {
            return None;
        }
        let mut rest = input;
        for _ in 0..count {
            rest = T::pass_usual(rest)?;
        }
        Some((rest, Self::checked(count, T::USUAL, consumed(input, rest))))
    }

    /// What follows a count and as many elements that [`pass_usual`](Decode::pass_usual) passes; `None` with any other.
    // never: its loop would take registers from the loop of the list around it
    #[must_use]
    #[inline(never)]
    pub fn pass_counted(input: &'a [u8]) -> Option<&'a [u8]> {
        crate::axdr::list_usual::<T>(input).map(|(rest, _)| rest)
    }

    /// Reads elements, checking each one, until no octet is left.
    ///
    /// # Errors
    /// Those of the elements; [`ErrorKind::EmptyElement`] where an element takes no octet.
    pub fn parse_all(input: &'a [u8]) -> Parsed<'a, Self> {
        let (mut rest, mut usual) = (input, T::USUAL);
        let mut count = 0;
        while !rest.is_empty() {
            let after = behind::<T>(rest, &mut usual)?;
            if after.len() == rest.len() {
                return crate::error::fail(ErrorKind::EmptyElement, rest);
            }
            rest = after;
            count += 1;
        }
        Ok((rest, Self::checked(count, usual, input)))
    }
}

/// What follows an element: in its usual form found in place, in any other by a call, which `usual` remembers.
#[cfg_attr(not(feature = "small"), inline(always))]
fn behind<'a, T: Decode<'a>>(input: &'a [u8], usual: &mut bool) -> Result<&'a [u8], nom::Err<ParseError>> {
    match T::USUAL.then(|| T::pass_usual(input)) {
        Some(Some(rest)) => Ok(rest),
        Some(None) => {
            *usual = false;
            behind_unusual::<T>(input)
        }
        None => T::parse(input).map(|(rest, _)| rest),
    }
}

#[cold]
#[inline(never)]
fn behind_unusual<'a, T: Decode<'a>>(input: &'a [u8]) -> Result<&'a [u8], nom::Err<ParseError>> {
    T::parse(input).map(|(rest, _)| rest)
}

/// Reads an element that does not stand in its usual form.
#[cold]
#[inline(never)]
pub(crate) fn parse_unusual<'a, T: Decode<'a>>(input: &'a [u8]) -> Parsed<'a, T> {
    T::parse(input)
}

/// Refuses a count that promises more elements than octets are left: every element takes at least one.
#[cfg_attr(not(feature = "small"), inline(always))]
pub(crate) fn promised(input: &[u8], count: usize) -> Result<(), nom::Err<ParseError>> {
    if count > input.len() { Err(truncated(count - input.len(), input)) } else { Ok(()) }
}

/// The octets of `input` in front of `rest`, its end part.
#[cfg_attr(not(feature = "small"), inline(always))]
pub(crate) fn consumed<'a>(input: &'a [u8], rest: &[u8]) -> &'a [u8] {
    input.len().checked_sub(rest.len()).and_then(|len| input.get(..len)).unwrap_or(input)
}

impl<'a, T: Decode<'a> + Clone> List<'a, T> {
    /// The elements. The iteration ends after the first error; offsets count from the first element.
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub fn iter(&self) -> Iter<'a, T> {
        match self.0 {
            Repr::Octets { count, octets } => {
                Iter { usual: count.is_usual(), left: count.0, rest: octets, total: octets.len(), values: &[] }
            }
            Repr::Values(values) => {
                // what is built is written rather than iterated
                core::hint::cold_path();
                Iter { usual: false, left: values.len(), rest: &[], total: 0, values }
            }
        }
    }
}

impl<'a, T: Decode<'a> + Clone> IntoIterator for List<'a, T> {
    type Item = Result<T, DecodeError>;
    type IntoIter = Iter<'a, T>;

    #[cfg_attr(not(feature = "small"), inline(always))]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T: Decode<'a> + Clone> IntoIterator for &List<'a, T> {
    type Item = Result<T, DecodeError>;
    type IntoIter = Iter<'a, T>;

    #[cfg_attr(not(feature = "small"), inline(always))]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

/// The elements of a [`List`].
#[derive(Clone)]
pub struct Iter<'a, T> {
    /// True where all elements were checked, and [`parse_again`](Decode::parse_again) may be asked for them.
    usual: bool,
    /// Elements still to be read from `rest`, or to be taken from `values`; where all were checked `rest` alone tells the end.
    left: usize,
    /// What is left of `total` octets.
    rest: &'a [u8],
    total: usize,
    values: &'a [T],
}

impl<T> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Iter").field("octets", &self.rest.len()).field("values", &self.values.len()).finish()
    }
}

impl<'a, T: Decode<'a> + Clone> Iter<'a, T> {
    /// An element that does not stand in its usual form.
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn unusual(&mut self) -> Option<Result<T, DecodeError>> {
        match if T::USUAL { parse_unusual(self.rest) } else { T::parse(self.rest) } {
            Ok((after, value)) => {
                self.left = self.left.saturating_sub(1);
                self.rest = after;
                Some(Ok(value))
            }
            Err(error) => {
                self.left = 0;
                self.rest = &[];
                Some(Err(DecodeError::from_nom(error, self.total)))
            }
        }
    }
}

impl<'a, T: Decode<'a> + Clone> Iterator for Iter<'a, T> {
    type Item = Result<T, DecodeError>;

    // always: a call would hand every element over in memory
    #[cfg_attr(not(feature = "small"), inline(always))]
    fn next(&mut self) -> Option<Self::Item> {
        if T::USUAL && self.usual {
            if let Some((after, value)) = T::parse_again(self.rest) {
                self.rest = after;
                return Some(Ok(value));
            }
            return if self.rest.is_empty() { None } else { self.unusual() };
        }
        // where it is not known when compiling, the list is one inside of another, and those are checked
        core::hint::cold_path();
        let Some(left) = self.left.checked_sub(1) else {
            return match self.rest {
                [] => None,
                _ => Some(Err(DecodeError::trailing(core::mem::take(&mut self.rest), self.total))),
            };
        };
        if T::USUAL
            && let Some((after, value)) = T::parse_usual(self.rest)
        {
            self.left = left;
            self.rest = after;
            return Some(Ok(value));
        }
        // after that: nothing is read in its usual form from no octets, so that reading and taking need not be told apart at every element
        if let [first, others @ ..] = self.values {
            self.left = left;
            self.values = others;
            return Some(Ok(first.clone()));
        }
        self.unusual()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (octets, values) = (self.rest.len(), self.values.len());
        match self.left {
            _ if values > 0 => (values, Some(values)),
            _ if self.usual => (octets.min(1), Some(octets)),
            0 => (octets.min(1), Some(octets.min(1))),
            left => (1, Some(left.min(octets).saturating_add(1))),
        }
    }
}

impl<'a, T: Decode<'a> + Clone> FusedIterator for Iter<'a, T> {}

impl<'a, T: Decode<'a> + Clone + fmt::Debug> fmt::Debug for List<'a, T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = out.debug_list();
        for element in self {
            match element {
                Ok(value) => list.entry(&value),
                Err(error) => list.entry(&error),
            };
        }
        list.finish()
    }
}

/// Element by element, so that a decoded list equals the one it was built of.
impl<'a, T: Decode<'a> + Clone + PartialEq> PartialEq for List<'a, T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<'a, T: Decode<'a> + Clone + Eq> Eq for List<'a, T> {}

impl<'a, T: Decode<'a> + Clone + Encode> List<'a, T> {
    /// The octets that [`write_elements`](List::write_elements) writes.
    #[cfg_attr(not(feature = "small"), inline(always))]
    #[must_use]
    pub fn elements_len(&self) -> usize {
        match self.0 {
            Repr::Values(values) => values.iter().fold(0, |len: usize, element| len.saturating_add(element.encoded_len())),
            Repr::Octets { .. } => {
                self.iter().fold(0, |len: usize, element| len.saturating_add(element.map_or(0, |element| element.encoded_len())))
            }
        }
    }

    /// Writes the elements, each in its canonical form, without a count.
    ///
    /// # Errors
    /// Those of the elements; [`EncodeError::Content`] where an element does not decode.
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub fn write_elements(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        match self.0 {
            Repr::Values(values) if T::FIXED => out.fixed(values),
            Repr::Values(values) => values.iter().try_for_each(|element| element.write(out)),
            Repr::Octets { .. } => self.iter().try_for_each(|element| element?.write(out)),
        }
    }
}
