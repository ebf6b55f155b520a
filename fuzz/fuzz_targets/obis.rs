//! Any octets through [`cosem_fuzz::obis`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::obis(octets));
