//! Any octets through [`cosem_fuzz::wrapper`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::wrapper(octets));
