#[derive(cosem_codec::Decode)]
#[cosem(bits)]
struct Control {
    urgent: bool,
    count: u8,
}

fn main() {}
