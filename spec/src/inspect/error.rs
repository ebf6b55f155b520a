//! Faults of octets: what was wrong, where, and what was expected instead.

use std::fmt;

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What is wrong with the octets. The names are those of the codec's error kinds, so that both back ends can be compared.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum ErrorKind { $($(#[$doc])* $variant,)* }

        impl ErrorKind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name, as used in JSON: `truncated`, `unexpected-tag`, ...
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

kinds! {
    /// Octets are missing at the end.
    Truncated = "truncated",
    /// Octets are left over.
    Trailing = "trailing",
    /// Another tag or identifier octet than the model says.
    UnexpectedTag = "unexpected-tag",
    /// A selector, type tag or discriminator that no alternative has.
    UnknownSelector = "unknown-selector",
    /// A length octet of 80, or a length in more than four octets.
    LengthForm = "length-form",
    /// A length that the type does not allow.
    Length = "length",
    /// A structure with another number of members than the model says.
    Count = "count",
    /// A presence flag other than 00, 01 or FF.
    PresenceFlag = "presence-flag",
    /// Another value than the only one allowed.
    Constant = "constant",
    /// Reserved bits that are set otherwise than the model says.
    ReservedBits = "reserved-bits",
    /// A value outside of its range.
    Range = "range",
    /// A value without a name where only named ones are allowed.
    UnknownCode = "unknown-code",
    /// The check octets do not match the octets in front of them.
    Check = "check",
    /// Values nested deeper than the limit.
    TooDeep = "too-deep",
    /// A compact array whose elements take no octets.
    EmptyElement = "empty-element",
    /// The type description of a compact array has too many nodes.
    DescriptionTooLong = "description-too-long",
    /// An object identifier that is not well formed.
    Oid = "oid",
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Why octets do not follow the model.
///
/// `Display` gives one line:
/// `truncated in get-request.normal.cosem-attribute-descriptor.instance-id at octet 5: 6 more octets needed`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectError {
    /// What is wrong.
    pub kind: ErrorKind,
    /// The octet concerned, counted from the first octet given to the inspector.
    pub offset: usize,
    /// Where the octets that were being read start: 0, or, for a fault inside of a contained item, the first octet of its content.
    /// `offset - base` is the offset that a decoder reports which was given the content alone.
    pub base: usize,
    /// The names from the outermost item down to the field, in the standard's spelling; list elements as `[0]`.
    pub path: Vec<String>,
    /// What was expected, in words: `6 more octets needed`.
    pub expected: String,
}

impl InspectError {
    /// The path as one string: `get-response.normal.result.data[2][0]`.
    #[must_use]
    pub fn path_text(&self) -> String {
        join_path(&self.path)
    }
}

impl fmt::Display for InspectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {} at octet {}: {}", self.kind, self.path_text(), self.offset, self.expected)
    }
}

impl std::error::Error for InspectError {}

/// Joins names with dots, list indices without: `result[0].data`.
pub(crate) fn join_path(names: &[String]) -> String {
    let mut text = String::new();
    for name in names {
        if !text.is_empty() && !name.starts_with('[') {
            text.push('.');
        }
        text.push_str(name);
    }
    text
}

/// A fault on its way up. The path is filled in at the innermost name.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) kind: ErrorKind,
    pub(crate) offset: usize,
    pub(crate) expected: String,
    pub(crate) path: Option<Vec<String>>,
}

impl Fault {
    pub(crate) fn new(kind: ErrorKind, offset: usize, expected: impl Into<String>) -> Box<Self> {
        Box::new(Self { kind, offset, expected: expected.into(), path: None })
    }

    /// `needed` octets are missing of the primitive that starts at `offset`.
    pub(crate) fn truncated(offset: usize, needed: usize) -> Box<Self> {
        let octets = if needed == 1 { "octet" } else { "octets" };
        Self::new(ErrorKind::Truncated, offset, format!("{needed} more {octets} needed"))
    }

    /// `count` octets are left from `offset` on.
    pub(crate) fn trailing(offset: usize, count: usize) -> Box<Self> {
        let octets = if count == 1 { "octet" } else { "octets" };
        Self::new(ErrorKind::Trailing, offset, format!("{count} {octets} left over"))
    }

    pub(crate) fn into_error(self, base: usize) -> InspectError {
        InspectError { kind: self.kind, offset: self.offset, base, path: self.path.unwrap_or_default(), expected: self.expected }
    }
}

/// The result of reading.
pub(crate) type Read<T> = Result<T, Box<Fault>>;
