//! `cosem class list`: one line for each class version, and how many there are.

use std::io::{self, Write};

use cosem_spec::classes::{self, ClassVersion};

use super::{misused, table};
use crate::outcome::Outcome;
use crate::render::document::counted;
use crate::render::style::{FAINT, HEADING, NAME, Styled};
use crate::spec::grade;

pub(super) fn list(out: &mut impl Write, filter: &str, as_json: bool) -> io::Result<Outcome> {
    let model = cosem_spec::suite::model();
    let wanted = filter.to_lowercase();
    let matches = |version: &ClassVersion<'_>| {
        let texts = [version.item.name.to_lowercase(), version.item.spelled.to_lowercase(), version.item.folder.to_lowercase()];
        version.class.class_id.to_string() == wanted || texts.iter().any(|text| text.contains(&wanted))
    };
    let versions: Vec<_> = classes::versions(model).into_iter().filter(matches).collect();
    if versions.is_empty() {
        return misused(format!("no class has {filter:?} in its name or group"));
    }
    if as_json {
        for version in &versions {
            writeln!(out, "{}", table::to_json(model, *version))?;
        }
        return Ok(Outcome::Decoded);
    }
    let width = versions.iter().map(|version| version.item.name.len()).max().unwrap_or(0);
    let clauses: Vec<String> = versions.iter().map(|version| model.clause_text(&version.item.clause)).collect();
    let clause_width = clauses.iter().map(|clause| clause.chars().count()).max().unwrap_or(0);
    writeln!(
        out,
        "{}",
        Styled(HEADING, format_args!("class  v  {:width$}  attributes  methods  {:clause_width$}  evidence", "name", "clause"))
    )?;
    for (version, clause) in versions.iter().zip(&clauses) {
        let (class, item) = (version.class, version.item);
        let padding = width - item.name.len();
        writeln!(
            out,
            "{:>5} {:>2}  {}{:padding$}  {:>10}  {:>7}  {clause:clause_width$}  {}",
            class.class_id,
            class.version,
            Styled(NAME, &item.name),
            "",
            class.attributes.len(),
            class.methods.len(),
            Styled(FAINT, grade(item.evidence.grade)),
        )?;
    }
    let counts = classes::counts(model, &versions);
    writeln!(out)?;
    writeln!(
        out,
        "{} in {}: {}, {}, {}",
        counted(counts.versions, "class version"),
        if counts.classes == 1 { "1 class".to_owned() } else { format!("{} classes", counts.classes) },
        counted(counts.attributes, "attribute"),
        counted(counts.methods, "method"),
        counted(counts.types, "type"),
    )?;
    writeln!(out, "evidence of the versions: {}", counts.version_grades)?;
    writeln!(out, "evidence of the types: {}", counts.type_grades)?;
    Ok(Outcome::Decoded)
}
