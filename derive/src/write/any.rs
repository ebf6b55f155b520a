//! Over all class versions of the suite: an enum for values of attributes, one for parameters of methods, one for what methods return,
//! one for selective access, and the table of what is known of each class.

use cosem_spec::model::{Attribute, Class, Item, Kind, Type};
use heck::ToUpperCamelCase;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{derives, docs};
use crate::path;
use crate::rust::{Rust, ident};

/// The items of classes, by class identifier and version.
fn classes<'m>(rust: &Rust<'m>) -> Vec<(&'m Item, &'m Class)> {
    let mut classes: Vec<_> = rust
        .model
        .items
        .iter()
        .filter(|item| !item.folder.is_empty())
        .filter_map(|item| match &item.kind {
            Kind::Class(class) => Some((item, class)),
            _ => None,
        })
        .collect();
    classes.sort_by_key(|(_, class)| (class.class_id, class.version));
    classes
}

/// When an item is compiled: the feature of its folder, where it has one, and that of reconstructions.
fn condition(rust: &Rust<'_>, item: &Item) -> TokenStream {
    let feature = match item.folder.as_str() {
        "apdu" | "frame" | "class/common" => None,
        folder => Some(folder.replace(['/', '_'], "-")),
    };
    let group = feature.map(|feature| quote!(feature = #feature));
    let gate = rust.is_gated(item).then(|| quote!(feature = "unconfirmed"));
    let all = group.into_iter().chain(gate);
    quote!(all(#(#all),*))
}

/// `const TABLE: &[ClassDescription]`.
pub(crate) fn table(rust: &Rust<'_>) -> TokenStream {
    let ty = path::class_description();
    let classes = classes(rust).into_iter().map(|(item, _)| {
        let (condition, name) = (condition(rust, item), rust.path(item.id));
        quote!(#[cfg(#condition)] { #ty::of::<#name>() })
    });
    quote!(const TABLE: &[#ty] = &[#(#classes),*];)
}

/// A call of a macro with the names of all items of the suite that decode by themselves, and their types.
pub(crate) fn items(rust: &Rust<'_>, callback: &Ident) -> TokenStream {
    let decodes = |item: &&Item| match &item.kind {
        Kind::Class(_) | Kind::Values(_) | Kind::Catalogue(_) => false,
        Kind::Codes(codes) => codes.carrier.bits() % 8 == 0,
        _ => !item.folder.is_empty(),
    };
    let items = rust.model.items.iter().filter(decodes).map(|item| {
        let (condition, name, path) = (condition(rust, item), &item.name, rust.path(item.id));
        quote!(#[cfg(#condition)] #name => #path;)
    });
    quote!(#callback! { #(#items)* })
}

/// The four enums.
pub(crate) fn enums(rust: &Rust<'_>) -> TokenStream {
    let classes = classes(rust);
    let of = |members: fn(&Rust<'_>, &Item, &Class) -> Vec<Member>| -> Vec<Version> {
        let version = |(item, class): &(&Item, &Class)| Version {
            condition: condition(rust, item),
            class_id: class.class_id,
            version: class.version,
            members: members(rust, item, class),
        };
        classes.iter().map(version).collect()
    };
    let number = quote!(i8);
    let attributes = Enum {
        name: format_ident!("Attribute"),
        docs: " The value of an attribute of whatever class.",
        key: number.clone(),
        unknown: quote!(UnknownAttribute { number }),
        nested: false,
        versions: of(|rust, item, class| {
            let types: Vec<_> = class.attributes.iter().map(|attribute| (&attribute.ty, attribute.tolerates.is_empty())).collect();
            vec![Member::new(rust, item, "Attribute", None, &types)]
        }),
    };
    let methods = Enum {
        name: format_ident!("Method"),
        docs: " The parameter of a method of whatever class.",
        key: number.clone(),
        unknown: quote!(UnknownMethod { number }),
        nested: false,
        versions: of(|rust, item, class| {
            let types: Vec<_> = class.methods.iter().map(|method| (&method.parameter, method.tolerates.is_empty())).collect();
            if types.is_empty() { Vec::new() } else { vec![Member::new(rust, item, "Method", None, &types)] }
        }),
    };
    let returns = Enum {
        name: format_ident!("Return"),
        docs: " What a method of whatever class returns.",
        key: number,
        unknown: quote!(UnknownMethod { number }),
        nested: false,
        versions: of(|rust, item, class| {
            let types: Vec<_> = class.methods.iter().filter_map(|method| method.returns.as_ref()).map(|ty| (ty, true)).collect();
            if types.is_empty() { Vec::new() } else { vec![Member::new(rust, item, "Return", None, &types)] }
        }),
    };
    let accesses = Enum {
        name: format_ident!("Access"),
        docs: " The selective access parameters of an attribute of whatever class.",
        key: quote!(u8),
        unknown: quote!(UnknownAttribute { number: attribute }),
        nested: true,
        versions: of(|rust, item, class| {
            let selected = class.attributes.iter().filter(|attribute| !attribute.selectors.is_empty());
            let member = |attribute: &Attribute| {
                let types: Vec<_> = attribute.selectors.iter().map(|selector| (&selector.ty, true)).collect();
                Member::new(rust, item, "Access", Some(attribute), &types)
            };
            selected.map(member).collect()
        }),
    };
    [attributes, methods, returns, accesses].iter().map(|all| all.write(rust)).collect()
}

/// One of the enums.
struct Enum {
    name: Ident,
    docs: &'static str,
    /// The type of the number that chooses within a class version, or an attribute.
    key: TokenStream,
    /// The kind of error where the class version has nothing of this sort.
    unknown: TokenStream,
    /// True where an attribute is told in front of the number.
    nested: bool,
    versions: Vec<Version>,
}

/// A class version in one of the enums.
struct Version {
    condition: TokenStream,
    class_id: u16,
    version: u8,
    members: Vec<Member>,
}

/// A variant: it holds one of the enums of a class version.
struct Member {
    variant: Ident,
    ty: TokenStream,
    generics: TokenStream,
    spelled: String,
    docs: String,
    attribute: i8,
    lazy: bool,
}

impl Member {
    fn new(rust: &Rust<'_>, item: &Item, what: &str, attribute: Option<&Attribute>, types: &[(&Type, bool)]) -> Self {
        let part = attribute.map_or(String::new(), |attribute| attribute.name.snake.to_upper_camel_case());
        let path = rust.path_of(item, &ident(&format!("{}{part}{what}", item.name)));
        let borrows = types.iter().any(|(ty, _)| rust.borrows(ty));
        let (spelled, docs) = match attribute {
            Some(attribute) => {
                (format!("{} {}", item.spelled, attribute.name.spelled), format!(" `{}` of `{}`.", attribute.name.spelled, item.spelled))
            }
            None => (item.spelled.clone(), format!(" `{}`.", item.spelled)),
        };
        Self {
            variant: format_ident!("{}{part}", item.name),
            ty: path,
            generics: if borrows { quote!(<'a>) } else { TokenStream::new() },
            spelled,
            docs,
            attribute: attribute.map_or(0, |attribute| attribute.number),
            lazy: types.iter().any(|(ty, plain)| *plain && rust.type_ends_lazily(ty, item.encoding)),
        }
    }
}

impl Enum {
    fn write(&self, rust: &Rust<'_>) -> TokenStream {
        let (name, enum_docs, derives) = (&self.name, self.docs, derives(rust));
        let members = || self.versions.iter().flat_map(|version| version.members.iter().map(move |member| (version, member)));
        let variants = members().map(|(version, member)| {
            let (condition, variant, ty, generics) = (&version.condition, &member.variant, &member.ty, &member.generics);
            let docs = docs::lines(member.docs.trim_start());
            let spelled = &member.spelled;
            quote! {
                #docs
                #[cfg(#condition)]
                #[cfg_attr(feature = "serde", serde(rename = #spelled))]
                #variant(#ty #generics),
            }
        });
        // One answer for each variant.
        let each = |answer: &dyn Fn(&Version, &Member) -> TokenStream| -> TokenStream {
            members()
                .map(|(version, member)| {
                    let (condition, variant, answer) = (&version.condition, &member.variant, answer(version, member));
                    quote!(#[cfg(#condition)] Self::#variant(_value) => #answer,)
                })
                .collect()
        };
        let class_ids = each(&|version, _| Literal::u16_unsuffixed(version.class_id).into_token_stream());
        let versions = each(&|version, _| Literal::u8_unsuffixed(version.version).into_token_stream());
        let numbers = each(&|_, _| quote!(_value.number()));
        let (encode, writer, encode_error) = (path::encode(), path::writer(), path::encode_error());
        let lens = each(&|_, _| quote!(#encode::encoded_len(_value)));
        let writes = each(&|_, _| quote!(#encode::write(_value, out)));
        let (decode, lazy) = (self.decode(false), self.decode(true));
        let key = &self.key;
        let number_name = self.number();
        let number = if self.nested {
            let attributes = each(&|_, member| crate::rust::number(i128::from(member.attribute)));
            quote! {
                /// The number of the attribute.
                #[must_use]
                pub const fn attribute(&self) -> i8 {
                    match self { #attributes Self::Never(never, _) => match *never {} }
                }

                /// The access selector.
            }
        } else {
            let docs = format!(" The number of the {}.", if name == "Attribute" { "attribute" } else { "method" });
            quote!(#[doc = #docs])
        };
        quote! {
            #[doc = #enum_docs]
            ///
            /// It has one variant for each class version whose feature is there.
            #derives
            #[non_exhaustive]
            pub enum #name<'a> {
                #(#variants)*
                #[doc(hidden)]
                #[cfg_attr(feature = "serde", serde(skip))]
                Never(::core::convert::Infallible, ::core::marker::PhantomData<&'a ()>),
            }

            impl<'a> #name<'a> {
                #decode
                #lazy

                /// The class identifier.
                #[must_use]
                pub const fn class_id(&self) -> u16 {
                    match self { #class_ids Self::Never(never, _) => match *never {} }
                }

                /// The version of the class.
                #[must_use]
                pub const fn version(&self) -> u8 {
                    match self { #versions Self::Never(never, _) => match *never {} }
                }

                #number
                #[must_use]
                pub const fn #number_name(&self) -> #key {
                    match self { #numbers Self::Never(never, _) => match *never {} }
                }
            }

            impl #encode for #name<'_> {
                fn encoded_len(&self) -> usize {
                    match self { #lens Self::Never(never, _) => match *never {} }
                }

                fn write(&self, out: &mut #writer<'_>) -> Result<(), #encode_error> {
                    match self { #writes Self::Never(never, _) => match *never {} }
                }
            }
        }
    }

    /// What the number is called.
    fn number(&self) -> Ident {
        if self.nested { format_ident!("selector") } else { format_ident!("number") }
    }

    /// `decode` or `decode_lazy`.
    fn decode(&self, lazily: bool) -> TokenStream {
        let (decode_error, support, error_kind, key) = (path::decode_error(), path::support(), path::error_kind(), &self.key);
        let (unknown, number) = (&self.unknown, self.number());
        let unknown = quote!(Err(#support::unknown(#error_kind::#unknown)));
        let call = |member: &Member| {
            let (ty, variant) = (&member.ty, &member.variant);
            let function = if lazily && member.lazy { quote!(decode_lazy) } else { quote!(decode) };
            quote!(#ty::#function(#number, octets).map(Self::#variant))
        };
        let mut classes: Vec<(u16, Vec<&Version>)> = Vec::new();
        for version in &self.versions {
            match classes.last_mut() {
                Some((class_id, versions)) if *class_id == version.class_id => versions.push(version),
                _ => classes.push((version.class_id, vec![version])),
            }
        }
        let arms = classes.iter().map(|(class_id, versions)| {
            let arms = versions.iter().map(|Version { condition, version, members, .. }| {
                let answer = match &members[..] {
                    [] => unknown.clone(),
                    members if self.nested => {
                        let arms = members.iter().map(|member| {
                            let (attribute, call) = (crate::rust::number(i128::from(member.attribute)), call(member));
                            quote!(#attribute => #call,)
                        });
                        quote!(match attribute { #(#arms)* _ => #unknown })
                    }
                    [member, ..] => call(member),
                };
                quote!(#[cfg(#condition)] #version => #answer,)
            });
            let conditions = versions.iter().map(|version| &version.condition);
            quote! {
                #[cfg(any(#(#conditions),*))]
                #class_id => match version {
                    #(#arms)*
                    _ => Err(#support::unknown(#error_kind::UnknownVersion { version })),
                },
            }
        });
        let attribute = self.nested.then(|| quote!(attribute: i8,));
        let (what, of) = match self.name.to_string().as_str() {
            "Attribute" => ("the value of the attribute `number`", "`UnknownAttribute`"),
            "Method" => ("the parameter of the method `number`", "`UnknownMethod`"),
            "Return" => ("what the method `number` returns", "`UnknownMethod`"),
            _ => ("the parameters of the access `selector` of `attribute`", "`UnknownAttribute`, `UnknownAccessSelector`"),
        };
        let errors = format!(" `UnknownClass`, `UnknownVersion`, {of} for what is not there, and what is wrong with the octets.");
        let (name, docs) = if lazily {
            let docs = quote! {
                /// As [`decode`](Self::decode), but any Data or list at the end is left unchecked until it is walked.
                ///
                /// # Errors
                /// As [`decode`](Self::decode), without those of the tail.
            };
            (quote!(decode_lazy), docs)
        } else {
            let first = format!(" Reads {what} of a version of a class; it takes all of `octets`.");
            (quote!(decode), quote!(#[doc = #first] #[doc = ""] #[doc = " # Errors"] #[doc = #errors]))
        };
        quote! {
            #docs
            #[allow(unused_variables, reason = "without features there is no class")]
            pub fn #name(class_id: u16, version: u8, #attribute #number: #key, octets: &'a [u8]) -> Result<Self, #decode_error> {
                match class_id {
                    #(#arms)*
                    _ => Err(#support::unknown(#error_kind::UnknownClass { class_id })),
                }
            }
        }
    }
}
