//! Single values: numbers, strings, times.

use super::cursor::{Cursor, LengthRead};
use super::error::{ErrorKind, Fault, Read};
use super::names::{data_tag_text, int_tag, type_name};
use super::tree::{Node, Shape, Shown};
use super::walker::{Reading, Setting, Walker, unexpected_data_tag};
use crate::model::{Encoding, Int, Length, Rule, Tolerance, Type};

/// The three kinds of string, which differ in tag and in what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StringKind {
    /// Octets.
    Octets,
    /// A visible string.
    Text,
    /// UTF-8.
    Utf8,
}

impl StringKind {
    /// The tag in Data.
    pub(crate) const fn data_tag(self) -> u8 {
        match self {
            Self::Octets => 9,
            Self::Text => 10,
            Self::Utf8 => 12,
        }
    }

    /// The identifier octet in BER.
    pub(crate) const fn identifier(self) -> u8 {
        match self {
            Self::Octets => 0x04,
            Self::Text => 0x1A,
            Self::Utf8 => 0x0C,
        }
    }

    /// The value as it is shown.
    pub(crate) fn shown(self, octets: &[u8]) -> Shown {
        match self {
            Self::Octets => Shown::Octets(octets.to_vec()),
            Self::Text => Shown::Text(octets.to_vec()),
            Self::Utf8 => Shown::Utf8(octets.to_vec()),
        }
    }
}

/// The Data tag of a date-time, date or time and the octets it takes.
pub(crate) fn calendar(ty: &Type) -> Option<(u8, usize)> {
    match ty {
        Type::DateTime => Some((25, 12)),
        Type::Date => Some((26, 5)),
        Type::Time => Some((27, 4)),
        _ => None,
    }
}

/// The tag and the octets of the date-time, date or time that takes as many octets as a string of this length.
fn calendar_of_size(length: Length) -> Option<(u8, usize)> {
    match length {
        Length::Fixed(12) => Some((25, 12)),
        Length::Fixed(5) => Some((26, 5)),
        Length::Fixed(4) => Some((27, 4)),
        _ => None,
    }
}

/// The value of a date-time, date or time.
pub(crate) fn calendar_shown(octets: &[u8]) -> Shown {
    if let Ok(octets) = octets.try_into() {
        Shown::DateTime(octets)
    } else if let Ok(octets) = octets.try_into() {
        Shown::Date(octets)
    } else if let Ok(octets) = octets.try_into() {
        Shown::Time(octets)
    } else {
        Shown::Octets(octets.to_vec())
    }
}

/// The number that octets make up, most significant first.
pub(crate) fn number(octets: &[u8], signed: bool) -> i128 {
    let unsigned = octets.iter().fold(0_i128, |value, octet| value << 8 | i128::from(*octet));
    let bits = octets.len() as u32 * 8;
    if signed && bits > 0 && unsigned >> (bits - 1) == 1 { unsigned - (1 << bits) } else { unsigned }
}

impl Walker<'_> {
    /// Reads a single value.
    pub(crate) fn read_leaf(&mut self, cursor: &mut Cursor<'_>, ty: &Type, at: &Setting<'_>, node: &mut Node) -> Read<Reading> {
        node.type_name = type_name(self.model, ty, at.encoding);
        let shown = match ty {
            Type::Null => self.read_null(cursor, at, node)?,
            Type::Bool => {
                let (octets, offset) = self.fixed(cursor, 3, 0x01, 1, at, node)?;
                // Everything but 00 is true. BER writes FF for it, the other encodings 01.
                let written = if at.encoding == Encoding::Ber { 0xFF } else { 0x01 };
                if octets[0] != 0 && octets[0] != written {
                    self.deviate(node, at, offset, Rule::Boolean, format!("{:02X} for true", octets[0]));
                }
                Shown::Bool(octets[0] != 0)
            }
            Type::Int(int) => Shown::Int(self.read_int(cursor, int, at, node)?),
            Type::Float32 => {
                let (octets, _) = self.fixed(cursor, 23, 0x04, 4, at, node)?;
                Shown::Float32(f32::from_bits(number(octets, false) as u32))
            }
            Type::Float64 => {
                let (octets, _) = self.fixed(cursor, 24, 0x04, 8, at, node)?;
                Shown::Float64(f64::from_bits(number(octets, false) as u64))
            }
            Type::Bcd => {
                let (octets, _) = self.fixed(cursor, 13, 0x02, 1, at, node)?;
                Shown::Int(number(octets, true))
            }
            Type::Octets(length) => self.read_string(cursor, StringKind::Octets, *length, at, node)?,
            Type::Text(length) => self.read_string(cursor, StringKind::Text, *length, at, node)?,
            Type::Utf8(length) => self.read_string(cursor, StringKind::Utf8, *length, at, node)?,
            Type::BitString(length) => self.read_bit_string(cursor, *length, at, node)?,
            Type::Oid => Shown::Oid(self.read_oid(cursor, at, node)?.0),
            Type::DateTime | Type::Date | Type::Time => {
                let (tag, size) = calendar(ty).unwrap_or_default();
                self.read_calendar(cursor, tag, size, at, node)?
            }
            Type::Data | Type::Item(_) | Type::List(_) | Type::Contained(_) | Type::Match(_) => {
                return Err(Fault::new(ErrorKind::UnknownSelector, cursor.position(), "a single value expected"));
            }
        };
        let reading = match &shown {
            Shown::Bool(value) => Reading::Number(i128::from(*value)),
            Shown::Int(value) => Reading::Number(*value),
            _ => Reading::Other,
        };
        node.value = shown;
        node.shape = Shape::Value;
        Ok(reading)
    }

    /// Takes a value of fixed size: bare, behind its Data tag, or as the content of a BER value. Gives the content and its offset.
    fn fixed<'o>(
        &self,
        cursor: &mut Cursor<'o>,
        tag: u8,
        identifier: u8,
        size: usize,
        at: &Setting<'_>,
        node: &mut Node,
    ) -> Read<(&'o [u8], usize)> {
        let start = cursor.position();
        match at.encoding {
            Encoding::Axdr | Encoding::Octets => {}
            Encoding::Data => {
                let found = cursor.tag_of(size)?;
                if found != tag {
                    return Err(unexpected_data_tag(start, tag, found));
                }
            }
            Encoding::Ber => {
                let content = self.ber_content(cursor, at.identifier.unwrap_or(identifier), at, node)?;
                return self.ber_fixed(content, size);
            }
        }
        let offset = cursor.position();
        Ok((cursor.take(size, start)?, offset))
    }

    fn read_null(&self, cursor: &mut Cursor<'_>, at: &Setting<'_>, node: &mut Node) -> Read<Shown> {
        match at.encoding {
            Encoding::Axdr | Encoding::Octets => {}
            Encoding::Data => self.data_tag(cursor, 0)?,
            Encoding::Ber => {
                self.fixed(cursor, 0, 0x05, 0, at, node)?;
            }
        }
        Ok(Shown::Null)
    }

    /// Reads an integer and holds it against its constant and range.
    fn read_int(&self, cursor: &mut Cursor<'_>, int: &Int, at: &Setting<'_>, node: &mut Node) -> Read<i128> {
        let (value, offset) = match (at.encoding, int_tag(int)) {
            (Encoding::Ber, _) => self.ber_number(cursor, 0x02, at, node)?,
            (Encoding::Data, Some(tag)) => {
                let start = cursor.position();
                let found = cursor.tag_of(usize::from(int.octets))?;
                let form = |octets: u8, signed: bool| Int { octets, signed, ..int.clone() };
                let mut forms = [1, 2, 4, 8].into_iter().flat_map(|octets| [form(octets, false), form(octets, true)]);
                let Some(sent) = forms.find(|form| {
                    let other_bits = at.tolerates(Tolerance::IntegerBits) && form.octets == int.octets;
                    int_tag(form) == Some(found)
                        && (form.signed == int.signed || at.tolerates(Tolerance::IntegerSign) || other_bits)
                        && (form.octets == int.octets || at.tolerates(Tolerance::IntegerWidth))
                }) else {
                    return Err(unexpected_data_tag(start, tag, found));
                };
                if sent.signed != int.signed && at.tolerates(Tolerance::IntegerBits) && sent.octets == int.octets {
                    let detail = format!("{} in place of {}", data_tag_text(found), data_tag_text(tag));
                    self.deviate(node, at, start, Rule::IntegerBits, detail);
                    return Ok(number(cursor.take(usize::from(int.octets), start)?, int.signed));
                }
                let bent =
                    [(sent.signed != int.signed).then_some(Rule::IntegerSign), (sent.octets != int.octets).then_some(Rule::IntegerWidth)];
                for rule in bent.into_iter().flatten() {
                    self.deviate(node, at, start, rule, format!("{} in place of {}", data_tag_text(found), data_tag_text(tag)));
                }
                let offset = cursor.position();
                (number(cursor.take(usize::from(sent.octets), start)?, sent.signed), offset)
            }
            _ => {
                let offset = cursor.position();
                let octets = cursor.take(usize::from(int.octets), offset)?;
                let value = if int.little_endian {
                    let reversed: Vec<u8> = octets.iter().rev().copied().collect();
                    number(&reversed, int.signed)
                } else {
                    number(octets, int.signed)
                };
                (value, offset)
            }
        };
        if let Some(constant) = int.constant
            && constant != value
        {
            return Err(Fault::new(ErrorKind::Constant, offset, format!("{constant} expected, {value} found")));
        }
        let (lowest, highest) = limits(int);
        if !(lowest..=highest).contains(&value) {
            return Err(Fault::new(ErrorKind::Range, offset, format!("{lowest} to {highest} expected, {value} found")));
        }
        let (first, last) = int.range.unwrap_or((lowest, highest));
        if !(first..=last).contains(&value) {
            if !at.tolerates(Tolerance::Range) {
                return Err(Fault::new(ErrorKind::Range, offset, format!("{first} to {last} expected, {value} found")));
            }
            self.deviate(node, at, offset, Rule::Range, format!("{value} is not within {first} to {last}"));
        }
        Ok(value)
    }

    fn read_string(&self, cursor: &mut Cursor<'_>, kind: StringKind, length: Length, at: &Setting<'_>, node: &mut Node) -> Read<Shown> {
        if at.encoding == Encoding::Data
            && at.tolerates(Tolerance::DateTimeTag)
            && let Some((tag, size)) = calendar_of_size(length)
            && cursor.peek() == Some(tag)
        {
            let start = cursor.position();
            cursor.octet()?;
            let content = cursor.take(size, start)?;
            self.deviate(node, at, start, Rule::DateTimeTag, format!("{} in place of {}", data_tag_text(tag), data_tag_text(9)));
            return Ok(kind.shown(content));
        }
        let count = self.string_length(cursor, kind, length, at, node)?;
        let content = cursor.position();
        Ok(kind.shown(cursor.take(count, content)?))
    }

    /// Reads what stands in front of a string: its tag and length where the encoding has them. Gives the length of the content.
    pub(crate) fn string_length(
        &self,
        cursor: &mut Cursor<'_>,
        kind: StringKind,
        length: Length,
        at: &Setting<'_>,
        node: &mut Node,
    ) -> Read<usize> {
        let read = match at.encoding {
            Encoding::Axdr | Encoding::Octets => match length {
                Length::Prefixed => cursor.length()?,
                Length::Rest => return Ok(cursor.remaining()),
                _ => return Ok(self.given_length(cursor, length, at)?.unwrap_or_default()),
            },
            Encoding::Data => {
                self.data_tag(cursor, kind.data_tag())?;
                cursor.length()?
            }
            Encoding::Ber => {
                let length_offset = cursor.position() + 1;
                let value = self.ber_header(cursor, at.identifier.unwrap_or(kind.identifier()), at, node)?;
                LengthRead { value, offset: length_offset, long: false }
            }
        };
        self.note_length(node, at, read);
        if let Some(expected) = self.given_length(cursor, length, at)?
            && expected != read.value
        {
            // The content of a BER value is a region of its own, which the string must fill.
            if at.encoding == Encoding::Ber {
                let content = cursor.position();
                return Err(if read.value < expected {
                    Fault::truncated(content, expected - read.value)
                } else {
                    Fault::trailing(content + expected, read.value - expected)
                });
            }
            return Err(Fault::new(ErrorKind::Length, read.offset, format!("length {expected} expected, {} found", read.value)));
        }
        Ok(read.value)
    }

    fn read_bit_string(&self, cursor: &mut Cursor<'_>, length: Length, at: &Setting<'_>, node: &mut Node) -> Read<Shown> {
        let fixed = self.given_length(cursor, length, at)?;
        let (octets, len, offset) = self.bit_string(cursor, fixed, at, node)?;
        let mut octets = octets.to_vec();
        if clear_padding(&mut octets, len) {
            self.deviate(node, at, offset + octets.len() - 1, Rule::UnusedBits, "unused bits are set");
        }
        Ok(Shown::Bits { len: len as u32, octets })
    }

    /// Reads the octets of a bit string of a given or its own length. Gives them with the number of bits and their offset.
    pub(crate) fn bit_string<'o>(
        &self,
        cursor: &mut Cursor<'o>,
        fixed: Option<usize>,
        at: &Setting<'_>,
        node: &mut Node,
    ) -> Read<(&'o [u8], usize, usize)> {
        let bits = match at.encoding {
            Encoding::Ber => return self.ber_bit_string(cursor, fixed, at, node),
            Encoding::Axdr | Encoding::Octets if fixed.is_some() => fixed.unwrap_or_default(),
            Encoding::Axdr | Encoding::Octets | Encoding::Data => {
                if at.encoding == Encoding::Data {
                    self.data_tag(cursor, 4)?;
                }
                let read = cursor.length()?;
                self.note_length(node, at, read);
                if let Some(expected) = fixed
                    && expected != read.value
                {
                    let octets = expected.div_ceil(8);
                    let fault = || Fault::new(ErrorKind::Length, read.offset, format!("{expected} bits expected, {} found", read.value));
                    if !at.tolerates(Tolerance::BitCount) || read.value != octets * 8 {
                        return Err(fault());
                    }
                    let offset = cursor.position();
                    let content = cursor.take(octets, offset)?;
                    if clear_padding(&mut content.to_vec(), expected) {
                        return Err(fault());
                    }
                    self.deviate(node, at, read.offset, Rule::BitCount, format!("{} bits in place of {expected}", read.value));
                    return Ok((content, expected, offset));
                }
                read.value
            }
        };
        let offset = cursor.position();
        Ok((cursor.take(bits.div_ceil(8), offset)?, bits, offset))
    }

    /// Reads a date-time, date or time of `size` octets.
    fn read_calendar(&self, cursor: &mut Cursor<'_>, tag: u8, size: usize, at: &Setting<'_>, node: &mut Node) -> Read<Shown> {
        let start = cursor.position();
        if at.encoding == Encoding::Data && at.tolerates(Tolerance::DateTimeTag) && cursor.peek() == Some(9) {
            cursor.octet()?;
            let length = cursor.length()?;
            self.note_length(node, at, length);
            if length.value != size {
                return Err(Fault::new(ErrorKind::Length, length.offset, format!("length {size} expected, {} found", length.value)));
            }
            self.deviate(node, at, start, Rule::DateTimeTag, format!("{} in place of {}", data_tag_text(9), data_tag_text(tag)));
            let content = cursor.position();
            return Ok(calendar_shown(cursor.take(size, content)?));
        }
        let (octets, _) = self.fixed(cursor, tag, 0x04, size, at, node)?;
        Ok(calendar_shown(octets))
    }
}

/// Clears the unused bits after `len` bits; true where one was set.
pub(crate) fn clear_padding(octets: &mut [u8], len: usize) -> bool {
    let unused = octets.len() * 8 - len;
    match octets.last_mut() {
        Some(last) if unused > 0 && unused < 8 => {
            let mask = (1_u8 << unused) - 1;
            let set = *last & mask != 0;
            *last &= !mask;
            set
        }
        _ => false,
    }
}

/// The smallest and the largest value of an integer type.
pub(crate) fn limits(int: &Int) -> (i128, i128) {
    let bits = u32::from(int.octets) * 8;
    if int.signed { (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) } else { (0, (1 << bits) - 1) }
}
