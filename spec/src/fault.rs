//! What is wrong with a spec file, where, and what to do about it.
//!
//! A fault renders to the same text in a terminal, in a compile error and in a test:
//!
//! ```text
//! error[E0203]: selector 1 of `next` is already taken by `normal`
//!  --> get.spec:7:6
//!   |
//! 6 |     [1] normal: GetRequestNormal,
//!   |      - taken here
//! 7 |     [1] next:   GetRequestNext,
//!   |      ^ taken already
//! ```

mod code;

use std::fmt;

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::source::{Place, Sources};

pub use code::Code;

/// One mistake in a spec file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its code; the kind of mistake.
    pub code: Code,
    /// What is wrong, in one line.
    pub message: String,
    /// The smallest wrong piece of text.
    pub place: Place,
    /// What stands below that piece.
    pub label: String,
    /// What would have been right there.
    pub expected: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// Other places that matter, each with what stands below it.
    pub secondary: Vec<(Place, String)>,
}

impl Fault {
    /// A fault without label, hints and secondary places.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, message, place, label: String::new(), expected: None, help: None, secondary: Vec::new() }
    }

    /// Sets what stands below the place.
    #[must_use]
    pub fn label(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    /// Sets what would have been right.
    #[must_use]
    pub fn expected(self, expected: impl Into<String>) -> Self {
        Self { expected: Some(expected.into()), ..self }
    }

    /// Sets what to do.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn also(mut self, place: Place, label: impl Into<String>) -> Self {
        self.secondary.push((place, label.into()));
        self
    }

    fn render(&self, sources: &Sources, renderer: &Renderer) -> String {
        let mut group: Group<'_> = Group::with_title(Level::ERROR.primary_title(&*self.message).id(self.code.id()));
        let mut files = vec![self.place.file];
        for (place, _) in &self.secondary {
            if !files.contains(&place.file) {
                files.push(place.file);
            }
        }
        for file in files {
            let source = &sources.files()[file];
            let mut snippet = Snippet::source(&*source.text).path(&*source.path);
            if file == self.place.file {
                snippet = snippet.annotation(AnnotationKind::Primary.span(self.place.start..self.place.end).label(&*self.label));
            }
            for (place, label) in self.secondary.iter().filter(|(place, _)| place.file == file) {
                snippet = snippet.annotation(AnnotationKind::Context.span(place.start..place.end).label(&**label));
            }
            group = group.element(snippet);
        }
        if let Some(expected) = &self.expected {
            group = group.element(Level::NOTE.with_name("expected").message(&**expected));
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(&**help));
        }
        renderer.render(&[group])
    }
}

/// All faults of one run, in the order of the files, with the texts they refer to. Never empty.
#[derive(Debug, Clone)]
pub struct Faults {
    sources: Sources,
    faults: Vec<Fault>,
    omitted: usize,
}

impl Faults {
    /// The faults in the order of the files. At most [`Collector::LIMIT`] are kept.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// How many faults were found beyond those that are kept.
    #[must_use]
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// The texts that the places refer to.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// All faults as text with an empty line between them; the same as their `Display`.
    #[must_use]
    pub fn render(&self) -> String {
        self.render_with(&Renderer::plain())
    }

    /// As [`Faults::render`], with the colours of a terminal.
    #[must_use]
    pub fn render_styled(&self) -> String {
        self.render_with(&Renderer::styled())
    }

    /// One fault as text, for a caller that reports each by itself.
    #[must_use]
    pub fn render_one(&self, fault: &Fault) -> String {
        fault.render(&self.sources, &fixed_width(&Renderer::plain()))
    }

    fn render_with(&self, renderer: &Renderer) -> String {
        let renderer = fixed_width(renderer);
        let mut text = String::new();
        for fault in &self.faults {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(&fault.render(&self.sources, &renderer));
        }
        if self.omitted > 0 {
            text.push_str(&format!("\n\nand {} more", self.omitted));
        }
        text
    }
}

/// The text must not depend on the terminal it is shown in.
fn fixed_width(renderer: &Renderer) -> Renderer {
    renderer.clone().term_width(DEFAULT_TERM_WIDTH)
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render())
    }
}

impl std::error::Error for Faults {}

/// Collects the faults of one run. Whoever starts one must end it with [`Collector::finish`], so that no fault is lost.
#[derive(Debug)]
#[must_use = "faults must not be lost: call `finish`"]
pub struct Collector {
    faults: Vec<Fault>,
    omitted: usize,
    finished: bool,
}

impl Collector {
    /// How many faults are kept; what follows is only counted.
    pub const LIMIT: usize = 100;

    /// An empty one.
    #[expect(clippy::new_without_default, reason = "a default value would be dropped without being finished")]
    pub fn new() -> Self {
        Self { faults: Vec::new(), omitted: 0, finished: false }
    }

    /// Adds a fault. The same kind of fault at the same place counts once.
    pub fn add(&mut self, fault: Fault) {
        let known = self.faults.iter().any(|other| other.code == fault.code && other.place == fault.place);
        if self.faults.len() >= Self::LIMIT {
            self.omitted += 1;
        } else if !known {
            self.faults.push(fault);
        }
    }

    /// True where nothing was reported so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// Ends the run: `value` where there was no fault, otherwise the faults, sorted by place.
    ///
    /// # Errors
    ///
    /// All faults that were added.
    pub fn finish<T>(mut self, sources: &Sources, value: T) -> Result<T, Faults> {
        self.finished = true;
        let mut faults = std::mem::take(&mut self.faults);
        if faults.is_empty() {
            return Ok(value);
        }
        faults.sort_by_key(|fault| (fault.place.file, fault.place.start, fault.place.end, fault.code));
        Err(Faults { sources: sources.clone(), faults, omitted: self.omitted })
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        debug_assert!(self.finished || std::thread::panicking(), "faults were collected and never reported");
    }
}
