//! What one element says about another: lengths, conditions, discriminators.

use cosem_spec::model::{BitMeaning, BitPart, Element, Field, FieldRef, ItemId, Kind, Length, Presence, Type, ValueSource};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Elements, local};
use crate::path;
use crate::rust::{bits_type, ident, int_type};

/// What a reference leads to.
pub(super) struct Referred {
    /// The local, or the field of the value that is written; a literal for a constant.
    place: TokenStream,
    /// From the place to the plain value, or to the code.
    accessors: TokenStream,
    /// True where the place is an `Option`.
    optional: bool,
    /// True where the accessors lead to a code, not to its number.
    coded: bool,
    pub(super) kind: Plain,
}

impl Referred {
    /// The plain value: a `bool`, an integer, or the integer of codes.
    pub(super) fn value(&self) -> TokenStream {
        let Self { place, accessors, .. } = self;
        let code = self.coded.then(|| quote!(.0));
        match (self.optional, accessors.is_empty() && !self.coded) {
            (false, _) => quote!(#place #accessors #code),
            // Both come under the same condition, or the checker would have refused the reference.
            (true, true) => quote!(#place.unwrap_or_default()),
            (true, false) => quote!(#place.map(|value| value #accessors #code).unwrap_or_default()),
        }
    }

    /// What a code stands for: an expression of type `Option<usize>`.
    fn measure(&self, measure: &Ident) -> TokenStream {
        let Self { place, accessors, .. } = self;
        if self.optional { quote!(#place.and_then(|value| value #accessors.#measure())) } else { quote!(#place #accessors.#measure()) }
    }
}

/// The Rust type of a value that something depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plain {
    Bool,
    /// So many bits on the wire.
    Int {
        bits: u8,
        signed: bool,
    },
}

impl Plain {
    /// A number as a literal of the type.
    fn literal(self, value: i128) -> TokenStream {
        match self {
            Self::Bool => {
                let value = value != 0;
                quote!(#value)
            }
            Self::Int { bits, signed } => {
                let ty = int_type(bits.div_ceil(8), signed);
                format!("{value}{ty}").parse().unwrap_or_default()
            }
        }
    }

    /// The values of the Rust type.
    pub(super) fn domain(self) -> (i128, i128) {
        match self {
            Self::Bool => (0, 1),
            Self::Int { bits, signed } => {
                let bits = u32::from(bits.div_ceil(8).next_power_of_two()) * 8;
                if signed { (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) } else { (0, (1 << bits) - 1) }
            }
        }
    }
}

/// Where a value is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// In a parser, as a local.
    Parsing,
    /// In a writer, as a field of the value.
    Writing,
}

impl<'r> Elements<'r, '_> {
    /// The part of bits that a reference leads to.
    fn part(&self, reference: FieldRef) -> Option<&'r BitPart>
    where
        Self: 'r,
    {
        let part = reference.part?;
        match self.sequence.elements.get(reference.element)? {
            Element::Bits(group) => group.parts.get(part),
            Element::Field(field) => match self.rust.plain(&field.ty).0 {
                Type::Item(id) => match &self.rust.item(*id).kind {
                    Kind::Bits(bits) => bits.parts.get(part),
                    _ => None,
                },
                _ => None,
            },
            Element::Check(_) => None,
        }
    }

    /// The codes that a reference leads to.
    pub(super) fn codes(&self, reference: FieldRef) -> Option<ItemId> {
        match (self.part(reference), self.sequence.elements.get(reference.element)) {
            (Some(part), _) => match part.meaning {
                BitMeaning::Codes(id) => Some(id),
                _ => None,
            },
            (None, Some(Element::Field(field))) => match self.rust.plain(&field.ty).0 {
                Type::Item(id) if matches!(self.rust.item(*id).kind, Kind::Codes(_)) => Some(*id),
                _ => None,
            },
            _ => None,
        }
    }

    /// An earlier element.
    pub(super) fn referred(&self, reference: FieldRef, side: Side) -> Referred {
        let code_bits = self.codes(reference).map(|id| match &self.rust.item(id).kind {
            Kind::Codes(codes) => codes.carrier.bits(),
            _ => 8,
        });
        let part = self.part(reference);
        let field = match self.sequence.elements.get(reference.element) {
            Some(Element::Field(field)) => Some(field),
            _ => None,
        };
        let plain = field.map(|field| self.rust.plain(&field.ty));
        let kind = match (code_bits, part, plain) {
            (Some(bits), ..) => Plain::Int { bits, signed: false },
            (None, Some(BitPart { meaning: BitMeaning::Flag, .. }), _) | (None, None, Some((Type::Bool, _))) => Plain::Bool,
            (None, Some(part), _) => Plain::Int { bits: part.width, signed: false },
            (None, None, Some((Type::Int(int), _))) => Plain::Int { bits: int.octets * 8, signed: int.signed },
            (None, None, _) => Plain::Int { bits: 8, signed: false },
        };
        let constant = match (part, plain, field) {
            (Some(BitPart { meaning: BitMeaning::Constant(value), .. }), ..) => Some(i128::from(*value)),
            (None, Some((Type::Int(int), _)), Some(Field { source: ValueSource::Constant, .. })) => int.constant,
            _ => None,
        };
        if let Some(constant) = constant {
            let place = kind.literal(constant);
            return Referred { place, accessors: TokenStream::new(), optional: false, coded: false, kind };
        }
        let name = field.map(|field| &field.name).or(part.and_then(|part| part.name.as_ref())).map_or("", |name| &name.snake);
        let inner = std::iter::repeat_n(quote!(.0), plain.map_or(0, |(_, depth)| depth));
        let getter = field.and(part).and_then(|part| part.name.as_ref()).map(|name| {
            let name = ident(&name.snake);
            quote!(.#name())
        });
        Referred {
            place: place(name, side),
            accessors: quote!(#(#inner)* #getter),
            optional: field.is_some_and(|field| !matches!(field.presence, Presence::Required | Presence::Default(_))),
            coded: code_bits.is_some(),
            kind,
        }
    }

    /// True where another element depends on this one.
    pub(super) fn is_referred(&self, index: usize) -> bool {
        fn refers(ty: &Type, index: usize) -> bool {
            let told =
                |length: &Length| matches!(length, Length::Field(reference) | Length::Measure(reference) if reference.element == index);
            match ty {
                Type::Octets(length) | Type::Text(length) | Type::Utf8(length) | Type::BitString(length) => told(length),
                Type::List(list) => told(&list.count),
                Type::Contained(contained) => told(&contained.length),
                Type::Match(matched) => {
                    matched.on.iter().any(|reference| reference.element == index) || matched.arms.iter().any(|arm| refers(&arm.ty, index))
                }
                _ => false,
            }
        }
        self.sequence
            .fields()
            .any(|(_, field)| refers(&field.ty, index) || matches!(field.presence, Presence::If(reference) if reference.element == index))
    }

    /// The value of an earlier element while parsing.
    pub(super) fn local_value(&self, reference: FieldRef) -> TokenStream {
        self.referred(reference, Side::Parsing).value()
    }

    /// The expression of a length or count that an earlier field gives, as a `usize`, while parsing.
    pub(super) fn length(&self, length: Length) -> TokenStream {
        let support = path::support();
        match length {
            Length::Field(reference) => self.size(reference, Side::Parsing),
            Length::Measure(reference) => {
                let (code, measure) = (self.local_value(reference), self.measure(reference, Side::Parsing));
                quote!(#support::measured(#measure, #code, input)?)
            }
            Length::Fixed(length) => crate::wire::plain(crate::wire::count(length)),
            Length::Prefixed | Length::Rest => quote!(0),
        }
    }

    /// A length field as a `usize`.
    fn size(&self, reference: FieldRef, side: Side) -> TokenStream {
        let referred = self.referred(reference, side);
        let value = referred.value();
        match referred.kind {
            Plain::Int { bits: 0..=16, .. } => quote!(usize::from(#value)),
            _ => {
                let support = path::support();
                quote!(#support::size(#value))
            }
        }
    }

    /// What a code stands for: an expression of type `Option<usize>`.
    fn measure(&self, reference: FieldRef, side: Side) -> TokenStream {
        let Some(id) = self.codes(reference) else { return quote!(None) };
        self.referred(reference, side).measure(&self.measure_name(id))
    }

    fn measure_name(&self, id: ItemId) -> Ident {
        match &self.rust.item(id).kind {
            Kind::Codes(codes) => ident(codes.measure.as_deref().unwrap_or("measure")),
            _ => format_ident!("measure"),
        }
    }

    /// The expression that a value fits the lengths that other fields give, and that do not follow from it: of type
    /// `Result<(), EncodeError>`. `value` is a place of the type.
    pub(super) fn length_check(&self, index: usize, ty: &Type, value: &TokenStream, field: &TokenStream) -> Option<TokenStream> {
        let length = match ty {
            Type::Octets(length) | Type::Text(length) | Type::Utf8(length) | Type::BitString(length) => *length,
            Type::List(list) => list.count,
            Type::Contained(contained) => contained.length,
            _ => return None,
        };
        let (support, count) = (path::support(), self.rust.content_count(ty, value));
        let derived = |reference: FieldRef| self.source(reference) == Some(ValueSource::LengthOf(index));
        match length {
            Length::Field(reference) if !derived(reference) => {
                let length = self.size(reference, Side::Writing);
                Some(quote!(#support::check_count(#count, #length, #field)))
            }
            Length::Measure(reference) if !derived(reference) => {
                let measure = self.measure(reference, Side::Writing);
                Some(quote!(#support::check_measure(#measure, #count, #field)))
            }
            _ => None,
        }
    }

    /// Where the encoder takes the value of an earlier element from.
    pub(super) fn source(&self, reference: FieldRef) -> Option<ValueSource> {
        match self.sequence.elements.get(reference.element)? {
            Element::Bits(group) => group.parts.get(reference.part?).map(|part| part.source),
            Element::Field(field) => Some(field.source),
            Element::Check(_) => None,
        }
    }

    /// The value that tells the length of the element `target`, as an expression of the type of the one that tells: `ty`, or the number
    /// of codes.
    pub(super) fn length_value(&self, target: usize, codes: Option<ItemId>, ty: &TokenStream, name: &TokenStream) -> TokenStream {
        let support = path::support();
        let count = match self.sequence.elements.get(target) {
            Some(Element::Field(field)) => self.count_of(field),
            _ => quote!(0),
        };
        match codes {
            Some(id) => {
                let (path, from) =
                    (self.rust.path(id), format_ident!("from_{}", self.measure_name(id).to_string().trim_start_matches("r#")));
                quote!(#support::code(#path::#from(#count), #name)?.0)
            }
            None => quote!(#support::length::<#ty>(#count, #name)?),
        }
    }

    /// What a length field counts of a field.
    fn count_of(&self, field: &Field) -> TokenStream {
        let name = ident(&field.name.snake);
        if field.presence == Presence::Required {
            return self.rust.content_count(&field.ty, &quote!(self.#name));
        }
        let count = self.rust.content_count(&field.ty, &quote!(value));
        let binding = if super::uses_value(&count) { quote!(value) } else { quote!(_) };
        quote!(self.#name.map_or(0, |#binding| #count))
    }

    /// The Rust type of a field that tells a length, and the codes that it is of.
    pub(super) fn length_type(&self, ty: &Type) -> (TokenStream, Option<ItemId>) {
        match self.rust.plain(ty).0 {
            Type::Int(int) => (int_type(int.octets, int.signed), None),
            Type::Item(id) => (quote!(u8), Some(*id)),
            _ => (bits_type(8), None),
        }
    }
}

/// The place of a value.
fn place(name: &str, side: Side) -> TokenStream {
    match side {
        Side::Parsing => {
            let local = local(name);
            quote!(#local)
        }
        Side::Writing => {
            let field = ident(name);
            quote!(self.#field)
        }
    }
}
