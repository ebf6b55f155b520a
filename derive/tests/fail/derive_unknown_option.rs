#[derive(cosem_codec::Decode)]
struct Row {
    #[cosem(size = 4)]
    value: u32,
}

fn main() {}
