//! How the items of a model are called in Rust.

use std::cell::RefCell;
use std::collections::HashMap;

use cosem_spec::model::{
    BitMeaning, Bits, Carrier, Element, Encoding, Grade, Item, ItemId, Kind, Length, Model, Name, Presence, Sequence, Tolerance, Type,
    ValueSource,
};
use heck::ToUpperCamelCase;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::path;

/// A model seen from the module that the expansion stands in.
pub(crate) struct Rust<'m> {
    pub(crate) model: &'m Model,
    /// The folder whose items are siblings; items of other folders are named by their path in the codec.
    folder: String,
    /// True where the types shall implement `serde::Serialize` under the feature `serde`.
    pub(crate) serde: bool,
    /// True where the code shall be small rather than fast. The codec forwards its feature of this name, because generated code stands in
    /// crates that cannot ask for it.
    pub(crate) small: bool,
    borrows: RefCell<HashMap<ItemId, bool>>,
    /// The Rust types of items that are not declared in a spec file.
    externals: HashMap<ItemId, TokenStream>,
}

impl<'m> Rust<'m> {
    pub(crate) fn new(model: &'m Model, folder: &str, serde: bool) -> Self {
        Self {
            model,
            folder: folder.to_owned(),
            serde,
            small: cfg!(feature = "small"),
            borrows: RefCell::default(),
            externals: HashMap::new(),
        }
    }

    /// The attribute of a function that is put in place wherever it is called, unless the code shall be small.
    pub(crate) fn in_place(&self) -> TokenStream {
        if self.small { TokenStream::new() } else { quote!(#[inline(always)]) }
    }

    /// Says whether item 0 has a lifetime, and which Rust types stand behind the items from 1 on.
    pub(crate) fn name_externals(&mut self, borrows: bool, types: &[syn::Type]) {
        self.borrows.borrow_mut().insert(ItemId(0), borrows);
        for (index, ty) in types.iter().enumerate() {
            let tokens = quote!(#ty);
            let borrows = tokens.to_string().contains("'a");
            self.borrows.borrow_mut().insert(ItemId(index + 1), borrows);
            self.externals.insert(ItemId(index + 1), tokens);
        }
    }

    /// True where an item is a type of the user, of which nothing is known but its traits.
    pub(crate) fn is_external(&self, id: ItemId) -> bool {
        self.externals.contains_key(&id)
    }

    pub(crate) fn item(&self, id: ItemId) -> &'m Item {
        self.model.item(id)
    }

    /// The items that this expansion writes.
    pub(crate) fn items(&self) -> impl Iterator<Item = &'m Item> {
        self.model.items.iter().filter(move |item| item.folder == self.folder)
    }

    /// True for an item that this expansion writes.
    pub(crate) fn is_own(&self, item: &Item) -> bool {
        item.folder == self.folder
    }

    /// True for the items of the suite that are compiled with the feature `unconfirmed` only.
    pub(crate) fn is_gated(&self, item: &Item) -> bool {
        !item.folder.is_empty() && item.evidence.grade == Grade::Unconfirmed
    }

    /// The path of an item's type, without lifetime.
    pub(crate) fn path(&self, id: ItemId) -> TokenStream {
        if let Some(external) = self.externals.get(&id) {
            return external.clone();
        }
        let item = self.item(id);
        self.path_of(item, &ident(&item.name))
    }

    /// The path of what stands beside an item under this name.
    pub(crate) fn path_of(&self, item: &Item, name: &Ident) -> TokenStream {
        if item.folder == self.folder {
            quote!(#name)
        } else {
            // The groups of a folder are re-exported by its module.
            let folder = ident(item.folder.split_once('/').map_or(item.folder.as_str(), |(folder, _group)| folder));
            let gate = self.is_gated(item).then(|| quote!(unconfirmed::));
            quote!(::cosem_codec::#folder::#gate #name)
        }
    }

    /// The lifetime arguments of an item's type: `<'a>` or nothing.
    pub(crate) fn generics(&self, id: ItemId) -> TokenStream {
        if self.item_borrows(id) && !self.is_external(id) { quote!(<'a>) } else { TokenStream::new() }
    }

    /// The Rust type of a field, without regard to its presence. `variants` names the enum of a `match`.
    pub(crate) fn ty(&self, ty: &Type, variants: &Ident) -> TokenStream {
        match ty {
            Type::Null => quote!(()),
            Type::Bool => quote!(bool),
            Type::Int(int) => int_type(int.octets, int.signed),
            Type::Float32 => quote!(f32),
            Type::Float64 => quote!(f64),
            Type::Bcd => quote!(i8),
            Type::Octets(Length::Fixed(length)) => {
                let length = usize_literal(*length);
                quote!([u8; #length])
            }
            Type::Octets(_) => lifetime(path::octet_string()),
            Type::Text(_) => lifetime(path::visible_string()),
            Type::Utf8(_) => lifetime(path::utf8_string()),
            Type::BitString(_) => lifetime(path::bit_string()),
            Type::Oid => lifetime(path::oid()),
            Type::DateTime => path::date_time(),
            Type::Date => path::date(),
            Type::Time => path::time(),
            Type::Data => lifetime(path::data_type()),
            Type::Item(id) => {
                let (path, generics) = (self.path(*id), self.generics(*id));
                quote!(#path #generics)
            }
            Type::List(list) => {
                let (list_type, element) = (path::list(), self.ty(&list.element, variants));
                quote!(#list_type<'a, #element>)
            }
            Type::Contained(contained) => {
                let inner = self.ty(&contained.ty, variants);
                let inner = if is_calendar(&contained.ty) {
                    inner
                } else {
                    let container = path::contained();
                    quote!(#container<'a, #inner>)
                };
                if contained.or_empty { quote!(Option<#inner>) } else { inner }
            }
            Type::Match(matched) => {
                if matched.arms.iter().any(|arm| self.borrows(&arm.ty)) {
                    quote!(#variants<'a>)
                } else {
                    quote!(#variants)
                }
            }
        }
    }

    /// The Rust type of a field with its presence.
    pub(crate) fn field_type(&self, field: &cosem_spec::model::Field, variants: &Ident) -> TokenStream {
        let ty = self.ty(&field.ty, variants);
        match field.presence {
            Presence::Default(_) => ty,
            Presence::Required if !self.is_nullable(&field.ty, &field.tolerates) => ty,
            Presence::Required | Presence::Optional | Presence::If(_) | Presence::Trailing => quote!(Option<#ty>),
        }
    }

    /// True where null-data may stand in place of a value that is always there, and is no value of the type itself.
    pub(crate) fn is_nullable(&self, ty: &Type, tolerates: &[Tolerance]) -> bool {
        let takes_null = match self.plain(ty).0 {
            Type::Null | Type::Data => true,
            Type::Item(id) => {
                matches!(&self.item(*id).kind, Kind::Choice(choice) if choice.arms.iter().any(|arm| arm.is_selected_by(0)))
            }
            _ => false,
        };
        tolerates.contains(&Tolerance::Null) && !takes_null
    }

    /// The type behind all aliases, and how many there are.
    pub(crate) fn plain<'t>(&self, ty: &'t Type) -> (&'t Type, usize)
    where
        'm: 't,
    {
        let (mut ty, mut depth) = (ty, 0);
        while let Type::Item(id) = ty
            && !self.is_external(*id)
            && depth < self.model.items.len()
            && let Kind::Alias(target) = &self.item(*id).kind
        {
            (ty, depth) = (target, depth + 1);
        }
        (ty, depth)
    }

    /// True where the Rust type of an item has a lifetime.
    pub(crate) fn item_borrows(&self, id: ItemId) -> bool {
        if let Some(&known) = self.borrows.borrow().get(&id) {
            return known;
        }
        self.borrows.borrow_mut().insert(id, false);
        let borrows = match &self.item(id).kind {
            Kind::Choice(choice) => choice.arms.iter().any(|arm| self.borrows(&arm.ty)),
            Kind::Sequence(sequence) => self.sequence_borrows(sequence),
            Kind::Codes(codes) => codes.carrier == Carrier::Oid,
            Kind::Alias(ty) => self.borrows(ty),
            Kind::Bits(_) | Kind::Class(_) | Kind::Values(_) | Kind::Catalogue(_) => false,
        };
        self.borrows.borrow_mut().insert(id, borrows);
        borrows
    }

    pub(crate) fn sequence_borrows(&self, sequence: &Sequence) -> bool {
        sequence.fields().any(|(_, field)| field.source == ValueSource::Given && self.borrows(&field.ty))
    }

    pub(crate) fn borrows(&self, ty: &Type) -> bool {
        match ty {
            Type::Octets(Length::Fixed(_)) => false,
            Type::Octets(_) | Type::Text(_) | Type::Utf8(_) | Type::BitString(_) | Type::Oid | Type::Data | Type::List(_) => true,
            Type::Contained(contained) => !is_calendar(&contained.ty),
            Type::Item(id) => self.item_borrows(*id),
            Type::Match(matched) => matched.arms.iter().any(|arm| self.borrows(&arm.ty)),
            Type::Null
            | Type::Bool
            | Type::Int(_)
            | Type::Float32
            | Type::Float64
            | Type::Bcd
            | Type::DateTime
            | Type::Date
            | Type::Time => false,
        }
    }

    /// True where decoding has to look at the bits: some must have a certain value.
    pub(crate) fn is_checked(&self, bits: &Bits) -> bool {
        bits.parts.iter().any(|part| match part.meaning {
            BitMeaning::Constant(_) => !part.tolerates.contains(&Tolerance::ReservedBits),
            BitMeaning::Codes(id) => self.is_closed(id),
            BitMeaning::Flag | BitMeaning::Number | BitMeaning::Reserved => false,
        })
    }

    /// True for codes that refuse values without a name.
    pub(crate) fn is_closed(&self, id: ItemId) -> bool {
        matches!(&self.item(id).kind, Kind::Codes(codes) if codes.closed)
    }

    /// True where an item ends in a value that `decode_lazy` may leave as it is: any Data, or a list.
    pub(crate) fn ends_lazily(&self, id: ItemId) -> bool {
        self.item_ends_lazily(id, 0)
    }

    fn item_ends_lazily(&self, id: ItemId, depth: u8) -> bool {
        let item = self.item(id);
        if depth > 16 || self.is_external(id) {
            return false;
        }
        match &item.kind {
            Kind::Choice(choice) => {
                item.encoding != Encoding::Ber && choice.arms.iter().any(|arm| self.lazy(&arm.ty, item.encoding, depth))
            }
            Kind::Sequence(sequence) => {
                let Some(Element::Field(field)) = sequence.elements.last() else { return false };
                matches!(item.encoding, Encoding::Axdr | Encoding::Data)
                    && matches!(field.presence, Presence::Required | Presence::Optional)
                    && field.tolerates.is_empty()
                    && self.lazy(&field.ty, item.encoding, depth)
            }
            Kind::Alias(ty) => self.lazy(ty, item.encoding, depth),
            Kind::Bits(_) | Kind::Codes(_) | Kind::Class(_) | Kind::Values(_) | Kind::Catalogue(_) => false,
        }
    }

    fn lazy(&self, ty: &Type, encoding: Encoding, depth: u8) -> bool {
        match ty {
            Type::Data => true,
            Type::List(list) => list.count == Length::Prefixed && matches!(encoding, Encoding::Axdr | Encoding::Data),
            Type::Item(id) => self.item_ends_lazily(*id, depth + 1),
            _ => false,
        }
    }

    /// As [`Self::ends_lazily`], for a type.
    pub(crate) fn type_ends_lazily(&self, ty: &Type, encoding: Encoding) -> bool {
        self.lazy(ty, encoding, 0)
    }
}

fn lifetime(path: TokenStream) -> TokenStream {
    quote!(#path<'a>)
}

/// Date-time, date and time: of fixed size, so that a container of one is read at once.
pub(crate) fn is_calendar(ty: &Type) -> bool {
    matches!(ty, Type::DateTime | Type::Date | Type::Time)
}

/// The integer type that holds so many octets.
pub(crate) fn int_type(octets: u8, signed: bool) -> TokenStream {
    let bits = usize::from(octets).next_power_of_two() * 8;
    let name = format_ident!("{}{}", if signed { 'i' } else { 'u' }, bits);
    quote!(#name)
}

/// The unsigned integer type that holds so many bits.
pub(crate) fn bits_type(bits: u8) -> TokenStream {
    int_type(bits.div_ceil(8), false)
}

/// The Rust type of a named part of bits.
pub(crate) fn part_type(rust: &Rust<'_>, meaning: BitMeaning, width: u8) -> TokenStream {
    match meaning {
        BitMeaning::Flag => quote!(bool),
        BitMeaning::Codes(id) => rust.path(id),
        BitMeaning::Number | BitMeaning::Reserved | BitMeaning::Constant(_) => bits_type(width),
    }
}

/// An identifier, raw where it is a keyword of Rust.
pub(crate) fn ident(name: &str) -> Ident {
    match syn::parse_str::<Ident>(name) {
        Ok(ident) => ident,
        Err(_) if matches!(name, "self" | "Self" | "super" | "crate") => format_ident!("{}_", name),
        Err(_) if name.starts_with(|first: char| first.is_ascii_digit()) => format_ident!("_{}", name),
        Err(_) => Ident::new_raw(name, Span::call_site()),
    }
}

/// The variant of an enum: `with_list` becomes `WithList`.
pub(crate) fn variant(name: &Name) -> Ident {
    ident(&name.snake.to_upper_camel_case())
}

/// The enum of a `match` field: `Npdu` and `destination` become `NpduDestination`.
pub(crate) fn variants_of(owner: &str, field: &Name) -> Ident {
    format_ident!("{}{}", owner, field.snake.to_upper_camel_case())
}

/// A constant: `read_write_denied` becomes `READ_WRITE_DENIED`.
pub(crate) fn constant(name: &Name) -> Ident {
    let upper = name.snake.to_uppercase();
    if upper.starts_with(|first: char| first.is_ascii_digit()) { format_ident!("_{}", upper) } else { format_ident!("{}", upper) }
}

/// A length as a literal without suffix.
pub(crate) fn usize_literal(value: u32) -> proc_macro2::Literal {
    proc_macro2::Literal::u32_unsuffixed(value)
}

/// A number as a literal without suffix.
pub(crate) fn number(value: i128) -> TokenStream {
    let literal = proc_macro2::Literal::i128_unsuffixed(value.saturating_abs());
    if value < 0 { quote!(-#literal) } else { quote!(#literal) }
}

/// Ranges of values as a pattern, neighbours in one: `0..=4 | 7`.
pub(crate) fn ranges(mut ranges: Vec<(i128, i128)>, literal: impl Fn(i128) -> TokenStream) -> TokenStream {
    ranges.sort_unstable();
    let mut merged: Vec<(i128, i128)> = Vec::new();
    for (low, high) in ranges {
        match merged.last_mut() {
            Some((_, end)) if low <= end.saturating_add(1) => *end = high.max(*end),
            _ => merged.push((low, high)),
        }
    }
    let each = merged.into_iter().map(|(low, high)| {
        let (first, last) = (literal(low), literal(high));
        match high - low {
            0 => first,
            1 => quote!(#first | #last),
            _ => quote!(#first..=#last),
        }
    });
    quote!(#(#each)|*)
}

/// An octet as a literal: `0x0c`.
pub(crate) fn octet(value: u8) -> TokenStream {
    format!("0x{value:02x}").parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(snake: &str) -> Name {
        Name { snake: snake.to_owned(), spelled: snake.replace('_', "-") }
    }

    #[test]
    fn identifiers_of_fields() {
        assert_eq!(ident("class_id").to_string(), "class_id");
        for keyword in ["type", "match", "fn", "async", "try", "abstract", "yield", "gen", "dyn", "loop", "impl", "ref", "box"] {
            let ident = ident(keyword).to_string();
            assert_eq!(ident.trim_start_matches("r#"), keyword);
            // usable in Rust, raw where it has to be
            syn::parse_str::<Ident>(&ident).unwrap_or_else(|error| panic!("{keyword}: {error}"));
        }
        assert_eq!(ident("type").to_string(), "r#type");
        // these have no raw form
        for word in ["self", "super", "crate"] {
            assert_eq!(ident(word).to_string(), format!("{word}_"));
        }
        assert_eq!(ident("1st_phase").to_string(), "_1st_phase");
    }

    #[test]
    fn names_of_variants_and_enums() {
        assert_eq!(variant(&name("with_list")).to_string(), "WithList");
        assert_eq!(variant(&name("self")).to_string(), "Self_");
        assert_eq!(variant(&name("type")).to_string(), "Type");
        assert_eq!(variant(&name("32_bit")).to_string(), "_32Bit");
        assert_eq!(variants_of("Npdu", &name("destination_address")).to_string(), "NpduDestinationAddress");
    }

    #[test]
    fn names_of_constants() {
        assert_eq!(constant(&name("read_write_denied")).to_string(), "READ_WRITE_DENIED");
        assert_eq!(constant(&name("self")).to_string(), "SELF");
        assert_eq!(constant(&name("type")).to_string(), "TYPE");
        assert_eq!(constant(&name("3_phases")).to_string(), "_3_PHASES");
    }

    #[test]
    fn integer_types() {
        let of = |octets, signed| int_type(octets, signed).to_string();
        assert_eq!(
            [of(1, false), of(2, true), of(3, false), of(4, true), of(6, false), of(8, true)],
            ["u8", "i16", "u32", "i32", "u64", "i64"]
        );
        assert_eq!([bits_type(1), bits_type(9), bits_type(17), bits_type(33)].map(|ty| ty.to_string()), ["u8", "u16", "u32", "u64"]);
    }

    #[test]
    fn literals() {
        assert_eq!(
            [number(0), number(-1), number(i128::from(u64::MAX))].map(|tokens| tokens.to_string()),
            ["0", "- 1", "18446744073709551615"]
        );
        assert_eq!([octet(0), octet(0x0c), octet(0xff)].map(|tokens| tokens.to_string()), ["0x00", "0x0c", "0xff"]);
        let pattern = |of: &[(i128, i128)]| ranges(of.to_vec(), number).to_string();
        assert_eq!(pattern(&[(3, 3), (0, 0), (1, 2), (7, 7), (9, 12), (6, 6)]), "0 ..= 3 | 6 | 7 | 9 ..= 12");
        assert_eq!(pattern(&[(0, 9), (3, 4)]), "0 ..= 9");
    }
}
