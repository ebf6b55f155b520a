//! Pages made of a model.

use std::fmt::Write as _;

use crate::model::{Grade, Item, Kind, Model};

/// How far a model reaches: one row a folder, items by kind and by evidence, as a Markdown table.
#[must_use]
pub fn suite_table(model: &Model) -> String {
    let mut table = String::from(
        "| folder | files | what it declares | confirmed | single source | unconfirmed |\n| --- | ---: | --- | ---: | ---: | ---: |\n",
    );
    let files = model.sources.files();
    for folder in files.chunk_by(|one, next| one.folder == next.folder) {
        let Some(name) = folder.first().map(|file| file.folder.as_str()) else { continue };
        let items: Vec<&Item> = model.items.iter().filter(|item| item.folder == name).collect();
        row(&mut table, &format!("`{name}`"), folder.len(), &items);
    }
    row(&mut table, "**all**", files.len(), &model.items.iter().collect::<Vec<_>>());
    table
}

fn row(table: &mut String, name: &str, files: usize, items: &[&Item]) {
    let kinds = [
        ("choice", "choices", count(items, |kind| matches!(kind, Kind::Choice(_)))),
        ("sequence", "sequences", count(items, |kind| matches!(kind, Kind::Sequence(_)))),
        ("class version", "class versions", count(items, |kind| matches!(kind, Kind::Class(_)))),
        ("bit field", "bit fields", count(items, |kind| matches!(kind, Kind::Bits(_)))),
        ("code list", "code lists", count(items, |kind| matches!(kind, Kind::Codes(_)))),
        ("value table", "value tables", count(items, |kind| matches!(kind, Kind::Values(_)))),
        ("OBIS catalogue", "OBIS catalogues", count(items, |kind| matches!(kind, Kind::Catalogue(_)))),
        ("type", "types", count(items, |kind| matches!(kind, Kind::Alias(_)))),
    ];
    let what: Vec<String> = kinds
        .into_iter()
        .filter(|(_, _, count)| *count > 0)
        .map(|(one, many, count)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    let graded = |grade| items.iter().filter(|item| item.evidence.grade == grade).count();
    let (confirmed, single, unconfirmed) = (graded(Grade::Confirmed), graded(Grade::SingleSource), graded(Grade::Unconfirmed));
    // Writing to a string does not fail.
    let _ = writeln!(table, "| {name} | {files} | {} | {confirmed} | {single} | {unconfirmed} |", what.join(", "));
}

fn count(items: &[&Item], of: impl Fn(&Kind) -> bool) -> usize {
    items.iter().filter(|item| of(&item.kind)).count()
}
