//! Benches of the codec: against hand-written floors and against other codecs.
//!
//! Each [`Subject`](candidate::Subject) is a message and everybody who can read (or write) it. Before anything is timed, all
//! candidates of a subject must find the same leaves. Three programs use the same list:
//!
//! - `cargo bench -p cosem-benches`: criterion, time for people;
//! - `cargo run --release -p cosem-benches --bin ratios`: interleaved runs and one table of ratios to the floor and to the fastest peer;
//! - `benches/instructions.sh`: instructions by callgrind, which repeat exactly.

pub mod candidate;
pub mod codec;
pub mod described;
pub mod floor;
pub mod lon;
pub mod messages;
pub mod nom_layer;
pub mod obis;
pub mod peers;
pub mod security;
pub mod sink;
pub mod subjects;
