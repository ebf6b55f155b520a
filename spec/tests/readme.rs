//! The README's table of the suite is the one that the suite gives. `BLESS=1` writes it anew.

use std::fs;
use std::path::Path;

const START: &str = "<!-- suite table: BLESS=1 cargo test -p cosem-spec --test readme -->\n";
const END: &str = "<!-- end of suite table -->";

#[test]
fn the_readme_shows_the_suite_as_it_is() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = fs::read_to_string(&path).expect("the README");
    let (before, rest) = readme.split_once(START).expect("the start of the table");
    let (shown, after) = rest.split_once(END).expect("the end of the table");
    let table = cosem_spec::emit::suite_table(cosem_spec::suite::model());
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, format!("{before}{START}{table}{END}{after}")).expect("a writable README");
    } else {
        assert_eq!(shown, table, "run with BLESS=1");
    }
}
