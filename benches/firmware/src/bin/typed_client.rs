#![no_std]
#![no_main]

include!("../program.rs");

program!(cosem_firmware::typed_client::run);
