//! Any octets through [`cosem_fuzz::action`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::action(octets));
