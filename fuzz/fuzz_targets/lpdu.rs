//! Any octets through [`cosem_fuzz::lpdu`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::lpdu(octets));
