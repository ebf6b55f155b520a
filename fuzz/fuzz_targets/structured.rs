//! Any octets through [`cosem_fuzz::structured`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::structured(octets));
