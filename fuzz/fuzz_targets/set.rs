//! Any octets through [`cosem_fuzz::set`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::set(octets));
