/// A class.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CounterV0;
impl CounterV0 {
    /// The class identifier.
    pub const CLASS_ID: u16 = 8193;
    /// The version of the class.
    pub const VERSION: u8 = 0;
    /// The distance of the short name of `logical_name` from the base name.
    pub const ATTRIBUTE_LOGICAL_NAME_OFFSET: u16 = 0x00;
    /// The distance of the short name of `value` from the base name.
    pub const ATTRIBUTE_VALUE_OFFSET: u16 = 0x08;
    /// The distance of the short name of `limits` from the base name.
    pub const ATTRIBUTE_LIMITS_OFFSET: u16 = 0x10;
    /// The distance of the short name of `log` from the base name.
    pub const ATTRIBUTE_LOG_OFFSET: u16 = 0x18;
    /// The distance of the short name of `reset` from the base name.
    pub const METHOD_RESET_OFFSET: u16 = 0x28;
}
impl ::cosem_codec::Class for CounterV0 {
    const CLASS_ID: u16 = 8193;
    const VERSION: u8 = 0;
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "counter version 0",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "class.spec:7",
    };
    const ATTRIBUTES: &'static [::cosem_codec::describe::AttributeDescription] = &[
        ::cosem_codec::describe::AttributeDescription {
            number: 1,
            field: ::cosem_codec::Field::new(
                "counter version 0 attribute",
                "logical_name",
            ),
            change: Some(::cosem_codec::describe::Change::Static),
            offset: Some(0x00),
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 2,
            field: ::cosem_codec::Field::new("counter version 0 attribute", "value"),
            change: Some(::cosem_codec::describe::Change::Dynamic),
            offset: Some(0x08),
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 3,
            field: ::cosem_codec::Field::new("counter version 0 attribute", "limits"),
            change: Some(::cosem_codec::describe::Change::Static),
            offset: Some(0x10),
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 4,
            field: ::cosem_codec::Field::new("counter version 0 attribute", "log"),
            change: Some(::cosem_codec::describe::Change::Dynamic),
            offset: Some(0x18),
            selectors: &[
                ::cosem_codec::describe::SelectorDescription {
                    number: 1,
                    field: ::cosem_codec::Field::new(
                        "counter version 0 access selector",
                        "range",
                    ),
                },
            ],
        },
    ];
    const METHODS: &'static [::cosem_codec::describe::MethodDescription] = &[
        ::cosem_codec::describe::MethodDescription {
            number: 1,
            field: ::cosem_codec::Field::new("counter version 0 method", "reset"),
            mandatory: false,
            returns: false,
            offset: Some(0x28),
        },
    ];
}
/// The value of an attribute of [`CounterV0`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CounterV0Attribute<'a> {
    /// Attribute 1: `logical_name`.
    LogicalName(::cosem_codec::class::LogicalName),
    /// Attribute 2: Any value.
    Value(::cosem_codec::Data<'a>),
    /// Attribute 3: `limits`.
    Limits(Limits<'a>),
    /// Attribute 4: `log`.
    Log(::cosem_codec::List<'a, Limits<'a>>),
}
impl<'a> CounterV0Attribute<'a> {
    const FIELD_LOGICAL_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 0 attribute",
        "logical_name",
    );
    const FIELD_VALUE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 0 attribute",
        "value",
    );
    const FIELD_LIMITS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 0 attribute",
        "limits",
    );
    const FIELD_LOG: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 0 attribute",
        "log",
    );
    /// Reads the value for the attribute `number`; it takes all of `octets`.
    ///
    /// # Errors
    /// `UnknownAttribute` for a number that the class does not have, and what is wrong with the octets.
    pub fn decode(
        number: i8,
        octets: &'a [u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        let input = octets;
        ::cosem_codec::support::whole(
            octets,
            match number {
                1 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::Decode::parse(input),
                            Self::LogicalName,
                        )
                        .map_err(
                            ::cosem_codec::error::in_field(Self::FIELD_LOGICAL_NAME),
                        )
                }
                2 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::Decode::parse(input),
                            Self::Value,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))
                }
                3 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::Decode::parse(input),
                            Self::Limits,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_LIMITS))
                }
                4 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::array(input),
                            Self::Log,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_LOG))
                }
                number => {
                    ::cosem_codec::error::fail(
                        ::cosem_codec::ErrorKind::UnknownAttribute {
                            number,
                        },
                        input,
                    )
                }
            },
        )
    }
    /// As [`decode`](Self::decode), but any Data or list at the end is left unchecked until it is walked.
    ///
    /// # Errors
    /// As [`decode`](Self::decode), without those of the tail.
    pub fn decode_lazy(
        number: i8,
        octets: &'a [u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::whole_lazy(
            octets,
            match number {
                2 => {
                    ::cosem_codec::Decode::parse_lazy(octets)
                        .map(Self::Value)
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))
                }
                4 => {
                    ::cosem_codec::data::array_lazy(octets)
                        .map(Self::Log)
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_LOG))
                }
                _ => return Self::decode(number, octets),
            },
        )
    }
    /// The number of the attribute.
    #[must_use]
    pub const fn number(&self) -> i8 {
        match self {
            Self::LogicalName(_) => 1,
            Self::Value(_) => 2,
            Self::Limits(_) => 3,
            Self::Log(_) => 4,
        }
    }
}
impl ::cosem_codec::Encode for CounterV0Attribute<'_> {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::LogicalName(_) => 8,
            Self::Value(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::Limits(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::Log(value) => ::cosem_codec::Encode::encoded_len(&value),
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::LogicalName(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Value(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Limits(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Log(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
/// The parameter of a method of [`CounterV0`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CounterV0Method {
    /// Method 1, optional: Starts again.
    Reset(i8),
}
impl CounterV0Method {
    const FIELD_RESET: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 0 method",
        "reset",
    );
    /// Reads the value for the method `number`; it takes all of `octets`.
    ///
    /// # Errors
    /// `UnknownMethod` for a number that the class does not have, and what is wrong with the octets.
    pub fn decode(
        number: i8,
        octets: &[u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        let input = octets;
        ::cosem_codec::support::whole(
            octets,
            match number {
                1 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::i8(input),
                            Self::Reset,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_RESET))
                }
                number => {
                    ::cosem_codec::error::fail(
                        ::cosem_codec::ErrorKind::UnknownMethod {
                            number,
                        },
                        input,
                    )
                }
            },
        )
    }
    /// The number of the method.
    #[must_use]
    pub const fn number(&self) -> i8 {
        match self {
            Self::Reset(_) => 1,
        }
    }
}
impl ::cosem_codec::Encode for CounterV0Method {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Reset(_) => 2,
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Reset(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
/// The selective access parameters of `log` of [`CounterV0`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CounterV0LogAccess<'a> {
    /// Access selector 1: `range`.
    Range(Limits<'a>),
}
impl<'a> CounterV0LogAccess<'a> {
    const FIELD_RANGE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 0 access selector",
        "range",
    );
    /// Reads the value for the access selector `number`; it takes all of `octets`.
    ///
    /// # Errors
    /// `UnknownAccessSelector` for a number that the class does not have, and what is wrong with the octets.
    pub fn decode(
        number: u8,
        octets: &'a [u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        let input = octets;
        ::cosem_codec::support::whole(
            octets,
            match number {
                1 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::Decode::parse(input),
                            Self::Range,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_RANGE))
                }
                selector => {
                    ::cosem_codec::error::fail(
                        ::cosem_codec::ErrorKind::UnknownAccessSelector {
                            selector,
                        },
                        input,
                    )
                }
            },
        )
    }
    /// The number of the access selector.
    #[must_use]
    pub const fn number(&self) -> u8 {
        match self {
            Self::Range(_) => 1,
        }
    }
}
impl ::cosem_codec::Encode for CounterV0LogAccess<'_> {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Range(value) => ::cosem_codec::Encode::encoded_len(&value),
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Range(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
/// The second version.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CounterV1;
impl CounterV1 {
    /// The class identifier.
    pub const CLASS_ID: u16 = 8193;
    /// The version of the class.
    pub const VERSION: u8 = 1;
    /// The distance of the short name of `logical_name` from the base name.
    pub const ATTRIBUTE_LOGICAL_NAME_OFFSET: u16 = 0x00;
    /// The distance of the short name of `value` from the base name.
    pub const ATTRIBUTE_VALUE_OFFSET: u16 = 0x08;
    /// The distance of the short name of `limits` from the base name.
    pub const ATTRIBUTE_LIMITS_OFFSET: u16 = 0x10;
    /// The distance of the short name of `log` from the base name.
    pub const ATTRIBUTE_LOG_OFFSET: u16 = 0x18;
}
impl ::cosem_codec::Class for CounterV1 {
    const CLASS_ID: u16 = 8193;
    const VERSION: u8 = 1;
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "counter version 1",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "class.spec:21",
    };
    const ATTRIBUTES: &'static [::cosem_codec::describe::AttributeDescription] = &[
        ::cosem_codec::describe::AttributeDescription {
            number: 1,
            field: ::cosem_codec::Field::new(
                "counter version 1 attribute",
                "logical_name",
            ),
            change: Some(::cosem_codec::describe::Change::Static),
            offset: Some(0x00),
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 2,
            field: ::cosem_codec::Field::new("counter version 1 attribute", "value"),
            change: Some(::cosem_codec::describe::Change::Dynamic),
            offset: Some(0x08),
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 3,
            field: ::cosem_codec::Field::new("counter version 1 attribute", "limits"),
            change: Some(::cosem_codec::describe::Change::Static),
            offset: Some(0x10),
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 4,
            field: ::cosem_codec::Field::new("counter version 1 attribute", "log"),
            change: Some(::cosem_codec::describe::Change::Dynamic),
            offset: Some(0x18),
            selectors: &[
                ::cosem_codec::describe::SelectorDescription {
                    number: 1,
                    field: ::cosem_codec::Field::new(
                        "counter version 1 access selector",
                        "range",
                    ),
                },
            ],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 5,
            field: ::cosem_codec::Field::new("counter version 1 attribute", "started"),
            change: Some(::cosem_codec::describe::Change::Dynamic),
            offset: None,
            selectors: &[],
        },
    ];
    const METHODS: &'static [::cosem_codec::describe::MethodDescription] = &[
        ::cosem_codec::describe::MethodDescription {
            number: 2,
            field: ::cosem_codec::Field::new("counter version 1 method", "restart"),
            mandatory: true,
            returns: true,
            offset: None,
        },
    ];
}
/// The newest version of the class: [`CounterV1`].
pub type Counter = CounterV1;
/// The value of an attribute of [`CounterV1`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CounterV1Attribute<'a> {
    /// Attribute 1: `logical_name`.
    LogicalName(::cosem_codec::class::LogicalName),
    /// Attribute 2: Any value.
    Value(::cosem_codec::Data<'a>),
    /// Attribute 3: `limits`.
    Limits(Limits<'a>),
    /// Attribute 4: `log`.
    Log(::cosem_codec::List<'a, Limits<'a>>),
    /// Attribute 5: `started`.
    Started(::cosem_codec::DateTime),
}
impl<'a> CounterV1Attribute<'a> {
    const FIELD_LOGICAL_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 1 attribute",
        "logical_name",
    );
    const FIELD_VALUE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 1 attribute",
        "value",
    );
    const FIELD_LIMITS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 1 attribute",
        "limits",
    );
    const FIELD_LOG: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 1 attribute",
        "log",
    );
    const FIELD_STARTED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 1 attribute",
        "started",
    );
    /// Reads the value for the attribute `number`; it takes all of `octets`.
    ///
    /// # Errors
    /// `UnknownAttribute` for a number that the class does not have, and what is wrong with the octets.
    pub fn decode(
        number: i8,
        octets: &'a [u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        let input = octets;
        ::cosem_codec::support::whole(
            octets,
            match number {
                1 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::Decode::parse(input),
                            Self::LogicalName,
                        )
                        .map_err(
                            ::cosem_codec::error::in_field(Self::FIELD_LOGICAL_NAME),
                        )
                }
                2 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::Decode::parse(input),
                            Self::Value,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))
                }
                3 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::Decode::parse(input),
                            Self::Limits,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_LIMITS))
                }
                4 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::array(input),
                            Self::Log,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_LOG))
                }
                5 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::date_time_octets(input),
                            Self::Started,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_STARTED))
                }
                number => {
                    ::cosem_codec::error::fail(
                        ::cosem_codec::ErrorKind::UnknownAttribute {
                            number,
                        },
                        input,
                    )
                }
            },
        )
    }
    /// As [`decode`](Self::decode), but any Data or list at the end is left unchecked until it is walked.
    ///
    /// # Errors
    /// As [`decode`](Self::decode), without those of the tail.
    pub fn decode_lazy(
        number: i8,
        octets: &'a [u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::whole_lazy(
            octets,
            match number {
                2 => {
                    ::cosem_codec::Decode::parse_lazy(octets)
                        .map(Self::Value)
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))
                }
                4 => {
                    ::cosem_codec::data::array_lazy(octets)
                        .map(Self::Log)
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_LOG))
                }
                _ => return Self::decode(number, octets),
            },
        )
    }
    /// The number of the attribute.
    #[must_use]
    pub const fn number(&self) -> i8 {
        match self {
            Self::LogicalName(_) => 1,
            Self::Value(_) => 2,
            Self::Limits(_) => 3,
            Self::Log(_) => 4,
            Self::Started(_) => 5,
        }
    }
}
impl ::cosem_codec::Encode for CounterV1Attribute<'_> {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::LogicalName(_) => 8,
            Self::Value(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::Limits(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::Log(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::Started(_) => 14,
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::LogicalName(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Value(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Limits(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Log(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Started(value) => ::cosem_codec::Encode::write(&value.to_octets(), out),
        }
    }
}
/// The parameter of a method of [`CounterV1`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CounterV1Method<'a> {
    /// Method 2, mandatory: `restart`.
    Restart(Limits<'a>),
}
impl<'a> CounterV1Method<'a> {
    const FIELD_RESTART: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 1 method",
        "restart",
    );
    /// Reads the value for the method `number`; it takes all of `octets`.
    ///
    /// # Errors
    /// `UnknownMethod` for a number that the class does not have, and what is wrong with the octets.
    pub fn decode(
        number: i8,
        octets: &'a [u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        let input = octets;
        ::cosem_codec::support::whole(
            octets,
            match number {
                2 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::Decode::parse(input),
                            Self::Restart,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_RESTART))
                }
                number => {
                    ::cosem_codec::error::fail(
                        ::cosem_codec::ErrorKind::UnknownMethod {
                            number,
                        },
                        input,
                    )
                }
            },
        )
    }
    /// The number of the method.
    #[must_use]
    pub const fn number(&self) -> i8 {
        match self {
            Self::Restart(_) => 2,
        }
    }
}
impl ::cosem_codec::Encode for CounterV1Method<'_> {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Restart(value) => ::cosem_codec::Encode::encoded_len(&value),
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Restart(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
/// What a method of [`CounterV1`] returns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CounterV1Return {
    /// Method 2: `restart`.
    Restart(u32),
}
impl CounterV1Return {
    const FIELD_RESTART: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 1 method",
        "restart",
    );
    /// Reads the value for the method `number`; it takes all of `octets`.
    ///
    /// # Errors
    /// `UnknownMethod` for a number that the class does not have, and what is wrong with the octets.
    pub fn decode(
        number: i8,
        octets: &[u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        let input = octets;
        ::cosem_codec::support::whole(
            octets,
            match number {
                2 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::u32(input),
                            Self::Restart,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_RESTART))
                }
                number => {
                    ::cosem_codec::error::fail(
                        ::cosem_codec::ErrorKind::UnknownMethod {
                            number,
                        },
                        input,
                    )
                }
            },
        )
    }
    /// The number of the method.
    #[must_use]
    pub const fn number(&self) -> i8 {
        match self {
            Self::Restart(_) => 2,
        }
    }
}
impl ::cosem_codec::Encode for CounterV1Return {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Restart(_) => 5,
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Restart(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
/// The selective access parameters of `log` of [`CounterV1`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CounterV1LogAccess<'a> {
    /// Access selector 1: `range`.
    Range(Limits<'a>),
}
impl<'a> CounterV1LogAccess<'a> {
    const FIELD_RANGE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "counter version 1 access selector",
        "range",
    );
    /// Reads the value for the access selector `number`; it takes all of `octets`.
    ///
    /// # Errors
    /// `UnknownAccessSelector` for a number that the class does not have, and what is wrong with the octets.
    pub fn decode(
        number: u8,
        octets: &'a [u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        let input = octets;
        ::cosem_codec::support::whole(
            octets,
            match number {
                1 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::Decode::parse(input),
                            Self::Range,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_RANGE))
                }
                selector => {
                    ::cosem_codec::error::fail(
                        ::cosem_codec::ErrorKind::UnknownAccessSelector {
                            selector,
                        },
                        input,
                    )
                }
            },
        )
    }
    /// The number of the access selector.
    #[must_use]
    pub const fn number(&self) -> u8 {
        match self {
            Self::Range(_) => 1,
        }
    }
}
impl ::cosem_codec::Encode for CounterV1LogAccess<'_> {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Range(value) => ::cosem_codec::Encode::encoded_len(&value),
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Range(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
/// Read as one chunk, tags included.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits<'a> {
    /// `low`.
    pub low: i32,
    /// `high`.
    pub high: i32,
    /// `unit`.
    pub unit: ::cosem_codec::class::Unit,
    /// `text`.
    pub text: ::cosem_codec::VisibleString<'a>,
}
impl Limits<'_> {
    const FIELD_LOW: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "limits",
        "low",
    );
    const FIELD_HIGH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "limits",
        "high",
    );
    const FIELD_UNIT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "limits",
        "unit",
    );
    const FIELD_TEXT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "limits",
        "text",
    );
}
impl<'a> Limits<'a> {
    /// The first members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(
        input: &'a [u8],
    ) -> ::cosem_codec::Parsed<'a, (i32, i32, ::cosem_codec::class::Unit)> {
        let (input, ()) = ::cosem_codec::data::structure(input, 4)?;
        let (input, low_field) = ::cosem_codec::data::i32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LOW))?;
        let (input, high) = ::cosem_codec::data::i32(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_HIGH))?;
        let (input, unit) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_UNIT))?;
        Ok((input, (low_field, high, unit)))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for Limits<'a> {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        let (input, (low_field, high, unit)) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x05, b0, b1, b2, b3, 0x05, b4, b5, b6, b7, 0x16, b8], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0204 => {
                (
                    input,
                    (
                        i32::from_be_bytes([b0, b1, b2, b3]),
                        i32::from_be_bytes([b4, b5, b6, b7]),
                        ::cosem_codec::class::Unit(b8),
                    ),
                )
            }
            _ => return None,
        };
        let (input, text) = ::cosem_codec::data::visible_string(input).ok()?;
        Some((
            input,
            Self {
                low: low_field,
                high,
                unit,
                text,
            },
        ))
    }
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, (low_field, high, unit)) = match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x05, b0, b1, b2, b3, 0x05, b4, b5, b6, b7, 0x16, b8], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0204 => {
                (
                    input,
                    (
                        i32::from_be_bytes([b0, b1, b2, b3]),
                        i32::from_be_bytes([b4, b5, b6, b7]),
                        ::cosem_codec::class::Unit(b8),
                    ),
                )
            }
            _ => Self::parse_members(input)?,
        };
        let (input, text) = ::cosem_codec::data::visible_string(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TEXT))?;
        Ok((
            input,
            Self {
                low: low_field,
                high,
                unit,
                text,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Limits<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([14, ::cosem_codec::Encode::encoded_len(&self.text)])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1, b2, b3] = self.low.to_be_bytes();
        let [b4, b5, b6, b7] = self.high.to_be_bytes();
        out.chunk([
            0x02,
            0x04,
            0x05,
            b0,
            b1,
            b2,
            b3,
            0x05,
            b4,
            b5,
            b6,
            b7,
            0x16,
            self.unit.0,
        ])?;
        ::cosem_codec::Encode::write(&self.text, out)
    }
}
impl ::cosem_codec::Describe for Limits<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "limits",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "class.spec:29",
    };
}
