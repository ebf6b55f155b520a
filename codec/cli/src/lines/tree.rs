//! The JSON of a tree, written straight to text.
//!
//! [`cosem_spec::inspect::to_json`] says what the form is; here the same form is written without building it first, because a million
//! messages are a million trees. A test holds the two against each other.

use cosem_spec::inspect::{Node, Shape, Shown, to_json};

/// Writes the JSON of a tree.
pub(super) fn write(node: &Node, out: &mut Vec<u8>) {
    match node.shape {
        Shape::Fields => fields(node, out),
        Shape::Parts if node.children.iter().all(|part| part.shape != Shape::Reserved || part.value == Shown::Int(0)) => fields(node, out),
        Shape::Choice => match node.children.first() {
            Some(child) => {
                out.push(b'{');
                key(&child.name, out);
                write(child, out);
                out.push(b'}');
            }
            None => out.extend_from_slice(b"null"),
        },
        Shape::List => list(&node.children, out),
        Shape::Data => data(node, out),
        Shape::Contained => match node.children.first() {
            Some(child) => write(child, out),
            None => out.extend_from_slice(b"null"),
        },
        Shape::Value => scalar(node, out),
        Shape::Absent => out.extend_from_slice(b"null"),
        Shape::Empty => out.extend_from_slice(b"\"\""),
        Shape::Parts | Shape::Reserved | Shape::Open | Shape::Description | Shape::Undecoded | Shape::Broken => rare(node, out),
    }
}

/// Forms that are rare are left to those who define them.
fn rare(node: &Node, out: &mut Vec<u8>) {
    // Writing to a vector cannot fail, nor can a value of strings and numbers.
    let _ = serde_json::to_writer(out, &to_json(node));
}

fn fields(node: &Node, out: &mut Vec<u8>) {
    out.push(b'{');
    let start = out.len();
    for child in node.children.iter().filter(|child| child.shape != Shape::Reserved && !child.derived) {
        if out.len() > start {
            out.push(b',');
        }
        key(&child.name, out);
        write(child, out);
    }
    out.push(b'}');
}

fn list(nodes: &[Node], out: &mut Vec<u8>) {
    out.push(b'[');
    for (index, node) in nodes.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        write(node, out);
    }
    out.push(b']');
}

fn data(node: &Node, out: &mut Vec<u8>) {
    match (&node.value, node.type_name.as_str()) {
        (Shown::Count(_), "array" | "structure") => {
            out.push(b'{');
            key(&node.type_name, out);
            list(&node.children, out);
            out.push(b'}');
        }
        (Shown::Int(_) | Shown::Octets(_) | Shown::Null | Shown::Bool(_) | Shown::DateTime(_) | Shown::Date(_) | Shown::Time(_), _) => {
            out.push(b'{');
            key(&node.type_name, out);
            scalar(node, out);
            out.push(b'}');
        }
        _ => rare(node, out),
    }
}

fn scalar(node: &Node, out: &mut Vec<u8>) {
    match &node.value {
        Shown::None | Shown::Null | Shown::Absent => out.extend_from_slice(b"null"),
        Shown::Bool(true) => out.extend_from_slice(b"true"),
        Shown::Bool(false) => out.extend_from_slice(b"false"),
        Shown::Int(value) => integer(*value, node, out),
        Shown::Octets(octets) => hex(octets, out),
        Shown::DateTime(octets) => hex(octets, out),
        Shown::Date(octets) => hex(octets, out),
        Shown::Time(octets) => hex(octets, out),
        Shown::Code { name: Some(name), .. } => text(name, out),
        Shown::Code { value, name: None } => integer(i128::from(*value), node, out),
        _ => rare(node, out),
    }
}

fn integer(value: i128, node: &Node, out: &mut Vec<u8>) {
    let Ok(magnitude) = u64::try_from(value.unsigned_abs()) else { return rare(node, out) };
    if value < i128::from(i64::MIN) {
        return rare(node, out);
    }
    if value < 0 {
        out.push(b'-');
    }
    const MOST_DIGITS: usize = 20;
    let mut digits = [0; MOST_DIGITS];
    let mut at = MOST_DIGITS;
    let mut left = magnitude;
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(left % 10).unwrap_or(0);
        left /= 10;
        if left == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

fn key(name: &str, out: &mut Vec<u8>) {
    text(name, out);
    out.push(b':');
}

/// Names of the standard need no escapes; anything that does goes the long way.
fn text(text: &str, out: &mut Vec<u8>) {
    if text.bytes().all(|octet| octet >= b' ' && octet != b'"' && octet != b'\\') {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else {
        let _ = serde_json::to_writer(out, text);
    }
}

fn hex(octets: &[u8], out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.push(b'"');
    for &octet in octets {
        out.extend_from_slice(&[DIGITS[usize::from(octet >> 4)], DIGITS[usize::from(octet & 15)]]);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use cosem_spec::inspect::{inspect, inspect_type, to_json};
    use cosem_spec::model::{Encoding, Type};

    use super::write;

    fn vectors() -> Vec<Vec<u8>> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/vectors/apdu.toml");
        let text = std::fs::read_to_string(path).expect("the vectors are there");
        let file: toml::Table = text.parse().expect("they are TOML");
        let hex = |vector: &toml::Value| crate::hex::parse(vector["hex"].as_str().expect("text").as_bytes()).expect("hex");
        file["vector"].as_array().expect("an array").iter().map(hex).collect()
    }

    #[test]
    fn same_form_as_the_inspector() {
        let model = cosem_spec::suite::model();
        let apdu = model.find("Apdu").expect("the suite has it").id;
        let mut compared = 0;
        for octets in vectors() {
            // Octets that are cut or of another kind give trees that broke off; these have a form too.
            for end in 0..=octets.len() {
                let part = &octets[..end];
                for tree in [inspect(model, apdu, part).tree, inspect_type(model, &Type::Data, Encoding::Data, part).tree] {
                    let mut text = Vec::new();
                    write(&tree, &mut text);
                    assert_eq!(String::from_utf8(text).expect("UTF-8"), to_json(&tree).to_string(), "{part:02X?}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 1_000, "{compared}");
    }
}
