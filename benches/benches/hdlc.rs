//! HDLC frames, checked and put together.

mod common;

use criterion::{criterion_group, criterion_main};

fn hdlc(criterion: &mut criterion::Criterion) {
    common::group(criterion, "hdlc");
}

criterion_group!(benches, hdlc);
criterion_main!(benches);
