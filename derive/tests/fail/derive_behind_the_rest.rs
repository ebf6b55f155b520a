use cosem_codec::OctetString;

#[derive(cosem_codec::Decode)]
#[cosem(octets)]
struct Frame<'a> {
    payload: OctetString<'a>,
    check: u16,
}

fn main() {}
