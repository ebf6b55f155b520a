//! Known answers: every vector decodes as stated and encodes back to the same octets.

use cosem_codec::apdu::Apdu;
use cosem_codec::data::Data;
use cosem_codec::{Decode, Encode};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    vector: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    name: String,
    kind: String,
    hex: String,
    valid: bool,
    canonical: Option<bool>,
    refused_by: Option<String>,
}

fn octets(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hexadecimal digits")).collect()
}

fn vectors() -> Vec<Vector> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/vectors/apdu.toml");
    let text = std::fs::read_to_string(path).expect("a readable file");
    toml::from_str::<File>(&text).expect("a file of vectors").vector
}

/// Decodes and encodes again.
fn again<'a, T: Decode<'a> + Encode + core::fmt::Debug>(octets: &'a [u8]) -> Result<(Vec<u8>, bool), String> {
    let value = T::decode(octets).map_err(|error| error.to_string())?;
    let mut out = vec![0; value.encoded_len()];
    value.encode(&mut out).map_err(|error| format!("encode: {error}"))?;
    Ok((out, T::decode_canonical(octets).is_ok()))
}

#[test]
fn apdus_and_data() {
    let mut wrong = Vec::new();
    let vectors = vectors();
    for vector in &vectors {
        let octets = octets(&vector.hex);
        let result = match vector.kind.as_str() {
            "data" => again::<Data<'_>>(&octets),
            _ => again::<Apdu<'_>>(&octets),
        };
        let name = &vector.name;
        match result {
            Ok(_) if !vector.valid && vector.refused_by.is_none() => wrong.push(format!("{name}: accepted")),
            Ok((out, canonical)) => {
                let expected = vector.canonical.unwrap_or(true);
                if (out == octets) != expected {
                    wrong.push(format!("{name}: encodes to {out:02x?}"));
                }
                if canonical != expected {
                    wrong.push(format!("{name}: decode_canonical is {canonical}"));
                }
            }
            Err(error) if vector.valid => wrong.push(format!("{name}: {error}")),
            Err(_) => {}
        }
    }
    assert_eq!(vectors.len(), 265);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
