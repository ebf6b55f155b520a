//! The expressions that measure the elements, and the statements that write them.

use cosem_spec::model::{BitGroup, BitMeaning, BitPart, Element, Encoding, Field, Presence, Type, ValueSource};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Elements, Member, Part, is_counted, is_default, literal, local, size, uses_value};
use crate::leaf::{Leaf, Names, Octet, int_tag};
use crate::path;
use crate::rust::{bits_type, ident, int_type, variant, variants_of};
use crate::wire::{plain, sum};
use crate::write::bits::bits_octets;

/// The statements of a writer. Octets of fixed number that follow each other are written as one chunk.
#[derive(Default)]
struct Statements {
    done: Vec<TokenStream>,
    names: Names,
    /// The chunk that is being put together, and the statements that bind the names in it.
    octets: Vec<Octet>,
    bindings: TokenStream,
    /// An expression of type `Result<(), EncodeError>` that is not a statement yet.
    last: Option<TokenStream>,
}

impl Statements {
    fn known(&mut self, octets: &[u8]) {
        self.octets.extend(octets.iter().copied().map(Octet::Known));
    }

    fn leaf(&mut self, leaf: &Leaf, value: &TokenStream) {
        let bindings = leaf.write(value, &mut self.names, &mut self.octets);
        self.bindings.extend(bindings);
    }

    /// The most significant octet first of the low octets of an integer, given as an expression and its type.
    fn integer(&mut self, octets: u8, ty: &TokenStream, value: &TokenStream) {
        let bound: Vec<Ident> = (0..octets).map(|_| self.names.next()).collect();
        let skipped = (octets..octets.next_power_of_two()).map(|_| quote!(_));
        self.bindings.extend(match bound.as_slice() {
            [only] => quote!(let #only = #value;),
            bound => quote! {
                let bits: #ty = #value;
                let [#(#skipped,)* #(#bound),*] = bits.to_be_bytes();
            },
        });
        self.octets.extend(bound.into_iter().map(Octet::Bound));
    }

    fn binding(&mut self, statement: TokenStream) {
        self.bindings.extend(statement);
    }

    /// An expression of type `Result<(), EncodeError>`.
    fn fallible(&mut self, expression: TokenStream) {
        self.flush();
        if let Some(last) = self.last.replace(expression) {
            self.done.push(quote!(#last?;));
        }
    }

    fn flush(&mut self) {
        if let Some(last) = self.last.take() {
            self.done.push(quote!(#last?;));
        }
        let bindings = std::mem::take(&mut self.bindings);
        self.done.push(bindings);
        if !self.octets.is_empty() {
            let octets = self.octets.iter().map(Octet::tokens);
            self.last = Some(quote!(out.chunk([#(#octets),*])));
            self.octets.clear();
        }
    }

    fn finish(mut self) -> TokenStream {
        if !self.octets.is_empty() || !self.bindings.is_empty() {
            self.flush();
        }
        let (done, last) = (self.done, self.last.unwrap_or(quote!(Ok(()))));
        quote!(#(#done)* #last)
    }
}

impl Elements<'_, '_> {
    /// The expression of `encoded_len`.
    pub(crate) fn len(&self) -> TokenStream {
        let mut fixed = usize::from(self.sequence.tag.is_some());
        let mut terms = Vec::new();
        for part in &self.parts {
            match part {
                Part::Run { fields, head } => fixed += size(fields, head),
                Part::Structure { .. } => fixed += 2,
                Part::Bits { group, .. } => {
                    fixed += usize::from(group.carrier.bits() / 8) + usize::from(self.item.encoding == Encoding::Data);
                }
                Part::Field { field, .. } => match self.field_len(field) {
                    Ok(size) => fixed += size,
                    Err(term) => terms.push(term),
                },
            }
        }
        if fixed > 0 || terms.is_empty() {
            terms.insert(0, plain(fixed));
        }
        sum(&terms)
    }

    /// The octets of a field: a number, or an expression.
    fn field_len(&self, field: &Field) -> Result<usize, TokenStream> {
        let encoding = self.item.encoding;
        let nullable = self.rust.is_nullable(&field.ty, &field.tolerates);
        let fixed = self.rust.fixed_size(&field.ty, encoding);
        if let (Presence::Required, false, Some(size)) = (&field.presence, nullable, fixed) {
            return Ok(size);
        }
        let name = ident(&field.name.snake);
        let place = quote!(self.#name);
        if field.source != ValueSource::Given {
            // A length or discriminator under a condition: as long as it is there.
            let size = plain(fixed.unwrap_or(0));
            return Err(match field.presence {
                Presence::If(condition) => {
                    let condition = self.referred(condition, super::refer::Side::Writing).value();
                    quote!(if #condition { #size } else { 0 })
                }
                _ => size,
            });
        }
        if field.presence == Presence::Required && !nullable {
            return Err(self.type_len(field, &place));
        }
        let flag = usize::from(encoding != Encoding::Data);
        let inner = match fixed {
            Some(size) => plain(if matches!(field.presence, Presence::If(_) | Presence::Trailing) { size } else { flag + size }),
            None => {
                let inner = self.type_len(field, &quote!(value));
                let flagged = flag > 0 && !matches!(field.presence, Presence::If(_) | Presence::Trailing);
                if flagged { sum(&[plain(flag), inner]) } else { inner }
            }
        };
        let binding = if uses_value(&inner) { quote!(value) } else { quote!(_) };
        let place = self.borrowed(field, place);
        Err(match &field.presence {
            Presence::Required | Presence::Optional => quote!(#place.map_or(1, |#binding| #inner)),
            Presence::If(_) | Presence::Trailing => quote!(#place.map_or(0, |#binding| #inner)),
            Presence::Default(default) => {
                let default = literal(self.rust, default, &field.ty);
                let absent = is_default(self.rust, &field.ty, &place, &default);
                let given = match fixed {
                    Some(size) => plain(flag + size),
                    None => {
                        let len = self.type_len(field, &place);
                        if flag > 0 { sum(&[plain(flag), len]) } else { len }
                    }
                };
                quote!(if #absent { 1 } else { #given })
            }
        })
    }

    /// The octets of a value of a field's type.
    fn type_len(&self, field: &Field, place: &TokenStream) -> TokenStream {
        let Type::Match(matched) = &field.ty else { return self.rust.len(&field.ty, self.item.encoding, place) };
        let variants = variants_of(&self.item.name, &field.name);
        let arms = matched.arms.iter().map(|arm| {
            let (variant, len) = (variant(&arm.name), self.rust.len(&arm.ty, self.item.encoding, &quote!(value)));
            match &arm.ty {
                Type::Null => quote!(#variants::#variant => #len,),
                _ if uses_value(&len) => quote!(#variants::#variant(value) => #len,),
                _ => quote!(#variants::#variant(_) => #len,),
            }
        });
        quote!(match #place { #(#arms)* })
    }

    /// The body of `write`.
    pub(crate) fn write(&self) -> TokenStream {
        let mut statements = Statements::default();
        statements.known(&self.sequence.tag.map(|tag| tag.octet).into_iter().collect::<Vec<_>>());
        for part in &self.parts {
            match part {
                Part::Run { fields, head } => {
                    match head.get(1) {
                        Some(members) => self.write_structure(*members, self.least, &mut statements),
                        None => statements.known(head),
                    }
                    for Member { field, leaf, .. } in fields {
                        let name = ident(&field.name.snake);
                        statements.leaf(leaf, &quote!(self.#name));
                    }
                }
                Part::Structure { members, least } => self.write_structure(*members, *least, &mut statements),
                Part::Field { index, field } => self.write_field(*index, field, &mut statements),
                Part::Bits { group } => self.write_bits(group, &mut statements),
            }
        }
        statements.finish()
    }

    /// The body of `write_fixed`, where one chunk is all there is; it has the names of the body of `write`.
    pub(crate) fn write_fixed(&self) -> Option<TokenStream> {
        let ([Part::Run { fields, head }], true) = (self.parts.as_slice(), self.is_one_run()) else { return None };
        let checked = self.sequence.elements.iter().any(|element| matches!(element, Element::Check(_)));
        if checked || is_counted(head, self.least) {
            return None;
        }
        let (mut names, mut octets) = (Names::default(), head.iter().copied().map(Octet::Known).collect());
        let bindings: TokenStream = fields
            .iter()
            .map(|Member { field, leaf, .. }| {
                let name = ident(&field.name.snake);
                leaf.write(&quote!(self.#name), &mut names, &mut octets)
            })
            .collect();
        let octets = octets.iter().map(Octet::tokens);
        Some(quote! {
            #bindings
            let (place, out) = out.split_first_chunk_mut()?;
            *place = [#(#octets),*];
            Some(out)
        })
    }

    /// The head of a structure, whose last members may be missing.
    fn write_structure(&self, members: u8, least: u8, statements: &mut Statements) {
        statements.known(&[0x02]);
        let mut trailing = self.sequence.fields().filter(|(_, field)| field.presence == Presence::Trailing).peekable();
        if trailing.peek().is_none() {
            statements.known(&[members]);
            return;
        }
        let mut count = vec![plain(usize::from(least))];
        while let Some((_, field)) = trailing.next() {
            let name = ident(&field.name.snake);
            count.push(quote!(u8::from(self.#name.is_some())));
            // A member behind one that is missing would be taken for it.
            if let Some((_, next)) = trailing.peek() {
                let (support, named, next) = (path::support(), self.named(&next.name), ident(&next.name.snake));
                let condition = quote!(self.#name.is_some() || self.#next.is_none());
                statements.binding(quote!(#support::check_consistent(#condition, #named)?;));
            }
        }
        statements.octets.push(Octet::Value(quote!(#(#count)+*)));
    }

    fn write_field(&self, index: usize, field: &Field, statements: &mut Statements) {
        let name = self.named(&field.name);
        match field.source {
            ValueSource::Constant => return self.write_constant(field, statements),
            ValueSource::LengthOf(target) => {
                let (ty, codes) = self.length_type(&field.ty);
                let value = self.length_value(target, codes, &ty, &name);
                return self.write_derived(field, &value, statements);
            }
            ValueSource::SelectorOf(target, position) => {
                if let Some(Element::Field(Field { ty: Type::Match(matched), .. })) = self.sequence.elements.get(target)
                    && let Some(Element::Field(selected)) = self.sequence.elements.get(target)
                {
                    let value = self.selector_value(selected, matched, position);
                    self.write_derived(field, &value, statements);
                }
                return;
            }
            ValueSource::Given => {}
        }
        let encoding = self.item.encoding;
        let field_name = ident(&field.name.snake);
        let place = quote!(self.#field_name);
        if field.presence == Presence::Required && !self.rust.is_nullable(&field.ty, &field.tolerates) {
            match Leaf::of(self.rust, &field.ty, encoding) {
                _ if field.ty == Type::Null && encoding != Encoding::Data => {}
                Some(leaf) if self.length_check(index, &field.ty, &place, &name).is_none() => statements.leaf(&leaf, &place),
                _ => statements.fallible(self.type_writer(index, field, &place, &name)),
            }
            return;
        }
        let inner = self.type_writer(index, field, &quote!(value), &name);
        let binding = if uses_value(&inner) { quote!(value) } else { quote!(_) };
        let flagged = |inner: &TokenStream| {
            if encoding == Encoding::Data { quote!(#inner) } else { quote!({ out.chunk([0x01])?; #inner }) }
        };
        match &field.presence {
            Presence::Required | Presence::Optional => {
                let (some, place) = (flagged(&inner), self.borrowed(field, place));
                statements.fallible(quote!(match #place { Some(#binding) => #some, None => out.chunk([0x00]) }));
            }
            Presence::Default(default) => {
                let default = literal(self.rust, default, &field.ty);
                let absent = is_default(self.rust, &field.ty, &place, &default);
                let given = self.type_writer(index, field, &place, &name);
                let given = if encoding == Encoding::Data { given } else { quote!(out.chunk([0x01])?; #given) };
                statements.fallible(quote!(if #absent { out.chunk([0x00]) } else { #given }));
            }
            Presence::If(condition) => {
                let support = path::support();
                let condition = self.referred(*condition, super::refer::Side::Writing).value();
                statements.binding(quote!(#support::check_consistent(#condition == #place.is_some(), #name)?;));
                statements.fallible(quote!(match #place { Some(#binding) => #inner, None => Ok(()) }));
            }
            Presence::Trailing => statements.fallible(quote!(match #place { Some(#binding) => #inner, None => Ok(()) })),
        }
    }

    /// The place of an optional value. A type of the user need not be `Copy`.
    fn borrowed(&self, field: &Field, place: TokenStream) -> TokenStream {
        if matches!(&field.ty, Type::Item(id) if self.rust.is_external(*id)) { quote!(#place.as_ref()) } else { place }
    }

    /// The expression that writes a value of a field's type, of type `Result<(), EncodeError>`.
    fn type_writer(&self, index: usize, field: &Field, place: &TokenStream, name: &TokenStream) -> TokenStream {
        if let Type::Match(matched) = &field.ty {
            return self.write_match(index, field, matched, place, name);
        }
        let write = self.rust.writer(&field.ty, self.item.encoding, place, name);
        match self.length_check(index, &field.ty, place, name) {
            Some(check) => quote!(#check.and_then(|()| #write)),
            None => write,
        }
    }

    fn write_constant(&self, field: &Field, statements: &mut Statements) {
        let Type::Int(int) = self.rust.plain(&field.ty).0 else { return };
        let octets = int.constant.unwrap_or(0).to_be_bytes();
        let mut octets: Vec<u8> = octets.into_iter().skip(16 - usize::from(int.octets)).collect();
        if int.little_endian {
            octets.reverse();
        }
        if self.item.encoding == Encoding::Data {
            statements.known(&int_tag(int.octets, int.signed).into_iter().collect::<Vec<_>>());
        }
        statements.known(&octets);
    }

    /// Writes a length or discriminator, given as an expression of the integer behind the field's type.
    fn write_derived(&self, field: &Field, value: &TokenStream, statements: &mut Statements) {
        let (name, encoding) = (self.named(&field.name), self.item.encoding);
        // The literals of a selector do not say what type they are of.
        let selector = matches!(field.source, ValueSource::SelectorOf(..));
        if let Presence::If(condition) = field.presence {
            let condition = self.referred(condition, super::refer::Side::Writing).value();
            let (ty, wrapped) = self.wrapped(field, &quote!(value));
            let ty = selector.then(|| quote!(: #ty));
            let write = self.rust.writer(&field.ty, encoding, &wrapped, &name);
            statements.fallible(quote!(if #condition { let value #ty = #value; #write } else { Ok(()) }));
            return;
        }
        let (local, (ty, wrapped)) = (local(&field.name.snake), self.wrapped(field, value));
        let ty = (selector && matches!(field.ty, Type::Int(_))).then(|| quote!(: #ty));
        statements.binding(quote!(let #local #ty = #wrapped;));
        match Leaf::of(self.rust, &field.ty, encoding) {
            Some(leaf) => statements.leaf(&leaf, &quote!(#local)),
            None => statements.fallible(self.rust.writer(&field.ty, encoding, &quote!(#local), &name)),
        }
    }

    /// A value of a field's type around the integer behind it, and the type of that integer.
    fn wrapped(&self, field: &Field, value: &TokenStream) -> (TokenStream, TokenStream) {
        let mut ty = &field.ty;
        let mut around = Vec::new();
        loop {
            match ty {
                Type::Item(id) => {
                    around.push(self.rust.path(*id));
                    match &self.rust.item(*id).kind {
                        cosem_spec::model::Kind::Alias(inner) => ty = inner,
                        cosem_spec::model::Kind::Codes(codes) => {
                            let repr = bits_type(codes.carrier.bits());
                            return (repr, around.iter().rev().fold(value.clone(), |value, path| quote!(#path(#value))));
                        }
                        _ => return (quote!(u8), value.clone()),
                    }
                }
                Type::Int(int) => {
                    let repr = int_type(int.octets, int.signed);
                    return (repr, around.iter().rev().fold(value.clone(), |value, path| quote!(#path(#value))));
                }
                _ => return (quote!(bool), around.iter().rev().fold(value.clone(), |value, path| quote!(#path(#value)))),
            }
        }
    }

    fn write_bits(&self, group: &BitGroup, statements: &mut Statements) {
        let bits = group.carrier.bits();
        let repr = bits_type(bits);
        if self.item.encoding == Encoding::Data {
            statements.known(&int_tag(bits / 8, false).into_iter().collect::<Vec<_>>());
        }
        for part in &group.parts {
            if let (BitMeaning::Codes(id), Some(name), ValueSource::Given) = (part.meaning, &part.name, part.source)
                && self.rust.is_closed(id)
            {
                let (support, field, named) = (path::support(), ident(&name.snake), self.named(name));
                statements.binding(quote!(#support::check_known(self.#field.name().is_some(), #named)?;));
            }
        }
        let fixed = group.parts.iter().fold(0, |fixed, part| match part.meaning {
            BitMeaning::Constant(value) => fixed | (value << part.shift),
            _ => fixed,
        });
        let mut terms: Vec<(TokenStream, u8)> =
            group.parts.iter().filter_map(|part| Some((self.bit_term(part, bits, &repr)?, part.shift))).collect();
        if terms.is_empty() {
            let octets = fixed.to_be_bytes();
            statements.known(octets.get(8 - usize::from(bits / 8)..).unwrap_or_default());
            return;
        }
        if fixed != 0 {
            terms.insert(0, (format!("0x{fixed:02x}").parse().unwrap_or_default(), 0));
        }
        let alone = terms.len() == 1;
        let terms = terms.into_iter().map(|(value, shift)| {
            let by = proc_macro2::Literal::u8_unsuffixed(shift);
            match (shift, alone) {
                (0, _) => value,
                (_, true) => quote!(#value << #by),
                (_, false) => quote!((#value << #by)),
            }
        });
        statements.integer(bits / 8, &repr, &quote!(#(#terms)|*));
    }

    /// One part of a group as a number of the carrier's type.
    fn bit_term(&self, part: &BitPart, carrier: u8, repr: &TokenStream) -> Option<TokenStream> {
        let support = path::support();
        let name = part.name.as_ref()?;
        let (field, named) = (ident(&name.snake), self.named(name));
        let (value, fits) = match part.source {
            ValueSource::Constant => return None,
            ValueSource::Given => match part.meaning {
                // The codes of a closed list fit.
                BitMeaning::Codes(id) => (quote!(self.#field.0), self.rust.is_closed(id)),
                BitMeaning::Constant(_) => return None,
                BitMeaning::Flag | BitMeaning::Number | BitMeaning::Reserved => (quote!(self.#field), false),
            },
            ValueSource::SelectorOf(target, position) => {
                let Some(Element::Field(selected)) = self.sequence.elements.get(target) else { return None };
                let Type::Match(matched) = &selected.ty else { return None };
                (self.selector_value(selected, matched, position), true)
            }
            ValueSource::LengthOf(target) => match part.meaning {
                BitMeaning::Codes(id) => (self.length_value(target, Some(id), &TokenStream::new(), &named), true),
                _ => {
                    let ty = bits_type(part.width);
                    (self.length_value(target, None, &ty, &named), false)
                }
            },
        };
        let whole = bits_octets(part.width) * 8 == part.width;
        let width = proc_macro2::Literal::u8_unsuffixed(part.width);
        let value = if fits || whole || part.meaning == BitMeaning::Flag { value } else { quote!(#support::fits(#value, #width, #named)?) };
        // The literals of a selector take the type that is wanted.
        let typed = matches!(part.source, ValueSource::SelectorOf(..)) || bits_octets(part.width) == bits_octets(carrier);
        Some(if typed && part.meaning != BitMeaning::Flag { value } else { quote!(#repr::from(#value)) })
    }

    pub(super) fn is_optional(&self, field: &Field) -> bool {
        matches!(field.presence, Presence::Optional | Presence::If(_) | Presence::Trailing)
    }
}
