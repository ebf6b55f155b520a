//! Progress of long input, on a terminal only and on standard error only.

use std::io::{self, IsTerminal, Read};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Input shorter than this is done before anybody looks.
const WORTH_SHOWING: u64 = 4 << 20;

/// A bar for octets read.
#[derive(Clone)]
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// For so many octets; for an unknown number without a length. Hidden where nobody would see it, or where it would disturb the
    /// tree that is printed on the same terminal.
    pub(crate) fn octets(length: Option<u64>) -> Self {
        let visible = io::stderr().is_terminal() && !io::stdout().is_terminal() && length.is_none_or(|length| length >= WORTH_SHOWING);
        let bar = match length {
            Some(length) => ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden()),
            None => ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()),
        };
        let template = match length {
            Some(_) => "{bar:30.cyan} {percent:>3} %  {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left",
            None => "{spinner} {bytes}, {bytes_per_sec}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        if visible {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Self { bar }
    }

    /// A reader that moves the bar. The bar disappears with the reader.
    pub(crate) fn reader<R: Read>(self, inner: R) -> Counted<R> {
        Counted { inner, progress: self }
    }
}

/// See [`Progress::reader`].
pub(crate) struct Counted<R> {
    inner: R,
    progress: Progress,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.progress.bar.inc(count as u64);
        Ok(count)
    }
}

impl<R> Drop for Counted<R> {
    fn drop(&mut self) {
        self.progress.bar.finish_and_clear();
    }
}
