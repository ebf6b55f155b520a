//! Decoding small APDUs.

mod common;

use criterion::{criterion_group, criterion_main};

fn apdu(criterion: &mut criterion::Criterion) {
    common::group(criterion, "apdu");
}

criterion_group!(benches, apdu);
criterion_main!(benches);
