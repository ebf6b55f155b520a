//! Encoding of Data: values that were built, and views of octets.

use crate::axdr;
use crate::data::canonical::{write_compact_array, write_values};
use crate::data::value::Value;
use crate::data::view::{Data, Repr};
use crate::data::walk::{MAX_DEPTH, TOO_DEEP};
use crate::data::write::{write_content, write_open};
use crate::encode::{Encode, Writer};
use crate::error::EncodeError;

/// In the canonical form: shortest lengths, booleans 00 or 01, padding of bit strings zero.
impl Encode for Data<'_> {
    fn encoded_len(&self) -> usize {
        measured(|out| write_data(self, 0, out))
    }

    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        write_data(self, 0, out)
    }
}

impl Encode for Value<'_> {
    fn encoded_len(&self) -> usize {
        measured(|out| write_value(self, 0, out))
    }

    fn write(&self, out: &mut Writer<'_>) -> Result<(), EncodeError> {
        write_value(self, 0, out)
    }
}

/// What is written up to the first error, which `write` will report.
fn measured(write: impl FnOnce(&mut Writer<'_>) -> Result<(), EncodeError>) -> usize {
    let mut measure = Writer::measure();
    let _ = write(&mut measure);
    measure.position()
}

/// `depth` counts the containers around the value, so that nothing is written that cannot be read.
fn write_data(data: &Data<'_>, depth: usize, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    match data.repr() {
        Repr::Octets(octets) => write_values(octets, 1, depth, out),
        Repr::Value(value) => write_value(value, depth, out),
    }
}

#[inline(never)]
fn write_value(value: &Value<'_>, depth: usize, out: &mut Writer<'_>) -> Result<(), EncodeError> {
    let tag = value.tag();
    // the other types are numbers: the last `size` octets of one of 64 bits
    let (number, size) = match value {
        Value::Array(elements) | Value::Structure(elements) => {
            if depth >= MAX_DEPTH {
                return Err(TOO_DEEP.into());
            }
            let inside = depth.saturating_add(1);
            write_open(tag, elements.len(), out)?;
            return match (elements.values(), elements.octets()) {
                (Some(values), _) => values.iter().try_for_each(|element| write_data(element, inside, out)),
                (None, octets) => write_values(octets.unwrap_or_default(), elements.len(), inside, out),
            };
        }
        Value::CompactArray(_) if depth >= MAX_DEPTH => return Err(TOO_DEEP.into()),
        Value::CompactArray(array) => {
            out.chunk([tag])?;
            return write_compact_array(array, out);
        }
        Value::BitString(bits) => {
            out.chunk([tag])?;
            return axdr::write_bit_string(bits, out);
        }
        Value::OctetString(octets) => return write_content(tag, octets, out),
        Value::VisibleString(octets) => return write_content(tag, octets, out),
        Value::Utf8String(octets) => return write_content(tag, octets, out),
        Value::DateTime(value) => return write_fixed(tag, &value.to_octets(), out),
        Value::Date(value) => return write_fixed(tag, &value.to_octets(), out),
        Value::Time(value) => return write_fixed(tag, &value.to_octets(), out),
        Value::Null | Value::DontCare => (0, 0),
        Value::Boolean(value) => (u64::from(*value), 1),
        Value::Unsigned(value) | Value::Enum(value) | Value::DeltaUnsigned(value) => (u64::from(*value), 1),
        Value::Bcd(value) | Value::Integer(value) | Value::DeltaInteger(value) => (u64::from(value.cast_unsigned()), 1),
        Value::LongUnsigned(value) | Value::DeltaLongUnsigned(value) => (u64::from(*value), 2),
        Value::Long(value) | Value::DeltaLong(value) => (u64::from(value.cast_unsigned()), 2),
        Value::DoubleLongUnsigned(value) | Value::DeltaDoubleLongUnsigned(value) => (u64::from(*value), 4),
        Value::DoubleLong(value) | Value::DeltaDoubleLong(value) => (u64::from(value.cast_unsigned()), 4),
        Value::Float32(value) => (u64::from(value.to_bits()), 4),
        Value::Long64(value) => (value.cast_unsigned(), 8),
        Value::Long64Unsigned(value) => (*value, 8),
        Value::Float64(value) => (value.to_bits(), 8),
    };
    let octets = number.to_be_bytes();
    write_fixed(tag, octets.get(octets.len().saturating_sub(size)..).unwrap_or_default(), out)
}

fn write_fixed(tag: u8, content: &[u8], out: &mut Writer<'_>) -> Result<(), EncodeError> {
    out.chunk([tag])?;
    out.octets(content)
}
