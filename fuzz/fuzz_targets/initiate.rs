//! Any octets through [`cosem_fuzz::initiate`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::initiate(octets));
