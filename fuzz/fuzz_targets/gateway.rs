//! Any octets through [`cosem_fuzz::gateway`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::gateway(octets));
