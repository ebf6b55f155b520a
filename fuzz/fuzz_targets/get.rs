//! Any octets through [`cosem_fuzz::get`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::get(octets));
