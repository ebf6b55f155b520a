cosem_codec::spec_file!("no_such_file.spec");

fn main() {}
