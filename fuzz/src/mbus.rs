//! Frames of the wired M-Bus, and the APDUs whose pieces they carry.

use cosem_codec::link::Progress;
use cosem_codec::link::buffer::SliceBuffer;
use cosem_codec::link::mbus::{Reassembler, Rules, read};

use crate::frames;

/// A line of frames: what is read is written again, what is joined was received, and a reader always goes on.
///
/// # Panics
/// When an oracle finds a fault.
pub fn mbus(octets: &[u8]) {
    frames::mbus_segment(octets);
    for rules in [Rules::STRICT, Rules::DEPLOYED] {
        let mut storage = [0; 512];
        let mut reassembler = Reassembler::new(SliceBuffer::new(&mut storage));
        let mut rest = octets;
        let mut received = 0;
        while !rest.is_empty() {
            let used = match read(rest, &rules) {
                Progress::Complete { unit, consumed } => {
                    assert_eq!(unit.to_vec(&rules).as_deref(), Ok(&rest[..consumed]), "encoded again");
                    assert!(rules.length_wraps || !unit.length_wraps());
                    if unit.carries_apdu()
                        && let Ok(segment) = unit.segment()
                    {
                        received += segment.data.len();
                        if let Ok(Some(apdu)) = reassembler.push(&segment) {
                            assert!(apdu.len() <= received, "more than was received");
                        }
                    }
                    consumed
                }
                Progress::Invalid { error, skip } => {
                    assert!(error.offset() < rest.len() && !error.to_string().is_empty());
                    skip
                }
                Progress::Incomplete { needed, .. } => {
                    assert!(needed > 0);
                    break;
                }
            };
            assert!(used > 0 && used <= rest.len());
            rest = &rest[used..];
        }
    }
}
