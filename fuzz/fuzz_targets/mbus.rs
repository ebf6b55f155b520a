//! Any octets through [`cosem_fuzz::mbus`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::mbus(octets));
