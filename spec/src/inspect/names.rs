//! Type names in the standard's words.

use crate::model::{Encoding, Int, Model, Type};

/// The type names of COSEM Data by tag, as the standard spells them.
pub(crate) const DATA_TYPES: &[(u8, &str)] = &[
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
    (28, "delta-integer"),
    (29, "delta-long"),
    (30, "delta-double-long"),
    (31, "delta-unsigned"),
    (32, "delta-long-unsigned"),
    (33, "delta-double-long-unsigned"),
    (255, "dont-care"),
];

/// The name of the Data type with this tag.
pub(crate) fn data_type_name(tag: u8) -> Option<&'static str> {
    DATA_TYPES.iter().find(|(known, _)| *known == tag).map(|(_, name)| *name)
}

/// The tag of the Data type with this name.
pub(crate) fn data_type_tag(name: &str) -> Option<u8> {
    DATA_TYPES.iter().find(|(_, known)| *known == name).map(|(tag, _)| *tag)
}

/// A Data tag in words, for messages: `long-unsigned (tag 18)`, `tag 99`.
pub(crate) fn data_tag_text(tag: u8) -> String {
    data_type_name(tag).map_or_else(|| format!("tag {tag}"), |name| format!("{name} (tag {tag})"))
}

/// The Data tag of an integer, or `None` where Data has no such integer.
pub(crate) fn int_tag(int: &Int) -> Option<u8> {
    Some(match (int.octets, int.signed) {
        (1, false) => 17,
        (2, false) => 18,
        (4, false) => 6,
        (8, false) => 21,
        (1, true) => 15,
        (2, true) => 16,
        (4, true) => 5,
        (8, true) => 20,
        _ => return None,
    })
}

/// The name of a type, as the standard calls it in this encoding.
pub(crate) fn type_name(model: &Model, ty: &Type, encoding: Encoding) -> String {
    let data = encoding == Encoding::Data;
    let pick = |in_data: &str, elsewhere: &str| (if data { in_data } else { elsewhere }).to_owned();
    match ty {
        Type::Null => pick("null-data", "NULL"),
        Type::Bool => pick("boolean", "BOOLEAN"),
        Type::Int(int) => int_name(int, encoding),
        Type::Float32 => pick("float32", "Float32"),
        Type::Float64 => pick("float64", "Float64"),
        Type::Bcd => pick("bcd", "BCD"),
        Type::Octets(_) | Type::Contained(_) => pick("octet-string", "OCTET STRING"),
        Type::Text(_) => pick("visible-string", "VisibleString"),
        Type::Utf8(_) => pick("utf8-string", "UTF8String"),
        Type::BitString(_) => pick("bit-string", "BIT STRING"),
        Type::Oid => "OBJECT IDENTIFIER".to_owned(),
        Type::DateTime => "date-time".to_owned(),
        Type::Date => "date".to_owned(),
        Type::Time => "time".to_owned(),
        Type::Data => "Data".to_owned(),
        Type::Item(id) => model.item(*id).spelled.clone(),
        Type::List(_) => pick("array", "SEQUENCE OF"),
        Type::Match(_) => "CHOICE".to_owned(),
    }
}

/// The name of an integer type.
pub(crate) fn int_name(int: &Int, encoding: Encoding) -> String {
    match encoding {
        Encoding::Data => int_tag(int).and_then(data_type_name).map_or_else(|| packed_name(int), str::to_owned),
        Encoding::Ber => "INTEGER".to_owned(),
        Encoding::Axdr | Encoding::Octets => packed_name(int),
    }
}

fn packed_name(int: &Int) -> String {
    let sign = if int.signed { "Integer" } else { "Unsigned" };
    let order = if int.little_endian { ", low octet first" } else { "" };
    format!("{sign}{}{order}", u32::from(int.octets) * 8)
}
