//! Any octets through [`cosem_fuzz::block_transfer`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::block_transfer(octets));
