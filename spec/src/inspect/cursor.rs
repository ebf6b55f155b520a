//! A position in the octets, bounded by the content that is being read.

use super::error::{ErrorKind, Fault, Read};

/// A position in the octets given to the inspector. Offsets are absolute; `end` bounds what may be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'a> {
    octets: &'a [u8],
    position: usize,
    end: usize,
}

/// A length or count as it was read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LengthRead {
    /// The value.
    pub(crate) value: usize,
    /// Where its first octet stands.
    pub(crate) offset: usize,
    /// True where fewer octets would have said the same.
    pub(crate) long: bool,
}

/// The longest length that is read, in octets after the first one.
pub(crate) const MAX_LENGTH_OCTETS: usize = 4;

impl<'a> Cursor<'a> {
    /// All octets of a slice.
    pub(crate) fn new(octets: &'a [u8]) -> Self {
        Self { octets, position: 0, end: octets.len() }
    }

    pub(crate) fn position(&self) -> usize {
        self.position
    }

    pub(crate) fn remaining(&self) -> usize {
        self.end - self.position
    }

    /// What is left.
    pub(crate) fn rest(&self) -> &'a [u8] {
        &self.octets[self.position..self.end]
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    /// Takes `count` octets. When they are not there, the primitive that starts at `primitive` is cut.
    pub(crate) fn take(&mut self, count: usize, primitive: usize) -> Read<&'a [u8]> {
        if self.remaining() < count {
            return Err(Fault::truncated(primitive, count - self.remaining()));
        }
        let taken = &self.octets[self.position..self.position + count];
        self.position += count;
        Ok(taken)
    }

    /// Takes one octet that is a primitive of its own.
    pub(crate) fn octet(&mut self) -> Read<u8> {
        let at = self.position;
        self.take(1, at).map(|taken| taken[0])
    }

    /// Takes the tag of a value of fixed size: where it is missing, the whole value is.
    pub(crate) fn tag_of(&mut self, size: usize) -> Read<u8> {
        if self.remaining() == 0 {
            return Err(Fault::truncated(self.position, 1 + size));
        }
        self.octet()
    }

    /// Takes `count` octets as a cursor of their own.
    pub(crate) fn split(&mut self, count: usize) -> Read<Self> {
        let start = self.position;
        self.take(count, start)?;
        Ok(Self { octets: self.octets, position: start, end: self.position })
    }

    /// The same octets without the last `count`, or without all that are left where these are fewer.
    pub(crate) fn without_tail(&self, count: usize) -> Self {
        Self { end: self.end - count.min(self.remaining()), ..*self }
    }

    /// Goes on after what another cursor over the same octets has read.
    pub(crate) fn advance_to(&mut self, other: &Self) {
        self.position = other.position;
    }

    /// Leaves out everything up to the end.
    pub(crate) fn skip_rest(&mut self) {
        self.position = self.end;
    }

    /// Reads a length or count: one octet up to 127, else 80 plus the number of octets that follow.
    pub(crate) fn length(&mut self) -> Read<LengthRead> {
        let offset = self.position;
        let first = self.octet()?;
        if first < 0x80 {
            return Ok(LengthRead { value: usize::from(first), offset, long: false });
        }
        let count = usize::from(first & 0x7F);
        if count == 0 || count > MAX_LENGTH_OCTETS {
            return Err(Fault::new(
                ErrorKind::LengthForm,
                offset,
                format!("a length of 1 to {MAX_LENGTH_OCTETS} octets expected, {first:02X} found"),
            ));
        }
        let octets = self.take(count, offset)?;
        let value = octets.iter().fold(0_u64, |value, octet| value << 8 | u64::from(*octet));
        let value = usize::try_from(value)
            .map_err(|_| Fault::new(ErrorKind::LengthForm, offset, "a length that fits the address space expected"))?;
        Ok(LengthRead { value, offset, long: length_octets(value) < 1 + count })
    }

    /// Fails where octets are left.
    pub(crate) fn finish(&self) -> Read<()> {
        if self.remaining() == 0 { Ok(()) } else { Err(Fault::trailing(self.position, self.remaining())) }
    }
}

/// The octets that a length takes in its shortest form.
pub(crate) fn length_octets(value: usize) -> usize {
    if value < 0x80 { 1 } else { 1 + (value.ilog2() as usize) / 8 + 1 }
}

/// Writes a length in its shortest form.
pub(crate) fn write_length(value: usize, out: &mut Vec<u8>) {
    let octets = value.to_be_bytes();
    let count = length_octets(value) - 1;
    if count > 0 {
        out.push(0x80 | count as u8);
    }
    out.extend_from_slice(&octets[octets.len() - count.max(1)..]);
}
