//! Encoding a profile from rows.

mod common;

use criterion::{criterion_group, criterion_main};

fn encode(criterion: &mut criterion::Criterion) {
    common::group(criterion, "encode");
}

criterion_group!(benches, encode);
criterion_main!(benches);
