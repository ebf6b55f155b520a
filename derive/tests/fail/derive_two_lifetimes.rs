use cosem_codec::OctetString;

#[derive(cosem_codec::Decode)]
struct Row<'a, 'b> {
    one: OctetString<'a>,
    other: OctetString<'b>,
}

fn main() {}
