//! The codec's candidates.

use cosem_codec::data::{Data, Event, Value, Visitor};

use crate::decoder;
use crate::floor::get_response_data;
use crate::sink::{Sink, signed};

/// Hands the leaves of a walk to a sink.
struct Leaves<'s, S>(&'s mut S);

impl<'a, S: Sink> Visitor<'a> for Leaves<'_, S> {
    #[inline(always)]
    fn leaf(&mut self, value: Value<'a>) {
        leaf(value, self.0);
    }
}

#[inline(always)]
fn leaf<S: Sink>(value: Value<'_>, sink: &mut S) {
    match value {
        Value::Null | Value::DontCare | Value::Array(_) | Value::Structure(_) | Value::CompactArray(_) => sink.number(0),
        Value::Boolean(value) => sink.number(value.into()),
        Value::BitString(bits) => {
            sink.number(bits.len() as u64);
            sink.octets(bits.octets());
        }
        Value::DoubleLong(value) | Value::DeltaDoubleLong(value) => sink.number(signed(value)),
        Value::DoubleLongUnsigned(value) | Value::DeltaDoubleLongUnsigned(value) => sink.number(value.into()),
        Value::OctetString(octets) => sink.octets(octets.0),
        Value::VisibleString(text) => sink.octets(text.0),
        Value::Utf8String(text) => sink.octets(text.0),
        Value::Bcd(value) | Value::Integer(value) | Value::DeltaInteger(value) => sink.number(signed(value)),
        Value::Long(value) | Value::DeltaLong(value) => sink.number(signed(value)),
        Value::Unsigned(value) | Value::Enum(value) | Value::DeltaUnsigned(value) => sink.number(value.into()),
        Value::LongUnsigned(value) | Value::DeltaLongUnsigned(value) => sink.number(value.into()),
        Value::Long64(value) => sink.number(signed(value)),
        Value::Long64Unsigned(value) => sink.number(value),
        Value::Float32(value) => sink.number(value.to_bits().into()),
        Value::Float64(value) => sink.number(value.to_bits()),
        Value::DateTime(value) => sink.octets(&value.to_octets()),
        Value::Date(value) => sink.octets(&value.to_octets()),
        Value::Time(value) => sink.octets(&value.to_octets()),
    }
}

decoder! {
    /// The value of a GET response, visited.
    VisitData(message, sink) {
        Data::from_octets(get_response_data(message)?).visit(&mut Leaves(sink)).ok()
    }
}

decoder! {
    /// The value of a GET response, as an iterator.
    IterateData(message, sink) {
        for event in Data::from_octets(get_response_data(message)?).events() {
            if let Event::Leaf(value) = event.ok()? {
                leaf(value, sink);
            }
        }
        Some(())
    }
}

/// One row of the profile, as the macro writes its decoder: one chunk, tags inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProfileRow {
    time: [u8; 12],
    values: [u32; 4],
}

const RUN: &[(usize, u8)] = &[(0, 2), (1, 5), (2, 9), (3, 12), (16, 6), (21, 6), (26, 6), (31, 6)];

#[cold]
#[inline(never)]
fn wrong(run: &[u8; 36], input: &[u8]) -> nom::Err<cosem_codec::ParseError> {
    let fault = RUN.iter().find(|(at, tag)| run[*at] != *tag).copied().unwrap_or_default();
    cosem_codec::error::error(cosem_codec::ErrorKind::UnexpectedTag { expected: fault.1, found: run[fault.0] }, &input[fault.0..])
}

impl<'a> cosem_codec::Decode<'a> for ProfileRow {
    #[inline]
    fn parse(input: &'a [u8]) -> cosem_codec::Parsed<'a, Self> {
        let Some((run, rest)) = input.split_first_chunk::<36>() else { return Err(cosem_codec::error::truncated(36 - input.len(), input)) };
        let &[2, 5, 9, 12, ref time @ .., 6, a0, a1, a2, a3, 6, b0, b1, b2, b3, 6, c0, c1, c2, c3, 6, d0, d1, d2, d3] = run else {
            return Err(wrong(run, input));
        };
        let values = [[a0, a1, a2, a3], [b0, b1, b2, b3], [c0, c1, c2, c3], [d0, d1, d2, d3]].map(u32::from_be_bytes);
        Ok((rest, Self { time: *time, values }))
    }
}

/// The same row, field by field with the runtime's helpers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldRow {
    time: [u8; 12],
    values: [u32; 4],
}

impl<'a> cosem_codec::Decode<'a> for FieldRow {
    #[inline]
    fn parse(input: &'a [u8]) -> cosem_codec::Parsed<'a, Self> {
        let (input, ()) = cosem_codec::data::structure(input, 5)?;
        let (input, time) = cosem_codec::data::octets::<12>(input)?;
        let (input, a) = cosem_codec::data::u32(input)?;
        let (input, b) = cosem_codec::data::u32(input)?;
        let (input, c) = cosem_codec::data::u32(input)?;
        let (input, d) = cosem_codec::data::u32(input)?;
        Ok((input, Self { time, values: [a, b, c, d] }))
    }
}

decoder! {
    /// Rows in one chunk each.
    Rows(message, sink) {
        let rows = cosem_codec::data::array_lazy::<ProfileRow>(get_response_data(message)?).ok()?;
        for row in &rows {
            let row = row.ok()?;
            sink.octets(&row.time);
            for value in row.values {
                sink.number(value.into());
            }
        }
        Some(())
    }
}

decoder! {
    /// Rows field by field.
    FieldRows(message, sink) {
        let rows = cosem_codec::data::array_lazy::<FieldRow>(get_response_data(message)?).ok()?;
        for row in &rows {
            let row = row.ok()?;
            sink.octets(&row.time);
            for value in row.values {
                sink.number(value.into());
            }
        }
        Some(())
    }
}

decoder! {
    /// CRC-16/X-25.
    X25(message, sink) {
        sink.number(cosem_codec::crc::crc16_x25(message).into());
        Some(())
    }
}
