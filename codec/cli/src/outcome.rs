//! How a command ended.

use std::process::ExitCode;

/// The exit status. The worst of several counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Everything was decoded.
    Decoded,
    /// A message is malformed.
    Malformed,
    /// The command was misused: no such file, not hex, not JSON.
    Misused,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Decoded => 0,
            Outcome::Malformed => 1,
            Outcome::Misused => 2,
        })
    }
}
