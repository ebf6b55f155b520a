/// Names that are words of Rust, begin like locals of the generated code, or are spelled otherwise.
///
/// User protocol:2026, clause 1. Layout confirmed: invented for this test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Names<'a> {
    /// `type`.
    pub r#type: u8,
    /// `self`.
    pub self_: ::cosem_codec::OctetString<'a>,
    /// `match`.
    pub r#match: NamesFn,
    /// `input`.
    pub input: u8,
    /// `value`.
    pub value: ::cosem_codec::VisibleString<'a>,
    /// `out`.
    pub out: bool,
    /// `b0`.
    pub b0: u16,
    /// `b1`.
    pub b1: u16,
    /// `members`.
    pub members: ::cosem_codec::OctetString<'a>,
    /// `content`.
    pub content: ::cosem_codec::Contained<'a, NamesFn>,
    /// `THE-rest`.
    pub rest: ::cosem_codec::OctetString<'a>,
    /// `at`.
    pub at: u8,
    /// `bits`.
    pub bits: ::cosem_codec::BitString<'a>,
    /// `super`.
    pub super_: Option<u8>,
    /// `found`.
    pub found: ::cosem_codec::OctetString<'a>,
}
impl Names<'_> {
    const FIELD_TYPE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "type",
    );
    const FIELD_SELF: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "self",
    );
    const FIELD_MATCH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "match",
    );
    const FIELD_INPUT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "input",
    );
    const FIELD_VALUE: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "value",
    );
    const FIELD_OUT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "out",
    );
    const FIELD_B0: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "b0",
    );
    const FIELD_B1: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "b1",
    );
    const FIELD_MEMBERS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "members",
    );
    const FIELD_CONTENT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "content",
    );
    const FIELD_REST: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "THE-rest",
    );
    const FIELD_AT: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "at",
    );
    const FIELD_BITS: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "bits",
    );
    const FIELD_SUPER: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "super",
    );
    const FIELD_LENGTH: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "length",
    );
    const FIELD_FOUND: &'static ::cosem_codec::Field = &::cosem_codec::Field::new(
        "names",
        "found",
    );
}
impl<'a> ::cosem_codec::Decode<'a> for Names<'a> {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (input, r#type) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_TYPE))?;
        let (input, self_) = ::cosem_codec::axdr::octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SELF))?;
        let (input, r#match) = ::cosem_codec::Decode::parse(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MATCH))?;
        let (input, input_field) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_INPUT))?;
        let (input, value_field) = ::cosem_codec::axdr::text(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_VALUE))?;
        let Some((&[b0, b1, b2, b3, b4], input)) = input.split_first_chunk() else {
            return Err(
                ::cosem_codec::octets::truncated_run(
                    input,
                    const {
                        &[
                            (1, 0, Self::FIELD_OUT),
                            (3, 1, Self::FIELD_B0),
                            (5, 3, Self::FIELD_B1),
                        ]
                    },
                ),
            );
        };
        let out_field = b0 != 0;
        let b0_field = u16::from_be_bytes([b1, b2]);
        let b1_field = u16::from_be_bytes([b3, b4]);
        let (input, members_field) = ::cosem_codec::axdr::octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_MEMBERS))?;
        let (input, content_field) = ::cosem_codec::axdr::contained(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_CONTENT))?;
        let (input, rest_field) = ::cosem_codec::axdr::octets(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_REST))?;
        let (input, at_field) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_AT))?;
        let (input, bits_field) = ::cosem_codec::axdr::bit_string(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_BITS))?;
        let (input, super_) = ::cosem_codec::axdr::optional(
                input,
                ::cosem_codec::octets::u8,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_SUPER))?;
        let (input, length) = ::cosem_codec::octets::u8(input)
            .map_err(::cosem_codec::error::in_field(Self::FIELD_LENGTH))?;
        let (input, found_field) = ::cosem_codec::support::map(
                ::cosem_codec::octets::take(input, usize::from(length)),
                ::cosem_codec::OctetString,
            )
            .map_err(::cosem_codec::error::in_field(Self::FIELD_FOUND))?;
        Ok((
            input,
            Self {
                r#type,
                self_,
                r#match,
                input: input_field,
                value: value_field,
                out: out_field,
                b0: b0_field,
                b1: b1_field,
                members: members_field,
                content: content_field,
                rest: rest_field,
                at: at_field,
                bits: bits_field,
                super_,
                found: found_field,
            },
        ))
    }
}
impl ::cosem_codec::Encode for Names<'_> {
    #[inline]
    fn encoded_len(&self) -> usize {
        ::cosem_codec::support::sum([
            9,
            ::cosem_codec::axdr::content_len(self.self_.len()),
            ::cosem_codec::Encode::encoded_len(&self.r#match),
            ::cosem_codec::axdr::content_len(self.value.len()),
            ::cosem_codec::axdr::content_len(self.members.len()),
            ::cosem_codec::axdr::contained_len(&self.content),
            ::cosem_codec::axdr::content_len(self.rest.len()),
            ::cosem_codec::axdr::bit_string_len(&self.bits),
            self.super_.map_or(1, |_| 2),
            self.found.len(),
        ])
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([self.r#type])?;
        ::cosem_codec::axdr::write_content(&self.self_, out)?;
        ::cosem_codec::Encode::write(&self.r#match, out)?;
        out.chunk([self.input])?;
        ::cosem_codec::axdr::write_content(&self.value, out)?;
        let [b0, b1] = self.b0.to_be_bytes();
        let [b2, b3] = self.b1.to_be_bytes();
        out.chunk([u8::from(self.out), b0, b1, b2, b3])?;
        ::cosem_codec::axdr::write_content(&self.members, out)?;
        ::cosem_codec::axdr::write_contained(&self.content, out)?;
        ::cosem_codec::axdr::write_content(&self.rest, out)?;
        out.chunk([self.at])?;
        ::cosem_codec::axdr::write_bit_string(&self.bits, out)?;
        match self.super_ {
            Some(value) => {
                out.chunk([0x01])?;
                out.chunk([value])
            }
            None => out.chunk([0x00]),
        }?;
        let length = ::cosem_codec::support::length::<
            u8,
        >(self.found.len(), Self::FIELD_LENGTH)?;
        out.chunk([length])?;
        out.octets(&self.found)
    }
}
impl ::cosem_codec::Describe for Names<'_> {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "names",
        clause: "User protocol:2026, clause 1",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "names.spec:7",
    };
}
/// A choice of words.
///
/// User protocol:2026, clause 2. Layout confirmed: invented for this test. Since User protocol:2027.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NamesFn {
    /// `self`.
    Self_,
    /// `struct`.
    Struct(u8),
    /// Since later.
    ///
    /// Since User protocol:2028.
    None(NamesCode),
}
impl<'a> ::cosem_codec::Decode<'a> for NamesFn {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        let (content, selector) = ::cosem_codec::octets::u8(input)?;
        match selector {
            0x00 => Ok((content, Self::Self_)),
            0x01 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::octets::u8(content),
                    Self::Struct,
                )
            }
            0x02 => {
                ::cosem_codec::support::map(
                    ::cosem_codec::Decode::parse(content),
                    Self::None,
                )
            }
            found => Err(::cosem_codec::octets::unknown_selector(found.into(), input)),
        }
    }
    #[inline]
    fn decode(octets: &'a [u8]) -> Result<Self, ::cosem_codec::DecodeError> {
        ::cosem_codec::support::decode_then(octets)
    }
    #[inline(always)]
    fn parse_then<R>(input: &'a [u8], then: impl FnOnce(Option<Self>) -> R) -> R {
        let Ok((content, selector)) = ::cosem_codec::octets::u8(input) else {
            return then(None)
        };
        match selector {
            0x00 => then(content.is_empty().then_some(Self::Self_)),
            0x01 => {
                then(
                    ::cosem_codec::support::complete(::cosem_codec::octets::u8(content))
                        .ok()
                        .map(Self::Struct),
                )
            }
            0x02 => {
                ::cosem_codec::Decode::parse_then(
                    content,
                    #[inline(always)]
                    |value| then(value.map(Self::None)),
                )
            }
            _ => then(None),
        }
    }
}
impl ::cosem_codec::Encode for NamesFn {
    #[inline]
    fn encoded_len(&self) -> usize {
        match *self {
            Self::Self_ => 1,
            Self::Struct(_) => 2,
            Self::None(_) => 2,
        }
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        match *self {
            Self::Self_ => out.chunk([0x00]),
            Self::Struct(value) => {
                out.chunk([0x01])?;
                out.chunk([value])
            }
            Self::None(value) => {
                out.chunk([0x02])?;
                ::cosem_codec::Encode::write(&value, out)
            }
        }
    }
}
impl From<NamesCode> for NamesFn {
    #[inline]
    fn from(value: NamesCode) -> Self {
        Self::None(value)
    }
}
impl ::cosem_codec::Describe for NamesFn {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "names-fn",
        clause: "User protocol:2026, clause 2",
        evidence: ::cosem_codec::Evidence::Confirmed,
        reason: "invented for this test",
        source: "names.spec:30",
    };
}
/// Codes of words.
///
/// User protocol:2026, clause not known, table 7, figure 3. Layout from a single source: one source.
///
/// Values without a name pass through unchanged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamesCode(
    /// The value on the wire.
    pub u8,
);
impl NamesCode {
    /// `self`: 0.
    pub const SELF: Self = Self(0);
    /// `loop`: 1.
    pub const LOOP: Self = Self(1);
    /// `name`: 2.
    pub const NAME: Self = Self(2);
    /// The name as the standard spells it, or `None` for a value without one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0 => Some("self"),
            1 => Some("loop"),
            2 => Some("name"),
            _ => None,
        }
    }
}
impl ::core::fmt::Debug for NamesCode {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => write!(f, "NamesCode({name})"),
            None => write!(f, "NamesCode({})", self.0),
        }
    }
}
impl ::core::fmt::Display for NamesCode {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => ::core::fmt::Display::fmt(&self.0, f),
        }
    }
}
impl<'a> ::cosem_codec::Decode<'a> for NamesCode {
    #[inline(always)]
    fn parse(input: &'a [u8]) -> ::cosem_codec::Parsed<'a, Self> {
        ::cosem_codec::support::map(::cosem_codec::octets::u8(input), Self)
    }
}
impl ::cosem_codec::Encode for NamesCode {
    #[inline]
    fn encoded_len(&self) -> usize {
        1
    }
    #[inline]
    fn write(
        &self,
        out: &mut ::cosem_codec::Writer<'_>,
    ) -> Result<(), ::cosem_codec::EncodeError> {
        out.chunk([self.0])
    }
}
impl ::cosem_codec::Describe for NamesCode {
    const DESCRIPTION: ::cosem_codec::Description = ::cosem_codec::Description {
        name: "names-code",
        clause: "User protocol:2026, clause not known, table 7, figure 3",
        evidence: ::cosem_codec::Evidence::SingleSource,
        reason: "one source",
        source: "names.spec:41",
    };
}
