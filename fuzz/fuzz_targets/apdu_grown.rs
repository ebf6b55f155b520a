//! APDUs through [`cosem_fuzz::apdu`], grown by the mutator that knows the model, in turn with that of libFuzzer.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|octets: &[u8]| cosem_fuzz::apdu(octets));

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    if seed % 4 == 0 { fuzzer_mutate(data, size, max_size) } else { cosem_fuzz::mutate("Apdu", data, size, max_size, seed) }
});
