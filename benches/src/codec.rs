//! The codec's candidates.

use cosem_codec::data::{Data, Event, Value, Visitor};

use crate::decoder;
use crate::floor::get_response_data;
use crate::sink::{Sink, signed};

/// Hands the leaves of a walk to a sink.
struct Leaves<'s, S>(&'s mut S);

impl<'a, S: Sink> Visitor<'a> for Leaves<'_, S> {
    #[inline]
    fn leaf(&mut self, value: Value<'a>) {
        leaf(value, self.0);
    }
}

#[inline]
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
