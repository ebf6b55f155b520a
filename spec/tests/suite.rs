//! The embedded suite.

use cosem_spec::suite;

#[test]
fn the_suite_has_no_faults() {
    if let Err(faults) = suite::try_model() {
        panic!("\n{faults}");
    }
}

#[test]
fn a_group_of_classes_uses_itself_and_the_common_group() {
    let model = suite::model();
    for item in model.items.iter().filter(|item| item.folder.starts_with("class")) {
        assert_eq!(item.folder.matches('/').count(), 1, "{} is in no group of classes", item.name);
        for used in item.uses().into_iter().map(|id| model.item(id)) {
            assert!(
                used.folder == item.folder || used.folder == "class/common",
                "{} in {} uses {} in {}: move it into class/common",
                item.name,
                item.folder,
                used.name,
                used.folder
            );
        }
    }
}
