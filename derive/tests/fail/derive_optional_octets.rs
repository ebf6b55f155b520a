#[derive(cosem_codec::Decode)]
#[cosem(octets)]
struct Frame {
    address: Option<u8>,
}

fn main() {}
