//! OBIS codes: how they are written, what they mean, and that the compiled catalogue says what the interpreted one says.
#![cfg(feature = "obis")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use cosem_codec::class::LogicalName;
use cosem_codec::obis::{BillingPeriod, Classes, Group, Obis, Owner, ParseObisErrorKind, Role};
use cosem_spec::model::obis as model;
use cosem_spec::obis::{Catalogues, Lookup};
use cosem_spec::suite;
use proptest::prelude::*;

const VECTORS: &str = include_str!("../../spec/vectors/obis.toml");

#[test]
fn known_codes_mean_what_they_mean() {
    let vectors: toml::Table = VECTORS.parse().expect("TOML");
    let vectors = vectors["vector"].as_array().expect("vectors");
    assert_eq!(vectors.len(), 250);
    for vector in vectors {
        let text = |key: &str| vector[key].as_str().expect("a string");
        let code: Obis = text("hex").parse().expect("a code");
        assert_eq!(code.dotted().to_string(), text("name"));
        assert_eq!(Obis::parse(text("name")), Ok(code));
        let meaning = code.describe();
        assert_eq!(meaning.is_named(), vector["named"].as_bool().expect("named"), "{code}");
        if meaning.is_named() {
            assert_eq!(meaning.to_string(), text("meaning"), "{code}");
        }
        let classes: BTreeSet<i64> = match meaning.classes() {
            Classes::Any => BTreeSet::new(),
            Classes::These(classes) => classes.iter().map(|class| i64::from(*class)).collect(),
        };
        assert_eq!(meaning.classes() == Classes::Any, vector["any_class"].as_bool().expect("any_class"), "{code}");
        let expected = vector["class_ids"].as_array().expect("classes").iter().filter_map(toml::Value::as_integer);
        assert_eq!(classes, expected.collect(), "{code}");
        let medium = code.medium().map(|medium| medium.to_string());
        assert_eq!(medium.unwrap_or_else(|| "reserved".to_owned()), text("medium"), "{code}");
    }
}

/// What both sides say about a code.
#[derive(Debug, PartialEq)]
struct Said {
    name: String,
    parts: Vec<(&'static str, String)>,
    classes: Option<Vec<u16>>,
    owner: Option<&'static str>,
    unknown: Option<char>,
    known_from: String,
}

fn compiled(code: [u8; 6]) -> Said {
    let meaning = Obis(code).describe();
    let letter = |group: Group| group.to_string().chars().next().expect("a letter");
    Said {
        name: if meaning.is_named() { meaning.to_string() } else { String::new() },
        parts: meaning.parts().map(|part| (part.role().word(), part.to_string())).collect(),
        classes: match meaning.classes() {
            Classes::Any => None,
            Classes::These(classes) => Some(classes.to_vec()),
        },
        owner: meaning.owner().map(Owner::word),
        unknown: meaning.unknown_group().map(letter),
        known_from: meaning.source().map(|source| source.reason.to_owned()).unwrap_or_default(),
    }
}

fn interpreted(catalogues: &Catalogues<'_>, code: [u8; 6]) -> Said {
    match catalogues.look_up(code) {
        Lookup::Named(meaning) => Said {
            name: meaning.name(),
            parts: model::Role::ALL.iter().map(|role| (role.keyword(), meaning.part(*role))).filter(|(_, part)| !part.is_empty()).collect(),
            classes: meaning.rule.classes.clone(),
            owner: meaning.owner.map(model::Owner::keyword),
            unknown: None,
            known_from: meaning.rule.evidence.reason.clone(),
        },
        Lookup::Reserved(group) => Said {
            name: String::new(),
            parts: Vec::new(),
            classes: Some(Vec::new()),
            owner: None,
            unknown: Some(model::GROUPS[group]),
            known_from: String::new(),
        },
    }
}

/// Numbers that look random and are always the same.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u8 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u8::try_from(self.0 >> 24 & 0xFF).expect("one octet")
    }

    /// One of the values of a set, the first and the last more often than others.
    fn among(&mut self, set: model::OctetSet) -> u8 {
        let values: Vec<u8> = set.iter().collect();
        match self.next() % 4 {
            0 => values[0],
            1 => values[values.len() - 1],
            _ => values[usize::from(self.next()) % values.len()],
        }
    }
}

#[test]
fn compiled_and_interpreted_catalogue_agree() {
    let catalogues = Catalogues::of(suite::model(), cfg!(feature = "unconfirmed"));
    let mut numbers = Numbers(0x0B15_0B15);
    let (mut named, mut reserved) = (0, 0);
    let mut check = |code: [u8; 6]| {
        let said = compiled(code);
        assert_eq!(said, interpreted(&catalogues, code), "{}", Obis(code));
        *(if said.unknown.is_none() { &mut named } else { &mut reserved }) += 1;
    };
    // Codes of every rule, each also with one group beside the rule.
    for (_, _, rule) in catalogues.rules() {
        for _ in 0..12 {
            let code = rule.sets.map(|set| numbers.among(set));
            check(code);
            let mut beside = code;
            let group = usize::from(numbers.next()) % 6;
            beside[group] = if numbers.next() < 128 { code[group].wrapping_add(1) } else { numbers.next() };
            check(beside);
        }
    }
    // All values of C of the media with the most rules, with some of D.
    for medium in [0, 1, 7] {
        for c in 0..=255 {
            for _ in 0..16 {
                check([medium, 0, c, numbers.next() % 128, numbers.next() % 2, 255]);
            }
        }
    }
    assert!(named > 5_000 && reserved > 5_000, "{named} named, {reserved} reserved");
}

#[test]
fn notations() {
    let energy = Obis::new(1, 0, 1, 8, 0, 255);
    let all = [
        "1-0:1.8.0*255",
        "1-0:1.8.0&255",
        "1-0:1.8.0.255",
        "1.0.1.8.0.255",
        "1.0.1.8.0*255",
        "0100010800FF",
        "0100010800ff",
        "1-0:1.8.0",
        "0:1.8.0",
        "1.8.0",
        "1.8",
        "1-0:1.8",
        "1.8.0*255",
        "1.8*255",
        "1.8.0.255",
    ];
    for text in all {
        assert_eq!(text.parse(), Ok(energy), "{text}");
    }
    assert_eq!(Obis::parse("C.1.0"), Ok(Obis::new(0, 0, 96, 1, 0, 255)));
    assert_eq!(Obis::parse("F.F"), Ok(Obis::new(0, 0, 97, 97, 0, 255)));
    assert_eq!(Obis::parse("1-0:P.1.0"), Ok(Obis::new(1, 0, 99, 1, 0, 255)));
    assert_eq!(Obis::parse("L.1*126"), Ok(Obis::new(0, 0, 98, 1, 0, 126)));
    assert_eq!(Obis::parse_reduced("1.2*03", 6), Ok(Obis::new(6, 0, 1, 2, 0, 3)));
    assert_eq!(Obis::parse_reduced("1-0:1.8.0", 6), Ok(energy));
    assert_eq!(format!("{energy} {} {energy:X} {energy:x}", energy.dotted()), "1-0:1.8.0*255 1.0.1.8.0.255 0100010800FF 0100010800ff");
}

#[test]
fn what_is_no_code_is_refused_with_its_place() {
    use ParseObisErrorKind::{Ambiguous, Incomplete, NumberExpected, NumberTooLarge, TooManyGroups, Unexpected};
    let cases = [
        ("", NumberExpected, 0),
        ("1", Incomplete, 1),
        ("1-0", Unexpected, 3),
        ("1-0:", NumberExpected, 4),
        ("1-0:1", Incomplete, 5),
        ("1-0:1.", NumberExpected, 6),
        ("1-0:1.8.300", NumberTooLarge, 8),
        ("1-0:1.8.0*", NumberExpected, 10),
        ("1-0:1.8.0*255 ", Unexpected, 13),
        ("1-0:1.8.0.255.1", TooManyGroups, 14),
        ("1.0.1.8.0", Ambiguous, 9),
        ("1.0.1.8.0.255.7", TooManyGroups, 14),
        ("1.0.1.8.0.255*3", TooManyGroups, 15),
        ("0100010800F", NumberTooLarge, 0),
        ("0100010800FG", NumberTooLarge, 0),
        ("99999999999999999999.8", NumberTooLarge, 0),
        ("C-0:1.8.0", Unexpected, 1),
        ("1.8.é", NumberExpected, 4),
    ];
    for (text, kind, position) in cases {
        let error = Obis::parse(text).expect_err(text);
        assert_eq!((error.kind, error.position), (kind, position), "{text}: {error}");
    }
}

proptest! {
    #[test]
    fn what_is_printed_is_read(octets in any::<[u8; 6]>()) {
        let code = Obis(octets);
        prop_assert_eq!(Obis::parse(&code.to_string()), Ok(code));
        prop_assert_eq!(Obis::parse(&code.dotted().to_string()), Ok(code));
        prop_assert_eq!(Obis::parse(&format!("{code:X}")), Ok(code));
        prop_assert_eq!(Obis::parse(&format!("{code:x}")), Ok(code));
        let [a, b, c, d, e, f] = octets;
        prop_assert_eq!(Obis::parse(&format!("{a}-{b}:{c}.{d}.{e}&{f}")), Ok(code));
        prop_assert_eq!(Obis::parse_reduced(&format!("{c}.{d}.{e}*{f}"), a), Ok(Obis::new(a, 0, c, d, e, f)));
        prop_assert_eq!(Obis::from(LogicalName::from(code)), code);
    }

    #[test]
    fn any_text_is_a_code_or_an_error_with_a_place(text in "[0-9.:*&CFLPa-f-]{0,16}|.{0,12}") {
        match Obis::parse(&text) {
            Ok(code) => prop_assert_eq!(Obis::parse(&code.to_string()), Ok(code)),
            Err(error) => prop_assert!(error.position <= text.len() && !error.to_string().is_empty()),
        }
    }
}

#[test]
fn groups_and_billing_periods() {
    let code = Obis::new(1, 2, 3, 4, 5, 6);
    assert_eq!(Group::ALL.map(|group| code.group(group)), code.octets());
    assert_eq!([code.a(), code.b(), code.c(), code.d(), code.e(), code.f()], code.octets());
    // What F says is what the table of the spec files says.
    for f in 0..=255 {
        let text = cosem_codec::obis::tables::PERIOD.text(f).map(|text| text.to_string());
        let expected = match Obis::new(1, 0, 1, 8, 0, f).billing_period() {
            None | Some(BillingPeriod::Current) => None,
            Some(BillingPeriod::Counter(counter)) => Some(format!("billing period {counter}")),
            Some(BillingPeriod::Back(1)) => Some("last billing period".to_owned()),
            Some(BillingPeriod::Back(back)) => Some(format!("billing period {back} back")),
            Some(BillingPeriod::Several) => Some("unspecified number of last billing periods".to_owned()),
        };
        assert_eq!(text, expected, "F = {f}");
    }
}

#[test]
fn roles_are_those_of_the_spec_files() {
    let words = |roles: &[Role]| roles.iter().map(|role| role.word()).collect::<Vec<_>>();
    assert_eq!(words(Role::ALL), model::Role::ALL.iter().map(|role| role.keyword()).collect::<Vec<_>>());
    let owners: Vec<&str> = Owner::ALL.iter().map(|owner| owner.word()).collect();
    assert_eq!(owners, model::Owner::ALL.iter().map(|owner| owner.keyword()).collect::<Vec<_>>());
}
