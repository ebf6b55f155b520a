#[derive(cosem_codec::Decode)]
struct Row {
    #[cosem(width = 4)]
    value: u8,
}

fn main() {}
