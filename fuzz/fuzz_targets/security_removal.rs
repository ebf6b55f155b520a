//! Any octets through [`cosem_fuzz::security::removal`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::security::removal(octets));
