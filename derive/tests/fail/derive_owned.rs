#[derive(cosem_codec::Decode)]
struct Row {
    name: String,
}

fn main() {}
