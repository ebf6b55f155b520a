//! `LANGUAGE.md` says what is so.

use cosem_spec::fault::Code;
use cosem_spec::model::{Rule, Tolerance};

const PAGE: &str = include_str!("../LANGUAGE.md");

const ITEM_WORDS: [&str; 7] = ["choice ", "sequence ", "frame ", "bits ", "codes ", "type ", "class "];

/// The first two cells of the rows of all tables below this heading, up to the next heading of the same level.
fn rows(heading: &str) -> Vec<(String, String)> {
    let level = heading.split(' ').next().expect("the marks of the heading");
    let (_, section) = PAGE.split_once(&format!("\n{heading}\n")).expect("the heading");
    let section = section.split(&format!("\n{level} ")).next().unwrap_or_default();
    section
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| ")?.split(" | ").map(|cell| cell.trim_matches(['|', ' ', '`']).to_owned());
            Some((cells.next()?, cells.last()?))
        })
        .filter(|(first, _)| !first.starts_with("---"))
        .collect()
}

#[test]
fn the_page_lists_all_fault_codes() {
    let listed: Vec<(String, String)> = rows("## Faults").into_iter().filter(|(code, _)| code != "code").collect();
    let table: Vec<(String, String)> = Code::ALL.iter().map(|code| (code.id().to_owned(), code.title().to_owned())).collect();
    assert_eq!(listed, table);
}

#[test]
fn the_page_lists_all_deviations() {
    let names = |heading| rows(heading).into_iter().skip(1).map(|(name, _)| name).collect::<Vec<_>>();
    let tolerances: Vec<&str> = Tolerance::ALL.iter().map(|tolerance| tolerance.keyword()).collect();
    assert_eq!(names("### Declared tolerances"), tolerances);
    let always: Vec<&str> = Rule::ALL.iter().map(|rule| rule.keyword()).filter(|rule| Tolerance::from_keyword(rule).is_none()).collect();
    assert_eq!(names("### Always accepted"), always);
}

#[test]
fn the_examples_are_valid() {
    let mut examples = 0;
    let mut rest = PAGE;
    while let Some((_, after)) = rest.split_once("\n```spec") {
        let (info, after) = after.split_once('\n').expect("a line behind the fence");
        let (example, after) = after.split_once("\n```").expect("a closing fence");
        rest = after;
        examples += 1;
        let mut text = String::new();
        if !info.trim().is_empty() {
            text.push_str(&format!("standard std = \"Test 1:2026\"; encoding {}; evidence(confirmed, \"test\");\n", info.trim()));
        }
        for line in example.lines() {
            if !info.trim().is_empty() && ITEM_WORDS.iter().any(|word| line.starts_with(word)) {
                text.push_str("#[clause(std, unknown)] ");
            }
            text.push_str(line);
            text.push('\n');
        }
        if let Err(faults) = cosem_spec::read([("LANGUAGE.md", "", text.as_str())]) {
            panic!("\n{faults}\n\n{text}");
        }
    }
    assert!(examples > 12, "{examples} examples");
}

#[test]
fn the_contents_lead_somewhere() {
    for (_, after) in PAGE.match_indices("](#").map(|(at, _)| PAGE.split_at(at + 3)) {
        let (anchor, _) = after.split_once(')').expect("the end of a link");
        let found = PAGE.lines().filter(|line| line.starts_with('#')).any(|line| {
            let title = line.trim_start_matches('#').trim().to_lowercase();
            title.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect::<String>().replace(' ', "-") == anchor
        });
        assert!(found, "no heading for #{anchor}");
    }
}
