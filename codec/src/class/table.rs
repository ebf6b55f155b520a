//! All class versions that are compiled in, for look-ups at run time.

use crate::ClassDescription;

/// All class versions whose features are there, by class identifier and version.
pub const CLASSES: &[ClassDescription] = TABLE;

cosem_derive::class_table!();

/// What the spec file says of one version of a class.
#[must_use]
pub fn find(class_id: u16, version: u8) -> Option<&'static ClassDescription> {
    let index = TABLE.binary_search_by_key(&(class_id, version), |class| (class.class_id, class.version)).ok()?;
    TABLE.get(index)
}

/// All versions of a class, the oldest first; empty for an unknown class.
#[must_use]
pub fn versions(class_id: u16) -> &'static [ClassDescription] {
    let start = TABLE.partition_point(|class| class.class_id < class_id);
    let end = TABLE.partition_point(|class| class.class_id <= class_id);
    TABLE.get(start..end).unwrap_or_default()
}

#[cfg(all(test, feature = "class-measurement"))]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use super::{CLASSES, find, versions};

    #[test]
    fn classes_are_in_order_and_found() {
        assert!(CLASSES.is_sorted_by(|a, b| (a.class_id, a.version) < (b.class_id, b.version)));
        for class in CLASSES {
            assert_eq!(find(class.class_id, class.version), Some(class));
            assert!(versions(class.class_id).contains(class));
            assert!(class.attributes.is_sorted_by_key(|attribute| attribute.number));
            assert!(class.methods.is_sorted_by_key(|method| method.number));
        }
        assert_eq!(find(7, 9), None);
        assert_eq!(versions(0), []);
        assert_eq!(versions(u16::MAX), []);
        let numbers = |class_id| versions(class_id).iter().map(|class| class.version);
        assert!(numbers(7).eq([0, 1]));
    }

    #[test]
    fn members_are_found_by_number_and_offset() {
        let profile = find(7, 1).expect("Profile generic");
        let buffer = profile.attribute(2).expect("the buffer");
        assert_eq!((buffer.offset, buffer.selectors.len()), (Some(0x08), 2));
        assert_eq!(profile.attribute_at(0x08), Some(buffer));
        assert_eq!(profile.attribute_at(0x58), None);
        let reset = profile.method_at(0x58).expect("reset");
        assert_eq!((reset.number, reset.mandatory, reset.returns), (1, false, false));
        assert_eq!(profile.method(1), Some(reset));
        #[cfg(feature = "names")]
        {
            assert_eq!(profile.name(), "profile-generic version 1");
            assert_eq!(profile.attribute_named("buffer"), Some(buffer));
            assert_eq!(profile.method_named("reset"), Some(reset));
            assert_eq!(profile.method_named("buffer"), None);
        }
    }
}
