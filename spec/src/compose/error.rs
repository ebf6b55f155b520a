//! Why a value cannot be written.

use std::fmt;

use crate::inspect::join_path;

/// Why a JSON value does not make up the item, and where in the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComposeError {
    /// The keys and indices from the outermost value inwards: `["normal", "result", "data", "structure", "[2]"]`.
    pub path: Vec<String>,
    /// What is wrong, in words: `0 to 15 expected, 17 found`.
    pub message: String,
}

impl ComposeError {
    /// The path as one string: `normal.result.data.structure[2]`; empty for the value as a whole.
    #[must_use]
    pub fn path_text(&self) -> String {
        join_path(&self.path)
    }
}

impl fmt::Display for ComposeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.path_text(), self.message) }
    }
}

impl std::error::Error for ComposeError {}

/// The result of writing.
pub(crate) type Compose<T> = Result<T, Box<ComposeError>>;
