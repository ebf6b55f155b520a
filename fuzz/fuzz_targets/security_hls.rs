//! Any octets through [`cosem_fuzz::security::hls`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::security::hls(octets));
