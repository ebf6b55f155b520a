//! Any octets through [`cosem_fuzz::ciase`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::ciase(octets));
