//! OBIS codes: any text, and any six octets.

use cosem_codec::obis::{Classes, Obis};
use cosem_spec::obis::{Catalogues, Lookup};

/// Octets as a text, and their first six as a code.
///
/// Reading a text ends with a code or an error inside of the text, and what is printed is read again. The compiled catalogue says of the
/// code what the interpreted one says: the name, the classes, or the value group at which knowledge ends.
///
/// # Panics
/// When one of these does not hold.
pub fn obis(octets: &[u8]) {
    if let Ok(text) = std::str::from_utf8(octets) {
        for parsed in [Obis::parse(text), Obis::parse_reduced(text, 7)] {
            match parsed {
                Ok(code) => meaning(code),
                Err(error) => assert!(error.position <= text.len(), "{error} of {} octets", text.len()),
            }
        }
    }
    if let Some(octets) = octets.first_chunk() {
        meaning(Obis(*octets));
    }
}

fn meaning(code: Obis) {
    let texts = [code.to_string(), code.dotted().to_string(), format!("{code:X}"), format!("{code:x}")];
    for text in texts {
        assert_eq!(Obis::parse(&text), Ok(code), "{text}");
    }
    let found = code.describe();
    let name = found.to_string();
    for part in found.parts() {
        assert!(!part.to_string().is_empty(), "{code}: {:?} says nothing", part.role());
    }
    match Catalogues::of(cosem_spec::suite::model(), true).look_up(code.octets()) {
        Lookup::Named(expected) => {
            assert_eq!(name, expected.name(), "{code}");
            let classes = expected.rule.classes.as_deref();
            let same = match found.classes() {
                Classes::Any => classes.is_none(),
                Classes::These(found) => classes == Some(found),
            };
            assert!(same, "{code}: {:?} and {classes:?}", found.classes());
        }
        Lookup::Reserved(group) => {
            assert!(!found.is_named(), "{code}: {name}");
            let letter = found.unknown_group().map(|group| group.to_string());
            assert_eq!(letter, Some(cosem_spec::model::obis::GROUPS[group].to_string()), "{code}");
        }
    }
}
