cosem_codec::spec_file!("spec_faults.spec");

fn main() {}
