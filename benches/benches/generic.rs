//! Decoding any COSEM Data and visiting every leaf.

mod common;

use criterion::{criterion_group, criterion_main};

fn generic(criterion: &mut criterion::Criterion) {
    common::group(criterion, "generic");
}

criterion_group!(benches, generic);
criterion_main!(benches);
