//! The page that tells the state of every clause of IEC 62056-8-8 is the one that the spec files give. `BLESS=1` writes it anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use cosem_spec::model::{Grade, Item, Model};
use cosem_spec::suite;

const STANDARD: &str = "IEC 62056-8-8:2020";

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The file of an item, without the folders of the suite.
fn file<'m>(model: &'m Model, item: &Item) -> &'m str {
    model.sources.files()[item.place.file].path.trim_start_matches("spec/suite/")
}

/// The state that items give: how the weakest of them is known, and what they are.
fn state(model: &Model, items: &[&Item], listed: bool) -> Option<String> {
    let word = match items.iter().map(|item| item.evidence.grade).max_by_key(|grade| match grade {
        Grade::Confirmed => 0,
        Grade::SingleSource => 1,
        Grade::Unconfirmed => 2,
    })? {
        Grade::Confirmed => "confirmed",
        Grade::SingleSource => "single source",
        Grade::Unconfirmed => "**reconstruction**",
    };
    let files: BTreeSet<&str> = items.iter().map(|item| file(model, item)).collect();
    let files = files.into_iter().map(|file| format!("`{file}`")).collect::<Vec<_>>().join(", ");
    let names = items.iter().map(|item| format!("`{}`", item.name)).collect::<Vec<_>>().join(", ");
    Some(if listed { format!("{word}: {names} in {files}") } else { format!("{word}: {files}") })
}

fn page(model: &Model) -> String {
    let clauses = fs::read_to_string(folder().join("tests/profile_clauses.txt")).expect("the list of clauses");
    let of_standard: Vec<&Item> = model.items.iter().filter(|item| model.standard(&item.clause).title == STANDARD).collect();
    let mut text = format!(
        "# {STANDARD}, clause by clause\n\n\
         What is known of each clause, figure and table, and where it is. `BLESS=1 cargo test -p cosem-spec --test profile` writes this page \
         from the spec files; a test keeps it current.\n\n\
         Only the table of contents, the introduction and the scope of this standard are public. A **reconstruction** is a guess that had to \
         be made to build anything: it is behind the feature `unconfirmed`, `cosem decode` says so wherever it uses one, and no claim of \
         conformance rests on it. Whoever holds the text corrects the file and builds again.\n\n\
         | clause | title | state |\n|---|---|---|\n"
    );
    let mut used = BTreeSet::new();
    for line in clauses.lines().filter(|line| !line.starts_with('#')) {
        let [number, title, without] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {line}") };
        let here = |item: &&&Item| match number.split_once(' ') {
            Some(("Table", table)) => item.clause.table.as_deref() == Some(table),
            Some(("Figure", figure)) => item.clause.figure.as_deref() == Some(figure),
            _ => item.clause.number.as_deref() == Some(number),
        };
        let items: Vec<&Item> = of_standard.iter().filter(here).copied().collect();
        used.extend(items.iter().map(|item| item.id));
        let listed = match without.strip_prefix('@') {
            Some(files) => {
                let of_files: Vec<&Item> = model
                    .items
                    .iter()
                    .filter(|item| files.split(' ').any(|name| file(model, item) == format!("iso14908/{name}")))
                    .collect();
                assert!(!of_files.is_empty(), "{number}: no file of {files}");
                state(model, &of_files, false)
            }
            None => None,
        };
        let state = state(model, &items, true).or(listed).unwrap_or_else(|| without.to_owned());
        writeln!(text, "| {number} | {title} | {state} |").expect("text");
    }
    for item in of_standard {
        assert!(used.contains(&item.id) || item.clause.number.is_none(), "{} names a clause that is not in the list", item.name);
    }
    text
}

#[test]
fn every_clause_of_the_profile_has_its_state() {
    let path = folder().join("ISO14908-PROFILE.md");
    let text = page(suite::model());
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, text).expect("a writable page");
    } else {
        assert_eq!(fs::read_to_string(&path).expect("the page").replace("\r\n", "\n"), text, "run with BLESS=1");
    }
}

#[test]
fn what_is_a_reconstruction_says_so() {
    let model = suite::model();
    for item in model.items.iter().filter(|item| item.folder == "iso14908") {
        let unconfirmed = item.evidence.grade == Grade::Unconfirmed;
        assert_eq!(unconfirmed, file(model, item).ends_with("_unconfirmed.spec"), "{}", item.name);
    }
}
