//! The command `class`: the interface classes as they are written down, and what changed between their versions.

mod diff;
mod list;
mod table;

use std::io::{self, Write};

use cosem_spec::classes;

use crate::args::{Class, ClassCommand};
use crate::outcome::Outcome;
use crate::render::style::{ERROR, Styled};

/// Runs the command.
pub(crate) fn run(command: &Class, out: &mut impl Write) -> io::Result<Outcome> {
    if let Some(ClassCommand::List { filter, json }) = &command.command {
        return list::list(out, filter.as_deref().unwrap_or_default(), *json);
    }
    // Without a class there is the list; clap asks for one or the other.
    let Some(name) = &command.class else { return list::list(out, "", command.json) };
    let model = cosem_spec::suite::model();
    let versions = classes::find(model, name);
    let Some(newest) = versions.last() else {
        return misused(format!("the suite has no class {name:?}; see `cosem class list`"));
    };
    let version = |wanted: u8| {
        versions.iter().find(|version| version.class.version == wanted).copied().ok_or_else(|| {
            let known: Vec<String> = versions.iter().map(|version| version.class.version.to_string()).collect();
            format!("class {} has no version {wanted}; there is {}", newest.class.class_id, known.join(", "))
        })
    };
    match (command.diff.as_deref(), command.version) {
        (Some(&[from, to]), _) => match (version(from), version(to)) {
            (Ok(from), Ok(to)) => diff::diff(out, model, from, to, command.json),
            (Err(fault), _) | (_, Err(fault)) => misused(fault),
        },
        (_, Some(wanted)) => match version(wanted) {
            Ok(version) => table::show(out, model, version, &versions, command.json),
            Err(fault) => misused(fault),
        },
        (_, None) => table::show(out, model, *newest, &versions, command.json),
    }
}

fn misused(fault: String) -> io::Result<Outcome> {
    writeln!(anstream::stderr(), "{} {fault}", Styled(ERROR, "error:"))?;
    Ok(Outcome::Misused)
}
