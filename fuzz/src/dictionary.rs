//! Dictionaries for the fuzzer: octets that mean something, from the spec files and the vectors; words of the spec language.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use cosem_spec::generate::Generator;
use cosem_spec::model::{Carrier, Encoding, Item, Kind};
use cosem_spec::subject::Subject;

use crate::agreement::model;
use crate::seeds::Seed;

/// Messages of an item whose starts are taken: alternatives come in turn.
const MESSAGES: usize = 12;
/// Octets of a start: a tag, a selector, and one more.
const START: usize = 2;
/// Octets that one entry has at most; libFuzzer takes up to 64.
const LONGEST: usize = 24;
/// Seeds of a target that must start in the same way, for the start to be an entry.
const SHARED_BY: usize = 3;

/// The entries for targets over octets, by what they are, sorted and each once:
/// - how the messages of each item begin that has a tag, a selector or a type tag, and those of each member of a class;
/// - object identifiers, and codes of two octets and more;
/// - a logical name of each OBIS catalogue, as an octet-string;
/// - lengths next to where their form changes;
/// - how several seeds of a target begin: frames that no spec file describes.
#[must_use]
pub fn octets(seeds: &[Seed]) -> Vec<Vec<u8>> {
    let mut entries = BTreeSet::new();
    let mut generator = Generator::new(model(), 0);
    for subject in Subject::all(model()) {
        let item = subject.item().map(|id| model().item(id));
        for _ in 0..MESSAGES {
            let Some(message) = generator.message(subject) else { continue };
            if item.is_some_and(is_code) && message.len() <= LONGEST {
                entries.insert(message.octets);
            } else if item.is_none_or(is_marked) {
                entries.extend(message.octets.get(..START).map(<[u8]>::to_vec));
            }
        }
    }
    for item in &model().items {
        if let Kind::Catalogue(catalogue) = &item.kind {
            entries.extend(catalogue.rules.first().and_then(|rule| {
                let code: Option<Vec<u8>> = rule.sets.iter().map(|set| (0..=255).find(|octet| set.contains(*octet))).collect();
                Some([&[9, 6], &code?[..]].concat())
            }));
        }
    }
    entries.extend([0x7F_u32, 0x80, 0xFF, 0x100, 0xFFFF, 0x1_0000].into_iter().map(length));
    entries.extend(shared_starts(seeds));
    entries.into_iter().collect()
}

/// True for what begins with an octet that tells what it is.
fn is_marked(item: &Item) -> bool {
    match &item.kind {
        Kind::Choice(_) | Kind::Class(_) => true,
        Kind::Sequence(sequence) => sequence.tag.is_some() || matches!(item.encoding, Encoding::Ber | Encoding::Data),
        Kind::Bits(bits) => !bits.prefixes.is_empty(),
        _ => false,
    }
}

/// True for named values that are more than an octet: chance does not find them.
fn is_code(item: &Item) -> bool {
    matches!(&item.kind, Kind::Codes(codes) if codes.carrier == Carrier::Oid || codes.carrier.bits() > 8)
}

/// A length in its shortest form, as A-XDR and BER write it.
fn length(length: u32) -> Vec<u8> {
    let octets: Vec<u8> = length.to_be_bytes().into_iter().skip_while(|octet| *octet == 0).collect();
    if length < 0x80 { octets } else { [&[0x80 | u8::try_from(octets.len()).unwrap_or_default()], &octets[..]].concat() }
}

fn shared_starts(seeds: &[Seed]) -> impl Iterator<Item = Vec<u8>> {
    let mut starts: BTreeMap<(&str, &[u8]), usize> = BTreeMap::new();
    for seed in seeds.iter().filter(|seed| !TEXTS.contains(&seed.target)) {
        for start in [2, 3, 4].into_iter().filter_map(|start| seed.octets.get(..start)) {
            *starts.entry((seed.target, start)).or_default() += 1;
        }
    }
    starts.into_iter().filter(|(_, count)| *count >= SHARED_BY).map(|((_, start), _)| start.to_vec())
}

/// Targets over texts.
pub const TEXTS: &[&str] = &["spec_language"];

/// Words that several spec files of the suite have.
#[must_use]
pub fn words() -> Vec<Vec<u8>> {
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    for file in cosem_spec::suite::FILES {
        let code = file.text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let words = code.flat_map(|line| line.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '#'));
        let words: BTreeSet<&str> =
            words.filter(|word| word.len() > 1 && !word.starts_with(|letter: char| letter.is_ascii_digit())).collect();
        words.into_iter().for_each(|word| *files.entry(word).or_default() += 1);
    }
    files.into_iter().filter(|(_, count)| *count >= SHARED_BY).map(|(word, _)| word.as_bytes().to_vec()).collect()
}

/// Entries in the form of libFuzzer and AFL.
#[must_use]
pub fn to_text(entries: &[Vec<u8>]) -> String {
    let mut text = String::new();
    for entry in entries {
        let quoted: String = entry
            .iter()
            .map(|octet| match octet {
                b'"' | b'\\' => format!("\\{}", char::from(*octet)),
                b' '..=b'~' => char::from(*octet).to_string(),
                _ => format!("\\x{octet:02X}"),
            })
            .collect();
        writeln!(text, "\"{quoted}\"").expect("a text");
    }
    text
}
