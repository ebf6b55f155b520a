//! The programs have no C runtime to start them, neither on a microcontroller nor on the host.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let os = std::env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    if os != "none" {
        println!("cargo:rustc-link-arg-bins=-nostartfiles");
    }
}
