//! Messages made of others: for the mutator of a fuzzer that shall stay close to what the model says.

use serde_json::{Map, Value};

use super::{Generator, Random};
use crate::inspect::{Inspection, Node, to_json};
use crate::model::Model;
use crate::subject::Subject;

/// Changes messages of one kind: by value, with lengths and counts that fit again, or by octets where the model says that something starts.
///
/// It knows nothing of what decodes the messages. In a libFuzzer target of any project, in Rust or behind a C interface:
///
/// ```
/// use cosem_spec::generate::Mutator;
/// use cosem_spec::subject::Subject;
///
/// // libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| { mutate(data, size, max_size, seed) });
/// fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
///     let model = cosem_spec::suite::model();
///     let apdu = Subject::Item(model.find("Apdu").unwrap().id);
///     let changed = Mutator::new(model, apdu).mutate(&data[..size], seed.into());
///     let length = changed.len().min(max_size).min(data.len());
///     data[..length].copy_from_slice(&changed[..length]);
///     length
/// }
///
/// let mut data = [0; 64];
/// data[..13].copy_from_slice(&[0xC0, 1, 0xC1, 0, 3, 1, 0, 1, 8, 0, 255, 2, 0]);
/// assert!(mutate(&mut data, 13, 64, 1) <= 64);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Mutator<'m> {
    model: &'m Model,
    subject: Subject,
}

impl<'m> Mutator<'m> {
    /// For messages of a subject.
    #[must_use]
    pub const fn new(model: &'m Model, subject: Subject) -> Self {
        Self { model, subject }
    }

    /// A message near to `octets`: still valid, bent, or wrong. The same seed gives the same message.
    ///
    /// Octets that are not what the subject says are repaired, cut where they went wrong, or given up for a message of the generator. A
    /// subject that the model does not have changes nothing.
    #[must_use]
    pub fn mutate(&self, octets: &[u8], seed: u64) -> Vec<u8> {
        let mut random = Random::new(seed);
        let Some(inspection) = self.subject.inspect(self.model, octets) else { return octets.to_vec() };
        let changed = match random.below(8) {
            0 => None,
            1 => self.fresh_case(&mut random),
            2..=4 => self.other_value(&inspection, &mut random),
            _ => Some(other_octets(octets, &inspection, &mut random)),
        };
        changed.or_else(|| self.fresh(&mut random)).unwrap_or_else(|| octets.to_vec())
    }

    /// A valid message.
    fn fresh(&self, random: &mut Random) -> Option<Vec<u8>> {
        Some(Generator::of_octets(self.model, &random.octets(ENTROPY)).message(self.subject)?.octets)
    }

    /// One of the changes of a message whose verdict is known.
    fn fresh_case(&self, random: &mut Random) -> Option<Vec<u8>> {
        let mut cases = Generator::of_octets(self.model, &random.octets(ENTROPY)).message(self.subject)?.cases();
        let chosen = random.below(cases.len());
        Some(cases.swap_remove(chosen).octets)
    }

    /// The value with a part from another message at the same place, or with an element more or less, composed: lengths fit again.
    fn other_value(&self, inspection: &Inspection, random: &mut Random) -> Option<Vec<u8>> {
        if !inspection.is_sound() {
            return None;
        }
        let mut value = to_json(&inspection.tree);
        let other = self.subject.inspect(self.model, &self.fresh(random)?).map(|inspection| to_json(&inspection.tree))?;
        cross(&mut value, &other, random);
        self.subject.compose(self.model, &value).ok()
    }
}

/// Octets that decide about a fresh message; behind them it goes on as the generator does.
const ENTROPY: usize = 64;

/// Goes down both values as far as they have the same form, and takes a part of the other one.
fn cross(value: &mut Value, other: &Value, random: &mut Random) {
    let deeper = random.below(4) != 0;
    match (value, other) {
        (Value::Object(fields), Value::Object(others)) if deeper && shared(fields, others) > 0 => {
            let chosen = random.below(shared(fields, others));
            let pair = fields.iter_mut().filter_map(|(name, value)| Some((value, others.get(name)?))).nth(chosen);
            if let Some((value, other)) = pair {
                cross(value, other, random);
            }
        }
        (Value::Array(elements), Value::Array(others)) if deeper => cross_lists(elements, others, random),
        (value, other) => *value = other.clone(),
    }
}

/// The names that both have.
fn shared(fields: &Map<String, Value>, others: &Map<String, Value>) -> usize {
    fields.keys().filter(|name| others.contains_key(*name)).count()
}

/// An element from the other list in place of one, behind one, an element twice, one less, or one changed itself.
fn cross_lists(elements: &mut Vec<Value>, others: &[Value], random: &mut Random) {
    let place = random.below(elements.len());
    let other = others.get(random.below(others.len())).or_else(|| elements.get(place)).cloned();
    match (random.below(4), other) {
        (0, Some(other)) => elements.insert(place, other),
        (1, _) if !elements.is_empty() => _ = elements.remove(place),
        (2, _) if !elements.is_empty() => elements.insert(place, elements[place].clone()),
        (_, Some(other)) if place < elements.len() => cross(&mut elements[place], &other, random),
        (_, Some(other)) => elements.push(other),
        (_, None) => {}
    }
}

/// Octets changed where something starts or ends: a value left out, written twice, in place of another, its first octet changed.
fn other_octets(octets: &[u8], inspection: &Inspection, random: &mut Random) -> Vec<u8> {
    let nodes: Vec<&Node> = inspection.tree.walk().filter(|node| node.len > 0 && node.offset + node.len <= octets.len()).collect();
    let mut out = octets.to_vec();
    // what went wrong is cut off, or looked at once more
    if let Some(error) = &inspection.error
        && random.below(2) == 0
    {
        match out.get_mut(error.offset) {
            Some(octet) if random.below(2) == 0 => *octet = random.octet(),
            Some(_) => out.truncate(error.offset),
            None => out.extend(random.octets(4)),
        }
        return out;
    }
    let Some(node) = nodes.get(random.below(nodes.len())) else { return random.octets(8) };
    let at = node.offset..node.offset + node.len;
    let from = nodes[random.below(nodes.len())];
    let part = octets[from.offset..from.offset + from.len].to_vec();
    match random.below(6) {
        0 => _ = out.drain(at),
        1 => _ = out.splice(at.start..at.start, octets[at.clone()].iter().copied()),
        2 => _ = out.splice(at, part),
        3 => _ = out.splice(at.end..at.end, part),
        4 => out[at.start] = random.octet(),
        _ => {
            out[at.start] =
                [0x00, 0x7F, 0x80, 0x81, 0x84, 0xFF, out[at.start].wrapping_add(1), out[at.start].wrapping_sub(1)][random.below(8)]
        }
    }
    out
}
