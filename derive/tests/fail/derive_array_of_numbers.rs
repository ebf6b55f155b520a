#[derive(cosem_codec::Decode)]
struct Row {
    values: [u16; 4],
}

fn main() {}
