//! Any octets through [`cosem_fuzz::spec_language`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::spec_language(octets));
