//! Any octets through [`cosem_fuzz::notifications`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::notifications(octets));
