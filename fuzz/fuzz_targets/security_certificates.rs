//! Any octets through [`cosem_fuzz::security::certificates`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::security::certificates(octets));
