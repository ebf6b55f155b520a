//! Tables of value groups and catalogues of OBIS codes.

use std::fmt;

use crate::source::Place;

use super::{Clause, Evidence, ItemId, Since};

/// The value groups of an OBIS code.
pub const GROUPS: [char; 6] = ['A', 'B', 'C', 'D', 'E', 'F'];

/// Texts for the values of a value group.
#[derive(Debug, Clone)]
pub struct Values {
    /// What the texts say, where the table says it: otherwise what the text says that they stand in.
    pub role: Option<Role>,
    /// The words that `{form}` may stand for.
    pub forms: Vec<String>,
    /// The lines in the order of the file.
    pub lines: Vec<Line>,
    /// The values in ascending order, without overlap.
    pub entries: Vec<Entry>,
}

impl Values {
    /// The entry of a value.
    #[must_use]
    pub fn entry(&self, value: u8) -> Option<&Entry> {
        self.entries.iter().find(|entry| (entry.first..=entry.last).contains(&value))
    }

    /// All values that have a text.
    #[must_use]
    pub fn set(&self) -> OctetSet {
        self.entries.iter().fold(OctetSet::EMPTY, |set, entry| set.with(entry.first, entry.last))
    }
}

/// A line of a table of values.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its doc comment.
    pub docs: String,
    /// Its text. Parts refer to the addends of the entry.
    pub text: Vec<Piece>,
    /// Where it is declared.
    pub place: Place,
}

/// One value, or several neighbours that say the same but for the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The first value.
    pub first: u8,
    /// The last value.
    pub last: u8,
    /// The index of its line.
    pub line: usize,
    /// The values of the tables that the sum is made of.
    pub addends: Vec<u8>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Itself.
    Literal(String),
    /// A number computed from values.
    Number(Linear),
    /// The word of the form that was asked for, out of those of the table.
    Form(Vec<String>),
    /// The text that a table has for a value; nothing where it has none, or an empty one.
    Part(Part),
}

/// The text that a table has for a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What stands in front, unless nothing does or the part is empty.
    pub separator: String,
    /// The value: the index of a value group in a rule, of an addend in a line of a table.
    pub of: usize,
    /// The table.
    pub table: ItemId,
    /// The values that the table is asked for; it says nothing of others.
    pub only: OctetSet,
    /// The index of the form.
    pub form: usize,
}

/// A number: a constant and multiples of values, those of the groups in a rule, the value itself in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Linear {
    /// The constant.
    pub constant: i64,
    /// The factor of each value.
    pub factors: [i64; 6],
}

impl Linear {
    /// The number for these values.
    #[must_use]
    pub fn of(&self, values: [u8; 6]) -> i64 {
        self.factors
            .iter()
            .zip(values)
            .map(|(factor, value)| factor.saturating_mul(i64::from(value)))
            .fold(self.constant, i64::saturating_add)
    }
}

/// Rules that say what OBIS codes mean.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// True where it decides before the catalogues that are not so.
    pub first: bool,
    /// Whose codes they are, where they are not the standard's own.
    pub owner: Option<Owner>,
    /// The rules in the order of the file.
    pub rules: Vec<Rule>,
}

/// What the codes in a product of sets mean.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its doc comment.
    pub docs: String,
    /// The values of each group.
    pub sets: [OctetSet; 6],
    /// The name.
    pub text: Vec<Piece>,
    /// The classes whose objects may have the code; `None` for any class.
    pub classes: Option<Vec<u16>>,
    /// Where the standard says it.
    pub clause: Clause,
    /// How it is known.
    pub evidence: Evidence,
    /// The edition that introduced it.
    pub since: Option<Since>,
    /// Where it is declared.
    pub place: Place,
}

impl Rule {
    /// True where the rule is about this code.
    #[must_use]
    pub fn fits(&self, code: [u8; 6]) -> bool {
        self.sets.iter().zip(code).all(|(set, value)| set.contains(value))
    }
}

/// A set of octets.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct OctetSet([u64; 4]);

impl OctetSet {
    /// No octet.
    pub const EMPTY: Self = Self([0; 4]);
    /// All octets.
    pub const ALL: Self = Self([u64::MAX; 4]);

    /// With `first..=last`.
    #[must_use]
    pub fn with(mut self, first: u8, last: u8) -> Self {
        for value in first..=last {
            self.0[usize::from(value / 64)] |= 1 << (value % 64);
        }
        self
    }

    /// True where it has the octet.
    #[must_use]
    pub const fn contains(self, value: u8) -> bool {
        self.0[(value / 64) as usize] >> (value % 64) & 1 == 1
    }

    /// True where it has none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::EMPTY
    }

    /// What both have.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] & other.0[at]))
    }

    /// What one of them has.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }

    /// What the other has not.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] & !other.0[at]))
    }

    /// The octets in ascending order.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..=u8::MAX).filter(move |value| self.contains(*value))
    }
}

/// As ranges: `0..9 | 255`.
impl fmt::Display for OctetSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::ALL {
            return f.write_str("_");
        }
        let mut values = self.iter().peekable();
        let mut separator = "";
        while let Some(first) = values.next() {
            let mut last = first;
            while let Some(next) = values.next_if(|next| last.checked_add(1) == Some(*next)) {
                last = next;
            }
            f.write_str(separator)?;
            separator = " | ";
            match last {
                _ if last == first => write!(f, "{first}")?,
                _ => write!(f, "{first}..{last}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for OctetSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OctetSet({self})")
    }
}

named! {
    /// What a part of a name says.
    Role {
        /// The medium.
        Medium = "medium",
        /// What is measured.
        Quantity = "quantity",
        /// The phase, or the neutral.
        Phase = "phase",
        /// What was made of the measured values: an integral, a maximum, an index.
        Processing = "processing",
        /// The conditions that a volume refers to.
        Conditions = "conditions",
        /// The tariff rate.
        Tariff = "tariff",
        /// The harmonic.
        Harmonic = "harmonic",
        /// The number of a threshold.
        Threshold = "threshold",
        /// The number of one of several objects of a kind.
        Instance = "instance",
        /// The billing period of a historical value.
        BillingPeriod = "billing_period",
        /// The measurement or communication channel.
        Channel = "channel",
        /// Whose codes they are.
        Owner = "owner",
        /// Anything else.
        Detail = "detail",
    }
}

named! {
    /// Whose codes they are, where they are not the standard's own.
    Owner {
        /// A utility's.
        Utility = "utility",
        /// A manufacturer's.
        Manufacturer = "manufacturer",
        /// A country's.
        Country = "country",
        /// A consortium's.
        Consortium = "consortium",
    }
}
