cosem_codec::spec_file!("spec_fault.spec");

fn main() {}
