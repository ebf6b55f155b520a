//! Writes the table of the codec's class types from the suite's model, so that no class is forgotten.

use std::fmt::Write as _;
use std::path::Path;

use cosem_spec::model::{Class, Grade, Item, Kind};
use heck::ToUpperCamelCase as _;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let mut arms = String::new();
    for item in &cosem_spec::suite::model().items {
        if let Kind::Class(class) = &item.kind {
            write_class(&mut arms, item, class);
        }
    }
    let table = format!("match (class_id, version, kind) {{\n{arms}    _ => {{}}\n}}\n");
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    std::fs::write(Path::new(&out).join("classes.rs"), table).expect("OUT_DIR can be written");
}

/// The arms of a class: attributes, parameters and results of methods, selective access parameters.
fn write_class(arms: &mut String, item: &Item, class: &Class) {
    let module = if item.evidence.grade == Grade::Unconfirmed { "class::unconfirmed" } else { "class" };
    let mut arm = |kind: &str, suffix: &str| {
        writeln!(arms, "    ({}, {}, {kind}) => member!({module}::{}{suffix}),", class.class_id, class.version, item.name)
            .expect("a string grows");
    };
    arm("Kind::Attribute", "Attribute");
    if !class.methods.is_empty() {
        arm("Kind::Parameter", "Method");
    }
    if class.methods.iter().any(|method| method.returns.is_some()) {
        arm("Kind::Returned", "Return");
    }
    for attribute in class.attributes.iter().filter(|attribute| !attribute.selectors.is_empty()) {
        arm(&format!("Kind::Selection({})", attribute.number), &format!("{}Access", attribute.name.snake.to_upper_camel_case()));
    }
}
