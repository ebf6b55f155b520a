#[derive(cosem_codec::Decode)]
#[cosem(bits)]
struct Control {
    urgent: bool,
    #[cosem(width = 15)]
    count: u8,
}

fn main() {}
