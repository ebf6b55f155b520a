//! Decoding known types: rows of a profile, object lists.

mod common;

use criterion::{criterion_group, criterion_main};

fn typed(criterion: &mut criterion::Criterion) {
    common::group(criterion, "typed");
}

criterion_group!(benches, typed);
criterion_main!(benches);
