/// A class that the suite has too: this one is meant here.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisterV0;
impl RegisterV0 {
    /// The class identifier.
    pub const CLASS_ID: u16 = 3;
    /// The version of the class.
    pub const VERSION: u8 = 0;
}
impl ::cosem_codec::Class for RegisterV0 {
    const CLASS_ID: u16 = 3;
    const VERSION: u8 = 0;
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "register version 0",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "shadow.spec:7",
    };
    const ATTRIBUTES: &'static [::cosem_codec::describe::AttributeDescription] = &[
        ::cosem_codec::describe::AttributeDescription {
            number: 1,
            field: ::cosem_codec::Field::new(
                "register version 0 attribute",
                "logical_name",
            ),
            change: None,
            offset: None,
            selectors: &[],
        },
        ::cosem_codec::describe::AttributeDescription {
            number: 2,
            field: ::cosem_codec::Field::new("register version 0 attribute", "value"),
            change: None,
            offset: None,
            selectors: &[],
        },
    ];
    const METHODS: &'static [::cosem_codec::describe::MethodDescription] = &[];
}
/// The newest version of the class: [`RegisterV0`].
pub type Register = RegisterV0;
/// The value of an attribute of [`RegisterV0`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RegisterV0Attribute {
    /// Attribute 1: `logical_name`.
    LogicalName(LogicalName),
    /// Attribute 2: `value`.
    Value(::cosem_codec::class::Unit),
}
impl RegisterV0Attribute {
    const FIELD_LOGICAL_NAME: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "register version 0 attribute",
        "logical_name",
    );
    const FIELD_VALUE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "register version 0 attribute",
        "value",
    );
    /// Reads the value for the attribute `number`; it takes all of `octets`.
    ///
    /// # Errors
    /// `UnknownAttribute` for a number that the class does not have, and what is wrong with the octets.
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
    /// The number of the attribute.
    #[must_use]
    pub const fn number(&self) -> i8 {
        match self {
            Self::LogicalName(_) => 1,
            Self::Value(_) => 2,
        }
    }
}
impl ::cosem_codec::Encode for RegisterV0Attribute {
    fn encoded_len(&self) -> usize {
        match *self {
            Self::LogicalName(_) => 7,
            Self::Value(_) => 2,
        }
    }
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::LogicalName(value) => ::cosem_codec::Encode::write(&value, out),
            Self::Value(value) => ::cosem_codec::Encode::write(&value, out),
        }
    }
}
/// Hides the name of the suite.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogicalName(
    /// The value.
    pub [u8; 5],
);
impl<'a> ::cosem_codec::Decode<'a> for LogicalName {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::data::octets(input), Self)
    }
}
impl ::cosem_codec::Encode for LogicalName {
    #[inline]
    fn encoded_len(&self) -> usize {
        7
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        ::cosem_codec::Encode::write(&self.0, out)
    }
}
impl ::cosem_codec::Describe for LogicalName {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "logical_name",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "shadow.spec:14",
    };
}
