//! `cosem class 7`: the table of one class version, and the types it is made of.

use std::io::{self, Write};

use cosem_spec::classes::{self, ClassVersion, Part, literal_text, parts, type_text};
use cosem_spec::model::{Attribute, Change, Kind, Method, Model, Type};
use serde_json::{Value, json};

use crate::outcome::Outcome;
use crate::render::style::{FAINT, HEADING, MEANING, NAME, Styled};
use crate::spec::{first_sentence, grade};

/// Longer lists of codes are left to `cosem spec show`.
const MOST_PARTS: usize = 40;

pub(super) fn show(
    out: &mut impl Write,
    model: &Model,
    version: ClassVersion<'_>,
    versions: &[ClassVersion<'_>],
    as_json: bool,
) -> io::Result<Outcome> {
    if as_json {
        writeln!(out, "{}", to_json(model, version))?;
        return Ok(Outcome::Decoded);
    }
    let (item, class) = (version.item, version.class);
    writeln!(out, "{}", Styled(HEADING, format_args!("class {}, {}, version {}", class.class_id, classes::name(version), class.version)))?;
    for line in item.docs.lines() {
        writeln!(out, "{}", format!("  {line}").trim_end())?;
    }
    let mut fact = |label: &str, text: &str| writeln!(out, "  {}  {text}", Styled(FAINT, format_args!("{label:<8}")));
    fact("clause", &model.clause_text(&item.clause))?;
    fact("evidence", &format!("{}: {}", grade(item.evidence.grade), item.evidence.reason))?;
    let others: Vec<String> = versions.iter().map(|known| known.class.version.to_string()).collect();
    if others.len() > 1 {
        fact("versions", &others.join(", "))?;
    }
    let rows: Vec<Row> = class.attributes.iter().map(|attribute| of_attribute(model, attribute)).collect();
    write_rows(out, "attributes", &rows)?;
    let rows: Vec<Row> = class.methods.iter().map(|method| of_method(model, method)).collect();
    if !rows.is_empty() {
        write_rows(out, "methods", &rows)?;
    }
    write_types(out, model, version)?;
    Ok(Outcome::Decoded)
}

/// One attribute or method.
struct Row {
    number: i8,
    name: String,
    ty: String,
    /// Static or dynamic, mandatory or optional.
    kind: &'static str,
    offset: String,
    default: String,
    docs: String,
    /// Selective access parameters.
    below: Vec<String>,
}

fn of_attribute(model: &Model, attribute: &Attribute) -> Row {
    Row {
        number: attribute.number,
        name: attribute.name.spelled.clone(),
        ty: type_text(model, &attribute.ty),
        kind: change_text(attribute.change),
        offset: attribute.offset.map(|offset| format!("x + 0x{offset:02X}")).unwrap_or_default(),
        default: attribute.default.as_ref().map(literal_text).unwrap_or_default(),
        docs: first_sentence(&attribute.docs),
        below: attribute
            .selectors
            .iter()
            .map(|selector| format!("selector {} {}: {}", selector.number, selector.name.spelled, type_text(model, &selector.ty)))
            .collect(),
    }
}

fn of_method(model: &Model, method: &Method) -> Row {
    let parameter = if method.parameter == Type::Null { "-".to_owned() } else { type_text(model, &method.parameter) };
    let returns = method.returns.as_ref().map(|ty| format!(" -> {}", type_text(model, ty))).unwrap_or_default();
    Row {
        number: method.number,
        name: method.name.spelled.clone(),
        ty: parameter + &returns,
        kind: presence_text(method),
        offset: method.offset.map(|offset| format!("x + 0x{offset:02X}")).unwrap_or_default(),
        default: String::new(),
        docs: first_sentence(&method.docs),
        below: Vec::new(),
    }
}

fn change_text(change: Option<Change>) -> &'static str {
    match change {
        Some(Change::Static) => "static",
        Some(Change::Dynamic) => "dynamic",
        None => "",
    }
}

fn presence_text(method: &Method) -> &'static str {
    if method.mandatory { "mandatory" } else { "optional" }
}

fn write_rows(out: &mut impl Write, title: &str, rows: &[Row]) -> io::Result<()> {
    let width = |text: fn(&Row) -> &str| rows.iter().map(|row| text(row).chars().count()).max().unwrap_or(0);
    let (names, types, kinds) = (width(|row| &row.name), width(|row| &row.ty), width(|row| row.kind));
    let (offsets, defaults) = (width(|row| &row.offset), width(|row| &row.default));
    writeln!(out)?;
    writeln!(out, "  {}", Styled(HEADING, title))?;
    for row in rows {
        let name = " ".repeat(names - row.name.chars().count());
        let mut line = format!("{:types$}  {:kinds$}  {:offsets$}", row.ty, row.kind, row.offset);
        if defaults > 0 {
            let default = if row.default.is_empty() { String::new() } else { format!("= {}", row.default) };
            line.push_str(&format!("  {default:width$}", width = defaults + 2));
        }
        let docs = if row.docs.is_empty() { String::new() } else { format!("  {}", Styled(MEANING, &row.docs)) };
        let text = format!("  {:>4}  {}{name}  {line}{docs}", row.number, Styled(NAME, &row.name));
        writeln!(out, "{}", text.trim_end())?;
        for below in &row.below {
            writeln!(out, "        {}", Styled(FAINT, below))?;
        }
    }
    Ok(())
}

fn write_types(out: &mut impl Write, model: &Model, version: ClassVersion<'_>) -> io::Result<()> {
    let types = classes::types(model, version.item);
    if types.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    writeln!(out, "  {}", Styled(HEADING, "types"))?;
    for item in types {
        let all = own_parts(model, item.id);
        let Some((first, rest)) = all.split_first() else { continue };
        let weak = if item.evidence.grade == version.item.evidence.grade {
            String::new()
        } else {
            format!("  {}", Styled(FAINT, grade(item.evidence.grade)))
        };
        writeln!(out, "    {}  {}{weak}", Styled(NAME, &item.spelled), first.text)?;
        let name = |part: &Part| part.path.trim_start_matches([' ', '.']).to_owned();
        let width = rest.iter().map(|part| name(part).chars().count()).max().unwrap_or(0);
        for part in rest.iter().take(MOST_PARTS) {
            let name = name(part);
            writeln!(out, "      {name:width$}  {}", part.text)?;
        }
        if rest.len() > MOST_PARTS {
            writeln!(
                out,
                "      {}",
                Styled(FAINT, format_args!("… {} more, see `cosem spec show {}`", rest.len() - MOST_PARTS, item.name))
            )?;
        }
    }
    Ok(())
}

/// The parts of an item; items inside of it are named, not opened, since each has lines of its own.
fn own_parts(model: &Model, id: cosem_spec::model::ItemId) -> Vec<Part> {
    let item = model.item(id);
    let field = |name: &str, ty: &Type, behind: &str| Part { path: format!(".{name}"), text: format!("{}{behind}", type_text(model, ty)) };
    match &item.kind {
        Kind::Sequence(sequence) => {
            let mut all = vec![Part { path: String::new(), text: "structure".to_owned() }];
            all.extend(sequence.fields().map(|(_, known)| field(&known.name.spelled, &known.ty, &classes::presence_text(&known.presence))));
            all
        }
        Kind::Choice(choice) => {
            let mut all = vec![Part { path: String::new(), text: "choice".to_owned() }];
            all.extend(choice.arms.iter().map(|arm| field(&arm.name.spelled, &arm.ty, "")));
            all
        }
        Kind::Alias(ty) => vec![Part { path: String::new(), text: type_text(model, ty) }],
        Kind::Codes(_) | Kind::Bits(_) | Kind::Class(_) | Kind::Values(_) | Kind::Catalogue(_) => parts(model, &Type::Item(id)),
    }
}

/// A class version as one JSON object.
pub(super) fn to_json(model: &Model, version: ClassVersion<'_>) -> Value {
    let (item, class) = (version.item, version.class);
    let all_parts = |ty: &Type| -> Vec<Value> {
        parts(model, ty).into_iter().map(|part| json!({ "path": part.path.trim_start(), "type": part.text })).collect()
    };
    let attributes: Vec<Value> = class
        .attributes
        .iter()
        .map(|attribute| {
            let selectors: Vec<Value> = attribute
                .selectors
                .iter()
                .map(|selector| json!({ "selector": selector.number, "name": selector.name.spelled, "parts": all_parts(&selector.ty) }))
                .collect();
            json!({
                "attribute": attribute.number,
                "name": attribute.name.spelled,
                "type": type_text(model, &attribute.ty),
                "parts": all_parts(&attribute.ty),
                "change": attribute.change.map(|change| change_text(Some(change))),
                "default": attribute.default.as_ref().map(literal_text),
                "offset": attribute.offset,
                "selectors": selectors,
                "docs": attribute.docs,
            })
        })
        .collect();
    let methods: Vec<Value> = class
        .methods
        .iter()
        .map(|method| {
            json!({
                "method": method.number,
                "name": method.name.spelled,
                "parameter": type_text(model, &method.parameter),
                "parameter_parts": all_parts(&method.parameter),
                "returns": method.returns.as_ref().map(|ty| type_text(model, ty)),
                "presence": presence_text(method),
                "offset": method.offset,
                "docs": method.docs,
            })
        })
        .collect();
    json!({
        "class": class.class_id,
        "version": class.version,
        "name": item.name,
        "family": class.family,
        "group": item.folder.trim_start_matches("class/"),
        "clause": model.clause_text(&item.clause),
        "evidence": grade(item.evidence.grade),
        "reason": item.evidence.reason,
        "docs": item.docs,
        "attributes": attributes,
        "methods": methods,
    })
}
