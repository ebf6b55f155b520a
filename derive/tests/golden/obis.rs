/// The tables of value groups.
pub mod tables {
    /// The channel.
    ///
    /// Test 1:2026, clause not known. Layout confirmed: test.
    pub static CHANNEL: ::cosem_codec::obis::table::Table = {
        static NUMBER_0: ::cosem_codec::obis::table::Linear = ::cosem_codec::obis::table::Linear {
            constant: 0,
            factors: [1, 0, 0, 0, 0, 0],
        };
        ::cosem_codec::obis::table::Table {
            role: Some(::cosem_codec::obis::Role::Channel),
            lines: &[
                &[],
                &[
                    ::cosem_codec::obis::table::Piece::Literal("channel "),
                    ::cosem_codec::obis::table::Piece::Number(&NUMBER_0),
                ],
            ],
            entries: &[
                ::cosem_codec::obis::table::Entry {
                    first: 0,
                    last: 0,
                    line: 0,
                    addends: 0,
                },
                ::cosem_codec::obis::table::Entry {
                    first: 1,
                    last: 64,
                    line: 1,
                    addends: 0,
                },
            ],
            addends: &[],
        }
    };
    /// `phase`.
    ///
    /// Test 1:2026, clause not known. Layout confirmed: test.
    pub static PHASE: ::cosem_codec::obis::table::Table = {
        ::cosem_codec::obis::table::Table {
            role: Some(::cosem_codec::obis::Role::Phase),
            lines: &[
                &[::cosem_codec::obis::table::Piece::Literal("all phases")],
                &[::cosem_codec::obis::table::Piece::Literal("L1")],
            ],
            entries: &[
                ::cosem_codec::obis::table::Entry {
                    first: 0,
                    last: 0,
                    line: 0,
                    addends: 0,
                },
                ::cosem_codec::obis::table::Entry {
                    first: 20,
                    last: 20,
                    line: 1,
                    addends: 0,
                },
            ],
            addends: &[],
        }
    };
    /// `quantity`.
    ///
    /// Test 1:2026, clause not known. Layout confirmed: test.
    pub static QUANTITY: ::cosem_codec::obis::table::Table = {
        static PART_0: ::cosem_codec::obis::table::Part = ::cosem_codec::obis::table::Part {
            separator: ", ",
            of: 0,
            table: &PHASE,
            only: &[],
            form: 0,
        };
        ::cosem_codec::obis::table::Table {
            role: Some(::cosem_codec::obis::Role::Quantity),
            lines: &[
                &[
                    ::cosem_codec::obis::table::Piece::Literal("active "),
                    ::cosem_codec::obis::table::Piece::Form(&["power", "energy"]),
                    ::cosem_codec::obis::table::Piece::Part(&PART_0),
                ],
                &[::cosem_codec::obis::table::Piece::Literal("unitless quantity")],
            ],
            entries: &[
                ::cosem_codec::obis::table::Entry {
                    first: 1,
                    last: 1,
                    line: 0,
                    addends: 0,
                },
                ::cosem_codec::obis::table::Entry {
                    first: 21,
                    last: 21,
                    line: 0,
                    addends: 1,
                },
                ::cosem_codec::obis::table::Entry {
                    first: 82,
                    last: 82,
                    line: 1,
                    addends: 2,
                },
            ],
            addends: &[0, 20],
        }
    };
}
/// What the codes mean that the spec files name.
pub static CATALOGUE: ::cosem_codec::obis::Catalogue = {
    static PART_0: ::cosem_codec::obis::table::Part = ::cosem_codec::obis::table::Part {
        separator: "",
        of: 2,
        table: &tables::QUANTITY,
        only: &[],
        form: 0,
    };
    static PART_1: ::cosem_codec::obis::table::Part = ::cosem_codec::obis::table::Part {
        separator: ", ",
        of: 1,
        table: &tables::CHANNEL,
        only: &[],
        form: 0,
    };
    static PART_2: ::cosem_codec::obis::table::Part = ::cosem_codec::obis::table::Part {
        separator: "",
        of: 2,
        table: &tables::QUANTITY,
        only: &[(1, 1), (21, 21)],
        form: 1,
    };
    static NUMBER_0: ::cosem_codec::obis::table::Linear = ::cosem_codec::obis::table::Linear {
        constant: 1,
        factors: [0, 0, 0, 0, 1, 0],
    };
    static TAIL_0: &[::cosem_codec::obis::table::Piece] = &[
        ::cosem_codec::obis::table::Piece::Part(&PART_1),
    ];
    static TAIL_1: &[::cosem_codec::obis::table::Piece] = &[];
    static RULES: &[::cosem_codec::obis::Rule] = &[
        ::cosem_codec::obis::Rule {
            text: &[::cosem_codec::obis::table::Piece::Part(&PART_0)],
            tail: TAIL_0,
            classes: Some(&[3, 4]),
            owner: None,
            source: 0,
        },
        ::cosem_codec::obis::Rule {
            text: &[
                ::cosem_codec::obis::table::Piece::Part(&PART_2),
                ::cosem_codec::obis::table::Piece::Literal("; rate "),
                ::cosem_codec::obis::table::Piece::Number(&NUMBER_0),
            ],
            tail: TAIL_0,
            classes: Some(&[3, 4]),
            owner: None,
            source: 0,
        },
        ::cosem_codec::obis::Rule {
            text: &[::cosem_codec::obis::table::Piece::Literal("manufacturer specific")],
            tail: TAIL_1,
            classes: None,
            owner: Some(::cosem_codec::obis::Owner::Manufacturer),
            source: 1,
        },
    ];
    static SOURCES: &[::cosem_codec::Description] = &[
        ::cosem_codec::Description {
            name: "measured",
            clause: "Test 1:2026, clause not known",
            evidence: ::cosem_codec::Evidence::Confirmed,
            reason: "test",
            source: "obis.spec:23",
        },
        ::cosem_codec::Description {
            name: "manufacturer",
            clause: "Test 1:2026, clause not known",
            evidence: ::cosem_codec::Evidence::Confirmed,
            reason: "test",
            source: "obis.spec:29",
        },
    ];
    ::cosem_codec::obis::Catalogue {
        ends: &[
            127, 254, 255, 255, 127, 254, 255, 254, 255, 0, 127, 254, 255, 254, 255, 9,
            127, 254, 255, 6, 7, 8, 255, 6, 7, 255, 0, 1, 20, 21, 81, 82, 255, 127, 254,
            255, 255, 255, 64, 255, 0, 1, 255,
        ],
        leads: &[
            65532, 32770, 65532, 0, 65533, 32770, 65533, 65535, 32768, 7, 65534, 32770,
            65534, 65535, 32769, 13, 65534, 32770, 65534, 4, 9, 15, 4, 4, 9, 4, 3, 19, 3,
            19, 3, 23, 3, 65531, 32770, 65531, 33, 36, 26, 37, 65530, 38, 65530,
        ],
        start: 40,
        rules: RULES,
        sources: SOURCES,
    }
};
