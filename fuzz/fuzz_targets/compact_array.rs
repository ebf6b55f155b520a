//! Any octets through [`cosem_fuzz::compact_array`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::compact_array(octets));
