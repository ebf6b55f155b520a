#[derive(cosem_codec::Encode)]
struct Pair(u8, u16);

fn main() {}
