//! Sealing and opening APDUs.

mod common;

use criterion::{criterion_group, criterion_main};

fn security(criterion: &mut criterion::Criterion) {
    common::group(criterion, "security");
}

criterion_group!(benches, security);
criterion_main!(benches);
