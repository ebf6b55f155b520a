//! The programs have no C runtime to start them, neither on a microcontroller nor on the host. `stack` alone is an ordinary program.

use std::env;
use std::fs;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/bin");
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "none") {
        return;
    }
    for program in fs::read_dir("src/bin").expect("a folder of programs") {
        let program = program.expect("a program").path();
        let name = program.file_stem().expect("a name").to_string_lossy().into_owned();
        let optional = (name == "surface" && env::var_os("CARGO_FEATURE_SURFACE").is_none()) || name == "stack";
        if !optional {
            // The host's C library has memcpy and its like.
            for argument in ["-nostartfiles", "-lc"] {
                println!("cargo:rustc-link-arg-bin={name}={argument}");
            }
        }
    }
}
