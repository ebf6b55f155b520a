//! Any octets through [`cosem_fuzz::access`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::access(octets));
