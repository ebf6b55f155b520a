//! `#[derive(Decode, Encode)]` on plain Rust types: the struct becomes an item of a model and goes through the same emitter as the
//! items of spec files.

mod attributes;
mod bits;
mod fields;

use cosem_spec::model::{Clause, Element, Encoding, Evidence, Grade, Item, ItemId, Kind, Model, Sequence, Standard, Type};
use cosem_spec::source::Place;
use heck::{ToKebabCase, ToSnakeCase};
use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, GenericParam, Result};

use self::attributes::{Form, Layout};
use crate::rust::Rust;
use crate::write::Impls;
use crate::write::elements::{Elements, FieldNames};

pub(crate) fn decode(input: TokenStream) -> TokenStream {
    expand(input, |rust, item, sequence| {
        let elements = Elements::of(rust, item, sequence, FieldNames::Inline);
        let (cold, parse) = (elements.cold(), elements.parse());
        let lazy = rust.ends_lazily(item.id).then(|| elements.parse_lazy());
        let decode = Impls {
            parse,
            usual: elements.parse_usual(),
            pass: elements.pass_usual(),
            again: elements.parse_again(),
            lazy,
            ..Impls::default()
        }
        .decode(rust, item);
        quote!(#cold #decode)
    })
}

pub(crate) fn encode(input: TokenStream) -> TokenStream {
    expand(input, |rust, item, sequence| {
        let elements = Elements::of(rust, item, sequence, FieldNames::Inline);
        let (len, write) = (elements.len(), elements.write());
        Impls { len, write, fixed: elements.write_fixed(), ..Impls::default() }.encode(rust, item)
    })
}

fn expand(input: TokenStream, write: impl FnOnce(&Rust<'_>, &Item, &Sequence) -> TokenStream) -> TokenStream {
    let read = syn::parse2::<DeriveInput>(input).and_then(|input| UserType::read(&input));
    match read {
        Ok(user) => {
            let mut rust = Rust::new(&user.model, "", false);
            rust.name_externals(user.borrows, &user.externals);
            let item = user.model.item(ItemId(0));
            match &item.kind {
                Kind::Sequence(sequence) => write(&rust, item, sequence),
                _ => TokenStream::new(),
            }
        }
        Err(error) => error.into_compile_error(),
    }
}

/// A user's struct as a model: item 0 is the struct, the others are the types it names.
struct UserType {
    model: Model,
    /// True where the struct has a lifetime.
    borrows: bool,
    /// The Rust types behind the items from 1 on.
    externals: Vec<syn::Type>,
    encoding: Encoding,
    place: Place,
}

impl UserType {
    fn read(input: &DeriveInput) -> Result<Self> {
        let Data::Struct(data) = &input.data else {
            return Err(Error::new(input.ident.span(), "only structs can be derived: declare choices and codes in a spec file"));
        };
        let Fields::Named(fields) = &data.fields else {
            return Err(Error::new(input.ident.span(), "the struct needs named fields, in wire order"));
        };
        let mut lifetimes = 0;
        for parameter in &input.generics.params {
            lifetimes += 1;
            if lifetimes > 1 || !matches!(parameter, GenericParam::Lifetime(_)) {
                return Err(Error::new(parameter.span(), "at most one lifetime is possible here"));
            }
        }
        let Layout { encoding, form } = Layout::read(&input.attrs)?;
        let mut model = Model::default();
        let place = Place { file: model.sources.add("", "", ""), start: 0, end: 0 };
        model.standards.push(Standard { short: "user".to_owned(), title: "user".to_owned() });
        let mut user = Self { model, borrows: lifetimes > 0, externals: Vec::new(), encoding, place };
        user.item(input.ident.to_string(), Kind::Alias(Type::Null));
        let elements = match form {
            Form::Fields => user.fields(&fields.named)?,
            Form::Bits { reserved } => vec![Element::Bits(bits::group(&fields.named, encoding, reserved, place, input.ident.span())?)],
        };
        if let Some(item) = user.model.items.first_mut() {
            item.kind = Kind::Sequence(Sequence { tag: None, elements });
        }
        Ok(user)
    }

    fn item(&mut self, name: String, kind: Kind) -> ItemId {
        let id = ItemId(self.model.items.len());
        self.model.items.push(Item {
            id,
            spelled: spelled(&name, self.encoding),
            name,
            docs: String::new(),
            clause: Clause { standard: 0, number: None, table: None, figure: None },
            evidence: Evidence { grade: Grade::Unconfirmed, reason: String::new() },
            since: None,
            encoding: self.encoding,
            folder: String::new(),
            place: self.place,
            kind,
        });
        id
    }
}

/// A name as errors spell it: as in spec files of the encoding.
fn spelled(name: &str, encoding: Encoding) -> String {
    let snake = name.trim_start_matches("r#").to_snake_case();
    if encoding == Encoding::Data { snake } else { snake.to_kebab_case() }
}
