//! COSEM Data.

use serde_json::Value;

use super::error::Compose;
use super::leaf::hexadecimal;
use super::value::bits;
use super::writer::Composer;
use crate::inspect::{
    Cursor, DataLeaf, Description, Fault, MAX_DATA_DEPTH, MAX_DESCRIPTION_DEPTH, MAX_DESCRIPTION_NODES, StringKind, clear_padding,
    data_type_tag, write_length,
};

impl Composer<'_> {
    /// Writes a Data value that stands inside of `depth` others.
    pub(crate) fn write_data(&mut self, value: &Value, depth: usize, out: &mut Vec<u8>) -> Compose<()> {
        let (key, content) = self.only(value, "an object with the name of a Data type")?;
        let name = key.strip_suffix("-hex").unwrap_or(key);
        let Some(tag) = data_type_tag(name).filter(|tag| name == key || matches!(tag, 10 | 12 | 23 | 24)) else {
            return Err(self.fail(format!("the name of a Data type such as \"long-unsigned\" expected, \"{key}\" found")));
        };
        out.push(tag);
        if let Some(leaf) = DataLeaf::of(tag) {
            if name != key && matches!(leaf, DataLeaf::Float32 | DataLeaf::Float64) {
                return self.write_float_hex(leaf, key, content, out);
            }
            if name != key {
                let octets = self.under(key, |composer| composer.octets(content))?;
                write_length(octets.len(), out);
                out.extend(octets);
                return Ok(());
            }
            return self.under(key, |composer| composer.write_data_leaf(leaf, content, out));
        }
        if depth >= MAX_DATA_DEPTH {
            return Err(self.fail(format!("at most {MAX_DATA_DEPTH} values inside of each other expected")));
        }
        self.under(key, |composer| {
            if tag == 19 {
                return composer.write_compact(content, out);
            }
            let elements = composer.array(content)?;
            write_length(elements.len(), out);
            for (index, element) in elements.iter().enumerate() {
                composer.under(format!("[{index}]"), |composer| composer.write_data(element, depth + 1, out))?;
            }
            Ok(())
        })
    }

    fn write_float_hex(&mut self, leaf: DataLeaf, key: &str, content: &Value, out: &mut Vec<u8>) -> Compose<()> {
        let size = if leaf == DataLeaf::Float32 { 4 } else { 8 };
        let octets = self.under(key, |composer| composer.octets_of(content, size))?;
        out.extend(octets);
        Ok(())
    }

    fn write_data_leaf(&mut self, leaf: DataLeaf, value: &Value, out: &mut Vec<u8>) -> Compose<()> {
        match leaf {
            DataLeaf::Empty => {
                if !value.is_null() {
                    return Err(self.expected("null", value));
                }
            }
            DataLeaf::Bool => out.push(u8::from(self.boolean(value)?)),
            DataLeaf::Number(size, signed) => {
                let width = size as u32 * 8;
                let (first, last) = if signed { (-(1 << (width - 1)), (1 << (width - 1)) - 1) } else { (0, (1 << width) - 1) };
                let octets = self.number_within(value, first, last)?.to_be_bytes();
                out.extend_from_slice(&octets[octets.len() - size..]);
            }
            DataLeaf::Bits => {
                let (count, octets) = value.as_str().and_then(bits).ok_or_else(|| self.expected("bits as 0 and 1", value))?;
                write_length(count, out);
                out.extend(octets);
            }
            DataLeaf::String(kind) => {
                let octets = match kind {
                    StringKind::Octets => self.octets(value)?,
                    StringKind::Text | StringKind::Utf8 => self.text_octets(kind, value)?,
                };
                write_length(octets.len(), out);
                out.extend(octets);
            }
            DataLeaf::Float32 => out.extend(self.float32(value)?),
            DataLeaf::Float64 => out.extend(self.float64(value)?),
            DataLeaf::Calendar(size) => out.extend(self.octets_of(value, size)?),
        }
        Ok(())
    }

    /// Writes a compact array after its tag. The contents are held against the description and written in their canonical form.
    fn write_compact(&mut self, value: &Value, out: &mut Vec<u8>) -> Compose<()> {
        let members = self.object(value)?;
        let (Some(description), Some(contents), 2) = (members.get("contents-description"), members.get("array-contents"), members.len())
        else {
            return Err(self.expected("an object of \"contents-description\" and \"array-contents\"", value));
        };
        let mut nodes = 0;
        let description = self.under("contents-description", |composer| composer.write_description(description, 0, &mut nodes, out))?;
        self.under("array-contents", |composer| {
            let octets = hexadecimal(contents).ok_or_else(|| composer.expected("octets in hexadecimal", contents))?;
            if !octets.is_empty() && description.is_empty() {
                return Err(composer.fail("no octets expected, as the elements take none"));
            }
            let mut canonical = Vec::new();
            let mut cursor = Cursor::new(&octets);
            while cursor.remaining() > 0 {
                copy(&mut cursor, &description, &mut canonical).map_err(|fault| {
                    composer.fail(format!("{} at octet {} of the contents: {}", fault.kind, fault.offset, fault.expected))
                })?;
            }
            write_length(canonical.len(), out);
            out.append(&mut canonical);
            Ok(())
        })
    }

    fn write_description(&mut self, value: &Value, depth: usize, nodes: &mut usize, out: &mut Vec<u8>) -> Compose<Description> {
        *nodes += 1;
        if *nodes > MAX_DESCRIPTION_NODES {
            return Err(self.fail(format!("a description of at most {MAX_DESCRIPTION_NODES} types expected")));
        }
        if let Some(name) = value.as_str() {
            let leaf = data_type_tag(name).and_then(|tag| DataLeaf::of(tag).map(|leaf| (tag, leaf)));
            let Some((tag, leaf)) = leaf else {
                return Err(self.expected("the name of a Data type that a compact array can hold", value));
            };
            out.push(tag);
            return Ok(Description::Leaf(tag, leaf));
        }
        let (key, content) = self.only(value, "a type name, or an object with the key \"array\" or \"structure\"")?;
        if depth >= MAX_DESCRIPTION_DEPTH {
            return Err(self.fail(format!("at most {MAX_DESCRIPTION_DEPTH} types inside of each other expected")));
        }
        match key {
            "array" => self.under(key, |composer| {
                let members = composer.object(content)?;
                let (Some(count), Some(element), 2) = (members.get("count"), members.get("element"), members.len()) else {
                    return Err(composer.expected("an object of \"count\" and \"element\"", content));
                };
                let count = composer.under("count", |composer| composer.number_within(count, 0, i128::from(u16::MAX)))? as u16;
                out.push(1);
                out.extend(count.to_be_bytes());
                let element = composer.under("element", |composer| composer.write_description(element, depth + 1, nodes, out))?;
                if element.is_empty() {
                    return Err(composer.fail("an array of elements that take octets expected"));
                }
                Ok(Description::Array(count, Box::new(element)))
            }),
            "structure" => self.under(key, |composer| {
                let members = composer.array(content)?;
                out.push(2);
                write_length(members.len(), out);
                let mut types = Vec::new();
                for (index, member) in members.iter().enumerate() {
                    types.push(composer.under(format!("[{index}]"), |composer| composer.write_description(member, depth + 1, nodes, out))?);
                }
                Ok(Description::Structure(types))
            }),
            _ => Err(self.fail(format!("the key \"array\" or \"structure\" expected, \"{key}\" found"))),
        }
    }
}

/// Copies one value of the contents of a compact array in its canonical form.
fn copy(cursor: &mut Cursor<'_>, description: &Description, out: &mut Vec<u8>) -> Result<(), Box<Fault>> {
    match description {
        Description::Array(count, element) => (0..*count).try_for_each(|_| copy(cursor, element, out)),
        Description::Structure(members) => members.iter().try_for_each(|member| copy(cursor, member, out)),
        Description::Leaf(_, leaf) => {
            let start = cursor.position();
            match leaf {
                DataLeaf::Empty => {}
                DataLeaf::Bool => out.push(u8::from(cursor.take(1, start)?[0] != 0)),
                DataLeaf::Number(size, _) | DataLeaf::Calendar(size) => out.extend_from_slice(cursor.take(*size, start)?),
                DataLeaf::Float32 => out.extend_from_slice(cursor.take(4, start)?),
                DataLeaf::Float64 => out.extend_from_slice(cursor.take(8, start)?),
                DataLeaf::Bits => {
                    let count = cursor.length()?.value;
                    let content = cursor.position();
                    let mut octets = cursor.take(count.div_ceil(8), content)?.to_vec();
                    clear_padding(&mut octets, count);
                    write_length(count, out);
                    out.append(&mut octets);
                }
                DataLeaf::String(_) => {
                    let count = cursor.length()?.value;
                    let content = cursor.position();
                    write_length(count, out);
                    out.extend_from_slice(cursor.take(count, content)?);
                }
            }
            Ok(())
        }
    }
}
