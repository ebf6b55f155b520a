//! Codes: values with names.

use std::collections::{BTreeMap, HashMap};

use crate::fault::{Code as FaultCode, Fault};
use crate::model::{Carrier, Code, CodeRange, Codes, Encoding, Name};
use crate::source::Place;
use crate::syntax::ast::{CarrierExpr, CodeExpr, CodeValue, CodesBody, Ident, Int};

use super::Checker;
use super::head::allowed;

impl Checker<'_> {
    /// Checks a codes item.
    pub(super) fn codes(&mut self, unit: usize, body: &CodesBody) -> Option<Codes> {
        let carrier = self.code_carrier(unit, &body.carrier)?;
        let closed = self.units[unit].ast.decor.attributes.iter().any(|attribute| attribute.kind.keyword() == "closed");
        if body.values.is_empty() {
            let place = self.units[unit].ast.name.place;
            self.add(Fault::new(FaultCode::E0421, place, "codes without values").label("no value").expected("at least one value or range"));
        }
        let mut codes =
            Codes { carrier, measure: body.measure.as_ref().map(|m| m.value.clone()), closed, values: Vec::new(), ranges: Vec::new() };
        let mut names: HashMap<&str, Place> = HashMap::new();
        let mut taken = Taken::default();
        let mut identifiers: HashMap<Vec<u32>, Place> = HashMap::new();
        let mut measures: HashMap<u32, (&str, Place)> = HashMap::new();
        let mut good = true;
        for value in &body.values {
            match value {
                CodeExpr::Value { decor, value, name, measure } => {
                    let notes = self.notes(self.units[unit].file, decor, allowed::NAME, "a code");
                    if let Some(first) = names.insert(&name.value, name.place) {
                        self.add(
                            Fault::new(FaultCode::E0412, name.place, format!("the code name `{}` is already taken", name.value))
                                .label("taken already")
                                .also(first, "taken here"),
                        );
                    }
                    let (number, oid) = match (&value.value, carrier) {
                        (CodeValue::Int(number), Carrier::Oid) => {
                            let fault = Fault::new(FaultCode::E0414, value.place, format!("`{number}` is not an object identifier"));
                            self.add(fault.label("a number").expected("arcs with dots between them: `2.16.756.5.8.1.1`"));
                            good = false;
                            continue;
                        }
                        (CodeValue::Int(number), _) => match self.code_number(*number, carrier, value.place) {
                            Some(number) => (number, Vec::new()),
                            None => {
                                good = false;
                                continue;
                            }
                        },
                        (CodeValue::Oid(arcs), Carrier::Oid) => match self.arcs(arcs, value.place) {
                            Some(arcs) => (0, arcs),
                            None => {
                                good = false;
                                continue;
                            }
                        },
                        (CodeValue::Oid(_), _) => {
                            let fault = Fault::new(FaultCode::E0414, value.place, "an object identifier where a number belongs");
                            self.add(fault.label("an object identifier").help("codes of object identifiers have the carrier `oid`"));
                            good = false;
                            continue;
                        }
                    };
                    let first = if carrier == Carrier::Oid {
                        identifiers.insert(oid.clone(), value.place)
                    } else {
                        taken.insert(number, number, value.place)
                    };
                    if let Some(first) = first {
                        let text = self.sources.text(value.place).to_owned();
                        self.add(
                            Fault::new(FaultCode::E0411, value.place, format!("the value {text} of `{}` is already taken", name.value))
                                .label("taken already")
                                .also(first, "taken here"),
                        );
                    }
                    let measure = self.measure(body, name, measure.as_ref(), &mut measures);
                    let name_place = name.place;
                    let name = self.name(unit, name, &notes);
                    codes.values.push(Code { name, docs: decor.docs.clone(), value: number, oid, measure, place: name_place });
                }
                CodeExpr::Range { decor, first, last, label } => {
                    self.notes(self.units[unit].file, decor, allowed::NONE, "a range of codes");
                    if carrier == Carrier::Oid {
                        let fault = Fault::new(FaultCode::E0414, first.place.to(last.place), "a range among object identifiers");
                        self.add(fault.label("object identifiers have no ranges"));
                        good = false;
                        continue;
                    }
                    let place = first.place.to(last.place);
                    let (Some(start), Some(end)) =
                        (self.code_number(first.value, carrier, first.place), self.code_number(last.value, carrier, last.place))
                    else {
                        good = false;
                        continue;
                    };
                    if start > end {
                        let fault = Fault::new(FaultCode::E0413, place, format!("the range {start}..{end} is empty"));
                        self.add(fault.label("empty").expected("the smaller value first"));
                    } else if let Some(other) = taken.insert(start, end, place) {
                        let fault = Fault::new(FaultCode::E0413, place, format!("the range {start}..{end} contains a value that is taken"));
                        self.add(fault.label("overlaps").also(other, "taken here"));
                    }
                    let label = Name { snake: label.value.clone(), spelled: label.value.replace('_', "-") };
                    codes.ranges.push(CodeRange { first: start, last: end, label });
                }
            }
        }
        good.then_some(codes)
    }

    fn code_carrier(&mut self, unit: usize, carrier: &CarrierExpr) -> Option<Carrier> {
        const EXPECTED: &str = "`u1` to `u8`, `u16`, `u32`, `enum` or `oid`";
        let encoding = self.units[unit].item.encoding;
        let found = match carrier.word.value.as_str() {
            "enum" => Carrier::Enum,
            "oid" if encoding == Encoding::Ber => Carrier::Oid,
            "oid" => {
                let fault = Fault::new(FaultCode::E0402, carrier.word.place, "the carrier `oid` outside of `ber`");
                self.add(fault.label("only `ber` has object identifiers"));
                return None;
            }
            word => match unsigned_bits(word) {
                Some(bits @ (1..=8 | 16 | 32)) => Carrier::Unsigned(bits),
                bits => {
                    self.unknown_carrier(carrier, bits.is_some() || matches!(word, "bit_string"), "codes", EXPECTED);
                    return None;
                }
            },
        };
        if let Some(bits) = &carrier.bits {
            self.add(Fault::new(FaultCode::E0401, bits.place, "a number of bits behind a carrier that has its own").label("not here"));
        }
        Some(found)
    }

    /// Reports a carrier that does not exist, or one that exists but not for this kind of item.
    pub(super) fn unknown_carrier(&mut self, carrier: &CarrierExpr, exists: bool, kind: &str, expected: &str) {
        let word = &carrier.word.value;
        let fault = if exists {
            Fault::new(FaultCode::E0402, carrier.word.place, format!("the carrier `{word}` does not fit {kind}"))
        } else {
            Fault::new(FaultCode::E0401, carrier.word.place, format!("unknown carrier `{word}`"))
        };
        self.add(fault.label(if exists { "not for this" } else { "unknown" }).expected(expected));
    }

    fn code_number(&mut self, number: i128, carrier: Carrier, place: Place) -> Option<u64> {
        let most = most(carrier.bits());
        match u64::try_from(number) {
            Ok(number) if number <= most => Some(number),
            _ => {
                let fault = Fault::new(FaultCode::E0410, place, format!("the value {number} does not fit the carrier"));
                self.add(fault.label("too wide").expected(format!("0 to {most}")));
                None
            }
        }
    }

    /// Object identifiers begin with 0, 1 or 2; below 0 and 1 there are 40 arcs, so that the first two share an octet.
    fn arcs(&mut self, arcs: &[i128], place: Place) -> Option<Vec<u32>> {
        let checked: Option<Vec<u32>> = arcs.iter().map(|arc| u32::try_from(*arc).ok()).collect();
        match checked {
            Some(arcs) if arcs.len() >= 2 && (arcs[0] == 2 && arcs[1] <= u32::MAX - 80 || arcs[0] < 2 && arcs[1] < 40) => Some(arcs),
            _ => {
                let fault = Fault::new(FaultCode::E0414, place, "a malformed object identifier").label("malformed");
                self.add(fault.expected("at least two arcs, the first 0, 1 or 2, the second below 40 unless the first is 2"));
                None
            }
        }
    }

    fn measure<'n>(
        &mut self,
        body: &CodesBody,
        name: &'n Ident,
        measure: Option<&Int>,
        taken: &mut HashMap<u32, (&'n str, Place)>,
    ) -> Option<u32> {
        match (&body.measure, measure) {
            (None, None) => None,
            (None, Some(number)) => {
                let fault =
                    Fault::new(FaultCode::E0415, number.place, "a number behind a code that has no measure").label("a number of what?");
                self.add(fault.help("name the measure behind the carrier: `codes DomainLength: u2 -> octets`"));
                None
            }
            (Some(measure), None) => {
                let fault = Fault::new(FaultCode::E0416, name.place, format!("the code `{}` has no {}", name.value, measure.value));
                let fault = fault.label("no number").also(measure.place, "declared here");
                self.add(fault.expected(format!("the number behind an arrow: `{} -> 6`", name.value)));
                None
            }
            (Some(_), Some(number)) => {
                let Ok(value) = u32::try_from(number.value) else {
                    let fault = Fault::new(FaultCode::E0410, number.place, format!("the measure {} does not fit", number.value));
                    self.add(fault.label("does not fit").expected(format!("0 to {}", u32::MAX)));
                    return None;
                };
                if let Some((other, place)) = taken.insert(value, (&name.value, name.place)) {
                    self.add(
                        Fault::new(FaultCode::E0417, number.place, format!("`{}` has the same measure as `{other}`", name.value))
                            .label("the same number")
                            .also(place, "of this code")
                            .help("an encoder could not choose the code from the length"),
                    );
                }
                Some(value)
            }
        }
    }
}

/// Values and ranges that do not overlap, by their first value.
#[derive(Debug, Default)]
struct Taken(BTreeMap<u64, (u64, Place)>);

impl Taken {
    /// Takes the values from `first` to `last`. Where one of them is taken already, nothing changes, and its place is the result.
    fn insert(&mut self, first: u64, last: u64, place: Place) -> Option<Place> {
        // No two of them overlap, so the one that begins last before the end is the only one that can reach into the range.
        if let Some((_, (end, other))) = self.0.range(..=last).next_back()
            && *end >= first
        {
            return Some(*other);
        }
        self.0.insert(first, (last, place));
        None
    }
}

/// The greatest value of so many bits.
pub(super) fn most(bits: u8) -> u64 {
    u64::MAX.checked_shr(64 - u32::from(bits.min(64))).unwrap_or(0)
}

/// The number behind the `u` of `u4`, 1 to 64.
pub(super) fn unsigned_bits(word: &str) -> Option<u8> {
    let digits = word.strip_prefix('u').filter(|digits| !digits.starts_with(['0', '+']))?;
    digits.parse().ok().filter(|bits| (1..=64).contains(bits))
}
