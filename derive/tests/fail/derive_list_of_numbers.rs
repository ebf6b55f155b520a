use cosem_codec::List;

#[derive(cosem_codec::Decode)]
#[cosem(axdr)]
struct Row<'a> {
    values: List<'a, u16>,
}

fn main() {}
