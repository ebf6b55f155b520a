//! One criterion group for all subjects of a group.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cosem_benches::subjects;
use criterion::{BenchmarkId, Criterion, Throughput};

/// Benches every candidate of every subject of this group, after all of them found the same leaves.
///
/// # Panics
/// When candidates disagree.
pub(crate) fn group(criterion: &mut Criterion, name: &str) {
    let mut group = criterion.benchmark_group(name);
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
    for subject in subjects::all().into_iter().filter(|subject| subject.group == name) {
        if let Err(difference) = subject.compare() {
            panic!("{difference}");
        }
        group.throughput(Throughput::Bytes(subject.message.len() as u64));
        for entry in &subject.entries {
            let mut ready = entry.ready(&subject.message);
            group.bench_function(BenchmarkId::new(subject.name, entry.name), |bencher| {
                bencher.iter_custom(|times| {
                    let start = Instant::now();
                    black_box(ready.measured(times));
                    start.elapsed()
                });
            });
        }
    }
    group.finish();
}
