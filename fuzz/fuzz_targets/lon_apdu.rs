//! Any octets through [`cosem_fuzz::lon_apdu`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::lon_apdu(octets));
