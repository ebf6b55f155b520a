#![no_std]
#![no_main]

include!("../program.rs");

program!(cosem_firmware::push_meter::run);
