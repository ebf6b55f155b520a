#[derive(cosem_codec::Decode)]
#[cosem(axdr, data)]
struct Row {
    value: u32,
}

fn main() {}
