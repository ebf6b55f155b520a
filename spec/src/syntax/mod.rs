//! From text to syntax tree: `lexer`, `parser`, [`ast`].
//!
//! The parser goes on after a fault, so one run reports several; what it could not read is marked in the tree, so that the
//! checker does not report what only follows from it.

pub mod ast;
mod item;
mod lexer;
mod obis;
mod parser;
mod token;
mod types;

use crate::fault::Collector;

/// How deep types may nest: `list of list of ...`.
pub const MAX_NESTING: usize = 16;

/// Reads one file. Places refer to `file`, its index in the sources.
pub fn parse(file: usize, text: &str, faults: &mut Collector) -> ast::File {
    let tokens = lexer::tokens(file, text, faults);
    parser::Parser::new(text, tokens, faults).file()
}
