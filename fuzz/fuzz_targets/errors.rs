//! Any octets through [`cosem_fuzz::errors`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::errors(octets));
