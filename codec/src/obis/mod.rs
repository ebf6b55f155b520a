//! OBIS codes, IEC 62056-6-1: the names of COSEM objects, and what they mean.
//!
//! A code is six octets, the value groups A to F, written `A-B:C.D.E*F`:
//!
//! ```
//! use cosem_codec::obis::Obis;
//!
//! let code: Obis = "1-0:1.8.0*255".parse()?;
//! assert_eq!(code, Obis::new(1, 0, 1, 8, 0, 255));
//! assert_eq!(code.to_string(), "1-0:1.8.0*255");
//! assert_eq!(code.dotted().to_string(), "1.0.1.8.0.255");
//! assert_eq!(format!("{code:X}"), "0100010800FF");
//! # Ok::<(), cosem_codec::obis::ParseObisError>(())
//! ```
//!
//! With the feature `obis` the catalogue of the spec files says what a code means and which interface classes its objects may have:
//!
//! ```
//! # #[cfg(feature = "obis")] {
//! use cosem_codec::obis::{Obis, Role};
//!
//! let meaning = Obis::new(1, 0, 41, 8, 2, 101).describe();
//! assert_eq!(meaning.to_string(), "active energy + (QI+QIV), L2; time integral 1; rate 2, last billing period");
//! assert_eq!(meaning.part(Role::Phase).unwrap().to_string(), "L2");
//! assert!(meaning.classes().contains(3));
//!
//! // C = 108 is reserved
//! let reserved = Obis::new(1, 0, 108, 8, 0, 255).describe();
//! assert!(!reserved.is_named());
//! # }
//! ```
//!
//! A catalogue of one's own is a spec file; see [`Catalogue::describe`].

mod catalogue;
pub mod table;
mod text;

#[doc(hidden)]
pub use catalogue::Rule;
pub use catalogue::{Catalogue, Classes, Meaning, Owner, Part, Parts, Role};
pub use text::{Dotted, ParseObisError, ParseObisErrorKind};

#[cfg(feature = "obis")]
cosem_derive::suite!("obis");

use core::fmt;

use crate::class::LogicalName;

/// An OBIS code: six octets, the value groups A to F.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Obis(pub [u8; 6]);

impl Obis {
    /// The code with these value groups.
    #[must_use]
    pub const fn new(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8) -> Self {
        Self([a, b, c, d, e, f])
    }

    /// The octets, as a logical name has them.
    #[must_use]
    pub const fn octets(self) -> [u8; 6] {
        self.0
    }

    /// One value group.
    #[must_use]
    pub const fn group(self, group: Group) -> u8 {
        let [a, b, c, d, e, f] = self.0;
        match group {
            Group::A => a,
            Group::B => b,
            Group::C => c,
            Group::D => d,
            Group::E => e,
            Group::F => f,
        }
    }

    /// Value group A: the medium.
    #[must_use]
    pub const fn a(self) -> u8 {
        self.group(Group::A)
    }

    /// Value group B: the channel.
    #[must_use]
    pub const fn b(self) -> u8 {
        self.group(Group::B)
    }

    /// Value group C: the quantity, or the kind of object.
    #[must_use]
    pub const fn c(self) -> u8 {
        self.group(Group::C)
    }

    /// Value group D: what was made of the quantity.
    #[must_use]
    pub const fn d(self) -> u8 {
        self.group(Group::D)
    }

    /// Value group E: tariff, harmonic, or index.
    #[must_use]
    pub const fn e(self) -> u8 {
        self.group(Group::E)
    }

    /// Value group F: billing period, or threshold.
    #[must_use]
    pub const fn f(self) -> u8 {
        self.group(Group::F)
    }

    /// The billing period that F names, where it names one: for historical values. `None` for values of F that are reserved.
    #[must_use]
    pub const fn billing_period(self) -> Option<BillingPeriod> {
        match self.f() {
            counter @ 0..=99 => Some(BillingPeriod::Counter(counter)),
            back @ 101..=125 => Some(BillingPeriod::Back(back - 100)),
            126 => Some(BillingPeriod::Several),
            255 => Some(BillingPeriod::Current),
            _ => None,
        }
    }

    /// What the code means, by the catalogue of the spec files. Allocates nothing.
    #[cfg(feature = "obis")]
    #[must_use]
    pub fn describe(self) -> Meaning {
        CATALOGUE.describe(self)
    }

    /// The medium that A names: `electricity`. `None` where A is reserved.
    #[cfg(feature = "obis")]
    #[must_use]
    pub fn medium(self) -> Option<table::Text> {
        tables::MEDIUM.text(self.a())
    }
}

/// A value group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "they are called so")]
pub enum Group {
    A,
    B,
    C,
    D,
    E,
    F,
}

impl Group {
    /// All of them, in the order of the octets.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// What value group F says of a historical value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BillingPeriod {
    /// 255: the current one, or F says nothing.
    Current,
    /// 0 to 99: the one with this value of the billing period counter, which is that of the youngest.
    Counter(u8),
    /// 101 to 125: so many back, 1 for the last one.
    Back(u8),
    /// 126: an unspecified number of last ones.
    Several,
}

impl From<[u8; 6]> for Obis {
    fn from(octets: [u8; 6]) -> Self {
        Self(octets)
    }
}

impl From<Obis> for [u8; 6] {
    fn from(code: Obis) -> Self {
        code.0
    }
}

impl From<LogicalName> for Obis {
    fn from(name: LogicalName) -> Self {
        Self(name.0)
    }
}

impl From<Obis> for LogicalName {
    fn from(code: Obis) -> Self {
        Self(code.0)
    }
}
