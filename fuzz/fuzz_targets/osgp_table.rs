//! Any octets through [`cosem_fuzz::osgp_table`].
#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| cosem_fuzz::osgp_table(octets));
