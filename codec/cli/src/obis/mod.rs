//! The command `obis`: what codes mean, which classes their objects may have, and how that is known.

mod find;

use std::io::{self, BufRead, Write};

use cosem_codec::Evidence;
use cosem_codec::obis::{Classes, Group, Meaning, Obis, Part, Role};
use cosem_spec::model::Model;
use serde_json::{Map, Value, json};

use crate::args;
use crate::meaning::names::Names;
use crate::meaning::obis::is_unconfirmed;
use crate::outcome::Outcome;
use crate::render::style::{DEVIATION, ERROR, FAINT, HEADING, MEANING, NAME, Styled};

/// Standard input.
const STANDARD_INPUT: &str = "-";

/// Runs the command.
pub(crate) fn run(command: &args::Obis, out: &mut impl Write) -> io::Result<Outcome> {
    let model = cosem_spec::suite::model();
    let printer = Printer { model, names: Names::of(model), json: command.json };
    if command.find {
        return find::run(&printer, &command.codes, out);
    }
    let mut outcome = Outcome::Decoded;
    let single = command.codes.len() == 1;
    for argument in &command.codes {
        if argument == STANDARD_INPUT {
            for line in io::stdin().lock().lines() {
                // What stands behind a code on its line is the user's own note.
                let line = line?;
                if let Some(code) = line.split([' ', '\t', ',', ';']).find(|word| !word.is_empty()).filter(|word| !word.starts_with('#')) {
                    outcome = outcome.max(printer.code(out, code, command.medium, false)?);
                }
            }
        } else {
            outcome = outcome.max(printer.code(out, argument, command.medium, single)?);
        }
    }
    Ok(outcome)
}

/// Prints codes.
struct Printer<'m> {
    model: &'m Model,
    names: Names<'m>,
    json: bool,
}

impl Printer<'_> {
    fn code(&self, out: &mut impl Write, text: &str, medium: Option<u8>, in_full: bool) -> io::Result<Outcome> {
        let parsed = match medium {
            Some(medium) => Obis::parse_reduced(text, medium),
            None => Obis::parse(text),
        };
        let code = match parsed {
            Ok(code) => code,
            Err(error) => {
                out.flush()?;
                writeln!(anstream::stderr(), "{} {text:?} is no OBIS code: {error}", Styled(ERROR, "error:"))?;
                return Ok(Outcome::Misused);
            }
        };
        let meaning = code.describe();
        if self.json {
            writeln!(out, "{}", self.to_json(&meaning))?;
        } else if in_full {
            self.in_full(out, &meaning)?;
        } else {
            self.line(out, &meaning)?;
        }
        Ok(if meaning.is_named() { Outcome::Decoded } else { Outcome::Malformed })
    }

    /// `1-0:1.8.0*255  active energy + (QI+QIV), all phases; time integral 1; total`.
    fn line(&self, out: &mut impl Write, meaning: &Meaning) -> io::Result<()> {
        let code = meaning.code().to_string();
        write!(out, "{}{:padding$}  ", Styled(HEADING, &code), "", padding = 18_usize.saturating_sub(code.len()))?;
        match meaning.unknown_group() {
            Some(group) => writeln!(out, "{} {}", Styled(DEVIATION, "reserved:"), unknown(meaning.code(), group)),
            None => {
                write!(out, "{}  {}", Styled(MEANING, meaning), Styled(FAINT, format_args!("class {}", class_numbers(meaning))))?;
                writeln!(out, "{}", if is_unconfirmed(meaning) { format!("  {}", Styled(DEVIATION, "unconfirmed")) } else { String::new() })
            }
        }
    }

    fn in_full(&self, out: &mut impl Write, meaning: &Meaning) -> io::Result<()> {
        let code = meaning.code();
        writeln!(out, "{}  {}", Styled(HEADING, code), Styled(FAINT, format_args!("{}  {code:X}", code.dotted())))?;
        let mut fact = |label: &str, text: &str| writeln!(out, "  {}  {text}", Styled(FAINT, format_args!("{label:<14}")));
        let medium = code.medium().map_or_else(|| "reserved".to_owned(), |medium| medium.to_string());
        if let Some(group) = meaning.unknown_group() {
            fact("name", &format!("{}", Styled(DEVIATION, "none, the code is reserved")))?;
            fact("not known", &unknown(code, group))?;
            if code.medium().is_some() {
                fact("medium", &medium)?;
            }
            return Ok(());
        }
        fact("name", &format!("{}", Styled(MEANING, meaning)))?;
        fact("medium", &medium)?;
        for part in meaning.parts().filter(|part| !matches!(part.role(), Role::Detail | Role::Medium)) {
            fact(&part.role().word().replace('_', " "), &format!("{}", Styled(NAME, part)))?;
        }
        if let Some(owner) = meaning.owner() {
            fact("belongs to", &format!("a {}", owner.word()))?;
        }
        match meaning.classes() {
            Classes::Any => fact("classes", "any")?,
            Classes::These(classes) => {
                for (at, class) in classes.iter().enumerate() {
                    let name = self.names.class(*class).unwrap_or("(not part of the suite)");
                    fact(if at == 0 { "classes" } else { "" }, &format!("{class:>3}  {name}"))?;
                }
            }
        }
        if let Some(source) = meaning.source() {
            fact("clause", source.clause)?;
            fact("evidence", &format!("{}: {}", grade(source.evidence), source.reason))?;
            fact("declared", &format!("{}, {}", source.source, source.name))?;
        }
        Ok(())
    }

    fn to_json(&self, meaning: &Meaning) -> Value {
        let code = meaning.code();
        let mut object = Map::new();
        object.insert("code".into(), json!(code.to_string()));
        object.insert("dotted".into(), json!(code.dotted().to_string()));
        object.insert("octets".into(), json!(format!("{code:X}")));
        object.insert("named".into(), json!(meaning.is_named()));
        if let Some(medium) = code.medium() {
            object.insert("medium".into(), json!(medium.to_string()));
        }
        if let Some(group) = meaning.unknown_group() {
            object.insert("unknown_group".into(), json!(group.to_string()));
            return Value::Object(object);
        }
        object.insert("name".into(), json!(meaning.to_string()));
        // What introduces another part (`country specific:`) says nothing by itself.
        let text = |part: Part| part.to_string().trim_end_matches([':', ' ']).to_owned();
        let parts: Map<String, Value> = meaning.parts().map(|part| (part.role().word().to_owned(), json!(text(part)))).collect();
        object.insert("parts".into(), Value::Object(parts));
        if let Some(owner) = meaning.owner() {
            object.insert("owner".into(), json!(owner.word()));
        }
        if let Classes::These(classes) = meaning.classes() {
            let classes: Vec<Value> = classes.iter().map(|class| json!({ "class": class, "name": self.names.class(*class) })).collect();
            object.insert("classes".into(), json!(classes));
        } else {
            object.insert("classes".into(), json!("any"));
        }
        if let Some(source) = meaning.source() {
            object.insert("clause".into(), json!(source.clause));
            object.insert("evidence".into(), json!(grade(source.evidence)));
            object.insert("reason".into(), json!(source.reason));
            object.insert("declared".into(), json!(source.source));
        }
        Value::Object(object)
    }
}

/// `value group C, 108`.
fn unknown(code: Obis, group: Group) -> String {
    format!("value group {group}, {}", code.group(group))
}

fn class_numbers(meaning: &Meaning) -> String {
    match meaning.classes() {
        Classes::Any => "any".to_owned(),
        Classes::These(classes) => classes.iter().map(u16::to_string).collect::<Vec<_>>().join(", "),
    }
}

fn grade(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Confirmed => "confirmed",
        Evidence::SingleSource => "single source",
        Evidence::Unconfirmed => "unconfirmed",
    }
}
