//! The embedded suite: the spec files that come with this crate.

use std::sync::OnceLock;

use crate::check;
use crate::fault::Faults;
use crate::model::Model;
use crate::source::Sources;

/// Path inside of `suite/`, folder, text.
macro_rules! files {
    ($($folder:literal / $name:literal,)*) => {
        /// The spec files of the suite.
        pub const FILES: &[SuiteFile] = &[$(SuiteFile {
            path: concat!("spec/suite/", $folder, "/", $name),
            folder: $folder,
            text: include_str!(concat!("../suite/", $folder, "/", $name)),
        },)*];
    };
}

/// A spec file of the suite.
#[derive(Debug, Clone, Copy)]
pub struct SuiteFile {
    /// The path as it is shown in messages: `spec/suite/apdu/get.spec`.
    pub path: &'static str,
    /// The folder: `apdu`.
    pub folder: &'static str,
    /// The whole text.
    pub text: &'static str,
}

files! {
    "apdu" / "access.spec",
    "apdu" / "acse.spec",
    "apdu" / "action.spec",
    "apdu" / "apdu.spec",
    "apdu" / "block_transfer.spec",
    "apdu" / "ciase.spec",
    "apdu" / "ciase_hdlc.spec",
    "apdu" / "ciphered_content.spec",
    "apdu" / "common.spec",
    "apdu" / "error.spec",
    "apdu" / "gateway.spec",
    "apdu" / "get.spec",
    "apdu" / "information_report.spec",
    "apdu" / "initiate.spec",
    "apdu" / "notification.spec",
    "apdu" / "notification_unconfirmed.spec",
    "apdu" / "protection.spec",
    "apdu" / "read.spec",
    "apdu" / "set.spec",
    "apdu" / "variable_access.spec",
    "apdu" / "write.spec",
    "class" / "association_ln.spec",
    "class" / "clock.spec",
    "class" / "common.spec",
    "class" / "data.spec",
    "class" / "profile_generic.spec",
    "class" / "profile_generic_unconfirmed.spec",
    "class" / "register.spec",
    "frame" / "llc.spec",
    "frame" / "lpdu.spec",
    "frame" / "npdu.spec",
    "frame" / "wrapper.spec",
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
