//! The commands of `spec`: the suite as it is written down, and checks of other spec files.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use cosem_spec::model::{Encoding, Grade, Item, ItemId, Kind, Model};
use serde_json::json;

use crate::args::Spec;
use crate::outcome::Outcome;
use crate::render::document::counted;
use crate::render::style::{ERROR, FAINT, HEADING, NAME, Styled};
use crate::{cases, coverage};

/// Runs one of the commands.
pub(crate) fn run(command: &Spec, out: &mut impl Write) -> io::Result<Outcome> {
    match command {
        Spec::List { filter, json } => list(out, filter.as_deref().unwrap_or_default(), *json),
        Spec::Show { item } => show(out, item),
        Spec::Check { files } => check(out, files),
        Spec::Coverage(arguments) => coverage::run(arguments, out),
        Spec::Cases(arguments) => cases::run(arguments, out),
    }
}

fn kind(item: &Item) -> &'static str {
    match &item.kind {
        Kind::Choice(_) => "choice",
        Kind::Sequence(_) if item.encoding == Encoding::Octets => "frame",
        Kind::Sequence(_) => "sequence",
        Kind::Bits(_) => "bits",
        Kind::Codes(_) => "codes",
        Kind::Alias(_) => "type",
        Kind::Class(_) => "class",
        Kind::Values(_) => "values",
        Kind::Catalogue(_) => "obis",
    }
}

pub(crate) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Confirmed => "confirmed",
        Grade::SingleSource => "single source",
        Grade::Unconfirmed => "unconfirmed",
    }
}

pub(crate) fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Axdr => "A-XDR",
        Encoding::Ber => "BER",
        Encoding::Data => "COSEM Data",
        Encoding::Octets => "packed octets",
    }
}

/// The first sentence of a doc comment, on one line.
pub(crate) fn first_sentence(docs: &str) -> String {
    let text = docs.split_whitespace().collect::<Vec<_>>().join(" ");
    text.split_once(". ").map_or(text.trim_end_matches('.'), |(first, _)| first).to_owned()
}

fn list(out: &mut impl Write, filter: &str, as_json: bool) -> io::Result<Outcome> {
    let model = cosem_spec::suite::model();
    let wanted = filter.to_lowercase();
    let matches = |item: &&Item| item.name.to_lowercase().contains(&wanted) || item.spelled.to_lowercase().contains(&wanted);
    let items: Vec<&Item> = model.items.iter().filter(matches).collect();
    if items.is_empty() {
        writeln!(anstream::stderr(), "{} no item has {filter:?} in its name", Styled(ERROR, "error:"))?;
        return Ok(Outcome::Misused);
    }
    if as_json {
        for item in items {
            let line = json!({
                "name": item.name,
                "spelled": item.spelled,
                "kind": kind(item),
                "folder": item.folder,
                "encoding": encoding(item.encoding),
                "standard": model.standard(&item.clause).title,
                "clause": item.clause.number,
                "table": item.clause.table,
                "figure": item.clause.figure,
                "evidence": grade(item.evidence.grade),
                "reason": item.evidence.reason,
                "docs": item.docs,
            });
            writeln!(out, "{line}")?;
        }
        return Ok(Outcome::Decoded);
    }
    let width = items.iter().map(|item| item.name.len()).max().unwrap_or(0);
    let clauses: Vec<String> = items.iter().map(|item| model.clause_text(&item.clause)).collect();
    let clause_width = clauses.iter().map(|clause| clause.chars().count()).max().unwrap_or(0);
    let mut file = usize::MAX;
    for (item, clause) in items.iter().zip(&clauses) {
        if item.place.file != file {
            if file != usize::MAX {
                writeln!(out)?;
            }
            file = item.place.file;
            writeln!(out, "{}", Styled(HEADING, &model.sources.file(item.place).path))?;
        }
        let name_padding = width - item.name.len();
        let clause_padding = clause_width - clause.chars().count();
        writeln!(
            out,
            "  {:<8}  {}{:name_padding$}  {clause}{:clause_padding$}  {}",
            kind(item),
            Styled(NAME, &item.name),
            "",
            "",
            Styled(FAINT, grade(item.evidence.grade)),
        )?;
    }
    Ok(Outcome::Decoded)
}

fn show(out: &mut impl Write, name: &str) -> io::Result<Outcome> {
    let model = cosem_spec::suite::model();
    let Some(item) = find(model, name) else {
        let wanted = name.to_lowercase();
        let near: Vec<&str> =
            model.items.iter().filter(|item| item.name.to_lowercase().contains(&wanted)).map(|item| item.name.as_str()).take(8).collect();
        let hint = if near.is_empty() { "see `cosem spec list`".to_owned() } else { format!("did you mean {}?", near.join(", ")) };
        writeln!(anstream::stderr(), "{} the suite has no item {name:?}; {hint}", Styled(ERROR, "error:"))?;
        return Ok(Outcome::Misused);
    };
    writeln!(out, "{} {}", Styled(FAINT, kind(item)), Styled(HEADING, &item.name))?;
    if !item.docs.is_empty() {
        writeln!(out)?;
        for line in item.docs.lines() {
            writeln!(out, "{}", format!("  {line}").trim_end())?;
        }
    }
    writeln!(out)?;
    let mut fact = |label: &str, text: &str| writeln!(out, "  {}  {text}", Styled(FAINT, format_args!("{label:<9}")));
    fact("spelled", &item.spelled)?;
    fact("clause", &model.clause_text(&item.clause))?;
    if let Some(since) = &item.since {
        let title = model.standards.get(since.standard).map_or("", |standard| standard.title.as_str());
        // The title names the edition that the file was read against.
        let standard = title.split_once(':').map_or(title, |(standard, _)| standard);
        fact("since", &format!("{standard}, edition of {}", since.edition))?;
    }
    fact("evidence", &format!("{}: {}", grade(item.evidence.grade), item.evidence.reason))?;
    fact("encoding", encoding(item.encoding))?;
    let (line, column) = model.sources.line_column(item.place);
    fact("declared", &format!("{}:{line}:{column}", model.sources.file(item.place).path))?;
    let users = users(model, item.id);
    if !users.is_empty() {
        fact("used by", &users.join(", "))?;
    }
    if let Some(text) = declaration(model, item) {
        writeln!(out)?;
        for line in text.lines() {
            let style = if line.trim_start().starts_with("//") { FAINT } else { anstyle::Style::new() };
            writeln!(out, "  {}", Styled(style, line))?;
        }
    }
    if let Kind::Class(class) = &item.kind {
        writeln!(out)?;
        let hint = format!("with inherited members: `cosem class {} --version {}`", class.class_id, class.version);
        writeln!(out, "  {}", Styled(FAINT, hint))?;
    }
    Ok(Outcome::Decoded)
}

/// The item with a name; of a class without its version, the newest one.
pub(crate) fn find<'m>(model: &'m Model, name: &str) -> Option<&'m Item> {
    let same = |item: &&Item| item.name.eq_ignore_ascii_case(name) || item.spelled.eq_ignore_ascii_case(name);
    let newest = |item: &&Item| matches!(&item.kind, Kind::Class(class) if class.newest && class.family.eq_ignore_ascii_case(name));
    model.find(name).or_else(|| model.items.iter().find(same)).or_else(|| model.items.iter().find(newest))
}

/// The text of an item: from its name's line, attributes and comments in front, to the bracket or semicolon that ends it.
fn declaration<'m>(model: &'m Model, item: &Item) -> Option<&'m str> {
    let text = model.sources.file(item.place).text.as_str();
    let before = text.get(..item.place.start)?;
    let mut start = before.rfind('\n').map_or(0, |at| at + 1);
    while let Some(line) = text.get(..start.saturating_sub(1)).map(|before| before.rfind('\n').map_or(0, |at| at + 1)) {
        let line_text = text.get(line..start)?.trim_start();
        if start == 0 || !(line_text.starts_with("//") || line_text.starts_with("#[")) {
            break;
        }
        start = line;
    }
    let after = text.get(item.place.end..)?;
    let mut depth = 0_usize;
    let mut comment = false;
    for (index, letter) in after.char_indices() {
        match letter {
            '\n' => comment = false,
            '/' if after[index..].starts_with("//") => comment = true,
            _ if comment => {}
            '{' => depth += 1,
            '}' if depth <= 1 => return text.get(start..item.place.end + index + 1),
            '}' => depth -= 1,
            ';' if depth == 0 => return text.get(start..item.place.end + index + 1),
            _ => {}
        }
    }
    None
}

/// The items whose declaration names an item.
fn users(model: &Model, id: ItemId) -> Vec<&str> {
    model.items.iter().filter(|item| item.id != id && item.uses().contains(&id)).map(|item| item.name.as_str()).collect()
}

fn check(out: &mut impl Write, files: &[PathBuf]) -> io::Result<Outcome> {
    let mut outcome = Outcome::Decoded;
    for path in files {
        let name = path.display().to_string();
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                writeln!(anstream::stderr(), "{} {name}: {error}", Styled(ERROR, "error:"))?;
                outcome = Outcome::Misused;
                continue;
            }
        };
        match cosem_spec::suite::with_file(&name, &text) {
            Ok(model) => {
                let own = || model.items.iter().filter(|item| item.folder.is_empty());
                write!(out, "{} {name}: {}", Styled(NAME, "ok:"), counted(own().count(), "item"))?;
                let unconfirmed = own().filter(|item| item.evidence.grade == Grade::Unconfirmed).count();
                if unconfirmed > 0 {
                    write!(out, ", {unconfirmed} of them unconfirmed")?;
                }
                writeln!(out)?;
            }
            Err(faults) => {
                out.flush()?;
                let count = faults.faults().len() + faults.omitted();
                writeln!(
                    anstream::stderr(),
                    "{}\n\n{} {name}: {}",
                    faults.render_styled(),
                    Styled(ERROR, "error:"),
                    counted(count, "fault")
                )?;
                outcome = outcome.max(Outcome::Malformed);
            }
        }
    }
    Ok(outcome)
}
