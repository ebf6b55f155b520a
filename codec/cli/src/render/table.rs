//! Rows of the annotated tree, aligned in columns: offset, octets, name, value.

use std::io::{self, Write};

use super::style::{DEVIATION, ERROR, FAINT, MEANING, NAME, OCTETS, Styled, VALUE};
use crate::hex;

/// Octets on one line. Fourteen hold a date-time with its type tag and length.
const OCTETS_PER_LINE: usize = 14;
/// The octets column: the digits and the blank between header and content.
const OCTETS_WIDTH: usize = OCTETS_PER_LINE * 2 + 1;
/// Lines that one value takes unless everything is asked for.
const MOST_LINES: usize = 3;
const INDENT: usize = 2;
/// Names longer than this push their value to the right instead of pushing all values.
const WIDEST_NAME: usize = 48;

/// One line of the tree, and more where the octets need them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) depth: usize,
    /// The offset in the input, where the row has octets of its own.
    pub(crate) offset: Option<usize>,
    /// Its own octets: those of its children stand with them.
    pub(crate) octets: Vec<u8>,
    /// How many of the octets are header (type tag, length).
    pub(crate) header: usize,
    pub(crate) name: String,
    /// What kind of value it is, in the standard's words.
    pub(crate) kind: String,
    pub(crate) value: String,
    /// What the value means.
    pub(crate) meaning: String,
    /// The object that the value, a logical name, names.
    pub(crate) object: String,
    /// The class and the member that the value is of.
    pub(crate) of: String,
    /// True where the meaning is a guess from the octets alone.
    pub(crate) guess: bool,
    pub(crate) notes: Vec<Note>,
    /// True for the row at which decoding failed.
    pub(crate) fault: bool,
}

/// A line under a row.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    pub(crate) label: &'static str,
    pub(crate) text: String,
}

/// How many digits offsets take below `end`.
pub(crate) fn offset_digits(end: usize) -> usize {
    if end > 0x1_0000 { 8 } else { 4 }
}

/// Writes rows. `end` is the largest offset of the whole output, so that tables under each other align.
pub(crate) fn write(out: &mut impl Write, rows: &[Row], end: usize, full: bool) -> io::Result<()> {
    let digits = offset_digits(end);
    let name_width = rows
        .iter()
        .filter(|row| !(row.kind.is_empty() && row.value.is_empty() && row.meaning.is_empty()))
        .map(|row| row.depth * INDENT + row.name.chars().count())
        .filter(|&width| width <= WIDEST_NAME)
        .max()
        .unwrap_or(0);
    for row in rows {
        write_row(out, row, digits, name_width, full)?;
    }
    Ok(())
}

fn write_row(out: &mut impl Write, row: &Row, digits: usize, name_width: usize, full: bool) -> io::Result<()> {
    let mut lines = row.octets.chunks(OCTETS_PER_LINE);
    let first = lines.next().unwrap_or_default();
    let width = write_octets(out, row.offset, first, row.header, digits)?;
    write!(out, "{:padding$}", "", padding = OCTETS_WIDTH.saturating_sub(width))?;

    let name_style = if row.fault { ERROR } else { NAME };
    let indent = row.depth * INDENT;
    write!(out, "  {:indent$}{}", "", Styled(name_style, &row.name))?;
    let has_value = !(row.kind.is_empty() && row.value.is_empty() && row.meaning.is_empty() && row.of.is_empty());
    if has_value {
        let padding = name_width.saturating_sub(indent + row.name.chars().count()) + 2;
        write!(out, "{:padding$}", "")?;
        let mut gap = "";
        if !row.kind.is_empty() {
            write!(out, "{}", Styled(FAINT, &row.kind))?;
            gap = " ";
        }
        if !row.value.is_empty() {
            write!(out, "{gap}{}", Styled(VALUE, &row.value))?;
            gap = "  ";
        }
        if !row.meaning.is_empty() {
            write!(out, "{gap}{}", Styled(MEANING, &row.meaning))?;
            if row.guess {
                write!(out, " {}", Styled(FAINT, "(reading)"))?;
            }
            gap = "  ";
        }
        if !row.object.is_empty() {
            write!(out, "{gap}{}", Styled(FAINT, &row.object))?;
            gap = "  ";
        }
        if !row.of.is_empty() {
            write!(out, "{gap}{}", Styled(FAINT, format_args!("of {}", row.of)))?;
        }
    }
    writeln!(out)?;

    let mut at = row.offset.map(|offset| offset + first.len());
    let rest = lines.len();
    let shown = if full || rest < MOST_LINES { rest } else { MOST_LINES - 2 };
    for line in lines.by_ref().take(shown) {
        write_octets(out, at, line, 0, digits)?;
        writeln!(out)?;
        at = at.map(|at| at + line.len());
    }
    let left: usize = lines.map(<[u8]>::len).sum();
    if left > 0 {
        writeln!(out, "{:width$}  {}", "", Styled(FAINT, format!("… {left} more octets")), width = digits)?;
    }
    let margin = digits + 2 + OCTETS_WIDTH + 2 + indent;
    for note in &row.notes {
        writeln!(out, "{:margin$}{} {}", "", Styled(DEVIATION, format_args!("{}:", note.label)), note.text)?;
    }
    Ok(())
}

/// Gives the width that the octets took.
fn write_octets(out: &mut impl Write, offset: Option<usize>, octets: &[u8], header: usize, digits: usize) -> io::Result<usize> {
    match offset {
        Some(offset) if !octets.is_empty() => write!(out, "{}  ", Styled(FAINT, format_args!("{offset:0digits$X}")))?,
        _ => write!(out, "{:digits$}  ", "")?,
    }
    let (header, content) = octets.split_at_checked(header).unwrap_or((octets, &[]));
    let mut width = octets.len() * 2;
    if !header.is_empty() {
        write!(out, "{}", Styled(FAINT, hex::text(header)))?;
    }
    if !header.is_empty() && !content.is_empty() {
        write!(out, " ")?;
        width += 1;
    }
    if !content.is_empty() {
        write!(out, "{}", Styled(OCTETS, hex::text(content)))?;
    }
    Ok(width)
}
