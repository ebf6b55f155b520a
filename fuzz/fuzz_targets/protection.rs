//! Any octets through [`cosem_fuzz::protection`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::protection(octets));
