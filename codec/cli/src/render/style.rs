//! The colours of the terminal output. `anstream` removes them where they do not belong.

use anstyle::{AnsiColor, Style};

/// Offsets, octets of headers, guides: there, but not in the way.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// Headings.
pub(crate) const HEADING: Style = Style::new().bold();
/// Octets.
pub(crate) const OCTETS: Style = AnsiColor::Cyan.on_default();
/// Names of the standard.
pub(crate) const NAME: Style = AnsiColor::Green.on_default();
/// Values.
pub(crate) const VALUE: Style = Style::new().bold();
/// What a value means.
pub(crate) const MEANING: Style = AnsiColor::Blue.on_default();
/// Deviations.
pub(crate) const DEVIATION: Style = AnsiColor::Yellow.on_default();
/// Errors.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();

/// Text in a style.
pub(crate) struct Styled<T>(pub(crate) Style, pub(crate) T);

impl<T: std::fmt::Display> std::fmt::Display for Styled<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}{:#}", self.0, self.1, self.0)
    }
}
