//! Asks `dlms-cosem-rs`.

use dlms_cosem_rs::axdr::Data;
use dlms_cosem_rs::codec::{Decode, Encode, Result, SliceWriter};
use dlms_cosem_rs::xdlms::Apdu;
use rust_peers::{Kind, Said};

fn again<'a, T: Decode<'a> + Encode>(octets: &'a [u8]) -> Result<Said> {
    let value = T::from_bytes(octets)?;
    let mut buffer = vec![0; value.encoded_len()];
    let mut writer = SliceWriter::new(&mut buffer);
    value.encode(&mut writer)?;
    Ok(Said::Written(writer.as_slice().to_vec()))
}

fn main() {
    rust_peers::main(|kind, octets| {
        match kind {
            Kind::Data => again::<Data<'_>>(octets),
            Kind::Apdu => again::<Apdu<'_>>(octets),
        }
        .unwrap_or(Said::Refused)
    });
}
