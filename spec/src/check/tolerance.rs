//! Where a tolerance can be declared.

use crate::fault::{Code, Fault};
use crate::model::{BitMeaning, Carrier, Encoding, Kind, Length, Presence, Tolerance, Type};
use crate::syntax::ast::At;

use super::Checker;

impl Checker<'_> {
    /// Reports tolerances that mean nothing for these bits.
    pub(super) fn bit_tolerances(&mut self, tolerates: &[At<Tolerance>], meaning: BitMeaning) {
        for tolerance in tolerates {
            if tolerance.value != Tolerance::ReservedBits || !matches!(meaning, BitMeaning::Constant(_)) {
                self.misplaced(tolerance);
            }
        }
    }

    /// Reports tolerances that mean nothing for a field or attribute of this type.
    pub(super) fn field_tolerances(&mut self, tolerates: &[At<Tolerance>], ty: &Type, presence: &Presence, encoding: Encoding) {
        for tolerance in tolerates {
            if self.applies(tolerance.value, ty, presence, encoding) == Some(false) {
                self.misplaced(tolerance);
            }
        }
    }

    /// Reports `missing_member` on a field that others follow: which one is left out could not be told.
    pub(super) fn missing_is_last(&mut self, tolerates: &[At<Tolerance>], last: bool) {
        for tolerance in tolerates.iter().filter(|tolerance| tolerance.value == Tolerance::MissingMember && !last) {
            self.misplaced(tolerance);
        }
    }

    fn misplaced(&mut self, tolerance: &At<Tolerance>) {
        let keyword = tolerance.value.keyword();
        let fault = Fault::new(Code::E0613, tolerance.place, format!("the tolerance `{keyword}` does not apply here"));
        self.add(fault.label("does not apply").help(format!("it is for {}", what_for(tolerance.value))));
    }

    /// `None` where the type is wrong itself.
    fn applies(&self, tolerance: Tolerance, ty: &Type, presence: &Presence, encoding: Encoding) -> Option<bool> {
        let ty = self.plain(ty)?;
        let clock = |ty: &Type| matches!(ty, Type::DateTime | Type::Date | Type::Time);
        let contained = match ty {
            Type::Contained(contained) => Some((contained.length, self.plain(&contained.ty)?)),
            _ => None,
        };
        let contains_clock = matches!(contained, Some((Length::Prefixed, inner)) if clock(inner));
        let item = match ty {
            Type::Item(id) => self.kind(*id),
            _ => None,
        };
        Some(match (tolerance, encoding) {
            (Tolerance::ReservedBits, _) => {
                matches!(item, Some(Kind::Bits(bits)) if bits.parts.iter().any(|part| matches!(part.meaning, BitMeaning::Constant(_))))
            }
            (Tolerance::OctetStringTag | Tolerance::MissingLength, Encoding::Axdr) => contains_clock,
            (Tolerance::TagForFlag, Encoding::Axdr) => {
                let octets = matches!(ty, Type::Octets(Length::Prefixed)) || matches!(contained, Some((Length::Prefixed, _)));
                octets && *presence == Presence::Optional
            }
            (Tolerance::DateTimeTag, Encoding::Data) => {
                clock(ty) || contains_clock || matches!(ty, Type::Octets(Length::Fixed(4 | 5 | 12)))
            }
            (Tolerance::Null, Encoding::Data) => *presence == Presence::Required && !matches!(ty, Type::Null | Type::Data),
            (Tolerance::IntegerSign, Encoding::Data) => match (ty, item) {
                (Type::Int(_), _) => true,
                (_, Some(Kind::Codes(codes))) => matches!(codes.carrier, Carrier::Unsigned(_)),
                (_, Some(Kind::Bits(bits))) => matches!(bits.carrier, Carrier::Unsigned(_)),
                _ => false,
            },
            (Tolerance::IntegerBits, Encoding::Data) => matches!(ty, Type::Int(int) if int.range.is_none() && int.constant.is_none()),
            (Tolerance::IntegerWidth, Encoding::Data) => matches!(ty, Type::Int(_)),
            (Tolerance::BitCount, Encoding::Data) => match (ty, item) {
                (Type::BitString(Length::Fixed(_)), _) => true,
                (_, Some(Kind::Bits(bits))) => matches!(bits.carrier, Carrier::BitString(_)),
                _ => false,
            },
            // That it is the last field was checked with the others.
            (Tolerance::MissingMember, Encoding::Data) => *presence == Presence::Optional,
            (Tolerance::ExtraMember, Encoding::Data) => *presence == Presence::Trailing,
            (Tolerance::Range, _) => matches!(ty, Type::Int(int) if int.range.is_some() && int.constant.is_none()),
            _ => false,
        })
    }
}

const fn what_for(tolerance: Tolerance) -> &'static str {
    match tolerance {
        Tolerance::ReservedBits => "bits reserved with a value, and fields whose bits item has some",
        Tolerance::OctetStringTag => "`octets containing date_time` (or date, time) in `axdr`",
        Tolerance::TagForFlag => "optional octets without a fixed length in `axdr`",
        Tolerance::MissingLength => "`octets containing date_time` (or date, time) in `axdr`",
        Tolerance::DateTimeTag => "date-times, dates and times in `data`, and octets of their lengths",
        Tolerance::Null => "values in `data` that are always there and have another type than null",
        Tolerance::IntegerSign => "integers in `data`",
        Tolerance::IntegerBits => "integers in `data` without range or constant",
        Tolerance::IntegerWidth => "integers in `data` that are no codes or bits",
        Tolerance::BitCount => "bit strings with a number of bits in `data`",
        Tolerance::MissingMember => "an optional field in `data` that is the last one",
        Tolerance::ExtraMember => "trailing fields in `data`",
        Tolerance::Range => "integers with a range",
    }
}
