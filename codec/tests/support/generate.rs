//! Octets of values, made from the model alone: whatever of a class the spec files declare, with every alternative, code and flag in turn.
//! No code is shared with the codec, the inspector or the composer.

use std::collections::{BTreeMap, HashSet};

use cosem_spec::inspect::Point;
use cosem_spec::model::{
    Arm, BitMeaning, BitPart, Bits, Carrier, Choice, Codes, Element, Encoding, Field, Int, Item, ItemId, Kind, Length, List, Literal,
    Match, Model, Pattern, Presence, Sequence, Type,
};

use super::random::Random;
use super::subject::Subject;

/// Values nested deeper than this get as short as they can.
const DEPTH: usize = 12;

pub(crate) struct Generator<'m> {
    model: &'m Model,
    pub(crate) random: Random,
    /// What was made already: the others come first.
    made: HashSet<(ItemId, Point)>,
    depth: usize,
}

impl<'m> Generator<'m> {
    pub(crate) fn new(model: &'m Model, random: Random) -> Self {
        Self { model, random, made: HashSet::new(), depth: 0 }
    }

    /// A value of a type that travels as COSEM Data, in canonical form.
    pub(crate) fn value(&mut self, ty: &Type) -> Vec<u8> {
        let mut out = Vec::new();
        self.write(ty, None, &mut out);
        out
    }

    /// Writes a value; an integer or a code is `forced` where another field says what it must be.
    fn write(&mut self, ty: &Type, forced: Option<i128>, out: &mut Vec<u8>) {
        match ty {
            Type::Null => out.push(0),
            Type::Bool => out.extend([3, self.random.below(2)]),
            Type::Int(int) => self.int(int, forced, out),
            Type::Float32 => {
                let value = f32::from(self.random.octet()) / 8.0;
                out.push(23);
                out.extend(value.to_be_bytes());
            }
            Type::Float64 => {
                let value = f64::from(self.random.octet()) / -8.0;
                out.push(24);
                out.extend(value.to_be_bytes());
            }
            Type::Bcd => out.extend([13, self.random.octet()]),
            Type::Octets(length) => self.string(9, *length, out),
            Type::Text(length) => self.string(10, *length, out),
            Type::Utf8(length) => self.string(12, *length, out),
            Type::BitString(length) => {
                let bits = match length {
                    Length::Fixed(bits) => *bits as usize,
                    _ => usize::from(self.random.below(40)),
                };
                let mut octets = self.octets(bits.div_ceil(8));
                if let (Some(last), used @ 1..) = (octets.last_mut(), bits % 8) {
                    *last &= 0xFF << (8 - used);
                }
                out.push(4);
                length_octets(bits, out);
                out.extend(octets);
            }
            Type::DateTime => self.tagged(25, 12, out),
            Type::Date => self.tagged(26, 5, out),
            Type::Time => self.tagged(27, 4, out),
            Type::Data => self.data(out),
            Type::Item(id) => self.item(*id, forced, out),
            Type::List(list) => self.list(list, out),
            Type::Contained(contained) => {
                let size = calendar_size(self.model, &contained.ty);
                if contained.or_empty && self.random.below(2) == 0 {
                    out.extend([9, 0]);
                } else if let Some(size) = size {
                    out.extend([9, size]);
                    out.extend(self.octets(usize::from(size)));
                } else {
                    let mut content = Vec::new();
                    self.write(&contained.ty, None, &mut content);
                    out.push(9);
                    length_octets(content.len(), out);
                    out.extend(content);
                }
            }
            Type::Oid | Type::Match(_) => panic!("{ty:?} is no value of COSEM Data by itself"),
        }
    }

    fn octets(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.random.octet()).collect()
    }

    fn tagged(&mut self, tag: u8, count: usize, out: &mut Vec<u8>) {
        out.push(tag);
        out.extend(self.octets(count));
    }

    fn int(&mut self, int: &Int, forced: Option<i128>, out: &mut Vec<u8>) {
        let bits = u32::from(int.octets) * 8;
        let whole = if int.signed { (-(1_i128 << (bits - 1)), (1 << (bits - 1)) - 1) } else { (0, (1_i128 << bits) - 1) };
        let (low, high) = int.range.unwrap_or(whole);
        let value = forced.or(int.constant).unwrap_or_else(|| match self.random.below(4) {
            0 => low,
            1 => high,
            _ => low + i128::from(self.random.wide()) % (high - low + 1),
        });
        out.push(int_tag(int.octets, int.signed));
        out.extend(&value.to_be_bytes()[16 - usize::from(int.octets)..]);
    }

    fn string(&mut self, tag: u8, length: Length, out: &mut Vec<u8>) {
        let count = match (length, self.random.below(16)) {
            (Length::Fixed(count), _) => count as usize,
            (_, 0) => 130,
            (_, 1..=3) => 0,
            (_, count) => usize::from(count),
        };
        out.push(tag);
        length_octets(count, out);
        match tag {
            9 => out.extend(self.octets(count)),
            // text that every kind of string can hold
            _ => out.extend((0..count).map(|_| b' ' + self.random.below(90))),
        }
    }

    /// Any COSEM Data.
    fn data(&mut self, out: &mut Vec<u8>) {
        match self.random.below(if self.depth > DEPTH { 5 } else { 7 }) {
            0 => out.push(0),
            1 => out.extend([17, self.random.octet()]),
            2 => self.tagged(6, 4, out),
            3 => self.string(9, Length::Prefixed, out),
            4 => self.string(10, Length::Prefixed, out),
            container => {
                let count = self.random.below(4);
                out.extend([container - 4, count]);
                self.depth += 1;
                (0..count).for_each(|_| self.data(out));
                self.depth -= 1;
            }
        }
    }

    fn list(&mut self, list: &List, out: &mut Vec<u8>) {
        let count = match list.count {
            Length::Fixed(count) => count as usize,
            _ if self.depth > DEPTH => 0,
            // one with many elements needs a longer count
            _ if self.random.below(64) == 0 => 130,
            _ => usize::from(self.random.below(4)),
        };
        out.push(1);
        length_octets(count, out);
        (0..count).for_each(|_| self.write(&list.element, None, out));
    }

    /// The first of these places of an item that was not made yet, or any.
    fn choose(&mut self, item: ItemId, points: &[Point]) -> usize {
        let new = points.iter().position(|point| self.made.insert((item, *point)));
        new.unwrap_or_else(|| usize::from(self.random.below(u64::try_from(points.len()).expect("few places"))))
    }

    fn item(&mut self, id: ItemId, forced: Option<i128>, out: &mut Vec<u8>) {
        let item = self.model.item(id);
        assert_eq!(item.encoding, Encoding::Data, "{}", item.name);
        self.depth += 1;
        match &item.kind {
            Kind::Choice(choice) => {
                let index = self.alternative(id, choice);
                self.write(&choice.arms[index].ty, None, out);
            }
            Kind::Sequence(sequence) => self.sequence(id, sequence, out),
            Kind::Bits(bits) => self.bits(id, bits, out),
            Kind::Codes(codes) => {
                let value = match forced {
                    Some(value) => u64::try_from(value).expect("a code"),
                    None => self.code(id, codes, 64),
                };
                let bits = codes.carrier.bits();
                out.push(if codes.carrier == Carrier::Enum { 22 } else { int_tag(bits / 8, false) });
                out.extend(&value.to_be_bytes()[8 - usize::from(bits / 8)..]);
            }
            Kind::Alias(ty) => self.write(ty, forced, out),
            other => panic!("{} has no octets: {other:?}", item.name),
        }
        self.depth -= 1;
    }

    /// An alternative; one without further items where values are nested deep.
    fn alternative(&mut self, id: ItemId, choice: &Choice) -> usize {
        let plain = |arm: &Arm| !matches!(arm.ty, Type::Item(_) | Type::List(_) | Type::Data);
        match choice.arms.iter().position(plain) {
            Some(index) if self.depth > DEPTH => index,
            _ => self.choose(id, &(0..choice.arms.len()).map(Point::Arm).collect::<Vec<_>>()),
        }
    }

    /// A code with a name, or another value where that is possible.
    fn code(&mut self, id: ItemId, codes: &Codes, width: u32) -> u64 {
        let new = (0..codes.values.len()).find(|index| !self.made.contains(&(id, Point::Code(*index))));
        if new.is_none() && !codes.closed && self.random.below(4) == 0 || codes.values.is_empty() {
            let width = width.min(u32::from(codes.carrier.bits()));
            return self.random.wide() & (u64::MAX >> (64 - width));
        }
        let index = self.choose(id, &(0..codes.values.len()).map(Point::Code).collect::<Vec<_>>());
        codes.values[index].value
    }

    fn bits(&mut self, id: ItemId, bits: &Bits, out: &mut Vec<u8>) {
        let carried =
            bits.parts.iter().enumerate().fold(0_u64, |carried, (index, part)| carried | self.part(id, index, part) << part.shift);
        match bits.carrier {
            Carrier::BitString(count) => {
                let octets = usize::from(count.div_ceil(8));
                let padding = octets * 8 - usize::from(count);
                out.extend([4, count]);
                out.extend(&(carried << padding).to_be_bytes()[8 - octets..]);
            }
            carrier => {
                let octets = carrier.bits() / 8;
                out.push(if carrier == Carrier::Enum { 22 } else { int_tag(octets, false) });
                out.extend(&carried.to_be_bytes()[8 - usize::from(octets)..]);
            }
        }
    }

    fn part(&mut self, id: ItemId, index: usize, part: &BitPart) -> u64 {
        let mask = u64::MAX >> (64 - u32::from(part.width));
        match part.meaning {
            BitMeaning::Flag => u64::from(self.made.insert((id, Point::Part(index))) || self.random.below(2) == 1),
            BitMeaning::Number | BitMeaning::Reserved => self.random.wide() & mask,
            BitMeaning::Constant(value) => value,
            BitMeaning::Codes(codes_id) => match &self.model.item(codes_id).kind {
                Kind::Codes(codes) => self.code(codes_id, codes, u32::from(part.width)),
                _ => panic!("codes expected"),
            },
        }
    }

    fn sequence(&mut self, id: ItemId, sequence: &Sequence, out: &mut Vec<u8>) {
        let fields: Vec<&Field> = sequence
            .elements
            .iter()
            .map(|element| match element {
                Element::Field(field) => field,
                other => panic!("a structure has fields only: {other:?}"),
            })
            .collect();
        // What depends on other fields says what these are.
        let (mut forced, mut arms) = (BTreeMap::new(), BTreeMap::new());
        for (index, field) in fields.iter().enumerate() {
            if let Type::Match(matched) = &field.ty {
                arms.insert(index, self.matched(id, index, matched, &mut forced));
            }
        }
        let trailing = |field: &&&Field| field.presence == Presence::Trailing;
        let least = fields.iter().take_while(|field| !trailing(field)).count();
        let count = (least..fields.len()).find(|index| !self.is_there(id, *index)).unwrap_or(fields.len());
        out.push(2);
        length_octets(count, out);
        for (index, field) in fields.iter().enumerate().take(count) {
            let ty = arms.get(&index).copied().unwrap_or(&field.ty);
            let absent = matches!(field.presence, Presence::Optional | Presence::Default(_)) && !self.is_there(id, index);
            if absent {
                out.push(0);
                continue;
            }
            // A default value has null-data as its only form.
            let default = match &field.presence {
                Presence::Default(literal) => Some(literal_octets(self.model, ty, literal)),
                _ => None,
            };
            loop {
                let mut octets = Vec::new();
                self.write(ty, forced.get(&index).copied(), &mut octets);
                if default.as_ref() != Some(&octets) {
                    out.extend(octets);
                    break;
                }
            }
        }
    }

    /// Whether a field that may be missing is there: once each, then by chance.
    fn is_there(&mut self, id: ItemId, index: usize) -> bool {
        self.depth <= DEPTH && self.choose(id, &[Point::Element(index), Point::Missing(index)]) == 0
    }

    /// Chooses an alternative, and notes what the fields are that it depends on.
    fn matched<'t>(&mut self, id: ItemId, index: usize, matched: &'t Match, forced: &mut BTreeMap<usize, i128>) -> &'t Type {
        let arms: Vec<Point> = (0..matched.arms.len()).map(|arm| Point::MatchArm(index, arm)).collect();
        let arm = &matched.arms[self.choose(id, &arms)];
        for (on, pattern) in matched.on.iter().zip(&arm.patterns) {
            assert_eq!(on.part, None, "parts of bits do not choose in COSEM Data yet");
            let known = |value: i128| {
                let is = |pattern: &Pattern| match pattern {
                    Pattern::Value(known) => *known == value,
                    Pattern::Range(low, high) => (*low..=*high).contains(&value),
                    Pattern::AnyWritten(_) | Pattern::Any => false,
                };
                matched.arms.iter().flat_map(|arm| &arm.patterns).any(is)
            };
            let value = match pattern {
                Pattern::Value(value) | Pattern::AnyWritten(value) => *value,
                Pattern::Range(low, high) => low + i128::from(self.random.wide()) % (high - low + 1),
                Pattern::Any => (0..256).rev().find(|value| !known(*value)).expect("a value that no alternative has"),
            };
            forced.insert(on.element, value);
        }
        &arm.ty
    }
}

/// Everything that belongs to a class version, with its type; nothing for another item.
pub(crate) fn class_members(item: &Item) -> Vec<(Subject, &Type)> {
    let Kind::Class(class) = &item.kind else { return Vec::new() };
    let (class_id, version) = (class.class_id, class.version);
    let mut members = Vec::new();
    for attribute in &class.attributes {
        members.push((Subject::Attribute { class_id, version, number: attribute.number }, &attribute.ty));
        members.extend(attribute.selectors.iter().map(|selector| {
            (Subject::Selection { class_id, version, attribute: attribute.number, selector: selector.number }, &selector.ty)
        }));
    }
    for method in &class.methods {
        members.push((Subject::Method { class_id, version, number: method.number }, &method.parameter));
        members.extend(method.returns.iter().map(|returns| (Subject::Returned { class_id, version, number: method.number }, returns)));
    }
    members
}

/// The tag of an integer.
fn int_tag(octets: u8, signed: bool) -> u8 {
    match (octets, signed) {
        (1, false) => 17,
        (1, true) => 15,
        (2, false) => 18,
        (2, true) => 16,
        (4, false) => 6,
        (4, true) => 5,
        (8, false) => 21,
        (8, true) => 20,
        other => panic!("no integer of COSEM Data: {other:?}"),
    }
}

/// A length or count in its shortest form.
fn length_octets(length: usize, out: &mut Vec<u8>) {
    match length {
        0..0x80 => out.push(length as u8),
        0x80..0x100 => out.extend([0x81, length as u8]),
        _ => {
            out.push(0x82);
            out.extend(u16::try_from(length).expect("a short value").to_be_bytes());
        }
    }
}

/// The octets of a date-time, date or time, whatever it is called.
fn calendar_size(model: &Model, ty: &Type) -> Option<u8> {
    match ty {
        Type::DateTime => Some(12),
        Type::Date => Some(5),
        Type::Time => Some(4),
        Type::Item(id) => match &model.item(*id).kind {
            Kind::Alias(ty) => calendar_size(model, ty),
            _ => None,
        },
        _ => None,
    }
}

/// The octets of a default value.
fn literal_octets(model: &Model, ty: &Type, literal: &Literal) -> Vec<u8> {
    let resolved = match ty {
        Type::Item(id) => match &model.item(*id).kind {
            Kind::Alias(ty) => return literal_octets(model, ty, literal),
            kind => Some(kind),
        },
        _ => None,
    };
    match (literal, ty, resolved) {
        (Literal::Bool(value), ..) => vec![3, u8::from(*value)],
        (Literal::Int(value), Type::Int(int), _) => {
            let mut octets = vec![int_tag(int.octets, int.signed)];
            octets.extend(&value.to_be_bytes()[16 - usize::from(int.octets)..]);
            octets
        }
        (Literal::Code(name), _, Some(Kind::Codes(codes))) => {
            let code = codes.values.iter().find(|code| code.name.snake == *name).expect("a code of this name");
            vec![22, u8::try_from(code.value).expect("an enumeration")]
        }
        other => panic!("a default of a kind that no class has yet: {other:?}"),
    }
}
