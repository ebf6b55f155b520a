cosem_codec::spec_file!(meter.spec);

fn main() {}
