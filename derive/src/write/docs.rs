//! Documentation and descriptions of generated items.

use cosem_spec::model::{Clause, Evidence, Grade, Item, Model, Since, Type};
use proc_macro2::TokenStream;
use quote::quote;

use crate::path;
use crate::rust::{Rust, ident};

/// The doc attributes of an item: its doc comment, the clause, how the layout is known.
pub(crate) fn item(model: &Model, item: &Item) -> TokenStream {
    let mut text = if item.docs.is_empty() { format!("`{}`.", item.spelled) } else { item.docs.clone() };
    text.push_str(&format!("\n\n{}. {}.", clause(model, &item.clause), evidence(&item.evidence)));
    if let Some(since) = &item.since {
        text.push_str(&format!(" {}", since_line(model, since)));
    }
    lines(&text)
}

/// The doc attributes of a part of an item: its doc comment, or its name as the standard spells it.
pub(crate) fn part(model: &Model, docs: &str, spelled: &str, since: Option<&Since>) -> TokenStream {
    let mut text = if docs.is_empty() { format!("`{spelled}`.") } else { docs.to_owned() };
    if let Some(since) = since {
        text.push_str(&format!("\n\n{}", since_line(model, since)));
    }
    lines(&text)
}

/// One doc attribute a line, each with the space that a doc comment has.
pub(crate) fn lines(text: &str) -> TokenStream {
    text.lines()
        .map(|line| {
            let line = if line.is_empty() { String::new() } else { format!(" {line}") };
            quote!(#[doc = #line])
        })
        .collect()
}

/// `IEC 62056-5-3:2013, clause 7.3.3, table 36`.
pub(crate) fn clause(model: &Model, clause: &Clause) -> String {
    let mut text = model.standard(clause).title.clone();
    match &clause.number {
        Some(number) => text.push_str(&format!(", clause {number}")),
        None => text.push_str(", clause not known"),
    }
    if let Some(table) = &clause.table {
        text.push_str(&format!(", table {table}"));
    }
    if let Some(figure) = &clause.figure {
        text.push_str(&format!(", figure {figure}"));
    }
    text
}

fn evidence(evidence: &Evidence) -> String {
    let grade = match evidence.grade {
        Grade::Confirmed => "Layout confirmed",
        Grade::SingleSource => "Layout from a single source",
        Grade::Unconfirmed => "Layout **unconfirmed**, not conformant",
    };
    format!("{grade}: {}", evidence.reason)
}

fn since_line(model: &Model, since: &Since) -> String {
    let title = model.standards.get(since.standard).map_or("", |standard| standard.title.as_str());
    let number = title.split(':').next().unwrap_or(title);
    format!("Since {number}:{}.", since.edition)
}

/// What a type is, for a doc line of a newtype's field.
pub(crate) fn type_line(model: &Model, ty: &Type) -> String {
    match ty {
        Type::Item(id) => format!(" The `{}`.", model.item(*id).spelled),
        _ => " The value.".to_owned(),
    }
}

/// The `Describe` implementation of an item.
pub(crate) fn describe(rust: &Rust<'_>, item: &Item) -> TokenStream {
    if matches!(item.kind, cosem_spec::model::Kind::Class(_)) {
        return TokenStream::new();
    }
    let name = ident(&item.name);
    let generics = if rust.item_borrows(item.id) { quote!(<'_>) } else { TokenStream::new() };
    let description = description(rust.model, item);
    let describe = path::describe();
    let ty = path::description();
    quote! {
        impl #describe for #name #generics {
            const DESCRIPTION: #ty = #description;
        }
    }
}

/// The expression of an item's description.
pub(crate) fn description(model: &Model, item: &Item) -> TokenStream {
    let (ty, evidence) = (path::description(), path::clause_evidence());
    let spelled = &item.spelled;
    let clause = clause(model, &item.clause);
    let grade = match item.evidence.grade {
        Grade::Confirmed => quote!(#evidence::Confirmed),
        Grade::SingleSource => quote!(#evidence::SingleSource),
        Grade::Unconfirmed => quote!(#evidence::Unconfirmed),
    };
    let reason = &item.evidence.reason;
    let source = {
        let (line, _) = model.sources.line_column(item.place);
        format!("{}:{line}", model.sources.file(item.place).path)
    };
    quote!(#ty { name: #spelled, clause: #clause, evidence: #grade, reason: #reason, source: #source })
}

/// The expression of a field's name for errors.
pub(crate) fn field_constant(item: &str, field: &str) -> TokenStream {
    let ty = path::field();
    quote!(const { &#ty::new(#item, #field) })
}
