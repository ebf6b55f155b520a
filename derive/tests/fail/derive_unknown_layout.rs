#[derive(cosem_codec::Decode)]
#[cosem(xml)]
struct Row {
    value: u32,
}

fn main() {}
