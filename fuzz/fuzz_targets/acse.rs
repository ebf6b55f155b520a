//! Any octets through [`cosem_fuzz::acse`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::acse(octets));
