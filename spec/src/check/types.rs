//! Types: names are looked up, ranges and lengths are checked. What depends on the encoding is checked in [`super::layout`].

use crate::fault::{Code, Fault};
use crate::model::{Contained, Int, ItemId, Kind, Length, List, Match, Type};
use crate::similar::meant;
use crate::source::Place;
use crate::syntax::ast::{At, Body, Ident, LengthExpr, StrWord, TypeExpr, TypeKind};

use super::Checker;
use super::fields::{Fields, Role};
use super::scope::Scope;

/// The longest string or list of fixed length.
pub(super) const LONGEST: u32 = 65_535;

/// The words that are types, without those that take a length.
const WORDS: &[&str] = &[
    "null",
    "bool",
    "u8",
    "u16",
    "u24",
    "u32",
    "u48",
    "u64",
    "i8",
    "i16",
    "i32",
    "i64",
    "f32",
    "f64",
    "bcd",
    "oid",
    "date_time",
    "date",
    "time",
    "data",
];

/// Where a type stands.
pub(super) struct TypeCx<'f> {
    /// The item it belongs to.
    unit: usize,
    /// The fields it may refer to.
    fields: Option<&'f mut Fields>,
    /// True for the whole type of a field: only that may be a `match`, and only its length can be left to the encoder.
    whole: bool,
    /// True for the elements of a list: they are read on their own, without the fields in front of the list.
    element: bool,
}

impl Checker<'_> {
    /// A type outside of a sequence: it cannot refer to fields.
    pub(super) fn type_outside(&mut self, unit: usize, ty: &TypeExpr) -> Option<Type> {
        self.ty(ty, &mut TypeCx { unit, fields: None, whole: true, element: false })
    }

    /// The type of a field.
    pub(super) fn field_type(&mut self, unit: usize, ty: &TypeExpr, fields: &mut Fields) -> Option<Type> {
        self.ty(ty, &mut TypeCx { unit, fields: Some(fields), whole: true, element: false })
    }

    fn ty(&mut self, ty: &TypeExpr, cx: &mut TypeCx<'_>) -> Option<Type> {
        match &ty.kind {
            TypeKind::Named { name, range, constant } => self.named(name, range.as_ref(), constant.as_ref(), cx),
            TypeKind::Str { word, length, containing } => {
                let length = self.length(length.as_ref(), cx);
                let Some(containing) = containing else {
                    let length = length?;
                    return Some(match word {
                        StrWord::Octets => Type::Octets(length),
                        StrWord::Text => Type::Text(length),
                        StrWord::Utf8 => Type::Utf8(length),
                        StrWord::BitString => Type::BitString(length),
                    });
                };
                if *word != StrWord::Octets {
                    let fault = Fault::new(Code::E0318, containing.place, "something contained in a string that is not octets");
                    self.add(fault.label("only `octets` can contain").expected("`octets containing ...`"));
                }
                let inner = self.inner(&containing.ty, cx);
                Some(Type::Contained(Box::new(Contained { length: length?, ty: inner?, or_empty: containing.or_empty })))
            }
            TypeKind::List { length, element } => {
                let count = self.length(length.as_ref(), cx);
                let outer = std::mem::replace(&mut cx.element, true);
                let element = self.inner(element, cx);
                cx.element = outer;
                Some(Type::List(Box::new(List { element: element?, count: count? })))
            }
            TypeKind::Match { on, arms } => {
                if !cx.whole || cx.fields.is_none() {
                    let (message, help) = if cx.fields.is_none() {
                        ("a match where there are no earlier fields", "only a field of a sequence or frame can depend on earlier ones")
                    } else {
                        ("a match inside of another type", "make the match the whole type of the field and repeat the rest in its arms")
                    };
                    let fault = Fault::new(Code::E0319, ty.place, message).label("not the type of a field").help(help);
                    self.add(fault);
                    return None;
                }
                let (on, mut arms) = {
                    let fields = cx.fields.as_deref_mut()?;
                    (self.discriminators(on, fields), arms.iter().map(|arm| (arm, None)).collect::<Vec<_>>())
                };
                for (arm, slot) in &mut arms {
                    *slot = self.inner(&arm.ty, cx);
                }
                let (on, arms) = self.arms(cx.unit, ty.place, on?, arms)?;
                Some(Type::Match(Box::new(Match { on, arms })))
            }
        }
    }

    /// A type inside of another one.
    fn inner(&mut self, ty: &TypeExpr, cx: &mut TypeCx<'_>) -> Option<Type> {
        let whole = std::mem::replace(&mut cx.whole, false);
        let inner = self.ty(ty, cx);
        cx.whole = whole;
        inner
    }

    fn named(&mut self, name: &Ident, range: Option<&At<(i128, i128)>>, constant: Option<&At<i128>>, cx: &TypeCx<'_>) -> Option<Type> {
        let ty = match name.value.as_str() {
            "null" => Type::Null,
            "bool" => Type::Bool,
            "f32" => Type::Float32,
            "f64" => Type::Float64,
            "bcd" => Type::Bcd,
            "oid" => Type::Oid,
            "date_time" => Type::DateTime,
            "date" => Type::Date,
            "time" => Type::Time,
            "data" => Type::Data,
            word => match integer(word) {
                Some(int) => return self.int(int, range, constant).map(Type::Int),
                None => {
                    let id = self.lookup(name, WORDS)?;
                    self.uses(cx.unit, id, name.place);
                    if matches!(self.units[id.0].ast.body, Body::Class(_)) {
                        let fault = Fault::new(Code::E0218, name.place, format!("the class `{word}` used as a type"));
                        self.add(fault.label("a class").also(self.units[id.0].ast.name.place, "declared here"));
                        return None;
                    }
                    Type::Item(id)
                }
            },
        };
        if let Some(place) = range.map(|range| range.place).or(constant.map(|constant| constant.place)) {
            let fault = Fault::new(Code::E0314, place, format!("`{}` can have neither range nor constant", name.value));
            self.add(fault.label("only integers have one"));
            return None;
        }
        Some(ty)
    }

    fn int(&mut self, mut int: Int, range: Option<&At<(i128, i128)>>, constant: Option<&At<i128>>) -> Option<Int> {
        let (least, most) = bounds(&int);
        if let Some(range) = range {
            let (first, last) = range.value;
            if first > last || first < least || last > most {
                let (message, expected) = if first > last {
                    (format!("the range {first}..{last} is empty"), "the smaller value first".to_owned())
                } else {
                    (format!("the range {first}..{last} does not fit its type"), format!("values from {least} to {most}"))
                };
                self.add(Fault::new(Code::E0313, range.place, message).label("does not fit").expected(expected));
                return None;
            }
            int.range = Some((first, last));
        }
        if let Some(constant) = constant {
            let (least, most) = int.range.unwrap_or((least, most));
            if !(least..=most).contains(&constant.value) {
                let fault = Fault::new(Code::E0312, constant.place, format!("the constant {} does not fit its type", constant.value));
                self.add(fault.label("does not fit").expected(format!("a value from {least} to {most}")));
                return None;
            }
            int.constant = Some(constant.value);
        }
        Some(int)
    }

    fn length(&mut self, length: Option<&At<LengthExpr>>, cx: &mut TypeCx<'_>) -> Option<Length> {
        let Some(length) = length else { return Some(Length::Prefixed) };
        match &length.value {
            LengthExpr::Rest => Some(Length::Rest),
            LengthExpr::Number(number) => match u32::try_from(*number) {
                Ok(number @ 1..=LONGEST) => Some(Length::Fixed(number)),
                _ => {
                    let fault = Fault::new(Code::E0327, length.place, format!("the length {number} makes no sense"));
                    self.add(fault.label("not a length").expected(format!("1 to {LONGEST}")));
                    None
                }
            },
            LengthExpr::Path(path) if cx.element => {
                let fault = Fault::new(Code::E0328, length.place, format!("elements of a list whose length depends on `{}`", path.text()));
                self.add(
                    fault.label("not known to an element").help("fix the length, or put field and string into a sequence of their own"),
                );
                None
            }
            LengthExpr::Path(path) => match cx.fields.as_deref_mut() {
                Some(fields) => self.length_field(path, fields, if cx.whole { Role::Length } else { Role::InnerLength }),
                None => {
                    let fault = Fault::new(Code::E0206, length.place, format!("there is no earlier field `{}`", path.text()));
                    self.add(fault.label("no fields here").help("only a field of a sequence or frame can depend on earlier ones"));
                    None
                }
            },
        }
    }

    /// The item with this name; `words` are what else would have been right.
    pub(super) fn lookup(&mut self, name: &Ident, words: &[&str]) -> Option<ItemId> {
        let scope = Scope::of(self.sources, name.place.file);
        if let Some(id) = self.names.find(scope, name.value.as_str()) {
            return Some(*id);
        }
        // The name may be that of an item that could not be read.
        if self.lost {
            return None;
        }
        if let Some(table) = self.tables.find(scope, name.value.as_str()) {
            let declared = self.units[table.0].ast.name.place;
            let fault = Fault::new(Code::E0716, name.place, format!("`{}` used as a type", name.value));
            self.add(fault.label("says what codes mean").also(declared, "declared here"));
            return None;
        }
        let strings = ["octets", "text", "utf8", "bit_string", "list of"];
        let candidates = self.names.visible(scope).map(String::as_str).chain(words.iter().copied()).chain(strings);
        let help = match meant(&name.value, candidates) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "declare an item with this name, or use a type of the language".to_owned(),
        };
        self.add(Fault::new(Code::E0201, name.place, format!("unknown type `{}`", name.value)).label("not declared").help(help));
        None
    }

    /// Notes that one item uses another: what is unconfirmed may only be used by what is unconfirmed too.
    pub(super) fn uses(&mut self, user: usize, used: ItemId, place: Place) {
        use crate::model::Grade::Unconfirmed;
        let (user, used) = (&self.units[user].item, &self.units[used.0].item);
        if used.evidence.grade == Unconfirmed && user.evidence.grade != Unconfirmed {
            let fault = Fault::new(Code::E0219, place, format!("`{}` is not unconfirmed, but uses `{}`, which is", user.name, used.name))
                .label("unconfirmed")
                .also(used.place, "declared here")
                .help("what rests on a reconstruction is one: grade the item `unconfirmed`, or do without");
            self.add(fault);
        }
    }

    /// Aliases that lead back to themselves lose their kind.
    pub(super) fn break_alias_cycles(&mut self) {
        // The walk in which an alias was seen first.
        let mut seen: Vec<Option<usize>> = vec![None; self.units.len()];
        for start in 0..self.units.len() {
            let mut at = start;
            while let (None, Some(Kind::Alias(Type::Item(next)))) = (seen[at], &self.units[at].kind) {
                seen[at] = Some(start);
                at = next.0;
            }
            // Met again in the same walk: a circle.
            if seen[at] == Some(start) && matches!(self.units[at].kind, Some(Kind::Alias(Type::Item(_)))) {
                let name = self.name_of(ItemId(at));
                let place = self.units[at].ast.name.place;
                self.add(
                    Fault::new(Code::E0301, place, format!("`{name}` is only another name of itself"))
                        .label("leads back to itself")
                        .help("one of the names must stand for something"),
                );
                while let Some(Kind::Alias(Type::Item(next))) = self.units[at].kind.take() {
                    at = next.0;
                }
            }
        }
    }
}

/// An integer type by its word.
fn integer(word: &str) -> Option<Int> {
    let (plain, little_endian) = match word.strip_suffix("_le") {
        Some(plain) => (plain, true),
        None => (word, false),
    };
    let (octets, signed) = match plain {
        "u8" => (1, false),
        "u16" => (2, false),
        "u24" => (3, false),
        "u32" => (4, false),
        "u48" => (6, false),
        "u64" => (8, false),
        "i8" => (1, true),
        "i16" => (2, true),
        "i32" => (4, true),
        "i64" => (8, true),
        _ => return None,
    };
    Some(Int { octets, signed, little_endian, range: None, constant: None })
}

/// The least and the greatest value that the octets of an integer can hold.
pub(super) fn bounds(int: &Int) -> (i128, i128) {
    let bits = u32::from(int.octets) * 8;
    if int.signed { (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1) } else { (0, (1_i128 << bits) - 1) }
}
