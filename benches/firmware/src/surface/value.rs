//! COSEM Data whose type nobody knows, numbers and times.

use cosem_codec::data::{Event, Value, Visitor};
use cosem_codec::obis::Obis;
use cosem_codec::{Data, Date, DateTime, Decimal, Decode, Encode, Number, Time};

use super::{count, number};

struct Leaves(usize);

impl<'a> Visitor<'a> for Leaves {
    fn leaf(&mut self, value: Value<'a>) {
        let quantity = Number::of(value, -3).and_then(Number::decimal);
        self.0 = self.0.wrapping_add(usize::from(quantity.and_then(Decimal::to_integer).is_some()));
    }
}

/// Visited, iterated, checked, and written.
pub(super) fn data(octets: &[u8], out: &mut [u8]) -> usize {
    let Ok(data) = Data::decode_lazy(octets) else { return 0 };
    let mut leaves = Leaves(0);
    let mut sum = usize::from(data.visit(&mut leaves).is_ok());
    for event in data.events() {
        match event {
            Ok(Event::Leaf(Value::CompactArray(array))) => sum = sum.wrapping_add(array.contents().len()),
            Ok(_) => sum = sum.wrapping_add(1),
            Err(_) => break,
        }
    }
    if let Ok(checked) = data.check() {
        sum = sum.wrapping_add(count(checked.events()));
    }
    sum.wrapping_add(leaves.0).wrapping_add(data.encode(out).map_or(0, |octets| octets.len()))
}

/// Calendar, exact numbers, names of objects.
pub(super) fn calendar(octets: &[u8], _: &mut [u8]) -> usize {
    let (date_time, rest) = number::<12>(octets);
    let (seconds, rest) = number::<8>(rest);
    let (code, text) = number::<6>(rest);
    let date_time = DateTime::from_octets(date_time);
    let seconds = i64::from_be_bytes(seconds);
    let mut sum = usize::from(date_time.plus_seconds(seconds).is_ok()) + usize::from(date_time.to_unix_hundredths().is_ok());
    sum = sum.wrapping_add(usize::from(DateTime::from_unix_hundredths(seconds, 60, cosem_codec::ClockStatus::default()).is_ok()));
    sum = sum.wrapping_add(usize::from(Date::from_days(seconds).is_some()));
    sum = sum.wrapping_add(usize::from(
        Time::from_hundredths(seconds.unsigned_abs().min(u64::from(u32::MAX)).try_into().unwrap_or(u32::MAX)).is_some(),
    ));
    let decimal = Decimal::new(seconds.into(), code[0].cast_signed());
    sum = sum.wrapping_add(usize::from(decimal.checked_mul(decimal).and_then(|product| product.checked_add(decimal)).is_some()));
    sum = sum.wrapping_add(usize::from(decimal.with_exponent(code[1].cast_signed()).is_some()));
    let [a, b, c, d, e, f] = code;
    sum = sum.wrapping_add(count(Obis::new(a, b, c, d, e, f).describe().parts()));
    sum.wrapping_add(core::str::from_utf8(text).ok().and_then(|text| Obis::parse(text).ok()).map_or(0, |code| usize::from(code.a())))
}
