cosem_derive::suite!("no_such_folder");

fn main() {}
