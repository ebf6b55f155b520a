//! Single values, named bits, named values.

use asn1_rs::Integer;
use serde_json::Value;

use super::error::Compose;
use super::value::{arcs, bits, octets};
use super::writer::{Composer, Place, Written};
use crate::inspect::{Carried, StringKind, calendar, carrier_tag, int_tag, limits, oid_octets, write_length};
use crate::model::{BitMeaning, BitPart, Bits, Carrier, Codes, Encoding, Int, Kind, Length, Type, ValueSource};

/// Writes a BER value: identifier, length, content.
pub(crate) fn tlv(identifier: u8, content: &[u8], out: &mut Vec<u8>) {
    out.push(identifier);
    write_length(content.len(), out);
    out.extend_from_slice(content);
}

/// The content of a BER INTEGER in its shortest form.
fn ber_integer(value: i128) -> Vec<u8> {
    Integer::from_i128(value).as_ref().to_vec()
}

impl Composer<'_> {
    /// Writes a single value.
    pub(crate) fn write_leaf(&mut self, ty: &Type, value: &Value, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<Written> {
        let present = Written { present: true, ..Written::default() };
        match ty {
            Type::Null => {
                if !value.is_null() {
                    return Err(self.expected("null", value));
                }
                self.fixed(0, 0x05, &[], at, out);
                Ok(present)
            }
            Type::Bool => {
                let value = self.boolean(value)?;
                let octet = match (value, at.encoding) {
                    (false, _) => 0x00,
                    (true, Encoding::Ber) => 0xFF,
                    (true, _) => 0x01,
                };
                self.fixed(3, 0x01, &[octet], at, out);
                Ok(Written::number(i128::from(value)))
            }
            Type::Int(int) => {
                let value = self.integer(value)?;
                self.write_int(int, value, at, out)?;
                Ok(Written::number(value))
            }
            Type::Float32 => {
                let octets = self.float32(value)?;
                self.fixed(23, 0x04, &octets, at, out);
                Ok(present)
            }
            Type::Float64 => {
                let octets = self.float64(value)?;
                self.fixed(24, 0x04, &octets, at, out);
                Ok(present)
            }
            Type::Bcd => {
                let value = self.number_within(value, -128, 127)?;
                self.fixed(13, 0x02, &(value as i8).to_be_bytes(), at, out);
                Ok(present)
            }
            Type::Octets(length) => {
                let content = self.octets(value)?;
                self.write_string(StringKind::Octets, *length, &content, at, out)
            }
            Type::Text(length) => {
                let content = self.string(StringKind::Text, value)?;
                self.write_string(StringKind::Text, *length, &content, at, out)
            }
            Type::Utf8(length) => {
                let content = self.string(StringKind::Utf8, value)?;
                self.write_string(StringKind::Utf8, *length, &content, at, out)
            }
            Type::BitString(length) => {
                let (count, content) = value.as_str().and_then(bits).ok_or_else(|| self.expected("bits as 0 and 1", value))?;
                self.check_length(*length, count, "bits", at)?;
                self.write_bit_string(count, &content, *length == Length::Prefixed, at, out);
                Ok(Written::units(count))
            }
            Type::Oid => {
                let text = self.text(value, "an object identifier")?;
                self.write_oid(&arcs(text).unwrap_or_default(), value, at, out)?;
                Ok(present)
            }
            Type::DateTime | Type::Date | Type::Time => {
                let (tag, size) = calendar(ty).unwrap_or_default();
                let octets = self.octets_of(value, size)?;
                self.fixed(tag, 0x04, &octets, at, out);
                Ok(present)
            }
            Type::Data | Type::Item(_) | Type::List(_) | Type::Contained(_) | Type::Match(_) => Err(self.expected("a single value", value)),
        }
    }

    /// Writes content of a size that its type tells: bare, behind its Data tag, or as the content of a BER value.
    fn fixed(&self, tag: u8, identifier: u8, content: &[u8], at: &Place<'_>, out: &mut Vec<u8>) {
        match at.encoding {
            Encoding::Axdr | Encoding::Octets => out.extend_from_slice(content),
            Encoding::Data => {
                out.push(tag);
                out.extend_from_slice(content);
            }
            Encoding::Ber => tlv(at.identifier.unwrap_or(identifier), content, out),
        }
    }

    pub(crate) fn within(&self, value: i128, first: i128, last: i128) -> Compose<()> {
        if (first..=last).contains(&value) { Ok(()) } else { Err(self.fail(format!("{first} to {last} expected, {value} found"))) }
    }

    pub(crate) fn number_within(&self, value: &Value, first: i128, last: i128) -> Compose<i128> {
        let value = self.integer(value)?;
        self.within(value, first, last)?;
        Ok(value)
    }

    /// Writes an integer that fits its type, range and constant.
    pub(crate) fn write_int(&self, int: &Int, value: i128, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<()> {
        if let Some(constant) = int.constant
            && constant != value
        {
            return Err(self.fail(format!("{constant} expected, {value} found")));
        }
        let (first, last) = int.range.unwrap_or_else(|| limits(int));
        self.within(value, first, last)?;
        let (lowest, highest) = limits(int);
        self.within(value, lowest, highest)?;
        if at.encoding == Encoding::Ber {
            tlv(at.identifier.unwrap_or(0x02), &ber_integer(value), out);
            return Ok(());
        }
        if let (Encoding::Data, Some(tag)) = (at.encoding, int_tag(int)) {
            out.push(tag);
        }
        let octets = value.to_be_bytes();
        let content = &octets[octets.len() - usize::from(int.octets)..];
        if int.little_endian {
            out.extend(content.iter().rev());
        } else {
            out.extend_from_slice(content);
        }
        Ok(())
    }

    /// Writes a string of octets: with its tag and length where the encoding has them.
    pub(crate) fn write_string(
        &self,
        kind: StringKind,
        length: Length,
        content: &[u8],
        at: &Place<'_>,
        out: &mut Vec<u8>,
    ) -> Compose<Written> {
        self.check_length(length, content.len(), "octets", at)?;
        match at.encoding {
            Encoding::Ber => tlv(at.identifier.unwrap_or(kind.identifier()), content, out),
            Encoding::Data => tlv(kind.data_tag(), content, out),
            Encoding::Axdr | Encoding::Octets => {
                if length == Length::Prefixed {
                    write_length(content.len(), out);
                }
                out.extend_from_slice(content);
            }
        }
        Ok(Written::units(content.len()))
    }

    /// The octets of a text: `{"visible-string": ".."}`, `{"visible-string-hex": ".."}`, or the text alone.
    pub(crate) fn string(&mut self, kind: StringKind, value: &Value) -> Compose<Vec<u8>> {
        let name = if kind == StringKind::Text { "visible-string" } else { "utf8-string" };
        if value.is_string() {
            return self.text_octets(kind, value);
        }
        let (key, content) = self.only(value, &format!("a string, or an object with the key \"{name}\""))?;
        match key.strip_prefix(name) {
            Some("") => self.under(key, |composer| composer.text_octets(kind, content)),
            Some("-hex") => self.under(key, |composer| composer.octets(content)),
            _ => Err(self.fail(format!("the key \"{name}\" or \"{name}-hex\" expected, \"{key}\" found"))),
        }
    }

    pub(crate) fn text_octets(&self, kind: StringKind, value: &Value) -> Compose<Vec<u8>> {
        let text = self.text(value, "a string")?;
        if kind == StringKind::Text && !text.is_ascii() {
            return Err(self.fail("ASCII characters expected; other octets can be given under \"visible-string-hex\""));
        }
        Ok(text.as_bytes().to_vec())
    }

    /// Writes a bit string; `counted` says that the number of bits stands in front where the encoding has that.
    pub(crate) fn write_bit_string(&self, count: usize, content: &[u8], counted: bool, at: &Place<'_>, out: &mut Vec<u8>) {
        match at.encoding {
            Encoding::Ber => {
                let mut whole = vec![(content.len() * 8 - count) as u8];
                whole.extend_from_slice(content);
                tlv(at.identifier.unwrap_or(0x03), &whole, out);
            }
            Encoding::Data => {
                out.push(4);
                write_length(count, out);
                out.extend_from_slice(content);
            }
            Encoding::Axdr | Encoding::Octets => {
                if counted {
                    write_length(count, out);
                }
                out.extend_from_slice(content);
            }
        }
    }

    fn write_oid(&self, arcs: &[u32], value: &Value, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<()> {
        let content = oid_octets(arcs).ok_or_else(|| self.expected("an object identifier such as \"2.16.756.5.8.1.1\"", value))?;
        tlv(at.identifier.unwrap_or(0x06), &content, out);
        Ok(())
    }

    /// The four octets of a floating point number.
    pub(crate) fn float32(&mut self, value: &Value) -> Compose<Vec<u8>> {
        if let Some(hex) = value.get("float32-hex") {
            return self.under("float32-hex", |composer| composer.octets_of(hex, 4));
        }
        let number = value.as_f64().ok_or_else(|| self.expected("a number", value))? as f32;
        if number.is_finite() { Ok(number.to_be_bytes().to_vec()) } else { Err(self.fail("a number of 32 bits expected")) }
    }

    /// The eight octets of a floating point number.
    pub(crate) fn float64(&mut self, value: &Value) -> Compose<Vec<u8>> {
        if let Some(hex) = value.get("float64-hex") {
            return self.under("float64-hex", |composer| composer.octets_of(hex, 8));
        }
        let number = value.as_f64().ok_or_else(|| self.expected("a number", value))?;
        Ok(number.to_be_bytes().to_vec())
    }

    /// The value of a named value: its name, or its number.
    pub(crate) fn code(&self, codes: &Codes, value: &Value) -> Compose<u64> {
        let last = if codes.carrier.bits() >= 64 { u64::MAX } else { (1 << codes.carrier.bits()) - 1 };
        if let Some(name) = value.as_str() {
            return match codes.values.iter().find(|code| code.name.spelled == name || code.name.snake == name) {
                Some(code) => Ok(code.value),
                None => Err(self.expected(&format!("a name such as \"{}\", or a number", example(codes)), value)),
            };
        }
        let number = self.number_within(value, 0, i128::from(last))? as u64;
        if codes.closed && !codes.values.iter().any(|code| code.value == number) {
            return Err(self.fail(format!("a value with a name expected, {number} found")));
        }
        Ok(number)
    }

    pub(crate) fn write_codes(&mut self, codes: &Codes, value: &Value, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<Written> {
        if codes.carrier == Carrier::Oid {
            let text = self.text(value, "a name or an object identifier")?;
            let known = codes.values.iter().find(|code| code.name.spelled == text || code.name.snake == text);
            let given = known.map_or_else(|| arcs(text).unwrap_or_default(), |code| code.oid.clone());
            if codes.closed && !codes.values.iter().any(|code| code.oid == given) {
                return Err(self.expected(&format!("a name such as \"{}\"", example(codes)), value));
            }
            self.write_oid(&given, value, at, out)?;
            return Ok(Written { present: true, ..Written::default() });
        }
        let number = self.code(codes, value)?;
        let mut carried = carried(codes.carrier);
        carried.set(0, codes.carrier.bits(), number);
        self.write_carried(codes.carrier, &carried, at, out);
        Ok(Written::number(i128::from(number)))
    }

    pub(crate) fn write_bits(&mut self, bits: &Bits, value: &Value, at: &Place<'_>, out: &mut Vec<u8>) -> Compose<Written> {
        let members = self.object(value)?;
        let mut known: Vec<&str> = bits.parts.iter().filter_map(given_name).collect();
        if bits.parts.iter().any(is_kept) {
            known.push("reserved");
        }
        if let Some(unknown) = members.keys().find(|key| !known.contains(&key.as_str())) {
            return Err(self.fail(format!("no part is called \"{unknown}\"")));
        }
        let mut carried = carried(bits.carrier);
        let mut kept = Kept::of(self, members.get("reserved"), bits.parts.iter().filter(|part| is_kept(part)).count())?;
        let mut parts = Vec::new();
        for part in &bits.parts {
            let number = match (part.meaning, given_name(part)) {
                (BitMeaning::Constant(constant), _) => constant,
                (_, Some(name)) => self.part(part, name, members.get(name))?,
                (_, None) => self.kept_part(part, kept.next())?,
            };
            carried.set(part.shift, part.width, number);
            parts.push(Some(i128::from(number)));
        }
        if let Some(prefix) = bits.prefixes.first() {
            out.extend_from_slice(prefix);
        }
        self.write_carried(bits.carrier, &carried, at, out);
        Ok(Written { parts, present: true, ..Written::default() })
    }

    /// The bits of a kept reserved part.
    pub(crate) fn kept_part(&mut self, part: &BitPart, value: Option<&Value>) -> Compose<u64> {
        match value {
            Some(value) => {
                self.under("reserved", |composer| composer.number_within(value, 0, highest(part.width)).map(|number| number as u64))
            }
            None => Ok(0),
        }
    }

    /// The bits of a named part. A flag that is not mentioned is not set.
    pub(crate) fn part(&mut self, part: &BitPart, name: &str, value: Option<&Value>) -> Compose<u64> {
        let Some(value) = value else {
            return if part.meaning == BitMeaning::Flag { Ok(0) } else { Err(self.fail(format!("\"{name}\" is missing"))) };
        };
        self.under(name, |composer| match part.meaning {
            BitMeaning::Flag => composer.boolean(value).map(u64::from),
            BitMeaning::Codes(id) => match &composer.model.item(id).kind {
                Kind::Codes(codes) => composer.code(codes, value),
                _ => Err(composer.fail("named values expected")),
            },
            BitMeaning::Number | BitMeaning::Reserved | BitMeaning::Constant(_) => {
                composer.number_within(value, 0, highest(part.width)).map(|number| number as u64)
            }
        })
    }

    /// Writes the integer or bit string that carries bits or codes.
    pub(crate) fn write_carried(&self, carrier: Carrier, carried: &Carried, at: &Place<'_>, out: &mut Vec<u8>) {
        match (carrier, at.encoding) {
            (Carrier::BitString(_), _) => self.write_bit_string(carried.bits, &carried.octets, false, at, out),
            (_, Encoding::Axdr | Encoding::Octets) => out.extend_from_slice(&carried.octets),
            (_, Encoding::Data) => {
                out.push(carrier_tag(carrier));
                out.extend_from_slice(&carried.octets);
            }
            (_, Encoding::Ber) => {
                let identifier = if carrier == Carrier::Enum { 0x0A } else { 0x02 };
                tlv(at.identifier.unwrap_or(identifier), &ber_integer(i128::from(carried.get(0, carrier.bits()))), out);
            }
        }
    }
}

/// The values of kept reserved parts, in their order: a number for one part, an array for several, nothing for zeros.
pub(crate) struct Kept<'v> {
    values: Vec<&'v Value>,
    next: usize,
}

impl<'v> Kept<'v> {
    pub(crate) fn of(composer: &Composer<'_>, value: Option<&'v Value>, count: usize) -> Compose<Self> {
        let values = match value {
            None => Vec::new(),
            Some(Value::Array(values)) if values.len() == count => values.iter().collect(),
            Some(value @ Value::Number(_)) if count == 1 => vec![value],
            Some(other) if count == 1 => return Err(composer.expected("a number under \"reserved\"", other)),
            Some(other) => return Err(composer.expected(&format!("an array of {count} numbers under \"reserved\""), other)),
        };
        Ok(Self { values, next: 0 })
    }

    pub(crate) fn next(&mut self) -> Option<&'v Value> {
        self.next += 1;
        self.values.get(self.next - 1).copied()
    }
}

/// All bits of a carrier, not set.
pub(crate) fn carried(carrier: Carrier) -> Carried {
    let bits = usize::from(carrier.bits());
    let whole = if matches!(carrier, Carrier::BitString(_)) { bits } else { bits.div_ceil(8) * 8 };
    Carried { octets: vec![0; bits.div_ceil(8)], bits: whole }
}

/// The name of a part that the user gives.
pub(crate) fn given_name(part: &BitPart) -> Option<&str> {
    let given = part.source == ValueSource::Given && !matches!(part.meaning, BitMeaning::Constant(_));
    part.name.as_ref().filter(|_| given).map(|name| name.spelled.as_str())
}

/// True for reserved bits that are kept as they came.
pub(crate) fn is_kept(part: &BitPart) -> bool {
    part.name.is_none() && part.meaning == BitMeaning::Reserved
}

fn highest(width: u8) -> i128 {
    (1 << u32::from(width.min(64))) - 1
}

fn example(codes: &Codes) -> &str {
    codes.values.first().map_or("name", |code| code.name.spelled.as_str())
}

/// Octets in hexadecimal, for the Data types.
pub(crate) fn hexadecimal(value: &Value) -> Option<Vec<u8>> {
    value.as_str().and_then(octets)
}
