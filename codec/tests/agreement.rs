//! The generated codec against the inspector of `cosem-spec`. Both come from the same spec files and share no code, so each is the
//! other's oracle: verdict, kind and place of an error, octets missing or left over, and the canonical octets of the value are the same.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use cosem_spec::suite;
use support::oracle::{disagreement, report};
use support::subject::Subject;
use support::vectors::{Vector, vectors};

/// The most octets that all changed forms of one vector may have together, so that the object lists do not take all the time.
const OCTETS_PER_VECTOR: usize = 100_000;

fn compare(inputs: impl Iterator<Item = (Subject, Vec<u8>)>) -> usize {
    let model = suite::model();
    let mut looked_at = 0;
    let mut found = Vec::new();
    for (subject, octets) in inputs {
        looked_at += 1;
        if let Some(message) = disagreement(model, subject, &octets) {
            found.push((subject, octets, message));
        }
    }
    report(found, looked_at);
    looked_at
}

/// The positions in a vector where it is changed: all, or as many as its octets allow, evenly spread.
fn positions(vector: &Vector, forms: usize) -> impl Iterator<Item = usize> {
    let len = vector.octets.len();
    let step = (len * len * forms).div_ceil(OCTETS_PER_VECTOR).max(1);
    (0..len).step_by(step)
}

#[test]
fn on_the_vectors() {
    let looked_at = compare(vectors().into_iter().map(|vector| (vector.subject, vector.octets)));
    assert!(looked_at > 500, "{looked_at}");
}

#[test]
fn on_truncations() {
    let truncated = vectors().into_iter().flat_map(|vector| {
        let positions: Vec<_> = positions(&vector, 1).collect();
        positions.into_iter().map(move |len| (vector.subject, vector.octets[..len].to_vec()))
    });
    let looked_at = compare(truncated);
    assert!(looked_at > 10_000, "{looked_at}");
}

#[test]
fn on_single_octets_changed() {
    let changes: [fn(u8) -> u8; 6] =
        [|octet| octet ^ 0x01, |octet| octet ^ 0x80, |octet| octet.wrapping_add(3), |_| 0x00, |_| 0x81, |_| 0xFF];
    let changed = vectors().into_iter().flat_map(move |vector| {
        let positions: Vec<_> = positions(&vector, changes.len()).collect();
        positions.into_iter().flat_map(move |at| {
            let vector = vector.clone();
            changes.into_iter().map(move |change| {
                let mut octets = vector.octets.clone();
                octets[at] = change(octets[at]);
                (vector.subject, octets)
            })
        })
    });
    let looked_at = compare(changed);
    assert!(looked_at > 50_000, "{looked_at}");
}

#[test]
fn on_octets_put_in_and_left_out() {
    let changed = vectors().into_iter().flat_map(|vector| {
        let positions: Vec<_> = positions(&vector, 2).collect();
        positions.into_iter().flat_map(move |at| {
            let (mut longer, mut shorter) = (vector.octets.clone(), vector.octets.clone());
            longer.insert(at, 0x02);
            shorter.remove(at);
            [(vector.subject, longer), (vector.subject, shorter)]
        })
    });
    let looked_at = compare(changed);
    assert!(looked_at > 10_000, "{looked_at}");
}
