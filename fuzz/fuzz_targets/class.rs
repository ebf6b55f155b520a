//! Any octets through [`cosem_fuzz::class`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::class(octets));
