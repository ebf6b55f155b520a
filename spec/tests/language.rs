//! `LANGUAGE.md` says what is so.

use cosem_spec::fault::Code;
use cosem_spec::model::{Model, Rule, Tolerance};

const PAGE: &str = include_str!("../LANGUAGE.md");

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

/// The fenced blocks of the page: what stands behind the fence, and the text.
fn blocks() -> Vec<(&'static str, &'static str)> {
    let mut blocks = Vec::new();
    let mut rest = PAGE;
    while let Some((_, after)) = rest.split_once("\n```") {
        let (info, after) = after.split_once('\n').expect("a line behind the fence");
        let (text, after) = after.split_once("```").expect("a closing fence");
        blocks.push((info.trim(), text));
        rest = after;
    }
    blocks
}

/// The model of an example; the fence says its encoding where the example has no head.
fn read(encoding: &str, example: &str) -> Model {
    let text = if encoding.is_empty() {
        example.to_owned()
    } else {
        format!("standard std = \"Test 1:2026\"; encoding {encoding}; evidence(confirmed, \"test\"); clause(std, unknown);\n{example}")
    };
    match cosem_spec::read([("LANGUAGE.md", "", text.as_str())]) {
        Ok(model) => model,
        Err(faults) => panic!("\n{faults}\n\n{text}"),
    }
}

#[test]
fn the_examples_are_valid() {
    let examples = blocks().into_iter().filter_map(|(info, text)| Some((info.strip_prefix("spec")?, text)));
    let models: Vec<Model> = examples.map(|(encoding, text)| read(encoding.trim(), text)).collect();
    assert!(models.len() > 15, "{} examples", models.len());
}

/// A line is octets in hexadecimal digits, in groups with spaces between them, and behind the last group of digits what they mean.
#[cfg(feature = "inspect")]
#[test]
fn the_octets_are_what_the_examples_say() {
    let mut model = None;
    let mut lines = 0;
    for (info, text) in blocks() {
        if let Some(encoding) = info.strip_prefix("spec") {
            model = Some(read(encoding.trim(), text));
        } else if let Some(item) = info.strip_prefix("octets") {
            let model = model.as_ref().expect("an example in front of the octets");
            let item = model.find(item.trim()).unwrap_or_else(|| panic!("no item{item}")).id;
            for line in text.lines() {
                let groups = line
                    .split(' ')
                    .take_while(|group| group.len() % 2 == 0 && group.bytes().all(|digit| b"0123456789ABCDEF".contains(&digit)));
                let digits: String = groups.collect();
                let octets: Vec<u8> =
                    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("digits")).collect();
                let inspection = cosem_spec::inspect::inspect(model, item, &octets);
                assert!(
                    inspection.error.is_none() && inspection.nested.is_empty(),
                    "{line}: {:?} {:?}",
                    inspection.error,
                    inspection.nested
                );
                let value = cosem_spec::inspect::to_json(&inspection.tree);
                assert_eq!(cosem_spec::compose::compose(model, item, &value).as_ref(), Ok(&octets), "{line}: not canonical, {value}");
                lines += 1;
            }
        }
    }
    assert!(lines > 20, "{lines} lines of octets");
}

/// A line is a code as `A-B:C.D.E*F`, and behind it the name that the example gives it, or `-` where it gives none.
#[test]
fn the_codes_mean_what_the_examples_say() {
    use cosem_spec::obis::{Catalogues, Lookup};

    let mut model = None;
    let mut lines = 0;
    for (info, text) in blocks() {
        if let Some(encoding) = info.strip_prefix("spec") {
            model = Some(read(encoding.trim(), text));
        } else if info == "obis" {
            let catalogues = Catalogues::of(model.as_ref().expect("an example in front of the codes"), false);
            for line in text.lines() {
                let (code, name) = line.split_once(' ').unwrap_or((line, ""));
                let groups: Vec<u8> = code.split(['-', ':', '.', '*']).map(|group| group.parse().expect("a value")).collect();
                let found = match catalogues.look_up(groups.try_into().expect("six groups")) {
                    Lookup::Named(meaning) => meaning.name(),
                    Lookup::Reserved(_) => "-".to_owned(),
                };
                assert_eq!(found, name.trim(), "{code}");
                lines += 1;
            }
        }
    }
    assert!(lines > 5, "{lines} codes");
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
