//! The embedded suite: the spec files that come with this crate.

use std::sync::OnceLock;

use crate::check;
use crate::fault::Faults;
use crate::model::Model;
use crate::source::Sources;

/// The spec files of the suite, by path.
pub const FILES: &[SuiteFile] = include!(concat!(env!("OUT_DIR"), "/suite.rs"));

/// A spec file of the suite.
#[derive(Debug, Clone, Copy)]
pub struct SuiteFile {
    /// The path as it is shown in messages: `spec/suite/apdu/get.spec`.
    pub path: &'static str,
    /// The folder: `apdu`, `class/payment`.
    pub folder: &'static str,
    /// The whole text.
    pub text: &'static str,
}

fn sources() -> Sources {
    let mut sources = Sources::default();
    for file in FILES {
        sources.add(file.path, file.folder, file.text);
    }
    sources
}

/// The suite's model, read once.
///
/// # Errors
///
/// The faults of the suite's files. The suite of a release has none.
pub fn try_model() -> Result<&'static Model, &'static Faults> {
    static MODEL: OnceLock<Result<Model, Faults>> = OnceLock::new();
    MODEL.get_or_init(|| check::check(sources())).as_ref()
}

/// The suite's model, read once.
///
/// # Panics
///
/// Where the suite has faults, which its tests exclude.
#[must_use]
pub fn model() -> &'static Model {
    match try_model() {
        Ok(model) => model,
        Err(faults) => panic!("the suite has faults\n{faults}"),
    }
}

/// The suite together with one file of a user, which may use the suite's items. The user's items have no folder, and hide those of the
/// suite that have the same name.
///
/// # Errors
///
/// Everything that is wrong with the user's file.
pub fn with_file(path: &str, text: &str) -> Result<Model, Faults> {
    let mut sources = sources();
    sources.add(path, "", text);
    check::check(sources)
}
