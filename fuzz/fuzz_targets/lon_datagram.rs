//! Any octets through [`cosem_fuzz::lon_datagram`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::lon_datagram(octets));
