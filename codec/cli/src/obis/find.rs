//! Codes by the words of their names.

use std::io::{self, Write};

use cosem_codec::obis::Obis;
use cosem_spec::model::obis::{OctetSet, Piece, Rule, Values};
use cosem_spec::model::{Kind, Model};
use cosem_spec::obis::Catalogues;

use super::Printer;
use crate::outcome::Outcome;
use crate::render::style::{ERROR, FAINT, Styled};

/// More lines than this nobody reads; JSON has all of them.
const MOST_LINES: usize = 40;

/// What people say for the signs of the standard.
const SYNONYMS: &[(&str, &str)] = &[("import", " + ("), ("imported", " + ("), ("export", " - ("), ("exported", " - (")];

/// Prints the codes whose names have all words.
pub(super) fn run(printer: &Printer<'_>, words: &[String], out: &mut impl Write) -> io::Result<Outcome> {
    let words: Vec<String> = words.iter().flat_map(|words| words.split_whitespace()).map(str::to_lowercase).collect();
    let has = |name: &str, word: &str| {
        let begins = |(at, _): (usize, &str)| !name[..at].ends_with(char::is_alphanumeric);
        name.match_indices(word).any(begins) || SYNONYMS.iter().any(|(synonym, text)| *synonym == word && name.contains(text))
    };
    let mut found = 0;
    for (_, _, rule) in Catalogues::of(printer.model, true).rules() {
        for code in codes(printer.model, rule) {
            let meaning = code.describe();
            let name = meaning.to_string().to_lowercase();
            if !words.iter().all(|word| has(&name, word)) {
                continue;
            }
            found += 1;
            if printer.json {
                writeln!(out, "{}", printer.to_json(&meaning))?;
            } else if found <= MOST_LINES {
                printer.line(out, &meaning)?;
            }
        }
    }
    if found == 0 {
        out.flush()?;
        writeln!(anstream::stderr(), "{} no code has {:?} in its name", Styled(ERROR, "error:"), words.join(" "))?;
        return Ok(Outcome::Misused);
    }
    if found > MOST_LINES && !printer.json {
        writeln!(out, "{}", Styled(FAINT, format!("… and {} more; further words leave less", found - MOST_LINES)))?;
    }
    Ok(Outcome::Decoded)
}

/// The codes of a rule, one for all that differ by a number only: rate 1 stands for all rates, and channel 0 for all channels.
fn codes(model: &Model, rule: &Rule) -> Vec<Obis> {
    let mut codes = vec![[0; 6]];
    for (group, set) in rule.sets.iter().enumerate() {
        let values = match group {
            1 => set.iter().take(1).collect(),
            5 if set.contains(u8::MAX) => vec![u8::MAX],
            _ => typical(model, rule, group, *set),
        };
        codes = codes
            .iter()
            .flat_map(|code| {
                values.iter().map(move |value| {
                    let mut code = *code;
                    code[group] = *value;
                    code
                })
            })
            .collect();
    }
    codes.into_iter().map(Obis).collect()
}

/// The first of each run of values that say the same but for a number.
fn typical(model: &Model, rule: &Rule, group: usize, set: OctetSet) -> Vec<u8> {
    let tables: Vec<&Values> = rule
        .text
        .iter()
        .filter_map(|piece| match piece {
            Piece::Part(part) if part.of == group => match &model.item(part.table).kind {
                Kind::Values(values) => Some(values),
                _ => None,
            },
            _ => None,
        })
        .collect();
    let entry = |value: u8| tables.iter().enumerate().find_map(|(at, table)| Some((at, table.entry(value)?.first)));
    let mut values: Vec<u8> = Vec::new();
    let mut before: Option<(u8, Option<(usize, u8)>)> = None;
    for value in set.iter() {
        let this = entry(value);
        if !before.is_some_and(|(last, entry)| last.checked_add(1) == Some(value) && entry == this) {
            values.push(value);
        }
        before = Some((value, this));
    }
    values
}
