//! Object identifiers (ISO/IEC 8825-1, 8.19).

use core::fmt;

/// OBJECT IDENTIFIER: a view of its content octets. Decoded ones were checked.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Oid<'a>(&'a [u8]);

impl<'a> Oid<'a> {
    /// From content octets, without identifier and length. Nothing is checked, see [`is_well_formed`](Oid::is_well_formed).
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn from_octets(octets: &'a [u8]) -> Self {
        Self(octets)
    }

    /// The content octets.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn octets(&self) -> &'a [u8] {
        self.0
    }

    /// False where there is no octet, where the last arc is cut, where an arc starts with 80 or is above 32 bits.
    #[must_use]
    #[cfg_attr(not(feature = "small"), inline(always))]
    pub const fn is_well_formed(&self) -> bool {
        // the names of DLMS/COSEM: 2.16.756.5.8 and two arcs of one octet
        matches!(self.0, [0x60, 0x85, 0x74, 0x05, 0x08, ..0x80, ..0x80]) || self.has_arcs()
    }

    /// True where the octets are one or more arcs, and nothing else.
    #[cold]
    #[inline(never)]
    const fn has_arcs(&self) -> bool {
        let mut rest = self.0;
        loop {
            match arc(rest) {
                Some((_, [])) => return true,
                Some((_, after)) => rest = after,
                None => return false,
            }
        }
    }

    /// The arcs: `2, 16, 756, 5, 8, 1, 1`, up to the first one that is malformed.
    #[must_use]
    pub const fn arcs(&self) -> Arcs<'a> {
        match arc(self.0) {
            // the first number holds two arcs: 40 times the first, which is 0, 1 or 2, plus the second
            Some((number, rest)) => {
                let first = if number < 80 { number / 40 } else { 2 };
                Arcs { first: Some(first), second: Some(number - 40 * first), rest }
            }
            None => Arcs { first: None, second: None, rest: &[] },
        }
    }
}

/// One number: seven bits in each octet, all octets but the last with the top bit set.
const fn arc(input: &[u8]) -> Option<(u32, &[u8])> {
    let mut number: u32 = 0;
    let mut rest = input;
    if let [0x80, ..] = rest {
        return None;
    }
    while let [octet, after @ ..] = rest {
        if number > u32::MAX >> 7 {
            return None;
        }
        // widening; `From` is not const
        number = number << 7 | u32::from_be_bytes([0, 0, 0, *octet & 0x7f]);
        rest = after;
        if *octet & 0x80 == 0 {
            return Some((number, rest));
        }
    }
    None
}

/// The arcs of an [`Oid`].
#[derive(Debug, Clone)]
pub struct Arcs<'a> {
    first: Option<u32>,
    second: Option<u32>,
    rest: &'a [u8],
}

impl Iterator for Arcs<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.first.take().or_else(|| self.second.take()).or_else(|| {
            let (number, rest) = arc(self.rest)?;
            self.rest = rest;
            Some(number)
        })
    }
}

/// The arcs with dots: `2.16.756.5.8.1.1`.
impl fmt::Display for Oid<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        self.arcs().try_for_each(|arc| {
            write!(out, "{separator}{arc}")?;
            separator = ".";
            Ok(())
        })
    }
}

impl fmt::Debug for Oid<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Oid({self})")
    }
}
