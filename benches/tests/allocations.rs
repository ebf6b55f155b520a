//! No candidate of the codec allocates while it decodes or encodes into a slice.

use cosem_benches::candidate::Role;
use cosem_benches::subjects;

#[test]
fn the_codec_does_not_allocate() {
    for subject in subjects::all() {
        for entry in subject.entries.iter().filter(|entry| entry.role != Role::Peer) {
            let mut ready = entry.ready(&subject.message);
            let counted = allocation_counter::measure(|| {
                std::hint::black_box(ready.measured(3));
            });
            assert_eq!(counted.count_total, 0, "{}/{}: {} allocates", subject.group, subject.name, entry.name);
        }
    }
}
