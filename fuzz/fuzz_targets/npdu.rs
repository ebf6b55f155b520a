//! Any octets through [`cosem_fuzz::npdu`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::npdu(octets));
