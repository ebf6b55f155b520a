//! What OBIS codes mean.

mod common;

use criterion::{criterion_group, criterion_main};

fn obis(criterion: &mut criterion::Criterion) {
    common::group(criterion, "obis");
}

criterion_group!(benches, obis);
criterion_main!(benches);
