#![no_std]
#![no_main]

include!("../program.rs");

program!(cosem_firmware::surface::run);
