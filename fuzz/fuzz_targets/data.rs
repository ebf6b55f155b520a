//! Any octets through [`cosem_fuzz::data`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::data(octets));
