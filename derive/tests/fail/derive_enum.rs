#[derive(cosem_codec::Decode)]
enum Answer {
    Yes,
    No,
}

fn main() {}
