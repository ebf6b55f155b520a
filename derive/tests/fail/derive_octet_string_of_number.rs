#[derive(cosem_codec::Decode)]
struct Row {
    #[cosem(octet_string)]
    value: u32,
}

fn main() {}
