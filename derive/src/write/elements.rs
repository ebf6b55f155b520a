//! The elements of a sequence: statements that read, measure and write them in wire order.

mod choose;
mod read;
mod refer;
mod write;

use cosem_spec::model::{
    BitGroup, Element, Encoding, Field, Item, ItemId, Kind, Length, Literal, Name, Presence, Sequence, Tolerance, Type, ValueSource,
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::docs;
use crate::leaf::Leaf;
use crate::path;
use crate::rust::{Rust, constant, ident, number, octet};

/// The largest chunk that is read at once.
const MAX_RUN: usize = 64;

/// How much of a tuple type a reader takes in: seven plain types, or two arrays and one plain. More than that is what clippy calls complex.
const MAX_TUPLE: usize = 7;

/// How generated code names the fields in errors.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldNames {
    /// By constants of the type.
    Constants,
    /// In place, where the type belongs to the user.
    Inline,
}

/// A sequence on its way to Rust.
pub(crate) struct Elements<'r, 'm> {
    names: FieldNames,
    rust: &'r Rust<'m>,
    item: &'r Item,
    sequence: &'r Sequence,
    parts: Vec<Part<'r>>,
    /// The fewest members that its structure may have.
    least: u8,
}

/// What is read or written by one statement.
enum Part<'r> {
    /// Neighbouring leaves, read as one chunk, with the head of their structure where they are its first members.
    Run { fields: Vec<Member<'r>>, head: Vec<u8> },
    /// The head of a structure that does not start with a run.
    Structure { members: u8, least: u8 },
    /// One field.
    Field { index: usize, field: &'r Field },
    /// A group of bits.
    Bits { group: &'r BitGroup },
}

/// A field of a run.
struct Member<'r> {
    index: usize,
    field: &'r Field,
    leaf: Leaf,
}

impl<'r, 'm> Elements<'r, 'm> {
    pub(crate) fn of(rust: &'r Rust<'m>, item: &'r Item, sequence: &'r Sequence, names: FieldNames) -> Self {
        // A struct of bits is one integer.
        let structure = item.encoding == Encoding::Data && !matches!(sequence.elements.as_slice(), [Element::Bits(_)]);
        let members = u8::try_from(sequence.elements.len()).unwrap_or(u8::MAX);
        let may_miss = sequence.fields().filter(|(_, field)| may_miss(field)).count();
        let least = members.saturating_sub(u8::try_from(may_miss).unwrap_or(0));
        let mut parts: Vec<Part<'r>> = Vec::new();
        // What the first run may take with it.
        let mut head = if structure { vec![0x02, members] } else { Vec::new() };
        for (index, element) in sequence.elements.iter().enumerate() {
            match element {
                Element::Check(_) => {}
                Element::Bits(group) => parts.push(Part::Bits { group }),
                Element::Field(field) => match run_leaf(rust, field, item.encoding) {
                    Some(leaf) => {
                        let member = Member { index, field, leaf };
                        match parts.last_mut() {
                            Some(Part::Run { fields, head }) if size(fields, head) + member.leaf.size() <= MAX_RUN => fields.push(member),
                            _ => parts.push(Part::Run { fields: vec![member], head: std::mem::take(&mut head) }),
                        }
                    }
                    None => {
                        if !std::mem::take(&mut head).is_empty() {
                            parts.push(Part::Structure { members, least });
                        }
                        parts.push(Part::Field { index, field });
                    }
                },
            }
        }
        if !head.is_empty() {
            parts.push(Part::Structure { members, least });
        }
        // Behind a chunk with known octets stands a function for all its members, whose type shall be easy to read.
        if parts.len() > 1 {
            parts = parts.into_iter().flat_map(|part| shortened(part, least)).collect();
        }
        // A single value is read as easily by its own parser.
        for part in &mut parts {
            if let Part::Run { fields, head } = part
                && let ([Member { index, field, leaf }], []) = (fields.as_slice(), head.as_slice())
                && leaf.is_single()
            {
                *part = Part::Field { index: *index, field };
            }
        }
        Self { names, rust, item, sequence, parts, least }
    }

    /// The expression of a field's name for errors.
    fn named(&self, name: &Name) -> TokenStream {
        match self.names {
            FieldNames::Constants => {
                let constant = field_constant(name);
                quote!(Self::#constant)
            }
            FieldNames::Inline => docs::field_constant(&self.item.spelled, &name.spelled),
        }
    }

    /// The names of all fields.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'r Name> + use<'r> {
        let sequence = self.sequence;
        sequence.elements.iter().flat_map(|element| -> Vec<&'r Name> {
            match element {
                Element::Field(field) => vec![&field.name],
                Element::Bits(group) => group.parts.iter().filter_map(|part| part.name.as_ref()).collect(),
                Element::Check(check) => vec![&check.name],
            }
        })
    }

    /// The names of the fields that the user gives.
    fn given(&self) -> impl Iterator<Item = &'r str> + use<'r> {
        let sequence = self.sequence;
        sequence.elements.iter().flat_map(|element| -> Vec<&'r str> {
            match element {
                Element::Field(field) if field.source == ValueSource::Given => vec![field.name.snake.as_str()],
                Element::Bits(group) => group
                    .parts
                    .iter()
                    .filter(|part| part.source == ValueSource::Given)
                    .filter_map(|part| part.name.as_ref())
                    .map(|name| name.snake.as_str())
                    .collect(),
                Element::Field(_) | Element::Check(_) => Vec::new(),
            }
        })
    }

    /// The struct from the locals.
    fn construct(&self) -> TokenStream {
        self.construct_with(|_| None)
    }

    /// The struct from the locals, and from expressions for some of its fields.
    fn construct_with(&self, expression: impl Fn(&str) -> Option<TokenStream>) -> TokenStream {
        let fields = self.given().map(|name| {
            let (field, local) = (ident(name), local(name));
            match expression(name) {
                Some(expression) => quote!(#field: #expression),
                None if field == local => quote!(#field),
                None => quote!(#field: #local),
            }
        });
        quote!(Self { #(#fields),* })
    }
}

/// True for a member that a structure of COSEM Data may leave out.
fn may_miss(field: &Field) -> bool {
    field.presence == Presence::Trailing || field.tolerates.contains(&Tolerance::MissingMember)
}

/// True where a chunk has octets that are known in advance: where others come, it is read member by member.
fn has_known(fields: &[Member<'_>], head: &[u8]) -> bool {
    !head.is_empty() || fields.iter().any(|member| member.leaf.has_known())
}

/// True for the head of a structure that may also have fewer members, so that their number has to be kept.
fn is_counted(head: &[u8], least: u8) -> bool {
    head.get(1).is_some_and(|members| *members != least)
}

/// A run with known octets in pieces of few fields.
fn shortened(part: Part<'_>, least: u8) -> Vec<Part<'_>> {
    let Part::Run { fields, mut head } = part else { return vec![part] };
    if !has_known(&fields, &head) {
        return vec![Part::Run { fields, head }];
    }
    let (mut pieces, mut piece, mut weight) = (Vec::new(), Vec::new(), usize::from(is_counted(&head, least)));
    for member in fields {
        let own = if matches!(member.field.ty, Type::Octets(_)) { 3 } else { 1 };
        if weight + own > MAX_TUPLE {
            pieces.push(Part::Run { fields: std::mem::take(&mut piece), head: std::mem::take(&mut head) });
            weight = 0;
        }
        piece.push(member);
        weight += own;
    }
    pieces.push(Part::Run { fields: piece, head });
    pieces
}

/// The leaf that a field is inside of a run.
fn run_leaf(rust: &Rust<'_>, field: &Field, encoding: Encoding) -> Option<Leaf> {
    // In COSEM Data the chunk is the declared form, and what is tolerated is read member by member.
    let plain = field.tolerates.is_empty() || encoding == Encoding::Data;
    let leaf = Leaf::of_field(rust, field, encoding).filter(|leaf| leaf.size() <= MAX_RUN);
    leaf.filter(|_| plain && !rust.is_nullable(&field.ty, &field.tolerates))
}

fn size(fields: &[Member<'_>], head: &[u8]) -> usize {
    head.len() + fields.iter().map(|member| member.leaf.size()).sum::<usize>()
}

/// The expression of a literal as a value of a type.
pub(crate) fn literal(rust: &Rust<'_>, literal: &Literal, ty: &Type) -> TokenStream {
    match ty {
        Type::Item(id) if !rust.is_external(*id) => item_literal(rust, literal, *id),
        Type::Data => quote!(::core::compile_error!("a value of any type has no default that a spec file could write down")),
        _ => match literal {
            Literal::Bool(value) => quote!(#value),
            Literal::Int(value) => {
                let value = number(*value);
                if matches!(ty, Type::Float32 | Type::Float64) { format!("{value}.0").parse().unwrap_or_default() } else { value }
            }
            Literal::Octets(octets) => octets_literal(octets, ty),
            Literal::Text(text) => {
                let string = if matches!(ty, Type::Utf8(_)) { path::utf8_string() } else { path::visible_string() };
                let text = proc_macro2::Literal::byte_string(text.as_bytes());
                quote!(#string(#text))
            }
            Literal::Code(_) => TokenStream::new(),
        },
    }
}

fn item_literal(rust: &Rust<'_>, value: &Literal, id: ItemId) -> TokenStream {
    let (path, item) = (rust.path(id), rust.item(id));
    match (&item.kind, value) {
        (Kind::Codes(_), Literal::Code(code)) => {
            let name = constant(&Name { snake: code.clone(), spelled: code.clone() });
            quote!(#path::#name)
        }
        (Kind::Bits(_), Literal::Int(value)) => {
            let value = number(*value);
            quote!(#path::from_bits(#value))
        }
        (Kind::Codes(_), Literal::Int(value)) => {
            let value = number(*value);
            quote!(#path(#value))
        }
        (Kind::Alias(ty), value) => {
            let inner = literal(rust, value, ty);
            quote!(#path(#inner))
        }
        (Kind::Choice(choice), value) => {
            // The alternative that the literal is a value of: of the same kind, or the first one that nests it.
            let arm = choice.arms.iter().find(|arm| fits(rust, value, &arm.ty, 0));
            match arm {
                Some(arm) => {
                    let (variant, inner) = (crate::rust::variant(&arm.name), literal(rust, value, &arm.ty));
                    quote!(#path::#variant(#inner))
                }
                None => TokenStream::new(),
            }
        }
        _ => TokenStream::new(),
    }
}

/// True where a literal is a value of a type; the checker has seen that it is one of some alternative.
fn fits(rust: &Rust<'_>, value: &Literal, ty: &Type, depth: u8) -> bool {
    match (rust.plain(ty).0, value) {
        (Type::Bool, Literal::Bool(_))
        | (Type::Text(_) | Type::Utf8(_), Literal::Text(_))
        | (Type::Float32 | Type::Float64, Literal::Int(_)) => true,
        (Type::Int(int), Literal::Int(value)) => {
            let bits = u32::from(int.octets) * 8;
            let (least, most) = if int.signed { (-(1_i128 << (bits - 1)), (1 << (bits - 1)) - 1) } else { (0, (1_i128 << bits) - 1) };
            let (least, most) = int.range.unwrap_or((least, most));
            (least..=most).contains(value) && int.constant.is_none_or(|constant| constant == *value)
        }
        (Type::Bcd, Literal::Int(value)) => i8::try_from(*value).is_ok(),
        (Type::Octets(Length::Fixed(length)), Literal::Octets(octets)) => u32::try_from(octets.len()) == Ok(*length),
        (Type::Octets(_), Literal::Octets(_)) => true,
        (Type::DateTime, Literal::Octets(octets)) => octets.len() == 12,
        (Type::Date, Literal::Octets(octets)) => octets.len() == 5,
        (Type::Time, Literal::Octets(octets)) => octets.len() == 4,
        (Type::Contained(contained), Literal::Octets(octets)) => fits(rust, &Literal::Octets(octets.clone()), &contained.ty, depth + 1),
        (Type::Item(id), value) => match (&rust.item(*id).kind, value) {
            (Kind::Codes(codes), Literal::Code(name)) => codes.values.iter().any(|code| code.name.snake == *name),
            (Kind::Codes(_) | Kind::Bits(_), Literal::Int(value)) => *value >= 0,
            (Kind::Choice(choice), value) => depth < 2 && choice.arms.iter().any(|arm| fits(rust, value, &arm.ty, depth + 1)),
            _ => false,
        },
        _ => false,
    }
}

fn octets_literal(octets: &[u8], ty: &Type) -> TokenStream {
    let list = octets.iter().map(|value| octet(*value));
    let list = quote!([#(#list),*]);
    let calendar = |ty: &Type| match ty {
        Type::Date => path::date(),
        Type::Time => path::time(),
        _ => path::date_time(),
    };
    match ty {
        Type::Octets(Length::Fixed(_)) => list,
        Type::DateTime | Type::Date | Type::Time => {
            let path = calendar(ty);
            quote!(#path::from_octets(#list))
        }
        Type::Contained(contained) if crate::rust::is_calendar(&contained.ty) => {
            let path = calendar(&contained.ty);
            let value = quote!(#path::from_octets(#list));
            if contained.or_empty { quote!(Some(#value)) } else { value }
        }
        Type::Contained(contained) => {
            let path = path::contained();
            let value = quote!(#path::from_octets(&#list));
            match (contained.or_empty, octets.is_empty()) {
                (true, true) => quote!(None),
                (true, false) => quote!(Some(#value)),
                (false, _) => value,
            }
        }
        _ => {
            let string = path::octet_string();
            quote!(#string(&#list))
        }
    }
}

/// The condition that a value is its default.
pub(crate) fn is_default(rust: &Rust<'_>, ty: &Type, value: &TokenStream, default: &TokenStream) -> TokenStream {
    match (rust.plain(ty), default.to_string().as_str()) {
        ((Type::Bool, 0), "true") => value.clone(),
        ((Type::Bool, 0), "false") => quote!(!#value),
        _ => quote!(#value == #default),
    }
}

/// True where an expression looks at `value`.
pub(crate) fn uses_value(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        proc_macro2::TokenTree::Ident(ident) => ident == "value",
        proc_macro2::TokenTree::Group(group) => uses_value(&group.stream()),
        _ => false,
    })
}

/// The local variable that holds a field while parsing.
pub(crate) fn local(name: &str) -> Ident {
    let taken = matches!(
        name,
        "input" | "out" | "at" | "bits" | "value" | "after" | "members" | "rest" | "content" | "low" | "found" | "then" | "next"
    ) || name.strip_prefix('b').is_some_and(|number| number.parse::<u8>().is_ok());
    if taken { format_ident!("{}_field", name) } else { ident(name) }
}

/// The constant that names a field in errors.
pub(crate) fn field_constant(name: &Name) -> Ident {
    format_ident!("FIELD_{}", name.snake.to_uppercase())
}
