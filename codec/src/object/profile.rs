//! The buffer of a Profile generic, against the objects that it captures.

use super::capture::CaptureObjects;
use super::cell::{Cell, Content, Origin, date_time};
use crate::axdr;
use crate::class::SortMethod;
use crate::data::walk::{leaf, refused, untagged_value};
use crate::data::{Data, Packed, TypeDescription, Value, compact, tag};
use crate::decode::Decode;
use crate::error::{DecodeError, ErrorKind, ParseError, error, saturated_u8, saturated_u16, truncated};
use crate::list::{consumed, promised};
use crate::octets;
use crate::strings::OctetString;

/// The length of a date-time in an octet-string, with the length in front, and with the tag.
const STAMP: u8 = 12;
const STAMP_WITH_LENGTH: usize = 13;
const STAMP_WITH_TAG: usize = 14;

/// How a Profile generic is read: its columns, and what null-data in the column of the clock stands for.
///
/// The module has [examples](super#the-load-profile).
#[derive(Debug, Clone, Copy)]
pub struct Profile<'a> {
    columns: CaptureObjects<'a>,
    /// Seconds from one entry to the next; 0 where they are not known.
    step: i64,
}

impl<'a> Profile<'a> {
    /// A profile with these columns: attribute 3, or as many of them as were asked for.
    #[must_use]
    pub const fn new(columns: CaptureObjects<'a>) -> Self {
        Self { columns, step: 0 }
    }

    /// With attributes 4 and 5, so that null-data in the column of the clock can be told: a capture period in seconds, and the order of
    /// the entries. Without a period, and in a profile that is sorted by a value, it repeats the time before as any other null-data.
    #[must_use]
    pub fn with_period(self, capture_period: u32, sort_method: SortMethod) -> Self {
        let step = match sort_method {
            SortMethod::FIFO => i64::from(capture_period),
            SortMethod::LIFO => -i64::from(capture_period),
            _ => 0,
        };
        Self { step, ..self }
    }

    /// The columns.
    #[must_use]
    pub const fn columns(&self) -> CaptureObjects<'a> {
        self.columns
    }

    /// The entries of `buffer`, attribute 2: an array of structures or a compact-array. They are read one by one, without allocation,
    /// into `cells`, of which there must be as many as columns.
    ///
    /// # Errors
    /// [`ErrorKind::Length`] where there are fewer cells than columns; what is wrong with the columns, or with the head of the buffer.
    pub fn rows<'b, 'c>(&self, buffer: &'b [u8], cells: &'c mut [Cell<'b>]) -> Result<Rows<'b, 'c>, DecodeError> {
        let width = self.columns.len();
        let Some(cells) = cells.get_mut(..width) else {
            return Err(DecodeError { kind: ErrorKind::Length { found: saturated_u16(width) }, offset: 0, field: None });
        };
        cells.fill(Cell::EMPTY);
        let mut clock = None;
        for (index, column) in (0..width).zip(self.columns.iter()) {
            if column?.is_clock_time() && self.step != 0 && clock.is_none() {
                clock = Some(index);
            }
        }
        let source = Source::open(buffer).map_err(|error| DecodeError::from_nom(error, buffer.len()))?;
        Ok(Rows { cells, source, total: buffer.len(), clock, step: self.step, failed: false })
    }

    /// All entries of `buffer`.
    ///
    /// # Errors
    /// As [`rows`](Profile::rows) and [`Rows::next_row`].
    #[cfg(feature = "alloc")]
    pub fn table<'b>(&self, buffer: &'b [u8]) -> Result<alloc::vec::Vec<alloc::vec::Vec<Cell<'b>>>, DecodeError> {
        let mut cells = alloc::vec![Cell::EMPTY; self.columns.len()];
        let mut rows = self.rows(buffer, &mut cells)?;
        let mut table = alloc::vec::Vec::new();
        while let Some(row) = rows.next_row()? {
            table.push(row.to_vec());
        }
        Ok(table)
    }
}

/// Where entries come from.
#[derive(Debug, Clone, Copy)]
enum Source<'b> {
    Array {
        remaining: usize,
        rest: &'b [u8],
    },
    /// Entries of `count` values of these types, one after the other.
    Compact {
        count: usize,
        types: &'b [u8],
        rest: &'b [u8],
    },
}

impl<'b> Source<'b> {
    fn open(buffer: &'b [u8]) -> Result<Self, nom::Err<ParseError>> {
        match buffer.split_first() {
            Some((&tag::COMPACT_ARRAY, content)) => {
                let (behind, array) = compact::parse(content)?;
                if !behind.is_empty() {
                    return Err(error(ErrorKind::Trailing { count: saturated_u16(behind.len()) }, behind));
                }
                let (count, types) = array.description().members().unwrap_or((1, array.description().octets()));
                Ok(Self::Compact { count, types, rest: array.contents() })
            }
            _ => {
                let (rest, ()) = octets::tag(buffer, tag::ARRAY)?;
                let (rest, remaining) = axdr::count(rest)?;
                Ok(Self::Array { remaining, rest })
            }
        }
    }
}

/// The entries of a buffer, one at a time.
#[derive(Debug)]
pub struct Rows<'b, 'c> {
    /// The entry that was read last: null-data leaves a cell as it is.
    cells: &'c mut [Cell<'b>],
    source: Source<'b>,
    total: usize,
    clock: Option<usize>,
    step: i64,
    failed: bool,
}

impl<'b> Rows<'b, '_> {
    /// The next entry: a cell for each column. `None` behind the last one, and behind an error.
    ///
    /// # Errors
    /// What is wrong with the entry; the offset counts from the start of the buffer. [`ErrorKind::Count`] where it has not as many members
    /// as there are columns; [`ErrorKind::UnknownSelector`] at the tag of a difference where there is no number before it,
    /// [`ErrorKind::Range`] where the sum leaves the type of that number.
    #[inline]
    pub fn next_row(&mut self) -> Result<Option<&[Cell<'b>]>, DecodeError> {
        match self.read() {
            Ok(true) => Ok(Some(self.cells)),
            Ok(false) => Ok(None),
            Err(error) => {
                self.failed = true;
                Err(DecodeError::from_nom(error, self.total))
            }
        }
    }

    /// The number of entries that are left, where the buffer tells.
    #[must_use]
    pub const fn remaining(&self) -> Option<usize> {
        match self.source {
            Source::Array { remaining, .. } => Some(remaining),
            Source::Compact { .. } => None,
        }
    }

    #[inline]
    fn read(&mut self) -> Result<bool, nom::Err<ParseError>> {
        if self.failed {
            return Ok(false);
        }
        match self.source {
            Source::Array { remaining: 0, rest: [] } => Ok(false),
            Source::Array { remaining: 0, rest } => Err(error(ErrorKind::Trailing { count: saturated_u16(rest.len()) }, rest)),
            Source::Array { remaining, rest } => {
                let rest = self.tagged(rest)?;
                self.source = Source::Array { remaining: remaining - 1, rest };
                Ok(true)
            }
            Source::Compact { rest: [], .. } => Ok(false),
            Source::Compact { count, types, rest } => {
                let after = self.packed(count, types, rest)?;
                self.source = Source::Compact { count, types, rest: after };
                Ok(true)
            }
        }
    }

    /// Reads an entry with tags: what follows.
    #[inline]
    fn tagged(&mut self, input: &'b [u8]) -> Result<&'b [u8], nom::Err<ParseError>> {
        let (at, ()) = octets::tag(input, tag::STRUCTURE)?;
        let (mut rest, count) = axdr::length(at)?;
        if count != self.cells.len() {
            return Err(self.wrong_count(count, at));
        }
        promised(rest, count)?;
        for (index, cell) in self.cells.iter_mut().enumerate() {
            // most cells of most profiles: seen at once, without a jump by the type
            if let Some((octets @ &[tag::DOUBLE_LONG_UNSIGNED, a, b, c, d], after)) = rest.split_first_chunk::<5>() {
                cell.content = Content::Value(Value::DoubleLongUnsigned(u32::from_be_bytes([a, b, c, d])));
                (cell.origin, cell.octets) = (Origin::Sent, octets);
                rest = after;
                continue;
            }
            if let Some((octets @ &[tag::LONG_UNSIGNED, a, b], after)) = rest.split_first_chunk::<3>() {
                cell.content = Content::Value(Value::LongUnsigned(u16::from_be_bytes([a, b])));
                (cell.origin, cell.octets) = (Origin::Sent, octets);
                rest = after;
                continue;
            }
            if let Some((octets @ [tag::OCTET_STRING, STAMP, stamp @ ..], after)) = rest.split_first_chunk::<STAMP_WITH_TAG>() {
                cell.content = Content::Value(Value::OctetString(OctetString(stamp)));
                (cell.origin, cell.octets) = (Origin::Sent, octets);
                rest = after;
                continue;
            }
            let Some((&octet, content)) = rest.split_first() else { return Err(truncated(1, rest)) };
            // what stands for another value
            match octet {
                tag::NULL => {
                    null(cell, if self.clock == Some(index) { self.step } else { 0 });
                    rest = content;
                    continue;
                }
                tag::DELTA_INTEGER..=tag::DELTA_DOUBLE_LONG_UNSIGNED => {
                    rest = difference(cell, octet, content, rest)?;
                    continue;
                }
                _ => {}
            }
            // written in each arm: a value that passes through a variable is put together in memory and copied
            macro_rules! found {
                ($method:ident, $variant:ident $(($value:expr))?, $rest:expr) => {{
                    cell.content = Content::Value(Value::$variant$(($value))?);
                    $rest
                }};
            }
            let after = leaf!(octet, content, found, {
                tag::ARRAY | tag::STRUCTURE | tag::COMPACT_ARRAY => {
                    let (after, data) = Data::parse(rest)?;
                    // all of it was checked
                    cell.content = Content::Value(data.value().unwrap_or(Value::Null));
                    after
                }
            } else Err(refused(octet, content, rest)));
            cell.origin = Origin::Sent;
            cell.octets = consumed(rest, after);
            rest = after;
        }
        Ok(rest)
    }

    #[cold]
    fn wrong_count(&self, count: usize, at: &[u8]) -> nom::Err<ParseError> {
        error(ErrorKind::Count { expected: saturated_u8(self.cells.len()), found: saturated_u8(count) }, at)
    }

    /// Reads an entry of a compact array: what follows.
    #[inline]
    fn packed(&mut self, count: usize, mut types: &'b [u8], contents: &'b [u8]) -> Result<&'b [u8], nom::Err<ParseError>> {
        if count != self.cells.len() {
            return Err(self.wrong_count(count, contents));
        }
        let mut rest = contents;
        for (index, cell) in self.cells.iter_mut().enumerate() {
            // as with tags
            if let ([tag::DOUBLE_LONG_UNSIGNED, others @ ..], Some((octets, after))) = (types, rest.split_first_chunk::<4>()) {
                cell.content = Content::Value(Value::DoubleLongUnsigned(u32::from_be_bytes(*octets)));
                (cell.origin, cell.octets) = (Origin::Sent, &[]);
                (types, rest) = (others, after);
                continue;
            }
            if let ([tag::LONG_UNSIGNED, others @ ..], Some((octets, after))) = (types, rest.split_first_chunk::<2>()) {
                cell.content = Content::Value(Value::LongUnsigned(u16::from_be_bytes(*octets)));
                (cell.origin, cell.octets) = (Origin::Sent, &[]);
                (types, rest) = (others, after);
                continue;
            }
            if let ([tag::OCTET_STRING, others @ ..], Some(([STAMP, stamp @ ..], after))) =
                (types, rest.split_first_chunk::<STAMP_WITH_LENGTH>())
            {
                cell.content = Content::Value(Value::OctetString(OctetString(stamp)));
                (cell.origin, cell.octets) = (Origin::Sent, &[]);
                (types, rest) = (others, after);
                continue;
            }
            let step = if self.clock == Some(index) { self.step } else { 0 };
            (types, rest) = packed(cell, types, rest, step)?;
        }
        Ok(rest)
    }
}

/// Reads a value without tags into a cell: the types and the octets that follow.
pub(super) fn packed<'b>(
    cell: &mut Cell<'b>,
    types: &'b [u8],
    rest: &'b [u8],
    step: i64,
) -> Result<(&'b [u8], &'b [u8]), nom::Err<ParseError>> {
    let Some((&octet, others)) = types.split_first() else { return Err(truncated(1, rest)) };
    match octet {
        tag::NULL => {
            null(cell, step);
            return Ok((others, rest));
        }
        tag::DELTA_INTEGER..=tag::DELTA_DOUBLE_LONG_UNSIGNED => return Ok((others, difference(cell, octet, rest, rest)?)),
        tag::ARRAY | tag::STRUCTURE => {
            let (others, description) = TypeDescription::parse(types)?;
            let (after, packed) = Packed::parse(description, rest)?;
            *cell = Cell { content: Content::Packed(packed), origin: Origin::Sent, octets: &[] };
            return Ok((others, after));
        }
        _ => {}
    }
    macro_rules! found {
        ($method:ident, $variant:ident $(($value:expr))?, $rest:expr) => {{
            cell.content = Content::Value(Value::$variant$(($value))?);
            $rest
        }};
    }
    let after = leaf!(octet, rest, found, {} else Err(refused(octet, rest, rest)));
    cell.origin = Origin::Sent;
    cell.octets = &[];
    Ok((others, after))
}

/// null-data: the value before, or, with a step other than 0, the time so many seconds later.
fn null(cell: &mut Cell<'_>, step: i64) {
    if matches!(cell.content, Content::Value(Value::Null)) {
        *cell = Cell::EMPTY;
    } else if step == 0 {
        cell.origin = Origin::Repeated;
    } else {
        let later = cell.value().and_then(date_time).and_then(|time| time.plus_seconds(step).ok());
        *cell = match later {
            Some(time) => Cell { content: Content::Value(Value::DateTime(time)), origin: Origin::Period, octets: &[] },
            None => Cell::EMPTY,
        };
    }
}

/// Adds a difference to the value before: what follows. `at` is where a difference that cannot be added is said to be.
#[inline(never)]
fn difference<'b>(cell: &mut Cell<'b>, octet: u8, content: &'b [u8], at: &'b [u8]) -> Result<&'b [u8], nom::Err<ParseError>> {
    let (rest, delta) = untagged_value(octet, content).map_err(|_| refused(octet, content, at))?;
    let delta = number(delta).unwrap_or_default();
    let before = cell.value().unwrap_or(Value::Null);
    let Some(base) = number(before) else { return Err(error(ErrorKind::UnknownSelector { found: octet.into() }, at)) };
    let Some(value) = base.checked_add(delta).and_then(|sum| of_type(before, sum)) else { return Err(error(ErrorKind::Range, at)) };
    *cell = Cell { content: Content::Value(value), origin: Origin::Delta, octets: &[] };
    Ok(rest)
}

fn number(value: Value<'_>) -> Option<i128> {
    Some(match value {
        Value::Integer(number) | Value::DeltaInteger(number) => number.into(),
        Value::Long(number) | Value::DeltaLong(number) => number.into(),
        Value::DoubleLong(number) | Value::DeltaDoubleLong(number) => number.into(),
        Value::Long64(number) => number.into(),
        Value::Unsigned(number) | Value::DeltaUnsigned(number) => number.into(),
        Value::LongUnsigned(number) | Value::DeltaLongUnsigned(number) => number.into(),
        Value::DoubleLongUnsigned(number) | Value::DeltaDoubleLongUnsigned(number) => number.into(),
        Value::Long64Unsigned(number) => number.into(),
        _ => return None,
    })
}

/// A number of the same type as another one; `None` where it does not fit, or the type is that of a difference.
fn of_type(like: Value<'_>, number: i128) -> Option<Value<'static>> {
    Some(match like {
        Value::Integer(_) => Value::Integer(number.try_into().ok()?),
        Value::Long(_) => Value::Long(number.try_into().ok()?),
        Value::DoubleLong(_) => Value::DoubleLong(number.try_into().ok()?),
        Value::Long64(_) => Value::Long64(number.try_into().ok()?),
        Value::Unsigned(_) => Value::Unsigned(number.try_into().ok()?),
        Value::LongUnsigned(_) => Value::LongUnsigned(number.try_into().ok()?),
        Value::DoubleLongUnsigned(_) => Value::DoubleLongUnsigned(number.try_into().ok()?),
        Value::Long64Unsigned(_) => Value::Long64Unsigned(number.try_into().ok()?),
        _ => return None,
    })
}
