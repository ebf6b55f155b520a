//! What valid spec files become in the model.

use cosem_spec::model::*;

const HEAD: &str = "standard std = \"Test 1:2026\"; evidence(confirmed, \"test\"); encoding ";

/// Reads items without their clauses, which are put in front of each.
fn read(encoding: &str, items: &str) -> Model {
    let mut text = format!("{HEAD}{encoding};\n");
    for line in items.lines() {
        let line = line.trim_start();
        let item = ["choice ", "sequence ", "frame ", "bits ", "codes ", "type ", "class "].iter().find(|word| line.starts_with(**word));
        if item.is_some_and(|word| line[word.len()..].starts_with(|c: char| c.is_ascii_uppercase())) {
            text.push_str("#[clause(std, \"1\", table = \"2\")] ");
        }
        text.push_str(line);
        text.push('\n');
    }
    match cosem_spec::read([("test.spec", "", text.as_str())]) {
        Ok(model) => model,
        Err(faults) => panic!("\n{faults}"),
    }
}

fn item<'m>(model: &'m Model, name: &str) -> &'m Item {
    model.find(name).unwrap_or_else(|| panic!("no item {name}"))
}

fn sequence<'m>(model: &'m Model, name: &str) -> &'m Sequence {
    match &item(model, name).kind {
        Kind::Sequence(sequence) => sequence,
        other => panic!("{name} is {other:?}"),
    }
}

fn field<'m>(model: &'m Model, name: &str, field: &str) -> &'m Field {
    let (_, found) = sequence(model, name).fields().find(|(_, found)| found.name.snake == field).expect("the field");
    found
}

fn choice<'m>(model: &'m Model, name: &str) -> &'m Choice {
    match &item(model, name).kind {
        Kind::Choice(choice) => choice,
        other => panic!("{name} is {other:?}"),
    }
}

fn class<'m>(model: &'m Model, name: &str) -> &'m Class {
    match &item(model, name).kind {
        Kind::Class(class) => class,
        other => panic!("{name} is {other:?}"),
    }
}

#[test]
fn names_have_the_standards_spelling() {
    let model = read(
        "axdr",
        "/// Asks.\n/// Twice.\nsequence GetRequestNormal { invoke_id: u8, #[spelled(\"cosem-Attribute\")] attribute: u8, }\n\
         #[spelled(\"Integrity-check\")]\ntype Check = octets;",
    );
    let found = item(&model, "get-request-normal");
    assert_eq!((found.name.as_str(), found.docs.as_str()), ("GetRequestNormal", "Asks.\nTwice."));
    assert_eq!(found.clause, Clause { standard: 0, number: Some("1".to_owned()), table: Some("2".to_owned()), figure: None });
    assert_eq!(field(&model, "GetRequestNormal", "invoke_id").name.spelled, "invoke-id");
    assert_eq!(field(&model, "GetRequestNormal", "attribute").name.spelled, "cosem-Attribute");
    assert_eq!(item(&model, "Check").spelled, "Integrity-check");

    let data =
        read("data", "sequence ScalerUnit { unit_code: u8, }\nclass ProfileGeneric: 7 version 1 { attribute 1 logical_name: octets[6], }");
    assert_eq!(item(&data, "ScalerUnit").spelled, "scaler_unit");
    assert_eq!(field(&data, "ScalerUnit", "unit_code").name.spelled, "unit_code");
    let found = item(&data, "ProfileGenericV1");
    assert_eq!(found.spelled, "profile-generic version 1");
    assert_eq!(class(&data, "ProfileGenericV1").family, "ProfileGeneric");
    assert_eq!(class(&data, "ProfileGenericV1").attributes[0].name.spelled, "logical_name");
}

#[test]
fn bits_are_counted_from_the_least_significant_one() {
    let model = read(
        "axdr",
        "bits A: u8 { 7 flag, 6..4 number, 3..2 version = 1, 1..0 reserved, }\n\
         bits B: bit_string[10] prefix x\"5F1F\" or x\"5F04\" { 0 first, 1..3 next, 4..9 reserved = 0, }",
    );
    let parts = |name| match &item(&model, name).kind {
        Kind::Bits(bits) => bits.parts.iter().map(|part| (part.shift, part.width, part.meaning)).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        parts("A"),
        [(7, 1, BitMeaning::Flag), (4, 3, BitMeaning::Number), (2, 2, BitMeaning::Constant(1)), (0, 2, BitMeaning::Reserved)]
    );
    assert_eq!(parts("B"), [(9, 1, BitMeaning::Flag), (6, 3, BitMeaning::Number), (0, 6, BitMeaning::Constant(0))]);
    assert!(matches!(&item(&model, "B").kind, Kind::Bits(bits) if bits.prefixes == [vec![0x5F, 0x1F], vec![0x5F, 0x04]]));
}

#[test]
fn references_find_their_element_and_part() {
    let model = read(
        "octets",
        "codes Size: u2 -> octets { 0 none -> 0, 1 one -> 1, 2 three -> 3, 3 six -> 6, }\n\
         bits Control: u8 { 7 more, 6..0 count, }\n\
         frame A {\n\
            bits u8 { 7..6 version = 0, 5..4 size: Size, 3..0 kind, }\n\
            control: Control,\n\
            length:  u16_le,\n\
            address: octets[size.octets],\n\
            name:    text[length],\n\
            parts:   list[control.count] of u8,\n\
            extra:   u8 if control.more,\n\
            body:    match kind { 0 => a: u8, 1 => b: u16, _(2) => c: octets[..], },\n\
            fcs:     check crc16_x25,\n\
         }",
    );
    let part = |element, part| FieldRef { element, part: Some(part) };
    assert_eq!(field(&model, "A", "address").ty, Type::Octets(Length::Measure(part(0, 1))));
    assert_eq!(field(&model, "A", "name").ty, Type::Text(Length::Field(FieldRef { element: 2, part: None })));
    assert!(matches!(&field(&model, "A", "parts").ty, Type::List(list) if list.count == Length::Field(part(1, 1))));
    assert_eq!(field(&model, "A", "extra").presence, Presence::If(part(1, 0)));
    assert!(matches!(&field(&model, "A", "body").ty, Type::Match(matched) if matched.on == [part(0, 2)]));
    let Element::Bits(group) = &sequence(&model, "A").elements[0] else { panic!("a group") };
    let sources: Vec<_> = group.parts.iter().map(|part| part.source).collect();
    assert_eq!(sources, [ValueSource::Constant, ValueSource::LengthOf(3), ValueSource::SelectorOf(7, 0)]);
    assert_eq!(field(&model, "A", "length").source, ValueSource::LengthOf(4));
    assert_eq!(field(&model, "A", "control").source, ValueSource::Given, "the parts of a bits item are that item's own");
    assert!(matches!(&sequence(&model, "A").elements[8], Element::Check(check) if check.algorithm == CheckAlgorithm::Crc16X25));
}

#[test]
fn a_value_is_given_where_nothing_else_determines_it() {
    let source = |fields: &str, name: &str| field(&read("octets", &format!("frame A {{ {fields} }}")), "A", name).source;
    // A range leaves the value open, and so does `_`.
    assert_eq!(source("k: u8, v: match k { 0 => a: u8, 1..9 => b: u8, },", "k"), ValueSource::Given);
    assert_eq!(source("k: u8, v: match k { 0 => a: u8, _ => b: u8, },", "k"), ValueSource::Given);
    assert_eq!(source("k: u8, v: match k { 0 => a: u8, _(7) => b: u8, },", "k"), ValueSource::SelectorOf(1, 0));
    // Two depend on it.
    assert_eq!(source("k: u8, v: match k { 0 => a: u8, }, w: match k { 0 => a: u8, },", "k"), ValueSource::Given);
    // The second of two discriminators.
    assert_eq!(source("j: u8, k: u8, v: match j, k { 0, 0 => a: u8, 0, 1 => b: u8, },", "k"), ValueSource::SelectorOf(2, 1));
    // A length inside of one alternative only.
    assert_eq!(source("n: u8, k: u8, v: match k { 0 => a: octets[n], 1 => b: u8, },", "n"), ValueSource::Given);
    // A length that also selects.
    assert_eq!(source("n: u8, s: octets[n], v: match n { 0 => a: u8, 1 => b: u16, },", "n"), ValueSource::Given);
    // The length is there without its string.
    assert_eq!(source("f: bool, n: u8, v: octets[n] if f,", "n"), ValueSource::Given);
    assert_eq!(source("f: bool, n: u8 if f, v: octets[n] if f,", "n"), ValueSource::LengthOf(2));
    assert_eq!(source("k: u8 = 5,", "k"), ValueSource::Constant);
}

#[test]
fn code_names_become_values_in_patterns() {
    let model = read(
        "axdr",
        "codes Kind: enum { 3 first, 7 second, }\nsequence A { kind: Kind, v: match kind { second => a: u8, _(3) => b: u16, }, }",
    );
    let Type::Match(matched) = &field(&model, "A", "v").ty else { panic!("a match") };
    assert_eq!(matched.arms[0].patterns, [Pattern::Value(7)]);
    assert_eq!(matched.arms[1].patterns, [Pattern::AnyWritten(3)]);
}

#[test]
fn ber_tags_become_identifier_octets() {
    let model = read(
        "ber",
        "sequence Inner { [0] a: u8, }\n\
         choice Either { [0] charstring: text, [1] implicit octets_: octets, [2] implicit inner: Inner, }\n\
         sequence Aarq: [application 0] {\n\
            [0] implicit version: bit_string optional,\n\
            [1] context: octets,\n\
            [11] implicit mechanism: octets optional,\n\
            [12] value: Either optional,\n\
            [13] implicit inner: Inner optional,\n\
            [14] implicit either: Either optional,\n\
         }",
    );
    assert_eq!(sequence(&model, "Aarq").tag, Some(Tag { octet: 0x60, number: 0 }));
    let tags: Vec<_> = sequence(&model, "Aarq").fields().map(|(_, field)| field.ber.map(|ber| (ber.octet, ber.explicit))).collect();
    let expected = [(0x80, false), (0xA1, true), (0x8B, false), (0xAC, true), (0xAD, false), (0xAE, true)];
    assert_eq!(tags, expected.map(Some));
    let arms: Vec<_> = choice(&model, "Either").arms.iter().map(|arm| (arm.selector, arm.explicit, arm.own_tag)).collect();
    assert_eq!(arms, [(0xA0, true, false), (0x81, false, false), (0xA2, false, false)]);
}

#[test]
fn first_octets_select_alternatives() {
    let model = read(
        "axdr",
        "choice Get: [192] { [1] normal: u8, [2] nothing, _ other, }\nsequence Set: [193] { a: u8, }\ntype Alias = Set;\n\
         choice Apdu { get: Get, set: Alias, [5] plain: u8, }",
    );
    let arms: Vec<_> = choice(&model, "Apdu").arms.iter().map(|arm| (arm.selector, arm.own_tag)).collect();
    assert_eq!(arms, [(192, true), (193, true), (5, false)]);
    let get = choice(&model, "Get");
    assert_eq!(
        (get.tag, get.arms[1].ty.clone(), get.open.as_ref().map(|name| name.snake.as_str())),
        (Some(Tag { octet: 192, number: 192 }), Type::Null, Some("other"))
    );

    let data = read(
        "data",
        "sequence S { a: u8, }\ncodes E: enum { 0 a, }\ncodes U: u8 { 0 a, }\nbits B: bit_string[8] { 0..7 a, }\n\
         choice Value { n: null, l: list of u8, s: S, o: bool, b: B, d: i32, e: u32, f: octets containing date_time, t: text, v: utf8, c: bcd,\n\
         i: i8, w: i16, u: U, x: u16, y: i64, z: u64, en: E, f32_: f32, f64_: f64, dt: date_time, da: date, ti: time, }",
    );
    let selectors: Vec<u8> = choice(&data, "Value").arms.iter().map(|arm| arm.selector).collect();
    assert_eq!(selectors, [0, 1, 2, 3, 4, 5, 6, 9, 10, 12, 13, 15, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 27]);
    assert!(choice(&data, "Value").arms.iter().all(|arm| arm.own_tag));
}

#[test]
fn classes_inherit_replace_and_remove() {
    let model = read(
        "data",
        "class Register: 3 version 2 extends 0 { remove attribute 3, attribute 2 value: u32 dynamic default 5, attribute 4 status: u8, remove method 1, }\n\
         class Register: 3 version 0 {\n\
            attribute 1 logical_name: octets[6] static at 0x00,\n\
            attribute 2 value: data dynamic at 0x08 { selector 1 by_range: u8, }\n\
            attribute 3 scaler: i8,\n\
            method 1 reset(i8) optional at 0x28,\n\
            method 2 capture() -> u8 mandatory,\n\
         }",
    );
    let (old, new) = (class(&model, "RegisterV0"), class(&model, "RegisterV2"));
    assert_eq!((old.newest, new.newest, new.extends), (false, true, Some(0)));
    let numbers: Vec<_> = new.attributes.iter().map(|attribute| (attribute.number, attribute.name.snake.as_str())).collect();
    assert_eq!(numbers, [(1, "logical_name"), (2, "value"), (4, "status")]);
    assert_eq!(new.attributes[0].place, old.attributes[0].place);
    assert_eq!((new.attributes[1].offset, new.attributes[1].default.clone()), (None, Some(Literal::Int(5))));
    assert_eq!(new.methods.iter().map(|method| method.number).collect::<Vec<_>>(), [2]);
    assert_eq!((new.methods[0].parameter.clone(), new.methods[0].returns.is_some(), new.methods[0].mandatory), (Type::Null, true, true));
    assert_eq!(old.attributes[1].selectors[0].name.snake, "by_range");
    assert_eq!(
        (old.attributes[0].change, old.attributes[1].change, old.attributes[2].change),
        (Some(Change::Static), Some(Change::Dynamic), None)
    );
}

#[test]
fn words_of_the_language_are_names_too() {
    let model = read(
        "octets",
        "frame A { bits: u8, frame: u8, if: bool, optional: u8 if if, list: list[bits] of u8, check: u8, match: match frame { 0 => of: u8, }, in: u8 in 1..2, default: u8, }\n\
         bits B: u8 { 7 prefix, 6 reserved: bool, 5..0 reserved, }",
    );
    assert_eq!(sequence(&model, "A").fields().count(), 9);
    let Kind::Bits(bits) = &item(&model, "B").kind else { panic!("bits") };
    assert_eq!(bits.parts[1].name.as_ref().map(|name| name.snake.as_str()), Some("reserved"));
    assert_eq!(bits.parts[2].name, None);
}

#[test]
fn a_users_file_may_use_the_suite() {
    let text = format!("{HEAD}axdr;\n#[clause(std, unknown)] sequence Mine {{ request: GetRequest, }}");
    let model = match cosem_spec::suite::with_file("mine.spec", &text) {
        Ok(model) => model,
        Err(faults) => panic!("\n{faults}"),
    };
    let mine = item(&model, "Mine");
    assert_eq!((mine.folder.as_str(), mine.clause.number.as_ref()), ("", None));
    assert!(matches!(field(&model, "Mine", "request").ty, Type::Item(id) if model.item(id).folder == "apdu"));
    assert!(model.items.iter().enumerate().all(|(index, item)| item.id == ItemId(index)));
}

/// The suite together with a file of a user.
fn with_suite(encoding: &str, items: &str) -> Model {
    let text = format!("{HEAD}{encoding};\n{}", items.replace("\n", "\n#[clause(std, unknown)] "));
    match cosem_spec::suite::with_file("mine.spec", &text) {
        Ok(model) => model,
        Err(faults) => panic!("\n{faults}"),
    }
}

#[test]
fn a_users_names_hide_those_of_the_suite() {
    let model = with_suite(
        "axdr",
        "\nsequence Mine { invoke: InvokeIdAndPriority, request: GetRequest, }\nbits InvokeIdAndPriority: u8 { 7..0 all, }",
    );
    let folder = |owner: &str, name: &str| match field(&model, owner, name).ty {
        Type::Item(id) => model.item(id).folder.as_str(),
        _ => panic!("an item"),
    };
    assert_eq!((folder("Mine", "invoke"), folder("Mine", "request")), ("", "apdu"));
    // The suite keeps meaning its own.
    assert_eq!(folder("GetRequestNext", "invoke_id_and_priority"), "apdu");
    assert_eq!(item(&model, "InvokeIdAndPriority").folder, "");
    assert_eq!(item(&model, "invoke-id-and-priority").folder, "");
}

#[test]
fn a_users_classes_hide_those_of_the_suite() {
    let model = with_suite(
        "data",
        "\nclass ProfileGeneric: 7 version 0 { attribute 1 logical_name: LogicalName, }\n\
         class Register: 3 version 1 extends 0 { attribute 4 status: u8, }",
    );
    let versions: Vec<_> = model
        .items
        .iter()
        .filter_map(|item| match &item.kind {
            Kind::Class(class) if [3, 7].contains(&class.class_id) => {
                Some((item.folder.as_str(), item.name.as_str(), class.attributes.len(), class.newest))
            }
            _ => None,
        })
        .collect();
    let expected = [
        ("class/measurement", "ProfileGenericV0", 8, false),
        ("class/measurement", "ProfileGenericV1", 8, true),
        ("class/measurement", "RegisterV0", 3, true),
        ("", "ProfileGenericV0", 1, true),
        ("", "RegisterV1", 4, true),
    ];
    assert_eq!(versions, expected);
}
