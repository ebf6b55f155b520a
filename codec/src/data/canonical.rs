//! Octets of Data in the canonical form: shortest lengths, booleans 00 or 01, padding of bit strings zero.
//!
//! Most octets are canonical as they are: the runs between what is not are copied as a whole. One engine serves writing, measuring
//! and comparing: the [`Writer`] knows which.

use crate::axdr;
use crate::data::compact::CompactArray;
use crate::data::pass::{self, Mend};
use crate::data::tag;
use crate::data::walk::MAX_DEPTH;
use crate::encode::Writer;
use crate::error::{DecodeError, EncodeError, ParseError, before};
use crate::list::consumed;
use crate::octets::take;

/// Writes the values in `octets`, which are exactly `count`; `depth` containers are around them.
pub(crate) fn write_values(octets: &[u8], count: usize, depth: usize, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    let mut run = Run { pending: octets, out };
    match pass::values(octets, count, MAX_DEPTH.saturating_sub(depth), &mut run) {
        Ok([]) => run.flush(&[]),
        Ok(rest) => Err(DecodeError::trailing(rest, octets.len()).into()),
        Err(fault) => Err(fault.locate(octets.len())),
    }
}

/// Writes what follows the tag of a compact array.
pub(crate) fn write_compact_array(array: &CompactArray<'_>, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    write_packed(array, out).map_err(|fault| fault.locate(array.contents().len()))
}

fn write_packed(array: &CompactArray<'_>, out: &mut Writer<'_>) -> Result<(), Fault> {
    write_description(array.description().octets(), out)?;
    let mut measure = Writer::measure();
    write_contents(array, &mut measure)?;
    axdr::write_length(measure.position(), out)?;
    write_contents(array, out)
}

/// Writes a type description that was checked: only member counts can be longer than they must.
fn write_description(octets: &[u8], out: &mut Writer<'_>) -> Result<(), Fault> {
    let mut run = Run { pending: octets, out };
    let mut rest = octets;
    while let Some((&octet, content)) = rest.split_first() {
        rest = match octet {
            tag::STRUCTURE => pass::length(content, &mut run)?.0,
            tag::ARRAY => take(content, 2)?.0,
            _ => content,
        };
    }
    Ok(run.flush(&[])?)
}

fn write_contents(array: &CompactArray<'_>, out: &mut Writer<'_>) -> Result<(), Fault> {
    let mut run = Run { pending: array.contents(), out };
    pass::contents(array, &mut run)?;
    Ok(run.flush(&[])?)
}

/// Why octets cannot be written.
enum Fault {
    /// They do not decode.
    Decode(nom::Err<ParseError>),
    Encode(EncodeError),
}

impl Fault {
    fn locate(self, total: usize) -> EncodeError {
        match self {
            Self::Decode(error) => DecodeError::from_nom(error, total).into(),
            Self::Encode(error) => error,
        }
    }
}

impl From<nom::Err<ParseError>> for Fault {
    fn from(error: nom::Err<ParseError>) -> Self {
        Self::Decode(error)
    }
}

impl From<EncodeError> for Fault {
    fn from(error: EncodeError) -> Self {
        Self::Encode(error)
    }
}

/// Writes octets that are being passed over.
struct Run<'a, 'w, 'o> {
    /// What is not written yet. Up to where the pass has come it is canonical.
    pending: &'a [u8],
    out: &'w mut Writer<'o>,
}

impl<'a> Run<'a, '_, '_> {
    /// Writes what stands in front of `at`.
    fn flush(&mut self, at: &'a [u8]) -> Result<(), EncodeError> {
        self.out.octets(consumed(self.pending, at))
    }
}

impl<'a> Mend<'a> for Run<'a, '_, '_> {
    type Error = Fault;

    #[cold]
    #[inline(never)]
    fn mend(&mut self, at: &'a [u8], after: &'a [u8], canonical: &[u8]) -> Result<(), Fault> {
        self.flush(at)?;
        self.pending = after;
        Ok(self.out.octets(canonical)?)
    }

    fn compact_array(&mut self, array: &CompactArray<'a>, at: &'a [u8], after: &'a [u8]) -> Result<(), Fault> {
        self.flush(at)?;
        self.pending = after;
        write_packed(array, self.out).map_err(|fault| match fault {
            Fault::Decode(error) => Fault::Decode(before(after)(error)),
            other => other,
        })
    }
}
