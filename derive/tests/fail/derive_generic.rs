#[derive(cosem_codec::Decode)]
struct Row<T> {
    value: T,
}

fn main() {}
