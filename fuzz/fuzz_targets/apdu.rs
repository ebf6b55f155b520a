//! Any octets through [`cosem_fuzz::apdu`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::apdu(octets));
