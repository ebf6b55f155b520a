//! Packed frames: the TCP-UDP/IP wrapper and the LLC header.

cosem_derive::suite!("frame");
