//! Any octets through [`cosem_fuzz::short_name`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::short_name(octets));
