//! Any octets through [`cosem_fuzz::hdlc`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::hdlc(octets));
