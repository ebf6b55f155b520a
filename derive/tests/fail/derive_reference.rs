#[derive(cosem_codec::Decode)]
struct Row<'a> {
    key: &'a [u8],
}

fn main() {}
