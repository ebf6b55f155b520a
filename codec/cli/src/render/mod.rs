//! The annotated tree on the terminal.

pub(crate) mod document;
mod lon;
mod mbus;
pub(crate) mod message;
pub(crate) mod style;
pub(crate) mod table;
