//! CRC-16/X-25.

mod common;

use criterion::{criterion_group, criterion_main};

fn crc(criterion: &mut criterion::Criterion) {
    common::group(criterion, "crc");
}

criterion_group!(benches, crc);
criterion_main!(benches);
