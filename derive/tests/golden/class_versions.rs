/// Version 0 has everything that a class can have.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeviceV0;
impl DeviceV0 {
    /// The class identifier.
    pub const CLASS_ID: u16 = 9000;
    /// The version of the class.
    pub const VERSION: u8 = 0;
    /// The distance of the short name of `logical_name` from the base name.
    pub const ATTRIBUTE_LOGICAL_NAME_OFFSET: u16 = 0x00;
    /// The distance of the short name of `counter` from the base name.
    pub const ATTRIBUTE_COUNTER_OFFSET: u16 = 0x08;
    /// The distance of the short name of `started` from the base name.
    pub const ATTRIBUTE_STARTED_OFFSET: u16 = 0x10;
    /// The distance of the short name of `entries` from the base name.
    pub const ATTRIBUTE_ENTRIES_OFFSET: u16 = 0x18;
    /// The distance of the short name of `reset` from the base name.
    pub const METHOD_RESET_OFFSET: u16 = 0x20;
}
impl ::cosem_codec::Class for DeviceV0 {
    const CLASS_ID: u16 = 9000;
    const VERSION: u8 = 0;
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "device version 0",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "class_versions.spec:7",
    };
    const ATTRIBUTES: &'static [::cosem_codec::describe::AttributeDescription] = &[
        ::cosem_codec::describe::AttributeDescription {
            number: -1,
            field: ::cosem_codec::Field::new("device version 0 attribute", "own"),
            change: None,
            offset: None,
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 1,
            field: ::cosem_codec::Field::new(
                "device version 0 attribute",
                "logical_name",
            ),
            change: Some(::cosem_codec::describe::Change::Static),
            offset: Some(0x00),
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 2,
            field: ::cosem_codec::Field::new("device version 0 attribute", "counter"),
            change: Some(::cosem_codec::describe::Change::Dynamic),
            offset: Some(0x08),
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 3,
            field: ::cosem_codec::Field::new("device version 0 attribute", "started"),
            change: Some(::cosem_codec::describe::Change::Dynamic),
            offset: Some(0x10),
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 4,
            field: ::cosem_codec::Field::new("device version 0 attribute", "entries"),
            change: Some(::cosem_codec::describe::Change::Dynamic),
            offset: Some(0x18),
            selectors: &[
                ::cosem_codec::describe::SelectorDescription {
                    number: 1,
                    field: ::cosem_codec::Field::new(
                        "device version 0 access selector",
                        "by_range",
                    ),
                },
                ::cosem_codec::describe::SelectorDescription {
                    number: 2,
                    field: ::cosem_codec::Field::new(
                        "device version 0 access selector",
                        "by_names",
                    ),
                },
                ::cosem_codec::describe::SelectorDescription {
                    number: 3,
                    field: ::cosem_codec::Field::new(
                        "device version 0 access selector",
                        "everything",
                    ),
                },
            ],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 5,
            field: ::cosem_codec::Field::new("device version 0 attribute", "level"),
            change: Some(::cosem_codec::describe::Change::Static),
            offset: None,
            selectors: &[],
        },
    ];
    const METHODS: &'static [::cosem_codec::describe::MethodDescription] = &[
        ::cosem_codec::describe::MethodDescription {
            number: -2,
            field: ::cosem_codec::Field::new("device version 0 method", "read"),
            mandatory: false,
            returns: true,
            offset: None,
        },
        ::cosem_codec::describe::MethodDescription {
            number: 1,
            field: ::cosem_codec::Field::new("device version 0 method", "reset"),
            mandatory: true,
            returns: false,
            offset: Some(0x20),
        },
        ::cosem_codec::describe::MethodDescription {
            number: 2,
            field: ::cosem_codec::Field::new("device version 0 method", "capture"),
            mandatory: false,
            returns: false,
            offset: None,
        },
    ];
}
/// The value of an attribute of [`DeviceV0`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DeviceV0Attribute<'a> {
    /// Attribute -1: `own`.
    Own(::cosem_codec::Data<'a>),
    /// Attribute 1: `logical_name`.
    LogicalName(DeviceName),
    /// Attribute 2: `counter`.
    Counter(Option<u32>),
    /// Attribute 3: `started`.
    Started(::cosem_codec::DateTime),
    /// Attribute 4: `entries`.
    Entries(::cosem_codec::List<'a, DeviceEntry>),
    /// Attribute 5: `level`.
    Level(i8),
}
impl<'a> DeviceV0Attribute<'a> {
    const FIELD_OWN: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 0 attribute",
        "own",
    );
    const FIELD_LOGICAL_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 0 attribute",
        "logical_name",
    );
    const FIELD_COUNTER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 0 attribute",
        "counter",
    );
    const FIELD_STARTED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 0 attribute",
        "started",
    );
    const FIELD_ENTRIES: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 0 attribute",
        "entries",
    );
    const FIELD_LEVEL: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 0 attribute",
        "level",
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
                -1 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::Decode::parse(input),
                            Self::Own,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_OWN))
                }
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
                            ::cosem_codec::data::optional(
                                input,
                                ::cosem_codec::data::u32,
                            ),
                            Self::Counter,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_COUNTER))
                }
                3 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::date_time_octets_or_tagged(input),
                            Self::Started,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_STARTED))
                }
                4 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::array(input),
                            Self::Entries,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_ENTRIES))
                }
                5 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::support::range(
                                input,
                                ::cosem_codec::data::i8_any_sign,
                                -5,
                                5,
                                1,
                            ),
                            Self::Level,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_LEVEL))
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
                -1 => {
                    ::cosem_codec::Decode::parse_lazy(octets)
                        .map(Self::Own)
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_OWN))
                }
                4 => {
                    ::cosem_codec::data::array_lazy(octets)
                        .map(Self::Entries)
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_ENTRIES))
                }
                _ => return Self::decode(number, octets),
            },
        )
    }
    /// The number of the attribute.
    #[must_use]
    pub const fn number(&self) -> i8 {
        match self {
            Self::Own(_) => -1,
            Self::LogicalName(_) => 1,
            Self::Counter(_) => 2,
            Self::Started(_) => 3,
            Self::Entries(_) => 4,
            Self::Level(_) => 5,
        }
    }
}
impl ::cosem_codec::Encode for DeviceV0Attribute<'_> {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Own(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::LogicalName(_) => 8,
            Self::Counter(value) => value.map_or(1, |_| 5),
            Self::Started(_) => 14,
            Self::Entries(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::Level(_) => 2,
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Own(value) => ::cosem_codec::Encode::write(&value, out),
            Self::LogicalName(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Counter(value) => {
                match value {
                    Some(value) => ::cosem_codec::Encode::write(&value, out),
                    None => out.chunk([0x00]),
                }
            }
            Self::Started(value) => ::cosem_codec::Encode::write(&value.to_octets(), out),
            Self::Entries(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Level(value) => {
                ::cosem_codec::support::check_range(value, -5, 5, Self::FIELD_LEVEL)
                    .and_then(|()| ::cosem_codec::Encode::write(&value, out))
            }
        }
    }
}
/// The parameter of a method of [`DeviceV0`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DeviceV0Method {
    /// Method -2, optional: `read`.
    Read(DeviceEntry),
    /// Method 1, mandatory: `reset`.
    Reset(i8),
    /// Method 2, optional: `capture`.
    Capture,
}
impl DeviceV0Method {
    const FIELD_READ: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 0 method",
        "read",
    );
    const FIELD_RESET: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 0 method",
        "reset",
    );
    const FIELD_CAPTURE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 0 method",
        "capture",
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
                -2 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::Decode::parse(input),
                            Self::Read,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_READ))
                }
                1 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::i8_any_sign(input),
                            Self::Reset,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_RESET))
                }
                2 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::null(input),
                            |()| Self::Capture,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_CAPTURE))
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
            Self::Read(_) => -2,
            Self::Reset(_) => 1,
            Self::Capture => 2,
        }
    }
}
impl ::cosem_codec::Encode for DeviceV0Method {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Read(_) => 8,
            Self::Reset(_) => 2,
            Self::Capture => 1,
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Read(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Reset(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Capture => out.chunk([0x00]),
        }
    }
}
/// What a method of [`DeviceV0`] returns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DeviceV0Return<'a> {
    /// Method -2: `read`.
    Read(::cosem_codec::List<'a, u8>),
}
impl<'a> DeviceV0Return<'a> {
    const FIELD_READ: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 0 method",
        "read",
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
                -2 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::array(input),
                            Self::Read,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_READ))
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
                -2 => {
                    ::cosem_codec::data::array_lazy(octets)
                        .map(Self::Read)
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_READ))
                }
                _ => return Self::decode(number, octets),
            },
        )
    }
    /// The number of the method.
    #[must_use]
    pub const fn number(&self) -> i8 {
        match self {
            Self::Read(_) => -2,
        }
    }
}
impl ::cosem_codec::Encode for DeviceV0Return<'_> {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Read(value) => ::cosem_codec::Encode::encoded_len(&value),
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Read(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
/// The selective access parameters of `entries` of [`DeviceV0`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DeviceV0EntriesAccess<'a> {
    /// Access selector 1: `by_range`.
    ByRange(DeviceEntry),
    /// Access selector 2: `by_names`.
    ByNames(::cosem_codec::List<'a, DeviceV0EntriesByNamesElement<'a>>),
    /// Access selector 3: `everything`.
    Everything,
}
impl<'a> DeviceV0EntriesAccess<'a> {
    const FIELD_BY_RANGE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 0 access selector",
        "by_range",
    );
    const FIELD_BY_NAMES: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 0 access selector",
        "by_names",
    );
    const FIELD_EVERYTHING: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 0 access selector",
        "everything",
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
                            Self::ByRange,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_BY_RANGE))
                }
                2 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::array(input),
                            Self::ByNames,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_BY_NAMES))
                }
                3 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::null(input),
                            |()| Self::Everything,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_EVERYTHING))
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
    /// As [`decode`](Self::decode), but any Data or list at the end is left unchecked until it is walked.
    ///
    /// # Errors
    /// As [`decode`](Self::decode), without those of the tail.
    pub fn decode_lazy(
        number: u8,
        octets: &'a [u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::whole_lazy(
            octets,
            match number {
                2 => {
                    ::cosem_codec::data::array_lazy(octets)
                        .map(Self::ByNames)
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_BY_NAMES))
                }
                _ => return Self::decode(number, octets),
            },
        )
    }
    /// The number of the access selector.
    #[must_use]
    pub const fn number(&self) -> u8 {
        match self {
            Self::ByRange(_) => 1,
            Self::ByNames(_) => 2,
            Self::Everything => 3,
        }
    }
}
impl ::cosem_codec::Encode for DeviceV0EntriesAccess<'_> {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::ByRange(_) => 8,
            Self::ByNames(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::Everything => 1,
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::ByRange(value) => ::cosem_codec::Encode::write(&value, out),
            Self::ByNames(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Everything => out.chunk([0x00]),
        }
    }
}
/// Version 1 takes one away, replaces one, and adds one.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeviceV1;
impl DeviceV1 {
    /// The class identifier.
    pub const CLASS_ID: u16 = 9000;
    /// The version of the class.
    pub const VERSION: u8 = 1;
    /// The distance of the short name of `logical_name` from the base name.
    pub const ATTRIBUTE_LOGICAL_NAME_OFFSET: u16 = 0x00;
    /// The distance of the short name of `started` from the base name.
    pub const ATTRIBUTE_STARTED_OFFSET: u16 = 0x10;
    /// The distance of the short name of `entries` from the base name.
    pub const ATTRIBUTE_ENTRIES_OFFSET: u16 = 0x18;
}
impl ::cosem_codec::Class for DeviceV1 {
    const CLASS_ID: u16 = 9000;
    const VERSION: u8 = 1;
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "device version 1",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "class_versions.spec:29",
    };
    const ATTRIBUTES: &'static [::cosem_codec::describe::AttributeDescription] = &[
        ::cosem_codec::describe::AttributeDescription {
            number: -1,
            field: ::cosem_codec::Field::new("device version 1 attribute", "own"),
            change: None,
            offset: None,
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 1,
            field: ::cosem_codec::Field::new(
                "device version 1 attribute",
                "logical_name",
            ),
            change: Some(::cosem_codec::describe::Change::Static),
            offset: Some(0x00),
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 2,
            field: ::cosem_codec::Field::new("device version 1 attribute", "counter"),
            change: Some(::cosem_codec::describe::Change::Dynamic),
            offset: None,
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 3,
            field: ::cosem_codec::Field::new("device version 1 attribute", "started"),
            change: Some(::cosem_codec::describe::Change::Dynamic),
            offset: Some(0x10),
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 4,
            field: ::cosem_codec::Field::new("device version 1 attribute", "entries"),
            change: Some(::cosem_codec::describe::Change::Dynamic),
            offset: Some(0x18),
            selectors: &[
                ::cosem_codec::describe::SelectorDescription {
                    number: 1,
                    field: ::cosem_codec::Field::new(
                        "device version 1 access selector",
                        "by_range",
                    ),
                },
                ::cosem_codec::describe::SelectorDescription {
                    number: 2,
                    field: ::cosem_codec::Field::new(
                        "device version 1 access selector",
                        "by_names",
                    ),
                },
                ::cosem_codec::describe::SelectorDescription {
                    number: 3,
                    field: ::cosem_codec::Field::new(
                        "device version 1 access selector",
                        "everything",
                    ),
                },
            ],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 6,
            field: ::cosem_codec::Field::new("device version 1 attribute", "scale"),
            change: None,
            offset: None,
            selectors: &[],
        },
    ];
    const METHODS: &'static [::cosem_codec::describe::MethodDescription] = &[
        ::cosem_codec::describe::MethodDescription {
            number: -2,
            field: ::cosem_codec::Field::new("device version 1 method", "read"),
            mandatory: false,
            returns: true,
            offset: None,
        },
        ::cosem_codec::describe::MethodDescription {
            number: 1,
            field: ::cosem_codec::Field::new("device version 1 method", "reset"),
            mandatory: true,
            returns: true,
            offset: None,
        },
    ];
}
/// The newest version of the class: [`DeviceV1`].
pub type Device = DeviceV1;
/// The value of an attribute of [`DeviceV1`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DeviceV1Attribute<'a> {
    /// Attribute -1: `own`.
    Own(::cosem_codec::Data<'a>),
    /// Attribute 1: `logical_name`.
    LogicalName(DeviceName),
    /// Attribute 2: `counter`.
    Counter(u64),
    /// Attribute 3: `started`.
    Started(::cosem_codec::DateTime),
    /// Attribute 4: `entries`.
    Entries(::cosem_codec::List<'a, DeviceEntry>),
    /// Attribute 6: `scale`.
    Scale(i8),
}
impl<'a> DeviceV1Attribute<'a> {
    const FIELD_OWN: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 1 attribute",
        "own",
    );
    const FIELD_LOGICAL_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 1 attribute",
        "logical_name",
    );
    const FIELD_COUNTER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 1 attribute",
        "counter",
    );
    const FIELD_STARTED: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 1 attribute",
        "started",
    );
    const FIELD_ENTRIES: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 1 attribute",
        "entries",
    );
    const FIELD_SCALE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 1 attribute",
        "scale",
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
                -1 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::Decode::parse(input),
                            Self::Own,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_OWN))
                }
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
                            ::cosem_codec::data::u64(input),
                            Self::Counter,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_COUNTER))
                }
                3 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::date_time_octets_or_tagged(input),
                            Self::Started,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_STARTED))
                }
                4 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::array(input),
                            Self::Entries,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_ENTRIES))
                }
                6 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::i8(input),
                            Self::Scale,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_SCALE))
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
                -1 => {
                    ::cosem_codec::Decode::parse_lazy(octets)
                        .map(Self::Own)
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_OWN))
                }
                4 => {
                    ::cosem_codec::data::array_lazy(octets)
                        .map(Self::Entries)
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_ENTRIES))
                }
                _ => return Self::decode(number, octets),
            },
        )
    }
    /// The number of the attribute.
    #[must_use]
    pub const fn number(&self) -> i8 {
        match self {
            Self::Own(_) => -1,
            Self::LogicalName(_) => 1,
            Self::Counter(_) => 2,
            Self::Started(_) => 3,
            Self::Entries(_) => 4,
            Self::Scale(_) => 6,
        }
    }
}
impl ::cosem_codec::Encode for DeviceV1Attribute<'_> {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Own(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::LogicalName(_) => 8,
            Self::Counter(_) => 9,
            Self::Started(_) => 14,
            Self::Entries(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::Scale(_) => 2,
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Own(value) => ::cosem_codec::Encode::write(&value, out),
            Self::LogicalName(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Counter(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Started(value) => ::cosem_codec::Encode::write(&value.to_octets(), out),
            Self::Entries(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Scale(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
/// The parameter of a method of [`DeviceV1`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DeviceV1Method {
    /// Method -2, optional: `read`.
    Read(DeviceEntry),
    /// Method 1, mandatory: `reset`.
    Reset,
}
impl DeviceV1Method {
    const FIELD_READ: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 1 method",
        "read",
    );
    const FIELD_RESET: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 1 method",
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
                -2 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::Decode::parse(input),
                            Self::Read,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_READ))
                }
                1 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::null(input),
                            |()| Self::Reset,
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
            Self::Read(_) => -2,
            Self::Reset => 1,
        }
    }
}
impl ::cosem_codec::Encode for DeviceV1Method {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Read(_) => 8,
            Self::Reset => 1,
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Read(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Reset => out.chunk([0x00]),
        }
    }
}
/// What a method of [`DeviceV1`] returns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DeviceV1Return<'a> {
    /// Method -2: `read`.
    Read(::cosem_codec::List<'a, u8>),
    /// Method 1: `reset`.
    Reset,
}
impl<'a> DeviceV1Return<'a> {
    const FIELD_READ: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 1 method",
        "read",
    );
    const FIELD_RESET: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 1 method",
        "reset",
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
                -2 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::array(input),
                            Self::Read,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_READ))
                }
                1 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::null(input),
                            |()| Self::Reset,
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
                -2 => {
                    ::cosem_codec::data::array_lazy(octets)
                        .map(Self::Read)
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_READ))
                }
                _ => return Self::decode(number, octets),
            },
        )
    }
    /// The number of the method.
    #[must_use]
    pub const fn number(&self) -> i8 {
        match self {
            Self::Read(_) => -2,
            Self::Reset => 1,
        }
    }
}
impl ::cosem_codec::Encode for DeviceV1Return<'_> {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Read(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::Reset => 1,
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Read(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Reset => out.chunk([0x00]),
        }
    }
}
/// The selective access parameters of `entries` of [`DeviceV1`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DeviceV1EntriesAccess<'a> {
    /// Access selector 1: `by_range`.
    ByRange(DeviceEntry),
    /// Access selector 2: `by_names`.
    ByNames(::cosem_codec::List<'a, DeviceV1EntriesByNamesElement<'a>>),
    /// Access selector 3: `everything`.
    Everything,
}
impl<'a> DeviceV1EntriesAccess<'a> {
    const FIELD_BY_RANGE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 1 access selector",
        "by_range",
    );
    const FIELD_BY_NAMES: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 1 access selector",
        "by_names",
    );
    const FIELD_EVERYTHING: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device version 1 access selector",
        "everything",
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
                            Self::ByRange,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_BY_RANGE))
                }
                2 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::array(input),
                            Self::ByNames,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_BY_NAMES))
                }
                3 => {
                    ::cosem_codec::support::map(
                            ::cosem_codec::data::null(input),
                            |()| Self::Everything,
                        )
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_EVERYTHING))
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
    /// As [`decode`](Self::decode), but any Data or list at the end is left unchecked until it is walked.
    ///
    /// # Errors
    /// As [`decode`](Self::decode), without those of the tail.
    pub fn decode_lazy(
        number: u8,
        octets: &'a [u8],
    ) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::whole_lazy(
            octets,
            match number {
                2 => {
                    ::cosem_codec::data::array_lazy(octets)
                        .map(Self::ByNames)
                        .map_err(::cosem_codec::error::in_field(Self::FIELD_BY_NAMES))
                }
                _ => return Self::decode(number, octets),
            },
        )
    }
    /// The number of the access selector.
    #[must_use]
    pub const fn number(&self) -> u8 {
        match self {
            Self::ByRange(_) => 1,
            Self::ByNames(_) => 2,
            Self::Everything => 3,
        }
    }
}
impl ::cosem_codec::Encode for DeviceV1EntriesAccess<'_> {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::ByRange(_) => 8,
            Self::ByNames(value) => ::cosem_codec::Encode::encoded_len(&value),
            Self::Everything => 1,
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::ByRange(value) => ::cosem_codec::Encode::write(&value, out),
            Self::ByNames(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Everything => out.chunk([0x00]),
        }
    }
}
/// An octet-string of 6 octets.
///
/// User protocol:2026, clause 1.1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DeviceName(
    /// The value.
    pub [u8; 6],
);
impl<'a> ::cosem_codec::Decode<'a> for DeviceName {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::data::octets(input), Self)
    }
}
impl ::cosem_codec::Encode for DeviceName {
    #[inline]
    fn encoded_len(&self) -> usize {
        8
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::Encode::write(&self.0, out)
    }
}
impl ::cosem_codec::Describe for DeviceName {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "device_name",
        clause: "User protocol:2026, clause 1.1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "class_versions.spec:39",
    };
}
/// Two members.
///
/// User protocol:2026, clause 1.2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DeviceEntry {
    /// `from`.
    pub from: u16,
    /// `to`.
    pub to: u16,
}
impl DeviceEntry {
    const FIELD_FROM: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device_entry",
        "from",
    );
    const FIELD_TO: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "device_entry",
        "to",
    );
}
impl DeviceEntry {
    /// The members one by one, where they do not stand in their usual form.
    #[cold]
    #[inline(never)]
    fn parse_members(input: &[u8]) -> ::cosem_codec::Parsed<'_, Self> {
        let (input, ()) = ::cosem_codec::data::structure(input, 2)?;
        let (input, from) = ::cosem_codec::data::u16(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FROM))?;
        let (input, to) = ::cosem_codec::data::u16(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TO))?;
        Ok((input, Self { from, to }))
    }
}
impl<'a> ::cosem_codec::Decode<'a> for DeviceEntry {
    const USUAL: bool = true;
    #[inline(always)]
    fn parse_usual(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        match input.split_first_chunk() {
            Some(
                (&[k0, k1, 0x12, b0, b1, 0x12, b2, b3], input),
            ) if u16::from_be_bytes([k0, k1]) == 0x0202 => {
                Some((
                    input,
                    Self {
                        from: u16::from_be_bytes([b0, b1]),
                        to: u16::from_be_bytes([b2, b3]),
                    },
                ))
            }
            _ => None,
        }
    }
    #[inline(always)]
    fn parse_again(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        match input.split_first_chunk() {
            Some((&[_, _, _, b0, b1, _, b2, b3], input)) => {
                Some((
                    input,
                    Self {
                        from: u16::from_be_bytes([b0, b1]),
                        to: u16::from_be_bytes([b2, b3]),
                    },
                ))
            }
            _ => None,
        }
    }
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        match <Self as ::cosem_codec::Decode>::parse_usual(input) {
            Some(parsed) => Ok(parsed),
            None => Self::parse_members(input),
        }
    }
}
impl ::cosem_codec::Encode for DeviceEntry {
    #[inline]
    fn encoded_len(&self) -> usize {
        8
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        let [b0, b1] = self.from.to_be_bytes();
        let [b2, b3] = self.to.to_be_bytes();
        out.chunk([0x02, 0x02, 0x12, b0, b1, 0x12, b2, b3])
    }
    const FIXED: bool = true;
    #[inline]
    fn write_fixed<'o>(&self, out: &'o mut [u8]) -> Option<&'o mut [u8]> {
        let [b0, b1] = self.from.to_be_bytes();
        let [b2, b3] = self.to.to_be_bytes();
        let (place, out) = out.split_first_chunk_mut()?;
        *place = [0x02, 0x02, 0x12, b0, b1, 0x12, b2, b3];
        Some(out)
    }
}
impl ::cosem_codec::Describe for DeviceEntry {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "device_entry",
        clause: "User protocol:2026, clause 1.2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "class_versions.spec:43",
    };
}
/// An element of `by_names` of [`DeviceV0`].
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DeviceV0EntriesByNamesElement<'a>(
    /// The value.
    pub ::cosem_codec::VisibleString<'a>,
);
impl<'a> ::cosem_codec::Decode<'a> for DeviceV0EntriesByNamesElement<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(
            ::cosem_codec::data::visible_string_sized(input, 4),
            Self,
        )
    }
}
impl ::cosem_codec::Encode for DeviceV0EntriesByNamesElement<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        6
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_count(
                self.0.len(),
                4,
                const {
                    &::cosem_codec::Field::new("device version 0.by_names element", "")
                },
            )
            .and_then(|()| ::cosem_codec::Encode::write(&self.0, out))
    }
}
impl ::cosem_codec::Describe for DeviceV0EntriesByNamesElement<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "device version 0.by_names element",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "class_versions.spec:7",
    };
}
/// An element of `by_names` of [`DeviceV1`].
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DeviceV1EntriesByNamesElement<'a>(
    /// The value.
    pub ::cosem_codec::VisibleString<'a>,
);
impl<'a> ::cosem_codec::Decode<'a> for DeviceV1EntriesByNamesElement<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(
            ::cosem_codec::data::visible_string_sized(input, 4),
            Self,
        )
    }
}
impl ::cosem_codec::Encode for DeviceV1EntriesByNamesElement<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        6
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::support::check_count(
                self.0.len(),
                4,
                const {
                    &::cosem_codec::Field::new("device version 1.by_names element", "")
                },
            )
            .and_then(|()| ::cosem_codec::Encode::write(&self.0, out))
    }
}
impl ::cosem_codec::Describe for DeviceV1EntriesByNamesElement<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "device version 1.by_names element",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "class_versions.spec:29",
    };
}
