//! `cosem class 15 --diff 1 3`: what changed between two versions.

use std::io::{self, Write};

use cosem_spec::classes::{Aspect, Change, ClassVersion, Edit, Member, changes, name};
use cosem_spec::model::Model;
use serde_json::{Value, json};

use crate::outcome::Outcome;
use crate::render::style::{DEVIATION, FAINT, HEADING, MEANING, NAME, Styled};

pub(super) fn diff(
    out: &mut impl Write,
    model: &Model,
    from: ClassVersion<'_>,
    to: ClassVersion<'_>,
    as_json: bool,
) -> io::Result<Outcome> {
    let changes = changes(model, from.class, to.class);
    if as_json {
        let changes: Vec<Value> = changes.iter().map(to_json).collect();
        let object = json!({
            "class": to.class.class_id,
            "family": to.class.family,
            "from": from.class.version,
            "to": to.class.version,
            "changes": changes,
        });
        writeln!(out, "{object}")?;
        return Ok(Outcome::Decoded);
    }
    let title = format!("class {}, {}, version {} to {}", to.class.class_id, name(to), from.class.version, to.class.version);
    writeln!(out, "{}", Styled(HEADING, title))?;
    for (version, which) in [(from, "from"), (to, "to")] {
        writeln!(out, "  {}  {}", Styled(FAINT, format_args!("{which:<4}")), model.clause_text(&version.item.clause))?;
    }
    writeln!(out)?;
    if changes.is_empty() {
        writeln!(out, "  no difference in attributes, methods and their types")?;
    }
    for change in &changes {
        write_change(out, change)?;
    }
    Ok(Outcome::Decoded)
}

fn place(member: Member) -> (&'static str, i8) {
    match member {
        Member::Attribute(number) => ("attribute", number),
        Member::Method(number) => ("method", number),
    }
}

fn write_change(out: &mut impl Write, change: &Change) -> io::Result<()> {
    let (kind, number) = place(change.member);
    let (mark, style) = match change.edit {
        Edit::Added => ("+", NAME),
        Edit::Removed => ("-", DEVIATION),
        Edit::Changed(_) => ("~", MEANING),
    };
    writeln!(out, "  {} {kind:<9} {number:>3}  {}", Styled(style, mark), Styled(NAME, &change.name))?;
    if let Edit::Changed(aspects) = &change.edit {
        for line in lines(aspects) {
            writeln!(out, "      {line}")?;
        }
    }
    Ok(())
}

/// One line for each aspect; codes and bits of one type that all came or all went share one.
fn lines(aspects: &[Aspect]) -> Vec<String> {
    aspects
        .chunk_by(|one, next| matches!((listed(one), listed(next)), (Some((a, in_a, _)), Some((b, in_b, _))) if a == b && in_a == in_b))
        .map(|run| match run {
            [aspect] => aspect_text(aspect),
            run => {
                let values: Vec<String> = run.iter().filter_map(listed).map(|(_, _, value)| value).collect();
                let (base, is_new) = run.first().and_then(listed).map_or((String::new(), false), |(base, is_new, _)| (base, is_new));
                format!("{} {}: {}", Styled(FAINT, format_args!("{base}:")), if is_new { "added" } else { "removed" }, values.join(", "))
            }
        })
        .collect()
}

/// The type that a code or bit belongs to, whether it came or went, and its number and name.
fn listed(aspect: &Aspect) -> Option<(String, bool, String)> {
    let (base, number) = aspect.what.rsplit_once(' ')?;
    number.starts_with(|letter: char| letter.is_ascii_digit()).then_some(())?;
    match (&aspect.from, &aspect.to) {
        (None, Some(name)) => Some((base.to_owned(), true, format!("{number} {name}"))),
        (Some(name), None) => Some((base.to_owned(), false, format!("{number} {name}"))),
        _ => None,
    }
}

fn aspect_text(aspect: &Aspect) -> String {
    let what = Styled(FAINT, format_args!("{}:", aspect.what)).to_string();
    match (&aspect.from, &aspect.to) {
        (Some(from), Some(to)) => format!("{what} {from} → {to}"),
        (None, Some(to)) => format!("{what} added, {to}"),
        (Some(from), None) => format!("{what} removed, was {from}"),
        (None, None) => what,
    }
}

fn to_json(change: &Change) -> Value {
    let (kind, number) = place(change.member);
    let (edit, aspects) = match &change.edit {
        Edit::Added => ("added", Vec::new()),
        Edit::Removed => ("removed", Vec::new()),
        Edit::Changed(aspects) => (
            "changed",
            aspects.iter().map(|aspect| json!({ "what": aspect.what, "from": aspect.from, "to": aspect.to })).collect::<Vec<Value>>(),
        ),
    };
    json!({ "kind": kind, "number": number, "name": change.name, "edit": edit, "aspects": aspects })
}
