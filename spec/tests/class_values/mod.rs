//! The values that `vectors/classes.toml` states, held against a tree of the inspector.

use cosem_spec::inspect::{Node, Shape, Shown};
use cosem_spec::model::{BitMeaning, Kind, Model};

/// A place where the tree has something else.
pub(crate) struct Difference {
    pub(crate) path: String,
    pub(crate) stated: String,
    pub(crate) found: String,
}

/// The tags of the types of COSEM Data, apart from the suite and from the inspector.
const TYPES: &[(u8, &str)] = &[
    (0, "null-data"),
    (1, "array"),
    (2, "structure"),
    (3, "boolean"),
    (4, "bit-string"),
    (5, "double-long"),
    (6, "double-long-unsigned"),
    (9, "octet-string"),
    (10, "visible-string"),
    (12, "utf8-string"),
    (13, "bcd"),
    (15, "integer"),
    (16, "long"),
    (17, "unsigned"),
    (18, "long-unsigned"),
    (19, "compact-array"),
    (20, "long64"),
    (21, "long64-unsigned"),
    (22, "enum"),
    (23, "float32"),
    (24, "float64"),
    (25, "date-time"),
    (26, "date"),
    (27, "time"),
];

pub(crate) fn octets(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2).map(|index| u8::from_str_radix(&hex[2 * index..2 * index + 2], 16).unwrap()).collect()
}

pub(crate) fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02X}")).collect()
}

/// Where `tree`, read from `octets`, is not what is stated.
pub(crate) fn differences(model: &Model, octets: &[u8], tree: &Node, stated: &toml::Value) -> Vec<Difference> {
    let mut comparison = Comparison { model, octets, found: Vec::new() };
    comparison.compare(tree, stated, "");
    comparison.found
}

struct Comparison<'a> {
    model: &'a Model,
    octets: &'a [u8],
    found: Vec<Difference>,
}

impl Comparison<'_> {
    fn differ(&mut self, path: &str, stated: impl ToString, found: impl ToString) {
        self.found.push(Difference { path: path.to_owned(), stated: stated.to_string(), found: found.to_string() });
    }

    fn compare(&mut self, node: &Node, stated: &toml::Value, path: &str) {
        // The alternative of a choice has no octets of its own.
        if let (Shape::Choice, [alternative]) = (node.shape, node.children.as_slice()) {
            return self.compare(alternative, stated, path);
        }
        match stated {
            toml::Value::String(stated) => {
                let found = self.leaf(node);
                if *stated != found {
                    self.differ(path, stated, found);
                }
            }
            toml::Value::Array(stated) => match node.type_name.as_str() {
                _ if node.shape == Shape::List => self.elements(node, stated, path),
                "array" if node.shape == Shape::Data => self.elements(node, stated, path),
                _ => self.differ(path, "an array", self.leaf(node)),
            },
            toml::Value::Table(stated) => self.table(node, stated, path),
            _ => panic!("{path}: neither text, nor an array, nor a table"),
        }
    }

    fn elements(&mut self, node: &Node, stated: &[toml::Value], path: &str) {
        self.each(&node.children.iter().collect::<Vec<_>>(), stated, path);
    }

    fn each(&mut self, nodes: &[&Node], stated: &[toml::Value], path: &str) {
        if nodes.len() != stated.len() {
            return self.differ(path, format!("{} elements", stated.len()), format!("{} elements", nodes.len()));
        }
        for (index, (node, stated)) in nodes.iter().zip(stated).enumerate() {
            self.compare(node, stated, &format!("{path}[{index}]"));
        }
    }

    fn table(&mut self, node: &Node, stated: &toml::Table, path: &str) {
        let only = |key: &str| stated.get(key).filter(|_| stated.len() == 1).and_then(toml::Value::as_array);
        if let Some(rows) = only("compact-array") {
            return match node.child("array-contents") {
                Some(contents) => self.elements(contents, rows, path),
                None => self.differ(path, "a compact-array", self.leaf(node)),
            };
        }
        let data = node.shape == Shape::Data && node.type_name == "structure";
        if node.shape != Shape::Fields && !data {
            return self.differ(path, "a structure", self.leaf(node));
        }
        // A member that is left out has no octets.
        let present: Vec<&Node> = node.children.iter().filter(|child| child.len > 0).collect();
        if let Some(members) = only("structure") {
            return self.each(&present, members, path);
        }
        if data {
            return self.each(&present, &stated.values().cloned().collect::<Vec<_>>(), path);
        }
        let (names, expected): (Vec<&str>, Vec<&str>) =
            (present.iter().map(|child| child.name.as_str()).collect(), stated.keys().map(String::as_str).collect());
        if names != expected {
            self.differ(path, format!("members {}", expected.join(", ")), format!("members {}", names.join(", ")));
        }
        for child in present {
            if let Some(stated) = stated.get(&child.name) {
                let path = if path.is_empty() { child.name.clone() } else { format!("{path}.{}", child.name) };
                self.compare(child, stated, &path);
            }
        }
    }

    /// A leaf in the notation of the vectors.
    fn leaf(&self, node: &Node) -> String {
        // What a compact array holds has no tag of its own: there the tree tells the type.
        let tag = self.octets.get(node.offset).filter(|_| node.len > 0);
        let tagged = TYPES.iter().find(|(known, _)| Some(known) == tag).map_or("nothing", |(_, name)| *name);
        let name = if node.shape == Shape::Data { node.type_name.as_str() } else { tagged };
        let value = match &node.value {
            _ if matches!(node.shape, Shape::Parts) => self.parts(node, name),
            // A default that is not sent.
            _ if node.implied && name == "null-data" => String::new(),
            Shown::Null | Shown::Absent => String::new(),
            Shown::Octets(octets) => hex(octets),
            Shown::Bool(value) => value.to_string(),
            Shown::Int(value) => value.to_string(),
            Shown::Code { value, .. } => value.to_string(),
            Shown::Float32(value) => format!("{:08X} ({value})", value.to_bits()),
            Shown::Float64(value) => format!("{:016X} ({value})", value.to_bits()),
            Shown::Text(octets) | Shown::Utf8(octets) if octets.is_empty() => String::new(),
            Shown::Text(octets) | Shown::Utf8(octets) => format!("{} \"{}\"", hex(octets), String::from_utf8_lossy(octets)),
            Shown::Bits { len, octets } => format!("{len}:{}", bits(*len as usize, octets)),
            Shown::DateTime(octets) => hex(octets),
            Shown::Date(octets) => hex(octets),
            Shown::Time(octets) => hex(octets),
            Shown::Oid(_) | Shown::None | Shown::Count(_) | Shown::Choice { .. } => format!("{:?} {:?}", node.shape, node.value),
        };
        format!("{name} {value}").trim_end().to_owned()
    }

    /// Named bits as the number or the bit string that their parts make up.
    fn parts(&self, node: &Node, name: &str) -> String {
        let item = node.item.map(|id| self.model.item(id)).expect("named bits are an item");
        let Kind::Bits(declared) = &item.kind else { panic!("{} is not named bits", item.name) };
        assert_eq!(declared.parts.len(), node.children.len(), "{}", item.name);
        let number = declared.parts.iter().zip(&node.children).map(|(part, child)| {
            let value = match (&child.value, part.meaning) {
                (Shown::Bool(set), BitMeaning::Flag) => u64::from(*set),
                (Shown::Int(value), _) => u64::try_from(*value).unwrap(),
                (Shown::Code { value, .. }, _) => *value,
                other => panic!("{}: {other:?}", item.name),
            };
            value << part.shift
        });
        let number: u64 = number.sum();
        let width = usize::from(declared.carrier.bits());
        if name == "bit-string" { format!("{width}:{number:0width$b}") } else { number.to_string() }
    }
}

fn bits(len: usize, octets: &[u8]) -> String {
    (0..len).map(|bit| if octets[bit / 8] >> (7 - bit % 8) & 1 == 1 { '1' } else { '0' }).collect()
}
