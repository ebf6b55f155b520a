//! Frames of ISO/IEC 14908-1.

mod common;

use criterion::{criterion_group, criterion_main};

fn lon(criterion: &mut criterion::Criterion) {
    common::group(criterion, "lon");
}

criterion_group!(benches, lon);
criterion_main!(benches);
