//! The texts of spec files and places in them.

/// The texts that a model was read from.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

/// One spec file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as it is shown in messages: `spec/suite/apdu/get.spec`.
    pub path: String,
    /// The folder of the suite (`apdu`), empty for a user's file.
    pub folder: String,
    /// The whole text.
    pub text: String,
}

/// A piece of a spec file: octets `start..end` of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Place {
    /// The index of the file.
    pub file: usize,
    /// The first octet.
    pub start: usize,
    /// The octet after the last.
    pub end: usize,
}

impl Place {
    /// The place from the start of this one to the end of the other.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { end: other.end.max(self.end), ..self }
    }
}

impl Sources {
    /// Adds a file and returns its index.
    pub fn add(&mut self, path: impl Into<String>, folder: impl Into<String>, text: impl Into<String>) -> usize {
        self.files.push(SourceFile { path: path.into(), folder: folder.into(), text: text.into() });
        self.files.len() - 1
    }

    /// The files in the order they were added.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file that a place lies in.
    #[must_use]
    pub fn file(&self, place: Place) -> &SourceFile {
        &self.files[place.file]
    }

    /// The text of a place.
    #[must_use]
    pub fn text(&self, place: Place) -> &str {
        &self.files[place.file].text[place.start..place.end]
    }

    /// Line and column of a place, both counted from 1, the column in characters.
    #[must_use]
    pub fn line_column(&self, place: Place) -> (usize, usize) {
        let before = &self.files[place.file].text[..place.start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}
