//! Packed frames: the TCP-UDP/IP wrapper, the LLC header, and the frames of ISO/IEC 14908-1.

cosem_derive::suite!("frame");
