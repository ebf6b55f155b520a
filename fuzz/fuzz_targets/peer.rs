//! Any octets through [`cosem_fuzz::peer`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::peer(octets));
