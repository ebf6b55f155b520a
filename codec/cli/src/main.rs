//! Decodes, explains and encodes DLMS/COSEM messages on the command line.

fn main() {}
