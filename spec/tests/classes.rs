//! Interface classes in words, and what changed between their versions.
#![cfg(feature = "inspect")]

use cosem_spec::classes::{Aspect, Change, Edit, Member, changes, counts, find, parts, type_text, versions};
use cosem_spec::model::Grade;
use cosem_spec::suite;

fn aspect(what: &str, from: Option<&str>, to: Option<&str>) -> Aspect {
    Aspect { what: what.to_owned(), from: from.map(str::to_owned), to: to.map(str::to_owned) }
}

#[test]
fn classes_are_found_by_number_and_by_name() {
    let model = suite::model();
    let found = |name: &str| -> Vec<(u16, u8)> {
        find(model, name).iter().map(|version| (version.class.class_id, version.class.version)).collect()
    };
    for name in ["7", "ProfileGeneric", "profile generic", "profile_generic"] {
        assert_eq!(found(name), [(7, 0), (7, 1)], "{name}");
    }
    assert_eq!(found("ProfileGenericV0"), [(7, 0)]);
    assert_eq!(found("65535"), []);
    assert_eq!(found("no such class"), []);
}

#[test]
fn types_are_shown_in_the_words_of_the_standard() {
    let model = suite::model();
    let clock = find(model, "8")[0];
    let texts: Vec<String> = clock.class.attributes.iter().map(|attribute| type_text(model, &attribute.ty)).collect();
    assert_eq!(texts[..4], ["logical_name", "octet-string (date-time)", "long (-720..840)", "clock_status"]);
    let scaler_unit = find(model, "3")[0].class.attributes[2].clone();
    let parts = parts(model, &scaler_unit.ty);
    let start: Vec<(&str, &str)> = parts.iter().take(4).map(|part| (part.path.as_str(), part.text.as_str())).collect();
    assert_eq!(start, [("", "structure"), (".scaler", "integer"), (".unit", "enum"), (".unit 1", "a")]);
}

#[test]
fn changes_of_profile_generic() {
    let model = suite::model();
    let [old, new] = find(model, "7")[..] else { panic!("two versions") };
    let found = changes(model, old.class, new.class);
    let members: Vec<Member> = found.iter().map(|change| change.member).collect();
    assert_eq!(members, [Member::Attribute(2), Member::Attribute(3), Member::Attribute(6), Member::Method(3), Member::Method(4)]);
    assert_eq!(
        found[1].edit,
        Edit::Changed(vec![aspect("type[].data_index", Some("long-unsigned, may be left out"), Some("long-unsigned"))])
    );
    assert_eq!(found[3].edit, Edit::Removed);
    let back = changes(model, new.class, old.class);
    assert!(back.iter().any(|change| change.member == Member::Method(3) && change.edit == Edit::Added));
    assert_eq!(changes(model, new.class, new.class), Vec::<Change>::new());
}

#[test]
fn counts_are_those_of_the_model() {
    let model = suite::model();
    let all = versions(model);
    let counts = counts(model, &all);
    for (number, grades) in [(counts.versions, counts.version_grades), (counts.types, counts.type_grades)] {
        assert_eq!(number, grades.confirmed + grades.single_source + grades.unconfirmed);
    }
    assert_eq!(counts.version_grades.confirmed, all.iter().filter(|version| version.item.evidence.grade == Grade::Confirmed).count());
    assert_eq!(counts.attributes, all.iter().map(|version| version.class.attributes.len()).sum::<usize>());
    assert!(all.is_sorted_by_key(|version| (version.class.class_id, version.class.version)));
}
