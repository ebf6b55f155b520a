//! What can be wrong with octets, and with values to encode.
//!
//! Parsers return a [`ParseError`]: the kind, and how many octets were left where it happened. The outermost call, which knows the
//! length of the whole, turns it into a [`DecodeError`] with an offset; success pays nothing for it.

use core::fmt;

/// A named field of an item, for error messages.
///
/// Without the feature `names` it is empty, and no string is linked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Field {
    #[cfg(feature = "names")]
    item: &'static str,
    #[cfg(feature = "names")]
    name: &'static str,
}

impl Field {
    /// The field `name` of `item`, both as the standard spells them: `("get-request-normal", "access-selection")`.
    #[must_use]
    #[cfg_attr(not(feature = "names"), allow(unused_variables))]
    pub const fn new(item: &'static str, name: &'static str) -> Self {
        Self {
            #[cfg(feature = "names")]
            item,
            #[cfg(feature = "names")]
            name,
        }
    }

    /// The item; the empty string without the feature `names`.
    #[must_use]
    pub const fn item(&self) -> &'static str {
        #[cfg(feature = "names")]
        return self.item;
        #[cfg(not(feature = "names"))]
        return "";
    }

    /// The field; the empty string without the feature `names`, or where the item as a whole is meant.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        #[cfg(feature = "names")]
        return self.name;
        #[cfg(not(feature = "names"))]
        return "";
    }
}

impl fmt::Display for Field {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.item())?;
        if !self.name().is_empty() {
            out.write_str(".")?;
            out.write_str(self.name())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Field({self})")
    }
}

/// What is wrong. Numbers that do not fit are given as the largest that does.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The octets end too early.
    Truncated {
        /// Octets missing to complete the value that is cut.
        needed: u16,
    },
    /// Octets are left over after the item.
    Trailing {
        /// How many.
        count: u16,
    },
    /// Another tag stands where one tag is possible.
    UnexpectedTag {
        /// The tag that belongs there.
        expected: u8,
        /// The tag that is there.
        found: u8,
    },
    /// A selector or type tag chooses an alternative that does not exist.
    UnknownSelector {
        /// The selector.
        found: u16,
    },
    /// No interface class has this identifier, or its feature is not there.
    UnknownClass {
        /// The class identifier.
        class_id: u16,
    },
    /// The interface class has no such version, or it is a reconstruction and the feature `unconfirmed` is not there.
    UnknownVersion {
        /// The version.
        version: u8,
    },
    /// The interface class has no attribute of this number, or none with selective access.
    UnknownAttribute {
        /// The number.
        number: i8,
    },
    /// The interface class has no method of this number, or none that returns something.
    UnknownMethod {
        /// The number.
        number: i8,
    },
    /// The attribute has no such access selector.
    UnknownAccessSelector {
        /// The access selector.
        selector: u8,
    },
    /// A length or count starts with an octet that is not allowed: 80, or more than four length octets.
    LengthForm {
        /// The octet.
        octet: u8,
    },
    /// A length is well formed but not possible here.
    Length {
        /// The length.
        found: u16,
    },
    /// A structure has another number of members than declared.
    Count {
        /// The declared number; where several are possible, the largest.
        expected: u8,
        /// The number found.
        found: u8,
    },
    /// A presence flag is neither 00 nor 01 (FF is tolerated).
    PresenceFlag {
        /// The octet.
        found: u8,
    },
    /// A constant has another value.
    Constant {
        /// The value found.
        found: u16,
    },
    /// Reserved bits are set otherwise than demanded.
    ReservedBits {
        /// The bits found.
        found: u16,
    },
    /// A value lies outside of its range.
    Range,
    /// A code of a closed list has no meaning.
    UnknownCode {
        /// The code.
        found: u16,
    },
    /// The check sequence does not fit the octets.
    Check {
        /// The value computed over the octets.
        expected: u16,
    },
    /// Values are nested deeper than [`MAX_DEPTH`](crate::data::MAX_DEPTH), or a type description deeper than
    /// [`MAX_DESCRIPTION_DEPTH`](crate::data::MAX_DESCRIPTION_DEPTH).
    TooDeep,
    /// The elements of a compact array take no octet, so that their number cannot be told.
    EmptyElement,
    /// The type description of a compact array has more than
    /// [`MAX_DESCRIPTION_NODES`](crate::data::MAX_DESCRIPTION_NODES) types.
    DescriptionTooLong,
    /// The octets decode, but encoding the value would write others.
    NotCanonical,
    /// An object identifier is not well formed: empty, cut, or with an arc above 32 bits.
    Oid,
    /// A parser of the caller, made of `nom` combinators, refused the octets.
    Rejected,
}

impl ErrorKind {
    /// A stable name: `truncated`, `unexpected-tag`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Truncated { .. } => "truncated",
            Self::Trailing { .. } => "trailing",
            Self::UnexpectedTag { .. } => "unexpected-tag",
            Self::UnknownSelector { .. } => "unknown-selector",
            Self::UnknownClass { .. } => "unknown-class",
            Self::UnknownVersion { .. } => "unknown-version",
            Self::UnknownAttribute { .. } => "unknown-attribute",
            Self::UnknownMethod { .. } => "unknown-method",
            Self::UnknownAccessSelector { .. } => "unknown-access-selector",
            Self::LengthForm { .. } => "length-form",
            Self::Length { .. } => "length",
            Self::Count { .. } => "count",
            Self::PresenceFlag { .. } => "presence-flag",
            Self::Constant { .. } => "constant",
            Self::ReservedBits { .. } => "reserved-bits",
            Self::Range => "range",
            Self::UnknownCode { .. } => "unknown-code",
            Self::Check { .. } => "check",
            Self::TooDeep => "too-deep",
            Self::EmptyElement => "empty-element",
            Self::DescriptionTooLong => "description-too-long",
            Self::NotCanonical => "not-canonical",
            Self::Oid => "oid",
            Self::Rejected => "rejected",
        }
    }

    /// The detail behind the name, starting with `: `, or nothing.
    fn fmt_detail(self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated { needed: 1 } => out.write_str(": 1 more octet needed"),
            Self::Truncated { needed } => write!(out, ": {needed} more octets needed"),
            Self::Trailing { count: 1 } => out.write_str(": 1 octet left over"),
            Self::Trailing { count } => write!(out, ": {count} octets left over"),
            Self::UnexpectedTag { expected, found } => write!(out, ": {found:02x} instead of {expected:02x}"),
            Self::UnknownSelector { found } => write!(out, ": {found:02x}"),
            Self::UnknownClass { class_id } => write!(out, ": {class_id}"),
            Self::UnknownVersion { version } => write!(out, ": {version}"),
            Self::UnknownAttribute { number } | Self::UnknownMethod { number } => write!(out, ": {number}"),
            Self::UnknownAccessSelector { selector } => write!(out, ": {selector}"),
            Self::LengthForm { octet } => write!(out, ": {octet:02x} starts no length"),
            Self::Length { found } => write!(out, ": {found} is not possible here"),
            Self::Count { expected, found } => write!(out, ": {found} members instead of {expected}"),
            Self::PresenceFlag { found } => write!(out, ": {found:02x} instead of 00 or 01"),
            Self::Constant { found } => write!(out, ": {found:02x} found"),
            Self::ReservedBits { found } => write!(out, ": {found:02x} found"),
            Self::UnknownCode { found } => write!(out, ": {found}"),
            Self::Check { expected } => write!(out, ": {expected:04x} computed"),
            Self::Range
            | Self::TooDeep
            | Self::EmptyElement
            | Self::DescriptionTooLong
            | Self::NotCanonical
            | Self::Oid
            | Self::Rejected => Ok(()),
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Truncated { .. } => "truncated",
            Self::Trailing { .. } => "trailing octets",
            Self::UnexpectedTag { .. } => "unexpected tag",
            Self::UnknownSelector { .. } => "unknown selector",
            Self::UnknownClass { .. } => "unknown interface class",
            Self::UnknownVersion { .. } => "unknown version of the interface class",
            Self::UnknownAttribute { .. } => "unknown attribute",
            Self::UnknownMethod { .. } => "unknown method",
            Self::UnknownAccessSelector { .. } => "unknown access selector",
            Self::LengthForm { .. } => "wrong form of length",
            Self::Length { .. } => "wrong length",
            Self::Count { .. } => "wrong number of members",
            Self::PresenceFlag { .. } => "wrong presence flag",
            Self::Constant { .. } => "wrong constant",
            Self::ReservedBits { .. } => "reserved bits set",
            Self::Range => "out of range",
            Self::UnknownCode { .. } => "unknown code",
            Self::Check { .. } => "wrong check sequence",
            Self::TooDeep => "nested too deep",
            Self::EmptyElement => "elements without octets",
            Self::DescriptionTooLong => "type description too long",
            Self::NotCanonical => "not in canonical form",
            Self::Oid => "malformed object identifier",
            Self::Rejected => "refused",
        }
    }
}

/// What a parser reports: the kind and the place, counted from the end of its input.
///
/// It is the error type of all parsers in this crate and works with `nom`'s combinators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseError {
    /// What is wrong.
    pub kind: ErrorKind,
    /// Octets from the place of the error to the end of the input.
    pub remaining: u32,
    /// The field concerned, where known.
    pub field: Option<&'static Field>,
}

impl ParseError {
    /// The error `kind` at the first octet of `at`, which is the end part of the input.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub const fn new(kind: ErrorKind, at: &[u8]) -> Self {
        Self { kind, remaining: saturated_u32(at.len()), field: None }
    }

    /// Turns the place into an offset, given the length of the whole input.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub const fn locate(self, total: usize) -> DecodeError {
        DecodeError { kind: self.kind, offset: saturated_u32(total).saturating_sub(self.remaining), field: self.field }
    }

    /// Names the field, unless an inner parser did already.
    #[must_use]
    pub const fn in_field(mut self, field: &'static Field) -> Self {
        if self.field.is_none() {
            self.field = Some(field);
        }
        self
    }

    /// Moves the place of an error in content that `after` follows: counted from the end of the outer input.
    #[must_use]
    pub const fn before(mut self, after: &[u8]) -> Self {
        self.remaining = self.remaining.saturating_add(saturated_u32(after.len()));
        self
    }
}

impl nom::error::ParseError<&[u8]> for ParseError {
    fn from_error_kind(input: &[u8], kind: nom::error::ErrorKind) -> Self {
        match kind {
            nom::error::ErrorKind::Eof if !input.is_empty() => Self::new(ErrorKind::Trailing { count: saturated_u16(input.len()) }, input),
            nom::error::ErrorKind::Eof | nom::error::ErrorKind::Complete => Self::new(ErrorKind::Truncated { needed: 1 }, input),
            _ => Self::new(ErrorKind::Rejected, input),
        }
    }

    fn append(_: &[u8], _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }
}

/// Why octets do not decode: the kind, the place and the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecodeError {
    /// What is wrong.
    pub kind: ErrorKind,
    /// The octet concerned, counted from 0 at the start of the octets that were to be decoded.
    pub offset: u32,
    /// The field concerned, where known.
    pub field: Option<&'static Field>,
}

const _: () = assert!(size_of::<ErrorKind>() <= 4 && size_of::<ParseError>() <= 16 && size_of::<DecodeError>() <= 16);

impl DecodeError {
    /// Trailing octets: `rest` of `total` octets.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub(crate) const fn trailing(rest: &[u8], total: usize) -> Self {
        ParseError::new(ErrorKind::Trailing { count: saturated_u16(rest.len()) }, rest).locate(total)
    }

    /// From what `nom` wraps around an error.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn from_nom(error: nom::Err<ParseError>, total: usize) -> Self {
        match error {
            nom::Err::Error(error) | nom::Err::Failure(error) => error.locate(total),
            nom::Err::Incomplete(needed) => {
                let needed = match needed {
                    nom::Needed::Unknown => 1,
                    nom::Needed::Size(size) => saturated_u16(size.get()),
                };
                ParseError::new(ErrorKind::Truncated { needed }, &[]).locate(total)
            }
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.kind.words())?;
        if let Some(field) = self.field
            && !field.item().is_empty()
        {
            write!(out, " in {field}")?;
        }
        write!(out, " at octet {}", self.offset)?;
        self.kind.fmt_detail(out)
    }
}

impl core::error::Error for DecodeError {}

/// The result of a parser: what is left of the input, and the value.
pub type Parsed<'a, T> = nom::IResult<&'a [u8], T, ParseError>;

/// Why a value does not encode.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EncodeError {
    /// The buffer is shorter than the encoding.
    BufferTooSmall {
        /// The octets that the encoding takes.
        needed: usize,
    },
    /// A value lies outside of its range.
    Range {
        /// The field, where known.
        field: Option<&'static Field>,
    },
    /// A string or list is too long for its length field.
    TooLong {
        /// The field, where known.
        field: Option<&'static Field>,
    },
    /// A discriminator and the variant that it chooses disagree, or an announced length and the octets written.
    Inconsistent {
        /// The field, where known.
        field: Option<&'static Field>,
    },
    /// A view holds octets that do not decode; the offset counts from the start of the view.
    Content(DecodeError),
    /// While comparing with given octets: the encoding differs from them.
    NotCanonical {
        /// The first octet that differs.
        offset: usize,
    },
}

impl EncodeError {
    /// [`EncodeError::Range`] in `field`.
    #[must_use]
    #[cold]
    pub const fn range(field: &'static Field) -> Self {
        Self::Range { field: Some(field) }
    }

    /// [`EncodeError::TooLong`] in `field`.
    #[must_use]
    #[cold]
    pub const fn too_long(field: &'static Field) -> Self {
        Self::TooLong { field: Some(field) }
    }

    /// [`EncodeError::Inconsistent`] in `field`.
    #[must_use]
    #[cold]
    pub const fn inconsistent(field: &'static Field) -> Self {
        Self::Inconsistent { field: Some(field) }
    }

    /// Names the field, where the kind has one and it is not known yet.
    #[must_use]
    pub const fn in_field(self, field: &'static Field) -> Self {
        match self {
            Self::Range { field: None } => Self::range(field),
            Self::TooLong { field: None } => Self::too_long(field),
            Self::Inconsistent { field: None } => Self::inconsistent(field),
            other => other,
        }
    }
}

impl From<DecodeError> for EncodeError {
    fn from(error: DecodeError) -> Self {
        Self::Content(error)
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (words, field) = match self {
            Self::BufferTooSmall { needed } => return write!(out, "buffer too small: {needed} octets needed"),
            Self::Content(error) => return write!(out, "content does not decode: {error}"),
            Self::NotCanonical { offset } => return write!(out, "not in canonical form at octet {offset}"),
            Self::Range { field } => ("out of range", field),
            Self::TooLong { field } => ("too long", field),
            Self::Inconsistent { field } => ("discriminator or length does not fit the content", field),
        };
        out.write_str(words)?;
        match field {
            Some(field) if !field.item().is_empty() => write!(out, " in {field}"),
            _ => Ok(()),
        }
    }
}

impl core::error::Error for EncodeError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Content(error) => Some(error),
            _ => None,
        }
    }
}

/// The error `kind` at the first octet of `at`.
#[must_use]
#[cold]
#[inline(never)]
pub const fn error(kind: ErrorKind, at: &[u8]) -> nom::Err<ParseError> {
    nom::Err::Error(ParseError::new(kind, at))
}

/// [`ErrorKind::Truncated`] at the first octet of `at`, `needed` octets missing.
#[must_use]
#[cold]
#[inline(never)]
pub const fn truncated(needed: usize, at: &[u8]) -> nom::Err<ParseError> {
    error(ErrorKind::Truncated { needed: saturated_u16(needed) }, at)
}

/// A parser result that fails with `kind` at the first octet of `at`.
///
/// # Errors
/// Always.
#[inline]
pub const fn fail<'a, T>(kind: ErrorKind, at: &'a [u8]) -> Parsed<'a, T> {
    Err(error(kind, at))
}

/// Names the field of an error: `parse(input).map_err(in_field(&FIELD))`.
#[inline]
pub fn in_field(field: &'static Field) -> impl FnOnce(nom::Err<ParseError>) -> nom::Err<ParseError> {
    #[cold]
    #[inline(never)]
    fn name(error: nom::Err<ParseError>, field: &'static Field) -> nom::Err<ParseError> {
        error.map(|error| error.in_field(field))
    }
    move |error| name(error, field)
}

/// Moves an error in content to the input around it: `parse(content).map_err(before(after))`, where `after` follows the content.
#[inline]
pub fn before(after: &[u8]) -> impl FnOnce(nom::Err<ParseError>) -> nom::Err<ParseError> {
    #[cold]
    #[inline(never)]
    fn shift(error: nom::Err<ParseError>, after: &[u8]) -> nom::Err<ParseError> {
        error.map(|error| error.before(after))
    }
    move |error| shift(error, after)
}

/// `value`, or the largest number of 16 bits.
#[must_use]
#[allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "guarded by the comparison; `try_from` is not const")]
pub const fn saturated_u16(value: usize) -> u16 {
    if value > 0xffff { u16::MAX } else { value as u16 }
}

#[allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "guarded by the comparison; `try_from` is not const")]
pub(crate) const fn saturated_u32(value: usize) -> u32 {
    if value as u64 > 0xffff_ffff { u32::MAX } else { value as u32 }
}

#[allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "guarded by the comparison; `try_from` is not const")]
pub(crate) const fn saturated_u8(value: usize) -> u8 {
    if value > 0xff { u8::MAX } else { value as u8 }
}
