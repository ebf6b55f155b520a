//! Seeds for the targets, from the project's vectors and spec files.

use std::path::Path;
use std::{fs, io};

use cosem_codec::link::hdlc::{Frames, RuleSet, Rules};
use cosem_codec::link::llc::Llc;
use cosem_spec::subject::Subject;
use toml::{Table, Value};

use crate::agreement::model;
use crate::class::{Member, header};
use crate::{family_of, structured, subjects};

/// Octets for a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed {
    /// The target.
    pub target: &'static str,
    /// The file name.
    pub name: String,
    /// The octets.
    pub octets: Vec<u8>,
}

/// Everything in `spec/vectors/*.toml` that is the input of a target, and the spec files of the suite.
///
/// # Errors
/// A file that cannot be read, or is not TOML.
pub fn seeds() -> io::Result<Vec<Seed>> {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/vectors");
    let mut files: Vec<_> = fs::read_dir(vectors)?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::path);
    let mut seeds = Vec::new();
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codec/tests/oracles/security.toml");
    let all = files.iter().map(fs::DirEntry::path).chain([recorded]);
    for file in all.filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
        let table: Table =
            fs::read_to_string(&file)?.parse().map_err(|error| io::Error::new(io::ErrorKind::InvalidData, format!("{file:?}: {error}")))?;
        for entry in ["vector", "capture", "certificate"]
            .into_iter()
            .filter_map(|list| table.get(list)?.as_array())
            .flatten()
            .filter_map(Value::as_table)
        {
            from_entry(entry, &mut seeds);
        }
    }
    seeds.extend(cosem_spec::suite::FILES.iter().map(|file| Seed {
        target: "spec_language",
        name: file.path.replace('/', "-"),
        octets: file.text.as_bytes().to_vec(),
    }));
    let known = std::mem::take(&mut seeds);
    seeds.extend(known.iter().flat_map(derived));
    seeds.extend(known);
    seeds.extend(members());
    Ok(seeds)
}

/// What a seed of one target is for others.
fn derived(seed: &Seed) -> Vec<Seed> {
    let to = |target, octets: &[u8]| Seed { target, name: seed.name.clone(), octets: octets.to_vec() };
    match seed.target {
        "apdu" => vec![to("apdu_grown", &seed.octets), to("peer", &seed.octets)],
        "data" => {
            let inspection = Subject::Data.inspect(model(), &seed.octets);
            let nodes = inspection.iter().flat_map(|inspection| inspection.tree.walk());
            let compact = nodes.filter(|node| node.type_name == "compact-array");
            let inside = compact.filter_map(|node| seed.octets.get(node.offset + 1..node.offset + node.len));
            inside.map(|octets| to("compact_array", octets)).chain([to("peer", &seed.octets)]).collect()
        }
        _ => Vec::new(),
    }
}

/// One seed for each thing that the suite has: what the target makes of few octets.
fn members() -> impl Iterator<Item = Seed> {
    (0..subjects::all().len()).filter_map(|index| {
        let header: [u8; structured::HEADER] = u16::try_from(index).ok()?.to_be_bytes();
        let name = subjects::all()[index].label(model()).to_string().replace(' ', "-");
        Some(Seed { target: "structured", name, octets: [&header[..], &[0x5A, 0x01, 0xC3, 0x00]].concat() })
    })
}

/// The seeds of one vector or capture.
fn from_entry(entry: &Table, seeds: &mut Vec<Seed>) {
    let text = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default();
    let number = |key: &str| entry.get(key).and_then(Value::as_integer);
    let name = text("name");
    security(entry, name, seeds);
    let octets = octets(text("hex"));
    if entry.contains_key("any_class") {
        for octets in [octets, name.as_bytes().to_vec()] {
            seeds.push(Seed { target: "obis", name: format!("{name}.{}", seeds.len()), octets });
        }
        return;
    }
    let mut add = |target, octets: &[u8]| seeds.push(Seed { target, name: format!("{name}.{}", seeds.len()), octets: octets.to_vec() });
    if let (Some(class_id), Some(version)) = (number("class_id"), number("version")) {
        let member_number = |key: &str| number(key).and_then(|number| i8::try_from(number).ok());
        let selector = number("selector").and_then(|number| u8::try_from(number).ok());
        let member = match (selector, member_number("attribute"), member_number("method")) {
            (Some(selector), Some(attribute), _) => Member::Selection(attribute, selector),
            (None, Some(attribute), _) => Member::Attribute(attribute),
            (_, None, Some(method)) => Member::Parameter(method),
            (_, None, None) => return,
        };
        if let (Ok(class_id), Ok(version)) = (u16::try_from(class_id), u8::try_from(version)) {
            add("class", &[&header(class_id, version, member), &octets[..]].concat());
            add("data", &octets);
        }
        return;
    }
    let layers: Vec<_> = entry.get("layers").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    match (text("kind"), layers.first().copied().unwrap_or_default()) {
        ("data", _) => add("data", &octets),
        ("proxy" | "proxy_error" | "proxy_response", _) => add("lon_apdu", &octets),
        ("apdu_response", _) => {
            // the first octet is the request
            let request = entry.get("fields").and_then(|fields| fields.get("request_code")).and_then(Value::as_integer);
            let request = request.and_then(|request| u8::try_from(request).ok()).unwrap_or_default();
            add("lon_apdu", &[&[request][..], &octets].concat());
        }
        ("cnip", _) => add("lon_datagram", &octets),
        ("mep" | "osgp", _) => {
            add("osgp_table", &octets);
            // a message of the adaptation layer without protection, and a challenge
            add("lon_channel", &[&[0x00, 0x10, 0x01][..], &octets].concat());
            add("lon_channel", &[&[0x20, 0x01, 0x02][..], &[0x5A; 16]].concat());
        }
        (kind, _) if kind.starts_with("lpdu") => {
            add("lpdu", &octets);
            if let Some(npdu) = octets.get(1..octets.len().saturating_sub(2)) {
                add("npdu", npdu);
            }
        }
        (kind, layer) if kind.starts_with("hdlc") || layer == "hdlc" => {
            add("hdlc", &octets);
            let rules = Rules { tolerated: RuleSet::ALL, ..Rules::STRICT };
            for frame in Frames::new(&octets, rules).flatten() {
                if let Ok(llc) = Llc::decode(frame.information) {
                    add_apdu(llc.apdu, &mut add);
                }
            }
        }
        (kind, layer) if kind.starts_with("wrapper") || layer == "wrapper" => {
            add("wrapper", &octets);
            if let Some(apdu) = octets.get(8..) {
                add_apdu(apdu, &mut add);
            }
        }
        (kind, layer) if kind.starts_with("mbus") || layer == "mbus" => add("mbus", &octets),
        (kind, _) if kind.starts_with("ciase") => add("ciase", &octets),
        (kind, _) if kind.starts_with("gateway") => add("gateway", &octets),
        ("apdu", _) | ("", "apdu") => add_apdu(&octets, &mut add),
        _ => {}
    }
}

/// An APDU is a seed of its family and of all APDUs.
fn add_apdu(octets: &[u8], add: &mut impl FnMut(&'static str, &[u8])) {
    if let Some(&tag) = octets.first() {
        add("apdu", octets);
        if let Some(family) = family_of(tag) {
            add(family, octets);
        }
    }
}

/// The octets of a text of hexadecimal digits.
fn octets(text: &str) -> Vec<u8> {
    let digits: Vec<_> = text.chars().filter_map(|digit| digit.to_digit(16)).collect();
    digits.chunks_exact(2).filter_map(|pair| u8::try_from(pair[0] << 4 | pair[1]).ok()).collect()
}

/// The seeds of a vector of the security, or of a certificate.
fn security(entry: &Table, name: &str, seeds: &mut Vec<Seed>) {
    let of = |key: &str| octets(entry.get(key).and_then(Value::as_str).unwrap_or_default());
    let of_all = |keys: &[&str]| keys.iter().flat_map(|key| of(key)).collect::<Vec<u8>>();
    let kind = entry.get("type").and_then(Value::as_str).unwrap_or_default();
    let (target, octets) = match kind {
        "aes-gcm-apdu" | "aes-gcm-reject" => ("security_removal", of("apdu")),
        "hls" => ("security_hls", of_all(&["challenge", "ctos", "result"])),
        "aes-key-wrap" => ("security_keys", of("result")),
        "key-agreement" => ("security_keys", of_all(&["u_ephemeral_public", "key"])),
        "ecdsa" if entry.contains_key("apdu") => ("security_signing", of("apdu")),
        "ecdsa" => ("security_keys", of_all(&["message", "signature"])),
        _ if entry.contains_key("der") => ("security_certificates", of("der")),
        _ => return,
    };
    if kind == "aes-gcm-apdu" && octets.first() == Some(&0xDD) {
        seeds.push(Seed { target: "security_keys", name: format!("{name}.{}", seeds.len()), octets: octets.clone() });
    }
    seeds.push(Seed { target, name: format!("{name}.{}", seeds.len()), octets });
}
