//! `rust-peer apdu|data HEX`: what `dlms-cosem-rs` writes for a message that it reads, or `refused`.

use std::env::args;

use dlms_cosem_rs::axdr::Data;
use dlms_cosem_rs::codec::{Decode, Encode, Result, SliceWriter};
use dlms_cosem_rs::xdlms::Apdu;

fn again<'a, T: Decode<'a> + Encode>(octets: &'a [u8]) -> Result<String> {
    let value = T::from_bytes(octets)?;
    let mut buffer = vec![0; value.encoded_len()];
    let mut writer = SliceWriter::new(&mut buffer);
    value.encode(&mut writer)?;
    Ok(writer.as_slice().iter().map(|octet| format!("{octet:02X}")).collect())
}

fn main() {
    let arguments: Vec<String> = args().collect();
    let [_, kind, hex] = &arguments[..] else { panic!("usage: rust-peer apdu|data HEX") };
    let octets: Vec<u8> = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex digits")).collect();
    let said = if kind == "data" { again::<Data<'_>>(&octets) } else { again::<Apdu<'_>>(&octets) };
    println!("{}", said.unwrap_or_else(|_| "refused".to_owned()));
}
