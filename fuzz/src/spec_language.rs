//! Spec files that nobody wrote.

use cosem_spec::model::Kind;
use cosem_spec::source::Sources;
use cosem_spec::subject::Subject;

use crate::inspector::inspector;

/// Any text as a spec file.
///
/// Faults have places inside of the text, at the border of characters, and can be shown. A text without faults gives a model that the
/// inspector and the composer can work with: each of its items is held against a few octet strings with [`inspector`].
///
/// # Panics
/// When one of these does not hold.
pub fn spec_language(octets: &[u8]) {
    let Ok(text) = std::str::from_utf8(octets) else { return };
    let mut sources = Sources::default();
    sources.add("fuzz.spec", "", text);
    let model = match cosem_spec::check::check(sources) {
        Ok(model) => model,
        Err(faults) => {
            assert!(!faults.faults().is_empty(), "refused without a fault");
            for fault in faults.faults() {
                let places = fault.secondary.iter().map(|(place, _)| place).chain([&fault.place]);
                for place in places {
                    assert!(text.get(place.start..place.end).is_some(), "{}: place {place:?} is not in the text", fault.message);
                }
            }
            assert!(!faults.render().is_empty());
            return;
        }
    };
    let repeated: Vec<u8> = (0..64).map(|index| index % 3).collect();
    for item in model.items.iter().filter(|item| !matches!(item.kind, Kind::Class(_))) {
        for octets in [&[][..], &[0; 64], &[0xFF; 16], &repeated, octets] {
            inspector(&model, Subject::Item(item.id), &octets[..octets.len().min(64)]);
        }
    }
}
