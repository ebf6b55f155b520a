//! Every attribute, method and selective access of every class version, with values made from the model: they decode, encode to the same
//! octets, and are what the inspector sees, until each alternative, code, flag and optional member of every type was there.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use std::collections::BTreeSet;

use cosem_codec::class::CLASSES;
use cosem_spec::generate::Generator;
use cosem_spec::inspect::{Point, Touched};
use cosem_spec::model::{Element, Encoding, ItemId, Kind, Model, Type};
use cosem_spec::suite;
use support::hex;
use support::oracle::{disagreement, inspected, report};
use support::subject::Subject;

/// The values of each member at least.
const VALUES: usize = 24;
/// The values of each member at most, to reach what is rare.
const MOST: usize = 4_000;

/// The items that a type is made of.
fn parts(model: &Model, ty: &Type, found: &mut BTreeSet<ItemId>) {
    match ty {
        Type::List(list) => parts(model, &list.element, found),
        Type::Contained(contained) => parts(model, &contained.ty, found),
        Type::Match(matched) => matched.arms.iter().for_each(|arm| parts(model, &arm.ty, found)),
        Type::Item(id) if found.insert(*id) => match &model.item(*id).kind {
            Kind::Alias(ty) => parts(model, ty, found),
            Kind::Choice(choice) => choice.arms.iter().for_each(|arm| parts(model, &arm.ty, found)),
            Kind::Sequence(sequence) => sequence.elements.iter().for_each(|element| match element {
                Element::Field(field) => parts(model, &field.ty, found),
                Element::Bits(_) | Element::Check(_) => {}
            }),
            _ => {}
        },
        _ => {}
    }
}

#[test]
fn generated_values_come_back() {
    let model = suite::model();
    let mut generator = Generator::new(model, 0);
    let mut touched = Touched::new(model);
    let (mut found, mut counts, mut values) = (Vec::new(), [0; 4], 0);
    for (subject, of_model) in Subject::members(model) {
        let (ty, ..) = of_model.ty(model).expect("a member");
        counts[match subject {
            Subject::Attribute { .. } => 0,
            Subject::Selection { .. } => 1,
            Subject::Method { .. } => 2,
            _ => 3,
        }] += 1;
        let mut types = BTreeSet::new();
        parts(model, &ty, &mut types);
        let whole = |touched: &Touched| {
            let points = types.iter().flat_map(|id| Point::all(model.item(*id)).into_iter().map(move |point| (*id, point)));
            points.filter(|(id, _)| model.item(*id).encoding == Encoding::Data).all(|(id, point)| touched.point(id, point))
        };
        for round in 0..MOST {
            if round >= VALUES && whole(&touched) {
                break;
            }
            values += 1;
            let octets = generator.message(of_model).expect("a message").octets;
            let fault = match subject.decode(&octets).map(|value| value.octets()) {
                Ok(Ok(again)) if again == octets => disagreement(model, subject, &octets),
                Ok(Ok(again)) => Some(format!("comes back as {}", hex(&again))),
                Ok(Err(error)) => Some(format!("does not encode: {error}")),
                Err(error) => Some(format!("does not decode: {error}")),
            };
            match fault {
                Some(fault) => found.push((subject, octets, fault)),
                None => touched.merge(&inspected(model, subject, &octets).touched),
            }
        }
        let missing = types.iter().map(|id| model.item(*id)).filter(|item| item.encoding == Encoding::Data).flat_map(|item| {
            let points = Point::all(item).into_iter().filter(|point| !touched.point(item.id, *point));
            points.map(move |point| format!("{}: {}", item.spelled, point.label(item)))
        });
        let missing: Vec<_> = missing.collect();
        assert!(!found.is_empty() || missing.is_empty(), "{subject:?} was never with\n{}", missing.join("\n"));
    }
    report(found, values);

    // all of them were there, by the table of the codec
    let sum = |of: fn(&cosem_codec::ClassDescription) -> usize| CLASSES.iter().map(of).sum::<usize>();
    let expected = [
        sum(|class| class.attributes.len()),
        sum(|class| class.attributes.iter().map(|attribute| attribute.selectors.len()).sum()),
        sum(|class| class.methods.len()),
        sum(|class| class.methods.iter().filter(|method| method.returns).count()),
    ];
    assert_eq!(counts, expected, "attributes, selections, methods, results");
    println!("{} class versions, {counts:?} attributes, selections, methods and results, {values} values", CLASSES.len());
    assert!(values >= counts.iter().sum::<usize>() * VALUES);
}
