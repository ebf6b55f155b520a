//! Where the standard says it: clause, evidence and docs of a node.

use super::tree::Node;
use crate::model::{Grade, Item, Model};

/// What the model says about a node.
#[derive(Debug, Clone, Copy)]
pub struct Explanation<'m> {
    model: &'m Model,
    /// The item that the node was read as.
    pub item: Option<&'m Item>,
    /// The item whose declaration names the node: the sequence around a field, the choice around an alternative.
    pub declared_in: Option<&'m Item>,
    /// The doc comment of that declaration; empty where it has none.
    pub field_docs: &'m str,
}

/// Looks up what the model says about a node of one of its trees.
#[must_use]
pub fn explain<'m>(model: &'m Model, node: &Node) -> Explanation<'m> {
    let item = node.item.and_then(|id| model.items.get(id.0));
    let declared_in = node.declared.and_then(|(id, _)| model.items.get(id.0));
    let field_docs = match (declared_in, node.declared) {
        (Some(item), Some((_, point))) => point.docs(item),
        _ => "",
    };
    Explanation { model, item, declared_in, field_docs }
}

impl<'m> Explanation<'m> {
    /// The item that says most: what the node was read as, or else where it is declared.
    #[must_use]
    pub fn subject(&self) -> Option<&'m Item> {
        self.item.or(self.declared_in)
    }

    /// Standard, clause, table and figure: `IEC 62056-5-3:2013, 7.3.3, table 36`.
    #[must_use]
    pub fn clause(&self) -> Option<String> {
        self.subject().map(|item| self.model.clause_text(&item.clause))
    }

    /// How the layout is known.
    #[must_use]
    pub fn grade(&self) -> Option<Grade> {
        self.subject().map(|item| item.evidence.grade)
    }

    /// Where the layout is known from.
    #[must_use]
    pub fn reason(&self) -> Option<&'m str> {
        self.subject().map(|item| item.evidence.reason.as_str())
    }

    /// The doc comment of the field, or of the item where the field has none.
    #[must_use]
    pub fn docs(&self) -> &'m str {
        if self.field_docs.is_empty() { self.item.map_or("", |item| item.docs.as_str()) } else { self.field_docs }
    }

    /// The path, line and column of the item in its spec file.
    #[must_use]
    pub fn place(&self) -> Option<(&'m str, usize, usize)> {
        let item = self.subject()?;
        let file = self.model.sources.files().get(item.place.file)?;
        let (line, column) = self.model.sources.line_column(item.place);
        Some((file.path.as_str(), line, column))
    }
}
