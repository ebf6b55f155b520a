//! The catalogue of OBIS codes against known answers.

use std::collections::BTreeSet;

use cosem_spec::model::obis::{Owner, Role};
use cosem_spec::obis::{Catalogues, Lookup};
use cosem_spec::suite;
use toml::Table;

const VECTORS: &str = include_str!("../vectors/obis.toml");

fn code(hex: &str) -> [u8; 6] {
    let octets: Vec<u8> = (0..6).map(|at| u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).expect("two hex digits")).collect();
    octets.try_into().expect("six octets")
}

#[test]
fn known_codes_mean_what_they_mean() {
    let vectors: Table = VECTORS.parse().expect("TOML");
    let vectors = vectors["vector"].as_array().expect("vectors");
    assert_eq!(vectors.len(), 250);
    let catalogues = Catalogues::of(suite::model(), false);
    let mut wrong = Vec::new();
    for vector in vectors {
        let text = |key: &str| vector[key].as_str().expect("a string");
        let (name, meaning) = (text("name"), text("meaning"));
        let lookup = catalogues.look_up(code(text("hex")));
        let named = vector["named"].as_bool().expect("named");
        let Lookup::Named(found) = lookup else {
            if named {
                wrong.push(format!("{name}: no name, instead of {meaning:?}"));
            }
            continue;
        };
        if found.name() != meaning {
            wrong.push(format!("{name}: {:?} instead of {meaning:?}", found.name()));
        }
        for part in vector["parts"].as_array().expect("parts") {
            assert!(found.name().contains(part.as_str().expect("a part")), "{name}");
        }
        let classes: BTreeSet<i64> = found.rule.classes.iter().flatten().map(|class| i64::from(*class)).collect();
        let expected: BTreeSet<i64> = vector["class_ids"].as_array().expect("classes").iter().filter_map(toml::Value::as_integer).collect();
        let any = vector["any_class"].as_bool().expect("any_class");
        if any != found.rule.classes.is_none() || classes != expected {
            wrong.push(format!("{name}: classes {:?} instead of {expected:?}", found.rule.classes));
        }
        for class in vector.get("seen_class").and_then(toml::Value::as_array).into_iter().flatten() {
            let seen = class.as_integer().expect("a class");
            assert!(found.rule.classes.is_none() || classes.contains(&seen), "{name} was seen with class {seen}");
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), vectors.len(), wrong.join("\n"));
}

fn meaning(code: [u8; 6]) -> String {
    match Catalogues::of(suite::model(), false).look_up(code) {
        Lookup::Named(meaning) => meaning.name(),
        Lookup::Reserved(group) => format!("reserved from {}", cosem_spec::model::obis::GROUPS[group]),
    }
}

#[test]
fn parts_have_roles() {
    let catalogues = Catalogues::of(suite::model(), false);
    let Lookup::Named(found) = catalogues.look_up([1, 1, 41, 8, 2, 101]) else { panic!("no name") };
    assert_eq!(found.name(), "active energy + (QI+QIV), L2; time integral 1; rate 2, last billing period, channel 1");
    assert_eq!(found.part(Role::Quantity), "active energy + (QI+QIV)");
    assert_eq!(found.part(Role::Phase), "L2");
    assert_eq!(found.part(Role::Processing), "time integral 1");
    assert_eq!(found.part(Role::Tariff), "rate 2");
    assert_eq!(found.part(Role::BillingPeriod), "last billing period");
    assert_eq!(found.part(Role::Channel), "channel 1");
    assert_eq!(found.part(Role::Harmonic), "");
    let Lookup::Named(found) = catalogues.look_up([7, 0, 7, 68, 0, 255]) else { panic!("no name") };
    assert_eq!(found.part(Role::Processing), "index difference over billing period 3, current period");
    assert_eq!(found.part(Role::Conditions), "base conditions");
    let Lookup::Named(found) = catalogues.look_up([1, 70, 1, 8, 0, 255]) else { panic!("no name") };
    assert_eq!(found.owner, Some(Owner::Utility));
}

#[test]
fn reserved_codes_say_where_knowledge_ends() {
    assert_eq!(meaning([3, 0, 1, 8, 0, 255]), "reserved from A");
    assert_eq!(meaning([1, 200, 1, 8, 0, 255]), "reserved from B");
    assert_eq!(meaning([1, 0, 108, 7, 0, 255]), "reserved from C");
    assert_eq!(meaning([1, 0, 1, 57, 0, 255]), "reserved from D");
    assert_eq!(meaning([1, 0, 1, 8, 64, 255]), "reserved from E");
    assert_eq!(meaning([1, 0, 1, 8, 0, 100]), "reserved from F");
}

#[test]
fn voltage_dips_end_where_their_classes_do() {
    assert_eq!(meaning([1, 0, 12, 32, 45, 255]), "voltage, any phase; UNIPEDE voltage dip, depth 90..100 %, duration 20..60 s");
    assert_eq!(meaning([1, 0, 12, 32, 46, 255]), "voltage, any phase; under limit occurrence counter; rate 46");
    assert_eq!(meaning([1, 0, 12, 32, 45, 3]), "voltage, any phase; under limit occurrence counter; rate 45; threshold 3");
}

#[test]
fn what_is_known_from_memory_only_is_left_out_unless_asked_for() {
    let code = [6, 0, 13, 0, 0, 255];
    assert_eq!(meaning(code), "reserved from C");
    let all = Catalogues::of(suite::model(), true);
    assert!(matches!(all.look_up(code), Lookup::Named(found) if found.name() == "heat: media pressure; current value; total"));
}
