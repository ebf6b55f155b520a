//! The form in which catalogues are compiled: what the macros write. [`Table`] and [`Text`] are for everybody.

use core::fmt;

use super::catalogue::Role;

/// Texts for the values of a value group.
#[derive(Debug)]
pub struct Table {
    /// What the texts say, where the table says it.
    pub role: Option<Role>,
    /// The texts.
    pub lines: &'static [&'static [Piece]],
    /// The values in ascending order, without overlap.
    pub entries: &'static [Entry],
    /// What the sums are made of.
    pub addends: &'static [u8],
}

impl Table {
    /// The text of a value; `None` where it has none.
    #[must_use]
    pub fn text(&'static self, value: u8) -> Option<Text> {
        self.entry(value).map(|_| Text { table: self, value })
    }

    /// The values that have a text, in ascending order.
    pub fn values(&'static self) -> impl Iterator<Item = u8> {
        self.entries.iter().flat_map(|entry| entry.first..=entry.last)
    }

    fn entry(&self, value: u8) -> Option<&'static Entry> {
        let at = self.entries.partition_point(|entry| entry.last < value);
        self.entries.get(at).filter(|entry| entry.first <= value)
    }
}

/// The text that a table has for a value. Display it.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    table: &'static Table,
    value: u8,
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = |segment: Segment| segment.fmt(f);
        Teller::new(&mut out).value(self.table, self.value, Role::Detail, 0)
    }
}

/// Neighbouring values with the same line.
#[derive(Debug)]
pub struct Entry {
    /// The first value.
    pub first: u8,
    /// The last value.
    pub last: u8,
    /// The index of the line.
    pub line: u8,
    /// Where its addends begin.
    pub addends: u16,
}

/// A piece of a text.
#[derive(Debug)]
pub enum Piece {
    /// Itself.
    Literal(&'static str),
    /// A number made of values.
    Number(&'static Linear),
    /// The word of the form that was asked for.
    Form(&'static [&'static str]),
    /// The text that a table has for a value.
    Part(&'static Part),
}

/// The text that a table has for a value.
#[derive(Debug)]
pub struct Part {
    /// What stands in front.
    pub separator: &'static str,
    /// Which value: a value group, or an addend.
    pub of: u8,
    /// The table.
    pub table: &'static Table,
    /// The ranges of values that it is asked for; none for all.
    pub only: &'static [(u8, u8)],
    /// The form asked for.
    pub form: u8,
}

/// A constant and multiples of values.
#[derive(Debug)]
pub struct Linear {
    /// The constant.
    pub constant: i32,
    /// The factors.
    pub factors: [i32; 6],
}

/// What a name is told in.
#[derive(Debug, Clone, Copy)]
pub(super) enum Segment {
    /// Stands between parts.
    Separator(&'static str),
    /// A text and what it says.
    Text(Role, &'static str),
    /// A number and what it says.
    Number(Role, i32),
}

impl Segment {
    pub(super) fn fmt(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Separator(text) | Self::Text(_, text) => f.write_str(text),
            Self::Number(_, number) => fmt::Display::fmt(&number, f),
        }
    }
}

/// Tells a name piece by piece.
pub(super) struct Teller<'o> {
    out: &'o mut dyn FnMut(Segment) -> fmt::Result,
    /// True where something was told.
    told: bool,
    /// What stands in front of the next segment, if there is one.
    pending: Option<&'static str>,
}

/// What the pieces of a text refer to.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s> {
    /// The values that numbers are made of.
    pub(super) values: [u8; 6],
    /// The values that parts are about.
    pub(super) parts: &'s [u8],
    pub(super) role: Role,
    pub(super) form: u8,
}

impl<'o> Teller<'o> {
    pub(super) fn new(out: &'o mut dyn FnMut(Segment) -> fmt::Result) -> Self {
        Self { out, told: false, pending: None }
    }

    fn tell(&mut self, segment: Segment) -> fmt::Result {
        if let Some(separator) = self.pending.take() {
            (self.out)(Segment::Separator(separator))?;
        }
        self.told = true;
        (self.out)(segment)
    }

    pub(super) fn text(&mut self, pieces: &'static [Piece], scope: Scope<'_>) -> fmt::Result {
        for piece in pieces {
            match piece {
                Piece::Literal(text) => self.tell(Segment::Text(scope.role, text))?,
                Piece::Number(linear) => {
                    let products = linear.factors.iter().zip(scope.values).map(|(factor, value)| factor.wrapping_mul(i32::from(value)));
                    self.tell(Segment::Number(scope.role, products.fold(linear.constant, i32::wrapping_add)))?;
                }
                Piece::Form(words) => {
                    self.tell(Segment::Text(scope.role, words.get(usize::from(scope.form)).copied().unwrap_or_default()))?
                }
                Piece::Part(part) => {
                    let Some(value) = scope.parts.get(usize::from(part.of)).copied() else { continue };
                    if !part.only.is_empty() && !part.only.iter().any(|(first, last)| (*first..=*last).contains(&value)) {
                        continue;
                    }
                    let before = self.pending;
                    if self.told && self.pending.is_none() && !part.separator.is_empty() {
                        self.pending = Some(part.separator);
                    }
                    let waiting = self.pending;
                    self.value(part.table, value, scope.role, part.form)?;
                    if waiting.is_some() && self.pending.is_some() {
                        self.pending = before;
                    }
                }
            }
        }
        Ok(())
    }

    fn value(&mut self, table: &'static Table, value: u8, role: Role, form: u8) -> fmt::Result {
        let Some(entry) = table.entry(value) else { return Ok(()) };
        let Some(line) = table.lines.get(usize::from(entry.line)).copied() else { return Ok(()) };
        let parts = table.addends.get(usize::from(entry.addends)..).unwrap_or_default();
        self.text(line, Scope { values: [value, 0, 0, 0, 0, 0], parts, role: table.role.unwrap_or(role), form })
    }
}
