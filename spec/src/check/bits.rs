//! Named bits: items and the groups inside frames.

use crate::fault::{Code, Fault};
use crate::model::{BitGroup, BitMeaning, BitPart, Bits, Carrier, Encoding, Kind, ValueSource};
use crate::source::Place;
use crate::syntax::ast::{BitsBody, CarrierExpr, Group, Ident, Part, PartBody};

use super::Checker;
use super::codes::{most, unsigned_bits};
use super::head::allowed;

impl Checker<'_> {
    /// Checks a bits item.
    pub(super) fn bits(&mut self, unit: usize, body: &BitsBody) -> Option<Bits> {
        let carrier = self.bits_carrier(unit, &body.carrier, true);
        let prefixes = self.prefixes(unit, body);
        let carrier = carrier?;
        let parts = self.parts(unit, carrier, &body.parts, body.end)?;
        let mut names: Vec<&Ident> = Vec::new();
        for name in body.parts.iter().filter_map(part_name) {
            if let Some(first) = names.iter().find(|first| first.value == name.value) {
                self.add(
                    Fault::new(Code::E0420, name.place, format!("the name `{}` is already taken", name.value))
                        .label("taken already")
                        .also(first.place, "taken here"),
                );
            }
            names.push(name);
        }
        Some(Bits { carrier, prefixes, parts })
    }

    /// Checks a group of bits in a frame.
    pub(super) fn group(&mut self, unit: usize, group: &Group) -> Option<BitGroup> {
        let carrier = self.bits_carrier(unit, &group.carrier, false)?;
        let mut parts = self.parts(unit, carrier, &group.parts, group.end)?;
        for part in &mut parts {
            if matches!(part.meaning, BitMeaning::Constant(_)) {
                part.source = ValueSource::Constant;
            }
        }
        Some(BitGroup { carrier, parts, place: group.carrier.word.place })
    }

    fn bits_carrier(&mut self, unit: usize, carrier: &CarrierExpr, item: bool) -> Option<Carrier> {
        let expected =
            if item { "`u8`, `u16`, `u24`, `u32`, `u64`, `enum` or `bit_string[n]`" } else { "`u8`, `u16`, `u24`, `u32` or `u64`" };
        let word = carrier.word.value.as_str();
        let found = match (word, unsigned_bits(word)) {
            (_, Some(bits @ (8 | 16 | 24 | 32 | 64))) => Carrier::Unsigned(bits),
            ("enum", _) if item => Carrier::Enum,
            ("bit_string", _) if item => {
                let bits = carrier.bits.as_ref().map_or((0, carrier.word.place), |bits| (bits.value, bits.place));
                return match u8::try_from(bits.0) {
                    Ok(count @ 1..=64) => Some(Carrier::BitString(count)),
                    _ => {
                        let fault = Fault::new(Code::E0401, bits.1, "a bit string needs its number of bits").label("how many bits?");
                        self.add(fault.expected("1 to 64 in brackets: `bit_string[24]`"));
                        None
                    }
                };
            }
            (_, bits) => {
                let kind = if item { "a bits item" } else { "a group of bits" };
                self.unknown_carrier(carrier, bits.is_some() || matches!(word, "enum" | "bit_string" | "oid"), kind, expected);
                return None;
            }
        };
        if let Some(bits) = &carrier.bits {
            self.add(Fault::new(Code::E0401, bits.place, "a number of bits behind a carrier that has its own").label("not here"));
        }
        let encoding = self.units[unit].item.encoding;
        if found == Carrier::Unsigned(24) && matches!(encoding, Encoding::Data | Encoding::Ber) {
            let fault = Fault::new(Code::E0402, carrier.word.place, "an integer of 24 bits where the encoding has none");
            self.add(fault.label("no such integer").expected("`u8`, `u16`, `u32`, `u64`, `enum` or `bit_string[24]`"));
        }
        Some(found)
    }

    fn prefixes(&mut self, unit: usize, body: &BitsBody) -> Vec<Vec<u8>> {
        let encoding = self.units[unit].item.encoding;
        if let (Some(prefix), Encoding::Ber | Encoding::Data) = (body.prefixes.first(), encoding) {
            let fault = Fault::new(Code::E0418, prefix.place, "constant octets in front of a value that has its own tag");
            self.add(fault.label("not in this encoding").expected("a prefix in `axdr` or `octets` only"));
        }
        for (index, prefix) in body.prefixes.iter().enumerate() {
            if prefix.value.is_empty() {
                self.add(Fault::new(Code::E0418, prefix.place, "an empty prefix").label("no octets"));
            } else if let Some(other) =
                body.prefixes[..index].iter().find(|other| prefix.value.starts_with(&other.value) || other.value.starts_with(&prefix.value))
            {
                let fault = Fault::new(Code::E0418, prefix.place, "a prefix that cannot be told from another one");
                self.add(fault.label("begins as the other").also(other.place, "the other"));
            }
        }
        body.prefixes.iter().map(|prefix| prefix.value.clone()).collect()
    }

    /// Checks that the parts cover the carrier from end to end. Integers count their bits from the most significant one down,
    /// bit strings from the first one sent up.
    fn parts(&mut self, unit: usize, carrier: Carrier, parts: &[Part], end: Place) -> Option<Vec<BitPart>> {
        let width = i128::from(carrier.bits());
        let from_first_sent = matches!(carrier, Carrier::BitString(_));
        let mut checked = Vec::new();
        let mut good = true;
        // Positions count from the first part on, whatever the numbering.
        let position = |bit: i128| if from_first_sent { bit } else { width - 1 - bit };
        let number = |position: i128| if from_first_sent { position } else { width - 1 - position };
        let mut next = 0;
        for part in parts {
            let place = part.first.place.to(part.last.place);
            let outside = [&part.first, &part.last].into_iter().find(|bit| !(0..width).contains(&bit.value));
            if let Some(bit) = outside {
                let fault = Fault::new(Code::E0405, bit.place, format!("bit {} lies outside of the carrier", bit.value));
                self.add(fault.label("outside").expected(format!("0 to {}", width - 1)));
                return None;
            }
            let (start, stop) = (position(part.first.value), position(part.last.value));
            if stop < start {
                let fault = Fault::new(Code::E0406, place, format!("the range {}..{} runs backwards", part.first.value, part.last.value));
                self.add(fault.label("backwards").expected(if from_first_sent {
                    "the bit that is sent first in front, as in `0..2`"
                } else {
                    "the most significant bit in front, as in `7..4`"
                }));
                return None;
            }
            if start > next {
                let (from, to) = (number(next), number(start - 1));
                let missing = if from == to { format!("bit {from} is") } else { format!("bits {from}..{to} are") };
                let fault = Fault::new(Code::E0403, place, format!("{missing} not described")).label("a gap in front of this");
                self.add(fault.help("describe them, with `reserved` where they mean nothing"));
                good = false;
            } else if start < next {
                let fault =
                    Fault::new(Code::E0404, place, format!("bit {} is already described, or bits are out of order", part.first.value));
                self.add(fault.label("overlaps or out of order").expected(if next < width {
                    format!("bit {}", number(next))
                } else {
                    "nothing more".to_owned()
                }));
                good = false;
            }
            next = next.max(stop + 1);
            let bits = stop - start + 1;
            let (Ok(part_width), Ok(shift)) = (u8::try_from(bits), u8::try_from(width - 1 - stop)) else { return None };
            match self.part(unit, part, part_width, shift) {
                Some(part) => checked.push(part),
                None => good = false,
            }
        }
        if next < width && good {
            let (from, to) = (number(next), number(width - 1));
            let missing = if from == to { format!("bit {from} is") } else { format!("bits {from}..{to} are") };
            let fault = Fault::new(Code::E0403, end, format!("{missing} not described")).label("a gap in front of this");
            self.add(fault.help("describe them, with `reserved` where they mean nothing"));
            good = false;
        }
        good.then_some(checked)
    }

    fn part(&mut self, unit: usize, part: &Part, width: u8, shift: u8) -> Option<BitPart> {
        let notes = self.notes(self.units[unit].file, &part.decor, allowed::BITS, "bits");
        let (name, meaning, place) = match &part.body {
            PartBody::Named { name, ty: None } => (Some(name), if width == 1 { BitMeaning::Flag } else { BitMeaning::Number }, name.place),
            PartBody::Named { name, ty: Some(ty) } => (Some(name), self.bit_type(unit, ty, width)?, name.place),
            PartBody::Constant { name, value } => (Some(name), self.bit_constant(value.value, width, value.place)?, name.place),
            PartBody::Reserved { place, value: Some(value) } => (None, self.bit_constant(value.value, width, value.place)?, *place),
            PartBody::Reserved { place, value: None } => (None, BitMeaning::Reserved, *place),
        };
        self.bit_tolerances(&notes.tolerates, meaning);
        Some(BitPart {
            name: name.map(|name| self.name(unit, name, &notes)),
            docs: part.decor.docs.clone(),
            shift,
            width,
            meaning,
            source: ValueSource::Given,
            tolerates: notes.tolerances(),
            place,
        })
    }

    fn bit_constant(&mut self, value: i128, width: u8, place: Place) -> Option<BitMeaning> {
        match u64::try_from(value) {
            Ok(value) if value <= most(width) => Some(BitMeaning::Constant(value)),
            _ => {
                let fault = Fault::new(Code::E0407, place, format!("the value {value} does not fit {}", count(width)));
                self.add(fault.label("too wide").expected(format!("0 to {}", most(width))));
                None
            }
        }
    }

    fn bit_type(&mut self, unit: usize, ty: &Ident, width: u8) -> Option<BitMeaning> {
        let differs = |of: String, is: u8| {
            Fault::new(Code::E0408, ty.place, format!("{of} is {} wide, its place here {width}", count(is)))
                .label("another width")
                .expected(format!("a type of {}", count(width)))
        };
        match (ty.value.as_str(), unsigned_bits(&ty.value)) {
            ("bool", _) if width == 1 => Some(BitMeaning::Flag),
            ("bool", _) => {
                self.add(differs("`bool`".to_owned(), 1));
                None
            }
            (word, Some(bits)) => {
                if bits != width {
                    self.add(differs(format!("`{word}`"), bits));
                    return None;
                }
                Some(BitMeaning::Number)
            }
            (word, None) => {
                let id = self.lookup(ty, &["bool"])?;
                self.uses(unit, id, ty.place);
                match self.kind(id) {
                    Some(Kind::Codes(codes)) if codes.carrier == Carrier::Oid => {}
                    Some(Kind::Codes(codes)) => {
                        let bits = codes.carrier.bits();
                        if bits != width {
                            self.add(differs(format!("`{word}`"), bits).also(self.units[id.0].ast.name.place, "declared here"));
                            return None;
                        }
                        return Some(BitMeaning::Codes(id));
                    }
                    // Codes that are wrong themselves were reported.
                    None if matches!(self.units[id.0].ast.body, crate::syntax::ast::Body::Codes(_)) || self.units[id.0].ast.broken => {
                        return None;
                    }
                    _ => {}
                }
                self.add(
                    Fault::new(Code::E0409, ty.place, format!("bits cannot be a `{word}`"))
                        .label("not for bits")
                        .expected("`bool`, `u1` to `u63`, or a codes item over an integer")
                        .also(self.units[id.0].ast.name.place, "declared here"),
                );
                None
            }
        }
    }
}

/// The name of the bits, if they have one.
pub(super) fn part_name(part: &Part) -> Option<&Ident> {
    match &part.body {
        PartBody::Named { name, .. } | PartBody::Constant { name, .. } => Some(name),
        PartBody::Reserved { .. } => None,
    }
}

fn count(bits: u8) -> String {
    if bits == 1 { "1 bit".to_owned() } else { format!("{bits} bits") }
}
