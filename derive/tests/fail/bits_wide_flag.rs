#[derive(cosem_codec::Decode)]
#[cosem(bits)]
struct Control {
    #[cosem(width = 8)]
    urgent: bool,
}

fn main() {}
