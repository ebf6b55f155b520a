//! Leaves: values that always take the same octets and that every octet pattern is a value of.
//!
//! Neighbouring leaves are read and written as one chunk, type tags included, so that a row of numbers costs one bounds check
//! instead of one for each field.

use cosem_spec::model::{Carrier, Element, Encoding, Field, ItemId, Kind, Length, Presence, Sequence, Type, ValueSource};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::path;
use crate::rust::{Rust, ident, int_type, is_calendar, octet};

/// How a leaf lies in its octets.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    /// Type tags and lengths in front.
    head: Vec<u8>,
    value: Value,
}

#[derive(Debug, Clone)]
enum Value {
    Int {
        octets: u8,
        signed: bool,
        little_endian: bool,
    },
    Bool,
    Float {
        octets: u8,
    },
    Array(u32),
    Calendar {
        path: TokenStream,
        octets: u8,
    },
    /// A newtype over an integer or an array, by its constructor and its inner value.
    Newtype {
        path: TokenStream,
        inner: Box<Leaf>,
        accessor: TokenStream,
    },
    Struct {
        path: TokenStream,
        spelled: String,
        fields: Vec<Member>,
    },
}

#[derive(Debug, Clone)]
struct Member {
    name: Ident,
    spelled: String,
    leaf: Leaf,
}

/// Where a named field lies in a chunk.
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) item: String,
    pub(crate) field: String,
}

/// One octet of a leaf: known in advance, bound to a name, or what an expression yields.
#[derive(Debug, Clone)]
pub(crate) enum Octet {
    Known(u8),
    Bound(Ident),
    Value(TokenStream),
}

impl Octet {
    /// The octet, where it is known in advance.
    pub(crate) const fn known(&self) -> Option<u8> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Bound(_) | Self::Value(_) => None,
        }
    }

    pub(crate) fn tokens(&self) -> TokenStream {
        match self {
            Self::Known(value) => octet(*value),
            Self::Bound(name) => quote!(#name),
            Self::Value(value) => value.clone(),
        }
    }
}

/// Hands out names for octets: `b0`, `b1`, ...
#[derive(Default)]
pub(crate) struct Names(usize);

impl Names {
    pub(crate) fn next(&mut self) -> Ident {
        self.0 += 1;
        format_ident!("b{}", self.0 - 1)
    }

    fn take(&mut self, count: u32) -> Vec<Ident> {
        (0..count).map(|_| self.next()).collect()
    }
}

impl Leaf {
    /// The leaf that a field is, if it is one.
    pub(crate) fn of_field(rust: &Rust<'_>, field: &Field, encoding: Encoding) -> Option<Self> {
        (field.presence == Presence::Required && field.source == ValueSource::Given && field.ber.is_none())
            .then(|| Self::of(rust, &field.ty, encoding))
            .flatten()
    }

    /// The leaf that a type is, if it is one.
    pub(crate) fn of(rust: &Rust<'_>, ty: &Type, encoding: Encoding) -> Option<Self> {
        let tagged = encoding == Encoding::Data;
        let tag = |tag: u8| if tagged { vec![tag] } else { Vec::new() };
        let leaf = |head, value| Some(Self { head, value });
        match ty {
            _ if encoding == Encoding::Ber => None,
            Type::Bool => leaf(tag(0x03), Value::Bool),
            Type::Int(int) if int.range.is_none() && int.constant.is_none() && int.octets.is_power_of_two() => {
                let head = if tagged { vec![int_tag(int.octets, int.signed)?] } else { Vec::new() };
                leaf(head, Value::Int { octets: int.octets, signed: int.signed, little_endian: int.little_endian })
            }
            Type::Float32 => leaf(tag(0x17), Value::Float { octets: 4 }),
            Type::Float64 => leaf(tag(0x18), Value::Float { octets: 8 }),
            Type::Octets(Length::Fixed(length)) if *length <= 16 => {
                let head = if tagged { vec![0x09, u8::try_from(*length).ok()?] } else { Vec::new() };
                leaf(head, Value::Array(*length))
            }
            Type::DateTime | Type::Date | Type::Time => Some(Self::calendar(ty, tagged.then_some(calendar_tag(ty)).into_iter().collect())),
            Type::Contained(contained) if is_calendar(&contained.ty) && !contained.or_empty && contained.length == Length::Prefixed => {
                let octets = calendar_octets(&contained.ty);
                Some(Self::calendar(&contained.ty, if tagged { vec![0x09, octets] } else { vec![octets] }))
            }
            Type::Item(id) => Self::of_item(rust, *id, encoding),
            _ => None,
        }
    }

    fn calendar(ty: &Type, head: Vec<u8>) -> Self {
        let path = match ty {
            Type::Date => path::date(),
            Type::Time => path::time(),
            _ => path::date_time(),
        };
        Self { head, value: Value::Calendar { path, octets: calendar_octets(ty) } }
    }

    fn of_item(rust: &Rust<'_>, id: ItemId, encoding: Encoding) -> Option<Self> {
        if rust.is_external(id) {
            return None;
        }
        let item = rust.item(id);
        let path = rust.path(id);
        if item.encoding != encoding
            && !matches!((item.encoding, encoding), (Encoding::Octets, Encoding::Axdr) | (Encoding::Axdr, Encoding::Octets))
        {
            return None;
        }
        match &item.kind {
            Kind::Sequence(sequence) if sequence.tag.is_none() => Self::of_sequence(rust, path, &item.spelled, sequence, encoding),
            Kind::Bits(bits) if bits.prefixes.is_empty() && !rust.is_checked(bits) => {
                let inner = Self::of_carrier(bits.carrier, encoding)?;
                Some(Self {
                    head: Vec::new(),
                    value: Value::Newtype { path: quote!(#path::from_bits), inner: Box::new(inner), accessor: quote!(.bits()) },
                })
            }
            Kind::Codes(codes) if !codes.closed => {
                let inner = Self::of_carrier(codes.carrier, encoding)?;
                Some(Self { head: Vec::new(), value: Value::Newtype { path, inner: Box::new(inner), accessor: quote!(.0) } })
            }
            Kind::Alias(ty) => {
                let inner = Self::of(rust, ty, encoding)?;
                Some(Self { head: Vec::new(), value: Value::Newtype { path, inner: Box::new(inner), accessor: quote!(.0) } })
            }
            _ => None,
        }
    }

    fn of_carrier(carrier: Carrier, encoding: Encoding) -> Option<Self> {
        let tagged = encoding == Encoding::Data;
        let (head, bits) = match carrier {
            Carrier::Unsigned(bits @ (8 | 16 | 32 | 64)) => (if tagged { vec![int_tag(bits / 8, false)?] } else { Vec::new() }, bits),
            Carrier::Enum => (if tagged { vec![0x16] } else { Vec::new() }, 8),
            Carrier::BitString(bits @ (8 | 16 | 32)) => (if tagged { vec![0x04, bits] } else { Vec::new() }, bits),
            Carrier::Unsigned(_) | Carrier::BitString(_) | Carrier::Oid => return None,
        };
        Some(Self { head, value: Value::Int { octets: bits / 8, signed: false, little_endian: false } })
    }

    fn of_sequence(rust: &Rust<'_>, path: TokenStream, spelled: &str, sequence: &Sequence, encoding: Encoding) -> Option<Self> {
        let mut fields = Vec::new();
        for element in &sequence.elements {
            let Element::Field(field) = element else { return None };
            fields.push(Member {
                name: ident(&field.name.snake),
                spelled: field.name.spelled.clone(),
                leaf: Self::of_field(rust, field, encoding)?,
            });
        }
        let head = if encoding == Encoding::Data { vec![0x02, u8::try_from(fields.len()).ok()?] } else { Vec::new() };
        Some(Self { head, value: Value::Struct { path, spelled: spelled.to_owned(), fields } })
    }

    /// True for a single value: reading it alone is no more work than as a chunk of its own.
    pub(crate) const fn is_single(&self) -> bool {
        match &self.value {
            Value::Struct { .. } => false,
            Value::Newtype { inner, .. } => inner.is_single(),
            Value::Int { .. } | Value::Bool | Value::Float { .. } | Value::Array(_) | Value::Calendar { .. } => true,
        }
    }

    /// True where some of its octets are known in advance.
    pub(crate) fn has_known(&self) -> bool {
        !self.head.is_empty()
            || match &self.value {
                Value::Struct { fields, .. } => fields.iter().any(|member| member.leaf.has_known()),
                Value::Newtype { inner, .. } => inner.has_known(),
                Value::Int { .. } | Value::Bool | Value::Float { .. } | Value::Array(_) | Value::Calendar { .. } => false,
            }
    }

    /// The octets it takes, tags included.
    pub(crate) fn size(&self) -> usize {
        self.head.len()
            + match &self.value {
                Value::Bool => 1,
                Value::Int { octets, .. } | Value::Float { octets } | Value::Calendar { octets, .. } => usize::from(*octets),
                Value::Array(length) => usize::try_from(*length).unwrap_or(usize::MAX),
                Value::Newtype { inner, .. } => inner.size(),
                Value::Struct { fields, .. } => fields.iter().map(|member| member.leaf.size()).sum(),
            }
    }

    /// The octets of the leaf as a pattern, and the expression of the value over their names.
    pub(crate) fn read(&self, names: &mut Names, pattern: &mut Vec<Octet>) -> TokenStream {
        pattern.extend(self.head.iter().copied().map(Octet::Known));
        match &self.value {
            Value::Bool => {
                let [name] = bind(names, pattern);
                quote!(#name != 0)
            }
            Value::Int { octets, signed, little_endian } => {
                let bound = bind_all(names, pattern, u32::from(*octets));
                match (bound.as_slice(), signed) {
                    ([only], false) => quote!(#only),
                    _ => {
                        let (ty, from) =
                            (int_type(*octets, *signed), if *little_endian { quote!(from_le_bytes) } else { quote!(from_be_bytes) });
                        quote!(#ty::#from([#(#bound),*]))
                    }
                }
            }
            Value::Float { octets } => {
                let bound = bind_all(names, pattern, u32::from(*octets));
                let ty = format_ident!("f{}", u32::from(*octets) * 8);
                quote!(#ty::from_be_bytes([#(#bound),*]))
            }
            Value::Array(length) => {
                let bound = bind_all(names, pattern, *length);
                quote!([#(#bound),*])
            }
            Value::Calendar { path, octets } => {
                let bound = bind_all(names, pattern, u32::from(*octets));
                quote!(#path::from_octets([#(#bound),*]))
            }
            Value::Newtype { path, inner, .. } => {
                let inner = inner.read(names, pattern);
                quote!(#path(#inner))
            }
            Value::Struct { path, fields, .. } => {
                let fields: Vec<_> = fields
                    .iter()
                    .map(|Member { name, leaf, .. }| {
                        let value = leaf.read(names, pattern);
                        quote!(#name: #value)
                    })
                    .collect();
                quote!(#path { #(#fields),* })
            }
        }
    }

    /// The octets of a value, and the statements that bind their names; `value` is a place or a local that stays as it is.
    pub(crate) fn write(&self, value: &TokenStream, names: &mut Names, out: &mut Vec<Octet>) -> TokenStream {
        out.extend(self.head.iter().copied().map(Octet::Known));
        match &self.value {
            Value::Bool => {
                out.push(Octet::Value(quote!(u8::from(#value))));
                TokenStream::new()
            }
            Value::Int { octets: 1, signed: false, .. } => {
                out.push(Octet::Value(value.clone()));
                TokenStream::new()
            }
            Value::Int { octets, little_endian, .. } => {
                let bound = bind_all(names, out, u32::from(*octets));
                let to = if *little_endian { quote!(to_le_bytes) } else { quote!(to_be_bytes) };
                quote!(let [#(#bound),*] = #value.#to();)
            }
            Value::Float { octets } => {
                let bound = bind_all(names, out, u32::from(*octets));
                quote!(let [#(#bound),*] = #value.to_be_bytes();)
            }
            Value::Array(length) => {
                let bound = bind_all(names, out, *length);
                quote!(let [#(#bound),*] = #value;)
            }
            Value::Calendar { octets, .. } => {
                let bound = bind_all(names, out, u32::from(*octets));
                quote!(let [#(#bound),*] = #value.to_octets();)
            }
            Value::Newtype { inner, accessor, .. } => inner.write(&quote!(#value #accessor), names, out),
            Value::Struct { fields, .. } => {
                fields.iter().map(|Member { name, leaf, .. }| leaf.write(&quote!(#value.#name), names, out)).collect()
            }
        }
    }
}

impl Leaf {
    /// The named fields of the leaf, which stands at `start` of a chunk as the field `field` of `item`.
    pub(crate) fn spans(&self, start: usize, item: &str, field: &str) -> Vec<Span> {
        match &self.value {
            Value::Struct { spelled, fields, .. } => {
                let mut at = start + self.head.len();
                fields
                    .iter()
                    .flat_map(|member| {
                        let spans = member.leaf.spans(at, spelled, &member.spelled);
                        at += member.leaf.size();
                        spans
                    })
                    .collect()
            }
            _ => vec![Span { start, end: start + self.size(), item: item.to_owned(), field: field.to_owned() }],
        }
    }
}

fn bind(names: &mut Names, pattern: &mut Vec<Octet>) -> [Ident; 1] {
    let name = names.next();
    pattern.push(Octet::Bound(name.clone()));
    [name]
}

fn bind_all(names: &mut Names, pattern: &mut Vec<Octet>, count: u32) -> Vec<Ident> {
    let bound = names.take(count);
    pattern.extend(bound.iter().cloned().map(Octet::Bound));
    bound
}

pub(crate) fn calendar_octets(ty: &Type) -> u8 {
    match ty {
        Type::Date => 5,
        Type::Time => 4,
        _ => 12,
    }
}

pub(crate) fn calendar_tag(ty: &Type) -> u8 {
    match ty {
        Type::Date => 0x1a,
        Type::Time => 0x1b,
        _ => 0x19,
    }
}

/// The type tag of an integer in COSEM Data.
pub(crate) fn int_tag(octets: u8, signed: bool) -> Option<u8> {
    Some(match (octets, signed) {
        (1, true) => 0x0f,
        (2, true) => 0x10,
        (4, true) => 0x05,
        (8, true) => 0x14,
        (1, false) => 0x11,
        (2, false) => 0x12,
        (4, false) => 0x06,
        (8, false) => 0x15,
        _ => return None,
    })
}
