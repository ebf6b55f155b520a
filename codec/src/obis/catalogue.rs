//! Catalogues, and what they say about a code.

use core::fmt;

use super::table::{Piece, Scope, Segment, Teller};
use super::{Group, Obis};
use crate::describe::Description;

/// Rules that say what codes mean.
///
/// The catalogue of the suite is `CATALOGUE`; [`spec_file!`](crate::spec_file) makes one of a spec file of your own.
#[derive(Debug)]
pub struct Catalogue {
    /// The ends of intervals of values: the steps from value group to value group.
    #[doc(hidden)]
    pub ends: &'static [u8],
    /// Where each of them leads: to another step, to a rule, or nowhere.
    #[doc(hidden)]
    pub leads: &'static [u16],
    /// Where the first step begins.
    #[doc(hidden)]
    pub start: u16,
    #[doc(hidden)]
    pub rules: &'static [Rule],
    /// Clauses and evidence.
    #[doc(hidden)]
    pub sources: &'static [Description],
}

/// What some codes mean.
#[doc(hidden)]
#[derive(Debug)]
pub struct Rule {
    /// The name.
    pub text: &'static [Piece],
    /// What stands behind it.
    pub tail: &'static [Piece],
    /// The classes of objects; `None` for any.
    pub classes: Option<&'static [u16]>,
    /// Whose codes they are.
    pub owner: Option<Owner>,
    /// The index of its source.
    pub source: u16,
}

impl Catalogue {
    /// From here on a lead is a rule.
    #[doc(hidden)]
    pub const RULES: u16 = 0x8000;
    /// From here on a lead is the value group that is not known.
    #[doc(hidden)]
    pub const UNKNOWN: u16 = 0xFFFA;

    /// What a code means. Allocates nothing.
    ///
    /// With a catalogue of one's own:
    ///
    /// ```
    /// # #[cfg(feature = "obis")] {
    /// use cosem_codec::obis::Obis;
    ///
    /// mod vendor {
    ///     cosem_codec::spec_file!("tests/obis/vendor.spec");
    /// }
    ///
    /// let code = Obis::new(1, 0, 140, 7, 0, 255);
    /// assert_eq!(code.describe().to_string(), "manufacturer specific");
    /// assert_eq!(vendor::CATALOGUE.describe(code).to_string(), "relay temperature; instantaneous value");
    /// # }
    /// ```
    #[must_use]
    pub fn describe(&'static self, code: Obis) -> Meaning {
        let mut step = self.start;
        for value in code.0.into_iter().chain([0]) {
            if step >= Self::RULES {
                break;
            }
            // The last interval of a step ends at 255, so one is always found.
            let ends = self.ends.get(usize::from(step)..).unwrap_or_default();
            let at = ends.iter().position(|end| value <= *end).unwrap_or(0);
            step = self.leads.get(usize::from(step) + at).copied().unwrap_or(u16::MAX);
        }
        let found = match step {
            Self::UNKNOWN.. => Err(Group::ALL.get(usize::from(step - Self::UNKNOWN)).copied().unwrap_or(Group::F)),
            _ => self.rules.get(usize::from(step & !Self::RULES)).ok_or(Group::A),
        };
        Meaning { catalogue: self, code, found }
    }
}

/// What a catalogue says about a code. Its `Display` is the name, or `reserved` where no rule names the code.
#[derive(Clone, Copy)]
pub struct Meaning {
    catalogue: &'static Catalogue,
    code: Obis,
    /// The rule, or the first value group that is not known.
    found: Result<&'static Rule, Group>,
}

impl Meaning {
    /// The code.
    #[must_use]
    pub const fn code(&self) -> Obis {
        self.code
    }

    /// True where a rule names the code; others are reserved.
    #[must_use]
    pub const fn is_named(&self) -> bool {
        self.found.is_ok()
    }

    /// The first value group at which no rule of the standard's own codes goes on, where the code has no name.
    #[must_use]
    pub const fn unknown_group(&self) -> Option<Group> {
        match self.found {
            Ok(_) => None,
            Err(group) => Some(group),
        }
    }

    /// The classes whose objects may have the code, in all their versions. None where it has no name.
    #[must_use]
    pub fn classes(&self) -> Classes {
        match self.found {
            Ok(rule) => rule.classes.map_or(Classes::Any, Classes::These),
            Err(_) => Classes::These(&[]),
        }
    }

    /// Whose code it is, where it is not the standard's own.
    #[must_use]
    pub fn owner(&self) -> Option<Owner> {
        self.found.ok().and_then(|rule| rule.owner)
    }

    /// The clause of the rule, and how it is known.
    #[must_use]
    pub fn source(&self) -> Option<&'static Description> {
        self.found.ok().and_then(|rule| self.catalogue.sources.get(usize::from(rule.source)))
    }

    /// What of the name says this.
    #[must_use]
    pub fn part(&self, role: Role) -> Option<Part> {
        let mut there = false;
        // Nothing is written, so nothing can fail.
        let _ = self.tell(&mut |segment| {
            there |= segment_role(segment) == Some(role);
            Ok(())
        });
        there.then_some(Part { meaning: *self, role })
    }

    /// What is there of the name, in the order of [`Role::ALL`].
    pub fn parts(&self) -> Parts {
        Parts { meaning: *self, left: Role::ALL.iter() }
    }

    fn tell(&self, out: &mut dyn FnMut(Segment) -> fmt::Result) -> fmt::Result {
        let Ok(rule) = self.found else { return Ok(()) };
        let mut teller = Teller::new(out);
        let scope = Scope { values: self.code.0, parts: &self.code.0, role: Role::Detail, form: 0 };
        teller.text(rule.text, scope)?;
        teller.text(rule.tail, scope)
    }
}

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.found {
            Ok(_) => self.tell(&mut |segment| segment.fmt(f)),
            Err(_) => f.write_str("reserved"),
        }
    }
}

impl fmt::Debug for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Meaning({}, {self})", self.code)
    }
}

/// What of a name says one thing. Display it.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    meaning: Meaning,
    role: Role,
}

impl Part {
    /// What it says.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        let mut written = false;
        self.meaning.tell(&mut |segment| {
            if let Segment::Separator(text) = segment {
                separator = text;
                return Ok(());
            }
            let between = core::mem::take(&mut separator);
            if segment_role(segment) != Some(self.role) {
                return Ok(());
            }
            if core::mem::replace(&mut written, true) {
                f.write_str(between)?;
            }
            segment.fmt(f)
        })
    }
}

fn segment_role(segment: Segment) -> Option<Role> {
    match segment {
        Segment::Separator(_) => None,
        Segment::Text(role, _) | Segment::Number(role, _) => Some(role),
    }
}

/// The parts of a name.
#[derive(Debug, Clone)]
pub struct Parts {
    meaning: Meaning,
    left: core::slice::Iter<'static, Role>,
}

impl Iterator for Parts {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let meaning = self.meaning;
        self.left.find_map(|role| meaning.part(*role))
    }
}

/// The classes whose objects may have a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Classes {
    /// Any class.
    Any,
    /// These, in all their versions.
    These(&'static [u16]),
}

impl Classes {
    /// True where objects of this class may have the code.
    #[must_use]
    pub fn contains(self, class_id: u16) -> bool {
        match self {
            Self::Any => true,
            Self::These(classes) => classes.contains(&class_id),
        }
    }
}

macro_rules! words {
    ($(#[$outer:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word for it in spec files.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

words! {
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

words! {
    /// Whose a code is, where it is not the standard's own.
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
